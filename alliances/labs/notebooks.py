"""Labs: the notebooks that students get, made from sources with solutions and hidden tests.

A source is a Python file in jupytext's percent format with nbgrader's cell metadata. The release is the same notebook
without what stands between ``### BEGIN SOLUTION`` and ``### END SOLUTION``, without hidden tests, and without outputs.
Where a source says ``<!-- rubric: argue -->``, the notebook has this rubric, from the one place of the rubrics; where it says
``<!-- minutes -->``, the minutes that are counted from it (:mod:`.minutes`).
"""

import hashlib
import re
from pathlib import Path

import nbformat

from .. import data
from ..base import paths
from ..base.errors import InputError
from ..base.reading import read_text, read_yaml
from ..base.writing import replace_text
from . import first_cell, minutes, stages

RELEASES = paths.ROOT / "notebooks"
SOURCES = RELEASES / "solutions"
STUB = "# YOUR CODE HERE"
INSTALL = "install"  # id of the cell that installs what is missing
UNANSWERED = "not answered yet"
_SAYS_UNANSWERED = re.compile(rf'^(?P<indent>[ \t]*)print\("Question \d+: {UNANSWERED}"\)\n', re.MULTILINE)
_FAIL_UNANSWERED = (
    rf'\g<0>\g<indent>### BEGIN HIDDEN TESTS\n\g<indent>raise AssertionError("{UNANSWERED}")\n\g<indent>### END HIDDEN TESTS\n'
)
_CHECK = re.compile(r"^@lab\.question\(\d+\)\ndef _check\(\):$", re.MULTILINE)
_EDITION = re.compile(r"^lab = checks\.Lab\([^)]*\bedition=(\d+)\)", re.MULTILINE)
_OTHER_EDITION = "this notebook is of another edition of the lab"
_RUBRIC = re.compile(r"^<!-- rubric: (\w+) -->$", re.MULTILINE)
RUBRICS = paths.ROOT / "book" / "teach" / "rubrics.yml"
_REGION = r"^(?P<indent>[ \t]*)### BEGIN {0}\n.*?^[ \t]*### END {0}[ \t]*(?:\n|\Z)"
SOLUTION = re.compile(_REGION.format("SOLUTION"), re.MULTILINE | re.DOTALL)
HIDDEN = re.compile(_REGION.format("HIDDEN TESTS"), re.MULTILINE | re.DOTALL)


def sources() -> list[Path]:
    """Return the lab sources, in order.

    >>> [path.stem for path in sources()][0]
    '00-first-steps'
    """
    return sorted(SOURCES.glob("*.py"))


def title(path: Path) -> str:
    """Return the heading of a lab source.

    >>> title(sources()[0])
    'Lab 0: First steps with a table'
    """
    found = re.search(r"^# # (.+)$", read_text(path), re.MULTILINE)
    if not found:
        raise InputError(paths.shown(path), "", "the lab has no heading", "begin its first text with a line such as '# # Lab 1: Its name'")
    return found[1].strip()


def loads(path: Path) -> frozenset[str]:
    """Return the tables that a lab says it uses, in the first lines of its source; a test holds them against what a run of the lab reads.

    >>> sorted(loads(sources()[0]))
    ['trade_cow']
    """
    head = next((cell.source for cell in read_source(path).cells), "")
    found = re.search(r"\*\*(?:Data|Model):\*\*", head)
    if not found:
        raise InputError(paths.shown(path), "cell 1", "the lab does not say what it uses", "write **Data:** or **Model:** and what it is")
    told = head[found.end() :].partition("\n\n")[0]
    return frozenset(re.findall(r"`(\w+)`", told)) & set(data.tables())


def read_source(path: Path) -> nbformat.NotebookNode:
    """Read a lab source as a notebook with stable cell ids.

    Raises
    ------
    InputError : if it cannot be read, a region is opened and not closed, or a graded cell lacks its id.
    """
    import jupytext  # not among what the installed library needs

    text = read_text(path)
    try:
        notebook = jupytext.reads(text, fmt="py:percent")
    except Exception as error:  # whatever its readers of heads and of cells raise
        said = " ".join(str(error).split())[:120]
        raise InputError(
            paths.shown(path), "", f"this is no notebook as jupytext writes it ({said})", "restore the lines at its top"
        ) from None
    for number, cell in enumerate(notebook.cells, start=1):
        for mark in ("SOLUTION", "HIDDEN TESTS"):
            if cell.source.count(f"### BEGIN {mark}") != cell.source.count(f"### END {mark}"):
                raise InputError(paths.shown(path), f"cell {number}", f"'### BEGIN {mark}' has no end", f"close it with '### END {mark}'")
        name = cell.metadata.get("nbgrader", {}).get("grade_id")
        if "nbgrader" in cell.metadata and not name:
            raise InputError(paths.shown(path), f"cell {number}", "the nbgrader cell has no grade_id", "give it one")
        if cell.cell_type == "markdown":
            cell.source = _RUBRIC.sub(lambda match: rubric(match[1]), cell.source)
    minutes.put(notebook, path.stem)
    for number, cell in enumerate(notebook.cells, start=1):
        name = cell.metadata.get("nbgrader", {}).get("grade_id")
        cell.id = name or f"cell-{number:02d}-{hashlib.sha256(cell.source.encode()).hexdigest()[:8]}"
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    return notebook


