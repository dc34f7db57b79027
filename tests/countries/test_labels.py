"""How lists and registers write names: which labels are read, and what is said of the others."""

import re
from itertools import pairwise
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplomacy import AmbiguousCountry, Country, DiplomacyError, UnknownCountry
from diplomacy.countries import find_country, fold
from diplomacy.countries.names import NAMES, NOT_COUNTRIES

TODAY: Final = Country.all()

# Labels of one country, as public lists write them.
LABELS: Final = [
    ("Eswatini/Swaziland", "SZ"),
    ("Samoa/Western Samoa", "WS"),
    ("West Bank/Gaza", "PS"),
    ("Myanmar / Burma", "MM"),
    ("Iran [Persia]", "IR"),
    ("Sri Lanka (formerly Ceylon)", "LK"),
    ("Zimbabwe (ex-Rhodesia)", "ZW"),
    ("Iran, formerly Persia", "IR"),
    ("Burkina Faso or Upper Volta", "BF"),
    ("South Korea [KR]", "KR"),
    ("KR - South Korea", "KR"),
    ("South Korea - KR", "KR"),
    ("Turkey (TUR)", "TR"),
    ("German Federal Republic", "DE"),
    ("Yemen People's Republic", "YDYE"),
    ("Germany East", "DDDE"),
    ("Vietnam South", "XRVN"),
    ("Sudan-North", "SD"),
    ("Yemen (Arab Republic of Yemen)", "YE"),
    ("Congo, Democratic Republic of (Zaire)", "CD"),
    ("Congo/Zaire", "CD"),
    ("Vietnam (Annam/Cochin China/Tonkin)", "XVNM"),
    ("Fmr Fed. Rep. of Germany", "DE"),
    ("Fmr Arab Rep. of Yemen", "YE"),
    ("Fmr Rep. of Vietnam", "XRVN"),
    ("Fmr Dem. Yemen", "YDYE"),
    ("Fmr USSR", "SUHH"),
    ("Fmr Pacific Isds", "PCHH"),
    ("Former Yugoslavia", "YUCS"),
    ("Yugoslavia (former)", "YUCS"),
    ("Czechoslovakia, former", "CSHH"),
    ("ex-Yugoslavia", "YUCS"),
    ("former Zaire", "CD"),
    ("East Africa Protectorate", "KE"),
    ("RDC", "CD"),
    ("u.s.", "US"),
    ("u.a.e.", "AE"),
    ("united arab em.", "AE"),
    ("P. N. Guinea", "PG"),
    ("Poland (government-in-exile)", "PL"),
    ("Iraq (Coalition Provisional Authority)", "IQ"),
]

# Labels that are rejected, with a part of the reason.
REASONS: Final = [
    ("Denmark (Greenland)", "It names two countries: Denmark (DK) and Greenland (GL)."),
    ("Serbia/Montenegro", "It names two countries: Serbia (RS) and Montenegro (ME)."),
    ("Ireland or Iceland", "It names two countries: Ireland (IE) and Iceland (IS)."),
    ("Fmr Sudan", "Sudan (SD) exists today. Pass 'SD' if you mean it."),
    ("Ethiopia (former)", "Ethiopia (ET) exists today."),
    ("Areas, nes", "It collects what a table does not list by country."),
    ("Other Asia, nes", "It collects what a table does not list by country."),
    ("Belgium-Luxembourg", "economic union of Belgium (BE) and Luxembourg (LU)"),
    ("Bohemia", "part of Czechia (CZ)"),
    ("North Ireland", "part of the United Kingdom (GB)"),
    ("Fmr Rhodesia Nyas", "dissolved in 1963"),
    ("Tunis", "It meant Tunisia (TN), until 1956-03-19. Write 'TN', or pass on= with a date."),
    ("Sweden and Norway", "write Sweden (SE) or Norway (NO)"),
    ("YU", "Write 'YUCS' (Yugoslavia)."),
    ("XKX", "Kosovo is written 'XK' here."),
    ("842", "reads numeric codes"),
]


@pytest.mark.parametrize(("text", "code"), LABELS)
def test_labels(text: str, code: str) -> None:
    """A label that names one country, in whatever form, is read."""
    assert Country.parse(text) == code


@pytest.mark.parametrize(("text", "reason"), REASONS)
def test_reasons(text: str, reason: str) -> None:
    """A label that is not read is rejected with what is known of it."""
    with pytest.raises(UnknownCountry, match=re.escape(reason)):
        Country.parse(text)


