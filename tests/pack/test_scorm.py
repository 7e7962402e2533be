"""Packages for learning management systems: complete, small, without a dead link, and the same whenever they are made."""

import io
import os
import posixpath
import shutil
import zipfile
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from lxml import etree

from alliances.base import contents
from alliances.base.errors import InputError
from alliances.pack import packaged, scorm
from alliances.pack.sheet import exercises_of, file_stem

LARGEST = 2 * 2**20
TWO = contents.chapters()[:2]
CP = "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}"


@pytest.fixture(scope="module")
def built(site) -> dict[str, dict[str, bytes]]:
    return {chapter.name: packaged.files(chapter, site) for chapter in TWO}


@pytest.fixture(scope="module")
def package(built) -> zipfile.ZipFile:
    """A package of two chapters."""
    return zipfile.ZipFile(io.BytesIO(scorm.package("two", "Two chapters", TWO, built)))


def manifest_of(package: zipfile.ZipFile) -> etree._Element:
    return etree.fromstring(package.read("imsmanifest.xml"))


def test_the_manifest_is_valid_and_names_each_file_once(package, built):
    schema = etree.RelaxNG(etree.parse(Path(__file__).with_name("scorm.rng")))
    root = manifest_of(package)
    assert schema.validate(root), schema.error_log.last_error
    assert package.namelist()[0] == "imsmanifest.xml"
    named = [file.get("href") for file in root.iter(f"{CP}file")]
    assert sorted(named) == sorted(set(package.namelist()) - {"imsmanifest.xml"})
    assert [item.findtext(f"{CP}title") for item in root.iter(f"{CP}item") if item.get("identifierref")] == [each.title for each in TWO]
    pages = [resource.get("href") for resource in root.iter(f"{CP}resource") if resource.get("href")]
    assert pages == [f"book/{chapter.name}.html" for chapter in TWO]
    root.find(f".//{CP}item").attrib.pop("identifier")
    assert not schema.validate(root)


def test_the_same_files_make_the_same_bytes(built):
    made = [scorm.package("one", "One", TWO[:1], built) for _ in range(2)]
    assert made[0] == made[1]
    assert len(made[0]) < LARGEST


def tree(content: bytes) -> BeautifulSoup:
    return BeautifulSoup(content.decode(), "html.parser")


def assert_whole(page: BeautifulSoup, place: str, files: dict[str, bytes], published: str | None) -> None:
    """Every link of a page leads somewhere, all that it loads is in the package, and nothing of it is written inline."""
    anchors = {element["id"] for element in page.find_all(id=True)}
    for link in page.find_all("a", href=True):
        address = urlsplit(link["href"])
        if address.scheme:
            assert link.get("target") == "_blank" or address.scheme == "mailto", link
            assert published or not link["href"].startswith("https://example.org/bow/")
        elif address.path:
            assert posixpath.normpath(posixpath.join(posixpath.dirname(place), address.path)) in files, link
        else:
            assert address.fragment in anchors | {""}, link
    for tag, attribute in (("script", "src"), ("img", "src"), ("link", "href"), ("figure", "data-script")):
        for element in page.find_all(tag, attrs={attribute: True}):
            if element.get("rel") != ["canonical"] and not element[attribute].startswith("data:"):
                assert posixpath.normpath(posixpath.join(posixpath.dirname(place), element[attribute])) in files, element
    assert all(script.get("src") or script.get("type") == "application/json" for script in page.find_all("script"))
    assert not page.find_all("style")
    assert not [name for element in page.find_all(True) for name in element.attrs if name.startswith("on")]


def test_a_page_stands_alone_and_leads_to_the_published_book(built):
    for chapter in TWO:
        place, files = f"book/{chapter.name}.html", built[chapter.name]
        page = tree(files[place])
        assert_whole(page, place, files, "https://example.org/bow/")
        others = [link["href"] for link in page.find_all("a", href=True) if link["href"].startswith("https://example.org/bow/book/")]
        assert any("/reference/" in other for other in others)
        assert not page.select(".site-head, .site-menu, .way-on, link[rel=next], link[rel=search]")
        scored = [island["data-widget"] for island in page.select(".island[data-scored]")]
        assert scored == [each.id for each in exercises_of(chapter) if each.grade(each.solution()).outcome != "noted"]
        assert page.select_one(".page-foot a[rel~=license], .page-foot a[href*=creativecommons]")


def test_without_an_address_the_words_of_a_link_stay_and_the_link_goes(site, built, tmp_path):
    chapter = TWO[0]
    place = f"book/{chapter.name}.html"
    (tmp_path / place).parent.mkdir(parents=True)
    (tmp_path / "_static").symlink_to(site / "_static")
    page = tree((site / place).read_bytes())
    page.find("link", rel="canonical").decompose()
    (tmp_path / place).write_text(str(page), encoding="utf-8")
    files = packaged.files(chapter, tmp_path)
    alone, linked = tree(files[place]), tree(built[chapter.name][place])
    assert_whole(alone, place, files, None)
    assert not any(only.get_text() for only in alone.select(".card-open"))  # "Open in the timeline", which is not here
    for only in linked.select(".card-open"):
        only.clear()
    assert " ".join(alone.main.get_text().split()) == " ".join(linked.main.get_text().split())
    cards = [mark for mark in alone.select("a.evidence[data-card]") if not mark.get("href")]
    assert cards and all((mark["role"], mark["tabindex"]) == ("button", "0") for mark in cards)


def test_a_file_that_is_missing_is_named(site, tmp_path):
    chapter = TWO[0]
    place = f"book/{chapter.name}.html"
    with pytest.raises(InputError, match="run make book first"):
        packaged.files(chapter, tmp_path)
    (tmp_path / place).parent.mkdir(parents=True)
    shutil.copyfile(site / place, tmp_path / place)
    with pytest.raises(InputError, match=r"early\.js"):
        packaged.files(chapter, tmp_path)


@pytest.mark.skipif(not os.environ.get("LMS"), reason="make test-lms packs all chapters")
def test_every_package_is_small(site, tmp_path):
    written = scorm.write(tmp_path, site)
    chapters = [chapter for chapter in contents.chapters() if exercises_of(chapter)]
    assert [path.stem for path in written] == [*map(file_stem, chapters), scorm.WHOLE]
    for path in written:
        assert path.stat().st_size < LARGEST, path.name
        with zipfile.ZipFile(path) as package:
            names = package.namelist()
            for place in (f"book/{chapter.name}.html" for chapter in chapters):
                if place in names:
                    assert_whole(tree(package.read(place)), place, dict.fromkeys(names), "https://example.org/bow/")
