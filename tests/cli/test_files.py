"""The commands ``check``, ``diff`` and ``schema``."""

import gzip
import io
import json
import sys
from pathlib import Path

import pytest
from tests.cli.printed import OWN, UNSUPPORTED, read_json, read_lines, write_own

from diplomacy import Archive, Source
from diplomacy.cli import main
from diplomacy.fixtures import ARCHIVE
from diplomacy.formats import to_dict
from diplomacy.formats.schema import render_schema


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
    path = write_own(tmp_path, archive, "archive.jsonl.gz")
    assert read_lines(["check", path], capsys) == [line]
    assert read_json(["check", path], capsys) == []


def test_a_file_with_problems(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each problem is a separate line, or an object with the line and path; exit code 1."""
    path = tmp_path / "archive.jsonl"
    records = [{"type": "Source", "id": "A b"}, {"type": "Source", "id": "a", "langage": "en"}]
    lines = map(json.dumps, [{"type": "Archive", "format": 1}, *records])
    path.write_text("\n".join(lines))
    assert main(["check", str(path)]) == 1
    title, first, second = capsys.readouterr().out.splitlines()
    assert title == f"{str(path)!r}: Nothing was loaded:"
    assert "line 2" in first
    assert "'A b'" in first
    assert "line 3" in second
    assert main(["check", str(path), "--json"]) == 1
    problems = json.loads(capsys.readouterr().out)
    assert [(problem["file"], problem["line"]) for problem in problems] == [
        (str(path), 2),
        (str(path), 3),
    ]
    assert problems[0]["path"] == "id"


def test_a_file_with_findings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A valid file is audited as well."""
    path = write_own(tmp_path, UNSUPPORTED)
    assert main(["check", path]) == 1
    title, finding = capsys.readouterr().out.splitlines()
    assert title == f"{path!r}: The file is valid (2 records), but the audit found:"
    assert finding.startswith("  line 3: unsupported: bank, kind: ")
    assert main(["check", path, "--json"]) == 1
    [problem] = json.loads(capsys.readouterr().out)
    assert (problem["file"], problem["line"]) == (path, 3)
    assert (problem["kind"], problem["id"]) == ("unsupported", "bank")


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "compressed"])
def test_lines_of_findings(
    pack: "type[bytes]",
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Findings are in order of lines, blank lines count, and standard input has lines too."""
    header, source, bank = UNSUPPORTED.dumps().splitlines()
    first = bank.replace('"bank"', '"a-bank"').replace('"name":"', '"name":"First ')
    text = "\n".join([header.split(',"digest"')[0] + "}", "", bank, "", source, first])
    path = tmp_path / ("own.jsonl" if pack is bytes else "own.jsonl.gz")
    path.write_bytes(pack(text.encode()))
    assert main(["check", str(path)]) == 1
    lines = capsys.readouterr().out.splitlines()[1:]
    assert [line.split(", ")[0] for line in lines] == [
        "  line 3: unsupported: bank",
        "  line 6: unsupported: a-bank",
    ]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(pack(text.encode()))))
    assert main(["check", "-"]) == 1
    assert capsys.readouterr().out.splitlines()[1:] == lines


def test_several_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each file is checked separately, and named."""
    good, bad = write_own(tmp_path), write_own(tmp_path, UNSUPPORTED, "bad.jsonl")
    assert main(["check", good, bad]) == 1
    first, second, _ = capsys.readouterr().out.splitlines()
    assert first == f"{good!r}: OK: {len(OWN)} records, no problems"
    assert second.startswith(f"{bad!r}: The file is valid")


def test_check_without_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    """The archive queried is checked."""
    assert read_lines(["check"], capsys) == [f"OK: {len(ARCHIVE)} records, no problems"]


def test_a_file_of_another_format(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is recognized, and reported once."""
    path = tmp_path / "treaties.csv"
    path.write_text("id,title\n1,A treaty\n2,A pact\n")
    assert main(["check", str(path)]) == 1
    _, line = capsys.readouterr().out.splitlines()
    assert line.startswith("  line 1: this is a CSV table. ")


def test_diff(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Differences are printed as the archive gives them; exit code 1 if there are any."""
    old = Archive([Source(id="a"), Source(id="b", language="en")])
    new = Archive([Source(id="c"), Source(id="b", language="tr")])
    paths = [write_own(tmp_path, old, "old.jsonl"), write_own(tmp_path, new, "new.jsonl")]
    assert main(["diff", *paths]) == 1
    assert capsys.readouterr().out.splitlines() == str(old.diff(new)).splitlines()
    assert main(["diff", *paths, "--json"]) == 1
    assert json.loads(capsys.readouterr().out) == {
        "added": [to_dict(Source(id="c"))],
        "removed": [to_dict(Source(id="a"))],
        "changed": [{"id": "b", "path": "language", "first": "en", "second": "tr"}],
    }
    assert main(["diff", paths[0], "--archive", paths[1]]) == 1
    assert capsys.readouterr().out.splitlines() == str(old.diff(new)).splitlines()


def test_no_differences(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write_own(tmp_path)
    assert read_lines(["diff", path, path], capsys) == [f"OK: {len(OWN)} records, no differences"]
    nothing: dict[str, list[object]] = {"added": [], "removed": [], "changed": []}
    assert read_json(["diff", path, path], capsys) == nothing
    assert read_lines(["diff", write_own(tmp_path, ARCHIVE)], capsys)[0].startswith("OK: ")


def test_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert read_json(["schema"], capsys) == json.loads(render_schema())
    assert "\n".join(read_lines(["schema"], capsys)) + "\n" == render_schema()
