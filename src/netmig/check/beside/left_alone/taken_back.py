"""Claims that a text takes back itself: said by somebody and then set right, put as a question, or corrected in the same breath.

"He told viewers that 606,000 people arrived; in fact that is net migration", "by 431,000 — sorry, by 429,000". What the
text says is not so is no mistake of the text. What somebody is quoted with and nobody takes back is judged as any other claim.

Asked of the few claims that are called wrong, and with the right number in hand: so much wider words will do, in the
sentences around it as well. What every sentence is asked before any figure is known is in `sentences/in_doubt/set_right.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from ...evaluation.intervals import Range, overlaps
from ...evaluation.outcome import DIFFERS_BUT
from ...words.not_so import HELD, NOT_SO, WHO_COUNTS, is_wrong_of_no_number, makes_nonsense_of
from ..estimates.histories_shown import NOT_BY_SO_MUCH
from ..neighbours import in_reach, of_its_sentence, stands_just_before
from ..numbers_of_sentence import is_a_year, is_put_so_now
from .flow_words import FLOW_WORDS
from .surroundings import Surroundings, gives, has_pair

if TYPE_CHECKING:
    from ...claim import Claim

TAKEN_BACK = f"{DIFFERS_BUT} the article itself says that this is not so."
AT_ONCE = f"{DIFFERS_BUT} the article itself puts another number in its place."
ASKED = f"{DIFFERS_BUT} this is asked, not stated."

# words that make what follows somebody's, and not the text's own
_HELD = HELD | frozenset(
    "say saying tells tell writes write written claim claiming tweeted tweets posted post posts insists argues answered"
    " answers answer report reports given gives quoted quote quotes stated states statement asked asks ask put puts"
    " labelled label caption captions headlines myth leaflets graphic chart tweet verdict manifesto believes misleading"
    " repeated repeats shared began boasted fact-check statement comment graphics".split()
)
# what anybody says of a thing that is not so
_NOT_SO = NOT_SO | frozenset(
    "mistake mistakes mistaking mistook misread misreads misreading misleads misled misquoted misstated incorrect"
    " inaccurate inaccurately erroneous errors falsehood withdrew withdrawn withdraw withdraws retracted retract retracts"
    " rebuked rebuke rebukes reprimanded apologise apologised apologises apologize apologized apology sorry swapped"
    " transposed confused confuses confusing conflated conflates conflating conflate muddled muddles clarified clarify"
    " clarifies correcting corrects deleted".split()
)
# "nobody has apologised" takes nothing back
_NOBODY = frozenset({"nobody", "never", "no", "not", "none", "yet", "without", "hasn't", "haven't"})
_APOLOGIES = frozenset("apologise apologised apologises apologize apologized apology sorry".split())
_NOT_SO_IN_TWO = frozenset(
    {
        ("mixes", "up"), ("mixed", "up"), ("mixing", "up"), ("mix", "up"), ("made", "clear"), ("make", "clear"), ("makes", "clear"), ("should", "read"),
        ("no", "marks"), ("no", "mark"), ("no", "point"), ("no", "points"), ("crossed", "out"), ("way", "round"), ("leaves", "out"), ("not", "so"),
        ("rubbed", "out"), ("not", "true"), ("isn't", "true"), ("changed", "this"), ("changed", "it"), ("amended", "to"), ("had", "meant"), ("i", "meant"), ("we", "meant"), ("it", "right"),
    }
)  # fmt: skip
# of a policy, too, is said that it was wrong
_OF_ANYTHING = frozenset("mistake mistakes wrong error errors sorry false nonsense deleted myth".split())
_SHOULD = frozenset({"said", "read", "been", "written", "had", "shown"})
_REAL = frozenset("real actual true correct right proper accurate".split())
_NUMBERS = frozenset("number numbers figure figures total answer".split())
_DENYING = (
    ["not", "quite"],
    ["they", "did", "not"],
    ["it", "did", "not"],
    ["it", "was", "not"],
    ["no", "they", "didn't"],
    ["they", "didn't"],
    ["it", "didn't"],
)
_MARKS = frozenset({".", ",", ";", ":", "–", "—", "-", "…", "!", "?", '"', "'", "(", ")"})
_CLAIMED = frozenset({"claimed", "claims", "claiming", "alleged"})
# what a short sentence points back with
_POINTING = frozenset("that this it which these those figure number total".split())
_BEING = frozenset("is was are were being refers represents means".split())


def why_taken_back(claim: Claim, around: Surroundings, claims: Sequence[Claim]) -> str:
    """Why a claim that is called wrong is none of the text's own; "" if it is."""
    if _is_corrected_at_once(around) or (claim.diagnosis == "wrong_measure" and _corrects_at_once(around.before)):
        return AT_ONCE
    if _is_asked(around):
        return ASKED
    if _is_offered(around) or _is_named_as_such(claim, around) or _is_denied(around):
        return TAKEN_BACK
    if not _is_held(around):
        return ""
    claimed = any(one in _CLAIMED and other != "asylum" for one, other in pairwise(around.before)) and WHO_COUNTS.isdisjoint(
        around.before
    )
    if claimed and any(_is_put_in_its_place(each, claim) for each in of_its_sentence(claim, claims)):
        return TAKEN_BACK
    # what an estimate once was stands beside what it is now
    of_history = claim.wording.vintage != "current" and claim.diagnosis in {None, "stale_vintage"} and not claimed
    if _is_said_not_so(around, of_an_estimate=claim.near_miss == NOT_BY_SO_MUCH, labelled=claim.wording.vintage == "current") or (
        not of_history and not is_put_so_now(claim.wording) and _is_set_beside_what_is_right(claim, around, claims)
    ):
        return TAKEN_BACK
    return ""


