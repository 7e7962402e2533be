"""The labs in the reader's own browser: JupyterLite with Python compiled for it, assembled into ``lite/`` of the site.

Nothing of it comes from another host. What is put together stands in ``lite-wheels.txt``, each file with its SHA-256; the files
themselves are not in the repository, and without them the book has no such link.
"""

from ..base.lazy import submodules

__all__ = ["assemble", "fetch", "files", "lock", "packages", "places"]
__getattr__ = submodules(__name__, __all__)
