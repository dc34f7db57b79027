"""Archive: a set of records that holds together, checked once, indexed lazily, asked often.

One rule of sides for every ``*_between``: a party stands for a country if it is that country or
an organization of it, so that an agreement between two firms is found under their countries;
``states_only=True`` narrows to the states themselves. Sides may be given as codes, as names, or as
the id or name of an organization on record. What a question is ordered by, and what ``since`` and
``until`` apply to:

==============  ===============================================================
record          date
==============  ===============================================================
Agreement       when it was signed, else its first dated milestone that is done
Partnership     its first dated milestone that is done
Meeting         its period
Membership      its period
TradeFigure     its period, else as_of
Statistic       its period, else as_of
Statement       its date, else the period of the meeting at which it was made
Source          when it was published
==============  ===============================================================

What has no date comes last and lies outside any span; both ends of a span are inclusive; a record
is kept if it could lie in the span. Among equals the id decides.
"""

import threading
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import AbstractContextManager, suppress
from datetime import date
from functools import wraps
from typing import (
    TYPE_CHECKING,
    Any,
    Concatenate,
    Final,
    NamedTuple,
    ParamSpec,
    TypeVar,
    cast,
    final,
)

import attrs

from diplomacy import fields as take
from diplomacy.countries import Country, fold
from diplomacy.dates import PartialDate, Period, to_date
from diplomacy.errors import (
    AmbiguousParty,
    ArchiveError,
    ArchiveErrors,
    BelowLeaderLevel,
    DanglingReference,
    DuplicateId,
    InvalidPeriod,
    InvalidTerm,
    InvalidType,
    MergeConflict,
    ReferenceCycle,
    SameParty,
    UnknownCountry,
    UnknownParty,
    UnknownRecord,
    WrongReference,
)
from diplomacy.records import (
    MAY_FOLLOW,
    Agreement,
    Leader,
    Meeting,
    Membership,
    Organization,
    Participant,
    Partnership,
    Record,
    Statement,
    Statistic,
    Summit,
    Tenure,
    TradeFigure,
)
from diplomacy.sources import Source
from diplomacy.values import Value
from diplomacy.vocabulary import (
    Certainty,
    FigureKind,
    Flow,
    InstrumentKind,
    Level,
    MeetingStatus,
    MembershipStatus,
    PartnershipKind,
    Role,
    Stage,
    StatementKind,
)

if TYPE_CHECKING:
    from diplomacy.bilateral import Relations
    from diplomacy.conflicts import Conflict
    from diplomacy.proof import Explanations, Finding

__all__ = ["COLLEGIAL", "Archive", "Incumbency", "Reference", "references"]

R = TypeVar("R", bound=Record)
T = TypeVar("T")
P = ParamSpec("P")

_KINDS: Final[tuple[type[Record], ...]] = (
    Source,
    Leader,
    Organization,
    Meeting,
    Agreement,
    Partnership,
    Membership,
    TradeFigure,
    Statistic,
    Statement,
)


# Where several hold the highest office at once.
COLLEGIAL: Final = frozenset({"AD", "BA", "CH", "SM"})
_UNCHANGING: Final = "An archive does not change; make another, or merge two with |."
# Answers are kept by how they were asked for; a user may spell names in any number of ways.
_MOST_ANSWERS: Final = 100_000


class Reference(NamedTuple):
    """One record's mention of another: where it stands, the id, and what it must be."""

    path: str
    id: str
    kind: type[Record]


@final
@attrs.frozen(eq=False, repr=False)
class Incumbency(Value):
    """Who held an office, and how sure that is.

    Attributes:
        leader: the person.
        tenure: the spell in office.
        certainty: how sure it is for the day asked; None where no day was asked.
    """

    leader: Leader
    tenure: Tenure
    certainty: Certainty | None = None


def _kept(
    question: "Callable[Concatenate[Archive, P], tuple[T, ...]]",
) -> "Callable[Concatenate[Archive, P], tuple[T, ...]]":
    """Return a question that keeps its answers: they cannot change, since the archive does not."""

    @wraps(question)
    def ask(archive: "Archive", *args: P.args, **kwargs: P.kwargs) -> tuple[T, ...]:
        answers = archive._answers  # pyright: ignore[reportPrivateUsage]
        key = (question, args, *kwargs.items(), *map(type, kwargs.values()))
        try:
            return cast("tuple[T, ...]", answers[key])
        except (KeyError, TypeError):  # not asked before, or not to be kept
            answer = question(archive, *args, **kwargs)
        if len(answers) < _MOST_ANSWERS:
            with suppress(TypeError):
                answers[key] = answer
        return answer

    return cast("Callable[Concatenate[Archive, P], tuple[T, ...]]", ask)


