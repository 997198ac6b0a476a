"""What a text speaks of: measures, the groups within them, and places that are not the United Kingdom.

The phrases are data, in `lexicon.py`; the longest one wins. A phrase names a measure ("net migration"),
narrows it to a group ("student dependants", "EU nationals"), or names something that only looks like
our subject ("net overseas migration", "Scotland's net migration"), which is recognised so that it is
left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal

from ...codes import FLOWS as FLOW_CODES
from ...codes import NATIONALITY, SINGLE_COUNTRIES
from ..records import record, replace
from .cues import CHANGE_VERBS, MOVING
from .lexicon import (
    ANAPHORS,
    BEFORE_FLOWS,
    COMPOUNDS,
    COUNTRIES,
    FLOWS,
    GROUPS,
    HOME,
    MEASURES,
    NAMES_ONLY,
    NOT_OURS,
    PARTS_OF_THE_UK,
    phrases,
)
from .passing_places import is_in_passing
from .passports import BEFORE_A_PLACE, phrases_of_passports, places_of_passports
from .phrase_tree import Branch
from .tokens import Token

Role = Literal["measure", "group", "other_subject", "elsewhere", "home", "anaphor"]

MIGRATION_FLOWS = frozenset(FLOW_CODES)
# names of the country itself
THE_COUNTRY = frozenset({"uk", "britain", "united kingdom", "great britain"})
# told in pounds
MONEY = frozenset({"asylum_cost", "rule"})
# counted on a day, not over a year
STOCKS = frozenset({"asylum_awaiting_decision", "asylum_supported"})


@record()
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


# a mention with what it competes with for its words
_Meant = tuple[str, Mention]


def _lexicon() -> dict[str, Branch[_Meant]]:
    """Every phrase, word by word."""
    root, places = Branch[_Meant](), Branch[_Meant]()

    def enter(phrase: str, mention: Mention, trunk: Branch[_Meant] = root) -> None:
        trunk.grown(phrase).meanings.append((_layer(mention), mention))

    for measure, block in MEASURES.items():
        for phrase in phrases(block):
            enter(phrase.removeprefix("?"), Mention("measure", measure, (), phrase.startswith("?")))
    for (dimension, code), block in GROUPS.items():
        for phrase in phrases(block):
            enter(phrase, Mention("group", code, ((dimension, code),)))
    for (dimension, code), block in BEFORE_FLOWS.items():
        for word in phrases(block):
            for flow in phrases(FLOWS):
                enter(f"{word} {flow}", Mention("group", code, ((dimension, code),)))
    for phrase, mention in _nations():
        enter(phrase, mention)
    for phrase, code in phrases_of_passports():
        enter(phrase, Mention("group", code, (("nationality", code),)))
    for role, block in (("other_subject", NOT_OURS), ("home", HOME), ("anaphor", ANAPHORS), ("home", NAMES_ONLY)):
        for phrase in phrases(block):
            enter(phrase, Mention(role, "" if block is NAMES_ONLY else phrase))  # type: ignore[arg-type]  # the four roles above
            if block is HOME and not phrase.endswith(("'s", "'")):
                enter(f"{phrase}'s", Mention("home", phrase))
    for place in _places():
        enter(place, Mention("elsewhere", place.removesuffix("'s")))
    for place, code in places_of_passports():
        enter(place, Mention("group", code, (("nationality", code),)), places)
    # last of all: nothing may grow on a branch that is shared
    for words in BEFORE_A_PLACE:
        root.grown(words).graft(places)
    return root.following


def _layer(mention: Mention) -> str:
    """What a phrase competes with for its words: a measure with a measure, a reason with a reason."""
    if mention.role in {"measure", "other_subject"}:
        return "subject"
    return mention.role + (mention.group[0][0] if mention.group else "")


# the lexicon has those who came from there by the schemes made for them
_BY_THEIR_SCHEMES = frozenset({"hong_kong", "ukraine"})


def _nations() -> list[tuple[str, Mention]]:
    """Phrases for the nationals of the countries that the code list names."""
    found = []
    for code in NATIONALITY.codes:
        # "Irish net migration" is Ireland's own, far more often than that of the Irish here: it stays a place elsewhere
        if code.code not in SINGLE_COUNTRIES or code.code in _BY_THEIR_SCHEMES:
            continue
        mention = Mention("group", code.code, (("nationality", code.code),))
        country = code.label.lower()
        names = [f"from {country}", f"nationals of {country}", f"people from {country}"]
        for alias in code.aliases:
            if " " not in alias and len(alias) > 2:
                names += [f"{alias}s", *(f"{alias} {noun}" for noun in _NATIONALS)]
        found += [(name, mention) for name in names]
    return found


_NATIONALS = (
    "nationals", "citizens", "migrants", "students", "people", "workers", "immigration", "emigration", "net migration", "migration", "arrivals",
)  # fmt: skip


def _places() -> list[str]:
    """Names and adjectives of places that are not the United Kingdom as a whole, with their possessives."""
    names: list[str] = []
    for line in COUNTRIES.splitlines():
        for country in line.split("|"):
            names += [name.strip().lower() for part in country.split(";") for name in part.split(",") if name.strip()]
    # "Australians will vote": the people of a place name it too
    names += [f"{name}s" for name in names if " " not in name and name.endswith(("an", "i"))]
    names += phrases(PARTS_OF_THE_UK)
    return names + [f"{name}'s" for name in names]


_LEXICON = _lexicon()


def may_be_mention(word: str) -> bool:
    """Whether a phrase of the lexicon may begin at a word: only there they need be looked for."""
    return word in _LEXICON


def find_mentions(tokens: Sequence[Token], places: Iterable[int] | None = None) -> list[Mention]:
    """The phrases of the lexicon in a sentence, in order; `places` are those of the tokens at which they may begin, if these are known.

    Measures, groups and places are looked for apart, so that "EU net migration" is both a group and
    a measure; within each the longest phrase wins.

    >>> from netmig.check.words.tokens import tokenise
    >>> [(m.role, m.code) for m in find_mentions(tokenise("EU net migration to Scotland"))]
    [('group', 'eu_plus'), ('measure', 'net_migration'), ('elsewhere', 'scotland')]
    """
    found: list[Mention] = []
    covered: dict[str, int] = {}
    words = [token.lower for token in tokens]
    count = len(words)
    for at in range(count) if places is None else places:
        branch = _LEXICON.get(words[at])
        # the phrases that begin here, the longest last
        complete: list[tuple[int, list[_Meant]]] = []
        last = at
        while branch is not None:
            if branch.meanings:
                complete.append((last, branch.meanings))
            last += 1
            branch = branch.following.get(words[last]) if last < count else None
        for last, mentions in reversed(complete):
            for layer, mention in mentions:
                # a longer phrase of the layer, here or before, has the word already
                if covered.get(layer, -1) >= at or not _meant(mention, tokens, at, last):
                    continue
                covered[layer] = last
                where = (at, last, tokens[at].start, tokens[last].end)
                found.append(Mention(mention.role, mention.code, mention.group, mention.ambiguous, *where))
    return _without_nationals(_without_terms(found, words), words)


def _without_terms(mentions: list[Mention], words: Sequence[str]) -> list[Mention]:
    """The mentions but for flows that only say what net migration is: "net migration, arrivals less departures, fell"."""
    if _LESS.isdisjoint(words) or not any(each.code == "net_migration" for each in mentions):
        return mentions
    flows = [each for each in mentions if each.code in {"immigration", "emigration"}]
    terms = {
        each
        for one, other in pairwise(flows)
        if other.first == one.last + 2 and words[one.last + 1] in _LESS and one.code != other.code
        for each in (one, other)
        if words[other.last + 1 : other.last + 2] != ["of"]
    }
    # "net migration, immigrants less emigrants": people are no flow, but for those who left
    terms |= {
        each for each in flows if each.first > 1 and words[each.first - 1] in _LESS and words[each.first - 2] == "immigrants"
    }
    return [each for each in mentions if each not in terms]


_LESS = frozenset({"less", "minus"})


def _meant(mention: Mention, tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether a phrase means here what it can mean: places have capitals, and an immigration lawyer is no immigration."""
    if mention.role == "group" and tokens[at].lower == "as" and last + 1 < len(tokens) and tokens[last + 1].lower in _DOING:
        return False  # "rose as students returned"
    if mention.role == "elsewhere":
        verb = last + (2 if last + 1 < len(tokens) and tokens[last + 1].lower in {"has", "had", "have"} else 1)
        governs = mention.code == "london" and verb < len(tokens) and tokens[verb].lower in _GOVERNS
        return tokens[at].capital and not governs
    if mention.code == "down under":
        return last + 1 >= len(tokens) or tokens[last + 1].lower not in _GOVERNING  # "has gone down under Labour"
    if mention.code == "british" and last > at and tokens[last - 1].lower == "the":
        # "the net emigration of the British stands at", not "of the British government"
        return last + 1 >= len(tokens) or tokens[last + 1].kind != "word" or tokens[last + 1].lower in _BEHIND_A_PEOPLE
    if mention.ambiguous and tokens[last].lower in _FLOWING and mention.code in MIGRATION_FLOWS:
        before, behind = tokens[at - 1].lower if at else "", [token.lower for token in tokens[last + 1 : last + 4]]
        of_people = behind[:1] != ["of"] or not _WHO_FLOW.isdisjoint(behind) or any(word[:1].isdigit() for word in behind)
        return before not in _WHAT_FLOWS and of_people and behind[:1] not in (["into"], ["from"])
    if at == last and last + 1 < len(tokens) and mention.code in MIGRATION_FLOWS:
        following = tokens[last + 1].lower
        passengers = following in _OF_AIRPORTS and tokens[at].lower in {"arrivals", "departures"}
        return following not in COMPOUNDS and not passengers
    return True


