"""The table of country names: its own laws, and how it reads the names of other lists."""

import contextlib
import re
import unicodedata
from typing import Final

import pycountry
import pytest
from babel import Locale
from hypothesis import example, given
from hypothesis import strategies as st

from diplomacy.countries import Country, fold
from diplomacy.countries.names import (
    AMBIGUOUS,
    NAMES,
    NOT_COUNTRIES,
    OFFICIAL_NAMES,
    RENAMED,
)
from diplomacy.errors import AmbiguousCountry, DiplomacyError, UnknownCountry

ALPHA_2: Final = {str(entry.alpha_2) for entry in pycountry.countries}
ALPHA_4: Final = {str(entry.alpha_4) for entry in pycountry.historic_countries}
CLDR: Final[dict[str, str]] = dict(Locale("en").territories)
CODES: Final = tuple(NAMES)

# Code -> our name and CLDR's, wherever they differ, with the names of its
# versions up to 49. CLDR writes "&" and "St.", a curly apostrophe and labels for menus; the others are choices.
NOT_AS_CLDR: Final[dict[str, tuple[str, ...]]] = {
    "AG": ("Antigua and Barbuda", "Antigua & Barbuda"),
    "BA": ("Bosnia and Herzegovina", "Bosnia & Herzegovina"),
    "BL": ("Saint Barthélemy", "St. Barthélemy"),
    "CD": ("Democratic Republic of the Congo", "Congo - Kinshasa"),
    "CG": ("Republic of the Congo", "Congo - Brazzaville"),
    "CI": ("Côte d'Ivoire", "Côte d’Ivoire"),
    "CV": ("Cabo Verde", "Cape Verde"),
    "GS": (
        "South Georgia and the South Sandwich Islands",
        "South Georgia & South Sandwich Islands",
    ),
    "HK": ("Hong Kong", "Hong Kong SAR China"),
    "HM": (
        "Heard Island and McDonald Islands",
        "Heard & McDonald Islands",
        "Heard Island & McDonald Islands",
    ),
    "KN": ("Saint Kitts and Nevis", "St. Kitts & Nevis"),
    "LC": ("Saint Lucia", "St. Lucia"),
    "MF": ("Saint Martin (French part)", "St. Martin"),
    "MM": ("Myanmar", "Myanmar (Burma)"),
    "MO": ("Macao", "Macao SAR China"),
    "PM": ("Saint Pierre and Miquelon", "St. Pierre & Miquelon"),
    "PS": ("Palestine", "Palestinian Territories"),
    "SH": ("Saint Helena", "St. Helena", "St. Helena, Ascension & Tristan da Cunha"),
    "SJ": ("Svalbard and Jan Mayen", "Svalbard & Jan Mayen"),
    "ST": ("São Tomé and Príncipe", "São Tomé & Príncipe"),
    "TC": ("Turks and Caicos Islands", "Turks & Caicos Islands"),
    "TT": ("Trinidad and Tobago", "Trinidad & Tobago"),
    "TF": (
        "French Southern Territories",
        "French Southern Territories",
        "French Southern and Antarctic Lands",
    ),
    "UM": ("US Minor Outlying Islands", "U.S. Outlying Islands"),
    "VC": ("Saint Vincent and the Grenadines", "St. Vincent & Grenadines"),
    "VI": ("US Virgin Islands", "U.S. Virgin Islands"),
    "WF": ("Wallis and Futuna", "Wallis & Futuna"),
}

# Names of ISO 3166-1 and CLDR that are ambiguous here: either list uses the bare name for one of
# the two that bear it.
AMBIGUOUS_ELSEWHERE: Final = {"Congo": "CG", "St. Martin": "MF"}

# Entries of ISO 3166-3 that run two names of one state together.
TWO_NAMES_IN_ONE: Final = {
    "Byelorussian SSR Soviet Socialist Republic",
    "Czechoslovakia, Czechoslovak Socialist Republic",
    "USSR, Union of Soviet Socialist Republics",
    "Yemen, Democratic, People's Democratic Republic of",
}

