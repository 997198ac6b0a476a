"""From a publisher's page to the ledger: what is new is taken in once, what is not is left alone, what is wrong is told."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from publishers import HOST, NOON, Clock, Publisher, Reply, client, publishing, served

from netmig.errors import DamagedDataError, UnreachableError, UsageError
from netmig.ledger.bundled import Bundled
from netmig.ledger.figures import Figure, Release, Source, published_on
from netmig.ledger.ledger import Ledger
from netmig.periods import parse_period
from netmig.series import Series
from netmig.sources.archive import Archive, Part
from netmig.sources.catalogue import Product, catalogue
from netmig.sources.download import Limits
from netmig.sources.reader import GivenFile, Reader, Reading
from netmig.sources.updating import Update, Wish, update

NET = Series.of("net_migration")
FILE = "/file?uri=/flows/yearendingdecember2025/may2026.csv"
FIRST = b"invented,2026-05-21\nYE Dec 2024,331000\nYE Dec 2025,171000\n"
SECOND = b"invented,2026-05-21\nYE Dec 2024,331000\nYE Dec 2025,172000\n"
OLDER = b"invented,2025-11-27\nYE Dec 2024,345000\n"


def read(file: GivenFile) -> Reading:
    """Invented figures: a line of the release's day, where the file says it, then one of period and value each."""
    first, *lines = file.text.splitlines()
    said = first.partition(",")[2]
    if not said and file.published is None:
        raise UsageError(f"{file.name} does not say its day.", "", "Give it with --published.")
    day = date.fromisoformat(said) if said else file.published
    assert day is not None
    source = Source(id="file", title="Invented", url=file.url, sha256=file.sha256, retrieved_at=file.retrieved_at)
    release = Release(
        id=f"invented-{day}",
        publisher="Office for National Statistics",
        title="Invented figures",
        published_at=published_on(day),
        sources=(source,),
    )
    figures = tuple(
        Figure(series=NET, period=parse_period(period), release=release.id, value=int(value), source="file", locator=f"row {row}")
        for row, (period, value) in enumerate((line.split(",") for line in lines), 2)
    )
    return Reading(releases=((release, figures),))


READERS = (
    Reader(name="invented", title="Invented figures", recognises=lambda file: file.first_line.startswith("invented"), read=read),
)


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    with publishing() as running:
        yield running


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "archive")


def product(publisher: Publisher, **more: Any) -> Product:
    given: dict[str, Any] = {
        "id": "flows", "title": "Flows", "publisher": "Test Office", "kind": "ons-dataset", "page": publisher.url("/flows"),
        "hosts": (HOST,), "cadence": "now and then", "readers": ("invented",), "files": r"\.csv$", **more,
    }  # fmt: skip
    return Product(**given)


def page(**content: Any) -> Any:
    """A page of JSON, with its marks."""
    body = json.dumps(content).encode()
    return served(body, f'"{hash(body)}"', modified="")


def publish(
    publisher: Publisher, file: Any, *, versions: tuple[dict[str, str], ...] = (), day: str = "2026-05-20T23:00:00.000Z"
) -> None:
    """Have the publisher offer one file, on the page of an edition."""
    publisher.says("/flows/data", page(type="dataset_landing_page", datasets=[{"uri": "/flows/yearendingdecember2025"}]))
    publisher.says(
        "/flows/yearendingdecember2025/data",
        page(
            type="dataset",
            description={"title": "Flows", "releaseDate": day},
            downloads=[{"file": "may2026.csv"}],
            versions=versions,
        ),
    )
    publisher.says(FILE, file)


class Desk:
    """Someone who updates one ledger from one publisher, again and again."""

    def __init__(self, publisher: Publisher, archive: Archive, ledger: Ledger | None = None, **more: Any) -> None:
        self.products = [product(publisher, **more)]
        self.archive, self.ledger = archive, ledger or Ledger.of()
        self.clock = Clock()

    def update(self, *, online: bool = True, limits: Limits | None = None, before: Update | None = None, **wish: Any) -> Update:
        return update(
            self.products,
            archive=self.archive,
            ledger=self.ledger,
            now=self.clock.start,
            client=client(self.clock, limits) if online else None,
            wish=Wish(**wish),
            readers=READERS,
            before=before,
        )

    def value(self, period: str) -> float | None:
        return self.ledger["net_migration"].latest()[period].value


