"""What a lab can hand to a student who is stuck: three hints and the answer of each question, packed so that nobody reads them by accident.

The source of a lab has both where the solution stands: comments that begin with ``# Idea:``, ``# Method:`` and ``# Line:``, and the code. The command that
releases the labs packs them into ``alliances/labs/stages/<lab>.txt``, which travels with the library. It is no secret; it is folded.
"""

import base64
import functools
import json
import re
import textwrap
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from ..base.errors import InputError

if TYPE_CHECKING:
    import nbformat  # a student's kernel may have none

FOLDER = Path(__file__).with_name("stages")
STEPS = ("Idea", "Method", "Line")
_HINT = re.compile(rf"^[ \t]*# (?P<step>{'|'.join(STEPS)}): (?P<text>.+\n(?:[ \t]*#   .+\n)*)", re.MULTILINE)


class Stage(TypedDict):
    """What there is for one question: hints in the order of STEPS, and the cell with its answer."""

    hints: list[str]
    code: str


def hints(solution: str) -> list[str]:
    r"""Return the hints that stand in a solution, in the order of STEPS; a line that goes on is indented by three blanks.

    >>> hints("# Idea: compare\n#   what is alike\n# Line: a == b\nright = a == b\n")
    ['Idea: compare what is alike', 'Line: a == b']
    """
    found = {
        match["step"]: " ".join(re.sub(r"^[ \t]*#[ \t]*", "", match["text"], flags=re.MULTILINE).split())
        for match in _HINT.finditer(solution)
    }
    return [f"{step}: {found[step]}" for step in STEPS if step in found]


def without_hints(code: str) -> str:
    r"""Return code without the comments that are hints.

    >>> without_hints("# Idea: compare\n#   what is alike\nright = a == b\n")
    'right = a == b\n'
    """
    return _HINT.sub("", code)


def of(notebook: "nbformat.NotebookNode") -> dict[str, Stage]:
    """Return the stages of a lab, from its source with solutions: grade id -> hints and code."""
    found: dict[str, Stage] = {}
    for cell in notebook.cells:
        mark = cell.metadata.get("nbgrader", {})
        if cell.cell_type == "code" and mark.get("solution"):
            code = "\n".join(line for line in without_hints(cell.source).splitlines() if not re.match(r"\s*### (BEGIN|END) SOLUTION", line))
            found[mark["grade_id"]] = Stage(hints=hints(cell.source), code=code)
    return found


def pack(stages: dict[str, Stage]) -> str:
    """Return the text of a file in which the stages are folded.

    >>> unpack(pack({"q1": {"hints": [], "code": "one = 1"}})) == {"q1": {"hints": [], "code": "one = 1"}}
    True
    """
    packed = base64.b64encode(zlib.compress(json.dumps(stages, ensure_ascii=False, sort_keys=True).encode(), 9)).decode()
    return "\n".join(textwrap.wrap(packed, 120)) + "\n"


def unpack(text: str) -> dict[str, Stage]:
    """Return what :func:`pack` has folded."""
    return json.loads(zlib.decompress(base64.b64decode(text)))


@functools.cache
def load(lab: str) -> dict[str, Stage]:
    """Read the stages of a lab.

    Raises
    ------
    InputError : if the lab has none.

    Examples
    --------
    >>> "q1" in load("01-how-long-do-alliances-last")
    True
    """
    path = FOLDER / f"{lab}.txt"
    if not FOLDER.is_dir():  # the students' copy of a course
        raise InputError("this copy of the labs", "", "it has no hints and hands no answer over", "ask your instructor")
    if not path.is_file():
        raise InputError(f"alliances/labs/stages/{lab}.txt", "", "there are no hints for this lab", "run: make labs")
    return unpack(path.read_text(encoding="utf-8"))
