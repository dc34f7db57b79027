"""Inputs of any size, and what is done with them: none may cost more than about its size.

Each is valid or invalid on purpose, and of a shape for which a careless implementation takes the
square of the size: many parties with many acts, many summits of a person with many offices, and so
on. ``growth.py`` measures them, and ``tests/test_growth.py`` fails if one grows faster than its size.
"""

import gzip
import io
import json
import pickle
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from itertools import cycle, islice, pairwise
from typing import Any, Final, NamedTuple

from diplomacy import (
    Agreement,
    AgreementLink,
    Archive,
    Citation,
    Country,
    DiplomacyError,
    Leader,
    Meeting,
    Membership,
    Milestone,
    Mission,
    MissionAct,
    Obligation,
    Organization,
    PartialDate,
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
    from_dict,
    to_dict,
)
from diplomacy.provenance import audit, cite, explain, find_conflicts, text_digest, verify

__all__ = ["INPUTS", "Input"]


class Input(NamedTuple):
    """An input that grows.

    Attributes:
        make: returns the input of a size, which is not measured.
        run: does what is measured with it.
        size: a size at which the growth shows in the lines that run.
        large: a size at which the growth shows in the time, of which little is spent elsewhere.
        most: a size that `growth.py` goes up to.
    """

    make: Callable[[int], Any]
    run: Callable[[Any], object]
    size: int = 64
    large: int = 512
    most: int = 1 << 12


SOURCE: Final = Source(id="source", published="2100")
STATES: Final = ("XA", "XB")


def cite_fields(*fields: str) -> Citation:
    return Citation("source", 1, fields=fields)


def names(prefix: str, size: int) -> list[str]:
    return [f"{prefix}-{i}" for i in range(size)]


def days(size: int) -> list[str]:
    """Return days in order, each in another month."""
    return [f"{1000 + i // 12:04}-{1 + i % 12:02}-15" for i in range(size)]


def organizations(ids: Iterable[str]) -> list[Organization]:
    return [
        Organization(id=id, name=f"Body {id}", kind="company", country="XA", citations=[CITED_NAME])
        for id in ids
    ]


CITED_NAME: Final = cite_fields("name")
CITED_TITLE: Final = cite_fields("title")


def agreement(id: str = "record", **fields: Any) -> Agreement:
    defaults: dict[str, Any] = {
        "title": "A treaty",
        "parties": STATES,
        "citations": [CITED_TITLE],
    }
    return Agreement(id=id, **defaults | fields)


def meeting(id: str = "record", **fields: Any) -> Meeting:
    defaults: dict[str, Any] = {
        "title": "Talks",
        "format": "multilateral",
        "participants": [Participant("XA"), Participant("XB")],
        "citations": [CITED_TITLE],
    }
    return Meeting(id=id, **defaults | fields)


# --- agreements ---------------------------------------------------------------------------------


def convention(size: int) -> Agreement:
    """Return a convention that each of its parties signed and ratified."""
    parties = names("party", size)
    return agreement(
        parties=parties,
        history=[
            Milestone("adopted", "1000"),
            Milestone("in-force", "1000-06"),
            *(Milestone("signed", "1000", party=party) for party in parties),
            *(
                Milestone("ratified", day, party=party)
                for party, day in zip(parties, days(size), strict=True)
            ),
        ],
    )


def contested(size: int) -> Agreement:
    """Return a convention suspended and resumed as often as parties joined and left."""
    parties = names("party", size)
    when = days(size)
    return agreement(
        parties=parties,
        history=[
            *(
                Milestone(stage, day)
                for stage, day in zip(cycle(["in-force", "suspended"]), when, strict=False)
            ),
            *(Milestone("ratified", day, party=p) for p, day in zip(parties, when, strict=True)),
            *(
                Milestone("withdrawn", day, party=p)
                for p, day in zip(parties[::2], when[::-1], strict=False)
            ),
        ],
    )


def vague_history(size: int) -> Agreement:
    """Return an agreement whose acts may each have been done on any of many days."""
    return agreement(
        history=[
            Milestone(stage, f"[{day}..{1500 + i}]", party=party)
            for i, (day, stage, party) in enumerate(
                zip(
                    days(size),
                    cycle(["in-force", "suspended", "resumed"]),
                    cycle([None, "XA", "XB"]),
                    strict=False,
                )
            )
        ]
    )


def undated_history(size: int) -> Agreement:
    """Return an agreement whose acts are not dated, or approximately."""
    return agreement(
        history=[
            Milestone(stage, day)
            for stage, day in islice(
                zip(cycle(["in-force", "suspended"]), cycle([None, "1990~"]), strict=False), size
            )
        ]
    )


def shuffled_acts(size: int) -> list[Milestone]:
    """Return acts of many parties, the last first."""
    return [
        Milestone(stage, day, party=party)
        for stage, day, party in zip(
            cycle(["in-force", "suspended"]),
            days(size)[::-1],
            cycle(["XA", "XB", None]),
            strict=False,
        )
    ]


def conventions(size: int) -> Archive:
    """Return many conventions of forty states, each of which ratified it."""
    parties = [*Country.all()][:40]
    history = [
        Milestone("in-force", "1950"),
        *(Milestone("ratified", "1949", party=party) for party in parties),
    ]
    return Archive(
        [
            SOURCE,
            *(agreement(id, parties=parties, history=history) for id in names("treaty", size)),
        ]
    )


