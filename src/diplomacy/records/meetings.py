"""Meetings and summits, with their participants."""

from collections.abc import Mapping
from typing import ClassVar, Final, final

import attrs

from diplomacy import converters
from diplomacy.countries import Country
from diplomacy.dates import Period
from diplomacy.entries import put_shared_last
from diplomacy.errors import InvalidRecord
from diplomacy.quantities import Quantity, optional_quantity
from diplomacy.records.base import CITED_SOURCES, RecordBase
from diplomacy.sources import Citation, citations
from diplomacy.values import Part
from diplomacy.vocabulary import MeetingFormat, MeetingLevel, MeetingStatus, QuantityQualifier

__all__ = ["Meeting", "Participant", "Summit", "is_count", "meeting_status", "participants"]


_UNITS_OF_COUNTRIES: Final = ("countries", "states")


def _level(value: MeetingLevel | str) -> MeetingLevel:
    return MeetingLevel(value)


def _format(value: MeetingFormat | str) -> MeetingFormat:
    return MeetingFormat(value)


def meeting_status(value: MeetingStatus | str) -> MeetingStatus:
    """Return *value* as the status of a meeting or visit.

    >>> meeting_status("held")
    MeetingStatus.HELD
    """
    return MeetingStatus(value)


@final
@attrs.frozen(repr=False)
class Participant(Part):
    """A party to a meeting or statement, with its representative if known.

    Attributes:
        party: a country or organization; None if the party that the person represented is not
            known.
        leader: the id of a `Leader`.
        office: the office, if the source names only the office.
        name: the name of the person as the source prints it, if no `Leader` is on record.

    Raises:
        InvalidRecord: if it has neither a party nor a person nor an office.

    >>> Participant("NL", office="Prime Minister")
    Participant(party=Country('NL'), office='Prime Minister')
    >>> Participant(name="A. Person").party is None
    True
    """

    party: str | None = attrs.field(default=None, converter=converters.optional_party)
    leader: str | None = attrs.field(default=None, converter=converters.optional_slug)
    office: str | None = attrs.field(default=None, converter=converters.optional_text)
    name: str | None = attrs.field(default=None, converter=converters.optional_text)

    def __attrs_post_init__(self) -> None:
        if not (self.party or self.leader or self.office or self.name):
            reason = "a participant needs a party, a leader, an office or a name."
            raise InvalidRecord("Participant", "party", reason)


def participants(value: converters.Ordered[Participant]) -> tuple[Participant, ...]:
    """Return *value* as a tuple of participants.

    >>> participants([Participant("KR")])
    (Participant(party=Country('KR')),)
    """
    return converters.instances(value, Participant, "participants")


