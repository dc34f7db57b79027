"""Import a public register: python examples/import_register.py NAME TABLE... ARCHIVE.

NAME is one of archigos, cow_alliances, cow_memberships, cow_trade, desta, ggo, us_missions,
us_travels, us_visits and wikidata_offices. The tables are CSV files, also compressed with gzip; desta
and ggo have one of agreements and one of parties. The script writes the archive, and prints what
became of every row.
"""

import sys
from collections.abc import Callable
from typing import Final

from diplomacy.importing import Imported, registers

READERS: Final[dict[str, Callable[..., Imported]]] = {
    name.removeprefix("read_"): getattr(registers, name) for name in registers.__all__
}


def main(name: str, *paths: str) -> None:
    """Write the archive of a register, and print the report."""
    *tables, target = paths
    archive, report = READERS[name](*tables)
    archive.write(target)
    print(f"{len(archive):,} records")
    print(report)


if __name__ == "__main__":
    main(*sys.argv[1:])
