"""Fuzzing: a short run finds nothing, the same number makes the same input, and a failure is a small file."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "check")]

from fuzz.run import Result, failures, record  # noqa: E402 - the tests' own modules are found from here on
from fuzz.seeds import seeds  # noqa: E402
from fuzz.trials import Bench, TooSlowError, Trial, trial  # noqa: E402

from netmig.check import check  # noqa: E402


@pytest.fixture(scope="module")
def bench() -> Bench:
    return Bench()


def test_a_short_run_finds_nothing(bench: Bench) -> None:
    failed = [failure.told for number in range(200) for failure in failures(bench, trial(20, number))]
    assert not failed


def test_a_peak_is_told_of_where_the_ledger_has_no_year_of_its_series(bench: Bench) -> None:
    """Found by seed 1927: a fall from its peak, held against the record of a series without years."""
    check("migration fallen 8 percent since peak944,000 in year to Mar 23t204,000", "2025-11-28", bench.small)


def test_a_record_is_told_of_where_the_ledger_has_no_year_of_net_migration(bench: Bench) -> None:
    """Found by seed 1929: a record of immigration, held against the heights of net migration."""
    check("UK immigration record e 898000", "2025-11-28", bench.small)


def test_people_who_make_up_no_series_contradict_themselves() -> None:
    """Found in an article: dependants alone are no series of immigration, and the text's own numbers were compared."""
    told = "There were 59,053 Nigerians in UK universities. Immigration of dependants rose: in 2019 there were 1,586, up from 60,923 the year before."
    assert [claim.then.verdict for claim in check(told, "2023-11-23").claims if claim.quote == "1,586"] == ["conflicts"]


def test_a_number_makes_the_same_input_again() -> None:
    assert [trial(5, number) for number in range(50)] == [trial(5, number) for number in range(50)]
    assert trial(5, 1) != trial(6, 1)


def test_every_kind_of_input_is_made() -> None:
    assert {trial(1, number).kind for number in range(1_000)} == {"text", "html", "markdown", "bytes", "pdf", "docx"}
    assert len(seeds()) > 500


class _Broken(Bench):
    """Fails on a word, or hangs."""

    def run(self, given: Trial) -> None:
        assert isinstance(given.data, str)
        if "slow" in given.data:
            raise TooSlowError
        if "906,000" in given.data:
            raise ZeroDivisionError


@pytest.mark.parametrize("word", ["906,000", "slow"])
def test_a_failure_is_made_small_and_written_down(word: str, tmp_path: Path) -> None:
    result = Result()
    given = Trial(7, "text", f"Net migration was said to be {word} in the year to June.", "2025-05-22")
    for failure in failures(_Broken(), given):
        record(failure, result, tmp_path, seed=3)
    assert sum(result.failures.values()) == 1
    [path] = result.files
    assert path == tmp_path / "3-7.text"
    assert word in path.read_text(encoding="utf-8")
    assert len(path.read_text(encoding="utf-8")) < len(str(given.data)) / 2
    assert "--seed 3 --only 7" in (tmp_path / "3-7.text.why").read_text(encoding="utf-8")
