"""What every record has: identifiers in other data sets, and the user's own values."""

import copy
import math
import pickle
from enum import IntEnum
from typing import Any, Final

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplomacy import Archive, Country, DiplomacyError, InvalidType, Source, Stage
from diplomacy.entries import Extra, Scalar
from diplomacy.errors import InvalidId
from diplomacy.formats import from_dict, to_dict
from diplomacy.provenance import audit
from diplomacy.records import TYPES_BY_NAME
from diplomacy.testing import make_agreement, make_archive, make_statement, make_summit
from diplomacy.testing.strategies import archives

SCALARS: Final = (
    st.none()
    | st.booleans()
    | st.integers(-(2**63) + 1, 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(codec="utf-8"))
)
EXTRAS: Final = st.dictionaries(st.text(st.characters(codec="utf-8"), min_size=1), SCALARS)


@pytest.mark.parametrize("kind", TYPES_BY_NAME.values(), ids=lambda kind: kind.__name__)
def test_every_record_ends_with_the_shared_fields(kind: Any) -> None:
    """A type that does not pass `put_shared_last` to attrs would begin with them."""
    names = [field.name for field in attrs.fields(kind)]
    last = ["identifiers", "extra", "citations"] if kind is not Source else ["identifiers", "extra"]
    assert names[-len(last) :] == last
    assert names[0] == "id"


# --- identifiers --------------------------------------------------------------------------------


def test_identifiers_are_a_sorted_set() -> None:
    """Order and repetition do not matter, and any collection is accepted."""
    expected = Source(id="a", identifiers=("cow:640", "wikidata:Q43"))
    for given_ in (
        ["wikidata:Q43", "cow:640", "cow:640"],
        {"wikidata:Q43", "cow:640"},
        iter(["wikidata:Q43", "cow:640"]),
    ):
        assert Source(id="a", identifiers=given_) == expected
    assert expected.identifiers == ("cow:640", "wikidata:Q43")


@pytest.mark.parametrize(
    "text", ["wikidata:Q1", "unts:I-52345, p. 3", "a:b:c", "iso3166-1:FR", "isbn:無 1", "x:é"]
)
def test_the_value_of_an_identifier_is_any_printable_text(text: str) -> None:
    source = Source(id="a", identifiers=[text])
    assert source.identifiers == (text,)
    assert Archive.loads(Archive([source]).dumps()).by_identifier(text) == (source,)


@pytest.mark.parametrize(
    "value",
    [
        *("", ":", "wikidata", "wikidata:", ":Q1", "Wikidata:Q1", "wiki data:Q1", "wikidata:Q1 "),
        *(" wikidata:Q1", "wikidata: Q1", "a--b:1", "a_b:1", "-a:1", "a:\n", "a:b\nc", "a:\x00"),
        *("a:\ud800", "a:\ufeff", "a:\u2028b", "é:1", 5, None, True, b"a:b", ["a:b"]),
    ],
)
def test_other_forms_are_rejected(value: Any) -> None:
    """In records and in queries alike, by an error of this library."""
    with pytest.raises(DiplomacyError):
        Source(id="a", identifiers=[value])
    with pytest.raises(DiplomacyError):
        Archive().by_identifier(value)


def test_duplicates_in_a_file_are_rejected() -> None:
    """As for roles, a set in a file names each of its members once."""
    with pytest.raises(DiplomacyError) as caught:
        from_dict({"type": "Source", "id": "a", "identifiers": ["a:1", "a:1"]})
    assert "a, identifiers: duplicate item; keep one." in str(caught.value)


@settings(max_examples=40)
@given(archives(min_records=2, max_records=6))
def test_records_are_found_by_each_of_their_identifiers(archive: Archive) -> None:
    """A query by identifier equals a scan of the archive, in its order."""
    known = {identifier for record in archive for identifier in record.identifiers}
    for identifier in (*known, "unknown:1"):
        scan = tuple(record for record in archive if identifier in record.identifiers)
        assert archive.by_identifier(identifier) == scan


def test_records_of_several_types_may_share_an_identifier() -> None:
    shared = ["unts:52345"]
    archive = make_archive([make_statement(identifiers=shared), make_summit(identifiers=shared)])
    assert [record.id for record in archive.by_identifier("unts:52345")] == [
        "sample-summit",
        "sample-statement",
    ]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("FR", {"cow:220", "gw:220", "iso3166-1:FR", "iso3166-1:FRA", "iso3166-1:250"}),
        ("DE", {"cow:255", "cow:260", "iso3166-1:276", "iso3166-1:DEU"}),
        ("SUHH", {"cow:365", "gw:365", "iso3166-1:SUN", "iso3166-3:SUHH"}),
        ("XPRU", {"cow:255", "gw:255"}),
    ],
)
def test_countries_have_the_identifiers_of_their_codes(code: str, expected: set[str]) -> None:
    assert expected <= set(Country(code).identifiers)


