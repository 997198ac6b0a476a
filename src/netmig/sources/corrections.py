"""Known errors in publishers' files, put right as dated data and never in code.

`corrections.toml` has one entry an error. Each expects the wrong value where it was found, and is
applied only there: the figure gets the right one, its note says what stood there, why that is wrong
and who says so, and its evidence is no better than that of the correction.

    release   the release's id; a * stands for anything, for files that come again and again
    source    the id of the source that the figures name; a * stands for anything
    sha256    digests of the only files that have the error, where that is known (optional)
    series    the series; every series where none is given (optional)
    period    the period (not given where the period is what is wrong)
    field     value, low, high, text or period
    expect    what stands there wrongly
    correct   what should stand there
    locator   where it stood when the entry was made, for people
    mended_in releases in which the publisher has mended it (optional)

A figure that has the right one, and says in its note that it was corrected, comes from netmig's own
export and stays as it is. Where the file has something else at that place, someone has changed it: `corrected` raises
LayoutError, which names the entry and the place, rather than leave a correction that corrects
nothing, or correct what is right.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from ..errors import DamagedDataError, LayoutError, NetmigError, Place
from ..ledger.figures import CORRECTED_FROM, EVIDENCE, Evidence, Figure, Release
from ..periods import Period, parse_period
from ..series import Series
from .reader import GivenFile, Reading

_CELL = re.compile(r"^(?P<sheet>[^!]+)!(?P<letters>[A-Z]+)(?P<cell_row>\d+)$| row (?P<row>\d+)(?:, (?P<header>[^:]+))?")

SHIPPED = Path(__file__).with_name("corrections.toml")
Field = Literal["value", "low", "high", "text", "period"]
Content = int | float | str | Period

_OPTIONAL: dict[str, Any] = {"sha256": (), "series": "", "period": "", "mended_in": ()}
_REQUIRED = ("id", "made_by", "release", "source", "locator", "field", "expect", "correct", "reason", "citation", "evidence", "entered")  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One known error: where it is, what stands there, what should, and who says so."""

    id: str
    made_by: str
    """Whose error it is: the publisher, or who copied or gathered from it."""
    release: str
    source: str
    locator: str
    field: Field
    expect: Content
    correct: Content
    reason: str
    citation: str
    evidence: Evidence
    entered: date
    sha256: tuple[str, ...] = ()
    series: Series | None = None
    period: Period | None = None
    mended_in: tuple[str, ...] = ()

    def concerns(self, figure: Figure, sha256: str = "") -> bool:
        """Whether a figure is of the release, the source and the series that this is about."""
        return (
            fnmatchcase(figure.release, self.release)
            and figure.release not in self.mended_in
            and fnmatchcase(figure.source, self.source)
            and (not self.sha256 or sha256 in self.sha256)
            and (self.series is None or figure.series == self.series)
        )

    @property
    def remark(self) -> str:
        """How the note of a figure that was put right begins."""
        return f"{CORRECTED_FROM}{_shown(self.expect)}: "

    def was_applied_to(self, figure: Figure) -> bool:
        """Whether a figure has what is right and says itself what stood there, as in netmig's own export."""
        return getattr(figure, self.field) == self.correct and self.remark in figure.note

    def applied_to(self, figure: Figure) -> Figure:
        """The figure as it should have been, with a note of what stood there."""
        note = f"{self.remark}{self.reason} ({self.citation})."
        return replace(
            figure,
            **{self.field: self.correct},  # type: ignore[arg-type]  # `of` has made sure of the kind
            note=f"{figure.note} {note}".lstrip(),
            evidence=max(figure.evidence, self.evidence, key=EVIDENCE.index),
        )


def corrected(reading: Reading, file: GivenFile, corrections: Iterable[Correction] | None = None) -> Reading:
    """What a reader made of a file, with the known errors in it put right.

    `corrections` are those shipped with the package if none are given. Raises LayoutError where the
    file no longer has the error that one of them expects. Call it on every Reading, before anything
    is compared or written.
    """
    wanted = shipped_corrections() if corrections is None else tuple(corrections)
    return replace(reading, releases=put_right(reading.releases, wanted, sha256=file.sha256).releases)


@dataclass(frozen=True, slots=True)
class PutRight:
    """Releases with their figures after correction, and the ids of the corrections that were needed."""

    releases: tuple[tuple[Release, tuple[Figure, ...]], ...]
    applied: frozenset[str]


def put_right(
    releases: Iterable[tuple[Release, Iterable[Figure]]], corrections: Sequence[Correction], *, sha256: str = ""
) -> PutRight:
    """Releases with every correction applied that concerns them; see `corrected`."""
    found = tuple((release, tuple(figures)) for release, figures in releases)
    applied: set[str] = set()
    for correction in corrections:
        told = [figures for release, figures in found if fnmatchcase(release.id, correction.release)]
        if not any(correction.concerns(figure, sha256) for figures in told for figure in figures):
            continue
        changed = tuple((release, _changed(figures, correction, sha256, applied)) for release, figures in found)
        found = changed
    return PutRight(found, frozenset(applied))


