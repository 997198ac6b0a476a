"""One flow set against the other, in the same year: "immigration is twice emigration", "for every person who left, two and a half came"."""

from __future__ import annotations

from itertools import pairwise

from ..sentences.parts import SentenceParts
from ..sentences.scene import Scene
from ..sentences.times.times_of import Window, sentence_window
from ..sentences.whom.groups import settle_group
from ..sentences.wording import Stated, Subject, Wording
from ..words.cues import ARRIVING, LEAVING
from ..words.number_words import NUMBER_WORDS
from ..words.quantities import Quantity
from ..words.subjects import Mention
from .common import claim, claim_in_words, stated

# a sentence tells of no more ratios of the two
_MOST = 5
_FLOWS = frozenset({"immigration", "emigration"})
_DOUBT = "a ratio of the two is somebody's own sum"
_COPULAS = frozenset("to into the in of is was are were stood still now roughly ran at".split())
_FOR_EVERY = (["for", "every", "person"], ["for", "each", "person"], ["for", "every", "one"], ["for", "every", "migrant"])


def find(parts: SentenceParts, scene: Scene) -> list[Wording]:
    """The ratios of arrivals to departures, or the other way round, that a sentence states."""
    flows = _flows(parts)
    found = []
    if len(flows) > 1:
        multiples = [each for each in parts.quantities if each.unit == "times"][:_MOST]
        found = [wording for quantity in multiples if (wording := _times_the_other(parts, quantity, flows, scene))]
    if not found:
        found = [
            *_to_one(parts, scene),
            *_for_every(parts, scene),
            *_so_many_for_every(parts, scene),
            *_as_many_did(parts, scene),
            *_in_numbers(parts, scene),
        ]
    return found or _fewer(parts, scene)


def _flows(parts: SentenceParts) -> list[Mention]:
    return [each for each in parts.mentions if each.role == "measure" and each.code in _FLOWS]


def _times_the_other(parts: SentenceParts, quantity: Quantity, flows: list[Mention], scene: Scene) -> Wording | None:
    """Such as "Immigration is twice emigration", "arrivals were more than double departures"."""
    one = next((each for each in reversed(flows) if each.last < quantity.first <= each.last + 9), None)
    other = next((each for each in flows if quantity.last < each.first <= quantity.last + 3), None)
    if one is None or other is None or one.code == other.code:
        return None
    homes = parts.covered("home")
    if not all(at in homes or at in parts.in_times or parts.word(at) in _COPULAS for at in range(one.last + 1, quantity.first)):
        return None
    said = Stated(quantity.value, quantity.low, quantity.high, "times", quantity.hedge)
    return _ratio(parts, one.code, other.code, said, (one.start, other.end), quantity.first, scene)


def _to_one(parts: SentenceParts, scene: Scene) -> list[Wording]:
    """Such as "Arrivals exceeded departures by more than three to one"."""
    for quantity in parts.quantities:
        if parts.words[quantity.last + 1 : quantity.last + 3] != ["to", "one"] or quantity.value > 100:
            continue
        flows = [each for each in _flows(parts) if each.last < quantity.first]
        if len(flows) == 2 and flows[0].code != flows[1].code:
            said = stated(quantity, "times")
            end = parts.tokens[quantity.last + 2].end
            return [_ratio(parts, flows[0].code, flows[1].code, said, (flows[0].start, end), quantity.first, scene)]
    return []


def _for_every(parts: SentenceParts, scene: Scene) -> list[Wording]:
    """Such as "For every person who emigrated, two and a half came"."""
    if not {"every", "each"} & parts.word_set:
        return []
    for at in range(len(parts.words) - 3):
        if parts.words[at : at + 3] not in _FOR_EVERY:
            continue
        who = next((k for k in range(at + 3, min(at + 8, len(parts.words))) if parts.word(k) in ARRIVING | LEAVING), -1)
        quantity = next((each for each in parts.quantities if each.first > who >= 0 and each.value < 100), None)
        if quantity is None:
            continue
        did = next(
            (
                k
                for k in range(quantity.last + 1, min(quantity.last + 4, len(parts.words)))
                if parts.word(k) in ARRIVING | LEAVING
            ),
            -1,
        )
        if did < 0 or (parts.word(who) in ARRIVING) == (parts.word(did) in ARRIVING):
            continue
        one, other = ("immigration", "emigration") if parts.word(did) in ARRIVING else ("emigration", "immigration")
        span = (parts.tokens[at].start, parts.tokens[did].end)
        return [_ratio(parts, one, other, stated(quantity, "times"), span, quantity.first, scene)]
    return []


