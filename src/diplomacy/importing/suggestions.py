"""A first mapping of a table, guessed from its header and a sample of its cells."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from diplomacy.countries import Country
from diplomacy.dates import PartialDate
from diplomacy.errors import AmbiguousCountry, AmbiguousDate, DiplomacyError
from diplomacy.importing.cells import make_slug
from diplomacy.importing.moments import parse_date, parse_days
from diplomacy.importing.rows import Data, Row, read_sheet

__all__ = ["suggest_mapping"]

_MAX_SAMPLE: Final = 200
_MOST: Final = 0.6
_NEARLY_ALL: Final = 0.9
_READERS: Final[dict[str, Callable[[str], object]]] = {
    "dmy": lambda cell: PartialDate.parse(cell, "dmy"),
    "mdy": lambda cell: PartialDate.parse(cell, "mdy"),
}
_SEPARATORS: Final = (";", "|", "\n", " / ", " - ", " – ", " & ", " and ", ", ")
# A date and the letters by which lists of the United Nations say how a state became bound.
_MARKED_RE: Final = re.compile(r"(.*[0-9]{4})(?:[ ,]+| ?\()([A-Za-z]{1,2})\)?")
_MARKS: Final = {
    "a": "acceded",
    "A": "accepted",
    "AA": "approved",
    "d": "succeeded",
    "s": "definitively-signed",
}
_FEWEST_THINGS: Final = 3
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
_NAME: Final = r"name|leader|visitor|traveller|person|ambassador|envoy|holder|incumbent"
_POSTING: Final = r"ambassador|envoy|legation|mission|embass|consul|diplomat"
_ROLL: Final = r"particip|\bparty|member|signator|\bstate"
_OFFICE: Final = r"title|office|level|position|role|rank"
_PLACE: Final = r"place|city|location"
_ORIGIN: Final = r"from|home|origin|sen[dt]|visitor|nationality"
_TYPES: Final = (  # the first pattern that matches the name of a column or of the source counts
    (r"treaty|agreement|sign|ratif|in.?force", "Agreement"),
    (r"visit|travel|trip|destination", "Visit"),
    (rf"leader|ruler|office|president|minister|\bterm\b|tenure|{_POSTING}", "Leader"),
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
    """A table: its columns, and the columns whose cells are mostly dates, parties or periods."""

    id: str
    rows: Sequence[Row]
    columns: Sequence[_Column]
    dated: Sequence[_Column]
    parties: Sequence[_Column]
    spans: Sequence[_Column]

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

    The records are visits or leaders if the names of the columns say so, and otherwise agreements,
    also of a table with a column for each treaty or state. Each guess is marked as one. A column
    without a guess is listed, and is not mapped.

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
    texts = {name: [row.cells.get(name, "") for row in sample] for name in sheet.columns}
    columns = [
        _Column(name, [cell for cell in cells if cell and not _is_marker(cell)])
        for name, cells in texts.items()
    ]
    dated = [column for column in columns if _is_dated(column)]
    parties = [column for column in columns if column not in dated and _is_party(column)]
    rest = [column for column in columns if column not in dated and column not in parties]
    spans = [column for column in rest if column.share(_read_days) >= _MOST]
    table = _Table(make_slug(id) or "register", sample, columns, dated, parties, spans)
    return "\n".join(_iter_lines(table, markers)) + "\n"


def _read_days(cell: str) -> object:
    return None if cell.isdecimal() else parse_days(cell, None)


def _is_marker(cell: str) -> bool:
    return _MARKER_RE.fullmatch(cell) is not None


def _quote(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _quote_raw(pattern: str) -> str:
    """Return a regular expression as TOML, without escapes if it has no quotation mark."""
    return _quote(pattern) if "'" in pattern else f"'{pattern}'"


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
    matrix = _find_matrix(table) if kind == "Agreement" else None
    if matrix is not None:
        records = [*_iter_matrix(table, matrix)]
    ignored = [*matrix.others] if matrix is not None else list[str]()
    yield f"ignore = [{', '.join(map(_quote, ignored))}]" + ("  # guess" if ignored else "")
    mapped = "\n".join(records)
    for column in table.columns:
        if (
            matrix is None
            and _quote(column.name) not in mapped
            and f"{{{column.name}}}" not in mapped
        ):
            example = next(iter(column.cells), "")
            yield f"# not mapped: {_quote(column.name)}, such as {_quote(example[:40])}"
    yield from ("", "[[records]]", f'type = "{kind}"  # guess', *records)


def _guess_type(table: _Table) -> str:
    """Return the type of the records, whose required fields the table has."""
    names = " ".join([table.id, *(column.name for column in table.columns)])
    found = next((kind for words, kind in _TYPES if re.search(words, names, re.IGNORECASE)), "")
    needed = {"Visit": (_NAME,), "Leader": (_NAME, _OFFICE)}.get(found, ())
    if found == "Leader" and _is_posting(table):
        needed = (_NAME,)
    is_placed = bool(table.parties) or (found == "Leader" and _is_posting(table))
    is_complete = is_placed and all(map(table.find, needed))
    return found if needed and is_complete else "Agreement"


def _iter_agreement(table: _Table) -> Iterator[str]:
    title = table.find(r"title|name|treaty|agreement")
    roll = None if title else _find_roll(table)
    template = f"{table.id} treaty" if roll else table.template
    yield f"id = {_quote(template)}  # guess"
    if roll:
        yield f"key = {_quote(template)}  # guess: each row has the acts of one state"
    acts = [_make_act(column, i) for i, column in enumerate(table.dated, start=1)]
    patterns = {_quote(act.column): _quote_raw(act.pattern) for act in acts if act.pattern}
    if patterns:
        yield f"patterns = {_inline(**patterns)}  # guess"
    yield from ("", "[records.fields]")
    made = _inline(constant=_quote(table.id)) if roll else _inline(template=_quote(template))
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
    if roll:
        days = _listed([act.on for act in acts])
        cells = [_inline(country=_quote(roll.name), on=days)]
    if cells:
        yield f"parties = {cells[0] if len(cells) == 1 else _listed(cells)}  # guess"
    if acts:
        yield "history = ["
        for act in acts:
            party = {"party": _inline(country=_quote(roll.name), on=act.on)} if roll else {}
            yield f"    {_inline(act=act.act, on=act.on, **party)},  # guess"
        yield "]"


class _Act(NamedTuple):
    """The act of a column of dates: its cell, its date, and the pattern of both if it has marks."""

    column: str
    act: str
    on: str
    pattern: str = ""


def _make_act(column: _Column, number: int) -> _Act:
    act = _quote(_act_of(column) or "signed")
    marks = _find_marks([column])
    if not marks:
        return _Act(column.name, act, _quote(column.name))
    date, mark = f"date{number}", f"mark{number}"
    pattern = _mark_pattern(marks, date, mark)
    return _Act(column.name, _marked_act(mark, marks, act), _quote(date), pattern)


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
    parties, office_cell, role = table.parties, _quote(office), "official"
    party = _party_cell(table, parties[0]) if parties else ""
    if _is_posting(table):  # the country is that to which they are sent
        yield "# XA is to be the code of the state that sends them."
        post = f"{{{office}}}" if office else "Ambassador"
        post = f"{post} to {{{parties[0].name}}}" if parties else post
        made = {"template" if "{" in post else "constant": _quote(post)}
        party, office_cell, role = _inline(constant=_quote("XA")), _inline(**made), "diplomat"
    tenure = {"party": party, "office": office_cell, "roles": _inline(constant=_quote(role))}
    for cell in _period_cells(table):
        tenure["period"] = cell
    yield f"tenures = {_inline(part=_quote('Tenure'), **tenure)}  # guess"


_RECORDS: Final = {"Agreement": _iter_agreement, "Visit": _iter_visit, "Leader": _iter_leader}


def _period_cells(table: _Table) -> list[str]:
    """Return the cell of a period of the first two columns of dates, if there is any."""
    if table.spans:
        return [_inline(days=_quote(table.spans[0].name))]
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
    return not is_number and column.share(_read_date) >= _MOST


def _read_date(cell: str) -> object:
    marked = _MARKED_RE.fullmatch(cell)
    return parse_date(marked[1] if marked and marked[2] in _MARKS else cell, None)


def _separators(column: _Column) -> list[str]:
    """Return the separators of the names of countries in cells, the most frequent first."""
    found = list[str]()
    for separator in _SEPARATORS:
        pattern = "|".join(map(re.escape, [*found, separator]))
        cut = [
            part.strip()
            for cell in column.cells
            if separator in cell
            for part in re.split(pattern, cell)
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
    cells = [cell for cell in cells if any(_is_read(reads, cell) for reads in _READERS.values())]
    whole = _Column("", cells)
    good = [
        order for order, reads in _READERS.items() if cells and whole.share(reads) >= _NEARLY_ALL
    ]
    return good[0] if len(good) == 1 else None


def _has_order(cell: str) -> bool:
    return re.fullmatch(r"[0-9]{1,2}[-/. ]+[0-9]{1,2}[-/. ]+[0-9]{4}", cell) is not None


def _act_of(column: _Column) -> str | None:
    for pattern, stage in _ACTS:
        if re.search(pattern, column.name, re.IGNORECASE):
            return stage
    return None


def _is_posting(table: _Table) -> bool:
    """Return whether the names of the table, or the titles in it, are those of diplomats."""
    office = table.find(_OFFICE)
    titles = [cell for column in table.columns if column.name == office for cell in column.cells]
    names = [table.id, *(column.name for column in table.columns), *titles[:10]]
    return re.search(_POSTING, " ".join(names), re.IGNORECASE) is not None


def _find_roll(table: _Table) -> _Column | None:
    """Return the column of the states of one treaty, if the table has a row for each."""
    named = [column for column in table.parties if _has(column, _ROLL)]
    if len(table.parties) != 1 or not named or table.find(_NUMBER) or not table.dated:
        return None
    is_list = len(set(named[0].cells)) < len(table.rows) or _separators(named[0])
    return None if is_list else named[0]


def _find_marks(columns: Iterable[_Column]) -> list[str]:
    """Return the letters that follow dates in some columns."""
    found = {
        match[2]
        for column in columns
        for cell in column.cells
        if (match := _MARKED_RE.fullmatch(cell)) and match[2] in _MARKS
    }
    return sorted(found, key=lambda mark: (-len(mark), mark))


def _mark_pattern(marks: Sequence[str], date: str, mark: str) -> str:
    return rf"(?P<{date}>.+?)(?:(?:[ ,]+| ?\()(?P<{mark}>{'|'.join(marks)})\)?)?"


def _marked_act(column: str, marks: Sequence[str], otherwise: str) -> str:
    """Return the act that a mark means, or the one of a date without a mark."""
    synonyms = _inline(**{mark: _quote(_MARKS[mark]) for mark in marks})
    first = _inline(term=_quote(column), synonyms=synonyms)
    plain = otherwise if otherwise.startswith("{") else _inline(constant=otherwise)
    return _inline(either=_listed([first, plain]))


class _Matrix(NamedTuple):
    """A table with a column for each treaty or state.

    Attributes:
        has_states: whether the columns are states; otherwise they are treaties.
        names: a pattern of the treaty and the act in the name of a column, or "".
        things: the columns.
        others: the columns that are neither named nor things.
    """

    has_states: bool
    names: str
    things: Sequence[_Column]
    others: Sequence[str]


def _find_matrix(table: _Table) -> _Matrix | None:
    states = [column for column in table.columns if _is_read(Country.parse, column.name)]
    filled = [column for column in states if column in table.dated]
    words = {column.name: _act_word(column) for column in table.dated}
    treaties = {name.replace(word, "").strip(" _-:") for name, word in words.items() if word}
    title = table.find(r"title|name|treaty|agreement|convention")
    key = {title} if title else {column.name for column in table.parties}
    names = ""
    if title and len(filled) >= _FEWEST_THINGS:
        things: Sequence[_Column] = states
    elif title or len(table.parties) != 1:
        return None
    elif not any(words.values()) and len(words) >= _FEWEST_THINGS:
        things = table.dated
    elif all(words.values()) and all(treaties) and len(words) > len({*words.values()}) > 0:
        things = table.dated
        acts = "|".join(dict.fromkeys(map(re.escape, filter(None, words.values()))))
        names = rf"(?P<treaty>.+?)[ _:-]+(?P<stage>{acts})"
    else:
        return None
    known = key | {column.name for column in things}
    others = [column.name for column in table.columns if column.name not in known]
    return _Matrix(things is states, names, things, others)


def _act_word(column: _Column) -> str | None:
    """Return the last word of the name of a column if it is an act, as in "Ports, signed"."""
    word = re.split(r"[ _:-]+", column.name)[-1]
    return word if _act_of(_Column(word, ())) else None


def _iter_matrix(table: _Table, matrix: _Matrix) -> Iterator[str]:
    title = "treaty" if not matrix.has_states else table.find(r"title|name|treaty|agreement|conv")
    thing = "state" if matrix.has_states else "column" if matrix.names else "treaty"
    state = "state" if matrix.has_states else table.parties[0].name
    key = f"{table.id} {{{title}}}"
    yield from (f"id = {_quote(key)}  # guess", f"key = {_quote(key)}  # guess")
    yield f'unpivot = [{_quote(thing)}, "entry"]  # guess: a row for each cell of the other columns'
    marks = _find_marks(matrix.things)
    patterns = {_quote(thing): _quote_raw(matrix.names)} if matrix.names else {}
    if marks:
        patterns["entry"] = _quote_raw(_mark_pattern(marks, "date", "mark"))
    if patterns:
        yield f"patterns = {_inline(**patterns)}  # guess"
    on = _quote("date" if marks else "entry")
    party = _inline(country=_quote(state), on=on)
    act = _quote("ratified")
    if matrix.names:
        words = dict.fromkeys(filter(None, map(_act_word, matrix.things)))
        stages = {_quote(word): _quote(_act_of(_Column(word, ())) or "signed") for word in words}
        act = _inline(term=_quote("stage"), synonyms=_inline(**stages))
    if marks:
        act = _marked_act("mark", marks, act)
    yield from ("", "[records.fields]", f"title = {_quote(title or '')}  # guess")
    yield f"parties = {party}  # guess"
    yield f"history = [{_inline(act=act, on=on, party=party)}]  # guess"
