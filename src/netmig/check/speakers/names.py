"""The noun phrase of a speaker, as it is written: where it begins and ends, and whether it is a person or a body."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from ..words.tokens import Token, touches, word_at
from .name_words import (
    ABBREVIATED,
    ADJECTIVES,
    ALONE,
    ARTICLES,
    BEGIN_NAMES,
    BODIES,
    BOUNDARIES,
    ENDS_A_PLACE,
    FIGURES,
    MANY,
    MENS_NAMES,
    NEED_AN_OWNER,
    NO_NAMES,
    OF_BODIES,
    ONE,
    PLACES,
    POSSESSIVES,
    PUT_OUT,
    ROLES,
    ROLES_OF_PERSONS,
    TITLES,
    TITLES_OF_MEN,
    TITLES_OF_WOMEN,
    WITHIN_NAMES,
    WOMENS_NAMES,
)

Kind = Literal["person", "body", "several"]


class Name(NamedTuple):
    """Who is named, in the words of the text, and where: from `first` (the article, if it has one) to `last`."""

    words: str
    first: int
    last: int
    kind: Kind
    gender: Literal["he", "she", ""] = ""
    # whether someone else may call them "he": not so of "one former minister"
    definite: bool = True


# so many words a phrase has at most before its noun, and a name in all
_LONGEST_BEFORE, _LONGEST_NAME = 5, 12


def name_ending(text: str, tokens: Sequence[Token], start: int, at: int, *, owned: bool = False) -> Name | None:
    """The speaker whose name ends with a token: "the Home Office", "a group of Conservative MPs"; None if nobody's does."""
    end = at = _before_bracket(tokens, start, at)
    if at < start:
        return None
    if tokens[at].kind == "number":
        return _number_ten(text, tokens, at) if word_at(tokens, at) == "10" else _of_years(text, tokens, start, at)
    if tokens[at].kind != "word":
        return None
    first = _first_of(tokens, start, at)
    if first is None:
        return _where_they_are(text, tokens, start, at)
    found = _named(text, tokens, first, at, owned=owned)
    before = found.first - 1 if found else first - 1 - (word_at(tokens, first - 1) in ARTICLES)
    if before <= start or word_at(tokens, before) not in _JOINING:
        return found
    # "a spokesman for the Home Office", "the report of the committee"
    outer = name_ending(text, tokens, start, before - 1, owned=True) if tokens[before - 1].kind == "word" else None
    if outer is None or (outer.kind == "person" and outer.words[-1].isupper()):
        return found if outer is None else outer
    last_of_outer = tokens[outer.last].lower
    if found and last_of_outer in PUT_OUT | FIGURES and found.kind == "body":
        return found._replace(first=outer.first)
    if word_at(tokens, before) in {"of", "for"} and last_of_outer in ROLES:
        begin = outer.first + (word_at(tokens, outer.first) in ARTICLES)
        return outer._replace(words=_written(text, tokens, begin, end), last=at)
    return outer


def _where_they_are(text: str, tokens: Sequence[Token], start: int, at: int) -> Name | None:
    """The person who is told with where they are: "a man in the pub said"."""
    for place in range(at - 1, max(start, at - 3), -1):
        if tokens[place].kind != "word":
            return None
        if tokens[place].lower in {"in", "at", "from", "on"}:
            found = name_ending(text, tokens, start, place - 1)
            of_a_calling = found is not None and found.kind == "person" and tokens[found.last].lower in ROLES
            return found if of_a_calling else None
    return None


_JOINING = frozenset({"of", "for", "in", "at", "from", "by", "to"})


