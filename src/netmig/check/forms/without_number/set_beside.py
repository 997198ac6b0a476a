"""A figure set beside an earlier one in words alone: "672,000, down on a year ago", "the number was lower than the June before".

What is said is read whole: what is compared, how it lies, and with when; nothing else may stand between. Other forms find
such words and mostly leave them alone. Read so, they can be held against the figures, and are wrong only where these lie
the other way in every release that gave both (`evaluation/kinds/plainly.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...records import record, replace
from ...sentences.ends.what_is_compared import Compared, compared_before
from ...sentences.in_doubt.doubts import BESIDE, BETWEEN, SEVERAL_COUNTS, SOMETHING_ELSE
from ...sentences.in_doubt.firmness import tells_of_estimates
from ...sentences.parts import SentenceParts
from ...sentences.scene import Scene
from ...sentences.times.times_against import Against, against
from ...sentences.times.times_of import Window
from ...sentences.wording import Wording
from ...words.cues import FALL_NOUNS, FORECAST_WORDS, RISE_NOUNS, is_adverb
from ...words.subjects import MIGRATION_FLOWS
from ..common import BOTH_WAYS, claim_in_words
from .which_years import COUNTS_OF_PEOPLE

_THAN = {
    **dict.fromkeys("higher more larger bigger greater worse".split(), 1),
    **dict.fromkeys("lower fewer less smaller better".split(), -1),
}
_ON = {"up": 1, "down": -1}
_OVER = {"above": 1, "below": -1}
_NOUNS = {
    **dict.fromkeys(RISE_NOUNS | {"advance"}, 1),
    **dict.fromkeys((FALL_NOUNS - {"cut"}) | {"dip", "slump", "improvement"}, -1),
}

# by how much, in words
_DEGREES = frozenset(
    "far much well still now also already even only just slightly a little bit lot way some somewhat sharply markedly considerably significantly"
    " both again once substantially marginally noticeably actually in fact".split()
)
_OF_SIZE = frozenset(
    "a an the sharp steep big small slight further clear modest large substantial significant marked dramatic welcome notable considerable healthy"
    " huge massive tiny real first".split()
)
_BENT = frozenset("no not never nor hardly scarcely barely neither nearly almost".split())
# measures of which every official count goes the same way, or it is left open
COUNTS = COUNTS_OF_PEOPLE | {"asylum_supported"}


@record()
class _Relation:
    """Where it is said how a figure lies: the words from the first of its degree, the cue, and where the time begins."""

    first: int
    at: int
    behind: int
    direction: int
    noun: bool = False
    verb: bool = False


def with_set_beside(parts: SentenceParts, scene: Scene, found: Sequence[Wording]) -> list[Wording]:
    """The wordings of a sentence, with those that set a figure beside an earlier one read whole."""
    kept = list(found)
    if parts.word_set.isdisjoint(CUES) or parts.words[-1:] == ["?"] or parts.mentions_of("other_subject"):
        return kept
    if scene.forecaster or scene.revising or _tells_of_estimates(parts):
        return kept
    for relation in _relations(parts):
        if (wording := _read(parts, scene, relation, kept)) is None:
            continue
        beside = [each for each in kept if each.start < wording.end and wording.start < each.end]
        if any(not _gives_way(each) for each in beside if each.stated.value is None):
            continue
        kept = [each for each in kept if each not in beside or each.stated.value is not None]
        kept.append(wording)
    return kept


# doubts of words beside a claim, where the thing compared is a number that is as published, or called "the figure"
_ANSWERED = frozenset({SOMETHING_ELSE, BESIDE, BETWEEN})


_OF_AN_EARLIER_ONE = frozenset(
    "revised revision revisions first initial initially original originally previous previously corrected wrong".split()
)


def _tells_of_estimates(parts: SentenceParts) -> bool:
    """Whether a sentence tells of estimates of one year; "the latest estimate is lower than a year ago" tells of two years."""
    return tells_of_estimates(parts) and not (_LATEST.intersection(parts.words) and _OF_AN_EARLIER_ONE.isdisjoint(parts.word_set))


_LATEST = frozenset({"latest", "new", "newest"})


def _gives_way(wording: Wording) -> bool:
    """Whether what another form has made of the same words was left in doubt."""
    if wording.kind not in {"comparison", "extreme", "revision"} or wording.contrast not in {"year_before", "highest"}:
        return False
    return bool(wording.refusal or wording.uncertain or wording.unsettled) or wording.kind == "comparison"


def _relations(parts: SentenceParts) -> Iterator[_Relation]:
    for at, word in enumerate(parts.words):
        if word not in CUES or at in parts.in_times:
            continue
        following = parts.word(at + 1)
        behind = at + 2
        if word in _THAN and "than" in {following, parts.word(at + 2) if following in {"now", "today"} else ""}:
            direction, behind = _THAN[word], at + 2 + (following != "than")
        elif word in _ON and following in {"on", "from"}:
            direction = _ON[word]
        elif word in _ON and parts.words[at + 1 : at + 3] == ["compared", "with"]:
            direction, behind = _ON[word], at + 3
        elif word in _OVER:
            direction, behind = _OVER[word], at + 1
        elif word in _EXCEEDING and following in {"that", "the", "its", "last"}:
            direction, behind = 1, at + 1
        elif (word in _WENT or (word in _ON and parts.word(at - 1) in _GONE)) and (found := _measured_from(parts, at + 1)):
            direction, behind = _WENT.get(word, _ON.get(word, 0)), found
        elif word in _NOUNS and following in {"on", "from", "over"}:
            yield from _noun(parts, at, behind)
            continue
        elif word in _NOUNS and parts.words[at + 1 : at + 3] in (["compared", "with"], ["compared", "to"]):
            yield from _noun(parts, at, behind + 1)
            continue
        else:
            continue
        first = at - (word in _ON and parts.word(at - 1) in _GONE)
        while first > 0 and (is_adverb(parts.word(first - 1)) or parts.word(first - 1) in _DEGREES):
            first -= 1
        if _BENT.isdisjoint(parts.words[max(0, first - 3) : at]):
            moved = word in _WENT or word in _EXCEEDING or (word in _ON and parts.word(at - 1) in _GONE)
            while moved and parts.word(first - 1) in {"has", "have", "had", "been"}:
                first -= 1
            yield _Relation(first, at, behind, direction, verb=moved)


_WENT = {
    **dict.fromkeys("fallen fell dropped declined decreased shrunk shrank tumbled plunged plummeted slumped".split(), -1),
    **dict.fromkeys("risen rose increased grown grew climbed jumped soared surged".split(), 1),
}


# plain words for "has come down" are "has fallen down"
_GONE = frozenset({*"come came gone went".split(), *_WENT})
_EXCEEDING = frozenset("exceeded surpassed topped exceeds surpasses tops".split())
CUES = frozenset({*_THAN, *_ON, *_OVER, *_NOUNS, *_WENT, *_EXCEEDING})


def _measured_from(parts: SentenceParts, at: int) -> int:
    """Where the time begins from which something went: "had come down sharply compared with the year before"; 0 for none."""
    while is_adverb(parts.word(at)) or parts.word(at) in {"again", "too"}:
        at += 1
    if parts.word(at) in {"compared", "relative"} and parts.word(at + 1) in {"with", "to"}:
        return at + 2
    return at + 1 if parts.word(at) in {"on", "from", "against", "since"} else 0


def _noun(parts: SentenceParts, at: int, behind: int) -> Iterator[_Relation]:
    first = at
    while first > 0 and (is_adverb(parts.word(first - 1)) or parts.word(first - 1) in _OF_SIZE):
        first -= 1
    if first < at and _BENT.isdisjoint(parts.words[max(0, first - 3) : at]):
        yield _Relation(first, at, behind, _NOUNS[parts.word(at)], noun=True)


def _read(parts: SentenceParts, scene: Scene, relation: _Relation, found: Sequence[Wording]) -> Wording | None:
    compared = compared_before(parts, scene, relation.first, found, noun=relation.noun, linked=relation.verb)
    if compared is None or compared.subject.measure not in MIGRATION_FLOWS | COUNTS or not compared.window.periods:
        return None
    base = against(parts, scene, relation.behind, compared.window.periods, compared.subject.measure)
    if (
        base is None
        or not FORECAST_WORDS.isdisjoint(parts.words[: base.last])
        or any(relation.at <= each.first <= base.last for each in parts.quantities)
    ):
        return None
    return _wording(parts, scene, relation, compared, base)


def _wording(parts: SentenceParts, scene: Scene, relation: _Relation, compared: Compared, base: Against) -> Wording:
    first = relation.first if compared.number >= 0 else compared.first
    window = Window(base.of or compared.window.periods, compared.window.basis, compared.window.loose)
    found = claim_in_words(
        parts, "comparison", (first, base.last), compared.subject, window, scene, at=relation.at, direction=relation.direction,
        also=compared.also, baseline=base.periods, baseline_basis="inherited", contrast=base.contrast, leads_to=compared.number,
    )  # fmt: skip
    if compared.named and found.uncertain in _ANSWERED:
        found = replace(found, uncertain="")  # it is said of what it is, and read whole
    if compared.subject.measure in COUNTS:
        left = tuple(each for each in found.unsettled if each != "count")
        found = replace(found, unsettled=left, uncertain="" if found.uncertain == SEVERAL_COUNTS else found.uncertain)
    return replace(found, uncertain="") if found.uncertain == BOTH_WAYS else found
