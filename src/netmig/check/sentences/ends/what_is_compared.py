"""What is set beside something: the number, the flow or "the figure" that stands right before "lower than", "down on", "a fall on"."""

from __future__ import annotations

from collections.abc import Sequence

from ...records import record, replace
from ...words.counted import find_counted
from ...words.cues import is_adverb
from ...words.quantities import Quantity
from ...words.subjects import MIGRATION_FLOWS, STOCKS
from ...words.time_expressions import TimeExpression, newest_counts
from ..counts.count_named import is_narrowed_by_group
from ..counts.count_windows import newest_of_stock
from ..parts import SentenceParts
from ..scene import Scene
from ..times.gone_back import said_in
from ..times.times_beside import tells_when_said
from ..times.times_of import Window, read_window, sentence_window
from ..told import YEARS_OF_COUNTS
from ..whom.carried import inherited_subject
from ..whom.groups import groups_between
from ..whom.heads import is_about
from ..wording import Subject, Wording


@record()
class Compared:
    """What is compared: its subject, its windows, where its words begin, and how it is told."""

    subject: Subject
    window: Window
    first: int
    number: int = -1
    """Where the number starts that is compared; -1 for none."""
    named: bool = False
    """Whether it is a number, or called one: "the figure", and not only "it"."""
    also: tuple[str, ...] = ()


_LINKS = frozenset(
    "is was are were remains remained stands stood stays stayed be been being has have had came comes 's now still also and".split()
)
_MEANING = frozenset(
    "is was are were represents represented marks marked means meant be been has marking representing shows showed".split()
)
_MARKS = frozenset({",", "–", "—", "("})
_SAYING = frozenset(
    "said says insisted told argued noted pointed stressed added says reported wrote boasted claimed ons ministers spokesman spokeswoman".split()
)
_FIGURES = frozenset("figure figures number numbers total totals estimate count tally level levels rate".split())
_BEFORE_FIGURES = frozenset(
    "the latest new newest current this that these those overall annual headline net today's official".split()
)
_BEFORE_FLOWS = (_BEFORE_FIGURES - {"that", "this", "these", "those"}) | {"uk", "total"}
_ANAPHORS = frozenset({"it", "that", "this"})
# behind a number these only say whose it is
_BEHIND_NUMBERS = frozenset(
    "more than people net migration immigration emigration arrivals departures recorded registered seen counted reported for in the year over during of"
    " to last by at small boat boats asylum seekers claims hotels crossings channel who came arrived left crossed migrants published ons moved move live settle".split()
)
_OPENS = frozenset({"", ",", ".", ";", ":", '"', "that", "and", "but", "while", "–", "—", "so", "because", "although", "though", "as", "whereas", "with"})  # fmt: skip
_DENYING = frozenset(
    "not never myth false untrue wrong wrongly deny denies denied if whether unless nonsense lie lies idea notion".split()
)
_FAR = 14


def compared_before(
    parts: SentenceParts, scene: Scene, at: int, found: Sequence[Wording], *, noun: bool, linked: bool = False
) -> Compared | None:
    """What stands before a place as the thing compared; None where that is not plain. `linked` if its verb has been read already."""
    opens = max((k + 1 for k in range(at) if parts.word(k) in {":", ";", "."}), default=0)
    if not _DENYING.isdisjoint(parts.words[opens:at]) or scene.then or scene.older or said_in(parts, scene):
        return None
    if any(tells_when_said(parts, each) or _was_said_then(parts, each) for each in parts.times):
        return None
    stop = _before_aside(parts, at)
    word = parts.word(stop - 1)
    if linked:
        return _of_words(parts, scene, stop, found)
    if word in _MARKS and stop == at:
        return _of_number(parts, stop - 1, found)
    if word == "as":
        which = _which(parts, stop - 1)
        return _of_words(parts, scene, stop - 1, found) if which < 0 else _of_number(parts, which, found)
    links = _MEANING if noun else _LINKS
    back = stop
    while back > 0 and (parts.word(back - 1) in links or is_adverb(parts.word(back - 1))):
        back -= 1
    if back == stop:
        # "813,000 people came in 2025, the ONS says, the fewest since 2012"
        bound = any(each.hedge == "under" and each.last < stop for each in parts.quantities)  # may be the record itself
        return _of_number(parts, stop, found) if stop < at and not bound else None
    which = _which(parts, back)
    if which >= 0:
        return _of_number(parts, which, found)
    # "The number of people leaving, 517,000, was"
    aside = _before_aside(parts, back) < back
    return _of_words(parts, scene, _before_aside(parts, back), found) or (_of_number(parts, back - 1, found) if aside else None)


