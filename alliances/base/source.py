"""Where the book and its labs lie: the repository, branch and folder that launch links name, from settings or from what is known of this copy.

The settings stand in ``_config.yml``; who builds the book elsewhere may set ``BOOK_REPOSITORY`` and ``BOOK_BRANCH`` instead. Without any of them the
workflow that builds the book or the clone's own remote is asked. A remote counts only for the repository of which this book is the top (or the
folder that is set): a copy that was unpacked inside somebody's other repository does not belong to that one.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass

from . import paths
from .clone import ask_git
from .errors import InputError

PART = r"[\w.~+-]+"
ADDRESS = re.compile(
    rf"(?:https?://(?:[^@/\s]*@)?(?P<web>[\w.-]+(?::\d+)?)/|(?:ssh|git)://(?:[^@/\s]+@)?(?P<ssh>[\w.-]+)(?::\d+)?/|[\w.-]+@(?P<scp>[\w.-]+):)"
    rf"(?P<name>{PART}(?:/{PART})+)/?"
)
SHORT = re.compile(rf"{PART}/{PART}")
BRANCH = re.compile(r"(?![-/.])(?!.*(?:\.\.|//|@\{|/\.|\.lock(?:/|$)))[^\s~^:?*\[\\\x00-\x1f]*[^\s~^:?*\[\\/.\x00-\x1f]")
FOLDER = re.compile(rf"(?!\.\.?(?:/|$))(?!.*/\.\.?(?:/|$)){PART}(?:/{PART})*")
HUB = re.compile(r"https?://[\w.-]+(?::\d+)?(?:/[\w.~/-]*)?")
REPOSITORY_FORM = "write owner/name for GitHub, else the whole address, such as https://gitlab.com/owner/name"


@dataclass(frozen=True)
class Source:
    """A branch and a folder of a repository on some host.

    Examples
    --------
    >>> Source("github.com", "ir/bow").address
    'https://github.com/ir/bow'
    """

    host: str
    name: str  # owner/name; on some hosts with groups before
    branch: str = "main"
    folder: str = ""  # "": the book is the whole repository

    @property
    def address(self) -> str:
        """The address at which people see the repository and git clones it."""
        return f"https://{self.host}/{self.name}"

    def inside(self, file: str) -> str:
        """Return the path of a file of the book in the repository."""
        return f"{self.folder}/{file}" if self.folder else file

    def new_issue(self, title: str) -> str | None:
        """Return the address at which an error is reported, where we know how the host makes it; ``title`` is quoted already."""
        forms = {"github.com": "issues/new?title=", "gitlab.com": "-/issues/new?issue[title]=", "codeberg.org": "issues/new?title="}
        return f"{self.address}/{forms[self.host]}{title}" if self.host in forms else None


def parsed(address: str) -> tuple[str, str] | None:
    """Return host and name of a repository; None for anything but the address of one on a host. Names and passwords in it are dropped.

    >>> parsed("ssh://git@www.github.com:22/ir/bow.git"), parsed("https://me:secret@gitlab.com/group/ir/bow/"), parsed("/srv/bow.git")
    (('github.com', 'ir/bow'), ('gitlab.com', 'group/ir/bow'), None)
    """
    match = ADDRESS.fullmatch(address.strip())
    if not match:
        return None
    host = (match["web"] or match["ssh"] or match["scp"]).lower()
    return host.removeprefix("www.") if host == "www.github.com" else host, match["name"].removesuffix(".git")


def _setting(config: Mapping[str, str], name: str, variable: str = "") -> tuple[str, str, str]:
    """Return a setting with the file or variable and the place in it that a message names."""
    if variable and (value := os.environ.get(variable, "").strip()):
        return value, variable, ""
    key = f"alliances_{name}"
    return str(config[key] or "").strip() if key in config else "", "_config.yml", key


def _repository(value: str, file: str, place: str) -> tuple[str, str]:
    """Read the setting of a repository."""
    found = ("github.com", value) if SHORT.fullmatch(value) else parsed(value)
    if not found:
        shown = re.sub(r"//[^@/\s]*@", "//…@", value)  # a password is nobody's business
        raise InputError(file, place, f"{shown!r} is not the address of a repository", REPOSITORY_FORM)
    if found[0] == "github.com" and found[1].count("/") != 1:
        remedy = "write owner/name; a branch stands in alliances_branch, a folder in alliances_folder"
        raise InputError(file, place, f"{found[1]!r} is more than a repository on GitHub", remedy)
    return found


def _branch_and_folder(config: Mapping[str, str]) -> tuple[str, str]:
    """Read the settings of branch and folder."""
    branch, *where = _setting(config, "branch", "BOOK_BRANCH")
    if branch and not BRANCH.fullmatch(branch):
        raise InputError(
            *where, f"{branch!r} cannot be the name of a branch", "write it as `git branch` shows it, or leave it out for main"
        )
    folder, *place = _setting(config, "folder")
    if folder.strip("/") and not FOLDER.fullmatch(folder.strip("/")):
        raise InputError(*place, f"{folder!r} is not a folder of the repository", "write its path from the top, such as teaching/bow")
    return branch or "main", folder.strip("/")


def _origin(folder: str) -> tuple[str, str] | None:
    """Ask git for the remote of this clone; None if there is no git, no clone, or another repository around this copy."""
    if ask_git(paths.ROOT, "rev-parse", "--show-prefix") != (f"{folder}/" if folder else ""):
        return None
    return parsed(ask_git(paths.ROOT, "remote", "get-url", "origin") or "")


def source(config: Mapping[str, str]) -> Source | None:
    """Return where this copy of the book lies, or None if nobody knows.

    Raises
    ------
    InputError : if a setting is not what it must be.

    Examples
    --------
    >>> source({"alliances_repository": "https://gitlab.com/ir/bow", "alliances_branch": "autumn"}) if "BOOK_REPOSITORY" not in os.environ else None
    Source(host='gitlab.com', name='ir/bow', branch='autumn', folder='')
    """
    branch, folder = _branch_and_folder(config)
    value, *where = _setting(config, "repository", "BOOK_REPOSITORY")
    if value:
        found = _repository(value, *where)
    elif workflow := os.environ.get("GITHUB_REPOSITORY", "").strip():
        server = os.environ.get("GITHUB_SERVER_URL", "").strip() or "https://github.com"
        found = parsed(f"{server.rstrip('/')}/{workflow}")
    else:
        found = _origin(folder)
    return Source(*found, branch, folder) if found else None


def students(config: Mapping[str, str]) -> Source | None:
    """Return where the students' copy lies, if that is set: an address, and behind a ``#`` its branch if that is not main."""
    value, *where = _setting(config, "students")
    if not value:
        return None
    address, _, branch = value.partition("#")
    if branch and not BRANCH.fullmatch(branch):
        raise InputError(*where, f"{branch!r} cannot be the name of a branch", "write it behind the #, or leave both out for main")
    return Source(*_repository(address, *where), branch or "main")


def hub(config: Mapping[str, str]) -> str | None:
    """Return the address of a class's JupyterHub, if that is set."""
    value, *where = _setting(config, "jupyterhub")
    if not value:
        return None
    if not HUB.fullmatch(value) or re.search(r"/hub(/|$)", value):
        raise InputError(*where, f"{value!r} is not the address of a hub", "write it without /hub, such as https://jupyter.example.edu")
    return value.rstrip("/")
