"""Records as Arrow tables, and archives as folders of Parquet files.

- `layout`, `encoding` and `decoding`: records as tables and back, with nothing lost.
- `archives`: whole archives as tables by name.
- `folders`: archives as folders of Parquet files.

The extra ``tables`` of the distribution installs pyarrow, which is loaded when it is first needed.
"""

from diplomacy.arrow.archives import decode_tables, encode_tables
from diplomacy.arrow.folders import is_folder, iter_records, write_tables
from diplomacy.arrow.layout import TABLES

__all__ = [
    "TABLES",
    "decode_tables",
    "encode_tables",
    "is_folder",
    "iter_records",
    "write_tables",
]
