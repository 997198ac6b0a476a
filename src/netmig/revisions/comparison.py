"""The same revisions for several series at once: by nationality, by reason, by flow."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from ..codes import FLOWS
from ..errors import UsageError
from ..ledger.ledger import Ledger
from ..series import Series
from .analysis import Reprints, Revisions, revisions_of
from .finding import Starts
from .pairs import Pair
from .triangle import Triangle

Dimension = Literal["flow", "nationality", "reason"]


def compared(
    ledger: Ledger,
    series: Series,
    by: Dimension,
    pair: str | Pair = "first→latest",
    *,
    across_breaks: bool = False,
    starts: Starts | None = None,
    since: str | date | datetime | None = None,
    as_of: str | date | datetime | None = None,
    reprints: Reprints = "count",
) -> dict[str, Revisions]:
    """Revisions by the codes of a dimension (or by flow), all else as in a series.

    Series of which there is no revision of the pair, nor one set aside for a change of method, are left
    out: of those nothing was published twice.
    """
    if by not in ("flow", "nationality", "reason"):
        raise UsageError(f"Series are not compared by {by!r}.", "They are by flow, nationality or reason.")
    found: dict[str, Revisions] = {}
    for code, each in _alike(ledger, series, by):
        made = revisions_of(
            Triangle.of_view(ledger.view(each)), pair, across_breaks=across_breaks, starts=starts, since=since, as_of=as_of,
            reprints=reprints,
        )  # fmt: skip
        if made.rows or any(aside.because == "break" for aside in made.set_aside):
            found[code] = made
    return found


def _alike(ledger: Ledger, series: Series, by: Dimension) -> list[tuple[str, Series]]:
    if by == "flow":
        if series.measure not in FLOWS:
            raise UsageError(f"{series.about.label} is not one of several flows.", f"Flows are: {', '.join(FLOWS)}.")
        fixed = dict(series.fixed)
        wanted = [(flow, Series.of(flow, **fixed)) for flow in FLOWS]
        return [(flow, each) for flow, each in wanted if each in ledger.series(flow)]
    if by not in series.about.dimensions:
        raise UsageError(f"{series.about.label} has no {by}.", f"It has: {', '.join(series.about.dimensions) or 'none'}.")
    others = {name: code for name, code in series.dimensions.items() if name != by}
    return [
        (each.dimensions[by], each)
        for each in ledger.series(series.measure)
        if all(each.dimensions[name] == code for name, code in others.items())
    ]
