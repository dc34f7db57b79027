"""The version of the shipped data, and the digest by which they are recognized."""

from typing import Final

__all__ = ["DATA_DIGEST", "DATA_VERSION"]

DATA_VERSION: Final[str] = "1.0"
"""The version of the shipped records: major and minor."""

DATA_DIGEST: Final[str] = "sha256:0bdefc539aa97fa83bbc20ea99b18b9cb9915a4a3a8ebeaa57f4d1a06ab75524"
"""The digest of the shipped records, as `diplomacy.Archive.digest` gives it."""
