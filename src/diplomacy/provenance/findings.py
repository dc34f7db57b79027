"""Finding: a problem that an audit of records or the verification of a text reports."""

from typing import final

import attrs

from diplomacy.values import Value
from diplomacy.vocabulary import FindingKind

__all__ = ["Finding"]


@final
@attrs.frozen(repr=False)
class Finding(Value):
    """A problem that `audit` found in a record, or `verify` in a text.

    Attributes:
        kind: the kind of problem.
        id: the id of the record or source.
        path: the field, or the paragraph of the text; empty for the text as a whole.
        reason: a description of the problem.
        paragraph: the number of the paragraph that does not have a value; otherwise None.
        value: the value that it does not have, in words; otherwise None.
        found: the value that it has instead; None if it has none of the kind.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> [finding] = ARCHIVE.verify("ankara-2025", "Another text.")
    >>> finding.kind, finding.id
    (FindingKind.ANOTHER_TEXT, 'ankara-2025')
    """

    kind: FindingKind
    id: str
    path: str
    reason: str
    paragraph: int | None = attrs.field(default=None, kw_only=True)
    value: str | None = attrs.field(default=None, kw_only=True)
    found: str | None = attrs.field(default=None, kw_only=True)

    def __str__(self) -> str:
        place = f"{self.id}, {self.path}" if self.path else self.id
        return f"{place}: {self.reason}"
