"""Time the audit while the records, the parties or the citations double.

An audit is linear if twice the size takes about twice the time: python benchmarks/audit.py
"""

import statistics
import sys
import time
from collections.abc import Callable
from typing import Any, Final

from workload import archive

from diplomacy import Agreement, Archive, Citation, Country, Milestone, Source
from diplomacy.provenance import audit

RUNS: Final = 3
ACTS: Final = ("signed", "ratified", "in-force")


def treaty(parties: int) -> Archive:
    """Return one treaty of many parties, each with three acts that its own row supports."""
    codes = [*Country.all()][:parties]
    history = [
        Milestone(stage, f"{1950 + i}-01-01", party=code)
        for code in codes
        for i, stage in enumerate(ACTS)
    ]
    cited = [
        Citation(
            "register",
            i + 2,
            fields=[f"parties[{i}]", *(f"history[{3 * i + j}]" for j in range(3))],
        )
        for i in range(parties)
    ]
    record = Agreement(
        id="a-treaty",
        title="A treaty",
        parties=codes,
        history=history,
        citations=[Citation("register", 1, fields=["title"]), *cited],
    )
    return Archive([Source(id="register", published="2000"), record])


def seconds(collection: Archive) -> float:
    """Return the median seconds of an audit."""
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        audit(collection)
        times.append(time.process_time() - start)
    return statistics.median(times)


def compare(name: str, make: Callable[[int], Any], sizes: tuple[int, ...]) -> None:
    """Print the seconds by size, and the ratio to the size before."""
    before = None
    for size in sizes:
        taken = seconds(make(size))
        ratio = f"{taken / before:.2f} times" if before else ""
        print(f"{size:7,} {name:30} {taken:8.3f} s {ratio}")
        before = taken


def main() -> None:
    """Print the times; of a file as well, if its path is an argument."""
    compare("parties of one treaty", treaty, (30, 60, 120, 240))
    compare("agreements", lambda size: archive(size, multilateral=0.2), (1_000, 2_000, 4_000))
    for path in sys.argv[1:]:
        print(f"{path}: {seconds(Archive.read(path)):.1f} s")


if __name__ == "__main__":
    main()
