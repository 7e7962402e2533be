// Commit to a number, then see the real one. The rules are those of estimate.py.
import { h } from "../elements.js";
import { empty, isNumber, plain, result } from "../kit.js";
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
  const number = h("input", { type: "number", id: `${name}-number`, inputmode: "decimal", ...limits });
  const slider = h("input", { type: "range", "aria-label": say("estimate.slider", { unit: item.unit }), ...limits, value: (item.least + item.most) / 2 });
  number.addEventListener("input", () => {
    if (number.value !== "") slider.value = number.value;
    changed();
  });
  slider.addEventListener("input", () => {
    number.value = slider.value;
    changed();
  });
  return {
    element: h(
      "div",
      { class: "exercise-estimate" },
      h("label", { for: `${name}-number` }, say("estimate.yours", { unit: item.unit })),
      number,
      h("span", { class: "exercise-scale" }, String(item.least), slider, String(item.most)),
    ),
    read: () => ({ value: number.value === "" ? null : Number(number.value) }),
    write: (answer) => {
      number.value = answer?.value ?? "";
      slider.value = answer?.value ?? (item.least + item.most) / 2;
    },
  };
}

/** The answer in words: what each line is about, and what the reader said. */
export const told = (item, answer) => (isNumber(answer.value) ? [["", `${plain(answer.value)} ${item.unit}`]] : []);
