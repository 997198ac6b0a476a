"""When somebody said or did something about a number: "In June 2023 the Commons debated net migration of 606,000".

Such a time is no period of the number. What was newest on that day is meant: the figure of the year that
the newest release of then had, or, where the sentence names the year of the number as well, what was known of that.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from ...words.cues import is_adverb
from ...words.quantities import Quantity
from ...words.subjects import MIGRATION_FLOWS, Mention
from ...words.time_expressions import TimeExpression
from ..once import once_a_number
from ..parts import SentenceParts
from ..roles import role_of

# the kinds of time at which somebody may have said something
_WHEN = frozenset({"month", "calendar_year", "relative_year", "day"})
_IN = frozenset({"in", "by", "during", "on", "back"})
# what stands between the name of a measure and its number, where it is told in no clause of its own: "net migration of 606,000"
_OF = frozenset(
    "of at a the some about around roughly nearly almost over more than just record an estimated to be being standing running".split()
)
# and in a clause: "that net migration was 606,000"
_WAS = _OF | frozenset("was were is had been stood reached hit topped come came still already only as high low then".split())
_OPENS = frozenset("that because why as knowing how whose".split())
# what a country, its government or its statisticians do with a number that is theirs for that very time
_HAS_IT = frozenset(
    "had has have saw see sees seen seeing record recorded records registered experienced witnessed reached hit posted clocked notched took taken takes"
    " accepted welcomed let lets allowed oversaw presided delivered ran produced racked brought generated drew attracted absorbed endured suffered"
    " added gained topped there was were is are been be came come comes stood stands to over in with at of up for by from on and amid despite gave give"
    " gives under balance according show shows shown showed estimates figures data statistics ended up finished closed leaving left meant means made kept ended average averaged".split()
)  # fmt: skip
_WHOSE = frozenset(
    "the a an its our their his her this that we they it britain britain's uk uk's u.k country country's nation nation's government government's ministers labour labour's tories tory"
    " conservatives conservative england kingdom united britons ons ons's office national home british annual yearly total overall official estimated"
    " provisional record all-time peak legal net long-term estimate revised unprecedented high historic astonishing staggering huge massive whopping level levels of".split()
)  # fmt: skip
_PREMIERS = frozenset(
    "sunak sunak's johnson johnson's truss may's cameron cameron's starmer starmer's blair blair's brown's rishi boris liz theresa david keir".split()
)
# who says now what was so then: "In 2023, the ONS says, net migration was"
_SAYS_NOW = frozenset(
    "says say show shows suggest suggests reveals reveal indicates indicate estimates puts believes confirms confirm mean means".split()
)
# whom or what a measure's name only describes: "the immigration minister resigned"
_DESCRIBED = frozenset(
    "minister minister's ministers secretary policy policies system rules spokesman spokeswoman spokesperson critics hardliners sceptics lawyers lawyer committee experts expert"
    " watchdog adviser advisers debate debates campaigners pledge target targets bill act crackdown row".split()
)  # fmt: skip
_BREAKS = frozenset({";", ":", "?", "!"})


@once_a_number
def told_when(parts: SentenceParts, quantity: Quantity) -> TimeExpression | None:
    """The time at which somebody said or did something about a number, where its sentence tells of that."""
    if not parts.times or quantity.unit not in {"", "people"} or role_of(parts, quantity) != "level":
        return None
    if (listed := _goes_on_with_another(parts, quantity)) is not None:
        return listed
    named = _named_before(parts, quantity)
    if named is None:
        return None
    behind = parts.words[named.last + 1 : quantity.first]
    plainly = all(word in _OF or is_adverb(word) for word in behind) and (bool(behind) and behind[0] in {"of", "at", "being"})
    time = next((each for each in reversed(parts.times) if each.last < named.first and _may_be_when(parts, each)), None)
    if time is None:
        return _said_behind(parts, quantity, named) if plainly else None
    if any(time.last < each.first < quantity.first for each in parts.quantities):
        return None
    if any(parts.time_of.get(each.first) is time for each in parts.quantities if each.first < time.first):
        return None
    first = time.last + 1 + (parts.word(time.last + 1) == ",")
    if any(word in _BREAKS for word in parts.words[first : named.first]):
        return None
    straight = all(_is_of_the_measure(parts, at) for at in range(first, named.first))
    if straight and time.month and behind[:1] in (["was"], ["were"]) and not _THOUGHT.isdisjoint(behind):
        return time  # "In June 2022 net migration was believed to be 239,000"
    if plainly or behind[:2] == ["to", "be"]:
        return time if _somebody_acts(parts, first, named.first) else None
    opened = next((at for at in range(named.first - 1, first - 1, -1) if parts.word(at) in _OPENS), -1)
    if (
        opened < 0
        or not all(word in _WAS or is_adverb(word) for word in behind)
        or not all(_is_of_the_measure(parts, at) for at in range(opened + 1, named.first))
        or parts.word(opened - 1) in _SAYS_NOW
    ):
        return None
    if opened == first:  # "Ministers were told in June 2023 that net migration was 606,000"
        begun, _ = parts.clause(time.first)
        return time if parts.word(opened) == "that" and _somebody_acts(parts, begun, time.first - 1) else None
    return time if _somebody_acts(parts, first, opened) else None


_THOUGHT = frozenset({"believed", "thought", "reckoned", "known", "held", "supposed"})
_ASIDES = frozenset({"when", "as", "while", "after", "before", "just"})


def is_told_beside_an_event(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether the month of a number is that of something else too: "In December 2023, when the minister resigned, net migration was 672,000"."""
    time = parts.time_of.get(quantity.first)
    if time is None or time.kind != "month" or time.first > quantity.first or parts.word(time.last + 1) != ",":
        return False
    if time.lead == "by":
        return False  # "By June 2024, just before Labour took over, it was 739,000": what it had come to
    closing = next((at for at in range(time.last + 2, quantity.first) if parts.word(at) == ","), -1)
    if closing < 0 or any(time.last < each.first < quantity.first for each in parts.quantities):
        return False
    return (parts.word(time.last + 2) in _ASIDES or parts.word(closing - 1) in _TELLING) and _somebody_acts(
        parts, time.last + 2, closing
    )


