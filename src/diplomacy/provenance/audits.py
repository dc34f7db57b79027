"""The audit of a collection: its unsupported fields and its impossible facts."""

from diplomacy.collection import Collection
from diplomacy.errors import require
from diplomacy.provenance.anachronisms import iter_anachronisms
from diplomacy.provenance.coverage import check_coverage
from diplomacy.provenance.delegations import check_delegations
from diplomacy.provenance.duplicates import iter_duplicates
from diplomacy.provenance.findings import Finding
from diplomacy.provenance.notes import check_notes
from diplomacy.provenance.occasions import iter_impossible_occasions
from diplomacy.provenance.out_of_time import iter_out_of_time
from diplomacy.provenance.sequences import iter_impossible_sequences
from diplomacy.sources import Source

__all__ = ["audit"]


def audit(collection: Collection) -> tuple[Finding, ...]:
    """Return the problems of a collection's records, in the order of the records.

    An audit reports each field that is set without a citation that supports it, except ``id`` and
    ``citations``; each citation of a field that does not exist or is not set; and each external
    citation whose source has no URL, or that no citation of another source accompanies.

    It also reports each certain anachronism: overlapping terms in the same office, a meeting
    after the end of all of a participant's tenures, a milestone outside the life of its agreement,
    a stop or a meeting outside the time of its visit, and a source published before an event that
    it is cited for as past. It reports each act that cannot follow the act before it, and each act
    of a state that did not exist then while another one existed in its place. It reports impossible
    facts, never unknown ones.

    It reports each act at a meeting or visit that was not held, a speaker of no party to the
    bilateral meeting at which a statement was made, a person on both sides of a meeting or
    statement, and a person in the delegation of a party of which they held no office at the time.

    Last, it reports a weekday in a quotation or note that contradicts the date, a note that dates
    its source otherwise than the source does, and a record that equals another one in everything
    but the id.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> audit(ARCHIVE)
    ()
    """
    require(collection, Collection, "an archive")
    findings = [
        finding
        for record in collection
        if not isinstance(record, Source)
        for finding in (*check_coverage(record, collection), *check_notes(record, collection))
    ]
    findings.extend(check_delegations(collection))
    findings.extend(iter_anachronisms(collection))
    findings.extend(iter_impossible_sequences(collection))
    findings.extend(iter_out_of_time(collection))
    findings.extend(iter_impossible_occasions(collection))
    findings.extend(iter_duplicates(collection))
    position = {record.id: i for i, record in enumerate(collection)}
    return tuple(sorted(findings, key=lambda finding: position[finding.id]))
