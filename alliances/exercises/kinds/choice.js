// Choose one option, or several. The rules are those of choice.py.
import { h } from "../elements.js";
import { empty, judged, noteAt, places, result } from "../kit.js";
import { say } from "../words.js";

export function rule(item, answer) {
  const picked = places(answer, "picked", item.options.length);
  if (!picked.length) return empty(say("choice.empty"));
  if (!item.several && picked.length > 1) throw new RangeError(say("choice.single"));
  const right = item.options.filter((option) => option.correct).length;
  const hits = picked.filter((index) => item.options[index].correct).length;
  const rows = item.options.map((option, index) => (picked.includes(index) ? judged(option.correct, option.feedback) : null));
  const feedback = [say("choice.why", { count: picked.length })];
  const lacking = right - hits;
  if (item.several && lacking) feedback.push(say("choice.lacking", { count: lacking }));
  return result(Math.max(0, (hits - (picked.length - hits)) / right), feedback, rows);
}

export function control(item, name, changed) {
  const inputs = item.options.map((_, index) =>
    h("input", {
      type: item.several ? "checkbox" : "radio",
      name,
      value: index,
      id: `${name}-${index}`,
      "aria-describedby": `${name}-${index}-note`,
      onchange: changed,
    }),
  );
  const notes = item.options.map((_, index) => noteAt(`${name}-${index}-note`));
  const rows = item.options.map((option, index) =>
    h("div", { class: "exercise-option" }, inputs[index], h("label", { for: `${name}-${index}` }, option.text), notes[index]),
  );
  return {
    notes,
    element: h("div", {}, ...rows),
    read: () => ({ picked: inputs.flatMap((input, index) => (input.checked ? [index] : [])) }),
    write: (answer) => inputs.forEach((input, index) => (input.checked = answer?.picked.includes(index) ?? false)),
  };
}

/** The answer in words: what each line is about, and what the reader said. */
export const told = (item, answer) => (answer.picked ?? []).map((place) => ["", item.options[place].text, place]);
