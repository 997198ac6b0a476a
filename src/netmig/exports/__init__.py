"""Any part of the ledger in a file of its own, with all that must go with it.

    Ledger ──► Selection ──► Selected ──► csv, json, jsonl, parquet, xlsx, ods, data package

`export` does all of it; `select` and the writers of `formats.FORMATS` are its steps.
"""

from .formats import FORMATS, export, format_of, write
from .selection import Selected, Selection, select

__all__ = ["FORMATS", "Selected", "Selection", "export", "format_of", "select", "write"]
