"""Tables and folders that are not valid: every problem, as in a file of JSON Lines."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplomacy import Archive, ArchiveErrors, InvalidTerm, InvalidType, converters
from diplomacy.arrow import decoding
from diplomacy.arrow.folders import MANIFEST
from diplomacy.errors import ArchiveProblem, InvalidLine, NewerFormat, WrongDigest
from diplomacy.fixtures import ARCHIVE


def _problems(read: Callable[[], object]) -> list[tuple[type[Exception], str, str, str]]:
    with pytest.raises(ArchiveErrors) as caught:
        read()
    found = [e for e in caught.value.exceptions if isinstance(e, ArchiveProblem)]
    return sorted((type(e), e.id, e.path, e.reason) for e in found)


CHANGES: dict[str, tuple[str, dict[str, Any]]] = {
    "unknown term": ("agreements", {"kind": "protocoll"}),
    "no such day": ("agreements", {"history": [{"stage": "signed", "date": "2011-02-30"}]}),
    "two faults": ("agreements", {"kind": "protocoll", "parties": ["KR", "kr tr"]}),
    "no second party": ("agreements", {"parties": ["KR"]}),
    "party twice": ("agreements", {"parties": ["KR", "KR"]}),
    "unknown reference": ("agreements", {"concluded_at": "nowhere"}),
    "reference of another type": ("agreements", {"concluded_at": "kepco"}),
    "no citation": ("organizations", {"citations": []}),
    "no required field": ("organizations", {"name": None}),
    "invalid text": ("organizations", {"name": " KEPCO"}),
    "invalid number": ("trade_figures", {"value_number": "many"}),
    "no unit": ("trade_figures", {"value_unit": None}),
    "invalid values of the user": ("sources", {"extra": '{"a":[1]}'}),
    "values of the user given twice": ("sources", {"extra": '{"a":1,"a":2}'}),
    "too small a paragraph": (
        "organizations",
        {"citations": [{"source": "ankara-2025", "paragraph": 0, "fields": ["name"]}]},
    ),
}


def _as_line(data: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """Return the data of a line with the changes to a row of a table."""
    line = dict(data)
    for name, value in changes.items():
        if name.startswith("value_"):
            line["value"] = {**data["value"], name.removeprefix("value_"): value}
            line["value"] = {key: part for key, part in line["value"].items() if part is not None}
        elif name == "extra":
            line[name] = "RAW"
        elif value is None:
            line.pop(name, None)
        else:
            line[name] = value
    return line


@pytest.mark.parametrize("fault", CHANGES)
def test_the_problems_are_those_of_a_file(fault: str) -> None:
    name, changes = CHANGES[fault]
    tables = ARCHIVE.to_arrow()
    schema = tables[name].schema
    rows = tables[name].to_pylist()
    rows[0] |= changes
    tables[name] = pa.Table.from_pylist(rows, schema)
    lines = ARCHIVE.dumps().splitlines()[1:]
    place = next(i for i, line in enumerate(lines) if json.loads(line)["id"] == rows[0]["id"])
    data = _as_line(json.loads(lines[place]), changes)
    lines[place] = json.dumps(data).replace('"RAW"', str(changes.get("extra")))
    text = "\n".join(['{"type":"Archive","format":2}', *lines])
    assert _problems(lambda: Archive.from_arrow(tables)) == _problems(lambda: Archive.loads(text))


def test_all_problems_of_a_folder_are_reported(tmp_path: Path) -> None:
    from diplomacy import arrow

    tables = ARCHIVE.to_arrow()
    for name in ("agreements", "organizations"):
        rows = tables[name].to_pylist()
        rows[0]["kind"] = rows[2]["kind"] = "nonsense"
        tables[name] = pa.Table.from_pylist(rows, tables[name].schema)
    arrow.write_tables(tables, tmp_path / "mine.parquet")
    assert len(_problems(lambda: Archive.read(tmp_path / "mine.parquet"))) == 4
    assert len(_problems(lambda: Archive.read(tmp_path / "mine.parquet", max_problems=3))) == 3


def test_a_problem_of_a_row_without_an_id_names_the_row() -> None:
    table = pa.table({"id": ["yearbook", "Not An Id"]})
    [(kind, id, path, _)] = _problems(lambda: Archive.from_arrow({"sources": table}))
    assert (kind, id, path) == (InvalidLine, "", "sources[1].id")


def test_a_column_of_another_type_is_a_problem() -> None:
    table = pa.table({"id": ["yearbook"], "identifiers": [3]})
    [(_, _, path, reason)] = _problems(lambda: Archive.from_arrow({"sources": table}))
    assert path == "sources.identifiers"
    assert reason.startswith("the column has the type int64.")


def test_the_same_id_twice_is_a_problem() -> None:
    table = pa.table({"id": ["yearbook", "yearbook"], "title": ["A", "B"]})
    [(_, id, path, _)] = _problems(lambda: Archive.from_arrow({"sources": table}))
    assert (id, path) == ("yearbook", "id")


@settings(max_examples=200)
@given(st.text("aB0-*~ \n\t\x7f\u00e9\u200b", max_size=4))
def test_texts_that_are_not_converted_would_stay_as_they_are(text: str) -> None:
    for convert, patterns in decoding._PLAIN.items():
        if decoding._all_match(pa.array([text]), patterns):
            assert convert(text) == text


def test_plain_texts_are_not_converted() -> None:
    plain = {converters.slug: "a-treaty-2", converters.text: "A treaty (no. 2)"}
    for convert, text in plain.items():
        assert decoding._all_match(pa.array([text]), decoding._PLAIN[convert])
        assert not decoding._all_match(pa.array([text, None]), decoding._PLAIN[convert])


def test_what_is_not_a_table_is_rejected() -> None:
    with pytest.raises(InvalidType):
        Archive.from_arrow({"agreements": [1]})
    with pytest.raises(InvalidTerm):
        Archive.from_arrow({"agreement": pa.table({})})


def test_lists_that_look_alike_when_joined_are_told_apart() -> None:
    """An empty text in one row is not taken for the empty list of another."""
    tenure = {"office": "President", "roles": ["head-of-state"], "party": "XA"}
    cited = [{"source": "yearbook", "fields": ["name"]}]
    rows = [
        {"id": f"person-{i}", "name": "A", "tenures": [{**tenure, "attested": days}]}
        for i, days in enumerate(([], [""], ["2001\x1f2002"], ["2001", "2002"]))
    ]
    leaders = pa.Table.from_pylist([{**row, "citations": cited} for row in rows])
    tables = {"sources": pa.table({"id": ["yearbook"]}), "leaders": leaders}
    problems = _problems(lambda: Archive.from_arrow(tables))
    assert {(id, path) for _, id, path, _ in problems} == {
        ("person-1", "tenures[0].attested[0]"),
        ("person-2", "tenures[0].attested[0]"),
    }


# --- folders ------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "mine.parquet"
    ARCHIVE.write(path)
    return path


def test_a_folder_that_does_not_exist_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Archive.read(tmp_path / "mine.parquet")


@pytest.mark.parametrize(
    ("manifest", "kind", "words"),
    [
        (None, InvalidLine, "has no archive.json"),
        ("", InvalidLine, "not valid JSON"),
        ("[]", InvalidLine, "not the manifest of an archive"),
        ('{"type":"Source"}', InvalidLine, "not the manifest of an archive"),
        ('{"type":"Archive"}', InvalidLine, "not a valid format"),
        ('{"type":"Archive","format":1}', InvalidLine, "not a valid format"),
        ('{"type":"Archive","format":true}', InvalidLine, "not a valid format"),
        ('{"type":"Archive","format":99}', NewerFormat, "has format 99"),
        ('{"type":"Archive","format":2,"files":3}', InvalidLine, "not a mapping"),
        (
            '{"type":"Archive","format":2,"files":{"sources.parquet":"sha256:0"}}',
            WrongDigest,
            "digest mismatch",
        ),
    ],
)
def test_the_manifest_is_checked(
    folder: Path, manifest: str | None, kind: type[Exception], words: str
) -> None:
    if manifest is None:
        (folder / MANIFEST).unlink()
    else:
        (folder / MANIFEST).write_text(manifest)
    [(found, _, _, reason)] = _problems(lambda: Archive.read(folder))
    assert found is kind
    assert words in reason


def test_a_manifest_by_hand_is_enough(folder: Path) -> None:
    (folder / MANIFEST).write_text('{"type":"Archive","format":2}')
    assert Archive.read(folder) == ARCHIVE


def test_a_missing_file_is_a_problem(folder: Path) -> None:
    (folder / "statements.parquet").unlink()
    [(_, _, _, reason)] = _problems(lambda: Archive.read(folder))
    assert reason == "statements.parquet is in the manifest, but does not exist."


def test_a_damaged_file_is_a_problem(folder: Path) -> None:
    (folder / MANIFEST).write_text('{"type":"Archive","format":2}')
    (folder / "statements.parquet").write_bytes(b"PAR1 no more PAR1")
    [(_, _, _, reason)] = _problems(lambda: Archive.read(folder))
    assert reason.startswith("statements.parquet is not a valid Parquet file")


def test_what_is_needed_and_not_installed_is_named() -> None:
    script = """
import sys
sys.modules["pyarrow"] = None
from diplomacy import Archive
Archive().to_arrow()
"""
    run = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert run.stderr.splitlines()[-1] == (
        "diplomacy.errors.MissingExtra: 'pyarrow' is not installed. Install the extra that has it: "
        'pip install "diplomacy-records[tables]".'
    )
