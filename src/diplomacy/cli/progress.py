"""A progress bar on standard error while a long file is read, if a library for one is installed."""

import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from diplomacy.cli.streams import is_terminal

__all__ = ["progress_bar", "size_of"]

Progress = Callable[[int, int], object]

# Smaller files are read before a bar could be seen.
_LEAST_SIZE: Final = 1 << 22


@contextmanager
def progress_bar(path: str, least_size: int = _LEAST_SIZE) -> Generator[Progress | None]:
    """Yield what `Archive.read` calls while it reads; None if no bar is to be shown.

    There is one if standard error is a terminal, the file is long, and tqdm or rich is installed.

    Args:
        path: the file or folder that is read.
        least_size: the size in bytes from which on it is long.
    """
    size = size_of(path)
    if size < least_size or not is_terminal(sys.stderr):
        yield None
        return
    made = _make_bar(path, size)
    if made is None:
        yield None
        return
    bar, advance = made
    with bar:
        yield lambda _, done: advance(done)


def _make_bar(path: str, size: int) -> tuple[Any, Callable[[int], object]] | None:
    """Return a bar and what moves it, of the first library that is installed."""
    for make in (_tqdm_bar, _rich_bar):
        with suppress(ImportError):
            return make(path, size)
    return None


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


def _tqdm_bar(path: str, size: int) -> tuple[Any, Callable[[int], object]]:
    make: Any = import_module("tqdm").tqdm
    bar = make(total=size, desc=path, unit="B", unit_scale=True, leave=False, file=sys.stderr)
    return bar, lambda done: bar.update(min(done, size) - bar.n)


def _rich_bar(path: str, size: int) -> tuple[Any, Callable[[int], object]]:
    console: Any = import_module("rich.console").Console(stderr=True)
    bar: Any = import_module("rich.progress").Progress(console=console, transient=True)
    task = bar.add_task(path, total=size)
    return bar, lambda done: bar.update(task, completed=min(done, size))
