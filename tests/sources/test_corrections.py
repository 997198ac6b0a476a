"""Known errors are put right where they are found, said in the figure's note, and missed loudly once they are mended."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netmig.errors import DamagedDataError, LayoutError, Place
from netmig.ledger.bundled import Bundled
from netmig.ledger.figures import EVIDENCE, Figure, Release, Source, published_on
from netmig.ledger.ledger import Ledger
from netmig.periods import parse_period, week_ending
from netmig.series import Series
from netmig.sources.corrections import Correction, corrected, is_known_error, put_right, read_corrections, shipped_corrections
from netmig.sources.ingestion import examine
from netmig.sources.reader import GivenFile, Reader, Reading
from strategies import figures

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
FILE = GivenFile("made.csv", b"made")
NET, IN = Series.of("net_migration"), Series.of("immigration")
RELEASE = Release(
    id="made-2030-05-23",
    publisher="Office for National Statistics",
    title="Made",
    published_at=published_on(date(2030, 5, 23)),
    sources=(Source(id="table", title="A table"),),
)
ENTRY = """
[[correction]]
id = "a-sign"
made_by = "Made for the tests"
release = "made-*"
source = "table"
locator = "made.csv row 2"
series = "net_migration"
period = "YE Jun 2029"
field = "value"
expect = -45000
correct = 45000
reason = "The sign is wrong"
citation = "page 3"
evidence = "official_text"
entered = 2030-05-24
"""
(SIGN,) = read_corrections(ENTRY)
WEEK = replace(
    SIGN, id="a-week", series=None, period=None, field="period",
    expect=week_ending(date(2029, 1, 6)), correct=week_ending(date(2030, 1, 6)),
)  # fmt: skip


def figure(value: float | None = -45_000, **others: object) -> Figure:
    made = Figure(
        series=NET, period=parse_period("YE Jun 2029"), release=RELEASE.id, value=value, source="table", locator="made.csv row 2"
    )
    return replace(made, **others)  # type: ignore[arg-type]  # the tests name fields of Figure


def after(*given: Figure, correction: Correction = SIGN) -> tuple[Figure, ...]:
    return corrected(Reading(releases=((RELEASE, given),)), FILE, [correction]).figures


def test_the_wrong_value_becomes_the_right_one_and_the_note_says_so() -> None:
    (found,) = after(figure(note="As printed."))

    assert found.value == 45_000
    assert found.note == "As printed. Corrected from -45,000: The sign is wrong (page 3)."
    assert found.correction == "Corrected from -45,000: The sign is wrong (page 3)."
    assert figure().correction == ""
    # the number no longer rests on the file alone
    assert (figure().evidence, found.evidence) == ("official_file", "official_text")


def test_a_wrong_period_is_put_right_for_every_series_of_the_table() -> None:
    wrong = [figure(1, series=series, period=WEEK.expect) for series in (NET, IN)]
    right = figure(2, period=week_ending(date(2030, 1, 13)))

    found = after(*wrong, right, correction=WEEK)

    assert [each.period for each in found] == [WEEK.correct, WEEK.correct, right.period]
    assert "Corrected from week ending 2029-01-06: " in found[0].note


@pytest.mark.parametrize(
    "other",
    [
        figure(release="another-2030-05-23"),
        figure(source="another"),
        figure(series=IN),
        figure(45_000, period=parse_period("YE Jun 2028")),
    ],
    ids=["release", "source", "series", "period"],
)
def test_what_it_is_not_about_is_left_alone(other: Figure) -> None:
    release = replace(RELEASE, id=other.release, sources=(Source(id=other.source, title="It"),))
    reading = Reading(releases=((release, (other,)),))

    assert corrected(reading, FILE, [SIGN]) == reading


def test_only_the_files_with_these_digests_where_some_are_given() -> None:
    assert after(figure(), correction=replace(SIGN, sha256=("0" * 64,)))[0].value == -45_000
    assert after(figure(), correction=replace(SIGN, sha256=(FILE.sha256,)))[0].value == 45_000


@pytest.mark.parametrize(("value", "words"), [(45_000, "has been mended"), (44_000, "neither"), (None, "neither")])
def test_an_error_that_is_no_longer_there_is_missed_loudly(value: int | None, words: str) -> None:
    with pytest.raises(LayoutError, match=words) as caught:
        after(figure(value))

    said = str(caught.value)
    assert caught.value.place == Place("", 2, "")
    assert all(part in said for part in ("'a-sign'", "-45,000", "net_migration, YE Jun 2029", RELEASE.id, "made.csv row 2"))
    assert after(figure(value), correction=replace(SIGN, mended_in=(RELEASE.id,)))[0].value == value


def test_a_period_that_was_mended_is_missed_loudly() -> None:
    right, wrong = figure(1, period=WEEK.correct), figure(1, period=WEEK.expect)
    for said in ([right], [right, wrong]):
        with pytest.raises(LayoutError, match="has been mended"):
            after(*said, correction=WEEK)
    # a file that ends before that week has no such error, and nothing to miss
    assert after(figure(1, period=week_ending(date(2028, 1, 2))), correction=WEEK)[0].note == ""


@given(st.lists(figures("made-2030-05-23"), max_size=5))
def test_what_no_correction_is_about_is_never_changed(given_figures: list[Figure]) -> None:
    reading = Reading(releases=((RELEASE, tuple(given_figures)),))

    assert corrected(reading, FILE, [SIGN, WEEK]) == reading


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('reason = "The sign is wrong"', "", "lacks reason"),
        ('citation = "page 3"', 'citation = ""', "lacks citation"),
        ("expect = -45000", "expect = 45000", "what is right"),
        ("expect = -45000", 'expect = "-45000"', "no number"),
        ('field = "value"', 'field = "series"', "no field"),
        ('evidence = "official_text"', 'evidence = "rumour"', "no evidence"),
        ("entered = 2030-05-24", 'entered = "soon"', "no date"),
        ('period = "YE Jun 2029"', "", "names its period"),
        ('period = "YE Jun 2029"', 'period = "some time"', "not a period"),
        ('series = "net_migration"', 'series = "net_magic"', "net_magic"),
        ('id = "a-sign"', 'id = "a-sign"\nremark = "x"', "remark"),
        (ENTRY, ENTRY + ENTRY, "twice"),
        (ENTRY, "[[correction", "cannot be read"),
    ],
)
def test_an_entry_that_is_not_as_it_must_be_is_refused(old: str, new: str, words: str) -> None:
    assert old in ENTRY
    with pytest.raises(DamagedDataError, match=words):
        read_corrections(ENTRY.replace(old, new))


def test_every_shipped_entry_says_who_and_where() -> None:
    shipped = shipped_corrections()

    assert len(shipped) >= 5
    for each in shipped:
        assert each.made_by
        assert len(each.reason) > 20
        assert len(each.citation) > 10
        assert each.evidence in EVIDENCE
        assert each.entered >= date(2026, 11, 26)


def test_what_is_shipped_has_the_corrections_in_it() -> None:
    """And the parts of the release of November 2022 make up its whole, as they did not before."""
    ledger = Ledger([Bundled()])
    parts = [ledger.select("net_migration", nationality=group) for group in ("british", "eu", "non_eu")]
    values = [view.at("ons-ltim-2022-11-24")["YE Jun 2022"].value or 0 for view in parts]
    whole = ledger["net_migration"].at("ons-ltim-2022-11-24")["YE Jun 2022"].value

    assert values[0] == 45_000
    # four roundings to the thousand
    assert abs(sum(values) - (whole or 0)) <= 2000
    for measure in ("small_boat_arrivals", "small_boats", "small_boat_crossings_prevented", "small_boat_prevention_events"):
        view = ledger[measure]
        assert [view.latest()[f"week ending 2026-01-{day}"].correction[:40] for day in ("04", "11", "18")] == [
            f"Corrected from week ending 2025-01-{day}: T" for day in ("04", "11", "18")
        ]
        assert "week ending 2025-01-04" not in [period.label for period in view.periods]


@pytest.mark.skipif(not (DATA / "home_office").is_dir(), reason="the publishers' files are not beside this checkout")
def test_the_weeks_put_right_are_the_sums_of_their_days() -> None:
    folder = DATA / "home_office" / "small_boats"
    with (folder / "daily_small_boats.csv").open(encoding="utf-8") as lines:
        by_day = {row["#date"]: int(row["migrants"]) for row in csv.DictReader(lines)}
    with (folder / "weekly_small_boats.csv").open(encoding="utf-8") as lines:
        by_week = {row["#week_ending"]: int(row["migrants_arrived"]) for row in csv.DictReader(lines)}

    for correction in shipped_corrections():
        if correction.field == "period":
            wrong, right = correction.expect, correction.correct
            days = [right.start + timedelta(days=number) for number in range(7)]  # type: ignore[union-attr]
            assert by_week[wrong.end.isoformat()] == sum(by_day[each.isoformat()] for each in days)  # type: ignore[union-attr]


def test_a_reader_lets_only_known_errors_pass() -> None:
    assert is_known_error("weekly-small-boats", "period", parse_period("week ending 2025-01-04"))
    assert not is_known_error("daily-small-boats", "period", parse_period("week ending 2025-01-04"))
    assert not is_known_error("weekly-small-boats", "period", parse_period("week ending 2025-01-03"))
    assert not is_known_error("weekly-small-boats", "value", -45_000)


def test_which_corrections_were_needed_is_told() -> None:
    assert put_right([(RELEASE, [figure()])], [SIGN, WEEK]).applied == {"a-sign"}


def test_a_file_that_is_handed_in_is_corrected_before_it_is_compared() -> None:
    """Both ways: with the error it is put right, and without it the file fails, saying why."""
    (sign,) = (each for each in shipped_corrections() if each.id == "ltim-2022-11-british-net-in-the-vintages")
    release = replace(RELEASE, id=sign.release, sources=(Source(id=sign.source, title="As gathered"),))

    def reader(value: int) -> Reader:
        said = figure(value, series=sign.series, period=sign.period, release=sign.release, source=sign.source)
        return Reader(
            name="made", title="Made", recognises=lambda _: True, read=lambda _: Reading(releases=((release, (said,)),))
        )

    examined = examine(FILE, Ledger.of(), [reader(-45_000)])
    assert examined.reading is not None
    assert [each.value for each in examined.reading.figures] == [45_000]
    failed = examine(FILE, Ledger.of(), [reader(45_000)])
    assert isinstance(failed.failure, LayoutError)
    assert "has been mended" in failed.problems[0].message


def test_a_cell_put_right_counts_and_not_what_was_read_from_it_before() -> None:
    """Whoever took the file in before its error was known has both figures, and is shown the right one."""
    wrong = figure()
    right = SIGN.applied_to(wrong)
    elsewhere = figure(44_000, evidence="press", locator="a sentence")
    for told in ([wrong, right, elsewhere], [elsewhere, right, wrong]):
        view = Ledger.of([(RELEASE, told)])["net_migration"]
        assert view.latest()["YE Jun 2029"] == right


@pytest.mark.parametrize("correction", [SIGN, WEEK], ids=lambda each: each.id)
def test_what_was_put_right_before_is_taken_as_it_is(correction: Correction) -> None:
    wrong = figure() if correction is SIGN else figure(period=WEEK.expect)
    (right,) = after(wrong, correction=correction)

    assert right != wrong
    assert after(right, correction=correction) == (right,)


def test_the_right_value_under_the_note_of_another_error_is_missed_loudly() -> None:
    with pytest.raises(LayoutError, match="has been mended"):
        after(figure(45_000, note="Corrected from 46,000: a digit."))


def test_what_netmig_corrected_and_exported_is_read_again() -> None:
    ledger = Ledger([Bundled()])
    contents = ledger.contents([each.id for each in ledger.releases()])
    exported = tuple((ledger.release(name), tuple(each for each in its if each.correction)) for name, its in contents.items())
    again = put_right(exported, shipped_corrections())

    assert any(its for _, its in exported)
    assert again.releases == exported
    assert not again.applied
