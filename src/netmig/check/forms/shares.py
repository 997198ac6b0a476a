"""Shares: which part of those who came or left a group made up. "81% of immigrants were from outside the EU"."""

from __future__ import annotations

from collections.abc import Iterator

from ..records import replace
from ..sentences.in_doubt.doubts import unsettled_in, why_uncertain
from ..sentences.in_doubt.parts_in_doubt import is_what_others_share
from ..sentences.in_doubt.refusals import why_refused
from ..sentences.parts import SentenceParts
from ..sentences.scene import Scene
from ..sentences.times.times_of import sentence_window, window_of
from ..sentences.whom.groups import settle_group
from ..sentences.whom.labels import group_at, is_told_of, labels
from ..sentences.wording import Subject, Wording
from ..words.cues import ARRIVING, LEAVING
from ..words.subjects import MIGRATION_FLOWS, Mention
from .common import stated
from .fractions import COPULAS, MAKES_UP, fractions
from .put_otherwise import ADJECTIVES, CLOSING, PLAIN_GROUPS, before_how_much, of_its_number
from .wholes import TOTALS, Fraction, Whole, spoken_of, whole_before, whole_behind, whole_carried

_LINKS = frozenset(
    "did so held hold holding holds hailed hail hailing hails carried carry carrying carries were was are is being been came come coming arrived from by to for with who had have as the a an nationals citizens people"
    " now currently today be precise exactly exact migrants arrivals figure figures driven made up , – — - ( ) : of still and those country countries nationality mainly also in uk britain here there comes just only about around nearly almost belong belongs belonged".split()
)
OF_THOSE = "it may be a part of those named just before"
LOOSER = "a share in words is too loose to be called wrong"


# nationalities of which none is a part of another
_APART = frozenset({"british", "eu", "eu_plus", "non_eu", "non_eu_plus"})


def find(parts: SentenceParts, scene: Scene) -> list[Wording]:
    """The shares of a flow that a sentence states."""
    found: list[Wording] = []
    whole: Whole | None = None
    for fraction in fractions(parts):
        # "Four in ten of the emigrants are from outside the EU, but 36 per cent are British": both of those who left
        own = whole_behind(parts, fraction, scene) or whole_before(parts, fraction)
        found_whole = (
            own or _again(parts, fraction, whole) or whole_carried(parts, fraction, scene) or _made_up(parts, fraction, scene)
        )
        whole = found_whole or whole
        part = None
        listed = parts.word(fraction.last + 1) == ")" and parts.word(fraction.last + 2) in CLOSING
        if (own is None or listed) and (put_otherwise := of_its_number(parts, fraction, scene)) is not None:
            found_whole, part = own or put_otherwise[0], put_otherwise[1]
        share = _share(parts, fraction, found_whole, scene, part)
        if share is not None:
            told = found[-1] if found else None
            if told is not None and "period" in share.unsettled and "period" not in told.unsettled:
                # "Three in four of those who came in 2024 were non-EU nationals; one in ten was from the EU"
                settled = tuple(each for each in share.unsettled if each != "period")
                share = replace(share, periods=told.periods, period_basis=told.period_basis, loose=told.loose, unsettled=settled)
            found += [share, *_said_again(parts, fraction, share)]
    return found


def _made_up(parts: SentenceParts, fraction: Fraction, scene: Scene) -> Whole | None:
    """The flow that was spoken of, where a group makes up so much with nothing behind it: "Europeans supplied a tenth"."""
    back = before_how_much(parts, fraction)
    back -= parts.word(back) in {"for", "up"}
    if parts.word(back) not in MAKES_UP or parts.word(fraction.last + 1) == "of" or not labels(parts):
        return None
    return spoken_of(parts, fraction, scene, fraction.last)


