"""Counts of the Home Office over any time: made of their parts, honestly dated, and never called wrong for a later correction."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from small_ledger import LICENCE

import netmig
from netmig.check.evaluation.evidence import Evidence
from netmig.check.evaluation.kinds.pieces import is_out, pieces_by_start, tiles
from netmig.ledger.figures import Figure, Release, published_on
from netmig.ledger.ledger import Ledger
from netmig.periods import Period, calendar_year, day, point, quarter, span, week_ending
from netmig.series import Series

CLAIMS, BOATS = Series.of("asylum_applications"), Series.of("small_boat_arrivals")
HOTELS = Series.of("asylum_supported", type="hotel")
# of the invented figures: each quarter 10,000 claims, each day 20 people, 30,000 in hotels
RELEASED = date(2026, 2, 26)


def _release(of: date) -> Release:
    return Release(
        id=f"counts-{of}", publisher="Home Office", title="Invented", published_at=published_on(of), licence=LICENCE
    )  # fmt: skip


def _figure(series: Series, period: Period, value: int, release: Release) -> Figure:
    return Figure(series=series, period=period, release=release.id, value=value, locator="a table", source="t")


def _ledger() -> Ledger:
    release = _release(RELEASED)
    claims = [_figure(CLAIMS, quarter(year, number), 10_000, release) for year in (2023, 2024, 2025) for number in (1, 2, 3, 4)]
    days = [_figure(BOATS, day(date(2024, 1, 1) + timedelta(each)), 20, release) for each in range(731)]
    hotels = [_figure(HOTELS, point(date(2025, 6, 30)), 30_000, release)]
    return Ledger.of([(release, [*claims, *days, *hotels])])


def test_a_year_is_the_sum_of_its_quarters_once_they_are_public() -> None:
    standing = Evidence(_ledger(), date(2026, 3, 1)).standing(CLAIMS, calendar_year(2025))
    assert standing is not None
    assert (standing.range.value, standing.made, standing.unsure, len(standing.figures)) == (40_000, True, False, 4)
    assert standing.words == (
        "10,000 (January to March 2025) + 10,000 (April to June 2025) + 10,000 (July to September 2025)"
        " + 10,000 (October to December 2025) = 40,000 (Home Office, 26 February 2026)"
    )


def test_what_is_held_in_a_later_edition_alone_is_unsure_and_says_so() -> None:
    standing = Evidence(_ledger(), date(2025, 3, 1)).standing(CLAIMS, calendar_year(2024))
    assert standing is not None
    assert standing.unsure
    assert standing.words.endswith("(Home Office, 26 February 2026; netmig does not have the editions of that day)")
    held = Evidence(_ledger(), date(2025, 8, 25)).standing(HOTELS, point(date(2025, 6, 30)))
    assert held is not None
    assert (held.range.value, held.words) == (
        30_000,
        "30,000 (Home Office, 26 February 2026; netmig does not have the edition of that day)",
    )


def test_what_had_not_come_out_is_not_known_whichever_day_is_asked_first() -> None:
    ledger = _ledger()
    year = calendar_year(2024)
    for _ in range(2):
        assert Evidence(ledger, date(2025, 1, 20)).standing(CLAIMS, year) is None
        assert Evidence(ledger, date(2025, 3, 1)).standing(CLAIMS, year) is not None
    today = span(date(2025, 1, 1), date(2025, 5, 20))
    assert Evidence(ledger, date(2025, 5, 20)).standing(BOATS, today) is None
    counted = Evidence(ledger, date(2025, 5, 21)).standing(BOATS, today)
    assert counted is not None
    assert (counted.range.value, len(counted.figures)) == (20 * 140, 2)
    assert "the sum of 140 daily counts" in counted.words


def test_a_number_that_a_later_edition_has_corrected_is_not_called_wrong() -> None:
    """Home Office counts of claims have moved by up to six per cent between editions."""
    text = "Home Office figures show that {} people claimed asylum in the UK in 2024."
    verdicts = {
        number: netmig.check(text.format(number), "2025-03-04", _ledger()).claims[0].then.verdict
        for number in ("40,000", "42,138", "38,100", "55,138")
    }
    assert verdicts == {"40,000": "agrees", "42,138": "not_checked", "38,100": "not_checked", "55,138": "differs"}


def test_a_tally_fits_any_of_the_last_days_and_no_day_long_gone() -> None:
    """Who writes has the count of yesterday or of some days ago."""
    text = "So far this year {} people have crossed the Channel to the UK in small boats."
    verdicts = {
        number: netmig.check(text.format(number), "2025-05-21", _ledger()).claims[0].then.verdict
        for number in ("2,800", "2,760", "2,500", "more than 2,500", "3,900")
    }
    assert verdicts == {
        "2,800": "agrees", "2,760": "agrees", "2,500": "not_checked", "more than 2,500": "agrees", "3,900": "differs",
    }  # fmt: skip


def test_a_count_says_from_when_to_when() -> None:
    text = "Since the election 6,400 people have crossed the Channel to the UK in small boats."
    claim = netmig.check(text, "2025-05-21", _ledger()).claims[0]
    assert claim.period is not None
    assert (claim.then.verdict, claim.period.label) == ("agrees", "2024-07-05 to 2025-05-20")


@given(st.dates(date(2024, 1, 1), date(2025, 12, 31)), st.dates(date(2024, 1, 1), date(2025, 12, 31)))
def test_tiles_cover_a_window_once(one: date, other: date) -> None:
    first, last = sorted((one, other))
    held = [
        *(day(date(2024, 1, 1) + timedelta(each)) for each in range(731)),
        *(quarter(year, number) for year in (2024, 2025) for number in (1, 2, 3, 4)),
        calendar_year(2024),
        week_ending(date(2024, 1, 7)),
    ]
    found = tiles(pieces_by_start(held), span(first, last))
    assert found[0].start == first
    assert found[-1].end == last
    assert all(before.stop == after.start for before, after in pairwise(found))
    assert all(each.kind != "week" for each in found)


@given(st.dates(date(2024, 1, 1), date(2026, 12, 31)))
def test_nothing_is_out_before_it_is_over(today: date) -> None:
    for series, period in ((CLAIMS, quarter(2025, 1)), (BOATS, day(date(2025, 3, 31))), (HOTELS, point(date(2025, 3, 31)))):
        assert not is_out(series.measure, period, today) or today > period.end
