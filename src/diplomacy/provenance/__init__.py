"""Provenance: what supports each field."""

from diplomacy.provenance.bibliography import cite, cite_data
from diplomacy.provenance.conflicts import Conflict, conflicts
from diplomacy.provenance.proof import (
    Explanation,
    Explanations,
    Finding,
    Support,
    audit,
    explain,
    paragraphs,
    paths,
    text_digest,
    value_at,
    verify,
)

__all__ = [
    "Conflict",
    "Explanation",
    "Explanations",
    "Finding",
    "Support",
    "audit",
    "cite",
    "cite_data",
    "conflicts",
    "explain",
    "paragraphs",
    "paths",
    "text_digest",
    "value_at",
    "verify",
]
