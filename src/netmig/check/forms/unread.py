"""What no other form reads: numbers and movements that a text states beside its migration figures.

They are claims all the same, and a reader who looks for one must find it, with the reason why it is
left alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..sentences.directions import direction_of
from ..sentences.parts import SentenceParts
from ..sentences.refusals import why_refused
from ..sentences.roles import Role, forecast_word, role_of
from ..sentences.scene import Scene
from ..sentences.times_of import sentence_window, window_of
from ..sentences.wording import ClaimKind, Stated, Subject, Wording
from ..words.cues import FALLING_VERBS, RISING_VERBS, is_adverb
from ..words.quantities import Quantity
from ..words.subjects import MIGRATION_FLOWS, Mention
from . import told_in_words
from .told_in_words import find as in_words
from .common import UNHELD_UNITS, found_subject, signed, span_of, stated
from .levels import LEAST_BARE_NUMBER
from .told_in_words import NOT_UNDERSTOOD

_KINDS: dict[Role, ClaimKind] = {
    "change": "change", "percent": "percent_change", "ratio": "ratio", "fraction": "fraction", "share": "share", "forecast": "forecast",
}  # fmt: skip
_MOVING = FALLING_VERBS | RISING_VERBS
_DENIED = "the text says that it is not so"
# so many words may stand between a measure and the verb that says how it moved
_REACH = 10
# so many words of a sentence are looked at
_MOST = 12
_SUPERLATIVE = frozenset("highest lowest largest smallest record unprecedented worst".split())
_LEVEL = frozenset("unchanged flat flatlined level stagnated stable plateaued steady".split())
_GOING = frozenset("come came coming gone went going comes goes".split())
_TELLING = _MOVING | _SUPERLATIVE | _LEVEL | {"higher", "lower", "negative", "positive"}
_UP = RISING_VERBS | {"higher", "positive"} | _SUPERLATIVE - {"lowest", "smallest", "worst"}
_LEADING = frozenset(
    "is are was were has have had been be being still now to the a an little bit much far slightly also again then not".split()
)
_WEIGHING = _LEADING - {"is", "are", "was", "were", "been", "has", "have", "had", "be", "being"} | frozenset(
    "any even some well too largely broadly last".split()
)
_BEING = frozenset("is are was were been remains remained stays stayed it be makes made has have".split())
_BREAKS = frozenset({";", ":", ".", "?", "(", ")", '"'})
_OF_RECORDS = frozenset(
    "figure level total number on record ever recorded of any a calendar year years in the for more than".split()
)
_BEFORE_TIME = frozenset({"since", "in", "for", "than", "the", "during"})


def find(parts: SentenceParts, scene: Scene, found: Sequence[Wording]) -> list[Wording]:
    """The numbers, and rises and falls in words, of a sentence that are in none of the claims found in it."""
    if not (scene.about_migration or told_in_words.is_of_home(parts, scene)):
        return in_words(parts, scene, found)
    numbers = [
        _number(parts, quantity, scene)
        for quantity in parts.quantities
        if _is_statistic(quantity)
        and not any(claim.start <= quantity.number_start < claim.end and claim.stated.value is not None for claim in found)
    ]
    known = [*found, *numbers]
    return [*known[len(found) :], *in_words(parts, scene, known)]


def _is_statistic(quantity: Quantity) -> bool:
    if quantity.unit in {"", "people"}:
        return abs(quantity.value) >= LEAST_BARE_NUMBER or quantity.form == "vague"
    return quantity.unit not in UNHELD_UNITS or quantity.unit == "applications"


def _number(parts: SentenceParts, quantity: Quantity, scene: Scene) -> Wording:
    role = role_of(parts, quantity)
    subject = found_subject(parts, quantity, scene)
    window = window_of(parts, quantity, scene, subject.measure if subject else "net_migration")
    start, end = span_of(parts, quantity)
    direction = direction_of(parts, quantity)
    kind = _KINDS.get(role, "range" if quantity.form == "range" else "spending" if quantity.unit == "GBP" else "level")
    return Wording(
        kind=kind,
        start=start,
        end=end,
        sentence=parts.sentence,
        stated=signed(quantity, direction)
        if direction and kind in {"change", "percent_change", "fraction"}
        else stated(quantity),
        subject=subject,
        periods=window.periods,
        period_basis=window.basis,
        direction=direction,
        refusal=_DENIED if role == "negated" else why_refused(parts, subject, window, scene) or NOT_UNDERSTOOD,
    )


def is_in_words(wording: Wording) -> bool:
    """Whether a claim is one that no form reads, and without a number: the text may go on about something else."""
    return wording.stated.value is None and wording.refusal in told_in_words.REASONS


def _in_words(parts: SentenceParts, scene: Scene, found: Sequence[Wording]) -> list[Wording]:
    """A flow that is said to move, to lie above or below, or to be a record, in words that no form reads.

    "it is still falling in 2025", "the figure is a little higher", "That makes it the highest on record".
    """
    if (parts.word_set.isdisjoint(_TELLING) and parts.word_set.isdisjoint(_GOING)) or any(
        each.role == "other_subject" for each in parts.mentions
    ):
        return []
    tried = 0
    for at, word in enumerate(parts.words):
        goes = word in {"down", "up"} and parts.word(at - 1) in _GOING
        if not (word in _TELLING or goes):
            continue
        tried += 1
        if tried > _MOST:
            return []
        if forecast_word(parts, at) >= 0:
            continue
        if word not in _MOVING and any(0 < quantity.first - at <= 4 for quantity in parts.quantities):
            continue  # "was negative, at minus 51,000": the number's own claim says it
        named = _told_of(parts, at)
        if named is None or not (goes or word in _MOVING or _is_said_of_it(parts, at)):
            continue
        first = at
        while first - 1 > named.last and (parts.word(first - 1) in _LEADING or is_adverb(parts.word(first - 1))):
            first -= 1
        if first == named.last + 1:
            first = named.first
        last = _end(parts, at)
        start, end = parts.tokens[first].start, parts.tokens[last].end
        if any(each.start < end and start < each.end for each in found):
            continue
        subject = Subject(named.code, (), "open") if named.role == "measure" else scene.people and scene.people.subject
        if not subject and named.role != "anaphor":
            continue
        measure = subject.measure if subject else "net_migration"
        window = sentence_window(parts, at, scene, measure)
        return [
            Wording(
                kind="extreme" if word in _SUPERLATIVE else "comparison",
                start=start,
                end=end,
                sentence=parts.sentence,
                stated=Stated(None),
                subject=subject or None,
                periods=window.periods,
                period_basis=window.basis,
                direction=1 if word in _UP or word == "up" else 0 if word in _LEVEL else -1,
                refusal=why_refused(parts, subject or None, window, scene) or NOT_UNDERSTOOD,
            )
        ]
    return []


def _told_of(parts: SentenceParts, at: int) -> Mention | None:
    """The flow, or the word that stands for one, of which it is told: named shortly before, with no other clause between."""
    before = [
        each
        for each in parts.mentions
        if each.last < at <= each.last + 1 + _REACH
        and (each.role == "anaphor" or (each.role == "measure" and each.code in MIGRATION_FLOWS))
    ]
    for mention in reversed(before):
        if not any(parts.word(k) in _BREAKS for k in range(mention.last + 1, at)):
            return mention
    return None


def _is_said_of_it(parts: SentenceParts, at: int) -> bool:
    """Whether what lies between is only a verb of being and what weighs it: "is a little higher", "makes it the lowest"."""
    back = at - 1
    while back >= 0 and (parts.word(back) in _WEIGHING or is_adverb(parts.word(back))):
        back -= 1
    if parts.word(back) == "," and "," in parts.words[:back]:
        back = max(k for k in range(back) if parts.word(k) == ",") - 1  # "That makes it, rather than 2022, the highest on record"
    return parts.word(back) in _BEING


def _end(parts: SentenceParts, at: int) -> int:
    """Where the words of a record end: "the highest on record", "the lowest of any calendar year"; or those of a time behind."""
    last = at
    while parts.word(last + 1) in _OF_RECORDS:
        last += 1
    time = next((each for each in parts.times if each.first - last in {1, 2, 3} and parts.word(last + 1) in _BEFORE_TIME), None)
    return time.last if time is not None else last
