"""Forecasts and projections of net migration, and predicted effects of policies, as they were made.

Who made it and in which variant are dimensions; each forecaster's day is a release. What a policy
was predicted to take away from visas, from immigration or from net migration are three different
things, and none of them is a forecast of net migration: they are figures of `policy_effect`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date

from ..errors import LayoutError
from ..ledger.figures import Evidence, Figure, Release, Source
from ..periods import Period, onwards, parse_period
from ..series import Series
from .csv_tables import OPEN_GOVERNMENT, Read, Row, Table, csv_reader
from .home_office import PUBLISHER as HOME_OFFICE
from .home_office import release
from .known_copies import copy_of
from .ons_releases import ons_release
from .populations import ONS

_COLUMNS = ("forecaster", "published", "target_period", "measure", "central", "low", "high", "note", "source")


@dataclass(frozen=True, slots=True)
class _Forecaster:
    code: str
    publisher: str
    scenario: str = ""
    """The variant that the forecaster's own words name."""


# What the column `forecaster` says, by its first words; the first that fits is taken.
_FORECASTERS: tuple[tuple[str, _Forecaster], ...] = (
    ("OBR", _Forecaster("obr", "Office for Budget Responsibility")),
    ("ONS NPP 2022-based high variant", _Forecaster("ons_projection", ONS, "high_variant")),
    ("ONS NPP 2014-based variants", _Forecaster("ons_projection", ONS, "long_run_variants")),
    ("ONS NPP", _Forecaster("ons_projection", ONS)),
    ("Home Office (five-point plan component)", _Forecaster("home_office", HOME_OFFICE, "student_dependants")),
    ("Home Office", _Forecaster("home_office", HOME_OFFICE)),
    (
        "Migration Observatory",
        _Forecaster("migration_observatory", "Migration Observatory and LSE Centre for Economic Performance"),
    ),
    ("Jonathan Portes", _Forecaster("jonathan_portes", "Jonathan Portes")),
    ("Madeleine Sumption", _Forecaster("madeleine_sumption", "Madeleine Sumption, Migration Observatory")),
    ("James Bowes", _Forecaster("james_bowes", "James Bowes, University of Warwick")),
    ("British Future", _Forecaster("british_future", "British Future")),
    ("Centre for Policy Studies", _Forecaster("centre_for_policy_studies", "Centre for Policy Studies")),
    ("Social Market Foundation", _Forecaster("social_market_foundation", "Social Market Foundation")),
    ("Migration Watch UK", _Forecaster("migration_watch", "Migration Watch UK")),
    ('"Government adviser"', _Forecaster("government_adviser", "A government adviser, not named")),
)
# What the column `target_period` says: a period's label, and the scenario that the words imply. No label
# is from the day of publication on, where the words name no time. A projection's years run from mid-year.
_TARGETS: dict[str, tuple[str, str]] = {
    "long run": ("", "long_run"),
    "long run (by mid-2019)": ("2019-07-01 onwards", "long_run"),
    "long run to 2039": ("2016-01-01 to 2039-12-31", "long_run"),
    "2026 onwards": ("2026-01-01 onwards", ""),
    "2026-27 onwards": ("2026-04-01 onwards", ""),
    "2027-28 / 2028 onwards (medium term)": ("2028-01-01 onwards", ""),
    "2027-28 onwards": ("2027-07-01 onwards", "long_run"),
    "2028 onwards": ("2028-01-01 onwards", ""),
    "mid-2027 onwards": ("2027-07-01 onwards", "long_run"),
    "YE mid-2028 onwards": ("2027-07-01 onwards", "long_run"),
    "end of current Parliament": ("", "long_run"),
    "year to mid-2026": ("YE Jun 2026", ""),
    "YE mid-2019": ("YE Jun 2019", "principal"),
    "YE mid-2020": ("YE Jun 2020", "principal"),
    "2026-2030 average": ("2026-01-01 to 2030-12-31", "average_per_year"),
    "2022-2032 average": ("2022-07-01 to 2032-06-30", "average_per_year"),
    "average of first six projection years (to year starting mid-2026)": ("2021-07-01 to 2027-06-30", "average_per_year"),
    "average of next 20 years, to 2035": ("2016-01-01 to 2035-12-31", "conditional"),
    "end of decade": ("2029-01-01 to 2030-12-31", ""),
    "end of decade / steady state": ("2029-01-01 to 2030-12-31", ""),
    "2026 (short run)": ("2026", "wording_unclear"),
    "end of 2026": ("2026", ""),
    "end of 2016": ("2016", "job_vacancies"),
    "next headline releases (YE Dec 2024, YE Jun 2025)": ("2024-01-01 to 2025-06-30", "in_words"),
    "one year, on YE-2023 inflow": ("2023", ""),
    "next 12 months": ("2025-05-11 to 2026-05-10", ""),
    "annual, per year": ("", ""),
}
# What a row's note says of the case it is about.
_CASES = (("Pessimistic scenario", "pessimistic"), ("Conditional:", "conditional"), ("CONTEXT of the reply", "conditional"))
_EFFECTS = {
    "reduction in people eligible to come (INFLOW, not net migration)": "immigration",
    "reduction in inflow from student-dependant ban": "immigration",
    "reduction in lower-skilled visas": "visas_granted",
    "reduction in visas/inflow": "visas_granted",
    "reduction in NET migration": "net_migration",
}
_LEVELS = frozenset({"net migration, persons per year", "long-run net migration assumption, persons per year"})
_OFFICIAL = re.compile(r"(?:gov\.uk|ons\.gov\.uk|obr\.uk|parliament\.uk)/")


