"""Every way this library says no.

`DiplomacyError` is the base of all. Each error is also a built-in error that fits, so that
``except ValueError`` and ``except LookupError`` work as expected. What was wrong is available
as attributes; the message says what to do about it.

>>> from diplomacy import Country, DiplomacyError
>>> try:
...     Country.parse("Korea")
... except DiplomacyError as error:
...     print(error)
'Korea' is ambiguous: KR (South Korea) or KP (North Korea). Pass a code or a full name.
"""

from collections.abc import Sequence
from reprlib import Repr
from typing import Any

__all__ = [
    "AmbiguousCountry",
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
    "InvalidLine",
    "InvalidPeriod",
    "InvalidQuantity",
    "InvalidRecord",
    "InvalidTerm",
    "InvalidText",
    "InvalidType",
    "MergeConflict",
    "NewerFormat",
    "NoTexts",
    "OutOfTime",
    "ReferenceCycle",
    "SameParty",
    "UnitMismatch",
    "UnknownCountry",
    "UnknownParty",
    "UnknownRecord",
    "WrongDigest",
    "WrongReference",
]


class DiplomacyError(Exception):
    """The base of every error this library raises on purpose.

    >>> from diplomacy import Country, DiplomacyError
    >>> try:
    ...     Country.parse("Freedonia")
    ... except DiplomacyError as error:
    ...     print(type(error).__name__)
    UnknownCountry
    """


_brief = Repr()
_brief.maxstring = _brief.maxlong = _brief.maxother = 80


def shown(value: object) -> str:
    """Return *value* as a message may show it: its repr, on one line and cut short.

    >>> shown("Freedonia")
    "'Freedonia'"
    """
    try:
        return " ".join(_brief.repr(value).splitlines())
    except Exception:  # noqa: BLE001 - a repr may fail in any way, and the message must not
        return f"<{type(value).__name__}>"


class InvalidCountry(DiplomacyError, ValueError):
    """A text is not a valid country code.

    Attributes:
        code: the value that was passed.
        advice: what to write instead.

    >>> from diplomacy import Country
    >>> from diplomacy.errors import InvalidCountry
    >>> try:
    ...     Country("kr")
    ... except InvalidCountry as error:
    ...     print(error)
    'kr' is not a valid country code. Use upper case: 'KR'.
    """

    def __init__(self, code: object, advice: str) -> None:
        super().__init__(code, advice)
        self.code = code
        self.advice = advice

    def __str__(self) -> str:
        return f"{shown(self.code)} is not a valid country code. {self.advice}"


class UnknownCountry(DiplomacyError, LookupError):
    """A text is not the name or code of a country known to this library.

    Attributes:
        text: the value that was passed.
        near: names with a similar spelling, as advice and never as an answer.
        reason: what the text is instead, or "" if that is not known.

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
        message = f"{shown(self.text)} is not a known country name."
        if self.reason:
            message += f" {self.reason}"
        if self.near:
            message += f" Did you mean {' or '.join(self.near)}?"
        if not (self.reason or self.near):
            message += " Write an English name or an ISO 3166 code in upper case, such as 'KR'."
        return message


# An error that lists states shows no more than these.
_MAX_LABELS = 4


class OutOfTime(UnknownCountry):
    """A name or code is that of a state that did not exist on the day in question.

    Attributes:
        text: the value that was passed.
        on: the day, as EDTF text.
        meant: the country that bears the name on other days, or None.
        instead: the states that existed in its place on that day.
        reason: when the state existed, or why no state bore the name.
        labels: the states in its place as the message shows them.

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
        message = f"{shown(self.text)} was not a state on {self.on}."
        if self.reason:
            message += f" {self.reason}"
        if self.labels:
            shown_labels = self.labels[:_MAX_LABELS]
            more = len(self.labels) - len(shown_labels)
            others = f" and {more} more" if more else ""
            message += f" In its place: {', '.join(shown_labels)}{others}."
        remedy = [" or ".join(repr(str(code)) for code in self.instead[:_MAX_LABELS])]
        if self.meant is not None:
            remedy.append(f"{str(self.meant)!r} if it is meant nevertheless")
        return f"{message} Pass {', or '.join(filter(None, remedy))}."


