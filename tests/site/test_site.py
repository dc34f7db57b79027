"""The built site in a browser, tested by ``.ci/site``.

``DIPLOMACY_SITE`` names the folder that the site was built into; without it the ordinary run of
the tests leaves this file out, since it needs Chromium.
"""

import base64
import functools
import os
import re
import shutil
import threading
import tomllib
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urldefrag, urljoin, urlsplit
from urllib.request import urlopen

import pytest
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait
from sphinx.util.inventory import InventoryFile

import diplomacy

SITE: Final = Path(os.environ["DIPLOMACY_SITE"]).resolve()
SEEDS: Final = Path(__file__).parents[2] / "seeds"
PAGES: Final = sorted(
    page.relative_to(SITE).as_posix()
    for page in SITE.rglob("*.html")
    if "_static" not in page.parts
)
WIDTHS: Final = {"phone": 390, "desktop": 1280}
SCHEMES: Final = ("light", "dark")


class QuietHandler(SimpleHTTPRequestHandler):
    """Serve files without logging."""

    def log_message(self, format: str, *args: object) -> None:
        """Log nothing."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Serve the built folder, and yield its address."""
    handler = functools.partial(QuietHandler, directory=str(SITE))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """Start a browser with an empty profile and no background network access."""
    options = ChromeOptions()
    for flag in (
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        f"--user-data-dir={tmp_path_factory.mktemp('browser')}",
    ):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    assert chromium and driver, "install chromium and chromium-driver"  # noqa: PT018
    options.binary_location = chromium
    with Chrome(options=options, service=Service(executable_path=driver)) as chrome:
        yield chrome


# --- links --------------------------------------------------------------------------------------


class Page(HTMLParser):
    """The links, loaded files and anchors of a page.

    Attributes:
        ids: its anchors, with the number of elements that have each.
        targets: its links and loaded files, as written.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: Counter[str] = Counter()
        self.targets: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Record anchors, links and loaded files."""
        for name, value in attrs:
            if name == "id" and value:
                self.ids[value] += 1
            elif name in ("href", "src") and value and tag != "base":
                self.targets.append(value)


@pytest.fixture(scope="module")
def pages(address: str) -> dict[str, Page]:
    """The pages by their addresses."""
    return {address + page: Page(_fetched(address + page)) for page in PAGES}


def _fetched(url: str) -> str:
    with urlopen(url, timeout=10) as answer:  # noqa: S310 - what is served above
        return str(answer.read().decode("utf-8"))


def test_there_are_pages_of_every_kind() -> None:
    """Without pages, the other tests would pass."""
    folders = Counter(page.rpartition("/")[0] for page in PAGES)
    assert "index.html" in PAGES
    assert "pictures.html" in PAGES
    assert folders["articles"] == 6
    assert folders["pairs"] > 20
    assert folders["reference"] > 12


@pytest.mark.parametrize("page", PAGES)
def test_every_internal_link_has_a_target(page: str, pages: dict[str, Page], address: str) -> None:
    """Pages, files and anchors exist."""
    here = address + page
    for target in pages[here].targets:
        url, anchor = urldefrag(urljoin(here, target))
        if not url.startswith(address):
            continue
        if url not in pages:
            assert (SITE / unquote(urlsplit(url).path).lstrip("/")).is_file(), (page, target)
        elif anchor:
            assert unquote(anchor) in pages[url].ids, (page, target)


@pytest.mark.parametrize("page", PAGES)
def test_anchors_are_unique(page: str, pages: dict[str, Page], address: str) -> None:
    assert [id for id, times in pages[address + page].ids.items() if times > 1] == []


# --- headings and previews ----------------------------------------------------------------------

# Pages that the theme makes: the indices and the search.
WRITTEN: Final = sorted({*PAGES} - {"genindex.html", "py-modindex.html", "search.html"})


@pytest.mark.parametrize("page", WRITTEN)
def test_headings_are_in_order(page: str) -> None:
    """A page has one heading of the first level, and no level is left out."""
    text = (SITE / page).read_text("utf-8")
    levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", text)]
    assert levels.count(1) == 1
    assert all(lower - upper <= 1 for upper, lower in pairwise(levels))


def test_titles_and_descriptions_are_those_of_one_page() -> None:
    """A search or a link preview tells pages apart."""
    titles, descriptions = Counter[str](), Counter[str]()
    for page in WRITTEN:
        text = (SITE / page).read_text("utf-8")
        found = dict(re.findall(r'<meta property="og:([^"]+)" content="([^"]*)"', text))
        assert found["image"].endswith("/_static/brief.png")
        assert found["image:alt"]
        titles[found["title"]] += 1
        descriptions[found["description"]] += 1
        assert f'<meta content="{found["description"]}" name="description" />' in text or (
            f'<meta name="description" content="{found["description"]}"' in text
        )
    assert [text for text, number in (titles + descriptions).items() if number > 1] == []
    assert [text for text in descriptions if "\\" in text] == []


# --- what the browser sees ----------------------------------------------------------------------


def _open(browser: Chrome, url: str, width: int = WIDTHS["desktop"]) -> None:
    """Open a page in a window of a width."""
    _resize(browser, width)
    browser.get(url)


