"""Soviet and Russian arms exports, SIPRI's tables of July 2022: figures read from the tables by hand."""

from alliances import data


def deliveries(supplier, recipient):
    table = data.load("arms_exports_1950_2021")
    return table[(table.supplier == supplier) & (table.recipient == recipient)].set_index("year")["tiv"]


def test_soviet_arms_to_china_collapse_after_1960():
    china = deliveries("SUN", "CHN")
    assert china.loc[[1950, 1954, 1959, 1960, 1961, 1962, 1968]].tolist() == [2572, 3500, 3159, 2431, 936, 307, 180]
    assert china.loc[1950:1960].sum() == 29_322
    assert china.loc[1961:1968].sum() == 2_847
    assert china.loc[1969:1989].sum() == 0
    assert china.sum() == 32_510  # the sum that SIPRI prints


def test_china_took_two_fifths_of_soviet_exports_while_the_alliance_worked():
    share = deliveries("SUN", "CHN").loc[1950:1960].sum() / deliveries("SUN", "ALL").loc[1950:1960].sum()
    assert round(100 * share, 1) == 40.9


def test_years_of_single_contracts():
    assert deliveries("RUS", "IRN")[2016] == 413
    assert deliveries("RUS", "TUR").loc[[2019, 2020, 2021]].tolist() == [280, 32, 31]
    assert deliveries("RUS", "CHN")[2005] == 3077


def test_no_recipient_takes_more_than_the_total():
    table = data.load("arms_exports_1950_2021").pivot(index="year", columns=["supplier", "recipient"], values="tiv")
    for supplier in ("SUN", "RUS"):
        parts = table[supplier].drop(columns="ALL").sum(axis=1)
        assert (parts <= table[supplier]["ALL"].fillna(0)).all()


def test_the_two_suppliers_do_not_overlap_and_every_year_has_a_row():
    table = data.load("arms_exports_1950_2021")
    years = table.groupby("supplier")["year"].agg(["min", "max"])
    assert years.loc["SUN"].tolist() == [1950, 1991]
    assert years.loc["RUS"].tolist() == [1992, 2021]
    assert table.groupby("year").size().eq(6).all()


def test_a_blank_of_the_source_is_marked():
    table = data.load("arms_exports_1950_2021")
    assert int(table.listed.sum()) == 297  # cells that SIPRI filled
    assert (table.loc[~table.listed, "tiv"] == 0).all()
    assert (table.loc[table.listed, "tiv"] > 0).all()
