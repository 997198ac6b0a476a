"""What a number is in the history of an estimate: what it was put at first or before, what it is now, or by how much that is more or less.

This is read from the words of its clause before it and behind. Some are whole turns of phrase, in which the number stands at
the end or at the beginning, and mean it surely. Others are kinds of words: somebody who counts, or an estimate, is told with a
word of telling and a word that says when: "Statisticians began by saying 740,000", "an original ONS figure of 672,000",
"139,000 higher than they told us before". And some say it only where a history is told already: "an increase of 181,000",
"It is now 866,000". Which year's estimate that is, and whether it is so, is asked elsewhere (`forms/estimates/histories.py` where a text
is read, `beside/estimates/histories_shown.py` where a number beside it shows of which estimate it is).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from ..records import record, replace
from .time_parts import MONTH_WORDS
from .turns import Stretch, Turns, put_together, stretch, words_of

EstimateRole = Literal["first", "earlier", "now", "by"]
# whether the words can mean nothing else, may well mean it, or mean it only where a text is at a history already
Firmness = Literal["sure", "likely", "in a history"]


@record()
class HistoryRole:
    """What a number is in the history of an estimate, and which way it goes where it is by how much."""

    role: EstimateRole
    way: int = 0
    firmness: Firmness = "likely"
    of_first: bool = False
    """Whether a difference is from the first estimate: "more than they originally thought"."""
    over_time: bool = False
    """Whether it is told as a rise or a fall, which may as well be one over time."""
    too_far: bool = False
    """Whether it is how far something was too low or too high, in whoever's eyes."""
    behind: int = 0
    """How many words behind the number are of the phrase."""


_WHO = r"(?:ons|ons's|ons 's|office|office for national statistics|statisticians?|statistics (?:office|authority|agency|body)|officials|agency|number-crunchers|bean-counters|analysts|experts|counters|they|it|stats)"
_TOLD_TO = r"(?:we|you|i|people|voters|mps|parliament|readers|everyone|everybody|the public|the country|the nation|ministers)"
_TELL = (
    r"(?:said|say|says|saying|told|telling|thought|thinking|put|putting|estimated|estimating|reported|reporting|published|publishing|believed|counted|counting"
    r"|reckoned|given|gave|giving|announced|announcing|claimed|supposed|assumed|pegged|judged|issued|released|calculated|assessed|printed|quoted|declared|offered|stated"
    r"|guessed|swore|sworn|insisted|maintained|come up with|came up with|arrived at|let on|owned up to|admitted|had it|made it|had)"
)
_NOUN = r"(?:estimates?|version|count|guess|guesstimate|stab|attempt|answer|reckoning|calculation|assessment|tally|reading|shot|approximation|verdict|print)"
_LOOSE_NOUN = r"(?:figures?|numbers?|total|headline|release|publication|bulletin|set of figures|set of estimates|batch|toll|line)"
# what words that say when an estimate was told stand with
TELL, ESTIMATE = _TELL, rf"(?:{_NOUN}|{_LOOSE_NOUN})"
_AT_FIRST = r"(?:first|originally|initially|at first|to begin with|to start with|at the outset|in the first instance|(?:the )?first time (?:round|around|out)|in the first place)"
_BEFORE = r"(?:before|previously|earlier|hitherto|until (?:now|today|then|this (?:morning|week|month)|yesterday|last (?:week|month|year))|so far)"
_MONTH = rf"(?:{'|'.join(MONTH_WORDS)}|spring|summer|autumn|winter)"
_WHEN_OUT = rf"(?:(?:back )?in (?:the )?{_MONTH}|last {_MONTH}|this {_MONTH}|(?:six|twelve|12|6) months (?:ago|earlier|before)|half a year ago|a year ago|last (?:time|year)|this time last year)"

# of the words that somebody tells with, of those who count, and so on, one is where their pattern is found
_TELLS = " ".join(told.split()[0] for told in _TELL.removeprefix("(?:").removesuffix(")").split("|"))
_COUNTERS = "ons ons's office statistician statisticians statistics officials number-crunchers bean-counters"
_WHOS = f"{_COUNTERS} agency analysts experts counters they it stats"
_HEARERS = "we you i people voters mps parliament readers everyone everybody public country nation ministers"
_ESTIMATES = "estimate estimates version count guess guesstimate stab attempt answer reckoning calculation assessment tally reading shot approximation verdict print"
_FIGURES = "figure figures number numbers total headline release publication bulletin set batch toll line"
_FIRST_TIMES = "first originally initially begin start outset"
_WHENS = f"{' '.join(MONTH_WORDS)} spring summer autumn winter ago earlier before last"
_BEFORES = f"{_WHENS} previously hitherto until far"
_RECAST = "revised revision re-estimated restated corrected rewritten recast redrawn updated adjusted"
_FORMER = "original initial first opening earlier previous old last"

# what may stand between the words that say what a number is and the number
_ON_THE_WAY = r"(?: (?:at|as|to|be|of|was|were|is|been|have|had|with|from|a|an|the|about|around|some|only|just|mere|roughly|nearly|almost|over|under|more|less|than|net|it|that|there|figure|total|stood|standing|merely|under|close|saying|being|out|up|paltry|modest|relatively|far|lower|smaller|higher|:|\"|,))*"
_REST = r"[^.;:]{0,90}"
_FARTHER = r"[^.;:]{0,110}"
_SHORT = r"[^.;:]{0,50}"