def test_identifiers_of_all_countries_are_identifiers() -> None:
    """Those of any country are valid in a record, sorted as there; fictional states have none."""
    for country in (*Country.all(), *Country.former()):
        assert Source(id="a", identifiers=country.identifiers).identifiers == country.identifiers
    assert Country("XA").identifiers == ()


# --- extra --------------------------------------------------------------------------------------


@settings(max_examples=100)
@given(EXTRAS)
def test_extra_round_trips(values: dict[str, Any]) -> None:
    """Any scalars under any keys are kept with their types: in files, pickles and copies."""
    source = Source(id="a", extra=values)
    archive = Archive([source])
    line = archive.dumps()
    again = (
        Archive.loads(line)["a"],
        from_dict(to_dict(source)),
        pickle.loads(pickle.dumps(source)),  # noqa: S301 - just made
        copy.deepcopy(source),
        attrs.evolve(source),
        Source(id="a", extra=dict(reversed(values.items()))),
    )
    for other in again:
        assert other == source
        assert hash(other) == hash(source)
        assert repr(other) == repr(source)
        assert [*map(type, other.extra.values())] == [*map(type, source.extra.values())]
        assert Archive([other]).dumps() == line
    assert source.extra == values
    assert list(source.extra) == sorted(values)


@settings(max_examples=100)
@given(EXTRAS, EXTRAS)
def test_equal_extra_is_equal_in_a_file(left: dict[str, Any], right: dict[str, Any]) -> None:
    """Records are equal exactly if their lines are, though 1 equals True and 1.0 in Python."""
    first, second = Source(id="a", extra=left), Source(id="a", extra=right)
    is_equal = Archive([first]).dumps() == Archive([second]).dumps()
    assert (first == second) is is_equal
    assert (Archive([first]).digest() == Archive([second]).digest()) is is_equal


def test_types_of_values_count() -> None:
    values: list[Scalar] = [1, 1.0, True, "1", None, 0, 0.0, -0.0, False, ""]
    assert len({Source(id="a", extra={"a": value}) for value in values}) == len(values)


class Number(IntEnum):
    ONE = 1


def test_values_of_subclasses_become_plain() -> None:
    """A country, a term of an enumeration or a number of another library is stored as plain."""

    class Real(float):
        pass

    source = Source(id="a", extra={"a": Country("KR"), "b": Number.ONE, "c": Real(0.5)})
    assert [type(value) for value in source.extra.values()] == [str, int, float]
    assert source.extra == {"a": "KR", "b": 1, "c": 0.5}


@pytest.mark.parametrize(
    "value",
    [
        *(math.nan, math.inf, -math.inf, 2**63, -(2**63), 10**30, "\ud800", b"a", 1j),
        *([1], (1,), {"a": 1}, {1}, object(), Source(id="a"), Stage.SIGNED.__class__),
    ],
)
def test_other_values_are_rejected_by_their_key(value: Any) -> None:
    with pytest.raises(InvalidType, match="the key 'odd one'"):
        Source(id="a", extra={"row": 1, "odd one": value})


@pytest.mark.parametrize("value", [{"": 1}, {1: 2}, {None: 1}, {"\ud800": 1}, [], "a", None, 5])
def test_other_keys_and_containers_are_rejected(value: Any) -> None:
    with pytest.raises(InvalidType):
        Source(id="a", extra=value)


def test_a_problem_in_a_file_names_the_key() -> None:
    """All invalid values are reported at once, each with its key as the path."""
    with pytest.raises(DiplomacyError) as caught:
        from_dict({"type": "Source", "id": "a", "extra": {"b": [1], "ok": 1, "c": math.nan}})
    assert "a, extra.b: [1] is not" in str(caught.value)
    assert "a, extra.c: nan is not a finite number" in str(caught.value)


def test_extra_cannot_be_changed() -> None:
    extra: Any = Source(id="a", extra={"row": 1}).extra
    for name in ("row", "_values"):
        with pytest.raises(AttributeError):
            setattr(extra, name, {})
        with pytest.raises(AttributeError):
            delattr(extra, name)
    with pytest.raises(TypeError):
        extra["row"] = 2
    with pytest.raises(AttributeError):
        extra.__init__({})
    given_ = {"row": 1}
    source = Source(id="a", extra=given_)
    given_["row"] = 2
    assert source.extra == {"row": 1}
    assert isinstance(source.extra, Extra)


def test_neither_needs_a_citation() -> None:
    """They are the user's own, so an audit asks no evidence for them."""
    agreement = make_agreement(identifiers=["unts:1"], extra={"row": 1})
    assert audit(make_archive([agreement])) == ()
    with pytest.raises(InvalidId):
        make_archive([agreement]).explain(agreement.id, "identifiers")
