"""Time the first query in a fresh process, and later queries."""

import os
import statistics
import subprocess
import sys
import time
import timeit

import diplomacy
from diplomacy.fixtures import ARCHIVE

# Compiled files are kept, as on a machine where the library is installed.
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
RUNS = 21
FIRST = "from diplomacy import agreements_between; agreements_between('KR', 'TR')"


def first_query() -> float:
    """Return the seconds that a fresh process takes to import and answer once."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", FIRST], check=True, env=ENVIRONMENT)
    return time.perf_counter() - start


def linear_scan() -> int:
    """Count the agreements of two countries in a plain loop, without organizations."""
    return sum("KR" in a.parties and "TR" in a.parties for a in ARCHIVE.agreements)


def warm(query: str) -> float:
    """Return the median seconds of one warm query."""
    timer = timeit.Timer(query, globals={"d": diplomacy, "linear_scan": linear_scan})
    count, _ = timer.autorange()
    return statistics.median(t / count for t in timer.repeat(9, count))


def memory() -> int:
    """Return the bytes that a fresh process allocates to load the shipped archive.

    The tables of the standard library that reading a date loads (calendar, locale) are left out.
    """
    code = (
        "import calendar, tracemalloc, diplomacy; tracemalloc.start(); import diplomacy.fixtures; "
        "print(tracemalloc.get_traced_memory()[0])"
    )
    command = [sys.executable, "-c", code]
    run = subprocess.run(command, check=True, env=ENVIRONMENT, capture_output=True)
    return int(run.stdout)


def main() -> None:
    """Print the medians."""
    print(f"the shipped archive, {len(ARCHIVE)} records: {memory() / 1024:.0f} KiB")
    first_query()
    first = statistics.median(first_query() for _ in range(RUNS))
    print(f"first query, import included: {first * 1000:.0f} ms (median of {RUNS})")
    for query in (
        "d.agreements_between('KR', 'TR')",
        "d.agreements_between('South Korea', 'Turkey')",
        "d.statements_between('KR', 'TR')",
        "d.agreements_between('KR', 'TR', since='2025')",
        "d.leaders_of('KR', on='2024-12-03')",
        "linear_scan()",
    ):
        print(f"{query:50} {warm(query) * 1e6:8.2f} µs")


if __name__ == "__main__":
    main()
