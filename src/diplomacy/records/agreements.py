"""Agreements."""

from collections import defaultdict
from collections.abc import Mapping
from typing import ClassVar, final

import attrs

from diplomacy import converters
from diplomacy.countries import Country
from diplomacy.dates import PartialDate
from diplomacy.records.base import CITED_SOURCES, RecordBase
from diplomacy.records.lifecycle import HasLifecycle, Milestone, history, validate_history
from diplomacy.sources import Citation, citations
from diplomacy.vocabulary import InstrumentKind, Stage

__all__ = ["Agreement"]


def _instrument_kind(value: InstrumentKind | str) -> InstrumentKind:
    return InstrumentKind(value)


@final
@attrs.frozen(kw_only=True, repr=False)
class Agreement(HasLifecycle, RecordBase):
    """An instrument: a document that exists or is named as to come.

    What was merely agreed in talk is a `Statement`. *kind* is the designation, never the legal
    effect; *parties* says between whom, not for whom it is in force (VCLT art. 2).

    Attributes:
        id: a slug.
        title: its title, in the editor's words if the source gives none.
        kind: the designation.
        parties: between whom, countries and organizations; at least two.
        parties_complete: False if the source does not name all parties.
        history: its milestones in the order of the acts; may start midway.
        topics: slugs, see `diplomacy.vocabulary.TOPICS`.
        concluded_at: the id of the meeting where it was signed or adopted.
        amends: the id of the agreement it changes.
        citations: what supports each of these.

    Raises:
        InvalidRecord: if it has one party and claims to list all, a stage that agreements do not
            admit, or a later act certainly dated before an earlier one of the same party
            (entry into force and provisional application may precede signature).

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
            reason = "at least two parties are required; if some are not known, pass parties_complete=False."
            return "parties", reason
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
        """When the whole was signed, or the last of all its parties signed, as far as known."""
        return self._date_of(Stage.SIGNED)

    @property
    def entered_into_force_on(self) -> PartialDate | None:
        """When the whole entered into force, or did for the last of its parties, as far as known."""
        return self._date_of(Stage.IN_FORCE)

    @property
    def terminated_on(self) -> PartialDate | None:
        """When the whole was terminated, or was for the last of its parties, as far as known."""
        return self._date_of(Stage.TERMINATED)

    def involves(self, party: str) -> bool:
        """Return whether *party*, an id, a code or the name of a country, is among the parties.

        Raises:
            UnknownCountry: if the text is neither an id here nor the name of a country.
        """
        return party in self.parties or Country.parse(party) in self.parties
