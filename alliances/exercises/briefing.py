"""What can be seen of a memo, and the questions of a murder board: the twin of ``briefing.js``.

Both work on an exercise as its front end has it (plain values) and on an answer that :func:`read` has put in order, and look at nothing
else, so that the same memo always meets the same questions. Words are sought in English and in Chinese; a memo in another language is
counted rightly and its marks are seen, but its words are not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from . import weighted
from .kit import Note
from .words import named, say

Item = dict[str, Any]
BLANK = " \t\r\n\u00a0\u3000"
_ASIAN = re.compile("[\u3001-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\uff01-\uffef]")  # each is counted as a word
_APART = re.compile(f"[{BLANK}\u2013\u2014]+")  # blanks, en dash, em dash
_END = re.compile(rf"([.!?][\"”’)]*(?:[{BLANK}]*\[[^\]\n]*\])*)[{BLANK}]+|([。！？][”’）]*(?:[{BLANK}]*\[[^\]\n]*\])*)|\n+")
_MARK = re.compile(r"\[([^\]\n]*)\]")
_NUMBER = re.compile(r"(?<![A-Za-z0-9.,-])[0-9]+(?:[.,][0-9]+)*")
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_BEFORE = re.compile(rf"(?:{_MONTH}|Article|article|paragraph|Lab|chapter|第) ?\Z")
_AFTER = re.compile(rf"^(?: (?:{_MONTH})|[ ]?[年月日号条])")
_DATE = re.compile(
    rf"(20[0-9]{{2}})-(0[1-9]|1[0-2])|({_MONTH}) (20[0-9]{{2}})|(20[0-9]{{2}})年([0-9]{{1,2}})月|(?<![0-9])(20[0-9]{{2}})(?![0-9])"
)
SHAKY = ("wrong", "unverifiable", "contested", "opinion", "imprecise")  # verdicts that a board asks about, the gravest first
PIECES, WORDS, FIGURES = 3, 2, 2  # how many questions of one kind at most


@dataclass(frozen=True)
class Memo:
    """An answer in order: what no longer exists in the book is left out."""

    seat: Item | None
    option: Item | None
    picked: list[str]
    text: str
    made: weighted.Decision


@dataclass(frozen=True)
class Asked:
    """One question of the board: what is asked, why, and where to look."""

    ask: str
    why: str
    look: str


def counted(text: str) -> int:
    """Count words as LibreOffice does: each Chinese, Japanese or Korean sign is one, dashes part words, other words end at blanks.

    >>> counted("Sign nothing — yet."), counted("中国和俄罗斯，应该结盟吗？"), counted("2001–2026 [A1-46]")
    (3, 13, 3)
    """
    return len(_ASIAN.findall(text)) + sum(bool(part) for part in _APART.split(_ASIAN.sub(" ", text)))


def sentences(text: str) -> list[str]:
    """Cut a text into sentences; a mark in brackets behind a full stop belongs to the sentence before it.

    >>> sentences("Wait. [A1-68] Then sign! 等等。再签。")
    ['Wait. [A1-68]', 'Then sign!', '等等。', '再签。']
    """
    cut = _END.sub(lambda end: f"{end[1] or end[2] or ''}\0", text)
    return [part for each in cut.split("\0") if (part := each.strip(BLANK))]


def read(item: Item, answer: dict | None) -> Memo:
    """Read an answer.

    Raises
    ------
    ValueError : if a field has another form.
    """
    given = answer or {}
    text, picked = given.get("text"), given.get("picked")
    seat, option = given.get("seat"), given.get("option")
    if not isinstance(text, str | None) or not isinstance(seat, str | None) or not isinstance(option, str | None):
        raise ValueError(say("memo.not-text"))
    if picked is not None and not (isinstance(picked, list) and all(isinstance(mark, str) for mark in picked)):
        raise ValueError(say("memo.not-marks"))
    known = [piece["mark"] for piece in item["evidence"]]
    criteria, options = ([each["key"] for each in item[name]] for name in ("criteria", "options"))
    return Memo(
        seat=next((each for each in item["roles"] if each["key"] == seat), None),
        option=next((each for each in item["options"] if each["key"] == option), None),
        picked=[mark for mark in known if mark in (picked or [])],
        text=text or "",
        made=weighted.read(given.get("matrix"), criteria, options),
    )


def cited(item: Item, memo: Memo) -> list[Item]:
    """Return the pieces of evidence whose marks stand in the text, in the order of the exercise."""
    return [piece for piece in item["evidence"] if f"[{piece['mark']}]" in memo.text]


def _found(text: str, table: dict[str, str]) -> str | None:
    """Return the first word of a table that stands in a text; Latin words only as whole words."""
    low = text.lower()
    for word in table.values():
        latin = word[0].isascii()
        if re.search(rf"(?<![a-z]){re.escape(word)}(?![a-z])", low) if latin else word in low:
            return word
    return None


def figures(sentence: str) -> list[str]:
    """Return the numbers of a sentence that need a source: no years, days, articles, and nothing inside brackets.

    >>> figures("In 2021 trade was 147 billion, and Article 9 of 16 July 2001 says so [A1-55].")
    ['147']
    """
    bare, found = _MARK.sub("", sentence), []
    for match in _NUMBER.finditer(bare):
        year = re.fullmatch(r"[12][0-9]{3}", match[0])
        apart = _BEFORE.search(bare[: match.start()]) or _AFTER.search(bare[match.end() :])
        if not year and not apart and not (match.start() == 0 and bare[match.end() : match.end() + 1] in (".", ")")):
            found.append(match[0])
    return found


def later(text: str, asof: str) -> bool:
    """Say whether a text names a date after a month such as ``2026-11``; a year alone counts as its end.

    >>> later("Look again in June 2027.", "2026-11"), later("By June 2026.", "2026-11"), later("2027年6月", "2026-11")
    (True, False, True)
    """
    months = _MONTH.split("|")
    limit = int(asof[:4]) * 12 + int(asof[5:7])
    for match in _DATE.finditer(text):
        if match[1]:
            year, month = int(match[1]), int(match[2])
        elif match[3]:
            year, month = int(match[4]), months.index(match[3]) + 1
        elif match[5]:
            year, month = int(match[5]), int(match[6])
        else:
            year, month = int(match[7]), 12
        if year * 12 + month > limit:
            return True
    return False


def checklist(item: Item, memo: Memo) -> list[Note | None]:
    """Return what cannot be seen of a memo, point by point: a note on what to do, or none."""
    said, used, count = sentences(memo.text), cited(item, memo), counted(memo.text)
    against = bool(memo.option) and any(piece["side"] != memo.option["side"] for piece in used)
    seen = {
        "length": item["least"] <= count <= item["most"],
        "seat": bool(memo.seat) and any(name.lower() in memo.text.lower() for name in memo.seat["named"]),
        "first": bool(_found(" ".join(said[:2]), named("memo.advising"))),
        "pieces": len(used) >= item["pieces"],
        "against": against,
        "figure": any(figures(each) and _MARK.search(each) for each in said),
        "change": bool(_found(memo.text, named("memo.changing"))),
        "date": later(memo.text, item["asof"]),
    }
    return [None if there else Note("open", named("memo.unseen")[name]) for name, there in seen.items()]


def board(item: Item, memo: Memo) -> list[Asked]:
    """Return the questions that a memo meets, each drawn from what it claims or leaves out."""
    return [*_of_the_seat(item, memo), *_of_the_matrix(item, memo), *_of_the_evidence(item, memo), *_of_the_words(memo)]


def _of_the_seat(item: Item, memo: Memo) -> Iterator[Asked]:
    if not memo.seat:
        return
    other = memo.seat["opponent"]
    yield Asked(other["asks"], say("memo.opponent-why", opponent=other["name"]), say("memo.look", where=other["look"]))
    yield Asked(say("memo.divided", seat=memo.seat["name"]), memo.seat["divided"], say("memo.look", where=memo.seat["dividing"]))


def _of_the_matrix(item: Item, memo: Memo) -> Iterator[Asked]:
    if not memo.option or memo.made.missing:
        return
    weak = memo.made.weakest(memo.option["key"])
    criterion = next((each for each in item["criteria"] if each["key"] == weak), None)
    if criterion:
        score = str(memo.made.scores[memo.option["key"]][criterion["key"]] or 0).replace("-", "−")
        weight = memo.made.weights[criterion["key"]] or 0
        why = say("memo.weakest-why", option=memo.option["short"], score=score, weight=weight)
        yield Asked(say("memo.weakest", criterion=criterion["text"].rstrip(".")), why, say("memo.look", where=criterion["look"]))
    leaders = memo.made.leaders()
    if memo.option["key"] not in leaders:
        first = say("matrix.and").join(each["short"] for each in item["options"] if each["key"] in leaders)
        yield Asked(say("memo.differs", first=first, option=memo.option["short"]), say("memo.differs-why"), say("memo.differs-look"))


def _of_the_evidence(item: Item, memo: Memo) -> Iterator[Asked]:
    used = cited(item, memo)
    shaky = [piece for verdict in SHAKY for piece in used if piece["verdict"] == verdict]
    for piece in shaky[:PIECES]:
        ask = named("memo.shaky")[piece["verdict"]].replace("{mark}", piece["mark"])
        yield Asked(ask, piece["note"], say("memo.look", where=piece["source"]))
    if memo.option and not any(piece["side"] != memo.option["side"] for piece in used):
        yield Asked(say("memo.one-sided"), say("memo.one-sided-why"), say("memo.one-sided-look"))
    for mark in [mark for mark in memo.picked if f"[{mark}]" not in memo.text][:1]:
        yield Asked(say("memo.unused", mark=mark), say("memo.unused-why"), say("memo.unused-look"))


def _of_the_words(memo: Memo) -> Iterator[Asked]:
    said, table = sentences(memo.text), named("memo.universal")
    words = [word for word in table.values() if _found(memo.text, {"": word})]
    for word in words[:WORDS]:
        yield Asked(say("memo.universal-ask", word=word), say("memo.universal-why"), say("memo.universal-look"))
    bare = [(each, figures(each)[0]) for each in said if figures(each) and not _MARK.search(each)]
    for _, figure in bare[:FIGURES]:
        yield Asked(say("memo.figure-ask", figure=figure), say("memo.figure-why"), say("memo.figure-look"))
