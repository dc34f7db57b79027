"""The version of the shipped data, and the digest by which they are recognized."""

from typing import Final

__all__ = ["DATA_DIGEST", "DATA_VERSION"]

DATA_VERSION: Final[str] = "1.0"
"""The version of the shipped records: major and minor."""

DATA_DIGEST: Final[str] = "sha256:d4f8e9aabbfd33a784563e67150be89253944aa727d0dd94d8afd1c5a631dde7"
"""The digest of the shipped records, as `diplomacy.Archive.digest` gives it."""
