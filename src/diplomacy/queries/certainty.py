"""Certainty: the days of a tenure or a membership, by the sources of its record.

*Certainly* needs a source that says so for that day; *possibly* is everything that no source
excludes. An ongoing period is certain until its source was published, and possible afterwards. An
end that is certainly after the publication is a forecast, so the period counts as ongoing.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from diplomacy import converters
from diplomacy.collection import Collection
from diplomacy.countries import Country
from diplomacy.dates import PartialDate, Period, day_bounds, to_date
from diplomacy.errors import InvalidType
from diplomacy.queries.filters import Day
from diplomacy.queries.publication import knowable_until, known_until
from diplomacy.records import Leader, Membership, Organization, Tenure
from diplomacy.vocabulary import Certainty

__all__ = ["Days", "Extent", "extent_of", "rank", "to_day"]


class Days(NamedTuple):
    """The days from a first to a last one, both included."""

    first: date
    last: date

    def meets(self, other: "Days") -> bool:
        """Return whether both have a day in common.

        >>> Days(date(2001, 1, 1), date(2001, 1, 2)).meets(Days(date(2001, 1, 2), date.max))
        True
        """
        return not self.common(other).empty

    def contains(self, other: "Days") -> bool:
        """Return whether all days of the other are among these.

        >>> Days(date(2001, 1, 1), date.max).contains(Days(date.min, date.max))
        False
        """
        return self.first <= other.first and other.last <= self.last

    def common(self, other: "Days") -> "Days":
        """Return the days that both have in common, which may be none.

        >>> Days(date.min, date.min).common(Days(date.max, date.max)).empty
        True
        """
        return Days(max(self.first, other.first), min(self.last, other.last))

    @property
    def empty(self) -> bool:
        """Whether the first is after the last."""
        return self.first > self.last


class Extent(NamedTuple):
    """The days of a tenure or a membership, according to its sources.

    Attributes:
        attested: the possible days of each attested date.
        shown: the same for every date of it, the start included.
        certain: the days on which it certainly held; None if there are none.
        window: the days on which it may have held; the first is after the last if there are none.
    """

    attested: tuple[Days, ...]
    shown: tuple[Days, ...]
    certain: Days | None
    window: Days

    def certainty_on(self, day: PartialDate) -> Certainty | None:
        """Return the certainty for a day, or a day of a period, or None if it is excluded."""
        if day.qualified:
            return Certainty.POSSIBLE
        days = Days(*day_bounds(day))
        if any(map(days.contains, self.attested)):
            return Certainty.ATTESTED
        if self.certain is not None and self.certain.contains(days):
            return Certainty.WITHIN_TERM
        return Certainty.POSSIBLE if self.window.meets(days) else None


def extent_of(
    collection: Collection, record: Leader | Membership, held: Tenure | Membership, path: str
) -> Extent:
    """Return the days on which a tenure or a membership held, certainly or possibly.

    Args:
        collection: the records.
        record: the record that cites the sources.
        held: the membership itself, or a tenure of the leader.
        path: the path of the period in the record.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> membership = ARCHIVE["tr-sco"]
    >>> extent_of(ARCHIVE, membership, membership, "period").certain
    Days(first=datetime.date(2012, 12, 31), last=datetime.date(2024, 7, 3))
    """
    lifetime = _lifetime(collection, record, held)
    dates = [Days(*day_bounds(day)) for day in held.attested if not day.qualified]
    attested = tuple(filter(lifetime.meets, dates))
    known = known_until(collection, record, path), knowable_until(collection, record, path)
    term = _shown_by(held.period, *known) if held.period else ()
    shown = (*attested, *filter(lifetime.meets, term))
    certain = None
    if shown:
        days = Days(min(days.last for days in shown), max(days.first for days in shown))
        certain = days.common(lifetime)
    window = _window(held.period).common(lifetime) if held.period else lifetime
    return Extent(attested, shown, certain if certain and not certain.empty else None, window)


def _shown_by(period: Period, known_until: date | None, knowable_until: date) -> Iterator[Days]:
    """Yield the possible days of each date on which a period shows that it held."""
    start, end = period.start, period.end
    if period.qualified or (start and day_bounds(start)[0] > knowable_until):
        return
    begun = start is not None or period.text.startswith("..")
    if begun:
        yield Days(*day_bounds(start)) if start else Days(date.min, date.min)
    is_forecast = end is not None and day_bounds(end)[0] > knowable_until
    if end is not None and not is_forecast:
        yield Days(*day_bounds(end))
    elif begun and known_until is not None and (is_forecast or period.ongoing):
        # The day of publication, which may be any of these.
        yield Days(known_until, knowable_until)


def _window(period: Period) -> Days:
    """Return the days that a period may cover."""
    start, end = period.start, period.end
    return Days(
        day_bounds(start)[0] if start and not start.qualified else date.min,
        day_bounds(end)[1] if end and not end.qualified else date.max,
    )


def _lifetime(
    collection: Collection, record: Leader | Membership, held: Tenure | Membership
) -> Days:
    """Return the days on which the person and the organizations concerned may have existed."""
    parties = [held.member, held.organization] if isinstance(held, Membership) else [held.party]
    organizations = [
        collection.get(Organization, party) for party in parties if not isinstance(party, Country)
    ]
    days = Days(date.min, date.max)
    if isinstance(record, Leader):
        days = _days_between(record.born, record.died)
    for organization in organizations:
        days = days.common(_days_between(organization.founded, organization.ended))
    return days


def _days_between(first: PartialDate | None, last: PartialDate | None) -> Days:
    """Return the days from a first date to a last one; all if the two contradict each other."""
    days = Days(
        day_bounds(first)[0] if first and not first.qualified else date.min,
        day_bounds(last)[1] if last and not last.qualified else date.max,
    )
    return Days(date.min, date.max) if days.empty else days


def to_day(on: Day | Period | None, *, certain: bool) -> PartialDate | None:
    """Return the day of a query, or None if the query does not name a day.

    A period, such as that of a meeting, represents one of its days.

    Raises:
        InvalidDate: if *on* is not a date.
        InvalidType: if *certain* is not True or False, or is True without a day; if *on* is a
            period with an open end.

    >>> to_day(Period("2023-07-11/2023-07-12"), certain=False)
    PartialDate('[2023-07-11..2023-07-12]')
    """
    if isinstance(on, Period):
        if on.start is None or on.end is None:
            raise InvalidType(on, "a day, or a period with two ends")
        on = on.start if on.start == on.end else PartialDate(f"[{on.start}..{on.end}]")
    if on is None and converters.flag(certain):
        raise InvalidType(on, "a day, which certain=True needs")
    return None if on is None else to_date(on)


def rank(certainty: Certainty | None) -> int:
    """Return a number that sorts greater certainty first, and None last.

    >>> rank(Certainty.ATTESTED) < rank(Certainty.POSSIBLE) < rank(None)
    True
    """
    return len(Certainty) if certainty is None else tuple(Certainty).index(certainty)
