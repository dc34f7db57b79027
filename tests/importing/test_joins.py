"""Rows that describe one record together: of one table, and of several."""

import pytest

from diplomacy import Agreement, Leader, Source, Tenure
from diplomacy.errors import InvalidMapping
from diplomacy.importing import Records, Register, Rows, act, constant, country, part, period, term
from diplomacy.provenance import audit

HOLDERS = Register(
    Source(id="holders", published="2040"),
    Records(
        Leader,
        "{qid}",
        {
            "name": "person",
            "tenures": part(
                Tenure,
                office="position",
                roles=term("position", {"President": "head-of-state"}, note="By the title."),
                party="state",
                period=period("start", "end"),
            ),
        },
        key="{qid}",
    ),
)


def holder(qid: str, position: str, start: str, **cells: str) -> dict[str, str]:
    known = {"person": "Ada", "state": "France", "end": "", **cells}
    return {"qid": qid, "position": position, "start": start, **known}


def test_the_rows_of_a_person_become_tenures() -> None:
    archive, report = HOLDERS.read(
        [
            holder("Q1", "President", "1990", end="1995"),
            holder("Q2", "President", "1995", person="Bo"),
            holder("Q1", "Minister", "1980"),
            holder("Q1", "Minister", "1980"),
        ]
    )
    ada = archive["q1"]
    assert isinstance(ada, Leader)
    found = {(tenure.office, str(tenure.period)) for tenure in ada.tenures}
    assert found == {("President", "1990/1995"), ("Minister", "1980/")}
    assert {c.paragraph for c in ada.citations} == {2, 4, 5}
    assert (report.tried, report.held) == (4, 4)
    assert audit(archive) == ()


def test_a_row_that_contradicts_an_earlier_one_is_reported() -> None:
    archive, report = HOLDERS.read(
        [holder("Q1", "President", "1990"), holder("Q1", "Minister", "1980", person="Bo")]
    )
    assert archive.leaders[0].name == "Ada"
    [finding] = report.findings
    assert (finding.line, finding.column, finding.cell) == (3, "person", "Bo")
    assert finding.kind == "contradiction"
    assert len(archive.leaders[0].tenures) == 2


def named(*titles: str, place: str = "Rome") -> list[dict[str, str]]:
    return [{"No": "7", "Title": title, "Place": place} for title in titles]


VARIANTS = Register(
    Source(id="list"),
    Records(
        Agreement,
        "treaty {No}",
        {"title": "Title", "place": "Place"},
        key="{No}",
        variants="Title",
    ),
)


def test_a_variant_of_a_title_is_kept_once() -> None:
    archive, report = VARIANTS.read(named("On fish", "Sur la pêche", "On fish", "Su", "Su"))
    [treaty] = archive.agreements
    assert treaty.title == "On fish"
    assert treaty.extra == {"Title": "Sur la pêche", "Title, line 5": "Su"}
    assert (report.held, report.findings) == (5, ())
    assert audit(archive) == ()


def test_a_contradiction_beside_a_variant_is_reported() -> None:
    archive, report = VARIANTS.read([*named("On fish"), *named("Fish", place="Oslo")])
    assert archive.agreements[0].extra == {"Title": "Fish"}
    [finding] = report.findings
    assert (finding.column, finding.cell, finding.kind) == ("Place", "Oslo", "contradiction")


def test_a_variant_is_a_column_of_the_table() -> None:
    rows = Records(Agreement, "treaty {No}", {"title": "Title"}, variants="Name")
    with pytest.raises(InvalidMapping, match="'Name'"):
        Register(Source(id="list"), rows).read(named("On fish"))


def test_a_part_that_lacks_what_it_needs_costs_the_part() -> None:
    archive, report = HOLDERS.read(
        [holder("Q1", "President", "1990"), holder("Q1", "Minister", "1980", state="Utopia")]
    )
    assert [tenure.office for tenure in archive.leaders[0].tenures] == ["President"]
    lost = {finding.column for finding in report.findings}
    assert lost == {"state", "position", "start"}
    assert report.held_with_loss == 1


PARTIES = country("state")
FIELDS = {"parties": PARTIES, "history": act("ratified", "day", party=PARTIES)}


def treaties(**options: object) -> Register:
    rows = Rows(FIELDS, table="parties", key="{id} {title}", **options)  # type: ignore[arg-type]
    fields = {"title": "title", "kind": constant("treaty"), "history": act("signed", "signed")}
    return Register(
        [Source(id="agreements"), Source(id="parties")],
        Records(Agreement, "t {id}", fields, table="agreements", key="{id} {title}", joined=[rows]),
    )