# Official names with a comma or a bracket that is truly part of them.
PUNCTUATED: Final = {"BQ", "CC", "SH", "XKOR", "XVNM"}

# The forms of the United Nations, the World Bank, the IMF, Comtrade, the OECD, FIFA, the IOC, of
# maps, treaties and the press, with the code that each represents.
FORMS: Final = (
    # The United Nations.
    ("Bolivia (Plurinational State of)", "BO"),
    ("China, Hong Kong SAR", "HK"),
    ("China, Macao SAR", "MO"),
    ("China, Taiwan Province of", "TW"),
    ("Democratic People's Republic of Korea", "KP"),
    ("Falkland Islands (Malvinas)", "FK"),
    ("Iran (Islamic Republic of)", "IR"),
    ("Lao People's Democratic Republic", "LA"),
    ("Micronesia (Federated States of)", "FM"),
    ("Netherlands (Kingdom of the)", "NL"),
    ("Republic of Korea", "KR"),
    ("Republic of Moldova", "MD"),
    ("State of Palestine", "PS"),
    ("Svalbard and Jan Mayen Islands", "SJ"),
    ("Syrian Arab Republic", "SY"),
    ("Türkiye", "TR"),
    ("United Kingdom of Great Britain and Northern Ireland", "GB"),
    ("United Republic of Tanzania", "TZ"),
    ("United States Virgin Islands", "VI"),
    ("Venezuela (Bolivarian Republic of)", "VE"),
    ("Viet Nam", "VN"),
    ("Wallis and Futuna Islands", "WF"),
    ("The former Yugoslav Republic of Macedonia", "MK"),
    ("Libyan Arab Jamahiriya", "LY"),
    ("Democratic Yemen", "YDYE"),
    ("Ukrainian SSR", "UA"),
    # ISO 3166, in the styles of its several editions.
    ("Congo (the Democratic Republic of the)", "CD"),
    ("Falkland Islands (the) [Malvinas]", "FK"),
    ("Korea (the Republic of)", "KR"),
    ("Korea, Democratic People's Republic of", "KP"),
    ("Lao People's Democratic Republic (the)", "LA"),
    ("Taiwan (Province of China)", "TW"),
    ("Tanzania, the United Republic of", "TZ"),
    ("Palestinian Territory, Occupied", "PS"),
    ("Virgin Islands (British)", "VG"),
    ("Virgin Islands (U.S.)", "VI"),
    ("Cocos (Keeling) Islands (the)", "CC"),
    # The World Bank.
    ("Bahamas, The", "BS"),
    ("Congo, Dem. Rep.", "CD"),
    ("Congo, Rep.", "CG"),
    ("Cote d'Ivoire", "CI"),
    ("Egypt, Arab Rep.", "EG"),
    ("Gambia, The", "GM"),
    ("Hong Kong SAR, China", "HK"),
    ("Iran, Islamic Rep.", "IR"),
    ("Korea, Dem. People's Rep.", "KP"),
    ("Korea, Rep.", "KR"),
    ("Kyrgyz Republic", "KG"),
    ("Lao PDR", "LA"),
    ("Macao SAR, China", "MO"),
    ("Micronesia, Fed. Sts.", "FM"),
    ("Sint Maarten (Dutch part)", "SX"),
    ("Slovak Republic", "SK"),
    ("Somalia, Fed. Rep.", "SO"),
    ("St. Martin (French part)", "MF"),
    ("Taiwan, China", "TW"),
    ("Turkiye", "TR"),
    ("Venezuela, RB", "VE"),
    ("West Bank and Gaza", "PS"),
    ("Yemen, Rep.", "YE"),
    # The IMF and the OECD.
    ("Afghanistan, Islamic Republic of", "AF"),
    ("China (People's Republic of)", "CN"),
    ("China, P.R.: Hong Kong", "HK"),
    ("China, P.R.: Mainland", "CN"),
    ("Eswatini, Kingdom of", "SZ"),
    ("Ethiopia, The Federal Dem. Rep. of", "ET"),
    ("Hong Kong, China", "HK"),
    ("Kosovo, Republic of", "XK"),
    ("São Tomé and Príncipe, Dem. Rep. of", "ST"),
    ("Taiwan Province of China", "TW"),
    ("Timor-Leste, Dem. Rep. of", "TL"),
    ("Venezuela, Rep. Bolivariana de", "VE"),
    # Comtrade.
    ("Bosnia Herzegovina", "BA"),
    ("Br. Indian Ocean Terr.", "IO"),
    ("Br. Virgin Isds", "VG"),
    ("Central African Rep.", "CF"),
    ("Dem. People's Rep. of Korea", "KP"),
    ("Dem. Rep. of the Congo", "CD"),
    ("Dominican Rep.", "DO"),
    ("FS Micronesia", "FM"),
    ("Fmr Dem. Rep. of Germany", "DDDE"),
    ("Fmr USSR", "SUHH"),
    ("Fmr Yugoslavia", "YUCS"),
    ("Lao People's Dem. Rep.", "LA"),
    ("N. Mariana Isds", "MP"),
    ("Neth. Antilles", "ANHH"),
    ("Rep. of Korea", "KR"),
    ("Rep. of Moldova", "MD"),
    ("Saint Maarten", "SX"),
    ("Solomon Isds", "SB"),
    ("TFYR of Macedonia", "MK"),
    ("United Rep. of Tanzania", "TZ"),
    # Sport.
    ("China PR", "CN"),
    ("Chinese Taipei", "TW"),
    ("Congo DR", "CD"),
    ("Great Britain", "GB"),
    ("IR Iran", "IR"),
    ("Korea DPR", "KP"),
    ("Korea Republic", "KR"),
    ("Republic of Ireland", "IE"),
    ("Virgin Islands, US", "VI"),
    # Maps.
    ("Bosnia and Herz.", "BA"),
    ("Dem. Rep. Congo", "CD"),
    ("Eq. Guinea", "GQ"),
    ("Fr. S. Antarctic Lands", "TF"),
    ("Myanmar/Burma", "MM"),
    ("S. Sudan", "SS"),
    ("Solomon Is.", "SB"),
    ("W. Sahara", "EH"),
    # Long forms.
    ("Commonwealth of Australia", "AU"),
    ("Federal Republic of Germany", "DE"),
    ("French Republic", "FR"),
    ("Hashemite Kingdom of Jordan", "JO"),
    ("Hellenic Republic", "GR"),
    ("Italian Republic", "IT"),
    ("Kingdom of Norway", "NO"),
    ("Oriental Republic of Uruguay", "UY"),
    ("People's Republic of China", "CN"),
    ("Republic of China", "TW"),
    ("China, Republic of", "TW"),
    ("Republic of Turkey", "TR"),
    ("Republic of Türkiye", "TR"),
    ("Swiss Confederation", "CH"),
    ("United Mexican States", "MX"),
    ("Holy See (Vatican City)", "VA"),
    # Abbreviations; the points do not matter.
    ("UK", "GB"),
    ("U.K.", "GB"),
    ("the uk", "GB"),
    ("U.S.", "US"),
    ("U.S.A.", "US"),
    ("usa", "US"),
    ("UAE", "AE"),
    ("U.A.E.", "AE"),
    ("ROK", "KR"),
    ("R.O.K.", "KR"),
    ("DPRK", "KP"),
    ("DRC", "CD"),
    ("DR Congo", "CD"),
    ("D.R. Congo", "CD"),
    ("PRC", "CN"),
    ("USSR", "SUHH"),
    ("U.S.S.R.", "SUHH"),
    ("GDR", "DDDE"),
    ("FRG", "DE"),
    ("KSA", "SA"),
    ("PNG", "PG"),
    ("BVI", "VG"),
    ("USVI", "VI"),
    ("FYROM", "MK"),
    ("BiH", "BA"),
    # Codes in capitals.
    ("NO", "NO"),
    ("KOR", "KR"),
    ("BUMM", "MM"),
    ("XK", "XK"),
    ("AU", "AU"),
    # The press.
    ("N. Korea", "KP"),
    ("S. Korea", "KR"),
    ("Korea, South", "KR"),
    ("Korea South", "KR"),
    ("Korea (North)", "KP"),
    ("Congo-Brazzaville", "CG"),
    ("Congo (Kinshasa)", "CD"),
    ("Britain", "GB"),
    ("Bosnia", "BA"),
    ("Bosnia-Herzegovina", "BA"),
    ("Holland", "NL"),
    ("The Netherlands", "NL"),
    ("The Vatican", "VA"),
    ("the Holy See", "VA"),
    ("the Ukraine", "UA"),
    ("Malvinas", "FK"),
    ("Macau", "MO"),
    ("Faeroe Islands", "FO"),
    ("Palestinian Authority", "PS"),
    ("Micronesia", "FM"),
    ("Ireland", "IE"),
    ("Guinea", "GN"),
    ("Georgia", "GE"),
    # Names before a change of name.
    ("Turkey", "TR"),
    ("Burma", "MM"),
    ("Myanmar (Burma)", "MM"),
    ("Swaziland", "SZ"),
    ("Czech Republic", "CZ"),
    ("Ivory Coast", "CI"),
    ("Macedonia", "MK"),
    ("Cape Verde", "CV"),
    ("Zaire", "CD"),
    ("Democratic Republic of the Congo (Zaire)", "CD"),
    ("Dahomey (Benin)", "BJ"),
    ("Upper Volta", "BF"),
    ("New Hebrides", "VU"),
    ("Rhodesia", "ZW"),
    ("Northern Rhodesia", "ZM"),
    ("East Timor", "TL"),
    ("Ceylon (Sri Lanka)", "LK"),
    ("Siam", "TH"),
    ("Persia", "IR"),
    ("Abyssinia", "ET"),
    ("Gold Coast", "GH"),
    ("Khmer Republic (Cambodia)", "KH"),
    ("Byelorussia", "BY"),
    ("Moldavia", "MD"),
    ("Kirghizia", "KG"),
    ("Western Samoa", "WS"),
    ("British Guiana", "GY"),
    ("Dutch Guiana", "SR"),
    ("Transjordan", "JO"),
    ("Muscat & Oman", "OM"),
    ("Malaya", "MY"),
    ("Union of South Africa", "ZA"),
    ("Yemen Arab Republic", "YE"),
    # States that ceased.
    ("Soviet Union", "SUHH"),
    ("Czechoslovakia", "CSHH"),
    ("Yugoslavia", "YUCS"),
    ("German Democratic Republic", "DDDE"),
    ("East Germany", "DDDE"),
    ("West Germany", "DE"),
    ("Germany, Federal Republic of", "DE"),
    ("North Vietnam", "VDVN"),
    ("South Yemen", "YDYE"),
    ("Serbia & Montenegro", "CSXX"),
    # Spelling: case, accents, apostrophes, spaces, "the", "&" and points.
    ("TÜRKİYE", "TR"),
    ("türkiye", "TR"),
    ("COTE D'IVOIRE", "CI"),
    ("Côte d’Ivoire", "CI"),
    ("Cote dʼIvoire", "CI"),
    ("Cote D Ivoire", "CI"),
    ("Lao People’s Democratic Republic", "LA"),
    ("  South   Korea ", "KR"),
    ("South\u00a0Korea", "KR"),
    ("SOUTH KOREA", "KR"),
    ("the Republic of the Gambia", "GM"),
    ("Antigua & Barbuda", "AG"),
    ("St.Lucia", "LC"),
    ("ST. KITTS & NEVIS", "KN"),
    ("Sao Tome & Principe", "ST"),
    ("Curacao", "CW"),
    ("Aland Islands", "AX"),
    ("Guinea Bissau", "GW"),
    ("Timor Leste", "TL"),
    ("Viet-Nam", "VN"),
)

