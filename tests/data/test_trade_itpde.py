"""Trade of ITPD-E: selection, hand-checked values, and why its levels do not belong beside current dollars."""

from alliances import data

CORE = {"CHN", "IRN", "ISR", "RUS", "TUR"}


def flows():
    return data.load("trade_itpde").set_index(["exporter", "importer", "year"])["exports"]


def test_values_of_the_raw_file():
    exports = flows()
    assert exports["RUS", "CHN", 2000] == 6112.0  # 6,111,985,578.63 dollars
    assert exports["RUS", "TUR", 2000] == 3013.7
    assert exports["RUS", "ISR", 2000] == 599.9


def test_one_of_the_two_is_a_state_of_the_book():
    table = data.load("trade_itpde")
    assert (table.exporter.isin(CORE) | table.importer.isin(CORE)).all()
    assert (table.exporter != table.importer).all()
    assert table.groupby(["exporter", "importer"]).size().eq(17).all()
    assert len(table) == (5 * 4 + 2 * 5 * 9) * 17  # pairs among the five, and both directions with nine more


def test_constant_dollars_differ_from_current_ones_by_the_price_level():
    current = data.load("trade_cow").set_index(["exporter", "importer", "year"])["imports"]
    prices = 218.06 / 172.2  # US consumer prices, 2010 over 2000
    assert abs(flows()["CHN", "RUS", 2000] / (current["CHN", "RUS", 2000] * prices) - 1) < 0.01
    assert abs(flows()["CHN", "RUS", 2010] / current["CHN", "RUS", 2010] - 1) < 0.02


def test_energy_is_missing_between_russia_and_turkiye():
    current = data.load("trade_cow").set_index(["exporter", "importer", "year"])["imports"]
    assert flows()["RUS", "TUR", 2012] < 0.55 * current["RUS", "TUR", 2012]
