"""Tests of anachronisms: reported if they are certain, never if a date leaves room."""

import re
from datetime import date
from typing import Any, Final

import attrs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from diplomacy import (
    Agreement,
    AgreementLink,
    Archive,
    Citation,
    FindingKind,
    Leader,
    Meeting,
    Membership,
    Milestone,
    Organization,
    PartialDate,
    Participant,
    Period,
    Quantity,
    Source,
    Statement,
    Summit,
    Tenure,
    TradeFigure,
)
from diplomacy.fixtures import ARCHIVE
from diplomacy.provenance import audit
from diplomacy.records import Record
from diplomacy.testing import (
    make_leader,
    make_meeting,
    make_membership,
    make_organization,
    make_source,
)

ARTICLE: Final = Source(id="article", published="2026")
BODY: Final = Organization(
    id="body",
    name="A body",
    kind="other",
    citations=[Citation("article", 1, fields=["name", "kind"])],
)


def cited(*fields: str, source: str = "article") -> list[Citation]:
    return [Citation(source, 1, fields=fields)]


def anachronisms(*records: Record) -> list[tuple[str, str]]:
    """Return the ids and paths of the anachronisms in an archive of these records."""
    findings = audit(Archive([ARTICLE, BODY, *records]))
    return [(f.id, f.path) for f in findings if f.kind is FindingKind.ANACHRONISM]


def test_the_shipped_records_have_no_anachronisms() -> None:
    """No shipped record is anachronistic."""
    assert [f for f in audit(ARCHIVE) if f.kind is FindingKind.ANACHRONISM] == []


# --- overlapping terms in one office ------------------------------------------------------------


def leader(
    id: str,
    *,
    office: str = "President",
    role: str = "head-of-state",
    of: str = "XA",
    period: str | None = None,
    attested: tuple[str, ...] = (),
) -> Leader:
    return Leader(
        id=id,
        name="A person",
        tenures=[Tenure(office, {role}, of, period, attested)],
        citations=cited("name", "tenures[0]"),
    )


def test_two_presidents_on_one_day_are_reported() -> None:
    """Two people attested on one day in the same leading office are reported, in any order."""
    first = leader("first", attested=("2020-01-01", "2024-05-06"))
    second = leader("second", attested=("2024-05-06",))
    [(id, path)] = anachronisms(first, second)
    assert (id, path) in {("first", "tenures[0].attested[1]"), ("second", "tenures[0].attested[0]")}
    assert anachronisms(second, first) == [(id, path)]


def test_a_finding_names_both_people_and_the_office() -> None:
    """The finding names the two people, the party of the office, and the field."""
    records = [
        leader("first", attested=("2024-05-06",)),
        attrs.evolve(leader("second", attested=("2024-05-06",)), name="Another person"),
    ]
    [finding] = audit(Archive([ARTICLE, *records]))
    printed = str(finding)
    assert all(words in printed for words in ("first", "second", "XA", "attested[0]"))


def test_an_office_is_the_same_in_any_case() -> None:
    """Upper and lower case do not make two offices."""
    first = leader("first", office="Prime Minister", attested=("2024-05-06",))
    second = leader("second", office="prime minister", attested=("2024-05-06",))
    assert len(anachronisms(first, second)) == 1


@pytest.mark.parametrize(
    "second",
    [
        pytest.param({"attested": ("2024-05-07",)}, id="the day after"),
        pytest.param({"attested": ("2024-05",)}, id="that month"),
        pytest.param({"attested": ("2024",)}, id="that year"),
        pytest.param({"attested": ("2024-05-06~",)}, id="about that day"),
        pytest.param({"attested": ("[2024-05-06..2024-05-07]",)}, id="one day of two"),
        pytest.param({"attested": ("[..2024-05-06]",)}, id="that day at the latest"),
        pytest.param({"attested": ("2024-05-06",), "of": "XB"}, id="of another state"),
        pytest.param({"attested": ("2024-05-06",), "office": "King"}, id="another office"),
    ],
)
def test_two_presidents_on_possibly_different_days_are_not_reported(second: dict[str, Any]) -> None:
    """Another day, a vague day, another state or another office is possible."""
    assert anachronisms(leader("first", attested=("2024-05-06",)), leader("second", **second)) == []


