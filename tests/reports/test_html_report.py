"""The page is one file that fetches nothing and runs nothing, and tells each claim so that anyone understands it."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from datetime import date
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from told import ARTICLE, CAME, DAYS, FIRST, LEFT, THIRD, release, thousands, told_ledger, told_report

import netmig
from netmig.check import Report, check
from netmig.check.asides import ELSEWHERE, UNSURE, WISHED
from netmig.check.text_report import SIGNS
from netmig.ledger.ledger import Ledger
from netmig.periods import year_ending
from netmig.reports import to_html
from netmig.reports.claim_note import chart_of
from netmig.reports.marked_article import marked_article
from netmig.reports.words import called

VOID = {"meta", "link", "br"}


class Page(HTMLParser):
    """A page's elements, with a complaint about every one that is not closed in its place."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.open: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1] != "style":
            self.text += data

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]

    @property
    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]


def page_of(text: str = ARTICLE, name: str = "article.txt") -> tuple[Page, str, Report]:
    report, ledger = told_report(text, name)
    html = to_html(report, ledger)
    return Page(html), html, report


def note_of(html: str, claim_id: str) -> str:
    """One note as the words that a reader sees."""
    found = re.search(rf'<li class="note [^"]*" id="{claim_id}">(.*?)\n</li>', html, re.DOTALL)
    assert found
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", found[1].split("<figure>")[0])).split())


def test_the_page_is_well_formed_and_no_id_is_there_twice() -> None:
    page, html, _ = page_of()

    assert html.startswith('<!doctype html>\n<html lang="en-GB">')
    assert len(page.ids) == len(set(page.ids))


def test_every_link_within_the_page_leads_somewhere_and_every_claim_is_linked_both_ways() -> None:
    page, _, report = page_of()
    inner = [link["href"][1:] for link in page.all("a") if link["href"].startswith("#")]

    assert set(inner) <= set(page.ids)
    for claim in report.claims:
        number = claim.id[1:]
        assert claim.id in inner
        assert f"m{number}" in inner


