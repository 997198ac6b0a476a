"""Comparisons without a number: "an increase in emigration", "beginning to fall", "much lower than the previous peaks"."""

from __future__ import annotations

from ..records import replace
from ..sentences.in_doubt.forecast_numbers import forecast_word
from ..sentences.in_doubt.refusals import of_what_came_before
from ..sentences.in_doubt.strange_words import qualified
from ..sentences.parts import SentenceParts
from ..sentences.scene import Scene
from ..sentences.times.eras import years_before
from ..sentences.times.times_of import read_window, sentence_window
from ..sentences.whom.carried import inherited_subject
from ..sentences.whom.groups import groups_between
from ..sentences.whom.heads import is_about
from ..sentences.wording import Subject, Wording
from ..words.cues import (
    ARRIVING,
    CLAUSE_MARKS,
    CLAUSE_OPENERS,
    FALL_NOUNS,
    FALLING_VERBS,
    LEAVING,
    NEGATIONS,
    RISE_NOUNS,
    RISING_VERBS,
    is_adverb,
)
from ..words.subjects import MIGRATION_FLOWS, Mention
from ..words.time_expressions import TimeExpression
from .common import claim_in_words
from .without_number.plainness import PLAIN_OPENINGS, is_plain_relation, nothing_follows, opens_plainly, stands_apart
from .without_number.sides_of_nought import side_of_nought
from .without_number.sides_told import side_told

_FALLING = FALLING_VERBS | FALL_NOUNS
_RISING = RISING_VERBS | RISE_NOUNS
_MOVING = _FALLING | _RISING
# a change of the number is meant, not a person's act ("the government cut immigration" is no estimate)
_STATED_BY = frozenset(
    "in has have had did does indeed is was been to beginning began begun started continues continued and still also then the a an number"
    " numbers".split()
)
# which way one figure lies from another; close is neither
_RELATIONS = {"below": -1, "lower": -1, "fewer": -1, "above": 1, "higher": 1, "more": 1, "exceeding": 1, "close": 0, "similar": 0}
_PARTS = CLAUSE_MARKS - {'"'}
_CAUSES = frozenset("reduce reducing cut cutting slash slashing reduced bring drive".split())


def find(parts: SentenceParts, scene: Scene) -> list[Wording]:
    """The comparisons that a sentence makes in words alone; it says which country they are of, where another was in hand."""
    found = _find(parts, scene)
    if not scene.place or parts.names_home:
        return found
    return [replace(each, refusal=each.refusal or of_what_came_before(scene.place)) for each in found]


def _find(parts: SentenceParts, scene: Scene) -> list[Wording]:
    if wording := _on_one_side(parts, scene) or _with_peak(parts, scene):
        return [wording]
    found = _with_times(parts, scene)
    if not found and (wording := _with_years_before(parts, scene)):
        found = [wording]
    if found:
        return found
    if parts.word_set.isdisjoint(_MOVING):
        return []
    for at, word in enumerate(parts.words):
        if word not in _MOVING or word in _CAUSES:
            continue
        # what rises or falls in one sentence is named once each
        if wording := _changed(parts, at, -1 if word in _FALLING else 1, scene):
            if not any(wording.subject == other.subject for other in found):
                found.append(wording)
    return found


def _on_one_side(parts: SentenceParts, scene: Scene) -> Wording | None:
    """On which side of nought a balance lies, by the form that reads the most of the words."""
    told, found = side_told(parts, scene), side_of_nought(parts, scene)
    if told is None or found is None or found.subject is None or told.subject is None:
        return told or found
    return replace(found, uncertain=told.uncertain) if found.subject.group == told.subject.group else told


def _changed(parts: SentenceParts, at: int, direction: int, scene: Scene) -> Wording | None:
    """A rise or fall of a named measure, said without a number."""
    apart = stands_apart(parts, at)
    if (_numbered(parts, at) and not apart) or forecast_word(parts, at) >= 0:
        return None
    if any(parts.word(back) in NEGATIONS for back in range(max(0, at - 4), at)):
        return None
    subject, mention = _subject_beside(parts, at)
    if subject is None or mention is None or subject.measure == "rule":
        return None
    if is_about(parts, mention) or qualified(parts, subject):
        return None
    window = sentence_window(parts, at, scene, subject.measure)
    stop = _end_of_subject(parts, at, mention)
    time = next(
        (each for each in parts.times if each.first > at and not parts.compares(each) and each.kind not in {"duration", "day"}),
        None,
    )
    if time is not None and time.kind in {"moment", "month", "quarter"} and time.first - at <= 3:
        return None  # of a part of a year
    first, last = min(at, mention.first), max(at, stop)
    if time is not None and time.first - last <= 6:
        last = max(last, time.last)
    plain = window.basis == "explicit" and time is not None and _says_no_more(parts, mention, at, time)
    recent = time is None and window.basis == "release" and _goes_on_now(parts, mention, at)
    return claim_in_words(
        parts,
        "comparison",
        (first, last),
        subject,
        window,
        scene,
        at=at,
        doubt="" if plain or recent else "netmig could not tell by how much, or since when",
        recent=recent,
        baseline=tuple(period.years_back(1) for period in window.periods if period.is_year),
        baseline_basis="inherited",
        direction=direction,
    )


