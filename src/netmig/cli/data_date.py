"""How far publications have been watched, read without opening the ledger."""

from __future__ import annotations

import re
from pathlib import Path

INDEX = Path(__file__).parents[1] / "ledger" / "releases" / "index.json"


def data_date(index: Path = INDEX) -> str:
    """The ISO date up to which the shipped figures are complete; empty where none are shipped.

    Only the head of the index is read: `netmig --version` should cost nothing.
    """
    try:
        with index.open(encoding="utf-8") as text:
            head = text.read(1000)
    except OSError:
        return ""
    found = re.search(r'"watched_through":\s*"(\d{4}-\d\d-\d\d)"', head)
    return found[1] if found else ""
