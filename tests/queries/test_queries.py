"""The questions: against a scan of every record written from the specification, and by example."""

import doctest
import inspect
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, Final

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import diplomacy
from diplomacy import (
    Agreement,
    AmbiguousCountry,
    AmbiguousParty,
    Archive,
    Certainty,
    Citation,
    Country,
    DiplomacyError,
    FindingKind,
    InvalidTerm,
    Leader,
    Meeting,
    MeetingLevel,
    Membership,
    MembershipStatus,
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
    UnknownParty,
    UnknownRecord,
    agreements_between,
    agreements_concluded_at,
    leaders_of,
    meetings_between,
    meetings_on_sidelines_of,
    members_of,
    memberships_of,
    partnerships_between,
    relations,
    shipped,
    statements_between,
    summits_between,
    trade_between,
)
from diplomacy.collection import Collection
from diplomacy.errors import InvalidId, InvalidPeriod, InvalidType, SameParty, UnknownTopic
from diplomacy.fixtures import ARCHIVE
from diplomacy.provenance import audit
from diplomacy.records import Record
from diplomacy.vocabulary import (
    FigureKind,
    InstrumentKind,
    MeetingStatus,
    PartnershipKind,
    StatementKind,
    TradeFlow,
)

# --- made-up archives ---------------------------------------------------------------------------

CITED: Final = (Citation("source", 1, fields=["title"]),)
STATES: Final = ("XA", "XB", "XC", "KR")
BODIES: Final = ("body-a", "body-b", "agency-a", "forum")
PARTIES: Final = STATES + BODIES
DATES: Final = (
    None,
    "2010",
    "2011-06",
    "2011-06-15",
    "2011-06-15",
    "2012~",
    "[2011-06-10..2012-03]",
    "[..2011-06-15]",
    "[2012..]",
)
PERIODS: Final = (
    *DATES,
    "2011-06-14/2011-06-16",
    "2010/..",
    "2011/",
    "/2011-06",
    "../2010-12-31",
    "2012~/2013",
    "2010/2011~",
)
SPANS: Final = (None, "2009", "2011", "2011-06", "2011-06-15", "2011-06-16", "2012-03-31", "2014")
TOPICS: Final = ("trade", "energy", "free-trade", "wind-energy", "a-topic-of-ones-own")
# The topics that contain another, for those above.
BROADER: Final[dict[str, set[str]]] = {
    "trade": {"economy"},
    "free-trade": {"trade", "economy"},
    "wind-energy": {"renewable-energy", "energy"},
}
HISTORIES: Final[tuple[tuple[tuple[str, bool], ...], ...]] = (
    (("signed", False),),
    (("signed", True),),
    (("negotiating", False), ("signed", True)),
    (("proposed", False), ("in-force", False)),
    (("in-force", False),),
    (("signed", False), ("in-force", False), ("terminated", True)),
)
TIES: Final[tuple[tuple[tuple[str, bool], ...], ...]] = (
    (("established", False),),
    (("established", True),),
    (("severed", False),),
    (("established", False), ("resumed", True)),
)

ONE_DATE: Final = st.sampled_from(DATES)
ONE_PERIOD: Final = st.sampled_from(PERIODS)
SOME_TOPICS: Final = st.lists(st.sampled_from(TOPICS), max_size=2, unique=True)
SOME_PARTIES: Final = st.lists(st.sampled_from(PARTIES), min_size=2, max_size=4, unique=True)
PARTICIPANTS: Final = st.lists(
    st.builds(
        Participant,
        st.sampled_from((*PARTIES, None)),
        st.sampled_from([None, None, "leader-a"]),
        st.sampled_from([None, "President"]),
        st.just("A person"),
    ),
    max_size=3,
    unique=True,
)


def organizations() -> list[Organization]:
    """Return two firms and an agency, of a country each, and a body that is of none."""
    country = {"body-a": "XA", "agency-a": "XA", "body-b": "XB", "forum": None}
    return [
        Organization(
            id=id,
            name=f"The {id.replace('-', ' of ')}",
            kind="other",
            country=country[id],
            citations=CITED,
        )
        for id in BODIES
    ]


@st.composite
def histories(
    draw: st.DrawFn, kinds: tuple[tuple[tuple[str, bool], ...], ...]
) -> tuple[Milestone, ...]:
    """Draw a history, of which one step is dated or all are at one time."""
    steps = draw(st.sampled_from(kinds))
    when = draw(ONE_DATE)
    which = draw(st.integers(-1, len(steps) - 1))
    return tuple(
        Milestone(stage, when if which in (-1, i) else None, planned)
        for i, (stage, planned) in enumerate(steps)
    )


@st.composite
def agreements(draw: st.DrawFn, id: str) -> Agreement:
    return Agreement(
        id=id,
        title="A text",
        kind=draw(st.sampled_from(["treaty", "unspecified"])),
        parties=draw(SOME_PARTIES),
        history=draw(histories(HISTORIES)),
        topics=draw(SOME_TOPICS),
        concluded_at=draw(st.sampled_from([None, "m0"])),
        citations=CITED,
    )


@st.composite
def partnerships(draw: st.DrawFn, id: str) -> Partnership:
    return Partnership(
        id=id,
        kind=draw(st.sampled_from(["alliance", "diplomatic-relations"])),
        parties=draw(SOME_PARTIES),
        history=draw(histories(TIES)),
        citations=CITED,
    )


@st.composite
def meetings(draw: st.DrawFn, id: str) -> Meeting:
    given: dict[str, Any] = {
        "id": id,
        "title": "Talks",
        "format": "multilateral",
        "participants": draw(PARTICIPANTS),
        "host": draw(st.sampled_from([None, "XC"])),
        "period": draw(ONE_PERIOD),
        "sidelines_of": draw(st.sampled_from([None, "m0"])) if id != "m0" else None,
        "status": draw(st.sampled_from(["held", "planned"])),
        "topics": draw(SOME_TOPICS),
        "citations": CITED,
    }
    if draw(st.booleans()):
        return Summit(**given)
    return Meeting(level=draw(st.sampled_from(["ministerial", "unknown"])), **given)


