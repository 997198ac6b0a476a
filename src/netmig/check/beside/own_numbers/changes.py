"""Changes of two numbers that the text told before: "It has fallen by 46 per cent", "It is now 204,000: 545,000 fewer", "So it is still rising".

Either both stand before the sentence of the change, whose words only go on about them, or the one stands beside the change and
the other in the sentence before. Where both are as published, what they make is known; and where the change is none that any
of the years near them or the newest figures would make, it is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from ....ledger.phrases import amount
from ....periods import Period
from ....series import Series
from ...evaluation.changes import change_words, fits_between
from ...evaluation.evidence import Evidence
from ...evaluation.intervals import difference, overlaps, overlaps_either_way, range_of_words
from ...evaluation.other_days import ranges_of
from ...evaluation.outcome import series_of
from ...records import replace
from ...sentences.doubts import OPEN, WHICH_PEAK
from ...sentences.known_when import OF_TWO_ESTIMATES
from ...sentences.not_stated import NOT_STATED
from ...sentences.refusals import NO_PERIOD
from ...sentences.rows import OF_NO_NAMED_YEAR
from ...sentences.wording import OF_TWO_FIGURES, Wording
from ...words.cues import CHANGE_NOUNS, CHANGE_VERBS, DOWN_WORDS, UP_WORDS, is_adverb
from ...words.subjects import MIGRATION_FLOWS
from ..miscounts import BY_ITSELF, OTHER_WAY, Miscount, made_of_ends, widened
from ..neighbours import are_of_the_same, is_of_one_figure, stands_just_before
from .linking import ABOUT, BEHIND, CLOSING, IS, LINKS, MARKS, OPENING, SO
from .told_before import in_order, is_plain, numbers_beside, numbers_just_before, two_before, word_behind, words_alone

if TYPE_CHECKING:
    from ...claim import Claim

# of which flow something is told that goes on about two numbers is plain by these
_OF_WHAT = frozenset({"", OPEN})
# which peak is meant is plain where its number is told
_WHICH_PEAK = frozenset({WHICH_PEAK, OF_NO_NAMED_YEAR})
_NEGATED = frozenset({"not", "no", "never", "n't", "isn't", "hasn't", "wasn't", "hardly", "barely"})
_PAIR = 2


def changes_of_two(claims: Sequence[Claim], evidence: Evidence) -> Iterator[Miscount]:
    """The changes that are not what the two numbers told right before them make."""
    for at, claim in enumerate(claims):
        wording = claim.wording
        if claim.then.verdict == "agrees" or _is_known_why(claim) or wording.refusal not in {"", NO_PERIOD}:
            continue
        if wording.kind in OF_TWO_FIGURES and not wording.tied and wording.ends is None:
            yield from _wrong_from_its_base(at, claim, claims)
        if wording.of_another_day not in {"", OF_TWO_ESTIMATES}:
            continue
        if wording.kind == "comparison":
            if wording.uncertain in _OF_WHAT and (pair := _goes_on_about(claim, claims)) is not None:
                yield from _wrong_way(at, claim, pair, evidence)
        elif wording.stated.value is None:
            continue
        elif wording.kind not in OF_TWO_FIGURES:
            if (pair := _is_the_difference_of(claim, claims)) is not None:
                yield from _wrong_difference(at, claim, pair)
        elif (pair := _follows_from(claim, claims)) is not None:
            yield from _wrong_size(at, claim, pair)
        else:
            ways = (_of_years_told, _goes_on_about, _goes_straight_on_about)
            pair = next((pair for way in ways if (pair := way(claim, claims)) is not None), None)
            if pair is not None and not _may_be_of_others(wording, pair, evidence) and not _is_between_others(claim, claims):
                yield from _wrong_size(at, claim, pair)


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


def _goes_straight_on_about(claim: Claim, claims: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """The number right before a change, with nothing else behind this, and that of the sentence before: "It is now 204,000: 545,000 fewer"."""
    wording, own = claim.wording, numbers_beside(claim, claims)
    if wording.uncertain or wording.of_an_era or wording.of_estimates or wording.baseline_basis == "explicit":
        return None
    if len(own) != 1 or not are_of_the_same(own[0], claim):
        return None
    between = wording.sentence.words_from(own[0].wording.end, wording.start)
    behind = wording.words_behind
    stop = next((at for at, word in enumerate(behind) if word in CLOSING), len(behind))
    goes_on = bool(between) and set(between) <= _STRAIGHT_ON and set(behind[:stop]) <= BEHIND
    pair = two_before(claim, claims) if goes_on else None
    # "A year earlier it was 764,000, a rise of more than half" is of that year and one before it
    return pair if pair is not None and pair[1] is own[0] else None


_STRAIGHT_ON = MARKS | ABOUT | CHANGE_NOUNS | {"a", "an", "or", "which", "is", "was"}


def _follows_from(claim: Claim, claims: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """The number beside a change and that of the sentence before, where a word links the change to them: "A year earlier it was 173,000, so it rose by 231,000"."""
    wording, own = claim.wording, numbers_beside(claim, claims)
    words = wording.sentence.words_from(0, wording.end)
    link = next((at for at in range(len(words) - 1, -1, -1) if words[at] in _LINKING and not _is_since_when(wording, at)), -1)
    if wording.uncertain or wording.of_another_day or wording.of_an_era or link < 0 or not _OF_A_TIME.isdisjoint(words[link:]):
        return None  # "so the fall in the year before was": of another time
    if len(own) != 1 or not are_of_the_same(own[0], claim):
        return None
    told = numbers_just_before(claim, claims) or _number_a_sentence_back(claim, claims)
    pair = in_order([*own, *told])  # "It has since fallen by 168,000, to 728,000", too
    linked = wording.sentence.tokens[link].start
    if pair is not None and own[0] is pair[0] and linked < own[0].wording.start < wording.start and not own[0].wording.starts:
        return None  # "That was after 764,000 in 2022, a rise of over half in a year"
    return pair if pair is not None and (pair[1].period in wording.periods or own[0] is pair[0]) else None


# a sentence without a number between two others is so long at most, in characters
_A_SENTENCE = 90


def _number_a_sentence_back(claim: Claim, claims: Sequence[Claim]) -> list[Claim]:
    """The one number of the sentence before a short one that has none: "It is 204,000. That is the figure for June. It was 649,000, so …"."""
    start = claim.wording.sentence.start
    before = [each for each in claims if each.wording.end <= start]
    if not before or start - before[-1].wording.sentence.end > _A_SENTENCE or not is_of_one_figure(before[-1]):
        return []
    return [each for each in before if each.wording.sentence == before[-1].wording.sentence]


_LINKING = SO | {"since", "which", "that", "now", "then", "later", "subsequently"}
_OF_A_TIME = frozenset("year years months before earlier previous preceding".split())


def _is_since_when(wording: Wording, at: int) -> bool:
    """Whether "since" stands before a time, and links nothing: "has gone up by 139,000 since May"."""
    tokens = wording.sentence.tokens
    return (
        tokens[at].lower == "since" and at + 1 < len(tokens) and (tokens[at + 1].capital or tokens[at + 1].lower[:1].isdecimal())
    )


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


def _of_years_told(claim: Claim, claims: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """The numbers of the two years between which a change is read, both told in its sentence or that before or behind, and no others there."""
    wording = claim.wording
    if wording.of_an_era or claim.period is None or claim.baseline is None or len(claim.then.figures) != _PAIR:
        return None
    if wording.uncertain == OF_NO_NAMED_YEAR and wording.contrast != "highest":
        return None
    if wording.uncertain:
        around = [numbers_beside(claim, claims)] if wording.uncertain in _WHICH_PEAK else []
    else:
        near = (
            numbers_just_before(claim, claims),
            [each for each in claims if stands_just_before(claim, each) and is_of_one_figure(each)],
        )
        around = list(near) if only_goes_on(wording, named=True) else []
    for told in around:
        pair = in_order(told)
        if pair is None or not are_of_the_same(pair[0], claim):
            continue
        if [each.period.stop for each in pair if each.period] == [claim.baseline.stop, claim.period.stop]:
            return pair
    return None


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


def _may_be_of_others(wording: Wording, pair: tuple[Claim, Claim], evidence: Evidence) -> bool:
    """Whether the change was so between the two, or the newest, and the year before or the record, by any estimates."""
    series = next(iter(series_of(pair[0].wording)), None)
    first, last = pair[0].period, pair[1].period
    if series is None or first is None or last is None:
        return True
    told = replace(wording, stated=widened(wording.stated))
    newest = evidence.latest(series.measure) if series.measure in MIGRATION_FLOWS else None
    afters = [last, *((newest,) if newest is not None else ())]
    befores = [first, *(each.years_back(1) for each in afters), *_record(series, evidence)]
    return any(
        fits_between(told, after, before)
        for later in afters
        for after in ranges_of(evidence, series, later)
        for earlier in befores
        # of the two that are told the text says what they were
        if earlier.stop < later.stop and (earlier.stop, later.stop) != (first.stop, last.stop)
        for before in ranges_of(evidence, series, earlier)
    )


def _is_between_others(claim: Claim, claims: Sequence[Claim]) -> bool:
    """Whether it is what lies between any two numbers of the sentence before: "peaked at 944,000, where it used to be 906,000. That is 38,000 higher"."""
    told = [
        found
        for each in claims
        if (stands_just_before(each, claim) or each.wording.sentence == claim.wording.sentence) and each is not claim
        if (found := range_of_words(each.wording.stated)) is not None and each.wording.stated.unit == claim.wording.stated.unit
    ]
    return any(overlaps_either_way(claim.wording.stated, difference(one, other)) for one, other in combinations(told, 2))


def _record(series: Series, evidence: Evidence) -> list[Period]:
    return [evidence.extreme_year(series, 1)] if evidence.years(series) else []


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


_DIFFERENCE = CHANGE_NOUNS | {"difference", "gap", "change"}
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
