"""A table with one record per row: what is held, cited and reported."""

import csv
import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplomacy import Agreement, Archive, Organization, Source, Statistic, Tenure, TradeFigure
from diplomacy import Leader as Person
from diplomacy.errors import InvalidMapping, InvalidTerm, InvalidText, InvalidType, LossyImport
from diplomacy.importing import (
    Cell,
    Imported,
    Records,
    Register,
    act,
    constant,
    country,
    date,
    derived,
    identifier,
    part,
    period,
    quantity,
    slug,
    template,
    term,
    text,
)
from diplomacy.provenance import audit

SOURCE = Source(id="treaties", title="Register of treaties", published="2040")
COLUMNS = ("No", "Title", "Type", "Parties", "Signed", "In force", "Coder", "Remarks")


def treaties(**options: object) -> Register:
    given: dict[str, object] = {"order": "dmy", "missing": ["n.d."], "ignore": ["Coder"], **options}
    return Register(
        SOURCE,
        Records(
            Agreement,
            "treaty {No}",
            {
                "title": "Title",
                "kind": term("Type", {"MoU": "memorandum-of-understanding"}),
                "parties": country("Parties", split=[";", " / "]),
                "history": [act("signed", "Signed"), act("in-force", "In force")],
            },
        ),
        **given,  # type: ignore[arg-type]
    )


def row(**cells: str) -> dict[str, str]:
    known = {"No": "1", "Title": "On ports", "Parties": "France; Italy", **cells}
    return {column: known.get(column.replace(" ", "_"), "") for column in COLUMNS}


def read(*rows: dict[str, str], register: Register | None = None) -> Imported:
    return (register or treaties()).read([*rows])


def kinds(imported: Imported) -> list[tuple[int, str, str]]:
    return [(found.line, found.column, found.kind) for found in imported.report.findings]


def test_a_row_becomes_a_record_of_which_every_field_is_cited() -> None:
    archive, report = read(row(Type="MoU", Signed="03/04/2031", In_force="2032"))
    treaty = archive.agreements[0]
    assert (treaty.id, str(treaty.kind)) == ("treaty-1", "memorandum-of-understanding")
    assert (str(treaty.signed_on), treaty.parties) == ("2031-04-03", ("FR", "IT"))
    assert [(c.source, c.paragraph) for c in treaty.citations] == [("treaties", 2)]
    assert audit(archive) == ()
    assert (report.tried, report.held, report.findings) == (1, 1, ())


def test_acts_may_be_in_any_order_of_columns_and_dates() -> None:
    archive, _ = read(row(Signed="2033", In_force="2031"))
    assert [str(act.stage) for act in archive.agreements[0].history] == ["in-force", "signed"]
    cited = archive.agreements[0].citations[0].fields
    assert {"history[0]", "history[1]"} <= {*cited}


def test_a_bad_act_costs_the_act_and_a_bad_cell_the_cell() -> None:
    imported = read(row(Signed="30 February 2031", In_force="2032", Type="Whim"))
    [treaty] = imported.archive.agreements
    assert [str(act.stage) for act in treaty.history] == ["in-force"]
    assert str(treaty.kind) == "unspecified"
    assert kinds(imported) == [(2, "Type", "unknown-term"), (2, "Signed", "invalid-date")]
    assert [found.record for found in imported.report.findings] == ["treaty-1", "treaty-1"]
    assert imported.report.held_with_loss == 1


def test_a_party_that_is_not_read_leaves_the_list_of_parties_open() -> None:
    imported = read(row(Parties="France / Utopia; Korea"))
    [treaty] = imported.archive.agreements
    assert (treaty.parties, treaty.parties_complete) == (("FR",), False)
    assert kinds(imported) == [
        (2, "Parties", "unknown-country"),
        (2, "Parties", "ambiguous-country"),
    ]
    assert audit(imported.archive) == ()
    labels = {label.label: label for label in imported.report.labels}
    assert labels["France"].parties == ("FR",)
    assert labels["Korea"].similar
    assert (labels["Utopia"].cells, labels["Utopia"].kind) == (1, "unknown-country")


