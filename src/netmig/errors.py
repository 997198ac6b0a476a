"""What goes wrong, as one tree.

    NetmigError
    ├── UsageError              (ValueError)   the question itself cannot be read           exit 2
    │   └── PeriodLabelError    (ValueError)   a period label in no known form
    ├── NotHeldError            (LookupError)  no such measure, series, period or release   exit 3
    ├── DamagedDataError        (OSError)      a ledger or table that fails its own checks  exit 4
    │   ├── LayoutError         (OSError)      a publisher's file in a layout not described
    │   └── ForbiddenAddressError (OSError)    an address that nothing is read from
    ├── UnreachableError        (ConnectionError)  a publisher's page or file that cannot be had now   exit 5
    └── MissingExtraError       (ImportError)  an optional library that is not installed    exit 2

Each says what was asked, what is there, and what to do next; `code` is stable and meant for programs.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar


class NetmigError(Exception):
    """Everything that netmig raises on purpose; catch this to catch them all."""

    code: ClassVar[str] = "error"
    exit_code: ClassVar[int] = 1

    def __init__(self, asked: str, available: str = "", next_step: str = "") -> None:
        super().__init__(asked)
        self.asked = asked
        self.available = available
        self.next_step = next_step

    def __str__(self) -> str:
        return " ".join(part for part in (self.asked, self.available, self.next_step) if part)

    def to_dict(self) -> dict[str, Any]:
        """The one shape that errors have in JSON."""
        return {
            "error": self.code,
            "asked": self.asked,
            "available": self.available or None,
            "next_step": self.next_step or None,
        }


class UsageError(NetmigError, ValueError):
    """The question cannot be read as it was put."""

    code = "usage"
    exit_code = 2


class PeriodLabelError(UsageError):
    """A period label in none of the known forms."""

    code = "period_label"


class NotHeldError(NetmigError, LookupError):
    """A measure, dimension, series, period or release that is not there."""

    code = "not_held"
    exit_code = 3

    @classmethod
    def among(cls, what: str, asked: str, held: Iterable[str], next_step: str = "") -> NotHeldError:
        """The error for `asked`, naming its nearest match among those `held`."""
        from difflib import get_close_matches  # noqa: PLC0415 - only a slip needs it

        names = sorted(held)
        near = get_close_matches(asked, names, n=3, cutoff=0.5)
        if near:
            available = "Did you mean " + " or ".join(near) + "?"
        elif len(names) <= 12:
            available = f"There is: {', '.join(names) or 'nothing'}."
        else:
            available = f"There are {len(names)}, from {names[0]} to {names[-1]}."
        return cls(f"No {what} {asked!r}.", available, next_step)


class DamagedDataError(NetmigError, OSError):
    """A file that fails its own checks: nothing is read from it."""

    code = "damaged_data"
    exit_code = 4


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a publisher's file something stands, as people count: the first row is 1."""

    sheet: str = ""
    row: int | None = None
    column: str = ""
    """The letters of a spreadsheet's column, or the header of a text table's."""


class LayoutError(DamagedDataError):
    """A publisher's file whose layout is not one that a reader knows."""

    code = "layout"

    def __init__(self, asked: str, available: str = "", next_step: str = "", *, place: Place | None = None) -> None:
        super().__init__(asked, available, next_step)
        self.place = place or Place()


class ForbiddenAddressError(DamagedDataError):
    """A page or a redirect leads to an address that nothing is read from: another host, no https, a private network."""

    code = "forbidden_address"


class UnreachableError(NetmigError, ConnectionError):
    """A publisher's page or file that cannot be had now."""

    code = "unreachable"
    exit_code = 5


class MissingExtraError(NetmigError, ImportError):
    """An optional library is needed and is not installed."""

    code = "missing_extra"
    exit_code = 2

    @classmethod
    def of(cls, job: str, extra: str) -> MissingExtraError:
        return cls(f"{job} needs a library that is not installed.", "", f"Install it with: pip install 'netmig[{extra}]'")
