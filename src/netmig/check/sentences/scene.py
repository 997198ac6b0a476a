"""What a sentence is read against: the article's date, and what the sentences before it spoke of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import TYPE_CHECKING, Protocol

from ...periods import Period
from ..records import record
from .counts.count_when import CountInHand
from .estimates.older_sources import Older
from .told import COUNTS, Told
from .whom.parts_in_hand import Hold
from .wording import Subject

if TYPE_CHECKING:
    from .estimates.estimate_in_hand import EstimateInHand


class Calendar(Protocol):
    """The periods that a measure is published for, as known on the article's date."""

    def ending_months(self, measure: str) -> frozenset[int]:
        """The months in which the measure's years end; empty where its periods are no such years."""

    def latest(self, measure: str) -> Period | None:
        """The newest period published by the article's date."""

    def peak(self, measure: str) -> Period | None:
        """The window of the highest figure published by the article's date."""

    def peak_before(self, measure: str) -> Period | None:
        """The same, but for the newest period."""

    def revised(self, measure: str) -> Period | None:
        """The window whose newer estimate the newest release is most likely known for."""

    def peak_within(self, measure: str, start: date, stop: date) -> Period | None:
        """The window of the highest figure published by then, among those that ended in a time."""

    def newest_between(self, measure: str, first: date, last: date) -> tuple[Period, ...]:
        """The periods that were the newest published on any day from one to another, the last of them first."""

    def was_published(self, measure: str, period: Period) -> bool:
        """Whether a figure of a period was public by the article's date."""

    def has_fallen(self, measure: str) -> bool:
        """Whether the newest year lay below the one before."""

    def was_revised(self, measure: str, period: Period) -> bool:
        """Whether a period had been estimated more than once by the article's date."""

    def released_on_the_day(self, measure: str) -> bool:
        """Whether a release of the measure came out on the article's date or the day before."""


@record()
class Carried:
    """A subject, and the paragraph in which it was last named."""

    subject: Subject
    paragraph: int


