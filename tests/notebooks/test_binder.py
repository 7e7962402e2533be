"""Binder's configuration is two files; its build file says the right things."""

import re

import pytest
from binder import INSTALL, build_file, build_pack
from conftest import ROOT, copy_project

pytestmark = pytest.mark.xdist_group("binder")


@pytest.fixture(scope="module")
def clone(tmp_path_factory):
    return copy_project(tmp_path_factory.mktemp("clone"))


def test_binder_needs_no_folder_of_its_own():
    assert not any(
        (ROOT / name).exists() for name in ("binder", ".binder", "environment.yml", "Dockerfile", "apt.txt", "postBuild", "start")
    )


def test_repo2docker_sees_a_python_project_with_the_version_of_runtime_txt(clone):
    pack = build_pack(clone)
    assert type(pack).__name__ == "PythonBuildPack"
    assert (clone / "runtime.txt").read_text(encoding="utf-8").strip() == f"python-{pack.python_version}"


def test_the_build_file_installs_the_lock_and_the_library_and_nothing_else(clone):
    text = build_file(clone)
    assert re.search(r"^FROM docker\.io/library/buildpack-deps:", text, re.MULTILINE)
    assert "COPY --chown=1000:1000 src/ ${REPO_DIR}/" in text
    assert INSTALL.findall(text) == ['-r "requirements.txt"', "."]
    assert text.count("pip install") == 2


def test_a_changed_lock_changes_what_would_be_installed(clone, tmp_path):
    """The inspection can fail: without the lock repo2docker installs the library alone."""
    other = copy_project(tmp_path)
    (other / "requirements.txt").unlink()
    assert INSTALL.findall(build_file(other)) == ["."]
