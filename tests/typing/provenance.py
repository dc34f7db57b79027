"""Sources, citations, findings, conflicts, explanations and references."""

from datetime import date
from typing import Any, assert_type

from diplomacy import Agreement, Archive, Basis, Citation, FindingKind, PartialDate, Source
from diplomacy.provenance import (
    Conflict,
    Explanation,
    Explanations,
    Finding,
    Support,
    Verification,
    audit,
    citable_paths,
    cite,
    cite_data,
    explain,
    find_conflicts,
    paragraphs,
    text_digest,
    value_at,
    verify,
)
from diplomacy.records import Cited


def sources(digest: str) -> None:
    """Only the id is required; the date may be text, a day or a `PartialDate`."""
    assert_type(Source(id="yearbook"), Source)
    assert_type(
        Source(
            id="yearbook",
            publisher="The Press",
            title="A Yearbook",
            author="A. Person",
            published="2024",
            language="en",
            url="https://example.org/",
            digest=digest,
            paragraph_digests=[digest],
        ),
        Source,
    )
    assert_type(Source(id="yearbook", published=date(2024, 1, 1)), Source)


def source(source: Source) -> None:
    """The attributes of a source."""
    assert_type(source.id, str)
    assert_type(source.publisher, str | None)
    assert_type(source.title, str | None)
    assert_type(source.author, str | None)
    assert_type(source.published, PartialDate | None)
    assert_type(source.language, str | None)
    assert_type(source.url, str | None)
    assert_type(source.digest, str | None)
    assert_type(source.paragraph_digests, tuple[str, ...])
    assert_type(source.label, str)


def citations() -> None:
    """The fields are paths in a list or a tuple; the basis may be a slug."""
    assert_type(Citation("yearbook", fields=["title"]), Citation)
    assert_type(Citation("yearbook", 3, "in Ankara", fields=("place",)), Citation)
    assert_type(
        Citation(
            source="yearbook",
            paragraph=None,
            quote=None,
            fields=["place"],
            basis="inferred",
            note="From the host.",
            attributed_to="The Press",
        ),
        Citation,
    )
    assert_type(
        Citation("other", fields=["period"], basis=Basis.EXTERNAL, note="The year."), Citation
    )


def citation(citation: Citation) -> None:
    """The attributes of a citation."""
    assert_type(citation.source, str)
    assert_type(citation.paragraph, int | None)
    assert_type(citation.quote, str | None)
    assert_type(citation.fields, tuple[str, ...])
    assert_type(citation.basis, Basis)
    assert_type(citation.note, str | None)
    assert_type(citation.attributed_to, str | None)


def link(citation: Citation, archive: Archive) -> None:
    """A link to the quoted words."""
    assert_type(citation.link(archive), str | None)


def findings(archive: Archive) -> None:
    """An audit and a verification both return findings."""
    assert_type(audit(archive), tuple[Finding, ...])
    assert_type(verify(archive, "yearbook", "A text."), Verification)
    assert_type(verify(archive, "yearbook", b"A text."), Verification)
    assert_type(find_conflicts(archive), tuple[Conflict, ...])


def verification(found: Verification) -> None:
    """The findings about a text are a tuple, with the share that could be checked."""
    assert_type(Verification(), Verification)
    assert_type(found[0], Finding)
    assert_type(found.judged, int)
    assert_type(found.stated, int)
    assert_type(found.share, float)


def finding(finding: Finding) -> None:
    """The attributes of a finding."""
    assert_type(Finding(FindingKind.UNSUPPORTED, "a-treaty", "title", "no citation."), Finding)
    assert_type(finding.kind, FindingKind)
    assert_type(finding.id, str)
    assert_type(finding.path, str)
    assert_type(finding.reason, str)
    assert_type(finding.paragraph, int | None)
    assert_type(finding.value, str | None)
    assert_type(finding.found, str | None)


def conflict(conflict: Conflict, one: Agreement) -> None:
    """Two records that cannot both be true."""
    assert_type(Conflict(one, one, "history[0].date", "the dates do not overlap."), Conflict)
    assert_type(conflict.first, Cited)
    assert_type(conflict.second, Cited)
    assert_type(conflict.path, str)
    assert_type(conflict.reason, str)


def explanations(archive: Archive) -> None:
    """Explanations are a tuple that can be printed."""
    assert_type(explain(archive, "a-treaty"), Explanations)
    assert_type(explain(archive, "a-treaty", "signed_on"), Explanations)
    assert_type(explain(archive, "a-treaty")[0], Explanation)
    assert_type(str(Explanations()), str)


def explanation(explanation: Explanation) -> None:
    """An explanation of one field; its value may be anything."""
    assert_type(Explanation("a-treaty", "title", "A treaty", Basis.STATED, ()), Explanation)
    assert_type(explanation.id, str)
    assert_type(explanation.path, str)
    assert_type(explanation.value, Any)
    assert_type(explanation.basis, Basis | None)
    assert_type(explanation.support, tuple[Support, ...])
    assert_type(explanation.derived_from, tuple[str, ...])


def support(support: Support, citation: Citation, source: Source) -> None:
    """A citation with its source."""
    assert_type(Support(citation, source), Support)
    assert_type(support.citation, Citation)
    assert_type(support.source, Source)


def bibliography(archive: Archive) -> None:
    """BibTeX is text."""
    assert_type(cite(archive, "a-treaty"), str)
    assert_type(cite_data(archive, archive.digest()), str)


def paths(agreement: Agreement) -> None:
    """Paths into a record, and paragraphs of a text."""
    assert_type(citable_paths(agreement), tuple[str, ...])
    assert_type(value_at(agreement, "history[0].date"), Any)
    assert_type(paragraphs("A text."), tuple[str, ...])
    assert_type(text_digest("A text."), str)
    assert_type(text_digest(b"A text."), str)


def references(archive: Archive) -> None:
    """References in BibTeX."""
    assert_type(cite(archive, "yearbook"), str)
    assert_type(cite_data(archive, archive.digest()), str)
