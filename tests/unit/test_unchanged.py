"""What a build may skip: nothing, after any touch of what it reads or wrote."""

import os
import subprocess
from pathlib import Path

import pytest

from alliances.base import unchanged


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone of a book of a page, built."""
    for name in (
        "book/index.md",
        "_toc.yml",
        "_build/html/index.html",
        "_build/html/.nojekyll",
        ".venv/x.py",
        "venv/pyvenv.cfg",
        "venv/x.py",
        "alliances/__pycache__/a.pyc",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("one\n", encoding="utf-8")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "book")
    git(tmp_path, "commit", "-qm", "One")
    return tmp_path


def git(clone: Path, *words: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", "-C", clone, *who, *words], check=True)


def state(clone: Path) -> tuple[str, str]:
    return unchanged.state(clone, clone / "_build" / "html")


def rewrite_at_the_same_time(path: Path) -> None:
    """Write as many other letters, and give the file the time of its last change again."""
    times = path.stat()
    path.write_text("two\n", encoding="utf-8")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


READ = {
    "a page": lambda clone: rewrite_at_the_same_time(clone / "book/index.md"),
    "a file that is new": lambda clone: (clone / "book/new.md").touch(),
    "a file that left": lambda clone: (clone / "_toc.yml").unlink(),
    "a file of another name": lambda clone: (clone / "_toc.yml").rename(clone / "_config.yml"),
    "a commit": lambda clone: git(clone, "commit", "-qm", "Two", "--allow-empty"),
    "a remote": lambda clone: git(clone, "remote", "add", "origin", "https://github.com/ir/bow"),
}
WRITTEN = {
    "a page of the site": lambda clone: rewrite_at_the_same_time(clone / "_build/html/index.html"),
    "a mark for the host that left the site": lambda clone: (clone / "_build/html/.nojekyll").unlink(),
    "a page that left the site": lambda clone: (clone / "_build/html/index.html").unlink(),
}
NEITHER = {
    "the environment's files": lambda clone: [rewrite_at_the_same_time(clone / name) for name in (".venv/x.py", "venv/x.py")],
    "what Python compiled": lambda clone: (clone / "alliances/__pycache__/b.pyc").touch(),
    "a link that leads nowhere": lambda clone: (clone / "book/nowhere.md").symlink_to(clone / "missing"),
}


@pytest.mark.parametrize("what", [*READ, *WRITTEN, *NEITHER])
def test_each_touch_is_noticed(clone: Path, what: str):
    before = state(clone)
    assert state(clone) == before
    (READ | WRITTEN | NEITHER)[what](clone)
    assert [one != other for one, other in zip(before, state(clone), strict=True)] == [what in READ, what in WRITTEN]


@pytest.mark.parametrize("name", ["BOOK_ADDRESS", "BOOK_REPOSITORY", "GITHUB_REPOSITORY"])
def test_a_variable_that_pages_tell_of_is_noticed(clone: Path, monkeypatch: pytest.MonkeyPatch, name: str):
    monkeypatch.delenv(name, raising=False)
    before = state(clone)
    monkeypatch.setenv(name, "ir/bow")
    assert state(clone)[0] != before[0]


def test_another_package_is_noticed(clone: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory):
    packages = tmp_path_factory.mktemp("packages")
    monkeypatch.setattr(unchanged.sysconfig, "get_path", lambda name: str(packages))
    before = state(clone)
    (packages / "altair-9.dist-info").mkdir()
    assert state(clone)[0] != before[0]
