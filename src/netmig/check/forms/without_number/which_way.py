"""Which way a flow went, told without a number in words that are all understood: "more Britons are emigrating", "Emigration rose again".

Other forms find such statements, and mostly leave them alone, because a word that is not understood may make them of
something else. Here a clause is read whole: it names one flow or the people who move, one way, one time or none, and
nothing besides. Only such a clause can be held against the figures, and is wrong where they went the other way by
every estimate and from every year that it may be measured from (`evaluation/kinds/plainly.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...records import record, replace
from ...sentences.asides import is_an_aside
from ...sentences.in_doubt.doubts import SEVERAL_COUNTS
from ...sentences.in_doubt.firmness import tells_of_estimates
from ...sentences.parts import SentenceParts
from ...sentences.scene import Scene
from ...sentences.times.in_office import in_office
from ...sentences.whom.groups import settle_group
from ...sentences.wording import Stated, Subject, Wording
from ...words.cues import FALL_NOUNS, FALLING_VERBS, FORECAST_WORDS, RISE_NOUNS, RISING_VERBS, is_adverb
from ...words.subjects import MIGRATION_FLOWS
from ...words.telling_words import MARKS
from ..common import BOTH_WAYS, claim, parted
from .plainness import only_gives_it
from .which_years import COUNTS_OF_PEOPLE, When, since_then, when_of
from .whose_flow import (
    EITHER,
    PEOPLE,
    THOSE_WHO_CAME,
    THOSE_WHO_LEFT,
    elliptic,
    flow_at,
    flow_named,
    group_named,
    places_of_times,
    stands_so,
)

_UP = (RISING_VERBS - {"added", "raised", "doubled", "tripled", "trebled", "quadrupled"}) | frozenset(
    "accelerating accelerated accelerates accelerate mounting mounted swelling ballooning escalating escalated multiplied".split()
)


_DOWN = (FALLING_VERBS - {"cut", "cutting", "reduce", "reducing", "halved", "halving", "slashed", "lowered"}) | frozenset(
    "dwindled dwindling slow slows slowed slowing dried".split()
)


_WAYS = {**dict.fromkeys(_UP | RISE_NOUNS, 1), **dict.fromkeys((_DOWN | FALL_NOUNS) - {"cut", "reduction"}, -1)}
# how many there are: "in greater numbers", "higher emigration", "fewer arrivals"
_SIZES = {
    **dict.fromkeys("greater larger bigger higher growing rising increasing increased soaring mounting swelling".split(), 1),
    **dict.fromkeys("smaller lower falling declining shrinking dwindling reduced decreased".split(), -1),
}


_MORE = {"more": 1, "fewer": -1}
_UP_OR_DOWN = {
    **dict.fromkeys("up higher larger bigger greater".split(), 1),
    **dict.fromkeys("down lower smaller".split(), -1),
}


# these tell of a way that did not change, whatever denies it: "no sign of easing", "has not stopped rising"
_EASING = frozenset(
    "easing slowing abating letting stopping falling relenting diminishing ending cooling declining subsiding".split()
)


_GOING_ON = frozenset("stopped ceased".split())
CUES = frozenset({*_WAYS, *_SIZES, *_MORE, *_UP_OR_DOWN, "sign", "signs", "stopped", "ceased"})
# words that narrow nothing and bend nothing
_PLAIN = frozenset(
    "the a an of by for among from in into to its their our own annual total overall official long-term yearly uk-wide has have had is are was"
    " were been being be it who which still now also again carried once further just both country number numbers net level levels year-on-year"
    " gone went going go goes kept keeps keep continues continued continue continuing began begun begin started yet then all on time same"
    " come period over during compared with against than since what every each year years after without interruption continuous uninterrupted"
    " another unbroken nonstop non-stop so this these those them and with saw seen sees crossings crossing crossed channel boats gradual sharp steep slight"
    " steady big large small significant modest marked dramatic likewise too equally similarly as well bit lot deal way good great long little somewhat far much upwards downwards upward downward"
    " become became out".split()
)


_BENDING = frozenset(
    "barely hardly scarcely nearly only supposedly allegedly temporarily initially previously originally formerly briefly usually typically"
    " historically potentially possibly probably likely apparently family early".split()
)


# where one clause ends and another begins
_PARTING = frozenset(
    "and but as because while whilst although though whereas with according says said show shows showed reveal reveals showing when that if"
    " where yet so until before despite".split()
)


_ABOVE_ALL = frozenset("particularly especially notably mainly chiefly mostly principally primarily".split())
_DENYING = frozenset(
    "fear fears feared claim claims claimed myth false untrue deny denies denied idea notion worry worries not never if whether why believe"
    " believes think thinks thought wrong suggest suggests suggested argue argues pretend nonsense unless nor no perceived seem seems survey"
    " poll polling respondents could would may might should will".split()
)


_EVERY = ({"every", "year"}, {"each", "year"}, {"year", "after"}, {"without", "interruption"})
_UNBROKEN = frozenset("continuous continuously uninterrupted steadily constantly relentlessly unbroken nonstop non-stop".split())
_LONGEST = 26
_RECORDS = frozenset({"record", "peak", "peaked", "highest", "all-time"})


@record()
class Way:
    """What a clause tells: from which token to which, of which flow and people, which way it went, and of when."""

    first: int
    last: int
    at: int
    subject: Subject
    direction: int
    when: When
    also: tuple[str, ...] = ()
    every: bool = False
    lasting: bool = False


def with_ways(parts: SentenceParts, scene: Scene, found: Sequence[Wording]) -> list[Wording]:
    """The wordings of a sentence, with those that tell a way in plain words read as such."""
    if parts.word_set.isdisjoint(CUES) or parts.words[-1:] == ["?"] or parts.mentions_of("other_subject"):
        return list(found)
    kept = list(found)
    if not parts.word_set.isdisjoint(FORECAST_WORDS) or scene.forecaster or scene.revising or tells_of_estimates(parts):
        return kept  # why a forecast was changed, or beside what was thought before
    for way in _ways(parts, scene):
        start, end = parts.tokens[way.first].start, parts.tokens[way.last].end
        beside = [each for each in kept if each.start < end and start < each.end]
        if any(each.stated.value is not None or not _gives_way(each, way) for each in beside):
            continue
        if beside:
            start = min(beside[0].start, start)
            behind = {token.lower for token in parts.tokens if end <= token.start < beside[0].end}
            end = max(end, beside[0].end) if behind.isdisjoint(CUES | _PARTING) else end
        wording = _wording(parts, scene, way, (start, end))
        at = kept.index(beside[0]) if beside else len(kept)
        kept[at : at + 1] = [wording]
        kept = [each for each in kept if each is wording or each not in beside]
    return kept


def _gives_way(wording: Wording, way: Way) -> bool:
    """Whether what another form has found is of the same, and was left in doubt."""
    if wording.kind != "comparison" or wording.contrast not in {"year_before", "highest"}:
        return False
    return bool(wording.refusal or wording.uncertain or way.every or way.lasting or way.when.since) or not {
        "period",
        "count",
    }.isdisjoint(wording.unsettled)


def _wording(parts: SentenceParts, scene: Scene, way: Way, span: tuple[int, int]) -> Wording:
    found = claim(
        parts, "comparison", span, Stated(None, unit="people"), way.subject, way.when.window, scene, at=way.at,
        direction=way.direction, also=way.also, reached=way.lasting and not _RECORDS.isdisjoint(parts.word_set), baseline=way.when.baseline, baseline_basis="inherited", recent=way.when.recent,
        contrast="every_year" if way.every else "lasting" if way.lasting else "plainly",
    )  # fmt: skip
    if way.subject.measure in COUNTS_OF_PEOPLE:
        # of several counts each goes the same way, or it is left open (`plainly.py`)
        left = tuple(each for each in found.unsettled if each != "count")
        found = replace(found, unsettled=left, uncertain="" if found.uncertain == SEVERAL_COUNTS else found.uncertain)
    # every clause is read by itself: what another tells takes nothing from it
    return replace(found, uncertain="") if found.uncertain == BOTH_WAYS else found


def _ways(parts: SentenceParts, scene: Scene) -> Iterator[Way]:
    in_office(parts, scene.published)
    clauses = list(_clauses(parts))
    for place, (first, stop) in enumerate(clauses):
        if stop - first > _LONGEST or CUES.isdisjoint(parts.words[first:stop]):
            continue
        if any(_goes_on(parts, other) for other in _up_to_another_flow(parts, clauses[place + 1 :])) or (
            place and _sets_a_time(parts, first)
        ):
            continue
        if parts.word(stop) == "as" and place + 1 < len(clauses) and flow_named(parts, *clauses[place + 1], frozenset()) is None:
            continue  # "is rising as a concern"
        before = clauses[place - 1] if place else None
        if place > 1 and before is not None and is_an_aside(parts, before):
            before = clauses[place - 2]
            way = _way(parts, scene, first, stop, before, goes_on=True)
        else:
            way = _way(parts, scene, first, stop, before)
        if way is not None:
            yield way


def _up_to_another_flow(parts: SentenceParts, clauses: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The clauses behind one, as far as the first that counts people of its own: "rose: 693,000 people left, compared with 650,000"."""
    for first, stop in clauses:
        yield first, stop
        if parts.word(first - 1) == ":" and flow_named(parts, first, stop, frozenset()) is not None:
            return


