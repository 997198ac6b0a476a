"""Small words that decide what kind of claim a number is part of: up or down, record, forecast, revised."""

from __future__ import annotations

from functools import lru_cache

FALLING_VERBS = frozenset(
    "fell fall falls falling fallen dropped drop drops dropping declined decline declines declining decreased decrease"
    " decreases decreasing slumped slump plunged plunge plunging plummeted plummet tumbled tumble shrank shrunk dipped dip"
    " reduced reduce reducing slid cut cutting sank lowered eased halved halving slashed"
    " plunges plummets slumps tumbles shrinks slides dips crashes nosedives slipped slipping crashed crashing sunk sinking nosedived shrinking ebbed tailed collapsed collapses sinks cuts slashes slashed dived dives retreated imploded".split()
)  # fmt: skip
RISING_VERBS = frozenset(
    "rose rise rises rising risen increased increase increases increasing grew grow grows growing grown jumped jump jumping"
    " soared soar soaring surged surge surging climbed climb climbing leapt swelled spiked rocketed doubled tripled trebled"
    " soars surges jumps climbs leaps spikes rockets swells quadrupled added raised ballooned mushroomed rebounded swollen leaped exploded explodes".split()
)  # fmt: skip
FALL_NOUNS = frozenset(
    "fall drop decline decrease reduction slump plunge dip cut collapse tumble retreat contraction slide plummet".split()
)
RISE_NOUNS = frozenset("rise increase jump surge growth spike climb leap hike".split())
LOWER_WORDS = frozenset("lower fewer less down below smaller under downwards downward".split())
HIGHER_WORDS = frozenset("higher more up above greater larger bigger over upwards upward".split())

EXTREME_HIGH = frozenset("record record-breaking highest largest biggest peak peaked all-time unprecedented greatest".split())
EXTREME_LOW = frozenset(["lowest", "smallest", "fewest"])
EXTREMES = EXTREME_HIGH | EXTREME_LOW

# a claim behind one of these, in its clause, is about what is to come, or wished for
FORECAST_WORDS = frozenset(
    "will would could may might should shall forecast forecasts forecasting predicted predicts predict predicting projected"
    " projects projection projections expected expects expecting expect anticipate anticipates anticipated anticipating foresee foresees foreseen target targets targeting aim aims aiming pledge pledged"
    " pledges promise promised promises vowed vow vows plan plans planned wants want wanted hopes hope hoped goal cap if"
    " unless ambition settle settling commitment committed proposed proposes intends bring 'll prediction predictions"
    " forecaster scenario manifesto pencilled tipped model models modelled modelling simulated reckoned guessed consensus bet"
    " assumption assumptions assumes predicting".split()
)  # fmt: skip
CLAUSE_OPENERS = frozenset(
    "after as while and but since when which where whereas although though because following amid with compared who".split()
)
CLAUSE_MARKS = frozenset({",", ";", ":", "–", "—", "-", "(", ")"})

NEGATIONS = frozenset(
    "not never no nor neither isn't wasn't don't didn't doesn't cannot won't wouldn't without rather instead".split()
)

REVISION_VERBS = frozenset("revised adjusted revising revision revisions updated upgraded corrected re-estimated".split())

ARRIVING = frozenset(
    "arrived arrive arrives arriving arrivals came come coming moved move moving immigrated immigrate entered entering enter"
    " settled migrated relocated".split()
)  # fmt: skip
LEAVING = frozenset(
    "left leave leaves leaving emigrated emigrate emigrating departed depart departing departures went quit gone".split()
)

# behind a number, these make it what somebody wished or expected: "the 350,000 the government wanted"
WISHED_BEHIND = frozenset(
    "wanted promised pledged targeted expected predicted forecast hoped planned feared projected anticipated assumed envisaged sought predicting forecasting expecting expects predicts forecasts projects assumes anticipates envisages".split()
)

# the same together, for those to whom the way does not matter
CHANGE_VERBS = FALLING_VERBS | RISING_VERBS
# what is more than something else does to it: "beats the 2021 figure by 118,000"
OUTDOES = frozenset(
    "beats beat tops topped exceeds exceeded passes passed surpasses surpassed eclipses eclipsed outstrips outstripped dwarfs dwarfed".split()
)
CHANGE_NOUNS = FALL_NOUNS | RISE_NOUNS
DOWN_WORDS = FALLING_VERBS | FALL_NOUNS | LOWER_WORDS
UP_WORDS = RISING_VERBS | RISE_NOUNS | HIGHER_WORDS
DIFFERENCES = HIGHER_WORDS | LOWER_WORDS
MOVING = ARRIVING | LEAVING

_NO_ADVERBS = frozenset("family italy july ally supply reply assembly rally apply elderly monthly weekly daily yearly".split())


@lru_cache(maxsize=1 << 14)
def is_adverb(word: str) -> bool:
    """Whether a word ends as adverbs do and is one: "sharply", not "family".

    >>> is_adverb("sharply"), is_adverb("family")
    (True, False)
    """
    return word.endswith("ly") and word not in _NO_ADVERBS


# of falls and rises: "the largest fall"
LARGEST = frozenset("largest biggest steepest sharpest greatest".split())
