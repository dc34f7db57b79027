"""The table of commands, and the parser made from it."""

import argparse
from collections.abc import Callable
from typing import Final, NamedTuple

from diplomacy.cli import files, importing, provenance, records, sides, tables
from diplomacy.cli.options import Options, Parser, add_archive_option, add_arguments

__all__ = ["COMMANDS", "Command", "build_parser"]


class Command(NamedTuple):
    """A command of the command line.

    Attributes:
        name: its name.
        run: the function that prints the answer, and returns whether nothing is reported.
        help: its description, an imperative phrase.
        arguments: its arguments; those in brackets are optional.
        options: its options, besides those that all commands have.
    """

    name: str
    run: Callable[[Options], bool]
    help: str
    arguments: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    required: tuple[str, ...] = ()


_SIDES: Final = ("[FIRST]", "[SECOND]")
_EARLIER_STATES: Final = ("continuing", "predecessors")
_IN_TIME: Final = ("since", "until", "certain", "newest", *_EARLIER_STATES)

COMMANDS: Final = (
    Command(
        "relations",
        sides.print_relations,
        "print a bilateral brief on two sides",
        ("FIRST", "SECOND"),
        (
            *("since", "until", "topic", "kind", "sections", "without", "order", "title"),
            *("as-of", "format", "output", *_EARLIER_STATES),
        ),
    ),
    Command(
        "timeline",
        sides.print_timeline,
        "list events in chronological order",
        _SIDES,
        ("topic", *_IN_TIME),
    ),
    Command(
        "agreements",
        sides.list_agreements,
        "list agreements between two sides, of one side, or all",
        _SIDES,
        ("kind", "stage", "topic", *_IN_TIME),
    ),
    Command(
        "meetings",
        sides.list_meetings,
        "list meetings and summits between two sides, of one side, or all",
        _SIDES,
        ("status", "topic", *_IN_TIME),
    ),
    Command(
        "visits",
        sides.list_visits,
        "list visits between two sides, by or to one side, or all",
        _SIDES,
        ("rank", "status", "topic", *_IN_TIME),
    ),
    Command(
        "missions",
        sides.list_missions,
        "list embassies and other missions between two sides, of one side, or all",
        _SIDES,
        ("rank", *_IN_TIME),
    ),
    Command(
        "statements",
        sides.list_statements,
        "list statements by, to or about two sides, one side, or all",
        _SIDES,
        ("kind", "topic", *_IN_TIME),
    ),
    Command(
        "planned",
        sides.list_plans,
        "list outstanding plans, pledges, offers and requests",
        _SIDES,
        ("as-of", "state", "topic", "since", "until", "certain", *_EARLIER_STATES),
    ),
    Command(
        "find",
        records.find_records,
        "find records by words in a name, title, designation or summary",
        ("TEXT",),
        ("type", "topic", "since", "until", "certain", "newest"),
    ),
    Command(
        "people",
        records.list_people,
        "list people, or the office holders of one party",
        ("[PARTY]",),
    ),
    Command("sources", records.list_sources, "list the sources"),
    Command("show", records.print_record, "print a record with its citations", ("ID",)),
    Command(
        "explain",
        provenance.print_explanations,
        "show the citations behind a record or one field",
        ("ID", "[FIELD]"),
    ),
    Command(
        "cite",
        provenance.print_reference,
        "print BibTeX for a source, the sources of a record, or the archive",
        ("[RECORD]",),
    ),
    Command(
        "audit",
        provenance.print_audit,
        "list unsupported fields, and facts that cannot be true",
    ),
    Command("conflicts", provenance.print_conflicts, "list records that contradict each other"),
    Command(
        "verify",
        provenance.verify_folder,
        "check the text files (*.txt) in a folder against the sources and their facts",
        ("FOLDER",),
    ),
    Command(
        "check",
        files.check_files,
        "report problems in archive files, and audit their records",
        ("[FILE...]",),
    ),
    Command(
        "diff",
        files.print_differences,
        "list the differences between two archive files, or a file and the archive queried",
        ("OLD", "[NEW]"),
    ),
    Command(
        "export",
        tables.export_archive,
        "write the archive, or one of its tables, to a file or folder",
        (),
        ("to", "table"),
        ("to",),
    ),
    Command(
        "import",
        importing.import_tables,
        "import CSV tables by a mapping, or print a first mapping",
        ("FILE...",),
        ("map", "save", "report", "dry-run", "suggest"),
    ),
    Command(
        "panel",
        tables.write_panel,
        "count agreements, meetings and the like by pair of countries and year",
        _SIDES,
        ("from", "to", "output", "codes", "directed", "states-only"),
        ("from", "to", "output"),
    ),
    Command("schema", files.print_schema, "print the JSON Schema of archive files"),
)

_EXIT_CODES: Final = """\
exit codes:
  0    success, even if the answer is empty
  1    audit, check, conflicts, diff or verify reports something
  2    the command is not valid, or cannot read or write something
  130  interrupted
"""


def build_parser(version: str) -> Parser:
    """Return the parser, with a sub-command for each command."""
    parser = Parser(
        prog="diplomacy",
        description="Query an archive of diplomatic relations, and check archive files.",
        epilog=_EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=version, help="print the version")
    add_archive_option(parser, "archive")
    subparsers = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        subparser = subparsers.add_parser(command.name, help=command.help, description=command.help)
        add_arguments(subparser, command.arguments, command.options, command.required)
        subparser.set_defaults(run=command.run)
    return parser