def _changed(figures: tuple[Figure, ...], correction: Correction, sha256: str, applied: set[str]) -> tuple[Figure, ...]:
    """The figures of one release after one correction."""
    its_own = [figure for figure in figures if correction.concerns(figure, sha256) and not correction.was_applied_to(figure)]
    wrong = {
        figure for figure in its_own if _at_place(figure, correction) and getattr(figure, correction.field) == correction.expect
    }
    others = [figure for figure in its_own if figure not in wrong and _stands_instead(figure, correction)]
    if others and (
        not wrong or (correction.field == "period" and {each.series for each in others} & {each.series for each in wrong})
    ):
        raise _mended(correction, others[0])
    if not wrong:
        return figures  # the file does not reach as far as the error
    applied.add(correction.id)
    return tuple(correction.applied_to(figure) if figure in wrong else figure for figure in figures)


def _at_place(figure: Figure, correction: Correction) -> bool:
    return correction.period is None or figure.period == correction.period


def _stands_instead(figure: Figure, correction: Correction) -> bool:
    """Whether this is what a file has that was mended: the right period, or another number at the place."""
    if correction.field == "period":
        return figure.period == correction.correct
    return _at_place(figure, correction)


def _mended(correction: Correction, figure: Figure) -> LayoutError:
    stands = getattr(figure, correction.field)
    right = stands == correction.correct
    return LayoutError(
        f"The correction {correction.id!r} expects {_shown(correction.expect)} as the {correction.field} of "
        f"{correction.series.key if correction.series else figure.series.key}"
        f"{f', {correction.period.label},' if correction.period else ''} in {figure.release} "
        f"({correction.source}, {figure.locator}), which has {_shown(stands)}.",
        "The error has been mended." if right else "That is neither the error nor what should stand there.",
        "Add the release to the entry's mended_in in corrections.toml."
        if right
        else "Look at the file, and at corrections.toml.",
        place=_place(figure.locator),
    )


def _place(locator: str) -> Place:
    """The cell that a locator names, as far as it names one.

    >>> _place("Table 1!D149"), _place("vintages.csv row 699, value")
    (Place(sheet='Table 1', row=149, column='D'), Place(sheet='', row=699, column='value'))
    """
    found = _CELL.search(locator)
    if found is None:
        return Place()
    if found["sheet"]:
        return Place(found["sheet"], int(found["cell_row"]), found["letters"])
    return Place("", int(found["row"]), found["header"] or "")


def _shown(content: object) -> str:
    if isinstance(content, Period):
        return content.label
    return f"{content:,}" if isinstance(content, int | float) else repr(content)


def is_known_error(source: str, field: Field, content: Content) -> bool:
    """Whether a shipped correction expects this of a source, so that its reader lets it pass to be put right."""
    return any(
        fnmatchcase(source, each.source) and (each.field, each.expect) == (field, content) for each in shipped_corrections()
    )


@cache
def shipped_corrections() -> tuple[Correction, ...]:
    """The corrections that come with the package."""
    return read_corrections(SHIPPED.read_text(encoding="utf-8"), SHIPPED.name)


def read_corrections(text: str, name: str = "corrections.toml") -> tuple[Correction, ...]:
    """The corrections in a TOML text; DamagedDataError, which names the entry, for one that is not as it must be."""
    try:
        entries = tomllib.loads(text).get("correction", [])
    except tomllib.TOMLDecodeError as problem:
        raise DamagedDataError(f"{name} cannot be read: {problem}") from problem
    found: dict[str, Correction] = {}
    for number, entry in enumerate(entries, 1):
        which = f"{name}, correction {entry.get('id', number)!r}"
        try:
            correction = _of(entry)
        except (ValueError, KeyError, TypeError, NetmigError) as problem:
            raise DamagedDataError(f"{which} is not as it must be: {problem}") from problem
        if correction.id in found:
            raise DamagedDataError(f"{which} is there twice.")
        found[correction.id] = correction
    return tuple(found.values())


def _of(entry: dict[str, Any]) -> Correction:
    """The correction that an entry describes; ValueError for what cannot be one."""
    if missing := [name for name in _REQUIRED if name not in entry or entry[name] == ""]:
        raise ValueError(f"it lacks {', '.join(missing)}")
    if unknown := entry.keys() - {*_REQUIRED, *_OPTIONAL}:
        raise ValueError(f"it has {', '.join(sorted(unknown))}, which is no field of a correction")
    given = {**_OPTIONAL, **entry}
    for name, choices in (("field", get_args(Field)), ("evidence", EVIDENCE)):
        if given[name] not in choices:
            raise ValueError(f"{given[name]!r} is no {name}: there is {', '.join(choices)}")
    if (given["field"] == "period") != (not given["period"]):
        raise ValueError("it names its period in `period`, or in `expect` where the period is what is wrong")
    if not isinstance(given["entered"], date):
        raise ValueError("entered is no date")  # noqa: TRY004 - a value of the file, not of a program
    if given["expect"] == given["correct"]:
        raise ValueError("what is expected is what is right")
    return Correction(
        **{
            **given,
            "expect": _content(given["field"], given["expect"]),
            "correct": _content(given["field"], given["correct"]),
            "sha256": tuple(given["sha256"]),
            "mended_in": tuple(given["mended_in"]),
            "series": Series.parse(given["series"]) if given["series"] else None,
            "period": parse_period(given["period"]) if given["period"] else None,
        }
    )


def _content(field: Field, given: object) -> Content:
    if field in {"value", "low", "high"}:
        if isinstance(given, bool) or not isinstance(given, int | float):
            raise ValueError(f"{given!r} is no number")
        return given
    if not isinstance(given, str):
        raise ValueError(f"{given!r} is no text")  # noqa: TRY004 - a value of the file, not of a program
    return parse_period(given) if field == "period" else given
