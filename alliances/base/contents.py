"""The table of contents: the parts and pages of ``_toc.yml``, and what each page's source says of itself."""

import re
from dataclasses import dataclass
from functools import cache

from . import paths
from .errors import InputError
from .reading import read_yaml
from .subject import subject

_SILENT = re.compile(r"\s*\{(?:claim|cite[\w:]*)\}`[^`]*`")  # marks that add nothing to the sentence before them
_SPOKEN = re.compile(r"\{[\w:-]+\}`([^`<]+?)(?:\s*<[^`>]*>)?`")


@dataclass(frozen=True)
class Page:
    """One page: its part, its name below ``book/``, and its source."""

    part: str
    name: str
    text: str

    @property
    def title(self) -> str:
        """The heading of the page."""
        return re.search(r"^# (.+)$", self.text, re.MULTILINE)[1].strip()

    @property
    def reflect(self) -> str:
        """The task under "Reflect", without marks; empty if the page has none."""
        task = self.text.partition("\n## Reflect\n")[2].partition("\n## ")[0]
        return " ".join(_SPOKEN.sub(r"\1", _SILENT.sub("", task)).split())

    @property
    def predict(self) -> str | None:
        """The id of the exercise under "Predict", before the evidence; None if the page has none."""
        found = re.search(r"""show\(["']([\w-]+)["']\)""", self.text.partition("\n## Predict\n")[2].partition("\n## ")[0])
        return found[1] if found else None


@cache
def pages() -> tuple[Page, ...]:
    """Return the pages of the book in their order, the front page first.

    Raises
    ------
    InputError : if a page has no source, or its source no heading.

    Examples
    --------
    >>> [page.name for page in pages()][:3]
    ['index', 'how-to-use', 'alliances/1896']
    """
    contents = read_yaml(paths.ROOT / "_toc.yml")
    named = [(next(iter(subject().apparatus)), contents["root"])]
    named += [(part["caption"], chapter["file"]) for part in contents["parts"] for chapter in part["chapters"]]
    return tuple(_page(part, file) for part, file in named)


def chapters() -> tuple[Page, ...]:
    """Return the chapters: the pages without the apparatus around them.

    >>> chapters()[0].title
    'The secret treaty'
    """
    return tuple(page for page in pages() if page.part not in subject().apparatus)


def _page(part: str, file: str) -> Page:
    source = paths.ROOT / f"{file}.md"
    if not source.is_file():
        raise InputError("_toc.yml", file, "the page has no source", f"write {file}.md, or take the line out")
    page = Page(part, file.removeprefix("book/"), source.read_text(encoding="utf-8"))
    if not re.search(r"^# .+$", page.text, re.MULTILINE):
        raise InputError(f"{file}.md", "", "the page has no heading", "begin it with '# ' and a title")
    return page
