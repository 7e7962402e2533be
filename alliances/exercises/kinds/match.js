// Match each line with one of several targets. The rules are those of match.py.
import { h } from "../elements.js";
import { atLeastHalf, choices, empty, missing, picker, result } from "../kit.js";

export function rule(item, answer) {
  const matched = choices(answer, "matched", item.rows.length, item.targets.length);
  if (matched.every((choice) => choice === null)) return empty("Choose a match for each line first.");
  const right = item.rows.map((row) => item.targets.indexOf(row.target));
  const hits = matched.filter((choice, index) => choice === right[index]).length;
  if (hits === right.length) return result(1, item.rows.map((row) => `${row.text}: ${row.target}. ${row.fact}`));
  const wrong = item.rows.flatMap((row, index) =>
    matched[index] === null || matched[index] === right[index]
      ? []
      : [`“${row.text}” does not go with “${item.targets[matched[index]]}”. ${row.fact}`],
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
