"""Whether a measure is what is counted, or only what something else is about: "concern about immigration"."""

from __future__ import annotations

from ...words.subjects import MIGRATION_FLOWS, Mention
from ...words.word_classes import LEVEL_VERBS
from ..parts import SentenceParts

# nouns of numbers: "figures on immigration", "the estimate for net migration", "the level of emigration"
_OF_NUMBERS = frozenset(
    "data figure figures statistics stats number numbers total totals estimate estimates count level levels rate rates scale volume"
    " rise fall increase decrease drop decline jump surge slump growth reduction change changes cut record peak high low trend trends"
    " forecast forecasts projection projections prediction target targets report bulletin release update based balance up down".split()
)  # fmt: skip
_ABOUT = frozenset("about on over against towards toward around regarding concerning".split())
# what has to do with a measure through "of", "for" or "to" and is no number of it
_CONCERNS = frozenset(
    "cost costs coverage fear fears issue issues impact impacts effect effects benefit benefits importance perception perceptions salience subject"
    " topic question pace support appetite bill demand searches search enthusiasm tolerance sympathy opposition attitude attitudes hostility"
    " resistance objection objections approach concern concerns anger worry worries anxiety spending reference references discussion mention"
    " mentions public approval disapproval views opinion opinions".split()
)  # fmt: skip
_ACTS = frozenset("reducing cutting lowering curbing limiting increasing controlling stopping tackling".split())
_BESIDE = frozenset("the uk uk's britain's british britain overall total annual legal mass high".split())
_PASSED_OVER = _BESIDE | _ACTS
_MARKS = frozenset({",", "-", "–", "—", "("})


def is_about(parts: SentenceParts, mention: Mention, *, whatever_its_number: bool = False) -> bool:
    """Whether a flow is named as what something else is about: "the cost of immigration", "Labour's lead on immigration".

    Not where a number follows that is its own: "alarm over net migration of 906,000".
    """
    if mention.code not in MIGRATION_FLOWS:
        return False
    own = parts.words[mention.last + 1 : mention.last + 7]
    opens = own[1:] if own[:1] and own[0] in _MARKS else own
    if (
        not whatever_its_number
        and own[:1]
        and (
            own[0] in {"of", "at", "hitting", "reaching", "(", "topping", "falling", "rising"}
            or (opens[:1] == ["which"] and not LEVEL_VERBS.isdisjoint(opens[1:3]))  # "on net migration, which stood at 606,000"
        )
        and any(mention.last < quantity.first <= mention.last + 7 for quantity in parts.quantities)
    ):
        return False
    groups = parts.covered("group", "home")
    at = mention.first - 1
    while at >= 0 and (parts.word(at) in _PASSED_OVER or at in groups):
        at -= 1
    word, head = parts.word(at), parts.word(at - 1)
    if at < 1:
        return False
    if word == "on" and any(each.last == at - 1 and each.unit in {"", "people"} for each in parts.quantities):
        return False  # "the figures of a few weeks ago: nearly a million on net migration"
    if word in _ABOUT:
        return head not in _OF_NUMBERS and head not in {",", "is", "was", "are", "were"}
    return word in {"of", "for", "to"} and head in _CONCERNS
