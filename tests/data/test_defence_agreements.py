"""Defence agreements: counts and dates read from the source by hand."""

from alliances import data


def pair(first, second):
    table = data.load("defence_agreements")
    return table[(table.state_a == first) & (table.state_b == second)].set_index("dcad_id")


def test_agreements_of_china_and_russia():
    rows = pair("CHN", "RUS")
    assert rows.index.tolist() == ["1325", "1326", "1327", "1329", "1328", "1330", "1331", "1332", "1333", "1334"]
    assert str(rows.signed["1333"].date()) == "2000-01-17" and rows.general["1333"]
    assert rows.signed_precision["1329"] == "year"
    assert (rows.evidence == "treaty text").sum() == 2 and not (rows.confidence == "high").any()


def test_agreements_of_russia_with_turkey_israel_and_iran():
    assert len(pair("RUS", "TUR")) == 3 and len(pair("ISR", "RUS")) == 2 and len(pair("IRN", "RUS")) == 1
    assert str(pair("IRN", "RUS").signed.iloc[0].date()) == "2001-10-02"
    assert str(pair("RUS", "TUR").in_force["1298"].date()) == "2006-03-30"


def test_openness_shows_in_the_counts():
    table = data.load("defence_agreements")
    counts = {
        state: int(((table.state_a == state) | (table.state_b == state).fillna(False)).sum())
        for state in ("RUS", "CHN", "TUR", "ISR", "IRN")
    }
    assert counts == {"RUS": 171, "CHN": 78, "TUR": 141, "ISR": 33, "IRN": 31}
    assert len(table) == 435


def test_states_have_the_codes_of_the_table_countries_or_a_name_only():
    table, known = data.load("defence_agreements"), set(data.load("countries").code)
    assert set(table.state_a) | set(table.state_b.dropna()) <= known
    both = table[table.state_b.notna()]
    assert (both.state_a < both.state_b).all()
    names = set(zip(both.state_a, both.name_a, strict=True)) | set(zip(both.state_b, both.name_b, strict=True))
    assert len(names) == len({code for code, _ in names})  # one code, one state
    assert {"Austria", "Slovenia"} <= set(table[table.state_b.isna()].name_b)
