"""Compare the query for the agreements between two countries with other libraries.

Three pairs of countries: one that shares many agreements, one in the middle, one that shares few.
Libraries that are not installed are left out. Each has a table of agreements and parties, indexed if
it has indexes, and returns ids; this library returns the records in chronological order.

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
    return lambda left, right: database.execute(_SQL, (left, right)).fetchall()


def _duckdb(rows: list[tuple[int, str]]) -> Ask:
    import duckdb
    import pandas as pd

    table = pd.DataFrame(rows, columns=["id", "code"])
    database = duckdb.connect()
    database.register("rows", table)
    database.execute("CREATE TABLE party AS SELECT * FROM rows")
    return lambda left, right: database.execute(_SQL, [left, right]).fetchall()


def _polars(rows: list[tuple[int, str]]) -> Ask:
    import polars as pl

    table = pl.DataFrame(rows, schema=["id", "code"], orient="row")

    def ask(left: str, right: str) -> object:
        matches = table.filter(pl.col("code") == left)
        return matches.join(table.filter(pl.col("code") == right), on="id")

    return ask


def _polars_in_order(rows: list[tuple[int, str]]) -> Ask:
    import polars as pl

    table = pl.DataFrame(rows, schema=["id", "code"], orient="row")
    days = pl.Series([i * 7919 % 28_000 for i, _ in rows])  # any order will do
    table = table.with_columns(day=days)

    def ask(left: str, right: str) -> object:
        matches = table.filter(pl.col("code") == left)
        found = matches.join(table.filter(pl.col("code") == right), on="id")
        return found.sort("day", "id")["id"].to_list()

    return ask


def _pandas(rows: list[tuple[int, str]]) -> Ask:
    import pandas as pd

    table = pd.DataFrame(rows, columns=["id", "code"])

    def ask(left: str, right: str) -> object:
        return table[table["code"] == left].merge(table[table["code"] == right], on="id")

    return ask


def _linear(records: list[Agreement]) -> Ask:
    return lambda left, right: [a for a in records if left in a.parties and right in a.parties]


def seconds(job: Callable[[], object]) -> float:
    """Return the seconds that a job takes."""
    start = time.perf_counter()
    job()
    return time.perf_counter() - start


def choose_pairs(records: list[Agreement]) -> list[Pair]:
    """Return the pairs with the most, a middling number of, and the fewest agreements."""
    codes = sorted(
        Country.all(), key=lambda code: -sum(code in a.parties for a in records[:20_000])
    )
    return [(codes[0], codes[1]), (codes[5], codes[12]), (codes[-1], codes[-2])]


def main(count: int = 1_000_000) -> None:
    """Print the time to build the index, and of each pair's first and later queries."""
    records = list(agreements(count, multilateral=0.05))
    archive = Archive([Source(id="register"), *records])
    pairs = choose_pairs(records)
    scan = statistics.median(seconds(lambda: _linear(records)("AD", "NR")) for _ in range(5))
    spare = next(code for code in Country.all() if all(code not in pair for pair in pairs))
    build = seconds(lambda: archive.agreements_between(spare, pairs[2][0]))
    print(f"{count} agreements, one in twenty multilateral; a linear scan: {scan * 1000:.0f} ms")
    print(f"the first query, with the index: {build:.2f} s, {build / scan:.1f} linear scans")
    print(f"{'':10}{'hits':>8}{'first':>12}{'again':>12}{'a dict':>12}")
    for name, (left, right) in zip(("hot", "middle", "rare"), pairs, strict=True):
        first = seconds(partial(archive.agreements_between, left, right))
        hits = archive.agreements_between(left, right)
        bare = {(left, right): hits}
        names = {"ask": archive.agreements_between, "bare": bare, "left": left, "right": right}
        again, plain = (_warm(code, names) for code in ("ask(left, right)", "bare[left, right]"))
        print(
            f"{name:10}{len(hits):>8}{first * 1000:>9.2f} ms{again * 1e9:>9.0f} ns{plain * 1e9:>9.0f} ns"
        )
    rows = [(i, str(party)) for i, agreement in enumerate(records) for party in agreement.parties]
    makers = {
        "sqlite3": _sqlite,
        "DuckDB": _duckdb,
        "polars": _polars,
        "polars, in order": _polars_in_order,
        "pandas": _pandas,
    }
    asks: dict[str, Ask] = {"a linear scan": _linear(records)}
    print(f"{'':17}{'hot, first':>13}{'hot':>13}{'middle':>13}{'rare':>13}")
    for name, make in makers.items():
        with suppress(ImportError):
            asks[name] = make(rows)
    for name, ask in asks.items():
        first = seconds(partial(ask, *pairs[0]))
        times = [
            statistics.median(seconds(partial(ask, *pair)) for _ in range(5)) for pair in pairs
        ]
        cells = "".join(f"{t * 1000:>10.2f} ms" for t in (first, *times))
        print(f"{name:17}{cells}")


def _warm(code: str, names: dict[str, object]) -> float:
    """Return the median seconds of a query that was made before."""
    timer = timeit.Timer(code, globals=names)
    number, _ = timer.autorange()
    return statistics.median(t / number for t in timer.repeat(9, number))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