@pytest.fixture
def desk(publisher: Publisher, archive: Archive) -> Desk:
    return Desk(publisher, archive)


def outcomes(found: Update) -> list[str]:
    return [each.outcome for each in found.files]


# What is new


def test_a_new_release_is_found_kept_and_taken_in(publisher: Publisher, desk: Desk) -> None:
    publish(publisher, served(FIRST))

    found = desk.update()

    (file,) = found.files
    assert (found.exit_code, file.outcome, file.came) == (0, "taken", True)
    assert file.kept is not None
    assert (file.kept.name, file.kept.product, file.kept.published) == ("may2026.csv", "flows", "2026-05-21")
    assert desk.archive.body(file.kept) == FIRST
    assert desk.value("YE Dec 2025") == 171_000
    (source,) = desk.ledger.release("invented-2026-05-21").sources
    assert (source.sha256, source.url, source.retrieved_at) == (file.kept.sha256, publisher.url(FILE), "2026-05-21")


def test_a_second_look_sends_nothing_again_and_changes_nothing(publisher: Publisher, desk: Desk) -> None:
    publish(publisher, served(FIRST))
    desk.update()
    held = desk.ledger.contents([each.id for each in desk.ledger.releases()])
    asked = len(publisher.questions)

    found = desk.update()

    assert (found.exit_code, outcomes(found), found.results[0].outcome) == (0, ["held"], "nothing_new")
    assert not found.files[0].came
    assert found.files[0].examined is None
    assert all("if-none-match" in each.headers for each in publisher.questions[asked:])
    assert desk.ledger.contents([each.id for each in desk.ledger.releases()]) == held
    assert len(desk.archive.kept()) == 1


def test_a_dry_run_keeps_the_file_and_shows_what_it_changes_and_adds_nothing(publisher: Publisher, desk: Desk) -> None:
    publish(publisher, served(FIRST))

    found = desk.update(dry_run=True)

    assert (found.exit_code, outcomes(found)) == (1, ["new"])
    assert found.files[0].examined is not None
    assert found.files[0].examined.new == 2
    assert desk.ledger.releases() == ()
    assert outcomes(desk.update(online=False)) == ["taken"]


def test_what_is_not_wanted_is_not_taken_and_is_offered_again(publisher: Publisher, desk: Desk) -> None:
    publish(publisher, served(FIRST))

    found = desk.update(agree=lambda _examined, _ledger: False)

    assert (found.exit_code, outcomes(found)) == (1, ["declined"])
    assert desk.ledger.releases() == ()
    assert outcomes(desk.update()) == ["taken"]


def test_editions_are_taken_in_from_the_oldest_on_so_that_each_is_a_revision_of_the_one_before(
    publisher: Publisher, desk: Desk
) -> None:
    publish(publisher, served(FIRST))
    publisher.says("/flows/data", page(datasets=[{"uri": f"/flows/yearending{name}"} for name in ("december2025", "june2025")]))
    publisher.says(
        "/flows/yearendingjune2025/data",
        page(description={"releaseDate": "2025-11-27T00:00:00.000Z"}, downloads=[{"file": "ltimnov25.csv"}]),
    )
    publisher.has("/file?uri=/flows/yearendingjune2025/ltimnov25.csv", OLDER)

    dry, found = desk.update(dry_run=True), desk.update()

    assert [each.kept.name for each in found.files if each.kept] == ["ltimnov25.csv", "may2026.csv"]
    for each in (dry, found):
        second = each.files[1].examined
        assert second is not None
        assert [(change.period.label, change.change) for change in second.changes if change.before] == [("YE Dec 2024", -14_000)]


def test_what_the_ledger_has_by_another_way_is_held(publisher: Publisher, desk: Desk) -> None:
    publish(publisher, served(FIRST))
    desk.ledger.add_all(read(GivenFile("by hand.csv", FIRST)).releases)

    assert outcomes(desk.update(agree=lambda _examined, _ledger: False)) == ["held"]


# What the publisher puts in its place


V1 = {
    "uri": "/flows/yearendingdecember2025/previous/v1",
    "updateDate": "2026-06-02T08:30:00.000Z",
    "correctionNotice": "YE Dec 2025 was wrong.",
}


