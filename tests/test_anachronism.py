"""What is out of its time: found where it is certain, and never where it is merely not known."""

from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplomacy import (
    Agreement,
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

ARTICLE: Final = Source(id="article")
BODY: Final = Organization(
    id="body",
    name="A body",
    kind="other",
    citations=[Citation("article", 1, fields=["name", "kind"])],
)


def cited(*fields: str, source: str = "article") -> list[Citation]:
    return [Citation(source, 1, fields=fields)]


def anachronisms(*records: Record) -> list[tuple[str, str]]:
    """Return the ids and paths of what is out of its time, in an archive of these records."""
    findings = audit(Archive([ARTICLE, BODY, *records]))
    return [(f.id, f.path) for f in findings if f.kind is FindingKind.ANACHRONISM]


def test_the_shipped_facts_are_in_their_time() -> None:
    """Nothing in the five articles is out of its time."""
    assert [f for f in audit(ARCHIVE) if f.kind is FindingKind.ANACHRONISM] == []


# --- an office held twice -----------------------------------------------------------------------


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


def test_two_presidents_on_one_day_are_found() -> None:
    """Two people attested on one certain day in the same leading office cannot both hold it."""
    first = leader("first", attested=("2020-01-01", "2024-05-06"))
    second = leader("second", attested=("2024-05-06",))
    [(id, path)] = anachronisms(first, second)
    assert (id, path) in {("first", "tenures[0].attested[1]"), ("second", "tenures[0].attested[0]")}
    assert anachronisms(second, first) == [(id, path)]


def test_the_finding_names_both_and_the_place() -> None:
    """The finding names the two people, whose office it is, and where the day stands."""
    records = [
        leader("first", attested=("2024-05-06",)),
        leader("second", attested=("2024-05-06",)),
    ]
    [finding] = audit(Archive([ARTICLE, *records]))
    told = str(finding)
    assert all(words in told for words in ("first", "second", "XA", "attested[0]"))


def test_an_office_is_one_however_it_is_written() -> None:
    """Capitals do not make two offices of one."""
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
        pytest.param({"attested": ("2024-05-06",), "party": "XB"}, id="of another state"),
        pytest.param({"attested": ("2024-05-06",), "office": "King"}, id="another office"),
    ],
)
def test_two_presidents_who_may_be_of_two_days_are_not_found(second: dict[str, Any]) -> None:
    """Another day, a day not certain, another state or another office: nothing is impossible."""
    assert anachronisms(leader("first", attested=("2024-05-06",)), leader("second", **second)) == []


def test_an_office_that_many_hold_is_not_found() -> None:
    """There are many ministers and officials in one office at one time."""
    for role in ("minister", "official"):
        first = leader("first", role=role, attested=("2024-05-06",))
        second = leader("second", role=role, attested=("2024-05-06",))
        assert anachronisms(first, second) == []


def test_one_person_attested_twice_on_a_day_is_not_found() -> None:
    """Two sources may show the same person in office on the same day."""
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


@pytest.mark.parametrize("period", ["2023-01-01/2025-12-31", "2023/2025", "2023/..", "../2025"])
def test_attested_within_the_known_term_of_another_is_found(period: str) -> None:
    """Who is attested in the midst of the certain term of another cannot have held the office."""
    first = leader("first", period=period)
    second = leader("second", attested=("2024-05-06",))
    assert [id for id, _ in anachronisms(first, second)] in (["first"], ["second"])


@pytest.mark.parametrize(
    "period",
    ["2023-01-01/2024", "2024/2025", "2023~/2025", "2023/2025~", "/2025", "2023/", "2024-05"],
)
def test_attested_within_a_term_that_may_be_over_is_not_found(period: str) -> None:
    """A term whose ends leave room, or are not known, excludes nobody."""
    second = leader("second", attested=("2024-05-06",))
    assert anachronisms(leader("first", period=period), second) == []


