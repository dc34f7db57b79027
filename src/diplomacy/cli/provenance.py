"""Commands about provenance: ``explain``, ``verify`` and ``cite``."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from diplomacy.cli.streams import print_json, print_line, reading
from diplomacy.errors import NoTexts
from diplomacy.fixtures import ARCHIVE
from diplomacy.formats import to_plain
from diplomacy.provenance import Verification
from diplomacy.vocabulary import FindingKind

__all__ = ["print_explanations", "print_reference", "verify_folder"]


class _Match(NamedTuple):
    """The source closest to a text, None if there is none, and the differences."""

    source: str | None
    findings: Verification


def print_explanations(id: str, field: str | None, *, as_json: bool) -> bool:
    """Print the citations behind a record or one field.

    >>> print_explanations("2025-11-24-kr-tr-summit", "place", as_json=False)
    2025-11-24-kr-tr-summit, place: Ankara (stated)
      stated: Caliber.Az, “Turkish, South Korean leaders chart $15 billion partnership path in Ankara summit” [ankara-2025], paragraph 2
        words: “in Ankara”
    True
    """
    explanations = ARCHIVE.explain(id, field)
    if as_json:
        print_json([to_plain(explanation) for explanation in explanations])
        return True
    for explanation in explanations:
        print_line(str(explanation))
    return True


def print_reference(id: str | None, *, as_json: bool) -> bool:
    """Print a BibTeX reference for a source, a record's sources, or the archive.

    It is the archive if *id* is None.
    """
    reference = ARCHIVE.cite(id)
    if as_json:
        print_json(reference)
    else:
        print_line(reference)
    return True


def verify_folder(folder: str, *, as_json: bool) -> bool:
    """Compare the texts in a folder with the sources, and return whether all agree.

    Raises:
        NoTexts: if there is no such folder, or no text in it.
        InputError: if a text cannot be read.
    """
    matches = {name: _match_source(text) for name, text in _read_texts(folder).items()}
    if as_json:
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
        _print_matches(matches)
    return not any(match.findings for match in matches.values())


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


def _match_source(text: bytes) -> _Match:
    """Return the source that a text is closest to, and where it differs from it."""
    results = {
        source.id: ARCHIVE.verify(source.id, text) for source in ARCHIVE.sources if source.digest
    }
    closest = min(results, key=lambda id: (_is_other_text(results[id]), len(results[id])))
    findings = results[closest]
    return _Match(None if _is_other_text(findings) else closest, findings)


def _is_other_text(findings: Verification) -> bool:
    """Return whether a text is not that of the source at all."""
    return any(finding.kind is FindingKind.ANOTHER_TEXT for finding in findings)


def _print_matches(matches: Mapping[str, _Match]) -> None:
    """Print each text with its findings, and each source without a text."""
    for name, (source, findings) in matches.items():
        if source is None:
            print_line(f"{name}: matches no source in the archive")
            continue
        problems = "1 problem" if len(findings) == 1 else f"{len(findings)} problems"
        checked = f"{findings.judged} of {findings.stated} stated fields checked"
        print_line(f"{name}: {source}, {problems if findings else 'OK'} ({checked})")
        for finding in findings:
            print_line(f"    {finding.kind}: {finding}")
    found = {match.source for match in matches.values()}
    for source in sorted(source.id for source in ARCHIVE.sources if source.digest):
        if source not in found:
            print_line(f"{source}: no text in the folder")
