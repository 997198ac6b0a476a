"""What the publishers have that the ledger has not: found, downloaded, kept, examined and taken in.

    catalogue ──► pages ──► files offered ──► archive ──► examine ──► agreed? ──► ledger

Each step can be taken up again: pages and files are asked for by what is known of them, a file that
broke off is gone on with, and whether a file is in the ledger is asked of the ledger itself. What
goes wrong with one file or one product is told, and the others are seen to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext, suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

from ..errors import DamagedDataError, LayoutError, NetmigError, NotHeldError, UnreachableError, UsageError
from ..ledger.figures import LONDON
from ..ledger.ledger import Ledger
from .archive import Archive, Kept, KeptPage, now_words
from .catalogue import Product
from .discovery import Further, Offered, discover, first_page
from .download import Client
from .ingestion import Examined, examine, take_in
from .reader import GivenFile, Reader
from .refiling import Again
from .registry import READERS
from .watching import seen_through

# an ONS dataset of ten years has about forty editions, each with a few versions
MOST_PAGES = 120

Outcome = Literal["taken", "new", "declined", "held", "kept", "unread", "refused", "missing", "unreachable"]
"""What became of a file.

taken        its figures are in the ledger now
new          they would be, but for the dry run
declined     they would be, but were not wanted
held         the ledger has them already
kept         no reader is meant for it: it is in the archive
unread       no reader knows it, and it need not be known: it is in the archive
refused      it cannot be read as it should: it is in the archive, the ledger is as it was
missing      it was never downloaded, and nothing is downloaded now
unreachable  it cannot be had
"""
_BAD: tuple[Outcome, ...] = ("refused", "unreachable")
_OPEN: tuple[Outcome, ...] = ("new", "declined")


class NotArchivedError(NotHeldError):
    """Nothing of a product was ever downloaded, and nothing is to be asked of anyone now."""

    code = "not_archived"

    @classmethod
    def of(cls, what: str, archive: Archive) -> NotArchivedError:
        return cls(
            f"Nothing of {what} is archived in {archive.folder}.",
            "With --offline nothing is asked of anyone: only what was downloaded before is looked at.",
            "Run `netmig update` once without --offline, name the folder with --archive, or hand the file to `netmig ingest`.",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FileResult:
    """A file that was offered, and what became of it."""

    offered: Offered
    outcome: Outcome
    kept: Kept | None = None
    path: Path | None = None
    """Where it is in the archive."""
    came: bool = False
    """Whether it was downloaded just now."""
    replaces: Kept | None = None
    """What the same address gave before, where that was another file."""
    examined: Examined | None = None
    failure: NetmigError | None = None

    def to_dict(self) -> dict[str, Any]:
        return {
            "name": self.kept.name if self.kept else self.offered.name,
            "title": self.offered.title,
            "url": self.offered.url,
            "published": self.offered.published.isoformat() if self.offered.published else None,
            "outcome": self.outcome,
            "downloaded": self.came,
            "sha256": self.kept.sha256 if self.kept else None,
            "bytes": self.kept.size if self.kept else None,
            "path": str(self.path) if self.path else None,
            "replaces": self.replaces.sha256 if self.replaces else None,
            "note": self.offered.note or None,
            "examined": self.examined.to_dict() if self.examined else None,
            "error": self.failure.to_dict() if self.failure else None,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductResult:
    """What a product had to offer, and what was wrong with its pages."""

    product: Product
    files: tuple[FileResult, ...] = ()
    failures: tuple[NetmigError, ...] = ()

    def count(self, *outcomes: Outcome) -> int:
        return sum(each.outcome in outcomes for each in self.files)

    @property
    def wrong(self) -> tuple[NetmigError, ...]:
        """What went wrong with its pages: that none was ever looked at is no fault of them."""
        return tuple(each for each in self.failures if not isinstance(each, NotArchivedError))

    @property
    def outcome(self) -> str:
        """In one word: failed, new, taken, not_archived or nothing_new; what is worst counts."""
        if self.wrong or self.count(*_BAD):
            return "failed"
        if self.failures and not self.files:
            return "not_archived"
        if self.count(*_OPEN):
            return "new"
        return "taken" if self.count("taken") else "nothing_new"

    def to_dict(self) -> dict[str, Any]:
        return {
            "product": self.product.id,
            "title": self.product.title,
            "publisher": self.product.publisher,
            "outcome": self.outcome,
            "files": [each.to_dict() for each in self.files],
            "errors": [each.to_dict() for each in self.failures],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """What one look at the publishers gave."""

    checked_at: datetime
    results: tuple[ProductResult, ...] = ()
    dry_run: bool = False
    offline: bool = False

    @property
    def files(self) -> tuple[FileResult, ...]:
        return tuple(file for each in self.results for file in each.files)

    def count(self, *outcomes: Outcome) -> int:
        return sum(each.count(*outcomes) for each in self.results)

    @property
    def exit_code(self) -> int:
        """What a scheduled job goes by.

        0 nothing new or all taken, 1 new and not taken, 3 nothing archived to look at, 4 not as it should be, 5 not to be had.
        """
        failures = [failure for each in self.results for failure in each.wrong]
        failures += [file.failure for file in self.files if file.failure is not None and file.outcome in _BAD]
        if any(not isinstance(each, UnreachableError) for each in failures):
            return DamagedDataError.exit_code
        if failures:
            return UnreachableError.exit_code
        if self.nothing_archived:
            return NotArchivedError.exit_code
        return 1 if self.count(*_OPEN) else 0

    @property
    def nothing_archived(self) -> bool:
        """Whether there was nothing at all to look at, nobody being asked."""
        return bool(self.results) and all(each.outcome == "not_archived" for each in self.results)

    def to_dict(self) -> dict[str, Any]:
        return {
            "schema_version": 1,
            "ok": self.exit_code in {0, 1},
            "exit_code": self.exit_code,
            "checked_at": now_words(self.checked_at),
            "dry_run": self.dry_run,
            "offline": self.offline,
            "taken": self.count("taken"),
            "new": self.count(*_OPEN),
            "failed": self.count(*_BAD) + sum(len(each.wrong) for each in self.results),
            "not_archived": sum(each.outcome == "not_archived" for each in self.results),
            "products": [each.to_dict() for each in self.results],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is wanted of an update: whether to write, whom to ask, whom to tell."""

    dry_run: bool = False
    agree: Callable[[Examined, Ledger], bool] = lambda _examined, _ledger: True
    """Asked before a file's figures are added."""
    tell: Callable[[str, int, int | None], None] = lambda _what, _done, _all: None
    """Told what is being read, how many bytes of it are there, and of how many."""


