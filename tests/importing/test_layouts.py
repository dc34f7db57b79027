"""Three layouts of registers that have no ready importer, each with a short mapping."""

from diplomacy import Agreement, Mission, MissionAct, Participant, Source, Stop, Visit
from diplomacy.importing import Records, Register, act, constant, country, days, part


def test_a_list_of_embassies_with_the_years_of_opening_and_closing() -> None:
    rank = constant("embassy")
    register = Register(
        Source(id="embassies"),
        Records(
            Mission,
            "{From} {To} {City}",
            {
                "sending": country("From", on=["Opened", "Closed"]),
                "receiving": country("To", on=["Opened", "Closed"]),
                "place": "City",
                "rank": rank,
                "history": [
                    part(MissionAct, only_with="date", kind=constant("opened"), date="Opened"),
                    part(MissionAct, only_with="date", kind=constant("closed"), date="Closed"),
                ],
            },
        ),
        missing=["-", "?"],
    )
    archive, report = register.read(
        [
            {"From": "Kenya", "To": "Japan", "City": "Tokyo", "Opened": "1979", "Closed": "-"},
            {"From": "Kenya", "To": "Russia", "City": "Moscow", "Opened": "1964", "Closed": "?"},
            {"From": "Kenya", "To": "Utopia", "City": "Amaurot", "Opened": "?", "Closed": "-"},
        ]
    )
    found = {(m.receiving, *(f"{a.kind} {a.date}" for a in m.history)) for m in archive.missions}
    assert found == {("JP", "opened 1979"), ("SUHH", "opened 1964")}
    assert (report.held, report.refused) == (2, 1)


def test_a_wide_table_of_treaties_with_a_column_a_party() -> None:
    parties = [country(f"Party{i}", on=f"Signed{i}") for i in range(1, 4)]
    acts = [
        act(stage, f"{column}{i}", party=party)
        for i, party in enumerate(parties, start=1)
        for stage, column in (("signed", "Signed"), ("ratified", "Ratified"))
    ]
    register = Register(
        Source(id="wide"),
        Records(Agreement, "wide {Id}", {"title": "Title", "parties": parties, "history": [*acts]}),
        order="dmy",
    )
    row = {"Id": "1", "Title": "On rivers", "Party1": "France", "Party2": "Italy", "Party3": ""}
    row |= {"Signed1": "3/4/1950", "Signed2": "3/4/1950", "Signed3": ""}
    row |= {"Ratified1": "5/6/1951", "Ratified2": "31/2/1952", "Ratified3": ""}
    archive, report = register.read([row])
    treaty = archive.get(Agreement, "wide-1")
    assert treaty.parties == ("FR", "IT")
    assert [f"{a.stage} {a.date} {a.party}" for a in treaty.history] == [
        "signed 1950-04-03 FR",
        "signed 1950-04-03 IT",
        "ratified 1951-06-05 FR",
    ]
    [finding] = report.findings
    assert (finding.column, finding.cell, finding.kind) == (
        "Ratified2",
        "31/2/1952",
        "invalid-date",
    )


def test_a_table_of_visits_with_the_days_in_one_cell() -> None:
    host = country("Country", on="Dates")
    register = Register(
        Source(id="visits"),
        Records(
            Visit,
            "visit {No}",
            {
                "travellers": part(
                    Participant, party=constant("NO"), office=constant("Prime Minister")
                ),
                "stops": part(Stop, country=host, place="City"),
                "period": days("Dates"),
            },
        ),
    )
    cells = ("5-7 May 1998", "30 April - 2 May 1998", "30 Dec 1998 – 2 Jan 1999", "May 1998")
    rows = [
        {"No": str(i), "Country": "Poland", "City": "Gdynia", "Dates": cell}
        for i, cell in enumerate((*cells, "7-5 May 1998", "May 5-7, 1998"))
    ]
    archive, report = register.read(rows)
    assert [str(archive.get(Visit, f"visit-{i}").period) for i in (0, 1, 2, 3, 5)] == [
        "1998-05-05/1998-05-07",
        "1998-04-30/1998-05-02",
        "1998-12-30/1999-01-02",
        "1998-05",
        "1998-05-05/1998-05-07",
    ]
    assert [(found.line, found.kind) for found in report.findings] == [(6, "invalid-period")]
