"""A first mapping of a table, guessed from its header and a sample of its cells."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from diplomacy.countries import Country
from diplomacy.dates import PartialDate
from diplomacy.errors import AmbiguousCountry, AmbiguousDate, DiplomacyError
from diplomacy.importing.cells import make_slug
from diplomacy.importing.rows import Data, Row, read_sheet

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
_ACTS: Final = (  # the first pattern that matches the name of a column of dates counts
    (r"sign|conclu", "signed"),
    (r"adopt", "adopted"),
    (r"ratif", "ratified"),
    (r"force|effect", "in-force"),
    (r"accession|acced", "acceded"),
    (r"withdr|denounc", "withdrawn"),
    (r"terminat|expir|\bend", "terminated"),
)
_NUMBER: Final = r"^(no|nr|id|number|code|ref)\b|[_ ]?(id|no)$"
_NAME: Final = r"name|leader|visitor|traveller|person"
_OFFICE: Final = r"title|office|level|position|role|rank"
_PLACE: Final = r"place|city|location"
_ORIGIN: Final = r"from|home|origin|sen[dt]|visitor|nationality"
_TYPES: Final = (  # the first pattern that matches the name of a column or of the source counts
    (r"treaty|agreement|sign|ratif|in.?force", "Agreement"),
    (r"visit|travel|trip|destination", "Visit"),
    (r"leader|ruler|office|president|minister", "Leader"),
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


class _Table(NamedTuple):
    """A table: its columns, and the columns whose cells are mostly dates or parties."""

    id: str
    rows: Sequence[Row]
    columns: Sequence[_Column]
    dated: Sequence[_Column]
    parties: Sequence[_Column]

    def find(self, pattern: str) -> str | None:
        """Return the first column with neither dates nor parties whose name matches a pattern."""
        others = (c for c in self.columns if c not in self.dated and c not in self.parties)
        return next((column.name for column in others if _has(column, pattern)), None)

    @property
    def template(self) -> str:
        """Return the template of an id: a number, or the first columns that distinguish rows."""
        number = self.find(_NUMBER)
        names = [number] if number else [column.name for column in self.columns]
        counts = [self._count_distinct(names[: i + 1]) for i in range(len(names))]
        needed = counts.index(max(counts)) + 1 if counts else 0
        return " ".join([self.id, *(f"{{{name}}}" for name in names[:needed])])

    def _count_distinct(self, names: Sequence[str]) -> int:
        return len({tuple(row[name] for name in names) for row in self.rows})


def suggest_mapping(data: Data, id: str = "register") -> str:
    """Return a first mapping of a table as TOML, to be corrected by hand.

    The records are visits or leaders if the names of the columns say so, and otherwise agreements.
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
    parties = { country = "Parties", split = [";"], on = "Signed" }  # guess
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
    dated = [column for column in columns if _is_dated(column)]
    parties = [column for column in columns if column not in dated and _is_party(column)]
    table = _Table(make_slug(id) or "register", sample, columns, dated, parties)
    return "\n".join(_iter_lines(table, markers)) + "\n"


def _is_marker(cell: str) -> bool:
    return _MARKER_RE.fullmatch(cell) is not None


