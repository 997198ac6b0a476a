"""How large, how many and how much a file of figures can be: all bounds on what is handed in, in one place.

They are far above what publishers publish and far below what a machine cannot bear. The bounds on
workbooks as they unpack are beside the code that weighs them, in `weighing.py`.
"""

from __future__ import annotations

FILE_BYTES = 64 * 1024 * 1024
"""A workbook as it comes. The ONS workbook of May 2025 has 3.5 MB."""
TEXT_BYTES = 32 * 1024 * 1024
"""A text as it comes. The largest table read so far has 2 MB."""
MOST_CELLS = 2_000_000
"""Of one text table. The largest read so far has 173,000."""
MOST_FIGURES = 1_000_000
"""Of one file."""
LONGEST_TEXT = 20_000
"""Letters beside a figure: its words, its note, its place."""
FIRST_YEAR = 1801
"""Of the first census: nothing that is counted here was counted earlier."""

MOST_FLOW = 10_000_000
"""People who move in or out in twelve months: seven times the most there ever was (1.47 million, YE Mar 2023)."""
MOST_OF: dict[str, int] = {
    # the population is 69 million, and no projection of it comes near this
    "people": 100_000_000,
    "visas": 100_000_000,
    "applications": 100_000_000,
    # more than the whole of government spends in a year
    "GBP": 2_000_000_000_000,
    "": 10_000_000_000,
}
"""By unit; "" is any other."""
