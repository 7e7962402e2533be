"""Find a Chromium for the browser tests, or install one, and say what was done: with windows as readers have it, and its shell without."""

import os
import shutil
import subprocess
import sys

from alliances.pack.browser import NAMES, SHELL, find


def missing() -> bool:
    """Tell whether one of the two is missing: a Chromium as readers have it, or, where Debian packs it, the shell in which most tests run."""
    return not os.environ.get("CHROMIUM") and (find(NAMES) is None or (debian() and not shutil.which(SHELL)))


def debian() -> bool:
    """Tell whether we may install packages here as Debian does."""
    return bool(shutil.which("apt-get")) and os.geteuid() == 0


def apt(command: list[str], *, needed: bool) -> None:
    """Run Debian's package manager, after whoever runs it just now."""
    subprocess.run(["apt-get", "-o", "DPkg::Lock::Timeout=600", *command], check=needed, stdout=subprocess.DEVNULL)


def install() -> None:
    """Install a Chromium: the system's where we may, else Playwright's. Where one is there already, no shell is no failure."""
    if debian():
        print("Installing Debian's Chromium, its shell without windows, and a font")
        present = find() is not None
        apt(["update", "-qq"], needed=not present)
        apt(["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-dejavu-core"], needed=not present)
        apt(["install", "-y", "-qq", "--no-install-recommends", SHELL], needed=False)  # not every Debian has it
    else:
        print("No Chromium found: installing Playwright's")
        subprocess.run([sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"], check=True)


if __name__ == "__main__":
    if missing():
        install()
    path = find()
    if path is None:
        sys.exit("There is no Chromium, and none could be installed. Install one and set CHROMIUM to its path.")
    print(f"Browser tests use {path}, and {find(NAMES) or path} where it must be a reader's")
