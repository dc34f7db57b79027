"""Support: what supports each field, what cannot have been, and whether a text is the one cited.

A path names a place in a record, as everywhere here: ``period``, ``history[0].date``,
``participants[1].leader``. A citation's path stands for all that is under it, except that
milestones, tenures and participants are proved one by one: ``history`` alone supports none.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from difflib import SequenceMatcher
from hashlib import sha256
from itertools import combinations
from typing import Any, Final, NamedTuple, cast, final

import attrs

from diplomacy import converters
from diplomacy.collection import Collection
from diplomacy.countries import fold
from diplomacy.dates import PartialDate, Period
from diplomacy.errors import InvalidId, InvalidType
from diplomacy.queries.offices import COLLEGIAL
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
    Statistic,
    Tenure,
    TradeFigure,
)
from diplomacy.sources import Citation, Source
from diplomacy.values import Value
from diplomacy.vocabulary import Basis, FigureKind, FindingKind, MeetingStatus, Stage

__all__ = [
    "Explanation",
    "Explanations",
    "Finding",
    "Support",
    "audit",
    "explain",
    "paragraphs",
    "paths",
    "text_digest",
    "value_at",
    "verify",
]

_PARTS: Final = (Milestone, Tenure, Participant)
_STEP: Final = re.compile(r"\.?([a-z_]+)|\[([0-9]{1,6})\]")


class Leaf(NamedTuple):
    """A place in a record that holds something, and how long a path must be to prove it.

    What is in ``history[0]`` is proved by a path as long as that, and not by ``history``.
    """

    path: str
    proved_by: int


@final
@attrs.frozen(repr=False)
class Finding(Value):
    """Something found wanting, by `audit` in an archive or by `verify` in a text.

    Attributes:
        kind: what sort of finding.
        id: the id of the record or source.
        path: the field, or the paragraph of the text.
        reason: what is wanting.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> [finding] = verify(ARCHIVE, "ankara-2025", "Another text.")
    >>> finding.kind, finding.id
    (FindingKind.ANOTHER_TEXT, 'ankara-2025')
    """

    kind: FindingKind
    id: str
    path: str
    reason: str

    def __str__(self) -> str:
        return f"{self.id}, {self.path}: {self.reason}"


def audit(archive: Collection) -> tuple[Finding, ...]:
    """Return where an archive's records are not proved; empty for the shipped one.

    Every field that is set, ``id`` and ``citations`` apart, must be supported by a citation; no
    citation may name a path that is not there or not set; an external one must name a source
    with a URL, and not be all that a record rests on. And nothing may be out of its time: an
    office that another holds on the same certain day, a meeting after the end of a participant's
    tenure, a milestone outside its agreement's life, a source published before what it tells of
    as past. Only what is impossible is reported, never what is merely not known.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> audit(ARCHIVE)
    ()
    """
    findings: list[Finding] = []
    for record in archive:
        if not isinstance(record, Source):
            findings.extend(_unsupported(record))
            findings.extend(_misplaced(record))
            findings.extend(_unsourced(record, archive))
            findings.extend(_too_early(record, archive))
        if isinstance(record, Meeting):
            findings.extend(_after_office(record, archive))
        if isinstance(record, Agreement):
            findings.extend(_outside_life(record, archive))
    findings.extend(_held_twice(archive))
    return tuple(findings)


def paths(record: Cited) -> tuple[str, ...]:
    """Return the path of every place in a record that is set and needs proof.

    >>> from diplomacy.fixtures import seoul_2024
    >>> paths(seoul_2024.DIPLOMATIC_RELATIONS)
    ('kind', 'parties[0]', 'parties[1]', 'history[0].stage', 'history[0].date')
    """
    return tuple(leaf.path for leaf in _leaves(record))


def value_at(record: Record, path: str) -> Any:
    """Return what stands at a path of a record.

    Raises:
        InvalidId: if nothing can stand there.

    >>> from diplomacy.fixtures import ankara_2025
    >>> value_at(ankara_2025.SUMMIT, "participants[1].party")
    Country('TR')
    """
    value: Any = record
    for name, index in _STEP.findall(converters.path(path)):
        if name and name in _readable(value):
            value = getattr(value, name)
        elif index and _has_part(value, int(index)):
            value = value[int(index)]
        else:
            reason = (
                f"{type(record).__name__} {record.id} has nothing there; "
                "write a path such as period or history[0].date."
            )
            raise InvalidId(path, reason)
    return value


def _has_part(value: Any, index: int) -> bool:
    parts: Any = value
    return isinstance(value, tuple) and index < len(parts)


def _readable(value: Any) -> set[str]:
    """Return the names of the fields of a record or a part of one, derived ones among them."""
    if not attrs.has(value.__class__):
        return set()
    derived = {
        name
        for kind in value.__class__.__mro__
        for name, member in vars(kind).items()
        if isinstance(member, property)
    }
    return derived | {field.name for field in attrs.fields(value.__class__)}


def _leaves(record: Cited) -> Iterator[Leaf]:
    """Give the places of a record that are set, parts of milestones and their like one by one."""
    for name, value in _set_fields(record):
        if name in ("id", "citations"):
            continue
        if not isinstance(value, tuple):
            yield Leaf(name, 0)
            continue
        for i, element in enumerate(cast("tuple[object, ...]", value)):
            path = f"{name}[{i}]"
            if isinstance(element, _PARTS):
                yield from _part_leaves(path, element)
            else:
                yield Leaf(path, 0)


def _part_leaves(path: str, part: object) -> Iterator[Leaf]:
    """Give the places of a milestone, tenure or participant that are set."""
    for name, value in _set_fields(part):
        if isinstance(value, tuple):
            for i in range(len(cast("tuple[object, ...]", value))):
                yield Leaf(f"{path}.{name}[{i}]", len(path))
        else:
            yield Leaf(f"{path}.{name}", len(path))


def _set_fields(value: Any) -> Iterator[tuple[str, Any]]:
    """Give the names and values of the fields that are not at their defaults."""
    for field in attrs.fields(value.__class__):
        if field.init and getattr(value, field.name) != field.default:
            yield field.name, getattr(value, field.name)


def _supports(path: str, leaf: Leaf) -> bool:
    """Return whether a citation's path proves a place: it, or one that it lies under."""
    return _is_under(leaf.path, path) and len(path) >= leaf.proved_by


