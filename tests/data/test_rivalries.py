"""Strategic rivalries: values read from the list by hand."""

from alliances import data


def spans(first, second):
    table = data.load("rivalries")
    chosen = table[(table.state_a == first) & (table.state_b == second)]
    return list(zip(chosen.first_year, chosen.last_year, strict=True))


def test_sino_russian_rivalry_pauses_from_1949_to_1958():
    assert spans("CHN", "RUS") == [(1816, 1949), (1958, 1989)]


def test_rivalries_of_the_superpowers():
    assert spans("RUS", "USA") == [(1918, 1920), (1945, 1989), (2007, 2020)]
    assert spans("CHN", "USA") == [(1949, 1972), (1996, 2020)]


def test_no_rivalry_of_russia_with_turkey_after_1918_nor_with_israel():
    assert spans("RUS", "TUR") == [(1668, 1918)]
    assert spans("ISR", "RUS") == []


def test_ongoing_means_that_the_list_closed():
    table = data.load("rivalries")
    assert len(table) == 17
    assert (table.ongoing == (table.last_year == 2020)).all()
    assert (table.state_a < table.state_b).all()
    assert table[["positional", "spatial", "ideological", "interventionary"]].any(axis=1).all()
