"""Import the agreements on global public goods: python ggo.py AGREEMENTS PARTIES OUT."""

import re
import sys
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Final, TypeAlias

from diplomacy import AgreementLink, Archive, Source
from manytreaties import KINDS, NO_END, Draft, Parties, build, identify, make_ids
from register import Register, Report, Row, run, slug

Key: TypeAlias = tuple[str, str, str]
"""The treatyID, the title and the date of signature."""

NAMES: Final = {  # codes of the register that are not those of ISO 3166
    "ALG": "Algeria",
    "AUH": "Austria-Hungary",
    "DZG": "Free City of Danzig",
    "EAZ": "Zanzibar",
    "GDR": "East Germany",
    "HSG": "Grand Duchy of Hesse",
    "KOS": "Kosovo",
    "LES": "Lesotho",
    "PRU": "Prussia",
    "YAR": "Yemen Arab Republic",
    "YPR": "South Yemen",
}
ORGANIZATIONS: Final = {
    "EC": "European Community",
    "EFTA": "European Free Trade Association",
    "EUE": "European Union",
    "EUU": "European Union",
    "IO-IAEA": "International Atomic Energy Agency",
}
EXTRA: Final = (
    *("TypeAmbit", "TypeGeo", "Grounds", "Secretariat", "Website", "TitleAlt", "Language"),
    *("Text", "Coder", "Source"),
)
OF_THE_WHOLE: Final = ("Title", "Begin", "Signature", "Force", "Term")
LINKS: Final = {"Amendment": "amends", "Extending": "extends"}
BY_ID: Final = "The treatyID names the other agreement after the colon."
BY_END: Final = "The end of the state differs from that of the agreement, so it left."
ENDED: Final = "The column End does not say how it ended."
URL: Final = re.compile(r"https?://[^\s\"]+")


def describe(row: Row) -> Mapping[str, str | None]:
    """Return the remarks of the coder of a row, and who the coder is."""
    no_end = "No end (9999-12-31)." if NO_END in (row["StateEnd"], row["End"]) else ""
    note = " ".join(part for part in (no_end, row["Comments"]) if part)
    return {"note": note or None, "attributed_to": row["Coder"] or None}


def describe_agreement(row: Row, draft: Draft, parties: Parties) -> None:
    """Add what a row of the table of agreements says."""
    draft.put(row, "title", row["Title"])
    draft.put(row, "kind", KINDS.get(row["TypeAgree"]))
    draft.keep("treatyID", row["treatyID"])
    draft.put(row, "scope", row["TypeSubject"])
    draft.put(row, "topics", [slug(part) for part in row["TypeDomain"].split(",") if part])
    draft.put(row, "place", row["Location"])
    keepers = [part.strip() for part in row["Depository"].split("|") if part.strip()]
    found = dict.fromkeys(parties.find(row, "Depository", keeper) for keeper in keepers)
    draft.put(row, "depositaries", [*found])
    languages = [part.strip() for part in row["Languages"].split("|") if part.strip()]
    draft.put(row, "languages", [*dict.fromkeys(languages)])
    series = [part.strip() for part in row["Published"].split("|") if part.strip()]
    draft.put(row, "registrations", [*dict.fromkeys(series)])
    address = URL.fullmatch(row["TextURL"])
    draft.put(row, "url", address and address[0])
    draft.keep("TextURL", "" if address else row["TextURL"])
    for column in EXTRA:
        draft.keep(column, row[column])
    describe_whole(row, draft)
    if not row["Term"]:
        draft.add_act(row, "End", "terminated", None, ENDED)
    elif row["End"] != row["Term"]:
        draft.keep("End", row["End"])


def describe_whole(row: Row, draft: Draft) -> None:
    """Add the acts of the whole."""
    draft.add_act(row, "Signature", "signed", None)
    draft.add_act(row, "Force", "in-force", None)
    draft.add_act(row, "Term", "terminated", None)
    if row["Begin"] not in (row["Signature"], row["Force"]):
        draft.keep("Begin", row["Begin"])