_NOT_OF_TIME = r"(?! (?:time since|half|quarter|six|three|nine|months?|years?|of the|time in|time ever))"
# of what stands before a number
_FIRST_BEFORE = Turns(
    (rf"\( (?:originally|initially|first|at first)(?: :)?{_ON_THE_WAY}$", "originally initially first", "("),
    (rf"\b(?:original|initial|first|opening|maiden|earliest|inaugural) (?!of |in |to |time )(?:[\w'-]+ ){{0,2}}(?:{_NOUN}|{_LOOSE_NOUN})\b(?! to\b){_REST}$", "original initial first opening maiden earliest inaugural", f"{_ESTIMATES} {_FIGURES}"),
    (rf"(?<!for the )(?<!for )\b{_AT_FIRST}{_NOT_OF_TIME} (?:[\w'-]+ ){{0,3}}?{_TELL}\b{_REST}$", _FIRST_TIMES, _TELLS),
    (rf"\b{_TELL} (?:[\w'-]+ ){{0,4}}?(?<!for the )(?<!for ){_AT_FIRST}{_NOT_OF_TIME}\b{_SHORT}$", _FIRST_TIMES, _TELLS),
    (rf"\b(?:{_WHO}|{_NOUN}|{_LOOSE_NOUN})\b{_SHORT}\b(?:began|begun|started|starts|starting|begins|set|kicked)(?: (?:off|out|life))*(?: (?:by|with|at|from|on|as))(?: {_TELL})?{_ON_THE_WAY}$", "began begun started starts starting begins set kicked", f"{_WHOS} {_ESTIMATES} {_FIGURES}"),
    (rf"\b(?:{_NOUN}|{_LOOSE_NOUN}|it|that|this|which)\b {_SHORT}(?:came out|appeared|was published|went out|was released)(?: [\w'-]+){{0,3}} (?:at first|first|originally|initially)\b{_ON_THE_WAY}$", "first originally initially", "came appeared published went released"),
    (rf"\b(?:first|originally|initially) (?:came out|appeared|came in|stood|read|was|were)\b{_ON_THE_WAY}$", "first originally initially", "came appeared stood read was were"),
    (rf"\b(?:was|were|is|stood|been) (?:originally|initially|at first)\b{_ON_THE_WAY}$|\b(?:an?|its|their) (?:original|initial)(?: net)?$", "originally initially first original initial"),
    (rf"\b(?:number|figure|estimate|count|total) that (?:first|originally|initially) (?:appeared|emerged|came out)\b{_SHORT}$", "first originally initially", "appeared emerged came"),
)  # fmt: skip
# of what stands behind it
_FIRST_BEHIND = Turns(
    (rf"^(?: people| migrants)?,? ?(?:that |which |who )?(?:was |were |had |been |as |being )*(?:the )?(?:{_WHO} )?(?:had |was |were )?(?:been )?{_AT_FIRST}{_NOT_OF_TIME} (?:been )?{_TELL}\b", _FIRST_TIMES, _TELLS),
    (rf"^(?: people| migrants)? (?:that |which )?(?:the )?(?:{_WHO} |{_TOLD_TO} )?(?:had |was |were |been )*{_TELL} (?:us |out |for it |for that year |everyone )?(?:at first|originally|initially|to begin with|(?:the )?first time (?:round|around)|in the first place)\b", _FIRST_TIMES, _TELLS),
    (rf"^ ?,? ?(?:was|were|being|as|,|\() (?:the|its|their|our|an|only the) (?:[\w'-]+ )?(?:original|initial|first|opening|maiden) (?:[\w'-]+ )?(?:{_NOUN}|{_LOOSE_NOUN})\b", "original initial first opening maiden", f"{_ESTIMATES} {_FIGURES}"),
)  # fmt: skip
_EARLIER_BEFORE = Turns(
    (rf"\b(?:previous|earlier|prior|old|older|former|superseded|last|preceding|outdated) (?:[\w'-]+ ){{0,2}}{_NOUN}\b{_REST}$", "previous earlier prior old older former superseded last preceding outdated", _ESTIMATES),
    (rf"\b(?:provisional|preliminary|superseded) (?:[\w'-]+ ){{0,1}}(?:{_NOUN}|figure|number|total) of{_ON_THE_WAY}$", "provisional preliminary superseded"),
    (rf"\b{_MONTH}(?:'s)? (?:release|bulletin|figures?|data|estimates?|numbers?|publication)\b{_SHORT}$", "release bulletin figure figures data estimate estimates number numbers publication", _WHENS),
    (rf"\b(?:{_WHO}|{_TOLD_TO}) had (?:[\w'-]+ly |been |once |all |already )*{_TELL}\b{_REST}$", "had", f"{_WHOS} {_HEARERS}"),
    (rf"\b(?:had|has|have) (?:[\w'-]+ly )?been {_TELL}\b{_ON_THE_WAY}$", "been", _TELLS),
    (rf"\b{_TOLD_TO} (?:were|was) (?:[\w'-]+ ){{0,2}}(?:told|assured|informed|led to believe)\b{_REST}$", "told assured informed led", _HEARERS),
    (rf"\b{_WHEN_OUT},? (?:the |its |same |very )*{_WHO} (?:had |were |was |have been )?{_TELL}\b{_REST}$", _TELLS, _WHENS, _WHOS),
    (rf"\b(?:previously|formerly|hitherto|earlier|once) (?:been )?{_TELL}\b{_REST}$", "previously formerly hitherto earlier once", _TELLS),
    (rf"\b(?:old|older|previous|earlier|former) (?:[\w'-]+ )?(?:method|methods|methodology|survey|way|system|approach|sums|data|technique)\b{_SHORT}\b(?:had|put|gave|made|showed|said|produced|suggested|found){_ON_THE_WAY}$", "old older previous earlier former", "method methods methodology survey way system approach sums data technique"),
    (rf"\b(?:international passenger survey|ips)\b{_SHORT}\b(?:had|put|gave|made|showed|said|produced|suggested|found){_ON_THE_WAY}$", "survey ips"),
    (rf"\( (?:previously|formerly|was|before|up from|down from|revised from|earlier)(?: :)?{_ON_THE_WAY}$", "("),
    (rf"\bhaving (?:been|stood|read)\b{_ON_THE_WAY}$", "having"),
    (rf"\buntil (?:now|today|then|this (?:morning|week|month)|yesterday|last (?:week|month)),?{_REST}$", "until"),
    (rf"\bofficial (?:line|number|figure|estimate|count) (?:was|had been|used to be)\b{_ON_THE_WAY}$", "official"),
    (r"\bused to (?:be|stand|say|think|put|have|give|read)\b[^.;:]{0,40}$", "used"),
    (rf"\b(?:revised|revision|re-estimated|restated|corrected|rewritten|recast|redrawn|updated|adjusted)\b{_REST}\bfrom{_ON_THE_WAY}$", _RECAST, "from"),
    (rf"\b(?:estimates?|ons|statisticians)\b{_REST}\b(?:raised|lifted|cut|lowered|upped|increased|reduced|bumped|slashed|hiked|changed|moved|gone|went|put up)\b{_REST}\bfrom{_ON_THE_WAY}$", "estimate estimates ons statisticians", "from"),
    (rf"\b(?:was|were) {_TELL}\b{_ON_THE_WAY}$", _TELLS, "was were"),
)  # fmt: skip
_EARLIER_BEHIND = Turns(
    (rf"^(?: people| migrants)?,? ?(?:that |which |who )?(?:the )?(?:{_WHO} |{_TOLD_TO} )?(?:had |was |were |been )*{_TELL} (?:us |out |for it |everyone )?(?:{_BEFORE}|{_WHEN_OUT})\b(?! \d)", _TELLS, _BEFORES),
    (rf"^(?: people| migrants)?,? ?(?:that |which )?(?:the )?(?:{_WHO} |{_TOLD_TO} )?(?:had |was |were |been )*(?:previously|formerly|once|earlier) (?:been )?{_TELL}\b", "previously formerly once earlier", _TELLS),
    (rf"^(?: people| migrants)?,? ?(?:that |which )?(?:the )?(?:{_WHO}|{_TOLD_TO}) had (?:[\w'-]+ly )?(?:been )?{_TELL}\b", "had", f"{_WHOS} {_HEARERS}"),
    (rf"^ ?,? ?(?:was|were|being|as|,|\() (?:the|its|their|our|an) (?:[\w'-]+ )?(?:previous|earlier|old|last|former) (?:[\w'-]+ )?{_NOUN}\b", "previous earlier old last former", _ESTIMATES),
)  # fmt: skip
_NOW_BEFORE = Turns(
    (rf"\b(?:the|its) (?:real|true|actual|correct|proper|right) (?:number|figure|total|answer|count|estimate) (?:is|was|turned out|turns out|has turned out|stands){_ON_THE_WAY}$", "real true actual correct proper right", "number figure total answer count estimate"),
    (rf"\b(?:the|its|their|that|this) (?:[\w'-]+ )?(?:estimate|figure|number|total|count) (?:is|has|stands|comes|was|reads)(?: [\w'-]+){{0,2}} now{_ON_THE_WAY}$", "now", "estimate figure number total count"),
    (rf"\b(?:the|its|their|that|this) (?:[\w'-]+ )?(?:estimate|figure|number|total|count) (?:has )?now (?:is|stands|comes|reads|put|become|risen|gone)?{_ON_THE_WAY}$", "now", "estimate figure number total count"),
    (rf"\b(?:revised|re-estimated|restated|corrected|rewritten|recast|redrawn|updated|adjusted)\b(?!{_REST}\bfrom\b){_REST}\bto(?: stand at| read| reach)?{_ON_THE_WAY}$", _RECAST, "to"),
)  # fmt: skip
_MORE = r"(?:higher|lower|more|fewer|less|greater|bigger|smaller|larger|above|below|over|under|up|down|better|worse)"
_PEOPLE = r"(?: people| migrants| souls| extra| additional)?"
_COUNTS = r"(?:ons|ons's|ons 's|office|office for national statistics|statisticians?|statistics (?:office|authority|agency|body)|officials|number-crunchers|bean-counters)"
_BARELY = r"(?: (?:us|it|that|out|everyone|so))*"
_SAID_THEN: tuple[tuple[str, ...], ...] = (
    (rf"(?:what )?(?:the )?{_COUNTS}(?: (?:had|have|has|were|was|first|originally|initially|previously|ever|been|once|all|themselves))* {_TELL}\b", _COUNTERS, _TELLS),
    (rf"(?:what )?(?:the )?(?:{_WHO}|{_TOLD_TO}|anyone|anybody)(?: (?:had|have|has|were|was|been|once|all))* {_TELL}{_BARELY} (?:{_BEFORE}|{_AT_FIRST}|{_WHEN_OUT})\b", _TELLS, f"{_BEFORES} {_FIRST_TIMES}"),
    (rf"(?:what )?(?:the )?(?:{_WHO}|{_TOLD_TO}|anyone|anybody)(?: (?:had|have|has|were|was|been))* (?:first|originally|initially|previously)(?: been)? {_TELL}\b", "first originally initially previously", _TELLS),
    (rf"(?:what )?(?:they|it|officials|we) had(?: been)? {_TELL}\b", "had", "they it officials we"),
    (rf"(?:it |they |was |were |had |is |previously |has |been |what )*(?:first|originally|initially|previously|earlier|hitherto|formerly)(?: been)? {_TELL}\b", "first originally initially previously earlier hitherto formerly", _TELLS),
    (rf"(?:was |were |had |previously |been |it |what was )*{_TELL} (?:out |us )?(?:{_BEFORE}|{_AT_FIRST}|{_WHEN_OUT})\b", _TELLS, f"{_BEFORES} {_FIRST_TIMES}"),
    (rf"(?:the |its |their |that |what |an |\d[\d,.]* |m |million |of |in |put )*(?:original|initial|first|opening|maiden|earlier|previous|old|last|former) (?:[\w'-]+ ){{0,2}}{_NOUN}\b", f"{_FORMER} maiden former", _ESTIMATES),
    (rf"(?:the |its |their |that |an |\d[\d,.]* |m |million |of |in )*(?:original|initial|first|opening) (?:[\w'-]+ )?{_LOOSE_NOUN}\b", "original initial first opening", _FIGURES),
    (rf"(?:the |that )?\d[\d,.]*(?: million)?,? (?:that |which )?(?:was |were |had |been |the |it )*(?:{_WHO} |{_TOLD_TO} )?(?:had |was |were |been |originally |initially |first |previously )*{_TELL}(?: out| us)*(?: {_BEFORE}| {_AT_FIRST}| {_WHEN_OUT})?\b", _TELLS),
)  # fmt: skip


