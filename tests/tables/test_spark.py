"""Queries and panels on Spark: the answers and errors of the same queries in memory.

`.ci/run` runs these tests if Java is installed; they take minutes. Set ``DIPLOMACY_SPARK`` to run
them by hand.
"""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.tables.dense import STATES, dense_archive
from tests.tables.questions import ODD_DAYS, Question, ask, compare
from tests.tables.test_panels import END, START, rows_of

from diplomacy.fixtures import ARCHIVE
from diplomacy.tables import Tables

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif("DIPLOMACY_SPARK" not in os.environ, reason="DIPLOMACY_SPARK is not set"),
    pytest.mark.filterwarnings("ignore"),  # of Spark and of what it loads
]

QUESTIONS = 80


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    from pyspark.sql import SparkSession

    settings = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.shuffle.partitions": "1",
        "spark.default.parallelism": "1",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
    }
    builder = SparkSession.builder.master("local[2]")
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    yield session
    session.stop()


@pytest.mark.parametrize("seed", range(4))
def test_dense_archives_answer_as_in_memory(seed: int, spark: Any, tmp_path: Path) -> None:
    """Four times eighty questions."""
    archive = dense_archive(seed)
    archive.write(tmp_path / "dense.parquet")
    kinds: Counter[str] = Counter()
    kinds += compare(archive, Tables.scan(tmp_path / "dense.parquet", spark), seed, QUESTIONS)
    assert min(kinds["answer"], kinds["empty"], kinds["error"]) > 5


def test_odd_days_are_days(spark: Any, tmp_path: Path) -> None:
    """Spark has another calendar before 1582, and Python's driver none before the year 1000."""
    archive = dense_archive(0)
    archive.write(tmp_path / "dense.parquet")
    tables = Tables.scan(tmp_path / "dense.parquet", spark)
    for day in ODD_DAYS:
        for name in ("since", "until", "in_force_on"):
            question = Question("agreements_between", ("KR", "TR"), {name: day})
            assert ask(tables, question) == ask(archive, question)


def test_records_are_those_of_the_archive(spark: Any, tmp_path: Path) -> None:
    ARCHIVE.write(tmp_path / "shipped.parquet")
    found = Tables.scan(tmp_path / "shipped.parquet", spark).agreements_between("KR", "TR")
    assert found.records() == tuple(ARCHIVE.agreements_between("KR", "TR"))
    assert found.archive().agreements == found.records()


def test_a_panel_equals_that_of_polars(spark: Any, tmp_path: Path) -> None:
    archive = dense_archive(2, size=14)
    archive.write(tmp_path / "dense.parquet")
    rows = rows_of(Tables.scan(tmp_path / "dense.parquet", spark), START, END, countries=STATES)
    assert rows == rows_of(Tables.of(archive), START, END, countries=STATES)
