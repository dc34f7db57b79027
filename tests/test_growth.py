"""No input costs more than about its size: twice as much takes about twice the work.

Counted are the lines of Python that run, which do not depend on the machine, and for work that is
done in C the time of the processor, the best of several runs and attempts.
"""

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import pytest

BENCHMARKS: Final = Path(__file__).parent.parent / "benchmarks"
# Twice the size takes at most this many times the work. The square of the size would take four.
LIMIT: Final = 2.6
ATTEMPTS: Final = 4


@pytest.fixture(scope="module")
def growth() -> Iterator[Any]:
    """The module that measures, which also runs as a script."""
    sys.path.insert(0, str(BENCHMARKS))
    yield import_module("growth")
    sys.path.remove(str(BENCHMARKS))


def _names() -> list[str]:
    sys.path.insert(0, str(BENCHMARKS))
    try:
        return [*import_module("inputs").INPUTS]
    finally:
        sys.path.remove(str(BENCHMARKS))


NAMES: Final = _names()


def test_many_kinds_of_input_are_measured() -> None:
    assert len(NAMES) >= 100


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_twice_the_size_runs_about_twice_the_lines(growth: Any, name: str) -> None:
    case = growth.INPUTS[name]
    assert growth.growth_of_lines(case, case.size) <= LIMIT


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_twice_the_size_takes_about_twice_the_time_of_the_processor(growth: Any, name: str) -> None:
    """A machine that does other work may make one measurement worse, and never better."""
    case = growth.INPUTS[name]
    assert any(growth.growth_of_time(case, case.large) <= LIMIT for _ in range(ATTEMPTS))


def square(size: int) -> int:
    """Do work of the square of a size in C, and for each of it a line of Python."""
    found = 0
    items = [*range(size)]
    for item in items:
        found += items.count(item)
    return found


def test_what_grows_with_the_square_is_detected(growth: Any) -> None:
    case = growth.Input(lambda size: size, square, 500)
    assert growth.growth_of_lines(case, 500) < LIMIT
    assert growth.growth_of_time(case, 2000) > LIMIT
    nested = growth.Input(lambda n: n, lambda n: [i for i in range(n) for _ in range(n) if i], 50)
    assert growth.growth_of_lines(nested, 50) > 0


def test_a_second_verification_does_not_read_all_records(growth: Any) -> None:
    """The citations are indexed by source once, and a source without citations is verified fast."""
    case, size = growth.INPUTS["verify another text"], 240
    archive = case.make(size)
    case.run(archive)
    assert growth.count_lines(lambda: case.run(archive)) < size
