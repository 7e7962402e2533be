"""Labs: releases match their sources, run unanswered and answered, and work in a real JupyterLab."""

import contextlib
import json
import os
import re
import shutil
import subprocess
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import binder
import nbformat
import pandas as pd
import pytest
from conftest import copy_project

from alliances import evidence
from alliances.base import observe, paths
from alliances.base.errors import InputError
from alliances.base.subject import subject
from alliances.charts import style
from alliances.labs import notebooks

SOURCES = notebooks.sources()
RELEASES = [notebooks.RELEASES / f"{source.stem}.ipynb" for source in SOURCES]
NAMES = [source.stem for source in SOURCES]
SILENT = "^$"  # what a hidden test says: nothing


@dataclass
class Control:
    """A dropdown that a student operates, the label that must answer with other words, and what must look different then."""

    label: str  # words that only this label holds
    changes: str  # a selector inside the same box
    option: int = 1


@dataclass
class Facts:
    """What the tests must know about one lab."""

    wrong: list[tuple[str, str, str]]  # in the solution; a wrong answer instead; what the check must say
    control: Control | None = None


CHART = ":is(svg.marks, canvas.marks)"
CONTENT = """(drawing) => drawing.matches("canvas") ? drawing.toDataURL() : [...drawing.querySelectorAll("path, text, td")]
  .map((part) => `${part.getAttribute("d")} ${part.getAttribute("transform")} ${part.textContent}`).join()"""