AMBIGUOUS_FORMS: Final = (
    "Korea",
    "KOREA",
    " the Congo ",
    "congo",
    "Virgin Islands",
    "Virgin Is.",
    "St. Martin",
    "Saint-Martin",
    "ROC",
    "R.O.C.",
)

UNKNOWN_FORMS: Final = (
    "",
    " ",
    ".",
    ",",
    "()",
    ", ",
    "no",
    "in",
    "us",
    "is",
    "it",
    "at",
    "be",
    "de",
    "kr",
    "kor",
    "Of",
    "of",
    "the",
    "Republic",
    "Republic of",
    "Kingdom of the",
    "Korea and",
    "Korea and Japan",
    "North",
    "South",
    "Freedonia",
    "Somoa",
    "EU",
    "E.U.",
    "eu",
    "NATO",
    "UN",
    "European Union",
    "England",
    "Northern Ireland",
    "Ireland, Northern",
    "America",
    "Africa",
    "Northern Cyprus",
    "Jersey (UK)",
    "Georgia (US)",
    "Yugoslavia (Kosovo)",
    "Denmark (Greenland)",
    "New Guinea",
    "KRR",
    "ZZ",
    "South Korea, Japan",
    "Serbia, Montenegro",
    "Montenegro, Serbia",
    "Brazil, United States",
    "Libya, United Kingdom",
    "대한민국",
)

