"""Prose: checks of the numbers, dates and names in an editor's sentences."""

import re
from collections.abc import Iterator
from typing import Final

from diplomacy.dates import PartialDate, Period
from diplomacy.provenance.dates_in_text import DateMention, is_consistent
from diplomacy.provenance.judgements import Judgement, join
from diplomacy.provenance.names_in_text import Names
from diplomacy.provenance.numbers_in_text import NumberMention, find_numbers
from diplomacy.provenance.passages import Passage
from diplomacy.provenance.terms_in_text import affirmed_words
from diplomacy.provenance.typography import plain_text
from diplomacy.vocabulary import FindingKind, QuantityQualifier

__all__ = ["judge_prose"]

_QUOTATION_RE: Final = re.compile("“([^“”]+)”")
_GAP_RE: Final = re.compile(r"\[[^\]]*\]|\.\.\.")

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
    """Yield the parts of a sentence that the cited paragraphs do not support.

    A date, a person or a plain count may be inferred; a country, a sum, a share, a qualifier or
    quoted words may not, nor may a denial be left out.

    Args:
        sentence: the editor's title or summary.
        text: the cited paragraphs.
        known: the names of the record's own parties and people, which have their own citations.
        day: the date of the record, which has its own citation.
        is_stated: whether the paragraphs are cited as stating the sentence.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> sentence, text, known = (
    ...     Passage(text, ARCHIVE) for text in ("Russia sent 20 documents.", "over 20 documents", "")
    ... )
    >>> [str(judgement.kind) for judgement in judge_prose(sentence, text, known, None, is_stated=True)]
    ['qualifier', 'name']
    """
    yield from _judge_numbers(sentence, text, is_stated=is_stated)
    yield from _judge_quotations(sentence, text)
    if is_stated:
        yield from _judge_dates(sentence, text, day)
        yield from _judge_names(sentence.leaders, text.leaders, known.leaders)
    yield from _judge_names(sentence.countries, text.countries, known.countries)
    if text.denied:
        for word in sorted(text.denied & affirmed_words(sentence.text)):
            yield Judgement(FindingKind.NEGATION, word, f"“{word}” only with a negation")


def _judge_numbers(sentence: Passage, text: Passage, *, is_stated: bool) -> Iterator[Judgement]:
    """Yield each number that the text does not have, or has with another qualifier."""
    prose = sentence.text
    for date in sentence.dates:
        prose = prose.replace(date.text, " ")
    for mention in find_numbers(prose):
        if mention.is_ordinal or (mention.number < _MIN_NUMBER and not _is_figure(mention)):
            continue
        same = text.numbers.get(mention.number)
        if same is None and (is_stated or _is_measured(mention)):
            yield Judgement(FindingKind.NUMBER, mention.text, join(text.number_words))
        elif same and all(_exactness(mention) is not _exactness(other) for other in same):
            found = join([other.words for other in same])
            yield Judgement(FindingKind.QUALIFIER, mention.words, found)


def _judge_quotations(sentence: Passage, text: Passage) -> Iterator[Judgement]:
    """Yield each quotation that the text does not have, ignoring case and ellipses."""
    words = text.plain.casefold()
    for quotation in _QUOTATION_RE.findall(sentence.text):
        parts = _GAP_RE.split(plain_text(quotation).casefold())
        if not all(part.strip(" .,;") in words for part in parts):
            yield Judgement(FindingKind.WORDS, f"“{quotation}”")


def _is_figure(mention: NumberMention) -> bool:
    """Return whether a small number has a unit that is not left out: 5 per cent, $ 10."""
    return mention.is_percent or bool(mention.currency) or mention.text[0].isdecimal()


def _is_measured(mention: NumberMention) -> bool:
    """Return whether a number is a sum or a share, which a reader cannot count."""
    return mention.is_scaled or mention.is_percent or bool(mention.currency)


def _exactness(mention: NumberMention) -> QuantityQualifier | None:
    """Return the qualifier of a number; "an estimated" is the kind of the figure."""
    if mention.is_estimated and mention.qualifier is QuantityQualifier.ABOUT:
        return None
    return mention.qualifier


def _judge_dates(
    sentence: Passage, text: Passage, day: PartialDate | Period | None
) -> Iterator[Judgement]:
    """Yield each date that is neither in the text nor the date of the record."""
    ends = [day] if isinstance(day, PartialDate) else [day.start, day.end] if day else []
    for mention in sentence.dates:
        if any(_agree(mention, other) for other in text.dates_like(mention)):
            continue
        if any(end is not None and is_consistent(mention, end) for end in ends):
            continue
        yield Judgement(FindingKind.DATE, mention.text, join(text.date_words))


def _agree(left: DateMention, right: DateMention) -> bool:
    """Return whether two dates have a part in common, and differ in none."""
    pairs = [*zip(left[1:4], right[1:4], strict=True), (left.weekday, right.weekday)]
    both = [(a, b) for a, b in pairs if a is not None and b is not None]
    return bool(both) and all(a == b for a, b in both)


def _judge_names(named: Names, in_text: Names, in_record: Names) -> Iterator[Judgement]:
    """Yield each name without a meaning that is in the text or part of the record."""
    for mention in named.mentions:
        if mention.keys.isdisjoint(in_text.keys) and mention.keys.isdisjoint(in_record.keys):
            yield Judgement(FindingKind.NAME, mention.text, join(in_text.words))
