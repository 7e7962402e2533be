"""Labs: the notebooks that students get, what varies in them from student to student, and how they are graded.

:mod:`.notebooks` makes releases from sources, :mod:`.first_cell` writes the cell that installs what is missing,
:mod:`.variants` chooses a student's own years and draws, :mod:`.checks` answers to answers (with :mod:`.stages` for hints and
:mod:`.slips` for errors), :mod:`.grading` grades what comes back, :mod:`.forecasts` reads what a class foretold, :mod:`.classroom`
writes a page on what it handed in, :mod:`.students` makes the copy that a hub gives to students. The parts load on first use.
"""

from ..base.lazy import submodules

__all__ = ["checks", "classroom", "first_cell", "forecasts", "grading", "notebooks", "slips", "stages", "students", "variants"]
__getattr__ = submodules(__name__, __all__)
