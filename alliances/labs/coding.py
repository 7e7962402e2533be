"""Codes of clauses as students write them: from lines to cells, and as a file that a second coder can be given."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

import pandas as pd

from ..base import paths
from ..base.errors import InputError
from ..base.reading import read_csv
from ..base.writing import replace_text

HEADER = ["treaty", "article", "code"]
Line = tuple[int, str, str]  # a treaty, an article of it, and what it holds


def cells(lines: Iterable[Line], treaties: Sequence[int], kinds: Sequence[str]) -> pd.Series:
    """Return for each treaty and kind whether any line says that the treaty has it.

    Examples
    --------
    >>> cells([(1896, "1", "defence")], [1896, 1937], ["defence", "offence"]).to_list()
    [True, False, False, False]
    """
    found = {(treaty, kind) for treaty, _, kind in lines}
    places = pd.MultiIndex.from_product([treaties, kinds], names=["treaty", "promise"])
    return pd.Series([place in found for place in places], index=places, dtype=bool)


def write(path: Path, lines: Iterable[Line]) -> None:
    """Write the lines of a coder into a file for another one."""
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows([HEADER, *lines])
    replace_text(path, stream.getvalue())


def read(path: Path, treaties: Sequence[int], kinds: Sequence[str]) -> list[Line]:
    """Read the lines of another coder.

    Raises
    ------
    InputError : naming the line that is no code of these treaties, or that stands twice.
    """
    lines: list[Line] = []
    for number, (treaty, article, kind) in enumerate(read_csv(path, HEADER)[1:], start=2):
        said = (paths.shown(path), f"row {number}")
        if treaty not in map(str, treaties) or not article or kind not in kinds:
            problem = f"{treaty[:20]!r}, {article[:20]!r}, {kind[:20]!r} is no code of the lab's treaties"
            raise InputError(*said, problem, "let the lab of the other coder write the file anew")
        if (line := (int(treaty), article, kind)) in lines:
            raise InputError(*said, f"the line {', '.join(map(str, line))} occurs twice", "take one of the two away")
        lines.append(line)
    if not lines:
        raise InputError(paths.shown(path), "", "there is no line in it", "let the lab of the other coder write the file anew")
    return lines