def describe_party(row: Row, draft: Draft, parties: Parties, agreement: Row | None) -> None:
    """Add what a row of the table of parties says."""
    party = parties.find(row, "stateID", row["stateID"], "alpha-3")
    draft.add_party(row, party)
    draft.add_act(row, "StateSignature", "signed", party)
    draft.add_act(row, "StateRatification", "ratified", party)
    draft.add_act(row, "StateForce", "in-force", party)
    # The column End of this table is the end for the state, as StateEnd is.
    ends = {row["Term"], *((agreement["Term"], agreement["End"]) if agreement else ())}
    if row["StateEnd"] not in ends:
        draft.add_act(row, "StateEnd", "withdrawn", party, BY_END)
    if row["End"] not in {row["StateEnd"], NO_END, *ends}:
        draft.keep(f"row {row.paragraph}, End", row["End"])
    if agreement is None:
        draft.put(row, "title", row["Title"])
        draft.keep("treatyID", row["treatyID"])
        describe_whole(row, draft)
        return
    for column in OF_THE_WHOLE:
        if row[column] != agreement[column]:
            draft.keep(f"row {row.paragraph}, {column}", row[column])
    if row["treatyID"] != agreement["treatyID"]:
        draft.keep(f"row {row.paragraph}, treatyID", row["treatyID"])


class Keys:
    """The agreement to which a row of the table of parties belongs."""

    def __init__(self, agreements: list[Row]) -> None:
        self.rows: dict[Key, Row] = {}
        self.by_id: defaultdict[str, list[Key]] = defaultdict(list)
        for row in agreements:
            key = (row["treatyID"], row["Title"], row["Signature"])
            self.rows[key] = row
            self.by_id[row["treatyID"]].append(key)

    def find(self, row: Row) -> Key:
        """Return the key of a row: of the agreement with its id, or of the rows by themselves."""
        key = (row["treatyID"], row["Title"], row["Signature"])
        if key in self.rows:
            return key
        plain = re.sub(r"\[[^]]*\]", "", row["treatyID"])
        candidates = self.by_id.get(plain, [])
        same_day = [key for key in candidates if self.rows[key]["Begin"] == row["Begin"]]
        for found in (candidates, same_day):
            if len(found) == 1:
                return found[0]
        return key


def link(
    drafts: Mapping[Key, Draft],
    ids: Mapping[Key, str],
    rows: Mapping[Key, list[Row]],
    report: Report,
) -> None:
    """Add the links that the ids state, such as ``DEU-DNK_1926E:DEU-DNK_1922A``."""
    keys: defaultdict[str, list[Key]] = defaultdict(list)
    for key in drafts:
        keys[key[0]].append(key)
    for key, draft in drafts.items():
        _, colon, target = key[0].partition(":")
        row = rows[key][0]
        if not colon:
            continue
        if len(keys[target]) != 1 or target == key[0]:
            report.lose(row, "treatyID", "the agreement after the colon is not one; kept as text")
            continue
        kind = LINKS.get(row["TypeAgree"], "supplements")
        draft.fields["links"] = [AgreementLink(kind, ids[keys[target][0]])]
        draft.cite(row, "links[0]", inferred=BY_ID)


def convert(agreements: Path, parties: Path) -> tuple[Archive, Report]:
    """Return the archive of both tables, and the report on their rows."""
    tables = {
        id: Register(id, path) for id, path in zip(SOURCES, (agreements, parties), strict=False)
    }
    first, second = (table.rows for table in tables.values())
    report = Report(len(first) + len(second))
    found, keys = Parties(report, NAMES, ORGANIZATIONS), Keys(first)
    drafts: defaultdict[Key, Draft] = defaultdict(lambda: Draft(report))
    rows: defaultdict[Key, list[Row]] = defaultdict(list)
    for key, row in keys.rows.items():
        rows[key].append(row)
        describe_agreement(row, drafts[key], found)
    for row in second:
        key = keys.find(row)
        rows[key].append(row)
        describe_party(row, drafts[key], found, keys.rows.get(key))
    ids = make_ids("ggo", drafts)
    identify(drafts, "manytreaties")
    link(drafts, ids, rows, report)
    records = build(drafts, ids, rows, report, describe)
    sources = [
        Source(id=id, title=SOURCES[id], published=PUBLISHED, digest=table.digest)
        for id, table in tables.items()
    ]
    return Archive([*sources, *found.organizations.values(), *records]), report


# The latest day on which an address in the tables was opened: they were published after it.
PUBLISHED: Final = "[2025-07-09..]"
SOURCES: Final = {
    "ggo-agreements": "manytreaties: agreements, GGO",
    "ggo-parties": "manytreaties: parties, GGO",
}


def main() -> None:
    """Write the archive and print the report."""
    agreements, parties, out = map(Path, sys.argv[1:])
    run(*convert(agreements, parties), out)


if __name__ == "__main__":
    main()
