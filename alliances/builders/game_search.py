"""Build ``game_search``: a search for a strategy of the alliance game that is best in every company."""

import pandas as pd

from ..models.game import contests
from . import RawFolder

DRAWN, GAMES = 800, 1000  # strategies drawn at random; games a cell in the last two of its three rounds


def build(raw: RawFolder) -> pd.DataFrame:
    """Search with fixed seeds.

    Returns
    -------
    pandas.DataFrame with the columns of ``seeds/data/game_search.yml``.
    """
    return contests.search(DRAWN, GAMES)