@pytest.mark.parametrize("lacking", ["No", "Title"])
def test_a_row_without_what_a_record_needs_is_refused(lacking: str) -> None:
    imported = read(row(**{lacking: ""}), row(No="2"))
    assert imported.report.refused == 1
    assert kinds(imported) == [(2, "", "missing-value")]
    assert len(imported.archive.agreements) == 1


def test_the_second_record_of_an_id_is_refused() -> None:
    imported = read(row(), row(Title="Another"))
    assert kinds(imported) == [(3, "", "repeated-id")]
    assert (imported.report.held, imported.report.refused) == (1, 1)


@pytest.mark.parametrize("key", [None, "{Name}"])
def test_a_fault_in_an_id_belongs_to_no_other_record(key: str | None) -> None:
    records = Records(Person, date("Born"), {"name": "Name"}, key=key)
    rows = [{"Born": "1950", "Name": "A"}, {"Born": "1950-13", "Name": "B"}]
    imported = Register(Source(id="people"), records).read(rows)
    assert [(f.line, f.column, f.record) for f in imported.report.findings] == [
        (3, "Born", ""),
        (3, "", ""),
    ]


def test_one_text_is_one_marker_and_one_column() -> None:
    """It is not each of its letters."""
    register = treaties(missing="n.d.", ignore="Coder")
    archive, report = read(row(Signed="n.d.", Title="n", Coder="AB"), register=register)
    assert (archive.agreements[0].title, report.findings) == ("n", ())
    assert report.missing == {("Signed", "n.d."): 1}
    assert [*report.ignored] == [("treaties", "Coder")]
    column = Records(Agreement, "{No}", {"title": text("Title", missing="n.d.")})
    _, report = Register(SOURCE, column).read([{"No": "1", "Title": "n"}])
    assert report.missing == {}


def test_markers_are_empty_cells_and_counted() -> None:
    _, report = read(row(Signed="n.d."), row(No="2", Signed="n.d."))
    assert (report.held, report.missing) == (2, {("Signed", "n.d."): 2})


def test_each_column_is_mapped_ignored_or_reported() -> None:
    _, report = read(row(Coder="X", Remarks="a"), row(No="2", Remarks="b"))
    assert report.unmapped == {("treaties", "Remarks"): 2}
    assert report.ignored == {("treaties", "Coder"): 1}


def test_a_mapping_that_names_no_column_or_field_is_rejected() -> None:
    with pytest.raises(InvalidMapping, match="no column 'In force', 'Parties'"):
        treaties().read([{"No": "1", "Title": "A"}])
    with pytest.raises(InvalidMapping, match="no field 'titel'"):
        Register(SOURCE, Records(Agreement, "{No}", {"titel": "Title"}))
    with pytest.raises(InvalidTerm):
        Records(Agreement, "{No}", {"title": "Title", "kind": constant("whim")})
    with pytest.raises(InvalidTerm):
        country("Parties", system="morse")
    with pytest.raises(InvalidType):
        Records(Tenure, "{No}", {"office": "Title"})
    with pytest.raises(InvalidType):
        treaties().read(17)
    with pytest.raises(InvalidTerm):
        period("a", "b", open="perhaps")


def test_the_report_is_printed_written_and_strict(tmp_path: Path) -> None:
    _, report = read(row(Signed="nonsense", Remarks="a"), row(No="2"), row(No=""))
    assert "held with loss          1" in str(report)
    assert "Remarks: not mapped" in str(report)
    report.to_csv(tmp_path / "report.csv")
    lines = [*csv.DictReader((tmp_path / "report.csv").read_text("utf-8").splitlines())]
    assert [(line["line"], line["kind"]) for line in lines] == [
        ("2", "invalid-date"),
        ("4", "missing-value"),
        ("", "unmapped-column"),
    ]
    report.strict(0.67)
    with pytest.raises(LossyImport) as lossy:
        report.strict(0.5)
    assert (lossy.value.lost, lossy.value.tried) == (2, 3)
    assert report.counts() == {"invalid-date": 1, "missing-value": 1}