def _unsupported(record: Cited) -> Iterator[Finding]:
    cited = [path for citation in record.citations for path in citation.fields]
    for leaf in _leaves(record):
        if not any(_supports(path, leaf) for path in cited):
            yield Finding(FindingKind.UNSUPPORTED, record.id, leaf.path, "no citation supports it.")


def _misplaced(record: Cited) -> Iterator[Finding]:
    leaves = tuple(_leaves(record))
    for i, citation in enumerate(record.citations):
        for path in citation.fields:
            where = f"citations[{i}].fields"
            try:
                found = value_at(record, path)
            except InvalidId as error:
                yield Finding(FindingKind.MISPLACED, record.id, where, str(error))
                continue
            near = (
                leaf for leaf in leaves if _is_under(leaf.path, path) or _is_under(path, leaf.path)
            )
            if found is None or not any(near):
                reason = f"{path} is not set, is derived, or needs no proof."
                yield Finding(FindingKind.MISPLACED, record.id, where, reason)


def _unsourced(record: Cited, archive: Collection) -> Iterator[Finding]:
    drawn_from = {c.source for c in record.citations if c.basis is not Basis.EXTERNAL}
    for i, citation in enumerate(record.citations):
        if citation.basis is not Basis.EXTERNAL:
            continue
        where = f"citations[{i}].source"
        if archive.get(Source, citation.source).url is None:
            reason = "an external source needs a URL."
            yield Finding(FindingKind.UNSOURCED, record.id, where, reason)
        if not drawn_from - {citation.source}:
            reason = "an external source stands beside the one that the record is drawn from."
            yield Finding(FindingKind.UNSOURCED, record.id, where, reason)


