"""What several groups of tests share: a clean build of the book, and a browser."""

import functools
import gzip
import http.server
import mimetypes
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, Request, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(Path(__file__).parent))
import chromium  # noqa: E402

# a busy machine is no fault of a property
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

QUICK = tuple(ROOT / name for name in ("alliances", "tests/unit", "tests/data", "tests/book"))
# what every book needs besides its pages, for the small ones that tests build
BOOK = ("alliances/", "seeds/", "book/exercises/", "book/bow.svg", "book/drawings/", "_config.yml", "CITATION.cff")
NO_CARDS = "front:\n  question: Is it so?\n  drawing: bow\nchapters: {}\npages: {}\n"  # book/chapters.yml of a book without chapters
PAGES = [f"{name}.html" for name in re.findall(r"(?:file|root): (\S+)", (ROOT / "_toc.yml").read_text(encoding="utf-8"))]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]

ENGINE = os.environ.get("ENGINE", "chromium")  # in which the browser tests run; make test-browsers sets another
collect_ignore = [] if ENGINE == "webkit" else ["engines"]
UNDRIVEN = {"bypass_csp", "color_scheme", "forced_colors", "has_touch", "is_mobile", "java_script_enabled", "reduced_motion"}  # in Firefox


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Run twice as many workers as there are processors: half of the time one waits for a browser, a kernel or a command.

    What waits for nothing, ``make quick``, runs with ``--numprocesses logical``: one worker each, since what is computed once is computed in each.
    """
    return (os.cpu_count() or 1) * (1 if config.option.numprocesses == "logical" else 2)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put tests in an order in which no worker waits: one builds the book, the others begin with what takes longest and needs no book."""
    for item in items:
        if ENGINE != "chromium" and (mark := item.get_closest_marker("chromium")):
            item.add_marker(pytest.mark.skip(reason=mark.args[0]))
    needs = {item: {"project", "browser"} & set(getattr(item, "fixturenames", ())) for item in items}
    for item in items:
        if needs[item] and any(item.path.is_relative_to(folder) for folder in QUICK):
            raise pytest.UsageError(f"{item.nodeid} needs the built book or a browser, and make quick has neither: see CONTRIBUTING.md")
    first = next((item for item in items if "project" in needs[item]), None)
    items.sort(key=lambda item: (item is not first, "project" in needs[item], item.get_closest_marker("xdist_group") is None))


def copy_project(target: Path, kept: tuple[str, ...] = ("",)) -> Path:
    """Copy what git would put into a clone, or those files of it whose paths begin in one of these ways."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    for name in listed:
        if name.startswith(kept) and (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, target / name)
    return target


def build(project: Path, **variables: str) -> subprocess.CompletedProcess:
    """Build the book of a copy with the copy's own library."""
    environment = {key: value for key, value in os.environ.items() if key not in ("BOOK_REPOSITORY", "GITHUB_REPOSITORY", "BOOK_ADDRESS")}
    environment |= {"PYTHONPATH": str(project)} | variables
    command = [sys.executable, "-m", "alliances", "build"]
    return subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, timeout=600)


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A clean copy of the project in which the book was built once, from nothing; all workers share it and change nothing in it."""
    shared = tmp_path_factory.getbasetemp() if worker_id == "master" else tmp_path_factory.getbasetemp().parent
    copy = shared / "project"
    with FileLock(shared / "project.lock"):
        if not copy.exists():
            run = build(copy_project(copy), BOOK_REPOSITORY="example-org/drawing-the-bow", BOOK_ADDRESS="https://example.org/bow/")
            assert run.returncode == 0, run.stdout + run.stderr
            assert run.stderr == "", run.stderr
    assert (copy / "_build" / "html" / "index.html").is_file(), "the build failed in another worker"
    return copy


@pytest.fixture(scope="session")
def site(project: Path) -> Path:
    """The folder of the built site."""
    return project / "_build" / "html"


# a page that is fetched ahead is under default-src in Firefox, and under nothing in Chromium
DEFAULT = "'none'" if ENGINE == "chromium" else "'self'"
POLICY = f"default-src {DEFAULT}; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'"


@functools.cache
def compressed(path: Path, modified: int) -> bytes:
    """Return a file as Pages sends it; ``modified`` is its time, so that a new state is read anew."""
    return gzip.compress(path.read_bytes(), 6)


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the site compressed, as Pages does, under the strictest content security policy: what a page writes inline is refused, and is an error."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *args: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_response(404)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        body = compressed(path, path.stat().st_mtime_ns)
        self.send_response(200)
        self.send_header("Content-Type", mimetypes.guess_type(path.name)[0] or "application/octet-stream")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        self.wfile.write(body)


def serve(folder: Path, handler: type[Handler] = Handler) -> http.server.ThreadingHTTPServer:
    """Serve a folder on this machine."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address at which the site is served."""
    server = serve(site)
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()


