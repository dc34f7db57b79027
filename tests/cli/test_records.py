"""The commands ``show`` and ``sources``."""

import pytest
from tests.cli.printed import PLAIN_RECORDS, read_json, read_lines

from diplomacy import Source
from diplomacy.fixtures import ARCHIVE


def test_show(capsys: pytest.CaptureFixture[str]) -> None:
    """A record is shown with its type, its fields and its citations, and as JSON."""
    for record in list(ARCHIVE)[::3]:
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
