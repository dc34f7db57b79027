"""Panels: equal to a slow count through the methods of `Archive`."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import duckdb
import pyarrow as pa
import pytest
from tests.tables.dense import STATES, dense_archive

from diplomacy import (
    Archive,
    Country,
    InvalidTerm,
    Milestone,
    Participant,
    Period,
    Stage,
    UnknownCountry,
)
from diplomacy.errors import InvalidPeriod
from diplomacy.fixtures import ARCHIVE
from diplomacy.tables import Tables
from diplomacy.tables.panel import MEASURES
from diplomacy.testing import make_agreement, make_archive, make_meeting

ENGINES = ("polars", "duckdb", "pyarrow")
FORMS = ("certain", "possible")
START, END = 1986, 2006


def rows_of(tables: Tables, *years: int, **arguments: Any) -> list[dict[str, Any]]:
    """Return the rows of a panel."""
    panel = tables.dyad_years(*years, **arguments)
    if tables.engine.name == "polars":
        return list(panel.collect().to_dicts())
    if tables.engine.name == "duckdb":
        return list(panel.to_arrow_table().to_pylist())
    if tables.engine.name == "pyarrow":
        return list(panel.to_pylist())
    return [row.asDict() for row in panel.collect()]


def _tables(archive: Archive, engine: str) -> Tables:
    return Tables.of(
        archive, duckdb.connect(config={"threads": 1}) if engine == "duckdb" else engine
    )


# --- the slow count -----------------------------------------------------------------------------


def _days(records: Iterable[Any], archive: Archive, year: int) -> list[date]:
    """Return the days of a year on which an answer may change, and its ends."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    days = {first, last}
    for record in records:
        known = archive.known_until(record, "history")
        bounds = [known] if known else []
        for act in record.history:
            for when in (act.date, getattr(act, "effective_on", None)):
                bounds += [day for day in (when.earliest, when.latest) if day] if when else []
        for day in bounds:
            shifts = (-1, 0, 1) if date.min < day < date.max else (0,)
            days.update(day + timedelta(shift) for shift in shifts)
    return sorted(day for day in days if first <= day <= last)


def _counts(archive: Archive, one: str, other: str, year: int, **scope: Any) -> dict[str, int]:
    """Return the counts of two countries in a year, undirected."""
    counts: dict[str, int] = {}
    agreements = archive.agreements_between(one, other, **scope)
    partnerships = archive.partnerships_between(one, other, **scope)
    missions = archive.missions_between(one, other, **scope)
    for form in FORMS:
        certain = form == "certain"
        span: Any = {"since": f"{year}", "until": f"{year}", "certain": certain, "status": "held"}
        for query in ("summits", "meetings", "visits"):
            found = getattr(archive, f"{query}_between")(one, other, **span, **scope)
            counts[f"{query}_{form}"] = len(found)
        ends = f"{year}-01-01", f"{year}-12-31"
        whole = Period("/".join(ends))
        signed = [
            agreement
            for agreement in agreements
            if (day := agreement.signed_on) is not None
            and (whole.certainly_covers(day) if certain else day.possibly_within(*ends))
        ]
        counts[f"agreements_signed_{form}"] = len(signed)
        in_force = {
            agreement.id
            for day in _days(agreements, archive, year)
            for agreement in archive.agreements_between(
                one, other, in_force_on=day, certain=certain, **scope
            )
        }
        counts[f"agreements_in_force_{form}"] = len(in_force)
        counts[f"partnerships_{form}"] = sum(
            _was_in_effect(archive, partnership, year, certain=certain)
            for partnership in partnerships
        )
        open_on = {
            mission.id
            for day in _days(missions, archive, year)
            for mission in archive.missions_between(one, other, on=day, certain=certain, **scope)
        }
        counts[f"missions_{form}"] = len(open_on)
    return counts


def _was_in_effect(archive: Archive, partnership: Any, year: int, *, certain: bool) -> bool:
    ask = partnership.certainly_at if certain else partnership.possibly_at
    known = archive.known_until(partnership, "history")
    return any(
        ask(stage, day, as_of=known)
        for day in _days([partnership], archive, year)
        for stage in (Stage.ESTABLISHED, Stage.RESUMED)
    )


@pytest.mark.parametrize(
    ("engine", "seed", "states_only"),
    [("duckdb", 0, False), ("polars", 1, True), ("pyarrow", 2, False)],
)
def test_a_panel_equals_a_slow_count(engine: str, seed: int, states_only: bool) -> None:
    archive = dense_archive(seed, size=14)
    rows = rows_of(_tables(archive, engine), START, END, countries=STATES, states_only=states_only)
    states = sorted(STATES)
    expected = [
        {
            "country1": one,
            "country2": other,
            "year": year,
            **_counts(archive, one, other, year, states_only=states_only),
        }
        for i, one in enumerate(states)
        for other in states[i + 1 :]
        for year in range(START, END + 1)
    ]
    for row, wanted in zip(rows, expected, strict=True):
        assert row == wanted
    counted = [measure for measure in MEASURES if any(row[f"{measure}_possible"] for row in rows)]
    assert len(counted) > 4
    assert sum(row[f"{measure}_certain"] for row in rows for measure in MEASURES) > 10


