"""The exceptions: their bases, messages, attributes and pickles."""

import copy
import inspect
import pickle
from collections.abc import Callable
from typing import Any, Final

import pytest

import diplomacy
from diplomacy import (
    Country,
    Milestone,
    PartialDate,
    Quantity,
    Source,
    Stage,
    errors,
    leaders_of,
)
from diplomacy.errors import (
    AmbiguousCountry,
    AmbiguousDate,
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
    InvalidKeyword,
    InvalidLine,
    InvalidMapping,
    InvalidPeriod,
    InvalidQuantity,
    InvalidRecord,
    InvalidTerm,
    InvalidText,
    InvalidType,
    LossyImport,
    MergeConflict,
    MissingExtra,
    NewerFormat,
    NoTexts,
    OutOfTime,
    ReferenceCycle,
    SameParty,
    UnitMismatch,
    UnknownCountry,
    UnknownParty,
    UnknownRecord,
    UnknownTopic,
    UnsupportedDate,
    WrongDigest,
    WrongReference,
)
from diplomacy.fixtures import ARCHIVE

CLASSES: Final[list[type[DiplomacyError]]] = [
    getattr(errors, name) for name in errors.__all__ if name != "DiplomacyError"
]

EXAMPLES_BY_CLASS: Final[dict[type[DiplomacyError], tuple[DiplomacyError, ...]]] = {
    AmbiguousCountry: (
        AmbiguousCountry("Korea", ["KR", "KP"], "Two states have this name."),
        AmbiguousCountry(
            "Korea", ["KR", "KP"], "Two do.", ["KR (South Korea)", "KP (North Korea)"]
        ),
    ),
    AmbiguousDate: (
        AmbiguousDate(
            "3/4/2020", ["2020-04-03", "2020-03-04"], ["3 April", "4 March"], "Write one."
        ),
    ),
    UnsupportedDate: (UnsupportedDate("-0044", "a negative year", "Leave it out."),),
    ArchiveProblem: (ArchiveProblem("an-id", "history[0]", "it is not valid; correct it."),),
    ArchiveErrors: (
        ArchiveErrors(
            "The records are not consistent",
            [
                DuplicateId("an-id", "id", "two records have this id."),
                ArchiveProblem("b", "c", "d."),
            ],
        ),
    ),
    BelowLeaderLevel: (BelowLeaderLevel("a-summit", "participants[0]", "a minister took part."),),
    DanglingReference: (DanglingReference("a", "concluded_at", "nowhere is not here."),),
    DuplicateId: (DuplicateId("an-id", "id", "two records have this id."),),
    InvalidCountry: (InvalidCountry("kr", "Codes are written in capitals: KR."),),
    InvalidDate: (InvalidDate("2023-02-30", "2023-02 has 28 days."), InvalidDate(None, "no.")),
    InvalidId: (InvalidId("An Id", "write lower-case letters."),),
    InvalidLine: (
        InvalidLine("", "", "invalid JSON.", 3),
        InvalidLine(
            "a-treaty", "tile", "an Agreement has no field 'tile'.", 3, "tile", "title", ["title"]
        ),
    ),
    InvalidPeriod: (InvalidPeriod("2023/2022", "it ends before it starts."),),
    InvalidKeyword: (InvalidKeyword("make_agreement", "tilte", "it is not a keyword of it."),),
    InvalidMapping: (InvalidMapping("Agreement has no field 'titel'."),),
    LossyImport: (LossyImport(12, 300, 0.01),),
    InvalidQuantity: (InvalidQuantity("NaN", "it must be finite."),),
    InvalidRecord: (
        InvalidRecord("Agreement", "history[1].date", "it is too early.", "a-treaty"),
        InvalidRecord("Citation", "note", "a note is required."),
    ),
    InvalidTerm: (InvalidTerm("nonsense", "Stage", [str(stage) for stage in Stage]),),
    InvalidText: (InvalidText(" ", "must not be empty."),),
    InvalidType: (InvalidType(1.5, "an exact number"),),
    MergeConflict: (MergeConflict("an-id", ["title", "history"]),),
    AmbiguousParty: (AmbiguousParty("A firm", ["firm-a", "firm-b"]),),
    NewerFormat: (NewerFormat("", "format", "the file is of format 9.", 1, "9"),),
    MissingExtra: (MissingExtra("pyarrow"),),
    NoTexts: (NoTexts("texts", True), NoTexts("nowhere", False)),
    ReferenceCycle: (ReferenceCycle("a", "amends", "circular reference: a -> a."),),
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
    UnknownTopic: (
        UnknownTopic("enrgy", ["energy"], ["energy", "trade"]),
        UnknownTopic("x", [], [f"topic-{n}" for n in range(30)]),
        UnknownTopic("x"),
    ),
    WrongDigest: (WrongDigest("", "digest", "it was changed.", 1, "sha256:0", "sha256:1"),),
    WrongReference: (WrongReference("a", "concluded_at", "b is an Agreement, not a Meeting."),),
}
EXAMPLES: Final = [error for errors in EXAMPLES_BY_CLASS.values() for error in errors]

