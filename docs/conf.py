"""How the documentation is built: ``python -m sphinx -n -W --keep-going docs docs/_build/html``.

The pages under ``articles/``, ``pairs/`` and ``reference/`` are written at each build by the
extensions in ``_ext``, which also draw the charts. The build needs no network: what is on other sites is
linked where their inventories can be reached, and set as plain code where they cannot.
"""

import builtins
import sys
from importlib.metadata import version as version_of
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "diplomacy"
author = "The diplomacy authors"
project_copyright = author
release = version = version_of("diplomacy-records")

extensions = [
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx.ext.intersphinx",
    "sphinx_copybutton",
    "sphinxext.opengraph",
    "myst_parser",
    "names",
    "reference",
    "drawn",
    "briefs",
    "pictures",
]
exclude_patterns = ["_build", "_ext"]
nitpicky = True

# --- Markdown -----------------------------------------------------------------------------------

myst_enable_extensions = ["attrs_block", "colon_fence", "deflist", "fieldlist"]
myst_heading_anchors = 4

# --- docstrings ---------------------------------------------------------------------------------

# A name in single backticks is linked if it is public.
default_role = "py:obj"
autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
autodoc_class_signature = "mixed"
napoleon_numpy_docstring = False
napoleon_attr_annotations = True
python_maximum_signature_line_length = 80
python_use_unqualified_type_names = True
toc_object_entries_show_parents = "hide"
add_module_names = False

# --- other sites --------------------------------------------------------------------------------


def is_reachable(site: str) -> bool:
    """Return whether the inventory of a site can be fetched."""
    try:
        with urlopen(f"{site}objects.inv", timeout=3) as answer:  # noqa: S310 - the sites below
            return bool(answer.read(1))
    except (URLError, OSError):
        return False


# By site: where it is, and the names that are documented there.
SITES = {
    "python": (
        "https://docs.python.org/3/",
        rf"(collections|datetime|decimal|enum|os|types|typing)\..*|{'|'.join(dir(builtins))}",
    ),
    "attrs": ("https://www.attrs.org/en/stable/", r"attrs?\..*"),
    "cattrs": ("https://catt.rs/en/stable/", r"cattrs\..*"),
}
intersphinx_mapping: dict[str, tuple[str, None]] = {
    name: (site, None) for name, (site, _) in SITES.items() if is_reachable(site)
}
nitpick_ignore_regex = [
    *(("py:.*", names) for name, (_, names) in SITES.items() if name not in intersphinx_mapping),
    ("py:.*", r"(hypothesis|_?pytest)\..*"),  # of the test kit; no other site is asked
    ("py:class", r"diplomacy\..*\.[A-Z]"),  # type variables
    ("py:class", r"diplomacy\.(records\.base\.RecordBase|sources\.HasSources)"),  # internal
    ("py:class", "Converter"),  # of cattrs
    ("py:class", "LayerChart|VConcatChart"),  # of Altair
    (
        "py:class",
        r"diplomacy\.tables\.(filters\.\w+Filters|engines\.Engine|store\.Store)",
    ),  # internal
    ("py:class", r"diplomacy\.importing\.(rows\.Row|log\.Log|cells\.Reading)"),  # internal
    ("py:class", r"diplomacy\.values\.Part|Store"),  # internal
    ("py:class", r"diplomacy\.testing\.keywords\.\w+"),  # the types of keywords
    ("py:class", r"diplomacy\.brief\.document\.\w+|Several|Order"),  # parts of a document, aliases
]

# --- the look -----------------------------------------------------------------------------------

html_theme = "furo"
html_title = f"diplomacy {release}"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_favicon = "_static/favicon.svg"
html_baseurl = "https://diplomacy-records.github.io/diplomacy/"
html_copy_source = False
ogp_site_url = html_baseurl
ogp_image = "_static/brief.png"
ogp_image_alt = "A brief on two countries, with references to sources"
ogp_description_length = 160
ogp_social_cards = {"enable": False}
html_show_sphinx = False
html_theme_options = {
    "source_repository": "https://github.com/diplomacy-records/diplomacy",
    "source_branch": "main",
    "source_directory": "docs/",
    "top_of_page_buttons": [],
}
# Examples are copied without their prompts and what they print.
copybutton_prompt_text = r">>> |\.\.\. "
copybutton_prompt_is_regexp = True
