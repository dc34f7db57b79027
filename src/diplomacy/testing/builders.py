"""Builders of valid, cited, recognizably fictional records.

The states have codes that ISO 3166 leaves to its users (XA, XB), names contain the word "sample",
and all records cite one sample source, to avoid confusion with facts. Every field that is set is
cited. If a test changes dates so that they disagree with each other, `diplomacy.provenance.audit`
reports it.

Two calls return two records: one without an id gets a fresh one, ``sample-agreement`` and then
``sample-agreement-2``. With `diplomacy.testing.plugin`, the ids do not depend on the tests that ran
before. The source that all records cite is always ``sample-source``.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, TypeVar, Unpack

from diplomacy.archive import Archive
from diplomacy.errors import ArchiveErrors, InvalidKeyword
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
from diplomacy.testing.keywords import (
    AgreementFields,
    LeaderFields,
    MeetingFields,
    MembershipFields,
    MissionFields,
    OrganizationFields,
    PartnershipFields,
    SourceFields,
    StatementFields,
    StatisticFields,
    SummitFields,
    TradeFigureFields,
    VisitFields,
)
from diplomacy.testing.numbering import fresh_id
from diplomacy.testing.shortcuts import SAMPLE_DATE, expand_keywords

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


def _build(what: str, record_type: type[R], given: Mapping[str, Any], /, **defaults: Any) -> R:
    """Return a record with some fields and, by default, one citation of all of them.

    Args:
        what: the name of the record in its id and in its builder's name, such as "visit".
        record_type: its type.
        given: the keywords of the builder.
        defaults: the fields of a sample record.
    """
    fields = defaults | expand_keywords(f"make_{what}", record_type, given)
    if "id" not in fields:
        fields["id"] = fresh_id(f"sample-{what.replace('_', '-')}")
    if "citations" in fields:
        if "source" in fields:
            reason = "it sets citations, as 'citations' does. Pass one of them."
            raise InvalidKeyword(f"make_{what}", "source", reason)
        return record_type(**fields)
    source = fields.pop("source", _SOURCE_ID)
    bare = record_type(**fields, citations=[Citation(source, fields=["id"])])
    return record_type(**fields, citations=[Citation(source, 1, fields=citable_paths(bare))])


def _two_states(given: Mapping[str, Any], first: str, second: str) -> tuple[Any, Any]:
    """Return the values of two keywords: XA and XB by default, but always different."""
    left = given.get(first, "XB" if given.get(second) == "XA" else "XA")
    return left, given.get(second, "XA" if left == "XB" else "XB")


def make_source(**fields: Unpack[SourceFields]) -> Source:
    """Return the source that sample records cite unless they have another *source*.

    Args:
        fields: the fields with values other than those of the sample, and shortcuts for some of
            them (see `diplomacy.testing.keywords`), as in all builders.

    Raises:
        InvalidKeyword: if a keyword is neither a field nor a shortcut, or two of them set one
            field, as in all builders.
        DiplomacyError: if the record would not be valid, as in all builders.

    >>> make_source(language="en").label
    'The Sample Press, “A sample source”'
    >>> archive = make_archive([make_source(id="yearbook"), make_agreement(source="yearbook")])
    >>> [source.id for source in archive.sources]
    ['yearbook']
    """
    defaults: dict[str, Any] = {
        "id": _SOURCE_ID,
        "publisher": "The Sample Press",
        "title": "A sample source",
    }
    return Source(**defaults | expand_keywords("make_source", Source, fields))


def make_leader(**fields: Unpack[LeaderFields]) -> Leader:
    """Return a leader, by default without an office.

    A *party*, an *office*, *roles*, and a *period* or its *start* and *end*, make one term; by
    default that of a president of XA. A missing end is unknown; `".."` is ongoing.

    >>> leader = make_leader(party="XB", start="2001", end="2005")
    >>> [i.leader.name for i in make_archive([leader]).leaders_of("XB", on="2003")]
    ['Sample Leader']
    """
    return _build("leader", Leader, fields, name="Sample Leader")


def make_organization(**fields: Unpack[OrganizationFields]) -> Organization:
    """Return an organization, of the kind "other" by default.

    >>> make_organization(kind="company", country="XA").country
    Country('XA')
    """
    return _build(
        "organization",
        Organization,
        fields,
        name="Sample Organization",
        kind="other",
    )


def make_meeting(**fields: Unpack[MeetingFields]) -> Meeting:
    """Return a meeting of the ministers of two fictional states.

    *parties* are its participants; a *date*, or *start* and *end*, are its period.

    >>> make_meeting(parties=["XA", "XC"], date="2003-05").parties
    (Country('XA'), Country('XC'))
    """
    return _build(
        "meeting",
        Meeting,
        fields,
        title="A sample meeting",
        level="ministerial",
        format="bilateral",
        participants=_DELEGATIONS,
        period=SAMPLE_DATE,
    )


def make_summit(**fields: Unpack[SummitFields]) -> Summit:
    """Return a summit of two fictional states, with the shortcuts of `make_meeting`.

    >>> make_archive([make_summit()]).summits_between("XA", "XB")[0].period
    Period('2001-02-03')
    """
    return _build(
        "summit",
        Summit,
        fields,
        title="A sample summit",
        format="bilateral",
        participants=_DELEGATIONS,
        period=SAMPLE_DATE,
    )


def make_visit(**fields: Unpack[VisitFields]) -> Visit:
    """Return a visit of the president of one fictional state to another.

    *party* is the state of the president, *country* and *place* are the stop; a *date*, or *start*
    and *end*, are the period.

    >>> make_visit(rank="state", country="XC").visited
    (Country('XC'),)
    """
    guest, host = _two_states(fields, "party", "country")
    return _build(
        "visit",
        Visit,
        fields,
        travellers=[Participant(guest, office="President")],
        stops=[Stop(host, "Sample City")],
        period=SAMPLE_DATE,
    )


def make_agreement(**fields: Unpack[AgreementFields]) -> Agreement:
    """Return an agreement that two fictional states have signed.

    *signed_on*, *entered_into_force_on* and *terminated_on* make a history of only these acts; a
    *stage* and a *date* make one of a single act.

    >>> treaty = make_agreement(signed_on="2001-02-03", entered_into_force_on="2002")
    >>> treaty.stage, make_agreement(stage="ratified").stage
    (Stage.IN_FORCE, Stage.RATIFIED)
    """
    return _build(
        "agreement",
        Agreement,
        fields,
        title="A sample agreement",
        parties=_STATES,
        history=[Milestone("signed", SAMPLE_DATE)],
    )


def make_partnership(**fields: Unpack[PartnershipFields]) -> Partnership:
    """Return a partnership that two fictional states have established.

    *established_on* and *ended_on* make a history of only these acts; a *stage* and a *date* make
    one of a single act.

    >>> make_partnership().stage
    Stage.ESTABLISHED
    """
    return _build(
        "partnership",
        Partnership,
        fields,
        kind="partnership",
        designation="Sample Partnership",
        parties=_STATES,
        history=[Milestone("established", SAMPLE_DATE)],
    )


def make_membership(**fields: Unpack[MembershipFields]) -> Membership:
    """Return the membership of a fictional state in a sample organization.

    *party* is the member; *start* and *end* are the period, as for `make_leader`.

    >>> archive = make_archive([make_membership()])
    >>> [membership.member for membership in archive.members_of("sample-organization")]
    [Country('XA')]
    """
    return _build(
        "membership",
        Membership,
        fields,
        member="XA",
        organization="sample-organization",
        status="member",
        period="2001/..",
    )


def make_mission(**fields: Unpack[MissionFields]) -> Mission:
    """Return the embassy that one fictional state has opened in another.

    *opened_on* and *closed_on* make a history of only these acts.

    >>> make_mission().rank_on("2001-02-03")
    MissionRank.EMBASSY
    """
    sending, receiving = _two_states(fields, "sending", "receiving")
    return _build(
        "mission",
        Mission,
        fields,
        sending=sending,
        receiving=receiving,
        rank="embassy",
        history=[MissionAct("opened", SAMPLE_DATE)],
    )


def make_trade_figure(**fields: Unpack[TradeFigureFields]) -> TradeFigure:
    """Return the exports of one fictional state to another in a *year*.

    >>> str(make_trade_figure().value)
    '3 million US dollars'
    """
    reporter, partner = _two_states(fields, "reporter", "partner")
    return _build(
        "trade_figure",
        TradeFigure,
        fields,
        reporter=reporter,
        partner=partner,
        flow="exports",
        value=Quantity(3_000_000, "USD"),
        kind="actual",
        period="2001",
    )


def make_statistic(**fields: Unpack[StatisticFields]) -> Statistic:
    """Return a count of persons for a fictional state, the *party*, in a *year*.

    >>> str(make_statistic().value)
    '3 persons'
    """
    return _build(
        "statistic",
        Statistic,
        fields,
        subject="XA",
        indicator="sample-indicator",
        value=Quantity(3, "persons", "exactly"),
        kind="actual",
        period="2001",
    )


def make_statement(**fields: Unpack[StatementFields]) -> Statement:
    """Return a pledge of one fictional state to another, the *addressee*.

    >>> make_statement().summary
    'The first state pledged to open an office in the second.'
    """
    speaker, addressee = _two_states(fields, "speaker", "addressee")
    return _build(
        "statement",
        Statement,
        fields,
        kind="pledged",
        speakers=[Participant(speaker)],
        addressees=[Participant(addressee)],
        summary="The first state pledged to open an office in the second.",
        date=SAMPLE_DATE,
    )


# Records that are added for a reference have no date, which could contradict the record that refers
# to them.
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

    >>> pact = make_agreement(id="a-pact", parties=["XA", "a-firm"], concluded_at="some-talks")
    >>> [record.id for record in make_archive([pact])]
    ['sample-source', 'a-firm', 'some-talks', 'a-pact']
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
