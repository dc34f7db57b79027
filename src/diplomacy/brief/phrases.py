"""Parties, records, dates and counts in plain English."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from diplomacy.collection import Collection
from diplomacy.countries import Country
from diplomacy.dates import PartialDate, Period
from diplomacy.quantities import Quantity
from diplomacy.records import (
    Agreement,
    Leader,
    Meeting,
    Membership,
    Milestone,
    Mission,
    MissionAct,
    Obligation,
    Organization,
    Participant,
    Partnership,
    Record,
    Statement,
    Statistic,
    Stop,
    TradeFigure,
    Visit,
)
from diplomacy.sources import Source
from diplomacy.vocabulary import (
    DatePrecision,
    FigureKind,
    MissionActKind,
    MissionHeadClass,
    MissionRank,
    Stage,
    Term,
    TradeFlow,
    VisitRank,
)

__all__ = [
    "capitalize",
    "escape_markdown",
    "join_names",
    "list_topics",
    "name_figure",
    "name_mission",
    "name_participant",
    "name_parties",
    "name_partnership",
    "name_party",
    "name_record",
    "name_visit",
    "name_with_country",
    "possessive",
    "render_act",
    "render_count",
    "render_date",
    "render_measure",
    "render_milestone",
    "render_obligation",
    "render_value",
    "space_term",
    "spell_number",
]

# The countries whose names take "the" within a sentence.
_WITH_ARTICLE: Final = frozenset(
    {
        *("AE", "AX", "BS", "CC", "CD", "CF", "CG", "CK", "DO", "FK", "FO", "GB", "GM", "IM", "IO"),
        *("KM", "KY", "MH", "MP", "MV", "NL", "PH", "SB", "SC", "TC", "TF", "UM", "US", "VG", "VI"),
        *("ANHH", "PCHH", "SUHH"),
    }
)
_NUMBERS: Final = (
    *("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
)
_FLOWS: Final = {
    TradeFlow.EXPORTS: "{possessive} exports to {counterpart}",
    TradeFlow.IMPORTS: "{possessive} imports from {counterpart}",
    TradeFlow.TOTAL: "{possessive} trade with {counterpart}, exports and imports",
}
_INDICATORS: Final = {
    "tourist-arrivals": "tourist arrivals in {subject} from {counterpart}",
    "trading-partner-rank": "rank of {counterpart} among the trading partners of {subject}",
}
_OTHER_INDICATOR: Final = "{indicator}, {subject} with regard to {counterpart}"
_STAGES: Final = {Stage.NEGOTIATING: "under negotiation", Stage.AGREED: "agreed in principle"}
_NOT_DONE_BY_A_PARTY: Final = (Stage.IN_FORCE, Stage.EXPIRED)
_ACTS: Final = {MissionActKind.RANK_CHANGED: "given another rank"}
_UNNAMED_RANKS: Final = {
    MissionRank.NONE: "no mission",
    MissionRank.OTHER: "mission",
    MissionRank.UNKNOWN: "mission",
}
# Terms that are not spelt as their slugs.
_SPELLINGS: Final[Mapping[Term | str, str]] = {
    MissionRank.CONSULATE_GENERAL: "consulate-general",
    MissionHeadClass.CHARGE_D_AFFAIRES: "chargé d'affaires",
    MissionHeadClass.CHARGE_D_AFFAIRES_AD_INTERIM: "chargé d'affaires ad interim",
    MissionHeadClass.CONSULAR: "consular officer",
}
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
# GitHub's Markdown links anything that looks like an address, and reads a backslash in it as part
# of the address, not as an escape: no address may be left.
_MARKDOWN_RE: Final = re.compile(r"([\\`*_\[\]<>&#|~{}$@]|:(?=/)|/(?=/)|\.(?=[^\W\d])|(?<=[wW])\.)")
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
    """Return a number of things, with the plural in -s.

    >>> render_count(1, "record"), render_count(3, "record")
    ('1 record', '3 records')
    """
    return f"{number} {noun}{'' if number == 1 else 's'}"


def spell_number(number: int) -> str:
    """Return a number in words up to ten, and in figures above.

    >>> spell_number(3), spell_number(11)
    ('three', '11')
    """
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


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
    return _SPELLINGS.get(term, str(term).replace("-", " "))


def list_topics(topics: Iterable[str]) -> str:
    """Return topics as a list of words, with the capitals of proper names.

    >>> list_topics(["trade", "north-korea"])
    'trade, North Korea'
    """
    return ", ".join(_TOPICS.get(topic, space_term(topic)) for topic in topics)


def escape_markdown(text: str) -> str:
    r"""Return text as Markdown that displays it as written, MyST's braces included.

    Addresses do not become links, except e-mail addresses in some renderers.

    >>> print(escape_markdown("1. *bold*"))
    1\. \*bold\*
    >>> print(escape_markdown("https://example.org"))
    https\:\//example\.org
    """
    return _LIST_MARK_RE.sub(r"\1\\", _MARKDOWN_RE.sub(r"\\\1", text))


# --- dates and stages ---------------------------------------------------------------------------


def render_date(date: PartialDate | Period) -> str:
    """Return a date in the form that follows a verb.

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
    """Return a milestone in words, with a known date if *dated* is true.

    >>> from diplomacy import Milestone
    >>> from diplomacy.fixtures import ARCHIVE
    >>> render_milestone(ARCHIVE, Milestone("signed", "2012", party="KR"))
    'signed by South Korea in 2012'
    """
    planned = "planned to be " if milestone.planned else ""
    stage = _STAGES.get(milestone.stage, space_term(milestone.stage))
    by = "for" if milestone.stage in _NOT_DONE_BY_A_PARTY else "by"
    actor = f" {by} {name_party(collection, milestone.party)}" if milestone.party else ""
    date = f" {render_date(milestone.date)}" if dated and milestone.date else ""
    return f"{planned}{stage}{actor}{date}"


