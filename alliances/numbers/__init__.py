"""The book's numbers, each computed from what it reads: by name, ``value("lives.median-ended")``, or by cell.

Chapters print them with the role ``{datum}``, exercises with ``{{name}}``; nobody types them by hand. This module keeps
the register; the modules beside it add the named figures of one part of the book each, and load when one of theirs is asked for.
What a figure rests on is observed while it is computed.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from pathlib import Path

import pandas as pd

from .. import data, models
from ..base import observe
from ..base.errors import InputError

# the first word of a figure's name, where its module has another name
HOMES = {
    "arms": "effective_life",
    "atop": "lives",
    "class": "classroom",
    "disputes": "effective_life",
    "effective": "lives",
    "era": "lives",
    "floor": "effective_life",
    "pact": "lives",
    "secret": "secret_treaty",
}
PARTS = [path.stem for path in sorted(Path(__file__).parent.glob("[a-z]*.py"))]


@dataclass(frozen=True)
class Figure:
    """A named number: how it is computed and written, and the model that set it, if it is not read from the evidence alone."""

    name: str
    meaning: str
    form: str  # a format specification, such as ".1f"
    compute: Callable[[], float]
    model: str = ""
    assumed: bool = False  # set by the model, not computed

    @cached_property
    def _observed(self) -> tuple[float, tuple[str, ...]]:
        with observe.observed(aside=True) as read:
            number = self.compute()
        rests_on = tuple(sorted(key for key in read if not key.startswith("number:")))
        if not rests_on and not self.model:
            raise InputError(
                "alliances/numbers",
                self.name,
                "the figure reads nothing and names no model",
                "read a table, or name the model that sets it",
            )
        return number, rests_on

    @property
    def number(self) -> float:
        """The number itself, not rounded."""
        number, rests_on = self._observed
        observe.note(f"number:{self.name}", *rests_on)
        return number

    @property
    def text(self) -> str:
        """The number as the book prints it."""
        return format(self.number, self.form)

    @property
    def rests_on(self) -> tuple[str, ...]:
        """The keys of what was read to compute it, such as ``data:gdp``, in alphabetical order; of none, the model sets it."""
        return self._observed[1]


_FIGURES: dict[str, Figure] = {}


def home(name: str) -> str:
    """Return the module of this package that a figure's name belongs to.

    >>> home("lives.median-ended"), home("pact1950.years")
    ('lives', 'lives')
    """
    first = re.match(r"[a-z]*", name)[0]
    return HOMES.get(first, first)


def names() -> list[str]:
    """Return the names of all figures.

    >>> "lives.median-ended" in names()
    True
    """
    for part in PARTS:
        import_module(f"{__name__}.{part}")
    return list(_FIGURES)


def get(name: str) -> Figure:
    """Return a figure by name.

    Raises
    ------
    InputError : if there is no such figure.

    Examples
    --------
    >>> get("lives.median-ended").text, get("lives.median-ended").rests_on
    ('9.0', ('data:alliance_spells',))
    """
    if home(name) in PARTS:
        import_module(f"{__name__}.{home(name)}")
    if name not in _FIGURES:
        raise InputError("alliances/numbers", "", f"there is no figure {name!r}", f"use one of {', '.join(names())}")
    return _FIGURES[name]


def value(name: str) -> float:
    """Return the number itself, not rounded.

    >>> int(value("lives.alliances"))
    745
    """
    return get(name).number


CELL = re.compile(r"^(?P<table>\w+)\[(?P<key>[^\]]+)\]\.(?P<column>\w+)(?:\|(?P<form>[^|]+))?$")


def cell(address: str) -> Figure:
    """Return one cell of a table as a figure.

    Parameters
    ----------
    address : ``table[column=value,column=value].column`` or the same with ``|format`` at the end.

    Raises
    ------
    InputError : if the address is malformed, names no column, or fits no row or more than one.

    Examples
    --------
    >>> cell("un_agreement[state_a=CHN,state_b=RUS,year=2022].agreement|.2f").text
    '0.81'
    """
    parts = CELL.match(address)
    if not parts:
        raise InputError("datum", address, "this is no address of a cell", "write it as table[column=value].column|format")
    wanted = dict(pair.split("=", 1) for pair in parts["key"].split(","))
    meaning = next((column.meaning for column in data.describe(parts["table"]).columns if column.name == parts["column"]), "")
    where = ", ".join(f"{column} {text}" for column, text in wanted.items())
    words = f"{where}: {meaning.rstrip('.')}"
    figure = Figure(address, words, parts["form"] or "", lambda: _looked_up(address, parts["table"], wanted, parts["column"]))
    figure.number  # a wrong address is told at once  # noqa: B018
    return figure


def _looked_up(address: str, name: str, wanted: dict[str, str], column: str) -> object:
    """Return the one cell of a table that an address names."""
    table = data.load(name)
    for known in (*wanted, column):
        if known not in table.columns:
            raise InputError("datum", address, f"the table has no column {known!r}", f"use one of {', '.join(table.columns)}")
    fits = pd.concat([table[key].astype("string") == text for key, text in wanted.items()], axis=1).all(axis=1)
    if fits.sum() != 1:
        raise InputError("datum", address, f"{fits.sum()} rows fit", "name the whole key of one row")
    found = table.loc[fits, column].iloc[0]
    if pd.isna(found):
        raise InputError("datum", address, "the cell is empty", "choose another, or say in words that nothing is known")
    return found


def find(address: str) -> Figure:
    """Return a figure by its name, or by its cell if the address has brackets.

    >>> find("lives.median-ended").text, find("gdp[state=CHN,year=1960].year").text
    ('9.0', '1960')
    """
    return cell(address) if "[" in address else get(address)


def add(name: str, meaning: str, form: str, compute: Callable[[], float], *, model: str = "", assumed: bool = False) -> None:
    """Register a named figure.

    Parameters
    ----------
    name : ``part.what``, lower case.
    meaning : what the number is, in words that stand on its card.
    form : a format specification, such as ``".1f"``.
    compute : returns the number; called when the figure is first printed, and observed: what it reads is what the figure rests on.
    model : the module of :mod:`alliances.models` whose assumptions go into the number; needed where nothing is read.
    assumed : whether the model sets the number, rather than computes it.
    """
    if name in _FIGURES:
        raise ValueError(f"the figure {name!r} is registered twice")
    if model and model not in models.__all__:
        raise ValueError(f"the figure {name!r} names {model!r}, which is no model")
    _FIGURES[name] = Figure(name, meaning, form, compute, model, assumed)
