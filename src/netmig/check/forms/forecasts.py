"""Forecasts, targets and pledges: never judged by what happened, only by whether they were made."""

from __future__ import annotations

from ..sentences.parts import SentenceParts
from ..sentences.roles import direction_of, forecast_word, role_of
from ..sentences.scene import Scene
from ..sentences.times_of import read_window
from ..sentences.wording import Stated, Wording
from ..words.quantities import Quantity
from ..words.time_expressions import TimeExpression
from .common import UNHELD_UNITS, found_subject, signed, span_of, stated

_NO_PEOPLE = UNHELD_UNITS | {"GBP"}
_TARGET_WORDS = frozenset(
    "target targets targeting aim aims pledge pledged pledges promise promised vow vowed vows cap wants want wanted goal"
    " commitment committed ambition manifesto hopes hope should must plan plans".split()
)  # fmt: skip
# who is named as making a forecast, by the ledger's code
FORECASTERS = {
    "obr": "obr", "office for budget responsibility": "obr", "ons": "ons_projection", "office for national statistics": "ons_projection",
    "home office": "home_office", "migration observatory": "migration_observatory", "british future": "british_future",
    "centre for policy studies": "centre_for_policy_studies", "james bowes": "james_bowes", "portes": "jonathan_portes",
    "social market foundation": "social_market_foundation", "migration watch": "migration_watch",
}  # fmt: skip


def find(parts: SentenceParts, scene: Scene) -> list[Wording]:
    """The forecasts and targets that a sentence reports."""
    return [
        wording
        for quantity in parts.quantities
        if role_of(parts, quantity) == "forecast" and (wording := _forecast(parts, quantity, scene))
    ]


def _forecast(parts: SentenceParts, quantity: Quantity, scene: Scene) -> Wording | None:
    if quantity.unit in _NO_PEOPLE or (
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
    return Wording(
        kind="target" if word in _TARGET_WORDS else "forecast",
        start=start,
        end=max(end, time.end) if time is not None and time.first > quantity.last else end,
        sentence=parts.sentence,
        stated=value,
        subject=subject,
        periods=periods,
        period_basis="explicit" if periods else "none",
        direction=direction,
        detail=_forecaster(parts),
        uncertain="a forecast is not judged by what happened",
    )


def _time_behind(parts: SentenceParts, quantity: Quantity) -> TimeExpression | None:
    """The next time behind a number, where no other number stands between."""
    following = parts.following(quantity)
    return next(
        (time for time in parts.times if time.first > quantity.last and (following is None or time.last < following.first)), None
    )


def _forecaster(parts: SentenceParts) -> str:
    """The code of the forecaster whom a sentence names; "" if none."""
    words = " ".join(parts.words)
    return next((code for name, code in FORECASTERS.items() if f" {name} " in f" {words} "), "")