def opens_with_when(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a sentence begins with when somebody did something: "When Starmer gave his speech, the number to beat was 431,000"."""
    if parts.word(0) != "when":
        return False
    closing = next((at for at in range(2, quantity.first) if parts.word(at) == ","), -1)
    starts = [each.first for each in parts.quantities] + [each.first for each in parts.times]
    if closing < 0 or any(first < closing for first in starts):
        return False  # "When the 2015 election was fought, net migration stood at": that is of 2015
    return _somebody_acts(parts, 1, closing)


_TELLING = frozenset(
    "said complained claimed boasted admitted warned announced declared reported noted argued told wrote thundered fumed raged".split()
)


def _named_before(parts: SentenceParts, quantity: Quantity) -> Mention | None:
    """The flow whose name stands before a number, and nothing between that is told of another."""
    return next(
        (
            each
            for each in reversed(parts.mentions_of("measure"))
            if each.last < quantity.first and each.code in MIGRATION_FLOWS and quantity.first - each.last <= _NEAR
        ),
        None,
    )


_NEAR = 6
_OCCASIONS = frozenset(
    "conference conferences election budget campaign debate speech debates party riots congress vote contest".split()
)


def _may_be_when(parts: SentenceParts, time: TimeExpression) -> bool:
    """Whether words of time may say when something was said or done."""
    if time.kind not in _WHEN or parts.compares(time) or time.first in parts.bracket_of:
        return False
    if parts.word(time.first - 1) == "of" and parts.word(time.first - 2) in _OCCASIONS:
        return True  # "Labour's conference of 2023 jeered at"
    return time.kind == "relative_year" or parts.word(time.first - 1) in _IN or parts.word(time.first) in _IN


def _is_of_the_measure(parts: SentenceParts, at: int) -> bool:
    """Whether a word only belongs to the name of a measure: "the UK's annual net migration"."""
    return parts.word(at) in _WHOSE or at in parts.covered("home", "group") or is_adverb(parts.word(at))


def _somebody_acts(parts: SentenceParts, first: int, stop: int) -> bool:
    """Whether a stretch tells of somebody who says or does something, and not of a country that has a number."""
    covered = parts.covered("home", "group") | parts.in_times
    acts = False
    for at in range(first, stop):
        word = parts.word(at)
        if any(each.first == at and each.code in MIGRATION_FLOWS for each in parts.mentions_of("measure")):
            mention = next(each for each in parts.mentions_of("measure") if each.first == at)
            if parts.word(mention.last + 1) not in _DESCRIBED:
                return False  # "In 2023 immigration fell, with net migration of"
            acts = True
        if at in covered or word in _WHOSE or word in _PREMIERS or word in _HAS_IT or is_adverb(word):
            continue
        if at < len(parts.tokens) and parts.tokens[at].kind != "word":
            continue
        acts = True
    return acts


def _said_behind(parts: SentenceParts, quantity: Quantity, named: Mention) -> TimeExpression | None:
    """The month or day behind a number at which somebody spoke of it: "The Commons debated net migration of 606,000 in June 2023"."""
    first, _ = parts.clause(named.first)
    time = next((each for each in parts.times if each.first > quantity.last), None)
    if time is None or time.kind not in _WHEN or parts.word(time.first - 1) not in {"in", "on"} or parts.compares(time):
        return None
    if any(first <= each.first < time.first and each is not quantity for each in parts.quantities):
        return None
    if time.first - quantity.last <= 2:
        return time if time.kind in {"month", "day"} and _somebody_acts(parts, first, named.first) else None
    # "Net migration of 606,000 was the talk of Westminster in June 2023"
    between = range(quantity.last + 1, time.first - 1)
    plain = all(_is_of_the_measure(parts, at) for at in range(first, named.first)) or _somebody_acts(parts, first, named.first)
    if (
        not plain
        or any(parts.parts_clauses(at) for at in between)
        or not _REPORTED.isdisjoint(parts.words[between.start : between.stop])
    ):
        return None
    return time if _somebody_acts(parts, between.start, between.stop) else None


# of a number that is told with these the time may be its own: "net migration of 906,000 was reported for the year", "was seen in 2023"
_REPORTED = frozenset(
    "recorded reported reached registered seen estimated published counted measured expected forecast arrived".split()
)


def _goes_on_with_another(parts: SentenceParts, quantity: Quantity) -> TimeExpression | None:
    """The next of several such times: "fought an election with net migration at 685,000 in 2024, in 2019 at 212,000"."""
    before = parts.preceding(quantity)
    if before is None or (told := told_when(parts, before)) is None:
        return None
    time = next((each for each in reversed(parts.times) if before.last < each.first and each.last < quantity.first), None)
    if time is None or time.kind != told.kind or time.lead not in _IN:
        return None
    gap = [*parts.words[before.last + 1 : time.first], *parts.words[time.last + 1 : quantity.first]]
    return time if set(gap) <= {",", "and", "in", "at", "of", "it", "was", "by", "on", "over", "about", "for", "with"} else None


def days_of(time: TimeExpression, published: date) -> tuple[date, date]:
    """The first and the last day of such a time, no later than that of the text."""
    year = time.year or published.year - time.years
    if not time.year and time.month and (year, time.month) > (published.year, published.month):
        year -= 1
    if time.kind == "day" and time.day:
        first = last = date(year, time.month, min(time.day, monthrange(year, time.month)[1]))
    elif time.month:
        first, last = date(year, time.month, 1), date(year, time.month, monthrange(year, time.month)[1])
    else:
        first, last = date(year, 1, 1), date(year, 12, 31)
    return first, min(last, published)


def names_its_own_year(parts: SentenceParts, quantity: Quantity, told: TimeExpression) -> bool:
    """Whether the number has a time of its own beside that: "In June 2022 all we had was net migration of 239,000, for the year to June 2021"."""
    own = parts.time_of.get(quantity.first)
    return own is not None and own is not told and own.kind not in {"vague", "moment", "duration"}
