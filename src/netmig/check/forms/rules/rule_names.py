"""Which threshold or charge an amount is of, by the words beside it, and whether no other of the many can be meant."""

from __future__ import annotations

from collections.abc import Iterator

from ...sentences.parts import SentenceParts
from ...sentences.scene import Scene
from ...words.quantities import Quantity
from ...words.rule_words import FAMILIES, FLOORS, MARRYING, PAY, WORKING
from .rule_dates import words_beside_times
from .rule_moves import is_of_then, says_or_more

# words that name one rule, and no other
_BY_WORD = {
    "surcharge": "health_surcharge", "specialist": "specialist", "gbm": "specialist", "scale-up": "scale_up", "entrant": "new_entrant",
    "entrants": "new_entrant", "skilled": "work",
    **dict.fromkeys(MARRYING, "family"),
}  # fmt: skip
_BY_PAIR = {
    ("skills", "charge"): "skills_charge", ("business", "mobility"): "specialist", ("graduate", "trainee"): "graduate_trainee",
    ("graduate", "trainees"): "graduate_trainee", ("pay", "scales"): "pay_scales", ("pay", "scale"): "pay_scales",
    ("existing", "holders"): "existing", ("before", "april"): "existing", ("already", "here"): "existing", ("family", "visa"): "family",
    ("family", "visas"): "family",
}  # fmt: skip
_CUES = frozenset(_BY_WORD) | {first for first, _ in _BY_PAIR}
# a rule in pounds where nothing names it so plainly, by the words of its sentence, the first that fits
_ELSE: tuple[tuple[str, frozenset[str]], ...] = (
    ("skills_charge", frozenset({"skills"})),
    ("work", frozenset({"salary"})),
    ("family", FAMILIES),
    ("work", frozenset("salaries work earnings pay wage wages".split()) | WORKING),
)
# what is supposed, wished for or told of others
_OPEN = frozenset(
    "would could should wants want call calls called recommended recommend recommends proposed propose proposes proposal plan plans pledged"
    " pledge pledges promised promise if reform may might suggested suggests urged manifesto eventually about roughly some average median"
    " typical typically total years three five hour hourly monthly fee fees savings child children".split()
)
# other thresholds of work than that for all, and other people's
_OTHERS_OF_WORK = frozenset(
    "care health nurse nurses nhs teacher teachers teaching doctor doctors entrant entrants graduate graduates young shortage list discount"
    " existing holders going rate rates phd settlement settle settled indefinite scale scale-up senior specialist trainee family families"
    " partner partners spouse spouses dependants dependents next tier jobs occupations occupation engineers chefs most exceptions lower"
    " reduced band before already extend extending".split()
)
_OTHERS = {
    "work": _OTHERS_OF_WORK - {"most"},
    "family": frozenset("already existing still extend extending extension renew renewing here skilled worker workers student students settle settlement cash disability surcharge".split()),
    "health_surcharge": frozenset("student students youth young family families half reduced discount visa visas dependants".split()),
    "skills_charge": frozenset("small charity charitable charities smaller additional".split()),
    "specialist": frozenset("expansion secondment supplier trainee trainees going rate rates skilled".split()),
    "scale_up": frozenset("going rate rates skilled".split()),
    "new_entrant": frozenset("going rate rates phd list shortage".split()),
    "existing": frozenset("phd going rate rates care health list".split()),
    "graduate_trainee": frozenset("going rate rates skilled".split()),
}  # fmt: skip
_RAISED = frozenset(
    "raised raise raises raising increased increase increases rose risen rises rise lifted hiked went gone up goes go going will climbed climbs"
    " climb double doubled doubles doubling jumped jumps shot leapt moved moves set stand stands stood dearer lift lifts hike replaced".split()
)
_DUTIES = frozenset(
    "must need needs needed requires require is are stands had has have asks ask pay pays paid earn earns cannot offers offer demands costs cost"
    " charged".split()
)
# above this no charge for a year is
_MOST_OF_A_CHARGE = 5_000
_LEAST_OF_WORK = 20_000
_NAMED_AS = frozenset("threshold thresholds minimum salary income earn surcharge charge".split())


