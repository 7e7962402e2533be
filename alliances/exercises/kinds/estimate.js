// Commit to a number, then see the real one. The rules are those of estimate.py.
import { h, s } from "../elements.js";
import { empty, fitted, isNumber, numberField, numberIn, plain, result } from "../kit.js";
import { say } from "../words.js";

export function rule(item, answer) {
  const value = answer?.value ?? null;
  if (value === null) return empty(say("estimate.empty"));
  if (typeof value !== "number" || !Number.isFinite(value)) throw new RangeError(say("estimate.not-number"));
  if (value < item.least || value > item.most) return empty(say("estimate.range", { least: item.least, most: item.most }));
  const miss = Math.round(Math.abs(value - item.value) * 1e9) / 1e9;
  const both = say("estimate.both", { guess: plain(value), record: plain(item.value) });
  if (miss <= item.right_within) return result(1, [both, item.feedback.right]);
  if (miss <= item.close_within) return result(0.5, [both, item.feedback.close]);
  return result(0, [both, value < item.value ? item.feedback.low : item.feedback.high]);
}

export const neutral = true;

export function control(item, name, changed) {
  const limits = { min: item.least, max: item.most, step: item.step };
  const number = numberField(item, { id: `${name}-number` });
  const slider = h("input", { type: "range", "aria-label": say("estimate.slider", { unit: item.unit }), ...limits });
  /** Let the slider stand at a number, or be as nobody has touched it: no handle, and no number told. */
  const slide = (value) => {
    slider.value = value ?? item.least;
    slider.classList.toggle("exercise-unset", value === null);
    if (value === null) slider.setAttribute("aria-valuetext", say("estimate.unset"));
    else slider.removeAttribute("aria-valuetext");
  };
  const typed = () => numberIn(number.value);
  number.addEventListener("input", () => {
    slide(typed());
    changed();
  });
  slider.addEventListener("input", () => {
    number.value = slider.value;
    slide(typed());
    changed();
  });
  const stage = h("div", {});
  let drawn = () => stage.replaceChildren();
  const width = fitted(stage, () => drawn());
  return {
    element: h(
      "div",
      {},
      h(
        "div",
        { class: "exercise-estimate" },
        h("label", { for: `${name}-number` }, say("estimate.yours", { unit: item.unit })),
        number,
        h("span", { class: "exercise-scale" }, String(item.least), slider, String(item.most)),
      ),
      stage,
    ),
    reveal: (graded, answer) => (drawn = () => stage.replaceChildren(compared(item, answer.value, graded.feedback[0], width())))(),
    conceal: () => (drawn = () => stage.replaceChildren())(),
    read: () => ({ value: typed() }),
    write: (answer) => {
      number.value = answer?.value ?? "";
      slide(typed());
    },
  };
}

/** The answer in words: what each line is about, and what the reader said. */
export const told = (item, answer) => (isNumber(answer.value) ? [["", `${plain(answer.value)} ${item.unit}`]] : []);

/** The guess and the record on one scale. */
function compared(item, guess, both, width) {
  const [height, edge, line] = [96, 16, 48];
  const x = (value) => edge + ((width - 2 * edge) * (value - item.least)) / (item.most - item.least);
  const words = (value, y, text) => {
    const anchor = x(value) < width / 4 ? "start" : x(value) > (3 * width) / 4 ? "end" : "middle";
    return s("text", { class: "explore-words", x: x(value), y, "text-anchor": anchor }, text);
  };
  const [least, most] = [plain(item.least), plain(item.most)];
  return s(
    "svg",
    { class: "explore-drawing estimate-scale", viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": say("estimate.scale", { least, most, both }) },
    s("line", { class: "sketch-grid", x1: edge, x2: width - edge, y1: line, y2: line }),
    ...[item.least, item.most].map((end) => s("line", { class: "sketch-grid", x1: x(end), x2: x(end), y1: line - 5, y2: line + 5 })),
    s("line", { class: "estimate-gap", x1: x(guess), x2: x(item.value), y1: line, y2: line }),
    s("circle", { class: "estimate-guess", cx: x(guess), cy: line, r: 7 }),
    s("rect", { class: "estimate-record", x: x(item.value) - 6, y: line - 6, width: 12, height: 12 }),
    words(guess, line - 18, say("estimate.guess", { guess: plain(guess) })),
    words(item.value, line + 30, say("estimate.record", { record: plain(item.value) })),
  );
}