def _set_beside(lead: str, words: str) -> Turns:
    """What may be said of a number that stands right before what was said then, led to by words of which one is there."""
    return Turns(*((rf"^{lead}(?:{said})", *lines, words) for said, *lines in _SAID_THEN))


_BY_BEHIND = _set_beside(
    rf"{_PEOPLE},? ?(?:[\w'-]+ly )?{_MORE}(?: for (?:that|the same) (?:year|period))?(?:(?: than| on| from)?|(?: [\w'-]+){{1,8}} than) (?:even )?",
    "higher lower more fewer less greater bigger smaller larger above below over under up down better worse",
)  # fmt: skip
_ADDED = Turns((rf"\b(?:{_WHO})\b [^.;:]{{0,40}}\b(?:added|adds|adding|tacked|tacks|put|puts|piled|bolted|heaped|found|discovered)(?: on)?(?: another| an extra| a further)?{_ON_THE_WAY}$", "added adds adding tacked tacks put puts piled bolted heaped found discovered"))  # fmt: skip
_TAKEN = Turns((rf"\b(?:{_WHO})\b [^.;:]{{0,40}}\b(?:cut|took|takes|taken|knocked|shaved|lopped|sliced|wiped|trimmed){_ON_THE_WAY}$", "cut took takes taken knocked shaved lopped sliced wiped trimmed"))  # fmt: skip
_TO_IT = Turns((r"^(?: people| migrants| more)? (?:to|onto|on to|on) (?:its|the|their|that|last year's|the year's)\b[^.;:]{0,50}\b(?:estimate|figure|number|count|total|tally|calculation)\b", "estimate figure number count total tally calculation", "to onto on"))  # fmt: skip
_OFF_IT = Turns((r"^(?: people| migrants| more)? (?:off|from) (?:its|the|their|that|last year's|the year's)\b[^.;:]{0,50}\b(?:estimate|figure|number|count|total|tally|calculation)\b", "estimate figure number count total tally calculation", "off from"))  # fmt: skip
_MULTIPLES = _set_beside(
    r"(?: times(?: over)?(?: what)?| what|(?: times)?(?: as (?:many|much|high|large|big))(?: again)?(?: as| than)(?: what)?) ",
    "times what as",
)  # fmt: skip
_SET_AGAINST = _set_beside(rf"{_PEOPLE} (?:on|from|against|compared with|over) ", "on from against compared over")
_GONE = Turns((r"\b(?:up|down|rise|increase|fall|cut|drop|reduction|jump|change|gain|loss)(?: by| of)?(?: about| around| some| nearly| almost| over| more than| a| an)*$", "up down rise increase fall cut drop reduction jump change gain loss"))  # fmt: skip
_GIVEN_AS = Turns((rf"\b(?:reported|put|given|published|announced|estimated|stated|counted|quoted|recorded)(?: as| at| to be){_ON_THE_WAY}$", "reported put given published announced estimated stated counted quoted recorded", "as at be"))  # fmt: skip
_THEN = Turns((rf"^(?: people| migrants)?,? (?:only |just |barely |back )?(?:{_WHEN_OUT}|at first|originally|initially|at the time)\b(?! \d)", f"{_WHENS} first originally initially time"))  # fmt: skip
_SHORT_OF_IT = Turns((r"^ (?:people |migrants )?(?:short|out|adrift|off|wide of the mark|too low|too high|too few|too many)\b(?! of (?!the mark))", "short out adrift off wide too"))  # fmt: skip
_COUNTING = Turns((rf"\b(?:{_WHO}|{_NOUN})\b {_SHORT}$|\b(?:fell|fallen|was|were|came up) short by{_ON_THE_WAY}$", f"{_WHOS} {_ESTIMATES} short"))  # fmt: skip
_BY_BEFORE = Turns(
    (rf"\b(?:underestimated|undercounted|understated|overestimated|overcounted|overstated|underestimating|overestimating|miscounted)\b{_FARTHER}\bby{_ON_THE_WAY}$", "underestimated undercounted understated overestimated overcounted overstated underestimating overestimating miscounted", "by"),
    (rf"\b(?:{_NOUN}|{_LOOSE_NOUN}|goes|efforts|attempts)\b{_FARTHER}\b(?:differ|differs|differed|apart) by{_ON_THE_WAY}$", "differ differs differed apart", "by"),
    (rf"\b(?:{_WHO}|{_NOUN}|{_LOOSE_NOUN})\b{_FARTHER}\b(?:out|wrong|off|mistaken|adrift|inaccurate|awry|undershot|overshot) (?:it |that |them )?by{_ON_THE_WAY}$", "out wrong off mistaken adrift inaccurate awry undershot overshot", "by"),
    (rf"\b(?:revised|re-estimated|restated|corrected|updated|adjusted)\b{_FARTHER}\bby{_ON_THE_WAY}$", "revised re-estimated restated corrected updated adjusted", "by"),
    (rf"\b(?:above|below|higher than|lower than|over|under) (?:the |its |their )?(?:original|initial|first|earlier|previous|old|last) (?:[\w'-]+ )?(?:{_NOUN}|figures?|numbers?) by{_ON_THE_WAY}$", _FORMER, "above below higher lower over under", "by"),
    (rf"\b(?:upward|downward|upwards|downwards) (?:revision|adjustment|correction) of{_ON_THE_WAY}$", "upward upwards downward downwards", "of"),
    (rf"\b(?:original|initial|first|opening|earlier|previous|old|last) (?:[\w'-]+ )?(?:{_NOUN}|figure|number|total)\b{_FARTHER}\b(?:lower|higher|short|smaller|larger|low|high) by{_ON_THE_WAY}$", _FORMER, "lower higher short smaller larger low high", "by"),
)  # fmt: skip
_OLD_WAS = Turns((rf"\b(?:original|initial|first|opening|earlier|previous|old|last) (?:[\w'-]+ )?(?:{_NOUN}|figure|number|total)\b{_SHORT}$", _FORMER))  # fmt: skip
_OLD_LOWER = Turns((r"^(?: people| migrants)? (?:too )?(lower|low|higher|high|short|smaller|too small|too big)\b(?! than)", "lower low higher high short smaller too"))  # fmt: skip
_FALLING = frozenset(
    "down downward downwards fall cut drop decrease reduction reduced loss lower lowered markdown downgrade".split()
)
_RISING = frozenset("up rise increase jump gain".split())
_FIRSTS = frozenset("first original originally initial initially".split())
_DOWN = frozenset("lower fewer less below under down smaller worse downward downwards".split())
_UP = frozenset("higher more greater bigger larger above over up better upward upwards raised lifted".split())

