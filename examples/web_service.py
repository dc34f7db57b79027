"""Serve your own archive over HTTP: records as JSON, with filters and pages.

    DIPLOMACY_ARCHIVE=mine.jsonl.gz uvicorn web_service:make_app --factory

A record has the form of a line of the archive's file, and `/docs` has the JSON Schema of each type.
"""

import os
from collections.abc import Callable
from typing import Annotated, TypeVar

from fastapi import Body, FastAPI, Query, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel

from diplomacy import (
    Agreement,
    Archive,
    DiplomacyError,
    InstrumentKind,
    Leader,
    Meeting,
    PartialDate,
    Stage,
    UnknownParty,
    UnknownRecord,
)

T = TypeVar("T", bound=Agreement | Meeting)
MAX_PAGE_SIZE = 100


class Page(BaseModel):
    """What is common to the pages of a list."""

    total: int
    next_offset: int | None


class AgreementPage(Page):
    """A page of a list of agreements."""

    items: list[Agreement]


class MeetingPage(Page):
    """A page of a list of meetings."""

    items: list[Meeting]


class Slice(BaseModel):
    """Which part of a list is requested."""

    offset: int = 0
    limit: Annotated[int, Query(ge=1, le=MAX_PAGE_SIZE)] = 20

    def of(self, records: tuple[T, ...]) -> tuple[list[T], Page]:
        """Return the records of the page, and where the next page starts."""
        end = self.offset + self.limit
        following = end if end < len(records) else None
        return list(records[self.offset : end]), Page(total=len(records), next_offset=following)


def make_app(archive: Archive | None = None) -> FastAPI:
    """Return the application for an archive; without one, for the file of DIPLOMACY_ARCHIVE."""
    records = Archive.read(os.environ["DIPLOMACY_ARCHIVE"]) if archive is None else archive
    app = FastAPI(title="Diplomatic records")
    app.add_exception_handler(UnknownRecord, _answer(404))
    app.add_exception_handler(UnknownParty, _answer(404))
    app.add_exception_handler(DiplomacyError, _answer(422))

    @app.get("/agreements/{id}")
    def agreement(id: str) -> Agreement:
        return records.get(Agreement, id)

    @app.get("/leaders/{id}")
    def leader(id: str) -> Leader:
        return records.get(Leader, id)

    @app.get("/relations/{first}/{second}/agreements")
    def agreements(
        first: str,
        second: str,
        part: Annotated[Slice, Query()],
        kind: Annotated[InstrumentKind | None, Query()] = None,
        stage: Annotated[Stage | None, Query()] = None,
        since: Annotated[PartialDate | None, Query()] = None,
        until: Annotated[PartialDate | None, Query()] = None,
    ) -> AgreementPage:
        found = records.agreements_between(
            first, second, kind=kind, stage=stage, since=since, until=until
        )
        items, page = part.of(found)
        return AgreementPage(items=items, **page.model_dump())

    @app.get("/relations/{first}/{second}/meetings")
    def meetings(first: str, second: str, part: Annotated[Slice, Query()]) -> MeetingPage:
        items, page = part.of(records.meetings_between(first, second))
        return MeetingPage(items=items, **page.model_dump())

    @app.post("/agreements/check")
    def check(draft: Annotated[Agreement, Body()]) -> Agreement:
        """Return a draft as it would be stored; its problems are reported field by field."""
        return draft

    return app


def _answer(status: int) -> Callable[[Request, Exception], JSONResponse]:
    """Return a handler that answers an error with its message."""

    def handle(_request: Request, error: Exception) -> JSONResponse:
        return JSONResponse({"detail": str(error)}, status_code=status)

    return handle
