"""Values and verdicts as someone reads them who has never seen the program."""

from __future__ import annotations

import math
import re
import unicodedata
from bisect import bisect_left

from ..check.claim import Claim
from ..check.correction import number_fits
from ..check.evaluation.rule_names import a_year
from ..check.report import Report
from ..codes.people import AREA, NATIONALITY
from ..ledger.figures import Figure, Release
from ..ledger.phrases import amount
from ..periods import MONTH_NAMES

_BLANKS = re.compile(r"\s+")
_DAY = re.compile(r"\b((?:19|20)\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])\b")
SIGNS = {"agrees": "✓", "differs": "✗", "conflicts": "≠", "not_checked": "?"}
# kinds whose stated value is a figure of the series itself, and not a change, a share or a ratio
OF_THE_SERIES = frozenset({"level", "spending", "extreme", "forecast", "target", "range", "revision", "sum", "rule"})
RELATIVE = frozenset({"percent", "percentage points", "times", "share"})


def value_in_words(figure: Figure) -> str:
    """A published value with its unit where the unit does not go without saying."""
    if figure.value is None:
        return figure.text
    words = f"{amount(figure.value, figure.unit)}{a_year(figure.series)}"
    return words if figure.unit in {"people", "GBP", ""} else f"{words} {figure.unit}"


def title_in_words(release: Release) -> str:
    """What a release is called, its days as people write them."""
    return _DAY.sub(lambda found: f"{int(found[3])} {MONTH_NAMES[int(found[2]) - 1]} {found[1]}", release.title)


def stated_in_words(claim: Claim) -> str:
    """The value that was said, where it is a figure of the series itself; "" where it is none."""
    stated = claim.wording.stated
    if claim.wording.kind not in OF_THE_SERIES or stated.unit in RELATIVE or stated.value is None:
        return ""
    by_so_much = "by " if is_by_so_much(claim) else ""
    if (
        claim.wording.kind == "range"
        and stated.low is not None
        and stated.high is not None
        and math.isfinite(stated.high - stated.low)
    ):
        return f"{amount(stated.low, stated.unit)} to {amount(stated.high, stated.unit)}"
    hedge = {"exact": "", "under": "less than ", "over": "more than "}.get(stated.hedge, f"{stated.hedge} ")
    unit = "" if stated.unit in {"people", "GBP", ""} else f" {stated.unit}"
    return f"{by_so_much}{hedge}{amount(stated.value, stated.unit)}{unit}"


def is_by_so_much(claim: Claim) -> bool:
    """Whether a number of a revision is by how much an estimate was changed, and no estimate: "is 180,000 more than the first"."""
    return claim.wording.kind == "revision" and claim.wording.direction != 0


def verdict_in_words(claim: Claim) -> str:
    """Both verdicts in a few words.

    The words of ClaimReview's rating, of the page's headings and of its summary.
    """
    then, now = claim.then.verdict, claim.now.verdict
    if then == "not_checked":
        return "Not judged"
    if then == "agrees" and now == "stands" and claim.wording.kind == "rule":
        return "Right on that day"  # a rule of the day may have been changed since, and what was said of it stays right
    if (
        then == "agrees"
        and now == "stands"
        and None not in (claim.then.value, claim.now.value)
        and claim.then.value != claim.now.value
    ):
        return "Right, also after revision"
    if then == "agrees" and now == "stands" and claim.then.release == claim.now.release:
        return "Right; netmig has no later figure"
    if then == "agrees":
        return {"stands": "Right, and still so", "revised": "Right when published; revised since"}.get(
            now, "Right when published"
        )
    if then == "conflicts":
        words = (
            "Contradicted by the article's own numbers"
            if claim.contradicts_itself
            else "Compares figures that cannot be compared"
        )
    elif claim.diagnosis == "stale_vintage":
        words = "Out of date by that day"
    else:
        words = "The number is as published, but is no such record" if number_fits(claim) else "Not what had been published"
    return f"{words}; fits what is published now" if now == "stands" else words


