"""Names in a text: its countries, people and organizations, in any of their forms."""

import re
from collections import defaultdict
from collections.abc import Container, Iterable
from functools import cache, lru_cache
from typing import Final, NamedTuple, final

from diplomacy.collection import Collection
from diplomacy.countries import fold, iter_prose_names
from diplomacy.records import Leader, Organization

__all__ = [
    "Lexicon",
    "NameMention",
    "Names",
    "Word",
    "country_lexicon",
    "leader_lexicon",
    "missing_words",
    "organization_lexicon",
    "shares_no_word",
    "split_words",
]

# A lost space or dash joins two names: "KoreaTurkey", "KoreaU.S.".
_JOINED_RE: Final = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")
_INITIALS_RE: Final = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_WORD_RE: Final = re.compile(r"[^\W_]+")
_SPELLINGS: Final = {
    "defence": "defense",
    "programme": "program",
    "centre": "center",
    "global": "world",
    "worldwide": "world",
}
_UNIMPORTANT: Final = frozenset(["a", "an", "and", "at", "de", "for", "in", "of", "on", "s", "to"])
# Words of many offices and authorities, which do not distinguish them.
_RANKS: Final = frozenset(
    [
        *("administration", "ambassador", "assistant", "chair", "chairman", "chairperson"),
        *("chairwoman", "chief", "department", "deputy", "director", "first", "general"),
        *("government", "head", "minister", "ministry", "office", "official", "officials"),
        *("presidency", "president", "secretary", "senior", "spokesman", "spokesperson"),
        *("spokeswoman", "state", "vice"),
    ]
)
# Lists of people print these as a part of the name.
_TITLES: Final = frozenset(
    [
        "president",
        "prime",
        "minister",
        "king",
        "queen",
        "prince",
        "princess",
        "emperor",
        "empress",
        "sultan",
        "sheikh",
        "shaikh",
        "emir",
        "amir",
        "chancellor",
        "premier",
        "general",
        "chairman",
        "secretary",
        "foreign",
        "crown",
        "vice",
        "deputy",
        "head",
        "pope",
        "grand",
        "duke",
        "governor",
        "sir",
        "lord",
        "lady",
        "doctor",
        "dr",
        "mr",
        "mrs",
        "ms",
        "jr",
        "iii",
    ]
)
_SHORT: Final = 4


class Word(NamedTuple):
    """A word of a text, as printed and in the form in which words are compared."""

    text: str
    folded: str


@lru_cache(maxsize=8192)
def _fold_word(word: str) -> str:
    folded = fold(word)
    return _SPELLINGS.get(folded, folded)


def split_words(text: str) -> tuple[Word, ...]:
    """Return the words of a text, without "the" and punctuation.

    Initials are one word.

    >>> [word.text for word in split_words("The U.S. and Türkiye’s Co-operation")]
    ['US', 'and', 'Türkiye', 's', 'Co', 'operation']
    """
    text = _JOINED_RE.sub(" ", text).replace("&", " and ")
    text = _INITIALS_RE.sub(lambda match: match[0].replace(".", "") + " ", text)
    words = (Word(word, _fold_word(word)) for word in _WORD_RE.findall(text))
    return tuple(word for word in words if word.folded)


class NameMention(NamedTuple):
    """A name in a text.

    Attributes:
        text: the words of the text.
        keys: the ids or codes that it may mean.
    """

    text: str
    keys: frozenset[str]


@final
class Names:
    """The names in a text, and the ids and codes that they may mean.

    Attributes:
        mentions: the names in order.
        keys: the ids or codes of everything that is named.
        words: the words of the names, without duplicates.

    >>> Names([NameMention("Korea", frozenset({"KP", "KR"}))]).words
    ('Korea',)
    """

    __slots__ = ("keys", "mentions", "words")

    def __init__(self, mentions: Iterable[NameMention]) -> None:
        self.mentions: tuple[NameMention, ...] = tuple(dict.fromkeys(mentions))
        self.keys: frozenset[str] = frozenset(
            key for mention in self.mentions for key in mention.keys
        )
        self.words: tuple[str, ...] = tuple(dict.fromkeys(m.text for m in self.mentions))


class _Entry(NamedTuple):
    """The meanings of a phrase, and the form of its first word."""

    keys: frozenset[str]
    first: str


