"""How lists and registers write the name of a country: inverted, doubled, or with an addition."""

import re
from collections.abc import Iterator
from typing import Final

from diplomacy.countries.folding import fold

__all__ = ["iter_keys", "split_former", "split_names", "strip_government", "strip_the"]

_INVERTED_RE: Final = re.compile(r"([^,()]+),([^,()]+)|([^()]+)\(([^()]+)\)")
_DIRECTIONS: Final = frozenset({"north", "south", "east", "west"})

# Two names of one country: "Myanmar (Burma)", "Eswatini/Swaziland", "KR - South Korea".
_TWO_NAMES: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(.+?)\s*\((?:(?:formerly|former|previously|also|now|or|aka|ex)[\s:-]+)?([^()]+)\)",
        r"(.+?)\s*\[(?:(?:formerly|former|previously|also|now|or|aka|ex)[\s:-]+)?([^\[\]]+)\]",
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
    """Return a label without the article before it and the whitespace around it."""
    return re.sub(r"^[Tt]he\s+", "", text.strip())


def strip_government(text: str) -> str:
    """Return a label without an addition in brackets that names a government.

    >>> strip_government("Iraq (Coalition Provisional Authority)")
    'Iraq'
    """
    return _GOVERNMENT_RE.sub("", text)


def iter_keys(text: str) -> Iterator[str]:
    """Yield the folded names as which a label may be read, the plain one first.

    Lists invert names ("Korea, Republic of"; "Bolivia (Plurinational State of)"; "Korea South")
    and drop the joining "of" ("Congo, Rep.").

    >>> list(iter_keys("Korea, Republic of"))
    ['korea republic of', 'republic of korea', 'republic of of korea']
    """
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