def test_an_office_with_many_holders_is_not_reported() -> None:
    """Several people can be ministers or officials with one title."""
    for role in ("minister", "official"):
        first = leader("first", role=role, attested=("2024-05-06",))
        second = leader("second", role=role, attested=("2024-05-06",))
        assert anachronisms(first, second) == []


def test_a_collegial_head_of_state_is_not_reported() -> None:
    """In some countries several people hold the highest office at once."""
    first = leader("first", of="CH", attested=("2024-05-06",))
    assert anachronisms(first, leader("second", of="CH", attested=("2024-05-06",))) == []


def test_one_person_attested_twice_on_a_day_is_not_reported() -> None:
    """Two tenures of the same person can be attested on the same day."""
    who = Leader(
        id="who",
        name="A person",
        tenures=[
            Tenure("President", {"head-of-state"}, "XA", attested=["2024-05-06"]),
            Tenure("President", {"head-of-government"}, "XA", attested=["2024-05-06"]),
        ],
        citations=cited("name", "tenures[0]", "tenures[1]"),
    )
    assert anachronisms(who) == []


def person(*terms: str, office: str = "President", **more: Any) -> Leader:
    """Return a leader with some terms in one office."""
    tenures = [Tenure(office, {"head-of-state"}, "XA", term, **more) for term in terms]
    return Leader(id="person", name="A person", tenures=tenures, citations=cited("name"))


@pytest.mark.parametrize(
    ("terms", "paths"),
    [
        (("2010/2015", "2012/2016"), ["tenures[1].period"]),
        (("2012/2016", "2010/2015"), ["tenures[0].period"]),
        (("2000/2020", "2004/2008", "2012/2016"), ["tenures[1].period", "tenures[2].period"]),
        (("2010/2015", "2015/2016"), []),
        (("2010/2015", "2014~/2016"), []),
        (("2010/", "2015/2016"), []),
    ],
)
def test_overlapping_terms_of_one_person_in_an_office_are_reported(
    terms: tuple[str, ...], paths: list[str]
) -> None:
    """Only certain overlaps are, and a term that may have ended before is none."""
    assert anachronisms(person(*terms)) == [("person", path) for path in paths]


def test_one_person_may_hold_other_offices_at_once() -> None:
    """Two states may have one head, and what is shared or acting may overlap."""
    two = ("2010/2015", "2012/2016")
    assert anachronisms(person(*two, shared=True)) == []
    assert anachronisms(person(*two, acting=True)) == []
    kings = [Tenure("King", {"head-of-state"}, party, "2010/2015") for party in ("XA", "XB")]
    assert anachronisms(attrs.evolve(person(), tenures=kings)) == []


@given(st.lists(st.integers(1, 12), min_size=4, max_size=4))
def test_terms_overlap_if_they_share_more_than_their_ends(numbers: list[int]) -> None:
    """Two terms are reported exactly if a half day within the one is within the other."""
    (first, last), (start, end) = sorted(numbers[:2]), sorted(numbers[2:])
    assume((first, last) != (start, end))
    terms = [f"2024-01-{a:02}/2024-01-{b:02}" for a, b in ((first, last), (start, end))]
    inside = [set(range(2 * a + 1, 2 * b)) for a, b in ((first, last), (start, end))]
    assert len(anachronisms(person(*terms))) == bool(inside[0] & inside[1])


@pytest.mark.parametrize("period", ["2023-01-01/2025-12-31", "2023/2025", "2023/..", "../2025"])
def test_an_attested_day_within_the_certain_term_of_another_is_reported(period: str) -> None:
    """Someone attested during the certain term of another cannot have held the office."""
    first = leader("first", period=period)
    second = leader("second", attested=("2024-05-06",))
    assert [id for id, _ in anachronisms(first, second)] in (["first"], ["second"])


@pytest.mark.parametrize(
    "period",
    ["2023-01-01/2024", "2024/2025", "2023~/2025", "2023/2025~", "/2025", "2023/", "2024-05"],
)
def test_an_attested_day_within_an_uncertain_term_is_not_reported(period: str) -> None:
    """A term with vague or unknown ends excludes nobody."""
    second = leader("second", attested=("2024-05-06",))
    assert anachronisms(leader("first", period=period), second) == []


