"""What revisions come to: their size, their direction, and whether they changed the story.

Symbols of the field (OECD and Eurostat; R's `reviser`): y_t^h is the value of period t at release h,
and r = y^later − y^earlier, positive where it was revised up. Each number says of how many
revisions it is; a number that they are too few for is None.

    mean                  Σ r / n: the mean revision
    mean_absolute         Σ |r| / n
    relative              Σ |r| / Σ |y^later| (McKenzie and Gamba, OECD 2008): poor where values come near to nought
    root_mean_square      √(Σ r² / n)
    sd                    with n − 1
    quantiles             by linear interpolation of order statistics: type 7 of Hyndman and Fan (1996), R's default
    same_sign             the share of periods whose two values have the same sign
    direction_kept        the share of periods whose change on the period before went the same way in the vintage
                          of the earlier value and in that of the later one: where it did not, the story changed
    noise_to_signal       sd of r / sd of y^later
    correlation           of r with y^earlier
    autocorrelation       of r with the r of the row before; positive where windows overlap
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..ledger.frames import Cell, html_table
from ..periods import Period
from .bias import mean_estimate
from .cautions import OverlapWarning, RevisionWarning, SmallSampleWarning
from .entries import total

if TYPE_CHECKING:
    from .analysis import Revisions
    from .entries import Entry, Number
    from .revision import Revision
    from .triangle import Triangle

QUANTILES = (0.1, 0.25, 0.5, 0.75, 0.9)
# below this many revisions a mean says little of the next one
FEW = 8
NEAR = 0.1
"""Near to the latest value: within this part of it."""


@dataclass(frozen=True, slots=True)
class NearLatest:
    """How long values took to come near to the latest and stay there, as epiprocess has it."""

    n: int
    """Periods with the pair's two values."""
    within: float
    median_months: float | None
    most_months: int | None

    def to_dict(self) -> dict[str, Any]:
        return {"n": self.n, "within": self.within, "median_months": self.median_months, "most_months": self.most_months}


@dataclass(frozen=True, slots=True)
class Precocity:
    """ONS's precocity error: how far the preliminary estimates were from the latest revised ones.

    Told as revised − preliminary, so that positive is revised up, as everywhere here. ONS defines it
    as the difference between the two (Predicting the stability of non-EU+ long-term international
    migration estimates); which of the two it takes from which was not established.
    """

    n: int
    mean: float | None
    mean_percent: float | None
    """The mean of each error as a percentage of the preliminary estimate."""
    mean_absolute_percent: float | None

    def to_dict(self) -> dict[str, Any]:
        return {
            "n": self.n, "mean": self.mean, "mean_percent": self.mean_percent, "mean_absolute_percent": self.mean_absolute_percent,
            "sign": "revised - preliminary",
        }  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Every descriptive statistic of a set of revisions; the module's own words say what each is."""

    series: str
    unit: str
    pair: str
    n: int
    windows: int
    """How many of the periods do not overlap: what n is worth at most, where windows share months."""
    mean: float | None
    standard_error: float | None
    """Of the mean, HAC (Newey and West 1987); None where the test of bias is refused."""
    interval: tuple[float, float] | None
    """The 95 % interval of the mean by it: only where it leaves nought out is the mean a bias."""
    mean_absolute: float | None
    relative: float | None
    root_mean_square: float | None
    sd: float | None
    min: Number | None
    max: Number | None
    quantiles: tuple[tuple[float, float], ...]
    up: int
    down: int
    unrevised: int
    same_sign: float | None
    direction_kept: float | None
    direction_n: int
    """How many periods could be compared with the one before in both vintages."""
    noise_to_signal: float | None
    correlation: float | None
    autocorrelation: float | None
    on_break: Number
    """The part of all revisions that was published in steps in which method or definition changed."""
    off_break: Number
    near_latest: NearLatest | None
    precocity: Precocity | None
    warnings: tuple[RevisionWarning, ...] = ()

    @property
    def range(self) -> Number | None:
        """The largest revision less the smallest."""
        return None if self.max is None or self.min is None else self.max - self.min

    @property
    def median(self) -> float | None:
        """The revision in the middle."""
        return dict(self.quantiles).get(0.5)

    def to_dict(self) -> dict[str, Any]:
        """The numbers by their names, as JSON has them."""
        return {
            "n": self.n,
            "windows": self.windows,
            "mean": self.mean,
            "standard_error": self.standard_error,
            "interval": None if self.interval is None else list(self.interval),
            "mean_absolute": self.mean_absolute,
            "relative": self.relative,
            "root_mean_square": self.root_mean_square,
            "sd": self.sd,
            "min": self.min,
            "max": self.max,
            "range": self.range,
            "median": self.median,
            "quantiles": {f"{chance:g}": value for chance, value in self.quantiles},
            "quantile_type": 7,
            "up": self.up,
            "down": self.down,
            "unrevised": self.unrevised,
            "same_sign": self.same_sign,
            "direction_kept": self.direction_kept,
            "direction_n": self.direction_n,
            "noise_to_signal": self.noise_to_signal,
            "correlation": self.correlation,
            "autocorrelation": self.autocorrelation,
            "on_break": self.on_break,
            "off_break": self.off_break,
            "near_latest": None if self.near_latest is None else self.near_latest.to_dict(),
            "precocity_error": None if self.precocity is None else self.precocity.to_dict(),
        }

    def __repr__(self) -> str:
        if not self.n:
            return f"<Summary {self.series}, {self.pair}: n = 0>"
        return (
            f"<Summary {self.series}, {self.pair}: n = {self.n}, mean {self.mean:+,.6g}, mean absolute {self.mean_absolute:,.6g}, "
            f"{self.min:+,} to {self.max:+,}>"
        )

    def _repr_html_(self) -> str:
        rows: list[list[Cell]] = [
            [name.replace("_", " "), _shown(value)]
            for name, value in self.to_dict().items()
            if not isinstance(value, (dict, list)) and name != "quantile_type"
        ]
        rows += [[f"{chance:.0%} quantile", _shown(value)] for chance, value in self.quantiles]
        return html_table(f"{self.series}, {self.pair}: n = {self.n}; positive is revised up", ("statistic", "value"), rows)


