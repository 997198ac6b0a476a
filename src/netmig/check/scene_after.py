"""What a sentence leaves in hand for the one behind it: of whom, where and of which year the text now speaks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ..periods import Period
from .forms.forecasts.numbers_foreseen import forecaster_beside
from .place_spoken_of import comes_back, is_where_to, place_spoken_of
from .records import replace
from .sentences.ends.change_told import way_told
from .sentences.estimates.estimates_told import tells_of_recasting
from .sentences.in_doubt.doubts import SOMETHING_ELSE
from .sentences.in_doubt.of_others import tells_of_others
from .sentences.in_doubt.strange_words import speaks_of_something_else
from .sentences.in_doubt.turns_of_phrase import OF_SOMETHING_ELSE
from .sentences.net.grown_population import tells_of_growth
from .sentences.net.net_spoken_of import speaks_of_net
from .sentences.parts import SentenceParts
from .sentences.scene import Carried, Scene
from .sentences.times.gone_back import goes_back, year_gone_back_to
from .sentences.times.recast_years import year_recast
from .sentences.times.times_of import is_baseline_quantity
from .sentences.told import Told, tell, tells_where_a_year_ends, where_it_used_to_be
from .sentences.whom.brought_in import REASONS
from .sentences.whom.carried import visas_in_passing
from .sentences.whom.labels import labels
from .sentences.whom.subject_of import SOME_OF_THEM
from .sentences.wording import Subject, Wording
from .words.cues import ARRIVING, FALLING_VERBS, MOVING, RISING_VERBS
from .words.subjects import MIGRATION_FLOWS, MONEY, THE_COUNTRY
from .words.time_expressions import resolve

# a smaller one, of nothing said, is no figure: "six of the months are in both counts"
A_NUMBER = 100

# a window that ended so many days before the headline's is spoken of in passing: more than a year
_AN_ASIDE = 400
_YEARLY = MIGRATION_FLOWS | {"asylum_cost"}
# names of the country itself; who publishes or governs there says less of where a number is of
_COUNTRY = THE_COUNTRY | {"u.k", "uk's", "britain's", "british"}


# a speech reported so many years later is told as one of its time
_LONG_AGO = 2


def long_ago(parts: SentenceParts, published: date) -> int:
    """The newest year that a sentence names, if it is long before the article's day; 0 if it is not."""
    newest = max(time.year for time in parts.times)
    return newest if newest <= published.year - _LONG_AGO else 0


_CHANGING = RISING_VERBS | FALLING_VERBS