def which_rule(parts: SentenceParts, quantity: Quantity) -> str:
    """The rule that an amount is of: that named last before it, else the first named in its sentence; "" if none is."""
    named: list[tuple[int, str]] | None = parts.kept.get("rules in pounds")
    if named is None:
        named = parts.kept["rules in pounds"] = [] if parts.word_set.isdisjoint(_CUES) else list(_named(parts))
    opens, closes = _segment(parts, quantity)
    near = [code for at, code in named if opens <= at < quantity.first]
    if near:
        # "for new entrants on the Skilled Worker visa"
        return next((code for code in reversed(near) if code != "work"), "work")
    preceding = parts.preceding(quantity)
    if preceding is not None and preceding.unit == "GBP" and any(at < preceding.first for at, _ in named):
        return which_rule(parts, preceding)  # it goes on about the same
    before = [code for at, code in named if at < quantity.first]
    behind = [code for at, code in named if quantity.first < at < closes]
    if before or behind:
        return before[-1] if before else behind[0]
    if "nhs" in parts.word_set and quantity.value <= _MOST_OF_A_CHARGE:
        return "health_surcharge"
    own = frozenset(parts.words[opens : quantity.first])
    return next((name for words_of in (own, parts.word_set) for name, words in _ELSE if words & words_of), "")


def _segment(parts: SentenceParts, quantity: Quantity) -> tuple[int, int]:
    """The words around an amount that are of no other."""
    preceding, following = parts.preceding(quantity), parts.following(quantity)
    return 0 if preceding is None else preceding.last + 1, len(parts.words) if following is None else following.first


def _named(parts: SentenceParts) -> Iterator[tuple[int, str]]:
    for at, word in enumerate(parts.words):
        code = _BY_PAIR.get((word, parts.word(at + 1))) or _BY_WORD.get(word)
        if code is not None:
            yield at, code


def _stands_right_behind(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether an amount stands right behind the name of a charge: "an immigration health surcharge of £1,035"."""
    near = parts.words[max(0, quantity.first - 4) : quantity.first]
    return "surcharge" in near and not {"of", "to", "is", "at"}.isdisjoint(near)


_TOLD = frozenset("said announced confirmed unveiled says told".split())
_WISHING = frozenset({"want", "wants", "wanting"})


def _is_a_fact(parts: SentenceParts, words: frozenset[str]) -> bool:
    """Whether what a sentence says is neither supposed nor wished for: not "would", but "he said it would", and "who want to bring a spouse"."""
    left = words & _OPEN
    if left == {"would"} and not words.isdisjoint(_TOLD):
        return True
    if left and left <= _WISHING:
        return all(
            parts.word(at - 1) in {"who", "that", "they"} and parts.word(at + 1) == "to"
            for at, word in enumerate(parts.words)
            if word in _WISHING
        )
    return not left


def is_plain(parts: SentenceParts, quantity: Quantity, detail: str, scene: Scene, *, carried: str = "") -> bool:
    """Whether a sentence says of one rule alone what its amount is, was raised to, or is to be: no other can be meant.

    `carried` is the rule that the text told of last, which a sentence that names none goes on about.
    """
    words = words_beside_times(parts)
    others = _OTHERS.get(detail)
    if (
        others is None
        or (scene.place or parts.mentions_of("elsewhere"))
        or not (words & _NAMED_AS or words & FLOORS or words & PAY or detail == "specialist")
        or not _is_a_fact(parts, words)
        or any(word == "per" and parts.word(at + 1) != "cent" for at, word in enumerate(parts.words))
        or any(time.kind == "duration" for time in parts.times)
        or not words.isdisjoint(others - {"visa", "visas"} if _stands_right_behind(parts, quantity) else others)
        or not (
            quantity.hedge == "exact"
            or says_or_more(parts, quantity)
            or parts.words[max(0, quantity.first - 2) : quantity.first + 2].count("least")
        )
        or (detail == "work" and (("skilled" not in words and carried != "work") or quantity.value < _LEAST_OF_WORK))
    ):
        return False
    before = parts.words[: quantity.first]
    told = parts.word(quantity.first - 1)
    moved = not _RAISED.isdisjoint(before[-14:]) and told in {"to", "from", "at"}
    return moved or not _DUTIES.isdisjoint(before[-8:]) or is_of_then(parts, quantity)
