"""Whose words they are: quotations in a paragraph, and who is said to have spoken them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .words.tokens import Token, touches, word_at

_SAYING = frozenset(
    "said say says saying told tells added adds warned warns claimed claims insisted insists posted wrote writes argued argues tweeted"
    " thinks stated commented continued explained admitted vowed promised declared announced noted replied remarked concluded"
    " believes predicted predicts stressed stresses acknowledged confirmed responded cautioned boasted complained disclosed revealed".split()
)  # fmt: skip
# a verb only before what is estimated: an estimate is a thing too
_ESTIMATING = frozenset({"estimates", "estimated"})
_CITING = frozenset({"citing", "cites", "cited"})
_TELLING = _SAYING | _ESTIMATING | _CITING | {"according"}
_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i"})
_PERSONS = frozenset({"he", "she"})
_AUXILIARIES = frozenset({"also", "has", "had", "have", "then", "later", "recently"})
_AUDIENCE = frozenset({"told", "tells", "warned", "promised"})
_BEFORE_NAMES = frozenset("the former shadow a an outgoing current chief new then his her".split())
_WITHIN_NAMES = frozenset("of for the de van al on".split())
_NO_NAMES = frozenset(
    "the a an in on at it this that they he she we i but and of for as some net however analysing asked analysis today's last new claim claims migration immigration emigration without within during under since though even only just most many such some all both each every another other more less fewer than then now here where whether why how due despite given following including among between across around about against before behind below besides beyond off out outside over past through throughout towards until up upon via like unlike later soon still yet also again almost nearly around roughly perhaps britons europeans indians nigerians pakistanis ukrainians students migrants immigrants people women men children families workers voters readers"
    " monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october"
    " november december yesterday there these those what when while after before if so according speaking responding reacting his"
    " uk britain world us europe her their who which one earlier meanwhile although because with by from to no not you your our my its he's she's today tonight now".split()
)  # fmt: skip
_UNNAMED = frozenset(
    "experts officials ministers critics campaigners analysts economists statisticians researchers sources demographers spokesperson"
    " spokesman spokeswoman charities businesses employers universities".split()
)  # fmt: skip
_TITLES = frozenset({"mr", "mrs", "ms", "dr", "prof", "st"})
# a name further from the verb than this belongs to another clause
_REACH = 16
_OPENING = frozenset("“„«‟")
_CLOSING = frozenset("”»")


class Quotation(NamedTuple):
    """Quoted words, from the opening to the closing mark, as tokens; `open` where no mark closes them."""

    first: int
    last: int
    open: bool = False


def quotations(text: str, tokens: Sequence[Token], first: int, last: int) -> list[Quotation]:
    """The quotations in a stretch of tokens; one left open runs to its end, as in speech over paragraphs."""
    found: list[Quotation] = []
    opened = -1
    for at in range(first, last + 1):
        if tokens[at].kind != "mark":
            continue
        mark = text[tokens[at].start]
        if opened >= 0:
            if mark in _CLOSING or mark == '"':
                found.append(Quotation(opened, at))
                opened = -1
        elif mark in _OPENING or mark == '"':
            opened = at
    if opened >= 0:
        found.append(Quotation(opened, last, open=True))
    return found or _single_quotations(text, tokens, first, last)


def _single_quotations(text: str, tokens: Sequence[Token], first: int, last: int) -> list[Quotation]:
    """Quotations between single marks, which look like apostrophes: they close only behind a mark that ends speech."""
    found: list[Quotation] = []
    opened = -1
    for at in range(first, last + 1):
        if tokens[at].lower != "'" or tokens[at].kind != "mark":
            continue
        mark = text[tokens[at].start]
        if opened < 0:
            if mark != "’" and touches(tokens, at) and not touches(tokens, at - 1) and at < last:
                opened = at
        elif word_at(tokens, at - 1) in {".", ",", "!", "?", "…"} and touches(tokens, at - 1):
            found.append(Quotation(opened, at))
            opened = -1
    return found


def speakers(text: str, tokens: Sequence[Token], spoken: Sequence[Quotation], first: int, last: int) -> list[str | None]:
    """Who speaks each quotation of a paragraph: "X said: “…”", "“…”, said X", "“…”, X said", "X: “…”"."""
    found: list[str | None] = []
    for place, quotation in enumerate(spoken):
        before = spoken[place - 1].last + 1 if place else first
        after = spoken[place + 1].first - 1 if place + 1 < len(spoken) else last
        name = None
        lead_in = word_at(tokens, quotation.first - 1)
        if lead_in in {":", ","} or place == 0:
            name = _before_colon(text, tokens, before, quotation.first - 1) if lead_in == ":" else None
            name = name or reported_speaker(text, tokens, before, quotation.first - 1)
        if name is None:
            name = reported_speaker(text, tokens, quotation.last + 1, _clause_end(tokens, quotation.last + 1, after))
        found.append(name or (found[-1] if found else None))
    return found


def _clause_end(tokens: Sequence[Token], first: int, last: int) -> int:
    """The end of the sentence that begins at a token: what stands behind it is the next quotation's."""
    for at in range(first, last + 1):
        if tokens[at].lower == "." and word_at(tokens, at - 1) not in _TITLES:
            return at
    return last


