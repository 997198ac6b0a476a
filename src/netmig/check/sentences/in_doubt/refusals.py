"""Why a claim cannot be checked at all: another place, another kind of migration, no period that figures are published for."""

from __future__ import annotations

from ....codes import SINGLE_COUNTRIES
from ...words.subjects import NATION_OF, THE_COUNTRY
from ..parts import SentenceParts
from ..scene import Scene
from ..times.times_of import NO_SUCH_PERIOD, Window
from ..whom.labels import all_counted
from ..wording import Subject
from .places_in_doubt import where_they_fled

NOT_UNDERSTOOD = "netmig could not work out what is said here"
NO_STATISTIC = "netmig could not connect this with a statistic of which it has figures"
NO_PERIOD = "netmig could not make out a period for which such figures are published"


def _from_home(parts: SentenceParts) -> bool:
    """Such as "arrivals from the United Kingdom dropped": the news of another country."""
    for mention in parts.mentions_of("measure"):
        if mention.code == "immigration" and parts.word(mention.last + 1) == "from":
            ahead = mention.last + (3 if parts.word(mention.last + 2) == "the" else 2)
            if any(home.code in THE_COUNTRY and home.first == ahead for home in parts.mentions_of("home")):
                return True
    return False


def why_refused(parts: SentenceParts, subject: Subject | None, window: Window, scene: Scene) -> str:
    """Why a claim cannot be checked at all; "" if it can."""
    if why := why_not_ours(parts, subject, scene):
        return why
    if window.words:
        return NO_SUCH_PERIOD.format(words=window.words)
    if not window.periods:
        return NO_PERIOD
    return ""


LAST_OF = "what comes before is about"
OF_ANOTHER_PLACE = "this is about another place"


def of_what_came_before(place: str) -> str:
    """The reason where the text spoke of a place, or of its people, just before."""
    return f"{LAST_OF} {called(place)}, and this may be too"


_SMALL = frozenset({"and", "of", "the", "in", "to", "for"})
_LETTERS = {"Uk": "UK", "Eu": "EU", "Us": "US", "Uae": "UAE", "Nhs": "NHS"}


def called(subject: str) -> str:
    """A place or another subject as a sentence names it: "England and Wales", "the EU", "net overseas migration".

    >>> called("england and wales"), called("net overseas migration")
    ('England and Wales', 'net overseas migration')
    """
    if subject.split()[-1:] in (["migration"], ["projections"]):
        return subject
    words = [word if word in _SMALL else _LETTERS.get(word.title(), word.title()) for word in subject.split()]
    return " ".join(words).replace("'S", "'s")


def why_not_ours(parts: SentenceParts, subject: Subject | None, scene: Scene) -> str:
    """Why a claim is of nothing that the ledger holds, whenever it was: another place, another kind of migration; "" if it may be."""
    if _from_home(parts):
        return "this is about people who went from the United Kingdom to another country"
    if parts.covered("other_subject"):
        other = next(mention for mention in parts.mentions_of("other_subject"))
        return f"another statistic than long-term migration to or from the United Kingdom may be meant: “{other.code}”"
    beside = _place_beside(parts, subject)
    if beside:
        return f"{OF_ANOTHER_PLACE} than the whole United Kingdom: {called(beside)}"
    if "per" in parts.word_set and not _PER_PERSON.isdisjoint(parts.pairs):
        return "this is a rate, and netmig has no rates"
    elsewhere = list(dict.fromkeys(mention.code for mention in parts.mentions_of("elsewhere")))
    if elsewhere and not (parts.names_home or _is_the_nation(parts, subject) or (scene.at_home and where_they_fled(parts))):
        places = [called(each.removesuffix("'s")) for each in elsewhere]
        people = "" if len(places) == 1 else ", or people from there"
        return f"{OF_ANOTHER_PLACE} than the whole United Kingdom{people}: {', '.join(places)}"
    if scene.place and subject is not None and subject.basis != "explicit":
        return of_what_came_before(scene.place)
    return NO_STATISTIC if subject is None else ""


def _is_the_nation(parts: SentenceParts, subject: Subject | None) -> bool:
    """Whether a country is named for those who came from it: "Pakistan comes third with 101,000"."""
    nation = dict(subject.group).get("nationality", "") if subject is not None and subject.local else ""
    if nation in SINGLE_COUNTRIES and all_counted(parts):
        return True
    return bool(nation) and any(NATION_OF.get(each.code) == nation for each in parts.mentions_of("elsewhere"))


_PER_PERSON = frozenset({("per", "head"), ("per", "capita"), ("per", "person")})


def _place_beside(parts: SentenceParts, subject: Subject | None) -> str:
    """The place whose flow is named: "Spain's net migration", "net migration to Germany"."""
    for mention in parts.mentions:
        if mention.role != "measure" or subject is None or mention.code != subject.measure:
            continue
        for place in parts.mentions:
            if place.role != "elsewhere":
                continue
            behind = place.first - mention.last in {2, 3} and parts.word(mention.last + 1) in {"to", "into", "in", "of"}
            if place.last == mention.first - 1 or behind:
                return place.code
    return ""
