"""The shares are what the areas give, and the article's tenth is far from them."""

from alliances import data


def test_divisions():
    rows = data.load("syria_land").set_index("id")
    for name in ("zones-newer", "zones-older"):
        assert rows.share[name] == round(100 * rows.area[name] / rows.total[name], 2)
    assert rows.share["article"] > 2 * rows.share["zones-older"]
    assert rows.share["all-opposition"] < rows.share["article"]
