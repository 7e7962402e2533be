"""The book inside other people's pages: what works there works, and what is refused is said, with another way, where the reader asked for it."""

import functools
import http.server
import posixpath
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import answers
import pytest
from answer_file import WORK
from conftest import Handler, settled
from test_decide import CHAPTER as DECIDE
from test_decide import decided
from test_exercises import check, island
from test_forecasting import CHAPTER as FORECASTS
from test_forecasting import enter

from alliances.exercises import bank
from alliances.labs.grading.folder import grade_folder

CHAPTER, EXERCISE = "book/alliances/1896.html", "secret-months"
GAME, SEARCH = "book/judgement/game.html", "search.html?q=treaty"
SANDBOXES = {
    "a stranger": "allow-scripts",
    "at home": "allow-scripts allow-same-origin",
}  # neither may send forms, save files, open windows, print
ALL_LIVE = "() => document.querySelector('.answers') && !document.querySelector('.island:not([data-live])')"


def served(handler: type[http.server.BaseHTTPRequestHandler], site: Path) -> Iterator[str]:
    """Serve in a way of its own; the server is another host to every other."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()


class Platform(http.server.BaseHTTPRequestHandler):
    """A learning platform: a field for a text to hand in, and a frame; the address of its page says what is in it, and how."""

    def __init__(self, *args: object, directory: str) -> None:
        super().__init__(*args)

    def log_message(self, *args: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        sandbox, _, shown = unquote(self.path[1:]).partition("|")
        held = f' sandbox="{sandbox}"' if sandbox else ""
        body = f"<!doctype html><title>Course</title><textarea></textarea><iframe src='{shown}' width='1200' height='800'{held}></iframe>"
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(body.encode())


@pytest.fixture(scope="module")
def platform(site):
    yield from served(Platform, site)


@pytest.fixture
def inside(reader, platform, address):
    """Open a page of the book in the platform's frame: ``inside(page, sandbox)`` gives the platform's page and the frame."""

    def show(name: str, sandbox: str = "", page=None):
        page = page or reader(tolerate_errors=True).page()
        page.goto(f"{platform}{sandbox}|{address}{name}", wait_until="load")
        return page, page.frames[1]

    return show


def said(frame) -> str:
    """Return what stands beside what was pressed."""
    frame.locator(".framed-note :is(a, pre)").wait_for()
    return frame.locator(".framed-note").inner_text()


@pytest.mark.chromium("only it drives the clipboard here")
@pytest.mark.parametrize("sandbox", SANDBOXES.values(), ids=SANDBOXES)
def test_a_chapter_is_worked_through_and_handed_in_where_nearly_all_is_refused(inside, sandbox, tmp_path):
    """Answered by Enter, carried to the reader's work, copied into the platform's field, graded; files, print, windows are offered in another way."""
    page, frame = inside(CHAPTER, sandbox)
    frame.wait_for_function(ALL_LIVE)
    stranger = "same-origin" not in sandbox
    assert ("lets this browser keep nothing" if stranger else "for this place only") in frame.locator("p.framed").inner_text()
    exercise = frame.locator(f'.island[data-widget="{EXERCISE}"]')
    exercise.get_by_label("Your estimate").fill("22")
    exercise.get_by_label("Your estimate").press("Enter")
    assert exercise.locator(".exercise-verdict").get_attribute("data-outcome") == "right"

    frame.locator(".chart-take summary").first.click()
    frame.locator(".take-files a[download$='.csv']").first.click()
    assert re.search(r"_static/charts/\S+\.csv", said(frame))
    frame.locator(".take-files [data-copy]:visible").first.click()
    frame.locator(".take-files output", has_text="Copied.").first.wait_for()
    frame.get_by_role("button", name="Print this page").click()
    assert "print there" in said(frame)
    frame.evaluate("(href) => Object.assign(document.querySelector('a[rel=license]'), { href })", page.url)  # to another host
    frame.locator("a[rel=license]").click()
    assert "no other window" in said(frame)
    assert len(page.context.pages) == 1

    if stranger:  # a lab in the browser needs a storage
        frame.evaluate("Object.assign(document.querySelector('a[rel=license]'), { href: '/lite/labs/index.html' })")
        frame.locator("a[rel=license]").click()
        assert "cannot run inside this page" in said(frame) and "/lite/labs/index.html" in said(frame)

    frame.get_by_role("link", name="Hand in this chapter").click()
    assert graded(page, frame, tmp_path)[EXERCISE].state == "right"


def graded(page, frame, folder) -> dict:
    """Hand in what is asked for: copy the file's text into the platform's field, grade what stands there, and return the rows by exercise."""
    frame.get_by_label("Your name or student id").fill("Zoë")
    frame.get_by_label("Your name or student id").press("Enter")
    assert "copy its text" in said(frame)
    frame.get_by_role("button", name="Copy the text").click()
    frame.get_by_text("Copied.").wait_for()
    page.locator("textarea").press("Control+V")
    (folder / "in" / "zoe").mkdir(parents=True)
    (folder / "in" / "zoe" / "pasted.txt").write_text(page.locator("textarea").input_value(), encoding="utf-8")
    rows = grade_folder(folder / "in", folder / "grades.csv", say=lambda line: None)
    return {row.question: row for row in rows}


@pytest.mark.chromium("only it drives the clipboard here")
@pytest.mark.parametrize("sandbox", SANDBOXES.values(), ids=SANDBOXES)
def test_a_memo_and_forecasts_are_written_taken_and_handed_in_where_nearly_all_is_refused(inside, address, sandbox, tmp_path):
    page, frame = inside(DECIDE, sandbox)
    frame.wait_for_function(ALL_LIVE)
    matrix, memo = bank.get("decide-matrix"), bank.get("decide-memo")
    answers.enter(page, island(frame, matrix.id), matrix, decided(matrix))
    assert check(page, island(frame, matrix.id)) == "noted"
    written, model = island(frame, memo.id), memo.model
    written.locator("select").select_option(label=next(seat["name"] for seat in memo.roles if seat["key"] == model.seat))
    written.get_by_role("radio").nth(1).check()
    written.get_by_label("Your memo.").fill(model.text)
    assert check(page, written) == "noted"
    for label, form in (("Readable page", "html"), ("Markdown", "md"), ("Word document", "docx")):
        written.get_by_role("button", name=label).click()
        frame.locator(".framed-note", has_text=f".{form}").wait_for()
        shown = frame.locator(".framed-note")
        assert (model.text.split(".")[0] in shown.inner_text()) == (form != "docx"), form
        assert ("copy its text" in shown.inner_text()) == (form != "docx"), form
    frame.goto(address + FORECASTS)
    open_ = bank.get("forecasts-open")
    exercise = island(frame, open_.id)
    enter(page, exercise, open_.rows[0].id, 30, "It is rare.")
    assert check(page, exercise) == "noted"
    frame.goto(f"{address}{WORK}#hand-in=all")
    rows = graded(page, frame, tmp_path)
    assert rows[memo.id].state == "to read" and model.text in rows[memo.id].note
    assert rows[open_.id].state == "to read" and "It is rare." in rows[open_.id].note


def test_search_and_game_answer_where_no_form_is_sent(inside):
    page, frame = inside(SEARCH, SANDBOXES["a stranger"])
    frame.locator(".search-found li").first.wait_for()
    frame.get_by_role("searchbox").press("Enter")
    frame.wait_for_url("**/book/**")
    page, frame = inside(GAME, SANDBOXES["a stranger"], page)
    frame.locator(".game").scroll_into_view_if_needed()
    frame.get_by_role("button", name="Play alone").click()
    frame.get_by_role("button", name="Begin").click()
    frame.locator(".game .game-talk, .game .game-board").first.wait_for()


def test_in_a_frame_that_refuses_nothing_links_to_others_open_beside_it(inside):
    page, frame = inside(CHAPTER)
    frame.wait_for_function(ALL_LIVE)
    frame.locator("p.framed").wait_for()
    frame.evaluate("(href) => Object.assign(document.querySelector('a[rel=license]'), { href })", page.url)
    with page.context.expect_page() as opened:
        frame.locator("a[rel=license]").click()
    assert opened.value.evaluate("opener") is None
    assert frame.url.endswith(CHAPTER)


class Jupyter(Handler):
    """Serves files as Jupyter does: as those of a stranger, who may run scripts and no more."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", "sandbox allow-scripts")
        super().end_headers()


