"""The house has one direction: seeds -> data, evidence -> models -> charts, exercises -> site."""

import ast
import csv
import re
import subprocess
import sys
from pathlib import Path

import pytest

from alliances import evidence, models
from alliances.base import contents, paths
from alliances.base.subject import subject
from alliances.site.listings.models import sections

PACKAGE = Path(__file__).resolve().parents[2] / "alliances"
MAY_USE = {  # who may import whom, inside the library
    "base": set(),
    "data": {"base"},
    "states": {"base", "data"},
    "evidence": {"base", "data"},
    "builders": {"base", "data", "evidence", "models"},  # plays of the game are computed by its model
    "models": {"base", "data", "states"},
    "numbers": {"base", "data", "evidence", "models", "states"},
    "charts": {"base", "data", "models", "states"},
    "exercises": {"base", "data", "evidence", "models", "numbers", "states"},
    "labs": {"base", "data", "exercises", "models"},
    "lite": {"base", "exercises"},
    "new": {"base"},
    "check": {"base", "data", "evidence", "exercises"},
    "pack": {"base", "alliances", "exercises"},
    "site": {"base", "alliances", "charts", "check", "data", "evidence", "exercises", "labs", "lite", "models", "numbers", "states"},
    "__init__": {"base"},
    "__main__": {"base", "alliances"},
}


def imports(path: Path) -> set[str]:
    """Return the parts of the library that a module imports."""
    inside = path.relative_to(PACKAGE).parts
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            if node.level == 0:
                if (node.module or "").split(".")[0] == "alliances":
                    found |= {node.module.split(".")[1]} if "." in node.module else {alias.name for alias in node.names}
                continue
            above = inside[: len(inside) - node.level]
            target = [*above, *(node.module.split(".") if node.module else [])]
            found |= {target[0]} if target else {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names if alias.name.split(".")[0] == "alliances"}
    return found


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_imports_go_one_way(path):
    part = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    assert imports(path) - {part} <= MAY_USE[part]


def test_only_the_shelf_reads_the_shelf():
    readers = [p.name for p in PACKAGE.rglob("*.py") if "TABLES" in p.read_text(encoding="utf-8")]
    assert set(readers) <= {"paths.py", "data.py", "fingerprints.py", "shelf.py", "__init__.py"}


def test_heavy_packages_load_where_they_are_used():
    code = "import alliances, alliances.charts.lives, alliances.exercises, sys; print([m for m in ('lifelines', 'pandera', 'scipy', 'sphinx', 'vl_convert') if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize("name", models.__all__)
def test_models_say_what_they_assume_and_invent(name):
    module = getattr(models, name)
    assert sections(module.__doc__)["Assumptions"]
    assert module.__doc__.count(".. [1]") == 1, "every model names a source"


LONGEST = 60  # code lines of a function: without its docstring, comments and blank lines


def functions(path: Path) -> list[tuple[int, str]]:
    """Return the functions of a module: how many code lines each has, and its name with its place."""
    source = path.read_text(encoding="utf-8")
    lines, found = source.splitlines(), []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            told = node.body[0] if ast.get_docstring(node) is not None else None
            silent = range(told.lineno, told.end_lineno + 1) if told else ()
            code = [number for number in range(node.lineno, node.end_lineno + 1) if number not in silent]
            length = sum(bool(text) and not text.startswith("#") for text in (lines[number - 1].strip() for number in code))
            found.append((length, f"{node.name} ({path.name}, line {node.lineno})"))
    return found


def test_functions_are_short():
    length, name = max(each for path in PACKAGE.rglob("*.py") for each in functions(path))
    assert length <= LONGEST, f"the longest function is {name}, with {length} code lines"


def test_the_length_of_a_function_is_that_of_its_code(tmp_path):
    module = tmp_path / "module.py"
    module.write_text('def f():\n    """Say.\n\n    More.\n    """\n    # why\n\n    one = 1\n    return one\n', encoding="utf-8")
    assert functions(module) == [(3, "f (module.py, line 1)")]