def _resize(browser: Chrome, width: int) -> None:
    """Set the screen to that of a phone or a desktop."""
    screen = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)


def _prefer(browser: Chrome, scheme: str) -> None:
    """Prefer the light or the dark scheme."""
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})


def _errors(browser: Chrome) -> list[str]:
    """Return the errors that the browser has logged since the last call."""
    entries = browser.get_log("browser")  # type: ignore[no-untyped-call]
    return [entry["message"] for entry in entries if entry["level"] == "SEVERE"]


# The width of the layout: on a phone `innerWidth` grows with what is too wide.
_SIDEWAYS: Final = """
const page = document.documentElement;
return page.scrollWidth - page.clientWidth;
"""
_LOADED: Final = "return performance.getEntriesByType('resource').map(entry => entry.name)"
_WORDLESS: Final = """
const hasText = picture => picture.getAttribute('role') === 'img'
  && (picture.getAttribute('aria-label')
    || picture.querySelector('title')?.textContent && picture.querySelector('desc')?.textContent);
return [...document.querySelectorAll('img:not([alt]), article svg')]
  .filter(picture => picture.localName === 'img' || !hasText(picture))
  .filter(picture => !picture.closest('button, a'))
  .map(picture => picture.outerHTML.slice(0, 100));
"""


@pytest.mark.parametrize("page", PAGES)
def test_a_page_works_in_the_browser(page: str, browser: Chrome, address: str) -> None:
    """It has no errors, external requests, overflow or pictures without text."""
    _open(browser, address + page)
    for width in WIDTHS.values():
        _resize(browser, width)
        for scheme in SCHEMES:
            _prefer(browser, scheme)
            assert browser.execute_script(_SIDEWAYS) <= 0, (width, scheme)
    loaded = browser.execute_script(_LOADED)
    assert [url for url in loaded if not url.startswith((address, "data:"))] == []
    assert browser.execute_script(_WORDLESS) == []
    assert _errors(browser) == []


_SECTIONS: Final = """
return [...document.querySelectorAll('section section')]
  .map(section => [section.id, section.getBoundingClientRect().height]);
"""


@pytest.mark.parametrize("page", [page for page in PAGES if re.match("articles/(?!index)", page)])
def test_an_article_is_short(page: str, browser: Chrome, address: str) -> None:
    """Each section fits two screens, and the contents lead to each."""
    _open(browser, address + page)
    heights = dict(browser.execute_script(_SECTIONS))
    assert max(heights.values()) <= 2 * 900
    contents = browser.find_elements(By.CSS_SELECTOR, "article p:has(> strong) > a")
    linked = [str(link.get_attribute("href")).partition("#")[2] for link in contents]
    assert linked[: len(heights)] == list(heights)


def test_a_link_to_a_record_opens_its_evidence(browser: Chrome, address: str) -> None:
    _open(browser, f"{address}articles/seoul-2024.html#in-seoul-2024-sadyr-japarov")
    opened = browser.find_elements(By.CSS_SELECTOR, "details[open]")
    assert [record.text.splitlines()[0] for record in opened] == ["Sadyr Japarov"]


_SHOWN: Final = """
const pictures = [...document.querySelectorAll('.picture')]
  .filter(picture => picture.getBoundingClientRect().width);
"""
_CONTRAST: Final = (
    _SHOWN
    + """
const light = colour => {
  const parts = colour.match(/[0-9.]+/g).slice(0, 3).map(part => part / 255)
    .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
};
const ground = light(getComputedStyle(document.body).backgroundColor);
return pictures.flatMap(picture => [...picture.querySelectorAll('text')]).map(text => {
  const ink = light(getComputedStyle(text).fill);
  return (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
});
"""
)
_SIZES: Final = (
    _SHOWN
    + """
return pictures.flatMap(picture => {
  const scale = picture.getBoundingClientRect().width / picture.viewBox.baseVal.width;
  return [...picture.querySelectorAll('text')]
    .map(text => parseFloat(getComputedStyle(text).fontSize) * scale);
});
"""
)
_OUTSIDE: Final = (
    _SHOWN
    + """
return pictures.flatMap(picture => {
  const frame = picture.getBoundingClientRect();
  return [...picture.querySelectorAll('text, rect, circle, path')]
    .filter(part => {
      const box = part.getBoundingClientRect();
      return (box.width || box.height) && (box.left < frame.left - 1 || box.right > frame.right + 1
        || box.top < frame.top - 1 || box.bottom > frame.bottom + 1);
    }).map(part => part.textContent || part.outerHTML);
});
"""
)
_OVERLAPPING: Final = (
    _SHOWN
    + """
return pictures.flatMap(picture => {
  const texts = [...picture.querySelectorAll('text')].filter(text => text.textContent)
    .map(text => [text.textContent, text.getBoundingClientRect()]);
  return texts.flatMap(([first, a], at) => texts.slice(at + 1)
    .filter(([second, b]) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
      && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3)
    .map(([second, b]) => [first, second]));
});
"""
)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_text_in_pictures_is_legible(
    width: int, scheme: str, browser: Chrome, address: str
) -> None:
    """It is large enough, has enough contrast, and is neither cut off nor covered by other text."""
    _open(browser, f"{address}pictures.html", width)
    _prefer(browser, scheme)
    contrasts = browser.execute_script(_CONTRAST)
    assert len(contrasts) > 50
    assert min(contrasts) >= 4.5  # what WCAG asks of text
    assert min(browser.execute_script(_SIZES)) >= 10
    assert browser.execute_script(_OUTSIDE) == []
    assert browser.execute_script(_OVERLAPPING) == []