@pytest.mark.parametrize("form", ["{}/{}", "{} / {}", "{} ({})", "{} [{}]", "{} (formerly {})"])
def test_two_names_of_a_country_in_every_form(form: str) -> None:
    """Two names of a country are read as it, and those of two countries are not."""
    for first, second in pairwise(TODAY):
        code = str(first)
        assert Country.parse(form.format(first.name, code)) is first
        plain = [name for name in NAMES[code] if not set("()/") & set(name)] or [code]
        assert Country.parse(form.format(first.name, plain[-1])) is first
        with pytest.raises((UnknownCountry, AmbiguousCountry)):
            Country.parse(form.format(first.name, second.name))


@pytest.mark.parametrize("text", ["Tanzania/Tanganyika", "Russia (Soviet Union)", "Italy/Sardinia"])
def test_names_of_successive_states_need_a_date(text: str) -> None:
    """A label with the names of successive states is ambiguous without a date."""
    with pytest.raises(AmbiguousCountry):
        Country.parse(text)
    assert Country.parse(text, on="1840-01-01" if "Italy" in text else "1963-01-01")


@pytest.mark.parametrize("text", ["i.e.", "e.g.", "a.m.", "p.s.", "us", "Us", "no", "is"])
def test_words_are_not_codes(text: str) -> None:
    """A word or an abbreviation in lower case is not read as a code."""
    with pytest.raises(UnknownCountry):
        Country.parse(text)


# --- advice -------------------------------------------------------------------------------------


@pytest.mark.parametrize("country", TODAY)
@pytest.mark.parametrize("form", ["Republic of {}", "Islamic Republic of {}", "{} SSR"])
def test_advice_on_long_names_names_the_country_or_nothing(country: Country, form: str) -> None:
    """Generic words do not count, so that "Republic of Iran" does not suggest Iraq."""
    near = {(), (f"{country.name} ({country})",)}
    try:
        found: object = Country.parse(form.format(country.name))
    except AmbiguousCountry as error:
        found = error.candidates[0]
    except UnknownCountry as error:
        found = country if error.near in near else error.near
    # "Republic of" and three of these names together are the name of another state.
    expected = {"China": "TW", "Republic of the Congo": "CG", "Vietnam": "XRVN"}
    assert found in (country, expected.get(country.name))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Georgian Soviet Socialist Republic", "GE"),
        ("Estonian Soviet Socialist Republic", "EE"),
        ("Lithuanian Soviet Socialist Republic", "LT"),
        ("Turkmen Soviet Socialist Republic", "TM"),
        ("Kirghiz Soviet Socialist Republic", "KG"),
        ("Moldovian Soviet Socialist Republic", "MD"),
        ("Uzbek SSR", "UZ"),
        ("Kazakh SSR", "KZ"),
        ("Tajik SSR", "TJ"),
    ],
)
def test_advice_on_soviet_republics(text: str, code: str) -> None:
    """An adjective leads to the country, and to no other."""
    with pytest.raises(UnknownCountry) as caught:
        Country.parse(text)
    assert caught.value.near == (f"{Country(code).name} ({code})",)


def test_countries_are_found_for_messages() -> None:
    """For a message, codes are found in any case, and names as usual."""
    found = [find_country(text) for text in ("kr", "TR", "kor", "south-korea", "Turkey")]
    assert found == ["KR", "TR", "KR", "KR", "TR"]
    assert [find_country(text) for text in ("kepco", "korea", "", "x" * 10_000)] == [None] * 4


# --- any text -----------------------------------------------------------------------------------

PIECES: Final = st.sampled_from(
    [
        *(name for names in NAMES.values() for name in names[:2]),
        *list(NOT_COUNTRIES)[::9],
        *("Korea", "Hesse", "Russia", "KR", "former", "Fmr", "or", "/", " / ", " (", ")", "[", "]"),
        *(", ", " - ", "the", "(in exile)", "nes", "Republic of", "u.s.", "."),
    ]
)
DATES: Final = st.sampled_from(
    [None, "1850", "1922-12", "1950-06-01", "1991", "1950~", "[1884-03-14..]", "[..1816-01-01]"]
)


@settings(max_examples=150)
@given(st.lists(PIECES, min_size=1, max_size=4), DATES)
def test_any_label_is_read_or_rejected(pieces: list[str], day: str | None) -> None:
    """Of any label, on any date, comes a country or this library's error with a message."""
    for text in ("".join(pieces), " ".join(pieces)):
        try:
            country = Country.parse(text, on=day)
        except DiplomacyError as error:
            message = str(error)
            assert len(message) < 700
            assert message.endswith((".", "?"))
        else:
            assert isinstance(country, Country)
            assert fold(text)