ENGINE = (  # rooms that a book on another subject would take as they are
    "base", "evidence", "exercises", "labs", "lite", "new", "pack", "site",
    "builders/__init__.py", "builders/coded.py", "charts/style.py", "charts/parts.py", "charts/wording.py", "charts/timeline.py", "charts/outline.py",
    "check.py", "data.py", "numbers/__init__.py", "__main__.py",
)  # fmt: skip
SUBJECT_ROOMS = ("exercises/explorers/",)


def engine_modules() -> list[Path]:
    found = [path for place in ENGINE for path in ((PACKAGE / place).rglob("*.py") if (PACKAGE / place).is_dir() else [PACKAGE / place])]
    return sorted(path for path in found if not path.relative_to(PACKAGE).as_posix().startswith(SUBJECT_ROOMS))


def words_of_the_subject() -> dict[str, str]:
    """Return what an engine room must not say, and what each word is."""
    with (paths.TABLES / "countries.csv").open(encoding="utf-8", newline="") as stream:
        countries = list(csv.DictReader(stream))
    words = {row[column]: "a state" for row in countries for column in ("name", "data_name", "code") if row[column]}
    for key, card in evidence.sources().items():
        if card.kind == "seed":
            words |= {key: "an article", card.title: "an article"}
    words |= {article.title: "an article" for article in subject().articles.values()}
    for page in contents.chapters():
        words |= dict.fromkeys((page.name, page.name.replace("/", "-"), page.title, page.part), "a chapter or part")
    return words | dict.fromkeys((subject().title, subject().short, subject().authors), "the book's name")


def said(path: Path) -> list[tuple[int, str]]:
    """Return the string literals and names of a module, with their lines; its docstrings are left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documented = [node for node in ast.walk(tree) if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)]
    docstrings = {id(node.body[0].value) for node in documented if ast.get_docstring(node) is not None}
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            found.append((node.lineno, node.value))
        names = (getattr(node, field, None) for field in ("id", "attr", "name", "arg", "asname"))
        found += [(getattr(node, "lineno", 0), name.replace("_", " ")) for name in names if isinstance(name, str)]
    return found


WORDS = words_of_the_subject()
WORD = re.compile(r"(?<![\w-])(" + "|".join(sorted(map(re.escape, WORDS), key=len, reverse=True)) + r"|A[1-9]-\d\d[a-z]?)(?![\w-])")
AS_NAMES = {word.lower(): what for word, what in WORDS.items() if what == "a state" and not word.isupper()}


@pytest.mark.parametrize("path", engine_modules(), ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_engine_rooms_do_not_know_the_subject(path):
    faults = []
    for line, text in said(path):
        found = WORD.findall(text) + [word for word in text.lower().split() if word in AS_NAMES]
        faults += [f"{paths.shown(path)}, line {line}: {word!r} is {WORDS.get(word) or AS_NAMES.get(word) or 'a claim'}" for word in found]
    assert faults == [], "constants of the subject belong into seeds/subject.yml"


def test_the_words_of_the_subject_would_be_seen(tmp_path):
    module = tmp_path / "room.py"
    module.write_text(
        '"""On Russia."""\n\nRUSSIA = 1\nstates = ["CHN"]\nask = "A1-46: in Three alliances, Drawing the Bow"\n', encoding="utf-8"
    )
    found = [WORD.findall(text) + [word for word in text.lower().split() if word in AS_NAMES] for _, text in said(module)]
    assert sorted(word for words in found for word in words) == ["A1-46", "CHN", "Drawing the Bow", "Three alliances", "russia"]


def test_the_book_is_named_as_its_subject_is():
    config, citation = ((paths.ROOT / name).read_text(encoding="utf-8") for name in ("_config.yml", "CITATION.cff"))
    assert f"\ntitle: {subject().title} " in config
    assert f"\nauthor: {subject().authors} " in config
    assert f'\ntitle: "{subject().title}: ' in citation
    assert f"name: {subject().authors}\n" in citation
    assert (paths.ROOT / "README.md").read_text(encoding="utf-8").startswith(f"# {subject().title}\n")
