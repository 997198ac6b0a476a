"""Verbs of saying, and where the one who says it stands to them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from ..words.tokens import Token, touches, word_at
from .name_words import ABBREVIATED, ARTICLES, BOUNDARIES, PUT_OUT, ROLES_OF_PERSONS
from .names import Name, name_ending, name_from

Pronoun = Literal["he", "she", "it", "they"]


class Meant(NamedTuple):
    """Somebody who is named only by a pronoun, and by which word of the stretch: "she said", "its report says"."""

    pronoun: Pronoun
    at: int


Teller = Name | Meant

_SAYING = frozenset(
    "said say says saying told tells warn warned warns insist insisted insists wrote writes argue argued argues tweeted thinks believes think believe"
    " stated admit admitted admits vowed vows promised pledged declared declares announced announces predict predicts predicted"
    " noted notes remarked remarks stressed stresses acknowledged acknowledges confirmed confirms cautioned cautions boasted boasts complained complains"
    " disclosed discloses revealed reveals responded posted".split()
)  # fmt: skip
# these are often something else: "asylum claims", "added to", "continued to fall", "the ONS reports on Thursday show"
_BEFORE_WHAT_IS_SAID = frozenset(
    "claimed claims claim added adds continued continues concluded concludes estimates estimated replied replies reports reported suggests suggested"
    " found finds reckons reckoned commented expects promises agreed explained explains".split()
)
_ANSWERING = frozenset(
    "asks asked answered answers replied replies joked quipped urged continued called calls spoke speaks describes described".split()
)
_ESTIMATING = frozenset({"estimates", "estimated"})
# of who began the sentence: "Ann Hill welcomed it, saying that …"
_PARTICIPLES = frozenset("saying adding warning arguing insisting claiming".split())
_CITING = frozenset({"citing", "cites", "cited"})
_TELLING = (
    _SAYING | _BEFORE_WHAT_IS_SAID | _CITING | _ANSWERING | {"according", "puts", "put", "pointed", "points"} | _PARTICIPLES
)
# behind these verbs stands to whom it is said, and no speaker
_AUDIENCE = frozenset({"told", "tells"})
_AUXILIARIES = frozenset(
    "also has had have having then later recently will would could may might must shall can just once now already repeatedly previously earlier even only again"
    " both all first since today yesterday tonight 'll 'd ever long always often itself himself herself themselves".split()
)
_PASSIVE = frozenset("is are was were be been being gets got get isn't aren't wasn't weren't".split())
_COMING = frozenset({"came", "comes", "went", "goes"})
_PRONOUNS = frozenset({"he", "she", "it", "they"})
_FIRST_PERSON = frozenset({"i", "we", "you", "one", "who", "which", "that"})
# a clause that these begin is not the words of who says something in it: "after ministers promised to cut it"
_SUBORDINATE = frozenset(
    "that which who whom whose when after before because although though since if unless while until than what where how why whether once whatever whichever wherever whenever".split()
)
_QUESTIONING = frozenset({"did", "do", "does", "has", "have", "had"})
_LEADING_IN = frozenset(
    "of by to with from on at in into for about like between under over against among towards upon per near amid".split()
)
_ENDS_IT = frozenset({"", ".", ",", ";", ":", "(", ")", '"', "'", "-", "–", "—", "?", "!", "…"})
# what may follow one who is named behind the verb
_GOES_ON = frozenset(
    "in on at of from for today yesterday this last after as when while who and to with earlier late now during before adding repeating pointing some"
    " because since ahead later tonight but about which whose by over under last next speaking".split()
)
_NOT_SAYING = frozenset("asylum benefits credit refuge for to from by against victory responsibility universal".split())
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_SPANS = frozenset("morning afternoon evening night week month year".split())
# "have a say", "the final say"
_HAVING_A = frozenset("a the no their his her more final".split())
_WHAT_IS_WRITTEN = frozenset("the a an his her its their itself himself herself two several".split())
_ALSO_NOUNS = frozenset("estimates reports claims notes".split())
_WHAT_IS_PUT = frozenset("it them this that the net overall its".split())
_WHEN = frozenset(
    "ago days hours weeks months years minutes day hour week month year time morning afternoon evening night spring summer autumn winter".split()
)
# a name further from the verb than this belongs to another clause
_REACH = 40


def tells_of_saying(words: Iterable[str]) -> bool:
    """Whether any word of a stretch may report what somebody said: without one it has no reported speaker."""
    return not _TELLING.isdisjoint(words)


def told_by(
    text: str, tokens: Sequence[Token], first: int, last: int, *, beside_speech: bool = False, before_speech: bool = False
) -> Teller | None:
    """Whose words are reported in a stretch of tokens: "the ONS said", "…, said Mr Hill", "according to X", "he said"; None if nobody's.

    Beside speech in quotation marks they may be told by more verbs, and by one that begins the stretch; what leads in speech stands at its end.
    """
    for at in range(last, first - 1, -1) if before_speech else range(first, last + 1):
        word = tokens[at].lower
        if word not in _TELLING:
            continue
        found: Teller | None = None
        if word == "according":
            found = name_from(text, tokens, at + 2, last) if word_at(tokens, at + 1) == "to" else None
        elif word in _CITING:
            found = name_from(text, tokens, at + 1, last)
            found = found if found and found.kind != "person" else None
        elif word in _PARTICIPLES:
            led = word_at(tokens, at - 1) in {",", "while"}
            found = _at_the_start(text, tokens, first, at) if led and not beside_speech else None
        elif _is_saying(tokens, at, last, beside_speech=beside_speech) or (beside_speech and word in _ANSWERING):
            found = _who_says(text, tokens, first, at, last)
        if found is not None:
            return found
    return None


def _is_saying(tokens: Sequence[Token], at: int, last: int, *, beside_speech: bool) -> bool:
    """Whether a word may be a verb of saying where it stands: "critics say", not "have a say"; "the ONS estimates that"."""
    word, before, following = tokens[at].lower, word_at(tokens, at - 1), word_at(tokens, at + 1) if at < last else ""
    if word in _SAYING:
        if word in {"wrote", "writes", "posted"} and following in _WHAT_IS_WRITTEN:
            return False
        noun = (word == "say" and before in _HAVING_A) or (word == "think" and following in {"tank", "tanks"})
        return not noun and not (word == "told" and before == "all")
    if word in {"pointed", "points"}:
        return following == "out"
    puts = following in _WHAT_IS_PUT and any(tokens[k].lower == "at" for k in range(at + 1, min(at + 10, last + 1)))
    if word in {"puts", "put"} or (puts and word in _ESTIMATING):
        return puts
    if word not in _BEFORE_WHAT_IS_SAID or word in {"found", "finds"}:
        return word in _BEFORE_WHAT_IS_SAID and following == "that"
    led = before in {",", '"', "'"}
    if beside_speech and (led or before in _PRONOUNS):
        return True
    claimed = word.startswith("claim") and following not in _NOT_SAYING
    on_a_day = following in _DAYS | {"today", "yesterday"} or (
        following in {"on", "this"} and word_at(tokens, at + 2) in _DAYS | _SPANS
    )
    return claimed or on_a_day or following in _ENDS_IT | {"that", "net", "how"} or (led and word not in {"added", "reports"})


def _who_says(text: str, tokens: Sequence[Token], first: int, verb: int, last: int) -> Teller | None:
    """Who says what a verb of saying tells of."""
    before = verb - 1
    while before >= first and _goes_with_a_verb(tokens, before, first):
        before -= 1
    if (
        word_at(tokens, before) == "to"
        and word_at(tokens, before - 1) in {"on", "out"}
        and word_at(tokens, before - 2) in _COMING
    ):
        before -= 3  # "Ann Hill came out to say", "she went on to say"
    if before >= first and tokens[before].lower in _PASSIVE | {"to", "not", "never"}:
        return None
    alone = before == verb - 1
    leads = before < first or word_at(tokens, before) in {",", '"', "'", "-", "–", "—", "so", "!", "?", "…", ")"}
    if alone and leads and tokens[verb].lower not in _AUDIENCE and (found := _behind(text, tokens, verb + 1, last)):
        return found
    if before < first:
        return None
    word = tokens[before].lower
    if word in _PRONOUNS:
        return _pronoun(tokens, first, before, verb, last)
    if word in _FIRST_PERSON:
        return None
    if word == ",":
        return _before_comma(text, tokens, first, before, verb, last)
    if word in {"and", "but", "or", "then"}:
        return _at_the_start(text, tokens, first, before)
    return _subject(text, tokens, first, _before_when(tokens, first, before), verb, last)


def _goes_with_a_verb(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Whether a word may stand between who speaks and the verb: "has", "later", "repeatedly"; but not the "May" of "Theresa May"."""
    word = tokens[at].lower
    return (not tokens[at].capital or at == first) and (word in _AUXILIARIES or word.endswith("ly"))