def test_an_attested_day_between_two_attested_days_of_another_is_reported() -> None:
    """A tenure is unbroken, so nobody else holds the office between two attested days."""
    first = leader("first", attested=("2024-05-01", "2024-05-09"))
    assert anachronisms(first, leader("second", attested=("2024-05-06",))) != []
    assert anachronisms(first, leader("second", attested=("2024-05-10",))) == []
    assert anachronisms(first, leader("second", attested=("2024-05",))) == []


def test_successive_terms_may_share_a_day() -> None:
    """The last day of a term may be the first day of the next, or one attested of it."""
    first = leader("first", period="2020-01-20/2024-01-20")
    assert anachronisms(first, leader("second", period="2024-01-20/..")) == []
    assert anachronisms(first, leader("second", attested=("2024-01-20",))) == []


def test_everyone_within_a_long_term_of_another_is_reported() -> None:
    """A short term between does not hide that a long one still lasts."""
    long = leader("long", period="2000/2020")
    others = [leader(f"short-{i}", period=f"{2002 + 2 * i}/{2003 + 2 * i}") for i in range(3)]
    found = {id for id, _ in anachronisms(long, *others)}
    assert found == {"short-0", "short-1", "short-2"}


# --- a meeting after the end of a tenure --------------------------------------------------------


def meeting(period: str | None, who: str = "first", **more: Any) -> Meeting:
    given = {"title": "Talks", "format": "bilateral", **more}
    return Summit(
        id="talks",
        participants=[Participant("XB"), Participant("XA", who)],
        period=period,
        citations=cited(
            "title",
            "format",
            "period",
            "participants[0]",
            "participants[1]",
            *(["status"] if "status" in more else []),
        ),
        **given,
    )


@pytest.mark.parametrize(
    ("term", "when"),
    [
        ("2020-01-01/2024-05-05", "2024-05-06"),
        ("2020/2023", "2024-05-06"),
        ("2020/2023", "2024"),
        ("/2023-12", "2024/.."),
        ("../2023-12", "2024-01-01/2024-01-02"),
        ("2023", "2024-01"),
    ],
)
def test_a_meeting_after_the_end_of_a_tenure_is_reported(term: str, when: str) -> None:
    """A participant who had certainly left office before the meeting is reported."""
    found = anachronisms(leader("first", period=term), meeting(when))
    assert found == [("talks", "participants[1].leader")]


@pytest.mark.parametrize(
    ("term", "when"),
    [
        pytest.param("2020-01-01/2024-05-06", "2024-05-06", id="on the last day"),
        pytest.param("2020/2024", "2024-05-06", id="in the last year"),
        pytest.param("2020/2024-05", "2024-05-31", id="in the last month"),
        pytest.param("2020/..", "2024-05-06", id="still in office"),
        pytest.param("2020/", "2024-05-06", id="an end not known"),
        pytest.param("2020/2023~", "2024-05-06", id="until about then"),
        pytest.param("2020~/2023", "2024-05-06", id="from about then"),
        pytest.param("2020/2023", "2024~", id="about when"),
        pytest.param("2020/2023", "/2024", id="a meeting that may have begun before"),
        pytest.param("2020/2023", "2023-12-31/2024-01-01", id="from before the end"),
        pytest.param("2020/2023", None, id="no date"),
        pytest.param(None, "2024-05-06", id="no term"),
    ],
)
def test_a_meeting_possibly_within_the_tenure_is_not_reported(
    term: str | None, when: str | None
) -> None:
    """Nothing is reported if either date leaves room."""
    assert anachronisms(leader("first", period=term), meeting(when)) == []


def test_a_participant_with_a_later_office_is_not_reported() -> None:
    """A person may meet others in a later office, even one without a known term."""
    later: Any
    for later in ({"period": "2024/.."}, {"attested": ["2025"]}, {}):
        who = Leader(
            id="first",
            name="A person",
            tenures=[
                Tenure("Prime Minister", {"head-of-government"}, "XA", "2018/2020"),
                Tenure("President", {"head-of-state"}, "XA", **later),
            ],
            citations=cited("name", "tenures[0]", "tenures[1]"),
        )
        assert anachronisms(who, meeting("2024-05-06")) == []


def test_a_participant_without_known_offices_is_not_reported() -> None:
    """A leader without tenures may take part in any meeting."""
    nobody = Leader(id="first", name="A person", citations=cited("name"))
    assert anachronisms(nobody, meeting("2024-05-06")) == []