LABS = {
    "01-how-long-do-alliances-last": Facts(
        wrong=[
            (
                'pacts = spells[spells["bilateral"] & (spells["defence"] | spells["offence"])]',
                'pacts = spells[spells["defence"]]',
                "more than two members",
            ),
            ('pacts.loc[~pacts["censored"], "years"].median()', 'pacts["years"].median()', "leave the censored ones out"),
            ('median_ended = pacts.loc[~pacts["censored"], "years"].median()', "median_ended = 9.3", SILENT),
            (".mark_bar()\n    .encode", ".mark_line()\n    .encode", "a histogram has bars"),
            ('fit(pacts["years"], ~pacts["censored"].astype(bool))', 'fit(pacts["years"])', "it was observed where censored is False"),
            ("(lives <= lives[number]).mean() * 100", "(lives <= lives[number]).mean()", "multiply by 100"),
        ],
        control=Control(label="median life", changes=CHART),
    ),
    "02-reading-a-treaty": Facts(
        wrong=[
            ('codes = [\n    (1896, "1", "defence")', 'codes = [\n    (1896, 1, "defence")', "the article as text"),
            ('codes = [\n    (1896, "1", "defence")', 'codes = [\n    (1896, "1", "defense")', "should be one of defence"),
            ('codes = [\n    (1896, "1", "defence")', 'codes = [\n    (1896, "4", "defence")', "about military access"),
            ('    (1937, "2", "neutrality"),\n', "", "1937, Article 2"),
            ('    (1992, "4", "defence"),\n', "", SILENT),
            ("fill_value=0) > 0", "fill_value=0)", "compare your counts with > 0"),
            ("columns=OBLIGATIONS, fill_value=0", "columns=OBLIGATIONS[::-1], fill_value=0", "in the order of OBLIGATIONS"),
            (".astype(bool).set_axis(list(TREATIES))", ".astype(bool)", "name the rows by year"),
            ("agreed = observed * 100", "agreed = observed", "multiply by 100"),
            ("(observed - by_chance) / (1 - by_chance)", "observed", "take off what chance explains"),
            (" + (1 - mine_yes) * (1 - atop_yes)", "", "agree on \\*no\\*"),
            ("mine_yes * atop_yes + ", "", SILENT),
            ('(1997, "nonaggression"): "source"', '(1997, "nonaggression"): "reading"', "was it read"),
            ("    [(year, kind, my_table", "    [(1896, kind, my_table", "here you and ATOP agree"),
            ('members | {"Korea"}', "members", "names Korea, which is no member"),
            ("(treaty == 1950 and in_league)", "in_league", "not those in league with it"),
            ("return attacked in protected and counts_as_enemy", 'return attacked == "China" and counts_as_enemy', "Korea"),
        ],
        control=Control(label="read in the treaty's own words", changes="table"),
    ),
    "03-arms-and-friendship": Facts(
        wrong=[
            (
                'arms[arms["recipient"] == code].set',
                'arms[arms["recipient"].eq(code) & arms["supplier"].eq("SUN")].set',
                "the supplier is Russia",
            ),
            ('for code in ("CHN", "IND")', 'for code in ("CHN", "CHN")', "select the rows by recipient"),
            ('color="recipient:N",', "", "the two lines become one"),
            ('Deliveries (million TIV)"),\n        color', 'Deliveries"),\n        color', "name the unit"),
            ("by_eye = [1961, 1992, 2007]", "by_eye = [1975, 1992]", SILENT),
            (
                "return int(series.index[min(sums, key=sums.get)])",
                "return int(series.index[min(sums, key=sums.get) - 1])",
                "not the last of the old",
            ),
            ("for k in range(3, len(values) - 2)}", "for k in range(1, len(values))}", "at least three years"),
            ("explained = 1 - ", "explained = ", "1 minus the error that remains"),
            ("return (1 + hits) / (1 + draws)", "return hits / draws", "count the order that happened"),
            (
                "least_error(random.permutation(values)) <= limit",
                "least_error(random.permutation(values)) >= limit",
                "smaller sums of squares",
            ),
            (
                'lags = split - events.set_index("id")["date"].dt.year',
                'lags = events.set_index("id")["date"].dt.year - split',
                "its lag is positive",
            ),
            ("lags[lags.between(0, 3)]", "lags[lags.between(-3, 3)]", "came after the split"),
            (
                'share = blocks["russia_tiv"] / blocks["total_tiv"] * 100',
                'share = blocks["russia_tiv"] / blocks["total_tiv"]',
                "multiply by 100",
            ),
            (
                'share = blocks["russia_tiv"] / blocks["total_tiv"] * 100',
                'share = imports.groupby(imports["year"] // 5 * 5)["share"].mean()',
                "add up the volumes first",
            ),
        ],
        control=Control(label="best split", changes=CHART),
    ),
    "04-two-fears": Facts(
        wrong=[
            ("alone * (1 - c) ** 2 + war * c**2", "alone * (1 - c) + war * c", "are they squared"),
            ("total(level, variant.alone, variant.war))", "total(level, variant.war, variant.alone))", "have you exchanged the costs"),
            (
                "best_commitment(variant.alone, war) for",
                "best_commitment(war, variant.alone) for",
                "the order of the arguments is alone, war",
            ),
            ("variant.alone, variant.war, curve=bend) for", "variant.alone, variant.war) for", "name the argument, curve=1"),
            (
                "best_commitment(variant.war, variant.alone, restraint",
                "best_commitment(variant.alone, variant.war, restraint",
                "full commitment is not the best",
            ),
        ],
        control=Control(label="The best commitment is", changes=CHART),
    ),
    "05-who-votes-with-whom": Facts(
        wrong=[
            ('isin(["yes", "abstain", "no"])]', 'isin(["yes", "abstain", "no", "absent"])]', "an absence is no ballot"),
            ('index="state", columns="resolution", values="ballot"', 'index="resolution", columns="state", values="ballot"', "the rows"),
            (
                ".abs().mean() / 2)\n    ### END SOLUTION\n\n\nranks",
                ".abs().mean())\n    ### END SOLUTION\n\n\nranks",
                "must be equal",
            ),
            (".rank(ascending=False)", ".rank()", "rank from the highest"),
            ('in_year["agree"] + in_year["half"] / 2}', 'in_year["agree"]}', "a half counts for something"),
            ('in_year["agree"] + in_year["half"] / 2}', 'in_year["agree"] + in_year["half"]}', SILENT),
            ("for kind in SCALE)\n    return", 'for kind in ("yes",))\n    return', "take off what chance explains"),
            ("return float(1 - 2 * (pair", "return float(1 - (pair", "S is -1"),
            ("at_three_quarters = 2 * 0.75 - 1", "at_three_quarters = 0.75", "twice the agreement, less 1"),
            ("abstainer = (0, 1)", "abstainer = (-1, 1)", "can S fall so low"),
            ("abstainer = (0, 1)", "abstainer = (0, 0)", "what is their mean distance"),
            ("abstainer = (0, 1)", "abstainer = (0.5, 1)", SILENT),
            ('color="partner:N",', "", "the lines become one"),
            ('title="Agreement with Russia").scale(domain=[0, 1])', 'title="Agreement with Russia")', "from 0 to 1"),
            ('distance = (place["RUS"] - place[code]).abs()', 'distance = place["RUS"] - place[code]', "is it the distance"),
            ("distance.loc[variant.since :].corr(", "distance.loc[2000:].corr(", SILENT),
        ],
        control=Control(label="Russia and", changes=CHART),
    ),
    "06-reliability-and-selection": Facts(
        wrong=[
            ("late = (66 - 50)", "late = (50 - 22)", "the share before 1945"),
            ("chance.beta(0.745 * 4, 0.255 * 4, ", "chance.beta(0.255 * 4, 0.745 * 4, ", "the two shapes are exchanged"),
            ("< (1 - strength) ** aim", "< strength**aim", "challengers should prefer the weak"),
            ('per_war = 100 * world.loc[world["attacked"]', 'per_war = 100 * world.loc[world["due"]', "per promise is the higher one"),
            ("for noise in (0, 0.2, 0.5, 5)}", "for noise in (0, 0.2, 5)}", "the four noises"),
            ("< 0.6].mean()", ">= 0.6].mean()", "do you average the attacked"),
        ],
        control=Control(label="All promises", changes=CHART),
    ),
    "07-measuring-alignment": Facts(
        wrong=[
            (").reindex(list(STATES))\n### END SOLUTION\nknown", ")\n### END SOLUTION\nknown", "in this order"),
            (
                ").reindex(list(STATES))\n### END SOLUTION\nknown",
                ").reindex(list(STATES)).fillna(0)\n### END SOLUTION\nknown",
                "would be an invention",
            ),
            ('treaties["end"].isna() & (', 'treaties["signed"].notna() & (', "take rows without an end"),
            ('(treaties["bilateral"] | treaties["defence"])]', "treaties['defence']]", "worth 2"),
            ('"defence": 3, "neutrality": 2, "nonaggression": 1', '"defence": 1, "neutrality": 1, "nonaggression": 1', "worth 3 points"),
            ('["agreement"].mean()', '["agreement"].sum()', "the mean of the years"),
            ("between(variant.votes_from, ", "between(variant.votes_from - 1, ", SILENT),
            (".fillna(entry.min()) for", ".fillna(0) for", "which is not zero"),
            ("fillna(entry.min()) for entry in entries) / 2", "fillna(entry.max()) for entry in entries) / 2", SILENT),
            ("fillna(0) for entry in entries) / 2", "fillna(0) for entry in entries)", "cannot exceed"),
            ('scaled.loc["ISR", "arms"] = 0\n', "", "that cell can be filled"),
            ("scaled.fillna(0), scaled.fillna(1)", "scaled.fillna(0), scaled.fillna(0)", "anything up to 1"),
            ('"votes": known["votes"],', '"votes": known["votes"] / known["votes"].max(),', "not by the largest"),
            ("}) / chosen.sum()", "})", "divide the weights by their sum"),
            ('{"promise": 90, "agreements": 10}', '{"promise": 100}', "may still pass Belarus"),
            ('{"votes": 80, "arms": 20}', '{"votes": 50, "trade": 50}', "may still pass Iran"),
            ('{"votes": 30, "promise": 30, "agreements": 40}', '{"votes": 100}', "may still pass Türkiye"),
            ("least.drop(columns=code)", "most.drop(columns=code)", "low of the others"),
            ("(least[code] > most.drop", "(least[code] > least.drop", "nobody is first for certain"),
            ("dirichlet(np.ones(5), 5000)\nleast", "dirichlet(np.ones(5) * 9, 5000)\nleast", SILENT),
            ("(ahead(low, high), ahead(*by_share))", "(ahead(*by_share), ahead(low, high))", "ahead more often"),
        ],
        control=Control(label="First:", changes=CHART),
    ),
    "08-checking-a-claim": Facts(
        wrong=[
            ('"A3-12", "A3-13"}', '"A3-12"}', "a lack of sources makes no opinion"),
            ('"A3-12", "A3-13"}', '"A3-12", "A3-13", "A2-24"}', "what you count as gain"),
            ('"A3-12", "A3-13"}', '"A3-12", "A3-13", "A1-64"}', SILENT),
            ("In October 2021 land under", "In October 2021 huge land under", "'huge' in different ways"),
            (
                'case = variant.case if variant.case in CASES else "A2-13"',
                'variant.case, case = "A3-06", "A2-13"',
                "your id gives you the claim A3-06",
            ),
            ("more than 10 per cent of", "more than a tenth of", "has the figure 10"),
            ('"Wrong if the zones that', '"It fails if the zones that', "begin wrong_if with"),
            ('("cia-factbook-2024-syria", "independent"', '("cia-factbook", "independent"', "the book has no source"),
            ('("cia-factbook-2024-syria", "independent"', '("cia-factbook-2024-syria", "witness"', "each position should be one of"),
            ('("cia-factbook-2024-syria", "independent", "qualifies"', '("seed-2-turkey", "independent", "supports"', "and no witness"),
            ("comes near a tenth by adding all armed opposition groups", "near a tenth", "five words"),
            ("pd.DataFrame(RECORDS[case],", 'pd.DataFrame(RECORDS["A3-03"],', "search with other words"),
            (
                "found = pd.DataFrame(RECORDS[case],",
                'case, RECORDS["A3-06"][0] = "A3-06", ("trend-2021-lavrov-article", "independent", "supports", "has the same two figures")\n'
                "found = pd.DataFrame(RECORDS[case],",
                "confirms nothing",
            ),
            ('found.loc[found["position"].isin(["party", "independent"]), "bears"]', 'found["bears"]', "copies and speakers prove nothing"),
            (' - {"silent"}\n', "\n", "who is silent does not count"),
            ('return "contested" if "supports" in heard else "wrong"', 'return "wrong"', "two ways: contested"),
            ('if "contradicts" in heard:', 'if "contradicts" in heard and "qualifies" not in heard:', SILENT),
            ('isin(["party", "independent"]), "bears"', 'eq("independent"), "bears"', "something qualifies"),
            ('"id": f"{case}z"', '"id": case', "the id should be A2-13z"),
            ('"verdict": verdict_from(found)', '"verdict": "false"', "refuses your row: .*verdict"),
            ('"verdict": verdict_from(found)', '"verdict": "contested"', "your evidence leads to imprecise"),
            ('" ; ".join(found["source"])', '"wikipedia"', "the source 'wikipedia' is unknown"),
            ('" ; ".join(found["source"])', '""', "has a verdict and no source"),
            ('" ; ".join(found["source"])', 'found["source"][0]', "the verdict rests on"),
            ('" ; ".join(found["source"])', '" ; ".join([*found["source"], "csto-basic-facts"])', "which you have not weighed"),
            ('"paragraph": str(original.paragraph)', '"paragraph": "1"', "the claim stands in article 2, paragraph 9"),
            ('"nuance": NUANCES[case]', '"nuance": original.nuance', "write your own"),
            ('"nuance": NUANCES[case]', '"nuance": "too much"', "in eight words at least"),
            ('"paraphrase": sentence', '"paraphrase": original.paraphrase', SILENT),
        ],
        control=Control(label="asserted by", changes="table"),
    ),
    "09-what-happened-in-our-game": Facts(
        wrong=[
            ("log[list(logs.CAUSES)].sum(axis=1)", "log[list(logs.CAUSES)].abs().sum(axis=1)", "without their signs"),
            ("log[list(logs.CAUSES)].sum(axis=1)", "log[list(logs.CAUSES[1:])].sum(axis=1)", "is a cause missing"),
            (
                '100 * log["honoured"].sum() / log["called"].sum()',
                'log["honoured"].sum() / log["called"].sum() / 100',
                "sum the calls before you divide",
            ),
            ('allied = log[log["level"] == 2]', 'allied = log[log["level"] > 0]', "partners have promised nothing"),
            ('allied[["plan_minor", "plan_major"]].mean().mean()', 'allied["plan_minor"].mean()', SILENT),
            ('dragged=-(log["help"] + log["backing"])', 'dragged=log["help"] + log["backing"]', "as a positive number"),
            ('dragged=-(log["help"] + log["backing"])', 'dragged=-log["help"]', "adventures that were backed are missing"),
            ('dragged=-(log["help"] + log["backing"])', 'dragged=-log["backing"]', "help is missing"),
            ('groupby(["table", "seat"])[["abandoned"', 'groupby(["seat"])[["abandoned"', "group by both columns"),
            ('log.groupby("level")["change"].mean()', 'log.groupby("level")["change"].sum()', "not the sum over all rounds"),
            ('log.groupby("level")["change"].mean()', 'log.groupby("level")["attack"].mean()', SILENT),
            ('tied["forecast_major"]]) / 100', 'tied["forecast_major"]])', "which are in per cent, by 100"),
            (
                "brier_base = ((outcomes.mean() - outcomes) ** 2)",
                "brier_base = ((outcomes.mean() - outcomes).abs())",
                "can never score worse|among all outcomes",
            ),
            ("brier = ((chances - outcomes) ** 2)", "brier = ((chances - outcomes).abs())", SILENT),
            ('logs.crowd(None, rounds=length)["total"].std()', "same_cards.std()", "the two crowds differ"),
            ('"points"].sum()).mean()', '"points"].sum()).sum()', "a share from 0 to 1"),
            ("(same_cards < first.loc", "(same_cards > first.loc", SILENT),
        ],
        control=Control(label="points together", changes=CHART),
    ),
    "10-scoring-forecasts": Facts(
        wrong=[
            ("dtype=float)) ** 2))", "dtype=float)) ** 2) * 2)", "50 per cent should earn 0.25"),
            ("dtype=float)) ** 2))", "dtype=float))) ** 2)", "the square of each distance first"),
            ("even = brier([0.5] *", "even = brier([0.6] *", "earns 0.25, whatever happens"),
            ('articles = brier(foretold["chance"]', 'articles = brier(1 - foretold["chance"]', "the column chance"),
            ("sum(-math.log(max(each, floor))", "sum(math.log(max(each, floor))", "put a minus before it"),
            ("sum(-math.log(max(each, floor))", "sum(-math.log2(max(each, floor))", "the natural logarithm"),
            ("[chance if outcome else 1 - chance for", "[chance for", "the chance of no counts"),
            ("math.log(max(each, floor))", "math.log(max(each, 0.01))", "less than the floor"),
            ("worst_log = max(by_student", "worst_log = min(by_student", SILENT),
            (".astype(int).clip(upper=4)", ".astype(int)", "It belongs to the last one"),
            ('place = (said["chance"] * 5 + 1e-9)', 'place = (said["chance"] * 5 - 1e-9)', "0.2 opens the second bin"),
            ("said.groupby(place)\ncurve", 'said[said["chance"] > 0].groupby(place)\ncurve', "and the class made"),
            ('groups["chance"].mean()', '100 * groups["chance"].mean()', "not percentages"),
            ("crowd = wide.mean()", "crowd = wide.fillna(0).mean()", "does not count as 0"),
            ("pushed = crowd**2 /", "pushed = crowd**0.5 /", "further from one half"),
            (
                '"student": single.mean(), "crowd": brier(crowd, ended)',
                '"student": brier(crowd, ended), "crowd": single.mean()',
                "are the two exchanged",
            ),
            ('(single < scores["crowd"])', '(single > scores["crowd"])', SILENT),
            ("factor = min(tried", "factor = max(tried", SILENT),
            ("gain = brier(crowd[other]", "gain = 1 + brier(crowd[other]", "a difference of two Brier scores"),
            ("- brier(push(crowd[other], factor), ended[other])", "- brier(push(crowd[first], factor), ended[first])", SILENT),
            ("known = int((~open_end).sum())", "known = len(old)", "leave them out"),
            ("known = int((~open_end).sum())", "known = len(kind)", "reached 10 years"),
            ("rate = ended_then / known", "rate = ended_then / len(old)", "ended_then divided by known"),
            ("(~open_end & (old", "((old", SILENT),
        ],
    ),
}
WRONG = [pytest.param(name, *case, id=f"{name[:2]}-{number}") for name, facts in LABS.items() for number, case in enumerate(facts.wrong, 1)]