def _so_many_for_every(parts: SentenceParts, scene: Scene) -> list[Wording]:
    """Such as "Five people arrived for every two who emigrated"."""
    if _EVERY.isdisjoint(parts.pairs):
        return []
    every = next(at for at, pair in enumerate(pairwise(parts.words)) if pair in _EVERY)
    came = next((at for at in range(every - 1, -1, -1) if parts.word(at) in ARRIVING | LEAVING), -1)
    went = next((at for at in range(every + 2, min(every + 7, len(parts.words))) if parts.word(at) in ARRIVING | LEAVING), -1)
    many, few = _small_number(parts, range(came - 1, came - 5, -1)), _small_number(parts, range(every + 2, went)) or 1
    if came < 0 or went < 0 or not many or not few or (parts.word(came) in ARRIVING) == (parts.word(went) in ARRIVING):
        return []
    if not _PEOPLE.isdisjoint(parts.words[came + 1 : every]) or parts.mentions_of("group"):
        return []
    one, other = ("immigration", "emigration") if parts.word(came) in ARRIVING else ("emigration", "immigration")
    value = many / few
    said = Stated(value, value * 0.9, value * 1.1, "times", "exact")
    first = next(at for at in range(came - 1, -1, -1) if _small(parts.word(at)) == many)
    return [_ratio(parts, one, other, said, (parts.tokens[first].start, parts.tokens[went].end), first, scene)]


_EVERY = frozenset({("for", "every"), ("for", "each")})


def _as_many_did(parts: SentenceParts, scene: Scene) -> list[Wording]:
    """Such as "1.2 million came, while about half as many left", "twice as many people arrived as left"."""
    for quantity in parts.quantities:
        if parts.words[quantity.last + 1 : quantity.last + 3] != ["as", "many"] or quantity.unit not in {"times", "share"}:
            continue
        did = quantity.last + 3
        groups = {at: each for each in parts.mentions_of("group") for at in range(each.first, each.last + 1)}
        who = groups.get(did)
        while parts.word(did) in _PEOPLE or did in groups:
            did += 1
        verb = parts.word(did)
        if verb not in ARRIVING | LEAVING:
            continue
        one, other = ("immigration", "emigration") if verb in ARRIVING else ("emigration", "immigration")
        ends = next((at for at in range(did + 1, len(parts.words)) if parts.word(at) == "as"), -1)
        if ends >= 0 and parts.word(ends + 1) not in (LEAVING if verb in ARRIVING else ARRIVING):
            return []  # "as in 2021"
        if ends < 0 and _flow_before(parts, quantity, scene) != other:
            return []
        span = (quantity.number_start, parts.tokens[did if ends < 0 else ends + 1].end)
        return [_ratio(parts, one, other, stated(quantity, "times"), span, quantity.first, scene, who)]
    return []


def _flow_before(parts: SentenceParts, quantity: Quantity, scene: Scene) -> str:
    """The flow of everybody that was told just before a number, in its sentence or in the one before."""
    before = [each for each in parts.mentions if each.last < quantity.first and each.role in {"measure", "group"}]
    if any(each.role == "group" for each in before):
        return ""
    told = {each.last: each.code for each in before}
    for at in range(quantity.first):
        if parts.word(at) in ARRIVING | LEAVING:
            told[at] = "immigration" if parts.word(at) in ARRIVING else "emigration"
    if told:
        return told[max(told)]
    return scene.people.subject.measure if scene.people is not None and not scene.people.subject.group else ""


def _small(word: str) -> int:
    return int(word) if word.isdecimal() and len(word) < _DIGITS else int(NUMBER_WORDS.get(word, 0))


def _small_number(parts: SentenceParts, places: range) -> int:
    """The first small number among some places; 0 if there is none."""
    return next((small for at in places if at >= 0 and (small := _small(parts.word(at)))), 0)


# no larger number is one of a ratio
_DIGITS = 3


def _ratio(
    parts: SentenceParts,
    one: str,
    other: str,
    said: Stated,
    span: tuple[int, int],
    at: int,
    scene: Scene,
    who: Mention | None = None,
) -> Wording:
    group = settle_group(dict(who.group), one) if who else ()
    subject = Subject(one, group, "explicit", local=True)
    window = sentence_window(parts, at, scene, one)
    return claim(parts, "ratio", span, said, subject, window, scene, at=at, doubt=_DOUBT, whole=Subject(other, group))