def _quote(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _iter_lines(table: _Table, markers: list[str]) -> Iterator[str]:
    kind = _guess_type(table)
    records = [*_RECORDS[kind](table)]
    yield "# A first mapping: check every guess, and map or ignore every column."
    yield f"source = {_inline(id=_quote(table.id), title=_quote(table.id))}  # guess"
    order = _guess_order(table.dated)
    if order is not None:
        yield f"order = {_quote(order)}  # guess"
    if markers:
        yield f"missing = [{', '.join(map(_quote, markers))}]  # guess"
    yield "ignore = []"
    mapped = "\n".join(records)
    for column in table.columns:
        if _quote(column.name) not in mapped and f"{{{column.name}}}" not in mapped:
            example = next(iter(column.cells), "")
            yield f"# not mapped: {_quote(column.name)}, such as {_quote(example[:40])}"
    yield from ("", "[[records]]", f'type = "{kind}"  # guess', *records)


def _guess_type(table: _Table) -> str:
    """Return the type of the records, whose required fields the table has."""
    names = " ".join([table.id, *(column.name for column in table.columns)])
    found = next((kind for words, kind in _TYPES if re.search(words, names, re.IGNORECASE)), "")
    needed = {"Visit": (_NAME,), "Leader": (_NAME, _OFFICE)}.get(found, ())
    is_complete = bool(table.parties) and all(map(table.find, needed))
    return found if needed and is_complete else "Agreement"


def _iter_agreement(table: _Table) -> Iterator[str]:
    yield from (f"id = {_quote(table.template)}  # guess", "", "[records.fields]")
    title = table.find(r"title|name|treaty|agreement")
    made = _inline(template=_quote(table.template))
    yield f"title = {_quote(title) if title else made}  # guess"
    for field, pattern in (
        ("kind", r"type|kind|form\b"),
        ("place", _PLACE),
        ("url", r"url|link|web"),
    ):
        name = table.find(pattern)
        if name is not None and name != title:
            yield f"{field} = {_quote(name)}  # guess"
    cells = [_party_cell(table, column) for column in table.parties]
    if cells:
        yield f"parties = {cells[0] if len(cells) == 1 else _listed(cells)}  # guess"
    if table.dated:
        yield "history = ["
        for column in table.dated:
            cell = _inline(act=_quote(_act_of(column)), on=_quote(column.name))
            yield f"    {cell},  # guess"
        yield "]"


def _iter_visit(table: _Table) -> Iterator[str]:
    yield from (f"id = {_quote(table.template)}  # guess", "", "[records.fields]")
    homes = [c for c in table.parties[1:] and table.parties if _has(c, _ORIGIN)][:1]
    hosts = [column for column in table.parties if column not in homes]
    traveller = {
        field: _party_cell(table, column) for field, column in zip(["party"], homes, strict=False)
    }
    for field, pattern in (("name", _NAME), ("office", _OFFICE)):
        column = table.find(pattern)
        if column is not None:
            traveller[field] = _quote(column)
    yield f"travellers = {_inline(part=_quote('Participant'), **traveller)}  # guess"
    place = table.find(_PLACE)
    stop = {"country": _party_cell(table, hosts[0])} | ({"place": _quote(place)} if place else {})
    yield f"stops = {_inline(part=_quote('Stop'), **stop)}  # guess"
    yield from (f"period = {cell}  # guess" for cell in _period_cells(table))


def _iter_leader(table: _Table) -> Iterator[str]:
    name, office = table.find(_NAME) or "", table.find(_OFFICE) or ""
    key = _quote(f"{{{name}}}")
    yield from (f"id = {key}  # guess", f"key = {key}  # guess", "", "[records.fields]")
    yield f"name = {_quote(name)}  # guess"
    tenure = {
        "party": _party_cell(table, table.parties[0]),
        "office": _quote(office),
        "roles": _inline(constant=_quote("official")),
    }
    for cell in _period_cells(table):
        tenure["period"] = cell
    yield f"tenures = {_inline(part=_quote('Tenure'), **tenure)}  # guess"


_RECORDS: Final = {"Agreement": _iter_agreement, "Visit": _iter_visit, "Leader": _iter_leader}


def _period_cells(table: _Table) -> list[str]:
    """Return the cell of a period of the first two columns of dates, if there is any."""
    names = [_quote(column.name) for column in table.dated[:2]]
    return [_inline(**dict(zip(("period", "end"), names, strict=False)))] if names else []


def _has(column: _Column, pattern: str) -> bool:
    return re.search(pattern, column.name, re.IGNORECASE) is not None


def _listed(cells: Sequence[str]) -> str:
    return f"[{', '.join(cells)}]"


def _inline(**values: str) -> str:
    """Return an inline table of TOML."""
    return f"{{ {', '.join(f'{key} = {value}' for key, value in values.items())} }}"


def _is_dated(column: _Column) -> bool:
    is_number = all(cell.isdecimal() and len(cell) != len("1998") for cell in column.cells)
    return not is_number and column.share(PartialDate.parse) >= _MOST


def _separators(column: _Column) -> list[str]:
    """Return the separators of the names of countries in cells, the most frequent first."""
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


def _party_cell(table: _Table, column: _Column) -> str:
    options = {"country": _quote(column.name)}
    if separators := _separators(column):
        options["split"] = _listed([*map(_quote, separators)])
    if table.dated:
        options["on"] = _quote(table.dated[0].name)
    return _inline(**options)


def _guess_order(columns: Sequence[_Column]) -> str | None:
    """Return the only order in which all numeric dates of some columns are valid, or None."""
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
