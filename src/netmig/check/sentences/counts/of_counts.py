"""The year of what the Home Office counts, where no year is named with it: the newest that was out, whatever the flows are told for.

Visas, claims and decisions come out by quarters, and so their year ends later than that of the migration told beside them.
"""

from __future__ import annotations

from datetime import timedelta

from ....periods import Period, year_ending
from ...words.cues import MOVING
from ...words.time_expressions import COUNTS_ARE_OUT, TimeExpression, newest_counts
from ..claim_words import tokens_of
from ..parts import SentenceParts
from ..scene import Scene
from ..times.anaphors import NAMING
from ..told import COUNTS
from ..wording import Wording

_VISAS = frozenset({"grants", "granted", "issued"})
_CLAIMS = frozenset({"claimed", "claims", "claimants", "claim", "applications", "applied", "sought", "seeking"})
_OF_CLAIMS = frozenset({"asylum", "small", "boats"})
_DECIDED = _CLAIMS | {"granted", "refused", "decisions", "waiting", "awaiting", "backlog", "hotels"}
_ASYLUM = frozenset({"asylum", "refugee", "refugees"})
_A_VISA = frozenset({"visa", "visas", "settlement"})


def of_counts(parts: SentenceParts, wording: Wording, scene: Scene, own: TimeExpression | None) -> Period | None:
    """The newest year of the counts, where they are told with no year of their own, or with a month alone."""
    headed = _is_headed_by_claims(parts, wording)
    if not (headed or _tells_of_counts(parts, wording) or _goes_on_about_claims(wording, scene)):
        return None
    if not MOVING.isdisjoint(parts.word_set):
        return None
    if own is None and len(parts.times) == 1 and not parts.compares(parts.times[0]):
        own = parts.times[0]
    if own is not None and own.kind in {"year_ending", "month"} and not own.year and not own.years and own.month:
        return _last_out(own.month, scene)
    if (
        own is not None
        and own.kind == "relative_year"
        and own.years == 1
        and parts.words[own.first : own.last + 1] == ["last", "year"]
    ):
        year = year_ending(scene.published.year - 1, 12)
        return year if (scene.published - year.end).days >= COUNTS_ARE_OUT else None
    if scene.told.opened and not (headed or _names_who_counts(parts)):
        return None  # the paragraph is about a year
    if wording.period_basis == "explicit" or (own is not None and own.kind in NAMING | {"earlier", "later", "same"}):
        return None
    if any(each.kind in NAMING | {"same"} and not parts.compares(each) for each in parts.times) or wording.starts:
        return None
    return newest_counts(scene.published) if headed or scene.told.counted is None else scene.told.counted


def _is_headed_by_claims(parts: SentenceParts, wording: Wording) -> bool:
    """Whether "claims" alone heads a sentence of which no flow is named: "Claims hit an all-time high of 110,051"."""
    subject = wording.subject
    named = subject is not None and subject.basis == "explicit" and subject.measure not in COUNTS
    return parts.word(0) in {"claims", "applications"} and not named and parts.word(1) not in {"that", "by", "of", "about"}


def _names_who_counts(parts: SentenceParts) -> bool:
    return ("home", "office") in parts.pairs


def _goes_on_about_claims(wording: Wording, scene: Scene) -> bool:
    """Whether a number of nothing that is named is told in a text that speaks of asylum: "175,457 people were waiting at the end of June"."""
    return wording.subject is None and scene.people is not None and scene.people.subject.measure.startswith("asylum_")


def _last_out(month: int, scene: Scene) -> Period:
    """The last year that ended in a month and is out."""
    window = year_ending(scene.published.year, month)
    return window if window.end + timedelta(days=COUNTS_ARE_OUT) <= scene.published else window.years_back(1)


def _tells_of_counts(parts: SentenceParts, wording: Wording) -> bool:
    """Whether it is visas or claims that are told of, and not who came on a visa, which is a flow."""
    measure = wording.subject.measure if wording.subject is not None else ""
    if measure in COUNTS or (wording.subject is not None and wording.subject.basis == "explicit" and measure):
        return False
    span = tokens_of(parts, wording)
    if not span:
        return False
    # what is told in words, of nothing that is named, is told of what its sentence counts
    near = parts.words if wording.stated.value is None and not measure else parts.words[max(0, span[0] - 5) : span[-1] + 6]
    if not _VISAS.isdisjoint(near):
        return not _A_VISA.isdisjoint(near)
    asylum = not _ASYLUM.isdisjoint(parts.word_set) and not _DECIDED.isdisjoint(parts.word_set)
    if not measure and asylum and wording.stated.value is not None:
        return True
    return not _CLAIMS.isdisjoint(near) and (
        not _OF_CLAIMS.isdisjoint(parts.word_set) or bool(_CLAIMS & {"claimed", "sought"} & set(near))
    )
