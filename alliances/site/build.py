"""Build the site as ``jupyter-book build`` does, in as many processes as there are processors: that command has no option for it.

Run as ``python -m alliances.site.build``; ``make book`` does, and tells what went wrong in fewer lines.
"""

import os
import sys
from pathlib import Path

from sphinx.util.parallel import ParallelTasks

from ..base import contents, paths
from ..base.errors import InputError


def tell_failures() -> None:
    """Make a task that fails in another process end the build: Sphinx forgets it, with its pages, if it fails while tasks are still given out."""
    terminate = ParallelTasks.terminate

    def tell(tasks: ParallelTasks) -> None:
        failed = sys.exc_info()[1]
        terminate(tasks)
        if failed:
            raise failed

    ParallelTasks.terminate = tell


def main() -> int:
    """Build, with every warning an error; return the exit code."""
    try:  # what is wrong with these is said in one line here, and in many by what reads them next
        contents.settings()
        contents.chapters()
    except InputError as error:
        print(error, file=sys.stderr)
        return 1
    from jupyter_book.sphinx import build_sphinx

    tell_failures()
    settings = {"external_toc_path": (paths.ROOT / "_toc.yml").as_posix(), "latex_individualpages": False, "nitpicky": True}
    read = paths.ROOT / "_build" / ".doctrees" / "environment.pickle"  # what is known of pages that were read
    before = read.read_bytes() if read.is_file() else None
    result = build_sphinx(
        paths.ROOT,
        paths.ROOT / "_build" / "html",
        noconfig=True,
        path_config=paths.ROOT / "_config.yml",
        confoverrides=settings,
        quiet=True,
        warningiserror=True,
        keep_going=True,
        jobs=os.cpu_count(),
    )
    if result != 0:
        _forget(read, before)
    return result if isinstance(result, int) else 1  # what ended the build was printed


def _forget(read: Path, before: bytes | None) -> None:
    """Forget what a failed build has read: the next one reads it again, and says again what is wrong with it."""
    read.unlink(missing_ok=True)
    if before is not None:
        read.write_bytes(before)


if __name__ == "__main__":
    sys.exit(main())
