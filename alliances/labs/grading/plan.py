"""What is run of a submission: the student's own cells, with our tests and our given cells in their places.

Tests never come from the student's copy. A cell that the lab gives (data, helpers) runs as the student left it and then again
as the lab has it, so that an added import survives and a changed helper does not reach the tests.
"""

import ast
import re
from dataclasses import asdict, dataclass, field
from pathlib import Path

import nbformat

from .. import notebooks
from .submissions import mark_of

_HINT = re.compile(r"Question (\d+), hint (\d+) of \d|^\s*lab\.hint\((\d+)\)", re.MULTILINE)


@dataclass(frozen=True)
class Step:
    """One cell to run: ``kind`` is student, given or test; ``question`` is "" for cells that belong to none."""

    kind: str
    question: str
    source: str


@dataclass
class Question:
    """A question of a lab, and what the submission has of it."""

    name: str
    points: float
    manual: bool
    answered: bool = True  # a manual question: the text is no longer the released one
    present: bool = True  # the cell for the answer is still there


@dataclass
class Plan:
    """What to run, what to report, and what an instructor should know."""

    lab: str
    steps: list[Step]
    questions: list[Question]
    remarks: list[str] = field(default_factory=list)

    def job(self) -> dict:
        """Return what the process that runs the cells must know, as plain JSON values."""
        return {"steps": [asdict(step) for step in self.steps], "modules": _library_modules(self.steps)}


def _library_modules(steps: list[Step]) -> list[str]:
    """Name the modules of the library that the lab's own cells import."""
    names = set()
    for step in steps:
        if step.kind == "given":
            for node in ast.walk(ast.parse(step.source)):
                if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "alliances":
                    names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return sorted(names)


def _graded(cell: nbformat.NotebookNode) -> bool:
    return bool(cell.metadata.get("nbgrader", {}).get("grade"))


def _question(mark: str) -> str:
    return mark.removesuffix("-test")


def make(source: Path, submitted: nbformat.NotebookNode) -> Plan:
    """Put a submission and the source of its lab together.

    Parameters
    ----------
    source : the lab's source.
    submitted : the student's notebook.
    """
    ours = notebooks.for_grading(source).cells
    place = {cell.id: number for number, cell in enumerate(ours)}
    theirs = [cell for cell in submitted.cells if cell.get("cell_type") == "code"]
    plan = Plan(source.stem, [], _questions(ours, submitted))
    last = {mark_of(cell): number for number, cell in enumerate(theirs)}  # of a doubled cell the last one counts as its place
    released = {cell.id: cell.source for cell in nbformat.reads(notebooks.release(source), as_version=4).cells}
    altered = [
        mark
        for mark, number in last.items()
        if mark in place and _graded(ours[place[mark]]) and theirs[number].source.rstrip() != released[mark].rstrip()
    ]
    if altered:
        plan.remarks.append(
            f"tests in the notebook are not ours (changed, cut, or of an older copy), ours were run: {', '.join(_question(mark) for mark in altered)}"
        )
    if taken := _hints(theirs):
        plan.remarks.append(f"hints taken: {taken}")
    done = 0

    def catch_up(until: int) -> None:
        """Run what the lab has before this place and the submission has not."""
        nonlocal done
        for cell in ours[done:until]:
            if cell.cell_type == "code" and (_graded(cell) or not cell.metadata.get("nbgrader")) and cell.id not in last:
                plan.steps.append(_own(cell))
        done = max(done, until)

    for number, cell in enumerate(theirs):
        mark = mark_of(cell)
        if mark not in place:
            plan.steps.append(Step("student", "", cell.source))
            continue
        catch_up(place[mark])
        own = ours[place[mark]]
        if own.metadata.get("nbgrader", {}).get("solution"):
            plan.steps.append(Step("student", mark, cell.source))
            continue
        if not _graded(own) and own.id != notebooks.INSTALL and cell.source.rstrip() != own.source.rstrip():
            plan.steps.append(Step("student", "", cell.source))
        if last[mark] == number:
            plan.steps.append(_own(own))
    catch_up(len(ours))
    return plan


def _hints(cells: list[nbformat.NotebookNode]) -> str:
    """Say which hints a student took, by what the notebook still has: the calls, and what they printed."""
    texts = [cell.source for cell in cells]
    texts += ["".join(map(str, out.get("text") or "")) for cell in cells for out in cell.get("outputs") or [] if isinstance(out, dict)]
    most: dict[int, int] = {}
    for text in texts:
        for printed, step, called in _HINT.findall(text):
            number = int(printed or called)
            most[number] = max(most.get(number, 0), int(step or 1))
    return ", ".join(f"q{number} ({most[number]})" for number in sorted(most))


def _own(cell: nbformat.NotebookNode) -> Step:
    """Turn a cell of the lab into a step."""
    return Step("test", _question(cell.id), cell.source) if _graded(cell) else Step("given", "", cell.source)


def _questions(ours: list[nbformat.NotebookNode], submitted: nbformat.NotebookNode) -> list[Question]:
    """List the questions of a lab, in order, with the state of their cells in the submission."""
    theirs = {mark_of(cell): cell.source for cell in submitted.cells}
    found = []
    for before, cell in zip([None, *ours], ours, strict=False):
        if _graded(cell):
            name, manual = _question(cell.id), cell.cell_type == "markdown"
            text = theirs.get(name)
            if manual and text is None:
                text = _below(before, ours, submitted)
            written = text is not None and text.strip() not in ("", cell.source.strip())
            found.append(Question(name, cell.metadata.nbgrader.points, manual, answered=written, present=text is not None))
    return found


def _below(heading: nbformat.NotebookNode | None, ours: list[nbformat.NotebookNode], submitted: nbformat.NotebookNode) -> str | None:
    """Find a written answer whose cell has lost its name: the text below the question, where it was not the lab's own."""
    own = {cell.source.strip() for cell in ours if cell.cell_type == "markdown" and not _graded(cell)}
    texts = [cell.source.strip() for cell in submitted.cells if cell.get("cell_type") == "markdown"]
    if heading is None or heading.source.strip() not in texts:
        return None
    after = texts[texts.index(heading.source.strip()) + 1 :]
    answer = []
    for text in after:
        if text in own:
            break
        answer.append(text)
    return "\n\n".join(answer) if answer else None
