"""A first mapping of a table, guessed from its header and a sample of its cells."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from diplomacy.countries import Country
from diplomacy.importing.cells import iter_columns, make_slug
from diplomacy.importing.guess import NOUNS_OF_ACTS
from diplomacy.importing.rows import LINE, Data
from diplomacy.importing.samples import (
    MARKED_RE,
    MARKS,
    MOST,
    NEARLY_ALL,
    REPEATED,
    Column,
    Table,
    columns_of_day,
    guess_order,
    is_named,
    is_read,
    separators_of,
    system_of,
    take_sample,
)
from diplomacy.vocabulary import InstrumentKind, Stage

__all__ = ["suggest_mapping"]

_MAX_SYNONYMS: Final = 12
_FEWEST_THINGS: Final = 3
_ACTS: Final = (  # the first pattern that matches the name of a column of dates counts
    (r"sign|conclu", "signed"),
    (r"adopt", "adopted"),
    (r"ratif", "ratified"),
    (r"force|effect", "in-force"),
    (r"accession|acced", "acceded"),
    (r"withdr|denounc", "withdrawn"),
    (r"terminat|expir|\bend", "terminated"),
)
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
    table, markers = take_sample(make_slug(id) or "register", data)
    return "\n".join(_iter_lines(table, markers)) + "\n"


def _quote(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _quote_raw(pattern: str) -> str:
    """Return a regular expression as TOML, without escapes if it has no quotation mark."""
    return _quote(pattern) if "'" in pattern else f"'{pattern}'"


def _iter_lines(table: Table, markers: list[str]) -> Iterator[str]:
    kind = _guess_type(table)
    records = [*_RECORDS[kind](table)]
    yield "# A first mapping: check every guess, and map or ignore every column."
    yield f"source = {_inline(id=_quote(table.id), title=_quote(table.id))}  # guess"
    order = guess_order(table.dated)
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


def _guess_type(table: Table) -> str:
    """Return the type of the records, whose required fields the table has."""
    names = " ".join([table.id, *(column.name for column in table.columns)])
    found = next((kind for words, kind in _TYPES if re.search(words, names, re.IGNORECASE)), "")
    needed = {"Visit": (_NAME,), "Leader": (_NAME, _OFFICE)}.get(found, ())
    if found == "Leader" and _is_posting(table):
        needed = (_NAME,)
    is_placed = bool(table.parties) or (found == "Leader" and _is_posting(table))
    is_complete = is_placed and all(map(table.find, needed))
    return found if needed and is_complete else "Agreement"


def _iter_agreement(table: Table) -> Iterator[str]:
    title = table.find_title()
    key = _find_roll(table, title)
    template = table.template if key is None else f"{table.id} {key}"
    yield f"id = {_quote(template)}  # guess"
    if key is not None:
        yield f"key = {_quote(key)}  # guess: each row has the acts of one state"
    stage = next((c.name for c in table.columns if c.share(_to_stage) >= MOST), None)
    acts = [_make_act(table, column, i, stage) for i, column in enumerate(table.dated, start=1)]
    patterns = {_quote(act.column): _quote_raw(act.pattern) for act in acts if act.pattern}
    if patterns:
        yield f"patterns = {_inline(**patterns)}  # guess"
    yield from ("", "[records.fields]")
    is_told = "{" in template and LINE not in iter_columns(template)
    made = _inline(template=_quote(template)) if is_told else _inline(constant=_quote(table.id))
    yield f"title = {_quote(title) if title else made}  # guess"
    kind = table.find(r"type|kind|form\b")
    if kind is not None and kind not in (title, stage):
        yield from (f"kind = {cell}  # guess" for cell in _kind_cells(table, kind))
    for field, pattern in (("place", _PLACE), ("url", r"url|link|web")):
        name = table.find(pattern)
        if name is not None and name != title:
            yield f"{field} = {_quote(name)}  # guess"
    cells = [_party_cell(table, column) for column in table.parties]
    if key is not None:
        cells = [_party_cell(table, table.parties[0], _listed([act.day for act in acts]))]
    if cells:
        yield f"parties = {cells[0] if len(cells) == 1 else _listed(cells)}  # guess"
    if acts:
        yield "history = ["
        for act in acts:
            acting = {} if key is None else {"party": _party_cell(table, table.parties[0], act.day)}
            yield f"    {_inline(act=act.act, on=act.on, **acting)},  # guess"
        yield "]"


def _kind_cells(table: Table, name: str) -> Iterator[str]:
    """Yield the cell of a column of kinds, with a term to correct for each text that is not one."""
    [column] = [column for column in table.columns if column.name == name]
    unknown = sorted({cell for cell in column.cells if not is_read(_to_kind, cell)})
    if not unknown:
        yield _quote(name)
    elif len(unknown) <= _MAX_SYNONYMS:
        synonyms = {_quote(cell): _quote("other") for cell in unknown}
        yield _inline(term=_quote(name), synonyms=_inline(**synonyms))


def _to_kind(cell: str) -> InstrumentKind:
    return InstrumentKind(make_slug(cell))


def _to_stage(cell: str) -> Stage:
    word = make_slug(cell)
    return Stage(NOUNS_OF_ACTS.get(word, word))


class _Act(NamedTuple):
    """The act of a column of dates: its cell, its date, and the pattern of both if it has marks.

    Attributes:
        column: the column.
        act: the stage, or the cell of it.
        on: the column of the date, or the cell of it.
        day: the column with which the party is read.
        pattern: the pattern of the date and the mark, or "".
    """

    column: str
    act: str
    on: str
    day: str
    pattern: str = ""


def _make_act(table: Table, column: Column, number: int, stage: str | None) -> _Act:
    """Return the act of a column of dates, by its name, by marks, or as another column says."""
    known = _act_of(column)
    act = _inline(term=_quote(stage)) if stage and known is None else _quote(known or "signed")
    marks = _find_marks([column])
    if not marks:
        return _Act(column.name, act, _date_of(table, column), _quote(column.name))
    date, mark = f"date{number}", f"mark{number}"
    pattern = _mark_pattern(marks, date, mark)
    return _Act(column.name, _marked_act(mark, marks, act), _quote(date), _quote(date), pattern)


def _date_of(table: Table, column: Column) -> str:
    """Return the column of a date, or the cell of those of its year, month and day."""
    names = columns_of_day(table, column)
    return _quote(names[0]) if len(names) == 1 else _inline(date=_listed([*map(_quote, names)]))


def _iter_visit(table: Table) -> Iterator[str]:
    yield from (f"id = {_quote(table.template)}  # guess", "", "[records.fields]")
    homes = [c for c in table.parties[1:] and table.parties if is_named(c, _ORIGIN)][:1]
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


def _iter_leader(table: Table) -> Iterator[str]:
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
    for span in _period_cells(table):
        tenure["period"] = span
    yield f"tenures = {_inline(part=_quote('Tenure'), **tenure)}  # guess"


_RECORDS: Final = {"Agreement": _iter_agreement, "Visit": _iter_visit, "Leader": _iter_leader}


def _period_cells(table: Table) -> list[str]:
    """Return the cell of a period of the first two columns of dates, if there is any."""
    if table.spans:
        return [_inline(days=_quote(table.spans[0].name))]
    days = [columns_of_day(table, column) for column in table.dated[:2]]
    names = [_quote(day[0]) if len(day) == 1 else _listed([*map(_quote, day)]) for day in days]
    return [_inline(**dict(zip(("period", "end"), names, strict=False)))] if names else []


def _listed(cells: Sequence[str]) -> str:
    return f"[{', '.join(cells)}]"


def _inline(**values: str) -> str:
    """Return an inline table of TOML."""
    return f"{{ {', '.join(f'{key} = {value}' for key, value in values.items())} }}"


def _party_cell(table: Table, column: Column, on: str | None = None) -> str:
    """Return the cell of a party, which is read with the first date unless another is given."""
    options = {"country": _quote(column.name)}
    if (system := system_of(column)) is not None:
        options["system"] = _quote(system)
    elif separators := separators_of(column):
        options["split"] = _listed([*map(_quote, separators)])
    if on is not None:
        options["on"] = on
    elif table.dated:
        options["on"] = _quote(table.dated[0].name)
    return _inline(**options)


def _act_of(column: Column) -> str | None:
    for pattern, stage in _ACTS:
        if re.search(pattern, column.name, re.IGNORECASE):
            return stage
    return None


def _is_posting(table: Table) -> bool:
    """Return whether the names of the table, or the titles in it, are those of diplomats."""
    office = table.find(_OFFICE)
    titles = [cell for column in table.columns if column.name == office for cell in column.cells]
    names = [table.id, *(column.name for column in table.columns), *titles[:10]]
    return re.search(_POSTING, " ".join(names), re.IGNORECASE) is not None


def _find_roll(table: Table, title: str | None) -> str | None:
    """Return the key of a treaty if the table has a row for each of its states, or else None."""
    if len(table.parties) != 1 or separators_of(table.parties[0]) or not table.dated:
        return None
    [party], size = table.parties, len(table.rows)
    for name in (*table.numbers, *([] if title is None else [title])):
        is_grouped = table.count_distinct([name]) <= size * REPEATED
        if is_grouped and table.count_distinct([name, party.name]) >= size * NEARLY_ALL:
            return f"{{{name}}}"
    is_status = is_named(party, _ROLL) or any(is_named(c, r"ratif|acce") for c in table.dated)
    if title is None and not table.numbers and is_status:
        return "treaty" if size == table.count_distinct([party.name]) else None
    return None


def _find_marks(columns: Iterable[Column]) -> list[str]:
    """Return the letters that follow dates in some columns."""
    found = {
        match[2]
        for column in columns
        for cell in column.cells
        if (match := MARKED_RE.fullmatch(cell)) and match[2] in MARKS
    }
    return sorted(found, key=lambda mark: (-len(mark), mark))


def _mark_pattern(marks: Sequence[str], date: str, mark: str) -> str:
    return rf"(?P<{date}>.+?)(?:(?:[ ,]+| ?\()(?P<{mark}>{'|'.join(marks)})\)?)?"


def _marked_act(column: str, marks: Sequence[str], otherwise: str) -> str:
    """Return the act that a mark means, or the one of a date without a mark."""
    synonyms = _inline(**{mark: _quote(MARKS[mark]) for mark in marks})
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
    things: Sequence[Column]
    others: Sequence[str]


def _find_matrix(table: Table) -> _Matrix | None:
    states = [column for column in table.columns if is_read(Country.parse, column.name)]
    filled = [column for column in states if column in table.dated]
    words = {column.name: _act_word(column) for column in table.dated}
    treaties = {name.replace(word, "").strip(" _-:") for name, word in words.items() if word}
    title = table.find(r"title|name|treaty|agreement|convention")
    key = {title} if title else {column.name for column in table.parties}
    names = ""
    if title and len(filled) >= _FEWEST_THINGS:
        things: Sequence[Column] = states
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


def _act_word(column: Column) -> str | None:
    """Return the last word of the name of a column if it is an act, as in "Ports, signed"."""
    word = re.split(r"[ _:-]+", column.name)[-1]
    return word if _act_of(Column(word, ())) else None


def _iter_matrix(table: Table, matrix: _Matrix) -> Iterator[str]:
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
        stages = {_quote(word): _quote(_act_of(Column(word, ())) or "signed") for word in words}
        act = _inline(term=_quote("stage"), synonyms=_inline(**stages))
    if marks:
        act = _marked_act("mark", marks, act)
    yield from ("", "[records.fields]", f"title = {_quote(title or '')}  # guess")
    yield f"parties = {party}  # guess"
    yield f"history = [{_inline(act=act, on=on, party=party)}]  # guess"
