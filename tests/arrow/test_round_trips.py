"""Archives as Arrow tables and as folders of Parquet files: what is written is what is read."""

import io
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from tests.formats.complete_records import COMPLETE

from diplomacy import (
    Agreement,
    Archive,
    Citation,
    Membership,
    Milestone,
    Organization,
    Source,
    Summit,
)
from diplomacy.arrow import TABLES, decode_tables
from diplomacy.arrow.layout import schema_of, table_of
from diplomacy.fixtures import ARCHIVE
from diplomacy.records import TYPES_BY_NAME
from diplomacy.testing.strategies import archives

ODD_DAYS = ("0001-01-01", "0987-05-09", "1386-05-09", "1582-10-10", "9999-12-31")


@settings(max_examples=60)
@given(archives(max_records=20))
def test_an_archive_equals_the_one_in_its_tables(archive: Archive) -> None:
    again = Archive.from_arrow(archive.to_arrow())
    assert again == archive
    assert again.dumps() == archive.dumps()


@settings(max_examples=15)
@given(archives(max_records=20))
def test_an_archive_equals_the_one_in_its_folder(
    tmp_path_factory: pytest.TempPathFactory, archive: Archive
) -> None:
    folder = tmp_path_factory.mktemp("folders") / "mine.parquet"
    archive.write(folder)
    assert Archive.read(folder).dumps() == archive.dumps()


def test_every_field_of_every_type_is_kept() -> None:
    """The complete records set every field, also those that samples seldom set."""
    assert {type(record) for record in COMPLETE} == set(TYPES_BY_NAME.values())
    tables = {
        name: Archive([Source(id="source"), Source(id="other")]).to_arrow()[name] for name in TABLES
    }
    from diplomacy.arrow.encoding import encode_records

    for name, kind in TABLES.items():
        tables[name] = encode_records(name, [r for r in COMPLETE if isinstance(r, kind)])
    assert sorted(decode_tables(tables), key=repr) == sorted(COMPLETE, key=repr)


def test_values_of_the_user_keep_their_types() -> None:
    extra = {"one": 1, "float": 1.0, "zero": -0.0, "flag": True, "none": None, "text": "1\n"}
    archive = Archive([Source(id="yearbook", extra=extra)])
    read = Archive.from_arrow(archive.to_arrow()).get(Source, "yearbook").extra
    assert {key: repr(value) for key, value in read.items()} == {
        key: repr(value) for key, value in extra.items()
    }


def _odd_archive() -> Archive:
    cited = [Citation("yearbook", 1, fields=["title"])]
    return Archive(
        [
            Source(id="yearbook"),
            *(
                Agreement(
                    id=f"treaty-{day}",
                    title="A treaty",
                    parties=["GB", "PT"],
                    history=[Milestone("signed", day)],
                    citations=cited,
                )
                for day in ODD_DAYS
            ),
        ]
    )


def test_days_that_other_libraries_cannot_hold_are_kept(tmp_path: Path) -> None:
    archive = _odd_archive()
    archive.write(tmp_path / "odd.parquet")
    assert Archive.read(tmp_path / "odd.parquet") == archive
    assert {str(a.signed_on) for a in Archive.read(tmp_path / "odd.parquet").agreements} == set(
        ODD_DAYS
    )


def test_a_meeting_of_leaders_is_a_summit_again() -> None:
    summits = Archive.from_arrow(ARCHIVE.to_arrow()).summits
    assert summits == ARCHIVE.summits
    assert {type(summit) for summit in summits} == {Summit}


def test_equal_parts_are_shared() -> None:
    """Equal histories of two records are made once, as in a file."""
    cited = [Citation("yearbook", 1, fields=["member"])]
    records = [
        Membership(id=id, member="TR", organization="sco", status="member", citations=cited)
        for id in ("a", "b")
    ]
    sco = Organization(id="sco", name="SCO", kind="intergovernmental", citations=cited)
    archive = Archive.from_arrow(Archive([Source(id="yearbook"), sco, *records]).to_arrow())
    first, second = archive.memberships
    assert first.citations is second.citations


# --- tables of others ---------------------------------------------------------------------------


def test_frames_of_polars_are_tables() -> None:
    """Polars writes text and lists with its own types."""
    import polars as pl

    frames = {name: pl.DataFrame(table) for name, table in ARCHIVE.to_arrow().items()}
    assert Archive.from_arrow(frames) == ARCHIVE


def test_tables_of_duckdb_are_tables(tmp_path: Path) -> None:
    import duckdb

    for name, table in ARCHIVE.to_arrow().items():
        pq.write_table(table, tmp_path / f"{name}.parquet")
    connection = duckdb.connect()
    tables = {
        name: connection.read_parquet(str(tmp_path / f"{name}.parquet")).to_arrow_table()
        for name in TABLES
    }
    assert Archive.from_arrow(tables) == ARCHIVE


def test_other_types_of_text_and_lists_are_accepted() -> None:
    tables = ARCHIVE.to_arrow()
    table = tables["agreements"]
    title = table.schema.get_field_index("title")
    table = table.set_column(title, "title", table["title"].cast(pa.large_string()))
    kind = table.schema.get_field_index("kind")
    table = table.set_column(kind, "kind", table["kind"].dictionary_encode())
    parties = table.schema.get_field_index("parties")
    table = table.set_column(
        parties, "parties", table["parties"].cast(pa.large_list(pa.large_string()))
    )
    assert Archive.from_arrow({**tables, "agreements": table}) == ARCHIVE


