"""Forecasts, targets and pledges: never judged by what happened, only by whether they were made."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import Any

from ....periods import Period, onwards
from ...records import replace
from ...sentences.directions import direction_of
from ...sentences.in_doubt.doubts import why_uncertain
from ...sentences.in_doubt.forecast_numbers import forecast_word
from ...sentences.parts import SentenceParts
from ...sentences.roles import is_start, role_of
from ...sentences.scene import Scene
from ...sentences.times.times_in_doubt import SEVERAL_YEARS
from ...sentences.times.times_of import is_baseline_quantity, read_window, sentence_window
from ...sentences.wording import Stated, Subject, Wording
from ...words.cues import WISHED_BEHIND
from ...words.quantities import Quantity
from ...words.subjects import MIGRATION_FLOWS
from ...words.time_expressions import TimeExpression
from ..common import UNHELD_UNITS, found_subject, signed, span_of, stated

_NO_PEOPLE = UNHELD_UNITS | {"GBP"}
_TARGET_WORDS = frozenset(
    "target targets targeting aim aims pledge pledged pledges promise promised vow vowed vows cap wants want wanted goal"
    " commitment committed ambition manifesto hopes hope should must plan plans".split()
)  # fmt: skip
# who is named as making a forecast, by the ledger's code
FORECASTERS = {
    "obr": "obr", "obr's": "obr", "office for budget responsibility": "obr", "budget responsibility": "obr", "budget watchdog": "obr",
    "fiscal watchdog": "obr", "the watchdog": "obr", "the forecaster": "obr", "budget": "obr", "spending watchdog": "obr", "treasury watchdog": "obr", "treasury's watchdog": "obr", "official forecaster": "obr",
    "fiscal forecaster": "obr", "government's forecaster": "obr", "spring statement": "obr", "autumn statement": "obr", "spring forecast": "obr",
    "ons": "ons_projection", "ons's": "ons_projection", "office for national statistics": "ons_projection",
    "statisticians": "ons_projection", "official projections": "ons_projection", "population projections": "ons_projection",
    "home office": "home_office", "government": "home_office", "ministers": "home_office", "home secretary": "home_office",
    "cleverly": "home_office", "yvette cooper": "home_office", "migration observatory": "migration_observatory",
    "british future": "british_future", "centre for policy studies": "centre_for_policy_studies", "cps": "centre_for_policy_studies",
    "james bowes": "james_bowes", "bowes": "james_bowes", "portes": "jonathan_portes", "sumption": "madeleine_sumption",
    "social market foundation": "social_market_foundation", "smf": "social_market_foundation", "migration watch": "migration_watch",
    "migrationwatch": "migration_watch",
}  # fmt: skip
_BY_FIRST_WORD: dict[str, list[tuple[tuple[str, ...], str]]] = {}
for _name, _code in FORECASTERS.items():
    _BY_FIRST_WORD.setdefault(_name.split()[0], []).append((tuple(_name.split()), _code))
# one of these is in every sentence that names a forecaster
_LAST_WORDS = frozenset(f"{name.split()[-1]}{ending}" for name in FORECASTERS for ending in ("", "'s"))
_OF_NET = frozenset({"obr", "ons_projection"})
# a window that ended so many days before the text is no time that anything is foreseen for
_LONG_OVER = 150
# words by which a forecast is told as one that was made before
_BEFORE = frozenset({"previously", "previous", "earlier", "had", "was", "autumn", "last", "november", "march"})
_HAVE_BEEN = frozenset("recorded seen counted registered reported published estimated".split())
# who counts as well as foresees: a forecaster only where a projection is spoken of
_COUNTS_TOO = frozenset(
    {"ons", "ons's", "office for national statistics", "statisticians", "budget", "spring statement", "autumn statement"}
)
# words of time that name a year: "mid-2028" is the end of one
_KINDS_OF_YEARS = frozenset({"calendar_year", "year_ending", "month", "financial_year"})
# how far apart two forecasts stand of which one took the place of the other
_FAR = 18
_PROJECTING = frozenset(
    "projects project projected projecting projection projections forecast forecasts expects expected assumes assumed assumption assumptions predicts predicted predict assume expect".split()
)


def find(parts: SentenceParts, scene: Scene) -> list[Wording]:
    """The forecasts and targets that a sentence reports."""
    return [
        wording
        for quantity in parts.quantities
        if (
            role_of(parts, quantity) == "forecast"
            or _is_of_the_future(parts, quantity, scene)
            or _is_a_former(parts, quantity, scene)
            or _is_where_it_settles(parts, quantity, scene)
        )
        and (wording := _forecast(parts, quantity, scene))
    ]


def _is_of_the_future(parts: SentenceParts, quantity: Quantity, scene: Scene) -> bool:
    """Whether a number is of a year that has not begun: "had the total rising to 340,000 in 2030"."""
    time = parts.time_of.get(quantity.first)
    return time is not None and time.kind == "calendar_year" and time.year > scene.published.year


_SETTLING = frozenset(
    "settle settles settling settled level levels levelling long-run stabilise stabilises stabilising plateau plateaus plateauing medium-term eventually"
    " steady-state steady longer-term".split()
)
_IN_THE_END = frozenset({("long", "run"), ("longer", "run"), ("medium", "term"), ("longer", "term"), ("steady", "state")})


def _is_where_it_settles(parts: SentenceParts, quantity: Quantity, scene: Scene) -> bool:
    """Whether a number is where a forecaster sees it in the long run: "the watchdog has net migration levelling off at 315,000"."""
    if not _is_people(quantity) or (_SETTLING.isdisjoint(parts.word_set) and _IN_THE_END.isdisjoint(parts.pairs)):
        return False
    time = parts.time_of.get(quantity.first)
    if time is not None and 0 < time.year <= scene.published.year:
        return False  # it was counted
    lead = parts.words[max(0, quantity.first - _FAR) : quantity.first]
    led = not _SETTLING.isdisjoint(lead) or any(
        pair in _IN_THE_END for pair in pairwise([*lead, *parts.words[quantity.last + 1 :]])
    )
    return led and forecaster_beside(parts, quantity.first) == "obr" and role_of(parts, quantity) in _ROLES


_ROLES = frozenset({"level", "from", "negated", "forecast"})


_FORMER = frozenset({"previous", "last", "earlier", "prior"})
_FORECASTS = frozenset(
    "forecast forecasts prediction predictions projection projections assumption assumptions expected predicted forecasting projected expecting"
    " predicting expects assumed".split()
)


def _is_a_former(parts: SentenceParts, quantity: Quantity, scene: Scene) -> bool:
    """Whether a number is what somebody foresaw before, or how far off that is: "up from 245,000 in our previous forecast"."""
    behind = parts.words[quantity.last + 1 : quantity.last + 8]
    told = any(one in _FORMER | _WHEN and other in _FORECASTS for one, other in pairwise(behind))
    if not told and parts.words[max(0, quantity.first - 2) : quantity.first] == ["it", "is"]:
        # "In its previous forecast it put net migration at 245,000; it is 315,000 now"
        told = any(one in _FORMER and other in _FORECASTS for one, other in parts.pairs)
    return told and bool(scene.forecaster or forecaster_beside(parts, quantity.first))


def _current_beside(parts: SentenceParts, quantity: Quantity, scene: Scene) -> Quantity | None:
    """The forecast that took the place of an earlier one: "315,000, up from 245,000 in its previous forecast"."""
    preceding, following = parts.preceding(quantity), parts.following(quantity)
    behind = parts.words[quantity.last + 1 : quantity.last + 7]
    if not _COUNTED.isdisjoint(parts.words[max(0, quantity.first - 4) : quantity.first]) or _is_over(parts, quantity, scene):
        return None  # "down from the record 745,000 of 2022"
    told = _is_a_former(parts, quantity, scene) or not _WHEN.isdisjoint(behind) or _is_revised(parts, quantity)
    if preceding is not None and _is_people(preceding) and quantity.first - preceding.last <= _FAR:
        between = set(parts.words[preceding.last + 1 : quantity.first])
        if (told and between & {"from", "than"}) or (between & _FORECASTS and between & _BEFORE):
            return preceding
    if (
        told
        and following is not None
        and _is_people(following)
        and parts.word(quantity.first - 1) == "from"
        and parts.word(following.first - 1) == "to"
        and following.first - quantity.last <= 4
    ):
        return following
    return None


_COUNTED = frozenset("record peak actual current latest high level recorded estimated figure".split())
# when forecasts are made
_WHEN = frozenset({"november", "march", "october", "autumn", "spring", "before"})
_REVISING = frozenset(
    "raised lifted cut revised upgraded downgraded lowered increased reduced raises lifts cuts upped trimmed slashed".split()
)


def _is_over(parts: SentenceParts, quantity: Quantity, scene: Scene) -> bool:
    """Whether a number has a year of its own that is over, and so was counted."""
    time = parts.time_of.get(quantity.first)
    return time is not None and 0 < time.year < scene.published.year and time.first > quantity.last


def _is_revised(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether it is said that a forecast was changed: "raised its forecast of net migration from 245,000"."""
    before = parts.words[: quantity.first]
    return not _REVISING.isdisjoint(before) and not _FORECASTS.isdisjoint(before)


