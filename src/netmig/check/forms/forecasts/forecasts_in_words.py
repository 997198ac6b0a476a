"""A forecast told without a number: "The OBR expects net migration to turn negative", "net migration could fall below zero, says the OBR".

Only that net migration would lie below nought is read, and only of a forecaster all of whose forecasts are held: it is
wrong where none that was public by the day comes near it.
"""

from __future__ import annotations

from ...sentences.in_doubt.refusals import why_not_ours
from ...sentences.parts import SentenceParts
from ...sentences.scene import Scene
from ...sentences.times.times_of import Window, read_window
from ...sentences.wording import Stated, Subject, Wording
from ...words.cues import NEGATIONS, is_adverb
from .numbers_foreseen import forecaster_beside

# forecasters whose every forecast is held
_HELD_WHOLE = frozenset({"obr"})
_NEGATIVE = frozenset({"negative", "zero", "nought"})
_FORESEEING = frozenset(
    "forecast forecasts forecasting expects expected expecting predicts predicted predicting projects projected projecting says said thinks believes warns"
    " warned reckons sees foresees estimates".split()
)
_BETWEEN = _FORESEEING | frozenset(
    "that the uk uk's britain's has have had now also which 's ( ) obr office for budget responsibility and , watchdog fiscal forecaster latest in its net"
    " forecast forecasts a of".split()
)
_GOING = frozenset(
    "to will could may might would should turn become be go fall drop slip dip even below into turning falling being is going territory once again".split()
)
_SUPPOSED = frozenset(
    "scenario scenarios if unless variant not never no unlikely low-migration zero-migration wrongly wrong once".split()
)


def find(parts: SentenceParts, scene: Scene) -> list[Wording]:
    """The forecast of a net loss that a sentence reports."""
    if _NEGATIVE.isdisjoint(parts.word_set) and ("net", "emigration") not in parts.pairs:
        return []
    code = forecaster_beside(parts, len(parts.words))
    if code not in _HELD_WHOLE or not _SUPPOSED.isdisjoint(parts.word_set) or not NEGATIONS.isdisjoint(parts.word_set):
        return []
    told = _told(parts)
    if told is None:
        return []
    first, last = told
    time = next((each for each in parts.times if each.kind in {"calendar_year", "relative_year", "year_ending"}), None)
    window = Window() if time is None else read_window(parts, time, scene, "net_migration")
    subject = Subject("net_migration", (), "explicit", local=True)
    return [
        Wording(
            kind="forecast", start=parts.tokens[first].start, end=parts.tokens[last].end, sentence=parts.sentence,
            stated=Stated(None, unit="people"), subject=subject, direction=-1, contrast="nought", detail=code,
            periods=tuple(sorted(window.periods, key=lambda each: each.stop, reverse=True)), period_basis=window.basis,
            unsettled=() if scene.at_home or code == "obr" else ("place",), refusal=why_not_ours(parts, subject, scene),
        )
    ]  # fmt: skip


def _told(parts: SentenceParts) -> tuple[int, int] | None:
    """From where to where it is told that net migration will lie below nought, by the forecaster that the sentence names."""
    homes = parts.covered("home") | parts.in_times
    who = next((at for at, word in enumerate(parts.words) if word in {"obr", "obr's", "responsibility", "watchdog"}), -1)
    for at in range(len(parts.words) - 1):
        if parts.words[at : at + 2] == ["net", "emigration"]:
            first = last = at
            last = at + 1
        elif parts.word(at) == "net" and parts.word(at + 1) in {"migration", "immigration"}:
            first, last = at, next((k for k in range(at + 2, min(at + 14, len(parts.words))) if parts.word(k) in _NEGATIVE), 0)
            if not last or not all(
                k in homes or parts.word(k) in _GOING or is_adverb(parts.word(k)) for k in range(at + 2, last)
            ):
                continue
            if parts.word(last) != "negative" and parts.word(last - 1) != "below":
                continue
        else:
            continue
        gap = range(who + 1, first) if who < first else range(last + 1, who)
        linked = all(k in homes or parts.word(k) in _BETWEEN or is_adverb(parts.word(k)) for k in gap)
        if linked and not _FORESEEING.isdisjoint(parts.words[min(who, first) : max(who, last) + 3]):
            return first, last
    return None
