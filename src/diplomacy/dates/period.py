"""Period: a span of time, each end as precise as its source."""

from datetime import date
from functools import lru_cache
from typing import final

import attrs

from diplomacy.dates.extents import (
    AFTER_ALL,
    ALWAYS,
    BEFORE_ALL,
    Comparable,
    Extent,
    extent_of,
    extent_of_period,
)
from diplomacy.dates.partial_date import PartialDate, edtf_text, to_date
from diplomacy.errors import AmbiguousDate, InvalidDate, InvalidPeriod, UnsupportedDate
from diplomacy.values import Value

__all__ = ["Period", "to_moment"]


def _period_text(value: "str | date | PartialDate | Period") -> str:
    """Return *value* as the EDTF text of a valid period."""
    if isinstance(value, Period):
        return value.text
    if not isinstance(value, str):
        return edtf_text(value)
    plain = str.__str__(value)
    start, end = _parse_ends(plain)
    if start and start == end:
        return start.text
    first, _, last = plain.rpartition("/")
    return f"{start.text if start else first}/{end.text if end else last}"


@lru_cache(maxsize=4096)
def _parse_ends(text: str) -> tuple[PartialDate | None, PartialDate | None]:
    """Return the start and the end of a period's EDTF text."""
    first, slash, last = text.partition("/")
    try:
        start = None if slash and first in ("", "..") else PartialDate(first)
        end = start if not slash else None if last in ("", "..") else PartialDate(last)
    except InvalidDate as error:
        raise _explain_text(text, error) from None
    if start is None and end is None:
        raise _explain_text(text, None)
    if start and end and end.certainly_before(start):
        raise InvalidPeriod(text, "it ends before it starts. Write the earlier date first.")
    return start, end


def _explain_text(text: str, error: InvalidDate | None) -> InvalidDate | InvalidPeriod:
    """Return the error for a text that is not a period; *error* is that of one of its ends."""
    from diplomacy.dates.unsupported import PERIOD_FOR_DATE
    from diplomacy.dates.written import parse_written_period

    if isinstance(error, UnsupportedDate) and "/" not in text and error.form.count("EDTF"):
        return error
    try:
        written = parse_written_period(text)
        if written not in (None, text):
            return InvalidPeriod(text, f"it is not EDTF. Write {Period(written).text!r}.")
    except AmbiguousDate as ambiguous:
        return ambiguous.without_order()
    except (InvalidDate, InvalidPeriod):
        pass  # nothing to suggest
    slashes = text.count("/")
    named = isinstance(error, UnsupportedDate) or text[:4].isdecimal()
    if isinstance(error, UnsupportedDate) and error.form == PERIOD_FOR_DATE[0]:
        error = None  # a period in another form is expected here
    if error is not None and (slashes == 1 or (slashes == 0 and named)):
        return error
    forms = "2023-07-11/2023-07-12, 2012/.. (ongoing), 2001/ (end unknown) or 1950/[1989..1995]"
    return InvalidPeriod(text, f"it is not EDTF. Write {forms}.")


