"""Words by which a text states a term: a stage, a kind, a grade, a plan.

A text is judged only by words that exclude one another. If it has none of the words of a
vocabulary, it may state the term in other words.
"""

import re
from collections import Counter
from collections.abc import Mapping
from typing import Final

from diplomacy.vocabulary import (
    FigureKind,
    InstrumentKind,
    MeetingFormat,
    MeetingStatus,
    MembershipStatus,
    PartnershipKind,
    Stage,
    StatementKind,
    Term,
    TradeFlow,
)

__all__ = [
    "affirmed_words",
    "denied_words",
    "find_terms",
    "has_known_words",
    "has_own_word",
    "is_about_meeting",
    "is_planned",
]

# Term -> the beginnings of the words that state it.
_WORDS: Final[Mapping[Term, str]] = {
    MeetingFormat.BILATERAL: r"bilateral|two[- ](?:leaders|sides|countries|ministers|presidents)",
    MeetingFormat.MULTILATERAL: r"multilateral|trilateral|quadrilateral|leaders (?:from|of) \w+ "
    r"(?:countries|states|nations)",
    FigureKind.ESTIMATE: r"estimat|projected|forecast",
    FigureKind.TARGET: r"goal|target|aim|objective|ambition",
    MembershipStatus.MEMBER: r"member(?!s? of parliament)|join|accede|accession|belong",
    MembershipStatus.ASSOCIATE: r"associate",
    MembershipStatus.OBSERVER: r"observer",
    MembershipStatus.DIALOGUE_PARTNER: r"dialogue partner",
    MembershipStatus.PARTNER: r"(?<!dialogue )partner",
    MembershipStatus.PARTICIPANT: r"particip|tak\w+ part",
    MembershipStatus.CANDIDATE: r"candida|applicant",
    PartnershipKind.ALLIANCE: r"allian|allied|ally\b|allies|mutual defen[cs]e",
    PartnershipKind.DIPLOMATIC_RELATIONS: r"diplomat|embass|ambassador|legation|chargé",
    InstrumentKind.TREATY: r"treat(?:y|ies)",
    InstrumentKind.CONVENTION: r"convention",
    InstrumentKind.AGREEMENT: r"agreement|accord",
    InstrumentKind.PROTOCOL: r"protocol",
    InstrumentKind.EXCHANGE_OF_NOTES: r"exchange of (?:notes|letters)|notes? verbale",
    InstrumentKind.MEMORANDUM_OF_UNDERSTANDING: r"memorand|mous?\b",
    InstrumentKind.ARRANGEMENT: r"arrangement",
    InstrumentKind.JOINT_STATEMENT: r"joint (?:\w+ )?(?:statement|communiqu)",
    InstrumentKind.DECLARATION: r"declaration",
    Stage.PROPOSED: r"propos|suggest",
    Stage.NEGOTIATING: r"negotiat|talks on",
    Stage.AGREED: r"agreed|agree on|agreement (?:was |has been )?reached|initial",
    Stage.ADOPTED: r"adopt|approv|issued",
    Stage.SIGNED: r"sign(?:s|ed|ing)?\b|signature|ink(?:s|ed|ing)?\b|conclud|seal",
    Stage.RATIFIED: r"ratif|approv|accept",
    Stage.ACCEDED: r"acced|accession",
    Stage.PROVISIONALLY_APPLIED: r"provisional",
    Stage.IN_FORCE: r"(?:in|into) (?:force|effect)|t[ao]\w+ effect|effective",
    Stage.ESTABLISHED: r"establish|found(?:ed|ing)\b|set up|creat|launch|upgrad|elevat|ink(?:ed|s)\b"
    r"|opened",
    Stage.SUSPENDED: r"suspen|frozen|froze|halt",
    Stage.SEVERED: r"sever|cut (?:off )?|broke|broken|rupture",
    Stage.RESUMED: r"resum|restor|re-?establish|reviv|renew|normali[sz]",
    Stage.WITHDRAWN: r"withdr|left\b|quit|pull(?:ed|s)? out",
    Stage.TERMINATED: r"terminat|abrogat|denounc|cancel|expir|ended\b",
    Stage.ENDED: r"ended\b|end of|dissol|discontinu|closed|ceas|sever|expir",
    TradeFlow.EXPORTS: r"export|sold to|sales to|ship(?:ped|ments)",
    TradeFlow.IMPORTS: r"import|bought|purchas",
    TradeFlow.TOTAL: r"trade|turnover|commerce|exchange",
    StatementKind.AGREED: r"agree|accept|affirm|consent|concur|commit",
    StatementKind.PLEDGED: r"pledg|promis|vow|commit|will|would|undert[ao]k|plans?|guarant",
    StatementKind.REQUESTED: r"request|ask|call|urg|s[eo]{1,2}[uk]|appeal|demand|want",
    StatementKind.OFFERED: r"offer|propos|invit|suggest|explor|ready",
    StatementKind.SUPPORTED: r"support|back|endors|welcom|stand",
    MeetingStatus.CANCELLED: r"cancel|called off|scrap|did not take place",
}
_WORD_RES: Final = {
    term: re.compile(rf"\b(?:{words})", re.IGNORECASE) for term, words in _WORDS.items()
}
# A stated kind has its own word; nothing else states it.
_STRICT: Final = frozenset({PartnershipKind.DIPLOMATIC_RELATIONS})
_PLAN: Final = (
    r"will|would|shall|plan(?:s|ned|ning)?|expect\w*|intend\w*|aim(?:s|ed)? to|schedul\w+|"
    r"propos\w+|upcoming|forthcoming|next|hop(?:e|es|ed|ing)|promis\w+|pledg\w+|set to|due|"
    r"(?:is|are|was|were) to|(?:work|works|working) to|agreed to|invit\w+|offer\w*|future|soon|"
    r"ahead|yet to|to be|likely|consider\w*|prospect\w*|prepar\w+|decid\w+ to|wants? to|accept\w+|"
    r"candidate|bid|until|before|by"
)
_PLAN_RE: Final = re.compile(rf"\b(?:{_PLAN})\b", re.IGNORECASE)
_CLEAR_PLAN_RE: Final = re.compile(
    r"\b(?:plan(?:s|ned|ning)? to|will (?!of\b)|(?:is|are|was|were) (?:expected|scheduled|set|due|"
    r"planned) to|(?:intend|hope|propose|work|agree)(?:s|d|ed)? to|yet to)\b",
    re.IGNORECASE,
)
_MEETING_RE: Final = re.compile(
    r"\b(?:met\b|meet|talk|summit|visit|receiv|host|attend|confer|negotiat|consult|dialogue|gather|"
    r"session|assembl|forum|discuss|presence|convers|arriv|trip|travel|welcom|call on)",
    re.IGNORECASE,
)
_NEGATION: Final = (
    r"\b(?:no longer|not|never|no|nor|neither|without|cannot)\s+"
    r"(?:(?:yet|any|a|an|the|be|been|significant|longer|to)\s+)*"
)
_NEGATED_RE: Final = re.compile(rf"{_NEGATION}(?P<word>[a-z]{{4,}})", re.IGNORECASE)
_LONG_WORD_RE: Final = re.compile(r"\b[a-z]{4,}", re.IGNORECASE)
_DENIAL_RE: Final = re.compile(
    r"\b(?:no|not|never|nor|neither|without|cannot|none|nothing|un\w+|declin\w+|refus\w+|den\w+|"
    r"fail\w*|lack\w*|ceas\w+|stop\w*|reject\w*|avoid\w*|absen\w+|yet|silen\w+)\b|n['’]t\b",
    re.IGNORECASE,
)


