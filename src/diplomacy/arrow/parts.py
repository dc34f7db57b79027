"""The tables of parts: a row for each act, tenure or citation, instead of lists of structs."""

from collections.abc import Sequence
from operator import attrgetter
from typing import Any, Final, NamedTuple

from diplomacy.arrow.encoding import encode_values
from diplomacy.arrow.flat import moment_columns
from diplomacy.arrow.layout import load_library
from diplomacy.countries import fold
from diplomacy.dates import PartialDate, Period
from diplomacy.formats.shapes import settable_fields, shape_of
from diplomacy.records import Milestone, MissionAct, Tenure
from diplomacy.sources import Citation

__all__ = ["PART_TABLES", "PartTable", "part_table"]


class PartTable(NamedTuple):
    """A table of the parts of records.

    Attributes:
        tables: the tables of the records.
        field: the field of the records that has the parts.
        part_type: the class of the parts.
    """

    tables: tuple[str, ...]
    field: str
    part_type: type


_CITED: Final = (
    *("leaders", "organizations", "meetings", "visits", "agreements", "partnerships"),
    *("memberships", "missions", "trade_figures", "statistics", "statements"),
)

PART_TABLES: Final = {
    "agreement_acts": PartTable(("agreements",), "history", Milestone),
    "partnership_acts": PartTable(("partnerships",), "history", Milestone),
    "mission_acts": PartTable(("missions",), "history", MissionAct),
    "leader_tenures": PartTable(("leaders",), "tenures", Tenure),
    "citations": PartTable(_CITED, "citations", Citation),
}
"""The tables of parts by name."""


def part_table(name: str, records: Sequence[Any]) -> Any:
    """Return the parts of records as a table, each with its record and its place there.

    Args:
        name: the name of the table.
        records: the records.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> table = part_table("agreement_acts", [ARCHIVE["kr-tr-fta"]])
    >>> table.select(["id", "position", "stage", "date"]).to_pylist()[0]
    {'id': 'kr-tr-fta', 'position': 0, 'stage': 'signed', 'date': '2012-08-01'}
    """
    pa = load_library("pyarrow")
    _, field, part_type = PART_TABLES[name]
    get_parts = attrgetter(field)
    rows = [(record.id, i, part) for record in records for i, part in enumerate(get_parts(record))]
    parts = [part for _, _, part in rows]
    columns: dict[str, Any] = {
        "id": encode_values(str, [id for id, _, _ in rows]),
        "position": pa.array([i for _, i, _ in rows], pa.int32()),
    }
    for part_field in settable_fields(part_type):
        values = list(map(attrgetter(part_field.name), parts))
        shape = shape_of(part_field.type)
        if shape.type in (PartialDate, Period) and shape.form == "text":
            columns |= moment_columns(part_field.name, values)
        else:
            columns[part_field.name] = encode_values(part_field.type, values)
    if part_type is Tenure:
        columns["is_leader"] = pa.array([part.is_leader for part in parts], pa.bool_())
        columns["office_folded"] = encode_values(str, [fold(part.office) for part in parts])
    return pa.table(columns)
