"""Join JavaScript modules into one text: for a live notebook, and for pages that must also open from an unzipped folder.

Each module becomes a function that returns what it exports, in the order in which the modules need each other; so a name of
one module can never meet the same name of another. What is read is ordinary JavaScript with the imports and exports that the
project uses: ``import { a, b as c } from "./x.js";``, ``import * as x from "./x.js";``, ``export`` before a constant, function
or class, and ``export { a, b as default };``, each at the beginning of a line. ``import x from "./x.json" with { type: "json" };``
brings an object, and of it only the entries whose names one of the modules spells out. Comments that fill their lines stay behind, a
quarter of what a browser would fetch, and so do the spaces at the beginning of lines.
"""

import json
import re
from pathlib import Path

from . import paths
from .errors import InputError
from .reading import read_json

IMPORT = re.compile(
    r'^import\s+(?:(?:\{(?P<names>[^}]*)\}|\*\s+as\s+(?P<whole>[\w$]+))\s+from\s+"(?P<module>\.[^"]+\.js)"'
    r'|(?P<object>[\w$]+)\s+from\s+"(?P<json>\.[^"]+\.json)" with \{ type: "json" \});$',
    re.MULTILINE,
)
DECLARED = re.compile(r"^export\s+(?=(?:const|class|(?:async\s+)?function\*?)\s+([\w$]+))", re.MULTILINE)
LISTED = re.compile(r"^export\s+\{([^}]*)\};$", re.MULTILINE)
OTHER = re.compile(r"^(?:import|export)\b(?!\().*", re.MULTILINE)
INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
COMMENT = re.compile(r"^[ \t]*(?://[^\n]*|/\*\*.*?\*/[ \t]*)\n", re.MULTILINE | re.DOTALL)
REMEDY = "write it in one of the forms that alliances/base/bundle.py names"


def module(entry: Path) -> str:
    """Return one ES module that exports what the entry exports.

    Raises
    ------
    InputError : naming file and line, for a missing file, an import of what is not exported, a circle, or another form of import or export.

    Examples
    --------
    >>> module(paths.PACKAGE / "exercises" / "kinds" / "choice.js").splitlines()[-1]
    'export const { rule, control, told } = $entry;'
    """
    joined, exported = _joined(entry)
    named = [name for name in exported if name != "default"]
    last = f"export const {{ {', '.join(named)} }} = $entry;\n" if named else ""
    return joined + last + ("export default $entry.default;\n" if "default" in exported else "")


def classic(entry: Path, last: str) -> str:
    """Return one classic script, which adds no name to the page; its last statement finds the entry's exports as ``$entry``.

    Raises
    ------
    InputError : as :func:`module`.

    Examples
    --------
    >>> classic(paths.PACKAGE / "exercises" / "kinds" / "choice.js", "$entry.rule();").splitlines()[-2:]
    ['$entry.rule();', '})();']
    """
    return f'(() => {{\n"use strict";\n{_joined(entry)[0]}{last}\n}})();\n'


def _joined(entry: Path) -> tuple[str, list[str]]:
    """Return the text of an entry and of all that it needs, and the names that the entry exports."""
    pieces: dict[Path, str] = {}
    exports: dict[Path, list[str]] = {}
    entry = entry.resolve()

    def add(path: Path, above: list[Path]) -> None:
        """Add a module behind those that it needs; the content of an object follows when all modules are known."""
        if path.suffix == ".json":
            pieces[path], exports[path] = "", []
            return
        source = path.read_text(encoding="utf-8")
        for match in IMPORT.finditer(source):
            target = _target(match, path)
            if target in (circle := [*above, path]):
                told = " -> ".join(each.name for each in [*circle[circle.index(target) :], target])
                raise _fault(match, path, f"the imports go in a circle: {told}", "move what both need into a module of its own")
            if target not in pieces:
                add(target, circle)
            for name, _ in _names(match["names"] or ""):
                if name not in exports[target]:
                    raise _fault(match, path, f"{target.name} does not export {name!r}", f"use one of {', '.join(exports[target])}")
        body = IMPORT.sub(lambda match: _given(match, list(pieces).index(_target(match, path))), source)
        inner = {name: name for name in DECLARED.findall(body)}
        inner |= {outside: name for listed in LISTED.findall(body) for name, outside in _names(listed)}
        body = LISTED.sub("", DECLARED.sub("", body))
        if other := OTHER.search(body):
            place = re.search(re.escape(other[0]), source)
            raise _fault(place, path, f"{other[0]!r} is not understood", REMEDY)
        body = _flat(COMMENT.sub("", body))
        own = "$entry" if path == entry else f"${len(pieces)}"
        returned = ", ".join(f"{outside}: {name}" for outside, name in inner.items())
        pieces[path] = f"// {path.name}\nconst {own} = (() => {{\n{body}return {{ {returned} }};\n}})();\n"
        exports[path] = list(inner)

    add(entry, [])
    every = "".join(pieces.values())
    for place, path in enumerate(pieces):
        if path.suffix == ".json":
            found = {key: value for key, value in read_json(path).items() if f'"{key}"' in every}
            pieces[path] = f"// {path.name}\nconst ${place} = {json.dumps(found, ensure_ascii=False, separators=(',', ':'))};\n"
    return "".join(pieces.values()), exports[entry]


def _target(match: re.Match, path: Path) -> Path:
    """Return the file that an import names."""
    name = match["module"] or match["json"]
    target = (path.parent / name).resolve()
    if not target.is_file():
        raise _fault(match, path, f"there is no file {name}", "correct the name, which is relative to this file")
    return target


def _flat(body: str) -> str:
    """Take the spaces from the beginning of lines, unless a text goes over several lines: its backtick stands alone where it begins."""
    return body if any(line.count("`") % 2 for line in body.splitlines()) else INDENT.sub("", body)


def _given(match: re.Match, number: int) -> str:
    """Return an import as constants taken from the module of a number."""
    if whole := match["whole"] or match["object"]:
        return f"const {whole} = ${number};"
    return f"const {{ {', '.join(f'{name}: {own}' for name, own in _names(match['names']))} }} = ${number};"


def _names(listed: str) -> list[tuple[str, str]]:
    """Split ``a, b as c`` into pairs of the name before "as" and the one behind it."""
    pairs = [part.split(" as ") for part in " ".join(listed.split()).split(",") if part.strip()]
    return [(pair[0].strip(), pair[-1].strip()) for pair in pairs]


def _fault(match: re.Match, path: Path, problem: str, remedy: str) -> InputError:
    line = match.string.count("\n", 0, match.start()) + 1
    return InputError(paths.shown(path), f"line {line}", problem, remedy)