FOLDED: Final = {fold(name): code for code, names in NAMES.items() for name in names}


def without_accents(text: str) -> str:
    """Return *text* without its accents, as a keyboard that has none writes it."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def iso_names() -> list[tuple[str, str]]:
    """Return each name in ISO 3166-1 with its code."""
    keys = ("name", "official_name", "common_name")
    found = [
        (str(getattr(entry, key)), str(entry.alpha_2))
        for entry in pycountry.countries
        for key in keys
        if getattr(entry, key, None)
    ]
    return [pair for pair in found if pair[0] not in AMBIGUOUS_ELSEWHERE]


def former_names() -> list[tuple[str, str]]:
    """Return each name in ISO 3166-3 with the code it is read as."""
    found = [
        (str(entry.name), RENAMED.get(str(entry.alpha_4), str(entry.alpha_4)))
        for entry in pycountry.historic_countries
    ]
    return [pair for pair in found if pair[0] not in TWO_NAMES_IN_ONE]


def test_codes_are_those_of_iso_3166_and_kosovo() -> None:
    """Every code is ISO's, Kosovo's, or X and three letters for a state without one."""
    own = {code for code in NAMES if re.fullmatch("X[A-Z]{3}", code)}
    assert not own & ALPHA_4
    assert set(NAMES) - own == ALPHA_2 | {"XK"} | (ALPHA_4 - set(RENAMED))
    assert set(RENAMED) < ALPHA_4
    assert set(RENAMED.values()) <= ALPHA_2
    assert (len(ALPHA_2), len(ALPHA_4), len(RENAMED), len(own)) == (249, 31, 9, 40)


def test_tables_are_sorted() -> None:
    """Codes stand in their order, the two-letter ones first, and other names in the alphabet's."""
    assert list(NAMES) == sorted(NAMES, key=lambda code: (len(code), code))
    assert list(OFFICIAL_NAMES) == sorted(OFFICIAL_NAMES, key=lambda code: (len(code), code))
    assert list(RENAMED) == sorted(RENAMED)
    assert list(AMBIGUOUS) == sorted(AMBIGUOUS)
    assert list(NOT_COUNTRIES) == sorted(NOT_COUNTRIES, key=str.casefold)


