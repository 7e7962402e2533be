"""Rubrics for what a person marks: Reflect texts, weighing, memos, sketches, tags, and the questions of each lab that a person reads."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

from ..base import contents, paths
from ..base.errors import InputError
from ..base.reading import read_yaml
from ..base.subject import subject
from ..exercises import chapters, load_bank
from . import documents
from .browser import save
from .tables import csv_bytes

SOURCE = paths.ROOT / "book" / "teach" / "rubrics.yml"
LABS = paths.ROOT / "notebooks" / "solutions"
COLUMNS = ("rubric", "criterion", "points", "full", "part", "none", "tasks")
LEVELS = {"full": "All points", "part": "Half", "none": "None"}
CANVAS = ("Rubric Name", "Criteria Name", "Criteria Description", "Criteria Enable Range")  # heads that its importer reads
_READ = {  # rubric -> the headings of the questions that it is for
    "argue": re.compile(r"^# ## (Question \d+): .+ \(\d+ points, read by a person\)$", re.MULTILINE),
    "bridge": re.compile(r"^# ## (Question \d+): .+ \(1 point, read by a person\)$", re.MULTILINE),
}


def load() -> list[dict]:
    """Read the rubrics.

    Raises
    ------
    InputError : if the points of a rubric are not the sum of those of its criteria, or a level has no words.

    Examples
    --------
    >>> [rubric["id"] for rubric in load()]
    ['write', 'weigh', 'memo', 'sketch', 'tag', 'argue', 'bridge']
    """
    rubrics = read_yaml(SOURCE)
    for rubric in rubrics:
        place = f"rubric {rubric['id']}"
        if rubric["points"] != (total := sum(each["points"] for each in rubric["criteria"])):
            raise InputError(paths.shown(SOURCE), place, f"{rubric['points']} points, and its criteria have {total}", "correct one of them")
        for each in rubric["criteria"]:
            if not each["full"] or not each["none"] or bool(each["part"]) != (each["points"] > 1):
                raise InputError(
                    paths.shown(SOURCE),
                    f"{place}, {each['name']}",
                    "a level has no words, or one too many",
                    "give 'part' where there are two points",
                )
    return rubrics


def tasks(rubric: str) -> list[str]:
    """Return what a rubric is for: "chapter: task", in the order of the book; for the labs "Lab 1, Question 6".

    >>> tasks("write")[0], tasks("argue")[0]
    ('The secret treaty: When was it over?', 'Lab 1, Question 6')
    """
    return list(_tasks(rubric))


def _tasks(rubric: str) -> Iterator[str]:
    if rubric in _READ:
        for path in sorted(LABS.glob("*.py")):
            for match in _READ[rubric].finditer(path.read_text(encoding="utf-8")):
                yield f"Lab {int(path.stem[:2])}, {match[1]}"
        return
    homes = chapters()
    for page in contents.chapters():
        for name, exercise in load_bank().items():
            if homes[name] == page.name and exercise.type == rubric:
                yield f"{page.title}: {exercise.title}"


def rows() -> list[dict[str, str | int]]:
    """Return one row for each criterion, with the keys ``COLUMNS``."""
    return [
        {
            "rubric": rubric["title"],
            "criterion": each["name"],
            "points": each["points"],
            "full": each["full"],
            "part": each["part"],
            "none": each["none"],
            "tasks": "; ".join(tasks(rubric["id"])),
        }
        for rubric in load()
        for each in rubric["criteria"]
    ]


def document() -> bytes:
    """Return the rubrics as a document for word processors: a table for each, and the tasks that it is for."""
    made = documents.new(f"{subject().title}: rubrics", landscape=True)
    made.add_heading("Rubrics", 0)
    made.add_paragraph(
        "Read ten answers before you mark any, so that your standard settles. Change the words to fit your course. CC BY 4.0."
    )
    for rubric in load():
        levels = [column for column in LEVELS if any(each[column] for each in rubric["criteria"])]
        made.add_heading(f"{rubric['title']} ({rubric['points']} points)", 1)
        made.add_paragraph(f"For: {'; '.join(tasks(rubric['id']))}")
        heads = ["Criterion", "Points", *(LEVELS[column] for column in levels)]
        cells = [[each["name"], each["points"], *(each[column] for column in levels)] for each in rubric["criteria"]]
        documents.add_table(made, heads, cells, [5, 3] + [14] * len(levels))
    return documents.content(made)


def canvas() -> bytes:
    r"""Return the rubrics as Canvas imports them: a row for each criterion, with name, description and points of each level.

    Canvas reads the first head by its name alone, so that the mark by which spreadsheets know UTF-8 would be an error.

    >>> canvas().splitlines()[1].decode()[:76]
    'The Reflect text,Exact,,false,All points,"It names a clause, a figure, a rul'
    """
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([*CANVAS, *("Rating Name", "Rating Description", "Rating Points") * len(LEVELS)])
    for rubric in load():
        for each in rubric["criteria"]:
            points = {"full": each["points"], "part": each["points"] // 2, "none": 0}
            rated = [value for level, name in LEVELS.items() if each[level] for value in (name, each[level], points[level])]
            writer.writerow([rubric["title"], each["name"], "", "false", *rated])
    return text.getvalue().encode()


def write(folder: Path) -> list[Path]:
    """Write ``rubrics.docx``, ``rubrics.csv`` and, for Canvas, ``rubrics-canvas.csv`` to a folder."""
    files = {"rubrics.docx": document(), "rubrics.csv": csv_bytes(rows(), COLUMNS), "rubrics-canvas.csv": canvas()}
    return [save(folder / name, content) for name, content in files.items()]
