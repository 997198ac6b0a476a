"""What a text itself says is not so: told as a mistake, disbelieved, or set right by the next sentence.

Asked of every sentence with claims while it is read, before any figure is known: such claims are made unsure, whether the
figures bear them out or not, and so only plain words of disbelief in it or in the next one count. What is set right in
more ways, to be seen once a claim has been found wrong and the right number is known, is left to `beside/left_alone/taken_back.py`.
"""

from __future__ import annotations

from itertools import pairwise

from ...words.not_so import HELD, NOT_SO, NUMBERS, WHO_COUNTS, is_wrong_of_no_number, makes_nonsense_of
from ..parts import SentenceParts

# and what is made up, or slipped in by mistake
_DOUBTS = NOT_SO | frozenset(
    "fake viral hoax bogus typo typing amended fool joke joked joking satire parody spoof mistakenly slip".split()
)
_CORRECTING = frozenset({"correction", "corrected"})
_UPWARDS = frozenset({"upwards", "downwards", "upward", "downward"})
_BELIEVING = frozenset(
    "believe believes believed think thinks thought trust trusts trusted buy buys say says said claim claims accept accepts agree agrees"
    " swallow swallows fooled convinced sensible serious".split()
)


_SO = frozenset({"so", "true", "right", "correct", "accurate", "the", "."})
_OF_CREDIT = frozenset(
    (how, word) for how in ("wrongly", "falsely") for word in ("taking", "took", "claiming", "claimed", "takes")
)


def is_doubted(parts: SentenceParts) -> bool:
    """Whether a sentence says that something told is not so."""
    words = parts.word_set
    if parts.words[:2] in (["it", "is"], ["that", "is"], ["they", "are"]) and parts.words[2:4] in (
        ["not"],
        ["not", "."],
        ["not", "so"],
    ):
        return True  # "It is not."
    if parts.words[:2] in (["gone", "is"], ["gone", "are"]):
        return True  # "Gone is the record of 906,000: the ONS now has 944,000"
    if parts.word(0) in {"it", "that", "this"} and parts.word(1) in {"isn't", "wasn't"} and parts.word(2) in _SO:
        return True  # "That isn't so."
    if parts.words[:2] == ["no", "one"] or parts.words[:1] in (["nobody"], ["few"]):
        return not _BELIEVING.isdisjoint(parts.words[1:_ITS_VERB])  # "Nobody saw this coming" doubts nothing
    doubts = words & _DOUBTS
    if ("of", "error") in parts.pairs and not {"margin", "margins"}.isdisjoint(words):
        doubts -= {"error", "errors"}  # "The margin of error runs from 145,000 to 197,000"
    if "wrong" in doubts and (_got_something_else_wrong(parts) or is_wrong_of_no_number(parts.words)):
        doubts -= {"wrong"}
    if makes_nonsense_of(parts.words):
        doubts -= {"nonsense"}
    if "credit" in words and not _OF_CREDIT.isdisjoint(parts.pairs):
        doubts -= {"wrongly", "falsely"}  # "wrongly taking credit for a fall": that it fell is taken for granted
    return (
        bool(doubts - _CORRECTING)
        # what the ONS corrects is an estimate of its own, and so is what is corrected upwards
        or (bool(doubts) and words.isdisjoint(_UPWARDS) and _corrects_a_paper(parts))
        or ("no" in words and bool(words & {"evidence", "truth", "basis"}) and not _has_no_evidence_of_else(parts))
        or ("not" in words and "true" in words)
    )


def _has_no_evidence_of_else(parts: SentenceParts) -> bool:
    """Whether it is said what there is no evidence of, and that is no number: "no evidence that anybody leaned on the statisticians"."""
    at = next((at for at, pair in enumerate(pairwise(parts.words)) if pair == ("evidence", "that")), -1)
    return at >= 0 and not parts.quantities and not parts.mentions_of("measure") and parts.word(at + 2) in _SOMEBODY


_SOMEBODY = frozenset("anybody anyone ministers officials politicians statisticians he she".split())


def _got_something_else_wrong(parts: SentenceParts) -> bool:
    """Whether it is a policy or a forecast that went wrong, and no figure: '"We got this wrong," said Kemi Badenoch'."""
    words = parts.word_set
    if _GOT.isdisjoint(words) or not NUMBERS.isdisjoint(words):
        return False
    return parts.sentence.voice == "quoted" or not _WHO_GOVERNED.isdisjoint(words) or not _FORESIGHT.isdisjoint(words)


# so many words hold "nobody" and what they do not believe
_ITS_VERB = 6
_GOT = frozenset({"got", "get", "gets", "getting"})
_WHO_GOVERNED = frozenset(
    "party tories conservatives conservative labour government governments ministers politicians badenoch".split()
)
_FORESIGHT = frozenset({"forecast", "forecasts", "prediction", "predictions", "policy", "policies", "rules", "system"})


def _tells_what_is_so(parts: SentenceParts) -> bool:
    """Whether a sentence opens by saying how things are in truth: what the one before told may not be so, and this one is told in earnest."""
    return not parts.word_set.isdisjoint(_FACT) and not _IN_FACT.isdisjoint(pairwise(parts.words[:4]))


def _corrects_a_paper(parts: SentenceParts) -> bool:
    """Whether a newspaper or a speaker corrects a number, and not a statistician one of theirs: "There was a like correction for 2023"."""
    words = parts.word_set
    if not words.isdisjoint(_OF_PAPERS):
        return True
    return words.isdisjoint(_OF_ESTIMATES) and (parts.word(0) in _CORRECTING or parts.word(1) in _CORRECTING)


_OF_ESTIMATES = frozenset(
    "ons ons's statisticians statistics estimate estimates estimated revised data method figure number".split()
)
_OF_PAPERS = frozenset(
    "article version story post tweet claim claims claimed newspaper paper headline column letter mail wrote mp minister spokesman".split()
)


def is_set_right(parts: SentenceParts, following: SentenceParts) -> bool:
    """Whether what somebody said is set right by the next sentence: "The Mail wrote that it was 505,000. It should have been 431,000"."""
    if _tells_what_is_so(following):
        return True
    if following.words[:1] == ["no"] and not following.tokens[0].capital:
        return True  # "a record 45,659... no, a near-record number"
    if _HELD_BY_SOMEBODY.isdisjoint(parts.word_set) or not _COUNTED.isdisjoint(parts.word_set):
        return False
    if following.words[:2] in _THAT_WAS and following.mentions_of("measure") and not following.quantities:
        return True  # "The post says that net migration was 1.4 million. That was immigration."
    opening = following.words[:7] if following.word(0) in {"it", "the"} else []
    if any(time.first < len(opening) and time.kind == "earlier" for time in following.times):
        return False  # "Immigration fell to 898,000, the agency reported. The year before it was 1,299,000"
    return any(one == "it" and other in _IS for one, other in pairwise(opening)) and any(
        quantity.first <= len(opening) and all(quantity.value != told.value for told in parts.quantities)
        for quantity in following.quantities
    )


_HELD_BY_SOMEBODY = HELD | {"draft"}
_COUNTED = WHO_COUNTS | {"office", "estimate", "estimates"}
_THAT_WAS = (["that", "was"], ["that", "is"], ["this", "was"], ["this", "is"])
_IS = frozenset({"was", "is", "should", "should've", "at", "stands", "stood"})
_IN_FACT = frozenset({("in", "fact"), ("in", "reality"), ("the", "truth")})
_FACT = frozenset({"fact", "reality", "truth"})
