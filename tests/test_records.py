"""The records: what cannot be is refused with advice, and what is made does not change."""

import copy
import pickle
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from itertools import pairwise
from types import NoneType
from typing import Any, Final, get_args, get_origin

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diplomacy import (
    Agreement,
    AmbiguousCountry,
    Citation,
    Country,
    DiplomacyError,
    InvalidDate,
    InvalidRecord,
    InvalidTerm,
    InvalidType,
    Leader,
    Meeting,
    MeetingFormat,
    MeetingLevel,
    MeetingStatus,
    Membership,
    Milestone,
    Organization,
    PartialDate,
    Participant,
    Partnership,
    Period,
    Quantity,
    Role,
    Source,
    Stage,
    Statement,
    Statistic,
    Summit,
    Tenure,
    TradeFigure,
    UnknownCountry,
)
from diplomacy.errors import InvalidCountry, InvalidId, InvalidPeriod, InvalidText
from diplomacy.records import MAY_FOLLOW, Record
from diplomacy.testing.strategies import agreements, partial_dates, partnerships, records

CITED: Final = Citation("yearbook", 1, fields=["title"])
MONEY: Final = Quantity("15E9", "USD", "nearly")
TR: Final = Participant("TR")
KR: Final = Participant("KR")

RECORDS: Final[tuple[Any, ...]] = (
    Source,
    Leader,
    Organization,
    Meeting,
    Summit,
    Agreement,
    Partnership,
    Membership,
    TradeFigure,
    Statistic,
    Statement,
)
PARTS: Final[tuple[Any, ...]] = (Citation, Tenure, Participant, Milestone)

# The least that each class takes, every record with its proof.
LEAST: Final[dict[Any, dict[str, Any]]] = {
    Source: {"id": "yearbook"},
    Leader: {"id": "a-person", "name": "A. Person", "citations": [CITED]},
    Organization: {"id": "a-firm", "name": "A Firm", "kind": "company", "citations": [CITED]},
    Meeting: {"id": "talks", "title": "Talks", "format": "bilateral", "citations": [CITED]},
    Summit: {"id": "summit", "title": "A summit", "format": "bilateral", "citations": [CITED]},
    Agreement: {
        "id": "a-treaty",
        "title": "A treaty",
        "parties": ["KR", "TR"],
        "history": [Milestone("signed")],
        "citations": [CITED],
    },
    Partnership: {
        "id": "ties",
        "kind": "diplomatic-relations",
        "parties": ["KR", "TR"],
        "history": [Milestone("established")],
        "citations": [CITED],
    },
    Membership: {
        "id": "tr-sco",
        "member": "TR",
        "organization": "sco",
        "status": "dialogue-partner",
        "citations": [CITED],
    },
    TradeFigure: {
        "id": "trade",
        "reporter": "TR",
        "partner": "KR",
        "flow": "total",
        "value": MONEY,
        "kind": "actual",
        "citations": [CITED],
    },
    Statistic: {
        "id": "rank",
        "subject": "TR",
        "indicator": "trading-partner-rank",
        "value": Quantity(2, "rank"),
        "kind": "actual",
        "citations": [CITED],
    },
    Statement: {
        "id": "pledge",
        "kind": "pledged",
        "speakers": [KR],
        "summary": "More aid.",
        "citations": [CITED],
    },
    Citation: {"source": "yearbook", "fields": ["title"]},
    Tenure: {"office": "President", "roles": ["head-of-state"], "party": "KR"},
    Participant: {"party": "KR"},
    Milestone: {"stage": "signed"},
}

# What each class takes beyond the least, every field once.
_ENCOUNTER: Final[dict[str, Any]] = {
    "participants": [KR, TR],
    "participant_count": Quantity(2, "leaders", "exactly"),
    "host": "TR",
    "organizer": "sco",
    "brokered_by": "SA",
    "period": "2025-11-24",
    "place": "Ankara",
    "country": "TR",
    "sidelines_of": "a-larger-one",
    "status": "planned",
    "topics": ["trade", "nuclear-energy"],
    "outcome_documents": Quantity(10, "documents", "exactly"),
}
MORE: Final[dict[Any, dict[str, Any]]] = {
    Source: {
        "publisher": "The Press",
        "title": "A Yearbook",
        "author": "A. Writer",
        "published": "2024",
        "language": "en",
        "url": "https://example.org/",
        "digest": "sha256:" + "0" * 64,
        "paragraph_digests": ["sha256:" + "1" * 64],
    },
    Leader: {
        "other_names": ["Person, A."],
        "family_name": "Person",
        "given_name": "A.",
        "tenures": [Tenure("President", {"head-of-state"}, "KR")],
    },
    Organization: {
        "short_name": "AF",
        "other_names": ["The Firm"],
        "country": "KR",
        "state_owned": False,
        "founded": "1961",
    },
    Meeting: {**_ENCOUNTER, "level": "ministerial"},
    Summit: _ENCOUNTER,
    Agreement: {
        "kind": "treaty",
        "parties_complete": False,
        "topics": ["trade"],
        "concluded_at": "summit",
        "amends": "an-older-one",
    },
    Partnership: {
        "designation": "strategic partnership",
        "elevated_from": "ties-before",
        "instrument": "a-treaty",
    },
    Membership: {"period": "2012/..", "attested": ["2024-07-04"], "founding": True},
    TradeFigure: {"period": "2024", "as_of": "2024-12"},
    Statistic: {"counterpart": "KR", "scope": "world", "period": "2024", "as_of": "2024-12"},
    Statement: {
        "addressees": [TR],
        "about": ["KG"],
        "topics": ["trade"],
        "date": "2024-12-03",
        "made_at": "summit",
    },
    Citation: {
        "paragraph": 3,
        "quote": "in Ankara",
        "basis": "inferred",
        "note": "Why.",
        "attributed_to": "the ministry",
    },
    Tenure: {"period": "2022-05-10/", "attested": ["2024-12-03"]},
    Participant: {"leader": "a-person", "office": "President"},
    Milestone: {"date": "2012-08-01", "planned": True, "party": "KR"},
}
CLASSES: Final = (*RECORDS, *PARTS)

every_class = pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
every_record = pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)


def made(kind: Any, /, **changes: Any) -> Any:
    """Return the least value of *kind* that can be, with *changes*."""
    return kind(**(LEAST[kind] | changes))


