"""By how much an estimate was changed: "an upgrade of 139,000", "takes 86,000 off the count given before", "had overlooked 300,000 people".

Such a number lies between two estimates of one period: it is no level, and no change over time.
"""

from __future__ import annotations

from itertools import pairwise

from ...words.cues import is_adverb
from ...words.quantities import Quantity
from ..once import once_a_number
from ..parts import SentenceParts

# what is done to an estimate, and which way that goes where the word says it
_NOUNS = {
    "upgrade": 1, "uplift": 1, "upgrading": 1, "downgrade": -1, "markdown": -1, "downgrading": -1,
    "correction": 0, "revision": 0, "adjustment": 0, "amendment": 0, "rewrite": 0, "restatement": 0,
}  # fmt: skip
_OFF = frozenset(
    "takes took take taking taken knocks knocked knock knocking shaves shaved shave shaving lops lopped lop lopping wipes wiped wipe wiping"
    " trims trimmed trimming slices sliced slicing strikes struck chops chopped strips stripped cuts cut cutting".split()
)
_ONTO = frozenset("adds added add adding puts put heaps heaped tacks tacked piles piled bolts bolted".split())
# somebody changes an estimate by so much: only who counts can do this
_CHANGED = {
    **dict.fromkeys(
        "bumped upped lifted raised hiked nudged pushed put revised marked moved increased uplifted upgraded".split(), 1
    ),
    **dict.fromkeys("trimmed shaved lowered cut slashed reduced downgraded pruned shrunk".split(), -1),
}
_MISSED = frozenset(
    "overlooked missed omitted undercounted underestimated understated underreported miscounted forgotten forgot".split()
)
_WAYS = {
    **dict.fromkeys("up upward upwards raised lifted higher increased bumped upped".split(), 1),
    **dict.fromkeys("down downward downwards lowered lower cut reduced trimmed slashed".split(), -1),
}
WHO_COUNTS = frozenset(
    "ons ons's office statisticians statisticians' statistician officials agency counters bean-counters number-crunchers analysts bureau".split()
)
ESTIMATES = frozenset(
    "estimate estimates estimation figure figures number count tally total toll stab guess attempt calculation reckoning".split()
)
_BEFORE_NOW = frozenset(
    "given gave published before first original originally initial initially earlier previous previously old opening former put released issued".split()
)
_FIRST_NOUNS = frozenset(
    "estimate estimates stab guess attempt shot count figure number tally total reckoning calculation answer".split()
)
_FIRST = frozenset({"first", "initial", "original", "opening", "maiden"})
_ON_THE_WAY = frozenset(
    "a an the some about around nearly almost over just more than another further extra additional of by net whopping massive huge mere full".split()
)
CUES = frozenset(_NOUNS) | _OFF | _ONTO | frozenset(_CHANGED) | _MISSED | {"left", "leaving", "failed", "lower", "higher"}


@once_a_number
def size_of_revision(parts: SentenceParts, quantity: Quantity) -> int:
    """-1 or 1 where a number is by how much an estimate is said to have been changed, down or up; 0 where it is not said, or not which way."""
    if CUES.isdisjoint(parts.word_set) or quantity.unit not in {"", "people"} or not _LEAST <= quantity.value <= _MOST:
        return 0
    at = _back(parts, quantity.first - 1)
    return (
        _of_a_noun(parts, quantity, at)
        or _taken_off(parts, quantity, at)
        or _changed_by(parts, quantity, at)
        or _left_out(parts, quantity, at)
        or _first_was_lower(parts, quantity)
    )


_LEAST, _MOST = 1000, 500_000


def _back(parts: SentenceParts, at: int) -> int:
    while at >= 0 and (parts.word(at) in _ON_THE_WAY or is_adverb(parts.word(at))):
        at -= 1
    return at


def _of_a_noun(parts: SentenceParts, quantity: Quantity, at: int) -> int:
    """Such as "an upgrade of 139,000", "a downward revision of some 86,000", "a 166,000 correction"."""
    behind = quantity.last + 1 + (parts.word(quantity.last + 1) in {"-", "strong", "person"})
    for noun in (at, behind):
        word = parts.word(noun)
        if word not in _NOUNS or (noun == at and "of" not in parts.words[noun + 1 : quantity.first]):
            continue
        if _NOUNS[word]:
            return _NOUNS[word]
        told = parts.words[max(0, noun - 4) : noun] if noun == at else parts.words[max(0, quantity.first - 4) : quantity.first]
        return _way(told) or _way(parts.words[: quantity.first])
    return 0


