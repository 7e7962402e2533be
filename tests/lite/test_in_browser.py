"""Every lab in the browser, from the assembled edition: as released and with its solution, with all other hosts out of reach.

``make test-lite`` runs this on the edition that ``make lite`` made, and the workflow that publishes the book before it does. It takes
minutes, so without an edition to try (``LITE`` names its folder) nothing here runs.
"""

import csv
import functools
import gzip
import http.server
import json
import mimetypes
import os
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from bench_labs import largest_mb
from playwright.sync_api import BrowserContext, Page

from alliances import __main__ as commands
from alliances.labs import notebooks
from alliances.lite import places

EDITION = os.environ.get("LITE")
if not EDITION:
    pytest.skip("LITE names no assembled edition: see make test-lite", allow_module_level=True)
FOLDER = Path(EDITION).resolve()
SOURCES = notebooks.sources()
NAMES = [source.stem for source in SOURCES]
ONE, ANOTHER = (notebooks.SOURCES / f"{name}.py" for name in ("04-two-fears", "05-who-votes-with-whom"))
PATIENCE = 120_000  # milliseconds; the start computes for many seconds, and the machine may be busy
PACKED = {".js", ".mjs", ".json", ".html", ".css", ".wasm", ".svg", ".ipynb"}  # what Pages sends compressed
OPENED = "() => window.jupyterapp?.shell?.currentWidget?.content?.model?.cells?.length > 1"
STARTED = """async () => { const { sessionContext } = window.jupyterapp.shell.currentWidget;
  await sessionContext.ready; await sessionContext.session.kernel.info; }"""
CODE = "window.jupyterapp.shell.currentWidget.content.widgets.filter((cell) => cell.model.type === 'code')"
ENDED = f"""() => {{ const cells = {CODE};
  const failed = cells.some((cell) => cell.model.outputs.toJSON().some((output) => output.output_type === 'error'));
  return (failed || cells.every((cell) => cell.model.executionCount)) && window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.status === 'idle'; }}"""
