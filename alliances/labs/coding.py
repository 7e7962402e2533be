"""Codes of clauses as students write them: from lines to cells, and as a file that a second coder can be given."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
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


def refuse_malformed(name: str, lines: object, clauses: pd.DataFrame, treaties: Sequence[int], kinds: Sequence[str]) -> None:
    """Refuse lines that have not the form of codes; what they say is not looked at.

    Parameters
    ----------
    name : of the lines in the notebook.
    lines : as a student wrote them.
    clauses : the articles that there are, with the columns ``treaty`` and ``article``.
    treaties, kinds : which may stand in a line.

    Raises
    ------
    AssertionError : with what is wrong with the first line that is.

    Examples
    --------
    >>> refuse_malformed("codes", [(1896, "1")], pd.DataFrame(columns=["treaty", "article"]), [1896], ["defence"])
    Traceback (most recent call last):
    AssertionError: codes: (1896, '1') has 2 parts: a line has three, the year, the article and the promise
    """
    if not isinstance(lines, (list, tuple, set)):
        raise AssertionError(f"{name} should be a list of lines, in square brackets")
    known = set(zip(clauses["treaty"], clauses["article"], strict=True))
    for line in lines:
        if problem := _malformed(line, known, treaties, kinds):
            raise AssertionError(f"{name}: {problem}")
    if len({tuple(line) for line in lines}) < len(lines):
        raise AssertionError(f"{name}: a line occurs twice")


def _malformed(line: object, known: set, treaties: Sequence[int], kinds: Sequence[str]) -> str:
    """Say why something is no line of codes; "" if it is."""
    if not isinstance(line, (tuple, list)):
        return f"{line!r} is no line: write (year, article, promise) in round brackets"
    if len(line) != 3:
        return f"{line!r} has {len(line)} parts: a line has three, the year, the article and the promise"
    year, article, kind = line
    if not isinstance(year, (int, np.integer)):
        return f"write the year of {line!r} as a number, without quotation marks"
    if year not in treaties:
        return f"{year} is none of your treaties: {', '.join(map(str, treaties))}"
    if not isinstance(article, str):
        return f'write the article of {line!r} as text, as in "1"'
    if (year, article) not in known:
        return f'the treaty of {year} has no Article {article!r} here: write its number alone, as in "1"'
    return "" if kind in kinds else f"{kind!r} is no promise of the list: {', '.join(kinds)}"


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
