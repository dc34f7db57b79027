"""Kinds of spelling that registers use, each over the whole table of names, and by example.

A reading is exact: a label is read if one of the forms in which it may be meant is a name in the
table, and all that are agree.
"""

import re
import unicodedata
from collections.abc import Callable
from typing import Final

import pytest

from diplomacy import AmbiguousCountry, Country, DiplomacyError, UnknownCountry
from diplomacy.countries.labels import GENERIC
from diplomacy.countries.names import NAMES
from diplomacy.errors import InvalidCountry

NAMED: Final = [(name, code) for code, names in NAMES.items() for name in names]


def without_accents(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def replacing(pattern: str, by: str) -> Callable[[str], str]:
    return lambda name: re.sub(pattern, by, name)


# What registers do to a name without changing what it means.
KINDS: Final[dict[str, Callable[[str], str]]] = {
    "capitals": str.upper,
    "small letters": str.lower,
    "title case": str.title,
    "no hyphens": replacing("-", " "),
    "hyphens": replacing(" ", "-"),
    "other hyphens": replacing("-", "\u2011"),
    "dashes": replacing("-", "\u2013"),
    "no-break spaces": replacing(" ", "\u00a0"),
    "thin spaces": replacing(" ", "\u2009"),
    "two blanks": replacing(" ", "  "),
    "line break": replacing(" ", "\n"),
    "underscores": replacing(" ", "_"),
    "curly apostrophe": replacing("'", "\u2019"),
    "opening quote": replacing("'", "\u2018"),
    "no apostrophe": replacing("'", ""),
    "plain letters": without_accents,
    "decomposed letters": lambda name: unicodedata.normalize("NFD", name),
    "article": lambda name: f"The {name}",
    "article after": lambda name: f"{name}, The",
    "article in brackets": lambda name: f"{name} (the)",
    "full stop": lambda name: f"{name}.",
    "quoted": lambda name: f'"{name}"',
    "ampersand": replacing(" and ", " & "),
    "St.": replacing(r"\bSaint\b", "St."),
    "St": replacing(r"\bSaint\b", "St"),
    "Is.": replacing(r"\bIslands\b", "Is."),
    "Isls.": replacing(r"\bIslands\b", "Isls."),
    "Rep.": replacing(r"\bRepublic\b", "Rep."),
    "Repub.": replacing(r"\bRepublic\b", "Repub."),
    "Dem.": replacing(r"\bDemocratic\b", "Dem."),
    "Fed.": replacing(r"\bFederal\b", "Fed."),
    "Utd.": replacing(r"\bUnited\b", "Utd."),
    "Brit.": replacing(r"\bBritish\b", "Brit."),
    "Cent.": replacing(r"\bCentral\b", "Cent."),
    "Equat.": replacing(r"\bEquatorial\b", "Equat."),
    "N.": replacing(r"^(?:North|Northern|New)\b", "N."),
    "S.": replacing(r"^(?:South|Southern)\b", "S."),
    "E.": replacing(r"^(?:East|Eastern)\b", "E."),
    "W.": replacing(r"^(?:West|Western)\b", "W."),
    "Sth": replacing(r"^South\b", "Sth"),
    "direction after": replacing(r"^(North|South|East|West) (.+)$", r"\2, \1"),
    "direction in brackets": replacing(r"^(North|South|East|West) (.+)$", r"\2 (\1)"),
    "footnote": lambda name: f"{name} [1]",
    "footnote of the UN": lambda name: f"{name} 1/",
    "superscript": lambda name: f"{name}\u00b9",
    "asterisk": lambda name: f"{name}*",
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_of_spelling_changes_no_name(kind: str) -> None:
    """Every name of every country is read in the spelling as it is without."""
    failures = []
    for name, code in NAMED:
        spelling = KINDS[kind](name)
        try:
            found = str(Country.parse(spelling))
        except DiplomacyError as error:
            found = f"{error}"
        if found != code:
            failures.append((spelling, code, found))
    assert failures == []


@pytest.mark.parametrize(
    "spelling",
    [
        *(
            "!!!Turkey",
            "Turkey!",
            "$Turkey",
            "Turkey#",
            "Turkey?",
            "Tur|key",
            "Turkey=",
            "<Turkey>",
        ),
        *(
            "Turkey\u200b",
            "\u202eTurkey",
            "Tur\u00adkey",
            "Tur\u2060key",
            "\ufeffTurkey",
            "Turkey\0",
        ),
        *("𝐓𝐮𝐫𝐤𝐞𝐲", "Ｔｕｒｋｅｙ", "Ⓣurkey", "Turkeyᵃ"),
    ],
)
def test_other_signs_and_letters_are_not_dropped(spelling: str) -> None:
    """A name is read exactly; the error names the country that may be meant."""
    with pytest.raises(UnknownCountry) as caught:
        Country.parse(spelling)
    if "urk" in spelling:
        assert "TR" in str(caught.value)


LONG: Final = [
    (match, code)
    for name, code in NAMED
    if (match := re.fullmatch(r"(?P<kind>[A-Z][\w' ]+) of (?:the )?(?P<rest>[^,()]+)", name))
    and set(re.findall(r"\w+", match["kind"].lower().replace("'", ""))) <= GENERIC
]


@pytest.mark.parametrize("form", ["{rest}, {kind} of", "{rest} {kind} of", "{rest} ({kind} of)"])
def test_long_names_are_read_in_the_order_of_lists(form: str) -> None:
    """A long name is read with its kind of state after it, with a comma, in brackets, or plain."""
    assert len(LONG) > 200
    for match, code in LONG:
        for label in (form.format(**match.groupdict()), form.format(**match.groupdict()).upper()):
            try:
                found = {str(Country.parse(label))}
            except AmbiguousCountry as error:
                found = set(map(str, error.candidates))
            # Two names may be one in this order: "Yemen, People's Republic of".
            assert code in found, label


INITIALS: Final = [
    ("U S S R", "SUHH"),
    ("U. S. S. R.", "SUHH"),
    ("UKRAINE S S R", "UA"),
    ("BYELORUSSIA S S R", "BY"),
    ("CHINA P R", "CN"),
    ("P. R. China", "CN"),
    ("China (P.R.)", "CN"),
    ("D P R K", "KP"),
    ("KOREA D P R", "KP"),
    ("Korea, D.P.R. of", "KP"),
    ("LAO P D R", "LA"),
    ("GERMANY D R", "DDDE"),
    ("Germany F R", "DE"),
    ("Germany, F.R.", "DE"),
    ("Yemen AR", "YE"),
    ("Yemen P.D.R.", "YDYE"),
    ("Vietnam DR", "VDVN"),
    ("I.R. Iran", "IR"),
    ("Congo, D.R.", "CD"),
    ("Yugoslavia SFR", "YUCS"),
    ("Tanzania UR", "TZ"),
    ("U S A", "US"),
    ("U K", "GB"),
    ("U S Virgin Islands", "VI"),
]


@pytest.mark.parametrize(("text", "code"), INITIALS)
def test_initials(text: str, code: str) -> None:
    """Initials are read with stops, apart or together, before or after the name."""
    assert Country.parse(text) == code


# Labels that name a state by two names, of which one alone has several meanings.
TWO_NAMES: Final = [
    ("Korea (DPRK)", None, "KP"),
    ("Germany (FRG)", "1960-06-01", "DE"),
    ("Germany (GDR)", "1960-06-01", "DDDE"),
    ("Congo (Zaire)", None, "CD"),
    ("China (ROC)", None, "AmbiguousCountry"),
    ("Russia (Soviet Union)", None, "AmbiguousCountry"),
    ("Russia (Soviet Union)", "1950", "SUHH"),
    ("Russia (Soviet Union)", "1991", "AmbiguousCountry"),
    ("Korea (Japan)", None, "AmbiguousCountry"),
]


@pytest.mark.parametrize(("text", "day", "expected"), TWO_NAMES)
def test_one_name_may_decide_the_other(text: str, day: str | None, expected: str) -> None:
    """A plain name decides an ambiguous one beside it, unless the date allows both."""
    try:
        found = str(Country.parse(text, on=day))
    except DiplomacyError as error:
        found = type(error).__name__
    assert found == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("PRU", "Write 'XPRU' for Prussia."),
        ("GFR", "In cow-abbr it means DE (Germany); Country.of reads such codes."),
        ("HSE", "In cow-abbr it means XHSE"),
        ("Saar Territory", "it was returned to Germany (DE)"),
        ("N. Ireland", "part of the United Kingdom (GB)"),
        ("E. Pakistan", "Bangladesh"),
    ],
)
def test_codes_of_lists_and_names_without_a_state(text: str, reason: str) -> None:
    """A code of another list is no misspelling of a name, and a land is said to be one."""
    with pytest.raises(UnknownCountry) as caught:
        Country.parse(text)
    assert reason in caught.value.reason
    assert caught.value.near == ()


