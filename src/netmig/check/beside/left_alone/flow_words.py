"""Words that say which flow a number is, where a text names it in passing."""

from __future__ import annotations

FLOW_WORDS: dict[str, frozenset[str]] = {
    "net_migration": frozenset("net difference balance gap surplus".split()),
    "immigration": frozenset("immigration arrivals gross arrived came inflow incomers immigrants".split()),
    "emigration": frozenset("emigration departures left leavers emigrants outflow leaving".split()),
}
