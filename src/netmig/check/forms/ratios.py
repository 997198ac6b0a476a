"""Ratios: how many times as much. "halved", "nearly 12 times the total in 2013/14", "four-fold"."""

from __future__ import annotations

from ..sentences.ends.baselines import baseline_of, is_set_against_years
from ..sentences.ends.multiples_of import is_multiple_of_what_is_known
from ..sentences.ends.told_beside import stands_beside
from ..sentences.estimates.known_when import OF_TWO_ESTIMATES
from ..sentences.in_doubt.doubts import WHICH_PEAK
from ..sentences.in_doubt.strange_words import speaks_of_something_else
from ..sentences.parts import SentenceParts
from ..sentences.roles import is_a_multiplying, is_part_of_another, is_part_of_peak, role_of
from ..sentences.scene import Scene
from ..sentences.times.eras import ends_of_years, years_of_an_era
from ..sentences.times.times_of import Window, sentence_window, window_of
from ..sentences.whom.groups import loose_groups
from ..sentences.wording import Stated, Subject, Wording
from ..words.cues import FALLING_VERBS, NEGATIONS, RISING_VERBS
from ..words.number_words import NUMBER_WORDS
from ..words.quantities import MULTIPLYING_VERBS, Quantity
from .common import (
    NO_BASELINE,
    as_multiple,
    claim,
    ends_of,
    found_subject,
    has_another_time,
    measured_from,
    numbers_beside,
    of_an_estimate,
    span_of,
    stated,
)
from .estimates.revisions import speaks_of_estimates
from .estimates.vintages import leads_to_another


def find(parts: SentenceParts, scene: Scene) -> list[Wording]:
    """The ratios that a sentence states."""
    found = []
    for quantity in parts.quantities:
        if role_of(parts, quantity) == "ratio" and not speaks_of_estimates(parts, quantity):
            if wording := _ratio(parts, quantity, scene):
                found.append(wording)
    return found


