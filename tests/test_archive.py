"""The archive: what it rejects, its queries by id and type, and its immutability."""

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
    AgreementLink,
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
    Mission,
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
    Visit,
)
from diplomacy.entries import Extra
from diplomacy.errors import (
    ArchiveProblem,
    BelowLeaderLevel,
    DanglingReference,
    DuplicateId,
    ReferenceCycle,
    WrongReference,
)
from diplomacy.fixtures import ARCHIVE
from diplomacy.integrity import find_problems, iter_references
from diplomacy.queries import Scope, records_between
from diplomacy.records import Record
from diplomacy.testing import make_mission

SOURCE: Final = Source(id="source")
SIGNED: Final = (Milestone("signed"),)


def cited(*fields: str, source: str = "source") -> list[Citation]:
    """Return one citation, which every record needs."""
    return [Citation(source, 1, fields=fields or ("id",))]


def organization(id: str, name: str = "A body", **more: Any) -> Organization:
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


def partnership(id: str, **more: Any) -> Partnership:
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


# One record of each type, for others to refer to.
BASE: Final[tuple[Record, ...]] = (
    SOURCE,
    person("person"),
    organization("body"),
    meeting("meeting"),
    agreement("agreement"),
    partnership("tie"),
    membership("membership"),
    trade("trade"),
    statistic("statistic"),
    statement("statement"),
)

# Each reference field of each record class: its path, a function that makes a record with an id in
# that field, and the id of a record in BASE of the required type.
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
    (
        "links[0].agreement",
        lambda id: agreement("new", links=[AgreementLink("amends", id)]),
        "agreement",
    ),
    ("adopted_by", lambda id: agreement("new", adopted_by=id), "body"),
    ("depositaries[0]", lambda id: agreement("new", depositaries=[id]), "body"),
    ("parties[1]", lambda id: partnership("new", parties=("XA", id)), "body"),
    (
        "history[0].party",
        lambda id: partnership("new", parties=("XA", id), history=[Milestone("severed", party=id)]),
        "body",
    ),
    ("elevated_from", lambda id: partnership("new", elevated_from=id), "tie"),
    ("instrument", lambda id: partnership("new", instrument=id), "agreement"),
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
        for make in (organization, agreement, partnership, membership, trade, statistic, statement)
    ),
    (
        "citations[0].source",
        lambda id: Leader(id="new", name="A person", citations=cited(source=id)),
        "source",
    ),
)
NAMED: Final = [f"{type(make('slug')).__name__}-{path}" for path, make, _ in REFERENCES]


def problems_of(records: Iterable[Record]) -> tuple[ArchiveProblem, ...]:
    """Return the problems for which an archive of the records is rejected."""
    with pytest.raises(ArchiveErrors) as caught:
        Archive(records)
    return tuple(p for p in caught.value.exceptions if isinstance(p, ArchiveProblem))


# --- what is rejected ---------------------------------------------------------------------------


def test_an_archive_may_be_empty() -> None:
    empty = Archive()
    assert len(empty) == 0
    assert list(empty) == []
    assert not empty.sources
    assert not empty.summits


def test_ids_are_unique() -> None:
    """The message names the fields in which the records differ."""
    [problem] = problems_of([SOURCE, organization("body"), organization("body", name="Another")])
    assert isinstance(problem, DuplicateId)
    assert problem.id == "body"
    assert "name" in str(problem)


def test_a_record_that_is_given_twice_counts_once() -> None:
    assert Archive([organization("body"), SOURCE, organization("body")]) == Archive(
        [SOURCE, organization("body")]
    )


def test_ids_are_unique_across_types() -> None:
    [problem] = problems_of([SOURCE, organization("same"), person("same")])
    assert isinstance(problem, DuplicateId)


@pytest.mark.parametrize("given", [42, None, "kepco", Citation("source", fields=["id"])])
def test_only_records_are_accepted(given: Any) -> None:
    """Other values are rejected, including parts of records."""
    with pytest.raises(InvalidType):
        Archive([SOURCE, given])


