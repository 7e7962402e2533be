"""Numbers of charts and exercises, such as "Figure 3.2": the place of the chapter in the book, and the place on the page.

A page is read without its numbers. What it holds is noted; when every page is read, each gets its numbers as it is written, and a page
is written again when a number that it shows has changed. So a new chart renumbers its own page and what points to it, and no other.

``{figure}`bargain` ``                  prints "Figure 3.2" as a link to the chart of that name on the same page
``{figure}`alliances/1896/bargain` ``   the same for a chart of another page
"""

from collections.abc import Iterator
from typing import NamedTuple

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole

from .. import exercises
from ..base import contents
from ..base.html import Markup, h
from . import frame, travel
from .marks import mark

LOGGER = logging.getLogger(__name__)
LABEL = "\ue000"  # stands in the HTML of a chart or an exercise where its number goes; no text of the book has this character
WORDS = {"figure": "Figure", "exercise": "Exercise"}


class numbered(nodes.raw):
    """The HTML of a chart or an exercise that waits for its number, with the files that go beside the page."""


class pointer(nodes.Inline, nodes.TextElement):
    """Stands where the number of a chart is named."""


class Thing(NamedTuple):
    """A chart or an exercise as it stands on a page."""

    kind: str
    anchor: str
    title: str
    stem: str = ""  # of the files to take along
    page: str = ""
    label: str = ""  # "Figure 3.2", once all pages are read


def self_link(anchor: str) -> Markup:
    """Return the number of a thing as a link to the thing itself, as it waits for the number.

    >>> "Figure 3.2" in self_link("fig-x").replace(LABEL, "Figure 3.2")
    True
    """
    sign = h("span", {"class": "number-sign", "aria-hidden": "true"}, "#")
    return h("p", {"class": "number", "id": f"{anchor}-number"}, h("a", {"href": f"#{anchor}"}, LABEL, " ", sign))


def free(env: BuildEnvironment, anchor: str) -> str:
    """Return an anchor that nothing on the page being read has: of two charts by one function the second is numbered."""
    taken = {thing.anchor for thing in _noted(env).get(env.docname, [])}
    return next(name for name in (anchor, *(f"{anchor}-{count}" for count in range(2, 1000))) if name not in taken)


def note(env: BuildEnvironment, thing: Thing) -> None:
    """Remember that the page being read has a chart or an exercise; their order on it is the order of the notes."""
    _noted(env).setdefault(env.docname, []).append(thing)


def note_pointer(env: BuildEnvironment, kind: str, name: str) -> None:
    """Remember that the page being read names the number of something."""
    _pointers(env).setdefault(env.docname, {})[kind, name] = None


def things(env: BuildEnvironment, page: str) -> list[Thing]:
    """Return the charts and exercises of a page, with their numbers; an exercise that its chapter has too is known by the number that it has there."""
    chapter = frame.chapter_of(page)
    counts, found = dict.fromkeys(WORDS, 0), []
    for thing in _noted(env).get(page, []):
        label = _label_at_home(env, thing, page)
        if not label:
            counts[thing.kind] += 1
            place = f"{chapter.number}.{counts[thing.kind]}" if chapter else counts[thing.kind]
            label = f"{WORDS[thing.kind]} {place}"
        found.append(thing._replace(page=page, label=label))
    return found


def _home(thing: Thing, page: str) -> str:
    """Return the page that a thing belongs to: of an exercise that several show, its chapter."""
    name = exercises.chapters().get(thing.anchor) if thing.kind == "exercise" else None
    return frame.PAGES + name if name else page


def _label_at_home(env: BuildEnvironment, thing: Thing, page: str) -> str:
    """Return the number that an exercise of another page has there; nothing if it is no such exercise, or if that page does not show it."""
    home = _home(thing, page)
    return next((each.label for each in things(env, home) if each.anchor == thing.anchor), "") if home != page else ""


def all_of(env: BuildEnvironment, kind: str) -> Iterator[Thing]:
    """Return all charts, or all exercises, in the order of the book, each on the page that it belongs to."""
    for page in contents.pages():
        yield from (
            thing for thing in things(env, frame.PAGES + page.name) if thing.kind == kind and _home(thing, thing.page) == thing.page
        )


def find(env: BuildEnvironment, kind: str, name: str, page: str) -> Thing | None:
    """Return the chart or exercise that a page means by a name; None if there is none."""
    if kind == "exercise":
        return next((thing for thing in all_of(env, kind) if thing.anchor == name), None)
    home, _, own = name.rpartition("/")
    anchor = f"fig-{own}"
    return next((thing for thing in things(env, frame.PAGES + home if home else page) if thing.anchor == anchor), None)


