"""Draw the pictures of large archives, and print the seconds of the processor that each takes.

Pass the number of records and, to look at the pictures, a folder for them:
python benchmarks/plots.py [RECORDS] [FOLDER]
"""

import random
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final

from workload import agreements as sample_agreements

from diplomacy import (
    Agreement,
    Archive,
    Citation,
    Country,
    Meeting,
    Milestone,
    Participant,
    Quantity,
    Record,
    Source,
    Statement,
    TradeFigure,
    plots,
)

SOURCE: Final = Source(id="register", title="A register", published="2024-06-01")
CITATIONS: Final = (Citation("register", 1, fields=["title", "history", "period"]),)
YEARS: Final = range(1945, 2024)


def day(dice: random.Random) -> str:
    """Return a day or, less often, a month or a year."""
    year, month = dice.choice(YEARS), dice.randint(1, 12)
    exact = f"{year}-{month:02}-{dice.randint(1, 28):02}"
    return dice.choice([exact] * 7 + [f"{year}-{month:02}", f"{year}"])


def histories(count: int) -> Iterator[Agreement]:
    """Yield agreements of a few parties with histories of every form: by party, vague, ended."""
    dice = random.Random(1814)  # noqa: S311 - nothing is secret
    countries = list(Country.all())
    for i in range(count):
        parties = dice.sample(countries, dice.choice([2, 2, 2, 3, 5, 12]))
        acts = [Milestone(stage, day(dice)) for stage in ("signed", "in-force")]
        if dice.random() < 0.3:
            acts += [Milestone("ratified", day(dice), party=party) for party in parties]
        if dice.random() < 0.3:
            acts.append(Milestone("terminated", day(dice)))
        if dice.random() < 0.1:
            acts.append(Milestone("suspended"))
        yield Agreement(
            id=f"treaty-{i:07}",
            title="A treaty",
            parties=parties,
            history=acts,
            citations=CITATIONS,
        )


def meetings(count: int) -> Iterator[Meeting]:
    """Yield meetings of two to twelve countries."""
    dice = random.Random(1815)  # noqa: S311 - nothing is secret
    countries = list(Country.all())
    for i in range(count):
        parties = dice.sample(countries, dice.choice([2, 2, 2, 3, 5, 12]))
        yield Meeting(
            id=f"meeting-{i:07}",
            title="Talks",
            format="bilateral" if len(parties) == 2 else "multilateral",
            participants=[Participant(party) for party in parties],
            period=day(dice),
            citations=CITATIONS,
        )


def figures(count: int) -> Iterator[TradeFigure]:
    """Yield figures of trade between two countries."""
    dice = random.Random(1816)  # noqa: S311 - nothing is secret
    countries = list(Country.all())
    for i in range(count):
        reporter, partner = dice.sample(countries, 2)
        yield TradeFigure(
            id=f"figure-{i:07}",
            reporter=reporter,
            partner=partner,
            flow="total",
            kind="actual",
            value=Quantity(dice.randint(1, 10**9), "USD"),
            period=str(dice.choice(YEARS)),
            citations=CITATIONS,
        )


def pair(count: int) -> Iterator[Record]:
    """Yield agreements, meetings and statements of the same two countries."""
    dice = random.Random(1817)  # noqa: S311 - nothing is secret
    for i in range(count):
        match dice.choice("amms"):
            case "a":
                yield Agreement(
                    id=f"treaty-{i:07}",
                    title="A treaty",
                    parties=["KR", "TR"],
                    history=[Milestone("signed", day(dice))],
                    citations=CITATIONS,
                )
            case "m":
                yield Meeting(
                    id=f"meeting-{i:07}",
                    title="Talks",
                    format="bilateral",
                    participants=[Participant("KR"), Participant("TR")],
                    period=day(dice),
                    citations=CITATIONS,
                )
            case _:
                yield Statement(
                    id=f"statement-{i:07}",
                    kind="noted",
                    speakers=[Participant("KR")],
                    addressees=[Participant("TR")],
                    summary="It welcomed the talks.",
                    date=day(dice),
                    citations=CITATIONS,
                )


def seconds(job: Callable[[], Any]) -> tuple[Any, float]:
    """Return what a job returns, and the seconds that the processor works."""
    start = time.process_time()
    result = job()
    return result, time.process_time() - start


def draw(name: str, job: Callable[[], Any], folder: Path | None) -> None:
    """Draw a picture, print its seconds and its size as JSON, and save it."""
    chart, taken = seconds(job)
    text, written = seconds(chart.to_json)
    print(f"{name:24}{taken:>9.2f} s{written:>9.2f} s{len(text) / 1024:>9.0f} KiB", flush=True)
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        chart.save(folder / f"{name.replace(' ', '-')}.png", scale_factor=2)


def main(count: int = 100_000, folder: Path | None = None) -> None:
    """Draw each picture from so many records."""
    print(f"{count} records{'':10}drawing  as JSON")
    for name, make in (("agreements", sample_agreements), ("agreements mixed", histories)):
        draw(name, partial(plots.agreements, Archive([SOURCE, *make(count)])), folder)
    draw("meetings", partial(plots.meetings, Archive([SOURCE, *meetings(count)])), folder)
    draw("trade", partial(plots.trade, Archive([SOURCE, *figures(count)])), folder)
    brief, taken = seconds(lambda: Archive([SOURCE, *pair(count)]).relations("KR", "TR"))
    print(f"{'(archive and brief)':24}{taken:>9.2f} s")
    draw("timeline", partial(plots.timeline, brief), folder)
    draw("strip", partial(plots.strip, brief), folder)


if __name__ == "__main__":
    main(
        int(sys.argv[1]) if sys.argv[1:] else 100_000,
        Path(sys.argv[2]) if sys.argv[2:] else None,
    )
