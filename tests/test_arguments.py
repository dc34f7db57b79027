"""Any object as any argument of any public function gives an answer or one of our errors."""

import enum
import inspect
import io
import re
from collections import deque
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from pkgutil import resolve_name
from typing import Any, Final

import attrs
import numpy as np
import pytest

from diplomacy import (
    Agreement,
    AgreementLink,
    Archive,
    Citation,
    Country,
    DiplomacyError,
    Leader,
    Milestone,
    MissionAct,
    Obligation,
    PartialDate,
    Participant,
    Partnership,
    Period,
    Quantity,
    Source,
    Stage,
    Stop,
    Tenure,
    from_dict,
    vocabulary,
)
from diplomacy.errors import ArchiveErrors, InvalidType
from diplomacy.fixtures import ARCHIVE
from diplomacy.testing import (
    make_agreement,
    make_archive,
    make_leader,
    make_meeting,
    make_membership,
    make_mission,
    make_organization,
    make_partnership,
    make_source,
    make_statement,
    make_statistic,
    make_summit,
    make_trade_figure,
    make_visit,
)
from diplomacy.vocabulary import Term


class Digit(int, enum.Enum):
    THREE = 3


class Word(str, enum.Enum):  # noqa: UP042 - its text is another
    SIGNED = "signed"


class Text(str):
    """Text of a subclass, such as that of a library."""

    __slots__ = ()


class Incomparable:
    """An object of which nothing can be asked."""

    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, other: object) -> bool:
        raise RuntimeError

    def __repr__(self) -> str:
        raise RuntimeError


NASTY: Final[tuple[Any, ...]] = (
    *(None, True, 0, -1, 3, 10**5000, -(10**30), 1.5, float("nan"), float("inf"), 1j),
    *("", " ", "x" * 5000, "\ud800", "\x00", "a\u200bb", "KR", "2001", "2001/2002", "signed"),
    *("1" * 5000, "-" * 3000, "[" * 3000, b"KR", bytearray(b"x"), memoryview(b"abc")),
    *(
        [],
        [None],
        [[]],
        [Incomparable()],
        (),
        {},
        {1: 2},
        set(),
        {"KR"},
        frozenset({"KR"}),
        range(3),
        deque(["KR"]),
    ),
    *(object(), type, int, len, Ellipsis, NotImplemented, Incomparable()),
    *(Digit.THREE, Word.SIGNED, Text("KR"), ("KR", "TR"), ("KR", "TR", "XA"), ["KR", "TR"]),
    *(Decimal("NaN"), Decimal("sNaN"), Decimal("1e999999")),
    *(datetime(2001, 2, 3, 4, 5), date(2001, 2, 3), timedelta(1), time(1)),  # noqa: DTZ001
    *(np.array([1, 2]), np.array(["KR", "TR"]), np.array(5), np.str_("KR"), np.int64(3)),
    *(np.float64(2.5), np.datetime64("NaT", "D"), np.bool_(True)),
    *(Country("KR"), Stage.SIGNED, PartialDate("2001"), Period("2001/.."), Quantity(1, "USD")),
    *(Milestone("signed"), make_agreement(), ARCHIVE),
)


def check(call: Callable[..., Any], *args: Any, **options: Any) -> None:
    """Call a function, which may fail with an error of ours only, whose message can be made."""
    try:
        found = call(*args, **options)
        if isinstance(found, Iterator):
            list(found)
    except (DiplomacyError, ArchiveErrors) as error:
        assert str(error)  # noqa: PT017 - or an answer


# --- constructors ---------------------------------------------------------------------------------

BUILDERS: Final = (
    *(make_source, make_leader, make_organization, make_meeting, make_summit, make_visit),
    *(make_agreement, make_partnership, make_membership, make_mission, make_trade_figure),
    *(make_statistic, make_statement),
)


def fields_of(value: Any) -> dict[str, Any]:
    """Return the arguments with which a value can be made again."""
    return {f.name: getattr(value, f.name) for f in attrs.fields(type(value)) if f.init}


