"""Visits, with the stops of their itinerary."""

from collections.abc import Mapping
from typing import ClassVar, final

import attrs

from diplomacy import converters
from diplomacy.countries import Country
from diplomacy.dates import Period
from diplomacy.entries import put_shared_last
from diplomacy.errors import InvalidRecord, InvalidType
from diplomacy.quantities import Quantity, optional_quantity
from diplomacy.records.base import CITED_SOURCES, RecordBase
from diplomacy.records.meetings import Participant, is_count, meeting_status, participants
from diplomacy.sources import Citation, citations
from diplomacy.values import Part
from diplomacy.vocabulary import MeetingStatus, VisitRank

__all__ = ["Stop", "Visit"]


def _visit_rank(value: VisitRank | str) -> VisitRank:
    return VisitRank(value)


@final
@attrs.frozen(repr=False)
class Stop(Part):
    """A stop of a visit: where the travellers stayed, with whom, and when.

    Attributes:
        country: the country, which may be a former state.
        place: the city or building, as text.
        host: the party that received the travellers there.
        period: when they were there.

    Raises:
        InvalidRecord: if neither country nor place nor host is known.

    >>> Stop("TR", "Ankara", period="2018-08-06")
    Stop(country=Country('TR'), place='Ankara', period=Period('2018-08-06'))
    """

    country: Country | None = attrs.field(default=None, converter=converters.optional_country)
    place: str | None = attrs.field(default=None, converter=converters.optional_text)
    host: str | None = attrs.field(default=None, converter=converters.optional_party)
    period: Period | None = attrs.field(default=None, converter=converters.optional_period)

    def __attrs_post_init__(self) -> None:
        if self.country is None and self.place is None and self.host is None:
            raise InvalidRecord("Stop", "country", "a stop needs a country, a place or a host.")


def _stops(value: converters.Ordered[Stop]) -> tuple[Stop, ...]:
    """Return *value* as a tuple of stops, which may recur: Paris, London, Paris."""
    stops = converters.parts(value, "stops")
    for stop in stops:
        if type(stop) is not Stop:
            raise InvalidType(stop, "a Stop")
    return stops


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=put_shared_last)
class Visit(RecordBase):
    """A stay of representatives of a party elsewhere, in one country or several.

    A visit is not a meeting: there may be no meeting during it, or several, each a `Meeting` with
    *visit*. It has a direction, from the travellers to their hosts.

    Attributes:
        id: a slug.
        rank: its rank in protocol, if the source names it.
        travellers: the travellers, first the head of the delegation.
        delegation: a description of the delegation, such as "business leaders".
        delegation_count: how many travelled, as the source counts.
        accompanied_by: other people who travelled with them.
        origin: the party from which they came, if the source states it.
        stops: where they stayed, in the order of the itinerary; a place may recur.
        period: when the whole visit took place.
        occasion: its occasion, such as a funeral or an inauguration.
        attended: the id of the meeting that it was made for.
        status: held, planned, proposed or cancelled, at the time of the source.
        status_reason: why it has this status, such as the reason for a cancellation.
        topics: slugs, see `diplomacy.vocabulary.TOPICS`.
        identifiers: its identifiers in other data sets, such as ``wikidata:Q7184``.
        extra: your own values by key.
        citations: the citations that support these fields.

    Raises:
        InvalidRecord: if there is no traveller or no stop, a traveller also accompanies the others,
            or the size of the delegation is not a whole number.

    >>> visit = Visit(
    ...     id="a-visit", rank="state", travellers=[Participant("KR", office="President")],
    ...     stops=[Stop("TR", "Ankara"), Stop("EG", "Cairo")], period="2025-11-20/2025-11-25",
    ...     citations=[Citation("yearbook", 1, fields=["travellers[0]"])],
    ... )
    >>> visit.visitors, visit.visited
    ((Country('KR'),), (Country('TR'), Country('EG')))
    """

    REFERENCES: ClassVar[Mapping[str, str]] = {
        "travellers[].party": "Organization",
        "travellers[].leader": "Leader",
        "accompanied_by[].party": "Organization",
        "accompanied_by[].leader": "Leader",
        "origin": "Organization",
        "stops[].host": "Organization",
        "attended": "Meeting",
        **CITED_SOURCES,
    }
    SIDES: ClassVar[tuple[tuple[str, str], ...]] = (
        ("travellers[].party", "stops[].country"),
        ("travellers[].party", "stops[].host"),
    )
    PEOPLE: ClassVar[Mapping[str, str]] = {"travellers[].party": "travellers[].leader"}
    DATES: ClassVar[tuple[str, ...]] = ("period", "first_stop_period")
    DERIVED: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "visitors": ("travellers[].party",),
        "visited": ("stops[].country", "stops[].host"),
    }

    id: str = attrs.field(converter=converters.slug)
    rank: VisitRank = attrs.field(default=VisitRank.UNKNOWN, converter=_visit_rank)
    travellers: tuple[Participant, ...] = attrs.field(converter=participants)
    delegation: str | None = attrs.field(default=None, converter=converters.optional_text)
    delegation_count: Quantity | None = attrs.field(default=None, converter=optional_quantity)
    accompanied_by: tuple[Participant, ...] = attrs.field(default=(), converter=participants)
    origin: str | None = attrs.field(default=None, converter=converters.optional_party)
    stops: tuple[Stop, ...] = attrs.field(converter=_stops)
    period: Period | None = attrs.field(default=None, converter=converters.optional_period)
    occasion: str | None = attrs.field(default=None, converter=converters.optional_text)
    attended: str | None = attrs.field(default=None, converter=converters.optional_slug)
    status: MeetingStatus = attrs.field(default=MeetingStatus.HELD, converter=meeting_status)
    status_reason: str | None = attrs.field(default=None, converter=converters.optional_text)
    topics: tuple[str, ...] = attrs.field(default=(), converter=converters.slugs)
    citations: tuple[Citation, ...] = attrs.field(converter=citations, repr=False)

    def _validate(self) -> tuple[str, str] | None:
        if not self.travellers:
            return "travellers", "at least one traveller is required; a party is enough."
        if not self.stops:
            return "stops", "at least one stop is required; a country is enough."
        for i, companion in enumerate(self.accompanied_by):
            if companion in self.travellers:
                return f"accompanied_by[{i}]", "a traveller cannot also accompany the travellers."
        if self.delegation_count is not None and not is_count(self.delegation_count):
            reason = f"{self.delegation_count} is not a count; use a whole number of persons."
            return "delegation_count", reason
        return None

    @property
    def visitors(self) -> tuple[str, ...]:
        """The parties of the travellers, if known, without duplicates, in their order."""
        parties = (traveller.party for traveller in self.travellers)
        return tuple(dict.fromkeys(party for party in parties if party is not None))

    @property
    def visited(self) -> tuple[str, ...]:
        """The countries and hosts of the stops, without duplicates, in their order."""
        parties = (party for stop in self.stops for party in (stop.country, stop.host))
        return tuple(dict.fromkeys(party for party in parties if party is not None))

    @property
    def first_stop_period(self) -> Period | None:
        """The period of the first stop with one, which dates a visit without a period."""
        return next((stop.period for stop in self.stops if stop.period), None)
