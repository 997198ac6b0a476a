"""Whose people they are by their passports, as texts put it: "held passports from beyond the bloc", "citizens of EU states".

The names of the places and what stands before them are told apart: the lexicon hangs the same places behind each of these
words, and no list has to hold every pair of the two.
"""

from __future__ import annotations

from collections.abc import Iterator

_UNION = ("the eu", "the european union", "the bloc", "the union", "the eu+")
_LANDS = ("countries", "states", "nations")
_OUTSIDE = ("outside", "beyond", "outside of")
# what may stand before the place where a passport is from: of people, or of the passport
BEFORE_A_PLACE = (
    "from", "citizens of", "nationals of", "citizens from", "nationals from", "passports from", "passport from", "passports of", "passport of", "passports issued by",
    "passports issued in", "passports issued", "passport issued by", "passport issued", "people from", "subjects of",
)  # fmt: skip
_EU_LANDS = (
    "eu countries", "eu states", "eu nations", "eu member states", "member states", "the eu's member states", "its member states", "the 27 member states",
    "european union countries", "european union states", "other eu countries", "an eu country", "an eu state",
)  # fmt: skip
_ADJECTIVES = {
    "eu_plus": ("eu", "eu+", "european union"),
    "non_eu_plus": ("non-eu", "non-eu+", "non-european"),
    "british": ("british", "uk"),
}
_OF_AN_ADJECTIVE = (
    "{} passports", "{} passport", "{} passport holders", "{} passport-holders", "holders of {} passports", "holders of a {} passport", "holders of an {} passport",
    "{} nationality", "{} side", "{} ones", "{} newcomers", "{} contingent", "{} element",
)  # fmt: skip
_MORE = {
    "eu_plus": (
        "the eu's citizens", "the eu's nationals", "the bloc's citizens", "the bloc's nationals", "union citizens", "europeans from the bloc", "from within the bloc",
        "from inside the bloc", "citizens of the bloc", "europeans from the eu", "the european union sent", "the eu sent", "the bloc sent", "eu newcomers", "eu arrivals",
    ),
    "non_eu_plus": (
        "third-country nationals", "third country nationals", "nationals of the rest of the world", "citizens of the rest of the world", "from the rest of the world",
        "from elsewhere in the world", "from other parts of the world", "non-eu newcomers", "non-eu arrivals",
    ),
    "british": (
        "its own nationals", "its own citizens", "the country's own citizens", "the country's own nationals", "britain's own citizens", "fellow britons", "homecoming britons",
        "home-coming britons", "british returners", "returning expats", "british expats", "britons coming home", "britons returning", "britons returning home", "britons moving home",
        "britons moving back", "britons coming back", "britons who had been living abroad", "british citizens returning from abroad", "british nationals returning from abroad",
        "british citizens returning", "british nationals returning", "british citizens coming home", "britons returning from abroad", "british returnees", "our own citizens",
    ),
}  # fmt: skip


def places_of_passports() -> Iterator[tuple[str, str]]:
    """Each place that a passport or its holder may be from, with the code of the nationality: for behind `BEFORE_A_PLACE`."""
    for place in _places_outside():
        yield place, "non_eu_plus"
    for union in (*_UNION, *_EU_LANDS):
        yield union, "eu_plus"
    for lands in _LANDS:
        yield f"non-eu {lands}", "non_eu_plus"
        yield f"non-european {lands}", "non_eu_plus"


def phrases_of_passports() -> Iterator[tuple[str, str]]:
    """Each phrase that names a nationality by itself, with its code."""
    for place in _places_outside():
        yield place, "non_eu_plus"
    for code, adjectives in _ADJECTIVES.items():
        for adjective in adjectives:
            for form in _OF_AN_ADJECTIVE:
                yield form.format(adjective), code
        for phrase in _MORE[code]:
            yield phrase, code


def _places_outside() -> Iterator[str]:
    """Such as "beyond the bloc", "countries outside the EU"."""
    for union in _UNION:
        for outside in _OUTSIDE:
            place = f"{outside} {union}"
            yield place
            yield from (f"{lands} {place}" for lands in _LANDS)
