"""The archive: what it refuses, how it compares and merges, and that nothing in it changes."""

import datetime as dt
import pickle
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from enum import Enum
from typing import Any, Final

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplomacy import (
    Agreement,
    Archive,
    ArchiveErrors,
    Citation,
    Country,
    DiplomacyError,
    InvalidType,
    Leader,
    Meeting,
    Membership,
    Milestone,
    Organization,
    Participant,
    Partnership,
    Quantity,
    Source,
    Statement,
    Statistic,
    Summit,
    Tenure,
    TradeFigure,
    UnknownRecord,
)
from diplomacy.entries import Extra
from diplomacy.errors import (
    ArchiveProblem,
    BelowLeaderLevel,
    DanglingReference,
    DuplicateId,
    MergeConflict,
    ReferenceCycle,
    WrongReference,
)
from diplomacy.fixtures import ARCHIVE
from diplomacy.integrity import iter_references
from diplomacy.records import Record

SOURCE: Final = Source(id="source")
SIGNED: Final = (Milestone("signed"),)


def cited(*fields: str, source: str = "source") -> list[Citation]:
    """Return one citation, as every record needs one."""
    return [Citation(source, 1, fields=fields or ("id",))]


def body(id: str, name: str = "A body", **more: Any) -> Organization:
    return Organization(id=id, name=name, kind="other", **{"citations": cited(), **more})


def person(id: str, *tenures: Tenure, name: str = "A person") -> Leader:
    return Leader(id=id, name=name, tenures=tenures, citations=cited())


def meeting(id: str, **more: Any) -> Meeting:
    return Meeting(
        id=id, **{"title": "A meeting", "format": "multilateral", "citations": cited(), **more}
    )


def summit(id: str, **more: Any) -> Summit:
    return Summit(
        id=id, **{"title": "A summit", "format": "multilateral", "citations": cited(), **more}
    )


def agreement(id: str, **more: Any) -> Agreement:
    given = {"title": "A text", "parties": ("XA", "XB"), "history": SIGNED, "citations": cited()}
    return Agreement(id=id, **{**given, **more})


def tie(id: str, **more: Any) -> Partnership:
    given = {
        "kind": "alliance",
        "parties": ("XA", "XB"),
        "history": (Milestone("established"),),
        "citations": cited(),
    }
    return Partnership(id=id, **{**given, **more})


def membership(id: str, **more: Any) -> Membership:
    given = {"member": "XA", "organization": "body", "status": "member", "citations": cited()}
    return Membership(id=id, **{**given, **more})


def trade(id: str, **more: Any) -> TradeFigure:
    given = {
        "reporter": "XA",
        "partner": "XB",
        "flow": "total",
        "value": Quantity(1, "USD"),
        "kind": "actual",
        "citations": cited(),
    }
    return TradeFigure(id=id, **{**given, **more})


def statistic(id: str, **more: Any) -> Statistic:
    given = {
        "subject": "XA",
        "indicator": "visitors",
        "value": Quantity(1, "persons"),
        "kind": "actual",
        "citations": cited(),
    }
    return Statistic(id=id, **{**given, **more})


def statement(id: str, **more: Any) -> Statement:
    given = {"kind": "noted", "summary": "Something.", "citations": cited()}
    return Statement(id=id, **{**given, **more})


# One record of each kind, for others to refer to.
BASE: Final[tuple[Record, ...]] = (
    SOURCE,
    person("person"),
    body("body"),
    meeting("meeting"),
    agreement("agreement"),
    tie("tie"),
    membership("membership"),
    trade("trade"),
    statistic("statistic"),
    statement("statement"),
)

