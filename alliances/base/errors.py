"""The one error that bad input raises: it names the file, the place and the remedy."""

from pathlib import Path


class InputError(ValueError):
    """Something in ``seeds/``, ``book/`` or a student's file is not as it must be.

    Parameters
    ----------
    file : path of the offending file.
    place : where in the file ("row 12, column begin"), or "" for the file as a whole.
    problem : what is wrong, with the value found.
    remedy : what to do about it.

    Examples
    --------
    >>> print(InputError("seeds/claims.csv", "row 3", "the id A1-46 occurs twice", "give one a new id"))
    seeds/claims.csv, row 3: the id A1-46 occurs twice. Remedy: give one a new id.
    """

    def __init__(self, file: str | Path, place: str, problem: str, remedy: str) -> None:
        self.file, self.place, self.problem, self.remedy = str(file), place, problem, remedy
        where = f"{file}, {place}" if place else str(file)
        super().__init__(f"{where}: {problem.rstrip('.')}. Remedy: {remedy.rstrip('.')}.")
