"""A text that turns to some of the people who move, and goes on about them without naming them again.

"Women⏎Immigration was 455,000", "Indians lead. Emigration was 74,000", "A third of arrivals were workers. The
number was 417,000". Until the text says again of whom it tells, a number of everybody may be theirs.
"""

from __future__ import annotations

from typing import Literal

from ...words.cues import MOVING
from ...words.quantities import Quantity
from ...words.subjects import MIGRATION_FLOWS, NATION_OF
from ..parts import SentenceParts
from ..wording import Subject, Wording
from .labels import labels

Hold = Literal["", "share", "line", "sentence", "heading"]
"""What holds some of the people in hand: a share that was told of them, a sentence that set out with them (in a paragraph of its own: a line), or a heading."""

# of people of some age, sex or trade: no name that the lexicon has figures for
_SOME = frozenset(
    "women men girls boys females males mothers fathers children kids babies minors teenagers teens youngsters youths adults adolescents young elderly old"
    " retirees pensioners graduates postgraduates undergraduates pupils students doctors nurses carers teachers dentists engineers scientists academics"
    " researchers builders chefs drivers farmers pickers workers professionals millionaires entrepreneurs investors refugees dependants dependents spouses"
    " partners wives husbands families relatives parents returnees expats emigrants leavers newcomers immigrants britons brits europeans foreigners asylum"
    " ukrainians hongkongers afghans others poles danes swedes finns spaniards turks kurds scots irish french dutch chinese filipinos swiss".split()
)  # fmt: skip
# of these no figures of the flows are held
_UNCOUNTED = frozenset(
    "women men girls boys females males mothers fathers children kids babies minors teenagers teens youngsters youths elderly retirees pensioners graduates"
    " doctors nurses carers teachers dentists engineers scientists academics researchers builders chefs drivers pickers millionaires entrepreneurs investors".split()
)  # fmt: skip
# a people is no more than an adjective before one of these: "British returns dried up", not "British ministers"
_THEIR = frozenset(
    {
        "british",
        "eu",
        "non-eu",
        "eu+",
        "non-eu+",
        "european",
        "foreign",
        "student",
        "work",
        "study",
        "family",
        "humanitarian",
        *NATION_OF,
    }
)
_MOVES = frozenset(
    "returns returners arrivals departures emigrants emigration immigration migration citizens nationals people workers students leavers emigres route routes visas"
    " expats pensioners families dependants schemes graduates nurses doctors".split()
)  # fmt: skip
# what a heading or a sentence may set out with before those whom it is about
_BEFORE = frozenset(
    "the a an and then there are is were it among for as to of with from about take consider compare look at even only but yet so next on one what how who"
    " more many most few fewer all these those our some young working-age ) ( . : - – — • * # ## ### now still since brexit do does did are have has".split()
)  # fmt: skip
# as far as those whom a sentence is about stand from its beginning
_NEAR_THE_HEAD = 6
# a heading is no longer
_LONGEST_HEADING = 5
_THE_COUNTRY = frozenset({"uk", "kingdom", "britain", "country"})
_EVERYBODY = frozenset("overall total totals altogether everyone everybody combined whole nationalities headline".split())
# everybody, named again
_THE_WHOLE = frozenset(
    "overall total totals altogether all everyone everybody combined whole country country's nation nation's nationalities uk uk's kingdom britain britain's headline annual ons ons's"
    " taken sum migrants".split()
)  # fmt: skip


def part_in_hand(parts: SentenceParts, found: list[Wording], held: Hold) -> Hold:
    """What a sentence leaves in hand: those whom it turned to, or those whom the one before had."""
    if _is_heading(parts):
        return "heading" if _sets_out_with_some(parts) else ""
    people = any(quantity.unit in {"", "people"} and abs(quantity.value) >= _LEAST for quantity in parts.quantities)
    if not people and _sets_out_with_some(parts) and _EVERYBODY.isdisjoint(parts.word_set):
        return "heading" if held == "heading" else "sentence"
    if any(each.kind == "share" and each.subject is not None and each.subject.group for each in found):
        return held or "share"
    if held == "heading" or (held and not _THAT_GROUP.isdisjoint(parts.pairs)):
        return held
    return held if held in {"sentence", "line"} and people and not _names_somebody(parts) else ""


_THAT_GROUP = frozenset(
    (one, other) for one in ("that", "this", "the", "same") for other in ("group", "age", "cohort", "category")
)


def in_new_paragraph(held: Hold, *, after_a_line: bool) -> Hold:
    """What a new paragraph has in hand: a heading holds for all below it, a sentence only for its own, if it is not one by itself."""
    if held == "heading":
        return "heading"
    if after_a_line and held == "share":
        return held
    return "line" if after_a_line and held in {"sentence", "line"} else ""


