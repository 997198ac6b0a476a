"""What an object finds out once about itself, when it is first asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

_Found = TypeVar("_Found")


class once(Generic[_Found]):  # noqa: N801 - it stands where `property` does
    """An attribute that is found when it is first asked for, as by `functools.cached_property`, but without its lock.

    What is found is the same whoever finds it: two threads that ask at once may each find it, and do no harm.

    >>> class Sentence:
    ...     @once
    ...     def words(self):
    ...         return ["net", "migration"]
    >>> sentence = Sentence()
    >>> sentence.words is sentence.words
    True
    """

    __slots__ = ("_find", "_name")

    def __init__(self, find: Callable[[Any], _Found]) -> None:
        self._find = find
        self._name = find.__name__

    @overload
    def __get__(self, instance: None, owner: type) -> once[_Found]: ...

    @overload
    def __get__(self, instance: object, owner: type) -> _Found: ...

    def __get__(self, instance: object | None, owner: type) -> once[_Found] | _Found:
        if instance is None:
            return self
        # found here from now on, before anyone asks this descriptor
        found = instance.__dict__[self._name] = self._find(instance)
        return found
