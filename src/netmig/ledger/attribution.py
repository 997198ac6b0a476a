"""Who must be named beside figures that are passed on, and under which licence they were published."""

from __future__ import annotations

from collections.abc import Iterable

from .figures import Release

OPEN_GOVERNMENT_LICENCE = "Open Government Licence v3.0"
OPEN_GOVERNMENT_LICENCE_URL = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"


def attribution(releases: Iterable[Release]) -> tuple[str, ...]:
    """The lines that name the publishers of some releases with the licence, one line a licence.

    The licence is the publisher's own, as the release has it: that of a file which someone made of
    the publication says nothing about the figures.

    >>> attribution([])
    ()
    """
    publishers: dict[str, set[str]] = {}
    for release in releases:
        publishers.setdefault(release.licence, set()).add(release.publisher)
    # what is under no known licence is said last
    return tuple(_line(licence, sorted(publishers[licence])) for licence in sorted(publishers, key=lambda each: (not each, each)))


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
