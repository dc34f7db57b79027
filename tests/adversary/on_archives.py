"""Archives: files that were changed, queries against a plain scan, and markup of hostile text."""

import contextlib
import gzip
import random
from collections.abc import Iterator
from datetime import date, timedelta
from html.parser import HTMLParser
from typing import Any

from markdown_it import MarkdownIt
from pybtex.database import parse_string

from diplomacy import Agreement, Archive, ArchiveErrors, DiplomacyError, Milestone, Participant
from diplomacy.errors import UnknownTopic
from diplomacy.fixtures import ARCHIVE
from diplomacy.provenance import cite
from diplomacy.testing import (
    make_agreement,
    make_archive,
    make_meeting,
    make_partnership,
    make_source,
    make_trade_figure,
)

STATES = ("XA", "XB", "XC", "XD", "XE")
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-32", "latin-1", "cp1252", "cp949")


# --- files ----------------------------------------------------------------------------------------


def damage(rng: random.Random, data: bytes) -> bytes:
    """Return the bytes of a file with one random change."""
    at, size = rng.randrange(len(data) + 1), rng.choice((1, 1, 2, 40))
    other = rng.randrange(len(data) + 1)
    return rng.choice(
        (
            data[:at] + rng.randbytes(size) + data[at:],
            data[:at] + data[at + size :],
            data[:at] + data[other : other + size] + data[at:],
            data[:at] + rng.choice((b'"', b"{", b"]", b",", b"\n", b"\r", b"\\u0000", b"1e9"))
            + data[at + 1 :],
            data.replace(rng.choice((b'"', b":", b"2")), rng.choice((b"'", b"::", b"9")), 1),
            data[:at],
        )
    )  # fmt: skip


def read_files(rng: random.Random) -> Iterator[str]:
    """Yield each changed file that is read wrongly, or fails with an error that is not ours."""
    lines = ARCHIVE.dumps().splitlines(keepends=True)
    while True:
        chosen = [lines[0], *(line for line in lines if line.startswith('{"type":"Source"'))]
        chosen += rng.sample(lines[1:], 3)
        data = "".join(chosen).encode(rng.choice(ENCODINGS), "replace")
        if rng.random() < 0.2:
            data = gzip.compress(data)
        for _ in range(rng.randint(0, 3)):
            data = damage(rng, data)
        try:
            archive = Archive.loads(data)
        except ArchiveErrors as errors:
            texts = [str(errors), *map(str, errors.exceptions)]
            yield "" if all(map(str.isprintable, "".join(texts).splitlines())) else texts[0]
            continue
        again = Archive.loads(archive.dumps())
        yield "" if again == archive and again.dumps() == archive.dumps() else repr(data)


# --- queries --------------------------------------------------------------------------------------


def random_day(rng: random.Random) -> date:
    return date(2000, 1, 1) + timedelta(days=rng.randint(0, 40))


def random_archive(rng: random.Random) -> Archive:
    """Return an archive in which every date is one day, so that a plain scan is exact."""
    records: list[Any] = [make_source()]
    for i in range(rng.randint(0, 40)):
        parties = rng.sample(STATES, rng.randint(2, 4))
        day = random_day(rng)
        topics = rng.sample(("trade", "wind-energy", "energy"), rng.randint(0, 2))
        history = [Milestone("signed", day)]
        if rng.random() < 0.5:
            history.append(Milestone("in-force", day + timedelta(days=3)))
        kind = rng.choice(("treaty", "protocol"))
        participants = [Participant(party) for party in parties]
        form = "bilateral" if len(parties) == 2 else "multilateral"
        maker = rng.choice((0, 1, 2, 3))
        if maker == 0:
            fields = {"parties": parties, "history": history, "kind": kind, "topics": topics}
            records.append(make_agreement(id=f"a-{i}", **fields))
        elif maker == 1:
            fields = {"participants": participants, "format": form, "topics": topics}
            records.append(make_meeting(id=f"m-{i}", period=str(day), **fields))
        elif maker == 2:
            milestones = [Milestone("established", day)]
            records.append(make_partnership(id=f"p-{i}", parties=parties[:2], history=milestones))
        else:
            pair = {"reporter": parties[0], "partner": parties[1]}
            records.append(make_trade_figure(id=f"t-{i}", period=str(day), **pair))
    return make_archive(records)


def date_of(record: Any) -> date:
    text = record.history[0].date if hasattr(record, "history") else record.period
    return date.fromisoformat(str(text)[:10])


