"""The instructor's pack: what ``make pack`` writes into ``_build/pack``, byte for byte the same every time.

Each part is a module with a function ``write(folder)`` that writes its files below the pack's folder and returns them.
"""

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from . import answers, browser, cartridge, lms, outcomes, rubrics, scorm, slides, syllabus, whole_book, worksheets

__all__ = ["PARTS", "Writer", "write_all"]

Writer = Callable[[Path], list[Path]]
# what needs the built book stands first: where there is none, nobody waits for the rest
PARTS: tuple[Writer, ...] = tuple(
    part.write for part in (slides, syllabus, whole_book, scorm, cartridge, worksheets, answers, rubrics, outcomes, lms)
)


def write_all(target: Path, parts: Iterable[Writer] = PARTS) -> list[Path]:
    """Write the whole pack, or leave what was there.

    Parameters
    ----------
    target : the folder to put in place when everything is written.
    parts : the functions that write its parts.

    Returns
    -------
    list of pathlib.Path, the files below ``target``, with a list of their checksums as the last.

    Raises
    ------
    InputError : from the bank, from a part that lacks what it needs, or if the folder lies inside the site.
    """
    browser.outside(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as made:
        draft = Path(made) / "pack"
        draft.mkdir()
        for write in parts:
            write(draft)
        files = sorted(path for path in draft.rglob("*") if path.is_file())
        sums = "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(draft).as_posix()}\n" for path in files)
        (draft / "SHA256SUMS").write_text(sums, encoding="utf-8", newline="\n")
        names = [path.relative_to(draft) for path in files] + [Path("SHA256SUMS")]
        shutil.rmtree(target, ignore_errors=True)
        draft.rename(target)
    return [target / name for name in names]
