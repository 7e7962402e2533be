"""Where things are: in a clone of the repository, or inside the installed library, which has copies of what it reads.

``ROOT`` is the clone. What needs more than the library asks for it (pages, labs, their grading, the site, the pack), and so says
in an installed library that it works in a clone only.
"""

from pathlib import Path

from .errors import InputError

PACKAGE = Path(__file__).resolve().parents[1]
_ABOVE = PACKAGE.parent
INSTALLED = (PACKAGE / "_seeds").is_dir()  # the wheel's copies, see pyproject.toml
SEEDS = PACKAGE / "_seeds" if INSTALLED else _ABOVE / "seeds"
ITEM_BANK = PACKAGE / "_exercises" if INSTALLED else _ABOVE / "book" / "exercises"
TABLES = SEEDS / "data"
if not INSTALLED:
    ROOT = _ABOVE


def __getattr__(name: str) -> Path:
    """Say why an installed library has no ``ROOT``."""
    if name == "ROOT":
        problem = "this is the installed library: it has data, models, charts and exercises, but not the book, its labs and its tools"
        raise InputError(PACKAGE, "", problem, "work in a clone of the book's repository")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def shown(path: Path) -> str:
    """Return a path as messages show it: relative to the repository where it lies inside.

    >>> shown(SEEDS / "data" / "alliance_spells.csv")
    'seeds/data/alliance_spells.csv'
    """
    path = Path(path)
    if ".." in path.parts or not path.is_relative_to(_ABOVE):  # else its name tells: a build asks thousands of times
        try:
            path = path.resolve()
        except (OSError, RuntimeError):  # links in a circle, or a folder into which we may not look
            path = path.absolute()
    return path.relative_to(_ABOVE).as_posix() if path.is_relative_to(_ABOVE) else str(path)
