"""Standard output, and the failures of reading and writing."""

import codecs
import os
import re
import shutil
import sys
from collections.abc import Generator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, Final, TextIO, cast

from diplomacy.errors import DiplomacyError
from diplomacy.texts import INVISIBLE_RE

__all__ = [
    "STANDARD_INPUT",
    "InputError",
    "OutputError",
    "discard_output",
    "escape_invisible",
    "explain_failure",
    "is_terminal",
    "measure_width",
    "name_file",
    "prepare_output",
    "print_error",
    "print_json",
    "print_line",
    "reading",
    "writing",
]


_WIDTH: Final = 96
_MAX_WIDTH: Final = 100

STANDARD_INPUT: Final = "-"
"""The path that means standard input."""


class InputError(Exception):
    """An error for files or a folder that cannot be read or merged.

    Attributes:
        paths: the paths, as the user wrote them.
        reason: why they cannot.

    >>> print(InputError(["mine.jsonl"], "no such file"))
    cannot read 'mine.jsonl': no such file
    """

    def __init__(self, paths: Sequence[str], reason: str) -> None:
        super().__init__(paths, reason)
        self.paths: tuple[str, ...] = tuple(paths)
        self.reason = reason

    def __str__(self) -> str:
        action = "read" if len(self.paths) == 1 else "merge"
        return f"cannot {action} {', '.join(map(name_file, self.paths))}: {self.reason}"


def name_file(path: str) -> str:
    """Return a file as messages name it.

    >>> name_file("-"), name_file("mine.jsonl")
    ('standard input', "'mine.jsonl'")
    """
    return "standard input" if path == STANDARD_INPUT else repr(path)


@contextmanager
def reading(path: str) -> Generator[None]:
    """Turn a failure to read *path* into an `InputError`.

    >>> with reading("nowhere"):
    ...     open("nowhere")
    Traceback (most recent call last):
    diplomacy.cli.streams.InputError: cannot read 'nowhere': no such file
    """
    try:
        yield
    except DiplomacyError:
        raise
    except OSError as error:
        raise InputError([path], explain_failure(error)) from error
    except ValueError as error:
        # A path with a null byte never reaches the operating system.
        raise InputError([path], str(error)) from error


class OutputError(Exception):
    """A file or folder cannot be written.

    Attributes:
        path: the path, as the user gave it.
        reason: why.

    >>> print(OutputError("mine.jsonl", "no such folder"))
    cannot write 'mine.jsonl': no such folder
    """

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"cannot write {self.path!r}: {self.reason}"


@contextmanager
def writing(path: str) -> Generator[None]:
    """Turn a failure to write *path* into an `OutputError`.

    >>> with writing("nowhere/a.md"):
    ...     open("nowhere/a.md", "w")
    Traceback (most recent call last):
    diplomacy.cli.streams.OutputError: cannot write 'nowhere/a.md': no such folder
    """
    try:
        yield
    except (DiplomacyError, BrokenPipeError):
        raise
    except FileNotFoundError as error:
        raise OutputError(path, "no such folder") from error
    except OSError as error:
        raise OutputError(path, explain_failure(error)) from error


def explain_failure(error: OSError) -> str:
    """Return the reason of an error of the operating system as a phrase.

    >>> explain_failure(IsADirectoryError(21, "Is a directory"))
    'is a directory'
    """
    if isinstance(error, FileNotFoundError):
        return "no such file"
    reason = error.strerror or str(error)
    return reason[:1].lower() + reason[1:]


def prepare_output() -> None:
    """Let standard output and errors escape the characters that their encoding lacks."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def discard_output() -> None:
    """Discard buffered output, so that writing it does not fail at exit."""
    with suppress(OSError, ValueError):  # standard output may have no file descriptor
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def escape_invisible(text: str) -> str:
    r"""Return text whose characters that control a terminal are escaped as in JSON.

    >>> print(escape_invisible(chr(27) + "[31mnotes.txt"))
    \u001b[31mnotes.txt
    """
    return INVISIBLE_RE.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[i : i + 4]}" for i in range(0, len(units), 4))


def print_line(text: str) -> None:
    """Print a line on standard output, or several if the text has line breaks.

    >>> print_line("2 records")
    2 records
    """
    print("\n".join(map(escape_invisible, text.split("\n"))))  # noqa: T201


def is_terminal(stream: TextIO | None) -> bool:
    """Return whether a stream is a terminal.

    None is a stream that was closed when the process began.

    >>> is_terminal(None)
    False
    """
    return stream is not None and stream.isatty()


def measure_width() -> int:
    """Return the width for text: that of the terminal, at most 100 characters."""
    if not is_terminal(sys.stdout):
        return _WIDTH
    return min(shutil.get_terminal_size((_WIDTH, 24)).columns, _MAX_WIDTH)


def print_error(message: str, command: str = "diplomacy") -> None:
    """Print a message on a command to standard error in one line, if it can be written."""
    stream = cast("TextIO | None", sys.stderr)  # None if it was closed when the process began
    if stream is not None:
        with suppress(OSError):
            print(f"{command}: {escape_invisible(' '.join(message.split()))}", file=stream)


def print_json(value: Any, indent: int = 2) -> None:
    """Print plain data as indented JSON.

    Letters are escaped as in JSON, unless the encoding of standard output has all of them.

    >>> print_json({"name": "Türkiye"})
    {
      "name": "Türkiye"
    }
    """
    import json

    print_line(json.dumps(value, ensure_ascii=not _has_every_letter(), indent=indent))


def _has_every_letter() -> bool:
    """Return whether standard output can encode every character."""
    encoding = getattr(sys.stdout, "encoding", None)
    return encoding is None or codecs.lookup(encoding).name.startswith("utf-")
