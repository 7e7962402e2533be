// Draw a curve, by pointer or by typing, then see the real one. The rules are those of sketch.py.
import { h, s } from "../elements.js";
import { empty, fitted, isNumber, judged, note, noteAt, numberField, numberIn, plain, result } from "../kit.js";
import { named, say } from "../words.js";

export function rule(item, answer) {
  const drawn = answer?.values ?? null;
  if (drawn === null) return empty(say("sketch.empty"));
  if (!Array.isArray(drawn) || drawn.length !== item.values.length || !drawn.every((value) => value === null || isNumber(value))) {
    throw new RangeError(say("sketch.not-values", { size: item.values.length }));
  }
  const left = drawn.filter((value) => value === null).length;
  if (left && left >= drawn.length - item.given.length) return empty(say("sketch.empty"));
  if (left) return empty(say("sketch.left", { count: left }));
  if (!drawn.every((value) => value >= item.least && value <= item.most)) {
    return empty(say("sketch.range", { least: plain(item.least), most: plain(item.most) }));
  }
  const total = drawn.reduce((sum, value, index) => sum + Math.abs(value - item.values[index]), 0);
  const mean = Math.round((total / drawn.length) * 1e9) / 1e9;
  const changes = changesOf(item, drawn);
  const shape = [...changes.map(([, said]) => said), peakOf(item, drawn)];
  const whole = shape.every((said) => said.outcome !== "wrong");
  const [, greatest] = changes.reduce((one, other) => (other[0] > one[0] ? other : one));
  const { right, close, far } = item.feedback;
  const full = mean <= item.right_within && whole;
  const half = whole || (mean <= item.close_within && greatest.outcome === "right");
  const level = mean <= item.right_within ? "right" : mean <= item.close_within ? "differ" : "wrong";
  const rows = [...shape, note(level, say("sketch.level", { mean: plain(mean), unit: item.unit }))];
  return result(full ? 1 : half ? 0.5 : 0, [full ? right : half ? close : far], rows);
}

/** The largest fall and the largest rise between two places: how large it is, and whether half of it was drawn. @returns {[number, ReturnType<typeof note>][]} */
function changesOf(item, drawn) {
  const steps = (values) => values.slice(1).map((value, index) => value - values[index]);
  const [real, mine] = [steps(item.values), steps(drawn)];
  const [fall, rise] = [real.indexOf(Math.min(...real)), real.indexOf(Math.max(...real))];
  const between = (index) => say("sketch.step", { start: item.places[index], end: item.places[index + 1] });
  /** @type {[number, ReturnType<typeof note>][]} */
  const found = [];
  if (real[fall] < 0) {
    const told = say("sketch.fall", { step: between(fall), real: plain(-real[fall]), drawn: plain(Math.max(0, -mine[fall])) });
    found.push([-real[fall], judged(mine[fall] <= real[fall] / 2, told)]);
  }
  if (real[rise] > 0) {
    const told = say("sketch.rise", { step: between(rise), real: plain(real[rise]), drawn: plain(Math.max(0, mine[rise])) });
    found.push([real[rise], judged(mine[rise] >= real[rise] / 2, told)]);
  }
  return found;
}

/** The highest points; the place beside the right one is near enough. */
function peakOf(item, drawn) {
  const [peak, top] = [drawn.indexOf(Math.max(...drawn)), Math.max(...item.values)];
  const near = item.values.findIndex((value, index) => value === top && Math.abs(index - peak) <= 1);
  const real = near < 0 ? item.values.indexOf(top) : near;
  const told = say("sketch.peak", { yours: item.places[peak], real: item.places[real] });
  if (near < 0 || drawn[peak] === Math.min(...drawn)) return judged(false, told);
  return note(item.values[peak] === top ? "right" : "differ", told);
}

export const neutral = true;
export const marks = named("sketch.marks");
const [LEFT, RIGHT, TOP, BOTTOM] = [46, 14, 28, 26]; // room around the field, in pixels

