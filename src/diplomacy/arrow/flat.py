"""The columns that follow from records, for people and for queries.

Each date and period has the first and the last day that it may be, null where nothing bounds it,
its year if it is certain, and whether it is approximate. A quantity has a number. Values that a
record derives, such as the date of signature, are columns too.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from operator import attrgetter
from typing import Any, Final, NamedTuple

from diplomacy.arrow.encoding import encode_values
from diplomacy.arrow.layout import TABLES, load_library
from diplomacy.arrow.parties import countries_by_party, pair_of
from diplomacy.collection import Collection
from diplomacy.dates import PartialDate, Period
from diplomacy.dates.extents import extent_of
from diplomacy.formats.shapes import settable_fields, shape_of
from diplomacy.quantities import Quantity
from diplomacy.records import Agreement, Partnership
from diplomacy.vocabulary import Stage

__all__ = ["derive_columns", "flatten_table", "moment_columns", "to_day_number"]

_Moment = PartialDate | Period | None

_SEPARATOR: Final = "; "
_EPOCH: Final = date(1970, 1, 1).toordinal()
# The columns that only queries need.
_HIDDEN: Final = frozenset({"dated_from", "dated_to", "first_day", "last_day", "sort_key"})
# The dates that a record derives from its history.
_DERIVED_DATES: Final[Mapping[str, tuple[str, ...]]] = {
    "agreements": ("signed_on", "entered_into_force_on", "terminated_on")
}


def derive_columns(name: str, records: Sequence[Any], collection: Collection) -> dict[str, Any]:
    """Return the columns that follow from records and those to which they refer.

    Args:
        name: the name of the table of the records.
        records: the records, in the order of the rows.
        collection: the collection with the records and those to which they refer.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> columns = derive_columns("agreements", ARCHIVE.agreements[:1], ARCHIVE)
    >>> columns["signed_on"].to_pylist(), columns["signed_on_year"].to_pylist()
    (['2012-08-01'], [2012])
    """
    columns: dict[str, Any] = {}
    for field in settable_fields(TABLES[name]):
        kind = shape_of(field.type).type
        if kind in (PartialDate, Period) and shape_of(field.type).form == "text":
            moments = _Distinct(map(attrgetter(field.name), records))
            columns |= _bound_columns(field.name, moments)
        elif kind is Quantity:
            columns[field.name] = _floats(list(map(attrgetter(field.name), records)))
    signed: list[Any] = []
    if TABLES[name] in (Agreement, Partnership):
        histories = _Histories(_DERIVED_DATES.get(name, ()))
        rows = [histories.read(record) for record in records]
        for i, date_name in enumerate(_DERIVED_DATES.get(name, ())):
            dates = [row.dates[i] for row in rows]
            signed = signed or dates
            columns |= moment_columns(date_name, dates)
        columns["stage"] = encode_values(Stage | None, [row.stage for row in rows])
        columns["stages_reached"] = encode_values(frozenset[Stage], [row.reached for row in rows])
    if TABLES[name].SIDES:
        countries = countries_by_party(collection)
        columns["pair"] = encode_values(str, [pair_of(record, countries) for record in records])
    dates = signed or [None] * len(records)
    moments = _Distinct(
        date or collection.date_of(record) for record, date in zip(records, dates, strict=True)
    )
    columns |= {"dated": _text_column(moments), **_bound_columns("dated", moments)}
    return columns | _order_columns(moments)


class _History(NamedTuple):
    """Values derived from the history of a record: dates, its stage, and the stages reached."""

    dates: tuple[_Moment, ...]
    stage: Stage | None
    reached: frozenset[Stage]


class _Histories:
    """A reader of histories that reads each sequence of stages of plain histories once.

    In a plain history, which is the most frequent kind, every act is done by the whole and
    certainly later than the one before, so everything follows from the stages.

    Args:
        names: the names of the dates.
    """

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names
        self._places: dict[tuple[Stage, ...], tuple[list[int | None], Stage | None]] = {}

    def read(self, record: Any) -> _History:
        """Return the values derived from the history of a record."""
        history = record.history
        stages = tuple([act.stage for act in history])
        reached = frozenset([act.stage for act in history if not act.planned])
        if not _is_plain(history):
            return _History(
                tuple([getattr(record, name) for name in self._names]), record.stage, reached
            )
        if stages not in self._places:
            places = [record.index_of_date(name) for name in self._names]
            self._places[stages] = places, record.stage
        places, stage = self._places[stages]
        dates = tuple([None if place is None else history[place].date for place in places])
        return _History(dates, stage, reached)


def _is_plain(history: Sequence[Any]) -> bool:
    """Return whether each act is done by the whole, and certainly later than the one before."""
    last: date | None = None
    for act in history:
        day = act.date
        if act.party or act.planned or act.effective_on or day is None or day.qualified:
            return False
        if day.latest is None or day.earliest is None or (last and day.earliest <= last):
            return False
        last = day.latest
    return True


def _floats(quantities: Iterable[Quantity | None]) -> Any:
    pa = load_library("pyarrow")
    numbers = [None if value is None else float(value.number) for value in quantities]
    return pa.array(numbers, pa.float64())


class _Distinct:
    """Values of which columns are made by calling a function once for equal values.

    Args:
        values: the values, one for each row.
    """

    def __init__(self, values: Iterable[Any]) -> None:
        pa = load_library("pyarrow")
        places: dict[Any, int] = {}
        indices = [places.setdefault(value, len(places)) for value in values]
        self._values = list(places)
        self._indices = pa.array(indices, pa.int32())

    def column(self, make: Callable[[Any], Any], kind: Any) -> Any:
        """Return a column of a type, with the result of a function for each value."""
        pa = load_library("pyarrow")
        return pa.array(list(map(make, self._values)), kind).take(self._indices)


def moment_columns(name: str, moments: Sequence[_Moment]) -> dict[str, Any]:
    """Return the columns of some dates or periods.

    They are the text in EDTF; the first and the last day that it may be, null where nothing bounds
    it; the year, null if it is not certain; and whether the date is approximate or uncertain, so
    nothing about it is certain.

    Args:
        name: the name of the column of the text, with which the other names begin.
        moments: the dates or periods.

    >>> columns = moment_columns("signed_on", [PartialDate("2012-08"), PartialDate("1992~")])
    >>> columns["signed_on_latest"].to_pylist(), columns["signed_on_year"].to_pylist()
    ([datetime.date(2012, 8, 31), None], [2012, None])
    """
    distinct = _Distinct(moments)
    return {name: _text_column(distinct), **_bound_columns(name, distinct)}


def _text_column(moments: _Distinct) -> Any:
    pa = load_library("pyarrow")
    return moments.column(lambda moment: None if moment is None else moment.text, pa.string())


def _bound_columns(name: str, moments: _Distinct) -> dict[str, Any]:
    pa = load_library("pyarrow")
    bounds = cache(_bounds)
    types = {
        "earliest": pa.date32(),
        "latest": pa.date32(),
        "year": pa.int16(),
        "approximate": pa.bool_(),
    }
    columns: dict[str, Any] = {}
    for place, (part, kind) in enumerate(types.items()):

        def bound(moment: _Moment, place: int = place) -> Any:
            return bounds(moment)[place]

        columns[f"{name}_{part}"] = moments.column(bound, kind)
    return columns


def _order_columns(moments: _Distinct) -> dict[str, Any]:
    """Return the columns by which records are compared in time and sorted.

    The bounds are numbers of days from 1970-01-01, which every engine compares: engines differ in
    the days before 1582 and in how a query passes a date.
    """
    pa = load_library("pyarrow")
    bounds = cache(_bounds)
    return {
        "dated_from": moments.column(lambda moment: to_day_number(bounds(moment)[0]), pa.int32()),
        "dated_to": moments.column(lambda moment: to_day_number(bounds(moment)[1]), pa.int32()),
        "sort_key": moments.column(_sort_key, pa.string()),
    }


def to_day_number(day: date | None) -> int | None:
    """Return the number of days from 1970-01-01 to a day, or None for None.

    >>> to_day_number(date(1970, 1, 2)), to_day_number(None)
    (1, None)
    """
    return None if day is None else day.toordinal() - _EPOCH


def _bounds(
    moment: _Moment,
) -> tuple[date | None, date | None, int | None, bool | None]:
    """Return the first and the last day, the year if it is certain, and whether it is approximate."""
    if moment is None:
        return None, None, None, None
    extent = extent_of(moment)
    earliest, latest = _to_day(extent.begin_low), _to_day(extent.end_high)
    is_one_year = earliest is not None and latest is not None and earliest.year == latest.year
    return earliest, latest, earliest.year if earliest and is_one_year else None, moment.qualified


def _to_day(ordinal: float) -> date | None:
    is_finite = ordinal not in (float("inf"), -float("inf"))
    return date.fromordinal(int(ordinal)) if is_finite else None


def _sort_key(moment: _Moment) -> str | None:
    """Return the text by which a date or period is sorted."""
    if moment is None:
        return None
    first, last, text = moment.sort_key
    return f"{first.isoformat()} {last.isoformat()} {text}"


# --- flat tables --------------------------------------------------------------------------------


def flatten_table(table: Any) -> Any:
    """Return a table without lists and structs, for frames and spreadsheets.

    Lists of texts become one text each, and parts with their own fields are left out: they
    have their own tables.

    >>> pa = load_library("pyarrow")
    >>> flatten_table(pa.table({"id": ["a"], "topics": [["energy", "trade"]]})).to_pylist()
    [{'id': 'a', 'topics': 'energy; trade'}]
    """
    pa, pc = load_library("pyarrow"), load_library("pyarrow.compute")
    columns: dict[str, Any] = {}
    for field in table.schema:
        if field.name in _HIDDEN:
            continue
        column = table[field.name]
        if not pa.types.is_list(field.type):
            columns[field.name] = column
        elif pa.types.is_string(field.type.value_type):
            columns[field.name] = pc.binary_join(column, _SEPARATOR)
    return pa.table(columns)