# --- what is out of its time --------------------------------------------------------------------


def _too_early(record: Cited, archive: Collection) -> Iterator[Finding]:
    """Find sources published, certainly, before what they are cited for as past."""
    for i, citation in enumerate(record.citations):
        published = archive.get(Source, citation.source).published
        for path in citation.fields if published else ():
            for event in _past_events(record, path, archive):
                if published and _certainly_before(published, event):
                    reason = f"published {published}, before {path}, which was {event}."
                    where = f"citations[{i}].source"
                    yield Finding(FindingKind.ANACHRONISM, record.id, where, reason)


# What of a meeting cannot be told before it; its place and topics can.
_OF_THE_EVENT: Final = (
    "period",
    "status",
    "participants",
    "participant_count",
    "outcome_documents",
)


def _past_events(record: Cited, path: str, archive: Collection) -> Iterator[PartialDate | Period]:
    """Give when that happened which a path of a record tells of as past."""
    match record:
        case Agreement() | Partnership():
            for i, step in enumerate(record.history):
                told = _is_under(path, f"history[{i}]")
                if told and step.date and not step.planned:
                    yield step.date
        case Leader():
            for i, tenure in enumerate(record.tenures):
                for j, day in enumerate(tenure.attested):
                    if _is_under(f"tenures[{i}].attested[{j}]", path):
                        yield day
        case Membership() if path.startswith("attested"):
            for j, day in enumerate(record.attested):
                if _is_under(f"attested[{j}]", path):
                    yield day
        case Organization():
            if record.founded and path == "founded":
                yield record.founded
        case Meeting() if path.split("[", maxsplit=1)[0] not in _OF_THE_EVENT:
            pass
        case _:
            moment = archive.date_of(record)
            if moment is not None and not _is_to_come(record):
                yield moment


def _is_to_come(record: Cited) -> bool:
    """Return whether a record tells of what is planned, estimated or aimed at."""
    match record:
        case Meeting():
            return record.status is not MeetingStatus.HELD
        case Membership():
            return record.planned
        case TradeFigure() | Statistic():
            return record.kind is not FigureKind.ACTUAL
        case _:
            return False


def _certainly_before(first: PartialDate | Period, second: PartialDate | Period) -> bool:
    """Return whether all of the one is certainly before all of the other."""
    return not (first.approximate or second.approximate) and first.latest < second.earliest


def _after_office(meeting: Meeting, archive: Collection) -> Iterator[Finding]:
    """Find participants all of whose tenures had certainly ended before the meeting."""
    for i, participant in enumerate(meeting.participants):
        if participant.leader is None or meeting.period is None or _is_to_come(meeting):
            continue
        terms = [tenure.period for tenure in archive.get(Leader, participant.leader).tenures]
        ended = [t for t in terms if t and _certainly_before(t, meeting.period)]
        if terms and len(ended) == len(terms):
            reason = f"{participant.leader} had left office ({ended[-1]}) by {meeting.period}."
            where = f"participants[{i}].leader"
            yield Finding(FindingKind.ANACHRONISM, meeting.id, where, reason)


