"""Store records in SQLite: one row a record, with columns for what is searched.

Rows of your tables become records, with the columns that the model does not have in `extra`.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from diplomacy import Agreement, Archive, Citation, Milestone, Source, from_dict, to_dict
from diplomacy.records import Record

TABLES = """
CREATE TABLE IF NOT EXISTS record (
    id TEXT PRIMARY KEY,
    type TEXT NOT NULL,
    data TEXT NOT NULL CHECK (json_valid(data))
);
CREATE TABLE IF NOT EXISTS party (
    record_id TEXT NOT NULL REFERENCES record (id) ON DELETE CASCADE,
    party TEXT NOT NULL,
    PRIMARY KEY (record_id, party)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS party_by_name ON party (party);
"""
REGISTER = Source(id="register", title="Register of treaties", publisher="Ministry")


class RecordStore:
    """Records in a database of SQLite."""

    def __init__(self, database: str = ":memory:") -> None:
        self._connection = sqlite3.connect(database)
        self._connection.execute("PRAGMA foreign_keys = ON")
        self._connection.executescript(TABLES)

    def close(self) -> None:
        """Close the database."""
        self._connection.close()

    def save(self, records: Iterable[Record]) -> None:
        """Store records, all or none; a record with the id of a stored one replaces it."""
        with self._connection as connection:
            for record in records:
                data = to_dict(record)
                text = json.dumps(data, ensure_ascii=False)
                connection.execute("DELETE FROM record WHERE id = ?", (record.id,))
                row = (record.id, data["type"], text)
                connection.execute("INSERT INTO record VALUES (?, ?, ?)", row)
                if isinstance(record, Agreement):
                    parties = [(record.id, party) for party in record.parties]
                    connection.executemany("INSERT INTO party VALUES (?, ?)", parties)

    def get(self, id: str) -> Record | None:
        """Return a record, or None if there is none; its sources are not needed."""
        query = "SELECT data FROM record WHERE id = ?"
        row = self._connection.execute(query, (id,)).fetchone()
        return None if row is None else from_dict(json.loads(row[0]))

    def agreements_of(self, party: str) -> Iterator[Agreement]:
        """Yield the agreements of a party, in the order of their ids."""
        query = (
            "SELECT data FROM record JOIN party ON record.id = party.record_id "
            "WHERE party = ? ORDER BY id"
        )
        for (text,) in self._connection.execute(query, (party,)):
            record = from_dict(json.loads(text))
            if isinstance(record, Agreement):
                yield record

    def count_by_desk(self) -> dict[str, int]:
        """Return how many records each desk has; SQLite reads `extra` inside the JSON."""
        query = (
            "SELECT json_extract(data, '$.extra.desk') AS desk, count(*) FROM record "
            "WHERE desk IS NOT NULL GROUP BY desk ORDER BY desk"
        )
        return dict(self._connection.execute(query).fetchall())

    def archive(self) -> Archive:
        """Return everything as an archive, which checks that each reference resolves."""
        rows = self._connection.execute("SELECT data FROM record")
        return Archive(from_dict(json.loads(text)) for (text,) in rows)


def to_agreement(row: Mapping[str, Any]) -> Agreement:
    """Return a row of a table of treaties as an agreement.

    Raises:
        DiplomacyError: with every field of the row that is not valid.
    """
    cited = ["title", "parties", *(["history"] if row["signed"] else [])]
    return Agreement(
        id=f"treaty-{row['number']}",
        title=row["title"],
        kind=row["kind"],
        parties=row["parties"].split(";"),
        history=[Milestone("signed", row["signed"])] if row["signed"] else (),
        identifiers=[f"register:{row['number']}"],
        extra={"desk": row["desk"], "shelf": row["shelf"]},
        citations=[Citation(REGISTER.id, row["number"], fields=[*cited, "kind"])],
    )
