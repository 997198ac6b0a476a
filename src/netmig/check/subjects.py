"""What a text speaks of: measures, the groups within them, and places that are not the United Kingdom.

A lexicon of phrases, longest first. A phrase names a measure ("net migration"), narrows it to a
group ("student dependants", "EU nationals"), or names something that only looks like our subject
("net overseas migration", "Scotland's net migration"), which is recognised so that it is left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from ..codes import NATIONALITY
from .tokens import Token

Role = Literal["measure", "group", "other_subject", "elsewhere", "home", "anaphor"]

MIGRATION_FLOWS = frozenset({"net_migration", "immigration", "emigration"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase of the lexicon where it stands in a sentence."""

    role: Role
    code: str
    """The measure, or the words of the place or other subject."""
    group: tuple[tuple[str, str], ...] = ()
    """The dimensions that the phrase fixes."""
    ambiguous: bool = False
    """Whether the phrase leaves open which measure is meant ("migration")."""
    first: int = 0
    last: int = 0
    start: int = 0
    end: int = 0


def _phrases(text: str) -> list[tuple[str, ...]]:
    return [tuple(phrase.split()) for phrase in text.split("|")]


_LEXICON: dict[str, list[tuple[tuple[str, ...], Mention]]] = {}


def _enter(phrases: str, mention: Mention) -> None:
    for words in _phrases(phrases):
        _LEXICON.setdefault(words[0], []).append((words, mention))


def _measure(code: str, phrases: str, *, group: Iterable[tuple[str, str]] = (), ambiguous: bool = False) -> None:
    _enter(phrases, Mention("measure", code, tuple(group), ambiguous))


def _group(dimension: str, code: str, phrases: str) -> None:
    _enter(phrases, Mention("group", code, ((dimension, code),)))


_measure(
    "net_migration",
    "net migration|net immigration|net inward migration|net international migration|net long-term migration|net inflow"
    "|net long-term international migration|net uk migration|net annual migration|annual net migration|net figure|net total|net-migration",
)
_measure(
    "immigration",
    "immigration|long-term immigration|total immigration|gross immigration|overall immigration|inward migration|gross migration"
    "|long-term international immigration",
)
_measure(
    "emigration",
    "emigration|long-term emigration|total emigration|outward migration|overall emigration|long-term international emigration",
)
# "migration" alone may mean net or gross: it never carries an accusation
_measure(
    "net_migration",
    "migration|legal migration|overall migration|annual migration|migration levels|migration figures",
    ambiguous=True,
)
_measure(
    "asylum_cost",
    "spending on asylum|spent on asylum|asylum spending|asylum costs|asylum cost|cost of asylum|cost of the asylum system|asylum bill"
    "|asylum system cost|costs related to asylum|spending on the asylum system|asylum spend|on asylum|on the asylum system",
)
_measure(
    "asylum_applications",
    "asylum claims|asylum applications|claimed asylum|applied for asylum|applications for asylum|claims for asylum|asylum claim"
    "|asylum requests|claiming asylum|sought asylum",
)
_measure(
    "asylum_awaiting_decision",
    "asylum backlog|awaiting an initial decision|waiting for an initial decision|awaiting a decision|backlog of asylum",
)
_measure("asylum_supported", "in asylum hotels|asylum hotels|asylum accommodation|asylum support")
_measure(
    "small_boat_arrivals",
    "small boats|small boat|small boat arrivals|channel crossings|crossed the channel|crossed the english channel|small-boat|small-boats"
    "|crossing the channel|crossing the english channel",
)
_measure(
    "visas_granted",
    "visas issued|visas granted|visa grants|visas were granted|visas were issued|grants of visas|visas handed out|issued visas|granted visas"
    "|visas|work visas|study visas|student visas|family visas|care worker visas|skilled worker visas|health and care visas"
    "|health and care worker visas|visa",
)
_measure("visa_applications", "visa applications|applications for visas|applied for visas|applied for a visa|applications")
_measure("returns", "returns|deportations|deported|removals|removed from the uk")
_measure("population", "population|residents|inhabitants")
_measure(
    "rule",
    "salary threshold|minimum salary|minimum salary threshold|general salary threshold|minimum income|minimum income requirement"
    "|income threshold|salary requirement|earnings threshold|minimum earnings|must earn|must also earn|earn at least|need to earn",
)

