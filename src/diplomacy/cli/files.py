"""Commands about files: ``check``, ``diff`` and ``schema``."""

from collections.abc import Iterable
from typing import IO, Any, NamedTuple

from diplomacy.archive import Archive
from diplomacy.cli.archives import archive_paths, load_archive, open_input, read_archive
from diplomacy.cli.options import Options
from diplomacy.cli.streams import (
    STANDARD_INPUT,
    InputError,
    name_file,
    print_json,
    print_line,
    reading,
)
from diplomacy.differences import Differences, FieldDifference
from diplomacy.errors import ArchiveErrors, ArchiveProblem
from diplomacy.records import Record

__all__ = ["check_files", "print_differences", "print_schema"]


def check_files(options: Options) -> bool:
    """Print the problems of archive files and the findings of an audit.

    Without a file, check the archive of the options.

    Returns:
        Whether there are none.

    Raises:
        InputError: if a file cannot be read.
    """
    paths = options.file or archive_paths(options)
    results = [_check_file(path) for path in paths] or [_check_archive(load_archive(options))]
    if options.json:
        print_json([problem for result in results for problem in result.problems])
    else:
        for result in results:
            is_named = result.file and (result.problems or len(results) > 1)
            print_line(f"{name_file(result.file)}: {result.text}" if is_named else result.text)
    return not any(result.problems for result in results)


class _Result(NamedTuple):
    """The result of a check as text and as plain data; its file is "" for the shipped archive."""

    text: str
    problems: list[dict[str, Any]]
    file: str = ""


def _check_file(path: str) -> _Result:
    with reading(path):
        source = open_input(path)
        try:
            archive = Archive.read(source)
        except ArchiveErrors as errors:
            problems = [_problem_to_plain(error) for error in errors.problems]
            text = str(errors)
        else:
            text, problems, _ = _check_archive(archive, source)
    return _Result(text, [{"file": path, **problem} for problem in problems], path)


def _check_archive(archive: Archive, source: "str | IO[bytes] | None" = None) -> _Result:
    """Return the findings of an audit, with the line of each record if there is a file."""
    from diplomacy.formats import to_plain
    from diplomacy.provenance import audit

    findings = audit(archive)
    count = _count_records(archive)
    if not findings:
        return _Result(f"OK: {count}, no problems", [])
    lines = {} if source is None else _number_records(source)
    report = [f"The file is valid ({count}), but the audit found:"]
    problems: list[dict[str, Any]] = []
    for finding in sorted(findings, key=lambda finding: lines.get(finding.id, 0)):
        place = f"line {lines[finding.id]}: " if lines else ""
        report.append(f"{place}{finding.kind}: {finding}")
        line = {"line": lines[finding.id]} if lines else {}
        problems.append({**line, **to_plain(finding)})
    return _Result("\n  ".join(report), problems)


def _number_records(source: str | IO[bytes]) -> dict[str, int]:
    """Return the line of each record of a file that has been read once."""
    from diplomacy.formats import files

    if not isinstance(source, str):
        source.seek(0)
    return files.number_records(source)


def print_differences(options: Options) -> bool:
    """Print the changes from one file to another, and return whether there are none.

    The second file is by default the archive of the options.
    """
    if options.old == options.new == STANDARD_INPUT:
        raise InputError([STANDARD_INPUT], "it is named twice. Name it once.")
    old = read_archive(options.old)
    new = load_archive(options) if options.new is None else read_archive(options.new)
    differences = old.diff(new)
    if options.json:
        print_json(_differences_to_plain(differences))
    elif differences:
        print_line(str(differences))
    else:
        print_line(f"OK: {_count_records(new)}, no differences")
    return not differences


def print_schema(options: Options) -> bool:
    """Print the JSON Schema of archive files."""
    del options  # the schema is JSON already
    from diplomacy.formats import schema

    print_json(schema.build_schema(), indent=1)
    return True


def _count_records(archive: Archive) -> str:
    return "1 record" if len(archive) == 1 else f"{len(archive)} records"


def _problem_to_plain(problem: ArchiveProblem) -> dict[str, Any]:
    """Return the attributes of a problem that are set."""
    names = ("line", "id", "path", "reason", "found", "expected", "near")
    return {name: getattr(problem, name) for name in names if getattr(problem, name, None)}


def _differences_to_plain(differences: Differences) -> dict[str, Any]:
    return {
        "added": _records_to_plain(differences.added),
        "removed": _records_to_plain(differences.removed),
        "changed": [_change_to_plain(change) for change in differences.changed],
    }


def _records_to_plain(records: Iterable[Record]) -> list[dict[str, Any]]:
    from diplomacy.formats import to_dict

    return [to_dict(record) for record in records]


def _change_to_plain(change: FieldDifference) -> dict[str, Any]:
    from diplomacy.formats import to_plain

    values = {"first": to_plain(change.first), "second": to_plain(change.second)}
    return {"id": change.id, "path": change.path, **values}
