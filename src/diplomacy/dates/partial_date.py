"""PartialDate: a date that is exactly as precise as its source."""

from datetime import date, datetime, time
from operator import index
from typing import Final, Literal, SupportsIndex, TypeAlias, final, get_args

import attrs

from diplomacy.dates.day_count import DayCount
from diplomacy.dates.edtf import parse_edtf, shift_edtf
from diplomacy.dates.english import format_english
from diplomacy.dates.extents import ANY_DAY, Comparable, Extent, extent_of, extent_of_date
from diplomacy.errors import (
    AmbiguousDate,
    InvalidDate,
    InvalidTerm,
    InvalidType,
    UnsupportedDate,
    short_repr,
)
from diplomacy.values import Value
from diplomacy.vocabulary import DatePrecision

__all__ = ["Order", "PartialDate", "edtf_text", "explain_text", "to_date"]

Order: TypeAlias = Literal["dmy", "mdy", "ymd"]
"""The order of the day, the month and the year in a date of three numbers."""


def edtf_text(value: "str | date | PartialDate") -> str:
    """Return *value* as text to be parsed as EDTF."""
    if type(value) is str:
        return value
    if isinstance(value, PartialDate):
        return value.text
    if isinstance(value, date):
        return _format_day(value)
    if not isinstance(value, str):
        return _format_foreign(value)
    return str.__str__(value)