@pytest.mark.parametrize(("path", "make", "right"), REFERENCES, ids=NAMED)
def test_a_reference_resolves(path: str, make: Callable[[str], Record], right: str) -> None:
    """A reference to a record of the required type is accepted."""
    archive = Archive((*BASE, organization("other-body"), make(right)))
    assert archive["new"] == make(right)
    assert right in {reference.id for reference in iter_references(archive["new"])}


@pytest.mark.parametrize(("path", "make", "right"), REFERENCES, ids=NAMED)
def test_a_dangling_reference_is_rejected(
    path: str, make: Callable[[str], Record], right: str
) -> None:
    """The problem has the id of the record and the path of the reference."""
    problems = problems_of((*BASE, organization("other-body"), make("missing")))
    assert all(type(problem) is DanglingReference for problem in problems)
    assert ("new", path) in {(problem.id, problem.path) for problem in problems}
    assert all("missing" in str(problem) for problem in problems)


@pytest.mark.parametrize(("path", "make", "right"), REFERENCES, ids=NAMED)
def test_a_reference_to_the_wrong_type_is_rejected(
    path: str, make: Callable[[str], Record], right: str
) -> None:
    """The problem has the id of the record and the path of the reference."""
    for wrong in BASE:
        if type(wrong) is not type(next(r for r in BASE if r.id == right)):
            problems = problems_of((*BASE, organization("other-body"), make(wrong.id)))
            assert all(type(problem) is WrongReference for problem in problems)
            assert ("new", path) in {(problem.id, problem.path) for problem in problems}


def iter_ids(value: Any, ids: frozenset[str]) -> Iterator[str]:
    """Yield each text within a value that is the id of a record."""
    if isinstance(value, str) and value in ids:
        yield str(value)
    elif isinstance(value, tuple | frozenset):
        for part in value:
            yield from iter_ids(part, ids)
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            if field.name not in ("id", "topics", "indicator"):
                yield from iter_ids(getattr(value, field.name), ids)


def test_a_wrong_type_is_named_with_the_expected_one() -> None:
    """With its article; several types may be expected."""
    body = organization("body")
    [problem] = problems_of([SOURCE, body, meeting("talks", sidelines_of="body")])
    assert problem.reason == (
        "expected the id of a record of type Meeting, but body is an Organization."
    )
    words = Statement(
        id="words", kind="noted", summary="Words.", fulfilled_by="source", citations=cited()
    )
    [problem] = problems_of([SOURCE, words])
    assert problem.reason == "expected the id of a cited record, but source is a Source."


def test_an_id_that_looks_like_a_country_gets_advice() -> None:
    [plain, advised] = problems_of([SOURCE, meeting("talks", host="nobody", organizer="kr")])
    assert plain.reason == "nobody is not in the archive."
    assert advised.reason.startswith("kr is not in the archive. ")
    assert "KR" in advised.reason


def test_every_id_of_a_record_in_a_field_is_a_reference() -> None:
    """No field of a shipped record contains the id of another record unchecked."""
    ids = frozenset(record.id for record in ARCHIVE)
    for record in ARCHIVE:
        assert set(iter_ids(record, ids)) == {reference.id for reference in iter_references(record)}


CHAINS: Final[dict[str, Callable[[str, str], Record]]] = {
    "sidelines_of": lambda id, next_id: meeting(id, sidelines_of=next_id),
    "elevated_from": lambda id, next_id: partnership(id, elevated_from=next_id),
}


@pytest.mark.parametrize("name", CHAINS)
@settings(deadline=None)
@given(length=st.integers(2, 5), tail=st.booleans())
def test_a_circular_reference_is_rejected(name: str, length: int, tail: bool) -> None:
    """A cycle of any length is reported once, whatever refers to it."""
    make = CHAINS[name]
    loop = [make(f"r{i}", f"r{(i + 1) % length}") for i in range(length)]
    leading = [make("leading", "r1")] if tail else []
    [problem] = problems_of([SOURCE, *leading, *loop])
    assert isinstance(problem, ReferenceCycle)
    assert (problem.id, problem.path) == ("r0", name)


