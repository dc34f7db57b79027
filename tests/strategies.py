"""Values and records made up for property tests.

Dates lie close together as often as not, so that bounds meet and overlap; every strategy gives
only what the model admits.
"""

from collections import defaultdict
from datetime import date
from functools import cache
from typing import Any, Final

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from diplomacy import (
    Agreement,
    Archive,
    Basis,
    Citation,
    FigureKind,
    Flow,
    Format,
    InstrumentKind,
    Leader,
    Level,
    Meeting,
    MeetingStatus,
    Membership,
    MembershipStatus,
    Milestone,
    Organization,
    OrganizationKind,
    PartialDate,
    Participant,
    Partnership,
    PartnershipKind,
    Period,
    Qualifier,
    Quantity,
    Role,
    Source,
    Stage,
    Statement,
    StatementKind,
    Statistic,
    Summit,
    Tenure,
    TradeFigure,
)
from diplomacy.integrity import KINDS, REFERENCES, references
from diplomacy.records import MAY_FOLLOW, Record

__all__ = [
    "agreements",
    "archives",
    "citations",
    "dates_text",
    "days",
    "exact_dates",
    "leaders",
    "meetings",
    "memberships",
    "milestones",
    "organizations",
    "partial_dates",
    "participants",
    "parties",
    "partnerships",
    "periods",
    "plain_dates",
    "printed",
    "quantities",
    "records",
    "slugs",
    "sources",
    "spans",
    "statements",
    "statistics",
    "summits",
    "tenures",
    "trade_figures",
    "words",
]

COUNTRIES: Final = ("KR", "TR", "KG", "KZ", "RU", "XA", "QM")
ORGANIZATIONS: Final = ("kepco", "nato", "sco", "a-firm")
UNITS: Final = ("USD", "EUR", "percent", "persons", "documents")
_TOPICS: Final = ("trade", "nuclear-energy", "our-own-topic")


# --- when ---------------------------------------------------------------------------------------


def days() -> SearchStrategy[date]:
    """Return days, half of them of the same few months."""
    return st.one_of(st.dates(date(2022, 11, 25), date(2024, 3, 5)), st.dates())


def _cut(day: date, parts: int) -> str:
    """Return the year, the month or the day that *day* lies in, as EDTF."""
    return day.isoformat()[: (4, 7, 10)[parts - 1]]


@st.composite
def plain_dates(draw: st.DrawFn) -> PartialDate:
    """Return a year, a month or a day."""
    return PartialDate(_cut(draw(days()), draw(st.integers(1, 3))))


@st.composite
def spans(draw: st.DrawFn) -> PartialDate:
    """Return one day of a span, either end left open at times."""
    first, last = sorted((draw(days()), draw(days())))
    parts = draw(st.integers(1, 3))
    # Ends of two precisions must not lie one within the other.
    other = draw(st.integers(1, 3)) if first.year < last.year else parts
    ends = draw(st.sampled_from(["both", "first", "last"]))
    start = "" if ends == "last" else _cut(first, parts)
    end = "" if ends == "first" else _cut(last, other)
    return PartialDate(f"[{start}..{end}]")


def exact_dates() -> SearchStrategy[PartialDate]:
    """Return dates whose bounds hold: plain ones and spans."""
    return st.one_of(plain_dates(), spans())


def approximate_dates() -> SearchStrategy[PartialDate]:
    """Return dates that a source gives as "about"."""
    return plain_dates().map(lambda plain: PartialDate(f"{plain}~"))


def partial_dates() -> SearchStrategy[PartialDate]:
    """Return dates of every form."""
    return st.one_of(exact_dates(), exact_dates(), approximate_dates())


