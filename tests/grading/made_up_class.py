"""A made-up class of thirty: what each hands in, and what the grader must find."""

import shutil
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from answer_file import POINTS

from alliances.labs import notebooks, variants
from alliances.models import reliability

WORLDS, CLAIM = "06-reliability-and-selection", "08-checking-a-claim"  # one with a thousand variants, and one that runs in a moment
ARGUMENT = "The rate depends on what is counted: 74.5 per cent of the promises, 27 per cent of the wars."
Notebook = nbformat.NotebookNode


@dataclass
class Member:
    """One of the class: the file, and the states that differ from what an all-right notebook gets."""

    write: Callable[[Path, str], None]
    states: dict[str, str] = field(default_factory=dict)  # question -> state
    points: float | None = None  # of the whole
    remark: str = ""  # words of the remark on the whole
    work: str = CLAIM


def solved(lab: str, student: str) -> Notebook:
    """Return the notebook of a student who has everything right."""
    notebook = notebooks.complete(notebooks.SOURCES / f"{lab}.py")
    for cell in notebook.cells:
        cell.source = notebooks.HIDDEN.sub("", cell.source).rstrip().replace('STUDENT = ""', f'STUDENT = "{student}"')
        if cell.source == "*Write here.*":
            cell.source = ARGUMENT
    return notebook


def released(lab: str) -> Notebook:
    """Return a lab as students get it."""
    return nbformat.reads(notebooks.release(notebooks.SOURCES / f"{lab}.py"), as_version=4)


def cell(notebook: Notebook, mark: str) -> Notebook:
    """Return a cell by its id."""
    return next(one for one in notebook.cells if one.id == mark)


def notebook(change: Callable[[Notebook, str], None] = lambda n, s: None, lab: str = CLAIM, start=solved, name: str = "") -> Callable:
    """Make a writer: the solved lab of the student, changed."""

    def write(folder: Path, student: str) -> None:
        made = start(lab, student) if start is solved else start(lab)
        change(made, student)
        nbformat.write(made, folder / (name or f"{lab}.ipynb"))

    return write


def put(mark: str, source: str) -> Callable[[Notebook, str], None]:
    """Write another source into a cell."""
    return lambda made, student: cell(made, mark).update(source=source)


def add(mark: str, source: str) -> Callable[[Notebook, str], None]:
    """Write a line in front of a cell's source."""
    return lambda made, student: cell(made, mark).update(source=f"{source}\n{cell(made, mark).source}")


def extend(mark: str, source: str) -> Callable[[Notebook, str], None]:
    """Write a line behind a cell's source."""
    return lambda made, student: cell(made, mark).update(source=f"{cell(made, mark).source}\n{source}")


def drop(*marks: str) -> Callable[[Notebook, str], None]:
    """Delete cells."""
    return lambda made, student: made.update(cells=[one for one in made.cells if one.id not in marks])


def hard_coded(of: str) -> Callable[[Notebook, str], None]:
    """Write down the numbers of somebody else."""
    seed = variants.choose(WORLDS, of).seed
    archive = reliability.archive(seed)
    kept = int(archive[archive["due"]].head(40)["fought"].sum())
    return extend("q2", f"kept = {kept}\nranges = { {aim: reliability.fitting_means(kept, 40, 4, aim) for aim in (0, 1, 2, 4)} }")


def blank_tests(made: Notebook, student: str) -> None:
    """Let every test of the copy praise, whatever the answers are."""
    for one in made.cells:
        if one.id.endswith("-test"):
            one.source = 'print("right")'
            one.metadata.nbgrader["points"] = 100


def file(name: str, content: bytes) -> Callable:
    """Hand in a file of any kind."""
    return lambda folder, student: (folder / name).write_bytes(content)


def nothing(folder: Path, student: str) -> None:
    """Hand in nothing that is written here."""


def all_of(state: str, questions: int = 7) -> dict[str, str]:
    """Give every question of a lab one state."""
    return {f"q{number}": state for number in range(1, 1 + questions)}


def worlds(change: Callable[[Notebook, str], None] = lambda n, s: None) -> Callable:
    """Make a writer of the lab in which hardly two have the same variant."""
    return notebook(change, lab=WORLDS)


def stripped(made: Notebook, _: str) -> None:
    """Take names and metadata from every cell, as some tools do when they save or merge."""
    for one in made.cells:
        one.metadata = nbformat.from_dict({})
        del one["id"]
    made.metadata, made.nbformat_minor = nbformat.from_dict({}), 0


def windows(made: Notebook, _: str) -> None:
    """End lines as Windows does."""
    for one in made.cells:
        one.source = one.source.replace("\n", "\r\n")


def packed(folder: Path, student: str) -> None:
    """Hand in an archive with a folder in it, its lines ended as Windows does."""
    made = solved(CLAIM, student)
    windows(made, student)
    with zipfile.ZipFile(folder / f"{student}.zip", "w") as archive:
        archive.writestr("my lab/LAB 8.IPYNB", nbformat.writes(made))
        archive.writestr("__MACOSX/my lab/._lab 8.ipynb", "x")


