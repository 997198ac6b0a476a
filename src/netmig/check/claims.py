"""From wordings to claims with their verdicts, then and now.

*Then* is judged against what was public on the article's date, *now* against the newest figures.
`differs` and `conflicts` are accusations, and need words that leave no doubt what is meant: where
there is doubt, a claim that does not fit is not checked, and the reason says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from .beside.claims_of_text import ClaimsOfText
from .beside.left_alone import why_left_alone
from .beside.left_alone.records_of_others import OF_ANOTHER_YEAR, record_told_by
from .beside.left_alone.said_again import SAID_AGAIN, changes_told, is_a_change_said_again, is_said_again
from .beside.left_alone.went_from_there import WENT_FROM_THERE, went_from_there
from .beside.settling.by_figures import settled_by_figures, shows_its_place
from .beside.settling.of_one_year import of_the_one_year
from .beside.settling.of_the_flow_meant import goes_on_of_the_flow_meant
from .beside.settling.records_of_numbers import records_of_numbers
from .beside.told_wrong import told_wrong
from .beside.years import with_years
from .claim import Claim, Now, Then, ThenVerdict
from .correction import correction
from .document import Document
from .evaluation import Outcome, evaluate
from .evaluation.certainty import MAY_BE_OLD, is_as_read, shows_what_is_meant, why_uncertain_still
from .evaluation.diagnosis import Explanation, explain, is_of_two_releases
from .evaluation.estimates.long_ago import is_of_no_estimate_of_it
from .evaluation.estimates.other_days import is_far_over
from .evaluation.estimates.release_gaps import with_gaps_in_mind
from .evaluation.estimates.shown_by_estimates import (
    is_of_everybody,
    is_the_newest_as_read,
    may_be_told_of_another_day,
    settled_by_an_estimate,
)
from .evaluation.evidence import Evidence
from .evaluation.intervals import Range
from .evaluation.kinds.counts import is_beyond_every_count
from .evaluation.kinds.levels import is_its_mirror
from .evaluation.kinds.shares import is_far_off
from .evaluation.kinds.sums import is_sum_of_no_years
from .evaluation.mistaken.figures_given import NAMED, figures_given
from .evaluation.mistaken.in_no_flow import changed_so_in_no_flow
from .evaluation.mistaken.mixed_flows import is_of_neither, is_told_as_so_much, of_the_other_flow
from .evaluation.mistaken.mixed_roles import in_another_role, whole_for_an_age
from .evaluation.mistaken.of_another_year import of_another_year
from .evaluation.mistaken.of_some_flow import is_so_many_of_some_flow
from .evaluation.named import as_sentence, with_its_name
from .evaluation.outcome import DIFFER_BUT, DIFFERS_BUT, SAY_OTHERWISE_BUT, nothing_held, series_of
from .forms.common import NO_BASELINE
from .forms.shares import LOOSER
from .miscounted import miscounted
from .records import replace
from .sentences.estimates.known_when import OF_TWO_ESTIMATES
from .sentences.in_doubt.doubts import OPEN, SOMETHING_ELSE, WHICH_PEAK
from .sentences.in_doubt.refusals import LAST_OF
from .sentences.times.several_years import WHICH_YEARS
from .sentences.wording import OF_ONE_AGE, OF_ONE_FIGURE, OF_TWO_FIGURES, Unsettled, Wording
from .told_of_another import EDITION_NOT_HELD, left_alone_, set_beside_the_newer, told_of_another_
from .words.subjects import MIGRATION_FLOWS

# how far a figure may lie from a round number that it agrees with, as a part of that number
LOOSEST = 0.2
# "more than double" is not said of twenty times as many: how many times over a multiple may be
_MANY_TIMES_OVER = 2


# what nothing but other figures of a text can settle, as a reason to leave a claim alone
_UNSETTLED: dict[Unsettled, str] = {
    "count": "several official counts of this are published",
    "group": "the number may be of the group named before",
    "place": "nothing in the article says that this is about the United Kingdom",
    "period": "netmig could not make out for which period this is said",
    "baseline": NO_BASELINE,
}


ANOTHER_FIGURE = f"{DIFFERS_BUT} netmig may not have the figure that is meant."
SEVERAL_COUNTS = f"{DIFFERS_BUT} there are several official counts of what asylum costs."
TOO_ROUGH = "The published figure is close, but the number is put too roughly to be called right or wrong."
FAR_OVER = "The published figure is so far above the number that something else may be meant."


def judge(
    document: Document, wordings: Sequence[Wording], then: Evidence, now: Evidence, *, in_doubt: str = ""
) -> tuple[Claim, ...]:
    """Every wording of a document held against the figures then and now.

    `in_doubt` says why nothing in the whole text may be called wrong: its day is only assumed, say.
    """
    if in_doubt:
        wordings = [replace(wording, uncertain=wording.uncertain or in_doubt) for wording in wordings]
    wordings = list(with_gaps_in_mind(wordings, then))
    claims = [_judge(f"c{number}", document, wording, then, now) for number, wording in enumerate(wordings, start=1)]
    for at, settled in settled_by_figures(claims, then):
        claims[at] = _judge(claims[at].id, document, settled, then, now)
    for at, meant in list(goes_on_of_the_flow_meant(claims)):
        claims[at] = _judge(claims[at].id, document, meant, then, now)
    for at, of_one_year in list(of_the_one_year(claims, then)):
        claims[at] = _judge(claims[at].id, document, of_one_year, then, now)
    for at, several in list(records_of_numbers(claims)):
        judged = [_judge(claims[at].id, document, each, then, now) for each in several]
        agreed = [each for each in judged if each.then.verdict == "agrees"]
        if all(each.accuses for each in judged) or (claims[at].accuses and agreed):
            claims[at] = (agreed or judged)[0]
    if any("place" in claim.wording.unsettled for claim in claims) and not shows_its_place(claims, then):
        # where nothing says which country it is, what fits is no more than a coincidence
        claims = [_unplaced(claim) if claim.then.verdict == "agrees" else claim for claim in claims]
    claims = [told_of_another_(set_beside_the_newer(claim, claims), claims) for claim in claims]
    changes = changes_told(claims)
    claims = [
        left_alone_(claim, SAID_AGAIN)
        if claim.accuses and (is_a_change_said_again(claim, changes) or is_said_again(claim, claims))
        else claim
        for claim in claims
    ]
    claims = [
        left_alone_(claim, WENT_FROM_THERE) if went else claim
        for claim, went in zip(claims, went_from_there(claims), strict=True)
    ]
    for miscount in list(told_wrong(claims, then)):
        claims[miscount.at] = miscounted(claims[miscount.at], miscount)
    text = ClaimsOfText(claims)
    told = [why_left_alone(claim, text, document, then) if claim.accuses else "" for claim in claims]
    records = [record_told_by(claim, text) if why == OF_ANOTHER_YEAR else None for claim, why in zip(claims, told, strict=True)]
    claims = [left_alone_(claim, why) if why else claim for claim, why in zip(claims, told, strict=True)]
    claims = [
        claim if other is None else replace(claim, period=other.period) for claim, other in zip(claims, records, strict=True)
    ]
    return tuple(replace(claim, correction=correction(claim, then, now) or None) for claim in with_years(claims, then))


def _unplaced(claim: Claim) -> Claim:
    """A claim that fits, in a text of which nothing says that it is about this country: left unchecked."""
    if "place" not in claim.wording.unsettled:
        return claim
    reason = f"The published figure is the same, but {_UNSETTLED['place']}."
    return replace(claim, then=replace(claim.then, verdict="not_checked"), now=Now(verdict="not_checked"), reason=reason)


def _judge(name: str, document: Document, wording: Wording, then: Evidence, now: Evidence) -> Claim:
    """A wording held against the figures; of the period that it is most likely of, where its words name none."""
    claim = _judge_as_read(name, document, wording, then, now)
    likeliest = wording.likeliest
    if likeliest is None or claim.period == likeliest or (claim.diagnosis == "wrong_measure" and wording.plain_flow):
        return claim
    if claim.accuses and _is_a_record_with_its_figure(wording, then):
        return claim
    agrees = claim.then.verdict == "agrees"
    if agrees and (wording.kind == "forecast" or not (wording.periods or _is_a_record(wording))):
        return claim
    if wording.kind == "forecast" and claim.accuses:
        return claim
    newest = then.latest("net_migration")
    if agrees and wording.period_basis == "explicit" and claim.period in wording.periods[:1]:
        return claim  # "In May the ONS said that it was 431,000 in 2024", whatever is to come
    if newest is not None and likeliest.stop > newest.stop:
        claim = replace(claim, period=likeliest)
        return left_alone_(claim, NOT_OUT_YET) if agrees or claim.accuses else claim
    unsaid = wording.subject is None or wording.subject.basis == "open"
    if not agrees and (wording.refusal or not wording.periods or wording.kind == "revision" or (unsaid and not claim.accuses)):
        return replace(claim, period=likeliest)
    told = replace(wording, periods=(likeliest,), likeliest=None)
    outcome = evaluate(told, then)
    if outcome.fits or (outcome.fits is False and claim.accuses):
        judged = _judge_as_read(name, document, told, then, now)
        if judged.accuses == claim.accuses:
            return replace(judged, wording=wording)
    # "That year saw 1.2 million come, and 414,000 leave" is of the year in hand, whatever the year before it had
    in_hand = claim.wording.kind == "level" and claim.wording.period_basis == "inherited" and outcome.fits is False
    if agrees and wording.periods and not (in_hand and claim.period != wording.periods[0]):
        return claim
    # what was read of another period is neither right nor wrong
    left = _unchecked(name, claim.quote, told, outcome, claim.reason or OF_ANOTHER_PERIOD)
    return replace(left, wording=wording)


def _is_a_record(wording: Wording) -> bool:
    return wording.kind == "extreme" and wording.subject is not None and wording.subject.measure in MIGRATION_FLOWS


def _is_a_record_with_its_figure(wording: Wording, then: Evidence) -> bool:
    """Whether the number of a record is, to the thousand, the figure of the year that was read: "and immigration, at 948,000, was the highest on record"."""
    value = wording.stated.value
    exact = wording.stated.hedge == "exact" and value is not None and value % _ROUND != 0
    return exact and _is_a_record(wording) and is_as_read(wording, evaluate(wording, then), then)


_ROUND = 10_000
NOT_OUT_YET = "This is about figures that had not been published yet."
OF_ANOTHER_PERIOD = "The number is not the figure for the likeliest period, but it may be for another one."


def _judge_as_read(name: str, document: Document, wording: Wording, then: Evidence, now: Evidence) -> Claim:
    quote = document.text[wording.start : wording.end]
    outcome = _outcome(wording, then)
    if (not outcome.fits or is_told_as_so_much(wording)) and (mixed := of_the_other_flow(wording, then)):
        return _told(name, quote, wording, mixed[0], now, mixed[1])
    if not outcome.fits and (mistaken := in_another_role(wording, outcome, then) or of_another_year(wording, then)):
        return _told(name, quote, wording, mistaken[0], now, mistaken[1])
    if outcome.fits and wording.uncertain == OF_ONE_AGE:
        if (whole := whole_for_an_age(wording, outcome)) is not None:
            return _told(name, quote, wording, whole[0], now, whole[1])
        return _unchecked(name, quote, wording, outcome, f"The published figure is of people of every age, but {OF_ONE_AGE}.")
    if outcome.fits is None:
        return _unchecked(name, quote, wording, outcome, as_sentence(outcome.derivation))
    if outcome.fits and _only_loosely(wording, outcome):
        return _unchecked(name, quote, wording, outcome, FAR_OVER if wording.stated.hedge == "over" else TOO_ROUGH)
    if outcome.fits and wording.stated.value is None and wording.uncertain.startswith(_OF_ANOTHER_PLACE):
        # which way something went is as often so of another place
        return _unchecked(name, quote, wording, outcome, f"The United Kingdom’s figures say so too, but {wording.uncertain}.")
    if outcome.fits and wording.uncertain == OPEN and _counts_migrants(wording):
        return _unchecked(
            name, quote, wording, outcome, "The number is that of net migration, but the words may mean everybody who came."
        )
    if outcome.fits:
        return _told(name, quote, wording, outcome, now, None)
    if _of_another_reading(wording, outcome, then):
        likeliest = replace(wording, periods=wording.periods[:1], baseline=wording.baseline[:1])
        missing = nothing_held(likeliest)
        return _unchecked(name, quote, likeliest, missing, as_sentence(missing.derivation))
    if changed_so_in_no_flow(wording, then):
        return _told(name, quote, wording, outcome, now, explain(wording, outcome, then))
    if wording.uncertain and not _is_answered(wording, outcome, then):
        # what was found is shown, but nothing is called wrong
        return _unchecked(name, quote, wording, outcome, _differs_but(wording, wording.uncertain))
    if wording.unsettled and not (wording.settled or is_of_everybody(wording, then) or is_the_newest_as_read(wording, outcome)):
        return _unchecked(name, quote, wording, outcome, _differs_but(wording, _UNSETTLED[wording.unsettled[0]]))
    if outcome.unsure and is_of_no_estimate_of_it(wording, outcome, then):
        return _told(name, quote, wording, outcome, now, explain(wording, outcome, then))
    if outcome.unsure:
        return _unchecked(name, quote, wording, outcome, EDITION_NOT_HELD if wording.counted else ANOTHER_FIGURE)
    if why := why_uncertain_still(wording, outcome, then):
        return _unchecked(name, quote, wording, outcome, why)
    explanation = explain(wording, outcome, then)
    if explanation.diagnosis == "stale_vintage" and may_be_told_of_another_day(wording, document.text):
        return _unchecked(name, quote, wording, outcome, MAY_BE_OLD)
    meant = explanation.figures[0].period if explanation.diagnosis == "stale_vintage" and explanation.figures else outcome.period
    if meant != outcome.period and meant in wording.periods:
        # the later estimate that is told as a first one is of another year that the words may mean: it is judged of that
        return _judge_as_read(name, document, replace(wording, periods=(meant,)), then, now)
    of_cost = outcome.series is not None and outcome.series.measure == "asylum_cost"
    a_record = wording.kind == "extreme" and is_as_read(wording, outcome, then)
    if of_cost and explanation.diagnosis is None and not a_record and not is_beyond_every_count(wording, then):
        return _unchecked(name, quote, wording, outcome, SEVERAL_COUNTS)
    return _told(name, quote, wording, outcome, now, explanation)


def _outcome(wording: Wording, then: Evidence) -> Outcome:
    """What the figures say; of one that cannot be checked for the place named before it, only that it is this country's to the last thousand."""
    if not wording.refusal:
        return evaluate(wording, then)
    if wording.refusal.startswith(LAST_OF) and _is_met_by_no_other_place(wording):
        outcome = evaluate(replace(wording, refusal=""), then)
        if outcome.fits and outcome.value is not None and abs(outcome.value) == abs(wording.stated.value or 0):
            return outcome
    return Outcome(None, wording.refusal)


