"""Records as plain data and as lines of JSON, in and out.

Dates are EDTF text, numbers decimal text, references ids; what is at its default is left out. A
line has one reading: text is text and a list is a list, a name stands once in an object, and
nothing is guessed from anything else.

There are two ways in. `exact` asks cattrs and the constructors of the model, and tells all that is
wrong with a record and where. A `Reader` is for the many lines that are right: it reads a value
that comes again once, with the same checks, and leaves whatever it does not understand to `exact`.
"""

import difflib
import json
import re
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from decimal import Decimal
from functools import cache, partial
from hashlib import sha256
from itertools import chain, compress, islice, repeat
from json.encoder import encode_basestring
from operator import attrgetter, contains, itemgetter
from types import MappingProxyType
from typing import Any, Final, NamedTuple, cast, get_args, get_origin

import attrs
import cattrs
from cattrs.errors import (
    AttributeValidationNote,
    BaseValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
    IterableValidationNote,
)
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

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
from diplomacy.fields import is_slug
from diplomacy.integrity import KINDS
from diplomacy.records import Record, Summit
from diplomacy.values import Value
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
    {kind.__name__: kind for kind in (*KINDS, Summit)}
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
_NUMBER_HINT: Final = 'write the number as text, such as "15000000000"'
_Fields = dict[str, Any]


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


def _settable(kind: Any) -> "list[attrs.Attribute[Any]]":
    """Return the fields of a class that are not derived, in their order."""
    return [field for field in attrs.fields(kind) if field.init]


# --- records as plain data ----------------------------------------------------------------------


def plain(value: Any) -> Any:
    """Return a record, a part of one or a value, or a list of them, as plain data.

    >>> from diplomacy import Milestone
    >>> plain([Milestone("signed", "2012")])
    [{'stage': 'signed', 'date': '2012'}]
    """
    return _converter(FORMAT).unstructure(value)


def to_plain(record: Record) -> dict[str, Any]:
    """Return a record as plain data, with its type first.

    >>> from diplomacy import Source
    >>> to_plain(Source(id="yearbook", published="2024"))
    {'type': 'Source', 'id': 'yearbook', 'published': '2024'}
    """
    return {"type": type(record).__name__, **plain(record)}


@cache
def _converter(format: int) -> cattrs.Converter:
    """Return what turns records into plain data, and plain data of a format into records."""
    converter = cattrs.Converter(omit_if_default=True)
    converter.register_unstructure_hook(str, str.__str__)
    converter.register_unstructure_hook(Country, str)
    converter.register_unstructure_hook(PartialDate, str)
    converter.register_unstructure_hook(Period, str)
    converter.register_unstructure_hook(Decimal, _digits)
    converter.register_unstructure_hook_func(_is_term, str)
    converter.register_unstructure_hook_func(_is_roles, lambda roles: sorted(map(str, roles)))
    converter.register_unstructure_hook_func(_is_sequence, lambda parts: [plain(p) for p in parts])
    converter.register_unstructure_hook_factory(has_fields, _to_fields)
    # What cattrs takes for a text or a number is too much: each is taken as itself alone.
    converter.register_structure_hook(str, _only(str, "text"))
    converter.register_structure_hook(bool, _only(bool, "true or false"))
    converter.register_structure_hook(int, _only(int, "a whole number"))
    converter.register_structure_hook_func(_is_text_like, _only(str, "text"))
    factory = converter.register_structure_hook_factory
    factory(_is_list, partial(_list, converter))
    factory(_is_optional, partial(_or_null, converter))
    factory(has_fields, partial(_instance, converter, format))
    return converter


def _digits(number: Decimal) -> str:
    return format(number, "f")


def _is_term(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Term)


def _is_text_like(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, _TEXT_LIKE)


def has_fields(kind: Any) -> bool:
    """Return whether a type is an object of fields in JSON, and no text."""
    return attrs.has(kind) and not _is_text_like(kind)


def _is_roles(kind: Any) -> bool:
    return kind is frozenset or get_origin(kind) is frozenset


def _is_list(kind: Any) -> bool:
    return _is_sequence(kind) or _is_roles(kind)


