"""Figures on who is the stronger, and by which measure."""

from functools import partial

from .. import data
from ..models import coalitions
from . import add


def _times(table: str, column: str, year: int, one: str = "CHN", other: str = "RUS") -> float:
    """Return how many times the other state's figure the one state's was."""
    rows = data.load(table)
    found = rows[rows["year"] == year].set_index("state")[column]
    return float(found[one]) / float(found[other])


def _part(measure: str, year: int) -> float:
    """Return the part of China and Russia in the eleven states' total, in per cent."""
    table = coalitions.strengths(data.load("capabilities"), data.load("gdp_estimates"), data.load("warheads"))
    rows = table[table["year"] == year]
    return 100 * coalitions.share(dict(zip(rows["state"], rows[measure], strict=True)), ["CHN", "RUS"])


def _fewer_people(state: str, year: int) -> float:
    """Return by how many per cent the population of the estimates lies below that of the capabilities."""
    rows = (data.load(name).set_index(["state", "year"])["population"] for name in ("gdp_estimates", "capabilities"))
    estimated, counted = (float(column[state, year]) for column in rows)
    return 100 * (1 - 1000 * estimated / counted)


for _year in (1970, 2021, 2022):
    add(
        f"power.cinc-{_year}",
        f"CINC of China in {_year} as a multiple of Russia's",
        ".1f",
        partial(_times, "capabilities", "cinc", _year),
    )
for _measure, _table, _column in (
    ("cinc", "capabilities", "cinc"),
    ("warheads", "warheads", "stockpile"),
    ("product", "gdp_estimates", "gdp"),
):
    for _year in (1972, 1982):
        add(
            f"power.rivals-{_measure}-{_year}",
            f"{_measure} of the Soviet Union in {_year} as a multiple of that of the United States",
            ".2f",
            partial(_times, _table, _column, _year, "RUS", "USA"),
        )
add(
    "power.people-1972",
    "how far the Soviet population of gdp_estimates lies below that of capabilities, 1972, per cent",
    ".0f",
    lambda: _fewer_people("RUS", 1972),
)
add(
    "power.market-2021",
    "China's product at market prices in 2021 as a multiple of Russia's",
    ".1f",
    partial(_times, "gdp", "gdp_current", 2021),
)
add(
    "power.warheads-2021",
    "Russia's warheads (all, January 2021) as a multiple of China's",
    ".0f",
    partial(_times, "warheads", "inventory", 2021, "RUS", "CHN"),
)
add(
    "power.pair-cinc",
    "part of China and Russia in the CINC of eleven states, 2019, per cent",
    ".0f",
    partial(_part, "cinc", 2019),
)
add(
    "power.pair-product",
    "part of China and Russia in the product of eleven states, 2019, per cent",
    ".0f",
    partial(_part, "gdp", 2019),
)
