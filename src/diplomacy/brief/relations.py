"""The bilateral file: everything on record between two sides, to be read or printed.

It is written once, as sections of lines with their references, and then set as plain text,
Markdown or HTML.
"""

import html
import re
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple, TypeVar, final

import attrs

from diplomacy import integrity, queries
from diplomacy.collection import Collection
from diplomacy.countries import Country
from diplomacy.dates import PartialDate, Period
from diplomacy.records import (
    Agreement,
    Cited,
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
from diplomacy.sources import Citation, Source
from diplomacy.values import Value
from diplomacy.vocabulary import (
    Basis,
    DatePrecision,
    FigureKind,
    MeetingLevel,
    MeetingStatus,
    OrganizationKind,
    Stage,
    StatementKind,
    TradeFlow,
)

__all__ = ["Coverage", "Event", "Relations"]

_WIDTH: Final = 96
# The number of a source, the mark and the paragraph stay on one line.
_PARAGRAPH: Final = "\N{NO-BREAK SPACE}¶\N{NO-BREAK SPACE}"


C = TypeVar("C", bound=Cited)
W = TypeVar("W", Leader, Organization)
S = TypeVar("S", Agreement, Partnership)


class Event(NamedTuple):
    """Something on a timeline.

    Attributes:
        when: its date or period; None where it is not known.
        what: what happened, in a few words.
        record: the record that tells of it.

    >>> from diplomacy import relations
    >>> event = relations("KR", "KG").timeline()[0]
    >>> str(event.when), event.what, event.record.id
    ('1992~', 'Diplomatic relations: established', 'kr-kg-diplomatic-relations')
    """

    when: PartialDate | Period | None
    what: str
    record: Record


@final
@attrs.frozen(repr=False)
class Coverage(Value):
    """What a file is drawn from.

    Attributes:
        drawn_from: the sources whose facts it holds.
        looked_up: the sources consulted for what those left out, such as a year.
        years: the first and the last year of what is dated; None where nothing is.

    >>> from diplomacy import relations
    >>> print(relations("KR", "NL").coverage)
    Drawn from 1 source; what is dated here is of 2023. What is not here may exist all the same: absence from it proves nothing.
    """

    drawn_from: tuple[Source, ...]
    looked_up: tuple[Source, ...]
    years: tuple[int, int] | None

    def __str__(self) -> str:
        if not self.drawn_from:
            return (
                "Nothing on record. That proves nothing: the archive holds only what it was given."
            )
        count = len(self.drawn_from)
        span = ""
        if self.years:
            first, last = self.years
            of = f"of {first}" if first == last else f"of the years {first} to {last}"
            span = f"; what is dated here is {of}"
        drawn = f"Drawn from {count} source{'s' * (count > 1)}{span}"
        return f"{drawn}. What is not here may exist all the same: absence from it proves nothing."


class Line(NamedTuple):
    """An entry of the file, with the citations that its references are made of."""

    text: str
    citations: tuple[Citation, ...] = ()


class Section(NamedTuple):
    """A part of the file."""

    heading: str
    lines: tuple[str, ...]


@final
@attrs.frozen(repr=False)
class Relations(Value):
    """The file on two sides: typed parts, a timeline, and a cited fact sheet when printed.

    Attributes:
        archive: what it is drawn from.
        first: the one side: a country, or the id of an organization.
        second: the other side.

    >>> from diplomacy import relations
    >>> file = relations("KR", "NL")
    >>> print(str(file).splitlines()[0])
    SOUTH KOREA – NETHERLANDS
    >>> file.coverage.years
    (2023, 2023)
    """

    archive: Collection
    first: str
    second: str

    # --- the parts ------------------------------------------------------------------------------

    @property
    def title(self) -> str:
        """The names of the two sides."""
        names = (self._name(self.first), self._name(self.second))
        return " – ".join(name.removeprefix("the ") for name in names)

    @property
    def partnerships(self) -> tuple[Partnership, ...]:
        """The standing ties between them."""
        return queries.partnerships_between(self.archive, self.first, self.second)

    @property
    def memberships(self) -> tuple[Membership, ...]:
        """The standing of one in the other, and of both in what both have a standing in."""
        ours = queries.memberships_of(self.archive, self.first)
        theirs = queries.memberships_of(self.archive, self.second)
        shared = {m.organization for m in ours} & {m.organization for m in theirs}
        either = shared | {self.first, self.second}
        return tuple(m for m in (*ours, *theirs) if m.organization in either)

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        """The meetings in which both took or are to take part."""
        return queries.meetings_between(self.archive, self.first, self.second)

    @property
    def agreements(self) -> tuple[Agreement, ...]:
        """The agreements to which both are parties, themselves or through bodies of theirs."""
        return queries.agreements_between(self.archive, self.first, self.second)

    @property
    def trade_figures(self) -> tuple[TradeFigure, ...]:
        """The figures and goals of trade between them."""
        return queries.trade_between(self.archive, self.first, self.second)

    @property
    def statistics(self) -> tuple[Statistic, ...]:
        """The other figures of one that speak of the other."""
        return queries.statistics_between(self.archive, self.first, self.second)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What one said to the other, both said together, or was said about both."""
        return queries.statements_between(self.archive, self.first, self.second)

    @property
    def leaders(self) -> tuple[Leader, ...]:
        """The people that these records name, and leaders of either told of beside them."""
        return tuple(person for person in self._mentioned if isinstance(person, Leader))

    @property
    def organizations(self) -> tuple[Organization, ...]:
        """The bodies and firms that these records name."""
        return tuple(body for body in self._mentioned if isinstance(body, Organization))

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources in the order of their numbers: those drawn from, then those looked up."""
        coverage = self.coverage
        known = coverage.drawn_from + coverage.looked_up
        cited = {c.source for who in self._mentioned for c in self._own_citations(who)}
        return known + tuple(s for s in self.archive.sources if s.id in cited and s not in known)

    @property
    def coverage(self) -> Coverage:
        """What the file is drawn from."""
        cited = [c for record in self._between for c in record.citations]
        drawn = {c.source for c in cited if c.basis is not Basis.EXTERNAL}
        looked_up = {c.source for c in cited} - drawn
        moments = [event.when for event in self.timeline() if event.when is not None]
        years = [day.year for moment in moments for day in (moment.sort_key[0], _last_day(moment))]
        return Coverage(
            tuple(s for s in self.archive.sources if s.id in drawn),
            tuple(s for s in self.archive.sources if s.id in looked_up),
            (min(years), max(years)) if years else None,
        )

    def parts(self) -> dict[str, tuple[Record, ...]]:
        """Return the typed parts by name, people, bodies and sources among them.

        >>> from diplomacy import relations
        >>> [name for name, records in relations("TR", "SY").parts().items() if records]
        ['partnerships', 'meetings', 'statements', 'leaders', 'sources']
        """
        return {
            "partnerships": self.partnerships,
            "memberships": self.memberships,
            "meetings": self.meetings,
            "agreements": self.agreements,
            "trade_figures": self.trade_figures,
            "statistics": self.statistics,
            "statements": self.statements,
            "leaders": self.leaders,
            "organizations": self.organizations,
            "sources": self.sources,
        }

    def timeline(self) -> tuple[Event, ...]:
        """Return what happened, in order of time, with what is undated last.

        >>> from diplomacy import relations
        >>> [str(event.when) for event in relations("KR", "KG").timeline()][:2]
        ['1992~', '2023-09']
        """
        events = [
            *(Event(m.period, m.title, m) for m in self.meetings),
            *(Event(m.period, self._standing(m), m) for m in self.memberships),
            *self._milestones(self.partnerships),
            *self._milestones(self.agreements),
            *(Event(f.period or f.as_of, self._figure(f), f) for f in self.trade_figures),
            *(Event(f.period or f.as_of, self._figure(f), f) for f in self.statistics),
            *(Event(self.archive.date_of(s), self._saying(s), s) for s in self.statements),
        ]
        dated = [event for event in events if event.when is not None]
        undated = [event for event in events if event.when is None]
        return (*sorted(dated, key=_moment), *undated)

    def _milestones(self, records: Iterable[S]) -> Iterator[Event]:
        """Give each step in the lives of ties or agreements."""
        for record in records:
            for step in record.history:
                what = f"{self._tie(record)}: {self._step(step, dated=False)}"
                yield Event(step.date, what, record)

    # --- the fact sheet -------------------------------------------------------------------------

    def __str__(self) -> str:
        blocks = [textwrap.fill(self.title.upper(), _WIDTH)]
        for section in self._sections():
            lines = [_set(line, "  ") for line in section.lines]
            blocks.append("\n".join([section.heading, *lines]))
        return "\n\n".join([*blocks, textwrap.fill(str(self.coverage), _WIDTH)])

    def to_markdown(self) -> str:
        """Return the file as Markdown.

        >>> from diplomacy import relations
        >>> print(relations("KR", "NL").to_markdown().splitlines()[0])
        # South Korea – Netherlands
        """
        blocks = [f"# {_escaped(self.title)}"]
        for section in self._sections():
            lines = [f"- {_escaped(line)}" for line in section.lines]
            blocks.append("\n".join([f"## {section.heading}", "", *lines]))
        return "\n\n".join([*blocks, f"*{self.coverage}*"]) + "\n"

    def to_html(self) -> str:
        """Return the file as a fragment of HTML.

        >>> from diplomacy import relations
        >>> relations("KR", "NL").to_html().startswith("<h2>South Korea – Netherlands</h2>")
        True
        """
        blocks = [f"<h2>{html.escape(self.title)}</h2>"]
        for section in self._sections():
            items = "".join(f"<li>{html.escape(line)}</li>" for line in section.lines)
            blocks.append(f"<h3>{html.escape(section.heading)}</h3><ul>{items}</ul>")
        return "\n".join([*blocks, f"<p><em>{html.escape(str(self.coverage))}</em></p>"])

    def _repr_markdown_(self) -> str:  # pyright: ignore[reportUnusedFunction]
        return self.to_markdown()

    def _repr_html_(self) -> str:  # pyright: ignore[reportUnusedFunction]
        return self.to_html()

    def __repr__(self) -> str:
        return f"<Relations {self.title}>"

    def _sections(self) -> tuple[Section, ...]:
        """Return the parts that have something in them."""
        figures: list[TradeFigure | Statistic] = [*self.trade_figures, *self.statistics]
        parts: tuple[tuple[str, Iterator[Line]], ...] = (
            ("Ties", self._lines(self.partnerships, self._tie_line)),
            ("Organizations", self._lines(self.memberships, self._standing)),
            ("Meetings", self._lines(self.meetings, self._meeting)),
            ("Agreements", self._lines(self.agreements, self._agreement)),
            ("Figures", self._lines(figures, self._figure)),
            ("What was said", self._lines(self._as_told(), self._statement)),
            ("People", self._mentions(self.leaders, self._person)),
            ("Bodies and firms", self._mentions(self.organizations, self._body)),
            ("Sources", self._source_lines()),
        )
        numbers = {source.id: number for number, source in enumerate(self.sources, 1)}
        sections = (
            Section(heading, tuple(_referenced(line, numbers) for line in lines))
            for heading, lines in parts
        )
        return tuple(section for section in sections if section.lines)

    @staticmethod
    def _lines(records: Iterable[C], write: Callable[[C], str]) -> Iterator[Line]:
        """Give an entry for each record."""
        for record in records:
            yield Line(write(record), record.citations)

    def _mentions(self, who: Iterable[W], write: Callable[[W], str]) -> Iterator[Line]:
        """Give an entry for each person or body, cited from the sources of this file."""
        for one in who:
            yield Line(write(one), self._own_citations(one))

    def _own_citations(self, who: Leader | Organization) -> tuple[Citation, ...]:
        """Return a person's or a body's citations from the sources of this file.

        What is printed and rests on none of them is cited from where it rests.
        """
        sources = {c.source for record in self._between for c in record.citations}
        own = [c for c in who.citations if c.source in sources]
        for name in _PRINTED[type(who)]:
            if not any(_is_of(c, name) for c in own):
                own += [c for c in who.citations if _is_of(c, name)]
        return tuple(dict.fromkeys(own))

    def _own_names(self, leader: Leader) -> list[str]:
        """Return the other names of a person that the sources of this file use."""
        cited = {path for c in self._own_citations(leader) for path in c.fields}
        return [name for i, name in enumerate(leader.other_names) if f"other_names[{i}]" in cited]

    def _source_lines(self) -> Iterator[Line]:
        """Give the numbered sources with the paragraphs used, and how to read the references."""
        cited = [c for record in self._between for c in record.citations]
        cited += [c for who in self._mentioned for c in self._own_citations(who)]
        for number, source in enumerate(self.sources, 1):
            used = sorted({c.paragraph for c in cited if c.source == source.id and c.paragraph})
            text = f"{number}. {source.label}"
            if used:
                text += f": paragraph{'s' * (len(used) > 1)} {', '.join(_runs(used))}"
            else:
                text += ": looked up for what the others leave out"
            yield Line(text)
        if self.sources:
            yield Line(
                "In brackets: number of the source, then the paragraphs; in parentheses those "
                "from which something was inferred; without any, the source was looked up."
            )

    # --- what is in it --------------------------------------------------------------------------

    @property
    def _between(self) -> tuple[Cited, ...]:
        """The records between the two sides."""
        return (
            *self.partnerships,
            *self.memberships,
            *self.meetings,
            *self.agreements,
            *self.trade_figures,
            *self.statistics,
            *self.statements,
        )

    @property
    def _mentioned(self) -> tuple[Leader | Organization, ...]:
        """The people and bodies that the records between them name, in order of name."""
        ids = {
            reference.id
            for record in self._between
            for reference in integrity.iter_references(record)
        }
        everyone: list[Leader | Organization] = [*self.archive.leaders, *self.archive.organizations]
        return tuple(who for who in everyone if who.id in ids or self._is_told_of_beside(who))

    def _is_told_of_beside(self, who: Leader | Organization) -> bool:
        """Return whether a leader of one side is told of in a paragraph that the file cites."""
        if not isinstance(who, Leader):
            return False
        of_sides = any(t.is_leader and t.party in (self.first, self.second) for t in who.tenures)
        read = {(c.source, c.paragraph) for record in self._between for c in record.citations}
        return of_sides and any(
            (c.source, c.paragraph) in read for c in who.citations if c.paragraph
        )

    def _as_told(self) -> list[Statement]:
        """Return the statements in order of time, those of one day in the order of the source."""

        def told(statement: Statement) -> tuple[object, ...]:
            moment = self.archive.date_of(statement)
            first = statement.citations[0]
            place = (first.source, first.paragraph or 0, statement.id)
            return (moment is None, moment.sort_key if moment else (), place)

        return sorted(self.statements, key=told)

    # --- how it is told -------------------------------------------------------------------------

    def _name(self, party: str) -> str:
        """Return what a reader calls a party."""
        if isinstance(party, Country):
            return f"the {party.name}" if str(party) in _WITH_ARTICLE else party.name
        return self.archive.get(Organization, party).name

    def _names(self, parties: Iterable[str]) -> str:
        return _listed([self._name(party) for party in parties])

    def _who(self, participant: Participant) -> str:
        """Return a participant: the person and the party, as far as known."""
        party = self._name(participant.party)
        if participant.leader is not None:
            return f"{self.archive.get(Leader, participant.leader).name} ({party})"
        if participant.office:
            return f"the {participant.office} of {party}"
        return self._named_with_country(participant.party)

    def _named_with_country(self, party: str) -> str:
        """Return what a reader calls a party, a body with the country that it is a body of."""
        body = None if isinstance(party, Country) else self.archive.get(Organization, party)
        if body is None or body.country is None:
            return self._name(party)
        country = self._name(body.country)
        return body.name if country in body.name else f"{body.name} ({country})"

    def _tie(self, record: Partnership | Agreement) -> str:
        """Return what a tie or an agreement is called."""
        if isinstance(record, Agreement):
            return record.title
        name = record.designation or str(record.kind).replace("-", " ")
        return name[0].upper() + name[1:]

    def _tie_line(self, tie: Partnership) -> str:
        steps = "; ".join(self._step(step) for step in tie.history)
        parties = "" if self._is_of_sides(tie.parties) else f" ({self._names(tie.parties)})"
        text = f"{self._tie(tie)}{parties}: {steps}"
        if tie.elevated_from is not None:
            before = self.archive.get(Partnership, tie.elevated_from)
            text += f"; elevated from {self._tie(before).lower()}"
        if tie.instrument is not None:
            text += f"; by the {self.archive.get(Agreement, tie.instrument).title}"
        return f"{text}."

    def _step(self, step: Milestone, *, dated: bool = True) -> str:
        """Return a milestone in words."""
        planned = "planned to be " if step.planned else ""
        stage = _STAGES.get(step.stage, str(step.stage).replace("-", " "))
        by = f" by {self._name(step.party)}," if step.party else ""
        if not dated or step.date is None:
            return f"{planned}{stage}{by}".rstrip(",")
        vague = step.date.approximate or step.date.precision is DatePrecision.RANGE
        return f"{planned}{stage}{by}{',' * (vague and not by)} {step.date.words}"

    def _is_of_sides(self, parties: Sequence[str]) -> bool:
        """Return whether the parties are the two sides themselves, and nobody else."""
        return set(parties) == {self.first, self.second}

    def _standing(self, membership: Membership) -> str:
        status = str(membership.status).replace("-", " ")
        grade = "founding member" if membership.founding else status
        planned = "planned, " if membership.planned else ""
        when = f", {membership.period.words}" if membership.period else ""
        body = self._name(membership.organization)
        return f"{_sentence(self._name(membership.member))}: {planned}{grade} of the {body}{when}."

    def _meeting(self, meeting: Meeting) -> str:
        level = "" if meeting.level is MeetingLevel.UNKNOWN else f"{_LEVELS[meeting.level]} level"
        status = "" if meeting.status is MeetingStatus.HELD else str(meeting.status)
        marks = ", ".join(mark for mark in (level, status) if mark)
        text = f"{_when(meeting.period)}{meeting.title}{f' ({marks})' if marks else ''}"
        where = (meeting.place, self._name(meeting.country) if meeting.country else None)
        details = [
            ", ".join(part for part in where if part),
            _listed([self._who(participant) for participant in meeting.participants]),
            f"{meeting.participant_count} in all" if meeting.participant_count else "",
            f"host: {self._name(meeting.host)}" if meeting.host else "",
            f"organizer: {self._name(meeting.organizer)}" if meeting.organizer else "",
            f"brokered by {self._name(meeting.brokered_by)}" if meeting.brokered_by else "",
            self._beside(meeting),
            f"{meeting.outcome_documents} signed or adopted" if meeting.outcome_documents else "",
            f"on {_topics(meeting.topics)}" if meeting.topics else "",
        ]
        return "; ".join([text, *(detail for detail in details if detail)]) + "."

    def _beside(self, meeting: Meeting) -> str:
        if meeting.sidelines_of is None:
            return ""
        return f"beside: {self.archive.get(Meeting, meeting.sidelines_of).title}"

    def _agreement(self, agreement: Agreement) -> str:
        steps = "; ".join(self._step(step) for step in agreement.history)
        parties = self._names(agreement.parties)
        more = "" if agreement.parties_complete else " and others"
        kind = str(agreement.kind).replace("-", " ")
        style = "" if kind in agreement.title.lower() else f" ({kind})"
        text = f"{agreement.title}{style}: {steps}; between {parties}{more}"
        if agreement.concluded_at is not None:
            text += f"; at: {self.archive.get(Meeting, agreement.concluded_at).title}"
        if agreement.amends is not None:
            text += f"; amends: {self.archive.get(Agreement, agreement.amends).title}"
        if agreement.topics:
            text += f"; on {_topics(agreement.topics)}"
        return f"{text}."

    def _figure(self, figure: TradeFigure | Statistic) -> str:
        if isinstance(figure, TradeFigure):
            flow = _FLOWS[figure.flow]
            what = f"{flow} {self._name(figure.partner)}, told by {self._name(figure.reporter)}"
        else:
            what = self._indicator(figure)
            if figure.scope is not None:
                what += f", {figure.scope}"
        kind = "" if figure.kind is FigureKind.ACTUAL else f"{figure.kind} of "
        moment = f" ({figure.period.words})" if figure.period else ""
        moment = f" (as of {figure.as_of.words})" if figure.as_of else moment
        by = dict.fromkeys(c.attributed_to for c in figure.citations if c.attributed_to)
        credit = f"; according to {', '.join(by)}" if by else ""
        return f"{what}: {kind}{figure.value}{moment}{credit}."

    def _indicator(self, figure: Statistic) -> str:
        """Return what a figure counts, and of whom."""
        subject = self._name(figure.subject)
        if figure.counterpart is None:
            return f"{_sentence(figure.indicator).replace('-', ' ')}, {subject}"
        wording = _INDICATORS.get(figure.indicator, "{indicator}, {subject} as to {counterpart}")
        told = wording.format(
            indicator=figure.indicator.replace("-", " "),
            subject=subject,
            counterpart=self._name(figure.counterpart),
        )
        return _sentence(told)

    def _statement(self, statement: Statement) -> str:
        return f"{_when(self.archive.date_of(statement))}{self._saying(statement)}"

    def _saying(self, statement: Statement) -> str:
        by = dict.fromkeys(c.attributed_to for c in statement.citations if c.attributed_to)
        credit = f" (credited to {', '.join(by)})" if by else ""
        if not statement.speakers:
            return f"Reported{credit}: {statement.summary}"
        speakers = _listed([self._who(speaker) for speaker in statement.speakers])
        verb, preposition = _VERBS[statement.kind]
        to = _listed([self._who(addressee) for addressee in statement.addressees])
        return (
            f"{speakers} {verb}{f' {preposition} {to}' if to else ''}{credit}: {statement.summary}"
        )

    def _person(self, leader: Leader) -> str:
        offices = [
            f"{tenure.office}, {self._name(tenure.party)}"
            + (f", {tenure.period.words}" if tenure.period else "")
            for tenure in leader.tenures
        ]
        others = self._own_names(leader)
        also = f" (also {', '.join(others)})" if others else ""
        return f"{leader.name}{also}: {'; '.join(offices)}." if offices else f"{leader.name}{also}."

    def _body(self, body: Organization) -> str:
        short = f" ({body.short_name})" if body.short_name else ""
        facts = [
            "" if body.kind is OrganizationKind.OTHER else str(body.kind).replace("-", " "),
            self._name(body.country) if body.country else "",
            "state-owned" if body.state_owned else "",
            f"founded {body.founded.words}" if body.founded else "",
        ]
        told = ", ".join(fact for fact in facts if fact)
        return f"{body.name}{short}{f': {told}' if told else ''}."


_LEVELS: Final = {
    MeetingLevel.LEADERS: "leaders'",
    MeetingLevel.MINISTERIAL: "ministers'",
    MeetingLevel.OFFICIAL: "officials'",
}
_TOPICS: Final = {
    "korean-peninsula": "the Korean Peninsula",
    "north-korea": "North Korea",
    "palestine": "Palestine",
    "syria": "Syria",
    "ukraine": "Ukraine",
}
# Names that running English gives "the".
_WITH_ARTICLE: Final = frozenset(
    {
        *("AE", "AX", "BS", "CC", "CD", "CF", "CG", "CK", "DO", "FK", "FO", "GB", "GM", "IM", "IO"),
        *("KM", "KY", "MH", "MP", "MV", "NL", "PH", "SB", "SC", "TC", "TF", "UM", "US", "VG", "VI"),
        *("ANHH", "PCHH", "SUHH"),
    }
)
# What is printed of people and bodies, other names apart.
_PRINTED: Final[dict[type, tuple[str, ...]]] = {
    Leader: ("name", "tenures"),
    Organization: ("name", "short_name", "kind", "country", "state_owned", "founded"),
}
_FLOWS: Final = {
    TradeFlow.EXPORTS: "Exports to",
    TradeFlow.IMPORTS: "Imports from",
    TradeFlow.TOTAL: "Trade, exports and imports together, with",
}
_INDICATORS: Final = {
    "tourist-arrivals": "tourist arrivals in {subject} from {counterpart}",
    "trading-partner-rank": "{counterpart} among the trading partners of {subject}",
}
_VERBS: Final = {
    StatementKind.AGREED: ("agreed", "with"),
    StatementKind.PLEDGED: ("pledged", "to"),
    StatementKind.REQUESTED: ("asked", "of"),
    StatementKind.OFFERED: ("offered", "to"),
    StatementKind.SUPPORTED: ("voiced support", "to"),
    StatementKind.NOTED: ("said", "to"),
}


def _set(line: str, indent: str) -> str:
    """Return an entry as plain text, wrapped."""
    return textwrap.fill(
        line.replace(" ¶ ", _PARAGRAPH),
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent * 2,
        break_long_words=False,
        break_on_hyphens=False,
    ).replace(_PARAGRAPH, " ¶ ")


def _referenced(line: Line, numbers: Mapping[str, int]) -> str:
    """Return the text of an entry with its references, by the numbers of the sources."""
    if not line.citations:
        return line.text
    cited: dict[int, list[Citation]] = {}
    for citation in line.citations:
        cited.setdefault(numbers[citation.source], []).append(citation)
    marks = (f"{number}{_paragraphs(cited[number])}" for number in sorted(cited))
    return f"{line.text} [{'; '.join(marks)}]"


def _is_of(citation: Citation, name: str) -> bool:
    """Return whether a citation supports a field or a part of it."""
    return any(re.split(r"[.\[]", path)[0] == name for path in citation.fields)


def _last_day(moment: PartialDate | Period) -> date:
    """Return the last day that is known of a date or period: where none is, the first."""
    first, last, _ = moment.sort_key
    return first if last == date.max else last


def _moment(event: Event) -> tuple[object, ...]:
    return (event.when.sort_key if event.when else (), event.record.id)


def _when(moment: PartialDate | Period | None) -> str:
    """Return a date as the beginning of an entry."""
    return f"{_sentence(moment.words)} — " if moment else "Undated — "


_STAGES: Final = {Stage.NEGOTIATING: "under negotiation", Stage.AGREED: "agreed in principle"}


def _topics(topics: Iterable[str]) -> str:
    return ", ".join(_TOPICS.get(topic, topic.replace("-", " ")) for topic in topics)


def _sentence(words: str) -> str:
    """Return words with a capital at the beginning."""
    return words[0].upper() + words[1:]


def _listed(names: Sequence[str]) -> str:
    """Return names as a list in words."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _paragraphs(cited: Iterable[Citation]) -> str:
    """Return the paragraphs cited: those stated, then in parentheses those inferred from."""
    stated = sorted({c.paragraph for c in cited if c.paragraph and c.basis is Basis.STATED})
    inferred = sorted({c.paragraph for c in cited if c.paragraph and c.basis is Basis.INFERRED})
    parts = [*_runs(stated), *(f"({run})" for run in _runs(inferred))]
    return f" ¶ {', '.join(parts)}" if parts else ""


def _runs(numbers: Iterable[int]) -> list[str]:
    """Return ascending numbers as text, three or more in a row as "4–6"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [
        text
        for run in runs
        for text in ([f"{run[0]}–{run[-1]}"] if len(run) > 2 else map(str, run))
    ]


def _escaped(text: str) -> str:
    """Return text in which nothing is taken for Markdown."""
    text = re.sub(r"([\\`*_\[\]<>&#|~])", r"\\\1", text)
    return re.sub(r"^([-+]|[0-9]+(?=[.)]))", _block_mark, text)


def _block_mark(match: re.Match[str]) -> str:
    """Return what would begin a list, so that it does not."""
    mark = match[0]
    return f"{mark}\\" if mark.isdigit() else f"\\{mark}"