def summarise(found: Revisions) -> Summary:
    """Every descriptive statistic of these revisions.

    >>> from .analysis import revisions_of
    >>> from .triangle import Triangle
    >>> rows = [(str(year), f"{year + late}-06-01", 100 + year % 7 * late) for year in range(2000, 2010) for late in (1, 2)]
    >>> summary = summarise(revisions_of(Triangle.of_rows(rows)))
    >>> summary.n, summary.mean, summary.mean_absolute, summary.median, summary.same_sign
    (10, 3.2, 3.2, 3.5, 1.0)
    """
    rows = found.rows
    revisions = [float(value) for value in found.values]
    earlier, later = [float(row.earlier.value) for row in rows], [float(row.later.value) for row in rows]
    n = len(rows)
    kept = [same for row in rows if (same := direction_kept(found.triangle, row, across_breaks=found.across_breaks)) is not None]
    deviation, scale = sd(revisions), sd(later)
    to_latest = found.pair.earlier == "first" and found.pair.later in ("latest", "complete")
    bias = mean_estimate(revisions, [row.period for row in rows])
    absolute = math.fsum(map(abs, revisions))
    size = math.fsum(map(abs, later))
    return Summary(
        series=found.triangle.name,
        unit=found.triangle.unit,
        pair=found.pair.words,
        n=n,
        windows=windows([row.period for row in rows]),
        mean=mean(revisions),
        standard_error=None if bias is None else bias.standard_error,
        interval=None if bias is None or bias.low is None or bias.high is None else (bias.low, bias.high),
        mean_absolute=mean([abs(each) for each in revisions]),
        relative=absolute / size if size else None,
        root_mean_square=math.sqrt(math.fsum(each * each for each in revisions) / n) if n else None,
        sd=deviation,
        min=min(found.values, default=None),
        max=max(found.values, default=None),
        quantiles=tuple((chance, quantile(revisions, chance)) for chance in QUANTILES) if n else (),
        up=sum(each > 0 for each in revisions),
        down=sum(each < 0 for each in revisions),
        unrevised=sum(each == 0 for each in revisions),
        same_sign=mean([float(sign(first) == sign(second)) for first, second in zip(earlier, later, strict=True)]),
        direction_kept=mean([float(same) for same in kept]),
        direction_n=len(kept),
        noise_to_signal=deviation / scale if deviation is not None and scale else None,
        correlation=correlation(revisions, earlier),
        autocorrelation=correlation(revisions[1:], revisions[:-1]),
        on_break=total(row.on_break for row in rows),
        off_break=total(row.off_break for row in rows),
        near_latest=near_latest(rows) if to_latest else None,
        precocity=precocity(rows) if to_latest else None,
        warnings=tuple(_cautions(rows)),
    )


def mean(values: Sequence[float]) -> float | None:
    """Σ / n; None of nothing."""
    return math.fsum(values) / len(values) if values else None


def sd(values: Sequence[float]) -> float | None:
    """The standard deviation with n − 1; None of fewer than two."""
    if len(values) < 2:
        return None
    middle = math.fsum(values) / len(values)
    return math.sqrt(math.fsum((each - middle) ** 2 for each in values) / (len(values) - 1))


