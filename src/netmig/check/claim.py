"""A claim of a text with its verdicts, then and now, and the same as the JSON contract has it."""

from __future__ import annotations

from typing import Any, Literal

from ..ledger.figures import Figure
from ..periods import Period
from .as_json import number_as_json, period_as_json, stated_as_json
from .evaluation.diagnosis import Diagnosis
from .records import record
from .sentences.wording import Wording

ThenVerdict = Literal["agrees", "differs", "conflicts", "not_checked"]
NowVerdict = Literal["stands", "revised", "not_checked"]


@record(kw_only=True)
class Then:
    """The verdict against what was public on the article's date."""

    verdict: ThenVerdict
    value: float | None = None
    release: str | None = None
    figures: tuple[Figure, ...] = ()
    derivation: str = ""


@record(kw_only=True)
class Now:
    """The verdict against the newest figures."""

    verdict: NowVerdict
    value: float | None = None
    release: str | None = None
    derivation: str = ""


@record(kw_only=True)
class Claim:
    """A claim of a text with its verdicts."""

    id: str
    quote: str
    wording: Wording
    dimensions: dict[str, str]
    period: Period | None
    baseline: Period | None
    then: Then
    now: Now
    diagnosis: Diagnosis | None = None
    near_miss: str | None = None
    reason: str | None = None
    """Why it was not checked; None where it was."""
    correction: str | None = None
    """What it should have said, in a sentence ready for use; None where it is not called wrong."""

    @property
    def accuses(self) -> bool:
        """Whether the claim is called wrong."""
        return self.then.verdict in {"differs", "conflicts"}

    @property
    def contradicts_itself(self) -> bool:
        """Whether it is called wrong by the text's own numbers alone: no figure is cited, for none is held or needed."""
        return self.then.verdict == "conflicts" and not self.then.figures and self.diagnosis != "mixed_vintages"

    def to_dict(self) -> dict[str, Any]:
        """The claim as the JSON contract has it."""
        wording = self.wording
        return {
            "id": self.id,
            "quote": self.quote,
            "start": wording.start,
            "end": wording.end,
            "sentence": {"start": wording.sentence.start, "end": wording.sentence.end},
            "speaker": wording.sentence.speaker,
            "voice": wording.sentence.voice,
            "kind": wording.kind,
            "measure": wording.subject.measure if wording.subject else None,
            "dimensions": self.dimensions,
            "period": period_as_json(self.period),
            "baseline": period_as_json(self.baseline),
            "stated": stated_as_json(wording),
            "then": {
                "verdict": self.then.verdict,
                "value": number_as_json(self.then.value),
                "release": self.then.release,
                "figures": [figure.id for figure in self.then.figures],
                "derivation": self.then.derivation or None,
            },
            "now": {
                "verdict": self.now.verdict,
                "value": number_as_json(self.now.value),
                "release": self.now.release,
                "derivation": self.now.derivation or None,
            },
            "diagnosis": self.diagnosis,
            "near_miss": self.near_miss,
            "reason": self.reason,
            "correction": self.correction,
        }

    def __repr__(self) -> str:
        return f"<Claim {self.id} {self.quote!r}: {self.then.verdict}, {self.now.verdict}>"
