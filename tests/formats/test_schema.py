"""The JSON Schema: it is current, and accepts what the decoder accepts."""

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


def is_decoded(data: Any) -> bool:
    """Return whether the decoder accepts plain data."""
    try:
        from_dict(data)
    except ArchiveErrors:
        return False
    return True


def test_the_schema_is_valid() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_the_shipped_schema_is_current() -> None:
    """Renew the file with ``python -m diplomacy schema`` if it is not."""
    shipped = files("diplomacy.formats").joinpath("archive.schema.json").read_text("utf-8")
    assert shipped == schema.render_schema()


def test_the_command_prints_the_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert capsys.readouterr().out == schema.render_schema()


def test_every_line_of_the_shipped_archive_fits() -> None:
    """The header and all records fit the schema."""
    for line in LINES:
        assert list(VALIDATOR.iter_errors(line)) == []


@settings(max_examples=80, deadline=None)
@given(records())
def test_every_encoded_record_fits(record: Record) -> None:
    """Any record fits the schema of exactly one type."""
    assert fits(to_dict(record))


def _paths(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the path of every value within plain data."""
    items = data.items() if isinstance(data, dict) else enumerate(data)
    found: list[tuple[Any, ...]] = []
    for name, value in items:
        found.append((*path, name))
        if isinstance(value, dict | list):
            found += _paths(value, (*path, name))
    return found


def _with_value(data: Any, path: tuple[Any, ...], value: Any) -> Any:
    """Return plain data with a value at a path, or without it if the value is `_GONE`."""
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
# Values of the wrong type or in no valid form.
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
def test_changed_lines_that_are_decoded_fit(
    line: dict[str, Any], data: st.DataObject, other: object
) -> None:
    """If a line with any change is still decoded, it fits the schema."""
    changed = _with_value(line, data.draw(st.sampled_from(_paths(line))), other)
    if is_decoded(changed):
        assert fits(changed)


def _wrong_types(value: Any) -> list[Any]:
    """Return values of JSON of other types than a value."""
    others: list[Any] = [True, 7, "x y", ["x y"], {"x y": 1}]
    return [other for other in others if type(other) is not type(value)]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(LINES[1:]), st.data())
def test_schema_and_decoder_reject_wrong_types_and_unknown_fields(
    line: dict[str, Any], data: st.DataObject
) -> None:
    assert is_decoded(line)
    path = data.draw(st.sampled_from(_paths(line)))
    value = line
    for name in path:
        value = value[name]
    for wrong in _wrong_types(value):
        changed = _with_value(line, path, wrong)
        assert not fits(changed)
        assert not is_decoded(changed)
    unknown = {**line, "tile": "x"}
    assert not fits(unknown)
    assert not is_decoded(unknown)


@pytest.mark.parametrize("name", TYPES_BY_NAME)
def test_schema_and_decoder_require_the_same_fields(name: str) -> None:
    """Each field without a default is required."""
    line = next(line for line in (*LINES, *map(to_dict, COMPLETE)) if line["type"] == name)
    for field in attrs.fields(TYPES_BY_NAME[name]):
        if field.default is attrs.NOTHING:
            changed = _with_value(line, (field.name,), _GONE)
            assert not fits(changed), field.name
            assert not is_decoded(changed), field.name
