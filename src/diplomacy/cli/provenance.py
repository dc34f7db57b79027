"""The command line: ``python -m diplomacy relations KR TR``, also installed as ``diplomacy``."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn, cast

from diplomacy.archive import Archive
from diplomacy.brief import Relations
from diplomacy.errors import ArchiveErrors, ArchiveProblem, DiplomacyError, NoTexts
from diplomacy.formats import schema
from diplomacy.formats.codec import plain, to_plain
from diplomacy.provenance import Finding
from diplomacy.sources import Source
from diplomacy.vocabulary import FindingKind

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    0; or 1 where ``verify`` finds that a text is not the one cited, or ``check`` that a file is no
    archive; or 2 for what cannot be done.

    >>> main(["show", "mikta"])
    Organization mikta
      name: MIKTA
      kind: forum
      citations[0]: ankara-2025 ¶ 15, stated: name — “MIKTA”
      citations[1]: ankara-2025 ¶ 15, inferred: kind — “platforms” (Called a platform of states.)
    0
    """
    options = _parser().parse_args(arguments)
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        # A terminal that lacks the letters of a name shows their numbers instead.
        reconfigure(errors="backslashreplace")
    try:
        from diplomacy.fixtures import ARCHIVE

        command: Callable[[Archive, argparse.Namespace], bool | None] = options.command
        sound = command(ARCHIVE, options)
        print(end="", flush=True)  # noqa: T201 - what fails to be written fails here
    except DiplomacyError as error:
        print(f"diplomacy: {' '.join(str(error).split())}", file=sys.stderr)  # noqa: T201
        return 2
    except BrokenPipeError:
        # The reader has seen enough.
        _discard_output()
        return 0
    except OSError as error:
        print(f"diplomacy: {error.strerror or error}", file=sys.stderr)  # noqa: T201
        _discard_output()
        return 2
    return 1 if sound is False else 0


def _discard_output() -> None:
    """Let what is still buffered go nowhere, so that it does not fail at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class _Parser(argparse.ArgumentParser):
    """A parser whose errors are one line."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command, and leave with exit code 2."""
        self.exit(2, f"{self.prog}: {message} (see {self.prog} --help)\n")


def _parser() -> argparse.ArgumentParser:
    """Return the parser, one sub-command a question."""
    parser = _Parser(
        prog="diplomacy",
        description="Ask the shipped archive who met, what was signed, and how states are tied.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(
        name: str, command: Callable[[Archive, Any], bool | None], about: str, *names: str
    ) -> None:
        sub = commands.add_parser(name, help=about, description=about)
        for argument in names:
            optional = argument.startswith("[")
            bare = argument.strip("[]")
            sub.add_argument(bare.lower(), metavar=bare, nargs="?" if optional else None)
        sub.add_argument("--json", action="store_true", help="print JSON; defaults are left out")
        sub.set_defaults(command=command)

    add("relations", _relations, "print the file on two countries", "FIRST", "SECOND")
    add("agreements", _agreements, "list the agreements of two countries", "FIRST", "SECOND")
    add("show", _show, "print one record with its citations", "ID")
    add("sources", _sources, "list the sources")
    add("explain", _explain, "say why a record, or a field of it, is what it is", "ID", "[FIELD]")
    add("verify", _verify, "hold the texts in a folder (*.txt) to the sources", "FOLDER")
    add("check", _check, "read an archive of your own, and say what is wrong with it", "FILE")
    add("schema", _schema, "print the JSON Schema of the format that archives are written in")
    add("cite", _cite, "print a reference in BibTeX, of a source or of these data", "[ID]")
    return parser


def _relations(archive: Archive, options: argparse.Namespace) -> None:
    file: Relations = archive.relations(options.first, options.second)
    if options.json:
        parts = {name: [to_plain(r) for r in part] for name, part in file.parts().items()}
        _print_json({"sides": [file.first, file.second], **parts, "coverage": str(file.coverage)})
    else:
        _print(str(file))


def _agreements(archive: Archive, options: argparse.Namespace) -> None:
    found = archive.agreements_between(options.first, options.second)
    if options.json:
        _print_json([to_plain(agreement) for agreement in found])
    elif not found:
        _print("Nothing on record, which proves nothing.")
    for agreement in () if options.json else found:
        when = archive.date_of(agreement)
        parties = ", ".join(agreement.parties)
        _print(f"{agreement.id}  {agreement.stage}  {when or 'undated'}  {parties}")
        _print(f"    {agreement.title}")


