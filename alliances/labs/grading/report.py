"""The report: a journal that survives an interruption, and the CSV that is written from it at the end.

The journal has one line of JSON for each file graded, under a key that changes with the file, its lab, the limits and the
grader. What is in the journal is not run again; so an interrupted run goes on, and of a class that hands in once more only
what changed is graded. The CSV holds no times and no order of arrival: the same files give the same bytes.
"""

import csv
import hashlib
import io
import json
from dataclasses import asdict, fields
from functools import cache
from pathlib import Path

from ...base import paths
from ...base.writing import replace_text
from .. import notebooks, variants
from .isolation import isolation
from .run import Limits
from .submissions import Submission
from .verdict import Row, safe

COLUMNS = [column.name for column in fields(Row)]


@cache
def _rules() -> bytes:
    """Return a digest of all that decides a grade apart from the file: labs, library, tables."""
    digest = hashlib.sha256()
    parts = [notebooks.SOURCES, paths.PACKAGE, paths.SEEDS, paths.ITEM_BANK]
    for path in sorted(path for part in parts for path in part.rglob("*") if path.suffix in {".py", ".csv", ".yml"}):
        digest.update(path.read_bytes())
    return digest.digest()


def key(submission: Submission, limits: Limits) -> str:
    """Return the name under which the journal keeps the grades of a file."""
    digest = hashlib.sha256(_rules())
    digest.update(json.dumps([variants.normal(submission.student), str(submission.path), asdict(limits), isolation().name]).encode())
    digest.update(submission.content or b"")
    return digest.hexdigest()


class Journal:
    """What was graded so far, in ``<report>.journal``."""

    def __init__(self, report: Path) -> None:
        self.path = report.with_name(f"{report.name}.journal")
        self.known: dict[str, list[Row]] = {}
        for line in self._lines():
            try:
                entry = json.loads(line)
                self.known[entry["key"]] = [Row(**row) for row in entry["rows"]]
            except (ValueError, KeyError, TypeError):  # the line at which the last run was cut off
                continue

    def _lines(self) -> list[str]:
        if not self.path.is_file():
            return []
        text = self.path.read_text(encoding="utf-8", errors="replace")
        if text and not text.endswith("\n"):
            with self.path.open("a", encoding="utf-8") as file:
                file.write("\n")
        return text.splitlines()

    def add(self, name: str, rows: list[Row]) -> None:
        """Keep the grades of a file, at once and for good."""
        self.known[name] = rows
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"key": name, "rows": [asdict(row) for row in rows]}) + "\n")


def write(report: Path, rows: list[Row]) -> None:
    """Write the report, sorted by student and work; the order of the questions stays. Spreadsheets read its letters right, and compute none of its cells."""
    text = io.StringIO()
    table = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    table.writeheader()
    for row in sorted(rows, key=lambda row: (row.student, row.work)):
        cells = asdict(row) | {name: safe(" ".join(getattr(row, name).split())) for name in ("student", "work")}
        table.writerow({name: f"{value:g}" if isinstance(value, float) else value for name, value in cells.items()})
    replace_text(report, "\ufeff" + text.getvalue())