_GOING_ON = frozenset("is still continues continue continuing keeps to on the now also".split())
_RISING_NOW = frozenset("rising falling growing increasing climbing soaring rise fall grow increase climb soar".split())


def _goes_on_now(parts: SentenceParts, mention: Mention, at: int) -> bool:
    """Whether a sentence says in so many words that a measure moves now: "UK net migration is still rising"."""
    between = parts.words[mention.last + 1 : at]
    moves = [word for word in between if word not in {"to", "the", "uk", "britain"}]
    going = bool({"still", "continues", "keeps"} & set(moves)) or moves[:1] == ["is"]
    return (
        parts.word(at) in _RISING_NOW
        and going
        and set(moves) <= _GOING_ON
        and opens_plainly(parts, mention)
        and nothing_follows(parts, at + 1)
        and not parts.quantities
    )


_FELL_OR_ROSE = frozenset(
    "fell dropped declined decreased slumped plunged plummeted rose increased grew jumped soared surged climbed".split()
)


def _says_no_more(parts: SentenceParts, mention: Mention, at: int, time: TimeExpression) -> bool:
    """Whether a sentence says in so many words that a measure rose or fell in a year: "Net migration rose sharply in 2024"."""
    groups = parts.covered("group")
    opening = range(1 if parts.word(0) in {'"', "that"} else 0, mention.first)
    ahead = time.last + 1
    return (
        parts.word(at) in _FELL_OR_ROSE
        and mention.last < at < time.first
        and time.kind in {"calendar_year", "relative_year", "year_ending"}
        and all(k in groups or parts.word(k) in PLAIN_OPENINGS for k in opening)
        and all(parts.word(k) in {"to", "the"} or k in groups or k in parts.covered("home") for k in range(mention.last + 1, at))
        and all(parts.word(k) in {"in", "during", "over", "the"} or is_adverb(parts.word(k)) for k in range(at + 1, time.first))
        # "rose in 2024 in Bournemouth", "rose in 2024 as the issue that voters cared about"
        and (ahead >= len(parts.tokens) or parts.tokens[ahead].kind != "word" or parts.word(ahead) in {"and", "but", "while"})
        and not any(quantity.first <= time.last + 6 for quantity in parts.quantities)
    )


def _with_times(parts: SentenceParts, scene: Scene) -> list[Wording]:
    """Such as "below its estimate for the year ending December 2022", "lower than in 2022, but up from the year to June 2022"."""
    found: list[Wording] = []
    for time in parts.times:
        if not parts.compares(time) or time.kind in {"duration", "day", "vague"}:
            continue
        at = next((k for k in range(time.first - 1, max(-1, time.first - 9), -1) if _relates(parts, k)), None)
        if at is None or any(at - 4 <= quantity.first <= time.first for quantity in parts.quantities):
            continue
        told_from = range(_behind_how_far(parts, at + 1), time.first)
        if parts.word(at) in _MOVES_ON and not _TO_ITS_YEAR.issuperset(parts.words[k] for k in told_from):
            continue  # "down on where it stood the June before"
        subject, mention, named = _related(parts, at, scene)
        if subject is None or subject.measure == "rule":
            break
        window = sentence_window(parts, at, scene, subject.measure)
        baseline = read_window(parts, time, scene, subject.measure)
        told = claim_in_words(
            parts,
            "comparison",
            (mention.first if mention is not None and mention.first < at else at, time.last),
            subject,
            window,
            scene,
            at=at,
            doubt=""
            if is_plain_relation(parts, named, at, time) and window.basis == "explicit"
            else "netmig could not tell by how much",
            baseline=baseline.periods,
            baseline_basis=baseline.basis,
            direction=_RELATIONS.get(parts.word(at), 0) or _MOVES_ON.get(parts.word(at), 0),
        )
        if not any(told.start < each.end for each in found):
            found.append(told)
    return found


