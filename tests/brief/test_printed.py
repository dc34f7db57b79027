"""A brief on two fictional states in its three forms, to read as a whole: see ``printed/``.

Run this file to write the pages again after a change, and read what differs.
"""

from pathlib import Path
from typing import Any, Final

import pytest

from diplomacy import Archive, Citation, Leader, Participant, Quantity, Source, Stop, Tenure
from diplomacy.records import Milestone
from diplomacy.testing import (
    make_agreement,
    make_meeting,
    make_mission,
    make_organization,
    make_partnership,
    make_statement,
    make_statistic,
    make_trade_figure,
    make_visit,
)

FOLDER: Final = Path(__file__).parent / "printed"


def cited(*fields: str, paragraph: int, **details: Any) -> list[Citation]:
    """Return a citation of the gazette, and one of a report that was looked up."""
    looked_up = Citation(
        "report", fields=fields[-1:], basis="external", note="The gazette gives no year."
    )
    return [Citation("gazette", paragraph, fields=fields, **details), looked_up]


def leader(id: str, name: str, office: str, party: str, day: str) -> Leader:
    tenure = Tenure(office, {"head-of-state"}, party, attested=[day])
    return Leader(
        id=id,
        name=name,
        family_name=name.rsplit(maxsplit=1)[-1],
        tenures=[tenure],
        citations=cited("name", "family_name", "tenures", paragraph=2),
    )


ARCHIVE: Final = Archive(
    [
        Source(
            id="gazette",
            title="The Harbour Gazette",
            author="A. Writer",
            publisher="Harbour Press",
            published="2031-05-10",
            url="https://gazette.example/2031/05/10",
        ),
        Source(id="report", publisher="A Report", published="2031", url="https://report.example/1"),
        leader("ada-alder", "Ada Alder", "President", "XA", "2031-05-09"),
        leader("ben-birch", "Ben Birch", "President", "XB", "2031-05-09"),
        leader("cy-cedar", "Cy Cedar", "President", "XA", "2028"),
        make_organization(
            id="ferry-line",
            name="Xaland Ferry Line",
            short_name="XFL",
            kind="company",
            country="XA",
            citations=cited("name", paragraph=4),
        ),
        make_organization(
            id="port",
            name="Port of Xb",
            kind="company",
            country="XB",
            citations=cited("name", paragraph=4),
        ),
        make_visit(
            id="state-visit",
            rank="state",
            travellers=[Participant("XA", "ada-alder")],
            stops=[Stop("XB", "Xb City"), Stop("XB", "Old Harbour")],
            period="2031-05-08/2031-05-10",
            delegation="business leaders",
            citations=cited("rank", paragraph=2),
        ),
        make_meeting(
            id="summit",
            title="Summit of XA and XB in Xb City",
            participants=[Participant("XA", "ada-alder"), Participant("XB", "ben-birch")],
            host="XB",
            place="Xb City",
            country="XB",
            visit="state-visit",
            period="2031-05-09",
            outcome_documents=Quantity(3, "documents"),
            topics=["trade", "transport", "energy"],
            citations=cited("title", "topics", paragraph=2),
        ),
        make_meeting(
            id="first-talks",
            title="First talks of XA and XB",
            participants=[
                Participant("XA", "cy-cedar"),
                Participant("XB", office="Prime Minister"),
            ],
            period="2028",
            citations=cited("title", paragraph=8),
        ),
        make_meeting(
            id="next-summit",
            title="Second summit of XA and XB",
            participants=[Participant("XA"), Participant("XB")],
            period="2032",
            status="planned",
            citations=cited("title", paragraph=9),
        ),
        make_agreement(
            id="ferry-treaty",
            title="Treaty on ferries",
            kind="treaty",
            parties=["XA", "XB"],
            history=[Milestone("signed", "2031-05-09"), Milestone("in-force", "2031-09")],
            concluded_at="summit",
            topics=["transport"],
            citations=cited("title", paragraph=3),
        ),
        make_agreement(
            id="berth",
            title="Memorandum on a berth",
            kind="memorandum-of-understanding",
            parties=["ferry-line", "port"],
            history=[Milestone("signed", "[..2031-05-09]")],
            topics=["transport"],
            citations=cited("title", paragraph=4, basis="inferred", note="One memorandum."),
        ),
        make_partnership(
            id="commission",
            kind="joint-body",
            designation="Joint ferry commission",
            parties=["XA", "XB"],
            history=[
                Milestone("established", "2020"),
                Milestone("suspended", "2025"),
                Milestone("resumed", "2031-12", planned=True),
            ],
            citations=cited("designation", paragraph=5),
        ),
        make_partnership(
            id="relations",
            kind="diplomatic-relations",
            designation=None,
            parties=["XA", "XB"],
            history=[Milestone("established", "1990~")],
            citations=cited("kind", paragraph=5),
        ),
        make_mission(
            id="embassy",
            sending="XA",
            receiving="XB",
            place="Xb City",
            citations=cited("sending", paragraph=5),
        ),
        make_trade_figure(
            id="trade",
            reporter="XA",
            partner="XB",
            flow="total",
            value=Quantity("2E9", "USD", "nearly"),
            period="2030",
            citations=cited("value", paragraph=6, attributed_to="Ada Alder"),
        ),
        make_trade_figure(
            id="target",
            reporter="XA",
            partner="XB",
            flow="total",
            value=Quantity("5E9", "USD"),
            kind="target",
            period="2035",
            citations=cited("value", paragraph=6),
        ),
        make_statistic(
            id="rank",
            subject="XA",
            counterpart="XB",
            indicator="trading-partner-rank",
            value=Quantity(3, "rank"),
            kind="actual",
            period="2030",
            citations=cited("value", paragraph=6),
        ),
        *(
            make_statement(
                id=id,
                kind=kind,
                speakers=[Participant(party, person)],
                addressees=[],
                about=["XA", "XB"],
                summary=summary,
                made_at="summit",
                date=None,
                fulfilled_by=fulfilled_by,
                topics=[topic],
                citations=cited("summary", paragraph=paragraph),
            )
            for id, kind, party, person, summary, topic, paragraph, fulfilled_by in (
                (
                    "pledge",
                    "pledged",
                    "XA",
                    "ada-alder",
                    "Alder pledged a second ferry.",
                    "transport",
                    7,
                    None,
                ),
                (
                    "request",
                    "requested",
                    "XB",
                    "ben-birch",
                    "Birch asked for a treaty on ferries.",
                    "transport",
                    7,
                    "ferry-treaty",
                ),
                (
                    "praise",
                    "supported",
                    "XB",
                    "ben-birch",
                    "Birch praised the ferries.",
                    "transport",
                    7,
                    None,
                ),
            )
        ),
        make_statement(
            id="both",
            kind="agreed",
            speakers=[Participant("XA", "ada-alder"), Participant("XB", "ben-birch")],
            addressees=[],
            summary="Alder and Birch agreed to trade more.",
            made_at="summit",
            date=None,
            topics=["trade"],
            citations=cited("summary", paragraph=7),
        ),
        make_statement(
            id="noted",
            kind="noted",
            speakers=[],
            addressees=[],
            about=["XA", "XB"],
            summary="Two ferries sailed each day.",
            date="[2031-05-10..]",
            topics=["transport"],
            citations=cited("summary", paragraph=8),
        ),
    ]
)


