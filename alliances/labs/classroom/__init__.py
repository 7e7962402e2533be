"""The class view: one page for the instructor, from the answer files that a class handed in.

:mod:`.handed` reads the files, as the grader does; :mod:`.counts` says who did what, which exercises were hard, and which option tempts how
many; :mod:`.sureness` holds what the class said against what was so; :mod:`.reflections` chooses texts to discuss; :mod:`.page` writes the
page, out of :mod:`.parts`. The parts load on first use.
"""

from ...base.lazy import submodules

__all__ = ["counts", "handed", "page", "parts", "reflections", "sureness"]
__getattr__ = submodules(__name__, __all__)