def full(kind: Any) -> Any:
    """Return a value of *kind* with every field set."""
    return made(kind, **MORE[kind])


def agreement(*history: Milestone, **changes: Any) -> Agreement:
    """Return an agreement of that history."""
    built: Agreement = made(Agreement, history=history, **changes)
    return built


def tie(*history: Milestone) -> Partnership:
    """Return diplomatic relations of that history."""
    built: Partnership = made(Partnership, history=history)
    return built


def sequences_of(kind: Any) -> list[str]:
    """Return the names of the fields of *kind* that hold several parts."""
    fields = attrs.fields(kind)
    return [field.name for field in fields if get_origin(field.type) in (tuple, frozenset)]


SEQUENCES: Final = [(kind, name) for kind in CLASSES for name in sequences_of(kind)]
every_sequence = pytest.mark.parametrize(
    ("kind", "name"), SEQUENCES, ids=[f"{kind.__name__}.{name}" for kind, name in SEQUENCES]
)


# Records take many choices to make up, and slow machines some time.
made_up = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])


# --- what a record is ---------------------------------------------------------------------------


def test_the_tables_above_are_whole() -> None:
    """Every record of the model, and every field that can be given, has an example here."""
    assert {*RECORDS, Meeting} == {*get_args(Record), Summit}
    for kind in CLASSES:
        given_here = {*LEAST[kind], *MORE[kind]}
        if kind is Membership:
            given_here.add("planned")  # nothing planned has been founded or seen
        assert given_here == {field.name for field in attrs.fields(kind) if field.init}


@every_class
def test_the_least_and_the_most(kind: Any) -> None:
    """A value is made of the least it needs, and of all it takes."""
    assert made(kind) == made(kind)
    assert full(kind) == full(kind)
    assert made(kind) != full(kind)
    assert hash(made(kind)) == hash(made(kind))
    assert len({made(kind), made(kind), full(kind)}) == 2


@every_class
def test_nothing_needed_can_be_left_out(kind: Any) -> None:
    """Each field without a default must be given, the proof of a record included."""
    for name in LEAST[kind]:
        if (kind, name) == (Statement, "speakers"):
            continue
        without = {key: value for key, value in LEAST[kind].items() if key != name}
        with pytest.raises(TypeError, match=name):
            kind(**without)


@every_record
def test_records_are_made_by_keyword(kind: Any) -> None:
    """The fields of a record are named."""
    with pytest.raises(TypeError, match="positional"):
        kind(*LEAST[kind].values())


@every_record
def test_records_begin_with_an_id_and_end_with_their_proof(kind: Any) -> None:
    """Every record has an id, and every one but a source its citations."""
    names = [field.name for field in attrs.fields(kind)]
    assert "id" in names
    assert ("citations" in names) == (kind is not Source)


@every_class
def test_values_of_two_classes_differ(kind: Any) -> None:
    """A value equals no value of another class, nor a tuple of its fields."""
    for other in CLASSES:
        assert (made(kind) == made(other)) == (kind is other)
    assert made(kind) != attrs.astuple(made(kind), recurse=False)
    assert made(kind) != made(kind).__repr__()


def test_a_summit_is_no_meeting_of_the_same_fields() -> None:
    """A summit is a meeting, yet equals none of a plain one's."""
    same: dict[str, Any] = {"id": "a", "title": "A", "format": "bilateral", "citations": [CITED]}
    assert isinstance(Summit(**same), Meeting)
    plain: Any = Meeting(**same)
    assert plain != Summit(**same)


@every_class
def test_values_do_not_order(kind: Any) -> None:
    """`<` raises for every record and every part."""
    with pytest.raises(TypeError):
        assert made(kind) < full(kind)


# --- as it was written, so it is kept -----------------------------------------------------------


@every_class
def test_one_value_however_it_is_written(kind: Any) -> None:
    """Slugs and terms, text and dates, lists and tuples make one and the same value."""
    once = full(kind)
    taken = {field.name: getattr(once, field.name) for field in attrs.fields(kind) if field.init}
    again = kind(**taken)
    assert again == once
    assert hash(again) == hash(once)
    assert repr(again) == repr(once)


@every_class
def test_fields_are_kept_in_one_type(kind: Any) -> None:
    """Whatever a field was given as, it is kept as what it is declared to be."""
    for value in (made(kind), full(kind)):
        for field in attrs.fields(kind):
            kept = getattr(value, field.name)
            if get_origin(field.type) in (tuple, frozenset):
                assert type(kept) is get_origin(field.type)
            else:
                options = get_args(field.type) or (field.type,)
                assert isinstance(kept, options), field.name


def test_parties_are_countries_or_ids() -> None:
    """A code in capitals becomes a country, by whichever code; a slug stays an id."""
    parties = made(Agreement, parties=["KOR", "kepco"]).parties
    assert parties == ("KR", "kepco")
    assert isinstance(parties[0], Country)
    assert type(parties[1]) is str


@every_sequence
def test_no_list_leaks_in(kind: Any, name: str) -> None:
    """Changing a list after it was passed in changes nothing."""
    given_list = list((LEAST[kind] | MORE[kind])[name])
    value = kind(**(LEAST[kind] | MORE[kind] | {name: given_list}))
    before = hash(value), repr(value), getattr(value, name)
    given_list.clear()
    assert (hash(value), repr(value), getattr(value, name)) == before
    assert value == full(kind)


@every_sequence
def test_sequences_are_taken_of_any_iterable(kind: Any, name: str) -> None:
    """A tuple and a generator do as well as a list."""
    parts = (LEAST[kind] | MORE[kind])[name]
    for form in (tuple(parts), (part for part in parts), dict.fromkeys(parts)):
        assert kind(**(LEAST[kind] | MORE[kind] | {name: form})) == full(kind)


@every_sequence
@pytest.mark.parametrize("bare", ["KR", "", None, 5, 1.5, True], ids=repr)
def test_no_bare_string_for_a_sequence(kind: Any, name: str, bare: Any) -> None:
    """A bare string where a tuple is meant is refused, and so is what is no sequence."""
    with pytest.raises(InvalidType) as caught:
        kind(**(LEAST[kind] | {name: bare}))
    assert isinstance(caught.value, TypeError)
    assert "a sequence of" in str(caught.value) or "a set of" in str(caught.value)


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (Agreement, "parties"),
        (Tenure, "attested"),
        (Tenure, "roles"),
        (Source, "paragraph_digests"),
    ],
)
def test_a_number_too_long_to_print_is_no_sequence(kind: Any, name: str) -> None:
    """A number of thousands of digits, which Python does not print, is refused like any other."""
    with pytest.raises(InvalidType):
        kind(**(LEAST[kind] | {name: 10**5000}))


