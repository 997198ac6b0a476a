"""What pages offer, in the forms in which ONS, GOV.UK and the OBR have them: more is passed over, less is refused."""

from __future__ import annotations

import json
import time
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netmig.errors import LayoutError, NetmigError
from netmig.sources.catalogue import Product, catalogue
from netmig.sources.discovery import ALWAYS, ONCE, WEEKLY, Further, discover, first_page
from netmig.sources.links import MOST_LINKS, links, without_hidden, words

PRODUCTS = catalogue()
FLOWS = PRODUCTS["ons-long-term-migration"]
TABLES = PRODUCTS["home-office-immigration-tables"]
MONTHLY = PRODUCTS["home-office-monthly-visa-applications"]
BOATS = PRODUCTS["home-office-small-boats"]
CHARTS = PRODUCTS["ons-bulletin-charts"]
OUTLOOK = PRODUCTS["obr-economic-and-fiscal-outlook"]
DATASET = FLOWS.page.removeprefix("https://www.ons.gov.uk")
API = "https://www.gov.uk/api/content"


VISAS = "entry-clearance-visa-outcomes-datasets-mar-2026.xlsx"
ASYLUM = "asylum-applications-datasets-mar-2026.xlsx"


def edition(**more: Any) -> str:
    """An edition of an ONS dataset as its /data has it."""
    page = {
        "type": "dataset",
        "uri": f"{DATASET}/yearendingdecember2025",
        "description": {
            "title": "Long-term international migration flows",
            "edition": "Year ending December 2025",
            "releaseDate": "2026-05-20T23:00:00.000Z",
            "nextRelease": "November 2026",
        },
        "downloads": [{"file": "may2026publicationspreadsheet.xlsx"}],
        "supplementaryFiles": [],
        "versions": [],
        "topics": [],
        **more,
    }
    return json.dumps(page)


URL = f"{FLOWS.page}/yearendingdecember2025/data"


def content(**more: Any) -> str:
    """A page of GOV.UK as its content API has it."""
    page = {
        "base_path": "/government/statistical-data-sets/immigration-system-statistics-data-tables",
        "schema_name": "statistical_data_set",
        "first_published_at": "2020-08-27T09:30:00.000+01:00",
        "public_updated_at": "2026-06-04T09:30:00.000+01:00",
        "details": {"attachments": [], "body": "", "change_history": []},
        "links": {},
        **more,
    }
    return json.dumps(page)


def attached(name: str, uploaded: str = "6a05e023", title: str = "A table", **more: Any) -> dict[str, Any]:
    return {
        "attachment_type": "file", "title": title, "content_type": "application/octet-stream",
        "url": f"https://assets.publishing.service.gov.uk/media/{uploaded}{'0' * 16}/{name}", **more,
    }  # fmt: skip


# ONS datasets


def test_a_dataset_is_begun_at_its_own_data() -> None:
    assert first_page(FLOWS) == f"{FLOWS.page}/data"
    assert first_page(TABLES) == f"{API}/government/statistical-data-sets/immigration-system-statistics-data-tables"
    assert first_page(OUTLOOK) == OUTLOOK.page


def test_a_landing_page_leads_to_every_edition_and_to_the_newest_each_time() -> None:
    names = ["yearendingdecember2025", "yearendingjune2025", "yearendingdecember2024", "yearendingjune2024"]
    page = json.dumps(
        {"type": "dataset_landing_page", "datasets": [{"uri": f"{DATASET}/{name}"} for name in names], "alerts": []}
    )

    found = discover(FLOWS, first_page(FLOWS), page)

    assert found.offered == ()
    assert [f"{FLOWS.page}/{name}/data" for name in names] == [each.url for each in found.further]
    assert [each.patience for each in found.further] == [ALWAYS, ALWAYS, WEEKLY, ALWAYS]


def test_an_edition_offers_its_file_on_its_day_in_london() -> None:
    (offered,) = discover(FLOWS, URL, edition()).offered

    assert offered.url == f"https://www.ons.gov.uk/file?uri={DATASET}/yearendingdecember2025/may2026publicationspreadsheet.xlsx"
    assert offered.name == "may2026publicationspreadsheet.xlsx"
    assert offered.title == "Long-term international migration flows: Year ending December 2025"
    assert offered.published == date(2026, 5, 21)
    assert not offered.fixed


