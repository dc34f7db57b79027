"""Tests of the applications in ``examples/``: the web service and the store in SQLite."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient
from record_store import REGISTER, RecordStore, to_agreement
from sqlalchemy import JSON, String, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
from web_service import make_app

from diplomacy import Agreement, Archive, DiplomacyError, Milestone, from_dict, to_dict
from diplomacy.fixtures import ARCHIVE
from diplomacy.testing import make_agreement, make_archive

# --- the web service ----------------------------------------------------------------------------

TREATIES = [
    make_agreement(id=f"treaty-{year}", history=[Milestone("signed", str(year))])
    for year in range(2001, 2008)
]
ROUTE = "/relations/XA/XB/agreements"


@pytest.fixture(name="client")
def make_client() -> TestClient:
    return TestClient(make_app(make_archive(TREATIES)))


def get(client: TestClient, route: str, status: int = 200) -> Any:
    """Return the JSON of an answer."""
    answer = client.get(route)
    assert answer.status_code == status
    return answer.json()


def test_a_record_is_answered_in_the_form_of_the_file(client: TestClient) -> None:
    data = get(client, "/agreements/treaty-2001")
    assert data == to_dict(TREATIES[0])
    assert from_dict(data) == TREATIES[0]


def test_pages_follow_one_another(client: TestClient) -> None:
    ids: list[str] = []
    offset: int | None = 0
    while offset is not None:
        page = get(client, f"{ROUTE}?limit=3&offset={offset}")
        assert page["total"] == len(TREATIES)
        ids += [item["id"] for item in page["items"]]
        offset = page["next_offset"]
    assert ids == [treaty.id for treaty in TREATIES]


def test_filters_narrow_a_list(client: TestClient) -> None:
    assert get(client, f"{ROUTE}?since=2005&until=2006")["total"] == 2
    assert get(client, f"{ROUTE}?stage=in-force")["total"] == 0
    assert get(client, "/relations/XB/XA/meetings")["total"] == 0


@pytest.mark.parametrize(
    ("route", "status", "message"),
    [
        ("/agreements/treaty-1", 404, "Unknown record 'treaty-1'"),
        ("/relations/XA/Freedonia/agreements", 404, "Unknown party 'Freedonia'"),
        ("/relations/XA/XA/agreements", 422, "Pass two different parties"),
        (f"{ROUTE}?since=2001-02-30", 422, "2001-02 has 28 days"),
        (f"{ROUTE}?stage=ratifed", 422, "Did you mean 'ratified'?"),
        (f"{ROUTE}?limit=1000", 422, "less than or equal to 100"),
    ],
)
def test_a_mistake_is_answered_with_its_message(
    client: TestClient, route: str, status: int, message: str
) -> None:
    assert message in str(get(client, route, status)["detail"])


def test_a_draft_is_checked_field_by_field(client: TestClient) -> None:
    draft = {**to_dict(TREATIES[0]), "history": [{"stage": "signed", "date": "2012-13"}]}
    answer = client.post("/agreements/check", json=draft)
    [problem] = answer.json()["detail"]
    assert problem["loc"] == ["body", "history", 0, "date"]
    assert client.post("/agreements/check", json=to_dict(TREATIES[0])).status_code == 200


def test_the_documentation_has_the_schema_of_the_format(client: TestClient) -> None:
    schemas = get(client, "/openapi.json")["components"]["schemas"]
    assert schemas["Agreement"]["properties"]["type"] == {"const": "Agreement"}


# --- the store ----------------------------------------------------------------------------------


@pytest.fixture(name="store")
def make_store() -> Iterator[RecordStore]:
    store = RecordStore()
    yield store
    store.close()


def test_an_archive_survives_the_store(store: RecordStore) -> None:
    store.save(ARCHIVE)
    store.save(ARCHIVE)
    assert store.archive() == ARCHIVE
    assert store.archive().digest() == ARCHIVE.digest()


def test_one_record_is_read_without_its_sources(store: RecordStore) -> None:
    treaty = ARCHIVE.get(Agreement, "kr-tr-fta")
    store.save([treaty])
    assert store.get(treaty.id) == treaty
    assert store.get("another") is None
    assert list(store.agreements_of("TR")) == [treaty]
    with pytest.raises(DiplomacyError):
        store.archive()


ROW = {
    "number": 7,
    "title": "Treaty of friendship",
    "kind": "treaty",
    "parties": "KR;TR",
    "signed": "1957-03-08",
    "desk": "Asia",
    "shelf": 12,
}


def test_rows_become_records_with_fields_of_their_own(store: RecordStore) -> None:
    treaties = [to_agreement(ROW), to_agreement({**ROW, "number": 8, "signed": None})]
    store.save([REGISTER, *treaties])
    assert store.count_by_desk() == {"Asia": 2}
    stored = store.archive().get(Agreement, "treaty-7")
    assert stored.extra == {"desk": "Asia", "shelf": 12}
    assert stored.identifiers == ("register:7",)


def test_a_row_with_mistakes_names_them_all() -> None:
    with pytest.raises(DiplomacyError) as caught:
        to_agreement({**ROW, "kind": "traety", "parties": "KR;Turkey"})
    message = str(caught.value)
    assert "Agreement 'treaty-7', kind: " in message
    assert "Agreement 'treaty-7', parties: 'Turkey'" in message


# --- an object-relational mapper ----------------------------------------------------------------


class Base(DeclarativeBase):
    """Base class of the tables."""


class Row(Base):
    """A record in a table of SQLAlchemy."""

    __tablename__ = "record"

    id: Mapped[str] = mapped_column(String, primary_key=True)
    data: Mapped[dict[str, Any]] = mapped_column(JSON)


def test_records_are_rows_of_sqlalchemy() -> None:
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        session.add_all(Row(id=record.id, data=to_dict(record)) for record in ARCHIVE)
        session.commit()
        rows = session.scalars(select(Row)).all()
        assert Archive(from_dict(row.data) for row in rows) == ARCHIVE
        assert json.dumps(rows[0].data) == json.dumps(to_dict(ARCHIVE[rows[0].id]))
    engine.dispose()
