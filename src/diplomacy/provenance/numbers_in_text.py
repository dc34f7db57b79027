"""Numbers in a text: in digits or words, with unit and qualifier."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from diplomacy.countries import currency_name, is_currency
from diplomacy.quantities import Quantity
from diplomacy.vocabulary import QuantityQualifier

__all__ = ["NumberMention", "find_numbers", "has_qualifier", "has_unit"]

_TOKEN_RE: Final = re.compile(
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?|[^\W\d_]+(?:\.[^\W\d_]+)*|\S"
)
_SMALL: Final = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS: Final = {
    word: 10 * number
    for number, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
_SCALES: Final = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
# Written right after the digits: "$15bn".
_SHORT_SCALES: Final = {
    "k": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "b": 10**9,
    "bn": 10**9,
    "bln": 10**9,
    "tn": 10**12,
    "trn": 10**12,
}
_ORDINALS: Final = {
    word: number
    for number, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ],
        start=1,
    )
}
_ARTICLES: Final = frozenset({"a", "an"})
# Units that an article counts as one: "over an hour".
_SPANS: Final = frozenset(
    ["second", "minute", "hour", "day", "week", "month", "year", "decade", "century"]
)
_CURRENCIES: Final = {
    "$": "dollar peso real",
    "€": "EUR",
    "£": "GBP EGP LBP SYP",
    "¥": "JPY CNY",
    "₩": "KRW KPW",
    "₺": "TRY",
    "₽": "RUB",
    "₹": "INR",
    "₸": "KZT",
    "₴": "UAH",
    "₪": "ILS",
}
_QUALIFIERS: Final = (
    (QuantityQualifier.AT_MOST, r"(?:no|not) (?:more|greater|over) than|up to|at most"),
    (QuantityQualifier.AT_MOST, r"as (?:many|much) as|a maximum of|at the most"),
    (QuantityQualifier.AT_LEAST, r"(?:no|not) (?:less|fewer) than|at least|a minimum of"),
    (QuantityQualifier.MORE_THAN, r"more than|over|above|exceed\w*|in excess of|upwards? of"),
    (QuantityQualifier.MORE_THAN, r"surpass\w*|beyond|greater than|higher than|topp(?:ed|ing)"),
    (QuantityQualifier.NEARLY, r"nearly|almost|close to(?: reaching)?|approach\w*|just under"),
    (QuantityQualifier.NEARLY, r"just (?:short|shy) of|not quite|nearing"),
    (QuantityQualifier.LESS_THAN, r"less than|under|below|fewer than|lower than"),
    (QuantityQualifier.ABOUT, r"about|around|roughly|approximately|some|circa|ca|~|≈"),
    (QuantityQualifier.ABOUT, r"(?:an )?estimated|or so"),
)
# Words that may be between a qualifier and its number: "nearly reached", "exceeded the".
_BETWEEN: Final = (
    r"(?: (?:reach|total|hit|amount|worth|cost|doubl|tripl|valued)\w*(?: to| at)?)?"
    r"(?: the| a| an| of| its)?"
)
_QUALIFIER_RES: Final = tuple(
    (qualifier, re.compile(rf"(?:^|\s)(?:{words}){_BETWEEN}$")) for qualifier, words in _QUALIFIERS
)
_AFTER_RE: Final = re.compile(r"(?:\+|or (?P<more>more|greater|higher)|or (?:less|fewer|lower))\b")
_WORDS_BEFORE: Final = 5
_WORDS_AFTER: Final = 5
# Units that exclude one another, each with the nouns that count it.
_NOUNS: Final = {
    "countries": "country countrie state nation member capital government",
    "leaders": "leader president head minister premier counterpart monarch chief",
    "documents": "document agreement deal paper text instrument memorandum mou treaty accord "
    "treatie memoranda pact contract protocol declaration",
    "hours": "hour",
    "minutes": "minute",
    "days": "day",
    "weeks": "week",
    "months": "month",
    "years": "year",
}


class NumberMention(NamedTuple):
    """A number in a text.

    Attributes:
        number: its value, millions and the like multiplied out.
        text: the number as printed, with its unit.
        qualifier: its qualifier; None for a plain figure.
        is_estimated: whether it is printed as estimated.
        currency: the currency sign before it, or the word or code next to it; empty if none.
        is_percent: whether it is a share.
        is_ordinal: whether it is a rank: "second", "2nd", "No. 2".
        is_scaled: whether it has a scale such as "million", or a decimal point.
        nouns: the words after it, in the singular.
    """

    number: Decimal
    text: str
    qualifier: QuantityQualifier | None
    is_estimated: bool
    currency: str
    is_percent: bool
    is_ordinal: bool
    is_scaled: bool
    nouns: tuple[str, ...]

    @property
    def words(self) -> str:
        """The number as printed, with its qualifier."""
        return f"{self.qualifier} {self.text}" if self.qualifier else self.text


class _Token(NamedTuple):
    text: str
    lower: str
    start: int
    end: int


class _Parsed(NamedTuple):
    """A number that was read from tokens up to *end*."""

    number: Decimal
    end: int
    is_ordinal: bool = False
    is_scaled: bool = False


def find_numbers(text: str) -> tuple[NumberMention, ...]:
    """Return the numbers of a text, in order.

    >>> [(str(m.number), m.qualifier, m.currency) for m in find_numbers("nearly $15 billion")]
    [('15000000000', QuantityQualifier.NEARLY, '$')]
    >>> [str(m.number) for m in find_numbers("twenty-five of the 1,200, or over an hour")]
    ['25', '1200', '1']
    """
    tokens = [_Token(m[0], m[0].lower(), m.start(), m.end()) for m in _TOKEN_RE.finditer(text)]
    return tuple(_iter_numbers(text, tokens))


def _iter_numbers(text: str, tokens: list[_Token]) -> Iterator[NumberMention]:
    i = 0
    while i < len(tokens):
        parsed = _parse_digits(tokens, i) or _parse_words(tokens, i)
        if parsed is None:
            i += 1
            continue
        yield _describe(text, tokens, i, parsed)
        if parsed.number == parsed.number.to_integral_value() and parsed.end == i + 1:
            yield from _iter_range_end(text, tokens, i)
        i = parsed.end


def _iter_range_end(text: str, tokens: list[_Token], i: int) -> Iterator[NumberMention]:
    """Yield the second year of a span whose century is not repeated: "1950–53"."""
    if i + 2 >= len(tokens) or tokens[i + 1].text not in "-–—/":
        return
    first, last = tokens[i].text, tokens[i + 2].text
    if len(first) == 4 and len(last) == 2 and (first + last).isdecimal():
        yield _describe(text, tokens, i, _Parsed(Decimal(first[:2] + last), i + 3))


def _parse_digits(tokens: list[_Token], i: int) -> _Parsed | None:
    """Return the number in digits at a token, with the scale after it."""
    token = tokens[i]
    if not token.text[0].isdecimal():
        return None
    number = Decimal(token.text.replace(",", ""))
    i += 1
    if i < len(tokens) and tokens[i].start == token.end:
        if tokens[i].lower in ("st", "nd", "rd", "th"):
            return _Parsed(number, i + 1, is_ordinal=True)
        if tokens[i].lower in _SHORT_SCALES:
            return _Parsed(number * _SHORT_SCALES[tokens[i].lower], i + 1, is_scaled=True)
    end, scale = _parse_scale(tokens, i)
    return _Parsed(number * scale, end, is_scaled=scale > 1 or "." in token.text)


def _parse_scale(tokens: list[_Token], i: int) -> tuple[int, int]:
    """Return the product of the scale words at a token, and the token after them."""
    scale = 1
    while i < len(tokens):
        at = i + 1 if tokens[i].text == "-" and i + 1 < len(tokens) else i
        if tokens[at].lower not in _SCALES:
            break
        scale *= _SCALES[tokens[at].lower]
        i = at + 1
    return i, scale


def _parse_words(tokens: list[_Token], i: int) -> _Parsed | None:
    """Return the number in words at a token: "twenty-five", "two hundred and ten", "third"."""
    word = tokens[i].lower
    if word in _ORDINALS:
        return _Parsed(Decimal(_ORDINALS[word]), i + 1, is_ordinal=True)
    if word in _ARTICLES:
        following = tokens[i + 1].lower if i + 1 < len(tokens) else ""
        if following in _SCALES:
            end, scale = _parse_scale(tokens, i + 1)
            return _Parsed(Decimal(scale), end, is_scaled=True)
        return _Parsed(Decimal(1), i + 1) if following in _SPANS else None
    if word not in _SMALL and word not in _TENS:
        return None
    total, group, end = 0, 0, i
    while end < len(tokens):
        word = tokens[end].lower
        if word in _SMALL or word in _TENS:
            group += _SMALL.get(word, 0) + _TENS.get(word, 0)
        elif word in ("hundred", "dozen"):
            group *= _SCALES[word]
        elif word in _SCALES:
            total, group = total + group * _SCALES[word], 0
        elif word not in ("-", "and") or not _continues(tokens, end, word):
            break
        end += 1
    return _Parsed(Decimal(total + group), end, is_scaled=total > 0)


def _continues(tokens: list[_Token], i: int, word: str) -> bool:
    """Return whether a hyphen or "and" joins two parts of one number."""
    if i + 1 >= len(tokens) or i == 0:
        return False
    before, after = tokens[i - 1].lower, tokens[i + 1].lower
    if word == "-":
        return (before in _TENS and after in _SMALL) or after in _SCALES
    return before in _SCALES and (after in _SMALL or after in _TENS)


def _describe(text: str, tokens: list[_Token], i: int, parsed: _Parsed) -> NumberMention:
    """Return a number with its context in the text."""
    first, after = i, parsed.end
    sign = tokens[first - 1].text if first else ""
    currency = sign if sign in _CURRENCIES or is_currency(sign) else ""
    if currency:
        first -= 1
        if first and tokens[first - 1].lower in ("us", "u.s"):
            first -= 1
    before = " ".join(token.lower for token in tokens[max(0, first - _WORDS_BEFORE) : first])
    following = [token.lower for token in tokens[after : after + _WORDS_AFTER]]
    per_cent = following[:1] in (["%"], ["percent"], ["percentage"]) or following[:2] == [
        "per",
        "cent",
    ]
    last = tokens[min(after, len(tokens) - 1)] if following else tokens[parsed.end - 1]
    return NumberMention(
        parsed.number,
        text[tokens[first].start : last.end].rstrip(".,;:"),
        _qualifier(before, text[tokens[parsed.end - 1].end :][:20].strip().lower()),
        "estimat" in before,
        currency,
        per_cent,
        parsed.is_ordinal or before.endswith(("no .", "number", "rank", "ranked", "#")),
        parsed.is_scaled,
        tuple(word.removesuffix("s") for word in following if word[0].isalpha()),
    )


def _qualifier(before: str, after: str) -> QuantityQualifier | None:
    """Return the qualifier in the words around a number."""
    match = _AFTER_RE.match(after) or (re.match(r"\+", after))
    if match:
        is_more = after.startswith("+") or match["more"]
        return QuantityQualifier.AT_LEAST if is_more else QuantityQualifier.AT_MOST
    for qualifier, pattern in _QUALIFIER_RES:
        if pattern.search(before):
            return qualifier
    return None


def has_qualifier(value: Quantity, mention: NumberMention) -> bool:
    """Return whether a number in a text is as exact as a value.

    >>> has_qualifier(Quantity(20, "documents"), find_numbers("more than 20 documents")[0])
    False
    """
    plain = (QuantityQualifier.AS_STATED, QuantityQualifier.EXACTLY)
    if mention.is_estimated and mention.qualifier is QuantityQualifier.ABOUT:
        return value.qualifier in (*plain, QuantityQualifier.ABOUT)
    return value.qualifier is mention.qualifier or (
        mention.qualifier is None and value.qualifier in plain
    )


def has_unit(value: Quantity, mention: NumberMention) -> bool:
    """Return whether a number in a text may have the unit of a value.

    >>> has_unit(Quantity(13, "countries"), find_numbers("13 national leaders")[0])
    False
    """
    if value.is_money:
        return not mention.is_percent and not mention.is_ordinal and _has_currency(value, mention)
    if value.unit == "percent":
        return mention.is_percent
    if value.unit == "rank":
        return mention.is_ordinal
    if mention.currency or mention.is_percent or mention.is_ordinal:
        return False
    return _is_counted_alike(value.unit, mention.nouns)


def _has_currency(value: Quantity, mention: NumberMention) -> bool:
    """Return whether a number may be of a currency; one without a mark may be of any."""
    name = currency_name(value.unit).lower()
    noun = name.split()[-1].removesuffix("s")
    if mention.currency == "$":
        return noun in _CURRENCIES["$"].split()
    if mention.currency:
        return value.unit in _CURRENCIES.get(mention.currency, mention.currency).split()
    near = mention.nouns[:3]
    if value.unit.lower() in near or noun in near or noun[:4] in {word[:4] for word in near}:
        return True
    return not any(word in _CURRENCY_NOUNS or is_currency(word.upper()) for word in near)


_CURRENCY_NOUNS: Final = frozenset(
    [
        "dollar",
        "euro",
        "pound",
        "sterling",
        "yen",
        "won",
        "yuan",
        "renminbi",
        "lira",
        "rouble",
        "ruble",
        "rupee",
        "franc",
        "mark",
        "peso",
        "real",
        "som",
        "tenge",
        "dinar",
        "riyal",
        "dirham",
        "krona",
        "krone",
        "zloty",
    ]
)


def _is_counted_alike(unit: str, nouns: tuple[str, ...]) -> bool:
    """Return whether the words after a number allow that it counts a unit."""
    own = {*_NOUNS.get(unit, "").split(), unit.removesuffix("s")}
    if own & set(nouns) or unit not in _NOUNS:
        return True
    rivals = {noun for other, text in _NOUNS.items() if other != unit for noun in text.split()}
    return not rivals & set(nouns)
