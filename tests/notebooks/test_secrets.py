"""Solutions and hidden tests stay where they are: not in the released notebooks, and not on the site."""

import json
import re
from pathlib import Path

import pytest

from alliances import evidence
from alliances.labs import notebooks

SENTINELS = ("BEGIN SOLUTION", "END SOLUTION", "BEGIN HIDDEN TESTS", "END HIDDEN TESTS")
SHORTEST = 30  # characters; a shorter line may stand in any program
WORD = re.compile(r"\w+")
TEXT = {".html", ".js", ".json", ".ipynb", ".txt", ".py", ".md", ".csv", ".xml", ".yml"}


def answers() -> dict[str, str]:
    """Return the lines that only solutions and hidden tests have, with the lab of each."""
    secret, open_ = {}, set()
    for source in notebooks.sources():
        text = source.read_text(encoding="utf-8")
        hidden = [match[0] for region in (notebooks.SOLUTION, notebooks.HIDDEN) for match in region.finditer(text)]
        secret |= {line.strip(): source.stem for part in hidden for line in part.splitlines() if len(line.strip()) >= SHORTEST}
        open_ |= {line.strip() for line in notebooks.HIDDEN.sub("", notebooks.SOLUTION.sub("", text)).splitlines()}
    open_ |= {f'"{key}",' for key in evidence.known_keys()}  # a source by its name, which every list of sources has
    return {line: lab for line, lab in secret.items() if line not in open_ and not line.startswith("### ")}


def leaks(folder: Path, pattern: str = "*") -> list[str]:
    """Find sentinels and answers in the files of a folder, as written and as JSON or HTML writes them."""
    wanted = [form for line in answers() for form in {line, json.dumps(line)[1:-1], line.replace('"', "&quot;"), line.replace("<", "&lt;")}]
    inner = {
        form: set(WORD.findall(form)[1:-1]) for form in [*SENTINELS, *wanted]
    }  # the first and the last may be glued to what stands beside
    found = []
    for path in sorted(path for path in folder.rglob(pattern) if path.is_file() and path.suffix in TEXT):
        text = path.read_text(encoding="utf-8", errors="replace")
        words = set(WORD.findall(text))  # few files have all words of an answer: only those are searched for it
        found += [f"{path.name}: {form}" for form, parts in inner.items() if parts <= words and form in text]
    return found


def test_there_are_answers_to_look_for():
    assert set(answers().values()) == {source.stem for source in notebooks.sources()}


def test_released_notebooks_hold_no_answer():
    assert [line for path in notebooks.RELEASES.glob("*.ipynb") for line in leaks(notebooks.RELEASES, path.name)] == []


def test_the_site_holds_no_answer(site):
    assert any(site.rglob("*.ipynb")), "the labs are on the site, for download"
    assert leaks(site) == []


@pytest.mark.parametrize("line", ["### BEGIN SOLUTION", 'median_ended = pacts.loc[~pacts["censored"], "years"].median()'])
def test_a_leak_is_found(tmp_path, line):
    (tmp_path / "page.html").write_text(f"<pre>{line}</pre>")
    (tmp_path / "lab.ipynb").write_text(json.dumps({"source": [line]}))
    assert len(leaks(tmp_path)) == 2
