"""Variants: every id has its own, on every machine the same; every variant of a lab can be solved; no answer is stored."""

import ast
import os
import re
import subprocess
import sys
import venv
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from alliances import data
from alliances.base import paths
from alliances.base.errors import InputError
from alliances.labs import first_cell, notebooks, variants
from alliances.models import abandonment, alignment, alliance_tests, change_points, forecasters, scoring, survival, webs
from alliances.models.game import logs

LABS = [source.stem for source in notebooks.sources()]
IDS = [f"student-{number}" for number in range(300)]


def test_an_id_keeps_its_variant():
    """Fixed for good: another hash would give a class new work in the middle of a course."""
    found = {lab: vars(variants.choose(lab, "maria-07")) for lab in LABS}
    assert found == {
        "00-first-steps": {"since": 1992, "first": 1957, "last": 1987},
        "01-how-long-do-alliances-last": {"first": 1815, "last": 1980},
        "02-reading-a-treaty": {"without": 1945},
        "03-arms-and-friendship": {"first": 1950, "last": 1990},
        "04-two-fears": {"alone": 4, "war": 7},
        "05-who-votes-with-whom": {"year": 2012, "since": 1992},
        "06-reliability-and-selection": {"seed": 471},
        "07-measuring-alignment": {"votes_from": 2012, "arms_from": 2015},
        "08-checking-a-claim": {"case": "A4-09"},
        "09-what-happened-in-our-game": {"seed": 63},
        "10-scoring-forecasts": {"seed": 79, "promise": "defence", "age": 5, "horizon": 3},
        "11-who-came": {"left_out": "kursk-belarus", "territory": "yes", "later": "yes"},
        "12-the-web-of-promises": {"year": 1960},
        "13-whose-number": {"since": 2019, "limit": 1},
    }


@pytest.mark.parametrize("lab", LABS)
def test_ids_spread_over_the_variants_and_none_gets_the_books_own(lab):
    every = variants.combinations(lab)
    chosen = [vars(variants.choose(lab, student)) for student in IDS]
    assert every[0] not in chosen
    assert vars(variants.choose(lab, "")) == every[0]
    counts = [chosen.count(one) for one in every[1:]]
    assert max(counts) < 6 + 3 * len(IDS) / len(counts)


def test_an_id_that_is_no_text_is_refused():
    with pytest.raises(InputError, match="quotation marks"):
        variants.choose(LABS[0], 7)


def test_the_spans_of_lab_1_have_different_answers():
    spells, answers = data.load("alliance_spells"), set()
    for one in variants.combinations("01-how-long-do-alliances-last"):
        pacts = survival.fighting_pacts(spells[spells["begin"].dt.year.between(one["first"], one["last"])])
        assert set(survival.SINO_RUSSIAN) <= set(pacts["atop_id"])
        answers.add((len(pacts), survival.median_life(pacts, only_ended=True), survival.median_life(pacts)))
    assert len(answers) >= 30


def test_p_rises_under_blocks_in_every_window_of_lab_3_that_has_a_break():
    arms = data.load("arms_exports_1950_2021")
    for code in ("IND", "SYR"):
        series = arms[arms["recipient"] == code].set_index("year")["tiv"].astype(float)
        for one in variants.combinations("03-arms-and-friendship")[::4]:
            span = series.loc[one["first"] : one["last"]]
            assert change_points.permutation_p(span) < 0.01, "the text of the lab says that single years find a break"
            assert change_points.permutation_p(span) <= change_points.permutation_p(span, block=5)


def test_the_costs_of_lab_4_leave_one_best_level_and_something_to_find():
    """Without a rein every start leads to one end; there are reins with which it does not, and a start that tips the second rule."""

    def ends(rein: float, rule: str, starts: list[float]) -> set[tuple[float, float]]:
        return {abandonment.settle(lambda other: abandonment.answer(other, alone, war, rein, rule), start, 25) for start in starts}

    for alone, war in (one.values() for one in variants.combinations("04-two-fears")):
        costs = sorted(abandonment.costs(step / 100, alone, war).total for step in range(101))
        assert costs[1] - costs[0] > 1e-6, "a tie: two answers would be right"
        feared = [ends(step / 100, "fear", [0, 0.25, 0.5, 0.75, 1]) for step in range(101)]
        band = [step for step, found in enumerate(feared) if len(found) > 1]
        assert 0 < band[0] < band[-1] < 100
        assert len(band) == 1 + band[-1] - band[0], "one band without a gap"
        assert all(any(1 in pair and pair != (1, 1) for pair in feared[step]) for step in band), (
            "one of them gives all, and the other does not"
        )
        assert feared[band[-1] + 1] == {(1, 1)}
        tied = ends(0.9, "hold", [step / 100 for step in range(101)])
        assert len(tied) == 2
        assert all(you == partner for you, partner in tied), "by the second rule both end alike"