def run(notebook: nbformat.NotebookNode) -> dict:
    """Run the cells of a notebook one after the other, without a kernel; returns the student's names."""
    student = {"__name__": "__main__"}
    with pd.option_context("display.max_colwidth", 50):  # what a lab sets is undone
        for cell in notebook.cells:
            if cell.cell_type == "code":
                exec(compile(cell.source, cell.id, "exec"), student)
    return student


@pytest.fixture
def beside_the_labs(monkeypatch):
    """Stand where a kernel would, with nothing that needs one."""
    monkeypatch.chdir(notebooks.RELEASES)
    monkeypatch.setattr(style, "show_live", lambda: None)


@pytest.fixture
def work_through(tmp_path, beside_the_labs):
    """Run a lab's source, with its solution or with another answer; returns the student's names."""

    def execute(name: str, right: str = "", other: str = "") -> dict:
        text = (notebooks.SOURCES / f"{name}.py").read_text(encoding="utf-8")
        assert right in text
        path = tmp_path / "student.py"
        path.write_text(text.replace(right, other, 1), encoding="utf-8")
        return run(notebooks.read_source(path))

    return execute


@pytest.mark.parametrize(("source", "released"), list(zip(SOURCES, RELEASES, strict=True)), ids=NAMES)
def test_releases_match_their_sources(source, released):
    assert released.read_text(encoding="utf-8") == notebooks.release(source), "run: make labs"