def _beside_another(parts: SentenceParts, fraction: Fraction, groups: list[Mention]) -> Mention | None:
    """The group of a second share that takes its verb from the first: "Europeans supplied a tenth and returning Britons one in twenty"."""
    at = before_how_much(parts, fraction)
    label = next(
        (each for each in groups if each.last == at - (parts.word(at) in {"citizens", "nationals"} and each.last < at)), None
    )
    if label is None or parts.word(label.first - 1 - (parts.word(label.first - 1) == "the")) not in {
        "and",
        ",",
        ";",
        "while",
        "with",
    }:
        return None
    first = next((each for each in parts.quantities if each.last < label.first and each.unit in {"percent", "share"}), None)
    if first is None:
        return None
    ahead = parts.words[: first.first]
    led = any(each.last < first.first for each in groups) and not {"was", "were", "are", "is"}.isdisjoint(ahead[-3:])
    return label if led or not MAKES_UP.isdisjoint(ahead) else None


def _again(parts: SentenceParts, fraction: Fraction, whole: Whole | None) -> Whole | None:
    """The whole of the share before, where this one goes on about it: "…; 5 per cent were British"."""
    if whole is None or "of" in parts.words[fraction.last + 1 : fraction.last + 3]:
        return None
    subject, _, _ = whole
    return subject, fraction.last, fraction.last


def _said_again(parts: SentenceParts, fraction: Fraction, share: Wording) -> Iterator[Wording]:
    """The number that a share comes to, behind it in brackets: "10% (116,000) were EU nationals"."""
    following = next((each for each in parts.quantities if fraction.last < each.first <= fraction.last + 4), None)
    if following is None or following.unit not in {"", "people"} or following.value < 1000:
        return
    if set(parts.words[fraction.last + 1 : following.first]) <= {
        "(",
        "–",
        "—",
        "-",
        "of",
        "them",
        "or",
        "some",
        "about",
        "around",
        ",",
    }:
        yield replace(
            share,
            kind="level",
            start=following.start,
            end=following.end,
            stated=stated(following, "people"),
            whole=None,
            uncertain=share.uncertain or "the share is said of a part",
        )


_OF_BEFORE = frozenset("before earlier previous previously".split())


# how far behind a part the number of the whole may stand, in words
_TO_THE_WHOLE = 4


