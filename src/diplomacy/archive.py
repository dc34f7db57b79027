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
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, suppress
from datetime import date
from operator import attrgetter
from os import PathLike
from typing import (
    IO,
    TYPE_CHECKING,
    Any,
    Final,
    ParamSpec,
    TypeVar,
    cast,
    final,
    get_args,
)

import attrs

from diplomacy import converters, integrity
from diplomacy.countries import Country, fold
from diplomacy.dates import PartialDate, Period, to_date
from diplomacy.errors import (
    AmbiguousParty,
    ArchiveErrors,
    InvalidCountry,
    InvalidPeriod,
    InvalidTerm,
    InvalidType,
    MergeConflict,
    SameParty,
    UnknownCountry,
    UnknownParty,
    UnknownRecord,
)
from diplomacy.integrity import KINDS
from diplomacy.queries.pair_index import Pairs
from diplomacy.records import (
    MAY_FOLLOW,
    Agreement,
    Leader,
    Meeting,
    Membership,
    Organization,
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
    InstrumentKind,
    MeetingLevel,
    MeetingStatus,
    MembershipStatus,
    PartnershipKind,
    Role,
    Stage,
    StatementKind,
    TradeFlow,
)

if TYPE_CHECKING:
    from diplomacy.brief import Relations
    from diplomacy.provenance import Conflict, Explanations, Finding

__all__ = ["COLLEGIAL", "Archive", "Incumbency"]

R = TypeVar("R", bound=Record)
T = TypeVar("T")
P = ParamSpec("P")

# Where several hold the highest office at once.
COLLEGIAL: Final = frozenset({"AD", "BA", "CH", "SM"})
_UNCHANGING: Final = "An archive does not change; make another, or merge two with |."
# Answers are kept by how they were asked for; a user may spell names in any number of ways.
_MOST_ANSWERS: Final = 10_000
# Among more ids than these none is looked for that is spelt alike: it takes seconds.
_MOST_ADVISED: Final = 20_000


