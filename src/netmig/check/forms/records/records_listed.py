"""Records that no form reads, each with the reason why it is left alone: what stands beside them may yet show of what they are."""

from __future__ import annotations

from collections.abc import Sequence

from ...sentences.parts import SentenceParts
from ...sentences.records.records_in_general import records_in_general
from ...sentences.scene import Scene
from ...sentences.wording import Stated, Wording
from ...words.telling_words import OTHERS
from ..without_number.told_in_words import IN_WORDS


def with_records_listed(parts: SentenceParts, scene: Scene, found: Sequence[Wording]) -> list[Wording]:
    """The wordings of a sentence, with its records that are in none of them."""
    kept = list(found)
    if not (scene.about_migration or scene.people is not None) or parts.mentions_of("other_subject"):
        return kept
    if not OTHERS.isdisjoint(parts.word_set):
        return kept  # "Concern about immigration is at its highest since 2016", "House prices hit a new high"
    for told in records_in_general(parts):
        start, end = parts.tokens[told.first].start, parts.tokens[told.last].end
        if not any(each.start < end and start < each.end for each in kept):
            kept.append(
                Wording(kind="extreme", start=start, end=end, sentence=parts.sentence, stated=Stated(None), refusal=IN_WORDS)
            )
    return kept
