"""Shares that only put the number before them otherwise: "968,000 non-EU nationals (82%), 129,000 from the EU (11%)"."""

from __future__ import annotations

from ...codes import NATIONALITY
from ..sentences.directions import direction_of
from ..sentences.parts import SentenceParts
from ..sentences.roles import role_of
from ..sentences.scene import Scene
from ..sentences.whom.labels import group_at, labels
from ..sentences.whom.subject_of import subject_of
from ..sentences.wording import Subject
from ..words.cues import DIFFERENCES
from ..words.quantities import Quantity
from ..words.subjects import Mention
from .fractions import COPULAS, FLOWS, says_it_moved
from .wholes import Fraction, Whole

# groups that make up a whole, so that a share of one leaves nothing open
PLAIN_GROUPS = frozenset({"british", "eu_plus", "non_eu_plus"})
ADJECTIVES = {
    "british": "british", "eu": "eu_plus", "eu+": "eu_plus", "non-eu": "non_eu_plus", "non-eu+": "non_eu_plus",
    **{alias: code.code for code in NATIONALITY.codes for alias in code.aliases if alias.isalpha() and alias.endswith(("an", "ian", "ese", "ani", "ali", "ish", "ino"))},
}  # fmt: skip


def of_its_number(parts: SentenceParts, fraction: Fraction, scene: Scene) -> tuple[Whole, Mention] | None:
    """The flow and the nationality of the number that a share alone behind it puts otherwise: "968,000 non-EU nationals (82%), 129,000 from the EU (11%)"."""
    if parts.word(before_how_much(parts, fraction)) not in {"or", "("} or parts.word(fraction.last + 1) not in CLOSING:
        return None
    if any(says_it_moved(parts, each) for each in parts.quantities if each.unit == "percent"):
        return None
    before = next((each for each in reversed(parts.quantities) if each.last < fraction.first), None)
    told = None if before is None or before.unit not in {"", "people"} else subject_of(parts, before, scene)
    between = set() if before is None else set(parts.words[before.last + 1 : fraction.first])
    if before is None or role_of(parts, before) != "level" or direction_of(parts, before) != 0 or between & DIFFERENCES:
        return None  # "670,000 came from outside the EU, down by 393,000, or 37 per cent"
    if between & {")", "and", ";", "rest"} or parts.word(fraction.last + 2) == "of":
        return None
    if told is None or told.measure not in FLOWS or set(dict(told.group)) - {"nationality"}:
        return None
    bare = parts.words[before.last + 1 + (parts.word(before.last + 1) in COPULAS) :][:1]
    # "135,000 British (13%)"
    code = ADJECTIVES.get(bare[0], "") if bare else ""
    code = code or dict(told.group).get("nationality", "")
    if code not in PLAIN_GROUPS or _names_another_before(parts, before, code):
        return None
    return (Subject(told.measure, (), "inherited"), fraction.last, fraction.last), group_at(
        parts, before.first, "nationality", code
    )


def _names_another_before(parts: SentenceParts, number: Quantity, code: str) -> bool:
    """Whether another group than was read stands before a number, behind the one before it: "Non-EU nationals accounted for 968,000, or 82%, EU nationals for"."""
    previous = next((each for each in reversed(parts.quantities) if each.last < number.first), None)
    start = -1 if previous is None else previous.last
    named = [dict(each.group) for each in labels(parts) if start < each.first < number.first]
    return any("nationality" in each and each["nationality"] != code for each in named)


CLOSING = frozenset({")", ",", ".", ";", "and", "while", "but"})


def before_how_much(parts: SentenceParts, fraction: Fraction) -> int:
    """The place before the words that say how nearly: "a mere tenth", "only 6 per cent"."""
    at = fraction.first - 1
    while parts.word(at) in {
        "just",
        "only",
        "some",
        "about",
        "around",
        "over",
        "nearly",
        "almost",
        "a",
        "mere",
        "another",
        "further",
        "roughly",
        "barely",
    }:
        at -= 1
    return at
