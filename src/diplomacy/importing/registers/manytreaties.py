"""Treaties of manytreaties: a table of agreements, and one of their parties and acts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from diplomacy.dates import PartialDate
from diplomacy.importing.cells import Cell, constant, derived, identifier, term, text
from diplomacy.importing.mapping import Imported, Progress, Records, Register, Rows
from diplomacy.importing.moments import date, parse_date
from diplomacy.importing.parties import country
from diplomacy.importing.parts import act, either
from diplomacy.importing.rows import Data, Row, read_sheet
from diplomacy.records import Agreement
from diplomacy.sources import Source

__all__ = ["read_desta", "read_ggo"]

_NO_DAY: Final = "9999-12-31"
_NO_DAYS: Final = (_NO_DAY, "9999-12-01", "0001-01-01")  # in all columns of days
_KIND: Final = term("TypeAgree", {"Extending": "extension", "MOU": "memorandum-of-understanding"})
_NAMES: Final = {
    "ALG": "DZ",
    "AUH": "Austria-Hungary",
    "DZG": "Free City of Danzig",
    "EAZ": "Zanzibar",
    "GDR": "East Germany",
    "HSG": "Grand Duchy of Hesse",
    "KOS": "XK",
    "LES": "LS",
    "PRU": "Prussia",
    "YAR": "Yemen Arab Republic",
    "YPR": "South Yemen",
}
_ORGANIZATIONS: Final = {
    "EC": "European Community",
    "EFTA": "European Free Trade Association",
    "EUE": "European Union",
    "EUU": "European Union",
    "IO-IAEA": "International Atomic Energy Agency",
}


def _make_register(
    name: str,
    id: str,
    key: str,
    fields: Mapping[str, Any],
    parties: Mapping[str, Any],
    *,
    keep: Iterable[str],
    keep_of_parties: Iterable[str],
    **options: Any,
) -> Register:
    """Return the mapping of a table of agreements, and one of their parties.

    Args:
        name: the name of the register, which begins the ids.
        id: the column of the id of an agreement.
        key: the template of the key of both tables.
        fields: the fields of an agreement, besides its title and kind.
        parties: the fields that a row of a party has, besides the title.
        keep: the columns of agreements whose text goes into `extra`.
        keep_of_parties: the same for the table of parties.
        options: see `diplomacy.importing.Rows`, for the table of parties.
    """
    tables = [
        Source(id=f"{name}-{table}", title=f"manytreaties: {table}, {name.upper()}")
        for table in ("agreements", "parties")
    ]
    of_party = Rows(
        {"title": "Title", **parties},
        table=tables[1].id,
        key=key,
        alone=True,
        keep=tuple(keep_of_parties),
        **options,
    )
    agreements = Records(
        Agreement,
        f"{name} {{{id}}}",
        {"title": "Title", "kind": _KIND, **fields},
        table=tables[0].id,
        key=key,
        keep=tuple(keep),
        joined=[of_party],
    )
    return Register(tables, agreements)


_DESTA_PARTY: Final = either(
    country("stateID", system="alpha-3"), country("StateName", otherwise="organization")
)
_DESTA_NAMES: Final = (identifier("desta", "destaID"), identifier("manytreaties", "treatyID"))
_DESTA: Final = _make_register(
    "desta",
    "destaID",
    "{destaID} {Title}",
    {
        "topics": constant("trade", "The register lists trade agreements only."),
        "identifiers": _DESTA_NAMES,
        "history": [act("signed", "Signature"), act("in-force", "Force")],
    },
    {
        "parties": _DESTA_PARTY,
        "identifiers": _DESTA_NAMES,
        "history": [
            act("signed", "Signature", party=_DESTA_PARTY),
            act("in-force", "Force", party=_DESTA_PARTY),
        ],
    },
    keep=("treatyID", "TypeAmbit", "TypeGeo", "TitleAlt", "Language", "Begin"),
    keep_of_parties=("treatyID", "StateName", "Begin"),
)


_OTHER_END: Final = "StateEnd, not a withdrawal"


def _first_day(date: str) -> str:
    """Return the first day that a date may be, as a text that compares with other days."""
    return date.partition("..")[0].rstrip("?~")


def _last_day(date: str) -> str:
    """Return the last day that a date may be, in the same form."""
    return date.rpartition("..")[2].rstrip("?~").ljust(len(_NO_DAY), "~")


def _start_of(row: Row) -> str:
    """Return the day from which an agreement binds a party, according to a row."""
    columns = ("StateForce", "StateRatification", "StateSignature")
    return next((row[column] for column in columns if row[column] not in ("", *_NO_DAYS)), "")


def _is_reversed(row: Row) -> bool:
    """Return whether the end in a row of a party is before the start in the same row."""
    return _last_day(row["StateEnd"]) < _first_day(_start_of(row))


def _continues(row: Row, day: str) -> bool:
    """Return whether, according to a row, an agreement binds a party on and after a day."""
    end = _NO_DAY if not row["StateEnd"] or _is_reversed(row) else _first_day(row["StateEnd"])
    return _last_day(_start_of(row)) <= day < end


def _separate_ends(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield the rows of parties, with an end that is not a withdrawal in another column.

    An end is not a withdrawal if it is before the start in its row, or if another row of the party
    continues.
    """

    def key_of(row: Row) -> tuple[str, ...]:
        return row["treatyID"], row["Signature"], row["stateID"]

    rows_by_key = defaultdict[tuple[str, ...], list[Row]](list)
    for row in rows:
        rows_by_key[key_of(row)].append(row)
    for row in rows:
        end = row["StateEnd"]
        last = _last_day(end)
        is_other = end not in ("", *_NO_DAYS, row["Term"]) and (
            _is_reversed(row) or any(_continues(other, last) for other in rows_by_key[key_of(row)])
        )
        yield row.replaced({"StateEnd": "", _OTHER_END: end}) if is_other else row


