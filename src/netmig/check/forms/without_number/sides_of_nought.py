"""On which side of nought net migration lies, told without a number: "more people left than came", "a net outflow", "was negative"."""

from __future__ import annotations

from ...sentences.in_doubt.doubts import UNPLACED
from ...sentences.in_doubt.forecast_numbers import forecast_word
from ...sentences.parts import SentenceParts
from ...sentences.scene import Scene
from ...sentences.times.times_of import sentence_window
from ...sentences.whom.groups import groups_between, settle_group
from ...sentences.whom.labels import labels
from ...sentences.wording import Basis, Subject, Wording
from ...words.cues import ARRIVING, LEAVING, NEGATIONS, is_adverb
from ...words.subjects import Mention
from ..common import claim_in_words
from .plainness import nothing_follows, opens_plainly

_MOVERS = ARRIVING | LEAVING
_MORE_OR_FEWER = frozenset({"more", "fewer"})
_THOSE = frozenset({"them", "these", "those"})
_NOT_SAID_WHO = "netmig could not tell who"
_WHOSE = "netmig could not tell whom this is about"
_PEOPLE = frozenset("people nationals citizens migrants immigrants persons individuals britons foreigners".split())
_OF_SEVERAL = frozenset(
    "both each either neither group groups category categories nationality nationalities blocs former latter".split()
)
_SIGNS = {"negative": -1, "positive": 1}
_BEING = frozenset(
    "is was were are been has have had of for from turned turns still now then also even once become became went remains remained remain stays stayed indeed".split()
)
_BALANCES = frozenset({"balance", "figure", "total"})


def side_of_nought(parts: SentenceParts, scene: Scene) -> Wording | None:
    """The claim of a sentence that net migration is above nought, or below it."""
    return _of_flows(parts, scene) or _net_flow(parts, scene) or _of_sign(parts, scene)


def _of_flows(parts: SentenceParts, scene: Scene) -> Wording | None:
    """Such as "more EU nationals departed than arrived": on which side of nought net migration lies."""
    if "than" not in parts.word_set or _MORE_OR_FEWER.isdisjoint(parts.word_set):
        return None
    for at, word in enumerate(parts.words):
        if word not in _MORE_OR_FEWER or any(at - 2 <= quantity.first <= at + 1 for quantity in parts.quantities):
            continue
        verbs = [k for k in range(at + 1, min(at + 16, len(parts.words))) if parts.word(k) in _MOVERS]
        than = next((k for k in range(at + 1, min(at + 16, len(parts.words))) if parts.word(k) == "than"), 0)
        if len(verbs) < 2 or not verbs[0] < than < verbs[1]:
            continue
        first, second = (parts.word(k) in ARRIVING for k in verbs[:2])
        if first == second:
            continue
        group, whose = groups_between(parts, at, than, "net_migration"), ""
        named = _names_people(parts, at, verbs[0])
        begun, ended = parts.clause(at)
        relative = not group and parts.word(at - 1) in {"which", "whom", "where"}  # "two groups in which more people leave"
        if relative or (not group and not _OF_SEVERAL.isdisjoint(parts.words[begun:ended])):
            whose = _NOT_SAID_WHO  # "in both of those groups"
        elif parts.word(at + 1) == "of" and parts.word(at + 2) in _THOSE:
            group, whose = _of_those(parts, at, scene)
            # of a nation that the same sentence named
            named = not whose and bool(parts.mentions_of("group")) and {name for name, _ in group} == {"nationality"}
        # "EU+ immigration was 116,000, and more people left than arrived": of whom is not said
        of_some = not group and bool(parts.mentions_of("group"))
        subject = Subject("net_migration", group)
        window = sentence_window(parts, at, scene, subject.measure)
        return claim_in_words(
            parts,
            "comparison",
            (at, verbs[1]),
            subject,
            window,
            scene,
            at=at,
            doubt=whose or (UNPLACED if not parts.says_where else "" if named and not of_some else _NOT_SAID_WHO),
            refusal=_WHOSE if whose else None,
            contrast="nought",
            direction=1 if first == (word == "more") else -1,
        )
    return None


def _of_those(parts: SentenceParts, at: int, scene: Scene) -> tuple[tuple[tuple[str, str], ...], str]:
    """Of whom "more of them came than left" is told, and why that is not plain: the one group named before it, or in the sentence before."""
    named = {settle_group(dict(each.group), "net_migration") for each in labels(parts) if each.last < at}
    if not named and scene.them:
        named = {settle_group(dict(scene.them), "net_migration")}
    return (named.pop(), "") if len(named) == 1 else ((), _NOT_SAID_WHO)


def _names_people(parts: SentenceParts, first: int, last: int) -> bool:
    """Whether it is people who are more or fewer: "more people left", not "as more left"."""
    return bool(_PEOPLE & set(parts.words[first:last])) or any(first < at < last for at in parts.covered("group"))


