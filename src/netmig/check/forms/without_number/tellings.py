"""What a word of a clause tells without a number: that something moved, lies above another, is a record, stays, comes first."""

from __future__ import annotations

from collections.abc import Iterator

from ...sentences.parts import SentenceParts
from ...sentences.wording import ClaimKind
from ...words.cues import ARRIVING, LEAVING, is_adverb
from ...words.telling_words import (
    BEING,
    CAUSES,
    COURSES,
    DRIVING,
    GOING,
    HELPING,
    HIGH,
    MISCOUNTED,
    MOVED,
    MOVERS,
    MOVES,
    NEVER_SEEN,
    NUMBERS,
    OF_RANKS,
    OTHERS,
    PASSED,
    PEOPLE,
    PHRASES,
    RANKING,
    RECORDS,
    SET_BESIDE,
    SIGNS,
    STAYING,
    WAYS,
    WEIGHING,
)

_STATES = frozenset(
    "high higher low lower flat steady stable elevated unchanged positive negative above below well broadly stubbornly roughly historically largely close"
    " relatively exceptionally fairly almost the rather much more above-average".split()
)

_NOT_A_RECORD = frozenset("of on label labels deal company show shows keeping books suggest reveal".split())

_WHOSE_RECORD = frozenset(
    "track criminal her his their my our party's government's labour's tory conservative voting the".split()
)

_DENYING = frozenset("not never no nothing none nobody hardly barely n't hasn't haven't hadn't isn't wasn't aren't".split())

_SEEN = frozenset("seen recorded happened witnessed known reached experienced".split())

_AUXILIARIES = frozenset("has have had not already also greatly sharply simply".split())

_OFF = frozenset("fallen taken took tailed eased dropped falling levelled".split())


def tells(parts: SentenceParts, at: int, first: int, stop: int) -> Iterator[tuple[ClaimKind, str]]:
    """What a word may tell, and where that of which it is told stands: before it, behind it, or either."""
    word, following = parts.word(at), parts.word(at + 1 + (parts.word(at + 1) in {'"', "'"}))
    back = at - 1
    while back >= first and (parts.word(back) in WEIGHING or is_adverb(parts.word(back))):
        back -= 1
    leading = parts.word(back) if back >= first else ""
    if (
        word in MOVED
        and following not in _OBJECTS
        and not (following in _WITH_AN_OBJECT and word in _ACTS)
        and _is_verb(parts, at, leading)
    ):
        yield "comparison", "before"
        if word.endswith("ing"):
            yield "comparison", "here"
    if word.endswith("ing") and word in MOVED and (following in NUMBERS or parts.word(at + 2) in NUMBERS | MOVERS):
        yield "comparison", "behind"
    if word in MOVES:
        if following in {"in", "of", "on"}:
            yield "comparison", "behind"
        yield "comparison", "here"
        if following not in {"in", "of", "on"} and leading != word and _is_a_move(parts, at, first):
            yield "comparison", "before"
    if word in WAYS and _goes(parts, at, leading):
        yield "comparison", "before"
    if word in SET_BESIDE and _is_set_beside(parts, at, leading):
        yield "comparison", "any"
    if word in {"more", "fewer", "less"} and _people_behind(parts, at, stop):
        yield "comparison", "any"
    if word in PASSED:
        yield "comparison", "any"
    if word in HIGH and (_is_weighed(parts, at) or (parts.word(at - 1) == "the" and parts.word(at + 2) in NUMBERS)):
        yield "comparison", "any"
    if (
        word in COURSES
        and parts.word(at - 1) in {"right", "wrong", "other", "opposite"}
        and not GOING.isdisjoint(parts.words[max(first, at - 6) : at])
    ):
        yield "comparison", "before"
    if word in NEVER_SEEN and _is_new(parts, at, first):
        yield "extreme", "any"
    if word in RECORDS and _is_record(parts, at, first):
        yield "extreme", "any"
    if word in STAYING and _stays(parts, at, leading, following):
        yield "comparison", "before"
    if word in SIGNS and leading in BEING | {"turned", "turning", "turn", "stayed", "stays", "go", "gone", "went"}:
        yield "comparison", "before"
    if word in RANKING and _is_rank(parts, at, stop):
        yield "rank", "any"
    if word in DRIVING and _drives(parts, at, following):
        yield "comparison", "any"
    if (parts.word(at - 1), word) in PHRASES and not (word == "time" and parts.word(at - 2) == "for" and at - first < 4):
        yield "comparison", "before"
    if word in CAUSES and _brings_about(parts, at, first, stop):
        yield "comparison", "any"
    if word in MISCOUNTED:
        yield "revision", "any"