@final
@attrs.frozen(order=False, repr=False)
class PartialDate(Comparable, Value):
    """A date as precise as its source: a day, month, season, year, or day of a span.

    Equal texts are equal dates. There is no ``<``; use `certainly_before` or `possibly_before`. A
    qualified date (uncertain ``2004?``, approximate ``1992~``, both ``2004%``) has no defined
    tolerance, so its bounds are nominal, nothing about it is certain, and everything is possible.

    A `datetime.datetime` at midnight, a pandas ``Timestamp`` at midnight and a NumPy
    ``datetime64`` are days as well; one with a time of day is rejected.

    Attributes:
        text: the date in EDTF, in canonical form.
        earliest: the first day it may be; None if nothing bounds it, or if it is before year 1.
        latest: the last day it may be; None if nothing bounds it, or if it is after year 9999.
        precision: the smallest known part: for ``2004-XX``, for example, the year.

    Raises:
        InvalidDate: if the text is not of these forms, or no such day exists.
        UnsupportedDate: if the text has a form of EDTF that is not supported.
        InvalidType: if the value is neither text nor a date.

    >>> september = PartialDate("2023-09")
    >>> september.earliest, september.latest
    (datetime.date(2023, 9, 1), datetime.date(2023, 9, 30))
    >>> september.certainly_before("2024"), september.certainly_before("2023-09-17")
    (True, False)
    """

    text: str = attrs.field(converter=edtf_text)
    earliest: date | None = attrs.field(init=False, eq=False)
    latest: date | None = attrs.field(init=False, eq=False)
    precision: DatePrecision = attrs.field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        fields = parse_edtf(self.text)
        if fields is None:
            raise explain_text(self.text)
        put = object.__setattr__
        text, earliest, latest, precision = fields
        put(self, "text", text)
        put(self, "earliest", earliest)
        put(self, "latest", latest)
        put(self, "precision", precision)

    @classmethod
    def of(
        cls,
        year: SupportsIndex,
        month: SupportsIndex | None = None,
        day: SupportsIndex | None = None,
    ) -> "PartialDate":
        """Return the date of a year, a month or a day, from numbers.

        Raises:
            InvalidDate: if no such day exists, or there is a day without a month.
            InvalidType: if a part is not a whole number.

        >>> PartialDate.of(2023, 9), PartialDate.of(2023, 9, 17)
        (PartialDate('2023-09'), PartialDate('2023-09-17'))
        """
        optional = [part for part in (month, day) if part is not None]
        parts = [_whole_number(part) for part in (year, *optional)]
        if max(map(abs, parts)) > _MAX_PART:
            raise InvalidDate(short_repr(max(parts, key=abs)), "Years run from 0001 to 9999.")
        text = "-".join(f"{part:0{width}}" for part, width in zip(parts, (4, 2, 2), strict=False))
        if month is None and day is not None:
            raise InvalidDate(f"{year}-{day}", "a day needs its month. Pass the month, or no day.")
        for name, part, most in zip(("month", "day"), parts[1:], (12, 31), strict=False):
            if not 0 <= part <= most:
                raise InvalidDate(text, f"there is no {name} {part}.")
        return cls(text)

    @classmethod
    def parse(cls, text: str, order: Order | None = None) -> "PartialDate":
        """Return the date that a person or a register wrote, if it has only one reading.

        Reads ``6 August 2018``, ``August 6, 2018``, ``6th of August 2018``, ``06-Aug-2018``,
        ``2018/08/06``, ``25/03/1998``, ``20180806``, ``Aug 2018``, ``about 1992``,
        ``summer 2018``, ``the 1990s``, ``6.VIII.2018``, ``second half of 1998``, timestamps at
        midnight, and EDTF. A weekday must agree. Nothing is filled in from today.

        Args:
            text: the date as written.
            order: the order of the numbers of a day, a month and a year: ``"dmy"``, ``"mdy"`` or
                ``"ymd"``. A date that is not valid in that order is rejected. A date with the name
                of a month, or with a year of four digits in front, does not need it.

        Raises:
            AmbiguousDate: if the text has two readings ("03/04/2020") and *order* is None.
            InvalidDate: if it has no year of four digits, has a wrong weekday, or has no known
                form.
            UnsupportedDate: if it has a time of day or a form of EDTF that is not supported.
            InvalidTerm: if *order* is not one of these.
            InvalidType: if it is not text.

        >>> PartialDate.parse("Monday, 6 August 2018"), PartialDate.parse("Aug. 2018")
        (PartialDate('2018-08-06'), PartialDate('2018-08'))
        >>> PartialDate.parse("25/03/1998"), PartialDate.parse("03/04/2020", order="dmy")
        (PartialDate('1998-03-25'), PartialDate('2020-04-03'))
        """
        if not isinstance(text, str):
            raise InvalidType(text, "a date in words")
        if order is not None and not (isinstance(order, str) and order in get_args(Order)):
            raise InvalidTerm(order, "the order of a date", get_args(Order))
        plain = str.__str__(text).strip()
        if parse_edtf(plain) is not None:
            return cls(plain)
        from diplomacy.dates.unsupported import PERIOD_FOR_DATE
        from diplomacy.dates.written import parse_written_date, parse_written_period

        written = parse_written_date(plain, order)
        if written is not None:
            return cls(written)
        unsupported = _explain_unsupported(plain)
        if unsupported is None and parse_written_period(plain, order) is not None:
            unsupported = UnsupportedDate(text, *PERIOD_FOR_DATE)
        reason = "it has none of the forms known. Write 6 August 2018, August 2018, or about 1992."
        raise unsupported or InvalidDate(text, reason)

    @property
    def approximate(self) -> bool:
        """Whether the source gives it as approximate (``~`` or ``%``).

        >>> PartialDate("1992~").approximate, PartialDate("1992?").approximate
        (True, False)
        """
        return self.text[-1] in "~%"

    @property
    def uncertain(self) -> bool:
        """Whether the source doubts the date (``?`` or ``%``).

        >>> PartialDate("1992?").uncertain, PartialDate("1992~").uncertain
        (True, False)
        """
        return self.text[-1] in "?%"

    @property
    def qualified(self) -> bool:
        """Whether it is approximate or uncertain, so nothing about it is certain.

        >>> PartialDate("1992%").qualified, PartialDate("1992").qualified
        (True, False)
        """
        return self.text[-1] in "?~%"

    @property
    def sort_key(self) -> tuple[date, date, str]:
        """A key that puts dates in order of time: by the first known bound, then the last.

        A date that is certainly before another sorts before it.

        >>> sorted([PartialDate("[..2025-11-24]"), PartialDate("2024")], key=lambda d: d.sort_key)
        [PartialDate('2024'), PartialDate('[..2025-11-24]')]
        """
        last = self.latest or date.max
        return (self.earliest or last, last, self.text)

    @property
    def words(self) -> str:
        """The date in English words.

        >>> PartialDate("2025-11-24").words, PartialDate("[..2025-11]").words
        ('24 November 2025', 'on or before November 2025')
        """
        return format_english(self.text)

    def certainly_same(self, other: "str | date | PartialDate") -> bool:
        """Return whether both are certainly the same day.

        Raises:
            InvalidDate, InvalidType: if *other* is not a date.

        >>> PartialDate("2023-09").certainly_same("2023-09")
        False
        """
        other = to_date(other)
        if self.qualified or other.qualified or self.earliest is None:
            return False
        return self.earliest == self.latest == other.earliest == other.latest

    def possibly_same(self, other: "str | date | PartialDate") -> bool:
        """Return whether both may be the same day.

        Raises:
            InvalidDate, InvalidType: if *other* is not a date.

        >>> PartialDate("2023-09").possibly_same("2023-09-17")
        True
        """
        return self._extent().possibly_overlaps(extent_of(to_date(other)))

    def days_since(self, earlier: "str | date | PartialDate") -> DayCount:
        """Return how many days lie between an earlier date and this one.

        The number is negative if this is the earlier one, and has no bounds if either is
        approximate or uncertain.

        Raises:
            InvalidDate, InvalidType: if *earlier* is not a date.

        >>> signed, in_force = PartialDate("2012-08-01"), PartialDate("2013-05")
        >>> in_force.days_since(signed)
        DayCount(at_least=273, at_most=303)
        """
        earlier = to_date(earlier)
        if self.qualified or earlier.qualified:
            return DayCount()
        return DayCount(
            _days_between(earlier.latest, self.earliest),
            _days_between(earlier.earliest, self.latest),
        )

    def shifted(self, *, years: int = 0, months: int = 0, days: int = 0) -> "PartialDate":
        """Return the date shifted by whole years, months or days, as precise as before.

        The 29th of February shifted to a common year becomes the 28th (dateutil's relativedelta).

        Raises:
            InvalidDate: if the date is too coarse to be shifted by that unit, or leaves the years
                0001 to 9999.
            InvalidType: if an amount is not a whole number.

        >>> PartialDate("2024-12").shifted(years=-32)
        PartialDate('1992-12')
        """
        for amount in (years, months, days):
            if isinstance(amount, bool) or not isinstance(amount, int):
                raise InvalidType(amount, "a whole number of years, months or days")
        return PartialDate(shift_edtf(self.text, years, months, days))

    def _extent(self) -> Extent:
        return ANY_DAY if self.qualified else extent_of_date(self.earliest, self.latest)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"PartialDate({self.text!r})"


