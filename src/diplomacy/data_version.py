"""The version of the shipped data, and the digest by which they are recognized."""

from typing import Final

__all__ = ["DATA_DIGEST", "DATA_VERSION"]

DATA_VERSION: Final[str] = "1.0"
"""The version of the shipped records: major and minor."""

DATA_DIGEST: Final[str] = "sha256:7e768a7256250587e31717697d2a560a021a0a2d12356a97cf2fb5e25fb9befb"
"""The digest of the shipped records, as `diplomacy.Archive.digest` gives it."""