def next_scene(parts: SentenceParts, found: Sequence[Wording], scene: Scene) -> Scene:
    """What the next sentence may take for granted."""
    handed_on = (
        scene.moved
        or scene.reason
        or parts.word(0) in REASONS
        or scene.revising
        or scene.ranks
        or scene.forecaster
        or scene.balance
        or scene.both_flows
    )
    if not (found or parts.mentions or parts.quantities or handed_on or forecaster_beside(parts, len(parts.words))):
        if asked := _who_moved(parts):
            scene = replace(scene, moved=Subject(asked, (), "open"))
        if tells_of_others(parts) or not _CHANGING.isdisjoint(parts.word_set):
            scene = _turned_away(scene)  # "The use of hotels rose.": what follows may go on about that
        return _gone_back(parts, replace(scene, told=_told(scene, parts, found))) if parts.times else scene
    place = place_spoken_of(parts, found)
    if place and _names_the_country(parts) and not parts.mentions_of("other_subject"):
        place = ""
    named = [mention for mention in parts.mentions_of("measure") if mention.code != "population"]
    stated, of_others = _subjects_of(parts, found) if found else ([], False)
    mentioned = {mention.code for mention in named}
    # what people did ("1.2 million came") is told of the measure in hand: only a measure's own name changes it,
    # or a balance of both ("431,000 more came than left")
    spoken_of = [
        subject for subject in stated if subject.measure in mentioned or not subject.local or subject.measure == "net_migration"
    ]
    spoken_of = spoken_of or [
        Subject(mention.code, (), "open" if mention.ambiguous else "explicit") for mention in reversed(named)
    ]
    if not stated and len(mentioned) > 1 and named[0].code == "net_migration" and not named[0].ambiguous and _explains_net(parts):
        spoken_of = [Subject("net_migration", (), "explicit")]  # "net migration, that is immigration less emigration"
    if not spoken_of and scene.people is None:
        spoken_of = stated
    moved = stated[-1] if stated and all(each.local and each.measure not in mentioned for each in stated) else None
    if parts.words[:2] in SOME_OF_THEM and not named:
        # "Among them were 295,000 students": what follows is most likely of them all again
        moved = None if scene.moved is None else replace(scene.moved, basis="open")
        held = None if scene.people is None else scene.people.subject
        spoken_of = [
            replace(held if held is not None and each.measure == held.measure else each, basis="open") for each in spoken_of
        ]
        if moved is not None:
            spoken_of = [] if held is None or held.measure != moved.measure else spoken_of
    if (whole := _of_which_part(parts)) is not None:
        spoken_of = [whole]
    people = next((subject for subject in spoken_of if subject.measure not in MONEY), None)
    flow = next((subject for subject in spoken_of if subject.measure in MIGRATION_FLOWS), None)
    if people is not None and (aside := visas_in_passing(parts, people, scene)) is not None:
        people = aside
    held = people or (None if scene.people is None else scene.people.subject)
    if held is not None and held.measure == "immigration" and "exodus" in parts.word_set and not named:
        people = replace(held, basis="open")  # "37,000 Indians who came for study led the exodus": those who left are told of
    money = next((subject for subject in spoken_of if subject.measure in MONEY), None)
    flows = _flows_with_a_time(parts, found) if found else []
    topic: Period | None = scene.topic
    # "This compares with 1.3 million in the year to June 2023" speaks of another year for a moment
    passing = topic is not None and (
        {"compares", "compared", "against"} & set(parts.words[:4]) or _looks_back_once(parts, found, scene)
    )
    if flows and not passing:
        topic = _topic(flows)
        if scene.topic is None and _only_looks_back(parts):
            # "Twelve months earlier it had been 860,000": of the year before that of the news, for a moment
            topic = scene.calendar.latest("net_migration") or topic
    told = _told(scene, parts, found)
    says_of_when = parts.words[:2] in _THAT_IS and bool(parts.mentions_of("measure") or parts.word(2) in {"for", "the"})
    if topic is None and says_of_when and not parts.quantities and told.just == told.named:
        topic = told.just  # "The figure is 606,000. That is net migration in 2022."
    before = scene.before
    if scene.headline is not None and topic is not None and (scene.headline.stop - topic.stop).days > _AN_ASIDE:
        # news goes back for a moment, to a peak or to an earlier year, and comes back to its own
        topic, before = scene.headline, topic
    if not flows and not parts.quantities and told.just is not None and tells_where_a_year_ends(parts):
        topic = told.just  # "The figures for areas go to June 2023. Gloucester gained 1,483 people"
    baseline = next(
        (
            wording.baseline[0]
            for wording in found
            if wording.baseline and wording.baseline_basis == "explicit" and not wording.of_an_era
        ),
        None,
    )
    if (
        not stated
        and not named
        and any(quantity.form != "vague" and (quantity.unit or abs(quantity.value) >= A_NUMBER) for quantity in parts.quantities)
        and (of_others or not parts.mentions_of("anaphor"))
    ):
        # a sentence of other numbers: what follows may go on about them
        scene = replace(_turned_away(scene), money=None)
    scene = _gone_back(parts, scene)
    if (back := comes_back(parts, scene)) and people is not None and not parts.mentions_of("home"):
        people = replace(people, basis="open")
    return replace(
        scene,
        people=scene.people if people is None else Carried(people, parts.sentence.paragraph),
        flow=scene.flow if flow is None else Carried(flow, parts.sentence.paragraph),
        money=scene.money if money is None else Carried(money, parts.sentence.paragraph),
        several=len({subject.measure for subject in stated}) > 1 if stated else scene.several,
        both_flows={"immigration", "emigration"} <= {subject.measure for subject in stated},
        moved=moved or _asked_after(parts),
        uncounted=_only_says_which_way(parts),
        came=next((each for each in stated[-1:] if each.local and each.measure in {"immigration", "emigration"}), None),
        abroad=_abroad(parts, scene),
        place=place if place or parts.mentions_of("home") or back else scene.place,
        where_to=is_where_to(parts, place) if place else scene.where_to,
        topic=topic,
        before=before,
        groups=_groups_in_hand(parts, scene),
        revising=any(wording.kind == "revision" for wording in found)
        or ("used", "to") in parts.pairs
        or tells_of_recasting(parts)
        or (scene.revising and bool({"then", "later", "became", "now", "since"} & parts.word_set)),
        revised=year_recast(parts, found, scene) or scene.revised,
        last=next((wording.periods[0] for wording in reversed(flows) if wording.period_basis == "explicit"), None)
        or (topic if flows or scene.last is None else scene.last),
        told=told,
        likely=_likely(found, scene),
        baseline=baseline or scene.baseline,
        grown=tells_of_growth(parts) or (scene.grown and not flows and not parts.names_home),
        net=speaks_of_net(parts),
        ranks=any(wording.kind == "rank" for wording in found),
        reason=REASONS.get(parts.word(0), ""),
        them=_them(parts, scene),
        forecaster=forecaster_beside(parts, len(parts.words))
        or (scene.forecaster if not parts.quantities and not found else "")
        or next((wording.detail for wording in found if wording.kind == "forecast" and wording.detail), ""),
        outnumbered="net_migration" not in mentioned and any(each.measure == "net_migration" and each.local for each in stated),
        went=way_told(parts, found),
        balance=next((wording.direction for wording in found if wording.contrast == "nought"), 0),
    )