def treaty_of_organizations(size: int) -> Archive:
    """Return a treaty of many organizations."""
    parties = names("party", size)
    return Archive(
        [
            SOURCE,
            *organizations(parties),
            agreement(
                parties=[*parties, "XB"],
                history=[
                    Milestone("in-force", "1990"),
                    *(Milestone("ratified", "1989", party=party) for party in parties),
                ],
            ),
        ]
    )


def long_history(size: int) -> Archive:
    """Return an agreement with many cited milestones, and many amendments of it."""
    history = [
        Milestone(stage, day)
        for stage, day in zip(cycle(["in-force", "suspended"]), days(size), strict=False)
    ]
    citations = [CITED_TITLE, *(cite_fields(f"history[{i}].date") for i in range(size))]
    amendments = [
        agreement(
            id,
            history=[Milestone("signed", "2050")],
            links=[AgreementLink("amends", "record")],
        )
        for id in names("amendment", size)
    ]
    return Archive([SOURCE, agreement(history=history, citations=citations), *amendments])


def many_parties(size: int) -> Archive:
    """Return a cited agreement that each of its parties ratified."""
    parties = names("party", size)
    return Archive(
        [
            SOURCE,
            *organizations(parties),
            agreement(
                parties=parties,
                history=[Milestone("ratified", "1990", party=party) for party in parties],
                citations=[
                    CITED_TITLE,
                    *(cite_fields(f"parties[{i}]", f"history[{i}]") for i in range(size)),
                ],
            ),
        ]
    )


def namesakes(size: int) -> Archive:
    """Return conventions of one title, in two sources, that many parties joined."""
    parties = names("party", size)
    history = [
        Milestone("adopted", "1980"),
        *(Milestone("ratified", "1990", party=party) for party in parties),
    ]
    return Archive(
        [
            SOURCE,
            Source(id="other"),
            *organizations(parties),
            *(
                agreement(
                    f"treaty-{i}",
                    parties=parties,
                    history=history,
                    citations=[Citation("other" if i else "source", 1, fields=["title"])],
                )
                for i in range(2)
            ),
        ]
    )


def namesakes_of_one_register(size: int) -> Archive:
    """Return agreements of one title and one day in one register."""
    return Archive(
        [
            SOURCE,
            *(
                agreement(
                    f"treaty-{i}",
                    history=[Milestone("signed", "1000"), Milestone("in-force", f"{1001 + i}")],
                )
                for i in range(size)
            ),
        ]
    )


def planned_and_cancelled(size: int) -> Archive:
    """Return meetings of one title and day, half of which were held by another source."""
    return Archive(
        [
            SOURCE,
            Source(id="other", published="2100"),
            *(
                meeting(
                    f"meeting-{i}",
                    period="2000-05-01",
                    status="held" if i % 2 else "cancelled",
                    citations=[Citation("other" if i % 2 else "source", 1, fields=["title"])],
                )
                for i in range(size)
            ),
        ]
    )


def many_plans(size: int) -> Archive:
    """Return an agreement with many planned and cited acts, and another with the acts done."""
    stages = ["in-force", "suspended", "renewed", "resumed"]

    def half(id: str, source: str, *, planned: bool) -> Agreement:
        return agreement(
            id,
            history=[
                Milestone(stage, day, planned=planned)
                for stage, day in zip(cycle(stages), days(size), strict=False)
            ],
            citations=[
                Citation(source, 1, fields=["title"]),
                *(Citation(source, 1, fields=[f"history[{i}]"]) for i in range(size)),
            ],
        )

    return Archive(
        [
            SOURCE,
            Source(id="other", published="2100"),
            half("planned", "source", planned=True),
            half("done", "other", planned=False),
        ]
    )


def chain_of_links(size: int) -> Archive:
    """Return agreements each of which amends the one before, and all the first."""
    ids = names("treaty", size)
    return Archive(
        [
            SOURCE,
            agreement(ids[0]),
            *(
                agreement(
                    id,
                    links=[
                        AgreementLink("amends", before),
                        AgreementLink("replaces", ids[0]),
                    ],
                )
                for before, id in pairwise(ids)
            ),
        ]
    )


def partnership(size: int) -> Archive:
    """Return a partnership with many acts and obligations."""
    return Archive(
        [
            SOURCE,
            Partnership(
                id="record",
                kind="alliance",
                parties=["XA", "XB"],
                history=[
                    Milestone(stage, day)
                    for stage, day in zip(
                        cycle(["established", "severed", "resumed"]), days(size), strict=False
                    )
                ],
                obligations=[
                    Obligation("defence", "XA", f"{1000 + i}/{1001 + i}") for i in range(size)
                ],
                citations=[cite_fields("kind")],
            ),
        ]
    )


# --- people, meetings and visits ----------------------------------------------------------------


def cited_meeting(size: int) -> Archive:
    """Return a meeting whose participants have a citation each."""
    citations = [
        cite_fields("title", "format"),
        *(cite_fields(f"participants[{i}]") for i in range(size)),
    ]
    participants = [Participant("XA", office=f"Office {i}") for i in range(size)]
    return Archive([SOURCE, meeting(participants=participants, citations=citations)])


