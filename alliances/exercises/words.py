"""What exercises and the scripts of a page say, each sentence once: the catalogue ``words.json``, which ``words.js`` reads for the browser.

A key has the same name in Python and in JavaScript, and is always spelled out there, so that it can be found. ``{places}`` are filled in.
A text that depends on a number has the forms "one" and "other", chosen by the place ``{count}``. An object with other names is a table of
words. What a chapter asks stands in ``book/exercises/``.
"""

import re
from functools import cache
from pathlib import Path

from ..base import paths
from ..base.errors import InputError
from ..base.reading import read_json

CATALOGUE = Path(__file__).with_name("words.json")
PLACE = re.compile(r"\{(\w+)\}")
FORMS = {"one", "other"}  # of a sentence that depends on a number
Entry = str | dict[str, str]


def read(path: Path) -> dict[str, Entry]:
    """Read a catalogue.

    Returns
    -------
    dict from key to a text, to the two forms of a text, or to a table of words.

    Raises
    ------
    InputError : naming the entry that is none of these, or has a brace that opens no place.
    """
    content = read_json(path)
    if not isinstance(content, dict):
        raise InputError(paths.shown(path), "", "this is no list of words", "write an object of keys and words")
    return {key: _entry(entry, paths.shown(path), key) for key, entry in content.items()}


def _entry(entry: object, shown: str, key: str) -> Entry:
    texts = entry if isinstance(entry, dict) else {"": entry}
    for text in texts.values():
        if not isinstance(text, str):
            raise InputError(shown, key, f"{text!r} is no text", "put it in quotation marks")
        if set("{}") & set(PLACE.sub("", text)):
            raise InputError(shown, key, f"{text!r} has a brace that belongs to no place", "write a place as {name}")
    if FORMS & set(texts) and (set(texts) != FORMS or "{count}" not in texts["other"]):
        raise InputError(shown, key, "the forms of a text that depends on a number are not right", "give 'one', and 'other' with {count}")
    return entry


@cache
def catalogue() -> dict[str, Entry]:
    """Return the words of all exercises."""
    return read(CATALOGUE)


def say(key: str, **places: str | int) -> str:
    """Return a text of the catalogue, its places filled; where it has two forms, ``count`` chooses.

    Examples
    --------
    >>> say("exercise.minutes", count=1), say("exercise.minutes", count=5)
    ('1 minute', '5 minutes')
    """
    text = catalogue()[key]
    if isinstance(text, dict):
        text = text["one" if places["count"] == 1 else "other"]
    return PLACE.sub(lambda place: str(places[place[1]]), text)


def named(key: str) -> dict[str, str]:
    """Return a table of words.

    Examples
    --------
    >>> named("triad.signs")["plus"]
    'friendly'
    """
    return dict(catalogue()[key])
