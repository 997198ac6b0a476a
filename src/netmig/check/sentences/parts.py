"""A sentence read for its parts: quantities, words of time, mentions, and how they hang together."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Hashable, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import pairwise
from typing import Any

from ..document import Sentence
from ..records import record, replace
from ..words.compound_names import may_be_named, with_compound_names
from ..words.cost_words import named_cost
from ..words.cues import CLAUSE_MARKS, CLAUSE_OPENERS, is_adverb
from ..words.plain_moves import in_plain_words, may_be_turned
from ..words.plain_words import plain_words
from ..words.quantities import Quantity, find_quantities
from ..words.stated_numbers import may_be_number
from ..words.subjects import MIGRATION_FLOWS, Mention, Role, find_mentions, may_be_mention
from ..words.time_expressions import TimeExpression, find_time_expressions, may_be_of_time
from ..words.tokens import Token
from .once import once

_PREPOSITIONS = frozenset("in for of over during at as the on from to by since within across through is was".split())
_TOLD_THEN = frozenset("said told announced reported reckoned estimated published showed claimed heard".split())
_SAID_IT = frozenset("put thought believed estimated said given published reported reckoned told had".split())
# words that set what follows beside something earlier, instead of stating it
COMPARING_WORDS = frozenset(
    "than against instead compared from versus vs since close similar level levels below above exceeding where under".split()
)


# what may stand between a word that compares and the time it compares with
_BEFORE_COMPARED = frozenset(
    "one peaking peaked any anything ever year years before time point at the a an in of for its their that those figure figures estimate estimates number numbers same year period previous to with at total"
    " just only precisely exactly some calendar equivalent revised updated original first data comparable began begun records when it was they were stood recorded peak peaks record high highs low lows those what".split()
)  # fmt: skip
# what may stand between a word that compares and "pre-Brexit" levels, and what else sets something against them
_BEFORE_LEVELS = frozenset(
    {"the", "its", "their", "typical", "usual", "normal", "average", "those", "of", "highest", "level", "levels"}
)
_SET_BESIDE = frozenset({"on", "over", "to", "times", "double", "twice", "treble", "triple", "beyond", "at", "with", "near"})
_PARTING = CLAUSE_MARKS | CLAUSE_OPENERS
# a clause opened by one of these goes on without the number before it
_BREAKING = CLAUSE_OPENERS - {"who", "since", "amid", "with", "compared"}
_NOWHERE: frozenset[int] = frozenset()


class _Places(dict[int, str]):
    """The words of a sentence by their places."""

    def __missing__(self, at: int) -> str:
        return ""


class _Mentioned(dict[str, Sequence[Mention]]):
    """The mentions of a sentence by their roles."""

    def __missing__(self, role: str) -> Sequence[Mention]:
        return ()


# what a year gives its name to: "the 2023 peak"
_OPENING_ANEW = frozenset("whilst yet so hence now before then – — - … ... while whereas but and".split())
_HIGH_OR_LOW = frozenset({"highest", "lowest", "record", "ever", "high", "low"})
_OF_A_YEAR = frozenset(
    "record provisional revised final total figure of estimated astonishing staggering estimate level number high peak".split()
)
_NAMED_BY_YEAR = frozenset({"peak", "high", "record", "figure", "total", "level", "estimate", "number", "low"})


# a new statement begins behind one of these, and with one of those
_GOES_ON = frozenset({";", "and", "but", "while", "."})
_WHAT_IS_TOLD = frozenset("it they there net immigration emigration migration the".split())
# what a time is called where it is named again
_A_TIME = frozenset({"year", "period", "time", "months", "twelvemonth"})


@record()
class SentenceParts:
    """A sentence with everything in it that a claim can be made of, each in order."""

    sentence: Sentence
    times: tuple[TimeExpression, ...]
    quantities: tuple[Quantity, ...]
    mentions: tuple[Mention, ...]
    words: list[str]

    @once
    def tokens(self) -> tuple[Token, ...]:
        return self.sentence.tokens

    @once
    def kept(self) -> dict[Hashable, Any]:
        """What has been worked out of the sentence so far, for those who will be asked again (`once.py`)."""
        return {}

    @once
    def roles(self) -> dict[int, str]:
        """The part that each quantity plays, by its first token, as far as it has been asked for (`roles.py`)."""
        return {}

    @once
    def word(self) -> Callable[[int], str]:
        """Gives the word at a place, "" beyond the sentence: `parts.word(3)`."""
        return _Places(enumerate(self.words)).__getitem__

    @once
    def word_set(self) -> frozenset[str]:
        return frozenset(self.words)

    @once
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Each word with the next."""
        return frozenset(pairwise(self.words))

    @once
    def spoken_for(self) -> frozenset[int]:
        """The tokens that mentions, words of time and quantities cover."""
        spans: tuple[Mention | TimeExpression | Quantity, ...] = (*self.mentions, *self.times, *self.quantities)
        return frozenset([at for each in spans for at in range(each.first, each.last + 1)])

    @once
    def in_times(self) -> frozenset[int]:
        """The tokens that words of time cover."""
        return _places_of(self.times)

    @once
    def _by_role(self) -> dict[str, frozenset[int]]:
        return {role: _places_of(mentions) for role, mentions in self._mentioned.items()}

    def covered(self, *roles: Role) -> frozenset[int]:
        """The tokens that mentions of such roles cover."""
        if len(roles) == 1:
            return self._by_role.get(roles[0], _NOWHERE)
        found: frozenset[int] | None = self.kept.get(roles)
        if found is None:
            found = self.kept[roles] = _NOWHERE.union(*(self._by_role.get(role, _NOWHERE) for role in roles))
        return found

    @once
    def linking_places(self) -> frozenset[int]:
        """The tokens that groups, measures, the country and words of time cover: a group may be linked to a number over them."""
        return self.covered("group", "home", "measure") | self.in_times

    @once
    def names_home(self) -> bool:
        """Whether something says that the sentence is about the United Kingdom."""
        return any(mention.code for mention in self.mentions_of("home"))

    @property
    def says_where(self) -> bool:
        """Whether the country that people moved to or from is named, if only as "the country"."""
        return self.names_home or "country" in self.word_set

    @once
    def bracket_of(self) -> dict[int, int]:
        """Where the bracket opens that each token inside one stands in."""
        inside: dict[int, int] = {}
        if "(" not in self.word_set:
            return inside
        opened = -1
        for at, word in enumerate(self.words):
            if word == "(":
                opened = at
            elif word == ")":
                opened = -1
            elif opened >= 0:
                inside[at] = opened
        return inside

    def following(self, quantity: Quantity) -> Quantity | None:
        """The next quantity of the sentence."""
        return self._neighbours[quantity.first][1]

    def preceding(self, quantity: Quantity) -> Quantity | None:
        """The quantity before."""
        return self._neighbours[quantity.first][0]

    @once
    def _neighbours(self) -> dict[int, tuple[Quantity | None, Quantity | None]]:
        """The quantities before and behind each, by its first token."""
        around = (None, *self.quantities, None)
        return {each.first: (around[at], around[at + 2]) for at, each in enumerate(self.quantities)}

    def segment(self, quantity: Quantity) -> tuple[int, int]:
        """The tokens around a quantity up to its neighbours: first, and one past the last."""
        before, after = self.preceding(quantity), self.following(quantity)
        return (before.last + 1 if before else 0, after.first if after else len(self.tokens))

    def clause(self, at: int) -> tuple[int, int]:
        """The clause that a token stands in: first token, and one past the last."""
        partings = self._partings
        place = bisect_left(partings, at)
        first = partings[place - 1] + 1 if place else 0
        place += place < len(partings) and partings[place] == at
        return first, partings[place] if place < len(partings) else max(at, len(self.words))

    @once
    def _partings(self) -> list[int]:
        """The tokens that part clauses."""
        return [at for at, word in enumerate(self.words) if word in _PARTING]

    def parts_clauses(self, at: int) -> bool:
        """Whether a token ends one clause and begins another."""
        return self.words[at] in _PARTING

    @once
    def mentions_of(self) -> Callable[[Role], Sequence[Mention]]:
        """Gives the mentions of one role, in order: `parts.mentions_of("group")`."""
        return self._mentioned.__getitem__

    @once
    def _mentioned(self) -> _Mentioned:
        found: dict[str, list[Mention]] = {}
        for each in self.mentions:
            found.setdefault(each.role, []).append(each)
        return _Mentioned(found)

    @once
    def spoken_of(self) -> AbstractSet[str]:
        """The roles that anything mentioned has."""
        return self._mentioned.keys()

    @once
    def time_of(self) -> dict[int, TimeExpression]:
        """The words of time that stand with each quantity, by the quantity's place in the sentence.

        A time belongs to the quantity before it ("906,000 in June 2023"), unless it opens the clause
        of the next ("…, in the year to June 2024 it was 728,000").
        """
        attached: dict[int, TimeExpression] = {}
        for time in self.times:
            if time.kind in {"duration", "day"} or self.tells_when_said(time):
                continue
            before = next((q for q in reversed(self.quantities) if q.last < time.first), None)
            after = next((q for q in self.quantities if q.first > time.last), None)
            if after is not None and self.word(after.first - 1) == "(" and after.first - time.last <= 2 and self.compares(time):
                continue  # "than in 2023 (860,000)": of the number in brackets
            if before is not None and (self._opens_anew(before, time) or self._is_of_levels_before(time)):
                continue
            if before is not None and before.first in self.bracket_of and time.first not in self.bracket_of:
                continue  # "than in 2018 (276,000) or 2019 (184,000)": its own stands before the bracket
            if before is not None and not (after is not None and self.opens_clause(time)) and self._near(before, time):
                attached.setdefault(before.first, time)
        for time in self.times:
            if (listed := self._listed_with(time)) is not None:
                attached = {at: each for at, each in attached.items() if each is not time} | {listed.first: time}
        for quantity in self.quantities:
            own = attached.get(quantity.first)
            # "since 2021, when it stood at 132,000 in the year to March": of that year to March
            says_more = own is not None and own.kind == "year_ending" and own.first > quantity.last
            if not says_more and (spoken_of := self.explained_time(quantity)) is not None:
                attached[quantity.first] = spoken_of
            if (own := next((time for time in self.times if self.is_named_by(quantity, time)), None)) is not None:
                attached[quantity.first] = own
        for quantity in self.quantities:
            if quantity.first in attached:
                continue
            if self.word(quantity.first - 1) == "to" and (opened := self._bracket_behind_its_time(quantity)):
                attached[quantity.first] = opened  # "halved in the year to December 2024 (848,000 to 331,000)"
                continue
            if self.word(quantity.first - 1) == "(" and (bracketed := self._before(quantity)):
                attached[quantity.first] = bracketed
                continue
            opening = next(
                (
                    time
                    for time in reversed(self.times)
                    if time.last < quantity.first and time.kind not in {"duration", "day"} and self.opens_clause(time)
                    and not any(time.last < other.first < quantity.first for other in self.quantities)
                ),
                None,
            )  # fmt: skip
            if opening is not None:
                attached[quantity.first] = opening
        return attached

    def _is_of_levels_before(self, time: TimeExpression) -> bool:
        """Whether a time only says what levels something is set against: "672,000, a huge increase on pre-pandemic levels"."""
        return time.kind == "vague" and self.word(time.first).startswith("pre-") and self.compares(time)

    def _opens_anew(self, before: Quantity, time: TimeExpression) -> bool:
        """Whether a time begins what is told next: "In 2022 it was 764,000, whilst in 2023 it had gone down", "a level last seen in 2021"."""
        between = self.words[before.last + 1 : time.first]
        if ("last", "seen") in pairwise(between):
            return True
        if _OPENING_ANEW.isdisjoint(between) and not any(word.endswith("ing") for word in between):
            return False
        return any(
            each.kind not in {"duration", "day"}
            and each.last < before.first
            and not any(each.last < other.first < before.first for other in self.quantities)
            for each in self.times
        )

    def is_named_by(self, quantity: Quantity, time: TimeExpression) -> bool:
        """Whether a number is named by its time: "its 2023 peak of 906,000", "the 2019 level of 184,000"."""
        between = self.words[time.last + 1 : quantity.first]
        if self.word(time.last).endswith("'s") and time.first < time.last < quantity.first and set(between) <= _OF_A_YEAR:
            return time.kind not in {"duration", "day", "vague"}  # "the previous year's 649,000"
        if between[:2] == ["'", "s"] and time.year and set(between[2:]) <= _OF_A_YEAR | {"the"}:
            return time.kind in {"calendar_year", "month", "year_ending"}  # "down on 2023's 1.33 million"
        if len(between) == 3 and between[1:] == [",", "of"]:
            between = [between[0], "of"]  # "below the 2019 level, of 184,000"
        return (
            time.kind in {"calendar_year", "year_ending"}
            and len(between) == 2
            and between[0] in _NAMED_BY_YEAR
            # "lower than the 2019 number, 184,000"; the record of a year is any window's that ended in it
            and (between[1] == "of" or (between[1] == "," and between[0] in {"number", "figure", "total", "estimate"}))
        )

    def explained_time(self, quantity: Quantity) -> TimeExpression | None:
        """The time that a clause with a number explains: "from 2022, when the total was put at 764,000"."""
        first, _ = self.clause(quantity.first)
        if self.word(first - 1) not in {"when", "which"} or any(
            first <= other.first < quantity.first for other in self.quantities
        ):
            return None
        behind = self._before_which(first - 1)
        return next((time for time in self.times if time.last == behind and time.kind not in {"duration", "day"}), None)

    def _before_which(self, at: int) -> int:
        """The last word of what a "when" or "in which" explains: in "2024, a year for which", the 2024."""
        back = at - 1
        if self.word(at) == "which":
            if self.word(back) not in {"for", "in", "of", "during"}:
                return -1
            back -= 1
        if self.word(back) in _A_TIME:
            while back > 0 and self.word(back) not in {",", "a", "the"}:
                back -= 1
            back -= self.word(back) != ","
        return back - 1 if self.word(back) == "," else back

    def _before(self, quantity: Quantity) -> TimeExpression | None:
        """The time just before a bracketed number, with no other number between."""
        for time in reversed(self.times):
            if time.last < quantity.first:
                return None if any(time.last < other.first < quantity.first for other in self.quantities) else time
        return None

    def opens_clause(self, time: TimeExpression) -> bool:
        """Whether words of time open a clause, and are of what follows."""
        back = time.first - 1
        while back >= 0 and self.words[back] in _PREPOSITIONS:
            back -= 1
        if back == 0 and self.words[0] == "back":
            back = -1  # "Back in 2022, 414,000 people left"
        if self.words[back : back + 1] == ["peak"] and back <= 2:
            back = -1  # "At its peak a year earlier, net migration was 906,000"
        opens = back < 0 or self.parts_clauses(back) or self.words[back] in {'"', "."}
        if opens and back >= 0 and self.words[back] in _GOES_ON and self.words[time.last + 1 : time.last + 2] == [","]:
            told = self.word(time.last + 2)
            return told in _WHAT_IS_TOLD or (
                self.words[back] == ";" and told[:1].isdecimal()
            )  # "685,000 in 2023; the year before, it was 764,000"
        closes = time.last + 1 >= len(self.words) or self.words[time.last + 1] in {".", ";", ",", ")", "–", "—"}
        return opens and not (closes and back >= 0)

    def _near(self, quantity: Quantity, time: TimeExpression) -> bool:
        """Whether a time still speaks of the quantity before it: no second clause stands between."""
        between = range(quantity.last + 1, time.first)
        breaks = sum(
            1 for at in between if self.words[at] in _BREAKING and not (quantity.unit == "times" and self.words[at] == "as")
        )
        marks = sum(1 for at in between if self.words[at] in {",", "–", "—", "-"})
        return breaks == 0 and marks <= 1 and not any(self.words[at] in {";", ":", "."} for at in between)

    def tells_when_said(self, time: TimeExpression) -> bool:
        """Whether a time is that of an estimate's publication: "was put at 728,000 a year ago", "this time last year they said"."""
        if time.kind == "earlier" and self.words[time.first : time.first + 2] == ["this", "time"]:
            _, stop = self.clause(time.last)
            return not _SAID_IT.isdisjoint(self.words[time.last + 1 : stop])
        if time.kind in {"month", "relative_year"} and time.first <= 1 and not time.year:
            return self._was_told_then(time)
        if time.kind != "earlier" or self.word(time.last) != "ago":
            return False
        first, _ = self.clause(time.first)
        first -= 2 * (self.word(first - 1) == "as")  # "had been published as 431,000 a year ago"
        return bool(
            {"put", "thought", "believed", "estimated", "said", "given", "published"} & set(self.words[first : time.first])
        )

    def _was_told_then(self, time: TimeExpression) -> bool:
        """Whether a sentence opens with when somebody said what it tells of another time: "In May last year the ONS told us that in 2024 it was"."""
        that = next((at for at in range(time.last + 1, len(self.words)) if self.words[at] == "that"), -1)
        if that < 0 or _TOLD_THEN.isdisjoint(self.words[max(time.last + 1, that - 3) : that]):
            return False
        return any(other.first > that and other.year for other in self.times)

    def compares(self, time: TimeExpression) -> bool:
        """Whether a time names what something is compared with: "since 2021", "compared with the previous year"."""
        found: bool | None = self.kept.get(("compares", time.first))
        if found is None:
            found = self.kept["compares", time.first] = self._compares(time)
        return found

    def _is_as_much_as(self, time: TimeExpression) -> bool:
        """Whether a time names that of which a number is a multiple: "twice as many in 2024 as in 2021", "half as high as it was in 2023"."""
        back = time.first - 1
        while self.word(back) in _BEFORE_COMPARED and self.word(back) != "as":
            back -= 1
        return self.word(back) == "as" and any(
            each.unit in {"times", "share"} and self.word(each.last + 1) == "as" and each.last + 2 < back
            for each in self.quantities
        )

    def _recalls_since(self, time: TimeExpression) -> bool:
        """Whether a time stands in a clause that tells what was when something was last so."""
        when = next((at for at in range(time.first - 1, max(-1, time.first - 12), -1) if self.words[at] == "when"), -1)
        return (
            when > 0
            and "since" in self.words[max(0, when - 6) : when]
            and not any(other.year and when - 6 <= other.first < when for other in self.times)
        )

    def _is_set_against(self, at: int) -> bool:
        """Whether "pre-Brexit" levels are what something else is set against: "a huge increase on", "more than double the", "close to"."""
        back = at - 1
        while self.word(back) in _BEFORE_LEVELS or is_adverb(self.word(back)):
            back -= 1
        return self.word(back) in COMPARING_WORDS | _SET_BESIDE or self.word(back).startswith("exceed")

    def _compares(self, time: TimeExpression) -> bool:
        if "what" in self.word_set and "what it was" in " ".join(self.words[: time.first]):
            return True  # "a fifth of what it was at its peak of 944,000 in the year to March 2023"
        if "as" in self.word_set and self._is_as_much_as(time):
            return True  # "twice as many people left in 2024 as in 2021"
        if self._recalls_since(time):
            return True  # "the lowest since the pandemic, when it was only 132,000 (in March 2021)"
        if self.words[:2] in _COMPARED_FIRST and _FINITE.isdisjoint(self.words[2 : time.first]):
            return True  # "Compared with the record, 944,000 in the year to March 2023, it is a fall of"
        if time.kind == "vague" and self.word(time.first).startswith("pre-"):
            return self._is_set_against(time.first)
        first, _ = self.clause(time.first)
        if self.word(first - 1) == "since" and {"peaked", "peaking", "peak"} & set(self.words[first : time.first]):
            return True  # "since it peaked at 944,000 in the year to March 2023"
        for back in range(time.first - 1, max(-1, time.first - 8), -1):
            word = self.words[back]
            if word == "level" and not _HIGH_OR_LOW.isdisjoint(self.words[max(0, back - 2) : back]):
                return False  # "reached its highest level in the year to March 2023"
            if word in {"or", "and", ","} and back == time.first - 1 - (self.word(time.first - 1) == "in"):
                alike = next((each for each in reversed(self.times) if each.last < back), None)
                listed = alike is not None and back - alike.last <= 5 and self.bracket_of.get(back - 2, -1) == alike.last + 1
                return listed and alike is not None and self.compares(alike)  # "than in 2018 (276,000) or 2019 (184,000)"
            if word in {"level", "levels"} and self.word(back + 1) in {"in", "during"} and self.word(back - 1) in _OF_A_RECORD:
                return False  # "reached record levels in 2022"
            if word in COMPARING_WORDS or (word == "on" and (time.kind in _SET_ON or self._is_the_month_of_a_figure(time))):
                return True
            if word not in _BEFORE_COMPARED:
                return False
        return False

    def _bracket_behind_its_time(self, quantity: Quantity) -> TimeExpression | None:
        """The time right behind which the bracket of a number opens."""
        opened = next((at for at in range(quantity.first - 1, max(-1, quantity.first - 8), -1) if self.words[at] in "()"), -1)
        if opened < 0 or self.words[opened] != "(":
            return None
        return next((time for time in self.times if time.last == opened - 1), None)

    def _listed_with(self, time: TimeExpression) -> Quantity | None:
        """The number that a year of a list stands before: "2024 – 728,000, 2023 – 906,000"."""
        in_brackets = self.word(time.first - 1) == "(" and self.word(time.last + 1) == ")"  # "Net migration (2024): 431,000"
        mark = time.last + 1 + in_brackets
        if self.word(mark) not in _LISTING or self.word(time.first - 1) not in _LIST_MARKS:
            return None
        return next((each for each in self.quantities if each.first == mark + 1 and each.unit in {"", "people"}), None)

    def begins_records(self, time: TimeExpression) -> bool:
        """Whether a time is that since which there have been figures: "since statistics were first gathered in 1964"."""
        return "since" in self.word_set and _begins_records(self.words[max(0, time.first - 9) : time.first])

    def _is_the_month_of_a_figure(self, time: TimeExpression) -> bool:
        """Whether a month names a number: "down on the December record", "up on the June 2023 figure"."""
        return time.kind == "month" and self.word(time.last + 1) in _NAMED_BY_YEAR


