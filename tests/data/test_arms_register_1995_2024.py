"""Sums over SIPRI's register of February 2026: figures added up by hand, and no mixing with the older tables."""

from alliances import data


def deliveries(supplier, recipient):
    table = data.load("arms_register_1995_2024")
    return table[(table.supplier == supplier) & (table.recipient == recipient)].set_index("year")


def test_single_contracts_add_up():
    iran = deliveries("RUS", "IRN")["tiv"]
    assert iran[2016] == 220.0 + 165.0 + 24.0 + 4.0  # S-300, its missiles, its radars, and anti-tank missiles
    assert iran.loc[[2023, 2024]].tolist() == [21.0, 42.0]  # Yak-130 trainers
    assert 2021 not in iran.index
    assert deliveries("RUS", "TUR")["tiv"][2019] == 280.3  # 130 S-400 + 137.5 missiles + 12 radar + 0.8 Kornet


def test_arms_flow_back_to_russia_since_2022():
    assert deliveries("IRN", "RUS")["tiv"].to_dict() == {2022: 69.0, 2023: 200.0, 2024: 224.0}
    assert deliveries("PRK", "RUS")["tiv"].to_dict() == {2023: 12.5, 2024: 242.5}


def test_russian_arms_to_china_fade():
    china = deliveries("RUS", "CHN")["tiv"]
    assert len(china) == 30
    assert china.loc[[2005, 2021, 2024]].tolist() == [3066.0, 466.75, 30.0]


def test_all_lines_are_counted_and_parts_stay_below_the_whole():
    table = data.load("arms_register_1995_2024")
    assert int(table.lines.sum()) == 660
    assert (table.tiv_year_estimated <= table.tiv + 0.01).all()
    assert (table.tiv_local_production <= table.tiv + 0.01).all()


def test_estimated_years_weigh_as_the_caveat_says():
    table = data.load("arms_register_1995_2024")
    sums = table.groupby(["supplier", "recipient"])[["tiv", "tiv_year_estimated"]].sum()
    share = (100 * sums.tiv_year_estimated / sums.tiv).round()
    assert [share["CHN", "IRN"], share["RUS", "IRN"], share["RUS", "CHN"]] == [58, 42, 22]


def test_the_two_vintages_differ_and_are_not_spliced():
    old = data.load("arms_exports_1950_2021")
    old = old[(old.supplier == "RUS") & (old.recipient == "CHN")].set_index("year")["tiv"].loc[1995:2021].astype(float)
    new = deliveries("RUS", "CHN")["tiv"].loc[1995:2021]
    assert old.sum() == 35_771
    assert round(new.sum(), 2) == 35_209.9
    assert ((new - old).abs() > 20).sum() == 15
    assert round(new[2021] - old[2021], 2) == -306.25
    assert round(new[2017] - old[2017], 2) == 223.75
