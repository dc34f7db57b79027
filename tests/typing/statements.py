"""Statements."""

from typing import assert_type

from diplomacy import Citation, Country, PartialDate, Participant, Statement, StatementKind


def statements(citation: Citation, speaker: Participant, korea: Country) -> None:
    """The kind may be a slug, and the date text; speakers are participants."""
    assert_type(
        Statement(id="noted", kind="noted", summary="It is said.", citations=[citation]), Statement
    )
    assert_type(
        Statement(
            id="pledge",
            kind=StatementKind.PLEDGED,
            speakers=[speaker],
            addressees=(Participant("TR", office="President"),),
            about=["KG", korea],
            summary="More aid.",
            topics=["development-aid"],
            date="2024-12",
            made_at="a-summit",
            fulfilled_by="a-treaty",
            citations=(citation,),
        ),
        Statement,
    )


def statement(statement: Statement) -> None:
    """The attributes of a statement."""
    assert_type(statement.id, str)
    assert_type(statement.kind, StatementKind)
    assert_type(statement.speakers, tuple[Participant, ...])
    assert_type(statement.addressees, tuple[Participant, ...])
    assert_type(statement.about, tuple[str, ...])
    assert_type(statement.summary, str)
    assert_type(statement.topics, tuple[str, ...])
    assert_type(statement.date, PartialDate | None)
    assert_type(statement.made_at, str | None)
    assert_type(statement.fulfilled_by, str | None)
    assert_type(statement.citations, tuple[Citation, ...])
