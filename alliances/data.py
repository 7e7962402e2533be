"""The data shelf: every table of ``seeds/data`` with its manifest, typed on load.

A table is a pair ``<name>.csv`` and ``<name>.yml``. The manifest says where the table comes from,
on what terms, what each column means and what a student must know before using it. This module is
the only reader of ``seeds/data``.
"""

import hashlib
import re
from collections.abc import Container, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

import pandas as pd
from pydantic import Field, model_validator

from .base import observe, paths
from .base.errors import InputError
from .base.reading import Strict, read_csv, read_yaml, validated
from .base.writing import replace_text

Kind = Literal["integer", "number", "text", "category", "date", "flag"]


class Column(Strict):
    """One column of a table: its name, kind, unit, meaning and limits."""

    name: str
    kind: Kind
    unit: str
    meaning: str
    values: dict[str, str] | None = None  # category: each allowed value and what it stands for
    least: float | None = None
    most: float | None = None
    missing: str | None = None  # what an empty cell means; absent: no cell may be empty
    refers: str | None = None  # "table.column" whose values alone may stand here

    @model_validator(mode="after")
    def _category_has_values(self) -> "Column":
        if (self.kind == "category") != (self.values is not None):
            raise ValueError(f"column {self.name!r}: 'values' belongs to kind 'category', and only there")
        return self


class RawFile(Strict):
    """A file the builder reads: its path below the raw folder, where it comes from, its checksum."""

    file: str
    origin: str
    sha256: str


class Licence(Strict):
    """The terms of the source as stated there, and the day somebody read them."""

    name: str
    checked: date
    note: str


class Manifest(Strict):
    """What must be known about a table before it is used."""

    title: str
    description: str
    citation: list[str] = Field(min_length=1)
    source: str
    url: str
    licence: Licence
    builder: str
    raw: list[RawFile]
    rows: int | None = None  # this and the next are written by the build; absent before the first
    sha256: str | None = None
    key: list[str] = Field(min_length=1)
    columns: list[Column] = Field(min_length=1)
    in_order: list[tuple[str, str]] = Field(default=[])  # pairs of columns of which the first may not exceed the second
    caveats: list[str] = Field(min_length=1)

    def only(self, names: Container[str]) -> "Manifest":
        """Return what it promises about some columns alone, where an empty cell is still to be filled."""
        columns = [
            column.model_copy(update={"missing": column.missing or "not filled yet"}) for column in self.columns if column.name in names
        ]
        key = [name for name in self.key if name in names]
        in_order = [pair for pair in self.in_order if pair[0] in names and pair[1] in names]
        return self.model_copy(update={"columns": columns, "key": key if key == self.key else [], "in_order": in_order})


def tables() -> list[str]:
    """Return the names of all tables, in alphabetical order.

    >>> "alliance_spells" in tables()
    True
    """
    found = sorted(path.stem for path in paths.TABLES.glob("*.yml"))
    if not found:
        raise InputError(paths.shown(paths.TABLES), "", "there are no tables", "restore the folder: the book comes with it")
    return found


@cache
def describe(name: str) -> Manifest:
    """Return the manifest of a table.

    Parameters
    ----------
    name : the table's name, one of :func:`tables`.

    Raises
    ------
    InputError : if there is no such table, or its manifest is malformed.

    Examples
    --------
    >>> describe("alliance_spells").key
    ['atop_id']
    """
    return read_manifest(_manifest_of(name))


def _manifest_of(name: str) -> Path:
    """Return the path of a table's manifest."""
    path = paths.TABLES / f"{name}.yml"
    if not path.is_file():
        raise InputError(paths.shown(path), "", "there is no such table", f"use one of {', '.join(tables())}")
    return path


def _table_of(name: str) -> Path:
    """Return the path of a table that was built."""
    path = paths.TABLES / f"{name}.csv"
    if not path.is_file():
        raise InputError(paths.shown(path), "", "the table is missing", f"build it with: make data TABLE={name}")
    return path


def read_manifest(path: Path) -> Manifest:
    """Read and check one manifest file."""
    return validated(Manifest, read_yaml(path), path, remedy="complete the manifest; seeds/README.md describes it")


def load(name: str) -> pd.DataFrame:
    """Load a table with typed columns.

    Parameters
    ----------
    name : the table's name, one of :func:`tables`.

    Returns
    -------
    pandas.DataFrame, one row per :attr:`Manifest.key`. Integers are ``Int64``, flags ``boolean``, dates
    ``datetime64``, texts and categories ``string``; :func:`order` gives the categories of a column. Each call returns a
    fresh frame.

    Raises
    ------
    InputError : naming file, row and column of the first malformed cell.

    Examples
    --------
    >>> lives = load("alliance_spells")
    >>> int(lives.bilateral.sum())
    638
    """
    manifest, table = _manifest_of(name), _table_of(name)
    observe.note(f"data:{name}")
    read = _read_once(table, manifest, table.stat().st_mtime_ns, manifest.stat().st_mtime_ns)
    return observe.tag(read.copy(), {f"data:{name}"})


