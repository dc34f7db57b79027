"""Tables of HTML, which a notebook shows for records, answers and timelines.

All text is escaped, and long tables and texts are cut.
"""

import html
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, TypeVar, cast, get_args

import attrs

from diplomacy.brief import Event
from diplomacy.brief.entries import render_citation, render_state, render_tenure
from diplomacy.brief.phrases import name_participant, name_record, render_count
from diplomacy.collection import Collection
from diplomacy.countries import Country
from diplomacy.dates import PartialDate, Period
from diplomacy.errors import UnknownRecord
from diplomacy.formats import iter_leaves, to_dict
from diplomacy.queries import Affiliation, Incumbency
from diplomacy.records import Agreement, Meeting, Participant, Record, Tenure
from diplomacy.sources import Source
from diplomacy.texts import escape_unprintable
from diplomacy.values import Value

__all__ = ["render_answer", "render_record"]

T = TypeVar("T")

_RECORD_TYPES: Final = get_args(Record)
_MAX_ROWS: Final = 60
_MAX_LENGTH: Final = 300
# Notebooks render text between two dollar signs as a formula, unless a class forbids it.
_START: Final = '<table class="tex2jax_ignore mathjax_ignore">'


def render_record(record: Record) -> str:
    """Return a table of the fields of a record by path, and of its citations.

    >>> from diplomacy import Source
    >>> print(render_record(Source(id="yearbook", title="A & B")))
    <table class="tex2jax_ignore mathjax_ignore"><caption>Source yearbook</caption>
    <tr><th>title</th><td>A &amp; B</td></tr>
    </table>
    """
    fields = to_dict(record)
    heading = f"{fields.pop('type')} {fields.pop('id')}"
    fields.pop("citations", None)
    rows = [leaf for name, value in fields.items() for leaf in iter_leaves(name, value)]
    if not isinstance(record, Source):
        citations = enumerate(record.citations)
        rows += [(f"citations[{i}]", render_citation(citation)) for i, citation in citations]
    lines = (f"<th>{_escape(path)}</th><td>{_escape(value)}</td>" for path, value in rows)
    return _render_table(heading, list(lines))


def render_answer(answer: Sequence[object], collection: object = None) -> str:
    """Return a table of an answer, with a row for each item.

    Args:
        answer: records, or values with records in them, such as events.
        collection: the collection that names parties; without one, their ids are shown.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> print(render_answer(ARCHIVE.find("Korea Electric"), ARCHIVE))
    <table class="tex2jax_ignore mathjax_ignore"><caption>1 result</caption>
    <tr><th>type</th><th>name</th><th>id</th></tr>
    <tr><td>Organization</td><td>Korea Electric Power Corp.</td><td>kepco</td></tr>
    </table>
    """
    records = collection if isinstance(collection, Collection) else Collection(())
    rows = [dict(_iter_cells(records, found)) for found in answer[:_MAX_ROWS]]
    columns = [
        c for c in dict.fromkeys(c for row in rows for c in row) if any(r.get(c) for r in rows)
    ]
    lines = [f"<th>{'</th><th>'.join(map(_escape, columns))}</th>"] if columns else []
    lines += [
        f"<td>{'</td><td>'.join(_escape(row.get(column, '')) for column in columns)}</td>"
        for row in rows
    ]
    number = len(answer)
    shown = f"; the first {_MAX_ROWS} are shown" if number > _MAX_ROWS else ""
    return _render_table(f"{render_count(number, 'result')}{shown}", lines)


def _render_table(heading: str, lines: Iterable[str]) -> str:
    rows = [f"<tr>{line}</tr>" for line in lines]
    caption = f"<caption>{_escape(heading)}</caption>"
    return "\n".join([f"{_START}{caption}", *rows, "</table>"])


def _escape(value: object) -> str:
    text = str(value)
    if len(text) > _MAX_LENGTH:
        text = f"{text[:_MAX_LENGTH]}…"
    # Unprintable characters, such as marks of the direction of text, are shown as Python escapes.
    return html.escape(escape_unprintable(text))


def _iter_cells(collection: Collection, found: object) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each cell in the row of an item."""
    match found:
        case Event(when, what, record):
            yield "when", _render(collection, when)
            yield "what", what
            yield "id", record.id
        case Affiliation():
            yield from _iter_record_cells(collection, found.membership)
            yield "certainty", _render(collection, found.certainty)
        case _ if isinstance(found, _RECORD_TYPES):
            yield from _iter_record_cells(collection, cast("Record", found))
        case Value():
            for field in attrs.fields(cast("type[attrs.AttrsInstance]", type(found))):
                yield field.name, _render(collection, getattr(found, field.name))
        case _:
            yield "", _render(collection, found)


def _iter_record_cells(collection: Collection, record: Record) -> Iterator[tuple[str, str]]:
    yield "date", _render(collection, _known(lambda: collection.date_of(record), record.own_date))
    yield "type", type(record).__name__
    yield "state", render_state(record)
    yield "name", _name(collection, record)
    if isinstance(record, Agreement | Meeting):  # other names contain the parties
        yield "parties", _render(collection, record.parties)
    yield "id", record.id


def _render(collection: Collection, value: object) -> str:
    """Return a value of a cell as text; None is empty."""
    match value:
        case None:
            return ""
        case Country():
            return value.name
        case str() if value in collection:
            return _name(collection, collection[value])
        case PartialDate() | Period():
            return value.words
        case Incumbency():
            return _render(collection, value.tenure)
        case Participant():
            return _known(lambda: name_participant(collection, value), str(value.leader))
        case Tenure():
            return _known(lambda: render_tenure(collection, value), value.office)
        case tuple():
            return ", ".join(
                _render(collection, part) for part in cast("tuple[object, ...]", value)
            )
        case _ if isinstance(value, _RECORD_TYPES):
            return _name(collection, cast("Record", value))
        case _:
            return str(value)


def _name(collection: Collection, record: Record) -> str:
    return _known(lambda: name_record(collection, record), record.id)


def _known(find: Callable[[], T], default: T) -> T:
    """Return a value that depends on other records, or a default if they are missing."""
    try:
        return find()
    except UnknownRecord:
        return default
