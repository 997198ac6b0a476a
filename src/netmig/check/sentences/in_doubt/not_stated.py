"""What a sentence does not state, although it says it: what is asked, and what is supposed."""

from __future__ import annotations

from itertools import pairwise

from ...words.cues import CHANGE_NOUNS
from ...words.quantities import Quantity
from ...words.subjects import MIGRATION_FLOWS
from ..parts import SentenceParts
from ..wording import Subject

ASKED, SUPPOSED, DOUBTED = "this is asked, not stated", "this is supposed, not stated", "the article itself casts doubt on it"
PROPOSED = "this is proposed or expected, not a fact yet"
# what is told to be no number of it: "not the 740,000 first reported" says what was reported
DENIED = "the article says that this is not so"
# words that state nothing
NOT_STATED = frozenset({ASKED, SUPPOSED, DOUBTED})

_EXPLAINING = frozenset("explain explains explained understand".split())
_GIVEN = frozenset({"with", "given", "now", "after"})
_TAKEN_SO = frozenset({("the", "fact"), *((verb, "that") for verb in "accept know realise acknowledge recognise aware".split())})
_ASKING = frozenset("how why what who where when can is will does do should".split())
_SUPPOSING = frozenset({"if", "suppose", "imagine", "unless", "guess", "guesses", "guessed"})
_FIRST = frozenset({"first", "initial", "original", "opening", "earlier"})
# "as if", and "too early to say if": whether
_WHETHER = frozenset("as say know tell see clear unclear sure ask asks asked asking wonder wonders wondered judge".split())
# "if the official figures are to be believed" states what they say
_BELIEVING = frozenset({"believe", "believed", "trust", "trusted"})


def is_asked(parts: SentenceParts, quantity: Quantity | None) -> bool:
    """Whether a sentence asks what it says."""
    # "In which year did more people leave than arrive?", also between marks of quotation
    last = parts.words[-2:] if parts.words[-1:] in (['"'], ["'"]) else parts.words[-1:]
    asks = "?" in last
    return asks and not (quantity is not None and _is_taken_for_granted(parts, quantity))


