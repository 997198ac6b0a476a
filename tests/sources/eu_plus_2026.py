"""Tables 4a, 6a, 6b and 8 of ONS's workbook of 21 May 2026, in thousands, with the words of no header.

The figures are ONS's (Crown copyright, Open Government Licence v3.0), as a public program took them from the workbook
column by column: tompickup23/ukdemographics, commit a4d0111, `src/data/live/ons-ltim.json`. What that file calls the
reasons of non-EU+ nationals are those of Table 4a, which are of EU+ nationals with a visa. Of Tables 4a and 8 the last
four periods are here; of 4a the columns up to family reasons, after which the program's are not those of the table.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from made_workbooks import Rows

ByFlow = Mapping[str, Sequence[tuple[int, ...]]]
ByPeriod = Mapping[str, tuple[int, ...]]
PERIODS = ("YE Mar 25 P R", "YE Jun 25 P R", "YE Sep 25 P", "YE Dec 25 P")

# by flow and period: all reasons, all work, work main, work dependant, all study, study main, study dependant, family
REASONS = {
    "Immigration": ((34, 16, 12, 4, 14, 14, 0, 3), (33, 16, 12, 4, 14, 13, 0, 3), (35, 16, 12, 4, 15, 14, 0, 3), (34, 16, 12, 4, 14, 14, 0, 3)),
    "Emigration": ((13, 6, 5, 1, 6, 6, 0, 0), (13, 6, 5, 1, 6, 6, 0, 1), (13, 6, 5, 1, 7, 7, 0, 1), (14, 5, 4, 1, 7, 7, 0, 1)),
    "Net migration": ((20, 9, 7, 3, 7, 7, 0, 3), (21, 10, 7, 3, 8, 8, 0, 3), (21, 10, 7, 3, 8, 8, 0, 2), (21, 11, 8, 3, 7, 7, 0, 2)),
}  # fmt: skip

# by flow and period: all EU+, settled status, visa holders, Irish
STATUS = {
    "Immigration": ((91, 49, 34, 8), (84, 43, 33, 8), (83, 41, 35, 7), (76, 35, 34, 7)),
    "Emigration": ((148, 129, 13, 6), (137, 119, 13, 6), (130, 111, 13, 5), (118, 100, 14, 5)),
    "Net migration": ((-58, -80, 20, 2), (-53, -76, 21, 2), (-47, -71, 21, 2), (-42, -65, 21, 2)),
}

# by period: immigration of EU+ visa holders, visas granted, National Insurance numbers, immigration of all EU+
AGAINST_EU_PLUS = {
    "YE Dec 21": (25, 39, 188, 173), "YE Mar 22": (29, 44, 187, 183), "YE Jun 22": (30, 46, 184, 157),
    "YE Sep 22": (32, 48, 160, 150), "YE Dec 22": (32, 48, 150, 141), "YE Mar 23": (32, 49, 143, 133),
    "YE Jun 23": (32, 52, 136, 124), "YE Sep 23": (32, 50, 118, 111), "YE Dec 23": (31, 48, 98, 103),
    "YE Mar 24": (31, 48, 80, 98), "YE Jun 24": (31, 47, 72, 93), "YE Sep 24 R": (33, 48, 66, 93),
    "YE Dec 24 R": (33, 48, 64, 91), "YE Mar 25 P R": (33, 48, 61, 90), "YE Jun 25 P R": (33, 49, 60, 84),
    "YE Sep 25 P": (34, 48, 60, 82), "YE Dec 25 P": (34, 48, 58, 76),
}  # fmt: skip

# by period: immigration of non-EU+, visas granted, National Insurance numbers
AGAINST_NON_EU_PLUS = {
    "YE Dec 21": (537, 756, 417), "YE Mar 22": (637, 842, 591), "YE Jun 22": (748, 991, 697), "YE Sep 22": (912, 1176, 808),
    "YE Dec 22": (1000, 1267, 909), "YE Mar 23": (1080, 1331, 971), "YE Jun 23": (1093, 1302, 980), "YE Sep 23": (1110, 1298, 993),
    "YE Dec 23": (1108, 1265, 1015), "YE Mar 24": (1030, 1193, 923), "YE Jun 24": (974, 1104, 870), "YE Sep 24 R": (834, 917, 752),
    "YE Dec 24 R": (685, 799, 616), "YE Mar 25 P R": (622, 725, 583), "YE Jun 25 P R": (577, 702, 571),
    "YE Sep 25 P": (557, 692, 586), "YE Dec 25 P": (533, 664, 550),
}  # fmt: skip


def stacked(values: ByFlow) -> Rows:
    """Rows of people: flow, period, and the columns."""
    return [
        [flow, period, *(1000 * each for each in row)]
        for flow, rows in values.items()
        for period, row in zip(PERIODS, rows, strict=True)
    ]


def beside(values: ByPeriod) -> Rows:
    """Rows of people: period, and the columns."""
    return [[period, *(1000 * each for each in row)] for period, row in values.items()]