@pytest.mark.parametrize(("length", "is_cut"), [(9, False), (10, False), (11, True), (30, True)])
def test_a_long_circle_is_not_printed_whole(length: int, *, is_cut: bool) -> None:
    ids = [f"r{i:02}" for i in range(length)]
    loop = [meeting(id, sidelines_of=ids[i - 1]) for i, id in enumerate(ids)]
    [problem] = problems_of([SOURCE, *loop])
    shown = [ids[0], *reversed(ids)]
    cut = [*shown[:10], f"... ({length} in all)"]
    assert problem.reason == f"circular reference: {' -> '.join(cut if is_cut else shown)}."


def test_a_chain_of_references_is_not_circular() -> None:
    """A partnership may be elevated from another that was elevated from a third."""
    second, third = (partnership(id, elevated_from=to) for id, to in ("ba", "cb"))
    assert len(Archive([SOURCE, partnership("a"), second, third])) == 4


def test_agreements_may_amend_one_another() -> None:
    """A source may say so, and nothing follows links in a chain."""
    links = {id: [AgreementLink("amends", other)] for id, other in ("ab", "ba")}
    assert len(Archive([SOURCE, *(agreement(id, links=links[id]) for id in links)])) == 3


MINISTER: Final = Tenure("Minister of Energy", {"minister"}, "XA")
PRESIDENT: Final = Tenure("President", {"head-of-state"}, "XA")


@pytest.mark.parametrize("role", ["minister", "official"])
def test_a_summit_of_people_below_leader_level_is_rejected(role: str) -> None:
    """The message names the person."""
    low = person("low", Tenure("An office", {role}, "XA"), name="Low Lee")
    talks = summit("talks", participants=[Participant("XB"), Participant("XA", "low")])
    [problem] = problems_of([SOURCE, low, talks])
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
def test_a_summit_of_leaders_or_people_of_unknown_rank_is_accepted(
    tenures: tuple[Tenure, ...],
) -> None:
    talks = summit("talks", period="2024-05-01", participants=[Participant("XA", "who")])
    assert len(Archive([SOURCE, organization("body"), person("who", *tenures), talks])) == 4


def test_rank_is_that_on_the_days_of_the_summit() -> None:
    """Somebody who was a minister then and later president was below leader level."""
    who = person(
        "who",
        Tenure("Minister", {"minister"}, "XA", "2001/2005"),
        Tenure("President", {"head-of-state"}, "XA", "2010/2015"),
    )
    part = [Participant("XA", "who")]
    later = summit("talks", period="2012", participants=part)
    assert "talks" in Archive([SOURCE, who, later])
    [problem] = problems_of([SOURCE, who, summit("talks", period="2003", participants=part)])
    assert isinstance(problem, BelowLeaderLevel)


PERIODS: Final = st.sampled_from(
    [None, "2001", "2001/2003", "2002/..", "2003/", "/2002", "../2001", "2002~/2003", "2004-06"]
)


@given(
    st.lists(st.tuples(PERIODS, st.sampled_from(["minister", "official", "head-of-state"]))),
    st.lists(PERIODS, min_size=1, max_size=3),
)
def test_a_leader_is_below_leader_level_by_the_terms_that_may_overlap(
    held: list[tuple[str | None, str]], periods: list[str | None]
) -> None:
    """The search agrees with a look at each term, and names an office held then."""
    tenures = [Tenure(f"Office {i}", {role}, "XA", term) for i, (term, role) in enumerate(held)]
    part = [Participant("XA", "who")]
    talks = [summit(f"talks-{i}", period=p, participants=part) for i, p in enumerate(periods)]
    records: list[Record] = [SOURCE, person("who", *tenures), *talks]
    found = find_problems({record.id: record for record in records})
    problems = {problem.id: problem for problem in found}
    for meeting in talks:
        span = meeting.period
        then = [
            tenure
            for tenure in tenures
            if span is None
            or tenure.period is None
            or tenure.period.possibly_within(span.start, span.end)
        ]
        is_below = bool(then) and not any(tenure.is_leader for tenure in then)
        assert is_below is (meeting.id in problems)
        if is_below:
            reason = problems[meeting.id].reason
            assert any(f"({tenure.office})" in reason for tenure in then)