def _goes_on(parts: SentenceParts, clause: tuple[int, int]) -> bool:
    """Whether a clause goes on about what one before it told: with a number, a comparison or another way, and no flow of its own."""
    first, stop = clause
    words = parts.words[first:stop]
    if flow_named(parts, first, stop, frozenset()) is not None or parts.covered("measure") & set(range(first, stop)):
        return "than" in words and _MORE.keys().isdisjoint(words)
    return (
        "than" in words
        or not _WAYS.keys().isdisjoint(words)
        or not {"up", "down", "back"}.isdisjoint(words)
        or any(
            first <= quantity.first < stop
            and quantity.unit in {"", "people", "percent", "share"}
            and not only_gives_it(parts, first, quantity)
            for quantity in parts.quantities
        )
    )


def _sets_a_time(parts: SentenceParts, first: int) -> bool:
    """Whether a sentence sets a time or a case first: "Every time he promised to cut it, net migration rose"."""
    opens = any(each.first == 0 and each.last == first - 2 for each in parts.kept.get("in office", ()))
    opens = opens or parts.words[:2] == ["since", "then"]
    return parts.word(first - 1) == "," and parts.word(0) in _SETTING and not opens


_SETTING = frozenset(
    "when whenever after before once as since every whatever during under until back although though despite in by".split()
)


