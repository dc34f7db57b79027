"""Tests of coverage: which fields of a record its citations support."""

from typing import Any, Final

import attrs
import pytest

from diplomacy import (
    Agreement,
    Archive,
    Citation,
    Leader,
    Membership,
    Milestone,
    Organization,
    Participant,
    Source,
    Summit,
    Tenure,
)
from diplomacy.fixtures import ARCHIVE
from diplomacy.provenance import Finding, audit, citable_paths

ARTICLE: Final = Source(id="article")
REPORT: Final = Source(id="report", url="https://example.org/report")
WITHOUT_URL: Final = Source(id="without-url")
SUPPORTED_ONE_BY_ONE: Final = {"history", "tenures", "participants", "speakers", "addressees"}


def make_firm(*citations: Citation, **changes: Any) -> Organization:
    fields = {"name": "A firm", "kind": "company", **changes}
    return Organization(id="firm", citations=citations, **fields)


def make_treaty(*citations: Citation) -> Agreement:
    """Return an agreement, one of whose milestones has all its fields."""
    return Agreement(
        id="treaty",
        title="A treaty",
        parties=["XA", "XB"],
        history=[Milestone("signed", "2020"), Milestone("ratified", "2021", True, "XA")],
        citations=citations,
    )


def stated(*fields: str, source: str = "article") -> Citation:
    return Citation(source, 1, fields=fields)


def external(*fields: str, source: str = "report") -> Citation:
    return Citation(source, fields=fields, basis="external", note="Consulted.")


def findings(*records: Any) -> list[tuple[str, str]]:
    """Return the ids and paths that an audit of records reports."""
    archive = Archive([ARTICLE, REPORT, WITHOUT_URL, *records])
    return [(finding.id, finding.path) for finding in audit(archive)]


# --- fields without a citation ------------------------------------------------------------------


def test_a_fully_cited_record_has_no_findings() -> None:
    """A record passes if all its set fields are cited; default values need no citation."""
    assert findings(make_firm(stated("name", "kind"))) == []
    assert findings(make_treaty(stated("title", "parties", "history[0]", "history[1]"))) == []


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"country": "XA"}, "country"),
        ({"short_name": "AF"}, "short_name"),
        ({"other_names": ["Firm"]}, "other_names[0]"),
        ({"state_owned": False}, "state_owned"),
        ({"founded": "2020"}, "founded"),
    ],
)
def test_an_uncited_field_is_reported(changes: dict[str, Any], path: str) -> None:
    """A field that is set and not cited is reported, even if its value is False."""
    assert findings(make_firm(stated("name", "kind"), **changes)) == [("firm", path)]
    assert findings(make_firm(stated("name", "kind", path), **changes)) == []


def test_a_path_supports_only_what_is_under_it() -> None:
    """A citation of a list supports its elements; a citation of an element supports no other."""
    names = {"other_names": [f"Name {i}" for i in range(12)]}
    assert findings(make_firm(stated("name", "kind", "other_names"), **names)) == []
    uncited = findings(make_firm(stated("name", "kind", "other_names[1]"), **names))
    assert uncited == [("firm", f"other_names[{i}]") for i in range(12) if i != 1]


def test_a_path_does_not_support_a_longer_name() -> None:
    """A citation of parties does not support parties_complete."""
    treaty = make_treaty(stated("title", "parties", "history[0]", "history[1]"))
    assert findings(attrs.evolve(treaty, parties_complete=False)) == [
        ("treaty", "parties_complete")
    ]


@pytest.mark.parametrize(
    ("record", "uncited"),
    [
        pytest.param(
            make_treaty(stated("title", "parties", "history")),
            [
                "history[0].stage",
                "history[0].date",
                "history[1].stage",
                "history[1].date",
                "history[1].planned",
                "history[1].party",
            ],
            id="history",
        ),
        pytest.param(
            Leader(
                id="leader",
                name="A person",
                tenures=[Tenure("President", {"head-of-state"}, "XA", attested=["2020"])],
                citations=[stated("name", "tenures")],
            ),
            [
                "tenures[0].office",
                "tenures[0].roles",
                "tenures[0].party",
                "tenures[0].attested[0]",
            ],
            id="tenures",
        ),
        pytest.param(
            Summit(
                id="summit",
                title="Talks",
                format="bilateral",
                participants=[Participant("XA"), Participant("XB", office="President")],
                citations=[stated("title", "format", "participants")],
            ),
            ["participants[0].party", "participants[1].party", "participants[1].office"],
            id="participants",
        ),
    ],
)
def test_milestones_tenures_and_participants_are_supported_one_by_one(
    record: Any, uncited: list[str]
) -> None:
    """A citation of the whole list supports none of them."""
    assert findings(record) == [(record.id, path) for path in uncited]


def test_a_part_of_a_milestone_supports_only_itself() -> None:
    """The date of a milestone supports neither its stage nor another milestone."""
    treaty = make_treaty(stated("title", "parties", "history[0].date", "history[1]"))
    assert findings(treaty) == [("treaty", "history[0].stage")]


