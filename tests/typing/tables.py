"""Tables on engines, and the answers of their queries."""

from pathlib import Path
from typing import Any, assert_type

from diplomacy import (
    Affiliation,
    Agreement,
    Archive,
    Incumbency,
    Meeting,
    Mission,
    Omission,
    Partnership,
    Plan,
    Representative,
    Statement,
    Statistic,
    Summit,
    TradeFigure,
    Visit,
)
from diplomacy.brief import Relations
from diplomacy.records import Record
from diplomacy.tables import Selection, Tables
from diplomacy.tables.engines import Engine


def tables(archive: Archive, folder: Path, connection: Any) -> None:
    """Tables are those of a folder or an archive, on an engine."""
    assert_type(Tables.scan("mine.parquet"), Tables)
    assert_type(Tables.scan(folder, "polars"), Tables)
    assert_type(Tables.scan(folder, connection), Tables)
    assert_type(Tables.of(archive), Tables)
    assert_type(Tables.of(archive, connection)["agreements"], Any)
    assert_type(Tables.of(archive).engine, Engine)


def between(tables: Tables) -> None:
    """The queries between two sides, with the filters of an archive."""
    assert_type(
        tables.agreements_between(
            "KR", "TR", kind="treaty", stage="signed", topic=["trade"], in_force_on="2014"
        ),
        Selection[Agreement],
    )
    assert_type(tables.partnerships_between("KR", "TR", since="2001"), Selection[Partnership])
    assert_type(tables.meetings_between("KR", "TR", level="leaders"), Selection[Meeting])
    assert_type(tables.summits_between("KR", "TR", status="held"), Selection[Summit])
    assert_type(tables.trade_between("KR", "TR", flow="exports"), Selection[TradeFigure])
    assert_type(tables.statistics_between("KR", "TR", indicator="rank"), Selection[Statistic])
    assert_type(tables.statements_between("KR", "TR", continuing=True), Selection[Statement])
    assert_type(tables.visits_between("KR", "TR", leader="Erdogan"), Selection[Visit])
    assert_type(tables.missions_between("KR", "TR", on="2014", certain=True), Selection[Mission])


def of(tables: Tables) -> None:
    """The queries of one side."""
    assert_type(tables.agreements_of("KR", predecessors=True), Selection[Agreement])
    assert_type(tables.partnerships_of("KR"), Selection[Partnership])
    assert_type(tables.meetings_of("KR"), Selection[Meeting])
    assert_type(tables.summits_of("KR"), Selection[Summit])
    assert_type(tables.trade_of("KR"), Selection[TradeFigure])
    assert_type(tables.statistics_of("KR"), Selection[Statistic])
    assert_type(tables.statements_of("KR"), Selection[Statement])
    assert_type(tables.visits_of("KR"), Selection[Visit])
    assert_type(tables.visits_to("KR"), Selection[Visit])
    assert_type(tables.missions_of("KR"), Selection[Mission])
    assert_type(tables.missions_to("KR"), Selection[Mission])
    assert_type(
        tables.dyad_years(
            1990, 2025, countries=["KR", "Turkey"], directed=True, states_only=True, codes="cow"
        ),
        Any,
    )
    assert_type(tables.agreements_concluded_at("a-summit"), Selection[Agreement])
    assert_type(tables.meetings_on_sidelines_of("a-summit"), Selection[Meeting])
    assert_type(tables.relations("KR", "TR", continuing=True, since="2001"), Relations)
    assert_type(tables.planned("KR", as_of="2025", state="ahead"), tuple[Plan, ...])
    assert_type(tables.omissions_between("KR", "RU", states_only=True), tuple[Omission, ...])
    assert_type(tables.omissions_of("RU"), tuple[Omission, ...])
    assert_type(tables.participants_at("a-summit"), tuple[Representative, ...])
    assert_type(tables.find("trade"), tuple[Record, ...])
    assert_type(tables.find("trade", types=Agreement), tuple[Agreement, ...])
    assert_type(tables.leaders_of("KR", on="2020", role="minister"), tuple[Incumbency, ...])
    assert_type(tables.members_of("sco", status=None), tuple[Affiliation, ...])
    assert_type(tables.memberships_of("TR", continuing=True), tuple[Affiliation, ...])


def selection(selection: Selection[Agreement]) -> None:
    """An answer is collected as ids, records, a table or an archive."""
    assert_type(selection.table, str)
    assert_type(selection.frame, Any)
    assert_type(selection.ids(), tuple[str, ...])
    assert_type(selection.records(), tuple[Agreement, ...])
    assert_type([agreement.title for agreement in selection], list[str])
    assert_type(selection.to_arrow(), Any)
    assert_type(selection.archive(), Archive)


def reading(tables: Tables, agreement: Agreement, rows: Any) -> None:
    """What queries are made of: names, rows and records."""
    assert_type(Selection[Agreement](tables, "agreements", rows), Selection[Agreement])
    assert_type(tables.resolve("Turkey"), str)
    assert_type(tables.is_person("a-leader"), bool)
    assert_type(tables.actors, Archive)
    assert_type(tables.rows("agreements"), Any)
    assert_type(tables.collect(rows), Any)
    assert_type(tables.read("agreements", rows), list[Any])
    assert_type(tables.with_ids("agreements", ["a-treaty"]), list[Any])
    assert_type(tables.close([agreement]), Archive)
