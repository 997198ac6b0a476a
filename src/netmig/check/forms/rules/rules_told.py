"""Whether a clause says who may do what, or that a rule of migration has come, gone or changed, in whatever words."""

from __future__ import annotations

from ...sentences.parts import SentenceParts
from ...sentences.scene import Scene
from ...words.telling_words import ALLOWED, BEING, FORBIDDEN, OF_MIGRATION, OTHERS, RULES

_WISHES = frozenset(
    "should would could might want wants wanted if propose proposed proposes plan planned urged urges demand demands calls called".split()
)

_GOVERNING = frozenset(
    "government ministers minister secretary we labour labour's conservatives tories party starmer sunak reform something country britain parliament they're".split()
)

_CHANCE = frozenset({"be", "have", "well", "also", "not"})


def rule_told(parts: SentenceParts, scene: Scene, clause: tuple[int, int]) -> int | None:
    """The word by which a clause says who may do what, or that a rule has come, gone or changed; None if none does."""
    first, stop = clause
    if parts.word_set.isdisjoint(RULES) or not (scene.at_home or parts.names_home):
        return None
    allowed = next((at for at in range(first, stop) if parts.word(at) in ALLOWED and _allows(parts, at, first)), None)
    wishes = _WISHES if _ANNOUNCING.isdisjoint(parts.word_set) else _WISHES - {"would"}
    if allowed is None or not wishes.isdisjoint(parts.words[first:allowed]):
        return None
    named = {parts.word(at) for at in range(first, stop) if parts.word(at) in RULES and at != allowed}
    whole = parts.word_set & RULES
    comes = parts.word(allowed) in {"effect", "force"}
    foreign = any(dict(each.group).get("nationality") not in {None, "british"} for each in parts.mentions_of("group"))
    if (
        parts.word_set.isdisjoint(OF_MIGRATION)
        and not foreign
        and not (scene.about_migration and (comes or named & _OF_SPONSORS))
    ):
        return None
    if comes and named:
        return allowed
    if not named or (len(whole) < 2 and parts.word(allowed) not in FORBIDDEN and "only" not in parts.words[first:stop]):
        return None
    if any(parts.word(at) in OTHERS - RULES - {"salaries", "hotels", "fees"} for at in range(first, allowed)):
        return None
    return allowed


_ANNOUNCING = frozenset({"said", "says", "announced", "confirmed", "told"})

_OF_SPONSORS = frozenset("salary skill skills threshold thresholds permit permits degree doctorate reunion".split())


def _allows(parts: SentenceParts, at: int, first: int) -> bool:
    word, following, ahead = parts.word(at), parts.word(at + 1), parts.word(at - 1)
    if word in {"must", "need", "needs", "can", "require", "requires"} and not _GOVERNING.isdisjoint(parts.words[first:at]):
        return False
    if word in {"have", "has"}:
        return following == "to" and parts.word(at + 2) != "be" and _GOVERNING.isdisjoint(parts.words[first:at])
    if word == "may" and not _GOVERNING.isdisjoint(parts.words[first:at]):
        return False
    if word == "may" and following == "not":
        return parts.word(at + 2) not in _CHANCE
    if word == "may":
        return following not in _CHANCE and not parts.tokens[at].capital
    if word == "can":
        return following not in {"be", "only", "cope", "we"} and ahead not in {"how", "what", "where", "we"}
    if word == "introduced":
        return following != "by"
    if at in parts.in_times:
        return False
    if word == "longer":
        return ahead == "no"
    if word == "able":
        return following == "to" and not {"not", "longer", "only", "still"}.isdisjoint(parts.words[max(0, at - 4) : at])
    if word == "right":
        return following == "to" and not {"lost", "lose", "loses", "no", "have", "had", "their", "losing"}.isdisjoint(
            parts.words[max(0, at - 4) : at]
        )
    if word == "only":
        return following in {"those", "people", "firms", "workers", "students"}
    if word == "effect":
        return ahead in {"take", "takes", "took", "taking", "into"}
    if word == "force":
        return ahead in {"into", "in"}
    if word in {"higher", "lower", "tougher", "stricter", "harder", "easier"}:
        return ahead in BEING | {"much", "now", "it", "far", "made"}
    if word in {
        "need",
        "needs",
        "limits",
        "stop",
        "stops",
        "let",
        "lets",
        "keep",
        "lower",
        "ban",
        "bans",
        "bar",
        "bars",
        "cut",
        "force",
    }:
        return ahead not in {"to", "the", "a", "any", "no", "of"}
    return True
