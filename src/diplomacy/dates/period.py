"""Period: a span of time, each end as precise as its source."""

from datetime import date
from functools import lru_cache
from typing import final

import attrs

from diplomacy.dates.partial_date import PartialDate, edtf_text, to_date
from diplomacy.errors import InvalidPeriod
from diplomacy.values import Value

__all__ = ["Period"]


def _period_text(value: "str | date | PartialDate | Period") -> str:
    """Return *value* as the EDTF text of a period that is known to be right."""
    if isinstance(value, Period):
        return value.text
    if not isinstance(value, str):
        return edtf_text(value)
    plain = str.__str__(value)
    start, end = _ends(plain)
    if start and start == end:
        return start.text
    first, _, last = plain.rpartition("/")
    return f"{start.text if start else first}/{end.text if end else last}"


@lru_cache(maxsize=4096)
def _ends(text: str) -> tuple[PartialDate | None, PartialDate | None]:
    """Return the start and the end of a period's EDTF text."""
    first, slash, last = text.partition("/")
    if not slash:
        within = PartialDate(text)
        return within, within
    if "/" in last or {first, last} <= {"", ".."}:
        raise InvalidPeriod(
            text, "write 2023-07-11/2023-07-12, 2012/.. (ongoing), 2001/ or 1950/[1989..1995]."
        )
    start = None if first in ("", "..") else PartialDate(first)
    end = None if last in ("", "..") else PartialDate(last)
    if start and end and end.certainly_before(start):
        raise InvalidPeriod(text, "it ends before it starts.")
    return start, end


@final
@attrs.frozen(order=False, repr=False)
class Period(Value):
    """What lasts: from a start to an end, each as precise as the source, or within one date.

    ``2023-07-11/2023-07-12`` runs from one to the other; ``2012/..`` is ongoing; ``2001/`` has an
    end that is not known, ``/2018`` a start that is not, ``../2018`` none; a single date
    (``2023-09``) says that it lay within it, and no more.

    Attributes:
        text: the period in EDTF, in one way only.
        start: the first date, or None where it is open or unknown.
        end: the last date, or None where it is open or unknown.
        earliest: the first day it may have begun; `datetime.date.min` where nothing bounds it.
        latest: the last day it may have ended; `datetime.date.max` where nothing bounds it.

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
    earliest: date = attrs.field(init=False, eq=False)
    latest: date = attrs.field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        start, end = _ends(self.text)
        object.__setattr__(self, "start", start)
        object.__setattr__(self, "end", end)
        object.__setattr__(self, "earliest", start.earliest if start else date.min)
        object.__setattr__(self, "latest", end.latest if end else date.max)

    @property
    def ongoing(self) -> bool:
        """Whether it is said to go on (``..`` for an end).

        >>> Period("2012/..").ongoing, Period("2001/").ongoing
        (True, False)
        """
        return self.text.endswith("/..")

    @property
    def approximate(self) -> bool:
        """Whether either end is approximate, so that nothing about it is certain.

        >>> Period("1992~/..").approximate
        True
        """
        return any(side.approximate for side in (self.start, self.end) if side)

    @property
    def sort_key(self) -> tuple[date, date, str]:
        """A key that puts periods in order of time, among themselves and among dates.

        >>> sorted([Period("2024/.."), Period("2023-09")], key=lambda p: p.sort_key)
        [Period('2023-09'), Period('2024/..')]
        """
        first = self.start.sort_key[0] if self.start else self.latest
        return (first, self.latest, self.text)

    @property
    def words(self) -> str:
        """The period as it is read in English.

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

    def certainly_covers(self, day: "str | date | PartialDate") -> bool:
        """Return whether it is known to have lasted on *day*, whichever day that may be.

        >>> Period("2012/..").certainly_covers("2013"), Period("2001/").certainly_covers("2002")
        (True, False)
        """
        day = to_date(day)
        if self.approximate or day.approximate:
            return False
        # The start is no later than the end may be, and the end no earlier than the start may be.
        never = date.max if not self.text.startswith("..") else date.min
        begun = min(self.start.latest if self.start else never, self.latest)
        open_end = date.max if self.ongoing else date.min
        ends = max(self.end.earliest if self.end else open_end, self.earliest)
        return begun <= day.earliest and day.latest <= ends

    def possibly_covers(self, day: "str | date | PartialDate") -> bool:
        """Return whether it may have lasted on some day that *day* may be.

        >>> Period("2001/").possibly_covers("2002"), Period("2001/").possibly_covers("2000")
        (True, False)
        """
        day = to_date(day)
        return day.approximate or self.possibly_within(day.earliest, day.latest)

    def possibly_within(self, first: date, last: date) -> bool:
        """Return whether some of it may lie between two days, both included.

        >>> Period("2023-09").possibly_within(date(2023, 9, 30), date(2024, 1, 1))
        True
        """
        begins = date.min if self.start is None or self.start.approximate else self.earliest
        ends = date.max if self.end is None or self.end.approximate else self.latest
        return begins <= last and ends >= first

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"Period({self.text!r})"
