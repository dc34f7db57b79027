"""Every way of saying no: one family, built-in cousins, messages that help, and pickles."""

import copy
import inspect
import pickle
from collections.abc import Callable
from typing import Any, Final

import pytest

import diplomacy
from diplomacy import Country, Milestone, PartialDate, Quantity, Source, Stage, errors
from diplomacy.errors import (
    AmbiguousCountry,
    AmbiguousParty,
    ArchiveErrors,
    ArchiveProblem,
    BelowLeaderLevel,
    DanglingReference,
    DiplomacyError,
    DuplicateId,
    InvalidCountry,
    InvalidDate,
    InvalidId,
    InvalidLine,
    InvalidPeriod,
    InvalidQuantity,
    InvalidRecord,
    InvalidTerm,
    InvalidText,
    InvalidType,
    MergeConflict,
    NewerFormat,
    NoTexts,
    OutOfTime,
    ReferenceCycle,
    SameParty,
    UnitMismatch,
    UnknownCountry,
    UnknownParty,
    UnknownRecord,
    WrongDigest,
    WrongReference,
)

CLASSES: Final[list[type[DiplomacyError]]] = [
    getattr(errors, name) for name in errors.__all__ if name != "DiplomacyError"
]

# One of each, made by hand.
MADE: Final[dict[type[DiplomacyError], tuple[DiplomacyError, ...]]] = {
    AmbiguousCountry: (
        AmbiguousCountry("Korea", ["KR", "KP"], "Two states bear the name."),
        AmbiguousCountry(
            "Korea", ["KR", "KP"], "Two do.", ["KR (South Korea)", "KP (North Korea)"]
        ),
    ),
    ArchiveProblem: (ArchiveProblem("an-id", "history[0]", "it does not hold; mend it."),),
    ArchiveErrors: (
        ArchiveErrors(
            "The records do not hold together",
            [DuplicateId("an-id", "id", "two records have it."), ArchiveProblem("b", "c", "d.")],
        ),
    ),
    BelowLeaderLevel: (BelowLeaderLevel("a-summit", "participants[0]", "a minister took part."),),
    DanglingReference: (DanglingReference("a", "concluded_at", "nowhere is not here."),),
    DuplicateId: (DuplicateId("an-id", "id", "two records have it."),),
    InvalidCountry: (InvalidCountry("kr", "Codes are written in capitals: KR."),),
    InvalidDate: (InvalidDate("2023-02-30", "2023-02 has 28 days."), InvalidDate(None, "no.")),
    InvalidId: (InvalidId("An Id", "write lower-case letters."),),
    InvalidLine: (
        InvalidLine("", "", "it is no JSON.", 3),
        InvalidLine(
            "a-treaty", "tile", "an Agreement has no field 'tile'.", 3, "tile", "title", ["title"]
        ),
    ),
    InvalidPeriod: (InvalidPeriod("2023/2022", "it ends before it starts."),),
    InvalidQuantity: (InvalidQuantity("NaN", "the number must be finite."),),
    InvalidRecord: (
        InvalidRecord("Agreement", "history[1].date", "it is too early.", "a-treaty"),
        InvalidRecord("Citation", "note", "say why."),
    ),
    InvalidTerm: (InvalidTerm("nonsense", "Stage", [str(stage) for stage in Stage]),),
    InvalidText: (InvalidText(" ", "it is blank."),),
    InvalidType: (InvalidType(1.5, "a number that is exact"),),
    MergeConflict: (MergeConflict("an-id", ["title", "history"]),),
    AmbiguousParty: (AmbiguousParty("A firm", ["one", "two"]),),
    NewerFormat: (NewerFormat("", "format", "the file is of format 9.", 1, "9"),),
    NoTexts: (NoTexts("texts", True), NoTexts("nowhere", False)),
    ReferenceCycle: (ReferenceCycle("a", "amends", "it comes back to itself."),),
    SameParty: (SameParty("KR"),),
    UnitMismatch: (UnitMismatch("15 euros", "15 US dollars", "EUR is not USD."),),
    OutOfTime: (
        OutOfTime("Estonia", "1960-06-01", "EE", ["SUHH"]),
        OutOfTime("Germany", "1850", reason="No state bore the name."),
    ),
    UnknownCountry: (
        UnknownCountry("Atlantis"),
        UnknownCountry("Sout Korea", ["South Korea (KR)"]),
        UnknownCountry("Europe", reason="It is a continent."),
        UnknownCountry("kr", ["KR"], "Codes are written in capitals."),
    ),
    UnknownParty: (UnknownParty("keppco"), UnknownParty("Sout Korea", ["South Korea (KR)"])),
    UnknownRecord: (UnknownRecord("an-id"), UnknownRecord("an-id", "Did you mean another-id?")),
    WrongDigest: (WrongDigest("", "digest", "it was changed.", 1, "sha256:0", "sha256:1"),),
    WrongReference: (WrongReference("a", "concluded_at", "b is an Agreement, not a Meeting."),),
}
EXAMPLES: Final = [error for made in MADE.values() for error in made]

