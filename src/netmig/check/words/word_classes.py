"""The closed classes of English words, and the verbs and nouns by which numbers are told.

What is in none of them is strange: it may be the name of anything. Verbs are given by their base form;
every form that the rules of spelling make of one is one of them, so that "tumbles" needs no line of its own.
"""

from __future__ import annotations

from .cues import CHANGE_NOUNS, CHANGE_VERBS

PREPOSITIONS = frozenset(
    "about above according across after against ahead along alongside amid amidst among amongst around as at because before behind below beneath"
    " beside besides between beyond by concerning despite down due during except excluding following for from in including inside instead into"
    " like minus near of off on onto out outside over past per plus regarding since than thanks through throughout to toward towards under"
    " unlike until till up upon versus via vs with within without worth".split()
)
CONJUNCTIONS = frozenset(
    "and or but nor yet so if unless although though whereas while whilst when whenever where wherever because since as that whether lest than once until till how why".split()
)
PRONOUNS = frozenset(
    "i we you he she it they me us him her them this that these those who whom whose which what there one none nobody everybody everyone somebody"
    " someone anybody anyone something nothing anything everything itself themselves ourselves himself herself both each either neither all some any many"
    " few most several others another other there's he's she's what's they're we're".split()
)
DETERMINERS = frozenset(
    "a an the this that these those its his her their our my your some any every each no another other such what which whatever either neither both all"
    " half much many more most less least few fewer several own same next last first second third fourth fifth previous former latter".split()
)
AUXILIARIES = frozenset(
    "am is are was were be been being has have had having do does did doing will would shall should can could may might must ought cannot can't"
    " isn't wasn't aren't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't couldn't shouldn't not never 'll 've 're 'd".split()
)
# adverbs that do not end in -ly
ADVERBS = frozenset(
    "again ago ahead all alone already also altogether always anew anyway apart back even ever far fast further hence here however indeed instead just"
    " later long maybe meanwhile moreover much nevertheless nonetheless now nowhere often once only otherwise overall perhaps pretty quite rather regardless"
    " respectively seldom since so sometimes soon still straight then therefore though thus today together tomorrow too twice very well yesterday yet"
    " downhill uphill upwards downwards upward downward forward backwards almost too moreover nearby likewise instead thereafter thereby short please".split()
)
# with a preposition before them these say how something is meant: "in fact", "by contrast", "on paper"
ASIDES = frozenset(
    "fact truth reality effect practice course contrast example instance turn addition particular general theory paper balance comparison result whole good once last".split()
)
INDEFINITE = frozenset("a an its this that the".split())