_BREAKING = frozenset({"sorry", "oops", "pardon", "whoops", "wait"})
_BREAKING_IN_TWO = frozenset(
    {
        ("scratch", "that"),
        ("strike", "that"),
        ("make", "that"),
        ("i", "mean"),
        ("or", "rather"),
        ("should", "say"),
        ("i", "meant"),
    }
)
_AT_ONCE = 9


def _is_corrected_at_once(around: Surroundings) -> bool:
    """Whether a speaker stops and says another number: "431,000 lower... no: 429,000 lower"."""
    words = [*around.behind, *around.sentence(1)]
    return any(any(_is_number(each) for each in words[at + 1 : at + 1 + _AT_ONCE]) for at in _breaks(words[:_AT_ONCE]))


def _corrects_at_once(before: list[str]) -> bool:
    """Whether a number is the one that is said instead: "642,000 - no, that's emigration - 813,000"."""
    near = before[-_AT_ONCE:]
    return any(_is_number(word) for word in near) and any(True for _ in _breaks(near))


def _breaks(words: list[str]) -> Iterator[int]:
    """Where a speaker breaks off."""
    for at, word in enumerate(words):
        no = word == "no" and (at == 0 or words[at - 1] in _MARKS) and (at + 1 == len(words) or words[at + 1] in _MARKS)
        if no or tuple(words[at : at + 2]) in _BREAKING_IN_TWO or word in _BREAKING:
            yield at


def _is_number(word: str) -> bool:
    return word[:1].isdigit() and not is_a_year(word)


def _is_asked(around: Surroundings) -> bool:
    """Whether somebody asks it: "Asked whether 685,000 people came"."""
    words = around.before
    return any(
        word in {"asked", "asks", "ask", "asking", "wondered", "wonder"} and {"whether", "if"} & set(words[at + 1 : at + 6])
        for at, word in enumerate(words)
    )


def _is_offered(around: Surroundings) -> bool:
    """Whether it is one of several answers: "Only one of these is right: (a) 204,000 people came"."""
    words = [*around.sentence(-1), *around.before]
    return any(
        (
            words[at : at + 3] in (["one", "of", "these"], ["which", "of", "these"], ["true", "or", "false"])
            or words[at : at + 4] == ["one", "of", "the", "following"]
        )
        for at in range(len(words))
    )


def _is_held(around: Surroundings) -> bool:
    """Whether it is said, written or believed by somebody, or stands in quotation marks or behind a label."""
    if not WHO_COUNTS.isdisjoint(around.own):
        return False  # what is told wrongly of the figures is the text's own mistake
    return _is_quoted(around) or not _SAID_BY.isdisjoint(around.own)


def _is_quoted(around: Surroundings) -> bool:
    return around.before.count('"') % 2 == 1 or around.before.count("'") % 2 == 1


