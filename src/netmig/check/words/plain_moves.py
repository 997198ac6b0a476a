"""How people come and leave in many words, read as in one: "turned their backs on" as "left", "took up residence" as "settled".

English has no end of turns for it, and every form of claim would need each of them. So a sentence is given the
plain word in their place before anything is read of it: one token that stands where the turn stood. All that is asked
of "left" (whether it was the country that they left, and not their party) is asked of the turn as well.

The turns are data: a line each kind, apart by commas, the verb first and in its base form. Some are of moving only
where a place stands behind them: "turned their backs on Britain", not "on Labour".
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from .cues import ARRIVING, MOVING
from .tokens import Token

# of leaving, where the country stands behind: "gave up living in Britain"
_LEAVING_IT = """
    turn THEIR back on, turn THEIR backs on, give up living in, give up life in, give up on life in, say goodbye to, say farewell to, bid farewell to
    bid goodbye to, wave goodbye to, wave farewell to, walk away from, get out of, part company with, flee, desert, abandon, forsake, exit, clear out of
    turn THEIR back for good on, turn THEIR backs for good on, say goodbye for good to
    stop living in, go to live outside, move outside, migrate out of, emigrate out of, cease to live in, cease living in, move out of, move away from, get away from, give up on, fall out of love with, turn against and leave
"""
# of leaving, by themselves
_LEAVING = """
    pack up, pack THEIR bags, pack THEIR suitcases, pack THEIR things, up sticks, pull up stakes, pull up sticks, head off, head for the exit, head for the exits, head for the door
    make for the exit, make for the exits, make for the door, head for the airport, head abroad, head overseas, head elsewhere, take the road out, take the exit, clear off
    ship out, decamp, quit, make THEIR home abroad, make THEIR home elsewhere, make THEIR homes abroad, make THEIR homes elsewhere, make THEIR lives abroad
    make a life abroad, make a new life abroad, start a new life abroad, start a new life overseas, start a new life elsewhere, build a life abroad
    begin a new life abroad, seek a new life abroad, settle abroad, settle overseas, settle elsewhere, resettle abroad, start afresh abroad
    make new lives abroad, make new lives elsewhere, start new lives abroad, start new lives elsewhere, seek new lives abroad, begin new lives abroad, go to live abroad, go to live elsewhere
    go to live overseas, go off to live abroad, up and leave, up and go, head out, take THEIR leave, take flight, resettle elsewhere, resettle overseas, clear out, vote with THEIR feet
    choose to leave, decide to leave, opt to leave, choose to go, decide to go, opt to go, choose to emigrate, decide to emigrate, opt to emigrate, choose to depart, make the journey out
    make the journey abroad, make the move abroad, make the move overseas, make the move out, go off abroad, go off overseas
    try THEIR luck abroad, try THEIR luck elsewhere, set up home abroad, set up home elsewhere, take up residence abroad, take up residence elsewhere
"""
# of coming, where the country, or "here", stands behind: "landed on these shores"
_COMING_TO_IT = """
    land, turn up, show up, pitch up, settle, touch down, set up home, descend on, fetch up, set up house, start a new life, start new lives, begin a new life, build a new life, make a new life, make a life, make THEIR life, make THEIR lives, make new lives
    make THEIR home, make THEIR homes, make THEIR way, start new lives, begin new lives, take up life, step ashore, move in from abroad, find a home, find a new home, put down roots
    take root, wash up, roll, make it to, make it, end up, head to, head, take the road to, emigrate to, take up life, take up home, step off the plane, cross the border into, cross the borders into
    migrate to, migrate into, immigrate to, immigrate into, relocate to, take up lives, lay down roots, buy a ticket, reach, travel to live, become residents of, become resident
"""
# of coming as told from elsewhere, where the country stands behind and nothing of it: not "went to UK hotels"
_GOING_TO_IT = "go, go off, go over, go across"
# of coming back
_COMING_BACK = "move back, move back home, make the journey home, make THEIR way home, make THEIR way back, resettle here"
# of coming, by themselves
_COMING = """
    make the journey, make the move, make the trip, take up residence, come to settle, come to make THEIR home, come to make THEIR homes, come to set up home
    come to start a new life, come to build a new life, come to stay, come in to settle
