"""Import two registers: python examples/us_visits.py VISITS TRAVELS OUT."""

import csv
import gzip
import re
import sys
from functools import partial
from pathlib import Path
from typing import Final
from zlib import crc32

from diplomacy import Archive, Citation, Country, Leader, Meeting, Participant, Period, Source
from diplomacy.countries import fold
from diplomacy.errors import DiplomacyError
from diplomacy.provenance import paragraphs, text_digest

CARD: Final = partial(Source, publisher="Office of the Historian, US Department of State")
SITE: Final = "https://history.state.gov/departmenthistory/"
OLD: Final = "https://webarchive.library.unt.edu/eot2008/20090109010437/http:/www.state.gov/r/pa/ho/c1792.htm"
TITLES: Final = {  # the notes are to an edition of the register of visits that ends with 2007
    "visits": "Visits by Foreign Leaders and Heads of State",
    "travels": "Foreign Travels of the President and Secretary of State",
    "notes": "Visits to the U.S. by Foreign Heads of State and Government",
}
MET: Final = "Up to 2007, by the notes, the President or the Vice President met every visitor."
NOTED: Final = partial(Citation, "notes", basis="external", note=MET)
CODES: Final = {("Korea", "korea-south"): "KR"}  # by the label and the id beside it
PART: Final = r" \((Interim|Provisional|government-in-exile|Northern Ireland|Wales)[ \w]*\)$"
# When a label may mean another state than its code.
DOUBT: Final = {"Vietnam": Period("../1976-07-01"), "Yemen": Period("1967-11-30/1990-05-21")}
WITH: Final = r"(?i)(accompanied president \w+ (on|during) (an? )?)?"
OFFICIAL: Final = WITH + r"(official )?(state|offici?al|working) visit\b"
US: Final = r".*\b[Mm]et (\w+ )?with President [A-Z]|Bilateral Meeting"
TWO: Final = r"Met with (?!.*( and (?!senior)|(er|or|ent|ive|st|ion|rt)s\b))[A-Z][^.;,]+\.?$"
Refused = tuple[str, int, list[str], str]


def read(register: str, line: int, cells: list[str]) -> tuple[Leader, Meeting]:
    """Return the person and meeting of a row, or raise DiplomacyError with the reason."""
    away = register == "travels"
    if len(cells) != (10 if away else 7):
        raise DiplomacyError("It is not one line of as many cells as the register has.")
    if away:
        id, role, who, name, start, end, slug, label, place, prose = cells
    else:
        (id, start, end, name, slug, label, prose), role, who, place = cells, "", "", ""
    plain, code, day = re.sub(PART, "", label), CODES.get((label, slug)), Period(start)
    if label in DOUBT and DOUBT[label].possibly_covers(start):
        raise DiplomacyError(f"{label!r} may mean more than one state at that time.")
    state = Country(code) if code else Country.parse(plain)
    words = (state.lower(), *fold(name).split(), f"{crc32(name.encode()):08x}")
    who = who if away else "-".join(words)
    official, talks = re.match(OFFICIAL, prose), re.match(TWO if away else US, prose)
    if not (official or talks) and (away or day.text >= "2008" or "Nations Conf" in prose):
        raise DiplomacyError("It does not tell for certain that two sides met, and no more.")
    cite = partial(Citation, register, line)
    infer = partial(cite, basis="inferred")
    how = infer if code or plain != label else cite
    guest, host = (Country("US"), state) if away else (state, Country("US"))
    both = official is not None or not away
    shown = ["format", "participants[1]", "host"][: 1 + both + bool(official)]
    read_as, known = ("country", "participants[0].party")[:: 1 if away else -1]
    more = {"participants[0].office": role, "place": place}
    meeting = Meeting(
        id=f"{register[:-1]}-{id}",
        title=f"Visit of {name} {'to' if away else 'from'} {label}",
        format="bilateral",
        participants=(Participant(guest, who, role or None), Participant(host))[: 1 + both],
        host=host if official else None,
        period=f"{start}/{end}",
        place=place or None,
        country=host,
        citations=[
            cite(name, fields=["title", "participants[0].leader"]),
            cite(start, fields=["period"]),
            *(cite(exact, fields=[path]) for path, exact in more.items() if exact),
            how(label, fields=[read_as], note="Read from the label and the id beside it."),
            infer(fields=[known], note="The register is one of US visits or US travels."),
            infer(fields=shown, note="By the prose.") if official or talks else NOTED(fields=shown),
        ],
    )
    return Leader(id=who, name=name, citations=[cite(name, fields=["name"])]), meeting


def convert(visits: Path, travels: Path) -> tuple[Archive, list[Refused]]:
    """Return the archive of both registers, and the listed rows with their reasons."""
    sources = [CARD(id="notes", title=TITLES["notes"], url=OLD, published="[..2009-01-09]")]
    leaders, meetings, refused = dict[str, Leader](), dict[str, Meeting](), list[Refused]()
    for id, path in (("visits", visits), ("travels", travels)):
        text = gzip.decompress(path.read_bytes())
        sources.append(CARD(id=id, title=TITLES[id], url=SITE + id, digest=text_digest(text)))
        reader = csv.reader(paragraphs(text.decode()))
        _, end = next(reader), 1
        for cells in reader:
            line, end = end + 1, reader.line_num
            try:
                who, met = read(id, line, cells if line == end else [])
                if met.id in meetings or leaders.setdefault(who.id, who).name != who.name:
                    raise DiplomacyError("Its id is that of another row.")  # noqa: TRY301
                meetings[met.id] = met
            except DiplomacyError as error:
                refused.append((id, line, cells, str(error)))
    return Archive([*sources, *leaders.values(), *meetings.values()]), refused


def main() -> None:
    """Write the archive, read it back, list the rest, and say who came from Türkiye."""
    visits, travels, out = map(Path, sys.argv[1:])
    archive, refused = convert(visits, travels)
    archive.write(out)
    assert Archive.read(out) == archive, "what was read back is not what was written"
    for register, line, cells, reason in refused:
        print(f"{register}, line {line}, {' '.join(cells[1:6])}: {reason}", file=sys.stderr)
    print(f"{len(archive.meetings)} rows held, {len(refused)} listed; of those held, from Türkiye:")
    for visit in archive.from_source("visits").meetings_between("Türkiye", "US"):
        print(str(visit.period)[:4], visit.title)


if __name__ == "__main__":
    main()
