"""Builders make what constructors make, and reject what they reject."""

from typing import Any

import attrs
import pytest

from diplomacy import Agreement, Citation, DiplomacyError, Milestone, Summit
from diplomacy.importing.building import Builder

CITATIONS = (Citation("list", 2, fields=["title"]),)
TREATY = {"id": "a-treaty", "title": "On ports", "parties": ("KR", "TR"), "citations": CITATIONS}
SUMMIT = {"id": "a-summit", "participants": (), "citations": CITATIONS}


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (Agreement, TREATY),
        (Agreement, {**TREATY, "parties": ["KR", "TR"], "kind": "treaty"}),
        (Agreement, {**TREATY, "history": [Milestone("in-force", "2013"), Milestone("signed")]}),
        (Agreement, {**TREATY, "parties": ("KR",)}),
        (Agreement, {**TREATY, "parties": ("KR", "KR"), "kind": "no kind"}),
        (Agreement, {**TREATY, "parties": "KR"}),
        (Agreement, {**TREATY, "parties_complete": 1}),
        (Agreement, {"id": "a-treaty"}),
        (Citation, {"source": "list", "paragraph": 2, "fields": ()}),
        (Citation, {"source": "list", "paragraph": 2, "fields": ({},)}),
        (Citation, {"source": "list", "fields": ("title",), "basis": "inferred"}),
        (Milestone, {"stage": "signed", "territory": "Guam"}),
        (Summit, SUMMIT),
    ],
)
def test_a_builder_does_what_the_constructor_does(kind: Any, fields: dict[str, Any]) -> None:
    builder = Builder(kind)
    for _ in range(2):
        assert _outcome(builder.build, fields) == _outcome(lambda given: kind(**given), fields)


def _outcome(build: Any, fields: dict[str, Any]) -> Any:
    try:
        built = build(fields)
    except (DiplomacyError, TypeError) as error:
        return str(error), [str(other) for other in getattr(error, "others", ())]
    return {field.name: getattr(built, field.name) for field in attrs.fields(type(built))}


def test_a_builder_stores_converted_values_as_they_are() -> None:
    title, kind = "On ports", Agreement(**TREATY).kind  # type: ignore[arg-type]
    built = Builder(Agreement, {"title", "kind"}).build({**TREATY, "title": title, "kind": kind})
    assert built == Agreement(**TREATY)  # type: ignore[arg-type]
