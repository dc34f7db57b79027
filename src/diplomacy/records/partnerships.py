"""Partnerships and memberships."""

from collections.abc import Mapping
from typing import ClassVar, final

import attrs

from diplomacy import converters
from diplomacy.dates import PartialDate, Period
from diplomacy.records.base import CITED_SOURCES, RecordBase
from diplomacy.records.lifecycle import HasLifecycle, Milestone, history, validate_history
from diplomacy.sources import Citation, citations
from diplomacy.vocabulary import MembershipStatus, PartnershipKind

__all__ = ["Membership", "Partnership"]


def _partnership_kind(value: PartnershipKind | str) -> PartnershipKind:
    return PartnershipKind(value)


def _membership_status(value: MembershipStatus | str) -> MembershipStatus:
    return MembershipStatus(value)


@final
@attrs.frozen(kw_only=True, repr=False)
class Partnership(HasLifecycle, RecordBase):
    """A standing tie between peers: a partnership, an alliance, a joint body, relations.

    A new tier of ties is a new partnership with *elevated_from*. Designations do not rank: there
    is no scale that capitals share.

    Attributes:
        id: a slug.
        kind: what sort of tie.
        designation: exactly as the parties style it, such as "strategic partnership"; must be
            given for partnerships and joint bodies.
        parties: between whom; at least two.
        history: its milestones in order; may start midway.
        elevated_from: the id of the partnership it took the place of.
        instrument: the id of the agreement it rests on.
        citations: what supports each of these.

    Raises:
        InvalidRecord: if it has fewer than two parties, no designation where one is needed, or
            a history that cannot be.

    >>> ties = Partnership(
    ...     id="ties", kind="diplomatic-relations", parties=["KR", "KG"],
    ...     history=[Milestone("established", "1992~")],
    ...     citations=[Citation("yearbook", 1, fields=["parties"])],
    ... )
    >>> ties.stage
    Stage.ESTABLISHED
    """

    REFERENCES: ClassVar[Mapping[str, str]] = {
        "parties[]": "Organization",
        "history[].party": "Organization",
        "elevated_from": "Partnership",
        "instrument": "Agreement",
        **CITED_SOURCES,
    }
    SIDES: ClassVar[tuple[tuple[str, str], ...]] = (("parties[]", "parties[]"),)
    DATES: ClassVar[tuple[str, ...]] = ("first_done_on",)

    id: str = attrs.field(converter=converters.slug)
    kind: PartnershipKind = attrs.field(converter=_partnership_kind)
    designation: str | None = attrs.field(default=None, converter=converters.optional_text)
    parties: tuple[str, ...] = attrs.field(converter=converters.parties)
    history: tuple[Milestone, ...] = attrs.field(converter=history)
    elevated_from: str | None = attrs.field(default=None, converter=converters.optional_slug)
    instrument: str | None = attrs.field(default=None, converter=converters.optional_slug)
    citations: tuple[Citation, ...] = attrs.field(converter=citations, repr=False)

    _STYLED: ClassVar = frozenset({PartnershipKind.PARTNERSHIP, PartnershipKind.JOINT_BODY})

    def _validate(self) -> tuple[str, str] | None:
        if len(self.parties) < 2:
            return "parties", "a partnership needs at least two parties."
        if self.designation is None and self.kind in self._STYLED:
            return "designation", f"say how the parties style this {self.kind}."
        if self.elevated_from == self.id:
            return "elevated_from", "a tie is not elevated from itself."
        return validate_history("Partnership", self.history, self.parties)


@final
@attrs.frozen(kw_only=True, repr=False)
class Membership(RecordBase):
    """A party's status in an organization; attending its meetings is none.

    Attributes:
        id: a slug.
        member: a country or organization.
        organization: the id of the `Organization`.
        status: the grade, as the organization styles it.
        period: since when and until when, as far as known.
        attested: the days on which a source shows the status.
        founding: whether the member founded the organization.
        planned: whether it is announced, and not yet so.
        citations: what supports each of these.

    Raises:
        InvalidRecord: if a planned membership is a founding one, or has attested days.

    >>> Membership(
    ...     id="tr-sco", member="TR", organization="sco", status="dialogue-partner",
    ...     period="2012/..", citations=[Citation("yearbook", 1, fields=["member"])],
    ... ).status
    MembershipStatus.DIALOGUE_PARTNER
    """

    REFERENCES: ClassVar[Mapping[str, str]] = {
        "member": "Organization",
        "organization": "Organization",
        **CITED_SOURCES,
    }
    DATES: ClassVar[tuple[str, ...]] = ("period",)

    id: str = attrs.field(converter=converters.slug)
    member: str = attrs.field(converter=converters.party)
    organization: str = attrs.field(converter=converters.slug)
    status: MembershipStatus = attrs.field(converter=_membership_status)
    period: Period | None = attrs.field(default=None, converter=converters.optional_period)
    attested: tuple[PartialDate, ...] = attrs.field(default=(), converter=converters.dates)
    founding: bool = attrs.field(default=False, converter=converters.flag)
    planned: bool = attrs.field(default=False, converter=converters.flag)
    citations: tuple[Citation, ...] = attrs.field(converter=citations, repr=False)

    def _validate(self) -> tuple[str, str] | None:
        if self.member == self.organization:
            return "member", "an organization cannot be a member of itself."
        if self.planned and (self.founding or self.attested):
            return (
                "planned",
                "a planned membership cannot be a founding one or have attested dates.",
            )
        for i, day in enumerate(self.attested):
            if self.period and not self.period.possibly_covers(day):
                return f"attested[{i}]", f"{day} is outside {self.period}."
        return None