@st.composite
def trade_figures(draw: st.DrawFn, id: str) -> TradeFigure:
    reporter, partner = draw(st.permutations(STATES))[:2]
    kind = draw(st.sampled_from(["actual", "target", "not-reported"]))
    return TradeFigure(
        id=id,
        reporter=reporter,
        partner=partner,
        flow=draw(st.sampled_from(["exports", "total"])),
        value=None if kind == "not-reported" else Quantity(1, "USD"),
        kind=kind,
        period=draw(ONE_PERIOD),
        as_of=draw(ONE_DATE),
        citations=CITED,
    )


@st.composite
def statistics(draw: st.DrawFn, id: str) -> Statistic:
    subject, counterpart = draw(st.permutations(PARTIES))[:2]
    return Statistic(
        id=id,
        subject=subject,
        counterpart=draw(st.sampled_from([counterpart, counterpart, None])),
        indicator=draw(st.sampled_from(["visitors", "rank"])),
        value=Quantity(1, "persons"),
        kind="actual",
        period=draw(ONE_PERIOD),
        as_of=draw(ONE_DATE),
        citations=CITED,
    )


@st.composite
def statements(draw: st.DrawFn, id: str) -> Statement:
    speakers = draw(PARTICIPANTS)
    others = [who for who in draw(PARTICIPANTS) if who not in speakers]
    kind = draw(st.sampled_from(["noted", "pledged"])) if speakers else "noted"
    return Statement(
        id=id,
        kind=kind,
        speakers=speakers,
        addressees=others,
        about=draw(st.lists(st.sampled_from(PARTIES), max_size=3, unique=True)),
        summary="Something.",
        topics=draw(SOME_TOPICS),
        date=draw(ONE_DATE),
        made_at=draw(st.sampled_from([None, "m0"])),
        citations=CITED,
    )


@st.composite
def memberships(draw: st.DrawFn, id: str) -> Membership:
    member, organization = draw(
        st.sampled_from([(p, b) for p in PARTIES for b in ("forum", "body-a") if p != b])
    )
    return Membership(
        id=id,
        member=member,
        organization=organization,
        status=draw(st.sampled_from(["member", "observer"])),
        period=draw(ONE_PERIOD),
        planned=draw(st.booleans()),
        citations=CITED,
    )


MAKERS: Final[dict[str, Callable[[str], st.SearchStrategy[Any]]]] = {
    "a": agreements,
    "p": partnerships,
    "t": trade_figures,
    "n": statistics,
    "s": statements,
    "b": memberships,
}


@st.composite
def archives(draw: st.DrawFn, kinds: str) -> Archive:
    """Draw an archive of meetings and of the kinds wanted, in any order."""
    records: list[Record] = [
        Source(id="source"),
        *organizations(),
        Leader(
            id="leader-a",
            name="A leader",
            tenures=[Tenure("President", {"head-of-state"}, "XA")],
            citations=CITED,
        ),
        draw(meetings("m0")),
    ]
    records += [draw(meetings(f"m{i}")) for i in range(1, draw(st.integers(1, 4)))]
    for kind in kinds:
        # The order of the ids is not that of construction.
        ids = draw(st.permutations(["aa", "b-1", "b-2", "zz"]))[: draw(st.integers(1, 4))]
        records += [draw(MAKERS[kind](f"{kind}-{id}")) for id in ids]
    return Archive(reversed(records))


# --- the scan -----------------------------------------------------------------------------------


def stands_for(archive: Archive, party: str) -> set[str]:
    """A party represents a country if it is that country or an organization of it."""
    found = {str(party)}
    for body in archive:
        if isinstance(body, Organization) and body.id == party and body.country:
            found.add(str(body.country))
    return found


def moment(archive: Archive, record: Any) -> PartialDate | Period | None:
    """What a record is ordered by and asked about, as the table of the specification has it."""
    found: PartialDate | Period | None = None
    if isinstance(record, Agreement | Partnership):
        if isinstance(record, Agreement):
            found = record.signed_on
        for step in record.history:
            if found is None and not step.planned:
                found = step.date
    elif isinstance(record, Meeting | Membership):
        found = record.period
    elif isinstance(record, TradeFigure | Statistic):
        found = record.as_of if record.period is None else record.period
    elif isinstance(record, Statement):
        found = record.date
        if found is None and record.made_at is not None:
            [at] = [m for m in archive if m.id == record.made_at]
            assert isinstance(at, Meeting)
            found = at.period
    return found


def days(when: PartialDate | Period) -> tuple[date, date]:
    """The first and last day on which it may lie; an end in doubt bounds nothing."""
    ends = (when, when) if isinstance(when, PartialDate) else (when.start, when.end)
    first, last = ends
    return (
        (None if first is None or first.qualified else first.earliest) or date.min,
        (None if last is None or last.qualified else last.latest) or date.max,
    )


def could_lie(when: PartialDate | Period | None, since: str | None, until: str | None) -> bool:
    """A record is kept if it could lie in the span, both ends included; undated ones do not."""
    if since is None and until is None:
        return True
    if when is None:
        return False
    first, last = days(when)
    return (until is None or first <= days(PartialDate(until))[1]) and (
        since is None or last >= days(PartialDate(since))[0]
    )


def in_order(archive: Archive, records: Iterable[Any]) -> list[str]:
    """The ids, dated first in order of time, undated last, the id breaking ties."""

    def place(record: Any) -> tuple[object, ...]:
        when = moment(archive, record)
        return (when is None, () if when is None else when.sort_key, record.id)

    return [record.id for record in sorted(records, key=place)]