def _ratio(parts: SentenceParts, quantity: Quantity, scene: Scene) -> Wording | None:
    subject = found_subject(parts, quantity, scene)
    before = parts.preceding(quantity)
    if before is not None and parts.words[quantity.last + 1 : quantity.last + 4] in (["as", "many", "as"], ["as", "much", "as"]):
        # "180,000 people had waited, fewer than half as many as in 2023": of those just counted
        subject = subject if _counts_known(parts, before, scene) else None
    if subject is None:
        return None
    if is_part_of_peak(parts, quantity):
        return _part_of_peak(parts, quantity, scene, subject)
    if quantity.unit == "share" and not is_part_of_another(parts, quantity):
        return _part_of_number(parts, quantity, scene, subject)
    verb = quantity.form == "multiple" and parts.word(quantity.last) in MULTIPLYING_VERBS
    window = _window(parts, quantity, scene, subject.measure, verb=verb)
    baseline, set_against = baseline_of(parts, quantity, scene, subject.measure, window.periods)
    if _is_times_what_was_told(parts, quantity):
        told = [each for each in (scene.told.number_last, scene.last) if each is not None and each not in window.periods]
        baseline = Window((told[0],), "inherited") if told else Window()
    era = (
        years_of_an_era(parts, quantity, scene, subject.measure, window, baseline) if _moves(parts, quantity, verb=verb) else None
    )
    any_of_two = False
    if era is None and verb and "between" in parts.word_set:
        era = ends_of_years(scene, subject.measure, window)
        any_of_two = era is not None
    if era is not None:
        window, baseline = era
    # "four times as high" needs something to be as high as
    unsaid = not (
        verb
        or baseline.basis == "explicit"
        or _is_times_the_year_before(parts, quantity)
        or _is_times_what_was_told(parts, quantity)
    )
    start, end = _span(parts, quantity, set_against)
    following = parts.following(quantity)
    other_number = (
        following is not None and following.first - quantity.last <= 3 and parts.word(quantity.last + 1) in {"the", "a", "as"}
    )
    doubt = ""
    if any(
        parts.word(at) in NEGATIONS and (at or parts.word(0) != "instead")
        for at in range(max(0, quantity.first - 6), quantity.first)
    ):
        doubt = "it is denied"
    elif _is_taken_back(parts, quantity):
        doubt = "it is only said to be nearly so"
    elif verb and _is_one_of_several(parts, quantity):
        doubt = "it may be one of several such changes, one upon another"
    elif (
        is_set_against_years(parts, quantity)
        or _goes_on_comparing(parts, quantity)
        or _likened_to_another_year(parts, quantity)
        or "each" in parts.words[quantity.last : quantity.last + 5]
    ):
        doubt = "this is said of several years"
    elif verb and any(loose_groups(parts, subject, each.first) for each in parts.quantities if each.first > quantity.last):
        doubt = "its ends are of a narrower group"
    elif quantity.value > 1 and FALLING_VERBS & set(parts.words[max(0, quantity.first - 3) : quantity.first]):
        doubt = "netmig could not tell how far down that is"
    elif (
        quantity.value < 1
        and quantity.hedge == "under"
        and _NEARLY & set(parts.words[max(0, quantity.first - 1) : quantity.last])
    ):
        doubt = "what fell to nearly a half may be a little above it"
    elif (
        parts.word(quantity.last + 1) in {"in", "over"}
        and parts.word(quantity.last + 2) in NUMBER_WORDS
        and quantity.last + 2 not in parts.in_times
    ):
        doubt = NO_BASELINE  # "more than doubled in five"
    elif baseline.basis == "open" and parts.words[quantity.last + 1 : quantity.last + 3] == ["as", "many"]:
        doubt = "it may be a multiple of the number given before"  # "1.2 million came, and half as many stayed"
    elif is_a_multiplying(parts, quantity) and _comes_to(parts, quantity):
        doubt = NO_BASELINE  # "the doubling of net migration to 906,000"
    elif not verb and not is_multiple_of_what_is_known(parts, quantity):
        doubt = "it may be a multiple of something else"
    elif other_number and not verb and not (set_against is not None and set_against.first in parts.time_of):
        doubt = "it is compared with another number"
    elif era is None and (
        unsaid
        or not (baseline.periods or baseline.peak)
        or (verb and not baseline.peak and window.periods and baseline.periods[0].stop > window.periods[0].stop)
        or baseline.basis == "open"
        or (baseline.basis != "explicit" and has_another_time(parts, quantity))
    ):
        doubt = NO_BASELINE
    return claim(
        parts,
        "fraction" if verb and quantity.value < 1 else "ratio",
        (start, end),
        as_multiple(quantity) if verb else stated(quantity, "times"),
        subject,
        window,
        scene,
        quantity=quantity,
        doubt=doubt,
        another_day=OF_TWO_ESTIMATES if of_an_estimate(parts, quantity.first) or leads_to_another(parts, quantity) else "",
        direction=-1 if quantity.value < 1 else 1,
        of_an_era=era is not None,
        any_of_two=any_of_two,
        ends=ends_of(parts, quantity),
        **numbers_beside(parts, quantity),
        **measured_from(parts, subject, window, scene, baseline, set_against),
    )


def _counts_known(parts: SentenceParts, before: Quantity, scene: Scene) -> bool:
    """Whether a number before is one of migration, and not of others who were counted."""
    return found_subject(parts, before, scene) is not None and not speaks_of_something_else(parts, before)


