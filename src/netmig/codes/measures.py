"""What is counted, estimated, paid or ruled, and along which dimensions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ..errors import NotHeldError
from .code_list import Dimension, plain_words
from .people import AGE, AREA, NATIONALITY, REASON, SEX
from .records import (
    APPLICANT,
    COST_BASIS,
    COUNTED_IN,
    COVERAGE,
    INDUSTRY,
    INSTITUTION,
    LEVEL,
    OUTCOME,
    REGION,
    ROUTE,
    TYPE,
)
from .rules_and_forecasts import FORECASTER, PARAMETER, SCENARIO

# the three flows of long-term migration; the first is what is left of the other two
FLOWS = ("net_migration", "immigration", "emigration")


@dataclass(frozen=True, slots=True)
class Measure:
    """Something that is counted, estimated, paid or ruled, with its unit and its dimensions."""

    code: str
    label: str
    kind: str
    unit: str
    dimensions: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    description: str = ""


DIMENSIONS: dict[str, Dimension] = {
    dimension.name: dimension
    for dimension in (
        NATIONALITY, REASON, AGE, SEX, ROUTE, APPLICANT, COVERAGE, AREA, OUTCOME, COST_BASIS, TYPE, LEVEL,
        INDUSTRY, REGION, INSTITUTION, PARAMETER, COUNTED_IN, FORECASTER, SCENARIO,
    )
}  # fmt: skip

_FLOW = ("nationality", "reason", "age", "sex", "area", "forecaster", "scenario")
_SURVEY = ("nationality", "age", "sex", "area", "type")
_VISA = ("nationality", "route", "applicant", "level", "coverage")

MEASURES: dict[str, Measure] = {
    measure.code: measure
    for measure in (
        Measure("net_migration", "Net migration", "estimate", "people", _FLOW, ("net", "net international migration", "net long-term migration"),
                "Long-term immigration less long-term emigration, in a window of twelve months."),
        Measure("immigration", "Immigration", "estimate", "people", _FLOW, ("long-term immigration", "arrivals"),
                "People who move to the United Kingdom for twelve months or more."),
        Measure("emigration", "Emigration", "estimate", "people", _FLOW, ("long-term emigration", "departures"),
                "People who leave the United Kingdom for twelve months or more."),
        Measure("rapid_arrivals", "Arrivals in the Registration and Population Interaction Database", "count", "people", ("nationality",)),
        Measure("national_insurance_allocations", "National Insurance number allocations", "count", "people", ("nationality",)),
        Measure("census_arrivals", "Arrivals as counted by the census", "estimate", "people", ("nationality",)),
        # of the survey alone, before what was added and adjusted to make long-term migration of it: never the same series
        Measure("survey_immigration", "Immigration in the Passenger Survey alone", "estimate", "people", _SURVEY,
                description="Estimates of the International Passenger Survey with its own margins of error, in calendar years."),
        Measure("survey_emigration", "Emigration in the Passenger Survey alone", "estimate", "people", _SURVEY),
        Measure("survey_net_migration", "Net migration in the Passenger Survey alone", "estimate", "people", _SURVEY),
        Measure("policy_effect", "Predicted effect of a policy", "forecast", "people", ("type", "forecaster", "scenario"),
                description="How many fewer people a policy was predicted to bring; `type` says fewer of what."),
        Measure("visas_granted", "Visas granted", "count", "visas", _VISA, ("visas", "visa grants", "entry clearance visas granted")),
        Measure("visa_applications", "Visa applications", "count", "applications", _VISA, ("visas applied for",)),
        Measure("visa_decisions", "Decisions on visa applications", "count", "decisions", (*_VISA, "outcome"),
                description="Every outcome, or one: granted, refused, withdrawn, lapsed."),
        Measure("sponsorship_certificates", "Certificates of sponsorship used in applications", "count", "applications",
                ("type", "route", "industry", "region", "nationality")),
        Measure("study_acceptances", "Confirmations of acceptance for studies used in applications", "count", "applications",
                ("type", "institution", "region", "nationality")),
        Measure("asylum_applications", "Asylum applications", "count", "people", ("nationality", "counted_in", "applicant", "type"), ("asylum claims", "claims")),
        Measure("asylum_initial_decisions", "Initial decisions on asylum", "count", "people", ("nationality", "outcome", "counted_in"), ("asylum decisions",),
                "Grants and refusals, unless an outcome is named; `concluded` has the withdrawals and administrative outcomes too."),
        Measure("asylum_awaiting_decision", "Awaiting an initial decision on asylum", "count", "people", ("nationality", "counted_in"), ("asylum backlog",)),
        Measure("asylum_supported", "People in asylum support", "count", "people", ("nationality", "type"), ("asylum support",)),
        Measure("asylum_cost", "Asylum costs", "account", "GBP", ("cost_basis",), ("asylum spending", "asylum costs")),
        Measure("asylum_unit_cost", "Asylum cost per case in progress", "account", "GBP", ("cost_basis",)),
        Measure("asylum_hotel_daily_cost", "Asylum hotels: average cost a day", "account", "GBP", ("cost_basis",)),
        Measure("asylum_casework", "Asylum casework", "count", "cases", ("type",)),
        Measure("asylum_caseworkers", "Asylum caseworking staff", "count", "staff", ()),
        Measure("asylum_productivity", "Asylum casework per caseworker", "count", "cases per caseworker", ("type",)),
        Measure("asylum_appeals", "Asylum appeals", "count", "cases", ("type",)),
        Measure("small_boat_arrivals", "Small boat arrivals", "count", "people", (), ("channel crossings",)),
        Measure("small_boats", "Small boats arrived", "count", "boats", (), ("boats",)),
        Measure("small_boat_crossings_prevented", "Small boat crossings prevented", "count", "people", ("type",)),
        Measure("small_boat_prevention_events", "Small boat crossing attempts prevented", "count", "events", ()),
        Measure("irregular_arrivals", "Detected irregular arrivals", "count", "people", ("type",)),
        Measure("returns", "Returns", "count", "people", ("type", "nationality")),
        Measure("humanitarian_arrivals", "Humanitarian grants and arrivals", "count", "people", ("route",)),
        Measure("settlement_grants", "Settlement grants", "count", "people", ("type",)),
        Measure("citizenship_grants", "British citizenship grants", "count", "people", ("type",)),
        Measure("citizenship_applications", "British citizenship applications", "count", "people", ("type",)),
        Measure("population", "Population", "estimate", "people", ("area", "nationality", "type", "forecaster", "scenario"), ("residents",)),
        Measure("population_change", "Population change", "estimate", "people", ("area", "type")),
        Measure("rule", "Immigration rule", "rule", "", ("route", "parameter"), ("rules",)),
    )
}  # fmt: skip


@cache
def _measures_by_word() -> dict[str, Measure]:
    words: dict[str, Measure] = {}
    for each in MEASURES.values():
        for word in (each.code, each.label, *each.aliases):
            words.setdefault(plain_words(word), each)
    return words


def measure(word: str) -> Measure:
    """The measure that a code or a person's word names; NotHeldError names the nearest.

    >>> measure("net migration").code
    'net_migration'
    """
    if found := MEASURES.get(word) or _measures_by_word().get(plain_words(word)):
        return found
    raise NotHeldError.among("measure", word, MEASURES, "`netmig figures --list` shows what is held.")


def words_for(dimension: str) -> Iterator[tuple[str, str]]:
    """Every word of a code list with its code, as (word, code)."""
    for code in DIMENSIONS[dimension].codes:
        for word in (code.label, *code.aliases):
            yield word, code.code
