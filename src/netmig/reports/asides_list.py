"""The short list of what was not judged and has no figure to show: one line each, under its reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from ..check.asides import doubt_alone
from ..check.claim import Claim
from ..check.report import Report
from ..ledger.ledger import Ledger
from ..ledger.phrases import published_words
from .left_open import next_step
from .marked_article import shown
from .words import SIGNS, said_by, sentence_around, title_in_words

# characters of the sentence before and after a claim that are shown with it
_AROUND = 90


def asides_list(report: Report, claims: Sequence[Claim], ledger: Ledger) -> Iterator[str]:
    """The list as a section, with what each reader could do; nothing where there is none."""
    if not claims:
        return
    yield '<section aria-labelledby="asides">\n<h2 id="asides">Listed only: not judged</h2>'
    yield (
        "<p>These numbers and statements are of other subjects or places, are wishes or forecasts, or could not be tied to a published"
        " figure. None is called right or wrong. They are listed so that nothing that looks like a claim is passed over.</p>"
    )
    by_reason: dict[str, list[Claim]] = {}
    for claim in claims:
        by_reason.setdefault(doubt_alone(claim.reason or ""), []).append(claim)
    yield '<dl class="asides">'
    for reason, of_it in by_reason.items():
        yield f"<dt>{escape(reason)}</dt>"
        steps = [_step(report, claim, ledger) for claim in of_it]
        for place, claim in enumerate(of_it):
            # one step for several entries stands behind the last of them
            said = place + 1 < len(of_it) and steps[place] == steps[place + 1]
            yield f"<dd>{_line(report, claim)}{'' if said else steps[place]}</dd>"
    yield "</dl>\n</section>"


def _step(report: Report, claim: Claim, ledger: Ledger) -> str:
    """What a reader could do about an entry, with the release to begin in."""
    words, release = next_step(report, claim, ledger)
    where = f" {escape(title_in_words(release))}, {published_words(release)}." if release else ""
    return f'<p class="step">What you could do: {escape(words)}{where}</p>'


def _line(report: Report, claim: Claim) -> str:
    before, quote, after = sentence_around(report, claim)
    if len(before) > _AROUND:
        before = "… " + before[-_AROUND:].partition(" ")[2]
    if len(after) > _AROUND:
        after = after[:_AROUND].rpartition(" ")[0] + " …"
    number = claim.id[1:]
    by = said_by(claim, report)
    who = "" if by.startswith(("someone", "the article, in", "the article, rep")) else f" ({shown(by)})"
    return (
        f'<div class="aside not_checked" id="{claim.id}"><a href="#m{number}" aria-label="Back to claim {number} in the article">'
        f'<span class="sign" aria-hidden="true">{SIGNS["not_checked"]}</span> {number}</a>'
        f' <span dir="auto">{shown(before)}<b>{shown(quote)}</b>{shown(after)}</span>{who}</div>'
    )