class AmbiguousCountry(DiplomacyError, LookupError):
    """A text may mean more than one country.

    Attributes:
        text: the value that was passed.
        candidates: the codes of the countries it may mean.
        reason: why it is ambiguous, or "".
        labels: the candidates as the message shows them.
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
        return f"{shown(self.text)}{when} is ambiguous: {labels}. {self.remedy}"


class _Refused(DiplomacyError):
    """A value that cannot be, with the reason."""

    what = "value"

    def __init__(self, value: object, reason: str) -> None:
        super().__init__(value, reason)
        self.value = value
        self.reason = reason

    def __str__(self) -> str:
        return f"{shown(self.value)} is not {self.what}: {self.reason}"


class InvalidDate(_Refused, ValueError):
    """A text or value is not a valid date.

    Attributes:
        value: what was given.
        reason: what is wrong with it, and what to write.

    >>> from diplomacy import InvalidDate, PartialDate
    >>> try:
    ...     PartialDate("2023-02-30")
    ... except InvalidDate as error:
    ...     print(error.value, error.reason)
    2023-02-30 2023-02 has 28 days.
    """

    what = "a date"


class InvalidPeriod(_Refused, ValueError):
    """A text or pair of dates is not a valid period.

    Attributes:
        value: what was given.
        reason: what is wrong with it, and what to write.

    >>> from diplomacy import Period
    >>> from diplomacy.errors import InvalidPeriod
    >>> try:
    ...     Period("2024/2023")
    ... except InvalidPeriod as error:
    ...     print(error.value, error.reason)
    2024/2023 it ends before it starts.
    """

    what = "a period"


class InvalidQuantity(_Refused, ValueError):
    """A number, unit or qualifier makes no quantity that can be.

    Attributes:
        value: what was given.
        reason: what is wrong with it, and what to write.

    >>> from diplomacy import Quantity
    >>> from diplomacy.errors import InvalidQuantity
    >>> try:
    ...     Quantity("15 billion", "USD")
    ... except InvalidQuantity as error:
    ...     print(error.value, error.reason)
    15 billion write the number in plain digits, such as 15000000000.
    """

    what = "a quantity"


class InvalidId(_Refused, ValueError):
    """A text is not an id, a topic or a path into a record.

    Attributes:
        value: what was given.
        reason: what is wrong with it, and what to write.

    >>> from diplomacy import Source
    >>> from diplomacy.errors import InvalidId
    >>> try:
    ...     Source(id="The Yearbook")
    ... except InvalidId as error:
    ...     print(error.value, error.reason)
    The Yearbook write lower-case letters, digits and single hyphens.
    """

    def __str__(self) -> str:
        return f"{shown(self.value)}: {self.reason}"


class InvalidText(_Refused, ValueError):
    """A text is blank, or not one line that prints.

    Attributes:
        value: what was given.
        reason: what is wrong with it, and what to write.

    >>> from diplomacy import Source
    >>> from diplomacy.errors import InvalidText
    >>> try:
    ...     Source(id="yearbook", title=" ")
    ... except InvalidText as error:
    ...     print(error.value, error.reason)
      must not be empty or have leading or trailing whitespace.
    """

    what = "a line of text"


class InvalidTerm(DiplomacyError, ValueError):
    """A text is not a term of one of the vocabularies.

    Attributes:
        value: what was given.
        vocabulary: the name of the enumeration.
        terms: the terms it has.

    >>> from diplomacy import TradeFlow, InvalidTerm
    >>> try:
    ...     TradeFlow("export")
    ... except InvalidTerm as error:
    ...     print(error.value, error.vocabulary, error.terms)
    export TradeFlow ('exports', 'imports', 'total')
    """

    def __init__(self, value: object, vocabulary: str, terms: Sequence[str]) -> None:
        super().__init__(value, vocabulary, terms)
        self.value = value
        self.vocabulary = vocabulary
        self.terms: tuple[str, ...] = tuple(terms)

    def __str__(self) -> str:
        return (
            f"{shown(self.value)} is not a term of {self.vocabulary}. "
            f"Write one of: {', '.join(self.terms)}."
        )


class InvalidType(DiplomacyError, TypeError):
    """A value is of a type that is not meant.

    Attributes:
        value: what was given.
        expected: what was meant.

    >>> from diplomacy import InvalidType, Quantity
    >>> try:
    ...     Quantity(1.5, "USD")
    ... except InvalidType as error:
    ...     print(error.value, error.expected)
    1.5 a number that is exact: an int, a Decimal or its text, no float
    """

    def __init__(self, value: object, expected: str) -> None:
        super().__init__(value, expected)
        self.value = value
        self.expected = expected

    def __str__(self) -> str:
        return f"{shown(self.value)} ({type(self.value).__name__}) is not {self.expected}."


class UnitMismatch(DiplomacyError, ValueError):
    """Two quantities do not compare or add.

    Attributes:
        first: the text of the one.
        second: the text of the other.
        reason: why not.

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
        return f"{self.first!r} and {self.second!r} do not compare or add: {self.reason}"