def pages() -> dict[str, str]:
    """Return the pages by file name."""
    brief = ARCHIVE.relations("XA", "XB", as_of="2032-01-15")
    return {
        "xa-xb.txt": f"{brief.to_text(width=80)}\n",
        "xa-xb.md": brief.to_markdown(),
        "xa-xb.html": brief.to_html(),
    }


@pytest.mark.parametrize("name", ["xa-xb.txt", "xa-xb.md", "xa-xb.html"])
def test_the_printed_brief(name: str) -> None:
    assert pages()[name] == (FOLDER / name).read_text("utf-8")


def test_ten_questions_are_answered() -> None:
    """A reader of the text finds who, when, what, how much, and what is still to come."""
    page = ARCHIVE.relations("XA", "XB", as_of="2032-01-15").to_text(width=1000)
    text = " ".join(page.split())
    for answer in (
        "Latest meeting Summit of XA and XB in Xb City, 9 May 2031",  # when did they last meet
        "President Ada Alder (Fictional state XA)",  # who was there, in which office
        "President Ben Birch (Fictional state XB, host)",  # who was the host
        "Diplomatic relations, established about 1990",  # since when are there relations
        "Entered into force in September 2031",  # is the treaty in force
        "(XFL, Fictional state XA)",  # whose companies signed
        "Nearly 2 billion US dollars",  # how much do they trade
        "Planned to be resumed in December 2031; no record that it took place.",  # is it overdue
        "On record since: Treaty on ferries, 9 May 2031.",  # was the request followed
        "https://gazette.example/2031/05/10",  # where does it say so
    ):
        assert answer in text, answer


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, page in pages().items():
        (FOLDER / name).write_text(page, "utf-8")