# whole turns of phrase, right before the number: what it is in them, and whether surely; one of each line of words is in every clause that has it
_IT = r"(?:it|that|this|which|the (?:figure|number|estimate|total|count|tally|answer))"
_FLOW = r"(?:for|of|in) [^.;:]{1,60}?"
_TO_BE = r"(?: (?:that )?(?:it|this|that|there) (?:was|were|is|at))?"
_OLD = r"(?:old|older|former|previous|earlier|survey-based)"
_METHOD = r"(?:method|methods|methodology|way|survey|system|approach|sums|way of counting|method of counting)"
_OFFICIAL = r"(?:ons |official |provisional |published )*"
_OLDER = "old older former previous earlier survey-based"
_TURNS: tuple[tuple[str, EstimateRole, Firmness, *tuple[str, ...]], ...] = (
    (rf"{_AT_FIRST} ,? ?(?:{_IT} )?(?:was|had been|stood at|read|came to|came out at)", "first", "in a history", _FIRST_TIMES, "was been stood read came"),
    (rf"{_IT} (?:was|had been|stood|came out) {_AT_FIRST}(?: at)?", "first", "in a history", _FIRST_TIMES, "was been stood came"),
    (rf"{_WHO} (?:itself )?had (?:first |originally |initially |previously |only )?{_TELL}{_TO_BE}", "earlier", "sure", "had", _WHOS),
    (rf"{_WHO} (?:first|originally|initially|previously) {_TELL}{_TO_BE}", "earlier", "sure", "first originally initially previously", _WHOS, _TELLS),
    (rf"{_WHO} had (?:first |originally |initially |previously |only )?(?:put|pegged|assessed|estimated|reckoned|had|given|reported) [^.;:]{{1,60}}? (?:at|as)", "earlier", "sure", "had", _WHOS, "at as"),
    (rf"{_WHO} had had (?:it|this|that|the figure) at", "earlier", "sure", "had", _WHOS),
    (rf"{_OLD} {_METHOD} ,? ?(?:it|that|this|the figure|the number|the total|the estimate|their number) (?:was|were|had been|came to|stood at|came out at)", "earlier", "sure", _OLDER, "method methods methodology way survey system approach sums"),
    (rf"{_OLD} {_METHOD} (?:had|gave|put it at|made it|had it at|produced|showed|said|came up with|made that)", "earlier", "sure", _OLDER, "method methods methodology way survey system approach sums"),
    (rf"{_IT} (?:(?:had )?first )?(?:came|was|had come|were) (?:out|first published|first released)(?: ,)? (?:it|that|this|they) (?:was|were|had been|stood at|said|had)", "first", "sure", "out first"),
    (rf"(?:old|former|superseded) {_OFFICIAL}(?:figure|number|tally|total|one) (?:was|had been|were|of|is|stood at)", "earlier", "in a history", "old former superseded", "figure number tally total one"),
    (rf"(?:six months ago|a year ago|this time last year|last time) ,? ?{_IT} (?:was|stood at|had been|came to)", "earlier", "in a history", "ago last", "was stood been came"),
    (rf"{_WHEN_OUT},? (?:the )?{_WHO} (?:had )?(?:{_TELL}|made it|had it at){_TO_BE}", "earlier", "in a history", _WHENS, _WHOS, _TELLS),
    (r"(?:up|down|raised|lifted|cut|lowered|revised|changed)(?: up| down)? from (?:an|its|their|the) (?:original|initial)", "first", "sure", "original initial", "from"),
    (r"what (?:we|they) (?:last|previously|first|once) had (?:was|were)", "earlier", "in a history", "had", "what"),
    (r"what (?:we|they) had (?:before|until now|until then|last|earlier|last time)(?: that)? was", "earlier", "in a history", "had", "what"),
    (rf"(?:{_IT}|peak|record|high) (?:was|had been|were) (?:supposed|thought|believed|said|reckoned|assumed|understood|held) to (?:be|have been|stand at|have peaked at|be at)", "earlier", "in a history", "supposed thought believed said reckoned assumed understood held"),
    (rf"(?:original|initial|first|opening|maiden) {_OFFICIAL}(?:{_NOUN}|figure|number|one|total) (?:{_FLOW} )?(?:, [^,.;:]{{1,60}} , )?(?:was|had been|is|stood at|of|came to|read|were)", "first", "sure", "original initial first opening maiden", f"{_ESTIMATES} figure number one total"),
    (rf"(?:{_NOUN}|figure|number|one|total) (?:that was |which was |they |it |the ons )?(?:given|published|put out|reported|released|issued|announced|gave|had given|had published) (?:before|earlier|previously|at first|first|originally|initially|until now|{_WHEN_OUT}) (?:was|had been|were)", "earlier", "sure", "given published put reported released issued announced gave had", f"{_ESTIMATES} figure number one total", f"{_BEFORES} first originally initially"),
    (r"(?:until|till|up to) (?:today|now|then|yesterday|this week|this morning|last week|monday|tuesday|wednesday|thursday|friday) ,? ?(?:the |their |its )?(?:\w+ )?(?:estimate|figure|number|total|count|it) (?:for [^.;:]{1,40} )?(?:had been|was|stood at|had stood at)", "earlier", "sure", "until till up", "been was stood"),
    (r"(?:the |their |its )(?:ons |official )?estimate (?:for [^.;:]{1,40} )?had been", "earlier", "sure", "had", "estimate"),
    (r"old peak (?:, [^,.;:]{1,30} , )?(?:was|had been|of)", "earlier", "in a history", "old", "peak"),
    (rf"{_IT} is now (?:thought|believed|reckoned|estimated|considered|judged|known) to (?:be|have been|stand at)(?: at)?", "now", "sure", "now", "thought believed reckoned estimated considered judged known"),
    (rf"(?:{_IT}|they|the ons|ons) (?:is |are )?now (?:put|puts|has|have|reckoned|given|estimated|counted|assessed|set)(?: (?:it|that|this|the figure))? (?:at|as)", "now", "sure", "now", "at as"),
    (r"(?:the ons|ons|it|they|statisticians|officials) now (?:says?|thinks?|reckons?|believes?|makes?|estimates?)(?: (?:that )?(?:it|this|that))?(?: (?:was|is|to be|to have been|at))?", "now", "sure", "now", "says say thinks think reckons reckon believes believe makes make estimates estimate"),
    (rf"{_IT} (?:is|stands at|becomes|has become) now|{_IT} now (?:stands at|is|becomes|reads|comes to)|{_IT} is now", "now", "in a history", "now"),
    (r"(?:it|that|this) (?:turns out|turned out|proves|proved) to (?:be|have been)", "now", "in a history", "turns turned proves proved"),
)  # fmt: skip
_HEDGE = r"(?: (?:about|around|some|only|just|a|an|the|mere|roughly|nearly|almost|over|under|more|less|than|net|minus))*$"
_TURNING: tuple[tuple[Turns, EstimateRole, Firmness], ...] = tuple(
    (Turns((rf"(?:^|\s)(?:{pattern}){_HEDGE}", *lines)), role, firmness) for pattern, role, firmness, *lines in _TURNS
)
_TURNING_WORDS = frozenset(" ".join(lines[0] for _, _, _, *lines in _TURNS).split())
_BEHIND_WAS = Turns(
    (rf"^ before (?:the )?{_WHO} (?:had )?(?:changed|switched|overhauled|revised|improved|altered|looked)\b|^ (?:until|till) (?:the )?{_WHO} (?:changed|switched|overhauled|revised|improved|altered)\b", "before until till", "changed switched overhauled revised improved altered looked"),
    (rf"^ (?:that |which |who )?(?:the )?(?:{_WHO} )?(?:had )?(?:first|originally|initially|previously|at first) {_TELL}(?: of)?\b", "first originally initially previously", _TELLS),
    (rf"^ (?:that |which )?(?:the )?{_WHO} had (?:first |at first |originally |previously |earlier )?{_TELL}\b", "had", _WHOS),
    (rf"^ (?:that |which )?(?:the )?(?:{_WHO}|we) (?:had been told|were told|gave|announced|reported|published|gave us|told us|put out) (?:before|at first|first|originally|initially|earlier|{_WHEN_OUT})\b", "told gave announced reported published put", f"{_WHENS} first originally initially"),
    (r"^ (?:that )?we (?:had been|were) (?:first |originally )?told\b", "told", "we"),
)  # fmt: skip
_BEFORE_SUCH = frozenset({"the", "not", "than", "that", "of", "at", "was", "were", "been"})

