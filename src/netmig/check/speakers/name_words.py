"""The words that names of speakers are made of, and what each tells of who is named."""

from __future__ import annotations

# a person with one of these is a man, or a woman
TITLES_OF_MEN = frozenset("mr sir lord".split())
TITLES_OF_WOMEN = frozenset("mrs ms miss lady dame baroness".split())
TITLES = TITLES_OF_MEN | TITLES_OF_WOMEN | frozenset("dr prof professor rev reverend cllr councillor judge justice".split())
ABBREVIATED = frozenset("mr mrs ms dr prof st rev cllr".split())

MENS_NAMES = frozenset(
    "aaron adam adrian ahmed alan albert alex alexander ali alistair andrew anthony antony arthur barry ben benjamin bernard bill bob boris brian"
    " bruce callum carl charles chris christopher clive colin craig dan daniel danny darren dave david dean dennis derek dominic donald douglas"
    " duncan ed edward eric ernest ethan ewan francis frank fred gareth gary gavin geoff george gerald giles glenn gordon graham greg guy hamish harold"
    " harry hassan henry howard hugh iain ian ibrahim isaac ivan jack jacob jake james jason jeff jeremy jim joe john jonathan joseph josh justin"
    " karl keir keith ken kenneth kevin lee leo leonard liam lewis luke malcolm marcus mark martin matt matthew max michael mike mohamed mohammed"
    " muhammad nathan neil nicholas nick nigel noel oliver oscar owen patrick paul pedro peter phil philip pierre rajesh ralph ravi ray richard rishi"
    " rob robert robin rod roger ron ronald rory ross roy rupert ryan sam samuel scott sean sebastian simon stanley stephen steve steven stewart"
    " stuart ted terry theo thomas tim timothy toby tom tony trevor victor vincent walter wayne wes will william zack".split()
)  # fmt: skip
WOMENS_NAMES = frozenset(
    "abigail agnes aisha alice alison amanda amber amelia amy andrea angela anita ann anna anne annette audrey barbara beatrice becky bella beth"
    " bridget camilla carla carol caroline catherine cathy charlotte cheryl chloe christina christine claire clare daisy danielle dawn deborah"
    " denise diana diane donna doris dorothy eleanor elena elizabeth ella ellen emily emma erica esther eva eve fatima felicity fiona florence"
    " frances gemma georgia georgina gillian gina grace hannah harriet heather heidi helen hilary holly ingrid irene isabel isabella jacqueline jane janet"
    " janice jean jennifer jenny jessica jill joan joanna joanne josephine joyce judith judy julia julie karen kate katherine kathleen kathryn katie"
    " kay kelly kemi kerry kim laura lauren leila lena lesley lily linda lisa liz louise lucy lydia lynn madeleine maggie mandy margaret maria marie marion"
    " martha mary maureen megan melanie melissa mia michelle miriam molly monica nadia nancy naomi natalie natasha nicola nicole nina nora olivia"
    " pamela patricia paula pauline penny philippa pippa polly priti priya rachel rebecca rita rosa rose rosie ruth sally samantha sandra sara sarah"
    " shabana sharon sheila shirley sofia sonia sophia sophie stella stephanie sue suella susan suzanne sylvia tara teresa theresa tina tracey"
    " ursula valerie vanessa vera veronica victoria violet virginia vivian wendy yasmin yvette yvonne zara zoe".split()
)  # fmt: skip

# callings and offices that one person has
_OF_ONE = (
    "minister secretary spokesman spokeswoman spokesperson official adviser advisor aide source expert economist analyst statistician demographer"
    " researcher campaigner critic commentator columnist correspondent reporter journalist editor author writer blogger broadcaster presenter"
    " mp msp mep peer lord senator governor mayor councillor politician backbencher leader chairman chairwoman chairperson chair president"
    " chancellor premier treasurer speaker director manager boss head chief executive officer commissioner inspector auditor ombudsman"
    " professor lecturer academic scientist historian geographer sociologist lawyer solicitor barrister judge lobbyist activist volunteer teacher"
    " doctor nurse farmer employer landlord pensioner caller man woman resident reader viewer voter brit briton parent neighbour friend colleague ambassador diplomat bishop archbishop primate"
    " general colonel sergeant co-author founder strategist pollster whip mandarin whistleblower broker planner forecaster agent lawmaker vet realtor astronomer coastguard deputy envoy marcher pm tory"
    " conservative liberal democrat member representative negotiator insider"
)
# bodies, and what they put out
_OF_A_BODY = (
    "government office department ministry bureau agency authority commission committee council parliament party opposition cabinet treasury union"
    " tank think-tank watchdog regulator charity foundation institute institution observatory university college school federation association"
    " society centre group coalition alliance campaign company firm bank newspaper paper magazine tabloid broadcaster outlet website service police"
    " court tribunal inquiry panel board body team trust network forum consultancy lobby club church embassy army administration museum airport hospital secretariat county coalition"
)
_PUT_OUT = "report research study analysis survey poll review letter manifesto motion briefing release statement bulletin blog editorial audit leaflet advert ad article book pamphlet"
_FIGURES = "figures data statistics estimates numbers projections forecasts accounts records"
_OF_MANY = "police critics mps msps meps peers tories statisticians economists academics officials ministers ex-ministers"