def speaks_at_its_head(text: str, tokens: Sequence[Token]) -> tuple[str, bool] | None:
    """Who speaks a paragraph of a transcript, "Ann Hill: Well, …", and whether the head is as Parliament prints it, "The Minister (Ann Hill): …"."""
    colon = next((at for at, token in enumerate(tokens[:_LONGEST_HEAD]) if token.lower == ":"), 0)
    if colon < _SHORTEST_HEAD or len(tokens) - colon < _SHORTEST_SPEECH:
        return None
    head = tokens[:colon]
    bracket = next((at for at, token in enumerate(head) if token.lower == "("), colon)
    first = bracket + 1 if head[0].lower == "the" else 0
    last = next((at for at in range(first, colon) if head[at].lower in {"(", ")", ","}), colon) - 1
    named = first <= last and all(_is_name_word(tokens, at) or word_at(tokens, at) == "." for at in range(first, last + 1))
    if not named or last - first + 1 < _SHORTEST_HEAD or not _OF_THE_SUBJECT.isdisjoint(token.lower for token in head):
        return None
    return _cleaned(text, tokens, first, last), bracket < colon


# how many tokens the head of a speech has at least and at most, and what follows it at least
_SHORTEST_HEAD, _LONGEST_HEAD, _SHORTEST_SPEECH = 2, 16, 6
# a heading of the article itself: "Net Migration: what you need to know"
_OF_THE_SUBJECT = frozenset(
    "migration immigration emigration migrants immigrants visas figures numbers statistics data year years ending watch read more key points live"
    " update updates breaking exclusive question questions answer fact check chart table source sources photo picture image video total".split()
)


def tells_of_saying(words: Iterable[str]) -> bool:
    """Whether any word of a stretch may report what somebody said: without one it has no reported speaker."""
    return not _TELLING.isdisjoint(words)


def reported_speaker(text: str, tokens: Sequence[Token], first: int, last: int) -> str | None:
    """Whose words are reported in a stretch of tokens: "the ONS said", "…, said Mr Hill", "according to X"; None if nobody's."""
    for at in range(first, last + 1):
        word = tokens[at].lower
        if _is_saying(tokens, at):
            if word_at(tokens, at - 1) in _PRONOUNS or (
                word_at(tokens, at - 1) in _AUXILIARIES and word_at(tokens, at - 2) in _PRONOUNS
            ):
                continue  # "Britain took in 906,000, he said": not Britain
            name = _before_verb(text, tokens, first, at)
            if name is None and word not in _AUDIENCE | _ESTIMATING:
                name = _name_from(text, tokens, at + 1, last)
            if name is not None:
                return name
        elif word in _CITING and (name := _name_from(text, tokens, at + 1, last)):
            return name  # "606,000 people came, citing the statistics office ONS"
        elif word == "according" and word_at(tokens, at + 1) == "to" and (name := _name_from(text, tokens, at + 2, last)):
            return name
    return None


