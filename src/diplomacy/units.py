"""Units of quantities that are not currencies: their singular, and counted things."""

import re
from typing import Final

__all__ = ["is_counted", "singular"]

# Things that exist only in whole numbers, in the plural.
_COUNTED: Final = frozenset(
    [
        *("persons", "people", "men", "women", "children", "citizens", "nationals", "residents"),
        *("migrants", "refugees", "workers", "students", "teachers", "experts", "passengers"),
        *("tourists", "visitors", "travellers", "arrivals", "soldiers", "troops", "prisoners"),
        *("casualties", "deaths", "leaders", "heads", "presidents", "ministers", "ambassadors"),
        *("diplomats", "officials", "delegates", "delegations", "participants", "members"),
        *("countries", "states", "parties", "nations", "organizations", "firms", "companies"),
        *("embassies", "consulates", "missions", "offices", "universities", "schools", "cities"),
        *("documents", "agreements", "treaties", "conventions", "protocols", "contracts", "deals"),
        *("memoranda", "memorandums", "memos", "instruments", "declarations", "statements"),
        *("exchanges", "articles", "paragraphs", "resolutions", "votes", "signatures"),
        *("ratifications", "meetings", "summits", "conferences", "visits", "projects", "flights"),
        *("buses", "cars", "vehicles", "ships", "vessels", "aircraft", "tanks", "missiles"),
        *("warheads", "reactors", "plants"),
    ]
)
# Words that make a difference, an average or a rate of a counted thing.
_DERIVED: Final = frozenset({"net", "more", "fewer", "average", "mean", "median", "per"})
# The word in the plural comes before these: "heads of state", "litres per person".
_TAIL_RE: Final = re.compile(r"[ -](?:of|per|to|in|from|at|with)[ -].*")

_IRREGULAR: Final = {
    "people": "person",
    "children": "child",
    "feet": "foot",
    "crises": "crisis",
    "analyses": "analysis",
    "theses": "thesis",
    "hypotheses": "hypothesis",
    "axes": "axis",
    "diagnoses": "diagnosis",
    "memoranda": "memorandum",
    "referenda": "referendum",
    "addenda": "addendum",
    "criteria": "criterion",
    "phenomena": "phenomenon",
    "wives": "wife",
    "lives": "life",
    "knives": "knife",
    "halves": "half",
    "leaves": "leaf",
    "wolves": "wolf",
    "shelves": "shelf",
    "loaves": "loaf",
    "gases": "gas",
    "biases": "bias",
    "atlases": "atlas",
    "canvases": "canvas",
    "movies": "movie",
    "cookies": "cookie",
    "calories": "calorie",
    "shoes": "shoe",
    "canoes": "canoe",
    "toes": "toe",
    "foes": "foe",
    "attaches": "attache",
    "caches": "cache",
    "aches": "ache",
    "uses": "use",
    "excuses": "excuse",
    "abuses": "abuse",
    "fuses": "fuse",
}
_UNCHANGED: Final = frozenset(
    ["series", "species", "headquarters", "gas", "means", "barracks", "works", "crossroads"]
)
# The endings of regular plurals and their singulars; the first one that fits counts.
_ENDINGS: Final = (
    (re.compile("(?<=..)men$"), "man"),
    (re.compile("(?:ss|us|is)$"), None),
    (re.compile("(?<=[a-z][a-z])ies$"), "y"),
    (re.compile("(?<=[^aeou])uses$"), "us"),
    (re.compile("(?<=ss|sh|ch|zz)es$|(?<=x)es$|(?<=o)es$"), ""),
    (re.compile("(?<=..)s$"), ""),
)


def is_counted(unit: str) -> bool:
    """Return whether a unit is of things that exist only in whole numbers.

    A difference, an average or a rate is not: ``net-persons``, ``persons-per-household``.

    >>> is_counted("foreign-tourists"), is_counted("heads-of-state"), is_counted("tonnes")
    (True, True, False)
    """
    words = unit.split("-")
    if not _DERIVED.isdisjoint(words):
        return False
    return _TAIL_RE.sub("", unit).split("-")[-1] in _COUNTED


def singular(unit: str) -> str:
    """Return the words for one of a unit.

    >>> singular("countries"), singular("exchanges-of-notes")
    ('country', 'exchange of notes')
    """
    words = unit.replace("-", " ")
    tail = _TAIL_RE.search(words)
    plural, rest = (words[: tail.start()], tail[0]) if tail else (words, "")
    *first, last = plural.split(" ")
    return " ".join([*first, _singular_word(last)]) + rest


def _singular_word(word: str) -> str:
    if word in _IRREGULAR or word in _UNCHANGED:
        return _IRREGULAR.get(word, word)
    for ending, replacement in _ENDINGS:
        if ending.search(word):
            return word if replacement is None else ending.sub(replacement, word)
    return word