@pytest.fixture(scope="session")
def driver() -> Iterator[Playwright]:
    """What drives browsers; there can be one in a process."""
    with sync_playwright() as playwright:
        yield playwright


def launched(driver: Playwright, path: str | None) -> Iterator[Browser]:
    assert path, "no Chromium: run make test, which installs one"
    if ENGINE == "firefox":  # Debian's own, spoken to by WebDriver BiDi
        browser = driver.firefox.launch(channel="moz-firefox", executable_path=shutil.which("firefox-esr") or shutil.which("firefox"))
    else:
        browser = driver.chromium.launch(executable_path=path, args=FLAGS)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def browser(driver: Playwright) -> Iterator[Browser]:
    """One real Chromium for the session: where there is one without windows, that, which takes half the time."""
    yield from launched(driver, chromium.find())


@pytest.fixture(scope="session")
def readers_browser(driver: Playwright) -> Iterator[Browser]:
    """The Chromium that readers have, with its windows: for tests of loading, scrolling and the frame of all pages, as their own ``browser``."""
    yield from launched(driver, chromium.find(chromium.NAMES) or chromium.find())


class Reader:
    """A browser context that records what a reader must never meet: errors and requests to other hosts."""

    def __init__(self, context: BrowserContext) -> None:
        self.context, self.errors, self.foreign = context, [], []
        context.set_default_timeout(15000)
        context.on("request", self._note)

    def _note(self, request: Request) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "file:", "data:", "blob:")):
            self.foreign.append(request.url)

    def page(self) -> Page:
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda message: self.errors.append(message.text) if message.type in ("error", "warning") else None)
        return page

    def open(self, url: str) -> Page:
        page = self.page()
        page.goto(url, wait_until="load")
        return page


SETTLED = """async (patience) => {
  const frames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));
  const islands = [...document.querySelectorAll(".island")];
  const open = () => [
    ...islands.filter((island) => !("live" in island.dataset)).map((island) => `no life in ${island.dataset.widget}`),
    ...(islands.length && !document.querySelector(".answers") ? ["no bar below the exercises"] : []),
    ...[...document.querySelectorAll("figure.chart[data-state=loading]")].map((figure) => `loading: ${figure.id}`),
    ...("place" in document.documentElement.dataset ? ["the place is still held"] : [])];
  for (const end = performance.now() + patience; ;) {
    await frames(); // what has come into view was noticed
    if (open().length && performance.now() > end) throw new Error(open().join(", "));
    if (open().length) continue;
    await frames(); // and what came alive is laid out
    if (!open().length) return;
  }
}"""


def settled(page: Page) -> Page:
    """Wait until all exercises are alive and no chart is about to be, and return the page.

    The page itself goes round: ``wait_for_function`` takes any promise for a yes.
    """
    page.evaluate(SETTLED, 15_000)
    return page


@pytest.fixture
def reader(browser: Browser):
    """Make readers: ``reader(java_script_enabled=False)``; their errors fail the test at its end."""
    made = []

    def make(*, tolerate_errors: bool = False, **options) -> Reader:
        if ENGINE != "chromium" and (undriven := UNDRIVEN & options.keys()):
            pytest.skip(f"{ENGINE} is not told of {', '.join(sorted(undriven))}")
        one = Reader(browser.new_context(**({"viewport": {"width": 1280, "height": 900}} | options)))
        one.tolerate_errors = tolerate_errors
        made.append(one)
        return one

    yield make
    for one in made:
        one.context.close()
    assert [url for one in made for url in one.foreign] == []
    assert [error for one in made if not one.tolerate_errors for error in one.errors] == []


@pytest.fixture(scope="session")
def answer_file(browser: Browser, address: str, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A file of answers that a reader downloaded from the built site; all workers share it."""
    import answer_file

    shared = tmp_path_factory.getbasetemp() if worker_id == "master" else tmp_path_factory.getbasetemp().parent
    path = shared / "my-answers.json"
    with FileLock(shared / "my-answers.lock"):
        if not path.with_name(f"{path.name}.told").exists():
            answer_file.write(browser, address, path)
    return path


@pytest.fixture(scope="session")
def wheel_python(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The Python of an environment that has the library's wheel and what it needs; all workers share it."""
    import installed

    shared = tmp_path_factory.getbasetemp() if worker_id == "master" else tmp_path_factory.getbasetemp().parent
    with FileLock(shared / "installed.lock"):
        if not (shared / "installed.made").exists():
            installed.make(shared / "installed")
            (shared / "installed.made").touch()
    return shared / "installed" / "bin" / "python"