def _outside_life(agreement: Agreement, archive: Collection) -> Iterator[Finding]:
    """Find milestones certainly after the end, or away from the meeting or the text they belong to."""
    ended_whole = any(s.stage is Stage.TERMINATED and s.party is None for s in agreement.history)
    end = agreement.terminated_on if ended_whole else None
    yield from _concluded_elsewhere(agreement, archive)
    changed = archive.get(Agreement, agreement.amends) if agreement.amends else None
    for i, step in enumerate(agreement.history):
        if step.date is None or step.planned:
            continue
        where = f"history[{i}].date"
        if end and end != step.date and _certainly_before(end, step.date):
            reason = f"{step.date} is after the end of the agreement, {end}."
            yield Finding(FindingKind.ANACHRONISM, agreement.id, where, reason)
        concluding = _concludes(step)
        ended = changed.terminated_on if changed else None
        if concluding and ended and _certainly_before(ended, step.date):
            reason = f"{step.date} is after the end of what it amends, {ended}."
            yield Finding(FindingKind.ANACHRONISM, agreement.id, where, reason)
        signed = changed.signed_on if changed else None
        if concluding and signed and _certainly_before(step.date, signed):
            reason = f"{step.date} is before what it amends was signed, {signed}."
            yield Finding(FindingKind.ANACHRONISM, agreement.id, where, reason)


def _concludes(step: Milestone) -> bool:
    return step.stage in (Stage.SIGNED, Stage.ADOPTED) and step.party is None and not step.planned


def _concluded_elsewhere(agreement: Agreement, archive: Collection) -> Iterator[Finding]:
    """Find an agreement none of whose adoption and signing can have been at its meeting."""
    if agreement.concluded_at is None:
        return
    meeting = archive.get(Meeting, agreement.concluded_at)
    met = meeting.period
    steps = [(i, step) for i, step in enumerate(agreement.history) if _concludes(step)]
    if met and steps and all(step.date and _apart(step.date, met) for _, step in steps):
        i, step = steps[-1]
        reason = f"{step.date} is not in {met}, when the meeting was that concluded it."
        yield Finding(FindingKind.ANACHRONISM, agreement.id, f"history[{i}].date", reason)
    if steps and meeting.status is MeetingStatus.CANCELLED:
        reason = "the meeting at which it is said to have been concluded was cancelled."
        yield Finding(FindingKind.ANACHRONISM, agreement.id, "concluded_at", reason)


def _apart(first: PartialDate | Period, second: PartialDate | Period) -> bool:
    return _certainly_before(first, second) or _certainly_before(second, first)


class Hold(NamedTuple):
    """A spell during which somebody certainly held an office: its ends may be shared, or not."""

    leader: str
    path: str
    first: date
    last: date


def _held_twice(archive: Collection) -> Iterator[Finding]:
    """Find two people who certainly held, on one day, a leader's office that only one can hold.

    The last day of one term may be the first of the next; what is attested on one day may not be
    attested of another on the same.
    """
    offices: dict[tuple[str, str], list[Hold]] = {}
    for leader in archive.leaders:
        for i, tenure in enumerate(leader.tenures):
            if tenure.is_leader and tenure.party not in COLLEGIAL:
                holds = offices.setdefault((tenure.party, fold(tenure.office)), [])
                holds.extend(_holds(leader.id, f"tenures[{i}]", tenure))
    for (of, _), holds in offices.items():
        found: set[tuple[str, str]] = set()
        for one, other in combinations(holds, 2):
            if one.leader != other.leader and _clash(one, other):
                if (one.leader, other.path) not in found:
                    shared = max(one.first, other.first)
                    reason = f"{one.leader} certainly held the same office of {of} on {shared}."
                    yield Finding(FindingKind.ANACHRONISM, other.leader, other.path, reason)
                found.add((one.leader, other.path))


def _holds(leader: str, path: str, tenure: Tenure) -> Iterator[Hold]:
    """Give the days on which a tenure is attested, and the spells that it certainly covers."""
    for j, day in enumerate(tenure.attested):
        if day.earliest == day.latest and not day.approximate:
            yield Hold(leader, f"{path}.attested[{j}]", day.earliest, day.latest)
    exact = [day for day in tenure.attested if not day.approximate]
    if exact:
        first, last = min(day.latest for day in exact), max(day.earliest for day in exact)
        if first < last:
            yield Hold(leader, f"{path}.attested", first, last)
    term = tenure.period
    if term and not term.approximate:
        begun = term.start.latest if term.start else date.min
        ended = term.end.earliest if term.end else date.max
        known = (term.start or term.text.startswith("..")) and (term.end or term.ongoing)
        if known and begun < ended:
            yield Hold(leader, f"{path}.period", begun, ended)