VERSIONS = [
    {
        "uri": f"{DATASET}/yearendingdecember2025/previous/v1",
        "updateDate": "2026-06-02T08:30:00.000Z",
        "correctionNotice": "First.",
    },
    {
        "uri": f"{DATASET}/yearendingdecember2025/previous/v2",
        "updateDate": "2026-06-09T08:30:00.000Z",
        "correctionNotice": "Table 2.",
    },
]


def test_a_corrected_edition_came_out_when_the_version_before_it_was_superseded() -> None:
    # releaseDate stays that of the first version
    found = discover(FLOWS, URL, edition(versions=VERSIONS))

    assert [date(2026, 6, 9)] == [each.published for each in found.offered]
    assert found.offered[0].note == "Table 2."
    assert found.further == tuple(
        Further(url=f"{FLOWS.page}/yearendingdecember2025/previous/v{number}/data", patience=ONCE) for number in (1, 2)
    )


def test_a_version_is_fixed_has_its_own_day_and_leads_nowhere() -> None:
    first, second = (
        discover(FLOWS, f"{FLOWS.page}/yearendingdecember2025/previous/v{number}/data", edition(versions=VERSIONS[: number - 1]))
        for number in (1, 2)
    )

    assert [date(2026, 5, 21), date(2026, 6, 2)] == [first.offered[0].published, second.offered[0].published]
    assert first.offered[0].url.endswith(f"{DATASET}/yearendingdecember2025/previous/v1/may2026publicationspreadsheet.xlsx")
    assert first.offered[0].fixed
    assert first.further == second.further == ()


def test_versions_from_before_the_products_first_day_are_not_looked_at() -> None:
    old = [{"uri": f"{DATASET}/current/previous/v{n}", "updateDate": f"202{n}-06-01T08:30:00.000Z"} for n in range(1, 6)]
    about = {"releaseDate": "2019-06-01T00:00:00.000Z"}

    found = discover(FLOWS, f"{FLOWS.page}/current/data", edition(description=about, versions=old))

    # the third came out when the second was superseded, on 1 June 2022
    assert [each.url[-7:] for each in found.further] == ["v3/data", "v4/data", "v5/data"]


def test_files_of_other_kinds_are_passed_over() -> None:
    page = edition(downloads=[{"file": "notes.pdf"}, {"file": "flows.XLSX"}, {"file": "flows.xlsx"}, {}, "x"])

    assert [each.name for each in discover(FLOWS, URL, page).offered] == ["flows.xlsx"]


@pytest.mark.parametrize("page", ["", "[]", "null", "<html>", "{}", '{"datasets": 1}', '{"datasets": []}', '{"datasets": [{}]}'])
def test_a_page_that_is_no_dataset_is_refused(page: str) -> None:
    with pytest.raises(LayoutError, match=r"Expected"):
        discover(FLOWS, first_page(FLOWS), page)


def test_json_that_is_nested_without_end_is_refused() -> None:
    with pytest.raises(LayoutError):
        discover(FLOWS, URL, "[" * 1_000_000)


# GOV.UK


def test_attachments_are_offered_by_their_name_with_their_title() -> None:
    page = content(
        details={
            "attachments": [
                attached(VISAS, title="Entry clearance visas, year ending March 2026"),
                attached("guide.pdf"),
                {"attachment_type": "html", "url": "/government/about", "title": "visas.xlsx"},
                {"title": "nothing"},
                "x",
            ],
            "change_history": [],
        }
    )

    (offered,) = discover(TABLES, first_page(TABLES), page).offered

    assert (offered.name, offered.title, offered.fixed) == (VISAS, "Entry clearance visas, year ending March 2026", True)


def test_a_file_came_out_when_its_page_was_next_published_after_the_upload() -> None:
    # 6a05e023 is a second of 14 May 2026, 6a1d5a9f one of 1 June
    history = [
        {"public_timestamp": "2026-06-04T09:30:00.000+01:00", "note": "Corrected."},
        {"public_timestamp": "2026-05-21T09:30:00.000+01:00", "note": "March 2026."},
        {"public_timestamp": "2026-02-26T09:30:00.000+00:00", "note": "December 2025."},
    ]
    files = [attached(ASYLUM), attached(VISAS, "6a1d5a9f"), attached("returns-datasets-mar-2026.xlsx", "6a9a9e58")]

    offered = discover(TABLES, first_page(TABLES), content(details={"attachments": files, "change_history": history})).offered

    assert [date(2026, 5, 21), date(2026, 6, 4), None] == [each.published for each in offered]