def test_a_corrected_file_under_the_same_name_is_a_release_of_its_own_and_the_first_is_kept(
    publisher: Publisher, desk: Desk
) -> None:
    publish(publisher, served(FIRST))
    first = desk.update().files[0].kept
    desk.clock.start = datetime(2026, 6, 3, 9, tzinfo=UTC)
    publish(publisher, served(SECOND, '"two"', modified="Tue, 02 Jun 2026 08:30:00 GMT"), versions=(V1,))
    publisher.says("/flows/yearendingdecember2025/previous/v1/data", page(downloads=[{"file": "may2026.csv"}]))
    publisher.has("/file?uri=/flows/yearendingdecember2025/previous/v1/may2026.csv", FIRST)

    found = desk.update()

    file = next(each for each in found.files if each.outcome == "taken")
    assert first is not None
    assert (file.replaces, file.offered.note) == (first, "YE Dec 2025 was wrong.")
    assert sorted(outcomes(found)) == ["held", "taken"]
    assert desk.archive.body(first) == FIRST
    assert [each.id for each in desk.ledger.releases()] == ["invented-2026-05-21", "invented-2026-06-02"]
    net = desk.ledger["net_migration"]
    assert (net.as_of("2026-06-01")["YE Dec 2025"].value, net.latest()["YE Dec 2025"].value) == (171_000, 172_000)


def test_a_file_that_is_changed_without_a_word_is_noticed_and_is_of_the_day_on_which_it_was_seen(
    publisher: Publisher, desk: Desk
) -> None:
    publish(publisher, served(FIRST))
    first = desk.update().files[0].kept
    desk.clock.start = NOON + timedelta(days=5)
    publisher.says(FILE, served(SECOND, '"two"', modified="Mon, 25 May 2026 08:30:00 GMT"))

    found = desk.update()

    assert (outcomes(found), found.files[0].replaces) == (["taken"], first)
    assert found.files[0].to_dict()["replaces"] == (first.sha256 if first else "")
    assert [each.id for each in desk.ledger.releases()] == ["invented-2026-05-21", "invented-2026-05-26"]


def test_a_file_mended_on_its_own_day_is_of_the_moment_when_it_was_seen(publisher: Publisher, desk: Desk) -> None:
    """Two states of one day, and a third: each a release in the order of its moment."""
    publish(publisher, served(FIRST))
    desk.update()
    for hours, body, tag in ((1, SECOND, '"two"'), (3, SECOND.replace(b"2025,1", b"2025,2"), '"three"')):
        desk.clock.start = NOON + timedelta(hours=hours)
        publisher.says(FILE, served(body, tag, modified=f"Thu, 21 May 2026 1{hours}:30:00 GMT"))
        assert outcomes(desk.update()) == ["taken"]
        assert outcomes(desk.update()) == ["held"]

    made = desk.ledger.releases()
    assert [each.id for each in made] == ["invented-2026-05-21", "invented-2026-05-21-1300", "invented-2026-05-21-1500"]
    assert [each.precision for each in made[1:]] == ["day", "day"]
    assert "as it was seen" in made[1].note
    values = [desk.ledger["net_migration"].as_of(f"2026-05-21T{hour}:30+01:00")["YE Dec 2025"].value for hour in (12, 13, 15)]
    assert len(set(values)) == 3


def test_other_figures_of_a_release_that_came_by_another_way_are_not_merged(publisher: Publisher, desk: Desk) -> None:
    publish(publisher, served(SECOND))
    desk.ledger.add_all(read(GivenFile("by hand.csv", FIRST)).releases)

    found = desk.update()

    assert (found.exit_code, outcomes(found)) == (4, ["refused"])
    assert desk.value("YE Dec 2025") == 171_000


def test_a_file_that_does_not_say_its_day_is_of_its_pages_day(publisher: Publisher, desk: Desk) -> None:
    publish(publisher, served(b"invented\nYE Dec 2025,171000\n"))

    assert outcomes(desk.update()) == ["taken"]
    assert [each.id for each in desk.ledger.releases()] == ["invented-2026-05-21"]


def test_a_file_whose_day_nobody_says_is_refused(publisher: Publisher, desk: Desk) -> None:
    publish(publisher, served(b"invented\nYE Dec 2025,171000\n"), day="soon")

    found = desk.update()

    assert (found.exit_code, outcomes(found)) == (4, ["refused"])
    assert "--published" in str(found.files[0].failure)