class _Lazily(Mapping[str, pd.DataFrame]):
    """Tables by name, each loaded when it is asked for."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self._names = names

    def __getitem__(self, name: str) -> pd.DataFrame:
        if name not in self._names:
            raise KeyError(name)
        return load(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def lazily(*names: str) -> Mapping[str, pd.DataFrame]:
    """Return tables by name, each loaded when it is asked for, so that what is drawn from them names only what it read.

    Examples
    --------
    >>> with observe.observed() as read:
    ...     len(lazily("gdp", "wars")["wars"].columns) > 3
    True
    >>> read
    {'data:wars'}
    """
    for name in names:
        _manifest_of(name)
    return _Lazily(names)


def order(name: str, column: str) -> list[str]:
    """Return the categories of a column in the order of the manifest, those that no row has among them.

    Parameters
    ----------
    name : the table's name, one of :func:`tables`.
    column : the name of a column of kind "category".

    Raises
    ------
    InputError : if the table has no such column of categories.

    Examples
    --------
    >>> order("israel_status", "status")
    ['full', 'consular only', 'broken']
    """
    categories = {each.name: list(each.values) for each in describe(name).columns if each.values}
    if column not in categories:
        raise InputError(
            paths.shown(_manifest_of(name)),
            f"column {column}",
            "there is no such column of categories",
            f"use one of {', '.join(categories)}" if categories else "this table has none",
        )
    return categories[column]


@cache
def _read_once(table: Path, manifest: Path, *changed: int) -> pd.DataFrame:
    """Read a table; it is read again when one of the two files was changed."""
    return read_table(table, read_manifest(manifest))


def read_table(path: Path, manifest: Manifest) -> pd.DataFrame:
    """Read a CSV file as its manifest describes it; see :func:`load`."""
    wanted = [column.name for column in manifest.columns]
    return as_described(pd.DataFrame(read_csv(path, wanted)[1:], columns=wanted, dtype="object"), manifest, path)


def as_described(cells: pd.DataFrame, manifest: Manifest, path: Path) -> pd.DataFrame:
    """Turn cells of text into the kinds of their columns, or say which cell of the file does not fit; see :func:`load`."""
    return pd.DataFrame({c.name: typed(cells[c.name], c, path) for c in manifest.columns})


def typed(cells: pd.Series, column: Column, path: Path) -> pd.Series:
    """Turn the text cells of one column into its kind, or say which cell of the file does not fit.

    >>> typed(pd.Series(["1", "0"]), Column(name="ours", kind="flag", unit="none", meaning=""), Path("a.csv")).tolist()
    [True, False]
    """
    empty = cells == ""
    if empty.any() and column.missing is None:
        _refuse(path, column, empty, cells, "the cell is empty", "fill it, or say in the manifest what 'missing' means")
    text = cells.mask(empty)
    if column.kind in ("text", "category"):
        if column.values:
            _refuse(path, column, ~empty & ~cells.isin(list(column.values)), cells, "{!r} is not an allowed value",
                    f"use one of {', '.join(column.values)}")  # fmt: skip
        return text.astype("string")
    if column.kind == "flag":
        _refuse(path, column, ~empty & ~cells.isin(["0", "1"]), cells, "{!r} is not a flag", "write 1 for yes, 0 for no")
        return text.map({"0": False, "1": True}).astype("boolean")
    if column.kind == "date":
        parsed = pd.to_datetime(text, format="%Y-%m-%d", errors="coerce")
        _refuse(path, column, ~empty & parsed.isna(), cells, "{!r} is not a date", "write it as year-month-day")
        return parsed.astype("datetime64[s]")
    parsed = pd.to_numeric(text, errors="coerce")
    whole = column.kind == "integer"
    wrong = ~empty & (parsed.isna() | (whole & (parsed % 1 != 0)))
    _refuse(path, column, wrong, cells, "{!r} is not " + ("a whole number" if whole else "a number"), "correct the cell")
    return parsed.astype("Int64" if whole else "float64")


def _refuse(path: Path, column: Column, wrong: pd.Series, cells: pd.Series, problem: str, remedy: str) -> None:
    """Raise for the first cell marked wrong, if there is one."""
    if wrong.any():
        index = int(wrong.to_numpy().argmax())
        place = f"row {index + 2}, column {column.name}"
        raise InputError(paths.shown(path), place, problem.format(cells.iloc[index]), remedy)


def checksum(path: Path) -> str:
    """Return the SHA-256 of a file, as 64 hexadecimal digits."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def validate(name: str) -> pd.DataFrame:
    """Load a table and hold it against everything its manifest promises.

    Checks, beyond the types: checksum, number of rows, unique key, limits of every column.

    Returns
    -------
    pandas.DataFrame, the table as :func:`load` returns it.

    Raises
    ------
    InputError : for the first broken promise.
    """
    manifest, path = describe(name), _table_of(name)
    table = load(name)
    check(table, manifest, path)
    rebuild = f"make data TABLE={name}"
    if manifest.rows is None or manifest.sha256 is None:
        raise InputError(paths.shown(_manifest_of(name)), "", "it has no rows and sha256 yet", f"build the table with: {rebuild}")
    if len(table) != manifest.rows:
        raise InputError(paths.shown(path), "", f"{len(table)} rows where the manifest says {manifest.rows}", f"rebuild with: {rebuild}")
    if (found := checksum(path)) != manifest.sha256:
        raise InputError(
            paths.shown(path),
            "",
            f"the checksum is {found[:12]}…, the manifest says {manifest.sha256[:12]}…",
            f"tables are built, not edited: change the coded rows or the builder and run {rebuild}",
        )
    return table