def _share(
    parts: SentenceParts, fraction: Fraction, found: Whole | None, scene: Scene, its_part: Mention | None = None
) -> Wording | None:
    if found is None:
        return None
    whole, first, last = found
    part = (
        its_part
        or _part(parts, fraction, first, last)
        or _them(parts, fraction, scene)
        or _said_again_of(parts, fraction, whole, last)
    )
    if part is None and (part := _those_just_told(parts, fraction, whole, scene)) is not None:
        whole = replace(whole, basis="explicit")  # of the year of those, and no stock
    if part is None:
        return None
    whole = _whole_of_the_part(parts, part, whole)
    if dict(part.group).items() <= dict(whole.group).items() and parts.word(last) in TOTALS:
        whole = replace(whole, group=())  # "arrivals of asylum seekers, 96,000, were 11 per cent of the total"
    nationalities = {dict(each.group).get("nationality", "") for each in (whole, part)}
    if len(nationalities) > 1 and nationalities <= _APART:
        # one of those that make up a whole is no part of another
        whole = replace(whole, group=tuple(each for each in whole.group if each[0] != "nationality"))
    group = settle_group(dict(whole.group) | dict(part.group), whole.measure)
    subject = Subject(whole.measure, group, whole.basis, local=True)
    if group == whole.group:
        return None
    window = sentence_window(parts, fraction.first, scene, whole.measure)
    number = next((each for each in parts.quantities if 1 < each.first - fraction.last <= _TO_THE_WHOLE), None)
    if window.basis == "release" and number is not None and parts.word(fraction.last + 1) == "of":
        window = window_of(parts, number, scene, whole.measure)  # "two thirds of the 948,000 who came in 2024"
    refusal = why_refused(parts, subject, window, scene)
    most = fraction.said.hedge == "over" and fraction.said.value in {0.5, 50}
    # not "252,000 Britons left, most of them young"
    of_others = part.last < fraction.first and parts.words[fraction.last + 1 : fraction.last + 3] == ["of", "them"]
    arrivals = parts.words[first : last + 1] == ["arrivals"]
    timed = window.basis == "explicit" or (window.basis == "inherited" and (arrivals or whole.basis != "open"))
    of_a_flow = most and not of_others and (whole.basis == "inherited" or (timed and _STOCK.isdisjoint(parts.words[first:])))
    plain = _is_plain(whole, part, of_all=_is_of_all(parts, fraction) or of_a_flow) or _is_said_in_full(
        parts, fraction, whole, part
    )
    of_before = not _OF_BEFORE.isdisjoint(
        parts.words[fraction.last + 1 : fraction.last + 5]
    )  # "against 80 per cent the year before"
    of_another = part.last < fraction.first and is_what_others_share(parts, part.first)
    doubt = "" if plain and not of_before and not of_another else LOOSER
    if plain and window.basis == "release" and window.periods and not parts.times and (most or fraction.said.unit == "share"):
        # of a year that is not named a part in words is wrong if it is so of each of the last three
        latest = window.periods[0]
        window = replace(window, periods=(latest, latest.years_back(1), latest.years_back(2)), basis="inherited")
    uncertain = why_uncertain(parts, None, replace(subject, basis="explicit"), scene, fraction.first)
    if part.last < fraction.first and parts.word(before_how_much(parts, fraction)) == "," and _is_of_those(parts, fraction):
        uncertain = uncertain or OF_THOSE
    # a number that the share only puts otherwise is a claim of its own
    begins = part.last < fraction.first and fraction.first - part.last <= 6 and parts.word(fraction.first - 1) != "or"
    return Wording(
        kind="share",
        start=min(fraction.start, part.start if begins else fraction.start),
        end=max(
            fraction.end, parts.tokens[last].end if last > fraction.last else 0, part.end if part.first > fraction.last else 0
        ),
        sentence=parts.sentence,
        stated=fraction.said,
        subject=subject,
        whole=whole,
        periods=window.periods,
        period_basis=window.basis,
        loose=window.loose,
        uncertain=uncertain or doubt,
        unsettled=unsettled_in(window, scene),
        refusal=refusal,
    )


# who may be those who live here
_STOCK = frozenset("immigrants migrants live living population".split())
_AGAIN = frozenset("equivalent to or some about around nearly almost just over which is that ( – —".split())


def _said_again_of(parts: SentenceParts, fraction: Fraction, whole: Subject, last: int) -> Mention | None:
    """The group of the number that a share says again: "Their net migration was 90,000, equivalent to 44 % of the total"."""
    before = next((each for each in reversed(parts.quantities) if each.last < fraction.first), None)
    if before is None or not whole.group or parts.word(last) not in TOTALS or before.unit not in {"", "people"}:
        return None
    between = parts.words[before.last + 1 : fraction.first]
    aside = between[-1:] == [","] or not set(between).isdisjoint({"equivalent", "or", "("})
    if not aside or not set(between) <= _AGAIN | {",", "people"}:
        return None
    token = parts.tokens[before.first]
    return Mention(
        "group", "", whole.group, first=before.first, last=before.last, start=token.start, end=parts.tokens[before.last].end
    )


def _those_just_told(parts: SentenceParts, fraction: Fraction, whole: Subject, scene: Scene) -> Mention | None:
    """The people told last, at whom "that" points: "Some 96,000 came to claim asylum. That is one in nine of all immigrants"."""
    held = scene.moved or scene.came or (scene.people.subject if scene.people is not None else None)
    lead = parts.words[: fraction.first]
    if held is None or lead[:1] not in (["that"], ["this"]) or not set(lead) <= _THAT_IS:
        return None
    if held.measure != whole.measure or not held.group or whole.group or parts.word(fraction.last + 1) != "of":
        return None
    return replace(group_at(parts, fraction.first, "", ""), group=held.group)


