"""Countries by code and by the names people write, and the names of currencies.

The codes and the names are this library's own table (`diplomacy.countries.names`), so that a query
loads nothing else. The official name, the three-letter and the numeric code, and the currencies
that are seldom met come from pycountry (ISO 3166 and ISO 4217), which is loaded when first asked.
"""

import re
import threading
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Any, Final, final

from diplomacy.countries import names as table
from diplomacy.errors import (
    AmbiguousCountry,
    InvalidCountry,
    InvalidQuantity,
    InvalidType,
    UnknownCountry,
)

__all__ = ["Country", "currency_name", "fold", "is_currency"]

# ISO 3166-1 leaves these to its users; here they stand for made-up states in tests.
_USER_ASSIGNED: Final = frozenset(
    [f"X{c}" for c in "ABCDEFGHIJLMNOPQRSTUVWXYZ"] + [f"Q{c}" for c in "MNOPQRSTUVWXYZ"]
)
_countries: Final[dict[str, "Country"]] = {}
_lock: Final = threading.Lock()


@final
class Country(str):
    """A country: its ISO 3166 code in capitals, and a plain `str` at that.

    Takes ISO 3166-1 alpha-2 and alpha-3 codes, ``XK`` (Kosovo, user-assigned), the four-letter
    ISO 3166-3 codes of states that ceased (``SUHH``), and for made-up states the user-assigned
    ``XA`` to ``XZ`` and ``QM`` to ``QZ``. A state that only changed its name keeps today's code
    (``BUMM`` gives ``MM``). There is one object a country. A code is no claim of statehood.

    Raises:
        InvalidCountry: if the text is no such code. Lower-case codes are refused, since "no" and
            "in" are words; names go to `parse`.

    >>> korea = Country("KOR")
    >>> korea, korea == "KR", korea.name
    (Country('KR'), True, 'South Korea')
    """

    __slots__ = ()

    def __new__(cls, code: str) -> "Country":
        """Return the one object for a code."""
        found = _countries.get(code) if isinstance(code, str) else None
        return found if found is not None else _admit(code)

    @classmethod
    def parse(cls, text: str) -> "Country":
        """Return the country that an English *text* names: exactly, or not at all.

        Reads short, official, former and press names, inverted ones ("Korea, Republic of"), common
        abbreviations, and codes in capitals; names in any case, with or without accents and "the".

        Raises:
            AmbiguousCountry: if the name is that of more than one country.
            UnknownCountry: if it is the name of none; near misses are advice, never an answer.
            InvalidType: if *text* is not a string.

        >>> Country.parse("Republic of Korea"), Country.parse("Turkey")
        (Country('KR'), Country('TR'))
        """
        if not isinstance(text, str):
            raise InvalidType(text, "a country code or name")
        found = _countries.get(text) or _find(text)
        if found is None:
            raise _unknown(text)
        return found

    @classmethod
    def all(cls) -> tuple["Country", ...]:
        """Return the 249 countries of ISO 3166-1 and Kosovo, in the order of their codes.

        >>> len(Country.all())
        250
        """
        return tuple(cls(code) for code in sorted(table.NAMES) if len(code) == 2)

    @property
    def name(self) -> str:
        """The short name that English readers use; a made-up state's name is its code.

        >>> Country("TR").name
        'Türkiye'
        """
        return table.NAMES[self][0] if self in table.NAMES else str(self)

    @property
    def official_name(self) -> str:
        """The long form of the name, from ISO 3166 by way of pycountry; else the short name.

        >>> Country("KG").official_name
        'Kyrgyz Republic'
        """
        if self in table.OFFICIAL_NAMES:
            return table.OFFICIAL_NAMES[self]
        entry = _iso_entry(self)
        if entry is None:
            return self.name
        official = str(getattr(entry, "official_name", entry.name))
        head, comma, tail = official.partition(", ")
        return f"{tail} {head}" if comma else official

    @property
    def alpha_3(self) -> str | None:
        """The three-letter code of ISO 3166, or None where ISO gives none (Kosovo, made-up states).

        >>> Country("KG").alpha_3
        'KGZ'
        """
        entry = _iso_entry(self)
        return None if entry is None else str(entry.alpha_3)

    @property
    def numeric(self) -> str | None:
        """The three digits of ISO 3166 and UN M49, as text, or None where there are none.

        >>> Country("KG").numeric
        '417'
        """
        entry = _iso_entry(self)
        return None if entry is None else getattr(entry, "numeric", None)

    @property
    def flag(self) -> str:
        """The flag as two regional-indicator letters; "" for states that ceased or are made up.

        >>> Country("KG").flag
        '🇰🇬'
        """
        if len(self) != 2 or self not in table.NAMES:
            return ""
        return "".join(chr(ord(letter) - ord("A") + 0x1F1E6) for letter in str(self))

    def __repr__(self) -> str:
        return f"Country({str(self)!r})"

    def __reduce__(self) -> tuple[type["Country"], tuple[str]]:
        return (Country, (str(self),))

    def __copy__(self) -> "Country":
        return self

    def __deepcopy__(self, memo: object) -> "Country":
        return self


