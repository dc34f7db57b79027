"""The class `Country`, how names are folded and read, and how texts are rejected.

`test_names` checks the table of names, and `test_states` the tables of states in time.
"""

import copy
import json
import pickle
import string
import subprocess
import sys
import threading
from typing import Any, Final

import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplomacy import (
    AmbiguousCountry,
    Country,
    DiplomacyError,
    InvalidType,
    UnknownCountry,
)
from diplomacy.countries import fold
from diplomacy.countries.names import NOT_COUNTRIES
from diplomacy.errors import InvalidCountry

EVERY: Final = Country.all()
FICTIONAL: Final = [f"X{c}" for c in string.ascii_uppercase if c != "K"] + [
    f"Q{c}" for c in string.ascii_uppercase if c >= "M"
]

# --- codes --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "kept", "name"),
    [
        ("KR", "KR", "South Korea"),
        ("KOR", "KR", "South Korea"),
        ("TR", "TR", "Türkiye"),
        ("TUR", "TR", "Türkiye"),
        ("XK", "XK", "Kosovo"),
        ("SUHH", "SUHH", "Soviet Union"),
        ("SUN", "SUHH", "Soviet Union"),
        ("YUCS", "YUCS", "Yugoslavia"),
        ("BUMM", "MM", "Myanmar"),
        ("XA", "XA", "Fictional state XA"),
        ("QZ", "QZ", "Fictional state QZ"),
    ],
)
def test_codes(code: str, kept: str, name: str) -> None:
    """Codes of two, three and four capitals give the country, under the code it is kept by."""
    country = Country(code)
    assert country == kept
    assert str(country) == kept
    assert repr(country) == f"Country({kept!r})"
    assert country.name == name


@pytest.mark.parametrize(
    "code",
    [
        "",
        " ",
        "kr",
        "Kr",
        "no",
        "in",
        "kor",
        " KR",
        "KR ",
        "KR\n",
        "K",
        "KRX",
        "AA",
        "ZZ",
        "QA1",
        "QL",
        "EU",
        "UN",
        "UK",
        "ABCD",
        "410",
        "K.R",
        "ＫＲ",
        "КР",
        "🇰🇷",
        "South Korea",
        "Korea",
        "\x00",
        "\ud800",
        "K" * 1_000_000,
    ],
    ids=lambda code: repr(code[:20]),
)
def test_texts_that_are_no_codes(code: str) -> None:
    """A text that is not a code raises a short message that ends with advice."""
    with pytest.raises(InvalidCountry, match="is not a valid country code") as caught:
        Country(code)
    error = caught.value
    assert isinstance(error, ValueError)
    assert error.code == code
    assert error.advice.endswith(".")
    assert len(str(error)) < 300


@pytest.mark.parametrize(
    ("code", "advice"),
    [
        ("kr", "Use upper case: 'KR'."),
        ("kor", "Use upper case: 'KR'."),
        ("no", "Use upper case: 'NO'."),
        (" KR", "Write 'KR'."),
        ("South Korea", "Write 'KR'; Country.parse reads names."),
        ("turkey", "Write 'TR'; Country.parse reads names."),
        ("south-korea", "Write 'KR'; Country.parse reads names."),
        ("UK", "Write 'GB'; Country.parse reads names."),
        *[
            (letters, f"Write {code!r}; Country.parse reads names.")
            for letters, code in [
                ("UAE", "AE"),
                ("KSA", "SA"),
                ("RSA", "ZA"),
                ("GDR", "DDDE"),
                ("BRD", "DE"),
                ("FRG", "DE"),
                ("DRV", "VDVN"),
                ("BVI", "VG"),
                ("ROK", "KR"),
                ("DPRK", "KP"),
                ("USSR", "SUHH"),
            ]
        ],
        *[(code, "Kosovo is written 'XK' here.") for code in ("XKX", "XKS", "XKV", "UNK", "KOS")],
        ("YU", "ISO 3166 has withdrawn the code. Write 'YUCS' (Yugoslavia)."),
        (
            "CS",
            (
                "ISO 3166 has withdrawn the code. "
                "Write 'CSHH' (Czechoslovakia) or 'CSXX' (Serbia and Montenegro)."
            ),
        ),
        ("England", "England is part of the United Kingdom (GB)."),
        (
            "NATO",
            (
                "NATO is an organization of states, not a country. "
                "Add it as an Organization and refer to it by its id."
            ),
        ),
        (
            "Congo",
            (
                "It is ambiguous: CG (Republic of the Congo) or CD (Democratic Republic of the Congo). "
                "Write one of these codes."
            ),
        ),
        ("410", "Write 'KR'; Country.of('410', system='numeric') reads numeric codes."),
        (
            "Atlantis",
            "Write an ISO 3166 code in upper case, such as 'KR'; Country.parse reads names.",
        ),
    ],
)
def test_advice_on_codes(code: str, advice: str) -> None:
    """The message gives the code to write or the reason, if either is known."""
    with pytest.raises(InvalidCountry) as caught:
        Country(code)
    assert caught.value.advice == advice