class InvalidRecord(DiplomacyError, ValueError):
    """The fields of a record or of a part of one cannot all be true.

    Attributes:
        kind: the class that was being made.
        path: the invalid field, such as ``history[1].date``.
        reason: what is wrong, and what to do.
        id: the id of the record, where it has one.

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

    def __str__(self) -> str:
        name = f"{self.kind} {self.id!r}" if self.id else self.kind
        return f"{name}, {self.path}: {self.reason}"


class ArchiveProblem(DiplomacyError, ValueError):
    """A set of records that does not hold together; the base of what `ArchiveErrors` gathers.

    Attributes:
        id: the id of the invalid record, or "" where it is not known.
        path: the invalid field, or "" where it is the whole.
        reason: what is wrong, and what to do.
        line: the line of the file, counted from 1, or None for records that come from no file.

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
        super().__init__(id, path, reason, line)
        self.id = id
        self.path = path
        self.reason = reason
        self.line = line

    def __str__(self) -> str:
        place = ", ".join(_cut(part) for part in (self.id, self.path) if part)
        line = "" if self.line is None else f"line {self.line}"
        return ": ".join(part for part in (line, place, _cut(self.reason)) if part)


def _cut(text: str) -> str:
    """Return what a message has room for."""
    return text if len(text) <= _ROOM else f"{text[:_ROOM]}…"


_ROOM = 1000


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
    """A record refers to an id that the archive does not hold.

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
    """A record comes back to itself along its references.

    >>> from attrs import evolve
    >>> from diplomacy.errors import ReferenceCycle
    >>> from diplomacy.fixtures import ARCHIVE, ankara_2025
    >>> one, other = ankara_2025.NUCLEAR_MOU, ankara_2025.WIND_MOU
    >>> amended = ARCHIVE.replace(evolve(one, amends=other.id))
    >>> try:
    ...     amended.replace(evolve(other, amends=one.id))
    ... except* ReferenceCycle as found:
    ...     for problem in found.exceptions:
    ...         print(problem.id, problem.path)
    2025-cs-wind-enerjisa-wind-mou amends
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
    """Two archives hold different records under one id.

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
            id, ", ".join(fields), "the two archives differ here; keep one, or give one a new id."
        )
        self.fields: tuple[str, ...] = tuple(fields)

    def __reduce__(self) -> tuple[type["MergeConflict"], tuple[str, tuple[str, ...]]]:
        return (MergeConflict, (self.id, self.fields))


class InvalidLine(ArchiveProblem):
    r"""A line of a file holds no record that can be.

    Attributes:
        id: the id of the record, or "" where the line does not give one.
        path: the invalid field, as citations name it (``history[1].date``), or "" for the line.
        reason: what is wrong, and what to do.
        line: the line of the file, counted from 1, or None for data that come from no file.
        found: the value found, truncated; "" if there is none.
        expected: what is meant to stand there.
        near: what is spelt alike, or the code of a country whose name was given.

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
        self.args: tuple[Any, ...] = (id, path, reason, line, found, expected, tuple(near))
        self.found = found
        self.expected = expected
        self.near: tuple[str, ...] = tuple(near)

    def __str__(self) -> str:
        meant = f" Did you mean {' or '.join(self.near)}?" if self.near else ""
        return f"{super().__str__()}{meant}"


