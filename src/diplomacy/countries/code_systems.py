"""Codes of countries in other systems: ISO 3166, Correlates of War, Gleditsch and Ward, and others.

The dates of a code are the days between which it meant a state, if it has meant several. They
are not the days on which a list counts the state as a member. The rows are in ``data/codes.csv``.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

import attrs

from diplomacy.countries.country import Country
from diplomacy.countries.folding import fold
from diplomacy.countries.names import NAMES
from diplomacy.countries.tables import ALL_DAYS, Span, parse_span, read_table, span_of
from diplomacy.dates import PartialDate
from diplomacy.errors import AmbiguousCountry, InvalidTerm, InvalidType, UnknownCountry, short_repr
from diplomacy.vocabulary import CodeSystem

__all__ = [
    "Meaning",
    "code_in",
    "countries_of",
    "country_of",
    "country_of_alpha_3",
    "identifiers_of",
]


@attrs.frozen
class Meaning:
    """A code of a system, the country that it means, and the days on which it does."""

    code: str
    country: str
    days: Span


# The systems of numbers whose lists define the labels. A row of these lists runs through successive
# states.
_NUMBERS: Final = {CodeSystem.COW_NAME: CodeSystem.COW, CodeSystem.GW_NAME: CodeSystem.GW}
# The systems whose codes identify a country, by scheme. The codes of ISO 3166-1 differ in form.
_SCHEMES: Final = {
    CodeSystem.ALPHA_2: "iso3166-1",
    CodeSystem.ALPHA_3: "iso3166-1",
    CodeSystem.NUMERIC: "iso3166-1",
    CodeSystem.ALPHA_4: "iso3166-3",
    CodeSystem.COW: "cow",
    CodeSystem.GW: "gw",
}
# Systems that are ISO's with exceptions, and the codes that the exceptions replace.
_BASES: Final = {
    CodeSystem.WORLD_BANK: (CodeSystem.ALPHA_3, frozenset[str]()),
    CodeSystem.EUROSTAT: (CodeSystem.ALPHA_2, frozenset({"GR", "GB"})),
}
_ISO: Final = frozenset(
    {CodeSystem.ALPHA_2, CodeSystem.ALPHA_3, CodeSystem.ALPHA_4, CodeSystem.NUMERIC}
)


@cache
def _meanings(system: CodeSystem) -> tuple[Meaning, ...]:
    """Return every meaning of every code of a system."""
    found = [
        Meaning(row["code"], row["country"], parse_span(row["since"], row["until"]))
        for row in read_table("codes")
        if row["system"] == system.value
    ]
    if system in _BASES:
        base, replaced = _BASES[system]
        meanings = _meanings(base)
        found += [item for item in meanings if _is_today(item) and item.code not in replaced]
    length = {CodeSystem.ALPHA_2: 2, CodeSystem.ALPHA_4: 4}.get(system)
    listed = {item.code for item in found if _is_today(item)}
    found += [
        Meaning(code, code, ALL_DAYS)
        for code in NAMES
        if len(code) == length and code not in listed and not _is_own_code(code)
    ]
    return tuple(found)


def _is_today(meaning: Meaning) -> bool:
    return meaning.days.end[0] == ALL_DAYS.end[0]


def _is_own_code(code: str) -> bool:
    """Return whether a code is this library's own, for a state without an ISO code."""
    return len(code) == 4 and code[0] == "X"


@cache
def _meanings_by(system: CodeSystem, side: str) -> Mapping[str, tuple[Meaning, ...]]:
    """Return the meanings of a system by ``code`` or by ``country``, in the order of time."""
    groups: dict[str, list[Meaning]] = {}
    for meaning in _meanings(system):
        groups.setdefault(getattr(meaning, side), []).append(meaning)
    return {
        key: tuple(sorted(items, key=lambda item: item.days.begin)) for key, items in groups.items()
    }


# No code is longer, and Python cannot write out a much longer number.
_MAX_CODE: Final = 10**9


def _normalize(code: str | int, system: CodeSystem) -> str:
    """Return a code in the form of its system."""
    if isinstance(code, bool) or not isinstance(code, str | int):
        raise InvalidType(code, f"a code of {system}")
    if isinstance(code, int) and abs(code) > _MAX_CODE:
        raise UnknownCountry(short_repr(code), reason=f"It is not a code of {system}.")
    text = str(code).strip()
    if text.isascii() and text.isdigit():
        if system is CodeSystem.NUMERIC:
            return text.zfill(3)
        return text.lstrip("0") or text
    return text


