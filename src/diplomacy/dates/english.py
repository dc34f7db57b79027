"""Dates in English words, day first."""

from typing import Final

from diplomacy.dates.edtf import SEASONS, split_qualifier

__all__ = ["format_english"]

_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_QUALIFIERS: Final = {"": "", "~": "about ", "?": "possibly ", "%": "possibly about "}


def format_english(text: str) -> str:
    """Return an EDTF date in English words.

    >>> [format_english(text) for text in ("2023-09-17", "1992~", "199X", "[..2025-11]")]
    ['17 September 2023', 'about 1992', 'the 1990s', 'on or before November 2025']
    """
    if text.startswith("["):
        return _format_span(*text[1:-1].split(".."))
    exact, qualifier = split_qualifier(text)
    return f"{_QUALIFIERS[qualifier]}{_format_exact(exact)}"


def _format_span(first: str, last: str) -> str:
    if not first:
        return f"on or before {_format_exact(last)}"
    if not last:
        return f"{_format_exact(first)} or later"
    return f"between {_format_start(first, last)} and {_format_exact(last)}"


def _format_start(first: str, last: str) -> str:
    """Return the first date of a span without the month and year that it shares with the last."""
    words, parts = _format_exact(first), len(first.split("-"))
    if parts == len(last.split("-")) and first[:4] == last[:4] and parts > 1:
        words = words.removesuffix(f" {first[:4]}")
        if parts > 2 and first[:7] == last[:7]:
            words = words.split(" ")[0]
    return words


def _format_exact(text: str) -> str:
    """Return a date without a qualifier in words."""
    year, *rest = text.split("-")
    if "X" in year:
        return _format_years(year)
    known = [part for part in rest if part != "XX"]
    if not known:
        words = year
    elif known[0] in SEASONS:
        words = f"{SEASONS[known[0]]} {year}"
    else:
        words = f"{_MONTHS[int(known[0]) - 1]} {year}"
    if len(known) > 1:
        return f"{int(known[1])} {words}"
    if known == rest:
        return words
    missing = "day" if known else "month" if len(rest) == 1 else "month and day"
    return f"{words} ({missing} unspecified)"


def _format_years(text: str) -> str:
    """Return a decade or a century; "the 1900s" could be either."""
    first, last = text.replace("X", "0"), text.replace("X", "9")
    if text.endswith("XX"):
        return f"the century {first} to {last}"
    return f"the decade {first} to {last}" if first.endswith("00") else f"the {first}s"
