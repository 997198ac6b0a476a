"""Ranks: who comes first and who next. "India was the most common nationality, followed by Nigeria", "China was third with 78,000"."""

from __future__ import annotations

from dataclasses import replace

from ...codes import NATIONALITY, SINGLE_COUNTRIES
from ..records import record
from ..sentences.in_doubt.doubts import unsettled_in
from ..sentences.parts import SentenceParts
from ..sentences.scene import Scene
from ..sentences.times.times_of import Window, sentence_window
from ..sentences.whom.groups import groups_between
from ..sentences.whom.subject_of import subject_of
from ..sentences.wording import Stated, Subject, Wording
from ..words.cues import ARRIVING, LEAVING
from ..words.subjects import MIGRATION_FLOWS
from .common import stated

_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6, "10": 10}
_PLACES = {"second": 2, "third": 3, "fourth": 4, "fifth": 5}
_FIRST = (
    ("most", "common"), ("largest", "group"), ("biggest", "group"), ("largest", "number"), ("biggest", "number"), ("largest", "single"),
    ("biggest", "single"), ("top", "nationality"), ("top", "country"), ("top", "source"), ("main", "nationality"), ("main", "source"),
    ("largest", "source"), ("biggest", "source"), ("main", "country"), ("largest", "nationality"), ("biggest", "nationality"),
    ("most", "numerous"), ("single", "largest"),
)  # fmt: skip
_OF_NATIONS = frozenset(
    "nationality nationalities country countries nationals nation nations group groups source citizens".split()
)
_LINKS = frozenset(
    "( , was were is with on at came come next then third second fourth fifth first provided made up the largest biggest most common group"
    " nationality number accounting accounted for about around some nearly almost over just nationals citizens people – — - : of by also".split()
)
_JOINING = frozenset({",", "and", "then", "followed", "by", "closely", "ahead", "of", "(", ")"})
# counted otherwise than migration by nationality, in the same breath
_OTHER_COUNTS = frozenset(
    "visa visas asylum refugee refugees applications applicants claims boats students passport passports dependants".split()
)
# a smaller number with a country is no estimate of migration
LEAST_NUMBER = 1000
_LOOSE = "the list may be in another order, or come from another count"


def _country_words() -> dict[tuple[str, ...], str]:
    """How a country or its people are named: "India", "Indian", "Indians"."""
    found: dict[tuple[str, ...], str] = {}
    for code in NATIONALITY.codes:
        if code.code not in SINGLE_COUNTRIES:
            continue
        for word in (code.label, *code.aliases):
            words = tuple(word.lower().split())
            found[words] = code.code
            found[(*words[:-1], f"{words[-1]}s")] = code.code
    return found


_COUNTRIES = _country_words()
_FIRST_WORDS = frozenset(words[0] for words in _COUNTRIES)


@record()
class _Named:
    """A country named in a sentence, by its code and its tokens."""

    code: str
    first: int
    last: int


def find(parts: SentenceParts, scene: Scene) -> list[Wording]:
    """The ranks of nationalities that a sentence gives, and the numbers that it gives with them."""
    named = _countries(parts)
    if not named:
        return []
    measure = _measure(parts, scene)
    if measure is None or _elsewhere(parts, named):
        return []
    found: list[Wording] = []
    if ranked := _ranked(parts, named):
        first, names, span = ranked
        found.append(_rank(parts, measure, first, names, span, scene))
    in_places = [_with_number(parts, _rank(parts, measure, *place, scene)) for place in _in_places(parts, named)]
    if found or in_places or _lists_nations(parts, named) or scene.ranks:
        numbers = _numbers(parts, named, measure, scene)
        found += [each for each in numbers if not any(rank.start <= each.start and each.end <= rank.end for rank in in_places)]
    return [*in_places, *found]


def _with_number(parts: SentenceParts, rank: Wording) -> Wording:
    """A place with the number that goes with it, "China was third with 78,000": where that is right, it is plain of what."""
    following = next((each for each in parts.quantities if each.start >= rank.end), None)
    if following is None or following.unit not in {"", "people"} or following.value < LEAST_NUMBER:
        return rank
    gap = [token.lower for token in parts.tokens if rank.end <= token.start and token.end <= following.start]
    if not set(gap) <= {"with", ",", "on", "at", "(", "about", "around"}:
        return rank
    return replace(rank, end=following.end, stated=stated(following, "people"), uncertain="")


