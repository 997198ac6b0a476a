"""Equivalences: a number of people said by a place. "the population of Bristol", "a city bigger than Norwich, where 144,000 live"."""

from __future__ import annotations

from ..records import record
from ..sentences.in_doubt.refusals import why_refused
from ..sentences.parts import SentenceParts
from ..sentences.scene import Scene
from ..sentences.times.times_of import sentence_window
from ..sentences.whom.carried import inherited_subject
from ..sentences.wording import Stated, Subject, Wording
from ..words.quantities import Quantity
from .common import stated

# words by which a number of people is set beside a place
_LIKENING = frozenset(
    "equivalent equal like bigger larger same adding added add adds about roughly nearly almost around approaching more than exceeds exceeding"
    " outnumber city town fill cover new every whole entire close similar that another".split()
)
_OF_SIZE = frozenset({"population", "size", "everyone", "everybody", "whole", "all", "inhabitants", "residents"})
_CUES = _OF_SIZE | {"than", "live", "as"}
_BIGGER = frozenset({"bigger", "larger", "more", "exceeds", "exceeding", "exceeded", "greater"})
_NEARLY = frozenset({"nearly", "almost", "approaching", "nearing"})
# what says that a number is of the people of a place
_LIVING = frozenset("live lives population census counted residents inhabitants home people souls".split())
_LEAD = frozenset(
    "the of equivalent to a an size same city town roughly about nearly almost like adding added approaching more bigger larger than well"
    " population everyone in whole entire is that still every year".split()
)
_AS_MANY = (["as", "many", "people", "as"], ["as", "many", "as", "the"], ["as", "many", "migrants", "as"])
_TITLES = (
    ("london", "borough", "of"),
    ("royal", "borough", "of"),
    ("borough", "of"),
    ("city", "of"),
    ("town", "of"),
    ("district", "of"),
    ("county", "of"),
)
_EVERY_OTHER = (("every", "other", "year"), ("every", "two", "years"))


@record()
class _Likeness:
    """A place that a number is set beside: its name, its tokens, and how the number is said to lie to it."""

    place: str
    first: int
    last: int
    direction: int


def find(parts: SentenceParts, scene: Scene) -> list[Wording]:
    """The likening of a flow to a place's population, if a sentence makes one."""
    likeness = _likeness(parts)
    if likeness is None:
        return []
    subject = _subject(parts, likeness.first, scene)
    if subject is None:
        return []
    window = sentence_window(parts, likeness.first, scene, subject.measure)
    own = _own_number(parts, likeness)
    first = likeness.first
    while first > 0 and parts.word(first - 1) in _LEAD:
        first -= 1
    # "the influx of a single year is bigger than …": the claim begins with its verb
    first += parts.word(first) in {"year", "years"} and first < likeness.first
    return [
        Wording(
            kind="equivalence",
            start=parts.tokens[first].start,
            end=max(parts.tokens[likeness.last].end, _end_of_number(parts, own) if own is not None else 0),
            sentence=parts.sentence,
            stated=stated(own, "people") if own is not None else Stated(None, unit="people"),
            subject=subject,
            periods=window.periods,
            period_basis=window.basis,
            loose=window.loose,
            direction=likeness.direction,
            rate=0.5 if _every_other_year(parts) else 1,
            detail=likeness.place,
            uncertain="how many people a place has depends on where its boundary is drawn",
            refusal="" if _only_named_for_size(parts, likeness) else why_refused(parts, subject, window, scene),
        )
    ]


def _likeness(parts: SentenceParts) -> _Likeness | None:
    if _CUES.isdisjoint(parts.word_set):
        return None
    for at, word in enumerate(parts.words):
        if word == "as" and parts.words[at : at + 4] in _AS_MANY and parts.word(at + 4) in {"live", "in"}:
            # "almost as many people as live in Leeds"
            place, last = _place(parts, at + 5 + (parts.word(at + 5) == "in"))
            if place:
                return _Likeness(place, at, last, _direction(set(parts.words[max(0, at - 2) : at])))
        if word in _OF_SIZE and parts.word(at + 1) in {"of", "in"}:
            place, last = _place(parts, at + 2)
            before = set(parts.words[max(0, at - 7) : at])
            if place and (word == "size" or before & _LIKENING):
                return _Likeness(place, at, last, _direction(before))
        if word == "than" and parts.word(at - 1) in _BIGGER and {"city", "town"} & set(parts.words[max(0, at - 5) : at]):
            place, last = _place(parts, at + 1)
            if place:
                return _Likeness(place, at, last, 1)
    return None


def _direction(before: set[str]) -> int:
    """1 for more than the place has, -1 for nearly as many, 0 for about as many."""
    if _BIGGER & before and "than" in before:
        return 1
    return -1 if _NEARLY & before else 0


def _place(parts: SentenceParts, at: int) -> tuple[str, int]:
    """The capitalised name that begins at a token, and its last token."""
    words: list[str] = []
    last = at
    at += parts.word(at) == "the"
    for title in _TITLES:
        if tuple(parts.words[at : at + len(title)]) == title:
            # "the London Borough of Bexley": places are held by their own names
            at += len(title)
            break
    while at < len(parts.tokens) and parts.tokens[at].kind == "word" and parts.tokens[at].capital:
        words.append(parts.word(at).removesuffix("'s"))
        last = at
        at += 1
    return " ".join(words), last


def _own_number(parts: SentenceParts, likeness: _Likeness) -> Quantity | None:
    """The number of people that the text itself gives for the place: "Norwich, where 144,000 people live"."""
    following = next((each for each in parts.quantities if each.first > likeness.last), None)
    if following is None or following.first - likeness.last > 9 or following.unit not in {"", "people"} or following.value < 1000:
        return None
    around = parts.words[likeness.last + 1 : following.first] + parts.words[following.last + 1 : following.last + 4]
    said = bool({"where", "population", "census", "home", "which", "("} & set(around)) and bool(
        _LIVING & set(around) or "(" in around
    )
    return following if said else None


def _end_of_number(parts: SentenceParts, own: Quantity) -> int:
    """Where the words end that say of whom the place's number is: "144,000 people live"."""
    last = own.last
    while parts.word(last + 1) in _LIVING:
        last += 1
    if parts.word(last + 1) == ")" and "(" in parts.words[max(0, own.first - 3) : own.first]:
        last += 1
    return parts.tokens[last].end


def _every_other_year(parts: SentenceParts) -> bool:
    return any(tuple(parts.words[at : at + 3]) in _EVERY_OTHER for at in range(len(parts.words)))


def _only_named_for_size(parts: SentenceParts, likeness: _Likeness) -> bool:
    """Whether the place is the only one named, and so says how many, and not where."""
    return bool(parts.mentions_of("elsewhere")) and all(
        likeness.first <= each.first <= likeness.last for each in parts.mentions_of("elsewhere")
    )


def _subject(parts: SentenceParts, at: int, scene: Scene) -> Subject | None:
    before = [mention for mention in parts.mentions_of("measure") if mention.last < at and mention.code != "population"]
    if before:
        return Subject(before[-1].code, (), "open" if before[-1].ambiguous else "explicit")
    found = inherited_subject(parts, None, scene)
    if found is None and scene.about_migration:
        return Subject("net_migration", (), "open")
    return found
