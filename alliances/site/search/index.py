"""The index of search: for every word the entries that have it, in text that stays small when it is packed.

The index is a few strings, which ``scripts/finder.js`` reads: the words in order, each after the number of letters that it shares with
the one before; for each word three lists of entries, which have it in their title, are about it, or mention it; what each entry is.
What the entries say stands in parts of :data:`PART` entries, which are read when a result is shown.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from .entries import Entry
from .words import words

PART = 10  # entries
ABOUT = 1.3  # weight from which on an entry is about a word; that of a word that an entry of middle length has once is 1
BASE36 = "0123456789abcdefghijklmnopqrstuvwxyz"
TITLE, ABOUT_IT, MENTION = 0, 1, 2
# what a word counts by the kind of entry in which it is found: what explains comes before what lists
WEIGHTS = {
    "chapter": 1.4, "article": 1.4, "seed": 1.3, "page": 1.2, "section": 1.2, "term": 1.3, "exercise": 1.1, "chart": 1.1, "event": 1.0, "claim": 1.0, "paragraph": 0.9,
    "forecast": 0.9, "question": 0.9, "table": 0.8, "document": 0.8, "source": 0.7, "reference": 0.6,
}  # fmt: skip
BEHIND = 0.6  # pages that are no part of the printed book
OF_PAGES = ("chapter", "article", "page", "section", "chart", "exercise")
BY_NAME = ("source", "seed")  # what the text adds is ours: such a thing is looked for by its author, title, publisher and year
# digits of numbers: 60 that end one, and the others
DIGITS = [chr(code) for code in range(35, 127) if chr(code) not in "=\\`|$'"]
ENDING = 60
# words that stand in most sentences: no entry is found by them
SILENT = frozenset(
    words(
        "a about after against all also an and are as at be been before between both but by can could did do does for from had has have he"
        " her his how i if in into is it its just may me more most my no not of on only or other our out over said same say she should so"
        " some such than that the their them then there these they this those to under up was we were what when where which while who whom"
        " whose why will with without would you your"
    )
)


def number(value: int) -> str:
    """Write a number, the last digit being one of the first :data:`ENDING`.

    >>> number(0), number(59), len(number(60)), len(number(5000))
    ('#', 'c', 2, 3)
    """
    digits, carrying = "", len(DIGITS) - ENDING
    while value >= ENDING:
        value -= ENDING
        digits += DIGITS[ENDING + value % carrying]
        value //= carrying
    return digits + DIGITS[value]


def postings(entries: Sequence[Entry], titles: Mapping[str, str], names: Sequence[Sequence[str]]) -> dict[str, dict[int, int]]:
    """Return for every word the entries that have it, and how: in the title, as what they are about, or in passing.

    Parameters
    ----------
    entries : all that search finds.
    titles : of pages; what stands in the text of a page is found by the words of its title too.
    names : groups of names of one thing; who has one of them is found by all.

    Examples
    --------
    >>> found = postings([Entry("term", "terms", "war", "War", "Armed conflict.")], {}, [["war", "война"]])
    >>> found["war"], found["conflict"], found["воина"]
    ({0: 0}, {0: 2}, {0: 0})
    """
    groups = _by_first_word(names)
    texts = [words(entry.note if entry.kind in BY_NAME else entry.text) for entry in entries]
    middle = sum(map(len, texts)) / max(len(texts), 1)
    found: dict[str, dict[int, int]] = {}
    for place, (entry, text) in enumerate(zip(entries, texts, strict=True)):
        title, page = words(entry.names or entry.title), words(titles.get(entry.page, "") if entry.kind in OF_PAGES else "")
        ways = dict.fromkeys([*page, *_other_names(page, groups)], MENTION)
        for word, count in Counter([*text, *_other_names(text, groups)]).items():
            ways[word] = ABOUT_IT if _weight(count, len(text) / middle) >= ABOUT else MENTION
        ways |= dict.fromkeys([*title, *_other_names(title, groups)], TITLE)
        for word, way in ways.items():
            if word not in SILENT:
                found.setdefault(word, {})[place] = way
    return found


def _weight(count: int, length: float) -> float:
    """Return the weight of a word that stands so often in a text of this length (in middle lengths), after Robertson and Zaragoza."""
    return count * 2.2 / (count + 1.2 * (0.25 + 0.75 * length))


def _by_first_word(names: Sequence[Sequence[str]]) -> dict[str, list[tuple[list[str], list[list[str]]]]]:
    """Return the groups of names by the first word of each name: the name, and all names of its group."""
    found: dict[str, list[tuple[list[str], list[list[str]]]]] = {}
    for group in names:
        split = [words(name) for name in group]
        for name in split:
            found.setdefault(name[0], []).append((name, split))
    return found


def _other_names(text: Sequence[str], groups: dict[str, list[tuple[list[str], list[list[str]]]]]) -> Iterator[str]:
    """Yield the words of the other names of what a text names, each once."""
    seen: set[int] = set()
    for place, word in enumerate(text):
        for name, group in groups.get(word, ()):
            if id(group) not in seen and list(text[place : place + len(name)]) == name:
                seen.add(id(group))
                yield from {other for each in group if each is not name for other in each}.difference(text)


def packed(
    entries: Sequence[Entry], titles: Mapping[str, str], names: Sequence[Sequence[str]], minor: Collection[str]
) -> dict[str, object]:
    """Return the index of entries; see :func:`postings`. What stands on ``minor`` pages comes behind what stands on others.

    >>> one = Entry("term", "terms", "war", "War", "Armed conflict.")
    >>> {key: value for key, value in packed([one], {}, [], []).items() if key in ("what", "lengths", "words", "lists")}
    {'what': '0', 'lengths': '1', 'words': '0armed 0conflict 0war', 'lists': '||# ||# #'}
    """
    kinds = list(dict.fromkeys((one.kind, one.page in minor) for one in entries))
    lengths = [len({word for word in words(one.names or one.title) if word not in SILENT}) for one in entries]
    return {
        "kinds": [(kind, WEIGHTS[kind] * (BEHIND if behind and kind in OF_PAGES else 1)) for kind, behind in kinds],
        "what": "".join(BASE36[kinds.index((one.kind, one.page in minor))] for one in entries),
        "lengths": "".join(BASE36[min(length, 35)] for length in lengths),
        "silent": " ".join(sorted(SILENT)),
        "names": names,
        **_texts(postings(entries, titles, names)),
    }


def _texts(found: Mapping[str, Mapping[int, int]]) -> dict[str, str]:
    """Return the words and their lists as two texts; a list that stands there already is named by its place."""
    before, first, front, lists = "", {}, [], []
    for place, word in enumerate(sorted(found)):
        shared = _shared(before, word)
        front.append(f"{BASE36[shared]}{word[shared:]}")
        ways: tuple[list[int], ...] = ([], [], [])
        for entry, way in found[word].items():
            ways[way].append(entry)
        text = "|".join(map(_list, ways)).rstrip("|")
        lists.append(f"={number(first[text])}" if len(text) > 4 and text in first else text)
        first.setdefault(text, place)
        before = word
    return {"words": " ".join(front), "lists": " ".join(lists)}


def _shared(one: str, other: str) -> int:
    """Return the number of letters with which both words begin, as far as one digit can say it."""
    different = (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    return min(next(different, min(len(one), len(other))), len(BASE36) - 1)


def _list(entries: Iterable[int]) -> str:
    """Write numbers of entries, each as its distance from the one before."""
    text, following = "", 0
    for entry in entries:
        text += number(entry - following)
        following = entry + 1
    return text
