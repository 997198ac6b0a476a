"""Which two figures a question means, and which questions are refused."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from netmig.errors import NotHeldError, UsageError
from netmig.explain import Explanation, explain
from netmig.ledger.bundled import SHIPPED, Bundled
from netmig.ledger.figures import Figure, Release, published_on
from netmig.ledger.ledger import Ledger
from netmig.periods import Period, calendar_year, month, parse_period, point, quarter, year_ending
from netmig.series import Series

NET, RULE = Series.of("net_migration"), Series.of("rule", route="skilled_worker", parameter="general_salary_threshold")
ONE, TWO, THREE = year_ending(1999, 12), year_ending(2000, 12), year_ending(2001, 12)
DAYS = (date(2001, 5, 24), date(2001, 11, 22), date(2002, 5, 23))
EARLY, MIDDLE, LATE = (f"test-{day}" for day in DAYS)


def release(day: date) -> Release:
    return Release(id=f"test-{day}", publisher="Test Office", title="Invented", published_at=published_on(day))


def figure(of: str, period: Period, value: int | None, series: Series = NET, **more: str) -> Figure:
    return Figure(series=series, period=period, release=of, value=value, rounding=1000, text=more.get("text", ""))


@pytest.fixture
def ledger() -> Ledger:
    """Three releases: the first has two periods, the second revises one of them, the third has the later two."""
    told = {
        EARLY: [figure(EARLY, ONE, 100_000), figure(EARLY, TWO, 150_000), figure(EARLY, quarter(2000, 4), 40_000)],
        MIDDLE: [figure(MIDDLE, TWO, 160_000), figure(MIDDLE, point(date(2000, 6, 30)), 5_000)],
        LATE: [
            figure(LATE, TWO, 170_000), figure(LATE, THREE, 120_000), figure(LATE, ONE, None, RULE, text="Only with a sponsor"),
            figure(LATE, TWO, None, RULE, text="Without one"),
        ],
    }  # fmt: skip
    return Ledger.of((release(day), told[f"test-{day}"]) for day in DAYS)


def ends(found: Explanation) -> tuple[tuple[str, str, int | float], tuple[str, str, int | float]]:
    start, stop = found.ends.start, found.ends.stop
    return (start.period.label, start.release.id, start.value), (stop.period.label, stop.release.id, stop.value)


def test_two_periods_are_compared_as_the_newest_release_with_both_has_them(ledger: Ledger) -> None:
    assert ends(explain("net_migration", "YE Dec 2000", "YE Dec 2001", ledger=ledger)) == (
        ("YE Dec 2000", LATE, 170_000),
        ("YE Dec 2001", LATE, 120_000),
    )
    assert ends(explain("net_migration", "YE Dec 1999", "YE Dec 2000", ledger=ledger)) == (
        ("YE Dec 1999", EARLY, 100_000),
        ("YE Dec 2000", EARLY, 150_000),
    )


def test_what_has_been_revised_since_is_said(ledger: Ledger) -> None:
    found = explain("net_migration", "YE Dec 1999", "YE Dec 2000", ledger=ledger)
    assert found.warnings == ("YE Dec 2000 has since been revised to 170,000 (Test Office, 23 May 2002).",)
    assert explain("net_migration", "YE Dec 1999", "YE Dec 2000", as_of="2001-05-24", ledger=ledger).warnings == ()


@pytest.mark.parametrize("stop", [None, "YE Dec 2000"])
def test_one_period_is_compared_between_its_first_release_and_its_newest(ledger: Ledger, stop: str | None) -> None:
    assert ends(explain("net_migration", "YE Dec 2000", stop, ledger=ledger)) == (
        ("YE Dec 2000", EARLY, 150_000),
        ("YE Dec 2000", LATE, 170_000),
    )
    assert explain("net_migration", "YE Dec 2000", stop, as_of="2001-12-31", ledger=ledger).ends.stop.release.id == MIDDLE


@pytest.mark.parametrize(
    ("start", "stop", "options"),
    [
        (f"YE Dec 2000@{EARLY}", f"YE Dec 2000@{MIDDLE}", {}),
        ("YE Dec 2000@first", "YE Dec 2000@2001-12-31", {}),
        ("YE Dec 2000", "YE Dec 2000", {"to_release": MIDDLE}),
        ("YE Dec 2000", None, {"to_release": "2001-11-22"}),
        ("YE Dec 2000@2001-06-01", None, {"to_release": MIDDLE}),
        ("YE Dec 2000@150,000", "YE Dec 2000@160000", {}),
    ],
)
def test_releases_can_be_named_in_many_ways(ledger: Ledger, start: str, stop: str | None, options: dict[str, str]) -> None:
    found = explain("net_migration", start, stop, ledger=ledger, **options)  # type: ignore[arg-type]
    assert ends(found) == (("YE Dec 2000", EARLY, 150_000), ("YE Dec 2000", MIDDLE, 160_000))


def test_one_period_with_a_release_gives_it_to_the_other(ledger: Ledger) -> None:
    found = explain("net_migration", f"YE Dec 1999@{EARLY}", "YE Dec 2000", ledger=ledger)
    assert (found.kind, found.ends.stop.release.id) == ("periods", EARLY)


def test_two_periods_without_a_release_in_common_are_refused_with_the_way_out(ledger: Ledger) -> None:
    with pytest.raises(NotHeldError) as refused:
        explain("net_migration", "YE Dec 1999", "YE Dec 2001", ledger=ledger)
    assert EARLY in refused.value.available
    assert LATE in refused.value.available
    assert "--from-release" in refused.value.next_step
    with pytest.raises(NotHeldError, match="by then"):
        explain("net_migration", "YE Dec 1999", "YE Dec 2001", as_of="2002-12-31", ledger=ledger)


def test_both_releases_named_they_are_compared_with_a_warning(ledger: Ledger) -> None:
    found = explain("net_migration", "YE Dec 2000", "YE Dec 2001", from_release=EARLY, to_release=LATE, ledger=ledger)
    assert (found.kind, found.change) == ("mixed", -30_000)
    assert (
        f"In {LATE} YE Dec 2000 is 170,000: +20,000 of the −30,000 is revision, −50,000 is from one period to the other."
        in found.warnings[0]
    )
    unknown = explain("net_migration", f"YE Dec 1999@{EARLY}", f"YE Dec 2001@{LATE}", ledger=ledger)
    assert f"{LATE} has no figure for YE Dec 1999" in unknown.warnings[0]
    assert unknown.method_share is None


@pytest.mark.parametrize(
    ("start", "stop", "options", "words"),
    [
        ("YE Dec 2000", "2000 Q4", {}, "12 months and 3 months"),
        ("YE Dec 2000", "at 2000-06-30", {}, "12 months and a point in time"),
        (f"YE Dec 2000@{EARLY}", f"YE Dec 2000@{EARLY}", {}, "the same figure"),
        ("YE Dec 2000", None, {"release": EARLY}, "the same figure"),
        ("YE Dec 2000@", None, {}, "no release after the @"),
        (f"YE Dec 2000@{EARLY}", None, {"from_release": LATE}, "another"),
        ("YE Dec 2000", f"YE Dec 2000@{LATE}", {"as_of": "2001-12-31"}, "after the day asked for"),
        ("the year 2000", None, {}, "is not a period"),
        ("YE Dec 2000", None, {"by": ("colour",)}, "cannot be divided by"),
        ("YE Dec 2000", None, {"depth": -1}, "depth"),
    ],
)
def test_a_question_that_cannot_be_meant_is_refused(
    ledger: Ledger, start: str, stop: str | None, options: dict[str, str], words: str
) -> None:
    with pytest.raises(UsageError, match=words):
        explain("net_migration", start, stop, ledger=ledger, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("start", "stop", "options"),
    [
        ("YE Dec 1998", "YE Dec 2000", {}),
        ("YE Dec 2000@test-1999-01-01", None, {}),
        (f"YE Dec 1999@{LATE}", "YE Dec 2000", {}),
        ("YE Dec 2000", "YE Dec 2001", {"release": MIDDLE}),
        ("YE Dec 2000@2001-01-01", None, {}),
        ("YE Dec 2000", None, {"as_of": "2001-01-01"}),
        ("YE Dec 2000", None, {"nationality": "british"}),
        ("YE Dec 2000", None, {"place": "Atlantis"}),
        ("YE Dec 2000@151,000", None, {}),
    ],
)
def test_what_is_not_held_is_refused_as_such(ledger: Ledger, start: str, stop: str | None, options: dict[str, str]) -> None:
    with pytest.raises(NotHeldError):
        explain("net_migration", start, stop, ledger=ledger, **options)  # type: ignore[arg-type]


def test_two_values_are_those_of_one_release_where_one_has_both(ledger: Ledger) -> None:
    again = release(date(2002, 11, 28))
    ledger.add(again, [figure(again.id, THREE, 120_000), figure(again.id, TWO, 170_000)])
    found = explain("net_migration", "YE Dec 2000@170,000", "YE Dec 2001@120,000", ledger=ledger)
    assert (found.kind, found.ends.start.release.id) == ("periods", LATE)
    mixed = explain("net_migration", "YE Dec 2000@160,000", "YE Dec 2001@120,000", ledger=ledger)
    assert (mixed.kind, mixed.ends.stop.release.id) == ("mixed", LATE)


def test_a_value_is_that_of_the_first_release_that_prints_it(ledger: Ledger) -> None:
    again = release(date(2002, 11, 28))
    ledger.add(again, [figure(again.id, TWO, 170_000), figure(again.id, ONE, 101_000)])
    newest = release(date(2003, 5, 22))
    ledger.add(newest, [figure(newest.id, TWO, 175_000)])
    assert explain("net_migration", "YE Dec 2000@170,000", ledger=ledger).ends.start.release.id == LATE
    # the other period is taken from the same release: the first that prints the value and has both
    found = explain("net_migration", "YE Dec 1999", "YE Dec 2000@170,000", ledger=ledger)
    assert (found.kind, found.ends.stop.release.id) == ("periods", again.id)


def test_the_shipped_value_of_june_2023_is_of_november_2024() -> None:
    found = explain("net_migration", "YE Jun 2023@906,000", ledger=Ledger([Bundled(SHIPPED)]))
    assert found.ends.start.release.id == "ons-ltim-2024-11-28"


@pytest.mark.parametrize(("start", "stop"), [(2023, 2024), (None, None), ("YE Dec 2000", 2001)])
def test_what_is_no_period_is_refused_as_such(ledger: Ledger, start: Any, stop: Any) -> None:
    with pytest.raises(UsageError, match="is no period"):
        explain("net_migration", start, stop, ledger=ledger)


def test_a_period_that_comes_first_though_it_is_the_later_is_said_to(ledger: Ledger) -> None:
    back = explain("net_migration", "YE Dec 2001", "YE Dec 2000", ledger=ledger)
    assert back.change == 50_000
    assert back.answer[0] == (
        "Net migration was 50,000 more in the year to December 2000 (170,000) than in the year to December 2001 (120,000), "
        "which is the later of the two (Test Office, 23 May 2002)."
    )
    assert back.warnings[0].startswith("The later period is named first: this is the change back in time, from YE Dec 2001")
    forth = explain("net_migration", "YE Dec 2000", "YE Dec 2001", ledger=ledger)
    assert not any("named first" in each for each in forth.warnings)


def test_a_value_that_was_never_published_is_answered_with_those_that_were(ledger: Ledger) -> None:
    with pytest.raises(NotHeldError, match="It was published as: 150,000, 160,000, 170,000"):
        explain("net_migration", "YE Dec 2000@151,000", "YE Dec 2000@160,000", ledger=ledger)


def test_what_is_no_number_has_no_change(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="is no number: Only with a sponsor"):
        explain(RULE, ONE, TWO, ledger=ledger)


def test_windows_that_share_months_are_said_to() -> None:
    day = DAYS[0]
    ledger = Ledger.of([(release(day), [figure(EARLY, year_ending(2000, 6), 1000), figure(EARLY, TWO, 3000)])])
    found = explain("net_migration", "YE Jun 2000", "YE Dec 2000", ledger=ledger)
    assert found.warnings == (
        "YE Jun 2000 and YE Dec 2000 share the time from 2000-01-01 to 2000-06-30: the change is that between what each has besides.",
    )


@pytest.mark.parametrize("other", [calendar_year(2001), parse_period("YE Dec 2001")])
def test_a_year_is_a_year_whatever_it_is_called(ledger: Ledger, other: Period) -> None:
    assert explain("net_migration", TWO, other, ledger=ledger).change == -50_000


def test_a_month_is_a_month_whether_it_has_28_days_or_31() -> None:
    series = Series.of("visa_applications", route="study", applicant="main")
    figures = [figure(EARLY, month(2001, number), 1000 * number, series) for number in (2, 3)]
    ledger = Ledger.of([(release(DAYS[0]), figures)])
    assert explain(series, "Feb 2001", "Mar 2001", ledger=ledger).change == 1000
