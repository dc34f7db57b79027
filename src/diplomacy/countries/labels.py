"""Names of countries as lists and registers write them: inverted, doubled, or with an addition."""

import re
from collections.abc import Iterator
from typing import Final

from diplomacy.countries.folding import fold

__all__ = [
    "GENERIC",
    "iter_keys",
    "join_initials",
    "split_former",
    "split_names",
    "strip_additions",
    "strip_the",
]

# Words for a kind of state, which do not distinguish states.
GENERIC: Final = frozenset(
    [
        *("republic", "of", "and", "democratic", "peoples", "people", "socialist", "soviet"),
        *("islamic", "federal", "federated", "federation", "federative", "arab", "united"),
        *("state", "states", "kingdom", "union", "commonwealth", "principality", "sultanate"),
        *("emirate", "empire", "grand", "duchy", "former", "fmr", "co", "operative", "ssr"),
        *("popular", "cooperative", "plurinational", "bolivarian", "confederation", "hashemite"),
    ]
)

_INVERTED_RE: Final = re.compile(r"([^,()]+),([^,()]+)|([^()]+)\(([^()]+)\)")
# The abbreviations of a first word, with their possible meanings.
_FIRST_WORDS: Final = {
    **dict.fromkeys(("n", "no", "nth"), ("north", "northern", "new")),
    **dict.fromkeys(("s", "so", "sth"), ("south", "southern", "saint", "san", "sao")),
    "e": ("east", "eastern"),
    "w": ("west", "western"),
    "fr": ("french",),
}
# The initials of kinds of states, before or after the name: "China PR", "P.D.R. Yemen".
_KINDS: Final = {
    "r": "republic of",
    "ar": "arab republic of",
    "dr": "democratic republic of",
    "fr": "federal republic of",
    "ir": "islamic republic of",
    "pr": "peoples republic of",
    "sr": "socialist republic of",
    "ur": "united republic of",
    "dpr": "democratic peoples republic of",
    "pdr": "peoples democratic republic of",
    "sfr": "socialist federal republic of",
}
_DIRECTIONS: Final = frozenset({"north", "south", "east", "west", "n", "s", "e", "w"})
_INITIALS_RE: Final = re.compile(r"(?<![\w'’.])(?:[^\W\d_]\.?\s+)+[^\W\d_]\b\.?(?!['’])")
# A reference to a footnote: "Andorra [1]", "China 1/", "Kosovo*".
_FOOTNOTE_RE: Final = re.compile(r"\s*(?:\[\w{1,2}\]|\(\d{1,2}\)|\b\d{1,2}/|[*†‡¹²³⁰-⁹])+$")

# Two names of one country: "Myanmar (Burma)", "Eswatini/Swaziland", "KR - South Korea".
_TWO_NAMES: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(.+?)\s*\((?:(?:formerly|former|fmr\.?|previously|also|now|or|aka|ex)[\s:-]+)?([^()]+)\)",
        r"(.+?)\s*\[(?:(?:formerly|former|fmr\.?|previously|also|now|or|aka|ex)[\s:-]+)?([^\[\]]+)\]",
        r"([^/]+?)\s*/\s*([^/]+)",
        r"(.+?),?\s+(?:formerly|previously|also known as|aka|or)\s+(.+)",
        r"(.+?)\s+[-–—]\s+(.+)",
    )
)
_FORMER_RES: Final = (
    re.compile(r"(?:fmr\.?|former|formerly|ex)[\s-]+(?P<name>.+)", re.IGNORECASE),
    re.compile(r"(?P<name>.+?)\s*[,(]\s*(?:fmr\.?|former|formerly)\s*\)?", re.IGNORECASE),
)
# A government is not a state, so that "Poland (government-in-exile)" is Poland.
_GOVERNMENT_RE: Final = re.compile(
    r"\s*\((?:(?:provisional|interim|transitional|caretaker|coalition|military|national|de facto)"
    r"[\s-]+)*(?:government|authority|administration|regime)?(?:[\s-]*in[\s-]exile)?\)",
    re.IGNORECASE,
)


def strip_the(text: str) -> str:
    """Return a label without a leading article and surrounding whitespace."""
    return re.sub(r"^[Tt]he\s+", "", text.strip())


def strip_additions(text: str) -> str:
    """Return a label without a footnote, and without a government in brackets.

    >>> strip_additions("Iraq (Coalition Provisional Authority)"), strip_additions("China 1/")
    ('Iraq', 'China')
    """
    return _GOVERNMENT_RE.sub("", _FOOTNOTE_RE.sub("", text))


def join_initials(text: str) -> str:
    """Return a label with separated initials joined into one word.

    >>> join_initials("UKRAINE S S R"), join_initials("U. S. A.")
    ('UKRAINE SSR', 'USA')
    """
    return _INITIALS_RE.sub(lambda match: re.sub(r"[.\s]", "", match[0]), text)


def iter_keys(text: str) -> Iterator[str]:
    """Yield the folded names that a label may represent, the plain one first.

    Lists invert names ("Korea, Republic of"; "Bolivia (Plurinational State of)"; "Korea South";
    "MOLDOVA REPUBLIC OF"), drop the joining "of" ("Congo, Rep."), and abbreviate the first word
    ("N. Zealand").

    >>> list(iter_keys("Korea, Republic of"))
    ['korea republic of', 'republic of korea', 'republic of of korea']
    >>> list(iter_keys("W. Samoa"))
    ['w samoa', 'west samoa', 'western samoa']
    """
    for key in dict.fromkeys(_iter_orders(text)):
        yield key
        first, _, rest = key.partition(" ")
        for word in _FIRST_WORDS.get(first, ()) if rest else ():
            yield f"{word} {rest}"


def _iter_orders(text: str) -> Iterator[str]:
    """Yield a folded label with its words in every possible order, the plain one first."""
    plain = fold(text)
    yield plain
    inverted = _INVERTED_RE.fullmatch(text)
    if inverted is not None:
        head, tail = (fold(part) for part in inverted.groups() if part)
        yield f"{tail} {head}"
        yield f"{tail} of {head}"
    *words, last = plain.split() or [""]
    if words and last in _DIRECTIONS:
        yield " ".join([last, *words])
    if words and last in _KINDS:
        yield " ".join([_KINDS[last], *words])
    first, *rest = plain.split() or [""]
    if rest and first in _KINDS:
        yield " ".join([_KINDS[first], *rest])
    if inverted is None:
        yield from _iter_uninverted(plain.removesuffix(" of").split())


def _iter_uninverted(words: list[str]) -> Iterator[str]:
    """Yield in the usual order a name that its kind of state follows without a comma."""
    for i in range(len(words) - 1, 0, -1):
        if words[i] not in GENERIC:
            return
        yield " ".join([*words[i:], "of", *words[:i]])
        yield " ".join([*words[i:], *words[:i]])


def split_names(text: str) -> Iterator[tuple[str, str]]:
    """Yield the ways to read a label as two names of one country.

    >>> list(split_names("Eswatini/Swaziland"))
    [('Eswatini', 'Swaziland')]
    """
    for pattern in _TWO_NAMES:
        match = pattern.fullmatch(text.strip())
        if match is not None:
            yield match[1].strip(), match[2].strip()


def split_former(text: str) -> str | None:
    """Return the name in a label such as "Former Yugoslavia", or None.

    >>> split_former("Fmr USSR"), split_former("Sudan (former)"), split_former("Sudan")
    ('USSR', 'Sudan', None)
    """
    for pattern in _FORMER_RES:
        match = pattern.fullmatch(text.strip())
        if match is not None:
            return match["name"]
    return None