def _clash(one: Hold, other: Hold) -> bool:
    """Return whether two holds share a day for which there is no innocent reason."""
    if one.first == one.last and other.first == other.last:
        return one.first == other.first
    return one.first < other.last and other.first < one.last


# --- explain ------------------------------------------------------------------------------------


@final
@attrs.frozen(repr=False)
class Support(Value):
    """One citation of a field, with the source it names.

    Attributes:
        citation: the citation.
        source: the source.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> [proof] = explain(ARCHIVE, "tr-sco", "status")[0].proofs
    >>> proof.source.id, proof.citation.paragraph
    ('astana-2024', 16)
    """

    citation: Citation
    source: Source

    def __str__(self) -> str:
        citation = self.citation
        place = f", paragraph {citation.paragraph}" if citation.paragraph else ""
        url = f" <{self.source.url}>" if self.source.url and not citation.paragraph else ""
        lines = [f"{citation.basis}: {self.source.label} [{self.source.id}]{place}{url}"]
        if citation.quote:
            lines.append(f"  words: “{citation.quote}”")
        if citation.attributed_to:
            lines.append(f"  credited to: {citation.attributed_to}")
        if citation.note:
            lines.append(f"  note: {citation.note}")
        return "\n".join(lines)


@final
@attrs.frozen(repr=False)
class Explanation(Value):
    """Why a field of a record is what it is.

    Attributes:
        id: the id of the record.
        path: the field.
        value: what stands there.
        basis: on what it rests: the weakest needed part decides, external after inferred after
            stated; None where nothing supports it.
        proofs: the citations that support it, with their sources.
        derived_from: the paths that a derived field is derived from.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> [why] = explain(ARCHIVE, "tr-sco", "status")
    >>> why.value, why.basis, [proof.source.id for proof in why.proofs]
    (MembershipStatus.DIALOGUE_PARTNER, Basis.STATED, ['astana-2024'])
    """

    id: str
    path: str
    value: Any
    basis: Basis | None
    proofs: tuple[Support, ...]
    derived_from: tuple[str, ...] = ()

    def __str__(self) -> str:
        value = _in_words(self.value)
        derived = f", derived from {', '.join(self.derived_from)}" if self.derived_from else ""
        lines = [f"{self.id}, {self.path}: {value} ({self.basis or 'unsupported'}{derived})"]
        for proof in self.proofs:
            lines += [f"  {line}" for line in str(proof).splitlines()]
        return "\n".join(lines)


def _in_words(value: Any) -> str:
    """Return a value as it is read: a sequence as a list, a set in the order of its words."""
    if isinstance(value, frozenset):
        return ", ".join(sorted(str(part) for part in cast("frozenset[object]", value)))
    if isinstance(value, tuple):
        return ", ".join(str(part) for part in cast("tuple[object, ...]", value))
    return str(value)


@final
class Explanations(tuple[Explanation, ...]):
    """Some explanations; printed, one under the other.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> [why.path for why in explain(ARCHIVE, "mikta")]
    ['name', 'kind']
    """

    __slots__ = ()

    def __str__(self) -> str:
        return "\n".join(map(str, self))


