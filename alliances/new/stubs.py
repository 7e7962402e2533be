"""What a new chapter, table, kind of exercise and lab consist of."""

import datetime as dt
import re

from ..base import contents, paths
from ..base.errors import InputError
from . import TEMPLATES, Plan, filled

CARDS = "book/chapters.yml"


def chapter(name: str, title: str = "") -> Plan:
    """Plan a chapter: page, contents, exercises, guide, its rows for instructors, and a list of checked statements where its part has them.

    Parameters
    ----------
    name : the part's folder and the page, such as ``theory/two-fears``.
    title : the heading; without one, the page's name.

    Raises
    ------
    InputError : if the name is not of this form, or no chapter lies in that folder.

    Examples
    --------
    >>> from alliances.base import contents
    >>> page = contents.chapters()[0].name
    >>> list(chapter(f"{page.split('/')[0]}/a-new-one", "A new one").made)[1]
    'book/exercises/alliances-a-new-one.yml'
    """
    part, stem = _matched(r"([a-z0-9-]+)/([a-z0-9-]+)", name, "a folder of the book and a page, such as part/page").groups()
    parts = list(dict.fromkeys(page.name.split("/")[0] for page in contents.chapters()))
    if part not in parts:
        raise InputError("_toc.yml", "", f"no chapter lies in book/{part}", f"use one of {', '.join(parts)}, or begin the part by hand")
    words = {"page": name, "part": part, "stem": stem, "title": title or stem.replace("-", " ").capitalize()}
    flat = f"{part}-{stem}"
    more = f"chapter-{part}.md"
    plan = Plan(
        made={
            f"book/{name}.md": filled("chapter.md", more=filled(more) if (TEMPLATES / more).is_file() else "", **words),
            f"book/exercises/{flat}.yml": filled("chapter-exercises.yml", **words),
            f"book/teach/{flat}.md": filled("chapter-guide.md", **words),
        },
        left=[
            "charts and numbers that the text needs: alliances/charts/, alliances/numbers/, with a test of the model behind them",
            f"a drawing: book/drawings/, named in {CARDS}; until then the chapter has that of the front page",
            "terms and sources: seeds/concepts.csv (taught_in), seeds/sources/, seeds/references.bib",
        ],
    )
    plan.insert_after_last("_toc.yml", f"- file: book/{part}/", f"      - file: book/{name}")
    plan.insert_after_last("_toc.yml", f"- file: book/teach/{part}-", f"      - file: book/teach/{flat}")
    _card(plan, short=words["title"][:24], drawing=contents.front().drawing, **words)
    row = f"| [{words['title']}]({flat}.md) | an hour | ⟨still to be written: the form of work in the longer plan⟩ | none |"
    plan.insert_after_last("book/teach/index.md", f"]({part}-", row)
    week = f"⟨still to be written: the week of this chapter⟩ [{words['title']}](../{name}.md) ([guide]({flat}.md))\n\n"
    plan.insert("book/teach/syllabus.md", plan.text("book/teach/syllabus.md").index("## Assessment\n"), week)
    for lists in sorted((paths.SEEDS / "checks").glob(f"{part}-*.csv"))[:1]:
        plan.made[f"seeds/checks/{flat}.csv"] = lists.read_text(encoding="utf-8").partition("\n")[0] + "\n"
        plan.left.append(f"the list of a second reader, who holds each statement against its sources: seeds/checks/{flat}.csv")
    return plan


def _card(plan: Plan, **words: str) -> None:
    """Put the card of a chapter behind the last of its part."""
    *_, last = re.finditer(rf"^  {words['part']}/.*\n(?:    .*\n)+", plan.text(CARDS), re.MULTILINE)
    plan.insert(CARDS, last.end(), filled("chapter-card.yml", **words))


def table(name: str) -> Plan:
    """Plan a table that is coded by hand: its manifest and its rows.

    >>> list(table("promises_1960").made)
    ['seeds/data/promises_1960.yml', 'seeds/coded/promises_1960.csv']
    """
    _matched(r"[a-z][a-z0-9_]*", name, "small letters, digits and underscores")
    return Plan(
        made={
            f"seeds/data/{name}.yml": filled("table.yml", name=name, today=dt.date.today().isoformat()),
            f"seeds/coded/{name}.csv": filled("table.csv"),
        },
        left=[
            f"the table itself, when the rows stand: make data TABLE={name}",
            f"a use: a page, a lab or an exercise that reads it; and what must stay true of it: tests/data/test_{name}.py",
            f"for a table made from raw files: alliances/builders/{name}.py, named in the manifest with its raw files",
        ],
    )


