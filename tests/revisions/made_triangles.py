"""Small vintaged tables for the tests: made up, and of every shape that a real one may have."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from netmig.periods import Period, quarter
from netmig.revisions.triangle import Triangle

Row = tuple[Period, date, float]


@st.composite
def tables(draw: st.DrawFn, most: int = 12, values: st.SearchStrategy[float] | None = None) -> list[Row]:
    """Rows of a vintaged table of quarters: each is published some time after its end, and again now and then."""
    rows: list[Row] = []
    made = values if values is not None else st.integers(-1000, 1000)
    for number in range(draw(st.integers(1, most))):
        period = quarter(2010 + number // 4, number % 4 + 1)
        days = draw(st.lists(st.integers(20, 900), min_size=0, max_size=5, unique=True))
        rows += [(period, period.stop + timedelta(days=day), draw(made)) for day in days]
    return rows


TRIANGLES = tables().map(Triangle.of_rows)
