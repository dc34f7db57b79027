"""The command line: ``diplomacy``, or ``python -m diplomacy``.

Each group of commands is a module of its own, imported when one of its commands runs.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from typing import NamedTuple, NoReturn

from diplomacy.cli.streams import InputError, discard_output, explain_failure, prepare_output
from diplomacy.errors import DiplomacyError

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    Returns:
        0 for success; 1 if ``verify`` or ``check`` finds problems; 2 if the command cannot run.

    >>> main(["show", "mikta"])
    Organization mikta
      name: MIKTA
      kind: forum
      citations[0]: ankara-2025 ¶ 15, stated: name — “MIKTA”
      citations[1]: ankara-2025 ¶ 15, inferred: kind — “international and regional platforms” (A platform on which states coordinate is read as a forum.)
    0
    """
    options = _build_parser().parse_args(arguments)
    prepare_output()
    try:
        passed: bool = options.run(options)
        print(end="", flush=True)  # noqa: T201 - a write that fails must fail here
    except (DiplomacyError, InputError) as error:
        print(f"diplomacy: {' '.join(str(error).split())}", file=sys.stderr)  # noqa: T201
        return 2
    except BrokenPipeError:
        # A reader such as `head` has stopped reading.
        discard_output()
        return 0
    except OSError as error:
        print(f"diplomacy: cannot write: {explain_failure(error)}", file=sys.stderr)  # noqa: T201
        discard_output()
        return 2
    return 0 if passed else 1


# --- the commands -------------------------------------------------------------------------------


def _relations(options: argparse.Namespace) -> bool:
    from diplomacy.cli import between

    return between.print_relations(
        options.first,
        options.second,
        as_json=options.json,
        continuing=options.continuing,
        predecessors=options.predecessors,
    )


def _agreements(options: argparse.Namespace) -> bool:
    from diplomacy.cli import between

    return between.print_agreements(
        options.first,
        options.second,
        topics=options.topic,
        as_json=options.json,
        continuing=options.continuing,
        predecessors=options.predecessors,
    )


def _visits(options: argparse.Namespace) -> bool:
    from diplomacy.cli import between

    return between.print_visits(options.first, options.second, as_json=options.json)


def _show(options: argparse.Namespace) -> bool:
    from diplomacy.cli import records

    return records.print_record(options.id, as_json=options.json)


def _sources(options: argparse.Namespace) -> bool:
    from diplomacy.cli import records

    return records.print_sources(as_json=options.json)


def _explain(options: argparse.Namespace) -> bool:
    from diplomacy.cli import provenance

    return provenance.print_explanations(options.id, options.field, as_json=options.json)


def _verify(options: argparse.Namespace) -> bool:
    from diplomacy.cli import provenance

    return provenance.verify_folder(options.folder, as_json=options.json)


def _cite(options: argparse.Namespace) -> bool:
    from diplomacy.cli import provenance

    return provenance.print_reference(options.id, as_json=options.json)


def _check(options: argparse.Namespace) -> bool:
    from diplomacy.cli import files

    return files.check_file(options.file, as_json=options.json)


def _schema(options: argparse.Namespace) -> bool:
    from diplomacy.cli import files

    del options  # the schema is JSON already
    return files.print_schema()


class _Command(NamedTuple):
    """A command with its name, function, help and arguments.

    Optional arguments are in brackets. An option is a name, a placeholder and a help text, and may
    be repeated. A flag is a name and a help text.
    """

    name: str
    run: Callable[[argparse.Namespace], bool]
    help: str
    arguments: tuple[str, ...] = ()
    options: tuple[tuple[str, str, str], ...] = ()
    flags: tuple[tuple[str, str], ...] = ()


_EARLIER_STATES = (
    ("--continuing", "count what states did that a side continues in law"),
    ("--predecessors", "count what states did before a side came from them"),
)

_COMMANDS = (
    _Command(
        "relations",
        _relations,
        "print a bilateral brief on two countries",
        ("FIRST", "SECOND"),
        flags=_EARLIER_STATES,
    ),
    _Command(
        "agreements",
        _agreements,
        "list agreements between two countries",
        ("FIRST", "SECOND"),
        (("--topic", "TOPIC", "only on this topic or a narrower one; may be repeated"),),
        _EARLIER_STATES,
    ),
    _Command("visits", _visits, "list visits between two countries", ("FIRST", "SECOND")),
    _Command("show", _show, "print one record with its citations", ("ID",)),
    _Command("sources", _sources, "list the sources"),
    _Command(
        "explain", _explain, "show the citations behind a record or one field", ("ID", "[FIELD]")
    ),
    _Command(
        "verify",
        _verify,
        "check the text files (*.txt) in a folder and the facts drawn from them",
        ("FOLDER",),
    ),
    _Command("check", _check, "read an archive from a file and report its problems", ("FILE",)),
    _Command("schema", _schema, "print the JSON Schema of archive files"),
    _Command(
        "cite",
        _cite,
        "print BibTeX for a source, the sources of a record, or the archive",
        ("[ID]",),
    ),
)


# --- the parser ---------------------------------------------------------------------------------


class _Parser(argparse.ArgumentParser):
    """A parser whose errors are one line."""

    def error(self, message: str) -> NoReturn:
        """Print what is wrong with the command, and leave with exit code 2."""
        self.exit(2, f"{self.prog}: {message} (see {self.prog} --help)\n")


def _build_parser() -> argparse.ArgumentParser:
    """Return the parser, with a sub-command for each command."""
    parser = _Parser(
        prog="diplomacy",
        description="Query the shipped archive of diplomatic relations, and check your own files.",
    )
    subparsers = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in _COMMANDS:
        subparser = subparsers.add_parser(command.name, help=command.help, description=command.help)
        for argument in command.arguments:
            name = argument.strip("[]")
            nargs = "?" if argument.startswith("[") else None
            subparser.add_argument(name.lower(), metavar=name, nargs=nargs)
        for name, metavar, text in command.options:
            subparser.add_argument(name, metavar=metavar, action="append", default=[], help=text)
        for flag, help in command.flags:
            subparser.add_argument(flag, action="store_true", help=help)
        subparser.add_argument(
            "--json",
            action="store_true",
            help="print JSON, without fields that have their defaults",
        )
        subparser.set_defaults(run=command.run)
    return parser
