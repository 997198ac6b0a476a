"""The layouts of ONS long-term migration workbooks, one small file each, and the words that all share.

A layout says which tables a workbook has: by which headers a table is known, which of them name the
row (flow, period, nationality…), and which series stands under each other one. Sheets, rows and
columns are found by these words, never by place, date or file name. `docs/layouts.md` says how to
describe a new one; a folder named in NETMIG_LAYOUTS adds to those that come with netmig.

| file | workbook | seen |
|---|---|---|
| may_2025 | 22 May 2025 | yes: the real file |
| may_2026, november_2025 | 21 May 2026, 27 November 2025 | no: quoted rows, transcribed tables, public programs that read them |
| may_2024, may_2023 | 23 May 2024, 25 May 2023 | no: public programs that read some of their sheets |
| november_2024, november_2023 | 28 November 2024, 23 November 2023 | no: inferred from the one after or before |
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from ...codes import plain_words
from ...errors import DamagedDataError
from ...ledger.figures import RevisionKind

FOLDER = Path(__file__).parent
ENVIRONMENT = "NETMIG_LAYOUTS"
_NO_LAYOUTS = frozenset({"words.toml", "releases.toml"})
ROLES = frozenset({"flow", "period", "day", "publication", "stage", "nationality", "sex", "age", "area"})
_OWN_KEYS = frozenset({"measure", "low", "high", "note", "optional", "left_out", "like"})
_REFERENCE = re.compile(r"\[(?:notes?|definitions?)[^\]]*\]", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What stands under a header: the series of its numbers, as far as the rows do not say it."""

    header: str
    measure: str = ""
    """Empty where a flow column, or the table, says it."""
    dimensions: tuple[tuple[str, str], ...] = ()
    low: str = ""
    high: str = ""
    """The headers of the bounds."""
    note: str = ""
    optional: bool = False
    left_out: str = ""
    """Why the numbers are not read, where they are not."""
    like: re.Pattern[str] | None = None
    """What else is this column in this table, where nobody read its header: words of it, in any order that the expression allows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table: its number, what its title must say, its row headers with their roles, its columns of numbers."""

    number: str
    rows: tuple[tuple[str, str], ...]
    columns: tuple[Column, ...]
    title: tuple[str, ...] = ()
    """One of these must be in the title, where another table has the same columns."""
    title_lacks: tuple[str, ...] = ()
    """None of these may be in the title: "eu+" is in "non-EU+" too."""
    fixed: Mapping[str, str] = field(default_factory=dict)
    sure: bool = False
    """Whether someone read these headers: if so, a table of this number with other ones is refused."""
    layout: str = ""

    @property
    def required(self) -> tuple[str, ...]:
        """The headers that must be there, as they are compared."""
        return tuple(
            [header for header, _ in self.rows]
            + [
                each
                for column in self.columns
                if not column.optional
                for each in (column.header, column.low, column.high)
                if each
            ]
        )

    @property
    def loose(self) -> bool:
        """Whether it is known by so little that another table could pass for it: only a sheet of its number is it."""
        return not self.sure and (bool(self.title_lacks) or any(column.like for column in self.columns))

    def own(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """A header row in this table's words: what is like one of its columns is that column, the first that it is like."""
        likes = [(column.header, column.like) for column in self.columns if column.like]
        if not likes:
            return words
        known = self.headers
        return tuple(
            word if not word or word in known else next((header for header, like in likes if like.fullmatch(word)), word)
            for word in words
        )

    def titled(self, title: str) -> bool:
        """Whether a title, as it is compared, is this table's."""
        return (not self.title or any(each in title for each in self.title)) and not any(
            each in title for each in self.title_lacks
        )

    @property
    def headers(self) -> frozenset[str]:
        """Every header that may be there."""
        return frozenset(self.required) | {
            each for column in self.columns for each in (column.header, column.low, column.high) if each
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The tables of a workbook, and how far anyone saw it."""

    name: str
    published: tuple[str, ...]
    seen: bool
    described: str
    tables: tuple[Table, ...]
    main: tuple[str, ...] = ("1",)
    """The tables without one of which this is no such workbook."""


@dataclass(frozen=True, slots=True)
class Words:
    """What means the same in every layout."""

    headers: Mapping[str, str]
    """Other ways of writing a header -> the header as the layouts have it."""
    patterns: tuple[tuple[re.Pattern[str], str], ...]
    """The same, for headers that are written in too many ways to list."""
    flows: Mapping[str, str]
    stages: Mapping[str, str]
    areas: Mapping[str, str]
    missing: frozenset[str]
    signs: frozenset[str]
    statements: tuple[tuple[RevisionKind, re.Pattern[str]], ...]


def header_words(value: object) -> str:
    r"""A header as it is compared: without note references, line ends and case.

    >>> header_words("Study: \nMain applicant"), header_words("Non-EU+\n[definition 4]")
    ('study main applicant', 'non eu+')
    """
    return plain_words(_REFERENCE.sub(" ", str(value))) if value is not None else ""


@cache
def words() -> Words:
    """The words of `words.toml`."""
    said = tomllib.loads((FOLDER / "words.toml").read_text(encoding="utf-8"))
    one_step = {other: header for header, others in said["headers"].items() for other in others}
    return Words(
        headers={other: _end_of(other, one_step) for other in one_step},
        patterns=tuple((re.compile(pattern), header) for header, pattern in said["patterns"].items()),
        flows=said["flows"],
        stages=said["stages"],
        areas=said["areas"],
        missing=frozenset(said["missing"]["words"]),
        signs=frozenset(said["missing"]["signs"]),
        statements=tuple((each["kind"], re.compile(each["words"], re.IGNORECASE)) for each in said["statement"]),
    )


def _end_of(word: str, one_step: Mapping[str, str]) -> str:
    """Where a word leads: "net" is "net migration", which is "net migration all" where there are groups."""
    for _ in one_step:
        if word not in one_step:
            return word
        word = one_step[word]
    raise DamagedDataError(f"In words.toml {word!r} leads to itself.")


def layouts(*folders: Path) -> tuple[Layout, ...]:
    """Every layout, the newest first: those of netmig, of further folders, and of the one in NETMIG_LAYOUTS.

    Raises DamagedDataError, which names the file and what is wrong, for one that cannot be read.

    >>> [layout.name for layout in layouts() if layout.seen]
    ['May 2025']
    """
    asked = os.environ.get(ENVIRONMENT, "")
    return _layouts((FOLDER, *folders, *([Path(asked)] if asked else [])))


@cache
def _layouts(folders: tuple[Path, ...]) -> tuple[Layout, ...]:
    said: dict[str, tuple[Path, dict[str, Any]]] = {}
    for folder in folders:
        if not folder.is_dir():
            raise DamagedDataError(f"There is no folder of layouts {folder}.", "", f"Correct {ENVIRONMENT}, or take it away.")
        for path in sorted(folder.glob("*.toml")):
            if path.name not in _NO_LAYOUTS:
                try:
                    said[path.stem] = (path, tomllib.loads(path.read_text(encoding="utf-8")))
                except (OSError, ValueError) as problem:
                    raise DamagedDataError(f"The layout {path} cannot be read: {problem}.") from None
    found = [_layout(stem, said) for stem in said]
    return tuple(sorted(found, key=lambda layout: layout.published, reverse=True))


def _layout(stem: str, said: Mapping[str, tuple[Path, dict[str, Any]]], depth: int = 0) -> Layout:
    path, record = said[stem]
    try:
        inherited: tuple[Table, ...] = ()
        main: tuple[str, ...] = ("1",)
        if like := record.get("like", ""):
            base = _layout(_one_of(like, said, depth), said, depth + 1)
            inherited, main = base.tables, base.main
        seen = bool(record["seen"])
        own = tuple(_table(each) for each in record.get("table", ()))
        numbers = {table.number for table in own}
        tables = (*own, *(table for table in inherited if table.number not in numbers))
        return Layout(
            name=record["name"],
            published=tuple(record["published"]),
            seen=seen,
            described=record["described"],
            tables=tuple(
                # the headers of a workbook that was seen were all read; of another, those of which the file says so
                replace(table, layout=record["name"], sure=table.sure or (seen and table.number in numbers))
                for table in tables
            ),
            main=tuple(record.get("main", main)),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as problem:
        said_wrong = f"it has no {problem}" if isinstance(problem, KeyError) else str(problem)
        raise DamagedDataError(f"The layout {path} is not as layouts are: {said_wrong}.", "", "See docs/layouts.md.") from None


def _one_of(like: str, said: Mapping[str, object], depth: int) -> str:
    if like not in said or depth > len(said):
        raise ValueError(f"it is like {like!r}, which is no layout, or like itself: there is {', '.join(sorted(said))}")
    return like


def _table(record: Mapping[str, Any]) -> Table:
    number = str(record["number"])
    rows = tuple((canonical(header), role) for header, role in record["rows"].items())
    if unknown := sorted({role for _, role in rows} - ROLES):
        raise ValueError(f"table {number} has the role {unknown[0]!r}, which is none of {', '.join(sorted(ROLES))}")
    return Table(
        number=number,
        title=tuple(plain_words(each) for each in record.get("title", ())),
        title_lacks=tuple(plain_words(each) for each in record.get("title_lacks", ())),
        fixed=dict(record.get("fixed", {})),
        rows=rows,
        columns=tuple(_column(header, said) for header, said in record["columns"].items()),
        sure=bool(record.get("sure", False)),
    )


def _column(header: str, said: Mapping[str, Any]) -> Column:
    return Column(
        header=canonical(header),
        measure=said.get("measure", ""),
        dimensions=tuple((key, value) for key, value in said.items() if key not in _OWN_KEYS),
        low=canonical(said["low"]) if "low" in said else "",
        high=canonical(said["high"]) if "high" in said else "",
        note=said.get("note", ""),
        optional=bool(said.get("optional", False)),
        left_out=said.get("left_out", ""),
        like=_expression(header, said["like"]) if "like" in said else None,
    )


def _expression(header: str, words: str) -> re.Pattern[str]:
    try:
        return re.compile(words)
    except re.error as problem:
        raise ValueError(f"what column {header!r} is like is no regular expression: {problem}") from None


def canonical(value: object) -> str:
    r"""A header in the one way in which the layouts have it.

    >>> canonical("Net migration: \nAll\n[note 2]"), canonical("Total Work"), canonical("Non-EU")
    ('net migration all', 'all work related', 'non eu')
    """
    return _canonical(header_words(value))


@cache
def _canonical(said: str) -> str:
    if found := words().headers.get(said):
        return found
    return next((header for pattern, header in words().patterns if pattern.fullmatch(said)), said)
