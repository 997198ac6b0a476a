"""Revisions for people: as tables of text, and as a page of HTML with its chart and its triangle."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from ..revisions.analysis import Revisions
from ..revisions.cautions import DefinitionBreakWarning
from ..revisions.inference import Refusal
from ..revisions.statistics import Summary
from .output import Column, Table

LABELS = (
    ("mean", "Mean revision", True), ("mean_absolute", "Mean absolute revision", False), ("root_mean_square", "Root mean square", False),
    ("sd", "Standard deviation", False), ("min", "Least", True), ("max", "Most", True),
)  # fmt: skip
STYLE = (
    "body{font-family:system-ui,'Segoe UI',Roboto,Arial,sans-serif;color:#1d1d1d;background:#fff;max-width:75rem;margin:1rem auto;"
    "padding:0 1rem;line-height:1.4}figure svg{min-width:32rem}table{border-collapse:collapse;margin:1rem 0}th,td{padding:.15rem .6rem;border:1px solid #d0d0d0}"
    "details{overflow-x:auto}p,h1,li,figcaption{overflow-wrap:anywhere}td{text-align:right}tbody th{text-align:left;font-weight:normal}caption{text-align:left;font-weight:bold}.short td,.short tbody th{white-space:nowrap}figure{margin:1rem 0}svg{max-width:100%;height:auto}"
)


def tables(
    found: Revisions, by: str | None, groups: Mapping[str, Revisions], sources: Sequence[str], notes: Sequence[str] = ()
) -> list[Table]:
    """The statistics, the tests, the groups asked for, and every revision."""
    shown = [_statistics(found), _tests(found)]
    if by:
        shown.append(_groups(by, groups))
    shown.append(_rows(found, (*cautions(found, notes), *sources)))
    return shown


def statistics_rows(summary: Summary) -> list[tuple[str, str]]:
    """The statistics as rows of a name and a value."""
    told = summary.to_dict()
    rows = [("Revisions (n)", f"{summary.n}"), ("Periods that do not overlap", f"{summary.windows}")]
    rows += [(words, _amount(told[name], signed=signed)) for name, words, signed in LABELS]
    if summary.interval is not None:
        ends = (_amount(each, signed=True) for each in summary.interval)
        rows.insert(3, ("95% interval of the mean (HAC)", " to ".join(ends)))
    rows.append(("Mean absolute, of the later values", _part(summary.relative)))
    rows += [(f"{chance:.0%} quantile", _amount(value, signed=True)) for chance, value in summary.quantiles]
    rows += [
        ("Revised up, down, not at all", f"{summary.up}, {summary.down}, {summary.unrevised}"),
        ("Same sign", _part(summary.same_sign)),
        ("Direction of change kept", f"{_part(summary.direction_kept)} (n = {summary.direction_n})"),
        ("Noise to signal", _plain(summary.noise_to_signal)),
        ("Correlation with the earlier value", _plain(summary.correlation)),
        ("Autocorrelation", _plain(summary.autocorrelation)),
        ("Published in steps that changed the method", _amount(summary.on_break, signed=True)),
    ]
    if summary.near_latest is not None and summary.near_latest.n:
        near = summary.near_latest
        rows.append(
            (
                f"Months to within {near.within:.0%} of the later value",
                f"{near.median_months:g} (median), {near.most_months} (most)",
            )
        )
    if summary.precocity is not None and summary.precocity.mean_percent is not None:
        rows.append(
            (
                "Precocity error, % of the first value",
                f"{_percent(summary.precocity.mean_percent, signed=True)} (mean), {_percent(summary.precocity.mean_absolute_percent)} (absolute)",
            )
        )
    return rows


def _statistics(found: Revisions) -> Table:
    unit = f", {found.triangle.unit}" if found.triangle.unit else ""
    title = f"{found.triangle.title}{unit}: revisions, {found.pair.words} (later − earlier; positive is revised up)"
    return Table(title, (Column("Statistic"), Column("Value", right=True)), tuple(statistics_rows(found.summary())))


def tests_rows(found: Revisions) -> list[tuple[str, ...]]:
    """The tests as rows: name, hypothesis, estimate, p by permutation, p by HAC, n or the reason for refusal."""
    rows: list[tuple[str, ...]] = []
    tests = tuple(found.tests())
    if len({test.reason if isinstance(test, Refusal) else "" for test in tests}) == 1 and isinstance(tests[0], Refusal):
        return [("all four", f"refused: {tests[0].reason}", "–", "–", "–", str(tests[0].n))]
    for test in tests:
        if isinstance(test, Refusal):
            rows.append((test.name, f"refused: {test.reason}", "–", "–", "–", str(test.n)))
        else:
            estimates = ", ".join(f"{each.name} = {_coefficient(each.value)}" for each in test.estimates)
            rows.append(
                (
                    test.name,
                    test.hypothesis,
                    estimates,
                    _p(test.p_value),
                    _p(test.hac_p_value),
                    f"{test.n} in {test.blocks} blocks",
                )
            )
    return rows


def _tests(found: Revisions) -> Table:
    columns = (Column("Test"), Column("Hypothesis", below=True), Column("Estimates", below=True), Column("p", right=True),
               Column("p (HAC)", right=True), Column("n", right=True))  # fmt: skip
    return Table(
        "Tests: p by permutation of signs; HAC for comparison", columns, tuple(tests_rows(found)), (found.tests().verdict,)
    )


def groups_rows(groups: Mapping[str, Revisions]) -> list[tuple[str, ...]]:
    """One row a group: its name, n and the main statistics."""
    rows: list[tuple[str, ...]] = []
    for name, each in groups.items():
        summary = each.summary()
        rows.append(
            (
                name, str(summary.n), _amount(summary.mean, signed=True), _amount(summary.mean_absolute), _amount(summary.root_mean_square),
                _amount(summary.min, signed=True), _amount(summary.max, signed=True), _part(summary.direction_kept),
            )
        )  # fmt: skip
    return rows


GROUP_COLUMNS = ("n", "Mean", "Mean absolute", "Root mean square", "Least", "Most", "Direction kept")


def _groups(by: str, groups: Mapping[str, Revisions]) -> Table:
    columns = (Column(by.capitalize()), *(Column(name, right=True) for name in GROUP_COLUMNS))
    return Table(f"By {by}", columns, tuple(groups_rows(groups)))


ROW_COLUMNS = ("Period", "Earlier", "Published", "Later", "Published", "Revision", "On a change of method", "Kind")


def revision_rows(found: Revisions) -> list[tuple[str, ...]]:
    """Every revision as a row for people."""
    return [
        (
            found.triangle.label(row.period), _published(row.earlier.value), row.earlier.issue.label, _published(row.later.value),
            row.later.issue.label, _published(row.value, signed=True), _published(row.on_break, signed=True), row.kind,
        )
        for row in found.rows
    ]  # fmt: skip


def _rows(found: Revisions, below: Sequence[str]) -> Table:
    right = {"Earlier", "Later", "Revision", "On a change of method"}
    columns = tuple(Column(name, right=name in right, below=name == "Kind") for name in ROW_COLUMNS)
    return Table("Every revision", columns, tuple(revision_rows(found)), tuple(below))


def cautions(found: Revisions, notes: Sequence[str] = ()) -> list[str]:
    """What must be said beside the statistics, each once."""
    told = dict.fromkeys((*found.warnings, *found.summary().warnings, *found.tests().warnings))
    words = [f"note: {each}" for each in told]
    # what is told of changes of method belongs together
    place = next((at for at, each in enumerate(told, start=1) if isinstance(each, DefinitionBreakWarning)), len(words))
    return [*words[:place], *(f"note: {each}" for each in notes), *words[place:]]


def page(
    found: Revisions,
    by: str | None,
    groups: Mapping[str, Revisions],
    sources: Sequence[str],
    notes: Sequence[str] = (),
    *,
    mark: str | None,
    layout: Any,
) -> str:
    """One page of HTML, whole in itself: chart, statistics, tests, revisions and the triangle."""
    # only a page needs drawings
    from ..charts.releases import releases_chart  # noqa: PLC0415
    from ..charts.revision_lines import revisions_chart  # noqa: PLC0415
    from ..charts.triangle_table import triangle_table  # noqa: PLC0415

    heading = f"{found.triangle.title}: revisions, {found.pair.words}"
    charts = [("Every release", releases_chart(found.triangle, chosen=mark))]
    if found.rows:
        charts.append(("How far each moved", revisions_chart(found)))
    drawn = [
        f"<h2>{escape(words)}</h2><figure>{_scrolling(words, chart.svg)}<figcaption>{escape(chart.description)}</figcaption>"
        f"<details><summary>The figures as a table</summary>{chart.table.to_html()}</details></figure>"
        for words, chart in charts
    ]
    items = [f"<li>{escape(each.removeprefix('note: '))}</li>" for each in cautions(found, notes)]
    parts = [
        f"<h1>{escape(heading)}</h1>",
        "<p>Revision = later − earlier: positive is revised up.</p>",
        f"<ul>{''.join(items)}</ul>" if items else "",
        _html("Statistics", ("Statistic", "Value"), statistics_rows(found.summary()), short=True),
        _html("Tests", ("Test", "Hypothesis", "Estimates", "p (permutation)", "p (HAC)", "n"), tests_rows(found)),
        f"<p>{escape(found.tests().verdict.capitalize())}.</p>",
        _html(f"By {by}", (by.capitalize(), *GROUP_COLUMNS), groups_rows(groups)) if by and groups else "",
        *drawn,
        f"<h2>The triangle</h2>{triangle_table(found.triangle, by=layout).html}",
        _html("Every revision", ROW_COLUMNS, revision_rows(found), short=True) if found.rows else "",
        *(f"<p>{escape(each)}</p>" for each in sources),
    ]
    body = "\n".join(part for part in parts if part)
    return (
        '<!doctype html>\n<html lang="en-GB">\n<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{escape(heading)}</title><style>{STYLE}</style></head>\n<body><main>\n{body}\n</main></body>\n</html>\n"
    )


def _html(caption: str, columns: Sequence[str], rows: Iterable[Sequence[str]], *, short: bool = False) -> str:
    """A table; of one whose cells are all short none is broken into lines."""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in columns)
    body = "\n".join(
        f'<tr><th scope="row">{escape(first)}</th>{"".join(f"<td>{escape(cell)}</td>" for cell in rest)}</tr>'
        for first, *rest in rows
    )
    table = f"<table{' class=short' if short else ''}><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table>"
    return _scrolling(caption, table)


def _scrolling(words: str, content: str) -> str:
    """What may be wider than a small screen: by itself moved with the finger or the arrow keys."""
    return f'<div style="overflow-x:auto" tabindex="0" role="region" aria-label="{escape(words)}">{content}</div>'


def _amount(value: Any, *, signed: bool = False) -> str:
    if value is None:
        return "–"
    sign = "+" if signed and value > 0 else ""
    shown = f"{value:,.0f}" if abs(value) >= 1000 or float(value).is_integer() else f"{value:,.4g}"
    return f"{sign}{shown}".replace("-", "−") if shown != "-0" else "0"


def _percent(value: float | None, *, signed: bool = False) -> str:
    rounded = round(value or 0.0, 1) or 0.0
    return f"{rounded:{'+' if signed and rounded else ''}.1f}".replace("-", "−")


def _published(value: float, *, signed: bool = False) -> str:
    """A published number, or the difference of two, with all of its digits."""
    return f"{value:{'+' if signed and value else ''},.10g}".replace("-", "−")


def _coefficient(value: float) -> str:
    return (f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.4g}").replace("-", "−")


def _part(value: float | None) -> str:
    return "–" if value is None else f"{value:.1%}".replace("-", "−")


def _plain(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}".replace("-", "−")


def _p(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}" if value >= 0.001 else "<0.001"
