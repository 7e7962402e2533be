"""The process in which one submission runs: ``python -m alliances.labs.grading.worker FD < job``.

It reads a job (steps, limits) from its standard input, puts limits on itself, runs the cells one after the other, and writes
what happened as lines of JSON to the file descriptor FD. It trusts nothing that the cells do; whoever started it holds the clock.
"""

import ast
import builtins
import contextlib
import importlib
import json
import os
import re
import signal
import sys
from collections.abc import Callable
from typing import Any

_ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")
LONGEST = 300  # characters of a message
RESTORED = ("alliances", "numpy", "pandas")  # packages whose functions are put back before each test
CANARY = "assert False, 'a canary'"  # fails in every notebook whose asserts work
PATIENCE = 4  # times the seconds of computing that a cell may take by the clock


class TimeIsUp(BaseException):
    """A cell runs longer than it may. Not an Exception, so that a student's ``except Exception`` lets it pass."""


def limit(memory: int, file_size: int) -> list[str]:
    """Limit the memory of this process and the size of the files that it writes, in bytes; name what the system refuses to limit."""
    import resource  # where there is none, nothing is graded

    refused = []
    for name, what, wanted in (("AS", "memory", memory), ("FSIZE", "the size of files", file_size), ("CORE", "core dumps", 0)):
        number = getattr(resource, f"RLIMIT_{name}")
        _, most = resource.getrlimit(number)  # who is no administrator cannot go above it
        granted = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
        try:
            resource.setrlimit(number, (granted, granted))
        except (ValueError, OSError):
            refused.append(what)
    return refused


def message(error: object) -> str:
    r"""Return what an error says, on one line, cut, without addresses in memory.

    >>> message(ValueError("one\ntwo"))
    'one two'
    """
    try:
        text = str(error)
    except BaseException:  # the student's own class may fail at anything
        text = ""
    return _ADDRESS.sub("", " ".join(text[: 10 * LONGEST].split()))[:LONGEST]


class Library:
    """The names of the library and of Python as they were before any cell ran, to be put back before a test."""

    def __init__(self, modules: list[str]) -> None:
        for name in modules:
            try:
                importlib.import_module(name)
            except ImportError:  # a function or a table, not a module
                continue
        kept = [module for name, module in sorted(sys.modules.items()) if name.split(".")[0] in RESTORED and hasattr(module, "__dict__")]
        self.kept = [(module, dict(vars(module))) for module in (builtins, *kept)]

    def restore(self) -> list[str]:
        """Put every name back; return the names of what had been changed in NumPy, pandas and Python itself."""
        changed = []
        for module, names in self.kept:
            now = vars(module)
            odd = [name for name, value in names.items() if now.get(name, self) is not value]
            if odd and module.__name__.split(".")[0] != "alliances":
                changed += [f"{module.__name__}.{name}" for name in odd if not name.startswith("_")]
            now.update({name: names[name] for name in odd})
        return changed


class Anything:
    """Equal to nothing but itself."""


