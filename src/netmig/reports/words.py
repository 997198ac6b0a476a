"""Values and verdicts as someone reads them who has never seen the program."""

from __future__ import annotations

import math
import re
import unicodedata
from bisect import bisect_left
from itertools import pairwise
from operator import attrgetter

from ..check.claim import Claim
from ..check.correction import number_fits
from ..check.document import Sentence
from ..check.evaluation.evidence import EDITION_OF_ANOTHER_DAY
from ..check.evaluation.kinds.rule_names import a_year
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
    by_so_much = "" if not is_by_so_much(claim) else " more" if claim.wording.direction > 0 else " fewer"
    if (
        claim.wording.kind == "range"
        and stated.low is not None
        and stated.high is not None
        and math.isfinite(stated.high - stated.low)
    ):
        return f"{amount(stated.low, stated.unit)} to {amount(stated.high, stated.unit)}"
    hedge = {"exact": "", "under": "less than ", "over": "more than "}.get(stated.hedge, f"{stated.hedge} ")
    unit = "" if stated.unit in {"people", "GBP", ""} else f" {stated.unit}"
    return f"{hedge}{amount(stated.value, stated.unit)}{unit}{by_so_much}"


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
        later = EDITION_OF_ANOTHER_DAY in claim.then.derivation
        return "Right by a later edition" if later else "Right; netmig has no later figure"
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
    r"|\b(?:he|she|they|it|one|office|party|government|tank|watchdog) (?:ha[ds] |now |also |once )?(?:said|says|claimed(?! asylum)|wrote)\b"
    r"|\bwho (?:said|says|wrote)\b|\bONS (?:puts?|ha[ds]|thinks|estimates?|reckons|says|said)\b|\b(?:we|they) (?:are|were|had been|have been) told\b|, [^,.]{1,60} (?:says|said|reports|reported|suggests)(?:[.,]|$)",
    re.IGNORECASE,
)
_OFFICES = frozenset(
    "office department bureau observatory statistics ministry committee commission treasury authority agency audit"
    " figures data estimates accounts records report research study analysis survey".split()
)  # fmt: skip

# no speaker, whatever a sentence seems to say: "those from Hong Kong said"
_PLACES = frozenset(code.label for code in (*NATIONALITY.codes, *AREA.codes)) | {"Britain", "UK"}


def said_by(claim: Claim, report: Report) -> str:
    """Whose words a claim is in."""
    sentence = claim.wording.sentence
    speaker = None if sentence.speaker in _PLACES else sentence.speaker
    if sentence.voice == "quoted":
        return f"{called_in(speaker, sentence, report)}, quoted in the article" if speaker else "someone whom the article quotes"
    if speaker:
        name = called_in(speaker, sentence, report)
        return f"the article, citing {name}" if is_office(speaker) else f"{name}, as the article reports"
    if reported := _REPORTED.search(report.document.text[sentence.start : sentence.end]):
        return "the article, citing the ONS" if reported[0].startswith("ONS") else "the article, reporting what others say"
    before = _goes_on_from(sentence, report)
    if before is not None and before.speaker:
        name = called_in(before.speaker, before, report)
        return f"the article, in its own words after {'citing' if is_office(before.speaker) else 'reporting'} {name}"
    return "the article, in its own words"


# a sentence that begins with one of these goes on with what the one before tells
_GOES_ON = frozenset("it that this they these those of but and its their".split())


def _goes_on_from(sentence: Sentence, report: Report) -> Sentence | None:
    """The sentence, told by somebody else, that another goes on with: "The ONS said it fell. It was 431,000."."""
    place = bisect_left(report.document.sentences, sentence.start, key=attrgetter("start")) - 1
    before = report.document.sentences[place] if place >= 0 else None
    if before is None or before.furniture or before.voice == "quoted" or sentence.paragraph - before.paragraph > 1:
        return None
    return before if sentence.tokens and sentence.tokens[0].lower in _GOES_ON and before.speaker not in _PLACES else None


def called_in(speaker: str, sentence: Sentence, report: Report) -> str:
    """A speaker as a sentence of an article names them, with the article that it gives them."""
    words = " ".join(report.document.text[sentence.start : sentence.end].split())
    found = {each.lower() for each in re.findall(rf"(?:\b(the|an?) )?(?<!\w){re.escape(speaker)}(?!\w)", words, re.IGNORECASE)}
    first = speaker.split(maxsplit=1)[0]
    if first.lower() in _COMMON and (first == speaker or speaker.rsplit(maxsplit=1)[-1].islower()):
        speaker = first.lower() + speaker[len(first) :]  # its capital was that of the sentence
    return f"{found.pop()} {speaker}" if len(found) == 1 and "" not in found else called(speaker)


# words that begin a name and are part of none
_COMMON = frozenset(
    "official former senior one two new latest recent separate provisional ministers officials experts critics campaigners economists analysts"
    " statisticians researchers sources charities employers businesses universities".split()
)


# the last words of a name that is an office's, or a body's of which there is one
_BY_OFFICE = _OFFICES - frozenset("statistics figures data estimates accounts records research analysis".split()) | frozenset(
    "minister secretary chancellor leader government party ons obr mac nao ifs pm conservatives tories watchdog council motion".split()
)
# of these there are many
_BY_CALLING = frozenset("official source expert economist man woman mp peer charity analyst adviser tank critic resident".split())


def called(speaker: str) -> str:
    """A speaker as a sentence names them: "the Prime Minister", "the ONS", "a Home Office spokesman"."""
    words = speaker.lower().split()
    # what stands before "of" says what it is: "director of the Example Bureau"
    last = next((before for before, after in pairwise(words) if after in {"of", "for"}), words[-1])
    begins = words[0] if words[0] in {"former", "new", "one", "two", "another"} else ""
    of_many = last in _BY_CALLING and not begins and (speaker[0].islower() or speaker.rsplit(maxsplit=1)[-1].islower())
    if last.startswith("spokes") or of_many or (begins == "former" and speaker[0].islower()):
        return f"{'an' if words[0][0] in 'aeio' else 'a'} {speaker}"
    has_article = begins in {"one", "two", "another"} or words[0] in {"the", "a", "an"} or "'s " in speaker.replace("’", "'")
    return f"the {speaker}" if not has_article and last in _BY_OFFICE else speaker


def is_office(speaker: str) -> bool:
    """Whether a speaker is a body that publishes, and not a person: "ONS", "the Home Office"."""
    words = speaker.lower().split()
    # "Mary Day of the Example Bureau" is a person
    head = words[: next((at for at, word in enumerate(words) if word in {"of", "for"}), len(words))]
    of_a_person = bool(head) and (head[-1].startswith("spokes") or head[-1] in {"minister", "official", "source", "secretary"})
    return speaker.isupper() or (not _OFFICES.isdisjoint(head) and not of_a_person)


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
    place = bisect_left(sentences, claim.wording.sentence.start, key=attrgetter("start")) + 1
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
