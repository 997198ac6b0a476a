"""The subject of a number that a sentence does not name, carried over from the sentences before."""

from __future__ import annotations

from itertools import pairwise

from ...records import replace
from ...words.cues import CHANGE_NOUNS
from ...words.quantities import Quantity
from ...words.subjects import MIGRATION_FLOWS, Mention
from ..in_doubt.known_words import may_link
from ..parts import SentenceParts
from ..scene import Scene
from ..told import is_exact
from ..wording import Basis, Subject
from .groups import group_of, is_cause, settle_group
from .in_hand import people_in_hand
from .movement import movement

# how many paragraphs a subject is carried without being named again; sums of money are seldom
# mistaken for one another
CARRY_PARAGRAPHS = 2


CARRY_MONEY_PARAGRAPHS = 4
_TOLD_AGAIN = frozenset({"it", "the total"})


def is_not_of_the_uncounted(parts: SentenceParts, scene: Scene) -> bool:
    """Whether "it" goes back over a sentence that only gave a reason: "Net migration fell. Fewer people came to work. It is now 204,000"."""
    return scene.uncounted and parts.word(0) == "it" and parts.word(1) in {"is", "was", "now", "stands", "stood", "has", "had"}


def goes_on(held: Subject) -> Basis:
    """How sure the next of a list of nationalities is of what the one before was of: not where a reason may go on too."""
    return "open" if held.basis == "open" or "reason" in dict(held.group) else "inherited"


def inherited_subject(parts: SentenceParts, quantity: Quantity | None, scene: Scene) -> Subject | None:
    """The subject carried over from the sentences before, if that is safe."""
    if parts.mentions_of("other_subject"):
        return None
    if (any(each.unit == "GBP" for each in parts.quantities) and (quantity is None or quantity.unit not in {"", "people"})) or (
        quantity is not None and quantity.unit in {"percent", "share"} and _tells_of_a_price(parts)
    ):
        held, reach, lead = scene.money, CARRY_MONEY_PARAGRAPHS, None
    else:
        held, reach, lead = people_in_hand(parts, scene), CARRY_PARAGRAPHS, scene.lead
    near = held is not None and parts.sentence.paragraph - held.paragraph <= reach
    goes_back = is_not_of_the_uncounted(parts, scene)
    if scene.moved is not None and not goes_back and any(mention.code in _TOLD_AGAIN for mention in parts.mentions_of("anaphor")):
        # "In 2023 alone 1,326,000 came. In 2022 it was 1,294,000": of those who came, or of the measure in hand
        return Subject(scene.moved.measure, scene.moved.group, "open")
    if scene.moved is not None and parts.word(0) in {"that", "this"} and parts.word(1) in {"is", "was"} and not scene.several:
        # "898,000 people came. That is 31 % fewer than the year before": of the number told last
        return replace(scene.moved, local=False, carried=True, basis="open" if scene.moved.basis == "open" else "inherited")
    if quantity is not None and (told := _told_of_movers(parts, quantity)) is not None:
        return told
    if quantity is not None and scene.moved is not None and (group := _people_listed(parts, quantity, scene.moved.measure)):
        return Subject(scene.moved.measure, group, goes_on(scene.moved), local=True)
    if quantity is not None and (said := _said_before(quantity, scene)) is not None:
        return said
    # a first sentence may speak of "the figures" that the next one names; nothing else is taken from behind
    points_ahead = any("figure" in mention.code for mention in parts.mentions_of("anaphor"))
    carried = held.subject if held is not None and near else lead if points_ahead else None
    if carried is not None and scene.several and scene.lead is not None and _speaks_of_figures(parts):
        # after "immigration was 1.2 million and emigration 508,000" the publisher's "its figure" is the headline's
        carried = scene.lead
    elif carried is not None and scene.several and quantity is None and parts.word(0) in {"this", "that"}:
        # "898,000 arrived, while 693,000 left. This is the lowest level since 2021": of one of them, or of what both leave
        carried = replace(scene.lead or carried, basis="open")
    if (
        carried is not None
        and scene.both_flows
        and quantity is not None
        and parts.word(0) in {"the", "that"}
        and parts.word(1) in CHANGE_NOUNS
    ):
        carried = replace(
            carried, basis="open"
        )  # "The fall of 429,000 came about because": of one of them, or of what both leave
    if (
        carried is None
        and quantity is not None
        and (all(may_link(parts, at) for at in range(quantity.first)) or _tells_of_levels(parts, quantity))
    ):
        # most likely what the text is about, though other numbers came between
        faded = scene.faded if scene.people is None else None
        if faded is not None and quantity.unit != "GBP" and parts.sentence.paragraph - faded.paragraph <= CARRY_PARAGRAPHS:
            carried = replace(faded.subject, basis="open")
        elif lead is not None:
            carried = replace(lead, basis="open")
    if (
        carried is None
        and quantity is not None
        and scene.faded is not None
        and parts.sentence.paragraph - scene.faded.paragraph <= CARRY_PARAGRAPHS
        and _has_a_window_of_its_own(parts, quantity)
    ):
        # "the 906,000 of the year to June 2023" behind a sentence of other things: only flows have such years
        carried = replace(scene.faded.subject, basis="open")
    if carried is None:
        return None
    if quantity is not None and quantity.unit in {"visas", "applications", "other"}:
        return None
    if held is not None and held.paragraph != parts.sentence.paragraph and lead is not None and lead.measure != carried.measure:
        # a new paragraph that speaks of "the figure" is back with what the text is about, where that is the balance of the two flows
        back = _speaks_of_figures(parts) and lead.measure == "net_migration"
        # and so it most likely is with "The record was 944,000", "It had peaked at 944,000"
        flow = lead.measure == "net_migration" and carried.measure in MIGRATION_FLOWS and not lead.group
        height = flow and _tells_of_a_height(parts)
        carried = lead if back else replace(lead if height else carried, basis="open")
    group = group_of(parts, quantity, carried.measure) if quantity is not None else ()
    if carried.measure in {"net_migration", "emigration"} and dict(group).get("reason"):
        # "student dependants fell by 86 %": people who come, but by which count is not said
        return Subject("immigration", group, "open")
    # a speaker may answer another question than the one that the report was on
    elsewhere_said = parts.sentence.voice == "quoted" and held is not None and held.paragraph != parts.sentence.paragraph
    # "dependants of students fell 86 %, from 121,000 to 17,000": of them, though the last number is not tied to them
    narrowed = (
        not group
        and quantity is not None
        and any(mention.last < quantity.first and not is_cause(parts, mention) for mention in parts.mentions_of("group"))
    )
    # "the year before it was 1,257,000 and 493,000": the second of two is hardly of the same
    before = None if quantity is None else parts.preceding(quantity)
    second = before is not None and quantity is not None and parts.words[before.last + 1 : quantity.first] == ["and"]
    opening = _opens_with(parts) if narrowed else None
    if opening is not None and quantity is not None and _TURNS.isdisjoint(parts.words[opening.last : quantity.first]):
        # "Work dependants were down by 81,000, to 149,000": of them
        if dict(opening.group).get("reason") and carried.measure != "immigration" and carried.measure in MIGRATION_FLOWS:
            return Subject("immigration", settle_group(dict(opening.group), "immigration"), "open")
        return Subject(carried.measure, settle_group(dict(carried.group) | dict(opening.group), carried.measure), "open")
    # "more than twice the 336,000 once seen as its high-water mark, net migration was 728,000"
    others = {mention.code for mention in parts.mentions_of("measure")} & MIGRATION_FLOWS - {carried.measure}
    told_of_all = bool(carried.group) and not group and any(each.code == carried.measure for each in parts.mentions_of("measure"))
    loose = elsewhere_said or narrowed or second or told_of_all or (bool(others) and carried.measure in MIGRATION_FLOWS)
    basis: Basis = "open" if carried.basis == "open" or loose else "inherited"
    return Subject(carried.measure, group or carried.group, basis, carried=not group)


