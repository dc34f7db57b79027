"""Exceptions raised by this library.

`DiplomacyError` is the base class. Each exception is also the built-in one that fits: a
`LookupError` if a name or id is not found, a `TypeError` for a value of the wrong type, and a
`ValueError` for a value that is ambiguous or not valid. The attributes carry the details, and the
message says what to do.

>>> from diplomacy import Country, DiplomacyError
>>> try:
...     Country.parse("Korea")
... except DiplomacyError as error:
...     print(error)
'Korea' is ambiguous: KR (South Korea) or KP (North Korea). Pass a code or a full name.
"""

from collections.abc import Iterable, Iterator, Sequence
from reprlib import Repr
from types import UnionType
from typing import Any, TypeVar, cast

T = TypeVar("T")

__all__ = [
    "AmbiguousCountry",
    "AmbiguousDate",
    "AmbiguousParty",
    "ArchiveErrors",
    "ArchiveProblem",
    "BelowLeaderLevel",
    "DanglingReference",
    "DiplomacyError",
    "DuplicateId",
    "InvalidCountry",
    "InvalidDate",
    "InvalidId",
    "InvalidKeyword",
    "InvalidLine",
    "InvalidMapping",
    "InvalidPeriod",
    "InvalidQuantity",
    "InvalidRecord",
    "InvalidTerm",
    "InvalidText",
    "InvalidType",
    "LossyImport",
    "MergeConflict",
    "MissingExtra",
    "NewerFormat",
    "NoTexts",
    "OutOfTime",
    "ReferenceCycle",
    "SameParty",
    "UnitMismatch",
    "UnknownCountry",
    "UnknownParty",
    "UnknownRecord",
    "UnknownTopic",
    "UnsupportedDate",
    "WrongDigest",
    "WrongReference",
]


class DiplomacyError(Exception):
    """Base class of the exceptions raised by this library.

    Attributes:
        place: the record and the field whose value is not valid, such as
            ``Agreement 'a-treaty', history``; "" outside the constructor of a record.
        others: the errors of the other fields of the record that are not valid.

    >>> from diplomacy import Country, DiplomacyError
    >>> try:
    ...     Country.parse("Freedonia")
    ... except DiplomacyError as error:
    ...     print(type(error).__name__)
    UnknownCountry
    """

    place: str = ""
    others: tuple["DiplomacyError", ...] = ()

    def __str__(self) -> str:
        message = f"{self.place}: {self._message()}" if self.place else self._message()
        return "\n".join([message, *map(str, self.others)])

    def _message(self) -> str:
        """Return the message: the fact, the expectation and the remedy."""
        return super().__str__()


_MAX_LENGTH = 1000
_MAX_LABELS = 4
_MAX_TOPICS = 20

_repr = Repr()
_repr.maxstring = _repr.maxlong = _repr.maxother = 80


def short_repr(value: object) -> str:
    """Return the repr of a value for a message: on one line and truncated.

    >>> short_repr("Freedonia")
    "'Freedonia'"
    """
    try:
        return " ".join(_repr.repr(value).splitlines())
    except Exception:  # noqa: BLE001 - the repr of a value may raise anything
        return f"<{type(value).__name__}>"


def iterate(value: object, expected: str) -> Iterator[Any]:
    """Return an iterator over a value.

    Raises:
        InvalidType: if it cannot be iterated over.

    >>> list(iterate("ab", "letters"))
    ['a', 'b']
    """
    try:
        return iter(cast("Iterable[Any]", value))
    except TypeError:
        raise InvalidType(value, expected) from None


def require(value: T, kind: "type[Any] | UnionType", expected: str) -> T:
    """Return a value if it is of a type.

    Raises:
        InvalidType: if it is not.

    >>> require("KR", str, "a code")
    'KR'
    """
    if not isinstance(cast("object", value), kind):
        raise InvalidType(value, expected)
    return value


def _question(near: Sequence[str]) -> str:
    """Return a suggestion of a similar value, after a space, or ""."""
    return f" Did you mean {' or '.join(map(repr, near))}?" if near else ""


def truncate(text: str) -> str:
    """Return a text for a message, cut if it is very long.

    >>> len(truncate("A title " * 1000))
    1001
    """
    return text if len(text) <= _MAX_LENGTH else f"{text[:_MAX_LENGTH]}…"


