"""Parsed data as records: a decoder for each class, in a version of the format.

Every value passes the converter of its field, and every object the checks of its class, as in the
constructor. Equal parts are decoded once and shared, which saves most of the time and memory that
a large file would need.
"""

import marshal
from collections.abc import Callable, Iterable, Iterator
from math import isfinite
from typing import Any, Final, cast

import attrs

from diplomacy.errors import InvalidType, short_repr
from diplomacy.formats.encoding import MAX_MEMO
from diplomacy.formats.parsing import Pairs, UnsupportedNumber, duplicate_keys, to_pairs
from diplomacy.formats.problems import (
    MAX_PROBLEMS,
    Problem,
    Problems,
    describe_error,
    invalid_data,
    json_repr,
    quote_key,
)
from diplomacy.formats.shapes import settable_fields, shape_of
from diplomacy.formats.versions import FORMAT, FORMATS, VERSIONS, default_in, names_in
from diplomacy.records import TYPES_BY_NAME, Record
from diplomacy.suggestions import suggest_field, suggest_word

__all__ = ["Decoder"]

_Decode = Callable[[Any], Any]

# Texts of these fields seldom recur, so they are not cached.
_UNIQUE_FIELDS: Final = frozenset(
    {"digest", "id", "identifiers", "name", "quote", "summary", "title", "url"}
)
_TYPE_NAMES: Final = {str: "text", bool: "true or false", int: "a whole number", list: "a list"}
_TYPE_WORDS: Final = {
    "person": "Leader",
    "treaty": "Agreement",
    "trade": "TradeFigure",
    "embassy": "Mission",
    "figure": "Statistic",
}
# An object of each part, for the message about data of another form.
_EXAMPLES: Final = {
    "AgreementLink": '{"kind":"amends","agreement":"a-treaty"}',
    "Citation": '{"source":"yearbook","fields":["title"]}',
    "Milestone": '{"stage":"signed","date":"2012-08-01"}',
    "MissionAct": '{"kind":"opened","date":"1957"}',
    "Obligation": '{"kind":"defence"}',
    "Participant": '{"party":"KR"}',
    "Quantity": '{"number":"15000000000","unit":"USD"}',
    "Stop": '{"country":"KR"}',
    "Tenure": '{"office":"President","roles":["head-of-state"],"party":"KR"}',
}
_PLAIN_TYPES: Final = {"flag": bool, "integer": int, "text": str}


class Decoder:
    """A decoder of the records of one version of the format, which shares equal parts.

    Args:
        format: the version of the format that the data are in.

    Raises:
        InvalidType: if there is no such version.

    >>> Decoder().decode_record((("type", "Source"), ("id", "yearbook")))
    Source(id='yearbook')
    """

    def __init__(self, format: int = FORMAT) -> None:
        if type(format) is not int or format not in FORMATS:
            known = " or ".join(map(str, sorted(FORMATS)))
            raise InvalidType(format, f"a version of the format that can be read: {known}")
        self.format = format
        self._objects: dict[Any, _ObjectDecoder] = {}
        self._builders = _Memo(lambda name: self.of(TYPES_BY_NAME[name]).build)

    def of(self, owner: Any) -> "_ObjectDecoder":
        """Return the decoder of a class, which is made at its first use."""
        if owner not in self._objects:
            self._objects[owner] = _ObjectDecoder(self, owner)
        return self._objects[owner]

    def decode_record(self, data: Any, line: int | None = None) -> Record:
        """Return the record that parsed data describe.

        Args:
            data: the type and the fields of the record, as `parse_line` returns them.
            line: the line of the file that it is from, for the errors.

        Raises:
            ArchiveErrors: with every problem as an `InvalidLine`.
        """
        try:
            fields = _to_fields(data)
            record: Record = self._builders[fields.pop("type")](fields)
        except Exception as error:  # noqa: BLE001 - raised again if it is a bug
            problems = [*self._iter_problems(data, error)]
            raise invalid_data(data, problems, line) from None
        return record

    def decode_part(self, owner: type, data: Any) -> Any:
        """Return the part of a record that parsed data describe.

        Raises:
            ArchiveErrors: with every problem as an `InvalidLine`.
        """
        try:
            return self.of(owner).decode(data)
        except Problems as error:
            raise invalid_data(data, error.problems, None) from None

    def _iter_problems(self, data: Any, error: Exception) -> Iterator[Problem]:
        """Yield the problems of data that could not be decoded as a record."""
        if not isinstance(data, tuple):
            found = json_repr(data)
            reason = f"{found} is not a record. Write an object with a type and its fields."
            yield Problem("", reason, found, "an object")
            return
        fields = dict(cast("Pairs", data))
        name = fields.get("type")
        if isinstance(name, str) and name in TYPES_BY_NAME:
            others = tuple(pair for pair in cast("Pairs", data) if pair[0] != "type")
            twice = [key for key in duplicate_keys(cast("Pairs", data)) if key == "type"]
            found_twice = [*map(_duplicate_problem, twice)]
            yield from found_twice or self.of(TYPES_BY_NAME[name]).iter_problems(others, error)
        else:
            yield _type_problem(name, "type" in fields)