def _whole_number(value: object) -> int:
    """Return a whole number of any type, NumPy's included."""
    if isinstance(value, bool) or not isinstance(value, SupportsIndex):
        raise InvalidType(value, "a whole number")
    try:
        return index(value)
    except TypeError:  # an array, or a class
        raise InvalidType(value, "a whole number") from None


# No year, month or day is larger, and Python cannot write out a much longer number.
_MAX_PART: Final = 10**6


def _days_between(first: date | None, last: date | None) -> int | None:
    """Return the number of days between two days, or None if either is not known."""
    return None if first is None or last is None else (last - first).days


def _format_day(value: date) -> str:
    """Return the EDTF text of a `datetime.date`, or raise `UnsupportedDate` for a time of day."""
    if isinstance(value, datetime):
        if not isinstance(value.year, int):  # the missing value of pandas
            raise InvalidType(value, "a date but a missing value; pass None")
        if value.time() != time.min or getattr(value, "nanosecond", None):
            raise InvalidType(value, "a date without a time of day; write value.date()")
    return f"{value.year:04}-{value.month:02}-{value.day:02}"


# The units of NumPy's ``datetime64`` that are days, or no coarser than EDTF can say.
_NUMPY_TYPES: Final = frozenset(
    f"datetime64[{unit}]" for unit in ("Y", "M", "D", "h", "m", "s", "ms", "us", "ns")
)


def _format_foreign(value: object) -> str:
    """Return the EDTF text of a ``datetime64`` of NumPy, which need not be installed."""
    if type(value).__name__ == "datetime64" and str(value) == "NaT":
        raise InvalidType(value, "a date but a missing value; pass None")
    if str(getattr(value, "dtype", "")) not in _NUMPY_TYPES:
        raise InvalidType(value, "a date: EDTF text or a datetime.date")
    day, _, clock = str(value).partition("T")
    if clock.strip("0:."):
        raise InvalidType(value, "a date without a time of day; write value.astype('M8[D]')")
    return day


def _explain_unsupported(text: str) -> InvalidDate | None:
    from diplomacy.dates.unsupported import explain_edtf

    return explain_edtf(text)


def explain_text(text: str) -> InvalidDate:
    """Return the error for a text that does not have a supported form of EDTF."""
    from diplomacy.dates.unsupported import PERIOD_FOR_DATE
    from diplomacy.dates.written import parse_written_date, parse_written_period

    unsupported = _explain_unsupported(text)
    if unsupported is not None:
        return unsupported
    reason = "it is not EDTF. Write 2023, 2023-09, 2023-09-17, 1992~ or [2018-08-06..2018-12-31]."
    try:
        written = parse_written_date(text)
    except AmbiguousDate as error:
        return error.without_order()
    except InvalidDate as error:
        return error
    if written is None and parse_written_period(text) is not None:
        return UnsupportedDate(text, *PERIOD_FOR_DATE)
    return InvalidDate(text, reason if written is None else f"it is not EDTF. Write {written!r}.")


def to_date(value: str | date | PartialDate) -> PartialDate:
    """Return *value* as a `PartialDate`.

    >>> to_date("2023-09")
    PartialDate('2023-09')
    """
    return value if isinstance(value, PartialDate) else PartialDate(value)
