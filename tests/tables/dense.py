"""Fictional archives that are dense in hard cases: a few parties with every form of date."""

import random
from collections.abc import Callable, Iterator
from itertools import count
from typing import Any, Final

from tests.tables.questions import ODD_DAYS

from diplomacy import (
    Agreement,
    Archive,
    Citation,
    DiplomacyError,
    Leader,
    Meeting,
    Membership,
    Milestone,
    Mission,
    MissionAct,
    Organization,
    Participant,
    Partnership,
    Period,
    Quantity,
    Source,
    Statement,
    Statistic,
    Stop,
    Summit,
    Tenure,
    TradeFigure,
    Visit,
)

__all__ = ["STATES", "dense_archive"]

STATES: Final = ("KR", "TR", "RU", "SUHH", "XA")
"""The countries of a dense archive."""

_BODIES: Final = {"firm-kr": "KR", "firm-kr-two": "KR", "firm-tr": "TR", "union": None}
_PARTIES: Final = (*STATES, *_BODIES)
_TOPICS: Final = ("trade", "energy", "nuclear-energy", "culture")
_LIFE: Final = (
    *("negotiating", "signed", "ratified", "provisionally-applied", "in-force", "suspended"),
    *("in-force", "denounced", "withdrawn", "terminated"),
)


class _Dice(random.Random):
    """A source of random values of records."""

    def some(self, pool: Any, low: int, high: int) -> list[Any]:
        return self.sample(list(pool), min(len(pool), self.randint(low, high)))

    def maybe(self, make: Callable[[], Any], share: float = 0.5) -> Any:
        return make() if self.random() < share else None

    def day(self) -> str:
        if self.random() < 0.06:
            return self.choice([*ODD_DAYS, "1500~", "0001"])
        year = f"{self.randrange(1988, 2004)}"
        month = f"{year}-{self.randint(1, 12):02}"
        day = f"{month}-{self.randint(1, 28):02}"
        later = f"{int(year) + self.randint(0, 3)}-12"
        forms = [year, month, day, day, day, f"{year}~", f"{month}?", f"[{month}..{later}]"]
        return self.choice([*forms, f"[..{day}]", f"[{year}..]"])

    def period(self) -> str | None:
        first, last = self.day(), self.day()
        forms = [first, f"{first}/{last}", f"{first}/..", f"{first}/", f"/{last}", f"../{last}"]
        text = self.choice(forms)
        try:
            return Period(text).text
        except DiplomacyError:
            return None

    def topics(self) -> list[str]:
        return self.some(_TOPICS, 0, 2)

    def people(self, low: int, high: int) -> list[Participant]:
        leaders = [f"leader-{i}" for i in range(4)]
        return [
            Participant(party, self.maybe(lambda: self.choice(leaders), 0.3))
            for party in self.some(_PARTIES, low, high)
        ]

    def history(self, stages: tuple[str, ...], parties: list[str]) -> list[Milestone]:
        steps = []
        for stage in stages:
            if self.random() < 0.5:
                party = self.maybe(lambda: self.choice(parties), 0.3)
                date = self.maybe(self.day, 0.85)
                steps.append(Milestone(stage, date, self.random() < 0.1, party))
        return steps


def dense_archive(seed: int, size: int = 20) -> Archive:
    """Return the archive of a seed, with about as many records of each type."""
    dice = _Dice(seed)
    published = ("2010-05-01", "2002", dice.day(), None)
    sources = [Source(id=f"source-{i}", published=day) for i, day in enumerate(published)]
    records: list[Any] = list(sources)
    for id, country in _BODIES.items():
        records.append(
            Organization(
                id=id,
                name=f"The {id.replace('-', ' ').title()} Co.",
                kind="company",
                country=country,
                citations=_cite(dice),
            )
        )
    kinds: list[Callable[[_Dice, str], Any]] = [_visit, _meeting, _agreement, _partnership]
    kinds += [_membership, _mission, _trade_figure, _statistic, _statement]
    records += _make(dice, _leader, 4)
    for kind in kinds:
        records += _make(dice, kind, size)
    return Archive(records)


def _make(dice: _Dice, make: Callable[[_Dice, str], Any], size: int) -> Iterator[Any]:
    """Yield records; what a random choice makes invalid is made again."""
    made = 0
    name = make.__name__.strip("_").replace("_", "-")
    for _ in count():
        try:
            record = make(dice, f"{name}-{made}")
        except DiplomacyError:
            continue
        yield record
        made += 1
        if made == size:
            return


def _cite(dice: _Dice) -> list[Citation]:
    fields = dice.choice([["title"], ["history"], ["history[0].date"], ["period"]])
    return [Citation(f"source-{i}", 1, fields=fields) for i in dice.some(range(4), 1, 2)]


