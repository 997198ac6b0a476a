"""Numbers that a text takes from something older, which gave what was known on its own day: a headline, a paper, an encyclopaedia."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Literal

from ...words.quantities import Quantity
from ...words.time_expressions import TimeExpression
from ..once import once_alone
from ..parts import SentenceParts

# what is written once and is not put right when figures are
_WRITTEN = frozenset(
    "headline headlines archive archives edition page leaflet printed published article story report briefing paper table chart graphic caption tweet post"
    " book manifesto speech statement column letter release source version appendix annex footnote".split()
)  # fmt: skip
# what is read for long, whoever wrote it: whatever it says was so on its own day
_KEPT = frozenset(
    "textbook textbooks book books schoolbook schoolbooks atlas almanac yearbook yearbooks encyclopaedia memoir memoirs autobiography biography diary diaries"
    " novel novels film documentary lecture thesis dissertation judgment judgement ruling leaflets poster posters placard archived archive cached obituary handbook"
    " pamphlet hansard minutes gazette".split()
)
_LETTERS = frozenset(
    {
        "letter",
        "letters",
        "manifesto",
        "manifestos",
        "postcard",
        "email",
        "memo",
        "copy",
        "edition",
        "printout",
        "cutting",
        "clipping",
    }
)
# and what is as often of its day: only what it takes from elsewhere is older
_DOCUMENTS = (
    frozenset("study studies paper papers assessment chart article leaflet page website prospectus".split()) | _KEPT | _LETTERS
)
_TAKING = frozenset(
    "takes took take uses used use has have had gives gave give cites cited quotes quoted quote assumes assumed mentions mentioned prints printed".split()
)
_PRINTED = frozenset("gave give printed print quoted quote cited cite".split())
_OF_FIGURES = frozenset("figures estimates numbers data statistics".split())
_ENCYCLOPAEDIAS = frozenset({"wikipedia", "wikipedia's", "statista", "britannica", "chatgpt", "grok"})
_GIVES = _TAKING | frozenset(
    "record records recorded teach teaches taught says said say shows showed puts put reads read lists listed states stated claims claimed tells told notes noted writes wrote made".split()
)
_NOT_SO = frozenset(
    "underestimate underestimates underestimated overestimate overestimates overestimated undercount undercounts undercounted overcount outdated superseded"
    " overtaken obsolete out-of-date stale".split()
)  # fmt: skip
_ONCE_HELD = (
    ["said", "to", "have"],
    ["thought", "to", "have"],
    ["supposed", "to", "have"],
    ["believed", "to", "have"],
    ["meant", "to", "have"],
)
_RECORD = frozenset({"record", "peak", "high"})


def is_from_an_older_source(parts: SentenceParts, quantity: Quantity, published: date) -> bool:
    """Whether a number may be what something older gave: "Our headline on 23 May was", "ONS (2025a) has", "Wikipedia still says"."""
    words = parts.word_set
    if not _ENCYCLOPAEDIAS.isdisjoint(words) or not _NOT_SO.isdisjoint(words):
        return True
    if "still" in words and any(parts.word(at + 1) in _GIVES for at, word in enumerate(parts.words) if word == "still"):
        return True
    if _is_told_by_a_document(parts, quantity.first) or _is_of_a_work(parts, quantity.first):
        return True
    if not _WRITTEN.isdisjoint(words) and any(_is_older(each, parts, quantity, published) for each in parts.times):
        return True
    if "said" in words or "thought" in words or not {"supposed", "believed", "meant"}.isdisjoint(words):
        ahead = parts.words[quantity.last + 1 : quantity.last + 6]
        if any(ahead[at : at + 3] in _ONCE_HELD for at in range(len(ahead))):
            return True  # "the 77,000 Britons said to have left in 2024"
    if _is_of_what_stood(parts, quantity, published) or _was_put(parts, quantity):
        return True
    return _cites(parts) or _is_thus(parts)


def _is_told_by_a_document(parts: SentenceParts, first: int) -> bool:
    """Whether a number stands in what was written before: "a paper of June, which takes net migration as 431,000", "the old figures had"."""
    words = parts.words[:first]
    for at, word in enumerate(words) if not _DOCUMENTS.isdisjoint(words) else ():
        if word in _DOCUMENTS and not (_GIVES if word in _KEPT else _TAKING).isdisjoint(words[at:]):
            return True
    return not {"old", "we"}.isdisjoint(words) and any(
        (one == "old" and other in _OF_FIGURES) or (one == "we" and other in _PRINTED) for one, other in pairwise(words)
    )


def _is_of_a_work(parts: SentenceParts, first: int) -> bool:
    """Whether a work is named with its year, in which a number stands: 'In "Exodus", of 2013, he gave net migration as', "a novel of 2016"."""
    if '"' not in parts.word_set:
        return False
    return any(
        time.kind == "calendar_year"
        and time.first < first
        and parts.word(time.first - 1) in {"of", "from", "(", "in"}
        and '"' in parts.words[max(0, time.first - 4) : time.first]
        and not _GIVES.isdisjoint(parts.words[time.last + 1 : first])
        for time in parts.times
    )


Older = Literal["", "paragraph", "text"]
"""How far what is written long before its day reaches: over the paragraph that names it as the source, or over all the text."""


def older_in_hand(parts: SentenceParts, published: date, held: Older) -> Older:
    """What a sentence leaves in hand: "Source: ONS, May 2025 release." its paragraph, "This article was first published on 23 May" the text."""
    if held == "text" or _WRITTEN.isdisjoint(parts.word_set):
        return held
    if any(quantity.value >= _LEAST for quantity in parts.quantities) or not any(
        _is_older(time, parts, None, published) for time in parts.times
    ):
        return held
    anew = not {("first", "published"), ("originally", "published"), ("first", "appeared"), ("article", "appeared")}.isdisjoint(
        parts.pairs
    )
    if anew:
        return "text"
    return "paragraph" if parts.word(0) in {"source", "sources", "data", "from"} else held


# a smaller number is none of people who move
_LEAST = 1000


def _is_of_what_stood(parts: SentenceParts, quantity: Quantity, published: date) -> bool:
    """Whether a number is told as of some month or moment, and not for it: "As of May", "The figure for 2024 had been 345,000 in November"."""
    if parts.words[:2] == ["as", "of"] or parts.words[:2] == ["as", "at"]:
        return any(time.first == 2 and time.kind == "month" and time.month != published.month for time in parts.times)
    own = parts.time_of.get(quantity.first)
    if own is None or own.kind not in {"month", "moment", "earlier", "vague"} or own.explicit:
        return False
    return any(
        time.last < quantity.first and time is not own and time.year and parts.word(time.first - 1) in {"for", "in"} and parts.word(time.first - 2) in _NUMBER
        for time in parts.times
    ) and "been" in parts.word_set  # fmt: skip


_NUMBER = frozenset({"figure", "estimate", "number", "total", "one", "count"})


def _is_older(time: TimeExpression, parts: SentenceParts, quantity: Quantity | None, published: date) -> bool:
    """Whether words of time are the day or month of something written well before the text, and not of the number."""
    own = None if quantity is None else parts.time_of.get(quantity.first)
    if parts.word(time.first - 1) in _DATED and parts.word(time.first - 2) in _WRITTEN | _DOCUMENTS and time.year:
        # "906,000, the report of 2024 said": whatever it stands beside, it is the day of what was written
        return (time.year, time.month or published.month) < (published.year, published.month)
    if time.kind == "day":
        year = time.year or (published.year if (time.month, 1) <= (published.month, 1) else published.year - 1)
        return bool(time.month) and (published.year - year) * 12 + published.month - time.month >= 1
    return time.kind == "month" and own is not time and (time.month, time.year or 0) != (published.month, published.year)


_DATED = frozenset({"of", "from", "in"})


@once_alone
def _cites(parts: SentenceParts) -> bool:
    """Whether a sentence cites a work by its year and letter: "ONS (2025a)"."""
    return any(
        (len(word) == 5 and word[:4].isdecimal() and word[4] in "abcdef")
        or (word in {"a", "b", "c"} and len(parts.word(at - 1)) == 4 and parts.word(at - 1).isdecimal() and parts.word(at + 1) in {")", ","})
        for at, word in enumerate(parts.words)
        if at
    )  # fmt: skip


_THUS = frozenset({"thus", "so", "dixit"})


def _is_thus(parts: SentenceParts) -> bool:
    """Whether a sentence quotes and then says who said so and when: '"77,000 Britons left in 2024": thus the ONS in May'."""
    return not _THUS.isdisjoint(parts.word_set) and any(
        word in _THUS and parts.word(at - 1) in {":", '"'}
        and any(time.kind == "month" and time.first > at for time in parts.times)
        for at, word in enumerate(parts.words)
    )  # fmt: skip


def was_the_record(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a record is told as what it was: "The record had been 504,000", "The record for net migration was 764,000, for 2022"."""
    at = next((at for at in range(quantity.first - 1, max(-1, quantity.first - 3), -1) if parts.word(at) in {"was", "been"}), -1)
    # a record was one until it was passed: of a peak, "was" tells no more than when it was reached
    named = {"record"} if parts.word(at) == "was" and quantity.first in parts.time_of else _RECORD
    return at > 0 and parts.words[0] in {"the", "that", "its"} and not named.isdisjoint(parts.words[:3])


def _was_put(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is what something was put at, in an aside: "which at the election was put at 685,000"."""
    before = parts.words[max(0, quantity.first - 3) : quantity.first]
    if before[-2:] in (["began", "at"], ["started", "at"], ["began", "as"], ["started", "as"]) and not _NUMBER.isdisjoint(
        parts.words[:4]
    ):
        return True  # "The 2022 figure began at 606,000"
    return (
        before[-2:] in (["put", "at"], ["reckoned", "at"])
        and "which" in parts.words[max(0, quantity.first - 12) : quantity.first]
    )