def _is_people(quantity: Quantity) -> bool:
    return quantity.unit in {"", "people"} and 10_000 <= abs(quantity.value) < 2_000_000


def _forecast(parts: SentenceParts, quantity: Quantity, scene: Scene) -> Wording | None:
    if quantity.unit in _NO_PEOPLE or (
        quantity.unit == "" and abs(quantity.value) < 1000 and quantity.value != 0 and quantity.form != "vague"
    ):
        return None
    named = forecaster_beside(parts, quantity.first)
    subject = found_subject(parts, quantity, scene) or _taken_for_granted(parts, quantity, scene, named)
    if subject is None:
        return None
    if (named or scene.forecaster) in _OF_NET and subject.basis != "explicit" and subject.measure in MIGRATION_FLOWS:
        subject = Subject("net_migration", (), "open")  # what they foresee is net migration, whatever was last spoken of
    start, end = span_of(parts, quantity)
    word = parts.word(forecast_word(parts, quantity.first))
    direction = direction_of(parts, quantity)
    time = parts.time_of.get(quantity.first) or _time_behind(parts, quantity) or _only_time(parts, scene)
    periods = _foreseen(read_window(parts, time, scene, subject.measure).periods, time, scene) if time is not None else ()
    beside = () if periods else _set_beside(parts, quantity, scene, subject.measure)
    if not periods:
        time = None
    value: Stated = signed(quantity, direction) if direction else stated(quantity, quantity.unit or "people")
    barred = _barred(parts, quantity)
    if barred:
        subject, direction, named = Subject("immigration", subject.group, "open"), -1, named or "home_office"
    goal = word in _TARGET_WORDS
    current = _current_beside(parts, quantity, scene)
    former = _is_a_former(parts, quantity, scene)
    slots: dict[str, Any] = {}
    if current is not None and not goal:
        slots["baseline_stated"] = stated(current)
    return Wording(
        kind="target" if goal else "forecast",
        start=start,
        end=max(end, time.end) if time is not None and time.first > quantity.last else end,
        sentence=parts.sentence,
        stated=value,
        subject=subject,
        periods=periods or beside,
        period_basis="explicit" if periods else "inherited" if beside else "none",
        direction=direction,
        detail="" if goal else named or scene.forecaster,
        vintage="earlier"
        if current is not None or former or is_baseline_quantity(parts, quantity) or _BEFORE & parts.word_set
        else "current",
        uncertain=_doubt_of_a_former(parts, quantity, current, scene)
        if current is not None
        else _doubt(parts, quantity, subject, time, scene, named=bool(named)),
        refusal=_of_the_population_alone(parts, subject, scene)
        or (
            ""
            if quantity.unit in {"", "people"} or former
            else "this is foreseen or wished for as a part or a multiple: netmig has forecasts of numbers of people alone"
        ),
        averaged="average" in parts.word_set or "averages" in parts.word_set,
        any_time=time is None and not goal and _is_of_the_long_run(parts, quantity, scene),
        **slots,
    )


