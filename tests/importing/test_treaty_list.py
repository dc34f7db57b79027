"""A list of treaties that three people typed: many spellings, forms of dates, and separators."""

import datetime as dt
from datetime import timedelta
from itertools import cycle
from pathlib import Path
from typing import Final

from diplomacy import Agreement, Source
from diplomacy.importing import Imported, Records, Register, act, country, term

SPELLINGS: Final = {
    "KR": ("South Korea", "Republic of Korea", "KOR", "Korea, Republic of", "R.O.K.", "ROK"),
    "TR": ("Turkey", "Türkiye", "TUR", "TURKEY", "Republic of Türkiye", "Turkiye"),
    "KG": ("Kyrgyzstan", "Kyrgyz Republic", "KGZ", "KYRGYZSTAN"),
    "GB": ("UK", "United Kingdom", "Great Britain", "GBR"),
    "US": ("USA", "U.S.", "United States of America", "United States"),
    "CI": ("Côte d'Ivoire", "Cote d’Ivoire", "Ivory Coast", "CIV"),
    "DE": ("Germany", "Federal Republic of Germany", "DEU"),
}
SEPARATORS: Final = ("; ", " / ", " - ", " & ")
KINDS: Final = {
    "MOU": "memorandum-of-understanding",
    "Treaty": "treaty",
    "Exchange of Notes": "exchange-of-notes",
    "agreement": "agreement",
    "Agr.": "agreement",
}
FORMS: Final = (
    "%Y-%m-%d",
    "%d/%m/%Y",
    "%d.%m.%Y",
    "%d %B %Y",
    "%B %d, %Y",
    "%d-%b-%Y",
    "%d %b %Y",
    "%Y/%m/%d",
    "%Y. %m. %d.",
    "%d. %m. %Y",
    "%Y-%m-%d 00:00:00",
    "%d-%m-%Y",
    "%d %B, %Y",
    "%b %d, %Y",
    "%dth of %B %Y",
    "serial",
)

LIST: Final = Register(
    Source(id="list", title="A list of treaties"),
    Records(
        Agreement,
        "treaty {No}",
        {
            "title": "Title",
            "kind": term("Type", {"MOU": "memorandum-of-understanding", "Agr.": "agreement"}),
            "parties": country("Parties", split=(";", " / ", " - ", " & ")),
            "history": [act("signed", "Signed"), act("in-force", "Entry into force")],
        },
    ),
    order="dmy",
    missing=["n.d.", "unknown", "-", "?"],
    ignore=["Coder"],
)


def _write(day: dt.date, form: str) -> str:
    if form == "serial":
        return str((day - dt.date(1899, 12, 30)).days)
    return day.strftime(form)


def _make_rows() -> list[tuple[dict[str, str], tuple[str, str], dt.date, str]]:
    """Return 300 rows, each with its parties, its day of signature and its kind."""
    codes, rows = [*SPELLINGS], list[tuple[dict[str, str], tuple[str, str], dt.date, str]]()
    forms, kinds, separators = cycle(FORMS), cycle(KINDS), cycle(SEPARATORS)
    for number in range(300):
        first, second = codes[number % 7], codes[(number + 1 + number // 7 % 6) % 7]
        day = dt.date(1993, 1, 4) + timedelta(days=37 * number)
        if day.day < 10 or day.day > 20:
            day = day.replace(day=10 + day.day % 10)
        kind = next(kinds)
        names = [SPELLINGS[code][number % len(SPELLINGS[code])] for code in (first, second)]
        row = {
            "No": str(number),
            "Title": f"Instrument no. {number}",
            "Type": kind,
            "Parties": next(separators).join(names),
            "Signed": _write(day, next(forms)),
            "Entry into force": ("n.d.", "", "?", "unknown")[number % 4],
            "Coder": "A",
        }
        rows.append((row, (first, second), day, KINDS[kind]))
    return rows


def _read(rows: list[dict[str, str]], folder: Path) -> Imported:
    path = folder / "list.csv"
    header = ";".join(rows[0])
    lines = [",".join(f'"{cell}"' for cell in row.values()) for row in rows]
    path.write_text("\n".join([header.replace(";", ","), *lines]), "utf-8-sig")
    return LIST.read(path)


def test_every_row_is_read_as_it_was_meant(tmp_path: Path) -> None:
    rows = _make_rows()
    archive, report = _read([row for row, *_ in rows], tmp_path)
    assert [str(finding) for finding in report.findings] == []
    assert (report.tried, report.held) == (300, 300)
    for row, parties, day, kind in rows:
        treaty = archive[f"treaty-{row['No']}"]
        assert isinstance(treaty, Agreement)
        assert {str(party) for party in treaty.parties} == {*parties}
        assert (str(treaty.signed_on), str(treaty.kind)) == (day.isoformat(), kind)
        is_serial = row["Signed"].isdigit()
        assert any(str(cited.basis) == "inferred" for cited in treaty.citations) is is_serial


def test_a_mistake_costs_its_cell_and_is_reported(tmp_path: Path) -> None:
    rows = [row for row, *_ in _make_rows()]
    rows[3]["Signed"] = "30/02/2004"
    rows[5]["Parties"] = "Utopia; France"
    rows[7]["Type"] = "Whim"
    archive, report = _read(rows, tmp_path)
    assert [(found.line, found.cell, found.kind) for found in report.findings] == [
        (5, "30/02/2004", "invalid-date"),
        (7, "Utopia", "unknown-country"),
        (9, "Whim", "unknown-term"),
    ]
    assert (report.held, report.held_with_loss, report.refused) == (297, 3, 0)
    treaty = archive["treaty-5"]
    assert isinstance(treaty, Agreement)
    assert (treaty.parties, treaty.parties_complete) == (("FR",), False)


def test_a_separator_within_a_name_does_not_cut_it() -> None:
    """Names are cut where both parts are names, and joined where one is not."""
    parties = country("Parties", split=[";", " / ", " and ", " & ", ", ", "\n"], on="Signed")
    register = Register(
        Source(id="list"),
        Records(Agreement, "{No}", {"title": "No", "parties": parties}),
        order="dmy",
    )
    cells = {
        "Trinidad and Tobago and France": ("FR", "TT"),
        "France, Korea, Republic of": ("FR", "KR"),
        "Bosnia & Herzegovina & United Kingdom of Great Britain and Northern Ireland": ("BA", "GB"),
        "Norway\nSão Tomé and Príncipe\nNew  Zealand": ("NO", "NZ", "ST"),
        "Serbia and Montenegro": ("ME", "RS"),
        "France and Utopia and Norway": ("FR", "NO"),
        "USSR / Norway": ("NO",),
        ";": (),
    }
    rows = [{"No": f"t{i}", "Parties": cell, "Signed": "c. 2010"} for i, cell in enumerate(cells)]
    archive, report = register.read(rows)
    for i, expected in enumerate(cells.values()):
        assert tuple(sorted(archive.get(Agreement, f"t{i}").parties)) == expected
    assert [(found.line, found.cell, found.kind) for found in report.findings] == [
        (7, "Utopia", "unknown-country"),
        (8, "USSR", "anachronistic-country"),
    ]
