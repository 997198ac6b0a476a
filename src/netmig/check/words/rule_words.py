"""Words for what a rule asks in pounds: what the least is called, who has to reach it, and what was so before."""

from __future__ import annotations

# what the least is called that a rule asks for
FLOORS = frozenset(
    "threshold thresholds floor floors bar bars minimum minimums hurdle hurdles limit requirement requirements least mark test sum"
    " enough suffice sufficed suffices sufficient condition conditions criterion criteria rule rules level".split()
)
# what of a person or a job has to reach it
PAY = frozenset(
    "salary salaries pay pays paid paying wage wages earn earns earning earnings earned earner income incomes make makes offer offers find show"
    " shows hire hires hired price remuneration".split()
)
# who has to reach it, so that work is meant
WORKING = frozenset(
    "skilled sponsor sponsors sponsored sponsoring sponsorship recruit recruits recruited recruiting hire hires hired hiring worker workers staff"
    " employer employers firm firms company companies boss bosses job jobs employee employees business businesses".split()
)
# and so that those who bring a family are meant
MARRYING = frozenset(
    "partner partners spouse spouses husband husbands wife wives couple couples fiancé fiancée fiancés fiancées bride brides groom marry marries"
    " marrying spousal in-laws".split()
)
FAMILIES = frozenset("family families relatives relative loved".split())
# by one of these a whole text may be of what a family must have
OF_FAMILIES = MARRYING | {"family", "families"}
# one of these says that people from abroad are spoken of
FROM_ABROAD = frozenset(
    "visa visas migrant migrants migration immigration immigrant immigrants sponsor sponsors sponsored sponsoring foreign foreigner foreigners"
    " overseas abroad spouse spouses spousal surcharge route routes entrants mobility newcomer newcomers recruits non-british".split()
)
# and so does one of these of a whole text
OF_VISAS = frozenset({"visa", "visas", "migrants", "immigrants", "surcharge", "sponsorship"})
# of what is over, before the amount or behind it
_OVER_BEFORE = frozenset(
    "previously formerly previous former old earlier once until till replaced replaces replacing replace instead place rather versus against"
    " compared longer originally erstwhile having".split()
)
_WAS = frozenset({"was", "were", "had", "been"})
_OVER_BEHIND = frozenset("before previously formerly hitherto until till once sufficed did".split())


def tells_of_then(before: list[str], behind: list[str]) -> bool:
    """Whether an amount with these words before and behind it is told as what a rule asked before, or is to ask no more.

    >>> tells_of_then("having been".split(), "until then".split()), tells_of_then("was lifted to".split(), [])
    (True, False)
    """
    lead = before[-4:]
    if not _OVER_BEFORE.isdisjoint(lead) and lead[-1:] not in (["to"], ["for"]) and "now" not in lead[-2:]:
        return True
    if before[-2:] in (["has", "been"], ["have", "been"]) and "since" in before:
        return False  # "Since July it has been £41,700"
    if any(before[at : at + 2] == ["used", "to"] for at in range(len(before))):
        return True  # "you used to need a job paying £38,700"
    if not _WAS.isdisjoint(before[-2:]) or before[-3:-1] in (["was", "still"], ["was", "just"]):
        return before[-1] in _AS_BEFORE_AN_AMOUNT
    if "from" in before[-3:] and before[-1] in _AFTER_FROM:
        return True
    if "where" in before[-4:] and before[-1:] in (["is"], ["are"]) and behind[:1] in (["now"], ["today"]):
        return True  # "£29,000, where it is £18,600 now"
    if not _OVER_BEHIND.isdisjoint(behind[:5]):
        return True
    head = behind[:6]
    if any(head[at : at + 2] in _USED_TO for at in range(len(head))):
        return True
    return any(word in _WAS for word in head[:2]) and not _BEING_MOVED.isdisjoint(head)


_AS_BEFORE_AN_AMOUNT = frozenset("was were been had at only just still about the a".split())
_AFTER_FROM = frozenset("from the a around about an just only today's".split())
_USED_TO = (
    ["used", "to"],
    ["that", "had"],
    ["they", "paid"],
    ["they", "pay"],
    ["would", "once"],
    ["that", "was"],
    ["it", "was"],
    ["which", "was"],
    ["of", "old"],
)
_BEING_MOVED = frozenset("enough sufficient minimum mark bar floor threshold limit plenty all needed asked required the".split())