@attrs.frozen(kw_only=True, repr=False, field_transformer=put_shared_last)
class Meeting(RecordBase):
    """A meeting below the level of a `Summit`, or of an unknown level.

    Host, organizer, place and participants are independent: the SCO organizes a summit that
    Kazakhstan hosts in Astana, and states that are not members take part.

    Attributes:
        id: a slug.
        title: its title, in the editor's words if the source gives none.
        level: the level of the lowest-ranking head of delegation.
        format: bilateral or multilateral, or unknown, which is the default.
        participants: those who took part, if the source names them.
        participant_count: how many took part, including the host, as the source counts.
        host: the party that received the others.
        organizer: the organization whose meeting it was.
        brokered_by: the party that brought the others together; not one of the participants, but
            it may be the host.
        period: when it took place.
        place: the city or building, as text.
        country: the country of the place.
        sidelines_of: the id of the meeting on whose sidelines it took place; its participants
            need not have attended that one.
        visit: the id of the visit during which it took place.
        status: held, planned, proposed or cancelled, at the time of the source.
        topics: slugs, see `diplomacy.vocabulary.TOPICS`.
        outcome_documents: how many documents were adopted or signed.
        identifiers: its identifiers in other data sets, such as ``wikidata:Q7184``.
        extra: your own values by key.
        citations: the citations that support these fields.

    Raises:
        InvalidRecord: if it is at leader level (use `Summit`), bilateral with more than two
            countries named or counted, on its own sidelines, brokered by a participant, or has a count that is not
            a whole number, or smaller than the number of countries named.

    >>> talks = Meeting(
    ...     id="talks", title="Talks", level="ministerial", format="bilateral",
    ...     participants=[Participant("KR"), Participant("TR")], period="2018-08-06",
    ...     citations=[Citation("yearbook", 1, fields=["title"])],
    ... )
    >>> talks.parties
    (Country('KR'), Country('TR'))
    """

    REFERENCES: ClassVar[Mapping[str, str]] = {
        "participants[].party": "Organization",
        "participants[].leader": "Leader",
        "host": "Organization",
        "organizer": "Organization",
        "brokered_by": "Organization",
        "sidelines_of": "Meeting",
        "visit": "Visit",
        **CITED_SOURCES,
    }
    SIDES: ClassVar[tuple[tuple[str, str], ...]] = (
        ("participants[].party", "participants[].party"),
    )
    PEOPLE: ClassVar[Mapping[str, str]] = {"participants[].party": "participants[].leader"}
    DATES: ClassVar[tuple[str, ...]] = ("period",)
    DERIVED: ClassVar[Mapping[str, tuple[str, ...]]] = {"parties": ("participants[].party",)}

    id: str = attrs.field(converter=converters.slug)
    title: str = attrs.field(converter=converters.text)
    level: MeetingLevel = attrs.field(default=MeetingLevel.UNKNOWN, converter=_level)
    format: MeetingFormat = attrs.field(default=MeetingFormat.UNKNOWN, converter=_format)
    participants: tuple[Participant, ...] = attrs.field(default=(), converter=participants)
    participant_count: Quantity | None = attrs.field(default=None, converter=optional_quantity)
    host: str | None = attrs.field(default=None, converter=converters.optional_party)
    organizer: str | None = attrs.field(default=None, converter=converters.optional_slug)
    brokered_by: str | None = attrs.field(default=None, converter=converters.optional_party)
    period: Period | None = attrs.field(default=None, converter=converters.optional_period)
    place: str | None = attrs.field(default=None, converter=converters.optional_text)
    country: Country | None = attrs.field(default=None, converter=converters.optional_country)
    sidelines_of: str | None = attrs.field(default=None, converter=converters.optional_slug)
    visit: str | None = attrs.field(default=None, converter=converters.optional_slug)
    status: MeetingStatus = attrs.field(default=MeetingStatus.HELD, converter=meeting_status)
    topics: tuple[str, ...] = attrs.field(default=(), converter=converters.slugs)
    outcome_documents: Quantity | None = attrs.field(default=None, converter=optional_quantity)
    citations: tuple[Citation, ...] = attrs.field(converter=citations, repr=False)

    def _validate(self) -> tuple[str, str] | None:
        if self.level is MeetingLevel.LEADERS and not isinstance(self, Summit):
            return "level", "a meeting at leader level is a Summit."
        states = {party for party in self.parties if isinstance(party, Country)}
        if self.format is MeetingFormat.BILATERAL and len(states) > 2:
            return "format", f"{len(states)} countries take part; use multilateral."
        if self.format is MeetingFormat.BILATERAL and _is_of_many(self.participant_count):
            return "format", f"{self.participant_count} take part; use multilateral."
        if self.brokered_by is not None and self.brokered_by in self.parties:
            return "brokered_by", f"{self.brokered_by} cannot be both broker and participant."
        if self.sidelines_of == self.id:
            return "sidelines_of", "a meeting cannot be on its own sidelines."
        for name in ("participant_count", "outcome_documents"):
            count: Quantity | None = getattr(self, name)
            if count is not None and not is_count(count):
                advice = "use a whole number of documents, leaders or countries."
                return name, f"{count} is not a count; {advice}"
        if _is_fewer(self.participant_count, len(states)):
            reason = f"{self.participant_count} is fewer than the {len(states)} countries named."
            return "participant_count", reason
        return None

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties known to have taken part, once each, in order of the participants."""
        return tuple(dict.fromkeys(p.party for p in self.participants if p.party is not None))


def _is_of_many(count: Quantity | None) -> bool:
    """Return whether a count is of more than two countries, unless it is an upper bound."""
    is_bound = (QuantityQualifier.LESS_THAN, QuantityQualifier.AT_MOST)
    return (
        count is not None
        and count.unit in _UNITS_OF_COUNTRIES
        and count.number > 2
        and count.qualifier not in is_bound
    )


def _is_fewer(count: Quantity | None, countries: int) -> bool:
    """Return whether a count of countries is certainly smaller than a number of them."""
    if count is None or count.unit not in _UNITS_OF_COUNTRIES:
        return False
    return count.certainly_less_than(Quantity(countries, count.unit, "exactly"))


def is_count(value: Quantity) -> bool:
    """Return whether a quantity is a whole number of things.

    >>> is_count(Quantity(3, "persons")), is_count(Quantity(3, "percent"))
    (True, False)
    """
    is_counted = not value.is_money and value.unit not in ("percent", "rank")
    return is_counted and value.number >= 0 and value.number == int(value.number)


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=put_shared_last)
class Summit(Meeting):
    """A meeting of leaders: heads of state, government or international organizations.

    Talks between leaders on the sidelines of another meeting are summits, too, with
    `sidelines_of`. The level is not a parameter. An `Archive` rejects a summit with a participant
    who is known to be below leader level.

    >>> Summit(
    ...     id="summit", title="A summit", format="bilateral",
    ...     citations=[Citation("yearbook", 1, fields=["title"])],
    ... ).level
    MeetingLevel.LEADERS
    """

    # pyright expects the converter of the overridden field, but this one is not a parameter.
    level: MeetingLevel = attrs.field(  # pyright: ignore[reportIncompatibleVariableOverride]
        default=MeetingLevel.LEADERS, init=False
    )