# Each reference field of each record class: its path, a record that has *id* there, and the id of
# a record in BASE of the kind that is meant.
REFERENCES: Final[tuple[tuple[str, Callable[[str], Record], str], ...]] = (
    ("tenures[0].party", lambda id: person("new", Tenure("Chair", {"official"}, id)), "body"),
    *(
        field
        for make in (meeting, summit)
        for field in (
            (
                "participants[0].party",
                lambda id, make=make: make("new", participants=[Participant(id)]),
                "body",
            ),
            (
                "participants[0].leader",
                lambda id, make=make: make("new", participants=[Participant("XA", id)]),
                "person",
            ),
            ("host", lambda id, make=make: make("new", host=id), "body"),
            ("organizer", lambda id, make=make: make("new", organizer=id), "body"),
            ("brokered_by", lambda id, make=make: make("new", brokered_by=id), "body"),
            ("sidelines_of", lambda id, make=make: make("new", sidelines_of=id), "meeting"),
            (
                "citations[0].source",
                lambda id, make=make: make("new", citations=cited(source=id)),
                "source",
            ),
        )
    ),
    ("parties[1]", lambda id: agreement("new", parties=("XA", id)), "body"),
    (
        "history[0].party",
        lambda id: agreement("new", parties=("XA", id), history=[Milestone("signed", party=id)]),
        "body",
    ),
    ("concluded_at", lambda id: agreement("new", concluded_at=id), "meeting"),
    ("amends", lambda id: agreement("new", amends=id), "agreement"),
    ("parties[1]", lambda id: tie("new", parties=("XA", id)), "body"),
    (
        "history[0].party",
        lambda id: tie("new", parties=("XA", id), history=[Milestone("severed", party=id)]),
        "body",
    ),
    ("elevated_from", lambda id: tie("new", elevated_from=id), "tie"),
    ("instrument", lambda id: tie("new", instrument=id), "agreement"),
    ("member", lambda id: membership("new", member=id, organization="other-body"), "body"),
    ("organization", lambda id: membership("new", organization=id), "body"),
    ("subject", lambda id: statistic("new", subject=id), "body"),
    ("counterpart", lambda id: statistic("new", counterpart=id), "body"),
    ("speakers[0].party", lambda id: statement("new", speakers=[Participant(id)]), "body"),
    ("speakers[0].leader", lambda id: statement("new", speakers=[Participant("XA", id)]), "person"),
    ("addressees[0].party", lambda id: statement("new", addressees=[Participant(id)]), "body"),
    (
        "addressees[0].leader",
        lambda id: statement("new", addressees=[Participant("XA", id)]),
        "person",
    ),
    ("about[0]", lambda id: statement("new", about=[id]), "body"),
    ("made_at", lambda id: statement("new", made_at=id), "meeting"),
    *(
        (
            "citations[0].source",
            lambda id, make=make: make("new", citations=cited(source=id)),
            "source",
        )
        for make in (body, agreement, tie, membership, trade, statistic, statement)
    ),
    (
        "citations[0].source",
        lambda id: Leader(id="new", name="A person", citations=cited(source=id)),
        "source",
    ),
)
NAMED: Final = [f"{type(make('slug')).__name__}-{path}" for path, make, _ in REFERENCES]


def refused(records: Iterable[Record]) -> tuple[ArchiveProblem, ...]:
    """Return the problems for which an archive of the records is refused."""
    with pytest.raises(ArchiveErrors) as caught:
        Archive(records)
    return tuple(p for p in caught.value.exceptions if isinstance(p, ArchiveProblem))


# --- what is rejected ----------------------------------------------------------------------------


def test_an_empty_archive_is_one() -> None:
    """No records are consistent."""
    empty = Archive()
    assert len(empty) == 0
    assert list(empty) == []
    assert not empty.sources
    assert not empty.summits


def test_ids_are_unique() -> None:
    """Two different records under one id are refused, naming the id and what differs."""
    [problem] = refused([SOURCE, body("body"), body("body", name="Another")])
    assert isinstance(problem, DuplicateId)
    assert problem.id == "body"
    assert "name" in str(problem)


def test_ids_are_unique_across_kinds() -> None:
    """All kinds share one space of ids."""
    [problem] = refused([SOURCE, body("same"), person("same")])
    assert isinstance(problem, DuplicateId)


@pytest.mark.parametrize("given", [42, None, "kepco", Citation("source", fields=["id"])])
def test_only_records_are_taken(given: Any) -> None:
    """What is no record is refused, a part of a record included."""
    with pytest.raises(InvalidType):
        Archive([SOURCE, given])