@st.composite
def periods(draw: st.DrawFn, *, approximate: bool = True) -> Period:
    """Return periods of every form: closed, open, of unknown ends, and within one date."""
    if draw(st.integers(0, 3)) == 0:
        return Period(draw(partial_dates() if approximate else exact_dates()))
    first, last = sorted((draw(days()), draw(days())))
    about = st.sampled_from(["", "", "~"]) if approximate else st.just("")
    start = f"{_cut(first, draw(st.integers(1, 3)))}{draw(about)}"
    end = f"{_cut(last, draw(st.integers(1, 3)))}{draw(about)}"
    left_open = draw(st.sampled_from(["", "start", "end"]))
    if left_open == "start":
        start = draw(st.sampled_from(["", ".."]))
    if left_open == "end":
        end = draw(st.sampled_from(["", ".."]))
    return Period(f"{start}/{end}")


def dates_text() -> SearchStrategy[str]:
    """Return any text, and text that is nearly a date or a period."""
    nearly = st.text(alphabet="0123456789-~[]./?XT :", max_size=24)
    worded = st.lists(
        st.sampled_from(
            ["6", "31st", "August", "Feb.", "may", "Monday,", "2018", "0000", "2018,", ",", "99"]
        ),
        max_size=5,
    ).map(" ".join)
    return st.one_of(st.text(), nearly, worded)


# --- numbers, words and ids ---------------------------------------------------------------------


def numbers(digits: int = 38) -> SearchStrategy[str]:
    """Return numbers as text, whole or with decimals, of at most *digits* digits."""
    most = 10**digits - 1
    whole = st.one_of(st.integers(-20, 20), st.integers(-most, most))
    return st.builds(
        lambda number, shift: f"{number}E-{shift}", whole, st.sampled_from([0, 0, 1, 3, 9])
    )


@st.composite
def quantities(draw: st.DrawFn, units: tuple[str, ...] = UNITS) -> Quantity:
    """Return quantities of every qualifier, of one of *units*."""
    return Quantity(draw(numbers()), draw(st.sampled_from(units)), draw(st.sampled_from(Qualifier)))


def words() -> SearchStrategy[str]:
    """Return short lines of text."""
    return st.sampled_from(["A title", "Ankara", "Seúl", "“Peace”, 2023", "서울", "x"])


def slugs() -> SearchStrategy[str]:
    """Return ids."""
    stems = st.sampled_from(["a", "b2", "nuclear-mou", "2025-11-24-kr-tr"])
    return st.builds("{}-{}".format, stems, st.integers(0, 99))


def parties() -> SearchStrategy[str]:
    """Return countries and organizations."""
    return st.sampled_from(COUNTRIES + ORGANIZATIONS)


def _some(one: SearchStrategy[Any], least: int = 0, most: int = 3) -> SearchStrategy[Any]:
    """Return lists without repetition."""
    return st.lists(one, min_size=least, max_size=most, unique=True)


def _maybe(one: SearchStrategy[Any]) -> SearchStrategy[Any]:
    return st.none() | one


# --- proof --------------------------------------------------------------------------------------


def citations() -> SearchStrategy[Citation]:
    """Return citations on every basis."""
    return st.builds(
        Citation,
        slugs(),
        _maybe(st.integers(1, 40)),
        _maybe(words()),
        fields=_some(st.sampled_from(["title", "period", "history[0].date", "value"]), 1),
        basis=st.sampled_from(Basis),
        note=words(),
        attributed_to=_maybe(words()),
    )


def _cited() -> SearchStrategy[Any]:
    return _some(citations(), 1, 2)


def sources() -> SearchStrategy[Source]:
    """Return sources, from a bare id to a full card."""
    digest = st.sampled_from(["sha256:" + "0a" * 32, "sha256:" + "f" * 64])
    return st.builds(
        Source,
        id=slugs(),
        publisher=_maybe(words()),
        title=_maybe(words()),
        author=_maybe(words()),
        published=_maybe(partial_dates()),
        language=st.sampled_from([None, "en", "ko"]),
        url=st.sampled_from([None, "https://example.org/a"]),
        digest=_maybe(digest),
        paragraph_digests=st.lists(digest, max_size=3),
    )


