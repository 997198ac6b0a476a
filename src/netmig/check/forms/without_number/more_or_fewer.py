"""More people or fewer than before, without a number: "Fewer people came to the UK in 2025 than in 2024", "and more left"."""

from __future__ import annotations

from collections.abc import Iterator

from ...sentences.in_doubt.forecast_numbers import forecast_word
from ...sentences.parts import SentenceParts
from ...sentences.scene import Scene
from ...sentences.times.times_of import Window, read_window, sentence_window
from ...sentences.whom.groups import groups_between
from ...sentences.wording import Subject, Wording
from ...words.cues import ARRIVING, LEAVING, NEGATIONS, is_adverb
from ...words.time_expressions import TimeExpression
from ..common import claim_in_words

_PEOPLE = frozenset("people nationals migrants citizens immigrants arrivals foreigners britons brits".split())
_BETWEEN = _PEOPLE | frozenset("are is were was now have has also who foreign overseas of the and".split())
_AFTER = frozenset("to from in into the here country abroad".split())
_ENDS = frozenset({",", ".", ";", ":", '"', "–", "—", ")", "", "and", "but", "while", "so"})
_OPENS = frozenset(
    {
        "",
        ",",
        ".",
        ";",
        ":",
        '"',
        "and",
        "but",
        "while",
        "because",
        "as",
        "with",
        "that",
        "far",
        "many",
        "slightly",
        "much",
        "says",
        "said",
        "show",
        "shows",
    }
)
# how far the verb may stand behind "more"
_REACH = 7
_LOOSE = "netmig could not tell by how much, or since when"


def find(parts: SentenceParts, scene: Scene) -> list[Wording]:
    """The statements of a sentence that more people, or fewer, came or left."""
    if parts.word_set.isdisjoint({"more", "fewer"}) or parts.mentions_of("other_subject"):
        return []
    return [wording for at, verb in _places(parts) if (wording := _more_or_fewer(parts, scene, at, verb)) is not None]


def _places(parts: SentenceParts) -> Iterator[tuple[int, int]]:
    """Where "more" or "fewer" stands, with the verb that says what they did."""
    groups = parts.covered("group")
    for at, word in enumerate(parts.words):
        if word not in {"more", "fewer"} or any(at - 2 <= quantity.first <= at + 3 for quantity in parts.quantities):
            continue
        if parts.word(at - 1) not in _OPENS and not is_adverb(parts.word(at - 1)):
            continue
        for verb in range(at + 1, min(at + _REACH, len(parts.words))):
            moved = parts.word(verb)
            if (moved in ARRIVING or moved in LEAVING) and moved not in _PEOPLE:
                if parts.word(verb + 1) != "than" or verb + 2 in parts.in_times or verb + 3 in parts.in_times:
                    yield at, verb
                break
            if moved not in _BETWEEN and verb not in groups:
                break


def _more_or_fewer(parts: SentenceParts, scene: Scene, at: int, verb: int) -> Wording | None:
    if forecast_word(parts, at) >= 0 or not NEGATIONS.isdisjoint(parts.words[max(0, at - 3) : at]):
        return None
    code = "immigration" if parts.word(verb) in ARRIVING else "emigration"
    than = next((k for k in range(verb, min(verb + 12, len(parts.words))) if parts.word(k) == "than"), 0)
    if than and any(parts.word(k) in ARRIVING or parts.word(k) in LEAVING for k in range(than, min(than + 6, len(parts.words)))):
        return None  # "more people came than left": sides_of_nought.py
    named = not _PEOPLE.isdisjoint(parts.words[at:verb]) or bool(parts.covered("group") & set(range(at, verb)))
    subject = Subject(
        code, groups_between(parts, at, verb + 6, code), "explicit" if named and parts.says_where else "open", local=True
    )
    compared = _time_behind(parts, than) if than else None
    last, plain = _tail(parts, verb, than, compared)
    window = sentence_window(parts, at, scene, code)
    own = next((time for time in parts.times if time is not compared and abs(time.first - verb) <= _REACH), None)
    if own is not None and own.kind not in {"duration", "vague"}:
        window = read_window(parts, own, scene, code)
    baseline = read_window(parts, compared, scene, code) if compared is not None else Window((), "none")
    before = baseline.periods or tuple(period.years_back(1) for period in window.periods if period.is_year)
    return claim_in_words(
        parts,
        "comparison",
        (at, last),
        subject,
        window,
        scene,
        doubt="" if plain and named and (own is not None or than == 0) else _LOOSE,
        recent=own is None,
        baseline=before,
        baseline_basis="explicit" if baseline.periods else "inherited",
        direction=1 if parts.word(at) == "more" else -1,
    )


def _time_behind(parts: SentenceParts, than: int) -> TimeExpression | None:
    return next((time for time in parts.times if 0 < time.first - than <= 3), None)


def _tail(parts: SentenceParts, verb: int, than: int, compared: TimeExpression | None) -> tuple[int, bool]:
    """The last word of the statement, and whether its clause says no more than where and when."""
    homes = parts.covered("home")
    at = verb + 1
    while (
        parts.word(at) in _AFTER
        or at in homes
        or at in parts.in_times
        or is_adverb(parts.word(at))
        or (than and at == than)
        or (compared is not None and at <= compared.last and parts.word(at) in {"in", "during", "the"})
    ):
        at += 1
    return min(at, len(parts.tokens)) - 1, at >= len(parts.tokens) or parts.word(at) in _ENDS