VALUES: Final[tuple[Any, ...]] = (
    *(build() for build in BUILDERS),
    Citation("source", 1, fields=["title"]),
    Milestone("signed"),
    Tenure("King", {"head-of-state"}, "XA"),
    Participant("XA"),
    Stop("XA"),
    AgreementLink("amends", "other"),
    Obligation("defence"),
    MissionAct("opened"),
)


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_constructors_reject_any_object_with_our_errors(value: Any) -> None:
    fields = fields_of(value)
    for name in fields:
        for nasty in NASTY:
            check(type(value), **{**fields, name: nasty})


@pytest.mark.parametrize("nasty", NASTY, ids=lambda value: type(value).__name__)
def test_values_reject_any_object_with_our_errors(nasty: Any) -> None:
    for call in (PartialDate, Period, Country, Country.parse, PartialDate.parse, Archive):
        check(call, nasty)
    for place in range(4):
        check(Quantity, *[nasty if i == place else g for i, g in enumerate((1, "USD", None, None))])
    for kind in vars(vocabulary).values():
        if isinstance(kind, type) and issubclass(kind, Term) and kind is not Term:
            check(kind, nasty)


# --- functions ------------------------------------------------------------------------------------

GIVEN: Final[dict[str, Any]] = {
    "on": "2001",
    "day": "2001",
    "as_of": "2001",
    "earlier": "2001",
    "other": "2001",
    "id": "kepco",
    "field": "name",
    "meeting": "2025-11-24-kr-tr-summit",
    "organization": "sco",
    "source_id": "ankara-2025",
    "first": "KR",
    "second": "TR",
    "identifier": "wikidata:Q1",
    "record": ARCHIVE["kepco"],
    "record_type": Agreement,
    "stage": "signed",
    "new_ids": {},
    "year": 2001,
    "system": "alpha-2",
    "collection": ARCHIVE,
    "archive": ARCHIVE,
    "text": "Korea",
    "path": "name",
    "moment": date(2001, 2, 3),
    "state": "XA",
    "code": "USD",
}
# They write to where they are told, or make what they are told.
LEFT_OUT: Final = {"write", "memoize", "read"}
OWNERS: Final[tuple[Any, ...]] = (
    ARCHIVE,
    make_agreement(history=[Milestone("signed", "2001")]),
    make_partnership(),
    make_mission(),
    PartialDate("2001"),
    Period("2001/2002"),
    Quantity(1, "USD"),
    Country("KR"),
)
REFERENCE: Final = Path(__file__).parent.parent / "docs/reference"
DOCUMENTED: Final = {
    name
    for page in REFERENCE.glob("*.rst")
    for name in re.findall(r"autofunction:: (\S+)", page.read_text("utf-8"))
    if not name.startswith("diplomacy.testing")  # assertions fail, and fixtures are not called
}
FUNCTIONS: Final[dict[str, Callable[..., Any]]] = {
    **{name: resolve_name(name) for name in sorted(DOCUMENTED)},
    **{
        f"{type(owner).__name__}.{name}": getattr(owner, name)
        for owner in OWNERS
        for name in dir(owner)
        if not (
            name.startswith("_")
            or name in LEFT_OUT
            or (isinstance(owner, str) and name in dir(str))
        )
        and callable(getattr(owner, name))
    },
}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_functions_reject_any_object_with_our_errors(name: str) -> None:
    function = FUNCTIONS[name]
    parameters = inspect.signature(function).parameters.values()
    needed = {
        p.name: GIVEN.get(p.name, "KR")
        for p in parameters
        if p.default is p.empty and p.kind in (p.POSITIONAL_OR_KEYWORD, p.KEYWORD_ONLY)
    }
    for parameter in parameters:
        for nasty in NASTY:
            if parameter.kind is parameter.VAR_POSITIONAL:
                check(function, *needed.values(), nasty)
            elif parameter.kind is parameter.POSITIONAL_ONLY:
                check(function, nasty)
            elif parameter.kind is not parameter.VAR_KEYWORD:
                check(function, **{**needed, parameter.name: nasty})


