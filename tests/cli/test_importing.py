"""The command ``import``."""

import csv
import json
from pathlib import Path

import pytest

from diplomacy import Archive
from diplomacy.cli import main

TABLE = """No,Title,Parties,Signed,Remarks
1,On ports,France; Italy,25/03/1998,x
2,On fish,France; Utopia,30/02/1999,
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "treaties.csv"
    path.write_text(TABLE, "utf-8")
    return path


def test_a_table_becomes_an_archive_with_a_suggested_mapping(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(table), "--suggest"]) == 0
    mapping = table.with_suffix(".toml")
    mapping.write_text(capsys.readouterr().out, "utf-8")
    out, findings = table.with_name("mine.jsonl.gz"), table.with_name("report.csv")
    command = ["import", str(table), "--map", str(mapping), "-o", str(out)]
    assert main([*command, "--report", str(findings)]) == 0
    printed = capsys.readouterr().out
    assert "held with loss          1" in printed
    assert f"OK: 3 records written to {out}" in printed
    assert [a.id for a in Archive.read(out).agreements] == ["treaties-1", "treaties-2"]
    rows = [*csv.DictReader(findings.read_text("utf-8").splitlines())]
    assert [row["column"] for row in rows] == ["Parties", "Signed", "Remarks"]


def test_a_dry_run_writes_nothing(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["import", str(table), "--suggest"])
    mapping = table.with_suffix(".toml")
    mapping.write_text(capsys.readouterr().out, "utf-8")
    out = table.with_name("mine.jsonl")
    command = ["import", str(table), "--map", str(mapping), "--dry-run", "-o", str(out)]
    assert main(command) == 0
    assert "3 records would be written" in capsys.readouterr().out
    assert not out.exists()
    assert main([*command, "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert (printed["rows"], printed["held"], printed["held_with_loss"]) == (2, 1, 1)
    assert printed["findings"][0]["kind"] == "unknown-country"


def test_two_tables_are_read_in_the_order_of_their_sources(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mapping = table.with_suffix(".toml")
    mapping.write_text(
        'sources = [{ id = "a" }, { id = "b" }]\n[[records]]\ntype = "Agreement"\nid = "t {No}"\n'
        'table = "a"\nkey = "{No}"\nfields = { title = "Title" }\n[[records.joined]]\n'
        'table = "b"\nkey = "{No}"\nfields = { parties = { country = "Parties", split = ";" } }\n',
        "utf-8",
    )
    command = ["import", "--map", str(mapping), "--dry-run", "--json"]
    assert main([*command, str(table), str(table)]) == 0
    assert json.loads(capsys.readouterr().out)["rows"] == 4
    assert main([*command, str(table)]) == 2
    assert "the mapping has these tables, in this order: a, b" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "A table is required"),
        (["TABLE"], "A mapping is required"),
        (["TABLE", "--map", "x.toml"], "An archive file is required"),
        (["TABLE", "--map", "x.toml", "--dry-run"], "cannot read 'x.toml': no such file"),
        (["nowhere.csv", "--suggest"], "cannot read 'nowhere.csv': no such file"),
    ],
)
def test_a_command_that_lacks_a_file_is_rejected(
    arguments: list[str], message: str, table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", *(str(table) if a == "TABLE" else a for a in arguments)]) == 2
    assert message in capsys.readouterr().err
