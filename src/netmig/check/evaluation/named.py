"""A derivation with what its figures are of in front, so that whoever reads it alone knows what the numbers count."""

from __future__ import annotations

import re

from ...codes import DIMENSIONS
from ...series import Series
from ..words.subjects import MIGRATION_FLOWS
from .kinds.rule_names import rule_name

# these say by themselves what they are of: a rule by its name, a forecast by its forecaster, several series by each of theirs
_NAME_THEMSELVES = frozenset({"rule", "forecast", "target", "equivalence", "rank", "share"})
_NATIONALS = {
    "british": "British nationals", "eu_plus": "EU+ nationals", "non_eu_plus": "non-EU+ nationals", "eu": "EU nationals",
    "non_eu": "non-EU nationals", "non_british": "non-British nationals",
    "eu_plus_settled_status": "EU+ nationals with settled status", "eu_plus_visa_holders": "EU+ nationals with a visa",
    "philippines": "nationals of the Philippines", "united_states": "nationals of the United States",
}  # fmt: skip
# why people moved, as it stands behind who they are
_WHY = {
    "work": "for work", "work_main": "for work as main applicants", "work_dependant": "as dependants of workers",
    "study": "for study", "study_main": "for study as main applicants", "study_dependant": "as dependants of students",
    "family": "for family reasons", "humanitarian": "on humanitarian routes",
    "humanitarian_bno": "on the Hong Kong BN(O) route", "humanitarian_resettlement": "by resettlement",
    "humanitarian_ukraine": "on the Ukraine schemes", "asylum": "for asylum", "other": "for other reasons",
    "all_except_asylum_and_resettlement": "for all reasons but asylum and resettlement",
    "other_than_work_and_study": "for reasons other than work, study, asylum and resettlement",
}  # fmt: skip
_ROUTES = {"work": "work", "study": "study", "sponsored_study": "sponsored study", "family": "family", "visitor": "visitor"}
_APPLICANTS = {
    "main": "main applicants", "dependant": "dependants",
    "main_and_dependants_and_child_students": "students, their dependants and child students",
}  # fmt: skip
# series with one thing fixed, by their measure and its code
_AS_A_WHOLE = {
    ("asylum_awaiting_decision", ""): "people awaiting an initial decision on asylum",
    ("asylum_awaiting_decision", "cases"): "asylum cases awaiting an initial decision",
    ("asylum_supported", "hotel"): "people in asylum hotels",
    ("asylum_supported", "accommodation"): "people in asylum accommodation of any kind",
    ("asylum_cost", "hotels"): "asylum hotel costs (Home Office accounts)",
    ("asylum_cost", "asylum_support"): "asylum support costs (Home Office accounts)",
    ("returns", "enforced"): "enforced returns", ("returns", "voluntary"): "voluntary returns",
    ("returns", "enforced_and_voluntary"): "enforced and voluntary returns",
    ("returns", "asylum_related"): "asylum-related returns",
}  # fmt: skip
# "asylum costs (Asylum hotels (Home Office accounts))" has one bracket within another
_NESTED = re.compile(r" \(([^()]+) \(([^()]+)\)\)")


def series_in_words(series: Series) -> str:
    """What a series counts, as it stands within a sentence.

    >>> series_in_words(Series.of("immigration", nationality="non_eu_plus", reason="study_dependant"))
    'immigration of non-EU+ nationals as dependants of students'
    >>> series_in_words(Series.of("visas_granted", route="health_and_care_worker", applicant="main"))
    'Health and Care Worker visas granted to main applicants'
    >>> series_in_words(Series.of("rule", route="skilled_worker", parameter="general_salary_threshold"))
    'general salary threshold for Skilled Worker visas'
    """
    if series.measure == "rule":
        return rule_name(series)
    fixed = dict(series.fixed)
    if fixed.get("age") == "part":
        return f"some of {series_in_words(Series(series.measure, tuple(each for each in series.fixed if each[0] != 'age')))}"
    if list(fixed) == ["forecaster"]:
        return f"the forecast of {series.about.label.lower()} by the {DIMENSIONS['forecaster'].label_of(fixed['forecaster'])}"
    if series.measure in MIGRATION_FLOWS and fixed.keys() <= {"nationality", "reason"}:
        return _flow(series, fixed.get("nationality", ""), fixed.get("reason", ""))
    if series.measure in {"visas_granted", "visa_applications"} and fixed.keys() <= {"route", "applicant", "nationality"}:
        return _visas(series, fixed) if fixed.get("applicant") != "not_stated" else series.name
    if series.measure == "population" and list(fixed) == ["area"]:
        return f"population of {_place(DIMENSIONS['area'].label_of(fixed['area']))}"
    whole = _AS_A_WHOLE.get((series.measure, "".join(fixed.values())))
    return whole or _NESTED.sub(r" (\1, \2)", series.name)


