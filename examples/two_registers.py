"""Merge the treaties of DESTA and GGO, and query them: python two_registers.py FOLDER."""

import sys
from pathlib import Path

from diplomacy.importing.registers import read_desta, read_ggo

folder = Path(sys.argv[1])


def find_tables(name: str) -> tuple[Path, Path]:
    """Return the tables of agreements and of parties of a register."""
    first, second = (f"manytreaties_{table}_{name}.csv.gz" for table in ("agreements", "parties"))
    return folder / first, folder / second


trade, report = read_desta(*find_tables("desta"))
print(report)
public_goods, report = read_ggo(*find_tables("ggo"))
print(report)
archive = trade.merge(public_goods, same=["manytreaties"], prefer="first")
in_force = archive.agreements_between("KR", "Türkiye", in_force_on="2014-01-01", certain=True)
print(f"Certainly in force on 1 January 2014: {len(in_force)}")
for agreement in archive.agreements_between("KR", "TR", topic="trade"):
    print(agreement.title, agreement.signed_on, agreement.entered_into_force_on, sep=" | ")
(folder / "brief.html").write_text(archive.relations("KR", "TR").to_html(), encoding="utf-8")
archive.write(folder / "treaties.parquet")