export function control(item, name, changed) {
  const last = item.places.length - 1;
  const given = item.given.map((place) => item.places.indexOf(place));
  const notes = Array.from({ length: 4 }, (_, index) => noteAt(`${name}-note-${index}`));
  const inputs = item.places.map((_, index) =>
    numberField(item, { id: `${name}-${index}`, readonly: given.includes(index), oninput: () => (draw(), changed()) }),
  );
  const values = () => inputs.map((input) => numberIn(input.value));
  const grid = s("g", {});
  const mine = s("path", { class: "sketch-mine" });
  const dots = s("g", { class: "sketch-mine" });
  const real = s("g", { class: "sketch-real" });
  const pad = s("svg", { class: "sketch-pad", "aria-hidden": "true", focusable: "false" }, grid, real, mine, dots);
  const record = h("div", { class: "sketch-record" });
  const stage = h("div", {}, pad);
  const width = fitted(stage, () => layout());
  const height = () => (width() < 480 ? 260 : 300);
  const x = (index) => LEFT + ((width() - LEFT - RIGHT) * index) / last;
  const y = (value) => height() - BOTTOM - ((height() - TOP - BOTTOM) * (value - item.least)) / (item.most - item.least);
  const path = (list) => {
    const points = list.flatMap((value, index) => (value === null ? [] : [`${x(index).toFixed(1)},${y(value).toFixed(1)}`]));
    return points.length ? `M${points.join("L")}` : "";
  };
  const square = (value, index) => s("rect", { x: x(index) - 4, y: y(value) - 4, width: 8, height: 8 });

  /** The field with its axes, at the width that there is. */
  function layout() {
    pad.setAttribute("viewBox", `0 0 ${width()} ${height()}`);
    const every = Math.ceil(((last + 1) * 46) / (width() - LEFT - RIGHT));
    const words = (attributes, text) => s("text", { class: "explore-words", ...attributes }, text);
    const levels = [0, 1, 2, 3, 4].map((step) => item.least + ((item.most - item.least) * step) / 4);
    grid.replaceChildren(
      words({ x: 0, y: 14 }, item.unit),
      ...levels.map((value) => s("line", { class: "sketch-grid", x1: LEFT, x2: width() - RIGHT, y1: y(value), y2: y(value) })),
      ...levels.map((value) => words({ x: LEFT - 6, y: y(value) + 4, "text-anchor": "end" }, plain(value))),
      ...item.places.map((_, index) => s("line", { class: "sketch-grid", x1: x(index), x2: x(index), y1: TOP, y2: height() - BOTTOM })),
      ...item.places.flatMap((place, index) =>
        index % every ? [] : [words({ x: x(index), y: height() - 8, "text-anchor": "middle" }, place)],
      ),
    );
    draw();
    if (real.childNodes.length) drawRecord();
  }

  function draw() {
    mine.setAttribute("d", path(values()));
    dots.replaceChildren(
      ...values().flatMap((value, index) =>
        value === null ? [] : [given.includes(index) ? square(value, index) : s("circle", { cx: x(index), cy: y(value), r: 5 })],
      ),
    );
  }

  function drawRecord() {
    real.replaceChildren(s("path", { d: path(item.values) }), ...item.values.map(square));
  }

  // The pointer sets the nearest place; a quick stroke fills the places that it skips.
  /** @type {{index: number, value: number} | null} */
  let before = null;
  function stroke(event) {
    const box = pad.getBoundingClientRect();
    const across = ((event.clientX - box.left) / box.width) * width();
    const share = (height() - BOTTOM - ((event.clientY - box.top) / box.height) * height()) / (height() - TOP - BOTTOM);
    const index = Math.max(0, Math.min(last, Math.round(((across - LEFT) / (width() - LEFT - RIGHT)) * last)));
    const raw = item.least + Math.max(0, Math.min(1, share)) * (item.most - item.least);
    const value = Math.min(item.most, item.least + Math.round((raw - item.least) / item.step) * item.step);
    const from = before ?? { index, value };
    const steps = Math.abs(index - from.index) || 1;
    for (let step = 1; step <= steps; step += 1) {
      const between = from.value + ((value - from.value) * step) / steps;
      const at = from.index + Math.round(((index - from.index) * step) / steps);
      if (!given.includes(at)) inputs[at].value = plain(item.least + Math.round((between - item.least) / item.step) * item.step);
    }
    before = { index, value };
    draw();
    changed();
  }
  pad.addEventListener("pointerdown", (event) => {
    pad.setPointerCapture(event.pointerId);
    before = null;
    stroke(event);
  });
  pad.addEventListener("pointermove", (event) => pad.hasPointerCapture(event.pointerId) && stroke(event));

  const known = given.map((index) => say("sketch.given", { given: `${item.places[index]}, ${plain(item.values[index])}` }));
  return {
    notes,
    element: h(
      "div",
      {},
      h("p", { class: "exercise-end" }, say("sketch.how", { unit: item.unit, least: plain(item.least), most: plain(item.most) }), " ", ...known),
      stage,
      ...notes,
      record,
      h(
        "div",
        { class: "sketch-inputs" },
        ...item.places.map((place, index) => h("div", {}, h("label", { for: `${name}-${index}` }, place), inputs[index])),
      ),
    ),
    read: () => ({ values: values() }),
    write: (answer) => {
      inputs.forEach((input, index) => (input.value = given.includes(index) ? item.values[index] : (answer?.values?.[index] ?? "")));
      draw();
    },
    reveal: () => {
      drawRecord();
      const cell = (tag, text) => h(tag, tag === "th" ? { scope: "col" } : {}, text);
      record.replaceChildren(
        h("p", { class: "exercise-end" }, say("sketch.legend")),
        h(
          "details",
          {},
          h("summary", {}, say("sketch.table")),
          h(
            "table",
            {},
            h("thead", {}, h("tr", {}, cell("th", item.axis), cell("th", say("sketch.yours")), cell("th", say("sketch.record", { unit: item.unit })))),
            h(
              "tbody",
              {},
              ...item.places.map((place, index) =>
                h("tr", {}, h("th", { scope: "row" }, place), cell("td", plain(values()[index])), cell("td", plain(item.values[index]))),
              ),
            ),
          ),
          h("p", {}, say("sketch.source", { source: item.source })),
        ),
      );
    },
    conceal: () => {
      real.replaceChildren();
      record.replaceChildren();
    },
  };
}

/** The answer in words: what each line is about, and what the reader said. */
export const told = (item, answer) =>
  item.places.map((place, index) => [place, isNumber(answer.values?.[index]) ? `${plain(answer.values[index])} ${item.unit}` : ""]);
