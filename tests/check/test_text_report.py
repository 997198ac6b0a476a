"""The printed report: the text's own words with marks between them, and everything said without colour."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_reports import TEXT, found, made_claim, made_report, sample

from netmig.check.asides import UNSURE, WISHED
from netmig.check.claim import Then
from netmig.check.report import Report
from netmig.check.text_report import SIGNS, marked, to_text

GOLDEN = Path(__file__).parent / "golden"
WIDTHS = (40, 80, 120)
ATTRIBUTION = ("Source: Test Office. Licence: Open Government Licence v3.0.",)
COLOUR = re.compile(r"\x1b\[[\d;]*m")
MARK = re.compile(r"\[(?:\d+: )?| [✓✗≠?]\d+|\]")


def without_marks(words: str) -> str:
    return MARK.sub("", words)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_report_is_the_golden_one(width: int) -> None:
    """Renew with NETMIG_WRITE_GOLDEN=1, and read what changed: people read this."""
    path = GOLDEN / f"report_{width}.txt"
    printed = to_text(sample(), width=width, attribution=ATTRIBUTION)
    if os.environ.get("NETMIG_WRITE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(printed, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == printed


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    printed = to_text(sample(), width=width, colour=True, attribution=ATTRIBUTION)
    assert [line for line in COLOUR.sub("", printed).split("\n") if len(line) > width] == []


@pytest.mark.parametrize("width", WIDTHS)
def test_colour_repeats_what_is_said_without_it(width: int) -> None:
    plain = to_text(sample(), width=width)
    coloured = to_text(sample(), width=width, colour=True)
    assert COLOUR.sub("", coloured) == plain
    assert COLOUR.search(coloured)
    assert not COLOUR.search(plain)


def test_no_colour_runs_over_the_end_of_its_line() -> None:
    for line in to_text(sample(), width=40, colour=True).split("\n"):
        codes = COLOUR.findall(line)
        assert codes[1::2] == ["\x1b[0m"] * (len(codes) // 2)
        assert len(codes) % 2 == 0


def test_every_verdict_is_said_by_sign_and_by_word() -> None:
    printed = to_text(sample())
    for claim in sample().claims:
        sign = SIGNS[claim.then.verdict]
        assert f" {sign}{claim.id[1:]}" in printed  # in the article
        assert re.search(rf"\n *{re.escape(sign)} {claim.id[1:]}", printed)  # at its note
    for word in ("agrees", "DIFFERS", "CONFLICTS"):
        assert f"then  {word}" in printed
    assert "Not judged. " in printed


def test_what_was_found_wrong_is_listed_before_the_article() -> None:
    head = to_text(sample(), width=120).split("A headline")[0]
    assert [line.split()[1] for line in head.splitlines() if line.startswith("  ")] == ["3", "5"]
    assert "an earlier estimate, revised by then" in head
    assert "figures of two releases mixed" in head


def test_nothing_is_listed_where_nothing_is_wrong() -> None:
    assert "Not as published" not in to_text(made_report(TEXT, (found(TEXT, 1, "2,500"),)))


def test_a_claim_that_is_right_by_both_says_so() -> None:
    printed = to_text(made_report(TEXT, (found(TEXT, 1, "2,500"),)))
    assert "then  agrees. 1,000 was published." in printed
    assert "now   stands. It still is." in printed


def test_what_is_not_judged_stands_under_a_heading_that_is_true_of_it() -> None:
    printed = to_text(sample(), width=200)
    assert f"Not judged. {UNSURE}:\n  ? 7  “700 of them left”" in printed
    assert f"Not judged. {WISHED}:\n  ? 6  “nil by 2010”" in printed
    assert "800" not in printed


def test_a_claim_revised_since_tells_the_new_value_in_the_claims_own_unit() -> None:
    printed = to_text(sample(), width=120)
    assert "since revised to 1,095." in printed
    assert "since revised to a fall of 45.2%." in printed
    assert "Right when written, revised since: 1, 2." in printed


def test_an_assumed_day_is_said() -> None:
    printed = to_text(made_report(TEXT, (), learnt_from="assumed"))
    assert "assumed: no day was given or found, so nothing is called wrong" in " ".join(printed.split())


def test_another_now_is_said() -> None:
    assert "figures as they stood on 31 December 2005" in " ".join(to_text(made_report(TEXT, (), as_of="2005-12-31")).split())


def test_the_publishers_are_named_at_the_end() -> None:
    assert to_text(sample(), attribution=ATTRIBUTION).endswith(f"\n\n{ATTRIBUTION[0]}\n")


def test_a_text_without_claims_says_so_and_is_shown() -> None:
    printed = to_text(made_report("Nothing here.", ()))
    assert "No claim about a figure was found" in printed
    assert printed.endswith("Nothing here.\n")


def test_a_text_cannot_steer_the_terminal() -> None:
    text = "Net \x1b[2Jmigration\x07 was 2,500\x1b]0;x\x07."
    printed = to_text(made_report(text, (made_claim(text, 1, 0, len(text), speaker="A\x1b[31m"),)))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\x9b]", printed)


def test_a_claim_with_others_in_it_has_its_number_at_both_ends() -> None:
    text = "one two three four"
    spans = [(0, 13), (4, 7), (8, 18)]
    claims = tuple(made_claim(text, number, *span) for number, span in enumerate(spans, start=1))
    assert "\n[1: one [two ✓2] [3: three ✓1] four ✓3]\n" in to_text(made_report(text, claims))


def test_claims_of_the_same_words_share_their_brackets() -> None:
    text = "one two three"
    claims = tuple(made_claim(text, number, 4, 7) for number in (1, 2))
    assert "\none [two ✓1 ✓2] three\n" in to_text(made_report(text, claims))


# --- laws ------------------------------------------------------------------------------------


@st.composite
def reports(draw: st.DrawFn, alphabet: st.SearchStrategy[str]) -> Report:
    """Any text with any claims: apart, adjacent, inside each other, across each other, of the same words."""
    text = draw(st.text(alphabet, min_size=1, max_size=80))
    spans = draw(st.lists(st.tuples(st.integers(0, len(text) - 1), st.integers(1, 30)), max_size=6))
    verdicts = st.sampled_from(
        (Then(verdict="agrees"), Then(verdict="differs"), Then(verdict="conflicts"), Then(verdict="not_checked"))
    )
    claims = tuple(
        made_claim(text, number, start, min(len(text), start + size), then=draw(verdicts))
        for number, (start, size) in enumerate(spans, start=1)
    )
    return made_report(text, claims)


WORDS = st.sampled_from("abcdeé 0123,.;:“”’–-£%\u00a0\u00ad\u2028\t\r\n👩")


@given(reports(st.characters()))
def test_the_pieces_of_the_text_joined_are_the_text(report: Report) -> None:
    assert "".join(piece.words for piece in marked(report) if not piece.mark) == report.document.text


@given(reports(WORDS))
def test_every_bracket_opened_is_closed_by_the_claims_number(report: Report) -> None:
    marks = "".join(piece.words for piece in marked(report) if piece.mark)
    assert marks.count("[") == marks.count("]") == len({(claim.wording.start, claim.wording.end) for claim in report.claims})
    assert sorted(re.findall(r"[✓✗≠?]\d+", marks)) == sorted(SIGNS[each.then.verdict] + each.id[1:] for each in report.claims)


@given(reports(WORDS), st.integers(20, 120), st.booleans())
def test_marks_and_wrapping_never_change_the_words_of_the_text(report: Report, width: int, colour: bool) -> None:  # noqa: FBT001 - Hypothesis
    printed = COLOUR.sub("", to_text(report, width=width, colour=colour))
    assert " ".join(report.document.text.split()) in " ".join(without_marks(printed).split())


@given(reports(WORDS))
def test_a_report_is_the_same_each_time(report: Report) -> None:
    assert to_text(report) == to_text(report)