def summits_of_one(size: int) -> Archive:
    """Return many summits of a leader with many offices."""
    tenures = [
        Tenure("Minister", {"minister"}, "XA", f"{1000 + i}/{1001 + i}") for i in range(size)
    ]
    tenures.append(Tenure("King", {"head-of-state"}, "XA"))
    leader = Leader(id="leader", name="A person", tenures=tenures, citations=[CITED_NAME])
    return Archive(
        [
            SOURCE,
            leader,
            *(
                Summit(
                    id=f"summit-{i}",
                    title="Talks",
                    participants=[Participant("XA", "leader"), Participant("XB")],
                    period=f"{1000 + i}-06",
                    citations=[CITED_TITLE],
                )
                for i in range(size)
            ),
        ]
    )


def minister_at_summits(size: int) -> str:
    """Return a file with many summits of a minister with many offices, all of which are invalid."""
    archive = summits_of_one(size)
    lines = archive.dumps().splitlines()[1:]
    king = ',{"office":"King","roles":["head-of-state"],"party":"XA"}'
    lines = [line.replace(king, "") for line in lines]
    return "\n".join(['{"type":"Archive","format":2}', *lines])


def rivals(size: int) -> Archive:
    """Return leaders who are all attested in one office on the same day."""
    tenure = Tenure("King", {"head-of-state"}, "XA", attested=["2020-01-02"])
    return Archive(
        [
            SOURCE,
            *(
                Leader(id=id, name="A", tenures=[tenure], citations=[CITED_NAME])
                for id in names("leader", size)
            ),
        ]
    )


def successive_leaders(size: int) -> Archive:
    """Return leaders of one office, each attested on several days."""
    return Archive(
        [
            SOURCE,
            *(
                Leader(
                    id=f"leader-{i}",
                    name=f"Person {i}",
                    tenures=[
                        Tenure(
                            "King",
                            {"head-of-state"},
                            "XA",
                            attested=[f"{1000 + i}-{month:02}" for month in range(1, 9)],
                        )
                    ],
                    citations=[CITED_NAME],
                )
                for i in range(size)
            ),
        ]
    )


def long_tenure(size: int) -> Archive:
    """Return a leader attested on many days, each cited with the whole tenure, at many meetings."""
    attested = [f"{1000 + i}" for i in range(size)]
    citations = [
        CITED_NAME,
        *(cite_fields(f"tenures[0].attested[{i}]", "tenures") for i in range(size)),
    ]
    tenures = [
        Tenure("King", {"head-of-state"}, "XA", attested=attested),
        *(Tenure("Consul", {"official"}, "XA", day) for day in attested),
    ]
    leader = Leader(id="record", name="A person", tenures=tenures, citations=citations)
    return Archive(
        [
            SOURCE,
            leader,
            *(
                meeting(id, participants=[Participant("XA", "record")], period="2050")
                for id in names("meeting", size)
            ),
        ]
    )


def travels(size: int) -> Archive:
    """Return a long visit of many travellers to many places, and many short ones."""
    codes = [*islice(cycle(Country.all()), size)]
    travellers = [Participant("XA", office=f"Office {i}") for i in range(size)]
    long = Visit(
        id="record",
        travellers=travellers,
        stops=[
            Stop(code, place=f"Place {i}", period=day)
            for i, (code, day) in enumerate(zip(codes, days(size), strict=True))
        ],
        citations=[
            cite_fields("rank"),
            *(cite_fields(f"travellers[{i}]", f"stops[{i}]") for i in range(size)),
        ],
    )
    short = [
        Visit(
            id=id,
            travellers=[Participant("XA")],
            stops=[Stop("XB")],
            period=day,
            citations=[cite_fields("rank")],
        )
        for id, day in zip(names("visit", size), days(size), strict=True)
    ]
    return Archive([SOURCE, long, *short])


def nested_meetings(size: int) -> Archive:
    """Return meetings each on the sidelines of the one before."""
    ids = names("meeting", size)
    return Archive(
        [
            SOURCE,
            meeting(ids[0], period="2000"),
            *(meeting(id, sidelines_of=before, period="2000") for before, id in pairwise(ids)),
        ]
    )


def circle_of_meetings(size: int) -> str:
    """Return a file whose meetings are on the sidelines of one another, in a circle."""
    ids = names("meeting", size)
    records = [
        *(to_dict(meeting(id, sidelines_of=b)) for b, id in zip([ids[-1], *ids], ids, strict=False))
    ]
    return file_of([to_dict(SOURCE), *records])


def long_mission(size: int) -> Mission:
    """Return a mission that was opened and closed many times."""
    kinds = cycle(["opened", "closed"])
    return Mission(
        id="record",
        sending="XA",
        receiving="XB",
        rank="embassy",
        history=[MissionAct(kind, day) for kind, day in zip(kinds, days(size), strict=False)],
        citations=[cite_fields("rank"), *(cite_fields(f"history[{i}]") for i in range(size))],
    )