def _is_met_by_no_other_place(wording: Wording) -> bool:
    """Whether a number of people is too exact for another place to have had just as many, in a text that is about this country as well."""
    exact = wording.stated.hedge == "exact" and figures_given(wording.stated.value or 0) >= NAMED
    return exact and wording.kind in OF_ONE_FIGURE and bool(wording.periods) and "place" not in wording.unsettled


def _told(name: str, quote: str, wording: Wording, outcome: Outcome, now: Evidence, wrong: Explanation | None) -> Claim:
    """A claim that is right or, where it is said why it seems to be so, wrong."""
    verdict: ThenVerdict = "agrees" if wrong is None else "conflicts" if wrong.diagnosis == "mixed_vintages" else "differs"
    near_miss = None if wrong is None else wrong.near_miss
    if wrong is not None and not (outcome.figures or wrong.figures):
        # what differs, differs from a figure
        return _unchecked(name, quote, wording, outcome, ANOTHER_FIGURE)
    figures = tuple(dict.fromkeys((*outcome.figures, *(() if wrong is None else wrong.figures))))
    told = with_its_name(outcome.derivation, wording.kind, outcome.series)
    derivation = told if near_miss is None else f"{told}. {near_miss}"
    return Claim(
        id=name,
        quote=quote,
        wording=wording,
        dimensions=_dimensions(wording, outcome),
        period=outcome.period,
        baseline=outcome.baseline,
        then=Then(
            verdict=verdict,
            value=outcome.value,
            release=figures[0].release if figures else None,
            figures=figures,
            derivation=as_sentence(derivation),
        ),
        now=_now(wording, outcome, now),
        diagnosis=None if wrong is None else wrong.diagnosis,
        near_miss=near_miss,
    )


