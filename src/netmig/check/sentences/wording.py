"""What the words of a text claim, before anyone has looked at a figure.

A `Wording` is decided by the text alone: its kind, measure, groups, periods and what was stated.
Only then is it held against the ledger, so that the claimed value never chooses the reading.
"""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date
from typing import Any, Literal

from ...periods import Period
from ..document import Sentence
from ..records import record
from ..words.quantities import Hedge
from .once import once

Among = Literal["", "calendar_years", "its_months", "outside_pandemic"]
ClaimKind = Literal[
    "level", "change", "percent_change", "ratio", "fraction", "comparison", "extreme", "rank", "share", "sum", "range",
    "equivalence", "revision", "forecast", "target", "rule", "spending",
]  # fmt: skip
# kinds whose number one figure may be, and kinds whose number lies between two
OF_ONE_FIGURE: frozenset[ClaimKind] = frozenset({"level", "extreme"})
KINDS_OF_CHANGE: frozenset[ClaimKind] = frozenset({"change", "percent_change", "fraction"})
OF_TWO_FIGURES: frozenset[ClaimKind] = KINDS_OF_CHANGE | {"ratio"}
# How a slot was filled: in so many words, from one thing said before, by the newest release of the
# day, by a word that leaves more than one reading open, or not at all.
Basis = Literal["explicit", "inherited", "release", "open", "none"]
Vintage = Literal["current", "first", "earlier"]
# what the words of a claim tie its number to, so that no other can be meant
Tie = Literal["measure", "period", "time"]
# what the words of a claim leave open, and figures may yet settle: exact ones of the same text show the place and the
# period; that no two years fit shows that the baseline does not matter
Unsettled = Literal["count", "group", "place", "period", "baseline"]


# why a number is of those of one age, of whom no figures are held
OF_ONE_AGE = "the number is of people of one age"


@record()
class Stated:
    """The value that was stated, and what its words allow."""

    value: float | None
    low: float | None = None
    high: float | None = None
    unit: str = "people"
    hedge: Hedge = "exact"


@record()
class Subject:
    """The measure that is spoken of and the groups that it is narrowed to, with how each was found."""

    measure: str
    group: tuple[tuple[str, str], ...] = ()
    basis: Basis = "explicit"
    carried: bool = False
    """Whether a sentence before named it, and nothing in its own."""
    local: bool = False
    """Whether it was found beside the very number, and not elsewhere in the sentence or before."""
    others: tuple[tuple[tuple[str, str], ...], ...] = ()
    """Groups that may be meant instead of its own, where that is open: those that were spoken of."""
    only_these: bool = False
    """Whether nothing but its own group and these others can be meant, so that a number that is none of them is wrong."""