def _is_denied(around: Surroundings) -> bool:
    """Whether the text says right before a number that it is not so: "Nor is it true that net migration reached 1.3 million"."""
    before = around.before
    return any(
        word in {"true", "untrue"}
        and not _NOT.isdisjoint(before[max(0, at - 3) : at + 1])
        and {":", ";", "but"}.isdisjoint(before[at:])
        for at, word in enumerate(before)
    )


_NOT = frozenset({"not", "nor", "isn't", "untrue"})


def _is_said_not_so(around: Surroundings, *, of_an_estimate: bool, labelled: bool) -> bool:
    """Whether its sentence, one of the next two or the label before says that it is not so; "A correction." before an estimate that was is none."""
    label = around.sentence(-1)
    told = label if len(label) <= _LABEL and labelled and not _tells_of_statistics(label) else []
    near = ([] if of_an_estimate else around.own, around.sentence(1), around.sentence(2), told)
    for words in near:
        said = _NOT_SO.intersection(words) - (frozenset() if _NOBODY.isdisjoint(words) else _APOLOGIES)
        if is_wrong_of_no_number(words):
            said -= {"wrong"}
        if makes_nonsense_of(words):
            said -= {"nonsense"}
        if (said - _OF_ANYTHING if words is near[2] else said) or has_pair(words, _NOT_SO_IN_TWO) or _means_a_flow(words):
            return True
        if any(
            words[at : at + 2] == ["should", "have"] and words[at + 2 : at + 3] and words[at + 2] in _SHOULD
            for at in range(len(words))
        ):
            return True
    if _has_real_number(around.sentence(1)) or _has_real_number(around.behind):
        return True
    opening = [word for word in around.sentence(1)[:_CORRECTION] if word not in {'"', "'"}]
    if opening[:1] == ["no"] and (opening[1:2] in ([], ["."], [","], [";"], [":"], ["!"]) or opening[1:2] in (["they"], ["it"])):
        return True
    if opening[:1] == ["that"] and opening[1:2] and opening[1] in _BEING and opening[2:4] == ["the", "year"]:
        return True  # "That is the year to June 2023"
    denies = any(
        opening[: len(each)] == each and (len(opening) == len(each) or opening[len(each)] in _MARKS) for each in _DENYING
    )
    # "They did not."; "It did not." is said of what somebody else claims, and leaves that wrong
    only_denies = opening[:1] != ["it"] and any(opening[:-1] == each and opening[-1] in _MARKS for each in _DENYING)
    return denies and (only_denies or any(_is_number(word) for word in opening))


def _tells_of_statistics(words: list[str]) -> bool:
    """Whether those who count are said to have set something right: "The statistics office has corrected its data"."""
    return not (WHO_COUNTS | {"statistics"}).isdisjoint(words)


def _means_a_flow(words: list[str]) -> bool:
    """Whether somebody is said to have meant a flow: "He meant net migration", and not "He meant to bring numbers down"."""
    return any(word == "meant" and not _FLOWS.isdisjoint(words[at + 1 : at + 4]) for at, word in enumerate(words))


_FLOWS = frozenset().union(*FLOW_WORDS.values())


# a longer sentence before is no label: "Verdict: misleading."
_LABEL = 12


def _has_real_number(words: list[str]) -> bool:
    """Whether a sentence gives "the real number"."""
    return any(
        one in _REAL and words[at + 1] in _NUMBERS and any(_is_number(each) for each in words[at + 2 : at + _CORRECTION])
        for at, one in enumerate(words[:-1])
    )


def _is_set_beside_what_is_right(claim: Claim, around: Surroundings, claims: Sequence[Claim]) -> bool:
    """Whether the text gives the right number of the very thing right behind what somebody says of it."""
    value, start = claim.then.value, claim.wording.start
    soon = in_reach(start, start + _REACH_BACK, claims)
    is_anybodys = claim.wording.sentence.speaker is None and (_is_quoted(around) or not _BY_NOBODY.isdisjoint(around.before))
    if claim.wording.kind == "comparison":
        return is_anybodys and any(_went_the_other_way(each, claim) for each in soon)
    if value is None or not claim.wording.stated.value or value == claim.wording.stated.value or claim.wording.first_time:
        return False  # of a record it is not the number that is wrong
    opening = [word for word in around.sentence(1) if word not in _MARKS][:_CORRECTION]
    if gives(around.behind, value, around.number) or gives(opening, value, around.number):
        return True
    found = Range(value, value, value)
    if is_anybodys and any(_sets_it_right(each, claim, found) for each in soon if 0 < each.wording.start - start <= _REACH_BACK):
        return True
    return any(
        each is not claim
        and 0 < each.wording.start - start <= _REACH
        and (each.wording.sentence == claim.wording.sentence or (stands_just_before(claim, each) and _comes_soon(each)))
        and each.wording.stated.value is not None
        and each.wording.stated.unit == claim.wording.stated.unit
        and each.wording.kind == claim.wording.kind
        and abs(each.wording.stated.value - value) < abs(claim.wording.stated.value - value)
        and overlaps(each.wording.stated, found)
        for each in soon
    )