def _behind(text: str, tokens: Sequence[Token], at: int, last: int) -> Name | None:
    """The name behind a verb, where nothing follows that they might do: "…, said Ann Hill of the ONS"."""
    found = name_from(text, tokens, at, last)
    if found is None or found.first != at:
        return None
    following = word_at(tokens, found.last + 1) if found.last < last else ""
    return found if following in _ENDS_IT or following in _GOES_ON or following in _DAYS else None


def _pronoun(tokens: Sequence[Token], first: int, at: int, verb: int, last: int) -> Meant | None:
    pronoun: Pronoun = tokens[at].lower  # type: ignore[assignment]
    before = word_at(tokens, at - 1) if at > first else ""
    if before in _SUBORDINATE | _QUESTIONING or (before == "as" and not _closes(tokens, verb, last)):
        return None
    return Meant(pronoun, at)


def _closes(tokens: Sequence[Token], verb: int, last: int) -> bool:
    """Whether nothing that is said stands behind the verb: "as ministers say."."""
    return verb == last or tokens[verb + 1].lower in _ENDS_IT


def _before_when(tokens: Sequence[Token], first: int, at: int) -> int:
    """The place before the words that tell when it was said: "the Home Office on Thursday said"."""
    while at > first:
        if (tokens[at].lower in _DAYS and word_at(tokens, at - 1) == "on") or (
            tokens[at].lower in {"morning", "week", "month", "afternoon", "evening", "year", "night"}
            and word_at(tokens, at - 1) in {"this", "last"}
        ):
            at -= 2
        elif tokens[at].lower in {"today", "yesterday"} | _DAYS:
            at -= 1
        else:
            break
    return at


