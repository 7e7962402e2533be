"""Reading of hand-written files, with one clear message for a slip of syntax, or for a field that does not fit its record."""

import csv
import json
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from . import paths
from .errors import InputError

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the one in C is eight times as fast

T = TypeVar("T")


class Strict(BaseModel):
    """A record that allows no unknown field and no change; blanks around texts are cut."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


def validated(record: type[T] | TypeAdapter[T], fields: object, path: Path, place: str = "", *, remedy: str) -> T:
    """Make a record of what was read, or say in one message which field does not fit.

    Parameters
    ----------
    record : a record, or an adapter for one of several that their field ``type`` tells apart.
    fields : what was read.
    path, place : where it stands: the file, and the row or entry in it.
    remedy : what to do about a field that does not fit.

    Raises
    ------
    InputError : for the first field that does not fit.

    Examples
    --------
    >>> class Term(Strict):
    ...     name: str
    >>> validated(Term, {"name": " dyad "}, Path("terms.csv"), "row 2", remedy="correct it").name
    'dyad'
    >>> validated(Term, {"name": 7}, Path("terms.csv"), "row 2", remedy="correct it")
    Traceback (most recent call last):
    ...
    alliances.base.errors.InputError: terms.csv, row 2, name: Input should be a valid string (found '7'). Remedy: correct it.
    """
    several = isinstance(record, TypeAdapter)
    try:
        return record.validate_python(fields) if several else record.model_validate(fields)
    except ValidationError as error:
        first = error.errors()[0]
        within = [str(part) for part in first["loc"]]
        field = (".".join(within[1:]) if within else "type") if several else ".".join(within)
        plain = first["type"] != "missing" and isinstance(first["input"], str | int | float)
        found = f" (found {str(first['input'])[:40]!r})" if plain else ""
        where = ", ".join(part for part in (place, field) if part)
        raise InputError(paths.shown(path), where, first["msg"].removeprefix("Value error, ") + found, remedy) from None


def read_yaml(path: Path) -> object:
    """Return the content of a YAML file.

    Raises
    ------
    InputError : naming file and line, if the file is not valid YAML.

    Examples
    --------
    >>> read_yaml(paths.SEEDS / "data" / "alliance_spells.yml")["key"]
    ['atop_id']
    """
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 (both loaders are safe)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"line {mark.line + 1}" if mark else ""
        raise InputError(paths.shown(path), place, "this is not valid YAML", "correct the syntax") from None


def read_csv(path: Path, header: list[str] | None = None) -> list[list[str]]:
    """Return the lines of a CSV file as lists of cells, the header first.

    Parameters
    ----------
    path : the file, in UTF-8.
    header : the header that it must have; without one, any will do.

    Raises
    ------
    InputError : naming file and row, if the file is empty, has another header, or a row with more or fewer cells.

    Examples
    --------
    >>> read_csv(paths.SEEDS / "data" / "wars.csv")[0][:2]
    ['war', 'state_a']
    """
    shown = paths.shown(path)
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            lines = list(csv.reader(stream))
    except FileNotFoundError:
        raise InputError(shown, "", "the file is missing", "write it, or correct its name") from None
    except UnicodeDecodeError:
        raise InputError(shown, "", "the file is not in UTF-8", "save it as CSV in UTF-8") from None
    if not lines:
        raise InputError(shown, "", "the file is empty", "restore it, or begin it with its header")
    if header and lines[0] != header:
        raise InputError(shown, "row 1", f"the header is {','.join(lines[0])}", f"it must be {','.join(header)}")
    for number, cells in enumerate(lines[1:], start=2):
        if len(cells) != len(lines[0]):
            found = f"{len(cells)} cells where the header has {len(lines[0])}"
            raise InputError(shown, f"row {number}", found, "add or quote the missing cells")
    return lines


def read_json(path: Path) -> object:
    """Return the content of a JSON file.

    Raises
    ------
    InputError : naming file and line, if the file is not valid JSON.

    Examples
    --------
    >>> read_json(paths.PACKAGE / "exercises" / "words.json")["exercise.check"]
    'Check'
    """
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except json.JSONDecodeError as error:
        raise InputError(paths.shown(path), f"line {error.lineno}", f"this is not valid JSON: {error.msg}", "correct the syntax") from None
