"""Files as editors, Excel, git and accidents leave them: each is one clear line that names file, place and remedy, or is read as if nothing were."""

import contextlib
import csv
import importlib
import io
import os
import random
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from alliances import check, data
from alliances.__main__ import main
from alliances.base import contents, edition, paths
from alliances.evidence import reading
from alliances.exercises import bank
from alliances.labs import coding, notebooks
from alliances.labs.grading import roster
from alliances.models.game import logs

# the package has functions of the same names
documents, seats = (importlib.import_module(f"alliances.evidence.{name}") for name in ("documents", "seats"))
subject_file = importlib.import_module("alliances.base.subject")
LINE = re.compile(r"\S.*: \S.*\. Remedy: \S.*\.\n")
ROSTER = "Full name,ID number,Email address\nAna López,7,ana@example.org\nBert Ö,8,bert@example.org\n"
CODES = 'treaty,article,code\n1896,1,defence\n1937,2,neutrality\n1937,"Force, and interference",neutrality\n'
HUGE = "9" * 5000
Damage = Callable[[str, random.Random], bytes]


def lines(change: Callable[[list[str], random.Random], list[str]]) -> Damage:
    """Damage some of the lines."""
    return lambda text, chance: "\n".join(change(text.split("\n"), chance)).encode()


def text(change: Callable[[str], str], encoding: str = "utf-8") -> Damage:
    """Damage the text, or save it in another encoding."""
    return lambda whole, _: change(whole).encode(encoding)


def conflict(rows: list[str], chance: random.Random) -> list[str]:
    """Leave git's marks around a line."""
    place = chance.randrange(1, len(rows) - 1)
    return [*rows[:place], "<<<<<<< HEAD", rows[place], "=======", rows[place] + " ", ">>>>>>> theirs", *rows[place + 1 :]]


def late(rows: list[str]) -> int:
    """Return the place of the last line that says something."""
    return max(place for place, row in enumerate(rows) if row.strip())


def cells(change: Callable[[list[str]], list[str]]) -> Damage:
    """Damage the cells of every line alike, as the deletion of a column does."""
    return lines(lambda rows, _: [",".join(change(row.split(","))) if row else row for row in rows])


def junk(_: str, chance: random.Random) -> bytes:
    return b"\xff" + chance.randbytes(3000)


