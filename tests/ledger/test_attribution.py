"""Every publisher is named, and nothing is called open that is not."""

from __future__ import annotations

from datetime import date

import pytest

from netmig.ledger.attribution import OPEN_GOVERNMENT_LICENCE, attribution, is_open_government
from netmig.ledger.bundled import Bundled
from netmig.ledger.figures import Release, Source, published_on
from netmig.ledger.ledger import Ledger


def release(publisher: str, licence: str, *sources: Source) -> Release:
    return Release(
        id=publisher, publisher=publisher, title="", published_at=published_on(date(2001, 1, 1)), licence=licence, sources=sources
    )


def test_publishers_of_one_licence_share_a_line_and_each_is_named_once() -> None:
    lines = attribution(
        [release("B", OPEN_GOVERNMENT_LICENCE), release("A", OPEN_GOVERNMENT_LICENCE), release("A", OPEN_GOVERNMENT_LICENCE)]
    )
    assert len(lines) == 1
    assert lines[0].startswith("Contains public sector information licensed under the Open Government Licence v3.0 (https://")
    assert lines[0].endswith("Source: A; B.")


def test_no_licence_is_said_last_and_is_not_called_open() -> None:
    lines = attribution([release("A paper", ""), release("An office", OPEN_GOVERNMENT_LICENCE), release("B", "CC BY 4.0")])
    assert ["An office" in lines[1], "CC BY 4.0" in lines[0], "A paper" in lines[2]] == [True, True, True]
    assert ["Open Government" in line for line in lines] == [False, True, False]


def test_a_copy_under_an_open_licence_opens_nothing() -> None:
    """Someone's extract may be free to use; the figures in it are their publisher's still."""
    copied = release("A paper", "", Source(id="copy", title="A copy", licence=OPEN_GOVERNMENT_LICENCE))
    assert "Open Government" not in attribution([copied])[0]


@pytest.mark.parametrize(
    ("words", "is_open"), [(OPEN_GOVERNMENT_LICENCE, True), ("OGL-UK-3.0", True), ("MIT", False), ("", False)]
)
def test_the_open_government_licence_is_known_by_its_names(words: str, *, is_open: bool) -> None:
    assert is_open_government(words) is is_open


def test_every_shipped_release_of_the_statistics_office_is_open() -> None:
    shipped = Ledger([Bundled()]).releases(publisher="Office for National Statistics")
    assert shipped
    assert {each.licence for each in shipped} == {OPEN_GOVERNMENT_LICENCE}