@record(kw_only=True)
class Scene:
    """The state in which a sentence is read; each sentence leaves a new one for the next."""

    published: date
    calendar: Calendar
    people: Carried | None = None
    """The number of people last spoken of, carried into sentences that name nothing."""
    flow: Carried | None = None
    """The flow of migration last spoken of, whatever was counted since."""
    faded: Carried | None = None
    """The same before a sentence of other numbers: most likely what the text comes back to."""
    money: Carried | None = None
    """The sum of money last spoken of: the two never stand for each other."""
    rule: str = ""
    """The rule in pounds that the text told of last (`forms/rules/rule_names.py`)."""
    ruled: str = ""
    """The rule without an amount of which the last sentence told (`forms/rules/rules_in_words.py`): "nor may care workers" is of it."""
    several: bool = False
    """Whether the sentence that spoke of it last told of more than one flow, so that "its figure" may be neither."""
    both_flows: bool = False
    """Whether the last sentence told numbers of those who came and of those who left: what follows may be what they leave over."""
    aside: bool = False
    """Whether the last sentence named no measure and gave no number: it may have turned to something else."""
    guessed: bool = False
    """Whether the last sentence spoke of what others than statisticians had foreseen: "they" may be these."""
    older: Older = ""
    """Whether what is told was written long before the text's day, and how far that reaches (`older_sources.py`)."""
    part: Hold = ""
    """Whether the text has turned to some of the people who move, and what holds them in hand (`parts_in_hand.py`)."""
    moved: Subject | None = None
    """What the people of the last sentence did, where that was all it told: arrive or leave."""
    came: Subject | None = None
    """The people of whom the last sentence last said that they came or left, whatever else it told: "these" are they."""
    uncounted: bool = False
    """Whether the last sentence only said that more or fewer people moved, and gave no number: "it" is not of them."""
    place: str = ""
    """A place or another kind of migration that was last spoken of; what follows may be about it."""
    where_to: bool = False
    """Whether that place was named only as where people go from here."""
    abroad: str = ""
    """Another country that the paragraph named beside this one: its next numbers may be of either."""
    long_ago: int = 0
    """A year well before the article's day that the text named last: what was said then had a last year of its own."""
    topic: Period | None = None
    """The window last spoken of."""
    headline: Period | None = None
    """The newest window, where the text is news of it: what each paragraph begins with."""
    topic_paragraph: int = -1
    """The paragraph in which the topic was spoken of."""
    before: Period | None = None
    """The window that the paragraph before spoke of, where the headline has taken its place."""
    groups: frozenset[str] = frozenset()
    """The groups that the last sentence of the same paragraph named: what people did may be told of them."""
    revising: bool = False
    """Whether the last sentence of the same paragraph told how an estimate has changed."""
    revised: Period | None = None
    """The window of that estimate."""
    estimate: EstimateInHand | None = None
    """The estimate whose history the text tells (`estimate_in_hand.py`)."""
    then: int = 0
    """The past year that the paragraph has gone back to, and in which what it quotes was said."""
    went_back: bool = False
    """Whether it asked its readers to go there, and so tells of nothing else."""
    last: Period | None = None
    """The window that was named last of all: that of "the latter", of "that year"."""
    told: Told = field(default_factory=Told)
    """The windows that were named, and the numbers that they were named with."""
    likely: Period | None = None
    """What the last number of the last sentence is most likely of, where that is not what was read (`likeliest.py`)."""
    baseline: Period | None = None
    """What it was last compared with."""
    outnumbered: bool = False
    """Whether the last sentence told how many more came than left, and did not call it net migration: "the gap" is that."""
    went: int = 0
    """Which way the last sentence said that the one flow of which it told a level went (`change_told.py`)."""
    balance: int = 0
    """Whether the last sentence said that more came than left, 1, or that more left, -1."""
    grown: bool = False
    """Whether the text last told how many people there are and how their number grew: what follows may be what made it grow."""
    net: bool = False
    """Whether the last sentence told a flow as what is left of it: "net emigration of British nationals"."""
    ranks: bool = False
    """Whether the last sentence went through nationalities by their numbers."""
    them: tuple[tuple[str, str], ...] = ()
    """The one group that the last sentence named: of whom "they" and "their" tell."""
    reason: str = ""
    """The reason for moving that the last sentence set out with: "Work overtook study as the main reason"."""
    forecaster: str = ""
    """Who the last sentence said had forecast something, by the ledger's code."""
    lead: Subject | None = None
    """The one measure that the opening of the text speaks of, for a first sentence that names none."""
    named: Mapping[str, frozenset[Period]] = field(default_factory=dict)
    """For each measure, the year-ending windows that the text names in so many words anywhere."""
    years: frozenset[int] = frozenset()
    """The calendar years that the text names as such anywhere."""
    opening: bool = False
    """Whether it is the words with which the text begins, and those behind them do not set them against what is now."""
    this_year: bool = False
    """Whether the text sets figures called those of this year against others."""
    counted: CountInHand | None = None
    """The count that the text told of last, and for when (`count_in_hand.py`)."""
    spoken_of: frozenset[str] = frozenset()
    """The codes of flows, nationalities and reasons that the text names anywhere (`spoken_of.py`)."""
    at_home: bool = False
    """Whether anything in the text says that it is about the United Kingdom."""
    about_migration: bool = False
    """Whether the text names a flow of migration anywhere."""
    about_visas: bool = False
    """Whether it names visas anywhere, or those who need one."""
    about_families: bool = False
    """Whether it names husbands, wives or families anywhere: an amount may be what they must have."""

    def topic_of(self, measure: str) -> Period | None:
        """The window last spoken of: of the counts where it is one of these, each having years of its own."""
        # boats are counted by the day too, and so a number of them is of no year that was named before
        counts = measure in COUNTS and measure != "small_boat_arrivals"
        return self.told.counted if counts and self.told.counted is not None else self.topic
