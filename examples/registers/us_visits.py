"""Import visits to and from the United States: python us_visits.py VISITS TRAVELS OUT."""

import re
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from diplomacy import (
    Archive,
    Country,
    Leader,
    Meeting,
    Organization,
    Participant,
    Source,
    Stop,
    Tenure,
    Visit,
)
from diplomacy.errors import DiplomacyError
from register import Register, Report, Row, find_country, make_organization, run, slug

US: Final = Country("US")
PUBLISHER: Final = "Office of the Historian, US Department of State"
# The last days of the registers: they were published after them.
SOURCES: Final = {
    "us-visits": ("Visits by Foreign Leaders and Heads of State", "[2024-11-12..]"),
    "us-travels": ("Travels Abroad of the President and Secretary of State", "[2025-02-19..]"),
}
PART: Final = r" \((Interim|Provisional|government-in-exile|Northern Ireland|Wales)[ \w]*\)$"
LABELS: Final = {  # by the id that the register has beside the label
    "Korea korea-south": "South Korea",
    "Vietnam vietnam": "South Vietnam",
    "Germany germany": "West Germany",
    "Congo, Republic of congo-republic": "Republic of the Congo",
    "Denmark (Greenland) denmark": "Denmark",
    "U.S.S.R. russia": "Russia",
}
RANKS: Final = (  # the first that begins the prose
    (r"official working visit", "official-working"),
    (r"working visit", "working"),
    (r"state visit", "state"),
    (r"offici?al (select )?visit", "official"),
    (r"(private|unofficial|informal) (visit|meeting)|vacation", "private"),
    (r"(stopped|transit)", "transit"),
)
OFFICE: Final = re.compile(
    r"((?:(?:Acting|Interim|Provisional|Vice|Deputy|First|Federal|Crown|Grand|Foreign|Junta) )*"
    r"(?:President(?:-[Ee]lect)?|Prime Minister(?:-[Dd]esignate)?|Premier|Chancellor(?:-elect)?"
    r"|King|Queen|Emperor|Empress|Shah|Sultan|Amir|Emir|Sheikh|Pope|Prince|Princess|Duke|Duchess"
    r"|Regent|Taoiseach|Chairman|Governor[- ]General|Minister)) (.+)"
)
ROLES: Final = (
    (r"acting|interim|vice|deputy|elect|designate|crown|foreign", "official"),
    (r"prime minister|premier|chancellor|taoiseach", "head-of-government"),
    (r"president|king|queen|emperor|shah|sultan|amir|emir|pope|grand|regent", "head-of-state"),
)
OWN: Final = {  # the office of a traveller of the United States
    "president": ("President", {"head-of-state", "head-of-government"}),
    "secretary": ("Secretary of State", {"minister"}),
}
MET_US: Final = re.compile(
    r"\b(?:met|meeting) (?:\w+ )?with President [A-Z]|bilateral meeting", re.IGNORECASE
)
TITLES: Final = (
    r"(?:President|Prime Minister|Premier|Chancellor|King|Queen|Pope|Emperor|Sultan|Shah|Crown Prince"
    r"|Foreign (?:Minister|Secretary)|Chairman|Amir|Emir|Taoiseach)\b"
)
MET_HOST: Final = re.compile(
    rf"(?:^|[.;] ?)(?:[Mm]et|Audience) with (?!President-elect){TITLES} [A-Z]"
)
BY_PROSE: Final = "By the prose of the row."
BY_REGISTER: Final = (
    "The register is one of visits to the United States, or of travels of its leaders."
)
BY_LABEL: Final = "Read from the label, the id beside it and the day."
BY_TITLE: Final = "By the title before the name."
A_DAY: Final = "They met on a day of the visit."