def _forecasts(table: Table) -> Read:
    """Every forecast whose value was read, people a year.

    `value` is the central one, `low` and `high` the range given; `text` has the target's own words.
    """
    source = table.source("Forecasts and projections of net migration, gathered", licence="")
    releases: dict[str, Release] = {}
    figures: dict[str, list[Figure]] = defaultdict(list)
    for row in table:
        if not (row["central"] or row["low"] or row["high"]):
            continue  # a forecast known to exist, whose value was not read
        its_release = _release(row, source)
        releases[its_release.id] = its_release
        figures[its_release.id].append(_figure(row, its_release, source))
    return [(releases[release_id], figures[release_id]) for release_id in sorted(releases)]


def _forecaster(row: Row) -> _Forecaster:
    for words, forecaster in _FORECASTERS:
        if row["forecaster"].startswith(words):
            return forecaster
    raise row.refuse("forecaster", f"holds {row['forecaster']!r}, who has no code.", "", "Give that forecaster a code.")


def read_publication(words: str) -> str:
    """The latest day, month or year that the words of publication can mean.

    >>> read_publication("2016-02/03"), read_publication("2025-05 (reported; vintage not stated)")
    ('2016-03', '2025-05')
    """
    found = re.match(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2})|/(?P<later>\d{2}))?)?(?=$|\s)", words)
    if not found:
        raise LayoutError(
            f"{words!r} is no date of publication.", "", "Write it as 2025-11-28, 2016-02/03 or 2016 (page undated)."
        )
    month = found["later"] or found["month"]
    return "-".join(part for part in (found["year"], month, found["day"]) if part)


def _release(row: Row, source: Source) -> Release:
    forecaster = _forecaster(row)
    day = read_publication(row["published"])
    return release(
        f"{forecaster.code.replace('_', '-')}-forecast", day, f"{forecaster.publisher}: net migration, {day}", source,
        publisher=forecaster.publisher, note="" if len(day) == 10 else f"Published: {row['published']}.",
        licence=OPEN_GOVERNMENT if forecaster.code in {"obr", "ons_projection", "home_office"} else "",
    )  # fmt: skip


