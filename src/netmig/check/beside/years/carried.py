"""Which year a claim that is left unchecked is shown of, where its sentence goes on about a number that has one.

"A record 745,000. That is 45,000 above what was first predicted": of the year of the 745,000. "For the year to June it is
672,000, somewhat under the December record": of the year to June. No verdict changes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ....periods import Period
from ...records import replace
from ...sentences.wording import OF_ONE_FIGURE
from ...words.subjects import MIGRATION_FLOWS
from ..neighbours import of_its_sentence, of_sentence_before

if TYPE_CHECKING:
    from ...claim import Claim

_POINTING = frozenset({"that", "this", "which"})
_FIGURE = frozenset({"figure", "number", "total", "estimate", "is", "was", "represents", "means", "makes"})
_OF_A_FIGURE = frozenset("official latest new newest final figure number total of , estimate ons".split())
_AT_THE_HEAD = 6
_LEAST = 100_000


def with_years_carried(claims: Sequence[Claim]) -> list[Claim]:
    """The claims of a text; one that goes on about a number shows the year that this was shown of."""
    shown: list[Claim] = []
    told: dict[str, Period | None] = {}
    for claim in claims:
        year = _year(claim, claims, shown, told)
        shown.append(claim if year is None else replace(claim, period=year))
        if claim.then.verdict == "agrees" and claim.wording.kind in OF_ONE_FIGURE:
            told[str(int(claim.wording.stated.value or 0))] = claim.period
    return shown


def _year(claim: Claim, claims: Sequence[Claim], shown: Sequence[Claim], told: Mapping[str, Period | None]) -> Period | None:
    wording = claim.wording
    if claim.then.verdict != "not_checked" or wording.counted or (wording.subject is not None and not _is_of_flows(claim)):
        return None
    if (named := _of_the_number_named(claim, told)) is not None or wording.period_basis == "explicit":
        return named
    return _of_its_sentence(claim, claims) or _of_the_number_before(claim, shown)


def _is_of_flows(claim: Claim) -> bool:
    return claim.wording.subject is not None and claim.wording.subject.measure in MIGRATION_FLOWS


def _of_its_sentence(claim: Claim, claims: Sequence[Claim]) -> Period | None:
    """The year of the first number of its sentence, where that has one of its own, for what is told of it in words alone."""
    if claim.wording.stated.value is not None or claim.wording.kind not in {"extreme", "comparison"}:
        return None
    if "since" in claim.wording.words_within:
        return None  # "It had peaked at 944,000, and has fallen sharply since then": by now
    start = claim.wording.start
    first = next((each for each in of_its_sentence(claim, claims) if each.wording.start < start), None)
    if first is None or first.wording.kind not in OF_ONE_FIGURE or first.then.verdict != "agrees":
        return None
    return first.period if first.wording.period_basis == "explicit" and not first.wording.starts else None


def _of_the_number_named(claim: Claim, told: Mapping[str, Period | None]) -> Period | None:
    """The year of a number that its sentence begins with once more: "The 606,000 is 164,000 more than the total of 2021", "The official figure, 906,000, is nearly double"."""
    tokens = claim.wording.sentence.tokens
    at = next((k for k, token in enumerate(tokens[:_AT_THE_HEAD]) if token.lower[:1].isdigit()), 0)
    ahead = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].lower == ",")
    if not at or tokens[0].lower != "the" or ahead >= len(tokens) or tokens[ahead].lower not in {"is", "was"}:
        return None
    if tokens[at].end > claim.wording.start or not _OF_A_FIGURE.issuperset(token.lower for token in tokens[1:at]):
        return None
    return told.get(tokens[at].lower.replace(",", ""))


def _of_the_number_before(claim: Claim, shown: Sequence[Claim]) -> Period | None:
    """The year of the last number of the sentence before, of which it is said what "that" is."""
    words = [token.lower for token in claim.wording.sentence.tokens if token.lower.isalpha() or "'" in token.lower]
    if not words or words[0] not in _POINTING or (words[0] in {"that", "this"} and words[1:2] and words[1] not in _FIGURE):
        return None
    if of_its_sentence(claim, shown):
        return None
    before = [each for each in of_sentence_before(claim, shown) if _is_number(each) and not _is_set_against(each)]
    if not before or before[-1].period is None:
        return None
    return before[-1].period if before[-1].then.verdict == "agrees" else None


_SET_AGAINST = frozenset({"above", "below", "than"})


def _is_set_against(claim: Claim) -> bool:
    """Whether a number is what the one before it is held against: "672,000, above the 607,000 of the twelve months before"."""
    before = claim.wording.sentence.words_from(0, claim.wording.start)
    return not _SET_AGAINST.isdisjoint((*before[-1:], *claim.wording.words_within[:1]))


def _is_number(claim: Claim) -> bool:
    return claim.wording.kind in OF_ONE_FIGURE | {"revision"} and abs(claim.wording.stated.value or 0) >= _LEAST