def test_there_is_no_release_without_a_source():
    assert sorted(notebooks.RELEASES.glob("*.ipynb")) == RELEASES
    assert list(LABS) == NAMES, "every lab needs its facts in LABS"


@pytest.mark.parametrize("source", SOURCES, ids=NAMES)
def test_labs_begin_and_end_alike(source):
    cells = notebooks.read_source(source).cells
    head = cells[0].source
    for part in (
        rf"^# Lab {int(source.stem[:2])}: ",
        r"\*\*Time:\*\* about \d+ minutes",
        r"\*\*Read first:\*\*",
        r"\*\*(Data|Model):\*\* `[\w.]+`",
        "You will",
    ):
        assert re.search(part, head), part
    assert any(cell.source.startswith("## Sources\n") for cell in cells)


@pytest.mark.parametrize("released", RELEASES, ids=NAMES)
def test_releases_hold_no_solution_and_no_output(released):
    notebook = nbformat.read(released, as_version=4)
    nbformat.validate(notebook)
    text = released.read_text(encoding="utf-8")
    assert not re.search(r"BEGIN SOLUTION|END SOLUTION|HIDDEN TESTS", text)
    for cell in notebook.cells:
        assert not cell.get("outputs")
        assert cell.get("execution_count") is None
        if cell.metadata.get("nbgrader", {}).get("solution") and cell.cell_type == "code":
            assert notebooks.STUB in cell.source
    solutions = [match[0] for source in SOURCES for match in notebooks.SOLUTION.finditer(source.read_text(encoding="utf-8"))]
    for solution in solutions:
        for line in solution.splitlines()[1:-1]:
            assert len(line.strip()) < 25 or line.strip() not in "\n".join(cell.source for cell in notebook.cells)


