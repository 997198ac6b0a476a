"""Which words of a sentence may be what its numbers are of, although the lexicon knows nothing of them.

What makes a number one of something else is grammar, not that a word is strange: a strange noun that
is the subject of a verb by which numbers are told ("births rose to 600,000"), that has a number of its
own without a verb ("births to 600,000"), or whose number is counted ("the number of households"); and
a strange verb that has the number for its object ("a conference drew 12,000"). A strange verb of what
is spoken of, an adjective before a number, what hangs on a preposition, who says it, and what people
did besides are no owners of a number.

The sentence is cut into runs of words that may be one noun phrase; each strange run is looked at once,
with a bounded look to either side.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import compress, count

from ...words.cues import DIFFERENCES, LEAVING, MOVING, is_adverb
from ...words.quantities import Quantity
from ...words.word_classes import (
    ADVERBS,
    ASIDES,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    INDEFINITE,
    LEVEL_VERBS,
    NUMBER_ADJECTIVES,
    NUMBER_NOUNS,
    PREPOSITIONS,
    PRONOUNS,
    TELLERS,
    TELLING_VERBS,
    looks_like_adjective,
)
from ..in_doubt.known_words import may_link
from ..parts import SentenceParts
from .labels import labels

_PEOPLE = frozenset(
    "people migrants immigrants emigrants individuals newcomers foreigners citizens nationals persons person men women country nation".split()
)
_HOW_MUCH = frozenset(
    "about around some nearly almost roughly more over than just under only up down to at by a an the record another further fewer less as many minus plus well"
    " exactly approximately estimated provisional all-time high low new".split()
)
_BE = frozenset("am is are was were be been being".split())
# "births were at 600,000", "births are up"
_BEHIND_BE = frozenset(
    "up down higher lower at over under above below more fewer less nearly almost about around just only some".split()
)
_PLACE_PREPOSITIONS = frozenset("in at across throughout inside within outside into to".split())
_BEFORE_ADJECTIVES = frozenset("to at above below over under about than from by around beyond past near".split())
# nouns whose number is that of what follows "of"
_COUNTING = frozenset("number numbers total totals rate rates share proportion count volume level levels amount".split())
# clauses may hang on these, with a subject and a verb of their own
_BEFORE_CLAUSES = frozenset("with as than like since after before until till because".split())
TODAYS = frozenset("today's yesterday's week's month's year's".split())
_PARTICLES = frozenset("on in off out up away over".split())
_RELATIVE = frozenset({"who", "which", "that"})
# how far a verb is looked for
_FAR = 24

Kind = str
(
    _NUMBER,
    _KNOWN,
    _MEASURE,
    _PREPOSITION,
    _CONJUNCTION,
    _PRONOUN,
    _AUXILIARY,
    _ADVERB,
    _DETERMINER,
    _LEVEL,
    _TELLING,
    _STRANGE,
    _MARK,
    _SEEN_THROUGH,
) = '#KMPCRXADVTS,"'
_NOMINAL = frozenset({_KNOWN, _MEASURE, _STRANGE, _DETERMINER})


def no_other_head(parts: SentenceParts, first: int, stop: int) -> bool:
    """Whether no strange word of a stretch, the last not included, may be what a number is of."""
    heads: list[int] | None = parts.kept.get("other heads")
    if heads is None:
        heads = parts.kept["other heads"] = _Reading(parts).heads()
    place = bisect_left(heads, first)
    return place == len(heads) or heads[place] >= stop


# how people who moved may go on: "came back to live in the UK", "left for good", "arrived long term"
ON_THEIR_WAY = frozenset(
    "live back here way away abroad overseas out settle settled into foot home stay term long-term good employment jobs study safety permanently reside passports hailed travelled elsewhere course journey up residence longer".split()
)


def moves_as_migrants_do(parts: SentenceParts, moved: int) -> bool:
    """Whether what follows a verb of moving says no more than that people came or left: not "left the profession", "came off waiting lists"."""
    _, stop = parts.clause(moved)
    said: list[int] | None = parts.kept.get("who says so")
    if said is None:
        said = parts.kept["who says so"] = [at for at in range(len(parts.words)) if _is_who_says_so(parts, at)]
    place = bisect_left(said, moved + 1)
    stop = min(stop, said[place]) if place < len(said) else stop
    if parts.word(moved) in LEAVING and not is_bare_or_home(parts, moved + 1):
        return False
    stop = min(stop, _told_in_full(parts, moved))
    return all(is_all_plain(parts, at, at + 1) or parts.word(at) in ON_THEIR_WAY for at in range(moved + 1, stop))


def _told_in_full(parts: SentenceParts, moved: int) -> int:
    """Where a sentence goes on to say something of people of whom it is told where and when they moved: "who came to the UK in 2022 | have caused"."""
    kinds = kinds_of(parts)
    time = next((each for each in parts.times if each.first > moved and each.last + 1 < len(kinds)), None)
    if time is None:
        return _behind_the_country(parts, moved)
    where, behind = range(moved + 1, time.first), time.last + 1
    here = not parts.covered("home").isdisjoint(where) or "country" in parts.words[moved : time.first]
    goes_on = kinds[behind] in {_AUXILIARY, _LEVEL} or parts.word(behind) in _BE or parts.word(behind + 1) == "that"
    return behind if here and goes_on else len(kinds)


def _behind_the_country(parts: SentenceParts, moved: int) -> int:
    """Where a clause of its own begins right behind where people came to live: "entered the UK to live | before tougher rules came in"."""
    at = moved + 1
    while at in parts.covered("home") or parts.word(at) in _TO_LIVE_HERE:
        at += 1
    here = not parts.covered("home").isdisjoint(range(moved + 1, at)) or "country" in parts.words[moved + 1 : at]
    apart = here and parts.word(at) in _CLAUSES and _OTHER_WAY.isdisjoint(parts.words[at:])
    return at if apart else len(parts.words)


_TO_LIVE_HERE = frozenset("to into in the this country live settle long-term".split())
_CLAUSES = frozenset("before as while when because under".split())
_OTHER_WAY = LEAVING | {"emigration", "departures", "net"}


def _is_who_says_so(parts: SentenceParts, at: int) -> bool:
    """Whether a comma parts what is said from who says so: "230,000 immigrants have entered, figures from the statistics office show"."""
    if parts.word(at) != ",":
        return False
    behind = at + 1 + (parts.word(at + 1) in {"the", "new", "official", "latest"})
    return parts.word(behind) in _SOURCES or (parts.word(at + 1) == "according" and parts.word(at + 2) == "to")


_SOURCES = frozenset("figures data statistics estimates numbers".split())


def is_bare_or_home(parts: SentenceParts, at: int) -> bool:
    """Whether a verb of leaving has no object, or the country: "left", "left the UK", "left in June"; not "left the party", "left office"."""
    at += parts.word(at) in {"the", "this", "our"}
    known = parts.covered("home", "group", "measure") | parts.in_times
    home = next((each for each in parts.mentions_of("home") if each.first == at), None)
    if home is not None and home.last + 1 < len(parts.words):
        behind = home.last + 1
        # not "the Conservative party", "UK museums"
        return behind in known or kinds_of(parts)[behind] not in {_STRANGE, _KNOWN} or parts.word(behind) in ON_THEIR_WAY
    if at in known or parts.word(at) in {"country", "nation"} or at >= len(parts.words):
        return True
    return kinds_of(parts)[at] not in {_KNOWN, _STRANGE} or parts.word(at) in ON_THEIR_WAY


def is_all_plain(parts: SentenceParts, first: int, stop: int) -> bool:
    """Whether every word of a stretch, the last not included, is understood or of a class that names nothing.

    Asked where nothing in the sentence says what is counted: there a strange noun anywhere may be it.
    """
    strange: list[int] | None = parts.kept.get("no plain words")
    if strange is None:
        strange = parts.kept["no plain words"] = [
            at for at, kind in enumerate(kinds_of(parts)) if (kind in {_STRANGE, _KNOWN} or (at == 0 and kind in {_LEVEL, _TELLING})) and not may_link(parts, at)
            and parts.word(at) not in NUMBER_ADJECTIVES
        ]  # fmt: skip
    place = bisect_left(strange, first)
    return place == len(strange) or strange[place] >= stop


def does_something_strange(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number with nothing before it is the subject of a strange verb: "last month: some 1,200 walked out"."""
    kinds = kinds_of(parts)
    after = quantity.last + 1
    after += parts.word(after) in _PEOPLE
    if after >= len(kinds) or kinds[after] != _STRANGE or parts.word(after) in DIFFERENCES:
        return False  # "130,000 higher than it previously estimated"
    at = quantity.first - 1
    while at >= 0 and kinds[at] in {_ADVERB, _SEEN_THROUGH}:
        at -= 1
    return at < 0 or kinds[at] in {_MARK, _CONJUNCTION} or parts.words[at] == "that"


