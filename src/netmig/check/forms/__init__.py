"""The forms that a statistical claim takes, one module each.

A form looks at a sentence in its scene and gives the wordings that it recognises. To add one, write
its module with a `find(parts, scene)` and name it in `FORMS`; an earlier form has the first word on
a quantity.
"""

from __future__ import annotations

from collections.abc import Callable

from ..sentences.parts import SentenceParts
from ..sentences.scene import Scene
from ..sentences.wording import Wording
from . import (
    balances,
    between_flows,
    between_groups,
    changes,
    comparisons,
    counts,
    equivalences,
    hotel_spending,
    levels,
    of_one_age,
    ranks,
    rates,
    ratios,
    reasons,
    respective,
    shares,
    spending,
    sums,
)
from .estimates import histories, revisions
from .forecasts import forecast_sums, forecasts_in_words
from .forecasts import numbers_foreseen as forecasts
from .records import extremes, extremes_in_words, next_to_records, records_told
from .rules import amounts as rules
from .rules import rules_in_words
from .without_number import called_a_change, more_of_one, more_or_fewer, statements

Form = Callable[[SentenceParts, Scene], list[Wording]]

FORMS: tuple[Form, ...] = (
    counts.find,
    equivalences.find,
    respective.find,
    reasons.find,
    ranks.find,
    hotel_spending.find,
    forecast_sums.find,
    rules.find,
    histories.find,
    forecasts_in_words.find,
    forecasts.find,
    revisions.find,
    shares.find,
    sums.find,
    next_to_records.find,
    records_told.find,
    statements.find,
    extremes.find,
    extremes_in_words.find,
    between_flows.find,
    between_groups.find,
    changes.find,
    ratios.find,
    rates.find,
    spending.find,
    of_one_age.find,
    levels.find,
    called_a_change.find,
    more_of_one.find,
    more_or_fewer.find,
    comparisons.find,
    balances.find,
    rules_in_words.find,
)
