"""What is worked out of a ledger's figures is kept from one text to the next, and never outlives a change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from small_ledger import CAME, JUNE_2004, JUNE_2005, NET, SECOND, THIRD, release, small_ledger, thousands

import netmig
from netmig.check.evaluation.evidence import MOST_MOMENTS, Evidence
from netmig.ledger.figures import Figure
from netmig.ledger.ledger import Ledger
from netmig.periods import Period, span

THEN = date(2005, 11, 25)


def test_days_between_two_releases_share_what_is_worked_out_and_other_days_do_not() -> None:
    ledger = small_ledger()
    one, same, later = (Evidence(ledger, day).standing(NET, JUNE_2005) for day in (THEN, date(2006, 5, 24), date(2006, 5, 25)))
    assert one is same
    assert (one and one.range.value, later and later.range.value) == (240_000, 210_000)


def test_a_ledger_that_grows_is_read_anew() -> None:
    ledger = small_ledger()
    text = "UK net migration was 190,000 in the year to June 2005."
    before = netmig.check(text, "2007-01-01", ledger)
    added = release(date(2006, 11, 23))
    ledger.add(added, [thousands(NET, added, JUNE_2005, 190)])
    after = netmig.check(text, "2007-01-01", ledger)
    assert [report.claims[0].then.verdict for report in (before, after)] == ["not_checked", "agrees"]
    assert Evidence(ledger, date(2007, 1, 1)).earlier(NET, JUNE_2005)[0].value == 210_000


def test_only_so_many_moments_are_kept() -> None:
    first = date(1990, 1, 1)
    days = [first + timedelta(days=each) for each in range(2 * MOST_MOMENTS)]
    figure = thousands(NET, THIRD, JUNE_2004, 1)
    ledger = Ledger.of([(release(day), [replace(figure, release=release(day).id)]) for day in days])
    for day in days:
        assert Evidence(ledger, day).figure(NET, JUNE_2004)
    assert len(ledger.worked_out["check"]) == MOST_MOMENTS


def test_a_span_of_years_is_not_taken_for_a_year_of_the_same_days() -> None:
    years = span(date(2003, 7, 1), date(2004, 6, 30))
    assert years == JUNE_2004
    ledger = small_ledger()
    evidence = Evidence(ledger, THEN)
    assert evidence.standing(NET, years) == evidence.standing(NET, JUNE_2004)


def _held(evidence: Evidence, period: Period) -> Figure | None:
    return evidence.figure(CAME, period)


def test_what_was_public_is_that_of_the_day() -> None:
    ledger = small_ledger()
    assert _held(Evidence(ledger, date(2005, 11, 23)), JUNE_2005) is None
    figure = _held(Evidence(ledger, date(2005, 11, 24)), JUNE_2005)
    assert figure is not None
    assert figure.release == SECOND.id
