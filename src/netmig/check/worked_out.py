"""Derivations put as one plain sentence, where a correction cannot be told by single figures.

Sums, forecasts, ranks and histories are worked out in many ways, and their derivations have all that
was found; here they become sentences that can stand in a newspaper's column of corrections.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from .claim import Claim
from .evaluation.named import series_in_words
from .evaluation.outcome import series_of

_MOVED = re.compile(
    r"(?P<name>[^:;]+?) went from (?P<was>\S+) \((?P<then>[^)]+)\) to (?P<now>\S+) \((?P<when>[^)]+)\)"
    r"(?:, a (?:rise|fall) of (?P<by>[^ ;]+?))?(?:\. The figures went the other way)?"
)
_TWO_FLOWS = re.compile(
    r"(?P<name>[^:;]+?) went (?P<between>from [^:;]+), (?P<moved>a [^:;]+); (?P<other>[^:;]+) went from [^:;]+, (?P<so>a [^:;]+)"
)
_IN_TURN = re.compile(
    r"(?:(?P<name>[^:]+?), )?year to (?P<year>\w+ \d{4}): (?P<told>[\d,]+(?:, then [\d,]+)+); no other .*", re.IGNORECASE
)
_NOT_A_CHANGE = re.compile(
    r"(?P<name>[^:]+?), (?P<year>year to \w+ \d{4}): (?P<value>[\d,]+) \((?P<source>[^)]+)\)\. .* and not by how much it changed"
)
_OF_A_COUNT = re.compile(
    r"(?P<name>.+), (?P<when>[^:]+): (?P<value>[\d,]+) \((?P<source>[^;)]+)[^)]*\);"
    r" the (?P<which>highest|lowest) of \d+ such times before was (?P<best>[\d,]+) \((?P<then>[^)]+)\)"
)
_LARGEST = re.compile(
    r"(?P<name>.+), (?P<year>year to \w+ \d{4}): a (?:rise|fall) of (?P<by>[\d,]+) on the year before; the largest (?P<what>rise|fall)"
    r" of which netmig has figures is (?P<most>[\d,]+) \((?P<then>[^)]+)\).*"
)
_FORECAST = re.compile(r"(?P<which>Published by then|Published before|The lowest published by then): (?P<told>.+)")
_FORECASTS = {
    "Published by then": "the forecast published by then was",
    "Published before": "the forecast before was",
    "The lowest published by then": "the lowest forecast published by then was",
}
_RANKED = re.compile(r"By (?:nationality|reason) the highest figures of .+")
WAYS = {" is down": " is a fall, not a rise", " is up": " is a rise, not a fall"}
_AMOUNT = re.compile(r"(?:a (?:rise|fall) of )?[£−]?\d")
_OF_A_CHANGE = re.compile(r" is a (?:rise|fall) of \S+$")
_OWN = ("The article's own numbers make", "It is not that many times")


def worked_out(claim: Claim, said: Callable[..., str], by: str) -> str:
    """The sentence; the derivation itself where none of the shapes above is its own.

    `said` tells what was said, `signed` where a fall has its sign, and `by` whose figures were used.
    """
    words = claim.then.derivation.rstrip(".")
    stated = claim.wording.stated
    if found := _TWO_FLOWS.fullmatch(words):
        return f"{found['name']} went {found['between']}, {found['moved']}; it was {found['other']} that saw {found['so']}"
    if found := _MOVED.fullmatch(words):
        return _moved(claim, found, said, by)
    if (found := _IN_TURN.fullmatch(words)) and (name := found["name"] or _name(claim)):
        told = found["told"].replace(", then ", ", then at ")
        never = stated.value is not None and stated.unit == "people" and said() not in found["told"].split(", then ")
        as_a_level = claim.wording.kind in {"level", "revision", "extreme"} and not claim.wording.direction
        return f"{name} in the year to {found['year']} was first put at {told}" + (
            f", and never at {said()}" if never and as_a_level else ""
        )
    if found := _NOT_A_CHANGE.fullmatch(words):
        return f"{found['value']} was {found['name'][0].lower()}{found['name'][1:]} in the {found['year']} {by}, and not by how much it changed"
    if found := _OF_A_COUNT.fullmatch(words):
        told = f"{found['name']} numbered {found['value']} ({found['when']}), {by}"
        return f"{told}, and that was not the {found['which']}: there were {found['best']} before ({found['then']})"
    if found := _LARGEST.fullmatch(words):
        way = "rose" if found["what"] == "rise" else "fell"
        return (
            f"{found['name']} {way} by {found['by']} in the {found['year']}, which was not its largest {found['what']}:"
            f" in the {found['then']} it {way} by {found['most']}, {by}"
        )
    if found := _FORECAST.fullmatch(words):
        told = found["told"].replace(", for long run", ", for the long run")
        return f"{_FORECASTS[found['which']]} {told}{f', not {said()}' if stated.value and claim.near_miss is None else ''}"
    if _RANKED.fullmatch(words):
        return f"{words}, {by}"
    for way, told in WAYS.items():
        if words.endswith(way):
            return f"{words.removesuffix(way)}{told}"
    head = words.partition("; ")[0] if ") is " in words or "; " not in words or " is " in words.partition("; ")[0] else ""
    plain = claim.near_miss is None or claim.near_miss.startswith(_OWN)
    if stated.value is not None and stated.value != claim.then.value and plain and _AMOUNT.match(head.rpartition(" is ")[2]):
        return f"{head}, not {said() if _OF_A_CHANGE.search(head) else said(signed=True)}"
    return words


def _moved(claim: Claim, found: re.Match[str], said: Callable[..., str], by: str) -> str:
    """Of a move between two sums: "Small boat arrivals fell by 44.2%, from 13,573 (…) to 7,576 (…), by the Home Office figures of …"."""
    moved = _number(found["now"]) - _number(found["was"])
    way, other = ("rose", "fall") if moved > 0 else ("fell", "rise")
    size = f" by {found['by']}," if found["by"] else ""
    words = f"{found['name']} {way}{size} from {found['was']} ({found['then']}) to {found['now']} ({found['when']}), {by}"
    if claim.diagnosis == "wrong_direction":
        return f"{words}; it did not {other}"
    return f"{words}, not by {said()}" if found["by"] and claim.wording.stated.value is not None else words


def _number(words: str) -> float:
    return float(re.sub(r"[^\d.]", "", words) or 0) * (1000 if words.endswith("bn") else 1)


def _name(claim: Claim) -> str:
    series = claim.then.figures[0].series if claim.then.figures else next(iter(series_of(claim.wording)), None)
    return "" if series is None else series_in_words(series)