def _is_verb(parts: SentenceParts, at: int, leading: str) -> bool:
    """Whether a word that is a noun too stands as a verb: "arrivals fall", "did fall"; not "the dramatic rise"."""
    if parts.word(at) not in MOVES or parts.word(at - 1) == "to":
        return True
    if leading in BEING | {"did", "to", "continue", "continues"} or leading in MOVERS | NUMBERS:
        return parts.word(at - 1) not in {"a", "an", "the", "no"}
    return parts.word(at - 1) in MOVERS | NUMBERS or at - 1 in parts.covered("measure", "group", "anaphor")


_WITH_AN_OBJECT = frozenset({"the", "a", "an", "with", "by", "concerns", "questions"})

# what somebody moves, where a flow would move by itself: "dropped it", "raised the alarm"
_OBJECTS = frozenset({"it", "them", "him", "her", "this", "his", "out"})

_ACTS = frozenset(
    "dropped raised lowered increased reversed doubled halved slashed eased narrowed widened topped increases increasing raising".split()
)


def _is_a_move(parts: SentenceParts, at: int, first: int) -> bool:
    """Whether a noun stands as one: "a slight drop", "the sharpest rise"; not "to drop"."""
    return any(parts.word(k) in {"a", "an", "another", "this", "first", "further"} for k in range(max(first, at - 3), at))


def _goes(parts: SentenceParts, at: int, leading: str) -> bool:
    word, following = parts.word(at), parts.word(at + 1)
    if word == "off":
        return leading in _OFF
    if word == "back":
        return (
            following in {"to", "at", "where", "above", "below", "up", "down"}
            and leading in GOING
            and parts.word(at + 2) not in {"power", "office"}
        )
    if following == "to" and leading in BEING and not any(0 < each.first - at <= 4 for each in parts.quantities):
        return False  # "is down to restrictions", "is up to ministers"
    return leading in GOING or parts.word(at - 1) in MOVERS | NUMBERS


def _is_set_beside(parts: SentenceParts, at: int, leading: str) -> bool:
    word, following = parts.word(at), parts.word(at + 1)
    if word in {"more", "fewer", "less", "greater"}:
        than = "than" in parts.words[at + 1 : at + 8]
        return than and (following == "than" or word != "more") and (leading in BEING or not leading)
    if word in {"half", "twice", "double"}:
        beside = following in {"what", "that"} or not NUMBERS.isdisjoint(parts.words[at + 1 : at + 4])
        return beside and parts.word(at - 1) not in {"first", "second", "other"}
    if word == "same":
        return following in {"as", "level", "levels"}
    if word in {"close", "closer", "similar"}:
        return following in {"to", "levels"} and parts.word(at - 1) != "bring"
    if word in {"above", "below"}:
        return following != "all" and (following in _LINES or parts.word(at + 2) in NUMBERS | {"estimates", "peak", "levels"})
    return "than" in parts.words[at + 1 : at + 10] or leading in BEING | STAYING or (not leading and following in MOVERS)


_LINES = frozenset(
    "the its any anything what that pre-brexit pre-pandemic pre-covid average levels those where earlier previous first initial estimates forecasts"
    " expectations predictions".split()
)