@pytest.mark.parametrize(("sides", "sheets"), [("KR TR", 2), ("KR KG", 1), ("RU TR", 1)])
def test_a_printed_brief_has_few_sheets(
    sides: str, sheets: int, browser: Chrome, tmp_path: Path
) -> None:
    """A brief fits two sheets or one, and a phone; it has no errors."""
    page = tmp_path / "brief.html"
    page.write_text(diplomacy.relations(*sides.split()).to_html(), "utf-8")
    for width in WIDTHS.values():
        _open(browser, page.as_uri(), width)
        assert browser.execute_script(_SIDEWAYS) <= 0, width
    printed = browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})["data"]
    assert len(re.findall(rb"/Type\s*/Page\b", base64.b64decode(printed))) == sheets
    assert _errors(browser) == []


_BROKEN: Final = """
const style = block => getComputedStyle(block);
return [...document.querySelectorAll('.highlight pre')]
  .filter(block => block.textContent.split('\\n').every(line => line.length <= 96))
  .filter(block => block.getBoundingClientRect().height - parseFloat(style(block).paddingTop) * 2
    > (block.textContent.trimEnd().split('\\n').length + 0.5) * parseFloat(style(block).lineHeight))
  .map(block => block.textContent);
"""


@pytest.mark.parametrize("page", ["tutorial.html", "howto/bilateral-brief.html"])
def test_lines_of_a_printed_brief_fit_a_desktop(page: str, browser: Chrome, address: str) -> None:
    _open(browser, address + page)
    assert browser.execute_script(_BROKEN) == []


def test_the_search_finds_a_country(browser: Chrome, address: str) -> None:
    _open(browser, f"{address}search.html?q=Kyrgyzstan")
    found = WebDriverWait(browser, 20).until(
        lambda page: page.find_elements(By.CSS_SELECTOR, "#search-results li a")
    )
    assert found
    assert _errors(browser) == []


def test_the_picture_of_a_brief_is_small() -> None:
    """It is for link previews and phones."""
    assert (SITE / "_static" / "brief.png").stat().st_size < 80_000


# --- what must be there -------------------------------------------------------------------------


def test_every_public_name_has_one_entry() -> None:
    """Each public name is documented once, under the name by which it is imported."""
    with (SITE / "objects.inv").open("rb") as stream:
        inventory = InventoryFile.load(stream, "", urljoin)
    kinds = ("py:class", "py:exception", "py:function", "py:data")
    # Strategies, and queries that take a collection, have the names of other things.
    elsewhere = ("diplomacy.testing.", "diplomacy.queries.")
    places = {name: set[str]() for name in diplomacy.__all__}
    named: Counter[str] = Counter()
    for kind in kinds:
        for entry, item in inventory[kind].items():
            name = entry.rpartition(".")[2]
            if name in places and not entry.startswith(elsewhere):
                places[name].add(item.uri.partition("#")[0] + item.uri.partition("#")[2])
                named[name] += entry == f"diplomacy.{name}"
    assert {name: found for name, found in places.items() if len(found) != 1} == {}
    assert {name for name in places if named[name] != 1} == set()


def test_names_that_have_no_entry_look_like_the_others_in_a_signature() -> None:
    """A name in a docstring is code, and one in a signature is not set as code again."""
    text = (SITE / "reference" / "diplomacy.records.html").read_text("utf-8")
    signatures = re.findall(r"<dt class=\"sig.*?</dt>", text, re.DOTALL)
    assert len(signatures) > 50
    assert [signature for signature in signatures if "<code" in signature] == []
    assert '<code class="docutils literal notranslate">' in text


def test_the_first_page_of_the_reference_lists_every_public_name(
    pages: dict[str, Page], address: str
) -> None:
    """Each name links to its entry."""
    targets = pages[f"{address}reference/index.html"].targets
    linked = {target.rpartition("#")[2] for target in targets}
    assert {f"diplomacy.{name}" for name in diplomacy.__all__} - linked == set()


@pytest.mark.parametrize("ledger", sorted(SEEDS.glob("*.toml")), ids=lambda path: path.stem)
def test_every_paragraph_and_record_has_an_anchor(
    ledger: Path, pages: dict[str, Page], address: str
) -> None:
    """The page of an article has one for each row of its ledger and each record."""
    article = ledger.stem
    ids = pages[f"{address}articles/{article}.html"].ids
    for row in tomllib.loads(ledger.read_text("utf-8"))["paragraph"]:
        assert f"{article}-{row['number']}" in ids
        for record in row.get("records", ()):
            assert f"in-{article}-{record}" in ids
