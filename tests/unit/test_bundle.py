"""Modules are joined in the order of need, and what does not fit is refused with file, line and remedy."""

import json
import subprocess

import javascript
import pytest

from alliances.base import bundle
from alliances.base.errors import InputError


@pytest.fixture
def files(tmp_path):
    """Write modules and return the first: ``files(a="…", b="…")``."""

    def write(**sources):
        for name, source in sources.items():
            (tmp_path / f"{name}.js").write_text(source + "\n", encoding="utf-8")
        return tmp_path / f"{next(iter(sources))}.js"

    return write


ENTRY = """import {
  one,
  two as second,
} from "./b.js";
import * as rest from "./c.js";

const own = 10;
export const sum = () => one + second() + rest.three + own;
export { own as default };"""
NEEDED = {
    "b": 'import { three } from "./c.js";\n\nexport const one = 1;\nexport function two() {\n  return three - 1;\n}',
    "c": "const own = 3;\nexport { own as three };",
}


def test_a_needed_module_stands_once_and_before_those_that_need_it(files):
    text = bundle.module(files(a=ENTRY, **NEEDED))
    assert [line for line in text.splitlines() if line.startswith("//")] == ["// c.js", "// b.js", "// a.js"]
    assert text.endswith("export const { sum } = $entry;\nexport default $entry.default;\n")


def test_lines_lose_the_spaces_in_front_of_them_and_texts_do_not(files):
    text = bundle.module(files(a='import { b } from "./b.js";\nexport const a = [\n  b,\n];', b="export const b = `one\n  two`;"))
    assert "const a = [\nb,\n];" in text
    assert "`one\n  two`" in text


def test_a_classic_script_hides_its_names_and_runs_its_last_statement(files):
    text = bundle.classic(files(a=ENTRY, **NEEDED), "globalThis.found = $entry.sum();")
    assert text.startswith('(() => {\n"use strict";\n')
    assert text.endswith("globalThis.found = $entry.sum();\n})();\n")
    assert "import" not in text
    assert "export" not in text


def test_both_texts_run_and_agree(files, tmp_path):
    entry = files(a=ENTRY, **NEEDED)
    (tmp_path / "module.mjs").write_text(bundle.module(entry), encoding="utf-8")
    (tmp_path / "classic.cjs").write_text(bundle.classic(entry, "globalThis.found = [$entry.sum(), $entry.default];"), encoding="utf-8")
    (tmp_path / "run.mjs").write_text(
        'import { sum, default as own } from "./module.mjs";\nimport "./classic.cjs";\n'
        "console.log(JSON.stringify([[sum(), own], globalThis.found, typeof $entry]));\n",
        encoding="utf-8",
    )
    run = subprocess.run([javascript.node(), tmp_path / "run.mjs"], capture_output=True, text=True, check=True)
    assert json.loads(run.stdout) == [[16, 10], [16, 10], "undefined"]


def test_of_an_object_only_what_a_module_names_is_brought(files, tmp_path):
    (tmp_path / "words.json").write_text('{"a.one": "um", "a.two": {"x": "dois"}, "a.three": "\\"três\\""}', encoding="utf-8")
    entry = files(
        a='import { one } from "./b.js";\nimport words from "./words.json" with { type: "json" };\nexport const all = () => [words, one()];',
        b='import said from "./words.json" with { type: "json" };\nexport const one = () => said["a.two"].x + said["a.three"];',
    )
    text = bundle.module(entry)
    assert text.count("// words.json") == 1
    assert "a.one" not in text
    (tmp_path / "run.mjs").write_text(f"{text}console.log(JSON.stringify(all()));\n", encoding="utf-8")
    run = subprocess.run([javascript.node(), tmp_path / "run.mjs"], capture_output=True, text=True, check=True)
    assert json.loads(run.stdout) == [{"a.two": {"x": "dois"}, "a.three": '"três"'}, 'dois"três"']


@pytest.mark.parametrize(
    ("sources", "file", "line", "problem"),
    [
        ({"a": '\nimport { one } from "./b.js";'}, "a.js", 2, "there is no file ./b.js"),
        ({"a": 'import { four } from "./b.js";', **NEEDED}, "a.js", 1, "b.js does not export 'four'"),
        ({"a": 'import { one } from "./b.js";', **NEEDED, "c": "\n\nexport const four = 4;"}, "b.js", 1, "c.js does not export 'three'"),
        ({"a": '//\n\nimport * as b from "./b.js";', "b": 'import * as a from "./a.js";'}, "b.js", 1, "in a circle: a.js -> b.js -> a.js"),
        ({"a": 'import * as a from "./a.js";'}, "a.js", 1, "in a circle: a.js -> a.js"),
        ({"a": 'import x from "./x.json" with { type: "json" };'}, "a.js", 1, "there is no file ./x.json"),
        ({"a": 'import x from "./b.js";', **NEEDED}, "a.js", 1, "is not understood"),
        ({"a": 'import "./b.js";', **NEEDED}, "a.js", 1, "'import \"./b.js\";' is not understood"),
        ({"a": 'const x = 1;\nimport vega from "vega";'}, "a.js", 2, "is not understood"),
        ({"a": "import { one } from './b.js';", **NEEDED}, "a.js", 1, "is not understood"),
        ({"a": 'import { one } from "./b.js"', **NEEDED}, "a.js", 1, "is not understood"),
        ({"a": "const x = 1;\n\nexport default x;"}, "a.js", 3, "'export default x;' is not understood"),
        ({"a": "export let x = 1;"}, "a.js", 1, "is not understood"),
        ({"a": 'export * from "./b.js";', **NEEDED}, "a.js", 1, "is not understood"),
    ],
)
def test_what_does_not_fit_is_refused(files, sources, file, line, problem):
    entry = files(**sources)
    for join in (bundle.module, lambda path: bundle.classic(path, "")):
        with pytest.raises(InputError) as caught:
            join(entry)
        assert caught.value.file.endswith(file)
        assert caught.value.place == f"line {line}"
        assert problem in caught.value.problem
        assert len(caught.value.remedy) > 10


def test_a_dynamic_import_is_none_of_ours(files):
    assert 'import("./later.js")' in bundle.module(files(a='export const later = () =>\n  import("./later.js");\nimport("./later.js");'))