class Lexicon:
    """Names with their possible meanings, for searches of a text in one pass.

    Attributes:
        keys: the ids or codes of everything that has a name.

    >>> lexicon = Lexicon([("North Korea", ["KP"]), ("Korea", ["KR", "KP"])])
    >>> lexicon.find(split_words("North Korea"), longest=True).keys
    frozenset({'KP'})
    """

    __slots__ = ("_entries", "_lengths", "keys")

    def __init__(self, names: Iterable[tuple[str, Iterable[str]]]) -> None:
        keys_by_phrase: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
        first_words: dict[tuple[str, ...], str] = {}
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        for name, keys in names:
            words = split_words(name)
            if words:
                phrase = tuple(word.folded for word in words)
                keys_by_phrase[phrase].update(keys)
                first_words.setdefault(phrase, words[0].text)
                lengths[phrase[0]].add(len(phrase))
        self.keys: frozenset[str] = frozenset(
            key for keys in keys_by_phrase.values() for key in keys
        )
        self._entries = {
            phrase: _Entry(frozenset(keys), first_words[phrase])
            for phrase, keys in keys_by_phrase.items()
        }
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}

    def find(self, words: tuple[Word, ...], *, longest: bool) -> Names:
        """Return the names in a text.

        With *longest*, a word belongs to only one name: "North Korea" does not name Korea.
        """
        found: list[NameMention] = []
        end = 0
        for i, word in enumerate(words):
            for length in self._lengths.get(word.folded, ()) if i >= end else ():
                part = words[i : i + length]
                entry = self._entries.get(tuple(w.folded for w in part))
                if entry is None or not _is_printed_alike(entry.first, part):
                    continue
                found.append(NameMention(" ".join(w.text for w in part), entry.keys))
                if longest:
                    end = i + length
                    break
        return Names(found)


def _is_printed_alike(first: str, part: tuple[Word, ...]) -> bool:
    """Return whether a name that has capitals has them in the text, too: "US" is not "us"."""
    printed = part[0].text
    if len(part) == 1 and len(first) <= _SHORT and len(first) > 1 and first.isupper():
        return printed.isupper()
    return not (first[0].isupper() and printed[0].islower())


@cache
def country_lexicon() -> Lexicon:
    """Return the lexicon of countries: their names, demonyms and capitals.

    >>> country_lexicon().find(split_words("a Kyrgyz in Ankara"), longest=True).words
    ('Kyrgyz', 'Ankara')
    """
    return Lexicon(iter_prose_names())


def leader_lexicon(collection: Collection) -> Lexicon:
    """Return the lexicon of the people in a collection.

    A person without a recorded family name is also known by the first and the last word of the
    name.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> leader_lexicon(ARCHIVE).find(split_words("Putin said"), longest=False).keys
    frozenset({'vladimir-putin'})
    """
    return collection.memoize(
        "leader lexicon",
        lambda: Lexicon(
            (name, [leader.id])
            for leader in collection.of_type(Leader)
            for name in _names_of(leader)
        ),
    )


def _names_of(leader: Leader) -> list[str]:
    names = [leader.name, *leader.other_names]
    if leader.family_name:
        return [*names, leader.family_name]
    words = [w.text for w in split_words(leader.name) if w.folded not in _TITLES]
    ends = {words[0], words[-1]} if words else set[str]()
    return [*names, *sorted(word for word in ends if len(word) > 2)]


def organization_lexicon(collection: Collection) -> Lexicon:
    """Return the lexicon of the organizations in a collection.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> organization_lexicon(ARCHIVE).find(split_words("the SCO summit"), longest=False).keys
    frozenset({'sco'})
    """
    return collection.memoize(
        "organization lexicon",
        lambda: Lexicon(
            (name, [body.id])
            for body in collection.of_type(Organization)
            for name in (body.name, body.short_name, *body.other_names)
            if name
        ),
    )


def missing_words(value: str, words: Container[str]) -> list[str]:
    """Return the words of a name that a text lacks, in the singular or plural.

    Words such as "of" are left out.

    >>> missing_words("Minister of Energy", {"energy", "ministry"})
    ['Minister']
    """
    return [
        word.text
        for word in split_words(value)
        if word.folded not in _UNIMPORTANT
        and len(word.folded) > 1
        and word.folded not in words
        and f"{word.folded}s" not in words
    ]


def shares_no_word(value: str, words: Container[str]) -> bool:
    """Return whether a text has no distinctive word of a name.

    Ranks and countries do not distinguish an office from another one.

    >>> shares_no_word("Energy Minister of Norway", {"transport", "minister", "norway"})
    True
    >>> shares_no_word("Vice President", {"president"}), shares_no_word("the Minister", {"ministers"})
    (False, False)
    """
    countries = country_lexicon().find(split_words(value), longest=True).words
    common = {*_RANKS, *(word.casefold() for name in countries for word in name.split())}
    of_name = missing_words(value, ())
    telling = [word for word in of_name if word.casefold() not in common] or of_name
    return bool(telling) and len(missing_words(" ".join(telling), words)) == len(telling)
