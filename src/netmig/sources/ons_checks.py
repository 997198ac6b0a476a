"""What must agree within one workbook: where a figure is added up, or stands in two tables.

    net = immigration − emigration        three roundings: within 1½ units of the last digit
    a whole = the sum of its n parts      within (n + 1) / 2 units
    one series in two tables              the same to the digit, but for tables of their own rounding
    a part of the EU+                     no more than the EU+, and not all of it in every period

ONS rounds every figure by itself (May 2025, Cover_sheet!A25), so no closer agreement can be asked.
One exception is known, and is no part of these workbooks: of 2001 to 2011 ONS revised net migration
and left the flows as they were.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from ..codes import PARTS_OF_EU_PLUS
from ..errors import LayoutError
from ..ledger.figures import Figure
from ..periods import Period
from ..series import Series
from .workbook import layout_error

_FLOWS = frozenset({"immigration", "emigration"})
# so many periods in which a part is its whole cannot be chance
_SAME_FROM = 3
_Cells = Mapping[tuple[Series, Period], Figure]
# which parts make a whole, along each dimension: the most that a table has of each is added
_PARTS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("nationality", "all", ("british", "eu_plus", "non_eu_plus")),
    ("nationality", "all", ("british", "eu", "non_eu")),
    ("nationality", "eu_plus", PARTS_OF_EU_PLUS),
    ("sex", "all", ("female", "male")),
    ("age", "all", ("under_16", "16_to_24", "25_to_34", "35_to_44", "45_to_54", "55_to_64", "65_and_over")),
    ("reason", "work", ("work_main", "work_dependant")),
    ("reason", "study", ("study_main", "study_dependant")),
    ("reason", "humanitarian", ("humanitarian_bno", "humanitarian_resettlement", "humanitarian_ukraine")),
    ("reason", "all", ("work", "study", "family", "humanitarian", "asylum", "other")),
    (
        "reason",
        "all",
        (
            "work_main", "work_dependant", "study_main", "study_dependant", "family", "humanitarian_bno",
            "humanitarian_resettlement", "humanitarian_ukraine", "asylum", "other",
        ),
    ),
    (
        "reason",
        "all",
        ("work", "study", "family", "humanitarian_bno", "humanitarian_resettlement", "humanitarian_ukraine", "asylum", "other"),
    ),
    ("reason", "all_except_asylum_and_resettlement", ("work", "study", "other_than_work_and_study")),
    ("type", "born_outside_uk", ("born_in_eu_plus", "born_outside_eu_plus")),
)  # fmt: skip


def check_figures(book: str, figures: Iterable[Figure]) -> None:
    """Refuse a workbook whose figures contradict one another, by LayoutError that names the cell.

    Where several cells could be the wrong one, the named one is the net, the whole, or the later table's.
    """
    by_release: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_release[figure.release].append(figure)
    for its in by_release.values():
        tables: dict[str, dict[tuple[Series, Period], Figure]] = defaultdict(dict)
        for figure in its:
            tables[figure.locator.rpartition("!")[0]][figure.series, figure.period] = figure
        for cells in tables.values():
            for message, figure in (*_nets(cells), *_sums(cells)):
                raise _contradiction(book, figure, message)
        _check_across(book, list(tables.values()))


def _nets(cells: _Cells) -> Iterator[tuple[str, Figure]]:
    for (series, period), net in cells.items():
        if series.measure != "net_migration" or net.value is None:
            continue
        flows = [cells.get((each, period)) for each in flows_of(series)]
        inflow, outflow = (flow.value if flow else None for flow in flows)
        if inflow is None or outflow is None:
            continue
        if abs(net.value - (inflow - outflow)) > 1.5 * net.rounding:
            places = " and ".join(flow.locator for flow in flows if flow)
            yield f"{inflow - outflow:,}, immigration less emigration ({places}), to within rounding", net


def _sums(cells: _Cells) -> Iterator[tuple[str, Figure]]:
    for (series, period), whole in cells.items():
        for parts in parts_of(series):
            found = [cells.get((part, period)) for part in parts]
            values = [part.value for part in found if part is not None and part.value is not None]
            if whole.value is None or len(values) < len(parts):
                continue
            if abs(whole.value - sum(values)) > whole.rounding * (len(parts) + 1) / 2:
                places = ", ".join(part.locator for part in found if part)
                yield f"{sum(values):,}, the sum of its parts ({places}), to within rounding", whole


@lru_cache(maxsize=4096)
def flows_of(net: Series) -> tuple[Series, Series]:
    return replace(net, measure="immigration"), replace(net, measure="emigration")


@lru_cache(maxsize=4096)
def parts_of(whole: Series) -> tuple[tuple[Series, ...], ...]:
    """Each way in which a series is a sum of others."""
    dimensions = whole.dimensions
    return tuple(
        tuple(whole.with_(**{dimension: part}) for part in parts)
        for dimension, code, parts in _PARTS
        if dimensions.get(dimension) == code
    )


def _check_across(book: str, tables: list[dict[tuple[Series, Period], Figure]]) -> None:
    first: dict[tuple[Series, Period], Figure] = {}
    for cells in tables:
        for key, figure in cells.items():
            other = first.setdefault(key, figure)
            if other is not figure and other.value is not None and figure.value is not None and other.value != figure.value:
                raise _contradiction(book, figure, f"{other.value:,}, as {other.locator} has it")
    _check_parts_of_eu_plus(book, first)
    # Table 6 is compared with what Table 4 leaves without asylum and resettlement
    for (series, period), figure in first.items():
        if dict(series.fixed).get("reason") != "all_except_asylum_and_resettlement" or figure.value is None:
            continue
        parts = [first.get((series.with_(reason=reason), period)) for reason in ("all", "asylum", "humanitarian_resettlement")]
        values = [part.value for part in parts if part is not None and part.value is not None]
        if len(values) == 3 and abs(figure.value - (values[0] - values[1] - values[2])) > 2 * figure.rounding:
            expected = f"{values[0] - values[1] - values[2]:,}, all reasons without asylum and resettlement, to within rounding"
            raise _contradiction(book, figure, expected)


def _check_parts_of_eu_plus(book: str, first: _Cells) -> None:
    """Refuse a part of the EU+ that is more than all of it, or all of it throughout: it is another group than was thought."""
    of_part: dict[Series, list[tuple[Figure, Figure]]] = defaultdict(list)
    for (series, period), part in first.items():
        if series.measure in _FLOWS and dict(series.fixed).get("nationality") in PARTS_OF_EU_PLUS:
            whole = first.get((series.with_(nationality="eu_plus"), period))
            if whole is not None and whole.value is not None and part.value is not None:
                if part.value > whole.value + part.rounding:
                    raise _contradiction(book, part, f"at most {whole.value:,}, which {whole.locator} has of all EU+ nationals")
                of_part[series].append((part, whole))
    for pairs in of_part.values():
        if len(pairs) >= _SAME_FROM and all(part.value == whole.value for part, whole in pairs):
            part, whole = pairs[-1]
            raise _contradiction(book, part, f"fewer people than all EU+ nationals, whom {whole.locator} has as many of")


def _contradiction(book: str, figure: Figure, expected: str) -> LayoutError:
    error = layout_error(book, figure.locator, expected, figure.value)
    return LayoutError(
        f"{book}, {figure.locator}: the figures contradict one another.",
        error.available,
        "Compare them with the publisher's page, and download the file again.",
        place=error.place,
    )
