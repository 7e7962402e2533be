"""The commands behind the Makefile, and those of a course: ``python -m alliances --help`` lists them."""

import argparse
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import alliances

from .base import paths, unchanged
from .base.errors import InputError
from .base.writing import alone, replace_text

if TYPE_CHECKING:
    import http.server

PROBLEM = re.compile(r"WARNING|ERROR|CRITICAL|Error:|Extension error")
CHATTER = re.compile(r"\[IPKernelApp\]|^Configuration error:$")  # a kernel's remark on its own port, and a heading, say nothing
PORT = 8000  # of the preview, if nobody else serves there
WRAPPED = re.compile(r"^sphinx\.errors\.ConfigError: ")


def build() -> int:
    """Build the site with every warning an error; of a failed build show the problems and nothing else."""
    site, log = paths.ROOT / "_build" / "html", paths.ROOT / "_build" / "build.log"
    log.parent.mkdir(exist_ok=True)
    stamp, where = log.with_name(".built"), f"Open {(site / 'index.html').relative_to(paths.ROOT)} or run: make serve"
    command = [sys.executable, "-m", "alliances.site.build"]
    same = os.environ | {
        "PYTHONUTF8": "1",
        "TZ": "UTC",
        "PYTHONOPTIMIZE": "",
    }  # whatever code page and zone the machine has: a drawing puts its dates where its zone does; and a page prints what docstrings say
    with alone(log.parent):
        before, written = unchanged.state(paths.ROOT, site)
        if stamp.is_file() and stamp.read_text(encoding="utf-8") == f"{before} {written}":
            print(f"The book is built, and nothing was touched since. {where}")
            return 0
        stamp.unlink(missing_ok=True)
        run = subprocess.run(command, cwd=paths.ROOT, env=same, capture_output=True, text=True, encoding="utf-8", errors="replace")
        log.write_text(run.stdout + run.stderr, encoding="utf-8")
        if run.returncode == 0:
            replace_text(stamp, f"{before} {unchanged.state(paths.ROOT, site)[1]}")
    said = re.sub(r"\x1b\[[0-9;]*m", "", run.stdout + run.stderr).splitlines()
    lines = [line for line in said if line.strip() and not CHATTER.search(line)]
    problems = list(dict.fromkeys(line for line in lines if PROBLEM.search(line)))
    if run.returncode:
        told = problems or lines[-20:]
        print("\n".join(WRAPPED.sub("", line).replace(f"{paths.ROOT}/", "") for line in told), file=sys.stderr)
        print(f"The book was not built. The whole log: {log.relative_to(paths.ROOT)}", file=sys.stderr)
        return 1
    print(f"The book is built. {where}")
    return 0


def preview() -> "http.server.ThreadingHTTPServer":
    """Return a server of the site, at the usual port or, if somebody else serves there, at a free one."""
    import http.server
    from functools import partial

    class Handler(http.server.SimpleHTTPRequestHandler):
        """Says of scripts what they are; the table of types of some machines calls them plain text."""

        extensions_map = http.server.SimpleHTTPRequestHandler.extensions_map | {".js": "text/javascript"}

    handler = partial(Handler, directory=paths.ROOT / "_build" / "html")
    try:
        return http.server.ThreadingHTTPServer(("127.0.0.1", PORT), handler)
    except OSError:
        return http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)


def serve() -> int:
    """Preview the site on this machine, and build it again whenever a source is saved."""
    import threading

    from watchfiles import DefaultFilter, watch

    server = preview()
    build()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"Preview: http://127.0.0.1:{server.server_address[1]} (stop with Ctrl+C)", flush=True)
    sources = [paths.ROOT / name for name in ("_config.yml", "_toc.yml", "alliances", "book", "notebooks", "seeds")]
    for _ in watch(*sources, watch_filter=DefaultFilter(), raise_interrupt=False):
        build()
    return 0


def rebuild_data(options: argparse.Namespace) -> int:
    """Build tables again: those named, or all."""
    changed, left = alliances.builders.rebuild(options.tables)
    print(f"Changed: {', '.join(changed)}" if changed else "Every table that was built is byte for byte as it was.")
    if left:
        print(f"Left as they are, for they need the raw files in ALLIANCES_RAW: {', '.join(left)}")
    return 0


def release_labs() -> int:
    """Write the release notebooks from their sources."""
    for path in alliances.labs.notebooks.release_all():
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
    print(f"{alliances.evidence.locators.check(path)} locators stand in their paragraphs.")
    return 0


def check_all() -> int:
    """Check tables, ledger and item bank, and list what is still to be written."""
    gaps = alliances.check.gaps()
    print("".join(f"{gap}\n" for gap in gaps), end="", file=sys.stderr)
    alliances.check.everything()
    if gaps:
        return 1
    print("Tables, ledger and exercises are in order.")
    return 0


