"""Who must be named beside figures that are passed on, and under which licence they were published."""

from __future__ import annotations

from collections.abc import Iterable

from .figures import Figure, Release

OPEN_GOVERNMENT_LICENCE = "Open Government Licence v3.0"
OPEN_GOVERNMENT_LICENCE_URL = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"


def licence_of(figure: Figure, release: Release) -> str:
    """The licence of the source that a figure was read from, else of its release; empty where none is known."""
    source = release.source(figure.source)
    return (source.licence if source else "") or release.licence


def attribution(figures: Iterable[tuple[Figure, Release]]) -> tuple[str, ...]:
    """The lines that name every publisher of some figures with the licence, one line a licence."""
    publishers: dict[str, set[str]] = {}
    for figure, release in figures:
        publishers.setdefault(licence_of(figure, release), set()).add(release.publisher)
    return tuple(
        _line(licence, sorted(names)) for licence, names in sorted(publishers.items(), key=lambda item: (not item[0], item[0]))
    )


def _line(licence: str, publishers: list[str]) -> str:
    names = "; ".join(publishers)
    if is_open_government(licence):
        return (
            f"Contains public sector information licensed under the {OPEN_GOVERNMENT_LICENCE} "
            f"({OPEN_GOVERNMENT_LICENCE_URL}). Source: {names}."
        )
    return f"Source: {names}. " + (
        f"Licence: {licence}." if licence else "No open licence is known: quote single figures, naming the source."
    )


def is_open_government(licence: str) -> bool:
    """Whether a release's words for its licence mean the Open Government Licence, version 3."""
    plain = licence.lower()
    return "open government licence v3" in plain or plain.startswith("ogl")
