"""The testing package: builders, assertions, strategies and the plugin, as its users use them."""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from enum import Enum
from inspect import signature
from pathlib import Path
from typing import Any, Final, get_args, get_type_hints

import attrs
import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

import diplomacy
from diplomacy import (
    Agreement,
    AgreementLink,
    Archive,
    ArchiveErrors,
    Citation,
    Country,
    InvalidType,
    Leader,
    Meeting,
    Membership,
    Milestone,
    Mission,
    MissionAct,
    Organization,
    PartialDate,
    Participant,
    Partnership,
    Period,
    Source,
    Stage,
    Statement,
    Summit,
    Tenure,
    TradeFigure,
    Visit,
    testing,
)
from diplomacy.errors import InvalidKeyword
from diplomacy.records import PART_TYPES, TYPES_BY_NAME, Record
from diplomacy.testing import numbering, strategies
from diplomacy.vocabulary import MeetingLevel, MissionRank

MAKERS: Final[dict[str, Callable[..., Record]]] = {
    name: getattr(testing, name)
    for name in testing.__all__
    if name.startswith("make_") and name != "make_archive"
}
SAMPLE_STATES: Final = {"XA", "XB"}


def complete_archive() -> Archive:
    """Return an archive with one record of each type."""
    return testing.make_archive(maker() for maker in MAKERS.values())


# --- builders -----------------------------------------------------------------------------------


def test_every_record_type_has_a_builder() -> None:
    assert {type(maker()) for maker in MAKERS.values()} == set(TYPES_BY_NAME.values())
    assert set(testing.__all__) == {
        name for name in dir(testing) if name.startswith(("make_", "assert_", "describe_", "name_"))
    }


@pytest.mark.parametrize("name", MAKERS)
def test_a_builder_returns_a_supported_fictional_record(name: str) -> None:
    record = MAKERS[name]()
    assert record.id == name.replace("make_", "sample-").replace("_", "-")
    assert attrs.evolve(MAKERS[name](), id=record.id) == record
    testing.assert_audited(testing.make_archive([record]))
    testing.assert_round_trips(record)
    countries = {part for part in _parts(record) if isinstance(part, Country)}
    assert countries <= SAMPLE_STATES


def _parts(value: Any) -> list[Any]:
    """Return a value and all its parts."""
    if isinstance(value, tuple):
        return [part for element in value for part in _parts(element)]
    if attrs.has(type(value)):
        fields = [getattr(value, field.name) for field in attrs.fields(type(value))]
        return [value, *_parts(tuple(fields))]
    return [value]


@pytest.mark.parametrize("name", MAKERS)
def test_a_builder_accepts_any_field_of_the_record_only(name: str) -> None:
    assert MAKERS[name](id="another").id == "another"
    with pytest.raises(TypeError, match="tilte"):
        MAKERS[name](tilte="?")


@pytest.mark.parametrize("name", MAKERS)
def test_two_calls_return_two_records(name: str) -> None:
    """The source alone is one, since all records cite it."""
    ids = [MAKERS[name]().id for _ in range(3)]
    stem = name.replace("make_", "sample-").replace("_", "-")
    expected = [stem] * 3 if name == "make_source" else [stem, f"{stem}-2", f"{stem}-3"]
    assert ids == expected


OF_THE_MODULE: Final = testing.make_visit()


@pytest.fixture(scope="module")
def shared_visit() -> Visit:
    return testing.make_visit()


@pytest.mark.parametrize("again", [False, True])
def test_ids_of_a_test_start_again_and_are_not_shared(shared_visit: Visit, *, again: bool) -> None:
    """The ids of one test do not depend on the others; those of wider records are different."""
    assert OF_THE_MODULE.id != shared_visit.id
    assert OF_THE_MODULE.id.startswith("shared-sample-visit")
    assert shared_visit.id.startswith("shared-sample-visit")
    assert testing.make_visit().id == "sample-visit"
    with numbering.number_anew():
        assert testing.make_visit().id == "sample-visit"
    assert testing.make_visit().id == "sample-visit-2"


