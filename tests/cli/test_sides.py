"""The commands ``relations``, ``timeline`` and ``planned``, and the lists of records of sides."""

from pathlib import Path
from typing import Any

import pytest
from tests.cli.printed import OWN, PLAIN_RECORDS, read_json, read_lines, write_own

from diplomacy import Milestone, relations
from diplomacy.cli import main
from diplomacy.fixtures import ARCHIVE
from diplomacy.testing import make_agreement, make_archive, make_statement

LISTS = ("agreements", "meetings", "visits", "missions", "statements")
PARTIES = "Fictional state XA and Fictional state XB"


@pytest.fixture
def own(tmp_path: Path) -> list[str]:
    """Return the option that queries the fictional records."""
    return ["--archive", write_own(tmp_path)]


@pytest.mark.parametrize("names", [("KR", "TR"), ("South Korea", "Turkey"), ("TR", "KOR")])
def test_relations(names: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    """The brief is printed as `str` gives it, for codes and names alike."""
    page = str(ARCHIVE.relations(*names))
    assert read_lines(["relations", *names], capsys) == page.splitlines()


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.md", "markdown"), ("a.HTML", "html"), ("a.htm", "html"), ("a.txt", "text"), ("a", "text")],
)
def test_relations_to_a_file(
    name: str, form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file has what would be printed in the format of its ending, or in the one that is named."""
    path = str(tmp_path / name)
    command = ["relations", "KR", "NL", "--as-of", "2026-01-01"]
    assert read_lines([*command, "-o", path], capsys) == [f"OK: brief written to {path}"]
    printed = read_lines([*command, "--format", form], capsys)
    assert Path(path).read_text("utf-8").splitlines() == printed
    assert read_json([*command, "--format", "html", "--output", path], capsys) == {"file": path}
    assert Path(path).read_text("utf-8").startswith("<!DOCTYPE html>")


def test_relations_to_a_folder_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["relations", "KR", "NL", "-o", str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"diplomacy: cannot write {str(tmp_path)!r}: is a directory\n"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("none/a.md", "cannot write 'none/a.md': no such folder"),
        (
            "a.pdf",
            "Unknown term '.pdf' for the ending of a brief. Valid terms: .txt, .md, .html, .htm.",
        ),
    ],
)
def test_a_file_that_cannot_be_written_is_named(
    name: str,
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["relations", "KR", "NL", "-o", name]) == 2
    assert capsys.readouterr().err == f"diplomacy: {message}\n"
    assert list(tmp_path.iterdir()) == []


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


def test_relations_of_an_archive(own: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    page = str(OWN.relations("XA", "XB"))
    assert read_lines(["relations", "XA", "XB", *own], capsys) == page.splitlines()


@pytest.mark.parametrize("command", LISTS)
def test_lists(command: str, own: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """A list has the records that the query gives, two lines each, and as JSON the records."""
    query = getattr(ARCHIVE, f"{command}_between")
    ids = [record.id for record in query("KR", "TR")]
    printed = read_json([command, "KR", "TR"], capsys)
    assert printed == [PLAIN_RECORDS[id] for id in ids]
    ids = [record.id for record in getattr(OWN, f"{command}_between")("XA", "XB")]
    assert ids
    lines = read_lines([command, "XA", "XB", *own], capsys)
    assert [line.split()[0] for line in lines[::2]] == ids
    assert all(line.startswith("    ") for line in lines[1::2])
    assert read_lines([command, "XB", "XA", *own], capsys) == lines


@pytest.mark.parametrize("command", LISTS)
@pytest.mark.parametrize("side", ["TR", "Erdogan", "KEPCO"])
def test_lists_of_one_side(command: str, side: str, capsys: pytest.CaptureFixture[str]) -> None:
    """With one side, a list has what the query about one side gives, in both directions."""
    ids = {record.id for record in getattr(ARCHIVE, f"{command}_of")(side)}
    if command in ("visits", "missions"):
        ids |= {record.id for record in getattr(ARCHIVE, f"{command}_to")(side)}
    found = getattr(ARCHIVE, command)
    expected = [PLAIN_RECORDS[record.id] for record in found if record.id in ids]
    assert read_json([command, side], capsys) == expected


@pytest.mark.parametrize("command", LISTS)
def test_lists_of_everything(
    command: str, own: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a side, a list has every record of its type."""
    printed = read_json([command, *own], capsys)
    assert [record["id"] for record in printed] == [r.id for r in getattr(OWN, command)] != []


def test_timeline_of_one_side_and_of_everything(capsys: pytest.CaptureFixture[str]) -> None:
    """A timeline of one side has every entry of timelines with any other side."""
    between = read_json(["timeline", "TR", "RU"], capsys)
    of_one = read_json(["timeline", "TR"], capsys)
    everything = read_json(["timeline"], capsys)
    assert all(event in of_one for event in between)
    assert all(event in everything for event in of_one)
    assert len(between) < len(of_one) < len(everything)


def test_omissions_of_one_side(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    signed = [Milestone("signed", "1990-12-14")]
    soviet = make_archive([make_agreement(parties=["SUHH", "KR"], history=signed)])
    side = ["RU", "--archive", write_own(tmp_path, soviet)]
    lines = read_lines(["agreements", *side], capsys)
    assert lines[1:] == ["Not counted: SUHH (Soviet Union), 1 agreement; add --continuing."]
    assert len(read_lines(["agreements", *side, "--continuing"], capsys)) == 2


def test_relations_of_a_person(capsys: pytest.CaptureFixture[str]) -> None:
    """A side of the brief may be a person, and its parts are those of the queries."""
    parts = read_json(["relations", "Erdogan", "Putin"], capsys)
    assert parts["sides"] == ["recep-tayyip-erdogan", "vladimir-putin"]
    for name in ("meetings", "statements"):
        found = getattr(ARCHIVE, f"{name}_between")("Erdogan", "Putin")
        assert [record["id"] for record in parts[name]] == [r.id for r in found] != []
    assert parts["agreements"] == []


# --- plans --------------------------------------------------------------------------------------


@pytest.mark.parametrize("sides", [(), ("KR",), ("KR", "TR"), ("Putin",)], ids=" ".join)
def test_planned(sides: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    """Plans are those of the query, two lines each, and as JSON with their place in the record."""
    command = ["planned", *sides, "--as-of", "25 November 2025"]
    plans = ARCHIVE.planned(*sides, as_of="2025-11-25")
    printed = read_json(command, capsys)
    assert [(p["record"], p["path"]) for p in printed] == [(p.record.id, p.path) for p in plans]
    lines = read_lines(command, capsys)
    assert [line.split()[0] for line in lines[::2]] == [plan.record.id for plan in plans] != []


def test_planned_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    """A plan shows what was planned, and whether its due date is past."""
    lines = read_lines(["planned", "KR", "TR", "--as-of", "2025-11-25"], capsys)
    assert lines[0] == (
        "dapa-tr-defence-industries-joint-committee  resumed  due-passed  "
        "due between 6 August and 31 December 2018"
    )
    assert lines[2] == "2018-08-akar-pledges-cooperation  pledged  no date"


def test_planned_is_by_default_of_today(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a day, the due dates are looked at today: what was due in 2018 is past."""
    [plan] = read_json(["planned", "KR", "TR", "--state", "due-passed"], capsys)
    assert (plan["due"], plan["state"]) == ("[2018-08-06..2018-12-31]", "due-passed")


@pytest.mark.parametrize(
    ("flags", "filters"),
    [
        ("--state no-date", {"state": "no-date"}),
        ("--topic energy --topic north-korea", {"topic": ["energy", "north-korea"]}),
        ("--since 2019", {"since": "2019"}),
        (
            "--since 2018-08 --until 2018-08 --certain",
            {"since": "2018-08", "until": "2018-08", "certain": True},
        ),
    ],
)
def test_planned_filters(
    flags: str, filters: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    """Filters mean what they mean in the query."""
    plans = ARCHIVE.planned("TR", as_of="2020", **filters)
    printed = read_json(["planned", "TR", "--as-of", "2020", *flags.split()], capsys)
    assert [p["record"] for p in printed] == [p.record.id for p in plans] != []
    assert len(plans) < len(ARCHIVE.planned("TR", as_of="2020"))


# --- filters ------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", [*LISTS, "timeline", "planned"])
def test_an_empty_answer(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """If there is nothing, the command says so, and that the archive is not exhaustive."""
    noun = {"timeline": "events", "planned": "plans"}.get(command, command)
    lines = read_lines([command, "FJ", "IS"], capsys)
    assert lines == [f"No {noun} on record. The archive is not exhaustive."]
    assert read_json([command, "FJ", "IS"], capsys) == []


def test_a_list_is_in_words(own: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Dates and parties are in words, and a type of record has the term that says most."""
    printed = [read_lines([command, "XA", "XB", *own], capsys) for command in LISTS]
    assert [lines[:2] for lines in printed[:2]] == [
        [f"old-treaty  signed  3 February 2001  {PARTIES}", "    Sample treaty"],
        [f"talks  held  7 June 2005  {PARTIES}", "    Sample talks"],
    ]
    assert [lines[0].split()[1] for lines in printed[2:]] == ["held", "embassy", "pledged"]


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        (("--kind", "protocol"), ["new-treaty"]),
        (("--stage", "proposed"), ["undated-treaty"]),
        (("--topic", "trade"), ["old-treaty"]),
        (("--since", "2001-02-04"), ["new-treaty"]),
        (("--until", "3 February 2001"), ["old-treaty"]),
        (("--since", "2001", "--until", "2001"), ["old-treaty"]),
        (("--since", "2010-06"), ["new-treaty"]),
        (("--since", "2010-06", "--certain"), []),
        (("--since", "2010", "--certain"), ["new-treaty"]),
        (("--newest",), ["new-treaty", "old-treaty", "undated-treaty"]),
    ],
    ids=" ".join,
)
def test_filters(
    options: tuple[str, ...], ids: list[str], own: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Filters narrow a list; the newest come first if asked for, and the undated last."""
    printed = read_json(["agreements", "XA", "XB", *options, *own], capsys)
    assert [record["id"] for record in printed] == ids


@pytest.mark.parametrize(
    ("command", "options", "found"),
    [
        ("meetings", ("--status", "planned"), 0),
        ("meetings", ("--status", "held"), 1),
        ("visits", ("--rank", "state"), 0),
        ("missions", ("--rank", "embassy"), 1),
        ("missions", ("--since", "2004"), 0),
        ("statements", ("--kind", "requested"), 0),
    ],
    ids=str,
)
def test_filters_of_other_lists(
    command: str,
    options: tuple[str, ...],
    found: int,
    own: list[str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert len(read_json([command, "XA", "XB", *options, *own], capsys)) == found


def test_what_fulfilled_a_statement(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A list names the record that fulfilled a statement, and the brief its title."""
    pledge = make_statement(id="pledge", fulfilled_by="treaty")
    archive = make_archive([pledge, make_agreement(id="treaty", title="Ferry treaty")])
    own = ["XA", "XB", "-a", write_own(tmp_path, archive)]
    assert read_lines(["statements", *own], capsys)[0].endswith("  fulfilled by treaty")
    page = " ".join(" ".join(read_lines(["relations", *own], capsys)).split())
    assert "On record since: Ferry treaty, 3 February 2001." in page
    assert any(
        "(fulfilled by: Ferry treaty)" in line for line in read_lines(["timeline", *own], capsys)
    )


def test_topics_may_be_repeated(capsys: pytest.CaptureFixture[str]) -> None:
    """Topics have the meaning that they have in the query, narrower ones included."""
    for topics in (["energy"], ["free-trade"], ["wind-energy", "free-trade"]):
        options = [part for topic in topics for part in ("--topic", topic)]
        found = ARCHIVE.agreements_between("KR", "TR", topic=topics)
        printed = read_json(["agreements", "KR", "TR", *options], capsys)
        assert printed == [PLAIN_RECORDS[agreement.id] for agreement in found] != []


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (("--topic", "nuclear"), "Did you mean nuclear-energy?"),
        (("--since", "soon"), "'soon' is not a valid date"),
        (("--until", "03/04/2020"), "4 March 2020 (2020-03-04). Write one of them."),
        (("--since", "2025", "--until", "2024"), "it ends before it starts"),
        (("--kind", "protocoll"), "protocol"),
    ],
    ids=str,
)
def test_wrong_filters(
    options: tuple[str, ...], reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["agreements", "KR", "TR", *options]) == 2
    assert reason in capsys.readouterr().err


def test_timeline(own: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Each event is one line with its date, what happened, and the record; undated ones are last."""
    lines = read_lines(["timeline", "XA", "XB", *own], capsys)
    assert "3 February 2001  Sample treaty: signed  [old-treaty]" in lines
    assert lines[-1] == "undated  Sample draft: proposed  [undated-treaty]"
    events = OWN.relations("XA", "XB").timeline()
    printed = read_json(["timeline", "XA", "XB", *own], capsys)
    assert [event["record"] for event in printed] == [event.record.id for event in events]
    assert len(lines) == len(printed)
    newest = read_json(["timeline", "XA", "XB", "--newest", *own], capsys)
    dated = [event for event in printed if event["when"]]
    assert [event for event in newest if event["when"]] == dated[::-1]


def test_timeline_filters(own: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Filters apply to each event, so that one record may be listed in part."""
    span = ("--since", "2011", "--until", "2013")
    printed = read_json(["timeline", "XA", "XB", *span, *own], capsys)
    assert [(event["record"], event["when"]) for event in printed] == [("new-treaty", "2012")]
    printed = read_json(["timeline", "XA", "XB", "--topic", "trade", *own], capsys)
    assert {event["record"] for event in printed} == {"old-treaty"}


def test_what_earlier_states_did(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Commands say what they do not count, and count it with a flag."""
    signed = [Milestone("signed", "1990-12-14")]
    soviet = make_archive([make_agreement(parties=["SUHH", "KR"], history=signed)])
    sides = ["KR", "RU", "--archive", write_own(tmp_path, soviet)]
    lines = read_lines(["agreements", *sides], capsys)
    assert lines[1:] == ["Not counted: SUHH (Soviet Union), 1 agreement; add --continuing."]
    assert len(read_lines(["meetings", *sides], capsys)) == 1
    assert len(read_lines(["agreements", *sides, "--continuing"], capsys)) == 2
    page = read_lines(["relations", *sides], capsys)
    assert any(
        line.startswith("Not counted: 1 agreement of the Soviet Union (SUHH), which Russia")
        for line in page
    )
    [omission] = read_json(["relations", *sides], capsys)["omissions"]
    assert omission == {
        "party": "RU",
        "state": "SUHH",
        "keyword": "continuing",
        "counts": {"Agreement": 1},
    }
    for flag in ("--continuing", "--predecessors"):
        parts = read_json(["relations", *sides, flag], capsys)
        assert (len(parts["agreements"]), parts["omissions"]) == (1, [])
        assert len(read_json(["timeline", *sides, flag], capsys)) == 1


# --- the brief ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "beginning"),
    [
        ("text", "SOUTH KOREA – TÜRKIYE"),
        ("markdown", "# South Korea – Türkiye"),
        ("html", "<!DOCTYPE html>"),
    ],
)
def test_forms_of_a_brief(form: str, beginning: str, capsys: pytest.CaptureFixture[str]) -> None:
    lines = read_lines(["relations", "KR", "TR", "--format", form], capsys)
    assert lines[0] == beginning


def test_keywords_of_a_brief(capsys: pytest.CaptureFixture[str]) -> None:
    """The options are the keywords of Python."""
    options = ["--since", "2020", "--topic", "energy", "--without", "people, sources"]
    options += ["--order", "oldest", "--title", "The file", "--as-of", "2026-11-26"]
    lines = read_lines(["relations", "KR", "TR", *options], capsys)
    brief = relations(
        "KR",
        "TR",
        since="2020",
        topic="energy",
        without=["people", "sources"],
        order="oldest",
        title="The file",
        as_of="2026-11-26",
    )
    assert lines == str(brief).splitlines()
    agreed = read_json(["relations", "KR", "TR", "--kind", "agreed"], capsys)
    assert {statement["kind"] for statement in agreed["statements"]} == {"agreed"}
    assert agreed["agreements"] == []


@pytest.mark.parametrize(
    ("option", "value"),
    [("--format", "pdf"), ("--sections", "agreement"), ("--order", "up"), ("--kind", "told")],
)
def test_invalid_options_of_a_brief(
    option: str, value: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["relations", "KR", "TR", option, value]) == 2
    assert f"Unknown term '{value}'" in capsys.readouterr().err
