"""Gathered tables in the layouts of the real ones, with invented figures: what the tests hand in."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date

from netmig.sources.reader import GivenFile

TABLE_1 = ("flow", "period", "period_end", "marker", "all_nationalities", "british", "eu_plus", "non_eu_plus")
MAY_2025, NOVEMBER_2025, MAY_2026 = "2025-05-22", "2025-11-27", "2026-05-21"


def csv_bytes(header: Iterable[str], *rows: Iterable[object]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([list(header), *(list(row) for row in rows)])
    return text.getvalue().encode()


def table_1(*rows: tuple[str, int, int, int]) -> bytes:
    """Table 1 as transcribed: for each (period label, British, EU+, non-EU+ net) the three flows, which balance."""
    lines: list[list[object]] = []
    for label, british, eu, non_eu in rows:
        out = (50_000, 60_000, 70_000)
        net = (british, eu, non_eu)
        into = [one + other for one, other in zip(net, out, strict=True)]
        for flow, groups in (("immigration", into), ("emigration", out), ("net", net)):
            lines.append([flow, label, "", "", sum(groups), *groups])
    return csv_bytes(TABLE_1, *lines)


def given(body: bytes, published: str | None = None, name: str = "made.csv") -> GivenFile:
    return GivenFile(name, body, date.fromisoformat(published) if published else None)


EARLIER = table_1(
    ("YE Dec 23", 10_000, 20_000, 400_000), ("YE Mar 24 P", 11_000, 21_000, 390_000), ("YE Jun 24 P", 12_000, 22_000, 380_000)
)
LATER = table_1(
    ("YE Mar 24", 11_000, 21_000, 395_000), ("YE Jun 24 R", -40_000, 22_000, 380_000), ("YE Sep 24 P", 13_000, 23_000, 370_000)
)

# One small file of each of several kinds, with the day of publication where its rows do not say it
FILES: dict[str, tuple[bytes, str | None]] = {
    "table 1 of May 2025": (EARLIER, MAY_2025),
    "table 1 of November 2025": (LATER, NOVEMBER_2025),
    "table 2 of May 2025": (
        csv_bytes(("flow", "period", "estimate", "lower_95", "upper_95"), ["net", "YE Jun 24 P", 414_000, 300_000, 500_000]), MAY_2025,
    ),
    "small boats by day": (csv_bytes(("#date", "migrants", "boats"), ["2025-05-21", 825, 13], ["2025-05-22", 0, 0]), "2026-08-22"),
    "small boats by week": (
        csv_bytes(("#week_ending", "migrants_arrived", "boats_arrived", "migrants_prevented", "events_prevented"), ["2025-05-25", 1000, 20, 5, 1]),
        "2026-08-22",
    ),
    "stocks": (csv_bytes(("as_at", "stock", "people"), ["2025-03-31", "supportedAsylum", 100_000]), "2025-05-22"),
    "returns": (csv_bytes(("period_end", "returns_type", "people"), ["2025-03-31", "total", 9000]), "2025-05-22"),
    "rules": (
        csv_bytes(
            ("effective_from", "announced", "route", "parameter", "old_value", "new_value", "source", "status"),
            ["2025-07-22", "2025-07-01", "Skilled Worker", "general salary threshold (GBP/yr)", "38700", "41700", "gov.uk", "in force"],
        ),
        None,
    ),
    "vintages": (
        csv_bytes(
            ("published", "period_end", "measure", "nationality", "value", "status", "source_url_or_file", "evidence"),
            ["2025-05-22", "2024-06-30", "net", "all", 414_000, "provisional", "https://www.example.org/a", "press"],
            ["2024-11-28", "2024-06-30", "net", "all", 400_000, "provisional", "https://www.example.org/b", "press"],
        ),
        None,
    ),
}  # fmt: skip


def files() -> list[GivenFile]:
    return [given(body, published, f"{name}.csv") for name, (body, published) in FILES.items()]
