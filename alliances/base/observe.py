"""What is read while something is computed: noted where it is read, and asked for where it is shown.

Whoever reads a table or a record of the evidence base notes its key: ``data:gdp``, ``event:EV-1896-li-lobanov``, ``claim:A1-46``.
Whoever computes a number or draws a chart opens an observation and is told the keys. So a figure says what it rests on because it
read it, and nobody types the name of a table beside it. A result that is kept replays what it read (:func:`remembered`); a data
frame carries its keys along (:func:`tag`), because a chart is drawn from frames that were read before.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

import pandas as pd

P = ParamSpec("P")
T = TypeVar("T")

_EVER: set[str] = set()  # all that this process has read
_OPEN: ContextVar[tuple[set[str], ...]] = ContextVar("open observations", default=(_EVER,))
_KEPT: list[dict] = []  # of every remembered function, so that all can be forgotten
TAG = "read"  # under this name a frame's attributes carry its keys


def note(*keys: str) -> None:
    """Say that something was read: every open observation learns its key."""
    for found in _OPEN.get():
        found.update(keys)


@contextmanager
def observed(*, aside: bool = False) -> Iterator[set[str]]:
    """Open an observation: a set that fills with the keys of what is read until it is closed.

    Parameters
    ----------
    aside : whether observations that were open before learn nothing meanwhile, because the result is kept for later.

    Examples
    --------
    >>> with observed() as outer:
    ...     note("data:gdp")
    ...     with observed() as inner:
    ...         note("claim:A1-46")
    >>> sorted(outer), sorted(inner)
    (['claim:A1-46', 'data:gdp'], ['claim:A1-46'])
    """
    found: set[str] = set()
    token = _OPEN.set((found,) if aside else (*_OPEN.get(), found))
    try:
        yield found
    finally:
        _OPEN.reset(token)


def ever() -> frozenset[str]:
    """Return the keys of all that this process has read so far.

    >>> note("data:gdp")
    >>> "data:gdp" in ever()
    True
    """
    return frozenset(_EVER)


def remembered(function: Callable[P, T]) -> Callable[P, T]:
    """Keep the results of a function, and note again what it read whenever a kept one is used.

    Examples
    --------
    >>> @remembered
    ... def reading():
    ...     note("data:gdp")
    ...     return 1
    >>> with observed() as first:
    ...     reading()
    1
    >>> with observed() as again:
    ...     reading()
    1
    >>> first == again == {"data:gdp"}
    True
    """
    kept: dict[tuple, tuple[T, frozenset[str]]] = {}
    _KEPT.append(kept)

    @wraps(function)
    def replaying(*args: P.args, **kwargs: P.kwargs) -> T:
        call = (*args, *sorted(kwargs.items()))
        if call not in kept:
            with observed(aside=True) as read:
                result = function(*args, **kwargs)
            kept[call] = result, frozenset(read)
        result, read = kept[call]
        note(*read)
        return result

    return replaying


def forget() -> None:
    """Drop every remembered result, so that all is read anew."""
    for kept in _KEPT:
        kept.clear()


def tag(frame: pd.DataFrame, keys: Iterable[str]) -> pd.DataFrame:
    """Let a frame carry the keys of what it was made from, and return it.

    >>> tags(tag(pd.DataFrame(), {"data:gdp"}))
    {'data:gdp'}
    """
    frame.attrs[TAG] = tuple(sorted(keys))
    return frame


def tagged(function: Callable[P, pd.DataFrame]) -> Callable[P, pd.DataFrame]:
    """Let the frame that a function returns carry the keys of all that the function read or was given."""

    @wraps(function)
    def tagging(*args: P.args, **kwargs: P.kwargs) -> pd.DataFrame:
        with observed() as read:
            frame = function(*args, **kwargs)
        return tag(frame.copy(), read | tags(*args, *kwargs.values()))

    return tagging


def tags(*values: Any) -> set[str]:
    """Return the keys that frames carry, those inside dicts, lists and tuples too."""
    found: set[str] = set()
    for value in values:
        if isinstance(value, pd.DataFrame | pd.Series):
            found.update(value.attrs.get(TAG, ()))
        elif isinstance(value, dict):
            found |= tags(*value.values())
        elif isinstance(value, list | tuple):
            found |= tags(*value)
    return found


class Records(Mapping[str, T]):
    """Records by id that note which of them were read; going through all of them notes ``kind:*``.

    Examples
    --------
    >>> terms = Records("concept", {"dyad": "two states", "spell": "a stretch of time"})
    >>> with observed() as one:
    ...     terms["dyad"]
    'two states'
    >>> with observed() as every:
    ...     list(terms)
    ['dyad', 'spell']
    >>> one, every
    ({'concept:dyad'}, {'concept:*'})
    """

    def __init__(self, kind: str, records: Mapping[str, T]) -> None:
        self.kind, self._records = kind, records

    def __getitem__(self, name: str) -> T:
        record = self._records[name]
        note(f"{self.kind}:{name}")
        return record

    def __iter__(self) -> Iterator[str]:
        note(f"{self.kind}:*")
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)

    def __contains__(self, name: object) -> bool:
        return name in self._records

    def values(self) -> Any:
        """Return all records; noted as all, not one by one."""
        note(f"{self.kind}:*")
        return self._records.values()

    def items(self) -> Any:
        """Return all ids and records; noted as all, not one by one."""
        note(f"{self.kind}:*")
        return self._records.items()

    def unnoted(self) -> Mapping[str, T]:
        """Return the records as they are, for checks that show nothing to a reader."""
        return self._records
