// Match each line with one of several targets. The rules are those of match.py.
import { h } from "../elements.js";
import { atLeastHalf, choices, empty, missing, picker, result } from "../kit.js";
import { say } from "../words.js";

export function rule(item, answer) {
  const matched = choices(answer, "matched", item.rows.length, item.targets.length);
  if (matched.every((choice) => choice === null)) return empty(say("match.empty"));
  const right = item.rows.map((row) => item.targets.indexOf(row.target));
  const hits = matched.filter((choice, index) => choice === right[index]).length;
  if (hits === right.length) return result(1, item.rows.map((row) => say("match.right", { row: row.text, target: row.target, fact: row.fact })));
  const wrong = item.rows.flatMap((row, index) =>
    matched[index] === null || matched[index] === right[index]
      ? []
      : [say("match.wrong", { row: row.text, target: item.targets[matched[index]], fact: row.fact })],
  );
  return result(atLeastHalf(hits / right.length), [...wrong, ...missing(matched.filter((choice) => choice === null).length)]);
}

export function control(item, name, changed) {
  const pickers = item.rows.map((_, index) => picker(item.targets, { id: `${name}-${index}` }, changed));
  return {
    element: h(
      "div",
      { class: "exercise-rows" },
      h("p", { class: "exercise-end" }, item.column),
      ...item.rows.map((row, index) =>
        h("div", { class: "exercise-row" }, h("label", { for: `${name}-${index}` }, row.text), pickers[index].select),
      ),
    ),
    read: () => ({ matched: pickers.map((each) => each.read()) }),
    write: (answer) => pickers.forEach((each, index) => each.write(answer?.matched?.[index])),
  };
}
