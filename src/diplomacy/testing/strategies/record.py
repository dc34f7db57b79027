"""Strategies for each type of record and for the parts of records."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache, partial
from operator import attrgetter
from typing import Any, Final, TypeVar, cast

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from diplomacy.countries import Country
from diplomacy.quantities import Quantity
from diplomacy.records import (
    Agreement,
    AgreementLink,
    Leader,
    Meeting,
    Membership,
    Milestone,
    Obligation,
    Organization,
    Participant,
    Partnership,
    Statement,
    Statistic,
    Summit,
    Tenure,
    TradeFigure,
)
from diplomacy.sources import Source
from diplomacy.testing.strategies.figures import (
    make_statistic,
    make_trade_figure,
    statistic_arguments,
    trade_arguments,
)
from diplomacy.testing.strategies.history import history_arguments, make_with_history
from diplomacy.testing.strategies.scoped import Scoped
from diplomacy.testing.strategies.values import (
    ENTRY_FIELDS,
    NAMES,
    OPTIONAL_NAMES,
    SAMPLE_STATES,
    TOPICS,
    Day,
    Scope,
    citations,
    dates_since,
    ids,
    optional,
    periods_since,
    subsets,
    texts,
)
from diplomacy.vocabulary import (
    InstrumentKind,
    LinkKind,
    MeetingFormat,
    MeetingLevel,
    MeetingStatus,
    MembershipStatus,
    ObligationKind,
    OfficeEntry,
    OfficeExit,
    OrganizationKind,
    PartnershipKind,
    Role,
    Stage,
    StatementKind,
)

__all__ = [
    "CITED",
    "agreements",
    "leaders",
    "meetings",
    "memberships",
    "milestones",
    "obligations",
    "organizations",
    "participants",
    "partnerships",
    "references",
    "sources",
    "sources_since",
    "statements",
    "statistics",
    "summits",
    "tenures",
    "trade_figures",
]

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
M = TypeVar("M", bound=Meeting)


# Defined here, because doctest only finds the examples of functions of the same module.
def _scoped(build: Callable[[Scope], SearchStrategy[T]]) -> Scoped[T]:
    """Turn a function of a scope into a strategy function of *countries* and *since*."""
    within = cache(build)

    def strategy(
        *, countries: Iterable[str] = SAMPLE_STATES, since: Day | None = None
    ) -> SearchStrategy[T]:
        return within(Scope.of(countries, since))

    # Not functools.wraps: the documented signature is that of *strategy*.
    strategy.__name__, strategy.__qualname__ = build.__name__, build.__qualname__
    strategy.__doc__ = build.__doc__
    strategy.__dict__["within"] = within
    return cast("Scoped[T]", strategy)


CITED: Final[Mapping[str, SearchStrategy[Any]]] = {
    "citations": st.lists(citations(), min_size=1, max_size=2, unique=True),
    **ENTRY_FIELDS,
}


def references(record_type: type[Any]) -> dict[str, SearchStrategy[str | None]]:
    """Return a strategy for each field that may be the id of a record, except parties."""
    return {
        place: optional(ids(type_name.lower(), "other"))
        for place, type_name in record_type.REFERENCES.items()
        if "[]" not in place and type_name != "Organization"
    }


# --- sources and people -------------------------------------------------------------------------


def sources(*, since: Day | None = None) -> SearchStrategy[Source]:
    """Return sources, from a bare id to a complete bibliographic entry.

    >>> entries = sources(since="1990")
    """
    return sources_since(Scope.of(SAMPLE_STATES, since).since)


_DIGESTS: Final = ("sha256:" + "0a" * 32, "sha256:" + "f" * 64)


@cache
def sources_since(since: date) -> SearchStrategy[Source]:
    """Return sources that were not published wholly before a day."""
    return st.builds(
        Source,
        id=ids("source"),
        publisher=OPTIONAL_NAMES,
        title=optional(texts()),
        author=OPTIONAL_NAMES,
        published=optional(dates_since(since)),
        language=st.sampled_from([None, "en", "ko"]),
        url=st.sampled_from([None, "https://example.org/a"]),
        digest=st.sampled_from([None, *_DIGESTS]),
        paragraph_digests=st.lists(st.sampled_from(_DIGESTS), max_size=3),
        **ENTRY_FIELDS,
    )


@_scoped
def tenures(scope: Scope) -> SearchStrategy[Tenure]:
    """Return tenures, with a known term or attested on some days.

    >>> sample = tenures(countries=["XD", "XE"], since="1990")
    """
    roles, party = subsets(tuple(Role), 1), st.sampled_from(scope.parties)
    term = optional(periods_since(scope.since))
    attested = st.lists(dates_since(scope.since), max_size=3, unique=True)
    began, ended = map(optional, map(st.sampled_from, (OfficeEntry, OfficeExit)))
    details = {"acting": st.booleans(), "shared": st.booleans(), "began_by": began}
    build = partial(st.builds, Tenure, NAMES, roles, party, ended_by=ended, **details)
    return build(period=term) | build(attested=attested)


@_scoped
def leaders(scope: Scope) -> SearchStrategy[Leader]:
    """Return leaders, in office or not.

    >>> sample = leaders(countries=["XD", "XE"], since="1990")
    """
    return st.builds(
        Leader,
        id=ids("leader"),
        name=texts(),
        other_names=st.lists(NAMES, max_size=3, unique=True),
        family_name=OPTIONAL_NAMES,
        given_name=OPTIONAL_NAMES,
        born=optional(dates_since(scope.since)),
        died=optional(dates_since(scope.since)),
        tenures=st.lists(tenures.within(scope), max_size=2, unique=True),
        **CITED,
    )


@_scoped
def organizations(scope: Scope) -> SearchStrategy[Organization]:
    """Return organizations, with or without a country.

    >>> sample = organizations(countries=["XD", "XE"], since="1990")
    """
    return st.builds(
        Organization,
        id=ids("organization"),
        name=texts(),
        short_name=OPTIONAL_NAMES,
        other_names=st.lists(NAMES, max_size=3, unique=True),
        kind=st.sampled_from(OrganizationKind),
        country=st.sampled_from((None, *scope.states)),
        state_owned=st.sampled_from([None, True, False]),
        founded=optional(dates_since(scope.since)),
        ended=optional(dates_since(scope.since)),
        successor=optional(ids("organization", "other")),
        **CITED,
    )


# --- meetings -----------------------------------------------------------------------------------


@_scoped
def participants(scope: Scope) -> SearchStrategy[Participant]:
    """Return participants, from a bare party to a person in an office, of a party or not.

    >>> sample = participants(countries=["XD", "XE"], since="1990")
    """
    party = st.sampled_from(scope.parties)
    build = partial(st.builds, Participant, leader=optional(ids("leader")), office=OPTIONAL_NAMES)
    return build(party=party, name=OPTIONAL_NAMES) | build(name=NAMES)


@_scoped
def meetings(scope: Scope) -> SearchStrategy[Meeting]:
    """Return meetings below leader level, with any participants.

    >>> sample = meetings(countries=["XD", "XE"], since="1990")
    """
    levels = [level for level in MeetingLevel if level is not MeetingLevel.LEADERS]
    return _encounters(Meeting, scope, level=st.sampled_from(levels))


@_scoped
def summits(scope: Scope) -> SearchStrategy[Summit]:
    """Return meetings of leaders.

    >>> sample = summits(countries=["XD", "XE"], since="1990")
    """
    return _encounters(Summit, scope)


def _encounters(
    meeting_type: type[M], scope: Scope, **fields: SearchStrategy[Any]
) -> SearchStrategy[M]:
    count = optional(
        st.builds(Quantity, st.integers(0, 60), st.just("leaders"), st.just("exactly"))
    )
    party = st.sampled_from((None, *scope.parties))
    return st.builds(
        partial(_make_encounter, meeting_type),
        id=ids(meeting_type.__name__.lower()),
        title=texts(),
        format=st.sampled_from([MeetingFormat.BILATERAL, *MeetingFormat]),
        participants=st.lists(participants.within(scope), max_size=4, unique=True),
        participant_count=count,
        host=party,
        organizer=st.sampled_from((None, *scope.organizations)),
        broker=party,
        period=optional(periods_since(scope.since)),
        place=OPTIONAL_NAMES,
        country=st.sampled_from((None, *scope.states)),
        status=st.sampled_from(MeetingStatus),
        topics=subsets(TOPICS),
        outcome_documents=count,
        **CITED,
        **references(meeting_type),
        **fields,
    )


def _make_encounter(
    meeting_type: Callable[..., M],
    *,
    participants: Sequence[Participant],
    format: MeetingFormat,
    broker: str | None,
    **fields: Any,
) -> M:
    """Return a meeting, with the format and broker only if the participants allow it."""
    parties = {participant.party for participant in participants if participant.party}
    if sum(isinstance(party, Country) for party in parties) > 2:
        format = MeetingFormat.MULTILATERAL if format is MeetingFormat.BILATERAL else format
    return meeting_type(
        participants=participants,
        format=format,
        brokered_by=None if broker in parties else broker,
        **fields,
    )


# --- agreements, partnerships and memberships ---------------------------------------------------


@_scoped
def milestones(scope: Scope) -> SearchStrategy[Milestone]:
    """Return single steps of any history, completed or planned.

    >>> sample = milestones(countries=["XD", "XE"], since="1990")
    """
    return st.builds(
        Milestone,
        st.sampled_from(Stage),
        optional(dates_since(scope.since)),
        st.booleans(),
        st.sampled_from((None, *scope.parties)),
    )


@_scoped
def agreements(scope: Scope) -> SearchStrategy[Agreement]:
    """Return agreements at every stage of their life.

    >>> sample = agreements(countries=["XD", "XE"], since="1990")
    """
    return st.builds(
        _make_agreement,
        id=ids("agreement"),
        title=texts(),
        kind=st.sampled_from(InstrumentKind),
        designation=optional(NAMES),
        parties=subsets(scope.parties),
        parties_complete=st.sampled_from([True, False]),
        adopted_by=optional(st.sampled_from(scope.parties)),
        scope=optional(texts()),
        topics=subsets(TOPICS),
        place=optional(texts()),
        links=st.lists(
            st.builds(AgreementLink, st.sampled_from(LinkKind), ids("agreement", "other")),
            max_size=2,
            unique=True,
        ),
        depositaries=subsets(scope.parties),
        languages=subsets(["Arabic", "English", "French"]),
        registrations=subsets(["1833 UNTS 3", "UKTS 12 (1998)"]),
        url=optional(st.just("https://example.org/treaty")),
        **CITED,
        **references(Agreement),
        **history_arguments(Agreement, scope, Stage.SIGNED),
    )


def _make_agreement(parties: Sequence[str], *, parties_complete: bool, **fields: Any) -> Agreement:
    """Return an agreement whose parties are complete only if there are two of them."""
    complete = parties_complete and len(parties) > 1
    return make_with_history(Agreement, parties, parties_complete=complete, **fields)


@_scoped
def obligations(scope: Scope) -> SearchStrategy[Obligation]:
    """Return obligations of one party or of all.

    >>> sample = obligations(countries=["XD", "XE"], since="1990")
    """
    return st.builds(
        Obligation,
        st.sampled_from(ObligationKind),
        st.sampled_from((None, *scope.parties)),
        optional(periods_since(scope.since)),
    )


@_scoped
def partnerships(scope: Scope) -> SearchStrategy[Partnership]:
    """Return partnerships at every stage of their life.

    >>> sample = partnerships(countries=["XD", "XE"], since="1990")
    """
    return st.builds(
        _make_partnership,
        id=ids("partnership"),
        kind=st.sampled_from(PartnershipKind),
        designation=NAMES,
        parties=subsets(scope.parties, 2),
        obligations=st.lists(obligations.within(scope), max_size=2, unique=True),
        **CITED,
        **references(Partnership),
        **history_arguments(Partnership, scope, Stage.ESTABLISHED),
    )


def _make_partnership(
    parties: Sequence[str], *, obligations: Sequence[Obligation], **fields: Any
) -> Partnership:
    """Return a partnership with those of the obligations that are of a party or of all."""
    owed = [duty for duty in obligations if duty.party in (None, *parties)]
    return make_with_history(Partnership, parties, obligations=owed, **fields)


@_scoped
def memberships(scope: Scope) -> SearchStrategy[Membership]:
    """Return memberships: planned, founding and ordinary.

    The strategy is empty if there is no organization.

    >>> sample = memberships(countries=["XD", "XE"], since="1990")
    """
    if not scope.organizations:
        return st.nothing()
    period = optional(periods_since(scope.since))
    attested = st.lists(dates_since(scope.since), max_size=3, unique=True)
    build = partial(
        st.builds,
        Membership,
        id=ids("membership"),
        member=st.sampled_from(scope.states),
        organization=st.sampled_from(scope.organizations),
        status=st.sampled_from(MembershipStatus),
        **CITED,
    )
    return st.one_of(
        build(period=period, founding=st.booleans()),
        build(attested=attested, founding=st.booleans()),
        build(period=period, planned=st.just(True)),
    )


# --- figures and statements ---------------------------------------------------------------------


@_scoped
def trade_figures(scope: Scope) -> SearchStrategy[TradeFigure]:
    """Return figures for the trade of one country with another.

    >>> sample = trade_figures(countries=["XD", "XE"], since="1990")
    """
    return st.builds(
        make_trade_figure,
        id=ids("trade-figure"),
        **CITED,
        **trade_arguments(scope),
    )


@_scoped
def statistics(scope: Scope) -> SearchStrategy[Statistic]:
    """Return other figures, for one party or between two.

    >>> sample = statistics(countries=["XD", "XE"], since="1990")
    """
    return st.builds(
        make_statistic,
        id=ids("statistic"),
        **CITED,
        **statistic_arguments(scope),
    )


@_scoped
def statements(scope: Scope) -> SearchStrategy[Statement]:
    """Return statements, whose speakers are not among their addressees.

    >>> sample = statements(countries=["XD", "XE"], since="1990")
    """
    present = st.lists(
        participants.within(scope), min_size=1, max_size=4, unique_by=attrgetter("party")
    )
    return st.builds(
        _make_statement,
        id=ids("statement"),
        kind=st.sampled_from(StatementKind),
        present=present,
        speaking=st.integers(0, 4),
        about=subsets(scope.parties),
        summary=texts(),
        topics=subsets(TOPICS),
        date=optional(dates_since(scope.since)),
        **CITED,
        **references(Statement),
    )


def _make_statement(
    *, kind: StatementKind, present: Sequence[Participant], speaking: int, **fields: Any
) -> Statement:
    """Return a statement by the first *speaking* of those present to the rest."""
    speaking = max(speaking, 0 if kind is StatementKind.NOTED else 1)
    return Statement(
        kind=kind, speakers=present[:speaking], addressees=present[speaking:], **fields
    )