@every_sequence
def test_nothing_stands_twice(kind: Any, name: str) -> None:
    """A part given twice is a slip; roles are a set, a text may repeat a paragraph, a step return."""
    parts = list((LEAST[kind] | MORE[kind])[name])
    twice = LEAST[kind] | MORE[kind] | {name: [*parts, parts[0]]}
    if (kind, name) in ((Tenure, "roles"), (Source, "paragraph_digests")):
        assert kind(**twice)
        return
    error: type[Exception] = InvalidRecord if name == "history" else InvalidId
    with pytest.raises(error, match="cannot follow" if name == "history" else "duplicated"):
        kind(**twice)


def test_a_step_may_come_again() -> None:
    """What was in force and suspended may be in force and suspended again, dated or not."""
    steps = [Milestone(stage) for stage in ("in-force", "suspended") * 2]
    assert Agreement(**LEAST[Agreement] | {"history": steps}).history == tuple(steps)


def test_what_is_in_force_stays_so_when_it_is_signed() -> None:
    """A signature or ratification that comes after entry into force does not set the stage back."""
    late = [Milestone("in-force", "2012"), Milestone("signed", "2013"), Milestone("ratified")]
    agreement = Agreement(**LEAST[Agreement] | {"history": late})
    assert agreement.stage is Stage.IN_FORCE
    assert agreement.stage_on("2014") is Stage.IN_FORCE
    assert agreement.signed_on == PartialDate("2013")


def test_an_act_may_come_before_its_plan() -> None:
    """A plan is no act: what was planned for one day may be done on an earlier one."""
    steps = [Milestone("signed", "2026", planned=True), Milestone("signed", "2025")]
    assert Agreement(**LEAST[Agreement] | {"history": steps}).stage is Stage.SIGNED


@every_sequence
def test_parts_of_another_type_are_refused(kind: Any, name: str) -> None:
    """A part that is none is refused by this library's error."""
    for part in (None, 5, [], ["KR"], object()):
        with pytest.raises(DiplomacyError):
            kind(**(LEAST[kind] | {name: [part]}))


# --- what cannot be -----------------------------------------------------------------------------

THREE: Final = [KR, TR, Participant("KG")]

