"""Compare folders of Parquet files with JSON Lines, and time queries on DuckDB and Polars.

Everything that is compared runs in one process, interleaved; the queries of a large folder run in a
process each, so that their memory can be measured. An engine that is not installed is left out.

    python benchmarks/tables.py [RECORDS] [RUNS] [COPIES]

COPIES multiplies the folder for the queries: 10 of a million are ten million agreements.
"""

import gc
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from workload import archive

from diplomacy import Archive
from diplomacy.tables import Tables

_COPIED = ("agreements", "agreement_parties", "agreement_spells")
_ROWS = 122_880
# The places of pairs by their number of agreements.
_PAIRS = (("hot", 0), ("middle", 100), ("rare", -1))


def seconds(job: Callable[[], object], *, clock: Callable[[], float] = time.process_time) -> float:
    """Return the seconds that a job takes, after a full collection."""
    gc.collect()
    start = clock()
    result = job()
    taken = clock() - start
    del result
    return taken


def compare(jobs: dict[str, Callable[[], object]], runs: int) -> None:
    """Print the medians of interleaved runs of some jobs, and their ratios to the first."""
    times: dict[str, list[float]] = {name: [] for name in jobs}
    for _ in range(runs):
        for name, job in jobs.items():
            times[name].append(seconds(job))
    medians = {name: statistics.median(taken) for name, taken in times.items()}
    first = next(iter(medians.values()))
    for name, median in medians.items():
        print(f"  {name:34}{median:>9.2f} s{median / first:>8.2f}×")


def size_of(path: Path) -> int:
    """Return the bytes of a file, or of the files in a folder."""
    return sum(p.stat().st_size for p in (path.rglob("*") if path.is_dir() else [path]))


def multiply(source: Path, target: Path, copies: int) -> None:
    """Write a folder with copies of the agreements of another one, in the same order."""
    target.mkdir()
    for path in source.iterdir():
        if path.stem not in _COPIED:
            (target / path.name).write_bytes(path.read_bytes())
            continue
        file = pq.ParquetFile(path)
        with pq.ParquetWriter(target / path.name, file.schema_arrow, compression="zstd") as writer:
            for batch in file.iter_batches(_ROWS // copies):
                rows = pa.array([i for i in range(len(batch)) for _ in range(copies)])
                numbers = pa.array([f"-{n}" for n in range(copies)] * len(batch))
                table = pa.Table.from_batches([batch]).take(rows)
                ids = pc.binary_join_element_wise(table["id"], numbers, "")
                writer.write_table(table.set_column(0, "id", ids), row_group_size=_ROWS)
    (target / "archive.json").write_text(json.dumps({"type": "Archive", "format": 2}))


def engine_of(name: str) -> Any:
    """Return an engine."""
    if name == "duckdb":
        import duckdb

        return duckdb.connect()
    __import__(name)
    return name


def query(folder: str, name: str, left: str, right: str) -> None:
    """Print the seconds and the peak of memory (on Linux) of a query, cold and warm, as JSON."""
    tables = Tables.scan(folder, engine_of(name))
    found: list[int] = []

    def ids() -> None:
        found.append(len(tables.agreements_between(left, right).ids()))

    def rows() -> None:
        tables.agreements_between(left, right).to_arrow()

    clock = time.perf_counter
    cold = seconds(ids, clock=clock)
    warm = statistics.median(seconds(ids, clock=clock) for _ in range(5))
    whole = statistics.median(seconds(rows, clock=clock) for _ in range(3))
    status = Path("/proc/self/status").read_text(encoding="ascii")
    peak = int(status.partition("VmHWM:")[2].split()[0]) / 1024**2
    print(json.dumps([cold, warm, whole, peak, found[0]]))


def _report_queries(folder: Path, pairs: dict[str, tuple[str, str]]) -> None:
    print(f"\n{'':18}{'hits':>8}{'ids, cold':>12}{'ids':>10}{'all columns':>14}{'peak':>12}")
    for name in ("duckdb", "polars"):
        for kind, pair in pairs.items():
            command = [sys.executable, __file__, "query", str(folder), name, *pair]
            run = subprocess.run(command, capture_output=True, text=True, check=False)
            if run.returncode == 0:
                cold, warm, whole, peak, hits = json.loads(run.stdout)
                print(
                    f"{name + ', ' + kind:18}{hits:>8}{cold:>10.2f} s{warm:>8.2f} s"
                    f"{whole:>12.2f} s{peak:>8.1f} GiB"
                )


def _report_panels(folder: Path) -> None:
    for name in ("duckdb", "polars"):
        with suppress(ImportError):
            tables = Tables.scan(folder, engine_of(name))
            countries = tables["agreement_parties"]
            listed = tables.collect(countries)["country"].unique().drop_null().to_pylist()[:200]

            def panel(tables: Tables = tables, listed: list[str] = listed) -> object:
                return tables.collect(tables.dyad_years(1950, 2024, countries=listed))

            taken = seconds(panel, clock=time.perf_counter)
            print(f"dyad_years of {len(listed)} countries and 75 years on {name}: {taken:.1f} s")


def main(count: int = 1_000_000, runs: int = 3, copies: int = 1) -> None:
    """Print sizes, medians of interleaved runs with their ratios, and the times of queries."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        pairs = _report_writing(root, count)
        print(f"reading {count} agreements, {runs} runs")
        names = ("a.jsonl", "a.jsonl.gz", "records.parquet")
        compare({name: partial(Archive.read, root / name) for name in names}, runs)
        large = root / "all.parquet"
        if copies > 1:
            large = root / "copies.parquet"
            multiply(root / "all.parquet", large, copies)
        print(f"\npairs of {count * copies} agreements, a process each", end="")
        _report_queries(large, pairs)
        print()
        _report_panels(root / "all.parquet")


def _report_writing(root: Path, count: int) -> dict[str, tuple[str, str]]:
    """Write an archive in each format, and return the pairs of countries to query."""
    ours = archive(count)
    print(f"writing {count} agreements")
    names = ("a.jsonl", "a.jsonl.gz", "records.parquet")
    jobs: dict[str, Callable[[], object]] = {
        name: partial(ours.write, root / name, derived=False) for name in names
    }
    jobs["all.parquet"] = partial(ours.write, root / "all.parquet")
    compare(jobs, 1)
    packed = size_of(root / "a.jsonl.gz")
    print("bytes of an agreement, and the ratio to gzip")
    for name in jobs:
        size = size_of(root / name)
        print(f"  {name:34}{size / count:>9.1f}  {size / packed:>8.2f}×")
    counts = sorted(_pairs_of(ours).items(), key=lambda item: (-item[1], item[0]))
    return {kind: counts[place][0] for kind, place in _PAIRS}


def _pairs_of(ours: Archive) -> dict[tuple[str, str], int]:
    """Return how many agreements each pair of countries has."""
    counts: dict[tuple[str, str], int] = {}
    for agreement in ours.agreements:
        first, second = sorted(map(str, agreement.parties))
        counts[first, second] = counts.get((first, second), 0) + 1
    return counts


if __name__ == "__main__":
    if sys.argv[1:2] == ["query"]:
        query(*sys.argv[2:6])
    else:
        main(*map(int, sys.argv[1:4]))
