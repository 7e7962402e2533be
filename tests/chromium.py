"""Find a Chromium for the browser tests, or install one, and say what was done."""

import os
import shutil
import subprocess
import sys

from alliances.pack.browser import find


def install() -> None:
    """Install a Chromium: the system's where we may, else Playwright's."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        print("No Chromium found: installing Debian's package, and a font")
        subprocess.run(["apt-get", "update", "-qq"], check=True)
        subprocess.run(
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-dejavu-core"],
            check=True,
            stdout=subprocess.DEVNULL,
        )
    else:
        print("No Chromium found: installing Playwright's")
        subprocess.run([sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"], check=True)


if __name__ == "__main__":
    if find() is None:
        install()
    path = find()
    if path is None:
        sys.exit("There is no Chromium, and none could be installed. Install one and set CHROMIUM to its path.")
    print(f"Browser tests use {path}")
