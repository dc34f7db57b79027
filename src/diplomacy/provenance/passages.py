"""Passages: a paragraph or a quotation with what it names, counts and dates."""

from functools import cached_property
from typing import final

from diplomacy.collection import Collection
from diplomacy.provenance.dates_in_text import DateMention, find_dates
from diplomacy.provenance.names_in_text import (
    NameMention,
    Word,
    country_lexicon,
    leader_lexicon,
    organization_lexicon,
    split_words,
)
from diplomacy.provenance.numbers_in_text import NumberMention, find_numbers
from diplomacy.provenance.typography import plain_text

__all__ = ["Passage"]


@final
class Passage:
    """A text that may carry values; each kind of value is looked for once.

    Attributes:
        text: the text.
        is_quotation: whether it is the quotation of a citation, rather than its paragraph.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> passage = Passage("Putin met Erdoğan in Astana on July 3.", ARCHIVE)
    >>> [name.text for name in (*passage.leaders, *passage.countries)]
    ['Putin', 'Erdoğan', 'Astana']
    """

    def __init__(self, text: str, collection: Collection, *, is_quotation: bool = False) -> None:
        self.text = text
        self.is_quotation = is_quotation
        self._collection = collection

    @cached_property
    def plain(self) -> str:
        """The text with one kind of quotation mark, dash and space."""
        return plain_text(self.text)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words, in order."""
        return split_words(self.text)

    @cached_property
    def folded(self) -> frozenset[str]:
        """The words in the form in which they are compared."""
        return frozenset(word.folded for word in self.words)

    @cached_property
    def countries(self) -> tuple[NameMention, ...]:
        """The names of countries, in order."""
        return country_lexicon().find(self.words, longest=True)

    @cached_property
    def leaders(self) -> tuple[NameMention, ...]:
        """The names of people, in order."""
        return leader_lexicon(self._collection).find(self.words, longest=False)

    @cached_property
    def organizations(self) -> tuple[NameMention, ...]:
        """The names of organizations, in order."""
        return organization_lexicon(self._collection).find(self.words, longest=False)

    @cached_property
    def numbers(self) -> tuple[NumberMention, ...]:
        """The numbers, in order."""
        return find_numbers(self.text)

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        """The dates, in order."""
        return find_dates(self.text)
