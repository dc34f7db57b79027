"""Resolution of codes and names to countries, on a day or without one, and without guessing.

Names are looked up in `diplomacy.countries.names` and, if their meaning depends on the day, in
`diplomacy.countries.dated_names`. If a label can be read as several names, they must mean one
country.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

import attrs

from diplomacy.countries import names as table
from diplomacy.countries.country import Country, code_of
from diplomacy.countries.dated_names import DatedName, dated_names
from diplomacy.countries.fictional import fictional_code
from diplomacy.countries.folding import fold
from diplomacy.countries.labels import (
    iter_keys,
    join_initials,
    split_former,
    split_names,
    strip_additions,
    strip_the,
)
from diplomacy.countries.tables import Span, span_of
from diplomacy.dates import PartialDate
from diplomacy.errors import AmbiguousCountry, OutOfTime, UnknownCountry

__all__ = ["MAX_LENGTH", "codes_by_name", "reasons_by_name", "resolve"]

# No name is longer; longer texts are not examined.
MAX_LENGTH: Final = 200
# An abbreviation that is a word without its full stops.
_DOTTED: Final = {"u.s.": "US", "u.s": "US"}
# The punctuation of names: of initials, apostrophes, hyphens and dashes, of lists and additions,
# and quotation marks.
_PLAIN_RE: Final = re.compile(r"[\w\s.'’‘ʻʼ`´′‐‑–—\-,;:/&()\[\]\"“”„«»·]+")
_FICTIONAL_RE: Final = re.compile(r"fictional state (x[a-jl-z]|q[m-z])", re.IGNORECASE | re.ASCII)


@attrs.frozen
class _Query:
    """A label to read, and the day on which it is read."""

    text: str
    on: PartialDate | None

    @property
    def days(self) -> Span:
        return span_of(self.on)

    @property
    def day(self) -> str | None:
        return None if self.on is None else self.on.text


@cache
def codes_by_name() -> Mapping[str, str]:
    """Return the code of each name, by folded name."""
    return {fold(name): code for code, names in table.NAMES.items() for name in names}


@cache
def _ambiguous_names() -> Mapping[str, tuple[tuple[str, ...], str]]:
    return {fold(name): meanings for name, meanings in table.AMBIGUOUS.items()}


@cache
def reasons_by_name() -> Mapping[str, str]:
    """Return the description of each name that is not a country's, by folded name."""
    return {fold(name): meaning for name, meaning in table.NOT_COUNTRIES.items()}


def resolve(text: str, on: PartialDate | None = None) -> Country:
    """Return the country that a label means.

    Raises:
        AmbiguousCountry: if it may mean more than one country.
        OutOfTime: if another state existed in the place of the one named.
        UnknownCountry: if it does not name a country.
    """
    from diplomacy.countries.suggestions import unknown_country

    if len(text) > MAX_LENGTH:
        raise UnknownCountry(text)
    if not _is_plain(strip_additions(strip_the(text))):
        raise unknown_country(text)
    query = _Query(text, on)
    plain = strip_the(text)
    labels = (plain, join_initials(plain), strip_additions(plain))
    for label in dict.fromkeys(labels):
        found = _read_code(label) or _read_name(label, query)
        found = found or _read_two_names(label, query) or _read_former(label, query)
        if found is not None:
            return found
    raise unknown_country(text)


def _is_plain(text: str) -> bool:
    """Return whether a text has only the letters and the punctuation of names.

    A letter of another style, such as a mathematical or a full-width one, is not a plain letter.
    """
    is_spelt = _PLAIN_RE.fullmatch(unicodedata.normalize("NFC", text)) is not None
    return is_spelt and not any(
        unicodedata.decomposition(letter).startswith("<") for letter in text if letter.isalnum()
    )


def _read_code(label: str) -> Country | None:
    """Return the country of a code in upper case, or of the name of a fictional state, or None."""
    dotted = _DOTTED.get(label.replace(" ", "").casefold())
    if dotted is not None:
        return Country(dotted)
    fictional = _FICTIONAL_RE.fullmatch(label)
    if fictional is not None:
        return Country(fictional[1].upper())
    named = fictional_code(label)
    if named is not None:
        return Country(named)
    text = label.replace(".", "").replace(" ", "") if "." in label else label
    if re.fullmatch("[A-Z]{2,4}", text) is None:
        return None
    if len(text) == 3 and fold(text) in codes_by_name():
        return None
    code = code_of(text)
    return None if code is None else Country(code)