def explain(archive: Collection, id: str, field: str | None = None) -> Explanations:
    """Return why the fields of a record are what they are: one field, or each that is set.

    Derived fields (``signed_on``, ``stage``, ``parties`` of a meeting) are explained by what they
    are derived from; a part that has parts of its own (``history[0]``) by each of them.

    Raises:
        UnknownRecord: if there is no such record.
        InvalidId: if nothing is set there.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> [why] = explain(ARCHIVE, "2025-kepco-tr-utility-nuclear-mou", "signed_on")
    >>> why.value, why.basis, why.derived_from
    (PartialDate('2025-11-24'), Basis.EXTERNAL, ('history[0].date',))
    """
    record = archive[id]
    if isinstance(record, Source):
        raise InvalidId(id, "a source needs no proof; ask for a record that cites one.")
    if field is None:
        return Explanations(
            _explained(record, leaf.path, (leaf,), archive) for leaf in _leaves(record)
        )
    if value_at(record, field) in (None, ()):
        raise InvalidId(field, f"nothing is set there in {id}, and so there is nothing to explain.")
    leaves = tuple(_leaves(record))
    derived = _derived_from(record, field)
    if derived:
        needed = tuple(leaf for leaf in leaves if leaf.path in derived)
        return Explanations([_explained(record, field, needed, archive, derived)])
    under = tuple(leaf for leaf in leaves if _is_under(leaf.path, field))
    if under:
        return Explanations(_explained(record, leaf.path, (leaf,), archive) for leaf in under)
    for leaf in leaves:
        if _is_under(field, leaf.path):
            part = Leaf(field, leaf.proved_by)
            return Explanations([_explained(record, field, (part,), archive)])
    raise InvalidId(field, f"what stands there in {id} is the default, or needs no proof.")


def _explained(
    record: Cited,
    path: str,
    leaves: tuple[Leaf, ...],
    archive: Collection,
    derived: tuple[str, ...] = (),
) -> Explanation:
    """Return the explanation of what stands at a path, by the citations of some leaves."""
    proofs = tuple(
        Support(citation, archive.get(Source, citation.source))
        for citation in record.citations
        if any(_concerns(p, leaf) for p in citation.fields for leaf in leaves)
    )
    cited = [p for proof in proofs for p in proof.citation.fields]
    supported = all(any(_supports(p, leaf) for p in cited) for leaf in leaves)
    bases = [proof.citation.basis for proof in proofs]
    weakest = max(bases, key=list(Basis).index) if supported and bases else None
    return Explanation(record.id, path, value_at(record, path), weakest, proofs, derived)


def _concerns(path: str, leaf: Leaf) -> bool:
    """Return whether a citation's path proves a leaf, or a part of what the leaf holds."""
    return _supports(path, leaf) or _is_under(path, leaf.path)


def _is_under(path: str, above: str) -> bool:
    return path == above or path.startswith((f"{above}.", f"{above}["))


_DATED: Final = {
    "signed_on": Stage.SIGNED,
    "entered_into_force_on": Stage.IN_FORCE,
    "terminated_on": Stage.TERMINATED,
}


def _derived_from(record: Cited, path: str) -> tuple[str, ...]:
    """Return the paths that a derived field is derived from; none for a field of its own."""
    if isinstance(record, Meeting) and path == "parties":
        return tuple(f"participants[{i}].party" for i in range(len(record.participants)))
    if not isinstance(record, Agreement | Partnership):
        return ()
    if path == "stage":
        place, part = record.deciding_step(), "stage"
    else:
        place, part = (record.step_of(_DATED[path]), "date") if path in _DATED else (None, "")
    return () if place is None else (f"history[{place}].{part}",)


# --- verify -------------------------------------------------------------------------------------


def paragraphs(text: str) -> tuple[str, ...]:
    r"""Return the paragraphs of a text: its lines that are not blank, without blanks at their ends.

    Lines are split at LF after CRLF is read as LF, and at nothing else.

    >>> paragraphs("One.\r\n\r\n  Two. \n")
    ('One.', 'Two.')
    """
    lines = text.replace("\r\n", "\n").split("\n")
    return tuple(stripped for line in lines if (stripped := line.strip()))


def text_digest(text: str | bytes) -> str:
    """Return the SHA-256 digest of a text, as it is written in a `Source`.

    >>> text_digest("")[:15]
    'sha256:e3b0c442'
    """
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return f"sha256:{sha256(data).hexdigest()}"