_LARGER = frozenset("larger greater higher bigger smaller lower".split())


def _in_numbers(parts: SentenceParts, scene: Scene) -> list[Wording]:
    """Such as "EU nationals left in larger numbers than they came": on which side of nought net migration lies."""
    if "numbers" not in parts.word_set:
        return []
    for at in range(2, len(parts.words) - 3):
        if parts.words[at + 1 : at + 3] != ["numbers", "than"] or parts.word(at) not in _LARGER or parts.word(at - 1) != "in":
            continue
        homes = parts.covered("home")
        first = at - 2
        while first > 0 and (first in homes or parts.word(first) in {"the", "to", "here", "country"}):
            first -= 1  # "left the UK in larger numbers"
        second = next((k for k in range(at + 3, min(at + 6, len(parts.words))) if parts.word(k) in ARRIVING | LEAVING), -1)
        if parts.word(first) not in ARRIVING | LEAVING or second < 0:
            continue
        arrives = parts.word(first) in ARRIVING
        if arrives == (parts.word(second) in ARRIVING):
            continue
        who = next((each for each in reversed(parts.mentions) if each.role == "group" and 0 < first - each.last <= 3), None)
        more = parts.word(at) not in {"smaller", "lower"}
        subject = Subject("net_migration", settle_group(dict(who.group), "net_migration") if who else (), "explicit", local=True)
        span = (who.start if who else parts.tokens[first].start, parts.tokens[second].end)
        return [
            claim(
                parts, "comparison", span, Stated(None, unit="people"), subject, sentence_window(parts, at, scene, "net_migration"),
                scene, at=at, doubt="it compares numbers that the article does not give", contrast="nought", direction=1 if arrives == more else -1,
            )
        ]  # fmt: skip
    return []


_PEOPLE = frozenset(
    "people migrants foreigners britons brits nationals citizens are were is have now been of us who that had".split()
)


def _fewer(parts: SentenceParts, scene: Scene) -> list[Wording]:
    """Such as "fewer are leaving", "more people are coming here": a flow that moved, by people's own doing and without a number."""
    if "than" in parts.word_set or not {"more", "fewer"} & parts.word_set:
        return []
    groups = parts.covered("group")
    for at, word in enumerate(parts.words):
        if word not in {"more", "fewer"}:
            continue
        ahead = at + 1
        while ahead < at + 7 and (parts.word(ahead) in _PEOPLE or ahead in groups):
            ahead += 1
        if ahead == at + 1 or parts.word(ahead) not in _MOVE or not _ends_there(parts, ahead + 1):
            continue
        if any(at - 3 <= quantity.first <= at + 2 for quantity in parts.quantities):
            return []
        code = "immigration" if parts.word(ahead) in ARRIVING else "emigration"
        told = {
            pair[0]: pair[1]
            for each in parts.mentions
            if each.role == "group" and at < each.first <= ahead + 1
            for pair in each.group
        }
        group = settle_group(told, code)
        window = sentence_window(parts, at, scene, code)
        latest = scene.calendar.latest(code)
        if {"are", "is", "now"} & set(parts.words[at:ahead]) and not parts.times and latest is not None:
            window = Window((latest,), "release")  # "fewer are leaving": now
        return [
            claim_in_words(parts, "comparison", (at, ahead), Subject(code, group, "open", local=True), window, scene, doubt="netmig could not tell by how much, or since when", baseline=tuple(period.years_back(1) for period in window.periods if period.is_year), baseline_basis="inherited", direction=1 if word == "more" else -1)
        ]  # fmt: skip
    return []


_TO_DO = (["for", "work"], ["to", "work"], ["for", "study"], ["to", "study"], ["on", "work"], ["on", "study"])


def _ends_there(parts: SentenceParts, at: int) -> bool:
    """Whether nothing but the country follows a verb of moving: "are coming here", not "are coming to church"."""
    homes = parts.covered("home")
    if parts.words[at : at + 2] in _TO_DO:
        return True  # "fewer people who come for work or study"
    while at in homes or parts.word(at) in {"to", "the", "here", "in", "country"}:
        at += 1
    return (
        at >= len(parts.words)
        or at in parts.in_times
        or parts.tokens[at].kind != "word"
        or parts.word(at) in {"and", "but", "while"}
    )


_MOVE = frozenset("leaving left emigrating emigrated coming came come arriving arrived".split())