def _type_problem(name: object, is_given: bool) -> Problem:
    types = ", ".join(TYPES_BY_NAME)
    if not is_given:
        reason = f"required field 'type' is missing. Valid types: {types}."
        return Problem("type", reason, "", types)
    found = json_repr(name)
    if name == "Archive":
        reason = "unexpected second header. Keep only the header in the first line."
        return Problem("type", reason, found, types)
    reason = f"{found} is not a type of record. Valid types: {types}."
    return Problem("type", reason, found, types, _suggest_type(name))


def _suggest_type(name: object) -> tuple[str, ...]:
    """Return the type of record that a name in another case or with a slip means, if any."""
    types = {known.lower(): known for known in TYPES_BY_NAME}
    key = str(name).lower().replace("_", "").replace(" ", "")
    found = _TYPE_WORDS.get(key.removesuffix("s")) or types.get(key.removesuffix("s"))
    return (found,) if found else tuple(types[near] for near in suggest_word(key, types))


# --- objects ------------------------------------------------------------------------------------


class _ObjectDecoder:
    """A decoder of JSON objects as instances of a class.

    Attributes:
        names: the names of the fields in the version of the format, by their present names.
        fields: the decoders of the fields, by their names in the version.
        defaults: the decoded defaults of the optional fields, by their names in the version.
        build: returns the instance with the fields passed; raises any error if they are not valid.
    """

    def __init__(self, decoder: Decoder, owner: Any) -> None:
        self.owner = owner
        self.names: dict[str, str] = names_in(decoder.format, owner)
        self.fields: dict[str, _Decode] = {}
        self.defaults: dict[str, Any] = {}
        for field in settable_fields(owner):
            name = self.names[field.name]
            self.fields[name] = _versioned_decoder(decoder, owner, field)
            if field.default is not attrs.NOTHING:
                default = to_pairs(default_in(decoder.format, owner, field))
                self.defaults[name] = self.fields[name](default)
        self.build: Callable[[dict[str, Any]], Any] = self._make_build()

    def _make_build(self) -> Callable[[dict[str, Any]], Any]:
        """Return `build`, which sets the fields as the constructor does.

        It does not call the constructor, which would convert each value again.
        """
        new, owner = object.__new__, self.owner
        setters = {field.name: getattr(owner, field.name).__set__ for field in attrs.fields(owner)}
        steps = {name: (setters[field], self.fields[name]) for field, name in self.names.items()}
        presets = [(steps[name][0], default) for name, default in self.defaults.items()]
        presets += [(setters[f.name], f.default) for f in attrs.fields(owner) if not f.init]
        required = self.fields.keys() - self.defaults.keys()
        validate = getattr(owner, "__attrs_post_init__", None)

        def build(fields: dict[str, Any]) -> Any:
            if not fields.keys() >= required:
                raise KeyError(*(required - fields.keys()))
            instance = new(owner)
            for put, default in presets:
                put(instance, default)
            for name, value in fields.items():
                put, decode = steps[name]
                put(instance, decode(value))
            if validate is not None:
                validate(instance)
            return instance

        return build

    def decode(self, data: Any) -> Any:
        """Return the instance that an object describes, or raise all `Problems` of it."""
        try:
            return self.build(_to_fields(data))
        except Exception as error:  # noqa: BLE001 - raised again if it is a bug
            raise Problems(self.iter_problems(data, error)) from None

    def iter_problems(self, data: Any, error: Exception) -> Iterator[Problem]:
        """Yield the problems of an object that could not be decoded.

        Args:
            data: the object.
            error: the error raised, which is reported only if each field by itself is valid.
        """
        if not isinstance(data, tuple):
            expected = f"an object with the fields of {self.owner.__name__}"
            example = _EXAMPLES.get(self.owner.__name__, "")
            problem = describe_error(InvalidType(data, expected))[0]
            yield problem._replace(reason=f"{problem.reason}{example and f' Write {example}.'}")
            return
        twice = duplicate_keys(cast("Pairs", data))
        if twice:
            yield from map(_duplicate_problem, twice)
            return
        fields = dict(cast("Pairs", data))
        problems = [*self._field_problems(fields), *self._unknown_keys(fields)]
        yield from problems or map(self._in_format, describe_error(error))

    def _field_problems(self, fields: dict[str, Any]) -> Iterator[Problem]:
        for name, decode in self.fields.items():
            if name in fields:
                try:
                    decode(fields[name])
                except Exception as error:  # noqa: BLE001 - raised again if it is a bug
                    yield from (problem.within(name) for problem in describe_error(error))
            elif name not in self.defaults:
                reason = f"required field of {self.owner.__name__} is missing."
                yield Problem(name, reason, "", "a value")

    def _unknown_keys(self, fields: dict[str, Any]) -> Iterator[Problem]:
        names, owner = self.fields, self.owner.__name__
        present = {
            other: self.names[field]
            for format in VERSIONS
            for field, other in names_in(format, self.owner).items()
        }
        for key in sorted(fields.keys() - names.keys())[:MAX_PROBLEMS]:
            near = (present[key],) if key in present else suggest_field(key, names)
            reason = f"{owner} has no field {short_repr(key)}."
            yield Problem(quote_key(key), reason, quote_key(key), ", ".join(names), near)

    def _in_format(self, problem: Problem) -> Problem:
        """Return a problem with its path in the names of this version of the format."""
        field = problem.path.partition(".")[0].partition("[")[0]
        return problem._replace(path=self.names.get(field, field) + problem.path[len(field) :])


