"""Build ``game_sensitivity``: which strategies of the alliance game are the best replies if one setting is another."""

import pandas as pd

from ..models.game import contests
from . import RawFolder

GAMES = 400  # games a cell


def build(raw: RawFolder) -> pd.DataFrame:
    """Play all fields with each setting changed, on fixed seeds.

    Returns
    -------
    pandas.DataFrame with the columns of ``seeds/data/game_sensitivity.yml``.
    """
    return contests.sensitivity(GAMES)
