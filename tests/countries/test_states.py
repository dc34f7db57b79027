"""States in time: what names and codes mean on a day, and when states existed."""

import re
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

import attrs
import pycountry
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplomacy import Country, DiplomacyError, PartialDate, Period
from diplomacy.countries import continued_states, fold, treaty_predecessors
from diplomacy.countries.dated_names import dated_names
from diplomacy.countries.names import NAMES
from diplomacy.countries.states import StateRow, state_rows
from diplomacy.countries.successions import Succession
from diplomacy.countries.tables import read_table, span_of
from diplomacy.errors import (
    AmbiguousCountry,
    InvalidTerm,
    InvalidType,
    OutOfTime,
    UnknownCountry,
)
from diplomacy.vocabulary import CodeSystem, SuccessionKind

EVERY: Final = (*Country.all(), *Country.former(), Country("XABK"), Country("XSOT"))
DAYS: Final = [date(year, 7, 1) for year in range(1816, 2021)]

# A name, the day on which it is read, and its country or the error.
NAMES_ON_DAYS: Final = (
    ("Russia", None, "RU"),
    ("Russia", "1920-05-01", "RU"),
    ("Soviet Union", "[1884-03-14..]", "SUHH"),
    ("Soviet Union", "1995-06-01", "OutOfTime"),
    ("Russia (Soviet Union)", "1950", "SUHH"),
    ("Germany", None, "DE"),
    ("Germany", "1850", "OutOfTime"),
    ("Germany", "1900", "DE"),
    ("Germany", "1947", "DE"),
    ("German Federal Republic", "1955-03-01", "DE"),
    ("Germany (Prussia)", "1850", "XPRU"),
    ("Prussia", None, "XPRU"),
    ("Prussia", "1900", "OutOfTime"),
    ("Bavaria", "1851", "XBAV"),
    ("Italy", "1850", "OutOfTime"),
    ("Austria", "1930", "AT"),
    ("Austria", "1940", "OutOfTime"),
    ("Hungary", "1900", "OutOfTime"),
    ("Czech Republic", "1985", "OutOfTime"),
    ("Serbia", "1900", "RS"),
    ("Serbia", "1997-05-31", "OutOfTime"),
    ("Vietnam", "1850", "XVNM"),
    ("Vietnam", "1965", "AmbiguousCountry"),
    ("Korea", "1930", "OutOfTime"),
    ("Palestine", "1930", "OutOfTime"),
    ("Palestine", "1995", "PS"),
    ("Congo", "1985", "CG"),
    ("Congo, Republic of", "1962-01-01", "AmbiguousCountry"),
    ("Tanzania", "1962-06-01", "OutOfTime"),
    ("India", "1930", "IN"),
    ("Estonia", "1960", "OutOfTime"),
    ("Singapore", "1964-01-01", "OutOfTime"),
    ("Colombia", "1825", "XGCL"),
    ("United Arab Republic", "1960", "EG"),
    ("Hejaz", "1928", "SA"),
    ("Hawaii", "1874-12-12", "XHAW"),
    ("Poland (government-in-exile)", "1943-01-01", "PL"),
)

# A code, its system, the day, and its country or the error.
CODES_ON_DAYS: Final = (
    ("255", "cow", "1850", "XPRU"),
    ("255", "cow", None, "AmbiguousCountry"),
    ("365", "cow", "1950", "SUHH"),
    ("345", "cow", "2010", "RS"),
    ("970", "cow", "2005", "NR"),
    ("970", "gw", "2005", "KI"),
    ("678", "gw", "2000", "YE"),
    ("CS", "alpha-2", "2005", "CSXX"),
    ("CS", "alpha-2", None, "AmbiguousCountry"),
    ("SK", "alpha-2", "1974", "SKIN"),
    ("SK", "alpha-2", None, "SK"),
    ("YU", "alpha-2", None, "YUCS"),
    ("ZR", "alpha-2", None, "CD"),
    ("891", "numeric", "2005", "CSXX"),
    ("XKX", "world-bank", None, "XK"),
    ("EC", "alpha-3", None, "UnknownCountry"),
)

# A country, a system, the day, and the code or the error.
CODES_OF_COUNTRIES: Final = (
    ("DE", "cow", "1960", "260"),
    ("DE", "cow", "1990", "AmbiguousCountry"),
    ("DE", "cow", "1947", "None"),
    ("SUHH", "gw", "1950", "365"),
    ("YE", "cow", "1980", "678"),
    ("XBAV", "cow", "1850", "245"),
)


