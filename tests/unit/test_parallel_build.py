"""The build in several processes: what fails in one of them ends it."""

import pytest
from sphinx.errors import SphinxParallelError
from sphinx.util.parallel import ParallelTasks

from alliances.site import build


def fail(page: str) -> None:
    raise ValueError(f"{page} cannot be written")


def test_a_task_that_fails_while_others_are_given_out_is_not_forgotten(monkeypatch):
    monkeypatch.setattr(ParallelTasks, "terminate", ParallelTasks.terminate)  # puts it back at the end
    build.tell_failures()
    tasks = ParallelTasks(2)
    tasks.add_task(fail, "the first page")
    assert tasks._precvs[0].poll(30), "it has failed, and nobody has asked yet"
    with pytest.raises(SphinxParallelError, match="the first page cannot be written"):
        tasks.add_task(fail, "the next page")
