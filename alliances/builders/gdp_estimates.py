"""Build ``gdp_estimates``: simulated product, product per head and population before and after 1960, with errors."""

import pandas as pd

from . import RawFolder
from .capabilities import STATES

ESTIMATES = "power/isard_simulated_gdp_pop_1816_2019.csv"
# every tenth year, and the years of the book's treaties, wars and turning points
YEARS = sorted(
    {*range(1820, 2011, 10), 1816, 1895, 1896, 1904, 1913, 1938, 1945, 1956, 1964, 1969, 1972, 1975, 1978, 1979, 1982, 1989, 1991, 1992, 2001, 2008, 2014, 2016, 2019}
)  # fmt: skip
# the package's name of each estimate: the book's name of it
ESTIMATED = {"mrgdppc": "gdp_per_head", "pwtrgdp": "gdp", "pwtpop": "population"}
DIGITS = {"gdp_per_head": 0, "gdp": 0, "population": 3}


def build(raw: RawFolder) -> pd.DataFrame:
    """Select the states of ``capabilities`` in YEARS, each estimate with its standard deviation.

    Returns
    -------
    pandas.DataFrame with the columns of ``seeds/data/gdp_estimates.yml``, in order of state and year.
    """
    estimates = raw.read_csv(ESTIMATES)
    estimates = estimates[estimates["ccode"].isin(STATES) & estimates["year"].isin(YEARS)]
    table = pd.DataFrame({"state": estimates["ccode"].map(STATES), "year": estimates["year"].astype(int)})
    for code, name in ESTIMATED.items():
        for column, values in ((name, estimates[code]), (f"{name}_sd", estimates[f"sd_{code}"])):
            table[column] = values.round(3) if DIGITS[name] else values.round().astype("Int64")
    return table.dropna(subset=list(ESTIMATED.values()), how="all").sort_values(["state", "year"], ignore_index=True)