"""
# of coming, where nothing stands behind that says into what: "508,000 moved out and 1.18 million moved in"
_COMING_BARE = "move in"
# the same of leaving: "about 1.2 million came in and 508,000 got out"
_LEAVING_BARE = "get out, move out"
# of coming, by those who are new to the country: "some 1.2 million new people turned up"
_COMING_NEW = "turn up, show up, pitch up, fetch up"
# of going against those told of before, whichever way they went
_THE_OTHER_WAY = """
    go the other way, move the other way, go in the other direction, move in the other direction, go in the opposite direction, move in the opposite direction, head the other way
    travel the other way, head in the other direction, head in the opposite direction, travel in the other direction, travel in the opposite direction, go the opposite way, take the opposite direction
    make the opposite journey, make the reverse journey, make the journey in reverse, take the opposite path, do the opposite, do the reverse
"""
# what is done by a country and those who speak for it, where those it is done to stand behind, with their number
_LETTING_OUT = """
    say goodbye to, say farewell to, bid farewell to, bid goodbye to, wave goodbye to, wave farewell to, wave off, see off, and goodbye to, and farewell to
    part with, see the back of, export, see the last of
"""
_LETTING_IN = """
    say hello to, open THEIR doors to, open THEIR door to, throw open THEIR doors to, play host to, become home to, give a home to, roll out the red carpet for, roll out the welcome mat for
    import, pull in, let into the country, find room for, make room for, and hello to