def _explains_net(parts: SentenceParts) -> bool:
    """Whether a sentence says what net migration is: "immigrants less emigrants", "the difference between those who come and go"."""
    return not parts.quantities and not _LESS.isdisjoint(parts.word_set)


_LESS = frozenset({"less", "minus", "difference", "gap", "subtracted", "deducted", "balance"})


def _only_says_which_way(parts: SentenceParts) -> bool:
    """Whether a sentence says that more or fewer people moved, by no number and naming no measure: "Fewer people come to work or study"."""
    if parts.quantities or parts.mentions_of("measure"):
        return False
    return any(
        word in {"fewer", "more"}
        and parts.word(at + 1).endswith(_OF_SEVERAL)
        and not MOVING.isdisjoint(parts.words[at + 2 : at + 6])
        for at, word in enumerate(parts.words)
    )


_OF_SEVERAL = ("people", "s")


def _of_which_part(parts: SentenceParts) -> Subject | None:
    """Net migration, where something else is called a small part of it: "those in boats are a fraction of the total for net migration"."""
    for each in parts.mentions_of("measure"):
        if each.code != "net_migration" or each.ambiguous or not parts.mentions_of("measure")[0].first < each.first:
            continue
        before = parts.words[max(0, each.first - 6) : each.first]
        if not _PARTS.isdisjoint(before) and "of" in before:
            return Subject(each.code, (), "explicit")
    return None


_PARTS = frozenset("fraction part proportion share sliver slice".split())


def _them(parts: SentenceParts, scene: Scene) -> tuple[tuple[str, str], ...]:
    """The one group that a sentence names, or goes on about; empty where it names several."""
    groups = {each.group for each in labels(parts)}
    if not groups and parts.word(0) in {"they", "their", "these"}:
        return scene.them
    return groups.pop() if len(groups) == 1 else ()


def _turned_away(scene: Scene) -> Scene:
    """The scene behind a sentence of something else: no number of people is in hand any more."""
    return replace(scene, people=None, faded=scene.people or scene.faded, lead=None)


def _told(scene: Scene, parts: SentenceParts, found: Sequence[Wording]) -> Told:
    """What has been told of time, the words of which stand for windows of net migration where nothing else is named."""
    months, latest = scene.calendar.ending_months("net_migration"), scene.calendar.latest("net_migration")
    return tell(scene.told, parts, found, lambda time: resolve(time, scene.published, None, months, latest))


def _only_looks_back(parts: SentenceParts) -> bool:
    """Whether all that a sentence says of time is "a year earlier"."""
    times = [time for time in parts.times if time.kind not in {"duration", "day"}]
    return bool(times) and all(time.kind == "earlier" and time.which != "that" for time in times)


def _looks_back_once(parts: SentenceParts, found: Sequence[Wording], scene: Scene) -> bool:
    """Whether news tells one number of "a year earlier" and no more: what follows is of its own year again."""
    if scene.headline is None or scene.topic != scene.headline or len(found) != 1:
        return False
    # "In June of last year the corresponding figure stood at 607,000"
    told = found[0].periods[:1] == (scene.headline.years_back(1),) and not _NO_MORE_THAN_A_FIGURE.isdisjoint(parts.word_set)
    return _only_looks_back(parts) or (told and not parts.mentions_of("measure"))


_NO_MORE_THAN_A_FIGURE = frozenset("it figure number total corresponding equivalent comparable".split())


def _gone_back(parts: SentenceParts, scene: Scene) -> Scene:
    """The scene with the past year that a sentence takes the text to."""
    year = year_gone_back_to(parts, scene.published)
    return replace(scene, then=year, went_back=goes_back(parts)) if year else scene


def _asked_after(parts: SentenceParts) -> Subject | None:
    """Those whom a question that names the country asks after: "Who left the UK in the year to June 2025?", "Why did people come to Britain?"."""
    if parts.words[-1:] != ["?"] or not parts.names_home or parts.quantities or parts.words[:1] not in (["who"], ["why"]):
        return None
    verbs = {word in ARRIVING for word in parts.words if word in MOVING}
    people = parts.words[:1] == ["who"] or "people" in parts.word_set
    return Subject("immigration" if verbs.pop() else "emigration", (), "inherited") if people and len(verbs) == 1 else None


