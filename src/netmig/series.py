"""A series: a measure with every dimension fixed, and a unit."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from .codes import DIMENSIONS, MEASURES, Measure, measure
from .errors import NotHeldError, UsageError

# words with which a measure's name begins, that keep their capital
_PROPER = frozenset({"British", "National"})
_KEY = re.compile(r"(?P<measure>\w+)(?:\[(?P<dimensions>[^\]]*)\])?")


@dataclass(frozen=True, slots=True, order=True)
class Series:
    """A measure with every dimension fixed.

    Only what differs from a dimension's default is written, so the key of a series is short:

        net_migration                                             everyone, for every reason
        immigration[nationality=non_eu_plus,reason=study_main]

    Make one with `Series.of` or `Series.parse`: both refuse what is in no code list.
    """

    measure: str
    fixed: tuple[tuple[str, str], ...] = ()
    """The dimensions that are not at their default, in the measure's own order."""
    _hash: int = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        # a series is looked up far more often than it is made
        object.__setattr__(self, "_hash", hash((self.measure, self.fixed)))

    def __hash__(self) -> int:
        return self._hash

    def __reduce__(self) -> tuple[type[Series], tuple[str, tuple[tuple[str, str], ...]]]:
        # another process has other hashes
        return Series, (self.measure, self.fixed)

    @staticmethod
    def of(measure_name: str, **dimensions: str) -> Series:
        """The series for a measure and its dimensions, each given by code or by anyone's word.

        Raises NotHeldError for an unknown measure or code, UsageError for a dimension that the
        measure does not have.

        >>> Series.of("immigration", nationality="Non-EU+", reason="study").key
        'immigration[nationality=non_eu_plus,reason=study]'
        """
        return _of(measure_name, tuple(dimensions.items()))

    @staticmethod
    def parse(key: str) -> Series:
        """The series that a key names, as `Series.key` writes it."""
        return _parse(key)

    @property
    def key(self) -> str:
        """The series in one word, the same always."""
        if not self.fixed:
            return self.measure
        return f"{self.measure}[{','.join(f'{name}={code}' for name, code in self.fixed)}]"

    @property
    def about(self) -> Measure:
        return MEASURES[self.measure]

    @property
    def dimensions(self) -> dict[str, str]:
        """Every dimension of the measure with its code, defaults included."""
        return dict(_dimensions(self))

    @property
    def unit(self) -> str:
        """people, visas, GBP…; a rule's unit is that of its parameter."""
        if self.measure == "rule":
            return (
                DIMENSIONS["parameter"].by_code[code].unit
                if (code := dict(self.fixed).get("parameter")) in DIMENSIONS["parameter"].by_code
                else ""
            )
        return self.about.unit

    @property
    def label(self) -> str:
        """The series in words, for people."""
        parts = [DIMENSIONS[name].label_of(code) for name, code in self.fixed]
        return self.about.label + (f" ({'; '.join(parts)})" if parts else "")

    @property
    def name(self) -> str:
        """The series in words, as it stands within a sentence.

        >>> Series.of("immigration", nationality="non_eu_plus").name
        'immigration (Non-EU+)'
        """
        first = self.label.partition(" ")[0]
        return self.label if first in _PROPER else self.label[:1].lower() + self.label[1:]

    def with_(self, **dimensions: str) -> Series:
        """The same measure with some dimensions fixed otherwise."""
        return Series.of(self.measure, **{**dict(self.fixed), **dimensions})

    def __repr__(self) -> str:
        return f"<Series {self.key}>"


@lru_cache(maxsize=65536)
def _of(measure_name: str, dimensions: tuple[tuple[str, str], ...]) -> Series:
    found = measure(measure_name)
    for name, _ in dimensions:
        if name not in found.dimensions:
            raise UsageError(f"{found.label} has no dimension {name!r}.", f"It has: {', '.join(found.dimensions) or 'none'}.")
    codes = {name: DIMENSIONS[name].find(word) for name, word in dimensions}
    return _series(found.code, tuple((name, codes[name]) for name in found.dimensions if name in codes))


@lru_cache(maxsize=65536)
def _series(measure_code: str, codes: tuple[tuple[str, str], ...]) -> Series:
    return Series(measure_code, tuple((name, code) for name, code in codes if code != DIMENSIONS[name].default))


@lru_cache(maxsize=65536)
def _dimensions(series: Series) -> tuple[tuple[str, str], ...]:
    fixed = dict(series.fixed)
    return tuple((name, fixed.get(name, DIMENSIONS[name].default)) for name in series.about.dimensions)


@lru_cache(maxsize=65536)
def _parse(key: str) -> Series:
    parts = _KEY.fullmatch(key)
    if not parts or parts["measure"] not in MEASURES:
        raise NotHeldError.among("series", key, MEASURES)
    pairs = [pair.partition("=") for pair in (parts["dimensions"] or "").split(",") if pair]
    return Series.of(parts["measure"], **{name: code for name, _, code in pairs})
