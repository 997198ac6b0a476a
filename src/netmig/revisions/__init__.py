"""How far published figures move: the revision triangle, its statistics and tests, of any vintaged series.

Revision = later − earlier: positive is revised up. No statistic crosses a change of method unless
that is asked for, and every number has its n beside it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .expectation import ExpectedRevision as ExpectedRevision
    from .expectation import expected as expected

_PLACES = {"ExpectedRevision": ".expectation", "expected": ".expectation"}


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_PLACES[name], __name__), name)
