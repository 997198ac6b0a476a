"""The reports for others are written by `netmig check` as by Python, and an empty note is none."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import netmig
from command_line import Ran
from netmig import reports

# by the small ledger, 60,000 had been published for this year
WRONG = "Net migration to the UK was 90,000 in the year to June 2000.\n"
RIGHT = "Net migration to the UK was 60,000 in the year to June 2000.\n"
DAY = "2001-05-25"


@pytest.fixture
def article(tmp_path: Path) -> Callable[[str], str]:
    def written(text: str) -> str:
        file = tmp_path / "article.txt"
        file.write_text(text, encoding="utf-8")
        return str(file)

    return written


@pytest.mark.parametrize(
    ("form", "made"), [("html", reports.to_html), ("claimreview", reports.to_claim_review), ("note", reports.to_correction_note)]
)
def test_each_form_is_what_python_gives(
    run: Callable[..., Ran], article: Callable[[str], str], ledger_path: Path, form: str, made: Callable[..., str]
) -> None:
    ran = run("check", article(WRONG), "--published", DAY, "--format", form)
    ledger = netmig.open(ledger_path, bundled=False)

    assert ran.out == made(netmig.check(WRONG, DAY, ledger, name="article.txt"), ledger)
    assert "60,000" in ran.out
    assert ran.code == 1


def test_where_nothing_is_wrong_there_is_no_note_and_no_file(
    run: Callable[..., Ran], article: Callable[[str], str], tmp_path: Path
) -> None:
    ran = run("check", article(RIGHT), "--published", DAY, "--format", "note", "--output", str(tmp_path / "note.txt"))

    assert (ran.code, ran.out) == (0, "")
    assert "no note" in ran.err
    assert not (tmp_path / "note.txt").exists()


def test_claimreview_is_json_alone(run: Callable[..., Ran], article: Callable[[str], str]) -> None:
    ran = run("check", article(RIGHT), "--published", DAY, "--format", "claimreview")

    assert len(json.loads(ran.out)["@graph"]) == 1
