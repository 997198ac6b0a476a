"""The Home Office's detailed datasets that are read, each described once.

Column names were seen in programs and documents that read the published files, editions of 2019 to
June 2026; the workbooks themselves were not at hand, except as the CSV copies of the sponsorship
datasets. Seen: Vis_D02, Asy_D02 (both wordings), Asy_D03, Ret_D01, IER_D01, Occ_D01 and Occ_D02 (by
the occupations of 2010 and of 2020), Edu_D01 and Edu_D02, and the four of sponsorship. Seen in part, in prose
or by the place of its columns, and so inferred: Vis_D01, Asy_D01, Asy_D09, Ret_D02, Cit_D01 and
Cit_D02. A column that is not described stops the reading.
"""

from __future__ import annotations

from .dataset_views import APPLICANT, NATIONALITY, By, Dataset, View

_PEOPLE = ("region", "sex", "age", "age group")
_LEVELS = ("visa type group", "visa type", "visa type subgroup")
_GROUP = By("visa type group", "route")
_TYPE = By("visa type", "route", within=_LEVELS[:1])
_SUBGROUP = By("visa type subgroup", "route", within=_LEVELS[:2])
_COUNTRY = By(NATIONALITY, "nationality")

_ISSUED = frozenset({"issued", "granted", "grant"})
_OUTCOMES = {
    "issued": "grant", "granted": "grant", "grant": "grant", "refused": "refusal", "refusal": "refusal",
    "withdrawn": "withdrawal", "withdrawal": "withdrawal", "lapsed": "lapsed",
}  # fmt: skip


def _visas(measure: str, where: dict[str, frozenset[str]]) -> tuple[View, ...]:
    """By group, type and subgroup, for each kind of applicant and for all, and by nationality."""
    levels = tuple(
        View(measure=measure, by=(level,), where=where, applicants=applicants)
        for level in (_GROUP, _TYPE, _SUBGROUP)
        for applicants in ("apart", "together")
    )
    return (
        *levels,
        View(measure=measure, by=(_COUNTRY, _GROUP), where=where, applicants="apart"),
        View(measure=measure, by=(_COUNTRY, _GROUP), where=where, applicants="together"),
    )


def _sponsored(measure: str) -> tuple[View, ...]:
    fixed = {"applicant": "main", "coverage": "sponsored_worker_routes"}
    note = "Sponsored routes and main applicants alone."
    return (
        View(measure=measure, fixed={"route": "work", **fixed}, note=note),
        View(measure=measure, by=(By("visa type", "route"),), fixed=fixed, note=note),
        View(measure=measure, by=(By("visa type subgroup", "route", within=("visa type",)),), fixed=fixed, note=note),
        View(measure=measure, by=(_COUNTRY,), fixed={"route": "work", **fixed}, note=note),
    )


def _by_level(measure: str) -> tuple[View, ...]:
    fixed = {"route": "study", "applicant": "main"}
    note = "Sponsored study, main applicants, as far as they were matched to a confirmation of acceptance."
    levels = {
        "below bachelors": "below_bachelors", "bachelors": "bachelors", "masters": "masters", "doctoral": "doctoral",
        "pre sessional": "pre_sessional", "unknown": "unknown",
    }  # fmt: skip
    return (
        View(measure=measure, by=(By("course level", "level", levels),), fixed=fixed, note=note),
        View(measure=measure, fixed={**fixed, "coverage": "matched_to_acceptance"}, note=note),
        View(measure=measure, by=(_COUNTRY,), fixed={**fixed, "coverage": "matched_to_acceptance"}, note=note),
    )


_OCCUPATIONS = (
    "occupation", "industry", "soc code", "occ major group", "occ sub major group", "occ minor group", "occ unit group", "region",
)  # fmt: skip
_ASYLUM_CASE = {"case type": frozenset({"asylum case", "asylum"})}
_GRANTS = ("grant of protection", "grant of other leave")
_DECISIONS = {
    "grant of protection": "grant", "grant of other leave": "grant", "refused": "refusal", "withdrawn": "withdrawal",
    "administrative outcome": "administrative",
}  # fmt: skip
_DECIDED = {"case outcome group": frozenset({*_GRANTS, "refused"})}
_DECIDED_NOTE = "Grants and refusals; withdrawals and administrative outcomes are no decisions."
_CONCLUDED_NOTE = "Every outcome: grants, refusals, withdrawals and administrative outcomes."
_RETURN_TYPES = {
    "enforced return": "enforced", "enforced returns": "enforced", "voluntary return": "voluntary", "voluntary returns": "voluntary",
    "refused entry at port and subsequently departed": "refused_entry",
}  # fmt: skip
_RETURNS = (
    View(measure="returns", note="With those refused entry at a port."),
    View(measure="returns", by=(By("return type group", "type", _RETURN_TYPES),)),
    View(
        measure="returns", where={"return type group": frozenset({"enforced return", "enforced returns", "voluntary return", "voluntary returns"})},
        fixed={"type": "enforced_and_voluntary"},
    ),
)  # fmt: skip
_MAIN_ONLY = frozenset({"main applicant", "main applicants"})
_CASES = {APPLICANT: _MAIN_ONLY}
_INITIAL = {"application stage": frozenset({"pending initial decision"})}
_HOTELS = frozenset({"contingency accommodation hotel", "contingency hotel", "hotel"})
_CITIZENSHIP = {
    "naturalisation": "naturalisation", "registration": "registration",
    "naturalisations": "naturalisation", "registrations": "registration",
}  # fmt: skip


