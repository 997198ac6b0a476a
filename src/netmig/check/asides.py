"""What was not judged, in a few groups: each heading is true of all that stands under it, whatever netmig made of the words."""

from __future__ import annotations

import re
from bisect import bisect_left

from .claim import Claim
from .report import Report
from .sentences.in_doubt.refusals import LAST_OF, OF_ANOTHER_PLACE

UNSURE = "Words and numbers that netmig could not tie to published figures with certainty"
WISHED = "A promise, a wish, a target, a forecast or a possibility"
ELSEWHERE = "About another place, people from there, or another kind of migration than to and from the UK as a whole"
_ORDER = (UNSURE, WISHED, ELSEWHERE)

_PERHAPS_ELSEWHERE = (OF_ANOTHER_PLACE, LAST_OF, "another place", "another country", "another nation")
# what a reason names: a place, or another subject
_PLACES = re.compile(rf"{OF_ANOTHER_PLACE} than .+?: (.+)$")
_SUBJECT = re.compile(r"another statistic than .+: “([^”]+)”$")
# whose people are counted: "net migration to Canada", "Scotland's population"; a place that wrote a report or is so large is none
_COUNTED = r"\b(?:in|into|to|from|across|within|for) (?:the )?{0}\b(?! (?:report|study|university))|\b{0}(?:['’]s|n)? (?:net |overseas )*(?:migration|immigration|emigration|population)\b"
# no month is among them
_WISHES = re.compile(
    r"\b(?:if|will|would|shall|should|must|might|could|likely to|ought to|needs? to|wants? to|plans? to|hopes? to|aims? to|promise[ds]?|pledge[ds]?|targets?|forecasts?"
    r"|(?:is|are|was|were) (?:expected|projected|predicted|set) to)\b",
    re.IGNORECASE,
)
# digits of a number that hardly is another by chance
_TELLING = 3
# words before a claim's own that still say how it is told: "is expected to"
_JUST_BEFORE = 3


def grouped(report: Report) -> dict[str, list[Claim]]:
    """The claims that were not judged under the headings that they belong to; no heading is empty."""
    left = sorted((claim for claim in report.claims if claim.then.verdict == "not_checked"), key=lambda each: each.wording.start)
    found: dict[str, list[Claim]] = {heading: [] for heading in _ORDER}
    for claim in left:
        found[_heading(claim, report)].append(claim)
    return {heading: of_it for heading, of_it in found.items() if of_it}


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


def _heading(claim: Claim, report: Report) -> str:
    wording = claim.wording
    tokens = wording.sentence.tokens
    at = bisect_left(tokens, wording.start, key=lambda token: token.start)
    told = " ".join([*(token.lower for token in tokens[max(0, at - _JUST_BEFORE) : at]), claim.quote])
    # "the peak of 944,000 in 2023" is no forecast, whatever stands beside it
    is_over = claim.period is not None and claim.period.stop <= report.publication.day
    if wording.kind == "target" or (wording.kind == "forecast" and not is_over) or _WISHES.search(told):
        return WISHED
    return ELSEWHERE if named_elsewhere(claim, report) else UNSURE


def is_perhaps_elsewhere(claim: Claim) -> bool:
    """Whether netmig doubts that a claim is of this country and its people as a whole."""
    return (claim.wording.refusal or claim.wording.uncertain).startswith(_PERHAPS_ELSEWHERE)


def named_elsewhere(claim: Claim, report: Report) -> str:
    """The other subject that a claim's sentence names, or the other place whose people it counts; "" where that is not plain."""
    sentence, why = claim.wording.sentence, claim.wording.refusal
    if other := _SUBJECT.search(why):
        return other[1]
    places = _PLACES.search(why)
    if places is None or claim.wording.kind == "equivalence":
        return ""
    words = " ".join(report.document.text[sentence.start : sentence.end].split())
    plain = any(re.search(_COUNTED.format(re.escape(each)), words, re.IGNORECASE) for each in places[1].split(", "))
    return places[1] if plain else ""
