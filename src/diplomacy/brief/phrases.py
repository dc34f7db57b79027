"""What a reader calls parties, records, dates and counts, in plain English."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from diplomacy.collection import Collection
from diplomacy.countries import Country
from diplomacy.dates import PartialDate, Period
from diplomacy.records import (
    Agreement,
    Leader,
    Meeting,
    Membership,
    Milestone,
    Organization,
    Participant,
    Partnership,
    Record,
    Statement,
    Statistic,
    TradeFigure,
)
from diplomacy.sources import Source
from diplomacy.vocabulary import DatePrecision, FigureKind, Stage, Term, TradeFlow

__all__ = [
    "capitalize",
    "escape_markdown",
    "join_names",
    "list_topics",
    "name_figure",
    "name_participant",
    "name_parties",
    "name_partnership",
    "name_party",
    "name_record",
    "name_with_country",
    "possessive",
    "render_count",
    "render_date",
    "render_milestone",
    "render_value",
    "space_term",
]

# The countries whose names take "the" within a sentence.
_WITH_ARTICLE: Final = frozenset(
    {
        *("AE", "AX", "BS", "CC", "CD", "CF", "CG", "CK", "DO", "FK", "FO", "GB", "GM", "IM", "IO"),
        *("KM", "KY", "MH", "MP", "MV", "NL", "PH", "SB", "SC", "TC", "TF", "UM", "US", "VG", "VI"),
        *("ANHH", "PCHH", "SUHH"),
    }
)
_FLOWS: Final = {
    TradeFlow.EXPORTS: "{possessive} exports to {counterpart}",
    TradeFlow.IMPORTS: "{possessive} imports from {counterpart}",
    TradeFlow.TOTAL: "{possessive} trade with {counterpart}, exports and imports",
}
_INDICATORS: Final = {
    "tourist-arrivals": "tourist arrivals in {subject} from {counterpart}",
    "trading-partner-rank": "{counterpart} among the trading partners of {subject}",
}
_OTHER_INDICATOR: Final = "{indicator}, {subject} with regard to {counterpart}"
_STAGES: Final = {Stage.NEGOTIATING: "under negotiation", Stage.AGREED: "agreed in principle"}
_TOPICS: Final = {
    "korean-peninsula": "the Korean Peninsula",
    "north-korea": "North Korea",
    "palestine": "Palestine",
    "syria": "Syria",
    "ukraine": "Ukraine",
}
_PREPOSITIONS: Final = {
    DatePrecision.DAY: "on ",
    DatePrecision.MONTH: "in ",
    DatePrecision.SEASON: "in ",
    DatePrecision.YEAR: "in ",
    DatePrecision.DECADE: "in ",
    DatePrecision.CENTURY: "in ",
}
_MARKDOWN_RE: Final = re.compile(r"([\\`*_\[\]<>&#|~{}])")
_LIST_MARK_RE: Final = re.compile(r"^(?:([0-9]+)(?=[.)])|(?=[-+]))")


# --- words --------------------------------------------------------------------------------------


def capitalize(words: str) -> str:
    """Return words with a capital at the beginning, and the rest unchanged.

    >>> capitalize("the United States")
    'The United States'
    """
    return words[:1].upper() + words[1:]


def join_names(names: Sequence[str]) -> str:
    """Return names as a list in a sentence.

    >>> join_names(["China", "Japan", "South Korea"])
    'China, Japan and South Korea'
    """
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def render_count(number: int, noun: str) -> str:
    """Return a number of things; the plural takes an -s.

    >>> render_count(1, "record"), render_count(3, "record")
    ('1 record', '3 records')
    """
    return f"{number} {noun}{'' if number == 1 else 's'}"


def possessive(name: str) -> str:
    """Return the possessive form of a name.

    >>> possessive("Türkiye"), possessive("the Netherlands")
    ("Türkiye's", "the Netherlands'")
    """
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def space_term(term: Term | str) -> str:
    """Return a term or slug as words.

    >>> space_term("joint-statement")
    'joint statement'
    """
    return str(term).replace("-", " ")


def list_topics(topics: Iterable[str]) -> str:
    """Return topics as a list of words, with the capitals of proper names.

    >>> list_topics(["trade", "north-korea"])
    'trade, North Korea'
    """
    return ", ".join(_TOPICS.get(topic, space_term(topic)) for topic in topics)


def escape_markdown(text: str) -> str:
    r"""Return text as Markdown that displays it as written, MyST's braces included.

    >>> print(escape_markdown("1. *bold*"))
    1\. \*bold\*
    """
    return _LIST_MARK_RE.sub(r"\1\\", _MARKDOWN_RE.sub(r"\\\1", text))


# --- dates and stages ---------------------------------------------------------------------------


def render_date(date: PartialDate | Period) -> str:
    """Return a date as it follows a verb.

    >>> from diplomacy import PartialDate
    >>> [render_date(PartialDate(text)) for text in ("2012", "2024-12-03", "1992~")]
    ['in 2012', 'on 3 December 2024', 'about 1992']
    """
    if isinstance(date, Period) or date.approximate:
        return date.words
    if date.uncertain:
        return f"possibly {render_date(PartialDate(date.text.rstrip('?')))}"
    return f"{_PREPOSITIONS.get(date.precision, '')}{date.words}"


def render_milestone(collection: Collection, milestone: Milestone, *, dated: bool = True) -> str:
    """Return a milestone in words, with its date if it has one and *dated* is true.

    >>> from diplomacy import Milestone
    >>> from diplomacy.fixtures import ARCHIVE
    >>> render_milestone(ARCHIVE, Milestone("signed", "2012", party="KR"))
    'signed by South Korea in 2012'
    """
    planned = "planned to be " if milestone.planned else ""
    stage = _STAGES.get(milestone.stage, space_term(milestone.stage))
    by = f" by {name_party(collection, milestone.party)}" if milestone.party else ""
    date = f" {render_date(milestone.date)}" if dated and milestone.date else ""
    return f"{planned}{stage}{by}{date}"


# --- parties and records ------------------------------------------------------------------------


def name_party(collection: Collection, party: str) -> str:
    """Return the name of a party within a sentence.

    >>> from diplomacy import Country
    >>> from diplomacy.fixtures import ARCHIVE
    >>> name_party(ARCHIVE, Country("NL")), name_party(ARCHIVE, "kepco")
    ('the Netherlands', 'Korea Electric Power Corp.')
    """
    if isinstance(party, Country):
        return f"the {party.name}" if str(party) in _WITH_ARTICLE else party.name
    return collection.get(Organization, party).name


def name_parties(collection: Collection, parties: Iterable[str]) -> str:
    """Return the names of parties as a list in a sentence.

    >>> from diplomacy import Country
    >>> from diplomacy.fixtures import ARCHIVE
    >>> name_parties(ARCHIVE, [Country("KR"), Country("US")])
    'South Korea and the United States'
    """
    return join_names([name_party(collection, party) for party in parties])


def name_with_country(collection: Collection, party: str) -> str:
    """Return the name of a party, an organization of a country with that country.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> name_with_country(ARCHIVE, "kepco")
    'Korea Electric Power Corp. (South Korea)'
    """
    if isinstance(party, Country):
        return name_party(collection, party)
    organization = collection.get(Organization, party)
    if organization.country is None:
        return organization.name
    country = name_party(collection, organization.country)
    if country in organization.name:
        return organization.name
    return f"{organization.name} ({country})"


def name_participant(collection: Collection, participant: Participant) -> str:
    """Return a participant as the person, the office or the party, whichever is known first.

    >>> from diplomacy import Participant
    >>> from diplomacy.fixtures import ARCHIVE
    >>> name_participant(ARCHIVE, Participant("KR", "lee-jae-myung"))
    'Lee Jae Myung (South Korea)'
    """
    party = name_party(collection, participant.party)
    if participant.leader is not None:
        return f"{collection.get(Leader, participant.leader).name} ({party})"
    if participant.office:
        return f"the {participant.office} of {party}"
    return name_with_country(collection, participant.party)


def name_record(collection: Collection, record: Record) -> str:
    """Return what a record is called: its name or title, or the fact itself in one line.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> name_record(ARCHIVE, ARCHIVE["kr-tr-strategic-partnership"])
    'Strategic partnership of South Korea and Türkiye'
    """
    match record:
        case Leader() | Organization():
            return record.name
        case Meeting() | Agreement():
            return record.title
        case Partnership():
            return f"{name_partnership(record)} of {name_parties(collection, record.parties)}"
        case Membership():
            parties = (record.member, record.organization)
            member, organization = (_short_name(collection, party) for party in parties)
            return f"{member} in {organization}"
        case TradeFigure() | Statistic():
            return f"{name_figure(collection, record)}: {render_value(record)}"
        case Statement():
            return record.summary
        case Source():
            return record.label


def name_figure(collection: Collection, figure: TradeFigure | Statistic) -> str:
    """Return what a figure counts, and for whom.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> name_figure(ARCHIVE, ARCHIVE.trade_between("KR", "TR")[0])
    "Türkiye's trade with South Korea, exports and imports"
    """
    subject: str
    counterpart: str | None
    if isinstance(figure, TradeFigure):
        pattern, indicator = _FLOWS[figure.flow], ""
        subject, counterpart = figure.reporter, figure.partner
    else:
        pattern = _INDICATORS.get(figure.indicator, _OTHER_INDICATOR)
        indicator = space_term(figure.indicator)
        subject, counterpart = figure.subject, figure.counterpart
    name = name_party(collection, subject)
    if counterpart is None:
        return f"{capitalize(indicator)}, {name}"
    words = pattern.format(
        indicator=indicator,
        subject=name,
        possessive=possessive(name),
        counterpart=name_party(collection, counterpart),
    )
    return capitalize(words)


def render_value(figure: TradeFigure | Statistic) -> str:
    """Return the value of a figure, with its kind unless it is an actual one.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> [render_value(figure) for figure in ARCHIVE.trade_between("TR", "RU")]
    ['target of 100 billion US dollars']
    """
    return (
        str(figure.value)
        if figure.kind is FigureKind.ACTUAL
        else f"{figure.kind} of {figure.value}"
    )


def name_partnership(partnership: Partnership) -> str:
    """Return the designation of a partnership, otherwise its kind.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> name_partnership(ARCHIVE["kr-kg-diplomatic-relations"])
    'Diplomatic relations'
    """
    return capitalize(partnership.designation or space_term(partnership.kind))


def _short_name(collection: Collection, party: str) -> str:
    """Return the short name of a party, without an article."""
    if isinstance(party, Country):
        return party.name
    organization = collection.get(Organization, party)
    return organization.short_name or organization.name