_THAT_IS = frozenset("that this is was about around some nearly almost just only over more than less roughly a an".split())


def _them(parts: SentenceParts, fraction: Fraction, scene: Scene) -> Mention | None:
    """The group that the sentence before named, of which "they" tells: "Of net migration they are 44 per cent"."""
    at = fraction.first - 1
    while at > 0 and (
        parts.word(at) in {"now", "just", "only", "about", "up", "for", "nearly", "some"} or parts.word(at) in MAKES_UP
    ):
        at -= 1
    at -= parts.word(at) in {"are", "were", "is", "was"}
    if not scene.them or parts.word(at) not in {"they", "these"} or any(each.last < fraction.first for each in labels(parts)):
        return None
    token = parts.tokens[at]
    return Mention("group", "", scene.them, first=at, last=at, start=token.start, end=token.end)


def _whole_of_the_part(parts: SentenceParts, part: Mention, whole: Subject) -> Subject:
    """The flow that a part names itself, where the whole was only carried over: "non-EU arrivals were 85 % of the total"."""
    named = next((each for each in parts.mentions_of("measure") if part.first <= each.first <= part.last + 1), None)
    if named is None or whole.basis != "inherited" or named.code == whole.measure or named.code not in MIGRATION_FLOWS:
        return whole
    return Subject(named.code, (), "open")


def _is_of_those(parts: SentenceParts, fraction: Fraction) -> bool:
    """Whether it is a part of those named before it, of whom something else is told: "122,000 EU citizens came, most of them young"."""
    return parts.words[fraction.last + 1 : fraction.last + 3] in (
        ["of", "them"],
        ["of", "whom"],
        ["of", "these"],
        ["of", "those"],
    )


def _is_of_all(parts: SentenceParts, fraction: Fraction) -> bool:
    """Whether it is a part of all of them, or of the total: "half of all emigrants", "two thirds of the total immigration figure"."""
    behind = parts.words[fraction.last + 1 : fraction.last + 4]
    return behind[:2] == ["of", "all"] or behind == ["of", "the", "total"] or behind[:2] == ["of", "total"]


def _is_plain(whole: Subject, part: Mention, *, of_all: bool) -> bool:
    """Whether both are said so plainly that nothing else can be meant."""
    return (
        (whole.basis == "explicit" or of_all)
        and not whole.group
        and whole.measure in {"immigration", "emigration"}
        and set(dict(part.group)) == {"nationality"}
        and part.code in PLAIN_GROUPS
    )


def _is_said_in_full(parts: SentenceParts, fraction: Fraction, whole: Subject, part: Mention) -> bool:
    """Whether one clause names the part, the share and the whole flow in this order: "Asylum seekers account for 44 % of immigration"."""
    first, _ = parts.clause(fraction.first)
    apart = (
        part.first == 0 and parts.word(1) == "," and parts.word(first - 1) == ","
    )  # "Study, often called the main door, accounts for"
    return (
        whole.basis == "explicit"
        and set(dict(whole.group)) <= {"nationality"}
        and whole.measure in {"immigration", "emigration"}
        and part.last < fraction.first
        and (part.first - first <= 1 or apart)
        and parts.word(fraction.last + 1) == "of"
        and not MAKES_UP.isdisjoint(parts.words[part.last + 1 : fraction.first])
        and len([each for each in parts.mentions_of("group") if each.first <= fraction.last]) == 1 - apart
    )


def _goes_on_to(between: list[str]) -> bool:
    """Whether a list goes on behind a share, with the number of the next before its name or behind it: ", or 85 per cent, 126,000 EU nationals"."""
    return {word for word in between if not word[:1].isdecimal()} <= _MARKS_OF_A_LIST