def resolve(options: argparse.Namespace) -> int:
    """Write the answer to an open question into seeds/questions.csv."""
    paths.ROOT  # noqa: B018 (an installed library has copies only, and says so here)
    for sentence in alliances.evidence.resolve(
        options.question, options.answer, options.on, options.source, again=options.again, early=options.early
    ):
        print(sentence)
    return 0


def make_raw(options: argparse.Namespace) -> int:
    """Make raw files from the files that public repositories publish."""
    folder = alliances.builders.raw_folder()
    if not folder or not options.origin:
        raise InputError("raw", "", "the folders are not named", "set ALLIANCES_RAW and ALLIANCES_ORIGIN; seeds/README.md says to what")
    for name in alliances.builders.raw.make(options.files, Path(options.origin), folder):
        print(f"Written: {name}")
    return 0


def begin(options: argparse.Namespace) -> int:
    """Begin a chapter, a table, a kind of exercise or a lab: write its stubs and list what is left."""
    stub = getattr(alliances.new.stubs, options.what)
    plan = stub(options.name, options.title) if options.what == "chapter" else stub(options.name)
    for file in alliances.new.write(plan):
        print(f"{'Written' if file in plan.made else 'Changed'}: {file}")
    print("Left to write: what `make check` lists, and")
    for task in plan.left:
        print(f"- {task}")
    return 0


def write_course(options: argparse.Namespace) -> int:
    """Write the sources of an nbgrader course."""
    for path in alliances.labs.notebooks.write_course(options.folder):
        print(f"Written: {paths.shown(path)}")
    return 0


def write_students(options: argparse.Namespace) -> int:
    """Write the copy of the labs that students get: without solutions, hidden tests and grading."""
    print(f"Written: {alliances.labs.students.write(options.output)}")
    return 0


def grade(options: argparse.Namespace) -> int:
    """Grade a folder of submissions."""
    grading = alliances.labs.grading
    limits = grading.run.Limits(options.cell_seconds, options.seconds, options.memory)
    roster = grading.roster.choose(options.roster, options.id)
    rows = grading.folder.grade_folder(options.submissions, options.output, limits=limits, jobs=options.jobs, roster=roster)
    print(f"Written: {options.output}, {len({row.student for row in rows})} students")
    return 0


def view_class(options: argparse.Namespace) -> int:
    """Write one page on what a class handed in: who did what, what was hard, what tempts, what to discuss."""
    roster = alliances.labs.grading.roster.choose(options.roster, options.id)
    file, found = alliances.labs.classroom.page.write(options.answers, options.output, roster=roster, anonymous=options.anonymous)
    bad = len({each.file for each in found.unread})
    print(
        f"Written: {file}, {len(found.students)} students" + (f"; {bad} files or folders with something unread, see there" if bad else "")
    )
    return 0


def take_names(command: argparse.ArgumentParser) -> None:
    """Let a command be told whose a file is."""
    command.add_argument("--id", metavar="PATTERN", help="regular expression with one group: the id in the name of a folder or file")
    command.add_argument("--roster", type=Path, help="CSV of the course with names or numbers and ids, as Moodle or Canvas gives it out")


def put_into_browser(options: argparse.Namespace) -> int:
    """Assemble the labs for the reader's own browser from a folder of files; the next build of the book links to them."""
    lite = alliances.lite
    if options.fetch:
        brought = lite.fetch.fetch(options.folder, lite.files.listed(options.list))
        print(f"Brought: {len(brought)} files; the others were there")
        return 0
    edition = lite.assemble.assemble(options.folder, options.list, options.jupyter)
    size = sum(path.stat().st_size for path in edition.rglob("*") if path.is_file())
    print(f"Assembled: {paths.shown(edition)}, {size / 1e6:.0f} MB. Now build the book.")
    return 0


def add_lite(commands: argparse._SubParsersAction) -> None:
    """Describe the command that puts the labs into the browser."""
    browser = commands.add_parser("lite", help=put_into_browser.__doc__)
    browser.add_argument("folder", type=Path, help="folder with the files that the list names")
    browser.add_argument("--fetch", action="store_true", help="bring the files that are not there, and do no more")
    browser.add_argument("--list", type=Path, default=paths.PACKAGE.parent / "lite-wheels.txt", help="another list (lite-wheels.txt)")
    browser.add_argument("--jupyter", type=Path, default=Path(".venv-lite/bin/jupyter"), help="JupyterLite (.venv-lite/bin/jupyter)")
    browser.set_defaults(run=put_into_browser)