WITHDRAWN: Final = sorted(
    {entry.alpha_2 for entry in pycountry.historic_countries}
    - {entry.alpha_2 for entry in pycountry.countries}
)


@pytest.mark.parametrize("code", WITHDRAWN)
def test_withdrawn_codes_are_advised_on(code: str) -> None:
    """The message on a withdrawn two-letter code gives each code that replaces it."""
    with pytest.raises(InvalidCountry) as caught:
        Country(code)
    for entry in pycountry.historic_countries:
        if entry.alpha_2 == code:
            assert repr(str(Country(entry.alpha_4))) in caught.value.advice


@pytest.mark.parametrize("name", sorted(NOT_COUNTRIES))
def test_what_is_known_of_a_name_is_said_of_a_code(name: str) -> None:
    """The reason why a name is not a country's is given wherever it is written."""
    with pytest.raises(InvalidCountry) as caught:
        Country(name)
    assert caught.value.advice.startswith(NOT_COUNTRIES[name])


@pytest.mark.parametrize("value", [None, 410, 4.1, b"KR", ["KR"], ("KR",), object], ids=repr)
def test_only_text_is_a_code_or_a_name(value: Any) -> None:
    """A value that is no text is of the wrong type, hashable or not."""
    with pytest.raises(InvalidType, match="is not a country code"):
        Country(value)
    with pytest.raises(InvalidType, match="is not a country code or name"):
        Country.parse(value)


@pytest.mark.parametrize("code", FICTIONAL)
def test_made_up_states(code: str) -> None:
    """The codes that ISO leaves to its users are states without flag, number or other code."""
    state = Country(code)
    assert state.name == state.official_name == f"Fictional state {code}"
    assert state.alpha_3 is None
    assert state.numeric is None
    assert state.flag == ""
    assert Country.parse(code) is state
    assert state not in EVERY


# --- one object a country -----------------------------------------------------------------------


@pytest.mark.parametrize("country", [*EVERY, *Country.former(), Country("XA")])
def test_one_object_a_country(country: Country) -> None:
    """There is one object a country; copies, pickles, codes and names all give it."""
    assert Country(str(country)) is country
    assert Country(country) is country
    assert copy.copy(country) is country
    assert copy.deepcopy(country) is country
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(country, protocol)) is country  # noqa: S301
    assert Country.parse(country) is country
    assert Country.parse(country.name) is country
    if country.alpha_3 and country.alpha_3 != "ATF":  # FQHH's, which is TF's today
        assert Country(country.alpha_3) is country


def test_one_object_in_every_thread() -> None:
    """Threads that ask at once for a country that nobody asked for yet get the same object."""
    found: list[Country] = []
    barrier = threading.Barrier(8)

    def ask() -> None:
        barrier.wait()
        found.append(Country("QV"))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len({id(country) for country in found}) == 1


def test_a_country_is_its_code() -> None:
    """A country is a plain string: it equals, hashes, sorts, joins and prints as its code."""
    korea, turkey = Country("KR"), Country("TR")
    assert isinstance(korea, str)
    assert korea == "KR"
    assert hash(korea) == hash("KR")
    assert {"KR": 1}[korea] == 1
    assert "KR" in (turkey, korea)
    assert sorted([turkey, korea]) == ["KR", "TR"]
    assert json.dumps({"parties": [korea, turkey]}) == '{"parties": ["KR", "TR"]}'
    assert f"{korea}-{turkey}" == "KR-TR"
    assert type(str(korea)) is str


