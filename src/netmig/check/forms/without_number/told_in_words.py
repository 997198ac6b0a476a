"""What a sentence tells of migration in words that no form reads: one claim a clause, with the reason why it is left alone.

A clause claims something where something of the domain (a flow, people who move, a number of these, a rule) is said to
move, to lie above or below, to be a record, to stay, to come first, to be driven, or is allowed or not. A question, a
wish, an opinion, the furniture of a page and what is told of another subject claim nothing. "Gross arrivals are much
larger", "British emigration has stayed rather flat", "only those on research programmes may bring dependants".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ...records import record
from ...sentences.in_doubt.forecast_numbers import forecast_word
from ...sentences.in_doubt.refusals import NOT_UNDERSTOOD
from ...sentences.parts import SentenceParts
from ...sentences.scene import Scene
from ...sentences.times.times_of import sentence_window
from ...sentences.wording import ClaimKind, Stated, Subject, Wording
from ...words.cues import FORECAST_WORDS, is_adverb
from ...words.subjects import MIGRATION_FLOWS
from ...words.telling_words import (
    BEING,
    DRIVING,
    EVERY_CUE,
    GOING,
    HELPING,
    HIGH,
    MARKS,
    MOVED,
    MOVERS,
    MOVES,
    NEVER_SEEN,
    NUMBERS,
    OF_MIGRATION,
    OF_ONE,
    OPENERS,
    OPINIONS,
    OTHERS,
    PASSED,
    WEIGHING,
)
from ..rules.rules_told import rule_told
from .tellings import nations, tells
from .told_loosely import told_loosely
from .topics import Topic, is_of_home, names_nationals, topics_of

IN_WORDS = "this gives no number, and netmig did not work out what it says of the figures"

OF_A_CAUSE = "this is about a cause: the figures say how many came and left, and not why"

OF_WHAT_SHALL_BE = "this tells of what is promised, wanted or may be"

OF_A_JUDGEMENT = "this is a judgement"

OF_A_RULE = "this tells of rules, and of no amount or date that netmig could hold against them"

# how each begins
_REASONS = (NOT_UNDERSTOOD, IN_WORDS, OF_A_CAUSE, OF_WHAT_SHALL_BE, OF_A_JUDGEMENT, OF_A_RULE)

_CAUSES = frozenset(
    "because due driven driving drove driver drivers caused causes causing thanks owing fuelled fueling blame blamed blames reason reasons result led"
    " explained explains follows".split()
)
# "Mary Gregory puts it down to fewer people coming to work", "This was down to restrictions"
_PUTS_DOWN = frozenset("put puts putting is was are were".split())
# what no count of people can show
_JUDGEMENTS = frozenset(
    "crisis crises disaster disastrous betrayal betrayed shambles chaos chaotic scandal scandalous unsustainable catastrophe catastrophic madness insane"
    " absurd shameful disgraceful failure failures failed fails failing lied lies broken".split()
)
_SHALL_BE = frozenset(
    "should must will would shall want wants wanted wish hope hopes hoped need needs ought might could plan plans promise promises promised pledge"
    " pledges demand demands demanded call calls likely asks asked if".split()
)

_QUESTIONS = frozenset("what why how who where when which does did should will can could is are do whether".split())

# how far what is told may stand from what it is told of
_REACH = 12

# a sentence tells no more than so much in such words
_MOST = 3

# a sentence that leaves out what it tells of is no longer than this
_ELLIPTIC = 14


@record()
class _Told:
    """What a clause tells: of what kind, and the words that tell it."""

    kind: ClaimKind
    first: int
    last: int
    keys: tuple[int, int]
    """The words without which it would not be told: what is told, and of what."""
    refusal: str
    topic: int
    measure: str = ""


def find(parts: SentenceParts, scene: Scene, found: Sequence[Wording]) -> list[Wording]:
    """What is told in words beside the claims that were found, one claim a clause."""
    if parts.word_set.isdisjoint(EVERY_CUE) or parts.words[-1:] == ["?"] or parts.words[-2:-1] == ["?"]:
        return []
    if not scene.about_migration and parts.word_set.isdisjoint(OF_MIGRATION) and not is_of_home(parts, scene):
        return []
    if parts.mentions_of("other_subject") or (scene.place and not parts.names_home and not names_nationals(parts)):
        return []
    told: list[Wording] = []
    for each in _told(parts, scene):
        if (span := _beside(parts, each, (*found, *told))) is not None:
            told.append(_wording(parts, scene, each, span))
        if len(told) == _MOST:
            break
    return told + _loosely(parts, scene, (*found, *told))


def is_why_in_words(refusal: str) -> bool:
    """Whether a reason is one of those why something told in words is left alone."""
    return refusal.startswith(_REASONS)


def _why_in_words(parts: SentenceParts, first: int, stop: int) -> str:
    """Why what a clause tells is left alone: it tells why, what shall be or what to think of it, or it is not known which figures show it."""
    words = parts.words[first:stop]
    if not _CAUSES.isdisjoint(words) or any(
        pair == ("down", "to") and not _PUTS_DOWN.isdisjoint(words) for pair in pairwise(words)
    ):
        return OF_A_CAUSE
    # "the statistics of 22 May" says nothing of what may be
    foreseen = next((at for at in range(first, stop) if parts.word(at) in _SHALL_BE and at not in parts.in_times), None)
    if foreseen is not None:
        return f"{OF_WHAT_SHALL_BE} (“{parts.word(foreseen)}”): no published figure can show it"
    judged = next((word for word in words if word in _JUDGEMENTS), None)
    if judged is not None and MOVED.isdisjoint(words) and MOVES.isdisjoint(words):
        return f"{OF_A_JUDGEMENT} (“{judged}”): no figure can make it right or wrong"
    return IN_WORDS


def _loosely(parts: SentenceParts, scene: Scene, found: Sequence[Wording]) -> list[Wording]:
    """What clauses tell of which no claim has a word (`told_loosely.py`)."""
    if not (scene.about_migration or is_of_home(parts, scene)):
        return []
    loose: list[Wording] = []
    for kind, first, last, at, measure in told_loosely(parts, scene, found):
        told = _Told(
            kind,
            first,
            last,
            (at, at),
            OF_A_RULE if kind == "rule" else _why_in_words(parts, first, last + 1),
            at,
            measure,
        )
        if (span := _beside(parts, told, found)) is not None:
            loose.append(_wording(parts, scene, told, span))
    return loose


def _beside(parts: SentenceParts, told: _Told, found: Sequence[Wording]) -> tuple[int, int] | None:
    """The words of a claim as far as no other claim has them; None where too few are left to say of what it is told."""
    start, end = parts.tokens[told.first].start, parts.tokens[told.last].end
    key, stop = parts.tokens[told.keys[0]].start, parts.tokens[told.keys[1]].end
    for other in found:
        if other.start < end and start < other.end:
            if other.start < stop and key < other.end:
                return None
            if other.stated.value is not None and not (other.start >= stop and _stands_behind_a_start(parts, other.start)):
                return None  # a number's own claim says it
            if parts.words[told.topic] in {"it", "this", "that", "they"}:
                return None
            start, end = (max(start, other.end), end) if other.end <= key else (start, min(end, other.start))
    if told.kind != "rule" and _its_number_follows(parts, told):
        return None
    if told.kind == "rule" and any(_is_of_its_amount(parts, told, other) for other in found):
        return None
    inside = [token for token in parts.tokens[told.first : told.last + 1] if start <= token.start and token.end <= end]
    opened = start > parts.tokens[told.first].start
    while inside and (inside[0].kind == "mark" or (opened and inside[0].lower in _LOOSE_ENDS)):
        inside.pop(0)
    while inside and (inside[-1].kind == "mark" or inside[-1].lower in _LOOSE_ENDS):
        inside.pop()
    return (inside[0].start, inside[-1].end) if inside else None


_BEFORE_ITS_NUMBER = frozenset(
    ", ( – - — at to by with or from reaching hitting up down of just around about some net minus :".split()
)

_BY_A_FACTOR = frozenset("halved halving doubled doubling tripled trebled quadrupled".split())


def _its_number_follows(parts: SentenceParts, told: _Told) -> bool:
    """Whether the number of what is told stands right behind it: "is lower, at 672,000"; not "more than halved, to 431,000"."""
    if not _BY_A_FACTOR.isdisjoint(parts.words[told.first : told.last + 1]):
        return False
    at = told.last + 1
    if parts.word(at) not in {",", "(", "–", "-", "—"}:
        return False
    while parts.word(at) in _BEFORE_ITS_NUMBER:
        at += 1
    return any(told.last < each.first <= at <= each.last + 1 for each in parts.quantities)


def _stands_behind_a_start(parts: SentenceParts, start: int) -> bool:
    """Whether a number is only what something is measured from: "a substantial fall from the record high of 944,000"."""
    at = next((k for k, token in enumerate(parts.tokens) if token.start >= start), 0)
    return parts.word(at - 1) in {"from", "than", "since"} or parts.word(at) in {"from", "than"}


# no claim begins or ends with these where another had the words beside them
_LOOSE_ENDS = frozenset("from to of by at in and than with on for the a an as".split())


def _wording(parts: SentenceParts, scene: Scene, told: _Told, span: tuple[int, int]) -> Wording:
    held = scene.moved or (scene.people.subject if scene.people is not None else None)
    measure = told.measure or (held.measure if held is not None and held.measure in MIGRATION_FLOWS else "")
    if told.kind == "rule":
        measure = "rule"
    subject = Subject(measure, (), "open") if measure else None
    window = sentence_window(parts, told.keys[1], scene, measure or "net_migration") if measure != "rule" else None
    return Wording(
        kind=told.kind,
        start=span[0],
        end=span[1],
        sentence=parts.sentence,
        stated=Stated(None),
        subject=subject,
        periods=window.periods if window else (),
        period_basis=window.basis if window else "none",
        refusal=told.refusal,
    )


def _told(parts: SentenceParts, scene: Scene) -> Iterator[_Told]:
    """What each clause of a sentence tells; a clause that names nothing tells of what the one before it named."""
    in_hand = scene.people is not None or scene.flow is not None
    before: Topic | None = None
    last = max(at for at, word in enumerate(parts.words) if word in EVERY_CUE)
    for first, stop in _clauses(parts):
        if first > last:
            return  # nothing is told from here on
        topics = topics_of(parts, scene, first, stop, in_hand=in_hand)
        telling = not EVERY_CUE.isdisjoint(parts.words[first:stop]) and not _asks(parts, first)
        if telling and (told := _of_clause(parts, scene, (first, stop), topics, before, in_hand=in_hand)):
            yield told
        before = topics[-1] if topics else before


def _clauses(parts: SentenceParts) -> Iterator[tuple[int, int]]:
    """The clauses of a sentence: first token, and one past the last."""
    ends = [at for at, word in enumerate(parts.words) if word in _ENDING and (word != "as" or _tells_why(parts, at))]
    first = 0
    for at in (*ends, len(parts.words)):
        if at > first:
            yield first, at
        first = at + 1


_ENDING = MARKS | OPENERS | {"as"}


def _tells_why(parts: SentenceParts, at: int) -> bool:
    """Whether "as" begins a clause of its own: "as immigration fell", "as fewer came"; not "as more than"."""
    of_a_flow = any(each.first == at + 1 for each in parts.mentions_of("measure"))
    return (of_a_flow or parts.word(at + 1) in {"fewer", "more"}) and parts.word(at + 2) != "than"


def _asks(parts: SentenceParts, first: int) -> bool:
    word = parts.word(first)
    return word in {"why", "whether", "how"} or (word in _QUESTIONS and parts.word(first - 1) in {":", "("})


def _of_clause(
    parts: SentenceParts, scene: Scene, clause: tuple[int, int], topics: list[Topic], before: Topic | None, *, in_hand: bool
) -> _Told | None:
    first, stop = clause
    elsewhere = [] if parts.names_home or parts.mentions_of("group") else [each.first for each in parts.mentions_of("elsewhere")]
    for at in range(first, stop):
        if parts.word(at) not in EVERY_CUE or (at in parts.in_times and parts.word(at) not in NEVER_SEEN):
            continue
        for kind, where in tells(parts, at, first, stop):
            topic = _bound(parts, topics, at, where, clause)
            if topic is None and before is not None and where not in {"behind", "here"} and _goes_on(parts, first, at):
                topic = before
            if (
                topic is None
                and in_hand
                and ((kind == "rank" and nations(parts)) or parts.word(at) in PASSED)
                and OTHERS.isdisjoint(parts.words[first:stop])
            ):
                topic = Topic(at, at, True)  # "The main countries of origin were India and China"
            if (
                topic is None
                and in_hand
                and first <= 1
                and _goes_on(parts, first, at)
                and len(parts.words) <= _ELLIPTIC
                and kind != "rank"
            ):
                topic = Topic(at, at, True)  # "Lower than expected."
            if topic is None or (topic.weak and not (in_hand or _stronger(topics))):
                continue
            if kind != "rank" and any(place < at or _NEXT_TO.isdisjoint(parts.words[at:place]) for place in elsewhere):
                continue
            if (
                _is_forecast(parts, first, at, kind)
                or _is_wished(parts, first, at)
                or not OPINIONS.isdisjoint(parts.words[first:at])
            ):
                continue
            if not OF_ONE.isdisjoint(parts.words[first:stop]):
                continue
            if kind == "comparison" and not _TO_COME.isdisjoint(parts.words[first:stop]):
                continue
            keys = (min(topic.first, at), max(topic.last, at)) if first <= topic.first < stop else (at, at)
            if kind == "extreme" and parts.word(at + 1) in NUMBERS | HIGH:
                keys = (at, at + 1)  # "rose to unprecedented levels": the levels of what rose
            if topic.measure == "rule":
                return _Told("rule", *_span(parts, clause, at), keys, OF_A_RULE, topic.first)
            why = _why_in_words(parts, first, stop)
            return _Told(kind, *_span(parts, clause, at), keys, why, topic.first, topic.measure)
    allowed = rule_told(parts, scene, clause)
    if allowed is None:
        return None
    return _Told("rule", *_span(parts, clause, allowed), (allowed, allowed), OF_A_RULE, allowed)


def _is_of_its_amount(parts: SentenceParts, told: _Told, other: Wording) -> bool:
    """Whether a clause only says of whom or for what an amount is asked: "£41,700 if a skilled worker is to get a visa"."""
    if other.kind != "rule" or other.stated.unit != "GBP":
        return False
    at = next((k for k, token in enumerate(parts.tokens) if token.start >= other.start), told.first)
    one, two = sorted((at, told.keys[0]))
    return _TURNS.isdisjoint(parts.words[one:two])


_TURNS = frozenset({"and", "while", "but", "whereas", ";", ".", "although", "though"})


def _is_forecast(parts: SentenceParts, first: int, at: int, kind: ClaimKind) -> bool:
    """Whether it is what is foreseen; a record is one of what has been, whatever another clause foresees."""
    if kind == "extreme":
        return not FORECAST_WORDS.isdisjoint(parts.words[max(first, at - 6) : at]) and parts.word(at + 1) not in MOVERS | {"net"}
    if (first == at and parts.word(at - 1) in {"after", "since"}) or ("may", "not") in pairwise(parts.words[first:at]):
        return False
    return forecast_word(parts, at) >= 0


# whoever speaks of oneself tells a life, and no figures
# behind one of these a place is what something is set beside
_NEXT_TO = frozenset({"than", "as", "from", "of"})

_TO_COME = frozenset({"will", "would", "could", "might", "should", "won't", "wouldn't", "'ll"})

# so near to the beginning of its clause a word tells of what the clause before named
_NEAR = 4


def _goes_on(parts: SentenceParts, first: int, at: int) -> bool:
    """Whether a clause begins with what is told, so that it tells of what the clause before named: "and is now far lower"."""
    if parts.word(at - 1) in {"a", "an", "the"} and parts.word(at) in MOVES and parts.word(first) in {"a", "an", "the"}:
        return False
    return at - first <= _NEAR and all(
        parts.word(k) in BEING
        or parts.word(k) in WEIGHING
        or parts.word(k) in GOING
        or is_adverb(parts.word(k))
        or parts.word(k) in _PRONOUNS
        for k in range(first, at)
    )


_PRONOUNS = frozenset("another new as it this that they itself these which who we all by already not then once".split())


def _stronger(topics: list[Topic]) -> bool:
    return any(not each.weak for each in topics)


def _bound(parts: SentenceParts, topics: list[Topic], at: int, where: str, clause: tuple[int, int]) -> Topic | None:
    """What a word is told of: the nearest before it, or behind it, with no other subject between."""
    ahead = [each for each in topics if each.last < at and at - each.last <= _REACH]
    behind = [each for each in topics if each.first > at and each.first - at <= _REACH]
    candidates: list[tuple[Topic, range]] = []
    if where in {"before", "any"} and ahead:
        candidates.append((ahead[-1], range(ahead[-1].last + 1, at)))
    if where in {"behind", "any"} and behind:
        candidates.append((behind[0], range(clause[0], behind[0].first)))
    if where == "here":
        candidates += [(each, range(0)) for each in topics if at in {each.first - 1, each.last + 1}]
    for topic, between in candidates:
        if not any(parts.word(k) in OTHERS for k in between):
            return topic
    return None


def _is_wished(parts: SentenceParts, first: int, at: int) -> bool:
    """Whether it is what somebody would have, or does not know, and not what is: "must fall", "too high", "whether it fell"."""
    words = parts.words[first:at]
    if "whether" in words or {("too", "early"), ("too", "soon")} & set(pairwise(words)):
        return True
    if "too" in parts.words[max(first, at - 2) : at + 2] or "must" in words or "let" in words:
        return True
    return (
        parts.word(at - 1) == "to" and parts.word(at) in MOVED | DRIVING and not (HELPING & set(parts.words[max(0, at - 3) : at]))
    )


def _span(parts: SentenceParts, clause: tuple[int, int], at: int) -> tuple[int, int]:
    """The words of a claim: those of its clause, without marks of quotation at its ends."""
    first, last = clause[0], clause[1] - 1
    while first < at and (parts.tokens[first].kind != "word" and not parts.tokens[first].is_number):
        first += 1
    while last > at and parts.tokens[last].kind == "mark":
        last -= 1
    return first, last
