"""The note is exact, courteous and neutral, has a source for every figure, and is not there where nothing is wrong."""

from __future__ import annotations

import re
from dataclasses import replace

from told import ARTICLE, told_report

from netmig.reports import to_correction_note


def note(text: str = ARTICLE, name: str = "article.txt") -> str:
    report, ledger = told_report(text, name)
    return to_correction_note(report, ledger)


def unwrapped(text: str = ARTICLE) -> str:
    return " ".join(note(text).split())


def test_where_nothing_is_wrong_there_is_no_note() -> None:
    assert note("Net migration to the UK was 240,000 in the year to June 2005.") == ""
    assert note("In Canada, net migration was 470,000 in 2003.") == ""
    assert note("") == ""


def test_only_what_is_wrong_is_in_it_and_all_of_that() -> None:
    report, _ = told_report()
    accused = [claim for claim in report.claims if claim.accuses]

    assert len(accused) == 2
    assert [int(number) for number in re.findall(r"^(\d)\. ", note(), re.MULTILINE)] == [1, 2]
    assert all(f"“{claim.quote}”" in unwrapped() for claim in accused)
    assert "Canada" not in note()


def test_each_figure_has_its_publisher_its_day_and_a_source_with_its_address() -> None:
    told = unwrapped()

    assert "Published by then: 510,000 (net migration, the year to June 2004; Test Office, 24 November 2005) [1]" in told
    assert "Published earlier: 520,000 (net migration, the year to June 2004; Test Office, 26 May 2005) [2]" in told
    cited = set(re.findall(r"\) \[(\d+)\]", told))
    listed = re.findall(r"^\[(\d+)\] Test Office, “.*?\n {4}https://test\.example/", note(), re.MULTILINE | re.DOTALL)
    assert cited == set(listed)
    assert len(listed) == len(set(listed))


def test_a_figure_that_only_explains_is_not_told_as_what_had_been_published() -> None:
    told = unwrapped()

    assert "240,000 was net migration." in told
    assert "240,000 (net migration, the year to June 2005" not in told


def test_what_was_revised_since_is_said_so_that_no_old_figure_is_asked_for() -> None:
    assert "Revised since: 530,000 (net migration, the year to June 2004; Test Office, 25 May 2006)" in unwrapped()


def test_the_words_of_someone_quoted_are_not_put_on_the_newspaper() -> None:
    told = unwrapped()

    assert "Councillor Basil Placeholder, quoted in the article of 25 November 2005: “240,000 people came”" in told
    assert "These are the words of someone quoted" in told
    assert "“was 520,000 in the year to June 2004” The whole sentence: Net migration was 520,000" in told


def test_it_begins_with_its_subject_and_ends_with_a_question_and_not_with_a_demand() -> None:
    assert note().startswith("Subject: Figures in “article.txt” of 25 November 2005\n\nDear editors,\n")
    assert "would you consider a correction?" in unwrapped()
    assert note(name="").startswith("Subject: Figures in the article of 25 November 2005\n")


def test_it_says_nothing_of_motives() -> None:
    assert not re.search(r"\b(false|lie|lying|mislead\w*|wrong|bogus|dishonest|shame\w*|claims? that)\b", note(), re.IGNORECASE)


def test_numbers_that_only_each_other_contradict_are_not_held_against_sources() -> None:
    own = "UK student visas rose to 486,000 from 502,000 a year before."
    told = unwrapped(own)

    assert "with one another. One does not match the article's own numbers." in told
    assert "Sources" not in told
    assert "official statistics" not in told
    assert "do not match them, or one another." in unwrapped(f"{ARTICLE} {own}")


def test_lines_are_as_mail_programs_leave_them() -> None:
    long = [line for line in note().splitlines() if len(line) > 76]

    assert [line for line in long if " " in line.strip()] == []


def test_a_text_cannot_steer_the_screen_that_shows_the_note() -> None:
    report, ledger = told_report()
    claim = next(each for each in report.claims if each.accuses)
    text = report.document.text.replace("Net migration was 520,000", "Net\x1b[31migration was 520,000"[:25])
    hostile = replace(report, document=replace(report.document, text=text, name="\x1b[31m\u202e.txt"), claims=(claim,))

    assert "\x1b" not in to_correction_note(hostile, ledger)
    assert "\u202e" not in to_correction_note(hostile, ledger)