def add_classes(commands: argparse._SubParsersAction) -> None:
    """Describe the commands for those who teach: what students get, and what comes back."""
    course = commands.add_parser("course", help=write_course.__doc__)
    course.add_argument("folder", type=Path, nargs="?", default=paths.ROOT / "course", help="where the course is (course)")
    course.set_defaults(run=write_course)
    students = commands.add_parser("students", help=write_students.__doc__)
    students.add_argument(
        "-o",
        "--output",
        type=Path,
        default=paths.ROOT / "_build" / "students",
        help="a folder, or a name that ends in .zip (_build/students)",
    )
    students.set_defaults(run=write_students)
    grading = commands.add_parser("grade", help=grade.__doc__)
    grading.add_argument(
        "submissions", type=Path, help="folder with a folder or files for each student, or the archive that a platform gives out"
    )
    grading.add_argument("-o", "--output", type=Path, default=Path("grades.csv"), help="the report to write (grades.csv)")
    take_names(grading)
    grading.add_argument("--jobs", type=int, default=1, help="notebooks that run at a time (1)")
    grading.add_argument("--cell-seconds", type=float, default=60, help="computing time for a cell (60)")
    grading.add_argument("--seconds", type=float, default=300, help="time for a notebook by the clock (300)")
    grading.add_argument("--memory", type=int, default=3000, help="megabytes for a notebook (3000)")
    grading.set_defaults(run=grade)
    classes = commands.add_parser("class", help=view_class.__doc__)
    classes.add_argument(
        "answers", type=Path, help="folder with a folder or files for each student, or the archive that a platform gives out"
    )
    classes.add_argument("-o", "--output", type=Path, default=Path("class.html"), help="the page to write, or a folder for it (class.html)")
    classes.add_argument("--anonymous", action="store_true", help="leave out names, ids, files and times")
    take_names(classes)
    classes.set_defaults(run=view_class)


def command_line() -> argparse.ArgumentParser:
    """Describe the commands and what they take."""
    parser = argparse.ArgumentParser(prog="python -m alliances", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")
    plain = {
        "build": build,
        "check": check_all,
        "labs": release_labs,
        "locators": check_locators,
        "pack": write_pack,
        "serve": serve,
    }
    for name, action in plain.items():
        told = (action.__doc__ or "").partition("\n")[0]  # python -OO leaves docstrings out
        commands.add_parser(name, help=told).set_defaults(run=lambda _, action=action: action())
    tables = commands.add_parser("data", help=rebuild_data.__doc__)
    tables.add_argument("tables", metavar="table", nargs="*", help="a table of seeds/data (all)")
    tables.set_defaults(run=rebuild_data)
    raw = commands.add_parser("raw", help=make_raw.__doc__)
    raw.add_argument("files", metavar="file", nargs="*", help="a raw file, as a manifest names it (all that have a converter)")
    origin = os.environ.get("ALLIANCES_ORIGIN")
    raw.add_argument("--origin", default=origin, help="folder with the published files, as owner/repository/path (ALLIANCES_ORIGIN)")
    raw.set_defaults(run=make_raw)
    new = commands.add_parser("new", help=begin.__doc__)
    new.add_argument("what", choices=["chapter", "table", "kind", "lab"], help="what to begin")
    new.add_argument("name", help="its name: of a chapter folder/page, else one word or several with hyphens or underscores")
    new.add_argument("--title", default="", help="heading of a chapter")
    new.set_defaults(run=begin)
    answer = commands.add_parser("resolve", help=resolve.__doc__)
    answer.add_argument("question", help="its id, such as Q01")
    answer.add_argument("answer", choices=["yes", "no", "void"], help="the answer")
    answer.add_argument("--on", required=True, metavar="DATE", help="the day on which it was decided, as 2027-01-05")
    answer.add_argument("--source", required=True, metavar="KEY-OR-URL", help="the key of a source, or a web address")
    answer.add_argument("--again", action="store_true", help="replace an answer that stands there")
    answer.add_argument("--early", action="store_true", help="allow a no before the closing day")
    answer.set_defaults(run=resolve)
    add_lite(commands)
    add_classes(commands)
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Run one command; whatever stops it is one line on stderr and exit code 1."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a name that the screen cannot show ends no command
    try:
        options = command_line().parse_args(arguments)
        return options.run(options)
    except InputError as error:
        print(error, file=sys.stderr)
    except KeyboardInterrupt:
        print("Stopped. What was finished before is kept.", file=sys.stderr)
    except OSError as error:
        print(_refused(error), file=sys.stderr)
    except Exception as error:
        print(_fault(error), file=sys.stderr)
    return 1


def _refused(error: OSError) -> InputError:
    """Say what the system refused, and of which file."""
    remedy = "look whether it is there, whose it is, whether another program holds it, and whether the disk is full"
    return InputError(error.filename or "the system", "", f"it was refused: {error.strerror or error}", remedy)


def _fault(error: Exception) -> InputError:
    """Say that the fault is ours, and keep where it happened in a file."""
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile("w", prefix="alliances-", suffix=".log", delete=False, encoding="utf-8") as log:
        traceback.print_exception(error, file=log)
    said = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    return InputError(
        "python -m alliances", "", f"a fault of the book's own code, not yours ({said})", f"report it with the file {log.name}"
    )


if __name__ == "__main__":
    sys.exit(main())
