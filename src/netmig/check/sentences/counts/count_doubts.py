"""Why a count that does not fit may yet be right: a part of it, another beside it, another place, a word that may narrow it."""

from __future__ import annotations

from itertools import pairwise

from ...words.counted import Counted, find_counted
from ...words.quantities import Quantity
from ..ends.baselines import is_set_against_years
from ..ends.comparisons import is_baseline_quantity
from ..in_doubt.known_words import may_link
from ..in_doubt.refusals import of_what_came_before, why_not_ours
from ..parts import SentenceParts
from ..roles import role_of
from ..scene import Scene
from ..whom.other_heads import STRANGE, kinds_of
from ..wording import Subject
from .count_in_hand import CARRIED, goes_on_firmly
from .count_named import CALLED_ILLEGAL
from .count_when import RUNNING

# part of a count may be meant, another count beside it, or none at all
_OTHERS = frozenset(
    "prevented stopped intercepted attempted attempts attempt foiled thwarted died dead drowned deaths rescued detained deported removed children minors"
    " unaccompanied women men boys girls families dependants dependents applicants granted refused rejected refusals grants withdrawn pending outstanding appeal"
    " appeals cleared legacy criminals offenders prisoners target targets pledge average daily each costs cost spent proportion share"
    " percentage among excluding including estimated suspected alleged accommodation dispersal barges barge military bases"
    " lorries lorry air illegally not never if unless suppose without capacity places fraction one-in estimate belgium germany"
    " germans eu european italy spain greece ireland scotland wales".split()
)  # fmt: skip
_NAMED = frozenset(
    "home office government's ministers people migrants migrant asylum seekers seeker refugees claimants arrivals arrival crossings crossing small boat boats channel english"
    " hotel hotels housed living accommodated staying placed lived stayed uk britain claims claim applications application total tally toll number numbers figure figures count record-breaking"
    " initial decisions decision enforced voluntary returns return support supported receiving received backlog waiting awaiting queue annual yearly quarterly monthly"
    " illegal made make journey perilous dangerous trip via by on in at taxpayer-funded case cases labour conservatives tories starmer keir sir prime minister election general"
    " statistics data show shows showed shown latest released published thursday monday tuesday wednesday friday saturday sunday day week worst best start begin brought took take lodged"
    " submitted registered crossed cross came come arrived arrive reached reach across over alone already so far date point stage period time quarter half months month year bbc single power office became become taking being kept put up rwanda deal gang gangs smash smuggling smugglers"
    " record records annual seeking refuge bill new low since came to no recorded leader let allowed irregular undocumented lowest highest busiest ever previous"
    " same corresponding equivalent when his her their its our weather calm good won win winning interior ministry minister close using use used remained remain issued accommodating accommodates fewest decision-makers caseworkers victory landslide elected getting carried carrying ferried landed land landing lands ashore beaches beach coast shores aboard inflatables rubber craft saw seen"
    " tracker relating long separate separately says showing told according meanwhile elsewhere today minister's shadow interior queue's britain's country nation united kingdom nearly almost fresh ran stands run totalled toll asked bids pleas requests requested answer answers ruling verdict reply response hear heard hearing queue queuing queueing limbo home sleeping still keeping turn eve new year's day accommodated lodged".split()
)  # fmt: skip
# behind one of these a number is of what is told beside it, and not of the time that the sentence is about
_TOLD_OF_A_TIME = frozenset({"when", "where", "which", "after", "before"})
_PARTS = frozenset((one, other) for one in ("of", "among") for other in ("which", "whom", "them", "those", "these", "the"))
# who estimates those who come to claim asylum, and how these are called
_OF_THE_ONS = frozenset("ons ons's long-term immigration reason reasons estimated estimate estimates".split())
# more than these have never crossed in small boats; by ferry and train they do
_MOST_IN_BOATS = 200_000
_BOATS = frozenset("boat boats small-boat small-boats dinghy dinghies migrant migrants".split())
# so many numbers, with fewer words to each than these, are a table told in a line
_SEVERAL, _WORDS_A_NUMBER = 3, 6
_EVERYBODY = frozenset({"all", "british", "non_british"})
_SHORES = frozenset({"england", "kent", "dover", "essex", "sussex", "france", "french", "calais"})
_ON_THE_WAY = frozenset(
    {"england", "kent", "essex", "sussex", "france", "french", "calais", "dunkirk", "rwanda", "dover", "northern france"}
)


def _is_of_a_year_ago(parts: SentenceParts) -> bool:
    """Whether an earlier time is told to have been above or below now: "was almost twice as high a year ago", "11,460 more a year ago than now"."""
    if "ago" not in parts.word_set:
        return False
    at = parts.words.index("ago")
    return not {"than", "as", "on", "from", "with", "to"} & set(parts.words[max(0, at - 3) : at])


