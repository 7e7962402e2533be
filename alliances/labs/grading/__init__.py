"""Grade a folder of submissions: lab notebooks and answer files of the book, a row for each question.

:mod:`.folder` goes through a class, :mod:`.submissions` finds the files, :mod:`.plan` puts our tests in their places,
:mod:`.roster` says whose they are, :mod:`.isolation`, :mod:`.run` and :mod:`.worker` execute, :mod:`.verdict` and :mod:`.answers` judge, :mod:`.report` keeps and writes; :mod:`.collecting` serves nbgrader. The parts load
on first use: the process that runs a submission needs one of them only, and starts for every notebook.
"""

from ...base.lazy import submodules

__all__ = ["answers", "collecting", "folder", "isolation", "plan", "report", "roster", "run", "submissions", "verdict"]
__getattr__ = submodules(__name__, __all__)
