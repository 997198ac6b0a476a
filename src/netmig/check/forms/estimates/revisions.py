"""Revisions: what was thought before. "revised upwards", "much higher than original estimates", "first put at 740,000".

A revision is of one period and never a change over time.
"""

from __future__ import annotations

from itertools import pairwise

from ...records import replace
from ...sentences.directions import behind_aside, direction_of
from ...sentences.ends.comparisons import is_baseline_quantity
from ...sentences.ends.own_ends import own_ends
from ...sentences.estimates.estimates_told import is_told_as_before, is_told_as_the_first, used_to
from ...sentences.estimates.known_when import (
    ANOTHER_TIME,
    OF_AN_EARLIER_TIME,
    OF_TWO_ESTIMATES,
    WHICH_EARLIER,
    WHICH_EARLIER_OF_A_CHANGE,
)
from ...sentences.estimates.sizes_of_revisions import is_of_the_first, size_of_revision
from ...sentences.in_doubt.doubts import OF_WHAT
from ...sentences.in_doubt.known_words import is_noun_change
from ...sentences.once import once_a_number
from ...sentences.parts import SentenceParts
from ...sentences.roles import is_denied_estimate, role_of
from ...sentences.scene import Scene
from ...sentences.times.times_in_doubt import SEVERAL_YEARS, spans_years
from ...sentences.times.times_of import Window, read_window, window_of
from ...sentences.times.took_office import since_somebody
from ...sentences.whom.carried import inherited_subject
from ...sentences.wording import Subject, Vintage, Wording
from ...words.cues import CHANGE_VERBS, DIFFERENCES, MOVING, REVISION_VERBS, is_adverb
from ...words.quantities import Quantity
from ...words.subjects import MIGRATION_FLOWS
from ..common import claim, found_subject, signed, span_of, stated
from .revised_which_way import NEWER, direction_only
from .vintages import FIRST, ORIGINAL, TALLIES, THOUGHT, names_an_estimate, says_first, vintage_beside

# so many words behind a difference may say from which estimate it is
_REST = 9
_SAID_BEFORE = frozenset("said put told gave published announced counted".split())


def find(parts: SentenceParts, scene: Scene) -> list[Wording]:
    """The revisions that a sentence speaks of."""
    found = []
    for quantity in parts.quantities:
        if role_of(parts, quantity) not in {"level", "from"}:
            continue
        vintage = vintage_beside(parts, quantity)
        if vintage == "current" and scene.revising and used_to(parts, quantity):
            vintage = "earlier"
        if vintage != "current":
            if wording := _earlier_value(parts, quantity, scene, vintage):
                found.append(wording)
    for quantity in parts.quantities:
        if (
            role_of(parts, quantity) in {"change", "percent"}
            and speaks_of_estimates(parts, quantity)
            and (wording := _by_so_much(parts, quantity, scene))
        ):
            found.append(wording)
    if not found and (wording := _told_as_a_revision(parts, scene) or direction_only(parts, scene)):
        found.append(wording)
    elif ("estimate", ",") in parts.pairs and "which" in parts.word_set and (way := direction_only(parts, scene)):
        if all(way.end <= each.start or each.end <= way.start for each in found):
            found.append(way)  # "is 345,000, lower than the first estimate, which was 431,000"
    return found


_MISCOUNTED = {
    f"{stem}{ending}": way
    for way, stems in ((1, "underestimat undercount understat miss"), (-1, "overestimat overstat"))
    for stem in stems.split()
    for ending in ("ed", "ing")
}


_ON_THE_WAY = frozenset(
    "was were is been of by : , even bigger larger smaller a an the some about nearly almost over just more than".split()
)