def name_from(text: str, tokens: Sequence[Token], at: int, last: int) -> Name | None:
    """The speaker whose name begins at a token: "the former minister Ann Hill", "economists", "a spokesman for the Home Office"."""
    begin = at
    if word_at(tokens, at) in POSSESSIVES or (word_at(tokens, at) in ARTICLES and at < last):
        at += 1
    if at <= last and word_at(tokens, at) == "no" and word_at(tokens, at + 1) == "10":
        return _number_ten(text, tokens, at + 1)
    end, place = -1, at
    while place <= last and place - at < _LONGEST_NAME:
        word = tokens[place].lower
        if tokens[place].kind != "word":
            if not (word == "." and touches(tokens, place - 1) and word_at(tokens, place - 1) in ABBREVIATED):
                break
        elif _is_name_word(tokens, place) or (word in ROLES and word not in BOUNDARIES):
            end = place
        elif word in WITHIN_NAMES and place < last and end == place - 1 and _goes_on(tokens, place, last):
            place += word_at(tokens, place + 1) == "the"
        elif place == at and word in _SO_MANY:
            pass
        elif word in BOUNDARIES or (end >= 0 and not tokens[end].lower.endswith("'s")) or place - at >= _LONGEST_BEFORE:
            break
        place += 1
    if end < 0:
        return None
    first = at
    if _is_name_word(tokens, end):
        # "the commentator Tom Harwood": the name alone, but not of "the sacked Home Secretary"
        run = _run_back(tokens, at, end)
        first = run if tokens[end].lower not in ROLES_OF_PERSONS or any(tokens[k].lower in ROLES for k in range(at, run)) else at
    found = _named(text, tokens, first, end)
    return found and found._replace(first=min(begin, found.first))


_SO_MANY = frozenset("one two three four several another some many".split())


def _goes_on(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether a name goes on behind "of" or "for"."""
    following = at + 1 + (word_at(tokens, at + 1) == "the")
    if following <= last and tokens[following].lower in PLACES:
        after = tokens[following + 1] if following < last else None
        noun = after is not None and after.kind == "word" and not after.capital and after.lower not in BOUNDARIES
        if noun or tokens[following].lower in {"uk", "us", "eu", "usa"}:
            return False  # "the minister of the UK figures"
    return following <= last and (_is_name_word(tokens, following) or tokens[following].lower in ROLES)


def is_title_or_given(token: Token) -> bool:
    """Whether a word begins the name of a person, as far as one can know."""
    return token.capital and (token.lower in TITLES or token.lower in MENS_NAMES or token.lower in WOMENS_NAMES)


def _before_bracket(tokens: Sequence[Token], start: int, at: int) -> int:
    """The place before brackets that a name has behind it: "Ann Hill (Exampleton, Labour) said"."""
    if word_at(tokens, at) != ")":
        return at
    return next((k - 1 for k in range(at - 1, max(start, at - 9), -1) if tokens[k].lower == "("), start - 1)


def _number_ten(text: str, tokens: Sequence[Token], at: int) -> Name | None:
    if word_at(tokens, at - 1) not in {"no", "number"}:
        return None
    return Name(_written(text, tokens, at - 1, at), at - 1, at, "body")


def _of_years(text: str, tokens: Sequence[Token], start: int, at: int) -> Name | None:
    """What years stand behind: "the manifestos of 2010, 2015 and 2017 promised"."""
    place = at
    while place > start and (tokens[place].is_number or tokens[place].lower in {",", "and"}):
        place -= 1
    if place == at or tokens[place].lower not in {"of", "in", "from"}:
        return None
    return name_ending(text, tokens, start, place - 1)


def _first_of(tokens: Sequence[Token], start: int, at: int) -> int | None:
    """Where the noun phrase begins that ends with a token, without its article; None where it is no speaker's."""
    is_name, role = _is_name_word(tokens, at), tokens[at].lower in ROLES
    if tokens[at].lower.endswith(("ists", "ians", "ologist")) and not role:
        role = True
    if not is_name and not role:
        return None
    first = _run_back(tokens, start, at) if is_name else at
    of_a_person = is_name and tokens[at].lower not in ROLES
    if of_a_person:
        return first
    # a calling has all its adjectives: "top Tory MP", "Britain's statistics office"
    while first > start and at - first < _LONGEST_BEFORE + 3:
        word = tokens[first - 1].lower
        if tokens[first - 1].kind == "number" and first - 1 > start and tokens[first - 1].end - tokens[first - 1].start < 4:
            first -= 1
            break
        if _is_of_an_owner(tokens, first - 1, start):
            first -= 1  # "the Tories' 2019 manifesto"
            continue
        if tokens[first - 1].kind != "word" or (word in BOUNDARIES and word != "one") or word in _DAYS:
            break
        if _is_name_word(tokens, first - 1) and not is_name:
            run = _run_back(tokens, start, first - 1)
            first = run
            continue
        first -= 1
    return first


_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december".split()
)