def test_files_that_the_text_links_to_are_offered_once() -> None:
    address = "https://assets.publishing.service.gov.uk/media/6a05e023aaaaaaaaaaaaaaaa/asylum-claims-datasets.ods"
    old = '<a href="/government/uploads/system/uploads/attachment_data/file/552946/returns-datasets-old.xlsx">Old tables</a>'
    body = f'<p><a class="x" href="{address}">Asylum &amp; resettlement</a> <a href="/government/asylum.html">page</a> {old}'

    offered = discover(TABLES, first_page(TABLES), content(details={"body": body, "attachments": [attached(VISAS)]})).offered

    assert [each.name for each in offered] == [VISAS, "asylum-claims-datasets.ods", "returns-datasets-old.xlsx"]
    assert [(each.title, each.fixed) for each in offered[1:]] == [("Asylum & resettlement", True), ("Old tables", False)]
    assert offered[2].url.startswith("https://www.gov.uk/government/uploads/")


def test_a_day_in_a_files_name_goes_before_all_others() -> None:
    files = [attached("04_September_2026_Small_boats_-_time_series.ods"), attached("31_Juny_2026_Small_boats.ods", "6b000000")]

    offered = discover(BOATS, first_page(BOATS), content(details={"attachments": files})).offered

    assert [date(2026, 9, 4), None] == [each.published for each in offered]


def test_a_page_leads_to_its_collections_and_they_to_the_pages_like_it() -> None:
    path = "/government/statistics/monthly-entry-clearance-visa-applications-"
    start = content(links={"document_collections": [{"base_path": "/government/collections/migration-statistics"}, {}]})
    documents = [
        {"base_path": f"{path}july-2025", "public_updated_at": "2025-08-14T09:30:00Z"},
        {"base_path": f"{path}june-2026", "public_updated_at": "2026-07-09T09:30:00Z"},
        {"base_path": "/government/statistics/something-else", "public_updated_at": "2026-07-09T09:30:00Z"},
        {"base_path": f"{path}may-2026", "public_updated_at": "2026-06-11T09:30:00Z"},
        {"title": "no path"},
    ]
    collection = content(schema_name="document_collection", links={"documents": documents})

    assert [each.url for each in discover(MONTHLY, first_page(MONTHLY), start).further] == [
        f"{API}/government/collections/migration-statistics"
    ]
    assert [(each.url, each.patience) for each in discover(MONTHLY, f"{API}/x", collection).further] == [
        (f"{API}{path}june-2026", ALWAYS), (f"{API}{path}may-2026", ALWAYS), (f"{API}{path}july-2025", WEEKLY),
    ]  # fmt: skip


def test_a_page_that_has_moved_is_followed_and_one_that_is_gone_is_refused() -> None:
    moved = json.dumps({"schema_name": "redirect", "redirects": [{"path": "/a", "destination": "/government/b"}]})

    assert discover(TABLES, f"{API}/a", moved).further == (Further(url=f"{API}/government/b"),)
    others: list[dict[str, Any]] = [
        {"schema_name": "gone"},
        {"schema_name": "redirect", "redirects": []},
        {"details": {}, "links": []},
    ]
    for page in others:
        with pytest.raises(LayoutError, match=r"is not laid out as it was"):
            discover(TABLES, f"{API}/a", json.dumps(page))


# Pages of links


def test_the_charts_of_a_bulletin_are_offered_as_their_tables() -> None:
    page = """<p>Release date: <span>21 May 2026</span></p>
      <div class="js-interactive" data-url="/visualisations/dvc3500/fig1/index.html"></div>
      <div data-url='https://www.ons.gov.uk/visualisations/dvc3500/fig2/'></div>
      <a href="/generator?format=csv&amp;uri=/people/bulletins/x/yearendingdecember2025/905f46db">Download table</a>
      <a href="/generator?format=xls&amp;uri=/people/x">xls</a> <a href="#top">top</a>"""

    offered = discover(CHARTS, CHARTS.page.replace("latest", "yearendingdecember2025"), page).offered

    assert [each.url for each in offered] == [
        "https://www.ons.gov.uk/visualisations/dvc3500/fig1/data.csv",
        "https://www.ons.gov.uk/visualisations/dvc3500/fig2/data.csv",
        "https://www.ons.gov.uk/generator?format=csv&uri=/people/bulletins/x/yearendingdecember2025/905f46db",
    ]
    assert {date(2026, 5, 21)} == {each.published for each in offered}