def _told_as_a_revision(parts: SentenceParts, scene: Scene) -> Wording | None:
    """Such as "the revision was even bigger: 181,000", "emigration had been underestimated by nearly 200,000", "they had missed 139,000 migrants"."""
    if parts.word_set.isdisjoint({"revision", *_MISCOUNTED}):
        return None
    for quantity in parts.quantities:
        if quantity.unit not in {"", "people"} or quantity.value < 1000 or role_of(parts, quantity) in {"negated", "forecast"}:
            continue
        at = quantity.first - 1
        of_what = parts.in_times | parts.covered("measure", "group", "home") if "by" in parts.words[at - 1 : at + 1] else ()
        while at >= 0 and (parts.word(at) in _ON_THE_WAY or is_adverb(parts.word(at)) or at in of_what):
            at -= 1  # "the ONS had underestimated net migration in 2023 by 181,000"
            at -= bool(of_what) and parts.word(at) in {"in", "to", "for"}
        word = parts.word(at)
        if word != "revision" and word not in _MISCOUNTED:
            continue
        subject = found_subject(parts, quantity, scene)
        if subject is None:
            return None
        way = _MISCOUNTED.get(word, -1 if {"downward", "downwards"} & parts.word_set else 1)
        window = window_of(parts, quantity, scene, subject.measure)
        start, end = span_of(parts, quantity)
        return claim(
            parts, "revision", (min(start, parts.tokens[at].start), end), signed(quantity, way), replace(subject, basis="open"),
            window, scene, quantity=quantity, doubt="it is called a revision, but the article does not say of which estimate", loose=True, direction=way,
            vintage="earlier",
        )  # fmt: skip
    return None


# one of these is in every sentence that sets an estimate against another
_OF_TWO_ESTIMATES = REVISION_VERBS | frozenset({"new", "updated", "below", "above", "than", "put", "puts", "added", "of"})


