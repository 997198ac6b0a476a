"""Who governed the United Kingdom when, and the events that news dates things by.

The days are public record: of governments as in the lists of past prime ministers
(https://www.gov.uk/government/history/past-prime-ministers, https://www.archontology.org/nations/uk/bpm/),
of general elections and referendums as the Electoral Commission and Parliament give them.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import NamedTuple


class Government(NamedTuple):
    """A party's unbroken time in office; `stop` is None where none is known."""

    party: str
    start: date
    stop: date | None


# the coalition of 2010 to 2015 was led by the Conservatives, and news counts it with their time
GOVERNMENTS: tuple[Government, ...] = (
    Government("conservatives", date(1979, 5, 4), date(1997, 5, 2)),
    Government("labour", date(1997, 5, 2), date(2010, 5, 11)),
    Government("conservatives", date(2010, 5, 11), date(2024, 7, 5)),
    Government("labour", date(2024, 7, 5), None),
)
_COALITION = Government("coalition", date(2010, 5, 11), date(2015, 5, 8))
PARTY_OF = {"tories": "conservatives", "tory": "conservatives", "conservative": "conservatives"}

# by the name that news has for them, the day each took office; those of whose time people have been counted in small boats
PRIME_MINISTERS: dict[str, date] = {
    "johnson": date(2019, 7, 24), "truss": date(2022, 9, 6), "sunak": date(2022, 10, 25), "starmer": date(2024, 7, 5),
}  # fmt: skip
ELECTIONS: tuple[date, ...] = (
    date(1997, 5, 1), date(2001, 6, 7), date(2005, 5, 5), date(2010, 5, 6), date(2015, 5, 7), date(2017, 6, 8),
    date(2019, 12, 12), date(2024, 7, 4),
)  # fmt: skip
# when each prime minister of the time that has figures was in office
PREMIERS: dict[str, tuple[date, date | None]] = {
    "blair": (date(1997, 5, 2), date(2007, 6, 27)), "brown": (date(2007, 6, 27), date(2010, 5, 11)),
    "cameron": (date(2010, 5, 11), date(2016, 7, 13)), "johnson": (date(2019, 7, 24), date(2022, 9, 6)),
    "boris": (date(2019, 7, 24), date(2022, 9, 6)), "truss": (date(2022, 9, 6), date(2022, 10, 25)),
    "sunak": (date(2022, 10, 25), date(2024, 7, 5)), "rishi": (date(2022, 10, 25), date(2024, 7, 5)),
    "starmer": (date(2024, 7, 5), None), "keir": (date(2024, 7, 5), None),
}  # fmt: skip
REFERENDUM, _LEAVING_THE_EU, _LOCKDOWN = date(2016, 6, 23), date(2020, 1, 31), date(2020, 3, 23)
# what is dated by Brexit may be dated by the vote, by leaving, or by the end of free movement
_EVENTS: dict[str, tuple[date, ...]] = {
    "referendum": (REFERENDUM,),
    "brexit": (REFERENDUM, _LEAVING_THE_EU, date(2020, 12, 31)),
}


# the day that the years before an event come before: of Brexit the day of leaving
_BEFORE: dict[str, date] = {
    "referendum": REFERENDUM,
    "brexit": _LEAVING_THE_EU,
    **dict.fromkeys(("pandemic", "covid", "covid-19", "coronavirus", "lockdown"), _LOCKDOWN),
}


def day_before_which(words: list[str]) -> date | None:
    """The day before which the years are that words such as "pre-Brexit", "before the pandemic" mean; None where they name none known.

    >>> day_before_which(["before", "the", "pandemic"])
    datetime.date(2020, 3, 23)
    """
    if words[:1] != ["before"] and not (len(words) == 1 and words[0].startswith("pre-")):
        return None
    said = {word.removeprefix("pre-") for word in words}
    return next((day for name, day in _BEFORE.items() if name in said), None)


# events as what has been so "since" them: in so many words, and the last day that each may be dated by
_SINCE: tuple[tuple[str, date], ...] = (
    ("brexit", date(2020, 12, 31)), ("before brexit", date(2020, 12, 31)), ("we left the eu", date(2020, 12, 31)), ("britain left the eu", date(2020, 12, 31)),
    ("the uk left the eu", date(2020, 12, 31)), ("leaving the eu", date(2020, 12, 31)), ("britain left the european union", date(2020, 12, 31)),
    ("the uk left the european union", date(2020, 12, 31)), ("leaving the european union", date(2020, 12, 31)), ("free movement ended", date(2020, 12, 31)),
    ("the end of free movement", date(2020, 12, 31)), ("the referendum", REFERENDUM), ("the brexit referendum", REFERENDUM), ("the eu referendum", REFERENDUM),
    ("the brexit vote", REFERENDUM), ("before the referendum", REFERENDUM), ("before the brexit referendum", REFERENDUM), ("before the brexit vote", REFERENDUM),
    ("before the eu referendum", REFERENDUM), ("britain voted to leave", REFERENDUM), ("the uk voted to leave", REFERENDUM), ("the country voted to leave", REFERENDUM),
    *((name, date(2021, 12, 31)) for name in ("the pandemic", "the covid pandemic", "the coronavirus pandemic", "covid", "covid-19", "lockdown", "the end of lockdown", "the end of the pandemic")),
    *((f"before {name}", date(2020, 3, 31)) for name in ("the pandemic", "the covid pandemic", "the coronavirus pandemic", "covid", "covid-19", "lockdown")),
    ("this century", date(1999, 12, 31)), ("the turn of the century", date(2000, 12, 31)), ("the millennium", date(2000, 12, 31)),
    ("the financial crisis", date(2009, 12, 31)), ("the financial crash", date(2009, 12, 31)), ("before the financial crisis", date(2009, 12, 31)),
    ("the vote to leave the eu", REFERENDUM), ("britain voted to leave the eu", REFERENDUM), ("the uk voted to leave the eu", REFERENDUM),
)  # fmt: skip


