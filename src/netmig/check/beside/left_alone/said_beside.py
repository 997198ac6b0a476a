"""What the words right beside a number say of it, where its claim is called wrong: another year, another source, another flow.

Each is a turn that a reader takes without thinking: "the 488,000 level for 2021", "the number who came
(1.2 million)", "a net immigration increase of 504,000". What is said beside a number goes before all else.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from ....series import Series
from ...evaluation.estimates.other_days import estimates
from ...evaluation.evidence import Evidence
from ...evaluation.outcome import DIFFERS_BUT
from ...sentences.wording import OF_ONE_FIGURE, OF_TWO_FIGURES
from ...words.cues import ARRIVING, LEAVING, RISE_NOUNS
from ...words.number_words import NUMBER_WORDS
from ...words.subjects import MIGRATION_FLOWS, find_mentions
from ..neighbours import of_its_sentence
from .surroundings import Surroundings, has_pair

if TYPE_CHECKING:
    from ...claim import Claim
    from ..claims_of_text import ClaimsOfText

OF_THAT_WAY = f"{DIFFERS_BUT} it is of those who came by the way told of before."
_THAT_WAY = frozenset({("that", "way"), ("this", "way"), ("that", "route"), ("this", "route")})
OF_A_LATER_COUNT = f"{DIFFERS_BUT} the number is told as a later count, and not as the first."
OF_RETURNERS = f"{DIFFERS_BUT} the number is of those who came back, who may all be British."
_BACK = frozenset((verb, "back") for verb in ("came", "come", "moved", "went"))
OF_CLAIMS = f"{DIFFERS_BUT} the number is of claims made, and not of people."
_OF_THOSE_WAITING = frozenset({"asylum_awaiting_decision", "asylum_supported"})
_FILED = frozenset({"claims", "applications", "claimed", "applied"})
OF_SEVERAL = f"{DIFFERS_BUT} the share may be that of several groups together."
_WHO_COME = frozenset("students workers dependants relatives families refugees graduates carers seekers".split())
OF_THAT_YEAR = f"{DIFFERS_BUT} the number is of the year that its sentence named before."
OF_THOSE_BEHIND = f"{DIFFERS_BUT} what the number is of stands behind it."
_NATIONS = frozenset({"eu", "british", "britons", "non-eu", "europe"})
_NET = Series.of("net_migration")
# how far the year of a number that is loosely told may lie from the one that was read, in days: two years
_AROUND = 800
_NEAR, _BRACKETED, _CLOSE, _CLAUSE = 4, 5, 6, 14
_FIRST_YEAR, _LAST_YEAR = 1950, 2100
_DATA = frozenset({"data", "figures", "statistics", "numbers", "records"})
_COUNTED_BY_OTHERS = frozenset({"ons", "ons's", "statisticians"})
# what stands behind these is of the year that a number is set against
_SET_AGAINST = frozenset("from than on against since after compared up down and but ; ,".split())
_UP_TO, _NET_MIGRATION = frozenset({("up", "to")}), frozenset({("net", "migration")})
_NAMES = frozenset({"immigration", "emigration"})
_NET_NUMBERS = frozenset(("net", word) for word in ("number", "numbers", "total", "count", "figure", "figures", "intake"))


def _tells_years(words: Sequence[str]) -> bool:
    """Whether a year is named among words: "has trebled since 2019, … from 184,000 in that year"."""
    return any(word.isdecimal() and _FIRST_YEAR <= int(word) <= _LAST_YEAR for word in words)


def _is_of_those_of_a_group(claim: Claim) -> bool:
    """Whether a share for a reason is of "those" who came or left, who may be only the nationals told of before."""
    wording = claim.wording
    group = {} if wording.subject is None else dict(wording.subject.group)
    of_all = wording.whole is not None and not wording.whole.group
    return of_all and {"nationality", "reason"} <= group.keys() and "those" in wording.words_within


def _is_of_several_groups(claim: Claim, around: Surroundings) -> bool:
    """Whether a number of a group, or a share, may be that of several groups together."""
    wording, behind, led = claim.wording, around.behind[:_CLAUSE], around.before[-_CLOSE:]
    if wording.kind == "level":  # "239,000 from the EU or with British passports"
        of_a_group = wording.subject is not None and bool(wording.subject.group)
        return of_a_group and "or" in behind and not _NATIONS.isdisjoint(behind)
    if wording.kind != "share":
        return False
    if _is_of_those_of_a_group(claim) and not _NATIONS.isdisjoint(around.before):
        return True  # "286,000 non-EU nationals left, and half of those leaving had come to study"
    return "and" in led and not _WHO_COME.isdisjoint(led)


def why_by_the_words_beside(claim: Claim, around: Surroundings, claims: ClaimsOfText, evidence: Evidence) -> str:
    """Why the words beside a number that is called wrong make it one of something else; "" if they do not."""
    subject = claim.wording.subject
    if subject is None:
        return ""
    if around.behind[:3] in (["in", "its", "second"], ["in", "its", "third"]):
        return OF_A_LATER_COUNT
    if not subject.group and subject.measure == "immigration" and has_pair(around.before, _BACK):
        return OF_RETURNERS
    if not subject.group and subject.measure in MIGRATION_FLOWS and has_pair(around.own, _THAT_WAY):
        return OF_THAT_WAY
    if _is_of_several_groups(claim, around):
        return OF_SEVERAL
    if around.behind[:2] in (["in", "that"], ["for", "that"]) and around.behind[2:3] == ["year"] and _tells_years(around.before):
        return OF_THAT_YEAR
    behind = around.behind[around.behind[:1] == ["million"] :]
    if behind[:3] == ["the", "number", "who"] or behind[:4] == ["the", "number", "of", "people"]:
        return OF_THOSE_BEHIND
    if around.behind[:3] in (["was", "that", "of"], ["is", "that", "of"], ["was", "that", "for"]) and _tells_years(
        around.behind[3:4]
    ):
        return OF_THAT_YEAR  # "Last year's figure of 248,000 was that of 2016"
    if subject.measure in _OF_THOSE_WAITING and not _FILED.isdisjoint((*claim.wording.words_within, *around.behind[:1])):
        return OF_CLAIMS
    if _is_of_a_year_beside(claim, around):
        return f"{DIFFERS_BUT} another year is named next to the number."
    if _is_measured_from_the_year_read(claim, around):
        return f"{DIFFERS_BUT} the year named next to it may be the one from which it is measured."
    if subject.measure == "rule" and claim.wording.stated.unit == "GBP" and _is_of_several_years(around):
        return f"{DIFFERS_BUT} the number may be for several years together."
    if subject.measure not in MIGRATION_FLOWS:
        if subject.measure.startswith("asylum_awaiting") and "cases" in around.behind[:3]:
            return f"{DIFFERS_BUT} the number is of cases, and the figures that netmig has are of people."
        if _is_up_to_a_month(around):
            return f"{DIFFERS_BUT} the number may be for all the months up to the one named."
        return ""
    if around.before[-1:] == ["("] and subject.measure == "net_migration" and _moved(around.before[-_BRACKETED:]):
        return f"{DIFFERS_BUT} the number may be of those who came or left, named before the bracket."
    if _names_a_nationality(claim):
        return f"{DIFFERS_BUT} the number may be of the people named in its own words."
    if claim.diagnosis == "wrong_measure" and _is_put_right_behind(around):
        return f"{DIFFERS_BUT} the next sentence is about net migration, so the number may be that."
    if subject.group and claim.wording.kind in OF_ONE_FIGURE and around.before[-2:] == ["of", "the"]:
        return f"{DIFFERS_BUT} the number may be the total of which these people are a part."
    if _is_a_net_rise(around):
        return f"{DIFFERS_BUT} a “net increase” may mean net migration itself."
    if subject.measure != "net_migration" and has_pair([*around.before[-_CLAUSE:], *around.behind[:_CLOSE]], _NET_NUMBERS):
        return f"{DIFFERS_BUT} the number may be net migration."
    if _is_counted_by_the_home_office(around):
        return f"{DIFFERS_BUT} the article names the Home Office as its source, which counts visas and entries, not migrants."
    if _moved(around.behind[:_NEAR]) or _moved(around.before[-_CLAUSE:]) or not _NAMES.isdisjoint(around.before[-_CLOSE:]):
        return ""  # "672,000 people came to the UK" is not loosely named
    if claim.wording.plain_flow and _NAMES.isdisjoint(around.before):
        return ""  # "the inflow was 728,000"
    return _why_loosely_named(claim, claims, evidence)


def _is_of_a_year_beside(claim: Claim, around: Surroundings) -> bool:
    """Such as "the 488,000 level for 2021", where another period was in hand."""
    wording = claim.wording
    if wording.period_basis == "explicit" or wording.kind not in OF_ONE_FIGURE:
        return False
    behind = list(takewhile(lambda word: word not in _SET_AGAINST, around.behind[:_NEAR]))
    years = {int(word) for word in behind if word.isdecimal() and _FIRST_YEAR < int(word) < _LAST_YEAR}
    return bool(years) and not any(period.start.year in years or period.end.year in years for period in wording.periods[:1])


def _is_measured_from_the_year_read(claim: Claim, around: Surroundings) -> bool:
    """Such as "160,000 below the excess of 2024", where the change was read as one of that year."""
    if claim.wording.kind not in OF_TWO_FIGURES or _FAR_FROM.isdisjoint(around.behind[:3]):
        return False
    return any(str(period.end.year) in around.behind[:_CLOSE] for period in claim.wording.periods[:1])


_FAR_FROM = frozenset({"below", "above"})


def _is_of_several_years(around: Surroundings) -> bool:
    """Such as "£6,600 in charges for a five-year visa"."""
    return any(word.endswith("-year") and word not in {"a-year", "one-year"} for word in around.own) or any(
        word in NUMBER_WORDS and other == "years" and around.own[at + 2 : at + 3] not in (["ago"], ["earlier"], ["before"])
        for at, (word, other) in enumerate(pairwise(around.own))
    )


def _is_up_to_a_month(around: Surroundings) -> bool:
    """Such as "In 2022 (up to November) almost 44,000 entered"."""
    before = around.before[-8:]
    return "(" in before and has_pair(before, _UP_TO)


def _names_a_nationality(claim: Claim) -> bool:
    """Whether the claim's own words name a nationality, and it was read as one of everybody: "three times as many non-EU nationals left"."""
    wording = claim.wording
    if wording.subject is None or wording.subject.group or wording.kind not in OF_TWO_FIGURES:
        return False
    own = [token for token in wording.sentence.tokens if wording.start <= token.start < wording.end]
    return any("nationality" in dict(each.group) for each in find_mentions(own))


