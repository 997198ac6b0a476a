"""Values and verdicts as someone reads them who has never seen the program."""

from __future__ import annotations

import math
import re
import unicodedata

from ..check.claims import Claim
from ..check.report import Report
from ..ledger.figures import Figure
from ..ledger.phrases import amount

_BLANKS = re.compile(r"\s+")
SIGNS = {"agrees": "✓", "differs": "✗", "conflicts": "≠", "not_checked": "?"}
DIAGNOSES = {
    "stale_vintage": "an older figure, revised by then",
    "mixed_vintages": "figures of two releases joined",
    "wrong_measure": "the figure of something else",
    "wrong_period": "the figure of another period",
    "wrong_baseline": "compared with another period",
    "wrong_direction": "the other direction",
    "arithmetic": "the sum does not come out",
}
# kinds whose stated value is a figure of the series itself, and not a change, a share or a ratio
OF_THE_SERIES = frozenset({"level", "spending", "extreme", "forecast", "target", "range", "revision", "sum", "rule"})
_RELATIVE = frozenset({"percent", "percentage points", "times", "share"})


def value_in_words(figure: Figure) -> str:
    """A published value with its unit where the unit does not go without saying."""
    if figure.value is None:
        return figure.text
    words = amount(figure.value, figure.unit)
    return words if figure.unit in {"people", "GBP", ""} else f"{words} {figure.unit}"


def status_in_words(figure: Figure) -> str:
    """How the publisher marked a figure: "provisional", "provisional and revised"; "" where it did not."""
    return {"provisional_revised": "provisional and revised"}.get(figure.status, figure.status.replace("_", " "))


def stated_in_words(claim: Claim) -> str:
    """The value that was said, where it is a figure of the series itself; "" where it is none."""
    stated = claim.wording.stated
    if claim.wording.kind not in OF_THE_SERIES or stated.unit in _RELATIVE or stated.value is None:
        return ""
    if (
        claim.wording.kind == "range"
        and stated.low is not None
        and stated.high is not None
        and math.isfinite(stated.high - stated.low)
    ):
        return f"{amount(stated.low, stated.unit)} to {amount(stated.high, stated.unit)}"
    return amount(stated.value, stated.unit)


def verdict_in_words(claim: Claim) -> str:
    """Both verdicts in a few words.

    The words of ClaimReview's rating, of the page's headings and of its summary.
    """
    then, now = claim.then.verdict, claim.now.verdict
    if then == "not_checked":
        return "Not checked"
    if then == "agrees":
        return {"stands": "Right, and still so", "revised": "Right when published; revised since"}.get(
            now, "Right when published"
        )
    words = "Joins figures that do not belong together" if then == "conflicts" else "Not what had been published"
    return f"{words}; fits what is published now" if now == "stands" else words


def said_by(claim: Claim) -> str:
    """Whose words a claim is in."""
    sentence = claim.wording.sentence
    if sentence.voice == "quoted":
        return f"{sentence.speaker}, quoted in the article" if sentence.speaker else "someone whom the article quotes"
    return f"the article, citing {sentence.speaker}" if sentence.speaker else "the article, in its own words"


def article_name(report: Report) -> str:
    """What the article is called here: its file's name in quotation marks, or just "the article"."""
    name = one_line(report.document.name)
    return f"“{name}”" if name else "the article"


def sentence_around(report: Report, claim: Claim) -> tuple[str, str, str]:
    """The sentence that a claim stands in, cut into what is before it, the claim, and what is after it."""
    text, wording = report.document.text, claim.wording
    start, end = min(wording.sentence.start, wording.start), max(wording.sentence.end, wording.end)
    before, quote, after = text[start : wording.start], text[wording.start : wording.end], text[wording.end : end]
    return _BLANKS.sub(" ", before).lstrip(), _BLANKS.sub(" ", quote), _BLANKS.sub(" ", after).rstrip()


def one_line(words: str) -> str:
    """Words with their blanks made plain and without characters that steer a screen.

    >>> one_line(" net" + chr(0xAD) + "  migration" + chr(27) + "[1m")
    'net migration�[1m'
    """
    kept = (each for each in " ".join(words.split()) if unicodedata.category(each) != "Cf")
    return "".join(each if each.isprintable() else "�" for each in kept)
