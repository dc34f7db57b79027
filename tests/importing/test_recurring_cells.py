"""Equal cells are read once, and yet each row has its values, its labels and its markers."""

from collections import Counter
from collections.abc import Iterator

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from diplomacy import Agreement, Source
from diplomacy.importing import Imported, Records, Register, act, country, derived, drafts, term

REGISTER = Register(
    Source(id="list"),
    Records(
        Agreement,
        "treaty {No}",
        {
            "title": "Title",
            "kind": term("Kind", {"MoU": "memorandum-of-understanding"}),
            "parties": country("Parties", on="Signed", split=";"),
            "history": [act("signed", "Signed"), act("in-force", "In force")],
        },
    ),
    missing=["n.d."],
)
POOLS = {
    "Title": ["On ports", "On fish", ""],
    "Kind": ["MoU", "treaty", "no kind", "n.d."],
    "Parties": ["France;Italy", "France;Korea", "USSR;Peru", "n.d.", ""],
    "Signed": ["1985-05-01", "1995", "n.d.", "31 June 1985", ""],
    "In force": ["1996", "n.d.", "1980"],
}
TABLES = st.lists(
    st.fixed_dictionaries({name: st.sampled_from(pool) for name, pool in POOLS.items()}),
    max_size=12,
)


def read(table: list[dict[str, str]]) -> Imported:
    return REGISTER.read([{"No": str(i), **cells} for i, cells in enumerate(table)])


@pytest.fixture(params=[2, 1 << 10], ids=["few texts recur", "many texts recur"])
def _threshold(request: pytest.FixtureRequest) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(drafts, "_MIN_TEXTS", request.param)
        yield


@pytest.mark.usefixtures("_threshold")
@given(TABLES)
def test_a_table_is_read_as_its_rows_are_one_by_one(table: list[dict[str, str]]) -> None:
    whole = read(table)
    labels, missing, findings = Counter[object](), Counter[object](), list[object]()
    for i, cells in enumerate(table):
        archive, report = REGISTER.read([{"No": str(i), **cells}])
        for label in report.labels:
            labels[label.column, label.label] += label.cells
        missing.update(report.missing)
        findings += [(i + 2, *found[2:]) for found in report.findings]
        for treaty in archive.agreements:
            cited = [evolve(citation, paragraph=i + 2) for citation in treaty.citations]
            assert whole.archive[treaty.id] == evolve(treaty, citations=cited)
    found = {(label.column, label.label): label.cells for label in whole.report.labels}
    assert found == labels
    assert dict(whole.report.missing) == missing
    assert [found[1:] for found in whole.report.findings] == findings


def test_a_function_is_called_once_for_equal_cells() -> None:
    calls: list[str] = []

    def to_title(cell: str) -> str:
        calls.append(cell)
        return cell.title()

    register = Register(
        Source(id="list"), Records(Agreement, "treaty {No}", {"title": derived("T", to_title)})
    )
    rows = [{"No": str(i), "T": f"part {i % 2}"} for i in range(10)]
    assert [treaty.title for treaty in register.read(rows).archive.agreements] == [
        f"Part {i % 2}" for i in range(10)
    ]
    assert calls == ["part 0", "part 1"]