def _flow(series: Series, nationality: str, reason: str) -> str:
    whose = f" of {_nationals(nationality)}" if nationality else ""
    # those who leave are told apart by why they had come
    came = " who had come" if reason and series.measure == "emigration" else ""
    return f"{series.about.label.lower()}{whose}{came}{f' {_WHY[reason]}' if reason else ''}"


def _visas(series: Series, fixed: dict[str, str]) -> str:
    route, applicant, nationality = (fixed.get(name, "") for name in ("route", "applicant", "nationality"))
    label = _ROUTES.get(route) or DIMENSIONS["route"].label_of(route) if route else ""
    whom = [_APPLICANTS.get(applicant, ""), _nationals(nationality) if nationality else ""]
    to = " to " if series.measure == "visas_granted" else " by "
    what = series.about.label.lower()
    if route == "all_except_visitor_and_transit":
        label, what = "", f"{what} other than for visits and transit"
    elif route:
        what, label = what.removeprefix("visas ").removeprefix("visa "), f"{label} {'visas' if to == ' to ' else 'visa'} "
    return f"{label}{what}{to if any(whom) else ''}{', '.join(filter(None, whom))}"


def _nationals(code: str) -> str:
    return _NATIONALS.get(code) or f"nationals of {_place(DIMENSIONS['nationality'].label_of(code))}"


def _place(label: str) -> str:
    """A place's name with its capitals: "Isle of wight" of a code."""
    words = label.removesuffix(" city of").removesuffix(" county of").split()
    return " ".join(word if word in {"of", "and", "upon", "on"} else f"{word[:1].upper()}{word[1:]}" for word in words)


_MANY = frozenset("visas applications arrivals costs cases decisions grants returns appeals boats people certificates".split())
_OF_WHOM = re.compile(r" (?:of|to|by|for|as|\()\b")


def was(name: str) -> str:
    """The word "was" or "were" behind what a series is called, by what stands before whom it is of."""
    return "was" if _MANY.isdisjoint(_OF_WHOM.split(name, maxsplit=1)[0].split()) else "were"


def with_its_name(words: str, kind: str, series: Series | None) -> str:
    """The words of a derivation, with the name of the series where they do not have it.

    >>> with_its_name("year to June 2023: 906,000 (ONS, 22 May 2025)", "level", Series.of("net_migration"))
    'net migration, year to June 2023: 906,000 (ONS, 22 May 2025)'
    >>> with_its_name("from 860,000 (year to December 2023) to 431,000 (year to December 2024)", "change", Series.of("net_migration"))
    'net migration went from 860,000 (year to December 2023) to 431,000 (year to December 2024)'
    """
    if series is None or not words or kind in _NAME_THEMSELVES or series.measure == "rule":
        return words
    if any(name.lower() in words.lower() for name in (series.about.label, series_in_words(series))):
        return words
    if words.startswith("from ") and ") is " not in words:
        return f"{series_in_words(series)} went {words}"
    return f"{series_in_words(series)}, {words}"


def as_sentence(words: str) -> str:
    """Words as a sentence: with a capital and an end; "" as it is."""
    words = words.strip()
    if not words:
        return ""
    return words[0].upper() + words[1:] + ("" if words[-1] in ".!?" else ".")
