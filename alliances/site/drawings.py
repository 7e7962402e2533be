"""Charts as figures: drawn while the book is built, complete without JavaScript, live on request."""

import hashlib
import re
from typing import NamedTuple

from ..base import palette
from ..base.html import Markup, h, scrolling, table
from ..base.subject import subject
from ..exercises.words import say
from . import travel
from .numbering import LABEL, self_link
from .rendering import Rendering, render

NARROW = 300  # inner width in pixels of the version for phones
WIDTHS = {"wide": palette.WIDTH, "narrow": NARROW}
ROOMS = {"wide": 704, "narrow": 320}  # of the column of text on a wide page and on a phone of 360 pixels: more would be shrunk
STEPPED = 5  # from so many options on, readers can also step through them
DATA = "Data behind this chart"
TAKE = "Take this chart"
KINDS = {"csv": "the data", "svg": "the drawing"}  # of files to take along: what each holds
COPIES = {"address": say("copy.address"), "cite": "Copy the citation"}
LICENCE = "CC BY 4.0"


class ChartError(ValueError):
    """A chart lacks something that every chart of the book must have."""


class Stand(NamedTuple):
    """Where a figure stands: its anchor, and what its files are called and say."""

    anchor: str
    stem: str  # of the names of its files
    folder: str = ""  # of its files, as seen from the page
    chapter: str = ""
    year: str = ""
    home: str = ""  # the address of the chart, where that of the book is known


class Figure(NamedTuple):
    """A figure: its HTML, and the files that go beside the page, by name."""

    title: str
    html: Markup
    files: dict[str, str]


def figure(spec: dict, drawn_from: Markup, stand: Stand) -> Figure:
    """Turn a Vega-Lite specification into a figure.

    Parameters
    ----------
    spec : a specification with title, description and the ``usermeta`` of :func:`alliances.charts.style.finish`.
    drawn_from : the tables, events and model behind the chart, for the source line.
    stand : where it stands.

    Returns
    -------
    Figure: number, title, two drawings (wide and narrow), source line, the data as a table, and what readers may take along.

    Raises
    ------
    ChartError : if the chart lacks a title, a description, a source or its table.
    """
    facts = _facts(spec)
    states = [_drawn(spec, state, f"{stand.anchor}-{place or ''}", facts, stand) for place, state in enumerate(facts["states"])]
    first = next(state for state in states if state.words["chosen"] == facts["chosen"])
    live = travel.script(stand.stem, first, [] if len(states) == 1 else states)
    files = {"js": live, "csv": travel.csv_text(facts["table"]), "svg": travel.whole(first)}
    script = f"{stand.folder}{stand.stem}.js?v={hashlib.sha256(live.encode()).hexdigest()[:8]}"
    heading = f"{stand.anchor}-title"
    html = h(
        "figure",
        {"class": "chart", "id": stand.anchor, "aria-labelledby": f"{stand.anchor}-number {heading}"}
        | {"data-chart": stand.stem, "data-script": script},
        self_link(stand.anchor),
        h("p", {"class": "chart-title", "id": heading}, facts["title"]),
        h("p", {"class": "chart-subtitle"}, facts["subtitle"]) if facts["subtitle"] else None,
        h("p", {"class": "chart-hint screen-only"}, facts["hint"]) if facts["hint"] else None,
        h("p", {"class": "chart-shown"}, _of_all(facts)) if facts["shown"] else None,
        _controls(facts["controls"]) if facts["controls"] else None,
        h(
            "div",
            {"class": "chart-drawing", "role": "img", "tabindex": 0, "aria-label": facts["description"]},
            [h("div", {"class": f"chart-{name}"}, first.drawings[name].svg) for name in WIDTHS],
        ),
        h("figcaption", {}, f"Source: {facts['source']} ", h("span", {"class": "chart-origin"}, drawn_from)),
        h("details", {"class": "chart-data"}, h("summary", {}, DATA), h("p", {}, facts["description"]), _table(facts["table"])),
        _take(facts["title"], stand),
    )
    return Figure(facts["title"], html, {f"{stand.stem}.{kind}": content for kind, content in files.items()})