@pytest.mark.parametrize("status", ["proposed", "planned", "cancelled"])
def test_a_meeting_that_was_not_held_is_not_reported(status: str) -> None:
    """A meeting can be planned, or cancelled, for a day after a leader left office."""
    who = leader("first", period="2020/2023")
    assert anachronisms(who, meeting("2024-05-06", status=status)) == []


# --- milestones outside the life of an agreement ------------------------------------------------


def text(*history: Milestone, id: str = "text", **more: Any) -> Agreement:
    fields = ["title", "parties", *more, *(f"history[{i}]" for i in range(len(history)))]
    return Agreement(
        id=id, title=id, parties=["XA", "XB"], history=history, citations=cited(*fields), **more
    )


ENDED: Final = (Milestone("signed", "2012"), Milestone("terminated", "2015"))


def test_a_milestone_after_termination_is_reported() -> None:
    """A party cannot ratify an agreement that was certainly terminated before."""
    found = anachronisms(text(*ENDED, Milestone("ratified", "2018-02", party="XA")))
    assert found == [("text", "history[2].date")]


@pytest.mark.parametrize(
    "step",
    [
        pytest.param(Milestone("ratified", "2015-06", party="XA"), id="in the last year"),
        pytest.param(Milestone("ratified", "2018~", party="XA"), id="about when"),
        pytest.param(Milestone("ratified", "[..2018]", party="XA"), id="by then"),
        pytest.param(Milestone("ratified", "[2014..]", party="XA"), id="some time since"),
        pytest.param(Milestone("ratified", party="XA"), id="not dated"),
        pytest.param(Milestone("ratified", "2018", planned=True, party="XA"), id="planned"),
    ],
)
def test_a_milestone_possibly_before_termination_is_not_reported(step: Milestone) -> None:
    """A vague, missing or planned date is possible."""
    assert anachronisms(text(*ENDED, step)) == []


def test_an_uncertain_termination_excludes_nothing() -> None:
    """A planned, undated or approximate termination leaves everything possible."""
    for end in (
        Milestone("terminated", "2015", planned=True),
        Milestone("terminated"),
        Milestone("terminated", "2015~"),
        Milestone("terminated", "[2015..]"),
    ):
        signed = Milestone("signed", "2012")
        late = Milestone("ratified", "2018", party="XA")
        assert anachronisms(text(signed, end, late)) == []


def test_terminations_by_single_parties_end_nothing_for_others() -> None:
    """Another party can ratify an agreement that some parties have left."""
    agreement = text(
        Milestone("terminated", "2015", party="XA"),
        Milestone("terminated", "2015", party="XB"),
        Milestone("ratified", "2018", party="XC"),
        parties_complete=False,
    )
    assert anachronisms(agreement) == []


@pytest.mark.parametrize(
    ("signed", "met", "found"),
    [
        ("2024-05-07", "2024-05-05/2024-05-06", True),
        ("2024-05-04", "2024-05-05/2024-05-06", True),
        ("2023", "2024-05-05/2024-05-06", True),
        ("2024-05-05", "2024-05-05/2024-05-06", False),
        ("2024-05", "2024-05-05/2024-05-06", False),
        ("2024", "2024-05-05/2024-05-06", False),
        ("2023~", "2024-05-05/2024-05-06", False),
        ("[2023..]", "2024-05-05/2024-05-06", False),
        ("2023", "2024~", False),
        ("2023", "2022/", False),
        ("2023", None, False),
    ],
)
def test_a_signature_outside_the_concluding_meeting_is_reported(
    signed: str, met: str | None, found: bool
) -> None:
    """A signature certainly outside the period of the concluding meeting is reported."""
    talks = Summit(
        id="talks",
        title="Talks",
        format="bilateral",
        period=met,
        citations=cited("title", "format", *(["period"] if met else [])),
    )
    concluded = text(Milestone("signed", signed), concluded_at="talks")
    assert anachronisms(talks, concluded) == ([("text", "history[0].date")] if found else [])


def test_only_adoption_and_signature_belong_to_the_meeting() -> None:
    """Negotiations, ratifications and plans can be at any time."""
    talks = Summit(
        id="talks",
        title="Talks",
        format="bilateral",
        period="2024-05-06",
        citations=cited("title", "format", "period"),
    )
    concluded = text(
        Milestone("negotiating", "2020"),
        Milestone("signed", "2024-05-06"),
        Milestone("ratified", "2025", party="XA"),
        Milestone("in-force", "2026", planned=True),
        concluded_at="talks",
    )
    assert anachronisms(talks, concluded) == []
    by_one_party = text(Milestone("signed", "2025", party="XA"), concluded_at="talks")
    assert anachronisms(talks, by_one_party) == []