@pytest.mark.parametrize("name", MAKERS)
def test_the_typed_keywords_of_a_builder_are_those_that_it_accepts(name: str) -> None:
    [(_, unpacked)] = get_type_hints(MAKERS[name], include_extras=True).items() - {
        ("return", type(MAKERS[name]()))
    }
    typed = set(get_type_hints(get_args(unpacked)[0]))
    with pytest.raises(InvalidKeyword) as caught:
        MAKERS[name](nonsense=1)
    listed = caught.value.reason.partition("Keywords: ")[2].removesuffix(".")
    assert set(listed.split(", ")) == typed


@pytest.mark.parametrize(
    ("make", "path", "value"),
    [
        (lambda: testing.make_agreement(signed_on="2001", terminated_on="2004"), "history", [
            Milestone("signed", "2001"),
            Milestone("terminated", "2004"),
        ]),
        (lambda: testing.make_agreement(stage="ratified"), "history", [Milestone("ratified", "2001-02-03")]),
        (lambda: testing.make_partnership(ended_on="2001"), "history", [Milestone("ended", "2001")]),
        (lambda: testing.make_mission(opened_on="1999", closed_on="2001"), "history", [
            MissionAct("opened", "1999"),
            MissionAct("closed", "2001"),
        ]),
        (lambda: testing.make_meeting(date="2003-05"), "period", Period("2003-05")),
        (lambda: testing.make_summit(start="2003", end=".."), "period", Period("2003/..")),
        (lambda: testing.make_summit(parties=["XA", "XC"]), "parties", ("XA", "XC")),
        (lambda: testing.make_visit(country="XC", end="2003"), "period", Period("/2003")),
        (lambda: testing.make_leader(party="XB", start="2001"), "tenures", [
            Tenure("President", ["head-of-state"], "XB", "2001/"),
        ]),
        (lambda: testing.make_leader(party="XB", period="2001/2002"), "tenures", [
            Tenure("President", ["head-of-state"], "XB", "2001/2002"),
        ]),
        (lambda: testing.make_membership(party="XC", start="1999"), "member", "XC"),
        (lambda: testing.make_statistic(party="XC", year=1999), "period", Period("1999")),
        (lambda: testing.make_trade_figure(year="1999"), "period", Period("1999")),
        (lambda: testing.make_statement(speaker="XB"), "addressees", [Participant("XA")]),
        (lambda: testing.make_statement(addressee="XA"), "speakers", [Participant("XB")]),
        (lambda: testing.make_mission(receiving="XA"), "sending", "XB"),
        (lambda: testing.make_trade_figure(reporter="XB"), "partner", "XA"),
        (lambda: testing.make_visit(country="XA"), "visited", ("XA",)),
        (lambda: testing.make_statement(addressee="XC"), "addressees", [Participant("XC")]),
    ],
)  # fmt: skip
def test_shortcuts_set_whole_fields(make: Callable[[], Record], path: str, value: Any) -> None:
    made = make()
    expected = tuple(value) if isinstance(value, list) else value
    assert getattr(made, path) == expected
    testing.assert_audited(testing.make_archive([made]))


@pytest.mark.parametrize(
    ("name", "keywords", "reason"),
    [
        ("make_agreement", {"signed_on": "2001", "history": []}, "it sets history, as 'history'"),
        ("make_agreement", {"signed_on": "2001", "stage": "signed"}, "history, as 'signed_on'"),
        ("make_meeting", {"date": "2001", "start": "2000"}, "it sets period, as 'date' does"),
        ("make_leader", {"party": "XA", "tenures": []}, "it sets tenures, as 'tenures' does"),
        ("make_leader", {"period": "2001", "end": "2002"}, "it sets period, as 'period' does"),
        ("make_visit", {"source": "a", "citations": []}, "it sets citations, as 'citations'"),
        ("make_source", {"source": "a"}, "it is not a keyword of it"),
        ("make_leader", {"nmae": "A"}, "Did you mean 'name'?"),
    ],
)
def test_keywords_that_contradict_each_other_are_rejected(
    name: str, keywords: dict[str, Any], reason: str
) -> None:
    with pytest.raises(InvalidKeyword, match=re.escape(reason)):
        MAKERS[name](**keywords)


