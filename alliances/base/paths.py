"""Where things are: the repository, or the copy of the seeds inside an installed package."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]
ROOT = PACKAGE.parent
_PACKAGED = PACKAGE / "_seeds"
SEEDS = _PACKAGED if _PACKAGED.is_dir() else ROOT / "seeds"
TABLES = SEEDS / "data"
ITEM_BANK = ROOT / "book" / "exercises"


def shown(path: Path) -> str:
    """Return a path as messages show it: relative to the repository where it lies inside.

    >>> shown(SEEDS / "data" / "alliance_spells.csv")
    'seeds/data/alliance_spells.csv'
    """
    path = Path(path).resolve()
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else str(path)