def test_every_name_is_one_country_s_and_stands_once() -> None:
    """No two names fold to one key, be it of two countries or of one, and none folds to nothing."""
    seen: dict[str, str] = {}
    for code, names in NAMES.items():
        assert names, code
        for name in names:
            assert fold(name), (code, name)
            assert fold(name) not in seen, (code, name, seen[fold(name)])
            seen[fold(name)] = code


def test_a_name_is_in_one_table_only() -> None:
    """What names a country is neither ambiguous nor a name of something else."""
    ambiguous = {fold(name) for name in AMBIGUOUS}
    others = {fold(name) for name in NOT_COUNTRIES}
    assert len(ambiguous) == len(AMBIGUOUS)
    assert len(others) == len(NOT_COUNTRIES)
    assert not ambiguous & set(FOLDED)
    assert not others & set(FOLDED)
    assert not ambiguous & others


def test_short_names_are_no_other_country_s_code() -> None:
    """A name of two to four letters is not the code of another country, nor of any if listed."""
    owner = {code: code for code in NAMES} | RENAMED
    owner |= {str(entry.alpha_3): str(entry.alpha_2) for entry in pycountry.countries}
    for entry in pycountry.historic_countries:
        four = str(entry.alpha_4)
        owner.setdefault(str(entry.alpha_3), RENAMED.get(four, four))
    clashes = [n for n, code in FOLDED.items() if owner.get(n.upper(), code) != code]
    assert clashes == []
    assert [n for n in [*AMBIGUOUS, *NOT_COUNTRIES] if fold(n).upper() in owner] == []