def test_a_record_can_cite_another_source() -> None:
    treaty = testing.make_agreement(source="yearbook")
    assert {citation.source for citation in treaty.citations} == {"yearbook"}
    assert [source.id for source in testing.make_archive([treaty]).sources] == ["yearbook"]


def test_given_citations_are_used() -> None:
    own = [Citation("sample-source", 9, fields=["title"])]
    assert testing.make_agreement(citations=own).citations == tuple(own)


def test_missing_references_are_added() -> None:
    """Referenced records are added recursively, unless they are given."""
    links = [AgreementLink("amends", "old-pact")]
    pact = testing.make_agreement(parties=["XA", "a-firm"], links=links, concluded_at="talks")
    firm = testing.make_organization(id="a-firm", name="A firm", country="XB")
    archive = testing.make_archive([pact, firm])
    assert archive["a-firm"] is firm
    kinds = {record.id: type(record) for record in archive}
    assert kinds == {
        "sample-source": Source,
        "a-firm": Organization,
        "talks": Meeting,
        "sample-agreement": Agreement,
        "old-pact": Agreement,
    }
    seen = testing.make_summit(participants=[Participant("XA", "ada"), Participant("XB", "bea")])
    assert [leader.id for leader in testing.make_archive([seen]).leaders] == ["ada", "bea"]


def test_added_records_contradict_nothing() -> None:
    """A record that is added for a reference has no date."""
    old = testing.make_agreement(
        history=[Milestone("signed", "1899-01-01")],
        links=[AgreementLink("amends", "older")],
        concluded_at="talks",
    )
    testing.assert_audited(testing.make_archive([old]))


def test_inconsistent_records_are_rejected() -> None:
    with pytest.raises(ArchiveErrors):
        testing.make_archive([testing.make_agreement(id="a"), testing.make_meeting(id="a")])
    assert testing.make_archive() == Archive()


# --- assertions ---------------------------------------------------------------------------------


def failure(check: Callable[..., None], *given: Any) -> list[str]:
    """Return the lines of the message with which an assertion fails."""
    with pytest.raises(AssertionError) as caught:
        check(*given)
    return str(caught.value).splitlines()


def test_only_fields_that_differ_are_shown() -> None:
    left = testing.make_agreement(citations=[Citation("sample-source", 1, fields=["title"])])
    right = attrs.evolve(left, parties=["XA", "XC", "XB"], kind="treaty")
    assert failure(testing.assert_same_records, left, right) == [
        "the records differ",
        "  sample-agreement",
        "    kind: InstrumentKind.UNSPECIFIED != InstrumentKind.TREATY",
        "    parties[1]: Country('XB') != Country('XC')",
        "    parties[2]: missing != Country('XB')",
    ]


def test_records_on_one_side_only_are_shown() -> None:
    archive = complete_archive()
    less = archive.without("sample-statement")
    assert failure(testing.assert_same_records, archive, less) == [
        "the records differ",
        "  sample-statement",
        "    only in the first",
    ]
    assert failure(testing.assert_same_records, less, archive)[-1] == "    only in the second"


def test_records_of_different_types_or_ids_differ() -> None:
    meeting, summit = testing.make_meeting(id="met"), testing.make_summit(id="met")
    assert (
        failure(testing.assert_same_records, meeting, summit)[-1] == "    type: Meeting != Summit"
    )
    renamed = testing.make_meeting(id="met-again")
    assert failure(testing.assert_same_records, meeting, renamed)[1:] == [
        "  met",
        "    id: 'met' != 'met-again'",
    ]


def test_order_does_not_matter_in_comparisons() -> None:
    archive = complete_archive()
    testing.assert_same_records(archive, list(archive)[::-1])
    testing.assert_same_records([], Archive())


def test_comparisons_reject_other_values() -> None:
    wrong: Any = "sample-agreement"
    with pytest.raises(InvalidType):
        testing.assert_same_records(wrong, wrong)
    with pytest.raises(ArchiveErrors):
        testing.assert_same_records(
            [testing.make_source(), testing.make_source(title="Another")], []
        )


