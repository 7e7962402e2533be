"""The alliance game, played: by four groups in four browsers, with keyboard, finger and mouse, without a network, across a reload; and what leaves the page."""

import io
import re

import pandas as pd
import pytest
from playwright.sync_api import Page
from test_hands import OLD, UNSEEN
from test_pages import AXE, VIOLATIONS

from alliances.exercises import rulebook
from alliances.models import game

PAGE = "book/judgement/game.html"
SHORT = "#game=rounds.3,most.3;blue%20door%2029"
LAST = 3  # round
ASKED = ("minor", "major", "back", "press", "spend", "forecast_minor", "forecast_major")


def alive(page: Page) -> Page:
    """Come to the game, which loads when a reader comes near."""
    page.locator(".game").scroll_into_view_if_needed()
    page.locator(".game[data-live]").wait_for()
    return page


def posture(seat: int, turn: int) -> dict:
    """What a seat of every table does: pairs ally, loosen to partners, and part."""
    return {"level": 3 - turn, "with": seat ^ 1 if turn < 3 else None}


def plan(seat: int) -> dict:
    """Even seats come for their ally, odd ones after minor attacks only."""
    return {
        "minor": True,
        "major": seat % 2 == 0,
        "back": seat % 2 == 0,
        "press": True,
        "spend": 1,
        "forecast_minor": 80,
        "forecast_major": 30,
    }


class Table:
    """A group at a screen; a hand says how it presses what is on it."""

    def __init__(self, page: Page, letter: str, press=None) -> None:
        self.page, self.box = page, page.locator(".game")
        self.letter, self.press = letter, press or (lambda target: target.click())

    def button(self, name: str):
        return self.box.get_by_role("button", name=name)

    def sit_down(self, people: int, written: int, concealed: bool = False) -> None:
        self.press(self.button("Play at one screen"))
        self.box.get_by_label("Seats played by people").select_option(str(people))
        self.box.get_by_label("Computer seats").select_option(str(written))
        self.box.get_by_label("Letter of this table").select_option(self.letter)
        if concealed:
            self.box.get_by_label("Pass a keyboard").check()
        self.press(self.button("Begin"))

    def decide(self, people: int, turn: int) -> None:
        """Hand the screen on from seat to seat, for postures and for plans."""
        for step in ("posture", "plan"):
            for seat in range(people):
                self.press(self.button("I am "))
                assert self.box.locator(".game-heading").inner_text().endswith(f"your {step}")
                (self._posture if step == "posture" else self._plan)(seat, turn)
                self.press(self.button("Lock it in"))

    def _posture(self, seat: int, turn: int) -> None:
        chosen = posture(seat, turn)
        self.press(self.box.get_by_role("radio").nth(chosen["level"]))
        if chosen["with"] is not None:
            self.box.get_by_label("With whom?").select_option(str(chosen["with"]))

    def _plan(self, seat: int, turn: int) -> None:
        wanted = plan(seat)
        for name, group in zip(
            [name for name in ASKED if self._asks(name, turn)], self.box.locator("form :is(fieldset, select)").all(), strict=True
        ):
            if name.startswith("forecast"):
                group.select_option(str(wanted[name]))
            elif name == "spend":
                radios = group.get_by_role("radio")
                self.press(radios.nth(min(wanted[name], radios.count() - 1)))
            else:
                self.press(group.get_by_role("radio").nth(0 if wanted[name] else 1))

    @staticmethod
    def _asks(name: str, turn: int) -> bool:
        asked = {
            1: ("minor", "major", "back", "press", "forecast_minor", "forecast_major"),
            2: ("minor", "major", "spend", "forecast_minor", "forecast_major"),
        }
        return name in asked.get(turn, ("spend",))

    def turn_cards(self) -> None:
        self.press(self.button("Turn the first card"))
        for _ in range(2):
            said = self.box.get_by_role("status").first.inner_text()
            assert said, "a card is told to those who listen"
            self.press(self.button("Turn card"))
        self.press(self.button("On to the next round"))

    def play(self, people: int, turns: range) -> None:
        for turn in turns:
            self.decide(people, turn)
            self.turn_cards()

    def code(self) -> str:
        return self.box.locator(".game-code").inner_text()

    def log(self) -> pd.DataFrame:
        with self.page.expect_download() as waiting:
            self.press(self.button("Download the log"))
        return pd.read_csv(io.StringIO(waiting.value.path().read_text(encoding="utf-8")))


