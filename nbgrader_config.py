"""An nbgrader course with the labs of this book; run nbgrader from this folder. The steps: book/teach/grading.md.

The course lies in ``course/``, which git ignores: what students hand in, their names and grades never enter the repository.
Every option: https://nbgrader.readthedocs.io/en/stable/configuration/config_options.html
"""

import os
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path

from nbgrader.plugins import ExtractorPlugin, FileNameCollectorPlugin
from nbgrader.preprocessors import Execute, IgnorePattern, LimitOutput, SaveAutoGrades
from nbgrader.preprocessors.base import NbGraderPreprocessor

from alliances.labs.grading import submissions


class NameStudent(NbGraderPreprocessor):
    """Tell the tests whose work they see: the id of the folder chooses the variant, not what the notebook claims."""

    def preprocess(self, nb: object, resources: dict) -> tuple[object, dict]:
        """Hand the id to the kernel that is started next."""
        os.environ["ALLIANCES_STUDENT"] = resources["nbgrader"]["student"]
        return nb, resources


class KeepTimes(ExtractorPlugin):
    """Copy the time of every file with it: of two files of a student for one lab the newer counts."""

    def extract(self, archive_path: str, extracted_path: str) -> None:
        """Copy what was handed in."""
        super().extract(archive_path, extracted_path)
        for path in Path(archive_path).rglob("*"):
            copied = Path(extracted_path) / path.relative_to(archive_path)
            if copied.is_file():
                shutil.copystat(path, copied)


class KnowLab(FileNameCollectorPlugin):
    """Take the student from the name of a file and the lab from its content, so that no student loses points by a file's name."""

    def collect(self, submitted_file: str) -> dict[str, str] | None:
        """Say whose a file is, which lab, and of when; None for a file that is no lab."""
        found = super().collect(submitted_file)
        if found is None:
            return None
        path = Path(submitted_file)
        try:
            lab = submissions.lab_of(submissions.read_notebook(path.read_bytes()))
        except submissions.UnreadableError as problem:
            self.log.warning("%s: %s", path.name, problem)
            return None
        return found | {"file_id": lab or path.stem, "timestamp": str(datetime.fromtimestamp(path.stat().st_mtime, UTC))}


os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"  # nbgrader starts alembic by its name

c = get_config()
c.CourseDirectory.course_id = "drawing-the-bow"
c.CourseDirectory.root = str(Path.cwd() / "course")
c.ClearSolutions.code_stub = {"python": "# YOUR CODE HERE"}  # as in the released notebooks
c.ClearSolutions.text_stub = "*Write here.*"
c.ExecutePreprocessor.timeout = 60  # seconds for a cell; then the next one runs
c.ExecutePreprocessor.error_on_timeout = {"ename": "Timeout", "evalue": "the cell runs too long", "traceback": ["the cell runs too long"]}
c.ExecutePreprocessor.interrupt_on_timeout = True
c.LimitOutput.max_lines = 200
c.Autograde.autograde_preprocessors = [NameStudent, Execute, IgnorePattern, LimitOutput, SaveAutoGrades]
# files of a download, course/downloaded/<lab>/archive: the id stands before the first underscore
c.ZipCollectApp.extractor_plugin = KeepTimes
c.ZipCollectApp.collector_plugin = KnowLab
c.ZipCollectApp.strict = True  # what is no notebook of this lab is left out, with a warning, and not graded with 0
c.FileNameCollectorPlugin.named_regexp = r"(?:.*/)?(?P<student_id>[^_/]+)_(?P<file_id>.+)\.ipynb"
