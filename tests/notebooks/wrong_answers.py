"""The table of wrong answers: what a student may write, and what the notebook must say to it. Run this file to print the table.

Each lab has a file ``wrong/<lab>.yml``::

    enough: false            # only while the file has too few answers for the floor of FEWEST
    q1:
      wrong:
        - slip: and for &    # in a few words; may be left out where `says` tells
          answer: |          # what stands in the cell in place of the solution
            pacts = spells[spells["bilateral"] and spells["defence"]]
          says: write &      # a regular expression that the visible message must hold
        - swap: ['old', 'new']   # or: the solution with a change
          says: ...
        - cell: |            # or: the whole cell, where it has several regions for the solution
            ...
      right:                 # other words for the same answer; `answer`, `swap` or `cell`, and nothing else
        - answer: ...

A wrong answer is run as a student runs it: the answer, then the check of the released notebook. It must be refused by a message that holds the words. With
``hidden: true`` the visible check must say that it does not check the value, and the hidden test must refuse it. A right answer must pass both.
Each sentence that a check of a lab can say, and each that the library says for all labs, needs an answer that provokes it. A check may change no name
of the student's. In code, a written-out ``\\n`` begins a line. The cells of a lab run once, in one namespace; before each answer the names are put back as they were when its question began.
"""

import ast
import contextlib
import copy
import io
import os
import re
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import altair as alt
import numpy as np
import pandas as pd

from alliances.base.reading import read_yaml
from alliances.labs import checks, notebooks, slips, stages

THREE_WORDS = re.compile(r"\b[a-z]+ [a-z]+ [a-z]+\b")  # what has them is a sentence, and no line of code
TABLES = Path(__file__).with_name("wrong")
FEWEST = {"wrong": 12, "right": 5}  # answers to each question that a test grades
MUTABLE = (np.ndarray, list, dict, set, SimpleNamespace)


@dataclass
class Reply:
    """What happened to one answer."""

    lab: str
    question: str
    kind: str  # wrong or right
    slip: str
    said: str  # what the notebook printed or raised, on one line
    problem: str = ""  # why this is not as it must be; "" if it is


def table(lab: str) -> dict:
    """Read the answers to a lab."""
    return read_yaml(TABLES / f"{lab}.yml")


class Desk:
    """One lab, worked through once; each answer is tried where its question stands."""

    def __init__(self, lab: str) -> None:
        path = notebooks.SOURCES / f"{lab}.py"
        self.lab, self.cells = lab, notebooks.read_source(path).cells
        self.graded = {cell.id: cell.source for cell in notebooks.for_grading(path).cells}
        self.names: dict = {"__name__": "__main__"}
        self.touched: set[str] = set()  # names of the student that a check has changed

    def replies(self, answers: dict) -> Iterator[Reply]:
        """Go through the lab and try the answers."""
        for place, cell in enumerate(self.cells):
            if cell.cell_type != "code":
                continue
            mark = cell.metadata.get("nbgrader", {})
            if mark.get("solution") and mark["grade_id"] in answers:
                test = next(later for later in self.cells[place:] if later.id == f"{mark['grade_id']}-test")
                kept = dict(self.names)
                for kind in ("wrong", "right"):
                    for case in answers[mark["grade_id"]].get(kind, []):
                        yield self._try(cell, test, kind, case, kept)
                self._put_back(kept)
            self._run(cell.source, cell.id)

    def _try(self, cell: object, test: object, kind: str, case: dict, kept: dict) -> Reply:
        source = answered(cell.source, case)
        reply = Reply(self.lab, cell.id, kind, case.get("slip") or case.get("says", "")[:60], "")
        self._put_back(kept)
        reply.said, refused = self._heard(source, notebooks.HIDDEN.sub("", test.source))
        graded = ""
        if kind == "right" or case.get("hidden"):
            graded = self._error(self.graded[test.id])
        reply.problem = f"the check changed {', '.join(self.touched)}" if self.touched else judged(kind, case, reply.said, refused, graded)
        return reply

    def _heard(self, answer: str, test: str) -> tuple[str, bool]:
        """Return what a student sees, and whether it is a refusal."""
        heard = io.StringIO()
        with contextlib.redirect_stdout(heard):
            try:
                self._run(answer, "answer")
            except Exception as error:
                return f"{type(error).__name__}: {error} || {slips.meaning(error) or 'NO WORD OF HELP'}".replace("\n", " "), True
            heard.truncate(0), heard.seek(0)
            try:
                self._check(test)
            except AssertionError as error:
                return str(error), True
        said = " ".join(heard.getvalue().split())
        return said, checks.NOT_YET in said

    def _error(self, test: str) -> str:
        """Return the error that a grader sees of the answer that a student's check has just heard, "" if there is none."""
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                self._check(test)
        except Exception as error:
            return f"{type(error).__name__}: {error}"
        return ""

    def _check(self, test: str) -> None:
        """Run a check, and note what it does to the student's names."""
        before = dict(self.names)
        try:
            self._run(test, "test")
        finally:
            both = {**before, **self.names}
            self.touched |= {name for name in both if name[0] != "_" and before.get(name, self) is not self.names.get(name, self)}

    def _run(self, source: str, name: str) -> None:
        exec(compile(source, name, "exec"), self.names)

    def _put_back(self, kept: dict) -> None:
        """Give every name the value that it had; what an answer could change in place is copied."""
        self.names.clear()
        self.names.update({name: value if name[0] == "_" else fresh(value) for name, value in kept.items()})
        if "lab" in self.names:
            self.names["lab"].strict = False
            self.names["lab"].taken.clear()