def _is_optional(kind: Any) -> bool:
    return type(None) in get_args(kind)


def _is_sequence(kind: Any) -> bool:
    return kind is tuple or get_origin(kind) is tuple


def _to_fields(kind: Any) -> Any:
    """Return what turns an instance of an attrs class into a dictionary of what was set."""
    derived: dict[str, Any] = {
        field.name: override(omit=True) for field in attrs.fields(kind) if not field.init
    }
    names = [field.name for field in _settable(kind)]
    write = make_dict_unstructure_fn(
        kind, _converter(FORMAT), _cattrs_omit_if_default=True, **derived
    )

    def in_order(instance: Any) -> dict[str, Any]:
        written = write(instance)
        return {name: written[name] for name in names if name in written}

    return in_order


# --- plain data as records, exactly -------------------------------------------------------------


def _only(kind: type, expected: str) -> Callable[[Any, Any], Any]:
    """Return what takes a value of that very type, and no other."""

    def take(value: Any, _: Any) -> Any:
        if type(value) is not kind:
            raise InvalidType(value, expected)
        return value

    return take


def _or_null(converter: cattrs.Converter, kind: Any) -> Callable[[Any, Any], Any]:
    """Return what takes a value of a type, or null."""
    of = _part_type(kind)
    take_value = converter.get_structure_hook(of)
    return lambda value, _: None if value is None else take_value(value, of)


def _list(converter: cattrs.Converter, kind: Any) -> Callable[[Any, Any], Any]:
    """Return what takes a list, each part by its type."""
    of = get_args(kind)[0]
    take_part = converter.get_structure_hook(of)

    def take(value: Any, _: Any) -> list[Any]:
        if type(value) is not list:
            raise InvalidType(value, "a list")
        return _each(lambda part: take_part(part, of), value)

    return take


def _each(take: Callable[[Any], Any], parts: Any) -> list[Any]:
    """Return what is made of the parts of a list, or raise their errors, each with its place."""
    made: list[Any] = []
    errors: list[Exception] = []
    for i, part in enumerate(parts):
        try:
            made.append(take(part))
        except (BaseValidationError, DiplomacyError) as error:
            error.add_note(IterableValidationNote("", i, None))
            errors.append(error)
            if len(errors) == _MOST_ERRORS:
                break
    if errors:
        raise IterableValidationError("", errors, list)  # pyright: ignore[reportCallIssue]
    return made


def _instance(converter: cattrs.Converter, format: int, kind: Any) -> Callable[[Any, Any], Any]:
    """Return what takes an object with the fields of an attrs class, through its constructor."""
    fields = _settable(kind)
    own = attrs.fields_dict(kind)
    overrides: dict[str, Any] = {
        name: override(omit=True)
        if not field.init
        else override(struct_hook=_field(kind, field, converter))
        for name, field in own.items()
    }
    structure = make_dict_structure_fn(
        kind,
        converter,
        _cattrs_forbid_extra_keys=True,
        _cattrs_detailed_validation=True,
        **overrides,
    )
    absent = {
        field.name: default_in(format, kind, field)
        for field in fields
        if field.default is not attrs.NOTHING
        and default_in(format, kind, field) != default_in(FORMAT, kind, field)
    }

    def take(data: Any, _: Any) -> Any:
        if not isinstance(data, dict):
            raise InvalidType(data, f"an object with the fields of {kind.__name__}")
        twice = given_twice(data)
        if twice:
            raise _GivenTwice(twice)
        return structure({**absent, **data}, kind)

    return take


def _field(kind: Any, field: "attrs.Attribute[Any]", converter: cattrs.Converter) -> Any:
    """Return what takes the plain form of a field, and checks it as the constructor does."""
    take_plain = converter.get_structure_hook(field.type)
    convert = _conversion(field)
    no_repetition = _is_roles(field.type)

    def take(value: Any, _: Any = None) -> Any:
        parts = take_plain(value, field.type)
        try:
            made = convert(parts)
        except DiplomacyError:
            if isinstance(value, list):
                _each(lambda part: convert([part]), parts)
            raise
        if no_repetition and len(made) < len(parts):
            raise InvalidRecord(kind.__name__, field.name, "one of them stands twice.")
        return made

    return take


