"""Binder's configuration is a folder of three files; its build file says the right things."""

import re

import pytest
from binder import INSTALL, LOCK, build_file, build_pack
from conftest import ROOT, copy_project

from alliances.labs import first_cell

LOCKS = (LOCK, "requirements.txt")
pytestmark = pytest.mark.xdist_group("binder")


@pytest.fixture(scope="module")
def clone(tmp_path_factory):
    return copy_project(tmp_path_factory.mktemp("clone"))


def test_binder_has_one_folder_and_nothing_beside_it():
    assert {path.name for path in (ROOT / ".binder").iterdir()} == {"requirements.txt", "runtime.txt", "postBuild"}
    assert not any(
        (ROOT / name).exists() for name in ("binder", "environment.yml", "Dockerfile", "apt.txt", "postBuild", "start", "runtime.txt")
    )


def test_binders_lock_is_a_part_of_the_books():
    part, whole = ({line for line in (ROOT / name).read_text(encoding="utf-8").splitlines() if "==" in line} for name in LOCKS)
    assert {line.partition(";")[0].strip() for line in part} <= {line.partition(";")[0].strip() for line in whole}
    assert {line.partition("==")[0] for line in part} >= {*first_cell.needed(), "ipykernel"}
    assert not [line for line in part if line.startswith(("jupyter-book", "sphinx", "jupyterlab==", "vl-convert"))]


def test_repo2docker_sees_a_python_project_with_the_version_of_runtime_txt(clone):
    pack = build_pack(clone)
    assert type(pack).__name__ == "PythonBuildPack"
    assert (clone / ".binder" / "runtime.txt").read_text(encoding="utf-8").strip() == f"python-{pack.python_version}"


def test_the_build_file_installs_the_lock_and_then_the_library(clone):
    text = build_file(clone)
    assert re.search(r"^FROM docker\.io/library/buildpack-deps:", text, re.MULTILINE)
    assert "COPY --chown=1000:1000 src/ ${REPO_DIR}/" in text
    assert INSTALL.findall(text) == ['-r ".binder/requirements.txt"']
    assert text.count("pip install") == 1
    assert text.index("pip install") < text.index("COPY --chown=1000:1000 src/ ${REPO_DIR}/"), (
        "a change of the book leaves that layer as it is"
    )
    assert re.search(r"^RUN \./\.binder/postBuild$|\.binder/postBuild", text, re.MULTILINE)
    assert "--no-deps ." in (clone / ".binder" / "postBuild").read_text(encoding="utf-8")


def test_a_changed_lock_changes_what_would_be_installed(clone, tmp_path):
    """The inspection can fail: without the lock repo2docker installs nothing."""
    other = copy_project(tmp_path)
    (other / LOCK).unlink()
    assert INSTALL.findall(build_file(other)) == []
