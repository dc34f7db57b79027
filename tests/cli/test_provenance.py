"""The commands ``explain``, ``verify`` and ``cite``: what they print beyond the archive's words."""

from pathlib import Path

import pytest
from tests.cli.printed import read_json, read_lines

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
