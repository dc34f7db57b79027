"""A first mapping of a table, guessed from its header and a sample of its cells."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from diplomacy.countries import Country
from diplomacy.dates import PartialDate
from diplomacy.errors import AmbiguousCountry, AmbiguousDate, DiplomacyError
from diplomacy.importing.cells import make_slug
from diplomacy.importing.rows import Data, read_sheet

__all__ = ["suggest_mapping"]

_MAX_SAMPLE: Final = 200
_MOST: Final = 0.6
_NEARLY_ALL: Final = 0.9
_READERS: Final[dict[str, Callable[[str], object]]] = {
    "dmy": lambda cell: PartialDate.parse(cell, "dmy"),
    "mdy": lambda cell: PartialDate.parse(cell, "mdy"),
}
_SEPARATORS: Final = (";", "|", " / ", " - ", " – ", " & ", " and ", ", ")
_MARKER_RE: Final = re.compile(
    r"(date )?(n\.?d\.?|n/?a|unknown|none|not known|-+|\?+|-9+|9999.*)", re.IGNORECASE
)
_ACTS: Final = (  # the first pattern that the name of a column of dates has
    (r"sign|conclu", "signed"),
    (r"adopt", "adopted"),
    (r"ratif", "ratified"),
    (r"force|effect", "in-force"),
    (r"accession|acced", "acceded"),
    (r"withdr|denounc", "withdrawn"),
    (r"terminat|expir|\bend", "terminated"),
)
_FIELDS: Final = (
    ("id", r"^(no|nr|id|number|code|ref)\b|[_ ]?(id|no)$"),
    ("title", r"title|name|treaty|agreement"),
    ("kind", r"type|kind|form\b"),
    ("place", r"place|city|location"),
    ("url", r"url|link|web"),
)


class _Column(NamedTuple):
    """A column with the cells of a sample that are neither empty nor markers."""

    name: str
    cells: Sequence[str]

    def share(self, reads: Callable[[str], object]) -> float:
        """Return the share of the cells that a function reads."""
        return sum(_is_read(reads, cell) for cell in self.cells) / max(1, len(self.cells))


def _is_read(reads: Callable[[str], object], cell: str) -> bool:
    try:
        reads(cell)
    except (AmbiguousCountry, AmbiguousDate):
        return True
    except DiplomacyError:
        return False
    return True


def suggest_mapping(data: Data, id: str = "register") -> str:
    """Return a first mapping of a table of agreements as TOML, to be corrected by hand.

    Each guess is marked as one. A column without a guess is listed, and is not mapped.

    Args:
        data: the table, see `Register.read`.
        id: the id of its source.

    Raises:
        InvalidType: if *data* is not a table.
        InvalidText: if a file is not UTF-8.
        MissingExtra: if it is a frame, and narwhals is not installed.
        OSError: if a file cannot be read.

    >>> rows = [{"No": "1", "Title": "On ports", "Parties": "France; Italy", "Signed": "25/3/1998"}]
    >>> print(suggest_mapping(rows, "treaties").partition("[records.fields]")[2].strip())
    title = "Title"  # guess
    parties = { country = "Parties", split = [";"] }  # guess
    history = [
        { act = "signed", on = "Signed" },  # guess
    ]
    """
    sheet = read_sheet("sample", data)
    sample = sheet.rows[:_MAX_SAMPLE]
    markers = sorted({cell for row in sample for cell in row.cells.values() if _is_marker(cell)})
    columns = [
        _Column(name, [row[name] for row in sample if row[name] and not _is_marker(row[name])])
        for name in sheet.columns
    ]
    return "\n".join(_iter_lines(make_slug(id) or "register", columns, markers)) + "\n"


def _is_marker(cell: str) -> bool:
    return _MARKER_RE.fullmatch(cell) is not None


def _quote(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _iter_lines(id: str, columns: list[_Column], markers: list[str]) -> Iterator[str]:
    dated = [column for column in columns if _is_dated(column)]
    named = _guess_fields([column for column in columns if column not in dated])
    parties = [
        c for c in columns if c not in dated and c.name not in named.values() and _is_party(c)
    ]
    yield "# A first mapping: check every guess, and map or ignore every column."
    yield f"source = {{ id = {_quote(id)}, title = {_quote(id)} }}  # guess"
    order = _guess_order(dated)
    if order is not None:
        yield f"order = {_quote(order)}  # guess"
    if markers:
        yield f"missing = [{', '.join(map(_quote, markers))}]  # guess"
    left = {c.name for c in (*dated, *parties)} | {*named.values()}
    yield "ignore = []"
    for column in columns:
        if column.name not in left:
            example = next(iter(column.cells), "")
            yield f"# not mapped: {_quote(column.name)}, such as {_quote(example[:40])}"
    yield from ("", "[[records]]", 'type = "Agreement"  # guess')
    number = named.pop("id", None) or (columns[0].name if columns else "id")
    yield f"id = {_quote(f'{id} {{{number}}}')}  # guess"
    yield from ("", "[records.fields]")
    for field, name in named.items():
        yield f"{field} = {_quote(name)}  # guess"
    if parties:
        yield f"parties = {_party_cells(parties)}  # guess"
    if dated:
        yield "history = ["
        for column in dated:
            yield f"    {{ act = {_quote(_act_of(column))}, on = {_quote(column.name)} }},  # guess"
        yield "]"


def _is_dated(column: _Column) -> bool:
    is_number = all(cell.isdecimal() and len(cell) != len("1998") for cell in column.cells)
    return not is_number and column.share(PartialDate.parse) >= _MOST


def _guess_fields(columns: list[_Column]) -> dict[str, str]:
    found: dict[str, str] = {}
    for field, pattern in _FIELDS:
        for column in columns:
            if column.name not in found.values() and re.search(pattern, column.name, re.IGNORECASE):
                found[field] = column.name
                break
    return found


def _separators(column: _Column) -> list[str]:
    """Return what separates the names of countries in cells, the most frequent first."""
    found = list[str]()
    for separator in _SEPARATORS:
        cut = [
            part.strip()
            for cell in column.cells
            if separator in cell
            for part in cell.split(separator)
        ]
        if cut and _Column("", cut).share(Country.parse) >= _MOST:
            found.append(separator)
    return found


def _is_party(column: _Column) -> bool:
    return column.share(Country.parse) >= _MOST or bool(_separators(column))


def _party_cells(columns: list[_Column]) -> str:
    cells = list[str]()
    for column in columns:
        split = ", ".join(map(_quote, _separators(column)))
        cells.append(
            f"{{ country = {_quote(column.name)}{f', split = [{split}]' if split else ''} }}"
        )
    return cells[0] if len(cells) == 1 else f"[{', '.join(cells)}]"


def _guess_order(columns: list[_Column]) -> str | None:
    """Return the order in which all numeric dates of some columns read, if only one is."""
    cells = [cell for column in columns for cell in column.cells if _has_order(cell)]
    whole = _Column("", cells)
    good = [
        order for order, reads in _READERS.items() if cells and whole.share(reads) >= _NEARLY_ALL
    ]
    return good[0] if len(good) == 1 else None


def _has_order(cell: str) -> bool:
    return re.fullmatch(r"[0-9]{1,2}[-/. ]+[0-9]{1,2}[-/. ]+[0-9]{4}", cell) is not None


def _act_of(column: _Column) -> str:
    for pattern, stage in _ACTS:
        if re.search(pattern, column.name, re.IGNORECASE):
            return stage
    return "signed"
