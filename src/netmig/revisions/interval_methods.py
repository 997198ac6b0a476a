"""The ways of forming an interval for where a figure will stand, from what is known of such figures.

Each is a function of a figure, the history and a level; None where the history does not carry an
interval of that level. Revisions are brought to one scale by the root of the figure's size: a figure
four times as large is taken to be revised by twice as much. Of figures revised in one round of
publication much is common, so what counts as the number of observations is the number of rounds.

- `partial_pooling`, which is the one shown: a hierarchical scale. The mean absolute scaled revision of
  all series, that of figures of the same age, and that of the series itself, each shrunk towards the
  one before as scales are in Smyth, "Linear models and empirical Bayes methods…", Statistical
  Applications in Genetics and Molecular Biology 3 (2004), article 3: (d₀ s₀ + d s) / (d₀ + d), here with
  a fixed d₀ of four rounds. Beyond the next release the scales of the releases ahead add as those of
  independent revisions do, shrunk towards what the series was revised by over the horizon. Student's
  t has the degrees of freedom that were seen.
- `pooled_squares`: the same with mean squares, as Smyth has it, and of the horizon itself.
- `momentum`: `partial_pooling`, moved by how revisions have gone with the change on the year before.
- `conformal_by_round`: hierarchical conformal prediction, Lee, Barber and Willett, "Distribution-free
  inference with hierarchical data" (2023), arXiv:2306.06342: the quantile of the distribution that
  gives each round of K the weight 1/(K+1), and what has never been seen the rest. It assumes no
  distribution, and cannot give 80% from fewer than 4 rounds, or 95% from fewer than 19.
- `conformal_pooled`: split conformal prediction (Vovk, Gammerman and Shafer, 2005; Lei and others,
  "Distribution-free predictive inference for regression", 2018), which counts every revision as an
  observation of its own, as if those of one round had nothing in common.
- `mean_absolute`, `last_revision`, `no_revision`: what anyone would do without a model. The first two
  take the mean absolute revision, of all rounds or of the last, for that of a normal distribution.
- `publisher`: the publisher's own 95% interval. It is not meant for revisions: it is of what was
  measured in making the estimate.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import NormalDist, fmean
from types import MappingProxyType

from .distributions import t_quantile
from .interval_scores import Interval
from .outcomes import Family, Horizon, Outcome, Standing, kind_of

Method = Callable[["Standing", Horizon, "History", float], Interval | None]

# how many rounds the level above weighs as, in shrinking
PRIOR_ROUNDS = 4
# of one round nobody can say how unlike the next will be
FEWEST_ROUNDS = 2
# the mean absolute value of a normal variable is so many of its standard deviations
NORMAL_MEAN_ABSOLUTE = math.sqrt(2 / math.pi)
PUBLISHED_LEVEL = 0.95
# sums of weights fall short of whole numbers by less than this
HAIR = 1e-12


class History:
    """What was known at a moment of what becomes of figures, by horizon and kind."""

    def __init__(self, family: Family, moment: datetime | None = None, *, across_breaks: bool = False) -> None:
        self._family = family
        self._moment = moment
        self._across_breaks = across_breaks
        self._kinds: dict[tuple[Horizon, int, str], list[Outcome]] = {}
        self._sizes: dict[tuple[Horizon, int, str, bool], Sizes] = {}

    def of_kind(self, figure: Standing, horizon: Horizon, age: str | None = None) -> list[Outcome]:
        """The outcomes that tell of a figure, or of one like it of another age: of its era and kind."""
        key = horizon, figure.era, kind_of(age or figure.age)
        if key not in self._kinds:
            found = self._family.outcomes(horizon, self._moment, kind=key[2], across_breaks=self._across_breaks)
            self._kinds[key] = [each for each in found if each.figure.era == figure.era]
        return self._kinds[key]

    def sizes(self, figure: Standing, horizon: Horizon, age: str | None = None, *, squared: bool = False) -> Sizes:
        """How large the scaled revisions over a horizon were, of figures such as this or of one like it of another age."""
        key = horizon, figure.era, kind_of(age or figure.age), squared
        if key not in self._sizes:
            self._sizes[key] = Sizes.of(self.of_kind(figure, horizon, age), squared=squared)
        return self._sizes[key]

    def own_or_all(self, figure: Standing, horizon: Horizon) -> list[Outcome]:
        """The outcomes of the series itself; where it has none yet, those of all."""
        kind = self.of_kind(figure, horizon)
        return [each for each in kind if each.figure.series == figure.series] or kind


def rounds(outcomes: Iterable[Outcome]) -> int:
    """How many rounds of publication some outcomes are of."""
    return len({each.round for each in outcomes})


def partial_pooling(figure: Standing, horizon: Horizon, history: History, level: float) -> Interval | None:
    """The hierarchical scale of the releases ahead, and Student's t; None from fewer than two rounds."""
    found = scale_ahead(figure, horizon, history)
    return None if found is None else _around(figure.value, t_quantile(1 - level, found[1]) * found[0], level)


