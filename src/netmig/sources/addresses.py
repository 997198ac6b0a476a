"""Which addresses may be read from: the catalogue's hosts over https, and only where they are on the public internet.

A page that someone has tampered with, a redirect or a name server can point anywhere: at another
host, at a router's own page, at a cloud's metadata service. So an address is checked as text before
it is asked for, and every number that its name resolves to before a connection is made to that number.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Collection
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import quote, unquote, urljoin, urlsplit, urlunsplit

from ..errors import ForbiddenAddressError, UnreachableError

Resolver = Callable[[str, int], tuple[str, ...]]
"""The numbers of a host: (name, port) to addresses, the best first."""

# RFC 6052: an IPv4 address in the last four bytes, reached through the network's own translator
_TRANSLATED = IPv6Network("64:ff9b::/96")
# what a link may have in it as it stands; everything else is written as %XX
_AS_IT_IS = "%/:=&?~#+!$,;'@()*[]"


@dataclass(frozen=True, slots=True)
class Policy:
    """What kinds of address may be read from; nothing but tests has another than the one that stands here."""

    schemes: tuple[str, ...] = ("https",)
    any_port: bool = False
    """Otherwise only the scheme's own."""
    loopback: bool = False
    """Whether this machine itself may be read from."""


PUBLIC = Policy()


@dataclass(frozen=True, slots=True)
class Address:
    """An address that may be asked for, taken apart."""

    url: str
    scheme: str
    host: str
    port: int
    target: str
    """The path and query, as they stand in a request."""

    @property
    def host_header(self) -> str:
        usual = {"https": 443, "http": 80}[self.scheme]
        return self.host if self.port == usual else f"{self.host}:{self.port}"


def allowed(url: str, hosts: Collection[str], policy: Policy = PUBLIC, *, base: str = "") -> Address:
    """The address that a link means, seen from the page `base`, once it is known to be one of these hosts'.

    Raises ForbiddenAddressError for anything else.

    >>> allowed("/file?uri=/a b.xlsx", {"www.ons.gov.uk"}, base="https://www.ons.gov.uk/page").url
    'https://www.ons.gov.uk/file?uri=/a%20b.xlsx'
    >>> allowed("https://www.ons.gov.uk@127.0.0.1/", {"www.ons.gov.uk"})
    Traceback (most recent call last):
    ...
    netmig.errors.ForbiddenAddressError: https://www.ons.gov.uk@127.0.0.1/ is not read: it carries a user's name. ...
    """
    asked = url
    try:
        whole = urljoin(base, url.strip()) if base else url.strip()
        if any(ord(character) < 32 or ord(character) == 127 for character in whole):
            raise _refused(asked, "it has control characters in it", hosts)
        parts = urlsplit(whole)
        host = (parts.hostname or "").rstrip(".").lower()
        port = parts.port
    except ValueError as problem:
        raise _refused(asked, f"it is no address ({problem})", hosts) from None
    if parts.scheme not in policy.schemes:
        raise _refused(asked, f"it is an address of {parts.scheme or 'no scheme'}, not {' or '.join(policy.schemes)}", hosts)
    if parts.username is not None or parts.password is not None:
        raise _refused(asked, "it carries a user's name", hosts)
    if host not in hosts:
        raise _refused(asked, f"{host or 'nothing'} is none of this publisher's hosts", hosts)
    usual = {"https": 443, "http": 80}[parts.scheme]
    if port not in {None, usual} and not policy.any_port:
        raise _refused(asked, f"it names the port {port}", hosts)
    path = quote(parts.path, safe=_AS_IT_IS) or "/"
    query = quote(parts.query, safe=_AS_IT_IS)
    netloc = host if port in {None, usual} else f"{host}:{port}"
    return Address(
        url=urlunsplit((parts.scheme, netloc, path, query, "")),
        scheme=parts.scheme,
        host=host,
        port=port or usual,
        target=path + (f"?{query}" if query else ""),
    )


