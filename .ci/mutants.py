"""Change the code in small ways, and list the changes that no test notices.

    python .ci/mutants.py --sample 20 dates integrity

Run it by hand, from the root of a checkout, with the project and the group `test` installed. Each
mutant is one change to one module, in a copy of the package; a mutant survives if the tests of its
room pass. The score is the share that does not survive. Some survivors are equivalent to the
original code, so read them before you write a test. The same seed gives the same mutants.
"""

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Final

ROOT: Final = Path(__file__).parent.parent
PACKAGE: Final = ROOT / "src/diplomacy"

# The code of each room, and the tests that should notice a change to it.
ROOMS: Final = {
    "dates": ("dates", ["tests/dates"]),
    "lifecycle": ("records/lifecycle.py", ["tests/records/test_lifecycle.py"]),
    "force": ("records/force.py", ["tests/records/test_force.py"]),
    "in_force": (
        "records/in_force.py",
        ["tests/records/test_force.py", "tests/records/test_lifecycle.py"],
    ),
    "queries": ("queries", ["tests/queries"]),
    "integrity": ("integrity.py", ["tests/test_archive.py", "tests/test_merging.py"]),
}

COMPARISONS: Final[dict[type[ast.cmpop], type[ast.cmpop]]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}


@dataclass(frozen=True)
class Mutant:
    """One change to a file, with its line, what it changes, and the changed code."""

    path: Path
    line: int
    change: str
    code: str

    def __str__(self) -> str:
        return f"{self.path.relative_to(ROOT)}:{self.line}: {self.change}"


# --- the changes --------------------------------------------------------------------------------


def changes(node: ast.AST) -> Iterator[Callable[[], None]]:
    """Yield functions that change a node in place, each in another way."""
    match node:
        case ast.Compare():
            for i, operator in enumerate(node.ops):
                yield partial(node.ops.__setitem__, i, COMPARISONS[type(operator)]())
        case ast.BoolOp():
            other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
            yield partial(setattr, node, "op", other)
        case ast.UnaryOp(op=ast.Not()):
            yield partial(setattr, node, "operand", ast.UnaryOp(ast.Not(), node.operand))
        case ast.If() | ast.IfExp():
            for value in (True, False):
                yield partial(setattr, node, "test", ast.Constant(value))
        case ast.Constant(value=bool()):
            yield partial(setattr, node, "value", not node.value)
        case ast.Constant(value=int(number)):
            yield partial(setattr, node, "value", number + 1)
        case ast.Return(value=ast.expr()) if not _is_none(node.value):
            yield partial(setattr, node, "value", ast.Constant(None))
        case _:
            pass


def _is_none(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def executed(node: ast.AST) -> Iterator[ast.AST]:
    """Yield a node and those below it, without annotations."""
    yield node
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "type_comment"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from executed(child)


def mutants(path: Path) -> Iterator[Mutant]:
    """Yield every mutant of a module."""
    tree = ast.parse(path.read_text("utf-8"))
    for i, node in enumerate(executed(tree)):
        for n, _ in enumerate(changes(node)):
            copy = deepcopy(tree)
            changed = list(executed(copy))[i]
            before = ast.unparse(changed).partition("\n")[0]
            list(changes(changed))[n]()
            after = ast.unparse(changed).partition("\n")[0]
            line: int = getattr(node, "lineno", 0)
            yield Mutant(path, line, f"{before}  ->  {after}", ast.unparse(copy))


# --- the tests ----------------------------------------------------------------------------------


def passes(mutant: Mutant | None, tests: Sequence[str], timeout: float | None = None) -> bool:
    """Return whether some tests pass with a mutant, or with the original for None."""
    with TemporaryDirectory() as folder:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(PACKAGE, Path(folder) / "diplomacy", ignore=ignored)
        if mutant:
            copy = Path(folder) / "diplomacy" / mutant.path.relative_to(PACKAGE)
            copy.write_text(mutant.code, "utf-8")
        # On CI hypothesis stores no examples, so each mutant is tested with the same ones.
        environment = {**os.environ, "PYTHONPATH": folder, "CI": "1"}
        options = ["-x", "-q", "-p", "no:cacheprovider", "--hypothesis-seed=0"]
        command = [sys.executable, "-m", "pytest", *options, *tests]
        try:
            done = subprocess.run(
                command,
                cwd=ROOT,
                env=environment,
                capture_output=True,
                check=False,
                timeout=timeout,
            )
        except subprocess.TimeoutExpired:
            return False
    return done.returncode == 0


def sampled(files: Sequence[Path], size: int, seed: int) -> list[Mutant]:
    """Return a sample of the mutants of some modules, or all of them for a size of 0."""
    found = [mutant for path in files for mutant in mutants(path)]
    if not size or size >= len(found):
        return found
    return random.Random(seed).sample(found, size)  # noqa: S311 - not for secrets


def score(room: str, size: int, seed: int, jobs: int) -> None:
    """Print the score of a room, and its surviving mutants."""
    source, tests = ROOMS[room]
    files = sorted((PACKAGE / source).glob("*.py")) or [PACKAGE / source]
    start = monotonic()
    if not passes(None, tests):
        sys.exit(f"{room}: the tests fail without a mutant: {' '.join(tests)}")
    timeout = 30 + 5 * (monotonic() - start)
    chosen, counter = sampled(files, size, seed), count(1)

    def survives(mutant: Mutant) -> bool:
        survived = passes(mutant, tests, timeout)
        print(f"\r{room}: {next(counter)}/{len(chosen)}", end="", file=sys.stderr, flush=True)
        return survived

    with ThreadPoolExecutor(jobs) as pool:
        survivors = [
            m for m, alive in zip(chosen, pool.map(survives, chosen), strict=True) if alive
        ]
    print(file=sys.stderr)
    killed = len(chosen) - len(survivors)
    print(f"{room}: {killed} of {len(chosen)} mutants killed ({killed / len(chosen):.0%})")
    for mutant in survivors:
        print(f"  survived: {mutant}")


def main() -> None:
    """Score the rooms that the command line names."""
    parser = argparse.ArgumentParser(description="score the tests of some rooms by mutation")
    parser.add_argument("rooms", nargs="*", default=[*ROOMS], help=", ".join(ROOMS))
    parser.add_argument("--sample", type=int, default=0, help="mutants a room; 0 for all")
    parser.add_argument("--seed", type=int, default=0, help="the seed of the sample")
    parser.add_argument("--jobs", type=int, default=1, help="how many mutants to test at once")
    options = parser.parse_args()
    for room in options.rooms:
        if room not in ROOMS:
            parser.error(f"{room!r} is not one of {', '.join(ROOMS)}")
        score(room, options.sample, options.seed, options.jobs)


if __name__ == "__main__":
    main()