classes = pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
examples = pytest.mark.parametrize("error", EXAMPLES, ids=lambda error: type(error).__name__)


def describe(error: DiplomacyError) -> dict[str, object]:
    """Return the attributes and the message of an error."""
    return {**vars(error), "message": str(error), "args": error.args}


def test_every_error_has_an_example() -> None:
    assert set(EXAMPLES_BY_CLASS) == set(CLASSES)


def test_at_most_a_dozen_errors_are_exported_at_the_top_level() -> None:
    exported = set(diplomacy.__all__) & set(errors.__all__)
    assert len(exported) <= 12
    assert all(getattr(diplomacy, name) is getattr(errors, name) for name in exported)


def test_every_public_error_is_exported_by_its_module() -> None:
    found = {
        name
        for name, kind in inspect.getmembers(errors, inspect.isclass)
        if issubclass(kind, BaseException) and not name.startswith("_")
    }
    assert found - {"ExceptionGroup"} == set(errors.__all__)


# The built-in error that each is, besides being a `DiplomacyError`.
BUILT_IN: Final[dict[type[Exception], type[Exception]]] = {
    AmbiguousCountry: ValueError,
    AmbiguousDate: ValueError,
    AmbiguousParty: ValueError,
    ArchiveErrors: ValueError,
    ArchiveProblem: ValueError,
    BelowLeaderLevel: ValueError,
    DanglingReference: ValueError,
    DuplicateId: ValueError,
    InvalidCountry: ValueError,
    InvalidDate: ValueError,
    InvalidId: ValueError,
    InvalidLine: ValueError,
    InvalidPeriod: ValueError,
    InvalidQuantity: ValueError,
    InvalidRecord: ValueError,
    InvalidTerm: ValueError,
    InvalidText: ValueError,
    InvalidType: TypeError,
    MergeConflict: ValueError,
    NewerFormat: ValueError,
    MissingExtra: ImportError,
    NoTexts: LookupError,
    OutOfTime: LookupError,
    ReferenceCycle: ValueError,
    SameParty: ValueError,
    UnsupportedDate: ValueError,
    UnitMismatch: ValueError,
    InvalidKeyword: TypeError,
    InvalidMapping: ValueError,
    LossyImport: ValueError,
    UnknownCountry: LookupError,
    UnknownParty: LookupError,
    UnknownRecord: KeyError,
    UnknownTopic: LookupError,
    WrongDigest: ValueError,
    WrongReference: ValueError,
}


@classes
def test_every_error_is_one_built_in_error(kind: type[DiplomacyError]) -> None:
    """A handler of `LookupError` catches what is unknown, and nothing that is ambiguous."""
    built_in = BUILT_IN[kind]
    assert issubclass(kind, built_in)
    others = {ValueError, LookupError, TypeError} - set(built_in.__mro__)
    assert not issubclass(kind, tuple(others))


def classify(query: Callable[[], object]) -> int:
    """Return the status of a query as a web application would."""
    try:
        query()
    except LookupError:
        return 404
    except (ValueError, TypeError):
        return 400
    return 200


@pytest.mark.parametrize(
    ("query", "status"),
    [
        (lambda: ARCHIVE["kepco"], 200),
        (lambda: ARCHIVE["kepko"], 404),
        (lambda: leaders_of("Freedonia"), 404),
        (lambda: Country.parse("Freedonia"), 404),
        (lambda: Country.parse("Estonia", on="1960-06-01"), 404),
        (lambda: leaders_of("Korea"), 400),
        (lambda: Country.parse("Korea"), 400),
        (lambda: Country("kr"), 400),
        (lambda: PartialDate("2023-02-30"), 400),
        (lambda: Quantity(1.5, "USD"), 400),  # type: ignore[arg-type]
    ],
)
def test_unknown_and_invalid_arguments_are_told_apart(
    query: Callable[[], object], status: int
) -> None:
    assert classify(query) == status


