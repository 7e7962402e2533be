"""The register of use: which page shows what of the evidence base, and where on it: in the text, in a chart, in an exercise."""

from collections.abc import Iterable
from typing import NamedTuple

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from . import fingerprints

KINDS = {"data": "table", "event": "event", "claim": "claim", "concept": "concept"}  # of a noted key -> of the register


class Use(NamedTuple):
    """One place on a page: a chart or an exercise by its title, or a passage of the text, which has none."""

    title: str = ""
    anchor: str = ""


def note_use(env: BuildEnvironment, kind: str, name: str, use: Use) -> None:
    """Remember that the page being read uses something of the evidence base."""
    _used(env).setdefault((kind, name), {}).setdefault(env.docname, {})[use] = None


def note_uses(env: BuildEnvironment, keys: Iterable[str], use: Use) -> None:
    """Remember the use of all that was noted by key, such as ``data:gdp``; what the register does not tell is passed over."""
    for kind, name in _told(keys):
        note_use(env, kind, name, use)


def note_passage(env: BuildEnvironment, keys: Iterable[str]) -> str:
    """Remember a passage of the text that shows something; return its anchor, or nothing if none of it is shown here for the first time."""
    new = [(kind, name) for kind, name in _told(keys) if passage(places(env, kind, name, env.docname)) is None]
    anchor = "-".join(("m", *new[0])).lower().replace("_", "-") if new else ""
    for kind, name in new:
        note_use(env, kind, name, Use(anchor=anchor))
    return anchor


def _told(keys: Iterable[str]) -> list[tuple[str, str]]:
    """Return kind and name of what the register tells, in a fixed order."""
    split = (key.partition(":") for key in sorted(keys))
    return [(KINDS[kind], name) for kind, _, name in split if kind in KINDS and name != "*"]


def users(env: BuildEnvironment, kind: str, name: str) -> list[str]:
    """Return the pages that use something, in the order of their names."""
    return sorted(_used(env).get((kind, name), {}))


def shown(env: BuildEnvironment, kind: str, page: str) -> list[str]:
    """Return what a page uses of a kind, in the order in which it was noted."""
    return [name for (other, name), pages in _used(env).items() if other == kind and page in pages]


def places(env: BuildEnvironment, kind: str, name: str, page: str) -> list[Use]:
    """Return where on a page something is used, in the order of the page."""
    return list(_used(env).get((kind, name), {}).get(page, {}))


def passage(found: Iterable[Use]) -> Use | None:
    """Return the passage among places on a page: the first in its text, if one is.

    >>> passage([Use("A chart", "chart-pacts"), Use(anchor="m-claim-a1-46")])
    Use(title='', anchor='m-claim-a1-46')
    """
    return next((use for use in found if not use.title), None)


def state(env: BuildEnvironment) -> str:
    """Return a fingerprint of the register and of how its pages are called: a list that tells of use is as old as this."""
    told = sorted((thing, sorted((page, list(where)) for page, where in pages.items())) for thing, pages in _used(env).items() if pages)
    titles = sorted((page, title.astext()) for page, title in env.titles.items())
    return fingerprints.digest(repr((told, titles)).encode())


def _used(env: BuildEnvironment) -> dict[tuple[str, str], dict[str, dict[Use, None]]]:
    """Return who uses what: (kind, id) -> page -> places."""
    if not hasattr(env, "alliances_used"):
        env.alliances_used = {}
    return env.alliances_used


def _forget(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    for pages in _used(env).values():
        pages.pop(docname, None)


def _merge(app: Sphinx, env: BuildEnvironment, docnames: list[str], other: BuildEnvironment) -> None:
    """Take over what another process noted of the pages that it read."""
    for thing, pages in _used(other).items():
        _used(env).setdefault(thing, {}).update({page: where for page, where in pages.items() if page in docnames})


def setup(app: Sphinx) -> None:
    """Keep the register true when pages are read again or in several processes."""
    app.connect("env-purge-doc", _forget)
    app.connect("env-merge-info", _merge)