def _citizenship(measure: str) -> tuple[View, ...]:
    return (View(measure=measure), View(measure=measure, by=(By("application type group", "type", _CITIZENSHIP),)))


# As in the gathered copies, these are kept as they are: the type of an institution says its group.
_SPONSORSHIP: tuple[tuple[str, str, str, dict[str, str], tuple[str, ...]], ...] = (
    (
        "CoS_D01", "Certificates of sponsorship used, by industry", "sponsorship_certificates",
        {"type of application": "type", "category of leave": "route", "industry": "industry"}, (),
    ),
    (
        "CoS_D02", "Certificates of sponsorship used, by nationality", "sponsorship_certificates",
        {"type of application": "type", "category of leave": "route", "geographical region": "region", NATIONALITY: "nationality"}, (),
    ),
    (
        "CAS_D01", "Confirmations of acceptance for studies used, by institution", "study_acceptances",
        {"type of application": "type", "institution type": "institution"}, ("institution type group",),
    ),
    (
        "CAS_D02", "Confirmations of acceptance for studies used, by nationality", "study_acceptances",
        {"type of application": "type", "institution type group": "institution", "geographical region": "region", NATIONALITY: "nationality"}, (),
    ),
)  # fmt: skip

DATASETS: tuple[Dataset, ...] = (
    Dataset(
        code="Vis_D01", title="Applications for entry clearance visas", value=("applications",),
        needed=(NATIONALITY, *_LEVELS, APPLICANT), others=_PEOPLE, views=_visas("visa_applications", {}),
    ),
    Dataset(
        code="Vis_D02", title="Outcomes of applications for entry clearance visas", value=("decisions",),
        needed=(NATIONALITY, *_LEVELS, APPLICANT, "case outcome"), others=_PEOPLE,
        views=(
            *_visas("visas_granted", {"case outcome": _ISSUED}),
            View(measure="visa_decisions", by=(_GROUP,), applicants="apart"),
            View(measure="visa_decisions", by=(_GROUP,), applicants="together"),
            View(measure="visa_decisions", by=(_GROUP, By("case outcome", "outcome", _OUTCOMES)), applicants="apart"),
            View(measure="visa_decisions", by=(_GROUP, By("case outcome", "outcome", _OUTCOMES)), applicants="together"),
        ),
    ),
    *(
        Dataset(
            code=code, title=f"{title} for entry clearance visas by occupation and industry", value=value,
            needed=(NATIONALITY, "visa type", "visa type subgroup"), others=_OCCUPATIONS, views=_sponsored(measure),
        )
        for code, title, value, measure in (
            ("Occ_D01", "Applications", ("applications",), "visa_applications"), ("Occ_D02", "Grants", ("grants",), "visas_granted"),
        )
    ),
    *(
        Dataset(
            code=code, title=f"{title} for sponsored study visas by course level", value=value,
            needed=(NATIONALITY, "course level"), others=("region", "visa type", "visa type subgroup"), views=_by_level(measure),
        )
        for code, title, value, measure in (
            ("Edu_D01", "Applications", ("applications",), "visa_applications"), ("Edu_D02", "Grants", ("grants",), "visas_granted"),
        )
    ),
    Dataset(
        code="Asy_D01", title="Asylum claims", value=("claims", "applications"),
        needed=(NATIONALITY, APPLICANT, "uasc"), others=(*_PEOPLE, "location of application", "location of claim", "claim type"),
        views=(
            View(measure="asylum_applications"),
            View(measure="asylum_applications", where=_CASES, fixed={"counted_in": "cases", "applicant": "main"}),
            View(measure="asylum_applications", where={APPLICANT: frozenset({"dependant", "dependants"})}, fixed={"applicant": "dependant"}),
            View(measure="asylum_applications", where={"uasc": frozenset({"uasc"})}, fixed={"type": "unaccompanied_children"}),
            View(measure="asylum_applications", by=(_COUNTRY,)),
        ),
    ),
    Dataset(
        code="Asy_D02", title="Outcomes of asylum claims at initial decision", value=("decisions",),
        needed=(NATIONALITY, APPLICANT, "case outcome group"),
        others=(*_PEOPLE, "case outcome", "uasc", "case type", "host country"),
        views=(
            View(measure="asylum_initial_decisions", where={**_ASYLUM_CASE, **_DECIDED}, note=_DECIDED_NOTE),
            View(measure="asylum_initial_decisions", by=(By("case outcome group", "outcome", _DECISIONS),), where=_ASYLUM_CASE),
            View(
                measure="asylum_initial_decisions", where={**_ASYLUM_CASE, "case outcome group": frozenset(_DECISIONS)},
                fixed={"outcome": "concluded"}, note=_CONCLUDED_NOTE,
            ),
            View(
                measure="asylum_initial_decisions", where={**_ASYLUM_CASE, **_DECIDED, **_CASES}, fixed={"counted_in": "cases"},
                note=_DECIDED_NOTE,
            ),
            View(
                measure="asylum_initial_decisions", by=(By("case outcome group", "outcome", _DECISIONS),), where={**_ASYLUM_CASE, **_CASES},
                fixed={"counted_in": "cases"},
            ),
            View(measure="asylum_initial_decisions", by=(_COUNTRY,), where={**_ASYLUM_CASE, **_DECIDED}, note=_DECIDED_NOTE),
            View(
                measure="asylum_initial_decisions", by=(_COUNTRY, By("case outcome group", "outcome", _DECISIONS)), where=_ASYLUM_CASE,
            ),
        ),
    ),
    Dataset(
        code="Asy_D03", title="Asylum claims awaiting a decision", value=("claims", "applications", "people"), when="date as at",
        needed=(NATIONALITY, APPLICANT, "application stage"), others=("region", "duration", "claim stage"),
        views=(
            View(measure="asylum_awaiting_decision", where=_INITIAL),
            View(measure="asylum_awaiting_decision", where={**_INITIAL, **_CASES}, fixed={"counted_in": "cases"}),
            View(measure="asylum_awaiting_decision", by=(_COUNTRY,), where=_INITIAL),
        ),
    ),
    Dataset(
        code="Asy_D09", title="Asylum seekers in receipt of support", value=("people",), when="date as at",
        needed=(NATIONALITY, "accommodation type"),
        others=("region", "support type", "support sub type", "uk region nation", "uk region"),
        views=(
            View(measure="asylum_supported"),
            View(measure="asylum_supported", where={"accommodation type": _HOTELS}, fixed={"type": "hotel"}),
            View(measure="asylum_supported", by=(_COUNTRY,)),
        ),
    ),
    Dataset(
        code="Ret_D01", title="Returns by nationality", value=("number of returns",),
        needed=(NATIONALITY, "return type group"),
        others=(*_PEOPLE, "return type", "return destination group", "return destination"),
        views=(*_RETURNS, View(measure="returns", by=(_COUNTRY, By("return type group", "type", _RETURN_TYPES)))),
    ),
    Dataset(
        code="Ret_D02", title="Returns by destination", value=("number of returns",), needed=("return type group",),
        others=("return destination group", "return destination", "region", "return type"), views=_RETURNS, same_as="Ret_D01",
    ),
    Dataset(
        code="IER_D01", title="Detected arrivals by illegal routes", value=("number of detections",),
        needed=(NATIONALITY, "method of entry"), others=_PEOPLE,
        views=(
            View(measure="irregular_arrivals"),
            View(measure="irregular_arrivals", by=(By("method of entry", "type"),)),
            View(measure="small_boat_arrivals", where={"method of entry": frozenset({"small boat arrivals", "small boat arrival"})}),
        ),
    ),
    Dataset(
        code="Cit_D01", title="Applications for British citizenship", value=("applications",),
        needed=("application type group",), others=(NATIONALITY, *_PEOPLE, "application type"), views=_citizenship("citizenship_applications"),
    ),
    Dataset(
        code="Cit_D02", title="Grants of British citizenship", value=("grants",),
        needed=("application type group",), others=(NATIONALITY, *_PEOPLE, "application type"), views=_citizenship("citizenship_grants"),
    ),
    *(
        Dataset(
            code=code, title=title, value=("applications",), needed=tuple(columns), others=others,
            repeated=("2019 Q4", "2022 Q1"),
            views=(
                View(
                    measure=measure, by=tuple(By(column, dimension) for column, dimension in columns.items()), periods=("quarter",)
                ),
            ),
        )
        for code, title, measure, columns, others in _SPONSORSHIP
    ),
)  # fmt: skip

# Columns that only some editions have: where one is missing, the rows are all of the kind that is asked for.
OPTIONAL = frozenset({"case type"})
BY_CODE = {dataset.code.lower(): dataset for dataset in DATASETS}