def _which(parts: SentenceParts, stop: int) -> int:
    """Where the comma stands behind the number of which a "which" tells: "672,000, which ministers hailed as"; -1 for none."""
    for at in range(stop - 1, max(0, stop - 7), -1):
        if parts.word(at) == "which":
            return at - 1 if parts.word(at - 1) in _MARKS else -1
        if not (parts.word(at) in _TELLING | _SPEAKERS or is_adverb(parts.word(at)) or parts.word(at) in {"somehow", "still"}):
            return -1
    return -1


_SPEAKERS = frozenset(
    "ministers he she they it we government labour tories no10 the prime minister home secretary downing street".split()
)


def _was_said_then(parts: SentenceParts, time: TimeExpression) -> bool:
    """Whether a year is named in the clause of a verb of saying: "In 2022 she said that immigration was at a record high"."""
    if time.kind not in {"calendar_year", "relative_year", "month", "moment"}:
        return False
    first, stop = parts.clause(time.first)
    said = next((at for at in range(first, stop) if parts.word(at) in _SAID), -1)
    return said >= 0 and "that" not in parts.words[said : max(said, time.first)]


_SAID = frozenset("said told insisted argued wrote boasted claimed warned promised complained tweeted declared admitted".split())


def _before_aside(parts: SentenceParts, stop: int) -> int:
    """Where what stands before an aside ends: "was, ministers said, a fall"."""
    if parts.word(stop - 1) != ",":
        return stop
    opens = next((k for k in range(stop - 2, max(-1, stop - 12), -1) if parts.word(k) == ","), -1)
    if opens <= 0:
        return stop
    inside = parts.words[opens + 1 : stop - 1]
    numbered = any(opens < each.first < stop for each in parts.quantities)
    if numbered and _only_gives_the_number(parts, opens + 1, stop - 1):
        return opens  # "Net migration, at 204,000, is", "UK net migration, 244,000 in the year to September 2017, was"
    return opens if not numbered and not _SAYING.isdisjoint(inside) else stop


_GIVING = frozenset("at of in for the year to put estimated standing now just some about around nearly only people a".split())


def _only_gives_the_number(parts: SentenceParts, first: int, stop: int) -> bool:
    """Whether an aside gives a number, its time, and nothing else."""
    inside = [each for each in parts.quantities if first <= each.first < stop and each.unit in {"", "people"}]
    known = parts.in_times.union(*(range(each.first, each.last + 1) for each in inside))
    return len(inside) == 1 and all(at in known or parts.word(at) in _GIVING for at in range(first, stop))


def _of_number(parts: SentenceParts, stop: int, found: Sequence[Wording]) -> Compared | None:
    """The number right before, with its own claim: "606,000 in 2022, down on the year before"."""
    number = next((each for each in reversed(parts.quantities) if each.last < stop), None)
    if number is None or stop - number.last > _FAR or number.unit not in {"", "people"}:
        return None
    groups = parts.covered("group", "home", "measure")
    between = range(number.last + 1, stop)
    if not all(k in parts.in_times or k in groups or parts.word(k) in _BEHIND_NUMBERS for k in between):
        return None
    return _with_its_claim(number, found)


def _with_its_claim(number: Quantity, found: Sequence[Wording]) -> Compared | None:
    told = next(
        (
            each
            for each in found
            if each.stated.value is not None
            and each.start <= number.number_start < each.end
            and each.kind in {"level", "extreme"}
        ),
        None,
    )
    if told is None or told.subject is None or told.refusal or not told.periods or told.starts or told.period_basis == "open":
        return None
    period = told.likeliest or told.periods[0]
    basis = told.period_basis
    return Compared(told.subject, Window((period,), basis), number.first, number=number.number_start, named=True)


def _of_words(parts: SentenceParts, scene: Scene, stop: int, found: Sequence[Wording]) -> Compared | None:
    """What ends right before a verb: "the 606,000 recorded last year", "net migration in the year to June", "the number", "it"."""
    back = stop
    while back > 0 and (back - 1 in parts.in_times or parts.word(back - 1) in {"in", "for", "during", "over", "last", "the"}):
        inside = next((each for each in parts.times if each.first <= back - 1 <= each.last), None)
        back = inside.first if inside is not None else back - 1
        if parts.words[max(0, back - 4) : back] == ["at", "the", "end", "of"]:
            back -= 4
    if parts.word(back - 1) in {"recorded", "registered", "seen", "reported", "published", "counted"}:
        back -= 1
    homes = parts.covered("home")
    while back > 0 and (
        back - 1 in homes
        or (parts.word(back - 1) in {"to", "into", "the", "in", "from"} and (back in homes or parts.word(back) == "the"))
    ):
        back -= 1
    number = next((each for each in parts.quantities if each.last < stop and stop - each.last <= _FAR), None)
    named = next((each for each in parts.mentions_of("measure") if number is not None and each.last == number.first - 2), None)
    flowed = named is not None and not is_about(parts, named, whatever_its_number=True)
    if number is not None and (
        number.first - 1 in parts.in_times | homes
        or parts.word(number.first - 1) in {"the", "that", "this", "at", "'s", ""}
        or (flowed and parts.word(number.first - 1) == "of")
    ):
        groups = parts.covered("group", "home", "measure")
        between = range(number.last + 1, stop)
        if all(k in parts.in_times or k in groups or parts.word(k) in _BEHIND_NUMBERS for k in between):
            return _with_its_claim(number, found)
    return _with_its_number(parts, _of_flow(parts, scene, back, stop), stop, found)


