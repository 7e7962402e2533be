"""Build ``game_pairings``: what each written strategy of the alliance game gets in each company."""

import pandas as pd

from ..models.game import contests
from . import RawFolder

GAMES = 2000  # games a cell


def build(raw: RawFolder) -> pd.DataFrame:
    """Play all pairings; the seeds are fixed, so the table is the same each time.

    Returns
    -------
    pandas.DataFrame with the columns of ``seeds/data/game_pairings.yml``.
    """
    return contests.pairings(GAMES)
