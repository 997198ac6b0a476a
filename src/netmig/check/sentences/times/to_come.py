"""Figures to come: the next window due, where they are awaited, and what stands beside a forecast that is none itself."""

from __future__ import annotations

from datetime import timedelta

from ....periods import Period, year_ending
from ...words.time_expressions import TimeExpression
from ..claim_words import FORMER, LASTING, quantity_of, tokens_of
from ..ends.comparisons import is_baseline_quantity
from ..parts import SentenceParts
from ..roles import is_start
from ..scene import Scene
from ..wording import Wording
from .anaphors import NAMING
from .due import COME_OUT_AFTER, awaited_window
from .of_records import of_a_record
from .of_rises import of_a_rise
from .windows import read_window

# so long after they came out what was feared of them is still told
_JUST_OUT = timedelta(days=4)
_PEOPLE = frozenset({"people", ""})
_LATEST = frozenset({"latest", "recent", "current", "last", "existing", "newest"})
_EXPECTED = frozenset(
    "expected likely forecast predicted due bracing brace braced braces tipped projected anticipated could may might expect predict will set"
    " preparing prepares prepared faces facing ahead".split()
)
_FIGURES = frozenset("figures statistics data numbers ons figure release thursday tomorrow tomorrow's reports report".split())


def foreseen(parts: SentenceParts, wording: Wording, scene: Scene, measure: str, own: TimeExpression | None) -> Period | None:
    """The window of a number in a sentence about what is to come: its own, the newest or highest there is, or the one to come."""
    quantity = quantity_of(parts, wording)
    if own is not None and own.kind == "month" and not own.year and own.month:
        # "For June of this year they predict"
        ahead = [parts.words[at : at + 2] for at in range(own.first, own.last + 4)]
        year = scene.published.year + (["next", "year"] in ahead)
        return year_ending(year, own.month) if ["this", "year"] in ahead or ["next", "year"] in ahead else None
    if (
        own is not None
        and own.kind in LASTING
        and not (parts.compares(own) and quantity is not None and quantity.unit == "times")
    ):
        if (record := of_a_record(parts, wording, scene, measure, own)) is not None:
            return record
        return None if wording.periods else next(iter(read_window(parts, own, scene, measure).periods), None)
    past = any(each.kind in NAMING and 0 < each.year < scene.published.year for each in parts.times)
    if (past and FORMER.isdisjoint(parts.word_set)) and (record := of_a_record(parts, wording, scene, measure, own)):
        return record  # "in 2023 went far beyond first forecasts to reach a record 900,000"
    if quantity is None:
        return _due(parts, scene, measure)
    before = parts.words[max(0, quantity.first - 6) : quantity.first]
    latest = scene.calendar.latest(measure)
    if "record" in before and not FORMER.isdisjoint(before):
        return scene.calendar.peak(measure)
    if {"figure", "total", "number", "record", "level"} & set(before) and not _LATEST.isdisjoint(before):
        return latest
    if quantity.unit in _PEOPLE and is_start(parts, quantity):
        return None if wording.periods else latest
    if (due := previewed(parts, wording, scene, measure, own)) is not None:
        return due
    if wording.periods:
        return (
            awaited_window(scene, measure)
            if wording.period_basis == "inherited" and ("would", "have") not in parts.pairs
            else None
        )
    return of_a_rise(parts, wording, scene, measure, own) or _due(parts, scene, measure)


def _due(parts: SentenceParts, scene: Scene, measure: str) -> Period | None:
    """The next window due, shortly before figures come out; of what was feared, the newest where it has just come out."""
    if ("would", "have") in parts.pairs:
        return None
    if (due := awaited_window(scene, measure)) is not None:
        return due
    latest = scene.calendar.latest(measure)
    if latest is not None and scene.published <= latest.end + COME_OUT_AFTER + _JUST_OUT:
        return latest  # "Ministers had feared it could hit a million", when it is out
    return None


