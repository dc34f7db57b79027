"""Hypothesis strategies: made-up values, records, and archives that hold together.

Every strategy gives only what the model admits, the awkward forms included: open spans, approximate
dates, histories that start midway, text in any script. They shrink to small readable records of
made-up states. Importing this module registers them, so that `hypothesis.strategies.from_type`
knows the types of this library.

Two arguments are the same wherever they stand:

- ``countries``: among whom, two codes at least; made-up states unless told otherwise.
- ``since``: no date lies wholly before that day, as an archive answers ``since``; what has no date
  stays without.

The records of one strategy mention others that are nowhere to be found; those of `archives` mention
each other.

>>> from hypothesis import given, settings
>>> @settings(max_examples=10)
... @given(agreements(countries=["XD", "XE"], since="1990"))
... def test_a_function_of_your_own(agreement):
...     assert agreement.stage is None or agreement.has_reached(agreement.stage)
>>> test_a_function_of_your_own()
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache
from operator import attrgetter
from typing import Any, Final, TypeAlias, TypeVar

import attrs

from diplomacy import converters
from diplomacy.archive import Archive
from diplomacy.countries import Country
from diplomacy.dates import PartialDate, Period, to_date
from diplomacy.errors import InvalidType
from diplomacy.quantities import Quantity
from diplomacy.records import (
    MAY_FOLLOW,
    RECORD_TYPES,
    TYPES_BY_NAME,
    Agreement,
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
    Tenure,
    TradeFigure,
)
from diplomacy.sources import Citation, Source
from diplomacy.vocabulary import (
    Basis,
    FigureKind,
    InstrumentKind,
    MeetingFormat,
    MeetingLevel,
    MeetingStatus,
    MembershipStatus,
    OrganizationKind,
    PartnershipKind,
    QuantityQualifier,
    Role,
    Stage,
    StatementKind,
    TradeFlow,
)

try:
    from hypothesis import note
    from hypothesis import strategies as st
    from hypothesis.errors import InvalidArgument
    from hypothesis.strategies import SearchStrategy
except ModuleNotFoundError as _missing:
    _HINT = 'pip install "diplomacy-records[testing]"'
    raise ModuleNotFoundError(
        f"diplomacy.testing.strategies needs hypothesis: {_HINT}.", name=_missing.name
    ) from _missing

__all__ = [
    "agreements",
    "archives",
    "citations",
    "countries",
    "leaders",
    "meetings",
    "memberships",
    "milestones",
    "organizations",
    "partial_dates",
    "participants",
    "partnerships",
    "periods",
    "quantities",
    "records",
    "sources",
    "statements",
    "statistics",
    "summits",
    "tenures",
    "texts",
    "trade_figures",
]

T = TypeVar("T")
Day: TypeAlias = PartialDate | str | date
"""A day, as every question of an archive takes it."""

_STATES: Final = (Country("XA"), Country("XB"), Country("XC"), Country("QM"))
_BODIES: Final = ("made-up-union", "made-up-firm")
_UNITS: Final = ("USD", "EUR", "percent", "persons", "documents")
_TOPICS: Final = ("trade", "nuclear-energy", "made-up-topic")
_NAMES: Final = ("A made-up name", "Ünnamed", "“Quoted”, 2001", "無名", "x")


@attrs.frozen
class _World:
    """Whom records are of, and from when on."""

    states: tuple[Country, ...]
    bodies: tuple[str, ...]
    since: date

    @property
    def parties(self) -> tuple[str, ...]:
        return (*self.states, *self.bodies)


def _world(countries: Iterable[str], since: Day | None) -> _World:
    states = tuple(map(Country, converters.sequence(countries, converters.country, "countries")))
    if len(states) < 2:
        raise InvalidType(states, "two countries at least; records are of one and another")
    return _World(states, _BODIES, date.min if since is None else to_date(since).earliest)


# --- words and numbers --------------------------------------------------------------------------


_NAMED: Final = st.sampled_from(_NAMES)
_MARKS: Final = ('"', "\\", "},{", '","', '"],"', ":", '\\"', "null", "\xa0", " ", "é", "𝄞")
_PRINTED: Final = st.characters(
    exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\ufeff"
)
_TEXTS: Final = _NAMED | st.lists(st.sampled_from(_MARKS) | _PRINTED, min_size=1, max_size=8).map(
    "".join
).map(str.strip).filter(bool)


def texts() -> SearchStrategy[str]:
    """Return lines of text as a title or a name takes them, of any characters that print.

    >>> titles = texts()
    """
    return _TEXTS


@cache
def _ids(kind: str) -> SearchStrategy[str]:
    """Return ids that say of which kind they are: no record is mentioned as one of another."""
    return st.integers(0, 99).map(f"made-up-{kind}-{{}}".format)


def _some(one: SearchStrategy[T], least: int = 0, most: int = 3) -> SearchStrategy[list[T]]:
    """Return lists without repetition."""
    return st.lists(one, min_size=least, max_size=most, unique=True)


def _maybe(one: SearchStrategy[T]) -> SearchStrategy[T | None]:
    return st.none() | one


def countries() -> SearchStrategy[Country]:
    """Return countries: fictional, present and former states.

    >>> anywhere = countries()
    """
    return st.sampled_from(_STATES) | st.sampled_from([*Country.all(), *Country.former()])


def quantities(units: Iterable[str] = _UNITS) -> SearchStrategy[Quantity]:
    """Return quantities of every qualifier, of one of *units*: whole, negative, with decimals.

    >>> sums = quantities(units=["USD", "EUR"])
    """
    most = 10**38 - 1
    whole = st.integers(-20, 20) | st.integers(-most, most)
    shift = st.sampled_from([0, 0, 1, 3, 9])
    numbers = st.builds("{}E-{}".format, whole, shift)
    return st.builds(
        Quantity, numbers, st.sampled_from(list(units)), st.sampled_from(QuantityQualifier)
    )


# --- when ---------------------------------------------------------------------------------------


def _days(since: date = date.min) -> SearchStrategy[date]:
    """Return days, half of them so close that bounds of months and years meet and overlap."""
    first = max(since, date(1999, 11, 25))
    near = min(first + timedelta(466), date.max) if first < date(9990, 1, 1) else date.max
    return st.dates(first, near) | st.dates(since)


def _cut(day: date, parts: int) -> str:
    """Return the year, the month or the day that *day* lies in, as EDTF."""
    return day.isoformat()[: (4, 7, 10)[parts - 1]]


_FINENESS: Final = st.sampled_from([3, 2, 1])  # how many of a day's parts are known, the day first
_ENDS: Final = st.sampled_from(["both", "first", "last"])


def _one_of(one: date, other: date, fine: int, as_fine: int, ends: str) -> PartialDate:
    """Return one day of a span between two days, either end left open."""
    first, last = sorted((one, other))
    # Ends of two precisions must not lie one within the other.
    last_fine = as_fine if first.year < last.year else fine
    start = "" if ends == "last" else _cut(first, fine)
    end = "" if ends == "first" else _cut(last, last_fine)
    return PartialDate(f"[{start}..{end}]")


@cache
def _dates(since: date, *, approximate: bool = True) -> SearchStrategy[PartialDate]:
    days = _days(since)
    plain = st.builds(_cut, days, _FINENESS)
    exact = plain.map(PartialDate) | st.builds(_one_of, days, days, _FINENESS, _FINENESS, _ENDS)
    return exact | plain.map(lambda text: PartialDate(f"{text}~")) if approximate else exact


def partial_dates(
    *, since: Day | None = None, approximate: bool = True
) -> SearchStrategy[PartialDate]:
    """Return dates of every form: days, months, years, spans, and approximate ones.

    Args:
        since: no date lies wholly before it.
        approximate: whether a date may be approximate; nothing about such a one is certain.

    >>> days = partial_dates(since="1990", approximate=False)
    """
    return _dates(_world(_STATES, since).since, approximate=approximate)


def _between(one: date, other: date, first: str, last: str, fine: int, as_fine: int) -> Period:
    """Return the period from the earlier of two days to the later one.

    Args:
        one: a day.
        other: another.
        first: how it begins; "{}" stands for the day.
        last: how it ends, likewise.
        fine: how many parts of the first day are known.
        as_fine: how many of the last.
    """
    start, end = sorted((one, other))
    return Period(f"{first.format(_cut(start, fine))}/{last.format(_cut(end, as_fine))}")


@cache
def _periods(since: date, *, approximate: bool = True) -> SearchStrategy[Period]:
    days, about = _days(since), ["{}~"] if approximate else []
    closed, opened = st.sampled_from(["{}", *about]), st.sampled_from(["{}", *about, "", ".."])
    return (
        st.builds(_between, days, days, closed, opened, _FINENESS, _FINENESS)
        | st.builds(_between, days, days, opened, closed, _FINENESS, _FINENESS)
        | _dates(since, approximate=approximate).map(Period)
    )


def periods(*, since: Day | None = None, approximate: bool = True) -> SearchStrategy[Period]:
    """Return periods of every form: closed, open, of unknown ends, and within one date.

    Args:
        since: no period lies wholly before it.
        approximate: whether its ends may be approximate.

    >>> spans = periods(since="1990")
    """
    return _periods(_world(_STATES, since).since, approximate=approximate)


# --- proof --------------------------------------------------------------------------------------


def citations() -> SearchStrategy[Citation]:
    """Return citations on every basis, of sources that are nowhere to be found.

    >>> proof = citations()
    """
    return st.builds(
        Citation,
        _ids("source"),
        _maybe(st.integers(1, 40)),
        _maybe(_NAMED),
        fields=_some(st.sampled_from(["title", "period", "history[0].date", "value"]), 1),
        basis=st.sampled_from(Basis),
        note=_NAMED,
        attributed_to=_maybe(_NAMED),
    )


_CITED: Final = _some(citations(), 1, 2)


@cache
def _sources(world: _World) -> SearchStrategy[Source]:
    digest = st.sampled_from(["sha256:" + "0a" * 32, "sha256:" + "f" * 64])
    return st.builds(
        Source,
        id=_ids("source"),
        publisher=_maybe(_NAMED),
        title=_maybe(_TEXTS),
        author=_maybe(_NAMED),
        published=_maybe(_dates(world.since)),
        language=st.sampled_from([None, "en", "ko"]),
        url=st.sampled_from([None, "https://example.org/a"]),
        digest=_maybe(digest),
        paragraph_digests=st.lists(digest, max_size=3),
    )


# --- who and met --------------------------------------------------------------------------------


@cache
def _tenures(world: _World) -> SearchStrategy[Tenure]:
    """Return spells in an office; what is attested has no period to lie outside of."""
    roles = st.sets(st.sampled_from(Role), min_size=1)
    of = st.sampled_from(world.parties)
    period, attested = _maybe(_periods(world.since)), _some(_dates(world.since))
    return st.builds(Tenure, _NAMED, roles, of, period) | st.builds(
        Tenure, _NAMED, roles, of, attested=attested
    )


@cache
def _leaders(world: _World) -> SearchStrategy[Leader]:
    return st.builds(
        Leader,
        id=_ids("leader"),
        name=_TEXTS,
        other_names=_some(_NAMED),
        family_name=_maybe(_NAMED),
        given_name=_maybe(_NAMED),
        tenures=_some(_tenures(world), most=2),
        citations=_CITED,
    )


@cache
def _organizations(world: _World) -> SearchStrategy[Organization]:
    return st.builds(
        Organization,
        id=_ids("organization"),
        name=_TEXTS,
        short_name=_maybe(_NAMED),
        other_names=_some(_NAMED),
        kind=st.sampled_from(OrganizationKind),
        country=_maybe(st.sampled_from(world.states)),
        state_owned=st.sampled_from([None, True, False]),
        founded=_maybe(_dates(world.since)),
        citations=_CITED,
    )


@cache
def _participants(world: _World) -> SearchStrategy[Participant]:
    return st.builds(
        Participant, st.sampled_from(world.parties), _maybe(_ids("leader")), _maybe(_NAMED)
    )


@cache
def _meetings(world: _World) -> SearchStrategy[Meeting]:
    below = [level for level in MeetingLevel if level is not MeetingLevel.LEADERS]
    made: SearchStrategy[Meeting] = _encounters(Meeting, world, level=st.sampled_from(below))
    return made


@cache
def _summits(world: _World) -> SearchStrategy[Summit]:
    made: SearchStrategy[Summit] = _encounters(Summit, world)
    return made


def _encounters(kind: Any, world: _World, **level: SearchStrategy[Any]) -> SearchStrategy[Any]:
    """Return meetings or summits that nobody brokered from within."""
    count = st.builds(Quantity, st.integers(0, 60), st.just("leaders"), st.just("exactly"))
    party = st.sampled_from(world.parties)
    organizer = st.sampled_from(world.bodies) if world.bodies else st.nothing()
    plain = st.builds(
        kind,
        id=_ids(kind.__name__.lower()),
        title=_TEXTS,
        format=st.just(MeetingFormat.MULTILATERAL),
        participants=_some(_participants(world), most=4),
        participant_count=_maybe(count),
        host=_maybe(party),
        organizer=_maybe(organizer),
        period=_maybe(_periods(world.since)),
        place=_maybe(_NAMED),
        country=_maybe(st.sampled_from(world.states)),
        sidelines_of=st.sampled_from([None, "made-up-meeting-of-many"]),
        status=st.sampled_from(MeetingStatus),
        topics=_some(st.sampled_from(_TOPICS)),
        outcome_documents=_maybe(count),
        citations=_CITED,
        **level,
    )
    return st.builds(
        _arranged, plain, st.sampled_from([MeetingFormat.BILATERAL, *MeetingFormat]), _maybe(party)
    )


def _arranged(meeting: Meeting, format: MeetingFormat, broker: str | None) -> Meeting:
    """Return a meeting of a format and with a broker, where it may have them."""
    if len({party for party in meeting.parties if isinstance(party, Country)}) > 2:
        format = MeetingFormat.MULTILATERAL
    outside = None if broker in meeting.parties else broker
    return attrs.evolve(meeting, format=format, brokered_by=outside)


# --- signed and tied ----------------------------------------------------------------------------


@cache
def _milestones(world: _World) -> SearchStrategy[Milestone]:
    return st.builds(
        Milestone,
        st.sampled_from(Stage),
        _maybe(_dates(world.since)),
        st.booleans(),
        _maybe(st.sampled_from(world.parties)),
    )


# The days between two steps of a history at most.
_LONGEST_GAP: Final = 400


@st.composite
def _histories(
    draw: st.DrawFn, kind: str, among: list[str], since: date, usual: Stage
) -> list[Milestone]:
    """Return a history that can be: a walk along what may follow, later and later.

    Acts of single parties come at the end, and what is planned after that.
    """
    follow = MAY_FOLLOW[kind]
    start = draw(_days(since)).toordinal()
    gaps = draw(st.tuples(*[st.integers(0, _LONGEST_GAP)] * 4))
    last = date.max.toordinal()
    when = [date.fromordinal(min(start + sum(gaps[:i]), last)) for i in range(5)]

    def dated(i: int) -> PartialDate | None:
        text = _cut(when[i], 3 - draw(st.integers(0, 2)))
        form = draw(st.sampled_from(["{}", "{}", "", "[..{}]", "{}~"]))
        return PartialDate(form.format(text)) if form else None

    stage = draw(st.sampled_from([usual, *follow]))
    history = [Milestone(stage, dated(0))]
    for i in range(1, draw(st.integers(1, 4))):
        following = sorted(follow[stage], key=str)
        if not following:
            break
        stage = draw(st.sampled_from(following))
        history.append(Milestone(stage, dated(i)))
    for party in draw(_some(st.sampled_from(among), most=2)):
        own = Stage.RATIFIED if kind == "Agreement" else Stage.RESUMED
        history.append(Milestone(own, dated(3), party=party))
    if draw(st.booleans()):
        history.append(Milestone(draw(st.sampled_from(list(follow))), None, planned=True))
    if draw(st.integers(0, 5)) == 5:
        history = [attrs.evolve(step, planned=True) for step in history]
    return history


@cache
@st.composite
def _agreements(draw: st.DrawFn, world: _World) -> Agreement:
    complete = not draw(st.booleans())
    between = draw(_some(st.sampled_from(world.parties), 2 if complete else 1))
    return Agreement(
        id=draw(_ids("agreement")),
        title=draw(_TEXTS),
        kind=draw(st.sampled_from(InstrumentKind)),
        parties=between,
        parties_complete=complete,
        history=draw(_histories("Agreement", between, world.since, Stage.SIGNED)),
        topics=draw(_some(st.sampled_from(_TOPICS))),
        concluded_at=draw(_maybe(_ids("meeting"))),
        amends=draw(st.sampled_from([None, "made-up-agreement-of-long-ago"])),
        citations=draw(_CITED),
    )


@cache
@st.composite
def _partnerships(draw: st.DrawFn, world: _World) -> Partnership:
    between = draw(_some(st.sampled_from(world.parties), 2))
    return Partnership(
        id=draw(_ids("partnership")),
        kind=draw(st.sampled_from(PartnershipKind)),
        designation=draw(_NAMED),
        parties=between,
        history=draw(_histories("Partnership", between, world.since, Stage.ESTABLISHED)),
        elevated_from=draw(st.sampled_from([None, "made-up-ties-of-before"])),
        instrument=draw(_maybe(_ids("agreement"))),
        citations=draw(_CITED),
    )


@cache
@st.composite
def _memberships(draw: st.DrawFn, world: _World) -> Membership:
    planned = draw(st.booleans())
    seen = not planned and draw(st.booleans())
    return Membership(
        id=draw(_ids("membership")),
        member=draw(st.sampled_from(world.states)),
        organization=draw(st.sampled_from(world.bodies)),
        status=draw(st.sampled_from(MembershipStatus)),
        period=None if seen else draw(_maybe(_periods(world.since))),
        attested=draw(_some(_dates(world.since))) if seen else (),
        founding=not planned and draw(st.booleans()),
        planned=planned,
        citations=draw(_CITED),
    )


# --- counted and said ---------------------------------------------------------------------------


@cache
@st.composite
def _trade_figures(draw: st.DrawFn, world: _World) -> TradeFigure:
    reporter, partner = draw(_some(st.sampled_from(world.states), 2, 2))
    return TradeFigure(
        id=draw(_ids("trade-figure")),
        reporter=reporter,
        partner=partner,
        flow=draw(st.sampled_from(TradeFlow)),
        value=Quantity(
            draw(st.integers(0, 10**15)),
            draw(st.sampled_from(["USD", "EUR"])),
            draw(st.sampled_from(QuantityQualifier)),
        ),
        kind=draw(st.sampled_from(FigureKind)),
        period=draw(_maybe(_periods(world.since))),
        as_of=draw(_maybe(_dates(world.since))),
        citations=draw(_CITED),
    )


@cache
@st.composite
def _statistics(draw: st.DrawFn, world: _World) -> Statistic:
    subject, *others = draw(_some(st.sampled_from(world.parties), 1, 2))
    return Statistic(
        id=draw(_ids("statistic")),
        subject=subject,
        counterpart=others[0] if others else None,
        indicator=draw(_ids("indicator")),
        scope=draw(_maybe(_NAMED)),
        value=draw(quantities()),
        kind=draw(st.sampled_from(FigureKind)),
        period=draw(_maybe(_periods(world.since))),
        as_of=draw(_maybe(_dates(world.since))),
        citations=draw(_CITED),
    )


@cache
@st.composite
def _statements(draw: st.DrawFn, world: _World) -> Statement:
    """Return what was said, by others than those it was said to."""
    kind = draw(st.sampled_from(StatementKind))
    present = draw(
        st.lists(_participants(world), min_size=1, max_size=4, unique_by=attrgetter("party"))
    )
    speaking = draw(st.integers(0 if kind is StatementKind.NOTED else 1, len(present)))
    return Statement(
        id=draw(_ids("statement")),
        kind=kind,
        speakers=present[:speaking],
        addressees=present[speaking:],
        about=draw(_some(st.sampled_from(world.parties))),
        summary=draw(_TEXTS),
        topics=draw(_some(st.sampled_from(_TOPICS))),
        date=draw(_maybe(_dates(world.since))),
        made_at=draw(_maybe(_ids("meeting"))),
        citations=draw(_CITED),
    )


# --- what the module gives ----------------------------------------------------------------------


def sources(*, since: Day | None = None) -> SearchStrategy[Source]:
    """Return sources, from a bare id to a full card.

    >>> cards = sources(since="1990")
    """
    return _sources(_world(_STATES, since))


def tenures(
    *, countries: Iterable[str] = _STATES, since: Day | None = None
) -> SearchStrategy[Tenure]:
    """Return spells in an office, of a term that is known, or attested on some days.

    >>> made_up = tenures(countries=["XD", "XE"], since="1990")
    """
    return _tenures(_world(countries, since))


def leaders(
    *, countries: Iterable[str] = _STATES, since: Day | None = None
) -> SearchStrategy[Leader]:
    """Return leaders, in office or not.

    >>> made_up = leaders(countries=["XD", "XE"], since="1990")
    """
    return _leaders(_world(countries, since))


def organizations(
    *, countries: Iterable[str] = _STATES, since: Day | None = None
) -> SearchStrategy[Organization]:
    """Return organizations, of one country or of none.

    >>> made_up = organizations(countries=["XD", "XE"], since="1990")
    """
    return _organizations(_world(countries, since))


def participants(
    *, countries: Iterable[str] = _STATES, since: Day | None = None
) -> SearchStrategy[Participant]:
    """Return participants, from a bare party to a person in an office.

    >>> made_up = participants(countries=["XD", "XE"], since="1990")
    """
    return _participants(_world(countries, since))


def meetings(
    *, countries: Iterable[str] = _STATES, since: Day | None = None
) -> SearchStrategy[Meeting]:
    """Return meetings below leader level, whoever is known to have come.

    >>> made_up = meetings(countries=["XD", "XE"], since="1990")
    """
    return _meetings(_world(countries, since))


def summits(
    *, countries: Iterable[str] = _STATES, since: Day | None = None
) -> SearchStrategy[Summit]:
    """Return meetings of leaders.

    >>> made_up = summits(countries=["XD", "XE"], since="1990")
    """
    return _summits(_world(countries, since))


def milestones(
    *, countries: Iterable[str] = _STATES, since: Day | None = None
) -> SearchStrategy[Milestone]:
    """Return single steps of any history, done or planned.

    >>> made_up = milestones(countries=["XD", "XE"], since="1990")
    """
    return _milestones(_world(countries, since))


def agreements(
    *, countries: Iterable[str] = _STATES, since: Day | None = None
) -> SearchStrategy[Agreement]:
    """Return agreements at every stage of life.

    >>> made_up = agreements(countries=["XD", "XE"], since="1990")
    """
    return _agreements(_world(countries, since))


def partnerships(
    *, countries: Iterable[str] = _STATES, since: Day | None = None
) -> SearchStrategy[Partnership]:
    """Return standing ties at every stage of life.

    >>> made_up = partnerships(countries=["XD", "XE"], since="1990")
    """
    return _partnerships(_world(countries, since))


def memberships(
    *, countries: Iterable[str] = _STATES, since: Day | None = None
) -> SearchStrategy[Membership]:
    """Return memberships, planned, founding and plain.

    >>> made_up = memberships(countries=["XD", "XE"], since="1990")
    """
    return _memberships(_world(countries, since))


def trade_figures(
    *, countries: Iterable[str] = _STATES, since: Day | None = None
) -> SearchStrategy[TradeFigure]:
    """Return values of trade of one country with another.

    >>> made_up = trade_figures(countries=["XD", "XE"], since="1990")
    """
    return _trade_figures(_world(countries, since))


def statistics(
    *, countries: Iterable[str] = _STATES, since: Day | None = None
) -> SearchStrategy[Statistic]:
    """Return other numbers, of one party or between two.

    >>> made_up = statistics(countries=["XD", "XE"], since="1990")
    """
    return _statistics(_world(countries, since))


def statements(
    *, countries: Iterable[str] = _STATES, since: Day | None = None
) -> SearchStrategy[Statement]:
    """Return what was said, by others than those it was said to.

    >>> made_up = statements(countries=["XD", "XE"], since="1990")
    """
    return _statements(_world(countries, since))


def records(
    *, countries: Iterable[str] = _STATES, since: Day | None = None
) -> SearchStrategy[Record]:
    """Return records of every type.

    >>> made_up = records(countries=["XD", "XE"], since="1990")
    """
    return _records(_world(countries, since))


@cache
def _by_kind(world: _World) -> Mapping[type[Record], SearchStrategy[Any]]:
    """Return a strategy for each kind of record; without organizations nobody is a member."""
    made: dict[type[Record], SearchStrategy[Any]] = {
        Source: _sources(world),
        Leader: _leaders(world),
        Organization: _organizations(world),
        Meeting: _meetings(world),
        Summit: _summits(world),
        Agreement: _agreements(world),
        Partnership: _partnerships(world),
        Membership: _memberships(world) if world.bodies else st.nothing(),
        TradeFigure: _trade_figures(world),
        Statistic: _statistics(world),
        Statement: _statements(world),
    }
    return made


@cache
def _records(world: _World) -> SearchStrategy[Any]:
    return st.one_of(*_by_kind(world).values())


# --- records that hold together -----------------------------------------------------------------


def archives(
    *,
    countries: Iterable[str] = _STATES,
    since: Day | None = None,
    min_records: int = 0,
    max_records: int | None = None,
) -> SearchStrategy[Archive]:
    """Return archives of every type of record, in which all that is mentioned is there.

    A record refers to such as come before it in the order of the kinds, and so never to itself.
    Where a test fails, hypothesis shows the archive as the lines that `Archive.loads` takes.

    Args:
        countries: among whom, two codes at least.
        since: no date lies wholly before it.
        min_records: how many records an archive has at least.
        max_records: how many at most; eight, or *min_records* where that is more, unless given.

    Raises:
        InvalidCountry, InvalidType: if the countries are none, or fewer than two.
        InvalidDate: if *since* is none.
        hypothesis.errors.InvalidArgument: if there are no such numbers of records.

    >>> small = archives(countries=["XD", "XE"], since="1990", min_records=1, max_records=4)
    """
    most = max(min_records, 8) if max_records is None else max_records
    if not 0 <= min_records <= most:
        raise InvalidArgument(f"min_records={min_records} must be from 0 to max_records={most}")
    whole = _world(countries, since)
    worlds = [attrs.evolve(whole, bodies=_BODIES[:n]) for n in range(len(_BODIES) + 1)]
    return _archives(worlds[: max(most, 1)], min_records, most)


@st.composite
def _archives(draw: st.DrawFn, worlds: list[_World], least: int, most: int) -> Archive:
    """Return archives of one of some worlds, each of which needs its organizations and a source."""
    if most == 0 or (least == 0 and draw(st.booleans())):
        return Archive()
    world = draw(st.sampled_from(worlds))
    besides = 1 + len(world.bodies)
    others = st.lists(
        _events(world), min_size=max(least - besides, 0), max_size=max(most - besides, 0)
    )
    drawn = [
        draw(_sources(world)),
        *(attrs.evolve(draw(_organizations(world)), id=body) for body in world.bodies),
        *draw(others),
    ]
    made: list[Record] = []
    ids: defaultdict[type, list[str]] = defaultdict(list)
    for n, record in enumerate(sorted(drawn, key=_rank)):
        id = record.id if record.id in world.bodies else f"made-up-{_KIND_SLUGS[type(record)]}-{n}"
        made.append(_tied(draw, attrs.evolve(record, id=id), ids))
        of: list[type] = [Meeting] if isinstance(record, Summit) else [type(record)]
        if isinstance(record, Leader) and all(tenure.is_leader for tenure in record.tenures):
            of.append(Participant)  # who may take part in a summit
        for kind in of:
            ids[kind].append(id)
    archive = Archive(made)
    note(archive.dumps())
    return archive


@cache
def _events(world: _World) -> SearchStrategy[Any]:
    """Return records, of which few are sources and organizations: each archive has some of these."""
    made = _by_kind(world)
    seldom = made[Source] | made[Organization]
    often = [made[kind] for kind in made if kind not in (Source, Organization)]
    return st.one_of(*often, *often, seldom)


_KIND_SLUGS: Final = {
    kind: re.sub("(?<=[a-z])(?=[A-Z])", "-", kind.__name__).lower()
    for kind in TYPES_BY_NAME.values()
}


def _rank(record: Record) -> int:
    return next(i for i, kind in enumerate(RECORD_TYPES) if isinstance(record, kind))


def _tied(draw: st.DrawFn, record: Any, ids: Mapping[type, list[str]]) -> Any:
    """Return a record whose mentions are of records drawn before, or of none; parties stay."""
    changes: dict[str, Any] = {}
    for place, kind_name in record.REFERENCES.items():
        kind = TYPES_BY_NAME[kind_name]
        if kind is Organization:
            continue
        name, is_list, part = place.partition("[]")
        among = ids.get(Participant if type(record) is Summit and kind is Leader else kind, [])

        def one_of(told: str | None, among: list[str] = among) -> str | None:
            return draw(st.sampled_from(among)) if told and among else None

        value = getattr(record, name)
        if is_list:
            parts = [attrs.evolve(p, **{part[1:]: one_of(getattr(p, part[1:]))}) for p in value]
            changes[name] = list(dict.fromkeys(parts))
        else:
            changes[name] = one_of(value)
    return attrs.evolve(record, **changes)


def _register() -> None:
    """Let hypothesis know what to make of the types of this library."""
    made: dict[type, SearchStrategy[Any]] = {
        Archive: archives(),
        Country: countries(),
        PartialDate: partial_dates(),
        Period: periods(),
        Quantity: quantities(),
        Citation: citations(),
        Tenure: tenures(),
        Participant: participants(),
        Milestone: milestones(),
        **_by_kind(_world(_STATES, None)),
        Meeting: meetings() | summits(),
    }
    for kind, strategy in made.items():
        st.register_type_strategy(kind, strategy)


_register()