def test_a_file_of_the_future_is_refused(publisher: Publisher, desk: Desk) -> None:
    publish(publisher, served(FIRST.replace(b"2026-05-21", b"2026-11-26")))

    found = desk.update()

    assert (found.exit_code, outcomes(found)) == (4, ["refused"])
    assert "in the future" in str(found.files[0].failure)


# What goes wrong


def test_one_products_failure_does_not_stop_the_others(publisher: Publisher, archive: Archive) -> None:
    publish(publisher, served(FIRST))
    desk = Desk(publisher, archive)
    gone = product(publisher, id="gone", page=publisher.url("/gone"))
    forbidden = product(publisher, id="elsewhere", page="http://evil.example/flows")
    desk.products = [gone, forbidden, *desk.products]

    found = desk.update()

    assert [each.outcome for each in found.results] == ["failed", "failed", "taken"]
    assert found.exit_code == 4
    assert [failure["error"] for each in found.to_dict()["products"] for failure in each["errors"]] == [
        "unreachable",
        "forbidden_address",
    ]
    assert desk.value("YE Dec 2025") == 171_000


def test_a_publisher_that_cannot_be_reached_has_an_exit_code_of_its_own(publisher: Publisher, desk: Desk) -> None:
    publisher.says("/flows/data", Reply(status=503))

    found = desk.update()

    assert found.exit_code == 5
    assert isinstance(found.results[0].failures[0], UnreachableError)
    assert not found.to_dict()["ok"]


def test_a_page_that_leads_out_of_the_catalogue_is_told_and_not_followed(publisher: Publisher, desk: Desk) -> None:
    publisher.says("/flows/data", page(datasets=[{"uri": "//169.254.169.254/latest"}]))

    found = desk.update()

    assert found.exit_code == 4
    assert "169.254.169.254" in str(found.results[0].failures[0])
    assert len(publisher.questions) == 1


def test_a_page_that_offers_nothing_is_told(publisher: Publisher, desk: Desk) -> None:
    publisher.says("/flows/data", page(downloads=[{"file": "notes.pdf"}]))

    assert "offers no file of flows" in str(desk.update().results[0].failures[0])


def test_pages_without_end_are_given_up(publisher: Publisher, desk: Desk) -> None:
    publisher.says("/flows/data", page(datasets=[{"uri": f"/flows/{number}"} for number in range(500)]))

    found = desk.update()

    assert "more than 120 pages" in str(found.results[0].failures[0])
    assert len(publisher.questions) == 1


def test_a_file_that_its_reader_cannot_read_is_refused_kept_and_not_read_again_while_watching(
    publisher: Publisher, desk: Desk
) -> None:
    publish(publisher, served(b"invented,2026-05-21\nYE Dec 2025,many\n"))

    found = desk.update()
    again = desk.update(before=found)

    assert (found.exit_code, outcomes(found)) == (4, ["refused"])
    assert isinstance(found.files[0].failure, DamagedDataError)
    assert found.files[0].path is not None
    assert found.files[0].path.exists()
    assert again.files[0].examined is found.files[0].examined
    assert desk.ledger.releases() == ()


@pytest.mark.parametrize(("every", "code", "outcome"), [(True, 4, "refused"), (False, 0, "unread")])
def test_a_file_that_no_reader_knows_fails_only_where_each_must_be_known(
    publisher: Publisher, archive: Archive, *, every: bool, code: int, outcome: str
) -> None:
    publish(publisher, served(b"something else\n"))

    found = Desk(publisher, archive, every=every).update()

    assert (found.exit_code, outcomes(found)) == (code, [outcome])


def test_a_file_is_read_by_the_readers_of_its_product_and_by_no_other(publisher: Publisher, archive: Archive) -> None:
    publish(publisher, served(FIRST))

    assert outcomes(Desk(publisher, archive, readers=("another",)).update()) == ["refused"]
    assert outcomes(Desk(publisher, archive, readers=()).update()) == ["kept"]


def test_a_truncated_file_is_not_taken_and_the_next_look_goes_on_with_it(publisher: Publisher, desk: Desk) -> None:
    publish(publisher, served(FIRST, cut=30))

    found = desk.update(limits=Limits(pause_seconds=0, attempts=1))
    assert (found.exit_code, outcomes(found), desk.archive.kept()) == (5, ["unreachable"], ())
    publisher.says(FILE, served(FIRST))

    assert outcomes(desk.update()) == ["taken"]
    assert publisher.asked(FILE)[-1].headers["range"] == "bytes=30-"