# id -> class, changes to the least that can be, error, and what its message says: for
# `InvalidRecord` the field and the advice.
IMPOSSIBLE: Final[dict[str, tuple[Any, dict[str, Any], type[DiplomacyError], str]]] = {
    # ids and texts
    "an id in capitals": (Leader, {"id": "A-Person"}, InvalidId, "lower-case"),
    "an id with a blank": (Leader, {"id": "a person"}, InvalidId, "lower-case"),
    "an empty id": (Summit, {"id": ""}, InvalidId, "lower-case"),
    "no id": (Summit, {"id": None}, InvalidType, "an id such as"),
    "a blank name": (Leader, {"name": " "}, InvalidText, "whitespace"),
    "a name of two lines": (Leader, {"name": "A\nB"}, InvalidText, "control"),
    "a name with blanks around": (Organization, {"name": " A Firm"}, InvalidText, "whitespace"),
    "no name": (Leader, {"name": None}, InvalidType, "is not text"),
    "a title that is a number": (Agreement, {"title": 5}, InvalidType, "is not text"),
    "a blank summary": (Statement, {"summary": ""}, InvalidText, "whitespace"),
    "a topic with a blank": (Meeting, {"topics": ["nuclear energy"]}, InvalidId, "lower-case"),
    "a reference in capitals": (Agreement, {"concluded_at": "Summit"}, InvalidId, "lower-case"),
    "a country as organizer": (Meeting, {"organizer": "KR"}, InvalidId, "lower-case"),
    # countries and parties
    "a name as a party": (
        Agreement,
        {"parties": ["South Korea", "TR"]},
        InvalidCountry,
        "Write 'KR'",
    ),
    "a name as a country": (Meeting, {"country": "Türkiye"}, InvalidCountry, "Write 'TR'"),
    "a lower-case country": (Organization, {"country": "kr"}, InvalidCountry, "upper case: 'KR'"),
    "a firm as a reporter": (TradeFigure, {"reporter": "kepco"}, InvalidCountry, "ISO 3166"),
    "an unknown code": (Participant, {"party": "QQQ"}, InvalidCountry, "ISO 3166"),
    "no party": (Participant, {"party": None}, InvalidType, "an id such as"),
    # terms
    "a term that is none": (
        Agreement,
        {"kind": "deal"},
        InvalidTerm,
        "memorandum-of-understanding",
    ),
    "a level that is none": (Meeting, {"level": "ceo"}, InvalidTerm, "ministerial"),
    "a stage that is none": (Milestone, {"stage": "done"}, InvalidTerm, "in-force"),
    "a role that is none": (Tenure, {"roles": {"king"}}, InvalidTerm, "head-of-state"),
    "a flow that is none": (TradeFigure, {"flow": "both"}, InvalidTerm, "exports"),
    # dates and periods
    "a day without a month": (Milestone, {"date": "2023--17"}, InvalidDate, "write 2023"),
    "30 February": (Milestone, {"date": "2023-02-30"}, InvalidDate, "28 days"),
    "a date that is a number": (Statement, {"date": 2023}, InvalidType, "a date"),
    "an end before the start": (Membership, {"period": "2018/2012"}, InvalidPeriod, "ends before"),
    "a period in words": (Meeting, {"period": "July 2023"}, InvalidDate, "write 2023"),
    "a date for no date": (Organization, {"founded": ""}, InvalidDate, "write 2023"),
    # flags and numbers
    "a word for a flag": (Agreement, {"parties_complete": "no"}, InvalidType, "True or False"),
    "a number for a flag": (Milestone, {"planned": 1}, InvalidType, "True or False"),
    "nothing for a flag": (Membership, {"founding": None}, InvalidType, "True or False"),
    "a word for a perhaps": (Organization, {"state_owned": "yes"}, InvalidType, "True or False"),
    "a float as money": (TradeFigure, {"value": 15e9}, InvalidType, "a Quantity, such as"),
    "a number as money": (TradeFigure, {"value": 15}, InvalidType, "a Quantity, such as"),
    "text as money": (Statistic, {"value": "15 USD"}, InvalidType, "a Quantity, such as"),
    "a bare count": (Meeting, {"participant_count": 13}, InvalidType, "a Quantity, such as"),
    # proof
    "no citations": (Leader, {"citations": []}, InvalidRecord, "citations: at least one citation"),
    "a note for a citation": (Leader, {"citations": ["p. 3"]}, InvalidType, "is not a Citation"),
    "one citation alone": (Leader, {"citations": CITED}, InvalidType, "a sequence of citations"),
    # who
    "a tenure without a role": (Tenure, {"roles": []}, InvalidRecord, "roles: at least one role"),
    "a day outside the term": (
        Tenure,
        {"period": "2017/2022", "attested": ["2018", "2023"]},
        InvalidRecord,
        r"attested\[1\]: 2023 is outside",
    ),
    "an office for a tenure": (Leader, {"tenures": ["President"]}, InvalidType, "is not a Tenure"),
    # met
    "a meeting of leaders that is no summit": (
        Meeting,
        {"level": "leaders"},
        InvalidRecord,
        "level: .* is a Summit",
    ),
    "three in a bilateral meeting": (
        Meeting,
        {"participants": THREE},
        InvalidRecord,
        "format: 3 countries take part; use multilateral",
    ),
    "three in a bilateral summit": (
        Summit,
        {"participants": THREE},
        InvalidRecord,
        "format: 3 countries take part; use multilateral",
    ),
    "a broker who takes part": (
        Summit,
        {"participants": [KR, TR], "brokered_by": "TR"},
        InvalidRecord,
        "brokered_by: TR cannot be both",
    ),
    "a summit beside itself": (
        Summit,
        {"sidelines_of": "summit"},
        InvalidRecord,
        "sidelines_of: ",
    ),
    "minus two participants": (
        Meeting,
        {"participant_count": Quantity(-2, "leaders")},
        InvalidRecord,
        "participant_count: .*not a count",
    ),
    "participants in dollars": (
        Meeting,
        {"participant_count": Quantity(2, "USD")},
        InvalidRecord,
        "participant_count: .*not a count",
    ),
    "documents in dollars": (
        Summit,
        {"outcome_documents": Quantity(2, "USD")},
        InvalidRecord,
        "outcome_documents: .*not a count",
    ),
    "a country for a participant": (
        Meeting,
        {"participants": ["KR"]},
        InvalidType,
        "is not a Participant",
    ),
    # signed
    "an agreement without parties": (Agreement, {"parties": []}, InvalidRecord, "parties: at"),
    "an agreement of one that lists them all": (
        Agreement,
        {"parties": ["KR"]},
        InvalidRecord,
        "parties: at least two parties .* pass parties_complete=False",
    ),
    "an agreement of nobody known": (
        Agreement,
        {"parties": [], "parties_complete": False},
        InvalidRecord,
        "parties: at least one party",
    ),
    "a party by two codes": (Agreement, {"parties": ["KR", "KOR"]}, InvalidId, "duplicated"),
    "an agreement without a history": (
        Agreement,
        {"history": []},
        InvalidRecord,
        "history: at least one milestone",
    ),
    "a stage for a milestone": (Agreement, {"history": ["signed"]}, InvalidType, "a Milestone"),
    "a stage of ties": (
        Agreement,
        {"history": [Milestone("signed"), Milestone("severed")]},
        InvalidRecord,
        r"history\[1\]\.stage: severed is not a stage of an agreement\. .*proposed",
    ),
    "an act of a stranger": (
        Agreement,
        {"history": [Milestone("ratified", party="JP")]},
        InvalidRecord,
        r"history\[0\]\.party: JP is not among the parties",
    ),
    "a later act before an earlier": (
        Agreement,
        {"history": [Milestone("signed", "2012-08-01"), Milestone("terminated", "2011")]},
        InvalidRecord,
        r"history\[1\]\.date: 2011 is earlier than the previous milestone \(signed, 2012-08-01\)",
    ),
    "a later act before one before the last": (
        Agreement,
        {
            "history": [
                Milestone("adopted", "2012"),
                Milestone("signed"),
                Milestone("ratified", "2011"),
            ]
        },
        InvalidRecord,
        r"history\[2\]\.date: 2011 is earlier than the previous milestone \(adopted, 2012\)",
    ),
    "a later act of one party before its earlier": (
        Agreement,
        {
            "history": [
                Milestone("signed", "2013", party="KR"),
                Milestone("ratified", "2012", party="KR"),
            ]
        },
        InvalidRecord,
        r"history\[1\]\.date: 2012 is earlier than the previous milestone \(signed, 2013\)",
    ),
    "in force before it was ratified": (
        Agreement,
        {"history": [Milestone("ratified", "2013"), Milestone("in-force", "2012")]},
        InvalidRecord,
        r"history\[1\]\.date",
    ),
    "terminated before it was in force": (
        Agreement,
        {"history": [Milestone("in-force", "2013"), Milestone("terminated", "2012")]},
        InvalidRecord,
        r"history\[1\]\.date",
    ),
    "signed once it was ended": (
        Agreement,
        {"history": [Milestone("terminated"), Milestone("signed")]},
        InvalidRecord,
        r"history\[1\]\.stage: signed cannot follow terminated",
    ),
    "proposed once it was signed": (
        Agreement,
        {"history": [Milestone("signed"), Milestone("proposed")]},
        InvalidRecord,
        r"history\[1\]\.stage: proposed cannot follow signed",
    ),
    "an agreement that amends itself": (
        Agreement,
        {"amends": "a-treaty"},
        InvalidRecord,
        "amends: ",
    ),
    # tied
    "a tie of one": (
        Partnership,
        {"parties": ["KR"]},
        InvalidRecord,
        "parties: a partnership needs",
    ),
    "a partnership without a style": (
        Partnership,
        {"kind": "partnership"},
        InvalidRecord,
        "designation: say how the parties style this partnership",
    ),
    "a joint body without a style": (
        Partnership,
        {"kind": "joint-body"},
        InvalidRecord,
        "designation: say how the parties style this joint-body",
    ),
    "a stage of agreements": (
        Partnership,
        {"history": [Milestone("signed")]},
        InvalidRecord,
        r"history\[0\]\.stage: signed is not a stage of a partnership\. .*proposed",
    ),
    "resumed but never broken off": (
        Partnership,
        {"history": [Milestone("established"), Milestone("resumed")]},
        InvalidRecord,
        r"history\[1\]\.stage: resumed cannot follow established",
    ),
    "severed before it was established": (
        Partnership,
        {"history": [Milestone("established", "1992"), Milestone("severed", "1990")]},
        InvalidRecord,
        r"history\[1\]\.date: 1990 is earlier than the previous milestone \(established, 1992\)",
    ),
    "a tie elevated from itself": (
        Partnership,
        {"elevated_from": "ties"},
        InvalidRecord,
        "elevated_from: ",
    ),
    "an organization that is its own member": (
        Membership,
        {"member": "sco"},
        InvalidRecord,
        "member: ",
    ),
    "a founder to be": (
        Membership,
        {"planned": True, "founding": True},
        InvalidRecord,
        "planned: ",
    ),
    "a member to be, seen as one": (
        Membership,
        {"planned": True, "attested": ["2024"]},
        InvalidRecord,
        "planned: ",
    ),
    "a member seen before it was one": (
        Membership,
        {"period": "2012/..", "attested": ["2011"]},
        InvalidRecord,
        r"attested\[0\]: 2011 is outside",
    ),
    # counted and said
    "trade of a country with itself": (
        TradeFigure,
        {"partner": "TUR"},
        InvalidRecord,
        "partner: it cannot be the reporter",
    ),
    "trade in percent": (
        TradeFigure,
        {"value": Quantity(15, "percent")},
        InvalidRecord,
        r"value: 15 percent is not an amount of trade; use a currency",
    ),
    "trade below nothing": (
        TradeFigure,
        {"value": Quantity(-15, "USD")},
        InvalidRecord,
        "value: ",
    ),
    "a rank with oneself": (
        Statistic,
        {"counterpart": "TR"},
        InvalidRecord,
        "counterpart: it cannot be the subject",
    ),
    "a pledge of nobody": (
        Statement,
        {"speakers": []},
        InvalidRecord,
        'speakers: at least one speaker .*"noted"',
    ),
    "a speaker to themselves": (
        Statement,
        {"addressees": [KR]},
        InvalidRecord,
        "addressees: ",
    ),
}