class InvalidCountry(DiplomacyError, ValueError):
    """A text is not a valid country code.

    Attributes:
        code: the value passed.
        advice: what to write instead.
        near: the code of the country that the text names, if it names one.

    >>> from diplomacy import Country
    >>> from diplomacy.errors import InvalidCountry
    >>> try:
    ...     Country("kr")
    ... except InvalidCountry as error:
    ...     print(error)
    'kr' is not a valid country code. Use upper case: 'KR'.
    """

    def __init__(self, code: object, advice: str, near: Sequence[str] = ()) -> None:
        super().__init__(code, advice, near)
        self.code = code
        self.advice = advice
        self.near: tuple[str, ...] = tuple(near)

    def _message(self) -> str:
        return f"{short_repr(self.code)} is not a valid country code. {self.advice}"


class UnknownCountry(DiplomacyError, LookupError):
    """A text is not the name or code of a country known to this library.

    Attributes:
        text: the value passed.
        near: similar names, with their codes; suggestions, not answers.
        reason: the actual meaning of the text, or "" if that is not known.

    >>> from diplomacy import Country, UnknownCountry
    >>> try:
    ...     Country.parse("Kyrgystan")
    ... except UnknownCountry as error:
    ...     print(error)
    'Kyrgystan' is not a known country name. Did you mean Kyrgyzstan (KG)?
    """

    def __init__(self, text: object, near: Sequence[str] = (), reason: str = "") -> None:
        super().__init__(text, near, reason)
        self.text = text
        self.near: tuple[str, ...] = tuple(near)
        self.reason = reason

    def __str__(self) -> str:
        return f"{short_repr(self.text)} is not a known country name.{self._advice()}"

    def _advice(self) -> str:
        """Return the actual meaning of the text, similar names, or the accepted forms."""
        advice = f" {self.reason}" if self.reason else ""
        if self.near:
            advice += f" Did you mean {' or '.join(self.near)}?"
        return advice or " Write an English name or an ISO 3166 code in upper case, such as 'KR'."


class OutOfTime(UnknownCountry):
    """A name or code is that of a state that did not exist on the day in question.

    Attributes:
        text: the value passed.
        on: the day, as EDTF text.
        meant: the country that bears the name on other days, or None.
        instead: the states that existed in its place on that day.
        reason: when the state existed, or why no state bore the name.
        labels: these states as shown in the message.

    >>> from diplomacy import Country
    >>> from diplomacy.errors import OutOfTime
    >>> try:
    ...     Country.parse("Estonia", on="1960-06-01")
    ... except OutOfTime as error:
    ...     print(error.meant, error.instead)
    EE (Country('SUHH'),)
    """

    def __init__(
        self,
        text: object,
        on: str,
        meant: str | None = None,
        instead: Sequence[str] = (),
        reason: str = "",
        labels: Sequence[str] = (),
    ) -> None:
        super().__init__(text, (), reason)
        self.args: tuple[object, ...] = (text, on, meant, tuple(instead), reason, tuple(labels))
        self.on = on
        self.meant = meant
        self.instead: tuple[str, ...] = tuple(instead)
        self.labels: tuple[str, ...] = tuple(labels) or self.instead

    def __str__(self) -> str:
        message = f"{short_repr(self.text)} was not a state on {self.on}."
        if self.reason:
            message += f" {self.reason}"
        if self.labels:
            labels = ", ".join(self.labels[:_MAX_LABELS])
            more = len(self.labels) - _MAX_LABELS
            message += f" In its place: {labels}{f' and {more} more' if more > 0 else ''}."
        remedies: list[str] = []
        if self.instead:
            remedies.append(" or ".join(f"'{code}'" for code in self.instead[:_MAX_LABELS]))
        if self.meant is not None:
            remedies.append(f"'{self.meant}' to use it nevertheless")
        return f"{message} Pass {', or '.join(remedies)}." if remedies else message


class AmbiguousCountry(DiplomacyError, ValueError):
    """A text is the name of more than one country.

    Attributes:
        text: the value passed.
        candidates: the codes of these countries.
        reason: why it is ambiguous, or "".
        labels: the candidates as shown in the message.
        on: the date that was passed, as EDTF text, or None.
        remedy: what to pass instead.

    >>> from diplomacy import AmbiguousCountry, Country
    >>> try:
    ...     Country.parse("Korea")
    ... except AmbiguousCountry as error:
    ...     print(error.candidates, error)
    (Country('KR'), Country('KP')) 'Korea' is ambiguous: KR (South Korea) or KP (North Korea). Pass a code or a full name.
    """

    def __init__(
        self,
        text: str,
        candidates: Sequence[str],
        reason: str = "",
        labels: Sequence[str] = (),
        on: str | None = None,
        remedy: str = "Pass a code or a full name.",
    ) -> None:
        super().__init__(text, candidates, reason, labels, on, remedy)
        self.text = text
        self.candidates: tuple[str, ...] = tuple(candidates)
        self.reason = reason
        self.labels: tuple[str, ...] = tuple(labels) or self.candidates
        self.on = on
        self.remedy = remedy

    def __str__(self) -> str:
        *most, last = self.labels
        labels = f"{', '.join(most)} or {last}" if most else last
        when = f" on {self.on}" if self.on else ""
        return f"{short_repr(self.text)}{when} is ambiguous: {labels}. {self.remedy}"