def missions(size: int) -> Archive:
    """Return a mission with a long history, and many heads of missions."""
    short = [
        Mission(
            id=id,
            sending="XA",
            receiving="XB",
            rank="embassy",
            history=[MissionAct("opened", day)],
            citations=[cite_fields("rank")],
        )
        for id, day in zip(names("mission", size), days(size), strict=True)
    ]
    return Archive([SOURCE, long_mission(size), *short])


# --- memberships, figures and statements ---------------------------------------------------------


def memberships(size: int) -> Archive:
    """Return many memberships of one grade at one time, and agreements with one title."""
    members = [
        Membership(
            id=id,
            member="XA",
            organization="club",
            status="member",
            period="2001/..",
            citations=[cite_fields("member")],
        )
        for id in names("member", size)
    ]
    agreements = [
        agreement(id, history=[Milestone("signed", "2001")]) for id in names("treaty", size)
    ]
    return Archive([SOURCE, *organizations(["club"]), *members, *agreements])


def trade(id: str, period: str, value: int = 15) -> TradeFigure:
    return TradeFigure(
        id=id,
        reporter="XA",
        partner="XB",
        flow="total",
        kind="actual",
        value=Quantity(value, "USD", "exactly"),
        period=period,
        citations=[cite_fields("value")],
    )


def figures(size: int) -> Archive:
    """Return figures of one trade in many years, and many equal ones of one year."""
    by_year = [trade(f"year-{i}", str(1000 + i)) for i in range(size)]
    equal = [trade(f"equal-{i}", "1400") for i in range(size)]
    return Archive([SOURCE, *by_year, *equal])


def contradicting_figures(size: int) -> Archive:
    """Return figures of one trade in one year of which each contradicts each other."""
    return Archive([SOURCE, *(trade(f"figure-{i}", "1400", i) for i in range(size))])


def statements(size: int) -> Archive:
    """Return pledges of one person to many, and many pledges of one to another."""
    addressees = [Participant("XB", office=f"Office {i}") for i in range(size)]
    long = Statement(
        id="record",
        kind="pledged",
        speakers=[Participant("XA", office=f"Office {i}") for i in range(size)],
        addressees=addressees,
        summary="XA would help XB.",
        date="2001",
        citations=[cite_fields("kind"), *(cite_fields(f"addressees[{i}]") for i in range(size))],
    )
    short = [
        Statement(
            id=id,
            kind="pledged",
            speakers=[Participant("XA")],
            addressees=[Participant("XB")],
            summary="XA would help XB.",
            date=day,
            citations=[cite_fields("kind")],
        )
        for id, day in zip(names("pledge", size), days(size), strict=True)
    ]
    return Archive([SOURCE, long, *short])