def test_an_agreement_adopted_at_a_meeting_can_be_signed_later() -> None:
    """Either adoption or signature must be possible at the meeting, not both."""
    talks = Summit(
        id="talks",
        title="Talks",
        format="bilateral",
        period="2024-05-06",
        citations=cited("title", "format", "period"),
    )
    adopted = text(
        Milestone("adopted", "2024-05-06"), Milestone("signed", "2024-09"), concluded_at="talks"
    )
    assert anachronisms(talks, adopted) == []
    neither = text(
        Milestone("adopted", "2023"), Milestone("signed", "2024-09"), concluded_at="talks"
    )
    assert anachronisms(talks, neither) != []


@pytest.mark.parametrize(
    ("signed", "found"),
    [("2011", True), ("2016", True), ("2012", False), ("2015", False), ("2011~", False)],
)
def test_an_amendment_outside_the_life_of_the_amended_agreement_is_reported(
    signed: str, found: bool
) -> None:
    """An amendment is signed after the amended agreement, and before its termination."""
    amendment = text(
        Milestone("signed", signed), id="protocol", links=[AgreementLink("amends", "text")]
    )
    assert anachronisms(text(*ENDED), amendment) == (
        [("protocol", "history[0].date")] if found else []
    )


# --- sources published before the events they report --------------------------------------------


def source(published: str | None) -> Source:
    return Source(id="early", published=published)


def reported_by(published: str | None, *records: Record) -> list[tuple[str, str]]:
    return anachronisms(source(published), *records)


def held(when: str | None, **more: Any) -> Meeting:
    return Meeting(
        id="talks",
        title="Talks",
        format="bilateral",
        period=when,
        citations=cited("title", "format", "period", source="early"),
        **more,
    )


@pytest.mark.parametrize(
    ("published", "when"),
    [
        ("2024-05-05", "2024-05-06"),
        ("2024-04", "2024-05-06/2024-05-07"),
        ("2023", "2024"),
        ("[..2023]", "2024/.."),
        ("[2020..2023]", "[2024..]"),
    ],
)
def test_a_source_published_before_the_event_is_reported(published: str, when: str) -> None:
    """A source certainly published before a meeting cannot report it as held."""
    found = reported_by(published, held(when))
    assert found
    assert set(found) == {("talks", "citations[0].source")}


@pytest.mark.parametrize(
    ("published", "when"),
    [
        ("2024-05-06", "2024-05-06"),
        ("2024-05-06", "2024-05-06/2024-05-09"),
        ("2024-05", "2024-05-06"),
        ("2024", "2024-05-06"),
        ("2023~", "2024-05-06"),
        ("2023", "2024~"),
        ("2023", "/2024"),
        ("[2023..]", "2024-05-06"),
        (None, "2024-05-06"),
        ("2023", None),
    ],
)
def test_a_source_possibly_of_the_same_day_is_not_reported(
    published: str | None, when: str | None
) -> None:
    """A source of the same day, or of a vague or unknown one, can report the event."""
    assert reported_by(published, held(when)) == []


@pytest.mark.parametrize("status", ["proposed", "planned", "cancelled"])
def test_a_source_can_announce_a_meeting(status: str) -> None:
    """A meeting that is proposed, planned or cancelled is not reported as past."""
    assert reported_by("2023", held("2024-05-06", status=status)) == []


def test_a_source_can_announce_a_milestone() -> None:
    """A source can report a planned milestone before its date, but not one that is done."""
    history = (Milestone("agreed", "2022"), Milestone("signed", "2024"))

    def found(*steps: Milestone, part: str = "") -> list[tuple[str, str]]:
        citations = [
            *cited("title", "parties", source="early"),
            *(cited(f"history[{i}]{part}", source="early")[0] for i in range(len(steps))),
        ]
        record = Agreement(
            id="text", title="A text", parties=["XA", "XB"], history=steps, citations=citations
        )
        return reported_by("2023", record)

    assert found(*history) == [("text", "citations[2].source")]
    assert found(*history, part=".stage") == [("text", "citations[2].source")]
    assert found(history[0], Milestone("signed", "2024", planned=True)) == []
    assert found(history[0], Milestone("signed", "2024~")) == []
    assert found(history[0], Milestone("signed")) == []