def kinds_of(parts: SentenceParts) -> list[Kind]:
    """The kind of each word: one letter, `S` for a strange one."""
    kinds: list[Kind] | None = parts.kept.get("kinds")
    if kinds is None:
        kinds = parts.kept["kinds"] = _kinds(parts)
    return kinds


def _kinds(parts: SentenceParts) -> list[Kind]:
    kinds = [
        _KIND.get(word) or (_ADVERB if is_adverb(word) else _STRANGE) if token.kind == "word" else _mark(word)
        for word, token in zip(parts.words, parts.tokens, strict=True)
    ]
    if not ASIDES.isdisjoint(parts.word_set):
        for at, word in enumerate(parts.words):
            if word in ASIDES and at and (kinds[at - 1] == _PREPOSITION or parts.words[at - 2 : at] == ["as", "a"]):
                kinds[at] = _ADVERB
    for at in parts.in_times:
        kinds[at] = _KNOWN
    # "study" of "work brought 262,000, study 366,000" is a name only there
    for mention in (*labels(parts), *parts.mentions):
        for at in range(mention.first, mention.last + 1):
            kinds[at] = _MEASURE if mention.role in {"measure", "anaphor"} else _KNOWN
    for quantity in parts.quantities:
        for at in range(quantity.first, quantity.last + 1):
            kinds[at] = _NUMBER
    return kinds


