"""Numbered sources, and the references to them at the end of a line."""

from collections.abc import Collection as Group
from collections.abc import Iterable
from functools import partial
from typing import Final

from diplomacy.brief.document import Reference, References
from diplomacy.brief.phrases import join_names
from diplomacy.collection import Collection
from diplomacy.records import Cited, Statement
from diplomacy.records.base import enclosing_paths
from diplomacy.sources import Citation, Source
from diplomacy.vocabulary import Basis

__all__ = ["Bibliography", "credit_citations", "render_runs"]

# Fields that are not printed, so sources that are cited only for them are left out.
_UNPRINTED: Final = frozenset({"topics", "identifiers", "extra"})
# The purpose of consulting an external source, by field; others have the name of the field.
_PURPOSES: Final = {
    **dict.fromkeys(("period", "date", "history", "as_of"), "a date"),
    **dict.fromkeys(("participants", "speakers", "addressees", "travellers"), "a name"),
    **dict.fromkeys(("name", "other_names", "short_name", "title"), "a name"),
    **dict.fromkeys(("concluded_at", "made_at", "sidelines_of", "visit"), "the occasion"),
    "designation": "a name",
    "tenures": "an office",
    "parties": "the parties",
}


class Bibliography:
    """The sources of a document, numbered in the order in which it cites them.

    Attributes:
        collection: the collection with the sources.
        is_shown: whether the document lists its sources; if not, it has no references.
    """

    def __init__(self, collection: Collection, *, is_shown: bool = True) -> None:
        self.collection = collection
        self.is_shown = is_shown
        self._citations: dict[str, list[Citation]] = {}
        self._numbers: dict[str, int] = {}

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources in the order of their numbers."""
        return tuple(self.collection.get(Source, id) for id in self._citations)

    def cite(
        self,
        *records: Cited,
        fields: Group[str] | None = None,
        citations: Iterable[Citation] | None = None,
    ) -> tuple[References, ...]:
        """Return the references of a line on some records, if there are any.

        Args:
            *records: the records.
            fields: the fields that the line prints, or their parts; None for all. If none of them
                is cited, every citation counts. Of a statement, they are the kind, the summary
                and the people who spoke, since its occasion has its own references.
            citations: the citations to choose from; None for those of the records.
        """
        if not self.is_shown:
            return ()
        marks: dict[tuple[str, int | None], bool] = {}
        for record in records:
            chosen = record.citations if citations is None else tuple(citations)
            stated = {path for c in chosen if c.basis is Basis.STATED for path in c.fields}
            is_printed = _is_said if isinstance(record, Statement) else partial(_is_printed, fields)
            any_printed = any(is_printed(path) for c in chosen for path in c.fields)
            for citation in chosen:
                paths = [path for path in citation.fields if is_printed(path)]
                if not paths and any_printed:
                    continue
                paragraph = citation.paragraph
                if citation.basis is Basis.EXTERNAL:
                    paragraph = None
                is_inferred = citation.basis is Basis.INFERRED and any(
                    stated.isdisjoint(enclosing_paths(path)) for path in paths
                )
                key = (citation.source, paragraph)
                marks[key] = marks.get(key, False) or is_inferred
                self._citations.setdefault(citation.source, []).append(citation)
                self._numbers.setdefault(citation.source, len(self._citations))
        references = [
            Reference(self._numbers[source], paragraph, is_inferred)
            for (source, paragraph), is_inferred in marks.items()
        ]
        if not references:
            return ()
        return (References(tuple(sorted(references, key=lambda r: (r.number, r.paragraph or 0)))),)

    def describe_use(self, source: Source) -> str:
        """Return the paragraphs cited from a source, otherwise its purpose."""
        citations = self._citations[source.id]
        paragraphs = sorted({c.paragraph for c in citations if c.paragraph})
        if paragraphs:
            return f"Paragraph{'s' * (len(paragraphs) > 1)} {', '.join(render_runs(paragraphs))}."
        roots = [
            path.replace("[", ".").partition(".")[0]
            for citation in citations
            if citation.basis is Basis.EXTERNAL
            for path in citation.fields
        ]
        purposes = list(
            dict.fromkeys(_PURPOSES.get(root, f"the {root.replace('_', ' ')}") for root in roots)
        )
        return f"Consulted for {join_names(purposes)}." if purposes else ""


def _is_said(path: str) -> bool:
    """Return whether a field of a statement is about its content or its speakers."""
    root = enclosing_paths(path)[-1]
    return root in ("summary", "kind") or (root == "speakers" and not path.endswith(".party"))


def _is_printed(fields: Group[str] | None, path: str) -> bool:
    enclosing = enclosing_paths(path)
    if fields is None:
        return enclosing[-1] not in _UNPRINTED
    return not set(fields).isdisjoint(enclosing)


def credit_citations(collection: Collection, citations: Iterable[Citation]) -> str:
    """Return those whom the sources credit: the nearest of a chain, by family names.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> credit_citations(ARCHIVE, ARCHIVE.trade_between("KR", "TR")[0].citations)
    'Erdoğan'
    """
    family_names = collection.memoize(
        "family names", lambda: {x.name: x.family_name for x in collection.leaders if x.family_name}
    )
    credited = [c.attributed_to.split(", citing ")[0] for c in citations if c.attributed_to]
    return ", ".join(dict.fromkeys(family_names.get(name, name) for name in credited))


def render_runs(numbers: Iterable[int]) -> list[str]:
    """Return ascending numbers as text, with runs of three or more as ranges.

    >>> render_runs([1, 4, 5, 6, 8, 9])
    ['1', '4–6', '8', '9']
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [
        text
        for run in runs
        for text in ([f"{run[0]}–{run[-1]}"] if len(run) > 2 else map(str, run))
    ]
