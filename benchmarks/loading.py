"""Compare reading and writing an archive with other libraries.

Each peer reads the same file to the same result: records by id. cattrs and pydantic represent models
that a user would write with them: frozen classes, enumerations, and for pydantic the patterns of
ids and dates. Neither checks whether parties are countries, days exist, histories are possible, or
references resolve. A peer that is not installed is left out.

    python benchmarks/loading.py [RECORDS] [RUNS]
"""

import gc
import importlib.metadata
import json
import pickle
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from enum import Enum
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import attrs
import cattrs
from workload import LAYOUTS, archive

from diplomacy import Archive

Readers = dict[str, Callable[[Path], Any]]
Times = dict[str, float]

_PEERS = ("cattrs, defaults", "pydantic, frozen models")


class Kind(Enum):
    """Four of the designations."""

    TREATY = "treaty"
    CONVENTION = "convention"
    MEMORANDUM = "memorandum-of-understanding"
    PROTOCOL = "protocol"


class Stage(Enum):
    """Two of the stages."""

    SIGNED = "signed"
    IN_FORCE = "in-force"


@attrs.frozen
class PlainMilestone:
    stage: Stage
    date: str | None = None
    planned: bool = False
    party: str | None = None


@attrs.frozen
class PlainCitation:
    source: str
    paragraph: int | None = None
    quote: str | None = None
    fields: tuple[str, ...] = ()
    basis: str = "stated"
    note: str | None = None
    attributed_to: str | None = None


@attrs.frozen
class PlainAgreement:
    id: str
    title: str
    parties: tuple[str, ...]
    history: tuple[PlainMilestone, ...]
    citations: tuple[PlainCitation, ...]
    kind: Kind = Kind.TREATY
    parties_complete: bool = True
    topics: tuple[str, ...] = ()
    concluded_at: str | None = None
    amends: str | None = None


