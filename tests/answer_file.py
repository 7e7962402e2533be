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
POOR = [next(name for name, item in BANK.items() if item.type == kind and name not in RIGHT) for kind in KINDS]
POINTS = sum(BANK[name].grade(BANK[name].solution()).score for name in RIGHT)
POINTS += sum(BANK[name].grade(answers.wrong(BANK[name])).score for name in POOR)
# what a reader may bring along from elsewhere; the page keeps it and hands it on
STRANGE = {
    "no-such-exercise": {"answer": {"value": 1}},
    "pattern-order": {"answer": {"order": "all"}},
    "pattern-inference": {"answer": {"value": 9}},
    "pattern-ten-years": {"picked": [2]},
}


def write(browser: Browser, address: str, path: Path) -> None:
    """Answer one exercise of every kind right and another poorly, load strange answers, and download the file.

    Beside the file, ``<path>.told`` keeps what the page said of each answer.
    """
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    context.set_default_timeout(15000)
    page, told = context.new_page(), {}
    for home in sorted({HOME[name] for name in RIGHT + POOR}):
        page.goto(address + home, wait_until="load")
        for name in (name for name in RIGHT + POOR if HOME[name] == home):
            item = BANK[name]
            answers.enter(page, island(page, name), item, item.solution() if name in RIGHT else answers.wrong(item))
            told[name] = check(page, island(page, name))
    _load(page, json.loads(_download(page, path)) | {"answers": STRANGE}, path.with_name("strange.json"))
    _download(page, path)
    path.with_name(f"{path.name}.told").write_text(json.dumps(told), encoding="utf-8")
    context.close()


def _download(page: Page, path: Path) -> str:
    """Press the button and return the text of the file."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Download my answers").press("Enter")
    download.value.save_as(path)
    return path.read_text(encoding="utf-8")


def _load(page: Page, content: dict, path: Path) -> None:
    """Give the page a file to load."""
    path.write_text(json.dumps(content), encoding="utf-8")
    page.locator(".answers input[type=file]").set_input_files(path)
    page.get_by_text(f"{len(content['answers'])} answers loaded.").wait_for()