def test_a_source_can_give_a_target_but_not_a_result_in_advance() -> None:
    """A figure for next year can be a target or an estimate, not an observation."""

    def figure(kind: str) -> TradeFigure:
        return TradeFigure(
            id="figure",
            reporter="XA",
            partner="XB",
            flow="total",
            value=Quantity(5, "USD"),
            kind=kind,
            period="2024",
            citations=cited(
                "reporter", "partner", "flow", "value", "kind", "period", source="early"
            ),
        )

    assert set(reported_by("2023", figure("actual"))) == {("figure", "citations[0].source")}
    assert reported_by("2024", figure("actual")) == []
    assert reported_by("2023", figure("target")) == []


def test_a_source_can_announce_a_membership() -> None:
    """A source can report a planned membership before it begins, but not an actual one."""

    def member(planned: bool) -> Membership:
        return Membership(
            id="xa-body",
            member="XA",
            organization="body",
            status="member",
            period="2024/..",
            planned=planned,
            citations=cited(
                "member",
                "organization",
                "status",
                "period",
                *(["planned"] if planned else []),
                source="early",
            ),
        )

    assert set(reported_by("2023", member(planned=False))) == {("xa-body", "citations[0].source")}
    assert reported_by("2023", member(planned=True)) == []


def test_a_source_cannot_report_a_later_statement() -> None:
    """The date of a statement, or of its meeting, cannot be after the source."""

    def said(**when: str) -> Statement:
        return Statement(
            id="pledge",
            kind="pledged",
            speakers=[Participant("XA")],
            summary="More aid.",
            citations=cited("kind", "summary", "speakers[0]", *when, source="early"),
            **when,  # type: ignore[arg-type]
        )

    late = {("pledge", "citations[0].source")}
    talks = Meeting(
        id="talks",
        title="Talks",
        format="bilateral",
        period="2024",
        citations=cited("title", "format", "period"),
    )
    assert set(reported_by("2023", said(date="2024"))) == late
    assert set(reported_by("2023", talks, said(made_at="talks"))) == late
    assert reported_by("2024", said(date="2024")) == []
    assert reported_by("2023", said()) == []


def test_a_source_cannot_attest_a_tenure_later() -> None:
    """A source attests a tenure on its own day or before."""

    def who(day: str) -> Leader:
        return Leader(
            id="who",
            name="A person",
            tenures=[Tenure("President", {"head-of-state"}, "XA", attested=[day])],
            citations=cited("name", "tenures[0]", source="early"),
        )

    assert reported_by("2023", who("2023-11-24")) == []
    assert reported_by("2023", who("2024~")) == []
    assert set(reported_by("2023", who("2024-11-24"))) == {("who", "citations[0].source")}


def test_a_source_attests_only_the_days_it_is_cited_for() -> None:
    """Of several attested days, each is compared with the sources that are cited for it."""

    def found(
        first: str, second: str, attested: tuple[str, str] = ("2020", "2024")
    ) -> list[tuple[str, str]]:
        membership = Membership(
            id="xa-body",
            member="XA",
            organization="body",
            status="member",
            attested=attested,
            citations=[
                *cited("member", "organization", "status", first, source="early"),
                *cited(second),
            ],
        )
        return reported_by("2022", membership)

    assert found("attested[0]", "attested[1]") == []
    assert found("attested[1]", "attested[0]") == [("xa-body", "citations[0].source")]
    for attested in (("2020", "2024"), ("2024", "2020"), ("2024", "2025~")):
        later = [("xa-body", "citations[0].source")]
        assert found("attested", "attested[0]", attested) == later


def test_a_source_cannot_report_a_later_founding() -> None:
    """An organization cannot have been founded after the source that says so."""

    def founded(day: str) -> Organization:
        return Organization(
            id="firm",
            name="A firm",
            kind="company",
            founded=day,
            citations=[*cited("name", "kind"), *cited("founded", source="early")],
        )

    assert reported_by("2023", founded("2023")) == []
    assert set(reported_by("2023", founded("2024"))) == {("firm", "citations[1].source")}


