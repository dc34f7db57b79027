"""Sample arguments of each record and each part of a record, which the tests here share."""

from typing import Any, Final

import attrs
import pytest

from diplomacy import (
    Agreement,
    Citation,
    InvalidRecord,
    Leader,
    Meeting,
    Membership,
    Milestone,
    Organization,
    Participant,
    Partnership,
    Quantity,
    Source,
    Statement,
    Statistic,
    Summit,
    Tenure,
    TradeFigure,
)

CITED: Final = Citation("yearbook", 1, fields=["title"])
MONEY: Final = Quantity("15E9", "USD", "nearly")
TR: Final = Participant("TR")
KR: Final = Participant("KR")

RECORDS: Final[tuple[Any, ...]] = (
    Source,
    Leader,
    Organization,
    Meeting,
    Summit,
    Agreement,
    Partnership,
    Membership,
    TradeFigure,
    Statistic,
    Statement,
)
PARTS: Final[tuple[Any, ...]] = (Citation, Tenure, Participant, Milestone)
CLASSES: Final = (*RECORDS, *PARTS)

# The required arguments of each class.
REQUIRED: Final[dict[Any, dict[str, Any]]] = {
    Source: {"id": "yearbook"},
    Leader: {"id": "a-person", "name": "A. Person", "citations": [CITED]},
    Organization: {"id": "a-firm", "name": "A Firm", "kind": "company", "citations": [CITED]},
    Meeting: {"id": "talks", "title": "Talks", "format": "bilateral", "citations": [CITED]},
    Summit: {"id": "summit", "title": "A summit", "format": "bilateral", "citations": [CITED]},
    Agreement: {
        "id": "a-treaty",
        "title": "A treaty",
        "parties": ["KR", "TR"],
        "history": [Milestone("signed")],
        "citations": [CITED],
    },
    Partnership: {
        "id": "kr-tr-relations",
        "kind": "diplomatic-relations",
        "parties": ["KR", "TR"],
        "history": [Milestone("established")],
        "citations": [CITED],
    },
    Membership: {
        "id": "tr-sco",
        "member": "TR",
        "organization": "sco",
        "status": "dialogue-partner",
        "citations": [CITED],
    },
    TradeFigure: {
        "id": "trade",
        "reporter": "TR",
        "partner": "KR",
        "flow": "total",
        "value": MONEY,
        "kind": "actual",
        "citations": [CITED],
    },
    Statistic: {
        "id": "rank",
        "subject": "TR",
        "indicator": "trading-partner-rank",
        "value": Quantity(2, "rank"),
        "kind": "actual",
        "citations": [CITED],
    },
    Statement: {
        "id": "pledge",
        "kind": "pledged",
        "speakers": [KR],
        "summary": "More aid.",
        "citations": [CITED],
    },
    Citation: {"source": "yearbook", "fields": ["title"]},
    Tenure: {"office": "President", "roles": ["head-of-state"], "party": "KR"},
    Participant: {"party": "KR"},
    Milestone: {"stage": "signed"},
}

# The optional arguments of each class.
_MEETING: Final[dict[str, Any]] = {
    "participants": [KR, TR],
    "participant_count": Quantity(2, "leaders", "exactly"),
    "host": "TR",
    "organizer": "sco",
    "brokered_by": "SA",
    "period": "2025-11-24",
    "place": "Ankara",
    "country": "TR",
    "sidelines_of": "larger-meeting",
    "status": "planned",
    "topics": ["trade", "nuclear-energy"],
    "outcome_documents": Quantity(10, "documents", "exactly"),
}
OPTIONAL: Final[dict[Any, dict[str, Any]]] = {
    Source: {
        "publisher": "The Press",
        "title": "A Yearbook",
        "author": "A. Writer",
        "published": "2024",
        "language": "en",
        "url": "https://example.org/",
        "digest": "sha256:" + "0" * 64,
        "paragraph_digests": ["sha256:" + "1" * 64],
    },
    Leader: {
        "other_names": ["Person, A."],
        "family_name": "Person",
        "given_name": "A.",
        "tenures": [Tenure("President", {"head-of-state"}, "KR")],
    },
    Organization: {
        "short_name": "AF",
        "other_names": ["The Firm"],
        "country": "KR",
        "state_owned": False,
        "founded": "1961",
    },
    Meeting: {**_MEETING, "level": "ministerial"},
    Summit: _MEETING,
    Agreement: {
        "kind": "treaty",
        "parties_complete": False,
        "topics": ["trade"],
        "concluded_at": "summit",
        "amends": "older-treaty",
    },
    Partnership: {
        "designation": "strategic partnership",
        "elevated_from": "earlier-partnership",
        "instrument": "a-treaty",
    },
    Membership: {"period": "2012/..", "attested": ["2024-07-04"], "founding": True},
    TradeFigure: {"period": "2024", "as_of": "2024-12"},
    Statistic: {"counterpart": "KR", "scope": "world", "period": "2024", "as_of": "2024-12"},
    Statement: {
        "addressees": [TR],
        "about": ["KG"],
        "topics": ["trade"],
        "date": "2024-12-03",
        "made_at": "summit",
    },
    Citation: {
        "paragraph": 3,
        "quote": "in Ankara",
        "basis": "inferred",
        "note": "Why.",
        "attributed_to": "the ministry",
    },
    Tenure: {"period": "2022-05-10/", "attested": ["2024-12-03"]},
    Participant: {"leader": "a-person", "office": "President"},
    Milestone: {"date": "2012-08-01", "planned": True, "party": "KR"},
}

for _record_type in RECORDS:
    OPTIONAL[_record_type] = {
        **OPTIONAL[_record_type],
        "identifiers": ["cow:640", "wikidata:Q43"],
        "extra": {"row": 17, "checked": True},
    }

every_class = pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
every_record = pytest.mark.parametrize("cls", RECORDS, ids=lambda cls: cls.__name__)


def make(cls: Any, /, **changes: Any) -> Any:
    """Return an instance with the required arguments, changed."""
    return cls(**(REQUIRED[cls] | changes))


def make_full(cls: Any, /, **changes: Any) -> Any:
    """Return an instance with all arguments, changed."""
    return cls(**(REQUIRED[cls] | OPTIONAL[cls] | changes))


def check_rejection(cls: Any, changes: dict[str, Any], path: str, reason: str) -> None:
    """Check that changed arguments raise `InvalidRecord` with a path and a reason."""
    with pytest.raises(InvalidRecord) as caught:
        make(cls, **changes)
    error = caught.value
    assert (error.kind, error.path, error.reason) == (cls.__name__, path, reason)
    assert error.id == REQUIRED[cls].get("id")
    assert path.partition("[")[0] in {field.name for field in attrs.fields(cls)}
