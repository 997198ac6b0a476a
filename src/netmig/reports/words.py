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
from ..ledger.phrases import amount, day_words
from ..periods import MONTH_NAMES

_BLANKS = re.compile(r"\s+")
_DAY = re.compile(r"\b((?:19|20)\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])\b")
# kinds whose stated value is a figure of the series itself, and not a change, a share or a ratio
OF_THE_SERIES = frozenset({"level", "spending", "extreme", "forecast", "target", "range", "revision", "sum", "rule"})
# kinds whose derivations do not begin with what they are of
_NAMED_OTHERWISE = frozenset({"rank", "equivalence", "rule", "forecast", "revision"})
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
    """The value that was said, with its hedge; "" where there is none."""
    stated, kind = claim.wording.stated, claim.wording.kind
    if stated.value is None:
        return ""
    if kind == "range" and stated.low is not None and stated.high is not None and math.isfinite(stated.high - stated.low):
        return f"{size_in_words(claim, stated.low)} to {size_in_words(claim, stated.high)}"
    hedge = {"exact": "", "under": "less than ", "over": "more than "}.get(stated.hedge, f"{stated.hedge} ")
    return f"{hedge}{size_in_words(claim, stated.value)}"


def size_in_words(claim: Claim, value: float) -> str:
    """A value in the unit in which a claim states its own; that of a change by its size."""
    unit = claim.wording.stated.unit
    value = value if claim.wording.kind in OF_THE_SERIES else abs(value)
    if unit in RELATIVE:
        part = unit == "share" or (unit == "times" and abs(claim.wording.stated.value or 0) < 1)
        ends = {"times": " times", "percentage points": " percentage points"}.get("" if part else unit, "%")
        return f"{value * (100 if part else 1):.3g}{ends}"
    return f"{amount(value, unit)}{'' if unit in {'people', 'GBP', ''} else f' {unit}'}"


# what stands first in a derivation: what its figures are of
_OF_WHAT = re.compile(r"^(.+?)(?:, | went | was | were )")


def is_of_others_since(claim: Claim) -> bool:
    """Whether the newest figures are of other groups than those of the day: "EU+" in place of "EU"."""
    then, now = _OF_WHAT.match(claim.then.derivation), _OF_WHAT.match(claim.now.derivation)
    return then is not None and now is not None and then[1] != now[1] and claim.wording.kind not in _NAMED_OTHERWISE


def verdict_in_words(claim: Claim) -> str:
    """Both verdicts in a few words, as ClaimReview's rating, the page's headings and its list of what is wrong have them."""
    then, now = claim.then.verdict, claim.now.verdict
    if then == "not_checked":
        return "Not judged"
    if then == "agrees" and now == "stands" and claim.wording.kind in {"rule", "forecast"}:
        return f"Right by the {claim.wording.kind}s of that time"  # what has come since leaves what was said of that day right
    if then == "agrees" and (now == "not_checked" or is_of_others_since(claim)):
        return "Right when published"
    if then == "agrees" and now == "revised":
        return "Right when published; revised since"
    if then == "agrees" and None not in (claim.then.value, claim.now.value) and claim.then.value != claim.now.value:
        return "Right, also after revision"
    if then == "agrees" and claim.then.release == claim.now.release:
        later = EDITION_OF_ANOTHER_DAY in claim.then.derivation
        return "Right by a later edition" if later else "Right; netmig has no later figure"
    if then == "agrees":
        return "Right, and still so"
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
    r"\b(?:claim|argue|insist|suggest|report|allege)(?:s|d|ed)? that\b|\b(?:say|said|says|wrote|tweeted|posted|points? out|pointed out) that\b|\baccording to\b"
    r"|\b(?:he|she|they|it|one|office|party|government|tank|watchdog) (?:ha[ds] |now |also |once )?(?:said|says|claimed(?! asylum)|wrote)\b"
    r"|\bwho (?:said|says|wrote)\b|\bONS (?:puts?|did point|points? out|pointed|ha[ds]|thinks|estimates?|reckons|says|said)\b|\b(?:we|they) (?:are|were|had been|have been) told\b|, [^,.]{1,60} (?:says|said|reports|reported|suggests)(?:[.,]|$)",
    re.IGNORECASE,
)
_OFFICES = frozenset(
    "office department bureau observatory statistics ministry committee commission treasury authority agency audit"
    " figures data estimates accounts records report research study analysis survey".split()
)  # fmt: skip

