"""Files as they were handed in: recognised, read, compared with the ledger, and taken in whole or not at all.

    GivenFile ──► examine ──► Examined (what it is, what it would change, what is wrong) ──► take_in ──► ledger

Looking never changes anything and never raises for a bad file; what is wrong is told with its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from ..errors import DamagedDataError, LayoutError, NetmigError, Place
from ..ledger.differences import Difference, DifferenceKind, Differences, compare, shown
from ..ledger.figures import Figure, Release
from ..ledger.ledger import Ledger
from ..series import Series
from .confirmation import Confirmation, confirmation, standing_out
from .corrections import corrected
from .plausibility import check_reading, check_release, oddities, place_of, within_limits
from .publishers import OthersSeriesError, as_known, check_publishers
from .reader import GivenFile, Problem, Reader, Reading, recognise
from .refiling import Again, as_republished, beside_other_copies, not_yet_held, of_known_day
from .registry import READERS
from .united import check, merge

# How many figures that are told otherwise are named one by one.
TOLD = 50
CHANGES: tuple[DifferenceKind, ...] = ("revised", "new", "dropped")


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """What a file is and what it would change; nothing has been written.

    Where `failure` is set the file cannot be taken in, and there is no reading; its message is among
    the `problems` too, with its place. `problems` alone only ask to be looked at.
    """

    name: str
    sha256: str
    reader: str = ""
    """The name of the reader that knew it."""
    title: str = ""
    """What the reader calls such a file."""
    reading: Reading | None = None
    differences: tuple[Differences, ...] = ()
    """For each release that it has figures of, the newest first."""
    copied: int = 0
    """Figures that the ledger has of the very same release from another copy of this file."""
    to_add: int = 0
    """How many figures the ledger does not have yet, those of the files before it in one run included: what is written."""
    described: int = 0
    """Releases that the ledger has, and of which the file only says more: why they revised what they did, say."""
    confirmation: Confirmation = field(default_factory=Confirmation)
    """Which of its numbers something else confirms, in the file or in what was published before."""
    problems: tuple[Problem, ...] = ()
    failure: NetmigError | None = None

    @property
    def release(self) -> Release | None:
        """The release that the file is: the newest of those that it has figures of."""
        return self.differences[0].release if self.differences else None

    @property
    def new(self) -> int:
        return sum(each.count("new") for each in self.differences)

    @property
    def revised(self) -> int:
        return sum(each.count("revised") for each in self.differences)

    @property
    def held(self) -> int:
        """Figures that are there already from this very release."""
        return self.copied + sum(each.held for each in self.differences)

    @property
    def beside(self) -> int:
        """Figures whose series and period are there already of this very release, from another table or file."""
        return sum(each.beside for each in self.differences)

    @property
    def unchanged(self) -> int:
        """Figures that say what was said before: `held` and `beside` are among them."""
        return sum(each.count("unchanged") for each in self.differences) + self.held + self.beside

    @property
    def again(self) -> int:
        """Figures to add of a series and period that is counted already: the file has it in several tables."""
        return self.to_add + self.held - self.new - self.revised - self.unchanged

    @property
    def dropped(self) -> int:
        return sum(each.count("dropped") for each in self.differences)

    @property
    def not_held(self) -> int:
        """Figures that the edition before had, and which this one may well have where it is held in part."""
        return sum(each.count("not_held") for each in self.differences)

    @property
    def changes(self) -> tuple[Difference, ...]:
        """What is revised, the largest of each release first; then what is new, and what is dropped."""
        return tuple(change for kind in CHANGES for each in self.differences for change in each.of(kind))

    def to_dict(self) -> dict[str, Any]:
        """The file as `netmig ingest --format json` gives it."""
        return {
            "name": self.name,
            "sha256": self.sha256,
            "reader": self.reader or None,
            "release": self.release.id if self.release else None,
            "published": self.release.published_label if self.release else None,
            "tables": [
                {
                    "table": table.name, "figures": table.figures, "first": table.first or None, "last": table.last or None,
                    "groups": list(table.groups), "markers": list(table.markers), "notes": list(table.notes),
                }
                for table in (self.reading.tables if self.reading else ())
            ],
            "new": self.new,
            "revised": self.revised,
            "unchanged": self.unchanged,
            "held": self.held,
            "beside": self.beside,
            "dropped": self.dropped,
            "not_held": self.not_held,
            "again": self.again,
            "to_add": self.to_add,
            "changes": [each.to_dict() for each in self.changes],
            "figures_not_held": [
                {"series": each.series.key, "period": each.period.label, "value": shown(each.before)}
                for differences in self.differences
                for each in differences.of("not_held")
            ],
            "confirmation": self.confirmation.to_dict(),
            "problems": [
                {"sheet": each.place.sheet or None, "row": each.place.row, "column": each.place.column or None, "message": each.message}
                for each in self.problems
            ],
        }  # fmt: skip


def examine(
    file: GivenFile,
    ledger: Ledger,
    readers: Sequence[Reader] = READERS,
    *,
    today: date | None = None,
    republished: date | Again | None = None,
) -> Examined:
    """What a file is, and what it would change in the ledger.

    A publication after `today` is refused, where a day is given. With `republished` the file is
    what its publisher put in the place of an earlier one then: it is a release of its own.
    Never raises for what is in the file: `failure` says what is wrong with it.
    """
    return examine_all([file], ledger, readers, today=today, republished=republished)[0]


def examine_all(
    files: Iterable[GivenFile],
    ledger: Ledger,
    readers: Sequence[Reader] = READERS,
    *,
    today: date | None = None,
    republished: date | Again | None = None,
) -> tuple[Examined, ...]:
    """As `examine`, for files that are to be taken in together: each is compared with the earlier releases of all."""
    among, told = ledger, []
    for file in files:
        examined, before = read_one(file, readers, today=today, republished=republished), among
        if examined.reading is not None:
            try:
                check_publishers(file.name, examined.reading, before)
                reading, copied = beside_other_copies(of_known_day(examined.reading, before), file, before)
                among = before.beside(reading.releases)
                examined = replace(examined, reading=reading, copied=copied)
            except NetmigError as problem:
                examined = _failed(examined, problem)
        told.append((examined, before))
    return tuple(_compared(each, before, among) for each, before in told)


def take_in(examined: Iterable[Examined], ledger: Ledger) -> int:
    """How many figures were new, once those of every file are saved, or none of any.

    Figures that the ledger has are not written again, nor is what is said beside them of a release
    that it has: where nothing is new the ledger's file stays as it is. Raises the first file's failure where one has failed, and UsageError where a file gives a
    release otherwise than the ledger holds it.
    """
    wanted: list[tuple[Release, Iterable[Figure]]] = []
    for each in examined:
        if each.failure is not None:
            raise each.failure
        if each.reading is not None:
            wanted += each.reading.releases
    fresh = not_yet_held(wanted, ledger)
    return ledger.add_all(fresh) if fresh else 0


def read_one(
    file: GivenFile, readers: Sequence[Reader] = READERS, *, today: date | None = None, republished: date | Again | None = None
) -> Examined:
    """A file that was recognised, read and checked, or that failed; compared with nothing yet."""
    examined = Examined(name=file.name, sha256=file.sha256)
    try:
        within_limits(file)
        reader = recognise(file, readers)
        examined = replace(examined, reader=reader.name, title=reader.title)
        reading = as_known(reader.read(file))
        check_release(file, reading)
        if republished is not None:
            reading = as_republished(reading, republished)
        reading = corrected(reading, file)
        check(merge(reading.releases))
        check_reading(file.name, reading, today=today)
        return replace(
            examined, reading=reading, problems=(*reading.problems, *oddities(reading), *standing_out(reading.figures))
        )
    except NetmigError as problem:
        return _failed(examined, problem)
    except MemoryError:
        return _failed(examined, DamagedDataError(f"{file.name} needs more memory than there is."))
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as problem:  # noqa: BLE001 - a file can be wrong in ways that no reader thought of
        # BaseException: what a library in Rust panics with is no Exception
        return _failed(examined, DamagedDataError(f"{file.name} cannot be read: {type(problem).__name__}: {problem}."))


def _failed(examined: Examined, problem: NetmigError) -> Examined:
    place = problem.place if isinstance(problem, (LayoutError, OthersSeriesError)) else Place()
    problems = (*examined.problems, Problem(str(problem), place))
    return replace(examined, reading=None, differences=(), problems=problems, failure=problem)


def _compared(examined: Examined, ledger: Ledger, among: Ledger) -> Examined:
    if examined.reading is None:
        return examined
    united = merge(examined.reading.releases).releases
    newest_first = sorted(united, key=lambda pair: (bool(pair[1]), pair[0].published_at, pair[0].id), reverse=True)
    differences = tuple(
        compare(release, figures, ledger, among=among, whole=place == 0) for place, (release, figures) in enumerate(newest_first)
    )
    fresh = not_yet_held(united, ledger)
    to_add, described = sum(len(figures) for _, figures in fresh), sum(not figures for _, figures in fresh)
    confirmed = confirmation(examined.reading.figures, _stood(differences, ledger))
    told = replace(examined, differences=differences, to_add=to_add, described=described, confirmation=confirmed)
    restated = [(each.release, one) for each in differences for one in each.restated]
    if not restated:
        return told
    release, first = restated[0]
    problem = DamagedDataError(
        f"{examined.name} gives {len(restated):,} figure{'s' if len(restated) > 1 else ''} of {release.id} otherwise than the ledger"
        f" has from that very release.",
        f"The first is {first.offered.series.key} for {first.offered.period.label}: held {_number(first.held)}"
        f" ({first.held.locator}), here {_number(first.offered)} ({first.offered.locator}).",
        "Nothing is merged silently: if its publisher put the file out again, take it in as a release of its own with"
        f" --republished DAY (also {release.published_label}, the day itself); if not, one of the two files is no true copy.",
    )
    places = tuple(
        Problem(
            f"{one.offered.series.key} for {one.offered.period.label} is {_number(one.offered)} here and"
            f" {_number(one.held)} in the ledger, of the same release {release.id}.",
            place_of(one.offered),
        )
        for release, one in restated[:TOLD]
    )
    return replace(told, problems=(*told.problems, Problem(str(problem)), *places), failure=problem)


def _stood(differences: Iterable[Differences], held: Ledger) -> Callable[[Figure], Figure | None]:
    """What was published before of the same as a figure of these releases is, or is held of its very release."""
    before = {(each.release.id, one.series, one.period): one.before for each in differences for one in each.found}
    of_series: dict[Series, frozenset[Figure]] = {}

    def stood(figure: Figure) -> Figure | None:
        if figure.series not in of_series:
            of_series[figure.series] = frozenset(held.figures(figure.series))
        if figure in of_series[figure.series]:
            return figure
        return before.get((figure.release, figure.series, figure.period))

    return stood


def _number(figure: Figure) -> str:
    value = shown(figure)
    return f"{value:,}" if isinstance(value, (int, float)) else str(value)
