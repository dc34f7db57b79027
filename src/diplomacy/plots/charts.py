"""What all charts share: the library, titles, and the days of a time axis."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final

from diplomacy.arrow.layout import load_library
from diplomacy.dates import PartialDate, Period

__all__ = ["OPEN_WORLD", "WIDTH", "Row", "certain_year", "describe", "find_domain", "load_altair"]

Row = dict[str, Any]

WIDTH: Final = 640
OPEN_WORLD: Final = "What is not on record may exist nevertheless."


def load_altair() -> Any:
    """Return Altair.

    Raises:
        MissingExtra: if it is not installed.
    """
    return load_library("altair", extra="plots")


def describe(chart: Any, title: str, subtitle: Sequence[str], description: str) -> Any:
    """Return a chart with a title, lines under it, and a text that says what it shows."""
    heading: Mapping[str, Any] = {"text": title, "subtitle": list(subtitle), "anchor": "start"}
    return chart.properties(title=heading, description=f"{title}. {description}")


def certain_year(moment: PartialDate | Period | None) -> int | None:
    """Return the year that a date certainly lies in; None if it may lie in several.

    >>> certain_year(PartialDate("2018-08")), certain_year(PartialDate("[..2018-08]"))
    (2018, None)
    """
    if moment is None or moment.qualified or not (moment.earliest and moment.latest):
        return None
    return moment.earliest.year if moment.earliest.year == moment.latest.year else None


def find_domain(moments: Iterable[PartialDate | Period]) -> tuple[date, date] | None:
    """Return the first and last day of an axis for dates, with a margin; None without a day."""
    days = [day for moment in moments for day in (moment.earliest, moment.latest) if day]
    if not days:
        return None
    first, last = min(days), max(days)
    margin = timedelta(days=120 + (last - first).days // 20)
    return max(first, date.min + margin) - margin, min(last, date.max - margin) + margin