@pytest.mark.parametrize("nasty", NASTY, ids=lambda value: type(value).__name__)
def test_reading_rejects_any_object_with_our_errors(nasty: Any) -> None:
    for name in ("max_problems", "max_line", "pause_gc"):
        check(Archive.read, io.StringIO(make_archive().dumps()), **{name: nasty})
    if not isinstance(nasty, str | bytes):
        check(Archive.read, nasty)


def test_plain_data_that_contain_themselves_are_rejected() -> None:
    circular: list[Any] = []
    circular.append(circular)
    for data in (circular, {"type": circular}, {"type": "Source", "id": "a", "extra": circular}):
        with pytest.raises(InvalidType, match="nested too deep"):
            from_dict(data)  # type: ignore[arg-type]


# --- subclasses -----------------------------------------------------------------------------------


def plain_types(value: Any) -> set[type]:
    """Return the types of everything that a value is made of, down to text and numbers."""
    if attrs.has(type(value)):
        return {type(value)}.union(*(plain_types(part) for part in fields_of(value).values()))
    if isinstance(value, tuple):
        return {tuple}.union(*map(plain_types, value))
    return {type(value)}


def test_values_of_subclasses_are_stored_as_plain_ones() -> None:
    digest = Text("sha256:" + "0" * 64)
    source = Source(
        id=Text("a"),
        title=np.str_("A title"),
        url=np.str_("https://example.org/"),
        digest=digest,
        paragraph_digests=[digest],
        language=Text("en"),
        published=Text("2001"),
        identifiers=[np.str_("doi:1")],
    )
    citation = Citation(Text("a"), Digit.THREE, Text("words"), fields=[np.str_("title")])
    for value in (source, citation, Quantity(Digit.THREE, np.str_("documents"))):
        assert not plain_types(value) & {Text, Digit, np.str_}
        assert repr(value) == repr(type(value)(**fields_of(value)))
    record = make_agreement(
        citations=[citation], title=Text("A treaty"), kind=Word.SIGNED and "treaty"
    )
    again = Archive.loads(Archive([source, record]).dumps())
    assert again == Archive([source, record])


@pytest.mark.parametrize(
    ("base", "make"),
    [
        (Milestone, lambda part: make_agreement(history=[part])),
        (Milestone, lambda part: make_partnership(history=[part])),
        (Citation, lambda part: make_agreement(citations=[part])),
        (AgreementLink, lambda part: make_agreement(links=[part])),
        (Obligation, lambda part: make_partnership(obligations=[part])),
        (Tenure, lambda part: make_leader(tenures=[part])),
        (Participant, lambda part: make_meeting(participants=[part])),
        (Stop, lambda part: make_visit(stops=[part])),
        (MissionAct, lambda part: make_mission(history=[part])),
        (Quantity, lambda part: make_trade_figure(value=part)),
    ],
)
def test_parts_of_subclasses_are_rejected(base: Any, make: Callable[[Any], Any]) -> None:
    """A file would not keep the subclass, so that what is read would not be equal."""
    subclass = type("Subclass", (base,), {"__slots__": ()})
    [value] = [value for value in (*VALUES, Quantity(1, "USD")) if type(value) is base]
    arguments = {"number": 1, "unit": "USD"} if base is Quantity else fields_of(value)
    with pytest.raises(InvalidType):
        make(subclass(**arguments))


def test_dates_of_subclasses_are_stored_as_dates() -> None:
    day = type("Day", (PartialDate,), {"__slots__": ()})("2001")
    term = type("Term", (Period,), {"__slots__": ()})("2001/2002")
    assert type(make_statement(date=day).date) is PartialDate
    assert type(make_meeting(period=term).period) is Period


def test_records_of_subclasses_are_rejected() -> None:
    for base in (Agreement, Leader, Partnership):
        subclass = type("Subclass", (base,), {"__slots__": ()})
        [value] = [value for value in VALUES if type(value) is base]
        with pytest.raises(InvalidType):
            Archive([subclass(**fields_of(value))])
