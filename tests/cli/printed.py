"""What commands print, and their own archive, for the tests."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import pytest

from diplomacy import Archive, Citation, Milestone, MissionAct
from diplomacy.cli import main
from diplomacy.fixtures import ARCHIVE
from diplomacy.testing import (
    make_agreement,
    make_archive,
    make_leader,
    make_meeting,
    make_mission,
    make_organization,
    make_statement,
    make_visit,
)

PLAIN_RECORDS: Final[dict[str, Any]] = {
    record["id"]: record for record in map(json.loads, ARCHIVE.dumps().splitlines()[1:])
}
"""The shipped records as plain data, by id."""

OWN: Final = make_archive(
    [
        make_agreement(
            id="old-treaty",
            title="Sample treaty",
            topics=["trade"],
            history=[Milestone("signed", "2001-02-03")],
        ),
        make_agreement(
            id="new-treaty",
            title="Sample protocol",
            kind="protocol",
            history=[Milestone("signed", "2010"), Milestone("in-force", "2012")],
        ),
        make_agreement(id="undated-treaty", title="Sample draft", history=[Milestone("proposed")]),
        make_meeting(id="talks", title="Sample talks", period="2005-06-07"),
        make_visit(id="journey"),
        make_mission(id="embassy", history=[MissionAct("opened", "2003")]),
        make_statement(id="word"),
        make_leader(id="envoy", name="Sample Envoy"),
    ]
)
"""Fictional records between XA and XB, some of every type that a command lists."""


UNSUPPORTED: Final = make_archive(
    [make_organization(id="bank", citations=[Citation("sample-source", 1, fields=["name"])])]
)
"""An archive of two records, in which an audit finds one field without support."""


def write_own(folder: Path, archive: Archive = OWN, name: str = "own.jsonl") -> str:
    """Write an archive to a file, and return its path."""
    archive.write(folder / name)
    return str(folder / name)


def read_lines(arguments: Sequence[str], capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Return the lines that a command prints."""
    assert main(arguments) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    return printed.out.splitlines()


def read_json(arguments: Sequence[str], capsys: pytest.CaptureFixture[str]) -> Any:
    """Return what a command prints as JSON."""
    return json.loads("\n".join(read_lines([*arguments, "--json"], capsys)))