def _clauses(parts: SentenceParts) -> Iterator[tuple[int, int]]:
    """The clauses of a sentence: first token, and one past the last."""
    named, times = parts.covered("group", "measure", "home"), places_of_times(parts)

    def ends_at(first: int, at: int) -> bool:
        word = parts.words[at]
        cleft = word == "that" and parts.words[first : first + 2] in (["it", "is"], ["it", "was"])
        inside = at in times or at in named
        return (word in MARKS or word in _PARTING or word in {'"', "."}) and not cleft and not inside and not _joins(parts, at)

    return parted(parts, ends_at)


def _joins(parts: SentenceParts, at: int) -> bool:
    """Whether a mark or word stands within what is told: "compared with", "year-on-year", "with each year"."""
    word = parts.word(at)
    if parts.words[at : at + 2] == ["as", "well"] and parts.word(at + 2) != "as":
        return True
    return (word == "with" and parts.word(at - 1) in {"compared", "arriving", "coming", "arrived"}) or (
        word == "-" and parts.tokens[at].start == parts.tokens[at - 1].end
    )


# behind a phrase with which a clause begins, these tell what it brought about
_BROUGHT = frozenset("has have brought cut pushed drove helped led".split())


def _opening_phrase(parts: SentenceParts, first: int, stop: int) -> int:
    """Where a phrase ends that names a way and what it brought about: "Rising British emigration has cut net migration"; else the clause's end."""
    if parts.word(first) not in _SIZES and parts.word(first) not in _MORE:
        return stop
    flows = parts.covered("measure")
    known = flows | parts.covered("group", "home") | places_of_times(parts)
    at, named = first + 1, False
    while at < stop and (
        at in known or parts.word(at) in PEOPLE | THOSE_WHO_LEFT | THOSE_WHO_CAME or parts.word(at) in {"from", "of", "the", "to"}
    ):
        named = named or at in flows or parts.word(at) in THOSE_WHO_LEFT | THOSE_WHO_CAME
        at += 1
    return at if named and at < stop and parts.word(at) in _BROUGHT else stop


