"""Numbers whose year, flow or sign the words before them do not settle: in rows and tables, in sums, signed, at a year's start."""

from __future__ import annotations

from itertools import pairwise

from ...words.cues import CHANGE_VERBS, FALL_NOUNS, RISE_NOUNS
from ...words.quantities import Quantity
from ...words.time_parts import MONTHS
from ..directions import direction_of, in_apposition
from ..ends.comparisons import is_baseline_quantity
from ..goes_on import goes_on_to, is_before_another_time
from ..parts import SentenceParts
from ..roles import is_start, role_of
from ..times.newest import goes_on_to_now
from ..times.other_times import FROM_THE_TURN, THE_YEAR_BEFORE, WHICH_YEAR
from ..whom.labels import tied_labels
from ..whom.movement import movement_verb
from ..wording import Subject

TERM_OF_A_SUM = "the number is one term of a sum"
SOMEBODYS_SUM = "a rate is somebody's own sum"
IN_A_ROW = "the number is one of several in a row"
_SIGNS = frozenset("+ ▲ ▼ ↑ ↓ △ ▽ ± -".split())
_BETWEEN_NUMBERS = frozenset({"and", ","})
_LESS = frozenset({"minus", "less", "plus", "=", "–", "−", "-"})
# a forecast's own words for the years behind its horizon
_LONG_RUN = frozenset({"budget", "assumed", "steady", "medium-term", "long-run", "assumption", "assumptions", "assumes", "sums"})
_STARTS = frozenset("start beginning began begun begins outset opened".split())
_SIGN_WORDS = frozenset(", minus plus - − + was at by of fell rose went from to with".split())
OF_NO_NAMED_YEAR = "netmig could not tell which year it is of"
# how many tokens a sign or an equals sign may stand from the number before
_NEAR = 4
# a smaller number is counted in no row of people
_LEAST = 1000


def why_in_a_row(parts: SentenceParts, quantity: Quantity, subject: Subject) -> str:
    """Why a number may be of another year, group or kind than the words before it say; "" if it may not."""
    if parts.words.count("|") > 1 or not _OF_TABLES.isdisjoint(parts.word_set):
        return "the number stands in a table"
    if not _PASSED_THROUGH.isdisjoint(parts.word_set) and any(
        each.last + 1 < len(parts.words) and parts.word(each.first - 1) in _PASSED_THROUGH for each in parts.quantities
    ):
        return FROM_THE_TURN
    if _is_that_of(parts, quantity):
        return "the number may be by how much the figure changed"
    if _is_of_a_bracketed_group(parts, quantity, subject):
        return "a group is named to which the number may be limited"
    if _is_signed(parts, quantity, subject):
        return "the number may be by how much the figure changed"
    time = parts.time_of.get(quantity.first)
    if time is not None and time.kind == "vague" and is_baseline_quantity(parts, quantity):
        return OF_NO_NAMED_YEAR  # "745,000 in 2022, up from 184,000 before the pandemic"
    if not _RATES.isdisjoint(parts.pairs):
        return SOMEBODYS_SUM
    if (
        parts.word(0) in {"of", "among"}
        and not subject.group
        and "," in parts.words[1 : quantity.first]
        and not _ALL.intersection(parts.words[1:4])
    ):
        return "the number is a part of what is named"
    if _brackets_a_change(parts, quantity):
        return "the number may be by how much the figure changed"
    if _is_a_term(parts, quantity) or not _ADDED_UP.isdisjoint(parts.word_set):
        return TERM_OF_A_SUM
    if _FOR_EACH & parts.pairs and _is_of_each(parts, quantity):
        return "a ratio of the two is somebody's own sum"
    if _tells_of_the_long_run(parts) or ("medium", "term") in parts.pairs or ("obr", "sees") in parts.pairs:
        return "another forecast may be meant"
    if parts.word(quantity.last + 1) in {"eu", "non-eu", "british"} and "nationality" not in dict(subject.group):
        return "a group is named to which the number may be limited"
    if parts.words[max(0, quantity.first - 2) : quantity.first] == ["one", "in"]:
        return "the number is a part of what is named"
    if _behind_british(parts, quantity) and ("nationality", "british") not in subject.group:
        return "the number may be of British nationals alone"
    if _is_part_of_a_change(parts, quantity):
        return "the number is a part of a change"
    if (
        quantity.unit in {"", "people"}
        and parts.word(quantity.first - 1) in CHANGE_VERBS
        and parts.word(quantity.last + 1) in {"to", "→"}
    ):
        return "the number may be by how much the figure changed, or from where"
    return IN_A_ROW if _is_in_a_row(parts, quantity) else ""


