"""The claims of a text with what is asked of all of them, for one after the other: found once, when it is first asked.

Whether a sentence stands in another place too, whether a figure was told before, whether the text gives a number that shows
which country it is of: each is looked up here, so that a text of twice as many claims takes twice as long.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from ...ledger.figures import Figure
from ...periods import Period
from ..sentences.once import once
from ..sentences.wording import OF_ONE_FIGURE, OF_TWO_FIGURES, Stated, Subject
from .estimates.set_against import is_a_figure
from .numbers_of_sentence import is_stated, words_of

if TYPE_CHECKING:
    from ..claim import Claim

Group = tuple[tuple[str, str], ...]
# what is counted: a measure, and which of its people
Of = tuple[str, Group]
# of one measure and group a text of more numbers is a table
_MOST_NUMBERS = 50
_PAIR = 2


class _Said(NamedTuple):
    """A claim as it is said: where in its sentence, what, and the whole sentence."""

    place: int
    stated: Stated
    words: tuple[str, ...]


class ClaimsOfText(tuple["Claim", ...]):  # noqa: SLOT001 - what is found is kept with it
    """The claims of a text, or most of them, in order; they do not change any more."""

    # --- the same sentence in another place

    def is_left_standing_elsewhere(self, claim: Claim) -> bool:
        """Whether the very sentence of a claim stands in another place, and the claim is not called wrong there."""
        starts = self._left_standing.get(_said(claim), set())
        return len(starts) > 1 or (bool(starts) and claim.wording.sentence.start not in starts)

    @once
    def _left_standing(self) -> Mapping[_Said, set[int]]:
        found: dict[_Said, set[int]] = defaultdict(set)
        for each in self:
            if not each.accuses:
                found[_said(each)].add(each.wording.sentence.start)
        return found

    # --- what is as published, anywhere

    @once
    def net_told_from(self) -> float:
        """From which place on net migration has been told as published; infinity where it never is."""
        told = (each.wording.start for each in self if each.then.verdict == "agrees" and _measure(each) == "net_migration")
        return min(told, default=inf)

    @once
    def give_a_figure(self) -> bool:
        """Whether any number of the text is as published."""
        return any(each.then.verdict == "agrees" and each.wording.stated.value is not None for each in self)

    @once
    def tell_who_came(self) -> bool:
        """Whether the text says itself, and rightly, how many came in all."""
        return any(
            each.then.verdict == "agrees" and each.wording.kind == "level" and _of(each) == ("immigration", ()) for each in self
        )

    def most_extreme(self, of: Of, sign: int) -> Claim | None:
        """The first of the highest figures of a measure and group that are as published, or of the lowest."""
        return self._most_extreme.get((of, sign))

    @once
    def _most_extreme(self) -> Mapping[tuple[Of, int], Claim]:
        found: dict[tuple[Of, int], Claim] = {}
        for each in self:
            of = _of(each)
            if of is None or each.then.verdict != "agrees" or each.wording.kind not in OF_ONE_FIGURE:
                continue
            for sign in (1, -1):
                before = found.get((of, sign))
                if before is None or sign * (each.then.value or 0) > sign * (before.then.value or 0):
                    found[of, sign] = each
        return found

    def first_with(self, figures: Sequence[Figure]) -> Claim:
        """The first claim that was held against one of some figures."""
        return self[min(self._first_with[each] for each in figures if each in self._first_with)]

    @once
    def _first_with(self) -> Mapping[Figure, int]:
        found: dict[Figure, int] = {}
        for at, each in enumerate(self):
            for figure in each.then.figures:
                found.setdefault(figure, at)
        return found

    # --- since where something has been told

    @once
    def explicit_years(self) -> frozenset[Period]:
        """The periods that are named for a claim as the likeliest that it is of."""
        return frozenset(
            each.wording.periods[0] for each in self if each.wording.period_basis == "explicit" and each.wording.periods
        )

    def has_told(self, before: int, *what: Hashable) -> bool:
        """Whether before a place of the text something of a period or a measure was told as published (see `_told_from`)."""
        return self._told_from.get(what, inf) < before

    @once
    def _told_from(self) -> Mapping[tuple[Hashable, ...], float]:
        """Where the first claim begins of a period that is named for it, of a measure in such a period, and of a number of a measure."""
        found: dict[tuple[Hashable, ...], float] = {}

        def tell(start: int, *what: Hashable) -> None:
            found[what] = min(start, found.get(what, inf))

        for each in self:
            wording, of, period = each.wording, _of(each), each.period
            agrees, named = each.then.verdict == "agrees", wording.period_basis == "explicit"
            if agrees and named and period is not None:
                tell(wording.start, "until", period.stop)
                tell(wording.start, "in", of, period)
            if not each.accuses and wording.vintage == "current" and of is not None and wording.stated.value is not None:
                tell(wording.start, "so many", of, wording.stated.value, period)
                if each.then.verdict == "not_checked":
                    tell(wording.start, "so many", of, wording.stated.value)
        return found

    # --- the numbers of a measure and group

    def levels_in(self, of: Of, periods: Sequence[Period]) -> tuple[Claim, bool] | None:
        """The first level that is told in so many words of a measure, a group and one of some periods, and whether every other is that number too."""
        found = [told for each in dict.fromkeys(periods) if (told := self._levels.get((of, each))) is not None]
        if not found:
            return None
        first = self[min(at for at, _ in found)]
        return first, all(alike and self[at].wording.stated.value == first.wording.stated.value for at, alike in found)

    @once
    def _levels(self) -> Mapping[tuple[Of, Period], tuple[int, bool]]:
        found: dict[tuple[Of, Period], tuple[int, bool]] = {}
        for at, each in enumerate(self):
            wording, subject, of = each.wording, each.wording.subject, _of(each)
            if of is None or subject is None or wording.kind != "level" or wording.stated.value is None or wording.rate != 1:
                continue
            if wording.vintage != "current" or not _is_in_so_many_words(subject):
                continue
            for period in wording.periods:
                first, alike = found.get((of, period), (at, True))
                found[of, period] = first, alike and self[first].wording.stated.value == wording.stated.value
        return found

    def numbers_set_in_time(self, of: Of) -> Sequence[Claim]:
        """The numbers of a measure and group that are plainly of a period, none of them twice; a few of a text that has very many."""
        return list(self._numbers_set_in_time.get(of, {}).values())

    @once
    def _numbers_set_in_time(self) -> Mapping[Of, dict[Hashable, Claim]]:
        found: dict[Of, dict[Hashable, Claim]] = defaultdict(dict)
        for each in self:
            wording, of = each.wording, _of(each)
            if of is None or wording.kind not in {"level", "extreme"} or wording.stated.value is None or each.period is None:
                continue
            if wording.vintage != "current" or wording.rate != 1 or wording.of_another_day or wording.stated.low is None:
                continue
            if wording.period_basis in {"explicit", "inherited"} and len(found[of]) < _MOST_NUMBERS and is_stated(each):
                found[of].setdefault((wording.stated.value, wording.stated.low, each.period.stop), each)
        return found

    def last_of_groups(self, measure: str, period: Period | None) -> Mapping[Group, Claim]:
        """The last number of people of a measure and period that the text states, of each group."""
        return self._last_of_groups.get((measure, period), {})

    @once
    def _last_of_groups(self) -> Mapping[tuple[str, Period | None], dict[Group, Claim]]:
        found: dict[tuple[str, Period | None], dict[Group, Claim]] = defaultdict(dict)
        for each in self:
            wording, subject = each.wording, each.wording.subject
            people = wording.kind == "level" and wording.stated.value is not None and wording.stated.unit == "people"
            if subject is not None and people and is_stated(each):
                found[subject.measure, each.period][subject.group] = each
        return found

    # --- the numbers before a place, of whatever

    def tells_a_third(self, claim: Claim, pair: tuple[Claim, Claim]) -> bool:
        """Whether a record, or a number of people of the measure and group of a claim, was told before it, and is none of two."""
        first_ended = (*self._first_ended.get("extreme", ()), *self._first_ended.get(_of(claim), ()))
        return any(each.wording.end <= claim.wording.start and each not in pair for each in first_ended)

    @once
    def _first_ended(self) -> Mapping[Hashable, list[Claim]]:
        """The first records, and the first numbers of people of each measure and group: as many as are needed to know of a third."""
        found: dict[Hashable, list[Claim]] = defaultdict(list)
        for each in sorted(self, key=lambda each: each.wording.end):
            wording, of = each.wording, _of(each)
            number = wording.kind not in OF_TWO_FIGURES and wording.stated.value is not None and wording.stated.unit == "people"
            for what in (("extreme",) if wording.kind == "extreme" else ()) + ((of,) if number and of is not None else ()):
                if len(found[what]) <= _PAIR:
                    found[what].append(each)
        return found

    def has_a_number_of_a_rate(self, rate: float, said: float, far: float) -> bool:
        """Whether a number of people, over a rate, is as good as what is said: at most so many times it, or such a part of it."""
        if said <= 0:
            return False
        place = bisect_right(self._sizes, 1 / far, key=lambda each: each / rate / said)
        return place < len(self._sizes) and self._sizes[place] / rate / said < far

    @once
    def _sizes(self) -> Sequence[float]:
        return sorted(
            abs(each.wording.stated.value)
            for each in self
            if each.wording.kind in {"level", "extreme", "revision"}
            and each.wording.stated.value
            and each.wording.rate == 1
            and each.wording.stated.unit == "people"
        )

    @once
    def first_figures(self) -> Mapping[Period | None, int]:
        """Where the first exact figure of each period stands among all that are as published."""
        found: dict[Period | None, int] = {}
        for at, each in enumerate(self):
            if each.then.verdict == "agrees" and is_a_figure(each):
                found.setdefault(each.period, at)
        return found


def _said(claim: Claim) -> _Said:
    return _Said(claim.wording.start - claim.wording.sentence.start, claim.wording.stated, tuple(words_of(claim)))


def _measure(claim: Claim) -> str:
    return "" if claim.wording.subject is None else claim.wording.subject.measure


def _of(claim: Claim) -> Of | None:
    subject = claim.wording.subject
    return None if subject is None else (subject.measure, subject.group)


def _is_in_so_many_words(subject: Subject) -> bool:
    return subject.basis == "explicit" or bool(subject.group and subject.local)