def pairs(record: Any) -> list[tuple[list[str], list[str]]]:
    """The lists of parties of which one must represent the one side, another for the other."""
    if isinstance(record, Statement):
        speak = [who.party for who in record.speakers if who.party]
        hear = [who.party for who in record.addressees if who.party]
        about = list(record.about)
        return [(speak, hear), (hear, speak), (speak, speak), (about, about)]
    parties: list[str]
    if isinstance(record, TradeFigure):
        parties = [record.reporter, record.partner]
    elif isinstance(record, Statistic):
        parties = [p for p in (record.subject, record.counterpart) if p is not None]
    elif isinstance(record, Meeting):
        parties = [who.party for who in record.participants if who.party]
    else:
        parties = list(record.parties)
    return [(parties, parties)]


def scan(archive: Archive, kind: type, one: str, other: str, only: bool = False) -> list[Any]:
    """Return the records of a kind between two sides, by looking at every one."""

    def for_side(party: str, side: str) -> bool:
        return party == side if only else side in stands_for(archive, party)

    return [
        record
        for record in archive
        if isinstance(record, kind)
        and any(
            x != y and for_side(x, one) and for_side(y, other)
            for left, right in pairs(record)
            for x in left
            for y in right
        )
    ]


def maybe(*terms: object) -> st.SearchStrategy[Any]:
    return st.sampled_from([None, None, *terms])


Keep = Callable[[Any, Any], bool]
SOUGHT_TOPICS: Final = (*TOPICS, "economy", "renewable-energy", "no-such-topic")


def bears(record: Any, topic: str | Iterable[str]) -> bool:
    """Return whether a record is on a topic, or on one of several, or on a narrower one."""
    sought = {topic} if isinstance(topic, str) else {*topic}
    topics: tuple[str, ...] = getattr(record, "topics", ())
    return any(({own} | BROADER.get(own, set())) & sought for own in topics)


TOPIC: Final[tuple[str, st.SearchStrategy[Any], Keep]] = (
    "topic",
    st.one_of(
        maybe(*SOUGHT_TOPICS),
        st.lists(st.sampled_from(SOUGHT_TOPICS), min_size=1, max_size=2),
        st.sets(st.sampled_from(SOUGHT_TOPICS), min_size=1, max_size=2),
    ),
    bears,
)


def stages(*terms: object) -> tuple[tuple[str, st.SearchStrategy[Any], Keep], ...]:
    """Return the questions about stages, which ask for those that a kind of record admits."""
    return (
        ("stage", maybe(*terms), lambda record, stage: record.stage is Stage(stage)),
        (
            "reached",
            maybe(*terms),
            lambda r, stage: any(s.stage is Stage(stage) and not s.planned for s in r.history),
        ),
    )


STATUS: Final[tuple[str, st.SearchStrategy[Any], Keep]] = (
    "status",
    maybe("held", MeetingStatus.PLANNED),
    lambda record, status: record.status is MeetingStatus(status),
)

# Each question: its method, the kinds of record its archives hold, the type it gives, whether it
# takes states_only, and its filters: the parameter, what it is given, and what it keeps.
QUESTIONS: Final[
    dict[str, tuple[str, type, bool, tuple[tuple[str, st.SearchStrategy[Any], Keep], ...]]]
] = {
    "agreements_between": (
        "a",
        Agreement,
        True,
        (
            (
                "kind",
                maybe("treaty", InstrumentKind.PROTOCOL),
                lambda record, kind: record.kind is InstrumentKind(kind),
            ),
            *stages("signed", Stage.IN_FORCE),
            TOPIC,
        ),
    ),
    "partnerships_between": (
        "p",
        Partnership,
        True,
        (
            (
                "kind",
                maybe("alliance", PartnershipKind.JOINT_BODY),
                lambda record, kind: record.kind is PartnershipKind(kind),
            ),
            *stages("established", Stage.SUSPENDED),
        ),
    ),
    "meetings_between": (
        "",
        Meeting,
        True,
        (
            (
                "level",
                maybe("leaders", MeetingLevel.MINISTERIAL),
                lambda record, level: record.level is MeetingLevel(level),
            ),
            STATUS,
            TOPIC,
        ),
    ),
    "summits_between": ("", Summit, True, (STATUS, TOPIC)),
    "trade_between": (
        "t",
        TradeFigure,
        False,
        (
            (
                "kind",
                maybe("target", "not-reported", FigureKind.ACTUAL),
                lambda record, kind: record.kind is FigureKind(kind),
            ),
            (
                "flow",
                maybe("exports", TradeFlow.TOTAL),
                lambda record, flow: record.flow is TradeFlow(flow),
            ),
        ),
    ),
    "statistics_between": (
        "n",
        Statistic,
        False,
        (
            (
                "indicator",
                maybe("visitors", "no-such-indicator"),
                lambda record, indicator: record.indicator == indicator,
            ),
        ),
    ),
    "statements_between": (
        "s",
        Statement,
        False,
        (
            (
                "kind",
                maybe("noted", StatementKind.PLEDGED),
                lambda record, kind: record.kind is StatementKind(kind),
            ),
            TOPIC,
        ),
    ),
}