def _read_name(label: str, query: _Query) -> Country | None:
    """Return the country that a label names in one of the ways that lists write names."""
    keys = list(iter_keys(label))
    if _is_name(keys[0], query):
        keys = keys[:1]
    found = dict.fromkeys(key for key in keys if _is_name(key, query))
    meanings = {key: _read_key(key, query) for key in found}
    countries = set(meanings.values())
    return countries.pop() if len(countries) == 1 else None


def _is_name(key: str, query: _Query) -> bool:
    if key in codes_by_name() or key in _ambiguous_names():
        return True
    if query.on is None and key in reasons_by_name():
        return False
    return key in dated_names()


def _read_key(key: str, query: _Query) -> Country:
    """Return the country that a folded name means on the day of the query."""
    if query.on is None and key in codes_by_name():
        return Country(codes_by_name()[key])
    if query.on is None and key in _ambiguous_names():
        candidates, reason = _ambiguous_names()[key]
        raise _ambiguous(query, candidates, reason)
    if key in dated_names():
        return _read_dated(dated_names()[key], query)
    if key in _ambiguous_names():
        candidates, reason = _ambiguous_names()[key]
        raise _ambiguous(query, candidates, reason)
    return _check_time(Country(codes_by_name()[key]), query)


def _ambiguous(query: _Query, codes: Iterable[str], reason: str) -> AmbiguousCountry:
    countries = [Country(code) for code in dict.fromkeys(codes)]
    labels = [f"{country} ({country.name})" for country in countries]
    return AmbiguousCountry(query.text, countries, reason, labels, query.day)


def _read_dated(meanings: tuple[DatedName, ...], query: _Query) -> Country:
    """Return the only country that a dated name means on every day of the query."""
    if query.on is None:
        return _read_default(meanings, query)
    valid = [meaning for meaning in meanings if meaning.days.possibly_overlaps(query.days)]
    codes = list(dict.fromkeys(code for meaning in valid for code in meaning.codes))
    refused = any(not meaning.codes for meaning in valid)
    if not codes:
        raise _explain_nameless(meanings, valid, query)
    if len(codes) > 1 or refused:
        raise _explain_ambiguity(valid, codes, query)
    country = Country(codes[0])
    is_land = any(meaning.is_land for meaning in valid)
    return country if is_land else _check_time(country, query)


def _read_default(meanings: tuple[DatedName, ...], query: _Query) -> Country:
    defaults = [meaning for meaning in meanings if meaning.is_default]
    if defaults:
        return Country(next(iter(defaults[0].codes)))
    codes = list(dict.fromkeys(code for meaning in meanings for code in meaning.codes))
    if len(codes) > 1:
        raise _ambiguous(query, codes, meanings[0].note)
    country = Country(codes[0])
    reason = f"It meant {country.name} ({country}), {_periods(meanings)}. Write {str(country)!r}, or pass on= with a date."
    raise UnknownCountry(query.text, reason=reason)


def _periods(meanings: tuple[DatedName, ...]) -> str:
    return " and ".join(meaning.days.words for meaning in meanings if meaning.codes)


def _explain_nameless(
    meanings: tuple[DatedName, ...], valid: list[DatedName], query: _Query
) -> OutOfTime:
    """Return the error for a name that no state bore on the day of the query."""
    others = [meaning for meaning in meanings if meaning.codes]
    default = next((meaning for meaning in others if meaning.is_default), others[0])
    country = Country(next(iter(default.codes)))
    instead = _in_place_of(country, query.days)
    if valid:
        reason = " ".join(dict.fromkeys(meaning.note for meaning in valid))
    else:
        reason = f"It meant {country.name} ({country}), {_periods(tuple(others))}."
    return _out_of_time(query, country, instead, reason)


def _explain_ambiguity(valid: list[DatedName], codes: list[str], query: _Query) -> AmbiguousCountry:
    """Return the error for a name with several meanings on the days of the query."""
    labels: list[str] = []
    for meaning in valid:
        when = meaning.days.words if len(valid) > 1 else ""
        states = [f"{code} ({Country(code).name})" for code in meaning.codes] or ["no state"]
        labels += [f"{state} {when}".rstrip() for state in states]
    notes = " ".join(dict.fromkeys(meaning.note for meaning in valid if meaning.note))
    remedy = "Pass a code or a full name."
    if len(valid) > 1:
        remedy = "Pass a more precise date or a code."
    countries = [Country(code) for code in codes]
    return AmbiguousCountry(query.text, countries, notes, labels, query.day, remedy)


