"""Records as plain data and as lines of JSON, in and out.

Dates are EDTF text, numbers decimal text, references ids; what is at its default is left out. A
line has one reading: text is text and a list is a list, a name stands once in an object, and
nothing is guessed from anything else. Every value passes the converter of the constructor; one that
comes again is looked up by what was written, so that it is checked once and stored once.
"""

import difflib
import json
import marshal
import re
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache, partial
from hashlib import sha256
from itertools import repeat
from json.encoder import encode_basestring
from operator import attrgetter
from types import MappingProxyType
from typing import Any, Final, NamedTuple, cast, get_args, get_origin

import attrs

from diplomacy.converters import is_slug
from diplomacy.countries import Country
from diplomacy.dates import PartialDate, Period
from diplomacy.errors import (
    AmbiguousCountry,
    ArchiveErrors,
    DiplomacyError,
    InvalidCountry,
    InvalidLine,
    InvalidRecord,
    InvalidTerm,
    InvalidType,
    UnknownCountry,
    shown,
)
from diplomacy.quantities import Quantity
from diplomacy.records import RECORD_TYPES, Milestone, Participant, Record, Summit, Tenure
from diplomacy.sources import Citation
from diplomacy.vocabulary import Term

__all__ = [
    "FORMAT",
    "FORMATS",
    "TYPES",
    "Reader",
    "decoded",
    "default_in",
    "digest",
    "exact",
    "given_twice",
    "has_fields",
    "lines",
    "named",
    "plain",
    "said",
    "to_plain",
]

FORMAT: Final = 1
"""The version of the format that is written."""

TYPES: Final[Mapping[str, type[Record]]] = MappingProxyType(
    {kind.__name__: kind for kind in (*RECORD_TYPES, Summit)}
)
"""The types of records by the name that a line gives, as ``"type"``."""

# What a field stands at where a line leaves it out: null, an empty list or False, by its type,
# unless listed here, by format. A default of the model that changes needs a new format.
_DEFAULTS: Final[Mapping[int, Mapping[str, Any]]] = MappingProxyType(
    {
        1: MappingProxyType(
            {
                "Agreement.kind": "unspecified",
                "Agreement.parties_complete": True,
                "Citation.basis": "stated",
                "Meeting.level": "unknown",
                "Meeting.status": "held",
                "Quantity.qualifier": "as-stated",
                "Summit.status": "held",
            }
        )
    }
)

FORMATS: Final = frozenset(_DEFAULTS)
"""The versions of the format that are read."""

_TEXT_LIKE: Final = (str, Country, PartialDate, Period, Decimal, Term)
_NAMED_TYPES: Final = {str: "text", bool: "true or false", int: "a whole number", list: "a list"}
_MOST_KEPT: Final = 100_000  # of what was read or written before
_MOST_ERRORS: Final = 100
_LONGEST_NAME: Final = 100
_SELDOM_AGAIN: Final = frozenset({"id", "name", "summary", "title"})


def default_in(format: int, kind: type, field: "attrs.Attribute[Any]") -> Any:
    """Return what a field that a line leaves out stands at in a format, as plain data.

    >>> from diplomacy import Agreement
    >>> default_in(1, Agreement, attrs.fields(Agreement).kind)
    'unspecified'
    """
    listed = _DEFAULTS[format].get(f"{kind.__name__}.{field.name}")
    if listed is not None:
        return listed
    if field.type is bool:
        return False
    return [] if get_origin(field.type) is tuple else None


def has_fields(kind: Any) -> bool:
    """Return whether a type is an object of fields in JSON, and no text."""
    return attrs.has(kind) and not _is_text(kind)


def _is_text(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, _TEXT_LIKE)


def _part_type(kind: Any) -> Any:
    """Return the type of the parts of a sequence, or of what may be left out, or the type itself."""
    return get_args(kind)[0] if get_args(kind) else kind


def _settable(kind: Any) -> "list[attrs.Attribute[Any]]":
    return [field for field in attrs.fields(kind) if field.init]


# --- out ----------------------------------------------------------------------------------------


