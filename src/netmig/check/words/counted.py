"""What the Home Office counts, by the words for it: who crossed the Channel, who claimed asylum, who is in hotels.

Some words name a count plainly: "100,625 people applied for asylum". Others leave open whether people are
counted or cases, of which each may be of several people: "asylum claims", "the asylum backlog".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .lexicon import phrases
from .phrase_tree import Branch


class Counted(NamedTuple):
    """Words for a count where they stand in a sentence, first and last token."""

    measure: str
    group: tuple[tuple[str, str], ...] = ()
    of_cases: bool = False
    """Whether cases may be meant, and not people."""
    first: int = 0
    last: int = 0


_HOTELS = (("type", "hotel"),)
_WORDS: dict[Counted, str] = {
    Counted("small_boat_arrivals"): """
        small boat, small boats, small-boat, small-boats, channel crossing, channel crossings, crossed the channel, crossed the english channel, cross the channel
        crossing the channel, crossing the english channel, cross the english channel, channel in small boats, across the channel, over the channel, crossings of the channel
        channel migrants, channel arrivals, channel small boat, in dinghies, by dinghy, inflatable dinghies, made the crossing, made the channel crossing, made the dangerous crossing
        small inflatable boats, channel boat, small boats crossings, dinghy, dinghies, across the english channel, over the english channel
        beaches of kent, kent beaches, beaches in kent, kent coast, landed in kent, landed at dover, ashore in kent, ashore at dover, into dover, boats have brought, boats had brought, boats brought, boats carried, boats had carried
        boats have carried, inflatables, rubber boats, small craft, makeshift boats, flimsy boats
    """,
    Counted("asylum_applications"): """
        applied for asylum, apply for asylum, applying for asylum, claimed asylum, claim asylum, claiming asylum, sought asylum, asylum claimants, asylum applicants, asked for asylum, ask for asylum, asking for asylum, asked britain for asylum, asked the uk for asylum, asked for protection, put in for asylum, bid for asylum, filed for asylum, lodged claims for asylum, claimed refugee status, sought refugee status, applied for refugee status, made asylum claims, asylum was requested, requested asylum, asylum was claimed, asylum was sought, lodged asylum, requested asylum
    """,
    Counted("asylum_applications", of_cases=True): """
        asylum claims, asylum claim, asylum bids, asylum pleas, asylum demands, requests for asylum, bids for asylum, pleas for asylum, asylum applications, asylum application, applications for asylum, claims for asylum, asylum requests
    """,
    Counted("asylum_initial_decisions", of_cases=True): """
        initial decisions, initial asylum decisions, initial decision on asylum, initial asylum decision, decisions on asylum, asylum decisions
    """,
    Counted("asylum_initial_decisions", (("outcome", "grant"),), of_cases=True): "grants of asylum, asylum grants, grants of protection",
    Counted("asylum_supported", _HOTELS): """
        asylum hotels, asylum hotel, in hotels, hotel use, use of hotels, hotel accommodation, in hotel rooms, migrant hotels, housed in hotels, hotels housed, use of asylum hotels, hotel count, hotel headcount, hotel population, hotel numbers
    """,
    Counted("asylum_supported"): "asylum support, asylum-support",
    Counted("asylum_awaiting_decision"): """
        awaiting an initial decision, waiting for an initial decision, awaiting initial decisions, awaiting an initial asylum decision, waiting for an initial asylum decision
        waiting to hear for the first time, asylum queue, asylum waiting list, queue for asylum, queue of asylum, queuing for asylum, waiting for asylum, asylum seekers waiting, asylum seekers awaiting, asylum seekers in limbo, awaiting a decision on their asylum, waiting for a decision on their asylum, awaiting an asylum decision, waiting for an asylum decision
    """,
    Counted("asylum_awaiting_decision", of_cases=True): """
        asylum backlog, backlog of asylum, asylum case backlog, backlog in asylum, asylum decisions backlog, asylum claims backlog, asylum application backlog
    """,
    Counted("returns", (("type", "enforced"),)): "enforced returns, enforced return, forced returns, forced removals, enforced removals",
    Counted("returns", (("type", "voluntary"),)): "voluntary returns, voluntary return, voluntary departures",
}  # fmt: skip


# who waits for what: "awaiting a first answer", "waiting for an initial ruling", "without a first decision"
_WAITING = """
    awaiting, waiting for, wait for, with no, waiting to get, waiting to receive, waiting on, queuing for, queueing for, queue for, waiting in britain for
    waiting in the uk for, in the queue for, without
"""
_FIRST = "first, initial, first asylum, initial asylum"
_ANSWER = "decision, decisions, answer, answers, ruling, verdict, reply, response, asylum decision"


def _phrases() -> dict[str, Branch[Counted]]:
    """Every phrase, word by word."""
    root, answer = Branch[Counted](), Branch[Counted]()
    for counted, block in _WORDS.items():
        for phrase in phrases(block):
            root.grown(phrase).meanings.append(counted)
    for which in phrases(_FIRST):
        for noun in phrases(_ANSWER):
            answer.grown(f"{which} {noun}").meanings.append(Counted("asylum_awaiting_decision"))
    # last of all: nothing may grow on a branch that is shared
    for lead in phrases(_WAITING):
        waiting = root.grown(lead)
        for article in ("a", "an", "their", "the", "any"):
            waiting.grown(article).graft(answer)
        waiting.graft(answer)
    return root.following


_PHRASES = _phrases()
# one of these is in every sentence that names a count
CUES = frozenset(
    "boat boats small-boat small-boats channel dinghy dinghies crossing asylum decision decisions hotel hotels returns return removals departures asylum-support"
    " kent dover inflatables craft refugee protection answer answers ruling verdict reply response waiting wait".split()
)  # fmt: skip


def find_counted(words: Sequence[str]) -> list[Counted]:
    """The words for counts in a sentence, in order, the longest where several begin at one word.

    >>> [(each.measure, each.last) for each in find_counted("20,885 asylum seekers were in hotels".split())]
    [('asylum_supported', 5)]
    """
    found: list[Counted] = []
    beyond = 0
    if CUES.isdisjoint(words):
        return found
    for at, word in enumerate(words):
        if at < beyond or (word not in _PHRASES and word not in _HOTEL_WORDS):
            continue
        branch, beside, longest = _PHRASES.get(word), at + 1, None
        while branch is not None:
            if branch.meanings:
                longest, beyond = branch.meanings[0], beside
            branch = branch.following.get(words[beside]) if beside < len(words) else None
            beside += 1
        if longest is not None:
            if not (found and _of_the_same(words, found[-1], at)):
                found.append(longest._replace(first=at, last=beyond - 1))
        elif word in _HOTEL_WORDS and not _WHO_LIVES_THERE.isdisjoint(words):
            found.append(Counted("asylum_supported", _HOTELS, first=at, last=at))
    return found


_HOTEL_WORDS = frozenset({"hotel", "hotels"})
_WHO_LIVES_THERE = frozenset({"asylum", "seekers", "migrants", "asylum-seekers"})


def _of_the_same(words: Sequence[str], before: Counted, at: int) -> bool:
    """Whether words for a count only go on with what another is of: "waiting for an initial decision on their asylum claim"."""
    between = list(words[before.last + 1 : at])
    return before.measure != "small_boat_arrivals" and between[:1] in (["on"], ["of"]) and len(between) <= _GOES_ON


_GOES_ON = 3
