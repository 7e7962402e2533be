"""Russia's treaties: ATOP's five Sino-Russian pacts by hand, our rows, and no mixing of the two coders."""

import pandas as pd

from alliances import data

OBLIGATIONS = ["defence", "offence", "neutrality", "nonaggression", "consultation"]


def treaties(coder):
    table = data.load("treaties")
    return table[table.coder == coder]


def promised(row):
    return {name for name in OBLIGATIONS if not pd.isna(row[name]) and row[name]}


def test_the_five_sino_russian_pacts_as_atop_codes_them():
    atop = treaties("ATOP").set_index("atop_id")
    expected = {
        1395: ("1896-06-03", "1900-06-17", {"defence", "offence"}, 15, "violated", "secret"),
        2415: ("1937-08-21", "1945-08-14", {"neutrality", "nonaggression"}, 5, "replaced", "public"),
        3030: ("1945-08-14", "1950-02-14", {"defence", "offence"}, 30, "replaced", "public"),
        3200: ("1950-02-14", "1980-04-11", {"defence", "nonaggression"}, 30, "completed", "public"),
    }
    for number, (signed, end, promises, years, ending, secrecy) in expected.items():
        row = atop.loc[number]
        assert (str(row.signed.date()), str(row.end.date())) == (signed, end)
        assert promised(row) == promises
        assert (row.promised_years, row.ending, row.secrecy, row.partner_codes) == (years, ending, secrecy, "CHN")
    treaty_2001 = atop.loc[4980]
    assert promised(treaty_2001) == {"nonaggression", "consultation"}
    assert (treaty_2001.ending, treaty_2001.promised_years) == ("in force", 20)
    assert pd.isna(treaty_2001.end)


def test_three_pacts_with_china_name_japan():
    atop = treaties("ATOP").set_index("atop_id")
    assert atop.loc[[1395, 3030, 3200], "target"].tolist() == ["Japan"] * 3


def test_atop_rows_are_complete_and_agree_with_the_lives_of_alliances():
    atop, lives = treaties("ATOP").set_index("atop_id"), data.load("alliance_spells").set_index("atop_id")
    assert len(atop) == 151
    lives = lives.loc[atop.index]
    for name in [*OBLIGATIONS, "bilateral"]:
        assert (atop[name] == lives[name]).all(), name
    assert (atop.signed == lives.begin).all()
    assert (atop.end.isna() == lives.censored).all()
    assert atop[OBLIGATIONS].notna().all().all()


def test_our_codes_repeat_atop_where_both_coded():
    atop, ours = treaties("ATOP").set_index("atop_id"), treaties("ours").dropna(subset="atop_id").set_index("atop_id")
    differing = [
        (number, name)
        for number, row in ours.iterrows()
        for name in OBLIGATIONS
        if not pd.isna(row[name]) and row[name] != atop.loc[number, name]
    ]
    assert differing == []
    assert (ours.signed == atop.loc[ours.index, "signed"]).all()


def test_every_promise_of_ours_has_an_article_or_is_marked():
    ours = treaties("ours")
    for _, row in ours.iterrows():
        if promised(row) and not row.uncertain:
            assert all(f"{name} " in row.articles for name in promised(row)), row.id
    assert ours.sources.notna().all() and ours.note.notna().all()


def test_only_north_korea_and_belarus_were_promised_help_after_2016():
    ours = treaties("ours")
    new = ours[ours.signed >= "2017-01-01"]
    assert set(new[new.defence.fillna(False)].partner_codes) == {"PRK", "BLR"}
    iran = new[new.partner_codes == "IRN"].iloc[0]
    assert not iran.defence and iran.neutrality and iran.articles == "neutrality 3(3); consultation 5(4)"
    assert pd.isna(iran.nonaggression)  # the passage was not read


def test_codes_are_those_of_the_table_countries():
    known = set(data.load("countries").code)
    used = {code for row in data.load("treaties").partner_codes.dropna() for code in row.split("; ")}
    assert used <= known
    assert "RUS" not in used
