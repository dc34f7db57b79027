"""From a table of treaties to a panel for a regression: each two countries in each year.

The table is a CSV file with the columns title, parties, signed and in force. Names of countries and
dates are read exactly or rejected with the row; the panel has the codes of Correlates of War.

    python examples/treaty_panel.py treaties.csv panel.dta
"""

import csv
import sys
from pathlib import Path

from diplomacy import Agreement, Archive, Citation, Country, Milestone, PartialDate, Source
from diplomacy.arrow import write_table
from diplomacy.tables import Tables


def read_treaty(row: int, cells: dict[str, str]) -> Agreement:
    """Return the agreement in a row of the table."""
    acts = {"signed": cells["signed"], "in-force": cells["in force"]}
    return Agreement(
        id=f"treaty-{row}",
        title=cells["title"],
        parties=[Country.parse(name.strip()) for name in cells["parties"].split(";")],
        history=[Milestone(s, PartialDate.parse(d, order="dmy")) for s, d in acts.items() if d],
        citations=[Citation("register", row, fields=["title", "parties", "history"])],
    )


def main(register: str, panel: str) -> None:
    """Write the panel of the treaties in a register."""
    with Path(register).open(encoding="utf-8-sig", newline="") as file:
        treaties = [read_treaty(row, cells) for row, cells in enumerate(csv.DictReader(file), 1)]
    source = Source(id="register", title=Path(register).name, published="2025-12-31")
    tables = Tables.of(Archive([source, *treaties]))
    write_table(tables.collect(tables.dyad_years(1990, 2025, codes="cow")), panel)


if __name__ == "__main__":
    main(*sys.argv[1:])
