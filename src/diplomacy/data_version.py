"""The version and the digest of the shipped data."""

from typing import Final

__all__ = ["DATA_DIGEST", "DATA_VERSION"]

DATA_VERSION: Final[str] = "1.0"
"""The version of the shipped records: major and minor."""

DATA_DIGEST: Final[str] = "sha256:4e2d7c915e5b8d3884dcecf42ffc715803c746470b2c045410dd1bbb3d805694"
"""The digest of the shipped records, as `diplomacy.Archive.digest` returns it."""
