"""Copies of publishers' files that someone looked into: what each is, known by its bytes alone.

A gathered table seldom says itself where it was copied from, or of which release it is. For these
files that is known; another file with the same header is not one of them, and whoever hands it in
has to say its day of publication (`--published`) unless its rows do.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..errors import UsageError
from .reader import GivenFile

_UKDEMOGRAPHICS = "tompickup23/ukdemographics src/data/live/{} @2ac4950, transcribed from the Home Office's datasets"
_ASYLUMSTATS = "tompickup23/asylumstats @719b3b2, parsed from the Home Office's tables of February 2026"
_ASYLUM_COSTS = (
    "humaniverse/asylum data-raw/asylum_costs_and_productivity.csv @e7044ec; the file last changed at 22064dd, 2023-12-19"
)
_SPONSORSHIP = "ChathumiNavodya/uk-migration-analysis-sql-powerbi @e51178f: the Home Office's datasets of March 2023"
_SMALL_BOATS = "rvaughan/uk-migrant-data @cacbaca (2026-08-22)"
_NOVEMBER_2025 = "ltimnov25.xlsx, as extracted in github.com/redstarmatt/WIAH@03215c3 data/output/immigration/immigration.json"
_MAY_2026 = "may2026publicationspreadsheet.xlsx, as transcribed in github.com/tompickup23/ukdemographics@a4d0111 src/data/live/ons-ltim.json"
_EACH_ROW = "as each row says"


@dataclass(frozen=True, slots=True)
class KnownCopy:
    """One file: the digest of its bytes, what it is called here, where it came from, and its release."""

    sha256: str
    name: str
    upstream: str = ""
    """Repository, path and commit that it was copied from."""
    published: str = ""
    """The day or month of the release that it is a copy of, where its rows do not say it."""
    retrieved_at: str = ""


COPIES: tuple[KnownCopy, ...] = (
    KnownCopy("4f724e83e3b78de49e0f6ed70c2cdf780b3e03df11f0aad898c94522b82415aa", "forecasts.csv", _EACH_ROW),
    KnownCopy("51f6b239f4b14b6fda137a1104bf17c741a76ffc9436d362f9510c538d33afe7", "net_migration_2022_estimate_vintages.csv", _EACH_ROW),
    KnownCopy("5db424a32a5b86d5de7e2196a68ace509306e95934247f03fe08992cfe35e300", "CAS_D01.csv", _SPONSORSHIP, "2023-05"),
    KnownCopy("aefefdafb5ed935cd915229703f64ab2c18cc52a161151afd4217cc18b06f6f1", "CAS_D02.csv", _SPONSORSHIP, "2023-05"),
    KnownCopy("95e5162d901f5a79edaea18693dd3accc8ba96cd04a0866fcfdbe5ba887ae39b", "CoS_D01.csv", _SPONSORSHIP, "2023-05"),
    KnownCopy("678d6d51d8957b03fa3315fdf65c737cbd73bf46b3f2842283b091fe352073fd", "CoS_D02.csv", _SPONSORSHIP, "2023-05"),
    KnownCopy("3a4d3ea347da03929073c95a89e9b7113ba2c0455a52abe21e57f6a9f70b08bf", "asylum_costs.csv", f"{_ASYLUM_COSTS}; and {_EACH_ROW}"),
    KnownCopy("b6c324321615acaf34afe4ccb79693bf35592cb71887dcecd83b70f44f1c2c1d", "asylum_costs_and_productivity.csv", _ASYLUM_COSTS, "2023-12"),
    KnownCopy("6f3047590a025789d03a8b97747b4d01b88761c7327e099cc80e0434d22406f0", "asylum_quarterly_flows_2001q1_2025q4.csv", _ASYLUMSTATS, "2026-02-26"),
    KnownCopy("8bdab248b7caf197060716fa639a0ca4022e533a383640101e64afc543b133d9", "asylum_stocks_quarter_end.csv", _ASYLUMSTATS, "2026-02-26"),
    KnownCopy("615b4ee2c655b3f2954f627f9df340789f62d68da073914950621b740a854b71", "humanitarian_and_irregular_routes_annual.csv", _ASYLUMSTATS, "2026-02-26"),
    KnownCopy("eb901dbacb771a5f6d81dddc749b63a9fab763399cd1e351dd84c24ca82ff854", "returns_quarterly.csv", _ASYLUMSTATS, "2026-02-26"),
    KnownCopy("b37e4407fe58183eb2aa08eb6f026a124c8a92d098eca1ea130ec28c81d612ac", "asylumstats_asylum_contract_ledger.csv",
              "tompickup23/asylumstats @719b3b2"),
    KnownCopy("921c0d240bd08b59ff4744d5983cdf7a44fa6c7a5e3486f2a78f2758df18b493", "official_figures_with_quotes_may_aug2026.csv",
              "LegendT/UK-Migration-Explorer data/evidence @cfb3dce (2026-08-21)"),
    KnownCopy("d867ab69d02aa4162e45602a9aea131031ba5d5c4391aafe0a5943967fc4c207", "daily_small_boats.csv", _SMALL_BOATS, "2026-08-22", "2026-08-22"),
    KnownCopy("e5592cfeaf2ba6e90e6a64261aaeeb0b0f6541e330db50214d979d2f489acb58", "weekly_small_boats.csv", _SMALL_BOATS, "2026-08-22", "2026-08-22"),
    KnownCopy("ede1883cd0f5d843cdbac3c72a19791f66048a471d835b05686b8fc3c073ddd7", "visa_applications_monthly_points.csv"),
    KnownCopy("c2739d716db59d96713f761b8deaafde41778793c4bd9a7cd9224d0a5cf709c9", "visas_granted_2025_by_route_and_nationality.csv",
              # the copy calls itself year ending June 2026 and says it was last updated on 27 May 2026: the later is safe
              _UKDEMOGRAPHICS.format("visa-routes.json"), "2026"),
    KnownCopy("f19ea0ce937361c8a122293d43b17bf07610815f6e26f8f2f1dd51b7502870f3", "visas_granted_headline_points.csv", _EACH_ROW),
    KnownCopy("850d92ff83b1a573bfa65a9eea22efbf9881bfac11f1be34b1e338e17affe5b9", "visas_study_main_applicants_by_level_annual.csv",
              _UKDEMOGRAPHICS.format("education-visas.json"), "2026-05-21"),
    KnownCopy("4757874604b9a92db008de7829725b363cbf4e0ea3bfa5883f9d659c98062838", "visas_work_granted_by_subgroup_annual.csv",
              _UKDEMOGRAPHICS.format("work-visas-by-occupation.json"), "2026"),
    KnownCopy("8f08b4b33603f97b239245ad39f63db1461fbc3ba8388a2cdd77e335f05af939", "ons_ltim_2026-05-21_quoted_rows.json",
              "github.com/LegendT/UK-Migration-Explorer@cfb3dce data/evidence/ons-ltim-year-ending-december-2025.json", "2026-05-21"),
    KnownCopy("3dd22ba481d754922e3b3f3da1dafcc96640ed22ab3ca70c8d02cb00099e1e85", "uk_migration_1964_2015_and_ye_dec_2025_long.csv",
              "github.com/hanshanley/uk_decline@c056f4b outputs/migration/uk_migration_long.csv", "2026-05-21"),
    KnownCopy("3c6cbab7b28de02a3a3c46288e6b13132d653cae33a3c418f42e6c8645a8f16c", "ons_ltim_2025-05-22_ye-dec-2024_may25v5.0.xlsx",
              "github.com/YaminaB/migration-coding@fe96c1b, blob 830abd7e: a copy of the file that ONS published", "2025-05-22"),
    KnownCopy("1bf8dd76c3312a8253fd9c4360c8a9920eebe8d11f31a0c2dd12b76e365ae763", "ons_ltim_2025-11-27_table1_from_wiah.csv", _NOVEMBER_2025, "2025-11-27"),
    KnownCopy("4d2bb98568eb13c5b47d8f62a7e86f4b18c0d62d465e0d450a396c8e58781117", "ons_ltim_2025-11-27_table4b_from_wiah.csv", _NOVEMBER_2025, "2025-11-27"),
    KnownCopy("d9b1229a69934fd66cd2e7f8a027f06d3bab33702872dee2a8354e75831ebd1a", "ons_ltim_2026-05-21_table1_transcribed.csv", _MAY_2026, "2026-05-21"),
    KnownCopy("238db3fbcad2e08799ee62bbab7ec5e1d7c4a497a3f86a71f9950f7a9a4ee418", "ons_ltim_2026-05-21_table2_transcribed.csv", _MAY_2026, "2026-05-21"),
    KnownCopy("f80505e91aca7410a74fbb06b43889acb66083330ac8b8930dafe39aba9baae4", "ons_ltim_2026-05-21_table5_transcribed.csv", _MAY_2026, "2026-05-21"),
    KnownCopy("0b770abe365586871415e9566aacd785336034eb3261b60de8bba4f1868073c4", "vintages.csv"),
    KnownCopy("4da6b212482037281f4e83beead819c6cb9565b135f7692f255266e4380edff8", "policy_timeline.csv", _EACH_ROW),
    KnownCopy("a17bb51fad93c56972e5b1e60d53dc14af6664f92ce492cd249634dea4a89a10", "rules_read.csv", "as each row says, read 2026-11-26"),
    KnownCopy("d4364b9a1dd9e095d5d3ec043e5fdbccd117508e26feeb9ae9dcbbdc6f9028c0", "figures_read.csv", "as each row says, read 2026-11-27"),
    KnownCopy("0a0e9f2165891150613afb029a9b9fc6f4958ea80133d807e9c437d71bd3cdb1", "la_population_mid2024.csv", "not recorded with the copy", "2025-09-26"),
    KnownCopy("746c3869a95bc02f08a05ca467d53eda2697c8a5f8511c8657e09234e8bfabca", "uk_totals_and_pressure.csv", _EACH_ROW),
)  # fmt: skip
_BY_DIGEST = {copy.sha256: copy for copy in COPIES}

# Files that are recognised and from which nothing is taken, each with the reason.
LEFT_OUT: dict[str, str] = {
    "ab36a821006dbb2e829bae3349e6b6fc5bc9d7cccba9545845a9509b2db2ebed": (
        "Its tables of long-term migration are those of November 2025, Tables 1 and 4b, which are read from the two tables extracted"
        " from it; its counts by the Home Office are rounded or added up by its maker, and are read from better files."
    ),
}
# Files that a reader reads, and that are no part of the figures shipped.
NOT_SHIPPED: dict[str, str] = {
    "c05308e062ca2fc60a6ea12d0083daec4a4c619d647df5640c1ba4485b05a38c": (
        "The Passenger Survey's own estimates of 1975 to 2012 with their margins of error: survey estimates, and not the long-term"
        " migration that was published from them."
    ),
}


def copy_of(file: GivenFile) -> KnownCopy | None:
    """What is known of a file from its bytes; None of a file that nobody looked into."""
    return _BY_DIGEST.get(file.sha256)


def called(file: GivenFile, reader: str) -> str:
    """What a file is called in locators and sources: never by the name that it was handed in with, which anyone may change.

    >>> called(GivenFile("downloaded (3).csv", b""), "asylum-costs")
    'asylum-costs-e3b0c442.csv'
    """
    known = copy_of(file)
    return known.name if known else f"{reader}-{file.sha256[:8]}.{'csv' if file.container == 'text' else file.container}"


def day_of(file: GivenFile) -> str:
    """The day or month of publication of a file that does not say it itself.

    Raises UsageError where neither is known, and where the day said is not the one known.
    """
    known = copy_of(file)
    said = file.published.isoformat() if file.published else ""
    if known and known.published:
        if said and not said.startswith(known.published):
            raise UsageError(
                f"{file.name} was published in {known.published}." if len(known.published) < 10
                else f"{file.name} was published on {known.published}.",
                f"It is said to be of {said}.",
                "Leave --published out: the file is known.",
            )  # fmt: skip
        return known.published
    if not said:
        raise UsageError(
            f"{file.name} does not say when it was published.",
            "",
            "Say it: --published 2026-08-20, the day on which its publisher brought it out.",
        )
    return said


def check_day(file: GivenFile, day: date, says: str = "it says itself") -> None:
    """Refuse a day of publication said beside a file that itself says another."""
    if file.published and file.published != day:
        raise UsageError(
            f"{file.name} is of {day.isoformat()}, as {says}.",
            f"It is said to be of {file.published.isoformat()}.",
            "Leave --published out, or see whether this is the file that was meant.",
        )