def _is_taken_for_granted(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a question only begins with what it takes for granted: "With immigration at 745,000 last year, how can …?"."""
    if not _TAKEN_SO.isdisjoint(pairwise(parts.words[: quantity.first])):
        return True  # "What does he make of the fact that immigration is so high?", "Does she accept that 204,000 came?"
    if any(one in _EXPLAINING and other in {"how", "why"} for one, other in pairwise(parts.words[: quantity.first])):
        return True  # "Could the Minister explain how net migration came to 331,000?"
    at = quantity.first - 1
    while parts.word(at) in {"a", "an", "the", "mere", "just", "only", "some", "official"}:
        at -= 1
    if parts.word(at) == "with" and parts.word(at - 1) in {"fit", "square", "tally", "squared", "fits", "tallies"}:
        return True  # "How does that fit with a mere 323,000 migrants arriving?"
    comma = next((at for at, word in enumerate(parts.words) if word == ","), -1)
    return parts.word(0) in _GIVEN and quantity.last < comma and parts.word(comma + 1) in _ASKING


def is_supposed(parts: SentenceParts, quantity: Quantity | None, subject: Subject) -> bool:
    """Whether a sentence is of what would be, or has to be."""
    return (
        _supposes(parts)
        or ("would", "have") in parts.pairs
        or (parts.word(0) == "had" and "would" in parts.word_set)  # "Had it fallen by 29 per cent, it would be 611,000"
        or (subject.measure in MIGRATION_FLOWS and (_is_to_be(parts, quantity) or _had_been_thought(parts, quantity)))
        or is_foretold(parts, quantity)
    )


def is_foretold(parts: SentenceParts, quantity: Quantity | None) -> bool:
    """Whether a number is what figures are expected to show: "today's release is likely to say that net migration reached 700,000"."""
    last = quantity.first if quantity is not None else len(parts.words)
    for at in range(last - 1, 0, -1):
        word = parts.word(at)
        if word in _BREAKS:
            return False
        if word in _SHOWING and parts.word(at - 1) == "to" and not _EXPECTED.isdisjoint(parts.words[max(0, at - 4) : at]):
            return True
    return False


_SHOWING = frozenset("say show reveal confirm announce report publish record put tell unveil".split())
_EXPECTED = frozenset(
    "expected likely due set poised thought tipped predicted forecast bound certain feared believed rumoured".split()
)
_BREAKS = frozenset({",", ";", "but", "instead", "whereas", "although"})


def _supposes(parts: SentenceParts) -> bool:
    """Whether a sentence is of what would be; not "He spoke as if he belonged to another party"."""
    found = parts.word_set & _SUPPOSING
    if "guess" in found and any(other == "guess" and one in _FIRST for one, other in parts.pairs):
        found -= {"guess"}  # "the first guess was 672,000": an estimate
    return bool(found - {"if"}) or (
        bool(found)
        and any(
            word == "if" and parts.word(at - 1) not in _WHETHER and not _is_who_says_it(parts.words[at + 1 : at + 10])
            for at, word in enumerate(parts.words)
        )
    )


def _is_who_says_it(behind: list[str]) -> bool:
    """Whether what is supposed is only that who says it is right: "if the Office for National Statistics has it right"."""
    right = "right" in behind and not _WHO_COUNTS.isdisjoint(behind) and {"had", "were", "gets"}.isdisjoint(behind)
    return right or not _BELIEVING.isdisjoint(behind)


def _had_been_thought(parts: SentenceParts, quantity: Quantity | None) -> bool:
    """Whether others than statisticians had thought so before it was known: "Economists had thought that net migration was 700,000"."""
    if quantity is None or "had" not in parts.words[: quantity.first] or not WHO_ESTIMATES.isdisjoint(parts.word_set):
        return False
    return any(one == "had" and other in _THOUGHT for one, other in pairwise(parts.words[: quantity.first]))


_THOUGHT = frozenset("thought believed assumed supposed feared hoped guessed reckoned suspected imagined".split())
WHO_ESTIMATES = frozenset("ons ons's office statistics statisticians estimate estimates it they we".split())
_WHO_COUNTS = WHO_ESTIMATES - {"it", "they", "we"}


def _is_to_be(parts: SentenceParts, quantity: Quantity | None) -> bool:
    """Whether a number is told as what has to come: "net migration must fall by 501,000, from 685,000 to 184,000", not "must have been"."""
    if quantity is None:
        return False
    if not _NEEDING.isdisjoint(parts.word_set) and _is_needed(parts, quantity):
        return True
    return any(word == "must" and parts.word(at + 1) != "have" for at, word in enumerate(parts.words[: quantity.first]))


_NEEDING = frozenset("takes take requires require needs need implies imply demands entails means mean".split())
_AIMING = frozenset("get getting reach reaching hit hitting bring bringing return returning meet meeting".split())


def _is_needed(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a change is told as what it takes to come to something: "to get there in four years takes a fall of about 103,000 a year"."""
    at = next((at for at in range(quantity.first - 1, max(-1, quantity.first - 9), -1) if parts.word(at) in _NEEDING), -1)
    if at < 0 or parts.word(at + 1) not in {"a", "an", "another"} or CHANGE_NOUNS.isdisjoint(parts.words[at : quantity.first]):
        return False
    return parts.word(at) not in {"means", "mean"} or not _AIMING.isdisjoint(parts.words[:at])


GUESSED = "the number may be what others had guessed"
_GUESSES = frozenset("predictions forecasts expectations guesses projections scenarios rumours speculation".split())
_ESTIMATED = frozenset(
    "ons ons's official office statisticians first initial original revised new latest earlier previous provisional updated published".split()
)
_OF_GUESSES = frozenset({"these", "those", "they", "some", "most", "others"})


def speaks_of_guesses(parts: SentenceParts) -> bool:
    """Whether a sentence speaks of what others than statisticians foresaw: "nothing like the estimates of recent weeks"."""
    words = parts.word_set
    return not _GUESSES.isdisjoint(words) or ("estimates" in words and _ESTIMATED.isdisjoint(words))


def is_guessed(parts: SentenceParts, *, guessed: bool) -> bool:
    """Whether a sentence goes on about what others had guessed: "These had the net figure at no less than 700,000"."""
    return guessed and parts.word(0) in _OF_GUESSES
