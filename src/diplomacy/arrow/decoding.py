"""Columns as records: every value passes its converter, and every record the checks of its type.

Values that recur are converted once, and so are parts and lists of one part. A table that is not
valid is read again row by row, which is slower and finds every problem.
"""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, repeat
from typing import Any, Final, cast

import attrs

from diplomacy import converters
from diplomacy.arrow.layout import TABLES, columns_of, load_library, schema_of
from diplomacy.errors import ArchiveErrors, ArchiveProblem, InvalidLine
from diplomacy.formats.decoding import Decoder
from diplomacy.formats.encoding import MAX_MEMO
from diplomacy.formats.parsing import parse_line, to_pairs
from diplomacy.formats.shapes import converter_of, settable_fields, shape_of
from diplomacy.quantities import Quantity
from diplomacy.records import Meeting, Record, Summit
from diplomacy.vocabulary import MeetingLevel

__all__ = ["TableReader", "decode_table"]

_Convert = Callable[[Any], Any]

# A column in which fewer rows share a value is converted row by row.
_LEAST_SHARE: Final = 2
_MAX_CODE: Final = 2**62
# The patterns of texts that a converter is certain to return as they are. Most texts match, and a
# whole column is compared faster than one text is converted.
_PLAIN: Final[Mapping[Any, tuple[str, ...]]] = {
    converters.slug: (f"^(?:{converters.SLUG})$",),
    converters.text: ("^[!-~]([ -~]*[!-~])?$", "[0-9A-Za-z]"),
}
# Between the texts of a list that are joined; no text of a record contains it.
_JOINT: Final = "\x1f"


def decode_table(name: str, table: Any) -> list[Record]:
    """Return the records in the rows of an Arrow table.

    Columns without fields of records are ignored, and a missing or null value is read as the
    default of its field. Text and lists may have any of the types that other libraries prefer.

    Args:
        name: the name of the table.
        table: the table.

    Raises:
        ArchiveErrors: with every problem, if a row is not a valid record.

    >>> from diplomacy.arrow.encoding import encode_records
    >>> from diplomacy.fixtures import ARCHIVE
    >>> table = encode_records("agreements", ARCHIVE.agreements)
    >>> decode_table("agreements", table) == list(ARCHIVE.agreements)
    True
    """
    reader = TableReader(name)
    return [record for batch in table.to_batches() for record in reader.read(batch)]


def _select_columns(name: str, batch: Any) -> Any:
    """Return the columns of a batch that have fields of records, in the types of the layout."""
    pa = load_library("pyarrow")
    arrays = {}
    for field in schema_of(name):
        if field.name in batch.schema.names:
            array = batch.column(field.name)
            try:
                arrays[field.name] = _cast(array, field.type)
            except (pa.ArrowInvalid, pa.ArrowNotImplementedError, pa.ArrowTypeError):
                expected = f"a column of type {field.type}"
                reason = f"the column has the type {array.type}. Write {expected}."
                problem = InvalidLine("", f"{name}.{field.name}", reason, None, "", expected)
                raise ArchiveErrors("Nothing was loaded", [problem]) from None
    return pa.record_batch(arrays)


def _cast(array: Any, kind: Any) -> Any:
    """Return an array in another type, a struct with its fields in any order.

    A field that a struct does not have is null, since a later version may have added it.
    """
    pa = load_library("pyarrow")
    if array.type.equals(kind):
        return array
    if pa.types.is_list(kind) and _is_list(array.type):
        is_plain = pa.types.is_list(array.type)
        lists = array if is_plain else array.cast(pa.list_(array.type.value_type))
        items = _cast(lists.values, kind.value_type)
        return pa.ListArray.from_arrays(lists.offsets, items, mask=lists.is_null())
    if pa.types.is_struct(kind) and pa.types.is_struct(array.type):
        present = dict(zip((field.name for field in array.type), array.flatten(), strict=True))
        children = [
            _cast(present[field.name], field.type)
            if field.name in present
            else pa.nulls(len(array), field.type)
            for field in kind
        ]
        return pa.StructArray.from_arrays(children, fields=list(kind), mask=array.is_null())
    if str(array.type) == "string_view":  # older versions of pyarrow cannot cast it
        return pa.array(array.to_pylist(), kind)
    return array.cast(kind)