def momentum(figure: Standing, horizon: Horizon, history: History, level: float) -> Interval | None:
    """As `partial_pooling`, moved in the direction of the change on the year before by a shrunken slope."""
    found = scale_ahead(figure, horizon, history)
    if found is None:
        return None
    kind = history.of_kind(figure, "next")
    pairs = [(_scaled(each), each.figure.pace / each.figure.measure) for each in kind if each.figure.pace is not None]
    squares = sum(pace * pace for _, pace in pairs)
    moved = 0.0
    if figure.pace is not None and squares:
        seen = rounds(kind)
        slope = seen / (seen + PRIOR_ROUNDS) * sum(revision * pace for revision, pace in pairs) / squares
        moved = slope * figure.pace
    return _around(figure.value + moved, t_quantile(1 - level, found[1]) * found[0], level)


def scale_ahead(figure: Standing, horizon: Horizon, history: History) -> tuple[float, int] | None:
    """The standard deviation expected of the revision over a horizon, and its degrees of freedom.

    Beyond the next release: that of the releases ahead as of independent revisions, shrunk towards
    what the series itself was revised by over the horizon at that age, so far as that is known.
    """
    if len(history.sizes(figure, "next").everything) < FEWEST_ROUNDS:
        return None
    absolute, degrees = history.sizes(figure, "next").shrunk(figure.age, figure.series)
    if horizon != "next":
        ages = (figure.age_after(steps) for steps in range(steps_ahead(figure, horizon)))
        # an age at which nobody has seen figures revised adds nothing
        seen = [
            sizes.shrunk(age, figure.series)
            for age in ages
            if len((sizes := history.sizes(figure, "next", age)).everything) >= FEWEST_ROUNDS
        ]
        chained = math.sqrt(sum(each**2 for each, _ in seen))
        over = history.sizes(figure, horizon).own.get((figure.age, figure.series), [])
        # what has longer to move is not expected to move less
        absolute = max(absolute, shrink(chained, over))
        degrees = min(each for _, each in seen)
    return absolute / NORMAL_MEAN_ABSOLUTE * figure.measure, degrees


def steps_ahead(figure: Standing, horizon: Horizon) -> int:
    """How many releases lie between now and the horizon: to the latest figure, those up to two years after the first."""
    if horizon == "next":
        return 1
    a_year = figure.steps_a_year
    return a_year if horizon == "year" else max(a_year, 2 * a_year - figure.step)


@dataclass(frozen=True, slots=True)
class Sizes:
    """How large scaled revisions were: the mean of each round of publication, of all, of an age, and of a series at an age."""

    everything: list[float]
    of_age: dict[str, list[float]]
    own: dict[tuple[str, str], list[float]]

    @staticmethod
    def of(outcomes: Iterable[Outcome], *, squared: bool = False) -> Sizes:
        """The sizes, or their squares; in a round each series counts once at each age."""
        cells: dict[tuple[int, str, str], list[float]] = defaultdict(list)
        for each in outcomes:
            figure = each.figure
            size = abs(each.value - figure.value) / figure.measure
            cells[each.round, figure.age, figure.series].append(size * size if squared else size)
        rounds: dict[int, list[float]] = defaultdict(list)
        ages: dict[tuple[str, int], list[float]] = defaultdict(list)
        own: dict[tuple[str, str], list[float]] = defaultdict(list)
        for (number, age, series), found in cells.items():
            mean = sum(found) / len(found)
            rounds[number].append(mean)
            ages[age, number].append(mean)
            own[age, series].append(mean)
        of_age: dict[str, list[float]] = defaultdict(list)
        for (age, _), found in ages.items():
            of_age[age].append(sum(found) / len(found))
        return Sizes([sum(found) / len(found) for found in rounds.values()], dict(of_age), dict(own))

    def shrunk(self, age: str, series: str) -> tuple[float, int]:
        """The size to expect, from all to the age to the series, and its degrees of freedom."""
        own = self.own.get((age, series), [])
        size = shrink(shrink(fmean(self.everything), self.of_age.get(age, [])), own)
        return size, min(PRIOR_ROUNDS, len(self.everything)) + len(own)


