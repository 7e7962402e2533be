"""The book's colours and the width of its charts.

A colour is a pair, for light and for dark pages. Charts are drawn in the light one; the site swaps it by
a style rule, so one drawing serves both themes. Every state keeps its colour throughout the book; ``seeds/subject.yml`` says which.
"""

from .subject import subject

WIDTH = 640  # pixels on a wide page; the site draws a second, narrow version for phones

# name: (on a light page, on a dark page)
COLOURS = {
    "ink": ("#1f2933", "#e8ebee"),
    "muted": ("#59636e", "#a9b4bf"),
    "grid": ("#d8dde3", "#3d4751"),
    "base": ("#7b8794", "#8b97a3"),
    "pale": ("#c3cbd4", "#4b5661"),
    "focus": ("#6b1560", "#eba6e0"),  # what the title speaks of
    "for": ("#0a7680", "#5fd0d6"),  # for, friendly, kept, cooperation, yes
    "against": ("#b4530a", "#f5a15c"),  # against, hostile, broken, conflict, no
    **subject().colours,
}


def colour(name: str) -> str:
    """Return a colour as charts are drawn with it (the light one).

    >>> colour("focus")
    '#6b1560'
    """
    return COLOURS[name][0]