def last_day_of_event(words: list[str]) -> tuple[int, date] | None:
    """How many words at the beginning of some name an event, the longest that does, and the last day that it may be dated by.

    >>> last_day_of_event("britain left the eu in".split())
    (4, datetime.date(2020, 12, 31))
    """
    found = [(len(name.split()), day) for name, day in _SINCE if words[: len(name.split())] == name.split()]
    return max(found, default=None)


def governments_of(words: list[str], day: date) -> tuple[Government, ...]:
    """The times in office that words such as "under the Conservatives" can mean on a day; none where that cannot be said.

    >>> [each.start.year for each in governments_of(["under", "the", "tories"], date(2025, 5, 22))]
    [1979, 2010]
    """
    begun = tuple(each for each in GOVERNMENTS if each.start <= day)
    said = set(words)
    if "coalition" in said:
        return (_COALITION,) if day >= _COALITION.start else ()
    parties = {PARTY_OF.get(word, word) for word in said} & {each.party for each in GOVERNMENTS}
    if parties:
        return tuple(each for each in begun if each.party in parties)
    if "government" in said and said & {"last", "previous", "former"} and day >= GOVERNMENTS[-1].start:
        # before, "the last government" may be the one of an earlier prime minister
        return (GOVERNMENTS[-2],)
    if "government" in said and said & {"this", "present", "current"}:
        return begun[-1:]
    return ()


def days_of(words: list[str], day: date) -> tuple[date, ...]:
    """The days that words such as "since the election", "since Labour came to power" can begin at; none where that cannot be said.

    >>> days_of(["since", "the", "election"], date(2025, 5, 22))
    (datetime.date(2024, 7, 4),)
    """
    said = set(words)
    if "election" in said:
        held = tuple(each for each in ELECTIONS if each < day)
        return held[-2:-1] if words[-2:] == ["but", "one"] else held[-1:]
    for name, days in _EVENTS.items():
        if name in said:
            return tuple(each for each in days if each < day)
    return tuple(each.start for each in governments_of(words, day)[-1:])


# what dates an event by one of its words, and the last day that it may be dated by; the first that is named decides
_DATED: tuple[tuple[frozenset[str], date], ...] = (
    (frozenset({"referendum", "vote", "voted"}), REFERENDUM),
    (frozenset({"brexit", "eu", "european"}), date(2020, 12, 31)),
    (frozenset({"coalition"}), date(2015, 5, 8)),
    (frozenset({"century", "millennium"}), date(2000, 12, 31)),
    (frozenset({"crisis", "crash"}), date(2009, 12, 31)),
    (frozenset({"1945", "war"}), date(1945, 12, 31)),
)
VIRUS = date(2020, 3, 31)
_VIRUS = frozenset("pandemic covid covid-19 coronavirus lockdown lockdowns".split())
_BEGUN = frozenset("entered became took takes came won arrived started began begun election".split())
_LEADERS = PREMIERS | {
    "thatcher": (date(1979, 5, 4), date(1990, 11, 28)),
    "major": (date(1990, 11, 28), date(1997, 5, 2)),
    "theresa": (date(2016, 7, 13), date(2019, 7, 24)),
}


def day_since_which(words: list[str]) -> date | None:
    """The last day that may be meant by what stands behind "since": an event, a decade or a time in office; None where none is known.

    >>> day_since_which("the country voted to leave".split()), day_since_which("the 1990 s".split())
    (datetime.date(2016, 6, 23), datetime.date(1999, 12, 31))
    """
    said = {word.removesuffix("'s") for word in words}
    decade = next(
        (one for one, other in pairwise([*words, ""]) if other == "s" and len(one) == len("1990") and one.isdecimal()), None
    )
    if decade is not None:
        return date(int(decade) + 9, 12, 31)
    if not _VIRUS.isdisjoint(said):
        return (
            VIRUS
            if not {"before", "began", "start", "hit", "struck", "broke", "arrived", "came"}.isdisjoint(said)
            else date(2021, 12, 31)
        )
    if "referendum" not in said and (named := next((_LEADERS[word] for word in words if word in _LEADERS), None)) is not None:
        start, stop = named
        return start if stop is None or not _BEGUN.isdisjoint(said) else stop
    if "last" in said and "century" in said:
        return date(1999, 12, 31)
    return next((day for names, day in _DATED if not names.isdisjoint(said)), None)