def render_act(act: MissionAct, *, dated: bool = True) -> str:
    """Return an act of a mission in words, with a known date if *dated* is true.

    >>> from diplomacy import MissionAct
    >>> render_act(MissionAct("opened", "1957", "embassy"))
    'opened as an embassy in 1957'
    >>> render_act(MissionAct("rank-changed", rank="embassy", planned=True))
    'planned to be made an embassy'
    """
    planned = "planned to be " if act.planned else ""
    done = _ACTS.get(act.kind, space_term(act.kind))
    if act.rank is not None and act.rank not in _UNNAMED_RANKS:
        rank = space_term(act.rank)
        article = "an" if rank[0] in "aeiou" else "a"
        verb = "made" if act.kind is MissionActKind.RANK_CHANGED else f"{done} as"
        done = f"{verb} {article} {rank}"
    date = f" {render_date(act.date)}" if dated and act.date else ""
    return f"{planned}{done}{date}"


# --- parties and records ------------------------------------------------------------------------


def name_party(collection: Collection, party: str) -> str:
    """Return the name of a party, or of a person, within a sentence.

    >>> from diplomacy import Country
    >>> from diplomacy.fixtures import ARCHIVE
    >>> name_party(ARCHIVE, Country("NL")), name_party(ARCHIVE, "kepco")
    ('the Netherlands', 'Korea Electric Power Corp.')
    """
    if isinstance(party, Country):
        return f"the {party.name}" if str(party) in _WITH_ARTICLE else party.name
    return name_record(collection, collection[party])


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
    """Return the name of a participant: the person, otherwise the office or the party.

    >>> from diplomacy import Participant
    >>> from diplomacy.fixtures import ARCHIVE
    >>> name_participant(ARCHIVE, Participant("KR", "lee-jae-myung"))
    'Lee Jae Myung (South Korea)'
    >>> name_participant(ARCHIVE, Participant(name="A. Person", office="Envoy"))
    'A. Person'
    """
    party = participant.party
    person = participant.name
    if participant.leader is not None:
        person = collection.get(Leader, participant.leader).name
    if person is not None:
        return f"{person} ({name_party(collection, party)})" if party else person
    if participant.office:
        office = f"the {participant.office}"
        return f"{office} of {name_party(collection, party)}" if party else office
    return name_with_country(collection, party) if party else ""


