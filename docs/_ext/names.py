"""Names in single backticks: linked if they are public, otherwise set as code."""

from collections.abc import Iterator

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxRole
from sphinx.util.nodes import make_refnode
from sphinx.util.typing import ExtensionMetadata

__all__ = ["Name", "linked", "setup"]

_NAME = "public-name"


class Name(SphinxRole):
    """The role of a name: of a class, a function, a method or a field."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the name as code, to be linked when every page has been read."""
        name = pending_xref(
            self.rawtext,
            nodes.literal(self.rawtext, self.text),
            refdomain="",
            reftype=_NAME,
            reftarget=self.text,
            refdoc=self.env.docname,
        )
        for around in ("py:module", "py:class"):
            name[around] = self.env.ref_context.get(around)
        self.set_source_info(name)
        return [name], []


def linked(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, content: nodes.TextElement
) -> nodes.Element | None:
    """Return a name with a link to its entry, or as it is if it has none."""
    if node["reftype"] != _NAME:
        return None
    entries = env.domains.python_domain.objects
    for name in _meant(node):
        if name in entries:
            entry = entries[name]
            return make_refnode(
                app.builder, node["refdoc"], entry.docname, entry.node_id, content, name
            )
    return content


def _meant(node: pending_xref) -> Iterator[str]:
    """Give the full names that a name may represent, the nearest first."""
    name = node["reftarget"].removesuffix("()")
    for around in (node["py:class"], "diplomacy", node["py:module"]):
        if around:
            yield f"{around}.{name}"
            yield f"diplomacy.{around}.{name}"
    yield name


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add the role and what links it."""
    app.add_role("name", Name())
    app.connect("missing-reference", linked)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
