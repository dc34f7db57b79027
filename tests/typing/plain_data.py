"""Records as plain data, and the converter for a user's own classes."""

from typing import Any, assert_type

from cattrs import Converter

from diplomacy import Source, from_dict, make_converter, to_dict
from diplomacy.records import Record


def plain_data(record: Source) -> None:
    """A dictionary of any record, and back."""
    assert_type(to_dict(record), dict[str, Any])
    assert_type(from_dict(to_dict(record)), Record)
    assert_type(make_converter(), Converter)