@pytest.mark.parametrize(
    "text",
    ["Phillipines", "Kyrgystan", "Morroco", "Lichtenstein", "Columbia", "Equitorial Guinea"],
)
def test_a_slip_of_the_pen_is_advice(text: str) -> None:
    """A misspelling that no list prints is not read; the similar name is advice."""
    with pytest.raises(UnknownCountry) as caught:
        Country.parse(text)
    assert len(caught.value.near) == 1


# --- every input that was found to fail ---------------------------------------------------------

# A label, the day on which it is read, and its country or the error.
FOUND: Final = [
    ("GERMANY FEDERAL REPUBLIC", None, "DE"),
    ("MACEDONIA THE FYR OF", None, "MK"),
    ("MOLDOVA REPUBLIC OF", None, "MD"),
    ("KOREA REPUBLIC OF", None, "KR"),
    ("BYELORUSSIA S S R", "1950", "BY"),
    ("KOREA DEMOCRATIC PEOPLE'S REPUBLIC OF", None, "KP"),
    ("YEMEN, PEOPLES'S DEMOCRATIC REPUBLIC OF", "1975", "YDYE"),
    ("UKRAINE S S R", "1950", "UA"),
    ("CHINA P R", "1960", "CN"),
    ("TUNIS", "1850", "TN"),
    ("TUNIS", None, "UnknownCountry"),
    ("MUSCAT", "1900", "OM"),
    ("MUSCAT", None, "UnknownCountry"),
    ("German Federal Republic", None, "DE"),
    ("Yemen People's Republic", None, "YDYE"),
    ("ROM", None, "RO"),
    ("Russia (Soviet Union)", "1950", "SUHH"),
    ("Turkey (Ottoman Empire)", None, "TR"),
    ("Italy/Sardinia", "1850", "XSAR"),
    ("Tanzania/Tanganyika", "1963-06", "XTAN"),
    ("Tanzania/Tanganyika", "1970", "TZ"),
    ("Madagascar (Malagasy)", None, "MG"),
    ("Congo, Democratic Republic of (Zaire)", None, "CD"),
    ("Korea, People's Republic of", None, "KP"),
    ("Sardinia", "1850", "XSAR"),
    ("Hanover", "1850", "XHAN"),
    ("Saxony", "1850", "XSAX"),
    ("Baden", "1850", "XBAD"),
    ("Tuscany", "1850", "XTUS"),
    ("Wuerttemberg", "1850", "XWRT"),
    ("Hesse Electoral", "1850", "XHSE"),
    ("Hesse Grand Ducal", "1850", "XHSG"),
    ("Mecklenburg-Schwerin", "1850", "XMEC"),
    ("Parma", "1850", "XPMA"),
    ("Modena", "1850", "XMOD"),
    ("Serb-Croat-Slovene State", "1925", "YUCS"),
    ("Newfoundland", "1925", "UnknownCountry"),
    ("Saar Territory", "1925", "UnknownCountry"),
    ("Transvaal", "1890", "XTRA"),
    ("Orange Free State", "1890", "XOFS"),
    ("Bavaria", "1851", "XBAV"),
    ("Congo", "1985", "CG"),
    ("Congo", None, "AmbiguousCountry"),
    ("KOREA", None, "AmbiguousCountry"),
    ("Eswatini/Swaziland", None, "SZ"),
    ("Swaziland/Eswatini", None, "SZ"),
    ("Turkey/Türkiye", None, "TR"),
    ("Türkiye (Turkey)", None, "TR"),
    ("Sri Lanka/Ceylon", None, "LK"),
    ("Thailand/Siam", None, "TH"),
    ("Benin/Dahomey", None, "BJ"),
    ("Samoa/Western Samoa", None, "WS"),
    ("West Bank/Gaza", None, "PS"),
    ("Germany East", None, "DDDE"),
    ("Germany West", None, "DE"),
    ("Vietnam South", None, "XRVN"),
    ("Sudan-North", None, "SD"),
    ("Yemen (Arab Republic of Yemen)", None, "YE"),
    ("Fmr Fed. Rep. of Germany", None, "DE"),
    ("Fmr Arab Rep. of Yemen", None, "YE"),
    ("Fmr Rep. of Vietnam", None, "XRVN"),
    ("Fmr Ethiopia", None, "UnknownCountry"),
    ("Fmr Sudan", None, "UnknownCountry"),
    ("Sudan (former)", None, "UnknownCountry"),
    ("Fmr Pacific Isds", None, "PCHH"),
    ("Belgium-Luxembourg", None, "UnknownCountry"),
    ("Areas, nes", None, "UnknownCountry"),
    ("Bohemia", None, "UnknownCountry"),
    ("Bessarabia", None, "UnknownCountry"),
    ("Mesopotamia", None, "UnknownCountry"),
    ("East Africa Protectorate", None, "KE"),
    ("RDC", None, "CD"),
    ("North Ireland", None, "UnknownCountry"),
    ("u.s.", None, "US"),
    ("u.k.", None, "GB"),
    ("united arab em.", None, "AE"),
    ("P. N. Guinea", None, "PG"),
    ("Republic of Iran", None, "UnknownCountry"),
    ("Republic of Pakistan", None, "UnknownCountry"),
    ("Republic of Nigeria", None, "UnknownCountry"),
    ("Republic of Ethiopia", None, "UnknownCountry"),
    ("Republic of Syria", None, "UnknownCountry"),
    ("Republic of Romania", None, "UnknownCountry"),
    ("Republic of Russia", None, "UnknownCountry"),
    ("Republic of Algeria", None, "UnknownCountry"),
    ("Democratic Republic of Georgia", None, "UnknownCountry"),
    ("Latvian Soviet Socialist Republic", None, "UnknownCountry"),
    ("Armenian Soviet Socialist Republic", None, "UnknownCountry"),
]