class Session:
    """The cells of one submission, in one IPython shell."""

    def __init__(self, job: dict, tell: Callable[[dict], None]) -> None:
        from IPython.core.interactiveshell import InteractiveShell
        from traitlets.config import Config

        settings = Config()
        settings.HistoryManager.enabled = False
        settings.InteractiveShell.xmode = "Minimal"  # nobody reads a traceback here, and each takes longer than most cells
        self.shell = InteractiveShell.instance(config=settings)
        self.names = self.shell.user_ns
        self.first = dict(self.names)
        self.given: dict[str, Any] = {}
        self.library = Library(job["modules"])
        self.seconds, self.tell = job["cell_seconds"], tell

    def run(self, step: dict) -> None:
        """Run one step and tell what came of it."""
        self.tell({"at": step["kind"], "question": step["question"]})
        if step["kind"] == "test":
            self._test(step)
            return
        error = self._cell(step["source"])
        if step["question"]:
            self._look(step)
        if step["kind"] == "given":
            self.given |= {name: self.names[name] for name in _defined(step["source"]) if name in self.names}
            return
        if not step["question"] and self.names.get("STUDENT"):  # before our own copy of the cell resets it
            self.tell({"at": "student", "question": "", "student": message(self.names["STUDENT"])})
        if error is not None and step["question"]:
            self._report("cell", step["question"], error)

    def _test(self, step: dict) -> None:
        """Run a test with the lab's own names and Python's own functions; then give the student's names back."""
        shadows = [name for name in self.names if hasattr(builtins, name) and name not in self.first and name not in self.given]
        taken = {name: self.names.pop(name) for name in shadows}
        taken |= {name: self.names[name] for name in self.given if name in self.names}
        self.names.update(self.given)
        if changed := self.library.restore():
            self._remark(step["question"], f"changed in the notebook and put back: {', '.join(changed[:3])}")
        if self._cell(CANARY) is None:
            self._remark(step["question"], "asserts were switched off in the notebook; they were switched on again")
            for listed in (self.shell.ast_transformers, self.shell.input_transformers_post, self.shell.input_transformers_cleanup):
                listed.clear()
            self.shell.events.callbacks.update({name: [] for name in self.shell.events.callbacks})
        if self._cell(CANARY) is None:
            error = AssertionError("asserts do not work in this notebook, so nothing can be tested")
        else:
            error = self._cell(step["source"])
        self._report("test", step["question"], error)
        self.names.update(taken)

    def _look(self, step: dict) -> None:
        """Tell if an answer is equal to anything whatever, so that a test of it would say nothing."""
        with contextlib.suppress(BaseException):
            names = [name for name in _defined(step["source"]) if name in self.names]
            if odd := sorted(name for name in names if (self.names[name] == Anything()) is True):
                self._remark(step["question"], f"equal to anything: {', '.join(odd)}")

    def _remark(self, question: str, text: str) -> None:
        self.tell({"at": "remark", "question": question, "note": message(text)})

    def _cell(self, source: str) -> BaseException | None:
        """Run a cell within its time; return its error, or None."""
        for number in (signal.SIGPROF, signal.SIGALRM):
            signal.signal(number, _ring)
        signal.setitimer(signal.ITIMER_PROF, self.seconds)  # of computing, so that a busy machine costs nobody points
        signal.setitimer(signal.ITIMER_REAL, PATIENCE * self.seconds)  # a cell that sleeps or waits computes nothing
        try:
            outcome = self.shell.run_cell(source, store_history=False)
            return outcome.error_before_exec or outcome.error_in_exec
        except BaseException as error:
            return error
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.setitimer(signal.ITIMER_REAL, 0)

    def _report(self, what: str, question: str, error: BaseException | None) -> None:
        kind = "" if error is None else type(error).__name__
        self.tell({"at": what, "question": question, "error": kind, "note": "" if error is None else message(error)})


def _ring(number: int, frame: object) -> None:
    raise TimeIsUp


def _defined(source: str) -> set[str]:
    r"""Name what a cell defines at its top level.

    >>> sorted(_defined("import a.b as c\nx, (y, z) = 1, (2, 3)\ndef f(): inner = 1"))
    ['c', 'f', 'x', 'y', 'z']
    """
    found = set()
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            found |= {(alias.asname or alias.name).split(".")[0] for alias in node.names}
        else:
            found |= {part.id for part in ast.walk(node) if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)}
    return found


def main() -> None:
    """Run the job on standard input."""
    job = json.load(sys.stdin)
    out, key = os.fdopen(int(sys.argv.pop()), "w", encoding="utf-8"), job.pop("key")

    def tell(event: dict) -> None:
        out.write(json.dumps(event | {"key": key}) + "\n")
        out.flush()

    refused = limit(job["memory"], job["file_size"])
    session = Session(job, tell)
    tell({"at": "start", "question": "", "refused": refused})
    for step in job["steps"]:
        session.run(step)
    tell({"at": "end", "question": ""})
    os._exit(0)  # threads that a cell has left running are not waited for


if __name__ == "__main__":
    main()