def _rank(parts: SentenceParts, measure: str, first: int, names: tuple[str, ...], span: tuple[int, int], scene: Scene) -> Wording:
    group = tuple(
        pair
        for pair in groups_between(parts, 0, len(parts.words), measure)
        if pair[0] == "reason" or pair[1] in {"non_eu_plus", "eu_plus"}
    )
    window = sentence_window(parts, parts_at(parts, span), scene, measure)
    of_all_before = first == 1 and _is_of_all_before(parts, measure, span, scene)
    plain = (
        first > 0
        and (window.basis == "explicit" or (window.basis == "inherited" and (of_all_before or len(parts.times) == 1)))
        and not dict(group).get("reason")
        and not _OTHER_COUNTS & parts.word_set
        and (_says_flow(parts) or of_all_before)
    )
    return Wording(
        kind="rank",
        start=parts.tokens[span[0]].start,
        end=parts.tokens[parts_at(parts, span)].end,
        sentence=parts.sentence,
        stated=Stated(None, unit="people"),
        subject=Subject(measure, group, "explicit" if _says_flow(parts) else "inherited"),
        periods=window.periods,
        period_basis=window.basis,
        names=names,
        place=first,
        uncertain="" if plain else _LOOSE,
        unsettled=unsettled_in(window, scene),
    )


def _is_of_all_before(parts: SentenceParts, measure: str, span: tuple[int, int], scene: Scene) -> bool:
    """Whether a sentence opens with who comes first of all those who came or left, whom the one before told of, and names no others."""
    told = scene.people
    return (
        told is not None
        and told.subject.measure == measure
        and not told.subject.group
        and told.paragraph == parts.sentence.paragraph
        and span[0] <= 1
        and not (scene.groups - {"all"})
        and _OTHERS.isdisjoint(parts.word_set)
    )


# of whom another may be the largest group
_OTHERS = frozenset("net among of asylum students workers population living foreign-born".split())


def parts_at(parts: SentenceParts, span: tuple[int, int]) -> int:
    """The token that a rank is read at: its last, so that a time before it counts."""
    return min(span[1], len(parts.tokens) - 1)


def _ranked(parts: SentenceParts, named: list[_Named]) -> tuple[int, tuple[str, ...], tuple[int, int]] | None:
    """A list of those who come first: 1 and its names where their order is said, 0 where only that they are the top."""
    for at, word in enumerate(parts.words):
        if word == "top" and parts.word(at + 1) in _COUNTS and _OF_NATIONS & set(parts.words[at : at + 6]):
            listed = _row(parts, named)
            if len(listed) == _COUNTS[parts.word(at + 1)]:
                last = max([at + 1, *(each.last for each in listed), *_scope_ends(parts, at)])
                return 0, tuple(each.code for each in listed), (min(at, listed[0].first), last)
        if (
            word == "than"
            and {"any", "anywhere"} & set(parts.words[at : at + 3])
            and {"other", "else"} & set(parts.words[at : at + 5])
        ):
            # "more people came from India than from any other country"
            before = [each for each in named if each.last < at and at - each.last <= 12]
            if before and {"more", "most"} & set(parts.words[:at]):
                return 1, (before[-1].code,), (before[-1].first, min(at + 4, len(parts.tokens) - 1))
        if word in {"than", "as"} and (first := _none_before(parts, named, at)) is not None:
            return 1, (first[0].code,), (first[1], first[0].last)
        if word in {"second", "next"} and parts.words[at + 1 : at + 3] == ["only", "to"]:
            before = [each for each in named if each.last < at and at - each.last <= 6]
            ahead = [each for each in named if 0 < each.first - at <= 5]
            if before and ahead:
                return 1, (ahead[0].code, before[-1].code), (before[-1].first, ahead[0].last)
        if word in _LEADING and (row := _row_beside(parts, named, at)):
            return int(len(row) == 1), tuple(each.code for each in row), (min(at, row[0].first), max(at, row[-1].last))
        if (word, parts.word(at + 1)) in _FIRST and _OF_NATIONS & set(parts.words[at : at + 6]):
            if parts.word(at - 1) in {"second", "third", "second-", "next", "fourth"} or parts.word(at - 1) == "-":
                continue
            before = [each for each in named if each.last < at and at - each.last <= 8]
            behind = [each for each in named if 0 < each.first - at <= 12 and _is_named_as(parts, at, each)]
            leader = before[-1] if before and _leads(parts, before[-1], at) else behind[0] if behind else None
            if leader is None:
                continue
            names = _followers(parts, named, leader)
            last = max(at + 1, *(each.last for each in names))
            return 1, tuple(each.code for each in names), (min(at, leader.first), last)
    return None