def _mark(word: str) -> Kind:
    return _SEEN_THROUGH if word in {'"', "'", "£", "$", "%", "*", "_"} else _MARK


def _by_word() -> dict[str, Kind]:
    """The kind of each word of the closed classes; what is said first counts."""
    found: dict[str, Kind] = {}
    for words, kind in (
        (PREPOSITIONS, _PREPOSITION),
        (AUXILIARIES - _BE, _AUXILIARY),
        (CONJUNCTIONS, _CONJUNCTION),
        (DETERMINERS, _DETERMINER),
        (PRONOUNS, _PRONOUN),
        (ADVERBS, _ADVERB),
        (_PEOPLE | NUMBER_NOUNS | NUMBER_ADJECTIVES | TELLERS, _KNOWN),
        (LEVEL_VERBS, _LEVEL),
        (TELLING_VERBS | MOVING, _TELLING),
    ):
        for word in words:
            found.setdefault(word, kind)
    return found


_KIND = _by_word()


STRANGE, TELLING = _STRANGE, _TELLING


def ends_an_opening(parts: SentenceParts, at: int) -> bool:
    """Whether a strange word ends what a clause sets out with, before its subject: "Under four Tory prime ministers net migration went".

    Not in "Student net migration fell", nor in "in skilled immigration": the words before it must be a phrase
    of their own, and the verb must follow the subject.
    """
    reading = _Reading(parts)
    subject = next((each for each in parts.mentions_of("measure") if each.first == at + 1), None)
    if subject is None or looks_like_adjective(parts.word(at)) or reading.kind(_ahead(reading, subject.last + 1)) not in _VERBS:
        return False
    first = at
    while reading.kind(first - 1) in _NOMINAL | {_NUMBER} and first > at - _FAR:
        first -= 1
    if first == at and not parts.tokens[at].capital:
        return False
    opening = reading.word(first - 1)
    return opening in PREPOSITIONS or opening in _BEFORE_CLAUSES