class FigureRole(SphinxRole):
    """``{figure}`name` ``."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return a placeholder: the number is known when every page is read."""
        note_pointer(self.env, "figure", self.text)
        place = pointer("", self.text, name=self.text)
        place.source, place.line = self.get_source_info()
        return [place], []


def _fill(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put numbers into a page that is about to be written, and the files of its charts beside it."""
    own = {thing.anchor: thing for thing in things(app.env, docname)}
    for node in list(doctree.findall(numbered)):
        travel.write(app, node["files"])
        node.replace_self(
            nodes.raw(
                text=_labelled(node.astext(), own[node["anchor"]], guest=bool(_label_at_home(app.env, own[node["anchor"]], docname))),
                format="html",
            )
        )
    for node in list(doctree.findall(pointer)):
        node.replace_self(_resolved(app, node, docname))
    for node in doctree.findall(mark):
        if node["kind"] == "exercise" and (exercise := find(app.env, "exercise", node["anchor"], docname)):
            node[:] = [nodes.Text(f"{exercise.label}: {node.astext()}")]


def _labelled(html: str, thing: Thing, *, guest: bool) -> str:
    """Put its number into the HTML of a thing; an exercise that is a guest on its page shows none, which would be out of order there.

    >>> one = Thing("exercise", "x", "X", label="Exercise 3.2")
    >>> _labelled(f"{LABEL}: a link", one, guest=False), _labelled(f"{LABEL}: a link", one, guest=True)
    ('Exercise 3.2: a link', 'a link')
    """
    if guest:
        return html.replace(f"{LABEL}: ", "").replace(LABEL, "")
    return html.replace(LABEL, thing.label)


def _resolved(app: Sphinx, node: pointer, docname: str) -> nodes.Node:
    thing = find(app.env, "figure", node["name"], docname)
    if thing is None:
        LOGGER.warning(f"there is no chart {node['name']!r} on that page", location=node)
        return nodes.Text(node.astext())
    uri = "" if thing.page == docname else app.builder.get_relative_uri(docname, thing.page)
    return nodes.reference("", thing.label, refuri=f"{uri}#{thing.anchor}", internal=True, classes=["number-named"])


def _shown(env: BuildEnvironment, page: str) -> tuple[str, ...]:
    """Return all numbers that a page shows, its own and those of what it points to."""
    named = [find(env, kind, name, page) for kind, name in _pointers(env).get(page, {})]
    return tuple(f"{thing.anchor}: {thing.label}" if thing else "" for thing in [*things(env, page), *named])


def _pages_to_write_again(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the pages on which a number has changed since they were written."""
    before = getattr(env, "alliances_shown", {})
    env.alliances_shown = {page: _shown(env, page) for page in sorted({*_noted(env), *_pointers(env)} & env.found_docs)}
    return [page for page, shown in env.alliances_shown.items() if before.get(page) != shown]


def _noted(env: BuildEnvironment) -> dict[str, list[Thing]]:
    if not hasattr(env, "alliances_numbered"):
        env.alliances_numbered = {}
    return env.alliances_numbered


def _pointers(env: BuildEnvironment) -> dict[str, dict[tuple[str, str], None]]:
    if not hasattr(env, "alliances_pointers"):
        env.alliances_pointers = {}
    return env.alliances_pointers


def _forget(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    for register in (_noted(env), _pointers(env)):
        register.pop(docname, None)


def _merge(app: Sphinx, env: BuildEnvironment, docnames: list[str], other: BuildEnvironment) -> None:
    """Take over what another process noted of the pages that it read."""
    for register, others in ((_noted(env), _noted(other)), (_pointers(env), _pointers(other))):
        register.update({page: found for page, found in others.items() if page in docnames})


def _remove_leftovers(app: Sphinx, error: Exception | None) -> None:
    """Delete the files of charts that the book no longer has."""
    if not error and app.builder.format == "html":
        travel.keep_only(app, {thing.stem for page in _noted(app.env).values() for thing in page})


def setup(app: Sphinx) -> None:
    """Register the role, and put the numbers in when every page has been read."""
    app.add_node(numbered)
    app.add_node(pointer)
    app.add_role("figure", FigureRole())
    app.connect("doctree-resolved", _fill)
    app.connect("env-updated", _pages_to_write_again)
    app.connect("env-purge-doc", _forget)
    app.connect("env-merge-info", _merge)
    app.connect("build-finished", _remove_leftovers)