@pytest.mark.parametrize("question", QUESTIONS)
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_question_gives_what_a_scan_gives(question: str, data: st.DataObject) -> None:
    """Each question gives what looking at every record gives, in order, from either side."""
    kinds, kind, takes_only, filters = QUESTIONS[question]
    archive = data.draw(archives(kinds))
    one, other = data.draw(st.permutations(PARTIES))[:2]
    only = takes_only and data.draw(st.booleans())
    asked: dict[str, Any] = {"states_only": True} if only else {}
    found = scan(archive, kind, one, other, only)
    for name, values, keep in filters:
        value = data.draw(values, name)
        if value is not None:
            asked[name] = value
            found = [record for record in found if keep(record, value)]
    since, until = sorted((data.draw(st.sampled_from(SPANS)) for _ in "12"), key=lambda d: d or "0")
    if data.draw(st.booleans()) and until and not until.startswith(since or "-"):
        since, until = until, None
    found = [r for r in found if could_lie(moment(archive, r), since, until)]
    asked |= {"since": since, "until": until}

    ask = getattr(archive, question)
    topics = asked.get("topic") or ()
    for topic in [topics] if isinstance(topics, str) else topics:
        if not any(bears(record, topic) for record in archive):
            with pytest.raises(UnknownTopic):
                ask(one, other, **asked)
            return
    assert [record.id for record in ask(one, other, **asked)] == in_order(archive, found)
    assert ask(other, one, **asked) == ask(one, other, **asked)


@settings(deadline=None)
@given(data=st.data())
def test_questions_about_one_give_what_a_scan_gives(data: st.DataObject) -> None:
    """Meetings beside another, agreements at one, and the standings of a party are all found."""
    archive = data.draw(archives("ab"))
    everything = list(archive)
    beside = [m for m in everything if isinstance(m, Meeting) and m.sidelines_of == "m0"]
    at = [a for a in everything if isinstance(a, Agreement) and a.concluded_at == "m0"]
    assert [m.id for m in archive.meetings_on_sidelines_of("m0")] == in_order(archive, beside)
    assert [a.id for a in archive.agreements_concluded_at("m0")] == in_order(archive, at)

    status = data.draw(st.sampled_from([None, "member", MembershipStatus.OBSERVER]))
    day = data.draw(st.sampled_from([None, "2010", "2011-06-15", "2012-01", "2014"]))

    def standing(membership: Membership) -> bool:
        grade = status is None or membership.status is MembershipStatus(status)
        if day is None:
            return grade
        when = membership.period
        return grade and not membership.planned and (when is None or could_lie(when, day, day))

    all_of_them = [m for m in everything if isinstance(m, Membership)]
    for party in PARTIES:
        mine = [m for m in all_of_them if m.member == party and standing(m)]
        assert [
            a.membership.id for a in archive.memberships_of(party, on=day, status=status)
        ] == in_order(archive, mine)
    for body in ("forum", "body-a"):
        members = [m for m in all_of_them if m.organization == body and not m.planned]
        assert [
            a.membership.id for a in archive.members_of(body, on=day, status=status)
        ] == in_order(archive, [m for m in members if standing(m)])
        full = [m for m in members if m.status is MembershipStatus.MEMBER]
        assert [a.membership.id for a in archive.members_of(body)] == in_order(archive, full)


# --- who led ------------------------------------------------------------------------------------


def led(*tenures: Tenure) -> Archive:
    """Return an archive of one person for each tenure, named a, b, c."""
    people = [
        Leader(id="abc"[i], name="A leader", tenures=[tenure], citations=CITED)
        for i, tenure in enumerate(tenures)
    ]
    return Archive([Source(id="source"), *organizations(), *people])


def test_who_led_without_a_day() -> None:
    """Without a day everybody at leader level is given, in the order attested, with no certainty."""
    archive = led(
        Tenure("President", {"head-of-state"}, "XA", attested=["2020"]),
        Tenure("President", {"head-of-state"}, "XA", attested=["2010", "2015"]),
        Tenure("Minister", {"minister"}, "XA"),
    )
    found = archive.leaders_of("XA")
    assert [i.leader.id for i in found] == ["b", "a"]
    assert {i.certainty for i in found} == {None}
    assert archive.leaders_of("XB") == ()


def test_who_led_in_another_role() -> None:
    """A role asked for is the only one given, ministers if it is theirs."""
    archive = led(
        Tenure("President", {"head-of-state", "head-of-government"}, "XA"),
        Tenure("Minister", {"minister"}, "XA"),
        Tenure("Secretary-General", {"head-of-organization"}, "forum"),
    )
    assert [i.leader.id for i in archive.leaders_of("XA", role="minister")] == ["b"]
    assert [i.leader.id for i in archive.leaders_of("XA", role=Role.HEAD_OF_GOVERNMENT)] == ["a"]
    assert [i.leader.id for i in archive.leaders_of("forum")] == ["c"]
    assert archive.leaders_of("XA", role="official") == ()


def test_offices_are_filled_one_by_one() -> None:
    """Who is sure in one office drops who is possible in that office, however it is written."""
    archive = led(
        Tenure("President", {"head-of-state"}, "XA", attested=["2020-05-05"]),
        Tenure("president", {"head-of-state"}, "XA"),
        Tenure("Premier", {"head-of-government"}, "XA"),
    )
    found = archive.leaders_of("XA", on="2020-05-05")
    assert [(i.leader.id, i.certainty) for i in found] == [
        ("a", Certainty.ATTESTED),
        ("c", Certainty.POSSIBLE),
    ]


def test_nothing_is_certain_of_about_a_year() -> None:
    """An approximate day, asked or attested, makes nobody certain."""
    archive = led(Tenure("President", {"head-of-state"}, "XA", "2010~/..", ["2012~"]))
    assert [i.certainty for i in archive.leaders_of("XA", on="2012")] == [Certainty.POSSIBLE]
    archive = led(Tenure("President", {"head-of-state"}, "XA", "2010/..", ["2012-01-01"]))
    assert [i.certainty for i in archive.leaders_of("XA", on="2012~")] == [Certainty.POSSIBLE]


# --- two parties, one archive -------------------------------------------------------------------