def forms_of(verb: str) -> frozenset[str]:
    """Every regular form of a verb.

    >>> sorted(forms_of("dip"))
    ['dip', 'dipped', 'dipping', 'dips']
    >>> sorted(forms_of("tumble"))
    ['tumble', 'tumbled', 'tumbles', 'tumbling']
    """
    if verb.endswith("e"):
        return frozenset({verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"})
    if verb.endswith("y") and verb[-2] not in "aeo":
        return frozenset({verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"})
    stem = verb + verb[-1] if _doubles(verb) else verb
    hisses = verb.endswith(("s", "x", "ch", "sh", "z", "o"))
    return frozenset({verb, f"{verb}es" if hisses else f"{verb}s", f"{stem}ed", f"{stem}ing"})


def _doubles(verb: str) -> bool:
    """Whether the last letter is doubled before an ending: "dip", "top", not "peak" or "exceed"."""
    vowels = "aeiou"
    return (
        len(verb) > 2
        and verb[-1] not in f"{vowels}wxy"
        and verb[-2] in vowels
        and verb[-3] not in vowels
        and sum(letter in vowels for letter in verb) == 1
    )


def _all_forms(verbs: str, irregular: str) -> frozenset[str]:
    return frozenset(irregular.split()).union(*map(forms_of, verbs.split()))


# of a thing that has a number, these say how high it is, or how it went
LEVEL_VERBS = CHANGE_VERBS | _all_forms(
    "amount average balloon boom bounce climb collapse contract crash crater crawl creep dive double dip drop dwindle ease ebb edge end exceed"
    " expand explode fade flatline fluctuate gallop halve hit hover improve inch jump level lift lurch moderate mount mushroom nosedive nudge number"
    " oscillate overshoot overtake pass peak plateau plummet plunge quadruple range reach rebound recede recover remain retreat return rocket rush"
    " sag shrink shoot sink sit lie skyrocket slide slip slow slump snowball soar spiral stabilise stay steady surge surpass swell swing tick top total treble"
    " triple trend trail trickle tumble undershoot undercut veer wane widen narrow worsen bottom match equal outstrip dwarf beat outnumber near approach",
    "lost lose loses losing shed sheds shedding crept shrunk shrank sank slid shot stood stand stands standing fell rose swung swollen hit beat beaten overtook overtaken overshot undershot outstripped"
    " came come comes coming went gone go goes going ran run runs running got gets sat lay lies lain began begun swelled dove been was were is are be be",
)  # fmt: skip
# by these somebody tells of a number
TELLING_VERBS = _all_forms(
    "accept acknowledge add admit agree announce argue assert assume attribute blame boast calculate call celebrate claim comment complain conclude confirm cite count"
    " declare describe disclose emphasise estimate expect explain fear forecast highlight hint hope imagine imply indicate inform insist joke lament"
    " learn list mark mean measure mention note observe offer place point predict present proclaim project promise pronounce publish quote reckon"
    " record refer release remark repeat reply report represent respond reveal revise say show signal signify state stress suggest suppose suspect"
    " thank tip tout trumpet tweet underline upgrade downgrade warn welcome write post back raise lower correct update leave keep bring take push drive send cut reduce"
    " put see give find make get tell think know hear believe hold set have imply cause trigger prompt compare",
    "said told thought knew known heard saw seen gave given found made put set left kept brought took taken held meant written wrote shown showed has had have drove driven sent"
    " understood understand understands mistook mistake mistakes misread",
)  # fmt: skip
# what a number is called
NUMBER_NOUNS = frozenset(
    "figure figures number numbers total totals level levels estimate estimates data statistics statistic count tally record records high low peak peaks"
    " sum outturn average mean rate rates balance difference gap margin revision revisions update release increase decrease trend trends reading result results"
    " year years month months quarter quarters decade decades period periods time times end start beginning middle total size scale gain loss shift swing correction"
    " change changes reversal turnaround method series measure bulletin forecast forecasts count way height depth half third fifth fraction".split()
) | CHANGE_NOUNS | frozenset(each + "s" for each in CHANGE_NOUNS)  # fmt: skip
# how a number may be called without being made one of something else
NUMBER_ADJECTIVES = frozenset(
    "provisional preliminary official final initial original current latest newest updated revised actual true real net annual yearly gross overall"
    " headline central combined previous historic long-term post-pandemic pre-pandemic pre-brexit all-time earlier later highest lowest".split()
)
# those who tell of numbers: of none of them is there a number in the hundreds of thousands
TELLERS = frozenset(
    "minister ministers government governments secretary official officials statistician statisticians expert experts analyst analysts economist economists"
    " critic critics watchdog agency statistics office bureau department spokesman spokeswoman spokesperson mp mps prime opposition party parties"
    " paper papers newspaper newspapers headline headlines think-tank thinktank observatory committee forecaster forecasters researchers researcher"
    " academic academics demographers report mr mrs ms sir dame lord lady dr professor shadow chancellor leader successor successors predecessor"
    " predecessors politicians politician president".split()
)

_ADJECTIVAL = (
    "ing",
    "ed",
    "ous",
    "ive",
    "able",
    "ible",
    "less",
    "ful",
    "ish",
    "ic",
    "ical",
    "ary",
    "ent",
    "ant",
    "est",
    "-high",
    "-low",
    "-breaking",
)


def looks_like_adjective(word: str) -> bool:
    """Whether a word ends as adjectives do: "staggering", "unmanageable", not "police"."""
    return word.endswith(_ADJECTIVAL) or word.startswith("un")
