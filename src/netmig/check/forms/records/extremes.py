"""Extremes: records, peaks, highest since. "a record high of 906,000 in June 2023", "under 1 million for the first time since…"."""

from __future__ import annotations

from ...records import replace
from ...sentences.claim_words import FORMER
from ...sentences.estimates.known_when import OF_AN_EARLIER_ESTIMATE, OF_AN_EARLIER_TIME, speaks_of_estimates_then
from ...sentences.in_doubt.forecast_numbers import forecast_word
from ...sentences.in_doubt.refusals import why_not_ours, why_refused
from ...sentences.parts import SentenceParts
from ...sentences.records.reaches import LOOSE_REACH, among, leaves_out_a_year
from ...sentences.roles import at_its_height, is_start, role_of
from ...sentences.scene import Scene
from ...sentences.times.times_of import Window, sentence_window, window_of
from ...sentences.whom.movement import is_net_loss
from ...sentences.wording import Stated, Subject, Wording
from ...words.cues import FALL_NOUNS
from ...words.quantities import Quantity
from ...words.subjects import MIGRATION_FLOWS
from ..common import claim, found_subject, span_of, stated
from .cues_of_extremes import LARGEST, cues_of, extreme_beside
from .first_times import first_time
from .numberless_extremes import CHANGES, cue_start, is_low, reaches_back, since_of, subject_named, without_number

_GONE = frozenset({("gone", "is"), ("gone", "was"), ("forget", "the"), ("farewell", "to")})


def find(parts: SentenceParts, scene: Scene) -> list[Wording]:
    """The extremes that a sentence states, with a number or without."""
    found = []
    used: set[int] = set()
    of_numbers: set[int] = set()
    for quantity in parts.quantities:
        cue = extreme_beside(parts, quantity)
        of_numbers.add(cue)
        if (
            cue
            and role_of(parts, quantity) in {"level", "from"}
            and (quantity.unit in {"people", "GBP"} or abs(quantity.value) >= 1000)
        ) and (wording := _with_number(parts, quantity, scene, cue)):
            found.append(wording)
            used.add(cue)
    if wording := first_time(parts, scene, since_of) or _of_change(parts, scene):
        return _reaching(parts, [wording, *found])
    for at in cues_of(parts):
        # "It is the lowest since the year to March 2021, and 82 % below the peak of 944,000"
        goes_first = parts.word(at) in {"highest", "lowest"} and at < min(used, default=0)
        stop = min(used, default=len(parts.words))
        if (
            at not in (used if goes_first else of_numbers)
            and (goes_first or not found)
            and (wording := without_number(parts, at, scene, stop))
        ):
            found.append(replace(wording, uncertain=wording.uncertain or _BESIDE_A_NUMBER) if used else wording)
    return _reaching(parts, found)


_BESIDE_A_NUMBER = "another number beside it is called the record"


def _reaching(parts: SentenceParts, found: list[Wording]) -> list[Wording]:
    """The extremes of a sentence, each among the years that it is one of."""
    scope = among(parts)
    if not found or not (scope or {"years", "decade", "decades"} & parts.word_set or leaves_out_a_year(parts)):
        return found
    back = reaches_back(parts)
    doubt = LOOSE_REACH if (back and not (len(found) == len(cues_of(parts)) == 1)) or leaves_out_a_year(parts) else ""
    return [replace(each, among=scope, reaches=back, uncertain=each.uncertain or doubt) for each in found]


_SETTING_AGAINST = frozenset("against with below under off than on".split())