def test_a_damaged_file_of_the_archive_is_downloaded_again(publisher: Publisher, desk: Desk) -> None:
    publish(publisher, served(FIRST))
    path = desk.update(dry_run=True).files[0].path
    assert path is not None
    path.chmod(0o644)
    path.write_bytes(SECOND)

    assert outcomes(desk.update(online=False)) == ["refused"]
    assert outcomes(desk.update()) == ["taken"]
    assert desk.value("YE Dec 2025") == 171_000


@pytest.mark.parametrize("place", ["add", "begin"])
def test_a_full_disk_is_told_and_leaves_the_ledger_as_it_was(
    publisher: Publisher, desk: Desk, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    publish(publisher, served(FIRST))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Part, place, full)
        found = desk.update()

    assert (found.exit_code, outcomes(found)) == (4, ["refused"])
    assert "cannot be written: No space left on device" in str(found.files[0].failure)
    assert outcomes(desk.update()) == ["taken"]


def test_what_a_publisher_says_cannot_steer_a_terminal(publisher: Publisher, desk: Desk) -> None:
    publish(publisher, served(FIRST), versions=({**V1, "correctionNotice": "\x1b[2JGone\r\n" + "x" * 5000},))
    publisher.says(FILE, Reply(raw=b"HTTP/1.1 404 \x1b[2JNot\x07 here\r\n\r\n"))

    found = desk.update()

    assert all(
        words.isprintable() for file in found.files for words in (file.offered.title, file.offered.note, str(file.failure))
    )
    assert found.files[0].offered.note.startswith("[2JGone xxx")
    assert len(found.files[0].offered.note) == 300


def test_another_update_at_work_is_waited_for(publisher: Publisher, desk: Desk) -> None:
    with Archive(desk.archive.folder).alone(), pytest.raises(UsageError, match=r"Another update is at work"):
        desk.update()
    assert publisher.questions == []


# Politeness, and no network


def test_a_file_at_a_fixed_address_is_not_asked_for_again(publisher: Publisher, archive: Archive) -> None:
    media = f"/media/6a05e023{'0' * 16}/flows.csv"
    desk = Desk(publisher, archive, kind="govuk-content", page=publisher.url("/government/flows"))
    attachments = [{"url": media, "title": "Flows", "attachment_type": "file"}]
    publisher.says(
        "/api/content/government/flows",
        page(details={"attachments": attachments}, links={}, public_updated_at="2026-05-21T09:30:00+01:00"),
    )
    publisher.has(media, FIRST)

    assert [outcomes(desk.update()), outcomes(desk.update())] == [["taken"], ["held"]]
    assert len(publisher.asked(media)) == 1


def test_old_editions_are_looked_at_once_a_week(publisher: Publisher, desk: Desk) -> None:
    publish(publisher, served(FIRST))
    names = ["yearendingdecember2025", "a", "b", "c"]
    publisher.says("/flows/data", page(datasets=[{"uri": f"/flows/{name}"} for name in names]))
    for name in names[1:]:
        publisher.says(f"/flows/{name}/data", page(downloads=[]))

    for days in (0, 1, 6, 7):
        desk.clock.start = NOON + timedelta(days=days)
        desk.update()

    assert [len(publisher.asked(f"/flows/{name}/data")) for name in names] == [4, 4, 2, 4]


def test_offline_nothing_is_asked_of_anyone(publisher: Publisher, desk: Desk) -> None:
    publish(publisher, served(FIRST))
    nothing = desk.update(online=False)
    assert (nothing.exit_code, nothing.offline, publisher.questions) == (3, True, [])
    assert [each.outcome for each in nothing.results] == ["not_archived"]
    assert not desk.archive.folder.exists()

    desk.update(dry_run=True)
    asked = len(publisher.questions)

    assert outcomes(desk.update(online=False)) == ["taken"]
    assert len(publisher.questions) == asked


def test_offline_a_file_that_was_never_downloaded_is_missing(publisher: Publisher, desk: Desk) -> None:
    publish(publisher, Reply(status=404))
    desk.update()

    found = desk.update(online=False)

    assert (found.exit_code, outcomes(found)) == (0, ["missing"])


