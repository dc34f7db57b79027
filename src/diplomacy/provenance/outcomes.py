"""Outcomes: contradictions between sources on whether an event took place.

A plan that is later carried out is not a contradiction if the source of the plan wrote before. It
is one if that source wrote afterwards and still reports a plan.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Container, Hashable, Iterator
from datetime import date, timedelta
from functools import cache
from itertools import islice
from operator import attrgetter
from typing import Final, NamedTuple

from diplomacy.collection import Collection
from diplomacy.countries import fold
from diplomacy.dates import PartialDate, day_bounds
from diplomacy.provenance.citing_places import citing_places
from diplomacy.provenance.intervals import MAX_PAIRS
from diplomacy.provenance.paths import enclosing_paths
from diplomacy.records import Agreement, Cited, Meeting, Membership, Partnership
from diplomacy.values import lazy
from diplomacy.vocabulary import Basis, MeetingStatus, Stage

__all__ = ["Outcome", "iter_contradictory_outcomes"]

# Either act concludes an instrument; sources name one or the other.
_CONCLUDED: Final = frozenset({Stage.ADOPTED, Stage.SIGNED})


class Outcome(NamedTuple):
    """The claim of a record on whether an event took place.

    Attributes:
        record: the record.
        path: the field with the claim.
        text: the claim in words.
        sources: the sources cited for it.
        day: the day on which it was done; for a plan, the last one that its sources knew.
        date: the date of a plan or act, if it has one.
    """

    record: Cited
    path: str
    text: str
    sources: frozenset[str]
    day: date
    date: PartialDate | None


def iter_contradictory_outcomes(collection: Collection) -> Iterator[tuple[Outcome, Outcome]]:
    """Yield the pairs of contradictory claims on whether an event took place.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> [(plan.record.id, done.record.id) for plan, done in iter_contradictory_outcomes(ARCHIVE)]
    [('2024-12-kr-kg-trade-framework', '2024-12-03-kr-kg-trade-framework-mou'), ('kr-bices-planned', 'kr-bices')]
    """
    last = _last_known_days(collection)

    @cache
    def known_until(sources: frozenset[str]) -> date:
        return max((last[id] for id in sources if id in last), default=date.min)

    plans: defaultdict[Hashable, list[Outcome]] = defaultdict(list)
    done: defaultdict[Hashable, list[Outcome]] = defaultdict(list)
    staged = [record for record in collection if isinstance(record, Agreement | Partnership)]
    for instrument in staged:
        _add_planned_milestones(instrument, known_until, plans)
    # Few acts were planned, and finding the sources of an act means reading each citation.
    for instrument in staged if plans else ():
        _add_done_milestones(instrument, plans.keys(), done)
    for record in collection:
        if isinstance(record, Membership):
            _add_membership(record, known_until, plans, done)
        elif isinstance(record, Meeting):
            _add_meeting(record, plans, done)
    for thing, group in plans.items():
        acts = sorted(done.get(thing, ()), key=lambda act: (act.day, act.record.id))
        for plan in group:
            for act in _iter_compared(plan, acts):
                if plan.record.id != act.record.id and _contradict(plan, act):
                    yield plan, act


def _iter_compared(plan: Outcome, acts: list[Outcome]) -> Iterator[Outcome]:
    """Yield the acts, sorted by day, that a plan may be about; only the first of many."""
    end = bisect_right(acts, plan.day, key=attrgetter("day"))
    start = 0
    if plan.date and plan.date.earliest:
        start = min(bisect_left(acts, plan.date.earliest, key=attrgetter("day")), end)
    # An act with an open end may have been done on any later day.
    lasting = (act for act in acts[:start] if act.date and act.date.latest is None)
    yield from islice(lasting, MAX_PAIRS)
    yield from islice(acts, start, min(end, start + MAX_PAIRS))


def _contradict(plan: Outcome, act: Outcome) -> bool:
    """Return whether two sources differ on one event; another date is another event."""
    if plan.date and act.date and not plan.date.possibly_same(act.date):
        return False
    return not plan.sources <= act.sources and not act.sources <= plan.sources


def _last_known_days(collection: Collection) -> dict[str, date]:
    """Return the last day of which each source knew: of its reports, or before it appeared."""
    last: dict[str, date] = {}
    for source in collection.sources:
        if source.published is not None and source.published.earliest:
            last[source.id] = source.published.earliest - timedelta(days=1)
    for id, places in citing_places(collection).items():
        for place in places:
            record = place.record
            if place.citation.basis is Basis.EXTERNAL or not isinstance(record, Meeting):
                continue
            if record.period is None or record.period.latest is None or record.period.qualified:
                continue
            if record.status is MeetingStatus.HELD and id in last:
                last[id] = max(last[id], record.period.latest)
    return last


class _Sources:
    """The sources of a record by the field that they are cited for."""

    def __init__(self, record: Cited) -> None:
        self._citations = record.citations
        self._all = frozenset(citation.source for citation in record.citations)

    @lazy
    def _by_path(self) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
        """The sources cited for each path or for a path within it."""
        exact: defaultdict[str, set[str]] = defaultdict(set)
        within: defaultdict[str, set[str]] = defaultdict(set)
        for citation in self._citations:
            for path in citation.fields:
                exact[path].add(citation.source)
                for enclosing in enclosing_paths(path):
                    within[enclosing].add(citation.source)
        return exact, within

    def of(self, path: str) -> frozenset[str]:
        """Return the sources cited for a field, or those of the record if none is."""
        exact, within = self._by_path
        found = [exact[wider] for wider in enclosing_paths(path) if wider in exact]
        found += [within[path]] if path in within else []
        own = frozenset[str]().union(*found)
        # One set serves all fields that have the sources of the record.
        return self._all if not own or own == self._all else own


def _day_of(when: PartialDate) -> date:
    """Return the last possible day of an act, or the first one if only that is known."""
    return when.latest or day_bounds(when)[0]


def _iter_milestones(
    record: Agreement | Partnership, *, planned: bool
) -> Iterator[tuple[Hashable, str, str, PartialDate]]:
    """Yield the subject of each dated act, with its path, text and date."""
    name = record.title if isinstance(record, Agreement) else record.designation
    kind = "agreement" if isinstance(record, Agreement) else str(record.kind)
    parties, folded = frozenset(record.parties), fold(name or "")
    for i, step in enumerate(record.history):
        if step.planned is not planned or step.date is None or step.date.qualified:
            continue
        act = "concluded" if step.stage in _CONCLUDED else str(step.stage)
        thing = kind, folded, parties, act, step.party
        yield thing, f"history[{i}]", f"{step.stage} {step.date}", step.date


def _add_planned_milestones(
    record: Agreement | Partnership,
    known_until: Callable[[frozenset[str]], date],
    plans: dict[Hashable, list[Outcome]],
) -> None:
    """Add the planned acts of an agreement or partnership."""
    sources_of = _Sources(record)
    for thing, path, text, day in _iter_milestones(record, planned=True):
        sources = sources_of.of(path)
        until = known_until(sources)
        plan = Outcome(record, f"{path}.planned", f"planned: {text}", sources, until, day)
        plans[thing].append(plan)


def _add_done_milestones(
    record: Agreement | Partnership,
    planned: Container[Hashable],
    done: dict[Hashable, list[Outcome]],
) -> None:
    """Add the acts of an agreement or partnership that were done, if they were planned as well."""
    sources_of = _Sources(record)
    for thing, path, text, day in _iter_milestones(record, planned=False):
        if thing in planned:
            sources = sources_of.of(path)
            act = Outcome(record, f"{path}.date", text, sources, _day_of(day), day)
            done[thing].append(act)


def _add_membership(
    record: Membership,
    known_until: Callable[[frozenset[str]], date],
    plans: dict[Hashable, list[Outcome]],
    done: dict[Hashable, list[Outcome]],
) -> None:
    """Add a planned membership, or one that began and is not known to have ended."""
    thing = "membership", record.member, record.organization, record.status
    if record.planned:
        sources = _Sources(record).of("planned")
        until = known_until(sources)
        text = f"planned: {record.status}"
        plans[thing].append(Outcome(record, "planned", text, sources, until, None))
        return
    start = record.period.start if record.period else None
    days = [day for day in (start, *record.attested) if day is not None and not day.qualified]
    if not days or (record.period is not None and record.period.end is not None):
        return
    day = min(days, key=_day_of)
    sources = _Sources(record).of("status")
    done[thing].append(
        Outcome(record, "status", f"{record.status} {day}", sources, _day_of(day), None)
    )


def _add_meeting(
    record: Meeting, plans: dict[Hashable, list[Outcome]], done: dict[Hashable, list[Outcome]]
) -> None:
    """Add a meeting that was held, or one that was cancelled."""
    if record.period is None or record.period.qualified:
        return
    thing = "meeting", fold(record.title), frozenset(record.parties), record.period.text
    sources = frozenset(citation.source for citation in record.citations)
    outcome = Outcome(record, "status", str(record.status), sources, date.min, None)
    if record.status is MeetingStatus.HELD:
        done[thing].append(outcome)
    elif record.status is MeetingStatus.CANCELLED:
        plans[thing].append(outcome)