def _way(
    parts: SentenceParts, scene: Scene, first: int, stop: int, before: tuple[int, int] | None, *, goes_on: bool = False
) -> Way | None:
    stop = _opening_phrase(parts, first, stop)
    if any(first <= quantity.last and quantity.first < stop for quantity in parts.quantities):
        return None
    while first < stop and (is_adverb(parts.word(first)) or parts.word(first) in {"meanwhile", "however", "instead"}):
        first += 1
    told = _direction(parts, first, stop)
    if told is None:
        return None
    at, direction, used, lasting = told
    flow = flow_named(parts, first, stop, used)
    carried = False
    if flow is None and before is not None:
        flow, carried = flow_named(parts, before[0] if goes_on else 0, first, frozenset()), not goes_on
    since = since_then(parts, first, stop) >= 0
    if told_before := flow is None and since and _points_back(parts, first) and scene.flow is not None:
        held = scene.flow.subject
        flow = (held.measure, frozenset[int](), False) if not held.group and held.measure in MIGRATION_FLOWS else None
    if flow is None or _is_denied(parts, first):
        return None
    code, movers, ambiguous = flow
    group = group_named(parts, before[0] if goes_on and before is not None else first, stop, code)
    if group is None or (carried and (parts.covered("group") or not (lasting or since))):
        return None
    last = stop - 1
    if (narrowed := _above_all(parts, stop, code)) is not None:
        if group:
            return None
        group, last = narrowed
    if not group and elliptic(parts, first, stop, movers) and not _all_people(parts, first):
        return None
    if not _is_understood(parts, first, stop, used | movers):
        opens = _phrase(parts, first, at)
        if opens is None or not _is_understood(parts, opens, stop, used | movers) or _is_denied(parts, opens):
            return None
        first = opens
    when = when_of(parts, scene, first, stop, code)
    if when is None or _moved_an_estimate(parts, scene, first, at, when, code):
        return None
    every = _is_unbroken(parts, first, stop)
    if every and not when.since:
        return None
    while last > first and parts.word(last) in MARKS | {'"', "."}:
        last -= 1
    named = Subject(code, group, "open") if told_before else Subject(code, group, "explicit", local=True)
    also: tuple[str, ...] = ()
    if code == "immigration" and (ambiguous or not movers):
        also = ("net_migration",)
    elif code == "emigration" and group and movers:
        also = ("net_migration",)  # who "are leaving" may be those who do so on balance
    return Way(first, last, at, named, direction, when, also, every, lasting)


def _points_back(parts: SentenceParts, first: int) -> bool:
    """Whether a clause tells of what was told last: "it has fallen since then", "Since then the number has risen"."""
    first += 2 * (parts.words[first : first + 2] == ["since", "then"])
    return parts.word(first) == "it" or (parts.word(first) in {"the", "that"} and parts.word(first + 1) in {"number", "figure"})


def _moved_an_estimate(parts: SentenceParts, scene: Scene, first: int, at: int, when: When, code: str) -> bool:
    """Whether it is an estimate that has changed, of a year that is over and named: "The number for 2021 has come down"."""
    latest = scene.calendar.latest(code)
    if {"has", "have"}.isdisjoint(parts.words[first:at]) or when.since or latest is None or when.window.basis != "explicit":
        return False
    return all(period.stop < latest.stop for period in when.window.periods)


def _direction(parts: SentenceParts, first: int, stop: int) -> tuple[int, int, frozenset[int], bool] | None:
    """Which way a clause tells, the word that does, all the words used for it, and whether it says that a way lasts."""
    found: list[tuple[int, int]] = []
    used: set[int] = set()
    for at in range(first, stop):
        word, following = parts.word(at), parts.word(at + 1)
        if at in used or at in places_of_times(parts):
            continue
        if word in {"sign", "signs"} and parts.word(at - 1) == "no" and following == "of" and parts.word(at + 2) in _EASING:
            lead = [k for k in range(first, at) if parts.word(k) in {"shown", "showed", "shows", "showing", "there"}]
            return at, 1, frozenset({at - 1, at, at + 1, at + 2, *lead, at + 3 if parts.word(at + 3) == "up" else at}), True
        if word in _GOING_ON and parts.word(at - 1) in {"not", "never", "hasn't", "haven't"} and following in _WAYS:
            return at + 1, _WAYS[following], frozenset({at - 1, at, at + 1}), True
        if word in _MORE and (span := _more(parts, at, stop)):
            found.append((at, _MORE[word]))
            used.update(span)
        elif word in _SIZES and (following in {"numbers", "number"} or flow_at(parts, at + 1)):
            found.append((at, _SIZES[word]))
            used.update({at, at + 1 if following in {"numbers", "number"} else at})
            if parts.word(at - 1) in {"ever", "even"}:
                used.add(at - 1)
        elif word in _WAYS:
            found.append((at, _WAYS[word]))
            used.add(at)
            if following == ("up" if _WAYS[word] > 0 else "down"):
                used.add(at + 1)  # "has fallen down"
        elif word in _UP_OR_DOWN and stands_so(parts, at, first):
            found.append((at, _UP_OR_DOWN[word]))
            used.add(at)
    if not found or len(found) > 2 or len({direction for _, direction in found}) > 1:
        return None
    lasting = any(parts.word(k) in {"gone", "kept", "carried"} and parts.word(stop - 1) == "since" for k in range(first, stop))
    return found[0][0], found[0][1], frozenset(used), lasting or parts.words[stop - 2 : stop] == ["ever", "since"]


