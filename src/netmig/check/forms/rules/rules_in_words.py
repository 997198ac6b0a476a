"""Rules that are no amount: who may bring whom, who may be recruited, for how long, at what level.

"Since 11 March 2024 care workers can no longer bring dependants", "the wait for settlement is to double to ten
years", "from RQF level 3 to RQF level 6", "The minimum salary was raised in April 2024".
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import record, replace
from ...sentences.parts import SentenceParts
from ...sentences.scene import Scene
from ...sentences.wording import Stated, Subject, Wording
from ...words.rule_words import FLOORS, WORKING
from .rule_dates import RuleDate, date_of_rule, words_beside_times
from .rule_terms import DOUBLING, Term, lengths_in, levels_in, moves_between

# one of these is in every sentence that states such a rule
CUES = frozenset(
    "visa visas rqf settlement settle settled indefinite ilr residency residence carers carer care student students dependants dependents"
    " percentile reunion ukraine threshold thresholds minimum salary graduate graduates graduating post-study refugees refugee english"
    " discount postgraduates undergraduates pay salaries".split()
)
# one of these says by itself that it is of migration
_OF_RULES = frozenset(
    "visa visas migrant migrants immigration skilled rqf settlement migration students graduates refugees".split()
)
_CHANGED = frozenset(
    "stopped stop stops stopping barred bar bars barring banned ban bans banning prohibited prohibit prohibits ended end ends ending closed"
    " close closes closing closure no longer cannot can't not prevented prevent prevents blocked blocks forbidden scrapped scraps scrapping"
    " lost lose loses losing shut forbid forbids stripped denied excluded excludes impossible unable abolished abolishes abolishing axed removed removing paused pauses suspended suspends restricted restricting".split()
)
_RELATIVES = frozenset(
    "dependants dependents dependant dependent families family relatives partners partner spouses spouse children child kids loved any"
    " either".split()
)
_BRINGING = frozenset(
    "bring bringing brought accompany accompanied join joining joined along sponsor take taking dependants dependents dependant dependent".split()
)
_CARE_BEHIND = frozenset(
    "worker workers home homes staff visa visas sector route provider providers workforce firms companies".split()
)
_CARERS = frozenset({"carers", "carer"})
_STUDENTS = frozenset({"student", "students", "postgraduates", "undergraduates"})
_RECRUITING = frozenset(
    "recruit recruits recruiting recruitment recruited hire hires hiring hired sponsorship sponsored sponsor route door visas".split()
)
_ABROAD = frozenset({"abroad", "overseas"})
_RESEARCH = frozenset({"research", "phd", "phds", "doctoral", "postgraduate"})
# how far the words of one rule may stand apart
_REACH = 16
# who else may be meant, and what else: then a date or a length may be that of another rule
_SPECIAL = frozenset(
    "phd phds doctoral doctorate research existing already spouse spouses ukraine ukrainian ukrainians hong kong refugee refugees except"
    " unless some certain those exempt exemption if would could should may might plan plans proposed propose proposes want wants call"
    " calls called pledged pledge promised demand reform labour's scotland scottish talent high earners scale senior"
    " undergraduate undergraduates short short-course masters language child".split()
)
_DOUBT = "rules have many special cases"
_ELSEWHERE = "this may be a rule of another country"


@record()
class _Found:
    """A rule that is spoken of, and the first and last word that speak of it."""

    rule: str
    first: int
    last: int


def find(parts: SentenceParts, scene: Scene) -> list[Wording]:
    """The rules without an amount that a sentence states."""
    if scene.ruled and (told := _goes_on(parts, scene)) is not None:
        return [told]
    if CUES.isdisjoint(parts.word_set):
        return []
    found = [_condition(parts, scene, each) for each in _conditions(parts)]
    if scene.about_migration or not _OF_RULES.isdisjoint(parts.word_set):
        found += _terms(parts, scene)
        if not found and (raised := _raised(parts, scene)):
            found.append(raised)
    return found


# --- what goes on about the rule of the sentence before


def _goes_on(parts: SentenceParts, scene: Scene) -> Wording | None:
    """Such as "11 March 2024: nor may care workers." behind "students may not bring dependants", and "Now it is two years."."""
    words = parts.words
    if scene.ruled.endswith(":dependants") and len(words) <= _SHORT:
        carers, students = _carers(parts), [k for k, word in enumerate(words) if word in _STUDENTS]
        who = carers or students
        at = next((k for k, word in enumerate(words) if word in {"nor", "neither"}), None)
        if at is not None and who and at < who[0] <= at + 4 and not (carers and students):
            rule = "care_worker:dependants" if carers else "student:dependants"
            last = who[0] + (words[who[0]] == "care" and parts.word(who[0] + 1) in _CARE_BEHIND)
            return _condition(parts, scene, _Found(rule, at, last))
    if scene.ruled in {_GRADUATE, _SETTLEMENT} and not _AT_PRESENT.isdisjoint(words) and len(words) <= _SHORT:
        lengths = lengths_in(parts)
        if len(lengths) == 1 and {"it", "they", "that"} & set(words) and not {"was", "were", "will"} & set(words):
            return _term(parts, scene, scene.ruled, 0, lengths[0].last, None, lengths[0])
    return None


_SHORT = 12
_AT_PRESENT = frozenset({"now", "present", "today", "currently"})


# --- what is forbidden, ended or asked for


def _conditions(parts: SentenceParts) -> Iterator[_Found]:
    words, has = parts.word_set, parts.word_set.isdisjoint
    if not has({"care", "carers", "carer"}):
        if not has(_CHANGED) and (found := _ended(parts, "care_worker:dependants", _carers(parts), _RELATIVES, _BRINGING)):
            yield found
        elif not has(_ABROAD) and not has(_CHANGED):
            found = _ended(parts, "care_worker:new_overseas_recruitment", _carers(parts), _RECRUITING, _ABROAD)
            if found:
                yield found
        if not has({"commission", "cqc"}) and not has({"registered", "register", "registration"}):
            at = next(k for k, word in enumerate(parts.words) if word in {"commission", "cqc"})
            who = next((k for k in range(max(0, at - 20), at) if parts.word(k) in _SPONSORS), None)
            if who is not None:
                yield _Found("health_and_care_worker_england:sponsor_must_be_cqc_registered", who, at)
    if not has(_STUDENTS) and not has(_CHANGED) and not has(_RELATIVES):
        students = [k for k, word in enumerate(parts.words) if word in _STUDENTS]
        if found := _ended(parts, "student:dependants", students, _RELATIVES, _BRINGING | _BANS):
            yield found
    elif not has(_RELATIVES | {"them"}) and (found := _left_behind(parts)):
        yield found
    if "dependants" in words and not has(_BANS) and has({"care", "carers"}) and has(_STUDENTS) and not has(_RESEARCH):
        # "The ban on dependants, except for those on research courses"
        at = next(k for k, word in enumerate(parts.words) if word in _BANS)
        yield _Found("student:dependants", at, parts.words.index("dependants"))
    if not has({"discount", "below"}) and not has({"20", "fifth"}) and not has({"shortage", "going"}) and not has(_CHANGED):
        at = next(k for k, word in enumerate(parts.words) if word in {"discount", "below"})
        yield _Found("skilled_worker:shortage_occupation_list_20_going_rate_discount", max(0, at - 3), at)
    if ("family", "reunion") in parts.pairs and not has(_CHANGED):
        at = parts.words.index("reunion")
        yield _Found("refugee_family_reunion:new_applications", at - 1, at)
    if ("ukraine", "family") in parts.pairs and "scheme" in words and not has(_CHANGED):
        at = parts.words.index("scheme")
        yield _Found("ukraine_family_scheme:route_open", max(0, at - 2), at)
    if "percentile" in words and not has({"median", "50th"}):
        at = parts.words.index("percentile")
        yield _Found("skilled_worker:occupation_going_rate_percentile", max(0, at - 2), at)


def _left_behind(parts: SentenceParts) -> _Found | None:
    """That those who come must come alone, or only some need not: "carers have to leave their children at home", "only research students may bring families"."""
    words, has = parts.word_set, parts.word_set.isdisjoint
    carers, students = _carers(parts), [k for k, word in enumerate(parts.words) if word in _STUDENTS | {"postgraduate"}]
    who = carers or students
    if not who or has(_DUTIES | {"only"}):
        return None
    rule = "care_worker:dependants" if carers else "student:dependants"
    ways: list[frozenset[str]] = []
    if not has({"behind", "home"}):
        ways.append(frozenset({"leave", "left", "leaving"}))
    if not has({"come", "study", "work", "travel"}):
        ways.append(frozenset({"without"}))
    if "only" in words and not has(_RESEARCH) and not carers:
        ways.append(_BRINGING)
    for way in ways:
        at = next((k for k, word in enumerate(parts.words) if word in way), None)
        whom = (
            [] if at is None else [k for k in range(max(0, at - 3), min(len(parts.words), at + 8)) if parts.word(k) in _RELATIVES]
        )
        near = [k for k in who if at is not None and abs(k - at) <= _REACH]
        if at is not None and not whom and way is _BRINGING and parts.word(at + 1) == "them":
            whom = [at + 1]  # "only research students may bring them"
        if at is not None and whom and near:
            return _Found(rule, min(at, whom[0], near[0]), max(at, whom[-1], near[0]))
    return None


_DUTIES = frozenset({"must", "have", "has", "had", "need", "needs", "forced", "obliged", "required", "may", "can"})
_SPONSORS = frozenset({"sponsor", "sponsors", "sponsoring", "providers", "provider"})
_BANS = frozenset({"ban", "bans", "banned", "bar", "barred"})


def _carers(parts: SentenceParts) -> list[int]:
    """Where care workers, or the homes that employ them, are named: not "care" alone."""
    return [
        at for at, word in enumerate(parts.words) if word in _CARERS or (word == "care" and parts.word(at + 1) in _CARE_BEHIND)
    ]


def _ended(parts: SentenceParts, rule: str, who: list[int], what: frozenset[str], doing: frozenset[str]) -> _Found | None:
    """A rule that somebody may no longer do something: who, what and the end of it stand near each other in any order."""
    for first in who:
        near = range(max(0, first - _REACH), min(len(parts.words), first + _REACH))
        done = [k for k in near if parts.word(k) in doing]
        whom = [k for k in near if parts.word(k) in what and k != first]
        ended = [k for k in near if parts.word(k) in _CHANGED]
        if not (done and whom and ended):
            continue
        nearest = [min(places, key=lambda k: abs(k - first)) for places in (done, whom, ended)]
        if any(parts.word(k) in {";", "."} for k in range(min(first, *nearest), max(first, *nearest))):
            continue
        return _Found(rule, min(first, *nearest), max(first, *nearest))
    return None


def _condition(parts: SentenceParts, scene: Scene, found: _Found) -> Wording:
    when = date_of_rule(parts, scene, found.first, found.last)
    return _wording(parts, scene, found, when)


def _wording(parts: SentenceParts, scene: Scene, found: _Found, when: RuleDate | None, *, doubt: str = "") -> Wording:
    start, end = parts.tokens[found.first].start, parts.tokens[found.last].end
    if when is not None and when.tied:
        start, end = min(start, when.time.start), max(end, when.time.end)
    return Wording(
        kind="rule",
        start=start,
        end=end,
        sentence=parts.sentence,
        stated=Stated(None, unit=""),
        subject=Subject("rule", (), "explicit"),
        periods=when.periods if when is not None else (),
        period_basis="none" if when is None else "explicit" if when.tied else "open",
        as_then=when is not None and when.since,
        detail=found.rule,
        uncertain=doubt
        or why_not_plain(parts, scene, but=_RELATIVES if found.rule.endswith(":dependants") else frozenset())
        or (_DOUBT if when is not None and not when.tied else ""),
    )


def why_not_plain(parts: SentenceParts, scene: Scene, *, but: frozenset[str] = frozenset()) -> str:
    """Why a rule may be another than the one that its words name; "" if they name it plainly."""
    if scene.place or parts.mentions_of("elsewhere") or not (scene.at_home or parts.names_home):
        return _ELSEWHERE
    if ("may", "not") in parts.pairs and not {("not", "be"), ("not", "have")} & parts.pairs:
        but |= {"may"}  # what one may not do, not what may come
    if ("could", "no") in parts.pairs and ("no", "longer") in parts.pairs:
        but |= {"could"}
    if parts.word(0) in {"nor", "neither"} or ("nor", "may") in parts.pairs:
        but |= {"may"}
    return "" if (words_beside_times(parts) - but).isdisjoint(_SPECIAL) else _DOUBT


# --- how long, and at what level


def _terms(parts: SentenceParts, scene: Scene) -> Iterator[Wording]:
    named = _lengths_of(parts)
    if named:
        lengths = lengths_in(parts)
        moves = list(moves_between(parts, lengths))
        for move in moves:
            yield _term(parts, scene, _nearest(named, move.first), move.first, move.last, move.before, move.after)
        allowed = any(rule == _GRADUATE for _, rule in named) and not _ALLOWED.isdisjoint(parts.word_set)
        if not moves and (allowed or not _CHANGING.isdisjoint(parts.word_set)):
            yield from _alone(parts, scene, named, lengths)
    if "rqf" in parts.word_set or not parts.pairs.isdisjoint(_LEVELS_OF_STUDY):
        levels = levels_in(parts)
        moves = list(moves_between(parts, levels))
        for move in moves:
            yield _term(parts, scene, "skilled_worker:skill_level", move.first, move.last, move.before, move.after)
        if levels and not moves and not _BOUNDS.isdisjoint(parts.word_set):
            yield _term(parts, scene, "skilled_worker:skill_level", levels[0].first, levels[0].last, None, levels[0])
    if "english" in parts.word_set and not parts.word_set.isdisjoint(_ENGLISH):
        yield from _english(parts, scene)


def _alone(parts: SentenceParts, scene: Scene, named: list[tuple[int, str]], lengths: list[Term]) -> Iterator[Wording]:
    """A length to which something was changed, or that it was doubled."""
    doubled = next((k for k, word in enumerate(parts.words) if word in DOUBLING), None)
    if len(lengths) == 1:
        only = lengths[0]
        rule = _nearest(named, only.first)
        if doubled is not None and doubled < only.first and rule == _SETTLEMENT:
            yield _term(parts, scene, rule, doubled, only.last, replace(only, value=only.value / 2), only)
        else:
            yield _term(parts, scene, rule, only.first, only.last, None, only)
    elif doubled is not None and not lengths and not parts.word_set.isdisjoint(_WAITING):
        at = min((at for at, rule in named if rule == _SETTLEMENT), key=lambda k: abs(k - doubled), default=None)
        if at is not None and abs(at - doubled) <= _NEAR:
            yield _term(parts, scene, _SETTLEMENT, min(at, doubled), max(at, doubled), None, Term(2, doubled, doubled, "times"))


_ALLOWED = frozenset("may can could allow allows allowed lets let letting get gets given give granted right".split())
_BOUNDS = frozenset(
    "below above least minimum under only raised lifted rises rise rose risen higher now must enough asks required requires up".split()
)
_WAITING = frozenset({"wait", "waiting", "period", "time", "years", "qualifying"})
_NEAR = 8
_SETTLEMENT = "settlement:qualifying_period"
_GRADUATE = "graduate:post_study_permission_months"
_REFUGEE = "refugee_humanitarian_protection_claims_on_after:initial_permission"


def _nearest(named: list[tuple[int, str]], at: int) -> str:
    """The rule that is named nearest to a place, before it rather than behind."""
    return min(named, key=lambda pair: abs(pair[0] - at) + (pair[0] > at))[1]


def _lengths_of(parts: SentenceParts) -> list[tuple[int, str]]:
    """Where a sentence names what a length of time may be the rule of."""
    found: list[tuple[int, str]] = []
    scheme = ("settlement", "scheme") in parts.pairs
    refugees = not parts.word_set.isdisjoint({"refugees", "refugee"})
    stays = not parts.word_set.isdisjoint({"stay", "remain", "work", "working", "job", "staying", "gets", "get"})
    students = not _STUDENTS.isdisjoint(parts.word_set)
    settling = False
    for at, word in enumerate(parts.words):
        pair = (word, parts.word(at + 1))
        if (word in {"settlement", "settle", "settled", "ilr"} and not scheme) or pair in _FOR_GOOD:
            found.append((at, _SETTLEMENT))
            settling = True
        elif (
            word == "post-study"
            or pair in _AFTER_STUDY
            or (stays and word in {"graduate", "graduates", "graduation", "studies", "degrees", "graduated"})
            or (stays and students and word in {"course", "courses", "degree"} and "after" in parts.words[max(0, at - 3) : at])
        ):
            found.append((at, _GRADUATE))
        elif refugees and word in {"leave", "permission", "status", "protection"}:
            found.append((at, _REFUGEE))
    return [each for each in found if not (settling and each[1] == _REFUGEE)]


_FOR_GOOD = frozenset({("indefinite", "leave"), ("permanent", "residence"), ("permanent", "residency")})
_AFTER_STUDY = frozenset({("graduate", "visa"), ("graduate", "visas"), ("graduate", "route"), ("after", "graduating")})
_CHANGING = frozenset(
    "raise raised raises raising cut cuts cutting reduce reduced reduces double doubled doubles doubling increase increased increases extend"
    " extended extends shorten shortened lengthen wait longer instead rather down up halved halve given will now".split()
)
_LEVELS_OF_STUDY = frozenset({("degree", "level"), ("graduate", "level")})
_ENGLISH = frozenset({"a1", "a2", "b1", "b2", "c1"})


def _term(parts: SentenceParts, scene: Scene, rule: str, first: int, last: int, before: Term | None, after: Term) -> Wording:
    when = date_of_rule(parts, scene, first, last)
    return Wording(
        kind="rule",
        start=parts.tokens[first].start,
        end=parts.tokens[last].end,
        sentence=parts.sentence,
        stated=Stated(after.value, after.value, after.value, after.unit),
        baseline_stated=Stated(before.value, before.value, before.value, before.unit) if before else None,
        subject=Subject("rule", (), "explicit"),
        periods=when.periods if when is not None else (),
        period_basis="none" if when is None else "explicit" if when.tied else "open",
        as_then=when is not None and when.since,
        detail=rule,
        uncertain=why_not_plain(
            parts,
            scene,
            but=(_RESEARCH | {"unless", "except"} if rule == _GRADUATE else frozenset()) | (_PLANNED if before else frozenset()),
        )
        or ("" if before or (rule == _GRADUATE and "up" not in parts.words[max(0, first - 2) : first]) else _DOUBT),
    )


# of both ends of a move it is known what they were and are to be, also where it is only planned
_PLANNED = frozenset("would plan plans proposed propose proposes".split())


def _english(parts: SentenceParts, scene: Scene) -> Iterator[Wording]:
    told = [k for k, word in enumerate(parts.words) if word in _ENGLISH]
    settling = any(rule == _SETTLEMENT for _, rule in _lengths_of(parts))
    rule = "settlement:english_level" if settling else "skilled_worker_scale_up_hpi_first_applications:english_level"
    back = len(told) == 2 and not {"instead", "rather", "from"}.isdisjoint(parts.words[told[0] : told[1]])
    two = back or (len(told) == 2 and parts.word(told[0] - 1) == "from" and parts.word(told[1] - 1) == "to")
    if two or (len(told) == 1 and not _CHANGING.isdisjoint(parts.word_set)):
        wording = _wording(
            parts,
            scene,
            _Found(rule, told[0], told[-1]),
            date_of_rule(parts, scene, min(told[0], parts.words.index("english")), told[-1]),
        )
        doubt = wording.uncertain or ("" if two and (settling or "skilled" in parts.word_set) else _DOUBT)
        yield _with_levels(wording, tuple(parts.word(k).upper() for k in (reversed(told) if back else told)), doubt)


def _with_levels(wording: Wording, levels: tuple[str, ...], doubt: str) -> Wording:
    return replace(wording, names=levels, uncertain=doubt)


# --- a threshold that is said to have been raised, with no amount


_RAISED = frozenset(
    "raised raise raises raising increased increase higher rise rose risen lifted hiked hike went above better dearer steeper tougher more".split()
)


def _raised(parts: SentenceParts, scene: Scene) -> Wording | None:
    """Such as "The minimum salary for skilled workers was raised", "the much higher salary thresholds of April 2024"."""
    named = _salary_threshold(parts)
    if named is None or parts.word_set.isdisjoint(_RAISED) or any(quantity.unit == "GBP" for quantity in parts.quantities):
        return None
    near = [k for k in range(max(0, named[0] - 5), min(len(parts.words), named[1] + 14)) if parts.word(k) in _RAISED]
    if not near:
        return None
    raised = min(near, key=lambda k: abs(k - named[0]))
    family = not parts.word_set.isdisjoint({"spouse", "spouses", "family", "partner", "partners"})
    general = not family and "skilled" in parts.word_set and parts.word_set.isdisjoint(_OTHER_SALARIES)
    found = _Found("raised:family" if family else "raised:work", min(named[0], raised), max(named[1], raised))
    when = date_of_rule(parts, scene, found.first, found.last)
    return _wording(parts, scene, found, when, doubt="" if general and when is not None else _DOUBT)


_OTHER_SALARIES = frozenset(
    "health care nurses entrant entrants going rate rates national pay scales list scale-up hourly".split()
)


_MORE_PAY = frozenset(
    {("better", "pay"), ("higher", "pay"), ("higher", "salary"), ("higher", "salaries"), ("pay", "more"), ("better", "paid")}
)


def _salary_threshold(parts: SentenceParts) -> tuple[int, int] | None:
    """Where a minimum salary or income is named."""
    for at, word in enumerate(parts.words):
        following = parts.word(at + 1)
        if word in {"salary", "income", "earnings", "wage"} and following in {
            "threshold",
            "thresholds",
            "requirement",
            "requirements",
        }:
            return at, at + 1
        if word == "minimum" and following in {"salary", "salaries", "income", "earnings"}:
            return at, at + 1
        if word in {"salary", "pay", "wage", "income"} and following in FLOORS:
            return at, at + 1
        if (word, following) in _MORE_PAY and not parts.word_set.isdisjoint(WORKING):
            return at, at + 1
    return None
