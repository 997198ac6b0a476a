"""The groups that a number is narrowed to: who is linked to it, and who only stands near."""

from __future__ import annotations

import re

from ....codes import SINGLE_COUNTRIES
from ...words.cues import is_adverb
from ...words.quantities import Quantity
from ...words.subjects import MIGRATION_FLOWS, Mention
from ..in_doubt.known_words import LINKING
from ..parts import SentenceParts
from ..wording import Subject
from .labels import does_something_else, is_told_of, tied_labels

_CAUSES = frozenset(
    "crackdown clampdown restrictions restricting restriction ban banned bans banning curbs rules measures limits"
    " tightening driven due because thanks policy changes restricted imposed amid influx spike reforms closing following".split()
)  # fmt: skip


def group_of(parts: SentenceParts, quantity: Quantity, measure: str, named: Mention | None = None) -> tuple[tuple[str, str], ...]:
    """The groups that a quantity's measure is narrowed to: those that are linked to the number or to the measure's name."""
    groups = _narrowing(parts)
    in_brackets = _told_in_brackets(parts, quantity)
    told = [*in_brackets, *(each for each in tied_labels(parts, quantity) if not is_cause(parts, each))]
    if not groups and not in_brackets and (named is None or not told):
        return ()
    groups = [each for each in groups if not _is_left_behind(parts, each, quantity) and not _is_told_ahead(parts, each, quantity)]
    beside_number = [mention for mention in groups if linked(parts, mention, quantity.first, quantity.last)]
    # "minus 51,000 for EU citizens and plus 45,000 for Britons": what is said of the number itself comes before what was last named
    tied = parts.word(quantity.last + 1) in {"for", "of", "from", "among"}
    own = [each for each in beside_number if tied and 0 < each.first - quantity.last <= 2]
    beside_number.sort(key=lambda mention: (mention not in own, _is_counted_by_another(parts, mention, quantity)))
    beside_measure = [
        mention
        for mention in groups
        if named is not None
        and (mention.first - named.last <= 4 and named.first - mention.last <= 3)
        and linked(parts, mention, named.first, named.last)
    ]
    found: dict[str, str] = {}
    # "net migration of EU citizens was 165,000 and that of non-EU citizens 164,000": the number's own comes first
    for mention in (*told, *beside_number, *beside_measure, *(_opening_groups(parts, groups) if named is not None else ())):
        for dimension, code in mention.group:
            found.setdefault(dimension, code)
    return settle_group(found, measure)


