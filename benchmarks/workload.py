"""Made-up agreements for the benchmarks, the same ones each time."""

import random
from collections.abc import Iterator
from typing import Final

from diplomacy import Agreement, Archive, Citation, Country, Milestone, Source

__all__ = ["agreements", "archive"]

_TOPICS: Final = ("trade", "defence", "tourism", "health", "education", "energy", "culture")
_KINDS: Final = ("treaty", "convention", "memorandum-of-understanding", "protocol")
_PARAGRAPHS: Final = 400


def agreements(count: int, multilateral: float = 0.0) -> Iterator[Agreement]:
    """Give agreements of two countries, and a share of three to sixty; some sign many, most few."""
    dice = random.Random(1648)  # noqa: S311 - nothing is secret
    countries = list(Country.all())
    dice.shuffle(countries)
    weights = [1 / (rank + 1) for rank in range(len(countries))]
    citations = [
        (Citation("register", n, fields=["title", "kind", "parties", "history", "topics"]),)
        for n in range(1, _PARAGRAPHS + 1)
    ]
    for i in range(count):
        number = 2 if dice.random() >= multilateral else dice.randint(3, 60)
        parties: dict[Country, None] = {}
        while len(parties) < number:
            parties.update(dict.fromkeys(dice.choices(countries, weights, k=number - len(parties))))
        year, topic = dice.randrange(1945, 2024), dice.choice(_TOPICS)
        signed = f"{year}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
        yield Agreement(
            id=f"agreement-{i:07}",
            title=f"Agreement no. {i} on {topic}",
            kind=dice.choice(_KINDS),
            parties=list(parties),
            history=[
                Milestone("signed", signed),
                Milestone("in-force", f"{year + 1}-{dice.randint(1, 12):02}"),
            ],
            topics=[topic],
            citations=citations[i % _PARAGRAPHS],
        )


def archive(count: int, multilateral: float = 0.0) -> Archive:
    """Return an archive of such agreements and the register that they are taken from."""
    register = Source(id="register", title="A register of treaties")
    return Archive([register, *agreements(count, multilateral)])
