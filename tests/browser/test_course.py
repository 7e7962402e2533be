"""A chapter in a course: started, left in the middle, taken up on another computer, finished; what reaches the gradebook is what Python computes.

The course is the SCORM runtime scorm-again, where npm can fetch it, and a small one of our own where not. ``make test-lms`` walks through
all chapters, and so through every kind of exercise; without it, one chapter stands for all.
"""

import json
import os
import random
from pathlib import Path

import answers
import javascript
import pytest
from conftest import serve
from test_exercises import HOME, check, island, outcome_of

from alliances.base import contents
from alliances.exercises import load_bank
from alliances.labs.grading import answers as graded
from alliances.pack import packaged

BANK = load_bank()
CHAPTERS = {chapter.name: chapter for chapter in contents.chapters() if f"book/{chapter.name}.html" in HOME.values()}
WALKED = list(CHAPTERS) if os.environ.get("LMS") else list(CHAPTERS)[:1]
STUDENT = {"cmi": {"core": {"student_id": "s-17", "student_name": "Li, Zoë"}}}
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>A course</title><script src="/runtime.js"></script>
<style>body { margin: 0; } iframe { border: 0; height: 900px; width: 100%; }</style><body></body></html>"""
OPEN = """([address, kept]) => {
  window.API = new Scorm12API({ logLevel: 5 });
  API.loadFromJSON(kept, "");
  window.told = { kept: null, commits: 0, ended: false };
  API.on("LMSCommit", () => { told.kept = API.renderCMIToJSONObject(); told.commits += 1; });
  API.on("LMSFinish", () => { told.ended = true; });
  const frame = document.createElement("iframe");
  Object.assign(frame, { src: address, title: "The chapter" });
  document.body.replaceChildren(frame);
}"""
REFUSED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"


def runtime() -> str:
    """Return the script of the runtime."""
    try:
        return (javascript.tools() / "node_modules/scorm-again/dist/scorm12.min.js").read_text(encoding="utf-8")
    except javascript.NpmError:
        return Path(__file__).with_name("course.js").read_text(encoding="utf-8")


class Course:
    """The page of a course, with a chapter in a frame; what it keeps passes to the next visit."""

    def __init__(self, page, address: str, chapter: str, kept: dict) -> None:
        self.page = page
        page.route("**/course", lambda route: route.fulfill(body=PAGE, content_type="text/html"))
        page.route("**/runtime.js", lambda route: route.fulfill(body=runtime(), content_type="text/javascript"))
        page.goto(f"{address}course")
        page.evaluate(OPEN, [f"{address}book/{chapter}.html", kept])
        page.frame_locator("iframe").locator("section.answers").wait_for(
            timeout=60_000
        )  # all has to be loaded first, on a busy machine too
        (self.frame,) = (frame for frame in page.frames if frame != page.main_frame)

    def island(self, name: str):
        return island(self.frame, name)

    def answer(self, name: str, answer: dict) -> str:
        answers.enter(self.page, self.island(name), BANK[name], answer)
        return check(self.page, self.island(name))

    def bar(self) -> str:
        return " ".join(self.frame.locator("section.answers").inner_text().split())

    def says(self, words: str) -> None:
        """Wait until the page says something of what the course keeps."""
        self.frame.locator("section.answers").get_by_text(words).wait_for()

    def leave(self) -> dict:
        """Close the frame as a course does, and return what the course keeps."""
        self.page.evaluate("document.querySelector('iframe').remove()")
        told = self.page.evaluate("told")
        assert told["ended"]
        core = told["kept"]["cmi"]["core"]
        assert core["exit"] == "suspend"
        assert len(told["kept"]["cmi"]["suspend_data"]) <= 4096
        return told["kept"]


@pytest.fixture(scope="session")
def package(site, tmp_path_factory):
    """Unpack and serve the package of a chapter."""
    servers = []

    def made(chapter: str) -> str:
        folder = tmp_path_factory.mktemp("package")
        for name, content in packaged.files(CHAPTERS[chapter], site).items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
        servers.append(serve(folder))
        return f"http://127.0.0.1:{servers[-1].server_address[1]}/"

    yield made
    for server in servers:
        server.shutdown()


@pytest.mark.parametrize("chapter", WALKED)
def test_a_chapter_is_begun_left_taken_up_and_finished(reader, package, chapter, tmp_path):
    address = package(chapter)
    names = [name for name, home in HOME.items() if home == f"book/{chapter}.html"]
    given = {name: BANK[name].solution() if place % 3 else answers.wrong(BANK[name]) for place, name in enumerate(names)}
    *first, last = names
    course = Course(reader().page(), address, chapter, STUDENT)
    assert f"0 of {len(names)} done" in course.bar()
    for name in first:
        assert course.answer(name, given[name]) == BANK[name].grade(given[name]).outcome, name
    answers.enter(course.page, course.island(last), BANK[last], given[last])  # and not checked
    course.says(f"{len(first)} of {len(names)} done")
    kept = course.leave()
    assert kept["cmi"]["core"]["lesson_status"] == "incomplete"

    course = Course(reader().page(), address, chapter, kept)
    for name in first:
        assert outcome_of(course.island(name)) == BANK[name].grade(given[name]).outcome, name
    assert check(course.page, course.island(last)) == BANK[last].grade(given[last]).outcome
    course.says(f"{len(names)} of {len(names)} done")
    with course.page.expect_download() as download:
        course.frame.get_by_role("button", name="Save my answers as a file").press("Enter")
    download.value.save_as(tmp_path / "answers.html")
    kept = course.leave()
    core, score = kept["cmi"]["core"], kept["cmi"]["core"]["score"]
    content = graded.read((tmp_path / "answers.html").read_bytes())
    *rows, whole = graded.rows("Li, Zoë", content)
    assert {row.question: row.state for row in rows} == {
        name: "to read" if BANK[name].written(given[name]) else BANK[name].grade(given[name]).outcome for name in names
    }
    assert (graded.student(content), content["scope"]) == ("Li, Zoë", chapter)
    assert core["lesson_status"] == "completed"
    assert [float(score[end]) for end in ("raw", "min", "max")] == [pytest.approx(100 * whole.points / whole.of, abs=0.01), 0, 100]


def test_what_is_too_long_is_told_and_the_rest_is_kept(reader, package):
    """Words that cannot be pressed together, in a browser that keeps nothing, and in one that does."""
    chapter, names = WALKED[0], [name for name, home in HOME.items() if home == f"book/{WALKED[0]}.html"]
    address, text = package(chapter), next(name for name in names if BANK[name].type == "write")
    choice = next(name for name in names if BANK[name].type == "choice")
    chance = random.Random(1896)
    long = " ".join("".join(chance.choices("abcdefghijklmnopqrstuvwxyz同盟", k=9)) for _ in range(900))
    refusing = reader()
    refusing.context.add_init_script(REFUSED)
    kept = None
    for one, told in ((refusing, "does not keep it either"), (reader(), "on this device only")):
        course = Course(one.page(), address, chapter, STUDENT)
        assert course.answer(choice, BANK[choice].solution()) == "right"
        course.island(text).locator("textarea").fill(long)
        assert check(course.page, course.island(text)) == "noted"
        course.says(told)
        assert f"“{BANK[text].title}”" in course.bar()
        kept = course.leave()
        again = Course(one.page(), address, chapter, kept)
        assert outcome_of(again.island(choice)) == "right"
        back = again.island(text).locator("textarea").input_value()
        assert back == ("" if one is refusing else long)
        assert f"2 of {len(names)} done" in again.bar()  # what was done counts, wherever its words are
        assert again.leave()["cmi"]["core"]["score"]["raw"] == kept["cmi"]["core"]["score"]["raw"]
    other = Course(one.page(), address, chapter, json.loads(json.dumps(STUDENT).replace("s-17", "s-18")))
    assert f"0 of {len(names)} done" in other.bar()  # of another student at the same computer nothing is known
    other.leave()


def test_outside_of_a_course_the_page_says_so(reader, package):
    page = reader().open(f"{package(WALKED[0])}book/{WALKED[0]}.html")
    bar = page.locator("section.answers")
    bar.wait_for()
    assert "outside of a course" in bar.inner_text()
    assert bar.locator("a").count() == 0
