"""The archive that a command queries: options, the environment, standard input, and merging."""

import gzip
import io
import os
import sys
from pathlib import Path

import pytest
from tests.cli.printed import OWN, read_json, read_lines, write_own

from diplomacy import Archive, Source
from diplomacy.cli import main
from diplomacy.cli.commands import COMMANDS

YEARBOOK = Archive([Source(id="yearbook")])
ALMANAC = Archive([Source(id="almanac")])


def pipe_in(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let standard input give some bytes."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def sources(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> set[str]:
    """Return the ids of the sources that a command lists."""
    return {source["id"] for source in read_json(arguments, capsys)}


def test_files_are_merged(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The option may be repeated, before and after the command, and has a short form."""
    first = write_own(tmp_path, YEARBOOK, "first.jsonl")
    second = write_own(tmp_path, ALMANAC, "second.jsonl.gz")
    assert sources(["sources", "--archive", first], capsys) == {"yearbook"}
    assert sources(["--archive", first, "sources"], capsys) == {"yearbook"}
    both = {"yearbook", "almanac"}
    assert sources(["sources", "-a", first, "-a", second], capsys) == both
    assert sources(["-a", first, "sources", "-a", second], capsys) == both


def test_the_environment_names_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An option takes precedence over the variable; an empty variable counts as none."""
    first = write_own(tmp_path, YEARBOOK, "first.jsonl")
    second = write_own(tmp_path, ALMANAC, "second.jsonl")
    monkeypatch.setenv("DIPLOMACY_ARCHIVE", os.pathsep.join(["", first, second]))
    assert sources(["sources"], capsys) == {"yearbook", "almanac"}
    assert sources(["sources", "-a", first], capsys) == {"yearbook"}
    monkeypatch.setenv("DIPLOMACY_ARCHIVE", "")
    assert "ankara-2025" in sources(["sources"], capsys)


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "compressed"])
def test_standard_input(
    pack: "type[bytes]", monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = pack(YEARBOOK.dumps().encode())
    for arguments in (["sources", "-a", "-"], ["--archive", "-", "sources"]):
        pipe_in(data, monkeypatch)
        assert sources(arguments, capsys) == {"yearbook"}
    pipe_in(data, monkeypatch)
    assert read_lines(["check", "-"], capsys) == ["OK: 1 record, no problems"]


EVERY = {
    **{
        c.name: ["XA", "XB"]
        for c in COMMANDS
        if c.name != "panel" and ("[SECOND]" in c.arguments or c.name == "relations")
    },
    "find": ["sample"],
    "show": ["old-treaty"],
    "explain": ["old-treaty", "title"],
    "cite": ["old-treaty"],
    **{name: [] for name in ("people", "sources", "audit", "conflicts", "check", "schema")},
}


@pytest.mark.parametrize("form", [[], ["--json"]], ids=["text", "json"])
@pytest.mark.parametrize("command", EVERY)
def test_every_command_queries_an_archive(
    command: str, form: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = [command, *EVERY[command], "--archive", write_own(tmp_path), *form]
    assert main(arguments) == 0
    printed = capsys.readouterr()
    assert printed.out
    assert printed.err == ""


def test_the_other_commands_query_an_archive_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Those that also take a folder or a file; `import` makes an archive and queries none."""
    others = {"verify", "diff", "export", "panel"}
    assert {command.name for command in COMMANDS} - {*EVERY, "import"} == others
    own = write_own(tmp_path)
    written = str(tmp_path / "panel.csv")
    panel = ["panel", "XA", "XB", "--from", "1990", "--to", "1991", "-o", written, "-a", own]
    assert read_lines(panel, capsys) == [f"OK: 2 rows written to {written}"]
    written = str(tmp_path / "again.jsonl")
    assert read_lines(["export", "--to", written, "-a", own], capsys) == [
        f"OK: {len(OWN)} records written to {written}"
    ]
    assert read_lines(["diff", own, "-a", own], capsys) == [
        f"OK: {len(OWN)} records, no differences"
    ]
    (tmp_path / "name.txt").write_text("Something.")
    assert main(["verify", str(tmp_path), "-a", own]) == 1
    assert capsys.readouterr().out == "name.txt: matches no source in the archive\n"


@pytest.mark.parametrize("command", [["sources", "-a"], ["diff"], ["check"]], ids=" ".join)
def test_a_missing_file_is_named(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command, "missing.jsonl"]) == 2
    message = "diplomacy: cannot read 'missing.jsonl': no such file\n"
    assert capsys.readouterr().err == message


def test_an_invalid_file_is_named_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The first problem is shown, and how to see all of them."""
    path = tmp_path / "wrong.jsonl"
    path.write_text('{"type":"Archive","format":2}\n{"type":"Source","id":"A b"}\n[]\n')
    assert main(["sources", "-a", str(path)]) == 2
    message = capsys.readouterr().err
    assert f"cannot read {str(path)!r}: line 2: " in message
    assert message.endswith("(1 more problem; `diplomacy check` lists all)\n")


def test_files_that_differ_cannot_be_merged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = Archive([Source(id="yearbook", language="en")])
    paths = [write_own(tmp_path, YEARBOOK, "a.jsonl"), write_own(tmp_path, other, "b.jsonl")]
    assert main(["sources", *(part for path in paths for part in ("-a", path))]) == 2
    message = capsys.readouterr().err
    assert message.startswith(f"diplomacy: cannot merge {paths[0]!r}, {paths[1]!r}: yearbook, ")


def test_standard_input_is_read_once(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for arguments in (["sources", "-a", "-", "-a", "-"], ["diff", "-", "-"]):
        pipe_in(YEARBOOK.dumps().encode(), monkeypatch)
        assert main(arguments) == 2
        assert "cannot read standard input: it is named twice" in capsys.readouterr().err
    monkeypatch.setattr(sys, "stdin", None)
    assert main(["sources", "-a", "-"]) == 2
    assert capsys.readouterr().err == "diplomacy: cannot read standard input: it is closed.\n"