@examples
def test_pickles_and_copies_keep_class_attributes_and_message(error: DiplomacyError) -> None:
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(error, protocol))  # noqa: S301
        assert type(again) is type(error)
        if not isinstance(error, ArchiveErrors):
            assert describe(again) == describe(error)
        assert str(again) == str(error)
    assert str(copy.copy(error)) == str(error)


@examples
def test_messages_are_one_line_that_ends_like_a_sentence(error: DiplomacyError) -> None:
    message = str(error)
    if not isinstance(error, ArchiveErrors):
        assert "\n" not in message
    assert message.endswith((".", "?", "…"))
    assert message == message.strip()
    assert "  " not in message.replace("\n  ", "")
    assert " ." not in message


@examples
def test_messages_contain_the_first_argument(error: DiplomacyError) -> None:
    if isinstance(error, ArchiveErrors):
        assert all(str(problem) in str(error) for problem in error.exceptions)
    else:
        assert str(error.args[0]) in str(error)


def test_attributes_are_documented() -> None:
    for error in EXAMPLES:
        documented = " ".join(kind.__doc__ or "" for kind in type(error).__mro__)
        for name in vars(error):
            assert f"{name}:" in documented, f"{type(error).__name__}.{name}"


def test_sequences_are_stored_as_tuples() -> None:
    near = ["South Korea (KR)"]
    error = UnknownCountry("Sout Korea", near)
    near.clear()
    assert error.near == ("South Korea (KR)",)
    assert "South Korea (KR)" in str(error)
    terms = ["a", "b"]
    assert InvalidTerm("c", "Stage", terms).terms == ("a", "b")


def test_invalid_records_name_class_id_and_field() -> None:
    error = InvalidRecord("Agreement", "history[1].date", "it is too early.", "a-treaty")
    assert str(error) == "Agreement 'a-treaty', history[1].date: it is too early."
    assert (error.kind, error.id, error.path) == ("Agreement", "a-treaty", "history[1].date")
    assert (
        str(InvalidRecord("Citation", "note", "a note is required."))
        == "Citation, note: a note is required."
    )


def test_archive_errors_list_every_problem_and_can_be_split() -> None:
    duplicate = DuplicateId("an-id", "id", "two records have this id.")
    dangling = DanglingReference("b", "concluded_at", "nowhere is not here.")
    both = ArchiveErrors("The records are not consistent", [duplicate, dangling])
    assert str(both).splitlines() == [
        "The records are not consistent:",
        "  an-id, id: two records have this id.",
        "  b, concluded_at: nowhere is not here.",
    ]
    matched, rest = both.split(DuplicateId)
    assert isinstance(matched, ArchiveErrors)
    assert isinstance(rest, ArchiveErrors)
    assert matched.exceptions == (duplicate,)
    assert rest.exceptions == (dangling,)
    again = pickle.loads(pickle.dumps(both))  # noqa: S301
    assert list(map(describe, again.exceptions)) == [describe(duplicate), describe(dangling)]


class MultiLineRepr:
    """A value whose repr has two lines, like that of a table."""

    def __repr__(self) -> str:
        return "first line\nsecond line"


CALLS: Final[dict[str, Callable[[Any], object]]] = {
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
EDGE_CASES: Final[dict[str, object]] = {
    "a long text": "x " * 500_000,
    "long bytes": b"x" * 1_000_000,
    "a text of many lines": "a\nb\u2028c",
    "a long number": -(10**5000),
    "a repr of many lines": MultiLineRepr(),
    "a class": Stage,
}


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS.keys())
@pytest.mark.parametrize("value", EDGE_CASES.values(), ids=EDGE_CASES.keys())
def test_edge_cases_give_short_messages(call: Callable[[Any], object], value: Any) -> None:
    with pytest.raises(DiplomacyError) as caught:
        call(value)
    message = str(caught.value)
    assert message.endswith((".", "?", "…"))
    assert len(message) < 500
    assert not {"\n", "\r", "\u2028"} & set(message)
