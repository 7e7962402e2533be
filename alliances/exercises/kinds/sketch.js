// Draw a curve, by pointer or by typing, then see the real one. The rules are those of sketch.py.
import { h, s } from "../elements.js";
import { empty, isNumber, plain, result } from "../kit.js";
import { say } from "../words.js";

export function rule(item, answer) {
  const drawn = answer?.values ?? null;
  if (drawn === null) return empty(say("sketch.empty"));
  if (!Array.isArray(drawn) || drawn.length !== item.values.length || !drawn.every((value) => value === null || isNumber(value))) {
    throw new RangeError(say("sketch.not-values", { size: item.values.length }));
  }
  const left = drawn.filter((value) => value === null).length;
  if (left === drawn.length) return empty(say("sketch.empty"));
  if (left) return empty(say("sketch.left", { count: left }));
  if (!drawn.every((value) => value >= item.least && value <= item.most)) {
    return empty(say("sketch.range", { least: plain(item.least), most: plain(item.most) }));
  }
  const misses = drawn.map((value, index) => Math.abs(value - item.values[index]));
  const worst = misses.indexOf(Math.max(...misses));
  const mean = Math.round((misses.reduce((sum, miss) => sum + miss, 0) / misses.length) * 1e9) / 1e9;
  const score = mean <= item.right_within ? 1 : mean <= item.close_within ? 0.5 : 0;
  const feedback = [score === 1 ? item.feedback.right : score ? item.feedback.close : item.feedback.far];
  if (misses[worst] > 0) {
    feedback.push(say("sketch.miss", { place: item.places[worst], drawn: plain(drawn[worst]), real: plain(item.values[worst]) }));
  }
  const peak = drawn.indexOf(Math.max(...drawn));
  const real = item.values.indexOf(Math.max(...item.values));
  if (drawn[peak] > Math.min(...drawn) && peak !== real) {
    feedback.push(say("sketch.peak", { yours: item.places[peak], real: item.places[real] }));
  }
  return result(score, feedback);
}

export function control(item, name, changed) {
  const [width, height, edge] = [600, 200, 12];
  const x = (index) => edge + ((width - 2 * edge) * index) / (item.places.length - 1);
  const y = (value) => height - edge - ((height - 2 * edge) * (value - item.least)) / (item.most - item.least);
  const inputs = item.places.map((_, index) =>
    h("input", {
      type: "number",
      id: `${name}-${index}`,
      min: item.least,
      max: item.most,
      step: item.step,
      inputmode: "decimal",
      oninput: () => (draw(), changed()),
    }),
  );
  const values = () => inputs.map((input) => (input.value === "" ? null : Number(input.value)));
  const mine = s("path", { class: "sketch-mine" });
  const dots = s("g", { class: "sketch-mine" });
  const real = s("path", { class: "sketch-real" });
  const pad = s(
    "svg",
    { class: "sketch-pad", viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true", focusable: "false" },
    ...item.places.map((_, index) => s("line", { class: "sketch-grid", x1: x(index), x2: x(index), y1: edge, y2: height - edge })),
    s("line", { class: "sketch-grid", x1: edge, x2: width - edge, y1: height - edge, y2: height - edge }),
    real,
    mine,
    dots,
  );
  const record = h("div", { class: "sketch-record" });
  const path = (list) => {
    const points = list.flatMap((value, index) => (value === null ? [] : [`${x(index)},${y(value)}`]));
    return points.length ? `M${points.join("L")}` : "";
  };

  function draw() {
    mine.setAttribute("d", path(values()));
    dots.replaceChildren(
      ...values().flatMap((value, index) => (value === null ? [] : [s("circle", { cx: x(index), cy: y(value), r: 5 })])),
    );
  }

  // The pointer sets the nearest place; a quick stroke fills the places that it skips.
  let last = null;
  function stroke(event) {
    const box = pad.getBoundingClientRect();
    const across = ((event.clientX - box.left) / box.width) * width;
    const share = (height - edge - ((event.clientY - box.top) / box.height) * height) / (height - 2 * edge);
    const index = Math.max(0, Math.min(inputs.length - 1, Math.round(((across - edge) / (width - 2 * edge)) * (inputs.length - 1))));
    const raw = item.least + Math.max(0, Math.min(1, share)) * (item.most - item.least);
    const value = Math.min(item.most, item.least + Math.round((raw - item.least) / item.step) * item.step);
    const from = last ?? { index, value };
    const steps = Math.abs(index - from.index) || 1;
    for (let step = 1; step <= steps; step += 1) {
      const between = from.value + ((value - from.value) * step) / steps;
      const at = from.index + Math.round(((index - from.index) * step) / steps);
      inputs[at].value = plain(item.least + Math.round((between - item.least) / item.step) * item.step);
    }
    last = { index, value };
    draw();
    changed();
  }
  pad.addEventListener("pointerdown", (event) => {
    pad.setPointerCapture(event.pointerId);
    last = null;
    stroke(event);
  });
  pad.addEventListener("pointermove", (event) => pad.hasPointerCapture(event.pointerId) && stroke(event));

  return {
    element: h(
      "div",
      {},
      h("p", { class: "exercise-end" }, say("sketch.how", { unit: item.unit })),
      h("p", { class: "exercise-end" }, say("sketch.scale", { least: plain(item.least), most: plain(item.most) })),
      pad,
      h(
        "div",
        { class: "sketch-inputs" },
        ...item.places.map((place, index) => h("div", {}, h("label", { for: `${name}-${index}` }, place), inputs[index])),
      ),
      record,
    ),
    read: () => ({ values: values() }),
    write: (answer) => {
      inputs.forEach((input, index) => (input.value = answer?.values?.[index] ?? ""));
      draw();
    },
    reveal: () => {
      real.setAttribute("d", path(item.values));
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
                h("tr", {}, h("th", { scope: "row" }, place), cell("td", inputs[index].value), cell("td", plain(item.values[index]))),
              ),
            ),
          ),
          h("p", {}, say("sketch.source", { source: item.source })),
        ),
      );
    },
    conceal: () => {
      real.removeAttribute("d");
      record.replaceChildren();
    },
  };
}

/** The answer in words: what each line is about, and what the reader said. */
export const told = (item, answer) =>
  item.places.map((place, index) => [place, isNumber(answer.values?.[index]) ? `${plain(answer.values[index])} ${item.unit}` : ""]);
