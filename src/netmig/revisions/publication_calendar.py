"""The rhythm of a publisher, as it could be known at each moment: how often there are releases, and which are one round."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise
from statistics import median

DAY = 86_400.0
# how many of the newest gaps between releases tell how often a publisher publishes
RECENT_GAPS = 5
# in such gaps: releases that are nearer to one another are one round of publication
SAME_ROUND = 1 / 8


class Calendar:
    """When a family of series was published, and what could be known of its rhythm at each moment."""

    def __init__(self, moments: Sequence[datetime]) -> None:
        self._days = sorted({each.timestamp() / DAY for each in moments})
        self._gaps = [later - earlier for earlier, later in pairwise(self._days)]
        self._rounds: list[int] = []
        for place, day in enumerate(self._days):
            usual = self._spacing(place)
            apart = place == 0 or usual is None or day - self._days[place - 1] > usual * SAME_ROUND
            self._rounds.append((self._rounds[-1] if self._rounds else -1) + apart)

    def spacing(self, when: datetime) -> float | None:
        """The usual number of days between releases, as known by then; None with fewer than two releases."""
        return self._spacing(bisect_right(self._days, when.timestamp() / DAY) - 1)

    def _spacing(self, place: int) -> float | None:
        recent = self._gaps[max(0, place - RECENT_GAPS) : max(0, place)]
        return median(recent) if recent else None

    def round(self, when: datetime) -> int:
        """The number of the round of publication: a few days apart is one."""
        return self._rounds[bisect_right(self._days, when.timestamp() / DAY) - 1]