def relations_of_two(size: int) -> Archive:
    """Return records of every kind between two states."""
    parts = (statements, figures, missions, partnership, travels, successive_leaders, memberships)
    records = {
        record.id if record is SOURCE else f"{make.__name__}-{record.id}": record
        for make in parts
        for record in make(max(size // len(parts), 2))
        if record.id != "record"
    }
    return Archive(records.values())


# --- provenance ---------------------------------------------------------------------------------


def overlapping_terms(size: int) -> Archive:
    """Return a person with many terms in one office that overlap."""
    tenures = [Tenure("King", {"head-of-state"}, "XA", f"{day}/2050") for day in days(size)]
    leader = Leader(id="record", name="A person", tenures=tenures, citations=[CITED_NAME])
    return Archive([SOURCE, leader])


def talks_of_one(size: int) -> Archive:
    """Return talks of many firms and of one person on both sides, and who spoke at them."""
    ids = names("firm", size)
    people = [Participant("XB", "person", office=f"Office {i}") for i in range(size)]
    talks = meeting(
        format="bilateral",
        participants=[Participant("XA", "person"), *people, *map(Participant, ids)],
        status="planned",
    )
    said = [
        Statement(
            id=id,
            kind="noted",
            speakers=[Participant("XC", office=f"Office {i}"), Participant(ids[i])],
            summary="It rained.",
            made_at=talks.id,
            citations=[cite_fields("kind")],
        )
        for i, id in enumerate(names("words", size))
    ]
    person = Leader(id="person", name="A person", citations=[CITED_NAME])
    return Archive([SOURCE, person, talks, *organizations(ids), *said])


def copies(size: int) -> Archive:
    """Return meetings that differ only in their ids."""
    return Archive([SOURCE, *map(meeting, names("copy", size))])


def statistics_of_another_source(size: int) -> Archive:
    """Return records that cite another source than the verified one."""
    records = [
        Statistic(
            id=id,
            subject="XA",
            indicator="visits",
            value=Quantity(1, "visits"),
            kind="actual",
            citations=[Citation("other", 1, fields=["value"])],
        )
        for id in names("statistic", size)
    ]
    return Archive(
        [Source(id="source", digest=text_digest("A text.")), Source(id="other"), *records]
    )


def long_text(size: int) -> str:
    """Return one paragraph that names countries and persons, numbers and dates."""
    return " ".join(
        f"In {1000 + i} Person{i} of Norway did not pay ${i} billion on {1 + i % 28} May."
        for i in range(size)
    )


def cited_paragraph(size: int) -> Archive:
    """Return statements and figures that all cite one long paragraph, with true and false facts."""
    text = long_text(size)
    source = Source(id="source", digest=text_digest(text), paragraph_digests=[text_digest(text)])
    leaders = [
        Leader(id=f"person-{i}", name=f"Person{i}", citations=[CITED_NAME]) for i in range(size)
    ]
    statements = [
        Statement(
            id=f"statement-{i}",
            kind="noted",
            speakers=[Participant("NO" if i % 2 else "SE", f"person-{i}")],
            summary=f"In {1000 + i} Person{i} of Norway would pay ${i + 1} billion.",
            date=f"{1000 + i}-06",
            citations=[cite_fields("kind", "summary", "speakers[0]", "date")],
        )
        for i in range(size)
    ]
    figures = [
        Statistic(
            id=f"figure-{i}",
            subject="NO",
            indicator="payments",
            value=Quantity(10**9 * i, "USD" if i % 2 else "EUR"),
            kind="actual",
            citations=[cite_fields("subject", "value")],
        )
        for i in range(size)
    ]
    return Archive([source, *leaders, *statements, *figures])


def verify_long_text(archive: Archive) -> object:
    return verify(archive, "source", long_text(len(archive.leaders)))


def text_of_paragraphs(size: int) -> str:
    return "\n".join(f"Person{i} of Norway would pay." for i in range(size))


def many_paragraphs(size: int) -> Archive:
    """Return a source with many paragraphs, each cited by a statement."""
    lines = text_of_paragraphs(size).splitlines()
    source = Source(
        id="source",
        digest=text_digest("\n".join(lines)),
        paragraph_digests=[text_digest(line) for line in lines],
    )
    statements = [
        Statement(
            id=f"statement-{i}",
            kind="noted",
            speakers=[Participant("NO")],
            summary=f"Person{i} “would pay”.",
            citations=[
                Citation(
                    "source",
                    i + 1,
                    line[:-5],
                    fields=["kind", "summary"],
                    attributed_to=f"Person{i}, citing Agency{i}",
                )
            ],
        )
        for i, line in enumerate(lines)
    ]
    return Archive([source, *statements])


def verify_many_paragraphs(archive: Archive) -> object:
    return verify(archive, "source", text_of_paragraphs(len(archive.statements)))


def many_citations(size: int) -> Archive:
    """Return a record whose title is cited from many sources, each published on another day."""
    sources = [Source(id=f"source-{i}", published=day) for i, day in enumerate(days(size))]
    record = agreement(
        history=[Milestone("in-force", "1000")],
        citations=[Citation(s.id, 1, fields=["title", "history[0]"]) for s in sources],
    )
    return Archive([*sources, record])


# --- merging ------------------------------------------------------------------------------------


def two_archives(size: int) -> tuple[Archive, Archive]:
    """Return two archives whose records share identifiers, under other ids and with other parts."""

    def half(name: str) -> Archive:
        return Archive(
            [
                SOURCE,
                *(
                    Leader(
                        id=f"{name}-{i}",
                        name="A person",
                        other_names=[f"{name} {i}", "Somebody"],
                        identifiers=[f"wikidata:Q{i}", f"cow:{i // 2}-{name}"],
                        citations=[CITED_NAME],
                    )
                    for i in range(size)
                ),
            ]
        )

    return half("left"), half("right")


def two_long_records(size: int) -> tuple[Archive, Archive]:
    """Return two archives with one record each, whose many parts differ."""

    def half(step: int) -> Archive:
        return Archive(
            [
                SOURCE,
                meeting(
                    participants=[
                        Participant("XA", office=f"Office {i}") for i in range(0, size * step, step)
                    ],
                    topics=[f"topic-{i}" for i in range(0, size * step, step)],
                    identifiers=[f"own:{i}" for i in range(0, size * step, step)],
                    extra={f"key {i}": i * step for i in range(size)},
                    citations=[
                        Citation("source", i * step + 1, fields=[f"participants[{i}]"])
                        for i in range(size)
                    ],
                ),
            ]
        )

    return half(2), half(3)


def chained_identifiers(size: int) -> tuple[Archive, ...]:
    """Return archives of one record each, which shares an identifier with that of the next."""
    return tuple(
        Archive(
            [
                SOURCE,
                Leader(
                    id=f"person-{i}",
                    name="A person",
                    identifiers=[f"own:{i}", f"own:{i + 1}"],
                    citations=[CITED_NAME],
                ),
            ]
        )
        for i in range(size)
    )


# --- files --------------------------------------------------------------------------------------


def file_of(records: Iterable[Mapping[str, Any]]) -> str:
    lines = [{"type": "Archive", "format": 2}, *records]
    return "\n".join(json.dumps(line, separators=(",", ":")) for line in lines)


def reordered(size: int) -> str:
    """Return a file whose inner objects have their keys in another order."""
    records = [
        agreement(id, citations=[Citation("source", i + 1, fields=["title"])])
        for i, id in enumerate(names("treaty", size))
    ]

    def turn(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: turn(part) for key, part in reversed(value.items())}
        return [turn(part) for part in value] if isinstance(value, list) else value

    return file_of([to_dict(SOURCE), *(turn(to_dict(record)) for record in records)])


def repeated_ids(size: int) -> str:
    """Return a file whose records all have an id that another one has."""
    records = [
        {**to_dict(agreement(id)), "title": f"Treaty {n}"}
        for n in range(2)
        for id in names("treaty", size)
    ]
    return file_of([to_dict(SOURCE), *records])


def alternating_ids(size: int) -> str:
    """Return a file in which each record is followed by another with its id."""
    records = [to_dict(Source(id=id)) for id in names("source", size)]
    return file_of([each for data in records for each in (data, {**data, "language": "en"})])


def dangling(size: int) -> str:
    """Return a file whose records refer to records that are not there."""
    return file_of(
        [
            to_dict(SOURCE),
            *(
                {**to_dict(agreement(id)), "parties": ["XA", f"nobody-{i}"]}
                for i, id in enumerate(names("treaty", size))
            ),
        ]
    )


def wrong_fields(size: int) -> str:
    """Return a file with an error in every field of every record."""
    wrong = {"titel": "A treaty", "kind": "treeaty", "parties": ["xa", "XB", "XB"], "history": [1]}
    return file_of([{"type": "Agreement", "id": f"treaty-{i}", **wrong} for i in range(size)])


def broken_lines(size: int) -> str:
    return '{"type":"Archive","format":2}\n' + '{"type":"Agreement",\n' * size


def blank_lines(size: int) -> bytes:
    """Return a compressed file of blank lines."""
    text = '{"type":"Archive","format":2}\n' + " \n" * size * 100
    return gzip.compress(text.encode())


def unknown_keys(size: int) -> str:
    return file_of([{"type": "Source", "id": "a", **{f"key-{i}": i for i in range(size * 10)}}])


def repeated_keys(size: int) -> str:
    return '{"type":"Archive","format":2}\n{"type":"Source","id":"a"' + ',"title":"b"' * size + "}"


def deep_extra(size: int) -> str:
    nested = '{"a":' * size + "1" + "}" * size
    return f'{{"type":"Archive","format":2}}\n{{"type":"Source","id":"a","extra":{nested}}}'


def long_lists(size: int) -> str:
    """Return a file whose record has long lists of duplicates."""
    return file_of(
        [
            to_dict(SOURCE),
            {
                **to_dict(meeting()),
                "participants": [{"party": "XA"}] * size,
                "topics": ["energy"] * size,
                "citations": [{"source": "source", "fields": ["title"]}] * size,
            },
        ]
    )


def long_source(size: int) -> Source:
    """Return a source with long texts, many digests, identifiers and values."""
    return Source(
        id="source",
        title="A title " * size + "end",
        url="https://example.org/" + "a" * size,
        paragraph_digests=[text_digest(str(i)) for i in range(size)],
        identifiers=[f"own:{i}" for i in range(size)],
        extra={f"key {i}": "value " * 9 + str(i) for i in range(size)},
    )


def read(text: str) -> object:
    with suppress(DiplomacyError):
        return Archive.read(io.StringIO(text), max_problems=10**6, max_line=10**9)
    return None


def check(text: str) -> object:
    """Read a file that is not valid, and write all that is wrong."""
    try:
        return Archive.read(io.StringIO(text), max_problems=10**6, max_line=10**9)
    except DiplomacyError as error:
        return str(error)


def read_compressed(data: bytes) -> object:
    return Archive.read(io.BytesIO(gzip.decompress(data)))


def attempt(run: Callable[[Any], object]) -> Callable[[Any], object]:
    """Return a function that may fail with an error of the library, which is written."""

    def attempted(value: Any) -> object:
        try:
            return run(value)
        except DiplomacyError as error:
            return str(error)

    return attempted


def of_archive(query: str, *args: Any, **options: Any) -> Callable[[Archive], object]:
    return lambda archive: getattr(archive, query)(*args, **options)


INPUTS: Final[Mapping[str, Input]] = {
    # agreements
    "stage of a convention": Input(convention, lambda a: (a.stage, a.signed_on)),
    "stage of each party": Input(
        conventions, lambda a: [t.stage_of("AF") for t in a.agreements], 16, large=128
    ),
    "make a convention": Input(convention, lambda a: from_dict(to_dict(a))),
    "in force between two": Input(
        contested, lambda a: a.certainly_in_force("1002", between=a.parties[:2])
    ),
    "in force as a whole": Input(contested, lambda a: a.possibly_in_force("1002")),
    "in force during centuries": Input(contested, lambda a: a.possibly_in_force("[1000..2000]")),
    "parties during centuries": Input(contested, lambda a: a.parties_on("[1000..2000]")),
    "possible parties": Input(
        contested, lambda a: a.parties_on("[1000..2000]", certain=False, as_of="2100")
    ),
    "spans in force": Input(contested, lambda a: a.spans_in_force(as_of="2100")),
    "spans of a vague history": Input(vague_history, lambda a: a.spans_in_force(as_of="2100")),
    "stage on vague days": Input(
        vague_history, lambda a: a.possibly_at("signed", "[1000..2000]", as_of="2100")
    ),
    "certain stage": Input(
        undated_history, lambda a: a.certainly_at("in-force", "[1000..2000]", as_of="2100")
    ),
    "order of acts": Input(shuffled_acts, lambda acts: agreement(history=acts)),
    # queries
    "agreements between": Input(
        conventions, of_archive("agreements_between", "AF", "AL"), 16, large=128
    ),
    "agreements in force": Input(
        conventions, of_archive("agreements_between", "AF", "AL", in_force_on="1950"), 16, large=128
    ),
    "agreements at a stage": Input(
        conventions, of_archive("agreements_of", "AF", stage="in-force"), 16, large=128
    ),
    "agreements of organizations": Input(
        treaty_of_organizations, of_archive("agreements_between", "XA", "XB")
    ),
    "organizations in force": Input(
        treaty_of_organizations,
        of_archive("agreements_between", "XA", "XB", in_force_on="1995"),
    ),
    "organizations of one country in force": Input(
        treaty_of_organizations, of_archive("agreements_of", "XA", in_force_on="1995")
    ),
    "holders of one office": Input(rivals, of_archive("leaders_of", "XA", on="2000")),
    "possible holders": Input(rivals, of_archive("leaders_of", "XA", on="2021")),
    "holders on a day": Input(successive_leaders, of_archive("leaders_of", "XA", on="1003-05-05")),
    "holders in a century": Input(
        successive_leaders, of_archive("leaders_of", "XA", on="[1003..1900]")
    ),
    "tenures of one": Input(long_tenure, of_archive("leaders_of", "XA", on="2000")),
    "leaders of a person": Input(long_tenure, of_archive("leaders_of", "record", role="official")),
    "members": Input(memberships, of_archive("members_of", "club", on="2000")),
    "memberships": Input(memberships, of_archive("memberships_of", "XA", on="2000")),
    "visits": Input(travels, of_archive("visits_between", "XA", "XB")),
    "visits to": Input(travels, of_archive("visits_to", "XB")),
    "missions": Input(missions, of_archive("missions_to", "XB", on="1500")),
    "acts of a mission": Input(long_mission, lambda m: m.possibly_open_on("1500"), large=16384),
    "open missions": Input(missions, of_archive("missions_between", "XA", "XB", on="1500")),
    "meetings of a person": Input(long_tenure, of_archive("meetings_of", "record")),
    "participants": Input(cited_meeting, of_archive("participants_at", "record")),
    "participants in offices": Input(long_tenure, of_archive("participants_at", "meeting-0")),
    "sidelines": Input(nested_meetings, of_archive("meetings_on_sidelines_of", "meeting-0")),
    "statements": Input(statements, of_archive("statements_between", "XA", "XB")),
    "plans": Input(statements, of_archive("planned", as_of="2050")),
    "omissions": Input(conventions, of_archive("omissions_of", "RU"), 16, large=128),
    "find": Input(conventions, of_archive("find", "treaty record"), 16, large=128),
    "find in long texts": Input(
        lambda n: Archive([long_source(n)]), of_archive("find", "title " * 20 + "none")
    ),
    "find long words": Input(
        lambda n: (Archive([SOURCE, agreement(title="A treaty " * n + "end")]), "treaty " * n),
        lambda both: both[0].find(both[1].strip()),
    ),
    "identifiers": Input(lambda n: two_archives(n)[0], of_archive("by_identifier", "cow:1-left")),
    "topics": Input(lambda n: two_long_records(n)[0], lambda a: a.topics),
    "unknown ids": Input(
        conventions, attempt(of_archive("get", Agreement, "treaty-none-of-them")), 64
    ),
    "unknown names": Input(successive_leaders, attempt(of_archive("meetings_of", "Persen 1000"))),
    "brief": Input(relations_of_two, lambda a: str(a.relations("XA", "XB"))),
    "brief in Markdown": Input(relations_of_two, lambda a: a.relations("XA", "XB").to_markdown()),
    "brief of a convention": Input(many_parties, lambda a: str(a.relations("party-0", "party-1"))),
    "timeline": Input(relations_of_two, lambda a: a.relations("XA", "XB").timeline()),
    # provenance
    "explain": Input(cited_meeting, lambda a: explain(a, "record")),
    "explain derived": Input(cited_meeting, lambda a: explain(a, "record", "parties")),
    "explain a tenure": Input(long_tenure, lambda a: explain(a, "record")),
    "spells of a convention": Input(many_parties, lambda a: a.table("agreement_spells")),
    "explain a convention": Input(many_parties, lambda a: explain(a, "record")),
    "explain a visit": Input(travels, lambda a: explain(a, "record")),
    "explain a stage": Input(long_history, lambda a: explain(a, "record", "stage")),
    "audit a meeting": Input(cited_meeting, audit),
    "audit an agreement": Input(long_history, audit),
    "audit a leader": Input(long_tenure, audit),
    "audit one office": Input(rivals, audit),
    "audit leaders": Input(successive_leaders, audit),
    "audit summits": Input(summits_of_one, audit),
    "audit many parties": Input(many_parties, audit),
    "audit a visit": Input(travels, audit),
    "audit missions": Input(missions, audit),
    "audit nested meetings": Input(nested_meetings, audit),
    "audit links": Input(chain_of_links, audit),
    "audit statements": Input(statements, audit),
    "audit a partnership": Input(partnership, audit),
    "audit many citations": Input(many_citations, audit),
    "audit overlapping terms": Input(overlapping_terms, audit),
    "audit talks of one": Input(talks_of_one, audit),
    "audit copies": Input(copies, audit),
    "conflicts of many parties": Input(many_parties, find_conflicts),
    "conflicts of namesakes": Input(namesakes, find_conflicts, 256),
    "conflicts in one register": Input(namesakes_of_one_register, find_conflicts, 256),
    "conflicts of outcomes": Input(planned_and_cancelled, find_conflicts, 256),
    "conflicts of plans": Input(many_plans, find_conflicts, 256),
    "conflicts of figures": Input(figures, find_conflicts),
    "conflicts of contradicting figures": Input(contradicting_figures, find_conflicts, 256),
    "conflicts of memberships": Input(memberships, find_conflicts),
    "conflicts of offices": Input(successive_leaders, find_conflicts),
    "conflicts of conventions": Input(conventions, find_conflicts, 16, large=128),
    "conflicts of missions": Input(missions, find_conflicts),
    "conflicts of visits": Input(travels, find_conflicts),
    "verify a paragraph": Input(cited_paragraph, verify_long_text),
    "verify many paragraphs": Input(many_paragraphs, verify_many_paragraphs),
    "verify another text": Input(
        statistics_of_another_source, lambda a: verify(a, "source", "A text.")
    ),
    "cite": Input(many_citations, lambda a: cite(a, "record")),
    # values
    "a long name of a country": Input(lambda n: "Republic of " * n, attempt(Country.parse)),
    "a long name with brackets": Input(
        lambda n: "(" * n + "Korea" + ")" * n, attempt(Country.parse)
    ),
    "a long date": Input(lambda n: "6 August " * n, attempt(PartialDate.parse)),
    "a long number as a date": Input(lambda n: "1" * n * 10, attempt(PartialDate.parse)),
    "a long period": Input(lambda n: "2001/" * n, attempt(Period)),
    "a long term": Input(lambda n: "in-force" * n, attempt(Milestone)),
    "a long number": Input(lambda n: "9" * n * 100, attempt(lambda text: Quantity(text, "USD"))),
    "a long unit": Input(lambda n: "dollar " * n, attempt(lambda text: Quantity(1, text))),
    "a long id": Input(lambda n: "a-" * n, attempt(lambda text: Source(id=text))),
    "a long text": Input(lambda n: "a " * n * 100 + "b", lambda text: Source(id="a", title=text)),
    "invisible characters": Input(
        lambda n: "a\u200d" * n * 10, attempt(lambda text: Source(id="a", title=text))
    ),
    "a long source": Input(long_source, lambda s: from_dict(to_dict(s))),
    "duplicates": Input(
        lambda n: names("treaty", n) * 2, attempt(lambda ids: agreement(parties=ids))
    ),
    # archives
    "make an archive": Input(lambda n: [*summits_of_one(n)], Archive),
    "replace a record": Input(
        conventions, lambda a: a.replace(agreement("treaty-0")), 16, large=128
    ),
    "remove a record": Input(conventions, lambda a: a.without("treaty-0"), 16, large=128),
    "one source": Input(conventions, lambda a: a.from_source("source"), 16, large=128),
    "compare": Input(two_archives, lambda pair: pair[0].diff(pair[1])),
    "compare long records": Input(two_long_records, lambda pair: str(pair[0].diff(pair[1]))),
    "merge": Input(
        two_archives, lambda pair: Archive.merge(*pair, same="identifiers", prefer="first")
    ),
    "merge report": Input(
        two_archives, lambda pair: str(Archive.merge_report(*pair, same="identifiers"))
    ),
    "merge long records": Input(
        two_long_records, lambda pair: Archive.merge(*pair, same="identifiers", prefer="first")
    ),
    "merge many archives": Input(
        chained_identifiers, lambda all: Archive.merge(*all, same="identifiers", prefer="first")
    ),
    "merge conflicts": Input(two_long_records, attempt(lambda pair: Archive.merge(*pair))),
    "rename": Input(
        conventions, lambda a: a.renamed({"treaty-0": "other", "source": "yearbook"}), 16, large=128
    ),
    "pickle": Input(
        summits_of_one,
        lambda a: pickle.loads(pickle.dumps(a)),  # noqa: S301 - our own
    ),
    # files
    "read summits": Input(lambda n: summits_of_one(n).dumps(), read),
    "read ministers at summits": Input(minister_at_summits, check),
    "read a convention": Input(lambda n: conventions(n).dumps(), read, 16, large=128),
    "read another order of keys": Input(reordered, read),
    "read repeated ids": Input(repeated_ids, check),
    "read alternating ids": Input(alternating_ids, check),
    "read dangling references": Input(dangling, check, 24, large=192),
    "read a circle": Input(circle_of_meetings, check),
    "read wrong fields": Input(wrong_fields, check),
    "read broken lines": Input(broken_lines, check),
    "read blank lines": Input(blank_lines, read_compressed, 16, large=128),
    "read unknown keys": Input(unknown_keys, check),
    "read repeated keys": Input(repeated_keys, check),
    "read deep values": Input(deep_extra, check),
    "read long lists": Input(long_lists, check),
    "read a long record": Input(lambda n: Archive([long_source(n)]).dumps(), read),
    "write": Input(summits_of_one, lambda a: (a.dumps(), a.digest())),
}
"""The inputs by what is done with them."""
