"""Dates and periods as precise as their source, and no more.

Text in and text out is EDTF, the Extended Date/Time MeetingFormat of ISO 8601-2: ``2023``, ``2023-09``,
``2023-09-17``, approximate ``1992~``, one day of a span ``[2018-08-06..2018-12-31]``,
``[..2025-11-24]``, ``[2011..]``; periods are ``2023-07-11/2023-07-12``, ``2012/..`` (goes on),
``2001/`` (end unknown). Everything else of EDTF (``?``, ``%``, ``X`` digits, seasons, longer sets,
years beyond four digits, times of day) is refused.
"""

import re
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Final, final

import attrs

from diplomacy.errors import InvalidDate, InvalidPeriod, InvalidType
from diplomacy.values import Value
from diplomacy.vocabulary import DatePrecision

__all__ = ["PartialDate", "Period", "to_date"]

_SIMPLE: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_EDTF_HINT: Final = (
    "write 2023, 2023-09, 2023-09-17, 1992~ or [2018-08-06..2018-12-31]; "
    "PartialDate.parse reads 6 August 2018"
)


def _bounds(text: str, whole: object) -> tuple[date, date]:
    """Return the first and last day that a plain EDTF date *text* may mean."""
    match = _SIMPLE.fullmatch(text)
    if match is None:
        raise InvalidDate(whole, f"{_EDTF_HINT}.")
    try:
        if len(text) == len("2023-09-17"):
            only = date.fromisoformat(text)
            return only, only
        if len(text) == len("2023-09"):
            first = date.fromisoformat(f"{text}-01")
            return first, first.replace(day=_length(first.year, first.month))
        return date(int(text), 1, 1), date(int(text), 12, 31)
    except ValueError:
        raise InvalidDate(whole, _why_not(match[1], match[2])) from None


def _why_not(year: str, month: str | None) -> str:
    """Return what is wrong with a date of the right form."""
    if int(year) == 0:
        return "years run from 0001 to 9999."
    if month is None or not 1 <= int(month) <= 12:
        return f"there is no month {int(month or 0)}."
    return f"{int(year)}-{month} has {_length(int(year), int(month))} days."


def _length(year: int, month: int) -> int:
    """Return how many days a month has."""
    from calendar import monthrange  # loads locale: not at ``import diplomacy``

    return monthrange(year, month)[1]


_PLAIN: Final = (DatePrecision.YEAR, DatePrecision.MONTH, DatePrecision.DAY)


def _parsed(text: str) -> tuple[str, date, date, DatePrecision, bool]:
    """Return the canonical text, bounds, precision and approximation of an EDTF date."""
    if text[:1] == "[":
        return (*_one_of(text), False)
    approximate = text[-1:] == "~"
    plain = text[:-1] if approximate else text
    earliest, latest = _bounds(plain, text)
    return text, earliest, latest, _PLAIN[plain.count("-")], approximate


def _edtf(value: "str | date | PartialDate") -> str:
    """Return *value* as text, which is yet to be read as EDTF."""
    if type(value) is str:
        return value
    if isinstance(value, PartialDate):
        return value.text
    if isinstance(value, date):
        return _plain_day(value)
    if not isinstance(value, str):
        raise InvalidType(value, "a date: EDTF text or a datetime.date")
    return str.__str__(value)


