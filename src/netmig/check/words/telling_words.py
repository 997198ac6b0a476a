"""Words by which a text tells something of migration without a number, by what they do.

What is told *of* (flows, people who move, what rules are about) and what is told: that it moved, lies above or below,
is a record, stays, comes first, was driven by something, or is allowed or not.
"""

from __future__ import annotations

from .cues import CHANGE_NOUNS, CHANGE_VERBS, DIFFERENCES

# --- what is told of

# people who move and what they make, whatever the text is about
MOVERS = frozenset(
    "migrants migrant immigrants immigrant emigrants emigrant incomers newcomers leavers inflow inflows outflow outflows influx exodus intake refugees"
    " crossings arrivals departures immigration emigration migration applicants applications grants entrants comers settlers returnees admissions deportations removals"
    " flows visas dependants dependents foreigners asylum".split()
)
# numbers of something: of migration where that is in hand and nothing else is named
NUMBERS = frozenset(
    "numbers number figure figures total totals level levels rate rates estimate estimates gap balance tally count statistic statistics headline average"
    " trend flow volume volumes pace scale backlog sources".split()
)
# what rules are about
RULES = frozenset(
    "visa visas route routes permit permits sponsor sponsors sponsorship employers employer settlement dependants dependents partners spouses"
    " relatives families family children threshold thresholds salary earnings income skill skills graduates graduate students student postgraduates phd phds doctorate"
    " doctorates doctoral carers carer workers worker recruit recruitment hire english residency scheme schemes surcharge leave citizenship applicants applicant licence"
    " occupation occupations refugees refugee reunion points-based ban bans rules rule live work study bring bringing switch settle apply stay remain degree research programmes courses restrictions criteria eligibility job jobs visitors".split()
)
# of these every rule of migration may be without another word
OF_MIGRATION = frozenset(
    "visa visas migrant migrants migration immigration overseas abroad foreign settlement sponsor sponsors sponsorship dependants dependents refugees refugee"
    " asylum students carers skilled international postgraduates spouse spouses surcharge non-eu route routes phd phds doctorate graduates".split()
)
# of what else numbers go up and down: what is told of these is nothing of migration
OTHERS = frozenset(
    "wages wage pay rent rents prices price house houses housing residents tax taxes economy gdp growth inflation unemployment employment productivity"
    " births deaths fertility birth death crime crimes trust poll polls polling pollsters voters voter votes vote lead concern concerns worry worries anger opinion"
    " attitudes support opposition popularity favourability salience issue issues debate nhs hospital hospitals schools waiting budget debt"
    " borrowing deficit revenue revenues income-tax sterling shares stocks market markets profit profits sales turnover fees fee funding seats party"
    " newsletter subscribe readers letters article articles comment comments briefings podcast swallows birds weather temperature temperatures"
    " energy bills bill hotels police officers soldiers teachers doctors vacancies apprentices apprenticeships training investment fear fears sentiment"
    " salaries standards services service infrastructure roads homes population".split()
)
# who speaks of a life of one's own
OF_ONE = frozenset({"i", "i'm", "i've", "me", "my", "mine"})
# whoever speaks of these tells what is thought or felt, or of a life of one's own
OPINIONS = frozenset(
    "think thinks feel feels believe believes worried fear fears fearing hope hopes hoping wish wishes wishing want wants wanted i i'm i've me my mine let's"
    " agree disagree argue favour favours prefer prefers imagine suppose sorry thank please welcome click sign subscribe follow donate".split()
)

# --- what is told