def _people_behind(parts: SentenceParts, at: int, stop: int) -> bool:
    groups = parts.covered("group", "measure")
    near = range(at + 1, min(at + 4, stop))
    if parts.word(at) == "less" and not (
        parts.word(at + 1) == "people" and parts.word(at - 1) in {"", "far", "and", "but", ",", ":"}
    ):
        return False  # "those entering less those leaving" is what net migration means
    if any(parts.word(k) in OTHERS or parts.word(k) in {"data", "information"} for k in near):
        return False
    return any(
        parts.word(k) in MOVERS or parts.word(k) in PEOPLE or parts.word(k) in ARRIVING or parts.word(k) in LEAVING or k in groups
        or parts.word(k) in {"relatives", "visas", "students", "workers"} for k in near
    )  # fmt: skip


def _is_record(parts: SentenceParts, at: int, first: int) -> bool:
    word, following, ahead = parts.word(at), parts.word(at + 1), parts.word(at - 1)
    if word == "record":
        return following not in _NOT_A_RECORD and (
            ahead not in _WHOSE_RECORD or following in NUMBERS | MOVES or following in {"high", "low"}
        )
    if word == "records":
        return not {"smashed", "smashes", "broke", "breaks", "broken", "shattered", "began", "begin"}.isdisjoint(
            parts.words[max(first, at - 4) : at + 2]
        )
    if word == "never":
        return following in {"before", "so", "been", "had", "seen", "as", "known", "experienced", "witnessed"}
    if word == "ever":
        return ahead in {"than", "highest", "lowest", "largest", "biggest"} or following in {"recorded", "seen"}
    if word in {"largest", "biggest", "smallest", "greatest", "worst", "fastest", "steepest", "sharpest"}:
        near = set(parts.words[at + 1 : at + 4])
        return (
            not near.isdisjoint(NUMBERS | MOVES | {"year"})
            or following in MOVERS | {"since", "ever", "in", "for"}
            or ahead == "its"
        )
    if word in {"unprecedented", "heights"}:
        return following not in {"reasons", "circumstances", "events", "times", "way", "step", "measures", "pressure"}
    if word == "peak":
        return ahead not in {"that", "this"}
    if word == "historic":
        return following in {"high", "highs", "low", "levels", "numbers", "record"}
    return True


def _is_weighed(parts: SentenceParts, at: int) -> bool:
    """Whether it is said how high something is: "historically high", "not as high as", "an unusually large number"."""
    if parts.word(at - 1) == parts.word(at + 1) == "as":
        return True
    return is_adverb(parts.word(at - 1)) and (parts.word(at) in {"high", "low"} or parts.word(at + 1) in NUMBERS)


def _brings_about(parts: SentenceParts, at: int, first: int, stop: int) -> bool:
    """Whether it is said what a rise or fall came of: "tighter rules explain the drop", "is to blame for the surge"."""
    # what came of it stands behind, but for "the rise is due to", "the fall is the result of"
    before = max(first, at - 6) if parts.word(at) in _COMING_OF else at
    near = range(before, min(stop, at + 7))
    return any(parts.word(k) in MOVES and parts.word(k - 1) in {"the", "this", "that", "a"} | _SIZES for k in near)


_COMING_OF = frozenset("attributed attributable explained result because behind caused owing thanks reason".split())
_SIZES = frozenset("sharp steep big huge record recent latest dramatic rapid sudden".split())


def _is_new(parts: SentenceParts, at: int, first: int) -> bool:
    """Whether something is said never to have been: "not seen since the pandemic", "has not recorded before"."""
    words = parts.words[first:at]
    return not _SEEN.isdisjoint(words[-3:]) and not _DENYING.isdisjoint(words)