def test_nothing_is_fetched_nothing_runs_and_the_policy_forbids_both() -> None:
    page, html, _ = page_of()
    tags = {tag for tag, _ in page.elements}

    assert not tags & {"script", "img", "iframe", "object", "embed", "form", "base", "video", "audio"}
    assert not re.search(r"@import|url\(|expression\(", html)
    assert not [
        name for _, attributes in page.elements for name in attributes if name.startswith("on") or name in {"src", "style"}
    ]
    assert [link["href"] for link in page.all("link")] == ["data:,"]
    policy = next(each["content"] for each in page.all("meta") if each.get("http-equiv") == "Content-Security-Policy")
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_the_policy_allows_the_very_style_that_is_there() -> None:
    _, html, _ = page_of()
    style = html.partition("<style>")[2].partition("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()

    assert f"sha256-{digest}" in unescape(html)


def test_headings_go_down_one_step_at_a_time_and_landmarks_are_there() -> None:
    page, _, _ = page_of()
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h[1-6]", tag)]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert [tag for tag, _ in page.elements if tag in {"header", "main", "footer"}] == ["header", "main", "footer"]


def test_what_is_wrong_is_told_before_the_article_and_the_counts_before_that() -> None:
    _, html, report = page_of()
    accused = [claim for claim in report.claims if claim.accuses]

    assert len(accused) == 2
    assert (
        html.index('class="counts"')
        < html.index('class="wrong-ones"')
        < html.index('class="article"')
        < html.index('class="notes"')
    )
    first = html.partition('class="wrong-ones"')[2].partition("</div>")[0]
    assert re.findall(r'href="#(c\d+)"', first) == [claim.id for claim in accused]


def test_the_counts_are_those_of_the_report() -> None:
    _, html, report = page_of()
    counts = re.findall(r"<li class=\"(\w+)\"><b><span[^>]*>.</span> (\d+)</b>", html)
    revised = re.findall(r"right by what was public that day \((\d+) of them revised since\)", html)

    shown = {name: int(count) for name, count in counts} | {"revised_since": int(*revised)}
    assert shown == report.summary
    assert sum(int(count) for _, count in counts) == len(report.claims)


def test_a_note_tells_who_said_what_who_published_what_when_and_what_it_is_now() -> None:
    _, html, report = page_of()
    claim = next(each for each in report.claims if each.quote.startswith("was 240,000"))
    told = note_of(html, claim.id)

    for words in (
        "Right when published; revised since",
        "Net migration to the UK was 240,000 in the year to June 2005",
        "Who said it The article of 25 November 2005.",
        "Judged That net migration in the year to June 2005 was 240,000.",
        "Published by 25 November 2005",
        "240,000 – Net migration, the year to June 2005. Source: Test Office, Invented statistics of 24 November 2005 .",
        "210,000 – Net migration, the year to June 2005. Source: Test Office, Invented statistics of 25 May 2006 .",
        "What was said no longer fits.",
    ):
        assert words in told


def test_a_note_on_a_quotation_names_the_speaker_and_what_the_number_is_in_truth() -> None:
    _, html, report = page_of()
    claim = next(each for each in report.claims if each.quote.startswith("240,000 people came"))
    told = note_of(html, claim.id)

    for words in (
        "Not what had been published (the figure of something else)",
        "Councillor Basil Placeholder, quoted in the article of 25 November 2005",
        "Judged That immigration in the year to June 2005 was 240,000.",
        "640,000 – Immigration, the year to June 2005",
        "What was said fits instead: 240,000 – Net migration, the year to June 2005",
        "240,000 was net migration",
    ):
        assert words in told


def test_a_note_on_an_old_vintage_shows_the_release_that_had_it() -> None:
    _, html, report = page_of()
    claim = next(each for each in report.claims if each.diagnosis == "stale_vintage")
    told = note_of(html, claim.id)

    assert (
        "510,000 – Net migration, the year to June 2004. Source: Test Office, Invented statistics of 24 November 2005 ." in told
    )
    assert "An earlier release had: 520,000" in told


def asides_of(html: str) -> str:
    """The list of what was not judged."""
    return html.partition('<details class="asides">')[2].partition("</details>")[0]


def test_what_was_not_judged_is_listed_under_a_heading_with_its_sentence_and_no_verdict() -> None:
    _, html, report = page_of()
    claim = next(each for each in report.claims if each.then.verdict == "not_checked")
    listed = asides_of(html)

    assert f"<dt>{ELSEWHERE}</dt>" in listed
    assert f"<b>{claim.quote}</b>" in listed
    assert "Named: Canada." in listed
    assert f'id="{claim.id}" href="#m{claim.id[1:]}"' in listed
    assert f'class="note not_checked" id="{claim.id}"' not in html


def test_a_number_that_was_not_judged_is_told_with_what_has_been_published_of_it() -> None:
    # years to June told as years
    told = asides_of(page_on("Net migration to the UK was 254,000 in 2021 and 634,000 in 2022.", "2025-10-10"))
    assert f"<dt>{UNSURE}</dt>" in told
    assert "254,000 was published for net migration in the year to June 2021 (ONS, 22 May 2025)" in told


def test_every_claim_on_a_held_series_has_its_chart_with_a_table_of_the_same_figures() -> None:
    page, html, report = page_of()
    held = [claim for claim in report.claims if claim.then.figures and claim.then.verdict != "not_checked"]

    assert len(page.all("svg")) == len(page.all("table")) == len(held) > 3
    for claim in held:
        assert f'aria-labelledby="chart-{claim.id}-title chart-{claim.id}-words"' in html


def test_a_figure_worked_out_from_several_series_is_not_drawn_as_one_of_them() -> None:
    came = release(date(2006, 8, 24))
    period = year_ending(2006, 6)
    figures = [thousands(CAME, came, period, 600), thousands(LEFT, came, period, 350)]
    held = told_ledger()
    ledger = Ledger.of([*((each, held.contents([each.id])[each.id]) for each in held.releases()), (came, figures)])
    report = check("UK net migration was 250,000 in the year to June 2006.", "2006-08-25", ledger)
    claim = report.claims[0]

    assert [figure.series for figure in claim.then.figures] == [CAME, LEFT]
    assert chart_of(report, claim, ledger) is None
    told = note_of(to_html(report, ledger), claim.id)
    assert "600,000 (immigration) − 350,000 (emigration) = 250,000" in told


def test_a_release_is_named_in_full_once_a_note() -> None:
    _, html, report = page_of()
    claim = next(each for each in report.claims if each.quote.startswith("240,000 people came"))
    note = html.partition(f'id="{claim.id}">')[2].partition("</li>")[0]

    assert note.count('rel="noreferrer">Invented statistics of 24 November 2005<') == 1
    assert "What was said fits instead: " in note


def test_marks_differ_in_the_style_of_their_line_and_in_their_sign_and_not_in_colour_alone() -> None:
    _, html, report = page_of()
    style = html.partition("<style>")[2].partition("</style>")[0]
    lines = {
        verdict: (re.search(rf"mark\.{verdict} \{{[^}}]*text-decoration-style: (\w+)", style) or [None, "solid"])[1]
        for verdict in SIGNS
    }

    assert len(set(lines.values())) == len(set(SIGNS.values())) == 4
    for claim in report.claims:
        assert f"{SIGNS[claim.then.verdict]}{claim.id[1:]}</span></a></mark>" in html


def test_the_publishers_are_attributed_and_their_releases_linked() -> None:
    page, html, _ = page_of()
    outer = {link["href"] for link in page.all("a") if not link["href"].startswith("#")}

    assert outer == {f"https://test.example/{day}" for day in DAYS}
    assert "Open Government Licence v3.0" in html.partition("<footer>")[2]


HOSTILE = (
    '</p></mark><script>alert("x")</script><img src=x onerror=alert(1)>',
    "\" onmouseover='alert(1)' \"",
    "<!-- --><style>*{display:none}</style></style>",
    "&lt;b&gt; &#60;script&#62; javascript:alert(1)",
    "\x00\x1b[31m\u202egnorw\u202c",
)


@pytest.mark.parametrize("words", HOSTILE)
def test_a_hostile_text_stays_a_text(words: str) -> None:
    text = f"{words}\n\nNet migration was 520,000 {words} in the year to June 2004.\n\nMr {words} said: “{words} {ARTICLE}"
    page, html, _ = page_of(text, name=f"{words}.txt")
    plain, _, _ = page_of()

    assert {tag for tag, _ in page.elements} <= {tag for tag, _ in plain.elements}
    assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")]
    assert len(page.ids) == len(set(page.ids))
    assert "\x1b" not in html
    assert "\u202e" not in html


def test_a_hostile_release_stays_a_text_and_only_web_addresses_are_linked() -> None:
    second = release(DAYS[1], title="<script>1</script>", publisher='"><b>', url="javascript:alert(1)", licence="<i>")
    report, ledger = told_report(ledger=told_ledger(FIRST, second, THIRD))
    page = Page(to_html(report, ledger))

    assert not [link for link in page.all("a") if link["href"].startswith("javascript")]
    assert not [tag for tag, _ in page.elements if tag in {"script", "i"}]
    assert "<script>1</script>" in page.text


@given(st.text(max_size=200))
def test_the_article_is_shown_word_for_word(text: str) -> None:
    report, _ = told_report(text, name="")
    page = Page(f"<div>{marked_article(replace(report, claims=()))}</div>")
    seen = "".join(each for each in text if each.isprintable() and not each.isspace())

    if seen:
        assert "".join(each for each in page.text if each.isprintable() and not each.isspace()).replace("�", "") == seen.replace(
            "�", ""
        )


@given(st.lists(st.tuples(st.integers(0, 100), st.integers(1, 40)), min_size=1, max_size=6))
def test_claims_that_overlap_or_lie_within_one_another_are_each_linked_once(spans: list[tuple[int, int]]) -> None:
    report, _ = told_report()
    claim = report.claims[0]
    claims = tuple(
        replace(claim, id=f"c{number}", wording=replace(claim.wording, start=start, end=min(start + size, 105)))
        for number, (start, size) in enumerate(spans, start=1)
    )
    article = marked_article(replace(report, claims=claims))
    page = Page(f"<div>{article}</div>")
    unmarked = Page(f"<div>{re.sub('&#8288;<span.*?</span>', '', article)}</div>")

    assert sorted(link["href"] for link in page.all("a")) == sorted(f"#c{number}" for number in range(1, len(claims) + 1))
    assert re.sub(r"\s", "", unmarked.text) == re.sub(r"\s", "", ARTICLE)


def test_a_text_without_claims_and_one_without_words_have_a_page_too() -> None:
    for text in ("The weather was fine.", "", "\n \n"):
        page, html, _ = page_of(text)

        assert "No claim about a figure was found" in page.text
        assert "</html>" in html


def test_the_same_report_gives_the_same_bytes() -> None:
    report, ledger = told_report()

    assert to_html(report, ledger) == to_html(report, ledger)


def page_on(text: str, published: str) -> str:
    ledger = netmig.open()
    return to_html(netmig.check(text, published=published, ledger=ledger, today=date(2026, 5, 26)), ledger)


def test_what_an_article_denies_is_said_to_be_denied() -> None:
    text = "Ann Hill said that immigration to the UK went up four-fold in five years under the Conservatives. It did not."
    assert "The article itself goes on: “It did not.”" in page_on(text, "2025-10-28")
    assert "goes on" not in page_on(text.replace("It did not.", "It did."), "2025-10-28")


def test_a_rule_that_was_changed_since_says_what_holds_now() -> None:
    told = page_on("The general salary threshold for Skilled Worker visas will rise to £38,700.", "2023-12-06")
    assert "General salary threshold for Skilled Worker visas, from 4 April 2024" in told
    assert "It has been changed since:" in told
    assert "£41,700" in told
    assert "still so" not in told


def test_words_that_still_fit_a_revised_figure_are_not_said_to_be_so_without_more() -> None:
    told = page_on("Net migration to the UK fell by two-thirds in the year to June 2025.", "2025-11-27")
    assert "Right, also after revision" in told
    assert "still so" not in told


def test_words_that_are_no_exact_number_are_told_with_what_they_allow() -> None:
    told = page_on("Immigration to the UK fell by almost a third in 2024.", "2025-05-22")
    assert (
        "That immigration fell by nearly 33.3% (anything from 28.3% to 33.7%) from the year to December 2023 to the year to December 2024."
        in told
    )


def test_a_record_that_is_none_does_not_make_its_number_wrong() -> None:
    told = page_on("Net migration to the UK fell to 204,000 in the year to June 2025, the lowest since 2013.", "2025-11-28")
    assert "The number is as published, but is no such record" in told
    assert "it was last lower in the year to March 2021, at 132,000" in page_on(
        "Net migration to the UK was 204,000 in the year to June 2025, the lowest since 2021.", "2025-11-28"
    )


@pytest.mark.parametrize(
    ("speaker", "name"),
    [
        ("Prime Minister", "the Prime Minister"),
        ("Home Office spokesman", "a Home Office spokesman"),
        ("Office for National Statistics", "the Office for National Statistics"),
        ("Home Secretary James Cleverly", "Home Secretary James Cleverly"),
        ("the ONS", "the ONS"),
        ("Britain's statistics office", "Britain's statistics office"),
        ("top Tory MP", "a top Tory MP"),
        ("former minister", "a former minister"),
        ("Ann Hill MP", "Ann Hill MP"),
        ("two sources", "two sources"),
        ("Conservatives", "the Conservatives"),
        ("spokesman for the Home Office", "a spokesman for the Home Office"),
        ("Mary Day of the ONS", "Mary Day of the ONS"),
    ],
)
def test_who_is_named_by_an_office_has_an_article(speaker: str, name: str) -> None:
    assert called(speaker) == name


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The Example Gazette said net migration to the UK was 431,000 in 2024.", "The Example Gazette, as the article of 22 May 2025 reports"),
        ("A government official said net migration to the UK was 431,000 in 2024.", "A government official, as the article of 22 May 2025 reports"),
        ("Officials say net migration to the UK was 431,000 in 2024.", "Officials, as the article of 22 May 2025 reports"),
        ("Mary Day of the Example Bureau said net migration to the UK was 431,000 in 2024.", "Mary Day of the Example Bureau, as the article of 22 May 2025 reports"),
        ("Net migration to the UK was 431,000 in 2024, according to new Home Office figures.", "The article of 22 May 2025, citing new Home Office figures"),
        ("The ONS said that net migration to the UK had fallen. It was 431,000 in 2024.", "The article of 22 May 2025, going on from what the ONS said"),
        ("Official estimates say that it had fallen. Net migration to the UK was 431,000 in 2024.", "The article of 22 May 2025"),
        ("Ann Hill left. “Net migration to the UK was 431,000 in 2024, and that is a lot,” she said.", "Ann Hill, quoted in the article of 22 May 2025"),
        ("Net migration to the UK was 431,000 in 2024, but experts noted that this was still high.", "The article of 22 May 2025"),
        ("Ann Hill promised that net migration to the UK, which was 431,000 in 2024, would come down.", "The article of 22 May 2025"),
        ("Net migration to the UK was 431,000 in 2024, more than in Leicester, and 100,000 of those claimed asylum.", "The article of 22 May 2025"),
    ],
)  # fmt: skip
def test_who_said_it_is_named_as_the_article_names_them(text: str, told: str) -> None:
    assert f"<dd><p>{told}.</p>" in page_on(text, "2025-05-22")