def _comes_to(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether what was multiplied is told by what it came to, and not just by the country that people came to."""
    homes = parts.covered("home")
    return any(
        parts.word(at) == "to" and homes.isdisjoint({at + 1, at + 2}) for at in range(quantity.last + 1, quantity.last + 6)
    )


_NEARLY = frozenset({"almost", "nearly"})


def _is_taken_back(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a multiple is weakened behind it: "has halved, or nearly", "halved, almost, in three years"."""
    at = quantity.last + 1
    if parts.word(at) not in {",", "(", "–", "—", "-"}:
        return False
    at += 1 + (parts.word(at + 1) in {"or", "well"})
    return parts.word(at) in {"nearly", "almost", "virtually", "thereabouts", "roughly"}


def _is_one_of_several(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether it is told as one of those that follow on each other: "has halved and halved again", "on the way to a third halving"."""
    before = set(parts.words[max(0, quantity.first - 2) : quantity.first])
    return parts.word(quantity.last + 1) in {"again", "twice"} or not before.isdisjoint(_IN_A_ROW)


_IN_A_ROW = frozenset("second third fourth another further two three again then".split())


def _goes_on_comparing(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether the number before was set against another year first: "far more than in 2024 and five times as many as in 2025"."""
    before = parts.preceding(quantity)
    return before is not None and "than" in parts.words[before.last + 1 : quantity.first - 2]


def _likened_to_another_year(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether what is a multiple was set against another year first: "is nearly as much as in 2022 and more than four times the rate of 2019"."""
    return any(
        each.last < quantity.first and not {"as", "than"}.isdisjoint(parts.words[max(0, each.first - 3) : each.first])
        for each in parts.times
    )


def _is_times_the_year_before(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether the year that a number is a multiple of stands right behind: "more than three times the previous year"."""
    return any(time.kind == "earlier" and 0 < time.first - quantity.last <= 2 for time in parts.times)


def _is_times_what_was_told(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is a multiple of the one told last: "In 2024 it was more than double that, 431,000"."""
    at = quantity.last + 1 + (parts.word(quantity.last + 1) == "of")
    return parts.word(at) in {"that", "this"} and parts.word(at + 1) in {
        "",
        ",",
        ".",
        ";",
        ":",
        "-",
        "–",
        "(",
    }


def _moves(parts: SentenceParts, quantity: Quantity, *, verb: bool) -> bool:
    """Whether a ratio is how far something went: "quadrupled", "went up four-fold"; not "four times as high"."""
    return verb or bool(RISING_VERBS & set(parts.words[max(0, quantity.first - 3) : quantity.first]))


def _part_of_number(parts: SentenceParts, quantity: Quantity, scene: Scene, subject: Subject) -> Wording | None:
    """Such as "less than a third of the 649,000 of the year before"."""
    whole = parts.following(quantity)
    if whole is None:
        return None
    window = sentence_window(parts, quantity.first, scene, subject.measure)
    against = window_of(parts, whole, scene, subject.measure)
    start, _ = span_of(parts, quantity)
    _, end = span_of(parts, whole)
    return claim(
        parts,
        "ratio",
        (start, end),
        Stated(quantity.value, quantity.low, quantity.high, "times", quantity.hedge),
        subject,
        window,
        scene,
        quantity=quantity,
        baseline=against.periods,
        baseline_basis=against.basis,
        baseline_stated=stated(whole),
        leads_to=-1 if (of := stands_beside(parts, quantity)) is None else of.number_start,
        begins_with=whole.number_start,
        direction=-1,
    )


def _part_of_peak(parts: SentenceParts, quantity: Quantity, scene: Scene, subject: Subject) -> Wording:
    """Such as "less than a fifth of the peak", where the highest figure before is what it is a part of."""
    return claim(
        parts,
        "ratio",
        span_of(parts, quantity),
        Stated(quantity.value, quantity.low, quantity.high, "times", quantity.hedge),
        subject,
        sentence_window(parts, quantity.first, scene, subject.measure),
        scene,
        quantity=quantity,
        doubt=WHICH_PEAK,
        baseline_basis="explicit",
        contrast="highest",
        direction=-1,
    )


def _window(parts: SentenceParts, quantity: Quantity, scene: Scene, measure: str, *, verb: bool) -> Window:
    return window_of(parts, quantity, scene, measure) if verb else sentence_window(parts, quantity.first, scene, measure)


def _span(parts: SentenceParts, quantity: Quantity, set_against: Quantity | None) -> tuple[int, int]:
    start, end = span_of(parts, quantity)
    if set_against is not None:
        closing = set_against.last + 1
        end = max(end, parts.tokens[closing].end if parts.word(closing) == ")" else set_against.end)
    return start, end
