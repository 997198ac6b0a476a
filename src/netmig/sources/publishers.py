"""Whose series it is: what others say of the same thing is no revision of what its publisher says.

A ledger takes the newest figure of a series for the one that stands. So a series is added to by its
publisher alone, and whoever else counts, estimates or foresees the same has a series of their own.
Whose it is says `publishers.toml`, whatever the ledger holds; of measures and areas that are not in
it, the ledger: who had it first.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from ..codes import DIMENSIONS, MEASURES
from ..errors import DamagedDataError, Place, UsageError
from ..ledger.figures import Figure, Release
from ..ledger.ledger import Ledger
from ..series import Series
from .plausibility import place_of
from .reader import Reading

# A forecast is its forecaster's by its series; a rule is an office's by what it is.
OF_ONE_PUBLISHER = frozenset({"estimate", "count", "account"})
NOT_STATED = "Not stated"
_FILE = Path(__file__).with_name("publishers.toml")
_ABBREVIATED = re.compile(r"(?P<name>.+) \((?P<short>[a-z]+)\)")


class OthersSeriesError(UsageError):
    """Figures of a series that is another publisher's."""

    def __init__(self, asked: str, available: str, next_step: str, *, place: Place) -> None:
        super().__init__(asked, available, next_step)
        self.place = place


@dataclass(frozen=True, slots=True)
class Publishers:
    """Publishers by what they are called, and the measures that are theirs."""

    names: Mapping[str, str]
    """The ledger's name of each, by every name that it has, in plain words."""
    of_measure: Mapping[str, tuple[str, ...]]
    """Who publishes the statistics of a measure for the United Kingdom."""
    of_type: Mapping[str, str] = field(default_factory=dict)
    """Whose own count of something a type of it is: the World Bank's numbers of people are not ONS's."""

    def name(self, called: str) -> str:
        """A publisher as the ledger has it; whoever is not known keeps their name.

        >>> known_publishers().name("the ONS"), known_publishers().name("Somebody Else")
        ('Office for National Statistics', 'Somebody Else')
        """
        plain = _plain(called)
        if plain in self.names:
            return self.names[plain]
        found = _ABBREVIATED.fullmatch(plain)
        one, other = (self.names.get(found[part], "") for part in ("name", "short")) if found else ("", "")
        return one if one and one == other else called

    def of(self, series: Series) -> tuple[str, ...]:
        """Whose a series is by its measure; nobody's where the measure is in no list, or of a part of the country."""
        dimensions = series.dimensions
        if dimensions.get("area", DIMENSIONS["area"].default) != DIMENSIONS["area"].default:
            return ()
        if (own := self.of_type.get(dimensions.get("type", ""))) is not None:
            return (own,)
        return self.of_measure.get(series.measure, ())


@cache
def known_publishers(path: Path = _FILE) -> Publishers:
    """The publishers that `publishers.toml` describes; DamagedDataError for a file that is not as it should be."""
    try:
        return _described(tomllib.loads(path.read_text(encoding="utf-8"))["publisher"])
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise DamagedDataError(f"{path} is no list of publishers: {problem}.", "", "Install netmig again.") from problem


def _described(said: Iterable[Mapping[str, Any]]) -> Publishers:
    names: dict[str, str] = {}
    of_measure: dict[str, list[str]] = {}
    of_type: dict[str, str] = {}
    for each in said:
        of_type |= dict.fromkeys(each.get("types", ()), each["name"])
        for called in (each["name"], *each["others"]):
            if names.setdefault(_plain(called), each["name"]) != each["name"]:
                raise ValueError(f"two publishers are called {called!r}")
        for measure in each["measures"]:
            if measure not in MEASURES:
                raise ValueError(f"there is no measure {measure!r}")
            of_measure.setdefault(measure, []).append(each["name"])
    return Publishers(names, {measure: tuple(theirs) for measure, theirs in of_measure.items()}, of_type)


def as_known(reading: Reading) -> Reading:
    """The reading with each publisher called as the ledger has it: "ONS" is the Office for National Statistics."""
    known = known_publishers()
    releases = tuple(
        (release if (name := known.name(release.publisher)) == release.publisher else replace(release, publisher=name), figures)
        for release, figures in reading.releases
    )
    return replace(reading, releases=releases)


def check_publishers(name: str, reading: Reading, held: Ledger) -> None:
    """Refuse, by OthersSeriesError, figures of a series that is another publisher's.

    A publisher that is not stated is another than any that is. Where several publish a measure, each
    series is of the one that the ledger has it from.
    """
    known = known_publishers()
    theirs: dict[tuple[Series, str], tuple[str, ...]] = {}
    for release, figures in reading.releases:
        publisher = known.name(release.publisher)
        for figure in figures:
            if figure.kind not in OF_ONE_PUBLISHER:
                continue
            asked = (figure.series, publisher)
            if asked not in theirs:
                theirs[asked] = _others(figure.series, publisher, held, known)
            if theirs[asked]:
                raise _refused(name, release, figure, theirs[asked], known.of(figure.series))


def _others(series: Series, publisher: str, held: Ledger, known: Publishers) -> tuple[str, ...]:
    """Whose a series is, where it is not this publisher's."""
    owners = known.of(series)
    if owners and publisher not in owners:
        return owners
    holders = {known.name(held.release(each).publisher) for each in {figure.release for figure in held.figures(series)}}
    # of a ledger that was filled before: what is not the owner's does not keep the owner out
    holders = holders & set(owners) if owners else holders
    named = sorted(holders - {NOT_STATED}) or sorted(holders)
    return () if not named or _plain(publisher) in map(_plain, named) else tuple(named)


def _plain(publisher: str) -> str:
    words = publisher.casefold().replace("&", " and ").replace(".", "").replace("’", "'").split()
    while len(words) > 1 and words[0] in {"the", "uk"}:
        words = words[1:]
    return " ".join(words)


def _refused(name: str, release: Release, figure: Figure, theirs: tuple[str, ...], owners: tuple[str, ...]) -> OthersSeriesError:
    whose = " and ".join(theirs)
    row = f"{name} row "
    at = figure.locator if figure.locator.startswith(row) else f"{name}, {figure.locator}"
    who = "its publisher is not stated" if release.publisher == NOT_STATED else f"it is of {release.publisher}"
    dimensions = figure.series.about.dimensions
    own = [each for each in ("forecaster", "scenario") if each in dimensions]
    apart = f"if it is not, give it a series of its own, by the column {own[0]}." if own else "if it is not, leave it out."
    there = (
        f"{MEASURES[figure.series.measure].label} of the United Kingdom is published by {whose}."
        if theirs == owners
        else f"The ledger has {figure.series.key} from {whose} alone."
    )
    return OthersSeriesError(
        f"{at}: {figure.series.key} for {figure.period.label} would count as a revision of {whose}, and {who}.",
        there,
        f"If the figure is theirs, say so in the column publisher; {apart}",
        place=place_of(figure) if figure.locator.startswith(row) else Place(),
    )
