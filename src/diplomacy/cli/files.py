"""Commands about files: ``check`` and ``schema``."""

from typing import Any, cast

from diplomacy.archive import Archive
from diplomacy.cli.streams import print_json, print_line, reading
from diplomacy.errors import ArchiveErrors, ArchiveProblem
from diplomacy.formats import schema

__all__ = ["check_file", "print_schema"]


def check_file(path: str, *, as_json: bool) -> bool:
    """Print the problems of an archive file and return whether it has none.

    Raises:
        InputError: if the file cannot be read.
    """
    try:
        with reading(path):
            archive = Archive.read(path)
    except ArchiveErrors as errors:
        if as_json:
            print_json([_to_plain(cast("ArchiveProblem", e)) for e in errors.exceptions])
        else:
            print_line(str(errors))
        return False
    if as_json:
        print_json([])
    else:
        records = "record" if len(archive) == 1 else "records"
        print_line(f"OK: {len(archive)} {records}, no problems")
    return True


def print_schema() -> bool:
    """Print the JSON Schema of archive files."""
    print_line(schema.render_schema().rstrip())
    return True


def _to_plain(problem: ArchiveProblem) -> dict[str, Any]:
    """Return the attributes of a problem that are set."""
    names = ("line", "id", "path", "reason", "found", "expected", "near")
    return {name: getattr(problem, name) for name in names if getattr(problem, name, None)}