AGREEMENTS = [
    {"id": "1", "title": "A", "signed": "1990"},
    {"id": "2", "title": "B", "signed": "1991"},
    {"id": "2", "title": "C", "signed": "1992"},
]


def member(id: str, title: str, state: str, day: str = "") -> dict[str, str]:
    return {"id": id, "title": title, "state": state, "day": day}


def test_two_tables_describe_one_record_by_a_key() -> None:
    parties = [
        member("1", "A", "France", "1995"),
        member("1", "A", "Italy", "1996"),
        member("2", "B", "Korea", "1996"),
        member("3", "D", "Italy"),
    ]
    archive, report = treaties().read({"agreements": AGREEMENTS, "parties": parties})
    first = archive["t-1"]
    assert isinstance(first, Agreement)
    assert first.parties == ("FR", "IT")
    assert [(str(a.stage), a.party) for a in first.history] == [
        ("signed", None),
        ("ratified", "FR"),
        ("ratified", "IT"),
    ]
    assert {c.source for c in first.citations} == {"agreements", "parties"}
    assert len({a.id for a in archive.agreements}) == 3, "keys of one id are separate records"
    kinds = {(f.table, f.line, f.column): f.kind for f in report.findings}
    assert kinds == {
        ("parties", 4, "state"): "ambiguous-country",
        ("parties", 4, "day"): "missing-value",
        ("parties", 5, ""): "unjoined-row",
    }
    assert (report.tried, report.held, report.refused) == (7, 5, 2)
    assert audit(archive) == ()


def test_a_row_may_be_joined_by_a_second_key() -> None:
    parties = [member("1", "A misprint", "France"), member("2", "D", "France")]
    register = treaties(else_key="{id}")
    archive, report = register.read({"agreements": AGREEMENTS, "parties": parties})
    first = archive["t-1"]
    assert isinstance(first, Agreement)
    assert first.parties == ("FR",)
    assert [f.kind for f in report.findings] == ["unjoined-row"], "two agreements have the id 2"


def test_several_second_keys_are_tried_in_order() -> None:
    register = treaties(else_key=["{id} {day}", "{id}"])
    parties = [member("1", "A misprint", "France"), member("2", "D", "France", "1990")]
    archive, report = register.read({"agreements": AGREEMENTS, "parties": parties})
    assert archive.get(Agreement, "t-1").parties == ("FR",)
    assert [(f.line, f.kind) for f in report.findings] == [(3, "unjoined-row")]


def test_rows_of_a_joined_table_may_describe_a_record_alone() -> None:
    rows = Rows({**FIELDS, "title": "title"}, table="parties", key="{id}", alone=True)
    fields = {"title": "title"}
    register = Register(
        [Source(id="agreements"), Source(id="parties")],
        Records(Agreement, "t {id}", fields, table="agreements", key="{id}", joined=[rows]),
    )
    tables = {"agreements": AGREEMENTS[:1], "parties": [member("9", "Z", "France")]}
    archive, report = register.read(tables)
    assert [a.id for a in archive.agreements] == ["t-1", "t-9"]
    assert report.held == 2


def test_tables_and_keys_are_named() -> None:
    with pytest.raises(InvalidMapping, match="tables 'agreements', 'parties'"):
        treaties().read({"agreements": AGREEMENTS})
    with pytest.raises(InvalidMapping, match="needs a key"):
        Records(Agreement, "{id}", {"title": "title"}, joined=[Rows(FIELDS)])
    with pytest.raises(InvalidMapping, match="have no source"):
        Register([Source(id="a"), Source(id="b")], Records(Agreement, "{id}", {"title": "title"}))


def test_a_record_that_refers_to_one_that_is_not_there_is_refused() -> None:
    fields = {"title": "title", "concluded_at": "meeting"}
    register = Register(Source(id="a"), Records(Agreement, "{id}", fields))
    rows = [
        {"id": "1", "title": "A", "meeting": "nowhere"},
        {"id": "2", "title": "B", "meeting": ""},
    ]
    archive, report = register.read(rows)
    assert [a.id for a in archive.agreements] == ["2"]
    assert [(f.line, f.kind, f.record) for f in report.findings] == [(2, "dangling-reference", "1")]


def test_another_spelling_of_a_name_is_held_beside_it() -> None:
    """José and Jose are one name; Bo is not, and is reported."""
    archive, report = HOLDERS.read(
        [
            holder("Q1", "President", "1990", person="José"),
            holder("Q1", "Minister", "1980", person="Jose"),
        ]
    )
    [leader] = archive.leaders
    assert (leader.name, leader.other_names) == ("José", ("Jose",))
    assert (report.held, report.findings) == (2, ())
