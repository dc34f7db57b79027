"""The document that a brief prints: sections of entries with numbered references."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, NamedTuple, TypeVar

from diplomacy.brief import phrases
from diplomacy.brief.content import Relations
from diplomacy.records import Cited, Leader, Organization, Statement, Statistic, TradeFigure
from diplomacy.sources import Citation
from diplomacy.vocabulary import Basis

__all__ = ["Section", "iter_sections"]

C = TypeVar("C", bound=Cited)

_REFERENCE_NOTE: Final = (
    "References are the number of a source and the paragraphs in it. Paragraphs in parentheses "
    "are those from which the editors inferred a fact; a number without paragraphs is a source "
    "consulted for a fact that the others leave out."
)


class Section(NamedTuple):
    """A section of the printed brief.

    Attributes:
        heading: its heading.
        entries: its entries, with their references.

    >>> from diplomacy import relations
    >>> next(iter_sections(relations("KR", "NL"))).heading
    'Meetings'
    """

    heading: str
    entries: tuple[str, ...]


class _Line(NamedTuple):
    """An entry, with the citations that its references are made of."""

    text: str
    citations: tuple[Citation, ...] = ()


def iter_sections(brief: Relations) -> Iterator[Section]:
    """Yield the sections of a brief that have entries.

    >>> from diplomacy import relations
    >>> [section.heading for section in iter_sections(relations("KR", "NL"))]
    ['Meetings', 'Statements', 'People', 'Organizations', 'Sources']
    """
    numbers = {source.id: number for number, source in enumerate(brief.sources, 1)}
    for heading, lines in _sections(brief):
        entries = tuple(_append_references(line, numbers) for line in lines)
        if entries:
            yield Section(heading, entries)


def _sections(brief: Relations) -> tuple[tuple[str, Iterable[_Line]], ...]:
    """Return the sections with their entries, before references."""
    records = brief.collection
    sides = (brief.first, brief.second)
    figures: list[TradeFigure | Statistic] = [*brief.trade_figures, *brief.statistics]
    return (
        (
            "Partnerships",
            _lines(brief.partnerships, lambda p: phrases.describe_partnership(records, p, sides)),
        ),
        (
            "Memberships",
            _lines(brief.memberships, lambda m: phrases.describe_membership(records, m)),
        ),
        ("Meetings", _lines(brief.meetings, lambda m: phrases.describe_meeting(records, m))),
        ("Agreements", _lines(brief.agreements, lambda a: phrases.describe_agreement(records, a))),
        ("Figures", _lines(figures, lambda f: phrases.describe_figure(records, f))),
        ("Statements", _statement_lines(brief)),
        ("People", _people_lines(brief)),
        ("Organizations", _organization_lines(brief)),
        ("Sources", _source_lines(brief)),
    )


def _lines(records: Iterable[C], describe: Callable[[C], str]) -> Iterator[_Line]:
    for record in records:
        yield _Line(describe(record), record.citations)


def _statement_lines(brief: Relations) -> Iterator[_Line]:
    """Yield the statements in order of time, those of one day as in the source."""

    def key(statement: Statement) -> tuple[object, ...]:
        when = brief.collection.date_of(statement)
        first = statement.citations[0]
        place = (first.source, first.paragraph or 0, statement.id)
        return (when is None, when.sort_key if when else (), place)

    for statement in sorted(brief.statements, key=key):
        when = phrases.open_with_date(brief.collection.date_of(statement))
        text = phrases.describe_statement(brief.collection, statement)
        yield _Line(f"{when}{text}", statement.citations)


def _people_lines(brief: Relations) -> Iterator[_Line]:
    for leader in brief.leaders:
        names = brief.names_of(leader)
        text = phrases.describe_person(brief.collection, leader, names)
        yield _Line(text, brief.citations_of(leader))


def _organization_lines(brief: Relations) -> Iterator[_Line]:
    for one in brief.organizations:
        text = phrases.describe_organization(brief.collection, one)
        yield _Line(text, brief.citations_of(one))


def _source_lines(brief: Relations) -> Iterator[_Line]:
    """Yield the numbered sources with the paragraphs used, and how to read references."""
    paragraphs: dict[str, set[int]] = {source.id: set() for source in brief.sources}
    referenced: list[Leader | Organization] = [*brief.leaders, *brief.organizations]
    cited = [c for record in brief.records for c in record.citations]
    cited += [c for one in referenced for c in brief.citations_of(one)]
    for citation in cited:
        if citation.paragraph:
            paragraphs[citation.source].add(citation.paragraph)
    for number, source in enumerate(brief.sources, 1):
        used = sorted(paragraphs[source.id])
        text = f"{number}. {source.label}"
        if used:
            text += f": paragraph{'s' * (len(used) > 1)} {', '.join(_runs(used))}"
        else:
            text += ": consulted for what the others leave out"
        yield _Line(text)
    if brief.sources:
        yield _Line(_REFERENCE_NOTE)


# --- references ---------------------------------------------------------------------------------


def _append_references(line: _Line, numbers: Mapping[str, int]) -> str:
    """Return the text of an entry with its references, by the numbers of the sources."""
    if not line.citations:
        return line.text
    cited: dict[int, list[Citation]] = {}
    for citation in line.citations:
        cited.setdefault(numbers[citation.source], []).append(citation)
    marks = (f"{number}{_list_paragraphs(cited[number])}" for number in sorted(cited))
    return f"{line.text} [{'; '.join(marks)}]"


def _list_paragraphs(cited: Iterable[Citation]) -> str:
    """Return the stated paragraphs, then in parentheses those inferred from."""
    stated = sorted({c.paragraph for c in cited if c.paragraph and c.basis is Basis.STATED})
    inferred = sorted({c.paragraph for c in cited if c.paragraph and c.basis is Basis.INFERRED})
    parts = [*_runs(stated), *(f"({run})" for run in _runs(inferred))]
    return f" ¶ {', '.join(parts)}" if parts else ""


def _runs(numbers: Iterable[int]) -> list[str]:
    """Return ascending numbers as text, three or more in a row as "4–6"."""
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
