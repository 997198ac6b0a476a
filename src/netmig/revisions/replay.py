"""The replay: the interval as it would have been formed at every past release, and what came of it.

At each release the history is what had been published by then, that release among it; nothing later
is seen. Every method is put to the same figures, and its record is compared with the chosen one's on
the figures for which both give an interval: an interval that is refused scores nothing, and should
win nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Any

from .bias import LEAST_BLOCKS
from .inference import permuted
from .interval_methods import CHOSEN, METHODS, History, form
from .interval_scores import Interval, Record, interval_score
from .outcomes import YOUNG, Family, Horizon, Outcome

LEVELS = (0.8, 0.95)
# a difference of scores that chance would bring about less often is told
TOLD_APART = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One figure at one release: the intervals that each method would have given, and what came of it."""

    outcome: Outcome
    intervals: dict[tuple[str, float], Interval | None]

    def to_dict(self) -> dict[str, Any]:
        figure, outcome = self.outcome.figure, self.outcome
        return {
            "series": figure.series,
            "period": figure.period.label,
            "release": figure.release,
            "value": figure.value,
            "age": figure.age,
            "later_release": outcome.release,
            "later_value": outcome.value,
            "revision": outcome.revision,
            "changes": [code for code, _ in outcome.changes],
            "intervals": [
                {"method": method, "level": level, "low": each and each.low, "high": each and each.high}
                for (method, level), each in self.intervals.items()
            ],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A method's record, and the chosen method's on the figures for which both gave an interval."""

    method: str
    record: Record
    paired: int
    own_score: float | None
    chosen_score: float | None
    rounds: int
    """In how many rounds of publication these figures came out: what is revised together is one event."""
    p_value: float | None
    """How often the difference of the scores would be as large, were it as likely the other way round in each round of publication."""

    def to_dict(self) -> dict[str, Any]:
        return {
            "method": self.method,
            **self.record.to_dict(),
            "paired": {
                "n": self.paired,
                "mean_score": self.own_score,
                "chosen_mean_score": self.chosen_score,
                "rounds": self.rounds,
                "p_value": self.p_value,
            },
        }


@dataclass(frozen=True)
class Replay:
    """The replay of one horizon over every release up to a day."""

    horizon: Horizon
    across_breaks: bool
    trials: tuple[Trial, ...]
    levels: tuple[float, ...] = LEVELS

    def of_series(self, series: str) -> Replay:
        """The same, of one series alone: its intervals still formed from all."""
        return replace(self, trials=tuple(each for each in self.trials if each.outcome.figure.series == series))

    def record(self, method: str = CHOSEN, level: float = LEVELS[0]) -> Record:
        """How often a method's intervals held, how wide they were, and their mean score."""
        return Record.of(level, ((each.intervals[method, level], each.outcome.value) for each in self.trials))

    def compare(self, method: str, level: float) -> Comparison:
        """A method's record beside the chosen one's on the same figures."""
        both = [
            each
            for each in self.trials
            if each.intervals[method, level] is not None and each.intervals[CHOSEN, level] is not None
        ]
        own, chosen = (
            Record.of(level, ((each.intervals[name, level], each.outcome.value) for each in both)) for name in (method, CHOSEN)
        )
        differences: dict[int, float] = {}
        for each in both:
            scores = [
                interval_score(found, each.outcome.value) for name in (method, CHOSEN) if (found := each.intervals[name, level])
            ]
            differences[each.outcome.round] = differences.get(each.outcome.round, 0.0) + scores[0] - scores[1]
        sums = list(differences.values())
        return Comparison(
            method=method, record=self.record(method, level), paired=len(both), own_score=own.score, chosen_score=chosen.score,
            rounds=len(sums), p_value=permuted([sums], lambda totals: abs(totals[0]))[0] if any(sums) else None,
        )  # fmt: skip

    def verdict(self) -> str:
        """In plain words, which of the others the chosen method scored better than on the same figures, and which worse."""
        won: dict[str, list[str]] = {}
        lost: dict[str, list[str]] = {}
        told: dict[str, list[str]] = {}
        rounds = 0
        tried = {key for each in self.trials for key in each.intervals}
        for method in METHODS:
            for level in self.levels:
                found = self.compare(method, level) if method != CHOSEN and (method, level) in tried else None
                if found is not None and found.own_score is not None and found.chosen_score is not None:
                    if found.chosen_score != found.own_score:
                        kept = won if found.chosen_score < found.own_score else lost
                        kept.setdefault(method, []).append(f"{level:.0%}")
                        rounds = max(rounds, found.rounds)
                        if found.p_value is not None and found.p_value < TOLD_APART:
                            told.setdefault(method, []).append(f"{level:.0%}")
        if not won and not lost:
            return f"{CHOSEN} and the others never gave intervals for the same figures."
        words = f"On the same figures {CHOSEN} scores better than {_listed(won)}; worse than {_listed(lost)}."
        if rounds < LEAST_BLOCKS:
            return f"{words} They came out in {rounds} {'round' if rounds == 1 else 'rounds'} of publication, too few to tell a difference from chance."
        return f"{words} By {rounds} rounds of publication, told from chance: {_listed(told)}."

    @cached_property
    def releases(self) -> tuple[str, ...]:
        """The releases at which intervals were formed, oldest first."""
        return tuple(dict.fromkeys(each.outcome.figure.release for each in sorted(self.trials, key=_when)))

    def to_dict(self) -> dict[str, Any]:
        methods = sorted({method for each in self.trials for method, _ in each.intervals}, key=list(METHODS).index)
        return {
            "horizon": self.horizon,
            "across_breaks": self.across_breaks,
            "n": len(self.trials),
            "releases": list(self.releases),
            "verdict": self.verdict(),
            "levels": [
                {"level": level, "methods": [self.compare(method, level).to_dict() for method in methods]}
                for level in self.levels
            ],
        }

    def __repr__(self) -> str:
        return f"<Replay {self.horizon}: {len(self.trials)} figures at {len(self.releases)} releases>"


def _listed(levels: Mapping[str, Sequence[str]]) -> str:
    return ", ".join(f"{method} ({' and '.join(found)})" for method, found in levels.items()) or "none"


def replay(
    family: Family,
    horizon: Horizon,
    *,
    as_of: datetime | None = None,
    across_breaks: bool = False,
    methods: Sequence[str] = tuple(METHODS),
    levels: tuple[float, ...] = LEVELS,
    era: int | None = None,
    kind: str = YOUNG,
) -> Replay:
    """Form the intervals of a horizon at every release up to a moment, from what was known at each.

    Put to it are figures of one kind, by default the provisional ones: those in the year after their
    first publication. With `era` only releases of one run of comparable ones.
    """
    asked = [
        each
        for each in family.outcomes(horizon, as_of, kind=kind, across_breaks=across_breaks)
        if era is None or each.figure.era == era
    ]
    trials: list[Trial] = []
    for moment, outcomes in _by_moment(asked):
        history = History(family, moment, across_breaks=across_breaks)
        for outcome in outcomes:
            intervals = {
                (method, level): form(method, outcome.figure, horizon, history, level) for method in methods for level in levels
            }
            trials.append(Trial(outcome=outcome, intervals=intervals))
    return Replay(horizon, across_breaks, tuple(trials), levels)


def _by_moment(outcomes: Iterable[Outcome]) -> list[tuple[datetime, list[Outcome]]]:
    found: dict[datetime, list[Outcome]] = {}
    for each in outcomes:
        found.setdefault(each.figure.published, []).append(each)
    return sorted(found.items())


def _when(trial: Trial) -> tuple[datetime, str]:
    return trial.outcome.figure.published, trial.outcome.figure.release
