// Operate a model until it reaches a goal. The rules are those of explore.py, the models those of explorers/*.py.
import { h, s } from "../elements.js";
import { empty, fitted, isNumber, plain, result } from "../kit.js";
import { explorers } from "../explorers/common.js";
import { addressOf, fits, settingIn } from "../setting.js";
import { triangle } from "../triangle.js";
import { named, say } from "../words.js";

export function rule(item, answer) {
  const inputs = answer?.inputs ?? null;
  if (inputs === null) return empty(say("explore.empty"));
  const { controls, data } = item.model;
  if (typeof inputs !== "object" || Object.keys(inputs).length !== controls.length || !controls.every((each) => fits(each, inputs[each.name]))) {
    throw new RangeError(say("explore.not-setting"));
  }
  const model = explorers[item.explorer];
  const number = model.outcome(inputs, data)[item.goal.output];
  if (controls.every((each) => inputs[each.name] === each.start)) return empty(say("exercise.untouched"));
  if (number < item.goal.least) return result(0, [item.low]);
  if (number > item.goal.most) return result(0, [item.high]);
  return result(1, [item.reached]);
}

export function control(item, name, changed) {
  const spec = item.model;
  const model = explorers[item.explorer];
  const told = h("p", { class: "explore-said", role: "status", "aria-live": "polite" });
  const drawn = h("div", {});
  const stage = h("div", { class: "explore-stage" }, drawn);
  const legend = h("ul", { class: "explore-legend" });
  const knobs = spec.controls.map((control, index) => knob(control, `${name}-${index}`, () => ((tried = null), show(), changed())));
  const inputs = () => Object.fromEntries(spec.controls.map((control, index) => [control.name, knobs[index].read()]));
  const width = fitted(stage, () => show());
  const board = model.ties ? triangle(model.corners, turn) : null;
  /** @type {number[] | null} */
  let tried = null; // the signs of a triangle that the reader has turned by hand; a trial is no setting, and is not kept

  function turn(index) {
    const coded = model.ties(inputs(), spec.data);
    const signs = [...(tried ?? coded)];
    signs[index] = signs[index] > 0 ? -1 : 1;
    tried = signs.every((sign, place) => sign === coded[place]) ? null : signs;
    show();
  }

  function show() {
    const setting = inputs();
    const outcome = model.outcome(setting, spec.data);
    const sentence = tried ? model.trial(tried) : model.sentence(setting, spec.data);
    if (told.textContent !== sentence) told.textContent = sentence;
    const draw = spec.x ? lines : bars;
    board?.draw(tried ?? model.ties(setting, spec.data), width());
    drawn.replaceChildren(draw(spec, model, setting, outcome, width()));
    legend.replaceChildren(
      ...Object.entries(spec.shown).map(([output, label]) =>
        h(
          "li",
          {},
          s("svg", { width: 30, height: 10, "aria-hidden": "true" }, s("line", { class: tone(spec, output), x1: 0, x2: 30, y1: 5, y2: 5 })),
          " ",
          say("explore.output", { label, number: plain(outcome[output]) }),
        ),
      ),
    );
  }

  if (board) drawn.before(board.element, h("p", { class: "exercise-end" }, say("explore.touch")));
  const notes = [...new Set(spec.controls.map((control) => control.note).filter(Boolean))];
  return {
    element: h(
      "div",
      { class: "explore" },
      ...(board ? [stage] : []), // what takes the focus comes first where it is shown first
      h("div", { class: "explore-knobs" }, ...knobs.map((knob) => knob.element)),
      ...notes.map((note) => h("p", { class: "exercise-end" }, note)),
      told,
      ...(board ? [] : [stage]),
      legend,
    ),
    read: () => ({ inputs: inputs() }),
    address: {
      /** What an address shows, as an answer. */
      read: (page) => {
        const setting = settingIn(page, item.id, spec.controls);
        return setting && { inputs: setting };
      },
      of: (page) => addressOf(page, item.id, spec.controls, inputs()),
    },
    write: (answer) => {
      tried = null;
      spec.controls.forEach((control, index) => knobs[index].write(answer?.inputs?.[control.name] ?? control.start));
      show();
    },
  };
}

/** A control of the model as a native one with its label; a slider says its value. */
function knob(control, id, moved) {
  if (control.kind === "toggle") {
    const input = h("input", { type: "checkbox", id, onchange: moved });
    return {
      element: h("div", { class: "exercise-option" }, input, h("label", { for: id }, control.label)),
      read: () => input.checked,
      write: (value) => (input.checked = value),
    };
  }
  if (control.kind === "choice") {
    const select = h("select", { id, onchange: moved }, ...control.options.map((text) => h("option", { value: text }, text)));
    return {
      element: h("div", { class: "explore-knob" }, h("label", { for: id }, control.label), select),
      read: () => select.value,
      write: (value) => (select.value = value),
    };
  }
  const value = h("span", { class: "explore-value", "aria-hidden": "true" }); // the slider itself tells its value
  const input = h("input", {
    type: "range",
    id,
    min: control.least,
    max: control.most,
    step: control.step,
    oninput: () => ((value.textContent = plain(Number(input.value))), moved()),
  });
  return {
    element: h("div", { class: "explore-knob" }, h("label", { for: id }, control.label, " ", value), input),
    read: () => Number(input.value),
    write: (number) => {
      input.value = number;
      value.textContent = plain(Number(input.value));
    },
  };
}

/** The colour and the dashes of an output. */
const tone = (spec, output) => `series tone-${spec.tones[output]}`;

