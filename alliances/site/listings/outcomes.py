"""The outcomes matrix: what each exercise trains, with links to the exercises."""

from alliances import exercises

from ...base.html import Markup, scrolling, table
from .parts import Place

HEADS = ("Objective", "Chapter", "Exercise", "Kind", "Level", "Minutes")


def entries(place: Place) -> Markup:
    """Return a table of all exercises."""
    rows = []
    for row in exercises.outcomes.outcomes():
        link = place.link(row["title"], f"book/{row['page']}", row["exercise"])
        rows.append([row["objective"], row["chapter"], link, row["kind"], row["bloom"], row["minutes"]])
    return scrolling("What each exercise trains", table(HEADS, rows), kind="outcomes")