def _begins_records(before: Sequence[str]) -> bool:
    if "since" not in before:
        return False
    behind = before[len(before) - before[::-1].index("since") :]
    return not _RECORDS.isdisjoint(behind) and not _KEPT.isdisjoint(behind) and set(behind) <= _RECORDS | _KEPT | _KEEPING


_COMPARED_FIRST = (["compared", "with"], ["compared", "to"], ["set", "against"], ["measured", "against"])
_FINITE = frozenset("is was are were has had it net stands stood fell rose".split())
_RECORDS = frozenset("records record statistics data figures series numbers collection counting they it".split())
_KEPT = frozenset("gathered collected kept compiled published recorded counted started began begun introduced available".split())
_KEEPING = frozenset("the these such comparable official of were was first have been being in back".split())
# between a year of a list and its number, and before the year
_LISTING = frozenset({"-", "–", "—", ":", "="})
_LIST_MARKS = frozenset({",", ";", ":", "", "(", "•", "*", "and"})
_OF_A_RECORD = frozenset({"record", "record-high", "unprecedented", "highest", "historic"})
# the kinds of time that a number is up or down "on"
_SET_ON = frozenset({"earlier", "calendar_year", "relative_year", "year_ending", "same"})


def read_sentence(sentence: Sentence) -> SentenceParts:
    """The parts of one sentence."""
    words = [token.lower for token in sentence.tokens]
    if may_be_turned(words) and (plain := in_plain_words(sentence.tokens, words)) is not None:
        sentence = replace(sentence, tokens=plain)
        words = [token.lower for token in plain]
    begins = [(at, what) for at, what in enumerate(map(_may_begin, words)) if what]
    tokens = sentence.tokens
    times = find_time_expressions(tokens, [at for at, what in begins if what & _TIME])
    quantities = find_quantities(tokens, _places_of(times), [at for at, what in begins if what & _NUMBER])
    mentions = _outermost(find_mentions(tokens, [at for at, what in begins if what & _MENTION]))
    if may_be_named(words):
        mentions = with_compound_names(tokens, words, mentions)
    if "asylum" in words and (cost := named_cost(words, tokens, quantities, mentions)) is not None:
        mentions = sorted([*mentions, cost], key=lambda each: each.first)
    return SentenceParts(sentence, tuple(times), tuple(quantities), tuple(mentions), plain_words(words))


