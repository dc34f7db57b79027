"""Measure the import of plain rows beside pandas: python benchmarks/importing.py [ROWS]."""

import csv
import sys
import tempfile
import tracemalloc
from pathlib import Path
from time import perf_counter

from diplomacy import Agreement, Source
from diplomacy.importing import Records, Register, act, country

REGISTER = Register(
    Source(id="list"),
    Records(
        Agreement,
        "treaty {No}",
        {
            "title": "Title",
            "parties": [country("First"), country("Second")],
            "history": act("signed", "Signed"),
        },
    ),
)
NAMES = ("France", "Italy", "Kenya", "Peru", "Chad", "Japan", "Norway", "Ghana")


def write_rows(path: Path, rows: int) -> None:
    """Write treaties of pairs of countries, signed on 3,000 days."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("No", "Title", "First", "Second", "Signed"))
        for row in range(rows):
            day = f"{1950 + row % 70}-{1 + row % 12:02}-{1 + row % 28:02}"
            first, second = NAMES[row % 8], NAMES[(row + 1 + row // 8 % 7) % 8]
            writer.writerow((row, f"Agreement {row}", first, second, day))


def main(rows: int) -> None:
    """Print the seconds and rows per second of both, and the memory of the import."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.csv"
        write_rows(path, rows)
        start = perf_counter()
        _, report = REGISTER.read(path)
        ours = perf_counter() - start
        print(f"import: {ours:.2f} s, {rows / ours:,.0f} rows a second, {report!r}")
        try:
            import pandas as pd
        except ImportError:
            print("pandas is not installed")
        else:
            start = perf_counter()
            frame = pd.read_csv(path)
            frame["Signed"] = pd.to_datetime(frame["Signed"])
            theirs = perf_counter() - start
            print(f"pandas: {theirs:.2f} s, {rows / theirs:,.0f} rows a second")
        tracemalloc.start()
        imported = REGISTER.read(path)
        _, peak = tracemalloc.get_traced_memory()
        archive = imported.archive
        del imported
        held, _ = tracemalloc.get_traced_memory()
        print(f"memory: peak {peak / 2**20:.0f} MiB, {peak / held:.2f} x the archive's", archive)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
