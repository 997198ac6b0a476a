"""What is expected of one figure: an interval with its n, its record and what changes of method did; or a refusal with n."""

from __future__ import annotations

import json
import random

import pytest

import netmig
from made_histories import made_rows, newest_period, normal, releases
from netmig.errors import NetmigError, NotHeldError, UsageError
from netmig.ledger.ledger import Ledger
from netmig.revisions.cautions import DefinitionBreakWarning, SmallSampleWarning, StaleDataWarning
from netmig.revisions.expectation import ExpectedRevision, TooFewRevisionsError, expected
from netmig.revisions.triangle import Triangle

DAY = "2026-05-21"


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return netmig.open()


@pytest.fixture(scope="module")
def found(ledger: Ledger) -> ExpectedRevision:
    return expected("net_migration", "YE Dec 2025", as_of=DAY, ledger=ledger)


def test_the_interval_is_formed_from_routine_revisions_with_its_n(found: ExpectedRevision) -> None:
    assert (found.n, found.rounds, found.own) == (83, 6, 7)
    assert [(each.low, each.high) for each in found.intervals] == [(124_000, 218_000), (92_000, 250_000)]
    assert found.figure.value == 171_000
    assert found.path[-1][1] == 171_000


def test_its_record_goes_with_it_everywhere(found: ExpectedRevision) -> None:
    told = found.to_dict()
    records = told["record"]["all_series"]

    assert [(each["n"], each["held"]) for each in records] == [(78, 74), (78, 77)]
    assert [(each["n"], each["held"]) for each in told["record"]["this_series"]] == [(4, 4), (4, 4)]
    assert "74 of 78 held at 80%" in repr(found)
    assert any("74 of 78 80% intervals held" in each for each in found.sentences())
    assert ">78<" in found._repr_html_()
    assert json.loads(json.dumps(told)) == told


def test_what_changes_of_method_did_is_told_apart(found: ExpectedRevision) -> None:
    assert found.change_rounds == (5, 8)
    assert [each.release for each in found.method_changes] == [
        "ons-ltim-2023-05-25",
        "ons-ltim-2023-11-23",
        "ons-ltim-2024-11-28",
        "ons-ltim-2025-05-22",
        "ons-ltim-2025-11-27",
    ]
    assert max(abs(each.largest) for each in found.method_changes) == 181_000
    warning = next(each for each in found.warnings if isinstance(each, DefinitionBreakWarning))
    assert "5 of 8 rounds" in warning.words
    assert "+181,000" in warning.words


def test_what_rests_on_an_assumption_says_so_with_n(found: ExpectedRevision) -> None:
    warning = next(each for each in found.warnings if isinstance(each, SmallSampleWarning))

    assert (warning.n, warning.needed) == (6, 19)
    assert "95%" in warning.words


def test_with_changes_of_method_the_interval_is_wider(found: ExpectedRevision, ledger: Ledger) -> None:
    wide = expected("net_migration", "YE Dec 2025", as_of=DAY, ledger=ledger, across_breaks=True)

    assert wide.interval(0.8).width > found.interval(0.8).width
    assert wide.n > found.n
    assert "changes of method" in wide.kind


def test_too_few_revisions_are_refused_with_n(ledger: Ledger) -> None:
    with pytest.raises(TooFewRevisionsError) as caught:
        expected("net_migration", "YE Jun 2022", as_of="2022-11-24", ledger=ledger)

    assert (caught.value.n, caught.value.needed, caught.value.exit_code, caught.value.code) == (1, 2, 3, "too_few_revisions")
    assert isinstance(caught.value, NotHeldError)
    assert "1 revision of such figures in 1 round" in str(caught.value)


def test_a_method_that_cannot_give_a_level_leaves_it_out_and_says_so(ledger: Ledger) -> None:
    free = expected("net_migration", "YE Dec 2025", as_of=DAY, ledger=ledger, method="conformal_by_round")

    assert [each.level for each in free.intervals] == [0.8]
    assert any("A 95% interval cannot be given from 6 rounds" in each.words for each in free.warnings)
    with pytest.raises(UsageError, match="There is no 95% interval"):
        free.interval(0.95)


def test_a_figure_over_a_year_old_is_told_to_be(ledger: Ledger) -> None:
    old = expected("net_migration", "YE Dec 2022", as_of=DAY, ledger=ledger)

    assert any("over a year before" in each.words for each in old.warnings)
    assert old.interval(0.95).width < 10_000


def test_a_day_that_nobody_has_watched_is_told_to_be_one(ledger: Ledger) -> None:
    late = expected("net_migration", "YE Dec 2025", as_of="2099-01-01", ledger=ledger)

    assert any(isinstance(each, StaleDataWarning) for each in late.warnings)


def test_as_of_a_day_nothing_later_is_used(ledger: Ledger) -> None:
    then = expected("net_migration", "YE Dec 2024", as_of="2025-06-01", ledger=ledger)

    assert (then.figure.value, then.figure.release, then.figure.interval) == (431_000, "ons-ltim-2025-05-22", (244_000, 589_000))
    assert [value for _, value in then.path] == [431_000]
    assert then.record[0].n < 30


@pytest.mark.parametrize("nationality", ["british", "eu_plus", "non_eu_plus"])
@pytest.mark.parametrize("measure", ["net_migration", "immigration", "emigration"])
@pytest.mark.parametrize("horizon", ["next", "year", "latest"])
def test_every_group_and_flow_has_its_interval(ledger: Ledger, measure: str, nationality: str, horizon: str) -> None:
    one = expected(measure, "YE Sep 2025", horizon=horizon, ledger=ledger, nationality=nationality, as_of=DAY)  # type: ignore[arg-type]

    assert one.figure.value in one.interval(0.8)
    assert one.interval(0.95).width > one.interval(0.8).width
    assert all(end % 1000 == 0 for each in one.intervals for end in (each.low, each.high))


def test_any_vintaged_table_will_do() -> None:
    days = releases(12)
    triangle = Triangle.of_rows(made_rows(random.Random(4), days, 100.0, normal(1)), name="synthetic", unit="index points")
    one = expected(triangle, newest_period(days[-1]))

    assert (one.label, one.unit, one.figure.size) == ("synthetic", "index points", 1.0)
    assert one.own == one.n
    assert "none touched provisional figures" in " ".join(one.sentences())


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"horizon": "never"}, "no horizon"),
        ({"method": "guess"}, "no way of forming"),
        ({"levels": (1.5,)}, "between 0 and 1"),
        ({"levels": ()}, "between 0 and 1"),
        ({"as_of": "soon"}, "not a date"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_words(ledger: Ledger, arguments: dict[str, object], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        expected("net_migration", "YE Dec 2025", ledger=ledger, **arguments)  # type: ignore[arg-type]


@pytest.mark.parametrize("period", ["YE Dec 1930", "nonsense"])
def test_a_period_that_is_not_there_is_named(ledger: Ledger, period: str) -> None:
    with pytest.raises(NetmigError):
        expected("net_migration", period, ledger=ledger)


def test_a_series_of_which_nothing_is_held_is_named(ledger: Ledger) -> None:
    with pytest.raises(NotHeldError):
        expected("net_migration", "YE Dec 2025", ledger=ledger, nationality="france")
