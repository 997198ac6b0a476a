"""Nothing is read from anywhere but the hosts that are named, over https, at public addresses."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from netmig.errors import ForbiddenAddressError, UnreachableError
from netmig.sources.addresses import Policy, allowed, file_name, plain_name, public, resolved

HOSTS = frozenset({"www.ons.gov.uk", "obr.uk"})


@pytest.mark.parametrize(
    "url",
    [
        "http://www.ons.gov.uk/",
        "ftp://www.ons.gov.uk/",
        "file:///etc/passwd",
        "//evil.example/x",
        "https://evil.example/",
        "https://www.ons.gov.uk.evil.example/",
        "https://evil.example/www.ons.gov.uk",
        "https://www.ons.gov.uk@evil.example/",
        "https://user:word@www.ons.gov.uk/",
        "https://@www.ons.gov.uk/",
        "https://www.ons.gov.uk:8443/",
        "https://www.ons.gov.uk:port/",
        "https://[::1]/",
        "https://[/",
        "https://127.0.0.1/",
        "https://2130706433/",
        "https://www.ons.gov.uk\\@evil.example/",
        "https://www.ons.gov.uk/\r\nHost: evil.example",
        "https://ons.gov.uk/",
        "",
        "page",
    ],
)
def test_an_address_of_no_host_that_is_named_is_refused(url: str) -> None:
    with pytest.raises(ForbiddenAddressError):
        allowed(url, HOSTS)


def test_an_error_names_the_address_and_the_hosts_and_hides_what_cannot_be_shown() -> None:
    with pytest.raises(ForbiddenAddressError) as caught:
        allowed("https://evil.example/\x1b[2J", HOSTS)

    assert "https://evil.example/?[2J" in caught.value.asked
    assert "obr.uk, www.ons.gov.uk" in caught.value.available
    assert caught.value.exit_code == 4


@pytest.mark.parametrize(
    ("link", "base", "whole"),
    [
        ("https://WWW.ONS.gov.uk", "", "https://www.ons.gov.uk/"),
        ("https://www.ons.gov.uk.:443/a", "", "https://www.ons.gov.uk/a"),
        ("/file?uri=/x.xlsx", "https://www.ons.gov.uk/a/b", "https://www.ons.gov.uk/file?uri=/x.xlsx"),
        ("c", "https://www.ons.gov.uk/a/b", "https://www.ons.gov.uk/a/c"),
        ("https://obr.uk/a#part", "", "https://obr.uk/a"),
        ("https://obr.uk/a b/é?q=ü", "", "https://obr.uk/a%20b/%C3%A9?q=%C3%BC"),
        ("https://obr.uk/a%20b", "", "https://obr.uk/a%20b"),
    ],
)
def test_a_link_is_made_whole(link: str, base: str, whole: str) -> None:
    assert whole == allowed(link, HOSTS, base=base).url


@given(st.text(max_size=80))
def test_whatever_a_link_says_it_is_refused_or_leads_to_a_host_that_is_named(link: str) -> None:
    try:
        address = allowed(link, HOSTS, base="https://www.ons.gov.uk/page")
    except ForbiddenAddressError:
        return

    assert address.host in HOSTS
    assert address.scheme == "https"
    assert address.port == 443
    assert address.target.startswith("/")
    assert address.target.isascii()
    assert not set(address.target) & set(" \r\n\t")


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1", "127.255.0.9", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",
        "100.64.0.1", "192.0.0.1", "192.0.2.1", "198.18.0.1", "203.0.113.5", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255",
        "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "fc00::1", "fd12::1", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1",
        "2001:db8::1", "2002:7f00:1::", "2002:a00:1::", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "no number",
    ],
)  # fmt: skip
def test_a_number_that_is_not_on_the_public_internet_is_refused(number: str) -> None:
    with pytest.raises(ForbiddenAddressError, match="is said to be at"):
        public("www.ons.gov.uk", (number,))


def test_one_bad_number_condemns_the_good_ones_beside_it() -> None:
    assert public("www.ons.gov.uk", ("104.16.1.1", "2606:4700::1")) == ("104.16.1.1", "2606:4700::1")
    with pytest.raises(ForbiddenAddressError, match=r"192\.168\.0\.1, a private address"):
        public("www.ons.gov.uk", ("104.16.1.1", "192.168.0.1"))


@given(st.ip_addresses())
@example(IPv6Address("2002:100::"))  # a relay of 1.0.0.0: Pythons differ on whether it is reached from everywhere
def test_every_number_that_passes_is_one_that_the_whole_world_can_reach(number: IPv4Address | IPv6Address) -> None:
    try:
        public("www.ons.gov.uk", (str(number),))
    except ForbiddenAddressError:
        return

    assert number.is_global
    assert not number.is_multicast


def test_loopback_and_no_other_network_can_be_allowed_for_tests() -> None:
    assert public("a", ("127.0.0.1",), Policy(loopback=True)) == ("127.0.0.1",)
    with pytest.raises(ForbiddenAddressError):
        public("a", ("10.0.0.1",), Policy(loopback=True))


def test_an_unknown_host_is_told_as_such() -> None:
    # no name server is asked for a label of more than 63 letters
    with pytest.raises(UnreachableError, match=r"The host x+ is not known here"):
        resolved("x" * 70, 443)


def test_a_known_host_is_given_by_its_numbers() -> None:
    assert "127.0.0.1" in resolved("127.0.0.1", 443)


@given(st.text(max_size=300))
def test_a_publishers_file_name_never_leaves_its_folder_and_can_be_shown(name: str) -> None:
    plain = plain_name(name)

    assert plain
    assert plain.isprintable()
    assert not plain.startswith(".")
    assert not set(plain) & set("/\\")
    assert len(plain) <= 120


def test_the_name_of_an_ons_file_is_in_its_query() -> None:
    url = "https://www.ons.gov.uk/file?uri=%2fa%2fdatasets%2fyearendingjune2025%2fltimnov25.xlsx"
    assert file_name(url) == "ltimnov25.xlsx"
    assert file_name("https://assets.publishing.service.gov.uk/media/6a1d/a.xlsx?x=1") == "a.xlsx"
