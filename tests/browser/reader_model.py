"""What a reader's store promises, as a model: two tabs, one storage that may be full, refused or damaged, and what each tab shows and holds.

The model is played along with what a real browser did (``histories.js``). It takes one thing from there: whether a full storage took a text,
which depends on the length of all others. All else it says for itself.
"""

import json
from dataclasses import dataclass, field

from alliances.exercises.words import named, say

KEYS = ("pattern-median", "pattern-ten-years", "pattern-reflect")
LONG = 45 * "word "
TEXTS = (("12", "13", "7"), (), ("too short", f"{LONG}one", f"{LONG}two"))
ANSWERS = (
    ({"value": 12}, {"value": 13}, {"value": 7}),
    ({"picked": [0]}, {"picked": [1]}, {"picked": [2]}),
    tuple({"text": text, "ticked": []} for text in TEXTS[2]),
)
BLANK = ({"value": None}, {"picked": []}, {"text": "", "ticked": []})
DAMAGED = ("{", "null", '{"answer": 7}', "")
OLD, NOW, NEW = "2020-01-01T10:00:00.000Z", "2026-11-27T10:00:00.000Z", "2096-01-01T10:00:00.000Z"
RADIO = 1  # the place of the exercise whose control is a group of buttons
NONE = (None, None, "")  # answer, draft, when


def checkable(place: int, value: dict) -> bool:
    """Tell whether an exercise takes a control's content for an answer."""
    return value != BLANK[place] and value != ANSWERS[2][0]


@dataclass
class Held:
    """What a tab has under a key and the storage has not taken, and what the storage had instead."""

    entry: tuple
    over: object


@dataclass
class Tab:
    page: str = "chapter"
    cached: bool = False
    held: dict = field(default_factory=dict)
    last: dict = field(default_factory=dict)  # read or written last, and taken
    shown: list = field(default_factory=list)  # of each exercise: answer, draft, whether a verdict is on show
    undo: dict = field(default_factory=dict)
    found: list = field(default_factory=list)
    stay: str = ""


