"""The words by which a text names what it speaks of, as data: phrases a line, apart by commas.

`MEASURES` and `GROUPS` name what the ledger holds, `NOT_OURS` what only sounds like it, `HOME` what
shows that a text is about the United Kingdom, and `COUNTRIES` and `PARTS_OF_THE_UK` the places that
are not it. All are in small letters with plain quotes; to add a phrase, add it to a line.
"""

from __future__ import annotations

# measure: its phrases; one that begins with ? leaves open which measure is meant
MEASURES: dict[str, str] = {
    "net_migration": """
        net migration, net-migration, net immigration, net legal migration, net lawful migration, net legal immigration, net inward migration, net international migration, net long-term migration
        net long-term international migration, net uk migration, net eu migration, net british migration, net non-eu migration,
        difference between the number of people arriving and leaving, difference between the numbers arriving and leaving
        difference between those arriving and leaving, difference between people arriving and leaving, difference between arrivals and departures
        difference between immigration and emigration, difference between inbound and outbound migration, difference between inward and outward migration, difference between those coming and going, difference between the number coming and going
        difference between long-term immigration and emigration, difference between long-term arrivals and departures, gap between immigration and emigration
        difference between immigration and long-term emigration, net number of migrants, net number of immigrants, net migrants, net immigrants, ?net number of people, ?net arrivals
        net annual migration, annual net migration, net annual immigration, annual net immigration, net yearly migration, ?net inflow, ?net outflow, ?net emigration, ?net exodus, ?net inflows, ?net long-term inflow, ?net long-term inflows, ?net intake, ?net influx, ?net addition, ?net additions, ?net balance, ?migration gain, ?migration gains, ?migration shortfall, ?long-term net inflows, net figure, net total, net rate
        ?migration balance, ?migratory balance, ?balance of migration, ?net balance of migration, ?migration surplus, ?migration deficit
        ?migration, ?legal migration, ?overall migration, ?annual migration, ?migration levels, ?migration figures
    """,
    "immigration": """
        immigration, long-term immigration, long-term international immigration, total immigration, gross immigration, overall immigration
        inward migration, gross migration, long-term arrivals, arrivals, number of new immigrants, number of new migrants, numbers of new immigrants, numbers of new migrants, ?new immigrants, ?new migrants
        number of immigrants to, number of immigrants into, number of immigrants from, number of migrants from, numbers of immigrants to, number of entries into, number of entries to, entries into the uk, entries to the uk, entries into britain, entries to britain, entries into the country
        ?long-term immigrants, ?long-term international immigrants, ?total immigrants, ?inflow, ?inflows, ?gross inflow, ?influx
    """,
    "emigration": """
        emigration, long-term emigration, long-term international emigration, total emigration, overall emigration, outward migration, departures, ?long-term emigrants, ?total emigrants, ?outflow, ?outflows, ?gross outflow, ?exodus
    """,
    "asylum_cost": """
        spending on asylum, spent on asylum, asylum spending, asylum spend, asylum costs, asylum cost, cost of asylum, asylum bill
        cost of the uk's asylum system, cost of britain's asylum system, cost of the uk asylum system, costs of the asylum system, uk's asylum system
        cost of the asylum system, asylum system cost, costs related to asylum, spending on the asylum system, fund the asylum system, funding the asylum system, bill for asylum, bill for the asylum system, asylum system bill, on asylum, on the asylum system
    """,
    "asylum_applications": """
        asylum claims, asylum claim, asylum applications, asylum requests, claimed asylum, claiming asylum, applied for asylum, sought asylum
        applications for asylum, claims for asylum
    """,
    "asylum_awaiting_decision": """
        asylum backlog, backlog of asylum, awaiting an initial decision, waiting for an initial decision, awaiting a decision
    """,
    "asylum_supported": "in asylum hotels, asylum hotels, asylum accommodation, asylum support",
    "small_boat_arrivals": """
        small boats, small boat, small-boat, small-boats, small boat arrivals, small-boat arrivals, arrivals by small boat, channel crossings, crossed the channel, crossing the channel
        crossed the english channel, crossing the english channel
    """,
    "visas_granted": """
        visas, visa, visas issued, visas granted, visa grants, visas were granted, visas were issued, grants of visas, visas handed out, issued visas
        granted visas, work visas, study visas, student visas, family visas, care worker visas, skilled worker visas, health and care visas
        health and care worker visas, grants were issued, grants of leave, dependant grants, dependent grants, main applicant grants, grants to main applicants, grants to dependants
        grants under, grants across, work grants, study grants, family grants, grants of sponsored, grants of work, grants of study, visas given out, visas given, non-visit visas
    """,
    "visa_applications": "visa applications, applications for visas, applied for visas, applied for a visa, applications",
    "returns": "returns, deportations, deported, removals, removed from the uk",
    "population": "population, residents, inhabitants",
    "rule": """
        salary threshold, minimum salary, minimum salary threshold, general salary threshold, minimum income, minimum income requirement
        income threshold, salary requirement, earnings threshold, minimum earnings, must earn, must also earn, earn at least, need to earn
    """,
}