impossible = pytest.mark.parametrize(
    ("kind", "changes", "error", "message"), IMPOSSIBLE.values(), ids=IMPOSSIBLE.keys()
)


@impossible
def test_what_cannot_be_is_refused(
    kind: Any, changes: dict[str, Any], error: type[DiplomacyError], message: str
) -> None:
    """What cannot be raises an error that names the class and field, and says what to do."""
    with pytest.raises(error, match=message) as caught:
        made(kind, **changes)
    text = str(caught.value)
    assert "\n" not in text
    assert text.endswith((".", "…"))
    refused = caught.value
    if isinstance(refused, InvalidRecord):
        assert refused.kind == kind.__name__
        assert refused.path.partition("[")[0] in {field.name for field in attrs.fields(kind)}
        assert text.startswith(kind.__name__)
        if "id" in LEAST[kind] and refused.path != "citations":
            assert refused.id == LEAST[kind]["id"]


@impossible
def test_no_switch_lets_it_through(
    kind: Any, changes: dict[str, Any], error: type[DiplomacyError], message: str
) -> None:
    """With attrs' validators switched off in the whole process, the same is refused the same way."""
    with attrs.validators.disabled(), pytest.raises(error, match=message):
        made(kind, **changes)


@impossible
def test_nothing_becomes_what_cannot_be(
    kind: Any, changes: dict[str, Any], error: type[DiplomacyError], message: str
) -> None:
    """A record that is well does not evolve into one that cannot be."""
    with pytest.raises(error, match=message):
        attrs.evolve(made(kind), **changes)


def test_the_level_of_a_summit_is_fixed() -> None:
    """A summit takes no level, and has the leaders'."""
    with pytest.raises(TypeError, match="level"):
        made(Summit, level="ministerial")
    assert made(Summit).level is MeetingLevel.LEADERS
    assert attrs.evolve(made(Summit), title="Another").level is MeetingLevel.LEADERS
    assert made(Meeting).level is MeetingLevel.UNKNOWN


@pytest.mark.parametrize("format", list(MeetingFormat))
def test_organizations_are_no_third_country(format: MeetingFormat) -> None:
    """Two countries and an organization still meet as two sides, or as many."""
    three = [KR, TR, Participant("kepco")]
    assert made(Meeting, format=format, participants=three).parties == ("KR", "TR", "kepco")


def test_parties_of_a_meeting() -> None:
    """The parties are those of the participants, each once, in their order."""
    people = [Participant("TR", "a-person"), Participant("KR"), Participant("TR", "another")]
    assert made(Summit, participants=people).parties == ("TR", "KR")
    assert made(Summit).parties == ()


def test_what_is_left_open_can_be() -> None:
    """What the source leaves open is no fault."""
    assert made(Agreement, parties=["KR"], parties_complete=False).parties == ("KR",)
    own = Milestone("signed", party="JP")
    assert made(Agreement, parties=["KR"], parties_complete=False, history=[own]).history == (own,)
    assert made(Statement, kind="noted", speakers=[]).speakers == ()
    assert made(Partnership, kind="alliance").designation is None
    assert made(Tenure, period="2017/", attested=["2023"]).period == Period("2017/")
    assert made(Tenure, period="2017~/2022~", attested=["2030"]).attested == (PartialDate("2030"),)
    assert made(Membership, planned=True, period="2026/..").planned is True
    assert made(Meeting, brokered_by="SA", participants=[KR, TR]).brokered_by == "SA"
    assert made(TradeFigure, value=Quantity(0, "USD")).value.number == 0
    for status in MeetingStatus:
        assert made(Summit, status=status).status is status


def test_advice_can_be_followed() -> None:
    """A message names no field that the class does not have."""
    with pytest.raises(InvalidRecord) as caught:
        made(Partnership, parties=["KR"])
    assert "parties_complete" not in str(caught.value)


def test_offices_of_leaders() -> None:
    """An office is at leader level if any of its roles is."""
    for role in Role:
        expected = str(role).startswith("head-of-")
        assert Tenure("An office", {role}, "KR").is_leader is expected
    assert Tenure("An office", {"minister", "head-of-government"}, "KR").is_leader