"""
# what is done to them
_LET_IN = "let into, allowed into, permitted into, drawn to, given a home, given homes, offered a home, let in, allowed in, taken in, waved through, waved in, granted entry, given entry, allowed to enter, permitted to enter, allowed to come, allowed to settle, permitted to come, given leave to enter"
# and what they are given: "were handed the right to come to Britain"
_RIGHTS = tuple(
    f"{given} {right} to {move}"
    for given in ("given", "handed", "granted")
    for right in ("the right", "a right", "permission", "leave")
    for move in ("come", "come here", "come in", "enter", "move here")
)
_LET_IN_HERE = "admitted, received, welcomed, accepted, absorbed"
_SENT_OFF = "seen off, waved off, waved goodbye"
# people by their coming or leaving, but for those of whom it is said what they left or came to
_COMERS = frozenset("newcomers incomers entrants settlers in-comers new-comers".split())
_LEAVERS = frozenset("leavers quitters emigrants emigrés".split())

_PAST_AND_PARTICIPLE = {
    "give": "gave given", "say": "said said", "bid": "bade bid", "get": "got got", "flee": "fled fled", "forsake": "forsook forsaken", "make": "made made",
    "take": "took taken", "go": "went gone", "choose": "chose chosen", "fall": "fell fallen", "put": "put put", "lay": "laid laid", "buy": "bought bought", "let": "let let", "cease": "ceased ceased", "do": "did done", "quit": "quit quit", "build": "built built", "begin": "began begun", "seek": "sought sought", "set": "set set", "come": "came come", "see": "saw seen",
    "throw": "threw thrown", "become": "became become", "find": "found found", "up": "upped upped", "ship": "shipped shipped",
    "try": "tried tried", "step": "stepped stepped", "stop": "stopped stopped", "travel": "travelled travelled",
}  # fmt: skip
_DOUBLING = {
    "get": "getting",
    "quit": "quitting",
    "set": "setting",
    "step": "stepping",
    "opt": "opting",
    "put": "putting",
    "let": "letting",
    "stop": "stopping",
    "travel": "travelling",
    "bid": "bidding",
    "up": "upping",
    "ship": "shipping",
}
_THIRD = {"try": "tries", "go": "goes", "do": "does", "reach": "reaches"}
_THEIR = ("their", "its", "our", "his", "her", "the")
_LEAVE = ("leave", "leaves", "left", "left", "leaving")
_COME = ("come", "comes", "came", "come", "coming")
_RETURN = ("return", "returns", "returned", "returned", "returning")
_OUT = ("let-out",) * 5
_IN = ("let-in",) * 5

_OTHER_WAY = ("counter-moved",) * 5
"""Whether it is coming or leaving, only those told of before can say (`sentences/whom/the_other_way.py`)."""

_HOME = frozenset("uk britain kingdom england country nation island islands isles shores here british us blighty".split())
_BEFORE_HOME = frozenset("the this our these those great united in on at to into upon for over down across england's".split())
_BE = {"was": "came", "were": "came", "is": "come", "are": "come", "been": "come", "being": "coming", "be": "come"}
_CAME: tuple[str, ...] = tuple(_BE.values())
_WENT: tuple[str, ...] = ("left",) * len(_BE)
_WENT_TOO = frozenset("left gone go went leave leaving going departed departing quit".split())
_MIGRATING = frozenset(
    "migrants immigrants newcomers foreigners nationals citizens uk britain kingdom country migration immigration arrivals".split()
)
_WHO_COME = frozenset(
    "people migrants immigrants newcomers foreigners nationals citizens students workers arrivals men women souls persons who".split()
)
_BEHIND_A_PASSIVE = frozenset(
    "in to by during over last between from into , . ; : and while under here as for on since last this".split()
) | {""}
_NETTED = frozenset("net balance surplus deficit".split())
_NEAR = 10
_NOT_OF_PEOPLE_WHO_GO = frozenset("school care college brexit university early league nhs home party union army bbc".split())


_Fits = Callable[[Sequence[str], int], bool]


class _Turn(NamedTuple):
    """A turn of phrase behind its verb, the plain word for it in each form of the verb, and what must stand around it."""

    words: tuple[str, ...]
    plain: tuple[str, ...]
    fits: _Fits


def _home_behind(words: Sequence[str], stop: int) -> bool:
    """Whether the country stands behind a turn: "on Britain", "on these shores", "here"."""
    for at in range(stop, min(stop + 4, len(words))):
        if words[at] in _HOME:
            return not (words[at] in {"british", "uk"} and words[at + 1 : at + 2] == ["voters"])
        if words[at] not in _BEFORE_HOME:
            return False
    return False


def _home_alone_behind(words: Sequence[str], stop: int) -> bool:
    """Whether the country itself stands behind a turn, and nothing that is of it: "to the UK last year"."""
    if words[stop : stop + 1] not in (["to"], ["into"]):
        return False
    at = stop + 1
    if words[at : at + 1] and words[at] in {"live", "work", "study", "settle"} and words[at + 1 : at + 2] == ["in"]:
        at += 2
    at += words[at : at + 1] == ["the"]
    at += words[at : at + 1] == ["united"]
    return words[at : at + 1] != [] and words[at] in _HOME - {"here", "british", "us"} and (
        words[at + 1] if at + 1 < len(words) else ""
    ) in _ENDING | _BEHIND_A_PASSIVE | {"each", "every", "than", "because", "who", "is", "was", "were", "with", "after", "before", "through", "under", "without", "of"}  # fmt: skip


def _anything(_words: Sequence[str], _stop: int) -> bool:
    return True


def _back_home(words: Sequence[str], stop: int) -> bool:
    """Whether people moved back to the country, and not in with their parents."""
    behind = words[stop] if stop < len(words) else ""
    return behind in _ENDING or _home_behind(words, stop) or behind in {"in", "last"}


_ENDING = frozenset({"", ",", ".", ";", ":", ")", "and", "while", "but", "whereas", "–", "—", "?", "!", '"', "over", "during"})
_GONE = frozenset(
    "left leave leaving away out abroad emigrated emigrating departed departing emigrants departures overseas".split()
)


def _not_out(words: Sequence[str], stop: int) -> bool:
    """Whether a journey is not said to lead away: "made the journey", not "made the move to Spain"."""
    behind = words[stop] if stop < len(words) else ""
    if behind in {"out", "abroad", "overseas", "away", "back", "home", "elsewhere"} or (
        behind == "from" and _home_behind(words, stop + 1)
    ):
        return False
    return behind not in {"to", "into"} or _home_behind(words, stop)


def _bare_beside_leaving(words: Sequence[str], stop: int) -> bool:
    """Whether people moved into the country, and not into a flat: others moved out of it in the same sentence."""
    told = not _GONE.isdisjoint(words) or "migration" in words or "immigration" in words
    return (words[stop] if stop < len(words) else "") in _ENDING and told


def _bare_beside_coming(words: Sequence[str], stop: int) -> bool:
    """Whether people got out of the country: others came to it in the same sentence."""
    return (words[stop] if stop < len(words) else "") in _ENDING and not ARRIVING.isdisjoint(words[: stop - 2])


def _by_those_new_here(words: Sequence[str], stop: int) -> bool:
    """Whether those who turned up are said to be new to the country, and not at a meeting in it."""
    if (words[stop] if stop < len(words) else "") not in _ENDING:
        return False
    return words[stop - 3] in _NEW_HERE or (words[stop - 3] in _WHO_COME and words[stop - 4] == "new")


_NEW_HERE = frozenset({"migrants", "immigrants", "foreigners"})
_MUCH = frozenset(
    "some about around nearly almost over more than roughly just only a an another as many close to half fully no fewer record up".split()
)


def _number_behind(words: Sequence[str], stop: int) -> bool:
    """Whether a number of those stands behind whom a country let in or saw off."""
    for at in range(stop, min(stop + 5, len(words))):
        if words[at][:1].isdigit() or words[at] in {"million", "half"}:
            return True
        if words[at] not in _MUCH:
            return False
    return False


def _in_migration(words: Sequence[str], stop: int) -> bool:
    """Whether those who were admitted were let into the country, and not into a hospital."""
    at = stop - 3
    while at > 0 and words[at] in {"have", "has", "had"}:
        at -= 1
    if at < 0 or not (
        words[at] in _WHO_COME or (words[at][:1].isdigit() and words[stop - 2] == "were" and words[stop - 1] == "admitted")
    ):
        return False  # "the fall to 204,000 was welcomed"
    behind = words[stop] if stop < len(words) else ""
    if behind not in _BEHIND_A_PASSIVE or (behind in {"to", "into"} and not _home_behind(words, stop)):
        return False
    return not _MIGRATING.isdisjoint(words)


def _forms(verb: str) -> tuple[str, str, str, str, str]:
    """Base, third person, past, participle, and the form in -ing."""
    past, _, participle = _PAST_AND_PARTICIPLE.get(verb, "").partition(" ")
    regular = f"{verb}d" if verb.endswith("e") else f"{verb}ed"
    going = _DOUBLING.get(verb) or (f"{verb[:-1]}ing" if verb.endswith("e") and not verb.endswith("ee") else f"{verb}ing")
    return verb, _THIRD.get(verb, f"{verb}s"), past or regular, participle or regular, going


def _turns() -> dict[str, dict[str, tuple[_Turn, ...]]]:
    """Every turn by its verb and its second word ("" where it has none), the longest first."""
    found: dict[str, list[_Turn]] = {}
    kinds: tuple[tuple[str, tuple[str, ...], _Fits], ...] = (
        (_LETTING_OUT, _OUT, _number_behind), (_LETTING_IN, _IN, _number_behind), (_LEAVING_IT, _LEAVE, _home_behind), (_LEAVING, _LEAVE, _anything),
        (_COMING_TO_IT, _COME, _home_behind), (_GOING_TO_IT, _COME, _home_alone_behind), (_COMING, _COME, _not_out), (_COMING_BARE, _COME, _bare_beside_leaving), (_LEAVING_BARE, _LEAVE, _bare_beside_coming), (_COMING_NEW, _COME, _by_those_new_here),
        (_COMING_BACK, _RETURN, _back_home), (_THE_OTHER_WAY, _OTHER_WAY, _anything),
    )  # fmt: skip
    for block, plain, fits in kinds:
        for line in block.splitlines():
            for phrase in filter(None, map(str.strip, line.split(","))):
                verb, *rest = phrase.split()
                found.setdefault(verb, []).append(_Turn(tuple(rest), plain, fits))
    for phrases, plain, fits in (
        (", ".join((_LET_IN, *_RIGHTS)), _CAME, _anything),
        (_LET_IN_HERE, _CAME, _in_migration),
        (_SENT_OFF, _WENT, _anything),
    ):
        for phrase in phrases.split(", "):
            found.setdefault("be", []).append(_Turn(tuple(phrase.split()), plain, fits))
    return {verb: _by_second_word(turns) for verb, turns in found.items()}


def _by_second_word(turns: list[_Turn]) -> dict[str, tuple[_Turn, ...]]:
    found: dict[str, list[_Turn]] = {}
    for turn in sorted(turns, key=lambda each: -len(each.words)):
        second = turn.words[0] if turn.words else ""
        for word in _THEIR if second == "THEIR" else (second,):
            found.setdefault(word, []).append(turn)
    return {second: tuple(several) for second, several in found.items()}


_TURNS = _turns()
# each form of their verbs, none of which is of two, with the verb and which of its forms it is: "made" is the participle
_FORMS = {
    form: (verb, which)
    for verb in _TURNS
    for which, form in enumerate(_BE if verb == "be" else (verb,) if verb == "and" else _forms(verb))
}
_ALL_SORTS = (
    ("men", ",", "women", "and", "children"),
    ("men", ",", "women", ",", "and", "children"),
    ("men", "women", "and", "children"),
)
_INHABITANTS = frozenset("residents inhabitants souls".split())
_PERSONS = frozenset({"persons", "souls", "folk", "folks"})
_NOUNS = _COMERS | _LEAVERS | _INHABITANTS | _PERSONS | {"men", "entries"}
_SHORES = frozenset("shores shore isles islands island soil coasts".split())


def in_plain_words(tokens: Sequence[Token], words: Sequence[str]) -> tuple[Token, ...] | None:
    """The tokens of a sentence with plain words for such turns; None where there are none.

    >>> from .tokens import tokenise
    >>> tokens = tokenise("Some 257,000 Britons turned their backs on the UK.")
    >>> [each.lower for each in in_plain_words(tokens, [each.lower for each in tokens])]
    ['some', '257,000', 'britons', 'left', 'the', 'uk', '.']
    """
    starts = _STARTS_OF_SHORES if not _SHORES.isdisjoint(words) else _STARTS
    found: list[Token] = []
    done = beyond = 0
    for at in [at for at, word in enumerate(words) if word in starts]:
        if at < beyond:
            continue
        plain, beyond = _turned(tokens, words, at)
        if plain:
            found += tokens[done:at]
            found.append(Token(plain, tokens[at].start, tokens[beyond - 1].end, "word", tokens[at].capital))
            done = beyond
    return (*found, *tokens[done:]) if found else None


def _turned(tokens: Sequence[Token], words: Sequence[str], at: int) -> tuple[str, int]:
    """The plain word for what begins at a place, and the place behind it; "" and the next place where it is plain itself."""
    word = words[at]
    found = _turn_at(words, at)
    if found is not None:
        turn, plain = found
        stop = at + 1 + len(turn.words)
        if plain in _LEAVE and words[stop : stop + 1] == ["and"] and not _WENT_TOO.isdisjoint(words[stop + 1 : stop + 2]):
            stop += 2  # "packed up and left"
        return (plain, stop) if stop > at + 1 or plain != word else ("", stop)
    if stop := _shores(words, at):
        return "here", stop
    if word in _AROUND_HOME and (turned := _with_home_inside(words, at)) is not None:
        return turned
    if word == "men":
        everybody = next((each for each in _ALL_SORTS if tuple(words[at : at + len(each)]) == each), ())
        return ("people", at + len(everybody)) if everybody else ("", at + 1)
    return (_people(tokens, words, at) if word in _NOUNS else ""), at + 1


def _turn_at(words: Sequence[str], at: int) -> tuple[_Turn, str] | None:
    """The turn that begins at a place, with the plain word for it."""
    if words[at] not in _FORMS:
        return None
    verb, which = _FORMS[words[at]]
    by_second = _TURNS[verb]
    second = words[at + 1] if at + 1 < len(words) else ""
    several = (*by_second.get(second, ()), *by_second.get("", ()))
    return next(((each, each.plain[which]) for each in several if _stands_at(each, words, at)), None)


def _shores(words: Sequence[str], at: int) -> int:
    """The place behind "on these shores", "this island": here; 0 where no such words begin."""
    first = at + (words[at] in {"on", "upon", "to", "at"})
    if (
        words[first : first + 1]
        and words[first] in {"our", "these", "british", "britain's", "this"}
        and words[first + 1 : first + 2]
    ):
        return first + 2 if words[first + 1] in _SHORES else 0
    return 0


# with the country in the middle of them: "made Britain their home", "waved the UK goodbye"
_AROUND_HOME = {
    **dict.fromkeys(("made", "make", "makes", "making"), (("THEIR", "home"), ("THEIR", "new", "home"), ("THEIR", "permanent", "home"), ("home",))),
    **dict.fromkeys(("chose", "chosen", "choose", "choosing", "picked", "adopted"), (("as", "THEIR", "home"), ("as", "THEIR", "new", "home"), ("as", "a", "home"))),
    **dict.fromkeys(("waved", "wave", "waving"), (("goodbye",), ("farewell",), ("off",))),
    **dict.fromkeys(("bid", "bade", "bidding"), (("farewell",), ("goodbye",), ("adieu",))),
}  # fmt: skip
_OF_LEAVING = frozenset("waved wave waving bid bade bidding".split())
_STARTS = _FORMS.keys() | _AROUND_HOME.keys() | _NOUNS
_STARTS_OF_SHORES = _STARTS | {"on", "upon", "to", "at", "our", "these", "british", "britain's", "this"}


def _with_home_inside(words: Sequence[str], at: int) -> tuple[str, int] | None:
    """The plain word for a turn that has the country inside it, and the place behind it."""
    tails = _AROUND_HOME.get(words[at])
    if tails is None:
        return None
    stop = at + 1
    named = False
    while (
        stop < len(words)
        and stop <= at + 4
        and (words[stop] in _HOME or words[stop] in {"the", "this", "our", "united", "great", "it"})
    ):
        named = named or words[stop] in _HOME or words[stop] == "it"
        stop += 1
    if not named or stop == at + 1:
        return None
    for tail in tails:
        if _are_told(words[stop : stop + len(tail)], tail):
            going = words[at].endswith("ing")
            plain = (
                ("leaving" if going else "left")
                if words[at] in _OF_LEAVING
                else "coming"
                if going
                else "come"
                if words[at] in {"make", "makes", "choose", "chosen"}
                else "came"
            )
            return plain, stop + len(tail)
    return None


def _stands_at(turn: _Turn, words: Sequence[str], at: int) -> bool:
    stop = at + 1 + len(turn.words)
    return _are_told(words[at + 1 : stop], turn.words) and turn.fits(words, stop)


def _are_told(told: Sequence[str], turn: tuple[str, ...]) -> bool:
    """Whether words are those of a turn, in which THEIR stands for whosever it is."""
    return len(told) == len(turn) and all(
        one == two or (two == "THEIR" and one in _THEIR) for one, two in zip(told, turn, strict=True)
    )


def _people(tokens: Sequence[Token], words: Sequence[str], at: int) -> str:
    """The plain word for people by their coming or leaving; "" for those who left school, or are new to something else."""
    before = words[at - 1] if at else ""
    behind = words[at + 1] if at + 1 < len(words) else ""
    if words[at] == "entries":
        # "504,000 entries to the UK", and not to a competition in it
        return "arrivals" if (before[:1].isdigit() or before == "million") and _home_alone_behind(words, at + 1) else ""
    if words[at] in _PERSONS:
        return "people" if before[:1].isdigit() or before in {"million", "thousand"} else ""
    if words[at] in _INHABITANTS:
        # "479,000 residents moved abroad" are counted as they go, and not as a population
        return "people" if behind in MOVING - {"coming", "leaves"} and before[:1].isdigit() else ""
    netted = not _NETTED.isdisjoint(words[max(0, at - _NEAR) : at]) or "net" in words[at + 1 : at + 3]
    if netted and any(word[:1].isdigit() for word in words[max(0, at - 4) : at]):
        return ""  # "net migration at a record of 606,000 newcomers": what is left of them
    if words[at] in _COMERS:
        if behind in {"to", "at", "on", "into"} and not _home_behind(words, at + 1):
            return ""
        return "arrivals"
    if before in _NOT_OF_PEOPLE_WHO_GO or before.endswith(("s'", "'s")) or (tokens[at].capital and at):
        return ""
    return "departures"
