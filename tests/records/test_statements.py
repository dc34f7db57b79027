"""Statements."""

from typing import Any

import pytest
from tests.records.samples import KR, check_rejection, make

from diplomacy import InvalidDate, InvalidType, Statement
from diplomacy.errors import InvalidText


@pytest.mark.parametrize(
    ("changes", "path", "reason"),
    [
        (
            {"speakers": []},
            "speakers",
            'at least one speaker is required, except for kind "noted".',
        ),
        ({"addressees": [KR]}, "addressees", "a speaker cannot also be an addressee."),
    ],
)
def test_invalid_statements_are_rejected(changes: dict[str, Any], path: str, reason: str) -> None:
    check_rejection(Statement, changes, path, reason)


def test_the_source_itself_may_note_something() -> None:
    assert make(Statement, kind="noted", speakers=[]).speakers == ()


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        ("summary", "", InvalidText),
        ("date", 2023, InvalidType),
        ("date", "2023-02-30", InvalidDate),
    ],
)
def test_fields_reject_values_of_another_kind(
    field: str, value: Any, error: type[Exception]
) -> None:
    with pytest.raises(error):
        make(Statement, **{field: value})
