"""Which groups make up which: the ways in which a series divides into parts that do not overlap.

A sum over groups that overlap counts people twice (EU+ with non-British, work with its dependants),
so nothing is ever added that is not one of the ways given here. Those of the code lists are sums by
definition (`Code.parts`); the others are what the publishers' tables print side by side, and a test
holds each of them to the published figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..codes import DIMENSIONS, PARTS_OF_EU_PLUS
from ..errors import UsageError
from ..series import Series

# What a change can be divided by, in the order in which it is unless someone asks for another.
LEVELS = ("flow", "nationality", "reason", "type", "outcome", "route", "applicant", "level", "sex", "age")


def levels_of(words: str | Sequence[str]) -> tuple[str, ...]:
    """Levels as a sequence, or as words with commas between them; UsageError where one is none of `LEVELS`.

    >>> levels_of("nationality, reason")
    ('nationality', 'reason')
    """
    if not isinstance(words, Sequence):
        raise UsageError(f"A change cannot be divided by {words!r}.", f"It can by: {', '.join(LEVELS)}.")
    found = tuple(each.strip() for each in words.split(",") if each.strip()) if isinstance(words, str) else tuple(words)
    if unknown := [each for each in found if each not in LEVELS]:
        raise UsageError(f"A change cannot be divided by {unknown[0]!r}.", f"It can by: {', '.join(LEVELS)}.")
    return found


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which a series divides: its parts, each with the sign with which it counts."""

    level: str
    parts: tuple[tuple[Series, int], ...]
    complete: bool = True
    """Whether the parts are the whole by definition; else there is more than the parts, which nobody publishes."""


@dataclass(frozen=True, slots=True)
class _Parts:
    codes: tuple[str, ...]
    complete: bool = True


_REASONS = _Parts(("work", "study", "family", "humanitarian", "asylum", "other"))
_AGES = _Parts(("under_16", "16_to_24", "25_to_34", "35_to_44", "45_to_54", "55_to_64", "65_and_over"))
_LEVELS_OF_STUDY = _Parts(("below_bachelors", "bachelors", "masters", "doctoral", "pre_sessional", "unknown"))

# By dimension and code. Of several ways the first is taken that a release holds whole.
_DIVIDES: dict[tuple[str, str], tuple[_Parts, ...]] = {
    # releases before that of November 2024 have EU where later ones have EU+; the long series has both EU and its parts
    ("nationality", "all"): (_Parts(("british", "eu", "non_eu")), _Parts(("british", "non_british"))),
    ("nationality", "non_british"): (_Parts(("eu_plus", "non_eu_plus")), _Parts(("eu", "non_eu"))),
    # ONS, May 2026, Table 8
    ("nationality", "eu_plus"): (_Parts(PARTS_OF_EU_PLUS),),
    # Malta, Cyprus and Croatia joined in other years and are in none of the three
    ("nationality", "eu"): (_Parts(("eu15", "eu8", "eu2"), complete=False),),
    # ONS, May 2025, Table 4; November 2025, Table 4b with totals of work, study and humanitarian
    ("reason", "all"): (_REASONS,),
    # ONS, May 2025, Tables 3a and 3b
    ("reason", "all_except_asylum_and_resettlement"): (_Parts(("work", "study", "other_than_work_and_study")),),
    ("sex", "all"): (_Parts(("female", "male")),),
    ("age", "all"): (_AGES,),
    # since 2020 the table of asylum by quarter has administrative outcomes in it, and does not print them apart
    ("outcome", "concluded"): (
        _Parts(("grant", "refusal", "withdrawal", "administrative")),
        _Parts(("grant", "refusal", "withdrawal")),
        _Parts(("grant", "refusal", "withdrawal"), complete=False),
    ),
    ("applicant", "all"): (_Parts(("main", "dependant")),),
    ("level", "all"): (_LEVELS_OF_STUDY,),
    # the British National (Overseas) route and the extensions for Ukrainians are published elsewhere
    ("route", "safe_and_legal"): (
        _Parts(
            ("uk_resettlement_scheme", "afghan_resettlement_programme", "community_sponsorship", "refugee_family_reunion",
             "homes_for_ukraine"),
            complete=False,
        ),
    ),
}  # fmt: skip
# What the code "all" of a dimension is made of, where that depends on what is counted.
_OF_ALL: dict[tuple[str, str], tuple[_Parts, ...]] = {
    ("returns", "type"): (_Parts(("enforced_and_voluntary", "refused_entry")),),
    ("citizenship_grants", "type"): (_Parts(("naturalisation", "registration")),),
    ("asylum_initial_decisions", "outcome"): (_Parts(("grant", "refusal")),),
    ("visa_decisions", "outcome"): (
        _Parts(("grant", "refusal", "withdrawal", "lapsed")),
        _Parts(("grant", "refusal"), complete=False),
    ),
}


@lru_cache(maxsize=16384)
def ways(series: Series, level: str) -> tuple[Way, ...]:
    """The ways in which a series divides along a level, the one to prefer first; none where it does not.

    >>> from netmig.series import Series
    >>> [part.key for part, sign in ways(Series.of("net_migration"), "flow")[0].parts]
    ['immigration', 'emigration']
    >>> [sign for part, sign in ways(Series.of("net_migration"), "flow")[0].parts]
    [1, -1]
    >>> ways(Series.of("immigration", nationality="british"), "nationality")
    ()
    """
    if level == "flow":
        return tuple(_flows(series))
    if level not in series.about.dimensions:
        return ()
    return tuple(
        Way(level, tuple((series.with_(**{level: code}), 1) for code in parts.codes), parts.complete)
        for parts in _parts(series, level)
    )


def _flows(series: Series) -> Iterator[Way]:
    if series.measure == "net_migration":
        fixed = dict(series.fixed)
        yield Way("flow", ((Series.of("immigration", **fixed), 1), (Series.of("emigration", **fixed), -1)))


def _parts(series: Series, dimension: str) -> Iterator[_Parts]:
    code = series.dimensions[dimension]
    listed = DIMENSIONS[dimension].by_code.get(code)
    if listed and listed.parts:
        yield _Parts(listed.parts)
    if code == "all":
        yield from _OF_ALL.get((series.measure, dimension), ())
    yield from _DIVIDES.get((dimension, code), ())
