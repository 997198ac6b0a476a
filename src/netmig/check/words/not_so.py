"""Words by which a text says that something told is not so, and that it is somebody else who holds it.

They are read twice: of every sentence before its claims are judged (`sentences/set_right.py`), and of what stands around a
claim that was found wrong (`beside/left_alone/taken_back.py`); each adds words that only it can go by.
"""

from __future__ import annotations

# what is said of a thing that is not so
NOT_SO = frozenset(
    "false untrue wrongly incorrectly misleading myth debunked falsely nonsense misspoke correction corrected clarification"
    " error mistaken erroneously wrong".split()
)
# words that make what follows somebody's, and not the text's own
HELD = frozenset(
    "said wrote told claimed claims says reported complained argued insisted gave thought believed version headline leaflet".split()
)
# what is told of the figures of these is the text's own, and so is a mistake in it
WHO_COUNTS = frozenset({"ons", "ons's", "official", "statisticians"})
