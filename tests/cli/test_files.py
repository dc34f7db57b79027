"""The command ``check``."""

import json
from pathlib import Path

import pytest
from tests.cli.printed import read_json, read_lines

from diplomacy import Archive, Source
from diplomacy.cli import main
from diplomacy.fixtures import ARCHIVE


@pytest.mark.parametrize(
    ("archive", "line"),
    [
        (ARCHIVE, f"OK: {len(ARCHIVE)} records, no problems"),
        (Archive([Source(id="yearbook")]), "OK: 1 record, no problems"),
        (Archive(), "OK: 0 records, no problems"),
    ],
    ids=["shipped", "one", "empty"],
)
def test_a_valid_file(
    archive: Archive, line: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A valid file is OK, with a count of its records; as JSON, it has no problems."""
    path = tmp_path / "archive.jsonl.gz"
    archive.write(path)
    assert read_lines(["check", str(path)], capsys) == [line]
    assert read_json(["check", str(path)], capsys) == []


def test_a_file_with_problems(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each problem is a line of its own, or an object with the line and path; exit code 1."""
    path = tmp_path / "archive.jsonl"
    records = [{"type": "Source", "id": "A b"}, {"type": "Source", "id": "a", "langage": "en"}]
    lines = map(json.dumps, [{"type": "Archive", "format": 1}, *records])
    path.write_text("\n".join(lines))
    assert main(["check", str(path)]) == 1
    _, first, second = capsys.readouterr().out.splitlines()
    assert "line 2" in first
    assert "'A b'" in first
    assert "line 3" in second
    assert main(["check", str(path), "--json"]) == 1
    problems = json.loads(capsys.readouterr().out)
    assert [problem["line"] for problem in problems] == [2, 3]
    assert problems[0]["path"] == "id"
