"""PartialDate: a date as precise as its source, and no more."""

import re
from datetime import date, datetime
from typing import final

import attrs

from diplomacy.dates.edtf import PLAIN_DATE_RE, format_english, parse_edtf, shift_edtf
from diplomacy.dates.written import ABOUT_RE, parse_written_date
from diplomacy.errors import InvalidDate, InvalidType
from diplomacy.values import Value
from diplomacy.vocabulary import DatePrecision

__all__ = ["PartialDate", "edtf_text", "to_date"]


def edtf_text(value: "str | date | PartialDate") -> str:
    """Return *value* as text, which is yet to be read as EDTF."""
    if type(value) is str:
        return value
    if isinstance(value, PartialDate):
        return value.text
    if isinstance(value, date):
        return _format_day(value)
    if not isinstance(value, str):
        raise InvalidType(value, "a date: EDTF text or a datetime.date")
    return str.__str__(value)


@final
@attrs.frozen(order=False, repr=False)
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

    text: str = attrs.field(converter=edtf_text)
    earliest: date = attrs.field(init=False, eq=False)
    latest: date = attrs.field(init=False, eq=False)
    precision: DatePrecision = attrs.field(init=False, eq=False)
    approximate: bool = attrs.field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        put = object.__setattr__
        text, earliest, latest, precision, approximate = parse_edtf(self.text)
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
        bare = ABOUT_RE.sub("", plain)
        written = parse_written_date(bare, text)
        if written is not None:
            return cls(written if bare == plain else f"{written}~")
        if bare != plain and PLAIN_DATE_RE.fullmatch(bare):
            return cls(f"{bare}~")
        if bare == plain and (PLAIN_DATE_RE.match(plain) or plain.startswith("[")):
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
        ('24 November 2025', 'on or before November 2025')
        """
        if self.text.startswith("["):
            first, last = self.text[1:-1].split("..")
            if not first:
                return f"on or before {format_english(last)}"
            return (
                f"between {format_english(first)} and {format_english(last)}"
                if last
                else f"{format_english(first)} or later"
            )
        return (
            f"about {format_english(self.text[:-1])}"
            if self.approximate
            else format_english(self.text)
        )

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
            InvalidType: if an amount is not a whole number.

        >>> PartialDate("2024-12").shifted(years=-32)
        PartialDate('1992-12')
        """
        for amount in (years, months, days):
            if isinstance(amount, bool) or not isinstance(amount, int):
                raise InvalidType(amount, "a whole number of years, months or days")
        pieces = re.split(r"([0-9]{4}(?:-[0-9]{2}){0,2})", self.text)
        pieces[1::2] = [shift_edtf(piece, years, months, days, self.text) for piece in pieces[1::2]]
        return PartialDate("".join(pieces))

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"PartialDate({self.text!r})"


def _format_day(value: date) -> str:
    """Return the EDTF text of a `datetime.date`, and refuse a time of day."""
    if isinstance(value, datetime):
        raise InvalidType(value, "a date without a time of day; write value.date()")
    return f"{value.year:04}-{value.month:02}-{value.day:02}"


def to_date(value: str | date | PartialDate) -> PartialDate:
    """Return *value* as a `PartialDate`.

    >>> to_date("2023-09")
    PartialDate('2023-09')
    """
    return value if isinstance(value, PartialDate) else PartialDate(value)
