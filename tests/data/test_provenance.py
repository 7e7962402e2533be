"""Truth of what figures, charts and exercises say they rest on: hide what is named, and nothing can be computed; hide all else, and it can."""

import ast
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pandas as pd
import pytest

from alliances import charts, data, exercises, models, numbers
from alliances.base import observe
from alliances.charts import style

ROOT = Path(__file__).resolve().parents[2]
CELL = re.compile(r"^```\{code-cell\}[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)


class HiddenError(Exception):
    """Something was read that is hidden."""


@contextmanager
def hiding(monkeypatch: pytest.MonkeyPatch, hidden) -> Iterator[None]:
    """Let whatever is read under a key that ``hidden`` says yes to raise, and whatever was read before be forgotten."""
    read_table, read_record, read_all = data._read_once, observe.Records.__getitem__, observe.Records.values

    def table(path: Path, *rest: object) -> pd.DataFrame:
        if hidden(f"data:{path.stem}"):
            raise HiddenError(path.stem)
        return read_table(path, *rest)

    def record(records: observe.Records, name: str) -> object:
        if hidden(f"{records.kind}:{name}"):
            raise HiddenError(name)
        return read_record(records, name)

    def every(records: observe.Records) -> object:
        if hidden(f"{records.kind}:*"):
            raise HiddenError(records.kind)
        return read_all(records)

    forget()
    with monkeypatch.context() as patch:
        patch.setattr(data, "_read_once", table)
        patch.setattr(observe.Records, "__getitem__", record)
        patch.setattr(observe.Records, "values", every)
        yield
    forget()


def shown(keys) -> set[str]:
    """Return the keys that cards and source lines tell of."""
    return {key for key in keys if key.split(":")[0] in ("data", "event", "claim", "forecast", "question")}


def forget() -> None:
    """Forget all that was read or computed before."""
    observe.forget()
    for name in numbers.names():
        vars(numbers.get(name)).pop("_observed", None)


@pytest.mark.parametrize("part", numbers.PARTS)
def test_a_figure_rests_on_what_it_names_and_on_nothing_else(monkeypatch, part):
    known: dict[frozenset[str], list[tuple[numbers.Figure, float]]] = {}
    for name in numbers.names():
        if numbers.home(name) == part:
            figure = numbers.get(name)
            assert set(figure.rests_on) == shown(figure.rests_on), name
            assert figure.rests_on or figure.model, name
            known.setdefault(frozenset(figure.rests_on), []).append((figure, figure.number))
    for named, figures in known.items():
        with hiding(monkeypatch, lambda key, named=named: key not in named):
            for figure, number in figures:
                assert figure.compute() == pytest.approx(number, nan_ok=True), figure.name
        for key in named:
            with hiding(monkeypatch, lambda other, key=key: other == key):
                for figure, _ in figures:
                    with pytest.raises(HiddenError):
                        figure.compute()
                        pytest.fail(f"{figure.name} does not need {key}")


def test_a_figure_that_reads_nothing_and_names_no_model_is_refused():
    figure = numbers.Figure("lives.typed", "a number typed by hand", ".0f", lambda: 9)
    with pytest.raises(Exception, match="reads nothing and names no model"):
        _ = figure.text


def test_figures_that_a_model_sets_say_so():
    every = [numbers.get(name) for name in numbers.names()]
    assert {figure.name for figure in every if not figure.rests_on} >= {"fears.true", "fears.tested", "fears.best", "class.at-once-300"}
    assert all(figure.model in models.__all__ for figure in every if not figure.rests_on)
    assert all(figure.model and not figure.rests_on for figure in every if figure.assumed)


def test_a_kept_result_replays_what_it_read():
    first = {name: numbers.get(name).rests_on for name in numbers.names()}
    for name in reversed(numbers.names()):  # what one figure left behind must not change what another one says
        with observe.observed() as read:
            numbers.get(name).compute()
        assert tuple(sorted(shown(read))) == tuple(sorted(shown(first[name]))), name


class Untouched:
    """Stands for a table that nothing may be done with."""

    def __getattr__(self, name: str) -> object:
        raise HiddenError(name)

    def __getitem__(self, name: str) -> object:
        raise HiddenError(name)


def cells(page: Path) -> list[tuple[ast.Module, ast.expr | None]]:
    """Return the cells of a page that draw or prepare: their statements, and the last expression."""
    found = []
    for cell in CELL.findall(page.read_text(encoding="utf-8")):
        tree = ast.parse("\n".join(line for line in cell.splitlines() if not line.startswith(":")))
        last = tree.body.pop().value if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        if not (isinstance(last, ast.Call) and getattr(last.func, "id", "") == "show"):
            found.append((tree, last))
    return found


def drawn(page: Path) -> list[tuple[ast.expr, list[str], str]]:
    """Draw the charts of a page; return for each its call, the tables that it says it was drawn from, and its model."""
    names, found = {}, []
    for tree, last in cells(page):
        exec(compile(tree, page.name, "exec"), names)
        if last is not None:
            meta = eval(compile(ast.Expression(last), page.name, "eval"), names).usermeta
            found.append((last, [key[5:] for key in meta["read"] if key.startswith("data:")], meta))
    return found


PAGES = [page for page in sorted((ROOT / "book").rglob("*.md")) if any(last for _, last in cells(page))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_chart_needs_every_table_that_it_names(monkeypatch, page):
    load = data.load
    for call, tables, meta in drawn(page):
        assert meta["read"] or meta["model"] in models.__all__, ast.unparse(call)
        for table in tables:
            monkeypatch.setattr(data, "load", lambda name, table=table: Untouched() if name == table else load(name))
            observe.forget()
            names: dict = {}
            with pytest.raises(HiddenError):  # where the page prepares its frames, or where the chart reads them
                for tree, _ in cells(page):
                    exec(compile(tree, page.name, "exec"), names)
                eval(compile(ast.Expression(call), page.name, "eval"), names)
                pytest.fail(f"{ast.unparse(call)} does not need {table}")
            monkeypatch.setattr(data, "load", load)
    observe.forget()


def test_a_chart_notes_the_frames_that_it_was_given_and_what_it_read_itself():
    @style.chart(model="option")
    def both(table: pd.DataFrame):
        extra = data.load("wars")
        dots = style.alt.Chart(table).mark_point()
        return style.finish(dots, title=f"{len(extra)} wars", description="Dots.", source="ours", table=table)

    assert both(data.load("gdp").head()).usermeta["read"] == ["data:gdp", "data:wars"]
    assert both(data.load("gdp").head()).usermeta["model"] == "option"


def test_every_chart_function_notes_what_it_draws():
    for module in charts.__all__:
        for name, function in vars(getattr(charts, module)).items():
            returned = getattr(function, "__annotations__", {}).get("return")
            if (
                not name.startswith("_")
                and module not in ("style", "parts", "symbols", "outline")
                and str(returned).startswith("<class 'altair")
            ):
                assert hasattr(function, "__wrapped__"), f"{module}.{name} lacks @style.chart"


def test_an_exercise_says_what_its_numbers_and_its_model_read():
    assert {"data:alliance_spells", "exercise:pattern-median"} <= exercises.bank.rests_on("pattern-median")
    for name, raw in exercises.bank.raw_items().items():
        figures = re.findall(r"\{\{\s*([^{}]+?)\s*\}\}", str(raw))
        needed = {key for figure in figures for key in numbers.find(figure).rests_on}
        assert needed <= exercises.bank.rests_on(name), name