def test_a_place_says_nothing() -> None:
    text = 'Arrivals from Ukraine and Hong Kong were many. "Take those two alone and it\'s well over 300,000 of net migration," he said.'
    assert "Hong Kong, quoted" not in page_on(text, "2023-05-16")


def test_a_figure_of_something_else_stands_beside_no_claim() -> None:
    told = page_on("Net migration to the UK was 204,000.\nIn New Zealand 53,800 people left.", "2025-11-27")
    note = told.partition('id="c2"')[2]
    assert "53,800" in asides_of(told)
    assert "ONS" not in asides_of(told)
    assert "<figure>" not in note


def test_the_page_does_not_say_that_all_is_right_where_nothing_could_be_judged() -> None:
    told = page_on("In New Zealand 53,800 people left last year.", "2025-11-27")
    assert "does not say whether the article is right" in told or "No claim about a figure was found" in told


def test_a_headline_names_the_article() -> None:
    text = "Net migration halves in a year\nNet migration to the UK was 431,000 in the year to December 2024."
    assert "<h1>Migration figures in “Net migration halves in a year”, checked</h1>" in page_on(text, "2025-05-22")


def test_a_number_of_people_of_whom_no_series_can_be_is_told_like_any_other() -> None:
    """What asylum costs is of no nationality: found by fuzzing."""
    ledger = netmig.open()
    html = to_html(check("The asylum cost of non-EU nationals in the UK doubled in 2022.", "2023-11-24", ledger), ledger)
    assert "doubled in 2022" in asides_of(html)


