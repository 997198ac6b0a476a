"""Records in whatever words: which end of the scale, how far back, what bound for the first time, what place behind the first.

Only the core of such a telling is looked for here: "the lowest … since", "more than any other year", "never so high", "a
level not seen since", "above 300,000 for the first time", "short of the record". Of which number it is told, and whether
nothing bends it, is asked by `beside/settling/records_of_numbers.py`, which has the figures at hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....periods import Period, calendar_year, year_ending
from ...records import record, replace
from ...words.cues import FALL_NOUNS, RISE_NOUNS
from ...words.governments import VIRUS, day_since_which
from ...words.quantities import Quantity
from ...words.record_words import HIGH, HIGHER, LOW, LOWER
from ..once import once_alone
from ..parts import SentenceParts
from .reaches import length_of_time
from .record_shapes import verb_of_moving

_UP = frozenset("highest largest biggest greatest most high peak record records above".split()) | HIGHER | HIGH
_DOWN = frozenset("lowest smallest fewest least below".split()) | LOWER | LOW
_NOUNS = (
    "(?: (?:single|annual|yearly|calendar-year|twelve-month|level|levels|total|totals|figure|figures|number|numbers|count|point|net|migration|immigration"
    "|emigration|balance|intake|inflow|outflow|influx|arrivals|departures|newcomers|immigrants|emigrants|migrants|surplus|gain|estimate|reading|tally|sum|mark|ebb|value|headline|official|year|volume|scale|that|it|has|have|had|been|was|we|they|country|seen|known|recorded|reached|published|the|uk|britain|people))*"
)
_YEAR = "(?:year|years|time|point|period|stage|moment|figure|total|number|estimate|twelve months|12 months|12-month period|twelve-month period)"
_PRIOR = "(?: (?:other|previous|earlier|prior|single|calendar|recorded|annual|past|old))*"
_AGAIN = "(?: for the (?:second|third|fourth) (?:time|year)(?: in a row| running| in a year| in succession)?)?"
_DEGREE = "higher|larger|bigger|greater|more|lower|smaller|fewer|less"
_PASSED = "break|breaks|broke|broken|breaking|beat|beats|beaten|beating|smashed|surpass|surpasses|surpassed|surpassing|overtook|overtaken|eclipsed|eclipses|exceeded|exceeds|topped"
_RECORDS = re.compile(
    rf" (?:(?:the|its|their) )?(?P<sup>highest|largest|biggest|greatest|most|lowest|smallest|fewest){_NOUNS}(?= )"
    rf"| (?:a|an|another|its) (?:(?:new|fresh|another|historic) )?(?P<rec>record high|record low|record|all-time high|all-time low|all-time peak|all-time record)(?: (?:level|figure|total|number))?{_AGAIN}(?= )"
    rf"| (?:a|another|its) (?:new|fresh) (?P<new>high|low|peak){_AGAIN}(?= )"
    rf"| (?P<any>{_DEGREE})(?: (?:number|total|figure|level|one|people))? than (?:(?:it|they) (?:was|were|has been|had been) )?(?:(?:in|at|for|during|of) )?any{_PRIOR} {_YEAR}(?= )"
    rf"| (?P<where>below|above)(?: (?:where|what) it (?:was|has been|had been|stood))?(?: in| at)? any{_PRIOR} {_YEAR}(?= )"
    rf"| (?P<than>{_DEGREE}) than (?:it (?:has|had) |they have )?ever(?: been| before(?= [^\w]))*(?= )"
    rf"| (?P<neg>never|no|nothing|not)(?: [^,;.:()–—]+?)? (?P<deg>(?:so|as|this|that|such|such a|quite so|quite as) (?:high|low|large|big|many|few|much|little)|{_DEGREE})(?: (?:level|total|figure|number|one|as this|as that|as it is now|as it is today|as now|as today|people|been|was|has|recorded|seen|known|published|registered|reached))*(?= )"
    rf"| (?:was|were) last (?P<last>(?:so|as|this|that) (?:high|low|many|few)|higher|lower)(?= )"
    rf"| (?:a|an|to) (?P<lev>level|levels|figure|number|numbers|total|low|high|sum|scale|peak)(?: (?:that|which|it|we|britain|the|country|uk|has|had|have|was|were|is))* (?:not|never|last|unseen|unknown)(?: (?:been|seen|known|reached|recorded|matched|touched|witnessed|experienced|hit))*(?= )"
    rf"| go back(?: (?:as far as|all the way))?(?P<back> (?:to|before|beyond|past))(?= )"
    rf"| (?:{_PASSED}) (?P<pass>every|all|any|anything|the)(?: seen)?(?: in)?{_PRIOR} (?:record|records|year|years|figure|figures|total|totals|peak|high)(?: (?:set|reached|of) (?:only )?(?:last year|a year (?:ago|earlier)|the year before))?(?= )"
    rf"| an? (?P<un>unprecedented|unparalleled|unequalled) (?:level|figure|total|number)(?= )"
)  # fmt: skip
_BEHIND = re.compile(
    r" (?:second|third|fourth|fifth)(?: ?- ?| )(?P<rank>highest|largest|biggest|greatest)(?= )"
    r"| (?P<below>(?:short of|shy of|below|beneath|under|behind|off|lower than|(?:as|so) (?:high|large|many|big) as)(?: (?:at|in))? (?:its|the|their|a)(?: [\w-]+){0,2} (?:record|peak|high|highs|maximum)|second only to|(?:was|were|had been) (?:higher|larger|bigger|greater) in \d{4}|(?:exceeded|surpassed|beaten|topped|passed|bettered) (?:only )?(?:once|twice|in \d{4})|only (?:once|in \d{4}) (?:before )?(?:has|had|was|were|did) (?:it|they|the figure|the number|there|net migration|immigration|emigration) (?:been )?(?:higher|more))(?= )"
)  # fmt: skip
_PEAKED = re.compile(
    r" (?:peaked|(?:was|stood) at (?:its|their) (?:highest|peak)|(?:reached|hit) (?:its|their|a) (?:peak|(?:highest|record) (?:level|point|figure))(?: on record| ever)?)(?= (?:in|during|for) )"
)
_CUES = frozenset(
    "highest largest biggest greatest most lowest smallest fewest record all-time high low peak any ever never no nothing not last level levels figure number"
    " peaked back every all anything the unprecedented unparalleled unequalled short shy below beneath under behind off only exceeded surpassed beaten topped passed bettered higher lower more fewer larger second second-highest third-highest second-largest time first once twice year".split()
)
_CHANGES = re.compile(
    r" (?:annual |yearly |single |percentage )*(?:fall|falls|drop|drops|decline|rise|increase|jump|change|cut|reduction|surge|slump|leap|loss|group|source|share|proportion|part|fine|reason|cause|contributor|driver)\b"
)
# what goes on about that which lies above
_TAIL = re.compile(
    r"(?: (?:of|set|in|from|reached|at|figure|total|level|levels|number|on|record|ever|after|to|the|only|once|twice|before|it|has|had|was|were|seen|by|year|that"
    r"|published|recorded|known|history|british|our|uk|its|all|time|time's|any|\d{4}|ons|net|migration|immigration|emigration))+(?= )"
)
_OF_CHANGES, _MOVES = frozenset({"largest", "biggest", "greatest"}), FALL_NOUNS | RISE_NOUNS
_CHANGING = _MOVES | {"growth", "change", "rate", "pace"}
_EVER = re.compile(
    r" (?:on record|ever(?: recorded| seen| published| before| known)?|of all time|in (?:its|our|british|uk|modern|recorded|british peacetime|the country's|britain's)? ?history"
    r"|(?:that |it |the ons )?(?:has |have )?ever (?:been )?(?:recorded|seen|published|known)|in the (?:present|current|new|whole) (?:series|records|data|statistics)|in the history of (?:the|this|our|uk|british|figures|series|country|data|statistics| )+|(?:for|of|in|over|during) any(?: other| single| previous| earlier)? (?:(?:12|twelve)(?: ?- ?| )(?:month period|months)|twelve-month period|year)(?! (?:before|since|to|until|till|ending|between|after|up|under|outside|except|bar))|before(?= (?:[,.;:)–—\x22]|it|and|but|in|has|have|said|says) )|yet|recorded|known|seen|since (?:\w+ ){0,2}records (?:\w+ ){0,4}began(?: in (?P<began>\d{4}))?)(?= )"
)
_FIRST = re.compile(
    r" (?:(?:for )?(?:the|only the|its) (?P<nth>first|second|third)(?: (?:time|year|occasion))?(?= (?:in|that|when|the|it|net|immigration|emigration|since|figure|ons|more|above|over|below|under|according|for|[,.;]))|(?P<never>never before|had never|has never|never|no figure|no total|no year)(?! (?:of|in|under|between|before|during))"
    r"|(?P<once>only once before|once before|twice before)|(?P<since>(?:has|had|have) not (?:been|gone|fallen|risen|dropped|stood)))(?= )"
)  # fmt: skip
_OVER = frozenset(
    "above over through passed passing past topped topping exceeded exceeding surpassed surpassing broke broken breached crossed exceed pass top beyond higher more".split()
)
_UNDER = frozenset("below under beneath lower fewer less".split())
_BETWEEN_BOUND = frozenset(
    "the a an than of it in which that mark barrier was had has been gone risen climbed fallen dropped figure".split()
)
# some place behind the first: which one is not asked
BEHIND_THE_FIRST = 1000
_LEAST, _FAR = 100_000, 12


@record()
class GeneralRecord:
    """A record as the core of its words tells it, its first and last token."""

    first: int
    last: int
    sign: int
    """1 for the highest, -1 for the lowest, 0 where only the figures can say which."""
    since: Period | None = None
    until: Period | None = None
    """The time before which all years are meant: "higher than in any year before 2022"."""
    years: int = -1
    """Where the words of so many years begin, behind "in" or "for"; -1 for none."""
    bound: Quantity | None = None
    """What was passed for the first time or, with a place, for the second."""
    place: int = 0
    of: Period | None = None
    """The year that is named right behind a peak, which its number need not: "peaked in the year to June 2024"."""


def may_tell_records(words: list[str]) -> bool:
    """Whether a sentence of these words may tell a record: only then it need be read again."""
    text = f" {' '.join(words)} "
    return any(each.search(text) is not None for each in (_RECORDS, _BEHIND, _FIRST, _PEAKED))


@once_alone
def records_in_general(parts: SentenceParts) -> tuple[GeneralRecord, ...]:
    """The records that a sentence tells; one that opens a question is none."""
    if parts.word_set.isdisjoint(_CUES) or parts.words[-1:] == ["?"] or parts.words[-2:-1] == ["?"]:
        return ()
    found = tuple(_bounds(parts)) or tuple(_records(parts))
    return tuple(led for each in found if (led := _led(parts, each)) is not None)


def _led(parts: SentenceParts, told: GeneralRecord) -> GeneralRecord | None:
    """A record with the time since when it is so, where that is said before it: "Since the pandemic no year has ended with fewer"; None if that is not known."""
    at = next((at for at in range(told.first - 1, -1, -1) if parts.word(at) == "since"), -1)
    if at < 0 or told.since is not None:
        return told
    time = _since(parts, at)
    if time is not None and parts.words[time[1] + 1 : time[1] + 3] == [",", "when"]:
        return told  # "has come down since the year to June 2023, when it reached a record 740,000"
    return None if time is None or time[1] >= told.first else replace(told, since=time[0])


def _records(parts: SentenceParts) -> Iterator[GeneralRecord]:
    text, place = _joined(parts)
    for found in _BEHIND.finditer(text):
        tail = _TAIL.match(text, found.end())
        ends = found.end() if tail is None else tail.end()
        yield GeneralRecord(place[found.start() + 1], place[_end_of(text, ends)], 1, place=BEHIND_THE_FIRST)
    for found in _PEAKED.finditer(text):
        first, last = place[found.start() + 1], place[_end_of(text, found.end())]
        year = _year_in_full(parts, last + 1)
        # "Before the referendum it peaked in the year to June 2015", "Growth in net migration peaked in 2022": of its time, of a change
        if year is not None and year[0].end > VIRUS and _CHANGING.isdisjoint(parts.words[:first]):
            yield GeneralRecord(first, year[1], 1, of=year[0])
    for found in _RECORDS.finditer(text):
        first, last = place[found.start() + 1], place[_end_of(text, found.end())]
        told = GeneralRecord(first, last, 0)
        kind = "neg" if found["neg"] else found.lastgroup or ""
        if _CHANGES.match(text, found.end()) or (found["sup"] in _OF_CHANGES and not _MOVES.isdisjoint(parts.words[:first])):
            continue
        said = (found["deg"] or found[kind]).split()[-1]
        low = said in _DOWN
        sign = 0 if kind == "lev" and said not in {"low", "high", "peak"} else -1 if low else 1
        told, reached = _reaching(parts, replace(told, sign=sign), text, place)
        if kind == "neg":
            inner = next((k for k in range(first + 1, told.last) if parts.word(k) == "since"), -1)
            if inner >= 0 and not reached and (time := _since(parts, inner)) is not None:
                told, reached = replace(told, since=time[0]), True
            reached = reached or found["neg"] != "not"
        elif kind == "back":
            degree = next((k for k in range(last, last + _FAR) if parts.word(k) in _UP | _DOWN), -1)
            time = _since(parts, last)
            if time is None or degree < 0:
                continue
            told = replace(told, since=time[0], last=max(time[1], degree), sign=-1 if parts.word(degree) in _DOWN else 1)
            reached = True
        elif kind == "last" or (kind == "lev" and "last" in parts.words[first : last + 1]):
            time = _since(parts, last + 1) if parts.word(last + 1) in {"in", "at", "before", "since"} else None
            told, reached = (told, reached) if time is None else (replace(told, since=time[0], last=time[1]), True)
        elif kind == "lev":
            reached = reached or not {"never", "unknown", "before"}.isdisjoint(parts.words[first : last + 1])
        if (
            kind == "rec"
            and (number := next((each for each in parts.quantities if each.first == told.last + 1), None)) is not None
        ):
            told = replace(told, last=number.last)  # "a record 479,000 people"
        if kind in {"any", "than"} and (parts.word(first - 1) == "by" or verb_of_moving(parts, first - 1)):
            continue
        if kind == "neg" and ("by" in parts.words[first : last + 1] or verb_between(parts, first, last)):
            continue  # "never has it come down by so much": of a change
        if reached or kind in {"rec", "new", "any", "where", "than", "pass", "un"}:
            yield told


def _year_in_full(parts: SentenceParts, at: int) -> tuple[Period, int] | None:
    """The twelve months named behind a preposition, and their last word; "in 2023" alone may be some day of that year."""
    time = next((each for each in parts.times if at <= each.first <= at + 2 and each.year), None)
    if time is None:
        return None
    if time.kind == "year_ending":
        return year_ending(time.year, time.month), time.last
    whole = time.kind == "calendar_year" and "calendar" in parts.words[at : time.last + 1]
    return (calendar_year(time.year), time.last) if whole else None


def verb_between(parts: SentenceParts, first: int, last: int) -> bool:
    """Whether something is said to move between two words, and not to have been so much."""
    return any(verb_of_moving(parts, at) and parts.word(at) != "been" for at in range(first, last))


def _joined(parts: SentenceParts) -> tuple[str, dict[int, int]]:
    """The words with a blank around each, and which token begins where."""
    text, place = " ", {}
    for at, word in enumerate(parts.words):
        place[len(text)] = at
        text += "".join(word.split()) + " "
    return text, place


def _end_of(text: str, stop: int) -> int:
    """Where the last word begins that ends at a place."""
    return text.rfind(" ", 0, stop) + 1


def _reaching(parts: SentenceParts, told: GeneralRecord, text: str, place: dict[int, int]) -> tuple[GeneralRecord, bool]:
    """A record with how far back it reaches by the words right behind it, and whether these say so."""
    behind = told.last + 1
    start = next((at for at, token in place.items() if token == behind), len(text))
    if (ever := _EVER.match(text, start - 1)) is not None:
        since = calendar_year(int(ever["began"]) - 1) if ever["began"] else None
        return replace(told, last=place[_end_of(text, ever.end())], since=since), True
    if parts.word(behind) == "before" and (time := _since(parts, behind, until=True)) is not None:
        return replace(told, until=time[0], last=time[1]), True
    if parts.word(behind) == "since" and (time := _since(parts, behind)) is not None:
        return replace(told, since=time[0], last=time[1]), True
    if parts.word(behind) in {"in", "for", "over"}:
        years, last = length_of_time(parts, behind + 1)
        if years >= 2:
            return replace(told, years=behind + 1, last=last), True
    return told, False


def _since(parts: SentenceParts, at: int, *, until: bool = False) -> tuple[Period, int] | None:
    """The window behind which something has been so, and the last word of that: a year that is named, or an event."""
    stop = at + 1
    while stop < min(len(parts.words), at + _FAR) and parts.word(stop) not in _STOPS:
        stop += 1
    while parts.word(stop - 1) in {"has", "have", "had", "it", "net", "migration", "immigration", "to", "find", "a"} or (
        parts.word(stop - 1) in _UP | _DOWN
    ):
        stop -= 1
    time = next(
        (
            each
            for each in parts.times
            if at < each.last < stop and each.kind in {"calendar_year", "year_ending", "month"} and each.year
        ),
        None,
    )
    if time is not None:
        ends = calendar_year(time.year) if time.kind == "calendar_year" else year_ending(time.year, time.month)
        return ends, time.last
    found = day_since_which(parts.words[at + (not until) : stop])
    if until and found != VIRUS:
        return None
    if found is None:
        return None
    return year_ending(found.year, (found.month + 2) // 3 * 3), stop - 1


_STOPS = frozenset(', ; : . – — ) ( " and but while who which said says according has had have did ministers'.split())


def _bounds(parts: SentenceParts) -> Iterator[GeneralRecord]:
    """The bound that was passed for the first time, or for the second."""
    text, place = _joined(parts)
    found = _FIRST.search(text)
    if found is None:
        return
    at, end = place[found.start() + 1], place[_end_of(text, found.end())]
    for each in parts.quantities:
        if each.unit not in {"", "people"} or abs(each.value) < _LEAST or min(abs(each.first - end), abs(each.last - at)) > _FAR:
            continue
        lead = each.first - 1
        while lead >= 0 and parts.word(lead) in _BETWEEN_BOUND:
            lead -= 1
        over = each.hedge == "over" or parts.word(lead) in _OVER
        if not (over or each.hedge == "under" or parts.word(lead) in _UNDER) or abs(each.value) % 50_000:
            continue
        told = GeneralRecord(min(at, each.first), max(end, each.last), 1 if over else -1, bound=each)
        told = replace(told, place=2 if found["once"] or found["nth"] in {"second", "third"} else 0)
        told, reached = _reaching(parts, told, text, place)
        if not reached:
            told, reached = _reaching(parts, replace(told, last=end), text, place)
            told = replace(told, last=max(told.last, each.last))
        if not reached and "since" in {parts.word(end + 1), parts.word(each.last + 1)}:
            return  # "the first time since early in the decade": who knows when
        if reached or not found["since"]:
            yield told
        return
