"""Changes that are none of the two numbers they are told of: "It has fallen by 46 per cent", "It is now 204,000: 545,000 fewer", "So it is still rising".

Which two these are is found in `the_two_told.py`; what a number that is said to be "the drop" comes to, one that is measured from
the number in it, and which way two went, are asked here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from ....ledger.phrases import amount
from ....periods import Period
from ...evaluation.evidence import Evidence
from ...evaluation.intervals import difference, overlaps, overlaps_either_way, range_of_words
from ...evaluation.kinds.changes import change_words
from ...records import replace
from ...sentences.estimates.known_when import OF_ANOTHER_ESTIMATE, OF_TWO_ESTIMATES
from ...sentences.in_doubt.doubts import OPEN
from ...sentences.in_doubt.not_stated import NOT_STATED
from ...sentences.in_doubt.refusals import NO_PERIOD, NO_STATISTIC, NOT_UNDERSTOOD
from ...sentences.wording import OF_TWO_FIGURES, Wording
from ...words.cues import CHANGE_NOUNS, CHANGE_VERBS, DOWN_WORDS, UP_WORDS, is_adverb
from ..miscounts import BY_ITSELF, OTHER_WAY, Miscount, made_of_ends, widened
from ..neighbours import are_of_the_same, of_it_and_before, stands_just_before
from .linking import ABOUT, BEHIND, CLOSING, IS, LINKS, MARKS, OPENING, SO
from .the_two_told import BY_FIGURES, in_turn, is_none_of_theirs, the_two_told
from .told_before import is_plain, numbers_beside, numbers_just_before, two_before, word_behind, words_alone

if TYPE_CHECKING:
    from ...claim import Claim
    from ..claims_of_text import ClaimsOfText

# of which flow something is told that goes on about two numbers is plain by these
_OF_WHAT = frozenset({"", OPEN})
_NEGATED = frozenset({"not", "no", "never", "n't", "isn't", "hasn't", "wasn't", "hardly", "barely"})


def changes_of_two(claims: ClaimsOfText, evidence: Evidence) -> Iterator[Miscount]:
    """The changes that are not what the two numbers told right before them make."""
    for at, claim in enumerate(claims):
        wording = claim.wording
        if claim.then.verdict == "agrees" or _is_known_why(claim):
            continue
        if (pair := _called_the_difference_of(claim, claims)) is not None:
            yield from _wrong_difference(at, claim, pair)
            continue
        if wording.refusal not in {"", NO_PERIOD}:
            continue
        if wording.kind in OF_TWO_FIGURES and not wording.tied and wording.ends is None:
            yield from _wrong_from_its_base(at, claim, claims)
        if wording.of_another_day not in BY_FIGURES | {"", OF_TWO_ESTIMATES, OF_ANOTHER_ESTIMATE}:
            continue
        if wording.kind == "comparison":
            if wording.uncertain in _OF_WHAT and (pair := _goes_on_about(claim, claims)) is not None:
                yield from _wrong_way(at, claim, pair, evidence)
        elif wording.stated.value is None:
            continue
        elif wording.kind not in OF_TWO_FIGURES:
            if (pair := _is_the_difference_of(claim, claims)) is not None:
                yield from _wrong_difference(at, claim, pair)
        else:
            pair = the_two_told(claim, claims, evidence)
            if pair is not None and is_none_of_theirs(claim, pair, claims, evidence):
                yield from (replace(each, period=pair[1].period) for each in _wrong_size(at, claim, pair))


def _is_known_why(claim: Claim) -> bool:
    """Whether it is known why a change is wrong: not of one from no time told, which may be the other way round of anything."""
    from_nowhere = claim.diagnosis == "wrong_direction" and claim.wording.baseline_basis == "open"
    return claim.diagnosis is not None and not from_nowhere


def _goes_on_about(claim: Claim, claims: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """The two numbers told before a sentence that only goes on about them: "It has fallen by 46 per cent"."""
    wording = claim.wording
    if wording.uncertain not in _OF_WHAT or numbers_beside(claim, claims) or not only_goes_on(wording):
        return None
    pair, mine = two_before(claim, claims), wording.subject
    if pair is None or mine is None or (wording.of_an_era and not _is_among(pair[0], wording.baseline)):
        return None
    told = pair[0].wording.subject
    same = told is not None and mine.group == told.group and (mine.basis == "open" or mine.measure == told.measure)
    return pair if same else None


def only_goes_on(
    wording: Wording, *, named: bool = False, told: Sequence[Claim] = (), size: bool = False, behind: frozenset[str] = frozenset()
) -> bool:
    """Whether the words of a sentence, up to the claim and behind it to the next break, only go on about what was told.

    Numbers that the sentence itself told before, as published, may be among `told`; behind it, where `size` allows it, by how much.
    """
    before = [each.wording for each in told if each.then.verdict == "agrees" and each.wording.end <= wording.start]
    tokens = [
        token
        for token in wording.sentence.tokens
        if token.lower not in {'"', "'", "“", "”"} and not any(each.start <= token.start < each.end for each in before)
    ]
    if not tokens or not (named or tokens[0].lower in OPENING or tokens[0].start >= wording.start):
        return False
    for token in tokens:
        word = token.lower
        if token.start < wording.start:
            if word not in LINKS and not is_adverb(word) and not (token is tokens[0] and word in OPENING):
                return False
        elif token.start >= wording.end:
            if word in _BREAKS:
                return True
            if word not in BEHIND | behind and not (size and (word in _SIZES or word[:1].isdecimal())):
                return False
    return True


_SIZES = ABOUT | frozenset("% per cent percent figure number total level million".split())
_BREAKS = CLOSING - {")"} | {":", "(", "while"}


def _wrong_from_its_base(at: int, claim: Claim, claims: Sequence[Claim]) -> Iterator[Miscount]:
    """A change of the number just before, told with what that is set against: "That is a 24 % increase on 488,000"."""
    wording = claim.wording
    if not wording.goes_on or wording.begins_with < 0 or wording.of_an_era or wording.uncertain in NOT_STATED:
        return
    beside = numbers_beside(claim, claims)
    base = next((each for each in beside if each.wording.start <= wording.begins_with < each.wording.end), None)
    before = [each for each in beside if each.wording.start < wording.start] or numbers_just_before(claim, claims)
    if base is None or len(before) != 1 or not is_plain(before[0]) or base.wording.stated.hedge != "exact":
        return
    made = made_of_ends(replace(wording, ends=(base.wording.stated, before[0].wording.stated)))
    if made is not None and not overlaps(widened(wording.stated), made[0]):
        yield Miscount(at, made[0].value, made[1], (before[0], before[0]), BY_ITSELF)


def _is_among(claim: Claim, windows: Sequence[Period]) -> bool:
    """Whether a number is of one of some windows, however its year is named."""
    return claim.period is not None and claim.period.stop in {each.stop for each in windows}


def _wrong_size(at: int, claim: Claim, pair: tuple[Claim, Claim]) -> Iterator[Miscount]:
    wording = claim.wording
    if wording.baseline_basis == "explicit" and wording.baseline and not _is_among(pair[0], wording.baseline):
        return
    made = made_of_ends(replace(wording, ends=(pair[0].wording.stated, pair[1].wording.stated)))
    back = made_of_ends(replace(wording, ends=(pair[1].wording.stated, pair[0].wording.stated)))
    if made is None or back is None or overlaps(widened(wording.stated), made[0]):
        return
    if wording.direction == 0 and overlaps(widened(wording.stated), back[0]):
        return
    yield Miscount(at, made[0].value, made[1], pair)


def _wrong_way(at: int, claim: Claim, pair: tuple[Claim, Claim], evidence: Evidence) -> Iterator[Miscount]:
    """A change in words alone that goes the other way than the two numbers: "So it is still rising"."""
    words = set(claim.wording.sentence.words_from(0, claim.wording.end))
    up, down = bool(words & _RISING), bool(words & _FALLING)
    if up == down or not words.isdisjoint(_NEGATED) or not words <= LINKS | _RISING | _FALLING:
        return
    latest = evidence.latest("net_migration")
    if latest is None or pair[1].period is None or pair[1].period.stop != latest.stop:
        return  # it may have gone on otherwise since
    before, after = pair[0].wording.stated, pair[1].wording.stated
    if before.low is None or before.high is None or after.low is None or after.high is None:
        return
    if not (after.high < before.low if up else after.low > before.high):
        return
    way = "down" if up else "up"
    unit = pair[0].wording.stated.unit
    words_of = f"from {amount(before.value or 0, unit)} to {amount(after.value or 0, unit)} is {way}"
    yield Miscount(
        at, (after.value or 0) - (before.value or 0), words_of, pair, diagnosis="wrong_direction",
        near_miss=OTHER_WAY,
    )  # fmt: skip


_RISING = (UP_WORDS & (CHANGE_VERBS | CHANGE_NOUNS)) | {"up"}
_FALLING = (DOWN_WORDS & (CHANGE_VERBS | CHANGE_NOUNS)) | {"down"}


def _is_the_difference_of(claim: Claim, claims: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """The numbers beside and before one that is said to be the drop or rise between the two: "so the drop is 620,000"."""
    wording, own = claim.wording, numbers_beside(claim, claims)
    if wording.kind != "level" or wording.stated.unit != "people" or wording.of_estimates or len(own) != 1:
        return None
    between = words_alone(wording.sentence.words_from(own[0].wording.end, wording.end))
    if SO.isdisjoint(between[:3]) or _DIFFERENCE.isdisjoint(between) or word_behind(claim) not in CLOSING:
        return None
    return two_before(claim, claims) if set(between) <= _TELLING_IT else None


def _called_the_difference_of(claim: Claim, claims: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """The two numbers of one flow just before one that is called their difference: "from 906,000 to 728,000. That is a difference of 278,000"."""
    wording = claim.wording
    if wording.kind not in {"level", "change"} or wording.stated.unit != "people" or wording.refusal not in _UNREAD:
        return None
    words = wording.sentence.words_from(0, wording.end)
    number = next((k for k in range(len(words) - 1, -1, -1) if words[k][:1].isdigit()), 0)
    lead = [word for word in words[:number] if word not in ABOUT]
    named = [word for word in lead[:-1] if word != ","]
    if lead[-1:] not in (["of"], ["is"], ["was"]) or not named or named[-1] not in _DIFFERENCE:
        return None
    behind = wording.words_behind[:2]
    pointed = _points_back(named, wording.sentence.words[number + 1 :])
    if (
        not pointed
        and behind[:1]
        and behind[0] not in CLOSING
        and (behind[0] != "between" or behind[1:] == [] or behind[1] not in _THE_TWO)
    ):
        return None
    near = [
        each
        for each in of_it_and_before(claim, claims)
        if each.wording.start < wording.start and each.wording.stated.unit == "people"
    ]
    near = [each for each in near if each.wording.kind not in OF_TWO_FIGURES and each.wording.stated.value]
    before = [each for each in near if stands_just_before(each, claim)]
    told = [each for each in near if each.wording.sentence == wording.sentence] or before
    ranges = [
        found
        for each in [*told, *(each for each in before if each not in told)]
        if (found := range_of_words(each.wording.stated)) is not None
    ]
    made = (difference(*pair) for pair in combinations(ranges, 2))
    if any(overlaps_either_way(widened(wording.stated), found) for found in made):
        return None
    pair = in_turn(told)
    if pair is None or (pointed and told != before):
        return None
    return pair if pointed or are_of_the_same(pair[0], claim) else None


def _points_back(named: Sequence[str], behind: Sequence[str]) -> bool:
    """Whether it is "that drop" or, at the beginning, "the sharp drop", of which only more is told: "That drop of 160,000 owes most to the rules"."""
    lead = [word for word in named[:-1] if not is_adverb(word) and word not in _SIZED]
    points = lead[-1:] in (["that"], ["this"]) or lead == ["the"]
    return points and bool(behind) and behind[0] not in _NARROWING and not behind[0][:1].isdecimal()


_UNREAD = frozenset({"", NOT_UNDERSTOOD, NO_STATISTIC})
_SIZED = frozenset("sharp steep big huge large dramatic massive record recent striking".split())
# what is told of it behind these is of whom or of which time it is one
_NARROWING = frozenset(
    "in of among to since on for from at by between over during within across compared against people that which who".split()
)
_THE_TWO = frozenset({"the", "them", "those", "these", "both"})
_DIFFERENCE = CHANGE_NOUNS | {"difference", "gap", "change", "addition"}
_TELLING_IT = _DIFFERENCE | SO | IS | ABOUT | MARKS | frozenset("in all total overall two-year one-year annual yearly".split())


def _wrong_difference(at: int, claim: Claim, pair: tuple[Claim, Claim]) -> Iterator[Miscount]:
    before, after = range_of_words(pair[0].wording.stated), range_of_words(pair[1].wording.stated)
    if before is None or after is None:
        return
    found = difference(after, before)
    said = widened(claim.wording.stated)
    if overlaps_either_way(said, found):
        return
    words = f"from {amount(before.value, 'people')} to {amount(after.value, 'people')} is {change_words(found.value, 'people', 'people')}"
    yield Miscount(at, found.value, words, pair)