# --- the life of an agreement or a tie ----------------------------------------------------------

SIGNED: Final = Milestone("signed", "2012-08-01")
IN_FORCE: Final = Milestone("in-force", "2013-05")
ENDED: Final = Milestone("terminated", "2020-03-04")


@pytest.mark.parametrize("kind", ["Agreement", "Partnership"])
def test_what_may_follow_what(kind: str) -> None:
    """Of any two stages, the second is taken after the first just when the table says so."""
    cls = {"Agreement": Agreement, "Partnership": Partnership}[kind]
    for first, following in MAY_FOLLOW[kind].items():
        for second in MAY_FOLLOW[kind]:
            history = [Milestone(first, "2012"), Milestone(second, "2013")]
            if second in following:
                consent = {Stage.ADOPTED, Stage.SIGNED, Stage.RATIFIED, Stage.ACCEDED}
                effect = {Stage.IN_FORCE, Stage.PROVISIONALLY_APPLIED, Stage.SUSPENDED}
                stays = first in effect and second in consent
                assert made(cls, history=history).stage is (first if stays else second)
            else:
                with pytest.raises(InvalidRecord, match=f"{second} cannot follow {first}"):
                    made(cls, history=history)


@pytest.mark.parametrize("kind", ["Agreement", "Partnership"])
def test_what_stages_are_admitted(kind: str) -> None:
    """Each stage of the table is admitted alone, done or planned, and no other."""
    cls = {"Agreement": Agreement, "Partnership": Partnership}[kind]
    for stage in Stage:
        for planned in (False, True):
            history = [Milestone(stage, planned=planned)]
            if stage in MAY_FOLLOW[kind]:
                assert made(cls, history=history).stage is (None if planned else stage)
            else:
                with pytest.raises(InvalidRecord, match=f"{stage} is not a stage"):
                    made(cls, history=history)


@pytest.mark.parametrize("early", ["in-force", "provisionally-applied"])
def test_entry_into_force_may_precede_signature(early: str) -> None:
    """An instrument may be in force, or applied, from a day before it was signed."""
    treaty = agreement(Milestone("signed", "2013"), Milestone(early, "2012"))
    assert treaty.signed_on == PartialDate("2013")
    assert treaty.stage is Stage(early)
    assert treaty.stage_on("2012-12-31") is Stage(early)


@pytest.mark.parametrize(
    "later",
    ["2012-08-01", "2012-08", "2012", "[2010..2012]", "[..2025]", "2011~", "1900~", None],
)
def test_only_what_is_certain_is_refused(later: str | None) -> None:
    """A later act is refused only where it is certainly dated before an earlier one."""
    treaty = agreement(SIGNED, Milestone("terminated", later))
    assert treaty.stage is Stage.TERMINATED


def test_a_plan_binds_nobody() -> None:
    """What is only planned does not limit what may be done next, nor follow from what was."""
    treaty = agreement(Milestone("signed", planned=True), Milestone("negotiating"))
    assert treaty.stage is Stage.NEGOTIATING
    assert agreement(ENDED, Milestone("signed", planned=True)).stage is Stage.TERMINATED


def test_each_party_acts_for_itself() -> None:
    """The acts of one party say nothing about the order of another's, or of the whole."""
    treaty = agreement(
        Milestone("signed", "2013", party="KR"),
        Milestone("signed", "2012", party="TR"),
        Milestone("in-force", "2011"),
    )
    assert len(treaty.history) == 3


@pytest.mark.parametrize(
    ("history", "stage", "signed", "in_force", "terminated"),
    [
        ([SIGNED], "signed", "2012-08-01", None, None),
        ([Milestone("signed")], "signed", None, None, None),
        ([SIGNED, IN_FORCE], "in-force", "2012-08-01", "2013-05", None),
        ([SIGNED, IN_FORCE, ENDED], "terminated", "2012-08-01", "2013-05", "2020-03-04"),
        ([IN_FORCE], "in-force", None, "2013-05", None),
        ([Milestone("signed", "2026", planned=True)], None, None, None, None),
        ([SIGNED, Milestone("in-force", "2026", planned=True)], "signed", "2012-08-01", None, None),
        ([SIGNED, Milestone("ratified", "2013", party="KR")], "signed", "2012-08-01", None, None),
        ([Milestone("ratified", "2013", party="KR"), SIGNED], "signed", "2012-08-01", None, None),
        ([Milestone("ratified", "2013", party="KR")], None, None, None, None),
        (
            [IN_FORCE, Milestone("suspended", "2015"), Milestone("in-force", "2016")],
            "in-force",
            None,
            "2016",
            None,
        ),
        ([Milestone("proposed", "2011"), SIGNED], "signed", "2012-08-01", None, None),
    ],
)
def test_what_is_derived_from_a_history(
    history: list[Milestone],
    stage: str | None,
    signed: str | None,
    in_force: str | None,
    terminated: str | None,
) -> None:
    """The stage and the dates are those of what was done, and of the whole where it did any."""
    treaty = agreement(*history)
    assert treaty.stage is (stage and Stage(stage))
    assert treaty.signed_on == (signed and PartialDate(signed))
    assert treaty.entered_into_force_on == (in_force and PartialDate(in_force))
    assert treaty.terminated_on == (terminated and PartialDate(terminated))


@pytest.mark.parametrize(
    ("day", "stage"),
    [
        ("2012-07-31", None),
        ("2012-08-01", "signed"),
        ("2012-08", "signed"),
        ("2012", None),
        ("2013-05-01", "signed"),
        ("2013-05-30", "signed"),
        ("2013-05-31", "in-force"),
        ("2013-06", "in-force"),
        ("2020-03-03", "in-force"),
        (date(2020, 3, 4), "terminated"),
        ("2030", "terminated"),
        ("2030~", None),
        ("[2013-06..]", "in-force"),
        ("[..2030]", None),
    ],
)
def test_the_stage_on_a_day(day: Any, stage: str | None) -> None:
    """The stage on a day is the last one certainly reached by then, the day itself counted."""
    treaty = agreement(SIGNED, IN_FORCE, ENDED)
    assert treaty.stage_on(day) is (stage and Stage(stage))


