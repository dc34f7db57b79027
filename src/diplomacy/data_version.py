"""The version of the shipped data, and the digest by which they are recognized."""

from typing import Final

__all__ = ["DATA_DIGEST", "DATA_VERSION"]

DATA_VERSION: Final[str] = "1.0"
"""The version of the shipped records: major and minor."""

DATA_DIGEST: Final[str] = "sha256:579f334e4b98a7e1d065d0ac28069950ca1161a1d9c3315e39453f91b76049e9"
"""The digest of the shipped records, as `diplomacy.Archive.digest` gives it."""
