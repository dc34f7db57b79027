"""Records as plain data, as lines of JSON, and as files.

- `to_dict` and `from_dict` convert between a record and a dictionary of plain data.
- `make_converter` returns a cattrs converter, for your own classes that contain records.
- `digest` is the digest of a set of records, as the header of a file has it.
- `files` reads and writes archives; `schema` makes the JSON Schema of a line.
"""

from diplomacy.formats.converter import make_converter
from diplomacy.formats.encoding import digest
from diplomacy.formats.plain import from_dict, iter_leaves, to_dict, to_plain
from diplomacy.formats.versions import FORMAT, FORMATS

__all__ = [
    "FORMAT",
    "FORMATS",
    "digest",
    "from_dict",
    "iter_leaves",
    "make_converter",
    "to_dict",
    "to_plain",
]
