"""A record of each type with every field set, for tests of the formats."""

from typing import Any, Final

from diplomacy import (
    Agreement,
    Citation,
    Leader,
    Meeting,
    Membership,
    Milestone,
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
)
from diplomacy.formats.encoding import encode_lines
from diplomacy.records import Record

__all__ = ["CITATIONS", "COMPLETE", "LINES", "PARTS"]

CITATIONS: Final = (
    Citation(
        "source",
        3,
        'in "Ankara"',
        fields=["title", "history[0].date"],
        basis="external",
        note="It says “so”, and \\.",
        attributed_to="an official, a paper",
    ),
    Citation("other", fields=["id"]),
)
_ENTRY: Final[dict[str, Any]] = {
    "identifiers": ["wikidata:Q1", "unts:52345, p. 3"],
    "extra": {"row": 17, "weight": 0.1, "checked": True, "coder": None, "a “key”": "two\nlines"},
}
_COUNT: Final = Quantity(4, "documents", "exactly")
_PRESENT: Final = (Participant("KR", "a-leader", "President"), Participant("a-firm"))
_MEETING: Final[dict[str, Any]] = {
    "title": "Talks, on “peace”",
    "format": "multilateral",
    "participants": _PRESENT,
    "participant_count": Quantity(12, "leaders", "about"),
    "host": "TR",
    "organizer": "a-body",
    "brokered_by": "SA",
    "period": "2024-05-01/2024-05-02",
    "place": "Ankara",
    "country": "TR",
    "sidelines_of": "another-meeting",
    "status": "planned",
    "topics": ["trade", "peace"],
    "outcome_documents": _COUNT,
    "citations": CITATIONS,
    **_ENTRY,
}
COMPLETE: Final[tuple[Record, ...]] = (
    Source(
        id="source",
        publisher="The Press",
        title="Weltpolitik: 서울",
        author="A. Uthor",
        published="2024-05",
        language="en",
        url="https://example.org/a",
        digest="sha256:" + "0a" * 32,
        paragraph_digests=["sha256:" + "1b" * 32, "sha256:" + "2c" * 32],
        **_ENTRY,
    ),
    Leader(
        id="a-leader",
        name="A Leader",
        other_names=["A. Leader", "리더"],
        family_name="Leader",
        given_name="A",
        tenures=[
            Tenure(
                "President", {"head-of-state", "head-of-government"}, "KR", "2001/2005", ["2003"]
            ),
            Tenure("Minister", {"minister"}, "a-body"),
        ],
        citations=CITATIONS,
        **_ENTRY,
    ),
    Organization(
        id="a-firm",
        name="A Firm",
        short_name="AF",
        other_names=["Firm A"],
        kind="company",
        country="KR",
        state_owned=True,
        founded="1992~",
        citations=CITATIONS,
        **_ENTRY,
    ),
    Meeting(id="a-meeting", level="ministerial", **_MEETING),
    Summit(id="a-summit", **_MEETING),
    Agreement(
        id="an-agreement",
        title="A text",
        kind="treaty",
        parties=["KR", "a-firm"],
        parties_complete=False,
        history=[
            Milestone("signed", "2012-08-01"),
            Milestone("ratified", "[2013..2014]", party="KR"),
            Milestone("in-force", "2030", planned=True),
        ],
        topics=["trade"],
        concluded_at="a-meeting",
        amends="an-older-one",
        citations=CITATIONS,
        **_ENTRY,
    ),
    Partnership(
        id="ties",
        kind="alliance",
        designation="strategic",
        parties=["KR", "TR"],
        history=[Milestone("established", "1957"), Milestone("severed", party="TR")],
        elevated_from="older-ties",
        instrument="an-agreement",
        citations=CITATIONS,
        **_ENTRY,
    ),
    Membership(
        id="a-membership",
        member="KR",
        organization="a-body",
        status="member",
        period="1991/..",
        attested=["2001", "2011-05"],
        founding=True,
        citations=CITATIONS,
        **_ENTRY,
    ),
    Membership(
        id="to-come",
        member="TR",
        organization="a-body",
        status="member",
        planned=True,
        citations=CITATIONS,
        **_ENTRY,
    ),
    TradeFigure(
        id="trade",
        reporter="KR",
        partner="TR",
        flow="total",
        value=Quantity("15.5E9", "USD", "nearly"),
        kind="target",
        period="2024",
        as_of="2024-05",
        citations=CITATIONS,
        **_ENTRY,
    ),
    Statistic(
        id="statistic",
        subject="KR",
        counterpart="a-firm",
        indicator="visits",
        scope="the world",
        value=Quantity(2, "percent", "more-than"),
        kind="actual",
        period="2024",
        as_of="2024-05",
        citations=CITATIONS,
        **_ENTRY,
    ),
    Statement(
        id="statement",
        kind="pledged",
        speakers=_PRESENT,
        addressees=[Participant("TR")],
        about=["KZ", "a-body"],
        summary="More of it.",
        topics=["trade"],
        date="2024-05-01",
        made_at="a-meeting",
        citations=CITATIONS,
        **_ENTRY,
    ),
)
"""The records."""

LINES: Final = tuple(encode_lines(COMPLETE))
"""Their lines."""

PARTS: Final = (Citation, Milestone, Participant, Quantity, Tenure)
"""The classes of the parts of records."""
