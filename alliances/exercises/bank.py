"""The item bank: the reader of ``book/exercises/*.yml``.

Text may contain ``{{name}}`` or ``{{table[key].column}}``: that figure (see :mod:`alliances.numbers`) is put in its place.
"""

import re
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter

from .. import numbers
from ..base import observe, paths
from ..base.errors import InputError
from ..base.reading import read_text, read_yaml, validated
from .kinds import Exercise, Item

_ITEM = TypeAdapter(Item)


def read_file(path: Path) -> list[Exercise]:
    """Read the exercises of one chapter.

    Raises
    ------
    InputError : naming the file, the exercise and the field that is wrong.
    """
    return [_read_item(raw, path) for raw in _content(path)["exercises"]]


def _content(path: Path) -> dict:
    """Return a file as it is written, if it has a chapter and exercises with ids."""
    content, remedy = read_yaml(path), "follow book/exercises/README.md"
    if not isinstance(content, dict) or set(content) != {"chapter", "exercises"} or not isinstance(content["exercises"], list):
        raise InputError(paths.shown(path), "", "the file has not the fields 'chapter' and 'exercises', and no other", remedy)
    if not isinstance(content["chapter"], str):
        raise InputError(paths.shown(path), "chapter", "this is no page", remedy)
    for number, raw in enumerate(content["exercises"], start=1):
        if not isinstance(raw, dict) or not isinstance(raw.get("id"), str):
            raise InputError(paths.shown(path), f"exercise number {number}", "it has no id", remedy)
    return content


def _all_files() -> list[Path]:
    """List the files of the bank, in order."""
    files = sorted(paths.ITEM_BANK.glob("*.yml"))
    if not files:
        raise InputError(paths.shown(paths.ITEM_BANK), "", "there are no exercises", "restore the folder: the book comes with it")
    return files


_read_once = cache(read_file)  # a page shows a few exercises of its own chapter: only their file is read


_READS: dict[str, frozenset[str]] = {}  # exercise id -> keys of what its numbers rest on


def _read_item(raw: dict, path: Path) -> Exercise:
    name = raw["id"]
    try:
        with observe.observed(aside=True) as read:
            filled = _with_figures(raw)
    except InputError as error:
        raise InputError(paths.shown(path), f"exercise {name}", error.problem, error.remedy) from None
    exercise = validated(_ITEM, filled, path, f"exercise {name}", remedy="follow book/exercises/README.md")
    _READS[exercise.id] = frozenset({f"exercise:{exercise.id}", *read})
    return exercise


def _with_figures(raw: object) -> object:
    """Put figures in place of their names, throughout."""
    if isinstance(raw, str):
        return re.sub(r"\{\{\s*([^{}]+?)\s*\}\}", lambda match: numbers.find(match[1]).text, raw)
    if isinstance(raw, list):
        return [_with_figures(part) for part in raw]
    if isinstance(raw, dict):
        return {key: _with_figures(part) for key, part in raw.items()}
    return raw


@cache
def load_bank() -> dict[str, Exercise]:
    """Read the whole bank.

    Returns
    -------
    dict from exercise id to exercise, in order of file and place.

    Raises
    ------
    InputError : for the first malformed exercise, or an id that occurs twice.

    Examples
    --------
    >>> load_bank()["pattern-median"].bloom
    'understand'
    """
    bank: dict[str, Exercise] = {}
    for path in _all_files():
        for exercise in _read_once(path):
            if exercise.id in bank:
                raise InputError(paths.shown(path), f"exercise {exercise.id}", "the id occurs twice in the bank", "choose another id")
            bank[exercise.id] = exercise
    return bank


def get(exercise_id: str) -> Exercise:
    """Return one exercise, without reading more of the bank than its chapter.

    Raises
    ------
    InputError : if the bank has no such id.
    """
    for path in _all_files():
        if exercise_id in read_text(path):
            for exercise in _read_once(path):
                if exercise.id == exercise_id:
                    observe.note(*_READS[exercise_id])
                    return exercise
    raise InputError("book/exercises", "", f"there is no exercise {exercise_id!r}", f"use one of {', '.join(load_bank())}")


@cache
def rests_on(exercise_id: str) -> frozenset[str]:
    """Return the keys of all that an exercise shows: itself, what its numbers were read from, what its model is fed with, its sources.

    Examples
    --------
    >>> sorted(rests_on("pattern-median"))[:2]
    ['data:alliance_spells', 'exercise:pattern-median']
    """
    exercise = get(exercise_id)
    with observe.observed(aside=True) as read:
        exercise.public()
        exercise.still()
    return _READS[exercise_id] | read


@cache
def _files() -> list[dict]:
    return [_content(path) for path in _all_files()]


def raw_items() -> dict[str, dict]:
    """Return the exercises as they are written, by id, before figures are put in.

    >>> raw_items()["pattern-median"]["type"]
    'estimate'
    """
    return {raw["id"]: raw for content in _files() for raw in content["exercises"]}


@cache
def chapters() -> dict[str, str]:
    """Return the chapter that each exercise belongs to.

    Returns
    -------
    dict from exercise id to the page below ``book/``, in the order of the bank.

    Examples
    --------
    >>> chapters()["secret-end"]
    'alliances/1896'
    """
    return {raw["id"]: content["chapter"] for content in _files() for raw in content["exercises"]}