@pytest.mark.parametrize(
    ("day", "is_below"), [("2000-05-05", False), ("2001-01-31", True), ("2001-02-01", False)]
)
def test_a_term_includes_its_last_day(day: str, *, is_below: bool) -> None:
    who = person("who", Tenure("Minister", {"minister"}, "XA", "2001-01-01/2001-01-31"))
    talks = summit("talks", period=day, participants=[Participant("XA", "who")])
    assert (
        bool([*find_problems({record.id: record for record in (SOURCE, who, talks)})]) is is_below
    )


def test_of_two_terms_that_end_together_the_longer_one_is_named() -> None:
    terms = [Tenure(f"Office {i}", {"minister"}, "XA", f"200{i}/2005") for i in (2, 1, 3)]
    part = [Participant("XA", "who")]
    records: list[Record] = [
        SOURCE,
        person("who", *terms),
        summit("talks", period="2004", participants=part),
    ]
    [problem] = problems_of(records)
    assert "(Office 1)" in problem.reason


def test_renaming_leaves_other_records_as_they_are() -> None:
    archive = Archive([SOURCE, organization("body"), meeting("talks")])
    renamed = archive.renamed({"body": "other"})
    assert renamed["talks"] is archive["talks"]
    assert renamed["other"] == organization("other")


def test_a_minister_may_take_part_in_a_meeting() -> None:
    """Other meetings than summits have no minimum level."""
    talks = meeting("talks", level="ministerial", participants=[Participant("XA", "low")])
    assert "talks" in Archive([SOURCE, person("low", MINISTER), talks])


