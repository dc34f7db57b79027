"""Successions of states, and the states that existed in the place of another.

A continuation is a claim of law; the other kinds are matters of fact. Both are this library's
reading of the sources, and a note marks disputed ones. The rows are in ``data/successions.csv``.
"""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from functools import cache

import attrs

from diplomacy.countries.country import Country
from diplomacy.countries.states import existed, is_state, lifetimes_of, was_active
from diplomacy.countries.tables import Span, read_table, span_of
from diplomacy.dates import PartialDate, Period, to_date
from diplomacy.errors import require
from diplomacy.vocabulary import SuccessionKind

__all__ = [
    "Antecedent",
    "Succession",
    "continued_states",
    "states_in_place_of",
    "successions_from",
    "successions_to",
    "treaty_predecessors",
]


def _date(text: str) -> PartialDate | None:
    return PartialDate(text) if text else None


@attrs.frozen
class Succession:
    """A link between a state and one that came from it.

    Attributes:
        predecessor: the earlier state.
        successor: the later state, or the state that was enlarged.
        kind: the kind of succession.
        date: the first day of the new situation, only as certain as the sources agree on it.
        acts_since: in a continuation, the day from which acts of the predecessor are the
            successor's own; None if all are.
        held_since: in a separation, the day from which the predecessor held the territory; None if
            it did throughout.
        note: differences between sources, and whether the link is disputed.

    >>> from diplomacy import Country
    >>> link = Country("RU").predecessors[-1]
    >>> link.predecessor, link.kind, str(link.date)
    (Country('SUHH'), SuccessionKind.CONTINUATION, '[1991-12-21..1991-12-26]')
    """

    predecessor: Country = attrs.field(converter=Country)
    successor: Country = attrs.field(converter=Country)
    kind: SuccessionKind = attrs.field(converter=SuccessionKind)
    date: PartialDate = attrs.field(converter=to_date)
    acts_since: PartialDate | None = attrs.field(default=None, converter=_date)
    held_since: PartialDate | None = attrs.field(default=None, converter=_date)
    note: str = ""


@attrs.frozen
class Antecedent:
    """A state whose acts may count for another one.

    Attributes:
        country: the earlier state.
        since: the day from which its acts count, or None if all up to *until* count.
        until: the day by which it was succeeded; later acts do not count.
        links: the successions that lead from it to the other state, in order.

    >>> from diplomacy import Country
    >>> from diplomacy.countries import continued_states
    >>> [(state.country, str(state.since)) for state in continued_states(Country("RS"))]
    [(Country('CSXX'), 'None'), (Country('YUCS'), '1992-04-27')]
    """

    country: Country
    since: PartialDate | None
    until: PartialDate
    links: tuple[Succession, ...]

    def counts(self, when: PartialDate | Period | None) -> bool:
        """Return whether an act of this date may count, as one of an unknown date may.

        >>> from diplomacy import Country, PartialDate
        >>> from diplomacy.countries import continued_states
        >>> yugoslavia = continued_states(Country("RS"))[-1]
        >>> yugoslavia.counts(PartialDate("1980")), yugoslavia.counts(PartialDate("1995"))
        (False, True)
        """
        if when is None:
            return True
        last = span_of(self.until).end[1] - timedelta(days=1)
        return when.possibly_within(span_of(self.since).begin[0], last)


@cache
def _links() -> tuple[Succession, ...]:
    return tuple(Succession(**row) for row in read_table("successions"))


@cache
def _links_by_side(side: str) -> Mapping[str, tuple[Succession, ...]]:
    """Return the links by predecessor or by successor, in the order of their dates."""
    groups: dict[str, list[Succession]] = {}
    for link in sorted(_links(), key=lambda link: link.date.sort_key):
        groups.setdefault(getattr(link, side), []).append(link)
    return {code: tuple(links) for code, links in groups.items()}


def successions_to(country: str) -> tuple[Succession, ...]:
    """Return the links that lead to a country, in the order of their dates."""
    return _links_by_side("successor").get(require(country, str, "a country"), ())


def successions_from(country: str) -> tuple[Succession, ...]:
    """Return the links that lead from a country, in the order of their dates."""
    return _links_by_side("predecessor").get(require(country, str, "a country"), ())


