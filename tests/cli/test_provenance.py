"""The commands ``explain``, ``cite``, ``audit``, ``conflicts`` and ``verify``."""

import json
from pathlib import Path

import pytest
from tests.cli.printed import OWN, UNSUPPORTED, read_json, read_lines, write_own

from diplomacy.cli import main
from diplomacy.fixtures import ARCHIVE


def test_explain(capsys: pytest.CaptureFixture[str]) -> None:
    """A field is explained as the archive explains it, and as JSON by path."""
    lines = read_lines(["explain", "kr-tr-fta", "title"], capsys)
    assert lines == str(ARCHIVE.explain("kr-tr-fta", "title")[0]).splitlines()
    [plain] = read_json(["explain", "kr-tr-fta", "title"], capsys)
    assert plain["path"] == "title"


def test_cite(capsys: pytest.CaptureFixture[str]) -> None:
    """A reference is printed as the archive gives it, and as a JSON string."""
    assert read_lines(["cite", "kr-tr-fta"], capsys) == ARCHIVE.cite("kr-tr-fta").splitlines()
    assert read_json(["cite"], capsys) == ARCHIVE.cite()


def test_audit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without findings the answer is OK; otherwise each is a line, and the exit code is 1."""
    assert read_lines(["audit"], capsys) == [f"OK: {len(ARCHIVE)} records, no findings"]
    assert read_json(["audit"], capsys) == []
    own = write_own(tmp_path, UNSUPPORTED)
    assert main(["audit", "-a", own]) == 1
    [line] = capsys.readouterr().out.splitlines()
    assert line.startswith("unsupported: bank, kind: ")
    assert main(["audit", "-a", own, "--json"]) == 1
    [finding] = json.loads(capsys.readouterr().out)
    assert (finding["kind"], finding["id"], finding["path"]) == ("unsupported", "bank", "kind")


def test_conflicts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without conflicts the answer is OK; otherwise each is a line, and the exit code is 1."""
    own = write_own(tmp_path)
    assert read_lines(["conflicts", "-a", own], capsys) == [f"OK: {len(OWN)} records, no conflicts"]
    assert read_json(["conflicts", "-a", own], capsys) == []
    assert main(["conflicts"]) == 1
    found = ARCHIVE.conflicts()
    assert capsys.readouterr().out.splitlines() == list(map(str, found))
    assert main(["conflicts", "--json"]) == 1
    plain = json.loads(capsys.readouterr().out)
    assert [(p["first"], p["second"]) for p in plain] == [(c.first.id, c.second.id) for c in found]


def test_verify_reports_texts_and_sources_without_a_match(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A text of no source and a source without a text are reported; exit code 1."""
    (tmp_path / "name.txt").write_text("Something else.")
    (tmp_path / "folder.txt").mkdir()
    assert main(["verify", str(tmp_path)]) == 1
    first, *others = capsys.readouterr().out.splitlines()
    assert first == "name.txt: matches no source in the archive"
    sources = sorted(source.id for source in ARCHIVE.sources if source.digest)
    assert others == [f"{source}: no text in the folder" for source in sources]


@pytest.mark.parametrize("control", ["\x1b[31m", "\n", "\x9b", "\u202e", "\u2066"])
def test_file_names_do_not_control_the_terminal(
    control: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file name cannot colour the output, reorder it or forge a line, in text and in JSON."""
    name = f"evil{control}.txt"
    (tmp_path / name).write_text("Nothing of note.", encoding="utf-8")
    main(["verify", str(tmp_path)])
    first, *_ = capsys.readouterr().out.split("\n")
    escaped = name.replace(control[0], "\\u" + format(ord(control[0]), "04x"))
    assert first == f"{escaped}: " + ("matches no source in the archive")
    main(["verify", str(tmp_path), "--json"])
    out = capsys.readouterr().out
    assert control[0] == "\n" or control[0] not in out
    assert list(json.loads(out)) == [name]
