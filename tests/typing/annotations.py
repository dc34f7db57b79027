"""The types of answers, imported from the package itself to annotate with them."""

from typing import assert_type

from diplomacy import (
    Agreement,
    Archive,
    Conflict,
    Coverage,
    Differences,
    Event,
    Explanations,
    Finding,
    FindingKind,
    Record,
    Relations,
    Verification,
)


def answers(archive: Archive, treaty: Agreement) -> None:
    """Each is the type that a method of the archive returns."""
    assert_type(list[Record](archive), list[Record])
    assert_type(Relations(archive, "KR", "TR"), Relations)
    assert_type(archive.relations("KR", "TR"), Relations)
    assert_type(Event(None, "They met.", treaty), Event)
    assert_type(Coverage((), (), None), Coverage)
    assert_type(Differences(), Differences)
    assert_type(archive.diff(archive), Differences)
    assert_type(Conflict(treaty, treaty, "title", "they differ."), Conflict)
    assert_type(archive.conflicts(), tuple[Conflict, ...])
    assert_type(Explanations(), Explanations)
    assert_type(archive.explain("a-treaty"), Explanations)
    assert_type(Verification(), Verification)
    assert_type(archive.verify("yearbook", "A text."), Verification)
    assert_type(Finding(FindingKind.UNSUPPORTED, "a-treaty", "title", "no citation."), Finding)