def _part(parts: SentenceParts, fraction: Fraction, first: int, last: int) -> Mention | None:
    """The group that is the part: before "accounted for", or behind "were" and "came from"."""
    named = {each.first: each for each in (*labels(parts), *parts.mentions_of("group"))}
    groups = [each for each in named.values() if not first <= each.first <= last]
    groups = sorted([*groups, *_bare_groups(parts, fraction)], key=lambda each: each.first)
    back = fraction.first - 1
    while back >= 0 and (
        parts.word(back) in {"for", "up", "just", "only", "some", "about", "around", "over", "nearly", "almost"}
    ):
        back -= 1
    if parts.word(back) in MAKES_UP:
        before = [each for each in groups if each.last < back and back - each.last <= 8]
        between = parts.words[before[-1].last + 1 : back] if before else []
        # "Those from outside the EU, 925,000 of them, made up two-thirds"
        aside = between[:1] == between[-1:] == [","] and not {",", ";", "and"} & set(between[1:-1])
        aside = aside and parts.word(fraction.last + 1) == "of"  # not only "made up a fifth"
        if before and (aside or (len(between) <= 4 and (not {",", ";", "and"} & set(between) or between[:2] == [",", "who"]))):
            return before[-1]
        if (opening := _opening(parts, back)) is not None:
            return opening
    behind = [each for each in groups if each.first > max(last, fraction.last)]
    start = max(fraction.last, last) if last > fraction.last else fraction.last
    if parts.word(back) == "(" and parts.word(fraction.last + 1) == ")" and parts.word(fraction.last + 2) in {",", ";", "and"}:
        behind = []  # "252,000 were British (36%), 155,000 from the EU"
    if parts.word(back) in {"or", "("}:
        # "Non-EU nationals accounted for 968,000, or 82%, EU nationals for 129,000": the next of a list
        behind = [each for each in behind if not _goes_on_to(parts.words[start + 1 : each.first])]
    for mention in behind:
        times = parts.in_times
        homes = parts.covered("home")
        numbers = {at for each in parts.quantities for at in range(each.first, each.last + 1)}
        again = {at for at in range(start + 1, mention.first) if parts.word(at) == "or" and at + 1 in numbers}
        passed = times | homes | numbers | again  # "86% or one million were from outside the EU"
        if all(at in passed or parts.word(at) in _LINKS for at in range(start + 1, mention.first)):
            gap = set(parts.words[start + 1 : mention.first])
            if gap == {","} and any(0 < each.first - mention.last <= 3 for each in parts.quantities):
                continue  # "968,000, or 82%, EU nationals for 129,000": they have a number of their own
            if "and" not in gap or COPULAS & gap:
                return mention
    if parts.word(back) in {":", "–", "—", ",", "or", "("}:
        # "968,000 were from outside the EU: more than four in five", "252,000 Britons moved away, a third of everyone who left"
        while back >= 0 and parts.word(back) in {":", "–", "—", ",", "or", "("}:
            back -= 1
        if parts.word(back) in {"rest", "remainder", "others"}:
            return None  # "and EU nationals for the rest (9%)"
        ahead = next((each.last + 2 for each in parts.quantities if each.first == fraction.last + 2), fraction.last + 1)
        if {parts.word(ahead), parts.word(fraction.last + 2)} & {"were", "was", "are", "came"}:
            return None  # "845,000 of those from outside the EU (82%) were of working age": it is told behind of whom
        passed = parts.in_times | parts.covered("home")
        passed |= {at for each in parts.quantities for at in range(each.first, each.last + 1)}
        told = [
            each
            for each in groups
            if each.last <= back and all(at in passed or parts.word(at) in _PASSED for at in range(each.last + 1, back + 1))
        ]
        if told and any(
            (each.last < told[-1].first <= each.last + 4 and each.last < back)
            or is_told_of(parts, told[-1], each)
            or told[-1].last < each.first <= min(back, told[-1].last + 6)
            for each in parts.quantities
            if each.unit in {"", "people"}
        ):
            return told[-1]
    return _is_a_part(parts, fraction, groups) or _beside_another(parts, fraction, groups)