@pytest.fixture(scope="module")
def jupyter(site):
    yield from served(Jupyter, site)


def test_in_jupyters_view_of_a_file_exercises_live_and_a_page_without_style_says_why(reader, jupyter):
    one = reader(tolerate_errors=True)
    page = one.open(jupyter + CHAPTER)
    page.wait_for_function(ALL_LIVE)
    assert page.locator(".answers", has_text="This browser keeps no answers").count() == 1
    assert not page.locator(".bare").is_visible()
    one.context.route("**/_static/**", lambda route: route.abort())  # as where files ask for a password
    page.goto(jupyter + CHAPTER)
    assert page.locator(".bare").is_visible()


class Home(Handler):
    """Serves under a person's name in a path, and cuts ``.html`` from addresses."""

    def do_GET(self) -> None:  # noqa: N802
        place = self.path.removeprefix("/~user/my%20book").partition("?")[0]
        if place.endswith(".html"):
            self.send_response(301)
            self.send_header("Location", self.path.replace(".html", ""))
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        self.path = place if posixpath.splitext(place)[1] or self.path == place else f"{place}.html"
        super().do_GET()


@pytest.fixture(scope="module")
def home(site):
    yield from served(Home, site)


def test_under_a_persons_path_without_endings_all_finds_its_place(reader, home):
    page = settled(reader().open(f"{home}~user/my book/{CHAPTER}"))
    assert page.url.endswith("/~user/my%20book/book/alliances/1896")
    exercise = page.locator(f'.island[data-widget="{EXERCISE}"]')
    exercise.get_by_label("Your estimate").fill("22")
    exercise.locator(".exercise-check").press("Enter")
    page.get_by_role("link", name="Hand in this chapter").click()
    page.wait_for_url(f"**/{WORK.removesuffix('.html')}#hand-in=**")
    assert "1896" in page.get_by_label("What you hand in").input_value()
    page.get_by_text("You have done 1 of").wait_for()


def test_a_branch_for_pages_keeps_what_begins_with_an_underscore(site):
    assert (site / ".nojekyll").is_file()