_group(
    "nationality",
    "british",
    "british citizens|british nationals|british people|britons|brits|uk nationals|uk citizens|british emigrants",
)
_group("nationality", "british", "british emigration|british immigration|british net migration")
_group(
    "nationality",
    "eu_plus",
    "eu nationals|eu citizens|eu migrants|eu+ nationals|eu+|from the eu|european union nationals|european nationals|from eu countries"
    "|eu immigration|eu emigration|eu net migration|european migrants|eu workers|eu students|to the eu",
)
_group(
    "nationality",
    "non_eu_plus",
    "non-eu|non-eu+|non-eu nationals|non-eu+ nationals|outside the eu|outside the european union|beyond the eu|from outside europe"
    "|non-european|non-eu migrants|outside of the eu|outside the eu+|elsewhere in the world|rest of the world",
)
_group(
    "reason",
    "study_dependant",
    "student dependants|student dependents|study dependants|study dependents|dependants of students|dependents of students"
    "|dependants on study visas|dependents on study visas|dependents arriving in the uk on study visas|students' dependants"
    "|dependants arriving in the uk on study visas|dependants of international students|students' dependents|dependants of overseas students",
)
_group(
    "reason",
    "work_dependant",
    "work dependants|work dependents|dependants of workers|dependents of workers|dependants on work visas|dependents on work visas"
    "|workers' dependants|worker dependants|dependants of work visa holders|dependents of work visa holders",
)
_group(
    "reason",
    "study",
    "for study|to study|on study visas|on student visas|for study reasons|study-related|international students|overseas students|foreign students"
    "|study immigration|student immigration|study-related reasons|students",
)
_group(
    "reason",
    "work",
    "for work|to work|on work visas|for work reasons|work-related|foreign workers|overseas workers|migrant workers|work immigration"
    "|work-related reasons|workers",
)
_group("reason", "family", "for family reasons|family reasons|on family visas")
_group("reason", "asylum", "asylum seekers|to claim asylum|seeking asylum|for asylum|via asylum")
_group("reason", "humanitarian", "humanitarian routes|humanitarian reasons|humanitarian visas|humanitarian")
_group("reason", "humanitarian_ukraine", "from ukraine|ukrainians|ukraine schemes|ukraine visas|ukrainian refugees")
_group("reason", "humanitarian_bno", "from hong kong|hong kongers|bn(o)|bno|hong kong visas")
_group("applicant", "main", "main applicants|main applicant")
_group("applicant", "dependant", "dependants|dependents|family members")
_group(
    "route",
    "health_and_care_worker",
    "health and care worker|health and care|care worker visas|care workers|social care visas|care worker",
)
_group("route", "skilled_worker", "skilled worker|skilled workers|skilled worker visas")
_group("route", "work", "work visas|work visa")
_group("route", "sponsored_study", "study visas|student visas|study visa|student visa")
_group("route", "family", "family visas|family visa")
# each of these narrows a measure to what the ledger holds no plain series of
_group("age", "part", "under 16|working age|pensioners|children")
_group("sex", "part", "women|men")
_NATIONS = tuple(
    code
    for code in NATIONALITY.codes
    if code.code not in {"all", "british", "eu_plus", "non_eu_plus", "eu", "non_eu", "non_british", "hong_kong", "ukraine"}
)
for _nation in _NATIONS:
    for _alias in _nation.aliases:
        if " " not in _alias and len(_alias) > 2:
            _group(
                "nationality",
                _nation.code,
                f"{_alias}s|{_alias} nationals|{_alias} citizens|{_alias} migrants|{_alias} students|{_alias} people|{_alias} workers"
                f"|{_alias} immigration|{_alias} emigration|{_alias} net migration|{_alias} migration|{_alias} arrivals",
            )
    _group(
        "nationality",
        _nation.code,
        f"from {_nation.label.lower()}|nationals of {_nation.label.lower()}|people from {_nation.label.lower()}",
    )
_group("nationality", "china", "the chinese|chinese nationals")

# what sounds like our subject and is not
for _other in [
    "net overseas migration",
    "overseas migration",
    "net domestic migration",
    "domestic migration",
    "internal migration",
    "interstate migration",
    "net interstate migration",
    "net internal migration",
    "interprovincial migration",
    "bird migration",
    "data migration",
    "cloud migration",
    "seasonal migration",
    "net permanent migration",
    "elsewhere in the uk",
    "rest of the uk",
    "other parts of the uk",
    "within the uk",
    "mid-year estimates",
    "mid-year population",
    "natural change",
    "short-term migration",
    "short-term visitors",
    "illegal migration",
    "irregular migration",
    "illegal immigration",
    "illegal immigrants",
    "illegal migrants",
    "undocumented migrants",
    "net permanent and long-term",
]:
    _enter(_other, Mention("other_subject", _other))

