"""What is found out once about an object, when it is first asked."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar, overload

if TYPE_CHECKING:
    from ..words.quantities import Quantity
    from .parts import SentenceParts
    from .scene import Scene

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
        self._name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

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


class _Keeping(Protocol):
    """A sentence or a wording: what has been found of it is kept with it."""

    @property
    def kept(self) -> dict[Any, Any]:
        """What has been found, by who finds it."""


_Kept = TypeVar("_Kept", bound=_Keeping)


def once_alone(find: Callable[[_Kept], _Found]) -> Callable[[_Kept], _Found]:
    """What a function finds of a sentence, or of a wording, alone, kept with it: it is asked for each number, or by many."""

    @wraps(find)
    def found(of: _Kept) -> _Found:
        kept = of.kept
        answer: _Found
        try:
            answer = kept[find]
        except KeyError:
            answer = kept[find] = find(of)
        return answer

    return found


def once_a_number(find: Callable[[SentenceParts, Quantity], _Found]) -> Callable[[SentenceParts, Quantity], _Found]:
    """What a function finds of a quantity from its sentence alone, kept with the sentence: several forms ask for it."""

    @wraps(find)
    def found(parts: SentenceParts, quantity: Quantity) -> _Found:
        kept = parts.kept
        key = (find, quantity.first)
        answer: _Found
        try:
            answer = kept[key]
        except KeyError:
            answer = kept[key] = find(parts, quantity)
        return answer

    return found


def once_a_scene(
    find: Callable[[SentenceParts, Quantity, Scene], _Found],
) -> Callable[[SentenceParts, Quantity, Scene], _Found]:
    """What a function finds of a quantity from its sentence and the scene that this stands in, kept for the last scene asked about."""

    @wraps(find)
    def found(parts: SentenceParts, quantity: Quantity, scene: Scene) -> _Found:
        kept = parts.kept
        key = (find, quantity.first)
        before = kept.get(key)
        if before is None or before[0] is not scene:
            before = kept[key] = (scene, find(parts, quantity, scene))
        answer: _Found = before[1]
        return answer

    return found
