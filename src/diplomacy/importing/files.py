"""Mappings as TOML files.

A cell is a table whose first key names it, with the column as its value, and whose other keys are
its options: ``{ country = "Parties", split = ";" }``. A text is a column, as in Python.
"""

import tomllib
from collections.abc import Callable, Mapping
from inspect import signature
from os import PathLike
from pathlib import Path
from typing import Any, Final, cast

import attrs

from diplomacy.errors import InvalidMapping
from diplomacy.importing.amounts import quantity
from diplomacy.importing.cells import Cell, constant, identifier, slug, template, term, text
from diplomacy.importing.mapping import Records, Register, Rows
from diplomacy.importing.moments import date, days, period
from diplomacy.importing.options import names_of
from diplomacy.importing.parties import country, organization
from diplomacy.importing.parts import act, either, part
from diplomacy.records import PART_TYPES, TYPES_BY_NAME
from diplomacy.sources import Source

__all__ = ["loads_mapping", "read_mapping"]

_CELLS: Final[Mapping[str, Callable[..., Cell]]] = {
    "act": act,
    "constant": constant,
    "days": days,
    "country": country,
    "identifier": identifier,
    "organization": organization,
    "period": period,
    "quantity": quantity,
    "slug": slug,
    "template": template,
    "term": term,
    "text": text,
}
_PARTS: Final = {kind.__name__: kind for kind in PART_TYPES}
_REGISTER: Final = {"ignore", "missing", "order", "records", "source", "sources"}
_ROWS: Final = {field.name for field in attrs.fields(Rows)}


def read_mapping(path: str | PathLike[str]) -> Register:
    """Return the mapping in a TOML file.

    Raises:
        InvalidMapping: if it is not TOML, or not a mapping.
        DiplomacyError: if a value in it is not valid.
        OSError: if it cannot be read.
    """
    return loads_mapping(Path(path).read_text("utf-8"))


def loads_mapping(content: str) -> Register:
    """Return the mapping in a TOML text.

    Raises:
        InvalidMapping: if it is not TOML, or not a mapping.
        DiplomacyError: if a value in it is not valid.

    >>> register = loads_mapping('''
    ... source = { id = "treaties", title = "Register of treaties" }
    ... order = "dmy"
    ...
    ... [[records]]
    ... type = "Agreement"
    ... id = "treaty {No}"
    ...
    ... [records.fields]
    ... title = "Title"
    ... parties = { country = "Parties", split = ";" }
    ... history = [{ act = "signed", on = "Signed" }]
    ... ''')
    >>> rows = [{"No": "7", "Title": "A", "Parties": "France;Italy", "Signed": "3/4/2031"}]
    >>> register.read(rows).archive["treaty-7"].signed_on
    PartialDate('2031-04-03')
    """
    try:
        given: dict[str, Any] = tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        raise InvalidMapping(f"The mapping is not TOML: {error}.") from error
    _check_keys(given, _REGISTER, "A mapping")
    sources: list[Any] = given.get("sources") or [given.get("source")]
    records: Any = given.get("records")
    if not all(isinstance(source, dict) for source in sources) or not isinstance(records, list):
        raise InvalidMapping("A mapping needs a [source] and at least one [[records]].")
    options = {name: given[name] for name in ("ignore", "missing", "order") if name in given}
    return Register(
        [_call(Source, source, "The source") for source in sources],
        *[_make_records(record) for record in _listed(records)],
        **options,
    )


def _listed(given: Any) -> list[Any]:
    return [*given]


def _check_keys(given: Mapping[str, Any], known: set[str], name: str) -> None:
    unknown = sorted({*given} - known)
    if unknown:
        expected = ", ".join(sorted(known))
        raise InvalidMapping(f"{name} has the unknown key {unknown[0]!r}. It may have {expected}.")


def _call(make: Callable[..., Any], options: Mapping[str, Any], name: str) -> Any:
    """Return the result of calling a function with the options of a file."""
    _check_keys(options, {*signature(make).parameters}, name)
    try:
        return make(**options)
    except TypeError as error:
        raise InvalidMapping(f"{name} is not complete: {error}.") from error


def _make_records(given: Any) -> Records:
    if not isinstance(given, dict):
        raise InvalidMapping("[[records]] must be tables.")
    options = cast("dict[str, Any]", given)
    _check_keys(options, _ROWS | {"type", "id", "joined"}, "The table [[records]]")
    kind = TYPES_BY_NAME.get(options.get("type", ""))
    if kind is None or "id" not in options:
        known = ", ".join(TYPES_BY_NAME)
        raise InvalidMapping(f"[[records]] need an id and a type, which is one of {known}.")
    joined = [Rows(**_rows_options(rows)) for rows in options.get("joined", [])]
    rest = {name: value for name, value in options.items() if name in _ROWS}
    id = options["id"]
    cell = id if isinstance(id, str) else _make_cell(id)
    return Records(kind, cell, joined=joined, **_rows_options(rest))


def _rows_options(given: Mapping[str, Any]) -> dict[str, Any]:
    _check_keys(given, _ROWS, "The description of rows")
    fields = {name: _make_cells(value) for name, value in given.get("fields", {}).items()}
    return {**given, "fields": fields}


def _make_cells(given: Any) -> Any:
    if isinstance(given, list):
        return [_make_cell(each) for each in _listed(given)]
    return _make_cell(given)


def _make_cell(given: Any) -> Any:
    """Return the cell that a table represents; a text is a column."""
    if isinstance(given, str):
        return given
    if not isinstance(given, dict) or not given:
        raise InvalidMapping(f"{given!r} is not a column or a cell such as {{ text = 'Title' }}.")
    options = dict(cast("dict[str, Any]", given))
    name = next(iter(options))
    first = options.pop(name)
    if name == "part":
        return _make_part(first, options)
    if name == "either":
        return either(*[_make_cell(each) for each in _listed(first)])
    if name == "date":
        _check_keys(options, {"drop", "order", "missing", "note"}, "The cell 'date'")
        return date(*names_of(first), **options)
    if name not in _CELLS:
        known = ", ".join(sorted([*_CELLS, "date", "either", "part"]))
        raise InvalidMapping(f"{name!r} is not a kind of cell. Write one of {known} first.")
    make = _CELLS[name]
    parameter = next(iter(signature(make).parameters))
    for key in ("party", "stage", "on"):
        if isinstance(options.get(key), dict) and name == "act":
            options[key] = _make_cell(options[key])
    first = _make_cell(first) if name == "act" and isinstance(first, dict) else first
    return _call(make, {parameter: first, **options}, f"The cell {name!r}")


def _make_part(name: str, options: Mapping[str, Any]) -> Cell:
    if name not in _PARTS:
        raise InvalidMapping(f"{name!r} is not a part. Write one of {', '.join(sorted(_PARTS))}.")
    fields = {field: _make_cell(value) for field, value in options.items() if field != "only_with"}
    return part(_PARTS[name], only_with=options.get("only_with"), **fields)
