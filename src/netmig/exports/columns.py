"""The columns of the figures and of the releases: one description for every format.

The figures have the columns of a release's own figures.csv, in the same order and with the same
words, and after them what must be known of the release. So the file is a tidy CSV of netmig's own
form, and can be taken in again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from ..codes import DIMENSIONS, MEASURES
from ..ledger.figures import EVIDENCE, DatePrecision, Figure, Release, Status
from .selection import Selected

Kind = Literal["text", "number", "date", "moment"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in files, its heading for people, what it holds."""

    name: str
    heading: str
    description: str
    kind: Kind = "text"
    required: bool = False
    """Whether every row has something there."""
    among: tuple[str, ...] = ()
    """All that can stand there, where that is a short list."""


MEASURE = Column("measure", "Measure", "What is counted, estimated, paid or ruled: a code of netmig.", required=True)
FIGURE = (
    Column("period", "Period", "What the figure is about in time; 'YE Jun 2023' is the year ending with June 2023.", required=True),
    Column("start", "First day", "The first day of the period.", "date", required=True),
    Column("end", "Last day", "The last day of the period; empty for a period without an end.", "date"),
    Column("value", "Value", "The number published, in whole units: people and pounds, not thousands.", "number"),
    Column("low", "Low", "The lower end of the publisher's own interval or range.", "number"),
    Column("high", "High", "The upper end of the publisher's own interval or range.", "number"),
    Column("confidence", "Confidence", "What share of such intervals holds the truth, as the publisher says."),
    Column("unit", "Unit", "What is counted: people, visas, GBP."),
    Column("rounding", "Rounded to", "The unit of the last digit published: 1000 is to the nearest thousand.", "number", required=True),
    Column("text", "Words", "A rule that is no number, or the publisher's own words for what the figure is of."),
    Column("status", "Status", "How settled the publisher calls it; complete is not final.", among=get_args(Status)[1:]),
    Column("marker", "Marker", "The publisher's own words for the status."),
    Column("evidence", "Evidence", "How the figure was read, from the publisher's own file down to the press.", required=True, among=EVIDENCE),
    Column("source", "Source", "Which of the release's sources it was read from."),
    Column("locator", "Where", "Where in the source: sheet and cell, row and column, or the words read."),
    Column("note", "Note", "What must be known of this figure; begins with 'Corrected from' where netmig corrects its source."),
)  # fmt: skip
RELEASE_ID = Column("release", "Release", "The publication that gives the figure.", required=True)
# what stands beside each figure where releases have no table of their own
RELEASE = (
    RELEASE_ID,
    Column("publisher", "Publisher", "Who published it.", required=True),
    Column("title", "Title", "What the publication is called.", required=True),
    Column("published_at", "Published", "When it was published; where only the month or year is known, the end of it.", "moment", required=True),
    Column("precision", "Date known to the", "How exactly the time of publication is known.", required=True, among=get_args(DatePrecision)),
    Column("url", "Address", "Where it was published."),
    Column("licence", "Licence", "The licence of the publication; none is known where it is empty."),
)  # fmt: skip


def dimension_column(name: str) -> Column:
    """The column of one dimension."""
    dimension = DIMENSIONS[name]
    return Column(name, dimension.label, f"A code of netmig; {dimension.default} is the default. Empty where a measure has none.")


def what_columns(selected: Selected) -> tuple[Column, ...]:
    """The columns that say which series a figure is of."""
    return (MEASURE, *(dimension_column(name) for name in selected.dimensions))


def figure_columns(selected: Selected) -> tuple[Column, ...]:
    """The columns of a table of figures that stands by itself."""
    return (*what_columns(selected), *FIGURE, *RELEASE)


def figure_cells(figure: Figure) -> list[Any]:
    """The cells of FIGURE, None for what is not there; dates as dates."""
    period = figure.period
    return [
        period.label, period.start, None if period.kind == "onwards" else period.end, figure.value, figure.low, figure.high,
        figure.confidence, figure.unit, figure.rounding, figure.text, figure.status, figure.marker, figure.evidence, figure.source,
        figure.locator, figure.note,
    ]  # fmt: skip


def release_cells(release: Release) -> list[Any]:
    """The cells of RELEASE."""
    return [release.id, release.publisher, release.title, release.published_at, release.precision, release.url, release.licence]


def what_cells(figure: Figure, dimensions: Sequence[str]) -> list[str]:
    """The measure and its codes; an empty one for a dimension that the measure does not have."""
    codes = figure.series.dimensions
    return [figure.series.measure, *(codes.get(name, "") for name in dimensions)]


def figure_rows(selected: Selected) -> Iterator[list[Any]]:
    """The rows under `figure_columns`, text always text: an empty one where there is none."""
    dimensions = selected.dimensions
    releases = {release.id: release_cells(release) for release in selected.releases}
    for figure in selected.figures:
        yield [*what_cells(figure, dimensions), *figure_cells(figure), *releases[figure.release]]


def records(columns: Sequence[Column], rows: Iterable[Sequence[Any]]) -> Iterator[dict[str, Any]]:
    """Rows as JSON would have them: by the names of the columns, null for what is not there."""
    names = [column.name for column in columns]
    for row in rows:
        yield {name: _in_json(cell) for name, cell in zip(names, row, strict=True)}


def _in_json(cell: Any) -> Any:
    if cell is None or cell == "":
        return None
    return cell.isoformat() if hasattr(cell, "isoformat") else cell


def measure_label(code: str) -> str:
    """A measure in words."""
    return MEASURES[code].label
