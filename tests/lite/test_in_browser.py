"""Every lab in the browser, from the assembled edition: as released and with its solution, with all other hosts out of reach.

``make test-lite`` runs this on the edition that ``make lite`` made, and the workflow that publishes the book before it does. It takes
minutes, so without an edition to try (``LITE`` names its folder) nothing here runs.
"""

import functools
import gzip
import http.server
import json
import mimetypes
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import BrowserContext, Page

from alliances.labs import notebooks
from alliances.lite import places

EDITION = os.environ.get("LITE")
if not EDITION:
    pytest.skip("LITE names no assembled edition: see make test-lite", allow_module_level=True)
FOLDER = Path(EDITION).resolve()
SOURCES = notebooks.sources()
NAMES = [source.stem for source in SOURCES]
PATIENCE = 600_000  # milliseconds; the start computes for many seconds, and the machine may be busy
PACKED = {".js", ".mjs", ".json", ".html", ".css", ".wasm", ".svg", ".ipynb"}  # what Pages sends compressed
OPENED = "() => window.jupyterapp?.shell?.currentWidget?.content?.model?.cells?.length > 1"
STARTED = """async () => { const { sessionContext } = window.jupyterapp.shell.currentWidget;
  await sessionContext.ready; await sessionContext.session.kernel.info; }"""
CODE = "window.jupyterapp.shell.currentWidget.content.widgets.filter((cell) => cell.model.type === 'code')"
ENDED = f"""() => {{ const cells = {CODE};
  const failed = cells.some((cell) => cell.model.outputs.toJSON().some((output) => output.output_type === 'error'));
  return (failed || cells.every((cell) => cell.model.executionCount)) && window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.status === 'idle'; }}"""
CONTENT = "() => window.jupyterapp.shell.currentWidget.content.model.toJSON()"
PUT = """([path, content]) => window.jupyterapp.serviceManager.contents.save(path, { type: 'notebook', format: 'json', content })"""


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder as Pages does: some files compressed, kept by the browser for ten minutes."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *args: object) -> None:
        """Say nothing."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.suffix not in PACKED or not path.is_file():
            super().do_GET()
            return
        body = packed(path)
        self.send_response(200)
        self.send_header("Content-Type", mimetypes.guess_type(path.name)[0] or "application/octet-stream")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@functools.cache
def packed(path: Path) -> bytes:
    """Return the compressed content of a file."""
    return gzip.compress(path.read_bytes(), 6)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Serve the edition below its own name, as the site does; yields the address of the folder above."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(FOLDER.parent)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/{FOLDER.name}/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def asked(context: BrowserContext) -> list[str]:
    """Note every request of all pages and workers."""
    found: list[str] = []
    context.on("request", lambda request: found.append(request.url))
    return found


@pytest.fixture
def context(browser) -> Iterator[BrowserContext]:
    """A browser that nothing is kept in yet; its flags leave it this machine alone."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


def start(page: Page, address: str, path: str) -> None:
    """Open a notebook and wait until Python has started; what stands below it says so."""
    page.goto(f"{address}{places.STARTER}?path={path}")
    page.wait_for_function(OPENED)
    foot = page.locator(".lab-foot [role=status]")
    assert "Python is starting" in foot.inner_text() or "Python is ready" in foot.inner_text()
    page.evaluate(STARTED)
    foot.get_by_text("Python is ready").wait_for()


def run_all(page: Page) -> dict:
    """Run all cells as a reader does, wait for the end, and return the notebook as it is then."""
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    page.wait_for_function(ENDED)
    return page.evaluate(CONTENT)


def outputs(notebook: dict) -> list[dict]:
    return [output for cell in notebook["cells"] for output in cell.get("outputs", [])]


def printed(notebook: dict) -> str:
    return "".join("".join(output["text"]) for output in outputs(notebook) if output["output_type"] == "stream")


def faults(notebook: dict) -> list[str]:
    """Return what went wrong: errors, what was written on stderr, and cells that did not run."""
    told = [f"{out['ename']}: {out['evalue']}" for out in outputs(notebook) if out["output_type"] == "error"]
    told += ["".join(out["text"]) for out in outputs(notebook) if out.get("name") == "stderr"]
    return told + [cell["id"] for cell in notebook["cells"] if cell["cell_type"] == "code" and not cell["execution_count"]]


def drawn(page: Page) -> int:
    """Count the charts of a notebook that draw themselves, each brought into view."""
    cells = page.locator(".jp-Notebook .jp-OutputArea-output")
    return page.locator(".jp-Notebook .vega-embed :is(svg, canvas)").count() if cells.count() else 0


def of_lab(source: Path) -> str:
    return places.shelf(notebooks.RELEASES / f"{source.stem}.ipynb")


@pytest.mark.parametrize("source", SOURCES, ids=NAMES)
def test_a_lab_runs_as_released_and_with_its_solution(
    context: BrowserContext, address: str, asked: list[str], source: Path, record_property
):
    page, began = context.new_page(), time.perf_counter()
    start(page, address, of_lab(source))
    ready = time.perf_counter() - began
    released = run_all(page)
    ended = time.perf_counter() - began
    assert faults(released) == []
    code = [cell for cell in released["cells"] if cell["cell_type"] == "code"]
    assert printed(released).count("not answered yet") == sum('print("Question' in "".join(cell["source"]) for cell in code) > 0
    page.evaluate(PUT, ["answered.ipynb", json.loads(nbformat.writes(notebooks.complete(source)))])
    start(page, address, "answered.ipynb")
    answered = run_all(page)
    assert faults(answered) == []
    assert "not answered yet" not in printed(answered)
    assert "Question 1" in printed(answered)
    foreign = [url for url in asked if not url.startswith((address.rsplit("/", 2)[0], "data:", "blob:"))]
    assert foreign == []
    print(
        f"\n{source.stem}: {len(code)} cells, ready {ready:.1f} s, ended {ended:.1f} s, {len(asked)} requests, {drawn(page)} charts in view"
    )