def test_errors_name_the_expected_type() -> None:
    wrong: Any = testing.make_agreement()
    with pytest.raises(InvalidType, match="an archive"):
        testing.assert_audited(wrong)
    with pytest.raises(InvalidType, match="a record or an archive"):
        testing.assert_round_trips([wrong])  # type: ignore[arg-type]
    with pytest.raises(InvalidType, match="a collection of records"):
        testing.make_archive(wrong)


def test_unsupported_fields_are_listed() -> None:
    bare = testing.make_agreement(citations=[Citation("sample-source", 1, fields=["title"])])
    assert failure(testing.assert_audited, testing.make_archive([bare])) == [
        "the audit of the archive failed",
        "  sample-agreement, parties[0]: no citation supports it.",
        "  sample-agreement, parties[1]: no citation supports it.",
        "  sample-agreement, history[0].stage: no citation supports it.",
        "  sample-agreement, history[0].date: no citation supports it.",
    ]


def test_a_field_lost_in_a_round_trip_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """A decoder that loses a field is noticed."""
    from diplomacy.testing import assertions

    monkeypatch.setattr(assertions, "from_dict", lambda _: testing.make_source(title=None))
    assert failure(testing.assert_round_trips, testing.make_source()) == [
        "writing and reading changed the records",
        "  sample-source",
        "    title: 'A sample source' != None",
    ]


# --- strategies ---------------------------------------------------------------------------------

SINCE: Final = date(1987, 6, 5)
OWN: Final = ("XD", "XE", "XF")
# The strategies with the two common arguments, and those of them that give records.
SCOPED: Final = tuple(
    name
    for name in strategies.__all__
    if {"countries", "since"} <= set(signature(getattr(strategies, name)).parameters)
)
_NOT_RECORDS: Final = (
    "archives",
    "milestones",
    "mission_acts",
    "obligations",
    "participants",
    "stops",
    "tenures",
)
RECORDS: Final = tuple(name for name in SCOPED if name not in _NOT_RECORDS)


def dates_of(value: Any) -> list[PartialDate | Period]:
    """Return every date and period in a value."""
    return [part for part in _parts(value) if isinstance(part, PartialDate | Period)]


def test_every_strategy_for_records_has_the_common_arguments() -> None:
    assert set(strategies.__all__) - set(SCOPED) == {
        *("citations", "countries", "partial_dates", "periods", "quantities", "sources", "texts")
    }


@pytest.mark.parametrize("since", [SINCE, date(9999, 12, 1)])
@pytest.mark.parametrize("name", ["partial_dates", "periods", "sources"])
def test_values_and_sources_are_not_before_since(name: str, since: date) -> None:
    @settings(max_examples=15)
    @given(getattr(strategies, name)(since=since))
    def holds(value: Any) -> None:
        assert not any(day.certainly_before(since) for day in dates_of(value))

    holds()


@pytest.mark.slow
@pytest.mark.parametrize("since", [SINCE, date(9999, 12, 1)])
@pytest.mark.parametrize("name", SCOPED)
def test_records_are_of_the_countries_and_not_before_since(name: str, since: date) -> None:
    strategy = getattr(strategies, name)(countries=OWN, since=since)

    @settings(max_examples=12)
    @given(strategy)
    def holds(drawn: Any) -> None:
        for record in drawn if isinstance(drawn, Archive) else [drawn]:
            assert {part for part in _parts(record) if isinstance(part, Country)} <= set(OWN)
            assert not any(day.certainly_before(since) for day in dates_of(record))

    holds()


@pytest.mark.slow
@settings(max_examples=25)
@given(st.data(), st.integers(0, 6), st.integers(0, 6))
def test_archives_have_sizes_within_their_bounds(
    data: st.DataObject, first: int, second: int
) -> None:
    least, most = sorted((first, second))
    archive = data.draw(
        strategies.archives(countries=OWN, since=SINCE, min_records=least, max_records=most)
    )
    assert least <= len(archive) <= most
    for record in archive:
        assert {part for part in _parts(record) if isinstance(part, Country)} <= set(OWN)
        assert not any(day.certainly_before(SINCE) for day in dates_of(record))


@pytest.mark.parametrize("bounds", [(3, 2), (-1, 4), (0, -1)])
def test_invalid_sizes_of_archives_are_rejected(bounds: tuple[int, int]) -> None:
    with pytest.raises(InvalidArgument):
        strategies.archives(min_records=bounds[0], max_records=bounds[1])