def update(
    products: Iterable[Product],
    *,
    archive: Archive,
    ledger: Ledger,
    now: datetime,
    client: Client | None,
    wish: Wish | None = None,
    readers: Sequence[Reader] = READERS,
    before: Update | None = None,
    every_product: Iterable[Product] = (),
) -> Update:
    """What the products have that the ledger has not, once that has been seen to.

    Without a client nothing is asked of anyone: only what is kept in the archive is looked at. Of a
    look `before` this one, what could not be read then is not tried again. Where all of a publisher's
    among `every_product` was looked at and is held, the ledger states that it was watched so far. Raises AtWorkError where
    another update is at work in the archive, UsageError for an archive or ledger that cannot be written.
    """
    wanted = wish or Wish()
    # where nobody is asked and nothing is there, nothing is made either
    with archive.alone() if client is not None or archive.folder.exists() else nullcontext():
        run = _Run(archive, ledger, now, client, wanted, readers, before)
        results = tuple(run.product(each) for each in products)
        if client is not None and not wanted.dry_run:
            _state_watched(results, every_product, ledger, seen_through(now))
    return Update(checked_at=now, results=results, dry_run=wanted.dry_run, offline=client is None)


def _state_watched(results: Sequence[ProductResult], every_product: Iterable[Product], ledger: Ledger, through: date) -> None:
    """State in the ledger whose publications are now known to the end of a day: of whom all that is read was found and is held."""
    complete = {each.product.id for each in results if each.outcome in {"taken", "nothing_new"}}
    of_publisher: dict[str, list[Product]] = {}
    for each in (*every_product, *(each.product for each in results)):
        if each.readers:
            of_publisher.setdefault(each.publisher, []).append(each)
    for publisher, theirs in of_publisher.items():
        # where a product is read whole, those of which only some files are known repeat it
        wanted = [each for each in theirs if each.every] or theirs
        if complete >= {each.id for each in wanted}:
            with suppress(NetmigError):  # a ledger that cannot be written has taken nothing either, and that was told
                if ledger.watched.get(publisher, date.min) < through:
                    ledger.watch(publisher, through)