def _agreement_lines(path: Path) -> Iterator[str]:
    """Yield the lines of a file that are agreements."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            if '"Agreement"' in line:
                yield line


def _decode(path: Path) -> Any:
    return {row["id"]: row for row in map(json.loads, _agreement_lines(path))}


def _cattrs(path: Path) -> Any:
    structure = cattrs.Converter().structure
    made = (structure(json.loads(line), PlainAgreement) for line in _agreement_lines(path))
    return {agreement.id: agreement for agreement in made}


def _with_pydantic(readers: Readers) -> None:
    from pydantic import BaseModel, ConfigDict, StringConstraints

    slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    day = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}(-[0-9]{2}){0,2}$")]

    class Frozen(BaseModel):
        model_config = ConfigDict(frozen=True)

    class Milestone(Frozen):
        stage: Stage
        date: day | None = None
        planned: bool = False
        party: str | None = None

    class Citation(Frozen):
        source: slug
        paragraph: int | None = None
        quote: str | None = None
        fields: tuple[str, ...] = ()
        basis: str = "stated"
        note: str | None = None
        attributed_to: str | None = None

    class Agreement(Frozen):
        id: slug
        title: str
        parties: tuple[str, ...]
        history: tuple[Milestone, ...]
        citations: tuple[Citation, ...]
        kind: Kind = Kind.TREATY
        parties_complete: bool = True
        topics: tuple[slug, ...] = ()
        concluded_at: slug | None = None
        amends: slug | None = None

    def read(path: Path) -> Any:
        validate = Agreement.model_validate_json
        return {made.id: made for made in map(validate, _agreement_lines(path))}

    readers["pydantic, frozen models"] = read


def _with_followthemoney(readers: Readers) -> None:
    from followthemoney import model

    def read(path: Path) -> Any:
        made = {}
        for line in _agreement_lines(path):
            row = json.loads(line)
            signed = row["history"][0]["date"]
            properties = {"title": [row["title"]], "date": [signed], "country": row["parties"]}
            entity = model.get_proxy(
                {"id": row["id"], "schema": "Document", "properties": properties}, cleaned=False
            )
            made[entity.id] = entity
        return made

    readers["FollowTheMoney, proxies"] = read


def readers() -> Readers:
    """Return functions that read a file, ours first."""
    found: Readers = {"diplomacy": Archive.read, "cattrs, defaults": _cattrs}
    for add in (_with_pydantic, _with_followthemoney):
        with suppress(ImportError):
            add(found)
    found["json only"] = _decode
    return found


@contextmanager
def collector(*, enabled: bool) -> Iterator[None]:
    """Enable or disable the garbage collector, after a full collection."""
    gc.collect()
    (gc.enable if enabled else gc.disable)()
    try:
        yield
    finally:
        gc.enable()


def measure(jobs: dict[str, Callable[[], Any]], runs: int, *, enabled: bool = True) -> Times:
    """Return the median seconds of processor time of each job, in interleaved runs."""
    seconds: dict[str, list[float]] = {name: [] for name in jobs}
    for _ in range(runs):
        for name, job in jobs.items():
            with collector(enabled=enabled):
                start = time.process_time()
                result = job()
                seconds[name].append(time.process_time() - start)
                del result
    return {name: statistics.median(times) for name, times in seconds.items()}


def retained_bytes(name: str, path: Path) -> float:
    """Return how much more memory a new process needs after it has read the file."""
    code = (
        "import gc, sys, tracemalloc; from pathlib import Path; import loading;"
        "read = loading.readers()[sys.argv[1]]; path = Path(sys.argv[2]);"
        "few = path.with_name('few.jsonl'); read(few); gc.collect(); tracemalloc.start();"
        "result = read(path); gc.collect(); print(tracemalloc.get_traced_memory()[0])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, name, str(path)],
        check=True,
        capture_output=True,
        cwd=Path(__file__).parent,
    )
    return int(run.stdout)


def main(count: int = 20_000, runs: int = 5) -> None:
    """Print medians of interleaved runs, and ratios to ours."""
    print(f"{platform.python_implementation()} {platform.python_version()}, {platform.machine()};")
    for name in ("attrs", "cattrs", "pydantic", "followthemoney"):
        with suppress(importlib.metadata.PackageNotFoundError):
            print(f"  {name} {importlib.metadata.version(name)}")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "agreements.jsonl"
        ours = archive(count)
        ours.write(path)
        archive(1000).write(path.with_name("few.jsonl"))
        print(f"{count} agreements, {path.stat().st_size / count:.0f} bytes each; {runs} runs")
        _report_reading(path, count, runs)
        _report_layouts(path, count, runs)
        _report_writing(ours, path, count, runs)


def _report_reading(path: Path, count: int, runs: int) -> None:
    jobs: dict[str, Callable[[], Any]] = {
        name: partial(read, path) for name, read in readers().items()
    }
    usual, paused = measure(jobs, runs), measure(jobs, runs, enabled=False)
    print(f"\n{'':26}{'as a user runs them':>26}{'collector disabled':>28}{'retained':>12}")
    for name in jobs:
        print(f"{name:26}", end="")
        for seconds in (usual, paused):
            ratio = seconds[name] / seconds["diplomacy"]
            print(f"{count / seconds[name]:>14,.0f}/s {ratio:>8.2f}×", end="   ")
        print(f"{retained_bytes(name, path) / count:>8.0f} B")


def _report_layouts(canonical: Path, count: int, runs: int) -> None:
    """Print the speed of each layout, and the times of the peers as multiples."""
    print(f"\n{'layout':26}{'diplomacy':>14}{'of canonical':>16}{'  peers, as a user runs them'}")
    first = 0.0
    for layout, lines in LAYOUTS.items():
        path = canonical.with_name("layout.jsonl")
        path.write_text("\n".join(lines(count)), encoding="utf-8")
        jobs: dict[str, Callable[[], Any]] = {
            name: partial(read, path)
            for name, read in readers().items()
            if name in ("diplomacy", *(_PEERS if layout != "mixed types" else ()))
        }
        seconds = measure(jobs, runs)
        ours = seconds.pop("diplomacy")
        first = first or ours
        peers = ", ".join(f"{name} {taken / ours:.2f}×" for name, taken in seconds.items())
        print(f"{layout:26}{count / ours:>12,.0f}/s{ours / first:>15.2f}×  {peers}")


def _report_writing(ours: Archive, path: Path, count: int, runs: int) -> None:
    packed = pickle.dumps(ours)
    jobs: dict[str, Callable[[], Any]] = {
        "read": lambda: Archive.read(path),
        "write": lambda: ours.write(path.with_name("again.jsonl")),
        "pickle": lambda: pickle.dumps(ours),
        "unpickle": lambda: pickle.loads(packed),  # noqa: S301 - our own
    }
    print()
    for name, seconds in measure(jobs, runs).items():
        print(f"{name:26}{count / seconds:>14,.0f}/s")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
