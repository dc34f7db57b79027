"""The audit: the shipped facts are proved, and each sort of unproved one is found."""

from typing import Any, Final

import attrs
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from diplomacy import (
    Agreement,
    Archive,
    Citation,
    Leader,
    Membership,
    Milestone,
    Organization,
    PartialDate,
    Participant,
    Quantity,
    Source,
    Stage,
    Summit,
    Tenure,
    TradeFigure,
)
from diplomacy.errors import InvalidId
from diplomacy.fixtures import ARCHIVE
from diplomacy.provenance import Finding, audit, citable_paths, value_at

ARTICLE: Final = Source(id="article")
REPORT: Final = Source(id="report", url="https://example.org/report")
NOWHERE: Final = Source(id="nowhere")


def firm(*citations: Citation, **more: Any) -> Organization:
    given = {"name": "A firm", "kind": "company", **more}
    return Organization(id="firm", citations=citations, **given)


def stated(*fields: str, source: str = "article") -> Citation:
    return Citation(source, 1, fields=fields)


def external(*fields: str, source: str = "report") -> Citation:
    return Citation(source, fields=fields, basis="external", note="Looked up.")


def found(*records: Any) -> list[tuple[str, str]]:
    """Return the ids and paths of what an audit finds wanting, whatever the sources."""
    return [(f.id, f.path) for f in audit(Archive([ARTICLE, REPORT, NOWHERE, *records]))]


def text(*citations: Citation) -> Agreement:
    """Return an agreement with a milestone that has all its fields."""
    return Agreement(
        id="text",
        title="A text",
        parties=["XA", "XB"],
        history=[Milestone("signed", "2020"), Milestone("ratified", "2021", True, "XA")],
        citations=citations,
    )


# --- the audit ----------------------------------------------------------------------------------


def test_the_shipped_facts_are_proved() -> None:
    """Nothing in the shipped archive is found wanting."""
    assert audit(ARCHIVE) == ()


def test_what_is_supported_is_not_found() -> None:
    """A record whose set fields are all cited passes; those at their defaults need nothing."""
    assert found(firm(stated("name", "kind"))) == []
    assert found(text(stated("title", "parties", "history[0]", "history[1]"))) == []


@pytest.mark.parametrize(
    ("more", "path"),
    [
        ({"country": "XA"}, "country"),
        ({"short_name": "AF"}, "short_name"),
        ({"other_names": ["Firm"]}, "other_names[0]"),
        ({"state_owned": False}, "state_owned"),
        ({"founded": "2020"}, "founded"),
    ],
)
def test_an_unsupported_field_is_found(more: dict[str, Any], path: str) -> None:
    """A field that is set and not cited is found, even where it is set to False."""
    assert found(firm(stated("name", "kind"), **more)) == [("firm", path)]
    assert found(firm(stated("name", "kind", path), **more)) == []


def test_a_path_supports_what_is_under_it_and_no_more() -> None:
    """A list cited as a whole supports its parts; one part supports itself alone."""
    names = {"other_names": [f"Name {i}" for i in range(12)]}
    assert found(firm(stated("name", "kind", "other_names"), **names)) == []
    missing = found(firm(stated("name", "kind", "other_names[1]"), **names))
    assert missing == [("firm", f"other_names[{i}]") for i in range(12) if i != 1]


def test_a_name_that_begins_alike_supports_nothing() -> None:
    """A citation of parties does not support parties_complete."""
    incomplete = attrs.evolve(
        text(stated("title", "parties", "history[0]", "history[1]")), parties_complete=False
    )
    assert found(incomplete) == [("text", "parties_complete")]