_NOT_ONE = frozenset("if unless scenario variant would could might high low originally zero".split())


def _doubt_of_a_former(parts: SentenceParts, quantity: Quantity, current: Quantity, scene: Scene) -> str:
    """Why another forecast may have been the one before than the last of the same kind; "" if none can."""
    if not _NOT_ONE.isdisjoint(parts.word_set) or quantity.hedge != "exact" or current.hedge != "exact":
        return "another forecast may be meant"
    if scene.place or parts.mentions_of("elsewhere") or parts.mentions_of("group"):
        return "another forecast may be meant"
    return ""


# what was counted is not foreseen: "is expected to fall to less than half of the 685,000 recorded in 2023"
_WAS_COUNTED = frozenset({"recorded", "registered", "seen", "reached"})


def _of_the_population_alone(parts: SentenceParts, subject: Subject, scene: Scene) -> str:
    """Why a projected population is left alone in a text on that other official series: one that has named no flow of migration so far."""
    told = scene.flow is not None or scene.faded is not None or scene.lead is not None
    if subject.measure != "population" or told or any(each.code in MIGRATION_FLOWS for each in parts.mentions_of("measure")):
        return ""
    return "the article is about projections of the population, and has not named net migration, immigration or emigration"


def _doubt(
    parts: SentenceParts, quantity: Quantity, subject: Subject, time: TimeExpression | None, scene: Scene, *, named: bool
) -> str:
    """Why a forecast that was not found so may yet have been made; "" if one of that forecaster, for that year, was."""
    if parts.word(quantity.last + 1) in _WAS_COUNTED:
        return "this may be about an earlier time"
    if _is_of_the_long_run(parts, quantity, scene) and named and quantity.hedge == "exact" and quantity.form == "number":
        return "" if (_NOT_ONE | _NOT_THEIR_OWN).isdisjoint(parts.word_set) else "another forecast may be meant"
    averaged = "average" in parts.word_set and time is not None and time.kind in {"between", "calendar_year"}
    if not named or time is None or not (averaged or (time.kind in _KINDS_OF_YEARS and time.year)):
        return "another forecast may be meant"
    if not _HAVE_BEEN.isdisjoint(parts.words[quantity.last + 1 : quantity.last + 4]):
        return "another forecast may be meant"  # "less than half of the 685,000 recorded in 2023" is none at all
    forced = (
        subject.measure == "net_migration" and subject.basis == "open" and not subject.group and not parts.mentions_of("group")
    )
    if not (subject.basis == "explicit" or forced) or subject.group or quantity.hedge != "exact" or quantity.form != "number":
        return "another forecast may be meant"
    if not (_NOT_ONE | {"previously", "earlier"}).isdisjoint(parts.word_set) or ("average" in parts.word_set and not averaged):
        return "it may be from another scenario, or an earlier forecast"
    why = why_uncertain(parts, None, replace(subject, basis="explicit"), scene, quantity.first)
    return "" if averaged and why == SEVERAL_YEARS else why


