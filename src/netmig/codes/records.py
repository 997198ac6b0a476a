"""How it was counted: visa routes, applicants, what a table covers, outcomes, types, bases of cost, and whom a count is of."""

from __future__ import annotations

from .code_list import ALL, Code, Dimension

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
OUTCOME = Dimension(
    "outcome",
    "Outcome",
    (
        ALL,
        Code("grant", "Grants"),
        Code("refusal", "Refusals"),
        Code("withdrawal", "Withdrawals"),
        # decisions on asylum are grants and refusals; the table by quarter adds up more than decisions
        Code("concluded", "Concluded: decisions, withdrawals and administrative outcomes"),
    ),
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
COUNTED_IN = Dimension(
    "counted_in",
    "Counted in",
    (Code("people", "People"), Code("cases", "Cases (main applicants)", ("main applicants",))),
    default="people",
)
