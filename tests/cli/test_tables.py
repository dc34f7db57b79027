"""Commands that write tables, and folders of Parquet files wherever a file is read."""

import csv
import importlib.util
import io
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pyarrow.parquet as pq
import pytest
from tests.cli.printed import read_json

from diplomacy import Archive
from diplomacy.cli import main
from diplomacy.cli.progress import progress_bar, size_of, writing_bar
from diplomacy.fixtures import ARCHIVE


@pytest.fixture
def folder(tmp_path: Path) -> str:
    path = tmp_path / "mine.parquet"
    ARCHIVE.write(path)
    return str(path)


def test_an_archive_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("mine.jsonl", "mine.jsonl.gz", "mine.parquet"):
        path = tmp_path / name
        assert main(["export", "--to", str(path)]) == 0
        assert capsys.readouterr().out == f"OK: {len(ARCHIVE)} records written to {path}\n"
        assert Archive.read(path) == ARCHIVE


def test_a_table_is_written(
    tmp_path: Path, folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(tmp_path / "agreements.csv")
    printed: Any = read_json(["export", "--archive", folder, "--to", path], capsys)
    assert printed == {"file": path, "rows": len(ARCHIVE.agreements)}
    with Path(path).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["id"] for row in rows] == [agreement.id for agreement in ARCHIVE.agreements]
    path = str(tmp_path / "acts.parquet")
    assert main(["export", "--to", path, "--table", "agreement_acts"]) == 0
    assert pq.read_table(path).column_names[:3] == ["id", "position", "stage"]


def test_a_panel_is_written(
    tmp_path: Path, folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder is scanned; the shipped archive, and files, are read."""
    arguments = ["panel", "KR", "TR", "--from", "2012", "--to", "2014"]
    for archive in ([], ["--archive", folder]):
        path = str(tmp_path / "panel.csv")
        assert main([*arguments, "-o", path, "--codes", "cow", *archive]) == 0
        assert capsys.readouterr().out == f"OK: 3 rows written to {path}\n"
        with Path(path).open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert [row["agreements_in_force_certain"] for row in rows] == ["0", "1", "1"]
        assert {(row["country1"], row["country2"]) for row in rows} == {("640", "732")}


@pytest.mark.parametrize("command", ["agreements", "meetings", "timeline", "relations"])
def test_a_folder_is_an_archive(
    command: str, folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, "KR", "TR"]) == 0
    expected = capsys.readouterr().out
    assert main([command, "KR", "TR", "--archive", folder]) == 0
    assert capsys.readouterr().out == expected


def test_a_folder_is_checked_and_compared(
    folder: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(tmp_path / "mine.jsonl")
    ARCHIVE.write(file)
    assert main(["diff", folder, file]) == 0
    assert main(["check", folder]) == main(["check", file])
    assert "OK" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["export", "--to", "agreements.xlsx"], "'.xlsx'"),
        (["export", "--to", "treaties.csv"], "'treaties'"),
        (["export", "--to", "x.dta"], "for --table. Valid terms"),
        (["panel", "--from", "MCMXC", "--to", "2025", "-o", "p.csv"], "'MCMXC'"),
        (["panel", "--from", "2025", "--to", "1990", "-o", "p.csv"], "ends before it starts"),
        (["panel", "--from", "1990", "--to", "1991", "-o", "p.csv", "--codes", "x"], "'x'"),
        (["panel", "--from", "1990", "--to", "1991", "-o", "p.txt"], "'.txt'"),
    ],
)
def test_what_is_wrong_is_named(
    arguments: list[str],
    words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2
    assert words in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_required_options_are_required(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["export"])
    assert left.value.code == 2
    assert "--to" in capsys.readouterr().err


def test_a_panel_is_counted_by_the_engine_that_is_installed(
    tmp_path: Path, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DuckDB counts the same as Polars."""
    arguments = ["panel", "KR", "TR", "--from", "2012", "--to", "2014", "--archive", folder]
    names = [str(tmp_path / name) for name in ("polars.csv", "duckdb.csv")]
    assert main([*arguments, "-o", names[0]]) == 0
    find_spec = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "polars" else find_spec(name)
    )
    assert main([*arguments, "-o", names[1]]) == 0
    left, right = (Path(name).read_text("utf-8") for name in names)
    assert left == right