@pytest.mark.parametrize("released", RELEASES, ids=NAMES)
def test_releases_need_no_grader(released):
    assert not re.search(r"import (nbgrader|otter|pytest)", released.read_text(encoding="utf-8"))


@pytest.mark.parametrize("source", SOURCES, ids=NAMES)
def test_graded_cells_are_complete(source):
    cells = [cell for cell in notebooks.read_source(source).cells if "nbgrader" in cell.metadata]
    names = [cell.metadata.nbgrader.grade_id for cell in cells]
    assert len(set(names)) == len(names)
    for cell in cells:
        mark = cell.metadata.nbgrader
        if mark.grade and not mark.solution:
            assert mark.locked
            assert mark.points > 0
            assert "not answered yet" in cell.source
            assert "### BEGIN HIDDEN TESTS" in cell.source


@pytest.mark.parametrize("source", SOURCES, ids=NAMES)
def test_questions_are_numbered_and_say_their_points(source):
    cells = notebooks.read_source(source).cells
    said = [(int(n), int(p)) for cell in cells for n, p in re.findall(r"^## Question (\d+): .+ \((\d+) points?", cell.source, re.MULTILINE)]
    graded = [cell.metadata.nbgrader for cell in cells if cell.metadata.get("nbgrader", {}).get("grade")]
    assert said == [(int(mark.grade_id.removesuffix("-test")[1:]), mark.points) for mark in graded]
    assert [number for number, _ in said] == list(range(1, len(said) + 1))


