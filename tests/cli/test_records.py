"""The commands ``find``, ``show``, ``people`` and ``sources``."""

from pathlib import Path

import pytest
from tests.cli.printed import PLAIN_RECORDS, read_json, read_lines, write_own

from diplomacy import Archive, Source
from diplomacy.cli import main
from diplomacy.fixtures import ARCHIVE


@pytest.mark.parametrize("text", ["free trade", "Erdogan", "South Korea"])
def test_find(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Records with a text are listed with the best match first, two lines each, and as JSON."""
    ids = [record.id for record in ARCHIVE.find(text)]
    assert [record["id"] for record in read_json(["find", text], capsys)] == ids != []
    lines = read_lines(["find", text], capsys)
    assert [line.split()[0] for line in lines[::2]] == ids
    assert lines[0].split()[1] == type(ARCHIVE[ids[0]]).__name__


def test_find_filters(capsys: pytest.CaptureFixture[str]) -> None:
    """A search is narrowed by type, in any case, by topic and by time, and sorted by time."""
    printed = read_json(["find", "erdogan", "--type", "leader"], capsys)
    assert [record["id"] for record in printed] == ["recep-tayyip-erdogan"]
    printed = read_json(["find", "erdogan", "--type", "Leader", "--type", "summit"], capsys)
    assert {record["type"] for record in printed} == {"Leader", "Summit"}
    printed = read_json(["find", "erdogan", "--topic", "energy", "--since", "2025"], capsys)
    on_energy = {s.id for s in ARCHIVE.statements_of("Erdogan", topic="energy", since="2025")}
    assert on_energy <= {record["id"] for record in printed}
    assert len(printed) < len(read_json(["find", "erdogan", "--since", "2025"], capsys))
    newest = read_json(["find", "erdogan", "--type", "statement", "--newest"], capsys)
    ids = {record["id"] for record in newest}
    assert [record["id"] for record in newest] == [s.id for s in ARCHIVE.statements if s.id in ids][
        ::-1
    ]


def test_find_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    expected = ["No records found. The archive is not exhaustive."]
    assert read_lines(["find", "Atlantis"], capsys) == expected
    assert main(["find", "trade", "--type", "treaty"]) == 2
    assert "Valid terms: Source, Leader," in capsys.readouterr().err
    assert main(["find", "..."]) == 2
    assert "it has no letter or digit" in capsys.readouterr().err


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
