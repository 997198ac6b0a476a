"""What a rule is called in a sentence: "the general salary threshold for Skilled Worker visas"."""

from __future__ import annotations

from ....codes import DIMENSIONS
from ....series import Series

_A_YEAR = ", a year"
_WHOM = {
    "family_partner": "the visa of a partner", "settlement": "settlement", "graduate": "the Graduate visa", "student": "students",
    "skilled_worker_existing_holders": "those who held a Skilled Worker visa before April 2024", "care_worker": "care workers",
    "skilled_worker_scale_up_hpi_first_applications": "first Skilled Worker, Scale-up and High Potential visas",
    "national_pay_scales": "health, care and education workers on national pay scales",
    "refugee_humanitarian_protection_claims_on_after": "refugees",
}  # fmt: skip


def rule_name(series: Series) -> str:
    """The name, without an article: what is ruled, and for whom."""
    fixed = dict(series.fixed)
    parameter = DIMENSIONS["parameter"].label_of(fixed.get("parameter", "none")).removesuffix(_A_YEAR)
    what, _, of_it = parameter.partition(", ")
    label = DIMENSIONS["route"].label_of(fixed.get("route", "")).partition(" (")[0]
    if label.lower() != what.lower():  # as it is of the Immigration Health Surcharge
        of = "of" if what == "Dependants" else "for"
        what = f"{what[:1].lower()}{what[1:]} {of} {_WHOM.get(fixed.get('route', '')) or f'{label} visas'}"
    return what + (f" ({of_it})" if of_it else "")


def a_year(series: Series) -> str:
    """What stands behind the amount of a rule that is one of each year."""
    return " a year" if DIMENSIONS["parameter"].label_of(dict(series.fixed).get("parameter", "none")).endswith(_A_YEAR) else ""