def test_all_invalid_references_are_reported_at_once() -> None:
    """Dangling and wrong references and duplicate ids are reported together."""
    problems = problems_of(
        [
            SOURCE,
            organization("body"),
            organization("body", name="Another"),
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


def test_problems_of_all_kinds_are_reported_at_once() -> None:
    """A dangling reference hides neither a cycle nor a summit below leader level."""
    problems = problems_of(
        [
            SOURCE,
            person("low", MINISTER),
            partnership("a", elevated_from="b"),
            partnership("b", elevated_from="a"),
            meeting("talks", host="nobody"),
            summit("top", participants=[Participant("XA", "low")]),
        ]
    )
    assert {(type(p), p.id, p.path) for p in problems} == {
        (DanglingReference, "talks", "host"),
        (ReferenceCycle, "a", "elevated_from"),
        (BelowLeaderLevel, "top", "participants[0].leader"),
    }


def test_the_message_names_each_problem() -> None:
    """The exception group shows each problem with its id and path, and can be pickled."""
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
    Visit,
    Agreement,
    Partnership,
    Membership,
    Mission,
    TradeFigure,
    Statistic,
    Statement,
)


def rank(record: Record) -> int:
    return next(i for i, kind in enumerate(RECORD_TYPES) if isinstance(record, kind))


def test_iteration_is_in_the_documented_order() -> None:
    """Records are sorted by type, then by date with undated ones last, then by id."""

    def place(record: Record) -> tuple[object, ...]:
        when = ARCHIVE.date_of(record)
        return (rank(record), when is None, when.sort_key if when else (), record.id)

    records = list(ARCHIVE)
    assert records == sorted(records, key=place)
    assert len(records) == len(ARCHIVE) == len({record.id for record in records})


def test_the_tuples_by_type_have_all_records() -> None:
    """Summits are among the meetings."""
    parts = (
        *ARCHIVE.sources,
        *ARCHIVE.leaders,
        *ARCHIVE.organizations,
        *ARCHIVE.meetings,
        *ARCHIVE.visits,
        *ARCHIVE.agreements,
        *ARCHIVE.partnerships,
        *ARCHIVE.memberships,
        *ARCHIVE.missions,
        *ARCHIVE.trade_figures,
        *ARCHIVE.statistics,
        *ARCHIVE.statements,
    )
    assert parts == tuple(ARCHIVE)
    assert ARCHIVE.summits == tuple(m for m in ARCHIVE.meetings if isinstance(m, Summit))


@settings(max_examples=50, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_records_does_not_matter(random: Any) -> None:
    """Archives of equal records are equal, and have the same hash and order."""
    records = list(ARCHIVE)
    random.shuffle(records)
    shuffled = Archive(iter(records))
    assert shuffled == ARCHIVE
    assert hash(shuffled) == hash(ARCHIVE)
    assert list(shuffled) == list(ARCHIVE)


def test_archives_of_different_records_are_not_equal() -> None:
    """An additional or different record makes a different archive."""
    one = Archive([SOURCE, organization("body")])
    assert one != Archive([SOURCE])
    assert one != Archive([SOURCE, organization("body", name="Another")])
    assert one != [SOURCE, organization("body")]
    assert len({one, Archive([organization("body"), SOURCE]), Archive([SOURCE])}) == 2


def test_an_archive_contains_ids_and_records() -> None:
    """A different record with the same id is not in the archive."""
    archive = Archive([SOURCE, organization("body")])
    assert "body" in archive
    assert organization("body") in archive
    assert "nobody" not in archive
    assert organization("body", name="Another") not in archive
    assert 42 not in archive
    assert None not in archive
    assert [] not in archive


def test_a_record_is_found_by_its_id() -> None:
    for record in ARCHIVE:
        assert ARCHIVE[record.id] is record


@pytest.mark.parametrize("given", ["kepko", "", "x" * 500, 42, None, [], ["kepco"], "KR"])
def test_an_unknown_id_raises_unknown_record(given: Any) -> None:
    """The same is true of values that are not ids."""
    with pytest.raises(UnknownRecord) as caught:
        ARCHIVE[given]
    assert isinstance(caught.value, LookupError)
    assert caught.value.id == given


def test_similar_ids_are_suggested() -> None:
    """The message for a misspelt id suggests similar ids."""
    with pytest.raises(UnknownRecord, match="kepco"):
        ARCHIVE["kepko"]
    with pytest.raises(UnknownRecord, match="vladimir-putin"):
        ARCHIVE.get(Leader, "vladimir-puttin")


def test_get_accepts_a_summit_as_a_meeting() -> None:
    """A summit is a meeting, and a meeting is not a summit."""
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


def test_the_repr_has_the_number_of_records() -> None:
    assert repr(Archive([SOURCE, organization("body")])) == "<Archive of 2 records from 1 source>"


def test_an_archive_can_be_pickled() -> None:
    """The unpickled archive is equal and gives the same answers."""
    again = pickle.loads(pickle.dumps(ARCHIVE))  # noqa: S301
    assert again == ARCHIVE
    assert hash(again) == hash(ARCHIVE)
    assert list(again) == list(ARCHIVE)
    assert again.agreements_between("KR", "TR") == ARCHIVE.agreements_between("KR", "TR")


# --- records of a source ------------------------------------------------------------------------


@pytest.mark.parametrize("source", ARCHIVE.sources, ids=lambda source: source.id)
def test_from_source_returns_records_with_their_references(source: Source) -> None:
    """It has the records that cite the source, all they refer to, and nothing else."""
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


def test_from_source_requires_the_id_of_a_source() -> None:
    for id in ("kepco", "nowhere"):
        with pytest.raises(UnknownRecord):
            ARCHIVE.from_source(id)


# --- nothing changes ----------------------------------------------------------------------------


def test_attributes_of_an_archive_cannot_be_set() -> None:
    """Attributes cannot be set, deleted or added."""
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
    """Assert that nothing reachable from a value is mutable."""
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
    """Every value reachable from a shipped record is hashable and immutable."""
    records = [record for record in (*ARCHIVE, make_mission()) if isinstance(record, kind)]
    assert records
    for record in records:
        assert_immutable(record)


def test_changing_the_list_of_records_does_not_change_the_archive() -> None:
    records: list[Record] = [SOURCE, organization("body")]
    archive = Archive(records)
    records.clear()
    assert len(archive) == 2


# --- threads ------------------------------------------------------------------------------------


def query_all(archive: Archive) -> tuple[object, ...]:
    """Return the answers of an archive to several queries."""
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
    """Threads that query a new archive at once get the answers of a single thread."""
    expected = query_all(Archive(ARCHIVE))
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
                found.append(query_all(fresh))

            threads = [threading.Thread(target=ask) for _ in range(count)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            assert len(found) == count
            assert all(answer == expected for answer in found)
    finally:
        sys.setswitchinterval(interval)


def test_an_archive_is_immutable() -> None:
    """No attribute can be set or deleted, and `__init__` cannot be called again."""
    archive = Archive(BASE)
    for name in ("_by_id", "_memo", "sources", "anything"):
        with pytest.raises(AttributeError):
            setattr(archive, name, {})
        with pytest.raises(AttributeError):
            delattr(archive, name)
    with pytest.raises(AttributeError, match="is immutable"):
        archive.__init__([])
    assert archive == Archive(BASE)


def test_cached_answers_are_not_shared_between_types() -> None:
    """The argument 1 is rejected even after the same query with True."""
    archive = Archive(BASE)
    sides = archive, Agreement, "XA", "XB", Scope(states_only=True)
    assert records_between(*sides) is records_between(*sides)
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
def test_invalid_keys_get_advice(asked: Any, advice: str) -> None:
    with pytest.raises(UnknownRecord) as caught:
        ARCHIVE[asked]
    assert caught.value.reason == advice


def test_get_requires_a_type() -> None:
    wrong: Any = "Agreement"
    with pytest.raises(InvalidType):
        ARCHIVE.get(wrong, "kr-tr-fta")


# --- the last day that sources can know of ------------------------------------------------------

PUBLISHED: Final = (
    None,
    "2010",
    "2011-06",
    "2012-03-04",
    "2013~",
    "[2009..2014]",
    "[..2015]",
    "[2016..]",
)
PATHS: Final = (
    "name",
    "tenures",
    "tenures[0]",
    "tenures[0].period",
    "tenures[1]",
    "tenures[10].office",
)


def is_cited_for(citation: Citation, path: str) -> bool:
    """Whether a citation names a path, what it is part of, or a part of it."""
    return any(
        left == right or left.startswith((f"{right}.", f"{right}["))
        for field in citation.fields
        for left, right in ((field, path), (path, field))
    )


@settings(max_examples=150)
@given(
    st.lists(
        st.tuples(
            st.integers(0, len(PUBLISHED) - 1),
            st.lists(st.sampled_from(PATHS), min_size=1, unique=True),
        ),
        min_size=1,
        unique_by=str,
    ),
    st.none() | st.sampled_from(PATHS),
)
def test_sources_know_of_the_days_until_the_last_was_published(
    cited: list[tuple[int, list[str]]], path: str | None
) -> None:
    """The sources cited for a field count, all if there is none; only a day that is sure counts."""
    sources = [Source(id=f"s-{i}", published=day) for i, day in enumerate(PUBLISHED)]
    first_days = {"2010": dt.date(2010, 1, 1), "2011-06": dt.date(2011, 6, 1)}
    first_days |= {"2012-03-04": dt.date(2012, 3, 4), "[2009..2014]": dt.date(2009, 1, 1)}
    first_days |= {"[2016..]": dt.date(2016, 1, 1)}
    citations = [Citation(f"s-{i}", fields=fields) for i, fields in cited]
    leader = Leader(id="a-leader", name="A leader", citations=citations)
    used = [c for c in citations if path is None or is_cited_for(c, path)] or citations
    days = [first_days.get(str(PUBLISHED[int(c.source[2:])])) for c in used]
    expected = max((day for day in days if day is not None), default=None)
    archive = Archive([*sources, leader])
    assert archive.known_until(leader, path) == expected
    assert archive.known_until(attrs.evolve(leader, name="Another"), path) == expected


def test_only_records_have_sources() -> None:
    with pytest.raises(InvalidType, match="is not a record"):
        ARCHIVE.known_until("kepco")  # type: ignore[arg-type]
    assert ARCHIVE.known_until(ARCHIVE.sources[0]) is None
