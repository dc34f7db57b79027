"""Prose: whether the numbers, dates and names in an editor's sentence are those of the text."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from diplomacy.dates import PartialDate, Period
from diplomacy.provenance.dates_in_text import DateMention, find_dates, is_consistent
from diplomacy.provenance.judgements import Judgement, list_names
from diplomacy.provenance.names_in_text import NameMention
from diplomacy.provenance.numbers_in_text import NumberMention, find_numbers
from diplomacy.provenance.passages import Passage
from diplomacy.provenance.terms_in_text import unnegated_words
from diplomacy.vocabulary import FindingKind, QuantityQualifier

__all__ = ["judge_prose"]

_MIN_NUMBER = 13
"""Smaller numbers are written in words and in other words: "both", "the two"."""


def judge_prose(
    sentence: Passage,
    text: Passage,
    known: Passage,
    day: PartialDate | Period | None,
    *,
    is_stated: bool,
) -> Iterator[Judgement]:
    """Yield what a sentence says that the cited paragraphs do not carry.

    A date, a person or a plain count may be inferred; a country, a sum, a share or a qualifier may
    not, nor may a denial be left out.

    Args:
        sentence: the editor's title or summary.
        text: the cited paragraphs.
        known: the names of the record's own parties and people, which have their own citations.
        day: the date of the record, which has its own citation.
        is_stated: whether the paragraphs are said to state the sentence.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> sentence, text, known = (
    ...     Passage(text, ARCHIVE) for text in ("Russia sent 20 documents.", "over 20 documents", "")
    ... )
    >>> [str(judgement.kind) for judgement in judge_prose(sentence, text, known, None, is_stated=True)]
    ['qualifier', 'name']
    """
    yield from _judge_numbers(sentence, text, is_stated=is_stated)
    if is_stated:
        yield from _judge_dates(sentence, text, day)
        yield from _judge_names(sentence.leaders, (*text.leaders, *known.leaders))
    yield from _judge_names(sentence.countries, (*text.countries, *known.countries))
    for word in unnegated_words(sentence.text, text.text):
        yield Judgement(FindingKind.NEGATION, word, f"“{word}” only with a negation")


def _judge_numbers(sentence: Passage, text: Passage, *, is_stated: bool) -> Iterator[Judgement]:
    """Yield each number that the text does not have, or has with another qualifier."""
    prose = sentence.text
    for date in sentence.dates:
        prose = prose.replace(date.text, " ")
    by_number: defaultdict[object, list[NumberMention]] = defaultdict(list)
    for number in text.numbers:
        by_number[number.number].append(number)
    for mention in find_numbers(prose):
        if mention.is_ordinal or (mention.number < _MIN_NUMBER and not _is_figure(mention)):
            continue
        same = by_number.get(mention.number)
        if not same and not is_stated and not _is_measured(mention):
            continue
        if not same:
            found = list_names(other.text for other in text.numbers)
            yield Judgement(FindingKind.NUMBER, mention.text, found)
        elif all(_exactness(mention) is not _exactness(other) for other in same):
            found = list_names(_format_number(other) for other in same)
            yield Judgement(FindingKind.QUALIFIER, _format_number(mention), found)


def _is_figure(mention: NumberMention) -> bool:
    """Return whether a small number has a unit that is not left out: 5 per cent, $ 10."""
    return mention.is_percent or bool(mention.currency) or mention.text[0].isdecimal()


def _is_measured(mention: NumberMention) -> bool:
    """Return whether a number is a sum or a share, which nobody can count."""
    return mention.is_scaled or mention.is_percent or bool(mention.currency)


def _exactness(mention: NumberMention) -> QuantityQualifier | None:
    """Return the qualifier of a number; "an estimated" is the kind of the figure."""
    if mention.is_estimated and mention.qualifier is QuantityQualifier.ABOUT:
        return None
    return mention.qualifier


def _format_number(mention: NumberMention) -> str:
    return f"{mention.qualifier} {mention.text}" if mention.qualifier else mention.text


def _judge_dates(
    sentence: Passage, text: Passage, day: PartialDate | Period | None
) -> Iterator[Judgement]:
    """Yield each date that is neither in the text nor the date of the record."""
    ends = [day] if isinstance(day, PartialDate) else [day.start, day.end] if day else []
    for mention in find_dates(sentence.text):
        if any(_agree(mention, other) for other in text.dates):
            continue
        if any(end is not None and is_consistent(mention, end) for end in ends):
            continue
        found = list_names(other.text for other in text.dates)
        yield Judgement(FindingKind.DATE, mention.text, found)


def _agree(left: DateMention, right: DateMention) -> bool:
    """Return whether two dates have a part in common, and differ in none."""
    pairs = [*zip(left[1:4], right[1:4], strict=True), (left.weekday, right.weekday)]
    both = [(a, b) for a, b in pairs if a is not None and b is not None]
    return bool(both) and all(a == b for a, b in both)


def _judge_names(named: Iterable[NameMention], known: Sequence[NameMention]) -> Iterator[Judgement]:
    """Yield each name of which no meaning is named in the text or is part of the record."""
    for mention in dict.fromkeys(named):
        if all(mention.keys.isdisjoint(other.keys) for other in known):
            found = list_names(other.text for other in known)
            yield Judgement(FindingKind.NAME, mention.text, found)
