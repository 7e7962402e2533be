"""Launch links: right addresses where the repository is known, none where it is not."""

import pytest

from alliances.base import edition
from alliances.site import launch

LAB = "notebooks/01-lab.ipynb"


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("BOOK_REPOSITORY", "ir/bow"),
        ("BOOK_REPOSITORY", "https://github.com/ir/bow"),
        ("BOOK_REPOSITORY", "https://github.com/ir/bow.git"),
        ("GITHUB_REPOSITORY", "ir/bow"),
    ],
)
def test_the_repository_is_found(monkeypatch, variable, value):
    monkeypatch.delenv("BOOK_REPOSITORY", raising=False)
    monkeypatch.delenv("GITHUB_REPOSITORY", raising=False)
    monkeypatch.setenv(variable, value)
    assert edition.repository() == "ir/bow"


@pytest.mark.parametrize(
    ("remote", "found"), [("git@github.com:ir/bow.git", "ir/bow"), ("/srv/bow.git", None), ("https://example.org/ir/bow", None)]
)
def test_a_remote_counts_only_on_github(remote, found):
    match = edition.GITHUB.match(remote)
    assert (match[1] if match else None) == found


def test_links_without_a_repository():
    assert launch.links(LAB, None, "https://hub.example.org") == {}


def test_links_with_a_hub():
    links = launch.links(LAB, "ir/bow", "https://hub.example.org/")
    assert list(links) == ["Binder", "Colab", "JupyterHub"]
    assert links["Binder"] == "https://mybinder.org/v2/gh/ir/bow/main?urlpath=lab%2Ftree%2Fnotebooks%2F01-lab.ipynb"
    assert links["JupyterHub"] == (
        "https://hub.example.org/hub/user-redirect/git-pull?repo=https%3A%2F%2Fgithub.com%2Fir%2Fbow&branch=main"
        "&urlpath=lab%2Ftree%2Fbow%2Fnotebooks%2F01-lab.ipynb"
    )
