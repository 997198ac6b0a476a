"""What asylum costs, named in whatever words: "asylum seekers cost the taxpayer", "the asylum system swallowed", "what Britain spends on asylum"."""

from __future__ import annotations

from collections.abc import Sequence

from .quantities import Quantity
from .subjects import Mention
from .tokens import Token

# one of these says that it is of what is paid
_PAID = frozenset(
    "cost costs costing costed bill bills spend spends spending spent spender expenditure outlay outlays taxpayer taxpayers taxpayer's taxpayers' price"
    " purse exchequer dearer cheaper costlier pricier expensive swallowed swallows swallowing laid budget budgets paid pays pay funding fund money funds"
    " treasury accounts".split()
)
# a part of it, or what another pays for it
_OF_A_PART = frozenset(
    "hotel hotels accommodation barge barges rwanda appeal appeals legal lawyers aid councils council oecd overseas night nightly each head person"
    " child children contractors serco clearsprings mears contract contracts deported flights lawyer".split()
)
# what may be the whole, or support alone
_PERHAPS_A_PART = frozenset(
    "support supporting supported housing house housed feeding feed looking lodging shelter sheltering keeping keep maintaining".split()
)
_A_YEARS_SPENDING = 300_000_000
_BEHIND = frozenset({"system", "seekers", "seeker", "regime", "process"})


def named_cost(
    words: Sequence[str], tokens: Sequence[Token], quantities: Sequence[Quantity], mentions: Sequence[Mention]
) -> Mention | None:
    """Where a sentence that speaks of money names asylum, and no part or count of it; None where it does not.

    >>> from .tokens import tokenise
    >>> tokens = tokenise("Asylum seekers cost the taxpayer £5.38 billion")
    >>> named_cost([each.lower for each in tokens], tokens, (), ()).code
    'asylum_cost'
    """
    counts = any(each.unit in {"", "people"} and each.form != "vague" for each in quantities)
    if counts or any(each.role in {"measure", "other_subject"} for each in mentions):
        return None
    held = frozenset(words)
    in_pounds = any(each.unit == "GBP" and each.value >= _A_YEARS_SPENDING for each in quantities)
    if (held.isdisjoint(_PAID) and not in_pounds) or not held.isdisjoint(_OF_A_PART):
        return None
    first = words.index("asylum")
    last = first + (first + 1 < len(words) and words[first + 1] in _BEHIND)
    return Mention(
        "measure", "asylum_cost", (), not held.isdisjoint(_PERHAPS_A_PART), first, last, tokens[first].start, tokens[last].end
    )
