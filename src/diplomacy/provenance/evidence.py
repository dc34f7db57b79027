"""Evidence: checks of whether cited paragraphs have the values that they are cited for.

Only stated citations are checked, and only by rules that apply to any English text.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import groupby
from typing import Any, Final, NamedTuple

from diplomacy.collection import Collection
from diplomacy.countries import Country
from diplomacy.provenance.citing_places import CitingPlace, citing_places
from diplomacy.provenance.findings import Finding
from diplomacy.provenance.judgements import Judgement, judge
from diplomacy.provenance.names_in_text import shares_no_word
from diplomacy.provenance.passages import Passage
from diplomacy.provenance.paths import iter_field_paths, value_at
from diplomacy.provenance.prose import judge_prose
from diplomacy.provenance.terms_in_text import is_planned
from diplomacy.provenance.typography import plain_text
from diplomacy.records import Agreement, Leader, Meeting, Membership, Partnership
from diplomacy.sources import Citation, Source
from diplomacy.values import lazy
from diplomacy.vocabulary import Basis, FindingKind, MeetingStatus, Stage

__all__ = ["Evidence", "check_evidence"]

_PROSE: Final = frozenset({"summary", "title"})
_EVENT_FIELDS: Final = ("participants", "participant_count", "period", "outcome_documents", "place")
_STEP_RE: Final = re.compile(r"history\[([0-9]{1,6})\]")
_PARTICIPANT_RE: Final = re.compile(r"participants(?:\[[0-9]{1,6}\])?")
_WITHOUT_ACT: Final = frozenset({Stage.PROPOSED, Stage.NEGOTIATING, Stage.AGREED})


class Evidence(NamedTuple):
    """The result of a check of the stated citations of a source.

    Attributes:
        findings: the values that are missing from their paragraphs or quotations.
        judged: the number of fields that a rule could judge.
        stated: the number of fields that the source is cited for as stating them.
    """

    findings: tuple[Finding, ...]
    judged: int
    stated: int


def check_evidence(collection: Collection, source: Source, found: Sequence[str | None]) -> Evidence:
    """Return the evidence of a text for the values that its source is cited for.

    Args:
        collection: the records.
        source: the source; one that is not in English is not checked.
        found: its paragraphs in order, None for those that differ from the cited ones.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> source = ARCHIVE.get(Source, "astana-2024")
    >>> check_evidence(ARCHIVE, source, [None] * 18).findings
    ()
    """
    if source.language is not None and source.language.partition("-")[0].lower() != "en":
        return Evidence((), 0, 0)
    check = _Check(collection, source, found)
    places = citing_places(collection).get(source.id, ())
    for record_id, own in groupby(places, key=lambda place: place.record.id):
        check.check_record(collection[record_id], [*own])
    return Evidence(tuple(check.findings), len(check.judged), len(check.stated))


class _Check:
    """The check of a source: its paragraphs, and the findings so far."""

    def __init__(self, collection: Collection, source: Source, found: Sequence[str | None]) -> None:
        self.findings: list[Finding] = []
        self.judged: set[tuple[str, str]] = set()
        self.stated: set[tuple[str, str]] = set()
        self._collection = collection
        self._source = source
        self._joined: dict[tuple[int, ...], Passage] = {}
        self._passages = {
            number: Passage(text, collection)
            for number, text in enumerate(found, 1)
            if text is not None
        }
        self._is_whole = len(self._passages) == len(found) > 0
        self._is_unknown = cache(self._is_unknown_credit)

    def check_record(self, record: Any, places: Sequence[CitingPlace]) -> None:
        """Check the citations that a record has of the source."""
        citations = [place.citation for place in places]
        paths: defaultdict[str, list[str]] = defaultdict(list)
        for place in iter_field_paths(record):
            for path in place.supporting_paths():
                paths[path].append(place.path)
        for citation in citations:
            passage = self._passages.get(citation.paragraph or 0)
            if citation.basis is not Basis.STATED or passage is None:
                continue
            quotation = None
            if citation.quote and plain_text(citation.quote) in passage.plain:
                quotation = Passage(citation.quote, self._collection, is_quotation=True)
            fields = dict.fromkeys(path for cited in citation.fields for path in paths[cited])
            for path in fields:
                self.stated.add((record.id, path))
                if path not in _PROSE:
                    self._check_field(record, path, citation, passage, quotation)
            self._check_event(record, citation, passage)
        for path in sorted(_PROSE):
            if hasattr(record, path):
                self._check_prose(record, path, citations)
        if self._is_whole:
            self._check_credits(record.id, places)

    def _check_credits(self, id: str, places: Sequence[CitingPlace]) -> None:
        """Report each credited person or organization that the text does not name anywhere."""
        for _, position, citation in places:
            for name in (citation.attributed_to or "").split(", citing "):
                if name and self._is_unknown(name):
                    path = f"citations[{position}].attributed_to"
                    reason = f"{self._source.id} does not name {name}."
                    self.findings.append(Finding(FindingKind.NAME, id, path, reason, value=name))

    def _check_field(
        self,
        record: Any,
        path: str,
        citation: Citation,
        passage: Passage,
        quotation: Passage | None,
    ) -> None:
        """Judge a field by the paragraph, and by the quotation if the paragraph has its value."""
        value = value_at(record, path)
        judgement = judge(path, value, passage)
        if judgement is not None:
            self.judged.add((record.id, path))
        if judgement is not None and judgement.kind is not None:
            self._report(record, path, citation, judgement)
        elif quotation is not None:
            of_quotation = judge(path, value, quotation)
            if of_quotation is not None and of_quotation.kind is not None:
                if judgement is not None:
                    of_quotation = of_quotation._replace(kind=FindingKind.QUOTATION)
                self._report(record, path, citation, of_quotation, quote=quotation.text)

    def _check_event(self, record: Any, citation: Citation, passage: Passage) -> None:
        """Report a quotation on a plan for a past event, and an unmentioned meeting."""
        quote = citation.quote
        for path in citation.fields:
            if quote and is_planned(quote, clearly=True) and _is_past(record, path):
                done = Judgement(FindingKind.PLAN, "what is recorded as past", "a plan")
                self._report(record, path, citation, done, quote=quote)
            if _is_attendance(record, path) and not passage.is_about_meeting:
                met = Judgement(FindingKind.TERM, "a meeting")
                self._report(record, path, citation, met)

    def _check_prose(self, record: Any, path: str, citations: Sequence[Citation]) -> None:
        """Judge an editor's sentence by all the paragraphs that its record is drawn from."""
        own = [
            citation
            for citation in citations
            if citation.basis is not Basis.EXTERNAL and citation.paragraph
        ]
        cited = next((citation for citation in own if path in citation.fields), None)
        if cited is None or any(citation.paragraph not in self._passages for citation in own):
            return
        is_stated = (record.id, path) in self.stated
        passage = self._join(tuple(sorted({citation.paragraph or 0 for citation in own})))
        sentence = Passage(getattr(record, path), self._collection)
        known = Passage(self._known_names(record), self._collection)
        if is_stated:
            self.judged.add((record.id, path))
        day = self._collection.date_of(record)
        for judgement in judge_prose(sentence, passage, known, day, is_stated=is_stated):
            self._report(record, path, cited, judgement)

    @lazy
    def _whole(self) -> Passage:
        """The passage of all paragraphs."""
        return self._join(tuple(self._passages))

    def _is_unknown_credit(self, name: str) -> bool:
        """Return whether the whole text does not name anyone whom a credit may mean."""
        text, credited = self._whole, Passage(name, self._collection)
        is_named = not (
            credited.leaders.keys.isdisjoint(text.leaders.keys)
            and credited.organizations.keys.isdisjoint(text.organizations.keys)
        )
        return not is_named and shares_no_word(name, text.folded)

    def _join(self, numbers: tuple[int, ...]) -> Passage:
        """Return the passage of one or more paragraphs."""
        if len(numbers) == 1:
            return self._passages[numbers[0]]
        if numbers not in self._joined:
            text = "\n".join(self._passages[number].text for number in numbers)
            self._joined[numbers] = Passage(text, self._collection)
        return self._joined[numbers]

    def _known_names(self, record: Any) -> str:
        """Return the names of the countries and people that are part of a record."""
        names: list[str] = []
        for place in iter_field_paths(record):
            value = value_at(record, place.path)
            if isinstance(value, Country):
                names.append(value.name)
            elif place.path.endswith("leader"):
                names.append(self._collection.get(Leader, value).name)
        return "; ".join(names)

    def _report(
        self, record: Any, path: str, citation: Citation, judgement: Judgement, quote: str = ""
    ) -> None:
        """Add a finding about a field."""
        where = f"paragraph {citation.paragraph} of {self._source.id}"
        if quote:
            where = f"“{quote}” ({where})"
        instead = f"; it has {judgement.found}" if judgement.found else ""
        reason = f"{where} does not carry {judgement.value}{instead}."
        self.findings.append(
            Finding(
                judgement.kind or FindingKind.QUOTATION,
                record.id,
                path,
                reason,
                paragraph=citation.paragraph,
                value=judgement.value,
                found=judgement.found or None,
            )
        )


def _is_past(record: Any, path: str) -> bool:
    """Return whether a path is of a past event: a meeting, a membership, a milestone."""
    match record:
        case Meeting():
            return record.status is MeetingStatus.HELD and path.startswith(_EVENT_FIELDS)
        case Membership():
            return not record.planned
        case Agreement() | Partnership():
            match = _STEP_RE.match(path)
            if match is None or int(match[1]) >= len(record.history):
                return False
            step = record.history[int(match[1])]
            return not step.planned and step.stage not in _WITHOUT_ACT
        case _:
            return False


def _is_attendance(record: Any, path: str) -> bool:
    """Return whether a path is of a whole participant of a meeting that was held."""
    is_held = isinstance(record, Meeting) and record.status is MeetingStatus.HELD
    return is_held and _PARTICIPANT_RE.fullmatch(path) is not None