def _is_answered(wording: Wording, outcome: Outcome, then: Evidence) -> bool:
    """Whether the number itself answers the doubt that its words leave."""
    if wording.uncertain in settled_by_an_estimate(wording) and shows_what_is_meant(wording, then):
        return True
    if wording.uncertain == OPEN and is_so_many_of_some_flow(wording, then):
        return True
    if wording.uncertain == LOOSER:
        return is_far_off(wording, outcome)
    if wording.uncertain in _OF_WHAT_CHANGED and wording.of_another_day in {"", OF_TWO_ESTIMATES}:
        return is_of_two_releases(wording, outcome, then) or is_of_neither(wording, then)
    if (
        wording.uncertain == WHICH_PEAK
        and outcome.value
        and wording.stated.value
        and outcome.period == then.latest("net_migration")
    ):
        return not 1 / _FAR_FROM_A_PEAK < outcome.value / wording.stated.value < _FAR_FROM_A_PEAK
    if wording.uncertain == WHICH_YEARS and is_sum_of_no_years(wording, then):
        return True
    if wording.uncertain == OPEN and wording.kind == "level" and is_its_mirror(wording, outcome.value):
        return True
    return is_of_neither(wording, then)


_OF_WHAT_CHANGED = frozenset({SOMETHING_ELSE, OF_TWO_ESTIMATES})
# so many times another part of the highest figure it must be for no other peak to be meant
_FAR_FROM_A_PEAK = 1.6