def test_what_is_not_dated_or_not_done_is_reached_on_no_day() -> None:
    """A milestone without a date, about a date, or planned is certain on no day."""
    assert agreement(Milestone("signed")).stage_on("9999") is None
    assert agreement(Milestone("signed", "2012~")).stage_on("9999") is None
    assert agreement(Milestone("signed", "2012", planned=True)).stage_on("9999") is None
    assert agreement(SIGNED, Milestone("in-force")).stage_on("9999") is Stage.SIGNED
    assert tie(Milestone("established", "1992")).stage_on("1993") is Stage.ESTABLISHED


def test_has_reached() -> None:
    """A stage was reached if a milestone of it was done, of the whole or of a party."""
    treaty = agreement(
        Milestone("ratified", party="KR"), IN_FORCE, Milestone("terminated", planned=True)
    )
    assert treaty.has_reached(Stage.IN_FORCE)
    assert treaty.has_reached("ratified")
    assert not treaty.has_reached("signed")
    assert not treaty.has_reached("terminated")
    with pytest.raises(InvalidTerm):
        treaty.has_reached("done")
    ties = tie(Milestone("established", "1992"), Milestone("severed", "1995"))
    assert ties.stage is Stage.SEVERED
    assert ties.has_reached("established")


def test_involves() -> None:
    """A party is asked for by its id, its code or its name; a name that is none raises."""
    deal: Agreement = made(Agreement, parties=["KR", "kepco"])
    for party in ("KR", "KOR", "South Korea", "Republic of Korea", "kepco", Country("KR")):
        assert deal.involves(party)
    assert not deal.involves("Turkey")
    with pytest.raises(UnknownCountry):
        deal.involves("atlantis")
    with pytest.raises(AmbiguousCountry):
        deal.involves("Korea")


@made_up
@given(st.one_of(agreements(), partnerships()))
def test_lives_hold_together(record: Agreement | Partnership) -> None:
    """The stage, what was reached, and the stage on each day agree with the milestones."""
    done = [step for step in record.history if not step.planned]
    course = [step for step in done if step.party is None] or done
    if isinstance(record, Agreement) and course and course[0].party is not None:
        acts = {(step.party, step.stage) for step in course}
        course = [s for s in course if all((p, s.stage) in acts for p in record.parties)]
    consent = {Stage.ADOPTED, Stage.SIGNED, Stage.RATIFIED, Stage.ACCEDED}
    before = [step.stage for step in course if step.stage not in consent][-1:]
    last = course[-1].stage if course else None
    effect = {Stage.IN_FORCE, Stage.PROVISIONALLY_APPLIED, Stage.SUSPENDED}
    assert record.stage is (before[0] if before and before[0] in effect else last)
    for stage in Stage:
        assert record.has_reached(stage) == any(step.stage is stage for step in done)
    for step in course:
        if step.date is None:
            continue
        reached = record.stage_on(PartialDate(step.date.latest))
        assert (reached is None) == all(
            other.date is None or other.date.approximate or other.date.latest > step.date.latest
            for other in course
        )
    if record.stage is None:
        assert record.stage_on("9999-12-31") is None


@made_up
@given(agreements())
def test_dates_derived_are_dates_on_record(record: Agreement) -> None:
    """A date derived is that of an act done, of the stage it is asked for."""
    for stage, found in (
        (Stage.SIGNED, record.signed_on),
        (Stage.IN_FORCE, record.entered_into_force_on),
        (Stage.TERMINATED, record.terminated_on),
    ):
        if found is not None:
            assert any(
                step.stage is stage and step.date == found and not step.planned
                for step in record.history
            )
            assert record.has_reached(stage)


@made_up
@given(agreements())
def test_no_history_goes_back(record: Agreement) -> None:
    """No act of the whole that stands later is certainly before the one it stands after."""
    whole = [step for step in record.history if step.party is None]
    for earlier, later in pairwise(whole):
        if earlier.date and later.date and earlier.stage is not Stage.SIGNED:
            assert not later.date.certainly_before(earlier.date)


# --- it does not change -------------------------------------------------------------------------


def reachable(value: Any) -> Iterator[Any]:
    """Yield *value* and all it is made of."""
    yield value
    if isinstance(value, (tuple, frozenset)):
        for part in value:
            yield from reachable(part)
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from reachable(getattr(value, field.name))


UNCHANGING: Final = (str, int, Decimal, date, Enum, tuple, frozenset, NoneType)


@every_class
def test_nothing_is_set_or_deleted(kind: Any) -> None:
    """No attribute is set or deleted, of a value and of all it is made of, and none is added."""
    for value in (made(kind), full(kind)):
        for part in reachable(value):
            if not attrs.has(type(part)):
                continue
            names = [field.name for field in attrs.fields(type(part))]
            before = hash(part)
            target: Any = part
            for name in [*names, "another", "__dict__"]:
                with pytest.raises(AttributeError):
                    setattr(target, name, None)
            for name in names:
                with pytest.raises(AttributeError):
                    delattr(target, name)
            assert hash(part) == before
            assert not hasattr(part, "__dict__")


@made_up
@given(records())
def test_it_is_made_of_what_does_not_change(record: Record) -> None:
    """All that a record is made of is of types that cannot change, down to the last part."""
    for part in reachable(record):
        assert isinstance(part, UNCHANGING) or attrs.has(type(part))
    assert isinstance(hash(record), int)


@made_up
@given(records())
def test_copies_and_pickles_are_equal(record: Record) -> None:
    """A record equals its copy, its deep copy, its pickle and its evolution by nothing."""
    for again in (copy.copy(record), copy.deepcopy(record), attrs.evolve(record)):
        assert again == record
        assert hash(again) == hash(record)
        assert type(again) is type(record)
    for protocol in (2, pickle.HIGHEST_PROTOCOL):
        assert pickle.loads(pickle.dumps(record, protocol)) == record  # noqa: S301


# --- as it is shown -----------------------------------------------------------------------------


@every_class
def test_repr_leaves_out_defaults_and_proof(kind: Any) -> None:
    """A record shows the fields that were set, by name, and neither defaults nor citations."""
    least = repr(made(kind))
    assert least.startswith(f"{kind.__name__}(")
    assert least.endswith(")")
    assert "citations" not in least
    assert "=None" not in least
    assert "=()" not in least
    for field in attrs.fields(kind):
        if not field.init or field.name == "citations":
            continue
        shown = f"{field.name}=" in least
        assert shown == (field.name in LEAST[kind]), field.name