def continued_states(country: Country) -> tuple[Antecedent, ...]:
    """Return the states that a country continues in law, the nearest first.

    >>> from diplomacy import Country
    >>> [state.country for state in continued_states(Country("RU"))]
    [Country('SUHH')]
    """
    found: list[Antecedent] = []
    nearest, since = country, None
    while links := [
        link for link in successions_to(nearest) if link.kind is SuccessionKind.CONTINUATION
    ]:
        link = links[-1]
        since = link.acts_since or since
        path = (link, *(found[-1].links if found else ()))
        found.append(Antecedent(link.predecessor, since, link.date, path))
        nearest = link.predecessor
    return tuple(found)


def treaty_predecessors(country: Country) -> tuple[Antecedent, ...]:
    """Return the states whose treaties may bind a country, the nearest first.

    Follows continuations and the kinds of succession that carry treaties. Each state is listed
    once, by the shortest way. A treaty counts only if it was made before the state was succeeded;
    a link with `Succession.held_since` concerns a territory that was held only from that day.

    >>> from diplomacy import Country
    >>> [str(state.country) for state in treaty_predecessors(Country("CZ"))]
    ['CSHH', 'XAUH']
    """
    found: dict[Country, Antecedent] = {}
    queue: list[tuple[Country, tuple[Succession, ...]]] = [(country, ())]
    for nearest, path in queue:
        for link in successions_to(nearest):
            if link.predecessor in found or link.predecessor == country:
                continue
            if not _passes_treaties(link, path):
                continue
            way = (link, *path)
            found[link.predecessor] = Antecedent(link.predecessor, None, link.date, way)
            queue.append((link.predecessor, way))
    return tuple(found.values())


def _passes_treaties(link: Succession, path: tuple[Succession, ...]) -> bool:
    """Return whether treaties may pass over a link, and then over the later links of a path."""
    if link.kind is not SuccessionKind.CONTINUATION and not link.kind.carries_treaties:
        return False
    return not path or _span(link).begin[0] <= _span(path[0]).end[1]


def states_in_place_of(country: str, days: Span) -> tuple[Country, ...]:
    """Return the states that existed in the place of a country that did not.

    The answer is empty if the country may have existed or acted then, or if no state is known in
    its place (a colony, for example).
    """
    if was_active(country, days):
        return ()
    found: dict[Country, None] = {}
    seen = {country}
    queue = [country]
    for absent in queue:
        for neighbour in _neighbours(absent, days):
            if neighbour in seen:
                continue
            seen.add(neighbour)
            if existed(neighbour, days):
                found[neighbour] = None
            else:
                queue.append(neighbour)
    return tuple(sorted(found))


def _neighbours(absent: str, days: Span) -> Iterator[Country]:
    """Yield the countries linked to another at the edges of the gap in which some days lie."""
    lifetimes = lifetimes_of(absent)
    before = [span for span in lifetimes if span.end[1] < days.begin[0]]
    after = [span for span in lifetimes if span.begin[0] > days.end[1]]
    if before or not lifetimes:
        yield from _later_states(absent, before[-1] if before else None, days)
    if after:
        yield from _earlier_states(absent, after[0], days)


def _later_states(absent: str, lifetime: Span | None, days: Span) -> Iterator[Country]:
    """Yield the states that took over from a country after a lifetime, up to some days."""
    links = [
        link
        for link in successions_from(absent)
        if _span(link).begin[0] <= days.end[1] and _is_at_end(link, lifetime)
    ]
    takings = (SuccessionKind.ANNEXATION, SuccessionKind.INCORPORATION)
    takers = [link for link in links if link.kind in takings]
    restored = any(link.kind is SuccessionKind.RESTORATION for link in links)
    outdated = takers if restored else takers[:-1]
    yield from (link.successor for link in links if link not in outdated)


def _is_at_end(link: Succession, lifetime: Span | None) -> bool:
    """Return whether a link belongs to the end of a country's lifetime."""
    if lifetime is None or link.kind is SuccessionKind.DISSOLUTION:
        return True
    return _span(link).end[1] >= lifetime.end[0]


def _earlier_states(absent: str, lifetime: Span, days: Span) -> Iterator[Country]:
    """Yield the states out of which a country came at the beginning of a lifetime."""
    for link in successions_to(absent):
        at_start = days.begin[0] <= _span(link).end[1] and _span(link).begin[0] <= lifetime.begin[1]
        held = link.held_since is None or span_of(link.held_since).begin[0] <= days.end[1]
        if at_start and held and is_state(link.predecessor):
            yield link.predecessor


def _span(link: Succession) -> Span:
    return span_of(link.date)
