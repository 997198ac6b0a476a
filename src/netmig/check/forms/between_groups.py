"""One group set against another of the same flow: "twice as many Indians as Nigerians", "they outnumber EU immigrants seven times over"."""

from __future__ import annotations

from ..records import replace
from ..sentences.in_doubt.doubts import NARROWED, SOMETHING_ELSE
from ..sentences.net.outnumbering import OUTNUMBERING
from ..sentences.parts import SentenceParts
from ..sentences.scene import Scene
from ..sentences.times.times_of import sentence_window
from ..sentences.whom.groups import settle_group
from ..sentences.whom.in_turn import flows_of_movers
from ..sentences.whom.labels import labels, tied_labels
from ..sentences.whom.other_heads import is_all_plain
from ..sentences.whom.subject_of import subject_of
from ..sentences.wording import Basis, Stated, Subject, Wording
from ..words.quantities import Quantity
from ..words.subjects import MIGRATION_FLOWS
from .common import claim

Group = tuple[tuple[str, str], ...]
# how far from a verb or an "as" a group may stand
_NEAR = 5


def find(parts: SentenceParts, scene: Scene) -> list[Wording]:
    """The ratios of one group to another that a sentence states."""
    multiples = [each for each in parts.quantities if each.unit == "times"]
    if not multiples or not labels(parts):
        return []
    found = []
    for quantity in multiples:
        groups = _outnumbered(parts, quantity, scene) or _as_many(parts, quantity)
        if groups is not None and (wording := _ratio(parts, quantity, *groups, scene)) is not None:
            found.append(wording)
    return found


def _outnumbered(parts: SentenceParts, quantity: Quantity, scene: Scene) -> tuple[Group, Group] | None:
    """Such as "They outnumber EU immigrants around seven times over"."""
    verb = next((at for at in range(quantity.first - 1, max(-1, quantity.first - 9), -1) if parts.word(at) in OUTNUMBERING), -1)
    if verb < 0:
        return None
    behind = next((each for each in labels(parts) if verb < each.first < quantity.first), None)
    before = next((each for each in reversed(labels(parts)) if 0 < verb - each.last <= _NEAR), None)
    one = before.group if before is not None else scene.them if parts.word(verb - 1) in {"they", "now"} else ()
    return (one, behind.group) if one and behind is not None else None


def _as_many(parts: SentenceParts, quantity: Quantity) -> tuple[Group, Group] | None:
    """Such as "twice as many Indians as Nigerians", "Indians numbered 240,000, twice as many as Nigerians"."""
    at = quantity.last + 1
    if parts.words[at : at + 2] != ["as", "many"]:
        return None
    than = next((k for k in range(at + 2, min(at + 2 + _NEAR, len(parts.words))) if parts.word(k) == "as"), -1)
    if than < 0:
        return None
    other = next((each for each in labels(parts) if than < each.first <= than + _NEAR), None)
    own = next((each for each in labels(parts) if at < each.first < than), None)
    if own is None:
        numbers = [each for each in parts.quantities if each.last < quantity.first and each.unit in {"", "people"}]
        tied = tied_labels(parts, numbers[-1]) if numbers else ()
        before = [each for each in labels(parts) if each.last < quantity.first]
        own = tied[0] if tied else before[-1] if len({each.group for each in before}) == 1 else None
    if own is None or other is None or dict(own.group).keys() != dict(other.group).keys() or own.group == other.group:
        return None
    return own.group, other.group


def _ratio(parts: SentenceParts, quantity: Quantity, one: Group, other: Group, scene: Scene) -> Wording | None:
    flow, basis = _flow(parts, quantity, scene)
    if not flow:
        return None
    subject = Subject(flow, settle_group(dict(one), flow), basis, local=True)
    whole = Subject(flow, settle_group(dict(other), flow), basis)
    wording = claim(
        parts,
        "ratio",
        (quantity.start, quantity.end),
        Stated(quantity.value, quantity.low, quantity.high, "times", quantity.hedge),
        subject,
        sentence_window(parts, quantity.first, scene, flow),
        scene,
        at=quantity.first,
        whole=whole,
    )
    understood = wording.uncertain == SOMETHING_ELSE and all(
        parts.word(at) in OUTNUMBERING or is_all_plain(parts, at, at + 1) for at in range(quantity.first)
    )
    return replace(wording, uncertain="") if wording.uncertain == NARROWED or understood else wording


def _flow(parts: SentenceParts, quantity: Quantity, scene: Scene) -> tuple[str, Basis]:
    """The flow that both groups are of: that of a number beside, of those who move, or of the sentence before."""
    before = next(
        (each for each in reversed(parts.quantities) if each.last < quantity.first and each.unit in {"", "people"}), None
    )
    if before is not None and (told := subject_of(parts, before, scene)) is not None and told.measure in MIGRATION_FLOWS:
        return told.measure, "open" if told.basis == "open" else "inherited"
    flows = flows_of_movers(parts, len(parts.words)) - {""}
    if len(flows) == 1:
        return flows.pop(), "inherited"
    held = scene.moved or (scene.people.subject if scene.people is not None else None)
    if held is None or flows or held.measure not in MIGRATION_FLOWS:
        return "", "none"
    return held.measure, "open" if held.basis == "open" else "inherited"
