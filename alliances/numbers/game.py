"""Figures on the alliance game: two shares of its deck beside those of the record, and how many games were simulated."""

import pandas as pd

from .. import data
from ..base.observe import remembered
from ..models.game import anchors
from . import add


@remembered
def _shares() -> pd.DataFrame:
    return pd.DataFrame(anchors.shares(data.load("crises"), data.load("disputes_gml")))


def _share(row: int, column: str) -> float:
    return float(_shares()[column].iloc[row])


def _games() -> float:
    return float(data.load("game_pairings")["games"].iloc[0])


@remembered
def _steadiest() -> pd.Series:
    """Return the row in which the steadiest strategy of the search is furthest behind."""
    found = data.load("game_search")
    worst = found.loc[found.groupby("candidate")["behind"].idxmax()]
    return worst.loc[worst["behind"].idxmin()]


def _honoured() -> float:
    return float(data.load("game_sensitivity")["honoured"].iloc[0])


add("game.calm-deck", "share of calm cards among calm cards and attacks (per cent)", ".0f", lambda: _share(0, "deck"), model="game")
add("game.calm-record", "share of crises without violence in the table of crises (per cent)", ".0f", lambda: _share(0, "data"))
add("game.war-deck", "share of major attacks among the attacks in the deck (per cent)", ".0f", lambda: _share(1, "deck"), model="game")
add("game.war-record", "share of disputes with force that reached war on one side at least (per cent)", ".0f", lambda: _share(1, "data"))
add("game.games", "simulated games behind each pairing of strategies", ",.0f", _games, model="game")
add(
    "game.tried",
    "strategies, written and drawn at random, with which the search for a dominant one began",
    ",.0f",
    lambda: float(_steadiest()["tried"]),
    model="game",
)
add(
    "game.behind",
    "points that the steadiest strategy of the search is behind in its worst company",
    ".1f",
    lambda: float(_steadiest()["behind"]),
    model="game",
)
add("game.behind-error", "standard error of that distance", ".1f", lambda: float(_steadiest()["behind_error"]), model="game")
add("game.honoured", "share of calls that the written strategies honour in the simulated games (per cent)", ".0f", _honoured, model="game")