def outcome(call: Callable[[], object]) -> str:
    """Return the text of an answer, or the name of the error."""
    try:
        return str(call())
    except DiplomacyError as error:
        return type(error).__name__


@pytest.mark.parametrize(("text", "day", "expected"), NAMES_ON_DAYS)
def test_names_on_days(text: str, day: str | None, expected: str) -> None:
    """A name means the state that bore it then, or is rejected."""
    assert outcome(lambda: Country.parse(text, on=day)) == expected


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("North German Confederation", "1868", "DE"),
        ("Taiwan", "1930", "TW"),
        ("Palestine", "1970", "PS"),
        ("Palestine", "1948", "AmbiguousCountry"),
        ("Chinese Empire", "1950", "OutOfTime"),
        ("Central America", "1830", "XUPC"),
        ("Central America", None, "UnknownCountry"),
        ("Naples", "1850", "XSIC"),
        ("Naples", None, "UnknownCountry"),
    ],
)
def test_names_of_land_and_names_that_lapsed(text: str, day: str | None, expected: str) -> None:
    """The name of a land needs no state, and a name that lapsed needs a date."""
    assert outcome(lambda: Country.parse(text, on=day)) == expected


@pytest.mark.parametrize(("code", "system", "day", "expected"), CODES_ON_DAYS)
def test_codes_on_days(code: str, system: str, day: str | None, expected: str) -> None:
    """A code means what it meant in its system then, or is rejected."""
    assert outcome(lambda: Country.of(code, system=system, on=day)) == expected


@pytest.mark.parametrize(("code", "system", "day", "expected"), CODES_OF_COUNTRIES)
def test_codes_of_countries(code: str, system: str, day: str, expected: str) -> None:
    """A country has the code that its system gave it then, or none."""
    assert outcome(lambda: Country(code).code_in(system, on=day)) == expected


@pytest.mark.parametrize(
    ("code", "day", "possibly", "certainly"),
    [
        ("UA", "1991-10-01", True, False),
        ("UA", "1992", True, True),
        ("RU", "1950", False, False),
        ("CZ", "1985", False, False),
        ("CZ", "1992-12", False, False),
        ("CZ", "[1992-12-31..1993-01-01]", True, False),
        ("AT", "1940", False, False),
        ("AT", "1938", True, False),
        ("AT", "1950~", True, False),
        ("GL", "1950", True, False),
        ("XA", "1950", True, False),
    ],
)
def test_existence(code: str, day: str, possibly: bool, certainly: bool) -> None:
    """A state exists possibly unless its lifetimes exclude the day, and certainly within them."""
    country = Country(code)
    assert country.exists_on(day) is possibly
    assert country.exists_on(day, certainly=True) is certainly
    assert country.exists_on(PartialDate(day)) is possibly


@pytest.mark.parametrize(
    ("code", "day", "instead"),
    [
        ("RS", "1997-05-31", {"YUCS"}),
        ("CZ", "1900", {"XAUH"}),
        ("RU", "1950", {"SUHH"}),
        ("SUHH", "2000", {"AM", "AZ", "BY", "GE", "KG", "KZ", "MD", "RU", "TJ", "TM", "UA", "UZ"}),
        ("YUCS", "2010", {"BA", "HR", "ME", "MK", "RS", "SI"}),
        ("XKOR", "1930", {"JP"}),
        ("XKOR", "1960", {"KR", "KP"}),
        ("XHAN", "1868", {"XPRU"}),
        ("XHAN", "1900", {"DE"}),
        ("DDDE", "2019", {"DE"}),
        ("XRVN", "2019", {"VN"}),
        ("XDZG", "1950", {"PL"}),
        ("XTRA", "1905", set()),
        ("SG", "1964", {"MY"}),
        ("SG", "1960", set()),
        ("IN", "1930", set()),
        ("NG", "1950", set()),
        ("IL", "1900", set()),
        ("GL", "1900", set()),
        ("SS", "1960", {"SD"}),
        ("BD", "1960", {"PK"}),
        ("XK", "1990", {"YUCS"}),
        ("ANHH", "2019", {"BQ", "CW", "SX"}),
        ("FXFR", "2019", {"FR"}),
        ("XA", "1900", set()),
    ],
)
def test_states_in_the_place_of_another(code: str, day: str, instead: set[str]) -> None:
    """The states that existed in the place of one that did not exist are found over several links."""
    assert set(Country(code).replaced_on(day)) == instead


CEASED: Final = [country for country in Country.former() if len(country) == 4]