def verify(archive: Collection, source_id: str, text: str | bytes) -> tuple[Finding, ...]:
    """Return where a text is not the one that the records cite; empty if it is.

    Tells another text from the same text with other line ends, and from one of which some
    paragraphs differ; and names every citation whose few words are not in its paragraph.

    Raises:
        UnknownRecord: if there is no such source.
        InvalidId: if the source has no digest to hold a text to.
        InvalidType: if *text* is neither text nor bytes.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> [str(finding.kind) for finding in verify(ARCHIVE, "ankara-2025", "Something else.")]
    ['another-text']
    """
    card = archive.get(Source, source_id)
    if not isinstance(text, str | bytes):
        raise InvalidType(text, "a text: str or bytes")
    if card.digest is None:
        raise InvalidId(source_id, "this source has no digest to hold a text to.")
    known = card.paragraph_digests
    if text_digest(text) == card.digest:
        exact = paragraphs(text.decode("utf-8", "replace") if isinstance(text, bytes) else text)
        if not known or tuple(map(text_digest, exact)) == known:
            return tuple(_missing_words(archive, source_id, exact))
    read = paragraphs(_decoded(text))
    if tuple(map(text_digest, read)) == known:
        reason = "the same paragraphs, with other line ends, blanks or a byte-order mark."
        other_ends = Finding(FindingKind.LINE_ENDS, source_id, "digest", reason)
        return (other_ends, *_missing_words(archive, source_id, read))
    return tuple(_differing_paragraphs(archive, card, read))


def _decoded(text: str | bytes) -> str:
    """Return a text as `str`, without a byte-order mark; what is not UTF-8 is replaced."""
    decoded = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return decoded.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _differing_paragraphs(
    archive: Collection, card: Source, read: tuple[str, ...]
) -> Iterator[Finding]:
    """Find the paragraphs that differ, or the whole text where hardly any agrees."""
    known = card.paragraph_digests
    found = tuple(map(text_digest, read))
    if not known or len(set(known) & set(found)) * 2 < len(set(known)):
        yield Finding(FindingKind.ANOTHER_TEXT, card.id, "digest", "this is another text.")
        return
    if len(found) != len(known):
        reason = f"it has {len(found)} paragraphs, where {len(known)} are known."
        yield Finding(FindingKind.PARAGRAPH, card.id, "digest", reason)
    aligned: list[str | None] = [None] * len(known)
    for change, a, b, c, d in SequenceMatcher(None, known, found, autojunk=False).get_opcodes():
        for i in range(a, b):
            aligned[i] = read[c + i - a] if c + i - a < d else None
            if change != "equal":
                reason = "it differs." if aligned[i] is not None else "it is not there."
                yield Finding(FindingKind.PARAGRAPH, card.id, f"paragraph {i + 1}", reason)
        if d - c > b - a:
            reason = f"{d - c - (b - a)} more than are known stand there."
            yield Finding(FindingKind.PARAGRAPH, card.id, f"after paragraph {b}", reason)
    yield from _missing_words(archive, card.id, aligned)


def _missing_words(
    archive: Collection, source: str, read: Sequence[str | None]
) -> Iterator[Finding]:
    """Find the citations whose few words are not in their paragraph."""
    for record in archive:
        for i, citation in enumerate(() if isinstance(record, Source) else record.citations):
            if citation.source != source or citation.paragraph is None:
                continue
            where = f"citations[{i}].quote"
            told = read[citation.paragraph - 1] if citation.paragraph <= len(read) else None
            if told is None:
                reason = f"there is no paragraph {citation.paragraph} of {source}."
                yield Finding(FindingKind.WORDS, record.id, where, reason)
            elif citation.quote and citation.quote not in told:
                reason = f"“{citation.quote}” is not in paragraph {citation.paragraph} of {source}."
                yield Finding(FindingKind.WORDS, record.id, where, reason)