@final
@attrs.frozen(order=False, repr=False)
class Period(Comparable, Value):
    """A span of time from a start to an end, each as precise as its source.

    ``2023-07-11/2023-07-12`` is from one day to the other. ``2012/..`` is ongoing, and ``../2018``
    has no start. ``2001/`` has an unknown end, and ``/2018`` an unknown start. A single date
    (``2023-09``) says only that the period lay within it. Either end may be any `PartialDate`.

    Attributes:
        text: the period in EDTF, in canonical form.
        start: the first date, or None if it is open or unknown.
        end: the last date, or None if it is open or unknown.
        earliest: the first day it may have begun; None if nothing bounds it.
        latest: the last day it may have ended; None if nothing bounds it.

    Raises:
        InvalidPeriod: if the end is before the start, or the text is not of these forms.
        InvalidDate: if an end is not a date.
        InvalidType: if the value is neither text nor a date.

    >>> summit = Period("2023-07-11/2023-07-12")
    >>> summit.certainly_covers("2023-07-12"), Period("2023-09").certainly_covers("2023-09-17")
    (True, False)
    """

    text: str = attrs.field(converter=_period_text)
    start: PartialDate | None = attrs.field(init=False, eq=False)
    end: PartialDate | None = attrs.field(init=False, eq=False)
    earliest: date | None = attrs.field(init=False, eq=False)
    latest: date | None = attrs.field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        start, end = _parse_ends(self.text)
        object.__setattr__(self, "start", start)
        object.__setattr__(self, "end", end)
        object.__setattr__(self, "earliest", start.earliest if start else None)
        object.__setattr__(self, "latest", end.latest if end else None)

    @property
    def ongoing(self) -> bool:
        """Whether it is open at its end (``..``).

        >>> Period("2012/..").ongoing, Period("2001/").ongoing
        (True, False)
        """
        return self.text.endswith("/..")

    @property
    def approximate(self) -> bool:
        """Whether either end is approximate (``~`` or ``%``).

        >>> Period("1992~/..").approximate
        True
        """
        return any(side.approximate for side in (self.start, self.end) if side)

    @property
    def uncertain(self) -> bool:
        """Whether the source doubts either end (``?`` or ``%``).

        >>> Period("1992?/..").uncertain
        True
        """
        return any(side.uncertain for side in (self.start, self.end) if side)

    @property
    def qualified(self) -> bool:
        """Whether either end is approximate or uncertain, so nothing about it is certain.

        >>> Period("1992%/..").qualified, Period("1992/..").qualified
        (True, False)
        """
        return any(side.qualified for side in (self.start, self.end) if side)

    @property
    def sort_key(self) -> tuple[date, date, str]:
        """A key that puts periods in order of time, among themselves and among dates.

        >>> sorted([Period("2024/.."), Period("2023-09")], key=lambda p: p.sort_key)
        [Period('2023-09'), Period('2024/..')]
        """
        last = self.latest or date.max
        first = self.start.sort_key[0] if self.start else last
        return (first, last, self.text)

    @property
    def words(self) -> str:
        """The period in English words.

        >>> Period("2023-07-11/2023-07-12").words, Period("2012/..").words
        ('11 July 2023 to 12 July 2023', 'since 2012')
        """
        if self.start is None:
            return f"until {self.end.words}" if self.end else ""
        if self.end is None:
            return f"since {self.start.words}" if self.ongoing else f"from {self.start.words}"
        return (
            self.start.words
            if self.start == self.end
            else f"{self.start.words} to {self.end.words}"
        )

    def certainly_covers(self, other: "str | date | PartialDate | Period") -> bool:
        """Return whether it certainly lasted on *other*, whichever day that may be.

        It covers a period if it lasted on every day of that period.

        Raises:
            InvalidDate, InvalidPeriod, InvalidType: if *other* is not a date or a period.

        >>> Period("2012/..").certainly_covers("2013"), Period("2001/").certainly_covers("2002")
        (True, False)
        """
        return self._extent().certainly_covers(extent_of(other))

    def possibly_covers(self, other: "str | date | PartialDate | Period") -> bool:
        """Return whether it may have lasted on some day that *other* may be.

        It may cover a period if it may have lasted on every day of that period.

        Raises:
            InvalidDate, InvalidPeriod, InvalidType: if *other* is not a date or a period.

        >>> Period("2001/").possibly_covers("2002"), Period("2001/").possibly_covers("2000")
        (True, False)
        """
        return self._extent().possibly_covers(extent_of(other))

    def _extent(self) -> Extent:
        return _extent_of_text(self.text)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"Period({self.text!r})"


@lru_cache(maxsize=4096)
def _extent_of_text(text: str) -> Extent:
    """Return the extent of a period's EDTF text; an end that is not known may be any day."""
    start, end = _parse_ends(text)
    return extent_of_period(
        extent_of(start) if start else BEFORE_ALL if text.startswith("..") else ALWAYS,
        extent_of(end) if end else AFTER_ALL if text.endswith("..") else ALWAYS,
    )


def to_moment(value: "str | date | PartialDate | Period") -> PartialDate | Period:
    """Return *value* as a `Period` or a `PartialDate`.

    It becomes a `Period` if it is one, or text with a slash.

    >>> to_moment("2023/.."), to_moment("2023")
    (Period('2023/..'), PartialDate('2023'))
    """
    if isinstance(value, Period):
        return value
    return Period(value) if isinstance(value, str) and "/" in value else to_date(value)
