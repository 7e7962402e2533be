"""How charts write numbers, days and lists, and how they break lines."""

import textwrap
from collections.abc import Sequence

import pandas as pd

UP_TO_FIFTEEN = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
                 "thirteen", "fourteen", "fifteen")  # fmt: skip
WORDS = dict(enumerate(UP_TO_FIFTEEN)) | {20: "twenty", 25: "twenty-five", 30: "thirty"}


def wrap(text: str, width: int = 44) -> list[str]:
    """Break a text into lines that fit a phone.

    Parameters
    ----------
    text : the words.
    width : the most characters of a line.

    Examples
    --------
    >>> wrap("Russia and China promise to fight side by side", 24)
    ['Russia and China promise', 'to fight side by side']
    """
    return textwrap.wrap(text, width, break_long_words=False)


def number(count: int, *, none: str = "no") -> str:
    """Write a small or round count as a word, another one in digits.

    Parameters
    ----------
    count : 0 or more.
    none : the word for 0.

    Examples
    --------
    >>> number(4), number(0), number(0, none="none"), number(30), number(31)
    ('four', 'no', 'none', 'thirty', '31')
    """
    return none if count == 0 else WORDS.get(count, str(count))


def opening(count: int) -> str:
    """Write a count as a word that begins a sentence.

    >>> opening(2), opening(0)
    ('Two', 'None')
    """
    return number(count, none="none").capitalize()


def times(count: int) -> str:
    """Write how often something happened.

    >>> times(2), times(3), times(0)
    ('twice', 'three times', 'never')
    """
    return ("never", "once", "twice")[count] if count < 3 else f"{number(count)} times"


def listed(words: Sequence[str]) -> str:
    """Join words as a sentence does.

    >>> listed(["1900", "1901", "1929"]), listed(["1900"])
    ('1900, 1901 and 1929', '1900')
    """
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)


def fraction(*shares: float) -> str:
    """Write shares that are nearly the same as one fraction, or as a span in per cent.

    >>> fraction(0.33, 0.35), fraction(0.48), fraction(0.2, 0.4)
    ('a third', 'half', '20 to 40 per cent')
    """
    for word, near in (("a quarter", 1 / 4), ("a third", 1 / 3), ("half", 1 / 2), ("two thirds", 2 / 3)):
        if all(abs(share - near) < 0.03 for share in shares):
            return word
    return " to ".join(sorted({f"{100 * share:.0f}" for share in shares})) + " per cent"


def percent(share: float, form: str = ".0f") -> str:
    """Write a share in per cent, with the space that keeps the sign apart.

    >>> percent(0.75), percent(-0.039, ".1f")
    ('75 %', '-3.9 %')
    """
    return f"{100 * share:{form}} %"


def day(when: pd.Timestamp) -> str:
    """Write a day.

    >>> day(pd.Timestamp("1949-10-02"))
    '2 Oct 1949'
    """
    return f"{when.day} {when:%b %Y}"


def iso(days: pd.Series) -> pd.Series:
    """Write days as year-month-day; what is not known stays empty.

    >>> iso(pd.Series(pd.to_datetime(["1896-06-03"]))).tolist()
    ['1896-06-03']
    """
    return days.dt.strftime("%Y-%m-%d")
