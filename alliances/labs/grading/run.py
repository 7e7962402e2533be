"""Run the cells of one submission in a process of its own, with limits, and read what happened.

What it may see, :mod:`.isolation` says. It has a folder of its own, a clean environment, and a limit on memory, on the size of files,
and on the time of a cell and of the whole. What it reports carries a key that its cells are not told.
"""

import contextlib
import json
import os
import secrets
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ...base import medium, paths
from ...base.errors import InputError
from .. import variants
from .isolation import isolation
from .plan import Plan

KEPT_EVENTS = 4 * 2**20  # bytes of reports that are read; the rest is dropped
MUCH = 2**20  # bytes of output that an instructor should hear of


@dataclass(frozen=True)
class Limits:
    """What may be used: seconds of computing for a cell, seconds by the clock for a notebook, megabytes of memory and of any file."""

    cell_seconds: float = 60
    seconds: float = 300
    memory_mb: int = 3000
    file_mb: int = 50


@dataclass
class Outcome:
    """What happened: the events that the process reported, how it ended, how much it printed, and how many reports others forged."""

    events: list[dict] = field(default_factory=list)
    end: str = ""  # "" if it came to its end, else what stopped it
    printed: int = 0
    forged: int = 0


@dataclass
class Printed:
    """What a process printed: how many bytes, and the first of them."""

    count: int = 0
    first: bytes = b""


def execute(plan: Plan, student: str, limits: Limits) -> Outcome:
    """Run a plan; never raises for anything that the submission does.

    Raises
    ------
    InputError : if the process ended before it came to the first cell, which is no fault of the submission.
    """
    key = secrets.token_hex(16)
    job = plan.job() | {
        "cell_seconds": limits.cell_seconds,
        "memory": limits.memory_mb * 2**20,
        "file_size": limits.file_mb * 2**20,
        "key": key,
    }
    reading, writing = os.pipe()
    with tempfile.TemporaryDirectory(prefix="grading-", ignore_cleanup_errors=True) as around:
        folder = Path(around) / "work"
        folder.mkdir()
        process = subprocess.Popen(
            isolation().command(folder, [sys.executable, "-m", "alliances.labs.grading.worker", str(writing)]),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=folder,
            env=_environment(str(folder), student),
            pass_fds=[writing],
            start_new_session=True,
        )
        os.close(writing)
        outcome, events, printed = Outcome(), bytearray(), Printed()
        threads = [
            threading.Thread(target=_keep, args=(reading, events), daemon=True),
            threading.Thread(target=_count, args=(process.stdout, printed), daemon=True),
        ]
        for thread in threads:
            thread.start()
        try:
            _send(process, job)
            code = process.wait(limits.seconds)
        except subprocess.TimeoutExpired:
            code = None
        finally:
            _end(process)
        for thread in threads:
            thread.join(5)
    told = list(_events(bytes(events)))
    outcome.events, outcome.printed = [event for event in told if event.pop("key", "") == key], printed.count
    outcome.forged = len(told) - len(outcome.events)
    if not any(event["at"] == "end" for event in outcome.events):
        outcome.end = f"stopped after {limits.seconds:g} seconds" if code is None else _ended(code)
    if not any(event["at"] == "start" for event in outcome.events):
        said = printed.first.decode(errors="replace").strip().splitlines()
        problem = "; ".join([f"it did not start: {outcome.end}", *said[-1:]])
        raise InputError("the process that runs a notebook", "", problem, "give it more with --memory and --seconds, or another machine")
    return outcome


def _environment(folder: str, student: str) -> dict[str, str]:
    """Return a clean environment: nothing of the grader's own but where programs and the library are."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "PYTHONPATH": str(paths.ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
        "HOME": folder,
        "TMPDIR": folder,
        "IPYTHONDIR": folder,
        "MPLCONFIGDIR": folder,
        "OPENBLAS_NUM_THREADS": "1",  # each thread reserves memory, and the memory is limited
        variants.GRADED_AS: student,
        medium.UNSEEN: "1",
    }


def _send(process: subprocess.Popen, job: dict) -> None:
    try:
        process.stdin.write(json.dumps(job).encode())
        process.stdin.close()
    except BrokenPipeError:  # it has died already, and its exit code says why
        pass


def _end(process: subprocess.Popen) -> None:
    """End the process and all that it has started."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _keep(descriptor: int, into: bytearray) -> None:
    with os.fdopen(descriptor, "rb", buffering=0) as pipe:
        while part := pipe.read(65536):
            into += part[: max(0, KEPT_EVENTS - len(into))]


def _count(pipe: object, into: Printed) -> None:
    with pipe:
        while part := pipe.read1(65536):
            into.count += len(part)
            into.first += part[: max(0, 4096 - len(into.first))]


def _events(text: bytes) -> Iterator[dict]:
    """Read the events; a line that is none (cut, or written by a cell) is passed over."""
    for line in text.splitlines():
        try:
            event = json.loads(line)
        except ValueError:
            continue
        if isinstance(event, dict) and isinstance(event.get("at"), str) and isinstance(event.get("question"), str):
            yield event


def _ended(code: int) -> str:
    """Say how a process ended that did not come to its end.

    >>> _ended(-9), _ended(3)
    ('killed by SIGKILL', 'ended itself with code 3')
    """
    number = -code if code < 0 else code - 128
    if number in set(signal.Signals):
        return f"killed by {signal.Signals(number).name}"
    return f"ended itself with code {code}"
