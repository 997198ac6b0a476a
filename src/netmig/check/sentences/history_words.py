"""What a number is in the history of an estimate: what it was put at before, what it is now, or by how much that is more or less.

These are read from the words right before and behind the number. Each has its turns of phrase, in which the
number stands at the end, or at the beginning.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from ..records import record
from ..words.quantities import Quantity
from ..words.time_parts import MONTH_WORDS
from .once import once_a_number
from .parts import SentenceParts

Role = Literal["was", "first", "now", "by"]


@record()
class InHistory:
    """What a number is in the history of an estimate."""

    role: Role
    sure: bool
    """Whether the words can mean nothing else, whatever was told before."""
    direction: int = 0
    of_first: bool = False
    """Whether a difference is from the first estimate: "more than they originally thought"."""
    noun: bool = False
    """Whether it is told as a rise or a fall, which may as well be one over time."""
    too_far: bool = False
    """Whether it is how far something was too low or too high, in whoever's eyes."""
    end: int = -1
    """The last token of the phrase, where it goes on behind the number."""


_HEDGE = r"(?: (?:about|around|some|only|just|a|an|the|mere|roughly|nearly|almost|over|under|more|less|than|net|minus))*$"
_IT = r"(?:it|that|this|which|the (?:figure|number|estimate|total|count|tally|answer))"
_WHO = r"(?:ons|ons 's|office|office for national statistics|statisticians?|statistics authority|officials|agency|they|it|experts|counters|number-crunchers)"
_PUT = r"(?:claimed|said|told us|told everyone|thought|given|gave|reported|reckoned|estimated|counted|announced|published|believed|assumed|supposed|offered|come up with|came up with)"
_FIRST = r"(?:at first|to begin with|to start with|originally|initially|first|at the outset)"
_ESTIMATE = r"(?:estimate|figure|count|number|one|tally|total|reckoning|calculation|version)"
_AGO = rf"(?:in|last|this|back in) (?:{'|'.join(MONTH_WORDS)}|spring|summer|autumn|winter)|six months (?:ago|earlier|before)|a year (?:ago|earlier|before)|twelve months (?:ago|earlier)"
_FLOW = r"(?:for|of|in) [^.;:]{1,60}?"

# words of which one stands in each turn below: only where it does is the turn put together and looked for
_FIRSTS_TOLD = frozenset("first originally initially previously begin start outset original initial opening maiden".split())
_HAD = frozenset({"had"})
_TOLD_US = frozenset({"been", "were"})
_OLD = frozenset("old older former previous earlier survey-based superseded prior preceding".split())
_OUT = frozenset({"out", "first"})
_WHEN = frozenset({*MONTH_WORDS, "spring", "summer", "autumn", "winter", "ago", "earlier", "before", "last"})
_HELD = frozenset("supposed thought believed said reckoned assumed understood held".split())
_GIVEN = frozenset("given published put reported released issued announced gave had".split())
_UNTIL = frozenset({"until", "till", "up"})
_NOW = frozenset({"now"})
_TURNED = frozenset({"turns", "turned", "proves", "proved"})

