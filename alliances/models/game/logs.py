"""Logs of games as tables: what the page saves, read again, and a made-up class of written strategies in the same form."""

import csv
import functools
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from ...base.errors import InputError
from ...base.reading import read_text
from .contests import contest
from .options import LIMITS
from .record import COLUMNS, POINTS, log
from .strategies import STRATEGIES, play

CAUSES = POINTS  # the columns of a log whose sum is what a seat won or lost in a round
HEADER = ("table", "player", *COLUMNS)
TRUTHS = ("plan_minor", "plan_major", "plan_back", "plan_press", "truth_minor", "truth_major")
COLOURS = ("Red", "Blue", "Green", "Gold", "White", "Black")  # of the made-up class


def as_csv(state: Mapping[str, Any], table: str, players: Sequence[str]) -> str:
    """Write the log of a game as the page saves it: comma-separated values, 1 and 0 for yes and no, an empty cell where nothing was asked.

    Parameters
    ----------
    state : of a game.
    table : name of the table.
    players : who played each seat: "person", or the name of a written strategy.

    Examples
    --------
    >>> players = ["Free", "Partner", "Steadfast"]
    >>> as_csv(play(None, 1896, players), "Red", players).splitlines()[1][:25]
    'Red,Free,1896,1,0,0,,0,,,'
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADER)
    for row in log(state):
        cells = [int(value) if isinstance(value, bool) else value for value in row.values()]
        writer.writerow([table, players[row["seat"]], *cells])
    return out.getvalue()


def made_up(seed: int, seats: int = 5) -> dict[str, str]:
    """Let six tables of written strategies play on one seed, and return their logs as the page would save them.

    Parameters
    ----------
    seed : of the cards, the same at all tables, and of the draw of who plays.
    seats : at each table, 3 to 6.

    Returns
    -------
    dict from the name of a file to its text.

    Examples
    --------
    >>> list(made_up(1896))[:2]
    ['game-Red-1896.csv', 'game-Blue-1896.csv']
    """
    chance, found = np.random.default_rng(seed), {}
    for table in COLOURS:
        players = [str(name) for name in chance.choice(list(STRATEGIES), seats, replace=False)]
        found[f"game-{table}-{seed}.csv"] = as_csv(play(None, seed, players), table, players)
    return found


def read(files: Iterable[Path] | Mapping[str, str]) -> pd.DataFrame:
    """Read logs that the page saved into one table.

    Parameters
    ----------
    files : paths, or texts by the names of their files.

    Returns
    -------
    pandas.DataFrame, one row a table, seat and round; plans and truths are True, False or missing, counts and points are numbers.

    Raises
    ------
    InputError : naming the file whose columns are not those of a log, or a table and seat that occur twice.

    Examples
    --------
    >>> read(made_up(1896)).groupby("table", sort=False)["seat"].nunique().tolist()
    [5, 5, 5, 5, 5, 5]
    """
    texts = dict(files) if isinstance(files, Mapping) else {path.name: read_text(path) for path in files}
    frames: list[pd.DataFrame] = []
    for name, text in texts.items():
        frame = _table(name, text)
        if missing := [column for column in HEADER if column not in frame]:
            raise InputError(
                name, "row 1", f"the log has no column {missing[0]}", "save the log again from the page, and do not change its header"
            )
        frames.append(frame[list(HEADER)])
    if not frames:
        raise InputError("logs", "", "there is no file to read", "put the files game-….csv that the page saved beside the notebook")
    found = pd.concat(frames, ignore_index=True)
    twice = found[found.duplicated(["table", "round", "seat"])]
    if len(twice):
        row = twice.iloc[0]
        raise InputError(
            "logs",
            f"table {row['table']}",
            f"seat {row['seat']} has two rows for round {row['round']}",
            "read each log once, and give each table a name of its own",
        )
    return found


def _table(name: str, text: str) -> pd.DataFrame:
    """Read the log of one table."""
    forms = dict.fromkeys(TRUTHS, "boolean") | {"with": "Int64", "named_with": "Int64", "plan_spend": "Int64"}
    try:
        frame = pd.read_csv(io.StringIO(text.lstrip("\ufeff")))
        return frame.astype({column: form for column, form in forms.items() if column in frame})
    except (ValueError, TypeError) as error:  # pandas has its own kinds of these
        said = " ".join(str(error).split())[:120]
        raise InputError(
            name, "", f"this is not the log of a game ({said})", "save the log again from the page, and change nothing in it"
        ) from None


def crowd(
    seed: int | None, games: int = 200, seats: int = 5, rounds: int | None = None, changes: Mapping[str, int] | None = None
) -> pd.DataFrame:
    """Let tables of strategies drawn at random play, on one seed or each on its own.

    Parameters
    ----------
    seed : of the cards at all tables; None for other cards at each table.
    games : number of tables.
    seats : at each table.
    rounds : how many all tables play, from 3 to 16; None to let the die of the seed end the game.
    changes : settings that differ from the defaults.

    Returns
    -------
    pandas.DataFrame, one row a table: ``total`` (points of all seats), ``best`` and ``worst`` (of a seat), ``called``, ``honoured``.

    Examples
    --------
    >>> len(crowd(1896)), crowd(None, games=3)["total"].nunique()
    (200, 3)
    """
    return _crowd(
        None if seed is None else int(seed), games, int(seats), int(rounds) if rounds else None, tuple((changes or {}).items())
    ).copy()


@functools.lru_cache(maxsize=32)  # a notebook and its checks ask for the same tables again
def _crowd(seed: int | None, games: int, seats: int, rounds: int | None, changes: tuple[tuple[str, int], ...]) -> pd.DataFrame:
    who = np.random.default_rng(1).integers(0, len(STRATEGIES), (seats, games))
    seeds = np.full(games, seed) if seed is not None else np.arange(1, games + 1)
    ends = {"rounds": min(rounds, LIMITS["rounds"][1]), "most": rounds, "again": 6} if rounds else {}  # six faces: the die never ends it
    found = contest(dict(changes) | ends | {"seats": seats}, list(STRATEGIES.values()), who, seeds)
    points = found.points
    numbers = {"total": points.sum(axis=0).round(1), "best": points.max(axis=0), "worst": points.min(axis=0)}
    return pd.DataFrame(numbers | {"called": found.called.sum(axis=0), "honoured": found.honoured.sum(axis=0)})