@pytest.mark.parametrize("released", RELEASES, ids=NAMES)
def test_an_unanswered_lab_runs_and_says_so(beside_the_labs, capsys, released):
    notebook = nbformat.read(released, as_version=4)
    tests = sum("not answered yet" in cell.source for cell in notebook.cells if cell.cell_type == "code")
    run(notebook)
    assert capsys.readouterr().out.count("not answered yet") == tests > 0


@pytest.mark.parametrize("name", NAMES)
def test_the_solution_passes_all_tests(work_through, capsys, name):
    observe.forget()
    with observe.observed() as read:
        work_through(name)
    said = capsys.readouterr().out
    assert "Question 1" in said
    assert "not answered yet" not in said
    tables = {key.removeprefix("data:") for key in read if key.startswith("data:")}
    assert tables == notebooks.loads(notebooks.SOURCES / f"{name}.py"), "the catalogue must name what the lab reads"


@pytest.mark.parametrize(("name", "right", "wrong", "message"), WRONG)
def test_wrong_answers_are_told_why(work_through, name, right, wrong, message):
    with pytest.raises(AssertionError, match=message):
        work_through(name, right, wrong)


@pytest.mark.parametrize("case", [case for case in subject().variants["08-checking-a-claim"]["case"] if case != "any"])
def test_every_claim_of_lab_8_can_be_chosen(work_through, capsys, case):
    student = work_through("08-checking-a-claim", 'else "A2-13"', f'else "{case}"')
    assert case in student["CASES"]
    assert f"the ledger accepts {case}z" in capsys.readouterr().out
    assert student["row"]["verdict"] == evidence.claim(case).verdict, "the answer of the lab and the ledger agree"


