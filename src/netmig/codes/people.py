"""Who moved, why, and where they are: nationality, reason, age, sex, area."""

from __future__ import annotations

from .code_list import ALL, Code, Dimension

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
        # with the Irish, the parts of the EU+ that ONS estimates by other data each (since November 2025, Tables 4a, 6a and 8)
        Code("eu_plus_settled_status", "EU+ with settled status", ("eu settled status", "eu settlement scheme")),
        Code("eu_plus_visa_holders", "EU+ with a visa", ("eu+ visa holders", "eu+ visa holder")),
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
        Code("ireland", "Ireland", ("irish",)),
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

GROUPS_OF_NATIONS = frozenset({"all", "british", "eu_plus", "non_eu_plus", "eu", "non_eu", "non_british"})
"""The nationalities that a text goes to and fro between: everybody, the British, and groups of nations."""
PARTS_OF_EU_PLUS = ("eu_plus_settled_status", "eu_plus_visa_holders", "ireland")
"""The groups that ONS estimates apart, and that make the EU+ (May 2026, Table 8)."""
SINGLE_COUNTRIES = frozenset(NATIONALITY.by_code) - GROUPS_OF_NATIONS - {*PARTS_OF_EU_PLUS}
"""The nationalities of single countries. Ireland is a part of the EU+ there, and no country beside others."""

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
