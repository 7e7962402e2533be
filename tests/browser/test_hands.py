"""What readers' hands and machines do differently: dark screens that print, browsers of some years ago."""

from test_exercises import CHAPTER, island

LIGHT = """(selector) => [...document.querySelectorAll(selector)].filter((part) => part.getClientRects().length).map((part) => {
  const channels = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
  const sum = (colour) => channels(colour).slice(0, 3).reduce((whole, each) => whole + each / 765, 0);
  const ground = channels(getComputedStyle(document.body).backgroundColor);
  return [sum(getComputedStyle(part)[part.matches("text") ? "fill" : "color"]), ground[3] === 0 ? 1 : sum(ground.join())];
})"""
OLD = "const asked = CSS.supports; CSS.supports = (...what) => !what[0].includes('details-content') && asked.apply(CSS, what);"
UNSEEN = "(selector) => [...document.querySelectorAll(selector)].filter((part) => !part.getClientRects().length || !part.checkVisibility()).length"
CLOSED = "() => [...document.querySelectorAll('.cite, .guess details')].filter((box) => !box.open).length"


def test_a_dark_screen_prints_black_on_white_and_older_browsers_open_what_is_folded(reader, address):
    one = reader(color_scheme="dark")
    one.context.add_init_script(OLD)
    page = one.open(address + CHAPTER)
    island(page, "pattern-median")
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    page.emulate_media(media="print", color_scheme="dark")
    for words, ground in page.evaluate(LIGHT, "article p, article h2, .exercise legend, figure.chart svg text"):
        assert words < 0.55 and ground > 0.95
    closed = page.evaluate(CLOSED)
    assert closed
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(CLOSED) == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(CLOSED) == closed
