"""The guide to the command line, ``docs/howto/command-line.md``."""

import re
import shlex
from pathlib import Path

import pytest

from diplomacy.cli import main
from diplomacy.cli.commands import COMMANDS

ROOT = Path(__file__).parent.parent.parent
GUIDE = (ROOT / "docs" / "howto" / "command-line.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    """Return the blocks of code in a language."""
    found: list[str] = re.findall(rf"^```{language}\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
    return found


def test_the_examples_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each command prints what the guide shows."""
    monkeypatch.chdir(tmp_path)
    [archive] = blocks("json")
    Path("mine.jsonl").write_text(archive, encoding="utf-8")
    for block in blocks("console"):
        for example in re.split(r"^\$ diplomacy ", block, flags=re.MULTILINE)[1:]:
            command, _, expected = example.partition("\n")
            assert main(shlex.split(command)) == 0
            assert capsys.readouterr().out == expected, command


def test_the_guide_names_every_command_and_option() -> None:
    named = set(re.findall(r"`(?:diplomacy )?(--)?([a-z]+(?:-[a-z]+)*)\b", GUIDE))
    missing = {("", command.name) for command in COMMANDS} - named - {("", "schema")}
    options = {("--", option) for command in COMMANDS for option in command.options}
    assert missing | (options - named) == set()
