"""Reproducible sample agreements for the benchmarks, and layouts of their files."""

import json
import random
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

import attrs

from diplomacy import Agreement, Archive, Citation, Country, Milestone, Source
from diplomacy.fixtures import ARCHIVE

__all__ = ["LAYOUTS", "agreements", "archive"]

_TOPICS: Final = ("trade", "defence", "tourism", "health", "education", "energy", "culture")
_KINDS: Final = ("treaty", "convention", "memorandum-of-understanding", "protocol")
_PARAGRAPHS: Final = 400


def agreements(count: int, multilateral: float = 0.0) -> Iterator[Agreement]:
    """Yield agreements of two countries, and a share of three to sixty.

    A few countries sign many of them.
    """
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
    """Return an archive of such agreements and the register that is their source."""
    register = Source(id="register", title="A register of treaties")
    return Archive([register, *agreements(count, multilateral)])


# --- layouts of a file --------------------------------------------------------------------------

_Lines = Callable[[int], Iterator[str]]


def _changed(change: Callable[[Any], Any], **style: Any) -> _Lines:
    """Return a function that yields the lines of an archive, each changed as data."""
    style = {"ensure_ascii": False, "separators": (",", ":"), **style}

    def lines(count: int) -> Iterator[str]:
        header, *others = archive(count).dumps().splitlines()
        yield json.dumps({"type": "Archive", "format": json.loads(header)["format"]})
        for line in others:
            yield json.dumps(change(json.loads(line)), **style)

    return lines


_dice: Final = random.Random(1815)  # noqa: S311 - nothing is secret


def _shuffle(data: dict[str, Any]) -> dict[str, Any]:
    items = list(data.items())
    _dice.shuffle(items)
    return dict(items)


def _shuffle_inner(data: Any) -> Any:
    """Return a record with the keys of its parts shuffled, and its own in their order."""
    return {
        key: [_shuffle(part) if isinstance(part, dict) else part for part in value]
        if isinstance(value, list)
        else value
        for key, value in data.items()
    }


def _own_citations(count: int) -> Iterator[str]:
    """Yield agreements each of which cites its own quotation."""
    register = Source(id="register", title="A register of treaties")
    records = [
        attrs.evolve(
            agreement,
            citations=[Citation("register", i + 1, f"no. {i}", fields=["title", "history"])],
        )
        for i, agreement in enumerate(agreements(count))
    ]
    yield from Archive([register, *records]).dumps().splitlines()


def _mixed_types(count: int) -> Iterator[str]:
    """Yield the shipped records, repeated under other ids and shuffled."""
    header, *lines = ARCHIVE.dumps().splitlines()
    records = [json.loads(line) for line in lines]
    ids = {record["id"] for record in records}

    def renamed(value: Any, copy: int) -> Any:
        if isinstance(value, dict):
            return {key: renamed(part, copy) for key, part in value.items()}
        if isinstance(value, list):
            return [renamed(part, copy) for part in value]
        return f"{value}-{copy}" if value in ids else value

    copies = [
        json.dumps(renamed(record, copy), ensure_ascii=False, separators=(",", ":"))
        for copy in range(-(-count // len(records)))
        for record in records
    ]
    _dice.shuffle(copies)
    yield json.dumps({"type": "Archive", "format": json.loads(header)["format"]})
    yield from copies


LAYOUTS: Final[Mapping[str, _Lines]] = {
    "canonical": lambda count: iter(archive(count).dumps().splitlines()),
    "spaced": _changed(lambda data: data, separators=(", ", ": ")),
    "sorted keys": _changed(lambda data: data, sort_keys=True),
    "outer keys shuffled": _changed(_shuffle),
    "inner keys shuffled": _changed(_shuffle_inner),
    "own citation per record": _own_citations,
    "mixed types": _mixed_types,
}
"""Functions that yield the lines of a file with about as many records, by the layout."""