def _stays(parts: SentenceParts, at: int, leading: str, following: str) -> bool:
    word = parts.word(at)
    if word in {"flat", "unchanged", "stable", "steady", "static", "elevated", "stubbornly"}:
        return leading in BEING | STAYING | {"stay", "broadly"}
    if word in {"budged", "persists"}:
        return True
    if word == "changed":
        return not {"little", "hardly", "barely", "not", "scarcely"}.isdisjoint({leading, following, parts.word(at - 1)})
    return following in _STATES or is_adverb(following)


def _is_rank(parts: SentenceParts, at: int, stop: int) -> bool:
    word, following = parts.word(at), parts.word(at + 1)
    named = nations(parts)
    if word in {"account", "accounts", "accounted"}:
        return following == "for" and not {"most", "majority", "bulk", "largest", "biggest", "share", "all"}.isdisjoint(
            parts.words[at + 2 : at + 7]
        )
    if word in {"topped", "led", "tops", "leads"}:
        return not {"list", "table", "tally", "rankings", "ranking"}.isdisjoint(parts.words[at + 1 : at + 4])
    if word == "lion's":
        return following == "share"
    if word == "all":
        return parts.word(at - 1) == "above" and any(at < k <= at + 3 for k in named)
    if word == "followed":
        return following == "by" and any(at < k <= at + 6 for k in named)
    if word in {"mainly", "mostly", "chiefly", "predominantly", "overwhelmingly"}:
        return following in {"from", "by"} and bool(named)
    if word in {"common", "numerous"}:
        return parts.word(at - 1) == "most"
    if word in {"majority", "bulk", "most"}:
        if following != "of" and word == "most":
            return (
                following in {"came", "come", "arrived", "hail"}
                or (following in MOVERS and parts.word(at - 1) == "")
                or parts.word(at - 1) in {"contributed", "contribute"}
            )
        return any(
            parts.word(k) in MOVERS or parts.word(k) in ARRIVING or k in parts.covered("measure", "group")
            for k in range(at + 1, min(at + 6, stop))
        )
    if (word == "top" and any(at < each.first <= at + 2 for each in parts.quantities)) or following in {"three", "five", "ten"}:
        return bool(named)
    near = parts.words[at + 1 : at + 5]
    if not OTHERS.isdisjoint(near):
        return False
    return any(each in OF_RANKS for each in near) and (bool(named) or not parts.spoken_of.isdisjoint({"group", "measure"}))


def nations(parts: SentenceParts) -> list[int]:
    """Where countries and nationalities are named."""
    return [each.first for each in parts.mentions if each.role == "elsewhere" or dict(each.group).get("nationality")]


def _drives(parts: SentenceParts, at: int, following: str) -> bool:
    ahead = parts.words[max(0, at - 3) : at]
    if parts.word(at) == "due":
        return (
            following == "to"
            and parts.word(at + 2) not in _NOT_A_CAUSE
            and parts.word(at - 1) in BEING | {"largely", "mainly", "partly"}
        )
    if following == "by" and not {"was", "were", "is", "been", "being", "are"}.isdisjoint(ahead):
        return True
    if parts.word(at - 1) == "to":
        return not HELPING.isdisjoint(ahead)
    behind = parts.words[at + 1 : at + 4]
    if parts.word(at) in _DROVE and ("change" in behind or not MOVES.isdisjoint(behind)):
        return True
    if not _AUXILIARIES.isdisjoint(ahead) or parts.word(at) in {"drove", "fuelled"}:
        return any(parts.word(k) in MOVERS or k in parts.covered("measure") for k in range(at + 1, at + 6))
    if parts.word(at) in _ACTING:  # "Brexit reduced EU migration", not "reduced fees"
        return any(k in parts.covered("measure") for k in range(at + 1, at + 4))
    return False


_ACTING = frozenset({"reduced", "raised", "boosted", "increased", "lowered"})
_DROVE = frozenset("drove drive drives driven fuelled pushed led".split())

_NOT_A_CAUSE = frozenset("come be take start begin expire publish end open rise fall go".split())
