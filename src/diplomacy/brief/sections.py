"""The sections of a brief: entries with references to numbered sources."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import partial
from itertools import chain
from typing import Final, NamedTuple, TypeVar

from diplomacy.brief.content import Content
from diplomacy.brief.entries import (
    render_agreement,
    render_dated_statement,
    render_figure,
    render_leader,
    render_meeting,
    render_membership,
    render_mission,
    render_organization,
    render_partnership,
    render_visit,
)
from diplomacy.brief.phrases import join_names
from diplomacy.collection import Collection
from diplomacy.records import Cited, Leader, Statement, Statistic, TradeFigure
from diplomacy.sources import Citation
from diplomacy.vocabulary import Basis, StatementKind

__all__ = ["Section", "write_sections"]

R = TypeVar("R", bound=Cited)

_KEY: Final = (
    "References give the number of a source, then the paragraphs after ¶. Parentheses mark the "
    "editors' inference; a number without paragraphs, a fact looked up in that source."
)
# What an external source was consulted for, by field; other fields go by their own names.
_PURPOSES: Final = {
    **dict.fromkeys(("period", "date", "history", "as_of"), "the date"),
    "tenures": "terms of office",
    "other_names": "other names",
}

_HEADINGS_BY_KIND: Final = {
    StatementKind.AGREED: "Agreed",
    StatementKind.PLEDGED: "Pledged",
    StatementKind.REQUESTED: "Requested",
    StatementKind.OFFERED: "Offered",
    StatementKind.SUPPORTED: "Supported",
    StatementKind.NOTED: "Positions",
}
_STATEMENT_HEADINGS: Final = (*_HEADINGS_BY_KIND.values(), "Reported")


class Section(NamedTuple):
    """A part of a brief.

    Attributes:
        heading: its heading.
        lines: its entries, each with its references.
    """

    heading: str
    lines: tuple[str, ...]


def write_sections(
    collection: Collection, sides: AbstractSet[str], content: Content
) -> tuple[Section, ...]:
    """Return the sections of a brief that have entries.

    >>> from diplomacy.brief.content import collect
    >>> from diplomacy.fixtures import ARCHIVE
    >>> content = collect(ARCHIVE, "KR", "NL")
    >>> [section.heading for section in write_sections(ARCHIVE, {"KR", "NL"}, content)]
    ['Meetings', 'Requested', 'Offered', 'Reported', 'People', 'Organizations', 'Sources']
    """
    numbers = {source.id: number for number, source in enumerate(content.sources, 1)}

    def write(records: Iterable[R], render: Callable[[Collection, R], str]) -> tuple[str, ...]:
        return tuple(
            render(collection, record) + _render_references(content.citations[record.id], numbers)
            for record in records
        )

    def render_person(collection: Collection, leader: Leader) -> str:
        return render_leader(collection, leader, content.citations[leader.id])

    between = content.between
    figures: tuple[TradeFigure | Statistic, ...] = (*between.trade_figures, *between.statistics)
    statements = _statements_in_order(collection, between.statements)
    sections = (
        Section(
            "Partnerships", write(between.partnerships, partial(render_partnership, sides=sides))
        ),
        Section("Memberships", write(between.memberships, render_membership)),
        Section("Meetings", write(between.meetings, render_meeting)),
        Section("Visits", write(between.visits, render_visit)),
        Section("Missions", write(between.missions, render_mission)),
        Section("Agreements", write(between.agreements, render_agreement)),
        Section("Figures", write(figures, render_figure)),
        *(
            Section(
                heading,
                write(
                    (s for s in statements if _statement_heading(s) == heading),
                    render_dated_statement,
                ),
            )
            for heading in _STATEMENT_HEADINGS
        ),
        Section("People", write(content.leaders, render_person)),
        Section("Organizations", write(content.organizations, render_organization)),
        Section("Sources", tuple(_source_lines(content))),
    )
    return tuple(section for section in sections if section.lines)


def _statement_heading(statement: Statement) -> str:
    """Return the heading of a statement, "Reported" if it has no speakers."""
    return _HEADINGS_BY_KIND[statement.kind] if statement.speakers else "Reported"


def _statements_in_order(
    collection: Collection, statements: Iterable[Statement]
) -> list[Statement]:
    """Return statements in chronological order, then in the order of the source."""

    def key(statement: Statement) -> tuple[object, ...]:
        date = collection.date_of(statement)
        first = statement.citations[0]
        place = (first.source, first.paragraph or 0, statement.id)
        return (date is None, date.sort_key if date else (), place)

    return sorted(statements, key=key)


def _source_lines(content: Content) -> Iterator[str]:
    """Yield the numbered sources, and how to read the references."""
    citations_by_source: defaultdict[str, list[Citation]] = defaultdict(list)
    for citation in chain.from_iterable(content.citations.values()):
        citations_by_source[citation.source].append(citation)
    for number, source in enumerate(content.sources, 1):
        use = _describe_use(citations_by_source[source.id])
        yield f"{number}. {source.label}{f': {use}' if use else ''}"
    if content.sources:
        yield _KEY


def _describe_use(citations: Iterable[Citation]) -> str:
    """Return the paragraphs cited from a source, otherwise what it was consulted for."""
    paragraphs = sorted({c.paragraph for c in citations if c.paragraph})
    if paragraphs:
        return f"paragraph{'s' * (len(paragraphs) > 1)} {', '.join(_runs(paragraphs))}"
    roots = [
        path.replace("[", ".").partition(".")[0]
        for citation in citations
        if citation.basis is Basis.EXTERNAL
        for path in citation.fields
    ]
    purposes = list(
        dict.fromkeys(_PURPOSES.get(root, f"the {root.replace('_', ' ')}") for root in roots)
    )
    return f"consulted for {join_names(purposes)}" if purposes else ""


def _render_references(citations: Iterable[Citation], numbers: Mapping[str, int]) -> str:
    """Return references by the numbers of the sources, as they follow an entry."""
    cited: defaultdict[int, list[Citation]] = defaultdict(list)
    for citation in citations:
        cited[numbers[citation.source]].append(citation)
    marks = (f"{number}{_render_paragraphs(cited[number])}" for number in sorted(cited))
    return f" [{'; '.join(marks)}]"


def _render_paragraphs(citations: Iterable[Citation]) -> str:
    """Return the cited paragraphs, with inferred ones last and in parentheses."""
    stated = {c.paragraph for c in citations if c.paragraph and c.basis is Basis.STATED}
    inferred = {c.paragraph for c in citations if c.paragraph and c.basis is Basis.INFERRED}
    parts = [*_runs(sorted(stated)), *(f"({run})" for run in _runs(sorted(inferred)))]
    return f" ¶ {', '.join(parts)}" if parts else ""


def _runs(numbers: Iterable[int]) -> list[str]:
    """Return ascending numbers as text, with ranges such as "4–6" from three on."""
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
