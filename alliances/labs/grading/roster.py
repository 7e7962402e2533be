"""Who is who: the id of the student to whom a file or folder belongs, from its name, a pattern, or a roster of the course.

Learning platforms name what they give out. Moodle: ``Maria Weiß_4711_assignsubmission_file``, a folder or the beginning of a file's
name. Canvas: ``weissmaria_4711_99123_lab6.ipynb``, with ``LATE_`` before the numbers of those who were. The number is the platform's; a
roster, as the platform itself gives it out, leads from it to the id that the student wrote into the lab.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ...base.errors import InputError
from ...base.reading import read_text
from .. import variants

PLATFORM = (
    re.compile(r"^(?P<name>.+)_(?P<number>\d+)_assignsubmission_(?:file|onlinetext)"),  # Moodle
    re.compile(r"^(?P<name>[^_]+)_(?:LATE_)?(?P<number>\d+)_\d+_"),  # Canvas
)
# columns of a roster, in small letters: Moodle's grading worksheet and list of participants, Canvas's gradebook, or one of your own
NUMBERS = ("identifier", "participant", "id", "user id")
NAMES = ("full name", "student", "name")
IDS = ("student id", "id number", "sis login id", "sis user id", "username", "login", "email address", "email")


@dataclass
class Roster:
    """How ids are found.

    Attributes
    ----------
    pattern : a regular expression with one group, the id in the name of a folder or file; it goes before all else.
    by_number, by_name : the ids of a roster.
    """

    pattern: str | None = None
    by_number: dict[str, str] = field(default_factory=dict)
    by_name: dict[str, str] = field(default_factory=dict)
    _seen: dict[str, tuple[str, str, Path]] = field(default_factory=dict, repr=False)  # normal id -> id, number, entry

    @property
    def known(self) -> bool:
        """Whether names are read in a way that the instructor chose."""
        return bool(self.pattern or self.by_number or self.by_name)

    def student(self, entry: Path) -> str:
        """Return whose a folder or file is.

        Raises
        ------
        InputError : if pattern or roster find nobody, or if the id was given to somebody else before.
        """
        name = unicodedata.normalize("NFC", entry.stem if entry.is_file() else entry.name)  # a Mac writes é as two signs
        found = next(filter(None, (form.match(name) for form in PLATFORM)), None)
        number = found["number"] if found else ""
        if self.pattern:
            student = self._matched(entry, name)
        elif self.by_number or self.by_name:
            student = self._listed(entry, number, found["name"] if found else name)
        else:
            student = found["name"] if found else name.split("_")[0] if entry.is_file() else name
        before = self._seen.setdefault(variants.normal(student), (student, number, entry))
        if before[:2] != (student, number):
            raise InputError(
                entry.parent,
                f"id {student!r}",
                f"two students would be one: {before[2].name} and {entry.name}",
                "name the students apart, or give the roster of the course with --roster",
            )
        return student

    def _matched(self, entry: Path, name: str) -> str:
        match = re.search(self.pattern, name)
        if match is None or not match.groups():
            raise InputError(
                entry, "", f"the pattern {self.pattern!r} finds no student here", "give a pattern with one group, as in '_(\\d+)_'"
            )
        return match[1]

    def _listed(self, entry: Path, number: str, name: str) -> str:
        first = name.split("_")[0]
        ids = {*self.by_number.values(), *self.by_name.values()}
        named = self.by_name.get(variants.normal(name)) or self.by_name.get(variants.normal(first))
        student = self.by_number.get(number) or named or next((one for one in (name, first) if one in ids), None)
        if student is None:
            raise InputError(entry, "", "the roster has nobody of this number or name", "add a row to the roster, or take the file away")
        return student


def choose(file: Path | None, pattern: str | None) -> Roster:
    """Return the way in which an instructor wants ids to be found: by a roster, by a pattern, or by names of folders and files.

    Raises
    ------
    InputError : if the roster is none, or the pattern no regular expression.
    """
    roster = read(file) if file else Roster()
    if pattern is not None:
        try:
            re.compile(pattern)
        except re.error as error:
            raise InputError(
                "--id", "", f"{pattern!r} is no regular expression: {error}", "give a pattern with one group, as in '_(\\d+)_'"
            ) from None
        roster.pattern = pattern
    return roster


def read(file: Path) -> Roster:
    """Read a roster: a CSV as the platform gives it out, or with columns ``name`` and ``student id``.

    Raises
    ------
    InputError : if it is no such table, or gives one id to two students.
    """
    text = read_text(file)
    table = csv.DictReader(io.StringIO(text, newline=""), dialect=_dialect(text))
    heads = {(head or "").strip().lower(): head for head in table.fieldnames or ()}
    ids, numbers, names = ([heads[head] for head in wanted if head in heads] for wanted in (IDS, NUMBERS, NAMES))
    if not ids or not (numbers or names):
        problem = f"no columns for students: {', '.join(heads) or 'the file is empty'}"
        raise InputError(file, "row 1", problem, "have one of " + ", ".join(IDS) + " and one of " + ", ".join((*NUMBERS, *NAMES)))
    roster, given = Roster(), {}
    for number, row in enumerate(_rows(table, file), start=2):
        student = next((row[head].strip() for head in ids if (row[head] or "").strip()), "")
        if not student:
            continue
        if (other := given.setdefault(variants.normal(student), number)) != number:
            raise InputError(file, f"rows {other} and {number}", f"both have the id {student!r}", "give every student an id of their own")
        for head in numbers:
            roster.by_number |= dict.fromkeys(re.findall(r"\d+", row[head] or "")[-1:], student)
        for head in names:
            roster.by_name[variants.normal(row[head] or "")] = student
    if not given:
        raise InputError(file, "", "the roster names no student", "fill in a column with ids")
    return roster


def _rows(table: csv.DictReader, file: Path) -> Iterator[dict[str, str | None]]:
    """Give the rows of a table, or say where it is none."""
    try:
        yield from table
    except csv.Error as error:
        raise InputError(file, f"line {table.line_num}", f"this is not valid CSV: {error}", "look for a quotation mark too many") from None


def _dialect(text: str) -> type[csv.Dialect]:
    try:
        return csv.Sniffer().sniff(text.partition("\n")[0], ",;\t")
    except csv.Error:
        return csv.excel