ANY: dict[str, Damage] = {  # to any text
    "empty": lambda text, _: b"",
    "blanks": lambda text, _: b" \n\n \n",
    "cp1252": text(lambda whole: whole.replace("e", "é", 40).encode("cp1252", "replace").decode("cp1252"), "cp1252"),
    "UTF-16": text(str, "utf-16"),
    "UTF-16 without its mark": text(str, "utf-16-le"),
    "NUL": text(lambda whole: f"{whole[:60]}\0{whole[60:]}"),
    "merge": lines(conflict),
    "random bytes": junk,
    "another file": text(lambda whole: "<!doctype html>\n<title>404</title>\n"),
}
CSV: dict[str, Damage] = ANY | {
    "cut off": lambda text, _: text.rstrip()[: -len(text.rstrip().split("\n")[-1].split(",", 1)[-1]) - 1].encode(),
    "header renamed": lines(lambda rows, _: [rows[0].replace("a", "aa", 1).replace("e", "ee", 1), *rows[1:]]),
    "header gone": lines(lambda rows, _: rows[1:]),
    "columns swapped": lines(lambda rows, _: [",".join(reversed(rows[0].split(","))), *rows[1:]]),
    "column more": cells(lambda each: [*each, "x"]),
    "column twice": lines(lambda rows, _: [f"{rows[0]},{rows[0].split(',')[0]}", *(f"{row},x" if row else row for row in rows[1:])]),
    "cells lost": lines(lambda rows, _: [*rows[:-2], rows[0].split(",")[0], ""]),
    "semicolons": text(lambda whole: whole.replace(",", ";")),
    "tabs": text(lambda whole: whole.replace(",", "\t")),
    "row twice": lines(lambda rows, _: [*rows[: late(rows) + 1], rows[late(rows)], ""]),
    "quotation mark": lines(lambda rows, _: [rows[0], f'"{rows[1]}', *rows[2:]]),
    "huge cell": lines(lambda rows, _: [rows[0], "x" * 200_000 + rows[1], *rows[2:]]),
}
YAML: dict[str, Damage] = ANY | {
    "cut off": lambda text, _: re.sub(r":[^:]*$", "", text[: int(len(text) * 0.62)]).encode(),
    "tabs": lines(lambda rows, _: [row.replace("  ", "\t", 1) if row.startswith("  ") else row for row in rows]),
    "key twice": lines(lambda rows, _: [*rows, next(row for row in rows if re.match(r"\w+:", row)).split(":")[0] + ": again"]),
    "key renamed": lines(
        lambda rows, _: [re.sub(r"^(\s*(?:- )?\w+):", r"\1x:", row) if place > 1 else row for place, row in enumerate(rows)]
    ),
    "key more": lines(lambda rows, _: [*rows, "nobody-knows: this"]),
    "a list": text(lambda whole: "- one\n- two\n"),
    "a word": text(lambda whole: "word\n"),
    "a number": text(lambda whole: f"{HUGE}\n"),
    "quotation mark": lines(lambda rows, _: [*rows[: len(rows) // 2], 'broken: "', *rows[len(rows) // 2 :]]),
    "no such day": lines(lambda rows, _: [*rows, "day: 2024-02-30"]),
    "deep": text(lambda whole: whole + "\ndeep: " + "[" * 2000 + "]" * 2000),
    "a program": lines(lambda rows, _: [*rows, "run: !!python/object/apply:os.getcwd []"]),
    "texts are lists": lines(lambda rows, _: [re.sub(r"^(\s*(?:- )?\w+): [^\[{|>'\"&*].*$", r"\1: [1, {a: 2}]", row) for row in rows]),
    "texts are nothing": lines(lambda rows, _: [re.sub(r"^(\s*(?:- )?\w+): .*$", r"\1:", row) for row in rows]),
    "texts are huge numbers": lines(lambda rows, _: [re.sub(r"^(\s*(?:- )?\w+): .*$", rf"\1: {HUGE}", row) for row in rows]),
    "lists are texts": lines(lambda rows, _: [re.sub(r"^(\s*\w+):$", r"\1: text", row) for row in rows]),
}
HARMLESS: dict[str, Damage] = {
    "BOM": text(str, "utf-8-sig"),
    "CRLF": text(lambda whole: whole.replace("\n", "\r\n")),
}


def excerpt(path: Path, rows: int = 9) -> str:
    """Return the beginning of a table."""
    header, *rest = reading.read_csv(path)
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows([header, *rest[: rows - 1]])
    return stream.getvalue()


def cell(column: str, value: str) -> Damage:
    """Write another value into a cell of the third row."""

    def damage(text: str, _: random.Random) -> bytes:
        rows = list(csv.reader(io.StringIO(text)))
        rows[2][rows[0].index(column)] = value
        stream = io.StringIO()
        csv.writer(stream, lineterminator="\n").writerows(rows)
        return stream.getvalue().encode()

    return damage


VALUES = {
    "a word": "x y z",
    "no such day": "2024-02-30",
    "no such month": "2024-13-01",
    "huge": HUGE,
    "endless": "1e400",
    "empty cell": "",
    "below all": "-5",
}


def typed(column: str) -> dict[str, Damage]:
    """Return the damages to a table with a column that is no text."""
    return CSV | {name: cell(column, value) for name, value in VALUES.items()}


def table(path: Path) -> object:
    manifest = data.describe("wars")
    read = data.read_table(path, manifest)
    data.check(read, manifest, path)
    return read.to_csv()


def kept(path: Path) -> object:
    """Read the book's own files in a folder that stands for the project's."""
    for function in (contents.pages, contents.chapters, contents._cards):
        function.cache_clear()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paths, "ROOT", next(each for each in path.parents if (each / "_toc.yml").exists() or each.name == "project"))
        return edition.address(), contents.settings(), contents.chapters()


def cited(path: Path) -> object:
    """Read what the file on citing says, in a folder that stands for the project's."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paths, "ROOT", path.parent)
        return edition.citation()


def lab(path: Path) -> object:
    return notebooks.title(path), notebooks.loads(path), notebooks.release(path)


def cards(path: Path) -> object:
    """Read source cards of a folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "CARDS", path.parent)
        return reading.sources.__wrapped__()


def listed_kinds(path: Path) -> object:
    """Read the kinds of statements of a folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "CHECKS", path.parent)
        return reading.kinds.__wrapped__()


def written(path: Path) -> str:
    """Return a file of the project."""
    return (paths.ROOT / path).read_text(encoding="utf-8")


# what is cut within the last words of an exercise is one still
EXERCISES = YAML | {"cut off": lambda text, _: text[: text.rindex("    prompt:")].encode()}
ROSTER_DAMAGE = {name: CSV[name] for name in (*ANY, "header renamed", "header gone", "row twice", "huge cell")}
CITED = ANY | {name: YAML[name] for name in ("a list", "a word", "a number", "quotation mark", "texts are lists", "texts are nothing")}
LOG = ANY | {name: CSV[name] for name in ("header renamed", "header gone", "semicolons", "tabs", "quotation mark")}
BIBTEX = ANY | {
    "cut off": lambda text, _: text[: int(len(text) * 0.4)].encode(),
    "key twice": lambda text, _: (text + text[text.rindex("\n@") :]).encode(),
    "brace lost": lambda text, _: text.replace("}", "", 1).replace("\n}\n", "\n", 1).encode(),
}
READERS: dict[str, tuple[str, str, Callable[[Path], object], dict[str, Damage]]] = {  # what: place, text, reader, damages
    "claims.csv": ("claims.csv", excerpt(reading.CLAIMS), reading.read_claims, typed("article")),
    "events.csv": ("events.csv", excerpt(reading.EVENTS), reading.read_events, typed("date")),
    "questions.csv": ("questions.csv", excerpt(reading.QUESTIONS), reading.read_questions, typed("opened_on")),
    "articles.csv": ("articles.csv", excerpt(reading.ARTICLES, 100), reading.read_paragraphs, typed("paragraph")),
    "aliases.csv": ("aliases.csv", excerpt(reading.ALIASES), reading.aliases.__wrapped__, typed("kind")),
    "checks/*.csv": (
        "checks/one.csv",
        excerpt(next(iter(sorted(reading.CHECKS.glob("*.csv"))))),
        lambda p: reading.statements.__wrapped__(p.parent),
        typed("kind"),
    ),
    "clauses.csv": ("clauses.csv", excerpt(documents.KINDS), documents.clause_kinds.__wrapped__, typed("concept")),
    "a table": ("wars.csv", excerpt(paths.TABLES / "wars.csv"), table, typed("first_year")),
    "codes of a lab": ("ana.csv", CODES, lambda p: coding.read(p, [1896, 1937], ["defence", "neutrality"]), typed("treaty")),
    "a roster": ("roster.csv", ROSTER, roster.read, ROSTER_DAMAGE),
    "exercises": ("exercises.yml", sorted(paths.ITEM_BANK.glob("*.yml"))[0].read_text(encoding="utf-8"), bank.read_file, EXERCISES),
    "a manifest": ("wars.yml", (paths.TABLES / "wars.yml").read_text(encoding="utf-8"), data.read_manifest, YAML),
    "subject.yml": ("subject.yml", subject_file.SUBJECT.read_text(encoding="utf-8"), subject_file.read, YAML),
    "seats.yml": ("seats.yml", seats.SEATS.read_text(encoding="utf-8"), seats.read_seats, YAML),
    "a document": ("china-1896.yml", (documents.DOCUMENTS / "china-1896.yml").read_text(encoding="utf-8"), documents.read_document, YAML),
    "a card": ("one.yml", next(iter(sorted(reading.CARDS.glob("*.yml")))).read_text(encoding="utf-8"), cards, YAML),
    "kinds.yml": ("kinds.yml", written("seeds/checks/kinds.yml"), listed_kinds, YAML),
    "references.bib": ("references.bib", written("seeds/references.bib"), reading.read_bibliography, BIBTEX),
    "a lab": ("08-lab.py", written("notebooks/solutions/08-checking-a-claim.py"), lab, ANY),
    "a game": ("game-Red-7.csv", logs.made_up(7)["game-Red-7.csv"], lambda p: logs.read([p]), LOG),
    "CITATION.cff": ("project/CITATION.cff", written("CITATION.cff"), cited, CITED),
    "_config.yml": ("project/_config.yml", written("_config.yml"), kept, YAML),
    "_toc.yml": ("project/_toc.yml", written("_toc.yml"), kept, YAML),
    "chapters.yml": ("project/book/chapters.yml", written("book/chapters.yml"), kept, YAML),
}


def told(read: Callable[[Path], object], path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[int, str]:
    """Read a file as a command does; return the exit code and what the command said."""
    monkeypatch.setattr(check, "gaps", list)
    monkeypatch.setattr(check, "everything", lambda: read(path))
    said = io.StringIO()
    with contextlib.redirect_stderr(said), contextlib.redirect_stdout(io.StringIO()):
        code = main(["check"])
    return code, said.getvalue()


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder into which everybody may look, with those of the book's own files that are not damaged."""
    with tempfile.TemporaryDirectory() as made:
        Path(made).chmod(0o755)
        yield from _filled(Path(made))


def _filled(made: Path) -> Iterator[Path]:
    project = made / "project"
    (project / "book").mkdir(parents=True)
    for name in ("_config.yml", "_toc.yml", "book/chapters.yml"):
        shutil.copyfile(paths.ROOT / name, project / name)
    for page in (paths.ROOT / "book").rglob("*.md"):
        target = project / page.relative_to(paths.ROOT)
        target.parent.mkdir(exist_ok=True)
        target.symlink_to(page)
    yield made
    for function in (contents.pages, contents.chapters, contents._cards):
        function.cache_clear()


def gone(path: Path) -> None:
    path.unlink()


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def circle(path: Path) -> None:
    path.unlink()
    path.symlink_to(path)


def forbidden(path: Path) -> None:
    path.chmod(0)


@contextlib.contextmanager
def nobody():
    """Read as somebody who may not all, if we are root and may."""
    if os.geteuid() == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        if os.getuid() == 0:
            os.seteuid(0)


@pytest.mark.parametrize("what", READERS)
def test_a_damaged_file_is_one_line(what, place, monkeypatch):
    name, whole, read, damages = READERS[what]
    path, faults = place / name, []
    path.parent.mkdir(exist_ok=True)
    path.write_text(whole, encoding="utf-8", newline="\n")
    assert told(read, path, monkeypatch) == (0, ""), "the whole file is read"
    for damage, change in HARMLESS.items():
        path.write_bytes(change(whole, random.Random(damage)))
        if told(read, path, monkeypatch) != (0, ""):
            faults.append((damage, told(read, path, monkeypatch)))
    left_out = {"missing"} if what in ("a card", "checks/*.csv") else {"empty cell"} if what == "clauses.csv" else set()
    if what == "_config.yml":
        left_out = {"cut off"}  # so only settings are lost that may be left out
    for damage, change in (damages | {"folder": folder, "circle of links": circle, "missing": gone, "forbidden": forbidden}).items():
        if damage in left_out:
            continue
        if path.is_dir():
            path.rmdir()
        path.unlink(missing_ok=True)
        path.write_text(whole, encoding="utf-8", newline="\n")
        if damage in damages:
            path.write_bytes(change(whole, random.Random(f"{what} {damage}")))
        else:
            change(path)
        with nobody() if damage == "forbidden" else contextlib.nullcontext():
            code, said = told(read, path, monkeypatch)
        print(f"{what:15} | {damage:25} | {code} | {said[:400].strip()}".replace(str(place), "."))
        if path.is_file() and damage != "forbidden" and path.read_bytes() == whole.encode():
            continue  # there was nothing to damage in this way
        if code != 1 or not LINE.fullmatch(said) or path.name not in said or "own code" in said or "was refused" in said:
            faults.append((damage, code, said[-300:]))
    assert faults == []
