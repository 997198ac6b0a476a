"""An explanation as one HTML page: the answer first, then its chart and every number, what to beware of, and the sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from ..charts.waterfall import waterfall_chart
from ..explain.explanation import Explanation, residual_words
from ..explain.method import Step
from ..explain.tree import Node
from ..explain.words import REVISION_KINDS, group_words, short_words, signed
from ..ledger.attribution import attribution
from ..ledger.figures import Figure, Release
from ..ledger.phrases import amount, day_words, published_words, publisher_words
from ..revisions.comparability import Change
from .page import whole_page


def to_explanation_html(explanation: Explanation) -> str:
    """The page, self-contained and the same bytes each time."""
    chart = waterfall_chart(explanation, name="parts")
    parts = [
        "<header>",
        f"<h1>{escape(chart.title.removesuffix(': the parts'))}</h1>",
        *(f'<p class="answer">{escape(each)}</p>' for each in explanation.answer),
        *([f"<p>{escape(explanation.comparison)}</p>"] if explanation.comparison else []),
        *([f"<p>{escape(explanation.lacking)}</p>"] if explanation.lacking else []),
        "</header>",
        "<main>",
        *_beware(explanation),
        '<section aria-labelledby="parts-heading">',
        '<h2 id="parts-heading" tabindex="-1">The parts, which add up to the change</h2>',
        '<div class="beside">',
        f'<figure class="waterfall">{chart.svg}</figure>',
        f'<div class="scroll" tabindex="0" role="region" aria-label="Table of the parts">{_table(explanation)}</div>',
        "</div>",
        f'<p class="lines">{escape(_reading(explanation))}</p>',
        "</section>",
        *_revisions(explanation),
        *_sources(explanation),
        "</main>",
        *_footer(explanation),
    ]
    return whole_page(chart.title, ("parts-heading", "Skip to the parts"), parts)


def _beware(explanation: Explanation) -> Iterator[str]:
    if not explanation.warnings and not explanation.notes:
        return
    yield '<section aria-labelledby="beware">\n<h2 id="beware">Before you pass it on</h2>\n<ul>'
    yield from (f"<li>{escape(each)}</li>" for each in (*explanation.warnings, *explanation.notes))
    yield "</ul>\n</section>"


def _table(explanation: Explanation) -> str:
    ends, unit = explanation.ends, explanation.series.unit
    names = [each.period.label for each in (ends.start, ends.stop)]
    if explanation.kind != "periods":
        names = [f"{each.period.label}, published {published_words(each.release)}" for each in (ends.start, ends.stop)]
    head = "".join(f'<th scope="col">{escape(each)}</th>' for each in ("Group", "Contribution", *names, "Its change"))
    body = "\n".join(_rows(explanation.root, unit, 0))
    caption = f"{explanation.series.label}, {unit}"
    return f'<table class="tree">\n<caption>{escape(caption)}</caption>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>'


def _rows(node: Node, unit: str, depth: int) -> Iterator[str]:
    name = short_words(node) + (" *" if node.is_sum else "")
    # what is looked for comes first: on a small screen the others are out of sight
    cells = (signed(node.value, unit), amount(node.start, unit), amount(node.stop, unit), signed(node.change, unit))
    yield _row(name, cells, depth, title=group_words(node.series))
    for part in node.parts:
        yield from _rows(part, unit, depth + 1)
    if node.residual:
        yield _row(residual_words(node.residual_kind), (signed(node.residual, unit), "–", "–", "–"), depth + 1, kind=" rest")


def _row(name: str, cells: Iterable[str], depth: int, *, title: str = "", kind: str = "") -> str:
    values = "".join(f"<td>{escape(each)}</td>" for each in cells)
    # the names of groups repeat (British, of either flow): whoever hears a row hears all of it
    whole = f'<span class="heard">{escape(title)}</span><span aria-hidden="true">{escape(name)}</span>' if title else escape(name)
    return f'<tr class="d{min(depth, 5)}{kind}"><th scope="row">{whole}</th>{values}</tr>'


def _reading(explanation: Explanation) -> str:
    words = (
        "A bar that points right adds to the figure, one that points left takes from it. The contributions of the groups that are "
        "divided no further, and what rounding leaves, add up to the change exactly."
    )
    if any(node.is_sum for _, node in explanation.root.walk()):
        words += " * Not printed as such in one of the releases: the sum of its parts."
    return words


def _revisions(explanation: Explanation) -> Iterator[str]:
    method = explanation.method
    if not method.steps:
        return
    unit = explanation.series.unit
    yield '<section aria-labelledby="revisions">\n<h2 id="revisions">Revision by revision</h2>'
    if method.change is not None and method.share is not None:
        yield (
            f"<p>{escape(signed(method.change, unit))} of the {escape(signed(explanation.change, unit))} "
            f"({method.share:.0%}) counts as method: the whole revision of each group at a release that made it by another method, "
            "though new data may be in it. The releases that changed a method revised everyone by "
            f"{escape(signed(method.on_break, unit))}.</p>"
        )
    yield "<dl>"
    yield from (_step(explanation, each) for each in method.steps)
    yield "</dl>\n</section>"


def _step(explanation: Explanation, step: Step) -> str:
    unit = explanation.series.unit
    before, after = (amount(each.value or 0, unit) for each in (step.before, step.after))
    lines = [f"<p>{before} became {after}: {escape(signed(step.change, unit))}.</p>"]
    for each in step.breaks:
        lines.append(
            f"<p>{'Correction' if each.kind == 'correction' else f'Change of {each.kind}'}: {escape(each.words)}{_cited(each)}</p>"
        )
    lines += [
        f"<p>The release states: {escape(each.reason)} ({escape(REVISION_KINDS[each.kind])}{escape('; ' + each.periods if each.periods else '')}).</p>"
        for each in step.stated
    ]
    return f"<dt>{escape(publisher_words(step.release))}, {escape(published_words(step.release))}</dt><dd>{''.join(lines)}</dd>"


def _cited(change: Change) -> str:
    if (cited := change.citation) is None:
        return ""
    where = f'<a href="{escape(cited.url)}">{escape(cited.title)}</a>' if cited.url else escape(cited.title)
    return f" ({where}{escape(', ' + cited.where if cited.where else '')})"


def _sources(explanation: Explanation) -> Iterator[str]:
    used: dict[str, dict[str, None]] = {}
    figures: list[Figure] = [figure for _, node in explanation.root.walk() for figure in node.figures]
    for figure in (*figures, *(each.population for each in explanation.equivalents)):
        places = used.setdefault(figure.release, {})
        if figure.locator:
            places[figure.locator] = None
    yield '<section aria-labelledby="sources">\n<h2 id="sources">Sources</h2>\n<ul class="sources">'
    yield from (_source(each, list(used.get(each.id, {}))) for each in explanation.releases)
    yield "</ul>\n</section>"


def _source(release: Release, places: list[str]) -> str:
    title = f"{escape(release.title)}"
    linked = f'<a href="{escape(release.url)}">{title}</a>' if release.url.startswith("https://") else title
    where = (
        f"<details><summary>Read from {len(places)} {'place' if len(places) == 1 else 'places'}</summary><p>{escape('; '.join(places))}</p></details>"
        if places
        else ""
    )
    return f"<li>{escape(release.publisher)}: {linked}, {escape(published_words(release))} (<code>{escape(release.id)}</code>){where}</li>"


def _footer(explanation: Explanation) -> Iterator[str]:
    yield "<footer>"
    as_of = f" Figures as of {escape(explanation.as_of)}." if explanation.as_of else ""
    yield (
        f"<p>Made by netmig from published figures.{as_of} Publications have been watched until "
        f"{day_words(explanation.watched_through)}. It says what a change is made of, not why people moved.</p>"
    )
    yield from (f"<p>{escape(line)}</p>" for line in attribution(explanation.releases))
    yield "</footer>"