# --- who ----------------------------------------------------------------------------------------


def tenures() -> SearchStrategy[Tenure]:
    """Return spells in an office; what is attested has no period to lie outside of."""
    return st.builds(
        Tenure,
        words(),
        st.sets(st.sampled_from(Role), min_size=1),
        parties(),
        _maybe(periods()),
    ) | st.builds(
        Tenure,
        words(),
        st.sets(st.sampled_from(Role), min_size=1),
        parties(),
        attested=_some(partial_dates()),
    )


def leaders() -> SearchStrategy[Leader]:
    """Return leaders."""
    return st.builds(
        Leader,
        id=slugs(),
        name=words(),
        other_names=_some(words()),
        family_name=_maybe(words()),
        given_name=_maybe(words()),
        tenures=_some(tenures(), most=2),
        citations=_cited(),
    )


def organizations() -> SearchStrategy[Organization]:
    """Return organizations."""
    return st.builds(
        Organization,
        id=slugs(),
        name=words(),
        short_name=_maybe(words()),
        other_names=_some(words()),
        kind=st.sampled_from(OrganizationKind),
        country=_maybe(st.sampled_from(COUNTRIES)),
        state_owned=st.sampled_from([None, True, False]),
        founded=_maybe(partial_dates()),
        citations=_cited(),
    )


# --- met ----------------------------------------------------------------------------------------


def participants() -> SearchStrategy[Participant]:
    """Return participants, from a bare party to a person in an office."""
    return st.builds(Participant, parties(), _maybe(slugs()), _maybe(words()))


def _encounters(kind: Any, **fields: SearchStrategy[Any]) -> SearchStrategy[Any]:
    """Return meetings or summits that nobody brokered from within."""
    count = st.builds(Quantity, st.integers(0, 60), st.just("leaders"), st.just("exactly"))
    return st.builds(
        kind,
        id=slugs(),
        title=words(),
        format=st.just(Format.MULTILATERAL),
        participants=_some(participants(), most=4),
        participant_count=_maybe(count),
        host=_maybe(parties()),
        organizer=_maybe(st.sampled_from(ORGANIZATIONS)),
        brokered_by=st.sampled_from([None, "SA", "un"]),
        period=_maybe(periods()),
        place=_maybe(words()),
        country=_maybe(st.sampled_from(COUNTRIES)),
        sidelines_of=st.sampled_from([None, "another-meeting-of-many"]),
        status=st.sampled_from(MeetingStatus),
        topics=_some(st.sampled_from(_TOPICS)),
        outcome_documents=_maybe(count),
        citations=_cited(),
        **fields,
    )


def meetings() -> SearchStrategy[Meeting]:
    """Return meetings below leader level."""
    below = [level for level in Level if level is not Level.LEADERS]
    made: SearchStrategy[Meeting] = _encounters(Meeting, level=st.sampled_from(below))
    return made


def summits() -> SearchStrategy[Summit]:
    """Return meetings of leaders."""
    made: SearchStrategy[Summit] = _encounters(Summit)
    return made


# --- signed and tied ----------------------------------------------------------------------------


def milestones() -> SearchStrategy[Milestone]:
    """Return single steps."""
    return st.builds(
        Milestone,
        st.sampled_from(Stage),
        _maybe(partial_dates()),
        st.booleans(),
        _maybe(parties()),
    )


