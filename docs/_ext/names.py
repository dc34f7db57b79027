"""Names in single backticks: linked if they are public, otherwise set as code.

They are objects of Python to Sphinx, which links those of the module and class around them.
"""

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.nodes import make_refnode
from sphinx.util.typing import ExtensionMetadata

__all__ = ["link_name", "setup"]


def link_name(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, content: nodes.TextElement
) -> nodes.Element | None:
    """Return a link to a name that the package itself has, or the name as code."""
    if not (node["reftype"] == "obj" and isinstance(content, nodes.literal)):
        return None  # in the signature of a function, such as None
    name = node["reftarget"].removesuffix("()")
    entries = env.domains.python_domain.objects
    entry = entries.get(f"diplomacy.{name}")
    if entry is None:
        return nodes.literal("", content.astext())
    return make_refnode(app.builder, node["refdoc"], entry.docname, entry.node_id, content, name)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Link names that Sphinx does not."""
    app.connect("missing-reference", link_name)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