def _figure(row: Row, its_release: Release, source: Source) -> Figure:
    forecaster = _forecaster(row)
    period, scenario = _target(row)
    scenario = next((case for words, case in _CASES if words in row["note"]), forecaster.scenario or scenario)
    if row["measure"] in _EFFECTS:
        series = Series.of(
            "policy_effect", type=_EFFECTS[row["measure"]], forecaster=forecaster.code, scenario=scenario or "none"
        )
    elif row["measure"] in _LEVELS:
        series = Series.of("net_migration", forecaster=forecaster.code, scenario=scenario or "none")
    else:
        raise row.refuse("measure", f"holds {row['measure']!r}.", f"Known: {', '.join((*_LEVELS, *_EFFECTS))}.")
    numbers = {column: row.whole(column) if row[column] else None for column in ("central", "low", "high")}
    evidence: Evidence = "official_text" if _OFFICIAL.search(row["source"]) else "press"
    return Figure(
        series=series, period=period, release=its_release.id, value=numbers["central"], low=numbers["low"], high=numbers["high"],
        rounding=rounding_of(*(number for number in numbers.values() if number is not None)), text=row["target_period"],
        evidence=evidence, source=source.id, locator=f"{row.locator}: {row['source']}",
        note="; ".join(part for part in (row["measure"], row["note"], row["forecaster"], row["published"]) if part),
    )  # fmt: skip


def _target(row: Row) -> tuple[Period, str]:
    words = row["target_period"]
    label, scenario = _TARGETS.get(words, (words, ""))
    if label:
        return parse_period(label), scenario
    day = read_publication(row["published"]).split("-")
    return onwards(date(*(int(part) for part in (*day, "01", "01")[:3]))), scenario


def rounding_of(*numbers: int) -> int:
    """The unit of the last digit that any of the numbers was given to, at most a thousand.

    >>> rounding_of(264_700, 250_700), rounding_of(205_000), rounding_of(300_000)
    (100, 1000, 1000)
    """
    return next((unit for unit in (1000, 100, 10) if all(number % unit == 0 for number in numbers)), 1)


@dataclass(frozen=True, slots=True)
class _Reported:
    day: str
    evidence: Evidence


_REPORTED = {
    "first estimate, 2023-05-25": _Reported("2023-05-25", "press"),
    "2023-11-23": _Reported("2023-11-23", "press"),
    "2024-05 release": _Reported("2024-05-23", "official_text"),
    # eighteen months after the first: the press has the difference of the rounded flows, 872,000
    "final per BBC (18 months after first estimate)": _Reported("2024-11-28", "press"),
    "2025-05 release (esencela csv)": _Reported("2025-05-22", "derived_from_official_file"),
}


def _reported_estimates(table: Table) -> Read:
    """Estimates of one year as later releases had them: figures of ONS's own releases, not forecasts."""
    source = table.source("Estimates of net migration in 2022, as reported")
    # of two figures of one grade the first by source is shown, and a report must not come before a publication
    source = replace(source, id=f"reported-{source.id}" if copy_of(table.file) is None else "reported-net-migration-2022")
    pairs = []
    for row in table:
        reported = _REPORTED.get(row["vintage"])
        if reported is None:
            raise row.refuse("vintage", f"holds {row['vintage']!r}.", f"Known: {', '.join(_REPORTED)}.")
        its_release = ons_release(reported.day, sources=(source,))
        figure = Figure(
            series=Series.of("net_migration"), period=row.period("estimate_of"), release=its_release.id,
            value=row.whole("net_migration"), rounding=1000, evidence=reported.evidence, source=source.id,
            locator=f"{row.locator}: {row['source']}", note=f"As reported: {row['vintage']}.",
        )  # fmt: skip
        pairs.append((its_release, [figure]))
    return pairs


FORECASTS = csv_reader("forecasts", "Forecasts and projections of net migration, gathered", _COLUMNS, _forecasts)
REPORTED = csv_reader(
    "reported-estimates", "Estimates of net migration in 2022, as reported", ("estimate_of", "vintage", "net_migration", "source"),
    _reported_estimates,
)  # fmt: skip
