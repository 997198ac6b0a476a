"""What an update found, for people: a line for each product, and for each new release what it changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

from ..errors import UnreachableError
from ..ledger.figures import LONDON
from ..ledger.ledger import Ledger
from ..periods import MONTH_NAMES
from ..sources.archive import Archive
from ..sources.catalogue import Product
from ..sources.updating import FileResult, ProductResult, Update
from .ingest_report import tables_of_files
from .output import Column, Table

CHANGING = ("taken", "new", "declined")
"""What has become of files that change the ledger, or would."""
_WORDS = {
    "taken": "taken in", "new": "new, not taken in", "declined": "new, not taken in", "held": "held already", "kept": "kept, not read",
    "unread": "kept, no reader knows it", "refused": "refused", "missing": "never downloaded", "unreachable": "could not be had",
}  # fmt: skip


def headline(found: Update) -> str:
    """What came of it in one line."""
    london = found.checked_at.astimezone(LONDON)
    moment = f"{london.day} {MONTH_NAMES[london.month - 1]} {london.year}, {london:%H:%M}"
    parts = []
    if taken := found.count("taken"):
        parts.append(f"{taken} {_files(taken)} taken in")
    if new := found.count("new", "declined"):
        parts.append(f"{new} new and not taken in")
    if missing := sum(result.outcome == "not_archived" for result in found.results):
        parts.append(f"nothing archived of {missing} {'product' if missing == 1 else 'products'}")
    away = sum(map(_is_away, found.results))
    if away:
        parts.append(f"{away} {'product' if away == 1 else 'products'} could not be reached")
    if failed := sum(result.outcome == "failed" for result in found.results) - away:
        parts.append(f"something wrong with {failed} {'product' if failed == 1 else 'products'}")
    return f"{moment} in London: {', '.join(parts) or 'nothing new'}"


def _is_away(result: ProductResult) -> bool:
    """Whether all that is wrong with a product is that its publisher could not be reached."""
    return bool(result.wrong) and not result.files and all(isinstance(each, UnreachableError) for each in result.wrong)


def _nothing(result: ProductResult) -> str:
    """Why a product has no files."""
    if result.outcome == "not_archived":
        return "nothing archived"
    return "could not be reached" if _is_away(result) else "nothing offered"


def report_tables(found: Update, ledger: Ledger, seen: Collection[str] = ()) -> list[Table]:
    """All of an update: the products, what each new file changes unless that was `seen` already, and what went wrong."""
    rows = tuple(
        (
            result.product.id,
            ", ".join(f"{count} {_WORDS[outcome]}" for outcome, count in Counter(file.outcome for file in result.files).items())
            or _nothing(result),
            result.product.publisher,
        )
        for result in found.results
    )
    columns = (Column("Product"), Column("Files"), Column("Publisher", below=True))
    tables = [Table(headline(found), columns, rows)]
    for file in found.files:
        if file.examined is not None and file.outcome in CHANGING:
            tables.append(_whereabouts(file))
            if file.examined.sha256 not in seen:
                tables += tables_of_files([file.examined], ledger)
    failures = tuple(wrong(found))
    if failures:
        tables.append(Table("What went wrong", (Column("Product"), Column("What", below=True)), failures))
    if found.count("new", "declined"):
        last = tables[-1]
        hint = "`netmig update --yes` takes in what is new."
        tables[-1] = Table(last.title, last.columns, last.rows, (*last.notes, hint))
    return tables


def _whereabouts(file: FileResult) -> Table:
    """Where a file came from and where it is."""
    facts = (
        ("From", file.offered.url),
        ("Kept as", str(file.path or "")),
        ("Publisher", file.offered.note),
        (
            "Note",
            f"The same address gave another file before, which is kept too: sha256 {file.replaces.sha256}"
            if file.replaces
            else "",
        ),
    )
    name = file.kept.name if file.kept else file.offered.name
    return Table(
        f"{_WORDS[file.outcome]}: {name}".capitalize(), (Column(""), Column("")), tuple(fact for fact in facts if fact[1])
    )


def products_table(products: Iterable[Product], archive: Archive) -> Table:
    """The products, and the newest file of each in the archive."""
    rows = []
    for each in products:
        kept = archive.kept(each.id)
        newest = f"{kept[-1].name}, {kept[-1].retrieved_at[:10]}" if kept else "none"
        rows.append((each.id, each.cadence, newest, each.publisher, each.page))
    columns = (
        Column("Product"), Column("Published"), Column("Newest file here"), Column("Publisher", below=True), Column("Page", below=True),
    )  # fmt: skip
    return Table(f"{len(rows)} products", columns, tuple(rows), (f"Files are kept in {archive.folder}.",))


def wrong(found: Update) -> Iterable[tuple[str, str]]:
    """What went wrong, each with the product that it went wrong with."""
    for result in found.results:
        for failure in result.wrong:
            yield result.product.id, str(failure)
        for file in result.files:
            if file.failure is not None:
                where = f" It is kept as {file.path}." if file.path else ""
                yield result.product.id, f"{file.kept.name if file.kept else file.offered.name}: {file.failure}{where}"


def _files(number: int) -> str:
    return "file" if number == 1 else "files"
