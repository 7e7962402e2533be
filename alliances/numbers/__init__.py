"""The book's numbers, each computed from a table: by name, ``value("lives.median-ended")``, or by cell.

Chapters print them with the role ``{datum}``, exercises with ``{{name}}``; nobody types them by hand. This module keeps
the register; the modules beside it add the named figures of one part of the book each.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import import_module
from pathlib import Path

import pandas as pd

from .. import data
from ..base.errors import InputError


@dataclass(frozen=True)
class Figure:
    """A named number: how it is computed, from which table, and how it is written."""

    name: str
    table: str
    meaning: str
    form: str  # a format specification, such as ".1f"
    compute: Callable[[], float]

    @cached_property
    def text(self) -> str:
        """The number as the book prints it."""
        return format(self.compute(), self.form)


_FIGURES: dict[str, Figure] = {}


def names() -> list[str]:
    """Return the names of all figures.

    >>> "lives.median-ended" in names()
    True
    """
    return list(_FIGURES)


def get(name: str) -> Figure:
    """Return a figure by name.

    >>> get("lives.median-ended").text
    '9.0'
    """
    if name not in _FIGURES:
        raise InputError("alliances/numbers", "", f"there is no figure {name!r}", f"use one of {', '.join(names())}")
    return _FIGURES[name]


@cache
def value(name: str) -> float:
    """Return the number itself, not rounded.

    >>> int(value("lives.alliances"))
    745
    """
    return get(name).compute()


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
    table = data.load(parts["table"])
    for column in (*wanted, parts["column"]):
        if column not in table.columns:
            raise InputError("datum", address, f"the table has no column {column!r}", f"use one of {', '.join(table.columns)}")
    fits = pd.concat([table[column].astype("string") == text for column, text in wanted.items()], axis=1).all(axis=1)
    if fits.sum() != 1:
        raise InputError("datum", address, f"{fits.sum()} rows fit", "name the whole key of one row")
    found = table.loc[fits, parts["column"]].iloc[0]
    if pd.isna(found):
        raise InputError("datum", address, "the cell is empty", "choose another, or say in words that nothing is known")
    meaning = next(column.meaning for column in data.describe(parts["table"]).columns if column.name == parts["column"])
    where = ", ".join(f"{column} {text}" for column, text in wanted.items())
    return Figure(address, parts["table"], f"{where}: {meaning.rstrip('.')}", parts["form"] or "", lambda: found)


def find(address: str) -> Figure:
    """Return a figure by its name, or by its cell if the address has brackets.

    >>> find("lives.median-ended").text, find("gdp[state=CHN,year=1960].year").text
    ('9.0', '1960')
    """
    return cell(address) if "[" in address else get(address)


def add(name: str, meaning: str, form: str, compute: Callable[[], float], table: str) -> None:
    """Register a named figure.

    Parameters
    ----------
    name : ``part.what``, lower case.
    meaning : what the number is, in words that stand on its card.
    form : a format specification, such as ``".1f"``.
    compute : returns the number; called when the figure is first printed.
    table : the table that it rests on.
    """
    if name in _FIGURES:
        raise ValueError(f"the figure {name!r} is registered twice")
    _FIGURES[name] = Figure(name, table, meaning, form, compute)


for _part in sorted(Path(__file__).parent.glob("[a-z]*.py")):
    import_module(f"{__name__}.{_part.stem}")
