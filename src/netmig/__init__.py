"""Every published figure of UK net migration, and whether what is said of it is right.

    import netmig

    ledger = netmig.open()
    ledger["net_migration"].as_of("2024-11-28")["YE Jun 2023"].value

Each name is loaded when it is first used, so that `import netmig` costs next to nothing.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .check.quantities import Quantity as Quantity
    from .check.quantities import quantities as quantities
    from .errors import DamagedDataError as DamagedDataError
    from .errors import MissingExtraError as MissingExtraError
    from .errors import NetmigError as NetmigError
    from .errors import NotHeldError as NotHeldError
    from .errors import UsageError as UsageError
    from .ledger.figures import Figure as Figure
    from .ledger.figures import Release as Release
    from .ledger.ledger import Ledger as Ledger
    from .ledger.ledger import open_ledger as open  # noqa: A004 - `netmig.open` is how everyone begins
    from .periods import Period as Period
    from .periods import parse_period as parse_period
    from .series import Series as Series

    def check(*args: Any, **options: Any) -> Any: ...
    def explain(*args: Any, **options: Any) -> Any: ...


_PLACES = {
    "DamagedDataError": (".errors", "DamagedDataError"),
    "Figure": (".ledger.figures", "Figure"),
    "Ledger": (".ledger.ledger", "Ledger"),
    "MissingExtraError": (".errors", "MissingExtraError"),
    "NetmigError": (".errors", "NetmigError"),
    "NotHeldError": (".errors", "NotHeldError"),
    "Period": (".periods", "Period"),
    "Quantity": (".check.quantities", "Quantity"),
    "Release": (".ledger.figures", "Release"),
    "Series": (".series", "Series"),
    "UsageError": (".errors", "UsageError"),
    "open": (".ledger.ledger", "open_ledger"),
    "parse_period": (".periods", "parse_period"),
    "quantities": (".check.quantities", "quantities"),
}
# A verb that has the name of its own room: `netmig.check(...)` beside `netmig.check.claims`.
_VERBS = ("check", "explain")
__all__ = [
    "DamagedDataError",
    "Figure",
    "Ledger",
    "MissingExtraError",
    "NetmigError",
    "NotHeldError",
    "Period",
    "Quantity",
    "Release",
    "Series",
    "UsageError",
    "check",
    "explain",
    "open",
    "parse_period",
    "quantities",
]


class _CallableRoom(ModuleType):
    """A room that can be called like the verb it is named after."""

    def __call__(self, *args: Any, **options: Any) -> Any:
        return getattr(self, self.__name__.rpartition(".")[2])(*args, **options)


class _Face(ModuleType):
    """The package itself: Python sets a room on it once that is imported, by whomever."""

    def __setattr__(self, name: str, value: Any) -> None:
        if name in _VERBS and type(value) is ModuleType:
            value.__class__ = _CallableRoom
        super().__setattr__(name, value)


def __getattr__(name: str) -> Any:
    if name in _VERBS:
        return import_module(f".{name}", __name__)
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, attribute = _PLACES[name]
    value = getattr(import_module(module, __name__), attribute)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return list(__all__)


sys.modules[__name__].__class__ = _Face
