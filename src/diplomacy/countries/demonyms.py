"""Words by which English prose names a country: its names, its people, its capital.

The demonyms and capitals are in ``data/demonyms.csv``, compiled by hand: the adjectives and nouns
for a country's people, and the capitals, seats of government and former capitals that the press
uses for its government.
"""

from collections.abc import Iterator
from typing import Final

from diplomacy.countries.country import Country
from diplomacy.countries.names import AMBIGUOUS, NAMES, OFFICIAL_NAMES
from diplomacy.countries.tables import read_table

__all__ = ["iter_prose_names"]

# Codes that are also words of English or Latin, or that have another meaning in prose.
_WORDS: Final = frozenset(
    [
        "AD",
        "AI",
        "AM",
        "AS",
        "AT",
        "BE",
        "BY",
        "CAN",
        "CV",
        "DO",
        "GO",
        "HM",
        "ID",
        "IN",
        "IO",
        "IS",
        "IT",
        "LA",
        "MAC",
        "MC",
        "MA",
        "ME",
        "MP",
        "MR",
        "MS",
        "MY",
        "NO",
        "OM",
        "PA",
        "PM",
        "PR",
        "RE",
        "SO",
        "ST",
        "TO",
        "TV",
        "VA",
        "VC",
        "AND",
        "ARE",
        "BEN",
        "COD",
        "CUB",
        "FIN",
        "GIN",
        "LIE",
        "MAR",
        "NOR",
        "PAN",
        "PER",
        "POL",
        "SUR",
        "TON",
        "TUN",
        "VAT",
    ]
)
_WITHOUT_PLURAL: Final = ("s", "ese", "ish", "ch", "men", "man", ".")


def iter_prose_names() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield every name, demonym and capital, with the codes that it may mean.

    >>> [codes for name, codes in iter_prose_names() if name in ("Kyrgyz", "Ankara")]
    [('KG',), ('TR',)]
    """
    for code, names in NAMES.items():
        for name in names:
            yield name, (code,)
            yield from _iter_inverted(name, code)
    for code, name in OFFICIAL_NAMES.items():
        yield name, (code,)
    for name, (codes, _) in AMBIGUOUS.items():
        yield name, codes
    for row in read_table("demonyms"):
        yield from _iter_row_names(row)
    for country in Country.all():
        for label in (str(country), country.alpha_3):
            if label and label not in _WORDS:
                yield label, (country,)


def _iter_inverted(name: str, code: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield a name as registers invert it: "China, Republic of"."""
    head, of, tail = name.partition(" of ")
    if of:
        yield f"{tail}, {head} of", (code,)


def _iter_row_names(row: dict[str, str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the demonyms of a row, in the singular and the plural, and its capitals."""
    codes = (row["code"],)
    for demonym in _split(row["demonyms"]):
        yield demonym, codes
        if not demonym.endswith(_WITHOUT_PLURAL):
            yield f"{demonym}s", codes
    for capital in _split(row["capitals"]):
        yield capital, codes


def _split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]