# (pattern of what stands before, role, whether it is sure by itself, its cue words)
_TURNS: tuple[tuple[str, Role, bool, frozenset[str]], ...] = (
    (rf"{_FIRST} ,? ?(?:{_IT} )?(?:was|had been|stood at|read|came to|came out at)", "first", False, _FIRSTS_TOLD),
    (rf"{_IT} (?:was|had been|stood|came out) (?:at first|originally|initially|first)(?: at)?", "first", False, _FIRSTS_TOLD),
    (rf"{_WHO} (?:itself )?had (?:first |originally |initially |previously |only )?{_PUT}(?: (?:that )?(?:it|this|that|there) (?:was|were|is|at))?", "was", True, _HAD),
    (rf"{_WHO} (?:first|originally|initially|previously) {_PUT}(?: (?:that )?(?:it|this|that|there) (?:was|were|is|at))?", "was", True, _FIRSTS_TOLD),
    (rf"{_WHO} had (?:first |originally |initially |previously |only )?(?:put|pegged|assessed|estimated|reckoned|had|given|reported) [^.;:]{{1,60}}? (?:at|as)", "was", True, _HAD),
    (rf"{_WHO} had had (?:it|this|that|the figure) at", "was", True, _HAD),
    (r"(?:we|people|voters|the public|readers|parliament|mps|everyone|everybody|ministers) (?:had|have)? ?(?:all )?(?:been|were) (?:first |originally |initially |once )?(?:told|given|led to believe)(?: (?:that )?(?:it|there|this) (?:was|were|is) ?)?", "was", False, _TOLD_US),
    (r"(?:old|older|former|previous|earlier|survey-based) (?:method|methods|methodology|way|survey|system|approach|sums|way of counting|method of counting) ,? ?(?:it|that|this|the figure|the number|the total|the estimate|their number) (?:was|were|had been|came to|stood at|came out at)", "was", True, _OLD),
    (r"(?:old|older|former|previous|earlier) (?:method|methods|methodology|way|survey|system|approach|sums) (?:had|gave|put it at|made it|had it at|produced|showed|said|came up with|made that)", "was", True, _OLD),
    (rf"{_IT} (?:(?:had )?first )?(?:came|was|had come|were) (?:out|first published|first released)(?: ,)? (?:it|that|this|they) (?:was|were|had been|stood at|said|had)", "first", True, _OUT),
    (r"(?:old|former|superseded) (?:ons |official |provisional |published )*(?:figure|number|tally|total|one) (?:was|had been|were|of|is|stood at)", "was", False, _OLD),
    (rf"(?:{_AGO}|last (?:november|may|year|time)) ,? ?(?:the )?{_WHO} (?:had )?(?:{_PUT}|made it|had it at|had|put it at)(?: (?:that )?(?:it|there) (?:was|were))?", "was", False, _WHEN),
    (rf"(?:six months ago|a year ago|this time last year|last time) ,? ?{_IT} (?:was|stood at|had been|came to)", "was", False, _WHEN),
    (r"what (?:we|they) (?:last|previously|first|once) had (?:was|were)", "was", False, _HAD),
    (r"what (?:we|they) had (?:before|until now|until then|last|earlier|last time)(?: that)? was", "was", False, _HAD),
    (rf"(?:{_IT}|peak|record|high) (?:was|had been|were) (?:supposed|thought|believed|said|reckoned|assumed|understood|held) to (?:be|have been|stand at|have peaked at|be at)", "was", False, _HELD),
    (rf"(?:original|initial|first|opening|maiden) (?:ons |official |provisional |published )*{_ESTIMATE} (?:{_FLOW} )?(?:, [^,.;:]{{1,60}} , )?(?:was|had been|is|stood at|of|came to|read|were)", "first", True, _FIRSTS_TOLD),
    (rf"(?:earlier|previous|prior|old|preceding|superseded) (?:ons |official |provisional |published )*(?:estimate|count) (?:{_FLOW} )?(?:, [^,.;:]{{1,60}} , )?(?:was|had been|is|stood at|of|came to|read|were)", "was", False, _OLD),
    (rf"{_ESTIMATE} (?:that was |which was |they |it |the ons )?(?:given|published|put out|reported|released|issued|announced|gave|had given|had published) (?:before|earlier|previously|at first|first|originally|initially|until now|{_AGO}) (?:was|had been|were)", "was", True, _GIVEN),
    (r"(?:until|till|up to) (?:today|now|then|yesterday|this week|this morning|last week|monday|tuesday|wednesday|thursday|friday) ,? ?(?:the |their |its )?(?:\w+ )?(?:estimate|figure|number|total|count|it) (?:for [^.;:]{1,40} )?(?:had been|was|stood at|had stood at)", "was", True, _UNTIL),
    (r"(?:the |their |its )(?:ons |official )?estimate (?:for [^.;:]{1,40} )?had been", "was", True, _HAD),
    (r"old peak (?:, [^,.;:]{1,30} , )?(?:was|had been|of)", "was", False, _OLD),
    (rf"{_IT} is now (?:thought|believed|reckoned|estimated|considered|judged|known) to (?:be|have been|stand at)(?: at)?", "now", True, _NOW),
    (rf"(?:{_IT}|they|the ons|ons) (?:is |are )?now (?:put|puts|has|have|reckoned|given|estimated|counted|assessed|set)(?: (?:it|that|this|the figure))? (?:at|as)", "now", True, _NOW),
    (r"(?:the ons|ons|it|they|statisticians|officials) now (?:says?|thinks?|reckons?|believes?|makes?|estimates?)(?: (?:that )?(?:it|this|that))?(?: (?:was|is|to be|to have been|at))?", "now", True, _NOW),
    (rf"{_IT} (?:is|stands at|becomes|has become) now", "now", False, _NOW),
    (rf"{_IT} now (?:stands at|is|becomes|reads|comes to)", "now", False, _NOW),
    (rf"{_IT} is now", "now", False, _NOW),
    (r"(?:it|that|this) (?:turns out|turned out|proves|proved) to (?:be|have been)", "now", False, _TURNED),
)  # fmt: skip