class Model:
    """Two tabs and the storage between them."""

    def __init__(self, files: list[dict]) -> None:
        self.files, self.mode, self.full, self.stored, self.step = files, "ok", False, {}, 0
        self.tabs = [Tab(), Tab()]
        self.unsure = False  # a history is followed up to where the browser alone knows
        self.after: dict = {}  # what the storage really held after the step
        self.changed: set = set()
        self.got: dict | None = None
        for tab in self.tabs:
            self._open(tab, "chapter")

    # ── the store ──
    def _now(self) -> str:
        return NOW[:-5] + f".{self.step:03}Z"

    def _read(self, tab: Tab, key: str) -> tuple:
        there = self.stored.get(key) if self.mode == "ok" else "unreadable"
        whole = isinstance(there, tuple)
        if key in tab.held:
            mine = tab.held[key]
            if not (whole and there != mine.over and there[2] > mine.entry[2]):
                return mine.entry
            del tab.held[key]
        if whole:
            tab.last[key] = there
        elif there is None:
            tab.last.pop(key, None)
        elif key in tab.last:
            tab.held[key] = Held(tab.last.pop(key), None)
            return tab.held[key].entry
        return there if whole else NONE

    def _save(self, tab: Tab, key: str) -> None:
        entry = tab.held[key].entry
        gone = entry[:2] == (None, None)
        if self.mode != "ok" or (self.full and not gone and not _same(self.after[key], entry)):
            return
        del tab.held[key]
        if gone:
            tab.last.pop(key, None)
        else:
            tab.last[key] = entry
        if self.stored.get(key) != (None if gone else entry):
            self.stored[key] = None if gone else entry
            self.changed.add(key)

    def _ask(self, tab: Tab) -> None:
        """Let a tab find out what is not kept, and say it."""
        for key in KEYS:
            self._read(tab, key)
            if key in tab.held:
                self._save(tab, key)
        tab.found = [self._read(tab, key) for key in KEYS]
        end = named("answers.until")["tab"]
        if tab.held:
            tab.stay = say("answers.not-kept", count=len(tab.held), end=end)
        elif self.mode != "ok":
            tab.stay = say("answers.none-kept", end=end)
        else:
            tab.stay = say("answers.stay")

    def _put(self, tab: Tab, key: str, entry: tuple) -> None:
        tab.held[key] = Held(entry, self.stored.get(key) if self.mode == "ok" else None)
        tab.last.pop(key, None)
        self._save(tab, key)
        self._ask(tab)

    # ── pages ──
    def _show(self, tab: Tab, keys: tuple = KEYS) -> None:
        for place, key in enumerate(KEYS):
            if key in keys and tab.page == "chapter":
                answer, draft, _ = self._read(tab, key)
                tab.shown[place] = [answer, draft, bool(answer and not draft)]

    def _open(self, tab: Tab, page: str) -> None:
        if tab.shown:
            warned = bool(tab.held)  # before the page is left: a name that is given later does not reach the next page
            self._ask(tab)
            self.unsure |= not warned and self.mode != "ok"  # whether the next page knows of it, or only the one after
        tab.page, tab.last, tab.undo, tab.shown = page, {}, {}, [[None, None, False] for _ in KEYS]
        self._show(tab)
        self._ask(tab)

    def _news(self, tab: Tab, keys: set) -> None:
        """Another tab, or another hand, has changed the storage."""
        for key in keys:
            if self.stored.get(key) is None:
                tab.held.pop(key, None)
                tab.last.pop(key, None)
        self._show(tab, tuple(keys))
        self._ask(tab)

    def _keep(self, tab: Tab, place: int, answer: dict | None, draft: dict | None) -> None:
        before, tab.shown[place] = tab.shown[place], [answer, draft, False]
        if draft is not None or before[1] is not None or answer is not before[0]:
            self._put(tab, KEYS[place], (answer, draft, self._now()) if answer or draft else (None, None, self._now()))

    def _change(self, tab: Tab, key: str, entry: tuple) -> None:
        before = self._read(tab, key)
        self._put(tab, key, entry if entry[0] or entry[1] else (None, None, self._now()))
        tab.undo[key] = (before, self._read(tab, key))

    # ── steps ──
    def type(self, tab: Tab, place: int, value: int) -> None:
        if tab.page != "chapter":
            return
        answer, draft, _ = tab.shown[place]
        now = ANSWERS[place][value]
        if place == RADIO and now == (draft or answer):
            return  # a button that is pressed already tells nothing
        self._keep(tab, place, answer, None if now == (answer or BLANK[place]) else now)

    def check(self, tab: Tab, place: int) -> None:
        if tab.page != "chapter":
            return
        answer, draft, _ = tab.shown[place]
        now = draft or answer or BLANK[place]
        if checkable(place, now):
            self._keep(tab, place, dict(now), None)
            tab.shown[place][2] = True

    def again(self, tab: Tab, place: int) -> None:
        if tab.page == "chapter" and any(tab.shown[place][:2]):
            self._keep(tab, place, None, None)

    def clear(self, tab: Tab) -> None:
        keys = [key for key in KEYS if any(self._read(tab, key)[:2])]
        for key in keys:
            self._change(tab, key, NONE)
        if keys:
            self._show(tab, tuple(keys))

    def undo(self, tab: Tab) -> None:
        back = [
            key
            for key, (_, after) in tab.undo.items()
            if self._read(tab, key)[:2] == after[:2] and _time(self._read(tab, key)) == _time(after)
        ]
        for key in back:
            entry = tab.undo[key][0]
            self._put(tab, key, entry if entry[0] or entry[1] else (None, None, self._now()))
        if tab.undo:
            self._ask(tab)  # what is said of it tells what is not kept
        tab.undo = {}
        self._show(tab, tuple(back))

    def load(self, tab: Tab, place: int) -> None:
        if tab.page != "work":
            return
        for key, (answer, draft, at) in self.files[place].items():
            now = self._read(tab, key)
            if not (any(now[:2]) and now[2] > at):
                self._change(tab, key, (answer, draft, at))
        self._ask(tab)

    def download(self, tab: Tab) -> None:
        if tab.page == "work" or tab.stay != say("answers.stay"):
            held = {key: self._read(tab, key) for key in KEYS}
            self.got = {key: {"answer": entry[0], "draft": entry[1]} for key, entry in held.items() if any(entry[:2])}
            self._ask(tab)

    def reload(self, tab: Tab) -> None:
        self._open(tab, tab.page)

    def turn(self, tab: Tab) -> None:
        self._open(tab, "work" if tab.page == "chapter" else "chapter")

    def cache(self, tab: Tab) -> None:
        self._ask(tab)
        tab.cached = True

    def back(self, tab: Tab) -> None:
        tab.cached = False
        self._show(tab)
        self._ask(tab)

    # ── a whole step ──
    def play(self, who: int | None, what: str, how: list, after: list, told: bool = False) -> None:
        """Take a step, and hand on its news until there are none.

        ``after`` is what the storage really held then, and ``told`` whether a page told the others where the reading stopped: it does so as soon
        as there is room, which the browser alone knows, and who hears it asks what is kept.
        """
        self.step += 1
        self.after = dict(zip(KEYS, after, strict=True))
        self.changed, self.got = set(), None
        if who is None:
            self._thing(what, *how)
        elif self.tabs[who].cached == (what == "back"):
            getattr(self, what)(self.tabs[who], *how)
        by = None if who is None else self.tabs[who]
        self._hand_on(by)
        for tab in self.tabs:
            if told and tab is not by and not tab.cached:
                self._ask(tab)
        self._hand_on(None)

    def _hand_on(self, by: Tab | None) -> None:
        """Tell what has changed to all tabs but the one that changed it, until nothing more does."""
        while self.changed:
            keys, self.changed = self.changed, set()
            for tab in self.tabs:
                if tab is not by and not tab.cached:
                    self._news(tab, keys)
            by = None

    def _thing(self, what: str, *how: object) -> None:
        if what == "mode":
            self.mode = how[0]
        elif what == "full":
            self.full = how[0]
        elif self.stored.get(KEYS[how[0]]) != f"damaged: {how[1]}":
            self.stored[KEYS[how[0]]] = f"damaged: {how[1]}"
            self.changed = {KEYS[how[0]]}

    # ── what must be seen ──
    def expected(self, tab: Tab) -> dict | None:
        """Say what can be seen of a tab: what it found when something was done or told last."""
        if tab.cached:
            return None
        if tab.page == "work":
            return {"states": ["done" if entry[0] else "draft" if entry[1] else "none" for entry in tab.found], "stay": tab.stay}
        shown = [[_control(place, draft or answer), bool(draft), graded] for place, (answer, draft, graded) in enumerate(tab.shown)]
        done = sum(entry[0] is not None for entry in tab.found)
        return {"shown": shown, "done": say("progress.page", done=say("progress.done", done=done, of=len(KEYS))), "stay": tab.stay}

    def faults(self, number: int, seen: dict) -> list[str]:
        """Compare with what was seen after a step."""
        found = []
        for place, (tab, real) in enumerate(zip(self.tabs, seen["tabs"], strict=True)):
            expected = self.expected(tab)
            real = real or {}
            for name, value in (expected or {}).items():
                if real.get(name) != value:
                    found.append(f"step {number}, tab {place}: {name} is {real.get(name)!r}, and should be {value!r}")
            got = real.get("got")
            if got is not None and {key: {part: kept[part] for part in ("answer", "draft")} for key, kept in got.items()} != self.got:
                found.append(f"step {number}, tab {place}: the file holds {got}, and should hold {self.got}")
        for key, text in zip(KEYS, seen["stored"], strict=True):
            mine = self.stored.get(key)
            same = text is None if mine is None else (mine == f"damaged: {text}" if isinstance(mine, str) else _same(text, mine))
            if not same:
                found.append(f"step {number}: the storage has {text!r} of {key}, and should have {mine!r}")
        return found


def _time(entry: tuple) -> str:
    """Return when an entry was made; an empty one has no time that could differ."""
    return entry[2] if any(entry[:2]) else ""


def _control(place: int, value: dict | None) -> object:
    """Return what a control shows of an answer or draft."""
    value = value or BLANK[place]
    return (("" if value.get("value") is None else str(value["value"])), (value.get("picked") or [-1])[0], value.get("text"))[place]


def _same(text: str | None, entry: tuple) -> bool:
    """Tell whether a text of the storage is an entry, whose time is that of a step if it is not from a file."""
    try:
        kept = json.loads(text or "")
        answer, draft, at = kept["answer"], kept["draft"], kept["at"]
    except (ValueError, TypeError, KeyError):
        return False
    return (answer, draft) == entry[:2] and (at == entry[2] or {at, entry[2]}.isdisjoint({OLD, NEW, ""}))
