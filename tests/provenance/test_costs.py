"""Tests of cost: twice as many records or parts take about twice as many steps.

Steps are the lines of Python that run, so the results do not depend on the machine.
"""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any, Final

import pytest

from diplomacy import (
    Agreement,
    AgreementLink,
    Archive,
    Citation,
    Country,
    Leader,
    Meeting,
    Membership,
    Milestone,
    Participant,
    Quantity,
    Source,
    Statement,
    Statistic,
    Tenure,
    TradeFigure,
)
from diplomacy.provenance import audit, explain, find_conflicts, text_digest, verify
from diplomacy.testing import make_organization, make_source

SMALL: Final = 60
TEXT: Final = "A text."
SOURCE: Final = Source(id="source", published="2100")


def count_lines(run: Callable[[], object]) -> int:
    """Return the number of lines that run, in this library and the standard library."""
    lines = 0

    def trace(frame: FrameType, event: str, argument: object) -> Any:
        nonlocal lines
        lines += event == "line"
        return trace

    previous = sys.gettrace()
    sys.settrace(trace)
    try:
        run()
    finally:
        sys.settrace(previous)
    return lines


def cite(*fields: str) -> Citation:
    return Citation("source", 1, fields=fields)


def cited_meeting(size: int) -> Archive:
    """Return a meeting whose participants have a citation each."""
    participants = [Participant("XA", office=f"Office {i}") for i in range(size)]
    citations = [cite("title", "format"), *(cite(f"participants[{i}]") for i in range(size))]
    meeting = Meeting(
        id="record",
        title="Talks",
        format="bilateral",
        participants=participants,
        citations=citations,
    )
    return Archive([SOURCE, meeting])


