"""The JSON Schema: shipped as it is made, and as wide as the format."""

import json
from importlib.resources import files
from typing import Any, Final

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from tests.formats.complete_records import COMPLETE

from diplomacy import ArchiveErrors
from diplomacy.cli import main
from diplomacy.fixtures import ARCHIVE
from diplomacy.formats import from_dict, schema, to_dict
from diplomacy.records import TYPES_BY_NAME, Record
from diplomacy.testing.strategies import records

SCHEMA: Final = schema.build_schema()
VALIDATOR: Final = Draft202012Validator(SCHEMA)
LINES: Final = [json.loads(line) for line in ARCHIVE.dumps().splitlines()]


def fits(data: object) -> bool:
    """Return whether the schema accepts plain data."""
    return VALIDATOR.is_valid(data)


def is_read(data: Any) -> bool:
    """Return whether the codec accepts plain data."""
    try:
        from_dict(data)
    except ArchiveErrors:
        return False
    return True


def test_the_schema_is_one() -> None:
    """It keeps the rules of its own language."""
    Draft202012Validator.check_schema(SCHEMA)


def test_the_schema_is_shipped_as_it_is_made() -> None:
    """Renew it by ``python -m diplomacy schema > src/diplomacy/formats/archive.schema.json``."""
    shipped = files("diplomacy.formats").joinpath("archive.schema.json").read_text("utf-8")
    assert shipped == schema.render_schema()


def test_the_command_prints_it(capsys: pytest.CaptureFixture[str]) -> None:
    """``diplomacy schema`` prints just what is shipped."""
    assert main(["schema"]) == 0
    assert capsys.readouterr().out == schema.render_schema()


def test_every_line_of_the_shipped_archive_fits() -> None:
    """The header and all records are of the schema."""
    for line in LINES:
        assert list(VALIDATOR.iter_errors(line)) == []


@settings(max_examples=80, deadline=None)
@given(records())
def test_what_the_codec_writes_fits(record: Record) -> None:
    """A record of any shape is of the schema, and of one type of it alone."""
    assert fits(to_dict(record))


def _places(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the path of every value within plain data."""
    items = data.items() if isinstance(data, dict) else enumerate(data)
    found: list[tuple[Any, ...]] = []
    for name, value in items:
        found.append((*path, name))
        if isinstance(value, dict | list):
            found += _places(value, (*path, name))
    return found


def _put(data: Any, path: tuple[Any, ...], value: Any) -> Any:
    """Return plain data with a value at a path, or without it where the value is `None`."""
    changed = json.loads(json.dumps(data))
    place = changed
    for name in path[:-1]:
        place = place[name]
    if value is _GONE:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return changed


_GONE: Final = object()
# Of another type than what belongs there, or of a form that nothing has.
_OTHERS: Final[tuple[Any, ...]] = (
    _GONE,
    None,
    True,
    7,
    -1,
    "",
    "\x00",
    "No Such Term",
    [],
    ["A B"],
    {},
    {"a": 1},
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(LINES[1:]), st.data(), st.sampled_from(_OTHERS))
def test_what_the_codec_takes_fits_after_a_change(
    line: dict[str, Any], data: st.DataObject, other: object
) -> None:
    """Whatever is changed in a line: if it is still read, it is of the schema."""
    changed = _put(line, data.draw(st.sampled_from(_places(line))), other)
    if is_read(changed):
        assert fits(changed)


def _wrong_types(value: Any) -> list[Any]:
    """Return values of JSON of other types than the one that stands there."""
    others: list[Any] = [True, 7, "x y", ["x y"], {"x y": 1}]
    return [other for other in others if type(other) is not type(value)]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(LINES[1:]), st.data())
def test_neither_takes_another_type_or_a_field_that_is_not(
    line: dict[str, Any], data: st.DataObject
) -> None:
    """A value of another type, a field unknown or missing: both refuse it."""
    assert is_read(line)
    path = data.draw(st.sampled_from(_places(line)))
    value = line
    for name in path:
        value = value[name]
    for wrong in _wrong_types(value):
        changed = _put(line, path, wrong)
        assert not fits(changed)
        assert not is_read(changed)
    unknown = {**line, "tile": "x"}
    assert not fits(unknown)
    assert not is_read(unknown)


@pytest.mark.parametrize("name", TYPES_BY_NAME)
def test_what_is_required_is_required_by_both(name: str) -> None:
    """Each field without a default must be there."""
    line = next(line for line in (*LINES, *map(to_dict, COMPLETE)) if line["type"] == name)
    for field in attrs.fields(TYPES_BY_NAME[name]):
        if field.default is attrs.NOTHING:
            changed = _put(line, (field.name,), _GONE)
            assert not fits(changed), field.name
            assert not is_read(changed), field.name