def _related(parts: SentenceParts, at: int, scene: Scene) -> tuple[Subject | None, Mention | None, Mention | None]:
    """What is said to lie above or below something: the subject, where it stands beside that word, and where its measure is named."""
    subject, beside = _subject_beside(parts, at)
    if subject is not None:
        return subject, beside, beside
    named = next((each for each in reversed(parts.mentions_of("measure")) if each.last < at), None)
    if named is not None:
        return Subject(named.code, (), "open" if named.ambiguous else "explicit"), beside, named
    return inherited_subject(parts, None, scene), beside, beside


def _with_years_before(parts: SentenceParts, scene: Scene) -> Wording | None:
    """Such as "still far higher than before the pandemic", "above pre-Brexit levels": against every year that may be meant."""
    for time in parts.times:
        if time.kind != "vague" or not (years := years_before(parts.words[time.first : time.last + 1], scene, "net_migration")):
            continue
        near = range(time.first - 1, max(-1, time.first - 9), -1)
        at = next((k for k in near if parts.word(k) in _SET_OVER or tuple(parts.words[k : k + 2]) in _RETURNED), None)
        if at is None or any(at - 4 <= quantity.first <= time.first for quantity in parts.quantities):
            continue
        way = _SET_OVER.get(parts.word(at), 0)
        stop = at + 1 if way else at + 2
        if not all(parts.word(k) in _BETWEEN or is_adverb(parts.word(k)) for k in range(stop, time.first)):
            continue
        if forecast_word(parts, at) >= 0 or any(parts.word(k) in NEGATIONS for k in range(max(0, at - 4), at)):
            continue
        subject, *_ = _related(parts, at, scene)
        if subject is None or subject.measure not in MIGRATION_FLOWS:
            return None
        found = claim_in_words(
            parts, "comparison", (at, time.last), subject, sentence_window(parts, at, scene, subject.measure), scene,
            baseline=years, baseline_basis="open", contrast="each", direction=way,
        )  # fmt: skip
        now = {"is", "now"} <= set(parts.words[max(0, at - 6) : at])
        return replace(found, unsettled=tuple(each for each in found.unsettled if each != "period")) if now else found
    return None


_SET_OVER = {
    "higher": 1, "above": 1, "over": 1, "more": 1, "exceeds": 1, "exceed": 1, "exceeding": 1, "exceeded": 1, "increase": 1, "rise": 1,
    "lower": -1, "below": -1, "under": -1, "fewer": -1, "less": -1,
}  # fmt: skip
_RETURNED = frozenset((one, other) for one in ("returned", "returning", "returns", "back", "reverted") for other in ("to", "at"))
_BETWEEN = frozenset("than it was they were the its their on all any those of what level levels number numbers seen".split())

_REMAINS = frozenset("is are was were remains remained stays stayed still".split())
_AS_BEFORE = (
    ("back", "to"),
    ("back", "at"),
    ("level", "with"),
    ("par", "with"),
    ("same", "as"),
    ("same", "level"),
    ("unchanged", "from"),
    ("identical", "to"),
)


def _relates(parts: SentenceParts, at: int) -> bool:
    """Whether a word says how one figure lies to another: "below", "close to", "back to the level of"."""
    return (
        parts.word(at) in _RELATIONS
        or (parts.word(at), parts.word(at + 1)) in _AS_BEFORE
        or (parts.word(at) in _MOVES_ON and parts.word(_behind_how_far(parts, at + 1)) in _FROM)
    )


def _behind_how_far(parts: SentenceParts, at: int) -> int:
    """The place behind words of how far something went: "slightly", "a little"."""
    if parts.word(at) == "a" and parts.word(at + 1) in {"little", "bit", "touch", "fraction"}:
        return at + 2
    return at + is_adverb(parts.word(at))


# "the new numbers are a decline from last June's", "is up on the year to June 2022"
_MOVES_ON = {
    "decline": -1, "fall": -1, "drop": -1, "decrease": -1, "reduction": -1, "down": -1,
    "rise": 1, "increase": 1, "jump": 1, "up": 1,
}  # fmt: skip
_FROM = frozenset({"on", "from"})
_TO_ITS_YEAR = frozenset(
    "on from the that those of in for our its their updated revised estimate figure figures number level total year".split()
)


_PEAKS = frozenset({"peak", "peaks", "record", "high", "highs"})


