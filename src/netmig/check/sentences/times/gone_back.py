"""A text that goes back to what was said years ago: "Go back to the summer of 2016. 'Last year, 270,000 came,' he told the nation".

"Last year" in such words is the year before they were said, and what was known then may have been another figure.
"""

from __future__ import annotations

from datetime import date

from ..parts import SentenceParts
from ..scene import Scene

_DATED = frozenset({"calendar_year", "month", "moment", "day"})
_SAID = frozenset("said told declared claimed warned announced promised boasted wrote argued insisted added asked".split())
_BACK = frozenset(
    {
        ("go", "back"),
        ("going", "back"),
        ("think", "back"),
        ("cast", "your"),
        ("rewind", "to"),
        ("flash", "back"),
        ("wind", "back"),
    }
)


def year_gone_back_to(parts: SentenceParts, published: date) -> int:
    """The past year that a sentence without a number takes the text to; 0 if it takes it to none."""
    if parts.quantities or len(parts.times) != 1:
        return 0
    (time,) = parts.times
    if time.kind not in _DATED or not 0 < time.year < published.year - 1:
        return 0
    # a year in passing, "since 2016", takes nobody there
    return time.year if goes_back(parts) or (time.first <= 2 and time.lead in {"in", "back", "on", "during"}) else 0


def goes_back(parts: SentenceParts) -> bool:
    """Whether a sentence asks its readers to go back: "Go back to the summer of 2016"."""
    return (parts.word(0), parts.word(1)) in _BACK


def said_in(parts: SentenceParts, scene: Scene) -> int:
    """The past year in which the words of a sentence were said, by which its "last year" is reckoned; 0 for that of the article."""
    if scene.then and (scene.went_back or parts.sentence.voice == "quoted" or not _SAID.isdisjoint(parts.word_set)):
        return scene.then
    if _SAID.isdisjoint(parts.word_set):
        return 0
    for time in parts.times:
        if time.kind not in _DATED or not 0 < time.year < scene.published.year - 1:
            continue
        near = parts.words[max(0, time.first - 8) : time.last + 8]
        relative = any(
            each.kind == "relative_year" and each.first > time.last and not _has_promised(parts, time.last, each.first)
            for each in parts.times
        )
        if relative and time.lead in {"in", "on", "during", "back"} and not _SAID.isdisjoint(near):
            return time.year  # "Johnson said in June 2016 that 270,000 had come last year"
    return 0


def _has_promised(parts: SentenceParts, dated: int, relative: int) -> bool:
    """Whether a promise of then is over before a time is named: "They promised in 2019 to cut it, and last year it was 745,000"."""
    comma = next((at for at in range(relative - 1, dated, -1) if parts.word(at) == ","), -1)
    return parts.word_set & _SAID == {"promised"} and comma > 0 and parts.word(comma + 1) not in {"which", "who"}