def _went_the_other_way(each: Claim, claim: Claim) -> bool:
    """Whether the text itself goes on to say which way it went: "'Immigration is up,' they will tell you. It is down by a third"."""
    mine, other = claim.wording, each.wording
    if not 0 < other.start - mine.start <= _REACH_BACK or each.then.verdict != "agrees" or other.subject is None:
        return False
    return other.subject.measure in {mine.subject.measure if mine.subject else "", *mine.also} and (
        other.direction * mine.direction < 0 or (other.stated.value or 0) * mine.direction < 0
    )


def _sets_it_right(each: Claim, claim: Claim, found: Range) -> bool:
    """Whether the text itself tells what is so: the right number of the very thing, or what the number is of in truth."""
    mine, other = claim.wording, each.wording
    if each.then.verdict != "agrees" or other.stated.value is None or mine.subject is None or other.subject is None:
        return False
    if other.subject.measure != mine.subject.measure:
        return claim.diagnosis == "wrong_measure" and other.stated.value == mine.stated.value
    return other.kind == mine.kind and other.stated.unit == mine.stated.unit and overlaps(other.stated, found)


# what is read or heard is somebody's, whoever that is
_BY_NOBODY = frozenset(
    "read hear heard think thinks believe believes sure certain convinced reckon reckons guess swear swears swore newspapers papers".split()
)
_SAID_BY = _HELD | _BY_NOBODY


def _is_put_in_its_place(each: Claim, claim: Claim) -> bool:
    """Whether a number as published follows what somebody claims, in the same sentence: "claimed that it had been 600,000; it was 345,000"."""
    near = 0 < each.wording.start - claim.wording.end <= _CORRECTION_BEHIND
    return near and each.then.verdict == "agrees" and each.wording.kind == claim.wording.kind


def _comes_soon(claim: Claim) -> bool:
    """Whether a number stands near the beginning of its sentence."""
    tokens = claim.wording.sentence.tokens
    return sum(token.end <= claim.wording.start and token.lower not in _MARKS for token in tokens) < _CORRECTION


# how far behind it the right number stands, in characters
_REACH, _REACH_BACK, _CORRECTION_BEHIND = 200, 350, 40
# a correction is short: in so many words it comes to what is right
_CORRECTION = 12


def _is_named_as_such(claim: Claim, around: Surroundings) -> bool:
    """Whether the text says of the number what it is: "That number is the difference between arrivals and departures"."""
    if claim.diagnosis != "wrong_measure" or claim.wording.subject is None:
        return False
    named = next(
        (
            words
            for measure, words in FLOW_WORDS.items()
            if measure != claim.wording.subject.measure and f"is {measure.replace('_', ' ')}" in (claim.near_miss or "")
        ),
        None,
    )
    if named is None:
        return False
    number = around.number
    for words, whole in (
        (around.behind, False),
        (around.sentence(1), True),
        (around.sentence(2), True),
        (around.sentence(-1), True),
    ):
        if whole and 0 < len(words) <= _SHORT and not named.isdisjoint(words) and not any(_is_number(each) for each in words):
            return True  # "Net migration, of course."
        for at, word in enumerate(words):
            points = word in _POINTING or (word == number and words[at - 1 : at] == ["the"])
            if not points or words[at + 1 : at + 2] == [] or words[at + 1] not in _BEING:
                continue
            told = words[at + 2 : at + 9]
            if told[:1] == [","] and "," in told[1:]:
                told = told[told.index(",", 1) + 1 :]  # "That was, of course, net migration"
            stop = next((k for k, each in enumerate(told) if _is_number(each) or each in {".", ";", ","}), len(told))
            if not named.isdisjoint(told[:stop]):
                return True
    return False


_SHORT = 6
