"""Work as it comes in, damaged in all ways: each file is graded or named with its reason, none stops the grader or the class view."""

import json
import os
import random
import shutil
from pathlib import Path

import class_of_answers
import nbformat
import pytest
from answer_file import HANDED_IN
from made_up_class import CLAIM, solved

from alliances.__main__ import main
from alliances.labs import notebooks
from alliances.labs.classroom import handed, page
from alliances.labs.grading import folder as grading
from alliances.labs.grading import plan, run, submissions

pytestmark = pytest.mark.xdist_group("answers")
HUGE = 10**4000
BAD = {"unreadable", "wrong file", "nothing handed in"}


def cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def marks(content: bytes) -> bytes:
    rows = content.split(b"\n")
    place = len(rows) // 2
    return b"\n".join([*rows[:place], b"<<<<<<< HEAD", rows[place], b"=======", b'"x": 1,', b">>>>>>> theirs", *rows[place + 1 :]])


DAMAGES = {
    "empty": lambda content: b"",
    "blanks": lambda content: b" \n\n",
    "cut off": cut,
    "NUL": lambda content: content[:30] + b"\0" + content[30:],
    "NULs": lambda content: b"\0" * 4096,
    "random bytes": lambda content: random.Random(7).randbytes(4096),
    "merge": marks,
    "twice": lambda content: content + content,
    "another page": lambda content: b"<!doctype html><title>Sign in</title>",
    "PDF": lambda content: b"%PDF-1.7\n" + content,
    "half a zip": lambda content: b"PK\x03\x04" + content[:500],
    "too large": lambda content: content + b" " * submissions.LARGEST,
    "a list": lambda content: b"[1, 2]",
    "a number": lambda content: b"9" * 5000,
    "deep": lambda content: b'{"a":' * 100_000,
}
SAVED = {  # what programs do to a text and what is read all the same
    "BOM": lambda content: b"\xef\xbb\xbf" + content,
    "CRLF": lambda content: content.replace(b"\n", b"\r\n"),
    "UTF-16": lambda content: content.decode().encode("utf-16"),
    "UTF-16 without its mark": lambda content: content.decode().encode("utf-16-le"),
}


@pytest.fixture(scope="module")
def originals(answer_file) -> dict[str, bytes]:
    """What the book's pages and a notebook's tool wrote."""
    return {
        "answers.json": answer_file.read_bytes(),
        "page.html": answer_file.with_name(HANDED_IN).read_bytes(),
        "lab.ipynb": nbformat.writes(solved(CLAIM, "ana")).encode(),
    }


def judged(path: Path) -> tuple[str, str]:
    """Return what the grader says of a file, short of running it."""
    (one, *_) = submissions.find(path.parent.parent)
    if path.suffix == ".ipynb":
        try:
            notebook = submissions.read_notebook(one.content)
        except submissions.UnreadableError as problem:
            return "unreadable", str(problem)
        lab = submissions.lab_of(notebook)
        return ("graded", "") if lab and plan.make(notebooks.SOURCES / f"{lab}.py", notebook) else ("wrong file", "no lab")
    row = grading.grade_file(one, run.Limits())[-1]
    return row.state, row.note


@pytest.mark.parametrize("name", ["answers.json", "page.html", "lab.ipynb"])
def test_a_damaged_file_has_one_clear_reason(originals, name, tmp_path):
    path, faults = tmp_path / "in" / "ana" / name, []
    path.parent.mkdir(parents=True)
    for damage, change in (DAMAGES | SAVED).items():
        path.write_bytes(change(originals[name]))
        state, note = judged(path)
        print(f"{name:12} | {damage:24} | {state} | {note[:200]}")
        whole = damage in SAVED or (name == "page.html" and damage in ("NUL", "merge"))  # these two hit what is shown, not the data
        if whole and state != "graded":
            faults.append((damage, state, note))
        if not whole and (state not in BAD or not note or "\n" in note):
            faults.append((damage, state, note))
    path.unlink()
    path.mkdir()
    assert grading.grade_file(submissions.find(tmp_path / "in")[0], run.Limits())[-1].state == "nothing handed in"
    assert faults == []


def test_a_file_that_may_not_be_read_is_named(originals, tmp_path):
    path = tmp_path / "ana" / "answers.json"
    path.parent.mkdir()
    path.write_bytes(originals["answers.json"])
    path.chmod(0)
    if os.geteuid() == 0:  # who may all: a file that no one can read
        path.unlink()
        os.mkfifo(path)
    assert judged(path)[0] in BAD


def mutated(value: object, chance: random.Random) -> object:
    """Return JSON values with something in them that is of another form."""
    if isinstance(value, dict) and value and chance.random() < 0.9:
        name = chance.choice(list(value))
        return {key: mutated(each, chance) if key == name else each for key, each in value.items()}
    if isinstance(value, list) and value and chance.random() < 0.8:
        place = chance.randrange(len(value))
        return [mutated(each, chance) if index == place else each for index, each in enumerate(value)]
    others = (
        None,
        True,
        -1,
        7,
        1e308,
        HUGE,
        "",
        "x",
        "2024-02-30T00:00:00.000Z",
        "<script>",
        "\ud800",
        [],
        [None],
        {},
        {"p": 150},
        {"a": []},
    )
    return chance.choice(others)


def test_whatever_stands_in_a_file_neither_grader_nor_class_view_breaks(tmp_path):
    """Eighty files of which some value is of another form than the book writes; each has its line, and the page is made."""
    chance = random.Random(20)
    whole = [json.loads(text) for text in class_of_answers.files(class_of_answers.NAMES[-4:], pages=17).values()]
    for number in range(80):
        content = whole[number % len(whole)]
        if number % 4 == 0:
            content = mutated(content, chance)
        else:  # the frame holds, and what it holds does not
            names = chance.sample(list(content["answers"]), 20)
            content = content | {"answers": content["answers"] | {name: mutated(content["answers"][name], chance) for name in names}}
        put = tmp_path / "in" / f"student-{number:03d}"
        put.mkdir(parents=True)
        (put / "answers.json").write_text(json.dumps(content), encoding="utf-8")
    rows = [grading.grade_file(one, run.Limits())[-1] for one in submissions.find(tmp_path / "in")]
    assert len(rows) == 80
    assert all(row.state in BAD | {"graded"} and (row.state == "graded" or row.note) for row in rows)
    found = handed.read(tmp_path / "in")
    assert {each.file.split("/")[0] for each in found.unread} | set(found.students) == {f"student-{number:03d}" for number in range(80)}
    assert main(["class", str(tmp_path / "in"), "-o", str(tmp_path / "class.html")]) == 0
    assert len(page.whole(found, anonymous=True)) > 10_000
    assert sorted(each.name for each in tmp_path.iterdir()) == ["class.html", "in"], "half-written files were left"


def test_a_page_that_cannot_be_finished_leaves_the_old_one(originals, tmp_path):
    put = tmp_path / "in" / "ana"
    put.mkdir(parents=True)
    (put / "answers.json").write_bytes(originals["answers.json"])
    assert main(["class", str(tmp_path / "in"), "-o", str(tmp_path / "class.html")]) == 0
    before = (tmp_path / "class.html").read_bytes()
    shutil.rmtree(put)
    assert main(["class", str(tmp_path / "in"), "-o", str(tmp_path / "class.html")]) == 1
    assert (tmp_path / "class.html").read_bytes() == before