def _is_of_an_owner(tokens: Sequence[Token], at: int, start: int) -> bool:
    """Whether the mark or the year at a place goes on with whose something is: "the Tories' manifesto", "their 2019 manifesto"."""
    if at <= start:
        return False
    if tokens[at].is_number:
        return tokens[at].end - tokens[at].start == 4 and tokens[at - 1].lower.endswith(("'", "'s", "their", "its", "his", "her"))
    return tokens[at].lower == "'" and touches(tokens, at - 1) and tokens[at - 1].lower.endswith("s")


def _run_back(tokens: Sequence[Token], start: int, at: int) -> int:
    """The first word of the capital words that end at a token, with "of" and the like between them."""
    first = at
    while first > start and at - first < _LONGEST_NAME:
        before = first - 1
        word = tokens[before].lower
        if word == "." and touches(tokens, before - 1) and word_at(tokens, before - 1) in ABBREVIATED:
            before -= 1
        if before >= start and _is_name_word(tokens, before):
            first = before
        elif word in WITHIN_NAMES | {"and", "&"} and before - 1 >= start and before < at:
            inner = before - 1 - (word == "the" and word_at(tokens, before - 1) in WITHIN_NAMES and before - 2 >= start)
            if (
                not _is_name_word(tokens, inner)
                or (word in {"and", "&"} and word_at(tokens, inner - 1) not in {"of", "for"})
                or word == "on"
            ):
                break
            if word == "the" and inner == before - 1:
                break
            first = inner
        else:
            break
    return first