_NOT_THEIR_OWN = frozenset("previously earlier would below above higher lower instead than ons revised".split())
# since when long-run forecasts of the OBR are held one behind the other
_ALL_HELD_SINCE = 2022


def _is_of_the_long_run(parts: SentenceParts, quantity: Quantity, scene: Scene) -> bool:
    """Whether the OBR's own number for the long run is told, with no year: "expects net migration to settle at 205,000"."""
    return (
        forecaster_beside(parts, quantity.first) == "obr"
        and scene.published.year > _ALL_HELD_SINCE - (scene.published.month > _MARCH)
        and parts.time_of.get(quantity.first) is None
        and not any(time.year for time in parts.times)
        and not ((_SETTLING | _LONG).isdisjoint(parts.word_set) and _IN_THE_END.isdisjoint(parts.pairs))
        and any(each.code == "net_migration" for each in parts.mentions_of("measure"))
        and sum(_is_people(each) for each in parts.quantities if not is_baseline_quantity(parts, each)) == 1
        and not is_baseline_quantity(parts, quantity)
    )


_LONG = frozenset({"long-run", "long-term", "longer-term", "medium-term"})
_MARCH = 3


def _taken_for_granted(parts: SentenceParts, quantity: Quantity, scene: Scene, forecaster: str) -> Subject | None:
    """Net migration, where a forecaster of it is said to expect a number in a text about migration and nothing else is named."""
    elsewhere = not parts.spoken_of.isdisjoint({"measure", "other_subject", "elsewhere"})
    likely = quantity.unit in {"", "people"} and 10_000 <= abs(quantity.value) < 2_000_000
    of_theirs = forecaster in _OF_NET or scene.forecaster == "obr"
    return Subject("net_migration", (), "open") if of_theirs and likely and scene.about_migration and not elsewhere else None


