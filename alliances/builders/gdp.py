"""Build ``gdp``: gross domestic product in current US dollars as the World Bank reports it, 1960 to 2023."""

import pandas as pd

from . import RawFolder

GDP = "power/worldbank_gdp_current_usd_1960_2023.csv"
STATES = ["CHN", "IND", "IRN", "ISR", "RUS", "TUR", "USA"]
MILLION = 1e6


def build(raw: RawFolder) -> pd.DataFrame:
    """Select the states and show years that the Bank leaves out within a state's series as empty cells.

    Returns
    -------
    pandas.DataFrame with the columns of ``seeds/data/gdp.yml``, in order of state and year.
    """
    reported = raw.read_csv(GDP).set_index(["Country Code", "Year"])["Value"]
    series = {state: _every_year(reported[state]) for state in STATES}
    table = pd.concat(series, names=["state", "year"]).rename("gdp_current").reset_index()
    return table.assign(gdp_current=(table["gdp_current"] / MILLION).round().astype("Int64"))


def _every_year(values: pd.Series) -> pd.Series:
    """Insert the missing years between the first and the last one."""
    return values.reindex(pd.RangeIndex(values.index.min(), values.index.max() + 1, name="year"))