@pytest.mark.parametrize(("text", "day", "expected"), FOUND)
def test_labels_of_registers(text: str, day: str | None, expected: str) -> None:
    """A label is read, or rejected with what is known of it or the country that it names."""
    known = ""
    try:
        found = str(Country.parse(text, on=day))
    except DiplomacyError as error:
        found = type(error).__name__
        known = getattr(error, "reason", "") or "".join(getattr(error, "near", ()))
    assert found == expected
    assert known or found != "UnknownCountry"


# A text where a code is expected, and what the message says to write.
CODES: Final = [
    *(("BU", "'MM'"), ("HV", "'BF'"), ("NH", "'VU'"), ("ZR", "'CD'"), ("NT", "'NTHH'")),
    *(("NQ", "'NQAQ'"), ("PU", "'PUUM'"), ("WK", "'WKUM'"), ("YD", "'YDYE'"), ("FX", "'FXFR'")),
    *(("CS", "'CSHH' (Czechoslovakia) or 'CSXX'"), ("CT", "'CTKI'"), ("PC", "'PCHH'")),
    *(("PZ", "'PZPA'"), ("VD", "'VDVN'"), ("YU", "'YUCS'"), ("FQ", "'FQHH'")),
    *((code, "'XK'") for code in ("XKX", "UNK", "XKS", "XKV", "KOS")),
    *(("UAE", "'AE'"), ("KSA", "'SA'"), ("RSA", "'ZA'"), ("GDR", "'DDDE'"), ("BRD", "'DE'")),
    *(("DRV", "'VDVN'"), ("BVI", "'VG'"), ("UK", "'GB'"), ("DPRK", "'KP'"), ("USSR", "'SUHH'")),
    *(("kr", "'KR'"), ("tr", "'TR'"), ("ru", "'RU'"), ("kp", "'KP'"), ("kor", "'KR'")),
    *(("turkey", "'TR'"), ("south-korea", "'KR'"), ("South Vietnam", "'XRVN'")),
    ("NATO", "NATO is an organization of states, not a country. Add it as an Organization"),
    ("ASEAN", "ASEAN is an organization of states, not a country. Add it as an Organization"),
    ("World", "The world is not a country."),
    ("England", "part of the United Kingdom (GB)"),
    ("Congo", "CG (Republic of the Congo) or CD (Democratic Republic of the Congo)"),
    ("Somaliland", "Somaliland has no ISO 3166 code."),
    ("Tibet", "'XTBT'"),
    ("PRU", "'XPRU'"),
]


@pytest.mark.parametrize(("text", "advice"), CODES)
def test_what_to_write_instead_of_a_code(text: str, advice: str) -> None:
    """A text that is not a code is rejected with the code to write, or what it is instead."""
    with pytest.raises(InvalidCountry, match=re.escape(advice)):
        Country(text)