# by how much, where a history is told
_TOO_FAR = Turns((r"^ (?:people |migrants )?too (low|high|small|big|few|many|little|large)\b(?! for\b)", "too"))  # fmt: skip
_THAN = Turns(
    (
        (
            r"^ (?:people |migrants )?(?:more|higher|lower|fewer|less|above|below|greater|bigger|smaller|larger|up on|down on|over)"
        r" (?:still )?(?:than )?(?:what )?(?:"
        rf"(?:the )?(?:{_WHO}|we|you|anyone|anybody|everyone|ministers|voters|people)(?: at the ons)? (?:had |have |first |originally |were |had been |been )*(?:had it|knew|known|put it|led to believe|(?!had\b){_TELL})\b"
        rf"|(?:had (?:first |originally |previously )?been |was |first |originally |previously |initially |before |they |it |ons )+(?!had\b){_TELL}\b"
        r"|(?:the )?(?:first|original|initial|earlier|previous|old) (?:estimate|figure|count|number|guess)\b"
        r"|(?:before(?! (?:the|that|covid|brexit|lockdown|coronavirus))|previously|at first)\b)"
        ),
        "more higher lower fewer less above below greater bigger smaller larger up down over",
        f"{_TELLS} knew known led original initial first earlier previous old before previously",
    ),
)  # fmt: skip
_RIGHT_BEHIND_A_SIZE = frozenset(
    "as too more higher lower fewer less above below greater bigger smaller larger up down over".split()
)
_LEADING_TO_A_SIZE = frozenset(
    "by increase rise upgrade jump uplift reduction cut fall drop decrease markdown downgrade addition difference gap correction change discrepancy error"
    " mistake adjustment revision".split()
)
_WISHED_OF = Turns((r"\b(?:would|promised|promise|pledged|expected|expect|hoped|wanted|target|forecast|obr|budget)\b", "would promised promise pledged expected expect hoped wanted target forecast obr budget"))  # fmt: skip
_UP_BY = Turns((r"\b(?:up|down|upwards?|downwards?|higher|lower|raised|lifted|increased|cut|lowered|reduced|revised up|revised down|put up|put down) by" + _HEDGE, "by", "up upward upwards down downward downwards higher lower raised lifted increased cut lowered reduced"))  # fmt: skip
_WRONG_BY = Turns((r"\b(?:wrong|out|off|mistaken) by" + _HEDGE, "by", "wrong out off mistaken"))  # fmt: skip
# "It has become 740,000, 68,000 up.": told right behind what stands now
_AT_THE_END = Turns((r"^ (?:up|down|more|less|higher|lower|fewer)(?: \.)?$", "up down more less higher lower fewer"))  # fmt: skip
_A_RISE_OF = Turns((r"(?:, |^|that is |that 's |– |- |this is |a |an )(?:an |a |the )?(?:\w+ )?(?:increase|rise|upgrade|jump|uplift|reduction|cut|fall|drop|decrease|markdown|downgrade|addition) of" + _HEDGE, "of", "increase rise upgrade jump uplift reduction cut fall drop decrease markdown downgrade addition"))  # fmt: skip
_GAP = Turns((r"(?:^|\b)(?:the|that|this|a) (?:difference|gap|correction|change|discrepancy|error|mistake|adjustment)(?: between the two)?(?: is| was| :| ,| –| —| of| comes to| came to| makes)*" + _HEDGE, "difference gap correction change discrepancy error mistake adjustment"))  # fmt: skip
_REVISION_IS = Turns((r"\b(?:revision|correction|change|difference|gap|error|adjustment) (?:is|was) (?:even |still )?(?:bigger|larger|greater|smaller)(?: still| again| yet)? ?[:,–—]?" + _HEDGE, "revision correction change difference gap error adjustment", "bigger larger greater smaller"))  # fmt: skip
_AS_MANY = Turns((rf"^ as many\b.{{0,60}}\b(?:as|than) (?:(?:the )?(?:{_WHO}|we|anyone|ministers) (?:had |first |were |had been )*|(?:had (?:first |previously )?been |was |first |previously |originally )+){_TELL}\b", "as"))  # fmt: skip

