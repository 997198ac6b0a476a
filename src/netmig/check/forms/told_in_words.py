"""What a sentence tells of migration in words that no form reads: one claim a clause, with the reason why it is left alone.

A clause claims something where something of the domain (a flow, people who move, a number of these, a rule) is said to
move, to lie above or below, to be a record, to stay, to come first, to be driven, or is allowed or not. A question, a
wish, an opinion, the furniture of a page and what is told of another subject claim nothing. "Gross arrivals are much
larger", "British emigration has stayed rather flat", "only those on research programmes may bring dependants".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..records import record
from ..sentences.heads import is_about
from ..sentences.parts import SentenceParts
from ..sentences.refusals import THE_COUNTRY
from ..sentences.roles import forecast_word
from ..sentences.scene import Scene
from ..sentences.times_of import sentence_window
from ..sentences.wording import ClaimKind, Stated, Subject, Wording
from ..words.cues import ARRIVING, FORECAST_WORDS, LEAVING, MOVING, is_adverb
from ..words.subjects import MIGRATION_FLOWS, Mention
from ..words.telling_words import (
    ALLOWED,
    CAUSES,
    COURSES,
    DRIVING,
    EVERY_CUE,
    FORBIDDEN,
    GOING,
    HIGH,
    MISCOUNTED,
    MOVED,
    MOVERS,
    MOVES,
    NEVER_SEEN,
    NUMBERS,
    OF_MIGRATION,
    OF_RANKS,
    OPINIONS,
    OTHERS,
    PASSED,
    PHRASES,
    RANKING,
    RECORDS,
    RULES,
    SET_BESIDE,
    SIGNS,
    STAYING,
    WAYS,
)

NOT_UNDERSTOOD = "how it is to be read is not understood"
IN_WORDS = "it gives no number, and how it is to be held against the figures is not understood"
OF_A_RULE = "which rule it is of, or how it is to be held against the rules, is not understood"
REASONS = frozenset({NOT_UNDERSTOOD, IN_WORDS, OF_A_RULE})

_MARKS = frozenset({",", ";", ":", "–", "—", "-", "(", ")", ".", "…", "!", "?", "/"})
_OPENERS = frozenset(
    "and but while whilst whereas although though because which who when where after so if unless yet or whatever despite as-well".split()
)
_BE = frozenset("is are was were be been being remains remain 's it's has have had became becomes".split())
_WEIGHING = frozenset("a an the much far rather fairly pretty even still now well so little slightly also again not no at very quite too to".split())
_PEOPLE = frozenset("people nationals citizens migrants immigrants britons brits foreigners those indians".split())
_WISHES = frozenset("should would could might want wants wanted if propose proposed proposes plan planned urged urges demand demands calls called".split())
_GOVERNING = frozenset(
    "government ministers minister secretary we labour labour's conservatives tories party starmer sunak reform something country britain parliament they're".split()
)
_STATES = frozenset(
    "high higher low lower flat steady stable elevated unchanged positive negative above below well broadly stubbornly roughly historically largely close"
    " relatively exceptionally fairly almost the rather much more above-average".split()
)
_NOT_A_RECORD = frozenset("of on label labels deal company show shows keeping books suggest reveal".split())
_WHOSE_RECORD = frozenset("track criminal her his their my our party's government's labour's tory conservative voting the".split())
_QUESTIONS = frozenset("what why how who where when which does did should will can could is are do whether".split())
_DENYING = frozenset("not never no nothing none nobody hardly barely n't hasn't haven't hadn't isn't wasn't aren't".split())
_SINCE = frozenset({"before", "since", "until", "peacetime", "memory"})
_SEEN = frozenset("seen recorded happened witnessed known reached experienced".split())
_AUXILIARIES = frozenset("has have had not already also greatly sharply simply".split())
_HELPING = frozenset("started begun begin begins beginning starting starts start set appears appear appeared seems seem tends helped continue continued managed failed served".split())
_OFF = frozenset("fallen taken took tailed eased dropped falling levelled".split())
_OWN_NUMBERS = frozenset("headline overall net gross annual arrival official latest yearly new total both these those the this that its migrant current".split())
# how far what is told may stand from what it is told of
_REACH = 12
# a sentence tells no more than so much in such words
_MOST = 3
# a sentence that leaves out what it tells of is no longer than this
_ELLIPTIC = 14


@record()
class _Topic:
    """What a clause may tell of: its first and last word, and whether it needs migration to be in hand."""

    first: int
    last: int
    weak: bool
    measure: str = ""


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
    if parts.mentions_of("other_subject") or (scene.place and not parts.names_home and not _names_nationals(parts)):
        return []
    told: list[Wording] = []
    for each in _told(parts, scene):
        if (span := _beside(parts, each, (*found, *told))) is not None:
            told.append(_wording(parts, scene, each, span))
        if len(told) == _MOST:
            break
    return told


def _names_nationals(parts: SentenceParts) -> bool:
    """Whether a group is named as the statistics of the United Kingdom do: EU nationals, British nationals."""
    return any(dict(each.group).get("nationality") in {"eu_plus", "non_eu_plus", "british"} for each in parts.mentions_of("group"))


def is_of_home(parts: SentenceParts, scene: Scene) -> bool:
    """Whether a sentence tells of what the Home Office counts."""
    if not (scene.at_home or parts.names_home):
        return False
    return any(each.code not in {"population", "rule"} for each in parts.mentions_of("measure")) or not _MIGRANTS.isdisjoint(parts.word_set)


_MIGRANTS = frozenset({"migrants", "migrant", "immigrants", "immigrant", "crossings"})


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
    if told.kind != "rule" and _its_number_follows(parts, told, found):
        return None
    inside = [token for token in parts.tokens[told.first : told.last + 1] if start <= token.start and token.end <= end]
    opened = start > parts.tokens[told.first].start
    while inside and (inside[0].kind == "mark" or (opened and inside[0].lower in _LOOSE_ENDS)):
        inside.pop(0)
    while inside and (inside[-1].kind == "mark" or inside[-1].lower in _LOOSE_ENDS):
        inside.pop()
    return (inside[0].start, inside[-1].end) if inside else None


_BEFORE_ITS_NUMBER = frozenset({",", "(", "–", "-", "—", "at", "to", "by", "with", "or", "from", "reaching", "hitting", "up", "down", "of", "just", "around", "about", "some", "net", "minus", ":"})
_BY_A_FACTOR = frozenset("halved halving doubled doubling tripled trebled quadrupled".split())


def _its_number_follows(parts: SentenceParts, told: _Told, found: Sequence[Wording]) -> bool:
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
    before: _Topic | None = None
    for first, stop in _clauses(parts):
        topics = _topics(parts, first, stop, in_hand=in_hand)
        words = set(parts.words[first:stop])
        telling = not words.isdisjoint(EVERY_CUE) and not _asks(parts, first)
        if telling and (told := _of_clause(parts, scene, (first, stop), topics, before, in_hand=in_hand)):
            yield told
        before = topics[-1] if topics else before


def _clauses(parts: SentenceParts) -> Iterator[tuple[int, int]]:
    """The clauses of a sentence: first token, and one past the last."""
    first = 0
    for at, word in enumerate(parts.words):
        if word in _MARKS or word in _OPENERS:
            if at > first:
                yield first, at
            first = at + 1
    if first < len(parts.words):
        yield first, len(parts.words)


def _asks(parts: SentenceParts, first: int) -> bool:
    word = parts.word(first)
    return word in {"why", "whether", "how"} or (word in _QUESTIONS and parts.word(first - 1) in {":", "("})


def _topics(parts: SentenceParts, first: int, stop: int, *, in_hand: bool) -> list[_Topic]:
    """What a clause may tell of, in order."""
    found: list[_Topic] = []
    about: set[int] = set()
    for mention in parts.mentions:
        if not first <= mention.first < stop:
            continue
        if mention.role == "measure" and mention.code != "population":
            if is_about(parts, mention):
                about.update(range(mention.first, mention.last + 1))
            else:
                found.append(_Topic(mention.first, mention.last, False, mention.code))
        elif mention.role == "group":
            found.append(_Topic(mention.first, mention.last, True))
        elif mention.role == "anaphor" and in_hand and not _is_of_something_else(parts, mention.first, mention.last):
            found.append(_Topic(mention.first, mention.last, True))
    covered = about | {at for each in found for at in range(each.first, each.last + 1)}
    moves = (
        not _PEOPLE.isdisjoint(parts.words[first:stop])
        or not parts.covered("group").isdisjoint(range(first, stop))
        or any(first <= each.first < stop and each.code in THE_COUNTRY for each in parts.mentions_of("home"))
    )
    for at in range(first, stop):
        word = parts.word(at)
        if at in covered:
            continue
        leaves = word in _PEOPLE and parts.word(at + 1) in {"who", "that"} and not MOVING.isdisjoint(parts.words[at + 2 : at + 5])
        if word in MOVERS or leaves or (word in NUMBERS and parts.word(at + 1) == "of" and _counts_people(parts, at)) or (moves and (word in ARRIVING or word in LEAVING)):
            found.append(_Topic(at, at, False))
        elif in_hand and word in NUMBERS and not _is_of_something_else(parts, at, at):
            found.append(_Topic(at, at, True))
    return sorted(found, key=lambda topic: topic.first)


def _counts_people(parts: SentenceParts, at: int) -> bool:
    """Whether it is a number of people who move: "the number of people who enter the UK"."""
    behind = parts.words[at + 2 : at + 8]
    return any(word in _PEOPLE or word in MOVERS for word in behind[:3]) and any(
        word in ARRIVING or word in LEAVING or word in MOVERS for word in behind
    )


_AS_ADJECTIVES = ("ed", "al", "ly", "est", "ous", "ive", "ary")


def _is_of_something_else(parts: SentenceParts, first: int, last: int) -> bool:
    """Whether numbers are those of another thing: "the number of beds", "police numbers", "interest rates"."""
    behind = parts.words[last + 2 : last + 7] if parts.word(last + 1) in {"of", "for", "on"} else []
    domain = parts.covered("group", "measure", "home") | parts.in_times
    if behind and not any(
        word in MOVERS or word in _PEOPLE or word in ARRIVING or word in LEAVING or last + 2 + k in domain
        for k, word in enumerate(behind)
    ):
        return True
    if parts.word(last) not in NUMBERS:
        return False
    ahead = parts.word(first - 1)
    plain = not ahead or ahead in EVERY_CUE or ahead.endswith(_AS_ADJECTIVES) or ahead in _OWN_NUMBERS or ahead in _MARKS or ahead in _OPENERS or first - 1 in domain
    return not (plain or parts.word(first) in {"the", "that", "this", "these"} or is_adverb(ahead) or ahead in _BE or len(ahead) < 4 or ahead in MOVERS)


def _of_clause(
    parts: SentenceParts, scene: Scene, clause: tuple[int, int], topics: list[_Topic], before: _Topic | None, *, in_hand: bool
) -> _Told | None:
    first, stop = clause
    elsewhere = [] if parts.names_home or parts.mentions_of("group") else [each.first for each in parts.mentions_of("elsewhere")]
    for at in range(first, stop):
        if parts.word(at) not in EVERY_CUE or (at in parts.in_times and parts.word(at) not in NEVER_SEEN):
            continue
        for kind, where in _tells(parts, at, first, stop):
            topic = _bound(parts, topics, at, where, clause)
            if topic is None and before is not None and where not in {"behind", "here"} and _goes_on(parts, first, at):
                topic = before
            if topic is None and in_hand and ((kind == "rank" and _nations(parts)) or parts.word(at) in PASSED) and OTHERS.isdisjoint(parts.words[first:stop]):
                topic = _Topic(at, at, True)  # "The main countries of origin were India and China"
            if topic is None and in_hand and first <= 1 and _goes_on(parts, first, at) and len(parts.words) <= _ELLIPTIC and kind != "rank":
                topic = _Topic(at, at, True)  # "Lower than expected."
            if topic is None or (topic.weak and not (in_hand or _stronger(topics))):
                continue
            if kind != "rank" and any(place < at or _NEXT_TO.isdisjoint(parts.words[at:place]) for place in elsewhere):
                continue
            if _is_forecast(parts, first, at, kind) or _is_wished(parts, first, at) or not OPINIONS.isdisjoint(parts.words[first:at]):
                continue
            if not _OF_ONE.isdisjoint(parts.words[first:stop]):
                continue
            if kind == "comparison" and not _TO_COME.isdisjoint(parts.words[first:stop]):
                continue
            keys = (min(topic.first, at), max(topic.last, at)) if first <= topic.first < stop else (at, at)
            if topic.measure == "rule":
                return _Told("rule", *_span(parts, clause, at), keys, OF_A_RULE, topic.first)
            return _Told(kind, *_span(parts, clause, at), keys, IN_WORDS, topic.first, topic.measure)
    return _rule(parts, scene, clause)


def _is_forecast(parts: SentenceParts, first: int, at: int, kind: ClaimKind) -> bool:
    """Whether it is what is foreseen; a record is one of what has been, whatever another clause foresees."""
    if kind == "extreme":
        return not FORECAST_WORDS.isdisjoint(parts.words[max(first, at - 6) : at]) and parts.word(at + 1) not in MOVERS | {"net"}
    if (first == at and parts.word(at - 1) in {"after", "since"}) or ("may", "not") in pairwise(parts.words[first:at]):
        return False
    return forecast_word(parts, at) >= 0


# whoever speaks of oneself tells a life, and no figures
_OF_ONE = frozenset({"i", "i'm", "i've", "me", "my", "mine"})
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
        parts.word(k) in _BE or parts.word(k) in _WEIGHING or parts.word(k) in GOING or is_adverb(parts.word(k)) or parts.word(k) in _PRONOUNS
        for k in range(first, at)
    )


_PRONOUNS = frozenset({"another", "new", "as", "it", "this", "that", "they", "itself", "these", "which", "who", "we", "all", "by", "already", "not", "then", "once"})


def _stronger(topics: list[_Topic]) -> bool:
    return any(not each.weak for each in topics)


def _bound(parts: SentenceParts, topics: list[_Topic], at: int, where: str, clause: tuple[int, int]) -> _Topic | None:
    """What a word is told of: the nearest before it, or behind it, with no other subject between."""
    ahead = [each for each in topics if each.last < at and at - each.last <= _REACH]
    behind = [each for each in topics if each.first > at and each.first - at <= _REACH]
    candidates: list[tuple[_Topic, range]] = []
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
    """Whether it is what somebody would have, not what is: "must fall", "too high"."""
    words = parts.words[first:at]
    if "too" in parts.words[max(first, at - 2) : at + 2] or "must" in words or "let" in words:
        return True
    return parts.word(at - 1) == "to" and parts.word(at) in MOVED | DRIVING and not (_HELPING & set(parts.words[max(0, at - 3) : at]))


def _span(parts: SentenceParts, clause: tuple[int, int], at: int) -> tuple[int, int]:
    """The words of a claim: those of its clause, without marks of quotation at its ends."""
    first, last = clause[0], clause[1] - 1
    while first < at and (parts.tokens[first].kind != "word" and not parts.tokens[first].is_number):
        first += 1
    while last > at and parts.tokens[last].kind == "mark":
        last -= 1
    return first, last


def _tells(parts: SentenceParts, at: int, first: int, stop: int) -> Iterator[tuple[ClaimKind, str]]:
    """What a word may tell, and where that of which it is told stands: before it, behind it, or either."""
    word, following = parts.word(at), parts.word(at + 1 + (parts.word(at + 1) in {'"', "'"}))
    back = at - 1
    while back >= first and (parts.word(back) in _WEIGHING or is_adverb(parts.word(back))):
        back -= 1
    leading = parts.word(back) if back >= first else ""
    if word in MOVED and following not in _OBJECTS and not (following in _WITH_AN_OBJECT and word in _ACTS) and _is_verb(parts, at, leading):
        yield "comparison", "before"
        if word.endswith("ing"):
            yield "comparison", "here"
    if word.endswith("ing") and word in MOVED and (following in NUMBERS or parts.word(at + 2) in NUMBERS | MOVERS):
        yield "comparison", "behind"
    if word in MOVES:
        if following in {"in", "of", "on"}:
            yield "comparison", "behind"
        yield "comparison", "here"
        if following not in {"in", "of", "on"} and leading != word and _is_a_move(parts, at, first):
            yield "comparison", "before"
    if word in WAYS and _goes(parts, at, leading):
        yield "comparison", "before"
    if word in SET_BESIDE and _is_set_beside(parts, at, leading, stop):
        yield "comparison", "any"
    if word in {"more", "fewer"} and _people_behind(parts, at, stop):
        yield "comparison", "any"
    if word in PASSED:
        yield "comparison", "any"
    if word in HIGH and (_is_weighed(parts, at) or (parts.word(at - 1) == "the" and parts.word(at + 2) in NUMBERS)):
        yield "comparison", "any"
    if word in COURSES and parts.word(at - 1) in {"right", "wrong", "other", "opposite"} and not GOING.isdisjoint(parts.words[max(first, at - 6) : at]):
        yield "comparison", "before"
    if word in NEVER_SEEN and _is_new(parts, at, first):
        yield "extreme", "any"
    if word in RECORDS and _is_record(parts, at, first, stop):
        yield "extreme", "any"
    if word in STAYING and _stays(parts, at, leading, following):
        yield "comparison", "before"
    if word in SIGNS and leading in _BE | {"turned", "turn", "stayed", "stays", "go", "gone", "went"}:
        yield "comparison", "before"
    if word in RANKING and _is_rank(parts, at, first, stop):
        yield "rank", "any"
    if word in DRIVING and _drives(parts, at, following):
        yield "comparison", "any"
    if (parts.word(at - 1), word) in PHRASES and not (word == "time" and parts.word(at - 2) == "for" and at - first < 4):
        yield "comparison", "before"
    if word in CAUSES and _brings_about(parts, at, first, stop):
        yield "comparison", "any"
    if word in MISCOUNTED:
        yield "revision", "any"


def _is_verb(parts: SentenceParts, at: int, leading: str) -> bool:
    """Whether a word that is a noun too stands as a verb: "arrivals fall", "did fall"; not "the dramatic rise"."""
    if parts.word(at) not in MOVES or parts.word(at - 1) == "to":
        return True
    if leading in _BE | {"did", "to", "continue", "continues"} or leading in MOVERS | NUMBERS:
        return parts.word(at - 1) not in {"a", "an", "the", "no"}
    return parts.word(at - 1) in MOVERS | NUMBERS or at - 1 in parts.covered("measure", "group", "anaphor")


_WITH_AN_OBJECT = frozenset({"the", "a", "an", "with", "by", "concerns", "questions"})
# what somebody moves, where a flow would move by itself: "dropped it", "raised the alarm"
_OBJECTS = frozenset({"it", "them", "him", "her", "this", "his", "out"})
_ACTS = frozenset("dropped raised lowered increased reversed doubled halved slashed eased narrowed widened topped increases increasing raising".split())


def _is_a_move(parts: SentenceParts, at: int, first: int) -> bool:
    """Whether a noun stands as one: "a slight drop", "the sharpest rise"; not "to drop"."""
    return any(parts.word(k) in {"a", "an", "another", "this", "first", "further"} for k in range(max(first, at - 3), at))


def _goes(parts: SentenceParts, at: int, leading: str) -> bool:
    word, following = parts.word(at), parts.word(at + 1)
    if word == "off":
        return leading in _OFF
    if word == "back":
        return following in {"to", "at", "where", "above", "below", "up", "down"} and leading in GOING and parts.word(at + 2) not in {"power", "office"}
    if following == "to" and leading in _BE and not any(0 < each.first - at <= 4 for each in parts.quantities):
        return False  # "is down to restrictions", "is up to ministers"
    return leading in GOING or parts.word(at - 1) in MOVERS | NUMBERS


def _is_set_beside(parts: SentenceParts, at: int, leading: str, stop: int) -> bool:
    word, following = parts.word(at), parts.word(at + 1)
    if word in {"more", "fewer", "less", "greater"}:
        than = "than" in parts.words[at + 1 : at + 8]
        return than and (following == "than" or word != "more") and (leading in _BE or not leading)
    if word in {"half", "twice", "double"}:
        beside = following in {"what", "that"} or not NUMBERS.isdisjoint(parts.words[at + 1 : at + 4])
        return beside and parts.word(at - 1) not in {"first", "second", "other"}
    if word == "same":
        return following in {"as", "level", "levels"}
    if word in {"close", "closer", "similar"}:
        return following in {"to", "levels"} and parts.word(at - 1) != "bring"
    if word in {"above", "below"}:
        return following != "all" and (following in _LINES or parts.word(at + 2) in NUMBERS | {"estimates", "peak", "levels"})
    return "than" in parts.words[at + 1 : at + 10] or leading in _BE | STAYING or (not leading and following in MOVERS)


_LINES = frozenset("the its any anything what that pre-brexit pre-pandemic average levels those where earlier previous first estimates pre-covid".split())


def _people_behind(parts: SentenceParts, at: int, stop: int) -> bool:
    groups = parts.covered("group", "measure")
    near = range(at + 1, min(at + 4, stop))
    if any(parts.word(k) in OTHERS for k in near):
        return False
    return any(
        parts.word(k) in MOVERS or parts.word(k) in _PEOPLE or parts.word(k) in ARRIVING or parts.word(k) in LEAVING or k in groups
        or parts.word(k) in {"relatives", "visas", "students", "workers"} for k in near
    )  # fmt: skip


def _is_record(parts: SentenceParts, at: int, first: int, stop: int) -> bool:
    word, following, ahead = parts.word(at), parts.word(at + 1), parts.word(at - 1)
    if word == "record":
        return following not in _NOT_A_RECORD and (ahead not in _WHOSE_RECORD or following in NUMBERS | MOVES or following in {"high", "low"})
    if word == "records":
        return not {"smashed", "smashes", "broke", "breaks", "broken", "shattered", "began", "begin"}.isdisjoint(parts.words[max(first, at - 4) : at + 2])
    if word == "never":
        return following in {"before", "so", "been", "had", "seen", "as"}
    if word == "ever":
        return ahead in {"than", "highest", "lowest", "largest", "biggest"} or following in {"recorded", "seen"}
    if word in {"largest", "biggest", "smallest", "greatest", "worst", "fastest", "steepest", "sharpest"}:
        near = set(parts.words[at + 1 : at + 4])
        return not near.isdisjoint(NUMBERS | MOVES | {"year"}) or following in MOVERS | {"since", "ever"} or ahead == "its"
    if word in {"unprecedented", "heights"}:
        return following not in {"reasons", "circumstances", "events", "times", "way", "step", "measures", "pressure"}
    if word == "peak":
        return ahead not in {"that", "this"}
    if word == "historic":
        return following in {"high", "highs", "low", "levels", "numbers", "record"}
    return True


def _is_weighed(parts: SentenceParts, at: int) -> bool:
    """Whether it is said how high something is: "historically high", "not as high as", "an unusually large number"."""
    if parts.word(at - 1) == parts.word(at + 1) == "as":
        return True
    return is_adverb(parts.word(at - 1)) and (parts.word(at) in {"high", "low"} or parts.word(at + 1) in NUMBERS)


def _brings_about(parts: SentenceParts, at: int, first: int, stop: int) -> bool:
    """Whether it is said what a rise or fall came of: "tighter rules explain the drop", "is to blame for the surge"."""
    near = range(max(first, at - 6), min(stop, at + 7))
    return any(parts.word(k) in MOVES and parts.word(k - 1) in {"the", "this", "that", "a"} | _SIZES for k in near)


_SIZES = frozenset("sharp steep big huge record recent latest dramatic rapid sudden".split())


def _is_new(parts: SentenceParts, at: int, first: int) -> bool:
    """Whether something is said never to have been: "not seen since the pandemic", "has not recorded before"."""
    words = parts.words[first:at]
    return not _SEEN.isdisjoint(words[-3:]) and not _DENYING.isdisjoint(words)


def _stays(parts: SentenceParts, at: int, leading: str, following: str) -> bool:
    word = parts.word(at)
    if word in {"flat", "unchanged", "stable", "steady", "static", "elevated", "stubbornly"}:
        return leading in _BE | STAYING | {"stay", "broadly"}
    if word in {"budged", "persists"}:
        return True
    if word == "changed":
        return not {"little", "hardly", "barely", "not", "scarcely"}.isdisjoint({leading, following, parts.word(at - 1)})
    return following in _STATES or is_adverb(following)


def _is_rank(parts: SentenceParts, at: int, first: int, stop: int) -> bool:
    word, following = parts.word(at), parts.word(at + 1)
    nations = _nations(parts)
    if word in {"account", "accounts", "accounted"}:
        return following == "for" and not {"most", "majority", "bulk", "largest", "biggest", "share", "all"}.isdisjoint(parts.words[at + 2 : at + 7])
    if word in {"topped", "led", "tops", "leads"}:
        return not {"list", "table", "tally", "rankings", "ranking"}.isdisjoint(parts.words[at + 1 : at + 4])
    if word == "all":
        return parts.word(at - 1) == "above" and any(at < k <= at + 3 for k in nations)
    if word == "followed":
        return following == "by" and any(at < k <= at + 6 for k in nations)
    if word in {"mainly", "mostly", "chiefly", "predominantly", "overwhelmingly"}:
        return following in {"from", "by"} and bool(nations)
    if word in {"common", "numerous"}:
        return parts.word(at - 1) == "most"
    if word in {"majority", "bulk", "most"}:
        if following != "of" and word == "most":
            return following in {"came", "come", "arrived"} or parts.word(at - 1) in {"contributed", "contribute"}
        return any(parts.word(k) in MOVERS or parts.word(k) in ARRIVING or k in parts.covered("measure", "group") for k in range(at + 1, min(at + 6, stop)))
    if word == "top" and any(at < each.first <= at + 2 for each in parts.quantities) or following in {"three", "five", "ten"}:
        return bool(nations)
    near = parts.words[at + 1 : at + 5]
    if not OTHERS.isdisjoint(near):
        return False
    return any(each in OF_RANKS for each in near) and (bool(nations) or not parts.spoken_of.isdisjoint({"group", "measure"}))


def _nations(parts: SentenceParts) -> list[int]:
    """Where countries and nationalities are named."""
    return [each.first for each in parts.mentions if each.role == "elsewhere" or dict(each.group).get("nationality")]


def _drives(parts: SentenceParts, at: int, following: str) -> bool:
    ahead = parts.words[max(0, at - 3) : at]
    if parts.word(at) == "due":
        return following == "to" and parts.word(at + 2) not in _NOT_A_CAUSE and parts.word(at - 1) in _BE | {"largely", "mainly", "partly"}
    if following == "by" and not {"was", "were", "is", "been", "being", "are"}.isdisjoint(ahead):
        return True
    if parts.word(at - 1) == "to":
        return not _HELPING.isdisjoint(ahead)
    if parts.word(at) in _DROVE and not MOVES.isdisjoint(parts.words[at + 1 : at + 4]) | ("change" in parts.words[at + 1 : at + 4]):
        return True
    if not _AUXILIARIES.isdisjoint(ahead) or parts.word(at) in {"drove", "fuelled", "raised", "reflects", "reflected"}:
        return any(parts.word(k) in MOVERS or k in parts.covered("measure") for k in range(at + 1, at + 6))
    return False


_DROVE = frozenset("drove drive drives driven fuelled pushed led".split())
_NOT_A_CAUSE = frozenset("come be take start begin expire publish end open rise fall go".split())


# --- rules


_CHANCE = frozenset({"be", "have", "well", "also", "not"})


def _rule(parts: SentenceParts, scene: Scene, clause: tuple[int, int]) -> _Told | None:
    """A clause that says who may do what, or that a rule has come, gone or changed."""
    first, stop = clause
    if parts.word_set.isdisjoint(RULES) or not (scene.at_home or parts.names_home):
        return None
    allowed = next((at for at in range(first, stop) if parts.word(at) in ALLOWED and _allows(parts, at, first)), None)
    wishes = _WISHES if _ANNOUNCING.isdisjoint(parts.word_set) else _WISHES - {"would"}
    if allowed is None or not wishes.isdisjoint(parts.words[first:allowed]):
        return None
    named = {parts.word(at) for at in range(first, stop) if parts.word(at) in RULES and at != allowed}
    whole = parts.word_set & RULES
    comes = parts.word(allowed) in {"effect", "force"}
    if parts.word_set.isdisjoint(OF_MIGRATION) and not (scene.about_migration and (comes or named & _OF_SPONSORS)):
        return None
    if comes and named:
        return _Told("rule", *_span(parts, clause, allowed), (allowed, allowed), OF_A_RULE, allowed)
    if not named or (len(whole) < 2 and parts.word(allowed) not in FORBIDDEN and "only" not in parts.words[first:stop]):
        return None
    if any(parts.word(at) in OTHERS - RULES - {"salaries", "hotels", "fees"} for at in range(first, allowed)):
        return None
    return _Told("rule", *_span(parts, clause, allowed), (allowed, allowed), OF_A_RULE, allowed)


_ANNOUNCING = frozenset({"said", "says", "announced", "confirmed", "told"})
_OF_SPONSORS = frozenset("salary skill skills threshold thresholds permit permits degree doctorate reunion".split())


def _allows(parts: SentenceParts, at: int, first: int) -> bool:
    word, following, ahead = parts.word(at), parts.word(at + 1), parts.word(at - 1)
    if word in {"must", "need", "needs", "can", "require", "requires"} and not _GOVERNING.isdisjoint(parts.words[first:at]):
        return False
    if word in {"have", "has"}:
        return following == "to" and parts.word(at + 2) != "be" and _GOVERNING.isdisjoint(parts.words[first:at])
    if word == "may" and not _GOVERNING.isdisjoint(parts.words[first:at]):
        return False
    if word == "may":
        return following not in _CHANCE and not parts.tokens[at].capital
    if word == "can":
        return following not in {"be", "only", "cope", "we"} and ahead not in {"how", "what", "where", "we"}
    if word == "introduced":
        return following != "by"
    if at in parts.in_times:
        return False
    if word == "longer":
        return ahead == "no"
    if word == "right":
        return following == "to" and not {"lost", "lose", "loses", "no", "have", "had", "their", "losing"}.isdisjoint(parts.words[max(0, at - 4) : at])
    if word == "only":
        return following in {"those", "people", "firms", "workers", "students"}
    if word == "effect":
        return ahead in {"take", "takes", "took", "taking", "into"}
    if word == "force":
        return ahead in {"into", "in"}
    if word in {"higher", "lower", "tougher", "stricter", "harder", "easier"}:
        return ahead in _BE | {"much", "now", "it", "far", "made"}
    if word in {"need", "needs", "limits", "stop", "stops", "let", "lets", "keep", "lower", "ban", "bans", "bar", "bars", "cut", "force"}:
        return ahead not in {"to", "the", "a", "any", "no", "of"}
    return True