_LEADING = frozenset("lead leads led head heads headed top tops topped dominate dominated".split())
# one of these is in every sentence that ranks without the name of a flow or a number
CUES = _LEADING | {"no", "nobody", "second", "next", "common", "largest", "biggest", "top"}
_LED = frozenset(
    {"list", "table", "ranking", "rankings", "field", "league", "among", "way", "charts", "chart", "them", "for", "the"}
)


def _none_before(parts: SentenceParts, named: list[_Named], at: int) -> tuple[_Named, int] | None:
    """The country before which no other comes, and where that begins: "No country sent more people than India", "nobody came in larger numbers than the Indians"."""
    leader = next((each for each in named if 0 < each.first - at <= 2), None)
    more = next((k for k in range(at - 1, max(-1, at - 16), -1) if parts.word(k) in _MORE), None)
    if leader is None or more is None or (parts.word(at) == "as") != (parts.word(more - 1) == "as"):
        return None
    for k in range(more - 1, max(-1, more - 12), -1):
        if parts.word(k) == "nobody" or (parts.word(k) == "no" and not _OF_NATIONS.isdisjoint(parts.words[k + 1 : k + 4])):
            return leader, k
    return None


_MORE = frozenset("more many larger greater bigger numerous".split())


def _row_beside(parts: SentenceParts, named: list[_Named], at: int) -> list[_Named]:
    """The countries that are said to lead: "Indians, Nigerians and Pakistanis lead among them", "India headed the list"."""
    if _LED.isdisjoint(parts.words[at + 1 : at + 3]) or parts.word(at + 1) == "to":
        return []
    row: list[_Named] = []
    for each in reversed([one for one in named if one.last < at]):
        stop = row[0].first if row else at
        if not all(parts.word(k) in (_JOINING if row else _BEFORE_LEADING) for k in range(each.last + 1, stop)):
            break
        row.insert(0, each)
    return row


_BEFORE_LEADING = frozenset({"nationals", "citizens", "again", "still", "now", "who"})


def _scope_ends(parts: SentenceParts, at: int) -> list[int]:
    """Where a group of nations named behind a list ends: "… made up the top five from outside the EU"."""
    return [
        each.last
        for each in parts.mentions_of("group")
        if each.first > at and dict(each.group).get("nationality") in {"non_eu_plus", "eu_plus"}
    ]


def _leads(parts: SentenceParts, leader: _Named, at: int) -> bool:
    """Whether only a verb stands between a country and "the most common nationality"."""
    between = set(parts.words[leader.last + 1 : at])
    return between <= {
        "was",
        "were",
        "is",
        "are",
        "the",
        "nationals",
        "citizens",
        "provided",
        "made",
        "up",
        "remained",
        "formed",
        "still",
        "by",
        "far",
        ",",
        "as",
        "again",
        "migrants",
        "people",
        "had",
        "with",
        "accounted",
        "for",
        "single",
        "came",
        "top",
        "being",
        "a",
    }


def _is_named_as(parts: SentenceParts, at: int, each: _Named) -> bool:
    """Such as "the most common nationality was Indian", "the largest group were Indians"."""
    return bool({"was", "were", "is", "are", "came", ":", "being"} & set(parts.words[at + 2 : each.first]))


def _followers(parts: SentenceParts, named: list[_Named], leader: _Named) -> list[_Named]:
    """The first of a list with those who are said to follow it."""
    found = [leader]
    if "followed" not in parts.words[leader.last :] and "ahead" not in parts.words[leader.last :]:
        return found
    opens = next(at for at in range(leader.last, len(parts.words)) if parts.word(at) in {"followed", "ahead"})
    stop = next((at for at in range(opens, len(parts.words)) if parts.word(at) in {";", ".", "while", "but"}), len(parts.words))
    return [*found, *(each for each in named if opens < each.first < stop)]


def _in_places(parts: SentenceParts, named: list[_Named]) -> list[tuple[int, tuple[str, ...], tuple[int, int]]]:
    """Such as "China was third", "Pakistan came second"."""
    found: list[tuple[int, tuple[str, ...], tuple[int, int]]] = []
    for each in named:
        for at in range(each.last + 1, min(each.last + 4, len(parts.words))):
            place = _PLACES.get(parts.word(at))
            if (
                place
                and parts.words[at + 1 : at + 3] != ["only", "to"]
                and set(parts.words[each.last + 1 : at]) <= {"was", "were", "came", "is", "in", "nationals", "ranked"}
            ):
                found.append((place, (each.code,), (each.first, at)))
                break
    return found


