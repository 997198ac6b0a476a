"""Plain statements without a number: "The numbers are trending down", "net migration held steady", "immigration is at a record high".

Only a statement that is built of one subject, one predicate and nothing else that could bend it is read here: the
flow, or the word that stands for it, opens its clause, and behind the predicate the clause ends or goes on to a
reason. So the figures can contradict it. What is told otherwise stays with the forms that find it and leave it alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from ...records import record
from ...sentences.in_doubt.forecast_numbers import forecast_word
from ...sentences.parts import SentenceParts
from ...sentences.scene import Scene
from ...sentences.times.times_of import Window, read_window, sentence_window
from ...sentences.whom.carried import inherited_subject
from ...sentences.whom.groups import groups_between
from ...sentences.wording import ClaimKind, Subject, Wording
from ...words.cues import (  # fmt: skip
    ARRIVING,
    FALL_NOUNS,
    FALLING_VERBS,
    LEAVING,
    NEGATIONS,
    RISE_NOUNS,
    RISING_VERBS,
    is_adverb,
)
from ...words.quantities import Quantity
from ...words.subjects import MIGRATION_FLOWS
from ...words.time_expressions import TimeExpression
from ..common import claim_in_words

_BEING = frozenset("is are was were be been being remain remains remained stay stays stayed".split())
_AUXILIARIES = _BEING | frozenset(
    "has have had continue continues continued continuing keep keeps held holds holding kept still also now again since to then both all went go goes gone going"
    " come comes came coming trending heading headed moving once yet already just on the a".split()
)  # fmt: skip
_DOWN = FALLING_VERBS - {"cut", "reduced", "reduce", "lowered", "eased", "slashed"}
_UP = RISING_VERBS - {"added", "raised", "doubled", "tripled", "trebled", "quadrupled"}
_PAST = frozenset(
    "fell rose grew sank dropped declined decreased slumped plunged plummeted tumbled increased jumped soared surged climbed shrank".split()
)
# "Net migration to the UK tumbles"
_PRESENT = frozenset(word for word in _DOWN | _UP if word.endswith("s"))
_WENT = frozenset("is are was were gone went going go goes come came coming trending heading headed moving".split())
_STEADY = frozenset("steady flat unchanged stable static plateaued flatlined stagnated stagnant same level constant".split())
_STEADYING = frozenset({"held", "remained", "stayed", "is", "are", "was", "were", "been", "has", "have", "remains", "stays"})
_TOPS = frozenset({"high", "highs", "level", "levels", "number", "numbers"})
_RECORDS = frozenset({"record", "all-time", "record-breaking", "historic"})
_CUES = (
    _DOWN
    | _UP
    | {"up", "down", "rise", "increase", "decline"}
    | (_STEADY - {"same", "level"})
    | {"same", "record", "all-time", "changed", "near", "close", "historic"}
)
# what may stand before the subject of a clause
_OPENS = frozenset(
    "the uk uk's britain's overall total annual long-term official headline latest current its their these those this both today's and"
    " but yet so now still however in fact meanwhile".split()
)  # fmt: skip
_ENDS = frozenset({",", ".", ";", ":", '"', "–", "—", ")", "", "!"})
_PLACING = frozenset({"to", "in", "into", "from", "the"})
_REASONS = frozenset(
    "thanks because due despite partly mainly largely and but while too again now today though although sharply slightly".split()
)
# what a figure is compared with, or since when it moved, is for other forms
_BENDING = frozenset("since from than compared by against over between until before to of at per for with in".split())
_OF_A_YEAR = frozenset({"calendar_year", "relative_year", "year_ending"})
# what stands for a flow that was spoken of
_FIGURES = frozenset({"figures", "numbers", "total", "figure", "statistics"})
_LOOSE = "it is said without a number, and may be of another time"
_NEVER_PLAIN = frozenset(
    "if would could may might should concern worry fears debate issue seem seems perceived believe think".split()
)


@record()
class _Said:
    """What is said of a flow: the words that say it, and how the figures must lie."""

    first: int
    last: int
    kind: Literal["moved", "steady", "record", "peak", "there"]
    direction: int = 0
    now: bool = True
    headline: bool = False
    """Whether it is in the present tense of headlines, which set things side by side that other lines tell in full."""


def find(parts: SentenceParts, scene: Scene) -> list[Wording]:
    """The plain statements that a sentence makes."""
    if parts.word_set.isdisjoint(_CUES) or parts.mentions_of("other_subject"):
        return []
    found: list[Wording] = []
    for said in _predicates(parts):
        if said.kind != "peak" and any(
            said.first <= quantity.last and quantity.first <= said.last + 4 for quantity in parts.quantities
        ):
            continue  # a number says more
        if (wording := _statement(parts, scene, said)) is not None:
            found.append(wording)
            break
    return found


# --- predicates


def _predicates(parts: SentenceParts) -> Iterator[_Said]:
    """The predicates that may state how figures lie, each from its first auxiliary on."""
    if "there" in parts.word_set and (said := _existential(parts)) is not None:
        yield said
    for at, word in enumerate(parts.words):
        if word in _DOWN or word in _UP:
            first = _verb_group(parts, at)
            way = -1 if word in _DOWN else 1
            if first < at or word in _PAST:
                yield _Said(first, at, "moved", way, now=_is_of_now(parts, first, at))
            elif word in _PRESENT:
                yield _Said(at, at, "moved", way, headline=True)
        elif word in {"up", "down"} and parts.word(at - 1) in _WENT | {"way", "sharply", "slightly", "still", "now", "also"}:
            yield _Said(_verb_group(parts, at), at, "moved", 1 if word == "up" else -1, now=_is_of_now(parts, at, at))
        elif word in {"rise", "increase", "decline"} and parts.words[max(0, at - 2) : at] == ["on", "the"]:
            yield _Said(_verb_group(parts, at), at, "moved", -1 if word == "decline" else 1)
        elif word in _STEADY and not (word in {"same", "level"} and parts.word(at + 1) in {"as", "with", "of", "for", "period"}):
            first = _verb_group(parts, at)
            if first < at and not {"held", *_STEADYING}.isdisjoint(parts.words[max(0, first - 1) : at]):
                yield _Said(first - (parts.word(first - 1) == "held"), at, "steady")
        elif word == "changed" and not {"barely", "hardly", "little", "scarcely", "not"}.isdisjoint(
            parts.words[max(0, at - 3) : at + 2]
        ):
            yield _Said(_verb_group(parts, at), at, "steady")
        elif word in {"close", "near"} and (peak := _peak_behind(parts, at)):
            yield _Said(_verb_group(parts, at), peak, "peak")
        elif word in _RECORDS and not _BEING.isdisjoint(parts.words[max(0, at - 4) : at]):
            top = at + (parts.word(at + 1) in _TOPS)
            if top > at or parts.word(at + 1) in _ENDS:
                yield _Said(_verb_group(parts, at), top, "record")


def _existential(parts: SentenceParts) -> _Said | None:
    """Where it is said that there was a rise or fall: "there has been a continued, gradual increase in"."""
    at = parts.words.index("there")
    noun = next((k for k in range(at + 2, min(at + 11, len(parts.words))) if parts.word(k) in FALL_NOUNS | RISE_NOUNS), None)
    if noun is None or parts.word(at + 1) not in _BEING | {"has", "have"} or parts.word(noun + 1) not in {"in", '"'}:
        return None
    between = set(parts.words[at + 1 : noun])
    if between & {"no", "not", "never", "without"} or (
        not between <= _DESCRIBING and not all(word in _DESCRIBING or is_adverb(word) for word in between)
    ):
        return None
    return _Said(at, noun, "there", -1 if parts.word(noun) in FALL_NOUNS else 1)


_DESCRIBING = _BEING | frozenset(
    'has have a an the also still , " continued gradual slight sharp small large big steep steady further modest significant substantial'
    " marked dramatic clear recent and now".split()
)


def _peak_behind(parts: SentenceParts, at: int) -> int:
    """The last word of a record that something is said to be close to: "close to its record high"; 0 if none is."""
    ahead = at + 1 + (parts.word(at + 1) == "to")
    if parts.word(ahead) in {"its", "a", "the", "their", "an"}:
        ahead += 1
    elif parts.word(ahead) not in _TOPMOST:
        return 0
    if _BEING.isdisjoint(parts.words[max(0, at - 3) : at]):
        return 0
    while parts.word(ahead) in _TOPMOST and parts.word(ahead + 1) in _TOPS | {"peak", "record"}:
        ahead += 1
    if parts.word(ahead) in {"level", "levels"} and parts.word(ahead - 1) not in _TOPMOST:
        return 0
    return ahead if parts.word(ahead) in _TOPS | {"record", "peak"} else 0


_TOPMOST = frozenset({"all-time", "record", "highest", "historic", "recent"})


def _verb_group(parts: SentenceParts, at: int) -> int:
    """Where the verb begins that a predicate belongs to: at its first auxiliary or adverb."""
    first = at
    while first > 0 and (
        parts.word(first - 1) in _AUXILIARIES
        or is_adverb(parts.word(first - 1))
        or parts.word(first - 1) in {"at", "near", "about", "much", "barely", "hardly", "more", "or", "less", "way", "new", "an"}
    ):
        first -= 1
    while first < at and parts.word(first) in {"the", "a", "on", "to", "more", "or", "less", "both", "all"}:
        first += 1
    return first


def _is_of_now(parts: SentenceParts, first: int, at: int) -> bool:
    group = parts.words[max(0, first - 1) : at + 1]
    return not {"is", "are", "has", "have", "continues", "keeps", "still", "remains", "stays", "now"}.isdisjoint(group)


# --- their subjects


def _statement(parts: SentenceParts, scene: Scene, said: _Said) -> Wording | None:
    if said.kind == "there":
        return _there_was(parts, scene, said)
    if forecast_word(parts, said.first) >= 0 or not NEGATIONS.isdisjoint(parts.words[max(0, said.first - 2) : said.last]):
        return None
    found = _subject(parts, scene, said.first)
    if found is None:
        return None
    subject, first, plain = found
    since = _since(parts, said)
    shown = _shown_in_brackets(parts, said)
    tail = True if since is not None else _tail(parts, said.last + 1 if shown is None else shown.last + 2)
    if tail is None:
        return None
    window = sentence_window(parts, said.first, scene, subject.measure)
    timed = window.basis == "explicit" and since is None
    if said.kind == "moved" and timed and not said.now:
        return None  # "Net migration rose sharply in 2024": comparisons.py
    beside = shown is None and any(0 <= quantity.first - said.last <= 4 for quantity in parts.quantities)
    # "UK net migration rose.", and nothing else, is of the newest year in news of it, and else of any
    of_now = _is_of_now(parts, said.first, said.last)
    told_of = of_now or _is_news(parts, scene, said, subject.measure)
    plain = plain and tail and told_of and not (timed or beside or said.headline) and _NEVER_PLAIN.isdisjoint(parts.word_set)
    slots: dict[str, Any] = {"also": _also(subject)}
    if said.kind == "record":
        slots |= {"extreme": "high", "recent": True}
        kind: ClaimKind = "extreme"
    else:
        slots |= {
            "recent": not timed and since is None,
            "baseline": tuple(period.years_back(1) for period in window.periods if period.is_year)
            if since is None
            else read_window(parts, since, scene, subject.measure).periods,
            "baseline_basis": "inherited" if since is None else "explicit",
            "direction": said.direction,
            "contrast": "highest" if said.kind == "peak" else "year_before",
        }
        kind = "comparison"
        plain = plain or (said.kind == "steady" and tail and timed and found[2])
    last = _end(parts, said.last) if since is None else since.last
    if since is not None:
        latest = scene.calendar.latest(subject.measure)
        window = Window((latest,) if latest is not None else (), "inherited")
    return claim_in_words(
        parts,
        kind,
        (first, last),
        subject,
        _newest(window, scene, subject) if not timed else window,
        scene,
        at=said.first,
        doubt="" if plain else _LOOSE,
        **slots,
    )


def _shown_in_brackets(parts: SentenceParts, said: _Said) -> Quantity | None:
    """The number that shows in brackets what is said to be close to a record: "is still close to record highs (900k)"."""
    if said.kind != "peak" or parts.word(said.last + 1) != "(":
        return None
    return next((each for each in parts.quantities if each.first == said.last + 2 and parts.word(each.last + 1) == ")"), None)


def _since(parts: SentenceParts, said: _Said) -> TimeExpression | None:
    """Since when something has moved, where a statement of now ends with that: "has dropped sharply since 2023"."""
    if said.kind != "moved" or parts.word(said.last + 1) == "by" or "since" not in parts.words[said.last + 1 : said.last + 4]:
        return None
    if not all(
        parts.word(k) == "since" or is_adverb(parts.word(k))
        for k in range(said.last + 1, said.last + 3)
        if parts.word(k) != "the" and k not in parts.in_times
    ):
        return None
    time = next((each for each in parts.times if 0 < each.first - said.last <= 4), None)
    if (
        time is None
        or time.kind not in _OF_A_YEAR | {"month"}
        or {"has", "have"}.isdisjoint(parts.words[said.first : said.last + 1])
    ):
        return None
    return time if time.last + 1 >= len(parts.tokens) or parts.word(time.last + 1) in _ENDS else None


def _there_was(parts: SentenceParts, scene: Scene, said: _Said) -> Wording | None:
    """Such as "there was a gradual increase in emigration": a rise or fall of a whole flow, and nothing more."""
    named = next((each for each in parts.mentions_of("measure") if each.first > said.last), None)
    if named is None or named.code not in MIGRATION_FLOWS or forecast_word(parts, said.first) >= 0:
        return None
    tail = _tail(parts, named.last + 1)
    window = sentence_window(parts, said.first, scene, named.code)
    if tail is None or window.basis == "explicit":
        return None
    subject = Subject(
        named.code, groups_between(parts, said.last, named.last + 1, named.code), "open" if named.ambiguous else "explicit"
    )
    opens = said.first == 0 or parts.word(said.first - 1) in _ENDS | _GOES_ON | {"that", "also"}
    denied = not (_DENYING | _NEVER_PLAIN).isdisjoint(parts.words[: said.first])
    return claim_in_words(
        parts,
        "comparison",
        (said.first, named.last),
        subject,
        _newest(window, scene, subject),
        scene,
        doubt="" if tail and opens and not denied else _LOOSE,
        recent=True,
        baseline=tuple(period.years_back(1) for period in window.periods if period.is_year),
        baseline_basis="inherited",
        direction=said.direction,
    )


def _newest(window: Window, scene: Scene, subject: Subject) -> Window:
    """The year that a statement in the present tense is of: the newest, whatever was spoken of."""
    latest = scene.calendar.latest(subject.measure)
    return window if latest is None else Window(tuple(dict.fromkeys((latest, *window.periods))), window.basis)


def _also(subject: Subject) -> tuple[str, ...]:
    """The other flows that may be meant: of "migration", "the figures" and the people of one nation."""
    if subject.measure not in {"net_migration", "immigration"}:
        return ()
    whole = subject.basis == "explicit" and not subject.carried
    nation = dict(subject.group).get("nationality", "")
    if whole and not nation:
        return ()
    return ("immigration",) if subject.measure == "net_migration" else ("net_migration",)


def _subject(parts: SentenceParts, scene: Scene, stop: int) -> tuple[Subject, int, bool] | None:
    """What a predicate is said of, where its words begin, and whether they open a clause and leave nothing open."""
    homes = parts.covered("home")
    back = stop - 1
    while back > 0 and (back in homes or (parts.word(back) in _PLACING and (back + 1 in homes or parts.word(back + 1) == "the"))):
        back -= 1
    named = next((each for each in parts.mentions_of("measure") if each.last == back), None)
    if named is None and parts.word(stop - 1) == "and":
        return _of_the_whole_sentence(parts, stop)
    if named is not None and named.code in MIGRATION_FLOWS:
        opens, plain = _opening(parts, named.first)
        groups = groups_between(parts, opens, stop, named.code)
        if named.ambiguous:
            return Subject(named.code, groups, "inherited", carried=True), opens, plain
        return Subject(named.code, groups, "explicit", local=True), opens, plain
    if named is None and parts.word(back) in _FIGURES:
        opens, plain = _opening(parts, back)
        subject = _carried(parts, scene) if plain or parts.word(opens - 1) in _BESIDE else None
        return None if subject is None else (subject, opens, plain and _is_certain(subject, scene, parts))
    return _people(parts, stop)


def _of_the_whole_sentence(parts: SentenceParts, stop: int) -> tuple[Subject, int, bool] | None:
    """The flow that a sentence opens with and goes on about: "Net migration was 204,000 and remains near its record"."""
    flows = [each for each in parts.mentions_of("measure") if each.code in MIGRATION_FLOWS]
    if len(flows) != 1 or parts.mentions_of("group") or flows[0].ambiguous:
        return None
    opens, plain = _opening(parts, flows[0].first)
    return (Subject(flows[0].code, (), "explicit", local=True), stop, True) if opens == 0 and plain else None


def _carried(parts: SentenceParts, scene: Scene) -> Subject | None:
    found = inherited_subject(parts, None, scene)
    return found if found is not None and found.measure in MIGRATION_FLOWS else None


def _is_certain(subject: Subject, scene: Scene, parts: SentenceParts) -> bool:
    """Whether what was spoken of last is a whole flow, and nothing else was in between."""
    return (
        subject.basis != "open"
        and not subject.group
        and not (scene.groups - {"all"})
        and not scene.aside
        and not parts.mentions_of("group")
    )


# a sentence that begins with one of these sets a time or a case for what follows
_SETTING = frozenset(
    "when whenever after before once as since while every whatever in during under over by compared until if for back then with although"
    " though despite".split()
)
_BESIDE = frozenset({"as", "when", "after", "since", "because"})
# a clause behind one of these is stated; behind "when", "if" or "whether" it is not
_GOES_ON = frozenset({"and", "but", "while", "so", "although", "though", "because", "whereas", "yet"})
# what is feared or denied is not stated
_DENYING = frozenset(
    "fear fears feared claim claims claimed myth false untrue deny denies denied idea notion worry worries not never if believe believes"
    " think thinks thought wrong suggest suggests suggested argue argues pretend nonsense".split()
)


def _opening(parts: SentenceParts, first: int) -> tuple[int, bool]:
    """Where the words of a subject begin, and whether its clause begins there."""
    groups = parts.covered("group", "home")
    at = first
    while at > 0 and (parts.word(at - 1) in _OPENS or at - 1 in groups or is_adverb(parts.word(at - 1))):
        at -= 1
    before = parts.word(at - 1)
    if before == "that" and not _DENYING.isdisjoint(parts.words[:at]):
        return at, False
    if before == "," and parts.word(0) in _SETTING:
        return at, False  # "When borders opened again, immigration rose"
    return at, at == 0 or before in {",", ".", ";", ":", '"', "that", "–", "—"} or before in _GOES_ON


def _people(parts: SentenceParts, stop: int) -> tuple[Subject, int, bool] | None:
    """Such as "The number of non-EU nationals who arrive in the United Kingdom": the flow that people make."""
    for back in range(stop - 1, max(-1, stop - 9), -1):
        word = parts.word(back)
        if word in _CLOSES:
            return None
        if word in ARRIVING or word in LEAVING:
            number = next((k for k in range(back - 1, max(-1, back - 8), -1) if parts.word(k) in {"number", "numbers"}), None)
            if number is None or any(parts.word(k) in _CLOSES for k in range(number, back)):
                return None
            code = "immigration" if word in ARRIVING else "emigration"
            opens, plain = _opening(parts, number)
            whole = parts.says_where and _PEOPLE.isdisjoint(parts.words[number:back]) is False
            subject = Subject(code, groups_between(parts, number, stop, code), "explicit" if whole else "open")
            return subject, opens, plain
    return None


_CLOSES = frozenset({",", ";", ".", ":", "–", "—", "(", ")", "for", "as", "after"})
_PEOPLE = frozenset("people nationals migrants citizens britons immigrants".split())


# --- what follows


def _tail(parts: SentenceParts, at: int) -> bool | None:
    """Whether nothing that bends the statement follows; None where it is compared with something, and so is for other forms."""
    taken = 0
    homes = parts.covered("home")
    while taken < 6 and (
        is_adverb(parts.word(at))
        or at in homes
        or parts.word(at) in {"too", "again", "now", "today", "still", "sharply", "fast", "far"}
    ):
        at, taken = at + 1, taken + 1
    if at >= len(parts.tokens) or parts.word(at) in _ENDS:
        return True
    if parts.words[at : at + 2] in (["of", "late"], ["at", "present"]):
        at += 2
    if at >= len(parts.tokens) or parts.word(at) in _ENDS:
        return True
    if parts.word(at) == "in" and parts.words[at + 1 : at + 3] in (["recent", "years"], ["recent", "months"], ["the", "uk"]):
        return True
    time = next((each for each in parts.times if 0 <= each.first - at <= 2), None)
    if time is not None and all(parts.word(k) in {"in", "during", "for", "over", "the"} for k in range(at, time.first)):
        if time.kind not in _OF_A_YEAR:
            return None  # "has dropped for nine quarters running"
        return time.last + 1 >= len(parts.tokens) or parts.word(time.last + 1) in _ENDS
    if parts.word(at) == "from" and parts.word(at + 2) in {"record", "peak", "high", "highs", "records", "peaks"}:
        return False  # "fell from the record of 2022"
    if parts.word(at) in _BENDING:
        return None
    return parts.word(at) in _REASONS


def _is_news(parts: SentenceParts, scene: Scene, said: _Said, measure: str) -> bool:
    """Whether what is told as past, with no time, is of the newest year: in news of it that names no other."""
    others = {each for each in scene.named.get(measure, ()) if each != scene.headline}
    return scene.headline is not None and not others and (said.kind == "steady" or _ends_there(parts, said.last + 1))


def _ends_there(parts: SentenceParts, at: int) -> bool:
    """Whether a clause ends with its adverbs: what rose "after Brexit" or "and rose again" is told of another time."""
    homes = parts.covered("home")
    while is_adverb(parts.word(at)) or at in homes or parts.word(at) in {"too", "again", "to", "the", "in"}:
        at += 1
    return at >= len(parts.tokens) or parts.word(at) in {".", ";", "!", '"', ")"}


def _end(parts: SentenceParts, last: int) -> int:
    while is_adverb(parts.word(last + 1)) or parts.word(last + 1) in {"too", "again"}:
        last += 1
    if parts.words[last + 1 : last + 4] in (["in", "recent", "years"], ["in", "recent", "months"]):
        last += 3
    return last
