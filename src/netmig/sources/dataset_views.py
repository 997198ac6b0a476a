"""What is wanted of a long table: which rows are counted, along what, as which series.

A dataset gives a count for every combination of its columns; a `View` is one way to add them up.
`Dataset` is a table with its views: a new one is a new description, and no code.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from ..codes import DIMENSIONS, plain_words
from ..errors import NotHeldError

MAIN, DEPENDANT, ALL = "main", "dependant", "all"
APPLICANT = "applicant type"
APPLICANTS = {
    "main applicant": MAIN, "main applicants": MAIN, "main": MAIN,
    "dependant": DEPENDANT, "dependants": DEPENDANT, "dependent": DEPENDANT,
    "all": ALL, "all applicants": ALL,
}  # fmt: skip
NATIONALITY = "nationality"


@dataclass(frozen=True, slots=True)
class By:
    """One series for each word of a column: the dimension that it fixes, and the code for each word.

    Without `codes` the dimension's own list is asked, and an open one makes a code of any word. With
    `within`, the word is a part of those in other columns, the widest first: a part called as the
    whole is that whole and is left out, and one that several wholes have is called after its whole.
    """

    column: str
    dimension: str
    codes: Mapping[str, str] = field(default_factory=dict)
    within: tuple[str, ...] = ()

    def code(self, words: str) -> str:
        """The code for a publisher's word; NotHeldError where a closed list has none."""
        plain = plain_words(words)
        if plain in self.codes:
            return self.codes[plain]
        if self.codes:
            raise NotHeldError.among(self.column, words, self.codes)
        return DIMENSIONS[self.dimension].find(words)


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One way to add a dataset up.

    `where` says which words of a column are counted, as they are compared; `applicants` whether
    main applicants and dependants are series apart, each only where the table gives no "all" among
    them, or one series together. A view by nationality is for years alone: there are too many
    quarters of two hundred nationalities for a ledger that is to stay quick.
    """

    measure: str
    by: tuple[By, ...] = ()
    where: Mapping[str, frozenset[str]] = field(default_factory=dict)
    fixed: Mapping[str, str] = field(default_factory=dict)
    applicants: Literal["apart", "together", ""] = ""
    periods: tuple[Literal["quarter", "every_year", "calendar_year"], ...] = ()
    note: str = ""

    @property
    def by_nationality(self) -> bool:
        return any(each.column == NATIONALITY for each in self.by)

    @property
    def kept(self) -> tuple[Literal["quarter", "every_year", "calendar_year"], ...]:
        """The periods that figures are made for."""
        return self.periods or (("calendar_year",) if self.by_nationality else ("quarter", "every_year"))

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that decides where a row is counted, the applicant's and the nationality apart."""
        named = [name for each in self.by for name in (*each.within, each.column)]
        return tuple(dict.fromkeys(name for name in (*named, *self.where) if name not in (NATIONALITY, APPLICANT)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """A table of the detailed datasets: its code, its columns and what is made of it."""

    code: str
    """As it is published: "Vis_D02"."""
    title: str
    value: tuple[str, ...]
    """The header over the counts, in every wording that it has had."""
    when: Literal["quarter", "date as at"] = "quarter"
    needed: tuple[str, ...] = ()
    """The columns that a view asks for."""
    others: tuple[str, ...] = ()
    """Columns that may stand there too, and are added up over."""
    views: tuple[View, ...] = ()
    repeated: tuple[str, str] | None = None
    """The first and the last quarter in which the publisher gives cells in several rows, some of them alike."""
    same_as: str = ""
    """The dataset whose totals by each view these must equal: this one is only a check."""

    @property
    def key_columns(self) -> tuple[str, ...]:
        """The columns that some view asks for, applicant included, nationality not."""
        wanted = dict.fromkeys(name for view in self.views if not view.by_nationality for name in view.columns)
        return (*wanted, *((APPLICANT,) if APPLICANT in self.needed else ()))

    @property
    def nationality_columns(self) -> tuple[str, ...]:
        """The same for the views by nationality."""
        wanted = dict.fromkeys(name for view in self.views if view.by_nationality for name in view.columns)
        return (NATIONALITY, *wanted, *((APPLICANT,) if APPLICANT in self.needed else ()))
