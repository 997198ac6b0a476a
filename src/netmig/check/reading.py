"""From a document to wordings: each sentence in its scene, the scene handed on to the next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ..periods import Period, year_ending
from .document import Document
from .forms import FORMS
from .forms.ends_apart import with_ends_apart
from .forms.held_back import held_back
from .forms.ranks import CUES as RANKING
from .forms.records.near_the_peak import with_nearness
from .forms.records.records_listed import with_records_listed
from .forms.records.records_named import with_records_named
from .forms.records.records_read import with_records_read
from .forms.records.records_then import with_records_then
from .forms.rules.amounts import beside_newer_amounts, rule_in_hand
from .forms.rules.rules_in_words import CUES
from .forms.tied_changes import with_their_ends
from .forms.without_number import told_in_words, unread
from .forms.without_number.set_beside import with_set_beside
from .forms.without_number.topics import asks
from .forms.without_number.topics import tells_of_others as numbers_of_others
from .forms.without_number.which_way import with_ways
from .records import replace
from .scene_after import long_ago, next_scene
from .sentences.counts.count_in_hand import counted_last
from .sentences.estimates.estimate_in_hand import estimate_in_hand
from .sentences.estimates.older_sources import older_in_hand
from .sentences.in_doubt.not_stated import DOUBTED, speaks_of_guesses
from .sentences.in_doubt.places_in_doubt import away_from_home, opens_somewhere_unknown
from .sentences.in_doubt.set_right import is_doubted, is_set_right
from .sentences.parts import SentenceParts, read_sentence
from .sentences.records.told_records import tells_a_record
from .sentences.scene import Calendar, Scene
from .sentences.spoken_of import codes_named
from .sentences.times.likeliest import likeliest
from .sentences.times.quoted_times import with_times_quoted
from .sentences.times.year_headings import headed_by_years, is_row_of_a_year, year_alone
from .sentences.whom.parts_in_hand import in_new_paragraph, part_in_hand
from .sentences.wording import Subject, Wording
from .words.compound_names import is_bare_name
from .words.cues import MOVING
from .words.rule_words import OF_FAMILIES, OF_VISAS
from .words.subjects import MIGRATION_FLOWS
from .words.time_expressions import resolve

# how many sentences from the top may say what the text is about
LEAD_SENTENCES = 4


def read_wordings(document: Document, published: date, calendar: Calendar) -> list[Wording]:
    """Every claim that the words of a document make, in order; page furniture makes none."""
    read = [read_sentence(sentence) for sentence in document.sentences if not sentence.furniture]
    scene = Scene(
        published=published, calendar=calendar, lead=_lead(read), named=_named(read, published, calendar),
        headline=_headline(read, published, calendar),
        years=frozenset(time.year for parts in read for time in parts.times if time.kind == "calendar_year"),
        this_year=any(time.kind == "relative_year" and not time.years and parts.quantities for parts in read for time in parts.times),
        spoken_of=codes_named(read),
        at_home=any(parts.names_home or _counts_pounds(parts) for parts in read), about_migration=any(_names_migration(parts) for parts in read),
        about_visas=any(not OF_VISAS.isdisjoint(parts.word_set) for parts in read),
        about_families=any(not OF_FAMILIES.isdisjoint(parts.word_set) for parts in read),
    )  # fmt: skip
    by_year = headed_by_years(read)
    wordings: list[Wording] = []
    for place, each in enumerate(read):
        scene = _in_paragraph(each.sentence.paragraph, scene, after_a_line=_follows_a_line(read, place))
        parts = away_from_home(each) if scene.place else each
        if by_year and (year := year_alone(parts)):
            scene = replace(scene, topic=year_ending(year, 12), headline=None)
            continue
        opening = place == 0 and not (place + 1 < len(read) and _turns_to_now(read[place + 1]))
        if opening != scene.opening:
            scene = replace(scene, opening=opening)
        found = _of_sentence(parts, scene)
        following = read[place + 1] if place + 1 < len(read) else None
        if found and (is_doubted(parts) or (following is not None and (is_doubted(following) or is_set_right(parts, following)))):
            found = [replace(wording, uncertain=wording.uncertain or DOUBTED) for wording in found]
        wordings.extend(with_times_quoted(parts, found))
        measures = [each for each in parts.mentions_of("measure") if each.code != "population"]
        aside = not (parts.quantities or measures or parts.mentions_of("anaphor") or not parts.words)
        aside = aside or (scene.aside and is_row_of_a_year(parts))
        estimate = estimate_in_hand(parts, found, scene)
        scene = next_scene(
            parts,
            [told for told in found if not (unread.is_in_words(told) or _is_rule_in_words(told) or _sets_sides_apart(told))],
            scene,
        )
        if estimate != scene.estimate:
            scene = replace(scene, estimate=estimate)
        if (counted := counted_last(parts, found, scene.counted, published)) is not scene.counted:
            scene = replace(scene, counted=counted)
        if aside != scene.aside:
            scene = replace(scene, aside=aside)
        if not scene.place and opens_somewhere_unknown(parts):
            scene = replace(scene, place="a place that is not known")
        if (guessed := speaks_of_guesses(parts)) != scene.guessed:
            scene = replace(scene, guessed=guessed)
        if (older := older_in_hand(parts, published, scene.older)) != scene.older:
            scene = replace(scene, older=older)
        if (part := part_in_hand(parts, found, scene.part)) != scene.part:
            scene = replace(scene, part=part)
        ruled = next((each.detail for each in reversed(found) if _is_rule_in_words(each)), "")
        if ruled != scene.ruled:
            scene = replace(scene, ruled=ruled)
        if found and (rule := rule_in_hand(found, scene.rule)) != scene.rule:
            scene = replace(scene, rule=rule)
        if any(time.year for time in parts.times):
            scene = replace(scene, long_ago=long_ago(parts, published))
    return beside_newer_amounts(wordings)


def _is_rule_in_words(wording: Wording) -> bool:
    """Whether a claim is of a rule that is no amount: the text goes on about what it told before."""
    return wording.kind == "rule" and ":" in wording.detail


def _sets_sides_apart(wording: Wording) -> bool:
    """Whether it is only told of a group that more of it came than left, or fewer: no number of it is in hand."""
    subject = wording.subject
    return wording.contrast == "nought" and subject is not None and subject.local and bool(subject.group)


def _follows_a_line(read: Sequence[SentenceParts], place: int) -> bool:
    """Whether the sentence before one is a paragraph by itself, as most are in news on the web."""
    if not place:
        return False
    before = read[place - 1].sentence.paragraph
    return read[place].sentence.paragraph == before + 1 and (place == 1 or read[place - 2].sentence.paragraph != before)


def _in_paragraph(paragraph: int, scene: Scene, *, after_a_line: bool) -> Scene:
    """The scene as a new paragraph of news finds it: it begins again with the headline, and with no group in hand."""
    if paragraph == scene.topic_paragraph:
        return scene
    topic, before = scene.topic, None
    # a paragraph of one line is often no more than a sentence
    groups = scene.groups if paragraph == scene.topic_paragraph + 1 else frozenset()
    if scene.headline is not None and topic is not None and topic != scene.headline:
        topic, before = scene.headline, topic
    return replace(
        scene, topic=topic, before=before, topic_paragraph=paragraph, groups=groups, revising=False, revised=None, abroad="",
        told=replace(scene.told, just=None, named=None, opened=False), then=0, went_back=False, part=in_new_paragraph(scene.part, after_a_line=after_a_line),
        older="text" if scene.older == "text" else "",
    )  # fmt: skip


def _headline(read: Sequence[SentenceParts], published: date, calendar: Calendar) -> Period | None:
    """The newest window of net migration, if the text names it or appeared with it."""
    latest = calendar.latest("net_migration")
    if latest is None or calendar.released_on_the_day("net_migration"):
        return latest
    months = calendar.ending_months("net_migration")
    for parts in read:
        for time in parts.times:
            found = resolve(time, published, None, months, latest) if time.kind in _NAMING else ()
            if any(window.end == latest.end and window.is_year for window in found):
                return latest
    return None


_NAMING = frozenset({"year_ending", "calendar_year", "relative_year", "month", "between"})


def _counts_pounds(parts: SentenceParts) -> bool:
    """Whether a sentence gives a sum in the currency of the United Kingdom."""
    return any(quantity.unit == "GBP" for quantity in parts.quantities)


def _names_migration(parts: SentenceParts) -> bool:
    """Whether a sentence names a flow of migration, of whatever country."""
    return any(
        mention.code in MIGRATION_FLOWS and not is_bare_name(mention, parts.words) for mention in parts.mentions_of("measure")
    )


_NOW = frozenset({"now", "today", "today's", "since", "currently", "present"})


def _turns_to_now(parts: SentenceParts) -> bool:
    """Whether a sentence sets what is against what was told before it: "Now it is 171,000"."""
    return not _NOW.isdisjoint(parts.word_set)


# something of these roles is named in every claim without a number
_SUBJECTS = frozenset({"measure", "anaphor", "group"})
# words of claims that need neither a number nor the name of a measure
_WITHOUT_A_NUMBER = frozenset(
    "historic figure figures total nationality nationalities source leaving arriving coming emigrating come balance".split()
)


_MORE_OR_FEWER = frozenset({"than", "more", "fewer"})


def _of_sentence(parts: SentenceParts, scene: Scene) -> list[Wording]:
    """The wordings of one sentence; where two forms see the same words, the earlier form keeps them."""
    told = not _WITHOUT_A_NUMBER.isdisjoint(parts.word_set) or (
        not _MORE_OR_FEWER.isdisjoint(parts.word_set) and not MOVING.isdisjoint(parts.word_set)
    )
    told = (
        told
        or bool(scene.ruled)
        or tells_a_record(parts)
        or (not RANKING.isdisjoint(parts.word_set) and bool(parts.mentions_of("elsewhere")))
    )
    if not told and not parts.quantities and parts.spoken_of.isdisjoint(_SUBJECTS) and CUES.isdisjoint(parts.word_set):
        return with_ways(parts, scene, told_in_words.find(parts, scene, []))
    kept: list[Wording] = []
    for form in FORMS:
        for wording in form(parts, scene):
            if not any(_same(wording, other) for other in kept):
                kept.append(wording)
    kept = [wording for wording in kept if not _says_nothing(parts, wording)]
    kept += unread.find(parts, scene, kept)
    for whole in (
        with_ways,
        with_set_beside,
        with_records_read,
        with_nearness,
        with_records_named,
        with_records_then,
        with_records_listed,
    ):
        kept = whole(parts, scene, kept)
    kept = [
        each if (window := likeliest(parts, each, scene)) is None else replace(each, likeliest=window)
        for each in with_their_ends(parts, kept)
    ]
    kept = held_back(parts, scene, with_ends_apart(parts, scene, kept))
    return sorted(kept, key=lambda wording: (wording.start, wording.end))


def _says_nothing(parts: SentenceParts, wording: Wording) -> bool:
    """Whether what is told without a number is only asked, or is told of numbers that are no migration."""
    if wording.stated.value is not None:
        return False
    carried = wording.subject is not None and wording.subject.carried
    return (wording.kind == "comparison" and asks(parts)) or (carried and numbers_of_others(parts, wording.start))


def _same(one: Wording, other: Wording) -> bool:
    """Whether two wordings are of the same words: they overlap, and neither has a number that the other lacks."""
    overlap = min(one.end, other.end) - max(one.start, other.start)
    if overlap <= 0:
        return False
    if (one.kind == "rank") != (other.kind == "rank"):
        return False  # "India (240,000) came first": a place, and a number
    if one.stated.value is None or other.stated.value is None:
        # "has been revised up to 906,000": which way it was revised, and to what; "its lowest since 2021, reaching 204,000"
        return one.kind == other.kind or not (
            {one.kind, other.kind} & {"revision", "extreme"} and "level" in {one.kind, other.kind}
        )
    return one.stated.value == other.stated.value and one.stated.unit == other.stated.unit


def _lead(read: Sequence[SentenceParts]) -> Subject | None:
    """The one flow that the first sentence of a text names, or else its opening; none if it names several."""
    for sentences in (read[:1], read[:LEAD_SENTENCES]):
        codes = {
            mention.code
            for parts in sentences
            for mention in parts.mentions_of("measure")
            if mention.code in MIGRATION_FLOWS and not mention.ambiguous
        }
        if len(codes) == 1:
            return Subject(codes.pop(), (), "inherited")
    return None


def _named(read: Sequence[SentenceParts], published: date, calendar: Calendar) -> dict[str, frozenset[Period]]:
    """The year-ending windows that a text names in so many words, for each flow of migration."""
    windows: set[Period] = set()
    for parts in read:
        for time in parts.times:
            if time.kind in {"year_ending", "month"} and (time.explicit or time.kind == "year_ending"):
                windows.update(resolve(time, published, None, calendar.ending_months("net_migration"), None))
    return dict.fromkeys(sorted(MIGRATION_FLOWS), frozenset(windows))