def country_of(code: str | int, system: CodeSystem, on: PartialDate | None) -> Country:
    """Return the country that a code of a system means; see `Country.of`."""
    if system in _NUMBERS:
        return _country_of_label(code, system, on)
    meanings = _meanings_by(system, "code").get(_normalize(code, system), ())
    if not meanings:
        raise UnknownCountry(code, _upper_case(code, system), f"It is not a code of {system}.")
    return Country(_choose(str(code), meanings, system, on).country)


def _upper_case(code: str | int, system: CodeSystem) -> list[str]:
    upper = str(code).strip().upper()
    return [upper] if upper in _meanings_by(system, "code") else []


def _choose(
    text: str, meanings: Sequence[Meaning], system: CodeSystem, on: PartialDate | None
) -> Meaning:
    """Return the only meaning, or the one on a day; in ISO without a day, that of today."""
    valid = meanings
    if len({item.country for item in meanings}) > 1:
        if on is not None:
            days = span_of(on)
            valid = [item for item in meanings if item.days.possibly_overlaps(days)]
        elif system in _ISO:
            valid = [item for item in meanings if _is_today(item)]
    if len({item.country for item in valid}) == 1:
        return valid[0]
    candidates = list(dict.fromkeys(Country(item.country) for item in meanings))
    labels = [_label(Country(item.country), item.days) for item in meanings]
    day = None if on is None else on.text
    remedy = (
        "Write an ISO 3166 code, or pass on= with a date."
        if on is None
        else "Pass a more precise date."
    )
    raise AmbiguousCountry(
        text, candidates, f"{system} {text} changed its meaning.", labels, day, remedy
    )


def _label(country: Country, days: Span) -> str:
    return f"{country} ({country.name}) {days.words}"


def code_in(country: Country, system: CodeSystem, on: PartialDate | None) -> str | None:
    """Return the code of a country in a system; see `Country.code_in`."""
    if system in _NUMBERS:
        codes = [item.value for item in CodeSystem if item not in _NUMBERS]
        raise InvalidTerm(system.value, "CodeSystem", codes)
    meanings = _meanings_by(system, "country").get(country, ())
    if on is None:
        return None if not meanings else _latest(meanings).code
    days = span_of(on)
    codes = list(dict.fromkeys(item.code for item in meanings if item.days.possibly_overlaps(days)))
    if len(codes) > 1:
        labels = [f"{item.code} {item.days.words}" for item in meanings]
        raise AmbiguousCountry(
            str(country), [country], "", labels, on.text, "Pass a more precise date."
        )
    return codes[0] if codes else None


def identifiers_of(country: Country) -> tuple[str, ...]:
    """Return the present and past codes of a country; see `Country.identifiers`."""
    found = {
        f"{scheme}:{item.code}"
        for system, scheme in _SCHEMES.items()
        for item in _meanings_by(system, "country").get(country, ())
    }
    return tuple(sorted(found))


def _latest(meanings: Sequence[Meaning]) -> Meaning:
    return max(meanings, key=lambda item: item.days.end)


def country_of_alpha_3(code: str) -> str | None:
    """Return the country that an alpha-3 code of ISO 3166 means today or last meant."""
    meanings = _meanings_by(CodeSystem.ALPHA_3, "code").get(code)
    return None if meanings is None else _latest(meanings).country


def countries_of(code: str, system: CodeSystem) -> tuple[str, ...]:
    """Return every country that a code of a system has meant, in the order of time."""
    meanings = _meanings_by(system, "code").get(code, ())
    return tuple(dict.fromkeys(item.country for item in meanings))


@cache
def _numbers_by_label(system: CodeSystem) -> Mapping[str, str]:
    rows = read_table("labels")
    return {fold(row["label"]): row["number"] for row in rows if row["system"] == system.value}


def _country_of_label(label: object, system: CodeSystem, on: PartialDate | None) -> Country:
    """Return the country that a label of a list means, found by its number."""
    if not isinstance(label, str):
        raise InvalidType(label, f"a label of {system}")
    numbers = _NUMBERS[system]
    number = _numbers_by_label(system).get(fold(label))
    if number is None:
        country = Country.parse(label)
        number = code_in(country, numbers, None)
    if number is None:
        raise UnknownCountry(label, reason=f"It is not a name of {system}.")
    return country_of(number, numbers, on)
