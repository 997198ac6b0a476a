"""A page that needs nothing else: no script, no other file, no request to anywhere."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from html import escape
from importlib.resources import files

from .marked_article import shown


def whole_page(title: str, skip: tuple[str, str], parts: Iterable[str]) -> str:
    """A page of some parts in the house's style, the same bytes each time.

    `skip` is the id of what most readers come for, and the words of the link that goes there past
    everything else. The page's own policy forbids whatever it does not bring along.
    """
    style = (files(__package__) / "style.css").read_text(encoding="utf-8")
    hashed = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{hashed}'; img-src data:; base-uri 'none'; form-action 'none'"
    lines = [
        "<!doctype html>",
        '<html lang="en-GB">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        f"<title>{shown(title)}</title>",
        # without one, a browser asks the server for an icon
        '<link rel="icon" href="data:,">',
        f"<style>{style}</style>",
        "</head>",
        "<body>",
        f'<a class="skip" href="#{escape(skip[0])}">{escape(skip[1])}</a>',
        *parts,
        "</body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n"