@record(kw_only=True)
class Wording:
    """One claim as its words make it."""

    kind: ClaimKind
    start: int
    end: int
    sentence: Sentence
    stated: Stated
    subject: Subject | None = None
    also: tuple[str, ...] = ()
    """Other flows that a statement without a number may be of: it is wrong only if it is so of none of them."""
    whole: Subject | None = None
    """What the subject is a share of."""
    periods: tuple[Period, ...] = ()
    """The windows that the words can mean, the likeliest first."""
    period_basis: Basis = "none"
    likeliest: Period | None = None
    """The window that it is most likely of, where that is not the first of these (`likeliest.py`)."""
    loose: bool = False
    """Whether a calendar year or a month is named, for which a year-ending window may stand."""
    baseline: tuple[Period, ...] = ()
    baseline_basis: Basis = "none"
    of_an_era: bool = False
    """Whether it is of a government's time: between any two of the years given, and wrong only if it fits none by any
    estimate; or, where it was reached, of the highest of them.
    """
    any_of_two: bool = False
    """Whether a change "between 2019 and 2023" is right of any year that ended in each, both in the same month."""
    baseline_stated: Stated | None = None
    """The value that the text itself gives for the baseline."""
    ends: tuple[Stated, Stated] | None = None
    """The two numbers of the same sentence that a change is said to lie between, before and after."""
    tied: bool = False
    """Whether grammar ties the change to these two, word by word (`tied_ends.py`), and not only its being alone with them."""
    went_to: tuple[Stated, int] | None = None
    """The number that the same sentence says it went to from this one, and which way: 1 for up, -1 for down, 0 where an
    estimate is said to have been put otherwise.
    """
    again_of: int = -1
    """Where the number starts that this one says again in another unit: "81,000, or 35 %"; -1 for none."""
    leads_to: int = -1
    """Where the number starts that a change led to, or of which it is told in an aside; -1 for none (`told_beside.py`)."""
    begins_with: int = -1
    """Where the number starts that a change is measured from; -1 for none."""
    goes_on: bool = False
    """Whether its sentence only goes on about the number told last: "That is a fall of 20 %"."""
    direction: int = 0
    """1 for up, -1 for down, 0 for neither."""
    vintage: Vintage = "current"
    starts: bool = False
    """Whether this is where a change began, and so not what the text goes on to speak of."""
    extreme: Literal["", "high", "low"] = ""
    of_change: bool = False
    """Whether the extreme is a year's rise or fall, and not a level: "the biggest fall since…"."""
    any_time: bool = False
    """Whether an extreme is of no year that is named: the highest there ever was."""
    moved: int = 0
    """Which way a level is said to have been reached: 1 for "climbed to", -1 for "fell to"."""
    reached: bool = False
    """Whether a level is one that was reached, in no year that is named: the highest at most."""
    first_time: bool = False
    """Whether the level is said not to have been reached for long: "for the first time since…"."""
    contrast: Literal["year_before", "highest", "nought", "each", "group", "plainly", "every_year", "lasting"] = "year_before"
    """What a comparison in words alone is with: the last three are of a clause that is read whole (`forms/without_number/which_way.py`)."""
    recent: bool = False
    """Whether a comparison is of what goes on now, with no year named: "is still rising"."""
    averaged: bool = False
    """Whether several years are told by what they come to a year."""
    counted: Literal["", "people", "cases", "crossings"] = ""
    """Whether it is of a count that the Home Office adds up over any time, of people or perhaps of their cases or boats (`forms/counts.py`)."""
    rate: float = 1
    """Into how many equal parts the year is divided: 365 for so many a day, a fifth for so many in five years together."""
    since: Period | None = None
    until: Period | None = None
    """The time before which the years are among which something is an extreme: "higher than in any year before 2022"."""
    reaches: bool = False
    """Whether it is said in years, and so loosely, how far back an extreme reaches: "the lowest for more than a decade"."""
    as_then: bool = False
    """Whether it was so, or more so, at the time since when it is told to be an extreme: "last lower in 2012"."""
    so_far: bool = False
    """Whether an extreme is told of the years up to its own alone: "more than ever before"."""
    ever: Literal["", "plainly", "loosely"] = ""
    """Whether an extreme is told of all years there are, in words that say so, and whether every word of that is understood."""
    in_percent: bool = False
    """Whether the largest change may be so as a part of what it was: "never so steep a fall"."""
    then_stated: Stated | None = None
    """The number of an estimate that is said to have been an extreme when it came out (`forms/records/records_then.py`)."""
    among: Among = ""
    """Among which years an extreme is one, where it is not all of them."""
    names: tuple[str, ...] = ()
    """The codes of a ranked list, in the order given."""
    place: int = 0
    """The place of the first of them, 1 for the top; 0 where a list is only said to be the top of all. Of an extreme, its place next to the record."""
    detail: str = ""
    """What a rule, forecast or place is called in the text."""
    uncertain: str = ""
    """Why this wording may never be called wrong, although it may be found right."""
    of_another_day: str = ""
    """Why its number may be what was known on another day or by another estimate, of this year or of one near
    (`known_when.py`): it is wrong only if it is none of these either.
    """
    told_in: tuple[date, date] | None = None
    """The first and the last day of the time at which somebody said or did something about the number (`told_when.py`):
    what was newest then is meant, or, where the number has a year of its own, what was known of that.
    """
    plain_flow: bool = False
    """Whether its words say plainly which flow it is of: who came, who left, or what is left of both (`plain_flows.py`)."""
    ties: frozenset[Tie] = frozenset()
    """Which of measure and period its words tie its number to (`firmness.py`)."""
    of_estimates: bool = False
    """Whether its sentence, or the one before it, tells of estimates as such: an old one is then no mistake."""
    of_history: bool = False
    """Whether it is told in the history of one estimate (`forms/estimates/histories.py`): of its year, and of no newer one."""
    spoken_of: frozenset[str] = frozenset()
    """The codes of flows, nationalities and reasons that the text names anywhere (`spoken_of.py`)."""
    unsettled: tuple[Unsettled, ...] = ()
    """What must be settled by other figures of the text before it may be called wrong."""
    settled: bool = False
    """Whether all of that has been settled."""
    of_now: bool = False
    """Whether it is told as how things stand by the newest figures (`newest.py`), where no year is named."""
    refusal: str = ""
    """Why it cannot be checked at all."""

    @once
    def kept(self) -> dict[Hashable, Any]:
        """What has been worked out of the wording so far, for those who will be asked again (`once.py`)."""
        return {}

    @once
    def words_before(self) -> list[str]:
        """The words and marks of its sentence that stand before it, in small letters."""
        return self.sentence.words_from(0, self.start)

    @once
    def words_within(self) -> list[str]:
        """Its own words and marks."""
        return self.sentence.words_from(self.start, self.end)

    @once
    def words_behind(self) -> list[str]:
        """Those of its sentence that stand behind it."""
        return self.sentence.words_from(self.end)