def _foreseen(periods: tuple[Period, ...], time: TimeExpression | None, scene: Scene) -> tuple[Period, ...]:
    """The windows that a forecast is for: not those that are long over, which say when it was made; of "from 2028", all after."""
    ahead = tuple(period for period in periods if period.stop > scene.published.replace(day=1) - timedelta(days=_LONG_OVER))
    if time is not None and time.lead in {"from", "after"} and time.kind in _KINDS_OF_YEARS and ahead:
        return (onwards(ahead[0].start),)
    return ahead


def _set_beside(parts: SentenceParts, quantity: Quantity, scene: Scene, measure: str) -> tuple[Period, ...]:
    """The window of what there is, where a wish begins with it, or where what was foreseen or might have been is set beside it.

    "cut net migration from 606,000 to 240,000", "well short of the million that some had forecast", "would have been 509,000".
    """
    before, behind = parts.words[: quantity.first], parts.words[quantity.last + 1 : quantity.last + 8]
    foreseen = any(one == "had" and other in WISHED_BEHIND for one, other in pairwise(behind))
    multiple = quantity.unit == "times" and behind[:1] == ["what"]
    supposed = any(one in {"would", "could", "might"} and other == "have" for one, other in pairwise(before[-5:]))
    if not (is_start(parts, quantity) or foreseen or multiple or supposed):
        return ()
    over = tuple(each for each in sentence_window(parts, quantity.first, scene, measure).periods if each.end < scene.published)
    now = scene.topic_of(measure) or scene.calendar.latest(measure)
    return over or ((now,) if now is not None else ())


def _barred(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "300,000 people who came last year would not have been able to": fewer who may come."""
    behind = parts.words[quantity.last + 1 : quantity.last + 16]
    return quantity.unit == "people" and "would" in behind and bool({"able", "eligible", "qualified", "ineligible"} & set(behind))


def _time_behind(parts: SentenceParts, quantity: Quantity) -> TimeExpression | None:
    """The next time behind a number, where no other number stands between."""
    following = parts.following(quantity)
    return next(
        (time for time in parts.times if time.first > quantity.last and (following is None or time.last < following.first)), None
    )


def _only_time(parts: SentenceParts, scene: Scene) -> TimeExpression | None:
    """The year to come that a sentence names alone, with one number: "The OBR's forecast for 2029 is 327,000"."""
    ahead = [each for each in parts.times if each.kind == "calendar_year" and each.year > scene.published.year]
    return ahead[0] if len(ahead) == len(parts.times) == 1 and len(parts.quantities) == 1 else None


def forecaster_beside(parts: SentenceParts, at: int) -> str:
    """The code of the forecaster named nearest before a place in a sentence, else behind it; "" if none is."""
    places: list[tuple[int, str]] | None = parts.kept.get("forecasters")
    if places is None:
        places = parts.kept["forecasters"] = [] if _LAST_WORDS.isdisjoint(parts.word_set) else _forecasters_named(parts)
    if not places:
        return ""
    # the government speaks of many forecasts: it is the forecaster only where nobody else is
    others = [each for each in places if each[1] != "home_office"]
    before = [each for each in others or places if each[0] < at]
    return before[-1][1] if before else next((code for _, code in others or places), "")


def _forecasters_named(parts: SentenceParts) -> list[tuple[int, str]]:
    """Where each forecaster is named in a sentence, with its code."""
    plain = [word.removesuffix("'s") for word in parts.words]
    return [
        (first, code)
        for first, word in enumerate(parts.words)
        if word in _BY_FIRST_WORD
        for name, code in _BY_FIRST_WORD[word]
        if plain[first : first + len(name)] == [each.removesuffix("'s") for each in name]
        and (" ".join(name) not in _COUNTS_TOO or (_PROJECTING | _SETTLING) & parts.word_set)
    ]
