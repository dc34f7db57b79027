"""Commands about two countries: ``relations``, ``agreements`` and ``visits``."""

from collections.abc import Sequence

from diplomacy.brief.phrases import name_visit
from diplomacy.cli.streams import print_json, print_line
from diplomacy.fixtures import ARCHIVE

__all__ = ["print_agreements", "print_relations", "print_visits"]


def print_relations(
    first: str,
    second: str,
    *,
    as_json: bool,
    continuing: bool = False,
    predecessors: bool = False,
) -> bool:
    """Print the bilateral brief on two sides.

    >>> print_relations("FJ", "IS", as_json=False)
    FIJI – ICELAND
    <BLANKLINE>
    Nothing on record. This does not mean that nothing exists: the archive holds only what was put
    into it.
    True
    """
    brief = ARCHIVE.relations(first, second, continuing=continuing, predecessors=predecessors)
    if as_json:
        from diplomacy.formats import to_dict

        parts = {name: [to_dict(r) for r in records] for name, records in brief.parts().items()}
        sides = [brief.first, brief.second]
        omissions = [
            {"party": o.party, "state": o.state, "keyword": o.keyword, "counts": o.counts}
            for o in brief.omissions
        ]
        coverage = str(brief.coverage)
        print_json({"sides": sides, **parts, "omissions": omissions, "coverage": coverage})
    else:
        print_line(str(brief))
    return True


def print_agreements(
    first: str,
    second: str,
    *,
    topics: Sequence[str] = (),
    as_json: bool,
    continuing: bool = False,
    predecessors: bool = False,
) -> bool:
    """Print the agreements between two sides on any of some topics, two lines each.

    Without topics, all agreements are printed.

    >>> print_agreements("KR", "NL", as_json=False)
    No agreements on record. The archive is not exhaustive.
    True
    """
    agreements = ARCHIVE.agreements_between(
        first,
        second,
        topic=topics or None,
        continuing=continuing,
        predecessors=predecessors,
    )
    if as_json:
        from diplomacy.formats import to_dict

        print_json([to_dict(agreement) for agreement in agreements])
        return True
    if not agreements:
        print_line("No agreements on record. The archive is not exhaustive.")
    for agreement in agreements:
        date = ARCHIVE.date_of(agreement) or "undated"
        parties = ", ".join(agreement.parties)
        print_line(f"{agreement.id}  {agreement.stage}  {date}  {parties}")
        print_line(f"    {agreement.title}")
    omissions = ARCHIVE.omissions_between(
        first, second, continuing=continuing, predecessors=predecessors
    )
    for omission in omissions:
        number = omission.counts.get("Agreement")
        if number:
            count = f"{number} agreement{'s' * (number > 1)}"
            state = f"{omission.state} ({omission.state.name})"
            print_line(f"Not counted: {state}, {count}; add --{omission.keyword}.")
    return True


def print_visits(first: str, second: str, *, as_json: bool) -> bool:
    """Print the visits of either side to the other, two lines each.

    >>> print_visits("KR", "KG", as_json=False)
    2024-12-japarov-visit-to-south-korea  held  2024-12  KG -> KR
        Visit by Sadyr Japarov (Kyrgyzstan) to South Korea
    True
    """
    visits = ARCHIVE.visits_between(first, second)
    if as_json:
        from diplomacy.formats import to_dict

        print_json([to_dict(visit) for visit in visits])
        return True
    if not visits:
        print_line("No visits on record. The archive is not exhaustive.")
    for visit in visits:
        date = ARCHIVE.date_of(visit) or "undated"
        sides = f"{', '.join(visit.visitors)} -> {', '.join(visit.visited)}"
        print_line(f"{visit.id}  {visit.status}  {date}  {sides}")
        print_line(f"    {name_visit(ARCHIVE, visit)}")
    return True