def quantile(values: Sequence[float], chance: float) -> float:
    """The quantile of type 7: between the order statistics at (n − 1)·chance, counted from 0.

    >>> quantile([4, 1, 3, 2], 0.5), quantile([4, 1, 3, 2], 0.9)
    (2.5, 3.7)
    """
    ordered = sorted(values)
    place = (len(ordered) - 1) * chance
    below = math.floor(place)
    if below + 1 >= len(ordered):
        return ordered[-1]
    return ordered[below] + (place - below) * (ordered[below + 1] - ordered[below])


def correlation(first: Sequence[float], second: Sequence[float]) -> float | None:
    """Pearson's correlation; None of fewer than three pairs, or where one does not vary."""
    n = len(first)
    if n < 3:
        return None
    middle_first, middle_second = math.fsum(first) / n, math.fsum(second) / n
    a, b = [each - middle_first for each in first], [each - middle_second for each in second]
    spread = math.sqrt(math.fsum(x * x for x in a)) * math.sqrt(math.fsum(y * y for y in b))
    return math.fsum(x * y for x, y in zip(a, b, strict=True)) / spread if spread else None


def sign(value: float) -> int:
    """−1, 0 or 1."""
    return (value > 0) - (value < 0)


def windows(periods: Sequence[Period]) -> int:
    """How many of these periods can be chosen so that none overlaps another.

    >>> from ..periods import year_ending
    >>> windows([year_ending(2022, 12), year_ending(2023, 6), year_ending(2023, 12)])
    2
    """
    chosen, last = 0, None
    for each in sorted(set(periods), key=lambda period: period.stop):
        if last is None or each.start >= last:
            chosen, last = chosen + 1, each.stop
    return chosen


def base_of(triangle: Triangle, period: Period) -> Period | None:
    """The period that a change is told from: a year before for a year, else the neighbour before; None where it is not there."""
    if period.is_year:
        return before if (before := period.years_back(1)) in triangle.rows else None
    length = (period.stop - period.start).days
    alike = [
        each for each in triangle.rows if each.stop <= period.start and abs((each.stop - each.start).days - length) <= 3
    ]  # months and quarters are not all equally long
    return alike[-1] if alike and (period.start - alike[-1].stop).days <= 3 else None


def direction_kept(triangle: Triangle, row: Revision, *, across_breaks: bool) -> bool | None:
    """Whether the change on the period before went the same way in both vintages of a revision.

    Each change is within one vintage: the period before as it stood when each value was published.
    None where it was not held then, or was made by another method.
    """
    base = base_of(triangle, row.period)
    if base is None:
        return None
    changes: list[float] = []
    for entry in (row.earlier, row.later):
        stood = _stood(triangle.rows[base], entry)
        if stood is None or (
            not across_breaks and triangle.comparability.changes(base, triangle.place(stood.issue), triangle.place(entry.issue))
        ):
            return None
        changes.append(entry.value - stood.value)
    return sign(changes[0]) == sign(changes[1])


def _stood(told: Sequence[Entry], when: Entry) -> Entry | None:
    return next((each for each in reversed(told) if each.issue.published_at <= when.issue.published_at), None)


def near_latest(rows: Sequence[Revision], within: float = NEAR) -> NearLatest:
    """How many months after its first value each period's came within a part of the later one for good.

    After `lag_near_latest` of R's epiprocess, with the later value of each row for the latest.
    """
    lags: list[float] = []
    for row in rows:
        told = [row.earlier, *(step.later for step in row.steps)]
        room = within * abs(row.later.value)
        far = [place for place, each in enumerate(told) if abs(each.value - row.later.value) > room]
        lags.append(told[far[-1] + 1 if far else 0].age - row.earlier.age)
    middle = quantile(lags, 0.5) if lags else None
    return NearLatest(len(lags), within, middle, int(max(lags)) if lags else None)


def precocity(rows: Sequence[Revision]) -> Precocity:
    """The precocity error of first estimates against latest ones, in numbers and in per cent of the first."""
    percents = [100 * row.value / abs(row.earlier.value) for row in rows if row.earlier.value]
    return Precocity(len(rows), mean([float(row.value) for row in rows]), mean(percents), mean([abs(each) for each in percents]))


def _cautions(rows: Sequence[Revision]) -> list[RevisionWarning]:
    found: list[RevisionWarning] = []
    apart = windows([row.period for row in rows])
    if 0 < len(rows) < FEW:
        found.append(
            SmallSampleWarning(
                f"Only {len(rows)} {'revision: see it' if len(rows) == 1 else 'revisions: see each of them'} below, and trust no average.",
                len(rows),
                FEW,
            )
        )
    if apart < len({row.period for row in rows}):
        found.append(
            OverlapWarning(
                f"Periods overlap: {len(rows)} revisions are worth at most {apart} that are independent of one another.", apart
            )
        )
    return found


def _shown(value: object) -> str:
    if isinstance(value, float):
        return f"{value:,.6g}"
    return f"{value:,}" if isinstance(value, int) else "–" if value is None else str(value)
