"""What English text measures and pays in: every way to write a unit, and its one name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..words.tokens import Token, touches, word_at


class Measured(NamedTuple):
    """A unit by its name, the last token that says it, and whether it is a sign that belongs to the number."""

    unit: str
    last: int
    sign: bool = False


def _table(*lines: str) -> dict[str, str]:
    """From "kilometres: km kms kilometre" to each way of writing and its name; the name stands for itself."""
    table: dict[str, str] = {}
    for line in lines:
        name, _, ways = line.partition(": ")
        table.update(dict.fromkeys((name, *ways.split()), name))
    return table


MEASURES = _table(
    "kilometres: km kms kilometre kilometer kilometers", "metres: metre meter meters", "centimetres: cm cms centimetre centimeter centimeters",
    "millimetres: mm millimetre millimeter millimeters", "miles: mile", "feet: ft foot", "inches: inch", "yards: yd yds yard",
    "hectares: ha hectare", "acres: acre", "kilograms: kg kgs kilo kilos kilogram kilogramme kilogrammes", "grams: gram gramme grammes",
    "milligrams: mg milligram", "tonnes: tonne", "tons: ton", "lb: lbs", "ounces: oz ounce", "stone: ", "litres: litre liter liters",
    "millilitres: ml millilitre milliliter", "gallons: gallon", "barrels: barrel", "bushels: bushel", "pints: pint",
    "miles per hour: mph", "kilometres per hour: kph kmh", "knots: knot", "revolutions per minute: rpm", "horsepower: hp",
    "brake horsepower: bhp", "miles per gallon: mpg", "kilowatts: kw kilowatt", "megawatts: mw megawatt", "gigawatts: gw gigawatt",
    "kilowatt hours: kwh kilowatt-hours", "megawatt hours: mwh megawatt-hours", "gigawatt hours: gwh", "terawatt hours: twh",
    "watts: watt", "volts: volt", "amps: amp", "newton metres: nm", "pound-feet: pound-foot lb-ft", "kilojoules: kj kilojoule", "joules: joule", "gigabytes: gb gigabyte", "megabytes: mb megabyte",
    "terabytes: tb terabyte", "kilobytes: kb kilobyte", "megabits per second: mbps mbit/s", "gigabits per second: gbps", "gigahertz: ghz",
    "megahertz: mhz", "kilohertz: khz", "hertz: hz", "decibels: db decibel", "gigatonnes: gt gigatonne", "megatonnes: mt megatonne", "milliampere-hours: mah", "megapixels: mp megapixel", "calories: calorie kcal", "celsius: °c ºc centigrade",
    "fahrenheit: °f ºf", "degrees: degree", "seconds: sec secs second", "milliseconds: ms", "minutes: min mins minute", "hours: hr hrs hour",
    "days: day", "weeks: week", "months: month", "years: yr yrs year", "decades: decade", "centuries: century", "fortnights: fortnight",
    "micrometres: μm µm micron microns micrometre micrometer", "nanometres: nanometre nanometer nanometers", "megapascals: mpa", "gigapascals: gpa gigapascal",
    "kilovolts: kv", "parts per million: ppm", "parts per billion: ppb", "points: point pts", "basis points: bps", "pages: page", "percentage points: pps",
)  # fmt: skip
MONEY = _table(
    "GBP: £ pounds pound sterling quid", "USD: $ dollars dollar usd", "EUR: € euros euro eur", "JPY: ¥ yen jpy", "CNY: yuan renminbi rmb cny",
    "INR: ₹ rupees rupee rs inr", "CHF: francs franc chf", "RUB: roubles rouble rubles ruble rub", "KRW: won ₩ krw", "ZAR: rand zar",
    "TRY: lira liras try ₺", "BTC: bitcoin bitcoins btc", "SEK: sek", "NOK: nok", "DKK: dkk", "PLN: zloty zlotys pln", "ILS: shekels shekel ₪",
    "BRL: reais brl", "MXN: pesos peso mxn", "NGN: naira ₦ ngn", "AED: dirhams dirham aed", "SAR: riyals riyal", "AUD: aud", "CAD: cad", "HKD: hkd",
    "SGD: sgd", "NZD: nzd", "UAH: hryvnia hryvnias", "KES: shillings", "PKR: pkr", "BDT: taka", "PHP: php ₱", "THB: baht",
    "cents: cent ¢", "pence: p penny",
)  # fmt: skip
# signs and codes that stand before the amount, by themselves
BEFORE_AN_AMOUNT = {
    sign: name for sign, name in MONEY.items() if (len(sign) == 1 and not sign.isalpha() and sign != "¢") or (len(sign) == 3 and sign == name.lower())
} | {"rs": "INR", "rmb": "CNY"}  # fmt: skip
# "US$5m", "A $5m": whose dollar it is
_DOLLARS = {
    "us": "USD", "u.s": "USD", "a": "AUD", "au": "AUD", "aus": "AUD", "c": "CAD", "ca": "CAD", "can": "CAD", "cdn": "CAD", "hk": "HKD", "nz": "NZD",
    "s": "SGD", "sg": "SGD", "nt": "TWD",
}  # fmt: skip
_BY_COUNTRY = {
    ("australian", "USD"): "AUD", ("canadian", "USD"): "CAD", ("singapore", "USD"): "SGD", ("kong", "USD"): "HKD", ("zealand", "USD"): "NZD",
    ("us", "USD"): "USD", ("american", "USD"): "USD", ("swiss", "CHF"): "CHF", ("turkish", "TRY"): "TRY", ("chinese", "CNY"): "CNY",
    ("japanese", "JPY"): "JPY", ("indian", "INR"): "INR", ("pakistani", "INR"): "PKR", ("egyptian", "GBP"): "EGP", ("lebanese", "GBP"): "LBP",
    ("irish", "GBP"): "IEP", ("british", "GBP"): "GBP", ("russian", "RUB"): "RUB", ("danish", "crowns"): "DKK", ("danish", "kroner"): "DKK",
    ("norwegian", "crowns"): "NOK", ("norwegian", "kroner"): "NOK", ("swedish", "crowns"): "SEK", ("swedish", "kronor"): "SEK",
    ("czech", "crowns"): "CZK", ("south", "KRW"): "KRW", ("mexican", "MXN"): "MXN", ("argentine", "MXN"): "ARS", ("chilean", "MXN"): "CLP",
    ("philippine", "MXN"): "PHP", ("colombian", "MXN"): "COP", ("kenyan", "KES"): "KES", ("ugandan", "KES"): "UGX",
}  # fmt: skip
# letters that are a unit only where they touch their number or stand in capitals behind it
_TOUCHING = {
    "p": "pence",
    "g": "grams",
    "l": "litres",
    "w": "watts",
    "v": "volts",
    "c": "celsius",
    "f": "fahrenheit",
    "in": "inches",
    "s": "seconds",
}
_SQUARED = frozenset({"square", "sq", "cubic"})
_TIMES = frozenset(
    "year month week day hour minute second night annum quarter decade fortnight season game match session".split()
)
_NOT_RATED = frozenset("the this that cent se".split())


def money_before(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    """The currency said before an amount, and the token where it begins: "£", "US$", "A$", "EUR"; ("", at) if none is."""
    sign = word_at(tokens, at - 1)
    unit = BEFORE_AN_AMOUNT.get(sign, "")
    if not unit and sign in _DOLLARS and word_at(tokens, at - 2) == "$" and touches(tokens, at - 1) and touches(tokens, at - 2):
        return _DOLLARS[sign], at - 2  # "$US55,000"
    if unit == "USD" and sign == "$":
        whose = word_at(tokens, at - 2)
        if whose in _DOLLARS and tokens[at - 2].capital and (touches(tokens, at - 2) or len(whose) > 1 or whose == "c"):
            return _DOLLARS[whose], at - 2
    elif not unit or (sign in {"try", "rs"} and not tokens[at - 1].capital):
        return "", at
    return unit, at - 1


def whose_dollars(country: str) -> str:
    """The currency of "US$", "A$", "HK$", by the letters before or behind the sign."""
    return _DOLLARS.get(country, "USD")


def measure_behind(tokens: Sequence[Token], last: int) -> Measured | None:
    """The measure or currency right behind a number that ends at a token; None if there is none.

    >>> from netmig.check.words.tokens import tokenise
    >>> measure_behind(tokenise("a fine of 10 Australian dollars a day"), 3)
    Measured(unit='AUD', last=5, sign=True)
    """
    at = last + 1
    joined = touches(tokens, last)
    if joined and word_at(tokens, at) == "-" and touches(tokens, at):
        at += 1
    word = word_at(tokens, at)
    if (
        word in {"m", "k"}
        and word_at(tokens, at + 1) == "."
        and word_at(tokens, at + 2) == "p"
        and word_at(tokens, at + 4) == "h"
    ):
        return Measured("miles per hour" if word == "m" else "kilometres per hour", at + 4, sign=True)
    if (
        word in {"km", "g", "kb", "mb", "mbit", "gb"}
        and word_at(tokens, at + 1) == "/"
        and touches(tokens, at)
        and touches(tokens, at + 1)
    ):
        slashed = _SLASHED.get((word, word_at(tokens, at + 2)))
        if slashed:
            return Measured(slashed, at + 2, sign=True)
    if joined and word in _TOUCHING and not (word == "g" and tokens[at].capital):
        return Measured(_TOUCHING[word], at, sign=True)
    following = word_at(tokens, at + 1)
    if word in {"°", "º"} or (word in {"degrees", "degree"} and following in {"celsius", "centigrade", "fahrenheit", "c", "f"}):
        scale = {
            "f": "fahrenheit",
            "fahrenheit": "fahrenheit",
            "c": "celsius",
            "celsius": "celsius",
            "centigrade": "celsius",
        }.get(following)
        return Measured(scale, at + 1, sign=True) if scale else Measured("degrees", at, sign=True)
    if word in {"c", "f", "m", "g", "l"} and not joined and tokens[at].capital == (word in {"c", "f"}):
        return Measured({"c": "celsius", "f": "fahrenheit", "m": "metres", "g": "grams", "l": "litres"}[word], at)
    if word == "m" and joined and touches(tokens, at) and following in {"2", "3", "²", "³"}:
        return Measured("square metres" if following in "2²" else "cubic metres", at + 1, sign=True)
    if word == "sqm" or (word in _SQUARED and following == "m"):
        return Measured("cubic metres" if word == "cubic" else "square metres", at + (word != "sqm"), sign=True)
    if word == "nm" and not tokens[at].capital:
        return Measured("nanometres", at, sign=joined)
    if word in _SQUARED and following in MEASURES:
        return Measured(f"{'cubic' if word == 'cubic' else 'square'} {MEASURES[following]}", at + 1)
    if word == "basis" and following.startswith("point"):
        return Measured("basis points", at + 1)
    if word in {"per", "percentage"} or not word:
        return None
    head = word.partition("-")[0] if "-" in word else word
    if (following in MONEY or following in {"crowns", "kroner", "kronor"}) and (
        owned := _BY_COUNTRY.get((word, MONEY.get(following, following)))
    ):
        return Measured(owned, at + 1, sign=True)
    if word in {"hong", "new"} and word_at(tokens, at + 2) in {"dollars", "dollar"}:
        return Measured({"hong": "HKD", "new": "NZD"}[word], at + 2, sign=True)
    if (
        word not in MEASURES
        and head in MONEY
        and len(head) > 1
        and head not in {"try", "won"} | ({"rs"} if not tokens[at].capital else set())
    ):
        return Measured(MONEY[head], at, sign=True)
    if word in MEASURES:
        return Measured(MEASURES[word], at, sign=joined)
    if head in MEASURES:
        if head in {"second", "point", "minute"} and "-" in word and not joined:
            return None  # "12 second-hand cars", "20 point-scorers"
        return Measured(MEASURES[head], at, sign=joined and "-" not in word)
    return None


_SLASHED = {
    ("km", "h"): "kilometres per hour", ("km", "hr"): "kilometres per hour", ("m", "s"): "metres per second", ("km", "s"): "kilometres per second", ("g", "km"): "grams per kilometre", ("mbit", "s"): "megabits per second",
    ("mb", "s"): "megabytes per second", ("gb", "s"): "gigabytes per second", ("g", "l"): "grams per litre",
}  # fmt: skip


_NO_RATE = frozenset("earlier ago later before after or old".split())


def rate_behind(tokens: Sequence[Token], last: int) -> str:
    """What a quantity that ends at a token, unit and all, is a rate of: "year" for "a year", "gallon" for "per gallon"; "" if nothing."""
    at = last + 1
    if word_at(tokens, at) == "us" and tokens[at].capital:
        at, last = at + 1, last + 1  # "$76 US a barrel"
    word, following = word_at(tokens, at), word_at(tokens, at + 1)
    if word == "-" and touches(tokens, last):
        at, word, following = at + 1, following, word_at(tokens, at + 2)
    if word.startswith(("a-", "per-")):
        return word.partition("-")[2]
    if word == "per" and at + 1 < len(tokens) and tokens[at + 1].is_number:
        noun = word_at(tokens, at + 2)
        magnitude = f" {noun}" if noun in {"million", "thousand", "hundred"} else ""
        noun = word_at(tokens, at + 3) if magnitude else noun
        return f"{following}{magnitude} {noun}" if noun.isalpha() else f"{following}{magnitude}"
    if word == "per" and at + 1 < len(tokens) and tokens[at + 1].kind == "word" and following not in _NOT_RATED:
        if following in _SQUARED and word_at(tokens, at + 2) in MEASURES:
            return f"{'cubic' if following == 'cubic' else 'square'} {word_at(tokens, at + 2)}"
        return "year" if following == "annum" else following
    if word in {"a", "an", "each", "every", "/"} and following in _TIMES:
        return "" if word_at(tokens, at + 2) in _NO_RATE else following
    if word in {"a", "an"} and following in {
        "share",
        "barrel",
        "gallon",
        "litre",
        "liter",
        "tonne",
        "ton",
        "ounce",
        "head",
        "mile",
        "acre",
        "kilo",
        "pint",
    }:
        return following
    return ""
