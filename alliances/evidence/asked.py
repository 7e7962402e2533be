"""Questions put to the evidence base: tables for charts, the newest events, the words for a key."""

import datetime as dt

import pandas as pd

from ..base import paths
from ..base.errors import InputError
from ..base.observe import note, tagged
from ..data import describe
from .reading import EVENTS, bibliography, claim, claims, events, forecasts, known_keys, sources
from .records import Event, keys


@tagged
def event_table(*ids: str) -> pd.DataFrame:
    """Return some events as a data frame, for charts.

    Parameters
    ----------
    ids : the events, as in ``seeds/events.csv``.

    Returns
    -------
    pandas.DataFrame, one row per event in order of date: ``id``, ``date``, ``when`` (the date in words), ``title``,
    ``summary``, ``kind``, ``claims`` (ids of the claims that it bears on, with their paraphrase and our verdict).

    Raises
    ------
    InputError : if there is no such event.

    Examples
    --------
    >>> event_table("EV-1896-li-lobanov")["when"].item()
    '3 June 1896'
    """
    known, rows = events(), []
    for name in ids:
        if name not in known:
            raise InputError(paths.shown(EVENTS), "", f"there is no event {name!r}", "correct the id, or add the row")
        event = known[name]
        bearing = [claim(key) for key in keys(event.claims)]
        told = " | ".join(f"{each.id}: {each.paraphrase} ({each.verdict})" for each in bearing) or "none"
        rows.append((event.id, pd.Timestamp(event.date), event.when, event.title, event.summary, event.kind, told))
    table = pd.DataFrame(rows, columns=["id", "date", "when", "title", "summary", "kind", "claims"])
    return table.sort_values("date", kind="stable", ignore_index=True)


@tagged
def claim_table(*ids: str) -> pd.DataFrame:
    """Return claims as a data frame, for charts and models: one row per claim, with the fields of :class:`Claim`.

    Parameters
    ----------
    ids : the claims; all of the ledger, if none is named.

    Raises
    ------
    InputError : if the ledger has no such id.

    Examples
    --------
    >>> claim_table("A1-46").set_index("id").loc["A1-46", "verdict"]
    'contested'
    """
    return pd.DataFrame([claim(name).model_dump() for name in ids or claims()])


@tagged
def forecast_table() -> pd.DataFrame:
    """Return the forecasts that have come true or false, one row each, with the fields of :class:`Forecast` and ``outcome``, 1 or 0.

    Examples
    --------
    >>> forecast_table().set_index("id").loc["F10", "outcome"].item()
    0
    """
    found = [one for one in forecasts().values() if one.outcome is not None]
    return pd.DataFrame([one.model_dump() | {"outcome": one.outcome} for one in found])


def latest(*relations: str) -> list[Event]:
    """Return the events of some relations that are more than unverified reports, newest first.

    Raises
    ------
    InputError : if no such event belongs to a relation.

    Examples
    --------
    >>> latest("Russia-China", "Russia-Iran")[0].date >= latest("Russia-China")[0].date
    True
    """
    note(*(f"relation:{name}" for name in relations))
    sure = [event for event in events().unnoted().values() if event.confidence != "low"]
    for name in relations:
        if not any(event.relation == name for event in sure):
            raise InputError(paths.shown(EVENTS), "", f"no event belongs to the relation {name!r}", "correct its name, or add a row")
    return [event for event in reversed(sure) if event.relation in relations]


def since_the_seeds() -> list[Event]:
    """Return the events after the newest of the seed articles: those that came into the table last first, then by date.

    >>> since_the_seeds()[0].date > dt.date(2021, 10, 15)
    True
    """
    written = max(
        dt.date.fromisoformat(card.date) for card in sources().values() if card.kind == "seed" and len(card.date) == len("2021-10-15")
    )
    after = [event for event in events().values() if event.date > written]
    return sorted(after, key=lambda event: (event.added, event.date), reverse=True)


def origin(key: str) -> str:
    """Return the source of a sentence in words, where no entry of it can be opened: an id alone would be a code.

    Examples
    --------
    >>> origin("A1-46"), origin("EV-1896-li-lobanov"), origin("@leeds2002"), origin("data:reliability_rates")
    ('article 1, paragraph 11', 'event of 3 June 1896', 'Leeds and others 2002', 'table “Published rates of alliance reliability”')
    """
    told = label(key)
    if key.startswith("data:"):
        return f"table “{describe(key.removeprefix('data:')).title}”"
    return claims()[key].locator if key in claims() else f"event of {told}" if key in events() else told


def label(key: str) -> str:
    """Return what readers see for the key of a claim, an event, a table, a reference or a card.

    Raises
    ------
    InputError : if nothing has this key.

    Examples
    --------
    >>> label("A1-46"), label("EV-1896-li-lobanov"), label("data:gdp"), label("@leeds2002")
    ('claim A1-46', '3 June 1896', 'table gdp', 'Leeds and others 2002')
    """
    if key in claims():
        note(f"claim:{key}")
        return f"claim {key}"
    if key in events():
        return events()[key].when
    if key not in known_keys():
        raise InputError("seeds", "", f"there is no claim, event or source {key!r}", "correct the key, or add what it names")
    if key.startswith("data:"):
        note(key)
        return f"table {key.removeprefix('data:')}"
    if not key.startswith("@"):
        return sources()[key].label
    entry = bibliography().entries[key[1:]]
    note(f"reference:{key[1:]}")
    people = entry.persons.get("author") or entry.persons.get("editor") or []
    names = [" ".join(str(part) for part in person.rich_prelast_names + person.rich_last_names) for person in people]
    shown = f"{names[0]} and others" if len(names) > 2 else " and ".join(names)
    return f"{shown or entry.fields['title'].strip('{}')} {entry.fields.get('year', '')}".strip()