@st.composite
def _histories(draw: st.DrawFn, kind: str, among: list[str]) -> list[Milestone]:
    """Return a history that can be: a walk along what may follow, later and later.

    Acts of single parties come at the end, and what is planned after that.
    """
    follow = MAY_FOLLOW[kind]
    gaps = draw(st.tuples(*[st.integers(0, 400)] * 4))
    start = draw(st.integers(date(1990, 1, 1).toordinal(), date(2024, 1, 1).toordinal()))
    when = [date.fromordinal(start + sum(gaps[:i])) for i in range(5)]

    def dated(i: int) -> PartialDate | None:
        text = _cut(when[i], draw(st.integers(1, 3)))
        form = draw(st.sampled_from(["", "exact", "exact", "~", ".."]))
        if not form:
            return None
        return PartialDate({"exact": text, "~": f"{text}~", "..": f"[..{text}]"}[form])

    stage = draw(st.sampled_from(list(follow)))
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
    if draw(st.integers(0, 5)) == 0:
        history = [attrs.evolve(step, planned=True) for step in history]
    return list(dict.fromkeys(history))


@st.composite
def agreements(draw: st.DrawFn) -> Agreement:
    """Return agreements at every stage of life."""
    complete = draw(st.booleans())
    between = draw(_some(parties(), 2 if complete else 1))
    return Agreement(
        id=draw(slugs()),
        title=draw(words()),
        kind=draw(st.sampled_from(InstrumentKind)),
        parties=between,
        parties_complete=complete,
        history=draw(_histories("Agreement", between)),
        topics=draw(_some(st.sampled_from(_TOPICS))),
        concluded_at=draw(_maybe(slugs())),
        amends=draw(st.sampled_from([None, "an-agreement-made-long-ago"])),
        citations=draw(_cited()),
    )


@st.composite
def partnerships(draw: st.DrawFn) -> Partnership:
    """Return ties at every stage of life."""
    between = draw(_some(parties(), 2))
    return Partnership(
        id=draw(slugs()),
        kind=draw(st.sampled_from(PartnershipKind)),
        designation=draw(words()),
        parties=between,
        history=draw(_histories("Partnership", between)),
        elevated_from=draw(st.sampled_from([None, "the-ties-they-had-before"])),
        instrument=draw(_maybe(slugs())),
        citations=draw(_cited()),
    )


@st.composite
def memberships(draw: st.DrawFn) -> Membership:
    """Return memberships, planned, founding and plain."""
    planned = draw(st.booleans())
    seen = not planned and draw(st.booleans())
    return Membership(
        id=draw(slugs()),
        member=draw(st.sampled_from(COUNTRIES)),
        organization=draw(st.sampled_from(ORGANIZATIONS)),
        status=draw(st.sampled_from(MembershipStatus)),
        period=None if seen else draw(_maybe(periods())),
        attested=draw(_some(partial_dates())) if seen else (),
        founding=not planned and draw(st.booleans()),
        planned=planned,
        citations=draw(_cited()),
    )


# --- counted and said ---------------------------------------------------------------------------


def trade_figures() -> SearchStrategy[TradeFigure]:
    """Return values of trade."""
    return st.builds(
        TradeFigure,
        id=slugs(),
        reporter=st.sampled_from(["KR", "TR"]),
        partner=st.sampled_from(["KG", "XA"]),
        flow=st.sampled_from(Flow),
        value=st.builds(
            Quantity,
            st.integers(0, 10**15),
            st.sampled_from(["USD", "EUR"]),
            st.sampled_from(Qualifier),
        ),
        kind=st.sampled_from(FigureKind),
        period=_maybe(periods()),
        as_of=_maybe(partial_dates()),
        citations=_cited(),
    )


def statistics() -> SearchStrategy[Statistic]:
    """Return other numbers."""
    return st.builds(
        Statistic,
        id=slugs(),
        subject=parties(),
        counterpart=st.sampled_from([None, "JP"]),
        indicator=slugs(),
        scope=_maybe(words()),
        value=quantities(),
        kind=st.sampled_from(FigureKind),
        period=_maybe(periods()),
        as_of=_maybe(partial_dates()),
        citations=_cited(),
    )


