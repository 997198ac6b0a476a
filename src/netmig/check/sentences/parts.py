"""A sentence read for its parts: quantities, words of time, mentions, and how they hang together."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Hashable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import field
from functools import lru_cache
from itertools import pairwise
from typing import Any

from ..document import Sentence
from ..records import record, replace
from ..words.compound_names import may_be_named, with_compound_names
from ..words.cost_words import named_cost
from ..words.cues import CLAUSE_MARKS, CLAUSE_OPENERS
from ..words.plain_moves import in_plain_words
from ..words.plain_words import plain_words
from ..words.quantities import Quantity, find_quantities
from ..words.short_turns import in_few_words
from ..words.stated_numbers import may_be_number
from ..words.subjects import MIGRATION_FLOWS, Mention, Role, find_mentions, may_be_mention
from ..words.time_expressions import TimeExpression, find_time_expressions, may_be_of_time
from ..words.tokens import Token
from .once import once
from .times.compared_times import is_compared_with
from .times.times_beside import times_beside_numbers

_PARTING = CLAUSE_MARKS | CLAUSE_OPENERS
_NOWHERE: frozenset[int] = frozenset()


class _Places(dict[int, str]):
    """The words of a sentence by their places."""

    def __missing__(self, at: int) -> str:
        return ""


class _Mentioned(dict[str, Sequence[Mention]]):
    """The mentions of a sentence by their roles."""

    def __missing__(self, role: str) -> Sequence[Mention]:
        return ()

    @staticmethod
    def of(mentions: Sequence[Mention]) -> _Mentioned:
        """All mentions, each with those of its role."""
        found: dict[str, list[Mention]] = {}
        for each in mentions:
            found.setdefault(each.role, []).append(each)
        return _Mentioned(found)


@record()
class SentenceParts:
    """A sentence with everything in it that a claim can be made of, each in order."""

    sentence: Sentence
    times: tuple[TimeExpression, ...]
    quantities: tuple[Quantity, ...]
    mentions: tuple[Mention, ...]
    words: list[str]
    # what everybody asks for follows from these, but is not found when first asked for, as the rest is: fields are read faster
    tokens: tuple[Token, ...] = field(compare=False, repr=False)
    word: Callable[[int], str] = field(compare=False, repr=False)
    """Gives the word at a place, "" beyond the sentence: `parts.word(3)`."""
    word_set: frozenset[str] = field(compare=False, repr=False)
    pairs: frozenset[tuple[str, str]] = field(compare=False, repr=False)
    """Each word with the next."""
    in_times: frozenset[int] = field(compare=False, repr=False)
    """The tokens that words of time cover."""
    by_role: _Mentioned = field(compare=False, repr=False)
    mentions_of: Callable[[Role], Sequence[Mention]] = field(compare=False, repr=False)
    """Gives the mentions of one role, in order: `parts.mentions_of("group")`."""
    kept: dict[Hashable, Any] = field(default_factory=dict, compare=False, repr=False)
    """What has been worked out of the sentence so far, for those who will be asked again (`once.py`)."""
    roles: dict[int, str] = field(default_factory=dict, compare=False, repr=False)
    """The part that each quantity plays, by its first token, as far as it has been asked for (`roles.py`)."""

    @staticmethod
    def of(
        sentence: Sentence,
        times: tuple[TimeExpression, ...],
        quantities: tuple[Quantity, ...],
        mentions: tuple[Mention, ...],
        words: list[str],
    ) -> SentenceParts:
        """A sentence with its parts, and what follows from them."""
        by_role = _Mentioned.of(mentions)
        return SentenceParts(
            sentence, times, quantities, mentions, words,
            tokens=sentence.tokens, word=_Places(enumerate(words)).__getitem__, word_set=frozenset(words), pairs=frozenset(pairwise(words)),
            in_times=_places_of(times), by_role=by_role, mentions_of=by_role.__getitem__,
        )  # fmt: skip

    @once
    def spoken_for(self) -> frozenset[int]:
        """The tokens that mentions, words of time and quantities cover."""
        spans: tuple[Mention | TimeExpression | Quantity, ...] = (*self.mentions, *self.times, *self.quantities)
        return frozenset([at for each in spans for at in range(each.first, each.last + 1)])

    @once
    def _covered(self) -> dict[str, frozenset[int]]:
        return {role: _places_of(mentions) for role, mentions in self.by_role.items()}

    def covered(self, *roles: Role) -> frozenset[int]:
        """The tokens that mentions of such roles cover."""
        if len(roles) == 1:
            return self._covered.get(roles[0], _NOWHERE)
        found: frozenset[int] | None = self.kept.get(roles)
        if found is None:
            found = self.kept[roles] = _NOWHERE.union(*(self._covered.get(role, _NOWHERE) for role in roles))
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
    def spoken_of(self) -> AbstractSet[str]:
        """The roles that anything mentioned has."""
        return self.by_role.keys()

    @once
    def time_of(self) -> dict[int, TimeExpression]:
        """The words of time that stand with each quantity, by the quantity's place in the sentence."""
        return times_beside_numbers(self)

    def compares(self, time: TimeExpression) -> bool:
        """Whether a time names what something is compared with: "since 2021", "compared with the previous year"."""
        found: bool | None = self.kept.get(("compares", time.first))
        if found is None:
            found = self.kept["compares", time.first] = is_compared_with(self, time)
        return found


def read_sentence(sentence: Sentence) -> SentenceParts:
    """The parts of one sentence."""
    words = [token.lower for token in sentence.tokens]
    if (plain := in_plain_words(sentence.tokens, words)) is not None:
        sentence = replace(sentence, tokens=plain)
        words = [token.lower for token in plain]
    if (few := in_few_words(sentence.tokens, words)) is not None:
        sentence = replace(sentence, tokens=few)
        words = [token.lower for token in few]
    begins = [(at, what) for at, what in enumerate(map(_may_begin, words)) if what]
    tokens = sentence.tokens
    times = find_time_expressions(tokens, [at for at, what in begins if what & _TIME])
    quantities = find_quantities(tokens, _places_of(times), [at for at, what in begins if what & _NUMBER])
    mentions = _outermost(find_mentions(tokens, [at for at, what in begins if what & _MENTION]))
    if may_be_named(words):
        mentions = with_compound_names(tokens, words, mentions)
    if "asylum" in words and (cost := named_cost(words, tokens, quantities, mentions)) is not None:
        mentions = sorted([*mentions, cost], key=lambda each: each.first)
    return SentenceParts.of(sentence, tuple(times), tuple(quantities), tuple(mentions), plain_words(words))


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