def test_who_was_looked_at_and_is_held_is_stated_to_be_watched_so_far(publisher: Publisher, desk: Desk) -> None:
    """At noon the day's publications are out; what is new is known whether or not there was something."""
    publish(publisher, served(FIRST))
    desk.update(dry_run=True)
    assert desk.ledger.watched == {}
    desk.clock.start = NOON + timedelta(days=40)
    desk.update()
    assert desk.ledger.watched["Test Office"] == date(2026, 6, 30)
    desk.clock.start = NOON + timedelta(days=50, hours=-3)  # nine o'clock: what comes at half past nine is not known
    desk.update()
    assert desk.ledger.watched["Test Office"] == date(2026, 7, 9)
    publisher.says(FILE, Reply(status=404))
    desk.clock.start = NOON + timedelta(days=60)
    desk.update()
    assert desk.ledger.watched["Test Office"] == date(2026, 7, 9)
    desk.update(online=False)
    assert desk.ledger.watched["Test Office"] == date(2026, 7, 9)


def test_a_publisher_of_whom_not_all_was_looked_at_is_not(publisher: Publisher, desk: Desk) -> None:
    publish(publisher, served(FIRST))
    given: dict[str, Any] = {"archive": desk.archive, "ledger": desk.ledger, "client": client(desk.clock), "readers": READERS}
    one, other = product(publisher), product(publisher, id="others", page=publisher.url("/others"))

    update([one], now=NOON + timedelta(days=40), every_product=[one, other], **given)
    assert "Test Office" not in desk.ledger.watched
    # one of which nothing is read is nothing to wait for
    update([one], now=NOON + timedelta(days=40), every_product=[one, replace(other, readers=())], **given)
    assert desk.ledger.watched["Test Office"] == date(2026, 6, 30)


def test_progress_is_told(publisher: Publisher, desk: Desk) -> None:
    publish(publisher, served(FIRST))
    told: list[tuple[str, int, int | None]] = []

    desk.update(tell=lambda *said: told.append(said))

    assert ("may2026.csv", len(FIRST), len(FIRST)) in told
    assert {"flows: pages", "may2026.csv", "may2026.csv: reading"} == {what for what, _, _ in told}


def test_the_record_has_one_shape_whatever_came_of_it(publisher: Publisher, desk: Desk) -> None:
    publisher.says("/flows/data", Reply(status=503))
    failed = desk.update().to_dict()
    publish(publisher, served(FIRST))
    taken, held = desk.update().to_dict(), desk.update().to_dict()
    publisher.says(FILE, Reply(status=404))
    unreachable = desk.update().to_dict()

    for each in (failed, taken, held, unreachable):
        json.dumps(each)
        assert set(each) == set(taken)
        assert set(each["products"][0]) == set(taken["products"][0])
    for each in (held, unreachable):
        assert set(each["products"][0]["files"][0]) == set(taken["products"][0]["files"][0])
    assert (failed["exit_code"], taken["exit_code"], held["exit_code"], unreachable["exit_code"]) == (5, 0, 0, 5)
    assert (failed["failed"], taken["taken"], held["taken"], unreachable["failed"]) == (1, 1, 0, 1)


# Killed


KILLED = """
import sys
from pathlib import Path
sys.path.insert(0, {tests!r})
from publishers import NOON, client
from test_updating import READERS, product
from netmig.ledger.ledger import open_ledger
from netmig.sources.archive import Archive
from netmig.sources.updating import Wish, update
class Publisher:
    url = staticmethod(lambda path: {base!r} + path)
told = lambda what, done, whole: print(what, done, flush=True)
update([product(Publisher)], archive=Archive(Path({folder!r}) / "archive"), ledger=open_ledger(Path({folder!r}) / "ledger.sqlite", bundled=False),
    now=NOON, client=client(), wish=Wish(tell=told, agree=lambda e, l: print("taking", flush=True) or True), readers=READERS)
print("done", flush=True)
"""