@pytest.mark.parametrize("whole", ["history", "tenures", "participants"])
def test_milestones_and_their_like_are_proved_one_by_one(whole: str) -> None:
    """A citation of all milestones, tenures or participants proves none of them."""
    records: dict[str, Any] = {
        "history": text(stated("title", "parties", "history")),
        "tenures": Leader(
            id="who",
            name="A person",
            tenures=[Tenure("President", {"head-of-state"}, "XA", attested=["2020"])],
            citations=[stated("name", "tenures")],
        ),
        "participants": Summit(
            id="talks",
            title="Talks",
            format="bilateral",
            participants=[Participant("XA"), Participant("XB", office="President")],
            citations=[stated("title", "format", "participants")],
        ),
    }
    wanting = {
        "history": [
            "history[0].stage",
            "history[0].date",
            "history[1].stage",
            "history[1].date",
            "history[1].planned",
            "history[1].party",
        ],
        "tenures": [
            "tenures[0].office",
            "tenures[0].roles",
            "tenures[0].party",
            "tenures[0].attested[0]",
        ],
        "participants": [
            "participants[0].party",
            "participants[1].party",
            "participants[1].office",
        ],
    }
    record = records[whole]
    assert found(record) == [(record.id, path) for path in wanting[whole]]


def test_one_part_of_a_milestone_proves_itself_alone() -> None:
    """The date of a milestone supports neither its stage nor another milestone."""
    assert found(text(stated("title", "parties", "history[0].date", "history[1]"))) == [
        ("text", "history[0].stage")
    ]


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("place_of_birth", id="no such field"),
        pytest.param("name.spelling", id="no such part"),
        pytest.param("other_names[1]", id="beyond the end"),
        pytest.param("country", id="not set"),
        pytest.param("id", id="the id"),
        pytest.param("citations[0]", id="a citation"),
        pytest.param("name[0]", id="a letter"),
        pytest.param("name.upper", id="a method of a text"),
        pytest.param("__class__", id="the class"),
        pytest.param("other_names.count", id="a method of a tuple"),
        pytest.param("other_names[999999]", id="a number without end"),
    ],
)
def test_a_path_that_is_not_there_is_found(path: str) -> None:
    """A citation of what the record does not have, or need not prove, is found."""
    cited = stated("name", "kind", "other_names[0]", path)
    assert found(firm(cited, other_names=["Firm"])) == [("firm", "citations[0].fields")]


def test_a_method_is_no_field() -> None:
    """A citation of something an agreement can do, rather than of a field, is found."""
    proved = stated("title", "parties", "history[0]", "history[1]")
    assert found(text(proved, stated("involves"))) == [("text", "citations[1].fields")]


def test_an_external_source_needs_a_url() -> None:
    """What was looked up must be where another can look it up."""
    own = stated("name", "kind")
    assert found(firm(own, external("founded"), founded="2020")) == []
    assert found(firm(own, external("founded", source="nowhere"), founded="2020")) == [
        ("firm", "citations[1].source")
    ]


def test_nothing_rests_on_what_was_looked_up_alone() -> None:
    """A record with external citations only is found, as is one that calls its own source so."""
    assert ("firm", "citations[0].source") in found(firm(external("name", "kind")))
    own = stated("name", "kind", source="report")
    assert found(firm(own, external("founded"), founded="2020")) == [
        ("firm", "citations[1].source")
    ]


def test_a_finding_reads_as_a_line() -> None:
    """A finding says which record, which field and what is wanting."""
    [finding] = audit(Archive([ARTICLE, firm(stated("name"))]))
    assert isinstance(finding, Finding)
    assert str(finding).startswith("firm, kind: ")
    assert finding.reason


def without(record: Any, which: int) -> Any:
    """Return a record without one of its citations, or as it is where it has no more than one."""
    if isinstance(record, Source) or len(record.citations) < 2:
        return record
    which %= len(record.citations)
    return attrs.evolve(record, citations=record.citations[:which] + record.citations[which + 1 :])


MOST: Final = max(len(r.citations) for r in ARCHIVE if not isinstance(r, Source))