@pytest.mark.parametrize(("path", "make", "right"), REFERENCES, ids=NAMED)
def test_a_reference_resolves(path: str, make: Callable[[str], Record], right: str) -> None:
    """A reference to a record of the kind meant is accepted."""
    archive = Archive((*BASE, body("other-body"), make(right)))
    assert archive["new"] == make(right)
    assert right in {reference.id for reference in iter_references(archive["new"])}


@pytest.mark.parametrize(("path", "make", "right"), REFERENCES, ids=NAMED)
def test_a_dangling_reference_is_refused(
    path: str, make: Callable[[str], Record], right: str
) -> None:
    """A reference to an id that is not there is refused, with the id and the path."""
    problems = refused((*BASE, body("other-body"), make("missing")))
    assert all(type(problem) is DanglingReference for problem in problems)
    assert ("new", path) in {(problem.id, problem.path) for problem in problems}
    assert all("missing" in str(problem) for problem in problems)


@pytest.mark.parametrize(("path", "make", "right"), REFERENCES, ids=NAMED)
def test_a_reference_to_the_wrong_kind_is_refused(
    path: str, make: Callable[[str], Record], right: str
) -> None:
    """A reference to a record of any other kind is refused, with the id and the path."""
    for wrong in BASE:
        if type(wrong) is not type(next(r for r in BASE if r.id == right)):
            problems = refused((*BASE, body("other-body"), make(wrong.id)))
            assert all(type(problem) is WrongReference for problem in problems)
            assert ("new", path) in {(problem.id, problem.path) for problem in problems}


def mentions(value: Any, ids: frozenset[str]) -> Iterator[str]:
    """Give each text anywhere in a value that is the id of a record."""
    if isinstance(value, str) and value in ids:
        yield str(value)
    elif isinstance(value, tuple | frozenset):
        for part in value:
            yield from mentions(part, ids)
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            if field.name not in ("id", "topics", "indicator"):
                yield from mentions(getattr(value, field.name), ids)


def test_every_mention_of_a_record_is_a_reference() -> None:
    """No field of a shipped record names another record unchecked."""
    ids = frozenset(record.id for record in ARCHIVE)
    for record in ARCHIVE:
        assert set(mentions(record, ids)) == {reference.id for reference in iter_references(record)}


CHAINS: Final[dict[str, Callable[[str, str], Record]]] = {
    "amends": lambda id, next_id: agreement(id, amends=next_id),
    "sidelines_of": lambda id, next_id: meeting(id, sidelines_of=next_id),
    "elevated_from": lambda id, next_id: tie(id, elevated_from=next_id),
}


@pytest.mark.parametrize("name", CHAINS)
@settings(deadline=None)
@given(length=st.integers(2, 5), tail=st.booleans())
def test_what_comes_back_to_itself_is_refused(name: str, length: int, tail: bool) -> None:
    """A cycle of references is refused once, however long, and whatever leads into it."""
    make = CHAINS[name]
    loop = [make(f"r{i}", f"r{(i + 1) % length}") for i in range(length)]
    leading = [make("leading", "r1")] if tail else []
    [problem] = refused([SOURCE, *leading, *loop])
    assert isinstance(problem, ReferenceCycle)
    assert (problem.id, problem.path) == ("r0", name)


def test_a_chain_that_ends_is_no_cycle() -> None:
    """One agreement may amend another that amends a third."""
    assert (
        len(
            Archive(
                [SOURCE, agreement("a"), agreement("b", amends="a"), agreement("c", amends="b")]
            )
        )
        == 4
    )


MINISTER: Final = Tenure("Minister of Energy", {"minister"}, "XA")
PRESIDENT: Final = Tenure("President", {"head-of-state"}, "XA")


@pytest.mark.parametrize("role", ["minister", "official"])
def test_a_summit_of_people_below_leader_level_is_refused(role: str) -> None:
    """A summit of somebody known to be below leader level is refused, and says who."""
    low = person("low", Tenure("An office", {role}, "XA"), name="Low Lee")
    talks = summit("talks", participants=[Participant("XB"), Participant("XA", "low")])
    [problem] = refused([SOURCE, low, talks])
    assert isinstance(problem, BelowLeaderLevel)
    assert (problem.id, problem.path) == ("talks", "participants[1].leader")
    assert "Low Lee" in str(problem)


