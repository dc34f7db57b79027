"""The command line: ``diplomacy``, or ``python -m diplomacy``.

Each group of commands is a separate module: `sides` queries two sides or one, `records` finds and
shows records, `provenance` explains and checks them, `files` checks and compares files. `commands`
is the table of all of them. `options` parses, `archives` loads, `streams` prints.
"""

from collections.abc import Sequence
from typing import Final

from diplomacy.cli.commands import build_parser
from diplomacy.cli.options import Options
from diplomacy.cli.streams import (
    InputError,
    OutputError,
    discard_output,
    explain_failure,
    prepare_output,
    print_error,
)
from diplomacy.data_version import DATA_VERSION
from diplomacy.errors import DiplomacyError
from diplomacy.version import __version__

__all__ = ["main"]

_VERSION: Final = f"diplomacy {__version__} (data {DATA_VERSION})"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    Returns:
        0 for success, even if the answer is empty; 1 if ``audit``, ``check``, ``conflicts``,
        ``diff`` or ``verify`` reports something; 2 if the command cannot run; 130 if it is
        interrupted.

    Raises:
        SystemExit: for ``--help`` and ``--version`` with 0, for wrong usage with 2.

    >>> main(["show", "mikta"])
    Organization mikta
      name: MIKTA
      kind: forum
      citations[0]: ankara-2025 ¶ 15, stated: name — “MIKTA”
      citations[1]: ankara-2025 ¶ 15, inferred: kind — “international and regional platforms” (A platform on which states coordinate is read as a forum.)
    0
    """
    prepare_output()
    try:
        return _run(arguments)
    except (DiplomacyError, InputError, OutputError) as error:
        from diplomacy.formats.problems import without_python

        print_error(without_python(str(error)))
        return 2
    except BrokenPipeError:
        # A reader such as `head` has stopped reading.
        discard_output()
        return 0
    except OSError as error:
        print_error(f"cannot write: {explain_failure(error)}")
        discard_output()
        return 2
    except KeyboardInterrupt:
        return 130


def _run(arguments: Sequence[str] | None) -> int:
    """Parse and run one command, and write its output completely."""
    try:
        options = build_parser(_VERSION).parse_args(arguments, Options())
        passed: bool = options.run(options)
    finally:
        print(end="", flush=True)  # noqa: T201 - a write that fails must fail here
    return 0 if passed else 1
