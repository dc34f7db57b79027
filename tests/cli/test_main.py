"""The command line as a whole: usage, errors in one line, exit codes, and standard output."""

import io
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from contextlib import redirect_stdout
from pathlib import Path
from types import ModuleType
from typing import Final

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import diplomacy
from diplomacy import Citation, agreements_between, relations
from diplomacy.__main__ import run as run_command
from diplomacy.cli import commands, main
from diplomacy.cli.commands import COMMANDS
from diplomacy.data_version import DATA_VERSION
from diplomacy.testing import make_archive, make_mission, make_organization

ROOT: Final = Path(__file__).parent.parent.parent
SHELL: Final = shutil.which("bash") or ""
ENCODING: Final = ("PYTHONIOENCODING", "PYTHONUTF8", "LC_ALL", "LC_CTYPE", "LANG")
NAMES: Final = [command.name for command in COMMANDS]


def run(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    """Run the command line in a separate process, as a shell does."""
    inherited = {name: value for name, value in os.environ.items() if name not in ENCODING}
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "diplomacy", *arguments],
        env={**inherited, "LC_ALL": "C.UTF-8", **environment},
        capture_output=True,
        check=False,
        timeout=60,
    )


# --- errors -------------------------------------------------------------------------------------

REJECTED: Final = [
    (("relations", "KR", "Atlantis"), "Atlantis"),
    (("agreements", "Korea", "TR"), "South Korea"),
    (("relations", "KR", "South Korea"), "two different parties"),
    (("agreements", "EU", "TR"), "European Union"),
    (("show", "kepko"), "kepko"),
    (("show", "KR"), "KR"),
    (("relations", "", "KR"), "''"),
    (("explain", "kr-tr-fta", "colour"), "colour"),
    (("cite", "ankara-2052"), "ankara-2052"),
    (("planned", "KR", "Atlantis"), "Atlantis"),
    (("planned", "--state", "late"), "'late'"),
    (("planned", "--as-of", "soon"), "'soon' is not a valid date"),
    (("find", "?!"), "no letter or digit"),
    (("visits", "Kim"), "Unknown party 'Kim'"),
    (("visits", "251"), "Write a code of letters.\n"),
    (("visits", "Tunis"), "Write 'TN'.\n"),
    (("verify", "nowhere"), "'nowhere'"),
    (("verify", "no\0where"), "no\\x00where"),
    (("check", "mine.jsonl"), "diplomacy: cannot read 'mine.jsonl': no such file\n"),
    (("check", "."), "diplomacy: cannot read '.': is a directory\n"),
    (("check", "no\0where"), "diplomacy: 'no\\x00where' is not valid text: "),
]