# one of these is in every clause that tells of estimates
CUES = frozenset(
    "first original originally initial initially opening maiden earliest began begun started starting begin outset previous previously earlier prior old older former"
    " last had been were until used revised revision re-estimated restated corrected updated adjusted before out wrong off told thought said estimated reported published"
    " put believed announced given gave release bulletin underestimated undercounted understated overestimated overcounted overstated underestimating overestimating differ differs differed survey method ips formerly bulletin provisional preliminary real true now added adds adding tacked taken took cut knocked shaved ago gone went short supposed was when prior since raised lifted cut lowered than on what".split()
)
# what is wished or foreseen is no estimate, and neither is what somebody would have
_WISHED = Turns(
    (
        r"\b(?:would|could|might|(?<!in )(?<!last )(?<!since )(?<!of )(?<!by )(?<!this )may|should|forecasts?|forecasted|projected|projections?|predicted|expected|expects?|promised?|pledged?|target(?:ed)?|obr|budget|polls?|respondents|asked|manifesto|census|normal|sustainable|(?:people|voters|readers|britons) (?:first|originally|initially|had|once) (?:said|thought|guessed|reckoned|put)|ipsos|yougov|planned)\b",
        (
            "would could might may should forecast forecasts forecasted projected projection projections predicted expected expect expects promise promised pledge pledged target"
        " targeted obr budget poll polls respondents asked manifesto census normal sustainable people voters readers britons ipsos yougov planned"
        ),
    )
)  # fmt: skip