@pytest.mark.parametrize(
    "tenures",
    [
        pytest.param((), id="nothing known of them"),
        pytest.param((PRESIDENT,), id="a head of state"),
        pytest.param((Tenure("Premier", {"head-of-government"}, "XA"),), id="of government"),
        pytest.param((Tenure("Chair", {"head-of-organization"}, "body"),), id="of a body"),
        pytest.param((MINISTER, PRESIDENT), id="a minister and head of state"),
        pytest.param(
            (Tenure("Minister", {"minister"}, "XA", "2001/2005"),), id="a minister at other times"
        ),
    ],
)
def test_a_summit_of_others_is_accepted(tenures: tuple[Tenure, ...]) -> None:
    """Leaders meet, and so do those of whom it is not known that they are none."""
    talks = summit("talks", period="2024-05-01", participants=[Participant("XA", "who")])
    assert len(Archive([SOURCE, body("body"), person("who", *tenures), talks])) == 4


def test_rank_is_that_of_the_days_of_the_summit() -> None:
    """A minister then, though a president later, is below leader level then."""
    who = person(
        "who",
        Tenure("Minister", {"minister"}, "XA", "2001/2005"),
        Tenure("President", {"head-of-state"}, "XA", "2010/2015"),
    )
    part = [Participant("XA", "who")]
    later = summit("talks", period="2012", participants=part)
    assert "talks" in Archive([SOURCE, who, later])
    [problem] = refused([SOURCE, who, summit("talks", period="2003", participants=part)])
    assert isinstance(problem, BelowLeaderLevel)


def test_a_minister_may_take_part_in_a_meeting() -> None:
    """Below a summit anybody may meet."""
    talks = meeting("talks", level="ministerial", participants=[Participant("XA", "low")])
    assert "talks" in Archive([SOURCE, person("low", MINISTER), talks])


def test_all_references_at_fault_are_reported_at_once() -> None:
    """Every dangling and wrong reference and double id is reported in one go."""
    problems = refused(
        [
            SOURCE,
            body("body"),
            body("body", name="Another"),
            meeting("talks", host="nobody", sidelines_of="body"),
            statement("said", about=["noone"], made_at="nowhere"),
        ]
    )
    assert {(type(p), p.id, p.path) for p in problems} == {
        (DuplicateId, "body", "id"),
        (DanglingReference, "talks", "host"),
        (WrongReference, "talks", "sidelines_of"),
        (DanglingReference, "said", "about[0]"),
        (DanglingReference, "said", "made_at"),
    }


def test_problems_of_every_sort_are_reported_at_once() -> None:
    """A dangling reference hides neither a cycle nor a summit below leader level."""
    problems = refused(
        [
            SOURCE,
            person("low", MINISTER),
            agreement("a", amends="b"),
            agreement("b", amends="a"),
            meeting("talks", host="nobody"),
            summit("top", participants=[Participant("XA", "low")]),
        ]
    )
    assert {(type(p), p.id, p.path) for p in problems} == {
        (DanglingReference, "talks", "host"),
        (ReferenceCycle, "a", "amends"),
        (BelowLeaderLevel, "top", "participants[0].leader"),
    }


def test_the_message_names_each_problem() -> None:
    """The error that gathers the problems shows each with its id and path, and pickles."""
    with pytest.raises(ArchiveErrors) as caught:
        Archive([SOURCE, meeting("talks", host="nobody", organizer="noone")])
    error = caught.value
    assert isinstance(error, DiplomacyError)
    assert "talks, host: nobody" in str(error)
    assert "talks, organizer: noone" in str(error)
    assert str(pickle.loads(pickle.dumps(error))) == str(error)  # noqa: S301
    part, rest = error.split(DanglingReference)
    assert isinstance(part, ArchiveErrors)
    assert rest is None


# --- a collection -------------------------------------------------------------------------------

RECORD_TYPES: Final = (
    Source,
    Leader,
    Organization,
    Meeting,
    Agreement,
    Partnership,
    Membership,
    TradeFigure,
    Statistic,
    Statement,
)


def rank(record: Record) -> int:
    return next(i for i, kind in enumerate(RECORD_TYPES) if isinstance(record, kind))


