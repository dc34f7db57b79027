"""Agreements."""

from collections import defaultdict
from collections.abc import Mapping
from typing import ClassVar, final

import attrs

from diplomacy import converters
from diplomacy.countries import Country
from diplomacy.dates import PartialDate
from diplomacy.entries import put_shared_last
from diplomacy.records.base import CITED_SOURCES, RecordBase
from diplomacy.records.lifecycle import HasLifecycle, Milestone, history, validate_history
from diplomacy.sources import Citation, citations
from diplomacy.vocabulary import InstrumentKind, Stage

__all__ = ["Agreement"]


def _instrument_kind(value: InstrumentKind | str) -> InstrumentKind:
    return InstrumentKind(value)


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=put_shared_last)
class Agreement(HasLifecycle, RecordBase):
    """An instrument: a document that exists or has been announced.

    An oral agreement is a `Statement`. *kind* is the designation and implies no legal effect;
    *parties* are those it is between, whether or not it is in force for them (VCLT art. 2).

    Attributes:
        id: a slug.
        title: its title, in the editor's words if the source gives none.
        kind: the designation.
        parties: the countries and organizations it is between; at least two.
        parties_complete: False if the source does not name all parties.
        history: its milestones in order of time; may start midway.
        topics: slugs, see `diplomacy.vocabulary.TOPICS`.
        concluded_at: the id of the meeting where it was signed or adopted.
        amends: the id of the agreement it changes.
        identifiers: its identifiers in other data sets, such as ``wikidata:Q7184``.
        extra: values of your own by key.
        citations: the citations that support these fields.

    Raises:
        InvalidRecord: if it has no party, or only one and *parties_complete*; if it amends itself;
            if its history has a stage that is not one of agreements, or a date that is certainly
            before that of an earlier act of the same party (entry into force and provisional
            application may precede signature).

    >>> treaty = Agreement(
    ...     id="a-treaty", title="A treaty", kind="treaty", parties=["KR", "TR"],
    ...     history=[Milestone("signed", "2012-08-01"), Milestone("in-force", "2013-05")],
    ...     citations=[Citation("yearbook", 1, fields=["title"])],
    ... )
    >>> treaty.stage, treaty.signed_on, treaty.stage_on("2013-01-01")
    (Stage.IN_FORCE, PartialDate('2012-08-01'), Stage.SIGNED)
    >>> treaty.involves("South Korea"), treaty.has_reached("terminated")
    (True, False)
    """

    REFERENCES: ClassVar[Mapping[str, str]] = {
        "parties[]": "Organization",
        "history[].party": "Organization",
        "concluded_at": "Meeting",
        "amends": "Agreement",
        **CITED_SOURCES,
    }
    SIDES: ClassVar[tuple[tuple[str, str], ...]] = (("parties[]", "parties[]"),)
    DATES: ClassVar[tuple[str, ...]] = ("signed_on", "first_done_on")

    id: str = attrs.field(converter=converters.slug)
    title: str = attrs.field(converter=converters.text)
    kind: InstrumentKind = attrs.field(
        default=InstrumentKind.UNSPECIFIED, converter=_instrument_kind
    )
    parties: tuple[str, ...] = attrs.field(converter=converters.parties)
    parties_complete: bool = attrs.field(default=True, converter=converters.flag)
    history: tuple[Milestone, ...] = attrs.field(converter=history)
    topics: tuple[str, ...] = attrs.field(default=(), converter=converters.slugs)
    concluded_at: str | None = attrs.field(default=None, converter=converters.optional_slug)
    amends: str | None = attrs.field(default=None, converter=converters.optional_slug)
    citations: tuple[Citation, ...] = attrs.field(converter=citations, repr=False)

    def _validate(self) -> tuple[str, str] | None:
        if not self.parties:
            return "parties", "at least one party is required."
        if self.parties_complete and len(self.parties) < 2:
            reason = "an agreement needs at least two parties."
            return "parties", f"{reason} If some are not known, pass parties_complete=False."
        if self.amends == self.id:
            return "amends", "an agreement cannot amend itself."
        listed = self.parties if self.parties_complete else ()
        return validate_history("Agreement", self.history, listed)

    def _joint_acts(self, acts: list[Milestone]) -> list[Milestone]:
        parties_by_stage: defaultdict[Stage, set[str | None]] = defaultdict(set)
        for act in acts:
            parties_by_stage[act.stage].add(act.party)
        joint = {
            stage for stage, acted in parties_by_stage.items() if acted.issuperset(self.parties)
        }
        return [act for act in acts if act.stage in joint]

    @property
    def signed_on(self) -> PartialDate | None:
        """The date of signature by the whole, or by the last of its parties; None if not known."""
        return self._date_of(Stage.SIGNED)

    @property
    def entered_into_force_on(self) -> PartialDate | None:
        """The date of entry into force, for the last of its parties; None if not known."""
        return self._date_of(Stage.IN_FORCE)

    @property
    def terminated_on(self) -> PartialDate | None:
        """The date of termination, for the last of its parties; None if not known."""
        return self._date_of(Stage.TERMINATED)

    def involves(self, party: str) -> bool:
        """Return whether a party is among the parties.

        Args:
            party: the id of an organization, or the code or name of a country.

        Raises:
            UnknownCountry: if it is neither the id of a party here nor the name of a country.
            AmbiguousCountry: if several countries have the name.
        """
        return party in self.parties or Country.parse(party) in self.parties
