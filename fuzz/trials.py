"""One made input, by its number, and everything that it is put through.

A trial is a function of the seed of the run and its number alone, so that any process can make it
again. It fails where anything but an error in words is raised, where a report breaks the contract,
or where it takes longer than its time.
"""

from __future__ import annotations

import json
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from random import Random
from types import FrameType

from contract import hold_to_contract

import netmig
from netmig.check import Report, check
from netmig.check.articles import check_article, record_of, used_releases
from netmig.check.formats import read_article
from netmig.check.publication import publication_of
from netmig.check.text_report import to_text
from netmig.cli.check import csv_of
from netmig.errors import NetmigError
from netmig.ledger.attribution import attribution
from netmig.ledger.figures import Figure
from netmig.ledger.ledger import Ledger
from netmig.reports import to_claim_review, to_correction_note, to_html
from netmig.series import Series

from . import mutation, pages
from .seeds import seeds

# seconds of this process's own work, not of the clock: a busy machine is no hang
LONGEST = 5.0
TODAY = date(2026, 6, 1)
# one in so many texts is held against everything that is shipped; is told as text and CSV; as a page and letters too
_WHOLE_LEDGER, _SOME_REPORTS, _EVERY_REPORT = 16, 2, 6
# and one in so many files is checked, and not only read
_CHECKED_FILE = 6
# of the smaller ledger: so many series of a measure, of its last releases, for the years since
_MOST_SERIES, _LAST_RELEASES, _SINCE = 24, 4, 2021
# of each hundred inputs
_SHARES: Sequence[tuple[str, int]] = (("text", 50), ("html", 28), ("markdown", 10), ("bytes", 10), ("pdf", 1), ("docx", 1))
_KINDS = [kind for kind, share in _SHARES for _ in range(share)]
_MAKERS: dict[str, Callable[[Random, str], bytes]] = {
    "html": pages.page,
    "markdown": pages.markdown,
    "bytes": pages.encoded,
    "pdf": pages.pdf,
    "docx": pages.word,
}


class TooSlowError(Exception):
    """A trial took longer than its time."""


@dataclass(frozen=True, slots=True)
class Trial:
    """An input: a text for `check`, or the bytes of a file for the reader; and the day that it is said to be from."""

    number: int
    kind: str
    data: str | bytes
    published: str | None


def trial(seed: int, number: int) -> Trial:
    """The trial of that number in a run with that seed."""
    random = Random(f"{seed}/{number}")
    made = mutation.text(random, seeds())
    kind = random.choice(_KINDS)
    if kind == "text":
        return Trial(number, kind, made.text, made.published if random.random() < 0.9 else None)
    return Trial(number, kind, _MAKERS[kind](random, made.text), None)


class Bench:
    """What trials are run on: the shipped ledger and a smaller one made of it, each opened once."""

    @cached_property
    def whole(self) -> Ledger:
        """Everything that is shipped."""
        return netmig.open()

    @cached_property
    def small(self) -> Ledger:
        """Of each measure some series, of its last releases and years: the same code is reached sooner."""
        figures: dict[str, list[Figure]] = {}
        for measure in self.whole.measures():
            held = self.whole.series(measure)
            recent = {release.id for release in self.whole.releases(measure=measure)[-_LAST_RELEASES:]}
            own = Series.of(measure)
            for series in sorted({*held[:: max(1, len(held) // _MOST_SERIES)], *(each for each in held if each == own)}):
                view = self.whole.view(series)
                for release in view.releases:
                    if release.id in recent:
                        kept = [each for each in view.at(release.id).values() if each.period.stop.year >= _SINCE]
                        figures.setdefault(release.id, []).extend(kept)
        return Ledger.of((self.whole.release(name), held) for name, held in figures.items())

    def run(self, given: Trial) -> None:
        """Put an input through everything; an exception is a failure."""
        with _within(LONGEST):
            if isinstance(given.data, str):
                self._text(given, given.data)
            else:
                self._file(given, given.data)

    def _text(self, given: Trial, text: str) -> None:
        ledger = self.whole if given.number % _WHOLE_LEDGER == 0 else self.small
        report = check(text, given.published, ledger, today=TODAY, name=text[:20])
        hold_to_contract(text, report.to_dict(), ledger)
        publication_of(text)
        if given.number % _SOME_REPORTS == 0:
            self._reports(report, ledger, every=given.number % _EVERY_REPORT == 0)

    def _file(self, given: Trial, data: bytes) -> None:
        try:
            article = read_article(data, f"a.{given.kind}")
        except NetmigError as told:
            assert str(told)  # noqa: PT017 - an article is right as well
            return
        for words in (article.text, article.title, article.author):
            words.encode()
        if given.number % _CHECKED_FILE == 0:
            report = check_article(article, self.small, today=TODAY)
            json.dumps(record_of(article, report, self.small), allow_nan=False)
            self._reports(report, self.small, every=given.number % (_CHECKED_FILE * _EVERY_REPORT) == 0)

    def _reports(self, report: Report, ledger: Ledger, *, every: bool) -> None:
        used = used_releases(report, ledger)
        to_text(report, width=40 if report.claims else 88, colour=True, attribution=attribution(used.values()))
        csv_of(report, ledger)
        if not every:
            return
        page = to_html(report, ledger)
        assert "<script" not in page.lower()
        assert page.startswith("<!doctype html>")
        if review := to_claim_review(report, ledger):
            json.loads(review)
        to_correction_note(report, ledger)


@contextmanager
def _within(seconds: float) -> Iterator[None]:
    """Raise TooSlowError where the work inside takes longer than so many seconds of the processor."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TooSlowError(f"longer than {seconds:g} seconds of work")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