def may_be_of_that_part(parts: SentenceParts, quantity: Quantity | None, subject: Subject, held: Hold) -> bool:
    """Whether a claim of everybody may be of those in hand, as nothing in its own sentence says of whom it is."""
    if subject.measure not in MIGRATION_FLOWS or (not held and parts.word_set.isdisjoint(_UNCOUNTED)):
        return False
    if _sets_out_with_uncounted(parts) and not dict(subject.group).keys() & {"age", "sex"}:
        return True  # "Nurses are leaving too: 5,300 left"
    if held == "line" and parts.mentions_of("measure"):
        return False  # a paragraph of its own that names what it is of
    # "Pensioners hardly move. 9,000 came to the UK": where they came to is not of whom it is told
    told_by_a_verb = quantity is not None and quantity.unit != "people" and not parts.mentions_of("measure")
    if not held or (
        _names_the_whole(parts) if not told_by_a_verb else not (_THE_WHOLE - _THE_COUNTRY).isdisjoint(parts.word_set)
    ):
        return False
    if subject.group and any("nationality" in dict(each.group) for each in labels(parts)):
        return False
    # "Of net migration they are 44 per cent": theirs; not "Nor do they return: 69,000 came back", of the young
    theirs = (quantity is None or quantity.unit in {"percent", "share"}) and not _THEMSELVES.isdisjoint(parts.word_set)
    if subject.group and (held == "share" or theirs or _sets_out_with_some(parts)):
        return False  # its own sentence says of whom it is
    return held != "share" or (subject.basis == "inherited" and not subject.local)


_LEAST = 1000
_THEMSELVES = frozenset({"they", "them", "their", "these", "those"})


def _is_heading(parts: SentenceParts) -> bool:
    """Whether a sentence is a heading: a few words without a number of people and without a full stop at their end."""
    words = [word for word in parts.words if word not in _MARKS and not word.isdecimal()]
    if not words or len(words) > _LONGEST_HEADING or parts.words[-1] in {".", "!", ","}:
        return False
    return not any(abs(quantity.value) >= _LEAST for quantity in parts.quantities) and MOVING.isdisjoint(words)


_MARKS = frozenset(". ) ( : - – — • * # ## ### ####".split())


def _names_the_whole(parts: SentenceParts) -> bool:
    return not _THE_WHOLE.isdisjoint(parts.word_set)


def _names_somebody(parts: SentenceParts) -> bool:
    return _names_the_whole(parts) or bool(parts.mentions_of("group")) or bool(labels(parts))


def _sets_out_with_some(parts: SentenceParts) -> bool:
    """Whether a sentence is about some of those who move: they stand at its beginning."""
    for at, word in enumerate(parts.words[:_NEAR_THE_HEAD]):
        if word in _SOME or is_an_age(parts, at):
            return True
        if any(mention.first == at for mention in parts.mentions_of("group")):
            return True
        if any(
            mention.first == at and (mention.code in NATION_OF or mention.code.endswith(("ans", "ers")))
            for mention in parts.mentions_of("elsewhere")
        ):
            return True  # "China sends fewer. In the year to June 67,000 came to study"
        if word in _THEIR and (parts.word(at + 1) in _MOVES or at + 1 == len(parts.words)):
            return True
        if parts.tokens[at].capital and word.endswith(("s", "ese")) and word.removesuffix("s") in NATION_OF:
            return True
        if word not in _BEFORE and not word.isdecimal():
            return False
    return False


def _sets_out_with_uncounted(parts: SentenceParts) -> bool:
    return any(
        parts.word(at) in _UNCOUNTED and all(parts.word(before) in _BEFORE for before in range(at))
        for at in range(_NEAR_THE_HEAD)
    )


def is_an_age(parts: SentenceParts, at: int) -> bool:
    """Whether an age begins at a place: "under-18s", "aged 25 and over", "16 to 34s"."""
    if parts.word(at) in {"under", "over", "aged"}:
        hyphen = parts.word(at + 1) == "-"
        number = at + 1 + hyphen
        plural = parts.word(number + 1) in {"s", "'s"}
        return _is_a_year_of_life(parts.word(number)) and (hyphen or plural or parts.word(at) == "aged")
    if not _is_a_year_of_life(parts.word(at)):
        return False
    return (
        parts.word(at + 1) in {"to", "-", "–"} and _is_a_year_of_life(parts.word(at + 2)) and parts.word(at + 3) in _OF_THAT_AGE
    )


def _is_a_year_of_life(word: str) -> bool:
    return word.isdecimal() and len(word) <= 2


_OF_THAT_AGE = frozenset({"", "s", "'s", "year", "-", "years", "old", "olds"})