def test_a_country_does_not_change() -> None:
    """A country takes no attribute, and gives up none."""
    korea: Any = Country("KR")
    for name in ("name", "code", "flag"):
        with pytest.raises(AttributeError):
            setattr(korea, name, "changed")
    with pytest.raises(AttributeError):
        del korea.name


def test_all() -> None:
    """`Country.all` is the countries of ISO 3166-1 and Kosovo, in the order of their codes."""
    assert len(EVERY) == 250
    assert list(EVERY) == sorted(set(EVERY))
    assert Country("XK") in EVERY
    assert all(len(country) == 2 for country in EVERY)


# --- what is known of a country -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "alpha_3", "numeric", "official", "flag"),
    [
        ("KR", "KOR", "410", "Republic of Korea", "🇰🇷"),
        ("KG", "KGZ", "417", "Kyrgyz Republic", "🇰🇬"),
        ("AF", "AFG", "004", "Islamic Republic of Afghanistan", "🇦🇫"),
        ("XK", None, None, "Republic of Kosovo", "🇽🇰"),
        ("SUHH", "SUN", "810", "Union of Soviet Socialist Republics", ""),
    ],
)
def test_what_iso_says(
    code: str, alpha_3: str | None, numeric: str | None, official: str, flag: str
) -> None:
    """The other codes, the official name and the flag are those of ISO 3166, where it has any."""
    country = Country(code)
    assert country.alpha_3 == alpha_3
    assert country.numeric == numeric
    assert country.official_name == official
    assert country.flag == flag


@pytest.mark.parametrize("country", EVERY)
def test_every_country_is_described(country: Country) -> None:
    """Every country has names, a flag of two letters, and codes of their form, or none."""
    assert country.name == country.name.strip() != ""
    assert country.official_name
    assert [chr(ord(letter) - 0x1F1E6 + ord("A")) for letter in country.flag] == list(country)
    if country != "XK":
        assert len(country.alpha_3 or "") == 3
        assert len(country.numeric or "") == 3
        assert (country.numeric or "").isdigit()


# --- names --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("South Korea", "KR"),
        ("Republic of Korea", "KR"),
        ("the Republic of Korea", "KR"),
        ("ROK", "KR"),
        ("Korea, Republic of", "KR"),
        ("South Korea (KR)", "KR"),
        ("DPRK", "KP"),
        ("Turkey", "TR"),
        ("Türkiye", "TR"),
        ("TURKIYE", "TR"),
        ("turkiye", "TR"),
        ("Russia", "RU"),
        ("U.S.", "US"),
        ("U.S.A.", "US"),
        ("USA", "US"),
        ("the United States", "US"),
        ("UK", "GB"),
        ("U.K.", "GB"),
        ("Cote d'Ivoire", "CI"),
        ("Côte d’Ivoire", "CI"),
        ("Ivory Coast", "CI"),
        ("St. Lucia", "LC"),
        ("Bosnia & Herzegovina", "BA"),
        ("  South   Korea\t", "KR"),
        ("KR", "KR"),
        ("KOR", "KR"),
        ("Soviet Union", "SUHH"),
        ("USSR", "SUHH"),
    ],
)
def test_names(text: str, code: str) -> None:
    """Names that people write are read: exactly that country, whatever their case or accents."""
    assert Country.parse(text) is Country(code)


@pytest.mark.parametrize("country", EVERY)
def test_names_are_read_in_any_case(country: Country) -> None:
    """A name is read in capitals, in small letters, with "the" and with blanks around it."""
    for text in (country.name.upper(), country.name.lower(), f" the {country.name} "):
        assert Country.parse(text) is country
    assert Country.parse(country.official_name) is country


@pytest.mark.parametrize("text", ["Korea", "korea", "KOREA", "the Korea", "Congo"])
def test_a_name_of_two_countries_is_not_guessed(text: str) -> None:
    """A name that two countries bear raises, and names both."""
    with pytest.raises(AmbiguousCountry) as caught:
        Country.parse(text)
    error = caught.value
    assert error.text == text
    assert len(error.candidates) >= 2
    assert all(isinstance(candidate, Country) for candidate in error.candidates)
    assert all(candidate in str(error) for candidate in error.candidates)
    assert isinstance(error, ValueError)