@cache
def _turn(pattern: str) -> re.Pattern[str]:
    """A turn put together when it is first looked for: all of them would take a tenth of the time of starting."""
    return re.compile(r"(?:^|[\s])" + pattern + _HEDGE)


_THE_NUMBER_IS_NOW = re.compile(
    r"^(?:is|are|has become|becomes|became|turned into|has turned into|has grown to|has shrunk to) (?:now )?"
)

_SUPPOSED = (
    r"(?:thought|given|reported|published|estimated|put|announced|believed|assumed|claimed|supposed|reckoned|counted|said|told)"
)
_BEHIND_WAS = re.compile(
    rf"^before (?:the )?{_WHO} (?:had )?(?:changed|switched|overhauled|revised|improved|altered|looked)\b|^(?:until|till) (?:the )?{_WHO} (?:changed|switched|overhauled|revised|improved|altered)\b|^(?:that |which |who )?(?:{_WHO} |the {_WHO} )?(?:had )?(?:first|originally|initially|previously|at first) {_SUPPOSED}(?: of)?\b"
    rf"|^(?:that |which )?(?:the )?{_WHO} had (?:first |at first |originally |previously |earlier )?{_SUPPOSED}\b"
    rf"|^(?:that |which )?(?:the )?(?:{_WHO}|we) (?:had been told|were told|gave|announced|reported|published|gave us|told us|put out) (?:before|at first|first|originally|initially|earlier|{_AGO})\b"
    rf"|^(?:that )?we (?:had been|were) (?:first |originally )?told\b"
)
_TOO_FAR = re.compile(r"^(?:people |migrants )?too (low|high|small|big|few|many|little|large)\b(?! for\b)")
_THAN = re.compile(
    r"^(?:people |migrants )?(?:more|higher|lower|fewer|less|above|below|greater|bigger|smaller|larger|up on|down on|over)"
    r" (?:still )?(?:than )?(?:what )?(?:"
    rf"(?:the )?(?:{_WHO}|we|you|anyone|anybody|everyone|ministers|voters|people)(?: at the ons)? (?:had |have |first |originally |were |had been |been )*(?:{_SUPPOSED}|had it|had|knew|known|put it|led to believe)\b"
    rf"|(?:had (?:first |originally |previously )?been |was |first |originally |previously |initially |before |they |it |ons )+{_SUPPOSED}\b"
    r"|(?:the )?(?:first|original|initial|earlier|previous|old) (?:estimate|figure|count|number|guess)\b"
    r"|(?:before(?! (?:the|that|covid|brexit|lockdown|coronavirus))|previously|at first)\b)"
)
_BY = re.compile(
    r"\b(up|down|upwards?|downwards?|higher|lower|raised|lifted|increased|cut|lowered|reduced|revised up|revised down|put up|put down) by"
    + _HEDGE
)
_WRONG_BY = re.compile(r"\b(?:wrong|out|off|mistaken) by" + _HEDGE)
# "It has become 740,000, 68,000 up.": told right behind what stands now
_AT_THE_END = re.compile(r"^(up|down|more|less|higher|lower|fewer)(?: \.)?$")
_NOUN = re.compile(
    r"(?:, |^|that is |that 's |– |- |this is |a |an )(?:an |a |the )?(?:\w+ )?(increase|rise|upgrade|jump|uplift|reduction|cut|fall|drop|decrease|markdown|downgrade|addition) of"
    + _HEDGE
)
_GAP = re.compile(
    r"(?:^|\b)(?:the|that|this|a) (?:difference|gap|correction|change|discrepancy|error|mistake|adjustment)(?: between the two)?(?: is| was| :| ,| –| —| of| comes to| came to| makes)*"
    + _HEDGE
)
_REVISION_IS = re.compile(
    r"\b(?:revision|correction|change|difference|gap|error|adjustment) (?:is|was) (?:even |still )?(?:bigger|larger|greater|smaller)(?: still| again| yet)? ?[:,–—]?"
    + _HEDGE
)
_AS_MANY = re.compile(
    rf"^as many\b.{{0,60}}\b(?:as|than) (?:(?:the )?(?:{_WHO}|we|anyone|ministers) (?:had |first |were |had been )*|(?:had (?:first |previously )?been |was |first |previously |originally )+){_SUPPOSED}\b"
)
_WISHED = re.compile(r"\b(?:would|promised|promise|pledged|expected|expect|hoped|wanted|target|forecast|obr|budget)\b")
_FIRSTS = frozenset("first original originally initial initially".split())
_DOWN = frozenset("low small few little".split())
_FALLS = frozenset("reduction cut fall drop decrease markdown downgrade down downward downwards lower lowered reduced".split())
_LEAST, _MOST = 1000, 600_000


