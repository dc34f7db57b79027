"""Up to which day the sources of a field can know, against a scan of all citations."""

from datetime import date
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from diplomacy import Agreement, Archive, Citation, Milestone, PartialDate, Source
from diplomacy.queries.publication import knowable_until, known_until

PUBLISHED: Final = (None, "2001", "2001-05-03", "2002~", "[2003-01-01..]", "2001-05-03")
SOURCES: Final = [Source(id=f"s{i}", published=day) for i, day in enumerate(PUBLISHED)]
PATHS: Final = (
    "title",
    "history",
    "history[0]",
    "history[0].date",
    "history[1]",
    "history[1].stage",
)
CITATIONS: Final = st.lists(
    st.builds(
        Citation,
        st.sampled_from([source.id for source in SOURCES]),
        st.just(1),
        fields=st.lists(st.sampled_from(PATHS), min_size=1, max_size=3, unique=True),
    ),
    min_size=1,
    max_size=5,
    unique=True,
)


def bounds(published: PartialDate | None) -> tuple[date | None, date]:
    if published is None or published.qualified:
        return None, date.max
    return published.earliest, published.latest or date.max


def concerns(field: str, path: str) -> bool:
    """Return whether a citation of a field is one of a path: of it, a part, or what it is in."""
    parts = (f"{path}.", f"{path}[")
    return field == path or field.startswith(parts) or path.startswith((f"{field}.", f"{field}["))


@given(CITATIONS, st.sampled_from([None, *PATHS]))
def test_the_days_equal_a_scan_of_the_citations(
    citations: list[Citation], path: str | None
) -> None:
    history = [Milestone("signed", "1990"), Milestone("in-force", "1991")]
    parties = ("XA", "XB")
    record = Agreement(
        id="a", title="On fish", parties=parties, history=history, citations=citations
    )
    archive = Archive([*SOURCES, record])
    near = [c for c in citations if path and any(concerns(field, path) for field in c.fields)]
    found = [bounds(archive.get(Source, c.source).published) for c in near or citations]
    known = max((first for first, _ in found if first is not None), default=None)
    assert known_until(archive, record, path) == known
    assert knowable_until(archive, record, path) == max(last for _, last in found)