@final
@attrs.frozen(repr=False)
class Incumbency(Value):
    """Who held an office, and how sure that is.

    Attributes:
        leader: the person.
        tenure: the spell in office.
        certainty: how sure it is for the day asked; None where no day was asked.

    >>> from diplomacy import leaders_of
    >>> [who] = leaders_of("KR", on="2024-12-03")
    >>> who.leader.name, who.tenure.office, who.certainty
    ('Yoon Suk Yeol', 'President', Certainty.ATTESTED)
    """

    leader: Leader
    tenure: Tenure
    certainty: Certainty | None = None


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

    __slots__ = ("__weakref__", "_by_id", "_cache", "_lock")
    _by_id: dict[str, Record]
    _cache: dict[Hashable, Any]
    _lock: AbstractContextManager[bool]

    def __init__(self, records: Iterable[Record] = ()) -> None:
        if hasattr(self, "_by_id"):
            raise AttributeError(_UNCHANGING)
        by_id, problems = integrity.gathered(records)
        problems.extend(integrity.problems(by_id))
        if problems:
            raise ArchiveErrors("The records do not hold together", problems)
        self._keep(by_id)

    @classmethod
    def _of(cls, by_id: dict[str, Record]) -> "Archive":
        """Return an archive of records that are known to hold together."""
        archive = cls.__new__(cls)
        archive._keep(by_id)
        return archive

    def _keep(self, by_id: dict[str, Record]) -> None:
        object.__setattr__(self, "_by_id", by_id)
        object.__setattr__(self, "_cache", {})
        object.__setattr__(self, "_lock", threading.RLock())

    @classmethod
    def read(
        cls,
        source: "str | PathLike[str] | IO[bytes] | IO[str]",
        *,
        progress: Callable[[int, int], object] | None = None,
        max_problems: int = 100,
        max_line: int = 1 << 20,
        pause_gc: bool = True,
    ) -> "Archive":
        r"""Return the archive that a file holds: JSON Lines, gzip where the name ends in ``.gz``.

        Nothing is loaded by half: either every line is a record that can be and all hold
        together, or every problem is raised at once. The format is described in ``docs/format.md``.

        Args:
            source: a path, or an open file.
            progress: called now and then with how far reading has come: lines, and bytes of the
                file as it is stored.
            max_problems: after how many problems reading stops.
            max_line: how many bytes a line may have.
            pause_gc: whether Python's garbage collector pauses meanwhile, for the whole process;
                it would look at the records again and again as they come in.

        Raises:
            ArchiveErrors: with every problem, each with its line and the path in the record.
            OSError: if there is no such file, or it cannot be read.

        >>> import io
        >>> file = io.StringIO('{"type":"Archive","format":1}\n{"type":"Source","id":"yearbook"}')
        >>> Archive.read(file)["yearbook"]
        Source(id='yearbook')
        """
        from diplomacy.formats import files

        return cls._of(
            files.read(
                source,
                progress=progress,
                max_problems=max_problems,
                max_line=max_line,
                pause_gc=pause_gc,
            )
        )

    @classmethod
    def loads(cls, text: str | bytes) -> "Archive":
        """Return the archive that a text holds, as `read` does from a file.

        Raises:
            ArchiveErrors: with every problem, each with its line and the path in the record.

        >>> from diplomacy.fixtures import ARCHIVE
        >>> Archive.loads(ARCHIVE.dumps()) == ARCHIVE
        True
        """
        if not isinstance(text, str | bytes):
            raise InvalidType(text, "the text of an archive; give a path or a file to read")
        from io import BytesIO, StringIO

        return cls.read(StringIO(text, newline="") if isinstance(text, str) else BytesIO(text))

    def write(self, target: "str | PathLike[str] | IO[bytes] | IO[str]") -> None:
        """Write the archive to a file: JSON Lines, gzip where the name ends in ``.gz``.

        A path is written whole or not at all: whoever reads it meanwhile finds the old file. Equal
        archives give equal bytes on every machine; those of gzip are the compressor's affair.

        Args:
            target: a path, or an open file.

        Raises:
            OSError: if it cannot be written; what was there is still there.

        >>> import io
        >>> file = io.BytesIO()
        >>> Archive().write(file)
        >>> file.getvalue()[:30]
        b'{"type":"Archive","format":1,"'
        """
        from diplomacy.formats import files

        files.write(self._by_id.values(), target)

    def dumps(self) -> str:
        r"""Return the text of the file that `write` writes.

        >>> Archive().dumps().count("\n")
        1
        """
        from diplomacy.formats import files

        return files.dumps(self._by_id.values())

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(_UNCHANGING)

    def __delattr__(self, name: str) -> None:
        raise AttributeError(_UNCHANGING)

    # --- a collection ---------------------------------------------------------------------------

    def __iter__(self) -> Iterator[Record]:
        for kind in KINDS:
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
        records = "record" if len(self) == 1 else "records"
        sources = "source" if len(self.sources) == 1 else "sources"
        return f"<Archive of {len(self)} {records} from {len(self.sources)} {sources}>"

    def __reduce__(self) -> tuple[Callable[..., "Archive"], tuple[object]]:
        return (Archive, (tuple(self._by_id.values()),))

    def __or__(self, other: "Archive") -> "Archive":
        """Return both archives as one; see `merge`."""
        return self.merge([self, other]) if isinstance(other, Archive) else NotImplemented

    @classmethod
    def merge(cls, archives: Iterable["Archive"]) -> "Archive":
        """Return several archives as one, in time that grows as the number of records does.

        A record that several hold is one.

        Raises:
            ArchiveErrors: naming each id under which they hold different records, and the fields
                that differ.
            InvalidType: if something is no archive.

        >>> from diplomacy import Source
        >>> one, other = Archive([Source(id="a")]), Archive([Source(id="b")])
        >>> len(Archive.merge([one, other, one]))
        2
        """
        by_id: dict[str, Record] = {}
        conflicts: list[MergeConflict] = []
        for archive in archives:
            if not isinstance(archive, Archive):
                raise InvalidType(archive, "an Archive")
            for id, record in archive._by_id.items():
                known = by_id.setdefault(id, record)
                if known is not record and known != record:
                    conflicts.append(MergeConflict(id, integrity.differing(known, record)))
        if conflicts:
            raise ArchiveErrors("The archives do not merge", conflicts)
        # What a record refers to came with it, so that all still hold together.
        return cls._of(by_id)

    def replace(self, record: Record) -> "Archive":
        """Return an archive in which a record takes the place of the one of its id.

        Raises:
            UnknownRecord: if there is none of that id.
            ArchiveErrors: if the records then do not hold together.
            InvalidType: if it is no record.

        >>> import attrs
        >>> from diplomacy.fixtures import ARCHIVE
        >>> changed = ARCHIVE.replace(attrs.evolve(ARCHIVE["mikta"], short_name="the five"))
        >>> changed["mikta"].short_name, ARCHIVE["mikta"].short_name
        ('the five', None)
        """
        if not isinstance(record, Record):
            raise InvalidType(record, "a record")
        return Archive((self._by_id | {self[record.id].id: record}).values())

    def without(self, id: str) -> "Archive":
        """Return an archive that lacks the record of that *id*.

        Raises:
            UnknownRecord: if there is none of that id.
            ArchiveErrors: naming each record that refers to it, if any does.

        >>> from diplomacy.fixtures import ARCHIVE
        >>> len(ARCHIVE) - len(ARCHIVE.without("kr-tr-fta"))
        1
        """
        gone = self[id]
        return Archive(record for record in self._by_id.values() if record is not gone)

    def get(self, kind: type[R], id: str) -> R:
        """Return the record of that *id*, which must be of that *kind*.

        Raises:
            UnknownRecord: if there is none, or it is of another kind.
            InvalidType: if *kind* is no type.

        >>> from diplomacy import Agreement
        >>> from diplomacy.fixtures import ARCHIVE
        >>> ARCHIVE.get(Agreement, "kr-tr-fta").stage
        Stage.SIGNED
        """
        wanted: object = kind
        if not isinstance(wanted, type):
            raise InvalidType(kind, "a type of records, such as Agreement")
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
        self.get(Source, id)
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
                wanted.extend(
                    self._by_id[reference.id] for reference in integrity.references(record)
                )
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

    def meetings_between(
        self,
        first: str,
        second: str,
        *,
        level: MeetingLevel | str | None = None,
        status: MeetingStatus | str | None = None,
        topic: str | None = None,
        since: PartialDate | str | date | None = None,
        until: PartialDate | str | date | None = None,
        states_only: bool = False,
    ) -> tuple[Meeting, ...]:
        """Return the meetings in which both sides took or are to take part, summits included.

        What was proposed, is planned or was called off is among them; ``status="held"`` leaves it out.

        Raises:
            UnknownCountry, AmbiguousCountry, SameParty: as `agreements_between`.

        >>> from diplomacy.fixtures import ARCHIVE
        >>> [m.id for m in ARCHIVE.meetings_between("RU", "TR", status="held")]
        ['2023-09-ru-tr-summit', '2024-07-03-ru-tr-summit']
        """
        found = self._between(Meeting, first, second, states_only)
        if level is not None:
            wanted_level = MeetingLevel(level)
            found = tuple(m for m in found if m.level is wanted_level)
        if status is not None:
            wanted_status = MeetingStatus(status)
            found = tuple(m for m in found if m.status is wanted_status)
        return self._narrowed(found, topic, since, until)

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

        What was proposed, is planned or was called off is among them; ``status="held"`` leaves it out.

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

    def trade_between(
        self,
        first: str,
        second: str,
        *,
        kind: FigureKind | str | None = None,
        flow: TradeFlow | str | None = None,
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
            wanted_flow = TradeFlow(flow)
            found = tuple(f for f in found if f.flow is wanted_flow)
        return self._narrowed(found, None, since, until)

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
            indicator = converters.slug(indicator)
            found = tuple(s for s in found if s.indicator == indicator)
        return self._narrowed(found, None, since, until)

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
        from diplomacy.brief import Relations

        return Relations(self, *self._sides(first, second))

    # --- of one ---------------------------------------------------------------------------------

    def date_of(self, record: Record) -> PartialDate | Period | None:
        """Return what a record is ordered by, and what ``since`` and ``until`` ask about.

        >>> from diplomacy.fixtures import ARCHIVE
        >>> ARCHIVE.date_of(ARCHIVE["2025-11-lee-praises-erdogan"])
        Period('2025-11-24')
        """
        moment = _OWN_DATE[type(record)](record)
        if moment is None and isinstance(record, Statement) and record.made_at is not None:
            return self.date_of(self._by_id[record.made_at])
        return moment

    def meetings_on_sidelines_of(self, meeting: str) -> tuple[Meeting, ...]:
        """Return the meetings that took place beside another, which is given by its id.

        Raises:
            UnknownRecord: if there is no such meeting.

        >>> from diplomacy.fixtures import ARCHIVE
        >>> len(ARCHIVE.meetings_on_sidelines_of("nato-vilnius-2023"))
        9
        """
        self.get(Meeting, meeting)
        return tuple(m for m in self.meetings if m.sidelines_of == meeting)

    def agreements_concluded_at(self, meeting: str) -> tuple[Agreement, ...]:
        """Return the agreements concluded at a meeting, which is given by its id.

        Raises:
            UnknownRecord: if there is no such meeting.

        >>> from diplomacy.fixtures import ARCHIVE
        >>> [a.id for a in ARCHIVE.agreements_concluded_at("2025-11-24-kr-tr-summit")]
        ['2025-kepco-tr-utility-nuclear-mou']
        """
        self.get(Meeting, meeting)
        return tuple(a for a in self.agreements if a.concluded_at == meeting)

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
        one holder at a time (but for the few that are collegial), and a tenure no gap: so none of
        these last where somebody is sure in the same office on that day, or was or will be before the
        tenure is attested.

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
        of = self.get(Organization, self._party(organization)).id
        members = [m for m in self.memberships if m.organization == of and not m.planned]
        return self._standing(members, on, status)

    # --- proof ----------------------------------------------------------------------------------

    def explain(self, id: str, field: str | None = None) -> "Explanations":
        """Return why the fields of a record are what they are; see `diplomacy.provenance.explain`.

        >>> from diplomacy.fixtures import ARCHIVE
        >>> print(ARCHIVE.explain("2025-11-24-kr-tr-summit", "place"))
        2025-11-24-kr-tr-summit, place: Ankara (stated)
          stated: Caliber.Az, “Turkish, South Korean leaders chart $15 billion partnership path in Ankara summit” [ankara-2025], paragraph 2
            words: “in Ankara”
        """
        from diplomacy import provenance

        return provenance.explain(self, id, field)

    def verify(self, source_id: str, text: str | bytes) -> "tuple[Finding, ...]":
        """Return where a text is not the one that the records cite; see `diplomacy.provenance.verify`.

        >>> from diplomacy.fixtures import ARCHIVE
        >>> [str(finding.kind) for finding in ARCHIVE.verify("ankara-2025", b"")]
        ['another-text']
        """
        from diplomacy import provenance

        return provenance.verify(self, source_id, text)

    def conflicts(self) -> "tuple[Conflict, ...]":
        """Return the records that cannot both be true; see `diplomacy.provenance`.

        >>> from diplomacy.fixtures import ARCHIVE
        >>> ARCHIVE.conflicts()
        ()
        """
        from diplomacy import provenance

        return provenance.conflicts(self)

    def cite(self, id: str | None = None) -> str:
        """Return a reference in BibTeX, of a source, a record's sources or these data.

        >>> from diplomacy.fixtures import ARCHIVE
        >>> ARCHIVE.cite("ankara-2025").splitlines()[0]
        '@misc{ankara-2025,'
        """
        from diplomacy import provenance

        return provenance.cite(self, id)

    def digest(self) -> str:
        """Return the SHA-256 digest of the records, the same on every machine.

        >>> Archive().digest()
        'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
        """
        from diplomacy.formats import codec

        return self._cached("digest", lambda: codec.digest(self._by_id.values()))

    # --- how it is done -------------------------------------------------------------------------

    def _cached(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return a part made once, under the lock, and kept."""
        if key not in self._cache:
            with self._lock:
                if key not in self._cache:
                    self._cache[key] = make()
        return cast("T", self._cache[key])

    def _some(self, kind: type[R]) -> list[R]:
        """Return the records of a kind, in no order."""
        return [record for record in self._by_id.values() if isinstance(record, kind)]

    def _of_kind(self, kind: type[R]) -> tuple[R, ...]:
        """Return the records of a kind, in order."""
        return self._cached(("kind", kind), lambda: self._in_order(self._some(kind)))

    def _in_order(self, records: Iterable[R]) -> tuple[R, ...]:
        """Return records in order of time, undated last, then of id."""
        known = self._cached("moments", dict[str, str])  # what a moment sorts as, by its text
        date_of = self.date_of

        def key(record: R) -> str:
            moment = date_of(record)
            if moment is None:
                return f"{_UNDATED}\0{record.id}"
            text = known.get(moment.text)
            if text is None:
                text = known[moment.text] = _ordered(moment)
            return f"{text}\0{record.id}"

        return tuple(sorted(records, key=key))

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
                index.setdefault(tenure.party, []).append((leader, tenure))
        return index

    def _sides(self, first: str, second: str) -> tuple[str, str]:
        """Return the two parties meant, which must differ."""
        one, other = self._party(first), self._party(second)
        if one == other:
            raise SameParty(one)
        return one, other

    def _countries(self) -> dict[str, str]:
        """Return the country of each organization that is of one."""
        bodies = self._some(Organization)
        return {body.id: body.country for body in bodies if body.country is not None}

    def _between(self, kind: type[R], first: str, second: str, states_only: bool) -> tuple[R, ...]:
        """Return the records of a kind between two sides, in order."""
        states_only = converters.flag(states_only)
        one, other = self._sides(first, second)
        pairs = self._cached(
            ("pairs", kind), lambda: Pairs(kind, self._some(kind), self._countries())
        )
        return self._cached(
            (kind, *sorted((one, other)), states_only),
            lambda: self._in_order(pairs.between(one, other, states_only=states_only)),
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
            topic = converters.slug(topic)
            records = tuple(r for r in records if topic in getattr(r, "topics", ()))
        if since is None and until is None:
            return records
        first, last = _span(since, until)
        if last < first:
            raise InvalidPeriod(f"{since}/{until}", "it ends before it starts.")
        return tuple(
            record
            for record in records
            if (moment := self.date_of(record)) is not None and moment.possibly_within(first, last)
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
        """Return what was meant where no record has an id: what is spelt alike, or is no record."""
        import difflib

        if isinstance(id, get_args(Record)):
            return f"Give its id, {cast('Record', id).id}."
        if not isinstance(id, str) or len(id) > 100:
            return ""
        with suppress(InvalidCountry):
            return f"It is a country, which is no record: {Country(id)!r} has its name."
        few = len(self._by_id) <= _MOST_ADVISED
        near = difflib.get_close_matches(id.lower(), self._by_id, 3) if few else []
        return f"Did you mean {' or '.join(near)}?" if near else ""


# After every year.
_UNDATED: Final = "~"


def _ordered(moment: PartialDate | Period) -> str:
    """Return a text that sorts as the key of a date or period does."""
    first, last, text = moment.sort_key
    return f"{first.isoformat()}\0{last.isoformat()}\0{text}"


def _first_done(tie: Agreement | Partnership) -> PartialDate | None:
    """Return the first date of a history that is of something done."""
    return next((step.date for step in tie.history if not step.planned and step.date), None)


# By kind, the date that a record itself bears.
_OWN_DATE: Final[Mapping[type, Callable[[Any], PartialDate | Period | None]]] = {
    Agreement: lambda agreement: agreement.signed_on or _first_done(agreement),
    Partnership: _first_done,
    Meeting: attrgetter("period"),
    Summit: attrgetter("period"),
    Membership: attrgetter("period"),
    TradeFigure: lambda figure: figure.period or figure.as_of,
    Statistic: lambda figure: figure.period or figure.as_of,
    Statement: attrgetter("date"),
    Source: attrgetter("published"),
    Leader: lambda _: None,
    Organization: lambda _: None,
}


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
    if one.tenure.party in COLLEGIAL:
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
