"""Reports: a checked text told to those who work with it, as a page, as ClaimReview and as a note to the newsroom;
and an explanation as a page.

They stand above both `check`, whose verdicts they tell, and `charts`, which they show; so they are
functions of a report and the ledger it was made with, and not methods of the report.

>>> import netmig
>>> ledger = netmig.open()
>>> report = netmig.check("UK net migration was 480,000 in the year to June 2023.", published="2023-11-23", ledger=ledger)
>>> to_html(report, ledger).startswith("<!doctype html>")
True
>>> print(to_correction_note(report, ledger).splitlines()[0])
Subject: A figure in the article of 23 November 2023
"""

from __future__ import annotations

from .claim_review import to_claim_review
from .correction_note import to_correction_note
from .explanation_page import to_explanation_html
from .html_report import to_html

__all__ = ["to_claim_review", "to_correction_note", "to_explanation_html", "to_html"]
