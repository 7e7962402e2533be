"""What a number or a chart rests on, in words: the tables, events, claims and forecasts that were read for it, and the model that set it."""

from collections.abc import Callable, Collection, Iterable

import alliances

from ..base.html import Markup, fragment, h

MOST = 3  # events or claims that are named; more are counted
LISTS = {"forecast": "the forecasts of the articles", "question": "the open questions"}  # read as a whole
Link = Callable[[str, str, str], Markup]  # (text, kind, name) -> a link


def named(text: str, kind: str, name: str) -> Markup:
    """Return a name without a link, for cards that are no place to click."""
    return fragment(text) if kind in ("event", "claim", *LISTS) else h("code", {}, text)


def told(keys: Collection[str], model: str = "", *, assumed: bool = False, link: Link = named) -> Markup:
    """Say what something rests on.

    Parameters
    ----------
    keys : what was read, such as ``data:gdp``, ``event:EV-1896-li-lobanov``; keys of other kinds say nothing to readers.
    model : the model whose assumptions went in, if any.
    assumed : whether the model sets the value, rather than computes it.
    link : turns a name into markup.

    Examples
    --------
    >>> print(told(["data:gdp", "data:wars"]))
    From the tables <code translate="no">gdp</code> and <code translate="no">wars</code>.
    >>> print(told([], "reliability", assumed=True))
    Assumed in the model <code translate="no">reliability</code>; no table says so.
    >>> print(told(["event:EV-1896-li-lobanov"]))
    From the event of 3 June 1896.
    """
    parts = [part for part in (_tables(keys, link), _events(keys, link), _claims(keys, link), *_lists(keys, link)) if part]
    of_model = fragment("the model ", link(model, "model", model)) if model else None
    if parts and of_model:
        return fragment("From ", _joined(parts), ", with the assumptions of ", of_model, ".")
    if parts:
        return fragment("From ", _joined(parts), ".")
    if assumed:
        return fragment("Assumed in ", of_model, "; no table says so.")
    return fragment("Computed by ", of_model, " from its own assumptions; no table was read.")


def _of_kind(keys: Iterable[str], kind: str) -> list[str]:
    return sorted(name for each, _, name in (key.partition(":") for key in keys) if each == kind)


def _tables(keys: Iterable[str], link: Link) -> Markup | None:
    names = _of_kind(keys, "data")
    words = "the table " if len(names) == 1 else "the tables "
    return fragment(words, _joined([link(name, "table", name) for name in names])) if names else None


def _events(keys: Iterable[str], link: Link) -> Markup | None:
    events = sorted((alliances.evidence.events()[name] for name in _of_kind(keys, "event")), key=lambda event: event.date)
    if len(events) > MOST:
        return link(f"{len(events)} events of the timeline", "event", "")
    words = "the event of " if len(events) == 1 else "the events of "
    return fragment(words, _joined([link(event.when, "event", event.id) for event in events])) if events else None


def _claims(keys: Iterable[str], link: Link) -> Markup | None:
    names = _of_kind(keys, "claim")
    if len(names) > MOST:
        return link(f"{len(names)} claims of the ledger", "claim", "")
    words = "the claim " if len(names) == 1 else "the claims "
    return fragment(words, _joined([link(name, "claim", name) for name in names])) if names else None


def _lists(keys: Iterable[str], link: Link) -> list[Markup]:
    """Name the lists of which anything was read.

    >>> print(told(["forecast:*"]))
    From the forecasts of the articles.
    """
    return [link(words, kind, "") for kind, words in LISTS.items() if _of_kind(keys, kind)]


def _joined(parts: list[Markup]) -> Markup:
    """Join parts as a sentence does: a, b and c."""
    if len(parts) < 2:
        return fragment(parts)
    return fragment(Markup(", ").join(parts[:-1]), " and ", parts[-1])
