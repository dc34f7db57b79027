"""Cells: descriptions of the columns from which a field of a record is read.

Each function returns a cell. A cell names its columns, from which the citation of the field gets
the row, and the report the mapped columns.
"""

import re
from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any, Final, NamedTuple, cast, final, get_origin
from zlib import crc32

import attrs

from diplomacy.countries import fold
from diplomacy.errors import (
    AmbiguousCountry,
    AmbiguousDate,
    DiplomacyError,
    InvalidDate,
    InvalidPeriod,
    InvalidQuantity,
    InvalidTerm,
    OutOfTime,
    UnknownCountry,
)
from diplomacy.importing.log import Log
from diplomacy.importing.options import Columns, names_of, to_markers, to_pattern, to_table
from diplomacy.importing.report import ImportFindingKind
from diplomacy.importing.rows import Row
from diplomacy.values import Part

__all__ = [
    "Cell",
    "Constant",
    "Reading",
    "Texts",
    "add_synonyms",
    "constant",
    "derived",
    "fields_of",
    "fill",
    "identifier",
    "is_several",
    "iter_columns",
    "kind_of",
    "make_slug",
    "needed_fields",
    "slug",
    "template",
    "term",
    "text",
]

_MAX_WORDS: Final = 1 << 12
_NOT_SLUG_RE: Final = re.compile(r"[^a-z0-9]+")
_COLUMN_RE: Final = re.compile(r"\{([^{}]+)\}")
_KINDS: Final[tuple[tuple[type[DiplomacyError], ImportFindingKind], ...]] = (
    (OutOfTime, "anachronistic-country"),
    (UnknownCountry, "unknown-country"),
    (AmbiguousCountry, "ambiguous-country"),
    (AmbiguousDate, "ambiguous-date"),
    (InvalidDate, "invalid-date"),
    (InvalidPeriod, "invalid-period"),
    (InvalidQuantity, "invalid-number"),
    (InvalidTerm, "unknown-term"),
)


def kind_of(error: DiplomacyError) -> ImportFindingKind:
    """Return the kind of finding that an error is.

    >>> from diplomacy.errors import InvalidDate
    >>> kind_of(InvalidDate("2031-02-30", "February has 28 days."))
    'invalid-date'
    """
    for cls, kind in _KINDS:
        if isinstance(error, cls):
            return kind
    return "invalid-value"


def make_slug(*texts: str) -> str:
    """Return an id made of texts, with a checksum if one adds nothing to the id.

    >>> make_slug("us", "KOR-TUR_2012O"), make_slug("João"), make_slug("武")
    ('us-kor-tur-2012o', 'joao', '7632b179')
    """
    words = [text if text.isascii() and text.isdigit() else _to_word(text) for text in texts]
    if any(text and not word for text, word in zip(texts, words, strict=True)):
        words.append(f"{crc32(' '.join(texts).encode()):08x}")
    return "-".join(filter(None, words))


@lru_cache(_MAX_WORDS)
def _to_word(text: str) -> str:
    word = fold(text)
    if word.isascii() and word.isalnum():
        return word
    return _NOT_SLUG_RE.sub("-", word).strip("-")


class Reading(NamedTuple):
    """The value of a cell, and the paths below it that the row supports.

    Attributes:
        value: the value.
        cited: each path below the field ("" for the whole), with the reason if it is inferred.
    """

    value: Any
    cited: tuple[tuple[str, str | None], ...]


class Cell:
    """The columns from which a field is read, and how."""

    @property
    @abstractmethod
    def columns(self) -> tuple[str, ...]:
        """The columns that it reads."""

    @abstractmethod
    def read(self, row: Row, log: Log) -> Iterable[Reading]:
        """Return the values in the row, and log cells that cannot be read."""

    def complete(self, make: "Callable[[str], Cell]") -> "Cell":
        """Return the cell with cells, made by a function, for columns that are only named."""
        return self


