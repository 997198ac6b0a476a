"""Whether words say outright that a flow was so large, and not by how much it changed: "net migration stood at 445,000", "fell to 378,000"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...sentences.in_doubt.said_in_full import is_said_in_full
from ...sentences.wording import Wording
from ...words.cues import CHANGE_NOUNS, CHANGE_VERBS, DIFFERENCES, MOVING, is_adverb

BY_HOW_MUCH = "is by how much it changed"
_CHANGES = (
    CHANGE_VERBS
    | CHANGE_NOUNS
    | frozenset("change changed difference differences gap extra additional further revised revision by".split())
)
_STANDS = frozenset("was is were be been being stood stands totalled totals hit reached".split())
_STANDS_AT = frozenset("stood stands standing running came comes coming in out now level figure number total".split())
_OF_SO_MANY = frozenset("migration immigration emigration total figure level".split())
_COMES_TO = frozenset("came comes coming amounted amounts amounting totted adds added".split())
_WENT_TO = frozenset("fell dropped plunged plummeted tumbled slumped declined sank rose climbed jumped soared surged".split())
_WENT = frozenset({"down", "up", "halved", "doubled", "trebled", "tripled", "quadrupled"})
_HEDGING = frozenset(
    {"about", "around", "some", "roughly", "an", "estimated", "just", "only", "almost", "nearly", "a", "mere", "provisional"}
)
_PUT_AT = frozenset("migration immigration emigration figure total number numbers level it put puts running stands stood".split())
_WAS_DOWN = frozenset("was is were are went gone came come coming".split())
_PEOPLE = frozenset({"people", "persons", "migrants"})
_EXCEEDED = frozenset({"outnumbered", "outnumber", "outnumbering", "outstripped", "exceeded"})
_NOT_ALL = frozenset("another extra additional further net by other".split())
# where another clause begins, that what changed before is not told in
_CLAUSES = frozenset({"while", "whereas", "but", ";"})


def is_told_as_a_level(wording: Wording, *, of_that_alone: bool = False) -> bool:
    """Whether words say outright that a flow was so large: "net migration stood at 445,000", and nothing before tells of a change.

    `of_that_alone`: whether the sentence only goes on about what was told before.
    """
    named = "measure" in wording.ties and wording.subject is not None and wording.subject.local
    if "period" in wording.ties and not wording.ties.isdisjoint({"measure", "time"}) and _says_who_moved(wording):
        return True
    if "measure" in wording.ties and wording.subject is not None and wording.subject.basis == "explicit":
        before = _words_to_the_number(wording)
        if before and _is_where_it_stands_or_went(before):
            return True
    if not _EXCEEDED.isdisjoint(wording.words_before + wording.words_within):
        return True  # "those who left outnumbered those who came by 90,000"
    return "period" in wording.ties and (named or of_that_alone) and tells_a_level(wording)


def tells_a_level(wording: Wording) -> bool:
    """Whether the clause of a number, whatever it is of, has a verb that tells how large something was, or came to be."""
    before = _words_to_the_number(wording)
    if before is None or _is_of_something_in_it(before):
        return False
    if is_said_in_full(wording) and _CHANGES.isdisjoint(before):
        return (_NOT_ALL - {"net"}).isdisjoint(before[-3:])
    while before and (before[-1] in _HEDGING or is_adverb(before[-1])):
        before.pop()
    lead, rest = before[-1:], before[:-1]
    while lead == ["to"] and rest and is_adverb(rest[-1]):
        rest.pop()  # "dropped sharply to 178,000"
    if lead == ["to"] and rest[-1:] in (["down"], ["up"]) and rest[-2:-1] and rest[-2] in _WAS_DOWN:
        return CHANGE_NOUNS.isdisjoint(rest[:-1])  # "was down to 429,000"
    if lead == ["to"] and rest and rest[-1] in _WENT_TO:
        return CHANGE_NOUNS.isdisjoint(rest[:-1])
    told = (
        (lead != [] and lead[0] in _STANDS)
        or (lead == ["at"] and (not rest or rest[-1] in _STANDS_AT or rest[-1] == ","))  # "At 160,000, net migration …"
        or (lead == ["of"] and rest[-1:] != [] and rest[-1] in _OF_SO_MANY)
        or (lead == ["to"] and rest[-1:] != [] and rest[-1] in _COMES_TO)
        or before[-2:] in (["came", "in"], ["comes", "in"], ["coming", "in"])
    )
    return told and _CHANGES.isdisjoint(before)


def _words_to_the_number(wording: Wording) -> list[str] | None:
    """The words of its clause that stand before a number; None where a difference stands right behind it, "429,000 lower"."""
    tokens = wording.sentence.tokens
    number = next((at for at, token in enumerate(tokens) if token.start >= wording.start and token.lower[:1].isdigit()), -1)
    behind = [token.lower for token in tokens[number + 1 : number + 3]]
    if number < 0 or (behind[:1] not in ([","], [";"]) and not DIFFERENCES.isdisjoint(behind)):
        return None
    before = [token.lower for token in tokens[:number]]
    return before[max((at + 1 for at, word in enumerate(before) if word in _CLAUSES), default=0) :]


def _is_of_something_in_it(before: Sequence[str]) -> bool:
    """Whether what is so large is something in a flow, and not the flow: "the turnaround in UK net migration was 160,000"."""
    return before[-1:] != ["to"] and _IN_A_FLOW.search(" ".join(before)) is not None


_IN_A_FLOW = re.compile(
    r"\b(?:in|to|(?<!level )(?<!figure )(?<!total )of) (?:the |uk |uk's |britain's |british |overall |total |long-term |annual |net )*(?:migration|immigration|emigration|arrivals|departures)"
    r"(?: to the uk| from the uk| in| this| last| year| \d+)* (?:was|is|at|came)\b"
)


def _is_where_it_stands_or_went(before: Sequence[str]) -> bool:
    """Whether the words before a number lead to a level: "has almost halved in a year, to 160,000", "the ONS puts net migration at 331,000"."""
    lead = next((at for at in range(len(before) - 1, -1, -1) if before[at] not in _HEDGING), -1)
    if lead < 1 or before[lead] not in {"to", "at"}:
        return False
    if before[lead] == "at":
        return before[lead - 1] in _PUT_AT and not _is_of_something_in_it(before)
    went = CHANGE_VERBS | _WENT
    return before[lead - 1] in went or (before[lead - 1] == "," and not went.isdisjoint(before[:lead]))


def _says_who_moved(wording: Wording) -> bool:
    """Whether it is told outright how many people came or left: "103,000 people left the UK in 2022", and not how many more."""
    words = wording.sentence.words_from(wording.start)
    at = next((at for at, word in enumerate(words) if word[:1].isdigit()), len(words))
    before = wording.words_before + words[:at]
    said = words[at + 1 : at + 2] and words[at + 1] in _PEOPLE and words[at + 2 : at + 3] and words[at + 2] in MOVING
    return bool(said) and _NOT_ALL.isdisjoint(before[-3:]) and _CHANGES.isdisjoint(before)