_DOING = MOVING | CHANGE_VERBS | frozenset("returned returning were are had have who and".split())
_GOVERNING = frozenset("labour the this sir mr keir starmer rishi sunak boris johnson his her conservative tory".split())
_FLOWING = frozenset("inflow inflows influx outflow outflows exodus".split())
# whose inflow may be meant, and what else flows
_WHO_FLOW = frozenset(
    "people migrants immigrants newcomers citizens nationals foreigners students workers britons arrivals departures long-term eu non-eu".split()
)
_WHAT_FLOWS = frozenset(
    "capital cash money fund funds dollar sterling investor investment etf net tourist visitor student patient water river brain jewish".split()
)
_BEHIND_A_PEOPLE = frozenset(
    "now still was is were are stood stands at in from to and but too alone it there who left emigrated came rose fell has had by with".split()
)
# "London puts it down to world events": the government
_GOVERNS = frozenset(
    "announced announces reported published confirmed put puts blamed blames said says insisted insists argued argues wanted wants hopes promised promises"
    " claimed claims counters replies denied denies maintains decided agreed pledged vowed".split()
)
_OF_AIRPORTS = frozenset({"at", "hall", "lounge", "gate", "board"})


def _without_nationals(found: list[Mention], words: Sequence[str]) -> list[Mention]:
    """Mentions without the places that only say where people are from: "Indian students", "from India, Nigeria and Pakistan"."""
    roles = [mention.role for mention in found]
    if "other_subject" in roles and "group" in roles:
        # "passports from beyond the bloc" are no number of the bloc's own
        named = [each for each in found if each.role == "group"]
        found = [
            each for each in found
            if each.role != "other_subject" or not any(whose.first <= each.first and each.last <= whose.last for whose in named)
        ]  # fmt: skip
    if "elsewhere" not in roles:
        return found
    covers = [each for each in found if each.role == "group" or (each.role == "home" and not each.code)]
    nations = {each.last for each in covers if each.group and each.group[0][0] == "nationality"}
    kept: list[Mention] = []
    for mention in found:
        if mention.role == "elsewhere":
            inside = any(each.first <= mention.first and mention.last <= each.last for each in covers)
            counted = words[mention.last + 1 : mention.last + 2] == ["("]
            back = _before_in_a_list(words, mention.first - 1)
            listed = back in nations and back < mention.first - 1
            if listed and counted and (code := NATION_OF.get(mention.code)):
                # "Nigerians (120,000), Pakistanis (101,000) and Chinese (78,000)"
                nations.add(mention.last)
                kept.append(replace(mention, role="group", code=code, group=(("nationality", code),)))
                continue
            if inside or listed:
                nations.add(mention.last)
                continue
            at_home = any(each.role == "home" and each.code for each in found)
            if is_in_passing(words, mention.first, mention.last, at_home=at_home):
                continue
        kept.append(mention)
    return kept


# the code of a nationality by a name of its country or people
NATION_OF = {alias: code.code for code in NATIONALITY.codes for alias in code.aliases if " " not in alias}
_PLACES = frozenset(_places())
NATION_OF |= {name: code.code for code in NATIONALITY.codes if (name := code.label.lower()) in _PLACES}


def _before_in_a_list(words: Sequence[str], at: int) -> int:
    """Where the item ends that stands before one in a list, its number in brackets passed over."""
    while at >= 0 and words[at] in {",", "and", "or"}:
        at -= 1
    if at >= 3 and words[at] == ")":
        opening = next((back for back in range(at - 1, max(-1, at - 5), -1) if words[back] == "("), -1)
        return opening - 1 if opening > 0 else at
    return at
