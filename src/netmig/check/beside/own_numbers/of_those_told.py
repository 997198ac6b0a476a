"""Multiples and parts of the text's own two numbers, whoever they are of: "ten times as many", "so it fell by half", "three in four of the 560,000".

Which two they are is read from grammar alone. One stands right behind ("twice the 504,000"), and the other is what "that" points
at; or both stand right before, from one to the other or a year each, and the words of the claim only go on about them. It is
wrong where those two do not make it, and no other two numbers that stand near would.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import TYPE_CHECKING

from ....ledger.phrases import amount
from ...evaluation.intervals import difference, overlaps, overlaps_either_way, range_of_words
from ...evaluation.kinds.changes import change_words
from ...records import replace
from ...sentences.estimates.known_when import OF_TWO_ESTIMATES
from ...sentences.in_doubt.doubts import OPEN
from ...sentences.in_doubt.rows import SOMEBODYS_SUM
from ...sentences.wording import Stated
from ...words.cues import CHANGE_NOUNS, CHANGE_VERBS, is_adverb
from ...words.number_words import NUMBER_WORDS
from ..miscounts import AS_PUBLISHED, BY_ITSELF, OF_TWO_TOLD, Miscount, made_of_ends, roughly, widened
from ..neighbours import are_of_the_same, in_reach, of_its_sentence, of_sentence_before
from ..numbers_of_sentence import words_of
from .changes import only_goes_on
from .linking import ABOUT, BEHIND, CLOSING, GOES_ON, IS, LINKS, MARKS, POINTING, SO
from .told_before import is_plain, words_alone

if TYPE_CHECKING:
    from ...claim import Claim
    from ..claims_of_text import ClaimsOfText

Pair = tuple["Claim", "Claim"]

_PAIR = 2
_WHO_COUNTS = frozenset({"that", "ons", "says", "said", "office", "statisticians", "say"})
_LEAST = 1000


def miscounted_of_those_told(claims: ClaimsOfText) -> Iterator[Miscount]:
    """The multiples and parts that the two numbers which they are told of do not make."""
    for at, claim in enumerate(claims):
        wording = claim.wording
        if wording.uncertain == SOMEBODYS_SUM and claim.then.verdict == "not_checked":
            yield from _of_a_rate(at, claim, claims)
        if not wording.stated.value:
            continue
        if wording.kind in {"change", "revision"} and claim.then.verdict == "not_checked":
            yield from _of_a_difference(at, claim, claims)
        if wording.kind not in {"ratio", "fraction"}:
            continue
        if wording.whole is not None and claim.then.verdict == "agrees":
            continue
        pair = _of_two_flows(claim, claims) or _with_one_behind(claim, claims) or _of_two_before(claim, claims)
        if pair is None or not all(map(_may_be_told, pair)) or _is_against_another_year(claim, pair):
            continue
        if OF_TWO_ESTIMATES in {wording.of_another_day, wording.uncertain} and any(
            each.wording.sentence != wording.sentence for each in pair
        ):
            continue  # "The ONS has cut the year to June 2024 from 739,000, by an eighth": of two estimates, not of a number told before
        told = roughly(widened(wording.stated))
        made = made_of_ends(replace(wording, ends=(pair[0].wording.stated, pair[1].wording.stated)))
        if (
            made is None
            or overlaps(told, made[0])
            or _may_be_the_other_way(claim, pair, told)
            or _is_so_of_others(told, claim, pair, claims)
        ):
            continue
        if all(map(is_plain, pair)):
            yield Miscount(at, made[0].value, made[1], pair, near_miss=OF_TWO_TOLD)
        else:
            yield Miscount(at, made[0].value, made[1], (), BY_ITSELF, near_miss=OF_TWO_TOLD)


def _is_against_another_year(claim: Claim, pair: Pair) -> bool:
    """Whether a year is named to measure from, and neither number is of it: "685,000 against 764,000 the year before. It is four times as high as in 2019"."""
    wording = claim.wording
    if wording.baseline_basis != "explicit" or not wording.baseline:
        return False
    named = {each.end.year for each in wording.baseline}
    return all(each.period is None or each.period.end.year not in named for each in pair)


def _may_be_told(claim: Claim) -> bool:
    """Whether a number is one of people, told as it is, and none that is wrong itself."""
    said = claim.wording.stated
    return said.unit == "people" and said.hedge in {"exact", "about"} and abs(said.value or 0) >= _LEAST and not claim.accuses


def _may_be_the_other_way(claim: Claim, pair: Pair, told: Stated) -> bool:
    """Whether a multiple may be of the later number by the earlier, or the other way about: "906,000 in 2023. In 2019 it was 224,000. That is four times as high"."""
    back = made_of_ends(replace(claim.wording, ends=(pair[1].wording.stated, pair[0].wording.stated)))
    return claim.wording.stated.unit == "times" and back is not None and overlaps(told, back[0])


def _is_so_of_others(told: Stated, claim: Claim, pair: Pair, claims: Sequence[Claim]) -> bool:
    """Whether other two numbers that stand near make what is said: of the sentences of these, and of that before the claim."""
    if _leads_on(*pair):
        return False  # "fell from 221,000 to 113,000": no others can be meant
    sentences = {each.wording.sentence.start: each for each in (claim, *pair, *of_sentence_before(claim, claims)[:1])}
    near = [each for start in sorted(sentences) for each in of_its_sentence(sentences[start], claims) if _is_a_number(each)]
    ends = ((one.wording.stated, other.wording.stated) for one, other in permutations(near, _PAIR))
    made = (made_of_ends(replace(claim.wording, ends=each)) for each in ends if each[0].unit == each[1].unit == "people")
    return any(each is not None and overlaps(told, each[0]) for each in made)


def _numbers_beside(claim: Claim, claims: Sequence[Claim]) -> list[Claim]:
    """The other numbers of its sentence, as they stand."""
    beside = (each for each in of_its_sentence(claim, claims) if each is not claim)
    return sorted(filter(_is_a_number, beside), key=lambda each: each.wording.start)


def _numbers_before(claim: Claim, claims: Sequence[Claim]) -> list[Claim]:
    """The numbers of the sentence before, as they stand; of that before it, where it gives none: "The ONS gave it on Thursday"."""
    start = claim.wording.sentence.start
    near = in_reach(start - _NEAR, start, claims)
    told = [each for each in near if 0 <= start - each.wording.sentence.end <= _NEAR and _is_a_number(each)]
    last = max((each.wording.sentence.start for each in told), default=-1)
    return sorted((each for each in told if each.wording.sentence.start == last), key=lambda each: each.wording.start)


# --- by how much they differ

_OF_WHAT = frozenset({"", OPEN})
_AND_NO_MORE = frozenset("revision correction difference between those these two estimates numbers figures".split())


def _of_a_difference(at: int, claim: Claim, claims: Sequence[Claim]) -> Iterator[Miscount]:
    """A revision by so much that the two estimates of a year told just before do not make: "from 606,000 to 745,000. That is a revision of 193,000"."""
    wording, said = claim.wording, widened(claim.wording.stated)
    own, before = _numbers_beside(claim, claims), _numbers_before(claim, claims)
    if said.unit != "people" or wording.refusal:
        return
    if own:
        # "it began with 685,000 and now has 848,000, 63,000 more"
        lead = wording.sentence.words_from(own[-1].wording.end, wording.start)
        before, goes_on = (
            own,
            own[-1].wording.end <= wording.start and bool(lead) and set(lead) <= MARKS | ABOUT and _ends_there(claim),
        )
    else:
        goes_on = wording.uncertain in _OF_WHAT and _only_goes_on(claim)
    plain = all(map(is_plain, before))
    if len(before) != _PAIR or not goes_on or not (plain or (own and all(map(_may_be_told, before)))):
        return
    if before[0].period != before[1].period or not are_of_the_same(*before) or (wording.kind != "revision" and not own):
        return
    first, last = (range_of_words(each.wording.stated) for each in before)
    if first is None or last is None:
        return
    found = difference(last, first)
    if overlaps_either_way(said, found):
        return
    words = f"from {amount(first.value, 'people')} to {amount(last.value, 'people')} is {change_words(found.value, 'people', 'people')}"
    ends, proof = ((before[0], before[1]), AS_PUBLISHED) if plain else ((), BY_ITSELF)
    yield Miscount(at, found.value, words, ends, proof, near_miss=OF_TWO_TOLD)


def _only_goes_on(claim: Claim) -> bool:
    """Whether a sentence says no more than by how much, and of what that was told."""
    lead, behind = claim.wording.words_before, claim.wording.words_behind
    stop = next((at for at, word in enumerate(behind) if word in CLOSING), len(behind))
    plain = set(lead) <= LINKS | _AND_NO_MORE and set(behind[:stop]) <= BEHIND | _AND_NO_MORE
    return plain and (*lead, *claim.wording.words_within)[0] in POINTING | SO


# --- so many a day

# how far a rate may be off and be somebody's own sum
_FAR_OFF = 1.5


def _of_a_rate(at: int, claim: Claim, claims: ClaimsOfText) -> Iterator[Miscount]:
    """A rate that no number of the text makes, where it is told of the one just before: "431,000 in 2024. That is nearly 500 an hour"."""
    wording, said = claim.wording, claim.wording.stated
    if (
        wording.rate <= 1
        or not said.value
        or not _ends_there(claim)
        or not set(wording.words_before) <= GOES_ON | ABOUT | {"so", "uk's"}
    ):
        return
    told = [
        each
        for each in in_reach(wording.sentence.start - _NEAR, wording.start, claims)
        if _is_a_number(each) and each.wording.rate == 1 and each.wording.stated.unit == "people"
    ]
    before = [each for each in told if each.wording.end <= wording.start and is_plain(each)]
    if not before or claims.has_a_number_of_a_rate(wording.rate, said.value, _FAR_OFF):
        return
    value = before[-1].wording.stated.value or 0
    words = f"{amount(value, 'people')} in a year is {value / wording.rate:,.0f} in each of {wording.rate:,.0f} parts of it"
    yield Miscount(at, value / wording.rate, words, (), BY_ITSELF)


# so far back the number of a rate may stand, in characters
_NEAR = 80

# --- one flow by the other


def _of_two_flows(claim: Claim, claims: Sequence[Claim]) -> Pair | None:
    """Those who came and those who left in one year, told in its sentence or just before: "for each who left, more than three came"."""
    wording = claim.wording
    if wording.whole is None or wording.subject is None or wording.refusal:
        return None
    near = [*_numbers_before(claim, claims), *_numbers_beside(claim, claims)]
    told = [
        [
            each
            for each in near
            if each.wording.subject is not None
            and (each.wording.subject.measure, each.wording.subject.group) == of
            and abs(each.wording.stated.value or 0) >= _LEAST
        ]
        for of in ((wording.whole.measure, wording.whole.group), (wording.subject.measure, wording.subject.group))
    ]
    if any(len(each) != 1 or not is_plain(each[0]) for each in told) or told[0][0].period != told[1][0].period:
        return None
    return told[0][0], told[1][0]


# --- one of them behind

_AS_MANY = frozenset("as high many large big great much of what it was had been where we they started began".split())

_TO_IT = (
    IS
    | ABOUT
    | NUMBER_WORDS.keys()
    | frozenset(
        "times twice double half third thirds quarter quarters fifth fifths sixth seventh eighth tenth tenths in that those all still now 's as many much"
        " high than less fewer".split()
    )
)


def _with_one_behind(claim: Claim, claims: Sequence[Claim]) -> Pair | None:
    """The number right behind, and the one before it that is compared with that: "That is twice the 504,000"."""
    start = claim.wording.start
    beside = _numbers_beside(claim, claims)
    base = next((each for each in beside if each.wording.start > start), None)
    if base is None or base.wording.stated.unit != "people":
        return None
    sentence = claim.wording.sentence
    digits = next((each for each in sentence.tokens if each.start >= base.wording.start and each.lower[:1].isdecimal()), None)
    if digits is None:
        return None
    between = sentence.words_from(start, digits.start)
    if not {"the", "those"} & set(between[-2:]) or not all(word in _TO_IT or is_adverb(word) for word in between):
        return None
    own = [each for each in beside if each.wording.end <= start]
    lead = sentence.words_from(own[-1].wording.end if own else 0, start)
    if own:
        return (base, own[-1]) if len(own) == 1 and set(lead) <= _APPOSED else None
    told = _numbers_before(claim, claims)
    goes_on = bool(lead or between) and (lead or between)[0] in POINTING - {"which"} and set(lead) <= POINTING | IS | ABOUT
    return (base, told[0]) if goes_on and len(told) == 1 and _numerals(told[0]) == 1 else None


def _numerals(claim: Claim) -> int:
    """How many numbers of thousands its sentence has, of whatever they are."""
    return sum(("," in word and word.replace(",", "").isdecimal()) or word in {"million", "m"} for word in words_of(claim))


# what a claim says that has no number behind it
_OF_ITSELF_ALONE = (
    _TO_IT
    | BEHIND
    | _AS_MANY
    | CHANGE_NOUNS
    | CHANGE_VERBS
    | {"by", "up", "down", "was", "has", "have", "had", "doubled", "trebled", "tripled", "quadrupled", "halved"}
)
_APPOSED = frozenset(", – — - which that is was or".split()) | ABOUT


def _is_a_number(claim: Claim) -> bool:
    return claim.wording.kind in {"level", "extreme", "revision"} and claim.wording.stated.value is not None


# --- both of them before


def _of_two_before(claim: Claim, claims: Sequence[Claim]) -> Pair | None:
    """The two numbers that stand right before what only goes on about them: "fell from 221,000 to 113,000. That is a fall of two thirds"."""
    wording = claim.wording
    own = _numbers_beside(claim, claims)
    if wording.of_estimates or not set(words_alone(wording.words_within)) <= _OF_ITSELF_ALONE:
        return None
    if any(each.wording.start >= wording.start for each in own) or len(own) > _PAIR or not _ends_there(claim):
        return None
    before = _numbers_before(claim, claims)
    if not own:
        if len(before) == 1:
            before = [*_numbers_before(before[0], claims), *before]
        goes_on = only_goes_on(wording, behind=_AS_MANY) and claim.then.verdict != "agrees"
        return _from_one_to_the_other(before) if goes_on and len(before) == _PAIR else None
    lead = wording.sentence.words_from(own[-1].wording.end, wording.start)
    if not lead or not set(words_alone(lead)) <= LINKS | _WHO_COUNTS or not {*SO, ",", ":", "–"} & set(lead):
        return None
    if claim.then.verdict == "agrees" and SO.isdisjoint(lead):
        return None  # of the year before, perhaps
    told = own if len(own) == _PAIR else [*before[-1:], *own] if len(before) == 1 else []
    if len(told) != _PAIR:
        return None
    one, other = told
    if "as" in claim.wording.words_behind[:1] and one is not own[0] and are_of_the_same(one, other):
        return one, other  # "In 2023 it was 860,000, twice as high"
    pair = _in_turn(claim, told) or _from_one_to_the_other(told)
    # "It was 685,000 in 2023. A year earlier it was 764,000, a rise of more than half on the year before": of an earlier year still
    goes_back = len(own) == 1 and SO.isdisjoint(lead) and pair is not None and pair[0] is own[0]
    return None if goes_back else pair


def _ends_there(claim: Claim) -> bool:
    """Whether nothing is said behind but "as many", "that", or that it was in all."""
    behind = claim.wording.words_behind
    stop = next((at for at, word in enumerate(behind) if word in CLOSING), len(behind))
    return set(behind[:stop]) <= BEHIND | _AS_MANY - {"on", "in", "two", "three", "where"}


def _in_turn(claim: Claim, told: Sequence[Claim]) -> Pair | None:
    """Two numbers of one year, of two groups or flows, of which the second is told as a multiple of the first."""
    one, other = told
    if claim.wording.stated.unit != "times" or one.period is None or one.period != other.period:
        return None
    mine, yours = one.wording.subject, other.wording.subject
    return (one, other) if mine is not None and yours is not None and mine.measure == yours.measure != "net_migration" else None


def _from_one_to_the_other(told: Sequence[Claim]) -> Pair | None:
    """Two numbers of which one was before the other: told as from and to, or of two years."""
    one, other = told
    if not (are_of_the_same(one, other) or _leads_on(one, other)):
        return None
    if _leads_on(one, other):
        return one, other
    if one.period is None or other.period is None or one.period.stop == other.period.stop:
        return None
    return (one, other) if one.period.stop < other.period.stop else (other, one)


def _leads_on(one: Claim, other: Claim) -> bool:
    """Whether two numbers are told as from and to."""
    words = one.wording.sentence.words_from(one.wording.start, other.wording.end)
    return one.wording.sentence == other.wording.sentence and "from" in words[:3] and "to" in words[-4:]