def _ahead(reading: _Reading, at: int) -> int:
    """The next place that is no adverb."""
    while reading.kind(at) == _ADVERB:
        at += 1
    return at


_VERBS = frozenset({_LEVEL, _AUXILIARY, _TELLING})


class _Reading:
    """One sentence, while its strange words are gone through."""

    def __init__(self, parts: SentenceParts) -> None:
        self.words = parts.words
        self.word = parts.word
        self.tokens = parts.tokens
        self.kinds = kinds_of(parts)
        self.times = parts.in_times

    def kind(self, at: int) -> Kind:
        return self.kinds[at] if 0 <= at < len(self.kinds) else _MARK

    def heads(self) -> list[int]:
        """The strange words that may be what a number is of, in order."""
        found: list[int] = []
        at = -1
        for strange in compress(count(), map(_STRANGE.__eq__, self.kinds)):
            if strange <= at:
                continue
            first, at = self._run(strange)
            if self._may_own(first, strange, at):
                found.append(strange)
        return found

    def _run(self, at: int) -> tuple[int, int]:
        """The first and last word of the noun phrase that a strange word may be of."""
        first = last = at
        while self.kind(first - 1) in _NOMINAL and first - 1 not in self.times and first > at - 8:
            first -= 1
        while self.kind(last + 1) in {_STRANGE, _KNOWN} and last + 1 not in self.times:
            last += 1
        return first, last

    def _may_own(self, first: int, strange: int, last: int) -> bool:
        before = self._back(strange - 1)
        if self._number_at(last + 1) and (
            self.word(before) in {"a", "an"} or (self.kind(before) == _KNOWN and looks_like_adjective(self.word(last)))
        ):
            return False  # "a still unmanageable 728,000", "last year's eye-watering 860,000"
        if self.kind(before) == _MEASURE and before >= first:
            return not self._is_verb_of_measure(strange)
        if (
            self.kind(before) == _PRONOUN
            or self.kind(before) == _AUXILIARY
            or self.word(before) in _BE
            or (self.word(before) == "to" and not self.tokens[strange].capital)
        ):
            # a verb or what somebody is: "it worsened", "has worsened", "was negative"; not "who hired 24,000"
            return self.word(before) not in _BE and self._number_at(last + 1)
        if self.word(last).endswith("'s") and self._number_at(last + 1):
            return self.word(last) not in TODAYS  # "the OBR's 315,000"
        if self.word(last + 1) == "of" and self._number_at(last + 2) and self.kinds[last] == _STRANGE:
            return True  # "a span of 798,000"
        if self.kinds[last] == _KNOWN:
            if self.word(last) not in NUMBER_NOUNS or self._governs(first):
                return False
            plain = self.word(first) in {"a", "an"} or all(
                looks_like_adjective(self.word(at)) for at in range(strange, last) if self.kinds[at] == _STRANGE
            )
            return not plain and self._told_of(last, gap=False)
        if (governor := self._governs(first)) and governor not in _BEFORE_CLAUSES:
            at = self._back(first - 1)
            if governor in {"of", "in"} and self.word(self._back(at - 1)) in _COUNTING:
                return True  # "the number of households"
            if governor in _PLACE_PREPOSITIONS and self.tokens[strange].capital and not self.word(last).endswith("'s"):
                return True  # "at Heathrow"
            return governor not in _BEFORE_ADJECTIVES and self._number_at(last + 1) and self.word(first) not in INDEFINITE
        return self._told_of(last, gap=self.word(first) not in INDEFINITE or self.word(last).endswith("'s"))

    def _back(self, at: int) -> int:
        """The place of a word, adverbs and quotation marks before it passed over."""
        while self.kind(at) in {_ADVERB, _SEEN_THROUGH} and at >= 0:
            at -= 1
        return at

    def _governs(self, first: int) -> str:
        """The preposition on which what begins at a place hangs; "" if it hangs on none."""
        at = self._back(first - 1)
        return self.word(at) if self.kind(at) == _PREPOSITION else ""

    def _number_at(self, at: int) -> bool:
        """Whether a number follows directly, but for words of how much."""
        for ahead in range(at, at + 5):
            kind = self.kind(ahead)
            if kind == _NUMBER:
                return True
            if kind not in {_SEEN_THROUGH, _ADVERB} and self.word(ahead) not in _HOW_MUCH:
                return False
        return False

    def _is_verb_of_measure(self, strange: int) -> bool:
        """Whether the word behind a measure is what it did ("net migration dips to"), and not what it is the name of ("immigration raids rose")."""
        if not self.word(strange).endswith(("ed", "s", "ing")):
            return False
        for at in range(strange + 1, min(strange + _FAR, len(self.kinds))):
            kind = self.kinds[at]
            if kind in {_NUMBER, _MARK, _CONJUNCTION}:
                return True
            if kind in {_LEVEL, _AUXILIARY} and self.word(at) not in {"not", "never"}:
                return False
        return True

    def _told_of(self, last: int, *, gap: bool) -> bool:
        """Whether a number is told of what ends at a place: by its verb, or right behind."""
        if self._number_at(last + 1):
            return gap
        first_preposition, told_by, at = True, False, last + 1
        while at < min(last + _FAR, len(self.kinds)):
            kind, word = self.kinds[at], self.words[at]
            if kind == _LEVEL:
                return word not in _BE or self._is_numbered(at)
            if kind == _AUXILIARY:
                ahead = at + 1
                while self.kind(ahead) in {_ADVERB, _AUXILIARY}:
                    ahead += 1
                if self.kind(ahead) == _LEVEL:
                    return self.word(ahead) not in _BE or self._is_numbered(ahead)
                return self._number_at(ahead) or (self.kind(ahead) == _STRANGE and self._number_at(ahead + 1))
            if kind == _TELLING and word.endswith("ed") and self.word(at + 1) == "by":
                told_by = True  # "offences recorded by police 469,788"
            elif kind == _TELLING:
                return self._number_at(at + 1 + (self.word(at + 1) in _PARTICLES))
            if kind == _PREPOSITION:
                if first_preposition and gap and self._number_at(at + 1):
                    return True  # "births to 600,000"
                first_preposition = False
            elif kind == _MARK and at == last + 1 and self._number_at(at + 1):
                return True  # "births, at 660,000, barely outnumbered deaths"
            elif kind == _MARK:
                closing = next((k for k in range(at + 1, min(at + _FAR, len(self.words))) if self.words[k] == word), -1)
                if word not in {",", "–", "—"} or closing < 0 or self.kind(closing + 1) not in {_LEVEL, _AUXILIARY}:
                    return False
                at = closing
            elif kind == _CONJUNCTION and (word not in {"and", "or"} or self.word(at - 1).endswith("ed")):
                return False  # "when Mr Cameron resigned and is 171,000 now"
            elif kind == _NUMBER:
                return told_by
            elif (kind == _PRONOUN and word not in _RELATIVE) or kind == _MEASURE:
                return False
            at += 1
        return False

    def _is_numbered(self, at: int) -> bool:
        """Whether something is said to be so many, or to have gone up or down: "were 600,000", "was up by"."""
        ahead = at + 1
        while self.kind(ahead) == _ADVERB and self.word(ahead) not in _BEHIND_BE:
            ahead += 1
        return self.word(ahead) in _BEHIND_BE or self.kind(ahead) == _LEVEL or self._number_at(ahead)