@pytest.mark.parametrize("engine", ENGINES)
def test_what_is_certain_is_possible(engine: str) -> None:
    for row in rows_of(_tables(dense_archive(3), engine), START, END):
        for measure in MEASURES:
            assert 0 <= row[f"{measure}_certain"] <= row[f"{measure}_possible"], row


@pytest.mark.parametrize("engine", ENGINES)
def test_a_directed_panel_counts_journeys_one_way(engine: str) -> None:
    archive = dense_archive(9)
    tables = _tables(archive, engine)
    undirected = {(r["country1"], r["country2"], r["year"]): r for r in rows_of(tables, START, END)}
    directed = rows_of(tables, START, END, directed=True)
    assert len(directed) == 2 * len(undirected)
    sent = 0
    for row in directed:
        key = (row["country1"], row["country2"])
        mirrored = undirected[(*sorted(key), row["year"])]
        for measure in set(MEASURES) - {"visits", "missions"}:
            for form in FORMS:
                assert row[f"{measure}_{form}"] == mirrored[f"{measure}_{form}"]
        span: Any = {"since": f"{row['year']}", "until": f"{row['year']}", "status": "held"}
        made = {visit.id for visit in archive.visits_of(key[0], **span)}
        received = {visit.id for visit in archive.visits_to(key[1], **span)}
        assert row["visits_possible"] == len(made & received)
        sent += len(made & received)
    assert sent > 20


# --- arguments ----------------------------------------------------------------------------------


@pytest.mark.parametrize("engine", ENGINES)
def test_codes_are_those_of_the_year(engine: str) -> None:
    """Correlates of War has no code for a state in the years in which it is not a member."""
    tables = _tables(ARCHIVE, engine)
    rows = rows_of(tables, 1989, 1992, countries=["DE", "KZ"], codes="cow")
    assert [(r["country1"], r["country2"], r["year"]) for r in rows] == [
        (255, 705, 1991),
        (255, 705, 1992),
    ]
    [row] = rows_of(tables, 2013, 2013, countries=["TR", "KR"], codes="cow")
    assert (row["country1"], row["country2"]) == (640, 732)
    assert row["agreements_in_force_certain"] == 1
    [row] = rows_of(tables, 2013, 2013, countries=["GB", "US"], codes="gw")
    assert (row["country1"], row["country2"]) == (2, 200)


@pytest.mark.parametrize("engine", ENGINES)
def test_years_without_a_code_change_no_other_year(engine: str) -> None:
    """Austria did not exist from 1939 to 1944."""
    people = [Participant("AT"), Participant("CH")]
    meeting = make_meeting(participants=people, period="1938-02")
    history = [Milestone("in-force", "1940"), Milestone("terminated", "1947-06-01")]
    treaty = make_agreement(parties=["AT", "CH"], history=history)
    archive = make_archive([meeting, treaty])
    rows = rows_of(_tables(archive, engine), 1937, 1948, countries=["AT", "CH"], codes="cow")
    years = [row["year"] for row in rows]
    assert years == [1937, 1938, *range(1945, 1949)]
    assert [row["meetings_possible"] for row in rows] == [0, 1, 0, 0, 0, 0]
    assert [row["agreements_in_force_possible"] for row in rows] == [0, 0, 1, 1, 1, 0]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_panel_of_no_countries_is_empty(engine: str) -> None:
    assert rows_of(_tables(ARCHIVE, engine), 2012, 2012, countries=[]) == []


def test_countries_may_be_named() -> None:
    tables = Tables.of(ARCHIVE)
    rows = rows_of(tables, 2012, 2012, countries=["South Korea", "Turkey", "KR"])
    assert [(row["country1"], row["country2"]) for row in rows] == [("KR", "TR")]
    with pytest.raises(UnknownCountry):
        tables.dyad_years(2012, 2012, countries=["Atlantis"])


def test_arguments_are_checked() -> None:
    tables = Tables.of(ARCHIVE)
    with pytest.raises(InvalidPeriod):
        tables.dyad_years(2012, 2011)
    with pytest.raises(InvalidTerm):
        tables.dyad_years(2012, 2012, codes="fips")  # type: ignore[arg-type]


def test_by_default_every_country_on_record_is_in_the_panel() -> None:
    table = pa.Table.from_pylist(rows_of(Tables.of(ARCHIVE), 2020, 2020))
    countries = {*table["country1"].to_pylist(), *table["country2"].to_pylist()}
    assert {"KR", "TR", "NL"} <= countries
    assert all(Country(country) for country in countries)
