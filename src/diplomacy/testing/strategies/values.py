"""Strategies for texts, dates, periods, quantities, countries and citations.

Each value is drawn in as few choices as possible: the time that hypothesis takes to generate and
to shrink an example grows with the number of choices in it.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import cache, partial
from itertools import permutations, product
from typing import Any, Final, TypeAlias, TypeVar

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from diplomacy import converters
from diplomacy.countries import Country
from diplomacy.dates import PartialDate, Period, to_date
from diplomacy.errors import InvalidText, InvalidType
from diplomacy.quantities import Quantity
from diplomacy.texts import INVISIBLE_RE, text
from diplomacy.units import is_counted
from diplomacy.vocabulary import QuantityQualifier

__all__ = [
    "ENTRY_FIELDS",
    "NAMES",
    "SAMPLE_NAME",
    "SAMPLE_STATES",
    "TOPICS",
    "Day",
    "Scope",
    "countries",
    "counts",
    "dates_since",
    "ids",
    "money",
    "optional_dates_since",
    "partial_dates",
    "periods",
    "periods_since",
    "quantities",
    "slug_of",
    "subsets",
    "texts",
]

T = TypeVar("T")
Day: TypeAlias = PartialDate | str | date
"""A day, in any form that the queries of an archive accept."""

SAMPLE_STATES: Final = (Country("XA"), Country("XB"), Country("XC"), Country("QM"))
"""Fictional states: ISO 3166 leaves these codes to its users."""

_ORGANIZATIONS: Final = ("sample-union", "sample-firm")
_UNITS: Final = ("USD", "EUR", "percent", "persons", "documents")
_MOST: Final = 10**38 - 1
_CURRENCIES: Final = ("USD", "EUR", "DEM")
_COUNTED: Final = ("countries", "leaders", "documents", "persons")
_ROUNDING_UNITS: Final = ("1000000", "1000", "1", "0.01", "2.5")
TOPICS: Final = ("trade", "nuclear-energy", "sample-topic")


@attrs.frozen
class Scope:
    """The countries and organizations of records, and their earliest date."""

    states: tuple[Country, ...]
    since: date
    organizations: tuple[str, ...] = _ORGANIZATIONS

    @classmethod
    def of(cls, countries: Iterable[str], since: Day | None) -> "Scope":
        """Return the scope that the arguments of a strategy describe.

        Raises:
            InvalidType: if there are fewer than two countries.
        """
        states = tuple(
            map(Country, converters.sequence(countries, converters.country, "countries"))
        )
        if len(states) < 2:
            raise InvalidType([*map(str, states)], "a sequence of at least two countries")
        return cls(states, _first_day(since))

    @property
    def parties(self) -> tuple[str, ...]:
        """The states and the organizations."""
        return (*self.states, *self.organizations)


def _first_day(since: Day | None) -> date:
    return date.min if since is None else to_date(since).earliest or date.min


# --- choices ------------------------------------------------------------------------------------

_MAX_PERMUTED: Final = 6


def subsets(values: Sequence[T], least: int = 0, most: int = 3) -> SearchStrategy[Sequence[T]]:
    """Return from *least* to *most* different values, in any order."""
    if len(values) > _MAX_PERMUTED:  # too many permutations to list
        return st.lists(st.sampled_from(values), min_size=least, max_size=most, unique=True)
    sizes = range(least, most + 1)
    return st.sampled_from([chosen for size in sizes for chosen in permutations(values, size)])


@cache
def ids(kind: str, prefix: str = "sample") -> SearchStrategy[str]:
    """Return ids that name a type of record, so that no id is used for two types."""
    return st.integers(0, 99).map(f"{prefix}-{kind}-{{}}".format)


def slug_of(kind: type) -> str:
    """Return the name of a type of record as a part of an id.

    >>> from diplomacy import TradeFigure
    >>> slug_of(TradeFigure)
    'trade-figure'
    """
    return re.sub("(?<=[a-z])(?=[A-Z])", "-", kind.__name__).lower()


# --- texts, countries and numbers ---------------------------------------------------------------

SAMPLE_NAME: Final = "A sample name"
_SAMPLE_NAMES: Final = (
    SAMPLE_NAME,
    SAMPLE_NAME,
    SAMPLE_NAME,
    "Ünnamed",
    "“Quoted”, 2001",
    "無名",
    "x",
)
NAMES: Final = st.sampled_from(_SAMPLE_NAMES)

# Characters that a reader of JSON or of tables could mistake for the end of a value.
_DELIMITERS: Final = ('"', "\\", "},{", '","', '"],"', ":", '\\"', "null", "a\xa0b", "é,", "𝄞")
_PRINTABLE: Final = st.characters(
    max_codepoint=0x3FFFD, exclude_categories=("Cc", "Co", "Cs", "Zl", "Zp")
).filter(lambda character: INVISIBLE_RE.search(character) is None)


def _is_text(line: str) -> bool:
    try:
        text(line)
    except InvalidText:
        return False
    return True


_TEXTS: Final = st.one_of(
    NAMES,
    st.builds("{}{}{}".format, NAMES, st.sampled_from(_DELIMITERS), st.sampled_from(_DELIMITERS)),
    st.text(_PRINTABLE, min_size=1, max_size=8).map(str.strip).filter(_is_text),
)


def texts() -> SearchStrategy[str]:
    """Return single lines with a letter or a digit, as for a title or a name.

    >>> titles = texts()
    """
    return _TEXTS


_IDENTIFIERS: Final = st.builds(
    "{}:{}".format,
    st.sampled_from(("wikidata", "unts", "sample-set-2")),
    st.integers(1, 5) | _TEXTS,
)
_INTEGERS: Final = st.integers(-(2**63) + 1, 2**63 - 1)
_FLOATS: Final = st.floats(allow_nan=False, allow_infinity=False)
_KEYS: Final = st.sampled_from(("row", "coder", "a key", "無", '"', "type"))
_LINES: Final = st.text(st.characters(codec="utf-8"), max_size=8)

# The fields that every record may have.
ENTRY_FIELDS: Final[Mapping[str, SearchStrategy[Any]]] = {
    "identifiers": st.lists(_IDENTIFIERS, min_size=1, max_size=2),
    "extra": st.dictionaries(
        _KEYS, st.none() | st.booleans() | _INTEGERS | _FLOATS | _LINES, min_size=1, max_size=3
    ),
}


def countries() -> SearchStrategy[Country]:
    """Return countries: fictional states, and any present or former country.

    >>> anywhere = countries()
    """
    return st.sampled_from((*SAMPLE_STATES, *Country.all(), *Country.former()))


def quantities(units: Iterable[str] = _UNITS) -> SearchStrategy[Quantity]:
    """Return quantities with every qualifier: whole, negative, decimal and rounded.

    Those of counted things and ranks are whole and above zero.

    Args:
        units: the units to choose from.

    >>> sums = quantities(units=["USD", "EUR"])
    """
    chosen = tuple(units)
    counted = tuple(unit for unit in chosen if unit == "rank" or is_counted(unit))
    others = tuple(unit for unit in chosen if unit not in counted)
    strategies: list[SearchStrategy[Quantity]] = []
    if others:
        whole = st.integers(-20, 20) | st.integers(-_MOST, _MOST)
        numbers = st.builds("{}E-{}".format, whole, st.sampled_from([0, 0, 1, 3, 9]))
        strategies += [_qualified(numbers, others), _rounded_quantities(others)]
    if counted:
        strategies += [_qualified(st.integers(1, 20) | st.integers(1, _MOST), counted)]
        strategies += [_rounded_quantities(counted, least=1, to=("1000000", "1000", "1"))]
    return st.one_of(strategies)


def _qualified(numbers: SearchStrategy[Any], units: Sequence[str]) -> SearchStrategy[Quantity]:
    return st.builds(Quantity, numbers, st.sampled_from(units), st.sampled_from(QuantityQualifier))


@cache
def money() -> SearchStrategy[Quantity]:
    """Return amounts of trade: money, not below zero."""
    plain = st.builds(
        Quantity,
        st.integers(1, 20) | st.integers(1, _MOST),
        st.sampled_from(_CURRENCIES),
        st.sampled_from(QuantityQualifier),
    )
    nothing = st.sampled_from([Quantity(0, unit) for unit in _CURRENCIES])
    return plain | nothing | _rounded_quantities(_CURRENCIES, least=1)


@cache
def counts() -> SearchStrategy[Quantity]:
    """Return whole numbers of things, with every qualifier."""
    units, qualifiers = st.sampled_from(_COUNTED), st.sampled_from(QuantityQualifier)
    return st.builds(Quantity, st.integers(1, 60), units, qualifiers)


def _rounded_quantities(
    units: Sequence[str], least: int = -(10**9), to: Sequence[str] = _ROUNDING_UNITS
) -> SearchStrategy[Quantity]:
    """Return plain figures of at least *least* times their rounding unit."""
    return st.builds(
        _make_rounded, st.integers(least, 10**9), st.sampled_from(units), st.sampled_from(to)
    )


def _make_rounded(multiple: int, unit: str, rounding_unit: str) -> Quantity:
    number = Decimal(multiple) * Decimal(rounding_unit)
    return Quantity(number, unit, rounded_to=rounding_unit)


# --- dates --------------------------------------------------------------------------------------

_SIMPLEST_DAY: Final = date(2000, 1, 1)


def _day_number(number: int, since: date) -> date:
    """Return the days from *since* on by their numbers: those close to the simplest come first."""
    simplest = max(since, _SIMPLEST_DAY)
    earlier, later = (simplest - since).days, (date.max - simplest).days
    half = min(earlier, later)
    if number <= 2 * half:
        return simplest + timedelta((number + 1) // 2 * (1 if number % 2 else -1))
    return simplest + timedelta((number - half) * (1 if later > earlier else -1))


def _numbers(forms: int, since: date) -> SearchStrategy[int]:
    """Return a number for each day from *since* on in each of some forms.

    One number costs less than a day and a form, and a shrinking example ends at 0.
    """
    return st.integers(0, ((date.max - since).days + 1) * forms - 1)


def _cut_date(day: date, parts: int) -> str:
    """Return the first *parts* of year, month and day as EDTF."""
    return day.isoformat()[: (4, 7, 10)[parts - 1]]


_PRECISIONS: Final = (3, 2, 1)  # how many parts of a date are known: the day, the month, the year
_SEASONS: Final = (24, 21, 22, 23)  # one for each quarter, which may have every day of it


def _season(day: date) -> str:
    return f"{_cut_date(day, 1)}-{_SEASONS[(day.month - 1) // 3]}"


_UNSPECIFIED: Final[tuple[Callable[[date], str], ...]] = (
    _season,
    lambda day: f"{_cut_date(day, 2)}-XX",
    lambda day: f"{_cut_date(day, 1)}-XX",
    lambda day: f"{_cut_date(day, 1)}-XX-XX",
    lambda day: f"{_cut_date(day, 1)[:3]}X",
    lambda day: f"{_cut_date(day, 1)[:2]}XX",
)
_QUALIFIERS: Final = ("~", "?", "%")
_GAPS: Final = (1, 40, 400)  # days, so that the ends are of one month, of one year, or of several

_Form: TypeAlias = Callable[[date], str]
_PLAIN: Final[tuple[_Form, ...]] = tuple(
    partial(_cut_date, parts=parts) for parts in (3, 3, 3, *_PRECISIONS)
)


def _qualify(form: _Form, qualifier: str) -> _Form:
    return lambda day: f"{form(day)}{qualifier}"


def _later(day: date, gap: int) -> date:
    return day + timedelta(min(gap, (date.max - day).days))


def _span(first_parts: int, last_parts: int, ends: str, gap: int) -> _Form:
    """Return the form of a date between two days, or on one side of one of them."""

    def form(first: date) -> str:
        last = _later(first, gap)
        # Neither end may lie within the other.
        parts = first_parts if first.year == last.year else last_parts
        start = "" if ends == "last" else _cut_date(first, first_parts)
        end = "" if ends == "first" else _cut_date(last, parts)
        return f"[{start}..{end}]"

    return form


@cache
def _forms(*, approximate: bool) -> Sequence[_Form]:
    """Return every form of a date, with the plain ones repeated so that half of them are."""
    exact: list[_Form] = [*(_PLAIN * 6), *_UNSPECIFIED]
    spans = product(_PRECISIONS, _PRECISIONS, ("both", "first", "last"), _GAPS[-1:])
    exact += [_span(*span) for span in [*spans, (3, 3, "both", 1), (2, 2, "both", 40)]]
    if not approximate:
        return exact
    forms = (*_PLAIN[-3:], *_UNSPECIFIED)
    return [*exact, *(_qualify(form, mark) for form in forms for mark in _QUALIFIERS)]


def _date_number(number: int, since: date, *, approximate: bool) -> PartialDate:
    forms = _forms(approximate=approximate)
    day, form = divmod(number, len(forms))
    return PartialDate(forms[form](_day_number(day, since)))


@cache
def dates_since(since: date, *, approximate: bool = True) -> SearchStrategy[PartialDate]:
    """Return dates of every form that do not lie wholly before a day."""
    numbers = _numbers(len(_forms(approximate=approximate)), since)
    return numbers.map(partial(_date_number, since=since, approximate=approximate))


@cache
def optional_dates_since(since: date) -> SearchStrategy[PartialDate | None]:
    """Return dates as `dates_since` does, and None for a fifth of them."""
    numbers = _numbers(len(_forms(approximate=True)), since)
    return numbers.map(partial(_optional_date_number, since=since))


def _optional_date_number(number: int, since: date) -> PartialDate | None:
    whole, rest = divmod(number, 5)
    return _date_number(4 * whole + rest - 1, since, approximate=True) if rest else None


def partial_dates(
    *, since: Day | None = None, approximate: bool = True
) -> SearchStrategy[PartialDate]:
    """Return dates of every form: days, months, seasons, years, spans, and others.

    Args:
        since: no date lies wholly before this day.
        approximate: whether a date may be approximate or uncertain, so that nothing about it is
            certain.

    >>> days = partial_dates(since="1990", approximate=False)
    """
    return dates_since(_first_day(since), approximate=approximate)


def _span_from(day: date) -> str:
    """Return a span that begins on a day and has no end."""
    return f"[{_cut_date(day, 3)}..]"


def _span_to(day: date) -> str:
    """Return a span from the year of a day to the day, or of the day and all before it."""
    return f"[{_cut_date(day, 1) if day.month > 1 else ''}..{_cut_date(day, 3)}]"


@cache
def _pairs_of_ends(*, approximate: bool) -> Sequence[tuple[_Form, _Form]]:
    """Return every pair of forms that the ends of a period can have, at least one known."""
    qualified = [_qualify(form, mark) for form in _PLAIN[-3:] for mark in _QUALIFIERS]
    known: list[_Form] = [*_PLAIN[-3:], *_UNSPECIFIED, _span_from, _span_to]
    known += qualified if approximate else ()
    unknown: list[_Form] = [lambda _: "", lambda _: ".."]
    return [*product(known, [*known, *unknown]), *product(unknown, known)]


def _period_number(number: int, since: date, *, approximate: bool) -> Period:
    """Return a period of one date, or from one day to a later one."""
    number, is_between = divmod(number, 2)
    if not is_between:
        return Period(_date_number(number, since, approximate=approximate))
    pairs = _pairs_of_ends(approximate=approximate)
    number, gap = divmod(number, len(_GAPS))
    number, pair = divmod(number, len(pairs))
    first = _day_number(number, since)
    start, end = pairs[pair]
    return Period(f"{start(first)}/{end(_later(first, _GAPS[gap]))}")


@cache
def periods_since(since: date, *, approximate: bool = True) -> SearchStrategy[Period]:
    """Return periods of every form that do not lie wholly before a day."""
    forms = min(
        2 * len(_forms(approximate=approximate)), 6 * len(_pairs_of_ends(approximate=approximate))
    )
    numbers = _numbers(forms, since)
    return numbers.map(partial(_period_number, since=since, approximate=approximate))


def periods(*, since: Day | None = None, approximate: bool = True) -> SearchStrategy[Period]:
    """Return periods of every form: closed, open, with unknown ends, within one date.

    Args:
        since: no period lies wholly before this day.
        approximate: whether the ends may be approximate or uncertain.

    >>> spans = periods(since="1990")
    """
    return periods_since(_first_day(since), approximate=approximate)