def typed(page: Page, people: int, turn: int) -> None:
    """Play a round by keyboard alone: type signs that show as dots, and turn the cards with Enter."""
    signs = {True: "y", False: "n"}
    for step in ("posture", "plan"):
        for seat in range(people):
            page.keyboard.press("Tab")
            field = page.evaluate("document.activeElement.type")
            assert field == "password"
            if step == "posture":
                chosen = posture(seat, turn)
                page.keyboard.type("FPA"[chosen["level"]] + ("" if chosen["with"] is None else str(chosen["with"] + 1)))
            else:
                wanted = plan(seat)
                values = [wanted[name] for name in ASKED if Table._asks(name, turn)]
                tokens = page.evaluate("document.activeElement.form.innerText").count("tokens")
                page.keyboard.type(
                    "".join(signs[each] if isinstance(each, bool) else str(each // 10 or (each if tokens else 0)) for each in values)
                )
            page.keyboard.press("Enter")
    for _ in range(4):
        assert "main" in page.evaluate("document.activeElement.className"), "the button that leads on has the focus"
        page.keyboard.press("Enter")


def replayed(log: pd.DataFrame) -> pd.DataFrame:
    """What Python's rules make of the choices in a log."""
    moves = []
    for _, rows in log.groupby("round"):
        named = [
            {"level": row.named_level, "with": None if pd.isna(row["named_with"]) else int(row["named_with"])} for _, row in rows.iterrows()
        ]
        plans = [
            {
                name: None if pd.isna(value) else (bool(value) if name in ASKED[:4] else int(value))
                for name in ASKED
                for value in [row[name if name.startswith("forecast") else f"plan_{name}"]]
            }
            for _, row in rows.iterrows()
        ]
        moves.append({"postures": named, "plans": plans})
    seats = int(log["seat"].max()) + 1
    state = game.cards(game.replay({"seats": seats, "rounds": LAST, "most": LAST}, int(log["seed"].iloc[0]), moves))
    return pd.DataFrame(game.log(state))


def same(log: pd.DataFrame) -> None:
    """A downloaded log has the columns of the rules, and Python comes to its points, ties, calls and truths from its choices."""
    again = replayed(log)
    assert list(log.columns) == ["table", "player", *again.columns]
    ours, theirs = (frame.astype(float) for frame in (log[again.columns], again))
    pd.testing.assert_frame_equal(ours, theirs, check_dtype=False)


@pytest.fixture(scope="module")
def groups(browser, address, site):
    """Four groups, each at its own device; nobody but the last has played yet."""
    made = {
        "keyboard": browser.new_context(viewport={"width": 1280, "height": 900}),
        "touch": browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True),
        "offline": browser.new_context(offline=True),
        "reload": browser.new_context(),
    }
    yield made
    for context in made.values():
        context.close()


def test_four_groups_play_and_put_their_tables_together(groups, address, site):
    errors = []

    def sit(name: str, letter: str, root: str = address, press=None) -> Table:
        page = groups[name].new_page()
        page.set_default_timeout(15000)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda message: errors.append(message.text) if message.type in ("error", "warning") else None)
        page.goto(f"{root}{PAGE}{SHORT}")
        return Table(alive(page), letter, press)

    keyboard = sit("keyboard", "A", press=lambda target: target.press("Enter"))
    keyboard.sit_down(4, 0, concealed=True)
    for turn in range(1, LAST + 1):
        typed(keyboard.page, 4, turn)

    touch = sit("touch", "B", press=lambda target: target.tap())
    touch.sit_down(4, 0)
    touch.play(4, range(1, LAST + 1))
    assert touch.page.evaluate("document.documentElement.scrollWidth") <= 360

    offline = sit("offline", "C", site.as_uri() + "/")
    offline.sit_down(2, 2)
    offline.play(2, range(1, LAST + 1))

    again = sit("reload", "D")
    again.sit_down(4, 0)
    again.play(4, range(1, 2))
    again.press(again.button("I am "))
    again._posture(0, 2)
    again.press(again.button("Lock it in"))
    again.page.reload()  # with a posture locked, and one round behind
    alive(again.page)
    again.press(again.button("Go on with your game"))
    assert again.box.locator(".game-heading").inner_text() == "Hand the screen to Square"
    again.press(again.button("Undo the last step"))
    assert again.box.locator(".game-heading").inner_text() == "Hand the screen to Circle"
    again.play(4, range(2, LAST + 1))

    tables = [keyboard, touch, offline, again]
    logs = [each.log() for each in tables]
    for log in logs:
        same(log)
    assert set(logs[2]["player"]) > {"person"}, "strategies sat at the third table"
    alike = [log.drop(columns=["table", "player"]) for log in (logs[0], logs[1], logs[3])]
    assert all(log.equals(alike[0]) for log in alike), "the same seed and choices give the same game, on every device"

    combined(again, [each.code() for each in tables[:3]], logs)
    assert errors == []