class _InvalidValue(DiplomacyError):
    """A value is not valid."""

    _expected = "a valid value"

    def __init__(self, value: object, reason: str) -> None:
        super().__init__(value, reason)
        self.value = value
        self.reason = reason

    def _message(self) -> str:
        return f"{short_repr(self.value)} is not {self._expected}: {self.reason}"


class InvalidDate(_InvalidValue, ValueError):
    """A text or value is not a valid date.

    Attributes:
        value: the value passed.
        reason: what is wrong with it, and what to write.

    >>> from diplomacy import InvalidDate, PartialDate
    >>> try:
    ...     PartialDate("2023-02-30")
    ... except InvalidDate as error:
    ...     print(error.value, error.reason)
    2023-02-30 2023-02 has 28 days.
    """

    _expected = "a valid date"


class AmbiguousDate(InvalidDate):
    """A text can be read as two dates.

    Attributes:
        value: the value passed.
        candidates: the readings, as EDTF text.
        labels: the readings in words.
        remedy: what to pass instead.
        reason: the readings and the remedy.

    >>> from diplomacy import PartialDate
    >>> from diplomacy.errors import AmbiguousDate
    >>> try:
    ...     PartialDate.parse("03/04/2020")
    ... except AmbiguousDate as error:
    ...     print(error.candidates, error.labels)
    ('2020-04-03', '2020-03-04') ('3 April 2020', '4 March 2020')
    """

    def __init__(
        self,
        value: object,
        candidates: Sequence[str],
        labels: Sequence[str],
        remedy: str = "Write one of them.",
    ) -> None:
        readings = " or ".join(
            f"{label} ({text})" for text, label in zip(candidates, labels, strict=True)
        )
        super().__init__(value, f"it is ambiguous: {readings}. {remedy}")
        self.args: tuple[object, ...] = (value, tuple(candidates), tuple(labels), remedy)
        self.candidates: tuple[str, ...] = tuple(candidates)
        self.labels: tuple[str, ...] = tuple(labels)
        self.remedy = remedy

    def without_order(self) -> "AmbiguousDate":
        """Return the error for users who cannot pass an order, such as editors of a file."""
        return AmbiguousDate(self.value, self.candidates, self.labels)


class UnsupportedDate(InvalidDate):
    """A text is a date in a form that this library does not support.

    Attributes:
        value: the value passed.
        form: the form that it has.
        remedy: what to write instead.
        reason: the form and the remedy.

    >>> from diplomacy import PartialDate
    >>> from diplomacy.errors import UnsupportedDate
    >>> try:
    ...     PartialDate("Y-170000002")
    ... except UnsupportedDate as error:
    ...     print(error.form)
    a year with the prefix Y
    """

    def __init__(self, value: object, form: str, remedy: str) -> None:
        super().__init__(value, f"{form} is not supported. {remedy}")
        self.args: tuple[object, ...] = (value, form, remedy)
        self.form = form
        self.remedy = remedy


class InvalidPeriod(_InvalidValue, ValueError):
    """A text or pair of dates is not a valid period.

    Attributes:
        value: the value passed.
        reason: what is wrong with it, and what to write.

    >>> from diplomacy import Period
    >>> from diplomacy.errors import InvalidPeriod
    >>> try:
    ...     Period("2024/2023")
    ... except InvalidPeriod as error:
    ...     print(error.value, error.reason)
    2024/2023 it ends before it starts. Write the earlier date first.
    """

    _expected = "a valid period"


class InvalidQuantity(_InvalidValue, ValueError):
    """A number or unit is not valid.

    Attributes:
        value: the value passed.
        reason: what is wrong with it, and what to write.

    >>> from diplomacy import Quantity
    >>> from diplomacy.errors import InvalidQuantity
    >>> try:
    ...     Quantity("15 billion", "USD")
    ... except InvalidQuantity as error:
    ...     print(error.value, error.reason)
    15 billion write it in digits, such as 15000000000.
    """

    _expected = "a valid quantity"


