"""Launch links: right addresses where the repository is known, none where it is not, and one clear line where a setting is wrong."""

import os
import subprocess

import pytest

from alliances.base import paths
from alliances.base import source as origin
from alliances.base.errors import InputError
from alliances.base.source import Source
from alliances.site import launch

BOW = Source("github.com", "ir/bow")


@pytest.fixture(autouse=True)
def _nothing_is_known(monkeypatch):
    for name in ("BOOK_REPOSITORY", "BOOK_BRANCH", "GITHUB_REPOSITORY", "GITHUB_SERVER_URL"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def clone(monkeypatch, tmp_path):
    """A repository of somebody; the book is its folder ``unpacked``, or its top."""
    (tmp_path / "unpacked").mkdir()
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)

    def at(folder: str, remote: str) -> None:
        subprocess.run(["git", "remote", "add", "origin", remote], cwd=tmp_path, check=True)
        monkeypatch.setattr(paths, "ROOT", tmp_path / folder)

    return at


@pytest.mark.parametrize(
    "value", ["ir/bow", "https://github.com/ir/bow", "https://www.github.com/ir/bow.git/", "git@github.com:ir/bow.git"]
)
@pytest.mark.parametrize("place", ["BOOK_REPOSITORY", "alliances_repository"])
def test_a_setting_names_the_repository(monkeypatch, place, value):
    monkeypatch.setenv("GITHUB_REPOSITORY", "some/other")
    if place.isupper():
        monkeypatch.setenv(place, value)
    assert origin.source({} if place.isupper() else {place: value}) == BOW


def test_the_workflow_names_it_too(monkeypatch):
    monkeypatch.setenv("GITHUB_REPOSITORY", "ir/bow")
    assert origin.source({}) == BOW
    monkeypatch.setenv("GITHUB_SERVER_URL", "https://git.example.edu")
    assert origin.source({}).address == "https://git.example.edu/ir/bow"


@pytest.mark.parametrize(
    ("remote", "found"),
    [
        ("git@github.com:ir/bow.git", BOW),
        ("ssh://git@github.com/ir/bow", BOW),
        ("https://user:token@github.com/ir/bow", BOW),
        ("https://www.github.com/ir/bow", BOW),
        ("https://gitlab.com/group/ir/bow.git", Source("gitlab.com", "group/ir/bow")),
        ("https://git.example.edu:8443/ir/bow", Source("git.example.edu:8443", "ir/bow")),
        ("/srv/bow.git", None),
        ("../bow", None),
    ],
)
def test_the_remote_of_a_clone_counts(clone, remote, found):
    clone("", remote)
    assert origin.source({}) == found


def test_the_repository_around_a_copy_does_not_count(clone):
    clone("unpacked", "https://github.com/somebody/my-homework.git")
    assert origin.source({}) is None
    own = origin.source({"alliances_folder": "/unpacked/"})
    assert own == Source("github.com", "somebody/my-homework", "main", "unpacked")


def test_without_git_nothing_is_known(monkeypatch):
    monkeypatch.setenv("PATH", os.devnull)
    assert origin.source({}) is None


@pytest.mark.parametrize(
    ("setting", "value", "told"),
    [
        ("repository", "bow", "'bow' is not the address of a repository. Remedy: write owner/name"),
        ("repository", "file:///srv/ir/bow", "not the address of a repository"),
        ("repository", "https://me:secret@host", "'https://…@host' is not"),
        ("repository", "https://github.com/ir/bow/tree/autumn", "is more than a repository on GitHub. Remedy: write owner/name; a branch"),
        ("branch", "my branch", "'my branch' cannot be the name of a branch"),
        ("branch", "-x", "cannot be the name of a branch"),
        ("branch", "a..b", "cannot be the name of a branch"),
        ("folder", "../bow", "'../bow' is not a folder of the repository"),
        ("folder", "a//b", "is not a folder"),
        ("students", "bow#x", "'bow' is not the address of a repository"),
        ("students", "ir/bow#a b", "'a b' cannot be the name of a branch"),
        ("jupyterhub", "jupyter.example.edu", "'jupyter.example.edu' is not the address of a hub. Remedy: write it without /hub"),
        ("jupyterhub", "https://jupyter.example.edu/hub/login", "is not the address of a hub"),
    ],
)
def test_a_wrong_setting_is_named(setting, value, told):
    config = {f"alliances_{setting}": value}
    with pytest.raises(InputError) as caught:
        origin.source(config), origin.students(config), origin.hub(config)
    assert str(caught.value).startswith(f"_config.yml, alliances_{setting}: ")
    assert told in str(caught.value)
    assert "secret" not in str(caught.value)


def test_a_wrong_variable_is_named(monkeypatch):
    monkeypatch.setenv("BOOK_BRANCH", "a:b")
    with pytest.raises(InputError, match=r"^BOOK_BRANCH: 'a:b' cannot be"):
        origin.source({})


@pytest.mark.parametrize(
    ("source", "binder", "colab"),
    [
        (BOW, "gh/ir/bow/main?urlpath=lab%2Ftree%2Fnotebooks%2F01-lab.ipynb", "ir/bow/blob/main/notebooks/01-lab.ipynb"),
        (
            Source("github.com", "ir/bow", "autumn/26", "teaching/bow"),
            "gh/ir/bow/autumn/26?urlpath=lab%2Ftree%2Fteaching%2Fbow%2Fnotebooks%2F01-lab.ipynb",
            "ir/bow/blob/autumn/26/teaching/bow/notebooks/01-lab.ipynb",
        ),
        (Source("gitlab.com", "group/ir/bow"), "gl/group%2Fir%2Fbow/main?urlpath=lab%2Ftree%2Fnotebooks%2F01-lab.ipynb", None),
        (
            Source("codeberg.org", "ir/bow"),
            "git/https%3A%2F%2Fcodeberg.org%2Fir%2Fbow/main?urlpath=lab%2Ftree%2Fnotebooks%2F01-lab.ipynb",
            None,
        ),
    ],
)
def test_links_follow_the_host(source, binder, colab):
    found = launch.links("01-lab", source, None)
    assert found.pop("Binder") == f"https://mybinder.org/v2/{binder}"
    assert found == ({"Colab": f"https://colab.research.google.com/github/{colab}"} if colab else {})


def test_a_hub_gives_the_book_or_the_students_copy():
    hub, wanted = (
        "https://hub.example.org/jupyter",
        "{}/hub/user-redirect/git-pull?repo=https%3A%2F%2F{}&branch={}&urlpath=lab%2Ftree%2F{}.ipynb",
    )
    copy = origin.students({"alliances_students": "https://gitlab.com/ir/bow-labs#autumn"})
    assert launch.links("01-lab", None, hub) == {}
    assert launch.links("01-lab", BOW, hub)["JupyterHub"] == wanted.format(hub, "github.com%2Fir%2Fbow", "main", "bow%2Fnotebooks%2F01-lab")
    assert launch.links("01-lab", BOW, hub, copy)["JupyterHub"] == wanted.format(
        hub, "gitlab.com%2Fir%2Fbow-labs", "autumn", "bow-labs%2F01-lab"
    )
    assert list(launch.links("01-lab", None, hub, copy)) == ["JupyterHub"]


def test_an_error_is_reported_where_the_host_takes_it():
    assert BOW.new_issue("Error") == "https://github.com/ir/bow/issues/new?title=Error"
    assert Source("gitlab.com", "ir/bow").new_issue("Error") == "https://gitlab.com/ir/bow/-/issues/new?issue[title]=Error"
    assert Source("git.example.edu", "ir/bow").new_issue("Error") is None