def test_an_organization_speaks_for_its_country() -> None:
    """A text of two firms is found under their countries and theirs alone, unless narrowed."""
    text = Agreement(
        id="text",
        title="A text",
        parties=["body-a", "body-b"],
        history=[Milestone("signed")],
        citations=CITED,
    )
    archive = Archive([Source(id="source"), *organizations(), text])
    for one in ("XA", "body-a", "The body of a"):
        for other in ("XB", "body-b"):
            assert archive.agreements_between(one, other) == (text,)
    assert archive.agreements_between("XA", "XB", states_only=True) == ()
    assert archive.agreements_between("body-a", "body-b", states_only=True) == (text,)
    assert archive.agreements_between("XA", "forum") == ()
    assert archive.agreements_between("agency-a", "XB") == ()


def test_one_firm_is_not_two_sides() -> None:
    """A country and its own firm are two sides only where two parties represent them."""

    def texts(*parties: str) -> tuple[Agreement, ...]:
        text = Agreement(
            id="text",
            title="A text",
            parties=parties,
            history=[Milestone("signed")],
            citations=CITED,
        )
        archive = Archive([Source(id="source"), *organizations(), text])
        return archive.agreements_between("XA", "body-a")

    assert texts("body-a", "XB") == ()
    assert len(texts("body-a", "XA")) == 1
    assert len(texts("body-a", "agency-a", "XB")) == 1


@pytest.mark.parametrize("id", ["xa", "tr", "kr"])
def test_a_code_is_never_an_organization(id: str) -> None:
    """Codes in capitals are countries, also where an organization has the same letters for id."""
    firm = Organization(id=id, name="A firm", kind="company", citations=CITED)
    text = Agreement(
        id="text",
        title="A text",
        parties=[id.upper(), "XB"],
        history=[Milestone("signed")],
        citations=CITED,
    )
    archive = Archive([Source(id="source"), firm, text])
    assert archive.agreements_between(id.upper(), "XB") == (text,)
    assert archive.agreements_between(id, "XB") == ()


@pytest.mark.parametrize("name", ["Turkey", "South Korea", "KR"])
def test_the_name_of_a_country_is_never_an_organization(name: str) -> None:
    """A name that a country and an organization bear is that of the country."""
    firm = Organization(id="firm", name=name, kind="company", citations=CITED)
    archive = Archive([Source(id="source"), firm])
    assert archive.relations(name, "XB").first == Country.parse(name)
    assert archive.relations("firm", "XB").first == "firm"


def test_a_name_that_two_organizations_bear_is_not_guessed() -> None:
    """A name of two organizations is refused; the id of either is not."""
    firms = [
        Organization(id=id, name="A firm", kind="company", citations=CITED) for id in ("one", "two")
    ]
    archive = Archive([Source(id="source"), *firms])
    with pytest.raises(AmbiguousParty, match="one or two"):
        archive.memberships_of("A firm")
    assert archive.memberships_of("one") == ()


@pytest.mark.parametrize("text", ["", " ", "?", "the", "...", "!!!"])
def test_nothing_names_no_organization(text: str) -> None:
    """A text without a letter names no organization."""
    firm = Organization(id="firm", name="A firm", kind="company", citations=CITED)
    archive = Archive([Source(id="source"), firm])
    with pytest.raises(UnknownParty):
        archive.memberships_of(text)


def test_directed_figures_are_not_mirrored() -> None:
    """Exports are found from either side, and stay those of their reporter."""
    exports = TradeFigure(
        id="exports",
        reporter="XA",
        partner="XB",
        flow="exports",
        value=Quantity(1, "USD"),
        kind="actual",
        citations=CITED,
    )
    archive = Archive([Source(id="source"), exports])
    assert archive.trade_between("XB", "XA") == archive.trade_between("XA", "XB") == (exports,)


def test_speaking_about_somebody_is_not_speaking_to_them() -> None:
    """A statement lies between speaker and addressee, speakers, or those it is about; no others."""
    said = Statement(
        id="said",
        kind="noted",
        speakers=[Participant("XA")],
        about=["XB", "XC"],
        summary="Something.",
        citations=CITED,
    )
    archive = Archive([Source(id="source"), said])
    assert archive.statements_between("XA", "XB") == ()
    assert archive.statements_between("XC", "XB") == (said,)


def test_a_span_keeps_what_could_lie_in_it() -> None:
    """Both ends of a span are inclusive; what may lie in it is kept, what has no date is not."""

    def text(id: str, when: str | None) -> Agreement:
        step = Milestone("signed", when)
        return Agreement(
            id=id, title="A text", parties=["XA", "XB"], history=[step], citations=CITED
        )

    archive = Archive(
        [
            Source(id="source"),
            text("day", "2020-05-05"),
            text("year", "2020"),
            text("about", "1990~"),
            text("by", "[..2020-05-05]"),
            text("undated", None),
        ]
    )

    def found(since: str | None = None, until: str | None = None) -> list[str]:
        texts = archive.agreements_between("XA", "XB", since=since, until=until)
        return [text.id for text in texts]

    assert found() == ["about", "year", "day", "by", "undated"]
    assert found("2020-05-05", "2020-05-05") == ["about", "year", "day", "by"]
    assert found("2020-05-06") == ["about", "year"]
    assert found(until="2020-05-04") == ["about", "year", "by"]
    assert found(until="2019") == ["about", "by"]
    assert found("2021") == ["about"]
    with pytest.raises(InvalidPeriod):
        found("2021", "2020")


def test_an_agreement_is_of_the_day_it_was_signed() -> None:
    """The signature dates an agreement, else the first dated milestone that is done."""

    def text(id: str, *history: Milestone) -> Agreement:
        return Agreement(
            id=id, title="A text", parties=["XA", "XB"], history=history, citations=CITED
        )

    talks, plan = Milestone("negotiating", "2001"), Milestone("proposed", "2000", planned=True)
    archive = Archive(
        [
            Source(id="source"),
            text("signed", talks, Milestone("signed", "2005"), Milestone("in-force", "2007")),
            text("in-talks", plan, talks),
            text("in-force", Milestone("ratified"), Milestone("in-force", "2003")),
            text("planned", plan),
        ]
    )
    found = archive.agreements_between("XA", "XB")
    assert ids(found) == ["in-talks", "in-force", "signed", "planned"]
    assert [str(archive.date_of(text)) for text in found] == ["2001", "2003", "2005", "None"]
    assert ids(archive.agreements_between("XA", "XB", since="2005", until="2005")) == ["signed"]
    assert archive.agreements_between("XA", "XB", until="2000") == ()


