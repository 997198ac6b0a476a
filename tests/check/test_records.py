"""Quick records are frozen dataclasses in every way but the time they take to be made."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, field, fields, replace

import pytest

from netmig.check.records import record
from netmig.check.records import replace as quickly_replaced
from netmig.check.sentences.wording import Subject


@record(kw_only=True)
class Place:
    name: str
    people: int = 0
    parts: list[str] = field(default_factory=list)


def test_records_compare_hash_show_and_copy_as_dataclasses_do() -> None:
    one, same, other = Subject("immigration"), Subject("immigration", basis="explicit"), Subject("emigration")
    assert one == same != other
    assert len({one, same, other}) == 2
    assert (
        repr(one)
        == "Subject(measure='immigration', group=(), basis='explicit', carried=False, local=False, others=(), only_these=False)"
    )
    assert [each.name for each in fields(one)] == ["measure", "group", "basis", "carried", "local", "others", "only_these"]
    assert pickle.loads(pickle.dumps(one)) == copy.deepcopy(one) == one


def test_records_are_frozen_and_take_only_their_fields() -> None:
    with pytest.raises(FrozenInstanceError):
        Place(name="Hull").people = 1  # type: ignore[misc]
    with pytest.raises(TypeError, match="name"):
        Place()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="size"):
        Place(name="Hull", size=1)  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Place("Hull")  # type: ignore[call-arg]


def test_each_record_has_a_list_of_its_own() -> None:
    one, other = Place(name="Hull"), Place(name="Bath")
    one.parts.append("Old Town")
    assert (one.parts, other.parts) == (["Old Town"], [])


def test_a_record_replaced_quickly_is_the_one_that_dataclasses_makes() -> None:
    subject = Subject("immigration", (("reason", "work"),))
    assert quickly_replaced(subject, basis="open") == replace(subject, basis="open")
    assert subject.basis == "explicit"
    with pytest.raises(TypeError, match="size"):
        quickly_replaced(subject, size=1)


def test_slots_are_refused() -> None:
    with pytest.raises(TypeError, match="slots"):

        @record()
        class Slotted:
            __slots__ = ("x",)
            x: int


def test_nothing_is_taken_from_a_record() -> None:
    place = Place(name="Hull")
    with pytest.raises(FrozenInstanceError):
        del place.name
    assert place == Place(name="Hull")
