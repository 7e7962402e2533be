"""An nbgrader course with the labs of this book; run nbgrader from this folder. The steps: book/teach/grading.md.

The course lies in ``course/``, which git ignores: what students hand in, their names and grades never enter the repository.
Every option: https://nbgrader.readthedocs.io/en/stable/configuration/config_options.html
"""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from nbgrader.plugins import ExtractorPlugin, FileNameCollectorPlugin
from nbgrader.preprocessors import Execute, IgnorePattern, LimitOutput, SaveAutoGrades
from nbgrader.preprocessors.base import NbGraderPreprocessor

from alliances.base.errors import InputError
from alliances.labs.grading import collecting


class NameStudent(NbGraderPreprocessor):
    """Tell the tests whose work they see: the id of the folder chooses the variant, not what the notebook claims."""

    def preprocess(self, nb: object, resources: dict) -> tuple[object, dict]:
        """Hand the id to the kernel that is started next."""
        os.environ["ALLIANCES_STUDENT"] = resources["nbgrader"]["student"]
        return nb, resources


class ReadAsWeDo(ExtractorPlugin):
    """Unpack and read what was handed in, whatever files are called, and say what cannot be used."""

    def extract(self, archive_path: str, extracted_path: str) -> None:
        """Write one notebook a student."""
        lab = Path(archive_path).parent.name
        try:
            made = collecting.collect(Path(archive_path), Path(extracted_path), lab, Path(c.CourseDirectory.root))
        except InputError as problem:
            raise SystemExit(str(problem)) from None
        for remark in made.remarks:
            self.log.warning(remark)


class KeepTime(FileNameCollectorPlugin):
    """Say when a notebook was handed in: the time of its file."""

    def collect(self, submitted_file: str) -> dict[str, str] | None:
        """Return student, lab and time."""
        when = datetime.fromtimestamp(Path(submitted_file).stat().st_mtime, UTC)
        found = super().collect(submitted_file)
        return found and found | {"timestamp": str(when)}


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
c.ZipCollectApp.extractor_plugin = ReadAsWeDo
c.ZipCollectApp.collector_plugin = KeepTime
c.ZipCollectApp.strict = True
c.FileNameCollectorPlugin.named_regexp = r"(?:.*/)?(?P<student_id>[^/]+)/(?P<file_id>[^/]+)\.ipynb"  # as ReadAsWeDo writes them