def test_a_list_of_forecasts_leads_to_the_newest_and_they_to_their_tables() -> None:
    outlooks = [f"https://obr.uk/efo/economic-and-fiscal-outlook-{name}/" for name in ("march-2026", "november-2025")]
    listing = "".join(f'<a href="{each}">EFO</a>' for each in (*outlooks, outlooks[0], "https://obr.uk/box/net-migration/"))
    page = """<a href="https://obr.uk/download/march-2026-economic-and-fiscal-outlook-detailed-forecast-tables-economy/?tmstv=1733147138">
      Detailed forecast tables: economy</a>
      <a href="https://obr.uk/download/march-2026-economic-and-fiscal-outlook-detailed-forecast-tables-receipts/">Receipts</a>"""

    assert [each.url for each in discover(OUTLOOK, OUTLOOK.page, listing).further] == outlooks
    (offered,) = discover(OUTLOOK, outlooks[0], page).offered
    assert offered.url == "https://obr.uk/download/march-2026-economic-and-fiscal-outlook-detailed-forecast-tables-economy/"
    assert (offered.title, offered.published) == ("Detailed forecast tables: economy", None)


def test_links_in_comments_and_scripts_are_none() -> None:
    page = '<!-- <a href="/a">a</a> --><SCRIPT>"<a href=/b>"</SCRIPT><a HREF = \'/c?x=1&amp;y=2\'>c</a><a href="http://[">d</a><!-- <a href=/e>'

    assert [each.url for each in links(page, "https://obr.uk/")] == ["https://obr.uk/c?x=1&y=2"]


@pytest.mark.parametrize(
    "part",
    [
        "<a ",
        "<a href=x>",
        "<!--",
        "<script",
        "</script",
        "<",
        "&amp;",
        "<a href='",
        'href="',
        " =",
        "<a data-url=x href=y ",
        "&#x41;",
    ],
)
def test_a_page_of_any_words_is_read_in_a_time_that_grows_with_it(part: str) -> None:
    page = part * (2_000_000 // len(part))
    begun = time.process_time()

    assert len(list(links(page, "https://obr.uk/"))) <= MOST_LINKS
    words(page)
    assert time.process_time() - begun < 20


@given(st.text(alphabet="<>!-/aA hrefscipt=\"'&#x41;İ", max_size=200))
def test_whatever_a_page_says_its_links_can_be_read(page: str) -> None:
    assert len(without_hidden(page)) <= len(page)
    assert all(isinstance(each.url, str) for each in links(page, "https://obr.uk/"))


ANYTHING: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.sampled_from(
        ["", "/a", "2026-05-21", "9999-12-31T23:00", "0001-01-01", "x.xlsx", "http://[", "//[::/asylum.ods", "redirect"]
    ),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["uri", "url", "base_path", "title"]), inner, max_size=2)
    ),
    max_leaves=5,
)
WHOLE = {
    FLOWS.id: edition(versions=VERSIONS),
    TABLES.id: content(details={"attachments": [attached(ASYLUM)], "change_history": [{"public_timestamp": "2026-05-21"}]}),
    MONTHLY.id: content(links={"documents": [{"base_path": "/a"}], "document_collections": [{"base_path": "/b"}]}),
}


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in a JSON value, as the steps to it."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for step, each in inner for place in places(each, (*path, step)))]


@pytest.mark.parametrize("product", [FLOWS, TABLES, MONTHLY], ids=lambda each: each.id)
@given(data=st.data())
def test_a_page_with_anything_in_any_place_is_offered_or_refused(product: Product, data: st.DataObject) -> None:
    page: Any = json.loads(WHOLE[product.id])
    for _ in range(data.draw(st.integers(1, 3))):
        path = data.draw(st.sampled_from(places(page)[1:] or [()]))
        inner = page
        for step in path[:-1]:
            inner = inner[step]
        if path:
            inner[path[-1]] = data.draw(ANYTHING)
    try:
        found = discover(product, first_page(product), json.dumps(page))
    except NetmigError:
        return

    assert all(each.product == product.id for each in found.offered)
