"""Build a table that was coded by hand: ``seeds/coded/<name>.csv``, in its own order."""

from pathlib import Path

import pandas as pd

from .. import data
from ..base import paths
from ..base.reading import read_csv
from . import RawFolder


def build(raw: RawFolder) -> pd.DataFrame:
    """Read the hand-written input of the table.

    Returns
    -------
    pandas.DataFrame, all columns as text, with the columns of the manifest.

    Raises
    ------
    InputError : naming the hand-written file and the first row that the manifest does not allow.
    """
    manifest, path = data.describe(raw.name), _path(raw.name)
    data.check(data.read_table(path, manifest), manifest, path)
    return read(raw.name)


def read(name: str, **kinds: data.Kind) -> pd.DataFrame:
    """Read a hand-written input as text, an empty cell as an empty text; columns whose kind is named are typed as on the shelf.

    Columns that the table of the same name has too must fit what its manifest says of them; empty cells are the builder's affair.

    Raises
    ------
    InputError : naming the file and the first row that is not as it must be.

    Examples
    --------
    >>> read("treaty_articles").columns[0]
    'treaty'
    """
    path = _path(name)
    header, *rows = read_csv(path)
    cells = pd.DataFrame(rows, columns=header, dtype="object")
    if name in data.tables():
        promised = data.describe(name).only(header)
        data.check(data.as_described(cells, promised, path), promised, path)
    columns = [data.Column(name=column, kind=kind, unit="none", meaning="", missing="") for column, kind in kinds.items()]
    return cells.astype("string").assign(**{column.name: data.typed(cells[column.name], column, path) for column in columns})


def _path(name: str) -> Path:
    return paths.SEEDS / "coded" / f"{name}.csv"