@pytest.mark.parametrize("country", CEASED)
def test_every_former_state_is_replaced_today(country: Country) -> None:
    """A treaty of 2019 cannot have a former state as a party, whichever it is."""
    assert country.replaced_on("2019")
    assert all(other.exists_on("2019") for other in country.replaced_on("2019"))
    assert outcome(lambda: Country.parse(country.name, on="2019")) == "OutOfTime"


def test_messages() -> None:
    """The message says what is wrong, what there was instead, and what to pass."""
    cases = {
        ("Russia", "1991"): (
            "'Russia' on 1991 is ambiguous: SUHH (Soviet Union) 1922-12-30 to 1991-12-25 or "
            "RU (Russia) since 1991-12-26. Pass a more precise date or a code."
        ),
        ("Serbia", "1997-05-31"): (
            "'Serbia' was not a state on 1997-05-31. Serbia (RS) existed 1878-07-13 to 1918-11-30 "
            "and since 2006-06-05. In its place: Yugoslavia (YUCS). "
            "Pass 'YUCS', or 'RS' to use it nevertheless."
        ),
        ("Palestine", "1930"): (
            "'Palestine' was not a state on 1930. The land was Ottoman until 1917 and then under a "
            "British mandate, which has no code. Pass 'PS' to use it nevertheless."
        ),
    }
    for (text, day), message in cases.items():
        with pytest.raises(DiplomacyError) as caught:
            Country.parse(text, on=day)
        assert str(caught.value) == message
    with pytest.raises(
        AmbiguousCountry, match=re.escape("Write an ISO 3166 code, or pass on= with a date.")
    ):
        Country.of("CS", system="alpha-2")


def test_errors_carry_what_was_found() -> None:
    """The attributes of the errors let a program decide."""
    with pytest.raises(OutOfTime) as late:
        Country.parse("Estonia", on="1960")
    assert (late.value.text, late.value.on) == ("Estonia", "1960")
    assert (late.value.meant, late.value.instead) == ("EE", ("SUHH",))
    assert isinstance(late.value, UnknownCountry)
    with pytest.raises(AmbiguousCountry) as ambiguous:
        Country.parse("Vietnam", on=date(1965, 1, 1))
    assert ambiguous.value.candidates == ("VDVN", "XRVN")
    assert ambiguous.value.on == "1965-01-01"


# --- code systems -------------------------------------------------------------------------------

WITH_CODES: Final = [
    system for system in CodeSystem if system not in (CodeSystem.COW_NAME, CodeSystem.GW_NAME)
]


@pytest.mark.parametrize("system", WITH_CODES)
def test_codes_lead_back_to_their_country(system: CodeSystem) -> None:
    """On 1 July of each year, the code of a state that existed leads back to it, and to no other.

    A code that changed in the course of a year, on a day that is not known, is ambiguous then.
    """
    step = 1 if system in (CodeSystem.COW, CodeSystem.GW) else 10
    days = [PartialDate(day) for day in DAYS[::step]]
    missing: set[Country] = set()
    ambiguous: set[Country] = set()
    for country in EVERY:
        for day in days if country.code_in(system) else ():
            if not country.exists_on(day, certainly=True):
                continue
            try:
                code = country.code_in(system, on=day)
            except AmbiguousCountry:
                ambiguous.add(country)
                continue
            if code is None:
                missing.add(country)
            else:
                assert Country.of(code, system=system, on=day) is country
    assert len(ambiguous) <= 8
    if system in (CodeSystem.COW, CodeSystem.GW):
        assert not ambiguous
        assert missing == {"DE"}  # from 1945 to 1949 no state had a number


def test_iso_codes_are_those_of_pycountry() -> None:
    """The codes of ISO 3166 agree with those of pycountry, past and present."""
    for entry in pycountry.countries:
        country = Country(entry.alpha_2)
        assert (country.alpha_3, country.numeric) == (entry.alpha_3, entry.numeric)
        assert Country(entry.alpha_3) is country
        assert Country.of(int(entry.numeric), system="numeric") is country
    for entry in pycountry.historic_countries:
        country = Country(entry.alpha_4)
        systems = (("alpha-2", entry.alpha_2), ("alpha-3", entry.alpha_3))
        for system, code in systems:
            year = min(1980, int(entry.withdrawal_date[:4]) - 1)
            if entry.alpha_4 != "CSXX":
                assert Country.of(code, system=system, on=f"{year}-06-01") is country