@attrs.frozen(eq=False)
class Texts(Cell):
    """A cell of one column, split into parts."""

    column: str
    note: str | None = attrs.field(default=None, kw_only=True)
    split: tuple[str, ...] = attrs.field(default=(), kw_only=True, converter=names_of)
    drop: str | None = attrs.field(default=None, kw_only=True, converter=to_pattern)
    missing: frozenset[str] = attrs.field(default=frozenset(), kw_only=True, converter=to_markers)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that it reads."""
        return (self.column,)

    def read(self, row: Row, log: Log) -> Iterable[Reading]:
        """Return the value of each part."""
        cell = row.cells.get(self.column)
        if not cell:
            return ()
        if "\n" in cell and "\n" not in self.split:
            cell = row[self.column]
        if log.is_missing(self.column, cell, self.missing):
            return ()
        if not self.split and not self.drop:
            return self._read_part(cell, row, log)
        return [
            reading
            for part in filter(None, self.cut(cell, row, log))
            for reading in self._read_part(part, row, log)
        ]

    def cut(self, cell: str, row: Row, log: Log) -> list[str]:
        """Return the parts of a cell, which may be empty."""
        return [self.strip(part) for part in re.split(self.separators, cell)]

    @property
    def separators(self) -> str:
        """The pattern of the separators of parts, which matches nothing if there are none."""
        return "|".join(map(re.escape, self.split)) or "(?!)"

    def strip(self, part: str) -> str:
        """Return a part without text that is not part of its value."""
        plain = re.sub(self.drop, "", part) if self.drop else part
        return " ".join(plain.split())

    def _read_part(self, part: str, row: Row, log: Log) -> tuple[Reading, ...]:
        cited = (("", self.note),)
        try:
            value = log.parse(self, part, self.context(row, log), self.parse)
        except DiplomacyError as error:
            log.fault(row, self.column, part, kind_of(error), str(error))
            return ()
        return () if value is None else (Reading(value, cited),)

    def context(self, row: Row, log: Log) -> Any:
        """Return the further data with which a part is read."""
        return None

    @abstractmethod
    def parse(self, part: str, context: Any) -> Any:
        """Return the value of a part, or None if it has none."""


@final
@attrs.frozen(eq=False)
class _Text(Texts):
    def _read_part(self, part: str, row: Row, log: Log) -> tuple[Reading, ...]:
        return (Reading(part, (("", self.note),)),)

    def parse(self, part: str, context: Any) -> str:
        return part


def text(
    column: str,
    *,
    split: Columns = (),
    drop: str | None = None,
    missing: Iterable[str] = (),
    note: str | None = None,
) -> Cell:
    r"""Return a cell whose text is the value.

    Args:
        column: the column.
        split: the separator of several values in one cell, such as ";"; "\n" is a line break.
        drop: a regular expression of text that is not part of a value.
        missing: texts that represent an empty cell, besides those of the register.
        note: the reason why the value follows from the cell, if it is inferred.
    """
    return _Text(column, split=split, drop=drop, missing=missing, note=note)


@final
@attrs.frozen(eq=False)
class _Term(Texts):
    synonyms: Mapping[str, str] = attrs.field(kw_only=True)
    otherwise: str | None = attrs.field(kw_only=True)

    def parse(self, part: str, context: Any) -> str | None:
        for word in (part, part.lower(), _to_word(part)):
            if word in self.synonyms:
                return self.synonyms[word] or None
        return self.otherwise or _to_word(part) or part


def term(
    column: str,
    synonyms: Mapping[str, str] = {},
    *,
    otherwise: str | None = None,
    split: Columns = (),
    missing: Iterable[str] = (),
    note: str | None = None,
) -> Cell:
    """Return a cell that has a term of a vocabulary, or a synonym of one.

    A text that is not a synonym is read as a term in any case, with spaces for hyphens. Of the stage
    of an act, its noun is a synonym as well: "Accession", "Entry into force".

    Args:
        column: the column.
        synonyms: the term that each text represents; "" if it has none.
        otherwise: the term that all other texts represent.
        split: see `text`.
        missing: see `text`.
        note: see `text`.
    """
    to_table(synonyms)
    known = {**{word.lower(): value for word, value in synonyms.items()}, **synonyms}
    return _Term(
        column, synonyms=known, otherwise=otherwise, split=split, missing=missing, note=note
    )


def add_synonyms(cell: Cell, synonyms: Mapping[str, str]) -> Cell:
    """Return a cell of a term that has more synonyms; any other cell as it is."""
    if isinstance(cell, _Term):
        return attrs.evolve(cell, synonyms={**synonyms, **cell.synonyms})
    return cell


@final
@attrs.frozen(eq=False)
class _Identifier(Texts):
    scheme: str = attrs.field(kw_only=True)

    def parse(self, part: str, context: Any) -> str:
        return f"{self.scheme}:{part}"


def identifier(scheme: str, column: str, *, missing: Iterable[str] = ()) -> Cell:
    """Return a cell that has an identifier in another data set.

    Args:
        scheme: the name of the data set, such as "wikidata".
        column: the column.
        missing: see `text`.
    """
    return _Identifier(column, scheme=scheme, missing=missing)


def iter_columns(pattern: str) -> Iterator[str]:
    """Yield the columns of a template."""
    return (found[1] for found in _COLUMN_RE.finditer(pattern))


def fill(pattern: str, row: Row) -> str:
    """Return a template with the cells of a row in the place of its columns."""
    pieces, last = _split_template(pattern)
    return "".join([f"{text}{row[column]}" for text, column in pieces]) + last


@lru_cache
def _split_template(pattern: str) -> tuple[list[tuple[str, str]], str]:
    """Return each column of a template with the text before it, and the text after the last."""
    *pieces, last = _COLUMN_RE.split(pattern)
    return [*zip(pieces[::2], pieces[1::2], strict=True)], last


@final
@attrs.frozen(eq=False)
class _Template(Cell):
    pattern: str
    is_slug: bool
    note: str | None
    names: tuple[str, ...] = attrs.field(
        init=False, default=attrs.Factory(lambda cell: tuple(iter_columns(cell.pattern)), True)
    )

    @property
    def columns(self) -> tuple[str, ...]:
        return self.names

    def read(self, row: Row, log: Log) -> Iterable[Reading]:
        for column in self.names:
            if not row[column]:
                return ()
        filled = fill(self.pattern, row)
        if self.is_slug:
            filled = make_slug(*filled.split(" "))
        return (Reading(filled, (("", self.note),)),)


def template(pattern: str, *, note: str | None = None) -> Cell:
    """Return a cell whose value is a text around columns: "Meeting with {visitor}".

    A row without one of the columns has no value.
    """
    return _Template(pattern, False, note)


def slug(pattern: str, *, note: str | None = None) -> Cell:
    """Return a cell whose value is an id made of a text and columns: "us-visit {id}"."""
    return _Template(pattern, True, note)


@final
@attrs.frozen(eq=False)
class Constant(Cell):
    """A value that is the same for all rows."""

    value: Any
    note: str | None

    @property
    def columns(self) -> tuple[str, ...]:
        """No column."""
        return ()

    def read(self, row: Row, log: Log) -> Iterable[Reading]:
        """Return the value."""
        return (Reading(self.value, (("", self.note),)),)


def constant(value: Any, note: str | None = "The register as a whole says so.") -> Cell:
    """Return a cell whose value is the same for all rows, and inferred.

    Args:
        value: the value.
        note: the reason for the value; None if the row itself states it, such as a date under its
            heading.
    """
    return Constant(value, note)


@final
@attrs.frozen(eq=False)
class _Derived(Cell):
    names: tuple[str, ...] = attrs.field(converter=names_of)
    function: Callable[..., Any]
    note: str | None

    @property
    def columns(self) -> tuple[str, ...]:
        return self.names

    def read(self, row: Row, log: Log) -> Iterable[Reading]:
        cells = [row[column] for column in self.columns]
        try:
            value = self.function(*cells)
        except DiplomacyError as error:
            log.fault(row, self.columns[0], cells[0], kind_of(error), str(error))
            return ()
        several: Iterable[Any] = cast("Any", value) if isinstance(value, (list, tuple)) else [value]
        return [Reading(each, (("", self.note),)) for each in several if each is not None]


def derived(columns: Columns, function: Callable[..., Any], note: str | None = None) -> Cell:
    """Return a cell whose value your own function makes of the texts of some columns.

    Args:
        columns: the columns, in the order of the arguments of *function*.
        function: returns the value, a list of several, or None if there is none; or raises a
            `DiplomacyError`.
        note: see `text`.
    """
    return _Derived(columns, function, note)


def fields_of(kind: type[Part]) -> "dict[str, attrs.Attribute[Any]]":
    """Return the fields of a part or record by name."""
    return attrs.fields_dict(cast("type[attrs.AttrsInstance]", kind))


def is_several(kind: type[Part], name: str) -> bool:
    """Return whether a field has several values."""
    origin: object = get_origin(fields_of(kind)[name].type)
    return origin is tuple or origin is frozenset


def needed_fields(kind: type[Part]) -> frozenset[str]:
    """Return the fields without which a part or record cannot be made."""
    return _needed_fields(cast("Any", kind))


@cache
def _needed_fields(kind: Any) -> frozenset[str]:
    return frozenset(
        name
        for name, field in fields_of(kind).items()
        if field.init and field.default is attrs.NOTHING
    )
