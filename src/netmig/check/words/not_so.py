"""Words by which a text says that something told is not so, and that it is somebody else who holds it.

They are read twice: of every sentence before its claims are judged (`sentences/in_doubt/set_right.py`), and of what stands around a
claim that was found wrong (`beside/left_alone/taken_back.py`); each adds words that only it can go by.
"""

from __future__ import annotations

from collections.abc import Sequence

# what is said of a thing that is not so
NOT_SO = frozenset(
    "false untrue wrongly incorrectly misleading myth debunked falsely nonsense misspoke correction corrected clarification"
    " error mistaken erroneously wrong".split()
)
# words that make what follows somebody's, and not the text's own
HELD = frozenset(
    "said wrote told claimed claims says reported complained argued insisted gave thought believed version headline leaflet".split()
)
# what is told of the figures of these is the text's own, and so is a mistake in it
WHO_COUNTS = frozenset({"ons", "ons's", "official", "statisticians"})
NUMBERS = frozenset(
    "figure figures number numbers statistic statistics stats data estimate estimates sums maths arithmetic facts count".split()
)


def is_wrong_of_no_number(words: Sequence[str]) -> bool:
    """Whether things went wrong, or something else than a number was the wrong one: "the wrong map", "the year when so much went wrong"."""
    if "wrong" not in words:
        return False
    at = words.index("wrong")
    behind = " ".join(words[at + 1 : at + 2])
    else_wrong = words[at - 1] in _WENT or not _FORESEEN.isdisjoint(words[:at])
    return else_wrong or (behind.isalpha() and behind not in NUMBERS | _NAMED_WRONGLY and not behind.endswith("ly"))


def makes_nonsense_of(words: Sequence[str]) -> bool:
    """Whether a number makes nonsense of something else, and is none itself: "makes a nonsense of every promise"."""
    if "nonsense" not in words:
        return False
    at = words.index("nonsense")
    return list(words[at + 1 : at + 2]) == ["of"] and not _MAKES.isdisjoint(words[max(0, at - 3) : at])


_MAKES = frozenset("make makes made making".split())
_WENT = frozenset({"go", "goes", "going", "gone", "went"})
# what was taken for granted or foreseen
_FORESEEN = frozenset("assumption assumptions forecasts predictions".split())
# what may be named wrongly, and what goes on behind "wrong"
_NAMED_WRONGLY = frozenset(
    "by to and or but about on in at for from with of than that this it he she they we you is was were are not so here there even all both altogether because when if as again too end year years month period date measure column row table chart way word words flow label one ones answer country total".split()
)
