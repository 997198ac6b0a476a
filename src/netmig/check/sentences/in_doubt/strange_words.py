"""Whether words that are not understood may make a number one of something else, or narrow a measure."""

from __future__ import annotations

from ...words.cues import ARRIVING, CLAUSE_MARKS, LARGEST, LEAVING
from ...words.quantities import Quantity
from ...words.subjects import MIGRATION_FLOWS, Mention
from ...words.word_classes import ADVERBS, CONJUNCTIONS, PREPOSITIONS, TELLERS
from ..once import once_a_number
from ..parts import SentenceParts
from ..whom.other_heads import STRANGE, TODAYS, ends_an_opening, is_all_plain, kinds_of, no_other_head
from ..wording import Subject
from .known_words import NUMBERS_OF, is_known, is_noun_change, may_link

_MARKS = CLAUSE_MARKS - {"(", ")"}


def names_something_else(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether words beside a quantity may name a subject that the lexicon does not know.

    Only asked where the subject comes from elsewhere in the sentence: "work fell by 49 %, study by
    around 17 %" must not have its second number judged as the first.
    """
    if parts.word(quantity.first - 1) == "(":
        return False
    first, _ = parts.segment(quantity)
    if is_noun_change(parts, quantity):
        # "led to a fall of 435,000" is of what was spoken of; "a fall of 20 % in rents" is not
        after = quantity.last + 1
        if parts.word(after) not in {"in", "of"}:
            return False
        ahead = after + 2 if parts.word(after + 1) in {"the", "its", "their"} else after + 1
        return not is_known(parts, ahead)
    opening = next((at for at in range(quantity.first - 1, first, -1) if parts.word(at) in _MARKS), first)
    first = max(first, opening)
    return not no_other_head(parts, first, quantity.first)


@once_a_number
def speaks_of_something_else(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a sentence that names no measure has words of its own that its number may be of.

    A subject is carried into "The figure was 504,000 in the year to June", and into "…led to a fall of
    435,000"; not into "Exam entries rose to 136,000" nor "38 million people visited the UK".
    """
    if not STANDING.isdisjoint(parts.word_set):
        return True  # "The largest groups born abroad are from India (920,000)"
    anaphors = [mention for mention in parts.mentions_of("anaphor") if mention.last < quantity.first]
    before_it = parts.preceding(quantity)
    if (
        before_it is not None
        and speaks_of_something_else(parts, before_it)
        and not any(before_it.last < each.first for each in (*anaphors, *parts.mentions_of("measure")))
    ):
        return True  # "40,000 teachers left, and only 27,000 came in their place"
    first = before_it.last + 1 if before_it is not None and not speaks_of_something_else(parts, before_it) else 0
    for anaphor in reversed(anaphors):
        if anaphor.code in NUMBERS_OF and anaphor.first > 0 and not may_link(parts, anaphor.first - 1):
            continue  # "police numbers"
        if is_all_plain(parts, anaphor.last + 1, quantity.first):
            first = anaphor.last + 1
            break
    if is_noun_change(parts, quantity):
        first = quantity.first
    _, stop = parts.clause(quantity.last)
    behind = quantity.last + 1
    if quantity.unit == "times" and parts.word(behind) == "the" and parts.word(behind + 1) in _TIMES_THE:
        behind += 2  # "five times the rate of 2011"
    return not (is_all_plain(parts, first, quantity.first) and is_all_plain(parts, behind, stop))


_TIMES_THE = frozenset({"rate", "level", "figure", "number", "total"})


def has_words_of_its_own(parts: SentenceParts, until: int) -> bool:
    """Whether a sentence has words before a place that may name what it is of."""
    return not is_all_plain(parts, 0, until)


# what may follow a number of people who move without making it a number of others
_AFTER_NUMBER = frozenset(
    "held hold holding carried carry hailed hail between within throughout too also alone altogether overall again already instead yesterday today people migrants immigrants individuals person arrivals departures came come arrived moved left leaving more fewer higher lower less in for to"
    " at as on and but or of than from by across who that were are was is had have has after before with while when during over since per a an the this last"
    " compared against up down net gross long-term overall total year years percent points because despite amid following which people's record"
    " will must means adds amounts equals implies represents suggests reflects proves explains exceeds hides masks marks".split()
)  # fmt: skip
# what goes on behind a number and is no noun: "fell to 431,000 according to the ONS", "thanks to new rules", "making it", "says the ONS"
_NO_NOUNS = (
    (PREPOSITIONS - {"under", "per", "off", "past", "near", "about"})
    | ((CONJUNCTIONS | ADVERBS) - {"rather"})
    | frozenset(
        "we i you they he she which thanks due owing say says said report reports reported each every yearly making meaning taking bringing marking representing leaving reflecting"
        " pushing driving driven putting sending showing underlining confirming versus vs i.e. e.g. either largely mostly mainly partly".split()
    )
)
# people who are counted for something else than moving
STANDING = frozenset(
    "born living live lives waiting employed working unemployed homeless claiming registered aged died killed arrested voted voting infected"
    " vaccinated jobless earning paying attending attended enrolled diagnosed treated dead jailed".split()
)  # fmt: skip


@once_a_number
def counts_something_else(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether the noun behind a number says that it is no number of migrants: "431,000 patients", "37 million visitors"."""
    at = quantity.last + 1
    if {"became", "become"} & {parts.word(at), parts.word(at + 1)}:
        return True  # "206,000, became pensioners"
    for _ in range(3):
        if at >= len(parts.tokens) or parts.tokens[at].kind != "word":
            return False
        word = parts.word(at)
        if word == "citizens" and parts.word(at + 1) in LEAVING:
            return False  # "109,000 citizens left the country"
        if word in {"people", "migrants", "immigrants", "individuals", "newcomers", "foreigners", "persons"}:
            return bool(STANDING & set(parts.words[at + 1 : at + 4])) and not {"arrived", "came", "moved"} & set(
                parts.words[at + 1 : at + 8]
            )
        if word in {"were", "are"} and parts.tokens[at + 1 : at + 2] and not is_known(parts, at + 1):
            return not parts.word(at + 1).endswith(("ed", "ly", "n")) and parts.word(at + 1) not in {
                "likely",
                "thought",
                "to",
                "said",
            }
        if word.endswith("ed") or word in {"seen", "set", "given"} or (word, parts.word(at + 1)) == ("rather", "than"):
            return False  # "the 728,000 recorded in the year to June", "at 866,000 rather than the 685,000 first published"
        if at in parts.covered("home"):
            at += 1  # "948,000 British cars"
            continue
        if is_known(parts, at) or word in _AFTER_NUMBER or word in _NO_NOUNS or word in ARRIVING or word in LEAVING:
            return False
        if word not in {
            "british",
            "foreign",
            "overseas",
            "international",
            "new",
            "extra",
            "additional",
            "former",
            "so-called",
            "net",
            "non-eu",
            "eu",
        }:
            return True
        at += 1
    return False


# adjectives of the whole, and what is not said of a part: these may stand before the name of a measure without narrowing it
_OF_THE_WHOLE = frozenset(
    "overall total annual yearly record provisional estimated official revised latest net long-term international high higher low lower"
    " current new legal tory labour labour's tories mass much fuelled uncontrolled lift drive confirms confirming curb result"
    " let lets letting saw sees seeing push pushes pushing bring brings bringing send sends sending".split()
)  # fmt: skip
_GOES_ON = frozenset("continues continued continuing keeps kept remains goes carries".split())
# determiners that set a part apart
_OF_A_PART = frozenset({"other", "own", "such", "same", "half"})
# words in -ed that say which migration is meant; other such words are verbs: "the ONS has confirmed net migration of"
_KINDS_OF_MIGRATION = frozenset(
    "skilled unskilled high-skilled low-skilled educated sponsored related controlled unauthorised uncontrolled forced assisted".split()
)

# prepositions that narrow a measure, unless a number, a time or the country follows
_NARROWING = frozenset("of from by among via through for on".split())
# what comes behind one of these is taken off
_TAKING_OFF = frozenset({"excluding", "without", "except", "minus"})


def qualified(parts: SentenceParts, subject: Subject) -> bool:
    """Whether the name of the measure is narrowed by words of which the lexicon knows nothing.

    "Skilled immigration", "immigration of nurses", "net migration from Poland".
    """
    homes = parts.covered("home")
    known = parts.covered("group", "home", "anaphor") | parts.in_times
    known |= {at for quantity in parts.quantities for at in range(quantity.first, quantity.last + 1)}
    for mention in parts.mentions:
        if mention.role != "measure" or mention.code != subject.measure or subject.measure not in MIGRATION_FLOWS:
            continue
        if mention.first and mention.first - 1 not in known and _narrows_behind(parts, mention):
            return True
        after = mention.last + 1
        below_nought = any(each.first - after in {0, 1} for each in parts.quantities)  # "net migration minus 70,000"
        if (parts.word(after) in _TAKING_OFF and not below_nought) or parts.word(after) in TELLERS:
            return True  # "net migration excluding Britons", "an immigration academic"
        if parts.word(after) in {"to", "into", "in", "within", "across", "between"}:
            ahead = after + 2 if parts.word(after + 1) == "the" else after + 1
            if (
                ahead in homes
                and (parts.word(ahead).endswith("'s") or parts.word(ahead) in {"british", "uk"})
                and kinds_of(parts)[ahead + 1 : ahead + 2] == [STRANGE]
                and parts.word(ahead + 1) not in _GOES_ON
                and not parts.word(ahead + 1).endswith("ed")  # "to the UK totalled"
            ):
                return True  # "to Britain's overseas territories", "into British waters"
            if (
                ahead not in known
                and ahead < len(parts.tokens)
                and parts.tokens[ahead].kind == "word"
                and parts.tokens[ahead].capital
            ):
                return True  # a place that is not in the lexicon
        if parts.word(after) in _NARROWING:
            ahead = after + 1
            while ahead in homes or parts.word(ahead) in {
                "the",
                "a",
                "an",
                "some",
                "around",
                "about",
                "more",
                "over",
                "nearly",
                "almost",
                "just",
                "people",
                "those",
            }:
                ahead += 1
            if ahead not in known and ahead < len(parts.words) and kinds_of(parts)[ahead] == STRANGE:
                return True
    return False


def _narrows_behind(parts: SentenceParts, mention: Mention) -> bool:
    """Whether the word before the name of a measure narrows it: "skilled immigration", "nurse net migration"."""
    at = mention.first - 1
    word = parts.word(at)
    if opens_elsewhere(parts, at):
        return True
    if word in {"through", "via"}:
        return True  # "The population of Bristol grew by 6,000 through migration"
    if word in _OF_A_PART:
        return True
    if word in {"power", "office"} and parts.word(at - 1) in {"to", "took", "into", "entered", "in"}:
        return False  # "Since Labour came to power net migration has fallen"
    if word in LARGEST:
        return False
    if parts.tokens[at].kind != "word" or kinds_of(parts)[at] != STRANGE or word in _OF_THE_WHOLE or word in TODAYS:
        return False
    if word.endswith("ed"):
        return word in _KINDS_OF_MIGRATION
    return not ends_an_opening(parts, at)


_WHERE = frozenset({"in", "at", "across", "throughout", "within"})


# no place but where somebody speaks: "At PMQs Sir Keir said"
_IN_PARLIAMENT = frozenset({"pmqs", "pmq", "prime", "question"})


def opens_elsewhere(parts: SentenceParts, last: int) -> bool:
    """Whether a sentence sets out with a place that the lexicon does not know: "In the G7 as a whole immigration fell"."""
    if parts.word(0) not in _WHERE or not _IN_PARLIAMENT.isdisjoint(parts.words[1:3]):
        return False
    at = 2 if parts.word(1) == "the" else 1
    if at > last or kinds_of(parts)[at] != STRANGE or not parts.tokens[at].capital or parts.word(at).endswith("'s"):
        return False
    return parts.word(at + 1) not in {"'", "time"} and kinds_of(parts)[at + 1] != STRANGE