def plain(value: Any) -> Any:
    """Return a record, a part of one or a value, or a list of them, as plain data.

    >>> from diplomacy import Milestone
    >>> plain([Milestone("signed", "2012")])
    [{'stage': 'signed', 'date': '2012'}]
    """
    match value:
        case Decimal():
            return format(value, "f")
        case str() | PartialDate() | Period() | Term():
            return str(value)
        case frozenset():
            return sorted(map(str, value))
        case tuple() | list():
            return [plain(part) for part in value]
        case _ if attrs.has(type(value)):
            fields = _settable(type(value))
            told = ((f.name, getattr(value, f.name), f.default) for f in fields)
            return {name: plain(part) for name, part, default in told if part != default}
    return value


def to_plain(record: Record) -> dict[str, Any]:
    """Return a record as plain data, with its type first.

    >>> from diplomacy import Source
    >>> to_plain(Source(id="yearbook", published="2024"))
    {'type': 'Source', 'id': 'yearbook', 'published': '2024'}
    """
    return {"type": type(record).__name__, **plain(record)}


_RANK: Final = {kind: RECORD_TYPES.index(kind) for kind in RECORD_TYPES} | {
    Summit: RECORD_TYPES.index(Summit.__base__)
}


def lines(records: Iterable[Record]) -> Iterator[str]:
    """Give records as lines of JSON, by kind and id: the same lines for the same records.

    >>> from diplomacy import Source
    >>> list(lines([Source(id="b"), Source(id="a", published="2024")]))
    ['{"type":"Source","id":"a","published":"2024"}', '{"type":"Source","id":"b"}']
    """
    writers = {kind: _writer(kind, f'"type":"{name}"') for name, kind in TYPES.items()}
    for record in sorted(records, key=lambda record: (_RANK[type(record)], record.id)):
        yield writers[type(record)](record)


def digest(records: Iterable[Record]) -> str:
    """Return the SHA-256 digest of records: of their `lines`, each ended by LF, in UTF-8.

    >>> digest([])[:15]
    'sha256:e3b0c442'
    """
    content = sha256()
    for line in lines(records):
        content.update(f"{line}\n".encode())
    return f"sha256:{content.hexdigest()}"


def _writer(kind: Any, *head: str) -> Callable[[Any], str]:
    """Return what writes an instance of a class, defaults left out."""
    fields = _settable(kind)
    values_of = attrgetter(*(field.name for field in fields))
    columns = [(f'"{field.name}":', field.default, _sayer(field.type)) for field in fields]

    def write(instance: Any) -> str:
        said = [
            name + say(value)
            for (name, default, say), value in zip(columns, values_of(instance), strict=True)
            if value is not default
        ]
        return "{" + ",".join((*head, *said)) + "}"

    return write


def _sayer(kind: Any) -> Callable[[Any], str]:
    """Return what writes a value of a field of that type."""
    of = _part_type(kind)
    if get_origin(kind) is frozenset:
        return lambda roles: "[" + ",".join(sorted(f'"{role}"' for role in roles)) + "]"
    if get_origin(kind) is tuple:
        say = _once_written(_writer(of)) if has_fields(of) else _sayer(of)
        return lambda parts: "[" + ",".join([say(part) for part in parts]) + "]"
    if has_fields(of):
        return _once_written(_writer(of))
    if of is bool:
        return lambda flag: "true" if flag else "false"
    if of is int:
        return str
    if of is Decimal:
        return lambda number: f'"{number:f}"'
    return encode_basestring if of is str else lambda value: f'"{value}"'


def _once_written(write: Callable[[Any], str]) -> Callable[[Any], str]:
    """Return what writes a value that many records share, and keeps the text."""
    known: dict[int, tuple[Any, str]] = {}

    def say(value: Any) -> str:
        told = known.get(id(value))
        if told is None or told[0] is not value:
            if len(known) >= _MOST_KEPT:
                known.clear()
            told = known[id(value)] = (value, write(value))
        return told[1]

    return say


# --- in: JSON, nothing of it lost ---------------------------------------------------------------