def _differs_but(wording: Wording, why: str) -> str:
    """Why a claim is left alone although what was found is not what it says."""
    if wording.stated.value is None:
        return f"{SAY_OTHERWISE_BUT} {why}."
    if wording.kind in OF_TWO_FIGURES:
        return f"{DIFFER_BUT} {why}."
    return f"{DIFFERS_BUT} {why}."


_OF_ANOTHER_PLACE = (LAST_OF, "another place", "another country", "another nation", "a place may be")
_MIGRANTS = frozenset({"migrants", "immigrants"})


def _counts_migrants(wording: Wording) -> bool:
    """Whether a number that fits net migration is said of migrants: "the number of migrants last year was 431,000"."""
    if wording.subject is None or wording.subject.measure != "net_migration" or wording.stated.value is None:
        return False
    words = wording.sentence.words_from(0, wording.end)
    return any(one == "of" and other in _MIGRANTS for one, other in pairwise(words)) and {"net", "more", "left"}.isdisjoint(words)


def _is_told_of_another(wording: Wording) -> bool:
    """Whether a forecast is told as the one before another, whose time is its own."""
    return wording.kind == "forecast" and wording.baseline_stated is not None


def _of_another_reading(wording: Wording, outcome: Outcome, evidence: Evidence) -> bool:
    """Whether the period that the words most likely mean is not held, so that only another one was looked at."""
    if wording.any_time or wording.of_an_era or wording.reached or wording.kind == "rule" or _is_told_of_another(wording):
        return False
    if outcome.period is None or not wording.periods or outcome.period == wording.periods[0]:
        return False
    # of a record every window that may be meant was looked at
    return wording.kind != "extreme" or all(
        evidence.standing(series, wording.periods[0]) is None for series in series_of(wording)
    )


