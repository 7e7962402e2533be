"""Russia's share of arms imports: hand-checked years, and agreement with the register of the same vintage."""

from alliances import data


def test_known_years():
    table = data.load("arms_shares").set_index(["recipient", "year"])
    assert table.loc[("CHN", 2004), "share"] == 89.6  # 2893.0 of 3227.45
    assert table.loc[("CHN", 2024), "share"] == 41.7  # 30 of 72
    assert table.loc[("TUR", 2019), "share"] == 36.6  # 280.3 of 766.57
    assert table.loc[("IRN", 2016), "share"] == 100.0
    assert table.loc[("TUR", 2015), "share"] == 0.0


def test_no_imports_means_no_share():
    table = data.load("arms_shares")
    empty = table[table.total_tiv == 0]
    assert list(zip(empty.recipient, empty.year, strict=True)) == [("IRN", 2021), ("IRN", 2022)]
    assert empty.share.isna().all()
    assert table.share.isna().sum() == 2


def test_russias_part_repeats_the_register():
    shares = data.load("arms_shares")
    register = data.load("arms_register_1995_2024")
    both = shares.merge(register[register.supplier == "RUS"], on=["recipient", "year"], how="left")
    assert (both.russia_tiv - both.tiv.fillna(0)).abs().max() < 0.011


def test_three_recipients_in_thirty_years():
    table = data.load("arms_shares")
    assert len(table) == 90
    assert (table.russia_tiv <= table.total_tiv).all()
    assert (table[table.recipient == "TUR"].russia_tiv > 0).sum() == 7
