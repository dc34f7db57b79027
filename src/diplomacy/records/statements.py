"""Statements."""

from collections.abc import Mapping
from typing import ClassVar, final

import attrs

from diplomacy import converters
from diplomacy.dates import PartialDate
from diplomacy.entries import put_shared_last
from diplomacy.records.base import CITED_SOURCES, RecordBase
from diplomacy.records.meetings import Participant, participants
from diplomacy.sources import Citation, citations
from diplomacy.vocabulary import StatementKind

__all__ = ["Statement"]


def _statement_kind(value: StatementKind | str) -> StatementKind:
    return StatementKind(value)


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=put_shared_last)
class Statement(RecordBase):
    """Something said: agreed, pledged, requested, offered, supported or noted.

    Attributes:
        id: a slug.
        kind: the act of the speakers.
        speakers: who spoke; empty only for NOTED, the source's own voice.
        addressees: those whom they addressed, if the source names them.
        about: the parties it is about, beyond speakers and addressees.
        summary: the content, as one sentence of reported speech in the editor's own words that
            names the speaker.
        topics: slugs, see `diplomacy.vocabulary.TOPICS`.
        date: the date on which it was said, if not at a meeting on record.
        made_at: the id of the meeting at which, or at whose press conference, it was said.
        fulfilled_by: the id of the record that fulfils it, such as the agreement that was promised.
        identifiers: its identifiers in other data sets, such as ``wikidata:Q7184``.
        extra: your own values by key.
        citations: the citations that support these fields.

    Raises:
        InvalidRecord: if it has no speaker and is not NOTED, a speaker is also an addressee, or it
            fulfils itself.

    >>> Statement(
    ...     id="pledge", kind="pledged", speakers=[Participant("KR")], summary="More aid.",
    ...     citations=[Citation("yearbook", 1, fields=["summary"])],
    ... ).kind
    StatementKind.PLEDGED
    """

    REFERENCES: ClassVar[Mapping[str, str]] = {
        "speakers[].party": "Organization",
        "speakers[].leader": "Leader",
        "addressees[].party": "Organization",
        "addressees[].leader": "Leader",
        "about[]": "Organization",
        "made_at": "Meeting",
        "fulfilled_by": "Record",
        **CITED_SOURCES,
    }
    SIDES: ClassVar[tuple[tuple[str, str], ...]] = (
        ("speakers[].party", "addressees[].party"),
        ("speakers[].party", "speakers[].party"),
        ("about[]", "about[]"),
    )
    PEOPLE: ClassVar[Mapping[str, str]] = {
        "speakers[].party": "speakers[].leader",
        "addressees[].party": "addressees[].leader",
    }
    DATES: ClassVar[tuple[str, ...]] = ("date",)

    id: str = attrs.field(converter=converters.slug)
    kind: StatementKind = attrs.field(converter=_statement_kind)
    speakers: tuple[Participant, ...] = attrs.field(default=(), converter=participants)
    addressees: tuple[Participant, ...] = attrs.field(default=(), converter=participants)
    about: tuple[str, ...] = attrs.field(default=(), converter=converters.parties)
    summary: str = attrs.field(converter=converters.text)
    topics: tuple[str, ...] = attrs.field(default=(), converter=converters.slugs)
    date: PartialDate | None = attrs.field(default=None, converter=converters.optional_date)
    made_at: str | None = attrs.field(default=None, converter=converters.optional_slug)
    fulfilled_by: str | None = attrs.field(default=None, converter=converters.optional_slug)
    citations: tuple[Citation, ...] = attrs.field(converter=citations, repr=False)

    def _validate(self) -> tuple[str, str] | None:
        if not self.speakers and self.kind is not StatementKind.NOTED:
            return "speakers", 'at least one speaker is required, except for kind "noted".'
        if set(self.speakers) & set(self.addressees):
            return "addressees", "a speaker cannot also be an addressee."
        if self.fulfilled_by == self.id:
            return "fulfilled_by", "a statement cannot be fulfilled by itself."
        return None
