"""Extents of dates and periods, as ranges of days, and comparisons of them."""

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from diplomacy.errors import InvalidPeriod, require

if TYPE_CHECKING:
    from diplomacy.dates.partial_date import PartialDate
    from diplomacy.dates.period import Period

__all__ = [
    "AFTER_ALL",
    "ALWAYS",
    "ANY_DAY",
    "BEFORE_ALL",
    "Comparable",
    "Extent",
    "day_bounds",
    "extent_between",
    "extent_of",
    "extent_of_date",
    "extent_of_period",
]

_INFINITY: Final = float("inf")


class Extent(NamedTuple):
    """The first and the last day of something, each within a range of ordinals.

    An infinite ordinal represents a day before or after all others. The ranges take into account
    that nothing ends before it begins.

    Attributes:
        begin_low, begin_high: the range of the first day.
        end_low, end_high: the range of the last day.
        exact: whether anything about it is certain.
    """

    begin_low: float
    begin_high: float
    end_low: float
    end_high: float
    exact: bool = True

    def certainly_before(self, other: "Extent") -> bool:
        """Return whether this has certainly ended before the other begins."""
        return self.exact and other.exact and self.end_high < other.begin_low

    def possibly_before(self, other: "Extent") -> bool:
        """Return whether this may have ended before the other begins."""
        return self.end_low < other.begin_high

    def certainly_overlaps(self, other: "Extent") -> bool:
        """Return whether the two certainly share a day."""
        together = self.begin_high <= other.end_low and other.begin_high <= self.end_low
        return self.exact and other.exact and together

    def possibly_overlaps(self, other: "Extent") -> bool:
        """Return whether the two may share a day."""
        return self.begin_low <= other.end_high and other.begin_low <= self.end_high

    def certainly_covers(self, other: "Extent") -> bool:
        """Return whether this certainly includes every day of the other."""
        around = self.begin_high <= other.begin_low and other.end_high <= self.end_low
        return self.exact and other.exact and around

    def possibly_covers(self, other: "Extent") -> bool:
        """Return whether this may include every day of the other."""
        around = self.begin_low <= other.begin_high and other.end_low <= self.end_high
        return around and self.possibly_overlaps(other)


ALWAYS: Final = Extent(-_INFINITY, _INFINITY, -_INFINITY, _INFINITY)
ANY_DAY: Final = ALWAYS._replace(exact=False)
BEFORE_ALL: Final = Extent(-_INFINITY, -_INFINITY, -_INFINITY, -_INFINITY)
AFTER_ALL: Final = Extent(_INFINITY, _INFINITY, _INFINITY, _INFINITY)


@lru_cache(maxsize=4096)
def extent_of_date(earliest: date | None, latest: date | None) -> Extent:
    """Return the extent of one day between two others; None means no bound."""
    low = -_INFINITY if earliest is None else earliest.toordinal()
    high = _INFINITY if latest is None else latest.toordinal()
    return Extent(low, high, low, high)


def extent_of_period(start: Extent, end: Extent) -> Extent:
    """Return the extent of a period from one day to another.

    >>> first, last = extent_of_date(date(1, 1, 1), date(1, 1, 9)), extent_of_date(None, None)
    >>> extent_of_period(first, last)
    Extent(begin_low=1, begin_high=9, end_low=1, end_high=inf, exact=True)
    """
    return Extent(
        start.begin_low,
        min(start.begin_high, end.end_high),
        max(end.end_low, start.begin_low),
        end.end_high,
        start.exact and end.exact,
    )


def day_bounds(moment: "PartialDate | Period") -> tuple[date, date]:
    """Return the first and last day of a date or period, as `datetime.date`.

    >>> from diplomacy.dates import PartialDate
    >>> day_bounds(PartialDate("[2011..]"))
    (datetime.date(2011, 1, 1), datetime.date(9999, 12, 31))
    """
    require(moment, Comparable, "a PartialDate or a Period")
    return moment.earliest or date.min, moment.latest or date.max


def extent_of(value: "str | date | PartialDate | Period") -> Extent:
    """Return the extent of a date or period, of text, or of a `datetime.date`.

    Raises:
        InvalidDate, InvalidPeriod, InvalidType: if it is not a date or a period.
    """
    if not isinstance(value, Comparable):
        if type(value) is date:  # a `datetime.date` needs no text
            return extent_of_date(value, value)
        from diplomacy.dates.period import to_moment

        value = to_moment(value)
    # Other modules of the package need it; it is not part of the interface.
    return value._extent()  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]


def _extent_of_day(value: "str | date | PartialDate") -> Extent:
    """Return the extent of a date, or raise `InvalidDate` for a period."""
    if type(value) is date:
        return extent_of_date(value, value)
    from diplomacy.dates.partial_date import to_date

    return extent_of(to_date(value))


def extent_between(
    first: "str | date | PartialDate | None", last: "str | date | PartialDate | None"
) -> Extent:
    """Return the extent from one day to another, both included; None means no limit."""
    start = BEFORE_ALL if first is None else _extent_of_day(first)
    end = AFTER_ALL if last is None else _extent_of_day(last)
    if start.begin_low > end.end_high:
        raise InvalidPeriod(
            f"{first}/{last}", "it ends before it starts. Pass the earlier date first."
        )
    return extent_of_period(start, end)


class Comparable:
    """Base class of dates and periods, with certain and possible comparisons.

    Each argument is text, a `datetime.date`, a `PartialDate` or, if it is named *other*, a
    `Period`. Nothing is certain if either is approximate or uncertain.
    """

    __slots__ = ()

    def _extent(self) -> Extent:
        raise NotImplementedError

    def certainly_before(self, other: "str | date | PartialDate | Period") -> bool:
        """Return whether this had certainly ended before *other* began.

        Raises:
            InvalidDate, InvalidPeriod, InvalidType: if *other* is not a date or a period.

        >>> from diplomacy import PartialDate
        >>> PartialDate("2023").certainly_before("2024-01-01")
        True
        >>> PartialDate("2023").certainly_before("2023-12/2024")
        False
        """
        return self._extent().certainly_before(extent_of(other))

    def possibly_before(self, other: "str | date | PartialDate | Period") -> bool:
        """Return whether this may have ended before *other* began.

        Raises:
            InvalidDate, InvalidPeriod, InvalidType: if *other* is not a date or a period.

        >>> from diplomacy import PartialDate
        >>> PartialDate("2023").possibly_before("2023-01-02")
        True
        """
        return self._extent().possibly_before(extent_of(other))

    def certainly_within(
        self, first: "str | date | PartialDate | None", last: "str | date | PartialDate | None"
    ) -> bool:
        """Return whether this certainly lies, in part or whole, between two days.

        Both days are included. None means no limit.

        Raises:
            InvalidDate, InvalidType: if an end is not a date.
            InvalidPeriod: if the last day is certainly before the first.

        >>> from diplomacy import PartialDate
        >>> PartialDate("2023-09").certainly_within("2023-09-01", "2023-09-30")
        True
        """
        return self._extent().certainly_overlaps(extent_between(first, last))

    def possibly_within(
        self, first: "str | date | PartialDate | None", last: "str | date | PartialDate | None"
    ) -> bool:
        """Return whether this may lie, in part or whole, between two days.

        Both days are included. None means no limit.

        Raises:
            InvalidDate, InvalidType: if an end is not a date.
            InvalidPeriod: if the last day is certainly before the first.

        >>> from diplomacy import PartialDate
        >>> PartialDate("2023").possibly_within("2023-12-31", "2024-05")
        True
        """
        return self._extent().possibly_overlaps(extent_between(first, last))
