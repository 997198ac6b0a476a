"""`netmig update`: what the publishers have that is new, found, downloaded, shown and taken in."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import click

from ..ledger.ledger import Ledger
from ..sources.archive import Archive, AtWorkError, default_archive
from ..sources.catalogue import Product, catalogue, chosen
from ..sources.download import Client, Time
from ..sources.ingestion import Examined
from ..sources.reader import Reader
from ..sources.registry import READERS
from ..sources.updating import NotArchivedError, Update, Wish
from ..sources.updating import update as update_from
from ..sources.watching import LEAST, looks
from .ingest_report import as_csv, tables_of_files
from .options import FORMATS, Asked
from .output import json_text, plain, send, send_tables, several
from .update_report import CHANGING, headline, products_table, report_tables, wrong

_LEAST_MINUTES = int(LEAST.total_seconds() // 60)


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """Whom an update asks, what it can read, and what the time is: tests have their own."""

    products: Callable[[], dict[str, Product]] = catalogue
    client: Callable[[], Client] = Client
    readers: Sequence[Reader] = READERS
    time: Time = field(default_factory=Time)


def surroundings() -> Surroundings:
    """The publishers themselves, and the time as it is."""
    return Surroundings()


@click.command
@click.argument("products", nargs=-1, metavar="[PRODUCT]...")
@click.option("--dry-run", is_flag=True, help="Download and show what is new, and add nothing to the ledger.")
@click.option("--yes", is_flag=True, help="Take in what is new without asking.")
@click.option("--offline", is_flag=True, help="Ask nothing of anyone: look only at what was downloaded before.")
@click.option("--watch", is_flag=True, help="Look again and again, more often around 09:30 in London, until interrupted.")
@click.option(
    "--every",
    type=click.IntRange(min=_LEAST_MINUTES),
    metavar="MINUTES",
    help="With --watch: how often to look; 60 unless said otherwise, 5 at the least.",
)
@click.option("--list", "list_products", is_flag=True, help="The products, and the newest file of each that was downloaded.")
@click.option("--format", "form", type=click.Choice(FORMATS), default=FORMATS[0], show_default=True, help="How to write it.")
@click.option("--output", metavar="FILE", help="Write to a file, all of it or nothing; - is stdout.")
@click.option(
    "--archive", "archive_path", metavar="FOLDER", help="Where downloaded files are kept, in place of the usual folder."
)
@click.option("--ledger", metavar="PATH", help="Your own ledger file, in place of the usual one.")
@click.option("--no-bundled", is_flag=True, help="Leave out the releases that come with netmig.")
@click.pass_context
def update(
    context: click.Context,
    *,
    products: tuple[str, ...],
    dry_run: bool,
    yes: bool,
    offline: bool,
    watch: bool,
    every: int | None,
    list_products: bool,
    form: str,
    output: str | None,
    archive_path: str | None,
    ledger: str | None,
    no_bundled: bool,
) -> int:
    """Find new releases at the publishers' own pages, show what each changes, and take it in.

    Without a PRODUCT all of them are looked at; --list names them. Files are downloaded from the
    publishers' own hosts over https, kept by their sha256, and read as `netmig ingest` reads them.

    Ends with 0 where nothing is new or all of it was taken in, 1 where something is new and was
    not, 4 where something is not as it should be, 5 where a publisher cannot be reached.
    """
    for contradictory, words in (
        (dry_run and yes, "--dry-run adds nothing, and --yes adds without asking."),
        (watch and offline, "--watch looks at the publishers' pages, and --offline at none."),
        (every is not None and not watch, "--every goes with --watch."),
        (list_products and (watch or dry_run or yes), "--list looks at nothing and adds nothing."),
        (
            form == "csv" and (watch or list_products),
            "--format csv lists what a look would change: it goes with neither --watch nor --list.",
        ),
        (watch and output not in {None, "-"}, "--watch writes a report for each look; send stdout to a file instead."),
    ):
        if contradictory:
            raise click.UsageError(words, context)
    found = surroundings()
    asked = Asked(
        form=form,
        output=Path(output) if output not in {None, "-"} and output is not None else None,
        ledger_path=Path(ledger) if ledger is not None else None,
        bundled=not no_bundled,
    )
    run = _Run(
        surroundings=found,
        asked=asked,
        products=chosen(found.products(), products),
        archive=Archive(Path(archive_path).expanduser() if archive_path else default_archive()),
        dry_run=dry_run,
        yes=yes,
        offline=offline,
    )
    if list_products:
        return run.list()
    return run.watch(timedelta(minutes=every or 60)) if watch else run.once()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """One command: what was asked for, and what it works with."""

    surroundings: Surroundings
    asked: Asked
    products: tuple[Product, ...]
    archive: Archive
    dry_run: bool
    yes: bool
    offline: bool
    seen: set[str] = field(default_factory=set)
    """The sha256 of what was shown already to whoever was asked about it."""

    def list(self) -> int:
        """Show the products; nothing is asked of anyone."""
        if self.asked.form == "json":
            rows = [
                {
                    "product": each.id, "title": each.title, "publisher": each.publisher, "page": each.page, "cadence": each.cadence,
                    "readers": list(each.readers), "hosts": list(each.hosts), "files": len(kept),
                    "newest": kept[-1].name if kept else None, "retrieved_at": kept[-1].retrieved_at if kept else None,
                }
                for each in self.products
                for kept in [self.archive.kept(each.id)]
            ]  # fmt: skip
            send(json_text({"schema_version": 1, "archive": str(self.archive.folder), "products": rows}), self.asked)
        else:
            send_tables([products_table(self.products, self.archive)], self.asked)
        return 0

    def once(self) -> int:
        """Look once and report."""
        found = self._look(self._client())
        if found.nothing_archived and self.asked.form != "json":
            ids = [each.product.id for each in found.results]
            raise NotArchivedError.of(ids[0] if len(ids) == 1 else f"the {len(ids)} products", self.archive)
        if self.asked.form == "json":
            send(json_text(found.to_dict()), self.asked)
        elif self.asked.form == "csv":
            send(as_csv([file.examined for file in found.files if file.examined and file.outcome in CHANGING]), self.asked)
            _tell_failures(found)
        else:
            send_tables(report_tables(found, self.asked.open_ledger(), self.seen), self.asked)
        return found.exit_code

    def watch(self, every: timedelta) -> int:
        """Look again and again until someone interrupts it. The report of a look is a line of JSON, or what is new in it."""
        time = self.surroundings.time
        client, before = self._client(), None
        for _ in looks(every, now=time.now, sleep=time.sleep, chance=time.chance):
            try:
                found = self._look(client, before)
            except AtWorkError as problem:  # someone looks by hand: the next look will see what came of it
                sys.stderr.write(f"netmig: {problem.asked}\n")
                continue
            before = found
            if self.asked.form == "json":
                send(json.dumps(found.to_dict(), ensure_ascii=False) + "\n", self.asked)
            elif found.exit_code or found.count("taken"):
                send_tables(report_tables(found, self.asked.open_ledger(), self.seen), self.asked)
            else:
                sys.stderr.write(headline(found) + "\n")
        return 0

    def _client(self) -> Client | None:
        return None if self.offline else self.surroundings.client()

    def _look(self, client: Client | None, before: Update | None = None) -> Update:
        ledger = self.asked.open_ledger()
        try:
            with _progress() as (tell, pause):

                def agree(examined: Examined, held: Ledger) -> bool:
                    return self.yes or self._is_wanted(examined, held, pause)

                wish = Wish(dry_run=self.dry_run, agree=agree, tell=tell)
                return update_from(
                    self.products,
                    archive=self.archive,
                    ledger=ledger,
                    now=self.surroundings.time.now(),
                    client=client,
                    wish=wish,
                    readers=self.surroundings.readers,
                    before=before,
                    every_product=self.surroundings.products().values(),
                )
        except KeyboardInterrupt:
            sys.stderr.write(
                "netmig: what was taken in is in the ledger, what came is kept; the same command goes on from there\n"
            )
            raise

    def _is_wanted(self, examined: Examined, ledger: Ledger, pause: Callable[[], Any]) -> bool:
        """Whether a release is wanted: shown and asked on a terminal; where nobody can be asked it is not."""
        if not (sys.stdin.isatty() and sys.stderr.isatty()):
            return False
        pause()
        sys.stderr.write("\n".join(plain(table) for table in tables_of_files([examined], ledger)) + "\n")
        if sys.stdout.isatty():
            self.seen.add(examined.sha256)
        return click.confirm(f"Write {several(examined.to_add, 'figure')} to the ledger?", err=True)


def _tell_failures(found: Update) -> None:
    """What went wrong, on stderr: CSV has no place for it."""
    for product, words in wrong(found):
        sys.stderr.write(f"netmig: {product}: {words}\n")


@contextmanager
def _progress() -> Iterator[tuple[Callable[[str, int, int | None], None], Callable[[], Any]]]:
    """Something to tell what is being read, and something that gives the screen free; on a terminal they move a bar."""
    if not sys.stderr.isatty():
        yield (lambda _what, _done, _all: None), (lambda: None)
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it, and it is slow to load
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), DownloadColumn(), TransferSpeedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        bar = progress.add_task("", total=None)
        shown = ""

        def tell(what: str, done: int, whole: int | None) -> None:
            nonlocal shown
            progress.start()
            if what != shown:
                progress.reset(bar, description=what, total=whole)
                shown = what
            progress.update(bar, completed=done, total=whole)

        yield tell, progress.stop
