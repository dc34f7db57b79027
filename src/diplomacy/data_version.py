"""The version of the shipped data, and the digest by which they are recognized."""

from typing import Final

__all__ = ["DATA_DIGEST", "DATA_VERSION"]

DATA_VERSION: Final[str] = "1.0"
"""The version of the shipped records: major and minor."""

DATA_DIGEST: Final[str] = "sha256:9abae05552ebff63f2a3d1346535ae0d30f5aea3c8f9a4c97f1e2fb8cd79cc17"
"""The digest of the shipped records, as `diplomacy.Archive.digest` gives it."""