def test_an_open_region_is_refused(tmp_path):
    path = tmp_path / "open.py"
    path.write_text(SOURCES[0].read_text(encoding="utf-8").replace("### END SOLUTION", "", 1), encoding="utf-8")
    with pytest.raises(InputError, match=r"open\.py, cell \d+: '### BEGIN SOLUTION' has no end"):
        notebooks.release(path)


@pytest.fixture(scope="module")
def jupyterlab(tmp_path_factory):
    """A real JupyterLab in an environment and a folder as Binder would make them; yields its address."""
    clone = copy_project(tmp_path_factory.mktemp("clone"))
    python = binder.environment(clone, Path(os.environ.get("LAB_ENV", paths.ROOT / ".venv-lab")).absolute())
    folder = tmp_path_factory.mktemp("lab")
    for released in RELEASES:
        shutil.copyfile(released, folder / released.name)
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    environment |= {"JUPYTER_CONFIG_DIR": str(folder / ".config"), "JUPYTERLAB_SETTINGS_DIR": str(folder / ".settings")}
    environment |= {"JUPYTER_RUNTIME_DIR": str(folder / ".runtime"), "JUPYTERLAB_WORKSPACES_DIR": str(folder / ".workspaces")}
    options = [
        "--no-browser",
        "--allow-root",
        "--ServerApp.token=",
        "--ServerApp.port=0",
        "--LabApp.news_url=None",
        "--KernelManager.transport=ipc",  # a port that was free when it was chosen may be another's when it is bound
        f"--ServerApp.root_dir={folder}",
    ]
    with (folder / "log.txt").open("w") as log:
        server = subprocess.Popen([python, "-m", "jupyterlab", *options], cwd=folder, env=environment, stdout=log, stderr=log)
    try:
        yield answering(server, folder / "log.txt")
    finally:
        server.terminate()
        server.wait(20)


