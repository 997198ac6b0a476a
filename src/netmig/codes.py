"""The code lists: what can be measured, and along which dimensions, with the publishers' own words.

A code is netmig's name for a thing; its aliases are the words that publishers and people use for it.
`DIMENSIONS` and `MEASURES` are data to ask: `DIMENSIONS["nationality"].find("Non-EU+")`.
What a group *means*, and since when, is in `definitions.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from .errors import NotHeldError


@dataclass(frozen=True, slots=True)
class Code:
    """One entry of a code list: netmig's name, a label to show, the publishers' own words."""

    code: str
    label: str
    aliases: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    """The codes that this one is the sum of, where it is a sum by definition."""
    unit: str = ""
    """For what is counted in a unit of its own (a rule's parameter)."""


@dataclass(frozen=True)
class Dimension:
    """Something that a series is fixed along, with its code list.

    An open dimension (countries, places, forecasters) takes any further code in lower case with
    underscores; a closed one takes only those listed.
    """

    name: str
    label: str
    codes: tuple[Code, ...]
    default: str = "all"
    open: bool = False

    @cached_property
    def by_code(self) -> dict[str, Code]:
        return {code.code: code for code in self.codes}

    @cached_property
    def _by_word(self) -> dict[str, Code]:
        words: dict[str, Code] = {}
        for code in self.codes:
            for word in (code.code, code.label, *code.aliases):
                words.setdefault(plain_words(word), code)
        return words

    def find(self, word: str) -> str:
        """The code for a publisher's or a person's word; NotHeldError if there is none.

        >>> DIMENSIONS["nationality"].find("Non-EU+")
        'non_eu_plus'
        """
        if word in self.by_code:
            return word
        if found := self._by_word.get(plain_words(word)):
            return found.code
        if self.open and (made := slug(word)):
            return made
        raise NotHeldError.among(self.name, word, self.by_code)

    def label_of(self, code: str) -> str:
        """The words to show for a code."""
        if found := self.by_code.get(code):
            return found.label
        return code.replace("_", " ").capitalize()


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


def slug(words: str) -> str:
    """A code made of someone's words: lower case, underscores, letters and digits.

    >>> slug("Bristol, City of")
    'bristol_city_of'
    """
    return re.sub(r"[^a-z0-9]+", "_", words.lower().replace("'", "").replace("’", "")).strip("_")


def plain_words(words: str) -> str:
    """Words as they are compared: lower case, `+` kept, everything else between words one blank."""
    return re.sub(r"[^a-z0-9+]+", " ", words.lower()).strip()


ALL = Code("all", "All", ("total",))

NATIONALITY = Dimension(
    "nationality",
    "Nationality",
    (
        Code("all", "All nationalities", ("total", "all"), parts=("british", "eu_plus", "non_eu_plus")),
        Code("british", "British", ("british nationals", "british citizens", "uk nationals")),
        Code("eu_plus", "EU+", ("eu+ nationals", "eu plus")),
        Code("non_eu_plus", "Non-EU+", ("non-eu+ nationals", "non eu plus", "rest of world")),
        Code("eu", "EU", ("eu nationals", "european union")),
        Code("non_eu", "Non-EU", ("non-eu nationals", "outside the eu")),
        Code("non_british", "Non-British", ("foreign nationals",)),
        # parts of the EU by when they joined, as the Passenger Survey series has them
        Code("eu15", "EU15", ("eu members before 2004",)),
        Code("eu8", "EU8", ("central and eastern european members of 2004",)),
        Code("eu2", "EU2", ("bulgaria and romania",)),
        Code("afghanistan", "Afghanistan", ("afghan",)),
        Code("australia", "Australia", ("australian",)),
        Code("bangladesh", "Bangladesh", ("bangladeshi",)),
        Code("brazil", "Brazil", ("brazilian",)),
        Code("canada", "Canada", ("canadian",)),
        Code("china", "China", ("chinese",)),
        Code("ghana", "Ghana", ("ghanaian",)),
        Code("hong_kong", "Hong Kong", ("hong konger", "hong kongers")),
        Code("india", "India", ("indian",)),
        Code("iran", "Iran", ("iranian",)),
        Code("malaysia", "Malaysia", ("malaysian",)),
        Code("nepal", "Nepal", ("nepalese", "nepali")),
        Code("nigeria", "Nigeria", ("nigerian",)),
        Code("pakistan", "Pakistan", ("pakistani",)),
        Code("philippines", "Philippines", ("filipino",)),
        Code("saudi_arabia", "Saudi Arabia", ("saudi arabian", "saudi")),
        Code("south_africa", "South Africa", ("south african",)),
        Code("sri_lanka", "Sri Lanka", ("sri lankan",)),
        Code("turkey", "Turkey", ("turkish",)),
        # the typo is the publisher's (ONS, May 2025, Tables 3a and 3b)
        Code("ukraine", "Ukraine", ("ukrainian", "ukranian")),
        Code(
            "united_states",
            "United States",
            ("american", "united states of america", "united states of america (usa)", "usa", "us"),
        ),
        Code("zimbabwe", "Zimbabwe", ("zimbabwean",)),
    ),
    open=True,
)

REASON = Dimension(
    "reason",
    "Reason for migration",
    (
        Code("all", "All reasons", ("total",)),
        Code("work", "Work", ("work related", "all work related", "total work"), parts=("work_main", "work_dependant")),
        Code("work_main", "Work: main applicants", ("work main applicant",)),
        Code("work_dependant", "Work: dependants", ("work dependant", "work dependent")),
        Code("study", "Study", ("study related", "all study related", "total study"), parts=("study_main", "study_dependant")),
        Code("study_main", "Study: main applicants", ("study main applicant",)),
        Code("study_dependant", "Study: dependants", ("study dependant", "study dependent")),
        Code("family", "Family"),
        Code(
            "humanitarian",
            "Humanitarian",
            ("all humanitarian",),
            parts=("humanitarian_bno", "humanitarian_resettlement", "humanitarian_ukraine"),
        ),
        Code("humanitarian_bno", "Humanitarian: BN(O)", ("humanitarian bno", "british nationals overseas", "bn o")),
        Code("humanitarian_resettlement", "Humanitarian: resettlement", ("resettlement",)),
        Code("humanitarian_ukraine", "Humanitarian: Ukraine", ("ukraine schemes",)),
        Code("asylum", "Asylum"),
        Code("other", "Other"),
        Code("all_except_asylum_and_resettlement", "All reasons except asylum and resettlement"),
        Code("other_than_work_and_study", "Other than work, study, asylum and resettlement"),
    ),
)

AGE = Dimension(
    "age",
    "Age",
    (
        ALL,
        Code("under_16", "Under 16"),
        Code("16_to_24", "16 to 24", ("16-24",)),
        Code("25_to_34", "25 to 34", ("25-34",)),
        Code("35_to_44", "35 to 44", ("35-44",)),
        Code("45_to_54", "45 to 54", ("45-54",)),
        Code("55_to_64", "55 to 64", ("55-64",)),
        Code("65_and_over", "65 and over", ("65+",)),
    ),
    open=True,
)
SEX = Dimension("sex", "Sex", (ALL, Code("female", "Female", ("women",)), Code("male", "Male", ("men",))))
FORECASTER = Dimension(
    "forecaster",
    "Forecaster",
    (
        Code("none", "None: observed"),
        Code("obr", "Office for Budget Responsibility", ("obr",)),
        Code("ons_projection", "ONS national population projections", ("ons projection", "ons projections")),
        Code("home_office", "Home Office"),
        Code("migration_observatory", "Migration Observatory and LSE CEP", ("migration observatory",)),
        Code("james_bowes", "James Bowes, Warwick"),
        Code("jonathan_portes", "Jonathan Portes"),
        Code("madeleine_sumption", "Madeleine Sumption, Migration Observatory"),
        Code("centre_for_policy_studies", "Centre for Policy Studies", ("cps",)),
        Code("social_market_foundation", "Social Market Foundation", ("smf",)),
        Code("migration_watch", "Migration Watch UK", ("migrationwatch",)),
        Code("british_future", "British Future"),
        Code("government_adviser", "A government adviser, not named"),
    ),
    default="none",
    open=True,
)
SCENARIO = Dimension(
    "scenario",
    "Scenario or variant",
    (
        Code("none", "None"),
        # an assumption for the long run is not a forecast of any one year
        Code("long_run", "Long-run assumption"),
        Code("long_run_variants", "Long-run assumption: low and high variants"),
        Code("average_per_year", "Average of the years, per year"),
        Code("principal", "Principal projection"),
        Code("high_variant", "High-migration variant"),
        Code("pessimistic", "Pessimistic scenario"),
        Code("job_vacancies", "Job-vacancy model"),
        Code("conditional", "Conditional on what did not happen or may not"),
        Code("wording_unclear", "Level or change: the wording is not clear"),
        Code("in_words", "Said in words, not modelled"),
        Code("student_dependants", "Student-dependant ban alone"),
    ),
    default="none",
    open=True,
)

ROUTE = Dimension(
    "route",
    "Visa route",
    (
        ALL,
        Code("work", "Work", ("work, all categories",)),
        Code("study", "Study"),
        Code("sponsored_study", "Sponsored study", ("sponsored study (student route)",)),
        Code("family", "Family"),
        Code("visitor", "Visitor"),
        Code("other", "Other"),
        Code("all_except_visitor_and_transit", "All except visitor and transit", ("all non-visitor/transit", "all non-visit")),
        Code("health_and_care_worker", "Health and Care Worker"),
        Code("health_and_care_worker_england", "Health and Care Worker: England", ("health and care worker (england)",)),
        Code(
            "care_worker", "Care workers and senior care workers", ("health and care worker (care workers, senior care workers)",)
        ),
        Code("senior_care_worker", "Senior care workers", ("skilled worker / health and care",)),
        Code("skilled_worker", "Skilled Worker", ("skilled worker (points-based system)", "skilled worker (mac recommendation)")),
        Code(
            "skilled_worker_existing_holders",
            "Skilled Worker: holders from before April 2024",
            ("skilled worker: existing holders and hcw not on national pay scales", "skilled worker: pre-april-2024 holders"),
        ),
        Code(
            "national_pay_scales",
            "Health and Care, and education, on national pay scales",
            ("health and care / education on national pay scales", "health and care / national pay scales"),
        ),
        Code("temporary_shortage_list", "Skilled Worker RQF 3-5", ("skilled worker rqf 3-5 (temporary shortage list)",)),
        Code(
            "senior_or_specialist_worker",
            "Senior or Specialist Worker (Global Business Mobility)",
            ("gbm senior or specialist worker", "senior or specialist worker (global business mobility)"),
        ),
        Code(
            "graduate_trainee",
            "Graduate Trainee (Global Business Mobility)",
            ("gbm graduate trainee", "graduate trainee (global business mobility)"),
        ),
        Code("scale_up", "Scale-up", ("scale-up worker",)),
        Code("graduate", "Graduate", ("graduate visa", "graduate route")),
        Code("family_partner", "Family: partner", ("family (partner)",)),
        Code(
            "settlement",
            "Settlement",
            ("settlement (ilr)", "settlement (most routes; bn(o) exempt)", "indefinite leave to remain"),
        ),
        Code("hong_kong_bno", "Hong Kong BN(O)"),
        Code("ukraine_schemes", "Ukraine schemes"),
        Code("safe_and_legal", "Safe and legal (humanitarian) routes, all", ("safe_legal_total",)),
        Code("resettlement", "Resettlement, all schemes"),
        Code("afghan_resettlement_programme", "Afghan Resettlement Programme"),
        Code("uk_resettlement_scheme", "UK Resettlement Scheme and predecessors"),
        Code("community_sponsorship", "Community Sponsorship"),
        Code("refugee_family_reunion", "Refugee family reunion"),
        Code("homes_for_ukraine", "Homes for Ukraine"),
    ),
    open=True,
)
APPLICANT = Dimension(
    "applicant",
    "Applicant type",
    (
        Code("all", "All applicants", ("main + dependants", "all")),
        Code("main", "Main applicants", ("main applicant",)),
        Code("dependant", "Dependants", ("dependants", "dependant", "dependent")),
        Code(
            "main_and_dependants_and_child_students",
            "Main applicants, dependants and child students",
            ("main + dependants + child students",),
        ),
        Code("not_stated", "Applicant type not stated", ("main applicants (not stated)",)),
    ),
)
COVERAGE = Dimension(
    "coverage",
    "What the table covers",
    (
        Code("all", "Everything of its kind"),
        Code("sponsored_worker_routes", "Sponsored Worker and Temporary Worker routes only"),
        Code("part_year", "Part of the year only"),
        Code("excluding_short_term_and_asylum", "Without short-term and visit visas, asylum and resettlement"),
    ),
    open=True,
)
AREA = Dimension(
    "area",
    "Area",
    (
        Code("uk", "United Kingdom", ("uk",)),
        Code("england", "England"),
        Code("wales", "Wales"),
        Code("scotland", "Scotland"),
        Code("northern_ireland", "Northern Ireland"),
        Code("england_and_wales", "England and Wales"),
    ),
    default="uk",
    open=True,
)
OUTCOME = Dimension(
    "outcome",
    "Outcome",
    (ALL, Code("grant", "Grants"), Code("refusal", "Refusals"), Code("withdrawal", "Withdrawals")),
    open=True,
)
COST_BASIS = Dimension(
    "cost_basis",
    "What the cost covers",
    (
        # five measures of what asylum costs exist, and none may stand for another
        Code("home_office_total", "Home Office total (Asy_00)", ("total_asylum_costs_home_office",)),
        Code(
            "home_office_and_justice",
            "Home Office and Ministry of Justice, NAO estimate",
            ("asylum_spend_home_office_plus_moj_NAO_estimate",),
        ),
        Code(
            "accommodation_and_support",
            "Accommodation and support, without unaccompanied children (NAO)",
            ("asylum_accommodation_and_support_excl_UASC_NAO",),
        ),
        Code("asylum_support", "Asylum support spend (Home Office accounts)", ("asylum_support_spend_ARA",)),
        Code("hotels", "Asylum hotels (Home Office accounts)", ("asylum_hotels_ARA",)),
        Code("asylum_segment", "Asylum segment, resource outturn (Home Office accounts)", ("ASRA_segment_resource_DEL_outturn",)),
        Code("asylum_segment_plan", "Asylum segment, plan (Home Office accounts)", ("ASRA_segment_PLAN",)),
        Code(
            "expense_note",
            "Asylum costs without grants, expense note (Home Office accounts)",
            ("asylum_costs_excluding_grants_expense_note",),
        ),
    ),
    default="home_office_total",
)
TYPE = Dimension(
    "type",
    "Type",
    (
        ALL,
        # "returns" are two things: with those refused entry at the port, and without them
        Code(
            "enforced_and_voluntary",
            "Enforced and voluntary, without those refused entry at port",
            parts=("enforced", "voluntary"),
        ),
        Code("enforced", "Enforced"),
        Code("voluntary", "Voluntary"),
        Code("refused_entry", "Refused entry at port and subsequently departed"),
        Code("asylum_related", "Asylum-related"),
        Code("hotel", "In hotels"),
        Code("accommodation", "In accommodation of any kind"),
        Code("unaccompanied_children", "Unaccompanied asylum-seeking children"),
        Code("settled_status", "Settled status under the EU Settlement Scheme"),
        Code("other_routes", "Routes other than the EU Settlement Scheme"),
        Code("naturalisation", "Naturalisation"),
        Code("registration", "Registration"),
        Code(
            "born_outside_uk",
            "Born outside the United Kingdom",
            ("non_uk_born", "non-uk born"),
            parts=("born_in_eu_plus", "born_outside_eu_plus"),
        ),
        Code("born_in_eu_plus", "Born in EU+ countries", ("eu_plus_born", "EU+ born")),
        Code("born_outside_eu_plus", "Born outside EU+ countries and the United Kingdom", ("non_eu_plus_born", "non-EU+ born")),
        # another publisher's number of the same people is another series: it is no revision of ONS's
        Code("world_bank", "As the World Bank has it"),
        Code("visas_granted", "Visas granted"),
        Code("immigration", "Immigration, or people eligible to come"),
        Code("net_migration", "Net migration"),
    ),
    open=True,
)
LEVEL = Dimension("level", "Level of study", (ALL,), open=True)
INDUSTRY = Dimension("industry", "Industry", (ALL,), open=True)
REGION = Dimension("region", "World region", (ALL,), open=True)
INSTITUTION = Dimension("institution", "Institution type", (ALL,), open=True)
PARAMETER = Dimension(
    "parameter",
    "Rule",
    (
        Code("none", "None"),
        Code(
            "general_salary_threshold",
            "General salary threshold, a year",
            ("general salary threshold (gbp/yr)", "general threshold (gbp/yr)", "general threshold floor (gbp/yr)"),
            unit="GBP",
        ),
        Code(
            "lower_salary_threshold",
            "Lower salary threshold, a year",
            ("lower threshold: shortage/new entrant/health-education (gbp/yr)",),
            unit="GBP",
        ),
        Code(
            "new_entrant_salary_threshold",
            "New-entrant salary threshold, a year",
            ("new-entrant threshold (gbp/yr)",),
            unit="GBP",
        ),
        Code("minimum_hourly_rate", "Minimum hourly rate", ("minimum hourly rate (gbp)",), unit="GBP"),
        Code(
            "minimum_income_requirement",
            "Minimum income requirement, a year",
            ("minimum income requirement (gbp/yr)",),
            unit="GBP",
        ),
        # announced and never in force: apart, so that no look-up of the requirement can meet them
        Code(
            "minimum_income_requirement_further_rises",
            "Minimum income requirement: further rises once planned, a year",
            ("minimum income requirement: further planned rises (gbp/yr)",),
            unit="GBP",
        ),
        Code("health_surcharge_adult", "Immigration Health Surcharge, adult, a year", ("adult rate (gbp/yr)",), unit="GBP"),
        Code(
            "health_surcharge_student_or_child",
            "Immigration Health Surcharge, student, child or Youth Mobility, a year",
            ("student/child/yms rate (gbp/yr)",),
            unit="GBP",
        ),
        Code(
            "skills_charge_large_sponsor",
            "Immigration Skills Charge, large sponsor, a year",
            ("large sponsor (gbp/yr)",),
            unit="GBP",
        ),
        Code(
            "skills_charge_small_sponsor",
            "Immigration Skills Charge, small or charitable sponsor, a year",
            ("small/charitable sponsor (gbp/yr)",),
            unit="GBP",
        ),
        Code("post_study_permission_years", "Permission after study", ("post-study permission (years)",), unit="years"),
        Code(
            "post_study_permission_months",
            "Permission after study, without a PhD",
            ("post-study permission (months, non-phd)",),
            unit="months",
        ),
        Code("initial_permission", "Initial permission", ("initial permission (months)",), unit="months"),
        Code("qualifying_period", "Standard qualifying period", ("standard qualifying period (years)",), unit="years"),
        Code("occupations_removed", "Occupations removed", ("occupations removed",), unit="occupations"),
        Code("route_open", "Route open or closed", ("route opened", "scheme launched", "route")),
        Code("dependants", "Dependants", ("dependants (courses starting on/after)", "dependants for new applicants")),
        Code("english_level", "Level of English", ("english level",)),
        Code("skill_level", "Minimum skill level", ("minimum skill level",)),
    ),
    default="none",
    open=True,
)
COUNTED_IN = Dimension(
    "counted_in",
    "Counted in",
    (Code("people", "People"), Code("cases", "Cases (main applicants)", ("main applicants",))),
    default="people",
)

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
        Measure("asylum_initial_decisions", "Initial decisions on asylum", "count", "people", ("nationality", "outcome", "counted_in"), ("asylum decisions",)),
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