def test_a_right_number_in_a_sentence_that_has_it_move_the_other_way_does_not_read_as_right() -> None:
    text = "UK net migration fell by 331,000 to 504,000 in the year to June 2022."
    told = page_on(text, "2022-11-25")
    assert "The number is right, but not which way it went" in told
    assert "Only the number is right: it went the other way, see claim 1." in told
    text = "UK net migration fell sharply to 504,000 in the year to June 2022, from 173,000 a year earlier."
    assert "Only the number is right: from the number of claim 2 it rose." in page_on(text, "2022-11-25")
    right = "UK net migration rose sharply to 504,000 in the year to June 2022, from 173,000 a year earlier."
    assert "Only the number is right" not in page_on(right, "2022-11-25")


@pytest.mark.parametrize(
    ("text", "published", "told"),
    [
        ("UK net migration was 171,000 in 2025. That is still 469 people a day.", "2026-05-22", "net migration in the year to December 2025 came to 469 (anything from 468 to 470) a day"),
        ("Net migration to the UK in the year to December 2024 was almost half of what it had been the year before.", "2025-05-23", "net migration in the year to December 2024 fell to nearly 50% (anything from 42.5% to 50.5%) of that in the year to December 2023"),
        ("Net migration to the UK rose to a record 606,000 in 2022.", "2023-05-26", "net migration in the year to December 2022 was 606,000, and the highest of all calendar years since 1964"),
        ("Net migration to the UK in the year to June 2023 was first put at 740,000.", "2024-11-28", "740,000 was the first estimate of net migration in the year to June 2023"),
        ("UK immigration fell in the year to June 2024.", "2024-11-28", "Netmig took “immigration fell in the year to June 2024” to mean that immigration fell from the year to June 2023 to the year to June 2024"),
        ("The general salary threshold for Skilled Worker visas will rise to £38,700.", "2023-12-06", "“rise to £38,700”, held against the general salary threshold for Skilled Worker visas: £38,700"),
        ("British nationals made up 5% of immigration to the UK in the year to June 2024.", "2024-11-28", "immigration of British nationals was 5% of immigration in the year to June 2024"),
    ],
)  # fmt: skip
def test_a_card_says_in_one_line_what_exactly_was_judged(text: str, published: str, told: str) -> None:
    assert f"<dt>Judged</dt>\n<dd><p>{told if told[0] in '“N' else f'That {told}'}.</p></dd>" in page_on(text, published)


