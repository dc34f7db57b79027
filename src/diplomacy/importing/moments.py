"""Cells that have dates and periods."""

import datetime as dt
import re
from collections.abc import Iterable
from datetime import timedelta
from typing import Any, Final, final

import attrs

from diplomacy.dates import PartialDate, Period
from diplomacy.dates.partial_date import Order
from diplomacy.dates.written import ONGOING, parse_written_period
from diplomacy.errors import DiplomacyError, InvalidTerm
from diplomacy.importing.cells import (
    Cell,
    Reading,
    Texts,
    kind_of,
)
from diplomacy.importing.log import Log
from diplomacy.importing.options import Columns, names_of, to_markers, to_order, to_pattern
from diplomacy.importing.rows import Row

__all__ = ["date", "days", "parse_date", "parse_days", "period"]

# Years have four digits, so five are the number of a day that a spreadsheet did not format.
_SERIAL_RE: Final = re.compile(r"([1-9][0-9]{4})(?:\.[0-9]+)?")
_LOCAL_TIME_RE: Final = re.compile(
    r"(.*[0-9]{4}.*)[T ][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?: ?[AP]M)?", re.IGNORECASE
)
# Two dates in EDTF; "4/2031" is a month.
_INTERVAL_RE: Final = re.compile(r"(?:[\[{]?\d{4}[^/]*|\.\.|)/(?:[\[{]?\d{4}[^/]*|\.\.|)")
_FIRST_DAY: Final = dt.date(1899, 12, 30)
_SERIAL: Final = "The cell has the number of a day, as spreadsheets count from 30 December 1899."


def parse_date(cell: str, order: Any) -> PartialDate:
    """Return the date of a cell.

    `a..b` is one day of a span; five digits are the number of a day in a spreadsheet.

    A time of day without a zone is left out, since it does not change the day.

    >>> parse_date("38044", None), parse_date("2004..2005", None)
    (PartialDate('2004-02-27'), PartialDate('[2004..2005]'))
    """
    timed = _LOCAL_TIME_RE.fullmatch(cell)
    if timed:
        cell = timed[1]
    serial = _SERIAL_RE.fullmatch(cell)
    if serial:
        return PartialDate(_FIRST_DAY + timedelta(int(serial[1])))
    return PartialDate.parse(f"[{cell}]" if ".." in cell and cell[0] not in "[{" else cell, order)


def parse_days(cell: str, order: Any) -> Period:
    """Return the period of a cell that has a first and a last day, or one date.

    The first day may lack parts, which are those of the last: "5-7 May 1998".

    >>> parse_days("30 April - 2 May 1998", None), parse_days("1998/2001", None)
    (Period('1998-04-30/1998-05-02'), Period('1998/2001'))
    """
    if _INTERVAL_RE.fullmatch(cell):
        return Period(cell)
    written = None if ".." in cell else parse_written_period(cell, order)
    return Period(str(parse_date(cell, order)) if written is None else written)


@final
@attrs.frozen(eq=False)
class _Days(Texts):
    order: Order | None = attrs.field(kw_only=True, converter=to_order)

    def _read_part(self, part: str, row: Row, log: Log) -> tuple[Reading, ...]:
        found = super()._read_part(part, row, log)
        if self.note is None and _SERIAL_RE.fullmatch(part):
            return tuple(Reading(reading.value, (("", _SERIAL),)) for reading in found)
        return found

    def context(self, row: Row, log: Log) -> Any:
        return self.order or log.order

    def parse(self, part: str, context: Any) -> Period:
        return parse_days(part, context)


def days(
    column: str,
    *,
    order: str | None = None,
    drop: str | None = None,
    missing: Iterable[str] = (),
    note: str | None = None,
) -> Cell:
    """Return a cell that has a first and a last day, or one date.

    Reads "5-7 May 1998", "1953–57", "since 2019" and "2019–present" as well.

    Args:
        column: the column.
        order: see `date`.
        drop: see `text`.
        missing: see `text`.
        note: see `text`.
    """
    return _Days(column, order=order, drop=drop, missing=missing, note=note)


@final
@attrs.frozen(eq=False)
class _Date(Cell):
    names: tuple[str, ...]
    order: Order | None = attrs.field(kw_only=True, converter=to_order)
    drop: str | None = attrs.field(default=None, kw_only=True, converter=to_pattern)
    missing: frozenset[str] = attrs.field(kw_only=True, converter=to_markers)
    note: str | None = attrs.field(kw_only=True)

    @property
    def columns(self) -> tuple[str, ...]:
        return self.names

    def read(self, row: Row, log: Log) -> Iterable[Reading]:
        note = self.note or self.note_of(row)
        return [Reading(found, (("", note),)) for found in self.find(row, log)]

    def note_of(self, row: Row) -> str | None:
        """Return the reason why the date of a row is inferred, or None."""
        is_serial = len(self.names) == 1 and _SERIAL_RE.fullmatch(row[self.names[0]])
        return _SERIAL if is_serial else None

    def find(self, row: Row, log: Log) -> list[PartialDate]:
        """Return the date of a row, or an empty list if it has none that can be read."""
        first = self.names[0]
        if not row[first] or log.is_missing(first, row[first], self.missing):
            return []
        text = re.sub(self.drop, "", row[first]).strip() if self.drop else row[first]
        if not text:
            return []
        if len(self.names) > 1:
            known = [row[name] for name in self.names[1:] if not self._is_empty(row[name], log)]
            text = "-".join([text.zfill(4), *(part.zfill(2) for part in known)])
        order = self.order or log.order
        try:
            return [log.parse(self, text, order, parse_date)]
        except DiplomacyError as error:
            log.fault(row, first, text, kind_of(error), str(error))
            return []

    def _is_empty(self, cell: str, log: Log) -> bool:
        return not cell or cell in self.missing or log.is_marker(cell)


