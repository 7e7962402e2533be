"""The forecasts of a class, read from what its students handed in: the files that the book's pages write."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from ..exercises import forecasting, load_bank

COLUMNS = ["student", "question", "edition", "first", "chance", "why"]


def handed_in(folder: str | Path) -> pd.DataFrame:
    """Read the chances that a class gave to the open questions.

    A chance counts if it was given in time to the question as it is worded now; the last one of a student counts. Files that are no answers of the
    book, and answers that cannot be read, are passed over.

    Parameters
    ----------
    folder : the folder of submissions, as ``python -m alliances grade`` takes it.

    Returns
    -------
    pandas.DataFrame, a row for each student and question, with the columns :data:`COLUMNS`; ``first`` and ``chance`` go from 0 to 1.

    Raises
    ------
    InputError : if there is no such folder, or it is empty, or in an installed library, which lacks what reads hand-in files.
    """
    from .grading import answers, submissions  # they need a copy of the repository

    found: dict[tuple[str, str], tuple] = {}
    for one in submissions.find(Path(folder)):
        try:
            content = answers.read(one.content) if one.path else None
        except submissions.UnreadableError:
            continue
        if isinstance(content, dict):
            who = answers.owner(one, content)
            found |= {(who, row[0]): (who, *row) for row in _rows(content)}
    return pd.DataFrame(list(found.values()), columns=COLUMNS)


def _rows(content: dict) -> Iterator[tuple]:
    """Yield what one file says of open questions that still stand as they were asked."""
    kept = content.get("answers")
    for exercise in load_bank().values():
        if (
            exercise.type != "forecast"
            or exercise.mode != "open"
            or not isinstance(kept, dict)
            or not isinstance(kept.get(exercise.id), dict)
        ):
            continue
        try:
            entries = forecasting.entries(kept[exercise.id].get("answer"), exercise.rows)
        except ValueError:
            continue
        for row in exercise.rows:
            entry = entries.get(row.id)
            stand = entry and forecasting.standing(row, entry)
            if stand and all(0 <= each <= 100 for each in stand):
                yield row.id, row.edition, stand[0] / 100, stand[1] / 100, (entry.get("why") or "").strip()
