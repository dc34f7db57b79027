"""Properties of all records and of their parts."""

import copy
import pickle
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from types import NoneType
from typing import Any, Final, get_args, get_origin

import attrs
import pytest
from hypothesis import given, settings
from tests.records.samples import (
    CITED,
    CLASSES,
    OPTIONAL,
    RECORDS,
    REQUIRED,
    check_rejection,
    every_class,
    every_record,
    make,
    make_full,
)

from diplomacy import (
    Agreement,
    Country,
    DiplomacyError,
    InvalidRecord,
    InvalidType,
    Meeting,
    Membership,
    Milestone,
    Mission,
    Participant,
    Source,
    Statement,
    Stop,
    Summit,
)
from diplomacy.entries import Extra
from diplomacy.errors import InvalidId
from diplomacy.records import Record
from diplomacy.testing.strategies import records


def sequence_fields(cls: Any) -> list[str]:
    """Return the names of the fields that hold several values."""
    return [f.name for f in attrs.fields(cls) if get_origin(f.type) in (tuple, frozenset)]


SEQUENCES: Final = [(cls, name) for cls in CLASSES for name in sequence_fields(cls)]
every_sequence = pytest.mark.parametrize(
    ("cls", "name"), SEQUENCES, ids=[f"{cls.__name__}.{name}" for cls, name in SEQUENCES]
)


def test_samples_cover_every_record_and_field() -> None:
    """The samples have every type of record, and every argument of each."""
    assert {*RECORDS} == {*get_args(Record), Summit}
    for cls in CLASSES:
        names = {*REQUIRED[cls], *OPTIONAL[cls]}
        if cls is Membership:
            names.add("planned")  # a planned membership has neither attested dates nor founders
        assert names == {field.name for field in attrs.fields(cls) if field.init}


# --- construction -------------------------------------------------------------------------------


# Without these a record is rejected for another reason.
REJECTED_OTHERWISE: Final = (
    (Statement, "speakers"),
    (Agreement, "parties"),
    (Stop, "country"),
    (Participant, "party"),
)


@every_class
def test_required_arguments_cannot_be_omitted(cls: Any) -> None:
    for name in REQUIRED[cls]:
        if (cls, name) in REJECTED_OTHERWISE or name == "value":
            continue  # rejected by other fields
        arguments = {key: value for key, value in REQUIRED[cls].items() if key != name}
        with pytest.raises(TypeError, match=name):
            cls(**arguments)


@every_record
def test_records_are_keyword_only(cls: Any) -> None:
    with pytest.raises(TypeError, match="positional"):
        cls(*REQUIRED[cls].values())


@every_record
def test_records_have_an_id_and_citations(cls: Any) -> None:
    """Every record has an id, and every one except a source needs a citation."""
    if cls is not Source:
        check_rejection(cls, {"citations": []}, "citations", "at least one citation is required.")
    with pytest.raises(InvalidId):
        make(cls, id="An Id")


@every_class
def test_no_check_is_an_attrs_validator(cls: Any) -> None:
    """Checks cannot be disabled by `attrs.validators.set_disabled`."""
    assert all(field.validator is None for field in attrs.fields(cls))


def test_evolve_checks_the_changed_record() -> None:
    with pytest.raises(InvalidRecord):
        attrs.evolve(make(Agreement), parties=["KR"])


# --- stored values ------------------------------------------------------------------------------


@every_class
def test_stored_values_are_accepted_unchanged(cls: Any) -> None:
    """An instance made from the values of another is equal to it."""
    original = make_full(cls)
    values = {f.name: getattr(original, f.name) for f in attrs.fields(cls) if f.init}
    again = cls(**values)
    assert again == original
    assert hash(again) == hash(original)
    assert repr(again) == repr(original)


@every_class
def test_values_are_stored_in_the_declared_type(cls: Any) -> None:
    for value in (make(cls), make_full(cls)):
        for field in attrs.fields(cls):
            stored = getattr(value, field.name)
            if get_origin(field.type) in (tuple, frozenset):
                assert type(stored) is get_origin(field.type)
            elif field.name == "extra":
                assert type(stored) is Extra
            else:
                assert isinstance(stored, get_args(field.type) or (field.type,)), field.name


def test_parties_are_countries_or_ids() -> None:
    """A code of any system is stored as a country, and a slug as it is."""
    country, organization = make(Agreement, parties=["KOR", "kepco"]).parties
    assert (country, organization) == ("KR", "kepco")
    assert isinstance(country, Country)
    assert type(organization) is str


@every_sequence
def test_sequences_accept_any_iterable_and_copy_it(cls: Any, name: str) -> None:
    parts = list((REQUIRED[cls] | OPTIONAL[cls])[name])
    for iterable in (tuple(parts), iter(parts), dict.fromkeys(parts)):
        assert make_full(cls, **{name: iterable}) == make_full(cls)
    value = make_full(cls, **{name: parts})
    parts.clear()
    assert value == make_full(cls)