def date(
    *columns: str,
    order: str | None = None,
    drop: str | None = None,
    missing: Iterable[str] = (),
    note: str | None = None,
) -> Cell:
    r"""Return a cell that has a date.

    Five digits are the number of a day, as spreadsheets count from 30 December 1899; such a date is
    inferred.

    Args:
        columns: one column, or those of the year, the month and the day.
        order: the order of the numbers, see `diplomacy.PartialDate.parse`; None for that of the
            register.
        drop: see `text`; r"\[[0-9]+\]" drops the mark of a footnote.
        missing: see `text`; "9999-12-31" is a frequent one.
        note: see `text`.
    """
    return _Date(columns, order=order, drop=drop, missing=missing, note=note)


@final
@attrs.frozen(eq=False)
class _Period(Cell):
    start: _Date
    end: _Date
    whole: bool = attrs.field(kw_only=True)
    ongoing: bool = attrs.field(kw_only=True)
    seen_from: PartialDate | None = attrs.field(kw_only=True)
    seen_until: PartialDate | None = attrs.field(kw_only=True)
    note: str | None = attrs.field(kw_only=True)

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.start.columns, *self.end.columns)))

    def read(self, row: Row, log: Log) -> Iterable[Reading]:
        starts = self.start.find(row, log)
        has_end = self.end is not self.start
        is_ongoing = has_end and row[self.end.columns[0]].lower() in ONGOING
        ends = self.end.find(row, log) if has_end and not is_ongoing else []
        if not starts and not ends:
            return []
        if self.whole:
            return [Reading(Period(str(starts[0])), (("", self.note),))]
        start, end = self._censor(starts, ends)
        end = ".." if is_ongoing else end
        try:
            found = log.parse(self, f"{start}/{end}", None, lambda text, _: Period(text))
        except DiplomacyError as error:
            column, cell = self.end.columns[0], row[self.end.columns[0]]
            log.fault(row, column, cell, kind_of(error), str(error))
            found = Period(f"{start}/")
        note = self.note or self.start.note_of(row) or self.end.note_of(row)
        return [Reading(found, (("", note),))]

    def _censor(self, starts: list[PartialDate], ends: list[PartialDate]) -> tuple[str, str]:
        """Return the ends, of which one at the limit of the register lies beyond it."""
        start = str(starts[0]) if starts else ""
        end = str(ends[0]) if ends else ".." if self.ongoing else ""
        first, last = self.seen_from, self.seen_until
        if first and starts and starts[0].latest and first.latest:
            start = f"[..{first}]" if starts[0].latest <= first.latest else start
        if last and ends and ends[0].earliest and last.earliest:
            end = f"[{last}..]" if ends[0].latest and ends[0].latest >= last.earliest else end
        return start, end


def period(
    start: Columns,
    end: Columns = (),
    *,
    open: str | None = None,
    seen_from: str | None = None,
    seen_until: str | None = None,
    order: str | None = None,
    missing: Iterable[str] = (),
    note: str | None = None,
) -> Cell:
    """Return a cell that has a period.

    A column by itself has the whole period: "1957" is the year 1957, "5-7 May 1998" three days. With
    *open*, *seen_from* or *seen_until* it has the start only.

    Args:
        start: the column of the start, or those of its year, month and day.
        end: the same for the end; "present" or "incumbent" means that it is ongoing.
        open: the meaning of an empty end, or of a missing column: "unknown" or "ongoing"; None
            means "unknown" for an empty end.
        seen_from: the first day of the register: a period that starts on it may have begun before.
        seen_until: the last day of the register: a period that ends on it may have ended later.
        order: see `date`.
        missing: see `text`.
        note: see `text`.
    """
    if open not in (None, "unknown", "ongoing"):
        raise InvalidTerm(open, "the meaning of an empty end", ("unknown", "ongoing"))
    columns, whole = names_of(start), not end and (open, seen_from, seen_until) == (None,) * 3
    if whole and len(columns) == 1:
        return days(*columns, order=order, missing=missing, note=note)
    first = _Date(columns, order=order, missing=missing, note=None)
    return _Period(
        first,
        _Date(names_of(end), order=order, missing=missing, note=None) if end else first,
        whole=whole,
        ongoing=open == "ongoing",
        seen_from=None if seen_from is None else PartialDate(seen_from),
        seen_until=None if seen_until is None else PartialDate(seen_until),
        note=note,
    )