_MARKS_OF_A_LIST = frozenset({",", ";", ")", "and", "–", "—", "with", "while"})


def _opening(parts: SentenceParts, verb: int) -> Mention | None:
    """The reason that a sentence sets out with, an aside between it and its verb: "Study, often called the main door, accounts for more than half"."""
    reason = _REASONS.get(parts.word(0), "")
    if not reason or parts.word(1) != "," or parts.word(verb - 1) != ",":
        return None
    return group_at(parts, 0, "reason", reason)


_PASSED = (
    _LINKS
    | ARRIVING
    | LEAVING
    | MAKES_UP
    | {
        "away",
        "up",
        "reached",
        "totalled",
        "hit",
        "stood",
        "at",
        "that",
        "them",
        "total",
        "all",
        "numbered",
        "home",
        "back",
        "arrivals",
        "departures",
    }
)


def _is_a_part(parts: SentenceParts, fraction: Fraction, groups: list[Mention]) -> Mention | None:
    """The group that is said to be the part: "arrivals of asylum seekers, 96,000, were 11 per cent of the total"."""
    back = fraction.first - 1
    while parts.word(back) in _HOW_NEARLY:
        back -= 1
    told = next((each for each in groups if each.last == back), None)
    if told is not None and parts.word(told.first - 1) in {"makes", "made", "making"}:
        return told  # "That makes asylum seekers almost a fifth of all immigration"
    before = [each for each in groups if each.last < back]
    if parts.word(back) not in {"were", "was", "are", "is"} or not before:
        return None
    if before[-1].last == back - 1 and parts.word(fraction.last + 1) in _ENDS_A_SHARE:
        return before[-1]  # "EU nationals were just 9% of all immigrants", "EU nationals were 10% (116,000)"
    number = next((each for each in parts.quantities if before[-1].last < each.first <= before[-1].last + 3), None)
    gap = set(parts.words[before[-1].last + 1 : number.first]) | set(parts.words[number.last + 1 : back]) if number else {"?"}
    return before[-1] if gap <= {",", "(", ")", "–", "—", "or", "some"} else None


_ENDS_A_SHARE = frozenset({"of", "(", ".", ",", ";", "and", ""})
_HOW_NEARLY = frozenset(
    "now about around just only still nearly almost over some roughly therefore thus also already well".split()
)
_REASONS = {"asylum": "asylum", "study": "study", "work": "work", "family": "family"}
_ENDS_PART = frozenset({"", ".", ",", ";", ")", "and", "but", "nationals", "citizens", "people", "–", "—", "while", "or"})


def _bare_groups(parts: SentenceParts, fraction: Fraction) -> list[Mention]:
    """The groups named by one word alone: "5 per cent British", "one in five was Indian", "asylum made up 11%"."""
    found: list[Mention] = []
    at = fraction.last + 1
    while parts.word(at) in COPULAS - {"from", "came", "come"}:
        at += 1
    code = ADJECTIVES.get(parts.word(at), "")
    if code and parts.word(at + 1) in _ENDS_PART and at not in parts.covered("group"):
        found.append(group_at(parts, at, "nationality", code))
    back = fraction.first - 1
    while back >= 0 and parts.word(back) in {"up", "for", "just", "only", "about", "around", "some", "nearly", "almost"}:
        back -= 1
    reason = _REASONS.get(parts.word(back - 1), "") if parts.word(back) in MAKES_UP else ""
    if reason and parts.word(back - 2) in {"", ".", ",", ";", "and", "that", "but"} and back - 1 not in parts.covered("group"):
        found.append(group_at(parts, back - 1, "reason", reason))
    return found