def _is_list(kind: Any) -> bool:
    types = load_library("pyarrow").types
    return any((types.is_list(kind), types.is_large_list(kind), types.is_fixed_size_list(kind)))


# --- the fast way -------------------------------------------------------------------------------


class TableReader:
    """Reads the rows of one table as records, batch by batch.

    Args:
        name: the name of the table.

    >>> from diplomacy.arrow.encoding import encode_records
    >>> from diplomacy.fixtures import ARCHIVE
    >>> [batch] = encode_records("sources", ARCHIVE.sources).to_batches()
    >>> TableReader("sources").read(batch) == list(ARCHIVE.sources)
    True
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._type: Any = TABLES[name]
        self._decoder = Decoder()
        self._memos: defaultdict[Any, dict[Any, Any]] = defaultdict(dict)
        self._row_count = 0

    def read(self, batch: Any) -> list[Any]:
        """Return the records of a batch, in the order of its rows.

        Raises:
            ArchiveErrors: with every problem, if a row is not a valid record.
        """
        columns = _select_columns(self._name, batch)
        try:
            records = self._make_records(columns)
        except Exception:
            problems = [*_iter_problems(self._name, columns, self._row_count)]
            if not problems:
                raise
            raise ArchiveErrors("Nothing was loaded", problems) from None
        self._row_count += batch.num_rows
        return records

    def _make_records(self, batch: Any) -> list[Any]:
        """Return the records of a batch; raises any error if one is not valid."""
        values = {
            field.name: self._read_field(field, batch) for field in settable_fields(self._type)
        }
        kinds: list[Any] = [self._type] * batch.num_rows
        if self._type is Meeting:
            levels = values["level"] = list(values["level"])
            kinds = [Summit if level is MeetingLevel.LEADERS else Meeting for level in levels]
        records: list[Any] = list(map(object.__new__, kinds))
        for name, column in values.items():
            if self._type is Meeting and name == "level":  # each of the two classes has its own
                for kind, record, value in zip(kinds, records, column, strict=True):
                    kind.level.__set__(record, value)
            else:
                put: Callable[[Any, Any], object] = getattr(self._type, name).__set__
                deque(map(put, records, column), maxlen=0)
        if hasattr(self._type, "__attrs_post_init__"):
            for record in records:
                record.__attrs_post_init__()
        return records

    def _read_field(self, field: "attrs.Attribute[Any]", batch: Any) -> Iterable[Any]:
        """Return the values of a field, converted."""
        shape, convert = shape_of(field.type), cast("_Convert", converter_of(field))
        if shape.type is Quantity:
            return self._read_quantities(field.name, batch)
        array = batch.column(field.name) if field.name in batch.schema.names else None
        default = None if field.default is attrs.NOTHING else field.default
        if array is None or array.null_count == len(array):
            return repeat(convert(default), batch.num_rows)
        if shape.form in ("list", "set"):
            return self._read_lists(field, array)
        values = array.to_pylist()
        if convert in _PLAIN and _all_match(array, _PLAIN[convert]):
            return cast("list[Any]", values)
        if shape.form == "mapping":
            decode = self._decoder.of(self._type).fields[field.name]
            return [
                convert(default) if value is None else decode(parse_line(value)) for value in values
            ]
        if array.null_count and not shape.optional and default is not None:
            values = [default if value is None else value for value in values]
        return self._convert_all(field.name, convert, values)

    def _read_quantities(self, name: str, batch: Any) -> list[Any]:
        """Return the values of a field that is a quantity, from the columns of its parts."""
        fields = settable_fields(Quantity)
        parts: list[list[Any]] = []
        for field in fields:
            column = f"{name}_{field.name}"
            is_present = column in batch.schema.names
            parts.append(
                batch.column(column).to_pylist() if is_present else [None] * batch.num_rows
            )
        quantities = self._parts_of(Quantity, [field.name for field in fields])
        quantities[(None,) * len(fields)] = None
        return [quantities[row] for row in zip(*parts, strict=True)]

    def _read_lists(self, field: "attrs.Attribute[Any]", array: Any) -> Iterable[Any]:
        """Return the values of a field that is a list of texts or of parts, converted."""
        kind, convert = shape_of(field.type).type, cast("_Convert", converter_of(field))
        offsets = array.offsets.to_pylist()
        if offsets[0] == offsets[-1]:
            return repeat(convert(()), len(array))
        items = self._read_items(kind, array.values)
        if isinstance(items[offsets[0]], str):
            texts = [tuple(items[i:j]) for i, j in pairwise(offsets)]
            return self._convert_all(field.name, convert, texts)
        # A part is made once for equal data, so that it can represent them.
        alone = {id(items[i]): items[i] for i, j in pairwise(offsets) if j - i == 1}
        single = {key: convert((part,)) for key, part in alone.items()}
        return [
            single[id(items[i])] if j - i == 1 else convert(items[i:j])
            for i, j in pairwise(offsets)
        ]

    def _read_items(self, kind: Any, array: Any) -> list[Any]:
        """Return the items of lists: texts as they are, and parts as instances of their class."""
        pa = load_library("pyarrow")
        if not pa.types.is_struct(array.type):
            return cast("list[Any]", array.to_pylist())
        names: list[str] = []
        columns: list[Any] = []
        for field, child in zip(array.type, array.flatten(), strict=True):
            if child.null_count < len(child) or not names:
                names.append(field.name)
                columns.append(child)
        parts = self._parts_of(kind, names)
        coded = _encode_rows(columns)
        if coded is None:
            return list(map(parts.__getitem__, zip(*map(_to_hashable, columns), strict=True)))
        codes, first = coded
        distinct = zip(*(_to_hashable(column.take(first)) for column in columns), strict=True)
        return list(map(list(map(parts.__getitem__, distinct)).__getitem__, codes))

    def _parts_of(self, kind: Any, names: Sequence[str]) -> "_Parts":
        """Return the parts of a class that have been made from these fields."""
        key = (kind, *names)
        if key not in self._memos or len(self._memos[key]) > MAX_MEMO:
            self._memos[key] = _Parts(self._decoder.of(kind).build, names)
        return cast("_Parts", self._memos[key])

    def _convert_all(self, name: str, convert: _Convert, values: Sequence[Any]) -> list[Any]:
        """Return values of a field, each converted; equal ones once if they are many."""
        distinct = set(values)
        if len(distinct) * _LEAST_SHARE > len(values):
            return list(map(convert, values))
        memo = self._memos[name]
        if len(memo) > MAX_MEMO:
            memo.clear()
        memo.update((value, convert(value)) for value in distinct - memo.keys())
        return list(map(memo.__getitem__, values))


def _all_match(texts: Any, patterns: Sequence[str]) -> bool:
    """Return whether every text of a column matches all of some patterns; a null does not."""
    pc = load_library("pyarrow.compute")
    found = (pc.match_substring_regex(texts, pattern) for pattern in patterns)
    return not texts.null_count and all(pc.all(matches).as_py() for matches in found)


def _encode_rows(columns: Sequence[Any]) -> tuple[list[int], Any] | None:
    """Return a number for each row, the same for equal rows, and the first row of each number.

    Return None if the rows cannot be numbered: if too many differ, or if lists of texts cannot be
    distinguished once they are joined.
    """
    pa, pc = load_library("pyarrow"), load_library("pyarrow.compute")
    total: Any = None
    size = 1
    for column in columns:
        if pa.types.is_list(column.type):
            texts = column.flatten()
            is_unclear = pc.or_(pc.match_substring(texts, _JOINT), pc.equal(texts, ""))
            if column.null_count or pc.any(is_unclear).as_py():
                return None
            column = pc.binary_join(column, _JOINT)  # noqa: PLW2901 - the same, as texts
        encoded = column.dictionary_encode()
        codes = pc.fill_null(encoded.indices.cast(pa.int64()), len(encoded.dictionary))
        total = codes if total is None else pc.add(total, pc.multiply(codes, size))
        size *= len(encoded.dictionary) + 1
        if size > _MAX_CODE:
            return None
    numbered = pc.dictionary_encode(total)
    rows = pa.table({"code": numbered.indices, "row": pa.array(range(len(total)), pa.int64())})
    first = (
        rows.group_by("code")
        .aggregate([("row", "min")])
        .sort_by("code")["row_min"]
        .combine_chunks()
    )
    return numbered.indices.to_pylist(), first


def _to_hashable(array: Any) -> list[Any]:
    """Return the values of an array, with lists as tuples."""
    values: list[Any] = array.to_pylist()
    pa = load_library("pyarrow")
    if pa.types.is_list(array.type):
        return [None if value is None else tuple(value) for value in values]
    return values


class _Parts(dict[Any, Any]):
    """Parts by the values of their fields, each made when it is first looked up."""

    __slots__ = ("_build", "_names")

    def __init__(self, build: Callable[[dict[str, Any]], Any], names: Sequence[str]) -> None:
        super().__init__()
        self._build = build
        self._names = names

    def __missing__(self, row: tuple[Any, ...]) -> Any:
        fields: dict[str, Any] = {
            name: list(cast("Iterable[Any]", value)) if isinstance(value, tuple) else value
            for name, value in zip(self._names, row, strict=True)
            if value is not None
        }
        self[row] = part = self._build(fields)
        return part


# --- the slow way -------------------------------------------------------------------------------


def _iter_problems(name: str, batch: Any, first: int) -> Iterator[ArchiveProblem]:
    """Yield the problems of every row of a batch; *first* is the number of its first row."""
    decoder = Decoder()
    for number, row in enumerate(batch.to_pylist(), first):
        try:
            decoder.decode_record(_to_data(name, row))
        except ArchiveErrors as errors:
            for problem in errors.problems:
                yield _place(problem, f"{name}[{number}]")


def _to_data(table: str, row: dict[str, Any]) -> Any:
    """Return a row in the form of a parsed line of a file."""
    data: dict[str, Any] = {}
    for column in columns_of(table):
        name, value = column.field.name, row.get(column.name)
        if value is None:
            continue
        if column.part is not None:
            data.setdefault(name, {})[column.part.name] = value
        elif shape_of(column.field.type).form == "mapping":
            data[name] = parse_line(value)
        else:
            data[name] = to_pairs(_without_nulls(value))
    type_name = TABLES[table].__name__
    if table == "meetings" and data.get("level") == str(MeetingLevel.LEADERS):
        type_name = "Summit"
        del data["level"]
    parts = {name: to_pairs(value) for name, value in data.items() if isinstance(value, dict)}
    return tuple({"type": type_name, **data, **parts}.items())


def _without_nulls(value: Any) -> Any:
    """Return a value without the null fields of its structs."""
    if isinstance(value, list):
        return [*map(_without_nulls, cast("Iterable[Any]", value))]
    if isinstance(value, dict):
        items = cast("dict[str, Any]", value).items()
        return {name: _without_nulls(item) for name, item in items if item is not None}
    return value


def _place(problem: ArchiveProblem, place: str) -> ArchiveProblem:
    """Return a problem with its row as a part of the path if the id of the record is not known."""
    if problem.id or not isinstance(problem, InvalidLine):
        return problem
    path = ".".join(part for part in (place, problem.path) if part)
    _, _, reason, line, found, expected, near = problem.args
    return InvalidLine("", path, reason, line, found, expected, near)
