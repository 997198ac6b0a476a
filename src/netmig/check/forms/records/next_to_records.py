"""What comes next to a record: "333,000, the second highest figure on record", "Net migration was the third lowest ever seen".

It is told of the year in hand, not of that of the record.
"""

from __future__ import annotations

from ...records import record
from ...sentences.in_doubt.forecast_numbers import forecast_word
from ...sentences.in_doubt.refusals import why_refused
from ...sentences.parts import SentenceParts
from ...sentences.roles import role_of
from ...sentences.scene import Scene
from ...sentences.times.times_of import Window, sentence_window, window_of
from ...sentences.whom.carried import inherited_subject
from ...sentences.whom.groups import groups_between
from ...sentences.whom.heads import is_about
from ...sentences.wording import Subject, Wording
from ...words.cues import NEGATIONS
from ...words.quantities import Quantity
from ...words.subjects import MIGRATION_FLOWS
from ..common import claim_in_words, found_subject

_PLACES = {"second": 2, "third": 3, "fourth": 4, "fifth": 5}
_SCALES = {"highest": 1, "largest": 1, "biggest": 1, "lowest": -1, "smallest": -1}
# which place a word names, by itself or before a superlative: "second", "second-highest"
_PLACE_OF = _PLACES | {f"{word}-{scale}": place for word, place in _PLACES.items() for scale in _SCALES}
_BETWEEN = frozenset("- annual yearly figure total level number net migration immigration emigration inflow outflow".split())
_OF_ALL_TIME = (
    ("on", "record"),
    ("ever", "recorded"),
    ("ever",),
    ("of", "all", "time"),
    ("since", "records", "began"),
    ("in", "history"),
    ("for", "a", "calendar", "year"),
)
_LEAST = 1000
_LOOSE = "a place in such a ranking of years may be counted in other ways"


@record()
class _Told:
    """A place next to a record: from which token to which, which place of which end of the scale."""

    first: int
    last: int
    place: int
    sign: int


def find(parts: SentenceParts, scene: Scene) -> list[Wording]:
    """What a sentence says comes next to a record."""
    if _PLACE_OF.keys().isdisjoint(parts.word_set) or parts.mentions_of("other_subject"):
        return []
    found = []
    for at, word in enumerate(parts.words):
        told = _told(parts, at) if word in _PLACE_OF else None
        if told is None or forecast_word(parts, at) >= 0 or not NEGATIONS.isdisjoint(parts.words[max(0, at - 4) : at]):
            continue
        if (wording := _wording(parts, told, scene)) is not None:
            found.append(wording)
    return found


def _told(parts: SentenceParts, at: int) -> _Told | None:
    joined = parts.word(at).partition("-")[2]
    scale = at if joined else at + 1 + (parts.word(at + 1) == "-")
    sign = _SCALES.get(joined or parts.word(scale), 0)
    last = scale + 1
    while parts.word(last) in _BETWEEN:
        last += 1
    ends = next((each for each in _OF_ALL_TIME if parts.words[last : last + len(each)] == list(each)), None)
    if not sign or ends is None:
        return None
    return _Told(at - (parts.word(at - 1) == "the"), last + len(ends) - 1, _PLACE_OF[parts.word(at)], sign)


def _wording(parts: SentenceParts, told: _Told, scene: Scene) -> Wording | None:
    beside = _number_before(parts, told)
    found = _of_what(parts, told, beside, scene)
    if found is None or found[0].measure not in MIGRATION_FLOWS:
        return None
    subject, window = found
    return claim_in_words(
        parts,
        "extreme",
        (told.first, told.last),
        subject,
        window,
        scene,
        doubt="" if told.sign > 0 and window.periods and _ends_there(parts, told) else _LOOSE,
        refusal=why_refused(parts, subject, window, scene),
        extreme="high" if told.sign > 0 else "low",
        place=told.place,
    )


def _ends_there(parts: SentenceParts, told: _Told) -> bool:
    """Whether nothing behind a place narrows it: "the second highest on record for a June"."""
    return parts.word(told.last + 1) in {",", ".", ";", ")", "", "and", "but", "–", "—", '"'}


def _number_before(parts: SentenceParts, told: _Told) -> Quantity | None:
    """The number that a place stands beside: "333,000 in 2015, the second highest figure on record"."""
    if parts.word(told.first - 1) not in {",", "(", "–", "—", "-"}:
        return None
    return next(
        (
            each
            for each in reversed(parts.quantities)
            if each.last < told.first and each.unit in {"", "people"} and abs(each.value) >= _LEAST
        ),
        None,
    )


def _of_what(parts: SentenceParts, told: _Told, beside: Quantity | None, scene: Scene) -> tuple[Subject, Window] | None:
    """What a place is told of, and of which year."""
    if beside is not None:
        subject = found_subject(parts, beside, scene)
        if subject is None or role_of(parts, beside) != "level":
            return None
        return subject, window_of(parts, beside, scene, subject.measure)
    named = [each for each in parts.mentions_of("measure") if each.first <= told.last]
    if named:
        nearest = named[-1]
        if is_about(parts, nearest):
            return None
        groups = groups_between(parts, 0, told.last + 1, nearest.code)
        subject = Subject(nearest.code, groups, "open" if nearest.ambiguous else "explicit")
        return subject, _year_in_hand(parts, told, scene, subject)
    held = inherited_subject(parts, None, scene)
    return None if held is None else (held, _year_in_hand(parts, told, scene, held))


def _year_in_hand(parts: SentenceParts, told: _Told, scene: Scene, subject: Subject) -> Window:
    """The year that the sentence names, else that which the text is about, the newest where it has named none."""
    if parts.times:
        return sentence_window(parts, told.first, scene, subject.measure)
    held = scene.topic or scene.calendar.latest(subject.measure)
    return Window((held,), "inherited") if held is not None else Window()
