"""Copies of files gone wrong: each reads to the true figures or is refused, soon; none crashes, and no wrong figure is taken unseen.

What cannot be noticed in a file alone is said in `unvouched`: figures that nothing else in their
file is the sum, the part or the repetition of. With the file's release in the ledger these are
refused as well, as figures of one release told in two ways.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from made_ltim import may_2025_sheets
from made_workbooks import workbook_bytes
from mutations import Mutation, mutations

from made_tables import FILES, given
from netmig.ledger.figures import Figure
from netmig.ledger.ledger import Ledger
from netmig.sources.confirmation import CELLS_NAMED, confirmation, rooms
from netmig.sources.ingestion import Examined, examine, read_one, take_in
from netmig.sources.known_copies import LEFT_OUT, NOT_SHIPPED, copy_of
from netmig.sources.reader import GivenFile, Reading

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
REAL = sorted(path for path in DATA.rglob("*") if path.is_file())
needs_data = pytest.mark.skipif(not REAL, reason="the publishers' files are not beside this checkout")
# Seconds of this process for one file, on a slow machine under a debugger still far above what it takes
SOON = 30.0
# Two of three figures that must balance may each be a unit and a half off: less than this is within rounding.
WITHIN_ROUNDING = 3
# Table 6 compares counts of others, each of which stands there alone
ALONE = frozenset({"visas_granted", "rapid_arrivals", "national_insurance_allocations", "census_arrivals"})

Said = dict[tuple[str, str, str], set[tuple[object, ...]]]


def said(reading: Reading) -> Said:
    found: Said = defaultdict(set)
    for figure in reading.figures:
        found[figure.release, figure.series.key, figure.period.label].add((figure.value, figure.low, figure.high, figure.text))
    return found


def wrong(reading: Reading, true: Said) -> Iterator[tuple[Figure, set[tuple[object, ...]]]]:
    """Figures that the original does not have, with what it has in their place."""
    for figure in reading.figures:
        values = true.get((figure.release, figure.series.key, figure.period.label), set())
        if (figure.value, figure.low, figure.high, figure.text) not in values:
            yield figure, values


def unvouched(figure: Figure, true: set[tuple[object, ...]]) -> bool:
    """Whether nothing else in a long-term migration workbook says what a figure must be."""
    if figure.series.measure in ALONE:
        return True
    values = [value for value, *_ in true if isinstance(value, (int, float))]
    if not values or figure.value is None:
        return False
    moved = min(abs(figure.value - value) for value in values)
    bounds_only = moved == 0 and figure.low is not None
    return bounds_only or moved <= WITHIN_ROUNDING * figure.rounding


def told_of(examined: Examined, figure: Figure, true: set[tuple[object, ...]]) -> bool:
    """Whether a wrong figure that was read is not passed over in silence.

    It is among the problems, or nothing in the file confirms it, which ingest says with its cell, or it is no
    further off than ingest says that the sums leave it.
    """
    assert examined.reading is not None
    room = rooms(examined.reading.figures)
    found = confirmation(examined.reading.figures)
    if any(figure.locator in each.cells or len(each.cells) == CELLS_NAMED for each in found.unconfirmed):
        return True
    values = [value for value, *_ in true if isinstance(value, (int, float))]
    moved = min((abs(figure.value - value) for value in values), default=None) if figure.value is not None else None
    return bool(examined.problems) or (moved is not None and moved <= min(room[figure].furthest, found.furthest))


def read(mutation: Mutation, original: GivenFile) -> Examined:
    """What is made of a mutated copy; it must be made soon, and a refusal must say something."""
    start = time.process_time()
    examined = read_one(replace(original, body=mutation.body), today=date(2026, 11, 26))
    assert time.process_time() - start < SOON, (mutation.kind, mutation.what)
    if examined.failure is not None:
        assert len(str(examined.failure)) > 20
        assert examined.problems
    return examined


def original_of(path: Path) -> GivenFile:
    """A real file with the day of its release beside it, as someone would hand in another copy of it."""
    file = GivenFile(path.name, path.read_bytes())
    known = copy_of(file)
    day = known.published if known and len(known.published) == 10 else ""
    return replace(file, published=date.fromisoformat(day) if day else None)


def check_workbook(original: GivenFile, count: int, seed: int) -> tuple[int, int]:
    """How many copies were refused, and how many gave figures that nothing vouches for, each of them told of."""
    reading = read_one(original).reading
    assert reading is not None
    true = said(reading)
    ledger = Ledger.of()
    take_in([examine(original, ledger)], ledger)
    refused = unseen = 0
    for mutation in mutations(original.body, count, seed):
        examined = read(mutation, original)
        if examined.reading is None:
            refused += 1
            continue
        differing = list(wrong(examined.reading, true))
        assert all(unvouched(figure, values) for figure, values in differing), (mutation.kind, mutation.what, differing[:3])
        assert all(told_of(examined, *each) for each in differing), (mutation.kind, mutation.what, differing[:3])
        if differing:
            unseen += 1
            # whoever has the release is told of each of them
            assert examine(replace(original, body=mutation.body), ledger).failure is not None, (mutation.kind, mutation.what)
    return refused, unseen


def test_copies_of_a_made_workbook() -> None:
    original = GivenFile("made.xlsx", workbook_bytes(may_2025_sheets()))
    refused, unseen = check_workbook(original, 85, seed=26)

    assert refused > 30
    assert unseen < 5


@pytest.mark.parametrize("name", [name for name in FILES if name.startswith("table")])
def test_copies_of_made_tables_that_vouch_for_themselves(name: str) -> None:
    body, published = FILES[name]
    original = given(body, published)
    reading = read_one(original).reading
    assert reading is not None
    true = said(reading)
    outcomes: dict[str, int] = defaultdict(int)
    for mutation in mutations(body, 60, seed=5):
        examined = read(mutation, original)
        outcomes["refused" if examined.reading is None else "read"] += 1
        if examined.reading is not None:
            for figure, values in wrong(examined.reading, true):
                # a digit lost at the end of a file is told of
                assert unvouched(figure, values) or examined.problems, (mutation.kind, mutation.what, figure)

    assert outcomes["refused"] > 20


@pytest.mark.parametrize("name", FILES)
def test_no_copy_of_a_made_table_crashes(name: str) -> None:
    body, published = FILES[name]
    for mutation in mutations(body, 40, seed=11):
        read(mutation, given(body, published))


@needs_data
def test_copies_of_the_real_workbook() -> None:
    original = original_of(next(path for path in REAL if path.suffix == ".xlsx"))
    refused, unseen = check_workbook(original, 60, seed=500)

    assert refused > 20
    assert unseen < 6


@needs_data
def test_no_copy_of_any_other_real_file_crashes() -> None:
    """Three hundred copies of all the other files; those of tables whose figures balance give no wrong one."""
    others = [path for path in REAL if path.suffix != ".xlsx" and path.stat().st_size < 500_000]
    balanced = {
        "ons_ltim_2026-05-21_table1_transcribed.csv",
        "ons_ltim_2026-05-21_table5_transcribed.csv",
        "ons_ltim_2025-11-27_table1_from_wiah.csv",
    }
    tried = 0
    for path in others:
        original = original_of(path)
        reading = None if original.sha256 in LEFT_OUT or original.sha256 in NOT_SHIPPED else read_one(original).reading
        for mutation in mutations(original.body, 300 // len(others) + 1, seed=len(path.name)):
            examined = read(mutation, original)
            tried += 1
            if reading is not None and examined.reading is not None and path.name in balanced:
                for figure, values in wrong(examined.reading, said(reading)):
                    assert unvouched(figure, values) or examined.problems, (path.name, mutation.kind, mutation.what, figure)
    assert tried >= 300
