"""Changes of a number that stands just before them: "Some 36,273 were in hotels. That is a 13 % increase on June".

A change that names nothing itself is of what is named before it. Where a number stands nearer, and it is
none of that, the change is of the number.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...evaluation.certainty import ROUNDED_OTHERWISE
from ...evaluation.evidence import Evidence
from ...evaluation.intervals import Range, overlaps
from ...evaluation.kinds.changes import fits_between
from ...evaluation.outcome import DIFFER_BUT, series_of
from ...sentences.wording import OF_ONE_FIGURE, OF_TWO_FIGURES
from ...words.subjects import MIGRATION_FLOWS
from ..miscounts import OF_A_NUMBER_TOLD, made_of_ends
from ..neighbours import number_said, of_it_and_before, of_its_sentence, stands_just_before
from ..numbers_of_sentence import place_with_unit, words_of
from .surroundings import Surroundings

if TYPE_CHECKING:
    from ...claim import Claim

OF_THE_NUMBER_BEFORE = f"{DIFFER_BUT} it may be a change to the number given just before it."
FROM_THAT_FIGURE = f"{DIFFER_BUT} the article gives another figure for that year, from which it may be measured."
_POINTING = frozenset("that this it which these those they and a an".split())


def why_of_the_number_before(claim: Claim, around: Surroundings, claims: Sequence[Claim], evidence: Evidence) -> str:
    """Why a change that is called wrong may be of a number before it that is no figure of what it was read as; "" if it is not."""
    subject = claim.wording.subject
    # "723,000 vacancies, it now says, 5,000 more than first thought": by how much that number was revised
    revised = claim.wording.kind == "revision" and claim.wording.direction != 0
    if (
        not (claim.wording.kind in OF_TWO_FIGURES or claim.wording.kind == "comparison" or revised)
        or subject is None
        or claim.near_miss in OF_A_NUMBER_TOLD
    ):
        return ""
    if claim.wording.tied and claim.diagnosis == "arithmetic":
        return ""  # it was held against its own two numbers
    if _is_from_a_figure_of_that_year(claim, claims, evidence) or _is_what_its_ends_make(claim, claims):
        return FROM_THAT_FIGURE
    before = [each for each in of_it_and_before(claim, claims) if each.wording.start < claim.wording.start and _is_a_number(each)]
    own = [each for each in before if each.wording.sentence == claim.wording.sentence]
    if own and not subject.carried:
        # of small boats or visas, where "made the journey" was taken for all who came
        unclear = own[-1].wording.subject is None or own[-1].wording.uncertain
        # what the text's own numbers contradict was held against them
        beside = unclear and claim.then.figures and _stands_right_behind(claim, own[-1])
        apart = _is_of_another_count(own[-1], claim) or (beside and _is_of_something_else(own[-1], claim))
        return OF_THE_NUMBER_BEFORE if apart else ""
    if not subject.carried:
        return ""
    if (
        not own
        and around.own[:1] in (["up"], ["down"])
        and any(_is_of_another_count(each, claim) for each in _behind(claim, claims)[:1])
    ):
        return OF_THE_NUMBER_BEFORE  # "Up 38 per cent on last year: that is the 29,003 people who have crossed"
    if own:
        return OF_THE_NUMBER_BEFORE if _is_of_something_else(own[-1], claim) else ""
    behind = _behind(claim, claims)
    if any(_is_a_number(each) and not _is_of_something_else(each, claim) for each in behind):
        return ""  # "That is a fall of 297,000 from the 728,000 of the year to June 2024"
    opening = next((word for word in around.own if word.isalpha()), "")
    if opening not in _POINTING:
        return ""
    told = [each for each in before if stands_just_before(each, claim)]
    if told and _is_only_the_whole(told[-1], around):
        return OF_THE_NUMBER_BEFORE
    if told and told[-1].wording.stated.value in {figure.value for figure in claim.then.figures}:
        return ""  # it was held against that very number
    return OF_THE_NUMBER_BEFORE if told and _is_of_something_else(told[-1], claim) else ""


def _is_only_the_whole(whole: Claim, around: Surroundings) -> bool:
    """Whether the sentence before goes on about an earlier number, and gives this one only as its whole: "That is one in ten of all 948,000 arrivals"."""
    first = place_with_unit(whole)[0]
    words = words_of(whole)
    lead = words[first - 2 : first]
    return around.sentence(-1)[:1] in (["that"], ["this"], ["it"], ["they"]) and ("of" in lead or lead == ["all", "the"])


_PARTING = frozenset("; : . and but while whereas with as after ( )".split())


def _stands_right_behind(change: Claim, number: Claim) -> bool:
    """Whether nothing but a comma parts a change from what a number counts: "48,758 people waiting for a decision, 55 per cent fewer"."""
    between = change.wording.sentence.words_from(number.wording.end, change.wording.start)
    return between[-1:] == [","] and between.count(",") == 1 and _PARTING.isdisjoint(between)


# the number that a change is measured from stands so near behind it, in characters
_NEAR = 24


def _is_from_a_figure_of_that_year(claim: Claim, claims: Sequence[Claim], evidence: Evidence) -> bool:
    """Whether the number right behind a change is of a year to June or March that ended in the year named, as it stands, and the change fits it.

    "At 204,000, it is 78 per cent down on the 924,000 of 2023", in a text of years to June.
    """
    if claim.then.value is None or claim.period is None or claim.baseline is None:
        return False
    base = next(
        (each for each in of_its_sentence(claim, claims) if 0 < each.wording.start - claim.wording.end <= _NEAR),
        None,
    )
    series = next(iter(series_of(claim.wording)), None)
    if base is None or series is None or not _is_a_number(base):
        return False
    after = evidence.standing(series, claim.period)
    value = base.wording.stated.value
    return (
        after is not None
        and value is not None
        and fits_between(claim.wording, after.range, Range(value, value, value))
        and any(period.end.year == claim.baseline.end.year and figure.value == value for period, figure in evidence.years(series))
    )


def _is_what_its_ends_make(claim: Claim, claims: Sequence[Claim]) -> bool:
    """Whether a change is what the two numbers make that grammar ties it to, and neither is called wrong: "728,000, four times the 2019 level of 184,000"."""
    made = made_of_ends(claim.wording) if claim.wording.tied else None
    if made is None or claim.wording.ends is None or not overlaps(claim.wording.stated, made[0]):
        return False
    ends = [number_said(each, claim, claims) for each in claim.wording.ends]
    return all(each is not None and _is_a_number(each) and not each.accuses for each in ends)


def _behind(claim: Claim, claims: Sequence[Claim]) -> list[Claim]:
    """The claims behind one in its sentence."""
    return [each for each in of_its_sentence(claim, claims) if each.wording.start > claim.wording.start]


def _is_of_another_count(number: Claim, change: Claim) -> bool:
    """Whether a number is of a count that is no flow of migration, and the change was read as one of such a flow."""
    mine, yours = change.wording.subject, number.wording.subject
    return mine is not None and yours is not None and mine.measure in MIGRATION_FLOWS and yours.measure not in MIGRATION_FLOWS


def _is_a_number(claim: Claim) -> bool:
    kind = claim.wording.kind in OF_ONE_FIGURE or (claim.wording.kind == "revision" and not claim.wording.direction)
    return kind and claim.wording.stated.value is not None


def _is_of_something_else(number: Claim, change: Claim) -> bool:
    """Whether a number is of another measure than the change was read as, or is left open: it may be of one."""
    mine, yours = change.wording.subject, number.wording.subject
    if mine is None or yours is None or mine.measure != yours.measure:
        return True
    found, said = number.then.value, number.wording.stated
    is_its_figure = (
        found is not None
        and said.low is not None
        and said.high is not None
        and said.low - ROUNDED_OTHERWISE <= found <= said.high + ROUNDED_OTHERWISE
    )
    return number.then.verdict == "not_checked" and not is_its_figure
