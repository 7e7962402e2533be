"""New things by command: stubs in the right places, from the templates beside this file, and a list of what is left to write.

What is still to be written is marked in the stubs as ⟨still to be written: what⟩; :mod:`alliances.check` finds the marks.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from string import Template

from ..base import paths
from ..base.errors import InputError
from ..base.lazy import submodules
from ..base.writing import replace_text

__getattr__ = submodules(__name__, ["stubs"])

TEMPLATES = Path(__file__).with_name("templates")


@dataclass
class Plan:
    """What a new thing consists of: files to make, files to change (both path below the repository -> text), what is left to do."""

    made: dict[str, str] = field(default_factory=dict)
    changed: dict[str, str] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)

    def text(self, file: str) -> str:
        """Return the text of a file as it will be."""
        return self.changed.get(file) or (paths.ROOT / file).read_text(encoding="utf-8")

    def insert(self, file: str, at: int, text: str) -> None:
        """Put a text into a file, before the character ``at``."""
        before = self.text(file)
        self.changed[file] = before[:at] + text + before[at:]

    def insert_after_last(self, file: str, part: str, line: str) -> None:
        """Put a line behind the last line of a file that has ``part`` in it.

        Raises
        ------
        InputError : if no line has.
        """
        place = self.text(file).rfind(part)
        if place < 0:
            raise InputError(file, "", f"no line has {part!r}, so the new one has no place", "write the first of its kind by hand")
        self.insert(file, self.text(file).index("\n", place) + 1, f"{line}\n")

    def insert_sorted(self, file: str, pattern: str, name: str, text: str) -> None:
        """Put a text into a list of names, before the first name behind it in the alphabet, or behind the last.

        Parameters
        ----------
        pattern : what each entry of the list looks like; its first group is the entry's name.
        """
        entries = list(re.finditer(pattern, self.text(file), re.MULTILINE))
        later = next((entry.start() for entry in entries if entry[1] > name), entries[-1].end())
        self.insert(file, later, text)


def filled(template: str, **words: str) -> str:
    """Return a template with its words filled in.

    >>> filled("chapter-theory.md").splitlines()[0]
    '## What this model cannot tell you'
    """
    return Template((TEMPLATES / template).read_text(encoding="utf-8")).substitute(words)


def write(plan: Plan) -> list[str]:
    """Write what a plan says; return the files.

    Raises
    ------
    InputError : if a file to make is there already; then nothing is written.
    """
    for file in plan.made:
        if (paths.ROOT / file).exists():
            raise InputError(file, "", "the file is there already", "choose another name, or change the file")
    for file, text in (plan.made | plan.changed).items():
        (paths.ROOT / file).parent.mkdir(parents=True, exist_ok=True)
        replace_text(paths.ROOT / file, text)
    return [*plan.made, *plan.changed]