def _is_put_right_behind(around: Surroundings) -> bool:
    """Such as "906,000 were let in. As a figure for net migration that was right"."""
    following = around.sentence(1)
    return following[:1] == ["as"] and has_pair(following[:10], _NET_MIGRATION)


def _moved(words: Sequence[str]) -> bool:
    return any(word in ARRIVING or word in LEAVING for word in words)


def _is_a_net_rise(around: Surroundings) -> bool:
    """Such as "a net immigration increase of 504,000"."""
    last = around.before[-_NEAR:]
    return last[-1:] == ["of"] and last[-2:-1] != [] and last[-2] in RISE_NOUNS and "net" in last


def _is_counted_by_the_home_office(around: Surroundings) -> bool:
    own = around.own
    if "office" not in own or not _COUNTED_BY_OTHERS.isdisjoint(own):
        return False
    return any(own[at : at + 2] == ["home", "office"] and not _DATA.isdisjoint(own[at + 2 : at + 4]) for at in range(len(own)))


def _why_loosely_named(claim: Claim, claims: ClaimsOfText, evidence: Evidence) -> str:
    """Why a number of "immigration" may be one of net migration, which the text has told of: it is a figure of that, and nobody is said to have come."""
    wording, value = claim.wording, claim.wording.stated.value
    if wording.subject is None or wording.subject.group or wording.subject.measure == "net_migration" or value is None:
        return ""
    if claim.diagnosis == "stale_vintage" and any(figure.series == _NET for figure in claim.then.figures):
        return ""  # it was held against net migration
    if wording.kind not in OF_ONE_FIGURE | {"revision"} or claims.net_told_from >= wording.start:
        return ""
    if any(_is_the_other_way(each, claim) for each in of_its_sentence(claim, claims)):
        return ""  # "Immigration was 728,000, and emigration 479,000"
    years = [
        year for year, _ in evidence.years(_NET) if any(abs((year.stop - each.stop).days) <= _AROUND for each in wording.periods)
    ]
    if any(evidence.fits(wording.stated, figure) for year in years for figure in estimates(evidence, _NET, year)):
        return f"{DIFFERS_BUT} the number may be net migration, which the article is about."
    return ""


def _is_the_other_way(one: Claim, other: Claim) -> bool:
    """Whether the sentence of a claim of one flow gives that of the other as well, and as published: it tells of both, and not of what they leave."""
    subject = one.wording.subject
    return (
        one.then.verdict == "agrees"
        and one.wording.kind in OF_ONE_FIGURE
        and subject is not None
        and not subject.group
        and other.wording.subject is not None
        and {subject.measure, other.wording.subject.measure} == {"immigration", "emigration"}
    )