def statements() -> SearchStrategy[Statement]:
    """Return what was said, by others than those it was said to."""
    return st.builds(
        Statement,
        id=slugs(),
        kind=st.sampled_from(StatementKind),
        speakers=_some(st.builds(Participant, st.sampled_from(["KR", "nato"])), 1, 2),
        addressees=_some(st.builds(Participant, st.sampled_from(["TR", "KG"])), 0, 2),
        about=_some(parties()),
        summary=words(),
        topics=_some(st.sampled_from(_TOPICS)),
        date=_maybe(partial_dates()),
        made_at=_maybe(slugs()),
        citations=_cited(),
    )


def records() -> SearchStrategy[Record]:
    """Return records of every type."""
    return st.one_of(
        sources(),
        leaders(),
        organizations(),
        meetings(),
        summits(),
        agreements(),
        partnerships(),
        memberships(),
        trade_figures(),
        statistics(),
        statements(),
    )


# --- records that hold together -----------------------------------------------------------------


def printed() -> SearchStrategy[str]:
    """Return any line of text that a field takes, marks of JSON among it as often as not."""
    marks = st.sampled_from(
        ['"', "\\", "},{", '","', '"],"', ":", '\\"', "null", "\xa0", " ", "é", "𝄞"]
    )
    other = st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\ufeff")
    pieces = st.lists(marks | other, min_size=1, max_size=8).map("".join)
    return pieces.map(str.strip).filter(bool)


def _rank(record: Record) -> int:
    return next(i for i, kind in enumerate(KINDS) if isinstance(record, kind))


@cache
def _drawn(most: int) -> SearchStrategy[list[Record]]:
    return st.builds(lambda one, more: sorted([one, *more], key=_rank), sources(), _lists(most))


def _lists(most: int) -> SearchStrategy[list[Record]]:
    return st.lists(records(), max_size=most)


_body: Final = cache(organizations)
_text: Final = cache(printed)
_place: Final = cache(lambda: st.integers(0, 11))


@st.composite
def archives(draw: st.DrawFn, most: int = 5) -> Archive:
    """Return archives of every type of record, in which all that is mentioned is there.

    A record refers to such as come before it in the order of the kinds, and so never to itself.
    """
    ids: defaultdict[type, list[str]] = defaultdict(list)
    made: list[Record] = []
    for n, record in enumerate(draw(_drawn(most))):
        made.append(_tied(draw, attrs.evolve(record, id=f"{record.id}-{n}"), ids))
        of: list[type] = [Meeting] if isinstance(record, Summit) else [type(record)]
        if isinstance(record, Leader) and all(tenure.is_leader for tenure in record.tenures):
            of.append(Participant)  # who may take part in a summit
        for kind in of:
            ids[kind].append(made[-1].id)
    parties = {
        told.id for record in made for told in references(record) if told.kind is Organization
    }
    bodies = [attrs.evolve(draw(_body()), id=id) for id in sorted(parties)]
    return Archive([*made, *(_tied(draw, body, ids) for body in bodies)])


_FREE: Final = ("name", "title", "summary", "scope")


def _tied(draw: st.DrawFn, record: Any, ids: dict[type, list[str]]) -> Any:
    """Return a record whose mentions are of records drawn before, or of none; parties stay."""
    changes: dict[str, Any] = {
        name: draw(_text()) for name in _FREE if getattr(record, name, None) is not None
    }
    for place, kind in REFERENCES[type(record)].items():
        name, is_list, part = place.partition("[]")
        among = ids[Participant if type(record) is Summit and kind is Leader else kind]

        def one_of(told: str | None, among: list[str] = among) -> str | None:
            return among[draw(_place()) % len(among)] if told and among else None

        value = getattr(record, name)
        if kind is Organization:
            continue
        if is_list:
            parts = [attrs.evolve(p, **{part[1:]: one_of(getattr(p, part[1:]))}) for p in value]
            changes[name] = list(dict.fromkeys(parts))
        else:
            changes[name] = one_of(value)
    return attrs.evolve(record, **changes)