def kind(name: str) -> Plan:
    """Plan a kind of exercise: its rules in Python and in JavaScript, its words, and the vectors that hold both to the same.

    >>> list(kind("riddle").made)
    ['alliances/exercises/kinds/riddle.py', 'alliances/exercises/kinds/riddle.js']
    """
    _matched(r"[a-z]+", name, "one word in small letters")
    words = {"name": name, "Name": name.capitalize()}
    room, vectors, answers = "alliances/exercises/kinds", "tests/vectors/grading.json", "tests/answers.py"
    plan = Plan(
        made={f"{room}/{name}.py": filled("kind.py.txt", **words), f"{room}/{name}.js": filled("kind.js.txt", **words)},
        left=[
            "an exercise of this kind in book/exercises/, and its place in a chapter",
            "its line in the list of book/exercises/README.md",
        ],
    )
    register, front = f"{room}/__init__.py", f"{room}/index.js"
    plan.insert_sorted(register, r"^from \.(\w+) import \w+\n", name, f"from .{name} import {words['Name']}\n")
    plan.insert_sorted(register, r'"(\w+)", ?', words["Name"], f'"{words["Name"]}", ')
    plan.insert(register, plan.text(register).index(", Field(discriminator"), f" | {words['Name']}")
    plan.insert_sorted(front, r'^import \* as (\w+) from "\./\w+\.js";\n', name, f'import * as {name} from "./{name}.js";\n')
    plan.insert(front, plan.text(front).rindex(" };"), f", {name}")
    said = "alliances/exercises/words.json"
    plan.insert(said, plan.text(said).rindex("\n}"), filled("kind-words.txt", **words))
    plan.insert(vectors, plan.text(vectors).index('\n  },\n  "vectors"'), ",\n" + filled("kind-vector-item.txt", **words).rstrip("\n"))
    plan.insert(vectors, plan.text(vectors).rindex("\n  ]"), ",\n" + filled("kind-vectors.txt", **words).rstrip("\n"))
    form = f'    "{name}": lambda e: {{"chosen": Places(len(e.rows), len(e.answers), "select")}},\n'
    plan.insert(answers, plan.text(answers).index("}\nJUNK"), form)
    return plan


def lab(name: str) -> Plan:
    """Plan a lab, behind the last one: its source, from which ``make labs`` writes the notebook.

    >>> list(lab("a-new-one").made)[0].partition("-")[2]
    'a-new-one.py'
    """
    _matched(r"[a-z0-9]+(-[a-z0-9]+)*", name, "words in small letters, with hyphens")
    numbers = [int(path.name[:2]) for path in (paths.ROOT / "notebooks" / "solutions").glob("[0-9][0-9]-*.py")]
    number = max(numbers, default=0) + 1
    file = f"{number:02d}-{name}"
    words = {"file": file, "number": str(number), "title": name.replace("-", " ").capitalize()}
    return Plan(
        made={f"notebooks/solutions/{file}.py": filled("lab.py.txt", **words)},
        left=[
            "the notebook, when the source stands: make labs",
            f"the control that is operated in JupyterLab, or None: LABS in tests/notebooks/test_labs.py, under {file!r}",
            f"wrong answers and what the checks say to them: tests/notebooks/wrong/{file}.yml",
            "what varies from student to student: variants in seeds/subject.yml, and variants.choose in the source",
            f"a launch link in its chapter (the directive launch with {file}), a row in book/labs.md",
            "what it costs a server: make bench-labs on an idle machine, and a row in book/teach/where-it-runs.md",
        ],
    )


def _matched(pattern: str, name: str, wanted: str) -> re.Match:
    found = re.fullmatch(pattern, name)
    if not found:
        raise InputError("new", "", f"the name {name!r} does not fit", f"use {wanted}")
    return found