@pytest.mark.parametrize("which", range(MOST))
def test_each_citation_taken_away_is_missed_where_it_alone_proved(which: int) -> None:
    """With any one citation gone, what only that one supported is found, and nothing else."""
    thinned = Archive(without(record, which) for record in ARCHIVE)
    missing = {(f.id, f.path) for f in audit(thinned) if not f.path.startswith("citations")}
    for record in thinned:
        if isinstance(record, Source):
            continue
        cited = {path for c in record.citations for path in c.fields}
        for path in citable_paths(record):
            above = {path[:i] for i, sign in enumerate(path) if sign in ".["} | {path}
            proved = above & cited - {
                "history",
                "tenures",
                "participants",
                "speakers",
                "addressees",
            }
            assert (record.id, path) in missing or proved
            assert (record.id, path) not in missing or not proved
    assert {id for id, _ in missing} <= {r.id for r in thinned}


def test_most_citations_are_needed() -> None:
    """To take away the first citation of each record leaves most of them wanting."""
    wanting = {f.id for f in audit(Archive(without(record, 0) for record in ARCHIVE))}
    several = [r for r in ARCHIVE if not isinstance(r, Source) and len(r.citations) > 1]
    assert len(wanting) > len(several) / 2


# --- paths --------------------------------------------------------------------------------------


def test_every_path_leads_somewhere() -> None:
    """At each path of each shipped record there stands what was set."""
    for record in ARCHIVE:
        if not isinstance(record, Source):
            assert len(set(citable_paths(record))) == len(citable_paths(record)) > 0
            for path in citable_paths(record):
                assert value_at(record, path) not in (None, ())


def test_every_cited_path_leads_somewhere() -> None:
    """At each path that a shipped citation names there stands something."""
    for record in ARCHIVE:
        if not isinstance(record, Source):
            for citation in record.citations:
                for path in citation.fields:
                    assert value_at(record, path) not in (None, ())


def test_the_paths_of_a_record() -> None:
    """Each set field has a path, and each part of a milestone; id and citations have none."""
    assert citable_paths(text(stated("title"))) == (
        "title",
        "parties[0]",
        "parties[1]",
        "history[0].stage",
        "history[0].date",
        "history[1].stage",
        "history[1].date",
        "history[1].planned",
        "history[1].party",
    )


def test_what_stands_at_a_path() -> None:
    """A path gives the value itself, however deep, and a whole list by its name."""
    record = text(stated("title"))
    assert value_at(record, "title") == "A text"
    assert value_at(record, "parties[1]") == "XB"
    assert value_at(record, "history") == record.history
    assert value_at(record, "history[0]") == Milestone("signed", "2020")
    assert value_at(record, "history[1].stage") is Stage.RATIFIED
    assert value_at(record, "history[1].date") == PartialDate("2021")
    figure = TradeFigure(
        id="figure",
        reporter="XA",
        partner="XB",
        flow="total",
        value=Quantity(5, "USD"),
        kind="actual",
        citations=[stated("value")],
    )
    assert value_at(figure, "value.unit") == "USD"


@settings(deadline=None)
@given(st.text(max_size=30) | st.from_regex(r"[a-z_]+(\[[0-9]+\])?(\.[a-z_]+(\[[0-9]+\])?)*"))
@example("history[" + "9" * 5000 + "]")
@example("history[9999999999999999999999]")
@example("parties[0][0]")
@example("title.upper")
@example("history[0].stage.definition.upper")
def test_any_path_gives_something_or_is_refused(path: str) -> None:
    """Any text for a path is answered with data, or refused by an error of this library."""
    try:
        value = value_at(ARCHIVE["kr-tr-fta"], path)
    except InvalidId:
        return
    assert not callable(value)


@pytest.mark.parametrize("path", ["", "???", "history[0]..date", "history[0", "Title", " title"])
def test_what_is_no_path_is_refused(path: str) -> None:
    """A text that is not of the form of a path stands for nothing, and not for the record."""
    with pytest.raises(InvalidId):
        value_at(ARCHIVE["kr-tr-fta"], path)


def test_a_part_that_is_not_set_is_found() -> None:
    """A citation of the end of a period that goes on names what is not there."""
    standing = Membership(
        id="standing",
        member="XA",
        organization="firm",
        status="member",
        period="2012/..",
        citations=[stated("member", "organization", "status", "period", "period.end")],
    )
    assert found(firm(stated("name", "kind")), standing) == [("standing", "citations[0].fields")]