@once_a_number
def in_history(parts: SentenceParts, quantity: Quantity) -> InHistory | None:
    """What a number is in the history of an estimate; None where no turn of phrase says it."""
    if quantity.unit not in {"", "people", "times"}:
        return None
    first = quantity.first
    own = parts.preceding(quantity)
    start = 0 if own is None else own.last + 1
    stop = next((at + 1 for at in range(first - 1, start - 1, -1) if parts.word(at) in {";", "."}), start)
    before = " ".join(parts.words[stop:first])
    behind = " ".join(parts.words[quantity.last + 1 : quantity.last + 18])
    if quantity.unit == "times":
        found = _AS_MANY.match(behind)
        return None if found is None else InHistory("by", True, 1, end=quantity.last + len(found.group().split()))
    if abs(quantity.value) < _LEAST:
        return None
    if _LEAST <= abs(quantity.value) <= _MOST and (size := _size(before, behind, quantity)) is not None:
        return size
    if (
        own is not None
        and stop == start
        and parts.word(own.first - 1) == "the"
        and own.first <= 2
        and _THE_NUMBER_IS_NOW.match(before + " ")
        and len(before.split()) <= 3
    ):
        return InHistory("now", False)  # "The 685,000 is now 866,000"
    following = parts.following(quantity)
    if (
        parts.word(first - 1) == "the"
        and first <= 2
        and following is not None
        and _THE_NUMBER_IS_NOW.match(" ".join(parts.words[quantity.last + 1 : following.first]) + " ")
        and following.first - quantity.last <= 4
    ):
        return InHistory("was", False)
    words = frozenset(parts.words[stop:first])
    for pattern, role, sure, cues in _TURNS:
        if not cues.isdisjoint(words) and _turn(pattern).search(before):
            return InHistory(role, sure)
    if (
        parts.word(first - 1) in {"the", "not", "than", "that", "of", "at", "was", "were", "been"}
        and (found := _BEHIND_WAS.match(behind)) is not None
    ):
        return InHistory("was", True, end=quantity.last + len(found.group().split()))
    return None


def _size(before: str, behind: str, quantity: Quantity) -> InHistory | None:
    if found := _TOO_FAR.match(behind):
        way = 1 if found.group(1) in _DOWN else -1
        return InHistory("by", False, way, too_far=True, end=quantity.last + len(found.group().split()))
    if (found := _THAN.match(behind)) and not _WISHED.search(behind):
        lower = {"lower", "fewer", "less", "below", "smaller", "down"} & set(found.group().split()[:2])
        of_first = not _FIRSTS.isdisjoint(found.group().split())
        return InHistory("by", True, -1 if lower else 1, of_first=of_first, end=quantity.last + len(found.group().split()))
    if _WRONG_BY.search(before):
        return InHistory("by", False)
    if (found := _AT_THE_END.match(behind)) and ("," in before[-8:] or "that is" in before[-20:]):
        return InHistory("by", False, -1 if found.group(1) in {"lower", "less", "fewer", "down"} else 1, noun=True)
    if found := _BY.search(before):
        return InHistory("by", False, -1 if _FALLS & set(found.group(1).split()) else 1)
    if found := _NOUN.search(before):
        return InHistory("by", False, -1 if found.group(1) in _FALLS else 1, noun=True)
    if found := _GAP.search(before) or _REVISION_IS.search(before):
        return InHistory("by", "revision" in found.group(), 0)
    return None