# somebody who counts, an estimate, or nobody: "was first put at"
_OF_COUNTING = rf"\b(?:{_WHO}|{_NOUN}|{_LOOSE_NOUN}|it|that|this|which|was|were|been|we)\b"


# what was thought when something else was so
_WHEN = Turns((r" when (?!(?:it|that|this|they|the (?:figure|number|estimate|ons)) (?:was|were|first|came|had|published|showed|released|revised|corrected)\b)", "when"))  # fmt: skip


# one of these is where anything is told in the kinds of words, and where a size is
_KIND_WORDS = words_of(_FIRST_BEFORE, _FIRST_BEHIND, _GIVEN_AS, _EARLIER_BEFORE, _EARLIER_BEHIND, _NOW_BEFORE)
_SIZE_WORDS = words_of(_BY_BEHIND, _MULTIPLES, _SET_AGAINST, _TO_IT, _OFF_IT, _SHORT_OF_IT, _OLD_LOWER, _BY_BEFORE) | {"short"}


def history_role(before: Sequence[str], behind: Sequence[str]) -> HistoryRole | None:
    """What a number is in the history of an estimate, by the words of its clause before it and behind; None where they do not say it.

    >>> history_role("statisticians began by saying".split(), [])
    HistoryRole(role='first', way=0, firmness='likely', of_first=False, over_time=False, too_far=False, behind=0)
    >>> told = history_role("that is".split(), "higher than they told us before .".split())
    >>> told.role, told.way, told.firmness
    ('by', 1, 'sure')
    """
    ahead, rest = stretch(" ".join(before)), stretch("".join(f" {word}" for word in behind))
    plain = CUES.isdisjoint(before) and CUES.isdisjoint(behind)
    size, in_a_history = None if plain else _size(ahead, rest), _size_in_a_history(ahead, rest)
    if size is not None and _is_wished(ahead, rest):
        size, plain = None, True
    if in_a_history is not None and (size is None or in_a_history.firmness == "sure"):
        return in_a_history
    if size is not None:
        return size if in_a_history is None else replace(size, behind=max(size.behind, in_a_history.behind))
    turn, kind = _told_in_a_turn(before, ahead, rest), None if plain else _told_in_kinds(ahead, rest)
    if kind is not None and _is_wished(ahead, rest):
        kind = None
    if turn is None or kind is None:
        return turn or kind
    if turn.firmness == "sure":
        return replace(turn, role="first") if kind.role == "first" else turn
    return kind


