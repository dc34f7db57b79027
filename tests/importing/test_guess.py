"""The cell that a column becomes if only its name is given: the type of the field decides."""

from typing import Any

import pytest

from diplomacy import Agreement, Leader, Membership, Milestone, Organization, Record, Source, Visit
from diplomacy.errors import DiplomacyError, InvalidMapping, InvalidTerm, InvalidType
from diplomacy.importing import Cell, Records, Register, Rows, constant, part, text
from diplomacy.importing.cells import needed_fields
from diplomacy.importing.guess import to_cell, to_cells
from diplomacy.records import PART_TYPES, RECORD_TYPES
from diplomacy.values import Part


def read(kind: Any, row: dict[str, str], **fields: Any) -> tuple[Any, list[tuple[str, str]]]:
    """Return the record that a row with the columns of the same names becomes, and the findings."""
    given: dict[str, Cell | str] = {**{name: name for name in row}, **fields}
    register = Register(Source(id="table"), Records(kind, "row", given))
    archive, report = register.read([row])
    found = [(finding.column, str(finding.kind)) for finding in report.findings]
    return next((r for r in archive if r.id == "row"), None), found


def test_each_type_of_field_is_read_from_a_column_in_its_own_way() -> None:
    """Texts, terms, countries, dates and yes or no."""
    row = {
        "name": "Bank of the North",
        "kind": "Company",
        "country": "Norway",
        "founded": "3 May 1901",
        "ended": "",
        "state_owned": "Yes",
    }
    bank, found = read(Organization, row)
    assert found == []
    assert (bank.name, str(bank.kind), bank.country) == ("Bank of the North", "company", "NO")
    assert (str(bank.founded), bank.ended, bank.state_owned) == ("1901-05-03", None, True)


def test_a_reference_is_read_as_an_id_and_a_period_as_one() -> None:
    row = {"organization": "Club of Rome", "member": "Italy", "status": "member", "period": "1968"}
    register = Register(
        Source(id="table"),
        Records(Organization, "Club of Rome", {"name": "organization", "kind": constant("other")}),
        Records(Membership, "row", {name: name for name in row}),
    )
    archive, report = register.read([row])
    assert report.findings == ()
    membership = archive["row"]
    assert isinstance(membership, Membership)
    assert (membership.organization, membership.member) == ("club-of-rome", "IT")
    assert str(membership.period) == "1968"


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        *((cell, True) for cell in ("1", "true", "TRUE", "yes", "Y")),
        *((cell, False) for cell in ("0", "false", "No", "n", "")),
    ],
)
def test_yes_and_no_are_written_in_several_ways(cell: str, *, value: bool) -> None:
    """An empty cell leaves the default."""
    row = {"name": "Bank", "kind": "company", "country": "Norway", "state_owned": cell}
    bank, found = read(Organization, row)
    assert (bank.state_owned or False) is value
    assert found == []


def test_a_cell_that_is_neither_yes_nor_no_is_a_finding() -> None:
    row = {"name": "Bank", "kind": "company", "country": "Norway", "state_owned": "perhaps"}
    bank, found = read(Organization, row)
    assert [column for column, _ in found] == ["state_owned"]
    assert bank is None or not bank.state_owned


def test_a_cell_is_taken_as_it_is() -> None:
    cell = constant("signed")
    assert to_cell(Milestone, "stage", cell) is cell
    assert to_cells(Milestone, {"stage": cell}) == {"stage": cell}


@pytest.mark.parametrize(
    ("kind", "name"), [(Agreement, "titel"), (Agreement, "citations"), (Milestone, "title")]
)
def test_a_field_that_does_not_exist_or_is_made_by_the_import_is_an_error(
    kind: type[Part], name: str
) -> None:
    with pytest.raises(InvalidMapping, match=f"{kind.__name__} has no field '{name}'"):
        to_cells(kind, {name: "Column"})


@pytest.mark.parametrize("given", [1, None, ["Title"]])
def test_what_is_neither_a_column_nor_a_cell_is_an_error(given: Any) -> None:
    with pytest.raises(InvalidType):
        to_cell(Agreement, "title", given)


@pytest.mark.parametrize(
    ("kind", "name", "value", "error"),
    [
        (Milestone, "stage", "singed", InvalidTerm),
        (Agreement, "parties", "Atlantis", DiplomacyError),
        (Visit, "period", "someday", DiplomacyError),
    ],
)
def test_a_constant_that_is_not_valid_is_an_error_of_the_mapping(
    kind: type[Part], name: str, value: str, error: type[DiplomacyError]
) -> None:
    """It would be one in every row; a field of several takes one value."""
    with pytest.raises(error):
        to_cell(kind, name, constant(value))
    assert to_cell(Agreement, "parties", constant("NO"))


@pytest.mark.parametrize("kind", RECORD_TYPES[1:])
def test_a_field_that_a_record_needs_must_be_mapped(kind: type[Record]) -> None:
    needed = sorted(needed_fields(kind) - {"id", "citations"})
    cells = {name: text(name) for name in needed}
    assert Records(kind, "{id}", cells).kind is kind
    for name in needed:
        rest = {field: cell for field, cell in cells.items() if field != name}
        with pytest.raises(InvalidMapping, match=f"{kind.__name__} needs {name}. Map"):
            Records(kind, "{id}", rest)


@pytest.mark.parametrize("kind", PART_TYPES)
def test_a_field_that_a_part_needs_must_be_mapped(kind: type[Part]) -> None:
    needed = sorted(needed_fields(kind))
    cells: dict[str, Any] = {name: text(name) for name in needed}
    part(kind, **cells)
    if needed:
        with pytest.raises(InvalidMapping, match=f"{kind.__name__} needs {', '.join(needed)}. Map"):
            part(kind)


def test_a_field_that_a_record_needs_may_be_mapped_in_a_joined_table() -> None:
    joined = [Rows({"name": "Name"}, table="names", key="{id}")]
    assert len(Records(Leader, "{id}", {}, key="{id}", joined=joined).rows) == 2