def test_iteration_is_in_the_documented_order() -> None:
    """Iterating gives kind after kind, each in order of time with the undated last, then by id."""

    def place(record: Record) -> tuple[object, ...]:
        when = ARCHIVE.date_of(record)
        return (rank(record), when is None, when.sort_key if when else (), record.id)

    records = list(ARCHIVE)
    assert records == sorted(records, key=place)
    assert len(records) == len(ARCHIVE) == len({record.id for record in records})


def test_the_typed_parts_are_the_whole() -> None:
    """The tuples of the kinds make up the archive, summits being meetings."""
    parts = (
        *ARCHIVE.sources,
        *ARCHIVE.leaders,
        *ARCHIVE.organizations,
        *ARCHIVE.meetings,
        *ARCHIVE.agreements,
        *ARCHIVE.partnerships,
        *ARCHIVE.memberships,
        *ARCHIVE.trade_figures,
        *ARCHIVE.statistics,
        *ARCHIVE.statements,
    )
    assert parts == tuple(ARCHIVE)
    assert ARCHIVE.summits == tuple(m for m in ARCHIVE.meetings if isinstance(m, Summit))


@settings(max_examples=50, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_construction_does_not_matter(random: Any) -> None:
    """Archives of equal records are equal, hash alike and iterate alike."""
    records = list(ARCHIVE)
    random.shuffle(records)
    shuffled = Archive(iter(records))
    assert shuffled == ARCHIVE
    assert hash(shuffled) == hash(ARCHIVE)
    assert list(shuffled) == list(ARCHIVE)


def test_archives_of_other_records_are_not_equal() -> None:
    """One record more, or one that differs, makes another archive."""
    one = Archive([SOURCE, body("body")])
    assert one != Archive([SOURCE])
    assert one != Archive([SOURCE, body("body", name="Another")])
    assert one != [SOURCE, body("body")]
    assert len({one, Archive([body("body"), SOURCE]), Archive([SOURCE])}) == 2


def test_membership_is_by_id_and_by_record() -> None:
    """An id or a record is in the archive; a record that differs under the same id is not."""
    archive = Archive([SOURCE, body("body")])
    assert "body" in archive
    assert body("body") in archive
    assert "nobody" not in archive
    assert body("body", name="Another") not in archive
    assert 42 not in archive
    assert None not in archive
    assert [] not in archive


def test_a_record_is_had_by_its_id() -> None:
    """The archive gives the record of an id."""
    for record in ARCHIVE:
        assert ARCHIVE[record.id] is record


@pytest.mark.parametrize("given", ["kepko", "", "x" * 500, 42, None, [], ["kepco"], "KR"])
def test_an_unknown_id_is_refused(given: Any) -> None:
    """What is no id on record is refused as unknown, whatever it is."""
    with pytest.raises(UnknownRecord) as caught:
        ARCHIVE[given]
    assert isinstance(caught.value, LookupError)
    assert caught.value.id == given


def test_near_misses_are_advice() -> None:
    """A misspelt id is answered with the ids spelt alike."""
    with pytest.raises(UnknownRecord, match="kepco"):
        ARCHIVE["kepko"]
    with pytest.raises(UnknownRecord, match="vladimir-putin"):
        ARCHIVE.get(Leader, "vladimir-puttin")


def test_get_accepts_a_summit_as_a_meeting() -> None:
    """A summit is a meeting; a meeting is not a summit."""
    archive = Archive([SOURCE, summit("top"), meeting("talks")])
    assert archive.get(Meeting, "top") == summit("top")
    assert archive.get(Summit, "top") == summit("top")
    with pytest.raises(UnknownRecord, match=r"type Meeting, not Summit"):
        archive.get(Summit, "talks")


@pytest.mark.parametrize("record", BASE, ids=lambda record: type(record).__name__)
def test_get_rejects_other_types(record: Record) -> None:
    """A record of another type is rejected, and its type is named."""
    archive = Archive(BASE)
    for kind in RECORD_TYPES:
        if isinstance(record, kind):
            assert archive.get(kind, record.id) is archive[record.id]
        else:
            with pytest.raises(UnknownRecord, match=f"type {type(record).__name__}"):
                archive.get(kind, record.id)


def test_the_repr_tells_the_size() -> None:
    """An archive is shown by what it holds, and not record by record."""
    assert repr(Archive([SOURCE, body("body")])) == "<Archive of 2 records from 1 source>"


def test_an_archive_pickles() -> None:
    """What is unpickled is equal, checked, and answers alike."""
    again = pickle.loads(pickle.dumps(ARCHIVE))  # noqa: S301
    assert again == ARCHIVE
    assert hash(again) == hash(ARCHIVE)
    assert list(again) == list(ARCHIVE)
    assert again.agreements_between("KR", "TR") == ARCHIVE.agreements_between("KR", "TR")


# --- merging ------------------------------------------------------------------------------------


def test_merging_joins_the_records() -> None:
    """Two archives make one, identical records once; both stay as they were."""
    one = Archive([SOURCE, body("body"), meeting("talks", host="body")])
    other = Archive([SOURCE, body("body"), body("another-body")])
    before = (list(one), list(other))
    merged = one | other
    assert {record.id for record in merged} == {"source", "body", "talks", "another-body"}
    assert merged == other | one
    assert (list(one), list(other)) == before


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_the_parts_of_an_archive_merge_to_the_whole(data: st.DataObject) -> None:
    """What two or more sources give, merged in any order, is what they give together."""
    sources = data.draw(st.permutations(ARCHIVE.sources))
    merged = Archive()
    for source in sources:
        merged |= ARCHIVE.from_source(source.id)
    assert merged == ARCHIVE


def test_a_conflict_names_what_differs() -> None:
    """Different records under one id do not merge; the fields that differ are named, for each."""
    one = Archive([SOURCE, body("body"), meeting("talks"), statement("same")])
    other = Archive(
        [SOURCE, body("body", name="B", country="XA"), summit("talks"), statement("same")]
    )
    with pytest.raises(ArchiveErrors) as caught:
        one | other
    conflicts = {c.id: c.fields for c in caught.value.exceptions if isinstance(c, MergeConflict)}
    assert conflicts == {"body": ("name", "country"), "talks": ("type",)}
    assert one["body"] == body("body")
    assert other["talks"] == summit("talks")


def test_only_archives_merge() -> None:
    """Whatever is no archive does not merge with one."""
    with pytest.raises(TypeError):
        Archive() | [SOURCE]  # type: ignore[operator]


@pytest.mark.parametrize("source", ARCHIVE.sources, ids=lambda source: source.id)
def test_what_a_source_gives_holds_together(source: Source) -> None:
    """A source gives what cites it, what that refers to, and nothing else."""
    part = ARCHIVE.from_source(source.id)
    assert source in part
    assert all(record in ARCHIVE for record in part)
    citing = {
        r.id
        for r in ARCHIVE
        if not isinstance(r, Source) and source.id in {c.source for c in r.citations}
    }
    assert citing <= {record.id for record in part}
    needed = citing | {source.id}
    while more := {ref.id for id in needed for ref in iter_references(ARCHIVE[id])} - needed:
        needed |= more
    assert {record.id for record in part} == needed


def test_a_source_must_be_one() -> None:
    """Only a source gives records."""
    for id in ("kepco", "nowhere"):
        with pytest.raises(UnknownRecord):
            ARCHIVE.from_source(id)


# --- nothing changes ----------------------------------------------------------------------------


def test_nothing_of_an_archive_can_be_set() -> None:
    """No public attribute of an archive can be set or deleted, and none added."""
    archive = Archive([SOURCE])
    names = [name for name in dir(archive) if not name.startswith("_")]
    for name in (*names, "another"):
        with pytest.raises(AttributeError):
            setattr(archive, name, ())
        with pytest.raises(AttributeError):
            delattr(archive, name)
    with pytest.raises(TypeError):
        archive["source"] = SOURCE  # type: ignore[index]
    assert not hasattr(archive, "__dict__")


ATOMS: Final = (str, bool, int, Decimal, dt.date, Country, Extra, type(None))


def assert_immutable(value: Any) -> None:
    """Assert that nothing reachable from a value can change."""
    hash(value)
    if isinstance(value, tuple | frozenset):
        assert type(value) in (tuple, frozenset)
        for part in value:
            assert_immutable(part)
    elif attrs.has(type(value)):
        assert not hasattr(value, "__dict__"), type(value)
        for field in attrs.fields(type(value)):
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                setattr(value, field.name, None)
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                delattr(value, field.name)
            assert_immutable(getattr(value, field.name))
    else:
        assert isinstance(value, Enum) or type(value) in ATOMS, type(value)


@pytest.mark.parametrize("kind", RECORD_TYPES, ids=lambda kind: kind.__name__)
def test_the_shipped_records_are_immutable_throughout(kind: type[Record]) -> None:
    """Every value that can be reached from a shipped record hashes and cannot be changed."""
    records = [record for record in ARCHIVE if isinstance(record, kind)]
    assert records
    for record in records:
        assert_immutable(record)


def test_a_list_of_records_does_not_leak_in() -> None:
    """A list from which an archive was made may change; the archive does not."""
    records: list[Record] = [SOURCE, body("body")]
    archive = Archive(records)
    records.clear()
    assert len(archive) == 2


# --- threads ------------------------------------------------------------------------------------


def answers(archive: Archive) -> tuple[object, ...]:
    """Return what an archive answers to a number of questions."""
    return (
        archive.agreements_between("KR", "TR"),
        archive.meetings_between("RU", "TR"),
        archive.statements_between("South Korea", "Turkey"),
        archive.partnerships_between("KG", "KR"),
        archive.leaders_of("KR", on="2024-12-03"),
        archive.members_of("SCO"),
        tuple(archive),
        hash(archive),
        archive.relations("TR", "KR").timeline(),
    )


def test_many_threads_get_the_same_answers() -> None:
    """A fresh archive asked by many threads at once answers each as it answers one alone."""
    expected = answers(Archive(ARCHIVE))
    count, rounds = 8, 3
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for _ in range(rounds):
            fresh, start = Archive(ARCHIVE), threading.Barrier(count)
            found: list[tuple[object, ...]] = []

            def ask(
                fresh: Archive = fresh,
                start: threading.Barrier = start,
                found: list[tuple[object, ...]] = found,
            ) -> None:
                start.wait()
                found.append(answers(fresh))

            threads = [threading.Thread(target=ask) for _ in range(count)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            assert len(found) == count
            assert all(answer == expected for answer in found)
    finally:
        sys.setswitchinterval(interval)


def test_an_archive_does_not_change() -> None:
    """No attribute can be set, deleted or made anew; a second making is refused."""
    archive = Archive(BASE)
    for name in ("_by_id", "_memo", "sources", "anything"):
        with pytest.raises(AttributeError):
            setattr(archive, name, {})
        with pytest.raises(AttributeError):
            delattr(archive, name)
    with pytest.raises(AttributeError, match="is immutable"):
        archive.__init__([])
    assert archive == Archive(BASE)


def test_an_answer_kept_is_of_the_very_question() -> None:
    """What was asked before changes no answer: 1 is not taken for True because True was asked."""
    archive = Archive(BASE)
    assert archive.agreements_between("XA", "XB", states_only=True) is (
        archive.agreements_between("XA", "XB", states_only=True)
    )
    with pytest.raises(InvalidType):
        archive.agreements_between("XA", "XB", states_only=1)  # type: ignore[arg-type]
    with pytest.raises(InvalidType):
        archive.agreements_between(["XA"], "XB")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("asked", "advice"),
    [
        ("KR", "It is a country, not a record: Country('KR') has its name."),
        (Country("TR"), "It is a country, not a record: Country('TR') has its name."),
        (ARCHIVE["kepco"], "Pass its id, 'kepco'."),
        ("kepko", "Did you mean kepco?"),
        (3, ""),
    ],
)
def test_what_is_no_id_is_told_what_it_is(asked: Any, advice: str) -> None:
    with pytest.raises(UnknownRecord) as caught:
        ARCHIVE[asked]
    assert caught.value.reason == advice


def test_one_takes_a_type() -> None:
    wrong: Any = "Agreement"
    with pytest.raises(InvalidType):
        ARCHIVE.get(wrong, "kr-tr-fta")
