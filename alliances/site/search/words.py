"""Words as search compares them: without case, accents, hyphens and a plural's s. The twin is ``scripts/folding.js``."""

import re
import unicodedata
from functools import cache

PLAIN = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "’": "'", "ʼ": "'"})
_HAN = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"  # kana, Chinese characters, Hangul: written without spaces
_LETTER = rf"(?:(?![{_HAN}_])\w)"
_RUN = re.compile(rf"[{_HAN}]+|{_LETTER}+(?:[-‐‑–./'’ʼ]{_LETTER}+)*")
SHORT = 3  # letters below which a part of a word is looked for together with the others
_JOINT = re.compile(r"[-‐‑–/']|\.(?!\d)|(?<!\d)\.")  # not the point of 14.7


def fold(text: str) -> str:
    """Return a text in lower case and without the marks above and below its letters.

    >>> fold("Lüshun, Türkiye, Й, Işık")
    'lushun, turkiye, и, isik'
    """
    apart = unicodedata.normalize("NFKD", text.lower().translate(PLAIN))
    return "".join(letter for letter in apart if not unicodedata.category(letter).startswith("M"))


def words(text: str) -> list[str]:
    """Return the words of a text in their order; a letter or a number that a hyphen joins to others comes joined too.

    >>> words("Russia's S-400 missiles, non-aggression, 14.7, 珍宝岛")
    ['russia', 's400', 's', '400', 'missile', 'non', 'aggression', '14.7', '珍宝', '宝岛']
    """
    return [word for run in _RUN.findall(unicodedata.normalize("NFC", text)) for word in _of_run(run)]


@cache
def _of_run(run: str) -> tuple[str, ...]:
    """Return the words of what stands between two spaces."""
    plain = fold(run)
    if re.match(rf"[{_HAN}]", plain):
        return tuple(plain[place : place + 2] for place in range(max(len(plain) - 1, 1)))
    parts = [stem(part) for part in _JOINT.split(re.sub(r"'s$|(?<=\w)'(?=\w)", "", plain)) if part]
    joined = len(parts) > 1 and any(len(part) < SHORT or part.isdigit() for part in parts)
    return tuple(["".join(parts), *parts] if joined else parts)


def stem(word: str) -> str:
    """Return an English word without the ending of its plural.

    >>> [stem(word) for word in ("treaties", "alliances", "crises", "press", "1950s", "status")]
    ['treaty', 'alliance', 'crise', 'press', '1950', 'status']
    """
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and word[-2] not in "sui" else word
