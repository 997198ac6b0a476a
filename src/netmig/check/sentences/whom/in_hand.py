"""Of whom a number is that names nobody, where a count was told last: what is estimated is no count."""

from __future__ import annotations

from ...records import replace
from ..parts import SentenceParts
from ..scene import Carried, Scene
from ..told import COUNTS

# those who cross the Channel are counted, and so are visas: only flows are estimated, revised and told by the statisticians
_ESTIMATED = frozenset("ons ons's statisticians estimate estimates estimated revised revision revisions".split())


def people_in_hand(parts: SentenceParts, scene: Scene) -> Carried | None:
    """The people last spoken of; where a sentence tells of estimates, those of the last flow: "It had been put at 504,000; the ONS now has 606,000"."""
    held, flow = scene.people, scene.flow
    if held is None or flow is None or held.subject.measure not in COUNTS or ("home", "office") in parts.pairs:
        return held
    if _ESTIMATED.isdisjoint(parts.word_set) and not scene.revising:
        return held
    return Carried(replace(flow.subject, basis="open"), flow.paragraph)