def rubric(name: str) -> str:
    """Return a rubric as a list for the notebook, above the question that is marked by it.

    Raises
    ------
    InputError : if there is no such rubric.

    Examples
    --------
    >>> rubric("argue").splitlines()[0]
    '*What earns the points:*'
    """
    found = next((each for each in read_yaml(RUBRICS) if each["id"] == name), None)
    if found is None:
        raise InputError(paths.shown(RUBRICS), "", f"there is no rubric {name!r}", "use the id of one that is there")
    points = {1: "1 point"}
    lines = [
        f"- **{each['name']}** ({points.get(each['points'], str(each['points']) + ' points')}). {each['full']}"
        for each in found["criteria"]
    ]
    return "\n".join(["*What earns the points:*", "", *lines])


def edition(notebook: nbformat.NotebookNode) -> int:
    """Return the edition of a lab's questions that a notebook says it is; the first one said nothing.

    >>> edition(nbformat.v4.new_notebook())
    1
    """
    mark = notebook.get("metadata", {}).get("alliances")
    told = mark.get("edition") if isinstance(mark, dict) else None
    said = [told] if isinstance(told, int) else []
    said += [int(number) for cell in notebook.cells if cell.get("cell_type") == "code" for number in _EDITION.findall(cell.source)]
    return max(said, default=1)


def complete(path: Path) -> nbformat.NotebookNode:
    """Read a lab source with what every lab carries: its name in the metadata, and the cell that installs what is missing."""
    notebook = read_source(path)
    notebook.metadata["alliances"] = {"lab": path.stem, "edition": edition(notebook)}
    notebook.cells.insert(1, nbformat.v4.new_code_cell(first_cell.source(), id=INSTALL))
    return notebook


def release(path: Path) -> str:
    """Return the release of a lab source as the text of an ``.ipynb`` file.

    Examples
    --------
    >>> text = release(sources()[0])
    >>> "BEGIN SOLUTION" in text or "HIDDEN" in text
    False
    """
    notebook = complete(path)
    for cell in notebook.cells:
        cell.source = HIDDEN.sub("", SOLUTION.sub(lambda match: f"{match['indent']}{STUB}\n", cell.source)).rstrip()
    return nbformat.writes(notebook) + "\n"


def for_grading(path: Path) -> nbformat.NotebookNode:
    """Return a lab with its hidden tests, in which a question without an answer fails.

    A student's notebook says "not answered yet", or what is wrong, and runs on. While work is graded this must count as no points, so a hidden
    test stands behind each line that says "not answered yet", and a hidden line lets every failed check be an error.

    Raises
    ------
    InputError : if a test cell does not say what is not answered yet.

    Examples
    --------
    >>> cells = for_grading(sources()[0]).cells
    >>> sum(f'raise AssertionError("{UNANSWERED}")' in cell.source for cell in cells)
    6
    """
    notebook = complete(path)
    strict = (
        "### BEGIN HIDDEN TESTS\n"
        f'assert getattr(globals().get("lab"), "edition", 1) == {edition(notebook)}, "{_OTHER_EDITION}"\n'
        "lab.strict = True\n### END HIDDEN TESTS\n"
    )
    for cell in notebook.cells:
        if cell.cell_type == "code" and cell.metadata.get("nbgrader", {}).get("grade"):
            cell.source, heads = _CHECK.subn(lambda match: strict + match[0], cell.source)
            cell.source, found = _SAYS_UNANSWERED.subn(_FAIL_UNANSWERED, cell.source)
            if (heads, found) != (1, 1):
                problem = f"{heads} checks and {found} times '{UNANSWERED}' printed, not one of each"
                raise InputError(paths.shown(path), f"cell {cell.id}", problem, "follow the other labs")
    return notebook


def write_course(folder: Path) -> list[Path]:
    """Write the sources of an nbgrader course, ``source/<lab>/<lab>.ipynb``; return the notebooks."""
    written = []
    for path in sources():
        target = folder / "source" / path.stem / f"{path.stem}.ipynb"
        target.parent.mkdir(parents=True, exist_ok=True)
        replace_text(target, nbformat.writes(for_grading(path)) + "\n")
        written.append(target)
    return written


def release_all() -> list[Path]:
    """Write every release, and what each lab can hand to who is stuck; return the files that changed."""
    changed = []
    for source in sources():
        target, folded = RELEASES / f"{source.stem}.ipynb", stages.FOLDER / f"{source.stem}.txt"
        text, steps = release(source), stages.of(read_source(source))
        if not target.is_file() or target.read_text(encoding="utf-8") != text:
            replace_text(target, text)
            changed.append(target)
        if (
            not folded.is_file() or stages.unpack(folded.read_text(encoding="utf-8")) != steps
        ):  # the same steps may be packed in other bytes elsewhere
            folded.parent.mkdir(exist_ok=True)
            replace_text(folded, stages.pack(steps))
            changed.append(folded)
    return changed