class _Twice(dict[str, Any]):
    """An object of JSON in which names stand twice."""

    names: tuple[str, ...]


def given_twice(data: Any) -> tuple[str, ...]:
    """Return the names that stand twice in an object that `decoded` gave."""
    return data.names if isinstance(data, _Twice) else ()


class _Odd:
    """What stands in JSON for a number that no field takes, as a message shows it."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return self.text


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        made = _Twice(made)
        made.names = tuple(n for n, count in Counter(n for n, _ in pairs).items() if count > 1)
    return made


def _whole_number(text: str) -> "int | _Odd":
    return int(text) if len(text) <= 20 else _Odd(f"an integer of {len(text.lstrip('-'))} digits")


_DECODER: Final = json.JSONDecoder(
    object_pairs_hook=_object,
    parse_float=_Odd,
    parse_int=_whole_number,
    parse_constant=lambda name: _Odd(f"{name}, which JSON does not have,"),
)
_DEEPEST: Final = 32
_BRACKET: Final = re.compile(r'[\[{]|[\]}]|"(?:[^"\\]|\\.)*+"?')


def _depth(text: str) -> int:
    """Return how deep brackets are nested in a text of JSON."""
    depth = deepest = 0
    for match in _BRACKET.finditer(text):
        if match[0] in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif match[0] in "]}":
            depth -= 1
    return deepest


def decoded(text: str, line: int | None = None) -> Any:
    """Return what a line of JSON says, nothing of it lost: no name given twice, no rounded number.

    Raises:
        ArchiveErrors: if it is no JSON, or nested deeper than any record.

    >>> decoded('{"type":"Source","id":"yearbook"}')
    {'type': 'Source', 'id': 'yearbook'}
    """
    reason = ""
    if text.startswith("\ufeff"):
        reason = "a byte-order mark stands here; it may stand at the start of the file alone."
    elif text.count("[") + text.count("{") > _DEEPEST and (deep := _depth(text)) > _DEEPEST:
        reason = f"it is nested {deep} deep; no record is deeper than 5."
    else:
        try:
            return _DECODER.decode(text)
        except json.JSONDecodeError as error:
            told = error.msg.removesuffix(" at")
            reason = f"it is no JSON: {told} at column {error.colno}; write a record a line."
    raise _refusal([InvalidLine("", "", reason, line, shown(text), "an object of JSON")])


# --- in: plain data as records ------------------------------------------------------------------


class FindingKind(NamedTuple):
    """What is wrong at a path within a value."""

    path: str
    reason: str
    found: str = ""
    expected: str = ""
    near: tuple[str, ...] = ()

    def under(self, place: str) -> "FindingKind":
        dot = "." if self.path and self.path[0] != "[" else ""
        path = place if self.path == place else f"{place}{dot}{self.path}"  # told by its converter
        return self._replace(path=path)


class _Faults(DiplomacyError):
    """All that is wrong with a value."""

    def __init__(self, faults: Iterable[FindingKind]) -> None:
        self.faults = list(faults)[:_MOST_ERRORS]


class _Known(dict[Any, Any]):
    """What was read before, by what was written; what was not is read now."""

    __slots__ = ("_read",)

    def __init__(self, read: Callable[[Any], Any]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, key: Any) -> Any:
        made = self._read(key)
        if len(self) >= _MOST_KEPT:
            self.clear()
        self[key] = made
        return made


_Take = Callable[[Any], Any]


class Reader:
    """Reads records of plain data, and lines of JSON; what it has read comes again as it was.

    Args:
        format: the version of the format that the data are in.

    >>> list(Reader().each(['{"type":"Source","id":"yearbook"}'], [2]))
    [Source(id='yearbook')]
    """

    def __init__(self, format: int = FORMAT) -> None:
        self.format = format
        self.of = cache(partial(_taker_of_objects, self))
        self.plans: dict[Any, Any] = {}
        self.takes: dict[Any, Any] = {}
        self.absent: dict[Any, Any] = {}
        self._by_name = {name: _record_taker(self, kind) for name, kind in TYPES.items()}
        self._tables = {
            f'{{"type":{space}"{name}"': _table(self, kind)
            for name, kind in TYPES.items()
            for space in ("", " ")
        }

    def many(self, lines: Sequence[str]) -> Sequence[Record] | None:
        """Return the records of lines, or None where some line needs a closer look: ask `each`."""
        records: list[Any] = [None] * len(lines)
        try:
            for head, places in _alike(line[: line.find(",")] for line in lines):
                cut, fill = self._tables[head]
                rows = [cut(lines[i]) for i in places]
                for (first, *names), among in _alike((row[0], *row[1::2]) for row in rows):
                    if first != head:
                        return None
                    *columns, ends = zip(*[rows[n][2::2] for n in among])
                    _require(str.endswith, ends, "}")
                    filled = fill(
                        tuple(names), (*columns, [text[:-1] for text in ends]), len(among)
                    )
                    for n, record in zip(among, filled):
                        records[places[n]] = record
        except Exception:  # noqa: BLE001 - whatever it is, `each` says it
            return None
        return records

    def each(
        self, lines: Sequence[str], numbers: Sequence[int]
    ) -> Iterator[Record | ArchiveErrors]:
        """Give for each line its record, or what is wrong with it.

        Args:
            lines: the lines, without their ends.
            numbers: which lines of the file they are, for the errors.
        """
        for line, number in zip(lines, numbers, strict=True):
            try:
                yield self.record(decoded(line, number), number)
            except ArchiveErrors as errors:
                yield errors

    def record(self, data: Any, line: int | None = None) -> Record:
        """Return the record that plain data stand for, or raise all that is wrong with them."""
        if not isinstance(data, dict):
            reason = f"{said(data)} is no record; write an object with a type and its fields."
            raise _refusal([InvalidLine("", "", reason, line, said(data), "an object")])
        name = data.get("type")
        read = self._by_name.get(name) if isinstance(name, str) else None
        try:
            if read is not None:
                return cast("Record", read(data))
            faults = [_unknown_type(name, "type" in data)]
        except _Faults as error:
            faults = error.faults
        id = data.get("id")
        known_id = id if isinstance(id, str) and is_slug(id) else ""
        raise _refusal(
            [
                InvalidLine(
                    known_id, path, reason, line, found or _found_at(data, path), expected, near
                )
                for path, reason, found, expected, near in faults
            ]
        )


_Plan = tuple[list[tuple[Any, Any]], list[tuple[Any, Any]]]


def _plans(kind: Any, takes: Mapping[str, Any], absent: Mapping[str, Any]) -> Mapping[Any, _Plan]:
    """Return by names what is done with what stands under them, and with fields left out."""
    puts = {f.name: getattr(kind, f.name).__set__ for f in attrs.fields(kind)}
    derived = [(puts[f.name], f.default) for f in attrs.fields(kind) if not f.init]

    def plan(names: tuple[str, ...]) -> _Plan:
        if len(set(names)) < len(names):
            raise ValueError
        others = [(puts[name], absent[name]) for name in takes if name not in names]
        return [(puts[name], takes[name]) for name in names], others + derived

    return _Known(plan)


def _taker_of_objects(reader: Reader, kind: Any) -> _Take:
    """Return what reads an object of JSON as an instance of a class, or raises all its faults.

    Each field passes the converter of the constructor, and the whole the checks of the class; only
    the call between them is left out.
    """
    own = _settable(kind)
    takes = {f.name: _taker(reader, kind, f) for f in own}
    absent = {
        f.name: takes[f.name](default_in(reader.format, kind, f))
        for f in own
        if f.default is not attrs.NOTHING
    }
    plans = reader.plans[kind] = _plans(kind, takes, absent)
    reader.absent[kind], reader.takes[kind] = absent, takes
    check = getattr(kind, "__attrs_post_init__", lambda _: None)

    def read(data: Any) -> Any:
        try:
            if data.__class__ is not dict:
                raise _Faults(())
            given, others = plans[tuple(data)]
            made = object.__new__(kind)
            for (put, take), value in zip(given, data.values()):  # noqa: B905 - as many
                put(made, take(value))
            for put, value in others:
                put(made, value)
            check(made)
        except Exception as error:
            raise _Faults(_faults(kind, takes, absent, data, error)) from None
        return made

    return read


def _record_taker(reader: Reader, kind: Any) -> _Take:
    read = reader.of(kind)

    def take(data: Any) -> Any:
        rest = {name: value for name, value in data.items() if name != "type"}
        if given_twice(data):
            rest = _Twice(rest)
            rest.names = given_twice(data)
        return read(rest)

    return take


# --- many lines at once -------------------------------------------------------------------------


def _alike(keys: Iterable[Any]) -> Iterable[tuple[Any, list[int]]]:
    """Return the places of equal keys, by key."""
    places: dict[Any, list[int]] = {}
    for i, key in enumerate(keys):
        places.setdefault(key, []).append(i)
    return places.items()


def _require(holds: Callable[[str, str], bool], texts: Iterable[str], mark: str) -> None:
    if not all(map(holds, texts, repeat(mark))):
        raise ValueError


_do_all: Final = deque[Any](maxlen=0).extend


def _table(reader: Reader, kind: Any) -> Any:
    """Return what cuts lines of a type at the names of their fields, and what reads the columns.

    No cut is wrong unseen: pieces that are JSON by themselves, joined by names, are that JSON and
    no other.
    """
    reader.of(kind)
    fields = _settable(kind)
    takes = {f.name: _of_texts(reader, f, reader.takes[kind][f.name]) for f in fields}
    plans = _plans(kind, takes, reader.absent[kind])
    check = getattr(kind, "__attrs_post_init__", None)

    def fill(names: tuple[str, ...], columns: Iterable[Sequence[str]], count: int) -> list[Any]:
        given, others = plans[names]
        made = list(map(object.__new__, repeat(kind, count)))
        for (put, take), texts in zip(given, columns):  # noqa: B905 - as many
            _do_all(map(put, made, take(texts)))
        for put, value in others:
            _do_all(map(put, made, repeat(value)))
        if check is not None:
            _do_all(map(check, made))
        return made

    return re.compile(f', ?"({"|".join(takes)})": ?').split, fill


def _json(text: str) -> Any:
    """Return what a text of JSON says, or raise anything."""
    try:
        value, end = _DECODER.scan_once(text, 0)
    except StopIteration:  # which would end a `map` in silence
        raise ValueError from None
    if end != len(text):
        raise ValueError
    return value


_BETWEEN: Final = re.compile("}, ?{").split


def _of_texts(reader: Reader, field: Any, take: _Take) -> Callable[[Iterable[str]], Iterable[Any]]:
    """Return what takes the texts of values; one that comes again is what it was."""
    if field.name in _SELDOM_AGAIN:
        return lambda texts: [take(_json(text)) for text in texts]
    of, convert = _part_type(field.type), cast("_Take", field.converter)
    read: _Take = lambda text: take(_json(text))
    if get_origin(field.type) is tuple and has_fields(of):
        part = reader.of(of)
        piece = _Known(lambda text: part(_json(f"{{{text}}}"))).__getitem__

        def read(text: str) -> Any:
            if text[:2] != "[{" or text[-2:] != "}]":
                return take(_json(text))
            return convert(tuple(map(piece, _BETWEEN(text[2:-2]))))

    known = _Known(read)
    return lambda texts: map(known.__getitem__, texts)


def _faults(kind: Any, takes: Any, defaults: Any, data: Any, error: Any) -> Iterator[FindingKind]:
    """Give all that is wrong with an object of JSON: field by field, else with the whole."""
    owner = f"{'an' if kind.__name__[0] in 'AEIOU' else 'a'} {kind.__name__}"
    if not isinstance(data, dict):
        yield _fault(InvalidType(data, f"an object with the fields of {kind.__name__}"))
        return
    for name in given_twice(data):
        reason = f"{said(name)} stands twice in one object; which is meant?"
        yield FindingKind(named(name), reason, named(name), "each name once")
    if given_twice(data):
        return
    fields, fine = list(takes), True
    for name in fields:
        if name in data:
            try:
                takes[name](data[name])
            except Exception as wrong:
                fine = False
                yield from (fault.under(name) for fault in _told(wrong))
        elif name not in defaults:
            fine = False
            yield FindingKind(name, f"{owner} needs it, and it is not there.", "", "a value")
    for name in sorted(data.keys() - takes.keys())[:_MOST_ERRORS]:
        fine = False
        near = tuple(difflib.get_close_matches(name[:_LONGEST_NAME], fields, 1))
        reason = f"{owner} has no field {shown(name)}."
        yield FindingKind(named(name), reason, named(name), ", ".join(fields), near)
    if fine:
        yield from _told(error)


def _taker(reader: Reader, kind: Any, field: "attrs.Attribute[Any]") -> _Take:
    """Return what takes the plain form of a field, and checks it as the constructor does."""
    of, convert = _part_type(field.type), cast("_Take", field.converter)
    if get_origin(field.type) in (tuple, frozenset):
        return _list_taker(reader, kind, field, of, convert)
    if has_fields(of):
        take = _shared(reader.of(of))
    elif _is_text(of) and field.name not in _SELDOM_AGAIN:
        known = _Known(convert)
        take = lambda text: known[text] if text.__class__ is str else _only(str, text)
    else:
        only = str if _is_text(of) else of
        take = lambda value: convert(_only(only, value))
    optional = type(None) in get_args(field.type)
    return (lambda value: None if value is None else take(value)) if optional else take


def _only(kind: type, value: Any) -> Any:
    """Return a value of that very type, and refuse any other."""
    if type(value) is not kind:
        raise InvalidType(value, _NAMED_TYPES[kind])
    return value


def _shared(read: _Take) -> _Take:
    """Return what reads plain data that were read before as what was made of them."""
    known: dict[bytes, Any] = {}

    def take(data: Any) -> Any:
        try:
            key = marshal.dumps(data, 2)  # tells 1 from true, as a tuple of them would not
        except ValueError:  # an odd number
            return read(data)
        made = known.get(key)
        if made is None:
            if len(known) >= _MOST_KEPT:
                known.clear()
            made = known[key] = read(data)
        return made

    return take


def _list_taker(reader: Reader, kind: Any, field: Any, of: Any, convert: _Take) -> _Take:
    """Return what takes a list, each part by its type; equal lists of texts, or of one, are one."""
    part: _Take = reader.of(of) if has_fields(of) else lambda text: _only(str, text)
    each = _shared(part) if has_fields(of) else part

    def read(value: list[Any]) -> Any:
        try:
            parts = [each(v) for v in value]
            made = convert(parts)
        except Exception as error:  # noqa: BLE001 - told, or raised again
            faults = [*_part_faults(value, part)]
            if not faults:
                faults = [*_part_faults(value, lambda v: convert([part(v)]))] or [*_told(error)]
            raise _Faults(faults) from None
        if len(made) < len(parts):
            raise InvalidRecord(kind.__name__, "", "one of them stands twice.")
        return made

    if not has_fields(of):
        known = _Known(lambda texts: read(list(texts)))

        def take(value: Any) -> Any:
            texts = tuple(_only(list, value))
            try:
                return known[texts]
            except TypeError:  # of a part that is no text
                return read(value)

        return take
    alone = _shared(read)
    return lambda value: alone(value) if len(_only(list, value)) == 1 else read(value)


def _part_faults(value: list[Any], take: _Take) -> Iterator[FindingKind]:
    for i, part in enumerate(value):
        try:
            take(part)
        except Exception as error:
            for fault in _told(error):
                yield fault.under(f"[{i}]")


def exact(data: Any, line: int | None = None, format: int = FORMAT) -> Record:
    """Return the record that plain data stand for, or raise all that is wrong with them.

    Raises:
        ArchiveErrors: with every problem as an `InvalidLine`.

    >>> exact({"type": "Source", "id": "yearbook", "published": "2024"})
    Source(id='yearbook', published=PartialDate('2024'))
    """
    return Reader(format).record(data, line)


def _found_at(data: Any, path: str) -> str:
    """Return what stands at a path of plain data, or nothing."""
    try:
        for name in re.findall(r"\w+", path):
            data = data[int(name) if name.isdigit() else name]
    except (KeyError, IndexError, TypeError):
        return ""
    return said(data)


def _refusal(problems: list[InvalidLine]) -> ArchiveErrors:
    return ArchiveErrors("The data are no record", problems)


def _unknown_type(name: Any, given: bool) -> FindingKind:
    types = ", ".join(TYPES)
    if name == "Archive":
        reason = "a second header stands here; put archives together with Archive.merge."
        return FindingKind("type", reason, said(name), types)
    if not given:
        return FindingKind("type", f"a record needs a type; write one of: {types}.", "", types)
    near = difflib.get_close_matches(str(name)[:_LONGEST_NAME], TYPES, 1)
    reason = f"{said(name)} is not a type of record. Write one of: {types}."
    return FindingKind("type", reason, said(name), types, tuple(near))


_NAME: Final = re.compile(r"[A-Za-z0-9_-]{1,100}")


def named(name: str) -> str:
    """Return a name that a file gives, as a path shows it."""
    return name if _NAME.fullmatch(name) else shown(name)


def _told(error: Exception) -> list[FindingKind]:
    """Return what an error says of a value: reason, found, expected, near misses."""
    if isinstance(error, _Faults):
        return error.faults
    if not isinstance(error, DiplomacyError):
        raise error
    return [_fault(error)]


def _fault(error: Any) -> FindingKind:
    found = said(getattr(error, "value", getattr(error, "code", "")))
    if isinstance(error, InvalidRecord):
        return FindingKind(error.path, error.reason, "", error.reason)
    if isinstance(error, InvalidType):
        number = isinstance(error.value, (int, float, _Odd)) and error.expected == "text"
        hint = '; write the number as text, such as "15000000000"' if number else ""
        reason = f"{found} is not {error.expected}{hint}."
        return FindingKind("", reason, found, error.expected)
    if isinstance(error, InvalidTerm):
        near = difflib.get_close_matches(str(error.value)[:_LONGEST_NAME], error.terms, 1)
        return FindingKind("", str(error), found, ", ".join(error.terms), tuple(near))
    near = _country_named(error.code) if isinstance(error, InvalidCountry) else ()
    what = str(getattr(error, "reason", getattr(error, "advice", "")))
    return FindingKind("", str(error), found, what, tuple(near))


def _country_named(text: object) -> tuple[str, ...]:
    """Return the code of the country that a text names, where it names one."""
    try:
        return (str(Country.parse(cast("str", text))),)
    except (UnknownCountry, AmbiguousCountry, InvalidType):
        return ()


def said(value: object) -> str:
    """Return a value as a message about JSON shows it."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    return value.text[:_LONGEST_NAME] if isinstance(value, _Odd) else shown(value)


def configure(converter: Any, format: int = FORMAT) -> None:
    """Teach a cattrs converter the records and values of this library, strictly as files have them.

    >>> from cattrs.preconf.json import make_converter
    >>> from diplomacy import Agreement, PartialDate
    >>> from diplomacy.fixtures import ARCHIVE
    >>> converter = make_converter()
    >>> configure(converter)
    >>> text = converter.dumps([ARCHIVE["kr-tr-fta"]], list[Agreement])
    >>> converter.loads(text, list[Agreement]) == [ARCHIVE["kr-tr-fta"]]
    True
    """
    reader = Reader(format)
    for kind in (*TYPES.values(), Citation, Milestone, Participant, Quantity, Tenure):
        converter.register_structure_hook(kind, lambda data, _, take=reader.of(kind): take(data))
        converter.register_unstructure_hook(kind, plain)
    for value in (Country, PartialDate, Period):
        converter.register_structure_hook(value, lambda text, kind: kind(_only(str, text)))
        converter.register_unstructure_hook(value, str)
