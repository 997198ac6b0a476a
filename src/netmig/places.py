"""Names of places as people write them, found among the areas that are held."""

from __future__ import annotations

from collections.abc import Iterable

from .codes import slug

# Common names that the official one does not begin or end with.
_COMMON = {"hull": "kingston_upon_hull_city_of"}
# "London" in an article is the capital of nine million, not the square mile whose official name is City of London.
_NOT_SHORTENED = frozenset({"city_of_london"})


def find_area(words: str, held: Iterable[str]) -> str | None:
    """The code of the one area held that these words name, or None where there is none or more than one.

    The official name or its code always does; "Bristol" does for "Bristol, City of" and "Glasgow"
    for "Glasgow City", but a part of a joint name, or of several names, is no name.

    >>> find_area("Bristol", ["bristol_city_of", "bath_and_north_east_somerset"])
    'bristol_city_of'
    >>> find_area("London", ["city_of_london"]) is None
    True
    """
    wanted = slug(words)
    codes = frozenset(held)
    if wanted in codes:
        return wanted
    if (common := _COMMON.get(wanted)) in codes:
        return common
    found = [code for code in codes if code not in _NOT_SHORTENED and wanted == _short(code)]
    return found[0] if len(found) == 1 else None


def _short(code: str) -> str:
    for ending in ("_city_of", "_county_of", "_city"):
        code = code.removesuffix(ending)
    return code.removeprefix("city_of_")