@final
class Archive:
    """An immutable set of records, checked once: ids are unique, references resolve, kinds fit.

    A record given twice is one; two different ones with one id are refused.

    Two archives of equal records are equal, in whatever order they were given. Iterating gives
    all records: sources, leaders, organizations, meetings (summits among them), agreements,
    partnerships, memberships, trade figures, statistics, statements, each kind in order of time.

    Raises:
        ArchiveErrors: with every problem at once, if the records do not hold together.
        InvalidType: if something is no record.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> "kepco" in ARCHIVE, ARCHIVE["kepco"].name
    (True, 'Korea Electric Power Corp.')
    >>> Archive(reversed(list(ARCHIVE))) == ARCHIVE
    True
    """

    __slots__ = ("__weakref__", "_answers", "_by_id", "_cache", "_lock")
    _by_id: dict[str, Record]
    _cache: dict[Hashable, Any]
    _answers: dict[Hashable, tuple[object, ...]]
    _lock: AbstractContextManager[bool]

    def __init__(self, records: Iterable[Record] = ()) -> None:
        if hasattr(self, "_by_id"):
            raise AttributeError(_UNCHANGING)
        object.__setattr__(self, "_by_id", _checked(records))
        object.__setattr__(self, "_cache", {})
        object.__setattr__(self, "_answers", {})
        object.__setattr__(self, "_lock", threading.RLock())

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(_UNCHANGING)

    def __delattr__(self, name: str) -> None:
        raise AttributeError(_UNCHANGING)

    # --- a collection ---------------------------------------------------------------------------

    def __iter__(self) -> Iterator[Record]:
        for kind in _KINDS:
            yield from self._of_kind(kind)

    def __len__(self) -> int:
        return len(self._by_id)

    def __contains__(self, item: object) -> bool:
        if isinstance(item, str):
            return item in self._by_id
        return isinstance(item, Record) and self._by_id.get(item.id) == item

    def __getitem__(self, id: str) -> Record:
        try:
            return self._by_id[id]
        except (KeyError, TypeError):
            raise UnknownRecord(id, self._advice(id)) from None

    def __eq__(self, other: object) -> bool:
        return self._by_id == other._by_id if isinstance(other, Archive) else NotImplemented

    def __hash__(self) -> int:
        return self._cached("hash", lambda: hash(frozenset(self._by_id.values())))

    def __repr__(self) -> str:
        return f"<Archive of {len(self)} records from {len(self.sources)} sources>"

    def __reduce__(self) -> tuple[type["Archive"], tuple[tuple[Record, ...]]]:
        return (Archive, (tuple(self._by_id.values()),))

    def __or__(self, other: "Archive") -> "Archive":
        """Return both archives as one.

        Raises:
            ArchiveErrors: naming each id under which they hold different records, and the fields
                that differ.
        """
        if not isinstance(other, Archive):
            return NotImplemented
        shared = [id for id in self._by_id if id in other._by_id]
        conflicts = [
            MergeConflict(id, differing)
            for id in shared
            if (differing := _differing(self._by_id[id], other._by_id[id]))
        ]
        if conflicts:
            raise ArchiveErrors("The archives do not merge", conflicts)
        return Archive((self._by_id | other._by_id).values())

    def one(self, kind: type[R], id: str) -> R:
        """Return the record of that *id*, which must be of that *kind*.

        Raises:
            UnknownRecord: if there is none, or it is of another kind.

        >>> from diplomacy import Agreement
        >>> from diplomacy.fixtures import ARCHIVE
        >>> ARCHIVE.one(Agreement, "kr-tr-fta").stage
        Stage.SIGNED
        """
        record = self[id]
        if not isinstance(record, kind):
            reason = f"It is of the kind {type(record).__name__}, not {kind.__name__}."
            raise UnknownRecord(id, reason)
        return record

    def from_source(self, id: str) -> "Archive":
        """Return the records that cite the source *id*, and all that they refer to.

        Raises:
            UnknownRecord: if there is no such source.

        >>> from diplomacy.fixtures import ARCHIVE
        >>> len(ARCHIVE.from_source("vilnius-2023").summits)
        10
        """
        self.one(Source, id)
        wanted: list[Record] = [
            record
            for record in self
            if not isinstance(record, Source) and any(c.source == id for c in record.citations)
        ]
        found: dict[str, Record] = {id: self[id]}
        while wanted:
            record = wanted.pop()
            if record.id not in found:
                found[record.id] = record
                wanted.extend(self._by_id[reference.id] for reference in references(record))
        return Archive(found.values())

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources, in order of publication."""
        return self._of_kind(Source)

    @property
    def leaders(self) -> tuple[Leader, ...]:
        """The people, by id."""
        return self._of_kind(Leader)

    @property
    def organizations(self) -> tuple[Organization, ...]:
        """The organizations, by id."""
        return self._of_kind(Organization)

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        """The meetings in order of time, summits included."""
        return self._of_kind(Meeting)

    @property
    def summits(self) -> tuple[Summit, ...]:
        """The summits in order of time."""
        return tuple(meeting for meeting in self.meetings if isinstance(meeting, Summit))

    @property
    def agreements(self) -> tuple[Agreement, ...]:
        """The agreements in order of time."""
        return self._of_kind(Agreement)

    @property
    def partnerships(self) -> tuple[Partnership, ...]:
        """The standing ties in order of time."""
        return self._of_kind(Partnership)

    @property
    def memberships(self) -> tuple[Membership, ...]:
        """The memberships in order of time."""
        return self._of_kind(Membership)

    @property
    def trade_figures(self) -> tuple[TradeFigure, ...]:
        """The trade figures in order of time."""
        return self._of_kind(TradeFigure)

    @property
    def statistics(self) -> tuple[Statistic, ...]:
        """The other figures in order of time."""
        return self._of_kind(Statistic)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What was said, in order of time."""
        return self._of_kind(Statement)

    # --- between two ----------------------------------------------------------------------------

    @_kept
    def agreements_between(
        self,
        first: str,
        second: str,
        *,
        kind: InstrumentKind | str | None = None,
        stage: Stage | str | None = None,
        reached: Stage | str | None = None,
        topic: str | None = None,
        since: PartialDate | str | date | None = None,
        until: PartialDate | str | date | None = None,
        states_only: bool = False,
    ) -> tuple[Agreement, ...]:
        """Return the agreements to which both sides are parties, multilateral ones included.

        An agreement counts when each side is among its parties, as the state or through an
        organization of that country; *stage* is where it stands now, *reached* a milestone done;
        *since* and *until* ask when it was signed, and keep what may lie in the span.

        Raises:
            UnknownCountry, AmbiguousCountry: if a side is not known, or may be several.
            SameParty: if both sides are one.
            InvalidTerm: if there is no such kind, or no such stage of agreements.
            InvalidId: if the topic is no slug.
            InvalidDate, InvalidPeriod: if a date is none, or the span ends before it starts.

        >>> from diplomacy.fixtures import ARCHIVE
        >>> [a.id for a in ARCHIVE.agreements_between("KR", "TR", states_only=True)]
        ['kr-tr-fta']
        >>> len(ARCHIVE.agreements_between("South Korea", "Turkey", reached="signed"))
        3
        """
        found = self._between(Agreement, first, second, states_only)
        if kind is not None:
            wanted_kind = InstrumentKind(kind)
            found = tuple(a for a in found if a.kind is wanted_kind)
        return self._narrowed(_staged(Agreement, found, stage, reached), topic, since, until)

    @_kept
    def partnerships_between(
        self,
        first: str,
        second: str,
        *,
        kind: PartnershipKind | str | None = None,
        stage: Stage | str | None = None,
        reached: Stage | str | None = None,
        since: PartialDate | str | date | None = None,
        until: PartialDate | str | date | None = None,
        states_only: bool = False,
    ) -> tuple[Partnership, ...]:
        """Return the standing ties between two sides.

        Raises:
            UnknownCountry, AmbiguousCountry, SameParty: as `agreements_between`.

        >>> from diplomacy.fixtures import ARCHIVE
        >>> [tie.designation for tie in ARCHIVE.partnerships_between("KR", "KG")]
        [None, 'Comprehensive Partnership']
        """
        found = self._between(Partnership, first, second, states_only)
        if kind is not None:
            wanted_kind = PartnershipKind(kind)
            found = tuple(p for p in found if p.kind is wanted_kind)
        return self._narrowed(_staged(Partnership, found, stage, reached), None, since, until)

    @_kept
    def meetings_between(
        self,
        first: str,
        second: str,
        *,
        level: Level | str | None = None,
        status: MeetingStatus | str | None = None,
        topic: str | None = None,
        since: PartialDate | str | date | None = None,
        until: PartialDate | str | date | None = None,
        states_only: bool = False,
    ) -> tuple[Meeting, ...]:
        """Return the meetings in which both sides took or are to take part, summits included.

        Raises:
            UnknownCountry, AmbiguousCountry, SameParty: as `agreements_between`.

        >>> from diplomacy.fixtures import ARCHIVE
        >>> [m.id for m in ARCHIVE.meetings_between("RU", "TR", status="held")]
        ['2023-09-ru-tr-summit', '2024-07-03-ru-tr-summit']
        """
        found = self._between(Meeting, first, second, states_only)
        if level is not None:
            wanted_level = Level(level)
            found = tuple(m for m in found if m.level is wanted_level)
        if status is not None:
            wanted_status = MeetingStatus(status)
            found = tuple(m for m in found if m.status is wanted_status)
        return self._narrowed(found, topic, since, until)

    @_kept
    def summits_between(
        self,
        first: str,
        second: str,
        *,
        status: MeetingStatus | str | None = None,
        topic: str | None = None,
        since: PartialDate | str | date | None = None,
        until: PartialDate | str | date | None = None,
        states_only: bool = False,
    ) -> tuple[Summit, ...]:
        """Return the meetings of leaders in which both sides took or are to take part.

        Raises:
            UnknownCountry, AmbiguousCountry, SameParty: as `agreements_between`.

        >>> from diplomacy.fixtures import ARCHIVE
        >>> [str(s.period) for s in ARCHIVE.summits_between("KR", "TR")]
        ['2018-05', '2025-11-24']
        """
        found = self.meetings_between(
            first,
            second,
            status=status,
            topic=topic,
            since=since,
            until=until,
            states_only=states_only,
        )
        return tuple(meeting for meeting in found if isinstance(meeting, Summit))

    @_kept
    def trade_between(
        self,
        first: str,
        second: str,
        *,
        kind: FigureKind | str | None = None,
        flow: Flow | str | None = None,
        since: PartialDate | str | date | None = None,
        until: PartialDate | str | date | None = None,
    ) -> tuple[TradeFigure, ...]:
        """Return the trade figures of either side with the other; each says whose it is.

        Targets are among them unless *kind* says otherwise. Figures of two reporters are not
        added or mirrored: they count differently.

        Raises:
            UnknownCountry, AmbiguousCountry, SameParty: as `agreements_between`.

        >>> from diplomacy.fixtures import ARCHIVE
        >>> [str(figure.value) for figure in ARCHIVE.trade_between("TR", "RU", kind="target")]
        ['100 billion US dollars']
        """
        found = self._between(TradeFigure, first, second, states_only=False)
        if kind is not None:
            wanted_kind = FigureKind(kind)
            found = tuple(f for f in found if f.kind is wanted_kind)
        if flow is not None:
            wanted_flow = Flow(flow)
            found = tuple(f for f in found if f.flow is wanted_flow)
        return self._narrowed(found, None, since, until)

    @_kept
    def statistics_between(
        self,
        first: str,
        second: str,
        *,
        indicator: str | None = None,
        since: PartialDate | str | date | None = None,
        until: PartialDate | str | date | None = None,
    ) -> tuple[Statistic, ...]:
        """Return the figures of one side that speak of the other.

        Raises:
            UnknownCountry, AmbiguousCountry, SameParty: as `agreements_between`.

        >>> from diplomacy.fixtures import ARCHIVE
        >>> [str(s.value) for s in ARCHIVE.statistics_between("TR", "RU")]
        ['6.7 million persons']
        """
        found = self._between(Statistic, first, second, states_only=False)
        if indicator is not None:
            indicator = take.slug(indicator)
            found = tuple(s for s in found if s.indicator == indicator)
        return self._narrowed(found, None, since, until)

    @_kept
    def statements_between(
        self,
        first: str,
        second: str,
        *,
        kind: StatementKind | str | None = None,
        topic: str | None = None,
        since: PartialDate | str | date | None = None,
        until: PartialDate | str | date | None = None,
    ) -> tuple[Statement, ...]:
        """Return what one side said to the other, both said together, or was said about both.

        Raises:
            UnknownCountry, AmbiguousCountry, SameParty: as `agreements_between`.

        >>> from diplomacy.fixtures import ARCHIVE
        >>> [s.id for s in ARCHIVE.statements_between("KR", "NL", kind="requested")]
        ['2023-07-yoon-asks-asml-investment']
        """
        found = self._between(Statement, first, second, states_only=False)
        if kind is not None:
            wanted_kind = StatementKind(kind)
            found = tuple(s for s in found if s.kind is wanted_kind)
        return self._narrowed(found, topic, since, until)

    def relations(self, first: str, second: str) -> "Relations":
        """Return the bilateral file: everything on record between two sides.

        Raises:
            UnknownCountry, AmbiguousCountry, SameParty: as `agreements_between`.

        >>> from diplomacy.fixtures import ARCHIVE
        >>> file = ARCHIVE.relations("KR", "TR")
        >>> len(file.meetings), len(file.agreements)
        (4, 3)
        """
        from diplomacy.bilateral import Relations

        return Relations(self, *self._sides(first, second))

    # --- of one ---------------------------------------------------------------------------------

    def when(self, record: Record) -> PartialDate | Period | None:
        """Return what a record is ordered by, and what ``since`` and ``until`` ask about.

        >>> from diplomacy.fixtures import ARCHIVE
        >>> ARCHIVE.when(ARCHIVE["2025-11-lee-praises-erdogan"])
        Period('2025-11-24')
        """
        moment = _own_date(record)
        if moment is None and isinstance(record, Statement) and record.made_at is not None:
            return _own_date(self._by_id[record.made_at])
        return moment

    @_kept
    def meetings_beside(self, meeting: str) -> tuple[Meeting, ...]:
        """Return the meetings that took place beside another, which is given by its id.

        Raises:
            UnknownRecord: if there is no such meeting.

        >>> from diplomacy.fixtures import ARCHIVE
        >>> len(ARCHIVE.meetings_beside("nato-vilnius-2023"))
        9
        """
        self.one(Meeting, meeting)
        return tuple(m for m in self.meetings if m.sidelines_of == meeting)

    @_kept
    def agreements_concluded_at(self, meeting: str) -> tuple[Agreement, ...]:
        """Return the agreements concluded at a meeting, which is given by its id.

        Raises:
            UnknownRecord: if there is no such meeting.

        >>> from diplomacy.fixtures import ARCHIVE
        >>> [a.id for a in ARCHIVE.agreements_concluded_at("2025-11-24-kr-tr-summit")]
        ['2025-kepco-tr-utility-nuclear-mou']
        """
        self.one(Meeting, meeting)
        return tuple(a for a in self.agreements if a.concluded_at == meeting)

    @_kept
    def leaders_of(
        self,
        party: str,
        *,
        on: PartialDate | str | date | None = None,
        role: Role | str | None = None,
    ) -> tuple[Incumbency, ...]:
        """Return who led a country or organization, the surest first.

        Heads of state, of government and of organizations, unless *role* asks for another. On a
        day: those whom a source shows in office that day, those within a known term or between
        two days attested in one tenure, and those whom nothing on record excludes. An office has
        one holder at a time (but for the few that are collegial), and a tenure no gap: so none of these last where somebody is sure in
        the same office on that day, or was or will be before the tenure is attested.

        Raises:
            UnknownCountry, AmbiguousCountry: if the party is not known, or may be several.

        >>> from diplomacy.fixtures import ARCHIVE
        >>> [(i.leader.name, i.certainty) for i in ARCHIVE.leaders_of("KR", on="2024-12-03")]
        [('Yoon Suk Yeol', Certainty.ATTESTED)]
        """
        of = self._party(party)
        wanted = None if role is None else Role(role)
        day = None if on is None else to_date(on)
        held = [
            Incumbency(leader, tenure, None if day is None else _certainty(tenure, day))
            for leader, tenure in self._cached("tenures", self._tenures_by_party).get(of, ())
            if (tenure.is_leader if wanted is None else wanted in tenure.roles)
        ]
        if day is None:
            return tuple(sorted(held, key=_by_attestation))
        kept = [
            i
            for i in held
            if i.certainty is not None
            and not (i.certainty is Certainty.POSSIBLE and _is_excluded(i, held, day))
        ]
        order = list(Certainty)
        return tuple(
            sorted(kept, key=lambda i: (order.index(cast("Certainty", i.certainty)), i.leader.id))
        )

    @_kept
    def memberships_of(
        self,
        party: str,
        *,
        on: PartialDate | str | date | None = None,
        status: MembershipStatus | str | None = None,
    ) -> tuple[Membership, ...]:
        """Return a party's standings in organizations, of every grade unless *status* says.

        Without a day, planned ones too; on a day, those that may hold on it.

        Raises:
            UnknownCountry, AmbiguousCountry: if the party is not known, or may be several.

        >>> from diplomacy.fixtures import ARCHIVE
        >>> [(m.organization, m.status) for m in ARCHIVE.memberships_of("TR")]
        [('sco', MembershipStatus.DIALOGUE_PARTNER)]
        """
        of = self._party(party)
        return self._standing([m for m in self.memberships if m.member == of], on, status)

    @_kept
    def members_of(
        self,
        organization: str,
        *,
        on: PartialDate | str | date | None = None,
        status: MembershipStatus | str | None = MembershipStatus.MEMBER,
    ) -> tuple[Membership, ...]:
        """Return the memberships of an organization: full ones, unless *status* says otherwise.

        *status* None stands for every grade; planned ones are left out. Only what is on record:
        a list of founders is no list of today's members.

        Raises:
            UnknownCountry, AmbiguousCountry: if the text names no party.
            UnknownRecord: if it names a country.

        >>> from diplomacy.fixtures import ARCHIVE
        >>> [m.member for m in ARCHIVE.members_of("sco", on="2001")]
        [Country('CN'), Country('KG'), Country('KZ'), Country('RU'), Country('TJ'), Country('UZ')]
        """
        of = self.one(Organization, self._party(organization)).id
        members = [m for m in self.memberships if m.organization == of and not m.planned]
        return self._standing(members, on, status)

    # --- proof ----------------------------------------------------------------------------------

    def explain(self, id: str, field: str | None = None) -> "Explanations":
        """Return why the fields of a record are what they are; see `diplomacy.proof.explain`.

        >>> from diplomacy.fixtures import ARCHIVE
        >>> print(ARCHIVE.explain("2025-11-24-kr-tr-summit", "place"))
        2025-11-24-kr-tr-summit, place: Ankara (stated)
          stated: Caliber.Az, “Turkish, South Korean leaders chart $15 billion partnership path in Ankara summit” [ankara-2025], paragraph 2
            words: “in Ankara”
        """
        from diplomacy import proof

        return proof.explain(self, id, field)

    def verify(self, source_id: str, text: str | bytes) -> "tuple[Finding, ...]":
        """Return where a text is not the one that the records cite; see `diplomacy.proof.verify`.

        >>> from diplomacy.fixtures import ARCHIVE
        >>> [str(finding.fault) for finding in ARCHIVE.verify("ankara-2025", b"")]
        ['another-text']
        """
        from diplomacy import proof

        return proof.verify(self, source_id, text)

    def conflicts(self) -> "tuple[Conflict, ...]":
        """Return the records that cannot both be true; see `diplomacy.conflicts`.

        >>> from diplomacy.fixtures import ARCHIVE
        >>> ARCHIVE.conflicts()
        ()
        """
        from diplomacy import conflicts

        return conflicts.conflicts(self)

    def cite(self, id: str | None = None) -> str:
        """Return a reference in BibTeX, of a source, a record's sources or these data.

        >>> from diplomacy.fixtures import ARCHIVE
        >>> ARCHIVE.cite("ankara-2025").splitlines()[0]
        '@misc{ankara-2025,'
        """
        from diplomacy import bibliography

        return bibliography.cite(self, id)

    def digest(self) -> str:
        """Return the SHA-256 digest of the records, the same on every machine.

        >>> Archive().digest()
        'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
        """
        from diplomacy import codec

        return self._cached("digest", lambda: codec.digest(self))

    # --- how it is done -------------------------------------------------------------------------

    def _cached(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return a part made once, under the lock, and kept."""
        if key not in self._cache:
            with self._lock:
                if key not in self._cache:
                    self._cache[key] = make()
        return cast("T", self._cache[key])

    def _of_kind(self, kind: type[R]) -> tuple[R, ...]:
        """Return the records of a kind, in order."""

        def make() -> tuple[R, ...]:
            found = [record for record in self._by_id.values() if isinstance(record, kind)]
            return tuple(sorted(found, key=self._order))

        return self._cached(("kind", kind), make)

    def _order(self, record: Record) -> tuple[bool, tuple[date, date, str], str]:
        """Return the key that puts records in order of time, undated last."""
        moment = self.when(record)
        nowhere = (date.max, date.max, "")
        return (moment is None, nowhere if moment is None else moment.sort_key, record.id)

    def _party(self, text: str) -> str:
        """Return the id of the party that *text* names: a country, or an organization on record."""
        if not isinstance(text, str):
            raise InvalidType(text, "a party: a code, a name, or the id of an organization")
        if isinstance(self._by_id.get(text), Organization):
            return text
        try:
            return Country.parse(text)
        except UnknownCountry as error:
            named = self._cached("named", self._named_organizations).get(fold(text), ())
            if len(named) > 1:
                raise AmbiguousParty(text, sorted(named)) from None
            if not named:
                raise UnknownParty(text, error.near, error.reason) from None
            return next(iter(named))

    def _named_organizations(self) -> dict[str, set[str]]:
        """Return folded name -> the ids of the organizations that bear it."""
        names: dict[str, set[str]] = {}
        for body in self.organizations:
            for name in (body.name, body.short_name or body.name, *body.other_names):
                names.setdefault(fold(name), set()).add(body.id)
        return {name: ids for name, ids in names.items() if name}

    def _tenures_by_party(self) -> dict[str, list[tuple[Leader, Tenure]]]:
        """Return the offices of each party, with who held them."""
        index: dict[str, list[tuple[Leader, Tenure]]] = {}
        for leader in self.leaders:
            for tenure in leader.tenures:
                index.setdefault(tenure.of, []).append((leader, tenure))
        return index

    def _sides(self, first: str, second: str) -> tuple[str, str]:
        """Return the two parties meant, which must differ."""
        one, other = self._party(first), self._party(second)
        if one == other:
            raise SameParty(one)
        return one, other

    def _stands_for(self, party: str) -> tuple[str, ...]:
        """Return what a party stands for: itself, and the country it is a body of."""
        body = self._by_id.get(party)
        if isinstance(body, Organization) and body.country is not None:
            return (party, body.country)
        return (party,)

    def _by_side(self, kind: type[R]) -> dict[str, tuple[R, ...]]:
        """Return the index of a kind: for each side, the records with a party that stands for it."""

        def make() -> dict[str, tuple[R, ...]]:
            index: dict[str, list[R]] = {}
            for record in self._of_kind(kind):
                sides = [side for p in _parties(record) for side in self._stands_for(p)]
                for side in dict.fromkeys(sides):
                    index.setdefault(side, []).append(record)
            return {side: tuple(records) for side, records in index.items()}

        return self._cached(("sides", kind), make)

    def _between(self, kind: type[R], first: str, second: str, states_only: bool) -> tuple[R, ...]:
        """Return the records of a kind between two sides, in order."""
        states_only = take.flag(states_only)
        one, other = self._sides(first, second)
        index = self._by_side(kind)
        candidates = min(index.get(one, ()), index.get(other, ()), key=len)
        return tuple(
            record for record in candidates if self._joins(record, one, other, states_only)
        )

    def _joins(self, record: Record, one: str, other: str, states_only: bool) -> bool:
        """Return whether a record lies between two sides."""

        def joined(left: Iterable[str], right: Iterable[str]) -> bool:
            if states_only:
                return one in left and other in right
            ours = {p for p in left if one in self._stands_for(p)}
            theirs = {p for p in right if other in self._stands_for(p)}
            return bool(ours) and bool(theirs) and len(ours | theirs) > 1

        if not isinstance(record, Statement):
            parties = _parties(record)
            return joined(parties, parties)
        speakers = [p.party for p in record.speakers]
        addressees = [p.party for p in record.addressees]
        return (
            joined(speakers, addressees)
            or joined(addressees, speakers)
            or joined(speakers, speakers)
            or joined(record.about, record.about)
        )

    def _narrowed(
        self,
        records: tuple[R, ...],
        topic: str | None,
        since: PartialDate | str | date | None,
        until: PartialDate | str | date | None,
    ) -> tuple[R, ...]:
        """Return those of the records that bear the topic and may lie in the span."""
        if topic is not None:
            topic = take.slug(topic)
            records = tuple(r for r in records if topic in getattr(r, "topics", ()))
        if since is None and until is None:
            return records
        first, last = _span(since, until)
        if last < first:
            raise InvalidPeriod(f"{since}/{until}", "it ends before it starts.")
        return tuple(
            record
            for record in records
            if (moment := self.when(record)) is not None and moment.possibly_within(first, last)
        )

    def _standing(
        self,
        memberships: Iterable[Membership],
        on: PartialDate | str | date | None,
        status: MembershipStatus | str | None,
    ) -> tuple[Membership, ...]:
        """Return the memberships of a grade that may hold on a day, in their order."""
        if status is not None:
            wanted = MembershipStatus(status)
            memberships = [m for m in memberships if m.status is wanted]
        if on is not None:
            day = to_date(on)
            memberships = [
                m
                for m in memberships
                if not m.planned and (m.period is None or m.period.possibly_covers(day))
            ]
        return tuple(memberships)

    def _advice(self, id: object) -> str:
        """Return the ids that are spelt like one that is not there."""
        import difflib

        if not isinstance(id, str) or len(id) > 100:
            return ""
        near = difflib.get_close_matches(id.lower(), self._by_id, 3)
        return f"Did you mean {' or '.join(near)}?" if near else ""


def _own_date(record: Record) -> PartialDate | Period | None:
    """Return the date that a record itself bears."""
    match record:
        case Agreement() | Partnership():
            signed = record.signed_on if isinstance(record, Agreement) else None
            done = (step.date for step in record.history if not step.planned and step.date)
            return signed or next(done, None)
        case Meeting() | Membership():
            return record.period
        case TradeFigure() | Statistic():
            return record.period or record.as_of
        case Statement():
            return record.date
        case Source():
            return record.published
        case _:
            return None


def references(record: Record) -> Iterator[Reference]:
    """Give every mention of another record: its path, the id, and the kind it must be of.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> next(references(ARCHIVE["2025-kepco-tr-utility-nuclear-mou"]))[:2]
    ('parties[0]', 'kepco')
    """
    match record:
        case Leader():
            for i, tenure in enumerate(record.tenures):
                yield from _party_reference(f"tenures[{i}].of", tenure.of)
        case Meeting():
            yield from _participants("participants", record.participants)
            yield from _party_reference("host", record.host)
            yield from _reference("organizer", record.organizer, Organization)
            yield from _party_reference("brokered_by", record.brokered_by)
            yield from _reference("sidelines_of", record.sidelines_of, Meeting)
        case Agreement():
            yield from _parties_and_history(record)
            yield from _reference("concluded_at", record.concluded_at, Meeting)
            yield from _reference("amends", record.amends, Agreement)
        case Partnership():
            yield from _parties_and_history(record)
            yield from _reference("elevated_from", record.elevated_from, Partnership)
            yield from _reference("instrument", record.instrument, Agreement)
        case Membership():
            yield from _party_reference("member", record.member)
            yield from _reference("organization", record.organization, Organization)
        case Statistic():
            yield from _party_reference("subject", record.subject)
            yield from _party_reference("counterpart", record.counterpart)
        case Statement():
            yield from _participants("speakers", record.speakers)
            yield from _participants("addressees", record.addressees)
            for i, party in enumerate(record.about):
                yield from _party_reference(f"about[{i}]", party)
            yield from _reference("made_at", record.made_at, Meeting)
        case _:
            pass
    if not isinstance(record, Source):
        for i, citation in enumerate(record.citations):
            yield Reference(f"citations[{i}].source", citation.source, Source)


def _reference(path: str, id: str | None, kind: type[Record]) -> Iterator[Reference]:
    if id is not None:
        yield Reference(path, id, kind)


def _party_reference(path: str, party: str | None) -> Iterator[Reference]:
    if party is not None and not isinstance(party, Country):
        yield Reference(path, party, Organization)


def _participants(name: str, participants: Iterable[Participant]) -> Iterator[Reference]:
    for i, participant in enumerate(participants):
        yield from _party_reference(f"{name}[{i}].party", participant.party)
        yield from _reference(f"{name}[{i}].leader", participant.leader, Leader)


def _parties_and_history(record: Agreement | Partnership) -> Iterator[Reference]:
    for i, party in enumerate(record.parties):
        yield from _party_reference(f"parties[{i}]", party)
    for i, step in enumerate(record.history):
        yield from _party_reference(f"history[{i}].party", step.party)


def _parties(record: Record) -> tuple[str, ...]:
    """Return the parties that a record is between."""
    match record:
        case Meeting() | Agreement() | Partnership():
            return record.parties
        case TradeFigure():
            return (record.reporter, record.partner)
        case Statistic():
            return (record.subject, record.counterpart) if record.counterpart else (record.subject,)
        case Statement():
            speaking = (p.party for p in (*record.speakers, *record.addressees))
            return tuple(dict.fromkeys((*speaking, *record.about)))
        case _:
            return ()


# --- what an archive refuses --------------------------------------------------------------------


def _checked(records: Iterable[Record]) -> dict[str, Record]:
    """Return the records by id, or raise every problem at once."""
    if isinstance(records, str | bytes) or not isinstance(records, Iterable):
        raise InvalidType(records, "a collection of records")
    by_id: dict[str, Record] = {}
    problems: list[ArchiveError] = []
    for record in records:
        if not isinstance(record, Record):
            raise InvalidType(record, "a record")
        if by_id.setdefault(record.id, record) is not record and by_id[record.id] != record:
            fields = ", ".join(_differing(by_id[record.id], record))
            problems.append(DuplicateId(record.id, "id", f"two records have it; {fields} differ."))
    for record in by_id.values():
        problems.extend(_reference_problems(record, by_id))
    for record in by_id.values():
        problems.extend(_cycle_problems(record, by_id))
        if isinstance(record, Summit):
            problems.extend(_level_problems(record, by_id))
    if problems:
        raise ArchiveErrors("The records do not hold together", problems)
    return by_id


def _reference_problems(record: Record, by_id: dict[str, Record]) -> Iterator[ArchiveError]:
    for path, id, kind in references(record):
        found = by_id.get(id)
        if found is None:
            yield DanglingReference(record.id, path, f"{id} is not in the archive.")
        elif not isinstance(found, kind):
            reason = f"{id} is of the kind {type(found).__name__}; {kind.__name__} is meant."
            yield WrongReference(record.id, path, reason)


def _cycle_problems(record: Record, by_id: dict[str, Record]) -> Iterator[ArchiveError]:
    for name in ("amends", "sidelines_of", "elevated_from"):
        chain = [record.id]
        following = getattr(record, name, None)
        while following is not None and following not in chain:
            chain.append(following)
            following = getattr(by_id.get(following), name, None)
        if following == record.id and record.id == min(chain):
            yield ReferenceCycle(record.id, name, f"it comes back: {' -> '.join(chain)}.")


def _level_problems(summit: Summit, by_id: dict[str, Record]) -> Iterator[ArchiveError]:
    for i, participant in enumerate(summit.participants):
        leader = by_id.get(participant.leader or "")
        if not isinstance(leader, Leader):
            continue
        held = [t for t in leader.tenures if _may_overlap(t.period, summit.period)]
        if held and not any(tenure.is_leader for tenure in held):
            offices = ", ".join(tenure.office for tenure in held)
            reason = f"{leader.name} ({offices}) is below leader level; make it a Meeting."
            yield BelowLeaderLevel(summit.id, f"participants[{i}].leader", reason)


def _may_overlap(term: Period | None, span: Period | None) -> bool:
    """Return whether a term and a span may share a day; what is not known may."""
    if term is None or span is None or span.approximate:
        return True
    return term.possibly_within(span.earliest, span.latest)


def _differing(one: Record, other: Record) -> list[str]:
    """Return the names of the fields in which two records differ."""
    if type(one) is not type(other):
        return ["type"]
    names = [field.name for field in attrs.fields(type(one))]
    return [name for name in names if getattr(one, name) != getattr(other, name)]


def _span(
    since: PartialDate | str | date | None, until: PartialDate | str | date | None
) -> tuple[date, date]:
    """Return the first and last day of a span; what is approximate bounds nothing for certain."""
    start = None if since is None else to_date(since)
    end = None if until is None else to_date(until)
    return (
        date.min if start is None or start.approximate else start.earliest,
        date.max if end is None or end.approximate else end.latest,
    )


# --- small questions ----------------------------------------------------------------------------

S = TypeVar("S", Agreement, Partnership)


def _staged(
    kind: type[S], records: tuple[S, ...], stage: Stage | str | None, reached: Stage | str | None
) -> tuple[S, ...]:
    """Return those of the records of a kind at a stage, or that have reached one."""
    if stage is not None:
        wanted = _admitted(stage, kind)
        records = tuple(r for r in records if r.stage is wanted)
    if reached is not None:
        milestone = _admitted(reached, kind)
        records = tuple(r for r in records if r.has_reached(milestone))
    return records


def _admitted(stage: Stage | str, kind: type[Agreement | Partnership]) -> Stage:
    """Return a stage that records of a kind can have."""
    wanted = Stage(stage)
    if wanted not in MAY_FOLLOW[kind.__name__]:
        terms = [str(term) for term in MAY_FOLLOW[kind.__name__]]
        raise InvalidTerm(str(wanted), f"the stages of {kind.__name__}", terms)
    return wanted


def _certainty(tenure: Tenure, day: PartialDate) -> Certainty | None:
    """Return how sure it is that the tenure covers a day (or some day of a span), or None."""
    days = [attested for attested in tenure.attested if not attested.approximate]
    if not day.approximate:
        if any(day.earliest <= a.earliest and a.latest <= day.latest for a in days):
            return Certainty.ATTESTED
        before = any(a.latest <= day.earliest for a in days)
        after = any(day.latest <= a.earliest for a in days)
        if (before and after) or (tenure.period and tenure.period.certainly_covers(day)):
            return Certainty.WITHIN_TERM
    if tenure.period is None or tenure.period.possibly_covers(day):
        return Certainty.POSSIBLE
    return None


def _is_excluded(one: Incumbency, held: list[Incumbency], day: PartialDate) -> bool:
    """Return whether somebody else held the office on the day, or between it and the tenure."""
    rivals = [
        other
        for other in held
        if other.leader.id != one.leader.id and fold(other.tenure.office) == fold(one.tenure.office)
    ]
    if one.tenure.of in COLLEGIAL:
        return False
    pinned = day.earliest == day.latest and not day.approximate
    sure = (Certainty.ATTESTED, Certainty.WITHIN_TERM)
    if pinned and any(other.certainty in sure for other in rivals):
        return True
    seen = [seen for other in rivals for seen in other.tenure.attested]
    return any(
        (day.certainly_before(theirs) and theirs.certainly_before(ours))
        or (ours.certainly_before(theirs) and theirs.certainly_before(day))
        for ours in one.tenure.attested
        for theirs in seen
    )


def _by_attestation(incumbency: Incumbency) -> tuple[bool, tuple[date, date, str], str]:
    """Return the key that puts incumbencies in the order in which sources first show them."""
    first = min((day.sort_key for day in incumbency.tenure.attested), default=None)
    return (first is None, first or (date.max, date.max, ""), incumbency.leader.id)
