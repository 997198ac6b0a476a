"""What the publishers publish and where: the catalogue of sources, read from `catalogue.toml` and checked.

A new product is a paragraph of that file, no code.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any, Literal, get_args

from ..errors import DamagedDataError, NetmigError, NotHeldError
from .addresses import PUBLIC, Policy, allowed

SHIPPED = Path(__file__).with_name("catalogue.toml")
Kind = Literal["ons-dataset", "govuk-content", "page-links"]

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PATTERNS = ("files", "titles", "documents", "follow", "dated")


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """Something that a publisher publishes again and again, and how its files are found.

    `catalogue.toml` says what each part means.
    """

    id: str
    title: str
    publisher: str
    kind: Kind
    page: str
    hosts: tuple[str, ...]
    cadence: str
    readers: tuple[str, ...] = ()
    every: bool = True
    files: str = ""
    titles: str = ""
    since: date | None = None
    documents: str = ""
    follow: str = ""
    links: tuple[tuple[str, str], ...] = ()
    dated: str = ""


def catalogue(path: Path = SHIPPED, policy: Policy = PUBLIC) -> dict[str, Product]:
    """The products by id, in the order of the file; DamagedDataError, which names the product, for one that cannot be."""
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise DamagedDataError(f"The catalogue {path} cannot be read: {problem}.") from None
    products: dict[str, Product] = {}
    for number, each in enumerate(told.get("product", ()), 1):
        name = each.get("id", f"number {number}")
        try:
            product = _product(each, policy, products)
        except (ValueError, TypeError, re.error, NetmigError) as problem:
            raise DamagedDataError(f"The product {name} of {path} cannot be used: {problem}.") from None
        products[product.id] = product
    return products


def chosen(products: Mapping[str, Product], names: Iterable[str]) -> tuple[Product, ...]:
    """The products of these names, all where there are none; NotHeldError names the nearest."""
    wanted = tuple(dict.fromkeys(names))
    for name in wanted:
        if name not in products:
            raise NotHeldError.among("product", name, products, "`netmig update --list` shows them.")
    return tuple(products[name] for name in wanted) if wanted else tuple(products.values())


def _product(told: Mapping[str, Any], policy: Policy, others: Collection[str]) -> Product:
    """A paragraph of the catalogue, once it is whole; ValueError or TypeError otherwise."""
    known = {field.name for field in fields(Product)}
    if unknown := sorted(set(told) - known):
        raise ValueError(f"it has {', '.join(unknown)}, which means nothing")
    given = dict(told)
    for name in ("hosts", "readers"):
        given[name] = tuple(given.get(name, ()))
    given["links"] = tuple((pattern, made_of) for pattern, made_of in given.get("links", ()))
    product = Product(**given)
    for name in known - {"every", "since", "hosts", "readers", "links"}:
        if not isinstance(getattr(product, name), str):
            raise TypeError(f"{name} is no text")
    if not _NAME.fullmatch(product.id):
        raise ValueError("its id is not of small letters, digits and hyphens")
    if product.id in others:
        raise ValueError("there are two of this id")
    if product.kind not in get_args(Kind):
        raise ValueError(f"{product.kind!r} is no kind; there are {', '.join(get_args(Kind))}")
    if product.since is not None and not isinstance(product.since, date):
        raise TypeError("since is no day")
    allowed(product.page, product.hosts, policy)
    for name in _PATTERNS:
        re.compile(getattr(product, name))
    for pattern, made_of in product.links:
        re.compile(pattern).sub(made_of, "")
    if product.dated and re.compile(product.dated).groups != 1:
        raise ValueError("dated has not just one group, the day")
    if (product.kind == "page-links") != bool(product.links):
        raise ValueError("links belong to page-links, which needs some")
    return product
