"""Reports put together by hand: what the printed report does must not depend on what the grammar finds."""

from __future__ import annotations

from datetime import date
from typing import Any

from netmig.check.claim import Claim, Now, Then
from netmig.check.document import Document, Sentence
from netmig.check.publication import Publication, PublishedFrom
from netmig.check.report import Report
from netmig.check.sentences.wording import Stated, Wording
from netmig.ledger.figures import Figure
from netmig.periods import year_ending
from netmig.series import Series


def made_claim(text: str, number: int, start: int, end: int, **more: Any) -> Claim:
    """A claim of these code points; `more` is its verdicts, and what else is not as in any other claim."""
    speaker, kind, stated = more.pop("speaker", None), more.pop("kind", "level"), more.pop("stated", Stated(1000, 950, 1050))
    ties = more.pop("ties", frozenset())
    sentence = Sentence(start, end, (), 0, "quoted" if speaker else "reporter", speaker)
    given: dict[str, Any] = {
        "then": Then(verdict="agrees", value=1000, derivation="1,000 was published."),
        "now": Now(verdict="stands", value=1000, derivation="It still is."),
        "dimensions": {},
        "period": None,
        "baseline": None,
        **more,
    }
    return Claim(
        id=f"c{number}",
        quote=text[start:end],
        wording=Wording(kind=kind, start=start, end=end, sentence=sentence, stated=stated, ties=ties),
        **given,
    )


def made_report(
    text: str, claims: tuple[Claim, ...], *, learnt_from: PublishedFrom = "option", as_of: str | None = None
) -> Report:
    return Report(
        document=Document("made.txt", text, ()),
        publication=Publication(date(2005, 11, 25), learnt_from),
        watched_through=date(2006, 5, 25),
        claims=claims,
        as_of=as_of,
    )


def found(text: str, number: int, quote: str, **more: Any) -> Claim:
    """A claim of the first place where its words stand."""
    start = text.index(quote)
    return made_claim(text, number, start, start + len(quote), **more)


EIGHT_HUNDRED = Figure(
    series=Series.of("emigration"),
    period=year_ending(2005, 6),
    release="made",
    value=800,
    rounding=100,
    locator="a cell",
    source="t",
)

TEXT = """\
A headline of an invented paper

Some 1,000 people came in the year to June 2005, more than halved from 2,500 the year before, and 700 of them left.
Mr Example said: “It is a fall of 1,500 – a percentage of sixty – and it will be nil by 2010.”
"""


def sample() -> Report:
    """Every verdict, claims inside and across each other, a speaker, and lines of every kind."""
    return made_report(
        TEXT,
        (
            found(
                TEXT,
                1,
                "more than halved from 2,500",
                then=Then(
                    verdict="agrees",
                    value=-60.0,
                    derivation="From 2,500 (year to June 2004) to 1,000 (year to June 2005): a fall of 60%.",
                ),
                now=Now(verdict="revised", value=-45.25, derivation="From 2,000 to 1,095: a fall of 45.25%."),
                kind="fraction",
                stated=Stated(-50, -55, -45, "percent"),
            ),
            found(
                TEXT,
                2,
                "Some 1,000 people came in the year to June 2005",
                now=Now(verdict="revised", value=1095, derivation="Year to June 2005: 1,095."),
            ),
            found(
                TEXT,
                3,
                "from 2,500 the year before",
                then=Then(
                    verdict="differs",
                    value=2600,
                    derivation="Year to June 2004: 2,600. 2,500 was an earlier estimate, which had been revised by then.",
                ),
                now=Now(verdict="stands", value=2500, derivation="Year to June 2004: 2,500."),
                diagnosis="stale_vintage",
                correction="Some 2,600 people came in the year to June 2004, not 2,500, an earlier estimate.",
            ),
            found(TEXT, 4, "2,500"),
            found(
                TEXT,
                5,
                "a fall of 1,500",
                then=Then(verdict="conflicts", value=-1600, derivation="Two releases are joined."),
                now=Now(verdict="revised", value=-1400, derivation="From 2,500 to 1,100."),
                diagnosis="mixed_vintages",
                speaker="Mr Example",
                kind="change",
            ),
            found(
                TEXT,
                6,
                "nil by 2010",
                then=Then(verdict="not_checked"),
                now=Now(verdict="not_checked"),
                reason="Nobody has published such a forecast.",
                speaker="Mr Example",
                kind="forecast",
            ),
            found(
                TEXT,
                7,
                "700 of them left",
                then=Then(verdict="not_checked", value=800, figures=(EIGHT_HUNDRED,), derivation="Year to June 2005: 800."),
                ties=frozenset({"measure"}),
                now=Now(verdict="not_checked"),
                reason="This is not the published figure that the words seem to refer to, but it is a part of one given before.",
            ),
        ),
    )