classes = pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
examples = pytest.mark.parametrize("error", EXAMPLES, ids=lambda error: type(error).__name__)


def attributes(error: DiplomacyError) -> dict[str, object]:
    """Return what an error carries, and what it says."""
    return {**vars(error), "message": str(error), "args": error.args}


def test_every_public_error_has_an_example_here() -> None:
    """The table above has every error; at most a dozen are exported at the top level."""
    assert set(MADE) == set(CLASSES)
    exported = set(diplomacy.__all__) & set(errors.__all__)
    assert len(exported) <= 12
    assert all(getattr(diplomacy, name) is getattr(errors, name) for name in exported)


def test_no_public_error_is_left_out() -> None:
    """Every error class that is not marked private is exported."""
    found = {
        name
        for name, kind in inspect.getmembers(errors, inspect.isclass)
        if issubclass(kind, BaseException) and not name.startswith("_")
    }
    assert found - {"ExceptionGroup"} == set(errors.__all__)


@classes
def test_every_error_is_a_built_in_one_too(kind: type[DiplomacyError]) -> None:
    """Each child of the one base is also the built-in error that fits."""
    assert issubclass(kind, DiplomacyError)
    assert issubclass(kind, (ValueError, LookupError, TypeError, ExceptionGroup))
    assert (kind.__doc__ or "").strip()


@pytest.mark.parametrize(
    ("kind", "built_in"),
    [
        (InvalidDate, ValueError),
        (InvalidPeriod, ValueError),
        (InvalidQuantity, ValueError),
        (InvalidRecord, ValueError),
        (InvalidTerm, ValueError),
        (InvalidType, TypeError),
        (InvalidCountry, ValueError),
        (UnknownCountry, LookupError),
        (AmbiguousCountry, LookupError),
        (UnknownRecord, LookupError),
        (UnknownParty, UnknownCountry),
        (SameParty, ValueError),
        (UnitMismatch, ValueError),
        (DuplicateId, ArchiveProblem),
        (ArchiveErrors, ExceptionGroup),
    ],
)
def test_which_built_in_error(kind: type[Exception], built_in: type[Exception]) -> None:
    """``except ValueError`` and ``except LookupError`` work as a reader expects."""
    assert issubclass(kind, built_in)


@examples
def test_errors_survive_pickle_and_copy(error: DiplomacyError) -> None:
    """An error that crosses to another process keeps its class, attributes and message."""
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(error, protocol))  # noqa: S301
        assert type(again) is type(error)
        if not isinstance(error, ArchiveErrors):
            assert attributes(again) == attributes(error)
        assert str(again) == str(error)
    assert str(copy.copy(error)) == str(error)


@examples
def test_messages_are_one_line_and_a_sentence(error: DiplomacyError) -> None:
    """A message is one line that ends as a sentence does, whatever its parts."""
    message = str(error)
    if not isinstance(error, ArchiveErrors):
        assert "\n" not in message
    assert message.endswith((".", "?", "…"))
    assert message == message.strip()
    assert "  " not in message.replace("\n  ", "")


