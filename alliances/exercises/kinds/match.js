// Match each line with one of several targets. The rules are those of match.py.
import { h } from "../elements.js";
import { atLeastHalf, choices, empty, judged, noteAt, picker, result, tally, unchosen } from "../kit.js";
import { say } from "../words.js";

export function rule(item, answer) {
  const matched = choices(answer, "matched", item.rows.length, item.targets.length);
  if (matched.every((choice) => choice === null)) return empty(say("match.empty"));
  const right = item.rows.map((row) => item.targets.indexOf(row.target));
  const hits = matched.filter((choice, index) => choice === right[index]).length;
  const rows = item.rows.map((row, index) => (matched[index] === null ? unchosen() : judged(matched[index] === right[index], row.fact)));
  return result(atLeastHalf(hits / right.length), [tally(rows)], rows);
}

export function control(item, name, changed) {
  const pickers = item.rows.map((_, index) => picker(item.targets, { id: `${name}-${index}`, "aria-describedby": `${name}-${index}-note` }, changed));
  const notes = item.rows.map((_, index) => noteAt(`${name}-${index}-note`));
  return {
    notes,
    element: h(
      "div",
      { class: "exercise-rows" },
      h("p", { class: "exercise-end" }, item.column),
      ...item.rows.map((row, index) =>
        h("div", { class: "exercise-row" }, h("label", { for: `${name}-${index}` }, row.text), pickers[index].select, notes[index]),
      ),
    ),
    read: () => ({ matched: pickers.map((each) => each.read()) }),
    write: (answer) => pickers.forEach((each, index) => each.write(answer?.matched?.[index])),
  };
}

/** The answer in words: what each line is about, and what the reader said. */
export const told = (item, answer) => item.rows.map((row, index) => [row.text, item.targets[answer.matched?.[index]] ?? ""]);
