"""Reading of hand-written files, with one clear message for what an editor, Excel or git did to them, for a slip of syntax, or for a field that does not fit."""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Hashable
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from . import paths
from .errors import InputError

_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?: |$)", re.MULTILINE)  # what git leaves where two versions do not fit
_NO_FIELDS = re.compile(r"^Input should be a valid dictionary.*$")

T = TypeVar("T")


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # the one in C is eight times as fast
    """A loader that refuses a key that stands twice, of which YAML keeps the last without a word, and says where a value is none."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, object]:
        """Make a mapping of keys that all differ."""
        seen = set()
        for key, _ in node.value if isinstance(node, yaml.MappingNode) else ():
            if isinstance(key, yaml.ScalarNode) and key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, f"the key {key.value!r} occurs twice", key.start_mark)
            seen.add(key.value if isinstance(key, yaml.ScalarNode) else None)
        return super().construct_mapping(node, deep=deep)

    def construct_object(self, node: yaml.Node, deep: bool = False) -> object:
        """Make a value; a date that does not exist is none."""
        try:
            return super().construct_object(node, deep=deep)
        except (ValueError, OverflowError) as error:
            why = "the number is too long" if "digits" in str(error) else error
            said = f"{str(node.value)[:40]!r} is no value: {why}"
            raise yaml.constructor.ConstructorError(None, None, said, node.start_mark) from None


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
        tagged = several and isinstance(fields, dict) and within[:1] == [str(fields.get("type"))]  # one of several begins with its type
        field = "type" if several and first["type"].startswith("union_tag") else ".".join(within[1:] if tagged else within)
        plain = first["type"] != "missing" and isinstance(first["input"], str | int | float)
        found = f" (found {str(first['input'])[:40]!r})" if plain else ""
        where = ", ".join(part for part in (place, field) if part)
        said = _NO_FIELDS.sub("there are no fields here", first["msg"].removeprefix("Value error, "))
        raise InputError(paths.shown(path), where, said + found, remedy) from None
    except (
        TypeError,
        AttributeError,
        LookupError,
        ArithmeticError,
        RecursionError,
    ) as error:  # a rule of the record met a form that it does not know
        said = " ".join(str(error).split())[:120]
        raise InputError(paths.shown(path), place, f"something here has another form than it must have ({said})", remedy) from None


def read_text(path: Path) -> str:
    """Return a text as it was written, without the mark that some editors put at its beginning.

    Raises
    ------
    InputError : if the file is missing or cannot be read, is not in UTF-8, or holds a merge that nobody finished; naming the line.

    Examples
    --------
    >>> read_text(paths.SEEDS / "data" / "wars.csv")[:11]
    'war,state_a'
    """
    shown = paths.shown(path)
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise InputError(shown, "", "the file is missing", "write it, or correct its name") from None
    except IsADirectoryError:
        raise InputError(shown, "", "this is a folder where a file must be", "take the folder away, and restore the file") from None
    except OSError as error:
        raise InputError(shown, "", f"the file cannot be read: {error.strerror}", "correct its rights, or who owns it") from None
    try:
        text = content.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        problem = f"the file is not in UTF-8 (byte {content[error.start]:#04x})"
        raise InputError(shown, f"line {line}", problem, "save it as text in UTF-8; in Excel as 'CSV UTF-8'") from None
    if "\0" in text:
        problem = "there is a NUL sign, which no text has: the file is damaged, or in UTF-16"
        raise InputError(shown, f"line {text[: text.index(chr(0))].count(chr(10)) + 1}", problem, "save it as text in UTF-8, or restore it")
    if found := _CONFLICT.search(text):
        problem = "a merge was not finished: git's marks stand in the file"
        remedy = "keep one of the two versions, and delete the lines with <<<<<<<, ======= and >>>>>>>"
        raise InputError(shown, f"line {text.count(chr(10), 0, found.start()) + 1}", problem, remedy)
    return text


def read_yaml(path: Path) -> object:
    """Return the content of a YAML file.

    Raises
    ------
    InputError : naming file and line, if the file is not valid YAML, or one of :func:`read_text`'s.

    Examples
    --------
    >>> read_yaml(paths.SEEDS / "data" / "alliance_spells.yml")["key"]
    ['atop_id']
    """
    shown, text = paths.shown(path), read_text(path)
    try:
        content = yaml.load(text, Loader=_Loader)  # noqa: S506 (both loaders are safe)
    except yaml.YAMLError as error:
        mark, said = getattr(error, "problem_mark", None), getattr(error, "problem", None) or str(error)
        tab = mark and "\t" in (text.split("\n")[mark.line : mark.line + 1] or [""])[0]
        said = "a tab stands where blanks must" if tab else " ".join(said.split())[:160]
        remedy = "write blanks in place of the tab" if tab else "correct the line, or the one before it"
        raise InputError(shown, f"line {mark.line + 1}" if mark else "", f"this is not valid YAML: {said}", remedy) from None
    except RecursionError:
        raise InputError(shown, "", "this is not valid YAML: one thing lies in another too often", "restore the file") from None
    if content is None:
        raise InputError(shown, "", "the file is empty", "restore it")
    return content


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
    reader = csv.reader(io.StringIO(read_text(path), newline=""))
    try:
        lines = list(reader)
    except csv.Error as error:
        raise InputError(
            shown, f"line {reader.line_num}", f"this is not valid CSV: {error}", "look for a quotation mark too many"
        ) from None
    if not any(cell.strip() for line in lines[:1] for cell in line):
        raise InputError(shown, "", "the file is empty", "restore it, or begin it with its header")
    if header and lines[0] != header:
        raise InputError(shown, "row 1", _other_header(lines[0], header), f"it must be {','.join(header)}")
    if twice := [name for name, times in Counter(lines[0]).items() if times > 1]:
        raise InputError(shown, "row 1", f"the column {twice[0]!r} occurs twice", "take one out")
    for number, cells in enumerate(lines[1:], start=2):
        if len(cells) != len(lines[0]):
            found = f"{len(cells)} cells where the header has {len(lines[0])}"
            raise InputError(shown, f"row {number}", found, "add or quote the missing cells")
    return lines


def _other_header(found: list[str], wanted: list[str]) -> str:
    """Say in what a header differs from the one that it must be.

    >>> _other_header(["id", "dat"], ["id", "date"])
    "the header has not 'date', and has 'dat'"
    """
    if len(found) == 1 and found[0].count(";") == len(wanted) - 1:
        return "the cells are parted by semicolons, not by commas"
    lacks, more = ([repr(name) for name in one if name not in other] for one, other in ((wanted, found), (found, wanted)))
    told = [f"has not {', '.join(lacks)}"] if lacks else []
    told += [f"has {', '.join(more)}"[:200]] if more else []
    return f"the header {', and '.join(told)}" if told else "the header has its columns in another order, or one of them twice"


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
        return json.loads(read_text(path))
    except json.JSONDecodeError as error:
        raise InputError(paths.shown(path), f"line {error.lineno}", f"this is not valid JSON: {error.msg}", "correct the syntax") from None
    except (RecursionError, ValueError):
        raise InputError(paths.shown(path), "", "this is not valid JSON: too deep, or with a number too long", "restore the file") from None