def why_doubtful(parts: SentenceParts, quantity: Quantity, count: Counted, scene: Scene, *, certain: bool) -> str:
    """Why a number that does not fit may yet be right; `certain` is whether a count told before can only be meant."""
    words = parts.words
    if is_set_against_years(parts, quantity):
        return "the number is compared with several years"
    if _is_of_a_year_ago(parts):
        return "it may be about the earlier time, as compared with the later"
    if count.first == CARRIED and not certain and not goes_on_firmly(parts, quantity, scene.counted):
        return "the number may be of something other than what the article spoke of before"
    if any(pair in _PARTS and pair[1] != "the" for pair in pairwise(words[: quantity.first])) or words[:1] in (
        ["of"],
        ["among"],
    ):
        return "the number may be a part of one given before"
    if scene.groups - _EVERYBODY:
        return "the number may be of the nationality named before"
    opened = parts.clause(quantity.first)[0]
    if parts.word(opened - 1) in _TOLD_OF_A_TIME or parts.word(opened) in {
        "when",
        "where",
        "after",
        "before",
    }:
        return "netmig could not tell for which time the number is"
    if quantity.first in parts.bracket_of or parts.word(quantity.first - 1) in {"-", "–", "+", "−", "±"}:
        return "a number in brackets or with a sign may be something else"
    if len(parts.quantities) > _SEVERAL and len(parts.words) < _WORDS_A_NUMBER * len(parts.quantities):
        return "the number is one of several in a row"
    if (
        role_of(parts, quantity) == "level"
        and not is_baseline_quantity(parts, quantity)
        and _is_set_beside_others(parts, quantity)
    ):
        return "the number is compared with others, and may be of those"
    first, stop = parts.segment(quantity)
    if len({each.measure for each in find_counted(words[first:stop])}) > 1:
        return "another count is named beside it"
    if any(each.code == "visas_granted" for each in parts.mentions_of("measure")):
        return "another count is named beside it"
    if count.measure == "asylum_applications" and not _OF_THE_ONS.isdisjoint(parts.word_set):
        return "those who come for asylum are estimated too"
    own = words[
        opened if parts.preceding(quantity) is not None else 0 :
    ]  # "29,000 crossed in small boats and 466,000 people left"
    if quantity.value > _MOST_IN_BOATS and count.measure in RUNNING and _BOATS.isdisjoint(own):
        return "netmig could not tell who crossed"
    if any(each.code not in _ON_THE_WAY for each in parts.mentions_of("elsewhere")):
        return "another place is named beside it"
    if count.measure not in RUNNING and any(each.code in _SHORES for each in parts.mentions_of("elsewhere")):
        return "another place is named beside it"
    if words and words[-1] == "?":
        return "this is asked, not stated"
    if not _OTHERS.isdisjoint(parts.word_set):
        return "only a part of the count may be meant"
    relative = any(time.kind == "relative_year" for time in parts.times)
    if (
        scene.then
        or (relative and _was_said_then(parts, scene))
        or (scene.long_ago and parts.sentence.voice == "quoted" and relative)
    ):
        return "netmig could not tell when this was said"
    if (scene.place or scene.abroad) and not parts.names_home:
        return "another place was spoken of before"
    kinds = kinds_of(parts)
    known = parts.covered("elsewhere") | {at for each in find_counted(parts.words) for at in range(each.first, each.last + 1)}
    for at, kind in enumerate(kinds):
        if (
            kind == STRANGE
            and not may_link(parts, at)
            and at not in known
            and parts.word(at) not in _NAMED
            and not _is_a_name(parts, at)
        ):
            return f"“{parts.word(at)}” may narrow it"
    return ""


_BEFORE_A_PLACE = frozenset("in of to from the across at near off into via for between or and through towards".split())


def _is_a_name(parts: SentenceParts, at: int) -> bool:
    """Whether a word that is not understood is the name of somebody, and of no place."""
    if at == 0 and parts.word(at).endswith("'s"):
        return True
    return at > 0 and parts.tokens[at].capital and parts.word(at - 1) not in _BEFORE_A_PLACE


def why_no_count(parts: SentenceParts, subject: Subject, scene: Scene) -> str:
    """Why it cannot be checked at all; "" if it can."""
    if (scene.place or scene.abroad) and not parts.names_home and subject.measure not in RUNNING:
        return of_what_came_before(scene.place or scene.abroad)
    if any(each.code in CALLED_ILLEGAL for each in parts.mentions_of("other_subject")):
        return ""
    if subject.measure in RUNNING and {each.code for each in parts.mentions_of("elsewhere")} <= _SHORES:
        return ""  # "41,472 people reached England's shores"
    return why_not_ours(parts, subject, scene)


_SAID = frozenset("said told declared claimed warned announced boasted wrote argued insisted tweeted posted".split())
# how many words behind who said it the time may stand
_SAID_WITHIN = 6


def _was_said_then(parts: SentenceParts, scene: Scene) -> bool:
    """Whether the words of a sentence were said in a past year, which had a last year of its own: "…, he told MPs in March 2023"."""
    return any(
        time.kind in {"month", "day", "moment", "calendar_year"}
        and 0 < time.year < scene.published.year
        and not _SAID.isdisjoint(parts.words[max(0, time.first - _SAID_WITHIN) : time.first])
        for time in parts.times
    )


def _is_set_beside_others(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a comparison stands before a number: "More people crossed in June than in any other month of 2023: 3,823"."""
    inside = {at for each in parts.quantities for at in range(each.first, each.last + 1)}
    return any(word == "than" and at not in inside for at, word in enumerate(parts.words[: quantity.first]))
