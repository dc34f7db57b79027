"""A progress bar on standard error while long files are read or written, if a library is installed."""

import sys
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from diplomacy.cli.streams import is_terminal

__all__ = ["importing_bar", "progress_bar", "size_of", "writing_bar"]

Progress = Callable[[int, int], object]

# Smaller files are read too fast for a bar.
_LEAST_SIZE: Final = 1 << 22
# An import takes longer, and tables are often compressed.
_LEAST_TABLE_SIZE: Final = 1 << 18
_PARTS: Final = 1000  # the number of steps of a bar of writing or importing
# Fewer records are written too fast for a bar.
_LEAST_COUNT: Final = 20_000


@contextmanager
def progress_bar(path: str, least_size: int = _LEAST_SIZE) -> Generator[Progress | None]:
    """Yield the *progress* of `Archive.read`, or None if no bar is shown.

    A bar is shown if standard error is a terminal, the file is long, and tqdm or rich is installed.

    Args:
        path: the file or folder that is read.
        least_size: the size in bytes from which on a bar is shown.
    """
    size = size_of(path)
    with _shown_bar(path, size, "B", is_long=size >= least_size) as advance:
        yield None if advance is None else lambda _, done: advance(done)


@contextmanager
def writing_bar(
    path: str, count: int, least_count: int = _LEAST_COUNT
) -> Generator[Progress | None]:
    """Yield the *progress* of `Archive.write`, or None if no bar is shown.

    Args:
        path: the file or folder that is written.
        count: the number of records.
        least_count: the number of records from which on a bar is shown.
    """
    with _share_bar(path, is_long=count >= least_count) as progress:
        yield progress


@contextmanager
def importing_bar(
    paths: Sequence[str], least_size: int = _LEAST_TABLE_SIZE
) -> Generator[Progress | None]:
    """Yield the *progress* of `Register.read`, or None if no bar is shown.

    Args:
        paths: the tables that are read.
        least_size: their size in bytes, together, from which on a bar is shown.
    """
    is_long = sum(map(size_of, paths)) >= least_size
    with _share_bar(", ".join(paths), is_long=is_long) as progress:
        yield progress


@contextmanager
def _share_bar(name: str, *, is_long: bool) -> Generator[Progress | None]:
    """Yield a function that moves a bar to the share that is done."""
    with _shown_bar(name, _PARTS, "", is_long=is_long) as advance:
        yield (
            None if advance is None else lambda done, total: advance(_PARTS * done // max(total, 1))
        )


@contextmanager
def _shown_bar(
    path: str, size: int, unit: str, *, is_long: bool
) -> Generator[Callable[[int], object] | None]:
    """Yield a function that moves a bar of the first library installed; None if none is shown."""
    made = None
    for make in (_tqdm_bar, _rich_bar) if is_long and is_terminal(sys.stderr) else ():
        with suppress(ImportError):
            made = made or make(path, size, unit)
    if made is None:
        yield None
        return
    bar, advance = made
    with bar:
        yield advance


def size_of(path: str) -> int:
    """Return the size of a file, or of the files in a folder; 0 if there is none.

    >>> size_of("nowhere.jsonl")
    0
    """
    try:
        plain = Path(path)
        files = plain.rglob("*") if plain.is_dir() else [plain]
        return sum(file.stat().st_size for file in files if file.is_file())
    except (OSError, ValueError):
        return 0


def _tqdm_bar(path: str, size: int, unit: str) -> tuple[Any, Callable[[int], object]]:
    make: Any = import_module("tqdm").tqdm
    bar = make(total=size, desc=path, unit=unit, unit_scale=True, leave=False, file=sys.stderr)
    return bar, lambda done: bar.update(min(done, size) - bar.n)


def _rich_bar(path: str, size: int, _: str) -> tuple[Any, Callable[[int], object]]:
    console: Any = import_module("rich.console").Console(stderr=True)
    bar: Any = import_module("rich.progress").Progress(console=console, transient=True)
    task = bar.add_task(path, total=size)
    return bar, lambda done: bar.update(task, completed=min(done, size))