def long_history(size: int) -> Archive:
    """Return an agreement with many cited milestones, and many amendments of it."""
    steps = [
        Milestone(stage, f"{1500 + i}")
        for i, stage in enumerate(["in-force", "suspended"] * (size // 2))
    ]
    fields: dict[str, Any] = {"title": "A treaty", "parties": ["XA", "XB"]}
    citations = [cite("title", "parties"), *(cite(f"history[{i}].date") for i in range(size))]
    amended = Agreement(id="record", history=steps, citations=citations, **fields)
    amendments = [
        Agreement(
            id=f"amendment-{i}",
            history=[Milestone("signed", "2050")],
            links=[AgreementLink("amends", "record")],
            citations=citations[:1],
            **fields,
        )
        for i in range(size)
    ]
    return Archive([SOURCE, amended, *amendments])


def many_parties(size: int) -> Archive:
    """Return an agreement of many parties, each of which ratified it by a citation of its own."""
    parties = [*Country.all()][:size]
    record = Agreement(
        id="record",
        title="A treaty",
        parties=parties,
        history=[Milestone("ratified", "1990", party=party) for party in parties],
        citations=[
            cite("title"),
            *(cite(f"parties[{i}]", f"history[{i}]") for i in range(len(parties))),
        ],
    )
    return Archive([SOURCE, record])


def long_tenure(size: int) -> Archive:
    """Return a leader attested on many days, each cited with the whole tenure, at many meetings."""
    days = [f"{1500 + i}" for i in range(size)]
    citations = [cite("name"), *(cite(f"tenures[0].attested[{i}]", "tenures") for i in range(size))]
    tenures = [
        Tenure("King", {"head-of-state"}, "XA", attested=days),
        *(Tenure("Consul", {"official"}, "XA", f"{1500 + i}") for i in range(size)),
    ]
    leader = Leader(id="record", name="A person", tenures=tenures, citations=citations)
    meetings = [
        Meeting(
            id=f"meeting-{i}",
            title="Talks",
            format="bilateral",
            participants=[Participant("XA", "record")],
            period="2050",
            citations=[cite("title")],
        )
        for i in range(size)
    ]
    return Archive([SOURCE, leader, *meetings])


def rivals(size: int) -> Archive:
    """Return leaders who are all attested in one office on the same day."""
    tenure = Tenure("King", {"head-of-state"}, "XA", attested=["2020-01-02"])
    return Archive(
        [
            SOURCE,
            *(
                Leader(id=f"leader-{i}", name="A", tenures=[tenure], citations=[cite("name")])
                for i in range(size)
            ),
        ]
    )


def figures(size: int) -> Archive:
    """Return figures of one trade in many years, and many equal ones of one year."""

    def trade(id: str, year: int) -> TradeFigure:
        return TradeFigure(
            id=id,
            reporter="XA",
            partner="XB",
            flow="total",
            kind="actual",
            value=Quantity(15, "USD", "exactly"),
            period=str(year),
            citations=[cite("value")],
        )

    by_year = [trade(f"year-{i}", 1500 + i) for i in range(size)]
    equal = [trade(f"equal-{i}", 1400) for i in range(size)]
    return Archive([SOURCE, *by_year, *equal])


def memberships(size: int) -> Archive:
    """Return many memberships of one grade at one time, and agreements with one title."""
    organization = make_organization(id="club")
    members = [
        Membership(
            id=f"member-{i}",
            member="XA",
            organization="club",
            status="member",
            period="2001/..",
            citations=[cite("member")],
        )
        for i in range(size)
    ]
    agreements = [
        Agreement(
            id=f"treaty-{i}",
            title="A treaty",
            parties=["XA", "XB"],
            history=[Milestone("signed", "2001")],
            citations=[cite("title")],
        )
        for i in range(size)
    ]
    return Archive([SOURCE, make_source(), organization, *members, *agreements])


def statistics(size: int) -> Archive:
    """Return records that cite another source than the verified one."""
    records = [
        Statistic(
            id=f"statistic-{i}",
            subject="XA",
            indicator="visits",
            value=Quantity(1, "visits"),
            kind="actual",
            citations=[Citation("other", 1, fields=["value"])],
        )
        for i in range(size)
    ]
    return Archive([Source(id="source", digest=text_digest(TEXT)), Source(id="other"), *records])


def long_text(size: int) -> str:
    """Return one paragraph that names countries and persons, numbers and dates."""
    return " ".join(
        f"In {1000 + i} Person{i} of Norway did not pay ${i} billion on {1 + i % 28} May."
        for i in range(size)
    )


def cited_paragraph(size: int) -> Archive:
    """Return statements and figures that all cite one long paragraph, with true and false facts."""
    text = long_text(size)
    source = Source(id="source", digest=text_digest(text), paragraph_digests=[text_digest(text)])
    leaders = [
        Leader(id=f"person-{i}", name=f"Person{i}", citations=[cite("name")]) for i in range(size)
    ]
    statements = [
        Statement(
            id=f"statement-{i}",
            kind="noted",
            speakers=[Participant("NO" if i % 2 else "SE", f"person-{i}")],
            summary=f"In {1000 + i} Person{i} of Norway would pay ${i + 1} billion.",
            date=f"{1000 + i}-06",
            citations=[cite("kind", "summary", "speakers[0]", "date")],
        )
        for i in range(size)
    ]
    figures = [
        Statistic(
            id=f"figure-{i}",
            subject="NO",
            indicator="payments",
            value=Quantity(10**9 * i, "USD" if i % 2 else "EUR"),
            kind="actual",
            citations=[cite("subject", "value")],
        )
        for i in range(size)
    ]
    return Archive([source, *leaders, *statements, *figures])


def verify_long_text(archive: Archive) -> object:
    return verify(archive, "source", long_text(len(archive.leaders)))


@pytest.mark.parametrize(
    ("make", "run"),
    [
        pytest.param(cited_meeting, lambda archive: explain(archive, "record"), id="explain"),
        pytest.param(
            cited_meeting,
            lambda archive: explain(archive, "record", "parties"),
            id="explain derived",
        ),
        pytest.param(cited_meeting, audit, id="audit a meeting"),
        pytest.param(long_history, audit, id="audit an agreement"),
        pytest.param(long_tenure, audit, id="audit a leader"),
        pytest.param(rivals, audit, id="audit one office"),
        pytest.param(rivals, lambda a: a.leaders_of("XA", on="2000"), id="holders of one office"),
        pytest.param(rivals, lambda a: a.leaders_of("XA", on="2021"), id="possible holders"),
        pytest.param(long_tenure, lambda a: a.leaders_of("XA", on="2000"), id="tenures of one"),
        pytest.param(memberships, lambda a: a.members_of("club", on="2000"), id="members"),
        pytest.param(cited_paragraph, verify_long_text, id="verify a paragraph"),
        pytest.param(many_parties, audit, id="audit many parties"),
        pytest.param(many_parties, find_conflicts, id="conflicts of many parties"),
        pytest.param(figures, find_conflicts, id="conflicts of figures"),
        pytest.param(memberships, find_conflicts, id="conflicts of memberships"),
    ],
)
def test_cost_is_about_linear(
    make: Callable[[int], Archive], run: Callable[[Archive], object]
) -> None:
    """Four times the size takes at most five times the steps."""
    small, large = (make(size) for size in (SMALL, 4 * SMALL))
    run(make(2))  # Read the tables of names now, which are the same for every archive.
    for archive in (small, large):
        list(archive)  # Sort the records now, because every query does so at its first use.
    assert count_lines(lambda: run(large)) <= 5 * count_lines(lambda: run(small))


def test_a_second_verification_does_not_read_all_records() -> None:
    """The citations are indexed by source once, and a source without citations is verified fast."""
    archive = statistics(4 * SMALL)
    verify(archive, "source", TEXT)
    assert count_lines(lambda: verify(archive, "source", TEXT)) < 2 * SMALL
