"""The labs for the browser, as far as that can be tried without Python for the browser: its files, what may be loaded, the links."""

import hashlib
import json
import re
import shutil
import sqlite3
import subprocess
import sys
import time
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

from alliances import __main__ as commands
from alliances.base.errors import InputError
from alliances.labs import notebooks
from alliances.lite import assemble, files, packages, places

ROOT = Path(__file__).resolve().parents[2]
LISTED = files.listed(files.default())
LAB = notebooks.RELEASES / "04-two-fears.ipynb"


def sum_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two files, beside it the list that names them."""
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "one-1.0-py3-none-any.whl").write_bytes(b"one")
    (folder / "pyodide-1.0.tgz").write_bytes(b"two")
    (tmp_path / "list.txt").write_text(
        f"# ours\n{sum_of(b'one')}  one-1.0-py3-none-any.whl\n{sum_of(b'two')}  pyodide-1.0.tgz\n", encoding="utf-8"
    )
    return folder


def test_the_list_has_what_the_library_needs_in_versions_that_fit():
    found = {
        canonicalize_name(name): version for name, version, *_ in (parse_wheel_filename(f.name) for f in LISTED if f.name.endswith(".whl"))
    }
    needed = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    wanted = {each.name: each.specifier for each in map(Requirement, needed) if each.name != "pandera"}
    assert {name: found[name] for name in wanted if found[name] not in wanted[name]} == {}
    assert len(found) == len(LISTED) - 2  # Pyodide itself, and a package that is published as source only


def test_all_compiled_packages_are_for_one_pyodide():
    tags = {re.search(r"-(cp\w+-cp\w+-\w+)\.whl", file.name)[1] for file in LISTED if file.origin == "release"}
    assert len(tags) == 1
    assert files.pyodide(LISTED)[1].split(".")[0] == re.match(r"cp(\d+)-", tags.pop())[1]  # Pyodide 314 is Python 3.14


def test_a_folder_is_checked_against_its_list(folder: Path):
    wanted = files.listed(folder.parent / "list.txt")
    assert [path.name for path in files.check(folder, wanted)] == ["one-1.0-py3-none-any.whl", "pyodide-1.0.tgz"]


def one_line(capsys, *arguments: object) -> str:
    """Run the command, which must fail, and return the one line that it says."""
    assert commands.main(["lite", *map(str, arguments)]) == 1
    (told,) = capsys.readouterr().err.splitlines()
    return told


def test_a_wheel_that_was_tampered_with_is_refused(folder: Path, capsys):
    before = places.edition()
    wheel = folder / "one-1.0-py3-none-any.whl"
    wheel.write_bytes(b"One")
    told = one_line(capsys, folder, "--list", folder.parent / "list.txt")
    assert told == (
        f"{wheel}: its SHA-256 is {sum_of(b'One')}, and must be {sum_of(b'one')}. Remedy: delete the file and fetch it again; do not use it."
    )
    assert places.edition() == before


def test_a_missing_wheel_a_missing_folder_and_a_broken_list_are_one_line_each(folder: Path, capsys):
    listing = folder.parent / "list.txt"
    (folder / "pyodide-1.0.tgz").unlink()
    assert "pyodide-1.0.tgz is not there. Remedy: make lite-fetch" in one_line(capsys, folder, "--list", listing)
    assert "there is no such folder. Remedy: name the folder with the wheels" in one_line(capsys, folder / "none", "--list", listing)
    listing.write_text("one.whl\n", encoding="utf-8")
    assert "list.txt, line 1: 'one.whl' is not a SHA-256 and a name" in one_line(capsys, folder, "--list", listing)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("jupyter-lite.json", json.dumps({"jupyter-config-data": {"kernel": {"pyodideUrl": "https://cdn.example.org/pyodide.mjs"}}})),
        ("static/pyodide/pyodide-lock.json", json.dumps({"packages": {"numpy": {"file_name": "//files.example.org/numpy.whl"}}})),
        ("notebooks/index.html", '<html><script type="module" src="https://cdn.example.org/a.js"></script></html>'),
    ],
)
def test_an_edition_that_would_load_from_another_host_is_refused(tmp_path: Path, name: str, text: str):
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text('<a href="https://example.org">a link is none</a>' if name.endswith("html") else "{}", encoding="utf-8")
    assemble.check_addresses(tmp_path)
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=rf"{name}: it would load \S+example\.org/"):
        assemble.check_addresses(tmp_path)


def test_an_edition_has_a_name_of_its_own(tmp_path: Path):
    (tmp_path / "a").write_text("one", encoding="utf-8")
    first = assemble.fingerprint(tmp_path)
    shutil.move(tmp_path / "a", tmp_path / "b")
    assert assemble.fingerprint(tmp_path) != first


def test_a_lab_has_an_address_only_where_it_was_assembled_as_it_is(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(places, "assembled", lambda: tmp_path)
    assert (places.edition(), places.address(LAB)) == (None, None)
    for name in (places.STARTER, f"files/{places.shelf(LAB)}"):
        (tmp_path / "0a1b" / name).parent.mkdir(parents=True)
        (tmp_path / "0a1b" / name).touch()
    assert places.address(LAB) == f"lite/0a1b/notebooks/index.html?path={places.shelf(LAB)}"
    changed = tmp_path / LAB.name
    changed.write_text(LAB.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert places.shelf(changed) != places.shelf(LAB)
    assert places.address(changed) is None


def test_what_pyodide_knows_besides_is_kept(tmp_path: Path):
    """A library that no wheel names: Pyodide publishes it as an archive, and its own list says who needs it."""
    (tmp_path / "openblas-1.zip").write_bytes(b"")
    entry = {"name": "openblas", "file_name": "openblas-1.zip", "depends": [], "sha256": sum_of(b"")}
    told = packages.lock({"info": {"python": "3.14.2"}, "packages": {"openblas": entry}}, [tmp_path / "openblas-1.zip"])
    assert told["packages"] == {"openblas": entry}


def test_two_that_assemble_at_once_take_turns_and_say_so(tmp_path: Path, monkeypatch, capsys):
    inside = []

    def made_slowly(source: Path, made: Path, jupyter: Path) -> None:
        inside.append(len([path for path in tmp_path.glob(".lite-*") if path.is_dir()]))
        time.sleep(1)
        made.mkdir()
        (made / "a").write_text("one", encoding="utf-8")

    monkeypatch.setattr(places, "assembled", lambda: tmp_path / "lite")
    monkeypatch.setattr(files, "check", lambda folder, wanted: [])
    monkeypatch.setattr(assemble, "_pyodide", lambda target, have: None)
    monkeypatch.setattr(assemble, "_jupyterlite", made_slowly)
    monkeypatch.setattr(assemble, "_frame", lambda made: None)
    with ThreadPoolExecutor() as both:
        editions = list(both.map(lambda _: assemble.assemble(tmp_path, files.default(), tmp_path), range(2)))
    assert editions[0] == editions[1]
    assert (editions[0] / "a").is_file()
    assert inside == [1, 1]
    assert capsys.readouterr().err == f"Another command is at work in {tmp_path.name}. Waiting for its end.\n"


def test_who_ends_in_whatever_way_lets_go(tmp_path: Path):
    code = "import sys; from pathlib import Path; from alliances.base.writing import alone\nwith alone(Path(sys.argv[1])): print('in', flush=True); input()"
    with subprocess.Popen([sys.executable, "-c", code, tmp_path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout.readline() == "in\n"
        mine = sqlite3.connect(tmp_path / ".lock", timeout=0)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            mine.execute("BEGIN IMMEDIATE")
        other.kill()
        other.wait()
        mine.execute("BEGIN IMMEDIATE")
        mine.close()
