"""Import the trade agreements of DESTA: python desta.py AGREEMENTS PARTIES OUT."""

import sys
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Final, TypeAlias

from diplomacy import Archive, Source
from manytreaties import KINDS, Draft, Parties, build, identify, make_ids
from register import Register, Report, Row, run

Key: TypeAlias = tuple[str, str]
"""The destaID and the title: an amendment has the id of what it amends."""

EXTRA: Final = ("treatyID", "TypeAmbit", "TypeGeo", "TitleAlt", "Language", "destaID")


def describe_agreement(row: Row, draft: Draft) -> None:
    """Add what a row of the table of agreements says."""
    draft.put(row, "title", row["Title"])
    draft.put(row, "kind", KINDS.get(row["TypeAgree"]))
    draft.fields["topics"] = ["trade"]
    draft.cite(row, "topics", inferred="The register lists trade agreements only.")
    draft.add_act(row, "Signature", "signed", None)
    draft.add_act(row, "Force", "in-force", None)
    if row["Begin"] not in (row["Signature"], row["Force"]):
        draft.keep(f"row {row.paragraph}, Begin", row["Begin"])
    for column in EXTRA:
        key = column if draft.extra.get(column, row[column]) == row[column] else ""
        draft.keep(key or f"row {row.paragraph}, {column}", row[column])


def describe_party(row: Row, draft: Draft, parties: Parties) -> None:
    """Add what a row of the table of parties says; a later round is a separate act."""
    code = row["stateID"]
    party = parties.find(
        row, "StateName", code or row["StateName"], system="alpha-3" if code else None
    )
    draft.put(row, "title", row["Title"])
    draft.add_party(row, party)
    draft.add_act(row, "Signature", "signed", party)
    draft.add_act(row, "Force", "in-force", party)
    for column in ("treatyID", "destaID"):
        if draft.extra.setdefault(column, row[column]) != row[column]:
            draft.keep(f"row {row.paragraph}, {column}", row[column])
    if row["Begin"] != row["Signature"]:
        draft.keep(f"row {row.paragraph}, Begin", row["Begin"])


def describe(_row: Row) -> Mapping[str, str | None]:
    """Return nothing: the register has no column for remarks."""
    return {}


def convert(agreements: Path, parties: Path) -> tuple[Archive, Report]:
    """Return the archive of both tables, and the report on their rows."""
    paths = zip(SOURCES, (agreements, parties), strict=True)
    tables = {id: Register(id, path) for id, path in paths}
    first, second = (table.rows for table in tables.values())
    report = Report(len(first) + len(second))
    found = Parties(report, {}, {})
    drafts: defaultdict[Key, Draft] = defaultdict(lambda: Draft(report))
    rows: defaultdict[Key, list[Row]] = defaultdict(list)
    for row in (*first, *second):
        rows[row["destaID"], row["Title"]].append(row)
    for row in first:
        describe_agreement(row, drafts[row["destaID"], row["Title"]])
    for row in second:
        describe_party(row, drafts[row["destaID"], row["Title"]], found)
    identify(drafts, "desta")
    records = build(drafts, make_ids("desta", drafts), rows, report, describe)
    sources = [Source(id=id, digest=tables[id].digest, title=SOURCES[id]) for id in tables]
    return Archive([*sources, *found.organizations.values(), *records]), report


SOURCES: Final = {
    "desta-agreements": "manytreaties: agreements, DESTA",
    "desta-parties": "manytreaties: parties, DESTA",
}


def main() -> None:
    """Write the archive and print the report."""
    agreements, parties, out = map(Path, sys.argv[1:])
    run(*convert(agreements, parties), out)


if __name__ == "__main__":
    main()