@pytest.mark.parametrize(
    ("code", "system", "expected"),
    [
        (2, "cow", "US"),
        ("002", "cow", "US"),
        (4, "numeric", "AF"),
        ("AUS", "cow-abbr", "AT"),
        ("AUS", "alpha-3", "AU"),
        ("SWZ", "gw-abbr", "CH"),
        ("EL", "eurostat", "GR"),
        ("UK", "eurostat", "GB"),
        ("DE", "eurostat", "DE"),
        ("XKX", "world-bank", "XK"),
        ("KOR", "world-bank", "KR"),
        ("SUHH", "alpha-4", "SUHH"),
        ("BUMM", "alpha-4", "MM"),
        ("Ivory Coast", "cow-name", "CI"),
    ],
)
def test_codes_of_other_systems(code: str | int, system: str, expected: str) -> None:
    """Numbers may be integers and have leading zeros; each system reads its own codes."""
    assert Country.of(code, system=system) == expected


@pytest.mark.parametrize(
    ("code", "system"),
    [
        ("EC", "alpha-3"),
        ("KR", "cow-abbr"),
        ("GR", "eurostat"),
        ("GB", "eurostat"),
        ("XKX", "alpha-3"),
        ("XPRU", "alpha-4"),
        ("kr", "alpha-2"),
        ("South Korea", "alpha-2"),
        ("999", "numeric"),
        ("", "cow"),
        ("Atlantis", "cow-name"),
        ("Bremen", "cow-name"),
    ],
)
def test_only_the_named_system_is_read(code: str, system: str) -> None:
    """A code of another system, or none, is unknown."""
    with pytest.raises(UnknownCountry):
        Country.of(code, system=system)


def test_bad_arguments_of_code_systems() -> None:
    """A system or a code of the wrong kind raises this library's errors."""
    with pytest.raises(InvalidTerm):
        Country.of("KR", system="fips")
    with pytest.raises(InvalidTerm):
        Country("KR").code_in("cow-name")
    for code in (None, 3.0, True, b"KR"):
        with pytest.raises(InvalidType):
            Country.of(code, system="cow")  # type: ignore[arg-type]
    with pytest.raises(InvalidType):
        Country.of(255, system="cow-name")


def test_labels_of_a_list_are_read_with_its_usage() -> None:
    """A label of Correlates of War means what its number does, which differs from everyday use."""
    usage = {
        ("Germany", "1850"): "XPRU",
        ("Yugoslavia", "1900"): "RS",
        ("Russia", "1950"): "SUHH",
        ("Vietnam", "1960"): "VDVN",
        ("China", "1960"): "CN",
        ("Congo", "1980"): "CG",
        ("Korea", "1890"): "XKOR",
    }
    for (label, day), code in usage.items():
        assert Country.of(label, system="cow-name", on=day) == code
    assert Country.of("Germany (Prussia)", system="gw-name", on="1850") == "XPRU"


# --- names --------------------------------------------------------------------------------------


@pytest.mark.parametrize("country", EVERY)
def test_a_code_is_read_whatever_the_date(country: Country) -> None:
    """A code says which state is meant, and the date does not change that."""
    assert Country.parse(str(country), on="1700") is country
    assert Country(str(country)) is country


def naive(name: str, day: date) -> str:
    """Return what the table of dated names says of a name on a day, row by row."""
    codes: set[str] = set()
    for row in read_table("dated_names"):
        since = (row["since"] and PartialDate(row["since"]).earliest) or date.min
        until = (row["until"] and PartialDate(row["until"]).latest) or date.max
        if row["name"] == name and since <= day <= until:
            codes |= set(row["codes"].split())
    if len(codes) > 1:
        return "AmbiguousCountry"
    return "OutOfTime" if codes <= {"-"} else codes.pop()


@pytest.mark.parametrize("name", sorted({row["name"] for row in read_table("dated_names")}))
def test_dated_names_equal_a_naive_reading(name: str) -> None:
    """On every 1 July, a dated name means what its row says."""
    for day in DAYS[::5]:
        found = outcome(lambda day=day: Country.parse(name, on=day))  # type: ignore[misc]
        expected = naive(name, day)
        if len(expected) > 4 or found == expected:
            assert found == expected
        else:  # the row's state did not exist then
            assert found == "OutOfTime"
            assert Country(expected).replaced_on(day)


