"""Fingerprints of what a page rests on: a short hash for each key that was noted while the page was made (see :mod:`alliances.base.observe`)."""

import hashlib
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

import alliances

from ..base import paths
from . import imports


def digest(*contents: bytes) -> str:
    """Return a short hash over contents.

    >>> digest(b"a", b"b") == digest(b"ab")
    False
    """
    whole = hashlib.sha256()
    for content in contents:
        whole.update(len(content).to_bytes(8, "big") + content)
    return whole.hexdigest()[:16]


def of_files(files: Iterable[Path]) -> str:
    """Return a short hash over names and contents of files, wherever the project lies."""
    return digest(*(part for path in sorted(set(files)) for part in (_named(path).encode(), path.read_bytes())))


def _named(path: Path) -> str:
    """Return a path from the repository on, without asking the disk where it leads."""
    return path.relative_to(paths.ROOT).as_posix() if path.is_relative_to(paths.ROOT) else paths.shown(path)


@cache
def of(key: str) -> str:
    """Return the present fingerprint of a key; of one that names nothing any more, an empty text.

    Examples
    --------
    >>> len(of("claim:A1-46")), of("claim:A1-46") == of("claim:A1-47"), of("claim:none")
    (16, False, '')
    """
    kind, _, name = key.partition(":")
    found = _FOUND[kind](name)
    return digest(*found) if found else ""


def _table(name: str) -> list[bytes]:
    return [path.read_bytes() for path in (paths.TABLES / f"{name}.csv", paths.TABLES / f"{name}.yml") if path.is_file()]


def _module(name: str) -> list[bytes]:
    return [path.read_bytes() for path in imports.files(name)]


def _code(name: str) -> list[bytes]:
    """Return the source of a module and of all that it imports."""
    return [content for module in sorted(imports.closure(name)) for content in _module(module)]


def _number(name: str) -> list[bytes]:
    """Return the source of all that a figure is computed with; what it reads is noted for itself."""
    return _code(f"alliances.numbers.{alliances.numbers.home(name)}")


def _record(kind: str) -> Callable[[str], list[bytes]]:
    def found(name: str) -> list[bytes]:
        records = getattr(alliances.evidence, f"{kind}s")().unnoted()
        wanted = records.values() if name == "*" else [records[name]] if name in records else []
        return [record.model_dump_json().encode() for record in wanted]

    return found


def _relation(name: str) -> list[bytes]:
    events = alliances.evidence.events().unnoted().values()
    return [event.model_dump_json().encode() for event in events if event.relation == name]


def _reference(name: str) -> list[bytes]:
    entries = alliances.evidence.reading.bibliography().entries
    wanted = entries.keys() if name == "*" else [name] if name in entries else []
    return [repr(entries[key]).encode() for key in wanted]  # its BibTeX would be looked for among all installed packages


def _exercise(name: str) -> list[bytes]:
    raw = alliances.exercises.bank.raw_items()
    return [repr(raw[name]).encode()] if name in raw else []


_FOUND: dict[str, Callable[[str], list[bytes]]] = {
    "data": _table,
    "again": lambda _: [],
    "module": _module,
    "code": _code,
    "number": _number,
    "relation": _relation,
    "reference": _reference,
    "exercise": _exercise,
    **{kind: _record(kind) for kind in ("claim", "event", "forecast", "question", "concept", "source", "document", "seat")},
}


def changed(rested_on: dict[str, str]) -> list[str]:
    """Return the keys whose fingerprint is no longer the one that was kept.

    >>> changed({"claim:A1-46": of("claim:A1-46")}), changed({"claim:A1-46": "another"})
    ([], ['claim:A1-46'])
    """
    return [key for key, kept in rested_on.items() if of(key) != kept]