def test_attested_between_two_days_of_another_is_found() -> None:
    """A tenure is unbroken: between two days on which it is attested nobody else holds it."""
    first = leader("first", attested=("2024-05-01", "2024-05-09"))
    assert anachronisms(first, leader("second", attested=("2024-05-06",))) != []
    assert anachronisms(first, leader("second", attested=("2024-05-10",))) == []
    assert anachronisms(first, leader("second", attested=("2024-05",))) == []


def test_the_day_of_the_change_is_of_both() -> None:
    """The last day of one term may be the first of the next, or a day in office of the next."""
    first = leader("first", period="2020-01-20/2024-01-20")
    assert anachronisms(first, leader("second", period="2024-01-20/..")) == []
    assert anachronisms(first, leader("second", attested=("2024-01-20",))) == []


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
def test_a_meeting_after_the_end_of_a_tenure_is_found(term: str, when: str) -> None:
    """Who had certainly left office by the first day of a meeting is named by their place in it."""
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
def test_a_meeting_that_may_be_in_the_tenure_is_not_found(
    term: str | None, when: str | None
) -> None:
    """Where either date leaves room, nothing is found."""
    assert anachronisms(leader("first", period=term), meeting(when)) == []


def test_a_person_with_another_office_is_not_found() -> None:
    """Who left one office may meet in another, be it one of which no term is known."""
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


def test_a_person_of_whom_no_office_is_known_is_not_found() -> None:
    """A leader without any tenure may have met whenever."""
    nobody = Leader(id="first", name="A person", citations=cited("name"))
    assert anachronisms(nobody, meeting("2024-05-06")) == []


@pytest.mark.parametrize("status", ["proposed", "planned", "cancelled"])
def test_a_meeting_that_was_not_held_is_not_found(status: str) -> None:
    """A meeting planned for a day after the leader's fall was possible to plan, and to call off."""
    who = leader("first", period="2020/2023")
    assert anachronisms(who, meeting("2024-05-06", status=status)) == []


# --- a milestone outside its agreement's life ---------------------------------------------------


def text(*history: Milestone, id: str = "text", **more: Any) -> Agreement:
    fields = ["title", "parties", *more, *(f"history[{i}]" for i in range(len(history)))]
    return Agreement(
        id=id, title=id, parties=["XA", "XB"], history=history, citations=cited(*fields), **more
    )


ENDED: Final = (Milestone("signed", "2012"), Milestone("terminated", "2015"))


def test_a_milestone_after_the_end_is_found() -> None:
    """A party cannot ratify what was terminated for certain before."""
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
def test_a_milestone_that_may_be_before_the_end_is_not_found(step: Milestone) -> None:
    """A date that leaves room, none, or a mere plan is no milestone outside the agreement's life."""
    assert anachronisms(text(*ENDED, step)) == []


def test_an_end_that_is_not_certain_ends_nothing() -> None:
    """A termination that is planned, undated or approximate leaves everything possible."""
    for end in (
        Milestone("terminated", "2015", planned=True),
        Milestone("terminated"),
        Milestone("terminated", "2015~"),
        Milestone("terminated", "[2015..]"),
    ):
        signed = Milestone("signed", "2012")
        late = Milestone("ratified", "2018", party="XA")
        assert anachronisms(text(signed, end, late)) == []


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
def test_a_text_is_signed_while_the_meeting_lasts(
    signed: str, met: str | None, found: bool
) -> None:
    """A signature certainly away from the meeting that concluded the text is found."""
    talks = Summit(
        id="talks",
        title="Talks",
        format="bilateral",
        period=met,
        citations=cited("title", "format", *(["period"] if met else [])),
    )
    concluded = text(Milestone("signed", signed), concluded_at="talks")
    assert anachronisms(talks, concluded) == ([("text", "history[0].date")] if found else [])


def test_other_steps_are_not_bound_to_the_meeting() -> None:
    """Talks before a meeting, ratifications after it, and plans are none of its business."""
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


