"""Import the office holders of Wikidata, 2022: python office_holders.py HOLDERS OUT."""

import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any, Final

from diplomacy import Archive, Country, Leader, Organization, Period, Source, Tenure
from diplomacy.errors import DiplomacyError
from register import Register, Report, Row, find_country, make_organization, read_date, run, slug

SOURCE: Final = Source(
    id="wikidata-2022", title="Office holders, from Wikidata", published="2022-03-05"
)
BY_TITLE: Final = "By the title of the office."
BY_PERSON: Final = "The register has no name of the person, so the QID represents it."
TODAY: Final = "The catalogue names states as they are called today."
ROLES: Final = (  # the first that matches
    ("deputy", r"\b(deputy|vice|assistant)\b"),
    ("diplomat", r"\b(ambassador|consul|permanent representative|high commissioner)\b"),
    ("legislator", r"\b(speaker|senate|parliament|assembly|member of)\b"),
    ("head-of-government", r"^(prime minister|premier|chancellor|taoiseach|first minister)\b"),
    ("head-of-state", r"^(president|king|queen|emperor|sultan|monarch|emir|pope|prince)$"),
    ("minister", r"\b(minister|secretary of state|secretary for|secretary of the)\b"),
)


def find_role(position: str) -> str:
    """Return the role of the holder of an office, by its title."""
    return next((role for role, title in ROLES if re.search(title, position.lower())), "official")


class Parties:
    """The parties behind the catalogues of the register."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.organizations: dict[str, Organization] = {}

    def find(self, row: Row) -> str:
        """Return the country of a row, or the organization that takes its place."""
        label = row["catalog"]
        start = read_date(row["start"])
        country = find_country(label, f"[{start}..]") if start else None
        if country is None:
            country = self._find_today(row)
        if country is not None:
            return country
        kind = "intergovernmental" if label == "European Union" else "other"
        if kind == "other":
            reason = "no country; held as an organization of kind other"
            self.report.lose(row, "catalog", reason)
        organization = make_organization(slug(label), label, row, kind)
        return self.organizations.setdefault(organization.id, organization).id

    def _find_today(self, row: Row) -> Country | None:
        """Return the country that a catalogue names today."""
        country = find_country(row["catalog"])
        if country is not None and read_date(row["start"]):
            self.report.lose(
                row, "catalog", "the state of that day is not certain; today's is held"
            )
        return country


def make_tenure(row: Row, party: str, report: Report) -> tuple[Tenure, dict[str, str]]:
    """Return the term that a row states, and the cells of it that are not held."""
    start, end = row["start"], row["end"]
    kept = {}
    for column in ("start", "end"):
        if row[column] and read_date(row[column]) is None:
            report.lose(row, column, "not a date; kept as text in extra")
            kept[column] = row[column]
    start, end = ("" if column in kept else row[column] for column in ("start", "end"))
    try:
        period = Period(f"{start}/{end}") if start or end else None
    except DiplomacyError:
        report.lose(row, "end", "before the start; kept as text in extra")
        kept["end"] = end
        period = Period(f"{start}/")
    return Tenure(row["position"], {find_role(row["position"])}, party, period), kept


def make_leader(qid: str, rows: list[Row], parties: Parties, report: Report) -> Leader:
    """Return the person of some rows; a row that recurs is cited as well."""
    first, tenures = rows[0], dict[Tenure, int]()
    citations, extra = [], dict[str, str]()
    for row in rows:
        tenure, kept = make_tenure(row, parties.find(row), report)
        extra |= {f"row {row.paragraph}, {column}": text for column, text in kept.items()}
        path = f"tenures[{tenures.setdefault(tenure, len(tenures))}]"
        stated = ["office", "party", *["period"] * (tenure.period is not None)]
        citations.append(row.cite([f"{path}.{field}" for field in stated]))
        citations.append(row.cite([f"{path}.roles"], inferred=BY_TITLE))
    if not first["person"]:
        report.lose(first, "person", "empty; the QID represents the name")
    name = first.cite(["name"], inferred=None if first["person"] else BY_PERSON)
    dates = {"born": read_date(first["DOB"]), "died": read_date(first["DOD"])}
    life = (
        [first.cite([field for field, date in dates.items() if date])]
        if any(dates.values())
        else []
    )
    extra |= {column: first[column] for column in ("gender", "image") if first[column]}
    page = [f"enwiki:{first['enwiki']}"] if first["enwiki"] else []
    fields: dict[str, Any] = {"identifiers": [f"wikidata:{qid}", *page], "extra": extra, **dates}
    cited = [name, *life, *citations]
    return Leader(
        id=qid.lower(), name=first["person"] or qid, tenures=[*tenures], citations=cited, **fields
    )


def convert(holders: Path) -> tuple[Archive, Report]:
    """Return the archive of the register, and the report on its rows."""
    register = Register(SOURCE.id, holders)
    report = Report(len(register.rows))
    people: defaultdict[str, list[Row]] = defaultdict(list)
    for row in register.rows:
        people[row["personID"]].append(row)
    parties, leaders = Parties(report), list[Leader]()
    for qid, rows in people.items():
        try:
            leaders.append(make_leader(qid, rows, parties, report))
        except DiplomacyError as error:
            for row in rows:
                report.reject(row, str(error))
    return Archive([SOURCE, *parties.organizations.values(), *leaders]), report


def main() -> None:
    """Write the archive and print the report."""
    holders, out = map(Path, sys.argv[1:])
    run(*convert(holders), out)


if __name__ == "__main__":
    main()
