"""Passages: paragraphs and quotations with their names, numbers, dates and terms."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import final

from diplomacy.collection import Collection
from diplomacy.dates import PartialDate, day_bounds
from diplomacy.provenance.dates_in_text import DateMention, find_dates, has_relative_date
from diplomacy.provenance.names_in_text import (
    Names,
    Word,
    country_lexicon,
    leader_lexicon,
    organization_lexicon,
    split_words,
)
from diplomacy.provenance.numbers_in_text import NumberMention, find_numbers
from diplomacy.provenance.terms_in_text import (
    denied_words,
    find_terms,
    is_about_meeting,
    is_planned,
)
from diplomacy.provenance.typography import plain_text
from diplomacy.values import lazy
from diplomacy.vocabulary import Term

__all__ = ["Passage"]


@final
class Passage:
    """A text that may contain values. Each kind of value is searched for only once.

    Attributes:
        text: the text.
        is_quotation: whether it is the quotation of a citation, rather than its paragraph.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> passage = Passage("Putin met Erdoğan in Astana on July 3.", ARCHIVE)
    >>> passage.leaders.words, passage.countries.words
    (('Putin', 'Erdoğan'), ('Astana',))
    """

    def __init__(self, text: str, collection: Collection, *, is_quotation: bool = False) -> None:
        self.text = text
        self.is_quotation = is_quotation
        self._collection = collection
        self._terms: dict[type[Term], frozenset[Term]] = {}

    @lazy
    def plain(self) -> str:
        """The text with one kind of quotation mark, dash and space."""
        return plain_text(self.text)

    @lazy
    def words(self) -> tuple[Word, ...]:
        """The words, in order."""
        return split_words(self.text)

    @lazy
    def folded(self) -> frozenset[str]:
        """The words in the form in which they are compared."""
        return frozenset(word.folded for word in self.words)

    @lazy
    def countries(self) -> Names:
        """The names of countries."""
        return country_lexicon().find(self.words, longest=True)

    @lazy
    def leaders(self) -> Names:
        """The names of people."""
        return leader_lexicon(self._collection).find(self.words, longest=False)

    @lazy
    def organizations(self) -> Names:
        """The names of organizations."""
        return organization_lexicon(self._collection).find(self.words, longest=False)

    @lazy
    def numbers(self) -> Mapping[object, list[NumberMention]]:
        """The numbers by their values."""
        numbers: defaultdict[object, list[NumberMention]] = defaultdict(list)
        for mention in find_numbers(self.text):
            numbers[mention.number].append(mention)
        return dict(numbers)

    @lazy
    def number_words(self) -> tuple[str, ...]:
        """The numbers as printed, each with its qualifier, without duplicates."""
        mentions = (mention for same in self.numbers.values() for mention in same)
        return tuple(dict.fromkeys(mention.words for mention in mentions))

    @lazy
    def dates(self) -> tuple[DateMention, ...]:
        """The dates, without duplicates."""
        return tuple(dict.fromkeys(find_dates(self.text)))

    @lazy
    def date_words(self) -> tuple[str, ...]:
        """The dates as printed, without duplicates."""
        return tuple(dict.fromkeys(mention.text for mention in self.dates))

    @lazy
    def has_relative_date(self) -> bool:
        """Whether it may date an event in words that cannot be resolved."""
        return has_relative_date(self.text)

    @lazy
    def _dates_by_year(self) -> Mapping[int | None, list[DateMention]]:
        dates: defaultdict[int | None, list[DateMention]] = defaultdict(list)
        for mention in self.dates:
            dates[mention.year].append(mention)
        return dict(dates)

    @lazy
    def _days_of_year(self) -> tuple[DateMention, ...]:
        """The dates without their years and words, so that there are few."""
        return tuple(dict.fromkeys(date._replace(text="", year=None) for date in self.dates))

    def dates_near(self, day: PartialDate) -> Iterator[DateMention]:
        """Yield the dates in the years of a date, and those without a year."""
        by_year = self._dates_by_year
        yield from by_year.get(None, ())
        first, last = (bound.year for bound in day_bounds(day))
        years = range(first, last + 1) if last - first < len(by_year) else by_year
        for year in years:
            if year is not None and first <= year <= last:
                yield from by_year.get(year, ())

    def dates_like(self, date: DateMention) -> Iterator[DateMention]:
        """Yield the dates that may be the same as another one, by year."""
        if date.year is None:
            yield from self._days_of_year
            return
        yield from self._dates_by_year.get(date.year, ())
        yield from self._dates_by_year.get(None, ())

    def terms(self, vocabulary: type[Term]) -> frozenset[Term]:
        """Return the terms of a vocabulary whose words are in the text."""
        if vocabulary not in self._terms:
            self._terms[vocabulary] = find_terms(vocabulary, self.text)
        return self._terms[vocabulary]

    @lazy
    def may_be_planned(self) -> bool:
        """Whether it may speak of a plan."""
        return is_planned(self.text, clearly=False)

    @lazy
    def is_about_meeting(self) -> bool:
        """Whether it may speak of a meeting."""
        return is_about_meeting(self.text)

    @lazy
    def denied(self) -> frozenset[str]:
        """The words that occur only with a negation."""
        return denied_words(self.text)
