"""The cards of the chapters: what book/chapters.yml may say, and the drawings that it names."""

import re

import pytest
import yaml

from alliances.base import contents
from alliances.base.errors import InputError
from alliances.site import previews


@pytest.fixture
def cards(tmp_path, monkeypatch):
    """Return a function that damages a copy of the file and returns what reading the chapters from it says."""
    content = yaml.safe_load(contents.cards_file().read_text(encoding="utf-8"))
    path = tmp_path / "chapters.yml"
    cached = (contents._cards, contents.pages, contents.chapters)

    def read(damage) -> str:
        damage(content)
        path.write_text(yaml.safe_dump(content, sort_keys=False), encoding="utf-8")
        monkeypatch.setattr(contents, "cards_file", lambda: path)
        for function in cached:
            function.cache_clear()
        with pytest.raises(InputError) as caught:
            contents.chapters()
        return str(caught.value)

    yield read
    for function in cached:
        function.cache_clear()


def first(content: dict) -> dict:
    return content["chapters"]["alliances/1896"]


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda content: first(content).pop("question"), "chapters.alliances/1896.question: Field required"),
        (lambda content: first(content).update(question="No question."), "(found 'No question.')"),
        (lambda content: first(content).update(question=f"{'a' * 90}?"), "at most 90 characters"),
        (lambda content: first(content).update(colour="red"), "colour: Extra inputs are not permitted"),
        (lambda content: first(content).update(minutes=5), "alliances/1896: 5 minutes here, 60 on the page"),
        (lambda content: content["chapters"].pop("ties/turkey"), "ties/turkey: this is not in both the file and _toc.yml"),
        (lambda content: content["chapters"].update({"ties/none": first(content)}), "ties/none: this is not in both"),
        (lambda content: content["chapters"].update({"alliances/1896": content["chapters"].pop("alliances/1896")}), "in another order"),
        (lambda content: content["pages"].update({"no/page": "Nothing."}), "no/page: there is no such page"),
    ],
)
def test_a_slip_is_one_message(cards, damage, message):
    said = cards(damage)
    assert message in said
    assert "\n" not in said


def test_each_drawing_is_light_and_takes_its_colours_from_the_page():
    named = {chapter.card.drawing for chapter in contents.chapters()} | {contents.front().drawing}
    files = {path.stem: path.read_text(encoding="utf-8") for path in previews.folder().iterdir()}
    assert set(files) == named
    assert len(named) == len(contents.chapters()) + 1, "no two chapters share a drawing"
    for name, svg in files.items():
        assert len(svg.encode()) <= 3000, name
        assert set(re.findall(r'(?:fill|stroke)="([^"]+)"', svg)) == {"none", "currentColor", previews.ACCENT}, name
        assert re.findall(r'<g class="accent"', svg), f"{name} has no accent"
        assert set(re.findall(r'class="([^"]+)"', svg)) <= {"drawing", "accent", "paper", "wash"}, name
        assert set(re.findall(r'stroke-width="([\d.]+)"', svg)) <= {"2", "3", "5", "7"}, f"{name} is of another hand"
        assert "style=" not in svg, name


def test_each_preview_shows_the_whole_of_title_and_question():
    for page, svg in previews.pictures().items():
        assert int(re.search(r'font-size="(\d+)"', svg)[1]) >= 50, page
        lowest = max(int(y) for y in re.findall(r'<text x="80" y="(\d+)"', svg)[:-1])
        highest = min(int(y) for y in re.findall(r'<text x="80" y="(\d+)"', svg))
        assert highest > 50, page
        assert lowest < previews.HEIGHT - 90, page


def test_an_unknown_drawing_is_one_message():
    with pytest.raises(InputError, match="drawing none: there is no such file in book/drawings"):
        previews.drawing("none")