def parties_of(record: Any) -> set[str]:
    return set(getattr(record, "parties", None) or (record.reporter, record.partner))


def query(rng: random.Random) -> Iterator[str]:
    """Yield each query whose answer is not that of a scan of all records."""
    broader = {"energy": {"energy", "wind-energy"}}
    while True:
        archive = random_archive(rng)
        records = [record for record in archive if not record.id.startswith("sample")]
        for _ in range(60):
            name = rng.choice(("agreements", "meetings", "partnerships", "trade"))
            sides = rng.sample(STATES, rng.randint(1, 2))
            options: dict[str, Any] = {}
            since, until = sorted((random_day(rng), random_day(rng)))
            bounds = {"since": since, "until": until}
            options |= {key: bound for key, bound in bounds.items() if rng.random() < 0.4}
            if name in ("agreements", "meetings") and rng.random() < 0.4:
                options["topic"] = rng.choice(("trade", "wind-energy", "energy"))
            if name == "agreements" and rng.random() < 0.4:
                options["kind"] = rng.choice(("treaty", "protocol"))
            if name == "agreements" and rng.random() < 0.4:
                options["stage"] = rng.choice(("signed", "in-force"))
            topic = options.get("topic")
            wanted = sorted(
                (record for record in records if record.id.startswith(name[0] + "-")
                 and parties_of(record) >= set(sides)
                 and options.get("since", date.min) <= date_of(record)
                 and date_of(record) <= options.get("until", date.max)
                 and (not topic or broader.get(topic, {topic}) & set(record.topics))
                 and options.get("kind") in (None, str(getattr(record, "kind", None)))
                 and (not isinstance(record, Agreement)
                      or options.get("stage") in (None, str(record.history[-1].stage)))),
                key=lambda record: (date_of(record), record.id),
            )  # fmt: skip
            suffix = "of" if len(sides) == 1 else "between"
            try:
                found = getattr(archive, f"{name}_{suffix}")(*sides, **options)
            except UnknownTopic:  # no record has it
                found = ()
            ids = [[record.id for record in answer] for answer in (found, wanted)]
            yield "" if ids[0] == ids[1] else f"{name}_{suffix} {sides} {options}: {ids}"


# --- markup ---------------------------------------------------------------------------------------

HOSTILE = (
    *("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[a](javascript:alert(1))"),
    *(
        "http://e/<b>",
        "www.e.org/<b>",
        "`",
        "``",
        "*",
        "__",
        "|",
        "\\",
        "&lt;",
        "&#60;",
        "]]>",
        "-->",
    ),
    *(
        '"',
        "'",
        "{",
        "}",
        "%",
        "$",
        "#",
        "~",
        "^",
        "@misc{a,",
        "![x](http://e)",
        "a@e.org",
        "<",
        ">",
    ),
    *("# ", "- ", "1. ", "> ", "é", "x", " "),
)


class Tags(HTMLParser):
    """The tags and attributes of a page that only its text can have brought in."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag that runs a script, or leads to somewhere that no record names."""
        for name, value in attrs:
            leads_out = name in ("href", "src") and not (value or "").startswith("#")
            if name.startswith("on") or leads_out:
                self.found.append(f"{tag} {name}={value}")
        if tag in ("script", "img", "b", "iframe", "object"):
            self.found.append(tag)


def render(rng: random.Random) -> Iterator[str]:
    """Yield each text of a record that becomes markup in a brief, or breaks a BibTeX entry."""
    renderer = MarkdownIt("gfm-like")
    while True:
        text = "".join(rng.choices(HOSTILE, k=rng.randint(1, 6))).strip() or "x"
        with contextlib.suppress(DiplomacyError):
            source = make_source(title=text, author=text, publisher=text)
            agreement = make_agreement(title=text, parties=["XA", "XB"])
            archive = make_archive([source, agreement])
            brief = archive.relations("XA", "XB", title=text)
            source_tags = Tags(brief.to_html()).found
            yield (
                f"HTML of {text!r}: {source_tags}"
                if any(not tag.startswith("a href=https://") for tag in source_tags)
                else ""
            )
            markdown = Tags(renderer.render(brief.to_markdown())).found
            yield (
                f"Markdown of {text!r}: {markdown}"
                if any(not tag.startswith("a href=https://") for tag in markdown)
                else ""
            )
            entries = parse_string(cite(archive, source.id), "bibtex").entries
            yield "" if [*entries] == [source.id] else f"BibTeX of {text!r}: {[*entries]}"