def _of_all(facts: dict) -> str:
    """Say on paper which of the choices is drawn, and that a screen has the others.

    >>> _of_all({"shown": ["Moment July 1903"], "states": [{}, {}]})
    'Shown: moment July 1903, one of 2 settings that readers choose from on a screen.'
    """
    shown = "; ".join(each[0].lower() + each[1:] for each in facts["shown"])
    return f"Shown: {shown}, one of {len(facts['states'])} settings that readers choose from on a screen."


def _drawn(spec: dict, state: dict, prefix: str, facts: dict, stand: Stand) -> travel.State:
    """Draw one state of a chart at both widths, with the sheet that it travels on."""
    bare = {key: value for key, value in spec.items() if key not in ("title", "description", "usermeta", "$schema")}
    params = [each | {"value": state["chosen"].get(each["name"], each.get("value"))} for each in bare.get("params", []) if "bind" in each]
    params += [each for each in bare.get("params", []) if "bind" not in each]
    whole = bare | ({"params": params} if params else {})
    drawings = {name: render(whole, width, f"{prefix}-{width}", ROOMS[name]) for name, width in WIDTHS.items()}
    shown = [f"{control['words']} {state['chosen'][control['name']]}" for control in facts["controls"]]
    return travel.State(state, drawings, _sheet(state, shown, facts["source"], drawings["wide"], stand))


def _controls(controls: list[dict]) -> Markup:
    """Return what readers choose from. Without the script that answers it stands a sentence in its place."""
    names = ", ".join(control["words"] for control in controls)
    still = h("p", {"class": "chart-still"}, f"{names}: the drawing shows one choice, the table below has all of them.")
    reset = h("button", {"type": "button", "class": "chart-reset", "hidden": True}, say("chart.reset"))
    return h(
        "div",
        {"class": "chart-controls"},
        still,
        h(
            "div",
            {"class": "chart-choices", "role": "group", "aria-label": say("chart.choices"), "hidden": True},
            map(_control, controls),
            reset,
        ),
    )


def _control(control: dict) -> Markup:
    """Return a list, and buttons that step through it where it is long."""
    options = [h("option", {"selected": option == control["value"]}, option) for option in control["options"]]
    chosen = h("label", {}, f"{control['words']} ", h("select", {"data-param": control["name"], "autocomplete": "off"}, options))
    if len(options) < STEPPED:
        return chosen
    back = _step(-1, say("chart.back", what=control["words"]), "‹")
    on = _step(1, say("chart.on", what=control["words"]), "›")
    return h("span", {"class": "chart-steps"}, back, chosen, on)


def _step(by: int, name: str, sign: str) -> Markup:
    return h("button", {"type": "button", "class": "chart-step", "data-step": by, "aria-label": name}, sign)


def _sheet(words: dict, shown: list[str], source: str, drawing: Rendering, stand: Stand) -> tuple[str, str]:
    """Return what stands before and after the drawing in an SVG file with its title, its source, and the book that it comes from."""
    size = re.match(r'<svg [^>]*?width="([\d.]+)" height="([\d.]+)"', drawing.svg)
    above = [(words["title"], 17, "bold"), *([(words["subtitle"], 13, "muted")] if words.get("subtitle") else [])]
    book = ", ".join(filter(None, (subject().title, f"“{stand.chapter}”" if stand.chapter else "", stand.home)))
    below = [*(f"{each}." for each in shown), f"Source: {source}", f"From: {book}. {LICENCE}."]
    return travel.sheet((float(size[1]), float(size[2])), above, below)