def test_figures_of_other_groups_than_those_of_the_day_are_not_set_beside_them() -> None:
    told = page_on("In the year to June 2022 immigration of EU nationals to the UK was 224,000.", "2022-11-25")
    assert "Figures are published for other groups now than they were then. The two cannot be set side by side." in told
    # nothing of the page draws the old groups as if they were counted now
    assert "<figure>" not in told
    assert "revised since" not in told.partition('class="note ')[2]


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("UK net migration was 431,000 in 2024. Ministers will bring net migration to the UK down.", WISHED),
        ("UK net migration was 431,000 in 2024. A petition to stop all immigration to the UK was signed by 219,000 people.", UNSURE),
        ("UK net migration was 431,000 in 2024. Gross arrivals are much larger than net migration to the UK.", UNSURE),
    ],
)  # fmt: skip
def test_what_was_not_judged_stands_under_one_plain_heading(text: str, heading: str) -> None:
    assert f"<dt>{heading}</dt>" in asides_of(page_on(text, "2025-05-23"))


def test_the_number_of_another_claim_of_the_page_leads_there() -> None:
    text = "UK net migration was 431,000 in 2024. If 431,000 came each year, we would need more homes."
    told = asides_of(page_on(text, "2025-05-23"))
    assert f"<dt>{WISHED}</dt>" in told
    assert 'The same number is in <a href="#c1">claim 1</a>, judged there as net migration in the year to December 2024.' in told


