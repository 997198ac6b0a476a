"""Forecasts, targets and pledges: never judged by what happened, only by whether they were made."""

from __future__ import annotations

from ..sentences.doubts import why_uncertain
from ..sentences.parts import SentenceParts
from ..sentences.roles import direction_of, forecast_word, role_of
from ..sentences.scene import Scene
from ..sentences.times_of import read_window
from ..sentences.wording import Stated, Subject, Wording
from ..words.quantities import Quantity
from ..words.time_expressions import TimeExpression
from .common import UNHELD_UNITS, found_subject, signed, span_of, stated

_TARGET_WORDS = frozenset(
    "target targets targeting aim aims pledge pledged pledges promise promised vow vowed vows cap wants want wanted goal"
    " commitment committed ambition manifesto hopes hope should must plan plans".split()
)  # fmt: skip
# who is named as making a forecast, by the ledger's code
FORECASTERS = {
    "obr": "obr", "obr's": "obr", "office for budget responsibility": "obr", "budget responsibility": "obr", "budget watchdog": "obr",
    "fiscal watchdog": "obr", "spending watchdog": "obr", "treasury watchdog": "obr", "official forecaster": "obr",
    "ons": "ons_projection", "ons's": "ons_projection", "office for national statistics": "ons_projection",
    "statisticians": "ons_projection", "official projections": "ons_projection", "population projections": "ons_projection",
    "home office": "home_office", "government": "home_office", "ministers": "home_office", "migration observatory": "migration_observatory",
    "british future": "british_future", "centre for policy studies": "centre_for_policy_studies", "cps": "centre_for_policy_studies",
    "james bowes": "james_bowes", "bowes": "james_bowes", "portes": "jonathan_portes", "sumption": "madeleine_sumption",
    "social market foundation": "social_market_foundation", "smf": "social_market_foundation", "migration watch": "migration_watch",
    "migrationwatch": "migration_watch",
}  # fmt: skip
_BY_FIRST_WORD: dict[str, list[tuple[tuple[str, ...], str]]] = {}
for _name, _code in FORECASTERS.items():
    _BY_FIRST_WORD.setdefault(_name.split()[0], []).append((tuple(_name.split()), _code))
# who counts as well as foresees: a forecaster only where a projection is spoken of
_COUNTS_TOO = frozenset({"ons_projection"})
_PROJECTING = frozenset(
    "projects project projected projecting projection projections forecast forecasts expects expected assumes assumed predicts predicted predict assume expect".split()
)


def find(parts: SentenceParts, scene: Scene) -> list[Wording]:
    """The forecasts and targets that a sentence reports."""
    return [
        wording
        for quantity in parts.quantities
        if role_of(parts, quantity) == "forecast" and (wording := _forecast(parts, quantity, scene))
    ]


def _forecast(parts: SentenceParts, quantity: Quantity, scene: Scene) -> Wording | None:
    if quantity.unit in UNHELD_UNITS | {"GBP"} or (
        quantity.unit == "" and abs(quantity.value) < 1000 and quantity.value != 0 and quantity.form != "vague"
    ):
        return None
    subject = found_subject(parts, quantity, scene)
    if subject is None:
        return None
    start, end = span_of(parts, quantity)
    word = parts.word(forecast_word(parts, quantity.first))
    direction = direction_of(parts, quantity)
    time = parts.time_of.get(quantity.first) or _time_behind(parts, quantity)
    periods = read_window(parts, time, scene, subject.measure).periods if time is not None else ()
    value: Stated = signed(quantity, direction) if direction else stated(quantity, quantity.unit or "people")
    named = forecaster_beside(parts, quantity.first)
    goal = word in _TARGET_WORDS
    return Wording(
        kind="target" if goal else "forecast",
        start=start,
        end=max(end, time.end) if time is not None and time.first > quantity.last else end,
        sentence=parts.sentence,
        stated=value,
        subject=subject,
        periods=periods,
        period_basis="explicit" if periods else "none",
        direction=direction,
        detail="" if goal else named or (scene.forecaster if _goes_on(parts) else ""),
        uncertain=_doubt(parts, quantity, subject, time, scene, named=bool(named)),
        refusal="" if quantity.unit in {"", "people"} else "a forecast of a part, of which none is held",
    )


def _doubt(
    parts: SentenceParts, quantity: Quantity, subject: Subject, time: TimeExpression | None, scene: Scene, *, named: bool
) -> str:
    """Why a forecast that was not found so may yet have been made; "" if one of that forecaster, for that year, was."""
    if not named or time is None or time.kind not in {"calendar_year", "year_ending"} or not time.year:
        return "another forecast may be meant"
    if subject.basis != "explicit" or subject.group or quantity.hedge != "exact" or quantity.form != "number":
        return "another forecast may be meant"
    if {"if", "unless", "scenario", "variant", "would", "could", "might", "previously", "earlier", "originally", "average"} & set(
        parts.words
    ):
        return "it may be of a scenario, or of an earlier forecast"
    return why_uncertain(parts, None, subject, scene, quantity.first)


def _goes_on(parts: SentenceParts) -> bool:
    """Whether a sentence goes on about what the forecaster of the last one said: "It expects…"."""
    return bool({"it", "its", "they", "forecaster", "watchdog", "forecast", "forecasts"} & set(parts.words[:4]))


def _time_behind(parts: SentenceParts, quantity: Quantity) -> TimeExpression | None:
    """The next time behind a number, where no other number stands between."""
    following = parts.following(quantity)
    return next(
        (time for time in parts.times if time.first > quantity.last and (following is None or time.last < following.first)), None
    )


def forecaster_beside(parts: SentenceParts, at: int) -> str:
    """The code of the forecaster named nearest before a place in a sentence, else behind it; "" if none is."""
    places = [
        (first, code)
        for first, word in enumerate(parts.words)
        for name, code in _BY_FIRST_WORD.get(word, ())
        if tuple(parts.words[first : first + len(name)]) == name and (code not in _COUNTS_TOO or _PROJECTING & set(parts.words))
    ]
    # the government speaks of many forecasts: it is the forecaster only where nobody else is
    others = [each for each in places if each[1] != "home_office"]
    before = [each for each in others or places if each[0] < at]
    return before[-1][1] if before else next((code for _, code in others or places), "")
