"""Reading of hand-written files, with one clear message for a slip of syntax."""

from pathlib import Path

import yaml

from . import paths
from .errors import InputError

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the one in C is eight times as fast


def read_yaml(path: Path) -> object:
    """Return the content of a YAML file.

    Raises
    ------
    InputError : naming file and line, if the file is not valid YAML.

    Examples
    --------
    >>> read_yaml(paths.SEEDS / "data" / "alliance_spells.yml")["key"]
    ['atop_id']
    """
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 (both loaders are safe)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"line {mark.line + 1}" if mark else ""
        raise InputError(paths.shown(path), place, "this is not valid YAML", "correct the syntax") from None