@pytest.mark.parametrize("key", sorted(dated_names()))
def test_dated_names_have_their_plain_meaning_without_a_date(key: str) -> None:
    """The default of a dated name is what the table of names says."""
    defaults = {meaning.codes for meaning in dated_names()[key] if meaning.is_default}
    assert len(defaults) <= 1
    plain = [code for code, names in NAMES.items() if key in map(fold, names)]
    if plain and defaults:
        assert defaults == {tuple(plain)}
    days = sorted(meaning.days.begin[0] for meaning in dated_names()[key])
    assert len(set(days)) == len(days)


NAMES_OF_STATES: Final = sorted(
    (name, code) for code, names in NAMES.items() for name in names[:2] if code in state_rows()
)


@settings(max_examples=200)
@given(st.sampled_from(NAMES_OF_STATES), st.dates(date(1816, 1, 1), date(2030, 1, 1)))
def test_a_name_is_never_read_as_a_state_that_was_replaced(
    named: tuple[str, str], day: date
) -> None:
    """What is read on a day existed or acted then, or nobody stood in its place."""
    try:
        country = Country.parse(named[0], on=day)
    except (AmbiguousCountry, OutOfTime):
        return
    assert country.replaced_on(day) == ()


@settings(max_examples=100)
@given(
    st.sampled_from(NAMES_OF_STATES),
    st.dates(date(1816, 1, 1), date(2020, 1, 1)),
    st.integers(0, 4000),
)
def test_a_wider_date_never_changes_an_answer(
    named: tuple[str, str], first: date, length: int
) -> None:
    """What is read for a span of days is read for each of its days that has a reading."""
    last = first + timedelta(days=length)
    wide = outcome(lambda: Country.parse(named[0], on=f"[{first}..{last}]"))
    for day in (first, first + timedelta(days=length // 2), last):
        found = outcome(lambda day=day: Country.parse(named[0], on=day))  # type: ignore[misc]
        assert len(wide) > 4 or len(found) > 4 or found == wide


def test_an_approximate_date_may_be_any_day() -> None:
    """Nothing says how far off an approximate date is, so a dated name is ambiguous."""
    with pytest.raises(AmbiguousCountry):
        Country.parse("Russia", on="1950~")
    assert Country.parse("Prussia", on="1950~") == "XPRU"


@pytest.mark.parametrize(
    ("code", "day", "name"),
    [
        ("TR", "1850", "Ottoman Empire"),
        ("TR", "1950", "Turkey"),
        ("TR", "2024", "Türkiye"),
        ("TR", "1922", "Türkiye"),
        ("RU", "1900", "Russian Empire"),
        ("BJ", "1970", "Dahomey"),
        ("TH", "1948", "Siam"),
        ("KR", "1960", "South Korea"),
        ("XAUH", "1850", "Austrian Empire"),
        ("XA", "1850", "Fictional state XA"),
    ],
)
def test_names_that_a_state_had(code: str, day: str, name: str) -> None:
    """A state is called by the name that it had on the day."""
    assert Country(code).name_on(day) == name


def test_display_names_are_names() -> None:
    """Every name that a state had is of a known country, and its periods do not overlap."""
    periods: dict[str, list[tuple[date, date]]] = {}
    for row in read_table("display_names"):
        assert row["code"] in NAMES
        since, until = row["since"] or "0001-01-01", row["until"]
        periods.setdefault(row["code"], []).append(
            (date.fromisoformat(since), date.fromisoformat(until))
        )
    for spans in periods.values():
        assert spans == sorted(spans)
        assert all(first[1] < second[0] for first, second in pairwise(spans))


# --- the tables ---------------------------------------------------------------------------------

ROWS: Final = state_rows()


def test_the_table_of_states_covers_the_table_of_names() -> None:
    """Every row has a country and its name, and every state without a code of today has a row."""
    for code, row in ROWS.items():
        assert NAMES[code][0] == row.name
    assert {code for code in NAMES if len(code) == 4} <= set(ROWS)
    kinds = Counter(row.kind for row in ROWS.values())
    assert kinds == {
        "state": 194,
        "former-state": 46,
        "territory": 14,
        "disputed": 5,
        "associated": 2,
    }


@pytest.mark.parametrize("row", ROWS.values(), ids=lambda row: row.code)
def test_lifetimes_are_disjoint_and_in_order(row: StateRow) -> None:
    """Lifetimes are periods in order that do not touch; only former states have ended."""
    for period in (*Country(row.code).lifetimes, *Country(row.code).acts):
        assert isinstance(period, Period)
    for span in (*row.lifetimes, *row.acts):
        assert span.begin[0] <= span.begin[1] <= span.end[1]
        assert span.begin[0] <= span.end[0]
    for first, second in pairwise(row.lifetimes):
        assert first.end[1] < second.begin[0]
    if row.kind != "territory":
        assert row.lifetimes
    if row.lifetimes and row.kind in ("state", "associated"):
        assert row.lifetimes[-1].end[1] == date.max
    if row.kind == "former-state":
        assert row.lifetimes[-1].end[1] < date.max
        assert Country(row.code).successors
    assert row.sources


LINKS: Final = tuple(link for country in EVERY for link in country.successors)


@pytest.mark.parametrize(
    "link", LINKS, ids=lambda link: f"{link.predecessor}-{link.successor}-{link.date}"
)
def test_successions_are_at_the_edges_of_lifetimes(link: Succession) -> None:
    """A link is dated when the predecessor ended or the successor began, within two days."""
    days = span_of(link.date)
    ends = [span.end for span in ROWS[link.predecessor].lifetimes]
    row = ROWS.get(link.successor)
    begins = [span.begin for span in row.lifetimes] if row else []
    assert isinstance(link.date, PartialDate)
    if link.kind in (
        SuccessionKind.CONTINUATION,
        SuccessionKind.INCORPORATION,
        SuccessionKind.ANNEXATION,
    ):
        later = (link.predecessor, link.successor) == ("XDZG", "PL")
        assert not ends or later or any(_is_near(bounds, days) for bounds in ends)
    if link.kind in (
        SuccessionKind.SEPARATION,
        SuccessionKind.RESTORATION,
        SuccessionKind.CONTINUATION,
    ):
        assert not begins or any(_is_near(bounds, days) for bounds in begins)


def _is_near(bounds: tuple[date, date], days: object) -> bool:
    """Return whether two spans of days overlap or are at most two days apart."""
    slack = timedelta(days=2)
    first, last = bounds
    begin, end = days.begin[0], days.end[1]  # type: ignore[attr-defined]
    return bool((end >= first or first - end <= slack) and (begin <= last or begin - last <= slack))


def test_links_are_listed_once() -> None:
    """No link is repeated, and a state is continued by one other at most."""
    assert len({(link.predecessor, link.successor, link.date) for link in LINKS}) == len(LINKS)
    continued = Counter(
        link.predecessor for link in LINKS if link.kind is SuccessionKind.CONTINUATION
    )
    assert set(continued.values()) == {1}
    assert len(LINKS) == sum(1 for _ in read_table("successions"))
    assert {link.successor for link in LINKS} >= {"RU", "DE", "VN", "RS"}


def test_continued_states() -> None:
    """A continuation is the same party in law; acts count from the day that the link says."""
    continued = {
        country: tuple(state.country for state in continued_states(country))
        for country in EVERY
        if country.continues
    }
    assert continued == {
        "RU": ("SUHH",),
        "RS": ("CSXX", "YUCS"),
        "CSXX": ("YUCS",),
        "IT": ("XSAR",),
        "VN": ("VDVN",),
    }
    yugoslavia = continued_states(Country("RS"))[-1]
    assert yugoslavia.since == PartialDate("1992-04-27")
    assert [link.successor for link in yugoslavia.links] == ["CSXX", "RS"]


def test_treaty_predecessors() -> None:
    """Predecessors follow the kinds of succession that carry treaties, over several links."""
    found = {str(state.country) for state in treaty_predecessors(Country("RS"))}
    assert {"CSXX", "YUCS", "ME"} <= found
    assert {str(state.country) for state in treaty_predecessors(Country("SK"))} == {"CSHH", "XAUH"}
    assert treaty_predecessors(Country("FR")) == ()
    assert "EE" not in {str(state.country) for state in treaty_predecessors(Country("RU"))}


def test_successions_are_immutable() -> None:
    """A link cannot be changed."""
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        Country("CZ").predecessors[0].note = "changed"  # type: ignore[misc]


def test_codes_mean_known_countries() -> None:
    """Every code of the table means a country, and two meanings do not overlap by a year."""
    groups: dict[tuple[str, str], list[dict[str, str]]] = {}
    for row in read_table("codes"):
        assert row["system"] in {str(system) for system in CodeSystem}
        assert row["country"] in NAMES
        groups.setdefault((row["system"], row["code"]), []).append(row)
    for rows in groups.values():
        if len({row["country"] for row in rows}) > 1:
            ordered = sorted(rows, key=lambda row: row["since"])
            for first, second in pairwise(ordered):
                assert first["until"] <= second["since"]