def combined(table: Table, codes: list[str], logs: list[pd.DataFrame]) -> None:
    """Type and paste the codes of the other tables, one of them with a slip first."""
    table.press(table.button("Put tables together"))
    wrong = codes[0][:7] + ("3" if codes[0][7] != "3" else "4") + codes[0][8:]
    table.box.get_by_label("Codes").fill("\n".join([wrong, codes[1].lower().replace("-", " ")]))
    table.press(table.button("Add"))
    said = table.box.locator(".game-slip").inner_text()
    assert f"Group 2, “{wrong[6:11]}”, does not fit its check sign" in said
    assert "Table B is in." in said
    assert table.box.get_by_label("Codes").input_value() == wrong, "what is wrong stays, to be put right"
    table.box.get_by_label("Codes").fill("\n".join(codes))
    table.press(table.button("Add"))
    listed = table.box.locator(".game-tables").inner_text()
    for letter, log in zip("ABCD", logs, strict=True):
        total = log.groupby("seat")["points"].last().sum()
        assert f"Table {letter}: 4 seats, 3 rounds, {total:.1f}".removesuffix(".0") in listed
    called = sum(log.loc[log["player"] == "person", ["called", "honoured"]].sum() for log in logs)
    assert f"All people: {called['honoured']} of {called['called']} calls honoured" in table.box.inner_text()


def test_the_rules_on_the_page_are_those_of_the_library(reader, address):
    page = reader(java_script_enabled=False).open(address + PAGE)
    still = page.locator(".game-book .game-rules li").all_text_contents()
    assert still == rulebook.rules(game.settings())
    assert "needs JavaScript" in page.locator(".game").inner_text()
    folded = ".game-book:not([open]) > *:not(summary)"
    assert page.evaluate(UNSEEN, folded)
    page.emulate_media(media="print")
    assert page.evaluate(UNSEEN, folded) == 0, "on paper each stands open"
    one = reader()
    one.context.add_init_script(OLD)
    live = alive(one.open(f"{address}{PAGE}"))
    closed = live.locator(".game-book:not([open])").count()
    live.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert live.locator(".game-book:not([open])").count() == 0 < closed, "an older browser opens them for paper"
    live.evaluate("dispatchEvent(new Event('afterprint'))")
    live.locator(".game-fold summary").press("Enter")
    assert live.locator(".game-fold .game-rules li").all_text_contents() == still
    told = [tuple(row.locator(":is(th, td)").all_text_contents()) for row in live.locator(".game-fold tbody tr").all()]
    assert told == rulebook.payoffs(game.settings())
    changed = alive(reader().open(f"{address}{PAGE}#game=deterrence.1;old%20road%2011"))
    assert "Faces of the die that deter for an ally: 1 (normal 3)" in changed.locator(".game-warning:visible").inner_text()
    changed.locator(".game-fold summary").press("Enter")
    assert "if the die shows 1 or less" in changed.locator(".game-fold .game-rules").inner_text()
    shared(changed)


