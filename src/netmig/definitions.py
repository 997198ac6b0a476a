"""What the groups in the figures mean, since when, and where figures stop being comparable.

ONS has changed whom a group holds and how it is estimated, and most changes reach back: the same
period can be told by two methods in two releases, and two periods of one release can stand on
either side of a change. `definition` says what a group is for a period; `breaks_between` says
which changes lie between two figures, so that a comparison across one can say so.

A `Break` divides figures in two: those made the new way (published on or after `released_from`,
for periods that end from `periods_from` through `periods_through`) and all others. A correction
divides otherwise: what was wrong (those periods, published before it) from all else, for once they
are corrected two periods of one release are alike. Two figures are divided when one is on each
side; a figure made by a later change that took the place of both sides (`superseded_by`) is on
neither. Where the publications at hand do not say whether a later release made both sides alike,
the break stands and says so (`doubt`). Dates and words are those of the publications cited.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from .codes import FLOWS, PARTS_OF_EU_PLUS
from .errors import NotHeldError
from .periods import Period
from .series import Series

BreakKind = Literal["definition", "coverage", "method", "correction"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Where it is said: the publication, and the place in it."""

    title: str
    where: str = ""
    url: str = ""
    release: str = ""
    """The id of that publication in the ledger, where it is a release held there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """What a code stands for, for the periods that end from `since` to the day before `until`."""

    dimension: str
    code: str
    words: str
    citation: Citation
    since: date | None = None
    until: date | None = None

    def __repr__(self) -> str:
        return f"<Definition {self.dimension}={self.code} {self.since or ''}–{self.until or ''}: {self.words[:60]}>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """A change after which figures are not comparable with those before it."""

    code: str
    kind: BreakKind
    words: str
    groups: tuple[str, ...]
    """The nationality groups whose figures changed; figures for all nationalities change with any."""
    citation: Citation
    measures: tuple[str, ...] = FLOWS
    released_from: date | None = None
    periods_from: date | None = None
    periods_through: date | None = None
    superseded_by: str = ""
    """The code of the later break whose figures this one says nothing of: they are made neither way."""
    doubt: str = ""
    """Why it is not known whether two periods of one release published from `doubt_from` on still differ by it."""
    doubt_from: date | None = None

    def touches(self, series: Series) -> bool:
        """Whether figures of the series changed."""
        nationality = series.dimensions.get("nationality", "")
        return series.measure in self.measures and any(_inside(nationality, group) for group in self.groups)

    def is_after(self, period: Period, published: date) -> bool:
        """Whether a figure for the period, published that day, is made the new way; of a correction, whether it is right."""
        released = self.released_from is None or published >= self.released_from
        about = (self.periods_from is None or period.end >= self.periods_from) and (
            self.periods_through is None or period.end <= self.periods_through
        )
        return (released or not about) if self.kind == "correction" else (released and about)

    def is_superseded(self, period: Period, published: date) -> bool:
        """Whether a figure for the period, published that day, is made by a later change that took the place of both sides."""
        return bool(self.superseded_by) and _BY_CODE[self.superseded_by].is_after(period, published)

    def divides(self, earlier: tuple[Period, date], later: tuple[Period, date]) -> bool:
        """Whether two figures of a series that it touches, each a period and a day of publication, are on either side."""
        if self.is_superseded(*earlier) or self.is_superseded(*later):
            return False
        return self.is_after(*earlier) != self.is_after(*later)

    def doubt_between(self, earlier: date, later: date) -> str:
        """Why it is not known whether it still lies between figures published on two days; empty where it is known."""
        return self.doubt if self.doubt_from is not None and min(earlier, later) >= self.doubt_from else ""

    def __repr__(self) -> str:
        return f"<Break {self.code}: {self.words[:70]}>"


class Place(NamedTuple):
    """Where a figure stands: what it is about, and the day on which it was published."""

    series: Series
    period: Period
    published: date


def definition(code: str, *, on: date | None = None, dimension: str | None = None) -> Definition:
    """What a code stands for in figures for periods that end on a day, by default in the newest.

    Raises NotHeldError for a code or a day that no publication at hand defines.

    >>> definition("eu_plus", on=date(2019, 6, 30)).words
    'Nationals of the countries of the European Union at the time, without the United Kingdom.'
    >>> definition("eu_plus", on=date(2023, 6, 30)).since.isoformat()
    '2021-06-30'
    """
    named = [each for each in DEFINITIONS if each.code == code and dimension in (None, each.dimension)]
    if not named:
        raise NotHeldError.among("definition", code, {each.code for each in DEFINITIONS})
    for each in reversed(named):
        if on is None or ((each.since is None or on >= each.since) and (each.until is None or on < each.until)):
            return each
    raise NotHeldError(
        f"There is no definition of {code!r} for periods that end on {on}.", f"The first is for those from {named[0].since} on."
    )


def breaks_between(earlier: Place, later: Place) -> tuple[Break, ...]:
    """The changes that lie between two figures, in the order in which they were published.

    None where the two are comparable as far as is known. Either figure may be the older.

    >>> from .periods import year_ending
    >>> british = Series.of("emigration", nationality="british")
    >>> before = Place(british, year_ending(2024, 12), date(2025, 5, 22))
    >>> after = Place(british, year_ending(2024, 12), date(2025, 11, 27))
    >>> [each.code for each in breaks_between(before, after)]
    ['british_from_rapid']
    """
    return tuple(
        each
        for each in BREAKS
        if (each.touches(earlier.series) or each.touches(later.series))
        and each.divides((earlier.period, earlier.published), (later.period, later.published))
    )


def _inside(nationality: str, group: str) -> bool:
    """Whether figures for a nationality are figures for (some of) a group."""
    if nationality in ("", "all") or group in ("all", nationality):
        return True
    wide = {"eu": "eu_plus", "non_eu": "non_eu_plus"}
    nationality, group = wide.get(nationality, nationality), wide.get(group, group)
    if nationality in ("british", "eu_plus", "non_eu_plus"):
        return nationality == group
    if nationality in PARTS_OF_EU_PLUS:
        return group == "eu_plus"
    if nationality == "non_british":
        return group != "british"
    # other single nationalities are published for those outside the EU+ only (May 2025, Tables 3a and 3b)
    return group == "non_eu_plus"


_BULLETINS = "https://www.ons.gov.uk/peoplepopulationandcommunity/populationandmigration/internationalmigration/bulletins"
_WORKBOOK = "ONS, Long-term international migration, workbook of 22 May 2025"


def _sheet(where: str) -> Citation:
    return Citation(
        title=_WORKBOOK,
        where=where,
        release="ons-ltim-2025-05-22",
        url=f"{_BULLETINS}/longterminternationalmigrationprovisional/yearendingdecember2024",
    )


_SINCE_EU_PLUS = date(2021, 6, 30)  # the end of YE Jun 2021, the first period for which EU+ is EU+

DEFINITIONS: tuple[Definition, ...] = (
    Definition(
        dimension="nationality", code="all", citation=_sheet("Notes, note 1"),
        words="British, EU+ and non-EU+ nationals together; each group is estimated by itself and the unrounded estimates are added.",
    ),
    Definition(
        dimension="nationality", code="british", citation=_sheet("Definitions, definition 2"),
        words="British nationals of every kind but British Nationals (Overseas), who are counted with the non-EU+ nationals.",
    ),
    Definition(
        dimension="nationality", code="eu_plus", since=date(2012, 1, 1), until=_SINCE_EU_PLUS, citation=_sheet("Definitions, definition 3"),
        words="Nationals of the countries of the European Union at the time, without the United Kingdom.",
    ),
    Definition(
        dimension="nationality", code="eu_plus", since=_SINCE_EU_PLUS, citation=_sheet("Definitions, definition 3"),
        words="Nationals of the countries of the European Union, the Irish among them, and of Norway, Iceland, Liechtenstein and Switzerland.",
    ),
    Definition(
        dimension="nationality", code="eu", citation=_sheet("Definitions, definition 3"),
        words="Nationals of the countries of the European Union at the time, without the United Kingdom; "
              "the name of the group in releases before that of 28 November 2024.",
    ),
    Definition(
        dimension="nationality", code="non_eu_plus", since=date(2012, 1, 1), citation=_sheet("Definitions, definitions 2 and 4"),
        words="Nationals of all other countries: neither British nor EU+ as that was for the period. British Nationals (Overseas) are among them.",
    ),
    Definition(
        dimension="nationality", code="non_eu", citation=_sheet("Definitions, definition 4"),
        words="Nationals of all other countries: neither British nor of the European Union; "
              "the name of the group in releases before that of 28 November 2024.",
    ),
    Definition(
        dimension="reason", code="work", citation=_sheet("Definitions, definition 5"),
        words="Non-EU+ nationals who came with a work visa: main applicants and dependants.",
    ),
    Definition(
        dimension="reason", code="study", citation=_sheet("Definitions, definition 6"),
        words="Non-EU+ nationals who came with a study visa: main applicants and dependants.",
    ),
    Definition(
        dimension="reason", code="family", citation=_sheet("Definitions, definition 7"),
        words="Non-EU+ nationals who came with a visa related to their family.",
    ),
    Definition(
        dimension="reason", code="humanitarian_bno", citation=_sheet("Definitions, definitions 2 and 8"),
        words="British Nationals (Overseas) from Hong Kong and their families, whose route opened on 31 January 2021. They are non-EU+, not British.",
    ),
    Definition(
        dimension="reason", code="humanitarian_resettlement", citation=_sheet("Definitions, definition 9"),
        words="Refugees chosen by the United Nations for resettlement, with refugee status on arrival, and the Afghan schemes.",
    ),
    Definition(
        dimension="reason", code="humanitarian_ukraine", citation=_sheet("Definitions, definition 10"),
        words="People who come for the long term by one of the Ukraine schemes.",
    ),
    Definition(
        dimension="reason", code="asylum", citation=_sheet("Definitions, definition 11"),
        words="Long-term migrants who claimed asylum within a year of their arrival, whether they had come by a regular route or, "
              "for example, by small boat. Not the number of asylum claims, and not that of small boat arrivals.",
    ),
    Definition(
        dimension="reason", code="other", citation=_sheet("Definitions, definition 12 (Table 4)"),
        words="Non-EU+ nationals with administrative, settlement, visit or other visas.",
    ),
    Definition(
        dimension="measure", code="net_migration", citation=_sheet("Notes, note 2"),
        words="Immigration less emigration, taken before rounding: rounded flows need not give the rounded net figure.",
    ),
    Definition(
        dimension="measure", code="immigration", citation=_sheet("Definitions, definition 1"),
        words="People who move to the United Kingdom from the country where they usually lived, for twelve months or more.",
    ),
    Definition(
        dimension="measure", code="emigration", citation=_sheet("Definitions, definition 1"),
        words="People who lived in the United Kingdom and move to another country for twelve months or more.",
    ),
)  # fmt: skip

# In the order of publication.
BREAKS: tuple[Break, ...] = (
    Break(
        code="net_revised_after_census_2011", kind="method", groups=("all",), measures=("net_migration",),
        # ONS revised the quarterly series on 10 April 2014; the ad hoc table of December 2016 has the years, and says so
        released_from=date(2014, 4, 10), periods_from=date(2001, 12, 31), periods_through=date(2011, 12, 31),
        words="Net migration for 2001 to 2011 was revised after the 2011 Census; immigration and emigration of those years were not, "
              "and do not give the net figure.",
        citation=Citation(title="ONS, Long-Term International Migration 1964 to 2015, ad hoc 006408 version 1.4", release="ons-ltim-2016-12"),
    ),
    Break(
        code="passenger_survey_corrected_2018", kind="correction", groups=("all",),
        released_from=date(2018, 7, 16), periods_from=date(2017, 6, 30), periods_through=date(2017, 9, 30),
        words="Estimates for YE Jun 2017 and YE Sep 2017 were corrected: weights of the International Passenger Survey.",
        citation=Citation(
            title="ONS, Migration Statistics Quarterly Report, July 2018", release="ons-msqr-2018-07-16",
            url=f"{_BULLETINS}/migrationstatisticsquarterlyreport/july2018revisedfrommaycoveringtheperiodtodecember2017",
        ),
    ),
    Break(
        code="passenger_survey_adjusted_2019", kind="method", groups=("all",), released_from=date(2019, 8, 22),
        words="Estimates from the International Passenger Survey were adjusted with other data and called experimental.",
        citation=Citation(
            title="ONS, Migration Statistics Quarterly Report, August 2019", release="ons-msqr-2019-08-22",
            url=f"{_BULLETINS}/migrationstatisticsquarterlyreport/august2019",
        ),
    ),
    Break(
        code="from_administrative_data", kind="method", groups=("all",), released_from=date(2022, 5, 26),
        words="Estimates from administrative data took the place of those from the International Passenger Survey, suspended in "
              "March 2020; ONS calls the two not comparable.",
        citation=Citation(
            title="ONS, Long-term international migration, provisional: year ending June 2021", release="ons-ltim-2022-05-26",
            url=f"{_BULLETINS}/longterminternationalmigrationprovisional/june2021",
        ),
    ),
    Break(
        code="asylum_included", kind="coverage", groups=("non_eu_plus",), released_from=date(2023, 5, 25),
        words="People who seek asylum are included.",
        citation=Citation(
            title="ONS, Long-term international migration, provisional: year ending December 2022", release="ons-ltim-2023-05-25",
            url=f"{_BULLETINS}/longterminternationalmigrationprovisional/yearendingdecember2022",
        ),
    ),
    Break(
        code="british_adjusted_to_census_2021", kind="method", groups=("british",),
        released_from=date(2023, 11, 23), periods_from=date(2012, 6, 30), periods_through=date(2021, 6, 30),
        superseded_by="british_from_rapid",
        words="British estimates for YE Jun 2012 to YE Jun 2021, from the International Passenger Survey, were adjusted to the census; later periods were not.",
        citation=_sheet("Cover_sheet, Data sources"),
    ),
    Break(
        code="eu_plus", kind="definition", groups=("eu_plus", "non_eu_plus"),
        released_from=date(2024, 11, 28), periods_from=_SINCE_EU_PLUS,
        words="EU became EU+: nationals of Norway, Iceland, Liechtenstein and Switzerland are counted with those of the European Union.",
        citation=_sheet("Definitions, definitions 3 and 4"),
    ),
    Break(
        code="non_eu_plus_methods_2024", kind="method", groups=("non_eu_plus",),
        released_from=date(2024, 11, 28), periods_from=_SINCE_EU_PLUS,
        words="Non-EU+ estimates use improved methods and more information on Ukraine visas.",
        citation=Citation(
            title="ONS, Long-term international migration, provisional: year ending June 2024; new methods from YE Jun 2021 by note 9 of the May 2025 workbook",
            release="ons-ltim-2024-11-28", url=f"{_BULLETINS}/longterminternationalmigrationprovisional/yearendingjune2024",
        ),
    ),
    Break(
        code="non_eu_plus_methods_2025", kind="method", groups=("non_eu_plus",),
        released_from=date(2025, 5, 22), periods_from=date(2023, 9, 30),
        words="Non-EU+ estimates from YE Sep 2023 use more data, more information on Ukraine visas and improved methods.",
        doubt="Whether it still does in releases from 27 November 2025 on is not known: that release revised non-EU+ immigration for "
              "every period from YE Jun 2021 on that both have, on either side of YE Sep 2023, and for none before; no publication at hand "
              "says by which method.",
        doubt_from=date(2025, 11, 27),
        citation=_sheet("Cover_sheet, Updates to estimates"),
    ),
    Break(
        code="british_from_rapid", kind="method", groups=("british",),
        released_from=date(2025, 11, 18), periods_from=_SINCE_EU_PLUS,
        words="British estimates from YE Jun 2021 come from the Registration and Population Interaction Database, not the International "
              "Passenger Survey, and are not comparable with those before.",
        citation=Citation(
            title="ONS, Updating our methods to improve EU and British migration statistics", release="ons-ltim-2025-11-18",
            url="https://blog.ons.gov.uk/2025/11/18/updating-our-methods-to-improve-eu-and-british-migration-statistics/",
        ),
    ),
    Break(
        code="eu_plus_from_home_office_data", kind="method", groups=("eu_plus",),
        released_from=date(2025, 11, 18), periods_from=_SINCE_EU_PLUS,
        words="EU+ estimates from YE Jun 2021 come from Home Office Borders and Immigration data, not the Registration and Population Interaction Database.",
        citation=Citation(
            title="ONS, Updating our methods to improve EU and British migration statistics", release="ons-ltim-2025-11-18",
            url="https://blog.ons.gov.uk/2025/11/18/updating-our-methods-to-improve-eu-and-british-migration-statistics/",
        ),
    ),
)  # fmt: skip
_BY_CODE = {each.code: each for each in BREAKS}
