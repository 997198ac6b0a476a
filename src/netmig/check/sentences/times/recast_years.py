"""The year whose estimate a sentence tells of, which the next goes on about."""

from __future__ import annotations

from collections.abc import Sequence

from ....periods import Period
from ..estimates.estimates_told import tells_of_recasting
from ..parts import SentenceParts
from ..scene import Scene
from ..wording import Wording
from .windows import read_window


def year_recast(parts: SentenceParts, found: Sequence[Wording], scene: Scene) -> Period | None:
    """The window whose estimate a sentence told of, the one named last where there are several; also where it only says that it was changed."""
    windows = [wording for wording in found if wording.kind == "revision" and wording.periods]
    named = [wording for wording in windows if wording.period_basis in {"explicit", "inherited"}]
    if windows:
        return (named[-1] if named else windows[0]).periods[0]
    if not tells_of_recasting(parts):
        return None
    read = (read_window(parts, time, scene, "net_migration").periods for time in reversed(parts.times))
    return next((periods[0] for periods in read if periods), None)
