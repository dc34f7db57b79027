"""Briefs for the tests: shipped ones, and archives made of given words or of many records."""

from collections.abc import Iterator
from typing import Any, Final

from diplomacy import (
    Agreement,
    AgreementLink,
    Archive,
    Citation,
    Leader,
    Meeting,
    Membership,
    Milestone,
    Obligation,
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
    relations,
)
from diplomacy.brief import Document, Relations
from diplomacy.brief.document import Bullets, Facts, Line, Paragraph, Sources, Table

AS_OF: Final = "2026-11-26"
"""A day of printing."""

FULL_BRIEFS: Final = [
    relations(*pair, as_of=AS_OF)
    for pair in (
        ("KR", "TR"),
        ("KG", "KR"),
        ("RU", "TR"),
        ("TR", "SY"),
        ("KR", "NL"),
        ("KR", "KZ"),
        ("FI", "KR"),
        ("KP", "RU"),
        ("KG", "KZ"),
        ("BY", "RU"),
        ("kepco", "tr-state-utility"),
        ("KR", "asml"),
        ("sco", "BY"),
    )
]
"""Shipped briefs that have content, each kind of record in one of them at least."""

BRIEFS: Final = [
    *FULL_BRIEFS,
    relations("FJ", "IS", as_of=AS_OF),
    relations("BY", "KP", as_of=AS_OF),
]
"""The same, and two that are empty."""

NAMED: Final = ("leaders", "organizations", "sources")
"""The parts that hold what the records between two sides name or cite."""

CITED: Final = (Citation("source", 1, fields=["title"]),)
SIDES: Final = [("one", "other"), ("XA", "XB"), ("XA", "other")]
"""Sides of the archive of `archive_of_words`."""


def brief_id(brief: Relations) -> str:
    """Return the name of a brief in a test report."""
    return f"{brief.first}-{brief.second}"


def records_between(brief: Relations) -> list[Any]:
    """Return the records between the two sides, apart from what they name and cite."""
    return [record for name, part in brief.parts().items() if name not in NAMED for record in part]


def flatten(page: str) -> str:
    """Return a page on one line."""
    return " ".join(page.split())


def iter_sections(document: Document) -> Iterator[list[Line]]:
    """Yield the lines of the paragraphs, lists and tables of each section."""
    waiting = list(document.sections)
    while waiting:
        section = waiting.pop(0)
        waiting[:0] = section.sections
        lines: list[Line] = []
        for block in section.blocks:
            match block:
                case Paragraph(line):
                    lines.append(line)
                case Table(_, rows):
                    lines += [cell for row in rows for cell in row]
                case Facts(rows):
                    lines += [line for _, line in rows]
                case Bullets(items) | Sources(items):
                    lines += items
        yield lines


def archive_of_words(words: str) -> Archive:
    """Return an archive with a record of each type, in which every text is made of *words*."""
    given: dict[str, Any] = {"citations": CITED}
    organizations = [
        Organization(
            id=id,
            name=f"{words} {id}",
            short_name=words,
            other_names=[f"{words} too"],
            kind="other",
            country=country,
            **given,
        )
        for id, country in [("one", "XA"), ("other", "XB"), ("club", None)]
    ]
    tenure = Tenure(words, {"head-of-state"}, "one", "2001/2004")
    leader = Leader(
        id="leader", name=words, other_names=[f"{words} too"], tenures=[tenure], **given
    )
    return Archive(
        [
            Source(id="source", publisher=words, title=words, published="2004"),
            *organizations,
            leader,
            *_meetings(words, given),
            *_instruments(words, given),
            *(
                Membership(
                    id=f"{id}-club", member=id, organization="club", status="member", **given
                )
                for id in ("one", "other")
            ),
            *_figures(words, given),
            Statement(
                id="said",
                kind="noted",
                speakers=[Participant("one", "leader")],
                addressees=[Participant("other", office=words)],
                summary=words,
                **given,
            ),
        ]
    )


def _meetings(words: str, given: dict[str, Any]) -> list[Meeting]:
    participants = [Participant("one", "leader"), Participant("other", office=words)]
    meeting = Summit(
        id="meeting",
        title=words,
        format="multilateral",
        participants=participants,
        host="club",
        organizer="club",
        brokered_by="XC",
        period="2003",
        place=words,
        country="XC",
        **given,
    )
    sidelines = Summit(
        id="sidelines",
        title=words,
        format="bilateral",
        participants=participants,
        sidelines_of="meeting",
        **given,
    )
    return [meeting, sidelines]


def _instruments(words: str, given: dict[str, Any]) -> list[Agreement | Partnership]:
    return [
        Agreement(
            id="text",
            title=words,
            parties=["one", "other"],
            history=[Milestone("signed", "2003", party="one")],
            concluded_at="meeting",
            scope=words,
            **given,
        ),
        Agreement(
            id="change",
            title=words,
            parties=["one", "other", "XC"],
            history=[Milestone("proposed", planned=True)],
            links=[AgreementLink("amends", "text")],
            **given,
        ),
        Partnership(
            id="tie",
            kind="partnership",
            designation=words,
            parties=["one", "other"],
            history=[Milestone("established")],
            obligations=[Obligation("consultation"), Obligation("defence", "one", "2003/..")],
            instrument="text",
            **given,
        ),
    ]


def _figures(words: str, given: dict[str, Any]) -> list[Statistic | TradeFigure]:
    return [
        Statistic(
            id="figure",
            subject="one",
            counterpart="other",
            indicator="visitors",
            scope=words,
            value=Quantity(5, "persons"),
            kind="actual",
            citations=[Citation("source", 1, fields=["value"], attributed_to=words)],
        ),
        TradeFigure(
            id="trade",
            reporter="XA",
            partner="XB",
            flow="total",
            value=Quantity(5, "USD"),
            kind="actual",
            source_note=words,
            **given,
        ),
        TradeFigure(
            id="trade-missing",
            reporter="XB",
            partner="XA",
            flow="exports",
            kind="not-reported",
            period="2003",
            **given,
        ),
    ]


def archive_of_size(size: int) -> Archive:
    """Return an archive of as many leaders and meetings of XA and XB, each with its own source."""
    records: list[Any] = []
    for i in range(size):
        cited = [Citation(f"source-{i}", i + 1, fields=["title"])]
        records += [
            Source(id=f"source-{i}"),
            Leader(
                id=f"leader-{i}",
                name=f"Leader {i}",
                tenures=[Tenure("President", {"head-of-state"}, "XA")],
                citations=cited,
            ),
            Meeting(
                id=f"meeting-{i}",
                title="Talks",
                format="bilateral",
                participants=[Participant("XA"), Participant("XB")],
                period="2024",
                citations=cited,
            ),
        ]
    return Archive(records)