def shrink(prior: float, seen: Sequence[float]) -> float:
    """The mean of what was seen, shrunk towards a prior that weighs as four rounds.

    >>> shrink(10, []), shrink(10, [30, 30, 30, 30])
    (10.0, 20.0)
    """
    return (PRIOR_ROUNDS * prior + sum(seen)) / (PRIOR_ROUNDS + len(seen))


def pooled_squares(figure: Standing, horizon: Horizon, history: History, level: float) -> Interval | None:
    """The hierarchical scale by mean squares, from revisions over the horizon itself; None from fewer than two rounds."""
    sizes = history.sizes(figure, horizon, squared=True)
    if len(sizes.everything) < FEWEST_ROUNDS:
        return None
    square, degrees = sizes.shrunk(figure.age, figure.series)
    return _around(figure.value, t_quantile(1 - level, degrees) * math.sqrt(square) * figure.measure, level)


def conformal_by_round(figure: Standing, horizon: Horizon, history: History, level: float) -> Interval | None:
    """Hierarchical conformal prediction, the rounds of publication as its groups."""
    found: dict[int, list[float]] = defaultdict(list)
    for each in history.of_kind(figure, horizon):
        found[each.round].append(abs(_scaled(each)))
    weighed = sorted((size, 1 / ((len(found) + 1) * len(sizes))) for sizes in found.values() for size in sizes)
    reached = 0.0
    for size, weight in weighed:
        reached += weight
        if reached >= level - HAIR:
            return _around(figure.value, size * figure.measure, level)
    return None


def conformal_pooled(figure: Standing, horizon: Horizon, history: History, level: float) -> Interval | None:
    """Split conformal prediction on all revisions alike: the ⌈(n+1) level⌉-th smallest."""
    sizes = sorted(abs(_scaled(each)) for each in history.of_kind(figure, horizon))
    place = math.ceil((len(sizes) + 1) * level - HAIR)
    return None if place > len(sizes) else _around(figure.value, sizes[place - 1] * figure.measure, level)


def mean_absolute(figure: Standing, horizon: Horizon, history: History, level: float) -> Interval | None:
    """The mean absolute revision of the series; of the family, where the series has none yet."""
    return _normal(figure, history.own_or_all(figure, horizon), level)


def last_revision(figure: Standing, horizon: Horizon, history: History, level: float) -> Interval | None:
    """The last round's absolute revision of the series; of the family, where the series has none yet."""
    known = history.own_or_all(figure, horizon)
    last = max((each.round for each in known), default=None)
    return _normal(figure, [each for each in known if each.round == last], level)


def no_revision(figure: Standing, horizon: Horizon, history: History, level: float) -> Interval | None:  # noqa: ARG001 - one signature
    """That it will stand as it is."""
    return _around(figure.value, 0.0, level)


def publisher(figure: Standing, horizon: Horizon, history: History, level: float) -> Interval | None:  # noqa: ARG001 - one signature
    """The publisher's own interval, where it is held and of that level."""
    return Interval(level, *figure.interval) if figure.interval and level == PUBLISHED_LEVEL else None


METHODS: Mapping[str, Method] = MappingProxyType(
    {
        each.__name__: each
        for each in (
            partial_pooling, pooled_squares, momentum, conformal_by_round, conformal_pooled,
            mean_absolute, last_revision, no_revision, publisher,
        )
    }
)  # fmt: skip
# what is shown, unless another is asked for
CHOSEN = "partial_pooling"


def form(method: str, figure: Standing, horizon: Horizon, history: History, level: float) -> Interval | None:
    """An interval by the method of a name, its ends outward on the last published digit."""
    interval = METHODS[method](figure, horizon, history, level)
    return None if interval is None else interval.outward(figure.rounding)


def _scaled(outcome: Outcome) -> float:
    return outcome.revision / outcome.figure.measure


def _around(middle: float, half: float, level: float) -> Interval:
    return Interval(level, middle - half, middle + half)


def _normal(figure: Standing, known: Sequence[Outcome], level: float) -> Interval | None:
    if not known:
        return None
    deviation = fmean(abs(each.revision) for each in known) / NORMAL_MEAN_ABSOLUTE
    return _around(figure.value, NormalDist().inv_cdf((1 + level) / 2) * deviation, level)
