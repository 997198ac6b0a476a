"""A number that is set right against a figure that stands, with nothing between the two but how it lies to it and when.

"Net migration was 204,000 in the year to June 2025, after 739,000 in the year to June 2024, it notes, citing the ONS", "from 239,000 in the
year to June 2021 to 504,000", "A year earlier it was 740,000, says the ONS": both are told in one breath as figures of one table. What
presents a number as an older estimate (it was first put so, in May, in the last release) is a word that is not understood here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from ...evaluation.mistaken.in_no_year import LEAST_EXACT
from ...sentences.in_doubt.not_stated import NOT_STATED
from ...words.cues import CHANGE_NOUNS, CHANGE_VERBS, DIFFERENCES, is_adverb
from ...words.telling_times import NEWS, telling_times
from ...words.time_parts import MONTHS
from ..neighbours import place_among, places_from_before, stands_just_before
from ..numbers_of_sentence import is_exact, place_with_unit, words_of

if TYPE_CHECKING:
    from ...claim import Claim
    from ..claims_of_text import ClaimsOfText

# who says it, and that they do, changes nothing of what is said
_WHO_SAYS_SO = re.compile(
    r"(?:^|,? )(?:(?:according to|quoting|citing|(?:said|says) (?:the|its)) [^,.;#]*|(?:by|on) (?:the )?(?:ons|official) (?:estimates|figures)|(?:the )?(?:ons|office for national statistics) (?:puts?|has) it(?= at\b)"
    r"|(?:the |a |an |its |his |her |their |most |official )*(?:[\w'’-]+ ){1,6}?(?:said|says?|estimates|estimated|reckons?|reported|reports?|shows?|showed|suggests?|suggested|notes?|noted"
    r"|announced|reminded|claimed|added|argued|wrote|revealed)(?: (?:the house|on \w+day|today|yesterday|this (?:morning|week)|last (?:week|month)))?(?= [,.;#]| and |$))"
)
_TIMES = frozenset(
    "year years year's twelve 12 months month to in the a for of ending ended end up calendar whole full same period previous preceding prior before earlier previously that this last latest"
    " middle mid-2022 mid-2023 mid-2024 mid-2025 at and over during".split()
) | frozenset(name for name, number in MONTHS.items() if number % 3 == 0)  # fmt: skip
_SEEN = frozenset("recorded seen registered reached people migrants for net".split())
_BETWEEN = (
    _TIMES
    | CHANGE_VERBS
    | CHANGE_NOUNS
    | DIFFERENCES
    | frozenset(
        "down up from compared compares comparing with against versus vs than as well way far some about around roughly almost just only still even already mere much more less fewer beyond"
        " following follows follow after on top while whereas but when it was were had been stood stands at is balance figure number total level net migration immigration emigration"
        " uk uk's britain britain's through long-term arrivals departures came left compared half third quarter third's double doubled twice triple by per cent percent % peak record high low all-time an its slid slipped leapt come came has have"
        " gone went having then that is this little , – — - ( ) :".split()
    )
)
# words that tell of estimates as such, or of another day, wherever in the sentence
_OF_ESTIMATES = re.compile(
    r"\b(?:revis\w+|at first|first (?:recorded|measured|seen)|original\w*|initial\w*|formerly|once|then(?! #)|thought|believed|supposed|methods?|bulletins?|releases?|updates?|corrected|supersed\w+|restat\w+|rewritten|old"
    r"|(?:earlier|previous|last|provisional|preliminary) (?:estimate|figure|number|count)s?\b(?! shows?\b)|previously (?!it|the|net|that)|until|till|ago|as published|now (?:put|given|at|thought|says|said|estimated)|inherited|published in|when (?:we|they|the (?:ons|figure|number)|last|first|published)|last (?:time|published|reported)|(?:was|were|been) (?:published|reported|announced)|(?<=# )in 20\d\d (?:the ons|it|they|statisticians) (?:had )?(?:announced|said|reported|gave|published|put))\b"
)
_NOT_SO = frozenset("if would could might not instead rather unless".split())
# so far behind a number, in characters, it is said that it would be so
_CLAUSE = 60
_CLOSING = re.compile(r" [.;!?–—:)]| , | and | but | while | when | as ")


def set_against(claim: Claim, claims: ClaimsOfText, day: date) -> Claim | None:
    """The figure as published against which a number is set in one breath; None where there is none, or where it is told as an older estimate."""
    if not is_exact(claim) or claim.wording.uncertain in NOT_STATED:
        return None
    at, near = place_among(claim, claims), places_from_before(claim, claims)
    if near.start:
        near = range(places_from_before(claims[near.start], claims).start, near.stop)
    words = words_of(claim)
    first, last = place_with_unit(claim)
    behind = " ".join(words[last + 1 :])
    # a figure of its own year that was told farther back says that it is none of it
    farther = any(claims.first_figures.get(each, at) < near.start for each in (claim.period, *claim.wording.periods[:1]))
    for each in (*reversed(claims[near.start : at]), *(() if farther else claims[at + 1 : at + 4])):
        if not is_a_figure(each) or each.then.verdict != "agrees":
            continue
        if each.period in (claim.period, *claim.wording.periods[:1]):
            return None  # "345,000 (before: 431,000)"
        one, other = place_with_unit(each)
        before = " ".join(words[:one])
        if each.wording.sentence == claim.wording.sentence:
            between = words[other + 1 : first] if other < first else words[last + 1 : one]
            if other > first:
                before, behind = " ".join(words[:first]), " ".join(words[other + 1 :])
        elif _goes_on_from(each, claim, claims[near.start : at]):
            between, before = words[:first], " ".join(words_of(each))
        else:
            continue
        told = _WHO_SAYS_SO.sub(" ", " ".join(between))
        if (
            told
            and all(_is_understood(word) for word in told.split())
            and _is_of_no_other_day(before, " ".join(between), behind, day)
        ):
            return each if other > first or _is_when(behind) else None
        return None
    return None


def is_a_figure(claim: Claim) -> bool:
    """Whether a claim gives a figure to the thousand, "some" of them too, which is none by chance."""
    stated = claim.wording.stated
    some = stated.hedge == "about" and stated.unit == "people" and (stated.value or 0) % 10_000 != 0
    return is_exact(claim) or (some and (stated.value or 0) >= LEAST_EXACT)


def _goes_on_from(one: Claim, claim: Claim, before: Sequence[Claim]) -> bool:
    """Whether the sentence of a number stands right behind that of another, or behind one that gives no more than a round number."""
    if stands_just_before(one, claim):
        return True
    last = next((each for each in reversed(before) if each.wording.stated.value is not None), one)
    return stands_just_before(one, last) and stands_just_before(last, claim)


def _is_understood(word: str) -> bool:
    return word in _BETWEEN or is_adverb(word) or word[:1].isdecimal()


def _is_when(behind: str) -> bool:
    """Whether what is said of a number behind it is only of which time it is, and who says so."""
    own = _WHO_SAYS_SO.sub(" ", f" {behind}")
    stop = _CLOSING.search(own)
    return all(
        word in _TIMES | _SEEN or word[:1].isdecimal() or word in ",." for word in own[: stop.start() if stop else None].split()
    )


def _is_of_no_other_day(before: str, between: str, behind: str, day: date) -> bool:
    """Whether nothing in a sentence tells of estimates, or of another day than that of the newest release."""
    if _OF_ESTIMATES.search(f"{before} # {between} # {behind}") is not None or not _NOT_SO.isdisjoint(
        f"{before} {behind[:_CLAUSE]}".split()
    ):
        return False
    return all(each.stop is not None and day - each.stop <= NEWS for each in telling_times(f"{before} # {between} {behind}", day))