@pytest.mark.parametrize("until", ["flows: pages", "may2026.csv ", "may2026.csv: reading", "taking", "done"])
def test_an_update_killed_at_any_moment_is_taken_up_and_ends_the_same(publisher: Publisher, tmp_path: Path, until: str) -> None:
    from netmig.ledger.ledger import open_ledger  # noqa: PLC0415 - it is what the test is about

    publish(publisher, served(FIRST))
    script = textwrap.dedent(KILLED).format(tests=str(Path(__file__).parent), base=publisher.url(""), folder=str(tmp_path))
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if line.startswith(until):
                break
        os.kill(process.pid, signal.SIGKILL)
        process.stdout.read()

    ledger = open_ledger(tmp_path / "ledger.sqlite", bundled=False)
    held = ledger.releases()
    assert [each.id for each in held] in ([], ["invented-2026-05-21"])
    if held:
        assert len(ledger.contents([held[0].id])[held[0].id]) == 2
    desk = Desk(publisher, Archive(tmp_path / "archive"), ledger)
    desk.update()

    assert desk.value("YE Dec 2025") == 171_000
    assert len(desk.archive.kept()) == 1
    assert outcomes(desk.update()) == ["held"]


# The catalogue as it is shipped, and a workbook as it was published


WORKBOOK = Path(__file__).resolve().parents[3] / "shared" / "data" / "ons" / "ons_ltim_2025-05-22_ye-dec-2024_may25v5.0.xlsx"


def test_the_shipped_catalogue_finds_the_charts_of_a_bulletin_and_takes_them_into_its_release(
    publisher: Publisher, archive: Archive
) -> None:
    shipped = catalogue()["ons-bulletin-charts"]
    latest = shipped.page.removeprefix("https://www.ons.gov.uk")
    bulletin = latest.replace("latest", "yearendingdecember2025")
    charts = "".join(f'<div data-url="/visualisations/dvc1/{name}/index.html"></div>' for name in ("fig1", "fig2"))
    publisher.says(latest, Reply(status=302, headers={"Location": bulletin}))
    publisher.says(bulletin, Reply(f"<p>Release date: 21 May 2026</p>{charts}".encode()))
    header = b"date,Net migration,Immigration,Emigration,Net_estimate,Immigration_estimate,Emigration_estimate\n"
    publisher.has(
        "/visualisations/dvc1/fig1/data.csv", header + b"YE Dec 23,848000,1441000,593000,,,\nYE Dec 25,,,,171000,813000,642000\n"
    )
    publisher.has("/visualisations/dvc1/fig2/data.csv", b"x,y\nLondon,1\n")
    ledger = Ledger.of()

    found = update(
        [replace(shipped, page=publisher.url(latest), hosts=(HOST,))], archive=archive, ledger=ledger, now=NOON, client=client()
    )

    assert (found.exit_code, outcomes(found)) == (0, ["taken", "unread"])
    assert [each.kept.name for each in found.files if each.kept] == ["fig1-data.csv", "fig2-data.csv"]
    assert [each.id for each in ledger.releases()] == ["ons-ltim-2026-05-21"]
    assert ledger["net_migration"].latest()["YE Dec 25"].value == 171_000


@pytest.mark.skipif(not WORKBOOK.exists(), reason=f"{WORKBOOK} is not here: the workbook is not part of the project")
def test_the_shipped_catalogue_finds_the_real_workbook_and_takes_in_what_the_package_ships(
    publisher: Publisher, archive: Archive
) -> None:
    shipped = catalogue()["ons-long-term-migration"]
    path = shipped.page.removeprefix("https://www.ons.gov.uk")
    edition = f"{path}/yearendingdecember2024"
    publisher.says(f"{path}/data", page(type="dataset_landing_page", datasets=[{"uri": edition}]))
    about = {
        "title": "Long-term international migration",
        "edition": "Year ending December 2024",
        "releaseDate": "2025-05-21T23:00:00.000Z",
    }
    publisher.says(f"{edition}/data", page(description=about, downloads=[{"file": "may25.xlsx"}], versions=[]))
    publisher.has(f"/file?uri={edition}/may25.xlsx", WORKBOOK.read_bytes())
    ledger = Ledger.of()

    found = update(
        [replace(shipped, page=publisher.url(path), hosts=(HOST,))], archive=archive, ledger=ledger, now=NOON, client=client()
    )

    assert (found.exit_code, outcomes(found)) == (0, ["taken"])
    name = "ons-ltim-2025-05-22"
    taken, held = (
        {(each.series, each.period, each.value, each.low, each.high, each.locator) for each in one.contents([name])[name]}
        for one in (ledger, Ledger([Bundled()]))
    )
    assert len(taken) > 1700
    assert taken <= held
