"""What follows from records: flat tables, parties, parts, spells, and files of other programs."""

import csv
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplomacy import (
    Agreement,
    Archive,
    Citation,
    InvalidTerm,
    Milestone,
    Mission,
    PartialDate,
    Partnership,
    Period,
    Source,
    Stage,
)
from diplomacy.arrow import DERIVED_TABLES, TABLES, write_table
from diplomacy.arrow.flat import moment_columns
from diplomacy.fixtures import ARCHIVE
from diplomacy.testing.strategies import archives, partial_dates, periods

NAMES = (*TABLES, *DERIVED_TABLES)


@pytest.mark.parametrize("name", NAMES)
def test_a_flat_table_has_scalars_only(name: str) -> None:
    for field in ARCHIVE.table(name).schema:
        assert not pa.types.is_nested(field.type), field


@pytest.mark.parametrize("name", NAMES)
def test_frames_of_pandas_have_no_objects(name: str) -> None:
    frame = ARCHIVE.to_pandas(name)
    assert len(frame) == ARCHIVE.table(name).num_rows
    assert {type(kind).__name__ for kind in frame.dtypes} == {"ArrowDtype"}


def test_frames_of_polars_have_no_objects() -> None:
    import polars as pl

    for name in NAMES:
        assert pl.Object not in ARCHIVE.to_polars(name).schema.values()


def test_an_unknown_table_is_named() -> None:
    with pytest.raises(InvalidTerm, match="treaties"):
        ARCHIVE.table("treaties")


def test_an_empty_archive_has_the_same_columns() -> None:
    for name in NAMES:
        assert Archive().table(name).schema.equals(ARCHIVE.table(name).schema), name


def test_rows_are_in_the_order_of_the_archive() -> None:
    for name, kind in TABLES.items():
        ids = ARCHIVE.table(name)["id"].to_pylist()
        assert ids == [record.id for record in ARCHIVE.of_type(kind)]


# --- dates --------------------------------------------------------------------------------------


@given(st.one_of(partial_dates(), periods()), st.dates(), st.dates())
def test_the_bounds_of_a_date_answer_as_it_does(
    moment: PartialDate | Period, one: date, other: date
) -> None:
    """What may lie in a span is what the columns say, and what certainly does."""
    first, last = sorted([one, other])
    columns = {n: c.to_pylist()[0] for n, c in moment_columns("on", [moment]).items()}
    earliest, latest = columns["on_earliest"], columns["on_latest"]
    may_be = (earliest is None or earliest <= last) and (latest is None or first <= latest)
    assert may_be == moment.possibly_within(first, last)
    is_within = earliest is not None and latest is not None and first <= earliest <= latest <= last
    is_certain = is_within and not columns["on_approximate"]
    assert is_certain == Period(f"{first}/{last}").certainly_covers(moment)
    if columns["on_year"] is not None:
        assert earliest.year == latest.year == columns["on_year"]


@pytest.mark.parametrize("day", ["0001-01-01", "0987-05-09", "1582-10-10", "9999-12-31"])
def test_odd_days_are_days_in_frames(day: str) -> None:
    cited = [Citation("yearbook", 1, fields=["title"])]
    treaty = Agreement(
        id="a-treaty",
        title="A treaty",
        parties=["GB", "PT"],
        history=[Milestone("signed", day)],
        citations=cited,
    )
    archive = Archive([Source(id="yearbook"), treaty])
    column = "signed_on_earliest"
    assert archive.to_pandas("agreements")[column].astype(str).tolist() == [day]
    assert archive.to_polars("agreements")[column].to_list() == [date.fromisoformat(day)]


@settings(max_examples=40)
@given(archives(min_records=15, max_records=40))
def test_what_follows_from_a_history_is_what_the_record_says(archive: Archive) -> None:
    for name in ("agreements", "partnerships"):
        for row in archive.to_arrow(derived=True)[name].to_pylist():
            record: Any = archive[row["id"]]
            assert row["stage"] == (None if record.stage is None else str(record.stage))
            assert row["stages_reached"] == sorted(
                {str(act.stage) for act in record.history if record.has_reached(act.stage)}
            )
            when = archive.date_of(record)
            assert row["dated"] == (None if when is None else when.text)
            for date_name in ("signed_on", "entered_into_force_on", "terminated_on"):
                day = getattr(record, date_name, None)
                assert row.get(date_name) == (None if day is None else day.text)


# --- spells -------------------------------------------------------------------------------------


def _days_of(record: Agreement | Partnership | Mission) -> set[date]:
    """Return the days near to those on which an answer may change."""
    days = {date.min, date.max - timedelta(1)}
    for act in record.history:
        for when in (act.date, getattr(act, "effective_on", None)):
            for day in (when.earliest, when.latest) if when else ():
                for shift in (-1, 0, 1):
                    if day is not None and date.min < day < date.max:
                        days.add(day + timedelta(shift))
    # On the last day of all, an act without a date counts as done.
    return days - {date.max}


def _covers(rows: list[dict[str, Any]], certainty: str, day: date, party: str | None) -> bool:
    return any(
        row["certainty"] == certainty
        and row["party"] in (None, party)
        and (row["first"] is None or row["first"] <= day)
        and (row["last"] is None or day <= row["last"])
        for row in rows
    )