ONE = frozenset(_OF_ONE.split())
BODIES = frozenset(_OF_A_BODY.split()) | {"downing", "street", "whitehall"}
PUT_OUT = frozenset(_PUT_OUT.split())
FIGURES = frozenset(_FIGURES.split())
_PLURALS = {
    f"{word[:-1]}ies" if word.endswith("y") else f"{word}s" for word in (*_OF_ONE.split(), *_PUT_OUT.split(), *_OF_A_BODY.split())
}
MANY = frozenset(_OF_MANY.split()) | _PLURALS | {"spokesmen", "chairmen", "businesses", "churches", "men", "women", "studies"}
ROLES = ONE | BODIES | PUT_OUT | FIGURES | MANY
ROLES_OF_PERSONS = ONE | {word for word in MANY if word not in PUT_OUT}
# these say nothing of who speaks unless it is said whose they are: "official figures", "ONS data"
NEED_AN_OWNER = FIGURES | frozenset(
    "service head member group team body court chair club chief people men women general paper school review letter statement"
    " campaign records numbers company firm bank services schools companies".split()
)

# words that a name of a body has, and none of a person
OF_BODIES = BODIES | frozenset(
    "ons obr nao mac bbc itv nhs ippr nrs uk watch future records news times mail guardian telegraph mirror express independent herald post statistics"
    " labour reform conservatives tories ukip snp greens plaid sinn unison unite ipsos yougov reuters downing number no10 offices democrats"
    " kingdom nations ireland england wales scotland britain canada australia exchange house commons lords hansard ministry"
    " today television radio sky channel press federation studies policy affairs research budget responsibility advice line sun star economist spectator"
    " ft pa afp eu un home border force navy project action network rights relief aid england's britain's".split()
)  # fmt: skip
# a body, whichever single word of these begins a sentence; others may be a word of the sentence with its capital
ALONE = frozenset(
    "labour reform conservatives tories greens downing whitehall westminster parliament brussels holyrood ministers experts officials critics campaigners"
    " economists analysts statisticians researchers demographers forecasters charities employers businesses universities unions mps peers".split()
)  # fmt: skip

# no names, though written with a capital
NO_NAMES = frozenset(
    "the a an in on at it this that they he she we i but and of for as some net however analysing asked analysis today's last claim claims"
    " migration immigration emigration asylum visa visas net-migration long-term short-term without within during under since though even only just most many such some"
    " all both each every another other others more less fewer than then now here where whether why how due despite given following including among"
    " between across around about against before behind below besides beyond off out outside over past through throughout towards until up upon via"
    " like unlike later soon still yet also again almost nearly around roughly perhaps britons europeans indians nigerians pakistanis ukrainians albanians"
    " students migrants immigrants people women men children families workers voters readers dependants dependents arrivals crossings refugees"
    " monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november"
    " december yesterday there these those what when while after before if so according speaking responding reacting his"
    " world us europe her their who which one earlier meanwhile although because with by from to no not you your our my its he's"
    " she's today tonight now think carry get do put take look record records numbers figures warning revealed exclusive breaking brexit covid"
    " covid-19 pandemic lockdown parts part putting nobody everyone everybody someone somebody anyone".split()
)  # fmt: skip
# of a name only with another word of it behind them: "Migration Watch", "the Refugee Council"
BEGIN_NAMES = frozenset("migration immigration refugee asylum students workers parents women children voters".split())
# of a name only with another word of it behind them, and of no speaker alone: "New claims"
ADJECTIVES = frozenset(
    "new old former latest recent early high low big small young foreign annual total overall final first second third legal illegal official"
    " british english scottish welsh irish european american right-wing left-wing senior top local national international global".split()
)
# of a name only together with another word of it
PLACES = frozenset(
    "uk us eu usa britain england wales scotland ireland europe africa asia america london paris brussels berlin canada australia france germany"
    " india china nigeria pakistan poland romania ukraine russia turkey iran iraq afghanistan syria sudan eritrea albania vietnam zimbabwe kenya"
    " edinburgh glasgow cardiff belfast birmingham manchester liverpool leeds sheffield bristol leicester nottingham coventry newcastle"
    " southampton portsmouth plymouth derby oxford cambridge norwich ipswich dover kent essex cornwall spain italy portugal greece"
    " israel japan brazil norway sweden denmark finland netherlands holland belgium"
    " canberra ottawa wellington tokyo beijing moscow washington kyiv delhi oslo stockholm copenhagen rome"
    " madrid lisbon vienna athens warsaw prague budapest ankara tehran kabul nairobi lagos abuja islamabad geneva qatar uae bangladesh ghana austria switzerland hungary zealand dublin".split()
)  # fmt: skip
# what a place's name ends with: behind it begins the name of who is there
ENDS_A_PLACE = (
    frozenset("street hall house square road palace court park lane westminster parliament commons lords".split()) | PLACES
)
WITHIN_NAMES = frozenset("of for the de van von al on".split())

# where a noun phrase cannot go on
BOUNDARIES = frozenset(
    "the a an this that these those his her its their our my your whose some any no every each all both"
    " of in on at by to with from for about into over under against between among after before since until during within without through despite"
    " and or but nor so yet as than if when while where why how because although though unless whether who which what whom"
    " i we you he she it they him us them me there here one ones"
    " is are was were be been being am has have had having do does did will would can could may might must shall should"
    " not never also just only even still already now then later today yesterday tonight tomorrow again once ever recently earlier meanwhile however"
    " almost nearly more less most least fewer up down out off away back per like too very rather quite"
    " told said says say tells added adds fell rose down thinks".split()
)  # fmt: skip
ARTICLES = frozenset({"the", "a", "an"})
POSSESSIVES = frozenset({"his", "her", "its", "their", "our", "my", "your"})
