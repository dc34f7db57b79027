"""The command line: what it prints, how it says no, and that it never shows a traceback."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diplomacy import agreements_between, relations
from diplomacy.cli import main
from diplomacy.fixtures import ARCHIVE
from diplomacy.formats.codec import to_plain

SHELL: Final = shutil.which("bash") or ""
ENCODING: Final = ("PYTHONIOENCODING", "PYTHONUTF8", "LC_ALL", "LC_CTYPE", "LANG")


def run(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    """Run the command line in a process of its own, as a shell does."""
    kept = {name: value for name, value in os.environ.items() if name not in ENCODING}
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "diplomacy", *arguments],
        env={**kept, "LC_ALL": "C.UTF-8", **environment},
        capture_output=True,
        check=False,
        timeout=60,
    )


# --- what it prints -----------------------------------------------------------------------------


def test_it_runs_as_a_module() -> None:
    """``python -m diplomacy relations`` prints the file on two countries, named as one likes."""
    done = run("relations", "South Korea", "Turkey")
    assert done.returncode == 0
    assert done.stderr == b""
    assert done.stdout.decode().replace("\r\n", "\n") == f"{relations('KR', 'TR')}\n"


@pytest.mark.parametrize("names", [("KR", "TR"), ("South Korea", "Turkey"), ("TR", "KOR")])
def test_relations(names: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    """The file is printed as `str` gives it, for codes and names alike."""
    assert main(["relations", *names]) == 0
    assert capsys.readouterr().out == f"{ARCHIVE.relations(*names)}\n"


def read(arguments: Sequence[str], capsys: pytest.CaptureFixture[str]) -> Any:
    """Return what a command prints as JSON."""
    assert main([*arguments, "--json"]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    return json.loads(printed.out)


def test_relations_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """As JSON the file is its sides, its typed parts by name, and what it is drawn from."""
    parts = read(["relations", "KR", "TR"], capsys)
    file = relations("KR", "TR")
    assert parts.pop("sides") == ["KR", "TR"]
    assert parts.pop("coverage") == str(file.coverage)
    assert {name: [r["id"] for r in part] for name, part in parts.items()} == {
        name: [r.id for r in part] for name, part in file.parts().items()
    }
    assert parts["agreements"] == [to_plain(agreement) for agreement in file.agreements]


def test_agreements(capsys: pytest.CaptureFixture[str]) -> None:
    """Agreements are listed with id, stage, date, parties and title, in order."""
    assert main(["agreements", "KR", "TR"]) == 0
    lines = capsys.readouterr().out.splitlines()
    found = agreements_between("KR", "TR")
    assert [line.split()[0] for line in lines[::2]] == [agreement.id for agreement in found]
    assert [line.strip() for line in lines[1::2]] == [agreement.title for agreement in found]
    assert all("signed" in line for line in lines[::2])


def test_agreements_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """As JSON agreements are a list of records; none are an empty list."""
    found = agreements_between("KR", "TR")
    assert read(["agreements", "KR", "TR"], capsys) == [to_plain(a) for a in found]
    assert read(["agreements", "FJ", "IS"], capsys) == []


def test_agreements_of_two_without_any(capsys: pytest.CaptureFixture[str]) -> None:
    """No agreements are no error."""
    assert main(["agreements", "FJ", "IS"]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("record", ARCHIVE, ids=lambda record: record.id)
def test_show(record: Any, capsys: pytest.CaptureFixture[str]) -> None:
    """Every record on file is shown with its citations, and as JSON."""
    assert main(["show", record.id]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"{type(record).__name__} {record.id}"
    cited = [line for line in lines if line.startswith("  citations[")]
    assert len(cited) == len(getattr(record, "citations", ()))
    assert read(["show", record.id], capsys) == to_plain(record)


def test_show_gives_paths(capsys: pytest.CaptureFixture[str]) -> None:
    """Each field is shown with its path, and each citation with source, paragraph and basis."""
    main(["show", "2025-11-24-kr-tr-summit"])
    printed = capsys.readouterr().out
    assert "  period: 2025-11-24\n" in printed
    assert "  participants[0].party: KR\n" in printed
    assert "ankara-2025 ¶ 2, stated: " in printed
    assert "external: " in printed


def test_sources(capsys: pytest.CaptureFixture[str]) -> None:
    """The sources are listed with id and label, and as JSON."""
    assert main(["sources"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines == [f"{source.id}  {source.label}" for source in ARCHIVE.sources]
    assert read(["sources"], capsys) == [to_plain(source) for source in ARCHIVE.sources]


# --- how it says no -----------------------------------------------------------------------------

REFUSED: Final = [
    (("relations", "KR", "Atlantis"), "Atlantis"),
    (("agreements", "Korea", "TR"), "South Korea"),
    (("relations", "KR", "South Korea"), "two different parties"),
    (("agreements", "EU", "TR"), "European Union"),
    (("show", "kepko"), "kepco"),
    (("show", "KR"), "KR"),
    (("relations", "", "KR"), "''"),
]


@pytest.mark.parametrize("json_too", [(), ("--json",)], ids=["text", "json"])
@pytest.mark.parametrize(("arguments", "advice"), REFUSED, ids=str)
def test_what_cannot_be_answered(
    arguments: tuple[str, ...],
    advice: str,
    json_too: tuple[str, ...],
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A question that cannot be answered gives one line of advice on stderr, and exit code 2."""
    assert main([*arguments, *json_too]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert printed.err.startswith("diplomacy: ")
    assert advice in printed.err


USAGE: Final = [
    (),
    ("no-such-command",),
    ("relations", "KR"),
    ("relations", "KR", "TR", "FR"),
    ("relations", "KR", "TR", "--no-such-option"),
    ("show",),
]


@pytest.mark.parametrize("arguments", USAGE, ids=" ".join)
def test_wrong_usage(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    """A command that is none gives one line on stderr, and exit code 2."""
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("diplomacy")
    assert printed.err.count("\n") == 1


@pytest.mark.parametrize("arguments", [("relations", "KR", "Atlantis"), ("show", "no"), ()])
def test_no_traceback_in_a_process(arguments: tuple[str, ...]) -> None:
    """As a process it leaves with exit code 2, a reason on stderr, and no traceback."""
    done = run(*arguments)
    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr
    assert b"Traceback" not in done.stderr


def test_help(capsys: pytest.CaptureFixture[str]) -> None:
    """Asked for help it names its commands, and that is no error."""
    with pytest.raises(SystemExit) as left:
        main(["--help"])
    assert left.value.code == 0
    printed = capsys.readouterr().out
    assert all(command in printed for command in ("relations", "agreements", "show", "sources"))


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(command=st.sampled_from(["relations", "agreements", "show"]), data=st.data())
def test_no_text_brings_a_traceback(
    command: str, data: st.DataObject, capsys: pytest.CaptureFixture[str]
) -> None:
    """Any texts for arguments are answered or refused in one line."""
    anything = st.text(st.characters(exclude_characters="-"), max_size=12)
    texts = [data.draw(anything) for _ in range(1 if command == "show" else 2)]
    assert main([command, "--", *texts]) in (0, 2)
    assert capsys.readouterr().err.count("\n") <= 1


# --- the other end ------------------------------------------------------------------------------


@pytest.mark.parametrize("arguments", [("relations", "KR", "TR"), ("sources",), ("show", "kepco")])
@pytest.mark.parametrize("buffered", ["", "1"], ids=["buffered", "unbuffered"])
def test_a_reader_that_leaves_is_no_error(arguments: tuple[str, ...], buffered: str) -> None:
    """A reader that closes the pipe before all is read has seen enough: exit code 0, no word."""
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "diplomacy", *arguments],
            env={**os.environ, "PYTHONUNBUFFERED": buffered},
            stdout=writer,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
    finally:
        os.close(writer)
    assert done.stderr == b""
    assert done.returncode == 0


@pytest.mark.skipif(not SHELL, reason="needs a shell that tells of a pipe's failure")
def test_a_pipe_to_head() -> None:
    """In a pipe to a program that takes one line, the whole pipe succeeds without a word."""
    done = subprocess.run(
        [
            SHELL,
            "-c",
            'set -o pipefail; "$0" -m diplomacy relations KR TR | head -1',
            sys.executable,
        ],
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0
    assert done.stderr == b""
    assert done.stdout.decode() == "SOUTH KOREA – TÜRKIYE\n"


def test_output_is_utf_8_in_a_plain_locale() -> None:
    """In the plain C locale the output is UTF-8 all the same."""
    done = run("relations", "KR", "TR", LC_ALL="C")
    assert done.returncode == 0
    assert done.stderr == b""
    assert done.stdout.decode("utf-8").startswith("SOUTH KOREA – TÜRKIYE\n")


def test_output_is_complete_where_the_encoding_lacks_letters() -> None:
    """An encoding that lacks the letters of a name, as on a Western desktop, is no error."""
    done = run("relations", "KR", "TR", PYTHONIOENCODING="cp1252")
    assert b"Traceback" not in done.stderr
    assert done.returncode == 0


def test_a_full_disk_is_one_line() -> None:
    """Output that cannot be written is an error of one line, and exit code 2."""
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full here")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "diplomacy", "sources"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1
    assert b"Traceback" not in done.stderr
