"""The outcomes matrix as a table for spreadsheets: one row an exercise."""

from pathlib import Path

from ..exercises import outcomes
from .browser import save
from .tables import csv_bytes


def write(folder: Path) -> list[Path]:
    """Write ``folder/outcomes.csv``."""
    return [save(folder / "outcomes.csv", csv_bytes(outcomes.outcomes(), outcomes.COLUMNS))]
