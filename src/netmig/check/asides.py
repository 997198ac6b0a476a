"""What was not judged, in a few groups: each heading is true of all that stands under it, whatever netmig made of the words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from .claim import Claim
from .sentences.in_doubt.refusals import LAST_OF, OF_ANOTHER_PLACE

NUMBERS = "Numbers and sizes that netmig could not tie to a published figure with certainty"
IN_WORDS = "Told in words that netmig could not hold against published figures"
POLLED = "From a sentence about a poll or a petition"
WISHED = "A promise, a wish, a target, a forecast or a possibility"
ELSEWHERE = "Perhaps about another place, about people from there, or about another subject"
_ORDER = (NUMBERS, IN_WORDS, POLLED, WISHED, ELSEWHERE)

_ELSEWHERE = (OF_ANOTHER_PLACE, "another place", "another country", "another nation", "another statistic")
# what a reason names: a place, or another subject
_NAMED = re.compile(r"(?:about (?P<before>[^:]+), and this may be too|: “?(?P<here>[^”]+)”?)$")
# no month is among them
_WISHES = re.compile(
    r"\b(?:will|would|shall|should|must|might|could|likely to|ought to|needs? to|wants? to|plans? to|hopes? to|aims? to|promise[ds]?|pledge[ds]?|targets?|forecasts?"
    r"|(?:is|are|was|were) (?:expected|projected|predicted|set) to)\b",
    re.IGNORECASE,
)
# digits of a number that hardly is another by chance
_TELLING = 3
# words before a claim's own that still say how it is told: "is expected to"
_JUST_BEFORE = 3
_POLLS = frozenset("poll polled pollster pollsters yougov ipsos petition petitions petitioners respondents".split())


def grouped(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """The claims that were not judged under the headings that they belong to; no heading is empty."""
    claims = tuple(claims)
    left = [claim for claim in claims if claim.then.verdict == "not_checked"]
    # a text of which most was judged has come back from what it told of before
    begins = _ELSEWHERE if 2 * len(left) < len(claims) else (*_ELSEWHERE, LAST_OF)
    right = {number_of(claim) for claim in claims if claim.then.verdict == "agrees"}
    found: dict[str, list[Claim]] = {heading: [] for heading in _ORDER}
    # each sentence is asked once, however many claims it has
    sentences = {claim.wording.sentence.start: claim.wording.sentence for claim in left}
    polled = {start for start, each in sentences.items() if not _POLLS.isdisjoint(token.lower for token in each.tokens)}
    for claim in left:
        # what has the very number of another claim is about what that is about
        of_here = is_telling(claim) and number_of(claim) in right
        found[_heading(claim, () if of_here else begins, polled=claim.wording.sentence.start in polled)].append(claim)
    if len(left) == len(claims) < 2 * len(found[ELSEWHERE]):
        # where most of a text is about another place, the rest of it may be as well
        found |= {NUMBERS: [], IN_WORDS: [], ELSEWHERE: [*found[ELSEWHERE], *found[NUMBERS], *found[IN_WORDS]]}
    return {heading: sorted(of_it, key=lambda each: each.wording.start) for heading, of_it in found.items() if of_it}


# a value and its unit
Number = tuple[float | None, str]


def number_of(claim: Claim) -> Number:
    """The value that a claim states, and its unit."""
    return claim.wording.stated.value, claim.wording.stated.unit


def is_telling(claim: Claim) -> bool:
    """Whether a number is so exact that it hardly is another one's by chance."""
    value, unit = number_of(claim)
    exact = value is not None and unit in {"people", "GBP"} and claim.wording.kind != "range"
    return exact and len(f"{abs(value or 0):.0f}".rstrip("0")) >= _TELLING


def _heading(claim: Claim, elsewhere: tuple[str, ...], *, polled: bool) -> str:
    wording = claim.wording
    tokens = wording.sentence.tokens
    at = bisect_left(tokens, wording.start, key=lambda token: token.start)
    told = " ".join([*(token.lower for token in tokens[max(0, at - _JUST_BEFORE) : at]), claim.quote])
    if wording.kind in {"target", "forecast"} or _WISHES.search(told):
        return WISHED
    if polled:
        return POLLED
    if _doubt(claim).startswith(elsewhere):
        return ELSEWHERE
    return NUMBERS if wording.stated.value is not None or wording.kind == "equivalence" else IN_WORDS


def _doubt(claim: Claim) -> str:
    return claim.wording.refusal or claim.wording.uncertain


def named_elsewhere(claim: Claim) -> str:
    """The other place or subject that a claim was left alone for, where its reason names it."""
    found = _NAMED.search(_doubt(claim))
    return (found["before"] or found["here"]) if found else ""