# --- the shipped archive ------------------------------------------------------------------------

FUNCTIONS: Final[dict[str, Callable[..., Any]]] = {
    name: getattr(diplomacy, name) for name in shipped.__all__
}
BETWEEN: Final = [name for name in FUNCTIONS if name.endswith("_between")] + ["relations"]


def ids(records: Iterable[Any]) -> list[str]:
    return [record.id for record in records]


def test_agreements_of_the_shipped_archive() -> None:
    """South Korea and Türkiye: two memoranda of firms, and the free trade agreement of states."""
    found = agreements_between("KR", "TR")
    assert len(found) == 3
    assert agreements_between("South Korea", "Turkey") == found
    assert agreements_between(Country("KR"), Country("TR")) == found
    assert ids(agreements_between("KR", "TR", states_only=True)) == ["kr-tr-fta"]
    [nuclear] = agreements_between("KR", "TR", topic="nuclear-energy")
    assert nuclear.parties == ("kepco", "tr-state-utility")
    assert agreements_between("KEPCO", "TR") == (nuclear,)


def test_the_filters_of_the_example_are_taken_together() -> None:
    """The long example of the design runs; between the states there is no nuclear text."""
    asked: dict[str, Any] = {
        "reached": Stage.SIGNED,
        "topic": "nuclear-energy",
        "since": "2025",
        "until": "2025-11",
    }
    assert agreements_between("KR", "TR", states_only=True, **asked) == ()
    assert len(agreements_between("KR", "TR", **asked)) == 1


def test_meetings_of_the_shipped_archive() -> None:
    """Summits are among the meetings; meetings beside another are had by its id."""
    assert [str(s.period) for s in summits_between("KR", "TR")] == ["2018-05", "2025-11-24"]
    assert set(summits_between("KR", "TR")) < set(meetings_between("KR", "TR"))
    met = meetings_between("RU", "TR")
    assert {"2023-09-ru-tr-summit", "2024-07-03-ru-tr-summit"} < set(ids(met))
    beside = meetings_on_sidelines_of("nato-vilnius-2023")
    assert beside
    assert all(m.sidelines_of == "nato-vilnius-2023" for m in beside)


def test_ties_figures_and_words_of_the_shipped_archive() -> None:
    """The other questions of the design's examples give what the articles tell."""
    assert [p.stage for p in partnerships_between("KR", "KG")][-1] is Stage.ESTABLISHED
    assert {f.kind for f in trade_between("TR", "RU")} == {FigureKind.TARGET}
    assert len(statements_between("KR", "TR")) > 20
    assert ids(m.membership for m in memberships_of("TR")) == ["tr-sco"]
    founders = {m.member for m in members_of("sco", on="2001")}
    assert founders == {"CN", "KG", "KZ", "RU", "TJ", "UZ"}
    assert {m.organization for m in members_of("sco", status=None)} == {"sco"}
    assert "TR" in {m.member for m in members_of("sco", status=None)}
    assert "BY" not in {m.member for m in members_of("sco", status=None)}
    assert "KR" in relations("KR", "TR").first


def test_who_led_south_korea_in_december_2024() -> None:
    """Yoon was president on 3 December 2024, attested, and nobody else possibly so."""
    [found] = leaders_of("KR", on="2024-12-03")
    assert found.leader.id == "yoon-suk-yeol"
    assert found.certainty is Certainty.ATTESTED
    assert found.tenure in found.leader.tenures


def test_articles_share_their_actors() -> None:
    """Erdoğan and Yoon, two countries and one state in two parts are the same across articles."""

    def sources(record: Any) -> set[str]:
        stated = {c.source for c in record.citations if c.paragraph is not None}
        return {source for source in stated if source in ARTICLES}

    assert sources(ARCHIVE["recep-tayyip-erdogan"]) == {
        "ankara-2025",
        "defence-talks-2018",
        "astana-2024",
    }
    assert sources(ARCHIVE["yoon-suk-yeol"]) == {"vilnius-2023", "seoul-2024"}
    between = relations("KR", "TR")
    assert {s.id for s in between.coverage.drawn_from} == {"ankara-2025", "defence-talks-2018"}
    assert ids(m.membership for m in memberships_of("KG")) == ["kg-sco"]
    assert len(partnerships_between("KG", "KR")) == 2


ARTICLES: Final = {
    "ankara-2025",
    "defence-talks-2018",
    "astana-2024",
    "vilnius-2023",
    "seoul-2024",
}


@pytest.mark.parametrize("name", BETWEEN)
def test_two_equal_parties_are_refused(name: str) -> None:
    """One party twice, under whatever names, is no question about two."""
    for one, other in [("KR", "KR"), ("KR", "South Korea"), ("kepco", "KEPCO"), ("TR", "Turkey")]:
        with pytest.raises(SameParty):
            FUNCTIONS[name](one, other)


@pytest.mark.parametrize(
    "name",
    [*BETWEEN, *(n for n in FUNCTIONS if n.endswith(("_of", "_to")) and "sidelines" not in n)],
)
def test_unknown_and_ambiguous_parties_are_refused(name: str) -> None:
    """A name that is none, or of two, is refused on either side, with advice."""
    count = 2 if name in BETWEEN else 1
    for place in range(count):
        parties = ["TR"] * count
        parties[place] = "Atlantis"
        with pytest.raises(UnknownCountry) as caught:
            FUNCTIONS[name](*parties)
        assert isinstance(caught.value, UnknownParty)
        parties[place] = "Korea"
        with pytest.raises(AmbiguousCountry) as ambiguous:
            FUNCTIONS[name](*parties)
        assert set(ambiguous.value.candidates) == {"KR", "KP"}