def test_korea_is_north_or_south() -> None:
    """The name Korea is that of KR and KP, and the message says what to write."""
    with pytest.raises(
        AmbiguousCountry, match=r"KR \(South Korea\) or KP \(North Korea\)"
    ) as caught:
        Country.parse("Korea")
    assert caught.value.candidates == ("KR", "KP")
    assert str(caught.value).endswith("Pass a code or a full name.")


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("Sout Korea", "South Korea (KR)"),
        ("Turkye", "Türkiye (TR)"),
        ("Kyrgystan", "Kyrgyzstan (KG)"),
        ("kr", "KR"),
        ("tr", "TR"),
    ],
)
def test_near_misses_are_advice(text: str, near: str) -> None:
    """A misspelt name is rejected, and similar names are advice."""
    with pytest.raises(UnknownCountry, match="Did you mean") as caught:
        Country.parse(text)
    assert near in caught.value.near
    assert near in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "Atlantis",
        "Seoul",
        "Europe",
        "no",
        "in",
        "K",
        "410",
        ".",
        "()",
        ",",
        "the",
        "🇰🇷",
        "South Korea and Turkey",
        "KR TR",
        "KRTR",
        "�",
        "the the",
        "x" * 1000000,
    ],
    ids=lambda text: repr(text[:20]),
)
def test_names_of_no_country(text: str) -> None:
    """What names no country raises in a short message, and never answers with a near miss."""
    with pytest.raises(UnknownCountry) as caught:
        Country.parse(text)
    error = caught.value
    assert error.text == text
    assert len(str(error)) < 500
    assert str(error).endswith((".", "?"))
    assert isinstance(error, LookupError)


@given(st.text(alphabet=string.ascii_letters + " .,()&'-éü", max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Of any text comes a country or this library's error, from a code and from a name."""
    for make in (Country, Country.parse):
        try:
            made = make(text)
        except DiplomacyError as error:
            message = str(error)
            assert message
        else:
            assert made.name


# --- folding ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("The Côte d’Ivoire", "cote divoire"),
        ("ST. LUCIA", "saint lucia"),
        ("U.S.A.", "usa"),
        ("Türkiye", "turkiye"),
        ("TÜRKİYE", "turkiye"),
        ("Åland Islands", "aland islands"),
        ("Guinea-Bissau", "guinea bissau"),
        ("Bosnia & Herzegovina", "bosnia and herzegovina"),
        ("Færøerne", "faeroerne"),
        ("Straße", "strasse"),
        ("The Gambia", "gambia"),
        ("Congo, Dem. Rep.", "congo democratic republic"),
        ("Cook Isl.", "cook islands"),
        ("  two   words ", "two words"),
        ("snake_case", "snake case"),
        ("", ""),
        ("the", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    """Names are compared without case, accents, points, hyphens and "the"."""
    assert fold(text) == folded


@given(st.text(alphabet=st.characters(max_codepoint=0x7E)))
def test_folding_twice_is_folding_once(text: str) -> None:
    """A folded name folds to itself, and case makes no difference."""
    once = fold(text)
    assert fold(once) == once
    assert fold(text.upper()) == fold(text.lower()) == once


@given(st.text())
def test_folded_text_is_words(text: str) -> None:
    """Of any text, what is left is words with one blank between."""
    folded = fold(text)
    assert folded == " ".join(folded.split())
    assert "the" not in folded.split()


def test_tables_are_loaded_at_first_use() -> None:
    """Importing loads no table, and a plain code or name loads neither CSV files nor pycountry."""
    lines = (
        "import sys, diplomacy",
        "loaded = {'csv', 'pycountry', 'diplomacy.countries.names', 'diplomacy.countries.tables'}",
        "assert not loaded & set(sys.modules), loaded & set(sys.modules)",
        "diplomacy.Country('KR'), diplomacy.Country.parse('Turkey'), diplomacy.Country('XPRU').name",
        "assert not {'csv', 'pycountry'} & set(sys.modules)",
        "diplomacy.Country('KOR').numeric, diplomacy.Country.parse('Russia', on='1950')",
        "assert 'pycountry' not in sys.modules",
    )
    subprocess.run([sys.executable, "-c", "\n".join(lines)], check=True)