def _conversion(field: "attrs.Attribute[Any]") -> Callable[[Any], Any]:
    """Return the converter of a field; every field that is not derived has one."""
    return cast("Callable[[Any], Any]", field.converter)


class _GivenTwice(DiplomacyError):
    """Names that stand more than once in one object."""

    def __init__(self, names: Iterable[str]) -> None:
        super().__init__(tuple(names))
        self.names = tuple(names)


def exact(data: Any, line: int | None = None, format: int = FORMAT) -> Record:
    """Return the record that plain data stand for, or raise all that is wrong with them.

    Raises:
        ArchiveErrors: with every problem as an `InvalidLine`.

    >>> exact({"type": "Source", "id": "yearbook", "published": "2024"})
    Source(id='yearbook', published=PartialDate('2024'))
    """
    if not isinstance(data, dict):
        reason = f"{said(data)} is no record; write an object with a type and its fields."
        raise _refusal([InvalidLine("", "", reason, line, said(data), "an object")])
    fields = cast("_Fields", data)
    id = fields.get("id")
    known_id = id if isinstance(id, str) and is_slug(id) else ""
    name = fields.get("type")
    kind = TYPES.get(name) if isinstance(name, str) else None
    if kind is None:
        raise _refusal([_unknown_type(name, "type" in fields, known_id, line)])
    rest = _Object((key, value) for key, value in fields.items() if key != "type")
    rest.twice = given_twice(fields)
    try:
        record: Record = _converter(format).structure(rest, kind)
    except (BaseValidationError, DiplomacyError) as error:
        problems = [
            InvalidLine(
                known_id, path, reason, line, found or _found_at(fields, path), expected, near
            )
            for path, reason, found, expected, near in _explained(error, "", kind)
        ]
        raise _refusal(problems) from None
    return record


def _found_at(data: Any, path: str) -> str:
    """Return what stands at a path of plain data, or nothing."""
    try:
        for name in re.findall(r"\w+", path):
            data = data[int(name) if name.isdigit() else name]
    except (KeyError, IndexError, TypeError):
        return ""
    return said(data)


# A message shows no more of a name, and a list is looked at no further than for so many errors.
_LONGEST_NAME: Final = 100
_MOST_ERRORS: Final = 100
_NAME: Final = re.compile(r"[A-Za-z0-9_-]{1,100}")


def _refusal(problems: list[InvalidLine]) -> ArchiveErrors:
    return ArchiveErrors("The data are no record", problems)


def _unknown_type(name: Any, given: bool, id: str, line: int | None) -> InvalidLine:
    types = ", ".join(TYPES)
    if name == "Archive":
        reason = "a second header stands here; put archives together with Archive.merge."
        return InvalidLine(id, "type", reason, line, said(name), types)
    if not given:
        reason = f"a record needs a type; write one of: {types}."
        return InvalidLine(id, "type", reason, line, "", types)
    near = difflib.get_close_matches(str(name)[:_LONGEST_NAME], TYPES, 1)
    reason = f"{said(name)} is not a type of record. Write one of: {types}."
    return InvalidLine(id, "type", reason, line, said(name), types, near)


_Problem = tuple[str, str, str, str, "tuple[str, ...]"]


def _explained(error: BaseException, path: str, kind: Any) -> Iterator[_Problem]:
    """Give each problem that an error stands for: path, reason, found, expected, near misses."""
    if isinstance(error, BaseValidationError):
        within = getattr(error, "cl", None)
        for part in error.exceptions:
            owner = within if attrs.has(cast("type", within)) else kind
            yield from _explained(part, _path_of(part, path), owner)
    elif isinstance(error, ForbiddenExtraKeysError):
        yield from _unknown_fields(error, path)
    elif isinstance(error, _GivenTwice):
        for name in error.names:
            reason = f"{said(name)} stands twice in one object; which is meant?"
            yield _at(path, named(name)), reason, named(name), "each name once", ()
    elif isinstance(error, KeyError):
        owner = kind.__name__
        yield path, f"{_article(owner)} {owner} needs it, and it is not there.", "", "a value", ()
    elif isinstance(error, InvalidRecord):
        told = path.rpartition(".")[2] == error.path  # by the converter of that very field
        yield path if told else _at(path, error.path), error.reason, "", error.reason, ()
    elif isinstance(error, DiplomacyError):
        yield (path, *_told(error))
    else:
        raise error