class NewerFormat(InvalidLine):
    """A file is of a later format than this version of the library reads.

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
    """A file is not what its header says that it is: it was changed or cut short.

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
    """Every problem of a set of records, at once; nothing was made of it.

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
        """Gather the problems under one message."""
        return super().__new__(cls, message, exceptions)

    def __str__(self) -> str:
        lines = [str(error) for error in self.exceptions]
        return "\n  ".join([f"{self.message}:", *lines])

    def derive(self, excs: Sequence[ArchiveProblem]) -> "ArchiveErrors":  # type: ignore[override]  # pyright: ignore[reportIncompatibleMethodOverride]
        """Return a group of some of the problems, as ``split`` and ``subgroup`` need it."""
        return ArchiveErrors(self.message, excs)


class UnknownRecord(DiplomacyError, LookupError):
    """An archive holds no record of that id and kind.

    Attributes:
        id: what was asked for.
        reason: what is there instead, or what is spelt alike.

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
        return f"No such record: {shown(self.id)}. {self.reason}".rstrip()


class UnknownParty(UnknownCountry):
    """A text names neither a country nor an organization of the archive asked.

    >>> from diplomacy import UnknownParty, leaders_of
    >>> try:
    ...     leaders_of("Freedonia")
    ... except UnknownParty as error:
    ...     print(error)
    'Freedonia' is not a known country name. Write an English name or an ISO 3166 code in upper case, such as 'KR'. No organization in the archive has this name or id either.
    """

    def __str__(self) -> str:
        return f"{super().__str__()} No organization in the archive has this name or id either."


class AmbiguousParty(AmbiguousCountry):
    """A text is the name of several organizations in the archive.

    Attributes:
        text: what was given.
        candidates: the ids of the organizations.

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
        super().__init__(text, tuple(candidates), "Several organizations bear the name.")

    def __reduce__(self) -> tuple[type["AmbiguousParty"], tuple[str, tuple[str, ...]]]:
        return (AmbiguousParty, (self.text, self.candidates))

    def __str__(self) -> str:
        named = ", ".join(self.candidates)
        return f"{shown(self.text)} is the name of several organizations: {named}. Write one id."


class NoTexts(DiplomacyError, LookupError):
    """A folder holds no text to check.

    Attributes:
        folder: the folder.
        exists: whether there is such a folder.

    >>> from diplomacy.errors import NoTexts
    >>> print(NoTexts("texts", exists=False))
    'texts' is not a folder; pass one that contains the texts.
    """

    def __init__(self, folder: str, exists: bool) -> None:
        super().__init__(folder, exists)
        self.folder = folder
        self.exists = exists

    def __str__(self) -> str:
        if not self.exists:
            return f"{shown(self.folder)} is not a folder; pass one that contains the texts."
        return f"There is no *.txt file in {shown(self.folder)}."


class SameParty(DiplomacyError, ValueError):
    """A question about two parties was asked about one.

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
        return f"Both sides are {self.party}. Name two different parties."