def _to_fields(data: Any) -> dict[str, Any]:
    """Return an object as a dictionary, or raise `Problems` if a key would be lost."""
    if data.__class__ is tuple:
        fields: dict[str, Any] = dict(data)
        if len(fields) == len(data):
            return fields
    raise Problems


def _duplicate_problem(key: str) -> Problem:
    reason = f"duplicate key {json_repr(key)}; keep one."
    return Problem(quote_key(key), reason, quote_key(key), "each key once")


# --- fields -------------------------------------------------------------------------------------


def _versioned_decoder(decoder: Decoder, owner: Any, field: "attrs.Attribute[Any]") -> _Decode:
    """Return a function that decodes a field in the form that it had in the version."""
    decode = _field_decoder(decoder, owner, field)
    read = VERSIONS[decoder.format].former_data.get(f"{owner.__name__}.{field.name}")
    return decode if read is None else lambda value: decode(read(value))


def _field_decoder(decoder: Decoder, owner: Any, field: "attrs.Attribute[Any]") -> _Decode:
    """Return a function that decodes the value of a field and converts it."""
    shape, convert = shape_of(field.type), cast("_Decode", field.converter)
    if shape.form in ("list", "set"):
        if shape_of(shape.type).form == "object":
            return _object_list_decoder(decoder.of(shape.type).decode, convert)
        if (owner.__name__, field.name) == ("Citation", "fields"):
            convert = _paths_converter(decoder.format, convert)
        decode_texts = _list_decoder(_strict_converter(str, _same), convert)
        return decode_texts if field.name in _UNIQUE_FIELDS else _memoize_texts(decode_texts)
    if shape.form == "mapping":
        return _mapping_decoder(convert)
    if shape.form == "text" and field.name not in _UNIQUE_FIELDS:
        decode = _memoize_text(_strict_converter(str, convert))
    elif shape.form == "object":
        decode = _share_equal(decoder.of(shape.type).decode)
    else:
        decode = _strict_converter(_PLAIN_TYPES[shape.form], convert)
    return (lambda value: None if value is None else decode(value)) if shape.optional else decode


class _Memo(dict[Any, Any]):
    """Decoded values by their data, each decoded at its first lookup."""

    __slots__ = ("_decode",)

    def __init__(self, decode: _Decode) -> None:
        super().__init__()
        self._decode = decode

    def __missing__(self, key: Any) -> Any:
        return _store(self, key, self._decode(key))


def _store(memo: dict[Any, Any], key: Any, value: Any) -> Any:
    """Add a value to a memo, which is cleared first if it is full, and return it."""
    if len(memo) >= MAX_MEMO:
        memo.clear()
    memo[key] = value
    return value


def _strict_converter(kind: type, convert: _Decode) -> _Decode:
    """Return a function that converts values of exactly one type and rejects others."""

    def decode(value: Any) -> Any:
        if value.__class__ is not kind:
            raise InvalidType(value, _TYPE_NAMES[kind])
        return convert(value)

    return decode


def _memoize_text(decode: _Decode) -> _Decode:
    """Return a function that decodes equal texts once."""
    memo = _Memo(decode)
    return lambda value: memo[value] if value.__class__ is str else decode(value)


def _share_equal(decode: _Decode) -> _Decode:
    """Return a function that decodes equal data once."""
    memo: dict[bytes, Any] = {}

    def decode_shared(data: Any) -> Any:
        try:
            # The data cannot be the key: a list has no hash, and 1 equals true.
            key = marshal.dumps(data, 2)
        except ValueError:  # a number that no field accepts
            return decode(data)
        value = memo.get(key)
        return _store(memo, key, decode(data)) if value is None else value

    return decode_shared