def _admit(code: object) -> Country:
    """Return the one object for *code*, made now, or refuse it with advice."""
    if not isinstance(code, str):
        raise InvalidType(code, "a country code")
    known = _code(code)
    if known is not None:
        with _lock:
            return _countries.setdefault(known, str.__new__(Country, known))
    try:
        meant = _find(code)
    except AmbiguousCountry:
        meant = None
    if meant is not None:
        advice = f"Write {meant!s}, or Country.parse for names."
    elif code.upper() in table.NAMES:
        advice = f"Codes are written in capitals: {code.upper()}."
    else:
        advice = "Write an ISO 3166 code in capitals, such as KR; names go to Country.parse."
    raise InvalidCountry(code, advice)


_LETTERS: Final = str.maketrans(
    {"ı": "i", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ə": "a"}
    | {"&": " and "}
    | dict.fromkeys("'’‘ʻʼ`´′", "")
)
_ABBREVIATED: Final = {
    "st": "saint",
    "rep": "republic",
    "dem": "democratic",
    "organisation": "organization",
    "is": "islands",
    "isd": "islands",
    "isds": "islands",
    "isl": "islands",
    "terr": "territory",
}
# No name is longer; what is, is not looked at twice.
_LONGEST: Final = 200


def fold(text: str) -> str:
    """Return *text* as names are compared: no case, accents, points, hyphens or "the".

    Common abbreviations of words are written out, so that "St. Lucia" and "Saint Lucia" agree.

    >>> fold("The Côte d’Ivoire"), fold("ST. LUCIA"), fold("U.S.A.")
    ('cote divoire', 'saint lucia', 'usa')
    """
    text = text.casefold().translate(_LETTERS)
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
    text = re.sub(r"\.(?=\w\w)", " ", text).replace(".", "")
    words: list[str] = re.findall(r"\w+", text.replace("_", " "))
    return " ".join(_ABBREVIATED.get(word, word) for word in words if word != "the")


@cache
def _by_name() -> Mapping[str, str]:
    """Return folded name -> code."""
    return {fold(name): code for code, names in table.NAMES.items() for name in names}


@cache
def _ambiguous() -> Mapping[str, tuple[tuple[str, ...], str]]:
    """Return folded name -> the countries it may mean, and why."""
    return {fold(name): meanings for name, meanings in table.AMBIGUOUS.items()}


@cache
def _not_countries() -> Mapping[str, str]:
    """Return folded name -> what it is instead of a country."""
    return {fold(name): meaning for name, meaning in table.NOT_COUNTRIES.items()}


def _find(text: str) -> Country | None:
    """Return the country that *text* names, or None; raise if it is ambiguous."""
    if len(text) > _LONGEST:
        return None
    plain = re.sub(r"^[Tt]he\s+", "", text.strip())
    code = _code(plain.replace(".", "").replace(" ", "") if "." in plain else plain)
    if code is not None:
        return Country(code)
    readings = _readings(plain)
    codes = {code for reading in readings if (code := _by_name().get(reading))}
    if len(codes) == 1:
        return Country(codes.pop())
    for reading in readings:
        if reading in _ambiguous():
            candidates, reason = _ambiguous()[reading]
            labels = [f"{code} ({Country(code).name})" for code in candidates]
            raise AmbiguousCountry(text, [Country(code) for code in candidates], reason, labels)
    return None


def _code(text: str) -> str | None:
    """Return the code of this table for a code of ISO 3166 in capitals, or None."""
    if re.fullmatch("[A-Z]{2,4}", text) is None:
        return None
    if len(text) != 3:
        code: str | None = text
    else:  # a name such as DRC is at hand; the codes of three letters are pycountry's
        code = _by_name().get(fold(text)) or _alpha_2(text)
    code = table.RENAMED.get(code or "", code)
    return code if code in table.NAMES or code in _USER_ASSIGNED else None


def _readings(text: str) -> list[str]:
    """Return the folded forms that *text* may be read as, the plain one first.

    Lists and registers invert names ("Korea, Republic of"; "Bolivia (Plurinational State of)"),
    drop the joining "of" ("Congo, Rep."), or add another name or the code in brackets
    ("Myanmar (Burma)", "South Korea (KR)").
    """
    plain = fold(text)
    inverted = re.fullmatch(r"([^,()]+),([^,()]+)|([^()]+)\(([^()]+)\)", text)
    if plain in _by_name() or inverted is None:
        return [plain]
    before, after = (str(part) for part in inverted.groups() if part)
    head, tail = fold(before), fold(after)
    readings = [plain, f"{tail} {head}", f"{tail} of {head}"]
    meant = _by_name().get(head)
    if "(" in text and meant is not None and meant in (_by_name().get(tail), _code(after)):
        readings.append(head)
    return readings


def _unknown(text: str) -> UnknownCountry:
    """Return the error for a *text* that names no country, with what helps."""
    import difflib

    if len(text) > _LONGEST:
        return UnknownCountry(text)
    for reading in _readings(text):
        if reading in _not_countries():
            return UnknownCountry(text, reason=_not_countries()[reading])
    if text.strip().upper() in table.NAMES:
        return UnknownCountry(text, [text.strip().upper()], "Codes are written in capitals.")
    near = difflib.get_close_matches(fold(text), _by_name(), 3, 0.85)
    codes = dict.fromkeys(_by_name()[name] for name in near)
    return UnknownCountry(text, [f"{Country(code).name} ({code})" for code in codes])


def _iso_table(name: str) -> Any:
    """Return a table of pycountry, whose entries are untyped."""
    import pycountry

    return getattr(pycountry, name)


def _alpha_2(alpha_3: str) -> str | None:
    """Return the code of this table for a three-letter one of ISO 3166, or None."""
    entry = _iso_table("countries").get(alpha_3=alpha_3)
    if entry is not None:
        return str(entry.alpha_2)
    entry = _iso_table("historic_countries").get(alpha_3=alpha_3)
    return None if entry is None else str(entry.alpha_4)


def _iso_entry(code: str) -> Any:
    """Return what ISO 3166 says of *code*, or None where it says nothing."""
    if len(code) == 4:
        return _iso_table("historic_countries").get(alpha_4=code)
    return _iso_table("countries").get(alpha_2=code)


# Read aloud often enough to be spelt out here, plural included; the rest are pycountry's.
_SPOKEN: Final = {
    "AUD": ("Australian dollar", "Australian dollars"),
    "CAD": ("Canadian dollar", "Canadian dollars"),
    "CHF": ("Swiss franc", "Swiss francs"),
    "CNY": ("Chinese yuan", "Chinese yuan"),
    "EUR": ("euro", "euros"),
    "GBP": ("pound sterling", "pounds sterling"),
    "INR": ("Indian rupee", "Indian rupees"),
    "JPY": ("Japanese yen", "Japanese yen"),
    "KGS": ("Kyrgyz som", "Kyrgyz som"),
    "KRW": ("South Korean won", "South Korean won"),
    "RUB": ("Russian rouble", "Russian roubles"),
    "TRY": ("Turkish lira", "Turkish lira"),
    "USD": ("US dollar", "US dollars"),
}


# Codes of ISO 4217 that stand for no money: none at all, and one for tests.
_NO_MONEY: Final = frozenset({"XXX", "XTS"})


def is_currency(code: str) -> bool:
    """Return whether *code* is that of a currency in ISO 4217.

    >>> is_currency("USD"), is_currency("usd")
    (True, False)
    """
    known = code.isupper() and code not in _NO_MONEY
    return code in _SPOKEN or (known and _iso_table("currencies").get(alpha_3=code) is not None)


def currency_name(code: str, plural: bool = True) -> str:
    """Return what a currency is called in English, from its ISO 4217 *code*.

    Raises:
        InvalidQuantity: if ISO 4217 has no such code.

    >>> currency_name("USD"), currency_name("KZT")
    ('US dollars', 'Tenge')
    """
    if code in _SPOKEN:
        return _SPOKEN[code][plural]
    if not is_currency(code):
        raise InvalidQuantity(code, "no currency of ISO 4217 has this code; write USD, EUR, …")
    return str(_iso_table("currencies").get(alpha_3=code).name)
