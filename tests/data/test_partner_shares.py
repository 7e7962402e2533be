"""Partner shares of the Factbook: hand-checked entries, one edition each, absence kept apart from zero."""

from alliances import data


def entry(reporter, flow, year):
    table = data.load("partner_shares")
    rows = table[(table.reporter == reporter) & (table.flow == flow) & (table.year == year)]
    return dict(zip(rows.partner, rows.share, strict=True))


def test_russia_turns_to_china():
    assert entry("RUS", "exports", 2014)["CHN"] == 7.5
    assert entry("RUS", "exports", 2023) == {"CHN": 33.0, "IND": 17.0, "TUR": 8.0, "KAZ": 4.0, "BRA": 3.0}
    assert entry("RUS", "imports", 2021)["CHN"] == 25.0
    assert entry("RUS", "imports", 2023)["CHN"] == 53.0


def test_the_dependence_is_not_mutual():
    table = data.load("partner_shares")
    russia = table[(table.reporter == "CHN") & (table.partner == "RUS")]
    assert list(zip(russia.flow, russia.year, russia.share, strict=True)) == [("imports", 2023, 6.0)]
    assert not ((table.partner == "RUS") & table.reporter.isin(["ISR", "IRN"])).any()


def test_absence_is_not_zero():
    table = data.load("partner_shares")
    assert (table.share > 0).all()
    assert table[table.year <= 2018].share.min() >= 4


def test_reimports_keep_their_odd_label():
    assert entry("CHN", "imports", 2022)["CHN"] == 6.0
    table = data.load("partner_shares")
    assert (table.reporter == table.partner).sum() == 1


def test_one_edition_for_each_entry_and_shares_fall_with_rank():
    table = data.load("partner_shares")
    groups = table.groupby(["reporter", "flow", "year"])
    assert groups.edition.nunique().eq(1).all()
    assert groups.size().between(3, 9).all()
    assert groups.share.sum().le(100).all()
    assert groups.share.apply(lambda share: share.is_monotonic_decreasing).all()
    assert set(table[(table.reporter == "TUR") & (table.year == 2022)].edition.dt.strftime("%Y-%m-%d")) == {"2025-02-13"}


def test_no_partner_has_two_names():
    table = data.load("partner_shares")
    assert table.groupby("partner").partner_name.nunique().eq(1).all()
    assert table.groupby("partner_name").partner.nunique().eq(1).all()