@settings(max_examples=30)
@given(archives(min_records=15, max_records=40), st.dates(max_value=date(9999, 12, 30)))
def test_spells_of_agreements_answer_as_they_do(archive: Archive, extra: date) -> None:
    table = archive.table("agreement_spells").to_pylist()
    for agreement in archive.agreements:
        rows = [row for row in table if row["id"] == agreement.id]
        known = archive.known_until(agreement, "history")
        near = {known} if known else set()
        for day in _days_of(agreement) | {extra} | near:
            for party in agreement.parties:
                both = (party, party)
                certain = agreement.certainly_in_force(day, between=both, as_of=known)
                possible = agreement.possibly_in_force(day, between=both, as_of=known)
                assert _covers(rows, "certain", day, party) == certain
                assert _covers(rows, "possible", day, party) == possible


@settings(max_examples=30)
@given(archives(min_records=15, max_records=40), st.dates(max_value=date(9999, 12, 30)))
def test_spells_of_partnerships_and_missions_answer_as_they_do(
    archive: Archive, extra: date
) -> None:
    stages = (Stage.ESTABLISHED, Stage.RESUMED)
    table = archive.table("partnership_spells").to_pylist()
    for partnership in archive.partnerships:
        rows = [row for row in table if row["id"] == partnership.id]
        known = archive.known_until(partnership, "history")
        for day in _days_of(partnership) | {extra}:
            certain = any(partnership.certainly_at(s, day, as_of=known) for s in stages)
            possible = any(partnership.possibly_at(s, day, as_of=known) for s in stages)
            assert _covers(rows, "certain", day, None) == certain
            assert _covers(rows, "possible", day, None) == possible
    table = archive.table("mission_spells").to_pylist()
    for mission in archive.missions:
        rows = [row for row in table if row["id"] == mission.id]
        known = archive.known_until(mission, "history")
        for day in _days_of(mission) | {extra}:
            certain = mission.certainly_open_on(day, as_of=known)
            assert _covers(rows, "certain", day, None) == certain
            assert _covers(rows, "possible", day, None) == mission.possibly_open_on(day)


@settings(max_examples=30)
@given(archives(max_records=20))
def test_spells_are_runs(archive: Archive) -> None:
    """Two spells of one kind neither overlap nor touch."""
    for name in ("agreement_spells", "partnership_spells", "mission_spells"):
        last: dict[tuple[str, str, str | None], date | None] = {}
        for row in archive.table(name).to_pylist():
            key = (row["id"], row["certainty"], row["party"])
            if key in last:
                end = last[key]
                assert end is not None
                assert row["first"] > end + timedelta(1)
            last[key] = row["last"]


# --- files of other programs --------------------------------------------------------------------


def _archive_with_formulas() -> Archive:
    titles = ["=1+1", "+1", "-1", "@SUM(A1)", "A treaty = a contract", "'quoted'"]
    cited = [Citation("yearbook", 1, fields=["title"])]
    return Archive(
        [
            Source(id="yearbook"),
            *(
                Agreement(id=f"t-{i}", title=title, parties=["KR", "TR"], citations=cited)
                for i, title in enumerate(titles)
            ),
        ]
    )


def test_texts_in_csv_are_not_formulas(tmp_path: Path) -> None:
    archive = _archive_with_formulas()
    write_table(archive.table("agreements"), tmp_path / "agreements.csv")
    with (tmp_path / "agreements.csv").open(encoding="utf-8", newline="") as file:
        titles = [row["title"] for row in csv.DictReader(file)]
    assert titles == ["'=1+1", "'+1", "'-1", "'@SUM(A1)", "A treaty = a contract", "'quoted'"]


def test_no_cell_of_any_table_begins_like_a_formula(tmp_path: Path) -> None:
    for name in NAMES:
        write_table(ARCHIVE.table(name), tmp_path / "table.csv")
        with (tmp_path / "table.csv").open(encoding="utf-8", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert not any(cell.startswith(("=", "+", "@", "\t", "\r")) for cell in cells)


def test_a_table_is_written_for_stata(tmp_path: Path) -> None:
    write_table(ARCHIVE.table("agreements"), tmp_path / "agreements.dta")
    frame = pd.read_stata(tmp_path / "agreements.dta")
    assert frame["id"].tolist() == ARCHIVE.table("agreements")["id"].to_pylist()
    assert frame["signed_on_earliest"][0] == "2012-08-01"
    assert frame["signed_on_year"][0] == 2012
    assert frame["parties_complete"].tolist() == [1] * len(frame)


def test_whole_numbers_are_small_in_stata(tmp_path: Path) -> None:
    numbers = {"year": [1990, 2020], "count": [0, 1], "big": [0, 10**12], "gap": [1, None]}
    write_table(pa.table(numbers), tmp_path / "panel.dta")
    frame = pd.read_stata(tmp_path / "panel.dta")
    kinds = {name: str(kind) for name, kind in frame.dtypes.items()}
    assert kinds == {"year": "int16", "count": "int8", "big": "float64", "gap": "float64"}
    assert frame["big"].tolist() == numbers["big"]


def test_a_table_is_written_to_parquet(tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    write_table(ARCHIVE.table("agreements"), tmp_path / "agreements.parquet")
    assert pq.read_table(tmp_path / "agreements.parquet") == ARCHIVE.table("agreements")


def test_a_folder_with_what_is_derived_is_read_as_before(tmp_path: Path) -> None:
    ARCHIVE.write(tmp_path / "mine.parquet")
    assert (tmp_path / "mine.parquet" / "agreement_spells.parquet").exists()
    assert Archive.read(tmp_path / "mine.parquet") == ARCHIVE
    ARCHIVE.write(tmp_path / "mine.parquet", derived=False)
    assert not (tmp_path / "mine.parquet" / "agreement_spells.parquet").exists()
    assert Archive.from_arrow(ARCHIVE.to_arrow(derived=True)) == ARCHIVE
