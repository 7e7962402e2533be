"""The installed library, without the clone around it: what it can do works, and the rest says that it needs the clone."""

import json
import subprocess

import installed
import nbformat
import pytest

from alliances.base.errors import InputError
from alliances.exercises import load_bank
from alliances.labs import notebooks
from alliances.lite import packages

RELEASES = sorted(notebooks.RELEASES.glob("*.ipynb"))
COMMANDS = [
    "build",
    "check",
    "course",
    "data",
    "grade .",
    "labs",
    "lite .",
    "locators",
    "new table x",
    "pack",
    "raw",
    "serve",
    "students",
    "--help",
]
ROOMS = [
    "from alliances.labs import notebooks",
    "from alliances.labs.grading import folder",
    "from alliances.labs import first_cell; first_cell.source()",
    "from alliances.base import contents; contents.pages()",
    "from alliances.exercises import outcomes; outcomes.outcomes()",
]
CHART = """
import altair as alt
from alliances import data
from alliances.charts import lives, style
style.show_live()
shown = lives.survival_curve(data.load("alliance_spells"))._repr_mimebundle_()
assert "application/vnd.jupyter.widget-view+json" in str(shown), shown
print("esm.sh" in alt.JupyterChart._esm)
"""


def run(python, folder, *arguments: str, **variables: str) -> subprocess.CompletedProcess:
    """Run the environment's Python in a folder."""
    environment = installed.clean() | variables
    return subprocess.run([python, *arguments], cwd=folder, env=environment, capture_output=True, text=True)


def told(python, folder, code: str, **variables: str) -> str:
    """Run a piece of code that must succeed and return what it prints."""
    done = run(python, folder, "-c", code, **variables)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_library_lies_in_the_environment_and_there_is_no_converter(wheel_python, tmp_path):
    code = "import alliances, importlib.util as u; print(alliances.__file__, u.find_spec('vl_convert'), u.find_spec('jupyter_book'))"
    place, *others = told(wheel_python, tmp_path, code).split()
    assert place.startswith(str(wheel_python.parents[1]))
    assert others == ["None", "None"]


def test_data_evidence_and_every_exercise_are_there(wheel_python, tmp_path):
    code = (
        "from alliances import check, data, exercises; check.everything(); print(len(data.load('alliance_spells')), *exercises.load_bank())"
    )
    rows, *bank = told(wheel_python, tmp_path, code).split()
    assert int(rows) > 100
    assert bank == list(load_bank())
    assert len(bank) > 100


@pytest.mark.parametrize("name", ["pattern-median", "bow-explore"])
def test_an_exercise_shows_itself(wheel_python, tmp_path, name):
    code = f"from alliances import exercises; one = exercises.show({name!r}); print(one.exercise.id, *one._repr_mimebundle_()[0])"
    assert told(wheel_python, tmp_path, code).split() == [name, "text/plain", "application/vnd.jupyter.widget-view+json"]


def test_a_chart_shows_itself_without_the_network(wheel_python, tmp_path):
    assert told(wheel_python, tmp_path, CHART).splitlines()[-1] == "False"


def test_a_chart_shows_itself_in_a_clone_without_converter(wheel_python, tmp_path):
    """As in the environment for nbgrader: the browser fetches the chart library."""
    assert told(wheel_python, tmp_path, CHART, PYTHONPATH=str(installed.ROOT)).splitlines()[-1] == "True"


def test_pyodide_is_told_what_the_wheel_brings_and_needs(wheel_python):
    (wheel,) = (wheel_python.parents[1] / "wheels").glob("*.whl")
    told = packages.described(wheel, {"python": "3.14.2"})
    assert (told["name"], told["imports"], told["file_name"]) == ("alliances", ["alliances"], wheel.name)
    assert {"pandas", "altair", "pandera", "lifelines"} < set(told["depends"])
    assert not {"jupyter-book", "pytest"} & set(told["depends"])
    with pytest.raises(InputError, match=r"alliances-\S+\.whl: it needs altair, anywidget, \S+.* which is not among the files"):
        packages.lock({"info": {"python": "3.14.2"}, "packages": {}}, [wheel])


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_says_that_it_needs_the_clone(wheel_python, tmp_path, command):
    done = run(wheel_python, tmp_path, "-m", "alliances", *command.split())
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1), done.stderr
    assert "work in a clone of the book's repository" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("code", ROOMS)
def test_a_room_that_needs_the_clone_says_so(wheel_python, tmp_path, code):
    done = run(wheel_python, tmp_path, "-c", code)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("alliances.base.errors.InputError")
    assert "work in a clone of the book's repository" in done.stderr


THROUGH = """
import json, sys
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

shell = InteractiveShell.instance()
for path in sys.argv[1:]:
    shell.reset(new_session=False)
    with capture_output() as said:
        with open(path, encoding="utf-8") as file:
            code = ["".join(cell["source"]) for cell in json.load(file)["cells"] if cell["cell_type"] == "code"]
        errors = [repr(error) for source in code if (error := shell.run_cell(source).error_in_exec)]
    print(json.dumps([path, errors, said.stdout.count("not answered yet")]))
"""


def test_each_lab_runs_from_top_to_bottom(wheel_python, tmp_path):
    """One after the other in one process, as cells of a notebook; a kernel of its own each has in JupyterLab, see ``test_labs``."""
    code = tmp_path / "through.py"
    code.write_text(THROUGH, encoding="utf-8")
    done = run(wheel_python, tmp_path, str(code), *map(str, RELEASES), IPYTHONDIR=str(tmp_path))
    assert done.returncode == 0, done.stderr
    went = [json.loads(line) for line in done.stdout.splitlines()]
    assert [path for path, _, _ in went] == [str(path) for path in RELEASES]
    for path, errors, unanswered in went:
        cells = nbformat.read(path, as_version=4).cells
        assert errors == [], path
        assert unanswered == sum("not answered yet" in cell.source for cell in cells if cell.cell_type == "code") > 0, path