def _show(archive: Archive, options: argparse.Namespace) -> None:
    record = archive[options.id]
    plain = to_plain(record)
    if options.json:
        _print_json(plain)
        return
    _print(f"{plain.pop('type')} {plain.pop('id')}")
    plain.pop("citations", None)
    for name, value in plain.items():
        _print_field(name, value)
    for i, citation in enumerate([] if isinstance(record, Source) else record.citations):
        place = f" ¶ {citation.paragraph}" if citation.paragraph else ""
        words = f" — “{citation.quote}”" if citation.quote else ""
        credit = f", credited to {citation.attributed_to}" if citation.attributed_to else ""
        note = f" ({citation.note})" if citation.note else ""
        fields = ", ".join(citation.fields)
        told = f"{citation.source}{place}, {citation.basis}{credit}: {fields}{words}{note}"
        _print(f"  citations[{i}]: {told}")


def _print_field(path: str, value: Any) -> None:
    """Print a field, or what is in it, each with its path."""
    if isinstance(value, dict):
        for name, part in cast("dict[str, Any]", value).items():
            _print_field(f"{path}.{name}", part)
    elif isinstance(value, list):
        for i, part in enumerate(cast("Sequence[Any]", value)):
            _print_field(f"{path}[{i}]", part)
    else:
        _print(f"  {path}: {value}")


def _sources(archive: Archive, options: argparse.Namespace) -> None:
    if options.json:
        _print_json([to_plain(source) for source in archive.sources])
    for source in () if options.json else archive.sources:
        _print(f"{source.id}  {source.label}")


def _explain(archive: Archive, options: argparse.Namespace) -> None:
    explained = archive.explain(options.id, options.field)
    if options.json:
        _print_json([plain(explanation) for explanation in explained])
    for explanation in () if options.json else explained:
        _print(str(explanation))


def _verify(archive: Archive, options: argparse.Namespace) -> bool:
    """Print a row for each text, and what is wrong with it; return whether all is well."""
    folder = Path(options.folder)
    found_texts = (path for path in sorted(folder.glob("*.txt")) if path.is_file())
    texts = {path.name: path.read_bytes() for path in found_texts}
    if not texts:
        raise NoTexts(options.folder, folder.is_dir())
    found = {name: _held_to(archive, text) for name, text in texts.items()}
    if options.json:
        _print_json(
            {name: {"source": id, "findings": plain(list(f))} for name, (id, f) in found.items()}
        )
    for name, (source, findings) in () if options.json else found.items():
        if source is None:
            _print(f"{name}  -  the text of no source here")
            continue
        _print(f"{name}  {source}  {'ok' if not findings else f'{len(findings)} found'}")
        for finding in findings:
            _print(f"    {finding.kind}: {finding}")
    missing = {s.id for s in archive.sources if s.digest} - {source for source, _ in found.values()}
    for id in () if options.json else sorted(missing):
        _print(f"-  {id}  not at hand")
    return not any(findings for _, findings in found.values())


def _held_to(archive: Archive, text: bytes) -> tuple[str | None, tuple[Finding, ...]]:
    """Return the source that a text is most like, and where it differs from it."""
    known = [source.id for source in archive.sources if source.digest is not None]
    results = {id: archive.verify(id, text) for id in known}
    likest = min(known, key=lambda id: (_is_other(results[id]), len(results[id])))
    if _is_other(results[likest]):
        return None, results[likest]
    return likest, results[likest]


def _is_other(findings: Sequence[Finding]) -> bool:
    return any(finding.kind is FindingKind.ANOTHER_TEXT for finding in findings)


def _check(_: Archive, options: argparse.Namespace) -> bool:
    """Print what is wrong with a file, a line each; return whether nothing is."""
    try:
        archive = Archive.read(options.file)
    except ArchiveErrors as errors:
        if options.json:
            _print_json([_problem(cast("ArchiveProblem", e)) for e in errors.exceptions])
        else:
            _print(str(errors))
        return False
    if options.json:
        _print_json([])
    else:
        _print(f"{len(archive)} records, and nothing wrong with them")
    return True


def _problem(error: ArchiveProblem) -> dict[str, Any]:
    names = ("line", "id", "path", "reason", "found", "expected", "near")
    return {name: getattr(error, name) for name in names if getattr(error, name, None)}


def _schema(_: Archive, options: argparse.Namespace) -> None:
    del options  # the schema is JSON as it is
    _print(schema.text().rstrip())


def _cite(archive: Archive, options: argparse.Namespace) -> None:
    reference = archive.cite(options.id)
    if options.json:
        _print_json(reference)
    else:
        _print(reference)


def _print(text: str) -> None:
    print(text)  # noqa: T201


def _print_json(value: Any) -> None:
    _print(json.dumps(value, ensure_ascii=False, indent=2))


if __name__ == "__main__":
    sys.exit(main())
