"""Which of the two sides was larger, told of one group in words that are all understood: "more Britons came home than moved abroad".

Two sides that move against each other, the one said to be more or fewer, and whom they are of. On which side of nought
the net migration of that group lies follows from it.
"""

from __future__ import annotations

from ...records import record
from ...sentences.in_doubt.forecast_numbers import forecast_word
from ...sentences.net.outnumbering import OUTNUMBERING
from ...sentences.parts import SentenceParts
from ...sentences.scene import Scene
from ...sentences.times.times_of import sentence_window
from ...sentences.whom.groups import settle_group
from ...sentences.wording import Subject, Wording
from ...words.cues import is_adverb
from ..common import claim_in_words

_CAME = frozenset(
    "came come coming arrived arrive arriving returned return returning immigrated immigrating entered enter entering settled settling".split()
)
_LEFT = frozenset(
    "left leave leaving departed depart departing emigrated emigrate emigrating went go going gone quit quitting".split()
)
_MOVED = frozenset("moved move moving relocated relocating headed heading flew".split())
_AWAY = frozenset("abroad overseas away out elsewhere".split())
_HERE = frozenset("home back here in".split())
_PEOPLE = frozenset(
    "people nationals citizens migrants those who have has had are were is of them the number numbers own our its to from into uk country".split()
)
_OPENING = frozenset("among for of with".split())
_DENYING = frozenset("not never no if whether unless would could might may should will nearly almost hardly".split())
_FAR = 16


@record()
class _Side:
    """People who move: which way, and the first and the last word."""

    way: int
    first: int
    last: int


def side_told(parts: SentenceParts, scene: Scene) -> Wording | None:
    """The claim of a sentence that more of a named group came than left, or the other way."""
    if not parts.mentions_of("group") and not {"them", "net"} & parts.word_set:
        return None
    for at, word in enumerate(parts.words):
        found = None
        if word in {"more", "fewer"} and not any(at - 2 <= each.first <= at + 1 for each in parts.quantities):
            found = _more(parts, at)
        elif word in OUTNUMBERING:
            found = _outnumbered(parts, at)
        if found is None or forecast_word(parts, at) >= 0 or not _DENYING.isdisjoint(parts.words[max(0, at - 4) : at]):
            continue
        first, last, direction = found
        if (group := _whose(parts, first, last)) is None:
            continue
        window = sentence_window(parts, at, scene, "net_migration")
        return claim_in_words(
            parts, "comparison", (first, last), Subject("net_migration", group, local=True), window, scene, at=at,
            contrast="nought", direction=direction,
        )  # fmt: skip
    return None


def _more(parts: SentenceParts, at: int) -> tuple[int, int, int] | None:
    """Such as "more Britons came home than moved abroad"."""
    one = _side(parts, at + 1)
    if one is None or parts.word(one.last + 1) != "than":
        return None
    other = _side(parts, one.last + 2)
    if other is None or one.way + other.way:
        return None
    return at, other.last, one.way if parts.word(at) == "more" else -one.way


def _outnumbered(parts: SentenceParts, at: int) -> tuple[int, int, int] | None:
    """Such as "Britons returning outnumbered Britons going away", "the number leaving has outstripped the number coming back"."""
    other = _side(parts, at + 1)
    if other is None or parts.word(other.last + 1) == "by":
        return None
    groups = parts.covered("group")
    back = at - 1
    while back > 0 and (parts.word(back) in {"have", "has", "had", "far"} or is_adverb(parts.word(back))):
        back -= 1
    first = back
    while first > 0 and (parts.word(first - 1) in _PEOPLE | _CAME | _LEFT | _MOVED | _AWAY | _HERE or first - 1 in groups):
        first -= 1
    one = _side(parts, first)
    if one is None or one.last != back or one.way + other.way:
        return None
    return first, other.last, one.way


def _side(parts: SentenceParts, start: int) -> _Side | None:
    """Those who move from a place on: "Britons came home", "those leaving", "moved abroad"."""
    groups, homes = parts.covered("group"), parts.covered("home")
    at = start
    while at - start < _FAR and (parts.word(at) in _PEOPLE or at in groups or is_adverb(parts.word(at))):
        at += 1
    word = parts.word(at)
    last = at
    beyond = parts.word(at + 1)
    if word in _LEFT or (word in _MOVED and beyond in _AWAY):
        way = -1
    elif word in _CAME or (
        word in _MOVED and (beyond in _HERE or (beyond in {"to", "into"} and (at + 2 in homes or at + 3 in homes)))
    ):
        way = 1
    else:
        return None
    if word in {"came", "come", "coming"} and beyond in _AWAY:
        return None
    while (
        parts.word(last + 1) in _AWAY | _HERE
        or (
            parts.word(last + 1) in {"the", "to", "into", "country"}
            and (last + 2 in homes or last + 3 in homes or parts.word(last + 2) == "country")
        )
        or last + 1 in homes
    ):
        if (parts.word(last + 1) == "in" and last + 2 in parts.in_times) or parts.words[last + 1 : last + 3] == ["in", "the"]:
            break
        last += 1
    return _Side(way, start, last)


def _whose(parts: SentenceParts, first: int, last: int) -> tuple[tuple[str, str], ...] | None:
    """The one group that it is told of: named in it, or right before it, as in "Among British nationals, more"."""
    told = {settle_group(dict(each.group), "net_migration") for each in parts.mentions_of("group") if first <= each.first <= last}
    if not told:
        before = [each for each in parts.mentions_of("group") if each.last < first]
        opens = before and all(parts.word(k) in _OPENING | {"the", ","} or k in parts.covered("group") for k in range(first))
        told = {settle_group(dict(each.group), "net_migration") for each in before} if opens else set()
    if len(told) != 1:
        return None
    group = told.pop()
    return group if {name for name, _ in group} == {"nationality"} else None