def is_of_everybody(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is told of all, after one of some: "for British nationals was minus 109,000 and for the UK as a whole 204,000"."""
    before = parts.preceding(quantity)
    first = 0 if before is None else before.last + 1
    if any(first <= each.first < quantity.first for each in parts.mentions_of("group")):
        return False
    ahead = " ".join(parts.words[first : quantity.first])
    if _EVERYBODY.search(ahead) is not None:
        return True
    if parts.words[quantity.last + 1 : quantity.last + 3] in _IN_ALL:
        return before is not None
    behind = quantity.last + 1 + (parts.word(quantity.last + 2) == "the")
    return before is not None and parts.word(quantity.last + 1) == "for" and behind + 1 in parts.covered("home")


_IN_ALL = (["in", "total"], ["in", "all"], ["for", "everybody"], ["for", "everyone"], ["for", "all"], ["across", "the"])
_EVERYBODY = re.compile(r"\b(?:everybody|everyone|overall|altogether|all nationalities|as a whole|whole of)\b")


def _told_in_brackets(parts: SentenceParts, quantity: Quantity) -> list[Mention]:
    """The group right before a bracket that tells how its number went: "driven by non-EU nationals (up 379,000 to 704,000)"."""
    opened = parts.bracket_of.get(quantity.first)
    if opened is None:
        return []
    numbers = {at for each in parts.quantities for at in range(each.first, each.last + 1)}
    if not all(at in numbers or parts.word(at) in _WENT for at in range(opened + 1, quantity.first)):
        return []
    return [each for each in parts.mentions_of("group") if each.last == opened - 1]


_WENT = frozenset("up down from to by , a rise fall of increase decrease".split())


def _is_counted_by_another(parts: SentenceParts, mention: Mention, quantity: Quantity) -> bool:
    """Whether a group stands right behind another number: "109,000 UK citizens from Britain: 383,000 people arrived from outside the EU"."""
    return any(0 < mention.first - each.last <= 1 for each in parts.quantities if each is not quantity)


def _is_left_behind(parts: SentenceParts, mention: Mention, quantity: Quantity) -> bool:
    """Whether a group is told of a number before it, and so not of one behind: "109,000 fewer Britons: net migration was 204,000"."""
    return mention.last < quantity.first and any(
        each.last < mention.first and each.unit in {"", "people"} and is_told_of(parts, mention, each)
        for each in parts.quantities
    )


def _is_told_ahead(parts: SentenceParts, mention: Mention, quantity: Quantity) -> bool:
    """Whether a group behind a number opens what is told of the next: "net migration was 204,000 and students were 144,000 of that"."""
    if mention.first <= quantity.last or parts.word(mention.first - 1) not in {"and", ";", "while", "but"}:
        return False
    following = parts.following(quantity)
    return (
        following is not None
        and 0 < following.first - mention.last <= 3
        and parts.word(mention.last + 1) in {"were", "was", "are", "is", "numbered", "made", "accounted"}
        and is_told_of(parts, mention, following)
    )


def _narrowing(parts: SentenceParts) -> list[Mention]:
    """The groups of a sentence that may narrow a measure: none that is named as a cause."""
    found: list[Mention] | None = parts.kept.get("narrowing")
    if found is None:
        groups = parts.mentions_of("group")
        found = parts.kept["narrowing"] = [mention for mention in groups if not is_cause(parts, mention)]
    return found


def _opening_groups(parts: SentenceParts, groups: list[Mention]) -> list[Mention]:
    """The group that a sentence sets out with: "Among EU nationals, net migration was …"."""
    if parts.word(0) not in {"among", "for"}:
        return []
    return [mention for mention in groups if mention.first in {1, 2} and parts.word(mention.last + 1) == ","]


def loose_groups(parts: SentenceParts, subject: Subject, at: int) -> bool:
    """Whether a group is named that may narrow what a place in a sentence speaks of, without being linked to it.

    Looked for in the clause of that place, and in an opening such as "Among students, …".
    """
    groups = _narrowing(parts)
    if not groups:
        return False
    held = {code for _, code in subject.group}
    first, last = parts.clause(at)
    opens = parts.word(0) in {"among", "for", "of", "excluding", "including", "without"} and "," in parts.words
    opening = parts.words.index(",") if opens else 0
    if ";" in parts.words[opening:at]:
        opening = 0  # "Among EU citizens, more left than came; for British nationals the balance was"
    return any(
        (first <= mention.first < last or mention.first < opening)
        and not {code for _, code in mention.group} & held
        and not is_told_of_another(parts, mention, subject, at)
        and not any(code.startswith(f"{each}_") or code.endswith(f"_{each}") for _, each in mention.group for code in held)
        and dict(mention.group).keys() & {"nationality", "reason", "age", "sex", "applicant"}
        for mention in groups
    )


def is_told_of_another(parts: SentenceParts, mention: Mention, subject: Subject, at: int) -> bool:
    """Whether a group stands beside another number, and is told of it in place of one's own: "27,000 came on work visas, 22,000 on study visas"."""
    if not any(each.first == at for each in parts.quantities):
        return False
    dimensions = dict(mention.group).keys()
    held = dict(subject.group)
    if held.get("reason", "").endswith(("_main", "_dependant")):
        held["applicant"] = held["reason"]
    if dimensions <= held.keys() and any(
        each.first != at and each.unit in {"", "people"} and is_told_of(parts, mention, each) for each in parts.quantities
    ):
        return True
    if not dimensions <= held.keys():
        return False
    before = next((each for each in reversed(parts.quantities) if each.last < mention.first), None)
    return before is not None and before.first != at and linked(parts, mention, before.first, before.last)


def is_cause(parts: SentenceParts, mention: Mention) -> bool:
    """Whether a group is named as a cause or the object of a rule: "a crackdown on foreign students"."""
    first = mention.first + (parts.word(mention.first) == "from")
    return not _CAUSES.isdisjoint(parts.words[max(0, first - 6) : first])


def linked(parts: SentenceParts, mention: Mention, first: int, last: int) -> bool:
    """Whether only linking words stand between a group and a stretch of the sentence."""
    gap = range(mention.last + 1, first) if mention.last < first else range(last + 1, mention.first)
    covered = parts.linking_places
    if any(each.first in gap for each in parts.quantities) or _opens_a_list(parts, mention, first):
        return False
    if mention.first > last and (_narrows_the_next(parts, mention, gap) or does_something_else(parts, mention)):
        return False
    # "British minus 37,000 and non-EU plus 797,000"
    signed = mention.last < first and parts.word(first - 1) in {"plus", "minus"}
    return all(
        at in covered or parts.word(at) in LINKING or is_adverb(parts.word(at)) or (signed and at == first - 1) for at in gap
    )


def _narrows_the_next(parts: SentenceParts, mention: Mention, gap: range) -> bool:
    """Whether a group behind a number is that of the measure told next: "emigration 517,000 and British emigration 77,000", "and the number of Britons who left"."""
    told_next = any(mention.first <= each.first <= mention.last + 1 for each in parts.mentions_of("measure"))
    counted_next = parts.words[max(gap.start, mention.first - 2) : mention.first] == ["number", "of"]
    return (told_next or counted_next) and any(parts.word(at) in {"and", ",", ";"} for at in gap)


def _opens_a_list(parts: SentenceParts, mention: Mention, first: int) -> bool:
    """Whether a group behind a number begins the list of its parts: "was 504,000: non-EU nationals 509,000, …", "262,000 (main applicants …"."""
    if mention.first <= first:
        return False
    mark = next((at for at in range(mention.first - 1, first, -1) if parts.word(at) in {":", "("}), -1)
    if mark < 0:
        return False
    following = next((each for each in parts.quantities if each.first > mention.last), None)
    return following is not None and following.first - mention.last <= 3 and following.unit in {"", "people"}


def groups_between(parts: SentenceParts, first: int, last: int, measure: str) -> tuple[tuple[str, str], ...]:
    """The groups named in a stretch of a sentence, as far as they are dimensions of the measure.

    A group that the measure has no dimension for stays, so that nothing is judged as the whole.
    """
    found: dict[str, str] = {}
    for mention in parts.mentions_of("group"):
        if first <= mention.first and mention.last < last:
            for dimension, code in mention.group:
                found.setdefault(dimension, code)
    return settle_group(found, measure)


def settle_group(found: dict[str, str], measure: str) -> tuple[tuple[str, str], ...]:
    """Groups as the code lists have them: a reason and an applicant type are one code for a flow of people."""
    if not found:
        return ()
    if measure in MIGRATION_FLOWS:
        applicant = found.pop("applicant", "")
        if found.get("reason") == "others" and found.get("nationality") in SINGLE_COUNTRIES:
            found["reason"] = "other_than_work_and_study"  # of other people it may be what is left of whatever was told
        reason = found.get("reason", "")
        if applicant and reason in {"work", "study"}:
            found["reason"] = f"{reason}_{applicant}"
        elif applicant and not reason.endswith("_dependant"):
            found["applicant"] = applicant
        if found.get("reason") and "nationality" not in found:
            found["nationality"] = "non_eu_plus"  # reasons are published for this group alone
    elif measure in {"visas_granted", "visa_applications"}:
        reason = found.pop("reason", "")
        if reason and "route" not in found:
            found["route"] = {"study": "sponsored_study", "study_dependant": "sponsored_study"}.get(
                reason, reason.partition("_")[0]
            )
        if reason.endswith("_dependant"):
            found["applicant"] = "dependant"
    else:
        for dimension in ("reason", "route", "applicant"):
            found.pop(dimension, None)
    return tuple(sorted(found.items()))
