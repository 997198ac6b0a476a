"""The catalogue is data that is checked: every product can be looked for, and a wrong one is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from netmig.errors import DamagedDataError, NotHeldError
from netmig.sources.catalogue import SHIPPED, catalogue, chosen
from netmig.sources.registry import READERS

GOOD = """
[[product]]
id = "boats"
title = "Boats"
publisher = "Test Office"
kind = "govuk-content"
page = "https://www.gov.uk/boats"
hosts = ["www.gov.uk"]
cadence = "weekly"
"""


def test_every_product_that_netmig_needs_is_in_it() -> None:
    products = catalogue()

    assert {
        "ons-long-term-migration", "ons-bulletin-charts", "ons-population-estimates", "home-office-immigration-tables",
        "home-office-monthly-visa-applications", "home-office-small-boats", "obr-economic-and-fiscal-outlook",
    } <= set(products)  # fmt: skip
    assert all(each.page.startswith("https://") for each in products.values())
    assert all(host.endswith((".gov.uk", "obr.uk")) for each in products.values() for host in each.hosts)


def test_every_reader_that_a_product_names_is_there() -> None:
    named = {name for each in catalogue().values() for name in each.readers}

    assert named <= {reader.name for reader in READERS}
    assert "ons-long-term-migration" in named


def test_every_word_of_a_product_is_explained_at_the_top_of_the_file() -> None:
    text = SHIPPED.read_text(encoding="utf-8")
    explained = {line[2:].split()[0] for line in text.splitlines() if line.startswith("# ") and len(line) > 12 and line[2] != " "}

    assert {
        "id",
        "kind",
        "page",
        "hosts",
        "readers",
        "every",
        "files",
        "titles",
        "since",
        "documents",
        "follow",
        "links",
        "dated",
    } <= explained


def test_products_are_chosen_by_name_or_all_of_them() -> None:
    products = catalogue()

    assert chosen(products, ()) == tuple(products.values())
    assert [each.id for each in chosen(products, ["ons-bulletin-charts", "ons-bulletin-charts"])] == ["ons-bulletin-charts"]
    with pytest.raises(NotHeldError, match=r"Did you mean home-office-small-boats"):
        chosen(products, ["home-office-small-boat"])


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("id = ", "cannot be read"),
        (GOOD + GOOD, "there are two of this id"),
        (GOOD + 'shape = "round"', "it has shape, which means nothing"),
        (GOOD.replace('"boats"', '"Small Boats!"'), "its id is not"),
        (GOOD.replace("govuk-content", "web"), "'web' is no kind"),
        (GOOD.replace("https:", "http:"), "it is an address of http"),
        (GOOD.replace('hosts = ["www.gov.uk"]', 'hosts = ["obr.uk"]'), "none of this publisher's hosts"),
        (GOOD + "files = '('", "boats"),
        (GOOD + "dated = 'x'", "dated has not just one group"),
        (GOOD + "links = [['(', '']]", "boats"),
        (GOOD + "links = [['a', 'b']]", "links belong to page-links"),
        (GOOD.replace("govuk-content", "page-links"), "links belong to page-links"),
        (GOOD.replace('cadence = "weekly"', ""), "cadence"),
        (GOOD.replace('"Boats"', "5"), "title is no text"),
        (GOOD + 'since = "May"', "since is no day"),
    ],
)
def test_a_product_that_cannot_be_is_named_with_what_is_wrong(tmp_path: Path, wrong: str, said: str) -> None:
    path = tmp_path / "catalogue.toml"
    path.write_text(wrong, encoding="utf-8")

    with pytest.raises(DamagedDataError) as caught:
        catalogue(path)

    assert said in str(caught.value)
    assert "catalogue" in str(caught.value)


def test_a_new_product_is_a_paragraph(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.toml"
    path.write_text(GOOD, encoding="utf-8")

    assert list(catalogue(path)) == ["boats"]
