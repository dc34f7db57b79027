"""What commands print, for the tests."""

import json
from collections.abc import Sequence
from typing import Any, Final

import pytest

from diplomacy.cli import main
from diplomacy.fixtures import ARCHIVE

PLAIN_RECORDS: Final[dict[str, Any]] = {
    record["id"]: record for record in map(json.loads, ARCHIVE.dumps().splitlines()[1:])
}
"""The shipped records as plain data, by id."""


def read_lines(arguments: Sequence[str], capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Return the lines that a command prints."""
    assert main(arguments) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    return printed.out.splitlines()


def read_json(arguments: Sequence[str], capsys: pytest.CaptureFixture[str]) -> Any:
    """Return what a command prints as JSON."""
    return json.loads("\n".join(read_lines([*arguments, "--json"], capsys)))