def test_the_classes_of_lab_10_bear_out_its_text():
    """The crowd scores better than its members, few are ahead of it, and who is best on twelve questions is nobody special on the next twelve."""
    places, beats = [], []
    for seed in sorted({one["seed"] for one in variants.combinations("10-scoring-forecasts")}):
        said, ended = forecasters.made_up_class(seed)
        wide = said.pivot(index="student", columns="question", values="chance")
        squares, crowd = (wide - ended) ** 2, (wide.mean() - ended) ** 2
        single = squares.mean(axis=1)
        assert crowd.mean() < single.mean()
        assert (single < crowd.mean()).sum() < len(single) / 2
        assert len(scoring.calibration(list(said["chance"]), list(ended[said["question"]]), 5)) == 5
        assert single.nlargest(2).diff().iloc[1] < -1e-9, "a tie: two answers would be right"
        early, late = (part.mean(axis=1) for part in (squares.iloc[:, :12], squares.iloc[:, 12:]))
        assert early.nsmallest(2).diff().iloc[1] > 1e-9, "a tie: two champions would be right"
        places.append(int((late < late[early.idxmin()]).sum()) + 1)
        beats.append(late[early.idxmin()] < crowd.iloc[12:].mean())
    assert 12 <= np.median(places) <= 17, "the discovery of the lab"
    assert sum(beats) / len(beats) < 0.35


def test_the_treaties_of_lab_10_are_enough_to_count():
    spells, rates = data.load("alliance_spells"), set()
    for one in variants.combinations("10-scoring-forecasts"):
        kind = spells[spells[one["promise"]].astype(bool) & (spells["years"] >= one["age"])]
        early = kind["years"] < one["age"] + one["horizon"]
        known = kind[~(early & kind["censored"].astype(bool))]
        assert 20 <= len(known) <= len(kind)
        rates.add((len(known), int((known["years"] < one["age"] + one["horizon"]).sum())))
    assert len(rates) >= 25


def test_every_test_that_lab_11_leaves_out_is_foretold_wrongly_and_every_reading_has_a_duty():
    cases = alliance_tests.with_request(data.load("ally_tests"), data.load("treaty_articles"))
    left, every = alliance_tests.left_out(cases), alliance_tests.readings(cases)
    due = every[alliance_tests.due(every)].groupby("reading")["id"].agg(list)
    for one in variants.combinations("11-who-came"):
        rows = left[left["left_out"] == one["left_out"]]
        assert len(rows) and (rows["says"] != rows["came"]).all()
        assert len(due[f"attack yes, territory {one['territory']}, in_force {one['later']}"]) >= 1


def test_the_years_of_lab_12_have_different_webs_and_one_row_that_carries_them():
    spells, answers = data.load("alliance_spells"), set()
    for one in variants.combinations("12-the-web-of-promises"):
        pacts = webs.in_force(spells, one["year"])
        found, left = webs.measures(pacts), webs.measures(pacts[pacts["atop_id"] != 3260])
        assert found["closed"] - left["closed"] > 0.05
        answers.add((*found.values(), left["closed"]))
    assert len(answers) == len(variants.combinations("12-the-web-of-promises"))


