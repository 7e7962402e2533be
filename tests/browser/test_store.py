"""The one store of answers, in random histories of two tabs: the model and the real pages agree after every step; ``make test-store`` plays a thousand."""

import json
import os
from pathlib import Path

import conftest
import pytest
import reader_model
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st
from reader_model import ANSWERS, KEYS, NEW, OLD, TEXTS, Model

from alliances.exercises import answers as form
from alliances.exercises.words import say

HERE = Path(__file__).parent
HISTORIES = int(os.environ.get("HISTORIES", "5"))
SEED = int(os.environ.get("SEED", "20"))
CHAPTER, WORK, NONE = "book/alliances/pattern.html?cut", "book/your-work.html?cut", "none"
NEEDED = ("islands.js", "work.js", "early.js")


def entries(at: str, *places: int) -> dict:
    """Answers to some exercises, of a time."""
    return {KEYS[place]: (ANSWERS[place][-1], ANSWERS[place][0] if place == 0 else None, at) for place in places}


FILES = [entries(OLD, 0, 2), entries(NEW, 0, 1), entries("", 1), entries(NEW, 2)]
JUNK = {"__proto__": {"answer": {"value": 1}}, ".game": {"answer": {"value": 1}}, "a b": {"answer": {}}, KEYS[0] + "x": 7}


def as_file(entries: dict) -> str:
    """A file of answers, with what does not belong into one."""
    kept = {key: {"answer": answer, "draft": draft, "at": at} for key, (answer, draft, at) in entries.items()}
    return json.dumps({"format": form.FORMAT, "version": form.VERSION, "answers": kept | JUNK})


def cut(text: str) -> bytes:
    """A page of the site with three of its exercises and what makes them live; the words around them are left out."""
    tree = BeautifulSoup(text, "html.parser")
    article = tree.find("article")
    for part in tree.select("header.site-head, nav, link[rel=stylesheet], link[rel=prefetch], template, footer"):
        part.decompose()
    for script in tree.find_all("script", src=True):
        if not script["src"].partition("?")[0].endswith(NEEDED):
            script.decompose()
    islands = [part.extract() for part in article.select(".island") if part["data-widget"] in KEYS]
    if islands:
        article.clear()
        article.append(tree.new_tag("h1"))
        article.extend(islands)
    tree.head.insert(0, tree.new_tag("script", src="/hooks.js"))
    return str(tree).encode()


@pytest.fixture(scope="module")
def cut_address(site):
    """The address of a server of the site that also has the cut pages."""
    made = {f"/{name}": cut((site / name.partition("?")[0]).read_text(encoding="utf-8")) for name in (CHAPTER, WORK)}
    made |= {"/hooks.js": (HERE / "histories_hooks.js").read_bytes(), f"/{NONE}": b"<!doctype html><title>none</title>"}

    class Cut(conftest.Handler):
        def do_GET(self) -> None:  # noqa: N802
            if self.path not in made:
                super().do_GET()
                return
            self.send_response(200)
            self.send_header("Content-Type", "text/javascript" if self.path.endswith(".js") else "text/html")
            self.send_header("Content-Length", str(len(made[self.path])))
            self.end_headers()
            self.wfile.write(made[self.path])

    server = conftest.serve(site, Cut)
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()


@pytest.fixture(scope="module")
def stage(browser, cut_address):
    """A window that opens two tabs and plays histories in them."""
    context = browser.new_context(viewport={"width": 240, "height": 160})
    page = context.new_page()
    faults = []
    context.on("weberror", lambda error: faults.append(str(error.error)))
    page.goto(cut_address + NONE)
    page.evaluate((HERE / "histories.js").read_text(encoding="utf-8"))
    page.evaluate("histories.fill()")
    words = {"again": say("exercise.again"), "yes": say("exercise.delete-yes"), "chapter": say("answers.clear-chapter")}
    words |= {"all": say("answers.clear-all"), "undo": say("answers.undo"), "download": say("answers.download")}
    told = {"keys": KEYS, "tabs": [0, 1], "texts": TEXTS, "words": words, "files": [as_file(each) for each in FILES]}
    told |= {"chapter": cut_address + CHAPTER, "work": cut_address + WORK, "none": cut_address + NONE}

    def play(history: list) -> list:
        found = page.evaluate("([history, told]) => histories.play(history, told)", [history, told])
        assert faults == []
        return found

    yield play
    context.close()


PLACES, TABS = st.integers(0, len(KEYS) - 1), st.integers(0, 1)


def steps(*what: str, **how: st.SearchStrategy) -> st.SearchStrategy:
    return st.tuples(TABS, st.sampled_from(what), *how.values())


HISTORY = st.lists(
    st.one_of(
        st.none(),  # nothing is done: so long histories can be made shorter
        *[steps("type", place=PLACES, value=st.integers(0, 2))] * 2,
        steps("check", "again", place=PLACES),
        steps("clear", "undo", "download", "reload"),
        steps("cache", "back"),
        steps("turn"),
        steps("load", place=st.integers(0, len(FILES) - 1)),
        st.tuples(st.none(), st.just("mode"), st.sampled_from(("ok", "ok", "refused", "null"))),
        st.tuples(st.none(), st.just("full"), st.booleans()),
        st.tuples(st.none(), st.just("damage"), PLACES, st.sampled_from(reader_model.DAMAGED)),
    ),
    min_size=10,
    max_size=24,
)


@seed(SEED)
@settings(max_examples=HISTORIES, deadline=None, database=None, print_blob=True, suppress_health_check=list(HealthCheck))
@given(HISTORY)
def test_model_and_pages_agree_after_every_step(stage, history):
    history = [list(step) for step in history if step]
    model = Model(FILES)
    for number, (step, seen) in enumerate(zip(history, stage(history), strict=True)):
        who, what, *how = step
        model.play(who, what, how, seen["stored"], seen["told"])
        if model.unsure:
            break
        assert model.faults(number, seen) == [], f"with SEED={SEED}: {history[: number + 1]}"
