"""Levels: how many there were in a period. "728,000 in the year to June 2024"."""

from __future__ import annotations

from ...periods import year_ending
from ..records import replace
from ..sentences.ends.comparisons import is_led_to
from ..sentences.estimates.known_when import OF_AN_EARLIER_ESTIMATE, OF_TWO_ESTIMATES, speaks_of_estimates_then
from ..sentences.in_doubt.doubts import A_MARK
from ..sentences.parts import SentenceParts
from ..sentences.roles import role_of
from ..sentences.scene import Scene
from ..sentences.times.eras import all_years_of_an_era
from ..sentences.times.other_times import WHICH_YEAR
from ..sentences.times.several_years import WHICH_YEARS
from ..sentences.times.times_in_doubt import SEVERAL_YEARS, of_several_years
from ..sentences.times.times_of import Window, is_baseline_quantity, start_window, window_of
from ..sentences.whom.movement import is_net_loss
from ..sentences.wording import Wording
from ..words.cues import CHANGE_VERBS, FALL_NOUNS, RISE_NOUNS, is_adverb
from ..words.quantities import Quantity
from ..words.subjects import MIGRATION_FLOWS
from .common import claim, found_subject, lost, may_be_a_revision, span_of, stands_off, stated
from .estimates.vintages import vintage_beside

OF_A_SHARE = "this is a share, and netmig could not tell of what"
NO_SUCH_SHARE = "this is a share for which netmig has no figures"
# below this a bare number is no migration statistic: a list number, a clause, an age
LEAST_BARE_NUMBER = 1000


def find(parts: SentenceParts, scene: Scene) -> list[Wording]:
    """The levels that a sentence states."""
    found = []
    for quantity in parts.quantities:
        if role_of(parts, quantity) not in {"level", "from", "share"} or quantity.form == "multiple":
            continue
        if quantity.unit == "" and abs(quantity.value) < LEAST_BARE_NUMBER and quantity.form != "vague":
            continue
        if wording := _level(parts, quantity, scene):
            found.append(wording)
    return found


def _level(parts: SentenceParts, quantity: Quantity, scene: Scene) -> Wording | None:
    role = role_of(parts, quantity)
    subject = found_subject(parts, quantity, scene)
    if subject is not None and subject.measure == "rule":
        return None
    if vintage_beside(parts, quantity) != "current":
        return None  # this form says more
    start, end = span_of(parts, quantity)
    unit = quantity.unit or ("people" if subject else "")
    if role == "share":
        about = window_of(parts, quantity, scene, subject.measure if subject else "net_migration")
        return Wording(
            kind="share", start=start, end=end, sentence=parts.sentence, stated=stated(quantity), subject=subject,
            periods=about.periods, period_basis=about.basis,
            refusal=OF_A_SHARE if subject is None else NO_SUCH_SHARE,
        )  # fmt: skip
    if subject is None and not scene.people and not scene.lead and not parts.mentions_of("other_subject"):
        return None  # nothing in the text has to do with migration
    measure = subject.measure if subject else "visas_granted" if quantity.unit == "visas" else "net_migration"
    window = window_of(parts, quantity, scene, measure)
    reached = bool(_REACHED & set(parts.words[max(0, quantity.first - 3) : quantity.first])) or _went_as_far_as(parts, quantity)
    era = all_years_of_an_era(window.words.split(), scene, measure) if reached else Window()
    window = era if era.periods else window
    if role == "from":
        window = start_window(parts, quantity, scene, measure, window)
    time = parts.time_of.get(quantity.first)
    loose = subject is not None and (subject.basis == "open" or (subject.basis == "inherited" and subject.local))
    if loose and time is not None and time.kind == "same":
        # "the same period" is the one last named: what fits another is a coincidence
        window = replace(window, periods=window.periods[:1])
    window = _end_of_stretch(parts, quantity, window)
    said = stated(quantity, unit)
    summed = any(period.kind == "span" for period in window.periods)
    return claim(
        parts,
        "sum" if summed else "range" if quantity.form == "range" else "spending" if unit == "GBP" else "level",
        (start, end),
        lost(said) if is_net_loss(parts, quantity) else said,
        subject,
        window,
        scene,
        quantity=quantity,
        doubt=(
            "netmig could not tell which year it is of"
            if parts.words[max(0, quantity.first - 2) : quantity.first] in _HEIGHTS
            else ""
        )
        or (A_MARK if _off_a_round_number(parts, quantity) else "")
        or (
            "the number may be by how much the figure grew"
            if subject is not None and _of_a_growth(parts, quantity, subject.measure)
            else ""
        )
        or ("a range is too loose to be called wrong" if quantity.form == "range" else "")
        or ("the number may be several changes added up" if _is_of_revisions(parts, quantity) else "")
        or (WHICH_YEARS if summed else "")
        or ("this is a round phrase, not a figure" if quantity.form == "vague" else "")
        or ("“last year”, used as a label, may mean the year before" if _labelled_last_year(parts, quantity) else "")
        or (WHICH_YEAR if measure not in MIGRATION_FLOWS and _came_after(parts, quantity) else "")
        or (SEVERAL_YEARS if of_several_years(parts, quantity) else ""),
        another_day=OF_TWO_ESTIMATES
        if may_be_a_revision(parts, quantity)
        else OF_AN_EARLIER_ESTIMATE
        if speaks_of_estimates_then(parts, quantity)
        else "",
        starts=role == "from",
        moved=_verb_to(parts, quantity) if role == "level" and not _moved_from_afar(parts, quantity) else 0,
        reached=reached and (window.basis == "release" or bool(era.periods)),
        of_an_era=bool(era.periods),
    )


