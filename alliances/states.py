"""States by their three-letter codes: the name that the book prints, its short form, and the colour that charts give it.

All comes from the table ``countries``. A name is no evidence, so a chart or a figure that prints one does not rest on that table. Pages
are made again when it changes, because they rest on this module and its files are part of it (see :func:`alliances.site.imports.files`).
"""

from functools import cache

import pandas as pd

from . import data
from .base import observe, paths
from .base.errors import InputError

FILES = tuple(paths.SEEDS / "data" / f"countries.{kind}" for kind in ("csv", "yml"))
SOVIET = range(1923, 1992)  # years in which the code RUS stands for the Soviet Union
SHORT = {"USA": "US", "SUN": "USSR"}
WITH_ARTICLE = ("United ", "Soviet ", "Netherlands")  # how names begin that take "the" within a sentence


def name(code: str, year: int | None = None, *, the: bool = False) -> str:
    """Return the name of a state as the book prints it, without the short form that the table puts behind it in brackets.

    Parameters
    ----------
    code : three-letter code.
    year : of which one speaks; Russia has the name of that year. Without one, today.
    the : whether to write the article that some names take within a sentence.

    Raises
    ------
    InputError : if the table has no such code.

    Examples
    --------
    >>> name("TUR"), name("PRK"), name("RUS", 1950), name("USA", the=True)
    ('Türkiye', 'North Korea', 'Soviet Union', 'the United States')
    """
    plain = _row(code, year)["name"].partition(" (")[0]
    return f"the {plain}" if the and plain.startswith(WITH_ARTICLE) else plain


def names(*codes: str, year: int | None = None) -> dict[str, str]:
    """Return the names of some states by code; see :func:`name`.

    >>> names("CHN", "IRN")
    {'CHN': 'China', 'IRN': 'Iran'}
    """
    return {code: name(code, year) for code in codes}


def short(code: str, year: int | None = None) -> str:
    """Return the short form of a name where it has one, for labels with little room; see :func:`name`.

    >>> short("USA"), short("RUS", 1950), short("PRK"), short("CHN")
    ('US', 'USSR', 'DPRK', 'China')
    """
    bracket = _row(code, year)["name"].partition(" (")[2].rstrip(")")
    return SHORT.get(_of_year(code, year)) or bracket or name(code, year)


def colour(code: str) -> str:
    """Return the key of a state's colour in the palette.

    Raises
    ------
    InputError : if charts give the state no colour of its own.

    Examples
    --------
    >>> colour("USA")
    'United States'
    """
    key = _row(code)["colour"]
    if pd.isna(key):
        raise InputError(
            "seeds/data/countries.csv", f"code {code}", "the state has no colour", "choose another key of the palette in the chart"
        )
    return key


def data_name(code: str) -> str:
    """Return the name that data sets on alliances give to a state.

    >>> data_name("USA")
    'United States of America'
    """
    return _row(code)["data_name"]


def _of_year(code: str, year: int | None) -> str:
    """Return the code of the state that stood in a year where the shelf's tables write ``code``."""
    return "SUN" if code == "RUS" and year in SOVIET else code


def _row(code: str, year: int | None = None) -> pd.Series:
    found = _of_year(code, year)
    if found not in _table().index:
        raise InputError("seeds/data/countries.csv", f"code {found}", "there is no such state", "correct the code, or add it to the table")
    return _table().loc[found]


@cache
def _table() -> pd.DataFrame:
    with observe.observed(aside=True):
        return data.load("countries").set_index("code")