def _subject(text: str, tokens: Sequence[Token], first: int, at: int, verb: int, last: int) -> Teller | None:
    """The speaker whose name ends right before a verb, if they are who does it."""
    start = max(first, at - _REACH)
    if tokens[at].lower in PUT_OUT and (whose := _whose(tokens, start, at)):
        return whose
    found = None if _has_an_owner(tokens, at) else name_ending(text, tokens, start, at)
    if found is None or _is_of_what_is_told(tokens, found, first) or _is_a_noun(text, tokens, found, first, verb, last):
        return None
    before = word_at(tokens, _before_calling(tokens, first, found.first - 1)) if found.first > first else ""
    if before in _SUBORDINATE | _QUESTIONING or (before == "as" and not _closes(tokens, verb, last)):
        return None
    if before in _LEADING_IN:
        return None  # "by the ONS said": whose what?
    return _with_the_other(text, tokens, first, found) if before == "and" else found


def _is_a_noun(text: str, tokens: Sequence[Token], name: Name, first: int, verb: int, last: int) -> bool:
    """Whether the verb is a noun, or a thing does it: "Last week's ONS estimates, for the year to June", "Work explains most of it"."""
    word, before = tokens[verb].lower, word_at(tokens, name.first - 1)
    if word in _ALSO_NOUNS and _closes(tokens, verb, last) and before not in {",", '"', "as", "so", "-", "–", "—"}:
        return True
    if not name.first == name.last == first or name.kind != "person" or name.gender != "" or word not in _BEFORE_WHAT_IS_SAID:
        return False
    return word_at(tokens, verb + 1) != "that" and not text[tokens[first].start : tokens[first].end].isupper()


def _with_the_other(text: str, tokens: Sequence[Token], first: int, name: Name) -> Name:
    """Both who are named, where one stands before "and": "Ann Hill and Bob Lee said"."""
    other = name_ending(text, tokens, max(first, name.first - _REACH), name.first - 2) if name.first - 2 >= first else None
    outer = word_at(tokens, other.first - 1) if other is not None and other.first > first else ""
    if other is None or (outer != "" and (outer in _LEADING_IN | {"and"} or other.kind == "body")):
        return name
    begin = other.first + (word_at(tokens, other.first) in ARTICLES)
    words = " ".join(text[tokens[begin].start : tokens[name.last].end].split())
    return Name(words, other.first, name.last, "several")


def _before_calling(tokens: Sequence[Token], first: int, at: int) -> int:
    """The place before the calling that stands at a name: "as the new Tory leader Ann Hill admitted"."""
    if tokens[at].lower not in ROLES_OF_PERSONS or tokens[at].capital or not tokens[at + 1].capital:
        return at
    for place in range(at, max(first, at - 6) - 1, -1):
        if tokens[place].kind != "word" or (tokens[place].lower in BOUNDARIES and tokens[place].lower not in ARTICLES):
            return place
    return first


def _has_an_owner(tokens: Sequence[Token], at: int) -> bool:
    """Whether what follows is somebody's: "Ann Hill's claim that it fell"."""
    return tokens[at].lower.endswith("'s") or (tokens[at].lower == "'" and touches(tokens, at - 1))


