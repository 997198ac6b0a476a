"""Up or down: the change that a quantity is said to be, and the levels that it went from and to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from ..words.cues import FALL_NOUNS, FALLING_VERBS, RISE_NOUNS, RISING_VERBS
from ..words.tokens import Token, word_at

Direction = Literal["up", "down", ""]
Part = Literal["by", "to", "from", ""]

_FALLING = FALLING_VERBS | frozenset(
    "lost lose loses losing shed sheds shedding shrink shrinks shrinking slipped slips slip slides slide sliding sinks sink sinking crashed crashes crashing"
    " collapsed collapses collapsing tumbles tumbling plummets plummeting dive dived dives diving dips eases easing edged-down retreated retreats"
    " lowers lowering lower slashes slashing trimmed trims trim trimming cuts shaved shaving shaves knocked contracted contracts contracting"
    " weakened weakens deteriorated receded reduce reduces shortened narrowed narrows narrowing dwindled declining diminished tanked nosedived discounted"
    " slumps slumping depreciated slow slows slowed slowing".split()
)  # fmt: skip
_RISING = RISING_VERBS | frozenset(
    "gained gain gains gaining surges soars spikes spiking jumps leaps leaping climbs climbs swelling swells rally rallied rallies rallying advanced advances"
    " expanded expands expanding accelerated accelerates strengthened strengthens widened widens widening hike hikes hiked hiking lift lifts lifted lifting"
    " boost boosts boosted boosting raise raises raising bumped ballooned mushroomed escalated skyrocketed rebounded rebound rebounds recovered"
    " ticked-up inched add adds adding adds appreciated improve improved improves improving extended upped multiplied outgrew swollen topped-up".split()
)  # fmt: skip
_RISES = RISE_NOUNS | frozenset(
    "rises increases jumps surges gain gains uptick upturn upswing rebound boost expansion uplift hikes spikes addition additions".split()
)
_FALLS = FALL_NOUNS | frozenset(
    "falls drops declines decreases reductions losses loss downturn cuts slide contraction crash dips shortfall discount".split()
)
_HIGHER = frozenset("higher more up above greater larger bigger longer older faster heavier taller costlier dearer".split())
_LOWER = frozenset("lower fewer less down below smaller shorter younger slower lighter cheaper off".split())
_PASSED = frozenset(
    "a an the by to from of at about around over under nearly almost some just only more than up down as much many another further record sharply slightly"
    " steadily rapidly significantly dramatically modestly marginally roughly approximately again back also even well total whopping staggering"
    " still estimated an average in per cent % had has have been year-on-year its their his her annual low high peak initial previous".split()
)  # fmt: skip
_STOPS = frozenset({",", ";", ":", ".", "(", ")", "!", "?", "\n", "–", "—", '"'})
_FAR = 7


class Change(NamedTuple):
    """Which way a quantity went, and whether it is the amount of the change, where it ended or where it began."""

    direction: Direction = ""
    part: Part = ""


UNCHANGED = Change()


def change_of(tokens: Sequence[Token], first: int, last: int, unit: str) -> Change:
    """The change that a quantity, from its hedge to its last token, takes part in.

    >>> from netmig.check.words.tokens import tokenise
    >>> change_of(tokenise("sales fell by 20 homes"), 3, 3, "homes")
    Change(direction='down', part='by')
    """
    before = _before(tokens, first, unit)
    if before.part == "by":
        return before
    behind = _behind(tokens, last, unit)
    return behind if behind.part and not before.part else before if before.part else behind


_PROPORTIONS = frozenset({"percent", "percentage points", "points", "basis points"})


def _before(tokens: Sequence[Token], first: int, unit: str) -> Change:
    """What the words before a quantity, and its own hedge, say."""
    own = word_at(tokens, first)
    lead = first - 1
    word = word_at(tokens, lead)
    if own in {"up", "down"} and word_at(tokens, first + 1) == "to":
        return UNCHANGED
    while (
        word in {"a", "an", "the", "another", "further", "record", "just", "only", "about", "around", "as"} and lead > first - 4
    ):
        lead -= 1
        word = word_at(tokens, lead)
    part: Part
    match word:
        case "by" | "of":
            part = "by"
        case "to" | "at":
            part = "to"
        case "from":
            part = "from"
        case "up" | "down":
            return Change(word, "by") if unit in _PROPORTIONS or _is_up_down(tokens, lead) else UNCHANGED
        case _:
            direction = _way_of_verb(word) or ("up" if word in _RISES - {"gain"} else "down" if word in _FALLS else "")
            return Change(direction, "by") if direction and word not in _NOT_BARE else UNCHANGED
    return _way_back(tokens, lead - 1, part, nouns_only=word == "of")


_NOT_BARE = frozenset(
    "lower reduce raise raised boosted extended topped-up add adds added adding cut cuts cutting recovered improve".split()
)


# "gave up 517 yards", "set up 3 schools"
_PHRASAL = frozenset(
    "gave give gives giving given set sets setting pick picks picked picking took take takes taken taking made make makes making put puts putting"
    " rack racks racked ended end ends bought buy turn turned turns come came comes hold held broke break shut shuts track tracked gun gunned split"
    " hunt hunted laid let played call called open opened opens build built write wrote round rounded serve served clean dug settle settled wind".split()
)  # fmt: skip


def _is_up_down(tokens: Sequence[Token], at: int) -> bool:
    """Whether "up" or "down" right before a number says where it went: no part of "gave up"."""
    return word_at(tokens, at - 1) not in _PHRASAL


def _way_back(tokens: Sequence[Token], at: int, part: Part, *, nouns_only: bool) -> Change:
    """The verb or noun of change that a "by", "to", "from" or "of" leans on, not far back in the clause."""
    for back in range(at, max(-1, at - _FAR), -1):
        word = tokens[back].lower
        if word in _STOPS and not (part != "by" and word in {",", "("} and back == at):
            return UNCHANGED
        if word in {"up", "down"}:
            return Change(word, part)  # type: ignore[arg-type]
        if word in _RISES:
            return Change("up", part)
        if word in _FALLS:
            return Change("down", part)
        if not nouns_only:
            direction = _way_of_verb(word)
            if direction:
                return Change(direction, part)
        elif back < at - 1:
            return UNCHANGED
    return UNCHANGED


def _way_of_verb(word: str) -> Direction:
    if word in _RISING:
        return "up"
    return "down" if word in _FALLING else ""


def _behind(tokens: Sequence[Token], last: int, unit: str) -> Change:
    """What the words behind a quantity say: "20 % lower", "3,000 more … than", "a 5 % pay rise", "728,000, down from"."""
    at = last + 1
    word = word_at(tokens, at)
    if word in {",", "-", "–", "—", "("}:
        follows = word_at(tokens, at + 1)
        if follows in {"up", "down"} and (
            word_at(tokens, at + 2) in {"from", "on", "by", "about", "nearly", "almost", "more", "over", "some", "£", "$"}
            or _number(tokens, at + 2)
        ):
            return Change(follows, "to")  # type: ignore[arg-type]
        return UNCHANGED
    proportion = unit in {"percent", "percentage points", "points", "share"}
    for ahead in range(at, at + 4):
        word = word_at(tokens, ahead)
        if word in _HIGHER or word in _LOWER:
            direction: Direction = "up" if word in _HIGHER else "down"
            if word in {"up", "down"}:
                if word_at(tokens, ahead + 1) in {"from", "on"}:
                    level = word_at(tokens, ahead + 1) == "from"
                    return Change(direction, "to" if level else "by")
                return UNCHANGED
            if word == "off":
                return Change("down", "by") if ahead == at and proportion else UNCHANGED
            if word in {"more", "fewer", "less"}:
                return Change(direction, "by") if _than(tokens, ahead + 1) else UNCHANGED
            return (
                Change(direction, "by")
                if (ahead == at and (proportion or _is_money(unit) or word in {"higher", "lower"})) or _than(tokens, ahead + 1)
                else UNCHANGED
            )
        if word in _RISES | _FALLS and word not in {"loss", "losses", "boost", "addition"}:
            return Change("up" if word in _RISES else "down", "by") if proportion or ahead == at or _is_money(unit) else UNCHANGED
        if (
            ahead >= len(tokens)
            or tokens[ahead].kind != "word"
            or word in {"of", "in", "on", "to", "and", "or", "at", "by", "from", "for", "than", "that", "who", "was", "were"}
        ):
            return UNCHANGED
    return UNCHANGED


def _is_money(unit: str) -> bool:
    return len(unit) == 3 and unit.isupper()


def _than(tokens: Sequence[Token], at: int) -> bool:
    """Whether "than" follows before the clause ends."""
    for ahead in range(at, min(at + 8, len(tokens))):
        word = tokens[ahead].lower
        if word == "than":
            return True
        if word in _STOPS:
            return False
    return False


def _number(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].is_number