def test_a_text_adopted_at_a_meeting_may_be_signed_later() -> None:
    """The meeting that concluded a text is that of one of its steps, not of adoption and signing."""
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
def test_an_amendment_is_of_the_life_of_what_it_amends(signed: str, found: bool) -> None:
    """What changes a text is signed neither before that was, nor after it had ended."""
    amendment = text(Milestone("signed", signed), id="protocol", amends="text")
    assert anachronisms(text(*ENDED), amendment) == (
        [("protocol", "history[0].date")] if found else []
    )


# --- a source published before what it tells of -------------------------------------------------


def source(published: str | None) -> Source:
    return Source(id="early", published=published)


def told_by(published: str | None, *records: Record) -> list[tuple[str, str]]:
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
def test_a_source_published_before_the_event_is_found(published: str, when: str) -> None:
    """A source certainly of an earlier day cannot report a meeting as held."""
    found = told_by(published, held(when))
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
def test_a_source_that_may_be_of_the_day_is_not_found(
    published: str | None, when: str | None
) -> None:
    """A source of the same day, of a date that leaves room, or of none may report the event."""
    assert told_by(published, held(when)) == []


@pytest.mark.parametrize("status", ["proposed", "planned", "cancelled"])
def test_a_source_may_tell_of_what_is_to_come(status: str) -> None:
    """A meeting that the source announces, or calls off, is not told as past."""
    assert told_by("2023", held("2024-05-06", status=status)) == []


def test_a_source_may_announce_a_milestone() -> None:
    """A planned milestone is told beforehand; one that was done is not, and no other with it."""
    history = (Milestone("agreed", "2022"), Milestone("signed", "2024"))

    def told(*steps: Milestone) -> list[tuple[str, str]]:
        citations = [
            *cited("title", "parties", source="early"),
            *(cited(f"history[{i}]", source="early")[0] for i in range(len(steps))),
        ]
        record = Agreement(
            id="text", title="A text", parties=["XA", "XB"], history=steps, citations=citations
        )
        return told_by("2023", record)

    assert told(*history) == [("text", "citations[2].source")]
    assert told(history[0], Milestone("signed", "2024", planned=True)) == []
    assert told(history[0], Milestone("signed", "2024~")) == []
    assert told(history[0], Milestone("signed")) == []


def test_a_source_may_give_a_target_and_not_a_result() -> None:
    """A figure of next year is a target or a guess; as observed it is out of its time."""

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

    assert set(told_by("2023", figure("actual"))) == {("figure", "citations[0].source")}
    assert told_by("2024", figure("actual")) == []
    assert told_by("2023", figure("target")) == []


def test_a_source_may_announce_a_membership() -> None:
    """A membership to come is told beforehand; one that has begun is not."""

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

    assert set(told_by("2023", member(planned=False))) == {("xa-body", "citations[0].source")}
    assert told_by("2023", member(planned=True)) == []


def test_a_source_cannot_quote_what_was_said_later() -> None:
    """A statement dated after the source, or made at a meeting after it, is out of its time."""

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
    assert set(told_by("2023", said(date="2024"))) == late
    assert set(told_by("2023", talks, said(made_at="talks"))) == late
    assert told_by("2024", said(date="2024")) == []
    assert told_by("2023", said()) == []


def test_a_source_cannot_show_a_person_in_office_later() -> None:
    """A day on which a source shows someone in office is not after the source."""

    def who(day: str) -> Leader:
        return Leader(
            id="who",
            name="A person",
            tenures=[Tenure("President", {"head-of-state"}, "XA", attested=[day])],
            citations=cited("name", "tenures[0]", source="early"),
        )

    assert told_by("2023", who("2023-11-24")) == []
    assert told_by("2023", who("2024~")) == []
    assert set(told_by("2023", who("2024-11-24"))) == {("who", "citations[0].source")}


