"""The comparison of plan and treaty says yes or no only with a source, and agrees with the coded treaties."""

from alliances import data, evidence


def test_every_answer_has_a_source():
    for row in data.load("axis_clauses").itertuples():
        assert evidence.keys(row.sources)


def test_the_treaty_is_coded_as_in_the_table_of_treaties():
    treaty = data.load("treaties").set_index("id").loc["ours-2025-iran"]
    points = data.load("axis_clauses").set_index("id")["treaty"]
    assert (points["defence"] == "yes") == bool(treaty["defence"])
    assert (points["no-aid"] == "yes") == bool(treaty["neutrality"])