@final
@attrs.frozen(repr=False)
class PartialDate(Value):
    """A date as precise as its source: a year, a month, a day, or one day of a span.

    Equal texts are equal dates. There is no ``<``: ask `certainly_before` or `possibly_before`.
    An approximate date (``1992~``) has no lawful tolerance, so its bounds are nominal,
    nothing about it is certain, and everything is possible.

    Attributes:
        text: the date in EDTF, in one way only.
        earliest: the first day it may be; `datetime.date.min` where nothing bounds it.
        latest: the last day it may be; `datetime.date.max` where nothing bounds it.
        precision: how much is known.
        approximate: whether the source says "about".

    Raises:
        InvalidDate: if the text is not of these forms, or no such day exists.
        InvalidType: if the value is neither text nor a date.

    >>> september = PartialDate("2023-09")
    >>> september.earliest, september.latest
    (datetime.date(2023, 9, 1), datetime.date(2023, 9, 30))
    >>> september.certainly_before("2024"), september.certainly_before("2023-09-17")
    (True, False)
    """

    text: str = attrs.field(converter=_edtf)
    earliest: date = attrs.field(init=False, eq=False)
    latest: date = attrs.field(init=False, eq=False)
    precision: DatePrecision = attrs.field(init=False, eq=False)
    approximate: bool = attrs.field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        put = object.__setattr__
        text, earliest, latest, precision, approximate = _parsed(self.text)
        put(self, "text", text)
        put(self, "earliest", earliest)
        put(self, "latest", latest)
        put(self, "precision", precision)
        put(self, "approximate", approximate)

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Return the date that people write in English, where it can be read in one way only.

        Reads ``6 August 2018``, ``August 6, 2018``, ``Aug 2018``, ``about 1992`` and EDTF; a
        weekday must agree. Nothing is filled in from today.

        Raises:
            InvalidDate: if the text can be read in two ways ("03/04/2020"), has no year, names
                a wrong weekday, or is of no form known.

        >>> PartialDate.parse("Monday, 6 August 2018"), PartialDate.parse("Aug. 2018")
        (PartialDate('2018-08-06'), PartialDate('2018-08'))
        """
        if not isinstance(text, str):
            raise InvalidType(text, "a date in words")
        plain = text.strip()
        bare = _ABOUT.sub("", plain)
        for pattern in _WRITTEN:
            match = pattern.fullmatch(bare)
            if match is not None:
                found = _read(text, **match.groupdict())
                return found if bare == plain else cls(f"{found.text}~")
        if bare != plain and _SIMPLE.fullmatch(bare):
            return cls(f"{bare}~")
        if bare == plain and (_SIMPLE.match(plain) or plain.startswith("[")):
            return cls(plain)
        reason = "write 6 August 2018, August 2018, about 1992, or EDTF: 2018-08-06."
        raise InvalidDate(text, reason)

    @property
    def sort_key(self) -> tuple[date, date, str]:
        """A key that puts dates in order of time: by the first known bound, then the last.

        What is certainly before sorts before.

        >>> sorted([PartialDate("[..2025-11-24]"), PartialDate("2024")], key=lambda d: d.sort_key)
        [PartialDate('2024'), PartialDate('[..2025-11-24]')]
        """
        first = self.latest if self.earliest == date.min else self.earliest
        return (first, self.latest, self.text)

    @property
    def words(self) -> str:
        """The date as it is read in English.

        >>> PartialDate("2025-11-24").words, PartialDate("[..2025-11]").words
        ('24 November 2025', 'November 2025 at the latest')
        """
        if self.text.startswith("["):
            first, last = self.text[1:-1].split("..")
            if not first:
                return f"{_in_words(last)} at the latest"
            return (
                f"between {_in_words(first)} and {_in_words(last)}"
                if last
                else f"{_in_words(first)} or later"
            )
        return f"about {_in_words(self.text[:-1])}" if self.approximate else _in_words(self.text)

    def certainly_before(self, other: "str | date | PartialDate") -> bool:
        """Return whether every day this may be is before every day *other* may be.

        >>> PartialDate("2023").certainly_before("2024-01-01")
        True
        """
        other = to_date(other)
        return not (self.approximate or other.approximate) and self.latest < other.earliest

    def possibly_before(self, other: "str | date | PartialDate") -> bool:
        """Return whether some day this may be is before some day *other* may be.

        >>> PartialDate("2023").possibly_before("2023-01-02")
        True
        """
        other = to_date(other)
        return self.approximate or other.approximate or self.earliest < other.latest

    def certainly_same(self, other: "str | date | PartialDate") -> bool:
        """Return whether both are known to be one and the same day.

        >>> PartialDate("2023-09").certainly_same("2023-09")
        False
        """
        other = to_date(other)
        exact = not (self.approximate or other.approximate)
        return exact and self.earliest == self.latest == other.earliest == other.latest

    def possibly_same(self, other: "str | date | PartialDate") -> bool:
        """Return whether the two may be one and the same day.

        >>> PartialDate("2023-09").possibly_same("2023-09-17")
        True
        """
        other = to_date(other)
        if self.approximate or other.approximate:
            return True
        return self.earliest <= other.latest and other.earliest <= self.latest

    def possibly_within(self, first: date, last: date) -> bool:
        """Return whether the date may lie between two days, both included.

        >>> PartialDate("2023").possibly_within(date(2023, 12, 31), date(2024, 5, 1))
        True
        """
        return self.approximate or (self.earliest <= last and self.latest >= first)

    def shifted(self, *, years: int = 0, months: int = 0, days: int = 0) -> "PartialDate":
        """Return the date moved by whole years, months or days, as precise as before.

        The 29th of February moved to a common year becomes the 28th (dateutil's relativedelta).

        Raises:
            InvalidDate: if the date is too coarse to be moved by that unit, or leaves the years
                0001 to 9999.
            InvalidType: if an amount is no whole number.

        >>> PartialDate("2024-12").shifted(years=-32)
        PartialDate('1992-12')
        """
        for amount in (years, months, days):
            if isinstance(amount, bool) or not isinstance(amount, int):
                raise InvalidType(amount, "a whole number of years, months or days")
        pieces = re.split(r"([0-9]{4}(?:-[0-9]{2}){0,2})", self.text)
        pieces[1::2] = [_moved(piece, years, months, days, self) for piece in pieces[1::2]]
        return PartialDate("".join(pieces))

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"PartialDate({self.text!r})"


_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def _in_words(plain: str) -> str:
    """Return a plain EDTF date as it is read, day first."""
    year, *rest = plain.split("-")
    if not rest:
        return year
    month = _MONTHS[int(rest[0]) - 1]
    return f"{int(rest[1])} {month} {year}" if len(rest) > 1 else f"{month} {year}"


def _plain_day(value: date) -> str:
    """Return the EDTF text of a `datetime.date`, and refuse a time of day."""
    if isinstance(value, datetime):
        raise InvalidType(value, "a date without a time of day; write value.date()")
    return f"{value.year:04}-{value.month:02}-{value.day:02}"


def _one_of(text: str) -> tuple[str, date, date, DatePrecision]:
    """Return the text, bounds and precision of ``[first..last]``, either end left open."""
    match = re.fullmatch(r"\[([0-9-]*)\.\.([0-9-]*)\]", text)
    if match is None or text == "[..]":
        raise InvalidDate(text, "write one day of a span as [2018-08-06..2018-12-31] or [..2025].")
    first, last = match.groups()
    earliest = _bounds(first, text)[0] if first else date.min
    latest = _bounds(last, text)[1] if last else date.max
    if latest < earliest:
        raise InvalidDate(text, "the span ends before it starts.")
    if first == last:
        return first, earliest, latest, _PLAIN[first.count("-")]
    return text, earliest, latest, DatePrecision.RANGE


def _moved(plain: str, years: int, months: int, days: int, whole: PartialDate) -> str:
    """Return a plain EDTF date *plain* moved, to the same precision."""
    from dateutil.relativedelta import relativedelta

    known = plain.count("-") + 1
    if (months and known < 2) or (days and known < 3):
        unit = "days" if days and known < 3 else "months"
        raise InvalidDate(whole.text, f"too coarse to be moved by {unit}.")
    try:
        moved = _bounds(plain, plain)[0] + relativedelta(years=years, months=months, days=days)
    except (ValueError, OverflowError, TypeError):
        raise InvalidDate(whole.text, "moved so far, it leaves the years 0001 to 9999.") from None
    return moved.isoformat()[: (4, 7, 10)[known - 1]]


_ABOUT: Final = re.compile(r"^(?:about|around|circa|c\.|ca\.) +", re.IGNORECASE)
_WEEKDAY: Final = r"(?:(?P<weekday>[A-Za-z]{3,9})\.?,? )?"
_MONTH: Final = r"(?P<month>[A-Za-z]{3,9})\.?"
_DAY: Final = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR: Final = r"(?P<year>[0-9]{4})"
_WRITTEN: Final = (
    re.compile(f"{_WEEKDAY}{_DAY} {_MONTH},? {_YEAR}"),
    re.compile(f"{_WEEKDAY}{_MONTH} {_DAY},? {_YEAR}"),
    re.compile(f"{_MONTH},? {_YEAR}"),
)


def _read(
    text: str, year: str, month: str, day: str | None = None, weekday: str | None = None
) -> PartialDate:
    """Return the date made of the parts the grammar found; dateutil knows the names."""
    from dateutil.parser import parserinfo

    names: Any = parserinfo()
    number = names.month(month)
    if number is None:
        raise InvalidDate(text, f"{month!r} is not the name of a month.")
    plain = f"{year}-{number:02}"
    if day is None:
        return PartialDate(plain)
    found = PartialDate(f"{plain}-{int(day):02}")
    day_name = names.WEEKDAYS[found.earliest.weekday()][1]
    if weekday is not None and not day_name.lower().startswith(weekday.lower()):
        raise InvalidDate(text, f"that day was a {day_name}, not a {weekday}.")
    return found


def _period_text(value: "str | date | PartialDate | Period") -> str:
    """Return *value* as the EDTF text of a period that is known to be right."""
    if isinstance(value, Period):
        return value.text
    if not isinstance(value, str):
        return _edtf(value)
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
        raise InvalidPeriod(text, "write 2023-07-11/2023-07-12, 2012/.. (ongoing) or 2001/.")
    start = None if first in ("", "..") else PartialDate(first)
    end = None if last in ("", "..") else PartialDate(last)
    if start and end and end.certainly_before(start):
        raise InvalidPeriod(text, "it ends before it starts.")
    return start, end


@final
@attrs.frozen(repr=False)
class Period(Value):
    """What lasts: from a start to an end, each as precise as the source, or within one date.

    ``2023-07-11/2023-07-12`` runs from one to the other; ``2012/..`` goes on; ``2001/`` has an
    end that is not known, ``/2018`` a start that is not, ``../2018`` none; a single date
    (``2023-09``) says that it lay within it, and no more. Either end may be a span:
    ``1950/[1989..1995]`` ended on some day from 1989 to 1995.

    Attributes:
        text: the period in EDTF, in one way only.
        start: the first date, or None where it is open or unknown.
        end: the last date, or None where it is open or unknown.
        earliest: the first day it may have begun; `datetime.date.min` where nothing bounds it.
        latest: the last day it may have ended; `datetime.date.max` where nothing bounds it.

    Raises:
        InvalidPeriod: if the end is before the start, or the text is not of these forms.
        InvalidDate: if an end is no date.
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


def to_date(value: str | date | PartialDate) -> PartialDate:
    """Return *value* as a `PartialDate`.

    >>> to_date("2023-09")
    PartialDate('2023-09')
    """
    return value if isinstance(value, PartialDate) else PartialDate(value)