def _take(title: str, stand: Stand) -> Markup:
    """Return what readers take along: the data, the drawing, the address, and words to cite the chart with."""
    links = [
        h(
            "a",
            {
                "href": f"{stand.folder}{stand.stem}.{kind}",
                "download": f"{stand.stem}.{kind}",
                "aria-label": f"{kind.upper()}: {what} of {LABEL}",
            },
            kind.upper(),
        )
        for kind, what in KINDS.items()
    ]
    picture = h("button", {"type": "button", "class": "take-picture", "hidden": True, "aria-label": f"PNG: picture of {LABEL}"}, "PNG")
    buttons = [
        h("button", {"type": "button", "hidden": True, "data-copy": f"{stand.anchor}-{what}"}, name) for what, name in COPIES.items()
    ]
    chapter = f"{subject().title}: {stand.chapter}" if stand.chapter else subject().title
    words = f"{subject().authors} ({stand.year}). {LABEL}: “{title}”. In {chapter}. "
    address = h("span", {"class": "take-address", "translate": "no", "id": f"{stand.anchor}-address"}, stand.home)
    return h(
        "details",
        {"class": "chart-take"},
        h("summary", {}, TAKE),
        h("p", {"class": "take-files"}, links, picture, buttons, h("output", {})),
        h("p", {"class": "take-cite", "translate": "no", "id": f"{stand.anchor}-cite"}, words, address),
    )


def _facts(spec: dict) -> dict:
    """Return what the figure says of its chart: title, subtitle, description, source, table and the names of controls."""
    meta, title = spec.get("usermeta", {}), spec.get("title", {})
    title = {"text": title} if isinstance(title, str) else title
    facts = {"title": title.get("text"), "description": spec.get("description"), "source": meta.get("source"), "table": meta.get("table")}
    for name, fact in facts.items():
        if not fact or (isinstance(fact, str) and not fact.strip()):
            raise ChartError(f"this chart has no {name}; finish it with alliances.charts.style.finish")
    controls = _bound(spec)
    chosen = {control["name"]: control["value"] for control in controls}
    words = {name: facts[name] for name in ("title", "description")} | {"subtitle": title.get("subtitle") or "", "chosen": chosen}
    states = meta.get("states") or [words]
    if not any(state["chosen"] == chosen for state in states):
        raise ChartError("this chart has controls that alliances.charts.style.finish does not know; hand them over to it")
    shown = [f"{control['words']} {control['value']}" for control in controls]
    return facts | words | {"hint": meta.get("hint"), "controls": controls, "shown": shown, "states": states}


def _bound(spec: dict) -> list[dict]:
    """Return what readers may choose: name, words, options and what is chosen at first.

    >>> _bound({"params": [{"name": "m", "value": "1903", "bind": {"input": "select", "name": "Moment ", "options": ["1896", "1903"]}}]})
    [{'name': 'm', 'words': 'Moment', 'options': ['1896', '1903'], 'value': '1903'}]
    """
    return [
        {"name": each["name"], "words": each["bind"]["name"].strip(), "options": each["bind"]["options"], "value": each["value"]}
        for each in spec.get("params", [])
        if each.get("bind", {}).get("name")
    ]


def _table(data: dict) -> Markup:
    """Return the data as a table that scrolls by itself when it is too wide or too long."""
    return scrolling(DATA, table(data["columns"], ([_cell(cell) for cell in row] for row in data["rows"])))


def _cell(cell: object) -> object:
    return f"{cell:g}" if isinstance(cell, float) else cell


def theme_css() -> str:
    """Return the style rules that give every chart colour its dark version, on pages that are dark for whatever reason."""
    rules = [
        f'figure.chart svg [{attribute}="{light}"] {{ {attribute}: light-dark({light}, {dark}); }}'
        for light, dark in sorted(set(palette.COLOURS.values()))
        for attribute in ("fill", "stroke")
    ]
    return "@media screen {\n" + "\n".join(rules) + "\n}\n"
