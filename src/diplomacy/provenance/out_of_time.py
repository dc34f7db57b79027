"""Acts of a state on a day when it did not exist and another one existed in its place.

Only the acts of a party itself on a day are checked. A signature by the whole is an act of both
parties of a bilateral instrument. To one with more parties, or whose parties are not all known, a
party may have acceded later, so only a party that had ended by then is reported. The place of a
meeting and the subject of a statement are not acts. A colony or territory is not reported.
"""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from diplomacy.collection import Collection
from diplomacy.countries import Country
from diplomacy.countries.successions import states_in_place_of
from diplomacy.countries.tables import Span, span_of
from diplomacy.dates import PartialDate, Period
from diplomacy.provenance.anachronisms import is_to_come
from diplomacy.provenance.findings import Finding
from diplomacy.records import Agreement, Cited, Leader, Meeting, Membership, Partnership, Statement
from diplomacy.records.base import iter_values
from diplomacy.sources import Source
from diplomacy.vocabulary import FindingKind, Stage

__all__ = ["iter_out_of_time"]

# The stages that an instrument or partnership reaches by an act of its parties on that day.
_JOINT_ACTS: Final = frozenset({Stage.ADOPTED, Stage.SIGNED, Stage.ESTABLISHED, Stage.RESUMED})
# The places of the acting parties, if they are not those that a record is between.
_PLACES: Final[dict[type, tuple[str, ...]]] = {
    Meeting: ("participants[].party", "host", "brokered_by"),
    Statement: ("speakers[].party", "addressees[].party"),
}
_MAX_LISTED: Final = 3


class _Act(NamedTuple):
    """An act of a party, its date, and whether the party may have done it later."""

    path: str
    party: object
    when: PartialDate | Period
    or_later: bool = False


def iter_out_of_time(collection: Collection) -> Iterator[Finding]:
    """Yield each party that did not exist when it acted, while another state did.

    >>> from diplomacy import Milestone
    >>> from diplomacy.testing import make_agreement, make_archive
    >>> signed = Milestone("signed", "2019-05-01")
    >>> archive = make_archive([make_agreement(parties=["CSHH", "KR"], history=[signed])])
    >>> for finding in iter_out_of_time(archive):
    ...     print(finding)
    sample-agreement, parties[0]: CSHH (Czechoslovakia) was not a state then (2019-05-01); in its place: CZ (Czechia), SK (Slovakia).
    """
    for record in collection:
        if isinstance(record, Source) or is_to_come(record):
            continue
        seen: set[str] = set()
        for act in _iter_acts(record, collection):
            if act.path in seen or not isinstance(act.party, Country):
                continue
            states = _states_instead(act.party, act.when, act.or_later)
            if states:
                seen.add(act.path)
                reason = _explain(act.party, act, states)
                yield Finding(FindingKind.OUT_OF_TIME, record.id, act.path, reason)


@lru_cache(maxsize=4096)
def _states_instead(
    party: Country, when: PartialDate | Period, or_later: bool
) -> tuple[Country, ...]:
    """Return the states that certainly existed in the place of a party when it acted."""
    days = span_of(when)
    if or_later:
        days = Span(days.text, days.begin, (date.max, date.max))
    return states_in_place_of(party, days)


def _explain(party: Country, act: _Act, states: tuple[Country, ...]) -> str:
    when = f"{act.when} or later" if act.or_later else act.when
    listed = [f"{state} ({state.name})" for state in states[:_MAX_LISTED]]
    if len(states) > _MAX_LISTED:
        listed.append(f"{len(states) - _MAX_LISTED} more")
    place = ", ".join(listed)
    return f"{party} ({party.name}) was not a state then ({when}); in its place: {place}."


def _iter_acts(record: Cited, collection: Collection) -> Iterator[_Act]:
    """Yield the dated acts of the parties of a record."""
    match record:
        case Agreement() | Partnership():
            yield from _iter_milestones(record)
        case Leader():
            for i, tenure in enumerate(record.tenures):
                yield from _iter_attested(
                    tenure.party, tenure.period, tenure.attested, f"tenures[{i}]."
                )
        case Membership():
            yield from _iter_attested(record.member, record.period, record.attested, "", "member")
        case _:
            yield from _iter_dated_acts(record, collection.date_of(record))


def _iter_dated_acts(record: Cited, when: PartialDate | Period | None) -> Iterator[_Act]:
    """Yield the acts of the parties that face each other in a record, on its date."""
    if when is None:
        return
    sides = tuple(dict.fromkeys(place for pair in record.SIDES for place in pair))
    for place in next((p for t, p in _PLACES.items() if isinstance(record, t)), sides):
        for path, party in iter_values(record, place):
            yield _Act(path, party, when)


def _iter_attested(
    party: str,
    period: Period | None,
    attested: tuple[PartialDate, ...],
    prefix: str,
    field: str = "party",
) -> Iterator[_Act]:
    """Yield the acts of a party in a period, otherwise on attested days."""
    if period is not None:
        yield _Act(f"{prefix}{field}", party, period)
        return
    for i, day in enumerate(attested):
        yield _Act(f"{prefix}attested[{i}]", party, day)


def _iter_milestones(record: Agreement | Partnership) -> Iterator[_Act]:
    """Yield the acts of each party and, for parties that have none, the joint ones."""
    acted: set[str] = set()
    for i, step in enumerate(record.history):
        if step.party is not None:
            acted.add(step.party)
            if step.date is not None and not step.planned:
                yield _Act(f"history[{i}].party", step.party, step.date)
    is_complete = not isinstance(record, Agreement) or record.parties_complete
    is_bilateral = is_complete and len(record.parties) == 2
    for step in record.history:
        if step.party is None and step.stage in _JOINT_ACTS and step.date and not step.planned:
            for i, party in enumerate(record.parties):
                if party not in acted:
                    yield _Act(f"parties[{i}]", party, step.date, or_later=not is_bilateral)