class InvalidId(_InvalidValue, ValueError):
    """A text is not an id, a topic, a digest, a URL or a path into a record.

    Attributes:
        value: the value passed.
        reason: what is wrong with it, and what to write.

    >>> from diplomacy import Source
    >>> from diplomacy.errors import InvalidId
    >>> try:
    ...     Source(id="The Yearbook")
    ... except InvalidId as error:
    ...     print(error.value, error.reason)
    The Yearbook not a valid id; use the letters a to z in lower case, digits and single hyphens, such as 'yearbook'.
    """

    def _message(self) -> str:
        return f"{short_repr(self.value)}: {self.reason}"


class InvalidText(_InvalidValue, ValueError):
    """A text is empty or not one line of printable text.

    Attributes:
        value: the value passed.
        reason: what is wrong with it, and what to write.

    >>> from diplomacy import Source
    >>> from diplomacy.errors import InvalidText
    >>> try:
    ...     Source(id="yearbook", title=" ")
    ... except InvalidText as error:
    ...     print(error.value, error.reason)
      must not be empty or have leading or trailing whitespace.
    """

    _expected = "valid text"


class InvalidTerm(DiplomacyError, ValueError):
    """A value is not a term of a vocabulary.

    Attributes:
        value: the value passed.
        vocabulary: the name of the vocabulary.
        terms: its terms.
        near: the terms that the value probably means; empty if there are none.

    >>> from diplomacy import TradeFlow, InvalidTerm
    >>> try:
    ...     TradeFlow("export")
    ... except InvalidTerm as error:
    ...     print(error.value, error.vocabulary, error.terms, error.near)
    export TradeFlow ('exports', 'imports', 'total') ('exports',)
    """

    def __init__(
        self, value: object, vocabulary: str, terms: Sequence[str], near: Sequence[str] = ()
    ) -> None:
        super().__init__(value, vocabulary, terms, near)
        self.value = value
        self.vocabulary = vocabulary
        self.terms: tuple[str, ...] = tuple(terms)
        self.near: tuple[str, ...] = tuple(near)

    def _message(self) -> str:
        terms = ", ".join(self.terms)
        message = f"Unknown term {short_repr(self.value)} for {self.vocabulary}."
        return f"{message}{_question(self.near)} Valid terms: {terms}."


class InvalidType(DiplomacyError, TypeError):
    """A value has the wrong type.

    Attributes:
        value: the value passed.
        expected: what is expected instead.

    >>> from diplomacy import InvalidType, Quantity
    >>> try:
    ...     Quantity(1.5, "USD")
    ... except InvalidType as error:
    ...     print(error.value, error.expected)
    1.5 an exact number: pass an int, a Decimal or text, not a float
    """

    def __init__(self, value: object, expected: str) -> None:
        super().__init__(value, expected)
        self.value = value
        self.expected = expected

    def _message(self) -> str:
        return f"{short_repr(self.value)} ({type(self.value).__name__}) is not {self.expected}."


class InvalidKeyword(DiplomacyError, TypeError):
    """A builder of `diplomacy.testing` does not accept a keyword.

    Attributes:
        builder: the name of the builder.
        keyword: the keyword.
        reason: why it does not, and what to do.

    >>> from diplomacy.errors import InvalidKeyword
    >>> from diplomacy.testing import make_agreement
    >>> try:
    ...     make_agreement(signed_on="2001", history=[])
    ... except InvalidKeyword as error:
    ...     print(error)
    'signed_on' is not valid for make_agreement: it sets history, as 'history' does. Pass one of them.
    """

    def __init__(self, builder: str, keyword: str, reason: str) -> None:
        super().__init__(builder, keyword, reason)
        self.builder = builder
        self.keyword = keyword
        self.reason = reason

    def _message(self) -> str:
        return f"{short_repr(self.keyword)} is not valid for {self.builder}: {self.reason}"