class _Run:
    """One look at the publishers."""

    def __init__(
        self,
        archive: Archive,
        ledger: Ledger,
        now: datetime,
        client: Client | None,
        wish: Wish,
        readers: Sequence[Reader],
        before: Update | None,
    ) -> None:
        self._archive = archive
        self._ledger = ledger
        self._now = now
        self._client = client
        self._wish = wish
        self._readers = readers
        self._held = {source.sha256 for release in ledger.releases() for source in release.sources}
        self._unread = {
            file.kept.sha256: file
            for file in (before.files if before else ())
            if file.kept and file.outcome in {"unread", "refused"}
        }

    def product(self, product: Product) -> ProductResult:
        """All files of a product, the earliest first, so that each is compared with those before it."""
        offered, failures = self._offers(product)
        files = tuple(
            self._file(product, each) for each in sorted(offered, key=lambda each: (each.published or date.max, each.url))
        )
        return ProductResult(product=product, files=files, failures=tuple(failures))

    def _offers(self, product: Product) -> tuple[list[Offered], list[NetmigError]]:
        """What the product's pages offer, and what is wrong with those that offer nothing."""
        offered: dict[str, Offered] = {}
        failures: list[NetmigError] = []
        first = Further(url=first_page(product))
        queue, seen = [first], {first.url}
        while queue:
            further = queue.pop(0)
            try:
                page = self._page(product, further)
                found = discover(product, page.final_url, page.body)
            except NotArchivedError as problem:
                failures.append(problem)
                continue
            except (NetmigError, OSError) as problem:
                failures.append(_told(problem, self._archive))
                continue
            for each in found.offered:
                offered.setdefault(each.url, each)
            fresh = [each for each in found.further if each.url not in seen]
            if len(seen) + len(fresh) > MOST_PAGES:
                failures.append(LayoutError(f"{product.page} leads to more than {MOST_PAGES} pages.", "", "Report the page."))
                break
            seen.update(each.url for each in fresh)
            queue += fresh
        if not offered and not failures:
            failures.append(
                LayoutError(
                    f"{product.page} offers no file of {product.id}.",
                    f"Expected a file whose name has {product.files!r} in it." if product.files else "Expected a link to a file.",
                    "See what the publisher's page has now; give the file to `netmig ingest`.",
                )
            )
        return list(offered.values()), failures

    def _page(self, product: Product, further: Further) -> KeptPage:
        """A page as it is now, or as it was when it was last seen, where that will do."""
        kept = self._archive.page(further.url)
        if self._client is None:
            if kept is None:
                raise NotArchivedError.of(product.id if further.url == first_page(product) else further.url, self._archive)
            return kept
        if kept is not None and self._now - datetime.fromisoformat(kept.seen_at) < further.patience:
            return kept
        self._wish.tell(f"{product.id}: pages", 0, None)
        received = self._client.page(
            further.url, product.hosts, etag=kept.etag if kept else "", last_modified=kept.last_modified if kept else ""
        )
        if received is None:
            assert kept is not None
            page = replace(kept, seen_at=now_words(self._now))
        else:
            page = KeptPage(
                url=further.url,
                final_url=received.final_url,
                body=received.body.decode("utf-8", "replace"),
                seen_at=now_words(self._now),
                etag=received.etag,
                last_modified=received.last_modified,
            )
        self._archive.keep_page(page)
        return page

    def _file(self, product: Product, offered: Offered) -> FileResult:
        """What becomes of one file."""
        try:
            kept, came = self._fetched(product, offered)
        except (NetmigError, OSError) as failed:
            problem = _told(failed, self._archive)
            outcome: Outcome = "unreachable" if isinstance(problem, UnreachableError) else "refused"
            return FileResult(offered=offered, outcome=outcome, failure=problem)
        if kept is None:
            return FileResult(offered=offered, outcome="missing")
        result = FileResult(
            offered=offered,
            outcome="held",
            kept=kept,
            path=self._archive.path(kept),
            came=came,
            replaces=self._archive.earlier(kept),
        )
        if kept.sha256 in self._held:
            return result
        if not product.readers:
            return replace(result, outcome="kept")
        if kept.sha256 in self._unread:
            earlier = self._unread[kept.sha256]
            return replace(result, outcome=earlier.outcome, examined=earlier.examined, failure=earlier.failure)
        return self._examined(product, result, kept)

    def _fetched(self, product: Product, offered: Offered) -> tuple[Kept | None, bool]:
        """The file in the archive, and whether it came just now; None where it is not there and nothing is asked for."""
        known = self._archive.latest(offered.url)
        if self._client is None:
            return known, False
        sound = known is not None and self._archive.is_sound(known)
        if known is not None and sound and offered.fixed:
            return known, False
        name = offered.name
        with self._archive.part(offered.url) as part, self._archive.scratch() as out:
            received = self._client.file(
                offered.url,
                product.hosts,
                part,
                out,
                etag=known.etag if known and sound else "",
                last_modified=known.last_modified if known and sound else "",
                progress=lambda done, whole: self._wish.tell(name, done, whole),
            )
            if received is None:
                return known, False
            out.seek(0)
            kept = self._archive.keep(
                out,
                Kept(
                    url=offered.url,
                    sha256="",
                    size=0,
                    name=received.name,
                    retrieved_at=now_words(self._now),
                    product=product.id,
                    title=offered.title,
                    published=offered.published.isoformat() if offered.published else "",
                    etag=received.etag,
                    last_modified=received.last_modified,
                    content_type=received.content_type,
                ),
            )
        return kept, known is None or known.sha256 != kept.sha256

    def _examined(self, product: Product, result: FileResult, kept: Kept) -> FileResult:
        """The file as its reader reads it, taken in if that is wanted."""
        self._wish.tell(f"{kept.name}: reading", 0, None)
        try:
            examined = self._read(product, result, kept, self._archive.body(kept))
        except NetmigError as problem:
            return replace(result, outcome="refused", failure=problem)
        if examined.failure is not None:
            if not examined.reader and not product.every:
                return replace(result, outcome="unread", examined=examined)
            return replace(result, outcome="refused", examined=examined, failure=examined.failure)
        result = replace(result, examined=examined)
        if not examined.to_add:
            return result
        if not self._wish.dry_run and not self._wish.agree(examined, self._ledger):
            return replace(result, outcome="declined")
        try:
            if self._wish.dry_run:
                # the next file is compared with this one, as it would be if this were taken in
                self._ledger = self._ledger.beside(examined.reading.releases if examined.reading else ())
            else:
                take_in([examined], self._ledger)
        except NetmigError as problem:
            return replace(result, outcome="refused", failure=problem)
        self._held.add(kept.sha256)
        return replace(result, outcome="new" if self._wish.dry_run else "taken")

    def _read(self, product: Product, result: FileResult, kept: Kept, body: bytes) -> Examined:
        """What the file is, with the day on which it came out.

        What a file says of its own day goes before what its page says. A file that its page has
        given out later than that was put out again: it is a release of its own, of the page's day.
        So is one that the same address gave another file before, of today, where it has other figures:
        mended on the day itself, it is of the moment when it was seen.
        """
        readers = [each for each in self._readers if each.name in product.readers]
        today = self._now.astimezone(LONDON).date()

        def look(published: date | None = None, again: date | Again | None = None) -> Examined:
            given = GivenFile(name=kept.name, body=body, published=published, url=kept.url, retrieved_at=kept.retrieved_at[:10])
            return examine(given, self._ledger, readers, today=today, republished=again)

        examined, page_day = look(), result.offered.published
        if isinstance(examined.failure, UsageError) and page_day is not None:
            examined = look(page_day)
        own_day = examined.release.published if examined.release else None
        if own_day is not None:
            if page_day is not None and own_day < page_day <= today:
                examined = look(again=page_day)
            elif examined.failure is not None and result.replaces is not None and own_day <= today:
                # on the very day of the file before, the moment tells the two apart
                examined = look(again=Again(day=today, at=self._now if own_day == today else None, seen=True))
        return examined


def _told(problem: NetmigError | OSError, archive: Archive) -> NetmigError:
    """What went wrong in netmig's own words: what is not of its own is a disk that is full, or gone."""
    if isinstance(problem, NetmigError):
        return problem
    return NetmigError(
        f"The archive {archive.folder} cannot be written: {problem.strerror or problem}.",
        "",
        "Make room, or name another with --archive.",
    )