def _more(parts: SentenceParts, at: int, stop: int) -> set[int]:
    """The words of "ever more of the British left" that say how many: of people who move, named shortly behind."""
    groups = parts.covered("group")
    used = {at}
    if parts.word(at - 1) == "ever":
        used.add(at - 1)
    if parts.words[at + 1 : at + 4] == ["of", "its", "own"]:
        used.update({at + 1, at + 2, at + 3})
    if parts.words[at + 1 : at + 3] == ["and", "more"]:
        used.update({at + 1, at + 2})
    for k in range(at + 1, min(at + 7, stop)):
        if parts.word(k) in THOSE_WHO_LEFT | THOSE_WHO_CAME | EITHER or flow_at(parts, k):
            return used
        if not (k in groups or k in used or parts.word(k) in PEOPLE | _PLAIN or is_adverb(parts.word(k))):
            return set()
    return set()


def _above_all(parts: SentenceParts, stop: int, code: str) -> tuple[tuple[tuple[str, str], ...], int] | None:
    """The group of which a way is told above all, behind a clause: "increased emigration, particularly among British nationals"."""
    at = stop + (parts.word(stop) in {",", "–", "—", "("})
    if parts.word(at) not in _ABOVE_ALL and parts.words[at : at + 2] != ["above", "all"]:
        return None
    named = next((each for each in parts.mentions_of("group") if 0 < each.first - at <= 4), None)
    if named is None or not {"of", "by", "among", "from", "for"} & set(parts.words[at + 1 : named.first]):
        return None
    if not (named.last + 1 >= len(parts.words) or parts.word(named.last + 1) in MARKS | {'"', "and"}):
        return None
    group = settle_group(dict(named.group), code)
    return (group, named.last) if set(dict(group)) == {"nationality"} else None


def _all_people(parts: SentenceParts, first: int) -> bool:
    """Whether a sentence speaks of everybody before a place: of people, or of a flow, and of no group."""
    if any(mention.first < first + 8 for mention in parts.mentions_of("group")):
        return False
    before = parts.words[:first]
    if not {"foreigners", "foreign", "students", "workers", "them", "these", "those"}.isdisjoint(before):
        return False
    return not {"people", "arrivals", "immigration"}.isdisjoint(before)


def _is_understood(parts: SentenceParts, first: int, stop: int, used: frozenset[int]) -> bool:
    """Whether nothing stands in a clause that may narrow or bend what it tells, and "than" is only said of times."""
    known = places_of_times(parts) | parts.covered("measure", "group", "home") | used
    if not {"of", "them"} - set(parts.words[first:stop]):
        return False
    for at in range(first, stop):
        if parts.word(at) == "than" and not any(0 < time - at <= 4 for time in places_of_times(parts)):
            return False
    return all(
        at in known
        or parts.word(at) in _PLAIN
        or parts.word(at) in PEOPLE
        or parts.word(at) in _UNBROKEN
        or (is_adverb(parts.word(at)) and parts.word(at) not in _BENDING)
        or (parts.word(at) == "ever" and parts.word(at + 1) == "since")
        or (parts.word(at) in {"grows", "that"} and parts.words[first : first + 2] in (["it", "is"], ["it", "was"]))
        for at in range(first, stop)
    )


# behind these a clause names what came about, in a phrase of its own: "due to increased emigration", "alongside fewer arrivals"
_NAMING = frozenset(
    "alongside with by and include includes included including saw seen sees showed shows show faces facing amid from reveals reported".split()
)


def _phrase(parts: SentenceParts, first: int, at: int) -> int | None:
    """Where a phrase begins that names a way in the midst of a clause: "the country faces a continuous rise of departures"."""
    opens = at
    while opens > first and (
        parts.word(opens - 1) in {"a", "an", "the", "of", "ever", "even", "far", "many"} | _UNBROKEN
        or is_adverb(parts.word(opens - 1))
    ):
        opens -= 1
    lead = parts.words[max(first, opens - 2) : opens]
    if opens == first or lead[-1:] == ["of"]:
        return None
    return opens if lead[-1] in _NAMING or lead in (["due", "to"], ["down", "to"]) else None


def _is_denied(parts: SentenceParts, first: int) -> bool:
    before = set(parts.words[:first])
    return bool(before & _DENYING)


def _is_unbroken(parts: SentenceParts, first: int, stop: int) -> bool:
    words = parts.words[first:stop]
    return not _UNBROKEN.isdisjoint(words) or any(each <= set(words) for each in _EVERY)
