"""The commands ``show``, ``people`` and ``sources``."""

from pathlib import Path

import pytest
from tests.cli.printed import PLAIN_RECORDS, read_json, read_lines, write_own

from diplomacy import Archive, Source
from diplomacy.cli import main
from diplomacy.fixtures import ARCHIVE


def test_show(capsys: pytest.CaptureFixture[str]) -> None:
    """A record is shown with its type, its fields and its citations, and as JSON."""
    for record in list(ARCHIVE)[::9]:
        lines = read_lines(["show", record.id], capsys)
        assert lines[0] == f"{type(record).__name__} {record.id}"
        citations = () if isinstance(record, Source) else record.citations
        shown = [line for line in lines if line.startswith("  citations[")]
        for line, citation in zip(shown, citations, strict=True):
            assert f"{citation.source} " in line or f"{citation.source}, " in line
            assert str(citation.basis) in line
            assert ", ".join(citation.fields) in line
            assert (citation.quote or "") in line
    assert read_json(["show", "kr-tr-fta"], capsys) == PLAIN_RECORDS["kr-tr-fta"]


def test_show_gives_paths(capsys: pytest.CaptureFixture[str]) -> None:
    """Each field is shown with its path."""
    lines = read_lines(["show", "2025-11-24-kr-tr-summit"], capsys)
    assert "  period: 2025-11-24" in lines
    assert "  participants[0].party: KR" in lines


def test_sources(capsys: pytest.CaptureFixture[str]) -> None:
    """The sources are listed with id and label, and as JSON."""
    lines = read_lines(["sources"], capsys)
    assert lines == [f"{source.id}  {source.label}" for source in ARCHIVE.sources]
    plain = [PLAIN_RECORDS[source.id] for source in ARCHIVE.sources]
    assert read_json(["sources"], capsys) == plain


def test_people(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """People are listed with their offices, and as JSON; on a party, only those of it."""
    assert read_json(["people"], capsys) == [PLAIN_RECORDS[p.id] for p in ARCHIVE.leaders]
    lines = read_lines(["people", "South Korea"], capsys)
    assert lines[:2] == ["lee-jae-myung  Lee Jae Myung", "    President, South Korea"]
    assert not any("recep-tayyip-erdogan" in line for line in lines)
    own = ["--archive", write_own(tmp_path)]
    assert read_lines(["people", *own], capsys) == ["envoy  Sample Envoy"]
    assert main(["people", "Atlantis", *own]) == 2
    assert "Atlantis" in capsys.readouterr().err


def test_an_empty_archive(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = ["--archive", write_own(tmp_path, Archive())]
    assert read_lines(["sources", *own], capsys) == ["No sources on record."]
    expected = ["No people on record. The archive is not exhaustive."]
    assert read_lines(["people", *own], capsys) == expected
    assert read_json(["people", *own], capsys) == []
