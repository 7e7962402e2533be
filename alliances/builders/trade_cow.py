"""Build ``trade_cow``: trade among six states by direction and year, Correlates of War Trade 4.0."""

import pandas as pd

from . import RawFolder

TRADE = "trade/cow_trade_v4_five_states_all_partners_1870_2014.csv"
STATES = {2: "USA", 365: "RUS", 630: "IRN", 640: "TUR", 666: "ISR", 710: "CHN"}
# (importer, exporter): years in which a recorded zero cannot be right
FALSE_ZEROS = {
    ("RUS", "CHN"): range(1960, 1964),  # hundreds of millions a year before, and the two traded all the time
    ("CHN", "RUS"): range(1960, 1964),
}
# (importer, exporter): years in which a zero stands between large values and is probably a gap; kept, but marked
DOUBTFUL_ZEROS = {("RUS", "IRN"): [*range(1960, 1964), *range(1981, 1988)]}


def build(raw: RawFolder) -> pd.DataFrame:
    """Select the dyads, turn each into two directed flows, and show every gap as a row.

    Returns
    -------
    pandas.DataFrame with the columns of ``seeds/data/trade_cow.yml``; ``imports`` in million current US dollars.
    """
    trade = raw.read_csv(TRADE)
    trade = trade[trade["ccode1"].isin(STATES) & trade["ccode2"].isin(STATES)]
    flows = pd.concat([_flow(trade, "ccode1", "ccode2", "flow1"), _flow(trade, "ccode2", "ccode1", "flow2")])
    flows = flows.groupby(["importer", "exporter"]).apply(_every_year, include_groups=False).reset_index()
    flows["status"] = [_status(*row) for row in flows[["importer", "exporter", "year", "imports"]].itertuples(index=False)]
    flows["imports"] = flows["imports"].mask(flows["status"] == "removed").astype("Int64")
    return flows.sort_values(["importer", "exporter", "year"], ignore_index=True)


def _flow(trade: pd.DataFrame, importer: str, exporter: str, flow: str) -> pd.DataFrame:
    """Return one direction of the undirected rows: what the importer bought from the exporter."""
    return pd.DataFrame(
        {
            "importer": trade[importer].map(STATES),
            "exporter": trade[exporter].map(STATES),
            "year": trade["year"].astype(int),
            "imports": trade[flow],
        }
    )


def _every_year(flow: pd.DataFrame) -> pd.DataFrame:
    """Insert the years that the source leaves out between a dyad's first and last one."""
    years = pd.RangeIndex(flow["year"].min(), flow["year"].max() + 1, name="year")
    return flow.set_index("year").reindex(years)


def _status(importer: str, exporter: str, year: int, imports: float) -> str:
    """Say what kind of cell this is, see the manifest."""
    if pd.isna(imports):
        return "none"
    if imports > 0:
        return "reported"
    if year in FALSE_ZEROS.get((importer, exporter), ()):
        return "removed"
    return "doubtful zero" if year in DOUBTFUL_ZEROS.get((importer, exporter), ()) else "zero"