def _tells_of_the_long_run(parts: SentenceParts) -> bool:
    """Whether a sentence tells what is reckoned with, and not that something was otherwise "than they had assumed", nor "a steady rise"."""
    if _LONG_RUN.isdisjoint(parts.word_set):
        return False
    return not all(
        (word == "steady" and parts.word(at + 1) in RISE_NOUNS | FALL_NOUNS)
        or (
            word == "assumed"
            and "than" in parts.words[max(0, at - _NEAR) : at]
            and not any(0 <= at - each.last <= _NEAR for each in parts.quantities)
        )
        for at, word in enumerate(parts.words)
        if word in _LONG_RUN
    )


def why_of_another_year(parts: SentenceParts, quantity: Quantity) -> str:
    """Why a number may be of another year than the words before it say; "" if it may not."""
    if (
        quantity.first in parts.bracket_of
        and any(each.kind == "year_ending" for each in parts.times)
        and _is_in_brackets_of_a_year(parts, quantity)
    ):
        return WHICH_YEAR
    if parts.times and (_at_the_start_of_a_year(parts) or ("going", "into") in parts.pairs):
        return THE_YEAR_BEFORE
    if ("last", "seen") in parts.pairs and quantity.first not in parts.time_of:
        return WHICH_YEAR
    if "before" in parts.word_set and any(one in MONTHS and other == "before" for one, other in parts.pairs):
        return WHICH_YEAR
    if is_before_another_time(parts, quantity) and goes_on_to(parts, quantity) is None:
        return WHICH_YEAR
    if _is_of_now(parts, quantity) and not goes_on_to_now(parts, quantity.first):
        return "the number may be the present one"
    if parts.words[max(0, quantity.first - 4) : quantity.first - 1] in (["the", "peak", ","], ["the", "record", ","]):
        return OF_NO_NAMED_YEAR
    if _is_of_a_pair(parts, quantity):
        return "the number may be where a change began"
    if _was_before(parts, quantity):
        return "this may be about an earlier time"
    if (
        quantity.first in parts.bracket_of
        and quantity.first not in parts.time_of
        and len(parts.times) > 1
        and not _tells_of_the_time_before(parts, quantity)
    ):
        return "netmig could not tell for which year the number is"
    return ""


_RATES = frozenset((one, other) for one in ("each", "every", "per") for other in ("day", "week", "month", "hour", "minute"))
_ALL = frozenset({"all", "total", "those", "people"})