def test_no_name_has_two_letters_but_uk() -> None:
    """Two letters are left to the codes, since names match in any case and "us" is a word."""
    assert [name for name in FOLDED if len(name) < 3] == ["uk"]


def test_two_countries_are_not_one() -> None:
    """No name is the names of two others side by side, in either order, but what is said of one.

    "Hong Kong, China" and "Aruba, Kingdom of the Netherlands" are meant; "Serbia, Montenegro" and
    "Brazil, United States" are two countries.
    """
    found: set[tuple[str, frozenset[str]]] = set()
    for name, code in FOLDED.items():
        words = name.split()
        for place in range(1, len(words)):
            first = FOLDED.get(" ".join(words[:place]))
            second = FOLDED.get(" ".join(words[place:]).removeprefix("of "))
            if first and second and first != second:
                found.add((code, frozenset((first, second))))
    assert found == {
        *[(code, frozenset((code, "CN"))) for code in ("HK", "MO", "TW")],
        *[(code, frozenset((code, "NL"))) for code in ("AW", "CW", "SX")],
        ("PZPA", frozenset(("PA", "PZPA"))),
        ("XAUH", frozenset(("AT", "HU"))),
    }


def test_first_names_are_plain() -> None:
    """The name that is shown is neither inverted nor a label of one side."""
    bracketed = {code for code, names in NAMES.items() if set("(),[]") & set(names[0])}
    assert bracketed == {"CC", "MF", "XKOR", "XVNM"}
    assert NAMES["TW"][0] == OFFICIAL_NAMES["TW"] == "Taiwan"
    assert NAMES["FK"][0] == OFFICIAL_NAMES["FK"] == "Falkland Islands"
    assert NAMES["PS"][0] == "Palestine"


@pytest.mark.parametrize("code", CODES)
def test_names_read_back(code: str) -> None:
    """Every listed name, in capitals, in small letters and without accents, gives its country."""
    country = Country(code)
    assert country.name == NAMES[code][0]
    for name in (*NAMES[code], country.official_name):
        for form in (name, name.upper(), name.lower(), without_accents(name), f"the {name}"):
            assert Country.parse(form) is country, form


@pytest.mark.parametrize("code", CODES)
def test_official_names_are_not_inverted(code: str) -> None:
    """The long form has no comma, bracket or article left of a list's form, and takes no side."""
    official = Country(code).official_name
    assert "Province of China" not in official
    assert not official.startswith(("the ", "The "))
    assert official == official.strip()
    assert (code in PUNCTUATED) == bool(set("(),[]") & set(official)), official


@pytest.mark.parametrize(("name", "code"), [*iso_names(), *former_names()])
def test_names_of_iso_3166(name: str, code: str) -> None:
    """Every name in ISO 3166-1 and 3166-3 is read, but for the exceptions listed above."""
    assert Country.parse(name) == code


@pytest.mark.parametrize("code", [code for code in CODES if len(code) == 2])
def test_names_of_cldr(code: str) -> None:
    """Every English name in CLDR is read, and differs from ours only as listed above."""
    name = CLDR[code]
    if AMBIGUOUS_ELSEWHERE.get(name) != code:
        assert Country.parse(name) == code
    ours, *theirs = NOT_AS_CLDR.get(code, (name, name))
    assert Country(code).name == ours
    assert name in theirs


def test_cldr_differences_are_differences() -> None:
    """No line of the list of differences from CLDR is idle."""
    assert [code for code, (ours, *theirs) in NOT_AS_CLDR.items() if {ours} == set(theirs)] == []


