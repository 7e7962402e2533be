"""What a command says when it fails for another reason than a file: one line, whose fault it is, and what to do."""

import mimetypes
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from alliances import __main__ as commands
from alliances import check
from alliances.base import paths

DRAWS = """
import altair as alt, pandas as pd
from alliances.site import rendering
days = pd.DataFrame({"day": pd.to_datetime(["1994-12-29", "1994-12-30", "1995-01-05"]), "of": [1, 2, 3]})
spec = alt.Chart(days, width=300, height=100).mark_point().encode(x="day:T", y="of:Q").to_dict()
print(rendering.render(spec, 300, "x").svg, "|", rendering.render.__doc__ is not None)
"""


def test_a_fault_of_our_own_is_called_so_and_its_place_is_kept(monkeypatch, capsys):
    monkeypatch.setattr(check, "gaps", list)
    monkeypatch.setattr(check, "everything", lambda: {}["nothing"])
    assert commands.main(["check"]) == 1
    said = capsys.readouterr().err
    assert re.fullmatch(
        r"python -m alliances: a fault of the book's own code, not yours \(KeyError: 'nothing'\)\. Remedy: report it with .+\n", said
    )
    log = Path(said.rsplit(" ", 1)[1].removesuffix(".\n"))
    assert "Traceback" in log.read_text(encoding="utf-8")
    log.unlink()


@pytest.mark.parametrize(
    "command", [["grade", "none"], ["class", "none"], ["data", "no_such_table"], ["resolve", "Q99", "yes", "--on", "x", "--source", "x"]]
)
def test_a_slip_in_a_command_is_one_line(command, tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert commands.main(command) == 1
    assert re.fullmatch(r"\S.*: .+\. Remedy: .+\.\n", capsys.readouterr().err)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("pattern", ["(", "[a-"])
def test_a_pattern_that_is_none_is_one_line(pattern, tmp_path, capsys):
    (tmp_path / "ana").mkdir()
    assert commands.main(["class", str(tmp_path), "--id", pattern, "-o", str(tmp_path.parent / "class.html")]) == 1
    assert "is no regular expression" in capsys.readouterr().err


def test_a_port_in_use_is_not_the_end(monkeypatch):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        monkeypatch.setattr(commands, "PORT", taken.getsockname()[1])
        monkeypatch.setitem(mimetypes.types_map, ".js", "text/plain")  # as on some Windows
        with commands.preview() as server:
            assert server.server_address[1] != commands.PORT
            kind = server.RequestHandlerClass.func
            assert kind.guess_type(kind, "charts.js") == "text/javascript"


def test_without_docstrings_the_commands_still_describe_themselves():
    done = subprocess.run(
        [sys.executable, "-OO", "-m", "alliances", "--help"], cwd=paths.ROOT, capture_output=True, text=True, encoding="utf-8"
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "grade" in done.stdout


def test_a_build_draws_the_same_in_every_zone_and_finds_docstrings(monkeypatch, tmp_path):
    """In the variables that the build gives its process, one chart is drawn instead of the book; Kiritimati left out a day between its days."""
    started = subprocess.run
    monkeypatch.setattr(subprocess, "run", lambda command, **given: started([command[0], "-c", DRAWS], **given))
    monkeypatch.setenv("PYTHONPATH", str(paths.ROOT))
    monkeypatch.setattr(paths, "ROOT", tmp_path)
    drawn = []
    for variables in ({"TZ": "UTC"}, {"TZ": "Pacific/Kiritimati", "PYTHONOPTIMIZE": "2"}):
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        assert commands.build() == 0
        drawn.append((tmp_path / "_build" / "build.log").read_text(encoding="utf-8"))
    assert drawn[0].startswith("<svg") and drawn[0].endswith("| True\n")
    assert drawn[1] == drawn[0]
