"""The numbers of a sentence, and of the one before, with the words around each: what a text's own numbers say is read from these."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from ..evaluation.mistaken.in_no_year import LEAST_EXACT
from ..records import record
from ..sentences.in_doubt.not_stated import NOT_STATED
from ..sentences.in_doubt.refusals import NO_PERIOD
from ..sentences.once import once_alone
from ..sentences.wording import OF_ONE_FIGURE, Wording
from ..words.number_words import NUMBER_WORDS
from .neighbours import of_its_sentence, of_sentence_before

if TYPE_CHECKING:
    from ..claim import Claim

# words by which a number is said to be no exact one
HEDGES = frozenset(
    "about around roughly some nearly almost just only more than over under less fewer a an mere well fully as many up approximately".split()
)
_KINDS = OF_ONE_FIGURE | {"spending", "sum"}
_SCALES = {"": 1, "k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}


@record()
class Number:
    """A number that a sentence states, and the first and the last of its tokens."""

    claim: Claim
    first: int
    last: int

    @property
    def words(self) -> list[str]:
        """Every word and mark of its sentence."""
        return words_of(self.claim)


def words_of(claim: Claim) -> list[str]:
    """Every word and mark of a claim's sentence, in small letters."""
    return claim.wording.sentence.words


def is_exact(claim: Claim) -> bool:
    """Whether a claim gives a number of people to the thousand, with no "nearly", that is too large to be met by chance."""
    stated = claim.wording.stated
    return stated.value is not None and stated.value >= LEAST_EXACT and stated.unit == "people" and stated.hedge == "exact"


def place_of(claim: Claim) -> tuple[int, int]:
    """The first and the last token of a claim's number; those of the claim where none is written in figures."""
    return _place_of(claim.wording)


@once_alone
def _place_of(wording: Wording) -> tuple[int, int]:
    inside = _inside(wording)
    return _place_in_figures(wording) or ((inside[0], inside[-1]) if inside else (0, 0))


@once_alone
def _inside(wording: Wording) -> list[int]:
    """Which tokens of its sentence a claim is made of."""
    return [at for at, token in enumerate(wording.sentence.tokens) if wording.start <= token.start < wording.end]


@once_alone
def _place_in_figures(wording: Wording) -> tuple[int, int] | None:
    """The token of a claim's number where it is written in figures, and that of its scale."""
    tokens, value = wording.sentence.tokens, wording.stated.value
    for at in _inside(wording) if value is not None else ():
        if not tokens[at].is_number:
            continue
        written = tokens[at].lower.replace(",", "")
        try:
            bare = float(written)
        except ValueError:
            continue
        behind = tokens[at + 1].lower if at + 1 < len(tokens) else ""
        for scale, by in _SCALES.items():
            if (not scale or behind == scale) and abs(bare * by - abs(value or 0)) < 1e-6 * max(1.0, abs(value or 0)):
                return at, at + bool(scale)
    return None


def place_with_unit(claim: Claim) -> tuple[int, int]:
    """The first and the last token of a claim's number alone, in figures or in words, what it is counted in among them."""
    return place_in_wording(claim.wording)


@once_alone
def place_in_wording(wording: Wording) -> tuple[int, int]:
    """The same, of a wording."""
    tokens, inside = wording.sentence.tokens, _inside(wording)
    found = _place_in_figures(wording)
    if found is None:
        named = (at for at in inside if tokens[at].lower in _NUMBERS_IN_WORDS)
        at = next(named, next((at for at in inside if tokens[at].is_number), next(iter(inside), 0)))
        found = at, at
    first, last = found
    while last + 1 < len(tokens) and tokens[last + 1].lower in _COUNTED_IN:
        last += 1
    return first, last


_PARTS = frozenset("half halves third thirds quarter quarters fifth fifths sixth tenth tenths majority most".split())