def awaited(parts: SentenceParts, wording: Wording, scene: Scene, measure: str, own: TimeExpression | None) -> Period | None:
    """The window to come, where figures are said to be likely to show something: "figures expected to show it at a record high"."""
    if _EXPECTED.isdisjoint(parts.word_set) or _FIGURES.isdisjoint(parts.word_set):
        return None
    due = awaited_window(scene, measure)
    span = tokens_of(parts, wording)
    if due is None or not span:
        return None
    if own is not None and own.kind in LASTING and not (own.month == due.end.month and not own.year):
        return None
    first, _ = parts.clause(span[0])
    # not the month: "In May the ONS said that it was 431,000"
    ahead = [parts.word(at) for at in range(max(0, first - 3), span[0] + 2) if at not in parts.in_times]
    if _EXPECTED.isdisjoint(ahead) or not _LATEST.isdisjoint(ahead):
        return None
    quantity = quantity_of(parts, wording)
    starts = wording.starts or (quantity is not None and is_start(parts, quantity))
    # "is likely to have fallen from 672,000": from what there is
    return scene.calendar.latest(measure) if starts else due


# with "to" behind them, of what figures that are awaited will show
_AWAITING = frozenset("expected likely set due about tipped predicted feared thought reported forecast poised".split())
_WILL_SHOW = frozenset(
    {"have", "show", "announce", "reveal", "hit", "reach", "confirm", "be", "rise", "fall", "top", "pass", "report"}
)
_PREVIEWS = frozenset(
    {("figures", "due"), ("out", "tomorrow"), ("due", "tomorrow"), ("out", "today"), ("out", "thursday"), ("coming", "figures"), ("due", "out"), ("tomorrow's", "figures"),
     ("ahead", "of"), ("due", "this"), ("due", "on"), ("published", "tomorrow"), ("published", "this"), ("this", "week's"), ("out", "on"), ("out", "this"), ("numbers", "due"),
     ("upcoming", "figures"), ("forthcoming", "figures"), ("released", "tomorrow"), ("released", "this"), ("figures", "tomorrow"), ("figures", "next")}
)  # fmt: skip


def previewed(parts: SentenceParts, wording: Wording, scene: Scene, measure: str, own: TimeExpression | None) -> Period | None:
    """The window to come, where a sentence looks ahead to figures: "is expected to have hit a record high", "out tomorrow, could be"."""
    if _AWAITING.isdisjoint(parts.word_set) and _PREVIEWS.isdisjoint(parts.pairs):
        return None
    due = awaited_window(scene, measure)
    if due is None or wording.starts or wording.kind in {"rule", "revision"}:
        return None
    span, quantity = tokens_of(parts, wording), quantity_of(parts, wording)
    if not span or not _looks_ahead(parts, span):
        return None
    around = range(max(0, span[0] - 3), span[-1] + 1)
    if any(parts.words[at] in _AS_IT_STANDS and parts.word(at + 1) != "year" for at in around):
        return None  # "is likely to fall from the present record high"
    if quantity is not None and (is_start(parts, quantity) or is_baseline_quantity(parts, quantity)):
        return None
    if own is None:
        return None if any(each.kind in NAMING and each.year and not parts.compares(each) for each in parts.times) else due
    year = own.year or (scene.published.year - own.years if own.kind == "relative_year" else 0)
    if own.kind in {"year_ending", "month"} and not own.year:
        return due if own.month == due.end.month else None
    return due if own.kind in {"calendar_year", "relative_year"} and year == due.end.year and due.end.month == 12 else None


_AS_IT_STANDS = _LATEST | {"present", "today's", "now"}
_PAST = frozenset({"was", "were", "had", "stood"})


def _looks_ahead(parts: SentenceParts, span: range) -> bool:
    """Whether a sentence looks ahead to figures, and a claim in it does not tell what was before."""
    first, _ = parts.clause(span[-1])
    if not _PAST.isdisjoint(parts.words[first : span[-1] + 1]):
        return False
    if not _PREVIEWS.isdisjoint(parts.pairs):
        return True
    if parts.word_set.isdisjoint(_AWAITING):
        return False
    return any(
        parts.word(at) == "to" and parts.word(at - 1) in _AWAITING and parts.word(at + 1) in _WILL_SHOW
        for at in range(max(0, span[0] - _NEAR), span[-1] + 1)
    )


_NEAR = 14
