"""An nbgrader course with the labs of this book; run nbgrader from this folder. The steps: book/teach/grading.md.

The course lies in ``course/``, which git ignores: what students hand in, their names and grades never enter the repository.
Every option: https://nbgrader.readthedocs.io/en/stable/configuration/config_options.html
"""

import os
import sys
from pathlib import Path

from nbgrader.preprocessors import Execute, IgnorePattern, LimitOutput, SaveAutoGrades
from nbgrader.preprocessors.base import NbGraderPreprocessor


class NameStudent(NbGraderPreprocessor):
    """Tell the tests whose work they see: the id of the folder chooses the variant, not what the notebook claims."""

    def preprocess(self, nb: object, resources: dict) -> tuple[object, dict]:
        """Hand the id to the kernel that is started next."""
        os.environ["ALLIANCES_STUDENT"] = resources["nbgrader"]["student"]
        return nb, resources


os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"  # nbgrader starts alembic by its name

c = get_config()
c.CourseDirectory.course_id = "drawing-the-bow"
c.CourseDirectory.root = os.environ.get("ALLIANCES_COURSE", str(Path.cwd() / "course"))
c.ClearSolutions.code_stub = {"python": "# YOUR CODE HERE"}  # as in the released notebooks
c.ClearSolutions.text_stub = "*Write here.*"
c.ExecutePreprocessor.timeout = 60  # seconds for a cell; then the next one runs
c.ExecutePreprocessor.error_on_timeout = {"ename": "Timeout", "evalue": "the cell runs too long", "traceback": ["the cell runs too long"]}
c.ExecutePreprocessor.interrupt_on_timeout = True
c.LimitOutput.max_lines = 200
c.Autograde.autograde_preprocessors = [NameStudent, Execute, IgnorePattern, LimitOutput, SaveAutoGrades]
# files of a download, course/downloaded/<lab>/archive: the id stands before the first underscore
c.FileNameCollectorPlugin.named_regexp = r"(?:.*/)?(?P<student_id>[^_/]+)_(?P<file_id>.+)\.ipynb"