def check(table: pd.DataFrame, manifest: Manifest, path: Path) -> None:
    """Hold typed rows against what their manifest says of limits, keys and other columns.

    Raises
    ------
    InputError : naming the file ``path`` and the first row that breaks a promise.
    """
    _check_limits(table, manifest, path)
    _check_relations(table, manifest, path)


def _check_limits(table: pd.DataFrame, manifest: Manifest, path: Path) -> None:
    """Check unique keys and limits with pandera, and report the first failure with its row."""
    import pandera.pandas as pa

    columns = {
        c.name: pa.Column(
            nullable=c.missing is not None,
            checks=([pa.Check.ge(c.least)] if c.least is not None else []) + ([pa.Check.le(c.most)] if c.most is not None else []),
        )
        for c in manifest.columns
    }
    try:
        pa.DataFrameSchema(columns, unique=manifest.key or None).validate(table, lazy=True)
    except pa.errors.SchemaErrors as errors:
        first = errors.failure_cases.sort_values("index", kind="stable").iloc[0]
        place = f"row {int(first['index']) + 2}"
        if first["check"] == "multiple_fields_uniqueness":
            problem, remedy = f"the key {', '.join(manifest.key)} occurs twice", "keep one of the rows"
        else:
            place += f", column {first['column']}"
            problem, remedy = f"{first['failure_case']} breaks the limit {first['check']}", "correct the row, or its builder"
        raise InputError(paths.shown(path), place, problem, remedy) from None


def _check_relations(table: pd.DataFrame, manifest: Manifest, path: Path) -> None:
    """Check what columns promise about each other and about other tables."""
    for first, second in manifest.in_order:
        wrong = (table[first] > table[second]).fillna(False)
        if wrong.any():
            row = int(wrong.to_numpy().argmax())
            problem = f"{first} {_plain(table[first].iloc[row])} is after {second} {_plain(table[second].iloc[row])}"
            raise InputError(paths.shown(path), f"row {row + 2}", problem, "correct the row, or its builder")
    for column in manifest.columns:
        if column.refers:
            other, name = column.refers.split(".")
            known = load(other)[name]
            _refuse(path, column, table[column.name].notna() & ~table[column.name].isin(known), table[column.name],
                    f"{{!r}} is not in {column.refers}", f"correct it, or add it to the table {other}")  # fmt: skip


def _plain(cell: object) -> str:
    """Write a cell as the CSV file has it."""
    return str(cell).removesuffix(" 00:00:00")


def write_table(table: pd.DataFrame, name: str) -> None:
    """Write a built table and bring row count and checksum of its manifest up to date.

    The table is written beside its final place, held against its manifest, and moved there when it is right, so that a failed
    build changes nothing and an interrupted one never leaves half a file.

    Raises
    ------
    InputError : for the first row that the manifest does not allow.
    """
    manifest_path, path = paths.TABLES / f"{name}.yml", paths.TABLES / f"{name}.csv"
    manifest = read_manifest(manifest_path)
    draft = path.with_suffix(".csv.part")
    try:
        table[[c.name for c in manifest.columns]].to_csv(draft, index=False, lineterminator="\n")
        check(read_table(draft, manifest), manifest, draft)
        text = manifest_path.read_text(encoding="utf-8")
        for field, value in (("rows", str(len(table))), ("sha256", checksum(draft))):
            text = _set_field(text, field, value)
        draft.replace(path)
    except InputError as error:
        raise InputError(paths.shown(path), error.place, error.problem, error.remedy) from None
    finally:
        draft.unlink(missing_ok=True)
    replace_text(manifest_path, text)
    describe.cache_clear()


def _set_field(text: str, field: str, value: str) -> str:
    """Replace a top-level scalar of a manifest, or put it before the key, leaving the rest of the text as written."""
    line = f"{field}: {value}"
    changed, found = re.subn(rf"^{field}:.*$", line, text, flags=re.MULTILINE)
    return changed if found else re.sub(r"^key:", f"{line}\nkey:", text, count=1, flags=re.MULTILINE)
