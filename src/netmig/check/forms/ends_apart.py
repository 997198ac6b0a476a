"""Changes between two years that an aside, or years of different kind, set apart: "between 2019, before the pandemic, and 2022"."""

from __future__ import annotations

from collections.abc import Sequence

from ..records import replace
from ..sentences.parts import SentenceParts
from ..sentences.scene import Scene
from ..sentences.times.times_of import read_window
from ..sentences.wording import Wording
from ..words.subjects import MIGRATION_FLOWS
from ..words.time_expressions import TimeExpression

_KINDS = frozenset({"change", "percent_change", "ratio", "fraction", "comparison"})
_YEARS = frozenset({"calendar_year", "year_ending"})
_OPENING = {"between": "and", "from": "to"}


def with_ends_apart(parts: SentenceParts, scene: Scene, found: Sequence[Wording]) -> list[Wording]:
    """The claims of a sentence, each change between two years told apart from one another with both."""
    if parts.word_set.isdisjoint(_OPENING) or not any(each.kind in _KINDS for each in found) or len(parts.times) < 2:
        return list(found)
    ends = _ends(parts)
    if ends is None:
        return list(found)
    return [_between(parts, scene, each, *ends) if _is_open(each) else each for each in found]


def _is_open(wording: Wording) -> bool:
    measure = wording.subject.measure if wording.subject is not None else ""
    return wording.kind in _KINDS and measure in MIGRATION_FLOWS and wording.baseline_basis != "explicit"


def _ends(parts: SentenceParts) -> tuple[TimeExpression, TimeExpression] | None:
    """The year behind "between" and the one behind its "and", with nothing but an aside between the two."""
    for time in parts.times:
        closing = _OPENING.get(_word_before(parts, time), "") or _behind_a_name(parts, time)
        if not closing or time.kind not in _YEARS:
            continue
        for other in parts.times:
            if other.first <= time.last or other.kind not in _YEARS or _word_before(parts, other) != closing:
                continue
            between = parts.words[time.last + 1 : other.first]
            if between[:1] in ([","], ["("], ["–"], ["—"]) or len(between) <= 4:
                return time, other
    return None


def _word_before(parts: SentenceParts, time: TimeExpression) -> str:
    at = time.first - 1
    while parts.word(at) in {"the", "about", "calendar"}:
        at -= 1
    return parts.word(at)


def _behind_a_name(parts: SentenceParts, time: TimeExpression) -> str:
    """What closes a pair whose first year is called something before it: "between the election year of 2019 and 2022"."""
    before = parts.words[max(0, time.first - 5) : time.first]
    plain = "between" in before and before[-1:] == ["of"] and "," not in before
    return "and" if plain and not any(word[0].isdigit() for word in before) else ""


def _between(parts: SentenceParts, scene: Scene, wording: Wording, start: TimeExpression, end: TimeExpression) -> Wording:
    measure = wording.subject.measure if wording.subject is not None else "net_migration"
    before, after = read_window(parts, start, scene, measure), read_window(parts, end, scene, measure)
    if not before.periods or not after.periods:
        return wording
    return replace(
        wording,
        periods=after.periods,
        period_basis="explicit",
        baseline=before.periods,
        baseline_basis="explicit",
        likeliest=None,
    )
