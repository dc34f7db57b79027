"""Partnerships and memberships."""

from collections.abc import Mapping
from typing import ClassVar, Final, final

import attrs

from diplomacy import converters
from diplomacy.countries import Country
from diplomacy.dates import PartialDate, Period
from diplomacy.entries import put_shared_last
from diplomacy.errors import require
from diplomacy.records.base import CITED_SOURCES, RecordBase
from diplomacy.records.lifecycle import HasLifecycle, Milestone, history
from diplomacy.sources import Citation, citations
from diplomacy.values import Part
from diplomacy.vocabulary import MembershipStatus, ObligationKind, PartnershipKind, Stage

__all__ = ["DESIGNATED_KINDS", "Membership", "Obligation", "Partnership"]

DESIGNATED_KINDS: Final = frozenset({PartnershipKind.PARTNERSHIP, PartnershipKind.JOINT_BODY})
"""The kinds of partnerships that need a designation."""


def _partnership_kind(value: PartnershipKind | str) -> PartnershipKind:
    return PartnershipKind(value)


def _obligation_kind(value: ObligationKind | str) -> ObligationKind:
    return ObligationKind(value)


def _membership_status(value: MembershipStatus | str) -> MembershipStatus:
    return MembershipStatus(value)


@final
@attrs.frozen(repr=False)
class Obligation(Part):
    """An obligation of one or all parties to a partnership, such as an alliance.

    Attributes:
        kind: the kind of obligation.
        party: the party that has it; None for all parties.
        period: when the party had it; None for as long as the partnership is in effect.

    >>> Obligation("defence", "GB", "1850/1871")
    Obligation(kind=ObligationKind.DEFENCE, party=Country('GB'), period=Period('1850/1871'))
    """

    kind: ObligationKind = attrs.field(converter=_obligation_kind)
    party: str | None = attrs.field(default=None, converter=converters.optional_party)
    period: Period | None = attrs.field(default=None, converter=converters.optional_period)


def _obligations(value: converters.Ordered[Obligation]) -> tuple[Obligation, ...]:
    return converters.instances(value, Obligation, "obligations")


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=put_shared_last)
class Partnership(HasLifecycle):
    """A lasting relationship, such as a partnership, an alliance or a joint body.

    Diplomatic relations are one, too. A relationship that is raised to a new level is a new
    partnership with *elevated_from*. Designations have no order, because governments do not share a
    scale of them.

    Attributes:
        id: a slug.
        kind: the kind of relationship.
        designation: the name that the parties use, such as "strategic partnership"; required for
            partnerships and joint bodies.
        parties: the countries and organizations it is between; at least two.
        history: its acts, stored in order of time; may be incomplete or empty.
        obligations: the obligations of its parties; empty if they are not known.
        elevated_from: the id of the partnership it replaced.
        instrument: the id of the agreement that established it.
        identifiers: its identifiers in other data sets, such as ``wikidata:Q7184``.
        extra: your own values by key.
        citations: the citations that support these fields.

    Raises:
        InvalidRecord: if it has fewer than two parties, lacks a required designation, is elevated
            from itself, or obliges a party that is not among the parties; if its history has a
            stage that is not one of partnerships, or an act of another party.

    >>> relations = Partnership(
    ...     id="kr-kg-relations", kind="diplomatic-relations", parties=["KR", "KG"],
    ...     history=[Milestone("established", "1992~")],
    ...     citations=[Citation("yearbook", 1, fields=["parties"])],
    ... )
    >>> relations.stage
    Stage.ESTABLISHED
    """

    REFERENCES: ClassVar[Mapping[str, str]] = {
        "parties[]": "Organization",
        "history[].party": "Organization",
        "obligations[].party": "Organization",
        "elevated_from": "Partnership",
        "instrument": "Agreement",
        **CITED_SOURCES,
    }
    SIDES: ClassVar[tuple[tuple[str, str], ...]] = (("parties[]", "parties[]"),)
    DATES: ClassVar[tuple[str, ...]] = ("first_done_on",)
    STAGES: ClassVar[frozenset[Stage]] = frozenset(
        {
            Stage.PROPOSED,
            Stage.ESTABLISHED,
            Stage.SUSPENDED,
            Stage.SEVERED,
            Stage.RESUMED,
            Stage.ENDED,
        }
    )

    id: str = attrs.field(converter=converters.slug)
    kind: PartnershipKind = attrs.field(converter=_partnership_kind)
    designation: str | None = attrs.field(default=None, converter=converters.optional_text)
    parties: tuple[str, ...] = attrs.field(converter=converters.parties)
    history: tuple[Milestone, ...] = attrs.field(default=(), converter=history)
    obligations: tuple[Obligation, ...] = attrs.field(default=(), converter=_obligations)
    elevated_from: str | None = attrs.field(default=None, converter=converters.optional_slug)
    instrument: str | None = attrs.field(default=None, converter=converters.optional_slug)
    citations: tuple[Citation, ...] = attrs.field(converter=citations, repr=False)

    def _validate(self) -> tuple[str, str] | None:
        if len(self.parties) < 2:
            return "parties", "a partnership needs at least two parties."
        if self.designation is None and self.kind in DESIGNATED_KINDS:
            reason = f"a {self.kind} needs the designation that its parties use."
            return "designation", reason
        if self.elevated_from == self.id:
            return "elevated_from", "a partnership cannot be elevated from itself."
        for i, obligation in enumerate(self.obligations):
            if obligation.party is not None and obligation.party not in self.parties:
                return f"obligations[{i}].party", f"{obligation.party} is not among the parties."
        return self._validate_history(self.parties)

    def obligations_of(self, party: str) -> tuple[Obligation, ...]:
        """Return the obligations of a party: its own, and those of all parties.

        Args:
            party: the id of an organization, or the code or name of a country.

        Raises:
            UnknownCountry: if it is neither the id of a party here nor the name of a country.
            AmbiguousCountry: if several countries have the name.

        >>> from diplomacy.testing import make_partnership
        >>> pact = make_partnership(obligations=[Obligation("consultation"), Obligation("defence", "XA")])
        >>> [str(obligation.kind) for obligation in pact.obligations_of("XB")]
        ['consultation']
        """
        party = require(party, str, "a party: a country, or the id of an organization")
        side = party if party in self.parties else Country.parse(party)
        if side not in self.parties:
            return ()
        return tuple(o for o in self.obligations if o.party in (None, side))


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=put_shared_last)
class Membership(RecordBase):
    """The status of a party in an organization, without interruption.

    A party that left and came back has two memberships. Taking part in the meetings of an
    organization is not a membership.

    Attributes:
        id: a slug.
        member: a country or organization.
        organization: the id of the `Organization`.
        status: the status, in the terms of the organization.
        period: its period, if known.
        attested: dates on which a source shows the status.
        founding: whether the member is a founding one.
        planned: whether it was announced but has not begun.
        identifiers: its identifiers in other data sets, such as ``wikidata:Q7184``.
        extra: your own values by key.
        citations: the citations that support these fields.

    Raises:
        InvalidRecord: if the member is the organization itself, a planned membership is a founding
            one or has attested dates, or an attested date is outside the period.

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
    SIDES: ClassVar[tuple[tuple[str, str], ...]] = (("member", "organization"),)
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
            reason = "a planned membership cannot be a founding one or have attested dates."
            return "planned", reason
        for i, day in enumerate(self.attested):
            if self.period and not self.period.possibly_covers(day):
                return f"attested[{i}]", f"{day} is outside the period '{self.period}'."
        return None
