"""The office holders of Wikidata."""

import re
from typing import Final

from diplomacy.importing.cells import derived, identifier, text
from diplomacy.importing.mapping import Imported, Progress, Records, Register
from diplomacy.importing.moments import period
from diplomacy.importing.parties import country
from diplomacy.importing.parts import either, part
from diplomacy.importing.rows import Data
from diplomacy.records import Leader, Tenure
from diplomacy.sources import Source

__all__ = ["read_wikidata_offices"]

_ROLES: Final = (  # the first pattern that matches counts
    ("deputy", r"\b(deputy|vice|assistant)\b"),
    ("diplomat", r"\b(ambassador|consul|permanent representative|high commissioner)\b"),
    ("legislator", r"\b(speaker|senate|parliament|assembly|member of)\b"),
    ("head-of-government", r"^(prime minister|premier|chancellor|taoiseach|first minister)\b"),
    ("head-of-state", r"^(president|king|queen|emperor|sultan|monarch|emir|pope|prince)$"),
    ("minister", r"\b(minister|secretary of state|secretary for|secretary of the)\b"),
)


def _find_role(position: str) -> str:
    """Return the role of the holder of an office, by its title."""
    return next((role for role, title in _ROLES if re.search(title, position.lower())), "official")


_OFFICES: Final = Register(
    Source(id="wikidata-2022", title="Office holders, from Wikidata", published="2022-03-05"),
    Records(
        Leader,
        "{personID}",
        {
            "name": either(text("person"), text("personID", note="The register has no name.")),
            "born": "DOB",
            "died": "DOD",
            "identifiers": [identifier("wikidata", "personID"), identifier("enwiki", "enwiki")],
            "tenures": part(
                Tenure,
                office="position",
                roles=derived("position", _find_role, "By the title of the office."),
                party=country(
                    "catalog",
                    on="start",
                    onwards=True,
                    organizations={"European Union": "European Union"},
                    otherwise=("today", "organization"),
                ),
                period=period("start", "end"),
            ),
        },
        key="{personID}",
        keep=("gender", "image"),
    ),
)


def read_wikidata_offices(data: Data, *, progress: Progress | None = None) -> Imported:
    """Return the office holders of Wikidata on 5 March 2022, with their terms.

    The table is that of peppercatorg/site-build: a row for each term, with the columns catalog,
    position, person, personID, start, end, gender, DOB, DOD, image and enwiki. The rows of one QID
    make one leader. A territory without a code is imported as an organization. The roles are
    inferred from the titles of the offices.

    The content is that of Wikidata, CC0.

    Args:
        data: the table, see `diplomacy.importing.Register.read`.
        progress: see there.

    Raises:
        InvalidMapping: if it lacks one of these columns.
        OSError: if it cannot be read.
    """
    return _OFFICES.read(data, progress=progress)