def test_a_citation_of_a_missing_milestone_is_reported_once() -> None:
    """A citation of a milestone that does not exist is misplaced, and not an anachronism."""
    for path in ("history[9]", "history[999999]"):
        record = Agreement(
            id="text",
            title="A text",
            parties=["XA", "XB"],
            history=[Milestone("signed", "2024")],
            citations=cited("title", "parties", "history[0]", path, source="early"),
        )
        findings = audit(Archive([source("2025"), record]))
        assert [(f.kind, f.path) for f in findings] == [
            (FindingKind.MISPLACED, "citations[0].fields")
        ]


# --- vaguer dates exclude less ------------------------------------------------------------------


def vaguer_dates(date: PartialDate) -> st.SearchStrategy[PartialDate | None]:
    """Return dates that allow at least the days that an exact date allows, and None."""
    plain = date.text
    shorter = [plain.rsplit("-", n)[0] for n in range(plain.count("-") + 1)]
    return st.sampled_from(
        [
            None,
            date,
            *map(PartialDate, shorter),
            PartialDate(f"{plain}~"),
            PartialDate(f"[{plain}..]"),
            PartialDate(f"[..{plain}]"),
        ]
    )


def vaguer_periods(period: Period) -> st.SearchStrategy[Period | None]:
    """Return periods that allow at least the days of an exact one, and None."""
    first, _, last = period.text.partition("/")
    last = last or first
    ends = [
        (first[:7], last[:7]),
        (first[:4], last[:4]),
        ("", last),
        (first, ""),
        (first, f"{last}~"),
        (f"{first}~", last),
    ]
    return st.sampled_from([None, period, *(Period(f"{a}/{b}") for a, b in ends)])


days: Final = st.dates(min_value=date(2023, 11, 20), max_value=date(2024, 2, 10)).map(PartialDate)
exact_terms: Final = st.tuples(days, days).map(
    lambda pair: Period("/".join(sorted(day.text for day in pair)))
)


def make_archive(
    dates: tuple[PartialDate | None, ...], terms: tuple[Period | None, ...]
) -> Archive:
    """Return an archive with these dates in which every kind of anachronism can occur."""
    published, signed, ratified, ended, amended, said, one_day, other_day = dates
    term, met = terms
    fields = ("title", "format", "participants[0]", *(("period",) if met else ()))

    def who(id: str, period: Period | None, day: PartialDate | None) -> Leader:
        tenures = [Tenure("President", {"head-of-state"}, "XA", attested=[day] if day else [])]
        if period:
            tenures = [Tenure("President", {"head-of-state"}, "XA", period)]
        return Leader(id=id, name=id, tenures=tenures, citations=cited("name", "tenures[0]"))

    return Archive(
        [
            Source(id="article", published=published),
            who("term", term, None),
            who("one", None, one_day),
            who("other", None, other_day),
            Summit(
                id="talks",
                title="Talks",
                format="bilateral",
                participants=[Participant("XA", "term")],
                period=met,
                citations=cited(*fields),
            ),
            text(
                Milestone("signed", signed),
                Milestone("terminated", ended),
                Milestone("ratified", ratified, party="XA"),
                concluded_at="talks",
            ),
            text(
                Milestone("signed", amended), id="protocol", links=[AgreementLink("amends", "text")]
            ),
            Statement(
                id="words",
                kind="noted",
                summary="Words.",
                date=said,
                citations=cited("kind", "summary"),
            ),
        ]
    )


def anachronism_keys(archive: Archive) -> set[tuple[str, str, str]]:
    """Return the id, the path and the group of each anachronism.

    Acts are named by their stage, since a vaguer date may change their order.
    """
    return {
        (f.id, _by_stage(archive[f.id], f.path), "source" if "published" in f.reason else "")
        for f in audit(archive)
        if f.kind is FindingKind.ANACHRONISM
    }


def _by_stage(record: Record, path: str) -> str:
    match = re.fullmatch(r"history\[(\d+)\](.*)", path)
    if match is None or not isinstance(record, Agreement):
        return path
    return f"history[{record.history[int(match[1])].stage}]{match[2]}"