def _row(parts: SentenceParts, named: list[_Named]) -> list[_Named]:
    """The longest row of countries that stand together, numbers in brackets between them."""
    numbers = {at for each in parts.quantities for at in range(each.first, each.last + 1)}
    best: list[_Named] = []
    row: list[_Named] = []
    for each in named:
        gap = range(row[-1].last + 1, each.first) if row else range(0)
        row = [*row, each] if row and all(parts.word(at) in _JOINING or at in numbers for at in gap) else [each]
        best = row if len(row) > len(best) else best
    return best


def _lists_nations(parts: SentenceParts, named: list[_Named]) -> bool:
    """Whether a sentence goes through nationalities: two or more in a row, in words of nationality."""
    return len(named) > 1 and bool({"nationality", "nationalities", "nationals"} & parts.word_set)


def _numbers(parts: SentenceParts, named: list[_Named], measure: str, scene: Scene) -> list[Wording]:
    """The numbers that stand with the countries of a ranked list."""
    found = []
    for each in named:
        quantity = next((q for q in parts.quantities if each.last < q.first <= each.last + 9 and q.unit in {"", "people"}), None)
        if quantity is None or quantity.value < LEAST_NUMBER or any(each.last < other.first < quantity.first for other in named):
            continue
        if not all(parts.word(at) in _LINKS for at in range(each.last + 1, quantity.first)):
            continue
        told = subject_of(parts, quantity, scene)
        if told is not None and told.basis != "open" and dict(told.group).get("nationality") == each.code:
            continue  # what each is a number of is plain: it is read as any other level
        window: Window = sentence_window(parts, quantity.first, scene, measure)
        found.append(
            Wording(
                kind="level",
                start=parts.tokens[each.first].start,
                end=quantity.end,
                sentence=parts.sentence,
                stated=stated(quantity, "people"),
                subject=Subject(measure, (("nationality", each.code),), "inherited", local=True),
                periods=window.periods,
                period_basis=window.basis,
                loose=window.loose,
                uncertain="the number stands in a list, which may come from another count",
                unsettled=unsettled_in(window, scene),
            )
        )
    return found


def _measure(parts: SentenceParts, scene: Scene) -> str | None:
    """Which flow a list of nationalities is of; None where that is not plain."""
    flows = {each.code for each in parts.mentions_of("measure") if each.code in MIGRATION_FLOWS}
    if len(flows) == 1:
        return next(iter(flows))
    words = set(parts.words)
    if flows or words & {"boats", "asylum"}:
        return None
    if words & LEAVING and not words & ARRIVING:
        return "emigration"
    if words & (ARRIVING | _SENDING | {"immigrants", "migrants", "arrivals"}) or "nationalities" in words:
        return "immigration"
    near = scene.people is not None and parts.sentence.paragraph - scene.people.paragraph <= 1
    if near and scene.people is not None and scene.people.subject.measure in {"immigration", "emigration"}:
        return scene.people.subject.measure
    # nationalities are ranked of those who come, where nothing else is said
    return "immigration" if scene.about_migration else None


_SENDING = frozenset("send sends sent sending supplied supplies supply newcomers".split())


def _says_flow(parts: SentenceParts) -> bool:
    """Whether a sentence says itself that it is of people who came to the country, or left it."""
    words = parts.word_set
    return (
        bool(words & (ARRIVING | LEAVING | _SENDING | {"immigration", "emigration", "immigrants", "emigrants"}))
        and parts.says_where
    )


def _elsewhere(parts: SentenceParts, named: list[_Named]) -> bool:
    """Whether another place is named, or another subject, than the countries whose people are counted."""
    covered = {at for each in named for at in range(each.first, each.last + 1)}
    return any(
        each.role == "other_subject" or (each.role == "elsewhere" and not {each.first, each.last} & covered)
        for each in parts.mentions
    )


def _countries(parts: SentenceParts) -> list[_Named]:
    """The countries of a sentence in order, each once."""
    found: list[_Named] = []
    if _FIRST_WORDS.isdisjoint(parts.word_set):
        return found
    for at, word in enumerate(parts.words):
        if word not in _FIRST_WORDS or not parts.tokens[at].capital:
            continue
        for length in (3, 2, 1):
            code = _COUNTRIES.get(tuple(parts.words[at : at + length]))
            if code and code not in {each.code for each in found}:
                found.append(_Named(code, at, at + length - 1))
                break
    return found
