"""Variants of a lab: each student's own years, costs, documents or draw, chosen by the student's id.

The id and the lab are hashed, and the hash picks one of the lab's combinations. Nothing about a student is stored: the same
id gives the same variant on every machine, and the tests of a lab compute what is right for it from the library and the data.
Without an id the variant is the lab as the book tells it (the first value of each row in ``seeds/subject.yml``).

A variant makes copying visible. It is no secret: whoever knows an id can compute its variant.
"""

import hashlib
import itertools
import os
import unicodedata
from types import SimpleNamespace

from ..base.errors import InputError
from ..base.subject import subject

GRADED_AS = "ALLIANCES_STUDENT"  # set while grading: the id under which the work was handed in


def combinations(lab: str) -> list[dict[str, int | str]]:
    """Return all variants of a lab, the book's own first.

    Raises
    ------
    InputError : if ``seeds/subject.yml`` names nothing that varies in it.

    Examples
    --------
    >>> combinations("05-who-votes-with-whom")[0]
    {'year': 2021, 'since': 1992}
    """
    options = subject().variants.get(lab)
    if not options:
        raise InputError(
            "seeds/subject.yml", "variants", f"nothing varies in the lab {lab!r}", "say what varies, or do not ask for a variant"
        )
    return [dict(zip(options, values, strict=True)) for values in itertools.product(*options.values())]


def normal(student: str) -> str:
    """Return an id without blanks around it and without capitals, so that small slips choose the same variant; a Mac's é is one sign.

    >>> normal(" Maria-07 "), normal("Rene\u0301") == normal("René")
    ('maria-07', True)
    """
    return unicodedata.normalize("NFC", student).strip().casefold()


def choose(lab: str, student: str) -> SimpleNamespace:
    """Return a student's variant of a lab.

    Parameters
    ----------
    lab : name of the lab, such as ``05-who-votes-with-whom``.
    student : the id that the course knows the student by; empty for the book's own variant. While work is graded, the id
        under which it was handed in (environment variable ``ALLIANCES_STUDENT``) counts instead.

    Returns
    -------
    SimpleNamespace with one attribute for each thing that varies.

    Raises
    ------
    InputError : if the id is not text.

    Examples
    --------
    >>> choose("05-who-votes-with-whom", "")
    namespace(year=2021, since=1992)
    >>> choose("05-who-votes-with-whom", "maria-07") == choose("05-who-votes-with-whom", "Maria-07 ")
    True
    """
    if not isinstance(student, str):
        raise InputError("the lab", "STUDENT", f"the id {student!r} is not text", 'write it in quotation marks, as in STUDENT = "maria-07"')
    known = normal(os.environ.get(GRADED_AS, student))
    every = combinations(lab)
    if not known:
        return SimpleNamespace(**every[0])
    digest = hashlib.sha256(f"{lab}:{known}".encode()).digest()
    return SimpleNamespace(**every[1 + int.from_bytes(digest[:8], "big") % (len(every) - 1)])