# what makes of "immigration" another thing: a law, an office, an idea
COMPOUNDS = frozenset(
    """rules rule minister ministers officer officers official officials act acts bill bills law laws lawyer lawyers solicitor solicitors judge judges
    tribunal tribunals enforcement service services policy policies system systems status control controls cap crackdown debate debates reform reforms
    detention advice adviser advisers advisory surcharge charge paper papers removal raid raids court courts case cases appeal appeals barrister
    barristers secretary department departments issue issues question matters concerns rhetoric think-tank thinktank observatory watch committee
    centre center salary skills health plan plans white strategy target targets pledge promise reports expert experts spokesman spokesperson
    campaigners campaign lead chief checks check desk hall line lines queue queues records fraud crime gangs offences offenders bail history
    studies museum law-breaking compliance amnesty deal agreement pact treaty partnership route routes pathways programme programmes scheme
    schemes consultancy consultant agents agent firm firms academic academics researcher researchers scholar scholars analyst analysts""".split()
)

# (dimension, code): its phrases
GROUPS: dict[tuple[str, str], str] = {
    ("nationality", "british"): """
        british citizens, british nationals, british people, britons, brits, uk nationals, uk citizens, british emigrants, british emigration
        british immigration, british net migration, british arrivals, british departures, net british migration, were british, was british, are british, british returnees, the british flow, british flow, returning britons, returning british, of the british, for the british, british (
    """,
    ("nationality", "eu_plus"): """
        from europe, from within it, from inside it, from within the eu, from inside the eu, eu nationals, eu citizens, eu migrants, eu+ nationals, eu+, eu-plus, eu-plus nationals, eu plus nationals, eu plus citizens, from the eu, european union nationals, european nationals, from eu countries, eu countries, from eu member states, eu member states, from eu nations, from eu states, from member states of the eu, from eu+ countries
        eu immigration, eu emigration, eu arrivals, eu departures, eu net migration, eu+ net migration, eu+ immigration, eu+ emigration, net eu migration, net eu+ migration, european migrants, eu workers, eu students, to the eu, eu residents, eu citizen, eu national, europeans, from the european union, from european union countries, european union citizens, eu people, eu (
    """,
    ("nationality", "non_eu_plus"): """
        non-eu, non-eu+, non-eu nationals, non-eu+ nationals, non-eu-plus, non-eu-plus nationals, non-eu plus nationals, non-eu plus citizens, non-eu migrants, outside the eu, outside the eu+, outside of the eu, beyond the eu
        outside the european union, beyond the european union, from non-eu countries, non-eu countries, from countries outside the eu, countries outside the eu, from outside europe, non-european, non-eu net migration, non-eu immigration, non-eu arrivals, non-eu departures, non-eu emigration, net non-eu migration, non-eu citizens, non-eu citizen, non-eu national, non-eu+ citizens, elsewhere in the world, rest of the world, non-eu people, non-eu+ people, from non-eu, from non-eu+ countries, from beyond europe, non-european nationals, non-european citizens, non-europeans
    """,
    ("nationality", "china"): "the chinese, chinese nationals",
    ("reason", "study_dependant"): """
        student dependants, student dependents, as study dependants, as student dependants, study dependants, study dependents, dependants of students, dependents of students, relatives brought by students, relatives of students, families of students, family members of students, students' relatives, students' families, relatives students bring
        dependants on study visas, dependents on study visas, dependents arriving in the uk on study visas
        dependants arriving in the uk on study visas, students' dependants, students' dependents, dependants of international students
        dependants of overseas students, family members of students, relatives of students, students' relatives, students' families, families of students, students' family members, relatives who came along with students, relatives who came along with international students
        relatives who came with students, relatives accompanying students, family members accompanying students, dependants accompanying students, dependents accompanying students, relatives accompanying international students
        family members who came along with students, family members who came with students, relatives who accompanied students, relatives coming with students, family members coming with students, partners and children of students
        relatives of international students, relatives of foreign students, relatives of overseas students, families of international students, families of foreign students, families of overseas students, family members of international students
        family members of foreign students, family members of overseas students, dependants of foreign students, dependents of foreign students, dependents of international students, dependants accompanying international students
        relatives brought along by students, family brought by students, dependants brought by students, dependents brought by students, study visa dependants, dependants who came with students
    """,
    ("reason", "work_dependant"): """
        work dependants, work dependents, as work dependants, dependants of workers, dependents of workers, dependants on work visas, dependents on work visas
        families of workers, workers' families, relatives of workers, family members of workers, families of work visa holders, workers' dependants, worker dependants, dependants of work visa holders, dependents of work visa holders, relatives who came along with workers
        relatives who came with workers, relatives accompanying workers, family members accompanying workers, dependants accompanying workers, dependents accompanying workers, family members who came along with workers
        family members who came with workers, relatives who accompanied workers, relatives coming with workers, family members coming with workers, partners and children of workers, families of foreign workers, relatives of foreign workers
        dependants of foreign workers, family members of foreign workers, work visa dependants, dependants who came with workers, dependants of people on work visas, dependants brought by workers, relatives brought by workers
    """,
    ("reason", "study"): """
        students and their dependants, students and their families, students and dependants, for study, to study, coming to study, came to study, on study visas, on student visas, for study reasons, study-related, study-related reasons, international students
        overseas students, foreign students, study immigration, student immigration, students, here for their studies, for their studies, for studies, to pursue their studies, to pursue studies, to take a degree
        for a degree, on a study visa, on a student visa, study visa holders, student visa holders, holders of study visas, holders of student visas, held study visas, held student visas, with study visas, with student visas
        for university, to attend university, to go to university, for their education, for education, to be students, as students, students from abroad, students from overseas
    """,
    ("reason", "work"): """
        workers and their dependants, workers and their families, workers and dependants, for work, to work, coming to work, came to work, on work visas, for work reasons, work-related, work-related reasons, foreign workers, overseas workers, migrant workers
        work immigration, workers, for a job, for jobs, to take a job, to take jobs, to take up jobs, to take up a job, to take up work, took up a job, for employment, on a work visa
        work visa holders, holders of work visas, held work visas, with work visas, to do a job, for their jobs, for their work, workers from abroad, workers from overseas
    """,
    (
        "reason",
        "family",
    ): "for family reasons, family reasons, on family visas, family-related, family-related reasons, to join family, to join relatives, to join their families, to join a family member, as family members of british",
    (
        "reason",
        "asylum",
    ): "asylum seekers, asylum seeker, asylum-seekers, people claiming asylum, those claiming asylum, people seeking asylum, people who claimed asylum, people who sought asylum, those who claimed asylum, those seeking asylum, asylum claimants, asylum applicants, to claim asylum, to seek asylum, seeking asylum, for asylum, via asylum",
    ("reason", "humanitarian"): "humanitarian routes, humanitarian reasons, humanitarian visas, humanitarian",
    ("reason", "humanitarian_ukraine"): "from ukraine, ukrainians, ukraine schemes, ukraine visas, ukrainian refugees",
    ("reason", "humanitarian_bno"): "from hong kong, hong kongers, hongkongers, bn(o), bno, hong kong visas",
    (
        "reason",
        "others",
    ): "for other reasons, with other reasons, for something else, for anything else, for another purpose, for other purposes, for another reason, in other categories, in other visa categories, on other visas, for any other reason",
    ("applicant", "main"): "main applicants, main applicant, as main applicants",
    ("applicant", "dependant"): "dependants, dependents, family members",
    (
        "route",
        "health_and_care_worker",
    ): "health and care worker, health and care, care worker visas, care workers, social care visas, care worker",
    ("route", "skilled_worker"): "skilled worker, skilled workers, skilled worker visas",
    ("route", "work"): "work visas, work visa, work categories, work routes, work category, work grants",
    (
        "route",
        "sponsored_study",
    ): "study visas, student visas, study visa, student visa, sponsored study, sponsored study routes, study routes, study route, study grants",
    ("route", "family"): "family visas, family visa",
    # each of these narrows a measure to what the ledger holds no plain series of
    ("age", "part"): "under 16, working age, pensioners, children",
    ("sex", "part"): "women, men",
}

