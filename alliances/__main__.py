"""The commands behind the Makefile: ``python -m alliances build | serve | check | locators | data | labs | pack``."""

import argparse
import os
import re
import subprocess
import sys
from pathlib import Path

import alliances

from . import paths
from .errors import InputError

PROBLEM = re.compile(r"WARNING|ERROR|CRITICAL|Error:|Extension error")
# the kernel's remark on its own port, and the tool's closing box, say nothing about the book
CHATTER = re.compile(r"\[IPKernelApp\]|There was an error in building your book|RuntimeError: *$")
WRAPPED = re.compile(r"^sphinx\.errors\.ConfigError: ")


def build() -> int:
    """Build the site with every warning an error; of a failed build show the problems and nothing else."""
    site, log = paths.ROOT / "_build" / "html", paths.ROOT / "_build" / "build.log"
    log.parent.mkdir(exist_ok=True)
    tool = Path(sys.executable).with_name("jupyter-book")
    command = [tool, "build", paths.ROOT, "-W", "-n", "--keep-going", "-q"]
    run = subprocess.run(command, cwd=paths.ROOT, capture_output=True, text=True)
    log.write_text(run.stdout + run.stderr, encoding="utf-8")
    lines = re.sub(r"\x1b\[[0-9;]*m", "", run.stdout + run.stderr).splitlines()
    problems = list(dict.fromkeys(line for line in lines if PROBLEM.search(line) and not CHATTER.search(line)))
    if run.returncode:
        told = problems or lines[-20:]
        print("\n".join(WRAPPED.sub("", line).replace(f"{paths.ROOT}/", "") for line in told), file=sys.stderr)
        print(f"The book was not built. The whole log: {log.relative_to(paths.ROOT)}", file=sys.stderr)
        return 1
    print(f"The book is built. Open {(site / 'index.html').relative_to(paths.ROOT)} or run: make serve")
    return 0


def serve() -> int:
    """Preview the site on this machine, and build it again whenever a source is saved."""
    import http.server
    import threading
    from functools import partial

    from watchfiles import DefaultFilter, watch

    build()
    handler = partial(http.server.SimpleHTTPRequestHandler, directory=paths.ROOT / "_build" / "html")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 8000), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print("Preview: http://127.0.0.1:8000 (stop with Ctrl+C)", flush=True)
    sources = [paths.ROOT / name for name in ("_config.yml", "_toc.yml", "alliances", "book", "notebooks", "seeds")]
    for _ in watch(*sources, watch_filter=DefaultFilter(), raise_interrupt=False):
        build()
    return 0


def rebuild_data() -> int:
    """Rebuild the tables from the raw files."""
    changed = alliances.builders.rebuild()
    print(f"Changed: {', '.join(changed)}" if changed else "All tables are byte for byte as they were.")
    return 0


def release_labs() -> int:
    """Write the release notebooks from their sources."""
    for path in alliances.labs.release_all():
        print(f"Written: {paths.shown(path)}")
    return 0


def write_pack() -> int:
    """Write the instructor's pack."""
    files = alliances.pack.write_all(paths.ROOT / "_build" / "pack")
    print(f"Written: {len(files)} files in _build/pack")
    return 0


def check_locators() -> int:
    """Hold the ledger against the text of the seed articles, the file named by ALLIANCES_SEED_TEXT."""
    path = Path(os.environ.get("ALLIANCES_SEED_TEXT", ""))
    if not path.is_file():
        raise InputError("ALLIANCES_SEED_TEXT", "", "the text of the seed articles is not there", "set it to the file with the text")
    print(f"{alliances.locators.check(path)} locators stand in their paragraphs.")
    return 0


def check_all() -> int:
    """Check tables, ledger and item bank."""
    alliances.check.everything()
    print("Tables, ledger and exercises are in order.")
    return 0


def main(arguments: list[str] | None = None) -> int:
    """Run one command; bad input is one line on stderr and exit code 1."""
    commands = {
        "build": build,
        "check": check_all,
        "data": rebuild_data,
        "labs": release_labs,
        "locators": check_locators,
        "pack": write_pack,
        "serve": serve,
    }
    parser = argparse.ArgumentParser(prog="python -m alliances", description=__doc__)
    parser.add_argument("command", choices=commands)
    try:
        return commands[parser.parse_args(arguments).command]()
    except InputError as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