def test_the_classes_of_lab_9_have_something_to_measure():
    totals = set()
    for seed in {one["seed"] for one in variants.combinations("09-what-happened-in-our-game")}:
        log = logs.read(logs.made_up(seed))
        length = log["round"].max()
        assert log["called"].sum() >= 14
        assert log["abandoned"].sum() >= 4
        assert log["backed"].sum() >= 2
        assert log.groupby("level").size().min() >= 25
        tied = log[["plan_minor", "plan_major"]].to_numpy(dtype=float)
        allied = log.loc[log["level"] == 2, ["plan_minor", "plan_major"]].to_numpy(dtype=float)
        assert abs(np.nanmean(tied) - allied.mean()) > 0.005, "who counts partners, too, must be told"
        totals.add(log["help"].sum() + log["backing"].sum())
        assert logs.crowd(seed, rounds=length)["total"].std() < logs.crowd(None, rounds=length)["total"].std(), (
            "the argument of the lab: cards move totals more than choices"
        )
    assert len(totals) >= 15


def few(lab: str) -> list[tuple[str, str]]:
    """Return for each variant of a lab the first id that gets it."""
    first = {tuple(vars(variants.choose(lab, student)).values()): student for student in reversed(IDS)}
    assert len(first) == len(variants.combinations(lab)) - 1
    return [(lab, student) for student in first.values()]


def some(lab: str) -> list[tuple[str, str]]:
    """Return ids for each variant of a lab with few, and for others one, which changes with the lab's text: in time many are tried."""
    if lab in ("02-reading-a-treaty", "04-two-fears"):
        return few(lab)
    return [(lab, IDS[len((notebooks.SOURCES / f"{lab}.py").read_text(encoding="utf-8")) % len(IDS)])]


@pytest.mark.parametrize(("lab", "student"), [each for lab in LABS for each in some(lab)])
def test_the_solution_holds_for_a_variant(monkeypatch, capsys, lab, student):
    """With the tests that the grader runs, visible and hidden; how the grader runs them, ``test_class`` and ``test_worker`` see."""
    monkeypatch.setenv(variants.GRADED_AS, student)
    names = {"__name__": "__main__"}
    with pd.option_context("display.max_colwidth", 50):  # what a lab sets is undone
        for cell in notebooks.read_source(notebooks.SOURCES / f"{lab}.py").cells:
            if cell.cell_type == "code":
                exec(compile(cell.source, cell.id, "exec"), names)
    assert vars(names["variant"]) == vars(variants.choose(lab, student))
    assert "not answered yet" not in capsys.readouterr().out


def worth_asking(low: pd.DataFrame, high: pd.DataFrame) -> set[tuple[str, str]]:
    """Return the open cells which, filled alone, let more weightings have a first state for certain, whatever they hold."""

    def settled(low: pd.DataFrame, high: pd.DataFrame) -> float:
        return float(alignment.first(low, high, draws=400)["certain"].sum())

    found, before = set(), settled(low, high)
    for cell in low[low < high].stack().index:
        after = []
        for value in (low.loc[cell], high.loc[cell]):
            one, two = low.copy(), high.copy()
            one.loc[cell] = two.loc[cell] = value
            after.append(settled(one, two))
        if min(after) > before + 0.001:
            found.add(cell)
    return found


def test_the_years_of_lab_7_bear_out_its_text():
    """The weights of the solution work, Iran is ahead more often by share, and it got hardly any arms from others."""
    tables, orders = {name: data.load(name) for name in alignment.NEEDED}, set()
    solution = (notebooks.SOURCES / "07-measuring-alignment.py").read_text(encoding="utf-8")
    chosen = {name: ast.literal_eval(weights) for name, weights in re.findall(r"^for_(\w+) = (\{.+\})$", solution, re.MULTILINE)}
    for one in variants.combinations("07-measuring-alignment"):
        volume, share = (alignment.bounds(tables, way, **one) for way in ("volume", "share"))
        belarus, iran, turkey = (alignment.spread(*volume, chosen[name]) for name in ("belarus", "iran", "turkey"))
        assert belarus.loc["BLR", "low"] > belarus["high"].drop("BLR").max()
        assert iran.loc["IRN", "low"] > iran.loc["TUR", "high"]
        assert turkey.loc["TUR", "low"] > turkey.loc["IRN", "high"]
        by_volume, by_share = (alignment.share_ahead(*limits, "IRN", "TUR") for limits in (volume, share))
        assert by_volume + 0.06 < by_share, "the tests of the lab allow three points each way"
        assert share[0].loc["IRN", "arms"] > 0.8
        assert one["arms_from"] != 2012 or worth_asking(*volume) == {("BLR", name) for name in ("votes", "trade", "arms")}, (
            "the discovery of the lab"
        )
        orders.add((round(by_volume, 3), round(by_share, 3)))
    assert len(orders) >= 20