def _who_moved(parts: SentenceParts) -> str:
    """The flow that a question asks after: "Who came?", "Who is leaving?"; "" for any other sentence."""
    if parts.words[:1] != ["who"] or parts.words[-1:] != ["?"] or len(parts.words) > _LONGEST_QUESTION:
        return ""
    verbs = [word for word in parts.words[1:4] if word in MOVING]
    return "" if not verbs else "immigration" if verbs[0] in ARRIVING else "emigration"


_LONGEST_QUESTION = 6


_OF_SOMETHING = frozenset({SOMETHING_ELSE, OF_SOMETHING_ELSE})


def _subjects_of(parts: SentenceParts, found: Sequence[Wording]) -> tuple[list[Subject], bool]:
    """What the claims of a sentence are of, in order, and whether numbers of it may be of something that is not known.

    Of a share it is the whole that the text goes on about.
    """
    inherited = [
        each for each in found if each.subject is not None and each.subject.basis == "inherited" and not each.subject.local
    ]
    if inherited and all(each.subject is None or (each in inherited and each.uncertain in _OF_SOMETHING) for each in found):
        return [], True  # "Sterling reached $1.37, the highest since 2021"
    strange = [each for each in parts.quantities if inherited and each.form != "vague" and speaks_of_something_else(parts, each)]
    of_others = [wording for wording in inherited if any(wording.start <= quantity.start < wording.end for quantity in strange)]
    if of_others and len(of_others) == sum(each.stated.value is not None and each.subject is not None for each in found):
        return [], True
    return [
        wording.whole or wording.subject
        for wording in found
        if wording.subject is not None and wording.kind not in {"forecast", "target"}
    ], bool(of_others)


def _flows_with_a_time(parts: SentenceParts, found: Sequence[Wording]) -> list[Wording]:
    """The claims of a sentence that say of which years of a flow it speaks."""
    flows = [
        wording
        for wording in found
        if wording.periods
        and not wording.starts
        and not wording.of_an_era
        and wording.period_basis in {"explicit", "inherited"}
        and wording.kind not in {"forecast", "target", "rule", "sum"}
        and (wording.subject is None or wording.subject.measure in _YEARLY)
    ]
    if _tells_what_was_said_ago(parts):
        return []
    aside = where_it_used_to_be(parts)
    flows = [wording for wording in flows if wording.start < aside] or flows
    if any(wording.period_basis == "release" for wording in found):
        # "504,000 is nearly three times the 173,000 of the year before": of the newest year, not of the one it is set against
        against = [quantity.number_start for quantity in parts.quantities if is_baseline_quantity(parts, quantity)]
        flows = [wording for wording in flows if not any(wording.start <= at < wording.end for at in against)]
    return flows


def _tells_what_was_said_ago(parts: SentenceParts) -> bool:
    """Whether the time of a sentence is only when something was said: "A year ago the ONS said 431,000" leaves the year in hand."""
    times = [time for time in parts.times if time.kind != "duration"]
    return (
        bool(times)
        and all(time.kind == "earlier" and parts.word(time.last) == "ago" for time in times)
        and not _SAID_THEN.isdisjoint(parts.word_set)
    )


_SAID_THEN = frozenset("said thought put reported estimated told believed announced published".split())


def _likely(found: Sequence[Wording], scene: Scene) -> Period | None:
    """What the last number of a sentence is most likely of, where that is another period than what was read."""
    numbers = [each for each in found if each.kind in {"level", "extreme", "revision"} and each.stated.value is not None]
    if not numbers:
        return scene.likely if found else None
    return numbers[-1].likeliest


def _names_the_country(parts: SentenceParts) -> bool:
    return any(mention.code in _COUNTRY for mention in parts.mentions_of("home"))


def _abroad(parts: SentenceParts, scene: Scene) -> str:
    """The country that is named beside this one; "" once this one is named alone again."""
    ours = _names_the_country(parts)
    named = next((each.code for each in parts.mentions_of("elsewhere") if each.first not in parts.bracket_of), "")
    return named if ours else scene.abroad


def _groups_in_hand(parts: SentenceParts, scene: Scene) -> frozenset[str]:
    """The nationalities that a sentence leaves in hand: its own, or those of the sentence before where it names no measure."""
    groups = parts.mentions_of("group")
    own = frozenset([code for mention in groups for dimension, code in mention.group if dimension == "nationality"])
    return own if own or parts.mentions_of("measure") else scene.groups


_THAT_IS = (["that", "is"], ["this", "is"], ["it", "is"], ["that", "was"], ["it", "was"])


def _topic(found: Sequence[Wording]) -> Period:
    """The window that a sentence is about: the newest that it names."""
    return max((wording.periods[0] for wording in found), key=lambda period: period.stop)
