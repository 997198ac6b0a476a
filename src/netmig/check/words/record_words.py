"""The words in which English tells records: what has never been, what has to be looked back for, what is without equal."""

from __future__ import annotations

# how much, behind "so", "as", "this" or "such"
HIGH = frozenset("high many much large big great considerable enormous huge vast sizeable substantial".split())
LOW = frozenset("low few little small tiny modest meagre slight".split())
# the same, set against something
HIGHER = frozenset("higher more larger bigger greater wider".split())
LOWER = frozenset("lower fewer smaller less slighter lesser narrower".split())
# so something moves, and not how much it is
OF_MOVING = frozenset(
    "steep steeply sharp sharply fast quickly rapidly swiftly abruptly precipitous dramatic dramatically far suddenly".split()
)
MOVING_MORE = frozenset("steeper sharper faster quicker swifter".split())
SO = frozenset("so as this that such quite".split())
# as wholes behind "such"
IN_SUCH = frozenset("numbers heights volume volumes quantities droves".split())

# what no other figure did to the one that is told of
PASSED = frozenset(
    "exceeded surpassed equalled matched topped beaten bettered eclipsed outstripped outdone approached rivalled paralleled overtaken"
    " outdid repeated dwarfed".split()
)
SEEN = frozenset(
    "seen known recorded registered reached witnessed experienced touched measured counted attained observed documented noted heard set published reported".split()
)
PASSING = frozenset(
    "outdid outdoes dwarfs dwarf outdoing outshone exceeds exceeded surpasses surpassed eclipsing outstripping exceeding surpassing beating topping smashing breaking shattering overtaking dwarfing bettering eclipses eclipsed"
    " outstripped smashed broke shattered beat overtook dwarfed toppled toppling".split()
)
UNEQUALLED = frozenset(
    "unprecedented unparalleled unequalled unequaled unmatched unrivalled unsurpassed unexampled unheard-of unseen unbeaten record-breaking".split()
)
EQUALS = frozenset("equal equals precedent precedents parallel parallels match rival rivals peer".split())

# the times and the numbers of which there is none: "no year", "no total", "no twelve-month period"
TIMES_COUNTED = frozenset(
    "year years period periods months month stretch twelvemonth quarter time point stage moment occasion generation".split()
)
NUMBERS_COUNTED = frozenset(
    "total totals figure figures number numbers count counts estimate estimates level levels sum balance surplus intake tally".split()
)

PEAKS = frozenset("peak summit zenith apex pinnacle acme crest peaks heights height apogee top high maximum".split())
# what a record is the peak of, where it is not a flow
OF_THE_SERIES = frozenset("curve table chart series graph statistics records list data league".split())
LEAVING_BACK = frozenset(
    "go goes going gone look looks looking looked reach reaches turn turns return travel trip cast search delve hark stretch back-track scroll leaf".split()
)

# those who move, whatever they are called
MOVING_PEOPLE = frozenset(
    "people persons men women children migrants immigrants newcomers incomers foreigners souls individuals citizens nationals arrivals emigrants"
    " human beings residents settlers new other of its their own long-term others the".split()
)
WHO_CAME = frozenset(
    "arrived arrive arriving came come coming immigrated immigrate immigrating entered enter entering settled settle settling migrated".split()
)
WHO_LEFT = frozenset("emigrated emigrate emigrating departed depart departing quit quitting left leave leaving".split())
WHO_MOVED = frozenset("moved move moving gone go went going relocated relocate head headed made make".split())
AWAY = frozenset("abroad away out overseas elsewhere".split())
# the country takes them
TAKEN_IN = frozenset(
    "taken take taking took admitted admit admitting received receive receiving welcomed welcome accepted accept absorbed absorb let".split()
)
# behind these or before them a record is supposed, denied or asked after
SUPPOSING = frozenset(
    "if unless whether nobody perhaps maybe imagine suppose supposedly allegedly"
    " believe believes believed think thinks thought claim claims claimed wrong myth false untrue not-quite fear fears feared".split()
)
SHALL = frozenset("would could may might should will shall must".split())
# a record that is only nearly one
NEARLY = frozenset("almost nearly hardly scarcely barely quite close near practically virtually".split())
# words of such tellings that are understood and name nothing
UNDERSTOOD = (
    HIGH | LOW | HIGHER | LOWER | OF_MOVING | MOVING_MORE | SO | PASSED | SEEN | UNEQUALLED | EQUALS | TIMES_COUNTED | NUMBERS_COUNTED | PEAKS | PASSING | OF_THE_SERIES | LEAVING_BACK
    | frozenset(
        "without every all far and until now prior never no not nothing nobody none nowhere ever before since again back other earlier previous prior single one calendar twelve-month 12-month full"
        " june-to-june within history modern country's nation's records began so-called year's annual in its their have has had having been be being was were is are did does do"
        " occasion so short space a an the there here brought bring brings saw see sees seen known ended ends end closed close finished passed yielded produced"
        " recorded ever anything something something else like likes find finding found lower figure one you we they anyone anybody must need needs needed would have to all way far as right until till"
        " for last said says according thursday friday wednesday tuesday monday today yesterday office national statistics ons statisticians figures official"
        " it that this these which and with at of on to from by over more than any whole entire long run statistical book books comes come near nearly took take takes"
        " put puts placed places dates lies marks marked summit still remains remain remained stays stand stands stood hit hits reached reach reaches climbed got gone went goes now".split()
    )
)  # fmt: skip