# (dimension, code): words that stand before the name of a flow, as in "work arrivals", "European departures"
BEFORE_FLOWS: dict[tuple[str, str], str] = {
    ("nationality", "eu_plus"): "european",
    ("nationality", "non_british"): "foreign",
    ("reason", "work"): "work, worker, work-related, workers'",
    ("reason", "study"): "study, student, study-related, students'",
    ("reason", "family"): "family, family-related",
    ("reason", "asylum"): "asylum",
    ("reason", "humanitarian"): "humanitarian",
    ("applicant", "dependant"): "dependant, dependants'",
}
FLOWS = "arrivals, departures"

NOT_OURS = """
    net overseas migration, overseas migration, net domestic migration, domestic migration, internal migration, interstate migration
    net interstate migration, net internal migration, interprovincial migration, bird migration, data migration, cloud migration
    seasonal migration, net permanent migration, net permanent and long-term, elsewhere in the uk, rest of the uk, other parts of the uk
    within the uk, mid-year estimates, mid-year population, across the eu, in the eu, eu as a whole, the bloc, eurozone, across europe, in europe, elsewhere in europe, europe as a whole, oecd, north of the border
    in the capital, down under, on the continent, central statistics office, statistics canada, stats nz, australian bureau of statistics, destatis, natural change, short-term migration, short-term visitors, illegal migration
    seasonal workers, seasonal worker, temporary workers, irregular migration, illegal immigration, illegal immigrants, illegal migrants, undocumented migrants, birds, whales, wildebeest, salmon
    online returns, tax returns, election returns, returns from abroad, shareholder returns, returns on investment, returns policy
    butterflies, customer records, databases, visas and immigration, citizenship and immigration, immigration and asylum
"""

