"""Commands about provenance: ``explain``, ``cite``, ``audit``, ``conflicts`` and ``verify``."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from diplomacy.archive import Archive
from diplomacy.cli.archives import load_archive
from diplomacy.cli.options import Options
from diplomacy.cli.streams import escape_invisible, print_json, print_line, reading
from diplomacy.errors import NoTexts
from diplomacy.sources import Source
from diplomacy.vocabulary import FindingKind

if TYPE_CHECKING:
    from diplomacy.provenance import Conflict, Verification

__all__ = [
    "print_audit",
    "print_conflicts",
    "print_explanations",
    "print_reference",
    "verify_folder",
]


class _Match(NamedTuple):
    """The source closest to a text, None if there is none, and the differences."""

    source: str | None
    findings: "Verification"


def print_explanations(options: Options) -> bool:
    """Print the citations behind a record or one field."""
    from diplomacy.formats import to_plain

    explanations = load_archive(options).explain(options.id, options.field)
    if options.json:
        print_json([to_plain(explanation) for explanation in explanations])
        return True
    for explanation in explanations:
        print_line(str(explanation))
    return True


def print_reference(options: Options) -> bool:
    """Print a BibTeX reference for a source, a record's sources, or the archive.

    Without a record, print that for the archive.
    """
    reference = load_archive(options).cite(options.record)
    if options.json:
        print_json(reference)
    else:
        print_line(reference)
    return True


def print_audit(options: Options) -> bool:
    """Print the findings of an audit, and return whether there are none."""
    from diplomacy.formats import to_plain
    from diplomacy.provenance import audit

    archive = load_archive(options)
    findings = audit(archive)
    if options.json:
        print_json(to_plain(list(findings)))
    elif findings:
        for finding in findings:
            print_line(f"{finding.kind}: {finding}")
    else:
        print_line(f"OK: {_count_records(archive)}, no findings")
    return not findings


def print_conflicts(options: Options) -> bool:
    """Print the contradictions between records, and return whether there are none."""
    archive = load_archive(options)
    conflicts = archive.conflicts()
    if options.json:
        print_json([_conflict_to_plain(conflict) for conflict in conflicts])
    elif conflicts:
        for conflict in conflicts:
            print_line(str(conflict))
    else:
        print_line(f"OK: {_count_records(archive)}, no conflicts")
    return not conflicts


def verify_folder(options: Options) -> bool:
    """Compare the texts in a folder with the sources, and return whether all agree.

    Raises:
        NoTexts: if there is no such folder, or no text in it.
        InputError: if a text cannot be read.
    """
    from diplomacy.formats import to_plain

    archive = load_archive(options)
    texts = _read_texts(options.folder)
    matches = {name: _match_source(archive, text) for name, text in texts.items()}
    if options.json:
        print_json(
            {
                name: {
                    "source": match.source,
                    "findings": to_plain(list(match.findings)),
                    "fields_stated": match.findings.stated,
                    "fields_checked": match.findings.judged,
                }
                for name, match in matches.items()
            }
        )
    else:
        _print_matches(archive, matches)
    return not any(match.source is None or match.findings for match in matches.values())


def _count_records(archive: Archive) -> str:
    from diplomacy.brief.phrases import render_count

    return render_count(len(archive), "record")


def _conflict_to_plain(conflict: "Conflict") -> dict[str, Any]:
    ids = {"first": conflict.first.id, "second": conflict.second.id}
    return {**ids, "path": conflict.path, "reason": conflict.reason}


def _read_texts(folder: str) -> dict[str, bytes]:
    """Return the texts in a folder by file name."""
    with reading(folder):
        path = Path(folder)
        is_folder = path.is_dir()
        files = sorted(file for file in path.glob("*.txt") if file.is_file())
    texts: dict[str, bytes] = {}
    for file in files:
        with reading(str(file)):
            texts[file.name] = file.read_bytes()
    if not texts:
        raise NoTexts(folder, is_folder)
    return texts


def _match_source(archive: Archive, text: bytes) -> _Match:
    """Return the source closest to a text, and the differences between them."""
    from diplomacy.provenance import Verification

    found = [(source.id, archive.verify(source.id, text)) for source in _verifiable(archive)]
    found = [(id, findings) for id, findings in found if not _is_other_text(findings)]
    if not found:
        return _Match(None, Verification())
    return _Match(*min(found, key=lambda match: len(match[1])))


def _verifiable(archive: Archive) -> list[Source]:
    """Return the sources whose text can be recognized, in order of id."""
    return sorted((s for s in archive.sources if s.digest), key=lambda source: source.id)


def _is_other_text(findings: "Verification") -> bool:
    """Return whether a text is not that of the source at all."""
    return any(finding.kind is FindingKind.ANOTHER_TEXT for finding in findings)


def _print_matches(archive: Archive, matches: Mapping[str, _Match]) -> None:
    """Print each text with its findings, and each source without a text."""
    for file_name, (source, findings) in matches.items():
        name = escape_invisible(file_name)
        if source is None:
            print_line(f"{name}: matches no source in the archive")
            continue
        problems = "1 problem" if len(findings) == 1 else f"{len(findings)} problems"
        checked = f"{findings.judged} of {findings.stated} stated fields checked"
        print_line(f"{name}: {source}, {problems if findings else 'OK'} ({checked})")
        for finding in findings:
            print_line(f"    {finding.kind}: {finding}")
    found = {match.source for match in matches.values()}
    for verifiable in _verifiable(archive):
        if verifiable.id not in found:
            print_line(f"{verifiable.id}: no text in the folder")
