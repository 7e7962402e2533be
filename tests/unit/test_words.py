"""The catalogue of what exercises say: every use fits it, every entry is used, and none of its sentences stands anywhere else."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from pygments.lexers import JavascriptLexer
from pygments.token import Punctuation, String

from alliances.base import paths
from alliances.base.errors import InputError
from alliances.exercises import words
from alliances.site import imports

pytestmark = pytest.mark.xdist_group("words")  # so that scripts are taken apart once
WORDS = words.catalogue()
PYTHON = sorted(paths.PACKAGE.rglob("*.py"))
SCRIPTS = sorted(paths.PACKAGE.rglob("*.js"))


class Use(NamedTuple):
    """One call of ``say`` or ``named``; a key that is not spelled out is empty."""

    where: str
    function: str
    key: str
    places: set[str]


def in_python(path: Path) -> Iterator[Use]:
    text = path.read_text(encoding="utf-8")
    nodes = list(ast.walk(ast.parse(text))) if "words import" in text else []
    if not any(isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[-1] == "words" for node in nodes):
        return  # it means something else by these names
    for node in nodes:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("say", "named"):
            key = node.args[0].value if isinstance(node.args[0], ast.Constant) else ""
            yield Use(f"{path.name}:{node.lineno}", node.func.id, key, {each.arg or "**" for each in node.keywords})


@cache
def tokens_of(path: Path) -> list[tuple]:
    return list(JavascriptLexer().get_tokens(path.read_text(encoding="utf-8")))


def in_script(path: Path) -> Iterator[Use]:
    called = re.search(r"\b(?:say|named)\s*\(", path.read_text(encoding="utf-8"))
    tokens = [(kind, text) for kind, text in tokens_of(path) if text.strip()] if called else []
    for start, ((_, name), (_, bracket), (_, key)) in enumerate(zip(tokens, tokens[1:], tokens[2:], strict=False)):
        if name in ("say", "named") and bracket == "(" and tokens[start - 1][1] != "function":
            yield Use(path.name, name, key.strip('"') if key.startswith('"') else "", set(properties(tokens[start + 3 :])))


def properties(tokens: list) -> Iterator[str]:
    """The names in the object that follows a key, if one does."""
    if [text for _, text in tokens[:2]] != [",", "{"]:
        return
    depth, before = 0, ""
    for kind, text in tokens[1:]:
        if depth == 1 and before in ("{", ","):
            yield text
        if kind in Punctuation:
            depth += sum(text.count(mark) for mark in "([{") - sum(text.count(mark) for mark in ")]}")
        before = text
        if depth == 0:
            return


@cache
def uses() -> list[Use]:
    return [use for path in PYTHON for use in in_python(path)] + [use for path in SCRIPTS for use in in_script(path)]


def texts(entry: words.Entry) -> list[str]:
    return list(entry.values()) if isinstance(entry, dict) else [entry]


def is_table(entry: words.Entry) -> bool:
    return isinstance(entry, dict) and set(entry) != words.FORMS


def test_every_use_names_an_entry():
    """A text is said, a table is named."""
    assert [use for use in uses() if use.key not in WORDS] == []
    assert [use for use in uses() if is_table(WORDS[use.key]) != (use.function == "named")] == []


def test_every_use_gives_the_places_of_its_text():
    wanted = {key: {place for text in texts(entry) for place in words.PLACE.findall(text)} for key, entry in WORDS.items()}
    assert [(use, wanted[use.key]) for use in uses() if use.function == "say" and use.places != wanted[use.key]] == []


def test_both_languages_are_read():
    assert len({use.key for use in uses() if use.where.endswith(".js")}) > 100
    assert len({use.key for use in uses() if ".py" in use.where}) > 150


def test_every_entry_is_used():
    assert set(WORDS) == {use.key for use in uses()}


@cache
def literals() -> list[tuple[Path, str]]:
    """Every piece of text in quotation marks, in Python and in JavaScript, without docstrings and comments."""
    found = []
    for path in PYTHON:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        documented = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        found += [
            (path, node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documented
        ]
    for path in SCRIPTS:
        found += [(path, text.strip("\"'`")) for kind, text in tokens_of(path) if kind in String]
    return found


def pieces(text: str) -> list[str]:
    """The parts of a text between its places that are long enough to be its own."""
    return [piece for part in words.PLACE.split(text)[::2] if len(piece := part.strip(" .:,;“”()")) >= 14]


def test_no_sentence_stands_anywhere_else():
    """A piece of a text in no string, save in charts, which have words of their own; a whole text in no string of a script."""
    every = {text for entry in WORDS.values() if not is_table(entry) for text in texts(entry)}
    long = {piece for text in every for piece in pieces(text)}
    assert len(long) > 150
    found = [(path, piece) for path, text in literals() for piece in long if piece in text and "charts" not in path.parts]
    every.discard("no")  # which is also what HTML says of words that a browser shall not translate
    found += [(path, text) for path, text in literals() if path.suffix == ".js" and text in every]
    assert found == []


def test_no_sentence_claims_that_a_file_has_arrived():
    """No script is told whether the browser took a file: the reader is asked to look."""
    told = [text for entry in WORDS.values() if not is_table(entry) for text in texts(entry) if "your downloads" in text]
    assert len(told) >= 4
    assert [text for text in told if not re.search(r"[Ll]ook (for it )?in your downloads|If \{file\} is not in your downloads", text)] == []
    saved = re.compile(r"\{file\} (is|was|has been) (saved|downloaded|kept)")
    assert [text for entry in WORDS.values() if not is_table(entry) for text in texts(entry) if saved.search(text)] == []


def test_no_text_stands_twice_in_the_catalogue():
    every = [text for entry in WORDS.values() if not is_table(entry) for text in texts(entry)]
    assert sorted({text for text in every if every.count(text) > 1}) == []


def test_a_page_with_an_exercise_rests_on_the_catalogue():
    """So that a changed word makes the page anew."""
    assert words.CATALOGUE in {path for module in imports.closure("alliances.exercises") for path in imports.files(module)}


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("[]", "this is no list of words"),
        ('{"a.b": 7}', "a.b: 7 is no text"),
        ('{"a.b": {"one": "x", "other": null}}', "None is no text"),
        ('{"a.b": "a { b"}', "has a brace that belongs to no place"),
        ('{"a.b": "a {b c} d"}', "has a brace that belongs to no place"),
        ('{"a.b": {"one": "x", "many": "y {count}"}}', "the forms of a text that depends on a number are not right"),
        ('{"a.b": {"one": "x", "other": "y"}}', "the forms of a text that depends on a number are not right"),
        ('{"a.b": "x",\n}', "line 2: this is not valid JSON"),
    ],
)
def test_a_broken_catalogue_is_refused_in_one_line(tmp_path, content, problem):
    path = tmp_path / "words.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=re.escape(problem)) as caught:
        words.read(path)
    assert "words.json" in str(caught.value)
    assert "\n" not in str(caught.value)
