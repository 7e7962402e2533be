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
from alliances.labs.grading import plan, run, verdict
from alliances.models import abandonment, alignment, change_points, forecasters, scoring, survival
from alliances.models.game import logs

LABS = [source.stem for source in notebooks.sources()]
IDS = [f"student-{number}" for number in range(300)]


def test_an_id_keeps_its_variant():
    """Fixed for good: another hash would give a class new work in the middle of a course."""
    found = {lab: vars(variants.choose(lab, "maria-07")) for lab in LABS}
    assert found == {
        "01-how-long-do-alliances-last": {"first": 1815, "last": 1980},
        "02-reading-a-treaty": {"without": 1945},
        "03-arms-and-friendship": {"first": 1950, "last": 1990},
        "04-two-fears": {"alone": 10, "war": 3},
        "05-who-votes-with-whom": {"year": 2012, "since": 1992},
        "06-reliability-and-selection": {"seed": 471},
        "07-measuring-alignment": {"votes_from": 2012, "arms_from": 2015},
        "08-checking-a-claim": {"case": "A3-06"},
        "09-what-happened-in-our-game": {"seed": 63},
        "10-scoring-forecasts": {"seed": 79, "promise": "defence", "age": 5, "horizon": 3},
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


def test_the_costs_of_lab_4_leave_one_best_level_and_a_jump():
    for alone, war in (one.values() for one in variants.combinations("04-two-fears")):
        costs = sorted(abandonment.costs(step / 100, alone, war).total for step in range(101))
        assert costs[1] - costs[0] > 1e-6, "a tie: two answers would be right"
        best = [abandonment.best_commitment(war, alone, restraint=step / 100) for step in range(101)]
        assert best[0] < 0.5
        assert best[-1] == 1
        assert max(level for level in best if level < 1) < 0.8, "the best level jumps to 1, as the lab says"


def test_the_classes_of_lab_10_bear_out_its_text():
    """The crowd scores better than its members, few are ahead of it, and a factor of one half of the questions is no sure help on the other."""
    helped = []
    for seed in {one["seed"] for one in variants.combinations("10-scoring-forecasts")}:
        said, ended = forecasters.made_up_class(seed)
        wide = said.pivot(index="student", columns="question", values="chance")
        crowd, single = (
            list(wide.mean()),
            [scoring.brier(list(row.dropna()), list(ended[row.dropna().index])) for _, row in wide.iterrows()],
        )
        assert scoring.brier(crowd, list(ended)) < sum(single) / len(single)
        assert sum(one < scoring.brier(crowd, list(ended)) for one in single) < len(single) / 2
        assert len(scoring.calibration(list(said["chance"]), list(ended[said["question"]]), 5)) == 5
        worst = sorted(
            (scoring.brier(list(part["chance"]), list(ended[part["question"]])) for _, part in said.groupby("student")), reverse=True
        )
        assert worst[0] - worst[1] > 1e-9, "a tie: two answers would be right"
        factor = min(
            range(10, 41), key=lambda step: scoring.brier([scoring.extremised(one, step / 10) for one in crowd[:12]], list(ended[:12]))
        )
        after = scoring.brier([scoring.extremised(one, factor / 10) for one in crowd[12:]], list(ended[12:]))
        helped.append(after < scoring.brier(crowd[12:], list(ended[12:])))
    assert 0.4 < sum(helped) / len(helped) < 0.8


def test_the_treaties_of_lab_10_are_enough_to_count():
    spells, rates = data.load("alliance_spells"), set()
    for one in variants.combinations("10-scoring-forecasts"):
        kind = spells[spells[one["promise"]].astype(bool) & (spells["years"] >= one["age"])]
        early = kind["years"] < one["age"] + one["horizon"]
        known = kind[~(early & kind["censored"].astype(bool))]
        assert 20 <= len(known) <= len(kind)
        rates.add((len(known), int((known["years"] < one["age"] + one["horizon"]).sum())))
    assert len(rates) >= 25


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


@pytest.mark.parametrize(("lab", "student"), [*few("02-reading-a-treaty"), *few("04-two-fears")])
def test_the_solution_holds_for_every_variant_of_a_lab_with_few(monkeypatch, capsys, lab, student):
    monkeypatch.setenv(variants.GRADED_AS, student)
    names = {"__name__": "__main__"}
    with pd.option_context("display.max_colwidth", 50):  # what a lab sets is undone
        for cell in notebooks.read_source(notebooks.SOURCES / f"{lab}.py").cells:
            if cell.cell_type == "code":
                exec(compile(cell.source, cell.id, "exec"), names)
    assert vars(names["variant"]) == vars(variants.choose(lab, student))
    assert "not answered yet" not in capsys.readouterr().out


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
        orders.add((round(by_volume, 3), round(by_share, 3)))
    assert len(orders) >= 20


@pytest.mark.parametrize("lab", LABS)
def test_the_solution_holds_for_a_variant(lab):
    """One variant each; which one changes with the lab's text, so that in time many are tried."""
    student = IDS[len((notebooks.SOURCES / f"{lab}.py").read_text(encoding="utf-8")) % len(IDS)]
    solved = notebooks.complete(notebooks.SOURCES / f"{lab}.py")
    for cell in solved.cells:
        cell.source = notebooks.HIDDEN.sub("", cell.source)
    made = plan.make(notebooks.SOURCES / f"{lab}.py", solved)
    rows = verdict.rows(student, made, run.execute(made, student, run.Limits()))
    read_by_tests = [question.name for question in made.questions if not question.manual]
    assert {row.state for row in rows if row.question in read_by_tests} == {"right"}, (student, rows)


@pytest.mark.parametrize("source", notebooks.sources(), ids=lambda path: path.stem)
def test_a_lab_declares_time_objectives_and_data_and_names_itself_rightly(source):
    text = notebooks.read_source(source).cells[0].source
    assert re.search(r"\*\*Time:\*\* about \d+ minutes", text)
    assert "**Data:**" in text
    assert re.search(r"^You will\n\n1\. .+\n2\. ", text, re.MULTILINE)
    assert set(re.findall(r'variants\.choose\("([^"]+)"', source.read_text(encoding="utf-8"))) == {source.stem}


def test_the_first_cell_is_silent_where_nothing_is_missing():
    code = subprocess.run([sys.executable, "-c", first_cell.source()], cwd=notebooks.RELEASES, capture_output=True, text=True)
    assert (code.returncode, code.stdout, code.stderr) == (0, "", "")


def test_the_first_cell_installs_what_is_missing_and_finds_it_where_students_cannot_write(tmp_path):
    """An environment without the book's library and without widgets, and a notebook inside a clone; pip may write to a student's own folder only."""
    venv.create(tmp_path / "env", with_pip=True, system_site_packages=True)
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
