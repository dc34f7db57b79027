"""Advice for texts that do not name a country: reasons, codes to write, similar names."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from typing import Final

from diplomacy.countries.code_systems import countries_of
from diplomacy.countries.country import Country, code_of
from diplomacy.countries.folding import fold
from diplomacy.countries.labels import (
    GENERIC,
    iter_keys,
    join_initials,
    split_former,
    strip_additions,
    strip_the,
)
from diplomacy.countries.resolution import MAX_LENGTH, codes_by_name, reasons_by_name, resolve
from diplomacy.errors import AmbiguousCountry, InvalidCountry, UnknownCountry, require
from diplomacy.vocabulary import CodeSystem

__all__ = ["advise_on_id", "find_country", "invalid_country", "unknown_country"]

# Codes of Kosovo in other lists (World Bank, UN, and data sets).
_KOSOVO: Final = frozenset({"XKX", "XKK", "XKS", "XKV", "KOS", "KSV", "KV", "RKS", "UNK", "KOSO"})
_ORGANIZATION_RE: Final = re.compile(
    r" is (?:an?|the) [^.]*\b(?:organization|union|group|alliance|association|bank|forum|court|organ)\b"
    r"[^.]*, not a country"
)
_SIMILARITY: Final = 0.85
_MIN_STEM: Final = 4
# A code of another list is not a misspelling of a name: "PRU" is Prussia there, and not Peru.
_MAX_CODE: Final = 3
_NES_RE: Final = re.compile(r"\b(?:nes|n e s|not elsewhere specified|unspecified|nie)\b")


def unknown_country(text: str) -> UnknownCountry:
    """Return the error for a text that does not name a country, with advice."""
    if len(text) > MAX_LENGTH:
        return UnknownCountry(text)
    reason = _reason(text)
    if reason:
        return UnknownCountry(text, reason=reason)
    code = code_of(text.strip().upper())
    if code is not None:
        return UnknownCountry(text, [code], "Codes are written in upper case.")
    return UnknownCountry(text, _similar_names(text))


def invalid_country(code: str) -> InvalidCountry:
    """Return the error for a text that is not a code, with the code to write if known."""
    advice = _advice(code)
    meant = None if len(code) > MAX_LENGTH else find_country(code)
    return InvalidCountry(code, advice, () if meant is None else (str(meant),))


def _advice(text: str) -> str:
    if len(text) <= MAX_LENGTH:
        upper = text.strip().upper()
        code = code_of(upper) if upper != text else None
        if code is not None:
            return f"Write {code!r}." if text.strip() == upper else f"Use upper case: {code!r}."
        try:
            meant = resolve(text)
        except AmbiguousCountry as error:
            return f"It is ambiguous: {' or '.join(error.labels)}. Write one of these codes."
        except UnknownCountry as error:
            if error.reason:
                return _with_organization(error.reason)
        else:
            return f"Write {str(meant)!r}; Country.parse reads names."
    return "Write an ISO 3166 code in upper case, such as 'KR'; Country.parse reads names."


def find_country(text: str) -> Country | None:
    """Return the country that a text names, or is the code of in any case, or None.

    This is for messages. Elsewhere codes are in upper case, since "no" and "in" are words.

    >>> find_country("kr"), find_country("south-korea"), find_country("kepco")
    (Country('KR'), Country('KR'), None)
    """
    text = require(text, str, "a name or code")
    code = code_of(text.strip().upper()) if len(text) <= MAX_LENGTH else None
    if code is not None:
        return Country(code)
    try:
        return resolve(text)
    except (AmbiguousCountry, UnknownCountry):
        return None


def advise_on_id(id: str) -> str:
    """Return advice on the name of a country in the form of an id, or "".

    >>> advise_on_id("south-korea"), advise_on_id("england"), advise_on_id("kepco")
    ("Write 'KR' if you mean South Korea.", 'England is part of the United Kingdom (GB).', '')
    """
    country = find_country(id)
    if country is not None:
        return f"Write {str(country)!r} if you mean {country.name}."
    for text in (id.replace("-", " "), id.upper()):
        try:
            resolve(text)
        except AmbiguousCountry as error:
            labels = " or ".join(error.labels)
            return f"As a country it is ambiguous: {labels}. Write one of these codes."
        except UnknownCountry as error:
            if error.reason:
                return _with_organization(error.reason)
    return ""


def _with_organization(reason: str) -> str:
    """Return a reason; for the name of an organization, with the way to refer to one."""
    if _ORGANIZATION_RE.search(reason) is None:
        return reason
    return f"{reason} Add it as an Organization and refer to it by its id."


def _reason(text: str) -> str:
    """Return the reason why a text is not a country, or ""."""
    label = join_initials(strip_additions(strip_the(text)))
    for name in (text, label, split_former(text) or ""):
        for key in iter_keys(strip_the(name)):
            if key in reasons_by_name():
                return reasons_by_name()[key]
    stripped = text.strip()
    if stripped.upper() in _KOSOVO and stripped.isupper():
        return "Kosovo is written 'XK' here."
    if re.fullmatch("[A-Z]{2}", stripped):
        return _former_code_reason(stripped)
    if re.fullmatch("[0-9]{1,3}", stripped):
        meant = countries_of(stripped.zfill(3), CodeSystem.NUMERIC)
        codes = " or ".join(map(repr, map(str, meant)))
        advice = f"Write {codes}" if codes else "Write a code of letters"
        return f"{advice}; Country.of('{stripped}', system='numeric') reads numeric codes."
    if _NES_RE.search(fold(text)):
        return "It collects what a table does not list by country."
    return _listed_code_reason(stripped)


def _listed_code_reason(code: str) -> str:
    """Return the meaning of a code of another list, or ""."""
    for system in (CodeSystem.COW_ABBR, CodeSystem.GW_ABBR):
        countries = countries_of(code, system)
        if countries:
            labels = " or ".join(f"{country} ({Country(country).name})" for country in countries)
            return f"In {system} it means {labels}; Country.of reads such codes."
    former = code_of(f"X{code}") if len(code) == _MAX_CODE else None
    return "" if former is None else f"Write {former!r} for {Country(former).name}."


def _former_code_reason(code: str) -> str:
    """Return the code to write for an alpha-2 code that ISO has withdrawn, or ""."""
    countries = [Country(meant) for meant in countries_of(code, CodeSystem.ALPHA_2)]
    if not countries:
        return ""
    labels = " or ".join(f"{str(country)!r} ({country.name})" for country in countries)
    return f"ISO 3166 has withdrawn the code. Write {labels}."


@cache
def _distinctive_names() -> dict[str, str]:
    """Return the code of each name without its generic words, if only one country has it."""
    found: dict[str, str] = {}
    shared: set[str] = set()
    for name, code in codes_by_name().items():
        key = _distinctive(name)
        if key and found.setdefault(key, code) != code:
            shared.add(key)
    return {key: code for key, code in found.items() if key not in shared}


def _distinctive(folded: str) -> str:
    return " ".join(word for word in folded.split() if word not in GENERIC)


def _similar_names(text: str) -> list[str]:
    """Return up to three names with a similar spelling, as advice."""
    if text.isupper() and len(text) <= _MAX_CODE:
        return []
    codes = dict.fromkeys(_similar_codes(fold(join_initials(strip_additions(text)))))
    return [f"{Country(code).name} ({code})" for code in codes]


def _similar_codes(folded: str) -> Iterator[str]:
    rest = _distinctive(folded)
    if rest == folded:
        for name in get_close_matches(folded, codes_by_name(), 3, _SIMILARITY):
            yield codes_by_name()[name]
    elif rest:
        yield from _codes_by_rest(rest)


def _codes_by_rest(rest: str) -> Iterator[str]:
    """Yield the codes of the countries that the rest of a long name may mean.

    "Republic of Iran" leaves "iran", and "Uzbek SSR" leaves "uzbek".
    """
    names = _distinctive_names()
    exact = codes_by_name().get(rest) or names.get(rest)
    if exact is not None:
        yield exact
        return
    longer = {code for name, code in names.items() if name.startswith(rest)}
    if len(rest) >= _MIN_STEM and len(longer) == 1:
        yield from longer
        return
    for name in get_close_matches(rest, names, 3, _SIMILARITY):
        yield names[name]