def test_a_source_cannot_report_a_founding_later() -> None:
    """A body founded after a source was published was not founded according to it."""

    def founded(day: str) -> Organization:
        return Organization(
            id="firm",
            name="A firm",
            kind="company",
            founded=day,
            citations=[*cited("name", "kind"), *cited("founded", source="early")],
        )

    assert told_by("2023", founded("2023")) == []
    assert set(told_by("2023", founded("2024"))) == {("firm", "citations[1].source")}


def test_a_path_that_is_not_there_is_no_reason_to_stop() -> None:
    """A citation of a milestone that does not exist is found, however great its number."""
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


# --- the law: what is known less exactly excludes less ------------------------------------------


def wider_date(date: PartialDate) -> st.SearchStrategy[PartialDate | None]:
    """Return dates that leave more room than a plain one, and none at all."""
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


def wider_period(period: Period) -> st.SearchStrategy[Period | None]:
    """Return periods that leave more room than one of two days, and none at all."""
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


days: Final = st.dates(
    min_value=PartialDate("2023-11-20").earliest, max_value=PartialDate("2024-02-10").earliest
).map(PartialDate)
spells: Final = st.tuples(days, days).map(
    lambda pair: Period("/".join(sorted(day.text for day in pair)))
)


def world(dates: tuple[PartialDate | None, ...], terms: tuple[Period | None, ...]) -> Archive:
    """Return an archive that has of everything that can be out of its time, with these dates."""
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
            text(Milestone("signed", amended), id="protocol", amends="text"),
            Statement(
                id="words",
                kind="noted",
                summary="Words.",
                date=said,
                citations=cited("kind", "summary"),
            ),
        ]
    )


def out_of_time(archive: Archive) -> set[tuple[str, str, str]]:
    """Return id, path and the start of the reason of each anachronism."""
    return {
        (f.id, f.path, "source" if "published" in f.reason else "")
        for f in audit(archive)
        if f.kind is FindingKind.ANACHRONISM
    }


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_date_known_less_exactly_never_adds_a_finding(data: st.DataObject) -> None:
    """With any date made wider, or left out, nothing is found that was not found before."""
    published, signed, ratified, amended, said, one, other = (data.draw(days) for _ in range(7))
    ended = data.draw(days.filter(lambda day: not day.certainly_before(signed)))
    dates = (published, signed, ratified, ended, amended, said, one, other)
    terms = (data.draw(spells), data.draw(spells))
    exact = out_of_time(world(dates, terms))
    wider = out_of_time(
        world(
            tuple(data.draw(wider_date(date)) for date in dates),
            tuple(data.draw(wider_period(term)) for term in terms),
        )
    )
    assert wider <= exact


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_what_is_out_of_time_does_not_depend_on_the_order_of_records(data: st.DataObject) -> None:
    """The same records in another order have the same anachronisms."""
    published, signed, ratified, amended, said, one, other = (data.draw(days) for _ in range(7))
    ended = data.draw(days.filter(lambda day: not day.certainly_before(signed)))
    dates = (published, signed, ratified, ended, amended, said, one, other)
    archive = world(dates, (data.draw(spells), data.draw(spells)))
    mixed = Archive(data.draw(st.permutations(list(archive))))
    assert out_of_time(mixed) == out_of_time(archive)


def test_the_world_of_the_law_has_every_sort_of_anachronism() -> None:
    """Each of the four sorts can come up in the law above, so that it may fail."""
    dates = [
        PartialDate(day)
        for day in (
            *("2024-01-01", "2024-01-05", "2024-01-20", "2024-01-10"),
            *("2024-01-15", "2024-02-01", "2024-01-07", "2024-01-07"),
        )
    ]
    found = out_of_time(
        world(tuple(dates), (Period("2023-12-01/2023-12-02"), Period("2023-12-30")))
    )
    assert {(id, path) for id, path, _ in found} >= {
        ("talks", "participants[0].leader"),
        ("text", "history[0].date"),
        ("text", "history[2].date"),
        ("protocol", "history[0].date"),
        ("text", "citations[0].source"),
        ("words", "citations[0].source"),
        ("other", "tenures[0].attested[0]"),
    }
