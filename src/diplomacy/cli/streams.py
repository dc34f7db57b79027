"""Standard output, and the failures of reading and writing."""

import os
import sys
from collections.abc import Generator
from contextlib import contextmanager, suppress
from typing import Any

from diplomacy.errors import DiplomacyError

__all__ = [
    "InputError",
    "discard_output",
    "explain_failure",
    "prepare_output",
    "print_json",
    "print_line",
    "reading",
]


class InputError(Exception):
    """A file or folder cannot be read.

    Attributes:
        path: its path, as the user gave it.
        reason: why.

    >>> print(InputError("mine.jsonl", "no such file"))
    cannot read 'mine.jsonl': no such file
    """

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"cannot read {self.path!r}: {self.reason}"


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
        raise InputError(path, explain_failure(error)) from error
    except ValueError as error:
        # A path with a null byte never reaches the operating system.
        raise InputError(path, str(error)) from error


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
    """Let standard output escape the characters that its encoding lacks."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")


def discard_output() -> None:
    """Discard what is still buffered, so that writing it does not fail at exit."""
    with suppress(OSError, ValueError):  # standard output may have no file descriptor
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def print_line(text: str) -> None:
    """Print a line on standard output.

    >>> print_line("2 records")
    2 records
    """
    print(text)  # noqa: T201


def print_json(value: Any) -> None:
    """Print plain data as indented JSON.

    >>> print_json({"name": "Türkiye"})
    {
      "name": "Türkiye"
    }
    """
    import json

    print_line(json.dumps(value, ensure_ascii=False, indent=2))