def test_the_order_of_columns_and_of_fields_of_structs_does_not_matter() -> None:
    tables = ARCHIVE.to_arrow()
    reordered = {name: table.select(table.column_names[::-1]) for name, table in tables.items()}
    assert Archive.from_arrow(reordered) == ARCHIVE
    rows = tables["organizations"].to_pylist()
    turned = [
        {**row, "citations": [dict(reversed(c.items())) for c in row["citations"]]} for row in rows
    ]
    table = pa.Table.from_pylist(turned)
    assert Archive.from_arrow({**tables, "organizations": table}) == ARCHIVE


def test_missing_columns_and_fields_are_defaults() -> None:
    """A folder of an earlier version lacks what was added to the model."""
    table = pa.table(
        {
            "id": ["a-treaty"],
            "title": ["A treaty"],
            "parties": [["KR", "TR"]],
            "history": [[{"stage": "signed"}]],
            "citations": [[{"source": "yearbook", "fields": ["title"]}]],
        }
    )
    archive = Archive.from_arrow({"sources": pa.table({"id": ["yearbook"]}), "agreements": table})
    assert archive.get(Agreement, "a-treaty") == Agreement(
        id="a-treaty",
        title="A treaty",
        parties=["KR", "TR"],
        history=[Milestone("signed")],
        citations=[Citation("yearbook", fields=["title"])],
    )


def test_null_stands_for_the_default() -> None:
    """A frame that was joined has nulls where a record has a default."""
    tables = ARCHIVE.to_arrow()
    meetings = tables["meetings"]
    status = meetings.schema.get_field_index("status")
    held = [None if value == "held" else value for value in meetings["status"].to_pylist()]
    changed = meetings.set_column(status, "status", pa.array(held, pa.string()))
    topics = meetings.schema.get_field_index("topics")
    lists = [value or None for value in meetings["topics"].to_pylist()]
    changed = changed.set_column(topics, "topics", pa.array(lists, pa.list_(pa.string())))
    assert None in held
    assert None in lists
    assert Archive.from_arrow({**tables, "meetings": changed}) == ARCHIVE


def test_slices_are_read_alone() -> None:
    """Arrow keeps the whole array under a slice of it."""
    tables = ARCHIVE.to_arrow()
    parts = [tables["organizations"].slice(0, 5), tables["organizations"].slice(5)]
    assert Archive.from_arrow({**tables, "organizations": pa.concat_tables(parts)}) == ARCHIVE


@pytest.mark.parametrize("name", TABLES)
def test_the_columns_are_those_of_the_layout(name: str) -> None:
    assert ARCHIVE.to_arrow()[name].schema.equals(schema_of(name))
    assert table_of(TABLES[name]) == name


# --- folders ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["mine.parquet", "mine.jsonl.gz"])
def test_writing_reports_progress(name: str, tmp_path: Path) -> None:
    calls: list[tuple[int, int]] = []
    ARCHIVE.write(tmp_path / name, progress=lambda *done: calls.append(done))
    assert calls == sorted(calls)
    assert len({total for _, total in calls}) == 1
    assert calls[-1][0] == calls[-1][1]


def test_reading_reports_progress(tmp_path: Path) -> None:
    calls: list[tuple[int, int]] = []
    ARCHIVE.write(tmp_path / "mine.parquet")
    Archive.read(tmp_path / "mine.parquet", progress=lambda *done: calls.append(done))
    assert calls == sorted(calls)
    assert calls[-1][0] == len(ARCHIVE)


def test_a_folder_is_replaced_as_a_whole(tmp_path: Path) -> None:
    folder = tmp_path / "mine.parquet"
    ARCHIVE.write(folder)
    Archive().write(folder)
    assert Archive.read(folder) == Archive()
    assert [path.name for path in tmp_path.iterdir()] == ["mine.parquet"]


def test_a_folder_of_something_else_is_not_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "mine.parquet"
    folder.mkdir()
    (folder / "letter.txt").write_text("Dear Sir")
    with pytest.raises(FileExistsError, match="not the folder of an archive"):
        ARCHIVE.write(folder)
    assert [path.name for path in folder.iterdir()] == ["letter.txt"]
    assert [path.name for path in tmp_path.iterdir()] == ["mine.parquet"]


def test_a_table_may_be_a_folder_of_files(tmp_path: Path) -> None:
    """Spark writes a folder for each table."""
    folder = tmp_path / "mine.parquet"
    ARCHIVE.write(folder)
    table = pq.read_table(folder / "agreements.parquet")
    (folder / "agreements.parquet").unlink()
    (folder / "agreements.parquet").mkdir()
    for i in range(2):
        pq.write_table(
            table.slice(i * 3, 3 if i == 0 else None),
            folder / "agreements.parquet" / f"{i}.parquet",
        )
    assert Archive.read(folder) == ARCHIVE


def test_an_open_file_is_json_lines() -> None:
    file = io.BytesIO()
    ARCHIVE.write(file)
    assert file.getvalue().startswith(b'{"type":"Archive"')
