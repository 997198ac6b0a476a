"""A number that is right in a sentence that has it move the other way: what is said of it must not read as if the sentence were right."""

from __future__ import annotations

import re

from .beside.neighbours import of_its_sentence
from .claim import Claim
from .report import Report

# kinds whose number is a figure itself, and not by how much one moved
_OF_ONE_FIGURE = frozenset({"level", "spending", "extreme"})
DOWN = re.compile(
    r"\b(?:f[ae]ll(?:s|en|ing)?|drop(?:s|ped|ping)?|declin\w+|tumbl\w+|plung\w+|plummet\w+|slump\w+|sank|down)\b", re.IGNORECASE
)
UP = re.compile(r"\b(?:r[io]se[sn]?|rising|jump\w*|climb\w*|soar\w*|surg\w+|leap\w*|leapt|up)\b", re.IGNORECASE)


def told_the_wrong_way(claim: Claim, report: Report) -> str:
    """That only the number of a claim is right, where its sentence has it move the other way; "" where it does not."""
    if claim.then.verdict != "agrees" or claim.wording.kind not in _OF_ONE_FIGURE:
        return ""
    sentence = claim.wording.sentence
    beside = [each for each in of_its_sentence(claim, report.claims) if each is not claim]
    for each in beside:
        if each.diagnosis == "wrong_direction" and each.period == claim.period and _counts_the_same(each, claim):
            return f"Only the number is right: it went the other way, see claim {each.id[1:]}."
    before = report.document.text[sentence.start : claim.wording.start]
    down, up = bool(DOWN.search(before)), bool(UP.search(before))
    if down == up or not claim.quote.startswith("to "):
        return ""
    came_from = [
        each
        for each in beside
        if each.quote.startswith("from ") and each.then.verdict == "agrees" and each.wording.kind == claim.wording.kind
    ]
    for each in came_from if len(came_from) == 1 else ():
        if not (each.then.figures and claim.then.figures) or each.then.figures[0].series != claim.then.figures[0].series:
            continue
        moved = (claim.then.value or 0) - (each.then.value or 0)
        if (moved > 0 and down) or (moved < 0 and up):
            return f"Only the number is right: from the number of claim {each.id[1:]} it {'rose' if moved > 0 else 'fell'}."
    return ""


def _counts_the_same(one: Claim, other: Claim) -> bool:
    subjects = (one.wording.subject, other.wording.subject)
    return None not in subjects and len({(each.measure, each.group) for each in subjects if each is not None}) == 1
