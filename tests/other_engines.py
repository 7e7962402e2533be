"""Install the other engines of the browser tests, from Debian's packages, and say which there are: Firefox, and WebKit, the engine of Safari."""

import shutil
import sys

import chromium

PACKAGES = {"firefox-esr": "firefox-esr", "WebKitWebDriver": "webkit2gtk-driver", "xvfb-run": "xvfb"}  # program: its package


def main() -> None:
    """Install what is missing, or end with what is to be done by hand."""
    missing = [package for program, package in PACKAGES.items() if not shutil.which(program)]
    if missing and chromium.debian():
        print(f"Installing {', '.join(missing)}")
        chromium.apt(["update", "-qq"], needed=False)
        chromium.apt(["install", "-y", "-qq", "--no-install-recommends", *missing], needed=True)
    elif missing:
        sys.exit(f"Not here: {', '.join(missing)}. Install these packages of Debian, or run make test-browsers as root there.")
    for program in PACKAGES:
        print(shutil.which(program))


if __name__ == "__main__":
    main()