def _leader(dice: _Dice, id: str) -> Leader:
    tenures = [
        Tenure(
            dice.choice(["President", "Prime Minister", "Minister"]),
            dice.some(["head-of-state", "head-of-government", "minister"], 1, 2),
            dice.choice(_PARTIES),
            dice.period(),
        )
        for _ in range(dice.randint(0, 3))
    ]
    return Leader(id=id, name=f"Person {id[-1]}", tenures=tenures, citations=_cite(dice))


def _visit(dice: _Dice, id: str) -> Visit:
    stops = [
        Stop(
            dice.maybe(lambda: dice.choice(STATES), 0.8),
            "A city",
            dice.maybe(lambda: dice.choice(_PARTIES), 0.3),
            dice.maybe(dice.period, 0.3),
        )
        for _ in range(dice.randint(1, 2))
    ]
    return Visit(
        id=id,
        rank=dice.choice(["state", "official", "unknown"]),
        travellers=dice.people(1, 2),
        stops=stops,
        period=dice.maybe(dice.period, 0.7),
        status=dice.choice(["held", "held", "planned"]),
        topics=dice.topics(),
        citations=_cite(dice),
    )


def _meeting(dice: _Dice, id: str) -> Meeting:
    fields: dict[str, Any] = {
        "id": id,
        "title": "A meeting",
        "participants": dice.people(0, 4),
        "period": dice.period(),
        "status": dice.choice(["held", "held", "planned", "cancelled"]),
        "topics": dice.topics(),
        "citations": _cite(dice),
    }
    if dice.random() < 0.5:
        fields["participants"] = [Participant(p.party) for p in fields["participants"]]
        return Summit(**fields)
    return Meeting(level=dice.choice(["ministerial", "official"]), **fields)


def _agreement(dice: _Dice, id: str) -> Agreement:
    parties = dice.some(_PARTIES, 2, 4)
    return Agreement(
        id=id,
        title="An agreement",
        kind=dice.choice(["treaty", "protocol", "unspecified"]),
        parties=parties,
        parties_complete=dice.random() < 0.8,
        history=dice.history(_LIFE, parties),
        topics=dice.topics(),
        citations=_cite(dice),
    )


def _partnership(dice: _Dice, id: str) -> Partnership:
    parties = dice.some(_PARTIES, 2, 3)
    life = ("established", "suspended", "resumed", "severed", "resumed", "ended")
    return Partnership(
        id=id,
        kind=dice.choice(["alliance", "diplomatic-relations"]),
        parties=parties,
        history=dice.history(life, parties),
        citations=_cite(dice),
    )


def _membership(dice: _Dice, id: str) -> Membership:
    return Membership(
        id=id,
        member=dice.choice(_PARTIES),
        organization=dice.choice(list(_BODIES)),
        status=dice.choice(["member", "observer", "unknown"]),
        period=dice.period(),
        planned=dice.random() < 0.1,
        citations=_cite(dice),
    )


def _mission(dice: _Dice, id: str) -> Mission:
    kinds = ("opened", "suspended", "reopened", "closed")
    history = [MissionAct(kind, dice.day()) for kind in kinds if dice.random() < 0.5]
    return Mission(
        id=id,
        sending=dice.choice(_PARTIES),
        receiving=dice.choice(_PARTIES),
        rank=dice.choice(["embassy", "legation"]),
        head=dice.maybe(lambda: f"leader-{dice.randrange(4)}", 0.3),
        history=history,
        citations=_cite(dice),
    )


def _trade_figure(dice: _Dice, id: str) -> TradeFigure:
    return TradeFigure(
        id=id,
        reporter=dice.choice(STATES),
        partner=dice.choice(STATES),
        flow=dice.choice(["exports", "imports", "total"]),
        value=Quantity(dice.choice(["15", "0.1", "1234567890" * 4]), "USD"),
        kind=dice.choice(["actual", "target"]),
        period=dice.period(),
        citations=_cite(dice),
    )


def _statistic(dice: _Dice, id: str) -> Statistic:
    return Statistic(
        id=id,
        subject=dice.choice(_PARTIES),
        counterpart=dice.maybe(lambda: dice.choice(_PARTIES), 0.8),
        indicator=dice.choice(["rank", "visits"]),
        value=Quantity(2, "persons"),
        kind="actual",
        period=dice.period(),
        citations=_cite(dice),
    )


def _statement(dice: _Dice, id: str) -> Statement:
    return Statement(
        id=id,
        kind="pledged",
        speakers=dice.people(1, 2),
        addressees=dice.people(0, 2),
        about=dice.some(_PARTIES, 0, 3),
        summary="They said it.",
        topics=dice.topics(),
        date=dice.maybe(dice.day),
        made_at=dice.maybe(lambda: f"meeting-{dice.randrange(10)}", 0.4),
        citations=_cite(dice),
    )