@settings(max_examples=80)
@given(st.data())
def test_a_vaguer_date_never_adds_a_finding(data: st.DataObject) -> None:
    """If any date is made vaguer or removed, nothing new is reported.

    A source proves nothing about the time after its publication, so if that date becomes vaguer,
    this holds only of the sources.
    """
    published, signed, ratified, amended, said, one, other = (data.draw(days) for _ in range(7))
    ended = data.draw(days.filter(lambda day: not day.certainly_before(signed)))
    dates = (published, signed, ratified, ended, amended, said, one, other)
    terms = (data.draw(exact_terms), data.draw(exact_terms))
    exact = anachronism_keys(make_archive(dates, terms))
    vaguer_published, *others = (data.draw(vaguer_dates(date)) for date in dates)
    periods = tuple(data.draw(vaguer_periods(term)) for term in terms)
    kept = anachronism_keys(make_archive((published, *others), periods))
    assert kept <= exact
    vaguer = anachronism_keys(make_archive((vaguer_published, *others), periods))
    assert {key for key in vaguer if key[2] == "source"} <= exact


@settings(max_examples=25)
@given(st.data())
def test_anachronisms_do_not_depend_on_the_order_of_records(data: st.DataObject) -> None:
    """The same records in another order have the same anachronisms."""
    published, signed, ratified, amended, said, one, other = (data.draw(days) for _ in range(7))
    ended = data.draw(days.filter(lambda day: not day.certainly_before(signed)))
    dates = (published, signed, ratified, ended, amended, said, one, other)
    archive = make_archive(dates, (data.draw(exact_terms), data.draw(exact_terms)))
    mixed = Archive(data.draw(st.permutations(list(archive))))
    assert anachronism_keys(mixed) == anachronism_keys(archive)


def test_the_generated_archive_can_have_every_kind_of_anachronism() -> None:
    """Each kind of anachronism can occur in the property tests above."""
    dates = [
        PartialDate(day)
        for day in (
            *("2024-01-01", "2024-01-05", "2024-01-20", "2024-01-10"),
            *("2024-01-15", "2024-02-01", "2024-01-07", "2024-01-07"),
        )
    ]
    found = anachronism_keys(
        make_archive(tuple(dates), (Period("2023-12-01/2023-12-02"), Period("2023-12-30")))
    )
    assert {(id, path) for id, path, _ in found} >= {
        ("talks", "participants[0].leader"),
        ("text", "history[signed].date"),
        ("text", "history[ratified].date"),
        ("protocol", "history[signed].date"),
        ("text", "citations[0].source"),
        ("words", "citations[0].source"),
        ("other", "tenures[0].attested[0]"),
    }


# --- lifetimes ----------------------------------------------------------------------------------


def test_what_is_outside_a_life_is_reported() -> None:
    """A term before birth or after death, and a death before birth, cannot be true."""

    def person(**fields: Any) -> list[str]:
        made = make_leader(**fields)
        return [path for _, path in anachronisms(make_source(), made)]

    def king(period: str | None = None, *attested: str) -> list[Tenure]:
        return [Tenure("King", {"head-of-state"}, "XA", period, attested)]

    assert person(born="1950", died="1949") == ["died"]
    assert person(born="1950", died="1950", tenures=king("1950", "1950")) == []
    assert person(born="1950", tenures=king("1949/1951")) == ["tenures[0].period"]
    assert person(died="1950", tenures=king("1949/1951")) == ["tenures[0].period"]
    assert person(died="1950", tenures=king(None, "1950", "1951")) == ["tenures[0].attested[1]"]
    assert person(died="1950~", tenures=king("1949/1951")) == []
    assert person(died="1950", tenures=king("1949/..")) == []


def test_the_dead_take_part_in_no_meeting() -> None:
    person = make_leader(died="2001-02-02")
    talks = make_meeting(participants=[Participant("XA", person.id), Participant("XB")])
    assert anachronisms(make_source(), person, talks) == [(talks.id, "participants[0].leader")]
    alive = attrs.evolve(person, died="2001-02-03")
    assert anachronisms(make_source(), alive, talks) == []


def test_what_is_outside_the_existence_of_an_organization_is_reported() -> None:
    """Nobody belongs to an organization before it is founded or after it ended."""

    def found(period: str, **fields: Any) -> list[str]:
        union = make_organization(**fields)
        records = (union, make_membership(organization=union.id, period=period))
        return [path for _, path in anachronisms(make_source(), *records)]

    assert found("1960/..", founded="1950", ended="1949") == ["ended", "period"]
    assert found("1949/..", founded="1950") == ["period"]
    assert found("1949/1991", ended="1990") == ["period"]
    assert found("1949/..", founded="1949", ended="1990") == []
