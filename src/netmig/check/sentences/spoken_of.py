"""Which flows, nationalities and reasons a text names anywhere: of others none of its numbers can be."""

from __future__ import annotations

from collections.abc import Sequence

from ...codes import SINGLE_COUNTRIES
from ..words.cues import LEAVING
from .parts import SentenceParts

# words that speak of a flow or a group without being a name of it
_SAID_OTHERWISE = {
    "eu": "european europeans europe eu bloc continent",
    "non_eu": "foreign foreigners foreign-born overseas elsewhere world rest",
    "british": "britons brits expats returnees locals natives citizens own",
    "work": "work workers worker jobs",
    "study": "study studies studying students student universities",
    "family": "family families partners spouses",
    "asylum": "asylum refugees",
    "humanitarian": "humanitarian refugees ukraine",
    "emigration": f"outflow outflows outward {' '.join(sorted(LEAVING))}",
}
_CODES_OF = {word: code for code, words in _SAID_OTHERWISE.items() for word in words.split()}


def codes_named(read: Sequence[SentenceParts]) -> frozenset[str]:
    """The codes of all that a text names: flows, and the stems of the codes of nationalities and reasons."""
    found: set[str] = set()
    for parts in read:
        for mention in parts.mentions:
            if mention.role == "measure":
                found.add(mention.code)
            elif mention.role == "group":
                found.update(_stem(code) for _, code in mention.group)
        found.update(_CODES_OF[word] for word in parts.word_set & _CODES_OF.keys())
    if found & SINGLE_COUNTRIES:
        found.add("non_eu")
    if found & {"eu", "non_eu"} and any("british" in parts.word_set for parts in read):
        found.add("british")  # as one of the three
    return frozenset(found)


def may_speak_of(spoken_of: frozenset[str], measure: str, nationality: str, reason: str) -> bool:
    """Whether a text that names these codes may mean such a flow: net migration and immigration both are "migration" too."""
    if measure == "emigration" and measure not in spoken_of:
        return False
    if reason != "all":
        return _stem(reason) in spoken_of
    return nationality == "all" or _stem(nationality) in spoken_of


def _stem(code: str) -> str:
    """The code of the widest group that a code is a part of: "eu" for "eu_plus", "work" for "work_main"."""
    for end in ("_plus", "_main", "_dependant", "_ukraine", "_bno"):
        code = code.removesuffix(end)
    return "non_eu" if code == "non_british" else code