_ELSEWHERE = [
    "scotland",
    "scotland's",
    "wales",
    "wales's",
    "northern ireland",
    "england",
    "england's",
    "london",
    "london's",
    "scottish",
    "welsh",
    "australia",
    "australia's",
    "australian",
    "canada",
    "canada's",
    "canadian",
    "ireland",
    "ireland's",
    "irish",
    "germany",
    "germany's",
    "german",
    "france",
    "france's",
    "french",
    "spain",
    "spain's",
    "spanish",
    "italy",
    "italy's",
    "italian",
    "sweden",
    "sweden's",
    "swedish",
    "denmark",
    "denmark's",
    "danish",
    "norway",
    "norway's",
    "norwegian",
    "netherlands",
    "dutch",
    "belgium",
    "belgian",
    "switzerland",
    "swiss",
    "austria",
    "austrian",
    "poland",
    "poland's",
    "portugal",
    "portuguese",
    "greece",
    "greek",
    "hungary",
    "new zealand",
    "new zealand's",
    "united states",
    "american",
    "america",
    "america's",
    "u.s",
    "japan",
    "japan's",
    "japanese",
    "korea",
    "singapore",
    "texas",
    "florida",
    "california",
    "new york",
    "north carolina",
    "arizona",
    "georgia",
    "tennessee",
    "queensland",
    "victoria",
    "new south wales",
    "ontario",
    "quebec",
    "british columbia",
    "alberta",
    "eurozone",
    "eurostat",
    "statistics canada",
    "stats nz",
    "census bureau",
    "bureau of statistics",
    "isle of man",
    "jersey",
    "guernsey",
    "gibraltar",
    "malta",
    "cyprus",
    "mexico",
    "brazil",
    "saudi",
    "qatar",
    "dubai",
    "uae",
]
for _place in _ELSEWHERE:
    _enter(_place, Mention("elsewhere", _place))
_enter(
    "london school|london school of economics|the england|new england|england and wales|bank of england",
    Mention("home", "not a place of migration"),
)
for _home in [
    "uk",
    "uk's",
    "u.k",
    "united kingdom",
    "britain",
    "britain's",
    "british",
    "ons",
    "office for national statistics",
    "home office",
    "westminster",
    "tory",
    "tories",
    "conservative",
    "conservatives",
    "labour",
    "labour's",
    "reform uk",
    "brexit",
    "downing street",
    "whitehall",
    "channel",
    "starmer",
    "sunak",
    "badenoch",
    "farage",
    "braverman",
    "cleverly",
    "cooper",
    "mahmood",
    "johnson",
    "obr",
    "migration observatory",
    "migration advisory committee",
]:
    _enter(_home, Mention("home", _home))
for _anaphor in [
    "the figures",
    "the figure",
    "these figures",
    "this figure",
    "that figure",
    "the total",
    "the number",
    "the numbers",
    "numbers",
    "the drop",
    "the fall",
    "the rise",
    "the increase",
    "this drop",
    "this fall",
    "it",
    "this",
    "that",
    "they",
    "them",
    "figures",
    "the level",
    "the estimate",
    "its estimate",
    "the peak",
    "the statistics",
]:
    _enter(_anaphor, Mention("anaphor", _anaphor))

for _entries in _LEXICON.values():
    _entries.sort(key=lambda entry: -len(entry[0]))


def find_mentions(tokens: Sequence[Token]) -> list[Mention]:
    """The phrases of the lexicon in a sentence, in order.

    Measures, groups and places are looked for apart, so that "EU net migration" is both a group and
    a measure; within each the longest phrase wins.

    >>> from netmig.check.tokens import tokenise
    >>> [(m.role, m.code) for m in find_mentions(tokenise("EU net migration to Scotland"))]
    [('group', 'eu_plus'), ('measure', 'net_migration'), ('elsewhere', 'scotland')]
    """
    found: list[Mention] = []
    covered: dict[str, int] = {}
    words = [token.lower for token in tokens]
    for at, word in enumerate(words):
        done: set[str] = set()
        for phrase, mention in _LEXICON.get(word, ()):
            layer = (
                "subject"
                if mention.role in {"measure", "other_subject"}
                else mention.role + (mention.group[0][0] if mention.group else "")
            )
            if layer in done or covered.get(layer, -1) >= at:
                continue
            last = at + len(phrase) - 1
            if last < len(words) and tuple(words[at : last + 1]) == phrase:
                done.add(layer)
                covered[layer] = last
                found.append(
                    Mention(
                        mention.role, mention.code, mention.group, mention.ambiguous, at, last, tokens[at].start, tokens[last].end
                    )
                )
    return found
