"""Names whose meaning depends on the day: "Russia", "Germany", "Vietnam".

The rows are in ``data/dated_names.csv``; those of names that a country has today, in
``data/display_names.csv``.
"""

from collections.abc import Mapping
from functools import cache

import attrs

from diplomacy.countries.folding import fold
from diplomacy.countries.tables import Span, parse_span, read_table

__all__ = ["DatedName", "dated_names", "display_name"]


@attrs.frozen
class DatedName:
    """A meaning of a name between two days.

    Attributes:
        codes: the countries that it may mean; empty if no state bore the name.
        days: the days between which it means them.
        is_default: whether this is the meaning without a date.
        is_land: whether the name is used of the territory, whatever state was there.
        note: why it means them, or why no state bore the name.
    """

    codes: tuple[str, ...]
    days: Span
    is_default: bool
    is_land: bool
    note: str


@cache
def dated_names() -> Mapping[str, tuple[DatedName, ...]]:
    """Return the meanings of names that depend on the day, by folded name."""
    groups: dict[str, list[DatedName]] = {}
    for row in read_table("dated_names"):
        codes = () if row["codes"] == "-" else tuple(row["codes"].split())
        meaning = DatedName(
            codes,
            parse_span(row["since"], row["until"]),
            bool(row["default"]),
            bool(row["land"]),
            row["note"],
        )
        groups.setdefault(fold(row["name"]), []).append(meaning)
    return {key: tuple(meanings) for key, meanings in groups.items()}


@cache
def _display_names() -> Mapping[str, tuple[tuple[Span, str], ...]]:
    groups: dict[str, list[tuple[Span, str]]] = {}
    for row in read_table("display_names"):
        days = parse_span(row["since"], row["until"])
        groups.setdefault(row["code"], []).append((days, row["name"]))
    return {code: tuple(names) for code, names in groups.items()}


def display_name(code: str, days: Span) -> str | None:
    """Return the name of a country on all of some days, or None for the usual name."""
    for span, name in _display_names().get(code, ()):
        if span.certainly_covers(days):
            return name
    return None