class UnitMismatch(DiplomacyError, ValueError):
    """Two quantities cannot be compared or added.

    Attributes:
        first: the first quantity, in words.
        second: the second quantity, in words.
        reason: why they cannot.

    >>> from diplomacy import Quantity
    >>> from diplomacy.errors import UnitMismatch
    >>> try:
    ...     Quantity(1, "USD") + Quantity(1, "EUR")
    ... except UnitMismatch as error:
    ...     print(error.first, error.second, error.reason)
    1 US dollar 1 euro USD is not EUR.
    """

    def __init__(self, first: str, second: str, reason: str) -> None:
        super().__init__(first, second, reason)
        self.first = first
        self.second = second
        self.reason = reason

    def __str__(self) -> str:
        return f"cannot compare or add {self.first!r} and {self.second!r}: {self.reason}"


class InvalidRecord(DiplomacyError, ValueError):
    """A record, or a part of one, is not valid.

    Attributes:
        kind: the name of its class.
        path: the invalid field, such as ``history[1].date``.
        reason: what is wrong, and what to do.
        id: the id of the record; None for a part.

    >>> from diplomacy import InvalidRecord, Tenure
    >>> try:
    ...     Tenure("President", [], "XA")
    ... except InvalidRecord as error:
    ...     print(error.kind, error.path, error.reason)
    Tenure roles at least one role is required.
    """

    def __init__(self, kind: str, path: str, reason: str, id: str | None = None) -> None:
        super().__init__(kind, path, reason, id)
        self.kind = kind
        self.path = path
        self.reason = reason
        self.id = id

    def _message(self) -> str:
        name = f"{self.kind} {self.id!r}" if self.id else self.kind
        return f"{name}, {self.path}: {self.reason}"


class ArchiveProblem(DiplomacyError, ValueError):
    """A problem in a set of records, and the base class of those in `ArchiveErrors`.

    Attributes:
        id: the id of the invalid record, or "" if it is not known.
        path: the invalid field, or "" if it is the whole record.
        reason: what is wrong, and what to do.
        line: the line of the file, counted from 1; None if the records are not from a file.

    >>> from diplomacy import Archive, Citation, Leader
    >>> from diplomacy.errors import ArchiveProblem
    >>> try:
    ...     Archive([Leader(id="a-person", name="A. Person", citations=[Citation("nowhere", fields=["name"])])])
    ... except* ArchiveProblem as found:
    ...     for problem in found.exceptions:
    ...         print(problem.id, problem.path, problem.reason)
    a-person citations[0].source nowhere is not in the archive.
    """

    def __init__(self, id: str, path: str, reason: str, line: int | None = None) -> None:
        # A hundred problems with one long text must not store it a hundred times.
        reason = truncate(reason)
        super().__init__(id, path, reason, line)
        self.id = id
        self.path = path
        self.reason = reason
        self.line = line

    def __str__(self) -> str:
        place = ", ".join(truncate(part) for part in (self.id, self.path) if part)
        line = "" if self.line is None else f"line {self.line}"
        return ": ".join(part for part in (line, place, self.reason) if part)


class DuplicateId(ArchiveProblem):
    """Two records have the same id.

    >>> from diplomacy import Archive, Source
    >>> from diplomacy.errors import DuplicateId
    >>> try:
    ...     Archive([Source(id="yearbook"), Source(id="yearbook", language="en")])
    ... except* DuplicateId as found:
    ...     for problem in found.exceptions:
    ...         print(problem.id, problem.reason)
    yearbook two records have this id and differ in language.
    """


class DanglingReference(ArchiveProblem):
    """A record refers to an id that is not in the archive.

    >>> from diplomacy import Archive, Citation, Leader
    >>> from diplomacy.errors import DanglingReference
    >>> try:
    ...     Archive([Leader(id="a-person", name="A. Person", citations=[Citation("nowhere", fields=["name"])])])
    ... except* DanglingReference as found:
    ...     for problem in found.exceptions:
    ...         print(problem.id, problem.path, problem.reason)
    a-person citations[0].source nowhere is not in the archive.
    """


class WrongReference(ArchiveProblem):
    """A record refers to a record of the wrong type.

    >>> from diplomacy import Archive, Citation, Leader
    >>> from diplomacy.errors import WrongReference
    >>> try:
    ...     Archive([Leader(id="a-person", name="A. Person", citations=[Citation("a-person", fields=["name"])])])
    ... except* WrongReference as found:
    ...     for problem in found.exceptions:
    ...         print(problem.path, problem.reason)
    citations[0].source expected the id of a record of type Source, but a-person is a Leader.
    """


