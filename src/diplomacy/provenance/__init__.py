"""Provenance: the support of each field, and the errors in records and texts."""

from diplomacy.provenance.audits import audit
from diplomacy.provenance.bibliography import cite, cite_data
from diplomacy.provenance.conflicts import Conflict, find_conflicts
from diplomacy.provenance.explanations import Explanation, Explanations, Support, explain
from diplomacy.provenance.findings import Finding
from diplomacy.provenance.paths import citable_paths, value_at
from diplomacy.provenance.verification import Verification, paragraphs, text_digest, verify

__all__ = [
    "Conflict",
    "Explanation",
    "Explanations",
    "Finding",
    "Support",
    "Verification",
    "audit",
    "citable_paths",
    "cite",
    "cite_data",
    "explain",
    "find_conflicts",
    "paragraphs",
    "text_digest",
    "value_at",
    "verify",
]
