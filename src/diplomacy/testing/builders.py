"""Builders: one valid, cited and visibly made-up record each, changed as a test needs it.

The same call gives the same record. States are those of codes that ISO 3166 leaves to its users
(XA, XB), names say that they are made up, and all cite one made-up source: nothing here can be
taken for a fact. Each field that is set is cited; dates that a test changes must agree with each
other for `diplomacy.provenance.audit` to have nothing to say.
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
    Organization,
    Participant,
    Partnership,
    Record,
    Statement,
    Statistic,
    Summit,
    TradeFigure,
)
from diplomacy.sources import Citation, Source

__all__ = [
    "make_agreement",
    "make_archive",
    "make_leader",
    "make_meeting",
    "make_membership",
    "make_organization",
    "make_partnership",
    "make_source",
    "make_statement",
    "make_statistic",
    "make_summit",
    "make_trade_figure",
]

R = TypeVar("R", bound=Cited)

_SOURCE: Final = "made-up-source"
_STATES: Final = ("XA", "XB")
_TWO: Final = tuple(Participant(state) for state in _STATES)


def _made(kind: Callable[..., R], fields: Mapping[str, Any]) -> R:
    """Return a record of *fields*, which one citation supports unless they bring their own."""
    if "citations" in fields:
        return kind(**fields)
    bare = kind(**fields, citations=[Citation(_SOURCE, fields=["id"])])
    return kind(**fields, citations=[Citation(_SOURCE, 1, fields=citable_paths(bare))])


def make_source(**changes: Any) -> Source:
    """Return a source that all other made-up records cite, with *changes* of its fields.

    Raises:
        DiplomacyError: if there can be no such record; so all that follow.
        TypeError: if it has no such field; so all that follow.

    >>> make_source(language="en").label
    'The Made-up Press, “A made-up source”'
    """
    fields: dict[str, Any] = {
        "id": _SOURCE,
        "publisher": "The Made-up Press",
        "title": "A made-up source",
    }
    return Source(**fields | changes)


def make_leader(**changes: Any) -> Leader:
    """Return a leader, who held no office unless *changes* tell of one.

    >>> from diplomacy import Tenure
    >>> term = Tenure("President", ["head-of-state"], "XA", "2001/2005")
    >>> leader = make_leader(tenures=[term])
    >>> [i.leader.name for i in make_archive([leader]).leaders_of("XA", on="2003")]
    ['Made-up Leader']
    """
    return _made(Leader, {"id": "made-up-leader", "name": "Made-up Leader"} | changes)


def make_organization(**changes: Any) -> Organization:
    """Return an organization, of the kind "other".

    >>> make_organization(kind="company", country="XA").country
    Country('XA')
    """
    fields = {"id": "made-up-organization", "name": "Made-up Organization", "kind": "other"}
    return _made(Organization, fields | changes)


def make_meeting(**changes: Any) -> Meeting:
    """Return a meeting of ministers of two made-up states.

    >>> make_meeting(period="2003-05").parties
    (Country('XA'), Country('XB'))
    """
    fields = {
        "id": "made-up-meeting",
        "title": "A made-up meeting",
        "level": "ministerial",
        "format": "bilateral",
        "participants": _TWO,
        "period": "2001-02-03",
    }
    return _made(Meeting, fields | changes)


def make_summit(**changes: Any) -> Summit:
    """Return a summit of two made-up states.

    >>> make_archive([make_summit()]).summits_between("XA", "XB")[0].period
    Period('2001-02-03')
    """
    fields = {
        "id": "made-up-summit",
        "title": "A made-up summit",
        "format": "bilateral",
        "participants": _TWO,
        "period": "2001-02-03",
    }
    return _made(Summit, fields | changes)


def make_agreement(**changes: Any) -> Agreement:
    """Return an agreement that two made-up states have signed.

    >>> make_agreement(kind="treaty").signed_on
    PartialDate('2001-02-03')
    """
    fields = {
        "id": "made-up-agreement",
        "title": "A made-up agreement",
        "parties": _STATES,
        "history": [Milestone("signed", "2001-02-03")],
    }
    return _made(Agreement, fields | changes)


def make_partnership(**changes: Any) -> Partnership:
    """Return a partnership that two made-up states have established.

    >>> make_partnership().stage
    Stage.ESTABLISHED
    """
    fields = {
        "id": "made-up-partnership",
        "kind": "partnership",
        "designation": "Made-up Partnership",
        "parties": _STATES,
        "history": [Milestone("established", "2001-02-03")],
    }
    return _made(Partnership, fields | changes)


def make_membership(**changes: Any) -> Membership:
    """Return the membership of a made-up state in a made-up organization.

    >>> archive = make_archive([make_membership()])
    >>> [membership.member for membership in archive.members_of("made-up-organization")]
    [Country('XA')]
    """
    fields = {
        "id": "made-up-membership",
        "member": "XA",
        "organization": "made-up-organization",
        "status": "member",
        "period": "2001/..",
    }
    return _made(Membership, fields | changes)


def make_trade_figure(**changes: Any) -> TradeFigure:
    """Return what one made-up state exported to another in a year.

    >>> str(make_trade_figure().value)
    '3 million US dollars'
    """
    fields = {
        "id": "made-up-trade-figure",
        "reporter": "XA",
        "partner": "XB",
        "flow": "exports",
        "value": Quantity(3_000_000, "USD"),
        "kind": "actual",
        "period": "2001",
    }
    return _made(TradeFigure, fields | changes)


def make_statistic(**changes: Any) -> Statistic:
    """Return a number counted of a made-up state.

    >>> str(make_statistic().value)
    '3 persons'
    """
    fields = {
        "id": "made-up-statistic",
        "subject": "XA",
        "indicator": "made-up-indicator",
        "value": Quantity(3, "persons", "exactly"),
        "kind": "actual",
        "period": "2001",
    }
    return _made(Statistic, fields | changes)


def make_statement(**changes: Any) -> Statement:
    """Return what one made-up state pledged to another.

    >>> make_statement().summary
    'Will do something made up'
    """
    fields = {
        "id": "made-up-statement",
        "kind": "pledged",
        "speakers": _TWO[:1],
        "addressees": _TWO[1:],
        "summary": "Will do something made up",
        "date": "2001-02-03",
    }
    return _made(Statement, fields | changes)


_MAKERS: Final[Mapping[type[Record], Callable[..., Record]]] = {
    Source: make_source,
    Leader: make_leader,
    Organization: make_organization,
    Meeting: make_meeting,
    Agreement: make_agreement,
    Partnership: make_partnership,
}


# What is only mentioned is not dated: it must not contradict what mentions it.
_UNDATED: Final[Mapping[type[Record], Mapping[str, Any]]] = {
    Meeting: {"period": None},
    Agreement: {"history": [Milestone("signed")]},
    Partnership: {"history": [Milestone("established")]},
}


def make_archive(records: Iterable[Record] = ()) -> Archive:
    """Return an archive of *records*, and of a made-up record for each that they only mention.

    Raises:
        InvalidType: if something is no record, or one stands where a collection is meant.
        ArchiveErrors: if they do not hold together, as `Archive` does.

    >>> pact = make_agreement(parties=["XA", "some-firm"], concluded_at="some-talks")
    >>> [record.id for record in make_archive([pact])]
    ['made-up-source', 'some-firm', 'some-talks', 'made-up-agreement']
    """
    by_id, repeated = index_by_id(records)
    if repeated:
        raise ArchiveErrors("The records do not hold together", repeated)
    made, known = list(by_id.values()), set(by_id)
    for record in made:  # which grows meanwhile
        for mention in iter_references(record):
            if mention.id not in known:
                known.add(mention.id)
                made.append(
                    _MAKERS[mention.record_type](
                        id=mention.id, **_UNDATED.get(mention.record_type, {})
                    )
                )
    return Archive(made)