def test_unions_are_told_from_states() -> None:
    """The European Union is no country, and it is said so; NATO is an organization on record."""
    with pytest.raises(UnknownParty, match="European Union is a union of states"):
        agreements_between("EU", "TR")
    assert agreements_between("NATO", "TR") == agreements_between("nato", "TR") == ()
    with pytest.raises(UnknownParty, match=r"upper case.*KR"):
        agreements_between("kr", "TR")


@pytest.mark.parametrize("name", BETWEEN[:-1])
def test_a_known_pair_without_records_has_none(name: str) -> None:
    """Nothing on record between two known parties gives nothing, and is not an error."""
    assert FUNCTIONS[name]("FJ", "IS") == ()
    assert FUNCTIONS[name]("QM", "QN") == ()


def test_only_organizations_have_members() -> None:
    """A country has no members."""
    with pytest.raises(UnknownRecord):
        members_of("KR")


def test_only_meetings_have_meetings_on_sidelines_of_them() -> None:
    """An id of another kind, or none, is refused."""
    for ask in (meetings_on_sidelines_of, agreements_concluded_at):
        for id in ("kepco", "nowhere", "KR"):
            with pytest.raises(UnknownRecord):
                ask(id)


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("agreements_between", {"kind": "no-kind"}),
        ("agreements_between", {"stage": "Signed"}),
        ("agreements_between", {"reached": "no-stage"}),
        ("meetings_between", {"level": "top"}),
        ("trade_between", {"flow": "out"}),
    ],
)
def test_a_term_that_is_none_is_refused(name: str, asked: dict[str, str]) -> None:
    """A filter that is no term of its vocabulary is refused, not found to fit nothing."""
    for parties in (("KR", "TR"), ("FJ", "IS")):
        with pytest.raises(InvalidTerm):
            FUNCTIONS[name](*parties, **asked)


# --- the functions ------------------------------------------------------------------------------


def test_every_question_is_a_function() -> None:
    """Each question of the archive is a function of the façade, and of `queries`."""
    methods = {
        name
        for kind in Archive.__mro__[: Archive.__mro__.index(Collection)]
        for name in vars(kind)
        if name.endswith(("_between", "_of", "_to", "_beside", "_at")) and not name.startswith("_")
    } | {"find", "planned", "relations"}
    assert methods == set(FUNCTIONS)
    assert methods <= set(diplomacy.__all__)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_is_documented_as_the_method(name: str) -> None:
    """A function has the signature of the method without *self*, and its documentation."""
    function, method = FUNCTIONS[name], getattr(Archive, name)
    parameters = list(inspect.signature(method).parameters.values())
    assert list(inspect.signature(function).parameters.values()) == parameters[1:]
    assert (
        inspect.signature(function).return_annotation == inspect.signature(method).return_annotation
    )
    assert function.__doc__
    assert function.__doc__.splitlines()[0] == (method.__doc__ or "").splitlines()[0]
    assert function.__name__ == function.__qualname__ == name


@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_example_of_a_function_runs(name: str) -> None:
    """The documented example of each function runs as it is printed."""
    [test] = doctest.DocTestFinder().find(FUNCTIONS[name], name, globs={})
    assert test.examples
    assert doctest.DocTestRunner().run(test).failed == 0


def test_the_functions_ask_the_shipped_archive() -> None:
    """A function answers as the method of the shipped archive does."""
    for name in BETWEEN:
        for parties in (("KR", "TR"), ("TR", "RU"), ("KG", "South Korea"), ("NL", "KR")):
            assert FUNCTIONS[name](*parties) == getattr(ARCHIVE, name)(*parties)
    for id in ids(ARCHIVE.meetings):
        assert meetings_on_sidelines_of(id) == ARCHIVE.meetings_on_sidelines_of(id)
        assert agreements_concluded_at(id) == ARCHIVE.agreements_concluded_at(id)
    for party in ("KR", "Turkey", "sco"):
        assert leaders_of(party) == ARCHIVE.leaders_of(party)
        assert memberships_of(party) == ARCHIVE.memberships_of(party)
    assert members_of("sco") == ARCHIVE.members_of("sco")


ANYTHING: Final = st.one_of(
    st.text(max_size=20),
    st.text(st.characters(), max_size=20),  # lone surrogates too
    st.sampled_from(
        [
            "KR",
            "South Korea",
            "Korea",
            "Turkey",
            "kepco",
            "nato-vilnius-2023",
            "signed",
            "2024",
            "2024~",
            "[2024..]",
            "9999-12-31",
            "0001",
            "2024/..",
            "٢٠٢٤",
            "\x00",
            "Korea, (",
            "KR" * 300,
        ]
    ),
)


@pytest.mark.parametrize("name", FUNCTIONS)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_no_text_brings_another_error(name: str, data: st.DataObject) -> None:
    """Any text for any parameter is answered or refused by an error of this library."""
    asked: dict[str, Any] = {}
    for parameter in inspect.signature(FUNCTIONS[name]).parameters.values():
        if parameter.default is inspect.Parameter.empty:
            # A known party half of the time, so that the other parameters are reached.
            asked[parameter.name] = data.draw(
                st.sampled_from(["KR", "TR", "sco", "sco-astana-2024"]) | ANYTHING
            )
        elif isinstance(parameter.default, bool):
            asked[parameter.name] = data.draw(st.booleans())
        elif data.draw(st.booleans()):
            asked[parameter.name] = data.draw(ANYTHING)
    try:
        found = FUNCTIONS[name](**asked)
    except DiplomacyError as error:
        shown = str(error)
    else:
        shown = str(found)
    assert shown


