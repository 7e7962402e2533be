"""What each exercise trains: objective, chapter, kind, level and time, one row an exercise."""

from ..base import contents
from .bank import chapters, load_bank

COLUMNS = ("objective", "chapter", "page", "exercise", "title", "kind", "bloom", "minutes")


def outcomes() -> list[dict[str, str | int]]:
    """Return one row for each exercise, in the order of the book.

    Returns
    -------
    list of dicts with the keys ``COLUMNS``: objective, the chapter's title, its page below ``book/``, the id and the title of the
    exercise, what it asks to do, its level in Bloom's taxonomy, and minutes.

    Examples
    --------
    >>> outcomes()[0]["exercise"], outcomes()[0]["minutes"]
    ('secret-months', 2)
    """
    homes, bank = chapters(), load_bank()
    return [
        {
            "objective": exercise.objective,
            "chapter": page.title,
            "page": page.name,
            "exercise": name,
            "title": exercise.title,
            "kind": exercise.label,
            "bloom": exercise.bloom,
            "minutes": exercise.minutes,
        }
        for page in contents.pages()
        for name, exercise in bank.items()
        if homes[name] == page.name
    ]
