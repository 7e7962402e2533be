"""A failed load is not the end: readers who turn to a chart or an exercise again get it, and plain servers serve it."""

import functools
import http.server
import threading

import pytest

CHAPTER = "book/alliances/pattern.html"


@pytest.fixture
def browser(readers_browser):
    return readers_browser


class Failing:
    """Lets requests for some files fail until :meth:`mend`; counts them."""

    def __init__(self, context, *patterns: str) -> None:
        self.broken, self.tried = True, 0
        for pattern in patterns:
            context.route(pattern, self._answer)

    def _answer(self, route) -> None:
        self.tried += 1
        if self.broken:
            route.abort("internetdisconnected")
        else:
            route.continue_()

    def mend(self) -> None:
        self.broken = False


def turn_to(page, element) -> None:
    """Move the pointer away and onto an element."""
    page.mouse.move(0, 0)
    element.scroll_into_view_if_needed()
    element.hover()


def test_a_chart_comes_alive_when_the_network_is_back(reader, address):
    one = reader(tolerate_errors=True)
    network = Failing(one.context, "**/_static/charts/*")
    page = one.open(address + CHAPTER)
    figure = page.locator("figure.chart").first
    drawing = figure.locator(".chart-drawing")
    turn_to(page, drawing)
    figure.and_(page.locator("[data-state=drawn]")).wait_for()
    network.mend()
    turn_to(page, drawing)
    figure.and_(page.locator("[data-state=live]")).wait_for()


def test_exercises_come_alive_when_the_network_is_back(reader, address):
    one = reader(tolerate_errors=True)
    network = Failing(one.context, "**/widgets/*.js*")
    page = one.open(address + CHAPTER)
    page.get_by_role("button", name="Clear this chapter").wait_for()  # comes when all have been tried
    islands = page.locator(".island")
    assert network.tried >= islands.count() >= 4
    assert page.locator(".island[data-live]").count() == 0
    assert page.locator(".island-still:visible").count() == islands.count()
    network.mend()
    for number in range(islands.count()):
        turn_to(page, islands.nth(number))
        islands.nth(number).and_(page.locator("[data-live]")).wait_for()
    assert page.locator(".island form").count() == islands.count(), "each has come alive once"


def test_one_failed_request_leaves_no_exercise_dead(reader, address):
    one = reader(tolerate_errors=True)
    network = Failing(one.context, "**/widgets/*.js*")
    page = one.context.new_page()
    page.on("requestfailed", lambda request: network.mend())
    page.goto(address + CHAPTER)
    page.get_by_role("button", name="Clear this chapter").wait_for()
    assert page.locator(".island[data-live]").count() == page.locator(".island").count()


@pytest.fixture(params=["text/plain", "application/octet-stream"])
def plain_server(request, site):
    """The address of a server that does not know what a script is, as some machines' tables of types have it."""
    types = http.server.SimpleHTTPRequestHandler.extensions_map | {".js": request.param}
    handler = type("Plain", (http.server.SimpleHTTPRequestHandler,), {"extensions_map": types, "log_message": lambda *_: None})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()


def test_exercises_live_on_a_server_that_calls_scripts_plain_text(reader, plain_server):
    one = reader(tolerate_errors=True)
    page = one.open(plain_server + CHAPTER)
    page.get_by_role("button", name="Clear this chapter").wait_for()
    assert page.locator(".island[data-live]").count() == page.locator(".island").count()
    refused = [error for error in one.errors if "MIME type" in error]
    assert refused, "the server was to make the browser refuse the module"
    assert len(refused) == 1, "the module is asked for once"