@examples
def test_messages_say_what_was_wrong(error: DiplomacyError) -> None:
    """The first thing that was given stands in the message."""
    if isinstance(error, ArchiveErrors):
        assert all(str(one) in str(error) for one in error.exceptions)
    else:
        assert str(error.args[0]) in str(error)


def test_attributes_are_documented() -> None:
    """Each attribute that an error carries is named in the documentation of its class."""
    for error in EXAMPLES:
        documented = " ".join(kind.__doc__ or "" for kind in type(error).__mro__)
        for name in vars(error):
            assert f"{name}:" in documented, f"{type(error).__name__}.{name}"


def test_sequences_are_kept_as_tuples() -> None:
    """A list passed to an error does not leak into what it carries."""
    near = ["South Korea (KR)"]
    error = UnknownCountry("Sout Korea", near)
    near.clear()
    assert error.near == ("South Korea (KR)",)
    assert "South Korea (KR)" in str(error)
    terms = ["a", "b"]
    assert InvalidTerm("c", "Stage", terms).terms == ("a", "b")


def test_invalid_records_name_class_id_and_field() -> None:
    """The message of a refused record leads to the field at fault."""
    error = InvalidRecord("Agreement", "history[1].date", "it is too early.", "a-treaty")
    assert str(error) == "Agreement 'a-treaty', history[1].date: it is too early."
    assert (error.kind, error.id, error.path) == ("Agreement", "a-treaty", "history[1].date")
    assert str(InvalidRecord("Citation", "note", "say why.")) == "Citation, note: say why."


def test_archive_errors_hold_every_problem() -> None:
    """All problems are told at once, one a line, and can be taken apart like any group."""
    twice = DuplicateId("an-id", "id", "two records have it.")
    nowhere = DanglingReference("b", "concluded_at", "nowhere is not here.")
    both = ArchiveErrors("The records do not hold together", [twice, nowhere])
    assert str(both).splitlines() == [
        "The records do not hold together:",
        "  an-id, id: two records have it.",
        "  b, concluded_at: nowhere is not here.",
    ]
    matched, rest = both.split(DuplicateId)
    assert isinstance(matched, ArchiveErrors)
    assert isinstance(rest, ArchiveErrors)
    assert matched.exceptions == (twice,)
    assert rest.exceptions == (nowhere,)
    again = pickle.loads(pickle.dumps(both))  # noqa: S301
    assert [attributes(one) for one in again.exceptions] == [attributes(twice), attributes(nowhere)]


class ManyLines:
    """A value whose repr breaks the line, as tables do."""

    def __repr__(self) -> str:
        return "first line\nsecond line"


ASKS: Final[dict[str, Callable[[Any], object]]] = {
    "a date": PartialDate,
    "a date in words": PartialDate.parse,
    "a country code": Country,
    "a country name": Country.parse,
    "a number": lambda value: Quantity(value, "USD"),
    "a unit": lambda value: Quantity(1, value),
    "a party": lambda value: Milestone("signed", party=value),
    "an id": lambda value: Source(id=value),
    "a text": lambda value: Source(id="a", title=value),
    "a sequence": lambda value: diplomacy.Citation("a", fields=value),
    "digests": lambda value: Source(id="a", paragraph_digests=value),
}
ODD: Final[dict[str, object]] = {
    "a long text": "x " * 500_000,
    "long bytes": b"x" * 1_000_000,
    "a text of many lines": "a\nb\u2028c",
    "a long number": -(10**5000),
    "a repr of many lines": ManyLines(),
    "a class": Stage,
}


@pytest.mark.parametrize("ask", ASKS.values(), ids=ASKS.keys())
@pytest.mark.parametrize("value", ODD.values(), ids=ODD.keys())
def test_odd_values_are_refused_in_one_short_line(ask: Callable[[Any], object], value: Any) -> None:
    """However odd a value, its refusal is this library's, and can be printed in one short line."""
    with pytest.raises(DiplomacyError) as caught:
        ask(value)
    message = str(caught.value)
    assert message.endswith((".", "?", "…"))
    assert len(message) < 500
    assert not {"\n", "\r", "\u2028"} & set(message)