class ReferenceCycle(ArchiveProblem):
    """A record refers to itself, directly or through other records.

    >>> from attrs import evolve
    >>> from diplomacy.errors import ReferenceCycle
    >>> from diplomacy.fixtures import ARCHIVE, astana_2024
    >>> summit, talks = ARCHIVE["sco-astana-2024"], ARCHIVE["2024-07-03-ru-tr-summit"]
    >>> try:
    ...     ARCHIVE.replace(evolve(summit, sidelines_of=talks.id))
    ... except* ReferenceCycle as found:
    ...     for problem in found.exceptions:
    ...         print(problem.id, problem.path)
    2024-07-03-ru-tr-summit sidelines_of
    """


class BelowLeaderLevel(ArchiveProblem):
    """A summit has a participant who is known to be below leader level.

    >>> from attrs import evolve
    >>> from diplomacy import Participant
    >>> from diplomacy.errors import BelowLeaderLevel
    >>> from diplomacy.fixtures import ARCHIVE, ankara_2025, defence_talks_2018
    >>> minister = Participant("KR", defence_talks_2018.SONG.id)
    >>> try:
    ...     ARCHIVE.replace(evolve(ankara_2025.SUMMIT, participants=[minister]))
    ... except* BelowLeaderLevel as found:
    ...     for problem in found.exceptions:
    ...         print(problem.id, problem.path)
    2025-11-24-kr-tr-summit participants[0].leader
    """


class MergeConflict(ArchiveProblem):
    """Two archives have different records with the same id.

    Attributes:
        id: the id.
        fields: the names of the fields that differ.

    >>> from diplomacy import Archive, Source
    >>> from diplomacy.errors import MergeConflict
    >>> try:
    ...     Archive([Source(id="yearbook")]) | Archive([Source(id="yearbook", language="en")])
    ... except* MergeConflict as found:
    ...     for problem in found.exceptions:
    ...         print(problem.id, problem.fields)
    yearbook ('language',)
    """

    def __init__(self, id: str, fields: Sequence[str]) -> None:
        super().__init__(
            id, ", ".join(fields), "the archives differ; keep one record, or give one a new id."
        )
        self.fields: tuple[str, ...] = tuple(fields)

    def __reduce__(self) -> tuple[type["MergeConflict"], tuple[str, tuple[str, ...]]]:
        return (MergeConflict, (self.id, self.fields))


class InvalidLine(ArchiveProblem):
    r"""A line of a file is not a valid record.

    Attributes:
        id: the id of the record, or "" if the line has none.
        path: the invalid field, as citations name it (``history[1].date``), or "" for the line.
        reason: what is wrong, and what to do.
        line: the line of the file, counted from 1; None if the data are not from a file.
        found: the value found, truncated; "" if there is none.
        expected: what is expected instead.
        near: similar valid values, or the code of a country whose name was found.

    >>> from diplomacy import Archive
    >>> from diplomacy.errors import InvalidLine
    >>> try:
    ...     Archive.loads('{"type":"Archive","format":2}\n{"type":"Source","id":"yearbook","titel":"A"}')
    ... except* InvalidLine as found:
    ...     for problem in found.exceptions:
    ...         print(problem.line, problem.path, problem.near)
    2 titel ('title',)
    """

    def __init__(
        self,
        id: str,
        path: str,
        reason: str,
        line: int | None = None,
        found: str = "",
        expected: str = "",
        near: Sequence[str] = (),
    ) -> None:
        super().__init__(id, path, reason, line)
        self.args: tuple[Any, ...] = (id, path, self.reason, line, found, expected, tuple(near))
        self.found = found
        self.expected = expected
        self.near: tuple[str, ...] = tuple(near)

    @property
    def advice(self) -> str:
        """A suggestion of a similar value, unless the reason has it; or ""."""
        is_said = any(repr(value) in self.reason for value in self.near)
        return "" if is_said else _question(self.near)

    def __str__(self) -> str:
        return f"{super().__str__()}{self.advice}"


class NewerFormat(InvalidLine):
    """A file has a later format than this version of the library can read.

    >>> from diplomacy import Archive
    >>> from diplomacy.errors import NewerFormat
    >>> try:
    ...     Archive.loads('{"type":"Archive","format":99}')
    ... except* NewerFormat as found:
    ...     for problem in found.exceptions:
    ...         print(problem.line, problem.path, problem.found)
    1 format 99
    """


class WrongDigest(InvalidLine):
    """The content of a file does not match the digest in its header.

    The file was edited or truncated after it was written.

    >>> from diplomacy import Archive, Source
    >>> from diplomacy.errors import WrongDigest
    >>> try:
    ...     Archive.loads(Archive([Source(id="yearbook")]).dumps().replace("yearbook", "almanac"))
    ... except* WrongDigest as found:
    ...     for problem in found.exceptions:
    ...         print(problem.line, problem.path)
    1 digest
    """


