"""Where output goes: to a live notebook, or into the static book while that is built."""

import os

BOOK = "ALLIANCES_BOOK"  # set in the environment of the kernels while the book is built
CHART = "application/vnd.alliances.chart+json"
ISLAND = "application/vnd.alliances.island+json"


def in_book() -> bool:
    """Say whether the output is for the static book."""
    return bool(os.environ.get(BOOK))