@pytest.mark.slow
@settings(max_examples=15)
@given(strategies.archives(countries=iter(OWN), min_records=9))
def test_archives_may_exceed_the_default_size(archive: Archive) -> None:
    assert len(archive) == 9


@pytest.mark.slow
@pytest.mark.parametrize("name", RECORDS)
def test_references_of_a_drawn_record_can_be_added(name: str) -> None:
    """No id is drawn for records of two types."""

    @settings(max_examples=15)
    @given(getattr(strategies, name)())
    def holds(record: Any) -> None:
        assert record in testing.make_archive([record])

    holds()


def test_a_failing_archive_is_shown_as_lines(capsys: pytest.CaptureFixture[str]) -> None:
    @settings(max_examples=5, database=None, print_blob=False, phases=[Phase.generate])
    @given(strategies.archives(min_records=1, max_records=1))
    def fails(archive: Archive) -> None:
        assert archive.dumps() == ""

    with pytest.raises(AssertionError) as caught:
        fails()
    assert '{"type":"Archive","format":2' in "\n".join(caught.value.__notes__)
    assert capsys.readouterr().err == ""


@pytest.mark.slow
@settings(max_examples=40)
@given(strategies.archives(min_records=1, max_records=5))
def test_archives_round_trip(archive: Archive) -> None:
    testing.assert_round_trips(archive)


def is_between_one_pair(archive: Archive) -> bool:
    """Return whether an agreement and a meeting have two countries in common."""
    return any(
        len({*agreement.parties} & {*meeting.parties} & {*countries_of(archive)}) > 1
        for agreement in archive.agreements
        for meeting in archive.meetings
    )


def countries_of(archive: Archive) -> set[Country]:
    return {part for record in archive for part in _parts(record) if isinstance(part, Country)}


def draw_all(strategy: st.SearchStrategy[Any], number: int) -> list[Any]:
    """Return the examples that a test with this number of examples sees."""
    drawn: list[Any] = []

    @settings(max_examples=number, database=None, derandomize=True, phases=[Phase.generate])
    @given(strategy)
    def draw(value: Any) -> None:
        drawn.append(value)

    draw()
    return drawn


def test_most_archives_have_agreements_and_meetings_of_one_pair() -> None:
    drawn = draw_all(strategies.archives(), 100)
    assert sum(map(is_between_one_pair, drawn)) >= 80
    drawn = draw_all(strategies.archives(types=[Agreement, Summit], max_records=4), 100)
    assert sum(map(is_between_one_pair, drawn)) >= 80


@settings(max_examples=60)
@given(st.data(), st.sets(st.sampled_from([*TYPES_BY_NAME.values()]), min_size=1))
def test_archives_have_records_of_some_types_only(data: st.DataObject, types: set[Any]) -> None:
    """The sources of the records and the organizations that they name are added."""
    archive = data.draw(strategies.archives(types=types))
    assert {type(record) for record in archive} <= types | {Source, Organization}


@pytest.mark.parametrize("types", [[], [Archive], [Milestone], "Agreement"])
def test_types_that_are_not_of_records_are_rejected(types: Any) -> None:
    with pytest.raises(InvalidType):
        strategies.archives(types=types)


@pytest.mark.slow
@pytest.mark.parametrize("kind", [*TYPES_BY_NAME.values(), *PART_TYPES, Citation])
def test_strategies_give_every_field_of_a_type(kind: Any) -> None:
    """Each optional field is left out and given, and each term of a vocabulary is drawn."""
    for number in (100, 400, 2_000):
        drawn = draw_all(st.from_type(kind), number)
        lacking = list(iter_lacking(kind, [value for value in drawn if type(value) is kind]))
        if not lacking:
            break
    assert lacking == []