def _way(words: list[str]) -> int:
    return next((_WAYS[word] for word in reversed(words) if word in _WAYS), 0)


def _taken_off(parts: SentenceParts, quantity: Quantity, at: int) -> int:
    """Such as "takes 86,000 off the count which they had given before", "adding 166,000 to its first figure", "another 166,000 has since been added"."""
    word, behind = parts.word(at), quantity.last + 1 + (parts.word(quantity.last + 1) in {"people", "migrants", "more"})
    lead = parts.word(behind)
    if word in _OFF and lead in {"off", "from"}:
        return -1 if _is_an_estimate(parts, behind + 1) else 0
    if word in _ONTO and lead in {"to", "onto", "on"}:
        return 1 if _is_an_estimate(parts, behind + 1) else 0
    passive = parts.words[behind : behind + 5]
    if "added" in passive and {"been", "was", "were"} & set(passive[: passive.index("added")]):
        named = parts.words[: quantity.first]
        told = ("to", "which") in pairwise(named) or "another" in named[-2:]
        return int(told and any(one in {"estimate", "estimates", "count"} for one in named))
    return 0


def _is_an_estimate(parts: SentenceParts, at: int) -> bool:
    """Whether an estimate is named at a place, as one that had been given: "the count which they had given before", "its first figure"."""
    words = parts.words[at : at + 10]
    named = next((k for k, word in enumerate(words[:5]) if word in ESTIMATES), -1)
    return named >= 0 and (words[named].startswith("estimat") or not _BEFORE_NOW.isdisjoint(words))


def _changed_by(parts: SentenceParts, quantity: Quantity, at: int) -> int:
    """Such as "The ONS trimmed net migration for 2023 by 12,000", "bumped up its estimate by 166,000"."""
    if parts.word(quantity.first - 1) != "by" and "by" not in parts.words[at : quantity.first]:
        return 0
    by = next(k for k in range(quantity.first - 1, -1, -1) if parts.word(k) == "by")
    verb = next((k for k in range(by - 1, max(-1, by - _FAR), -1) if parts.word(k) in _CHANGED), -1)
    if verb < 0 or any(verb < each.first < by for each in parts.quantities):
        return 0
    passive = not {"was", "were", "been", "being"}.isdisjoint(parts.words[max(0, verb - 3) : verb])
    named = not {"estimate", "estimates", "estimation"}.isdisjoint(parts.words[max(0, verb - 8) : by])
    counted = not WHO_COUNTS.isdisjoint(parts.words[max(0, verb - 6) : verb]) and not passive
    word, beside = parts.word(verb), parts.words[verb + 1 : by]
    # "It put the figure up by 139,000": whoever puts figures is who counts
    put = word == "put" and parts.word(verb - 1) in {"it", "they"} and not ESTIMATES.isdisjoint(beside)
    if not (named or counted or put):
        return 0
    if word in {"revised", "marked", "nudged", "pushed", "put", "moved"}:
        return _way(beside)
    return _CHANGED[word]


_FAR = 16


def _left_out(parts: SentenceParts, quantity: Quantity, at: int) -> int:
    """Such as "the statisticians had overlooked 300,000 migrants", "the count left out 166,000 people"."""
    words = parts.words[: at + 1]
    if (
        parts.word(at) in _MISSED
        or words[-2:] in (["left", "out"], ["leaving", "out"], ["left", "off"])
        or words[-3:] == ["failed", "to", "count"]
    ):
        return int(
            not (WHO_COUNTS | ESTIMATES | {"they", "counted", "it"}).isdisjoint(words)
            and parts.word(quantity.last + 1) != "visas"
        )
    return 0


def _first_was_lower(parts: SentenceParts, quantity: Quantity) -> int:
    """Such as "their first stab at that year had been 166,000 lower": what stands is then so much higher."""
    if (
        parts.word(quantity.last + 1) not in {"lower", "higher"}
        or parts.word(quantity.last + 2) == "than"
        or not is_of_the_first(parts, quantity)
    ):
        return 0
    return 1 if parts.word(quantity.last + 1) == "lower" else -1


def is_of_the_first(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a first estimate is what a clause is about, before a number in it."""
    first, _ = parts.clause(quantity.first)
    before = parts.words[first : quantity.first]
    return any(word in _FIRST and not _FIRST_NOUNS.isdisjoint(before[k + 1 : k + 4]) for k, word in enumerate(before))
