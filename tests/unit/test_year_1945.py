"""Charts of 1945: titles are computed from the rows they show."""

from alliances import data, evidence
from alliances.charts import year_1945


def test_title_of_the_days_counts_them():
    events = evidence.event_table(*year_1945.STEPS)
    title = year_1945.days(events).to_dict()["title"]["text"]
    august = events[events["date"].between("1945-08-06", "1945-08-15")]
    assert len(august) == 8
    assert "eight of 15 events in the ten days" in title


def test_bars_without_a_last_day_run_off_the_chart():
    clauses = data.load("concessions_1945")
    spec = year_1945.lives(clauses).to_dict()
    rows = next(rows for rows in spec["datasets"].values() if "until" in rows[0])
    open_ended = [row["id"] for row in rows if row["last"] > "1976"]
    assert open_ended == ["mongolia"]
    assert len(rows) == clauses["first"].notna().sum()


def test_every_subject_stands_in_both_columns():
    clauses = data.load("concessions_1945")
    spec = year_1945.bargain(clauses).to_dict()
    cells = next(rows for rows in spec["datasets"].values() if "gain" in rows[0])
    assert len(cells) == 2 * len(clauses)