# --- citations of the wrong fields --------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("place_of_birth", id="unknown field"),
        pytest.param("name.spelling", id="unknown part"),
        pytest.param("other_names[1]", id="index out of range"),
        pytest.param("country", id="field that is not set"),
        pytest.param("id", id="id"),
        pytest.param("citations[0]", id="citation"),
        pytest.param("name[0]", id="letter"),
        pytest.param("name.upper", id="method of a string"),
        pytest.param("__class__", id="class"),
        pytest.param("other_names.count", id="method of a tuple"),
        pytest.param("other_names[999999]", id="large index"),
    ],
)
def test_a_citation_of_a_missing_field_is_reported(path: str) -> None:
    """A citation is reported if its field does not exist, is not set or needs no citation."""
    citation = stated("name", "kind", "other_names[0]", path)
    assert findings(make_firm(citation, other_names=["Firm"])) == [("firm", "citations[0].fields")]


@pytest.mark.parametrize("path", ["involves", "signed_on", "parties_complete"])
def test_a_citation_of_a_method_or_derived_field_is_reported(path: str) -> None:
    """Methods, derived fields and default values cannot be cited."""
    supported = stated("title", "parties", "history[0]", "history[1]")
    assert findings(make_treaty(supported, stated(path))) == [("treaty", "citations[1].fields")]


def test_a_citation_of_a_part_that_is_not_set_is_reported() -> None:
    """The end of an ongoing period is None and cannot be cited."""
    membership = Membership(
        id="membership",
        member="XA",
        organization="firm",
        status="member",
        period="2012/..",
        citations=[stated("member", "organization", "status", "period", "period.end")],
    )
    assert findings(make_firm(stated("name", "kind")), membership) == [
        ("membership", "citations[0].fields")
    ]


# --- external citations -------------------------------------------------------------------------


def test_the_source_of_an_external_citation_needs_a_url() -> None:
    """A consulted source must be one that a reader can look up."""
    own = stated("name", "kind")
    assert findings(make_firm(own, external("founded"), founded="2020")) == []
    citation = external("founded", source="without-url")
    assert findings(make_firm(own, citation, founded="2020")) == [("firm", "citations[1].source")]


def test_a_record_cannot_rest_on_external_citations_alone() -> None:
    """A record needs a source other than the one that it cites as external."""
    assert ("firm", "citations[0].source") in findings(make_firm(external("name", "kind")))
    own = stated("name", "kind", source="report")
    assert findings(make_firm(own, external("founded"), founded="2020")) == [
        ("firm", "citations[1].source")
    ]
    others = [own, stated("name"), external("founded")]
    assert findings(make_firm(*others, founded="2020")) == []


# --- the shipped records ------------------------------------------------------------------------


def without_citation(record: Any, number: int) -> Any:
    """Return a record without one of its citations, unless it has only one."""
    if isinstance(record, Source) or len(record.citations) < 2:
        return record
    number %= len(record.citations)
    rest = record.citations[:number] + record.citations[number + 1 :]
    return attrs.evolve(record, citations=rest)


@pytest.mark.parametrize("number", range(4))
def test_removing_a_citation_reports_exactly_what_only_it_supported(number: int) -> None:
    """Without one citation of each record, the fields that nothing else cites are reported."""
    thinned = Archive(without_citation(record, number) for record in ARCHIVE)
    uncited = {(f.id, f.path) for f in audit(thinned) if not f.path.startswith("citations")}
    expected = set()
    for record in thinned:
        if isinstance(record, Source):
            continue
        cited = {path for c in record.citations for path in c.fields} - SUPPORTED_ONE_BY_ONE
        for path in citable_paths(record):
            enclosing = {path[:i] for i, sign in enumerate(path) if sign in ".["} | {path}
            if not enclosing & cited:
                expected.add((record.id, path))
    assert uncited == expected
    assert uncited


def test_a_finding_prints_on_one_line() -> None:
    """A finding prints as record, field and reason; one about a whole text has no field."""
    [finding] = audit(Archive([ARTICLE, make_firm(stated("name"))]))
    assert str(finding) == "firm, kind: no citation supports it."
    assert str(attrs.evolve(finding, path="")) == "firm: no citation supports it."
    assert isinstance(finding, Finding)


def test_findings_are_in_the_order_of_the_records() -> None:
    """All findings about a record are together, whatever their kinds."""
    tenure = Tenure("King", {"head-of-state"}, "XA", attested=["2020"])
    records: list[Any] = [
        make_firm(stated("name")),
        Leader(
            id="leader",
            name="A person",
            tenures=[tenure],
            citations=[stated("family_name", "tenures[0]", source="early")],
        ),
    ]
    archive = Archive([ARTICLE, Source(id="early", published="2010"), *records])
    found = [(finding.id, str(finding.kind)) for finding in audit(archive)]
    assert found == [
        ("leader", "unsupported"),
        ("leader", "misplaced"),
        ("leader", "anachronism"),
        ("firm", "unsupported"),
    ]