ARGUED = {WORLDS: "q4", CLAIM: "q4"}  # the question that a person reads
UNREADABLE = {"work": "06-lab.ipynb", "points": 0}
SHADOWS = "set = lambda *things: frozenset()\nall = lambda things: True\nfragile = ['A3-06']"
PATCHED = "reliability.archive = lambda *a, **k: archive"
SWITCHED_OFF = """
import ast
class NoAsserts(ast.NodeTransformer):
    def visit_Assert(self, node):
        return ast.Pass()
get_ipython().ast_transformers.append(NoAsserts())
fragile = {"A1-01"}
"""
YES = "class Yes(set):\n    __eq__ = lambda self, other: True\n\n\nfragile = Yes(fragile)"
BENT = "import pandas\nkept_frame, pandas.DataFrame = pandas.DataFrame, None\npandas.DataFrame = type('DataFrame', (kept_frame,), {})"
FORGED = """
import json, os
for number in range(3, 60):
    if os.path.exists(f"/proc/self/fd/{number}") and os.readlink(f"/proc/self/fd/{number}").startswith("pipe:"):
        os.write(number, json.dumps({"at": "test", "question": "q3", "error": "", "note": ""}).encode() + b"\\n")
fragile = 1 / 0
"""
HOLDS_ON = "import time\nwhile True:\n    try:\n        time.sleep(1)\n    except BaseException:\n        pass"
CLASS = {
    "perfect-1": Member(worlds(), points=7, work=WORLDS),
    "stripping": Member(notebook(stripped, name="lab8.ipynb.txt"), points=6),
    "packing-on-windows": Member(packed, points=6),
    "empty-1": Member(notebook(start=released, lab=WORLDS), all_of("unanswered", 6), 0, "STUDENT is ''", WORLDS),
    "empty-2": Member(notebook(start=released), all_of("unanswered"), 0, "STUDENT is ''"),
    "partial-1": Member(notebook(put("q3", "fragile = None")), {"q3": "unanswered"}, 5),
    "partial-2": Member(worlds(extend("q5", "hollow = dict.fromkeys(hollow, 28 / 44)")), {"q5": "wrong"}, 7, work=WORLDS),
    "partial-3": Member(notebook(put("q4", "*Write here.*")), {"q4": "unanswered"}, 6),
    "failing-1": Member(notebook(put("q3", "fragile = 1 / 0")), {"q3": "error"}, 5),
    "failing-2": Member(notebook(put("q3", "fragile = (")), {"q3": "error"}, 5),
    "copying-1": Member(worlds(hard_coded("perfect-1")), {"q2": "wrong", "q3": "wrong"}, 2, work=WORLDS),
    "copying-2": Member(worlds(hard_coded("")), {"q2": "wrong", "q3": "wrong"}, 2, work=WORLDS),
    "borrowing": Member(lambda folder, student: worlds()(folder, "perfect-1"), {}, 7, "STUDENT is 'perfect-1'", WORLDS),
    "patching": Member(
        worlds(lambda made, _: (hard_coded("perfect-1")(made, _), add("q2", PATCHED)(made, _))),
        {"q2": "wrong", "q3": "wrong"},
        2,
        work=WORLDS,
    ),
    "editing-1": Member(notebook(blank_tests, start=released), all_of("unanswered"), 0, "not ours (changed, cut, or of an older copy)"),
    "editing-2": Member(notebook(add("q3-test", "fragile = set()")), points=6, remark="not ours (changed, cut, or of an older copy)"),
    "switching-off": Member(notebook(put("q3", SWITCHED_OFF)), {"q3": "wrong"}, 5, "asserts were switched off"),
    "yes-man": Member(notebook(extend("q3", YES)), points=6, remark="equal to anything: fragile"),
    "bending": Member(notebook(add("q2", BENT)), points=6, remark="changed in the notebook and put back: pandas.DataFrame"),
    "forging": Member(notebook(put("q3", FORGED)), {"q3": "error"}, 5, "1 results were forged"),
    "shadowing-2": Member(notebook(put("q3", SHADOWS)), {"q3": "wrong"}, 5),
    "crashing-1": Member(notebook(put("q2", "import os\nos._exit(3)")), all_of("crashed") | {"q1": "right", "q4": "to read"}, 2, "code 3"),
    "crashing-2": Member(notebook(put("q7", "import ctypes\nctypes.string_at(0)")), {"q7": "crashed"}, 6, "killed by SIGSEGV"),
    "looping-1": Member(notebook(put("q3", "while True:\n    pass")), {"q3": "timeout"}, 5),
    "looping-2": Member(notebook(put("q1", HOLDS_ON)), all_of("timeout") | {"q4": "to read"}, 0, "stopped after"),
    "hoarding": Member(notebook(put("q3", "fragile = bytearray(10**10)")), {"q3": "error"}, 5),
    "shouting": Member(notebook(add("q1", "print('ha' * 10**7)")), points=6, remark="more than 1 MB"),
    "unreadable-1": Member(file("06-lab.ipynb", b'{"cells": [{"cell_type": "code", "sou'), {"all": "unreadable"}, **UNREADABLE),
    "unreadable-2": Member(file("06-lab.ipynb", bytes(range(256))), {"all": "unreadable"}, **UNREADABLE),
    "renamed": Member(notebook(name="Untitled (3).ipynb"), points=6),
    "cutting-1": Member(notebook(drop("q3", "q4")), {"q3": "cell deleted", "q4": "cell deleted"}, 5),
    "cutting-2": Member(notebook(drop("q3-test", "install")), points=6),
    "wrong-file": Member(file("essay.pdf", b"%PDF-1.7"), {"all": "wrong file"}, 0, work="essay.pdf"),
    "nothing": Member(nothing, {"all": "nothing handed in"}, 0, work=""),
    "book": Member(nothing, {"pattern-order": "unreadable", "all": "graded"}, POINTS, "unknown exercises: no-such-exercise", "book"),
}


def hand_in(folder: Path, answers: Path, only: set[str] | None = None) -> Path:
    """Write the class, or some of it, into a folder; ``answers`` is the answer file that the book wrote for one of them."""
    for student, member in CLASS.items():
        if only is None or student in only:
            (folder / student).mkdir(parents=True)
            member.write(folder / student, student)
    shutil.copy(answers, folder / "book")
    return folder