def _unknown_fields(error: ForbiddenExtraKeysError, path: str) -> Iterator[_Problem]:
    names = [field.name for field in _settable(error.cl)]
    for unknown in sorted(map(str, error.extra_fields))[:_MOST_ERRORS]:
        near = tuple(difflib.get_close_matches(unknown[:_LONGEST_NAME], names, 1))
        owner = error.cl.__name__
        reason = f"{_article(owner)} {owner} has no field {shown(unknown)}."
        yield _at(path, named(unknown)), reason, named(unknown), ", ".join(names), near


def named(name: str) -> str:
    """Return a name that a file gives, as a path shows it."""
    return name if _NAME.fullmatch(name) else shown(name)


def _told(error: BaseException) -> tuple[str, str, str, "tuple[str, ...]"]:
    """Return what one error of a value says: reason, found, expected, near misses."""
    found = said(getattr(error, "value", getattr(error, "code", "")))
    if isinstance(error, InvalidType):
        value = error.value
        hint = (
            f"; {_NUMBER_HINT}"
            if isinstance(value, (int, float, _Odd)) and error.expected == "text"
            else ""
        )
        reason = f"{found} is not {error.expected}{hint}."
        return reason, found, error.expected, ()
    near: tuple[str, ...] = ()
    if isinstance(error, InvalidTerm):
        near = tuple(difflib.get_close_matches(str(error.value)[:_LONGEST_NAME], error.terms, 1))
        return str(error), found, ", ".join(error.terms), near
    if isinstance(error, InvalidCountry):
        near = _countrynamed(error.code)
    what = str(getattr(error, "reason", getattr(error, "advice", "")))
    return str(error), found, what, near


def _countrynamed(text: object) -> tuple[str, ...]:
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


def _article(noun: str) -> str:
    return "an" if noun[0] in "AEIOU" else "a"