# --- progress -----------------------------------------------------------------------------------


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _replace_bars(monkeypatch: pytest.MonkeyPatch, library: str | None) -> list[tuple[str, float]]:
    """Return the calls to a bar of a library on a terminal, if any."""
    calls: list[tuple[str, float]] = []
    monkeypatch.setattr(sys, "stderr", _Terminal())

    class Bar:
        n = 0

        def __init__(self, *_: object, **arguments: Any) -> None:
            calls.append(("total", arguments.get("total", 0)))

        def __enter__(self) -> None:
            calls.append(("start", 0))

        def __exit__(self, *_: object) -> None:
            calls.append(("end", self.n))

        def add_task(self, _: str, total: int) -> int:
            calls.append(("total", total))
            return 0

        def update(self, step: int, completed: int | None = None) -> None:
            self.n = self.n + step if completed is None else completed

    for name in ("tqdm", "rich", "rich.console", "rich.progress"):
        module: Any = ModuleType(name)
        module.tqdm = module.Progress = Bar
        module.Console = SimpleNamespace
        is_there = library is not None and name.startswith(library)
        monkeypatch.setitem(sys.modules, name, module if is_there else None)
    return calls


def _bars(
    monkeypatch: pytest.MonkeyPatch, library: str | None, path: str
) -> list[tuple[str, float]]:
    """Return the calls to a bar of a library while a file is read and written."""
    calls = _replace_bars(monkeypatch, library)
    with progress_bar(path, least_size=0) as progress:
        archive = Archive.read(path, progress=progress)
    with writing_bar(path, len(archive), least_count=0) as progress:
        archive.write(path, progress=progress)
    return calls


@pytest.mark.parametrize("library", ["tqdm", "rich"])
def test_a_terminal_shows_a_bar(library: str, folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = _bars(monkeypatch, library, folder)
    half = len(calls) // 2
    reading, writing = dict(calls[:half]), dict(calls[half:])
    assert 0 < reading["end"] <= reading["total"]
    assert (writing["start"], writing["end"], writing["total"]) == (0, 1000, 1000)


def test_an_import_shows_a_bar(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = _replace_bars(monkeypatch, "tqdm")
    mapping, *tables = (str(tmp_path / name) for name in ("map.toml", "a.csv", "b.csv"))
    sources = [f'[[sources]]\nid = "{name}"' for name in ("a", "b")]
    records = [
        f'[[records]]\ntype="Agreement"\nid="{name} {{No}}"\ntable="{name}"\nfields={{title="No"}}'
        for name in ("a", "b")
    ]
    Path(mapping).write_text("\n".join([*sources, *records]), "utf-8")
    for table in tables:
        row = f"1,{'x' * 100_000}\n"
        Path(table).write_text(f"No,Remarks\n{row * 2}", "utf-8")
    command = ["import", *tables, "--map", mapping, "--dry-run"]
    assert main(command) == 0
    assert calls == [("total", 1000), ("start", 0), ("end", 1000)]
    Path(tables[0]).write_text("No\n1\n", "utf-8")
    Path(tables[1]).write_text("No\n1\n", "utf-8")
    assert main(command) == 0
    assert len(calls) == 3


def test_no_bar_is_shown_without_a_library(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _bars(monkeypatch, None, folder) == []


def test_no_bar_is_shown_elsewhere(folder: str) -> None:
    """Neither for a short file, nor if standard error is not a terminal."""
    with progress_bar(folder) as progress:
        assert progress is None
    with progress_bar(folder, least_size=0) as progress:
        assert progress is None
    with writing_bar(folder, 10**6) as progress:
        assert progress is None


@pytest.mark.parametrize("path", ["x" * 5000, "a\0b", "nowhere"], ids=["long", "null", "missing"])
def test_no_bar_is_shown_for_what_is_not_a_file(path: str) -> None:
    assert size_of(path) == 0


def test_no_bar_is_shown_without_standard_error(
    folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    with progress_bar(folder, least_size=0) as progress:
        assert progress is None
