"""Whose series it is: what others say of the same thing is no revision of what its publisher says.

A ledger takes the newest figure of a series for the one that stands. So a series that it has from
one publisher is added to by that publisher alone, and whoever else counts, estimates or foresees
the same has a series of their own.
"""

from __future__ import annotations

from ..errors import Place, UsageError
from ..ledger.figures import Figure, Release
from ..ledger.ledger import Ledger
from ..series import Series
from .plausibility import place_of
from .reader import Reading

# A forecast is its forecaster's by its series; a rule is an office's by what it is.
OF_ONE_PUBLISHER = frozenset({"estimate", "count", "account"})
NOT_STATED = "Not stated"


class OthersSeriesError(UsageError):
    """Figures of a series that the ledger has from another publisher."""

    def __init__(self, asked: str, available: str, next_step: str, *, place: Place) -> None:
        super().__init__(asked, available, next_step)
        self.place = place


def check_publishers(name: str, reading: Reading, held: Ledger) -> None:
    """Refuse, by OthersSeriesError, figures of a series that the ledger has, where it has none of it from their publisher.

    A publisher that is not stated is another than any that is.
    """
    publishers: dict[Series, tuple[str, ...]] = {}
    for release, figures in reading.releases:
        for figure in figures:
            if figure.kind not in OF_ONE_PUBLISHER:
                continue
            if figure.series not in publishers:
                publishers[figure.series] = _publishers(figure.series, held)
            theirs = publishers[figure.series]
            if theirs and _plain(release.publisher) not in {_plain(each) for each in theirs}:
                raise _others(name, release, figure, theirs)


def _publishers(series: Series, held: Ledger) -> tuple[str, ...]:
    """Whose figures of a series are held: those who are named, where anyone is."""
    ids = {figure.release for figure in held.figures(series)}
    found = sorted({held.release(each).publisher for each in ids})
    return tuple(each for each in found if each != NOT_STATED) or tuple(found)


def _plain(publisher: str) -> str:
    return " ".join(publisher.casefold().split())


def _others(name: str, release: Release, figure: Figure, theirs: tuple[str, ...]) -> OthersSeriesError:
    whose = " and ".join(theirs)
    row = f"{name} row "
    at = figure.locator if figure.locator.startswith(row) else f"{name}, {figure.locator}"
    who = "its publisher is not stated" if release.publisher == NOT_STATED else f"it is of {release.publisher}"
    dimensions = figure.series.about.dimensions
    own = [each for each in ("forecaster", "scenario") if each in dimensions]
    apart = f"if it is not, give it a series of its own, by the column {own[0]}." if own else "if it is not, leave it out."
    return OthersSeriesError(
        f"{at}: {figure.series.key} for {figure.period.label} would count as a revision of {whose}, and {who}.",
        f"The ledger has {figure.series.key} from {whose} alone.",
        f"If the figure is theirs, say so in the column publisher, as it is written here; {apart}",
        place=place_of(figure) if figure.locator.startswith(row) else Place(),
    )
