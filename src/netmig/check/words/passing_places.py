"""Places that a sentence names only in passing: where it was written or said, who says it, how large something is.

"LONDON, March 6 –", "data published in London on Thursday", "said a broker in Leeds", "enough to fill
Birmingham": nobody is said to have moved there, and the text does not turn to that place.
"""

from __future__ import annotations

from collections.abc import Sequence

_MARKS = frozenset({":", "-", "–", "—", "("})
_COMPASS = frozenset("west east north south western eastern northern southern central inner outer greater the".split())
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday".split())
_ON_A_DAY = _DAYS | {"on", "this"}
_PUBLISHED = frozenset(
    "published released announced issued unveiled presented disclosed revealed told spoke speaking said conference meeting rally audience summit"
    " reporters journalists podium briefing".split()
)
_SAYING = frozenset("said says say wrote writes told tells according asked warned thinks added fears reckons posted".split())
_PEOPLE_WHO_SAY = frozenset(
    "commentators ministers officials politicians diplomats economists traders markets journalists analysts observers lawyers statisticians critics".split()
)
_ONE = frozenset({"a", "an", "one", "another"})
_FILLED = frozenset({"fill", "fills", "filling", "whole"})
_PARTS = frozenset({"third", "half", "quarter", "size", "population"})
_AS_MANY = frozenset({"as", "than", "everyone", "everybody", "all"})
_LIVING = (["live", "in"], ["lives", "in"], ["living", "in"])
_INHABITANTS = frozenset({"citizens", "inhabitants", "residents", "souls", "people"})
# bodies with the name of a place in theirs
_BODIES = frozenset("care nhs sport health universities historic natural visit skills citizens rail transport highways".split())
# who looks into figures, wherever that is: "the Migration Observatory in Oxford"
_SEATS_OF_LEARNING = frozenset("observatory institute tank think-tank thinktank foundation professor fellow economist".split())
_MANNERS = frozenset({"accent", "style", "model", "vote"})
# how far a name may stand from the article before it, in words
_REACH = 6


def is_in_passing(words: Sequence[str], first: int, last: int, *, at_home: bool) -> bool:
    """Whether a place between two words of a sentence, in small letters, is named in passing; `at_home`: this country is named too."""
    behind = words[last + 1 : last + 2]
    if _is_a_dateline(words, first, last, at_home=at_home) or (behind and behind[0] in _MANNERS):
        return True
    if first and (words[first - 1] in _BODIES or _is_of_a_house(words, first)):
        return True
    if words[last].endswith("'s") and not _HOUSES.isdisjoint(words[last + 1 : last + 4]):
        return True  # "Oxford's Migration Observatory"
    before = first - 1
    while before >= 0 and words[before] in _COMPASS:
        before -= 1
    return _is_a_size(words, before, last) or _is_where_it_is_said(words, before, last)


def _is_of_a_house(words: Sequence[str], first: int) -> bool:
    """Whether a place is only where a seat of learning is: "the Migration Observatory at Oxford", "the University of Warwick"."""
    return first > 1 and words[first - 1] in {"at", "in", "of"} and words[first - 2] in _HOUSES


_HOUSES = frozenset("observatory university college institute faculty school academics researchers professor lecturer".split())


def _is_a_dateline(words: Sequence[str], first: int, last: int, *, at_home: bool) -> bool:
    """Such as "LONDON:", "NEW DELHI/LONDON:", "LONDON, March 6 –": only where the sentence goes on about this country."""
    if first and not (words[first - 1] == "/" and first <= _REACH):
        return False
    behind = words[last + 1 : last + 2]
    if behind == ["/"]:
        return True
    dated = behind in ([","], ["("]) and not _MARKS.isdisjoint(words[last + 2 : last + 6])
    return at_home and (dated or (bool(behind) and behind[0] in _MARKS))


def _is_a_size(words: Sequence[str], before: int, last: int) -> bool:
    """Whether a place stands for how many live there: "enough to fill Leeds", "a third of Wales", "Sheffield and its 560,000 citizens"."""
    while before > 0 and words[before] == "and":
        before -= 2  # "to fill Birmingham and Manchester"
    if before < 0:
        return False
    if words[before] in _FILLED:
        return True
    pair = list(words[max(0, before - 1) : before + 1])
    if pair == ["everyone", "in"]:
        return True
    if pair in _LIVING and not _AS_MANY.isdisjoint(words[max(0, before - 5) : before - 1]):
        return True
    if pair[-1:] == ["of"] and pair[0] in _PARTS:
        return True
    if pair[-1:] == ["another"] and not {"as", "like", "if", "adding", "building", "means", "meaning", "equals"}.isdisjoint(
        words[max(0, before - 5) : before]
    ):
        return True
    if not _NEITHER.isdisjoint(words[max(0, before - 3) : before + 1]) and _has_as_many(words, last + 1):
        return True  # "neither Manchester nor Edinburgh has as many inhabitants"
    return words[last + 1 : last + 3] == ["and", "its"] and not _INHABITANTS.isdisjoint(words[last + 3 : last + 6])


_NEITHER = frozenset({"neither", "nor", "not", "even"})


def _has_as_many(words: Sequence[str], at: int) -> bool:
    """Whether "has as many" or "is as large" stands behind a place, or behind it and another: "Manchester nor Edinburgh has as many"."""
    for k in range(at, min(at + 4, len(words) - 1)):
        if words[k] in {"has", "have", "is", "are"}:
            return words[k + 1] in {"as", "so"}
    return False


def _is_where_it_is_said(words: Sequence[str], before: int, last: int) -> bool:
    """Whether a place is where something was published or where its speaker lives: "published in London on Thursday", "said a broker in Leeds"."""
    if before < 1 or words[before] not in {"in", "from", "of", "at", "near", "out"}:
        return False
    if (
        words[before] in {"in", "of"}
        and not _ON_A_DAY.isdisjoint(words[last + 1 : last + 2])
        and not _DAYS.isdisjoint(words[last + 1 : last + 3])
    ):
        return not _PUBLISHED.isdisjoint(words[max(0, before - 9) : before]) or words[max(0, before - 1) : before + 1] == [
            "out",
            "of",
        ]
    if words[before] != "in" and words[before] != "from":
        return False
    if words[before - 1] in _PEOPLE_WHO_SAY:
        return True
    if words[before] == "in" and words[before - 1] in _SEATS_OF_LEARNING:
        return True
    article = next((at for at in range(before - 1, max(-1, before - _REACH), -1) if words[at] in _ONE), -1)
    if article < 0 or any(not word.isalpha() for word in words[article + 1 : before]):
        return False
    return not _SAYING.isdisjoint(words[max(0, article - 3) : article]) or not _SAYING.isdisjoint(words[last + 1 : last + 3])