def _is_name_word(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.kind != "word" or not token.capital:
        return False
    if token.lower == "may" and at > 0:
        return tokens[at - 1].capital and tokens[at - 1].lower not in NO_NAMES  # "Theresa May", and not "in May"
    if token.lower in BEGIN_NAMES:
        if at > 0 and tokens[at - 1].capital and tokens[at - 1].lower not in NO_NAMES | PLACES:
            return True  # "the Centre for International Migration"
        return at + 1 < len(tokens) and tokens[at + 1].capital and tokens[at + 1].lower not in NO_NAMES
    return token.lower not in NO_NAMES or (token.lower == "records" and at > 0 and tokens[at - 1].capital)


def _named(text: str, tokens: Sequence[Token], first: int, last: int, *, owned: bool = False) -> Name | None:
    """The speaker named from a token to another; None where the words name none."""
    first = _without_where(tokens, first, last)
    head = tokens[last].lower
    words = [token.lower for token in tokens[first : last + 1]]
    bare = [word.removesuffix("'s") for word in words]
    if head not in ROLES and all(word in PLACES or word in NO_NAMES for word in bare):
        return None
    if word_at(tokens, first - 1) in _OURS or (head in ADJECTIVES and head not in ROLES):
        return None
    article = word_at(tokens, first - 1) if first > 0 else ""
    if first == last and head in NEED_AN_OWNER and not owned and not (article == "the" and head not in FIGURES):
        return None
    if (
        head in FIGURES
        and not owned
        and not (
            {"official", "government"} & set(words)
            or any(_is_name_word(tokens, k) and tokens[k].lower not in ADJECTIVES for k in range(first, last))
        )
    ):
        return None
    is_name = _is_name_word(tokens, last)
    if first == last and first == 0 and is_name and head not in ALONE | ONE and head not in OF_BODIES:
        # a word that begins a sentence has its capital from that
        shouted = text[tokens[first].start : tokens[first].end].isupper()
        if shouted and len(head) > 5:
            return None
    if is_name and head not in ROLES:
        first = _without_body(text, tokens, first, last)
    kind, gender = _kind(text, tokens, first, last)
    definite = article not in {"a", "an"} and words[0] not in {"one", "another", "a"}
    begin = first - 1 if article in ARTICLES or article in POSSESSIVES else first
    return Name(_written(text, tokens, first, last), begin, last, kind, gender, definite)


_OURS = frozenset({"our", "my", "your"})


def _without_where(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where a name begins, without the place before it: "In Downing Street Sir Ann Hill", "In Paris Ann Hill"."""
    for at in range(last, first, -1):
        titled = tokens[at].lower in TITLES - {"justice", "judge", "lord", "lady", "professor"}
        if titled and tokens[at - 1].lower not in ROLES and not tokens[at - 1].lower.endswith(("'s", ".")):
            return at
    if word_at(tokens, first - 1) in {"in", "at", "from"} and last - first >= 1:
        for at in range(last - 1, first - 1, -1):
            if tokens[at].lower in ENDS_A_PLACE and tokens[at + 1].capital:
                return at + 1
    return first


def _without_body(text: str, tokens: Sequence[Token], first: int, last: int) -> int:
    """Where a name begins, without the body in capitals that a person speaks for: "ONS director Mary Day"."""
    while (
        last - first > 1
        and tokens[first + 1].capital
        and len(tokens[first].lower) > 1
        and text[tokens[first].start : tokens[first].end].isupper()
    ):
        first += 1
    return first


def _kind(text: str, tokens: Sequence[Token], first: int, last: int) -> tuple[Kind, Literal["he", "she", ""]]:
    """Whether one person, several or a body is named, and whether a man or a woman if that is plain."""
    # what stands before "of" is what it is: "Zia Hill of the Example Party"
    end = next((at - 1 for at in range(first + 1, last) if tokens[at].lower in {"of", "for"}), last)
    words = [token.lower for token in tokens[first : end + 1]]
    titles = [word for word in words if word in TITLES]
    if titles and words[-1] not in titles:
        gender: Literal["he", "she", ""] = "he" if titles[0] in TITLES_OF_MEN else "she" if titles[0] in TITLES_OF_WOMEN else ""
        return "person", gender or _gender(words)
    if words[-1] in MANY or words[-1] in {"conservatives", "tories", "greens", "democrats"}:
        return "several", ""
    if words[-1] in ONE and words[-1] not in BODIES:
        return "person", ""
    if words[-1] in BODIES | PUT_OUT | FIGURES:
        return "body", ""
    if len(words) > 1 and words[-2].removesuffix("'s") not in OF_BODIES and (gender := _gender(words)):
        return "person", gender
    if len(words) > 1 and words[0] in ADJECTIVES | {"royal", "federal", "public", "central"} and words[-1] not in ROLES:
        return "body", ""  # "the National Archive"
    written = text[tokens[end].start : tokens[end].end]
    if (written.isupper() and len(written) > 1) or not OF_BODIES.isdisjoint(words[-2:]) or not OF_BODIES.isdisjoint(words[:1]):
        person = len(words) > 2 and words[0].endswith("'s")
        return ("person", _gender(words[1:])) if person else ("body", "")
    return "person", _gender(words)


def _gender(words: Sequence[str]) -> Literal["he", "she", ""]:
    for word in words[:-1] if len(words) > 1 else words:
        if word in MENS_NAMES:
            return "he"
        if word in WOMENS_NAMES:
            return "she"
    return ""


def _written(text: str, tokens: Sequence[Token], first: int, last: int) -> str:
    return " ".join(text[tokens[first].start : tokens[last].end].removesuffix("’s").removesuffix("'s").split())
