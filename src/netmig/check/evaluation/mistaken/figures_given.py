"""How many figures of a number are given: 431,000 has three, half a million one."""

from __future__ import annotations

# figures given in a number that nothing else is met by: three; two where its period is named; one with everything named
SPECIFIC, NAMED, ROUND = 3, 2, 1
# a smaller number is not rounded any more
_LEAST_ROUND = 100_000


def figures_given(value: float) -> int:
    given = len(str(int(abs(value))).rstrip("0"))
    # "70,000" is most likely given to the thousand, as it is published
    return max(given, NAMED) if value % 1000 == 0 and abs(value) < _LEAST_ROUND else given