@pytest.mark.parametrize(("name", "code"), AMBIGUOUS_ELSEWHERE.items())
def test_bare_names_that_other_lists_give_to_one(name: str, code: str) -> None:
    """What another list uses for one of two countries is ambiguous here, and that one is named."""
    with pytest.raises(AmbiguousCountry) as caught:
        Country.parse(name)
    assert code in caught.value.candidates


@pytest.mark.parametrize("text", sorted(TWO_NAMES_IN_ONE))
def test_two_names_in_one_are_not_guessed_at(text: str) -> None:
    """A label that runs two names together is unknown, not half read."""
    with pytest.raises(UnknownCountry):
        Country.parse(text)


@pytest.mark.parametrize(("text", "code"), FORMS)
def test_forms_that_are_met(text: str, code: str) -> None:
    """Names as the press, treaties, banks, maps and sport write them."""
    assert Country.parse(text) is Country(code)


@pytest.mark.parametrize("text", AMBIGUOUS_FORMS)
def test_ambiguous_forms(text: str) -> None:
    """A name of two countries is rejected, and the message names both."""
    with pytest.raises(AmbiguousCountry) as caught:
        Country.parse(text)
    assert len(caught.value.candidates) == 2


@pytest.mark.parametrize(("name", "entry"), AMBIGUOUS.items())
def test_ambiguous_table(name: str, entry: tuple[tuple[str, ...], str]) -> None:
    """Every ambiguous name gives its candidates, which are countries, and a sentence."""
    candidates, reason = entry
    assert len(set(candidates)) == len(candidates) >= 2
    assert set(candidates) <= set(NAMES)
    assert reason[0].isupper()
    assert reason.endswith(".")
    with pytest.raises(AmbiguousCountry) as caught:
        Country.parse(name)
    assert caught.value.candidates == candidates
    assert caught.value.reason == reason


def test_reason_for_korea() -> None:
    """The sentence that the documentation shows."""
    assert AMBIGUOUS["Korea"] == (("KR", "KP"), "The press uses the bare name for either state.")


@pytest.mark.parametrize("text", UNKNOWN_FORMS)
def test_unknown_forms(text: str) -> None:
    """What names no country, or more than one thing at once, gives none."""
    with pytest.raises(UnknownCountry):
        Country.parse(text)


@pytest.mark.parametrize(("name", "meaning"), NOT_COUNTRIES.items())
def test_names_that_are_no_country_s(name: str, meaning: str) -> None:
    """Every well-known name of something else is rejected with one sentence on what it is."""
    assert meaning[0].isupper()
    assert meaning.endswith(".")
    assert ". " not in meaning
    with pytest.raises(UnknownCountry) as caught:
        Country.parse(name)
    assert caught.value.reason == meaning
    assert caught.value.near == ()


WORDS: Final = sorted({word for name in FOLDED for word in name.split()})
NAME_LIKE: Final = st.lists(
    st.sampled_from([*WORDS, "Rep.", "St.", "the", ",", "(", ")", "&", "-", "’", "Korea", "KR"]),
    max_size=6,
).map(" ".join)


@given(st.text() | NAME_LIKE | st.from_regex(r"[A-Z.]{1,5}", fullmatch=True))
@example("\x00")
@example("(" * 50 + ")" * 50)
@example("Korea, (South)")
@example("İ" * 5)
def test_any_text_gives_a_country_or_this_library_s_error(text: str) -> None:
    """Parsing answers with a country that is known or user-assigned, or refuses on purpose."""
    with contextlib.suppress(DiplomacyError):
        found = Country.parse(text)
        assert isinstance(found, Country)
        assert found in NAMES or (len(found) == 2 and found[0] in "XQ")


@given(st.sampled_from(sorted(FOLDED)), st.text(" \t\n\u00a0", max_size=3))
def test_space_around_a_name_changes_nothing(name: str, space: str) -> None:
    """A folded name with space at its ends or between its words is read all the same."""
    spaced = space + name.replace(" ", f" {space}") + space
    assert Country.parse(spaced) == FOLDED[name]
