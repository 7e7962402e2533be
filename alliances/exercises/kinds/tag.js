// The source lens: tag each unit of a passage. The rules are those of tag.py.
import { h } from "../elements.js";
import { atLeastHalf, choices, empty, note, noteAt, picker, result } from "../kit.js";
import { named, say } from "../words.js";

export function rule(item, answer) {
  const size = item.units.length;
  const chosen = choices(answer, "tags", size, item.tags.length);
  const left = chosen.filter((choice) => choice === null).length;
  if (left) return empty(say("tag.empty", { count: left }));
  const ours = item.units.map((unit) => item.tags.findIndex((tag) => tag.name === unit.tag));
  const hits = chosen.filter((choice, index) => choice === ours[index]).length;
  const rows = item.units.map((unit, index) =>
    chosen[index] === ours[index] ? note("right", unit.reason) : note("differ", say("tag.differ", { ours: unit.tag, reason: unit.reason })),
  );
  const count = (list, place) => list.filter((each) => each === place).length;
  const byChance = item.tags.reduce((sum, _, place) => sum + count(chosen, place) * count(ours, place), 0);
  return result(atLeastHalf(hits / size), [agreement(hits, size), kappaTold(hits, byChance, size)], rows);
}

/** On how many units reader and book agree, in words. */
function agreement(hits, size) {
  return say("tag.agreement", { hits, size, share: Math.floor((200 * hits + size) / (2 * size)) });
}

/** Cohen's kappa with its explanation. */
function kappaTold(hits, byChance, size) {
  const [above, room] = [size * hits - byChance, size * size - byChance];
  const hundredths = Math.floor((200 * above + room) / (2 * room));
  const kappa = (hundredths < 0 ? "−" : "") + (Math.abs(hundredths) / 100).toFixed(2);
  const expected = Math.floor((200 * byChance + size * size) / (2 * size * size));
  return say("tag.kappa", { expected, kappa });
}

export const marks = named("tag.marks");

export function control(item, name, changed) {
  const names = item.tags.map((tag) => tag.name);
  const pickers = item.units.map((_, index) =>
    picker(names, { id: `${name}-${index}`, "aria-describedby": `${name}-${index}-note` }, changed, say("tag.choose")),
  );
  const notes = item.units.map((_, index) => noteAt(`${name}-${index}-note`));
  return {
    notes,
    element: h(
      "div",
      {},
      h(
        "dl",
        { class: "exercise-tags" },
        ...item.tags.map((tag) => h("div", {}, h("dt", {}, tag.name), h("dd", {}, tag.meaning))),
      ),
      h("p", { class: "exercise-source" }, say("tag.passage", { passage: item.passage, source: item.source })),
      h(
        "ol",
        { class: "exercise-lens" },
        ...item.units.map((unit, index) =>
          h("li", {}, h("div", { class: "exercise-unit" }, h("label", { for: `${name}-${index}` }, unit.text), pickers[index].select), notes[index]),
        ),
      ),
    ),
    read: () => ({ tags: pickers.map((each) => each.read()) }),
    write: (answer) => pickers.forEach((each, index) => each.write(answer?.tags?.[index])),
  };
}

/** The answer in words: what each line is about, and what the reader said. */
export const told = (item, answer) => item.units.map((unit, index) => [unit.text, item.tags[answer.tags?.[index]]?.name ?? ""]);