def test_the_number_of_a_claim_that_is_called_wrong_leads_there() -> None:
    text = "Some 606,000 immigrants arrived in Britain in 2022. So 606,000 people became immigrants in Great Britain in 2022."
    told = asides_of(page_on(text, "2023-05-25"))
    assert 'The same number is in <a href="#c1">claim 1</a>, judged there.' in told


def test_a_place_that_is_named_for_its_size_is_not_what_is_counted() -> None:
    told = asides_of(page_on("Newcastle has somehow become Glasgow: net migration for last year is 745,000.", "2023-11-24"))
    assert "Named:" not in told
    assert "745,000 was published for net migration in the year to December 2022" in told
    told = asides_of(page_on("Net migration to Canada was 431,000 in 2024.", "2025-05-23"))
    assert f"<dt>{ELSEWHERE}</dt>" in told
    assert "Named: Canada." in told


def test_a_past_number_beside_a_forecast_is_not_listed_as_one() -> None:
    text = "That is well below the 262,000 that the OBR forecast in November, and a long way from the 2023 peak of about 944,000."
    assert WISHED not in page_on(f"Net migration was 204,000 in the year to June 2025. {text}", "2026-01-20")


def test_a_later_year_does_not_undo_a_record() -> None:
    told = page_on("UK net migration was 204,000 in the year to June 2025. It has not been so low since 2021.", "2025-12-06")
    assert "The record still holds for the time up to then, by the newest figures, too." in told
    assert "Since then it has gone lower still: 171,000 in the year to December 2025." in told
    told = page_on("UK net migration was at a record 906,000 in the year to June 2023.", "2024-12-11")
    assert "The number no longer fits. The record no longer holds: 944,000 in the year to March 2023 was higher." in told


def test_a_remark_of_another_year_is_told_with_that_year() -> None:
    text = 'Back to the year 2016. "Immigration to the UK swells every year," Ann Hill said.'
    assert "Ann Hill, quoted in the article of 24 November 2023, which speaks of 2016 there." in page_on(text, "2023-11-24")


def test_every_step_since_a_rule_is_told() -> None:
    told = page_on("From 4 April 2024 the Skilled Worker salary threshold went from £26,200 to £38,700.", "2024-05-02")
    assert told.count("£38,700 a year") == 2
    assert "£41,700 a year" in told


def test_words_without_a_number_lead_to_the_claim_that_says_the_same() -> None:
    text = (
        "UK net migration fell in the year to June 2025. The ONS says that long-term net migration to the UK has fallen sharply:"
        " from 649,000 in the year ending June 2024 to 204,000 in the year ending June 2025."
    )
    told = asides_of(page_on(text, "2025-12-06"))
    assert 'See <a href="#c1">claim 1</a>, judged there: that net migration fell' in told