class ArchiveErrors(ExceptionGroup[ArchiveProblem], DiplomacyError, ValueError):
    """All problems in a set of records that do not form a valid archive.

    >>> from diplomacy import Archive, ArchiveErrors, Citation, Organization
    >>> nowhere = Citation("nowhere", 1, fields=["name", "kind"])
    >>> try:
    ...     Archive([Organization(id="kepco", name="KEPCO", kind="company", citations=[nowhere])])
    ... except ArchiveErrors as error:
    ...     print(error)
    The records are not consistent:
      kepco, citations[0].source: nowhere is not in the archive.
    """

    def __new__(cls, message: str, exceptions: Sequence[ArchiveProblem], /) -> "ArchiveErrors":
        """Group problems under one message."""
        return super().__new__(cls, message, exceptions)

    @property
    def problems(self) -> tuple[ArchiveProblem, ...]:
        """The problems in the order of the records or lines, none of which is a group."""
        return cast("tuple[ArchiveProblem, ...]", self.exceptions)

    def __str__(self) -> str:
        lines = [str(error) for error in self.problems]
        return "\n  ".join([f"{self.message}:", *lines])

    def derive(self, excs: Sequence[ArchiveProblem]) -> "ArchiveErrors":  # type: ignore[override]  # pyright: ignore[reportIncompatibleMethodOverride]
        """Return a group of some of the problems, for ``split`` and ``subgroup``."""
        return ArchiveErrors(self.message, excs)


class UnknownRecord(DiplomacyError, KeyError):
    """An archive has no record with an id, or not of the type requested.

    Attributes:
        id: the id passed.
        reason: what to pass instead, or "" if nothing is similar.

    >>> from diplomacy import UnknownRecord
    >>> from diplomacy.fixtures import ARCHIVE
    >>> try:
    ...     ARCHIVE["kepko"]
    ... except UnknownRecord as error:
    ...     print(error.id, error.reason)
    kepko Did you mean kepco?
    """

    def __init__(self, id: object, reason: str = "") -> None:
        super().__init__(id, reason)
        self.id = id
        self.reason = reason

    def __str__(self) -> str:
        return f"Unknown record {short_repr(self.id)}. {self.reason}".rstrip()


class UnknownTopic(DiplomacyError, LookupError):
    """No record of an archive is on a topic, nor on a narrower one.

    Attributes:
        topic: the topic passed.
        near: similar topics that are on record.
        topics: all topics on record; see `diplomacy.Archive.topics`.

    >>> from diplomacy import agreements_between
    >>> from diplomacy.errors import UnknownTopic
    >>> try:
    ...     agreements_between("KR", "TR", topic="nuclear")
    ... except UnknownTopic as error:
    ...     print(error)
    Unknown topic 'nuclear': no record in the archive has it. Did you mean nuclear-energy?
    """

    def __init__(self, topic: str, near: Sequence[str] = (), topics: Sequence[str] = ()) -> None:
        super().__init__(topic, near, topics)
        self.topic = topic
        self.near: tuple[str, ...] = tuple(near)
        self.topics: tuple[str, ...] = tuple(topics)

    def __str__(self) -> str:
        message = f"Unknown topic {short_repr(self.topic)}: no record in the archive has it."
        if self.near:
            return f"{message} Did you mean {' or '.join(self.near)}?"
        if not self.topics:
            return f"{message} No record in the archive has a topic."
        shown = ", ".join(self.topics[:_MAX_TOPICS])
        more = len(self.topics) - _MAX_TOPICS
        return f"{message} Topics on record: {shown}{f' and {more} more' if more > 0 else ''}."


class UnknownParty(UnknownCountry):
    """A text is not the name of a country, or of an organization or person on record.

    >>> from diplomacy import UnknownParty, leaders_of
    >>> try:
    ...     leaders_of("Freedonia")
    ... except UnknownParty as error:
    ...     print(error)
    Unknown party 'Freedonia': no country has this name, and no organization or person in the archive has this name or id. Write an English name or an ISO 3166 code in upper case, such as 'KR'.
    """

    def __str__(self) -> str:
        return (
            f"Unknown party {short_repr(self.text)}: no country has this name, and no organization "
            f"or person in the archive has this name or id.{self._advice()}"
        )


