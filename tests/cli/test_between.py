"""The commands ``relations``, ``agreements`` and ``visits``."""

import pytest
from tests.cli.printed import PLAIN_RECORDS, read_json, read_lines

from diplomacy import Archive, Milestone
from diplomacy.cli import between, main
from diplomacy.fixtures import ARCHIVE
from diplomacy.testing import make_agreement, make_archive


@pytest.mark.parametrize("names", [("KR", "TR"), ("South Korea", "Turkey"), ("TR", "KOR")])
def test_relations(names: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    """The brief is printed as `str` gives it, for codes and names alike."""
    page = str(ARCHIVE.relations(*names))
    assert read_lines(["relations", *names], capsys) == page.splitlines()


def test_relations_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """As JSON the brief is its sides, its typed parts by name, and what it is based on."""
    parts = read_json(["relations", "KR", "TR"], capsys)
    brief = ARCHIVE.relations("KR", "TR")
    assert parts.pop("sides") == ["KR", "TR"]
    assert parts.pop("coverage") == str(brief.coverage)
    assert parts.pop("omissions") == []
    assert parts == {
        name: [PLAIN_RECORDS[record.id] for record in part] for name, part in brief.parts().items()
    }


def test_agreements(capsys: pytest.CaptureFixture[str]) -> None:
    """Agreements are listed in order, with id, stage, date, parties and title."""
    lines = read_lines(["agreements", "KR", "TR"], capsys)
    found = ARCHIVE.agreements_between("KR", "TR")
    for agreement, first, second in zip(found, lines[::2], lines[1::2], strict=True):
        parties = ", ".join(agreement.parties)
        date = ARCHIVE.date_of(agreement)
        assert first == f"{agreement.id}  {agreement.stage}  {date}  {parties}"
        assert second == f"    {agreement.title}"


def test_agreements_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """As JSON agreements are a list of records."""
    ids = [agreement.id for agreement in ARCHIVE.agreements_between("KR", "TR")]
    assert read_json(["agreements", "KR", "TR"], capsys) == [PLAIN_RECORDS[id] for id in ids]


def test_no_agreements(capsys: pytest.CaptureFixture[str]) -> None:
    """If there are none, the command says so, and that the archive is not exhaustive."""
    lines = read_lines(["agreements", "FJ", "IS"], capsys)
    assert lines == ["No agreements on record. The archive is not exhaustive."]
    assert read_json(["agreements", "FJ", "IS"], capsys) == []


def test_agreements_on_topics(capsys: pytest.CaptureFixture[str]) -> None:
    """Topics have the meaning that they have in the query, narrower ones included."""
    for topics in (["energy"], ["free-trade"], ["wind-energy", "free-trade"]):
        options = [part for topic in topics for part in ("--topic", topic)]
        found = ARCHIVE.agreements_between("KR", "TR", topic=topics)
        printed = read_json(["agreements", "KR", "TR", *options], capsys)
        assert printed == [PLAIN_RECORDS[agreement.id] for agreement in found] != []


def test_agreements_on_an_unknown_topic(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["agreements", "KR", "TR", "--topic", "nuclear"]) == 2
    assert "Did you mean nuclear-energy?" in capsys.readouterr().err


def test_visits(capsys: pytest.CaptureFixture[str]) -> None:
    """Each visit is two lines: id, status, date and direction; then its title."""
    assert read_lines(["visits", "Russia", "TR"], capsys) == [
        "putin-visit-to-turkiye  planned  undated  RU -> TR",
        "    Visit by Vladimir Putin (Russia) to Türkiye",
    ]
    assert read_lines(["visits", "TR", "KR"], capsys) == read_lines(["visits", "KR", "TR"], capsys)


def test_visits_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """As JSON visits are a list of records."""
    ids = [visit.id for visit in ARCHIVE.visits_between("KR", "TR")]
    assert read_json(["visits", "KR", "TR"], capsys) == [PLAIN_RECORDS[id] for id in ids]


def test_no_visits(capsys: pytest.CaptureFixture[str]) -> None:
    """An empty answer says that the archive is not exhaustive."""
    lines = read_lines(["visits", "FJ", "IS"], capsys)
    assert lines == ["No visits on record. The archive is not exhaustive."]
    assert read_json(["visits", "FJ", "IS"], capsys) == []


def soviet_archive() -> Archive:
    """Return an archive with one agreement of the Soviet Union."""
    signed = [Milestone("signed", "1990-12-14")]
    return make_archive([make_agreement(parties=["SUHH", "KR"], history=signed)])


def test_what_earlier_states_did(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both commands say what they do not count, and count it with a flag."""
    monkeypatch.setattr(between, "ARCHIVE", soviet_archive())
    lines = read_lines(["agreements", "KR", "RU"], capsys)
    assert lines[1:] == ["Not counted: SUHH (Soviet Union), 1 agreement; add --continuing."]
    lines = read_lines(["agreements", "KR", "RU", "--continuing"], capsys)
    assert len(lines) == 2
    page = read_lines(["relations", "KR", "RU"], capsys)
    assert page[2] == "Earlier states"
    assert page[3].startswith("  Not counted: 1 agreement of the Soviet Union (SUHH), which Russia")
    [omission] = read_json(["relations", "KR", "RU"], capsys)["omissions"]
    assert omission == {
        "party": "RU",
        "state": "SUHH",
        "keyword": "continuing",
        "counts": {"Agreement": 1},
    }
    for flag in ("--continuing", "--predecessors"):
        parts = read_json(["relations", "KR", "RU", flag], capsys)
        assert (len(parts["agreements"]), parts["omissions"]) == (1, [])