def iter_lacking(kind: Any, drawn: list[Any]) -> Iterator[str]:
    """Give the fields of a type for which too little was drawn."""
    for field in attrs.fields(kind):
        values = {getattr(record, field.name) for record in drawn}
        if field.init and len(values) < 2:
            yield field.name
        terms = [part for part in (get_args(field.type) or [field.type]) if part is not type(None)]
        if len(terms) == 1 and issubclass(terms[0], Enum) and len(terms[0]) < 9:
            excluded = {MeetingLevel.LEADERS, MissionRank.NONE} if field.init else {*terms[0]}
            if {*terms[0]} - excluded - values:
                yield field.name
        if field.init and field.default is not attrs.NOTHING and field.default not in values:
            yield f"{field.name} left out"


def is_in_force_before_signature(agreement: Agreement) -> bool:
    acts = [(act.stage, act.date) for act in agreement.history if act.date and not act.planned]
    signed = [date for stage, date in acts if stage is Stage.SIGNED]
    forced = [date for stage, date in acts if stage is Stage.IN_FORCE]
    return any(date.certainly_before(other) for date in forced for other in signed)


# What a constructor accepts, however odd it is.
ODD: Final[dict[str, tuple[Any, Callable[[Any], bool]]]] = {
    "in force before signature": (Agreement, is_in_force_before_signature),
    "no history": (Agreement, lambda x: not x.history),
    "a planned act": (Agreement, lambda x: any(step.planned for step in x.history)),
    "an act of a party": (Agreement, lambda x: any(step.party for step in x.history)),
    "an act without a date": (Agreement, lambda x: any(step.date is None for step in x.history)),
    "a later effect": (Agreement, lambda x: any(step.effective_on for step in x.history)),
    "a territory": (Agreement, lambda x: any(step.territory for step in x.history)),
    "parties not known": (Agreement, lambda x: not x.parties),
    "parties in another order": (Agreement, lambda x: list(x.parties) != sorted(x.parties)),
    "an open period": (Meeting, lambda x: x.period and str(x.period).endswith("/..")),
    "an unknown end": (Meeting, lambda x: x.period and str(x.period).startswith("/")),
    "a span": (Statement, lambda x: x.date and str(x.date).startswith("[")),
    "an approximate date": (Statement, lambda x: x.date and x.date.approximate),
    "two speakers": (Statement, lambda x: len(x.speakers) > 1),
    "no speaker": (Statement, lambda x: not x.speakers),
    "a fulfilment": (Statement, lambda x: x.fulfilled_by),
    "a term with attested days": (Tenure, lambda x: x.period and x.attested),
    "an organization as member": (Membership, lambda x: not isinstance(x.member, Country)),
    "a leader without a party": (Participant, lambda x: x.leader and not x.party),
    "a stop that recurs": (Visit, lambda x: len(x.stops) > len(set(x.stops))),
    "no value": (TradeFigure, lambda x: x.value is None),
    "a base year": (TradeFigure, lambda x: x.base_year),
    "identifiers and custom values": (Mission, lambda x: x.identifiers and x.extra),
    "two citations": (Leader, lambda x: len(x.citations) > 1),
    "a body of no country": (Organization, lambda x: x.country is None),
    "text in another script": (Agreement, lambda x: not x.title.isascii()),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", ODD)
def test_strategies_give_what_is_odd(name: str) -> None:
    kind, is_odd = ODD[name]
    find(
        st.from_type(kind),
        lambda record: bool(is_odd(record)),
        settings=settings(derandomize=True, max_examples=5_000, phases=[Phase.generate]),
    )


SHRUNK: Final[dict[str, tuple[Callable[[Archive], bool], list[str]]]] = {
    "an agreement of a meeting": (
        lambda archive: any(agreement.concluded_at for agreement in archive.agreements),
        ["sample-source", "sample-meeting-1", "sample-agreement-1"],
    ),
    "in force before signature": (
        lambda archive: any(map(is_in_force_before_signature, archive.agreements)),
        ["sample-source", "sample-agreement-1"],
    ),
    "two speakers": (
        lambda archive: any(len(statement.speakers) > 1 for statement in archive.statements),
        ["sample-source", "sample-statement-1"],
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", SHRUNK)
def test_archives_shrink_to_the_records_that_a_failure_needs(name: str) -> None:
    has_failed, ids = SHRUNK[name]
    found = find(
        strategies.archives(),
        has_failed,
        settings=settings(derandomize=True, database=None, max_examples=5_000),
    )
    assert [record.id for record in found] == ids
    assert found[ids[-1]].extra == {}


@pytest.mark.slow
@pytest.mark.parametrize("record_type", TYPES_BY_NAME.values())
def test_archives_have_every_type_of_record(record_type: type[Any]) -> None:
    """Every type of record is drawn."""
    find(
        strategies.archives(min_records=6, max_records=10),
        lambda archive: any(type(record) is record_type for record in archive),
        settings=settings(derandomize=True, max_examples=2_000, phases=[Phase.generate]),
    )


@pytest.mark.parametrize(
    ("field", "types"),
    [
        ("links", [Agreement]),
        ("concluded_at", [Agreement, Meeting]),
        ("elevated_from", [Partnership]),
        ("instrument", [Agreement, Partnership]),
        ("made_at", [Meeting, Statement]),
        ("fulfilled_by", [Meeting, Statement]),
    ],
)
def test_archives_have_references_between_records(field: str, types: list[type[Any]]) -> None:
    """Records refer to other types and to their own."""
    find(
        strategies.archives(types=types, min_records=6, max_records=10),
        lambda archive: any(getattr(record, field, None) for record in archive),
        settings=settings(max_examples=2_000, phases=[Phase.generate]),
    )


@pytest.mark.parametrize(
    "kind",
    [Archive, Country, PartialDate, Period, Agreement, Leader, Meeting, Summit, Source],
)
def test_strategies_are_registered_by_type(kind: Any) -> None:
    @settings(max_examples=10)
    @given(st.from_type(kind))
    def holds(value: Any) -> None:
        assert isinstance(value, kind)

    holds()


@pytest.mark.parametrize("strategy", [strategies.agreements, strategies.archives])
@pytest.mark.parametrize(
    ("countries", "message"),
    [
        (["XD"], "at least two countries"),
        ([], "at least two countries"),
        (["XD", "XD"], "duplicated"),
        ("XD", "a sequence of countries"),
        (["XD", "Freedonia"], "'Freedonia' is not a valid country code"),
    ],
)
def test_strategies_need_two_countries(
    strategy: Callable[..., Any], countries: Any, message: str
) -> None:
    with pytest.raises(diplomacy.DiplomacyError, match=message):
        strategy(countries=countries)


@pytest.mark.slow
def test_agreements_shrink_to_readable_ones() -> None:
    """The simplest agreement that has been in force has nothing unrelated."""
    found = find(
        strategies.agreements(),
        lambda agreement: agreement.has_reached("in-force"),
        settings=settings(database=None, max_examples=200, derandomize=True),
    )
    assert found.id == "sample-agreement-0"
    assert found.title == "A sample name"
    assert found.topics == ()
    assert set(found.parties) <= {"XA", "XB"}
    assert len(found.history) <= 2


# --- imports --------------------------------------------------------------------------------------


def run(code: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


def test_the_package_imports_neither_hypothesis_nor_pytest() -> None:
    code = (
        "import diplomacy.testing, sys; sys.exit(bool({'hypothesis', 'pytest'} & set(sys.modules)))"
    )
    assert run(code).returncode == 0


def test_without_hypothesis_the_error_names_the_extra() -> None:
    code = "import sys; sys.modules['hypothesis'] = None; import diplomacy.testing.strategies"
    message = run(code).stderr.splitlines()[-1]
    assert message == (
        "ModuleNotFoundError: diplomacy.testing.strategies needs hypothesis: "
        'pip install "diplomacy-records[testing]".'
    )


# --- descriptions -------------------------------------------------------------------------------


def test_the_description_of_records_is_text_for_a_snapshot() -> None:
    leader = testing.make_leader(party="XB", start="2001", other_names=["A", "B"])
    assert testing.describe_records(testing.make_archive([leader])).splitlines() == [
        "Leader sample-leader",
        *('  name: "Sample Leader"', '  other_names: ["A", "B"]'),
        *('  tenures[0].office: "President"', '  tenures[0].roles: ["head-of-state"]'),
        *('  tenures[0].party: "XB"', '  tenures[0].period: "2001/"'),
        *('  citations[0].source: "sample-source"', "  citations[0].paragraph: 1"),
        f"  citations[0].fields: {json.dumps(leader.citations[0].fields)}",
        "Source sample-source",
        *('  publisher: "The Sample Press"', '  title: "A sample source"'),
    ]


@settings(max_examples=50)
@given(strategies.archives(max_records=4), st.data())
def test_a_description_changes_with_the_records_only(archive: Archive, data: st.DataObject) -> None:
    records = data.draw(st.permutations([*archive]))
    text = testing.describe_records(archive)
    assert testing.describe_records(records) == text
    for record in archive:
        less = testing.describe_records([other for other in archive if other is not record])
        assert less != text


# --- the plugin, in a separate project ---------------------------------------------------------

PROJECT: Final = """
import pytest

from diplomacy import Archive
from diplomacy.testing import make_agreement, make_visit


@pytest.fixture(scope="session")
def visit():
    return make_visit()


def test_a_shared_record(visit):
    assert (visit.id, make_visit().id) == ("shared-sample-visit", "sample-visit")


def test_a_shared_record_again(visit):
    assert (visit.id, make_visit().id) == ("shared-sample-visit", "sample-visit")


def test_fixtures(diplomacy_archive, empty_archive, archive_of):
    assert len(diplomacy_archive) > 100
    assert len(empty_archive) == 0
    assert len(archive_of([make_agreement()])) == 2


def test_two_records():
    assert make_agreement() == make_agreement(id="sample-agreement", title="Another")


def test_two_archives(archive_of, empty_archive):
    assert archive_of([make_agreement()]) == empty_archive


def test_two_lists():
    plain = make_agreement()
    assert [plain] == [make_agreement(id=plain.id, kind="treaty", citations=plain.citations)]


def test_archives_in_lists(archive_of):
    assert [archive_of([])] == [archive_of([make_agreement()])]


def test_two_of_one_id():
    assert [make_agreement(id="a"), make_agreement(id="a", kind="treaty")] == []


def test_values():
    left, right = make_visit(id="a"), make_visit(id="a", status="planned")
    assert {"x": left, "y": left} == {"x": right, "z": left}


def test_briefs(diplomacy_archive):
    brief = diplomacy_archive.relations("KR", "NL")
    assert brief == diplomacy_archive.relations("KR", "NL", without="sources", title="A title")


def test_order():
    first, second = make_agreement(id="a"), make_agreement(id="b")
    assert [first, second] == [second, first]


def test_other_things():
    assert make_agreement() == "sample-agreement"
"""


@pytest.mark.slow
def test_the_plugin_in_a_separate_project(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text('pytest_plugins = ["diplomacy.testing.plugin"]\n')
    (tmp_path / "test_project.py").write_text(PROJECT)
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert done.stdout.splitlines()[-1].startswith("9 failed, 3 passed")
    messages = (line.removeprefix("E").strip() for line in done.stdout.splitlines())
    lines = [line.removeprefix("AssertionError: ") for line in messages]
    first = lines.index("assert the records differ")
    assert lines[first + 1 : first + 3] == [
        "sample-agreement",
        "title: 'A sample agreement' != 'Another'",
    ]
    second = lines.index("assert the records differ", first + 1)
    assert lines[second + 1 : second + 5] == [
        *("sample-source", "only in the first"),
        *("sample-agreement", "only in the first"),
    ]
    third = lines.index("assert the records differ", second + 1)
    assert lines[third + 1 : third + 3] == [
        "sample-agreement",
        "kind: InstrumentKind.UNSPECIFIED != InstrumentKind.TREATY",
    ]
    assert lines.count("assert the records differ") == 4
    by_key = lines.index("assert the records differ", third + 1)
    assert lines[by_key + 1 : by_key + 3] == [
        "'x'",
        "status: MeetingStatus.HELD != MeetingStatus.PLANNED",
    ]
    assert "+A TITLE" in lines[lines.index("assert the briefs differ") :]
    assert "ArchiveErrors" not in done.stdout


def test_no_plugin_is_loaded_automatically() -> None:
    """The distribution has no entry point that pytest or hypothesis would load."""
    from importlib.metadata import entry_points

    for group in ("pytest11", "hypothesis"):
        assert [e.value for e in entry_points(group=group) if "diplomacy" in e.value] == []
