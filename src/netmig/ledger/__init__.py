"""Figures, the releases that published them, and what was known when.

`figures.py` has the nouns, `documents.py` a release as text, `holdings.py` what a ledger is made
of, `bundled.py` the releases shipped, `store.py` the user's own file, `views.py` the questions
about one series and `ledger.py` the whole.
"""