def _net_flow(parts: SentenceParts, scene: Scene) -> Wording | None:
    """Such as "there was a net outflow of EU citizens": on which side of nought the balance lies, without a number."""
    if "net" not in parts.word_set:
        return None
    for at in range(len(parts.words) - 1):
        if parts.words[at] != "net" or parts.words[at + 1] not in {"outflow", "inflow", "loss", "gain"}:
            continue
        if any(at - 4 <= quantity.first <= at + 6 for quantity in parts.quantities):
            return None
        stop = next((k for k in range(at + 2, len(parts.words)) if parts.parts_clauses(k)), len(parts.words))
        named = [mention for mention in parts.mentions_of("group") if at < mention.first < stop]
        if not named and not parts.says_where:
            return None
        subject = Subject("net_migration", groups_between(parts, at, stop, "net_migration"))
        last = max([at + 1, *(mention.last for mention in named)])
        return claim_in_words(
            parts,
            "comparison",
            (at, last),
            subject,
            sentence_window(parts, at, scene, subject.measure),
            scene,
            at=at,
            doubt="several groups are named"
            if len(named) > 1 or "both" in parts.words[at:stop]
            else ""
            if named
            else _NOT_SAID_WHO,
            contrast="nought",
            direction=1 if parts.words[at + 1] in {"inflow", "gain"} else -1,
        )
    return None


def _of_sign(parts: SentenceParts, scene: Scene) -> Wording | None:
    """Such as "net migration was negative", "there is now a net negative balance": on which side of nought it lies."""
    for at, word in enumerate(parts.words):
        if word not in _SIGNS or any(at - 4 <= quantity.first <= at + 8 for quantity in parts.quantities):
            continue
        back, groups, homes = at - 1, parts.covered("group"), parts.covered("home")
        measures = parts.covered("measure")
        while back >= 0 and (
            parts.word(back) in _BEING
            or back in parts.in_times
            or (back in groups and back not in measures)
            or is_adverb(parts.word(back))
            or back in homes
            or (parts.word(back) in {"to", "into", "the"} and (back + 1 in homes or back + 2 in homes))
        ):
            back -= 1
        named = next((each for each in parts.mentions_of("measure") if each.code == "net_migration" and each.last == back), None)
        if forecast_word(parts, at) >= 0 or any(parts.word(k) in NEGATIONS for k in range(max(0, back), at)):
            continue
        first, last, now = at, at, False
        plain = (
            named is not None
            and (opens_plainly(parts, named) or _opens_a_clause(parts, named) or _sums_up_both(parts, named, scene))
            and _ends_with_its_time(parts, at + 1)
        )
        if named is not None and back < at - 1:
            basis: Basis = "explicit" if plain else "open"
            first, subject = named.first, Subject("net_migration", groups_between(parts, 0, at, "net_migration"), basis)
        elif parts.word(at + 1) in _BALANCES and parts.word(at - 1) == "net" and scene.people is not None:
            last, held = at + 1, scene.people.subject
            certain = held.basis != "open" and not held.group and not (scene.groups - {"all"}) and not parts.mentions_of("group")
            plain = certain and not scene.aside and parts.word(0) == "there" and nothing_follows(parts, at + 2)
            now = plain and not parts.times and parts.word(1) in {"is", "has"}
            own = groups_between(parts, 0, at + 6, "net_migration")
            subject = Subject("net_migration", own, "explicit" if plain else "open")
        else:
            continue
        window = sentence_window(parts, at, scene, "net_migration")
        return claim_in_words(
            parts, "comparison", (first, last), subject, window, scene, at=at,
            doubt="" if plain else "it is said without a number, and may be of another time", contrast="nought", direction=_SIGNS[word], recent=now,
        )  # fmt: skip
    return None


def _sums_up_both(parts: SentenceParts, balance: Mention, scene: Scene) -> bool:
    """Whether a balance is what is left of those who came and those who left, as the sentence or the one before has just told of both.

    "More people leave the UK than come, so that the net balance is negative".
    """
    if parts.mentions_of("group") or scene.groups - {"all"} or not (parts.says_where or scene.at_home):
        return False
    before = parts.words[: balance.first]
    told = not ARRIVING.isdisjoint(before) and not LEAVING.isdisjoint(before)
    last = max((at for at, word in enumerate(before) if word in _MOVERS), default=-1)
    told = told and all(word in _THE or at + last + 1 in parts.covered("home") for at, word in enumerate(before[last + 1 :]))
    return told or (bool(scene.balance) and set(before) <= _THE)


_THE = frozenset("the its this that overall so and now britain's uk's net , ; – which means meaning it here".split())


def _opens_a_clause(parts: SentenceParts, named: Mention) -> bool:
    """Whether a clause that says what comes of it begins with a balance: "more left than came, so that the net balance is negative"."""
    at = named.first
    while parts.word(at - 1) in {"the", "net", "uk's", "britain's", "country's"}:
        at -= 1
    return parts.words[max(0, at - 2) : at] == ["so", "that"] or parts.word(at - 1) in {"so", "meaning"}


def _ends_with_its_time(parts: SentenceParts, at: int) -> bool:
    """Whether nothing but one time follows: "was negative in the year to June 2025"."""
    while at in parts.in_times or parts.word(at) in {"in", "for", "over", "during", "the"}:
        at += 1
    return nothing_follows(parts, at)
