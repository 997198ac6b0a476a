"""Rules: thresholds and conditions of visas. "the salary threshold was increased from £26,200 to £38,700", "a rise of nearly 50 %"."""

from __future__ import annotations

from ..sentences.directions import direction_of
from ..sentences.parts import SentenceParts
from ..sentences.roles import is_forecast
from ..sentences.scene import Scene
from ..sentences.wording import Stated, Subject, Wording
from ..words.quantities import Quantity
from .common import signed, span_of, stated

# what a rule in pounds is of, by the words of its sentence, the first that fits
_OF: tuple[tuple[str, frozenset[str]], ...] = (
    ("health_surcharge", frozenset({"surcharge"})),
    ("skills_charge", frozenset({"skills"})),
    ("work", frozenset({"salary", "skilled"})),
    ("family", frozenset("partner partners spouse spouses family families husband husbands wife wives relatives".split())),
    ("work", frozenset("salaries worker workers work earnings".split())),
)
_OF_MIGRANTS = frozenset(
    "visa visas migrant migrants migration immigration skilled sponsor sponsored foreign overseas partner partners spouse spouses uk"
    " surcharge".split()
)  # fmt: skip
_NAMES = frozenset("threshold thresholds salary surcharge income earn earning earnings charge minimum".split())
# what is said to be so now, and not to have been or to come
_NOW = frozenset("is are need needs must requires require stands".split())
_NOT_NOW = frozenset(
    "was were had until before from previously planned plan plans announced would will should could increase rise raised increased up"
    " next early later proposed under if".split()
)  # fmt: skip
LEAST, MOST = 300, 200_000
_ENDED = frozenset(
    "stopped stop stops barred bar banned ban bans banning prohibited prohibit ended end ending closed close closing no longer cannot not"
    " prevented blocked forbidden scrapped lost".split()
)  # fmt: skip
# rules that are no number, by words that must all be there: (who, what, route and parameter)
_CONDITIONS: tuple[tuple[frozenset[str], frozenset[str], str], ...] = (
    (frozenset({"care"}), frozenset("dependants dependents families family relatives".split()), "care_worker:dependants"),
    (
        frozenset({"student", "students"}),
        frozenset("dependants dependents families family relatives".split()),
        "student:dependants",
    ),
    (
        frozenset({"care"}),
        frozenset("recruit recruiting recruitment hire hiring".split()),
        "care_worker:new_overseas_recruitment",
    ),
)


def find(parts: SentenceParts, scene: Scene) -> list[Wording]:
    """The rules that a sentence states."""
    return [*_in_pounds(parts, scene)]


def find_conditions(parts: SentenceParts, scene: Scene) -> list[Wording]:
    """The rules without a number that a sentence states: "stopped care workers bringing their families"."""
    words = parts.words
    if not scene.about_migration or _ENDED.isdisjoint(parts.word_set):
        return []
    for who, what, rule in _CONDITIONS:
        first = next((at for at, word in enumerate(words) if word in who), None)
        if first is None:
            continue
        last = next((at for at in range(first + 1, min(len(words), first + 14)) if words[at] in what), None)
        ended = next((at for at in range(max(0, first - 6), min(len(words), first + 14)) if words[at] in _ENDED), None)
        if last is None or ended is None or (rule.endswith("recruitment") and not {"abroad", "overseas"} & parts.word_set):
            continue
        begin, stop = min(first, ended), max(last, ended)
        return [
            Wording(
                kind="rule",
                start=parts.tokens[begin].start,
                end=parts.tokens[stop].end,
                sentence=parts.sentence,
                stated=Stated(None, unit=""),
                subject=Subject("rule", (), "explicit"),
                detail=rule,
                uncertain="rules have many special cases",
            )
        ]
    return []


def _in_pounds(parts: SentenceParts, scene: Scene) -> list[Wording]:
    names_rule = any(mention.code == "rule" for mention in parts.mentions_of("measure")) or (
        bool(_NAMES & parts.word_set) and bool({"skilled", "surcharge", "visa", "spouse", "partner"} & parts.word_set)
    )
    carried = (
        scene.money is not None
        and scene.money.subject.measure == "rule"
        and parts.sentence.paragraph - scene.money.paragraph <= 1
    )
    if not (names_rule or carried):
        return []
    found: list[Wording] = []
    if not parts.word_set & _OF_MIGRANTS and not carried and not ("threshold" in parts.word_set and scene.about_migration):
        return found
    detail = next((name for name, words in _OF if words & parts.word_set), "")
    if not detail and not carried:
        return found  # a salary of somebody else
    for quantity in parts.quantities:
        in_pounds = quantity.unit == "GBP" and LEAST <= quantity.value <= MOST
        by_percent = quantity.unit in {"percent", "share"} and direction_of(parts, quantity) != 0
        if not in_pounds and not (by_percent and (names_rule or detail)):
            continue
        start, end = span_of(parts, quantity)
        found.append(
            Wording(
                kind="rule",
                start=start,
                end=end,
                sentence=parts.sentence,
                stated=stated(quantity) if in_pounds else signed(quantity, direction_of(parts, quantity)),
                subject=Subject("rule", (), "explicit" if names_rule else "inherited"),
                detail=detail,
                direction=0 if in_pounds else direction_of(parts, quantity),
                uncertain=_doubt(parts, quantity, detail),
            )
        )
    return found


_RAISED = frozenset("raised raise raises raising increased increase rose risen lifted hiked went gone up rises".split())
# other thresholds, other people's, and what is only asked for
_SPECIAL = frozenset(
    "care health nurse nurses nhs teacher teachers teaching doctor doctors entrant entrants graduate graduates young shortage list discount hour"
    " hourly existing holders average median typical typically going rate rates phd settlement settle settled indefinite scale senior specialist"
    " trainee family families partner partners spouse spouses dependants dependents would could should wants want call calls called recommended"
    " recommend recommends proposed propose proposes proposal plan plans pledged pledge pledges promised promise if reform may might suggested"
    " suggests urged manifesto next eventually tier jobs occupations occupation engineers chefs some most exceptions lower reduced band".split()
)
_LEAST_OF_WORK = 20_000


def _is_plainly_general(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a sentence says to what the salary threshold of skilled workers was raised, and speaks of no other threshold."""
    words = parts.word_set
    return (
        "skilled" in words
        and bool({"threshold", "minimum", "salary"} & words)
        and bool({"worker", "workers", "work", "migrants"} & words)
        and quantity.hedge == "exact"
        and quantity.value >= _LEAST_OF_WORK
        and words.isdisjoint(_SPECIAL)
        and not words.isdisjoint(_RAISED)
        and parts.word(quantity.first - 1) == "to"
    )


def _doubt(parts: SentenceParts, quantity: Quantity, detail: str) -> str:
    """Why a rule that is not found may yet be one; "" where a family rule is said to be in force and no other can be meant."""
    if is_forecast(parts, quantity):
        return "it is proposed or expected"
    words = set(parts.words)
    if detail == "work" and _is_plainly_general(parts, quantity):
        return ""
    if detail != "family" or quantity.hedge != "exact" or not _NOW & words or _NOT_NOW & words:
        return "rules have many special cases"
    return ""