@once_a_number
def speaks_of_estimates(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a difference is between two estimates of one period: "20 % higher than previously thought"."""
    if since_somebody(parts, quantity):
        return False  # "has come down by 300,000 since they took office"
    if size_of_revision(parts, quantity):
        return True
    if _OF_TWO_ESTIMATES.isdisjoint(parts.word_set):
        return False
    before = parts.words[max(0, quantity.first - 6) : quantity.first]
    if any(
        one in {"new", "updated", "revised"} and other in {"figure", "estimate", "total", "number"}
        for one, other in pairwise(before)
    ):
        return True  # "the new figure is almost 140,000 higher"
    behind = parts.words[quantity.last + 1 : quantity.last + 7]
    if {"below", "above", "than"} & set(behind) and any(
        one in FIRST and other in {"estimate", "estimates"} for one, other in pairwise(behind)
    ):
        return True  # "exactly 100,000 below their first estimate"
    if {"put", "puts"} & set(before[-3:]) and parts.word(quantity.last + 1) in {"higher", "lower"}:
        return True  # "net migration for that year is now put 166,000 higher"
    if "added" in before and parts.word(quantity.last + 1) == "to" and parts.word(quantity.last + 2) in {"it", "that", "the"}:
        return True  # "…had it at 740,000 and has added 166,000 to it"
    following = parts.following(quantity)
    if following is not None and is_baseline_quantity(parts, following) and names_an_estimate(parts, following):
        return True  # "19,000 higher than the 745,000 given before"
    if (
        _comes_of_a_revision(parts, quantity)
        or _makes_of_an_estimate(parts, quantity)
        or _goes_on_about_estimates(parts, quantity)
    ):
        return True
    at = behind_aside(parts, quantity)
    rest = parts.words[at:][:_REST]
    if "than" in rest:
        behind = rest[rest.index("than") :]
        if is_than_the_year_before(parts, quantity):
            return False
        if is_than_a_newer_estimate(parts, quantity):
            return False
        if _than_it_was_told(parts, quantity):
            return True
        if {"had", "they", "it"} & set(behind[1:4]) and _SAID_BEFORE & set(behind[2:6]):
            return True  # "130,000 more than the ONS had said before", "139,000 more than they told us in May"
        return bool(
            {"thought", "estimated", "estimate", "estimates", "believed", "reported", "assumed", "supposed"} & set(behind)
        ) or any(one in ORIGINAL and other in TALLIES for one, other in pairwise(behind))
    before_it = parts.preceding(quantity)
    if before_it is not None and _than_it_was_told(parts, before_it) and "that" in parts.words[before_it.last : quantity.first]:
        return True  # "…, and that for the year to June is 68,000 higher"
    return bool(REVISION_VERBS & set(parts.words[max(0, quantity.first - 6) : quantity.first]))


def is_than_a_newer_estimate(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a change over time is told from an estimate as it stands now: "20% lower than our updated estimate for the year before"."""
    rest = parts.words[behind_aside(parts, quantity) :][:_REST]
    behind = rest[rest.index("than") :] if "than" in rest else []
    return not NEWER.isdisjoint(behind[:4]) and "estimate" in behind[:6]


def is_than_the_year_before(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is told as more than what was given for an earlier year: "299,000 more than the ONS reported for the year before", a change over time."""
    at = behind_aside(parts, quantity)
    told = [(each.year, each.month) for each in parts.times if each.last < quantity.first and each.kind == "year_ending"]
    return any(
        at <= each.first <= at + _REST + 3
        and not {each.lead, parts.word(each.first - 1)}.isdisjoint({"for", "of"})
        # or for another year than that of the sentence
        and (each.kind == "earlier" or (each.kind == "year_ending" and len(told) == 1 and (each.year, each.month) not in told))
        and FIRST.isdisjoint(parts.words[at : each.first])
        for each in parts.times
    )


def _comes_of_a_revision(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a change is told right behind what an estimate was revised to: "has been revised down to 345,000, a reduction of 86,000"."""
    before = parts.preceding(quantity)
    if before is None or before.unit not in {"", "people"} or parts.word(before.first - 1) != "to":
        return False
    between = parts.words[before.last + 1 : quantity.first]
    return (
        between[:1] == [","]
        and len(between) <= _RIGHT_BEHIND
        and is_noun_change(parts, quantity)
        and not REVISION_VERBS.isdisjoint(parts.words[max(0, before.first - 4) : before.first])
    )


# ", a reduction of", ", an upward change of some"
_RIGHT_BEHIND = 6


def _makes_of_an_estimate(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a difference is told as what a revision comes to: "revised from 606,000 to 745,000, an increase of 139,000"."""
    ends = own_ends(parts, quantity)
    return (
        ends is not None
        and max(each.last for each in ends) < quantity.first
        and is_noun_change(parts, quantity)
        and vintage_beside(parts, ends[0]) != "current"
    )


def _goes_on_about_estimates(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a difference is listed with one between estimates: "86,000 lower in 2024 than previously thought, 18,000 higher in 2022"."""
    before = parts.preceding(quantity)
    if before is None or parts.word(quantity.last + 1) not in DIFFERENCES or parts.word(before.last + 1) not in DIFFERENCES:
        return False
    between = set(parts.words[before.last + 1 : quantity.first])
    return between.isdisjoint(_ANOTHER_VERB) and speaks_of_estimates(parts, before)


_ANOTHER_VERB = CHANGE_VERBS | MOVING | {"is", "was", "were", "are"}


def _than_it_was_told(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "the estimate for 2022 is 19,000 higher than it was in November": than what the same was put at in another month."""
    if not {"estimate", "figure", "total", "number"} & set(parts.words[max(0, quantity.first - 8) : quantity.first]):
        return False
    told = parts.words[quantity.last + 1 : quantity.last + 7]
    month = next((each for each in parts.times if each.kind == "month" and 0 < each.first - quantity.last <= 7), None)
    return month is not None and not month.explicit and "than" in told and bool({"it", "they"} & set(told))


def _earlier_value(parts: SentenceParts, quantity: Quantity, scene: Scene, vintage: Vintage) -> Wording | None:
    subject = found_subject(parts, quantity, scene)
    if subject is None and (is_told_as_before(parts, quantity) or is_told_as_the_first(parts, quantity)):
        subject = inherited_subject(parts, None, scene)
    if subject is None:
        return None
    window = window_of(parts, _of_which_estimate(parts, quantity), scene, subject.measure)
    window = _revised_by_then(parts, quantity, window, scene, subject.measure)
    start, end = span_of(parts, quantity)
    wording = claim(
        parts,
        "revision",
        (start, end),
        stated(quantity, quantity.unit or "people"),
        subject,
        window,
        scene,
        quantity=quantity,
        another_day=WHICH_EARLIER if vintage == "earlier" else "",
        vintage=vintage,
    )
    if (
        wording.of_another_day == OF_AN_EARLIER_TIME
        and is_told_as_the_first(parts, quantity)
        and window.basis in {"explicit", "inherited"}
    ):
        wording = replace(wording, of_another_day="")  # "Their opening estimate had been 740,000": of the year in hand
    plain = window.basis == "explicit" and subject.basis == "explicit" and is_told_as_before(parts, quantity)
    return replace(wording, uncertain="") if plain and wording.uncertain in OF_WHAT else wording


def _revised_by_then(parts: SentenceParts, quantity: Quantity, window: Window, scene: Scene, measure: str) -> Window:
    """Of the windows that are not named, those whose estimate has changed, where an old one is set against a new one.

    "These figures are a revision of the original estimate of 728,000": not of the year that was published for the first time.
    """
    if window.basis not in {"inherited", "release"}:
        return window
    before = parts.words[: quantity.first]
    against = _RECAST_NOUNS | {"above", "below", "than", "from", "exceeds", "exceed"} | REVISION_VERBS
    if against.isdisjoint(before):
        return window
    changed = tuple(each for each in window.periods if scene.calendar.was_revised(measure, each))
    if changed:
        return replace(window, periods=changed)
    told = (scene.last, scene.before, *(scene.told.pair or ())[::-1])
    others = [each for each in told if each is not None and scene.calendar.was_revised(measure, each)]
    return replace(window, periods=tuple(dict.fromkeys((*others[:1], *window.periods))), basis="open" if others else window.basis)


_RECAST_NOUNS = frozenset({"revision", "revisions", "correction", "update", "upgrade"})


def _of_which_estimate(parts: SentenceParts, quantity: Quantity) -> Quantity:
    """The number whose time an earlier estimate has: "had put the figure for 2023 at 740,000; before that the estimate was 672,000"."""
    before = parts.preceding(quantity)
    if before is None or quantity.first in parts.time_of or before.unit not in {"", "people"}:
        return quantity
    if is_denied_estimate(parts, quantity) or (is_baseline_quantity(parts, quantity) and names_an_estimate(parts, quantity)):
        return before if role_of(parts, before) in {"level", "from"} else _of_which_estimate(parts, before)
    between = parts.words[before.last + 1 : quantity.first]
    if between[-1:] == ["from"] and is_told_as_before(parts, quantity):
        return before  # "is 345,000, down from 431,000, a correction of"
    if ("having", "been") in pairwise(between):
        return before  # "has been revised to 1,320,000, having been 1,180,000 at first"
    goes_back = ("before", "that") in pairwise(between) or "previously" in between or "originally" in between
    return before if goes_back and vintage_beside(parts, before) != "current" else quantity


def _by_so_much(parts: SentenceParts, quantity: Quantity, scene: Scene) -> Wording | None:
    """Such as "166,000 higher than first thought", "revised up by 166,000": between two estimates of one period."""
    sized = size_of_revision(parts, quantity)
    subject = _flow_named(parts, quantity) if sized else None
    if (
        subject is None
        and (subject := found_subject(parts, quantity, scene) or (inherited_subject(parts, None, scene) if sized else None))
        is None
    ):
        return None
    behind_its_year = _behind_its_year(parts, quantity, scene, subject.measure)
    window = (
        behind_its_year or _of_that(parts, quantity, scene, subject.measure) or window_of(parts, quantity, scene, subject.measure)
    )
    start, end = span_of(parts, quantity)
    at = behind_aside(parts, quantity)
    known = bool(sized) and (
        window.basis == "explicit" or (window.basis == "inherited" and _OF_ANOTHER_YEAR.isdisjoint(parts.word_set))
    )
    rest = parts.words[at:][:_REST]
    if "than" in rest:
        thought = next((k for k in range(at, at + _REST) if parts.word(k) in THOUGHT | TALLIES), quantity.last)
        end = max(end, parts.tokens[thought].end)
    wording = claim(
        parts,
        "revision",
        (start, end),
        signed(quantity, direction_of(parts, quantity)),
        subject,
        window,
        scene,
        quantity=quantity,
        doubt=""
        if behind_its_year
        else SEVERAL_YEARS
        if not {"since", "years"}.isdisjoint(parts.word_set) or spans_years(parts) or is_on_another_year(parts, quantity)
        else "",
        another_day="" if window.basis in {"explicit", "inherited"} else WHICH_EARLIER_OF_A_CHANGE,
        # a year that is named by the month it ended in is no other
        loose=window.loose or window.basis != "explicit",
        direction=direction_of(parts, quantity),
        # where the text gives the estimate, it is that one by which it is measured, whatever it is called
        vintage="first"
        if (says_first(rest) or (sized and is_of_the_first(parts, quantity))) and not gives_the_estimate(parts, quantity)
        else "earlier",
    )
    if not known or subject.basis == "open":
        return wording
    # the words of such a change say themselves of what it is, and that it lies between two estimates
    return replace(
        wording,
        uncertain="" if wording.uncertain in OF_WHAT else wording.uncertain,
        of_another_day=OF_TWO_ESTIMATES
        if wording.of_another_day in {ANOTHER_TIME, OF_AN_EARLIER_TIME}
        else wording.of_another_day,
    )


def _behind_its_year(parts: SentenceParts, quantity: Quantity, scene: Scene, measure: str) -> Window | None:
    """The year of the number that a change stands right behind: "a record 906,000 in the year to June 2023, 166,000 more than first thought"."""
    before = parts.preceding(quantity)
    time = None if before is None else parts.time_of.get(before.first)
    if before is None or time is None or time.kind != "year_ending" or not before.last < time.first < quantity.first:
        return None
    between = parts.words[time.last + 1 : quantity.first]
    window = read_window(parts, time, scene, measure) if between[:1] == [","] and set(between) <= _ON_THE_WAY else None
    return window if window is not None and window.periods else None


def is_on_another_year(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a later year may be set against an estimate: "In the year to June 2024 it was 56,000 higher than the first estimate for the year to June 2023"."""
    times = [each for each in parts.times if each.kind == "year_ending"]
    years = [[(each.year, each.month) for each in times if (each.first > quantity.last) == behind] for behind in (False, True)]
    return bool(years[0]) and bool(years[1]) and years[0][-1] != years[1][0]


# an estimate of a year that only these words name
_OF_ANOTHER_YEAR = frozenset("peak record high height top summit maximum latter former other others years".split())


def _flow_named(parts: SentenceParts, quantity: Quantity) -> Subject | None:
    """The one flow that a sentence names beside by how much its estimate was changed, where it names no group."""
    flows = [each for each in parts.mentions_of("measure") if each.code in MIGRATION_FLOWS]
    named = [each for each in flows if each.last < quantity.first] or flows
    if len({each.code for each in named}) != 1 or parts.mentions_of("group"):
        return None
    return Subject(named[0].code, (), "open" if named[0].ambiguous else "explicit")


def gives_the_estimate(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether the estimate is given that a difference is measured from: "166,000 above the initial estimate of 740,000"."""
    behind = parts.following(quantity)
    if behind is None or behind.unit not in {"", "people"} or not 0 < behind.first - quantity.last <= 8:
        return False
    return parts.word(behind.first - 1) in {"of", "at", "from", "than", "original", "initial", "the"}


def _of_that(parts: SentenceParts, quantity: Quantity, scene: Scene, measure: str) -> Window | None:
    """The period of the number that "that" points back to: "above the 488,000 of 2021, even though that was upgraded by 91,000"."""
    before = parts.preceding(quantity)
    if (
        before is None
        or quantity.first in parts.time_of
        or not {"that", "which"} & set(parts.words[before.last + 1 : quantity.first])
    ):
        return None
    time = parts.time_of.get(before.first)
    window = read_window(parts, time, scene, measure) if time is not None else None
    return window if window is not None and window.periods else None
