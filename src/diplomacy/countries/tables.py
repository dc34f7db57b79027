"""The CSV tables of this package, read at first use, and the days that their dates span."""

from collections.abc import Iterator
from datetime import date
from typing import Final

import attrs

from diplomacy.dates import PartialDate, Period, to_date

__all__ = ["ALL_DAYS", "Span", "parse_span", "parse_spans", "read_table", "span_of"]

# EDTF marks a date as uncertain, approximate, or both.
_INEXACT: Final = frozenset("?~%")


def read_table(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a table of this package."""
    import csv
    from importlib.resources import files

    path = files("diplomacy.countries").joinpath("data", f"{name}.csv")
    yield from csv.DictReader(path.read_text("utf-8").splitlines())


@attrs.frozen
class Span:
    """A span of days whose first and last day may be known only within bounds.

    Attributes:
        text: the span in EDTF.
        begin: the earliest and the latest day on which it may begin.
        end: the earliest and the latest day on which it may end.
    """

    text: str
    begin: tuple[date, date]
    end: tuple[date, date]

    @property
    def words(self) -> str:
        """The span in words, between the first and the last day that it may include.

        >>> parse_span("[..1816-01-01]", "1871-01-17").words, parse_span("1949", "1950").words
        ('until 1871-01-17', '1949-01-01 to 1950-12-31')
        """
        first = "" if self.begin[0] == date.min else self.begin[0].isoformat()
        last = "" if self.end[1] == date.max else self.end[1].isoformat()
        if first and last:
            return f"{first} to {last}"
        return f"since {first}" if first else f"until {last}" if last else "at all times"

    def possibly_overlaps(self, days: "Span") -> bool:
        """Return whether the two may share a day."""
        return self.begin[0] <= days.end[1] and days.begin[0] <= self.end[1]

    def certainly_covers(self, days: "Span") -> bool:
        """Return whether every day that *days* may include is certainly in this span."""
        return self.begin[1] <= days.begin[0] and days.end[1] <= self.end[0]


def _day_bounds(value: "str | date | PartialDate") -> tuple[date, date]:
    """Return the first and last day that a date may be; all days for an inexact date."""
    day = to_date(value)
    if _INEXACT & set(day.text):
        return date.min, date.max
    return day.earliest or date.min, day.latest or date.max


def span_of(value: "str | date | PartialDate | Period | None") -> Span:
    """Return the days that a date or period may include; all days for None.

    An approximate or uncertain date may be any day, since its tolerance is not known.
    """
    if value is None:
        return ALL_DAYS
    if isinstance(value, Period):
        first = date.min if value.start is None else _day_bounds(value.start)[0]
        last = date.max if value.end is None else _day_bounds(value.end)[1]
    else:
        first, last = _day_bounds(value)
    return Span(str(value), (first, first), (last, last))


ALL_DAYS: Final = Span("", (date.min, date.min), (date.max, date.max))


def parse_span(since: str, until: str) -> Span:
    """Return the span between two EDTF dates; "" or ``..`` is an open end."""
    begin = (date.min, date.min) if since in ("", "..") else _day_bounds(since)
    end = (date.max, date.max) if until in ("", "..") else _day_bounds(until)
    return Span(f"{since or '..'}/{until or '..'}", begin, end)


def parse_spans(text: str) -> tuple[Span, ...]:
    """Return the spans in a cell of a table, separated by semicolons.

    >>> [span.begin[0].year for span in parse_spans("1918-11-12/1938-03-13; 1945-04-27/..")]
    [1918, 1945]
    """
    spans = (part.strip().partition("/") for part in text.split(";") if part.strip())
    return tuple(parse_span(since, until) for since, _, until in spans)