def name_record(collection: Collection, record: Record) -> str:
    """Return the name or title of a record, or the fact itself in one line.

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
        case Visit():
            return name_visit(collection, record)
        case Mission():
            return name_mission(collection, record)
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
    """Return the subject of a figure and its party, in words.

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

    A figure without a value has its kind only.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> [render_value(figure) for figure in ARCHIVE.trade_between("TR", "RU")]
    ['target of 100 billion US dollars']
    """
    if figure.value is None:
        return space_term(figure.kind)
    if figure.kind is FigureKind.ACTUAL:
        return str(figure.value)
    return f"{figure.kind} of {figure.value}"


def render_measure(figure: TradeFigure | Statistic) -> list[str]:
    """Return notes on the valuation and rounding of a figure.

    >>> from diplomacy.testing import make_trade_figure
    >>> render_measure(make_trade_figure(price_basis="constant", base_year="2015", valuation="fob"))
    ['constant prices of 2015', 'FOB']
    """
    notes = list[str]()
    if figure.price_basis is not None:
        year = f" of {figure.base_year}" if figure.base_year else ""
        notes.append(f"{figure.price_basis} prices{year}")
    if isinstance(figure, TradeFigure) and figure.valuation is not None:
        notes.append(str(figure.valuation).upper())
    if figure.value is not None and figure.value.rounded_to is not None:
        notes.append(f"rounded to {Quantity(figure.value.rounded_to, figure.value.unit)}")
    return notes


def render_obligation(collection: Collection, obligation: Obligation) -> str:
    """Return an obligation in words, with its party and its period.

    >>> from diplomacy import Obligation
    >>> from diplomacy.fixtures import ARCHIVE
    >>> render_obligation(ARCHIVE, Obligation("defence", "US", "1953/.."))
    'defence by the United States (since 1953)'
    """
    party = name_party(collection, obligation.party) if obligation.party else "all parties"
    period = f" ({obligation.period.words})" if obligation.period else ""
    return f"{space_term(obligation.kind)} by {party}{period}"


def name_partnership(partnership: Partnership) -> str:
    """Return the designation of a partnership, otherwise its kind.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> name_partnership(ARCHIVE["kr-kg-diplomatic-relations"])
    'Diplomatic relations'
    """
    return capitalize(partnership.designation or space_term(partnership.kind))


def name_visit(collection: Collection, visit: Visit) -> str:
    """Return the name of a visit: its rank, its travellers and its destinations.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> name_visit(ARCHIVE, ARCHIVE["putin-visit-to-turkiye"])
    'Visit by Vladimir Putin (Russia) to Türkiye'
    """
    is_named = visit.rank not in (VisitRank.OTHER, VisitRank.UNKNOWN)
    rank = f"{space_term(visit.rank)} " if is_named else ""
    travellers = [name_participant(collection, traveller) for traveller in visit.travellers]
    places = dict.fromkeys(_name_destination(collection, stop) for stop in visit.stops)
    return f"{capitalize(rank + 'visit')} by {join_names(travellers)} to {join_names([*places])}"


def _name_destination(collection: Collection, stop: Stop) -> str:
    """Return the country of a stop, otherwise the host or the place, whichever is known."""
    party = stop.country or stop.host
    return name_party(collection, party) if party else stop.place or ""


def name_mission(collection: Collection, mission: Mission) -> str:
    """Return the name of a mission: its rank, its sending and its receiving side.

    >>> from diplomacy.testing import make_archive, make_mission
    >>> mission = make_mission(sending="KR", receiving="NL")
    >>> name_mission(make_archive([mission]), mission)
    'Embassy of South Korea in the Netherlands'
    """
    rank = _UNNAMED_RANKS.get(mission.rank, space_term(mission.rank))
    is_within = isinstance(mission.receiving, Country) and mission.resident is not False
    sending, receiving = (
        name_party(collection, party) for party in (mission.sending, mission.receiving)
    )
    return f"{capitalize(rank)} of {sending} {'in' if is_within else 'to'} {receiving}"


def _short_name(collection: Collection, party: str) -> str:
    """Return the short name of a party, without an article."""
    if isinstance(party, Country):
        return party.name
    organization = collection.get(Organization, party)
    return organization.short_name or organization.name
