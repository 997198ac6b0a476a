"""What a number counts: the words of the noun behind it, as they are said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..words.look_alikes import MONTH_NAMES
from ..words.number_words import FRACTIONS, MAGNITUDES, NUMBER_WORDS
from ..words.tokens import Token, word_at

# no noun goes on over these
_ENDING = frozenset(
    "a an the this that these those my your his her its our their whose which who whom what where when while why how and or but nor so yet if"
    " unless because although though since until till than as of in on at by to for from with without within into onto upon over under"
    " above below between among amongst during before after against across along around about near through throughout towards toward"
    " via versus vs despite except per off out up down back away ago later earlier afterwards then now already still also too even only just"
    " again once soon yesterday today tomorrow tonight here there together apart each every either both all any some no not never none"
    " i you he she it we they me him us them one's himself herself itself themselves"
    " is are was were be been being am has have had having do does did done will would can could may might must shall should ought"
    " say says said saying told tells tell came come comes went go goes gone got get gets made make makes took take takes taken gave give"
    " gives given left leave leaves became become remain remains remained stay stayed seem seems appear appears need needs want wants"
    " won lost died die dies killed injured wounded arrested charged dead alive ill hurt missing based due worth long wide tall deep high"
    " old aged available able according including such like rather lower higher fewer less more most least better worse"
    " rose fell grew dropped fall rise yet ahead behind clear short home abroad overall altogether apiece isn't aren't wasn't weren't won't"
    " can't couldn't don't doesn't didn't hasn't haven't i'm i've there's he's she's we're they're etc plus minus amid unlike"
    " outside inside beyond alongside worldwide nationwide annually monthly weekly daily yearly approximately nearly almost roughly whether"
    " began begin begins starts start started ended ends end say reported reports remain include includes included cost costs use uses used"
    " believe believes think thinks agree agreed voted vote votes show shows showed face faces work works own owns awaiting".split()
)  # fmt: skip
_COMPARING = frozenset("more fewer less other most least".split())
# these say nothing of what is counted
_PASSED = frozenset(
    "more fewer extra additional further other another separate straight consecutive successive".split()
    + "previous remaining whole full solid total reported confirmed combined recorded registered estimated identified known".split()
)
_PLURALS = frozenset(
    "people men women children police staff feet teeth mice geese sheep fish deer cattle aircraft spacecraft series species lives wives knives"
    " halves media data criteria phenomena alumni fungi bacteria personnel crew troops youths headquarters crossroads clergy dice offspring"
    " salmon trout cod poultry livestock kin gentlemen policemen policewomen firemen servicemen sportsmen businessmen chairmen fishermen"
    " frenchmen irishmen englishmen grandchildren schoolchildren stepchildren countrymen workmen batsmen postmen".split()
)  # fmt: skip
_NO_PLURALS = frozenset(
    "maths others was is has does this his its as us plus yes perhaps always besides towards across less versus christmas news overseas business bus"
    " gas class press process access success loss mass cross boss address congress progress illness fitness pass campus virus census status"
    " focus bonus crisis basis analysis tennis politics economics physics athletics sales sports lens chaos tess glass brass grass dress"
    " express princess actress hostess mistress waitress darkness ios texas paris dallas las los wales netherlands emirates"
    " james charles thomas francis brussels athens williams davies jones arms sometimes nevertheless"
    " nonetheless regardless serious previous various".split()
)  # fmt: skip
# a plural that goes on to the noun it describes: "sales jobs", "arms dealers"
_DESCRIBING = frozenset("maths sales sports arms savings goods customs systems operations games communications services".split())
_LONGEST = 6


class Counted(NamedTuple):
    """A noun as said, in small letters, with its first and last token; "" and nothing where there is none."""

    words: str
    first: int
    last: int


NOTHING = Counted("", -1, -1)


def is_plural(word: str) -> bool:
    """Whether a word reads as a plural noun.

    >>> is_plural("houses"), is_plural("children"), is_plural("virus"), is_plural("was")
    (True, True, False, False)
    """
    if word in _PLURALS:
        return True
    return (
        len(word) > 2
        and word[-1] == "s"
        and word[-2] not in "su'"
        and word[-2:] != "is"
        and word not in _NO_PLURALS
        and word not in _ENDING
    )


def counted(tokens: Sequence[Token], at: int, *, singular: bool = False) -> Counted:
    """The noun that begins at a token, with what describes it: "heart transplants"; with `singular`, one of one thing.

    Participles right behind the number ("300 recorded songs") are left out where a noun follows.
    """
    if word_at(tokens, at) == "of":
        at = _behind_of(tokens, at)
        if at < 0:
            return NOTHING
    words: list[str] = []
    first = last = -1
    for place in range(at, min(at + _LONGEST, len(tokens))):
        token = tokens[place]
        word = token.lower
        if token.kind != "word":
            break
        if not words and (word in _COMPARING or (not singular and (word in _PASSED or _is_participle(word)))):
            continue
        if word == "and" and words and not singular and _joins(tokens, place):
            words.append(word)
            continue
        if word in _ENDING or word in NUMBER_WORDS or word in MAGNITUDES or word in MONTH_NAMES or (words and word in FRACTIONS):
            break
        if singular and words and (is_plural(word) or (word.endswith("ed") and len(word) > 4)):
            break  # one of a thing, and then what it does: "one proposal asks"
        first = place if first < 0 else first
        last = place
        words.append(word)
        if is_plural(word) and not (word in _DESCRIBING and is_plural(word_at(tokens, place + 1))):
            return Counted(" ".join(words), first, last)
    return Counted(" ".join(words), first, last) if words and singular else NOTHING


def _joins(tokens: Sequence[Token], at: int) -> bool:
    """Whether an "and" joins two words that describe one plural: "digital and physical sales"."""
    middle = word_at(tokens, at + 1)
    return middle.isalpha() and middle not in _ENDING and not is_plural(middle) and is_plural(word_at(tokens, at + 2))


_PARTICIPLES_NO = frozenset(
    "ongoing lightning herring pudding clothing bedding training housing banking nursing engineering mining shipping shopping parking boxing swimming sibling ruling killing sitting listing holding rating wedding building evening morning meeting hearing ceiling painting reading king ring wing thing string spring".split()
)


def _is_participle(word: str) -> bool:
    return len(word) > 5 and word.endswith(("ed", "ing")) and word not in _PARTICIPLES_NO and "-" not in word


_OF = frozenset("the his her its their my your our these those all them this that".split())
_MOST = frozenset("most least very world's country's nation's uk's city's".split())


def _behind_of(tokens: Sequence[Token], at: int) -> int:
    """Where the noun begins behind "of the", "of my", "of the most"; -1 where another number follows."""
    at += 1
    while word_at(tokens, at) in _OF:
        at += 1
    while word_at(tokens, at) in _MOST or word_at(tokens, at).endswith(("'s", "s'")):
        at += 1
    if at < len(tokens) and (tokens[at].is_number or word_at(tokens, at) in NUMBER_WORDS):
        return -1
    return at
