"""An answer file as the book writes it: a reader answers on the pages of the built site and downloads the answers."""

import json
import sys
from pathlib import Path

import answers
from playwright.sync_api import Browser, Page

from alliances.exercises import load_bank

sys.path.insert(0, str(Path(__file__).parent / "browser"))
from test_exercises import HOME, check, island

BANK = load_bank()
KINDS = sorted({item.type for item in BANK.values()})
RIGHT = [next(name for name, item in BANK.items() if item.type == kind) for kind in KINDS]
OTHERS = {kind: [name for name, item in BANK.items() if item.type == kind and name not in RIGHT] for kind in KINDS}
POOR = [names[0] for names in OTHERS.values() if names]  # of some kinds the book has one only
SCORED = [name for name in RIGHT if BANK[name].grade(BANK[name].solution()).outcome != "noted"]
POINTS = sum(BANK[name].grade(BANK[name].solution()).score for name in RIGHT)
POINTS += sum(BANK[name].grade(answers.wrong(BANK[name])).score for name in POOR)
# what a reader may bring along from elsewhere; the page keeps it and hands it on
STRANGE = {
    "no-such-exercise": {"answer": {"value": 1}},
    "pattern-order": {"answer": {"order": "all"}},
    "pattern-inference": {"answer": {"value": 9}},
}
DAMAGED = {"pattern-ten-years": {"picked": [2]}}
UNCHECKED = next(name for name, item in BANK.items() if item.type == "estimate" and name not in RIGHT + POOR)
STUDENT = "=Zoë 李 </script><img src=x onerror=alert(1)>"  # a name that file names, pages and tables must bear
WORK = "book/your-work.html"
HANDED_IN = "handed-in.html"


def write(browser: Browser, address: str, path: Path) -> None:
    """Answer one exercise of every kind right and another poorly, begin one, load strange answers, download the file, and hand in.

    Beside the file, ``<path>.told`` keeps what the page said of each answer, and ``handed-in.html`` is the readable file.
    """
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    context.set_default_timeout(15000)
    page, told = context.new_page(), {}
    names = [*RIGHT, *POOR, UNCHECKED]
    for home in sorted({HOME[name] for name in names}):
        page.goto(address + home, wait_until="load")
        for name in (name for name in names if HOME[name] == home):
            item = BANK[name]
            answers.enter(page, island(page, name), item, item.solution() if name in RIGHT else answers.wrong(item))
            if name != UNCHECKED:
                told[name] = check(page, island(page, name))
    page.goto(address + WORK, wait_until="load")
    _load(page, json.loads(download(page, path)) | {"answers": STRANGE | DAMAGED}, path.with_name("strange.json"))
    download(page, path)
    hand_in(page, STUDENT, path.with_name(HANDED_IN))
    path.with_name(f"{path.name}.told").write_text(json.dumps(told), encoding="utf-8")
    context.close()


def hand_in(page: Page, student: str, path: Path, scope: str = "All chapters") -> str:
    """Fill in the form by keyboard and save the readable file; return the name that the page gave it."""
    page.get_by_label("What you hand in").select_option(scope)
    page.get_by_label("Your name or student id").fill(student)
    with page.expect_download() as handed:
        page.keyboard.press("Enter")
    handed.value.save_as(path)
    return handed.value.suggested_filename


def download(page: Page, path: Path) -> str:
    """Press the button and return the text of the file."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Download my answers").press("Enter")
    download.value.save_as(path)
    return path.read_text(encoding="utf-8")


def _load(page: Page, content: dict, path: Path) -> None:
    """Give the page a file to load."""
    path.write_text(json.dumps(content), encoding="utf-8")
    page.locator(".work-files input[type=file]").set_input_files(path)
    page.get_by_text(f"{len(STRANGE)} answers loaded. One is damaged and was left out.").wait_for()
