"""The version of the shipped data, and the digest by which they are recognized."""

from typing import Final

__all__ = ["DATA_DIGEST", "DATA_VERSION"]

DATA_VERSION: Final[str] = "1.0"
"""The version of the shipped records: major and minor."""

DATA_DIGEST: Final[str] = "sha256:f02f7cdacd01fc67036e4a0f9b0437df5aea85cb6a2e20489601bb1dcee72eb9"
"""The digest of the shipped records, as `diplomacy.Archive.digest` gives it."""
