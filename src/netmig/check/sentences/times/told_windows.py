"""The period of a number without a time of its own, where what the text has told says it: said again, of the peak, so much since."""

from __future__ import annotations

from ....periods import Period
from ...records import replace
from ...words.cues import CHANGE_NOUNS, CHANGE_VERBS
from ...words.quantities import Quantity
from ...words.time_expressions import newest_counts
from ..directions import direction_of
from ..ends.comparisons import baseline_times, is_led_to
from ..in_doubt.forecast_numbers import is_current
from ..parts import SentenceParts
from ..scene import Scene
from ..told import YEARS_OF_COUNTS
from ..wording import Basis
from .anaphors import NAMING, peak_beside, peak_of, so_much_since, told_before
from .sentence_windows import sentence_window
from .took_office import took_office
from .windows import Window, of_the_year_before, read_window, with_others


def by_what_was_told(parts: SentenceParts, quantity: Quantity, scene: Scene, measure: str) -> Window | None:
    """The window of a number without a time of its own, where it is said again, is of the peak, or follows from two others."""
    if (change := so_much_since_it(parts, quantity, scene, measure)) is not None:
        return change[0]
    if (peak := peak_beside(parts, quantity, scene, measure)) is not None:
        return with_others(peak, sentence_window(parts, quantity.first, scene, measure), "open")
    if _leads_to_a_record(parts, quantity) and (peak := peak_of(scene, measure)) is not None:
        return with_others(peak, sentence_window(parts, quantity.first, scene, measure), "open")
    latest = scene.calendar.latest(measure)
    if latest is not None and (_leads_to_the_latest(parts, quantity) or is_current(parts, quantity)):
        return with_others(latest, sentence_window(parts, quantity.first, scene, measure), "inherited")
    if quantity.unit in {"", "people"} and (began := took_office(parts, quantity, scene, measure)) is not None:
        return with_others(began, sentence_window(parts, quantity.first, scene, measure), "open")
    if _where_it_was(parts, quantity):
        return _where_it_had_been(parts, quantity, scene, measure)
    if (again := told_before(scene, quantity, measure)) is not None:
        spoken = sentence_window(parts, quantity.first, scene, measure)
        return spoken if spoken.basis == "explicit" or spoken.words else with_others(again, spoken, "inherited")
    return None


def _leads_to_a_record(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "quadrupled in four years to a record high of a million", where no year is named."""
    ended = parts.following(quantity)
    if ended is None or quantity.unit not in {"times", "percent", "share"} or ended.first in parts.time_of:
        return False
    gap = parts.words[quantity.last + 1 : ended.first]
    return is_led_to(parts, ended) and bool({"record", "peak"} & set(gap)) and "from" not in gap and ";" not in gap


def _leads_to_the_latest(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "by a further 41 per cent to the latest figure"."""
    behind = parts.words[quantity.last + 1 : quantity.last + 5]
    return behind[:2] == ["to", "the"] and behind[2:3] in (["latest"], ["newest"], ["current"])


def so_much_since_it(parts: SentenceParts, quantity: Quantity, scene: Scene, measure: str) -> tuple[Window, Window] | None:
    """Both ends of a change that follows from a number of this sentence and the one told before; None where it does not."""
    time = so_much_since(parts, quantity)
    topic = scene.told.just or scene.topic or scene.calendar.latest(measure)
    if measure in YEARS_OF_COUNTS:
        topic = scene.told.counted or newest_counts(scene.published)
    if time is None and (since := _since_then(parts, quantity, scene, measure)) is not None:
        return since
    if time is None and (pair := _as_was_told(parts, quantity, scene)) is not None:
        spoken = sentence_window(parts, quantity.first, scene, measure)
        plain = "between" in parts.word_set or parts.word(0) in {"the", "that", "this"}
        basis: Basis = "inherited" if plain else "open"
        return with_others(pair[0], spoken, "inherited"), Window((pair[1],), basis)
    if time is not None:
        # "was 649,000 in the year to June 2024, where a year earlier it had been 924,000 – a fall of 275,000"
        named = [each for each in parts.times if each.last < time.first and each.kind in NAMING and not parts.compares(each)]
        topic = next(iter(read_window(parts, named[-1], scene, measure).periods), topic) if named else topic
    if time is None or topic is None:
        return None
    before = read_window(parts, time, scene, measure)
    if not before.periods or before.periods[0].stop >= topic.stop:
        return None
    after = sentence_window(parts, quantity.first, scene, measure)
    return with_others(topic, after, "inherited"), replace(before, basis="inherited")


_THOSE_TWO = frozenset({("those", "two"), ("these", "two"), ("the", "two")})


def _since_then(parts: SentenceParts, quantity: Quantity, scene: Scene, measure: str) -> tuple[Window, Window] | None:
    """Both ends of a change told from the year just spoken of: "It was 944,000 in the year to March 2023. Since then it has dropped by 740,000"."""
    then, latest = scene.told.just, scene.calendar.latest(measure)
    if then is None or latest is None or then.stop >= latest.stop or scene.revising or not then.is_year:
        return None
    if ("since", "then") not in parts.pairs or {"has", "have"}.isdisjoint(parts.words[: quantity.first]):
        return None
    if direction_of(parts, quantity) == 0 or len(parts.quantities) > 1 or any(time.kind != "vague" for time in parts.times):
        return None
    return Window((latest,), "inherited"), Window((then,), "inherited")


def _as_was_told(parts: SentenceParts, quantity: Quantity, scene: Scene) -> tuple[Period, Period] | None:
    """Both ends of a change that follows from the sentences before: "… last year. In 2022 the figure was 488,400. So it rose by 53 %"."""
    pair = scene.told.pair
    if (
        pair is None
        or scene.told.just != pair[1]
        or pair[1].stop >= pair[0].stop
        or any(time.kind != "duration" for time in parts.times)
    ):
        return None
    follows = (
        parts.word(0) in {"so", "hence", "therefore"} or ("between" in parts.word_set and not _THOSE_TWO.isdisjoint(parts.pairs))
    ) and not CHANGE_VERBS.isdisjoint(parts.words[1 : quantity.first])
    # "… after 649,000 in the one before. The fall works out at 69 per cent"
    follows = follows or (
        parts.word(0) in {"the", "that", "this"} and parts.word(1) in CHANGE_NOUNS and parts.word(2) not in {"in", "of", "from"}
    )
    return pair if follows and parts.quantities[0] is quantity else None


def _where_it_was(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as ", where it had been 136,000": of the time that the sentence compares with."""
    before = parts.words[max(0, quantity.first - 5) : quantity.first]
    if "where" not in before:
        return False
    behind = before[before.index("where") + 1 :]
    return behind[:2] in (["it", "had"], ["it", "was"], ["it", "used"], ["they", "were"], ["they", "had"])


def _where_it_had_been(parts: SentenceParts, quantity: Quantity, scene: Scene, measure: str) -> Window:
    """The window of what it was before: that of the last number compared with, else the year before."""
    spoken = sentence_window(parts, quantity.first, scene, measure)
    for time in reversed(baseline_times(parts)):
        if time.last < quantity.first and (found := read_window(parts, time, scene, measure)).periods:
            return with_others(found.periods[0], spoken, "inherited")
    return of_the_year_before(spoken)