def place_of_share(claim: Claim) -> tuple[int, int]:
    """The first and the last token of a share: "92 per cent", "two thirds", "one in five"."""
    first, last = place_of(claim)
    words = words_of(claim)
    if words[first].replace(".", "").isdecimal() and first == last:
        while last + 1 < len(words) and words[last + 1] in {"%", "per", "cent", "percent", "pc"}:
            last += 1
        return first, last
    inside = range(first, last + 1)
    part = next((at for at in inside if words[at] in _PARTS), -1)
    if part >= 0:
        while part > first and words[first:part] and not set(words[first:part]) <= _BEFORE_PART:
            first += 1
        return first, part
    # "from outside the EU, more than nine in ten": the share alone
    rates = (at for at in inside if words[at] in {"in", "out"} and at > first and words[at - 1] in NUMBER_WORDS)
    rate = next(rates, next((at for at in inside if words[at] in {"in", "out"} and at > first), -1))
    if rate >= 0 and words[rate - 1] in NUMBER_WORDS:
        first = rate - 1
    return (first, min(last, rate + 1 + (words[rate] == "out"))) if rate >= 0 else (first, last)


# words of a part before its name: "just over two thirds", "a mere fifth"
_NUMBERS_IN_WORDS = _PARTS - {"majority", "most"} | NUMBER_WORDS.keys() | {"million", "twice", "double", "triple", "treble"}
_COUNTED_IN = frozenset({"per", "cent", "percent", "%", "million", "m", "k", "pc"})
_BEFORE_PART = HEDGES | frozenset("one two three four nine the".split())


def numbers_of(claim: Claim, claims: Sequence[Claim]) -> list[Number]:
    """The levels that the sentence of a claim states, in order."""
    return [Number(each, *place_of(each)) for each in of_its_sentence(claim, claims) if is_a_level(each)]


def numbers_before(claim: Claim, claims: Sequence[Claim]) -> list[Number]:
    """The levels that the sentence just before that of a claim states, in order."""
    return [Number(each, *place_of(each)) for each in of_sentence_before(claim, claims) if is_a_level(each)]


def is_a_year(word: str) -> bool:
    """Whether a word is a year in figures: "2023"."""
    return len(word) == len("2023") and word.isdecimal()


def is_a_level(claim: Claim) -> bool:
    """Whether a claim is of so many people or pounds in a year, and no change, share or rate."""
    wording = claim.wording
    return wording.kind in _KINDS and wording.stated.value is not None and wording.rate == 1 and wording.stated.unit != "percent"


_DENYING = frozenset("wrong false untrue incorrect myth nonsense mistaken misleading falsely wrongly".split())


def is_stated(claim: Claim) -> bool:
    """Whether a number is stated in the text's own voice or another's, and neither asked, doubted nor called wrong."""
    if claim.wording.uncertain in NOT_STATED or claim.accuses or "says that it is not so" in claim.wording.refusal:
        return False
    words = words_of(claim)
    return _DENYING.isdisjoint(words) and ("not", "true") not in pairwise(words)


def is_at_home(claim: Claim) -> bool:
    """Whether a claim is plainly of a statistic of this country."""
    wording = claim.wording
    if claim.then.verdict == "agrees":
        return True
    return wording.subject is not None and "place" not in wording.unsettled and wording.refusal in {"", NO_PERIOD}


def may_be_at_home(claim: Claim) -> bool:
    """Whether nothing says that a claim is of another place."""
    refusal = claim.wording.refusal
    return not any(words in refusal for words in ("another place", "another country", "another statistic", "last about"))


_PUT_NOW = re.compile(r"\bnow (?:put|estimated|thought|believed|reckoned) (?:at|to be|to have been) \d")


def is_put_so_now(wording: Wording) -> bool:
    """Whether a number is told as what an estimate has become: "is now put at 345,000"."""
    return bool(_PUT_NOW.search(" ".join((*wording.words_before[-6:], *wording.words_within))))