def find_terms(vocabulary: type[Term], text: str) -> frozenset[Term]:
    """Return the terms of a vocabulary whose words are in a text.

    >>> [str(term) for term in find_terms(MembershipStatus, "a dialogue partner since 2012")]
    ['dialogue-partner']
    """
    return frozenset(
        term
        for term, pattern in _WORD_RES.items()
        if isinstance(term, vocabulary) and pattern.search(text)
    )


def has_own_word(term: Term) -> bool:
    """Return whether a term has a word by which a text may state it.

    >>> has_own_word(Stage.SIGNED), has_own_word(PartnershipKind.PARTNERSHIP)
    (True, False)
    """
    return term in _WORDS


def has_known_words(term: Term) -> bool:
    """Return whether a text can only state a term by words that are listed.

    >>> has_known_words(PartnershipKind.DIPLOMATIC_RELATIONS)
    True
    """
    return term in _STRICT


def is_planned(text: str, *, clearly: bool) -> bool:
    """Return whether a text may speak, or clearly speaks, of a plan.

    >>> is_planned("Belarus is expected to join", clearly=True)
    True
    >>> is_planned("an offer Putin accepted", clearly=True)
    False
    """
    pattern: re.Pattern[str] = _CLEAR_PLAN_RE if clearly else _PLAN_RE
    return pattern.search(text) is not None


def is_about_meeting(text: str) -> bool:
    """Return whether a text may speak of a meeting.

    >>> is_about_meeting("The two met in Astana."), is_about_meeting("Finland was named.")
    (True, False)
    """
    return _MEETING_RE.search(text) is not None


def denied_words(text: str) -> frozenset[str]:
    """Return the words that a text has only with a negation.

    >>> sorted(denied_words("It was no longer a priority, and no progress was made."))
    ['priority', 'progress']
    """
    negated = Counter(match["word"].lower() for match in _NEGATED_RE.finditer(text))
    words = Counter(word.lower() for word in _LONG_WORD_RE.findall(text)) if negated else negated
    return frozenset(word for word, times in negated.items() if words[word] == times)


def affirmed_words(text: str) -> frozenset[str]:
    """Return the words of a text without any negation; empty for a text with one.

    >>> sorted(affirmed_words("It became a priority.")), sorted(affirmed_words("It did not."))
    (['became', 'priority'], [])
    """
    if _DENIAL_RE.search(text):
        return frozenset()
    return frozenset(word.lower() for word in _LONG_WORD_RE.findall(text))