def fresh(value: object) -> object:
    """Return a copy of what an answer could change in place."""
    if isinstance(value, (pd.DataFrame, pd.Series)):
        return value.copy()
    try:
        return copy.deepcopy(value) if isinstance(value, MUTABLE) else value
    except (NotImplementedError, TypeError):  # it holds a widget, or a module
        return copy.copy(value)


def answered(cell: str, case: dict) -> str:
    """Return the cell with a student's answer in place of the solution."""
    if "cell" in case:
        return lines(case["cell"])
    if "swap" in case:
        old, new = map(lines, case["swap"])
        cell = stages.without_hints(cell)
        assert old in cell, f"not in the solution: {old!r}"
        return cell.replace(old, new, 1)
    parts = iter([lines(case["answer"]) + "\n"])
    return notebooks.SOLUTION.sub(lambda match: textwrap.indent(next(parts, ""), match["indent"]), cell)


def sentences(source: str) -> list[str]:
    """Return what a check can object, as patterns: messages of asserts and errors, and all texts that read like one; not what it prints."""
    found: dict[str, None] = {}
    tree = ast.parse(source)
    asserted = {id(node.msg) for node in ast.walk(tree) if isinstance(node, ast.Assert)}

    def visit(node: ast.AST) -> None:
        call = node.func if isinstance(node, ast.Call) else None
        printed = isinstance(call, ast.Name) and call.id == "print"
        searched = isinstance(call, ast.Attribute) and isinstance(call.value, ast.Name) and call.value.id == "re"
        described = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if printed or searched or described:
            return
        parts = node.values if isinstance(node, ast.JoinedStr) else [node]
        texts = [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]
        if id(node) in asserted or any(THREE_WORDS.search(text) for text in texts):
            whole = "".join(str(part.value) if isinstance(part, ast.Constant) else "\0" for part in parts)
            if texts:
                found[".*?".join(map(re.escape, " ".join(whole.split()).split("\0")))] = None
        if not isinstance(node, ast.JoinedStr):
            for child in ast.iter_child_nodes(node):
                visit(child)

    visit(tree)
    return list(found)


def never_said(lab: str, tried: list[Reply]) -> list[str]:
    """Return the sentences of a lab's checks that no answer in its table has provoked."""
    said: dict[str, list[str]] = {}
    for reply in tried:
        said.setdefault(f"{reply.question}-test", []).append(reply.said)
    return [
        f"{cell.id}: {sentence}"
        for cell in notebooks.read_source(notebooks.SOURCES / f"{lab}.py").cells
        if cell.cell_type == "code" and cell.metadata.get("nbgrader", {}).get("grade")
        for sentence in sentences(notebooks.HIDDEN.sub("", cell.source))
        if not any(re.search(sentence, each) for each in said.get(cell.id, []))
    ]


def lines(text: str) -> str:
    r"""Return code in which a written-out \n begins a line, so that short answers fit into one line of the table."""
    return text.replace(r"\n", "\n")


def judged(kind: str, case: dict, said: str, refused: bool, graded: str) -> str:
    """Say why a reply is not as it must be."""
    if kind == "right":
        return (
            "refused"
            if refused
            else f"refused by the grader: {graded}"
            if graded
            else ""
            if "right" in said or checks.NOT_CHECKED in said
            else "not praised"
        )
    if case.get("hidden"):
        return "" if graded and (refused or checks.NOT_CHECKED in said or not case.get("says")) else "praised"
    if not refused:
        return "praised"
    if "NO WORD OF HELP" in said:
        return "a raw error"
    return "" if re.search(case["says"], said) else f"the message lacks {case['says']!r}"


def replies(lab: str) -> list[Reply]:
    """Try all answers to a lab."""
    with pd.option_context("display.max_colwidth", 50), alt.data_transformers.enable("default"):  # what a lab sets is undone
        return list(Desk(lab).replies(table(lab)))


if __name__ == "__main__":
    os.chdir(notebooks.RELEASES)
    for path in notebooks.sources():
        if not sys.argv[1:] or path.stem[:2] in sys.argv[1:]:
            for each in replies(path.stem):
                print(
                    f"{each.lab[:2]} {each.question} {each.kind}: {'!! ' + each.problem if each.problem else 'ok'} | {each.slip} | {each.said[:300]}"
                )