def _at(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _path_of(error: BaseException, path: str) -> str:
    """Return the path of an error within what lies at *path*."""
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return _at(path, note.name)
        if isinstance(note, IterableValidationNote):
            return f"{path}[{note.index}]"
    return path


# --- JSON, as it is written ---------------------------------------------------------------------


class _Object(_Fields):
    """An object of JSON, with the names that stand in it twice."""

    twice: tuple[str, ...] = ()


def given_twice(data: Any) -> tuple[str, ...]:
    """Return the names that stand twice in an object that `decoded` gave."""
    return data.twice if isinstance(data, _Object) else ()


class _Odd:
    """What stands in JSON for a number that no field takes, as a message shows it."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return self.text


def _object(pairs: list[tuple[str, Any]]) -> _Object:
    made = _Object(pairs)
    if len(made) < len(pairs):
        given = Counter(name for name, _ in pairs)
        made.twice = tuple(name for name, count in given.items() if count > 1)
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


# --- many lines, fast ---------------------------------------------------------------------------

# What was read is kept, so that it is read once and stored once; but not without end.
_MOST_KEPT: Final = 100_000
# Kept for nothing: they hardly ever come again.
_SELDOM_AGAIN: Final = frozenset({"id", "name", "summary", "title"})
# How many orders of the fields of a type a reader learns; more in one file are no order.
_MOST_ORDERS: Final = 4
_HEAD: Final = re.compile(r'\{"type":( ?)"(\w+)",( ?)"')
_ReadAll = Callable[[Sequence[str]], Sequence[Any]]
_Take = Callable[[Sequence[str]], Iterable[Any]]
_Style = tuple[str, str]
_do_all: Final = deque[Any](maxlen=0).extend


class Reader:
    """Reads lines of JSON, one record each, many at a time.

    Lines are cut at the names of their fields, and read field by field, not record by record; a
    piece that comes again is looked up by its text. No cut is wrong unseen: pieces that are JSON
    by themselves, joined by names, are that JSON and no other. What cannot be cut so, or is not
    right, goes the exact way.

    Args:
        format: the version of the format that the lines are in.

    >>> list(Reader().each(['{"type":"Source","id":"yearbook"}'], [2]))
    [Source(id='yearbook')]
    """

    __slots__ = ("_format", "_readers")

    def __init__(self, format: int = FORMAT) -> None:
        self._format = format
        self._readers: dict[str, list[_ReadAll]] = {}

    def many(self, lines: Sequence[str]) -> Sequence[Record] | None:
        """Return the records of lines, or None where some line needs a closer look: ask `each`."""
        first = _head(lines[0])
        if all(map(str.startswith, lines, repeat(first))):
            return self._alike(first, lines)
        heads = list(map(_head, lines))
        records: list[Any] = [None] * len(lines)
        for head in set(heads):
            places = [i for i, other in enumerate(heads) if other == head]
            read = self._alike(head, [lines[i] for i in places])
            if read is None:
                return None
            for i, record in zip(places, read, strict=True):
                records[i] = record
        return records

    def _alike(self, head: str, lines: Sequence[str]) -> Sequence[Any] | None:
        """Return the records of lines that begin alike, if all are right, in an order learnt."""
        for read in self._readers.get(head, ()):
            with suppress(Exception):  # whatever it is, the exact way says it
                return read(lines)
        return None

    def each(
        self, lines: Sequence[str], numbers: Sequence[int]
    ) -> Iterator[Record | ArchiveErrors]:
        """Give for each line its record, or what is wrong with it.

        Args:
            lines: the lines, without their ends.
            numbers: which lines of the file they are, for the errors.
        """
        records = self.many(lines)
        if records is not None:
            yield from records
        elif len(lines) == 1:
            yield self._exactly(lines[0], numbers[0])
        else:
            middle = len(lines) // 2
            yield from self.each(lines[:middle], numbers[:middle])
            yield from self.each(lines[middle:], numbers[middle:])

    def _exactly(self, line: str, number: int) -> Record | ArchiveErrors:
        try:
            data = decoded(line, number)
            record = exact(data, number, self._format)
        except ArchiveErrors as errors:
            return errors
        self._learn(line, tuple(data))
        return record

    def _learn(self, line: str, names: tuple[str, ...]) -> None:
        """Make what reads further lines that begin as this one, with their fields in this order."""
        head = _HEAD.match(line)
        readers = self._readers.setdefault(_head(line), [])
        if head is not None and len(readers) < _MOST_ORDERS:
            style = (f",{head[3]}", f":{head[1]}")
            begins = f'{{"type"{style[1]}"{head[2]}"{style[0]}'
            around = (begins, "}")
            readers.append(_all_reader(TYPES[head[2]], self._format, style, around, names[1:]))


def _head(line: str) -> str:
    """Return what a line begins with: its type, and how it is spaced."""
    return line[: line.find(",") + 2]


class _Known(dict[Any, Any]):
    """What was read before, by its text; what was not is read now."""

    __slots__ = ("_read",)

    def __init__(self, read: Callable[[Any], Any]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, text: Any) -> Any:
        if len(self) >= _MOST_KEPT:
            self.clear()
        made = self[text] = self._read(text)
        return made


class _Column(NamedTuple):
    """A field as lines have it: what comes before it, and what is done with its text."""

    name: str
    put: Callable[[Any, Any], None]
    take: _Take
    default: Any


def _all_reader(
    kind: Any,
    format: int,
    style: _Style,
    around: tuple[str, str],
    order: Sequence[str] = (),
) -> _ReadAll:
    """Return what reads the texts of objects as instances of a class.

    Each field passes the converter of the constructor, and the whole the checks of the class; only
    the calls between them are left out.
    """
    comma, colon = style
    first, *following = [
        _Column(
            f'{comma}"{field.name}"{colon}',
            getattr(kind, field.name).__set__,
            _taker(kind, field, format, style),
            _default(kind, field, format),
        )
        for field in _ordered(_settable(kind), order)
    ]
    begins, ends = around[0] + first.name.removeprefix(comma), around[1]
    within = itemgetter(slice(len(begins), -len(ends) or None))
    derived = [
        (getattr(kind, field.name).__set__, field.default)
        for field in attrs.fields(kind)
        if not field.init
    ]
    check = getattr(kind, "__attrs_post_init__", None)

    def read(texts: Sequence[str]) -> list[Any]:
        _require(str.startswith, texts, begins)
        _require(str.endswith, texts, ends)
        made = list(map(object.__new__, repeat(kind, len(texts))))
        _fill(made, list(map(within, texts)), first, following)
        for put, value in derived:
            _do_all(map(put, made, repeat(value)))
        if check is not None:
            _do_all(map(check, made))
        return made

    return read


def _require(holds: Callable[[str, str], bool], texts: Sequence[str], mark: str) -> None:
    """Raise if something does not hold of every text and a mark."""
    if not all(map(holds, texts, repeat(mark))):
        raise ValueError


def _fill(
    made: Sequence[Any], rests: Sequence[str], column: _Column, following: Sequence[_Column]
) -> None:
    """Put what is read into instances: the rest of each text begins with *column*."""
    for i, later in enumerate(following):
        if not any(map(contains, rests, repeat(later.name))):
            if later.default is attrs.NOTHING:
                raise ValueError
            _do_all(map(later.put, made, repeat(later.default)))
            continue
        pieces, found, after = zip(*map(str.partition, rests, repeat(later.name)), strict=True)
        if all(found):
            _do_all(map(column.put, made, column.take(pieces)))
            column, rests = later, after
        else:  # some have it, and some have not
            for some in (found, [not text for text in found]):
                apart = list(compress(made, some)), list(compress(rests, some))
                _fill(*apart, column, following[i:])
            return
    _do_all(map(column.put, made, column.take(rests)))


def _ordered(
    fields: "list[attrs.Attribute[Any]]", order: Sequence[str]
) -> "list[attrs.Attribute[Any]]":
    """Return fields in the order in which names were met, the others after the one before them."""
    if not order:
        return fields
    by_name = {field.name: field for field in fields}
    names = list(order)
    before = ""
    for name in by_name:
        if name not in names:
            names.insert(names.index(before) + 1, name)
        before = name
    return [by_name[name] for name in names]


def _default(kind: Any, field: "attrs.Attribute[Any]", format: int) -> Any:
    """Return what a field is where a line leaves it out, or `attrs.NOTHING`."""
    if field.default is attrs.NOTHING:
        return field.default
    return _field(kind, field, _converter(format))(default_in(format, kind, field))


def _taker(kind: Any, field: "attrs.Attribute[Any]", format: int, style: _Style) -> _Take:
    """Return what takes the texts that many lines have for a field."""
    of = _part_type(field.type)
    is_list = _is_list(field.type)
    if has_fields(of) and is_list:
        return _list_taker(field, _Parts(_all_reader(of, format, style, ("", ""))), style)
    if has_fields(of):
        return _Parts(_all_reader(of, format, style, ("{", "}"))).of
    take_exactly, convert = _field(kind, field, _converter(format)), _conversion(field)

    def read(text: str) -> Any:
        return take_exactly(_DECODER.decode(text))

    if is_list:
        comma = style[0]
        known = _Known(
            lambda text: convert(texts) if (texts := _listed(text, comma)) else read(text)
        )
        return lambda texts: map(known.__getitem__, texts)
    if not _is_text_like(of):
        known = _Known(read)
        return lambda texts: map(known.__getitem__, texts)
    if field.name in _SELDOM_AGAIN:
        return lambda texts: (
            map(convert, inner) if (inner := _unquoted(texts)) else map(read, texts)
        )

    def read_plain(text: str) -> Any:
        inner = text[1:-1]
        plain = inner and text == f'"{inner}"' and '"' not in inner and "\\" not in inner
        return convert(inner) if plain else read(text)

    known = _Known(read_plain)
    return lambda texts: map(known.__getitem__, texts)


def _listed(text: str, comma: str) -> list[str]:
    """Return what the texts in a list of JSON say, if all are plain, or nothing."""
    pieces = text[2:-2].split(f'"{comma}"')
    # What stands twice is for the exact way to refuse, or not.
    plain = "\\" not in text and text.count('"') == 2 * len(pieces) == 2 * len(set(pieces))
    return pieces if plain and text[:2] == '["' and text[-2:] == '"]' and len(text) > 3 else []


_inner: Final = itemgetter(slice(1, -1))


def _unquoted(texts: Sequence[str]) -> list[str]:
    """Return what texts of JSON say, if each says what stands between its quotes, or nothing."""
    inner = list(map(_inner, texts))
    together = "".join(inner)
    plain = '"' not in together and "\\" not in together
    quoted = all(map(str.startswith, texts, repeat('"'))) and min(map(len, texts)) > 1
    return inner if plain and quoted and all(map(str.endswith, texts, repeat('"'))) else []


def _part_type(kind: Any) -> Any:
    """Return the type of the parts of a sequence, or of what may be left out, or the type itself."""
    return get_args(kind)[0] if get_args(kind) else kind


class _Parts:
    """Objects within records, by their text: those that are new are read together."""

    def __init__(self, read_all: _ReadAll) -> None:
        self._read_all = read_all
        self._known: dict[str, Any] = {}

    def of(self, texts: Sequence[str]) -> Iterable[Any]:
        """Return the objects that stand for texts, those of equal texts as one."""
        if len(self._known) > _MOST_KEPT:
            self._known.clear()
        new = list(set(texts).difference(self._known))
        if new:
            self._known.update(zip(new, self._read_all(new), strict=True))
        return map(self._known.__getitem__, texts)


def _list_taker(field: "attrs.Attribute[Any]", parts: _Parts, style: _Style) -> _Take:
    """Return what takes the texts of lists of objects; equal lists of one are one."""
    between = f"}}{style[0]}{{"
    # One step may come twice, and so its converter has nothing to refuse.
    convert = tuple if field.name == "history" else _conversion(field)
    alone: dict[str, tuple[Any, ...]] = {}

    def take(texts: Sequence[str]) -> Iterable[Any]:
        if alone.keys() >= set(texts):
            return map(alone.__getitem__, texts)
        some = [text for text in texts if text != "[]"]
        _require(str.startswith, some, "[{")
        _require(str.endswith, some, "}]")
        if len(alone) > _MOST_KEPT:
            alone.clear()
        lists = [text[2:-2].split(between) if text != "[]" else [] for text in texts]
        made = iter(parts.of(list(chain.from_iterable(lists))))
        taken: list[Any] = []
        for text, pieces in zip(texts, lists, strict=True):
            read = tuple(islice(made, len(pieces)))
            taken.append(alone.setdefault(text, read) if len(read) == 1 else convert(read))
        return taken

    return take


# --- lines, in the one way that they are written ------------------------------------------------

_RANK: Final = {kind: KINDS.index(kind) for kind in KINDS} | {Summit: KINDS.index(Summit.__base__)}


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


_Say = Callable[[Any], str]


def _writer(kind: Any, *head: str) -> _Say:
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


def _sayer(kind: Any) -> _Say:
    """Return what writes a value of a field of that type."""
    of = _part_type(kind)
    if _is_roles(kind):
        return lambda roles: _in_brackets(sorted(f'"{role}"' for role in roles))
    if _is_sequence(kind):
        say = _said_once(_writer(of)) if has_fields(of) else _sayer(of)
        return lambda parts: _in_brackets([say(part) for part in parts])
    if has_fields(of):
        return _said_once(_writer(of))
    if of is bool:
        return lambda flag: "true" if flag else "false"
    if of is int:
        return str
    if of is Decimal:
        return lambda number: f'"{number:f}"'
    return encode_basestring if of is str else lambda value: f'"{value}"'


def _in_brackets(parts: list[str]) -> str:
    return f"[{','.join(parts)}]"


def _said_once(write: _Say) -> _Say:
    """Return what writes a value that many records share, and keeps the text."""
    known: dict[int, tuple[Value, str]] = {}

    def say(value: Value) -> str:
        told = known.get(id(value))
        if told is None or told[0] is not value:
            if len(known) >= _MOST_KEPT:
                known.clear()
            told = known[id(value)] = (value, write(value))
        return told[1]

    return say