def _brackets_a_change(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number stands in brackets behind a change: "fell by 445,000 (275,000 the year before)", "by 160,000 (331,000 to 171,000)"."""
    opened = parts.bracket_of.get(quantity.first)
    if opened is None:
        return False
    before = next((each for each in reversed(parts.quantities) if each.last < opened), None)
    return (
        before is not None
        and opened - before.last <= _NEAR
        and (role_of(parts, before) == "change" or (parts.word(before.first - 1) == "by" and direction_of(parts, before) != 0))
    )


# "Together that makes 381,000"
_ADDED_UP = frozenset({"together", "combined"})


def _is_of_each(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number may be told for each of others: not in "454,000 left, so nearly three came for each who went"."""
    at = next(at for at, word in enumerate(parts.words) if word == "for" and parts.word(at + 1) in {"each", "every"})
    so = next((k for k in range(at, 0, -1) if parts.word(k) in {"so", "or", "meaning"} and parts.word(k - 1) == ","), -1)
    return quantity.first > so


_FOR_EACH = frozenset({("for", "each"), ("for", "every")})
# words of tables: "previous year in brackets"
_OF_TABLES = frozenset({"brackets", "parentheses"})
# "from 184,000 via 906,000 to 431,000"
_PASSED_THROUGH = frozenset({"via", "through"})


def _is_that_of(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is told of what was named before: "the 2025 fall of 199,000 took it to 813,000, that of 429,000 in 2024 to 1,012,000"."""
    if ("that", "of") not in parts.pairs:
        return False
    before = parts.words[: quantity.first]
    return before[-2:] == ["that", "of"] or any(
        one == "that" and other == "of" and at + 2 in parts.in_times for at, (one, other) in enumerate(pairwise(before))
    )


def _is_in_brackets_of_a_year(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a bare year stands before a bracket, in a sentence that counts years to another month: "some way off 2019 (184,000)"."""
    return parts.word(quantity.first - 1) == "(" and any(
        each.kind == "calendar_year" and each.last == quantity.first - 2 for each in parts.times
    )


def _is_of_a_bracketed_group(parts: SentenceParts, quantity: Quantity, subject: Subject) -> bool:
    """Whether a number in brackets stands right behind a group that it was not read as: "due to Ukrainians (43,000)"."""
    if parts.word(quantity.first - 1) != "(":
        return False
    named = next((each for each in parts.mentions_of("group") if each.last == quantity.first - 2), None)
    return named is not None and {code for _, code in named.group}.isdisjoint(code for _, code in subject.group)


def _at_the_start_of_a_year(parts: SentenceParts) -> bool:
    """Whether a number may be told as of a year's beginning: "began 2024 at 860,000", "at the start of 2025", "when 2024 began"."""
    if _STARTS.isdisjoint(parts.word_set):
        return False
    starts = [at for at, word in enumerate(parts.words) if word in _STARTS]
    return any(not parts.in_times.isdisjoint({at - 1, at + 1, at + 2 if parts.word(at + 1) == "of" else at + 1}) for at in starts)


def _tells_of_the_time_before(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a bracket tells how something moved in the time that it stands behind: "in 2024 (from 848,000 to 331,000)"."""
    opened = next((at for at in range(quantity.first - 1, -1, -1) if parts.words[at] == "("), -1)
    closed = next((at for at in range(quantity.last + 1, len(parts.words)) if parts.words[at] == ")"), len(parts.words))
    if not any(time.last == opened - 1 for time in parts.times) or role_of(parts, quantity) not in {"level", "from"}:
        return False
    numbers = [each for each in parts.quantities if opened < each.first < closed]
    said = {at for each in numbers for at in range(each.first, each.last + 1)}
    between = {parts.word(at) for at in range(opened + 1, closed) if at not in said}
    return len(numbers) <= 2 and between <= {"from", "to", "→", ","} and bool(between - {","})


def _is_of_a_pair(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether two numbers are set against each other without a word that says how: "Net migration: 331,000 to 171,000"."""
    for one, other in ((parts.preceding(quantity), quantity), (quantity, parts.following(quantity))):
        if one is None or other is None or min(abs(one.value), abs(other.value)) < _LEAST:
            continue
        between = parts.words[one.last + 1 : other.first]
        if (
            between in (["to"], ["→"], [",", "to"])
            and not is_start(parts, one)
            and in_apposition(parts, one) is None
            and parts.word(one.first - 1) not in _BEFORE_A_PAIR
        ):
            return True
    return False


_BEFORE_A_PAIR = frozenset({"from", "by", "of", "down", "up", "fell", "rose"})


def _is_part_of_a_change(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "fell by 199,000, of which 153,000 was non-EU", "153,000 of it non-EU"."""
    before = parts.preceding(quantity)
    if before is None or direction_of(parts, before) == 0:
        return False
    if not {"compared", "against"}.isdisjoint(parts.words[before.last + 1 : quantity.first]):
        return True  # "fell by 445,000, compared with 275,000 the year before"
    around = parts.words[max(0, quantity.first - 3) : quantity.last + 4]
    return any(one == "of" and other in {"it", "which", "that"} for one, other in pairwise(around))


def _was_before(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number without a time of its own is told as what it was before: "net migration, which had been 649,000, fell to"."""
    own = parts.time_of.get(quantity.first)
    if (own is not None and (own.kind == "earlier" or own.last >= quantity.first)) or not {
        "first",
        "initially",
        "originally",
    }.isdisjoint(parts.word_set):
        return False
    if ("had", "been") in pairwise(parts.words[max(0, quantity.first - 4) : quantity.first]) and parts.following(
        quantity
    ) is not None:
        return True
    behind = parts.words[quantity.last + 1 : quantity.last + 3]
    return behind in (["before", ","], ["and", "is"], ["but", "is"])


def _is_of_now(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is told as of now in a sentence of another time: "reached 944,000 in the year to March 2023 and is now 171,000"."""
    if "now" not in parts.word_set:
        return False
    now = next((at for at in range(quantity.first - 1, quantity.first - 4, -1) if parts.word(at) == "now"), -1)
    last = next((each for each in reversed(parts.times) if each.last < now), None)
    if parts.word(now + 1) in _PUT and last is not None and last.year:
        return False  # "the year to June 2024, now put at 728,000", "net migration in 2024 is now put at"; not "for the latest year it is"
    time = parts.time_of.get(quantity.first)
    return now >= 0 and last is not None and quantity.unit in {"", "people"} and (time is None or time.last < now)


_PUT = frozenset({"put", "thought", "estimated", "believed", "reckoned", "known", "revised"})


def _is_in_a_row(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether numbers stand side by side with nothing but commas and "and": which is of which year or flow is said elsewhere."""
    return not tied_labels(parts, quantity) and any(
        other is not None
        and other.unit in {"", "people"}
        and quantity.unit in {"", "people"}
        and min(abs(other.value), abs(quantity.value)) >= _LEAST
        and other.form == quantity.form
        and role_of(parts, other) == role_of(parts, quantity) == "level"
        and _is_beside(parts, *sorted((quantity, other), key=lambda each: each.first))
        for other in (parts.preceding(quantity), parts.following(quantity))
    )


def _is_beside(parts: SentenceParts, one: Quantity, other: Quantity) -> bool:
    between = parts.words[one.last + 1 : other.first]
    return (
        bool(between) and set(between) <= _BETWEEN_NUMBERS and movement_verb(parts, one) < 0 and movement_verb(parts, other) < 0
    )


def _is_signed(parts: SentenceParts, quantity: Quantity, subject: Subject) -> bool:
    """Whether a sign stands before a number and another number before that: "813,000 (-199,000)", "171,000 ▼ 160,000"."""
    before = parts.preceding(quantity)
    near = before is not None and quantity.first - before.last <= _NEAR
    if near and parts.word(quantity.first - 1) in _SIGNS - {"-"}:
        return True
    if parts.word(quantity.first)[:1] in {"+", "±"}:
        return True
    if quantity.value >= 0:
        return False
    return subject.measure in {"immigration", "emigration"} or (near and parts.word(quantity.first - 1) in {"(", ",", "-", "−"})


def _goes_in_and_out(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether one number came in and the next went out, without a verb."""
    following = parts.following(quantity)
    return (
        following is not None
        and parts.word(quantity.last + 1) == "in"
        and parts.word(quantity.last + 2) in {",", "and"}
        and parts.word(following.last + 1) == "out"
    )


def _is_a_term(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is added to or taken from another: "813,000 in minus 642,000 out", "= 813,000 - 642,000"."""
    if _goes_in_and_out(parts, quantity):
        return True  # "606,000 last year: 1.16 million in, 557,000 out"
    if "plus" in parts.word_set and "make" in parts.word_set:
        return True  # "948,000 arrivals plus 517,000 departures make"
    behind = parts.words[quantity.last + 1 : quantity.last + 3]
    following, before = parts.following(quantity), parts.preceding(quantity)
    if ("less", "than") in parts.pairs and "minus" not in parts.word_set:
        return False  # "204,000, less than a quarter of what it was"
    if (
        following is not None
        and following.first - quantity.last <= _NEAR
        and behind != ["to", "minus"]
        and (not {"minus", "less"}.isdisjoint(behind) or (behind[:1] == ["in"] and behind[1:2] and behind[1] in _LESS))
    ):
        return True
    if "=" in parts.words[max(0, quantity.first - 2) : quantity.first]:
        return True
    if before is None or quantity.first - before.last > _NEAR:
        return False
    if behind[:1] == ["out"] and parts.word(before.last + 1) == "in":
        return True
    sign = quantity.first if parts.word(quantity.first) == "minus" else quantity.first - 1
    signed = parts.word(sign) == "minus" and parts.word(before.last + 1) != "minus"
    if signed and (parts.word(sign - 1) in _BEFORE_A_SIGN or tied_labels(parts, quantity)):
        return False  # "EU net migration was plus 95,000, British minus 21,000": a sign
    return not {"minus", "less"}.isdisjoint(parts.words[before.last + 1 : quantity.last + 1])


_BEFORE_A_SIGN = frozenset({"to", "from", "at", "was", "is", "stood", "of"})


def _behind_british(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether "British" stands right before a number that is said of it: "EU net migration was minus 95,000, British minus 21,000"."""
    at = quantity.first - 1
    for _ in range(3):
        if parts.word(at) not in _SIGN_WORDS:
            break
        at -= 1
    return parts.word(at) == "british"