def _said_before(quantity: Quantity, scene: Scene) -> Subject | None:
    """What an exact number was told of before, where the text has turned to some of the people since: "But 204,000 is still too many"."""
    held = scene.people
    if held is None or not held.subject.group or quantity.unit not in {"", "people"} or not is_exact(quantity.value):
        return None
    told = [measure for measure, value in scene.told.numbers if value == quantity.value]
    return Subject(told[0], (), "open") if len(told) == 1 else None


_OF_PRICES = frozenset({"dearer", "costlier", "pricier", "cheaper"})


def _tells_of_a_price(parts: SentenceParts) -> bool:
    """Whether what changed can only be what something cost: "a third dearer within a year"."""
    return any(token.lower in _OF_PRICES for token in parts.tokens)


def _has_a_window_of_its_own(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a bare number, in a sentence that names nothing that is counted, stands with a year as flows have them."""
    time = parts.time_of.get(quantity.first)
    if quantity.unit or abs(quantity.value) < LEAST_FLOW or time is None or time.kind not in {"year_ending", "later", "earlier"}:
        return False
    return not (parts.mentions_of("measure") or parts.mentions_of("group"))


LEAST_FLOW = 10_000


def _people_listed(parts: SentenceParts, quantity: Quantity, measure: str) -> tuple[tuple[str, str], ...]:
    """The nationality of a number in a list of those who moved: "Most were non-EU nationals (925,000), then EU citizens (151,000)"."""
    if quantity.unit not in {"", "people"}:
        return ()
    bracketed = parts.word(quantity.first - 1) == "(" or parts.word(quantity.first - 2) == "("
    before = [each for each in parts.mentions_of("group") if 0 < quantity.first - each.last <= 3]
    if bracketed and before and "nationality" in dict(before[-1].group):
        return settle_group(dict(before[-1].group), measure)
    if parts.word(quantity.first - 1) == "," and {"rest", "others", "remainder"} & {parts.word(quantity.first - 2)}:
        return group_behind(parts, quantity, measure)  # "The rest, 88,000, were British people coming back"
    return ()


def _opens_with(parts: SentenceParts) -> Mention | None:
    """The one group that a sentence names, where it begins with it."""
    groups = parts.mentions_of("group")
    if not groups or not set(parts.words[: groups[0].first]) <= _BEFORE_WHOM:
        return None
    return groups[0] if all(each.last <= groups[0].last for each in groups) else None


# behind one of these a sentence tells of somebody else
_TURNS = frozenset("while whilst whereas but although though".split())
_BEFORE_WHOM = frozenset("but and yet while meanwhile , the number numbers of".split())


def _tells_of_levels(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is that at which "levels" are, of nothing that is named: "Official estimates say that levels peaked at 745,000"."""
    first, _ = parts.clause(quantity.first)
    at = next((k for k in range(quantity.first - 1, first - 1, -1) if parts.word(k) in {"levels", "numbers"}), -1)
    named = any(
        each.first >= first for role in ("measure", "group", "other_subject", "elsewhere") for each in parts.mentions_of(role)
    )
    return at >= 0 and not named and parts.word(at - 1) in _BEFORE_LEVELS and parts.word(at + 1) in _LEVELS_DO


_BEFORE_LEVELS = frozenset("that the overall total annual and but if , when".split()) | {""}
_LEVELS_DO = frozenset(
    "peaked had have were hit reached topped stood rose fell climbed dropped surged remain remained are".split()
)


def _told_of_movers(parts: SentenceParts, quantity: Quantity) -> Subject | None:
    """Whom "it" counts where the sentence told of people who moved: "479,000 people left; in the year before it was 414,000"."""
    before = parts.preceding(quantity)
    if before is None or not any(
        mention.role == "anaphor" and before.last < mention.first < quantity.first for mention in parts.mentions
    ):
        return None
    named = next((_CALLED[word] for word in parts.words[before.last + 1 : quantity.first] if word in _CALLED), None)
    if named is not None:
        return Subject(
            named, group_of(parts, quantity, named), "open", local=True
        )  # "557,000 left; the number of immigrants was"
    moved = movement(parts, before)
    return None if moved is None else replace(moved, group=group_of(parts, before, moved.measure), basis="open", local=True)


_CALLED = dict.fromkeys(("immigrants", "arrivals", "newcomers", "incomers"), "immigration") | dict.fromkeys(
    ("emigrants", "departures", "leavers"), "emigration"
)


def _speaks_of_figures(parts: SentenceParts) -> bool:
    """Whether a sentence speaks of a publisher's figures as such: "the ONS has revised its figure", "the estimate for 2022"."""
    return any(
        before in {"its", "their", "the", "of", "first", "latest", "new"}
        and word in {"figure", "figures", "estimate", "estimates"}
        for before, word in pairwise(parts.words)
    )


def _tells_of_a_height(parts: SentenceParts) -> bool:
    """Whether a sentence sets out with a record, or with how high "it" has been."""
    if parts.mentions_of("group") or parts.mentions_of("measure"):
        return False
    return not _HEIGHTS.isdisjoint(parts.words[:_NEAR_THE_START]) and not parts.word_set.isdisjoint(_OF_A_HEIGHT)


_HEIGHTS = frozenset({"record", "peak", "peaked", "high", "highest"})
_OF_A_HEIGHT = frozenset({"the", "it", "its", "that"})
_NEAR_THE_START = 7


def group_behind(parts: SentenceParts, quantity: Quantity, measure: str) -> tuple[tuple[str, str], ...]:
    """The group that a part of those who moved is said to be: "968,000 of those who came were from outside the EU"."""
    _, stop = parts.segment(quantity)
    stop = max(stop, quantity.last + 4)
    behind = next((each for each in parts.mentions if each.role == "group" and quantity.last < each.first < stop), None)
    copulas = {"were", "was", "are"}
    if behind is None or not copulas & set(parts.words[max(0, behind.first - 2) : behind.first + 1]):
        return ()
    return settle_group(dict(behind.group), measure)


_VISAS = frozenset({"visas_granted", "visa_applications"})


def visas_in_passing(parts: SentenceParts, named: Subject, scene: Scene) -> Subject | None:
    """The flow that a text is on and most likely comes back to, where a sentence speaks of visas and gives no number of them.

    "Work visa applications have been falling since early 2024. Set against the peak of 944,000".
    """
    held = None if scene.people is None else scene.people.subject
    if named.measure not in _VISAS or held is None or held.measure not in MIGRATION_FLOWS:
        return None
    # "a visa every 30 seconds" gives no number of them
    counted = any(each.form != "vague" and each.unit in {"", "people", "visas"} for each in parts.quantities)
    return None if counted else replace(held, basis="open")