# words by which a sentence gives what somebody else has said, where nobody is named whom netmig could make out
_REPORTED = re.compile(
    r"\b(?:claim|argue|insist|suggest|report|allege)(?:s|d|ed)? that\b|\b(?:say|said|says|wrote|tweeted|posted) that\b|\baccording to\b"
    r"|\b(?:he|she|they|it|who|one|office|party|government|tank|watchdog) (?:ha[ds] |now |also |once )?(?:said|says|claimed|wrote)\b"
    r"|\bONS (?:puts?|ha[ds]|thinks|estimates?|reckons|says|said)\b|\b(?:we|they) (?:are|were|had been|have been) told\b|, [^,.]{1,60} (?:says|said|reports|reported|suggests)(?:[.,]|$)",
    re.IGNORECASE,
)
_OFFICES = frozenset(
    {"office", "department", "bureau", "observatory", "statistics", "ministry", "committee", "commission", "treasury"}
)

# no speaker, whatever a sentence seems to say: "those from Hong Kong said"
_PLACES = frozenset(code.label for code in (*NATIONALITY.codes, *AREA.codes)) | {"Britain", "UK"}


def said_by(claim: Claim, report: Report) -> str:
    """Whose words a claim is in."""
    sentence = claim.wording.sentence
    speaker = None if sentence.speaker in _PLACES else sentence.speaker
    if sentence.voice == "quoted":
        return f"{called(speaker)}, quoted in the article" if speaker else "someone whom the article quotes"
    if speaker:
        return f"the article, citing {called(speaker)}" if is_office(speaker) else f"{called(speaker)}, as the article reports"
    if reported := _REPORTED.search(report.document.text[sentence.start : sentence.end]):
        return "the article, citing the ONS" if reported[0].startswith("ONS") else "the article, reporting what others say"
    return "the article, in its own words"


# the last words of a name that is an office's
_BY_OFFICE = _OFFICES | frozenset("minister secretary chancellor leader government party ons obr mac nao pm".split())


def called(speaker: str) -> str:
    """A speaker as a sentence names them: "the Prime Minister", "the ONS", "a Home Office spokesman"."""
    last = speaker.lower().split()[-1]
    if last.startswith("spokes"):
        return f"a {speaker}"
    has_article = speaker.lower().startswith(("the ", "a ", "an ")) or "'s " in speaker.replace("’", "'")
    return f"the {speaker}" if not has_article and last in _BY_OFFICE else speaker


def is_office(speaker: str) -> bool:
    """Whether a speaker is a body that publishes, and not a person: "ONS", "the Home Office"."""
    return speaker.isupper() or not _OFFICES.isdisjoint(speaker.lower().split())


# a longer line is the story's own
_LONGEST_HEADLINE = 140
_ENDS_A_SENTENCE = (".", "!", "?", ":", ";", "…")


def article_name(report: Report) -> str:
    """What the article is called here, in quotation marks: by its headline, else by its file's name; else just "the article"."""
    name = headline(report) or one_line(report.document.name)
    return f"“{name}”" if name else "the article"


def headline(report: Report) -> str:
    """The headline over an article: a first line without a full stop, with more below it; "" where it has none."""
    first, _, rest = report.document.text.lstrip("\ufeff \t\r\n").partition("\n")
    line = one_line(first)
    is_one = 0 < len(line) <= _LONGEST_HEADLINE and not line.endswith(_ENDS_A_SENTENCE) and " " in line
    return line if is_one and rest.strip() else ""


# a sentence of so few words that has one of these says no to what stands before it
_SAYS_NO = frozenset({"not", "no", "false", "untrue", "wrong", "incorrect", "didn't", "isn't", "wasn't", "hasn't"})
_SHORT = 8


def denial(report: Report, claim: Claim) -> str:
    """The short sentence behind a claim by which the article itself denies it: "It did not."; "" where there is none."""
    sentences = report.document.sentences
    place = bisect_left(sentences, claim.wording.sentence.start, key=lambda each: each.start) + 1
    if claim.wording.sentence.voice == "reporter" and claim.wording.sentence.speaker is None:
        return ""  # what the article says itself it does not deny in the next breath
    following = sentences[place] if place < len(sentences) else None
    if following is None or len(following.tokens) > _SHORT or _SAYS_NO.isdisjoint(token.lower for token in following.tokens):
        return ""
    return one_line(report.document.text[following.start : following.end])


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