# no speaker, whatever a sentence seems to say: "those from Hong Kong said"
_PLACES = frozenset(code.label for code in (*NATIONALITY.codes, *AREA.codes)) | {"Britain", "UK"}


# characters behind a claim in which its sentence may turn to somebody
_NEAR = 200
# of whom a sentence tells so it says what they wanted, and the numbers that it gives are its own
_PROMISED = frozenset("promised promises pledged pledges vowed vows".split())


def said_by(claim: Claim, report: Report) -> str:
    """Whose words a claim is in, and in which article: when somebody else said them the article alone may know."""
    sentence = claim.wording.sentence
    # a day that is only assumed says when the article was read, not when it was written
    article = "the article" + (f" of {day_words(report.publication.day)}" if report.publication.learnt_from != "assumed" else "")
    speaker = speaker_of(sentence)
    if sentence.voice == "quoted":
        article += _year_told(claim, report)
        return f"{called_in(speaker, sentence, report) if speaker else 'someone'}, quoted in {article}"
    # "more people left, but experts noted that …": what stands before is the article's own
    behind = report.document.text[claim.wording.end : min(sentence.end, claim.wording.end + _NEAR)]
    turns = speaker and re.search(
        rf"\b(?:but|while|though|although) (?:the )?{re.escape(speaker)}\b.+\bthat\b", behind, re.IGNORECASE
    )
    if speaker and not turns and not (_PROMISED & {token.lower for token in sentence.tokens}):
        name = called_in(speaker, sentence, report)
        return f"{article}, citing {name}" if is_office(speaker) else f"{name}, as {article} reports"
    if reported := _REPORTED.search(report.document.text[sentence.start : sentence.end]):
        return f"{article}, {'citing the ONS' if reported[0].startswith('ONS') else 'reporting what others say'}"
    before = _sentence_before(sentence, report)
    if before is not None and before.speaker and sentence.tokens[:1] and sentence.tokens[0].lower in _GOES_ON:
        name = called_in(before.speaker, before, report)
        return f"{article}, going on from what {name} said"
    return article


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def _year_told(claim: Claim, report: Report) -> str:
    """The year long before the article of which it speaks where it quotes somebody, who may have said it then."""
    sentence = claim.wording.sentence
    begins = _sentence_before(sentence, report) or sentence
    year = max(map(int, _YEAR.findall(report.document.text[begins.start : sentence.end])), default=9999)
    told = claim.wording.period_basis == "release" and year < report.publication.day.year - 1
    return f", which speaks of {year} there" if told else ""


def speaker_of(sentence: Sentence) -> str | None:
    """Who says a sentence, where that is no place."""
    return None if sentence.speaker in _PLACES else sentence.speaker


# a sentence that begins with one of these goes on with what the one before tells
_GOES_ON = frozenset("it that this they these those of but and its their".split())


def _sentence_before(sentence: Sentence, report: Report) -> Sentence | None:
    """The sentence, told by somebody else, that another goes on with: "The ONS said it fell. It was 431,000."."""
    place = bisect_left(report.document.sentences, sentence.start, key=attrgetter("start")) - 1
    before = report.document.sentences[place] if place >= 0 else None
    if before is None or before.furniture or before.voice == "quoted" or sentence.paragraph - before.paragraph > 1:
        return None
    return before if before.speaker not in _PLACES else None


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


def context(report: Report, claim: Claim) -> str:
    """The sentence before that of a claim, where that is short or goes on with it, and so does not tell by itself what it is of."""
    sentence = claim.wording.sentence
    before = _sentence_before(sentence, report)
    goes_on = bool(sentence.tokens) and sentence.tokens[0].lower in _GOES_ON
    short = len(sentence.tokens) <= _SHORT and before is not None and before.paragraph == sentence.paragraph
    return f"{one_line(report.document.text[before.start : before.end])} " if before is not None and (goes_on or short) else ""


def one_line(words: str) -> str:
    """Words with their blanks made plain and without characters that steer a screen.

    >>> one_line(" net" + chr(0xAD) + "  migration" + chr(27) + "[1m")
    'net migration�[1m'
    """
    kept = (each for each in " ".join(words.split()) if unicodedata.category(each) != "Cf")
    return "".join(each if each.isprintable() else "�" for each in kept)