def resolved(host: str, port: int) -> tuple[str, ...]:
    """Every number that the system knows of a host, in the order in which to try them."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        raise UnreachableError(
            f"The host {host} is not known here: {reason}.", "", "See whether this machine is connected to the internet."
        ) from None
    return tuple(dict.fromkeys(str(each[4][0]) for each in found))


def public(host: str, numbers: tuple[str, ...], policy: Policy = PUBLIC) -> tuple[str, ...]:
    """The numbers of a host, once every one of them is known to be on the public internet.

    One that is not condemns the others: an honest publisher has none such.
    """
    for number in numbers:
        kind = _kind(number)
        if kind and not (kind == "loopback" and policy.loopback):
            raise ForbiddenAddressError(
                f"{host} is not read: it is said to be at {number}, a {kind} address.",
                "Someone between here and the publisher answers for it.",
                "See which name server this machine uses.",
            )
    return numbers


def _kind(number: str) -> str:
    """What is the matter with a number: "loopback", "private", …; empty for one on the public internet.

    >>> [_kind(each) for each in ("127.0.0.1", "10.1.2.3", "169.254.169.254", "224.0.0.1", "::ffff:192.168.0.1", "100.64.0.1")]
    ['loopback', 'private', 'link-local', 'multicast', 'private', 'private']
    >>> [_kind(each) for each in ("172.64.1.1", "2606:4700::1", "64:ff9b::ac40:101", "64:ff9b::7f00:1", "0.0.0.0", "fe80::1%eth0")]
    ['', '', '', 'loopback', 'unspecified', 'link-local']
    """
    try:
        address: IPv4Address | IPv6Address = ip_address(number)
    except ValueError:
        return "malformed"
    for name, applies in (
        ("unspecified", address.is_unspecified),
        ("loopback", address.is_loopback),
        ("link-local", address.is_link_local),
        ("multicast", address.is_multicast),
    ):
        if applies:
            return name
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if inner is None and address in _TRANSLATED:
            inner = IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            # Pythons differ on whether addresses of relays (6to4) are reached from everywhere: where one says no, they are not
            return _kind(str(inner)) or ("private" if address.sixtofour and not address.is_global else "")
        if address.is_site_local:
            return "private"
    if address.is_private or not address.is_global:
        return "private"
    return "reserved" if address.is_reserved else ""


def file_name(url: str) -> str:
    """What the file at an address is called, as far as the address says: without folders, nothing odd in it.

    >>> file_name("https://www.ons.gov.uk/file?uri=/a/yearendingdecember2025/may2026publicationspreadsheet.xlsx")
    'may2026publicationspreadsheet.xlsx'
    >>> file_name("https://obr.uk/docs/efo%20march.xlsx?tmstv=17"), file_name("https://obr.uk/download/economy/")
    ('efo march.xlsx', 'economy')
    >>> file_name("https://www.ons.gov.uk/visualisations/dvc3500/fig1/data.csv")
    'fig1-data.csv'
    """
    parts = urlsplit(url)
    path = parts.path
    for pair in parts.query.split("&"):
        name, _, value = pair.partition("=")
        if name == "uri":
            path = value
    folder, _, last = unquote(path).rstrip("/").rpartition("/")
    if last == "data.csv":  # every chart of a bulletin has one
        last = f"{folder.rpartition('/')[2]}-{last}"
    return plain_name(last)


def plain_name(name: str) -> str:
    """A file name that a publisher gives, made fit to be shown and to be written to a disk.

    >>> plain_name("../../etc/passwd"), plain_name("a" + chr(27) + "[31mb.xlsx"), plain_name("")
    ('passwd', 'a[31mb.xlsx', 'file')
    """
    last = name.replace("\\", "/").rpartition("/")[2]
    kept = "".join(character for character in last if character.isprintable()).strip().lstrip(".")
    return kept[:120] or "file"


def _refused(url: str, reason: str, hosts: Collection[str]) -> ForbiddenAddressError:
    shown = "".join(character if character.isprintable() else "?" for character in url[:300])
    return ForbiddenAddressError(
        f"{shown} is not read: {reason}.",
        f"Read from are: {', '.join(sorted(hosts)) or 'none'}.",
        "If the publisher has moved, change the catalogue of sources, or give the file to `netmig ingest`.",
    )