/** Round numbers from low to high, with zero among them where the scale has it. */
function ticks(low, high) {
  const step = [0.1, 0.2, 0.25, 0.5, 1, 2, 2.5, 5, 10, 20, 25, 50].find((each) => (high - low) / each <= 6) ?? (high - low) / 4;
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, index) => (first + index) * step);
}

function frame(spec, width, height, edge) {
  return s(
    "svg",
    { class: "explore-drawing", viewBox: `0 0 ${width} ${height}`, width, height, "aria-hidden": "true", focusable: "false" },
    s("text", { class: "explore-words", x: 0, y: 14 }, spec.measure),
    s("line", { class: "sketch-grid", x1: edge.left, x2: width - edge.right, y1: height - edge.bottom, y2: height - edge.bottom }),
  );
}

/** The outputs as lines over the swept control, the present setting marked. */
function lines(spec, model, setting, outcome, width) {
  const marked = Object.entries(spec.points);
  const top = 26 + 16 * marked.length; // a line of words for each place that is marked on the axis
  const height = (width < 480 ? (model.ties ? 124 : 174) : 214) + top;
  const edge = { left: 34, right: 10, top, bottom: 40 };
  const [low, high] = spec.limits;
  const swept = spec.controls.find((control) => control.name === spec.x);
  const x = (value) => edge.left + ((width - edge.left - edge.right) * (value - swept.least)) / (swept.most - swept.least);
  const clamp = (value) => Math.max(low, Math.min(high, value));
  const y = (value) => height - edge.bottom - ((height - edge.top - edge.bottom) * (clamp(value) - low)) / (high - low);
  const svg = frame(spec, width, height, edge);
  for (const value of ticks(low, high)) {
    svg.append(
      s("line", { class: value === 0 && low < 0 ? "explore-zero" : "sketch-grid", x1: edge.left, x2: width - edge.right, y1: y(value), y2: y(value) }),
      s("text", { class: "explore-words", x: edge.left - 6, y: y(value) + 4, "text-anchor": "end" }, plain(value)),
    );
  }
  const middle = swept.least + Math.round((swept.most - swept.least) / 2 / swept.step) * swept.step;
  for (const [value, anchor] of [[swept.least, "start"], [middle, "middle"], [swept.most, "end"]]) {
    svg.append(s("text", { class: "explore-words", x: x(value), y: height - edge.bottom + 16, "text-anchor": anchor }, plain(value)));
  }
  svg.append(s("text", { class: "explore-words", x: (edge.left + width) / 2, y: height - 4, "text-anchor": "middle" }, spec.axis));
  const at = Array.from({ length: 61 }, (_, step) => swept.least + ((swept.most - swept.least) * step) / 60);
  const results = at.map((value) => model.outcome({ ...setting, [spec.x]: value }, spec.data));
  Object.keys(spec.shown).forEach((output) => {
    const points = at.map((value, step) => `${x(value).toFixed(1)},${y(results[step][output]).toFixed(1)}`);
    svg.append(s("path", { class: tone(spec, output), d: `M${points.join("L")}` }));
  });
  marked.forEach(([output, label], row) => {
    const at = x(Math.min(outcome[output], swept.most));
    const inside = outcome[output] <= swept.most;
    const words = inside ? say("explore.output", { label, number: plain(outcome[output]) }) : say("explore.beyond", { label });
    const right = at > width / 2;
    const line = 32 + 16 * row;
    if (inside) svg.append(s("path", { class: "explore-point", d: `M${at},${line - 10}V${height - edge.bottom}m-6,0h12l-6,-9z` }));
    svg.append(s("text", { class: "explore-words tie-state", x: at + (right ? -6 : 6), y: line, "text-anchor": right ? "end" : "start" }, words));
  });
  const here = x(setting[spec.x]);
  svg.append(s("line", { class: "explore-here", x1: here, x2: here, y1: edge.top, y2: height - edge.bottom }));
  Object.keys(spec.shown).forEach((output) =>
    svg.append(s("circle", { class: `${tone(spec, output)} dot`, cx: here, cy: y(outcome[output]), r: 5 })),
  );
  return svg;
}

/** The outputs at the present setting as bars, their words above them. */
function bars(spec, model, setting, outcome, width) {
  const outputs = Object.entries(spec.shown);
  const edge = { left: 0, right: 60, top: 26, bottom: 6 };
  const height = edge.top + 46 * outputs.length + edge.bottom;
  const [low, high] = spec.limits;
  const long = (value) => ((width - edge.right) * (Math.max(low, Math.min(high, value)) - low)) / (high - low);
  const svg = frame(spec, width, height, edge);
  outputs.forEach(([output, label], index) => {
    const top = edge.top + 46 * index;
    svg.append(
      s("text", { class: "explore-words", x: 0, y: top + 14 }, label),
      s("rect", { class: `${tone(spec, output)} bar`, x: 0, y: top + 20, width: Math.max(0, long(outcome[output])), height: 16 }),
      s("text", { class: "explore-words", x: long(outcome[output]) + 6, y: top + 33 }, plain(outcome[output])),
    );
  });
  return svg;
}

/** The answer in words: what each line is about, and what the reader said. */
export const told = (item, answer) =>
  item.model.controls.map(({ name, label }) => {
    const value = answer.inputs?.[name];
    if (typeof value === "boolean") return [label, named("explore.switch")[value ? "on" : "off"]];
    return [label, isNumber(value) ? plain(value) : (value ?? "")];
  });