@pytest.mark.parametrize("json_flag", [(), ("--json",)], ids=["text", "json"])
@pytest.mark.parametrize(("arguments", "reason"), REJECTED, ids=str)
def test_errors_are_one_line(
    arguments: tuple[str, ...],
    reason: str,
    json_flag: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A command that cannot run prints one line on stderr, and has exit code 2."""
    monkeypatch.chdir(tmp_path)
    assert main([*arguments, *json_flag]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert printed.err.startswith("diplomacy: ")
    assert reason in printed.err


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("no-such-command",),
        ("relations", "KR"),
        ("relations", "KR", "TR", "FR"),
        ("relations", "KR", "TR", "--no-such-option"),
        ("show",),
    ],
    ids=" ".join,
)
def test_wrong_usage(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    """Wrong usage prints one line on stderr, and has exit code 2."""
    with pytest.raises(SystemExit) as exit_:
        main(arguments)
    assert exit_.value.code == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("diplomacy")
    assert printed.err.count("\n") == 1


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    command=st.sampled_from(["relations", "missions", "show", "explain", "cite", "check"]),
    data=st.data(),
)
def test_any_text_is_answered_or_rejected(
    command: str, data: st.DataObject, capsys: pytest.CaptureFixture[str]
) -> None:
    """Any texts as arguments are answered or rejected in one line."""
    anything = st.text(st.characters(exclude_characters="-/"), max_size=12)
    count = 2 if command in ("relations", "missions", "explain") else 1
    assert main([command, "--", *(data.draw(anything) for _ in range(count))]) in (0, 2)
    assert capsys.readouterr().err.count("\n") <= 1


@pytest.mark.parametrize("command", [(), *((name,) for name in NAMES)], ids=" ".join)
def test_help(command: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    """Help names every command, and each command describes itself in an imperative phrase."""
    with pytest.raises(SystemExit) as exit_:
        main([*command, "--help"])
    assert exit_.value.code == 0
    printed = capsys.readouterr().out
    if command:
        assert "--json" in printed
        assert printed.split("\n\n")[1][:1].islower()
    else:
        assert all(f"\n    {name}" in printed for name in NAMES)
        assert "exit codes:" in printed


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    """The version is that of the distribution, and is printed with that of the data."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert diplomacy.__version__ == project["version"]
    with pytest.raises(SystemExit) as exit_:
        main(["--version"])
    assert exit_.value.code == 0
    printed = capsys.readouterr().out
    assert printed == f"diplomacy {diplomacy.__version__} (data {DATA_VERSION})\n"


@pytest.mark.parametrize("command", COMMANDS, ids=NAMES)
def test_the_table_of_commands(command: commands.Command) -> None:
    """Help is an imperative phrase in lower case, of one clause and without a full stop."""
    assert re.fullmatch("[a-z][^.;]*( \\([^)]*\\))?[^.;]*", command.help)


HOSTILE: Final = (
    "\x1b[31mred",
    "a\x00b",
    "\x9b1m",
    "a\nforged: line",
    "\u202etxt",
    "\x07",
    "\udce9",
)


@pytest.mark.parametrize("hostile", HOSTILE, ids=ascii)
@pytest.mark.parametrize(
    "arguments",
    [
        *(("{}",), ("--{}",), ("show", "mikta", "{}"), ("show", "mikta", "--{}")),
        *(("sources", "--json={}"), ("people", "--{}=1"), ("show", "-{}"), ("export", "{}")),
        *(("show", "{}"), ("timeline", "KR", "TR", "--since", "{}"), ("check", "{}")),
    ],
    ids=" ".join,
)
def test_no_argument_controls_the_terminal(
    arguments: tuple[str, ...], hostile: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever is wrong with an argument, the message is one line that prints it escaped."""
    try:
        code = main([argument.format(hostile) for argument in arguments])
    except SystemExit as exit:
        code = int(exit.code or 0)
    printed, message = capsys.readouterr()
    assert code == 2
    assert not printed
    assert message.startswith("diplomacy")
    assert message.endswith("\n")
    assert message[:-1].isprintable()


class Full(io.StringIO):
    """A stream on a full disk."""

    def write(self, text: str, /) -> int:
        raise OSError(28, "No space left on device")


@pytest.mark.parametrize("arguments", [("show",), ("show", "kepko")], ids=" ".join)
@pytest.mark.parametrize("stream", [Full(), None], ids=["full", "closed"])
def test_a_message_that_cannot_be_written_is_left_out(
    arguments: tuple[str, ...],
    stream: io.StringIO | None,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The exit code is that of the error, and standard output has nothing."""
    monkeypatch.setattr(sys, "stderr", stream)
    try:
        code = main(arguments)
    except SystemExit as exit:
        code = int(exit.code or 0)
    assert code == 2
    assert capsys.readouterr().out == ""


# --- standard output ----------------------------------------------------------------------------

ENCODINGS: Final = (
    *("ascii", "utf-8", "utf-16", "latin-1", "cp1252", "cp1254", "cp1250", "cp1251", "cp1253"),
    *("cp437", "cp850", "cp932", "cp949", "cp950", "gb18030", "koi8-r", "mac-roman", "euc-kr"),
)
"""Encodings of consoles, and of output that is redirected on Windows."""

# All commands, in a folder with their own archives, which have letters beyond ASCII.
PRINTED: Final = (
    *(("relations", "KR", "TR"), ("timeline", "KR", "KG"), ("agreements", "KR", "TR")),
    *(("meetings", "KR", "TR"), ("visits", "KR", "TR"), ("statements", "KR", "TR"), ("people",)),
    *(("sources",), ("show", "kr-tr-fta"), ("explain", "kr-tr-fta"), ("cite",), ("schema",)),
    *(("planned",), ("find", "Türkiye"), ("missions", "-a", "own"), ("diff", "own", "old")),
    *(("audit", "-a", "own"), ("conflicts", "-a", "own"), ("check", "own"), ("check", "broken")),
    *(("verify", "texts", "-a", "own"), ("export", "--to", "은행.jsonl", "-a", "own")),
    ("import", "table.csv", "--suggest"),
    *(("panel", "KR", "TR", "--from", "2012", "--to", "2012", "-o", "은행.csv"),),
)

UNCITED: Final = Citation("sample-source", 1, fields=["name"], note="Naïve – 은행")


def print_in(encoding: str, *arguments: str) -> str:
    """Return what a command prints on a console of an encoding, as that console reads it."""
    data = io.BytesIO()
    console = io.TextIOWrapper(data, encoding=encoding, newline="\n")
    with redirect_stdout(console):
        assert main(arguments) in (0, 1)
    return data.getvalue().decode(encoding)


def assert_nothing_is_lost(encoding: str, *arguments: str) -> None:
    """Check that text is escaped as Python does it, and that JSON has the same content."""
    text = print_in("utf-8", *arguments)
    escaped = text.encode(encoding, "backslashreplace").decode(encoding)
    assert print_in(encoding, *arguments) == escaped
    printed = json.loads(print_in(encoding, *arguments, "--json"))
    assert printed == json.loads(print_in("utf-8", *arguments, "--json"))


@pytest.fixture
def _in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the folder with archives, texts and a broken file the current one."""
    (tmp_path / "table.csv").write_text("No,Título\n1,Türkiye – 은행\n2,은행\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    old = make_organization(id="bank", name="İş Bankası – 은행", citations=[UNCITED])
    mission = make_mission(receiving="bank")
    make_archive([attrs.evolve(old, name="İşbank – 은행"), mission]).write("own")
    make_archive([old]).write("old")
    broken = '{"type":"Archive","format":2}\n{"type":"Source","id":"köln-은행","tïtle":1}\n'
    Path("broken").write_text(broken, encoding="utf-8")
    Path("texts").mkdir()
    Path("texts", "türkiye-은행.txt").write_text("Nothing.", encoding="utf-8")


def test_every_command_is_tried_in_every_encoding() -> None:
    assert {command for command, *_ in PRINTED} == set(NAMES)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.usefixtures("_in_folder")
def test_every_encoding(encoding: str) -> None:
    """JSON is valid and complete on every console, and text loses no letter silently."""
    for arguments in PRINTED:
        assert_nothing_is_lost(encoding, *arguments)


@pytest.mark.usefixtures("_in_folder")
def test_the_commands_print_letters_to_escape() -> None:
    """Only these print ASCII here, so that the test above tries the others."""
    plain = {arguments[0] for arguments in PRINTED if print_in("utf-8", *arguments).isascii()}
    assert plain == {"audit", "check", "cite", "conflicts", "schema"}


def test_letters_are_escaped() -> None:
    """A letter that the console lacks is written as Python escapes it."""
    assert "T\\xfcrkiye" in print_in("ascii", "agreements", "KR", "TR")


def test_an_interrupt_shows_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl-C ends a command silently, with exit code 130."""

    class Interrupted(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise KeyboardInterrupt

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Interrupted()))
    assert main(["check", "-"]) == 130
    assert capsys.readouterr() == ("", "")


def test_an_interrupt_while_loading_shows_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl-C before the command line is loaded ends it in the same way."""

    class Interrupted(ModuleType):
        def __getattr__(self, name: str) -> object:
            raise KeyboardInterrupt

    monkeypatch.setitem(sys.modules, "diplomacy.cli", Interrupted("diplomacy.cli"))
    assert run_command() == 130
    assert capsys.readouterr() == ("", "")


# --- processes ----------------------------------------------------------------------------------


def test_it_runs_as_a_module() -> None:
    """``python -m diplomacy relations`` prints the brief on two countries."""
    done = run("relations", "South Korea", "Turkey")
    assert done.returncode == 0
    assert done.stderr == b""
    assert done.stdout.decode().replace("\r\n", "\n") == f"{relations('KR', 'TR')}\n"


def test_a_process_shows_no_traceback() -> None:
    """As a process, a command that cannot run has exit code 2, a reason, and no traceback."""
    done = run("relations", "KR", "Atlantis")
    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr
    assert b"Traceback" not in done.stderr


LOADED: Final = """
import sys
from diplomacy.cli import main

def loaded():
    rooms = ("brief", "fixtures", "formats", "provenance")
    return [n for n in sys.modules if n.startswith(tuple(f"diplomacy.{r}" for r in rooms))]

print("before", *loaded())
assert main(["check", sys.argv[1]]) == 0
print("after", *loaded())
"""


def test_a_command_imports_only_what_it_needs(tmp_path: Path) -> None:
    """``check`` loads neither the shipped archive nor the brief, and the parser only the model."""
    path = tmp_path / "empty.jsonl"
    path.write_text('{"type":"Archive","format":1}\n')
    done = subprocess.run(
        [sys.executable, "-c", LOADED, str(path)], capture_output=True, check=True, timeout=60
    )
    before, _, after = (line.split() for line in done.stdout.decode().splitlines())
    assert before == ["before"]
    rooms = {name.split(".")[1] for name in after[1:]}
    assert rooms == {"formats", "provenance"}


@pytest.mark.parametrize("buffered", ["", "1"], ids=["buffered", "unbuffered"])
def test_a_reader_that_stops_is_not_an_error(buffered: str) -> None:
    """If the reader closes the pipe early, the exit code is 0 and nothing is printed."""
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "diplomacy", "sources"],
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


@pytest.mark.skipif(not SHELL, reason="needs a shell that reports the failure of a pipe")
def test_a_pipe_to_head() -> None:
    """In a pipe to a program that takes one line, the whole pipe succeeds silently."""
    command = 'set -o pipefail; "$0" -m diplomacy relations KR TR | head -1'
    done = subprocess.run(
        [SHELL, "-c", command, sys.executable], capture_output=True, check=False, timeout=60
    )
    assert done.returncode == 0
    assert done.stderr == b""
    assert done.stdout.decode() == "SOUTH KOREA – TÜRKIYE\n"


def test_output_is_utf_8_in_the_c_locale() -> None:
    """In the plain C locale the output is UTF-8."""
    done = run("relations", "KR", "TR", LC_ALL="C")
    assert done.returncode == 0
    assert done.stderr == b""
    assert done.stdout.decode("utf-8").startswith("SOUTH KOREA – TÜRKIYE\n")


@pytest.mark.skipif(not SHELL, reason="needs a shell that closes streams")
@pytest.mark.slow
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_streams_may_be_closed(closed: str) -> None:
    """A process without standard streams, such as a service, ends with the usual exit code."""
    for command, code in (("relations KR TR", 0), ("show nobody", 2), ("show", 2)):
        line = f'"$0" -m diplomacy {command} {closed}'
        done = subprocess.run(
            [SHELL, "-c", line, sys.executable], capture_output=True, check=False, timeout=60
        )
        assert done.returncode == code
        assert b"Traceback" not in done.stderr
        assert not code or not done.stdout


CONSOLES: Final = (
    ("cp936", {"PYTHONIOENCODING": "cp936"}),
    ("cp1252", {"PYTHONIOENCODING": "cp1252"}),
    ("cp949", {"PYTHONIOENCODING": "cp949:strict"}),
    ("ascii", {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
)


@pytest.mark.slow
@pytest.mark.parametrize(("encoding", "environment"), CONSOLES, ids=[name for name, _ in CONSOLES])
def test_a_process_on_any_console_loses_nothing(encoding: str, environment: dict[str, str]) -> None:
    """What the console lacks is escaped in text, JSON and messages, and the exit is clean."""

    def printed(*arguments: str, code: int = 0) -> str:
        done = run(*arguments, **environment)
        assert done.returncode == code
        output, silent = (done.stderr, done.stdout) if code else (done.stdout, done.stderr)
        assert silent == b""
        return output.decode(encoding).replace("\r\n", "\n")

    expected = f"{relations('KR', 'TR')}\n".encode(encoding, "backslashreplace").decode(encoding)
    assert "\\" in expected
    assert printed("relations", "KR", "TR") == expected
    agreements = json.loads(printed("agreements", "KR", "TR", "--json"))
    assert [a["title"] for a in agreements] == [a.title for a in agreements_between("KR", "TR")]
    assert "Atlantis" in printed("show", "Atlantis-T\u00fcrkiye-\u1e9e", code=2)


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
    assert done.stderr == b"diplomacy: cannot write: no space left on device\n"
