"""The archive that a command queries: files, standard input, or the shipped records."""

import os
import sys
from gzip import GzipFile
from io import BytesIO
from typing import IO, Final, TextIO, cast

from diplomacy.archive import Archive
from diplomacy.cli.options import ARCHIVE_VARIABLE, Options
from diplomacy.cli.progress import progress_bar
from diplomacy.cli.streams import STANDARD_INPUT, InputError, reading
from diplomacy.errors import ArchiveErrors

__all__ = ["archive_paths", "load_archive", "open_input", "read_archive"]

_GZIP: Final = b"\x1f\x8b"


def load_archive(options: Options) -> Archive:
    """Return the archive of the files that the options name, or the shipped records.

    Raises:
        InputError: if a file cannot be read, is not an archive, or cannot be merged.
    """
    paths = archive_paths(options)
    if not paths:
        from diplomacy.fixtures import ARCHIVE

        return ARCHIVE
    if paths.count(STANDARD_INPUT) > 1:
        raise InputError([STANDARD_INPUT], "it is named twice. Name it once.")
    archives = [read_archive(path) for path in paths]
    try:
        return Archive.merge(*archives)
    except ArchiveErrors as errors:
        raise InputError(paths, _summarize(errors)) from errors


def archive_paths(options: Options) -> list[str]:
    """Return the files of the options, otherwise those of the environment variable."""
    named = [*options.archive, *options.more_archives]
    return named or [
        path for path in os.environ.get(ARCHIVE_VARIABLE, "").split(os.pathsep) if path
    ]


def read_archive(path: str) -> Archive:
    """Return the archive in a file, or in standard input for ``-``.

    Raises:
        InputError: if it cannot be read or is not an archive.
    """
    try:
        with reading(path), progress_bar(path) as progress:
            return Archive.read(open_input(path), progress=progress)
    except ArchiveErrors as errors:
        raise InputError([path], _summarize(errors)) from errors


def open_input(path: str) -> str | IO[bytes]:
    """Return a path to read, or the uncompressed content of standard input for ``-``.

    Raises:
        InputError: if standard input is closed.
    """
    if path != STANDARD_INPUT:
        return path
    if cast("TextIO | None", sys.stdin) is None:
        raise InputError([STANDARD_INPUT], "it is closed.")
    data = sys.stdin.buffer.read()
    if data.startswith(_GZIP):
        return cast("IO[bytes]", GzipFile(fileobj=BytesIO(data)))
    return BytesIO(data)


def _summarize(errors: ArchiveErrors) -> str:
    """Return the first problem, and the number of the others."""
    first, *others = errors.problems
    problems = "1 more problem" if len(others) == 1 else f"{len(others)} more problems"
    return f"{first} ({problems}; `diplomacy check` lists all)" if others else str(first)
