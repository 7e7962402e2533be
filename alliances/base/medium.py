"""Where output goes: to a live notebook, into the static book while that is built, or nowhere while a lab is graded."""

import os

BOOK = "ALLIANCES_BOOK"  # set in the environment of the kernels while the book is built
UNSEEN = "ALLIANCES_UNSEEN"  # set where nobody will look at what a notebook shows
CHART = "application/vnd.alliances.chart+json"
ISLAND = "application/vnd.alliances.island+json"


def in_book() -> bool:
    """Say whether the output is for the static book."""
    return bool(os.environ.get(BOOK))


def is_seen() -> bool:
    """Say whether somebody will look at what a notebook shows."""
    return not os.environ.get(UNSEEN)