def _withdrawal(end: str, *ends_of_all: str) -> PartialDate | None:
    """Return the end of a state, if it is not that of the agreement."""
    return None if not end or end in (*_NO_DAYS, *ends_of_all) else parse_date(end, None)


_GGO_PARTY: Final = country(
    "stateID",
    system="alpha-3",
    names=_NAMES,
    organizations=_ORGANIZATIONS,
    otherwise="organization",
)
_GGO_NAME: Final = identifier("manytreaties", "treatyID")
_LEFT: Final = derived(
    ["StateEnd", "Term"], _withdrawal, "The end of the state differs from that of the agreement."
)


def _ggo_act(stage: str, column: str, party: Cell | None = None) -> Cell:
    return act(stage, date(column, missing=_NO_DAYS), party=party)


_WHOLE: Final = (
    _ggo_act("signed", "Signature"),
    _ggo_act("in-force", "Force"),
    _ggo_act("terminated", "Term"),
)
_GGO: Final = _make_register(
    "ggo",
    "treatyID",
    "{treatyID} {Title} {Signature}",
    {
        "scope": "TypeSubject",
        "identifiers": _GGO_NAME,
        "topics": term("TypeDomain", split=","),
        "place": "Location",
        "languages": text("Languages", split="|"),
        "registrations": text("Published", split="|"),
        "history": _WHOLE,
    },
    {
        "parties": _GGO_PARTY,
        "identifiers": _GGO_NAME,
        "history": [
            *_WHOLE,
            _ggo_act("signed", "StateSignature", _GGO_PARTY),
            _ggo_act("ratified", "StateRatification", _GGO_PARTY),
            _ggo_act("in-force", "StateForce", _GGO_PARTY),
            act("withdrawn", _LEFT, party=_GGO_PARTY),
        ],
    },
    keep=(
        *("treatyID", "Begin", "End", "Grounds", "TypeAmbit", "TypeGeo", "Depository", "Source"),
        *("Secretariat", "Website", "TitleAlt", "Language", "Text", "TextURL", "Coder"),
        "Comments",
    ),
    keep_of_parties=("treatyID", "Begin", "End", _OTHER_END, "Coder", "Comments"),
    else_key=("{treatyID} {Begin}", "{treatyID}"),
    variants="Title",
)


def read_desta(agreements: Data, parties: Data, *, progress: Progress | None = None) -> Imported:
    """Return the trade agreements of DESTA, as manytreaties has them.

    The columns are those of the data frames: destaID, Title, Signature and Force in both, TypeAgree
    in the table of agreements, and stateID and StateName in the table of parties.

    Cite James Hollway, manytreaties (github.com/globalgov/manytreaties). The licence is CC BY 4.0.

    Args:
        agreements: the table of agreements, see `diplomacy.importing.Register.read`.
        parties: the table of parties.
        progress: see there.

    Raises:
        InvalidMapping: if a table lacks a column.
        OSError: if one cannot be read.
    """
    return _DESTA.read(
        {"desta-agreements": agreements, "desta-parties": parties}, progress=progress
    )


def read_ggo(agreements: Data, parties: Data, *, progress: Progress | None = None) -> Imported:
    """Return the agreements on global public goods, as manytreaties has them.

    The columns are those of the data frames. Two rows that differ in the date of an act make two
    acts, which an audit reports. A title in the table of parties that is not that of the agreement
    goes into `extra`. The end of a state that is not that of the agreement is read as a
    withdrawal, unless it is before the entry into force in its row, or another row of the state
    continues; then it goes into `extra`. 9999-12-31, 9999-12-01 and 0001-01-01 mean that no day is
    known. A party without a code is imported as an organization.

    Cite James Hollway, manytreaties (github.com/globalgov/manytreaties). The licence is CC BY 4.0.

    Args:
        agreements: the table of agreements, see `diplomacy.importing.Register.read`.
        parties: the table of parties.
        progress: see there.

    Raises:
        InvalidMapping: if a table lacks a column.
        OSError: if one cannot be read.
    """
    sheet = read_sheet("ggo-parties", parties)
    sheet = sheet.replaced(_separate_ends(sheet.rows), [_OTHER_END])
    return _GGO.read({"ggo-agreements": agreements, "ggo-parties": sheet}, progress=progress)
