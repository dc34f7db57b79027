"""The options of the commands, and the parser that sets them."""

import argparse
from collections.abc import Container, Iterable
from typing import Final, NamedTuple, NoReturn

from diplomacy.cli.streams import print_error

__all__ = ["ARCHIVE_VARIABLE", "Options", "Parser", "add_archive_option", "add_arguments"]

ARCHIVE_VARIABLE: Final = "DIPLOMACY_ARCHIVE"
"""The environment variable with the files to query if no option names any."""


class Options(argparse.Namespace):
    """The arguments of one command; arguments that the command lacks are unset.

    Attributes:
        archive: the files named before the command.
        more_archives: the files named after it.
    """

    archive: list[str]
    more_archives: list[str]
    json: bool
    # arguments
    first: str | None
    second: str | None
    id: str
    field: str | None
    folder: str
    file: list[str]
    old: str
    new: str | None
    party: str | None
    record: str | None
    text: str
    # filters
    since: str | None = None
    until: str | None = None
    topic: list[str] | None = None
    kind: str | None = None
    stage: str | None = None
    status: str | None = None
    rank: str | None = None
    type: list[str] | None = None
    as_of: str | None = None
    state: str | None = None
    certain: bool = False
    continuing: bool = False
    predecessors: bool = False
    newest: bool = False
    sections: str | None = None
    without: str | None = None
    order: str | None = None
    title: str | None = None
    format: str | None = None
    # tables
    to: str
    output: str = ""
    table: str | None = None
    codes: str | None = None
    directed: bool = False
    states_only: bool = False
    # imports
    map: str | None = None
    save: str | None = None
    report: str | None = None
    dry_run: bool = False
    suggest: bool = False


class _Option(NamedTuple):
    """An option with a value, or a flag if it has no placeholder."""

    help: str
    placeholder: str | None = None
    is_repeatable: bool = False
    short: str | None = None


_OPTIONS: Final = {
    "since": _Option("leave out records dated before this day, month or year", "DATE"),
    "until": _Option("leave out records dated after this day, month or year", "DATE"),
    "topic": _Option("list only this topic or a narrower one; may be repeated", "TOPIC", True),
    "kind": _Option("list only this kind", "KIND"),
    "stage": _Option("list only this current stage, such as signed", "STAGE"),
    "status": _Option("list only this status, such as held or planned", "STATUS"),
    "rank": _Option("list only this rank", "RANK"),
    "type": _Option("list only this type, such as Agreement; may be repeated", "TYPE", True),
    "as-of": _Option("compare due dates with this day (default: today)", "DATE"),
    "state": _Option("list only plans in this state: ahead, due-passed or no-date", "STATE"),
    "certain": _Option("leave out records that may lie outside --since and --until"),
    "continuing": _Option("also count records of states that a side continues in law"),
    "predecessors": _Option("also count records of the states from which a side came"),
    "newest": _Option("list the newest first"),
    "sections": _Option(
        "print only these sections, separated by commas, such as glance,agreements", "NAMES"
    ),
    "without": _Option("leave out these sections, separated by commas", "NAMES"),
    "order": _Option("the order of entries: newest (default) or oldest first", "ORDER"),
    "title": _Option("print this title (default: the names of the sides)", "TITLE"),
    "format": _Option("print text (default), markdown or html", "FORMAT"),
    "from": _Option("the first year", "YEAR"),
    "to": _Option("the file or folder to write; for a panel, the last year", "TO"),
    "table": _Option("write this table (default: the name of the file)", "NAME"),
    "output": _Option(
        "the file to write: a brief as .html, .md or .txt, a panel as .csv, .dta or .parquet",
        "FILE",
        short="-o",
    ),
    "codes": _Option("the codes of countries: iso (default), cow or gw", "CODES"),
    "directed": _Option("list each pair of countries in both directions"),
    "states-only": _Option("leave out records that name only organizations of a country"),
    "map": _Option("the mapping, a TOML file", "FILE"),
    "save": _Option("the archive file to write", "FILE", short="-o"),
    "report": _Option("write every finding to this CSV file", "FILE"),
    "dry-run": _Option("report what would be written, but write nothing"),
    "suggest": _Option("print a first mapping, guessed from the cells of the table"),
}


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one line."""

    def error(self, message: str) -> NoReturn:
        """Print the error of the command, and exit with code 2."""
        print_error(f"{message} (see {self.prog} --help)", self.prog)
        self.exit(2)


def add_archive_option(parser: argparse.ArgumentParser, name: str) -> None:
    """Let a parser accept files to query, which are stored under *name*."""
    parser.add_argument(
        "-a",
        "--archive",
        metavar="FILE",
        action="append",
        default=[],
        dest=name,
        help=(
            "query this archive file ('-' for standard input); may be repeated to merge files "
            f"(default: the files in {ARCHIVE_VARIABLE}, or the shipped archive)"
        ),
    )


def add_arguments(
    parser: argparse.ArgumentParser,
    arguments: Iterable[str],
    options: Iterable[str],
    required: Container[str] = (),
) -> None:
    """Let a parser accept the arguments and options of a command.

    An argument in brackets is optional; one with an ellipsis may be repeated. The options in
    *required* must be set.
    """
    for argument in arguments:
        name = argument.strip("[].")
        nargs = "*" if "..." in argument else "?" if argument.startswith("[") else None
        parser.add_argument(name.lower(), metavar=name, nargs=nargs)
    for name in options:
        option = _OPTIONS[name]
        if option.placeholder is None:
            parser.add_argument(f"--{name}", action="store_true", help=option.help)
            continue
        parser.add_argument(
            *filter(None, (option.short, f"--{name}")),
            required=name in required,
            metavar=option.placeholder,
            action="append" if option.is_repeatable else "store",
            help=option.help,
        )
    add_archive_option(parser, "more_archives")
    parser.add_argument(
        "--json", action="store_true", help="print JSON, without fields at their defaults"
    )