HOME = """
    uk, uk's, u.k, united kingdom, great britain, great britain's, britain, britain's, british, ons, ons's, office for national statistics, home office, westminster, tory, tories
    conservative, conservatives, labour, labour's, reform uk, brexit, downing street, whitehall, channel, starmer, sunak, badenoch, farage
    braverman, cleverly, cooper, mahmood, johnson, obr, migration observatory, migration advisory committee
    jenrick, philp, tice, priti patel, theresa may, david cameron, tony blair, kemi badenoch, yvette cooper, nigel farage, rishi sunak
    suella braverman, james cleverly, chris philp, robert jenrick, boris johnson, shabana mahmood, ed davey, zia yusuf, lib dem, lib dems, liberal democrats, snp
    my lords, boriswave, shadow home secretary, migration watch, migrationwatch, full fact, british future, no 10, no10, house of commons, commons library, house of lords, home affairs committee
    office for budget responsibility, border force, ukip, brexiteers, pre-brexit, post-brexit, starmer's, sunak's, farage's, tories', sir keir, pmqs, prime minister's questions
"""
# names of places that are no places of migration
NAMES_ONLY = "london school of economics, london school, new england, bank of england, irish sea, french fishing, swiss cottage"

# a line each: country; its adjectives; its capital and other names
COUNTRIES = """
    Afghanistan; Afghan; Kabul | Albania; Albanian; Tirana | Algeria; Algerian; Algiers | Andorra; Andorran | Angola; Angolan; Luanda
    Argentina; Argentine, Argentinian; Buenos Aires | Armenia; Armenian; Yerevan | Australia; Australian; Canberra, Sydney, Brisbane, Perth, Adelaide, Melbourne, Queensland, New South Wales
    Austria; Austrian; Vienna | Azerbaijan; Azerbaijani; Baku | Bahrain; Bahraini | Bangladesh; Bangladeshi; Dhaka | Belarus; Belarusian; Minsk
    Belgium; Belgian; Brussels | Bolivia; Bolivian | Bosnia; Bosnian; Sarajevo | Brazil; Brazilian; Brasilia | Bulgaria; Bulgarian; Sofia
    Cambodia; Cambodian | Cameroon; Cameroonian | Canada; Canadian; Ottawa, Ontario, Quebec, British Columbia, Alberta, Toronto | Chile; Chilean; Santiago
    China; Chinese; Beijing | Colombia; Colombian; Bogota | Costa Rica; Costa Rican | Croatia; Croatian, Croats; Zagreb | Cuba; Cuban; Havana
    Cyprus; Cypriot; Nicosia | Czechia, Czech Republic; Czech, Czechs; Prague | Denmark; Danish, Danes; Copenhagen | Dominica; Dominican | Ecuador; Ecuadorian
    Egypt; Egyptian; Cairo | Eritrea; Eritrean; Asmara | Estonia; Estonian; Tallinn | Ethiopia; Ethiopian; Addis Ababa | Fiji; Fijian
    Finland; Finnish, Finns; Helsinki | France; French; Paris | Gambia; Gambian | Georgia; Georgian; Tbilisi | Germany; German; Berlin | Ghana; Ghanaian; Accra
    Greece; Greek, Greeks; Athens | Greenland; Greenlandic | Guatemala; Guatemalan | Guyana; Guyanese | Haiti; Haitian | Honduras; Honduran | Hong Kong
    Hungary; Hungarian; Budapest | Iceland; Icelandic; Reykjavik | India; Indian; New Delhi | Indonesia; Indonesian; Jakarta | Iran; Iranian; Tehran
    Iraq; Iraqi; Baghdad | Ireland, Republic of Ireland; Irish; Dublin | Israel; Israeli; Jerusalem, Tel Aviv | Italy; Italian; Rome, Milan
    Ivory Coast; Ivorian | Jamaica; Jamaican; Kingston | Japan; Japanese; Tokyo | Jordan; Jordanian; Amman | Kazakhstan; Kazakh | Kenya; Kenyan; Nairobi
    Kosovo; Kosovan | Kuwait; Kuwaiti | Kyrgyzstan; Kyrgyz | Laos; Laotian | Latvia; Latvian; Riga | Lebanon; Lebanese; Beirut | Liberia; Liberian
    Libya; Libyan; Tripoli | Liechtenstein | Lithuania; Lithuanian; Vilnius | Luxembourg; Luxembourgish | Madagascar; Malagasy | Malawi; Malawian
    Malaysia; Malaysian; Kuala Lumpur | Maldives; Maldivian | Mali; Malian | Malta; Maltese; Valletta | Mauritius; Mauritian | Mexico; Mexican
    Moldova; Moldovan | Monaco | Mongolia; Mongolian | Montenegro; Montenegrin | Morocco; Moroccan; Rabat | Mozambique; Mozambican | Myanmar, Burma; Burmese
    Namibia; Namibian | Nepal; Nepalese, Nepali; Kathmandu | Netherlands, Holland; Dutch; Amsterdam, The Hague | New Zealand; Kiwi; Wellington, Auckland
    Nicaragua; Nicaraguan | Niger; Nigerien | Nigeria; Nigerian; Abuja, Lagos | North Korea; North Korean | Norway; Norwegian; Oslo | Oman; Omani
    Pakistan; Pakistani; Islamabad | Palestine, Gaza; Palestinian | Panama; Panamanian | Paraguay; Paraguayan | Peru; Peruvian; Lima
    Philippines; Filipino, Philippine; Manila | Poland; Polish, Poles; Warsaw | Portugal; Portuguese; Lisbon | Qatar; Qatari; Doha | Romania; Romanian; Bucharest
    Russia; Russian; Moscow | Rwanda; Rwandan; Kigali | Saudi Arabia; Saudi; Riyadh | Senegal; Senegalese | Serbia; Serbian, Serbs; Belgrade | Sierra Leone; Sierra Leonean
    Singapore; Singaporean | Slovakia; Slovak, Slovaks; Bratislava | Slovenia; Slovenian; Ljubljana | Somalia; Somali; Mogadishu | South Africa; South African; Pretoria
    South Korea, Korea; South Korean, Korean; Seoul | South Sudan; South Sudanese | Spain; Spanish, Spaniards; Madrid, Barcelona | Sri Lanka; Sri Lankan; Colombo
    Sudan; Sudanese; Khartoum | Sweden; Swedish, Swedes; Stockholm | Switzerland; Swiss; Bern, Geneva, Zurich | Syria; Syrian; Damascus | Taiwan; Taiwanese; Taipei
    Tajikistan; Tajik | Tanzania; Tanzanian | Thailand; Thai; Bangkok | Togo; Togolese | Trinidad; Trinidadian | Tunisia; Tunisian; Tunis
    Turkey, Türkiye; Turkish, Turks; Ankara, Istanbul | Turkmenistan; Turkmen | Uganda; Ugandan; Kampala | Ukraine; Ukrainian; Kyiv | United Arab Emirates, UAE; Emirati; Dubai, Abu Dhabi
    United States, USA, America, U.S; American; Washington, Texas, Florida, California, New York, North Carolina, Arizona, Tennessee | Uruguay; Uruguayan
    Uzbekistan; Uzbek | Vatican | Venezuela; Venezuelan; Caracas | Vietnam; Vietnamese; Hanoi | Yemen; Yemeni | Zambia; Zambian | Zimbabwe; Zimbabwean; Harare
    eurozone; european commission; eurostat | statistics canada; stats nz; census bureau | bureau of statistics; africa; african | asia; asian; scandinavia
    Isle of Man; Jersey; Guernsey | Gibraltar; bermuda; channel islands
"""
PARTS_OF_THE_UK = """
    england and wales, north east, north west, south east, south west, north-east, north-west, south-east, south-west, home counties, scotland, scottish, wales, welsh, northern ireland, england, london, yorkshire, cornwall, wessex, ulster, midlands, east anglia, merseyside, glasgow
    edinburgh, cardiff, belfast, birmingham, manchester, leeds, liverpool, sheffield, newcastle, nottingham, leicester, bradford, coventry, hull
    swansea, aberdeen, dundee, kent, essex, sussex, surrey, devon, norfolk, suffolk, lincolnshire, oxford, cambridge
"""

ANAPHORS = """
    the figures, the figure, these figures, this figure, that figure, the total, the number, the numbers, numbers, the drop, the fall, the rise
    the increase, this drop, this fall, the decrease, the decline, the latest fall, the latest drop, the latest decrease, the latest rise, the latest increase, it, this, that, they, them, figures, the level, the estimate, its estimate, its figure, its figures, their figure, its total, the peak, the statistics
"""


def phrases(block: str) -> list[str]:
    """The phrases of a block: apart by commas and line ends."""
    return [phrase for line in block.splitlines() for each in line.split(",") if (phrase := each.strip())]