def _end_of_stretch(parts: SentenceParts, quantity: Quantity, window: Window) -> Window:
    """The last year of the time named, for a number to which something went in it: "from 860,000 to 431,000 between 2023 and 2024"."""
    before = parts.preceding(quantity)
    went = (
        before is not None and parts.words[before.last + 1 : quantity.first] == ["to"] and parts.word(before.first - 1) == "from"
    )
    if not went or not any(period.kind == "span" for period in window.periods):
        return window
    return replace(window, periods=tuple(year_ending(each.end.year, each.end.month) for each in window.periods[:1]))


def _is_of_revisions(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is what changes of estimates come to: "Between them, the revisions to 2022 and 2023 come to 290,000"."""
    before = parts.words[: quantity.first]
    return not {"revisions", "corrections", "upgrades"}.isdisjoint(before) and not _COMING_TO.isdisjoint(before[-3:])


_COMING_TO = frozenset("come comes came amount amounted total totalled add adds are were make made".split())


def _of_a_growth(parts: SentenceParts, quantity: Quantity, measure: str) -> bool:
    """Whether what is named before a number is how much a flow grew or shrank: "the peak of the growth of immigration, 504,000 people"."""
    named = next((each for each in reversed(parts.mentions_of("measure")) if each.last < quantity.first), None)
    if named is None or named.code != measure or parts.word(named.first - 1) not in {"of", "in"} or is_led_to(parts, quantity):
        return False
    return parts.word(named.first - 2) in RISE_NOUNS | FALL_NOUNS


def _came_after(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is where something went later: "After 36,816 crossed in 2024, the number rose again, to 41,472"."""
    comma = parts.words.index(",") if "," in parts.word_set else 0
    return (
        parts.word(0) == "after"
        and parts.word(quantity.first - 1) == "to"
        and quantity.first not in parts.time_of
        and 0 < comma < quantity.first
        and any(time.first < comma for time in parts.times)
        and not CHANGE_VERBS.isdisjoint(parts.words[comma : quantity.first])
    )


def _labelled_last_year(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "Last year: 860,000" in a box, beside the figure that is news."""
    time = parts.time_of.get(quantity.first)
    return time is not None and time.kind == "relative_year" and parts.word(time.last + 1) == ":" and time.last < quantity.first


# numbers that a text sets others beside for their roundness
ROUND = 50_000


def _off_a_round_number(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "94,000 short of a million", or the million itself: "71,000 more than 100,000, the old target"."""
    if stands_off(parts, quantity):
        return True
    beside = is_baseline_quantity(parts, quantity) or parts.word(quantity.first - 1) == "of"
    return beside and quantity.first not in parts.time_of and quantity.value % ROUND == 0


_FAR = frozenset("since after peak peaked high record height low previous then ago".split())


def _moved_from_afar(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is told to have risen or fallen from any time but the year before: "has risen to 246,000 since 2021", "from a record 645,000"."""
    _, stop = parts.clause(quantity.first)
    if not _FAR.isdisjoint(parts.words[: quantity.first]) or "since" in parts.words[quantity.last : stop + 8]:
        return True
    return any(
        each is not quantity and each.unit in {"", "people"} and role_of(parts, each) == "from" and parts.time_of.get(each.first)
        for each in parts.quantities
    )


def _verb_to(parts: SentenceParts, quantity: Quantity) -> int:
    """Which way a number is said to have been reached: "climbed to 642,000", "went up to 642,000", "has fallen sharply to a provisional 204,000"."""
    at = quantity.first - 1
    while at >= 0 and parts.word(at) in {"a", "an", "the", "provisional", "estimated", "record", "revised", "just"}:
        at -= 1
    if parts.word(at) != "to":
        return 0
    at -= 1
    # "rose last year to 685,000", "fell for the second year running to 672,000"
    while at >= 0 and (is_adverb(parts.word(at)) or at in parts.in_times or parts.word(at) in _BEHIND_A_VERB):
        at -= 1
    word = parts.word(at)
    if word in {"up", "down"} and parts.word(at - 1) in _WENT:
        return 1 if word == "up" else -1
    return 1 if word in _CLIMBED else -1 if word in _FELL else 0


def _went_as_far_as(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is the height of something: "surged to more than 900,000", "allowed to explode to nearly one million"."""
    return parts.word(quantity.first - 1) == "to" and parts.word(quantity.first - 2) in _SURGED


_BEHIND_A_VERB = frozenset("in during again for the a second third year time running row consecutive".split())
_HEIGHTS = (["height", "of"], ["heights", "of"], ["zenith", "of"])
_REACHED = frozenset({"reached", "hit", "topped", "exceeded"})
_SURGED = frozenset(
    "surged surge soared soar rocketed rocket exploded explode ballooned balloon quadrupled trebled tripled spiralled spiral".split()
)
_WENT = frozenset("went gone goes came come comes crept shot".split())
_CLIMBED = frozenset("rose risen climbed increased grew grown jumped soared surged leapt rocketed rises climbs".split())
_FELL = frozenset("fell fallen dropped declined decreased plunged plummeted slumped tumbled falls drops".split())