def _is_of_what_is_told(tokens: Sequence[Token], name: Name, first: int) -> bool:
    """Whether the clause tells of what stands before it: "the 229,000 the government promised", "the homes the party promised"."""
    if name.first <= first or tokens[name.first].lower not in ARTICLES:
        return False
    before = tokens[name.first - 1]
    if before.is_number:
        return before.end - before.start != 4
    if before.kind != "word" or before.capital or before.lower in BOUNDARIES | _WHEN or before.lower.endswith("ly"):
        return False
    # "in its latest forecast the office says"
    begins = next((at for at in range(first, name.first) if tokens[at].lower not in {"but", "and", "yet", "so"}), first)
    return tokens[begins].lower not in _LEADING_IN | (_SUBORDINATE - {"that", "which"}) | {"according", "asked", "speaking", "as"}


def _whose(tokens: Sequence[Token], start: int, at: int) -> Meant | None:
    """Whom a report is of: "its report says", "their latest survey says"."""
    for back in range(at - 1, max(start, at - 4) - 1, -1):
        if tokens[back].lower in {"its", "their"}:
            return Meant("it", back)
        if tokens[back].kind != "word" or tokens[back].lower in ARTICLES:
            return None
    return None


def _before_comma(text: str, tokens: Sequence[Token], first: int, comma: int, verb: int, last: int) -> Teller | None:
    """The speaker before words in commas: "Ann Hill, a professor at X, said"; "the treasurer, Ann Hill, said"."""
    start = max(first, comma - _REACH)
    inner = name_ending(text, tokens, start, comma - 1)
    if (
        inner
        and word_at(tokens, inner.first - 1) == ","
        and inner.first > first
        and inner.kind == "person"
        and _is_plain(tokens, inner)
    ):
        outer = name_ending(text, tokens, start, inner.first - 2)
        if outer is None or not _is_plain(tokens, outer) or outer.kind != "person":
            return inner
    for at in range(comma - 1, start, -1):
        if tokens[at].lower in {".", ";"} and word_at(tokens, at - 1) not in ABBREVIATED:
            return None
        if tokens[at].lower == "," and (found := _subject(text, tokens, first, at - 1, verb, last)):
            listed = isinstance(found, Name) and found.first > first + 1 and word_at(tokens, found.first - 1) == ","
            if isinstance(found, Name) and listed and name_ending(text, tokens, start, found.first - 2):
                continue  # one of a list within the commas
            return found
    return None


def _is_plain(tokens: Sequence[Token], name: Name) -> bool:
    """Whether a name is that of a person and no calling."""
    return word_at(tokens, name.first) not in ARTICLES and tokens[name.first].capital and tokens[name.last].capital


def _at_the_start(text: str, tokens: Sequence[Token], first: int, before: int) -> Teller | None:
    """Who began the sentence, where the verb is a second one of theirs: "Ann Hill called it high and said that …"."""
    begin = first
    while begin < before and tokens[begin].lower in {"but", "and", "yet", "still", "so", "then", "now", "-", "–", "•", "*"}:
        begin += 1
    if tokens[begin].lower in _PRONOUNS:
        pronoun: Pronoun = tokens[begin].lower  # type: ignore[assignment]
        return Meant(pronoun, begin) if pronoun in {"he", "she"} else None
    found = name_from(text, tokens, begin, before)
    if (
        found is None
        or found.first != begin
        or found.last + 1 >= before
        or word_at(tokens, found.last + 1) in _LEADING_IN | {"'", '"', "and"}
    ):
        return None
    single = found.last - found.first == 0 and tokens[found.last].capital
    return found if not single or found.kind != "person" else None


def before_colon(text: str, tokens: Sequence[Token], first: int, colon: int) -> Name | None:
    """The name at the head of "X, a Y at Z: “…”", where nothing says that it is said."""
    start = max(first, colon - _REACH - 8)
    for at in range(colon - 1, start - 1, -1):
        if tokens[at].lower in {".", "!", "?"} and not (touches(tokens, at - 1) and word_at(tokens, at - 1) in ABBREVIATED):
            start = at + 1
            break
    if any(tokens[at].lower in _SAYING | {"added", "continued"} for at in range(start, colon)):
        return None
    ending = name_ending(text, tokens, start, colon - 1)
    if (
        ending
        and ending.kind != "body"
        and ending.first <= start + 1 + (ending.first - start if _is_plain(tokens, ending) else 0)
    ):
        comma = word_at(tokens, ending.first - 1) == ","
        if not comma and word_at(tokens, ending.first - 1) not in _LEADING_IN:
            return ending
    found = name_from(text, tokens, start, colon - 1)
    if found and found.first == start and found.kind == "person" and found.last > start and tokens[start + 1].capital:
        return found
    if (
        found
        and found.first == start
        and found.kind == "body"
        and tokens[found.last].capital
        and word_at(tokens, found.last + 1) not in _LEADING_IN
    ):
        return found  # "The OBR expects no less: “…”"
    return found if found and word_at(tokens, found.last + 1) in {",", ":", "(", "-", "–", "of", "at", "from", "in"} else None