def _with_its_number(parts: SentenceParts, compared: Compared | None, stop: int, found: Sequence[Wording]) -> Compared | None:
    """A flow with the one number of people that its clause gives for it: "at 685,000 it set another record"."""
    if compared is None:
        return None
    numbers = [each for each in parts.quantities if each.unit in {"", "people"} and abs(each.value) >= _LEAST]
    if len(numbers) != 1 or abs(numbers[0].last - stop) > _FAR:
        return compared
    number = numbers[0]
    if number.first > stop and not {"when", "where"}.isdisjoint(parts.words[stop : number.first]):
        return compared  # "It is a little above that of 2019, when it was 184,000"
    if not {"above", "below", "beyond"}.isdisjoint(parts.words[stop : number.first]):
        return compared  # "Net migration set a record last year, above the peak of 906,000": that is what it is set against
    apart = parts.words[min(number.last + 1, compared.first) : max(number.first, compared.first)]
    parting = {":", "but", "while"} if parts.word(compared.first) in _ANAPHORS else {";", ".", ":", "but", "while"}
    told = _with_its_claim(number, found) if parting.isdisjoint(apart) else None
    if told is None or told.subject.measure != compared.subject.measure or told.subject.group != compared.subject.group:
        return compared
    if compared.window.basis == "explicit" and told.window.periods[0] not in compared.window.periods:
        return compared  # "in the year to June 2023, at 672,000, was below the level of June 2022": of the year that is named
    return replace(compared, window=told.window, number=told.number, named=True)


_LEAST = 1000


def _of_flow(parts: SentenceParts, scene: Scene, stop: int, verb: int) -> Compared | None:
    """A flow, a count or a word for one that ends at a place; its verb stands behind its own times."""
    back = stop
    if parts.word(back - 1) in _FIGURES:
        back -= 1
    named = next((each for each in parts.mentions_of("measure") if each.last == back - 1), None)
    if named is not None and named.code in MIGRATION_FLOWS:
        if is_about(parts, named) or (parts.word(named.first - 1) == "," and named.first - 2 in parts.covered("group")):
            return None  # "From outside the EU, net migration is the highest since 2004": of those alone
        groups = parts.covered("group", "home")
        first = named.first
        while first > 0 and (first - 1 in groups or parts.word(first - 1) in _BEFORE_FLOWS or is_adverb(parts.word(first - 1))):
            first -= 1
        if not _opens(parts, first):
            return None
        own = groups_between(parts, first, back, named.code)
        subject = Subject(named.code, own, "open" if named.ambiguous else "explicit", local=True)
        return _in_time(parts, scene, subject, first, verb, also=_also(subject, several=True))
    if (counted := _of_count(parts, scene, back, verb)) is not None:
        return counted
    first = back
    if back < stop:
        while first > 0 and parts.word(first - 1) in _BEFORE_FIGURES:
            first -= 1
        if first == back and parts.word(back) not in {"figures", "numbers"}:
            return None
    elif parts.word(back - 1) in _ANAPHORS:
        first = back - 1
    else:
        return None
    if not _opens(parts, first) or (
        parts.word(first) in {"that", "this"} and first == back - 1 and first and parts.word(first - 1) not in _OPENS
    ):
        return None
    held = _named_before(parts, first) or inherited_subject(parts, None, scene)
    if held is None or (scene.aside and held.carried):
        return None
    return _in_time(
        parts, scene, held, first, stop, also=_also(held, several=parts.word(stop - 1) in _SEVERAL), named=back < stop
    )


def _named_before(parts: SentenceParts, stop: int) -> Subject | None:
    """The one flow that the sentence has named before "it"."""
    named = [each for each in parts.mentions_of("measure") if each.last < stop and each.code in MIGRATION_FLOWS]
    if len({each.code for each in named}) != 1 or parts.mentions_of("group") or is_about(parts, named[-1]):
        return None
    return None if named[-1].ambiguous else Subject(named[-1].code, (), "explicit")


