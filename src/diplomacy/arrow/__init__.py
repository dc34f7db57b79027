"""Records as Arrow tables, and archives as folders of Parquet files.

- `layout`, `encoding` and `decoding`: records as tables and back, with nothing lost.
- `flat`, `parties`, `parts` and `spells`: the columns and tables that follow from records.
- `archives`: whole archives as tables by name.
- `folders`: archives as folders of Parquet files.
- `export`: flat tables as frames and as files of other programs.

The extra ``tables`` of the distribution installs pyarrow, which is loaded when it is first needed.
"""

from diplomacy.arrow.archives import (
    DERIVED_TABLES,
    decode_tables,
    encode_tables,
    flat_table,
    iter_tables,
)
from diplomacy.arrow.export import FORMATS, to_pandas, to_polars, write_table
from diplomacy.arrow.folders import is_folder, iter_records, write_tables
from diplomacy.arrow.layout import TABLES

__all__ = [
    "DERIVED_TABLES",
    "FORMATS",
    "TABLES",
    "decode_tables",
    "encode_tables",
    "flat_table",
    "is_folder",
    "iter_records",
    "iter_tables",
    "to_pandas",
    "to_polars",
    "write_table",
    "write_tables",
]
