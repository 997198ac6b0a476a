"""The report on a text: every claim found, with its verdicts then and now."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from typing import Any

from .claim import Claim
from .document import Document
from .publication import Publication
from .records import record

SCHEMA_VERSION = 1


@record(kw_only=True)
class Report:
    """What was found in one text."""

    document: Document
    publication: Publication
    watched_through: date
    claims: tuple[Claim, ...]
    watched: tuple[tuple[str, date], ...] = ()
    """Those whose figures the claims are compared with, each with the day through which they have been watched."""
    as_of: str | None = None
    """The day that "now" means, where it is not the newest."""

    @property
    def summary(self) -> dict[str, int]:
        """How many claims had each verdict, and how many have been revised since."""
        verdicts = Counter(claim.then.verdict for claim in self.claims)
        return {
            "agrees": verdicts["agrees"],
            "differs": verdicts["differs"],
            "conflicts": verdicts["conflicts"],
            "not_checked": verdicts["not_checked"],
            "revised_since": sum(claim.then.verdict == "agrees" and claim.now.verdict == "revised" for claim in self.claims),
        }

    @property
    def accuses(self) -> bool:
        """Whether any claim is called wrong."""
        return any(claim.accuses for claim in self.claims)

    def to_dict(self) -> dict[str, Any]:
        """The report as the JSON contract has it."""
        return {
            "schema_version": SCHEMA_VERSION,
            "document": {
                "name": self.document.name,
                "published": self.publication.day.isoformat(),
                "published_from": self.publication.learnt_from,
            },
            "ledger": {
                "watched_through": self.watched_through.isoformat(),
                "watched": {name: day.isoformat() for name, day in self.watched},
                "as_of": self.as_of,
            },
            "claims": [claim.to_dict() for claim in self.claims],
            "summary": self.summary,
        }

    def to_json(self) -> str:
        """The report as JSON text."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=1) + "\n"

    def __repr__(self) -> str:
        counts = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in self.summary.items())
        return f"<Report {self.document.name or 'text'}, published {self.publication.day}: {counts}>"