MOVED = (CHANGE_VERBS - {"cut", "cutting", "reduce", "shrinking", "add", "added", "raise"}) | frozenset(
    "falling rising halved halving dwindled dwindling narrowed narrowing widened widening slowed slowing slows cooled cooling reversed recovered recovering"
    " bounced stabilised stabilising stabilized levelled plateaued plateauing flatlined stagnated collapsed collapsing exploded exploding accelerated"
    " accelerating peaked topped soared plunging swung multiplied snowballed tripled tripling trebling quadrupling doubling dried vanished returned reverted climbing shrank"
    " quickened quickening strengthened weakened lessened receded receding retreated moderated moderating subsided subsiding normalised softened contracted contracting decelerated skyrocketed skyrocketing"
    " cratered escalated spiralled spiralling tapered tapering bottomed fluctuate fluctuates recover recovers stabilise stabilises slow ease eases narrow narrows widen"
    " widens collapse collapses explode peaks peak halve double quadruple quintupled tumbling plummeted plummeting mounting crept creeping dwindle shrink shrinks ballooning fluctuated dropped-off".split()
)
MOVES = CHANGE_NOUNS - {"cut"} | frozenset(
    "explosion surge downturn upturn upswing uptick boom reversal rebound slowdown turnaround let-up declines falls rises reductions increases".split()
)
# with these before it, "up", "down" or "back" tells that something moved
GOING = frozenset(
    "is are was were been be being come came coming comes gone went going goes crept creeping picked picking ticked inched edged edging drifted well sharply"
    " significantly slightly now way still also both all taken took turned stayed shot shooting heading headed has had have".split()
)
WAYS = frozenset({"up", "down", "back", "off"})
SET_BESIDE = DIFFERENCES - {"over", "under", "up", "down"} | frozenset(
    "faster slower stronger weaker closer similar close twice double half same".split()
)
PASSED = frozenset(
    "exceeded exceeds exceed exceeding outnumbered outnumber outnumbers outnumbering outstripped outstrips outpaced outweighed surpassed surpasses surpassing"
    " overtook overtaken dwarfs dwarfed dwarf eclipsed eclipses rivals pales beat beats".split()
)
RECORDS = frozenset(
    "highest lowest largest biggest smallest record records peak unprecedented all-time record-breaking record-busting worst narrowest"
    " record-high record-low steepest sharpest greatest fastest historic never unheard-of heights ever unparalleled".split()
)
STAYING = frozenset(
    "flat unchanged stable steady stayed remains remain remained remaining stays staying held holding static elevated stubbornly persists"
    " budged changed".split()
)
# two words that tell together that something moves, stays or lies beside another
PHRASES = frozenset(
    {
        ("the", "up"), ("the", "wane"), ("the", "slide"), ("in", "decline"), ("in", "freefall"), ("free", "fall"),
        ("a", "cliff"), ("the", "roof"), ("in", "droves"), ("a", "trickle"), ("par", "with"), ("line", "with"), ("far", "cry"), ("nowhere", "near"), ("well", "short"),
        ("far", "short"), ("ahead", "of"), ("large", "numbers"), ("greater", "numbers"), ("fewer", "numbers"), ("record", "numbers"), ("stopped", "coming"),
        ("first", "time"), ("the", "scale"), ("comparable", "to"), ("comparable", "with"), ("gathering", "pace"), ("a", "corner"), ("downward", "trend"), ("upward", "trend"), ("downward", "path"), ("a", "plateau"), ("holding", "up"),
        ("held", "up"), ("without", "precedent"), ("no", "sign"), ("no", "signs"), ("historical", "standards"), ("its", "peak"), ("its", "height"), ("a", "nosedive"), ("steep", "decline"), ("sharp", "decline"),
    }
)  # fmt: skip
ENDS_OF_PHRASES = frozenset(other for _, other in PHRASES)
# what brought a rise or fall about
CAUSES = frozenset(
    "explains explain explained attributed attributable contributed contributes contributing led responsible blame thanks owing reason result because behind caused".split()
)
SIGNS = frozenset({"negative", "positive"})
RANKING = frozenset(
    "top tops topped led leads account accounts accounted principal main leading biggest largest common numerous mainly mostly chiefly predominantly overwhelmingly majority bulk most followed ranked dominated"
    " dominate second third all lion's".split()
)
OF_RANKS = frozenset(
    "destination destinations driver drivers source sources country countries nationality nationalities group groups origin nations reason reasons category contributor contributors".split()
)
DRIVING = frozenset(
    "reduced cut raised driven drove drives drive pushed fuelled boosted lowered curbed inflated affected slashed stemmed increased dented due offset cancelled moderate curb stem dent curtail dampen".split()
)
MISCOUNTED = frozenset("underestimated overestimated undercounted overcounted understated overstated miscounted missed".split())
ALLOWED = frozenset(
    "can cannot can't may must have has able allow allows lasts allowed opened permitted barred banned ban bans banning bar bars prohibited forbidden required require requires need needs eligible"
    " ineligible exempt entitled qualify qualifies lose lost right scrapped abolished abolishes closed closes closing suspended paused ended ends ending introduced"
    " raised raises raise tightened tighten tightens extended extends shortened shortens lengthened lengthens doubled doubles doubling restricted restricts limited"
    " limits relaxed liberalised eased lowered cut reduced higher lower tougher stricter stopped stops stop removed removes removing unable prevented blocked effect"
    " force halved only longer keep lets let harder easier prohibits prohibit".split()
)
# so strongly said of a rule that one word of what rules are about is enough beside it
FORBIDDEN = frozenset(
    {"cannot", "can't", "allowed", "permitted", "barred", "banned", "eligible", "ineligible", "exempt", "entitled", "qualify"}
)

# behind an adverb or before a number of something, these say how much it is
HIGH = frozenset({"high", "low", "large", "small"})
NEVER_SEEN = frozenset({"before", "since"})
# with "right", "wrong" or "other" before them these say which way something goes
COURSES = frozenset({"direction", "way"})

EVERY_CUE = (
    HIGH | NEVER_SEEN | COURSES | ENDS_OF_PHRASES | CAUSES | MOVED | MOVES | WAYS | SET_BESIDE | PASSED | RECORDS | STAYING | SIGNS | RANKING | DRIVING | MISCOUNTED | ALLOWED | frozenset({"more", "fewer"})
)  # fmt: skip

# --- what stands around these

MARKS = frozenset({",", ";", ":", "–", "—", "-", "(", ")", ".", "…", "!", "?", "/"})
OPENERS = frozenset(
    "and but while whilst whereas although though because which who when where after so if unless yet or whatever despite as-well".split()
)
BEING = frozenset("is are was were be been being remains remain has have had became becomes".split())
WEIGHING = frozenset(
    "a an the last much far rather fairly pretty even still now well so little slightly also again not no at very quite too to".split()
)
PEOPLE = frozenset("people nationals citizens migrants immigrants britons brits foreigners those indians".split())
HELPING = frozenset(
    "started begun begin begins beginning starting starts start set appears appear appeared seems seem tends helped continue continued managed failed served".split()
)