# what may begin at a word, as bits of one number
_TIME, _NUMBER, _MENTION = 1, 2, 4


@lru_cache(maxsize=1 << 14)
def _may_begin(word: str) -> int:
    """What may begin at a word: words of time, a number, a mention, or several of these."""
    return _TIME * may_be_of_time(word) | _NUMBER * may_be_number(word) | _MENTION * may_be_mention(word)


def _places_of(spans: Sequence[TimeExpression | Mention]) -> frozenset[int]:
    """The tokens that words of time or mentions cover."""
    if not spans:
        return _NOWHERE
    return frozenset([at for each in spans for at in range(each.first, each.last + 1)])


def _outermost(mentions: list[Mention]) -> list[Mention]:
    """Mentions without the visas that are only part of a longer group ("…on study visas"); a flow is named even so ("EU net migration")."""
    groups = [mention for mention in mentions if mention.role == "group" and mention.last - mention.first >= 2]
    if not groups:
        return mentions
    return [
        mention
        for mention in mentions
        if not (
            (mention.role == "group" or (mention.role == "measure" and mention.code not in MIGRATION_FLOWS))
            and any(
                group is not mention
                and group.first <= mention.first
                and mention.last <= group.last
                and group.last - group.first > mention.last - mention.first
                for group in groups
            )
        )
    ]