@pytest.mark.parametrize("source", notebooks.sources(), ids=lambda path: path.stem)
def test_a_lab_declares_time_objectives_and_data_and_names_itself_rightly(source):
    text = notebooks.read_source(source).cells[0].source
    assert re.search(r"\*\*Time:\*\* about \d+(?: to \d+)? minutes", text)
    assert "**Data:**" in text
    assert re.search(r"^You will\n\n1\. .+\n2\. ", text, re.MULTILINE)
    assert set(re.findall(r'variants\.choose\("([^"]+)"', source.read_text(encoding="utf-8"))) == {source.stem}


def test_the_first_cell_is_silent_where_nothing_is_missing():
    code = subprocess.run([sys.executable, "-c", first_cell.source()], cwd=notebooks.RELEASES, capture_output=True, text=True)
    assert (code.returncode, code.stdout, code.stderr) == (0, "", "")


def test_the_first_cell_installs_what_is_missing_and_finds_it_where_students_cannot_write(tmp_path):
    """An environment without the book's library and without widgets, and a notebook inside a clone; pip may write to a student's own folder only."""
    venv.create(tmp_path / "env", with_pip=False, system_site_packages=True)  # pip comes with the other packages
    python = tmp_path / "env" / "bin" / "python"
    packages = next((tmp_path / "env" / "lib").glob("python*/site-packages"))
    ours = Path(next(entry for entry in sys.path if entry.endswith("site-packages")))
    for entry in ours.iterdir():
        if not re.search("alliances|ipywidgets", entry.name) and not (packages / entry.name).exists():
            (packages / entry.name).symlink_to(entry)
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    environment |= {"PIP_USER": "1", "PYTHONUSERBASE": str(tmp_path / "home")}  # as pip does by itself where it may not write
    lone = subprocess.run([python, "-c", first_cell.source()], cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert "Write the address of its repository into BOOK" in lone.stderr
    code = f"{first_cell.source()}\nimport alliances, ipywidgets\nprint(alliances.__file__, ipywidgets.__file__, sep='\\n')"
    done = subprocess.run([python, "-c", code], cwd=notebooks.RELEASES, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    first, reload, *found = done.stdout.splitlines()
    assert (first, reload) == ("Installing what is missing. This takes a minute or two.", first_cell.RELOAD)
    assert len(found) == 2
    assert all(place.startswith(str(tmp_path / "home")) for place in found)
    again = subprocess.run([python, "-c", first_cell.source()], cwd=notebooks.RELEASES, env=environment, capture_output=True, text=True)
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")


def test_the_first_cell_says_when_pip_cannot_install(tmp_path):
    code = f"import sys\nsys.path[:] = [p for p in sys.path if 'site-packages' in p or 'lib' in p]\n{first_cell.source()}".replace(
        'BOOK = ""', 'BOOK = "x:"'
    )
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    venv.create(tmp_path / "env", with_pip=False)
    packages = next((tmp_path / "env" / "lib").glob("python*/site-packages"))
    ours = Path(next(entry for entry in sys.path if entry.endswith("site-packages")))
    (packages / "packaging").symlink_to(ours / "packaging")
    done = subprocess.run([tmp_path / "env" / "bin" / "python", "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.stderr.splitlines()[-1].startswith("RuntimeError: pip could not install what is missing, and says above why.")
    assert "No module named pip" in done.stderr


def test_the_first_cell_returns_at_once_in_the_browser():
    """A Python of which no package is there says that it is the browser's; tests/lite runs the cell in the browser itself."""
    code = f"import sys; sys.platform = 'emscripten'\n{first_cell.source()}"
    done = subprocess.run([sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_first_cell_names_the_versions_of_the_lock():
    lock = (paths.ROOT / "requirements.txt").read_text(encoding="utf-8")
    assert all(f"{name}=={tested}" in lock for name, (_, tested) in first_cell.needed().items())
    assert len(first_cell.needed()) >= 9