class Actors:
    """The people and parties of the registers."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.organizations: dict[str, Organization] = {}
        self.names: dict[str, str] = {}
        self.rows: defaultdict[str, dict[Row, Tenure | None]] = defaultdict(dict)

    def find_party(self, row: Row, label: str, id: str) -> str:
        """Return the country of a label, or the organization that takes its place."""
        named = LABELS.get(f"{label} {id}")
        country = find_country(re.sub(PART, "", label), row["start_date"])
        if country is None and named:
            country = find_country(named, row["start_date"]) or find_country(named)
        if country is not None:
            return country
        column = "from_name" if "from_name" in row.cells else "country_name"
        self.report.lose(row, column, "no country; held as an organization of kind other")
        organization = make_organization(slug(label), label, row)
        return self.organizations.setdefault(organization.id, organization).id

    def add(self, row: Row, id: str, name: str, tenure: Tenure | None) -> str:
        """Add a row to a person, with the office in which the row shows the person."""
        self.names.setdefault(id, name)
        self.rows[id][row] = tenure
        return id

    def build(self) -> Iterable[Leader]:
        """Yield the people, with an office on each day on which a row shows it.

        One tenure is a term without interruption, which two rows do not show.
        """
        for id, shown in self.rows.items():
            terms = dict[Tenure, Row]()
            for row, tenure in shown.items():
                if tenure is not None:
                    terms.setdefault(tenure, row)
            cited = [
                citation
                for i, row in enumerate(terms.values())
                for citation in (
                    row.cite([f"tenures[{i}].attested"]),
                    row.cite([f"tenures[{i}]"], inferred=BY_TITLE),
                )
            ]
            citations = [next(iter(shown)).cite(["name"]), *cited]
            yield Leader(id=id, name=self.names[id], tenures=[*terms], citations=citations)


def find_rank(prose: str) -> str:
    """Return the rank that the first words of the prose name, or unknown."""
    return next((rank for words, rank in RANKS if re.match(words, prose, re.IGNORECASE)), "unknown")


def find_occasion(prose: str) -> str | None:
    """Return what a visit was made for, if the prose begins with it."""
    first = re.split(r"(?<=[a-z\d)])[.;]", prose, maxsplit=1)[0]
    return first if re.match(r"Attended|Participated", first) else None


def make_visit(
    row: Row, id: str, traveller: Participant, origin: str, stop: Stop, prose: str
) -> Visit:
    """Return the visit of a row."""
    days = {row["start_date"]: None, row["end_date"]: None}
    rank, occasion = find_rank(prose), find_occasion(prose)
    known = [*["rank"] * (rank != "unknown"), *["occasion"] * bool(occasion)]
    column = "description" if "description" in row.cells else "remarks"
    return Visit(
        id=id,
        rank=rank,
        travellers=[traveller],
        origin=origin,
        stops=[stop],
        period="/".join(days),
        occasion=occasion,
        extra={column: prose} if prose else {},
        identifiers=[f"{row.source}:{row['id']}"],
        citations=[
            row.cite(["travellers[0]", "period", *["stops[0].place"] * (stop.place is not None)]),
            row.cite(["origin", "stops[0]"], inferred=f"{BY_REGISTER} {BY_LABEL}"),
            *([row.cite(known, inferred=BY_PROSE)] if known else []),
        ],
    )


def make_meeting(row: Row, visit: Visit, host: str, title: str) -> Meeting:
    """Return the meeting of which the prose tells: on a day of the visit, of an unknown format."""
    days = visit.period.text.split("/") if visit.period else []
    is_state = isinstance(host, Country)
    span = f"[{days[0]}..{days[-1]}]" if len(days) > 1 else days[0]
    return Meeting(
        id=f"{visit.id}-meeting",
        title=title,
        participants=[visit.travellers[0], Participant(host)],
        host=host,
        period=span,
        country=host if is_state else None,
        visit=visit.id,
        citations=[
            row.cite(["title", "participants[0]"]),
            row.cite(["participants[1]", "host", "visit"], inferred=BY_PROSE),
            *([row.cite(["country"], inferred=BY_PROSE)] if is_state else []),
            row.cite(["period"], inferred=A_DAY),
        ],
    )


def read_visit(row: Row, actors: Actors) -> list[Visit | Meeting]:
    """Return what a row of the visits to the United States says."""
    party, prose = actors.find_party(row, row["from_name"], row["from_id"]), row["description"]
    titled = OFFICE.fullmatch(row["visitor"])
    office, name = (titled[1], titled[2]) if titled else (None, row["visitor"])
    role = next(
        (role for title, role in ROLES if re.search(title, (office or "").lower())), "official"
    )
    tenure = office and Tenure(office, {role}, party, attested=[row["start_date"]])
    person = actors.add(row, slug(party, name), name, tenure or None)
    traveller = Participant(party, person, office)
    visit = make_visit(row, f"us-visit-{row['id']}", traveller, party, Stop(US, host=US), prose)
    met = MET_US.search(prose) is not None
    return [visit, *[make_meeting(row, visit, US, f"Meeting with {row['visitor']}")] * met]


def read_travel(row: Row, actors: Actors) -> list[Visit | Meeting]:
    """Return what a row of the travels of a President or Secretary of State says."""
    party, prose = actors.find_party(row, row["country_name"], row["country_id"]), row["remarks"]
    office, roles = OWN[row["role"]]
    tenure = Tenure(office, roles, US, attested=[row["start_date"]])
    traveller = Participant(US, actors.add(row, row["who"], row["name"], tenure), office)
    is_state = isinstance(party, Country)
    stop = Stop(party if is_state else None, row["locale"] or None, None if is_state else party)
    visit = make_visit(row, f"us-travel-{row['id']}", traveller, US, stop, prose)
    met = MET_HOST.search(prose) is not None
    return [
        visit,
        *[make_meeting(row, visit, party, f"Meeting during a visit of {row['name']}")] * met,
    ]


def convert(visits: Path, travels: Path) -> tuple[Archive, Report]:
    """Return the archive of both registers, and the report on their rows."""
    paths = zip(SOURCES, (visits, travels), strict=True)
    tables = {id: Register(id, path) for id, path in paths}
    report = Report(sum(len(table.rows) for table in tables.values()))
    actors, records = Actors(report), list[Visit | Meeting]()
    for table, read in zip(tables.values(), (read_visit, read_travel), strict=True):
        for row in table.rows:
            try:
                records += read(row, actors)
            except DiplomacyError as error:
                report.reject(row, str(error))
    sources = [
        Source(id=id, publisher=PUBLISHER, title=title, published=day, digest=tables[id].digest)
        for id, (title, day) in SOURCES.items()
    ]
    return Archive([*sources, *actors.organizations.values(), *actors.build(), *records]), report


def main() -> None:
    """Write the archive, print the report, and list who came from Türkiye."""
    visits, travels, out = map(Path, sys.argv[1:])
    archive, report = convert(visits, travels)
    run(archive, report, out)
    for visit in archive.visits_between("Türkiye", "US"):
        if "TR" in visit.visitors:
            print(visit.period, visit.rank, visit.travellers[0].leader)


if __name__ == "__main__":
    main()
