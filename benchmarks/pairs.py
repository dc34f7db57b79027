"""Time the question "which agreements are between two", side by side with peers.

Three pairs of countries: one that shares many agreements, one in the middle, one that shares few.
A peer that is not installed is left out; each holds a table of agreement and party, indexed where
the peer has indexes. Peers give ids; ours gives the records, in order of time.

    python benchmarks/pairs.py [RECORDS]
"""

import sqlite3
import statistics
import sys
import time
import timeit
from collections.abc import Callable
from contextlib import suppress
from functools import partial

from workload import agreements

from diplomacy import Agreement, Archive, Country, Source

Pair = tuple[str, str]
Ask = Callable[[str, str], object]
_SQL = "SELECT a.id FROM party a JOIN party b ON a.id = b.id WHERE a.code = ? AND b.code = ?"


def _sqlite(rows: list[tuple[int, str]]) -> Ask:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE TABLE party (id INTEGER, code TEXT)")
    database.executemany("INSERT INTO party VALUES (?, ?)", rows)
    database.execute("CREATE INDEX by_code ON party (code, id)")
    return lambda one, other: database.execute(_SQL, (one, other)).fetchall()


def _duckdb(rows: list[tuple[int, str]]) -> Ask:
    import duckdb
    import pandas as pd

    table = pd.DataFrame(rows, columns=["id", "code"])
    database = duckdb.connect()
    database.register("rows", table)
    database.execute("CREATE TABLE party AS SELECT * FROM rows")
    return lambda one, other: database.execute(_SQL, [one, other]).fetchall()


def _polars(rows: list[tuple[int, str]]) -> Ask:
    import polars as pl

    table = pl.DataFrame(rows, schema=["id", "code"], orient="row")

    def ask(one: str, other: str) -> object:
        left = table.filter(pl.col("code") == one)
        return left.join(table.filter(pl.col("code") == other), on="id")

    return ask


def _pandas(rows: list[tuple[int, str]]) -> Ask:
    import pandas as pd

    table = pd.DataFrame(rows, columns=["id", "code"])

    def ask(one: str, other: str) -> object:
        return table[table["code"] == one].merge(table[table["code"] == other], on="id")

    return ask


def _linear(some: list[Agreement]) -> Ask:
    return lambda one, other: [a for a in some if one in a.parties and other in a.parties]


def seconds(job: Callable[[], object]) -> float:
    """Return the seconds that a job takes."""
    start = time.perf_counter()
    job()
    return time.perf_counter() - start


def chosen(some: list[Agreement]) -> list[Pair]:
    """Return the pairs with the most, a middling number of, and the fewest agreements."""
    codes = sorted(Country.all(), key=lambda code: -sum(code in a.parties for a in some[:20_000]))
    return [(codes[0], codes[1]), (codes[5], codes[12]), (codes[-1], codes[-2])]


def main(count: int = 1_000_000) -> None:
    """Print what building takes, and each pair's first and later answers."""
    some = list(agreements(count, multilateral=0.05))
    archive = Archive([Source(id="register"), *some])
    pairs = chosen(some)
    scan = statistics.median(seconds(lambda: _linear(some)("AD", "NR")) for _ in range(5))
    spare = next(code for code in Country.all() if all(code not in pair for pair in pairs))
    build = seconds(lambda: archive.agreements_between(spare, pairs[2][0]))
    print(f"{count} agreements, one in twenty multilateral; a linear scan: {scan * 1000:.0f} ms")
    print(f"the first question, index and all: {build:.2f} s, {build / scan:.1f} linear scans")
    print(f"{'':10}{'hits':>8}{'first':>12}{'again':>12}{'a dict':>12}")
    for name, (one, other) in zip(("hot", "middle", "rare"), pairs, strict=True):
        first = seconds(partial(archive.agreements_between, one, other))
        hits = archive.agreements_between(one, other)
        bare = {(one, other): hits}
        names = {"ask": archive.agreements_between, "bare": bare, "one": one, "other": other}
        again, plain = (_warm(code, names) for code in ("ask(one, other)", "bare[one, other]"))
        print(
            f"{name:10}{len(hits):>8}{first * 1000:>9.2f} ms{again * 1e9:>9.0f} ns{plain * 1e9:>9.0f} ns"
        )
    rows = [(i, str(party)) for i, agreement in enumerate(some) for party in agreement.parties]
    makers = {"sqlite3": _sqlite, "DuckDB": _duckdb, "polars": _polars, "pandas": _pandas}
    asks: dict[str, Ask] = {"a linear scan": _linear(some)}
    for name, make in makers.items():
        with suppress(ImportError):
            asks[name] = make(rows)
    for name, ask in asks.items():
        times = [
            statistics.median(seconds(partial(ask, *pair)) for _ in range(5)) for pair in pairs
        ]
        print(f"{name:16}" + "".join(f"{t * 1000:>10.2f} ms" for t in times) + "  each time")


def _warm(code: str, names: dict[str, object]) -> float:
    """Return the median seconds of a question that was asked before."""
    timer = timeit.Timer(code, globals=names)
    number, _ = timer.autorange()
    return statistics.median(t / number for t in timer.repeat(9, number))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