def _of_count(parts: SentenceParts, scene: Scene, back: int, stop: int) -> Compared | None:
    """A count of the Home Office's by its name: "Small boat crossings", "The number of asylum seekers in UK hotels"."""
    behind = back
    while parts.word(behind - 1) in {"crossings", "arrivals", "journeys"}:
        behind -= 1
    named = [each for each in find_counted(parts.words[:back]) if each.last in {back - 1, behind - 1}]
    if not named or is_narrowed_by_group(parts):
        return None
    count = named[-1]
    homes = parts.covered("home", "group")
    first = count.first
    others = frozenset(
        at
        for each in find_counted(parts.words[:back])
        if each.measure == count.measure
        for at in range(each.first, each.last + 1)
    )
    while first > 0 and (parts.word(first - 1) in _WHOSE_NUMBER or first - 1 in homes or first - 1 in others):
        first -= 1
    inside = [each for each in parts.times if each.first < stop and each.kind not in {"duration", "day", "vague"}]
    if not _opens(parts, first) or len(inside) > 1:
        return None
    window = Window()
    if inside:
        window = read_window(parts, inside[0], scene, count.measure)
    elif count.measure in STOCKS:
        window = Window((newest_of_stock(scene.published),), "explicit")
    elif count.measure in YEARS_OF_COUNTS and not _OF_LATE.isdisjoint(parts.pairs):
        window = Window((newest_counts(scene.published),), "inherited")
    subject = Subject(count.measure, count.group, "explicit", local=True)
    return Compared(subject, window, first, named=True)


_OF_LATE = frozenset(
    {("past", "year"), ("past", "12"), ("past", "twelve"), ("last", "12"), ("last", "twelve"), ("latest", "year")}
)
_WHOSE_NUMBER = frozenset(
    "the number numbers of asylum seekers people migrants total annual in who those channel living arriving arrivals crossings crossing housed staying to by reached crossed arrived came on aboard uk".split()
)
_NOW = frozenset({"is", "are", "has", "have", "remains", "remain", "stands", "now"})
_NEWEST = frozenset({"latest", "new", "newest", "current", "today's"})
_SEVERAL = frozenset({"figures", "numbers", "totals", "levels"})


def _also(subject: Subject, *, several: bool) -> tuple[str, ...]:
    """The other flows that "the figures" of a text on migration may be."""
    if not several and subject.basis != "open":
        return ()
    if subject.measure == "net_migration" and (subject.carried or subject.basis == "open"):
        return ("immigration",)
    return ("net_migration",) if subject.measure == "immigration" and (subject.carried or subject.basis == "open") else ()


def _opens(parts: SentenceParts, first: int) -> bool:
    """Whether a clause begins there, or a time or a verb of telling stands before it."""
    before = parts.word(first - 1)
    at_it = any(each.last == first - 1 and parts.word(each.first - 1) == "at" for each in parts.quantities)
    led = first == 1 and before in _OPENING_WORDS
    return first == 0 or led or at_it or before in _OPENS or before in _TELLING or first - 1 in parts.in_times


_OPENING_WORDS = frozenset("now today yesterday meanwhile yet overall instead still indeed yes sure true".split())
_TELLING = frozenset(
    "means meaning leaving hailed presented billed trumpeted celebrated welcomed sold describing describe describes described calling called said says shows showed show found put insisted boasted hailed leaves left leaving puts put putting makes making made".split()
)


def _in_time(
    parts: SentenceParts, scene: Scene, subject: Subject, first: int, stop: int, *, also: tuple[str, ...], named: bool = False
) -> Compared | None:
    inside = [each for each in parts.times if each.first < stop and each.kind not in {"duration", "day", "vague"}]
    if len(inside) > 1:
        return None
    window = (
        read_window(parts, inside[0], scene, subject.measure) if inside else sentence_window(parts, first, scene, subject.measure)
    )
    latest = scene.calendar.latest(subject.measure)
    if not inside and latest is not None and not _NEWEST.isdisjoint(parts.words[first:stop]):
        window = Window((latest,), "inherited")
    elif not inside and latest is not None and window.periods and window.basis != "explicit":
        window = Window(tuple(dict.fromkeys((*window.periods[:1], latest))), window.basis, window.loose)
    if not inside and not window.periods and latest is not None and subject.measure in MIGRATION_FLOWS:
        window = Window((latest,), "inherited")
    if window.basis == "release" and not inside and not _NOW.isdisjoint(parts.words[stop : stop + 3]):
        window = replace(window, basis="inherited")  # how things stand is told by the newest figures
    return Compared(subject, window, first, also=also, named=named) if window.periods and not window.words else None
