"""Words that link a change, a multiple or a sum to the numbers that it is told of, and say nothing else."""

from __future__ import annotations

from ...words.cues import CHANGE_NOUNS, CHANGE_VERBS

POINTING = frozenset({"it", "that", "this", "which"})
SO = frozenset({"so", "thus", "therefore", "hence", "meaning"})
MARKS = frozenset({",", ":", "–", "—", "-", "("})
# where what is said of a number ends
CLOSING = frozenset({".", ",", ";", ")", "!", "?", "–", "—", "and", "but"})
ABOUT = frozenset("about around some roughly approximately nearly almost over more than just only".split())
IS = frozenset({"is", "was", "comes", "to", "the", "a", "an", "of"})

# between a number and what is told of it: "431,000, which is nearly", "906,000 – still more than"
AND_THAT = MARKS - {":"} | ABOUT | {"is", "was", "which", "that", "still"}
# before what is told of the number of the sentence before: "The figure is still"
GOES_ON = POINTING | {"is", "was", "also", "still", ",", "the", "figure", "number", "total", "and"}

# how a sentence sets out that only goes on about two numbers, and what it may say up to their change
OPENING = POINTING | frozenset("so in meaning the thus or put they numbers well and but yes ok still down up".split())
LINKS = (
    OPENING - {"and", "but"}
    | SO
    | ABOUT
    | CHANGE_NOUNS
    | CHANGE_VERBS
    | frozenset(
        "a an less its other words short means mean makes made make represents represent amounts equals to of by is was has have been are were"
        " now then thereby exactly net migration immigration emigration total totals figure figures number difference gap change uk uk's"
        " britain's another way overall , : — – - \" ' even full whole equivalent went gone come came there saw also huge big massive sharp"
        " steep dramatic staggering whopping remarkable astonishing enormous small slight multiplied".split()
    )
)  # fmt: skip
# and what behind it
BEHIND = frozenset(
    "in a an one single year years twelve 12 months two three over the that this those period periods time just only within space of"
    " . , ; ! ? \" ' ) – — increase rise fall drop decline decrease reduction jump growth surge change higher lower more fewer less"
    " is not n't isn't it doesn't right folks people on year-on-year between them down up".split()
)
