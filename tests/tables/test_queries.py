"""Queries on engines: the answers and errors of the same queries in memory."""

from collections import Counter
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tables.dense import dense_archive
from tests.tables.questions import ODD_DAYS, compare

from diplomacy import (
    Agreement,
    Archive,
    ArchiveErrors,
    Citation,
    InvalidType,
    Milestone,
    Participant,
    Source,
    UnknownRecord,
)
from diplomacy.errors import UnknownTopic
from diplomacy.fixtures import ARCHIVE
from diplomacy.tables import Tables
from diplomacy.testing import make_archive, make_leader, make_visit
from diplomacy.testing.strategies import archives

ENGINES = ("polars", "duckdb", "pyarrow")


def _engine(name: str) -> Any:
    # On small tables, one thread is faster than two.
    return duckdb.connect(config={"threads": 1}) if name == "duckdb" else name


@pytest.fixture(scope="module", params=ENGINES)
def tables(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Tables:
    folder = tmp_path_factory.mktemp("tables") / "shipped.parquet"
    ARCHIVE.write(folder)
    return Tables.scan(folder, _engine(request.param))


def test_the_shipped_archive_answers_as_in_memory(tables: Tables) -> None:
    kinds = compare(ARCHIVE, tables, seed=4, count=120)
    assert min(kinds["answer"], kinds["empty"], kinds["error"]) > 3


@pytest.mark.parametrize("engine", ENGINES)
def test_dense_archives_answer_as_in_memory(engine: str) -> None:
    """Few parties, organizations of countries, acts by party, and odd days."""
    kinds: Counter[str] = Counter()
    for seed in range(3):
        archive = dense_archive(seed)
        kinds += compare(archive, Tables.of(archive, _engine(engine)), seed, count=40)
    assert min(kinds["answer"], kinds["empty"], kinds["error"]) > 15


@pytest.mark.parametrize("engine", ENGINES)
@settings(max_examples=8)
@given(archives(min_records=10, max_records=40), st.integers(0, 10**6))
def test_any_archive_answers_as_in_memory(engine: str, archive: Archive, seed: int) -> None:
    compare(archive, Tables.of(archive, _engine(engine)), seed, count=12)


# --- answers ------------------------------------------------------------------------------------


def test_records_are_those_of_the_archive(tables: Tables) -> None:
    for name in ("agreements", "meetings", "trade", "statistics", "statements", "visits"):
        found = getattr(tables, f"{name}_of")("TR")
        assert found.records() == tuple(getattr(ARCHIVE, f"{name}_of")("TR"))
        assert tuple(found) == found.records()


def test_frames_are_those_of_the_engine(tables: Tables) -> None:
    import polars as pl

    frame = tables.agreements_of("TR").frame
    frames = {"polars": pl.LazyFrame, "duckdb": duckdb.DuckDBPyRelation, "pyarrow": pa.Table}
    expected = frames[tables.engine.name]
    assert isinstance(frame, expected)
    assert isinstance(tables["agreement_parties"], expected)


def test_an_answer_is_an_arrow_table(tables: Tables) -> None:
    table = tables.agreements_between("KR", "TR").to_arrow()
    assert table["pair"].to_pylist() == ["KR-TR"] * 3
    assert repr(tables.agreements_of("TR")) == f"<Selection of agreements on {tables.engine.name}>"


def test_an_answer_is_closed_over_what_it_refers_to(tables: Tables) -> None:
    archive = tables.agreements_between("KR", "TR").archive()
    assert archive.agreements == ARCHIVE.agreements_between("KR", "TR")
    assert all(record in ARCHIVE for record in archive)
    assert archive.organizations
    assert archive.sources
    pledges = tables.statements_of("TR").archive()
    assert pledges.statements == ARCHIVE.statements_of("TR")


@pytest.mark.parametrize("pair", [("KR", "TR"), ("RU", "Turkey"), ("KR", "KG"), ("TR", "SY")])
def test_the_brief_is_that_of_the_archive(tables: Tables, pair: tuple[str, str]) -> None:
    """Only the shipped archive as a whole has a version."""
    brief = " ".join(str(ARCHIVE.relations(*pair)).split()).replace(" Data version 1.0.", "")
    assert " ".join(str(tables.relations(*pair)).split()) == brief


def test_a_brief_takes_the_options_of_the_archive(tables: Tables) -> None:
    options: Any = {"since": "2025", "topic": "energy", "order": "oldest", "as_of": "2026"}
    brief = tables.relations("KR", "TR", **options)
    assert brief.agreements == ARCHIVE.relations("KR", "TR", **options).agreements
    assert len(brief.agreements) == 2
    with pytest.raises(UnknownTopic):
        tables.relations("KR", "TR", topic="no-such-topic")


def test_queries_about_a_meeting(tables: Tables) -> None:
    for query in ("agreements_concluded_at", "meetings_on_sidelines_of"):
        for meeting in ("2025-11-24-kr-tr-summit", "nato-vilnius-2023"):
            found = getattr(tables, query)(meeting).records()
            assert found == tuple(getattr(ARCHIVE, query)(meeting))
        for nothing in ("nowhere", "kr-tr-fta", None):
            with pytest.raises(UnknownRecord):
                getattr(tables, query)(nothing)


@pytest.mark.parametrize("engine", ENGINES)
def test_odd_days_are_days(engine: str) -> None:
    cited = [Citation("yearbook", 1, fields=["title"])]
    treaties = [
        Agreement(
            id=f"treaty-{day}",
            title="A treaty",
            parties=["GB", "PT"],
            history=[Milestone("in-force", day)],
            citations=cited,
        )
        for day in ODD_DAYS
    ]
    archive = Archive([Source(id="yearbook"), *treaties])
    tables = Tables.of(archive, _engine(engine))
    for day in ODD_DAYS:
        for filters in (
            {"since": day},
            {"until": day},
            {"since": day, "until": day, "certain": True},
            {"in_force_on": day},
            {"in_force_on": day, "certain": True},
        ):
            expected = tuple(a.id for a in archive.agreements_between("GB", "PT", **filters))
            assert tables.agreements_between("GB", "PT", **filters).ids() == expected
            assert expected or day == "0001-01-01"


@pytest.mark.parametrize("engine", ENGINES)
def test_visits_of_one_traveller(engine: str) -> None:
    """By id or name; whoever only accompanies is no traveller."""
    people = [make_leader(id="one", name="First"), make_leader(id="two", name="Second")]
    travellers = [Participant("XA", "one"), Participant("XA", "two")]
    visits = [
        make_visit(id="visit-0", travellers=travellers),
        make_visit(id="visit-1", travellers=travellers[:1], accompanied_by=travellers[1:]),
        make_visit(id="visit-2", travellers=travellers[1:]),
    ]
    archive = make_archive([*people, *visits])
    tables = Tables.of(archive, _engine(engine))
    for leader, count in (("one", 2), ("Second", 2), ("two", 2)):
        expected = tuple(visit.id for visit in archive.visits_between("XA", "XB", leader=leader))
        assert tables.visits_between("XA", "XB", leader=leader).ids() == expected
        assert len(expected) == count
    with pytest.raises(UnknownRecord):
        tables.visits_between("XA", "XB", leader="nobody")


# --- errors -------------------------------------------------------------------------------------


def test_a_filter_that_does_not_exist_is_an_error(tables: Tables) -> None:
    with pytest.raises(TypeError, match="'level' is not a filter of Agreement"):
        tables.agreements_of("TR", level="leaders")  # type: ignore[call-arg]


def test_an_unknown_engine_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InvalidType, match="polars"):
        Tables.of(ARCHIVE, "dask")
    with pytest.raises(InvalidType):
        Tables.scan(tmp_path, 3)


def test_a_folder_without_what_is_derived_is_an_error(tmp_path: Path) -> None:
    ARCHIVE.write(tmp_path / "mine.parquet", derived=False)
    with pytest.raises(ArchiveErrors) as caught:
        Tables.scan(tmp_path / "mine.parquet")
    assert "Write it with derived=True." in str(caught.value)
    with pytest.raises(FileNotFoundError):
        Tables.scan(tmp_path / "nowhere.parquet")


def test_importing_loads_no_engine() -> None:
    import subprocess
    import sys

    script = (
        "import diplomacy.tables, sys;"
        "print({'pyarrow', 'narwhals', 'polars', 'duckdb', 'pandas'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"
