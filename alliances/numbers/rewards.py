"""Figures on what a rank by score rewards."""

from ..models import rewards
from . import add

for _questions in (5, 10, 20, 100):
    add(
        f"rewards.top-{_questions}",
        f"chance (per cent) that an extremiser comes top of a class with {_questions} questions",
        ".0f",
        lambda questions=_questions: 100 * rewards.ranked(questions).top,
        model="rewards",
    )
add("rewards.students", "students in the class that is drawn", ".0f", lambda: rewards.STUDENTS, model="rewards", assumed=True)
add("rewards.extremisers", "of these, how many exaggerate", ".0f", lambda: rewards.EXTREMISERS, model="rewards", assumed=True)
add(
    "rewards.share",
    "fair share of the top place (per cent)",
    ".0f",
    lambda: 100 * rewards.EXTREMISERS / rewards.STUDENTS,
    model="rewards",
    assumed=True,
)
add("rewards.honest", "mean Brier score of the honest", ".2f", lambda: rewards.ranked(40).honest, model="rewards")
add("rewards.extremised", "mean Brier score of the extremisers", ".2f", lambda: rewards.ranked(40).extremised, model="rewards")