CONTENT = "() => window.jupyterapp.shell.currentWidget.content.model.toJSON()"
SENT = {"requests": 0, "bytes": 0}  # by the server, so far
PUT = """([path, content]) => window.jupyterapp.serviceManager.contents.save(path, { type: 'notebook', format: 'json', content })"""


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder as Pages does: some files compressed, kept by the browser for ten minutes."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *args: object) -> None:
        """Say nothing."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def copyfile(self, source, target) -> None:
        SENT["bytes"] += os.fstat(source.fileno()).st_size
        super().copyfile(source, target)

    def do_GET(self) -> None:
        SENT["requests"] += 1
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
        SENT["bytes"] += len(body)


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


def show(page: Page, address: str, path: str) -> None:
    """Open a notebook, and do not wait for Python."""
    page.goto(f"{address}{places.STARTER}?path={path}")
    page.wait_for_function(OPENED)


def start(page: Page, address: str, path: str) -> None:
    """Open a notebook and wait until Python has started; what stands below it says so."""
    show(page, address, path)
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


def of_lab(source: Path) -> str:
    return places.shelf(notebooks.RELEASES / f"{source.stem}.ipynb")


@pytest.mark.parametrize("source", SOURCES, ids=NAMES)
def test_a_lab_runs_as_released_and_with_its_solution(context: BrowserContext, address: str, asked: list[str], source: Path):
    page, began = context.new_page(), time.perf_counter()
    start(page, address, of_lab(source))
    ready = time.perf_counter() - began
    released = run_all(page)
    ended = time.perf_counter() - began
    assert faults(released) == []
    code = [cell for cell in released["cells"] if cell["cell_type"] == "code"]
    assert printed(released).count("not answered yet") == sum('print("Question' in "".join(cell["source"]) for cell in code) > 0
    page.evaluate(PUT, [f"{source.stem}.ipynb", json.loads(nbformat.writes(notebooks.complete(source)))])
    start(page, address, f"{source.stem}.ipynb")
    began = time.perf_counter()
    answered = run_all(page)
    solved = time.perf_counter() - began
    assert faults(answered) == []
    assert "not answered yet" not in printed(answered)
    assert "Question 1" in printed(answered)
    assert foreign(asked, address) == []
    print(
        f"\n{source.stem}: {len(code)} cells, no error with and without answers; Python ready after {ready:.1f} s, all cells run after {ended:.1f} s,"
        f" those of the solution in {solved:.1f} s; {largest_mb(os.getpid())} MB"
    )


def foreign(asked: list[str], address: str) -> list[str]:
    """Return the requests that went to another host."""
    return [url for url in asked if not url.startswith((address.rsplit("/", 2)[0], "data:", "blob:"))]


def test_the_second_visit_fetches_nothing(context: BrowserContext, address: str):
    told = []
    for _ in range(2):
        SENT.update(requests=0, bytes=0)
        page, began = context.new_page(), time.perf_counter()
        start(page, address, of_lab(ONE))
        run_all(page)
        told.append((SENT["bytes"] / 1e6, SENT["requests"], time.perf_counter() - began))
        page.close()
    (first, *_), (second, *_) = told
    print(
        "\nfirst and second visit: "
        + "; ".join(f"{size:.1f} MB in {number} requests, all cells run after {seconds:.1f} s" for size, number, seconds in told)
    )
    assert second < 0.2
    assert abs(first - places.megabytes(FOLDER, "alliances")) < 3, "what the page on labs says must be so"


def enter(page: Page, text: str) -> None:
    """Replace what stands in the first cell of code, as a reader does."""
    page.locator(".jp-CodeCell .cm-content").first.click()
    page.keyboard.press("Control+a")
    page.keyboard.type(text)


def write(page: Page, text: str) -> None:
    """Replace what stands in the first cell of code, and save."""
    enter(page, text)
    page.keyboard.press("Control+s")
    page.wait_for_function("() => !window.jupyterapp.shell.currentWidget.context.model.dirty")


def test_only_what_the_storage_has_is_called_kept(context: BrowserContext, address: str):
    page = context.new_page()
    context.route("**/static/pyodide/**", lambda route: None)  # none of this needs Python, which would save in between
    show(page, address, of_lab(ONE))
    foot = page.locator(".lab-foot [role=status]")
    foot.wait_for()
    assert "kept" not in foot.inner_text()
    enter(page, "one = 1")
    foot.get_by_text("not kept yet").wait_for()
    write(page, "two = 2")
    foot.get_by_text("Your answers are kept").wait_for()
    page.evaluate(
        "() => { IDBObjectStore.prototype.put = function (value, key) { return this.get(key); }; }"
    )  # it says yes, and keeps nothing
    write(page, "three = 3")
    foot.get_by_text("has not kept your last changes").wait_for()
    with page.expect_download() as told:
        page.get_by_role("button", name="Download the lab").click()
    assert "three = 3" in told.value.path().read_text(encoding="utf-8")


def test_an_answer_survives_closing_and_a_new_edition_and_goes_when_the_lab_begins_anew(
    context: BrowserContext, address: str, tmp_path: Path
):
    path, mine = of_lab(ONE), "total = 'my answer'"
    page = context.new_page()
    show(page, address, path)
    write(page, mine)
    page.close()
    newer = shutil.copytree(FOLDER, FOLDER.with_name(f"{FOLDER.name}-newer"), copy_function=os.link)
    try:
        corrected(newer, path)
        above = f"{address.rsplit('/', 2)[0]}/{newer.name}/"
        for place, shelf, there in (
            (address, path, True),
            (above, of_lab(ANOTHER), False),
            (above, path.replace(path[:8], "0" * 8), False),
        ):
            page = context.new_page()
            show(page, place, shelf)
            assert (mine in json.dumps(page.evaluate(CONTENT))) == there
            page.close()
        page = context.new_page()
        show(page, above, path)  # what was written in the older lab is still to be had
        assert mine in json.dumps(page.evaluate(CONTENT))
        show(page, address, path)
        page.get_by_role("button", name="Begin anew").click()
        with page.expect_navigation():
            page.get_by_role("button", name="Yes, delete").click()
        page.wait_for_function(OPENED)
        assert mine not in json.dumps(page.evaluate(CONTENT))
        assert "YOUR CODE HERE" in json.dumps(page.evaluate(CONTENT))
    finally:
        shutil.rmtree(newer)


def corrected(edition: Path, path: str) -> None:
    """Let an edition have a lab under the name that it gets when it is corrected."""
    shelf = path.split("/")[0]
    (edition / "files" / shelf).rename(edition / "files" / ("0" * 8))
    (edition / "api" / "contents" / shelf).rename(edition / "api" / "contents" / ("0" * 8))
    for listing in (edition / "api" / "contents").rglob("all.json"):
        text = listing.read_text(encoding="utf-8").replace(shelf, "0" * 8)
        listing.unlink()  # it is the same file as in the edition that it was linked from
        listing.write_text(text, encoding="utf-8")


def test_what_is_downloaded_is_graded(context: BrowserContext, address: str, tmp_path: Path):
    """The file that JupyterLite saves goes through the command that grades a class."""
    source = ONE
    page = context.new_page()
    start(page, address, of_lab(source))
    page.evaluate(PUT, [f"{source.stem}.ipynb", json.loads(nbformat.writes(notebooks.complete(source)))])
    start(page, address, f"{source.stem}.ipynb")
    run_all(page)
    with page.expect_download() as told:
        page.get_by_role("button", name="Download the lab").click()
    handed = tmp_path / "class" / "ada" / told.value.suggested_filename
    told.value.save_as(handed)
    assert handed.name == f"{source.stem}.ipynb"
    assert json.loads(handed.read_text(encoding="utf-8"))["metadata"]["kernelspec"]["name"] == "python"
    assert commands.main(["grade", str(tmp_path / "class"), "-o", str(tmp_path / "grades.csv")]) == 0
    with (tmp_path / "grades.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    texts = {"all": "", "q3": "", "q5": ""}  # a person reads the last two
    assert {row["question"]: row["state"] for row in rows} | texts == dict.fromkeys(["q1", "q2", "q4", "q6", "q7", "q8"], "right") | texts
