"""Builders of valid, cited, recognizably fictional records.

The same call returns the same record. The states have codes that ISO 3166 leaves to its users (XA,
XB), names contain the word "sample", and all records cite one sample source, so that none can be
mistaken for a fact. Every field that is set is cited. If a test changes dates so that they disagree
with each other, `diplomacy.provenance.audit` reports it.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, TypeVar

from diplomacy.archive import Archive
from diplomacy.errors import ArchiveErrors
from diplomacy.integrity import index_by_id, iter_references
from diplomacy.provenance import citable_paths
from diplomacy.quantities import Quantity
from diplomacy.records import (
    Agreement,
    Cited,
    Leader,
    Meeting,
    Membership,
    Milestone,
    Mission,
    MissionAct,
    Organization,
    Participant,
    Partnership,
    Record,
    Statement,
    Statistic,
    Stop,
    Summit,
    TradeFigure,
    Visit,
)
from diplomacy.records.base import RecordBase
from diplomacy.sources import Citation, Source

__all__ = [
    "make_agreement",
    "make_archive",
    "make_leader",
    "make_meeting",
    "make_membership",
    "make_mission",
    "make_organization",
    "make_partnership",
    "make_source",
    "make_statement",
    "make_statistic",
    "make_summit",
    "make_trade_figure",
    "make_visit",
]

R = TypeVar("R", bound=Cited)

_SOURCE_ID: Final = "sample-source"
_STATES: Final = ("XA", "XB")
_DELEGATIONS: Final = tuple(Participant(state) for state in _STATES)
_DATE: Final = "2001-02-03"


def _build(record_type: Callable[..., R], changes: Mapping[str, Any], **defaults: Any) -> R:
    """Return a record with some fields changed, and by default one citation for all."""
    fields = {**defaults, **changes}
    if "citations" in fields:
        return record_type(**fields)
    bare = record_type(**fields, citations=[Citation(_SOURCE_ID, fields=["id"])])
    return record_type(**fields, citations=[Citation(_SOURCE_ID, 1, fields=citable_paths(bare))])


def make_source(**changes: Any) -> Source:
    """Return the source that all other sample records cite.

    Args:
        changes: fields with values other than the defaults, as in all builders.

    Raises:
        DiplomacyError: if the record would not be valid, as in all builders.
        TypeError: if the record has no such field, as in all builders.

    >>> make_source(language="en").label
    'The Sample Press, “A sample source”'
    """
    defaults: dict[str, Any] = {
        "id": _SOURCE_ID,
        "publisher": "The Sample Press",
        "title": "A sample source",
    }
    return Source(**defaults | changes)


def make_leader(**changes: Any) -> Leader:
    """Return a leader, without an office by default.

    >>> from diplomacy import Tenure
    >>> term = Tenure("President", ["head-of-state"], "XA", "2001/2005")
    >>> leader = make_leader(tenures=[term])
    >>> [i.leader.name for i in make_archive([leader]).leaders_of("XA", on="2003")]
    ['Sample Leader']
    """
    return _build(Leader, changes, id="sample-leader", name="Sample Leader")


def make_organization(**changes: Any) -> Organization:
    """Return an organization, of the kind "other" by default.

    >>> make_organization(kind="company", country="XA").country
    Country('XA')
    """
    return _build(
        Organization,
        changes,
        id="sample-organization",
        name="Sample Organization",
        kind="other",
    )


def make_meeting(**changes: Any) -> Meeting:
    """Return a meeting of the ministers of two fictional states.

    >>> make_meeting(period="2003-05").parties
    (Country('XA'), Country('XB'))
    """
    return _build(
        Meeting,
        changes,
        id="sample-meeting",
        title="A sample meeting",
        level="ministerial",
        format="bilateral",
        participants=_DELEGATIONS,
        period=_DATE,
    )


def make_summit(**changes: Any) -> Summit:
    """Return a summit of two fictional states.

    >>> make_archive([make_summit()]).summits_between("XA", "XB")[0].period
    Period('2001-02-03')
    """
    return _build(
        Summit,
        changes,
        id="sample-summit",
        title="A sample summit",
        format="bilateral",
        participants=_DELEGATIONS,
        period=_DATE,
    )


def make_visit(**changes: Any) -> Visit:
    """Return a visit of the president of one fictional state to another.

    >>> make_visit(rank="state").visited
    (Country('XB'),)
    """
    return _build(
        Visit,
        changes,
        id="sample-visit",
        travellers=[Participant("XA", office="President")],
        stops=[Stop("XB", "Sample City")],
        period=_DATE,
    )


def make_agreement(**changes: Any) -> Agreement:
    """Return an agreement that two fictional states have signed.

    >>> make_agreement(kind="treaty").signed_on
    PartialDate('2001-02-03')
    """
    return _build(
        Agreement,
        changes,
        id="sample-agreement",
        title="A sample agreement",
        parties=_STATES,
        history=[Milestone("signed", _DATE)],
    )


def make_partnership(**changes: Any) -> Partnership:
    """Return a partnership that two fictional states have established.

    >>> make_partnership().stage
    Stage.ESTABLISHED
    """
    return _build(
        Partnership,
        changes,
        id="sample-partnership",
        kind="partnership",
        designation="Sample Partnership",
        parties=_STATES,
        history=[Milestone("established", _DATE)],
    )


def make_membership(**changes: Any) -> Membership:
    """Return the membership of a fictional state in a sample organization.

    >>> archive = make_archive([make_membership()])
    >>> [membership.member for membership in archive.members_of("sample-organization")]
    [Country('XA')]
    """
    return _build(
        Membership,
        changes,
        id="sample-membership",
        member="XA",
        organization="sample-organization",
        status="member",
        period="2001/..",
    )


def make_mission(**changes: Any) -> Mission:
    """Return the embassy that one fictional state has opened in another.

    >>> make_mission().rank_on("2001-02-03")
    MissionRank.EMBASSY
    """
    return _build(
        Mission,
        changes,
        id="sample-mission",
        sending="XA",
        receiving="XB",
        rank="embassy",
        history=[MissionAct("opened", _DATE)],
    )


def make_trade_figure(**changes: Any) -> TradeFigure:
    """Return the exports of one fictional state to another in a year.

    >>> str(make_trade_figure().value)
    '3 million US dollars'
    """
    return _build(
        TradeFigure,
        changes,
        id="sample-trade-figure",
        reporter="XA",
        partner="XB",
        flow="exports",
        value=Quantity(3_000_000, "USD"),
        kind="actual",
        period="2001",
    )


def make_statistic(**changes: Any) -> Statistic:
    """Return a count of persons for a fictional state.

    >>> str(make_statistic().value)
    '3 persons'
    """
    return _build(
        Statistic,
        changes,
        id="sample-statistic",
        subject="XA",
        indicator="sample-indicator",
        value=Quantity(3, "persons", "exactly"),
        kind="actual",
        period="2001",
    )


def make_statement(**changes: Any) -> Statement:
    """Return a pledge of one fictional state to another.

    >>> make_statement().summary
    'The first state pledged to open an office in the second.'
    """
    return _build(
        Statement,
        changes,
        id="sample-statement",
        kind="pledged",
        speakers=_DELEGATIONS[:1],
        addressees=_DELEGATIONS[1:],
        summary="The first state pledged to open an office in the second.",
        date=_DATE,
    )


# Records that are added for a reference have no date: a date could contradict the record that
# refers to them.
_REFERENCED: Final[Mapping[type[Record] | type[RecordBase], Callable[[str], Record]]] = {
    RecordBase: lambda id: make_agreement(id=id, history=[Milestone("signed")]),
    Source: lambda id: make_source(id=id),
    Leader: lambda id: make_leader(id=id),
    Organization: lambda id: make_organization(id=id),
    Meeting: lambda id: make_meeting(id=id, period=None),
    Visit: lambda id: make_visit(id=id, period=None),
    Agreement: lambda id: make_agreement(id=id, history=[Milestone("signed")]),
    Partnership: lambda id: make_partnership(id=id, history=[Milestone("established")]),
}


def make_archive(records: Iterable[Record] = ()) -> Archive:
    """Return an archive of *records*, with a sample record for each missing reference.

    Raises:
        InvalidType: if *records* is not a collection of records.
        ArchiveErrors: if the records are not consistent, as for `Archive`.

    >>> pact = make_agreement(parties=["XA", "some-firm"], concluded_at="some-talks")
    >>> [record.id for record in make_archive([pact])]
    ['sample-source', 'some-firm', 'some-talks', 'sample-agreement']
    """
    by_id, repeated = index_by_id(records)
    if repeated:
        raise ArchiveErrors("The records are not consistent", repeated)
    pending = list(by_id.values())
    while pending:
        for reference in iter_references(pending.pop()):
            if reference.id not in by_id:
                added = _REFERENCED[reference.record_type](reference.id)
                by_id[added.id] = added
                pending.append(added)
    return Archive(by_id.values())