@pytest.mark.parametrize("name", ["rows.csv", "rows.csv.gz", "semicolons.csv"])
def test_a_file_is_read_by_its_lines(name: str, tmp_path: Path) -> None:
    """A cell may have a line break; the citation names the first line that is not blank."""
    mark = ";" if "semi" in name else ","
    content = (
        f'\ufeffNo{mark}Title{mark}Signed\r\n\r\n1{mark}"On\r\nports"{mark}2031\r\n'
        f"2{mark}On fish{mark}2032\r\n"
    ).encode()
    path = tmp_path / name
    path.write_bytes(gzip.compress(content) if name.endswith("gz") else content)
    fields = {"title": "Title", "history": act("signed", "Signed")}
    archive, report = Register(SOURCE, Records(Agreement, "{No}", fields)).read(path)
    assert [(a.title, a.citations[0].paragraph) for a in archive.agreements] == [
        ("On ports", 2),
        ("On fish", 4),
    ]
    assert report.held == 2
    assert archive.get(Source, "treaties").digest is not None


def test_a_file_that_is_not_utf_8_is_rejected_with_the_line(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_bytes("No,Title\n1,Ports\n2,Café".encode("latin-1"))
    with pytest.raises(InvalidText, match="line 3 is not UTF-8"):
        Register(SOURCE, Records(Agreement, "{No}", {"title": "Title"})).read(path)


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_a_frame_is_read_as_the_same_rows_are(library: str) -> None:
    rows = [row(Signed="2031"), row(No="2", Signed="2032-05-01", Parties="Korea; France")]
    module = pytest.importorskip(library)
    frame = {
        "pandas": lambda: module.DataFrame(rows),
        "polars": lambda: module.DataFrame(rows),
        "pyarrow": lambda: module.Table.from_pylist(rows),
    }[library]()
    assert read(*rows).archive == treaties().read(frame).archive


def test_typed_cells_of_a_frame_are_read() -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(
        {
            "No": [1.0, 2.0],
            "Title": ["A", "B"],
            "Signed": pandas.to_datetime(["2031-05-01", None]),
        }
    )
    fields = {"title": "Title", "history": act("signed", "Signed")}
    archive, report = Register(SOURCE, Records(Agreement, "t {No}", fields)).read(frame)
    assert [str(a.signed_on) for a in archive.agreements] == ["2031-05-01", "None"]
    assert (report.held, archive.agreements[1].id) == (2, "t-2")


# --- the cells ----------------------------------------------------------------------------------


def test_a_code_is_read_in_its_system_with_its_date() -> None:
    party = country("c", system="cow", on=["day", "since"], names={"999": "Utopia", "1": "XA"})
    register = Register(SOURCE, Records(Agreement, "{n}", {"title": "n", "parties": [party]}))
    rows = [
        {"n": "a", "c": "365", "day": "1950-05-01", "since": ""},
        {"n": "b", "c": "365", "day": "", "since": "2001"},
        {"n": "c", "c": "9999", "day": "2005", "since": ""},
        {"n": "d", "c": "1", "day": "", "since": ""},
    ]
    archive, report = register.read(rows)
    assert [[*a.parties] for a in archive.agreements] == [["SUHH"], ["RU"], [], ["XA"]]
    assert [found.line for found in report.findings] == [4]
    label = next(label for label in report.labels if label.label == "365")
    assert (label.first, label.last, label.parties) == (1950, 2001, ("SUHH", "RU"))


def test_what_is_not_a_country_may_be_an_organization() -> None:
    party = country(
        "c", split=";", organizations={"EC": "European Community"}, otherwise="organization"
    )
    register = Register(SOURCE, Records(Agreement, "{n}", {"title": "n", "parties": party}))
    archive, report = register.read([{"n": "a", "c": "EC; France; Guild of Bakers"}])
    assert archive.agreements[0].parties == ("european-community", "FR", "guild-of-bakers")
    assert [str(o.kind) for o in archive.organizations] == ["intergovernmental", "other"]
    assert [found.cell for found in report.findings] == ["Guild of Bakers"]
    assert audit(archive) == ()


def test_the_country_of_today_may_stand_for_one_that_was_not_then() -> None:
    party = country("c", on="day", onwards=True, otherwise="today")
    register = Register(SOURCE, Records(Agreement, "{n}", {"title": "n", "parties": party}))
    archive, report = register.read([{"n": "a", "c": "Slovakia", "day": "1960"}])
    assert (archive.agreements[0].parties, report.held_with_loss + report.held) == (("SK",), 1)


def test_ends_of_periods_may_be_open_or_beyond_the_register() -> None:
    term_ = period("from", "to", open="ongoing", seen_from="1816-01-01", seen_until="2015-12-31")
    tenure = part(Tenure, office="o", roles=constant("official"), party="c", period=term_)
    register = Register(SOURCE, Records(Person, "{n}", {"name": "n", "tenures": tenure}))
    cells = [("1816-01-01", "1820"), ("1990", "2015-12-31"), ("1990", ""), ("1990", "1980")]
    archive, report = register.read(
        [
            {"n": f"p{i}", "o": "Judge", "c": "France", "from": first, "to": last}
            for i, (first, last) in enumerate(cells)
        ]
    )
    found = [str(p.tenures[0].period) for p in sorted(archive.leaders, key=lambda p: p.id)]
    assert found == ["[..1816-01-01]/1820", "1990/[2015-12-31..]", "1990/..", "1990/"]
    assert [(f.column, f.kind) for f in report.findings] == [("to", "invalid-period")]


@pytest.mark.parametrize(
    ("cell", "text", "read"),
    [
        (period("a"), "1957", "1957"),
        (period("a"), "March 1957", "1957-03"),
        (period("a", order="dmy"), "3/4/1957", "1957-04-03"),
        (period("a"), "1957/1960-02", "1957/1960-02"),
        (period("a"), "1957/..", "1957/.."),
        (period("a"), "5-7 May 1998", "1998-05-05/1998-05-07"),
        (period(["a"]), "1957", "1957"),
        (period(["a", "b"]), "1957", "1957-05"),
        ("a", "1957", "1957"),
        ("a", "1957~", "1957~"),
        (period("a", open="unknown"), "1957", "1957/"),
        (period("a", open="ongoing"), "1957", "1957/.."),
        (period("a", seen_from="1957"), "1957", "[..1957]/"),
        (period(["a", "b"], open="unknown"), "1957", "1957-05/"),
    ],
)
def test_one_column_is_the_whole_period_unless_it_is_named_a_start(
    cell: Cell | str, text: str, read: str
) -> None:
    tenure = part(Tenure, office="o", roles=constant("official"), party="c", period=cell)
    register = Register(SOURCE, Records(Person, "{n}", {"name": "n", "tenures": tenure}))
    row = {"n": "x", "o": "Judge", "c": "France", "a": text, "b": "5"}
    archive, report = register.read([row])
    assert str(archive.leaders[0].tenures[0].period) == read
    assert report.findings == ()


@pytest.mark.parametrize("column", ["a", period("a")])
def test_the_number_of_a_day_that_is_a_whole_period_is_inferred(column: Cell | str) -> None:
    tenure = part(Tenure, office="o", roles=constant("official"), party="c", period=column)
    register = Register(SOURCE, Records(Person, "{n}", {"name": "n", "tenures": tenure}))
    [held] = register.read([{"n": "x", "o": "Judge", "c": "France", "a": "38044"}]).archive.leaders
    assert str(held.tenures[0].period) == "2004-02-27"
    assert any("spreadsheets" in (cited.note or "") for cited in held.citations)


def test_the_number_of_a_day_in_a_period_is_inferred() -> None:
    """As in a date: the note names how spreadsheets count days."""
    tenure = part(
        Tenure, office="o", roles=constant("official"), party="c", period=period("a", "b")
    )
    register = Register(SOURCE, Records(Person, "{n}", {"name": "n", "tenures": tenure}))
    cells = {"n": "x", "o": "Judge", "c": "France", "a": "38044", "b": "2005"}
    [held] = register.read([cells]).archive.leaders
    assert str(held.tenures[0].period) == "2004-02-27/2005"
    noted = [cited for cited in held.citations if "spreadsheets" in (cited.note or "")]
    assert {(path, str(cited.basis)) for cited in noted for path in cited.fields} == {
        ("tenures[0].period", "inferred")
    }


def test_numbers_have_a_unit_a_scale_and_markers() -> None:
    value = quantity("v", "{u}", scale=10**6, missing=["-9"])
    fields = {
        "reporter": "a",
        "partner": "b",
        "flow": constant("exports"),
        "kind": constant("actual"),
        "value": value,
        "period": date("y"),
    }
    register = Register(SOURCE, Records(TradeFigure, "{a} {b} {y}", fields))
    rows = [{"a": "FR", "b": "IT", "u": "USD", "v": v, "y": y} for v, y in cells_of_numbers()]
    archive, report = register.read(rows)
    found = {str(f.period): f.value and str(f.value.number) for f in archive.trade_figures}
    assert found == {"2001": "1500000", "2002": "1200000000"}
    assert [(f.line, f.kind) for f in report.findings if f.column] == [(5, "invalid-number")]
    assert report.missing == {("v", "-9"): 1}


def cells_of_numbers() -> list[tuple[str, str]]:
    return [("1.5", "2001"), ("1,200", "2002"), ("-9", "2003"), ("many", "2004")]


def test_dates_in_parts_identifiers_templates_and_functions() -> None:
    fields = {
        "name": template("{given} {family}"),
        "other_names": text("aka", split="|", drop=r"\(.*\)"),
        "born": date("y", "m", "d", missing=["-9"]),
        "identifiers": identifier("wikidata", "q"),
        "family_name": derived("family", str.upper, note="Written in capitals."),
    }
    register = Register(SOURCE, Records(Person, slug("p {q}"), fields, keep=["aka"]))
    cells = {"given": "Ada", "family": "Lee", "aka": "A (old)|B", "q": "Q1", "y": "1950"}
    archive, _ = register.read([{**cells, "m": "3", "d": "-9"}])
    [person] = archive.leaders
    assert (person.id, person.name, person.other_names) == ("p-q1", "Ada Lee", ("A", "B"))
    assert (str(person.born), person.identifiers) == ("1950-03", ("wikidata:Q1",))
    assert person.extra == {"aka": "A (old)|B"}
    assert [str(c.basis) for c in person.citations] == ["stated", "inferred"]


def test_an_act_of_a_party_that_is_not_read_is_not_an_act_of_all() -> None:
    acted = act(term("stage", {"a": "acceded"}), "day", party=country("c"))
    register = Register(SOURCE, Records(Agreement, "{n}", {"title": "n", "history": acted}))
    rows = [{"n": "a", "stage": "a", "day": "2001", "c": "Utopia"}]
    imported = register.read(rows)
    assert imported.archive.agreements[0].history == ()
    assert {(f.column, f.kind) for f in imported.report.findings} >= {
        ("c", "unknown-country"),
        ("day", "missing-value"),
    }


def test_rows_parts_and_pairs_make_records() -> None:
    rows = [{"n": "a", "c": "FR;IT;DE", "k": "x"}, {"n": "b", "c": "FR;IT", "k": "y"}]
    figures = Records(
        Statistic,
        "{n} {c}",
        {
            "subject": "c",
            "indicator": constant("members"),
            "kind": constant("actual"),
            "value": constant(_one()),
        },
        each=("c", ";"),
        where={"k": ["x"]},
    )
    archive, report = Register(SOURCE, figures).read(rows)
    assert sorted(s.subject for s in archive.statistics) == ["DE", "FR", "IT"]
    assert (report.tried, report.left_out) == (1, {"treaties": 1})
    pairs = Records(
        Agreement,
        "{n} {c 1} {c 2}",
        {"title": "n", "parties": ["c 1", "c 2"]},
        pairs=("c", ";"),
    )
    archive, report = Register(SOURCE, pairs).read(rows)
    assert len(archive.agreements) == 4
    assert report.unmapped == {("treaties", "k"): 2}


def _one() -> object:
    from diplomacy import Quantity

    return Quantity(1, "members")


# --- the rule of the report ---------------------------------------------------------------------

CELLS = st.sampled_from(
    ["", "n.d.", "France", "Korea", "2031", "30 February 2031", "treaty", "x;y"]
)


@given(st.lists(st.fixed_dictionaries(dict.fromkeys(COLUMNS, CELLS)), max_size=6))
def test_every_row_and_cell_is_accounted_for(rows: list[dict[str, str]]) -> None:
    archive, report = treaties().read(rows)
    given = [row for row in rows if any(row.values())]
    assert report.tried == len(given) == report.held + report.held_with_loss + report.refused
    found = {(f.line, f.column) for f in report.findings}
    whole = {line for line, column in found if not column}
    cited = {c.paragraph for a in archive.agreements for c in a.citations}
    for line, cells in enumerate(rows, start=2):
        if cells not in given:
            continue
        assert (report.statuses["treaties", line] == "refused") == (line not in cited)
        assert line in cited or line in whole
        for column, cell in cells.items():
            if not cell or column in ("Coder", "Remarks") or line in whole:
                continue
            is_marker = cell == "n.d." and report.missing.get((column, cell), 0) > 0
            assert is_marker or (line, column) in found or _is_held(archive, line, column, cell)


def _is_held(archive: Archive, line: int, column: str, cell: str) -> bool:
    [treaty] = [a for a in archive.agreements if any(c.paragraph == line for c in a.citations)]
    stages = {str(act.stage) for act in treaty.history}
    return {
        "No": treaty.id != "",
        "Title": treaty.title == cell,
        "Type": str(treaty.kind) == cell,
        "Parties": treaty.parties != (),
        "Signed": "signed" in stages,
        "In force": "in-force" in stages,
    }[column]


@pytest.mark.parametrize("count", [0, 1, 1000, 2500])
def test_progress_counts_the_rows_of_all_records(count: int) -> None:
    """The counts grow from none to all, whatever the rows become."""
    held = Records(Organization, "body {No}", {"name": "No", "kind": constant("company")})
    none = Records(Agreement, "treaty {No}", {"title": "No"}, where={"No": ["7"]})
    calls: list[tuple[int, int]] = []
    rows = [{"No": str(number)} for number in range(count)]
    register = Register(Source(id="list"), held, none)
    archive, _ = register.read(rows, progress=lambda done, total: calls.append((done, total)))
    assert archive.organizations == register.read(rows).archive.organizations
    assert calls == sorted(calls)
    assert {total for _, total in calls} == {2 * count}
    assert (calls[0][0], calls[-1][0]) == (0, 2 * count)
    assert len(calls) >= count // 1000


def test_an_exception_of_progress_stops_an_import() -> None:
    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    register = Register(Source(id="list"), Records(Agreement, "treaty {No}", {"title": "No"}))
    with pytest.raises(KeyboardInterrupt):
        register.read([{"No": "1"}], progress=stop)


def test_a_record_with_the_id_of_a_source_is_refused_as_repeated() -> None:
    source = Source(id="ports")
    register = Register(source, Records(Agreement, "ports", {"title": "Title"}))
    archive, report = register.read([{"Title": "On ports"}])
    assert archive.agreements == ()
    assert [(found.line, found.kind) for found in report.findings] == [(2, "repeated-id")]
