"""What single kinds of exercise do beside what all do: predictions, texts, drawings that one touches, lists that nobody has moved."""

from test_exercises import check, island, outcome_of

from alliances.exercises import bank

TOUCH = {"viewport": {"width": 360, "height": 740}, "has_touch": True}


def test_predictions_lists_and_texts(reader, address):
    page = reader().open(address + "book/alliances/1896.html")
    guess = island(page, "secret-months")
    guess.get_by_label("Your estimate").fill("60")
    assert check(page, guess) == "wrong"  # for the grade; the reader is told no such word
    told = guess.locator(".exercise-verdict").inner_text()
    assert told.startswith("Your guess: 60. The record: 22.")
    assert "Not yet" not in told
    assert guess.get_by_role("img", name="Scale from 0 to 180. Your guess: 60. The record: 22.").is_visible()
    guess.get_by_label("Your estimate").fill("61")
    assert guess.get_by_role("img").count() == 0

    order = island(page, "secret-order")
    assert check(page, order) == "empty"
    assert order.locator(".exercise-verdict").inner_text() == "You have not moved anything yet."

    item, essay = bank.get("secret-reflect"), island(page, "secret-reflect")
    text = essay.get_by_label("Your answer")
    for count, outcome in ((0, "empty"), (item.least - 1, "empty"), (item.least, "noted")):
        text.fill("word " * count)
        assert essay.locator(".write-count").inner_text() == f"{count} words ({item.least} to {item.most} are asked for)."
        assert check(page, essay) == outcome
        assert (item.model in essay.inner_text()) == (outcome == "noted")
    page.reload()
    essay = island(page, "secret-reflect")
    assert item.model in essay.inner_text()
    essay.get_by_label("Your answer").press("Backspace")
    assert item.model not in essay.inner_text()


def test_a_tie_is_flipped_where_it_is_drawn(reader, address):
    page = reader(**TOUCH).open(address + "book/theory/triangles.html")
    triad = island(page, "triangle-1955")
    ties, radios = triad.locator(".tie-sign"), triad.locator(".exercise-piece >> nth=1").get_by_role("radio")
    before = ties.all_text_contents()
    ties.nth(1).tap()
    assert [radio.is_checked() for radio in radios.all()] == [False, True, False]
    after = ties.all_text_contents()
    assert [one == other for one, other in zip(before, after, strict=True)] == [True, False, True]
    assert triad.get_by_role("status").first.inner_text().startswith("After the flip")
    ties.nth(1).tap()  # and back
    assert not any(radio.is_checked() for radio in radios.all())
    ties.nth(0).press("Enter")  # the keyboard turns a tie as well, and stays on it
    assert [radio.is_checked() for radio in radios.all()] == [True, False, False]
    assert ties.nth(0).evaluate("tie => tie === document.activeElement")

    explorer = island(page, "triangle-explore")
    assert explorer.locator(".tie-sign").count() == 3
    said = explorer.locator(".explore-said")
    recorded = said.inner_text()
    explorer.locator(".tie-sign").nth(1).tap()
    assert said.inner_text().startswith("Tried by hand")
    explorer.locator(".tie-sign").nth(1).tap()  # and back: a trial that changes nothing is none
    assert said.inner_text() == recorded
    assert check(page, explorer) == "empty"
    assert outcome_of(explorer) == "empty"
    assert explorer.locator(".exercise-verdict").inner_text() == "You have not moved anything yet."


def test_the_critical_point_is_in_the_drawing(reader, address):
    page = reader().open(address + "book/theory/drawn-bow.html")
    bow = island(page, "bow-explore")
    drawing = bow.locator(".explore-drawing")
    assert "critical point: 6.1" in drawing.text_content()
    assert "0" in drawing.locator("text").all_text_contents()  # the axis has its zero
    belief = bow.get_by_label("Adversary's belief")
    for _ in range(5):
        belief.press("ArrowRight")
    assert "critical point: 8.28" in drawing.text_content()


def test_an_address_brings_others_to_a_setting(reader, address):
    one = reader()
    one.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = one.open(address + "book/theory/drawn-bow.html")
    bow = island(page, "bow-explore")
    bow.get_by_label("Threat today").press("ArrowRight")
    bow.get_by_role("button", name="Copy the address").press("Enter")
    bow.get_by_text("Copied.").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.endswith("theory/drawn-bow.html?threat=4.5#bow-explore")
    one = reader()
    page = one.open(copied.replace("#", "&belief=high&nobody=1#"))  # what does not fit is ignored
    bow = island(page, "bow-explore")
    assert bow.get_by_label("Threat today").input_value() == "4.5"
    assert bow.get_by_label("Adversary's belief").input_value() == "0.5"
    bow.get_by_label("Threat today").press("ArrowRight")  # an answer that is not checked: another address does not replace it unasked
    page = one.open(copied)
    bow = island(page, "bow-explore")
    offer = bow.get_by_role("button", name="Show the setting of the address")
    assert bow.get_by_label("Threat today").input_value() == "5" and offer.is_visible()
    offer.press("Enter")
    assert bow.get_by_label("Threat today").input_value() == "4.5" and not offer.is_visible()
