"""Words that news puts in place of plain ones, read as these: "shrivelled" as "fell", "an upsurge" as "a rise", "the zenith" as "the peak".

Whoever reads a sentence for which way a number went, and from where, so has one word to look for. Each word stands for
one, so that places in the sentence stay what they are, and what the text itself says is not touched.
"""

from __future__ import annotations

from collections.abc import Sequence

_FOR = {
    "fell": "shrivelled withered waned receded abated subsided diminished lessened cratered tanked slackened dwindled deflated contracted sagged narrowed",
    "fall": "shrivel wither wane recede abate subside diminish lessen dwindle contraction shrinkage descent nosedive downturn drop-off dropoff"
    " fall-off falloff falling-off slide diminution comedown downswing freefall free-fall",
    "falls": "narrows shrivels withers wanes recedes abates subsides diminishes lessens dwindles",
    "falling": "narrowing shrivelling withering waning receding abating subsiding diminishing lessening dwindling contracting plummeting tumbling slumping"
    " sliding dipping ebbing sagging",
    "rose": "widened burgeoned expanded escalated skyrocketed spiralled",
    "rise": "upsurge upturn uptick upswing escalation ascent burgeon",
    "rising": "widening burgeoning ballooning mushrooming skyrocketing rocketing spiralling swelling",
    "peak": "zenith apex apogee pinnacle high-point highpoint acme",
    "higher": "dearer costlier pricier heavier",
    "lower": "cheaper lighter slimmer",
    "below": "beneath underneath",
}  # fmt: skip
_PLAIN = {word: plain for plain, words in _FOR.items() for word in words.split()}

# of these verbs the word behind says which way: "crept up", "has been edging downwards", "headed lower"
_EITHER_WAY = {
    **dict.fromkeys("crept inched edged nudged ticked drifted headed".split(), ("rose", "fell")),
    **dict.fromkeys("creeping inching edging nudging ticking drifting heading".split(), ("rising", "falling")),
    **dict.fromkeys("creeps inches edges nudges ticks drifts heads".split(), ("rises", "falls")),
    **dict.fromkeys("creep inch edge nudge tick drift".split(), ("rise", "fall")),
}
_WAY = {
    **dict.fromkeys(("up", "upward", "upwards", "higher"), 0),
    **dict.fromkeys(("down", "downward", "downwards", "lower"), 1),
}
# "has come down by a fifth"; not "comes down to restrictions", "came down hard on"
_COMING_DOWN = {"came": "fell", "come": "fallen", "coming": "falling", "comes": "falls"}
_NOT_COMING_DOWN = frozenset({"to", "on", "hard", "heavily", "with"})
_SUMMITS = frozenset("below beneath underneath under from off since at past short of".split())
_WHOSE = frozenset({"the", "its", "their", "that", "this"})

# "20 per cent under the 764,000 of 2022"
_PARTS = frozenset("% cent percent half third thirds quarter quarters fifth fifths tenth tenths".split())
_SET_BESIDE = {"under": "below", "over": "above"}
_WHAT = frozenset({"the", "its", "that", "what", "where", "their", "last"})
# "20 per cent over the 12 months to June" is within these
_IN_THAT_TIME = frozenset(
    "year years month months quarter decade period course past last same following twelve whole full span space".split()
)
# "not as many people came as in 2023" is that fewer did
_NOT_AS = (["not", "as"], ["nowhere", "near", "as"], ["nothing", "like", "as"], ["not", "nearly", "as"], ["not", "so"])
_AS_MANY = {"many": "fewer", "much": "less", "high": "lower", "large": "smaller", "big": "smaller"}
_FARTHEST = 16

# ", the fewest since 2018": so many people as a number is the lowest
_OF_PEOPLE = {"fewest": "lowest", "most": "highest"}

# "is picking up again", "has picked up"; not "were picked up by the coastguard"
_PICKING_UP = {"picked": "rose", "picking": "rising", "picks": "rises", "shot": "rose", "shooting": "rising", "shoots": "rises"}
_PASSIVE = frozenset({"was", "were", "be", "being", "by", "people", "migrants"})
_ROOF = ["through", "the", "roof"]