def answering(server: subprocess.Popen, log: Path) -> str:
    """Ask a server that has just been started until it answers; return its address."""
    while server.poll() is None:
        found = re.search(r"http://(?:localhost|127\.0\.0\.1):(\d+)/lab", log.read_text(encoding="utf-8"))
        with contextlib.suppress(urllib.error.URLError):  # it tells the address a moment before it listens there
            if found:
                address = f"http://127.0.0.1:{found[1]}"
                assert json.load(urllib.request.urlopen(f"{address}/api/status"))["kernels"] == 0
                return address
        time.sleep(0.1)
    raise AssertionError(log.read_text(encoding="utf-8"))


def operate(page, control: Control) -> None:
    """Choose another option, and wait until label and drawing have answered."""
    box = page.locator(".jp-OutputArea-output .widget-vbox").filter(has=page.locator(".widget-dropdown")).first
    box.scroll_into_view_if_needed()  # what is out of view has no text yet
    said, drawing = box.locator(".widget-label", has_text=control.label), box.locator(control.changes).first
    drawing.wait_for()
    before, words, shown = drawing.screenshot(), said.inner_text(), drawing.evaluate(CONTENT)
    box.locator(".widget-dropdown select").first.select_option(index=control.option)
    page.wait_for_function(
        "([label, words]) => [...document.querySelectorAll('.widget-label')].some((e) => e.innerText.includes(label) && e.innerText !== words)",
        arg=[control.label, words],
    )
    page.wait_for_function(
        f"([box, changes, shown]) => {{ const drawing = box.querySelector(changes); return drawing && ({CONTENT})(drawing) !== shown; }}",
        arg=[box.element_handle(), control.changes, shown],
    )
    assert drawing.bounding_box()["width"] > 100
    assert drawing.screenshot() != before


@pytest.mark.xdist_group("jupyterlab")
@pytest.mark.parametrize("name", NAMES)
def test_a_lab_runs_in_jupyterlab_and_its_controls_answer(browser, jupyterlab, name):
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    context.set_default_timeout(60000)
    foreign = []
    context.route(
        "**/*",
        lambda r: (
            r.continue_() if r.request.url.startswith((jupyterlab, "data:", "blob:", "ws:")) else (foreign.append(r.request.url), r.abort())
        ),
    )
    page = context.new_page()
    page.goto(f"{jupyterlab}/lab/workspaces/{name}/tree/{name}.ipynb")  # one workspace for each, or JupyterLab opens the last lab again
    page.get_by_text("Python 3 (ipykernel) | Idle").wait_for()
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name=re.compile("^Run All Cells")).click()
    if LABS[name].control:
        operate(page, LABS[name].control)
    else:
        page.get_by_text("not answered yet").last.wait_for()
    assert page.get_by_text("not answered yet").count() > 0
    assert foreign == []
    context.close()
