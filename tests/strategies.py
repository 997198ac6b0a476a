"""One Hypothesis strategy for each core object; what is new joins them here."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import get_args

from hypothesis import strategies as st

from netmig import periods as p
from netmig.codes import DIMENSIONS, MEASURES
from netmig.ledger.figures import EVIDENCE, DatePrecision, Figure, Release, RevisionKind, Source, StatedChange, Status
from netmig.periods import Period
from netmig.series import Series

YEARS = st.integers(1964, 2063)
DAYS = st.dates(date(1964, 1, 7), date(2063, 12, 30))
# what people write in cells and titles: commas, quotes, line ends, letters from anywhere
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")) | st.sampled_from(',"\n;[]='), max_size=12)
# counts, sums of money and rates; figures.csv writes floats in full
NUMBERS = st.integers(-(10**12), 10**12) | st.floats(-1e12, 1e12, allow_nan=False)


def _window(first: date, second: date) -> Period:
    return p.span(min(first, second), max(first, second))


PERIODS: st.SearchStrategy[Period] = st.one_of(
    st.builds(p.year_ending, YEARS, st.integers(1, 12)),
    st.builds(p.calendar_year, YEARS),
    st.builds(p.financial_year, YEARS),
    st.builds(p.quarter, YEARS, st.integers(1, 4)),
    st.builds(p.month, YEARS, st.integers(1, 12)),
    st.builds(p.week_ending, DAYS),
    st.builds(p.day, DAYS),
    st.builds(p.point, DAYS),
    st.builds(_window, DAYS, DAYS),
    st.builds(p.onwards, DAYS),
)


@st.composite
def series(draw: st.DrawFn, measures: tuple[str, ...] = tuple(MEASURES)) -> Series:
    """Any series: a measure, and some of its dimensions at some of their codes."""
    measure = MEASURES[draw(st.sampled_from(measures))]
    fixed = {}
    for name in measure.dimensions:
        dimension = DIMENSIONS[name]
        codes = st.sampled_from([code.code for code in dimension.codes])
        made_up = st.from_regex(r"[a-z]{3,8}(_[a-z]{3,8})?", fullmatch=True)
        if draw(st.booleans()):
            fixed[name] = draw(codes | made_up if dimension.open else codes)
    return Series.of(measure.code, **fixed)


@st.composite
def figures(
    draw: st.DrawFn,
    release: str = "example-2001-01-01",
    of: st.SearchStrategy[Series] | None = None,
    about: st.SearchStrategy[Period] = PERIODS,
) -> Figure:
    """Any figure of a release."""
    return Figure(
        series=draw(of if of is not None else series()),
        period=draw(about),
        release=release,
        value=draw(st.none() | NUMBERS),
        low=draw(st.none() | NUMBERS),
        high=draw(st.none() | NUMBERS),
        confidence=draw(st.sampled_from(["", "95%"])),
        rounding=draw(st.sampled_from([1, 1000, 100_000, 0.01])),
        text=draw(WORDS),
        status=draw(st.sampled_from(get_args(Status))),
        marker=draw(WORDS),
        evidence=draw(st.sampled_from(EVIDENCE)),
        source=draw(st.sampled_from(["", "workbook", "bulletin"])),
        locator=draw(WORDS),
        note=draw(WORDS),
    )


SOURCES = st.builds(
    Source,
    id=st.sampled_from(["workbook", "bulletin", "page"]),
    title=WORDS,
    url=WORDS,
    upstream=WORDS,
    sha256=WORDS,
    retrieved_at=WORDS,
    licence=WORDS,
)
CHANGES = st.builds(
    StatedChange, kind=st.sampled_from(get_args(RevisionKind)), reason=WORDS, citation=WORDS, series=WORDS, periods=WORDS
)
MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC)).map(  # noqa: DTZ001 - the zone is given beside
    lambda when: when.replace(microsecond=0)
)


@st.composite
def releases(draw: st.DrawFn, release_id: str | None = None, published_at: datetime | None = None) -> Release:
    """Any release, described in full or hardly at all."""
    return Release(
        id=release_id or draw(st.from_regex(r"[a-z]{2,5}-[a-z]{2,5}-20[0-9]{2}-0[1-9]-[12][0-9]", fullmatch=True)),
        publisher=draw(WORDS),
        title=draw(WORDS),
        published_at=published_at or draw(MOMENTS),
        precision=draw(st.sampled_from(get_args(DatePrecision))),
        url=draw(WORDS),
        licence=draw(WORDS),
        supersedes=draw(WORDS),
        edition=draw(WORDS),
        methods=tuple(draw(st.dictionaries(WORDS, WORDS, max_size=2)).items()),
        sources=tuple(draw(st.lists(SOURCES, max_size=2, unique_by=lambda source: source.id))),
        changes=tuple(draw(st.lists(CHANGES, max_size=2))),
        note=draw(WORDS),
    )


FEW_SERIES = st.sampled_from(
    [Series.of("net_migration"), Series.of("net_migration", nationality="british"), Series.of("immigration")]
)
FEW_PERIODS = st.sampled_from([p.year_ending(2023, 6), p.year_ending(2023, 12), p.year_ending(2024, 6), p.calendar_year(2023)])
FIRST_DAY = datetime(2020, 1, 1, 9, 30, tzinfo=UTC)


@st.composite
def histories(draw: st.DrawFn, most: int = 5) -> list[tuple[Release, list[Figure]]]:
    """Some releases in any order, often on the same day, and what they say of few series and periods.

    Small worlds, so that releases meet: the same period again and again, several figures for it in
    one release, releases that fall silent.
    """
    told = []
    for number in range(draw(st.integers(0, most))):
        day = FIRST_DAY + timedelta(days=draw(st.integers(0, 3)))
        name = f"{'abcdef'[draw(st.integers(0, 5))]}-{number}"
        release = Release(id=name, publisher="Example office", title=name, published_at=day)
        told.append((release, draw(st.lists(figures(name, FEW_SERIES, FEW_PERIODS), max_size=6))))
    return told
