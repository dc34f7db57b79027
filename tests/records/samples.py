"""Sample arguments of each record and each part of a record, which the tests here share."""

from typing import Any, Final

import attrs
import pytest

from diplomacy import (
    Agreement,
    AgreementLink,
    Citation,
    InvalidRecord,
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
    Quantity,
    Source,
    Statement,
    Statistic,
    Stop,
    Summit,
    Tenure,
    TradeFigure,
    Visit,
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
    Visit,
    Agreement,
    Partnership,
    Membership,
    Mission,
    TradeFigure,
    Statistic,
    Statement,
)
PARTS: Final[tuple[Any, ...]] = (
    Citation,
    Tenure,
    Participant,
    Stop,
    Milestone,
    AgreementLink,
    Obligation,
    MissionAct,
)
CLASSES: Final = (*RECORDS, *PARTS)

# The required arguments of each class.
REQUIRED: Final[dict[Any, dict[str, Any]]] = {
    Source: {"id": "yearbook"},
    Leader: {"id": "a-person", "name": "A. Person", "citations": [CITED]},
    Organization: {"id": "a-firm", "name": "A Firm", "kind": "company", "citations": [CITED]},
    Meeting: {"id": "talks", "title": "Talks", "citations": [CITED]},
    Summit: {"id": "summit", "title": "A summit", "citations": [CITED]},
    Visit: {"id": "a-visit", "travellers": [KR], "stops": [Stop("TR")], "citations": [CITED]},
    Agreement: {
        "id": "a-treaty",
        "title": "A treaty",
        "parties": ["KR", "TR"],
        "citations": [CITED],
    },
    Partnership: {
        "id": "kr-tr-relations",
        "kind": "diplomatic-relations",
        "parties": ["KR", "TR"],
        "citations": [CITED],
    },
    Membership: {
        "id": "tr-sco",
        "member": "TR",
        "organization": "sco",
        "status": "dialogue-partner",
        "citations": [CITED],
    },
    Mission: {"id": "embassy", "sending": "KR", "receiving": "TR", "citations": [CITED]},
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
    Stop: {"country": "TR"},
    Milestone: {"stage": "territorial-application"},
    AgreementLink: {"kind": "amends", "agreement": "older-treaty"},
    Obligation: {"kind": "defence"},
    MissionAct: {"kind": "opened"},
}

# The optional arguments of each class.
_MEETING: Final[dict[str, Any]] = {
    "format": "bilateral",
    "participants": [KR, TR],
    "participant_count": Quantity(2, "leaders", "exactly"),
    "host": "TR",
    "organizer": "sco",
    "brokered_by": "SA",
    "period": "2025-11-24",
    "place": "Ankara",
    "country": "TR",
    "sidelines_of": "larger-meeting",
    "visit": "a-visit",
    "status": "planned",
    "topics": ["trade", "nuclear-energy"],
    "outcome_documents": Quantity(10, "documents", "exactly"),
}
_MEASURED: Final[dict[str, Any]] = {
    "price_basis": "constant",
    "base_year": "2015",
    "period": "2024",
    "as_of": "2024-12",
    "source_note": "Provisional.",
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
        "born": "1950",
        "died": "2020-05",
        "tenures": [Tenure("President", {"head-of-state"}, "KR")],
    },
    Organization: {
        "short_name": "AF",
        "other_names": ["The Firm"],
        "country": "KR",
        "state_owned": False,
        "founded": "1961",
        "ended": "1999",
        "successor": "another-firm",
    },
    Meeting: {**_MEETING, "level": "ministerial"},
    Summit: _MEETING,
    Visit: {
        "rank": "state",
        "delegation": "business leaders",
        "delegation_count": Quantity(30, "persons", "about"),
        "accompanied_by": [TR],
        "origin": "KZ",
        "period": "2025-11-24",
        "occasion": "a funeral",
        "attended": "summit",
        "status": "cancelled",
        "status_reason": "a storm",
        "topics": ["trade"],
    },
    Agreement: {
        "kind": "treaty",
        "designation": "Treaty on everything",
        "parties_complete": False,
        "adopted_by": "a-body",
        "history": [Milestone("signed", "2012")],
        "scope": "Trade in goods",
        "topics": ["trade"],
        "place": "Ankara",
        "concluded_at": "summit",
        "links": [AgreementLink("amends", "older-treaty")],
        "depositaries": ["TR"],
        "languages": ["Korean", "Turkish"],
        "registrations": ["2829 UNTS 1"],
        "url": "https://example.org/text",
    },
    Partnership: {
        "designation": "strategic partnership",
        "history": [Milestone("established", "2012")],
        "obligations": [Obligation("defence", "KR", "1954/.."), Obligation("consultation")],
        "elevated_from": "earlier-partnership",
        "instrument": "a-treaty",
    },
    Membership: {"period": "2012/..", "attested": ["2024-07-04"], "founding": True},
    Mission: {
        "rank": "embassy",
        "place": "Ankara",
        "resident": False,
        "accredited_from": "EG",
        "head": "a-person",
        "head_office": "Ambassador",
        "head_class": "ambassador",
        "history": [MissionAct("opened", "1957")],
    },
    TradeFigure: {"valuation": "fob", **_MEASURED},
    Statistic: {"counterpart": "KR", "scope": "world", **_MEASURED},
    Statement: {
        "addressees": [TR],
        "about": ["KG"],
        "topics": ["trade"],
        "date": "2024-12-03",
        "made_at": "summit",
        "fulfilled_by": "summit",
    },
    Citation: {
        "paragraph": 3,
        "quote": "in Ankara",
        "basis": "inferred",
        "note": "Why.",
        "attributed_to": "the ministry",
    },
    Tenure: {
        "period": "2022-05-10/",
        "attested": ["2024-12-03"],
        "acting": True,
        "shared": True,
        "began_by": "regular",
        "ended_by": "irregular",
    },
    Participant: {"leader": "a-person", "office": "President", "name": "A. Person"},
    Stop: {"place": "Ankara", "host": "sco", "period": "2025-11-24"},
    Milestone: {
        "date": "2012-08-01",
        "planned": True,
        "party": "KR",
        "effective_on": "2013",
        "territory": "Gibraltar",
    },
    AgreementLink: {"kind": "replaces"},
    Obligation: {"party": "KR", "period": "1954/.."},
    MissionAct: {"date": "1957-03-08", "rank": "embassy", "planned": True},
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
