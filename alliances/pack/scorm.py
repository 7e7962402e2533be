"""SCORM 1.2 packages: a chapter with its live exercises for a learning management system, and the whole book with a part for each chapter.

The answers come back at the next visit, and score and completion reach the gradebook; ``alliances/site/scripts/scorm.js`` and its
neighbours see to that. A package needs no network and no other host.
"""

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ..base import contents
from ..base.subject import subject
from . import packaged
from .archives import zipped
from .browser import outside, save
from .built import SITE
from .sheet import exercises_of, file_stem

SPACES = {
    "xmlns": "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
    "xmlns:adlcp": "http://www.adlnet.org/xsd/adlcp_rootv1p2",
    "xmlns:imsmd": "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1",
}
LICENCE = "Text and exercises: CC BY 4.0, https://creativecommons.org/licenses/by/4.0/. Code: BSD 3-Clause."
WHOLE = "all-chapters"


def manifest(name: str, title: str, chapters: Iterable[contents.Chapter], files: dict[str, list[str]]) -> bytes:
    """Return the list of contents that a system reads first.

    Parameters
    ----------
    name : of the package.
    title : of the package.
    chapters : those in the package, in order.
    files : the files of each chapter by its name, the page first.

    Examples
    --------
    >>> chapter = contents.chapters()[0]
    >>> b'scormtype="sco"' in manifest("one", chapter.title, [chapter], {chapter.name: ["book/one.html"]})
    True
    """
    chapters = list(chapters)
    root = Element("manifest", {"identifier": f"{subject().short}-{name}", **SPACES})
    _described(root, title)
    organizations = SubElement(root, "organizations", default="contents")
    organization = SubElement(organizations, "organization", identifier="contents")
    SubElement(organization, "title").text = title
    parts = [(part, list(found)) for part, found in groupby(chapters, key=lambda chapter: chapter.part)]
    for number, (part, found) in enumerate(parts, start=1):
        above = organization
        if len(chapters) > 1:
            above = SubElement(organization, "item", identifier=f"part-{number}")
            SubElement(above, "title").text = part
        for chapter in found:
            item = SubElement(above, "item", identifier=f"item-{file_stem(chapter)}", identifierref=f"page-{file_stem(chapter)}")
            SubElement(item, "title").text = chapter.title
    _listed(SubElement(root, "resources"), chapters, files)
    indent(root)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="utf-8") + b"\n"


def _described(root: Element, title: str) -> None:
    """Say what the package is, and what one may do with it."""

    def text(parent: Element, tag: str, words: str) -> None:
        inner = SubElement(SubElement(parent, f"imsmd:{tag}"), "imsmd:langstring", {"xml:lang": "en"})
        inner.text = words

    metadata = SubElement(root, "metadata")
    SubElement(metadata, "schema").text = "ADL SCORM"
    SubElement(metadata, "schemaversion").text = "1.2"
    lom = SubElement(metadata, "imsmd:lom")
    general = SubElement(lom, "imsmd:general")
    text(general, "title", title)
    SubElement(general, "imsmd:language").text = "en"
    text(general, "description", f"{subject().title}. {subject().about}.")
    text(SubElement(lom, "imsmd:rights"), "description", LICENCE)


def _listed(resources: Element, chapters: list[contents.Chapter], files: dict[str, list[str]]) -> None:
    """List each chapter with the files that are its own, and once those that several need."""
    every = [name for chapter in chapters for name in files[chapter.name]]
    shared = sorted(name for name in set(every) if every.count(name) > 1)
    for chapter in chapters:
        page, *others = files[chapter.name]
        known = {"identifier": f"page-{file_stem(chapter)}", "type": "webcontent", "adlcp:scormtype": "sco", "href": page}
        resource = SubElement(resources, "resource", known)
        for name in [page, *(other for other in sorted(others) if other not in shared)]:
            SubElement(resource, "file", href=name)
        if shared:
            SubElement(resource, "dependency", identifierref="shared")
    if shared:
        resource = SubElement(resources, "resource", {"identifier": "shared", "type": "webcontent", "adlcp:scormtype": "asset"})
        for name in shared:
            SubElement(resource, "file", href=name)


def package(name: str, title: str, chapters: Iterable[contents.Chapter], built: dict[str, dict[str, bytes]]) -> bytes:
    """Return a package of chapters as a zip file; ``built`` has the files of each chapter by its name."""
    chapters = list(chapters)
    listed = {chapter.name: list(built[chapter.name]) for chapter in chapters}
    content = {path: text for chapter in chapters for path, text in built[chapter.name].items()}
    return zipped({"imsmanifest.xml": manifest(name, title, chapters, listed)} | dict(sorted(content.items())))


def write(folder: Path, site: Path = SITE) -> list[Path]:
    """Write a package for each chapter that has exercises, and one of all, to ``folder/scorm``, from the built site.

    Raises
    ------
    InputError : if the book is not built, or the folder lies inside the site.
    """
    outside(folder)
    chapters = [chapter for chapter in contents.chapters() if exercises_of(chapter)]
    built = {chapter.name: packaged.files(chapter, site) for chapter in chapters}
    sets = {file_stem(chapter): (f"{subject().title}: {chapter.title}", [chapter]) for chapter in chapters}
    sets[WHOLE] = (subject().title, chapters)
    return [save(folder / "scorm" / f"{name}.zip", package(name, title, part, built)) for name, (title, part) in sets.items()]