def shared(page: Page) -> None:
    """In the sandbox a number within its limits goes into the link; one beyond them is refused."""
    box = page.locator(".game")
    box.get_by_role("button", name="Change the rules").press("Enter")
    pot = box.get_by_label("Points of an opening")
    pot.fill("99")
    pot.press("Tab")
    assert "whole numbers from 0 to 12 are possible" in box.get_by_role("alert").inner_text()
    pot.fill("0")
    pot.press("Tab")
    address = box.locator(".game-link").inner_text()
    assert address.endswith("#game=deterrence.1,pot.0;old%20road%2011")
    page.goto(address)  # the same page, with another link
    assert "Points of an opening: 0 (normal 4)" in page.locator(".game-warning:visible").inner_text()


def test_rules_of_a_link_begin_a_game_that_nothing_replaces_unasked(reader, address):
    """Rules that a short game cannot have are played; a second game says what it replaces; tables are put together with the newest."""
    page = alive(reader().open(f"{address}{PAGE}#game=rounds.9,cards.5;old%20road%2011"))
    table = Table(page, "A")
    box, heading = table.box, table.box.locator(".game-heading")

    def sit_down() -> None:
        table.button("Play at one screen").click()
        assert box.get_by_role("group", name="How long?").count() == 0
        table.button("Begin").click()

    def one_round() -> str:
        table.decide(4, 3)
        table.button("Turn the first card").click()
        table.button("Stop now").click()
        return table.code()

    table.button("Play at one screen").click()
    box.get_by_label("Computer seats").select_option("0")
    table.button("Begin").click()
    assert "a table has 5 to 6 seats" in box.get_by_role("alert").inner_text()
    table.button("Back").click()
    sit_down()
    assert table.button("Undo the last step").count() == 0, "there is nothing to undo"
    page.evaluate("location.hash = '#game=rounds.9,cards.5;small%20hill%2012'")
    assert "They hold from your next game on" in box.inner_text()
    first = one_round()
    table.button("Put tables together").click()
    assert box.locator(".game-slip").inner_text() == ""
    table.button("Back").click()
    table.button("A new game").click()
    sit_down()
    assert "This replaces your kept game (seed: old road 11)" in box.get_by_role("alert").inner_text()
    table.button("Begin").click()
    assert heading.inner_text() == "Hand the screen to Circle"
    assert one_round() != first
    table.button("Put tables together").click()
    assert "Table A was in already" in box.locator(".game-slip").inner_text()
    table.button("Back").click()
    table.button("A new game").click()
    table.button("Learn it in three rounds").click()
    table.button("Stop now").click()
    assert "named below" not in box.inner_text(), "nobody is named where nothing was played"
    table.button("A new game").click()
    assert "small hill 12" in box.inner_text(), "the lesson left the game that is kept"


def test_a_lesson_by_keyboard_with_storage_refused(reader, address):
    """Three rounds alone; what the browser does not keep is said, and play goes on."""
    one = reader()
    one.context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('refused', 'SecurityError'); } });"
    )
    page = alive(one.open(address + PAGE))
    box = page.locator(".game")
    assert "This browser does not keep the game" in box.inner_text()
    box.get_by_role("button", name="Learn it in three rounds").press("Enter")
    for turn in range(1, 4):
        heading = box.locator(".game-heading")
        assert heading.evaluate("(each) => each === document.activeElement")
        box.get_by_role("radio").nth(2 if turn == 2 else 0).press(" ")
        box.get_by_role("button", name="Lock it in").press("Enter")
        for group in box.locator("form fieldset").all():
            group.get_by_role("radio").first.press(" ")
        for select in box.locator("form select").all():
            select.select_option("70")
        page.keyboard.press("Tab")
        box.get_by_role("button", name="Lock it in").press("Enter")
        for _ in range(4):
            page.keyboard.press("Enter")
    text = box.inner_text()
    assert "Three rounds prove nothing" in text
    assert "Square was Steadfast." in text
    charts = box.locator(".game-bars")
    assert charts.count() >= 7
    assert all(re.search(r": .*\d|no case", chart.get_attribute("aria-label")) for chart in charts.all())
    page.evaluate(AXE)
    assert page.evaluate(VIOLATIONS, {}) == [], "the debrief is accessible"