def _only_loosely(wording: Wording, outcome: Outcome) -> bool:
    """Whether a round number fits for its roundness alone: "a million" for 588,000 is neither right nor wrong."""
    stated = wording.stated
    if stated.hedge == "over" and wording.kind == "ratio" and stated.value and outcome.value is not None:
        return outcome.value > _MANY_TIMES_OVER * stated.value > _MANY_TIMES_OVER
    if stated.hedge == "over" and wording.kind in {*OF_ONE_FIGURE, "sum"} and stated.value and outcome.value is not None:
        return is_far_over(stated, Range(outcome.value, outcome.value, outcome.value))
    if (
        stated.hedge != "exact"
        or not stated.value
        or outcome.value is None
        or wording.kind not in {"level", "change", "spending"}
    ):
        return False
    return abs(outcome.value - stated.value) > LOOSEST * abs(stated.value)


def _now(wording: Wording, then: Outcome, evidence: Evidence) -> Now:
    """Whether what was said still holds by the newest figures, for the very periods found then."""
    if (wording.kind == "revision" and wording.vintage != "current") or wording.told_in is not None:
        return Now(verdict="not_checked", derivation=_of_an_older_estimate(wording, then, evidence))
    outcome = evaluate(_settled(wording, then), evidence)
    if outcome.fits is None or not outcome.figures:
        return Now(verdict="not_checked", derivation=as_sentence(outcome.derivation))
    return Now(
        verdict="stands" if outcome.fits else "revised",
        value=outcome.value,
        release=outcome.figures[0].release
        if len(outcome.figures) == 1
        else max(outcome.figures, key=lambda figure: evidence.release(figure).published_at).release,
        derivation=as_sentence(with_its_name(outcome.derivation, wording.kind, outcome.series)),
    )


