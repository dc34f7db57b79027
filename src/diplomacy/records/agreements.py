"""Agreements, with their links to other agreements."""

from collections.abc import Callable, Mapping
from typing import ClassVar, Final, final

import attrs

from diplomacy import converters
from diplomacy.dates import PartialDate
from diplomacy.entries import put_shared_last
from diplomacy.errors import require
from diplomacy.records.base import CITED_SOURCES
from diplomacy.records.in_force import HasForce
from diplomacy.records.lifecycle import Milestone, history
from diplomacy.sources import Citation, citations
from diplomacy.values import Part
from diplomacy.vocabulary import InstrumentKind, LegalEffect, LinkKind, Stage

__all__ = ["Agreement", "AgreementLink"]


def _instrument_kind(value: InstrumentKind | str) -> InstrumentKind:
    return InstrumentKind(value)


def _link_kind(value: LinkKind | str) -> LinkKind:
    return LinkKind(value)


@final
@attrs.frozen(repr=False)
class AgreementLink(Part):
    """A relation of one agreement to another, seen from the one that states it.

    Attributes:
        kind: how it relates to the other.
        agreement: the id of the other `Agreement`.

    >>> AgreementLink("amends", "a-treaty")
    AgreementLink(kind=LinkKind.AMENDS, agreement='a-treaty')
    """

    kind: LinkKind = attrs.field(converter=_link_kind)
    agreement: str = attrs.field(converter=converters.slug)


def _links(value: converters.Ordered[AgreementLink]) -> tuple[AgreementLink, ...]:
    return converters.instances(value, AgreementLink, "links")