def _with_number(parts: SentenceParts, quantity: Quantity, scene: Scene, cue: int) -> Wording | None:
    subject = found_subject(parts, quantity, scene)
    came = parts.word(quantity.last + 1) in _WHO_CAME and not parts.covered("group")
    if came and (parts.says_where if subject is None else subject.measure == "immigration" and not subject.group):
        subject = Subject("immigration", (), "explicit", local=True)  # "a record 606,000 immigrants"
    if subject is None:
        return None
    window = window_of(parts, quantity, scene, subject.measure)
    time = parts.time_of.get(quantity.first)
    if (
        (is_start(parts, quantity) and time is not None and time.last < cue)
        or (
            time is None
            and (
                is_start(parts, quantity)
                or (
                    _is_known_peak(parts, cue) and parts.words[quantity.last + 1 : cue] != [",", "the"]
                )  # "745,000, the highest level"
                or parts.word(cue) == "peaked"
                or not _SETTING_AGAINST.isdisjoint(parts.words[max(0, cue - 3) : cue])
            )
        )
        # "beat the old record of 290,000": of no year that is named
        or (parts.word(cue - 1) in FORMER and (time is None or time.last < cue))
        # "944,000 at its height, was 171,000 in 2025"
        or (at_its_height(parts, quantity) and (time is None or time.first > cue + 3))
    ):
        # "the peak of 906,000", "In 2024 it fell from a record 764,000", "against a peak of 944,000": some time, not said which
        window = Window((), "open")
    since, since_end = since_of(parts, scene, subject.measure)
    start, end = span_of(parts, quantity)
    aside = any(quantity.last < each.first < cue for each in parts.quantities)  # "…, down from 649,000, the lowest": told apart
    start, end = (
        min(cue_start(parts, cue) if aside else start, cue_start(parts, cue)),
        max(end, parts.tokens[cue].end, since_end),
    )
    return claim(
        parts,
        "extreme",
        (start, end),
        Stated(None, unit="people") if aside else stated(quantity, quantity.unit or "people"),
        subject,
        window,
        scene,
        quantity=quantity,
        doubt="netmig could not tell what is said to have peaked"
        if (parts.word(cue) == "peak" and cue <= 3 and subject.local and not _is_named_between(parts, cue, quantity))
        or (parts.word(0), parts.word(1)) in _GONE  # "Gone is the record of 906,000"
        # "set a record under Mr Sunak and is 171,000 under Sir Keir"
        or "and" in parts.words[cue + 1 : quantity.first]
        # "906,000 and then 728,000, a record and then a fall of a fifth"
        or parts.words[cue + 1 : cue + 3] == ["and", "then"]
        else "a record loss is given without a minus sign"
        if is_net_loss(parts, quantity)
        else "this may be about an earlier time"
        if window.basis == "release" and "had" in parts.word_set and parts.word(cue - 1) not in FORMER
        else "",
        another_day=OF_AN_EARLIER_ESTIMATE
        if speaks_of_estimates_then(parts, quantity)
        else OF_AN_EARLIER_TIME
        if window.basis != "explicit" and "had" in parts.word_set
        else "",
        refusal=why_not_ours(parts, subject, scene) if window.basis == "open" else why_refused(parts, subject, window, scene),
        starts=is_start(parts, quantity),
        # "immigration at a record high of a million", in no year that is named: the highest there ever was
        any_time=window.basis == "release"
        and since is None
        and (parts.word(cue) == "record" or _is_of_all_time(parts, cue))
        and all(time.kind in {"duration", "moment", "day"} for time in parts.times),
        extreme="low" if is_low(parts, cue) else "high",
        since=since,
    )


def _is_named_between(parts: SentenceParts, cue: int, quantity: Quantity) -> bool:
    """Whether a flow is named between the word of a peak and its number: "At its peak, in the year to March 2023, net migration was 944,000"."""
    return any(cue < each.first < quantity.first and each.code in MIGRATION_FLOWS for each in parts.mentions_of("measure"))


_WHO_CAME = frozenset({"immigrants", "arrivals", "newcomers"})


def _is_of_all_time(parts: SentenceParts, cue: int) -> bool:
    """Whether something is said to be the largest of all: "745,000, the largest on record"."""
    behind = parts.words[cue + 1 : cue + 4]
    return parts.word(cue) in {"highest", "largest", "biggest"} and ("ever" in behind or behind[:2] == ["on", "record"])


def _of_change(parts: SentenceParts, scene: Scene) -> Wording | None:
    """Such as "the biggest fall since the pandemic": a year's change, the largest of its direction."""
    if parts.word_set.isdisjoint(LARGEST):
        return None
    for at, word in enumerate(parts.words[:-1]):
        if word not in LARGEST:
            continue
        noun = next((k for k in (at + 1, at + 2, at + 3) if parts.word(k) in CHANGES), None)
        if noun is None or forecast_word(parts, at) >= 0:
            continue
        subject = subject_named(parts, at, scene)
        if subject is None or subject.measure not in MIGRATION_FLOWS:
            return None
        window = sentence_window(parts, at, scene, subject.measure)
        since, since_end = since_of(parts, scene, subject.measure)
        also: tuple[str, ...] = ()
        if not subject.group and since is not None and (subject.basis == "open" or subject.measure == "immigration"):
            # "immigration" may be net migration, and "it" either
            also = ("net_migration",) if subject.measure == "immigration" else ("immigration",)
            subject = replace(subject, basis="inherited")
        return claim(
            parts,
            "extreme",
            (cue_start(parts, at), max(parts.tokens[noun].end, since_end)),
            Stated(None, unit="people"),
            subject,
            window,
            scene,
            at=at,
            doubt="" if since is not None else "the largest change may be counted over other years",
            as_then=since is not None,
            also=also,
            refusal=why_not_ours(parts, subject, scene)
            if any(time.kind == "vague" for time in parts.times)
            else why_refused(parts, subject, window, scene),
            extreme="high",
            of_change=True,
            direction=-1 if parts.word(noun) in FALL_NOUNS else 1,
            since=since,
        )
    return None


def _is_known_peak(parts: SentenceParts, cue: int) -> bool:
    """Whether an extreme is spoken of as known ("less than half the peak of"), not stated as news."""
    return any(
        parts.word(back) in {"the", "previous", "that", "last", "its", "their"} for back in (cue - 1, cue - 2)
    ) and parts.word(cue + 1) in {"of", "high", "level"}