def _is_wished(ahead: Stretch, rest: Stretch) -> bool:
    around = Stretch(ahead.text + rest.text, ahead.words | rest.words)
    return _WISHED.search(around) is not None or _WHEN.search(rest) is not None


def _told_in_a_turn(before: Sequence[str], ahead: Stretch, rest: Stretch) -> HistoryRole | None:
    for turn, role, firmness in _TURNING if not _TURNING_WORDS.isdisjoint(ahead.words) else ():
        if turn.search(ahead):
            return HistoryRole(role, firmness=firmness)
    if before and before[-1] in _BEFORE_SUCH and (found := _BEHIND_WAS.search(rest)):
        return HistoryRole("earlier", firmness="sure", behind=len(found.group().split()))
    return None


def _told_in_kinds(ahead: Stretch, rest: Stretch) -> HistoryRole | None:
    if _KIND_WORDS.isdisjoint(ahead.words) and _KIND_WORDS.isdisjoint(rest.words):
        return None
    if ahead.text.endswith(" by") or ahead.text == "by":
        return None
    if (_FIRST_BEFORE.search(ahead) and put_together(_OF_COUNTING).search(ahead.text)) or _FIRST_BEHIND.search(rest):
        return HistoryRole("first")
    if _GIVEN_AS.search(ahead) and _THEN.search(rest):
        return HistoryRole("earlier")
    if _EARLIER_BEFORE.search(ahead) or _EARLIER_BEHIND.search(rest):
        return HistoryRole("earlier")
    if found := _NOW_BEFORE.earliest(ahead):
        return HistoryRole("now", _way(found.group().split()))
    return None


def _size_in_a_history(ahead: Stretch, rest: Stretch) -> HistoryRole | None:
    """By how much an estimate is more or less than another, in turns that tell of any change as well."""
    if _LEADING_TO_A_SIZE.isdisjoint(ahead.words) and _RIGHT_BEHIND_A_SIZE.isdisjoint(rest.text.split(maxsplit=2)[:2]):
        return None
    if found := _AS_MANY.search(rest):
        return HistoryRole("by", 1, "sure", behind=len(found.group().split()))
    if found := _TOO_FAR.search(rest):
        way = 1 if found.group(1) in {"low", "small", "few", "little"} else -1
        return HistoryRole("by", way, "in a history", too_far=True, behind=len(found.group().split()))
    if (found := _THAN.search(rest)) and _WISHED_OF.search(rest) is None and _WHEN.search(rest) is None:
        words = found.group().split()
        return HistoryRole(
            "by", -1 if not _DOWN.isdisjoint(words[:2]) else 1, "sure", of_first=not _FIRSTS.isdisjoint(words), behind=len(words)
        )
    if _WRONG_BY.search(ahead):
        return HistoryRole("by", firmness="in a history")
    if (found := _AT_THE_END.search(rest)) and ("," in ahead.text[-8:] or "that is" in ahead.text[-20:]):
        return HistoryRole("by", -1 if not _DOWN.isdisjoint(found.group().split()) else 1, "in a history", over_time=True)
    if found := _UP_BY.search(ahead):
        return HistoryRole("by", -1 if not _FALLING.isdisjoint(found.group().split()) else 1, "in a history")
    if found := _A_RISE_OF.search(ahead):
        return HistoryRole("by", -1 if not _FALLING.isdisjoint(found.group().split()) else 1, "in a history", over_time=True)
    if (found := _GAP.search(ahead)) or _REVISION_IS.search(ahead):
        return HistoryRole("by", firmness="in a history" if found is not None else "sure")
    return None


def _size(ahead: Stretch, rest: Stretch) -> HistoryRole | None:
    """By how much an estimate is told to have been changed, or to have been wrong."""
    if _SIZE_WORDS.isdisjoint(ahead.words) and _SIZE_WORDS.isdisjoint(rest.words):
        return None
    if found := _BY_BEHIND.search(rest):
        words = found.group().split()
        return HistoryRole("by", _way(words[:4]), of_first=not _FIRSTS.isdisjoint(words), behind=len(words))
    if _MULTIPLES.search(rest):
        return HistoryRole("by", 1)
    if (gone := _GONE.search(ahead)) and _SET_AGAINST.search(rest):
        return HistoryRole(
            "by",
            -1 if not _FALLING.isdisjoint(gone.group().split()) else 1 if not _RISING.isdisjoint(gone.group().split()) else 0,
        )
    if _ADDED.search(ahead) and _TO_IT.search(rest):
        return HistoryRole("by", 1)
    if _TAKEN.search(ahead) and _OFF_IT.search(rest):
        return HistoryRole("by", -1)
    if ("short by" in ahead.text[-30:] or _SHORT_OF_IT.search(rest)) and _COUNTING.search(Stretch(f"{ahead.text} ", ahead.words)):
        return HistoryRole("by", -1 if {"many", "high"} & set(rest.text.split()[:4]) else 0)
    if _OLD_WAS.search(ahead) and (told := _OLD_LOWER.search(rest)):
        return HistoryRole("by", -1 if told.group(1) in {"higher", "high", "too big"} else 1)
    if found := _BY_BEFORE.earliest(ahead):
        words = found.group().split()
        if words[0] in {"original", "initial", "first", "opening", "earlier", "previous", "old", "last"}:
            last = set(words[-6:])
            return HistoryRole("by", -1 if "high" in last else 1 if last & {"low", "short"} else -_way(words[-6:]))
        return HistoryRole("by", _way(words))
    return None


def _way(words: Sequence[str]) -> int:
    return -1 if not _DOWN.isdisjoint(words) else 1 if not _UP.isdisjoint(words) else 0