@every_sequence
def test_sequences_reject_single_values(cls: Any, name: str) -> None:
    """A string, None and an integer that is too long to print are rejected."""
    for value in ("KR", None, 10**5000):
        with pytest.raises(InvalidType, match=r"is not a (sequence|set) of"):
            make(cls, **{name: value})


@every_sequence
def test_sequences_reject_parts_of_another_type(cls: Any, name: str) -> None:
    for part in (None, 5, [], ["KR"], object()):
        with pytest.raises(DiplomacyError):
            make(cls, **{name: [part]})


@every_sequence
def test_sequences_reject_duplicates(cls: Any, name: str) -> None:
    """Roles and identifiers are sets; paragraphs, stops and acts may recur."""
    parts = list((REQUIRED[cls] | OPTIONAL[cls])[name])
    duplicated = {name: [*parts, parts[0]]}
    is_set = name in ("roles", "identifiers")
    if is_set or name in ("paragraph_digests", "stops") or (cls, name) == (Mission, "history"):
        assert make(cls, **duplicated)
    elif name == "history":
        assert make(cls, **duplicated).history == (*parts, parts[0])
    else:
        with pytest.raises(InvalidId, match="duplicated"):
            make(cls, **duplicated)


# --- equality and immutability ------------------------------------------------------------------


@every_class
def test_equality_is_by_class_and_fields(cls: Any) -> None:
    assert make(cls) == make(cls)
    assert len({make(cls), make(cls), make_full(cls)}) == 2
    for other in CLASSES:
        assert (make(cls) == make(other)) is (cls is other)
    assert make(cls) != attrs.astuple(make(cls), recurse=False)


def test_a_summit_is_not_equal_to_a_meeting_with_the_same_fields() -> None:
    arguments: dict[str, Any] = {"id": "a", "title": "A", "format": "bilateral"}
    meeting: Any = Meeting(**arguments, citations=[CITED])
    summit: Any = Summit(**arguments, citations=[CITED])
    assert isinstance(summit, Meeting)
    assert meeting != summit


@every_class
def test_values_have_no_order(cls: Any) -> None:
    with pytest.raises(TypeError):
        assert make(cls) < make_full(cls)


def iter_parts(value: Any) -> Iterator[Any]:
    """Yield a value and everything that it is made of."""
    yield value
    if isinstance(value, (tuple, frozenset)):
        for part in value:
            yield from iter_parts(part)
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from iter_parts(getattr(value, field.name))


@every_class
def test_attributes_cannot_be_set_or_deleted(cls: Any) -> None:
    value: Any = make_full(cls)
    names = [field.name for field in attrs.fields(cls)]
    for name in [*names, "another", "__dict__"]:
        with pytest.raises(AttributeError):
            setattr(value, name, None)
    for name in names:
        with pytest.raises(AttributeError):
            delattr(value, name)
    assert value == make_full(cls)
    assert not hasattr(value, "__dict__")


IMMUTABLE: Final = (str, int, Decimal, date, Enum, tuple, frozenset, Extra, NoneType)


@settings(max_examples=30)
@given(records())
def test_records_are_immutable_values(record: Record) -> None:
    """All parts of a record are immutable, and its copies and pickles are equal to it."""
    for part in iter_parts(record):
        assert isinstance(part, IMMUTABLE) or attrs.has(type(part))
    for again in (copy.copy(record), copy.deepcopy(record), attrs.evolve(record)):
        assert again == record
        assert hash(again) == hash(record)
        assert type(again) is type(record)
    for protocol in (2, pickle.HIGHEST_PROTOCOL):
        assert pickle.loads(pickle.dumps(record, protocol)) == record  # noqa: S301


# --- repr ---------------------------------------------------------------------------------------

HIDDEN: Final = frozenset({"citations", "digest", "paragraph_digests"})


@every_class
def test_repr_shows_the_fields_that_were_set(cls: Any) -> None:
    """The repr shows neither defaults nor citations nor digests, and is one line."""
    for value, names in (
        (make(cls), REQUIRED[cls]),
        (make_full(cls), REQUIRED[cls] | OPTIONAL[cls]),
    ):
        text = repr(value)
        assert text.startswith(f"{cls.__name__}(")
        assert "\n" not in text
        for field in attrs.fields(cls):
            expected = field.name in names and field.name not in HIDDEN
            assert (f"{field.name}=" in text) is expected, field.name


def test_repr_of_an_agreement() -> None:
    treaty = make(Agreement, history=[Milestone("signed", "2012-08-01")])
    assert repr(treaty) == (
        "Agreement(id='a-treaty', title='A treaty', "
        "parties=(Country('KR'), Country('TR')), "
        "history=(Milestone(stage=Stage.SIGNED, date=PartialDate('2012-08-01')),))"
    )


@every_class
def test_values_can_be_padded_by_a_format(cls: Any) -> None:
    width = len(str(make(cls))) + 3
    assert f"{make(cls):>{width}}" == f"   {make(cls)}"