@pytest.mark.parametrize(
    ("ask", "stage"), [(agreements_between, "established"), (partnerships_between, "signed")]
)
def test_a_stage_that_cannot_be_is_refused(ask: Any, stage: str) -> None:
    """To ask for a stage that such records do not admit is a slip, and no empty answer."""
    for name in ("stage", "reached"):
        with pytest.raises(InvalidTerm, match="the stages of"):
            ask("KR", "TR", **{name: stage})


def test_an_office_held_by_another_in_between_is_not_possible() -> None:
    """Lee, attested in 2025, cannot have held in 2020 what Yoon held in 2024."""
    on_2020 = leaders_of("KR", on="2020-01-01")
    assert [i.leader.id for i in on_2020] == ["moon-jae-in", "yoon-suk-yeol"]
    assert {i.certainty for i in on_2020} == {Certainty.POSSIBLE}
    assert [i.leader.id for i in leaders_of("KR", on="2025-06-01")] == [
        "lee-jae-myung",
        "yoon-suk-yeol",
    ]


def test_a_year_may_have_had_two() -> None:
    """Asked of a year, who is attested in it does not exclude who may have left office in it."""
    in_2025 = [(i.leader.id, i.certainty) for i in leaders_of("KR", on="2025")]
    assert in_2025 == [
        ("lee-jae-myung", Certainty.ATTESTED),
        ("yoon-suk-yeol", Certainty.POSSIBLE),
    ]


def test_a_collegial_office_has_several_holders() -> None:
    """Of the members of a presidency one does not exclude another, nor is it out of time."""
    one = Tenure("Member of the Presidency", {"head-of-state"}, "BA", attested=["2019-01-01"])
    other = Tenure("Member of the Presidency", {"head-of-state"}, "BA", "2018/")
    archive = led(one, other, attrs.evolve(one))
    assert [(i.leader.id, i.certainty) for i in archive.leaders_of("BA", on="2019-01-01")] == [
        ("a", Certainty.ATTESTED),
        ("c", Certainty.ATTESTED),
        ("b", Certainty.POSSIBLE),
    ]
    assert not any(f.kind is FindingKind.ANACHRONISM for f in audit(archive))


@pytest.mark.parametrize("topic", ["nuclear energy", "Nuclear-Energy", ""])
def test_a_topic_that_is_no_slug_is_refused(topic: str) -> None:
    """A topic written otherwise is a slip, and no empty answer."""
    with pytest.raises(InvalidId):
        agreements_between("KR", "TR", topic=topic)


@pytest.mark.parametrize("topic", [[], (), set(), 5, b"trade", [5], [None], ["trade", b"x"]])
def test_what_is_no_topic_is_rejected(topic: Any) -> None:
    with pytest.raises(InvalidType):
        agreements_between("KR", "TR", topic=topic)


@pytest.mark.parametrize(
    ("topic", "near"),
    [
        ("enrgy", "energy"),
        ("nuclear", "nuclear-energy"),
        ("wind", "wind-energy"),
        ("free-trades", "free-trade"),
    ],
)
def test_a_misspelt_topic_is_an_error_with_similar_ones(topic: str, near: str) -> None:
    """An empty answer would hide the misspelling, even among correct ones."""
    for sought in (topic, ["trade", topic]):
        with pytest.raises(UnknownTopic) as caught:
            diplomacy.statements_between("KR", "TR", topic=sought)
        assert caught.value.topic == topic
        assert near in caught.value.near
        assert caught.value.topics == tuple(ARCHIVE.topics)


def test_a_topic_of_the_vocabulary_without_records_is_an_error_too() -> None:
    """What a query accepts is what `Archive.topics` lists, and nothing else."""
    archive = ARCHIVE.from_source("defence-talks-2018")
    assert "defence" in archive.topics
    assert "batteries" not in archive.topics
    with pytest.raises(UnknownTopic, match="Topics on record: "):
        archive.meetings_between("KR", "TR", topic="batteries")
    with pytest.raises(UnknownTopic, match="No record in the archive has a topic"):
        Archive().agreements_between("KR", "TR", topic="trade")


def test_a_topic_contains_narrower_ones() -> None:
    """Memoranda on nuclear and wind power are found under energy."""
    found = {a.id for a in agreements_between("KR", "TR", topic="energy")}
    assert found == {
        "2025-kepco-tr-utility-nuclear-mou",
        "2025-cs-wind-enerjisa-wind-mou",
    }
    assert agreements_between("KR", "TR", topic=["wind-energy", "free-trade"]) == tuple(
        a for a in agreements_between("KR", "TR") if {*a.topics} & {"wind-energy", "free-trade"}
    )


@settings(deadline=None, max_examples=30)
@given(archives("as"))
def test_the_topics_on_record_are_counted(archive: Archive) -> None:
    """Each topic has the number of records that a query for it would look through."""
    assert list(archive.topics) == sorted(archive.topics)
    for topic, count in archive.topics.items():
        assert count == sum(bears(record, topic) for record in archive) > 0
    on_record = {topic for record in archive for topic in getattr(record, "topics", ())}
    assert on_record <= {*archive.topics}


def test_the_topics_of_an_archive_cannot_be_changed() -> None:
    topics: Any = ARCHIVE.topics
    with pytest.raises(TypeError):
        topics["trade"] = 0


def test_a_file_on_a_country_and_an_organization_tells_its_standing() -> None:
    """The standing of the one in the other is between the two."""
    assert [m.id for m in relations("TR", "sco").memberships] == ["tr-sco"]
    assert "dialogue partner" in str(relations("sco", "TR"))
    assert "planned" in str(relations("BY", "sco"))