def _in_place_of(country: Country, days: Span) -> tuple[Country, ...]:
    from diplomacy.countries.successions import states_in_place_of

    return states_in_place_of(country, days)


def _check_time(country: Country, query: _Query) -> Country:
    """Return a country unless another state existed in its place on the day of the query."""
    if query.on is None:
        return country
    instead = _in_place_of(country, query.days)
    if not instead:
        return country
    periods = " and ".join(period.words for period in _lifetimes(country))
    reason = f"{country.name} ({country}) existed {periods}." if periods else ""
    raise _out_of_time(query, country, instead, reason)


def _lifetimes(country: Country) -> tuple[Span, ...]:
    from diplomacy.countries.states import lifetimes_of

    return lifetimes_of(country)


def _out_of_time(
    query: _Query, meant: Country, instead: tuple[Country, ...], reason: str
) -> OutOfTime:
    labels = [f"{country.name} ({country})" for country in instead]
    return OutOfTime(query.text, query.day or "", meant, instead, reason, labels)


def _read_two_names(label: str, query: _Query) -> Country | None:
    """Return the country that both names in a label mean, in one of the ways to divide it."""
    failure: AmbiguousCountry | UnknownCountry | None = None
    for names in split_names(label):
        try:
            found = _read_pair(names, query)
        except (AmbiguousCountry, UnknownCountry) as error:
            failure = failure or error
        else:
            if found is not None:
                return found
    if failure is not None:
        raise failure
    return None


def _read_pair(names: tuple[str, str], query: _Query) -> Country | None:
    """Return the only country that two names mean, or None if one is not known.

    A name that no state bore on that day is ignored if the other names a state in its place:
    "Italy/Sardinia" in 1850 is Sardinia, but "USSR/Norway" in 1995 names neither.
    """
    found: dict[Country, None] = {}
    late: OutOfTime | None = None
    unclear: AmbiguousCountry | None = None
    for name in names:
        try:
            country = _read_part(name, query)
        except OutOfTime as error:
            late = error
        except AmbiguousCountry as error:
            unclear = unclear or error
        else:
            if country is None:
                return None
            found[country] = None
    if unclear is not None and not _decides(found, unclear, query):
        raise unclear
    if len(found) == 1 and (late is None or {*found} <= {late.meant, *late.instead}):
        return next(iter(found))
    raise late if late is not None else _explain_two_countries(tuple(found), query)


def _decides(found: Iterable[Country], unclear: AmbiguousCountry, query: _Query) -> bool:
    """Return whether the other name decides which of several countries an ambiguous one means.

    On more than one day it does not, since the name may mean each of them in turn.
    """
    is_one_time = query.on is None or query.days.begin[0] == query.days.end[1]
    return is_one_time and set(found) <= set(unclear.candidates)


def _explain_two_countries(
    found: tuple[Country, ...], query: _Query
) -> AmbiguousCountry | UnknownCountry:
    """Return the error for a label with the names of two countries.

    The label is ambiguous if one state came from the other; otherwise it names neither.
    """
    linked = {link.predecessor for country in found for link in country.predecessors}
    if query.on is None and linked & set(found):
        return _ambiguous(query, found, "The states existed at different times.")
    labels = " and ".join(f"{country.name} ({country})" for country in found)
    return UnknownCountry(query.text, reason=f"It names two countries: {labels}.")


def _read_part(part: str, query: _Query) -> Country | None:
    label = strip_the(part)
    return _read_code(label) or _read_name(label, query)


def _read_former(label: str, query: _Query) -> Country | None:
    """Return the country in a label such as "Former Yugoslavia" or "Fmr Zaire", or None.

    A name that a state bears today does not say which earlier state it names.
    """
    name = split_former(label)
    if name is None:
        return None
    found = _read_part(name, query)
    if found is None:
        return None
    is_todays = len(found) == 2 and fold(strip_the(name)) == fold(found.name)
    if is_todays:
        reason = f"{found.name} ({found}) exists today. Pass {str(found)!r} if you mean it."
        raise UnknownCountry(query.text, reason=reason)
    return found
