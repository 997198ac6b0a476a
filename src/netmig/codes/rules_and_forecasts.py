"""The parameters that rules set, and who foresees what: forecasters with their scenarios."""

from __future__ import annotations

from .code_list import Code, Dimension

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
        Code("shortage_occupation_list_20_going_rate_discount", "Discount of 20% on the going rate of shortage occupations"),
    ),
    default="none",
    open=True,
)