def is_told_by_a_pronoun(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a stretch reports what "he" or "she" said, who was named before."""
    for at in range(first + 1, last + 1):
        if _is_saying(tokens, at):
            before = at - 1
            while before > first and tokens[before].lower in _AUXILIARIES:
                before -= 1
            if tokens[before].lower in _PERSONS:
                return True
    return False


def _is_saying(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word is a verb of saying where it stands: "critics say", not "have a say"; "the ONS estimates that"."""
    word = tokens[at].lower
    if word == "say":
        return word_at(tokens, at - 1) not in {"a", "the", "no", "their", "his", "her", "more", "to", "final"}
    if word in _ESTIMATING:
        return at > 0 and tokens[at - 1].capital and word_at(tokens, at + 1) in {"that", "net"}
    return word in _SAYING


def _before_colon(text: str, tokens: Sequence[Token], first: int, colon: int) -> str | None:
    """The name at the head of "X, a Y at Z: “…”", where nothing says that it is said."""
    if any(tokens[at].lower in _SAYING for at in range(max(first, colon - 3 * _REACH), colon)):
        return None
    start = max(first, colon - 3 * _REACH)
    for at in range(colon - 1, start - 1, -1):
        if tokens[at].lower in {".", "!", "?"} and word_at(tokens, at - 1) not in _TITLES:
            start = at + 1
            break
    return _name_from(text, tokens, start, colon - 1)


def _before_verb(text: str, tokens: Sequence[Token], first: int, verb: int) -> str | None:
    """The name before a verb of saying; where words in commas stand between, the name before them."""
    start = max(first, verb - 2 * _REACH)
    at = verb - 1
    while at >= start and tokens[at].lower in _AUXILIARIES:
        at -= 1
    if word_at(tokens, at) == ",":
        for comma in range(at - 1, start, -1):
            if tokens[comma].lower == "," and (name := _name_ending(text, tokens, start, comma - 1)):
                return name
    if word_at(tokens, at) in _UNNAMED:
        return _unnamed(text, tokens, start, at)
    for back in range(at, max(start, verb - _REACH) - 1, -1):
        word = tokens[back].lower
        if word in {".", ";", ":"} and word_at(tokens, back - 1) not in _TITLES:
            return None
        if name := _name_ending(text, tokens, start, back):
            whose = tokens[back].lower.endswith("'s") and all(tokens[k].kind == "word" for k in range(back, at + 1))
            # "Britain's statistics office says": the office, not Britain
            return " ".join((name + text[tokens[back].end - 2 : tokens[at].end]).split()) if whose and back < at else name
    return None


def _unnamed(text: str, tokens: Sequence[Token], start: int, at: int) -> str:
    """Those who speak without a name of their own: "Home Office spokesperson", "experts"."""
    name = _name_ending(text, tokens, start, at - 1)
    role = text[tokens[at].start : tokens[at].end]
    return f"{name} {role}" if name else role


def _name_ending(text: str, tokens: Sequence[Token], start: int, at: int) -> str | None:
    """The name whose last word is a token; None if that is no part of a name."""
    if at < start or not _is_name_word(tokens, at):
        return None
    first = at
    while first > start:
        before = first - 1
        if tokens[before].lower == "." and touches(tokens, before - 1) and word_at(tokens, before - 1) in _TITLES:
            before -= 1
        if before >= start and _is_name_word(tokens, before):
            first = before
        elif (
            tokens[before].lower in _WITHIN_NAMES and before - 1 >= start and _is_name_word(tokens, before - 1) and before < at
            and at - before < 6
        ):  # fmt: skip
            first = before - 1
        else:
            break
    return _cleaned(text, tokens, first, at)


def _name_from(text: str, tokens: Sequence[Token], at: int, last: int) -> str | None:
    """The name that begins at a token or behind a title: "the former minister Ann Hill"."""
    skipped = 0
    while at <= last and skipped < 4 and tokens[at].lower in _BEFORE_NAMES:
        at, skipped = at + 1, skipped + 1
    if at <= last and tokens[at].lower in _UNNAMED:
        return text[tokens[at].start : tokens[at].end]
    while at <= last and skipped < 6 and tokens[at].kind == "word" and not tokens[at].capital:
        at, skipped = at + 1, skipped + 1
        if word_at(tokens, at) in _NO_TITLE:
            return None
    if at > last or not _is_name_word(tokens, at):
        return None
    end = at
    while end < last and end - at < 8:
        following = end + 1
        if tokens[following].lower == "." and touches(tokens, end) and tokens[end].lower in _TITLES:
            following += 1
        if following <= last and _is_name_word(tokens, following):
            end = following
        elif following < last and tokens[following].lower in _WITHIN_NAMES and _is_name_word(tokens, following + 1):
            end = following + 1
        else:
            break
    return _cleaned(text, tokens, at, end)


# behind these no name is that of who speaks: "have just added four new towns as big as Blackburn"
_NO_TITLE = frozenset("that to in by as than or from with at on".split())


def _is_name_word(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.kind != "word" or not token.capital:
        return False
    if token.lower == "may" and at > 0:
        return tokens[at - 1].capital and tokens[at - 1].lower not in _NO_NAMES  # "Theresa May", and not "in May"
    return token.lower not in _NO_NAMES


def _cleaned(text: str, tokens: Sequence[Token], first: int, last: int) -> str:
    """A name as written, without the body in capitals that a person speaks for: "ONS director Mary Day"."""
    while last - first > 1 and len(tokens[first].lower) > 1 and text[tokens[first].start : tokens[first].end].isupper():
        first += 1
    return " ".join(text[tokens[first].start : tokens[last].end].removesuffix("’s").removesuffix("'s").split())
