"""A Common Cartridge 1.1 of the book: for each chapter a page about it, a link to it, and its quiz, in one import.

Canvas, Moodle and most other systems import this form. It brings no live exercises: those are in the SCORM packages.
"""

from collections.abc import Iterable
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ..base import contents
from ..base.html import fragment, h
from ..base.subject import subject
from ..exercises.questions import Question
from ..exercises.still import about
from ..exercises.words import say
from . import cartridge_quiz, lms
from .archives import zipped
from .browser import outside, save
from .built import SITE
from .packaged import published
from .scorm import LICENCE
from .sheet import exercises_of, file_stem

SPACES = {
    "xmlns": "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1",
    "xmlns:lom": "http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest",
}
LINK = "http://www.imsglobal.org/xsd/imsccv1p1/imswl_v1p1"
QUIZ = "imsqti_xmlv1p2/imscc_xmlv1p1/assessment"


def cartridge(chapters: Iterable[tuple[contents.Chapter, list[Question]]], addresses: dict[str, str]) -> bytes:
    """Return the cartridge as a zip file.

    Parameters
    ----------
    chapters : each chapter with the questions of its quiz.
    addresses : the published address of each chapter by its name; without one, a chapter has no link.

    Examples
    --------
    >>> import io, zipfile
    >>> chapter = contents.chapters()[0]
    >>> made = cartridge([(chapter, [])], {chapter.name: "https://example.org/"})
    >>> zipfile.ZipFile(io.BytesIO(made)).namelist()
    ['imsmanifest.xml', 'alliances-1896/about.html', 'alliances-1896/link.xml']
    """
    root = Element("manifest", {"identifier": f"{subject().short}-cartridge", **SPACES})
    _described(root)
    organization = SubElement(SubElement(root, "organizations"), "organization", identifier="contents", structure="rooted-hierarchy")
    shelf, resources, files = SubElement(organization, "item", identifier="root"), SubElement(root, "resources"), {}
    for chapter, asked in chapters:
        stem, address = file_stem(chapter), addresses.get(chapter.name)
        parts = [("about", "webcontent", "about.html", say("cartridge.about"), _page(chapter, address))]
        if address:
            parts.append(("link", "imswl_xmlv1p1", "link.xml", say("cartridge.read"), _link(chapter.title, address)))
        if asked:
            title = f"{subject().title}: {chapter.title}"
            quiz = _xml(cartridge_quiz.assessment(f"{subject().short}-{stem}", title, asked))
            parts.append(("quiz", QUIZ, "quiz.xml", say("cartridge.quiz"), quiz))
        box = SubElement(shelf, "item", identifier=f"chapter-{chapter.number}")
        SubElement(box, "title").text = f"{chapter.number}. {chapter.title}"
        for part, kind, file, called, content in parts:
            item = SubElement(box, "item", identifier=f"{part}-{chapter.number}", identifierref=f"{part}-{chapter.number}-file")
            SubElement(item, "title").text = f"{chapter.title}: {called}"
            held = {"identifier": f"{part}-{chapter.number}-file", "type": kind}
            resource = SubElement(resources, "resource", held | ({"href": f"{stem}/{file}"} if kind == "webcontent" else {}))
            SubElement(resource, "file", href=f"{stem}/{file}")
            files[f"{stem}/{file}"] = content
    return zipped({"imsmanifest.xml": _xml(root)} | files)


def _xml(root: Element) -> bytes:
    indent(root)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="utf-8") + b"\n"


def _described(root: Element) -> None:
    """Say what the cartridge is, and what one may do with it."""
    metadata = SubElement(root, "metadata")
    SubElement(metadata, "schema").text = "IMS Common Cartridge"
    SubElement(metadata, "schemaversion").text = "1.1.0"
    lom = SubElement(metadata, "lom:lom")
    general = SubElement(lom, "lom:general")
    for tag, words in (("title", subject().title), ("description", subject().about)):
        SubElement(SubElement(general, f"lom:{tag}"), "lom:string", language="en").text = words
    rights = SubElement(lom, "lom:rights")
    SubElement(SubElement(rights, "lom:copyrightAndOtherRestrictions"), "lom:value").text = "yes"
    SubElement(SubElement(rights, "lom:description"), "lom:string", language="en").text = LICENCE


def _page(chapter: contents.Chapter, address: str | None) -> bytes:
    """Return the page about a chapter; it has no style of its own, for it stands on the page of a course."""
    listed = [h("li", {}, h("b", {}, exercise.title), f" ({about(exercise)})") for exercise in exercises_of(chapter)]
    body = fragment(
        h("h1", {}, chapter.title),
        h("p", {}, h("b", {}, chapter.card.question)),
        h("p", {}, chapter.description),
        h("p", {}, say("cartridge.minutes", part=chapter.part, number=chapter.number, minutes=chapter.card.minutes)),
        h("p", {}, h("a", {"href": address, "target": "_blank"}, say("cartridge.read"))) if address else None,
        h("h2", {}, say("cartridge.exercises")),
        h("ul", {}, listed),
        h("p", {}, h("small", {}, f"{subject().title}. {LICENCE}")),
    )
    head = h("head", {}, h("meta", {"charset": "utf-8"}), h("title", {}, chapter.title))
    return f"<!doctype html>{h('html', {'lang': 'en'}, head, h('body', {}, body))}\n".encode()


def _link(title: str, address: str) -> bytes:
    root = Element("webLink", {"xmlns": LINK})
    SubElement(root, "title").text = title
    SubElement(root, "url", href=address, target="_blank")
    return _xml(root)


def write(folder: Path, site: Path = SITE) -> list[Path]:
    """Write ``folder/lms/common-cartridge.imscc``; the links are those of the built site.

    Raises
    ------
    InputError : if the book is not built, or the folder lies inside the site.
    """
    outside(folder)
    asked = {chapter.name: found for chapter, found in lms.by_chapter().items()}
    addresses = {chapter.name: address for chapter in contents.chapters() if (address := published(chapter, site))}
    made = cartridge([(chapter, asked.get(chapter.name, [])) for chapter in contents.chapters()], addresses)
    return [save(folder / "lms" / "common-cartridge.imscc", made)]