_AGREEMENT_STAGES: Final = frozenset(Stage) - {Stage.ESTABLISHED, Stage.SEVERED, Stage.ENDED}
_SIGNATURES: Final = (Stage.SIGNED, Stage.DEFINITIVELY_SIGNED)
_PAIR: Final = 2
# By derived date: the one of several deciding acts that has it, and the test for these acts.
_DATED_BY: Final[Mapping[str, tuple[slice, Callable[[Stage], bool]]]] = {
    "signed_on": (slice(-1, None), lambda stage: stage in _SIGNATURES),
    "entered_into_force_on": (slice(1), lambda stage: stage is Stage.IN_FORCE),
    "terminated_on": (slice(-1, None), lambda stage: stage.effect is LegalEffect.END),
}


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=put_shared_last)
class Agreement(HasForce):
    """An instrument: a document that exists or is announced.

    An oral agreement is a `Statement`. *kind* is the designation and implies no legal effect;
    *parties* are those that it is between, whether or not it is in force for them (VCLT art. 2).

    Attributes:
        id: a slug.
        title: its title, in the editor's words if the source gives none.
        kind: the kind of instrument, by its designation.
        designation: the name that its parties use for the kind, if that is more specific.
        parties: the countries and organizations it is between.
        parties_complete: False if the source does not name all parties, or none.
        adopted_by: the organ or organization that adopted it.
        history: its acts, stored in order of time; may be incomplete or empty.
        scope: its subject matter, as its text or source lists it.
        topics: slugs, see `diplomacy.vocabulary.TOPICS`.
        place: where it was signed or adopted, as text.
        concluded_at: the id of the meeting at which, or on whose sidelines, it was signed or
            adopted.
        links: its relations to other agreements.
        depositaries: the parties or organizations with which the original is deposited.
        languages: the languages of its authentic texts, as the source names them.
        registrations: its places in treaty series and registers, such as "1833 UNTS 3".
        url: the address of its text.
        identifiers: its identifiers in other data sets, such as ``unts:52345``.
        extra: your own values by key.
        citations: the citations that support these fields.

    Raises:
        InvalidRecord: if it has fewer than two parties and *parties_complete*; if it is linked to
            itself; if its history has a stage that is not one of agreements, or an act of a party
            that is not listed although all are.

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
        "adopted_by": "Organization",
        "history[].party": "Organization",
        "concluded_at": "Meeting",
        "links[].agreement": "Agreement",
        "depositaries[]": "Organization",
        **CITED_SOURCES,
    }
    SIDES: ClassVar[tuple[tuple[str, str], ...]] = (("parties[]", "parties[]"),)
    DATES: ClassVar[tuple[str, ...]] = ("signed_on", "first_done_on")
    STAGES: ClassVar[frozenset[Stage]] = _AGREEMENT_STAGES

    id: str = attrs.field(converter=converters.slug)
    title: str = attrs.field(converter=converters.text)
    kind: InstrumentKind = attrs.field(
        default=InstrumentKind.UNSPECIFIED, converter=_instrument_kind
    )
    designation: str | None = attrs.field(default=None, converter=converters.optional_text)
    parties: tuple[str, ...] = attrs.field(default=(), converter=converters.parties)
    parties_complete: bool = attrs.field(default=True, converter=converters.flag)
    adopted_by: str | None = attrs.field(default=None, converter=converters.optional_party)
    history: tuple[Milestone, ...] = attrs.field(default=(), converter=history)
    scope: str | None = attrs.field(default=None, converter=converters.optional_text)
    topics: tuple[str, ...] = attrs.field(default=(), converter=converters.slugs)
    place: str | None = attrs.field(default=None, converter=converters.optional_text)
    concluded_at: str | None = attrs.field(default=None, converter=converters.optional_slug)
    links: tuple[AgreementLink, ...] = attrs.field(default=(), converter=_links)
    depositaries: tuple[str, ...] = attrs.field(default=(), converter=converters.parties)
    languages: tuple[str, ...] = attrs.field(default=(), converter=converters.texts)
    registrations: tuple[str, ...] = attrs.field(default=(), converter=converters.texts)
    url: str | None = attrs.field(default=None, converter=converters.optional_url)
    citations: tuple[Citation, ...] = attrs.field(converter=citations, repr=False)

    def _validate(self) -> tuple[str, str] | None:
        if self.parties_complete and len(self.parties) < _PAIR:
            reason = "an agreement needs at least two parties."
            return "parties", f"{reason} If some are not known, set parties_complete to false."
        for i, link in enumerate(self.links):
            if link.agreement == self.id:
                return f"links[{i}].agreement", "an agreement cannot be linked to itself."
        return self._validate_history(self.parties if self.parties_complete else ())

    @property
    def signed_on(self) -> PartialDate | None:
        """The date of signature as a whole, otherwise by the last party, or None."""
        return self._date_at(self.index_of_date("signed_on"))

    @property
    def entered_into_force_on(self) -> PartialDate | None:
        """The first entry into force as a whole, otherwise for the last party, or None."""
        return self._date_at(self.index_of_date("entered_into_force_on"))

    @property
    def terminated_on(self) -> PartialDate | None:
        """The date of its end as a whole, otherwise for the last party, or None.

        An agreement between two parties ends when one of them leaves it.
        """
        return self._date_at(self.index_of_date("terminated_on"))

    def index_of_date(self, name: str) -> int | None:
        """Return the index in `history` of the act that has a derived date, or None.

        Args:
            name: "signed_on", "entered_into_force_on" or "terminated_on".
        """
        if require(name, str, "the name of a derived date") not in _DATED_BY:
            return None
        pick, decides = _DATED_BY[name]
        acts = self.history
        if any(act.party or act.effective_on for act in acts):
            of_whole = [step.place for step in self._acts(()).whole if decides(step.stage)]
            found = of_whole or [
                step.place for step in self._effective_steps() if decides(step.stage)
            ]
        else:  # the acts are the steps, in the same order
            found = [i for i, act in enumerate(acts) if not act.planned and decides(act.stage)]
        places = found[pick]
        return places[0] if places else None

    def _date_at(self, index: int | None) -> PartialDate | None:
        return None if index is None else self.history[index].date