_ANY = (
    frozenset(_PLAIN)
    | frozenset(_EITHER_WAY)
    | frozenset(_COMING_DOWN)
    | frozenset(_SET_BESIDE)
    | frozenset(_PICKING_UP)
    | frozenset(_OF_PEOPLE)
    | {"summit", "roof", "starting"}
)


def plain_words(words: list[str]) -> list[str]:
    """The words of a sentence, in small letters, each as a plain one if there is one for it.

    >>> plain_words("net migration shrivelled by 445,000 , 78 % beneath its zenith".split())
    ['net', 'migration', 'fell', 'by', '445,000', ',', '78', '%', 'below', 'its', 'peak']
    >>> plain_words("emigration has been edging upwards".split())
    ['emigration', 'has', 'been', 'rising', 'upwards']
    >>> plain_words("it has come down since the summit of leaders".split())
    ['it', 'has', 'fallen', 'down', 'since', 'the', 'summit', 'of', 'leaders']
    """
    if "as" in words and not _AS_MANY.keys().isdisjoint(words) and not {"not", "nowhere", "nothing"}.isdisjoint(words):
        words = _as_fewer(words)
    if _ANY.isdisjoint(words):
        return words
    if "roof" in words and words[(at := words.index("roof")) - 2 : at + 1] == _ROOF:
        words = [*words[: at - 2], "up", "very", "much", *words[at + 1 :]]  # "has gone through the roof"
    return [_PLAIN.get(word) or _beside(words, at) for at, word in enumerate(words)]


def _as_fewer(words: list[str]) -> list[str]:
    """The words with "not as many … as" read as "far fewer … than"; not where a number follows."""
    for denied in _NOT_AS:
        for at in range(len(words) - len(denied)):
            behind = at + len(denied)
            if words[at:behind] != denied or words[behind] not in _AS_MANY:
                continue
            than = next((k for k in range(behind + 1, min(len(words) - 1, behind + _FARTHEST)) if words[k] == "as"), -1)
            if than < 0 or words[than + 1][:1].isdecimal():
                continue
            plain = ["far"] * len(denied) + [_AS_MANY[words[behind]]]
            return [*words[:at], *plain, *words[behind + 1 : than], "than", *words[than + 1 :]]
    return words


def _is_a_length(words: Sequence[str], at: int) -> bool:
    """Whether words name a length of time: "the 12 months", "the last year"; not "the year before"."""
    named = words[at + 1 : at + 4] if words[at] != "last" else words[at : at + 3]
    months = named[1:2] in (["months"], ["month"], ["years"])
    return (bool(named) and named[0] in _IN_THAT_TIME and named[1:2] != ["before"] and named[1:2] != ["year's"]) or months


def _beside(words: Sequence[str], at: int) -> str:
    """The plain word for one that needs the words around it."""
    word = words[at]
    if word not in _ANY:
        return word
    following = words[at + 1] if at + 1 < len(words) else ""
    if word in _PICKING_UP:
        passive = not _PASSIVE.isdisjoint(words[max(0, at - 2) : at]) or "by" in words[at + 2 : at + 3]
        return word if passive or following != "up" else _PICKING_UP[word]
    if word in _OF_PEOPLE:
        since_a_year = following == "since" and words[at + 2 : at + 3] and words[at + 2].isdecimal()
        return _OF_PEOPLE[word] if since_a_year and words[max(0, at - 2) : at] == [",", "the"] else word
    if word == "starting":
        return "beginning" if following == "to" else word
    if word in _SET_BESIDE:
        if not at or words[at - 1] not in _PARTS or following not in _WHAT or (word == "over" and _is_a_length(words, at + 1)):
            return word
        return _SET_BESIDE[word]
    if word in _EITHER_WAY:
        return _EITHER_WAY[word][_WAY[following]] if following in _WAY else word
    if word == "summit":
        above = at >= 2 and words[at - 1] in _WHOSE and words[at - 2] in _SUMMITS
        beyond = words[at + 2] if at + 2 < len(words) else ""
        return "peak" if above and (following != "of" or beyond[:1].isdecimal()) else word
    if word == "come" and {"has", "have", "had"}.isdisjoint(words[max(0, at - 4) : at]):
        return word  # "it would come down"
    if following == "down" and (words[at + 2] if at + 2 < len(words) else "") not in _NOT_COMING_DOWN:
        return _COMING_DOWN[word]
    return word