def _list_decoder(decode_item: _Decode, convert: _Decode) -> _Decode:
    """Return a function that decodes a list and reports problems item by item."""

    def decode(value: Any) -> Any:
        if value.__class__ is not list:
            raise InvalidType(value, _TYPE_NAMES[list])
        try:
            items = [decode_item(item) for item in value]
            values = convert(items)
        except Exception as error:  # noqa: BLE001 - raised again if it is a bug
            problems = [*_item_problems(value, decode_item)]
            if not problems:
                problems = [*_item_problems(value, lambda item: convert([decode_item(item)]))]
            if not problems and any(isinstance(item, tuple) for item in value):
                problems = [*_duplicate_problems(value)]
            raise Problems(problems or describe_error(error)) from None
        if len(values) < len(items):  # a set
            raise Problems([Problem("", "duplicate item; keep one.")])
        return values

    return decode


def _object_list_decoder(decode_item: _Decode, convert: _Decode) -> _Decode:
    """Return a function that decodes equal objects in lists only once.

    Equal lists of one object are also decoded once.
    """
    decode = _list_decoder(decode_item, convert)
    decode_single = _share_equal(decode)
    memo: dict[bytes, Any] = {}

    def decode_shared(value: Any) -> Any:
        if value.__class__ is not list:
            return decode(value)
        if len(value) == 1:  # longer lists seldom recur
            return decode_single(value)
        try:
            items: list[Any] = []
            for item in value:  # as in `_share_equal`, but without a call for each item
                key = marshal.dumps(item, 2)
                part = memo.get(key)
                items.append(_store(memo, key, decode_item(item)) if part is None else part)
            return convert(items)
        except Exception:  # noqa: BLE001 - reported item by item
            return decode(value)

    return decode_shared


def _memoize_texts(decode: _Decode) -> _Decode:
    """Return a function that decodes equal lists of texts once."""
    memo = _Memo(lambda texts: decode(list(texts)))

    def decode_shared(value: Any) -> Any:
        try:
            return memo[tuple(value)] if value.__class__ is list else decode(value)
        except TypeError:  # an item that is not hashable, so not text
            return decode(value)

    return decode_shared


def _same(value: Any) -> Any:
    return value


def _item_problems(items: Iterable[Any], decode: _Decode) -> Iterator[Problem]:
    for i, item in enumerate(items):
        try:
            decode(item)
        except Exception as error:  # noqa: BLE001 - raised again if it is a bug
            for problem in describe_error(error):
                yield problem.within(f"[{i}]")


def _duplicate_problems(objects: list[Any]) -> Iterator[Problem]:
    """Yield a problem for each object of a list that equals an earlier one."""
    places: dict[bytes, int] = {}
    for i, item in enumerate(objects):
        if (first := places.setdefault(marshal.dumps(item, 2), i)) < i:
            yield Problem(f"[{i}]", f"duplicate of item [{first}]; keep one.")


def _paths_converter(format: int, convert: _Decode) -> _Decode:
    """Return a converter of the paths of a citation from the names of a version."""
    renamed = VERSIONS[format].renamed_paths

    def convert_paths(paths: list[str]) -> Any:
        for pattern, template in renamed:
            paths = [pattern.sub(template, path) for path in paths]
        return convert(paths)

    return convert_paths if renamed else convert


def _mapping_decoder(convert: _Decode) -> _Decode:
    """Return a function that decodes an object with any keys, and reports problems by key."""

    def decode(data: Any) -> Any:
        values = _decode_mapping(data)
        try:
            return convert(values)
        except Exception as error:  # noqa: BLE001 - raised again if it is a bug
            problems: list[Problem] = []
            for key, value in values.items():
                try:
                    convert({key: value})
                except Exception as problem:  # noqa: BLE001 - raised again if it is a bug
                    found = describe_error(problem)
                    problems += [item.within(quote_key(key)) for item in found]
            raise Problems(problems or describe_error(error)) from None

    return decode


def _decode_mapping(data: Any) -> dict[str, Any]:
    """Return an object with arbitrary keys, with fractional numbers as floats."""
    if not isinstance(data, tuple):
        raise InvalidType(data, "an object")
    pairs = cast("Pairs", data)
    problems = [*map(_duplicate_problem, duplicate_keys(pairs))]
    values: dict[str, Any] = {}
    for key, value in pairs:
        values[key] = value
        if isinstance(value, UnsupportedNumber):
            values[key] = number = value.to_float()
            if not isfinite(number):
                reason = f"{value.text} is not a number that can be stored."
                problems.append(Problem(quote_key(key), reason, json_repr(value), "a number"))
    if problems:
        raise Problems(problems)
    return values
