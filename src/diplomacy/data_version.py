"""The version of the shipped data, and the digest by which they are recognized."""

from typing import Final

__all__ = ["DATA_DIGEST", "DATA_VERSION"]

DATA_VERSION: Final[str] = "1.0"
"""The version of the shipped records: major and minor."""

DATA_DIGEST: Final[str] = "sha256:f0386596adeb5949fc7a9df0e956d5eac4d1225752ec9d3d2388d560429838de"
"""The digest of the shipped records, as `diplomacy.Archive.digest` gives it."""