@every_class
def test_repr_shows_what_was_set(kind: Any) -> None:
    """With every field set, every field but the proof and the digests is shown."""
    shown = repr(full(kind))
    for field in attrs.fields(kind):
        hidden = field.name in ("citations", "digest", "paragraph_digests") or not field.init
        if kind is Membership and field.name == "planned":
            continue
        assert (f"{field.name}=" in shown) == (not hidden), field.name
    assert "\n" not in shown


def test_repr_of_a_treaty() -> None:
    """A record prints as it could be written."""
    assert repr(agreement(SIGNED)) == (
        "Agreement(id='a-treaty', title='A treaty', "
        "parties=(Country('KR'), Country('TR')), "
        "history=(Milestone(stage=Stage.SIGNED, date=PartialDate('2012-08-01')),))"
    )


# --- what is certain of a stage on a day --------------------------------------------------------


@pytest.mark.parametrize(
    ("history", "day", "certain", "possible"),
    [
        ([("in-force", "1990"), ("terminated", "1995~")], "1992", False, True),
        ([("in-force", "1990"), ("terminated", "1995~")], "2020-01-01", False, True),
        ([("in-force", "2001"), ("terminated", None)], "2020", False, True),
        ([("in-force", "1990"), ("terminated", "[2003..2010]")], "2002", True, True),
        ([("in-force", "1990"), ("terminated", "[2003..2010]")], "2005-01-01", False, True),
        ([("in-force", "1990"), ("terminated", "[2003..2010]")], "2011", False, False),
        ([("signed", "1999-05"), ("in-force", "2001~")], "2010-01-01", False, True),
        ([("signed", "1999-05"), ("in-force", "2001-02-01")], "2001-01-31", False, False),
        ([("in-force", "1990"), ("signed", "1991")], "1992", True, True),
    ],
)
def test_in_force_for_certain_or_possibly(
    history: list[tuple[str, str | None]], day: str, *, certain: bool, possible: bool
) -> None:
    """What is certain of a day is also possible; a later step that may have come leaves doubt."""
    steps = [Milestone(stage, date) for stage, date in history]
    treaty = Agreement(**LEAST[Agreement] | {"history": steps})
    assert treaty.certainly_at("in-force", day) is certain
    assert treaty.possibly_at("in-force", day) is possible


@made_up
@given(agreements(), partial_dates())
def test_one_stage_is_certain_at_most(record: Agreement, day: PartialDate) -> None:
    """No two stages are certain of one day; what is certain is possible, and stands on record."""
    certain = [stage for stage in Stage if record.certainly_at(stage, day)]
    assert len(certain) <= 1
    for stage in certain:
        assert record.possibly_at(stage, day)
        assert record.stage_on(day) is stage


# --- whose acts count ---------------------------------------------------------------------------


def test_one_signature_of_two_is_not_the_whole_s() -> None:
    """Signed by one party alone, an agreement of two is not signed; signed by both, it is."""
    by_one = [Milestone("signed", "2020", party="KR")]
    by_both = [*by_one, Milestone("signed", "2021", party="TR")]
    alone = Agreement(**LEAST[Agreement] | {"history": by_one})
    both = Agreement(**LEAST[Agreement] | {"history": by_both})
    assert (alone.stage, alone.signed_on, alone.has_reached("signed")) == (None, None, True)
    assert (both.stage, both.signed_on) == (Stage.SIGNED, PartialDate("2021"))


def test_nothing_is_certain_of_two_when_one_has_left() -> None:
    """An agreement of two is not certainly in force once one of them has withdrawn."""
    history = [Milestone("in-force", "2013"), Milestone("withdrawn", "2014", party="KR")]
    treaty = Agreement(**LEAST[Agreement] | {"history": history})
    assert treaty.certainly_at("in-force", "2013-12-31")
    assert not treaty.certainly_at("in-force", "2020")


@pytest.mark.parametrize("effect", ["in-force", "provisionally-applied", "suspended"])
def test_consent_does_not_set_back_what_has_effect(effect: str) -> None:
    """What is in force, applied or suspended stays so when it is ratified afterwards."""
    steps = [Milestone(effect, "2013"), Milestone("ratified", "2014")]
    treaty = Agreement(**LEAST[Agreement] | {"history": steps})
    assert treaty.stage is Stage(effect)
    assert treaty.current_index() == 0


@pytest.mark.parametrize(
    "history",
    [
        [("signed", "2000"), ("ratified", "2000-06"), ("in-force", "2000-03")],
        [("signed", "2005"), ("in-force", "2000"), ("terminated", "2003")],
        [("ratified", "2000-06"), ("ratified", "2000"), ("in-force", "2000-03")],
        [("signed", "2001-06"), ("ratified", "2002~"), ("terminated", "2000")],
    ],
)
def test_an_act_is_held_to_each_that_came_before(history: list[tuple[str, str]]) -> None:
    """The last step is before one that is not the step told just before it."""
    with pytest.raises(InvalidRecord) as caught:
        agreement(*(Milestone(stage, day) for stage, day in history))
    assert caught.value.path == "history[2].date"


STAGES: Final = ("signed", "ratified", "provisionally-applied", "in-force", "suspended")


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(STAGES),
            st.none()
            | st.builds(
                "{}{}".format, st.integers(2000, 2002), st.sampled_from(["", "-06", "-06-15", "~"])
            ),
            st.booleans(),
            st.sampled_from([None, "KR"]),
        ),
        min_size=1,
        max_size=5,
    )
)
def test_the_order_of_acts_is_that_of_each_two(
    told: list[tuple[str, str | None, bool, str | None]],
) -> None:
    """Of any two acts of one party, the later is not certainly before the earlier, which was done.

    Entry into force and provisional application may precede signature.
    """
    steps = [Milestone(stage, day, planned, party) for stage, day, planned, party in told]
    before_signing = (Stage.IN_FORCE, Stage.PROVISIONALLY_APPLIED)
    wrong = [
        i
        for i, later in enumerate(steps)
        for earlier in steps[:i]
        if earlier.party == later.party
        and not earlier.planned
        and earlier.date is not None
        and later.date is not None
        and not (earlier.stage is Stage.SIGNED and later.stage in before_signing)
        and later.date.certainly_before(earlier.date)
    ]
    refused_at = None
    try:
        agreement(*steps)
    except InvalidRecord as error:
        refused_at = error.path
    if refused_at is None:
        assert wrong == []
    elif not refused_at.endswith(".stage"):
        assert refused_at == f"history[{wrong[0]}].date"