def _with_peak(parts: SentenceParts, scene: Scene) -> Wording | None:
    """Such as "much lower than the previous peaks": the newest figure against the highest before it."""
    if parts.word_set.isdisjoint(_PEAKS):
        return None
    for at, word in enumerate(parts.words):
        if word not in {"lower", "below", "down", "higher", "close", "near"}:
            continue
        rest = parts.words[at + 1 : at + 8]
        peak = next((at + 1 + k for k, each in enumerate(rest) if each in _PEAKS), None)
        if (
            peak is None
            or not {"than", "from", "the", "its"} & set(rest[:2])
            or (word in {"close", "near"} and parts.word(at - 1) not in _REMAINS)
            or any(at < quantity.first < peak for quantity in parts.quantities)
            or _numbered(parts, at)
        ):
            continue
        subject, mention = _subject_beside(parts, at)
        if subject is None:
            subject = inherited_subject(parts, None, scene)
        if subject is None:
            return None
        window = sentence_window(parts, at, scene, subject.measure)
        return claim_in_words(
            parts,
            "comparison",
            (mention.first if mention is not None and mention.first < at else at, peak),
            subject,
            window,
            scene,
            at=at,
            doubt="netmig could not tell by how much, or since when",
            recent=word in {"close", "near"} and not parts.times,
            contrast="highest",
            direction=0 if word in {"close", "near"} else 1 if word == "higher" else -1,
        )
    return None


def _numbered(parts: SentenceParts, at: int) -> bool:
    """Whether the change is given a number of its own, and so is claimed by another form."""
    first, last = parts.clause(at)
    return any(first - 3 <= quantity.first < last + 6 for quantity in parts.quantities)


def _subject_beside(parts: SentenceParts, at: int) -> tuple[Subject | None, Mention | None]:
    """The measure that rises or falls: the grammatical subject before the verb, or behind "an increase in"."""
    behind = [
        mention
        for mention in parts.mentions_of("measure")
        if at < mention.first <= at + 7
        and "in" in parts.words[at + 1 : mention.first]
        and not CLAUSE_OPENERS & set(parts.words[at + 1 : mention.first])
    ]
    people = [
        mention
        for mention in parts.mentions_of("group")
        if at < mention.first <= at + 9 and {"in", "numbers", "number"} & set(parts.words[at + 1 : mention.first])
    ]
    if people and (not behind or people[0].first < behind[0].first):
        code = "immigration"
        group = groups_between(parts, at, _clause_end(parts, people[0].last), code)
        arrives = {"arriving", "coming", "arrived", "come", "arrivals", "visas"} & set(parts.words[at : people[0].last + 6])
        return (Subject(code, group), people[0]) if arrives and group else (None, None)
    if behind:
        return Subject(
            behind[0].code,
            groups_between(parts, at, behind[0].last + 5, behind[0].code),
            "open" if behind[0].ambiguous else "explicit",
        ), behind[0]
    if (moving := _people_who(parts, at)) is not None:
        return moving
    before = [mention for mention in parts.mentions_of("measure") if mention.last < at]
    if before and at - before[-1].last <= 8 and not any(parts.word(k) in _PARTS for k in range(before[-1].last + 1, at)):
        nearest = before[-1]
        between = set(parts.words[nearest.last + 1 : at])
        if between <= _STATED_BY | {
            '"',
            "significantly",
            "sharply",
            "slightly",
            "remains",
            "remain",
            "high",
            "but",
            "now",
            "much",
            "far",
            "well",
        }:
            return Subject(
                nearest.code, groups_between(parts, 0, at, nearest.code), "open" if nearest.ambiguous else "explicit"
            ), nearest
    return None, None


def _people_who(parts: SentenceParts, at: int) -> tuple[Subject, Mention] | None:
    """Such as "a slight rise in the number of people leaving": the flow that they make."""
    for ahead in range(at + 1, min(at + 9, len(parts.words))):
        word = parts.word(ahead)
        if "in" not in parts.words[at + 1 : at + 3] or parts.parts_clauses(ahead):
            return None
        if (word in ARRIVING or word in LEAVING) and {"people", "number", "numbers"} & set(parts.words[at + 1 : ahead]):
            code = "immigration" if word in ARRIVING else "emigration"
            token = parts.tokens[ahead]
            named = Mention("measure", code, first=ahead, last=ahead, start=token.start, end=token.end)
            return Subject(code, groups_between(parts, at, ahead + 4, code)), named
    return None


def _clause_end(parts: SentenceParts, at: int) -> int:
    while at < len(parts.words) and parts.word(at) not in {",", ";", ".", ":"}:
        at += 1
    return at


def _end_of_subject(parts: SentenceParts, at: int, mention: Mention) -> int:
    """The last token of the subject that stands behind a noun of change."""
    if mention.first < at:
        return at
    last = mention.last
    while parts.word(last + 1) in {"and", "study", "work"} and mention.role == "group":
        last += 1
    return last