def _of_an_older_estimate(wording: Wording, then: Outcome, evidence: Evidence) -> str:
    """That later figures do not change what an estimate was, with what it is by now."""
    series = then.series or next(iter(series_of(wording)), None)
    stands = evidence.standing(series, then.period) if series is not None and then.period is not None else None
    words = "This is about an earlier estimate: what came later does not change what it was."
    return words if stands is None else f"{words} The newest for that time is {stands.words}."


def _settled(wording: Wording, then: Outcome) -> Wording:
    """The wording with the one reading that the verdict of the day took."""
    if then.period is None or wording.kind in {"forecast", "target", "rule"}:
        return wording
    number_of_a_year = wording.loose and wording.stated.value is not None and then.period.end.month == _DECEMBER
    # a record that was one of calendar years stays one of these: "a record 860,000 in 2023"
    among = "calendar_years" if wording.kind == "extreme" and number_of_a_year and not wording.among else wording.among
    return replace(
        wording,
        among=among,
        periods=(then.period,),
        baseline=(then.baseline,) if then.baseline is not None else wording.baseline,
        loose=wording.loose and wording.kind == "revision",
    )


_DECEMBER = 12


def _unchecked(name: str, quote: str, wording: Wording, outcome: Outcome, reason: str) -> Claim:
    checked_against = outcome.figures[0].release if outcome.figures else None
    return Claim(
        id=name,
        quote=quote,
        wording=wording,
        dimensions=_dimensions(wording, outcome),
        period=outcome.period or next(iter(wording.periods), None),
        baseline=outcome.baseline or next(iter(wording.baseline), None),
        then=Then(
            verdict="not_checked", value=outcome.value, release=checked_against, figures=outcome.figures,
            derivation=as_sentence(with_its_name(outcome.derivation, wording.kind, outcome.series)) if outcome.figures else "",
        ),
        now=Now(verdict="not_checked"),
        reason=reason,
    )  # fmt: skip


def _dimensions(wording: Wording, outcome: Outcome) -> dict[str, str]:
    """What the measure is narrowed to; for flows of people nationality and reason are always said."""
    series = outcome.series or next(iter(series_of(wording)), None)
    if series is None:
        return dict(wording.subject.group) if wording.subject else {}
    if series.measure in MIGRATION_FLOWS:
        said = series.dimensions
        return {"nationality": said["nationality"], "reason": said["reason"], **dict(series.fixed)}
    return series.dimensions
