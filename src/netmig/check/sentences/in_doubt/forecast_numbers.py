"""Numbers that are wished for, forecast or yet to come, and not told as figures: "is set to fall to 300,000", "a target of tens of thousands"."""

from __future__ import annotations

from itertools import pairwise

from ...words.cues import CLAUSE_MARKS, FORECAST_WORDS, MOVING, WISHED_BEHIND, is_adverb
from ...words.quantities import Quantity
from ..estimates.estimates_told import is_of_an_estimate
from ..parts import SentenceParts

_HAS_DONE = MOVING | {"been"}
_WOULD = frozenset({"would", "could", "might", "needed", "required"})
_SUPPOSED_BEHIND = _WOULD | WISHED_BEHIND
_COMMANDS = frozenset("cut reduce slash bring get lower halve freeze limit stop".split())


_COUNTED = frozenset({"recorded", "registered", "counted"})
_CURRENT = frozenset({"current", "present", "today's"})


def is_current(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is called that of now: "from the current 204,000", "held at the present figure of 430,000", "is currently at 430,000"."""
    at = quantity.first - 1
    while parts.word(at) in _TOTALS_OF:
        at -= 1
    if quantity.unit not in {"", "people"}:
        return False
    if parts.words[max(0, at - 2) : at + 1] in (["is", "running", "at"], ["now", "running", "at"], ["still", "running", "at"]):
        return True
    return parts.word(at) in _CURRENT or (
        "currently" in parts.words[max(0, at - 2) : at + 1] and set(parts.words[at - 1 : at + 1]) <= _STANDS_AT
    )


_STANDS_AT = frozenset("is are currently stands stand running runs at".split())
_TOTALS_OF = frozenset(
    "number figure total level tally count rate of some about around roughly just more than over nearly".split()
)


def _is_on_the_books(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is called one that has been published, whatever is foreseen beside it.

    "could pass the most recent figure of 504,000", "would dwarf the record 504,000 set in 2022".
    """
    at = quantity.first - 1
    while parts.word(at) in _TO_A_NUMBER:
        at -= 1
    if parts.word(at) not in _ON_RECORD:
        return False
    named = parts.words[max(0, at - 4) : at]
    if not _PUBLISHED.isdisjoint(named):
        return True
    return parts.word(at) == "record" and "the" in named[-1:] and parts.word(quantity.last + 1) in {"set", "seen", "reached"}


_TO_A_NUMBER = frozenset(
    {"of", ",", "about", "around", "over", "more", "than", "some", "roughly", "nearly", "almost", "just", "at"}
)
_ON_RECORD = frozenset({"figure", "figures", "record", "total", "high", "peak", "tally", "estimate", "number", "level"})
_PUBLISHED = frozenset({"latest", "last", "recent", "previous", "current", "existing", "newest", "prior", "all-time"})


def is_forecast(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether the clause of a quantity speaks of what is to come, or is wished, planned or supposed."""
    if "reckoned" in parts.word_set and is_of_an_estimate(parts, quantity):
        return False  # "had at first reckoned with 672,000"
    if is_current(parts, quantity) or parts.word(quantity.last + 1) in _COUNTED or _is_on_the_books(parts, quantity):
        return False
    if parts.word(quantity.first - 1) == "the" and parts.word(quantity.last + 1) in _HAD_BY_THEN:
        return False  # "would not say whether he would get it under the 504,000 reached in the year to June"
    if _is_last_years(parts, quantity) or _is_of_those_who_came(parts, quantity) or _is_a_counted_start(parts, quantity):
        return False
    foreseen = forecast_word(parts, quantity.first)
    if foreseen >= 0 and _is_what_came_instead(parts, quantity, foreseen):
        return False
    if foreseen >= 0 or parts.word(1 if parts.word(0) == '"' else 0) in _COMMANDS:
        return True
    if _SUPPOSED_BEHIND.isdisjoint(parts.word_set):
        return False
    # "96,000 fewer than the Migration Advisory Committee had expected": who expected it may have a long name
    reach = _TO_WHAT_IS_WISHED + _LONG_NAME * ("than" in parts.words[quantity.last + 1 : quantity.last + 4])
    for at in range(quantity.last + 1, min(quantity.last + reach, len(parts.words))):
        word = parts.words[at]
        if says_how_long_they_stay(parts, at):
            return False
        if word in _WOULD:
            return True  # "net migration of 300,000 a year would be needed"
        if word in WISHED_BEHIND and parts.words[at + 1 : at + 3] == ["to", "have"] and parts.word(at + 3) in _HAS_DONE:
            return False  # "are expected to have departed" is of the past
        if word in WISHED_BEHIND and {"than", "as"}.isdisjoint(parts.words[max(quantity.last, at - 2) : at]):
            return True
        if word in CLAUSE_MARKS | {"means", "shows"} or at in parts.in_times:
            return False  # "Net migration of 335,000 means more homes needed": what follows from it is wanted
    return False


def _is_of_those_who_came(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is of people whose coming in a year is what something follows from: "would be made worse by the arrival of 606,000 migrants in 2022"."""
    time = parts.time_of.get(quantity.first)
    if time is None or time.kind not in {"calendar_year", "relative_year"} or time.first < quantity.last:
        return False
    lead = parts.words[max(0, quantity.first - _TO_ITS_CAUSE) : quantity.first]
    came = next((at for at, word in enumerate(lead) if word in _COMING), len(lead))
    return not _BECAUSE.isdisjoint(lead[:came]) and "of" in lead[came:]


def _is_what_came_instead(parts: SentenceParts, quantity: Quantity, foreseen: int) -> bool:
    """Whether a number of last year is set against what was foreseen: "They said it would come down and instead 685,000 came last year"."""
    time = parts.time_of.get(quantity.first)
    over = time is not None and (time.kind == "year_ending" or (time.kind == "relative_year" and time.years >= 1))
    return over and not _INSTEAD.isdisjoint(parts.words[foreseen : quantity.first])


_INSTEAD = frozenset({"but", "instead", "yet", "still"})


def _is_a_counted_start(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a forecast begins with a number that was counted: "expects it to fall from the record 606,000 of 2022"."""
    time = parts.time_of.get(quantity.first)
    lead = parts.words[max(0, quantity.first - _TO_ITS_START) : quantity.first]
    if (
        time is None
        or time.first <= quantity.last
        or "from" not in lead
        or not {"if", "could", "might"}.isdisjoint(parts.word_set)
    ):
        return False
    start = lead[lead.index("from") + 1 :]
    peak = not _PEAKS.isdisjoint(start)
    return (peak or not start) and (time.kind == "year_ending" or (peak and time.kind == "calendar_year"))


_TO_ITS_START = 5
_PEAKS = frozenset({"record", "peak", "high", "all-time"})
_HAD_BY_THEN = frozenset("reached hit seen inherited recorded registered reported".split())
_TO_ITS_CAUSE = 8
_COMING = frozenset("arrival arrivals influx inflow intake departure departures exodus outflow".split())
_BECAUSE = frozenset("by from after following given despite".split())


def _is_last_years(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is the one of last year that a forecast is set against: "a great deal lower than last year's 670,000"."""
    time = parts.time_of.get(quantity.first)
    if time is None or time.kind != "relative_year" or time.years < 1:
        return False
    if not 0 < quantity.first - time.last <= _RIGHT_BEHIND_ITS_TIME:
        return False
    return not _THAN.isdisjoint(parts.words[max(0, time.first - 2) : time.first])


_RIGHT_BEHIND_ITS_TIME = 2
_THAN = frozenset({"than", "below", "above", "against", "with", "from"})
# so many words behind a number it may be told that it was wished or expected
_TO_WHAT_IS_WISHED, _LONG_NAME = 8, 8
_HAPPENED = frozenset(
    "was were hit reached fell rose dropped stood peaked had has have been grew climbed soared jumped quadrupled tripled trebled doubled halved"
    " surged increased decreased declined came arrived left let saw oversaw presided allowed".split()
)
_KNOWN = frozenset(
    "know accept recall remember agree acknowledge admit recognise aware recollect concede note noted noticed told forget forgotten reminded read seen heard".split()
)
_REMINDING = frozenset({"remind", "point", "stress", "emphasise", "repeat"})
_WISHES = frozenset(
    "plan plans planned goal target targets hope aim aims pledge pledged vowed promise promised wants want ambition cap".split()
)
_OFFICIAL = frozenset("estimates estimate estimated figures figure data statistics showed showing shows peaked revealed".split())


_RECASTS = frozenset("figures estimates revisions methods statistics numbers data".split())
_STANDS_NOW = frozenset(
    {("is", "now"), ("are", "now"), ("now", "stands"), ("now", "stand"), ("is", "currently"), ("are", "currently")}
)


# "is set to reach a million": behind a form of "be", of what is to come
_TO_COME = frozenset({("set", "to"), ("poised", "to")})
# "rules that were to cut it by 300,000": what they were for; "the effect was to cut it" is what they did
_IS_TO = frozenset((one, "to") for one in ("is", "are", "was", "were"))
_ACTS = frozenset("cut reduce bring lower halve slash curb get take shrink fall rise drop".split())
_EFFECTS = frozenset("effect effects result results outcome impact upshot consequence consequences".split())
_BE = frozenset({"is", "are", "was", "were", "be", "being", "now", "still", "also", "again"})


_SAYING = frozenset({"say", "boast", "claim", "argue", "point"})


def says_how_long_they_stay(parts: SentenceParts, at: int) -> bool:
    """Whether a word only says who is counted as a migrant: "people expecting to stay for at least a year"."""
    if parts.word(at) not in _MINDED or parts.word(at + 1) != "to" or parts.word(at + 2) not in _STAYING:
        return False
    behind = at + 3
    if parts.word(behind) in {"in", "here"}:  # "to stay in the UK for a year"
        behind = next((k for k in range(behind, behind + 4) if parts.word(k) in _AS_LONG), behind)
    if parts.word(behind) == "for":
        return True
    while parts.word(behind) in _AS_LONG:
        behind += 1
    return parts.word(behind) in _SPANS or parts.word(behind + 1) in _SPANS


_MINDED = frozenset(
    "expecting expected expect expects planning plan plans planned hoping intending intend intended intends wanting want wants".split()
)
_STAYING = frozenset({"stay", "remain", "live", "be", "settle"})
_AS_LONG = frozenset({"for", "at", "least", "more", "longer", "than", "over"})
_SPANS = frozenset({"year", "years", "month", "months", "12-month"})


_ENDED_UP = frozenset({("end", "up"), ("ended", "up"), ("ending", "up")})


# so far goes what opens a sentence
_OPENING = 12
_OUTLOOKS = frozenset("projections projection forecast forecasts outlook scenario scenarios assumptions".split())


def forecast_word(parts: SentenceParts, at: int) -> int:
    """Where the word stands that makes a clause a forecast; -1 if none.

    "likely to have left" and "expected to have arrived" are of the past.
    """
    if FORECAST_WORDS.isdisjoint(parts.word_set) and (_TO_COME | _IS_TO).isdisjoint(parts.pairs):
        return -1
    first = at
    opened = 0
    while first > 0:
        word = parts.word(first - 1)
        if word in {";", ":"}:
            break
        # a forecast reaches over one comma ("will lead to fewer people, meaning net migration settles at…"),
        # but not into a clause with a reason or a time of its own
        aside = (
            word in {"-", "–", "—", "("} and parts.word(first) == "which"
        )  # "could act on net migration - which stood at 606,000"
        if (
            word == ","
            and first <= _OPENING
            and parts.word(first - 2) in _OUTLOOKS
            and parts.word(0) in {"in", "on", "under", "by"}
            and parts.word(1) not in {"contrast", "spite", "defiance", "line", "comparison"}
        ):
            return first - 2  # "In its newest population projections, net migration was revised up to 315,000"
        if (word == "," or aside) and any(parts.word(k) in _HAPPENED for k in range(first, at)):
            break  # "they would get it down, net migration quadrupled"
        if word == "that" and (parts.word(first - 2) in _SAYING or parts.words[first - 3 : first - 1] == ["you", "is"]):
            break  # "who could say that net migration is at its lowest", "what he will not tell you is that"
        if word in {"how", "why"} and parts.word(first - 2) in {"explain", "explains", "explained", "understand"}:
            break  # "Could he explain how net migration came to 331,000?"
        if word in {"after", "as", "while", "but", "when", "because", "following", "although", "though"} and first - 1 < at - 1:
            break
        opened += word == ","
        first -= 1
    for back in range(at - 1, first - 1, -1):
        word = parts.word(back)
        if (word, parts.word(back + 1)) in _TO_COME and (parts.word(back - 1) in _BE or is_adverb(parts.word(back - 1))):
            return back
        if (word, parts.word(back + 1)) in _IS_TO and parts.word(back + 2) in _ACTS:
            if _EFFECTS.isdisjoint(parts.words[max(0, back - 6) : back]):
                return back
        if word in FORECAST_WORDS:
            if says_how_long_they_stay(parts, back):
                continue
            if any(one in _KNOWN and other == "that" for one, other in pairwise(parts.words[back + 1 : at + 1])):
                continue  # "The minister will know that", "Will my friend accept that": of what there is
            ahead = [parts.word(k) for k in range(back + 1, back + 4)]
            if not _REMINDING.isdisjoint(ahead) and "that" in parts.words[back + 2 : min(at, back + 10)]:
                continue  # "I would remind the House that", "I will point out that"
            if "to" in ahead[:2] and "have" in ahead:
                continue
            if (
                word in {"plan", "plans", "cap", "goal", "target", "targets", "bring", "planned", "hope"}
                and opened
                and back < at - 12
            ):
                continue
            if any(
                (one, other) in _ENDED_UP and parts.word(k + 2) == "with"
                for k, (one, other) in enumerate(pairwise(parts.words[back:at]), start=back)
            ):
                continue  # "promised to bring numbers down, only to end up with 745,000"
            if word == "could" and parts.word(back + 1) in {"find", "count", "trace", "muster"}:
                continue  # "the discarded method could find only 77,000"
            if word == "may" and parts.tokens[back].capital and back > 0:
                continue  # the month
            if word == "bring" and not _RECASTS.isdisjoint(parts.words[max(first, back - 2) : back]):
                continue  # "The new figures bring this down to 345,000"
            if word in _WISHES and back < at - 3 and _STANDS_NOW & set(pairwise(parts.words[max(0, at - 4) : at])):
                continue  # "with a promise of tens of thousands, net migration is now 600,000"
            if word in _WISHES and _OFFICIAL & set(parts.words[back:at]):
                continue  # "set out the plans after official estimates that it had peaked at 745,000"
            return back
    return -1
