"""Mistakes that type checkers reject.

Comments suppress each error for both checkers by its name. If a checker no longer reports an error,
it reports the comment as unused.
"""

from datetime import date

from diplomacy import (
    Agreement,
    Archive,
    Citation,
    Country,
    Leader,
    Meeting,
    Milestone,
    Organization,
    PartialDate,
    Participant,
    Partnership,
    Period,
    Quantity,
    Source,
    Stage,
    Statement,
    Summit,
    Tenure,
    agreements_between,
    leaders_of,
    meetings_between,
    relations,
)
from diplomacy.testing import make_agreement


def bare_texts(cited: list[Citation], done: list[Milestone]) -> None:
    """A string where a sequence is expected would be read as its letters."""
    Agreement(
        id="a-treaty",
        title="A treaty",
        parties="KR",  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        history=done,
        citations=cited,
    )
    Partnership(
        id="ties",
        kind="alliance",
        parties="KR",  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        history=done,
        citations=cited,
    )
    Leader(
        id="a-person",
        name="A. Person",
        other_names="A. P.",  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        citations=cited,
    )
    Meeting(
        id="talks",
        title="Talks",
        format="bilateral",
        topics="defence",  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        citations=cited,
    )
    Tenure("President", "minister", "KR")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    Tenure("President", ["minister"], "KR", attested="2024")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    Citation("yearbook", fields="title")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    Source(id="yearbook", paragraph_digests="sha256:")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def sets(cited: list[Citation], done: list[Milestone], speaker: Participant) -> None:
    """A set has no order."""
    Agreement(
        id="a-treaty",
        title="A treaty",
        parties={"KR", "TR"},  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        history=done,
        citations=cited,
    )
    Statement(
        id="pledge",
        kind="pledged",
        speakers={speaker},  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        summary="More aid.",
        citations=cited,
    )


def single_parts(cited: list[Citation], step: Milestone, citation: Citation) -> None:
    """A single part where a sequence is expected."""
    Agreement(
        id="a-treaty",
        title="A treaty",
        parties=["KR", "TR"],
        history=step,  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        citations=cited,
    )
    Leader(
        id="a-person",
        name="A. Person",
        citations=citation,  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    )
    Meeting(
        id="talks",
        title="Talks",
        format="bilateral",
        participants=["KR"],  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
        citations=cited,
    )


def values(cited: list[Citation]) -> None:
    """Values of the wrong type."""
    Quantity(1.5, "USD")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    Quantity("1.5", None)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    PartialDate(2023)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    PartialDate.parse(date(2023, 9, 17))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    Period(2023)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    Country(410)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    Milestone(None)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    Milestone("signed", planned="no")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    Citation("yearbook", "3", fields=["title"])  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    Organization(
        id="a-firm",
        name="A Firm",
        kind=Stage.SIGNED,  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        citations=cited,
    )
    Archive(["yearbook"])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]


def keywords(cited: list[Citation]) -> None:
    """Unknown and missing arguments, and arguments that are keyword-only."""
    agreements_between("KR", "TR", topics="trade")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    agreements_between("KR", "TR", "treaty")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    agreements_between("KR")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    leaders_of("KR", "2024-12-03")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    relations("KR", "TR", stage="signed")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    Source("yearbook")  # type: ignore[call-arg, arg-type]  # pyright: ignore[reportCallIssue]
    Leader(id="a-person", name="A. Person")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    Citation("yearbook", 3)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    Summit(
        id="summit",
        title="A summit",
        level="leaders",  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
        format="bilateral",
        citations=cited,
    )


def terms() -> None:
    """Terms of another vocabulary, and values that are not dates."""
    meetings_between("KR", "TR", status=Stage.SIGNED)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    meetings_between("KR", "TR", since=2023)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    Stage.SINGED  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]  # noqa: B018


def order(day: PartialDate, term: Period, amount: Quantity, stage: Stage) -> None:
    """Types without an order, and additions of other values to quantities."""
    assert day < day  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue]
    assert term < term  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue]
    assert amount < amount  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue]
    assert stage < stage  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue]
    assert amount + 1  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue]


def changes(agreement: Agreement, day: PartialDate, archive: Archive) -> None:
    """Changes to immutable objects."""
    agreement.title = "Another"  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
    agreement.signed_on = day  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
    day.text = "2024"  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
    archive.sources = ()  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
    agreement.parties[0] = "KG"  # type: ignore[index]  # pyright: ignore[reportIndexIssue]


def types(archive: Archive) -> None:
    """Fields of one type on any record, and requests for other types than records."""
    str(archive["a-treaty"].parties)  # type: ignore[union-attr]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownArgumentType, reportUnknownMemberType]
    archive.get(Country, "KR")  # type: ignore[type-var]  # pyright: ignore[reportArgumentType]


class Treaty(Agreement):  # type: ignore[misc]  # pyright: ignore[reportGeneralTypeIssues]
    """Record classes are final."""


def keywords_of_builders() -> None:
    """A builder has the fields of its type of record, and shortcuts."""
    make_agreement(tilte="A treaty")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    make_agreement(signed_on=2001)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