class AmbiguousParty(AmbiguousCountry):
    """A text is the name of several organizations or people in the archive.

    Attributes:
        text: the value passed.
        candidates: the ids of these organizations or people.

    >>> from diplomacy import AmbiguousParty, Archive, Citation, Organization, Source
    >>> cited = [Citation("yearbook", 1, fields=["name", "kind"])]
    >>> banks = [
    ...     Organization(id=id, name="The Bank", kind="company", citations=cited)
    ...     for id in ("a-bank", "b-bank")
    ... ]
    >>> try:
    ...     Archive([Source(id="yearbook"), *banks]).leaders_of("The Bank")
    ... except AmbiguousParty as error:
    ...     print(error.text, error.candidates)
    The Bank ('a-bank', 'b-bank')
    """

    def __init__(self, text: str, candidates: Sequence[str]) -> None:
        super().__init__(
            text, tuple(candidates), "Several records have this name.", remedy="Pass an id."
        )

    def __reduce__(self) -> tuple[type["AmbiguousParty"], tuple[str, tuple[str, ...]]]:
        return (AmbiguousParty, (self.text, self.candidates))


class NoTexts(DiplomacyError, LookupError):
    """A folder does not exist or has no texts.

    Attributes:
        folder: the path of the folder.
        exists: whether the folder exists.

    >>> from diplomacy.errors import NoTexts
    >>> print(NoTexts("texts", exists=False))
    'texts' is not a folder. Pass a folder that contains the texts (*.txt).
    """

    def __init__(self, folder: str, exists: bool) -> None:
        super().__init__(folder, exists)
        self.folder = folder
        self.exists = exists

    def __str__(self) -> str:
        problem = "has no texts" if self.exists else "is not a folder"
        return (
            f"{short_repr(self.folder)} {problem}. Pass a folder that contains the texts (*.txt)."
        )


class MissingExtra(DiplomacyError, ImportError):
    """A library that a function needs, and that an extra installs, is missing.

    Attributes:
        library: the name of the library.
        extra: the name of the extra that installs it.

    >>> from diplomacy.errors import MissingExtra
    >>> print(MissingExtra("pyarrow"))
    'pyarrow' is not installed. Install the extra that has it: pip install "diplomacy-records[tables]".
    """

    def __init__(self, library: str, extra: str = "tables") -> None:
        super().__init__(library, extra)
        self.library = library
        self.extra = extra

    def __str__(self) -> str:
        return (
            f"{short_repr(self.library)} is not installed. Install the extra that has it: "
            f'pip install "diplomacy-records[{self.extra}]".'
        )


class InvalidMapping(DiplomacyError, ValueError):
    """A mapping of `diplomacy.importing` cannot be applied to a table.

    Attributes:
        reason: what is wrong, and what to do.

    >>> from diplomacy import Agreement, Source
    >>> from diplomacy.errors import InvalidMapping
    >>> from diplomacy.importing import Records, Register
    >>> try:
    ...     Register(Source(id="mine"), Records(Agreement, "{no}", {"titel": "Title"}))
    ... except InvalidMapping as error:
    ...     print(str(error)[:36])
    Agreement has no field 'titel' to ma
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return self.reason


class LossyImport(DiplomacyError, ValueError):
    """More rows of a table were refused, or held with loss, than the caller accepts.

    Attributes:
        lost: the number of such rows.
        tried: the number of rows.
        accepted: the accepted share, between 0 and 1.

    >>> from diplomacy.errors import LossyImport
    >>> print(LossyImport(12, 300, 0.01))
    12 of 300 rows are refused or held with loss; 1.0% are accepted. See the findings of the report.
    """

    def __init__(self, lost: int, tried: int, accepted: float) -> None:
        super().__init__(lost, tried, accepted)
        self.lost = lost
        self.tried = tried
        self.accepted = accepted

    def __str__(self) -> str:
        return (
            f"{self.lost} of {self.tried} rows are refused or held with loss; {self.accepted:.1%} "
            "are accepted. See the findings of the report."
        )


class SameParty(DiplomacyError, ValueError):
    """Both parties of a query are the same.

    Attributes:
        party: the id of the party.

    >>> from diplomacy import relations
    >>> from diplomacy.errors import SameParty
    >>> try:
    ...     relations("KR", "South Korea")
    ... except SameParty as error:
    ...     print(error.party)
    KR
    """

    def __init__(self, party: str) -> None:
        super().__init__(party)
        self.party = party

    def __str__(self) -> str:
        return f"Both parties are {self.party}. Pass two different parties."
